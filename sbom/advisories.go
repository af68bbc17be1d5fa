package sbom

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/osv"
)

// VEX is an OpenVEX document with the place of its statements.
type VEX struct {
	*osv.VEX
	Path string
}

// ReadVEX reads an OpenVEX document.
func ReadVEX(doc *source.Document) (*VEX, *model.Problem) {
	v, err := osv.ReadVEX(doc.Data)
	if bad, ok := errors.AsType[*osv.VEXError](err); ok {
		return nil, doc.ProblemAt(model.ProblemSyntax, bad.Offset, "is no OpenVEX document: %s", bad)
	}
	if err != nil {
		return nil, doc.Problem(model.ProblemSyntax, "is no OpenVEX document: %s", err)
	}
	return &VEX{VEX: v, Path: doc.Path}, nil
}

// Advise looks the components of SBOMs up in a database of vulnerabilities, if there is one, and lets VEX statements set
// aside what they cover: those of an SBOM by reference, those of OpenVEX documents by product. It completes the facts of
// the SBOMs and returns a vulnerability for every advisory that holds for a component, and one for every OpenVEX
// statement. The problems are parts of the database that could not be read.
func Advise(ctx context.Context, boms []*BOM, db *osv.Database, documents []*VEX) ([]model.Entity, []model.Problem, error) {
	a := advising{documents: documents}
	if db != nil {
		if err := a.lookup(ctx, db, boms); err != nil {
			return nil, nil, err
		}
	}
	for _, bom := range boms {
		for _, v := range bom.vulnerabilities {
			a.setAside(bom, v.facts, bom.affected(v.facts))
		}
	}
	for _, document := range documents {
		for i := range document.Statements {
			a.entities = append(a.entities, document.entity(&document.Statements[i], boms))
		}
	}
	return a.entities, a.problems, nil
}

type advising struct {
	documents []*VEX
	entities  []model.Entity
	problems  []model.Problem
}

// lookup asks for all components at once: each archive is read once.
func (a *advising) lookup(ctx context.Context, db *osv.Database, boms []*BOM) error {
	type asked struct {
		bom       *BOM
		component *component
	}
	var queries []osv.Query
	var whose []asked
	for _, bom := range boms {
		bom.Facts.OSV = &OSVFacts{Databases: []DatabaseFacts{}, Unasked: []UnaskedFacts{}}
		for _, c := range bom.components {
			f := c.facts
			if f.Type == "file" || f.PURL == nil && c.isRoot {
				continue
			}
			if f.PURL == nil || f.PURL.Name == "" {
				bom.Facts.OSV.unasked(c, "the component has no package URL")
				continue
			}
			purl := f.PURL.parts()
			exact := f.PURLPin != nil && f.PURLPin.Exact
			if purl.Version == "" && f.Pin.Exact {
				purl.Version, exact = f.Version, true
			}
			queries = append(queries, osv.Query{PURL: purl, Exact: exact})
			whose = append(whose, asked{bom, c})
		}
	}
	result, err := db.Match(ctx, queries)
	if err != nil {
		return fmt.Errorf("look up vulnerabilities: %w", err)
	}
	archives := map[string]osv.Archive{}
	for _, archive := range result.Archives {
		archives[archive.Ecosystem] = archive
		a.unreadable(archive)
	}
	for i, match := range result.Matches {
		bom, c := whose[i].bom, whose[i].component
		switch {
		case match.Outcome != osv.NotEvaluated:
			bom.Facts.OSV.Evaluated++
		case match.Ecosystem != "": // its part of the database is at fault, and told
			bom.Facts.OSV.NotEvaluated++
		default:
			bom.Facts.OSV.unasked(c, match.Reason)
		}
		bom.Facts.OSV.add(match.Ecosystem, archives)
		for _, advisory := range match.Advisories {
			a.entities = append(a.entities, a.vulnerability(bom, c, advisory))
		}
		for _, u := range match.Uncertain {
			a.entities = append(a.entities, a.uncertain(bom, c, u))
		}
	}
	for _, bom := range boms {
		slices.SortFunc(bom.Facts.OSV.Databases, func(a, b DatabaseFacts) int { return strings.Compare(a.Ecosystem, b.Ecosystem) })
	}
	return nil
}

