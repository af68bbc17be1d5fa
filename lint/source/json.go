package source

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// checkJSON reads a JSON text once from end to end and checks its syntax, duplicate keys, depth and that nothing follows the
// value. It returns the members of the top object that it read, also with a problem.
func checkJSON(d *Document) (members, *model.Problem) {
	r := jsonReader{dec: jsontext.NewDecoder(bytes.NewBuffer(d.Data))}
	if kindByName(d.Kind).duplicates {
		d.Duplicates = duplicateNames(d.Data)
		r.dec = jsontext.NewDecoder(bytes.NewBuffer(d.Data), jsontext.AllowDuplicateNames(true))
	}
	for {
		read, err := r.readMember()
		if !read && err == nil {
			_, err = r.dec.ReadToken()
		}
		switch {
		case err == io.EOF:
			return r.top, nil
		case err != nil:
			return r.top, jsonProblem(d, err)
		case read:
		case r.dec.StackDepth() > MaxDepth:
			return r.top, d.ProblemAt(model.ProblemSyntax, int(r.dec.InputOffset())-1, "nests deeper than %d levels", MaxDepth)
		case r.dec.StackDepth() == 0:
			end := int(r.dec.InputOffset())
			if _, err := r.dec.ReadToken(); err != io.EOF {
				return r.top, d.ProblemAt(model.ProblemSyntax, textAfter(d.Data, end), trailingText)
			}
			return r.top, nil
		}
	}
}

// jsonReader reads the tokens of a JSON text and collects the members of its top object.
type jsonReader struct {
	dec *jsontext.Decoder
	top members
	// inside: the decoder is inside the value of a member whose content is kept: see keepsInside.
	inside bool
}

// readMember reads the next tokens if they are a key of the top object, or a string to keep inside one of its values. It
// reports whether it read anything.
func (r *jsonReader) readMember() (bool, error) {
	if r.dec.PeekKind() != '"' {
		return false, nil
	}
	switch depth := r.dec.StackDepth(); {
	case depth == 1:
		if kind, n := r.dec.StackIndex(1); kind != '{' || n%2 != 0 {
			return false, nil
		}
		return true, r.readTopMember()
	case depth == 2 && r.inside:
		return true, r.readInner()
	}
	return false, nil
}

// readTopMember reads a key of the top object, and its value if that is a string or a number.
func (r *jsonReader) readTopMember() error {
	token, err := r.dec.ReadToken()
	if err != nil {
		return err
	}
	m := member{key: token.String()}
	switch r.dec.PeekKind() {
	case '"', '0':
		if token, err = r.dec.ReadToken(); err != nil {
			return err
		}
		m.value = token.String()
	case '{':
		m.object = true
	case '[':
		m.list = true
	}
	r.inside = keepsInside(m.key) && (m.object || m.list)
	r.top = r.top.add(m)
	return nil
}

// readInner reads a string of the last member's list, or a key of its object with the value if that is a string.
func (r *jsonReader) readInner() error {
	kind, n := r.dec.StackIndex(2)
	token, err := r.dec.ReadToken()
	if err != nil {
		return err
	}
	last := &r.top[len(r.top)-1]
	switch {
	case kind == '[':
		last.texts = append(last.texts, token.String())
	case n%2 == 0: // a key: the count of tokens before it is even
		name, value := token.String(), ""
		if r.dec.PeekKind() == '"' {
			if token, err = r.dec.ReadToken(); err != nil {
				return err
			}
			value = token.String()
		}
		last.addInner(name, value)
	}
	return nil
}

// textAfter returns the offset of the first character at or after an offset that is not white space.
func textAfter(data []byte, offset int) int {
	return offset + len(data[offset:]) - len(bytes.TrimLeft(data[offset:], " \t\r\n"))
}

// duplicateNames lists the keys of a JSON text that repeat an earlier key of their object. It stops at the first syntax error.
func duplicateNames(data []byte) []Duplicate {
	var list []Duplicate
	var open []map[string]bool // by depth, the keys of the open objects; nil for arrays
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
			if kind != '{' || n%2 == 0 { // a value: the decoder counts keys and values, and an odd count ends with a key
				continue
			}
			name := token.String()
			if open[depth-1][name] {
				if len(list) == maxDuplicates {
					return list
				}
				end := int(dec.InputOffset())
				start := (&jsonScan{data: data}).keyStart(end)
				list = append(list, Duplicate{0, slices.Collect(dec.StackPointer().Tokens()), [2]int{start, end}})
			}
			open[depth-1][name] = true
		}
	}
}

// jsonProblem returns the problem for an error of the JSON decoder. A duplicate key is located at its second occurrence.
func jsonProblem(d *Document, err error) *model.Problem {
	offset, text := len(d.Data), err.Error()
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		offset = int(syntax.ByteOffset)
		if syntax.Err != nil {
			text = syntax.Err.Error()
		}
		if errors.Is(syntax.Err, jsontext.ErrDuplicateName) {
			text = "duplicate key " + quote.Text(syntax.JSONPointer.LastToken())
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
