package sbom

import "strconv"

// The functions of this file look into the values of a document, which are those that encoding/json gives. They never
// fail: a value of the wrong type counts as absent, and validation by the schema reports it.

// member is a value below v, by the names of object members.
func member(v any, names ...string) any {
	for _, name := range names {
		object, _ := v.(map[string]any)
		v = object[name]
	}
	return v
}

// text is a string below v, or "".
func text(v any, names ...string) string {
	s, _ := member(v, names...).(string)
	return s
}

// list is an array below v, or none.
func list(v any, names ...string) []any {
	items, _ := member(v, names...).([]any)
	return items
}

// texts are the strings of an array below v, never nil.
func texts(v any, names ...string) []string {
	out := []string{}
	for _, item := range list(v, names...) {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// lookup is a value below v, by reference tokens of a JSON Pointer; nil when they lead nowhere.
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
