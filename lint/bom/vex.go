package bom

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/osv"
	"github.com/sealint/sealint/sbom/quote"
)

// VEX is a document of the run with statements about vulnerabilities: OpenVEX, CSAF or CycloneDX.
type VEX struct {
	*osv.VEX
	// Path is the document's path as model.Location has it.
	Path string
}

// ReadVEX reads an OpenVEX, CSAF or CycloneDX document. The problem says why it could not be read, or that it makes no statement.
func ReadVEX(doc *source.Document) (*VEX, *model.Problem) {
	if doc.Kind == model.SBOM {
		return readVEXOfBOM(doc)
	}
	read, format := osv.ReadVEX, "OpenVEX"
	if bytes.Contains(doc.Data, []byte(`"csaf_version"`)) {
		read, format = osv.ReadCSAF, "CSAF 2.0"
	}
	v, err := read(doc.Data)
	if bad, ok := errors.AsType[*osv.VEXError](err); ok {
		return nil, doc.ProblemAt(model.ProblemSyntax, bad.Offset, "is no %s document: %s", format, bad)
	}
	if err != nil {
		return nil, doc.Problem(model.ProblemSyntax, "is no %s document: %s", format, err)
	}
	return &VEX{VEX: v, Path: doc.Path}, nil
}

func readVEXOfBOM(doc *source.Document) (*VEX, *model.Problem) {
	b, problems := Lower(doc, nil)
	if len(problems) > 0 { // a part that could not be read may be a statement
		return nil, &problems[0]
	}
	v := statementsOf(b, false)
	if len(v.Statements) == 0 {
		return nil, doc.Problem(model.ProblemSyntax, "has no vulnerability with an analysis, so it says nothing as a VEX document")
	}
	return v, nil
}

// statuses are the statuses of the states of an analysis in CycloneDX.
var statuses = map[string]osv.Status{
	"not_affected": osv.StatusNotAffected, "false_positive": osv.StatusNotAffected, "resolved": osv.StatusFixed,
	"resolved_with_pedigree": osv.StatusFixed, "exploitable": osv.StatusAffected, "in_triage": osv.StatusUnderInvestigation,
}

// statementsOf returns what a CycloneDX document states about components: by BOM-Links, and unless linked is true about components of
// its own, by their package URLs.
func statementsOf(b *BOM, linked bool) *VEX {
	v := &VEX{VEX: &osv.VEX{ID: b.Facts.Serial}, Path: b.Path}
	v.Timestamp, _ = time.Parse(time.RFC3339, b.Facts.Timestamp)
	if len(b.Facts.Authors) > 0 {
		v.Author = b.Facts.Authors[0].Name
	}
	for _, vulnerability := range b.Vulnerabilities {
		f := vulnerability.Facts
		if f.Analysis == nil || statuses[f.Analysis.State] == "" {
			continue
		}
		place := func(path ...any) string { return strings.Join(vulnerability.Pointer(path), "/") }
		s := osv.Statement{
			Pointer: []string{}, Status: statuses[f.Analysis.State], Justification: f.Analysis.Justification, Timestamp: v.Timestamp,
			Places: map[string]string{
				"id": place("id"), "analysis": place("analysis"), "analysis/state": place("analysis", "state"),
				"analysis/justification": place("analysis", "justification"),
			},
		}
		if f.Analysis.HasDetail || f.Analysis.State == "false_positive" { // a false positive needs no further reason
			s.ImpactStatement = "stated"
		}
		if f.Analysis.Action {
			s.ActionStatement = "stated"
		}
		if at, err := time.Parse(time.RFC3339, cmp.Or(f.Analysis.LastUpdated, f.Analysis.FirstIssued)); err == nil {
			s.Timestamp = at
		}
		for _, id := range append([]string{f.ID}, f.Aliases...) {
			if id != "" {
				s.Vulnerabilities = append(s.Vulnerabilities, id)
			}
		}
		for i, a := range f.Affects {
			product := osv.Product{Name: a.Ref, Pointer: vulnerability.Pointer([]any{"affects", i})}
			if a.BOMLink {
				product.Link, _ = osv.ParseLink(a.Ref)
			} else if linked {
				continue
			} else if c := b.component(a.Ref); c != nil && c.Facts.PURL != nil {
				purl := c.Facts.PURL.Parts()
				product.PURL = &purl
			}
			s.Products = append(s.Products, product)
		}
		if linked && len(s.Products) == 0 {
			continue
		}
		if s.Status == osv.StatusNotAffected && s.Justification == "" && s.ImpactStatement == "" {
			s.Problems = append(s.Problems, osv.VEXProblem{Kind: osv.Unjustified, Message: "is not_affected without a justification or a detail"})
		}
		v.Add(s)
	}
	return v
}

// component returns the only component of the document with a reference, or nil.
func (b *BOM) component(ref string) *sbom.Component {
	if list := b.Affected(&sbom.VulnerabilityFacts{Affects: []sbom.AffectsFacts{{Ref: ref}}}); len(list) == 1 {
		return list[0]
	}
	return nil
}

// links returns the BOM-Links that name a component. The subject is also what a link to the document means.
func (b *BOM) links(c *sbom.Component) []osv.Link {
	serial, ok := strings.CutPrefix(strings.ToLower(b.Facts.Serial), "urn:uuid:")
	if !ok || b.Facts.Version == nil {
		return nil
	}
	var list []osv.Link
	if c.Facts.BOMRef != "" {
		list = append(list, osv.Link{Serial: serial, Version: *b.Facts.Version, Element: c.Facts.BOMRef})
	}
	if c == b.Subject {
		list = append(list, osv.Link{Serial: serial, Version: *b.Facts.Version})
	}
	return list
}

