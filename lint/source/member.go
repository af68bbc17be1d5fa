package source

import (
	"bytes"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/pb33f/go-yaml"
)

// member is a member of the object at the top of a document. The kind of a file is decided by these.
type member struct {
	key string
	// value is the text of a string or number, else "".
	value string
	// object and list say what the value is when it is no scalar.
	object, list bool
	// names are the keys of an object, inner its values that are strings, texts the strings of a list; kept where they decide
	// what the document is.
	names, texts []string
	inner        map[string]string
}

// members are those of the object at the top; nil when the top is no object.
type members []member

// maxMembers is how many members are kept whatever their keys are. Beyond it only those that decide something are.
const maxMembers = 200

// deciding are the keys, in lower case, by which documents say what they are, or that stand beside such keys.
var deciding = func() map[string]bool {
	keys := map[string]bool{}
	for _, k := range kinds {
		for _, key := range k.keys {
			keys[key] = true
		}
	}
	for key := range unread {
		keys[key] = true
	}
	return keys
}()

func (ms members) add(m member) members {
	if len(ms) < maxMembers || deciding[strings.ToLower(m.key)] {
		return append(ms, m)
	}
	return ms
}

// get is the first member with a key.
func (ms members) get(key string) (member, bool) {
	if i := slices.IndexFunc(ms, func(m member) bool { return m.key == key }); i >= 0 {
		return ms[i], true
	}
	return member{}, false
}

// firsts are the members without those whose key another one has before them.
func (ms members) firsts() members {
	var list members
	for _, m := range ms {
		if !list.has(m.key) {
			list = append(list, m)
		}
	}
	return list
}

func (ms members) has(keys ...string) bool {
	return slices.ContainsFunc(ms, func(m member) bool { return slices.Contains(keys, m.key) })
}

// states reports whether a member says something: any of those with the key, because readers differ in which of two counts.
func (ms members) states(key string, is func(value string) bool) bool {
	return slices.ContainsFunc(ms, func(m member) bool { return m.key == key && is(m.value) })
}

func (ms members) value(key string) string {
	m, _ := ms.get(key)
	return m.value
}

// hold keeps a member of an object inside.
func (m *member) hold(name, value string) {
	m.names = append(m.names, name)
	if value != "" {
		if m.inner == nil {
			m.inner = map[string]string{}
		}
		m.inner[name] = value
	}
}

// keepsInside reports whether the names or texts inside the value of a key are kept.
func keepsInside(key string) bool {
	return key == "predicate" || key == "sbom" || key == "@context" || key == "dsseEnvelope"
}

// yamlMembers are the members of the object at the top of a YAML document, merged ones last.
func yamlMembers(top Node) members {
	var list members
	seen := map[*yaml.Node]bool{} // merges may lead in a circle; that is found to be an error later
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
					m.hold(wrap(value.y.Content[j]).String(), wrap(value.y.Content[j+1]).String())
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

// looseMembers reads the members of an object that is nearly JSON, as far as it can: with comments, keys and strings in
// single quotes or in none, trailing commas, a call around it, or an end that is missing. It tells whether a text that does
// not parse was going to be a document.
func looseMembers(data []byte) members {
	start := bytes.IndexByte(data, '{')
	if start < 0 {
		return nil
	}
	var list members
	depth, inKey := 0, false
	key, waiting := "", false // a key was read and its value was not
	scalar := func(text string) {
		switch {
		case depth == 1 && inKey:
			key, inKey = text, false
		case depth == 1 && waiting:
			list, waiting = list.add(member{key: key, value: text}), false
		case depth == 2 && len(list) > 0 && keepsInside(list[len(list)-1].key):
			last := &list[len(list)-1]
			last.names, last.texts = append(last.names, text), append(last.texts, text)
		}
	}
	for i := start; i < len(data); {
		switch c := data[i]; {
		case c == '{' || c == '[':
			if depth == 1 && waiting {
				list, waiting = list.add(member{key: key, object: c == '{', list: c == '['}), false
			}
			depth++
			inKey = depth == 1
			i++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return list
			}
			i++
		case c == ',':
			if depth == 1 {
				inKey, waiting = true, false
			}
			i++
		case c == ':':
			if depth == 1 {
				waiting = true
			}
			i++
		case bytes.HasPrefix(data[i:], []byte("/*")):
			end := bytes.Index(data[i+2:], []byte("*/"))
			if end < 0 {
				return list
			}
			i += 2 + end + 2
		case c == '#' || bytes.HasPrefix(data[i:], []byte("//")):
			end := bytes.IndexByte(data[i:], '\n')
			if end < 0 {
				return list
			}
			i += end
		case c == '"' || c == '\'':
			end := i + 1
			for end < len(data) && data[end] != c {
				if data[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end+1, len(data))
			scalar(unquoted(data[i:end]))
			i = end
		case bytes.IndexByte([]byte(" \t\r\n()"), c) >= 0:
			i++
		default:
			end := i + 1
			for end < len(data) && bytes.IndexByte([]byte(" \t\r\n,:{}[]\"'()"), data[end]) < 0 {
				end++
			}
			scalar(string(data[i:end]))
			i = end
		}
	}
	return list
}

// unquoted is the text of a string in either quotes, as far as its escapes can be read.
func unquoted(quoted []byte) string {
	inner := bytes.TrimSuffix(quoted[1:], quoted[:1])
	if text, err := jsontext.AppendUnquote(nil, slices.Concat([]byte(`"`), inner, []byte(`"`))); err == nil {
		return string(text)
	}
	return string(inner)
}
