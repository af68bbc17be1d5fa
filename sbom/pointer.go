package sbom

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Pointers are the places of the parts of an entity's facts in its document.
type Pointers struct {
	// Entity is the place of the entity itself: the reference tokens of a JSON Pointer (RFC 6901).
	Entity []string
	parts  []struct{ facts, document string }
}

// Add records the place of a part of the facts. facts is the path of the part in the facts, document its path in the document,
// below the entity. The steps of both paths are joined by slashes.
func (p *Pointers) Add(facts, document string) {
	p.parts = append(p.parts, struct{ facts, document string }{facts, document})
}

// Find returns the place of the part at a path of the facts. If the path was not recorded, it returns the place of the longest
// recorded start of the path; if there is none, that of the part fallback; if there is none, that of the entity. The fallback is
// usually the name, because readers recognise an entity by its name, not by its opening brace.
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

// token converts a step of a path to a reference token.
func token(step any) string {
	switch v := step.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return ""
}

// under returns a new pointer: base followed by the steps of path, which are joined by slashes.
func under(base []string, path string) []string {
	pointer := append(make([]string, 0, len(base)+4), base...)
	if path == "" {
		return pointer
	}
	return append(pointer, strings.Split(path, "/")...)
}

// index returns the path of item i of the list at path, or path itself if i < 0 (the value is not a list).
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
		if a == b || a == "" || b == "" || a[0] > '9' || b[0] > '9' { // no two indices: nearly all tokens
			return cmp.Compare(a, b)
		}
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA == nil && errB == nil {
			return cmp.Compare(m, n)
		}
		return cmp.Compare(a, b)
	})
}