// by names the author of the document, if it states one.
func (v *VEX) by() string {
	if v.Author == "" {
		return ""
	}
	return ", by " + quote.Truncate(v.Author, maxAuthor)
}

// maxAuthor is how many characters of the name of an author are shown.
const maxAuthor = 60

// maxSetAside is how many vulnerabilities a note lists.
const maxSetAside = 10

// SetAsideNote lists the vulnerabilities of a database that do not count because of a statement, and where it is. It is empty if there
// are none.
func SetAsideNote(entities []model.Entity) string {
	var list []string
	for _, e := range entities {
		if f, ok := e.Facts.(*sbom.VulnerabilityFacts); ok && f.Origin == "osv" && f.SuppressedBy != "" {
			list = append(list, fmt.Sprintf("%s of %s (%s)", f.ID, f.Component, f.SuppressedBy))
		}
	}
	slices.Sort(list)
	if list = slices.Compact(list); len(list) == 0 {
		return ""
	}
	note := fmt.Sprintf("%d known vulnerabilities do not count, because VEX statements set them aside: ", len(list))
	if len(list) == 1 {
		note = "1 known vulnerability does not count, because a VEX statement sets it aside: "
	}
	if more := len(list) - maxSetAside; more > 0 {
		list = append(list[:maxSetAside], fmt.Sprintf("and %d more", more))
	}
	return note + strings.Join(list, ", ")
}

// entity makes a vulnerability of a statement.
func (v *VEX) entity(s *osv.Statement, boms []*BOM) model.Entity {
	facts := newVulnerability("vex")
	if len(s.Vulnerabilities) > 0 {
		facts.ID, facts.Aliases = s.Vulnerabilities[0], append(facts.Aliases, s.Vulnerabilities[1:]...)
	}
	facts.Analysis = &sbom.AnalysisFacts{
		State: string(s.Status), Justification: s.Justification, HasDetail: s.ImpactStatement != "", Action: s.ActionStatement != "",
		Responses: []string{}, LastUpdated: formatTime(s.Timestamp),
	}
	if !s.Timestamp.IsZero() {
		facts.Analysis.LastDay = s.Timestamp.UTC().Format(time.DateOnly)
	}
	pointers := sbom.Pointers{Entity: s.Pointer}
	for _, part := range slices.Sorted(maps.Keys(s.Places)) {
		pointers.Add(part, s.Places[part])
	}
	for i, product := range s.Products {
		row := sbom.AffectsFacts{Statuses: []string{}, Ref: textOf(product)}
		if product.PURL != nil {
			row.Overbroad = product.PURL.Version == "" && len(product.Subcomponents) == 0
		}
		row.Resolved = slices.ContainsFunc(boms, func(b *BOM) bool { return b.holds(product) })
		if len(product.Pointer) > len(s.Pointer) {
			pointers.Add(fmt.Sprintf("affects/%d", i), strings.Join(product.Pointer[len(s.Pointer):], "/"))
		}
		facts.Affects = append(facts.Affects, row)
	}
	return model.Entity{
		Kind: model.EntityVulnerability, Name: "vex " + facts.ID, Facts: facts,
		Locate:    locator(v.Path, func(path []any) []string { return pointers.Find(path, "id") }),
		NamePlace: named("vulnerability "+model.EscapeName(facts.ID, " >"), facts),
	}
}

// Entities makes a vulnerability of each statement, apart from any SBOM: each part of a product that a statement names has a row of its
// own in affects. All of them are located at the file.
func (v *VEX) Entities() []model.Entity {
	var list []model.Entity
	for i := range v.Statements {
		e := v.entity(&v.Statements[i], nil)
		facts := e.Facts.(*sbom.VulnerabilityFacts)
		facts.Affects = facts.Affects[:0:0]
		for _, product := range v.Statements[i].Products {
			names := []string{textOf(product)}
			if len(product.Subcomponents) > 0 {
				names = nil
			}
			for _, part := range product.Subcomponents {
				names = append(names, textOf(product)+" > "+textOf(part))
			}
			for _, name := range names {
				facts.Affects = append(facts.Affects, sbom.AffectsFacts{Statuses: []string{}, Ref: name})
			}
		}
		e.Document, e.Locate = v.Path, func([]any) model.Place { return model.Place{Path: v.Path} }
		list = append(list, e)
	}
	return list
}

// textOf returns the package URL of a product, or else what its document calls it.
func textOf(p osv.Product) string {
	if p.PURL == nil {
		return p.Name
	}
	return p.PURL.String()
}

// holds reports whether a product, or one of its parts, is a component of the document.
func (b *BOM) holds(product osv.Product) bool {
	if b.byPackage == nil {
		b.byPackage, b.byLink = map[string][]*sbom.Component{}, map[osv.Link]bool{}
		for _, c := range b.Components {
			if p := c.Facts.PURL; p != nil {
				key := packageKey(p.Type, p.Namespace, p.Name)
				b.byPackage[key] = append(b.byPackage[key], c)
			}
			for _, link := range b.links(c) {
				b.byLink[link] = true
			}
		}
	}
	matches := func(p osv.Product) bool {
		return b.byLink[p.Link] || p.PURL != nil && slices.ContainsFunc(b.byPackage[packageKey(p.PURL.Type, p.PURL.Namespace, p.PURL.Name)], func(c *sbom.Component) bool {
			return p.PURL.Covers(c.Facts.PURL.Parts())
		})
	}
	return matches(product) || slices.ContainsFunc(product.Subcomponents, matches)
}

func packageKey(kind, namespace, name string) string { return kind + "/" + namespace + "/" + name }
