// Package proof reads files that show which operations of an API a client calls: Pact files and Arazzo descriptions.
package proof

import (
	"fmt"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// Kind is the format of a proof.
type Kind string

// The formats.
const (
	Pact   Kind = "pact"   // versions 1 to 4: calls that tests of the client recorded
	Arazzo Kind = "arazzo" // versions 1.x: workflows of calls
)

// Proof is a file that shows calls.
type Proof struct {
	Kind Kind
	Doc  *source.Document
	// Consumer and Provider are the names of both sides in a Pact file.
	Consumer, Provider string
	// Sources are the source descriptions of an Arazzo description.
	Sources []Source
	// Calls are in the order of the file.
	Calls []Call
	// Workflows are the places that refer to workflows of other Arazzo descriptions, whose calls are not among Calls.
	Workflows []OtherWorkflow
	// Problems say which calls were not understood. Calls are incomplete if there are any.
	Problems []model.Problem
}

// Source is a source description of an Arazzo description.
type Source struct {
	Name string
	// URL leads to the described document, and may be relative to the Arazzo description.
	URL string
	// Kind is openapi or arazzo, or asyncapi since version 1.1; openapi if it is not stated.
	Kind string
}

// Call is a call of an operation: by its method and path, or by its operationId.
type Call struct {
	// At is the place that names the operation.
	At model.Place
	// Method is in upper case; empty if ID is set.
	Method string
	// Path is the path of the URL without the query, as the file writes it. If IsTemplate is set, it is a key of paths in the contract.
	Path       string
	IsTemplate bool
	// Query is the query of a call of a Pact file: a text, or lists of values by name.
	Query  source.Node
	inPath string // the query, if it is behind the path
	// ID is the operationId.
	ID string
	// Source is the index in Proof.Sources of the described API; -1 if the call does not name it, or in a Pact file.
	Source int
}

// OtherWorkflow is a workflow of another Arazzo description that a workflow continues with.
type OtherWorkflow struct {
	At     model.Place
	Source int // index in Proof.Sources
}

// Read reads a proof. The problem says why the document is none, or why nothing of it can be read.
func Read(doc *source.Document) (*Proof, *model.Problem) {
	if len(doc.Nodes()) != 1 {
		return nil, doc.Problem(model.ProblemUnknownKind, notProof)
	}
	p := &Proof{Doc: doc}
	root := doc.Nodes()[0]
	switch {
	case root.Get("arazzo").IsScalar():
		p.Kind = Arazzo
		return p, p.readArazzo(root)
	case root.Get("interactions").Exists() || root.Get("messages").Exists() && root.Get("consumer").Exists():
		p.Kind = Pact
		return p, p.readPact(root)
	}
	return nil, doc.Problem(model.ProblemUnknownKind, notProof)
}

const notProof = "is neither a Pact file (interactions) nor an Arazzo description (arazzo: 1.0.0)"

// maxCalls is how many calls of a file are read.
const maxCalls = 100_000

// maxProblems is how many calls of a file that are not understood are reported one by one.
const maxProblems = 20

// add adds a call. It returns false if the file has too many.
func (p *Proof) add(c Call) bool {
	if len(p.Calls) == maxCalls {
		p.Problems = append(p.Problems, *p.problem(c.At.Pointer, "only the first %d calls of the file were read", maxCalls))
		return false
	}
	p.Calls = append(p.Calls, c)
	return true
}

// miss reports a call that was not understood. It returns false after so many that the others are not worth reading.
func (p *Proof) miss(at []string, format string, args ...any) bool {
	switch {
	case len(p.Problems) > maxProblems:
		return false
	case len(p.Problems) == maxProblems:
		format, args = "further calls of the file were not read, because so many were not understood", nil
	}
	p.Problems = append(p.Problems, *p.problem(at, format, args...))
	return len(p.Problems) <= maxProblems
}

func (p *Proof) problem(at []string, format string, args ...any) *model.Problem {
	problem := p.Doc.Problem(model.ProblemUnsupported, "%s", p.Doc.Mask(fmt.Sprintf(format, args...)))
	problem.Location = p.Doc.Locate([]model.Place{p.place(at...)})[0]
	return problem
}

func (p *Proof) place(pointer ...string) model.Place {
	return model.Place{Path: p.Doc.Path, Pointer: pointer}
}

// method returns a method in upper case; ok is false if the text is no token (RFC 9110, 5.6.2) of a usual length.
func method(text string) (name string, ok bool) {
	text = strings.ToUpper(text)
	const others = "!#$%&'*+-.^_`|~0123456789"
	for _, r := range text {
		if (r < 'A' || r > 'Z') && !strings.ContainsRune(others, r) {
			return "", false
		}
	}
	return text, text != "" && len(text) <= 32
}

// shown returns a value of the file as a message shows it.
func shown(n source.Node) string {
	switch {
	case !n.Exists():
		return "missing"
	case n.IsMap():
		return "an object"
	case n.IsList():
		return "an array"
	case n.IsNull():
		return "null"
	}
	return quote.Text(n.String())
}
