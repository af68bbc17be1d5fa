package bom

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/osv"
	"github.com/sealint/sealint/sbom/quote"
)

// Advise looks the components of SBOMs up in a database of vulnerabilities, if there is one, and finds the VEX statements
// by which vulnerabilities do not count: those of an SBOM by reference, also into another SBOM of the run (BOM-Link), those of other
// documents by product. It completes the facts of the SBOMs and returns a vulnerability for every advisory that holds for a component,
// and one for every statement of the documents. The problems are parts of the database that could not be read.
func Advise(ctx context.Context, boms []*BOM, db *osv.Database, documents []*VEX) ([]model.Entity, []model.Problem, error) {
	a := adviser{documents: documents}
	judged := map[string]bool{}
	for _, bom := range boms {
		judged[bom.Path] = true
		if linked := statementsOf(bom, true); len(linked.Statements) > 0 {
			a.documents = append(slices.Clip(a.documents), linked)
		}
	}
	if db != nil {
		if err := a.match(ctx, db, boms); err != nil {
			return nil, nil, err
		}
	}
	for _, bom := range boms {
		for _, v := range bom.Vulnerabilities {
			a.suppress(bom, v.Facts, bom.Affected(v.Facts))
		}
	}
	for _, document := range documents {
		for i := range document.Statements {
			if judged[document.Path] {
				break // its vulnerabilities are entities of the SBOM
			}
			a.entities = append(a.entities, document.entity(&document.Statements[i], boms))
		}
	}
	return a.entities, a.problems, nil
}

type adviser struct {
	documents []*VEX
	entities  []model.Entity
	problems  []model.Problem
}

// lookup is a component that is looked up, with its document.
type lookup struct {
	bom       *BOM
	component *sbom.Component
}

// match asks the database about all components at once: each archive is read once.
func (a *adviser) match(ctx context.Context, db *osv.Database, boms []*BOM) error {
	queries, lookups := queriesFor(boms)
	result, err := db.Match(ctx, queries)
	if err != nil {
		return fmt.Errorf("look up vulnerabilities: %w", err)
	}
	archives := map[string]osv.Archive{}
	for _, archive := range result.Archives {
		archives[archive.Ecosystem] = archive
		if problem := problemOf(archive); problem != nil {
			a.problems = append(a.problems, *problem)
		}
	}
	for i, match := range result.Matches {
		l := lookups[i]
		facts := l.bom.Facts.OSV
		switch {
		case match.Outcome != osv.NotEvaluated:
			facts.Evaluated++
		case match.Ecosystem != "": // its archive is missing or could not be read, which is reported
			facts.NotEvaluated++
		default:
			countUnasked(facts, l.component, match.Reason)
		}
		addDatabase(facts, match.Ecosystem, archives)
		for _, advisory := range match.Advisories {
			a.entities = append(a.entities, a.vulnerability(l, advisory))
		}
		for _, u := range match.Uncertain {
			a.entities = append(a.entities, a.uncertain(l, u))
		}
	}
	for _, bom := range boms {
		slices.SortFunc(bom.Facts.OSV.Databases, func(a, b sbom.DatabaseFacts) int { return strings.Compare(a.Ecosystem, b.Ecosystem) })
	}
	return nil
}

// queriesFor lists what to ask the database, and about which component each query is. It counts the components that the
// database cannot be asked about.
func queriesFor(boms []*BOM) (queries []osv.Query, lookups []lookup) {
	for _, bom := range boms {
		bom.Facts.OSV = &sbom.OSVFacts{Databases: []sbom.DatabaseFacts{}, Unasked: []sbom.UnaskedFacts{}}
		for _, c := range bom.Components {
			f := c.Facts
			if f.Type == "file" || f.PURL == nil && f.IsRoot {
				continue
			}
			if f.PURL == nil || f.PURL.Name == "" {
				countUnasked(bom.Facts.OSV, c, "the component has no package URL")
				continue
			}
			purl := f.PURL.Parts()
			exact := f.PURLPin != nil && f.PURLPin.Names()
			if purl.Version == "" && f.Pin.Names() {
				purl.Version, exact = f.Version, true
			}
			queries = append(queries, osv.Query{PURL: purl, Exact: exact, Source: c.Source})
			lookups = append(lookups, lookup{bom, c})
		}
	}
	return queries, lookups
}