// unreadable reports what of an archive could not be read: each advisory may have been about any component.
func (a *advising) unreadable(archive osv.Archive) {
	problem := model.Problem{ID: model.ProblemUnreadable, Location: model.Location{Path: archive.Path}}
	switch {
	case archive.Err != nil:
		problem.Message, problem.Cause = "could not be read: "+archive.Err.Error(), archive.Err
	case archive.Unreadable > 0:
		problem.Message = fmt.Sprintf("%d advisories could not be read, %s first: %s", archive.Unreadable,
			shorten(archive.Examples[0].Entry, 60), archive.Examples[0].Err)
	default:
		return
	}
	a.problems = append(a.problems, problem)
}

// maxReasons is how many reasons are kept apart.
const maxReasons = 20

// unasked counts a component that could not be looked up. A reason may quote the document, so they are not all kept.
func (f *OSVFacts) unasked(c *component, reason string) {
	f.NotEvaluated++
	i := slices.IndexFunc(f.Unasked, func(u UnaskedFacts) bool { return u.Reason == reason })
	switch {
	case i < 0 && len(f.Unasked) == maxReasons:
		i = maxReasons - 1
		f.Unasked[i].Reason = "for further reasons"
	case i < 0:
		i = len(f.Unasked)
		f.Unasked = append(f.Unasked, UnaskedFacts{Reason: reason, First: c.name()})
	}
	f.Unasked[i].Count++
}

// add notes the part of the database that was asked for an ecosystem. A release belongs to the ecosystem's archive.
func (f *OSVFacts) add(ecosystem string, archives map[string]osv.Archive) {
	if ecosystem == "" {
		return
	}
	name, _, _ := strings.Cut(ecosystem, ":")
	archive, there := archives[ecosystem]
	if !there {
		ecosystem = name
		archive, there = archives[name]
	}
	if slices.ContainsFunc(f.Databases, func(d DatabaseFacts) bool { return d.Ecosystem == ecosystem }) {
		return
	}
	row := DatabaseFacts{Ecosystem: ecosystem, Missing: !there}
	if there && !archive.Modified.IsZero() {
		row.Day = archive.Modified.UTC().Format(time.DateOnly)
	}
	f.Databases = append(f.Databases, row)
}

func (a *advising) vulnerability(bom *BOM, c *component, advisory osv.Advisory) model.Entity {
	facts := newVulnerability("osv", c)
	facts.ID, facts.Aliases, facts.Malicious = advisory.ID, append(facts.Aliases, advisory.Aliases...), advisory.Malicious
	facts.Severity = firstOf(advisory.Severity, "unknown")
	facts.Detail, facts.FixedIn = advisory.Summary, append(facts.FixedIn, advisory.Fixed...)
	facts.Published, facts.Updated = stamp(advisory.Published), stamp(advisory.Modified)
	if advisory.Score > 0 {
		facts.Ratings = append(facts.Ratings, RatingFacts{Severity: facts.Severity, Score: &advisory.Score, Method: "CVSS"})
	}
	a.setAside(bom, facts, []*component{c})
	return c.vulnerable(bom.path, facts)
}

func (a *advising) uncertain(bom *BOM, c *component, u osv.Uncertain) model.Entity {
	facts := newVulnerability("osv", c)
	facts.ID, facts.Match, facts.Detail = u.ID, "uncertain", u.Reason
	facts.Malicious = isMalicious(u.ID, nil)
	a.setAside(bom, facts, []*component{c})
	return c.vulnerable(bom.path, facts)
}

