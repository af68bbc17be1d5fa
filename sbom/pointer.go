package sbom

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Pointers say where the parts of an entity's facts stand in its document.
type Pointers struct {
	// Entity locates the entity itself: the reference tokens of a JSON Pointer (RFC 6901).
	Entity []string
	parts  []struct{ facts, document string }
}

// Add records that the part of the facts at one path stands at the other one in the document, below the entity. The
// steps of both paths are joined by slashes.
func (p *Pointers) Add(facts, document string) {
	p.parts = append(p.parts, struct{ facts, document string }{facts, document})
}

// Find locates the part at a path of the facts, or the longest part of that path that was recorded. Without one it
// locates the part fallback, and without that the entity. The fallback is usually a name: readers recognise an entity by
// its name, not by its opening brace.
func (p *Pointers) Find(path []any, fallback string) []string {
	document, ok := p.path(path)
	if !ok {
		document, _ = p.path([]any{fallback})
	}
	return under(p.Entity, document)
}

func (p *Pointers) path(path []any) (document string, ok bool) {
	for n := len(path); n > 0; n-- {
		key := joinPath(path[:n])
		for _, part := range p.parts {
			if part.facts == key {
				return part.document, true
			}
		}
	}
	return "", false
}

func joinPath(path []any) string {
	tokens := make([]string, len(path))
	for i, step := range path {
		tokens[i] = token(step)
	}
	return strings.Join(tokens, "/")
}

// token is a step of a path as a reference token.
func token(step any) string {
	switch v := step.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return ""
}

// under gives a new pointer: one below base, by a path joined with slashes.
func under(base []string, path string) []string {
	pointer := append(make([]string, 0, len(base)+4), base...)
	if path == "" {
		return pointer
	}
	return append(pointer, strings.Split(path, "/")...)
}

// index is the path of item i of a list. For i < 0 it is the path itself, of a value that is no list.
func index(path string, i int) string {
	if i < 0 {
		return path
	}
	return path + "/" + strconv.Itoa(i)
}

// clone copies a pointer, with room for one more token.
func clone(pointer []string) []string { return append(make([]string, 0, len(pointer)+1), pointer...) }

// comparePointers orders pointers: indices by their value, names alphabetically.
func comparePointers(a, b []string) int {
	return slices.CompareFunc(a, b, func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA == nil && errB == nil {
			return cmp.Compare(m, n)
		}
		return cmp.Compare(a, b)
	})
}
