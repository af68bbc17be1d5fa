package source

import (
	"bytes"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/pb33f/go-yaml"
)

// member is a member of the object at the top of a document. The members decide the kind of the document.
type member struct {
	key string
	// value is the text of a string or number; "" for other values.
	value string
	// object and list report whether the value is an object or an array.
	object, list bool
	// The content of the value, kept only for keys that keepsInside accepts: of an object, names are the keys and inner the string
	// values by key; of an array, texts are the strings.
	names, texts []string
	inner        map[string]string
}

// members are the members of the object at the top of a document; nil if the top is not an object.
type members []member

// maxMembers is how many members are kept whatever their keys are. Of the others, those with a key in decidingKeys are kept.
const maxMembers = 200

// decidingKeys are the keys, in lower case, that help to decide the kind of a document: see kind.keys.
var decidingKeys = func() map[string]bool {
	keys := map[string]bool{}
	for _, k := range kinds {
		for _, key := range k.keys {
			keys[key] = true
		}
	}
	for key := range unsupportedKeys {
		keys[key] = true
	}
	return keys
}()

// add returns the members with one more, or unchanged if there are too many already.
func (ms members) add(m member) members {
	if len(ms) < maxMembers || decidingKeys[strings.ToLower(m.key)] {
		return append(ms, m)
	}
	return ms
}

// get returns the first member with a key; ok is false if there is none.
func (ms members) get(key string) (m member, ok bool) {
	if i := slices.IndexFunc(ms, func(m member) bool { return m.key == key }); i >= 0 {
		return ms[i], true
	}
	return member{}, false
}

// withoutDuplicates returns the members without those whose key repeats that of an earlier member.
func (ms members) withoutDuplicates() members {
	var list members
	for _, m := range ms {
		if !list.has(m.key) {
			list = append(list, m)
		}
	}
	return list
}

// has reports whether there is a member with one of the keys.
func (ms members) has(keys ...string) bool {
	return slices.ContainsFunc(ms, func(m member) bool { return slices.Contains(keys, m.key) })
}

// states reports whether is accepts the value of any member with the key. All members count, because readers of JSON and YAML
// differ in which of two equal keys they use.
func (ms members) states(key string, is func(value string) bool) bool {
	return slices.ContainsFunc(ms, func(m member) bool { return m.key == key && is(m.value) })
}

// value returns the text of the first member with a key; "" if there is none, or its value is not a string or number.
func (ms members) value(key string) string {
	m, _ := ms.get(key)
	return m.value
}

// addInner records a member of the object that is the value of m.
func (m *member) addInner(name, value string) {
	m.names = append(m.names, name)
	if value != "" {
		if m.inner == nil {
			m.inner = map[string]string{}
		}
		m.inner[name] = value
	}
}

// keepsInside reports whether the content of a key's value is needed to decide the kind of the document.
func keepsInside(key string) bool {
	return key == "predicate" || key == "sbom" || key == "@context" || key == "dsseEnvelope"
}

// yamlMembers returns the members of the object at the top of a YAML document, merged ones last.
func yamlMembers(top Node) members {
	var list members
	seen := map[*yaml.Node]bool{} // an object may merge itself; checkYAML reports that later
	var collect func(n Node)
	collect = func(n Node) {
		if !n.IsMap() || seen[n.y] {
			return
		}
		seen[n.y] = true
		var merged []*yaml.Node
		for i := 0; i+1 < len(n.y.Content); i += 2 {
			key, value := wrap(n.y.Content[i]), wrap(n.y.Content[i+1])
			if isMerge(n.y.Content[i]) {
				merged = append(merged, n.y.Content[i+1])
				continue
			}
			if key.y == nil || key.y.Kind != yaml.ScalarNode {
				continue
			}
			m := member{key: key.y.Value, value: value.String(), object: value.IsMap(), list: value.IsList()}
			if keepsInside(m.key) && value.IsMap() {
				for j := 0; j+1 < len(value.y.Content); j += 2 {
					m.addInner(wrap(value.y.Content[j]).String(), wrap(value.y.Content[j+1]).String())
				}
			}
			for _, item := range value.Items() {
				if !keepsInside(m.key) {
					break
				}
				m.texts = append(m.texts, item.String())
			}
			list = list.add(m)
		}
		for _, value := range merged {
			for source := range mergeSources(value) {
				collect(source)
			}
		}
	}
	collect(top)
	return list
}

