package jsf

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/sealint/sealint/sbom/quote"
)

// member is a member of a JSON object. The name and the value are kept as written, because a signature covers the text.
type member struct {
	name       string
	raw, value []byte
}

func kind(raw []byte) jsontext.Kind {
	return jsontext.NewDecoder(bytes.NewReader(raw)).PeekKind()
}

// members reads an object. Like RFC 7493, it refuses duplicate names at any depth, and strings that are not Unicode.
func members(raw []byte) ([]member, error) {
	var object []member
	err := contents(raw, '{', func(dec *jsontext.Decoder) error {
		name, err := span(dec, raw)
		if err != nil {
			return err
		}
		value, err := span(dec, raw)
		if err != nil {
			return err
		}
		unquoted, err := jsontext.AppendUnquote(nil, name)
		object = append(object, member{name: string(unquoted), raw: name, value: value})
		return err
	})
	return object, err
}

// elements reads an array.
func elements(raw []byte) ([][]byte, error) {
	var array [][]byte
	err := contents(raw, '[', func(dec *jsontext.Decoder) error {
		value, err := span(dec, raw)
		array = append(array, value)
		return err
	})
	return array, err
}

// contents calls item for each item of an object or array. Anything after the object or array is an error.
func contents(raw []byte, open jsontext.Kind, item func(*jsontext.Decoder) error) error {
	dec := jsontext.NewDecoder(bytes.NewReader(raw))
	first, err := dec.ReadToken()
	if err != nil {
		return shortError(err)
	}
	if first.Kind() != open {
		return fmt.Errorf("%s instead of %s", kindNames[first.Kind()], kindNames[open])
	}
	for dec.PeekKind() != '}' && dec.PeekKind() != ']' {
		if err := item(dec); err != nil {
			return shortError(err)
		}
	}
	if _, err := dec.ReadToken(); err != nil {
		return shortError(err)
	}
	if _, err := dec.ReadToken(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON value")
	}
	return nil
}

// shortError leaves names of members out of an error, which may be long.
func shortError(err error) error {
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return errors.New("a member name is there twice")
	case ok:
		return fmt.Errorf("not JSON: %w", syntax.Err)
	default:
		return fmt.Errorf("not JSON: %w", err)
	}
}

// kindNames are the kinds of JSON values in words.
var kindNames = map[jsontext.Kind]string{
	'n': "null", 'f': "false", 't': "true", '"': "a string", '0': "a number", '{': "an object", '[': "an array",
}

// span reads a value and gives the part of raw that holds it.
func span(dec *jsontext.Decoder, raw []byte) ([]byte, error) {
	value, err := dec.ReadValue()
	if err != nil {
		return nil, err
	}
	end := dec.InputOffset()
	return raw[end-int64(len(value)) : end], nil
}

func get(object []member, name string) ([]byte, bool) {
	i := slices.IndexFunc(object, func(m member) bool { return m.name == name })
	if i < 0 {
		return nil, false
	}
	return object[i].value, true
}

// text gives a member that must be a string.
func text(object []member, name string) (string, error) {
	raw, ok := get(object, name)
	if !ok {
		return "", fmt.Errorf("it has no %s", name)
	}
	s, err := unquote(raw)
	if err != nil {
		return "", fmt.Errorf("%s is %w", name, err)
	}
	return s, nil
}

func unquote(raw []byte) (string, error) {
	if k := kind(raw); k != '"' {
		return "", fmt.Errorf("%s instead of a string", kindNames[k])
	}
	s, err := jsontext.AppendUnquote(nil, bytes.TrimSpace(raw))
	return string(s), err
}

// names gives a member that, if present, must be a list of different names.
func names(object []member, name string) ([]string, error) {
	raw, ok := get(object, name)
	if !ok {
		return nil, nil
	}
	items, err := elements(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%s is empty", name)
	}
	if len(items) > maxNames {
		return nil, fmt.Errorf("%s has more than %d names", name, maxNames)
	}
	var list []string
	for _, item := range items {
		s, err := unquote(item)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if slices.Contains(list, s) {
			return nil, fmt.Errorf("%s has %s twice", name, quote.Text(s))
		}
		list = append(list, s)
	}
	return list, nil
}

// checkNames gives an error for a member that is not defined.
func checkNames(object []member, defined []string) error {
	for _, m := range object {
		if !slices.Contains(defined, m.name) {
			return fmt.Errorf("member %s is not defined", quote.Text(m.name))
		}
	}
	return nil
}

// without gives a copy of an object without the members of these names.
func without(object []member, names ...string) []member {
	return slices.DeleteFunc(slices.Clone(object), func(m member) bool { return slices.Contains(names, m.name) })
}

// encode writes members as an object.
func encode(object []member) []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range object {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(m.raw)
		b.WriteByte(':')
		b.Write(m.value)
	}
	b.WriteByte('}')
	return b.Bytes()
}

func array(elements [][]byte) []byte {
	return slices.Concat([]byte{'['}, bytes.Join(elements, []byte{','}), []byte{']'})
}

// decode reads base64url without padding (RFC 7515 section 2). The decoder of the standard library
// ignores line breaks, which are an error here.
func decode(s string) ([]byte, error) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || strings.ContainsAny(s, "\r\n") {
		return nil, errors.New("not base64url without padding")
	}
	return data, nil
}
