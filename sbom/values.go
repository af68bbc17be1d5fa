package sbom

import "strconv"

// The functions of this file read the values of a document, which have the types that encoding/json returns. The functions never
// fail: they treat a value of the wrong type as absent, and the validation against the schema reports it.

// member returns the value below v at a path of object members, or nil.
func member(v any, names ...string) any {
	for _, name := range names {
		object, _ := v.(map[string]any)
		v = object[name]
	}
	return v
}

// text returns the string below v at a path of object members, or "".
func text(v any, names ...string) string {
	s, _ := member(v, names...).(string)
	return s
}

// list returns the array below v at a path of object members, or nil.
func list(v any, names ...string) []any {
	items, _ := member(v, names...).([]any)
	return items
}

// texts returns the strings in the array below v at a path of object members, never nil.
func texts(v any, names ...string) []string {
	out := []string{}
	for _, item := range list(v, names...) {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// lookup returns the value below v at the reference tokens of a JSON Pointer, or nil.
func lookup(v any, pointer []string) any {
	for _, token := range pointer {
		switch at := v.(type) {
		case map[string]any:
			v = at[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(at) {
				return nil
			}
			v = at[i]
		default:
			return nil
		}
	}
	return v
}