// problemOf says what of an archive could not be read. Each unreadable advisory may have been about any component.
func problemOf(archive osv.Archive) *model.Problem {
	problem := &model.Problem{ID: model.ProblemUnreadable, Location: model.Location{Path: archive.Path}}
	switch {
	case archive.Err != nil:
		problem.Message, problem.Cause = "could not be read: "+archive.Err.Error(), archive.Err
	case archive.Unreadable > 0:
		first := archive.Examples[0]
		problem.Message = fmt.Sprintf("%d advisories could not be read, %s first: %s", archive.Unreadable, quote.Truncate(first.Entry, maxEntryName), first.Err)
	default:
		return nil
	}
	return problem
}

// maxEntryName is how many characters of the name of an archive's entry are shown.
const maxEntryName = 60

// maxReasons is how many reasons are counted one by one: a reason may quote the document.
const maxReasons = 20

// countUnasked counts a component that could not be looked up.
func countUnasked(f *sbom.OSVFacts, c *sbom.Component, reason string) {
	f.NotEvaluated++
	i := slices.IndexFunc(f.Unasked, func(u sbom.UnaskedFacts) bool { return u.Reason == reason })
	switch {
	case i < 0 && len(f.Unasked) == maxReasons:
		i = maxReasons - 1
		f.Unasked[i].Reason = "for further reasons"
	case i < 0:
		i = len(f.Unasked)
		f.Unasked = append(f.Unasked, sbom.UnaskedFacts{Reason: reason, First: c.Name()})
	}
	f.Unasked[i].Count++
}

// addDatabase notes which part of the database was asked about an ecosystem. A release of a distribution may have an
// archive of its own; else it belongs to the distribution's.
func addDatabase(f *sbom.OSVFacts, ecosystem string, archives map[string]osv.Archive) {
	if ecosystem == "" {
		return
	}
	archive, found := archives[ecosystem]
	if !found {
		ecosystem, _, _ = strings.Cut(ecosystem, ":")
		archive, found = archives[ecosystem]
	}
	if slices.ContainsFunc(f.Databases, func(d sbom.DatabaseFacts) bool { return d.Ecosystem == ecosystem }) {
		return
	}
	row := sbom.DatabaseFacts{Ecosystem: ecosystem, Missing: !found}
	if found && !archive.Modified.IsZero() {
		row.Day = archive.Modified.UTC().Format(time.DateOnly)
	}
	f.Databases = append(f.Databases, row)
}

// vulnerability makes an entity of an advisory that holds for a component.
func (a *adviser) vulnerability(l lookup, advisory osv.Advisory) model.Entity {
	facts := newVulnerability("osv")
	facts.ID, facts.Aliases, facts.Malicious = advisory.ID, append(facts.Aliases, advisory.Aliases...), advisory.Malicious
	if advisory.Severity != "" {
		facts.Severity = advisory.Severity
	}
	facts.Detail, facts.FixedIn = advisory.Summary, append(facts.FixedIn, advisory.Fixed...)
	facts.Published, facts.Updated = formatTime(advisory.Published), formatTime(advisory.Modified)
	if advisory.Score > 0 {
		facts.Ratings = append(facts.Ratings, sbom.RatingFacts{Severity: facts.Severity, Score: &advisory.Score, Method: "CVSS"})
	}
	return a.entity(l, facts)
}

