package osv

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/package-url/packageurl-go"
)

// openVEX is the context of the version of OpenVEX that is read.
const openVEX = "https://openvex.dev/ns/v0.2.0"

// VEX is an OpenVEX document (https://github.com/openvex/spec, v0.2.0).
type VEX struct {
	ID, Author string
	// Version is that of the document, from 1.
	Version int
	// Timestamp is when the document was issued, or the zero time.
	Timestamp  time.Time
	Statements []Statement
	// Problems are those of the document itself; each statement has its own.
	Problems []VEXProblem
}

// Statement says how a vulnerability affects products.
type Statement struct {
	// Pointer locates the statement in the document: the tokens of a JSON pointer.
	Pointer []string
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
	// PURL is its package URL, from identifiers.purl or else from @id; nil when neither is one.
	PURL *PURL
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

// VEXError is why a document is no OpenVEX document.
type VEXError struct {
	// Offset is the byte at which, or soon after which, the reason is.
	Offset int
	Err    error
}

func (e *VEXError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *VEXError) Unwrap() error { return e.Err }

var justifications = []string{
	"component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
	"vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist",
}

// The document as it is written.
type (
	vexDocument struct {
		Context    string         `json:"@context"`
		ID         string         `json:"@id"`
		Author     string         `json:"author"`
		Timestamp  string         `json:"timestamp"`
		Version    int            `json:"version"`
		Statements []vexStatement `json:"statements"`
	}
	vexStatement struct {
		Vulnerability struct {
			ID      string   `json:"@id"`
			Name    string   `json:"name"`
			Aliases []string `json:"aliases"`
		} `json:"vulnerability"`
		Timestamp       string       `json:"timestamp"`
		Products        []vexProduct `json:"products"`
		Status          Status       `json:"status"`
		Justification   string       `json:"justification"`
		ImpactStatement string       `json:"impact_statement"`
		ActionStatement string       `json:"action_statement"`
	}
	vexProduct struct {
		ID          string `json:"@id"`
		Identifiers struct {
			PURL string `json:"purl"`
		} `json:"identifiers"`
		Subcomponents []vexProduct `json:"subcomponents"`
	}
)

// ReadVEX reads an OpenVEX document. Statements have the problems of their own. The error is a *VEXError: the text is no
// JSON, or has a duplicate key, a value of another type, or another version of OpenVEX.
func ReadVEX(data []byte) (*VEX, error) {
	var doc vexDocument
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, vexError(err)
	}
	if doc.Context != openVEX {
		return nil, &VEXError{Err: fmt.Errorf("the @context is %q, and %s is read", doc.Context, openVEX)}
	}
	if doc.Statements == nil {
		return nil, &VEXError{Err: errors.New("the document has no statements")}
	}
	v := &VEX{ID: doc.ID, Author: doc.Author, Version: doc.Version}
	problem := func(message, member string) {
		v.Problems = append(v.Problems, VEXProblem{Kind: Malformed, Pointer: []string{member}, Message: message})
	}
	if doc.ID == "" {
		problem("has no @id", "@id")
	}
	if doc.Author == "" {
		problem("has no author", "author")
	}
	if doc.Version < 1 {
		problem("has no version from 1", "version")
	}
	if v.Timestamp = parseTime(doc.Timestamp); v.Timestamp.IsZero() {
		problem("has no RFC 3339 timestamp", "timestamp")
	}
	for i, written := range doc.Statements {
		v.Statements = append(v.Statements, written.read(v.Timestamp, []string{"statements", strconv.Itoa(i)}))
	}
	return v, nil
}

func vexError(err error) error {
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return &VEXError{Offset: int(syntax.ByteOffset), Err: syntax.Err}
	}
	if semantic, ok := errors.AsType[*json.SemanticError](err); ok {
		return &VEXError{
			Offset: int(semantic.ByteOffset),
			Err:    fmt.Errorf("OpenVEX has no %s at %q", semantic.JSONKind, semantic.JSONPointer),
		}
	}
	return &VEXError{Err: err}
}

// under is the pointer of something below what a pointer locates.
func under(pointer []string, tokens ...string) []string {
	return append(slices.Clip(pointer), tokens...)
}

