package osv

import (
	"slices"
	"strings"
	"time"
)

// VEX is a document with statements about vulnerabilities: OpenVEX (https://github.com/openvex/spec, v0.2.0), CSAF 2.0, or CycloneDX.
type VEX struct {
	ID, Author string
	// Version is that of an OpenVEX document, from 1.
	Version int
	// Timestamp is when the document was issued, or the zero time.
	Timestamp  time.Time
	Statements []Statement
	// Problems are those of the document itself; each statement has its own.
	Problems []VEXProblem

	byName map[string][]int // the statements by the names of their vulnerability, in lower case
}

// Add adds a statement to the document.
func (v *VEX) Add(s Statement) {
	if v.byName == nil {
		v.byName = map[string][]int{}
	}
	for _, name := range s.Vulnerabilities {
		key := strings.ToLower(name)
		if list := v.byName[key]; len(list) == 0 || list[len(list)-1] != len(v.Statements) {
			v.byName[key] = append(list, len(v.Statements))
		}
	}
	v.Statements = append(v.Statements, s)
}

// Statement says how a vulnerability affects products.
type Statement struct {
	// Pointer locates the statement in the document: the tokens of a JSON pointer.
	Pointer []string
	// Places are the places of parts of the facts of a vulnerability below Pointer: id, analysis, analysis/state and
	// analysis/justification. The steps of both are joined by slashes.
	Places map[string]string
	// Vulnerabilities are the names of the vulnerability: its name, its aliases, and its @id.
	Vulnerabilities []string
	Products        []Product
	// Status is one of the statuses, or any other text that the document has there.
	Status                                          Status
	Justification, ImpactStatement, ActionStatement string
	// Timestamp is that of the statement, or else that of the document.
	Timestamp time.Time
	// Overbroad is true when the statement is about all products, or about all versions of one. It suppresses nothing for
	// these.
	Overbroad bool
	Problems  []VEXProblem
}

// Status is the status of a product under a vulnerability.
type Status string

// The statuses of OpenVEX.
const (
	StatusNotAffected        Status = "not_affected"
	StatusAffected           Status = "affected"
	StatusFixed              Status = "fixed"
	StatusUnderInvestigation Status = "under_investigation"
)

// Suppresses reports whether a vulnerability does not count because of the statement: its products are not affected or
// fixed, and the statement conforms to the specification.
func (s *Statement) Suppresses() bool {
	return (s.Status == StatusNotAffected || s.Status == StatusFixed) && len(s.Problems) == 0
}

// Product is what a statement is about.
type Product struct {
	// Pointer locates the product in the document.
	Pointer []string
	// Name is what the document calls it: an IRI, or the id of a product.
	Name string
	// PURL is its package URL; nil if the document states none.
	PURL *PURL
	// Link is the BOM-Link by which a CycloneDX document names it; the zero Link in other documents.
	Link Link
	// Subcomponents are the parts of the product that the statement is about; none means the product itself.
	Subcomponents []Product
}

// VEXProblem is something that the specification forbids.
type VEXProblem struct {
	Kind    VEXProblemKind
	Pointer []string
	// Message says what is wrong, in a clause without a subject's name.
	Message string
}

// VEXProblemKind is the kind of a problem.
type VEXProblemKind string

// The kinds of problems.
const (
	// Unjustified: not_affected without a justification or an impact statement.
	Unjustified VEXProblemKind = "unjustified"
	// NoAction: affected without an action statement.
	NoAction VEXProblemKind = "no-action"
	// Malformed: a value that is missing, unknown, or not of its form.
	Malformed VEXProblemKind = "malformed"
)

// VEXError is why a document could not be read.
type VEXError struct {
	// Offset is the byte at which, or soon after which, the reason is.
	Offset int
	Err    error
}

func (e *VEXError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *VEXError) Unwrap() error { return e.Err }

// under is the pointer of something below what a pointer locates.
func under(pointer []string, tokens ...string) []string {
	return append(slices.Clip(pointer), tokens...)
}

// overbroad reports whether the product, or a part that the statement is about, has no version.
func (p *Product) overbroad() bool {
	if p.PURL != nil && p.PURL.Version != "" {
		return false
	}
	if len(p.Subcomponents) == 0 {
		return p.PURL != nil
	}
	return slices.ContainsFunc(p.Subcomponents, func(sub Product) bool {
		return sub.PURL != nil && sub.PURL.Version == ""
	})
}

// Subject is a component that a statement may be about.
type Subject struct {
	// PURL is its package URL; nil if it has none.
	PURL *PURL
	// Links are the BOM-Links that name it.
	Links []Link
	// Within are the products that the component is part of, such as the subject of its SBOM. If there are any, a statement about a part
	// of a product has to be about one of them.
	Within []PURL
}

// Statement finds the statement about a component and a vulnerability, which may have any of the ids: the latest that
// matches, and of two of the same time the later in the document.
//
// A component is the product that its BOM-Link names. A component matches a package URL of the document when type, namespace and name are equal, and the version, subpath
// and qualifiers are as far as the document has them. A statement by which the vulnerability would not count has to
// name a version; a part without a version has that of its product, if the product is one of within. Other statements
// count without a version, since they hide nothing.
func (v *VEX) Statement(ids []string, component Subject) (*Statement, bool) {
	latest := -1
	for _, id := range ids {
		for _, i := range v.byName[strings.ToLower(id)] {
			if latest >= 0 {
				n := v.Statements[i].Timestamp.Compare(v.Statements[latest].Timestamp)
				if n < 0 || n == 0 && i <= latest {
					continue
				}
			}
			if v.Statements[i].concerns(component) {
				latest = i
			}
		}
	}
	if latest < 0 {
		return nil, false
	}
	return &v.Statements[latest], true
}

func (s *Statement) concerns(component Subject) bool {
	harmless := s.Status != StatusNotAffected && s.Status != StatusFixed
	if len(s.Products) == 0 {
		return harmless
	}
	return slices.ContainsFunc(s.Products, func(p Product) bool {
		matches, pinned := p.matches(component)
		return matches && (pinned || harmless)
	})
}

// matches reports whether a component is the product, or one of its parts where the statement is about parts; and whether
// a version was compared.
func (p *Product) matches(component Subject) (matches, pinned bool) {
	switch {
	case p.Link != Link{}:
		return slices.Contains(component.Links, p.Link), true // a BOM-Link names one component of one version of a document
	case component.PURL == nil:
		return false, false
	case len(p.Subcomponents) == 0:
		return p.PURL.Covers(*component.PURL), p.PURL != nil && p.PURL.Version != ""
	}
	contained := slices.ContainsFunc(component.Within, p.PURL.Covers)
	if len(component.Within) > 0 && !contained {
		return false, false
	}
	for _, sub := range p.Subcomponents {
		if sub.PURL.Covers(*component.PURL) {
			matches = true
			pinned = pinned || sub.PURL.Version != "" || contained && p.PURL.Version != ""
		}
	}
	return matches, pinned
}