// uncertain makes an entity of an advisory that may hold for a component.
func (a *adviser) uncertain(l lookup, u osv.Uncertain) model.Entity {
	facts := newVulnerability("osv")
	facts.ID, facts.Aliases, facts.Match, facts.Detail = u.ID, append(facts.Aliases, u.Aliases...), "uncertain", u.Reason
	facts.Malicious = osv.IsMalicious(u.ID, u.Aliases...)
	return a.entity(l, facts)
}

// entity makes the entity of an advisory about a component. Its place is that of the component's package URL.
func (a *adviser) entity(l lookup, facts *sbom.VulnerabilityFacts) model.Entity {
	facts.Component = l.component.Name()
	a.suppress(l.bom, facts, []*sbom.Component{l.component})
	return model.Entity{
		Kind: model.EntityVulnerability, Document: l.bom.Path, Name: facts.ID + " " + facts.Component, Version: releaseOf(l.component), Facts: facts,
		Locate:    locator(l.bom.Path, func([]any) []string { return l.component.Pointer([]any{"purl"}) }),
		NamePlace: named("vulnerability "+model.EscapeName(facts.ID, " >")+" "+strings.TrimPrefix(placeOf(l.component), "component "), facts),
	}
}

func newVulnerability(origin string) *sbom.VulnerabilityFacts {
	return &sbom.VulnerabilityFacts{
		Origin: origin, Match: "affected", Severity: "unknown", Aliases: []string{}, FixedIn: []string{},
		Ratings: []sbom.RatingFacts{}, CWEs: []int{}, Affects: []sbom.AffectsFacts{},
	}
}

// formatTime writes a time as RFC 3339; the zero time is empty.
func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// suppress notes the VEX statement by which a vulnerability does not count. There has to be a statement about every
// component that is affected.
func (a *adviser) suppress(bom *BOM, facts *sbom.VulnerabilityFacts, affected []*sbom.Component) {
	if facts.SuppressedBy != "" || len(affected) == 0 {
		return
	}
	ids := append([]string{facts.ID}, facts.Aliases...)
	by := ""
	for _, c := range affected {
		statement := bom.statement(ids, c)
		subject := osv.Subject{Links: bom.links(c), Within: bom.product()}
		if c.Facts.PURL != nil {
			purl := c.Facts.PURL.Parts()
			subject.PURL = &purl
		}
		for _, document := range a.documents {
			if s, ok := document.Statement(ids, subject); ok && s.Suppresses() {
				statement = string(s.Status) + " in " + document.Path + document.by()
			}
		}
		if statement == "" {
			return
		}
		by = statement
	}
	facts.SuppressedBy = by
}

// product is the package that the document describes, if it has a package URL.
func (b *BOM) product() []osv.PURL {
	if b.Subject == nil || b.Subject.Facts.PURL == nil {
		return nil
	}
	return []osv.PURL{b.Subject.Facts.PURL.Parts()}
}

// occurrence is a vulnerability's name and a component that it affects.
type occurrence struct {
	id        string
	component *sbom.Component
}

// statement is the analysis in the document itself by which a vulnerability of a component does not count; empty without
// one. Of several, the first one counts.
func (b *BOM) statement(ids []string, c *sbom.Component) string {
	if b.statements == nil {
		b.statements = map[occurrence][]int{}
		for i, v := range b.Vulnerabilities {
			for _, c := range b.Affected(v.Facts) {
				for _, id := range append([]string{v.Facts.ID}, v.Facts.Aliases...) {
					b.statements[occurrence{id, c}] = append(b.statements[occurrence{id, c}], i)
				}
			}
		}
	}
	first := len(b.Vulnerabilities)
	for _, id := range ids {
		for _, i := range b.statements[occurrence{id, c}] {
			if b.Vulnerabilities[i].Facts.SuppressedBy != "" {
				first = min(first, i)
				break
			}
		}
	}
	if first == len(b.Vulnerabilities) {
		return ""
	}
	return b.Vulnerabilities[first].Facts.SuppressedBy
}