func (w *vexStatement) read(issued time.Time, pointer []string) Statement {
	s := Statement{
		Pointer: pointer, Status: w.Status, Justification: w.Justification,
		ImpactStatement: w.ImpactStatement, ActionStatement: w.ActionStatement, Timestamp: issued,
	}
	problem := func(kind VEXProblemKind, at []string, format string, args ...any) {
		s.Problems = append(s.Problems, VEXProblem{Kind: kind, Pointer: at, Message: fmt.Sprintf(format, args...)})
	}
	for _, name := range append([]string{w.Vulnerability.Name, w.Vulnerability.ID}, w.Vulnerability.Aliases...) {
		if name != "" {
			s.Vulnerabilities = append(s.Vulnerabilities, name)
		}
	}
	if w.Vulnerability.Name == "" {
		problem(Malformed, under(pointer, "vulnerability"), "names no vulnerability")
	}
	if w.Timestamp != "" {
		if s.Timestamp = parseTime(w.Timestamp); s.Timestamp.IsZero() {
			problem(Malformed, under(pointer, "timestamp"), "%q is no RFC 3339 timestamp", w.Timestamp)
			s.Timestamp = issued
		}
	}
	switch w.Status {
	case StatusNotAffected:
		if w.Justification == "" && w.ImpactStatement == "" {
			problem(Unjustified, pointer, "is not_affected without a justification or an impact_statement")
		}
	case StatusAffected:
		if w.ActionStatement == "" {
			problem(NoAction, pointer, "is affected without an action_statement")
		}
	case StatusFixed, StatusUnderInvestigation:
	default:
		problem(Malformed, under(pointer, "status"), "%q is no status of OpenVEX", w.Status)
	}
	if w.Justification != "" && !slices.Contains(justifications, w.Justification) {
		problem(Malformed, under(pointer, "justification"), "%q is no justification of OpenVEX", w.Justification)
	}
	s.Overbroad = len(w.Products) == 0
	for i, written := range w.Products {
		product, problems := written.read(under(pointer, "products", strconv.Itoa(i)))
		s.Products = append(s.Products, product)
		s.Problems = append(s.Problems, problems...)
		s.Overbroad = s.Overbroad || product.overbroad()
	}
	return s
}

func (w *vexProduct) read(pointer []string) (Product, []VEXProblem) {
	p := Product{Pointer: pointer}
	var problems []VEXProblem
	problem := func(at []string, message string) {
		problems = append(problems, VEXProblem{Kind: Malformed, Pointer: at, Message: message})
	}
	text, at := w.Identifiers.PURL, under(pointer, "identifiers", "purl")
	if text == "" && strings.HasPrefix(w.ID, "pkg:") {
		text, at = w.ID, under(pointer, "@id")
	}
	switch parsed, err := packageurl.FromString(text); {
	case text == "" && w.ID == "":
		problem(pointer, "identifies no product by @id or identifiers.purl")
	case text == "": // known by an IRI that is no package URL
	case err != nil:
		problem(at, fmt.Sprintf("%q is no package URL: %s", text, err))
	default:
		p.PURL = &PURL{
			Type: parsed.Type, Namespace: parsed.Namespace, Name: parsed.Name, Version: parsed.Version,
			Subpath: parsed.Subpath, Qualifiers: parsed.Qualifiers.Map(),
		}
	}
	for i, written := range w.Subcomponents {
		sub, found := written.read(under(pointer, "subcomponents", strconv.Itoa(i)))
		p.Subcomponents = append(p.Subcomponents, sub)
		problems = append(problems, found...)
	}
	return p, problems
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

// Statement finds the statement about a component and a vulnerability, which may have any of the ids: the latest that
// matches, and of two of the same time the later in the document. within are the products that the component is part of,
// such as the subject of its SBOM. If there are any, a statement about a part of a product has to be about one of them.
//
// A component matches a package URL of the document when type, namespace and name are equal, and the version, subpath
// and qualifiers are as far as the document has them. A statement by which the vulnerability would not count has to
// name a version; a part without a version has that of its product, if the product is one of within. Other statements
// count without a version, since they hide nothing.
func (v *VEX) Statement(ids []string, component PURL, within ...PURL) (*Statement, bool) {
	var latest *Statement
	for i := range v.Statements {
		s := &v.Statements[i]
		if latest != nil && s.Timestamp.Before(latest.Timestamp) || !s.names(ids) {
			continue
		}
		if s.concerns(component, within) {
			latest = s
		}
	}
	return latest, latest != nil
}

func (s *Statement) names(ids []string) bool {
	return slices.ContainsFunc(s.Vulnerabilities, func(name string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return strings.EqualFold(name, id) })
	})
}

func (s *Statement) concerns(component PURL, within []PURL) bool {
	harmless := s.Status != StatusNotAffected && s.Status != StatusFixed
	if len(s.Products) == 0 {
		return harmless
	}
	return slices.ContainsFunc(s.Products, func(p Product) bool {
		matches, pinned := p.matches(component, within)
		return matches && (pinned || harmless)
	})
}

// matches reports whether a component is the product, or one of its parts where the statement is about parts; and whether
// a version was compared.
func (p *Product) matches(component PURL, within []PURL) (matches, pinned bool) {
	if len(p.Subcomponents) == 0 {
		return p.PURL.Covers(component), p.PURL != nil && p.PURL.Version != ""
	}
	contained := slices.ContainsFunc(within, p.PURL.Covers)
	if len(within) > 0 && !contained {
		return false, false
	}
	for _, sub := range p.Subcomponents {
		if sub.PURL.Covers(component) {
			matches = true
			pinned = pinned || sub.PURL.Version != "" || contained && p.PURL.Version != ""
		}
	}
	return matches, pinned
}
