package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/sealint/sealint/lint/model"
)

// checkJSON reads a JSON text once from end to end: syntax, duplicate keys, depth, trailing text. It returns the members of
// the object at the top.
func checkJSON(d *Document) (members, *model.Problem) {
	var top members
	dec := jsontext.NewDecoder(bytes.NewBuffer(d.Data))
	if kindNamed(d.Kind).duplicates {
		d.Duplicates = duplicateNames(d.Data)
		dec = jsontext.NewDecoder(bytes.NewBuffer(d.Data), jsontext.AllowDuplicateNames(true))
	}
	inside := false // of a value whose names or texts are kept
	for {
		switch kind := dec.PeekKind(); {
		case dec.StackDepth() == 1 && kind == '"':
			if object, n := dec.StackIndex(1); object != '{' || n%2 != 0 {
				break
			}
			tok, err := dec.ReadToken()
			if err != nil {
				return top, jsonProblem(d, err)
			}
			m := member{key: tok.String()}
			switch dec.PeekKind() {
			case '"', '0':
				if tok, err = dec.ReadToken(); err != nil {
					return top, jsonProblem(d, err)
				}
				m.value = tok.String()
			case '{':
				m.object = true
			case '[':
				m.list = true
			}
			inside = keepsInside(m.key) && (m.object || m.list)
			top = top.add(m)
			continue
		case inside && dec.StackDepth() == 2 && kind == '"':
			in, n := dec.StackIndex(2)
			if tok, err := dec.ReadToken(); err == nil {
				if last := &top[len(top)-1]; in == '[' {
					last.texts = append(last.texts, tok.String())
				} else if n%2 == 0 { // a name, not a value
					name, value := tok.String(), ""
					if dec.PeekKind() == '"' {
						if tok, err = dec.ReadToken(); err != nil {
							return top, jsonProblem(d, err)
						}
						value = tok.String()
					}
					last.hold(name, value)
				}
				continue
			}
		}
		_, err := dec.ReadToken()
		switch {
		case err == io.EOF:
			return top, nil
		case err != nil:
			return top, jsonProblem(d, err)
		case dec.StackDepth() > MaxDepth:
			return top, d.ProblemAt(model.ProblemSyntax, int(dec.InputOffset())-1, "nests deeper than %d levels", MaxDepth)
		case dec.StackDepth() == 0:
			end := int(dec.InputOffset())
			if _, err := dec.ReadToken(); err != io.EOF {
				return top, d.ProblemAt(model.ProblemSyntax, textAfter(d.Data, end), "text follows the JSON value")
			}
			return top, nil
		}
	}
}

func textAfter(data []byte, offset int) int {
	return offset + len(data[offset:]) - len(bytes.TrimLeft(data[offset:], " \t\r\n"))
}

// duplicateNames lists the names of a JSON text that stand in their object a second time, as far as it can be read.
func duplicateNames(data []byte) []Duplicate {
	var list []Duplicate
	var open []map[string]bool // the names of the objects that are open, by depth; nil for arrays
	dec := jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true))
	for {
		token, err := dec.ReadToken()
		depth := dec.StackDepth()
		if err != nil || depth > MaxDepth {
			return list
		}
		switch token.Kind() {
		case '{':
			open = append(open[:depth-1], map[string]bool{})
		case '[':
			open = append(open[:depth-1], nil)
		case '"':
			kind, n := dec.StackIndex(depth)
			if kind != '{' || n%2 == 0 { // a name makes the count odd
				continue
			}
			name := token.String()
			if open[depth-1][name] {
				if len(list) == maxDuplicates {
					return list // enough is told
				}
				end := int(dec.InputOffset())
				start := (&jsonScan{data: data}).keyStart(end)
				list = append(list, Duplicate{0, slices.Collect(dec.StackPointer().Tokens()), [2]int{start, end}})
			}
			open[depth-1][name] = true
		}
	}
}

func jsonProblem(d *Document, err error) *model.Problem {
	offset, text := len(d.Data), err.Error()
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		offset = int(syntax.ByteOffset)
		if syntax.Err != nil {
			text = syntax.Err.Error()
		}
		if errors.Is(syntax.Err, jsontext.ErrDuplicateName) {
			text = fmt.Sprintf("duplicate key %q", syntax.JSONPointer.LastToken())
			offset = textAfter(d.Data, offset)
			if offset < len(d.Data) && d.Data[offset] == ',' {
				offset = textAfter(d.Data, offset+1)
			}
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		text = "the JSON text ends too early"
	}
	return d.ProblemAt(model.ProblemSyntax, offset, "%s", strings.TrimPrefix(text, "jsontext: "))
}
