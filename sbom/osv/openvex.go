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

// openVEXPlaces are the places of parts of a statement.
var openVEXPlaces = map[string]string{"id": "vulnerability", "analysis": "status", "analysis/state": "status", "analysis/justification": "justification"}

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
		return nil, vexError(err, "OpenVEX")
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
		v.Add(written.read(v.Timestamp, []string{"statements", strconv.Itoa(i)}))
	}
	return v, nil
}

func vexError(err error, format string) error {
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return &VEXError{Offset: int(syntax.ByteOffset), Err: syntax.Err}
	}
	if semantic, ok := errors.AsType[*json.SemanticError](err); ok {
		return &VEXError{
			Offset: int(semantic.ByteOffset),
			Err:    fmt.Errorf("%s has no %s at %q", format, semantic.JSONKind, semantic.JSONPointer),
		}
	}
	return &VEXError{Err: err}
}

func (w *vexStatement) read(issued time.Time, pointer []string) Statement {
	s := Statement{
		Pointer: pointer, Places: openVEXPlaces, Status: w.Status, Justification: w.Justification,
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
	p := Product{Pointer: pointer, Name: w.ID}
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
		p.PURL = fromPackageURL(parsed)
	}
	for i, written := range w.Subcomponents {
		sub, found := written.read(under(pointer, "subcomponents", strconv.Itoa(i)))
		p.Subcomponents = append(p.Subcomponents, sub)
		problems = append(problems, found...)
	}
	return p, problems
}