func newVulnerability(origin string, c *component) *VulnerabilityFacts {
	facts := &VulnerabilityFacts{
		Origin: origin, Match: "affected", Severity: "unknown", Aliases: []string{}, FixedIn: []string{},
		Ratings: []RatingFacts{}, CWEs: []int{}, Affects: []AffectsFacts{},
	}
	if c != nil {
		facts.Component = c.name()
	}
	return facts
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// vulnerable makes the entity of an advisory. Its place is what the component was looked up by.
func (c *component) vulnerable(path string, facts *VulnerabilityFacts) model.Entity {
	return model.Entity{
		Kind: model.EntityVulnerability, Name: facts.ID + " " + facts.Component, Facts: facts,
		Locate: func([]any) model.Place { return c.locate(path)([]any{"purl"}) },
	}
}

// setAside notes the VEX statement by which a vulnerability does not count. It has to cover every component that is
// affected: what is said of one silences no other.
func (a *advising) setAside(bom *BOM, facts *VulnerabilityFacts, affected []*component) {
	if facts.SuppressedBy != "" || len(affected) == 0 {
		return
	}
	ids := append([]string{facts.ID}, facts.Aliases...)
	by := ""
	for _, c := range affected {
		statement := bom.statement(ids, c)
		for _, document := range a.documents {
			if c.facts.PURL == nil {
				break
			}
			if s, ok := document.Statement(ids, c.facts.PURL.parts(), bom.subject()...); ok && s.Suppresses() {
				statement = string(s.Status) + " in " + document.Path
			}
		}
		if statement == "" {
			return
		}
		by = statement
	}
	facts.SuppressedBy = by
}

// subject is the package that the document describes, if it has a package URL.
func (b *BOM) subject() []osv.PURL {
	if b.Subject == nil || b.Subject.PURL == nil {
		return nil
	}
	return []osv.PURL{b.Subject.PURL.parts()}
}

// occurrence is a vulnerability's name and a component that it affects.
type occurrence struct {
	id        string
	component *component
}

// statement is what the document itself says of a component under a vulnerability, when that sets it aside. Of several, the
// first one counts.
func (b *BOM) statement(ids []string, c *component) string {
	if b.occurrences == nil {
		b.occurrences = map[occurrence][]int{}
		for i, v := range b.vulnerabilities {
			if v.facts.Origin != "sbom" {
				continue
			}
			for _, c := range b.affected(v.facts) {
				for _, id := range append([]string{v.facts.ID}, v.facts.Aliases...) {
					b.occurrences[occurrence{id, c}] = append(b.occurrences[occurrence{id, c}], i)
				}
			}
		}
	}
	first := len(b.vulnerabilities)
	for _, id := range ids {
		for _, i := range b.occurrences[occurrence{id, c}] {
			if b.vulnerabilities[i].facts.SuppressedBy != "" {
				first = min(first, i)
				break
			}
		}
	}
	if first == len(b.vulnerabilities) {
		return ""
	}
	return b.vulnerabilities[first].facts.SuppressedBy
}

// affected are the components of the document that a vulnerability names, by reference or by a link to this document.
func (b *BOM) affected(v *VulnerabilityFacts) []*component {
	var list []*component
	for _, a := range v.Affects {
		list = append(list, b.byRef[b.Facts.own(a.Ref)]...)
	}
	return list
}

// parts are those that a package URL is compared by.
func (p *PURLFacts) parts() osv.PURL {
	parts := osv.PURL{Type: p.Type, Namespace: p.Namespace, Name: p.Name, Version: p.Version, Subpath: p.Subpath, Qualifiers: map[string]string{}}
	for _, q := range p.Qualifiers {
		parts.Qualifiers[q.Name] = q.Value
	}
	return parts
}

// entity makes a vulnerability of an OpenVEX statement.
func (v *VEX) entity(s *osv.Statement, boms []*BOM) model.Entity {
	facts := newVulnerability("openvex", nil)
	places := places{}
	if len(s.Vulnerabilities) > 0 {
		facts.ID, facts.Aliases = s.Vulnerabilities[0], append(facts.Aliases, s.Vulnerabilities[1:]...)
	}
	places.add("id", "vulnerability")
	places.add("analysis", "status")
	places.add("analysis/state", "status")
	places.add("analysis/justification", "justification")
	facts.Analysis = &AnalysisFacts{
		State: string(s.Status), Justification: s.Justification, HasDetail: s.ImpactStatement != "", Action: s.ActionStatement != "",
		Responses: []string{}, LastUpdated: stamp(s.Timestamp),
	}
	if !s.Timestamp.IsZero() {
		facts.Analysis.LastDay = s.Timestamp.UTC().Format(time.DateOnly)
	}
	for i, product := range s.Products {
		row := AffectsFacts{Statuses: []string{}}
		if product.PURL != nil {
			row.Ref = product.PURL.String()
			row.Overbroad = product.PURL.Version == "" && len(product.Subcomponents) == 0
		}
		row.Resolved = slices.ContainsFunc(boms, func(b *BOM) bool { return b.holds(product) })
		if len(product.Pointer) > len(s.Pointer) {
			places.add(index("affects", i), strings.Join(product.Pointer[len(s.Pointer):], "/"))
		}
		facts.Affects = append(facts.Affects, row)
	}
	return model.Entity{
		Kind: model.EntityVulnerability, Name: "openvex " + facts.ID, Facts: facts,
		Locate: locator(v.Path, s.Pointer, places, "id"),
	}
}

// holds reports whether a product, or one of its parts, is a component of the document.
func (b *BOM) holds(product osv.Product) bool {
	matches := func(p osv.Product) bool {
		return p.PURL != nil && slices.ContainsFunc(b.components, func(c *component) bool {
			return c.facts.PURL != nil && p.PURL.Covers(c.facts.PURL.parts())
		})
	}
	return matches(product) || slices.ContainsFunc(product.Subcomponents, matches)
}
