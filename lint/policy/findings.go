package policy

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Limits of the findings of a rule. Nobody can read more of them, and without limits a hostile rule could fill all memory with
// findings.
const (
	maxFindings = 100_000   // per entity: an SBOM may have that many components
	maxSize     = 256 << 20 // bytes of all findings of a rule in a batch
	maxText     = 64 << 10  // bytes of a message or a path
	maxParts    = 1000      // of a path
	maxRelated  = 100_000   // related places of a finding: a rule may list all operations of a large contract
)

// Finding is one finding of one rule in one facts value, without a position in a document.
type Finding struct {
	Rule    string
	Message string
	// At is the place of the fault relative to the entity: strings (member names) and ints (indices).
	At      []any
	Related []Ref
	// Decision names the decision that is at fault, in the words of the rule. Findings of a rule with one decision in one
	// document are reported as one. It is empty for a finding that is reported by itself.
	Decision string
}

// Ref is a related place of a finding, relative to the entity, with its own message.
type Ref struct {
	Path    []any
	Message string
}

// readFinding reads an element of deny: a finding, or its message alone.
func readFinding(value ast.Value) (Finding, error) {
	if s, ok := value.(ast.String); ok {
		message, err := readText(s, "message")
		if err == nil && strings.TrimSpace(message) == "" {
			err = errors.New("yields an empty message")
		}
		return Finding{Message: message}, err
	}
	object, ok := value.(ast.Object)
	if !ok {
		return Finding{}, fmt.Errorf("yields %s, which is not a finding", ast.ValueName(value))
	}
	var f Finding
	err := object.Iter(func(key, value *ast.Term) error {
		var err error
		switch key.Value {
		case ast.String("message"):
			f.Message, err = readText(value.Value, "message")
		case ast.String("at"):
			f.At, err = readPath(value.Value)
		case ast.String("related"):
			f.Related, err = readRelated(value.Value)
		case ast.String("decision"):
			f.Decision, err = readText(value.Value, "decision")
		default:
			err = fmt.Errorf("yields a finding with an unknown key %s", key)
		}
		return err
	})
	if err == nil && strings.TrimSpace(f.Message) == "" {
		err = errors.New("yields a finding without a message")
	}
	return f, err
}

// size estimates the memory that a finding takes, in bytes.
func (f Finding) size() int {
	const header = 100
	size := header + len(f.Message) + len(f.Decision) + pathSize(f.At)
	for _, r := range f.Related {
		size += header + len(r.Message) + pathSize(r.Path)
	}
	return size
}

func pathSize(path []any) int {
	size := 0
	for _, part := range path {
		text, _ := part.(string)
		size += 32 + len(text)
	}
	return size
}

// readText reads a string of limited length. what names it in errors.
func readText(value ast.Value, what string) (string, error) {
	s, ok := value.(ast.String)
	if !ok {
		return "", fmt.Errorf("yields a finding whose %s is not a string", what)
	}
	if len(s) > maxText {
		return "", fmt.Errorf("yields a finding whose %s is longer than %d bytes", what, maxText)
	}
	return string(s), nil
}

// readPath reads a place relative to the entity: member names and indices.
func readPath(value ast.Value) ([]any, error) {
	array, ok := value.(*ast.Array)
	if !ok {
		return nil, errors.New("yields a finding whose path is not an array")
	}
	if array.Len() > maxParts {
		return nil, fmt.Errorf("yields a finding whose path has more than %d parts", maxParts)
	}
	path := make([]any, 0, array.Len())
	length := 0
	err := array.Iter(func(t *ast.Term) error {
		switch part := t.Value.(type) {
		case ast.String:
			if length += len(part); length > maxText {
				return fmt.Errorf("yields a finding whose path is longer than %d bytes", maxText)
			}
			path = append(path, string(part))
		case ast.Number:
			n, ok := part.Int()
			if !ok {
				return errors.New("yields a finding whose path holds a number that is no index")
			}
			path = append(path, n)
		default:
			return fmt.Errorf("yields a finding whose path holds %s", ast.ValueName(part))
		}
		return nil
	})
	return path, err
}

// readRelated reads the related places of a finding.
func readRelated(value ast.Value) ([]Ref, error) {
	array, ok := value.(*ast.Array)
	if !ok {
		return nil, errors.New("yields a finding whose related is not an array")
	}
	if array.Len() > maxRelated {
		return nil, fmt.Errorf("yields a finding with more than %d related places", maxRelated)
	}
	var refs []Ref
	err := array.Iter(func(t *ast.Term) error {
		object, ok := t.Value.(ast.Object)
		if !ok {
			return errors.New("yields a finding whose related holds no objects")
		}
		var ref Ref
		err := object.Iter(func(key, value *ast.Term) error {
			var err error
			switch key.Value {
			case ast.String("ref"):
				ref.Path, err = readPath(value.Value)
			case ast.String("message"):
				ref.Message, err = readText(value.Value, "related message")
			default:
				err = fmt.Errorf("yields a related place with an unknown key %s", key)
			}
			return err
		})
		refs = append(refs, ref)
		return err
	})
	return refs, err
}