// looseMembers reads the members of the first object in a text that is not valid JSON, as far as it can. It accepts comments,
// keys and strings in single quotes or without quotes, trailing commas, a function call around the object, and a missing end.
// Callers use it to decide whether a text that does not parse was meant to be a document.
func looseMembers(data []byte) members {
	start := bytes.IndexByte(data, '{')
	if start < 0 {
		return nil
	}
	var r looseReader
	for rest := data[start:]; len(rest) > 0; {
		size := 1
		switch c := rest[0]; {
		case c == '{' || c == '[':
			r.open(c)
		case c == '}' || c == ']':
			if r.depth--; r.depth == 0 {
				return r.list
			}
		case c == ',' && r.depth == 1:
			r.inKey, r.awaitsValue = true, false
		case c == ':' && r.depth == 1:
			r.awaitsValue = true
		case bytes.IndexByte([]byte(" \t\r\n(),:"), c) >= 0:
		default:
			if size = commentLength(rest); size == 0 {
				var text string
				text, size = looseScalar(rest)
				r.scalar(text)
			}
		}
		rest = rest[size:]
	}
	return r.list
}

// looseReader collects the members of the top object for looseMembers.
type looseReader struct {
	list        members
	depth       int    // how many objects and arrays are open
	inKey       bool   // a key of the top object comes next
	key         string // the last key of the top object
	awaitsValue bool   // the value of key comes next
}

// open enters an object or an array.
func (r *looseReader) open(bracket byte) {
	if r.depth == 1 && r.awaitsValue {
		r.list, r.awaitsValue = r.list.add(member{key: r.key, object: bracket == '{', list: bracket == '['}), false
	}
	r.depth++
	r.inKey = r.depth == 1
}

// scalar takes a string or a bare word: a key or a value of the top object, or a text inside a member that keeps its texts.
func (r *looseReader) scalar(text string) {
	switch {
	case r.depth == 1 && r.inKey:
		r.key, r.inKey = text, false
	case r.depth == 1 && r.awaitsValue:
		r.list, r.awaitsValue = r.list.add(member{key: r.key, value: text}), false
	case r.depth == 2 && len(r.list) > 0 && keepsInside(r.list[len(r.list)-1].key):
		last := &r.list[len(r.list)-1]
		last.names, last.texts = append(last.names, text), append(last.texts, text)
	}
}

// commentLength returns the length of the comment at the beginning of a text, 0 if there is none. A comment without an end
// takes the rest of the text.
func commentLength(text []byte) int {
	switch {
	case bytes.HasPrefix(text, []byte("/*")):
		if end := bytes.Index(text[2:], []byte("*/")); end >= 0 {
			return 2 + end + 2
		}
		return len(text)
	case text[0] == '#' || bytes.HasPrefix(text, []byte("//")):
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			return end
		}
		return len(text)
	}
	return 0
}

// looseScalar reads the string in double or single quotes, or else the bare word, at the beginning of a text. It returns its
// content and how many bytes of the text it takes.
func looseScalar(text []byte) (content string, size int) {
	end := 1
	if quote := text[0]; quote == '"' || quote == '\'' {
		for end < len(text) && text[end] != quote {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		end = min(end+1, len(text))
		return unquote(text[:end]), end
	}
	for end < len(text) && bytes.IndexByte([]byte(" \t\r\n,:{}[]\"'()"), text[end]) < 0 {
		end++
	}
	return string(text[:end]), end
}

// unquote returns the text of a string in double or single quotes. If its escapes are invalid, they stay as they are.
func unquote(quoted []byte) string {
	inner := bytes.TrimSuffix(quoted[1:], quoted[:1])
	if text, err := jsontext.AppendUnquote(nil, slices.Concat([]byte(`"`), inner, []byte(`"`))); err == nil {
		return string(text)
	}
	return string(inner)
}
