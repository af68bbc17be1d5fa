package source

import (
	"errors"
	"iter"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"
)

// Node is a value in a parsed JSON or YAML document. Its methods resolve aliases and merge keys, so that the same content gives the
// same results however it is written. The zero Node stands for an absent value.
type Node struct {
	y  *yaml.Node
	in *tree // with the indexes of large objects; nil if there are none
}

func wrap(y *yaml.Node) Node { return Node{}.wrap(y) }

// wrap returns the Node of a value in the same document as n.
func (n Node) wrap(y *yaml.Node) Node {
	for y != nil && (y.Kind == yaml.AliasNode || y.Kind == yaml.DocumentNode) {
		if y.Kind == yaml.AliasNode {
			y = y.Alias
		} else if len(y.Content) > 0 {
			y = y.Content[0]
		} else {
			y = nil
		}
	}
	return Node{y, n.in}
}

// keys returns the index of an object; ok is false if it has none.
func (n Node) keys() (keys keyIndex, ok bool) {
	if n.in == nil || len(n.y.Content) < 2*minIndexed {
		return keys, false
	}
	keys, ok = n.in.index[n.y]
	return keys, ok
}

// ID identifies the value. All aliases of a value have the same ID.
func (n Node) ID() *yaml.Node { return n.y }

// Exists reports whether the value is present. An explicit null is present.
func (n Node) Exists() bool { return n.y != nil }

// IsMap reports whether the value is an object.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList reports whether the value is an array.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// IsScalar reports whether the value is neither an object nor an array, and not null.
func (n Node) IsScalar() bool { return n.y != nil && n.y.Kind == yaml.ScalarNode && !n.IsNull() }

// IsNull reports whether the value is an explicit null.
func (n Node) IsNull() bool {
	return n.y != nil && n.y.Kind == yaml.ScalarNode && n.y.ShortTag() == "!!null"
}

// IsString reports whether the value is a string. In YAML, a text without quotes that is a number or boolean is not a string.
func (n Node) IsString() bool {
	if !n.IsScalar() {
		return false
	}
	switch n.tag() {
	case "!!bool", "!!int", "!!float":
		return false
	}
	return true
}

// coreNumber matches the numbers of the YAML 1.2 core schema (YAML 1.2.2 §10.3.2), apart from infinity and NaN. The parser
// also takes those of YAML 1.1, which has underscores, binary numbers, and octal numbers that begin with 0.
var coreNumber = regexp.MustCompile(`^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$`)

// tag is the YAML tag of a scalar. A plain text has the one that the YAML 1.2 core schema gives it.
func (n Node) tag() string {
	tag := n.y.ShortTag()
	const stated = yaml.TaggedStyle | yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.y.Style&stated != 0 || n.y.Value == "" || n.y.Value[0] > '9' {
		return tag
	}
	switch tag {
	case "!!int", "!!float":
		if strings.Trim(n.y.Value, "0123456789") != "" && !coreNumber.MatchString(n.y.Value) && !strings.ContainsAny(n.y.Value, "nN") { // .inf, .nan
			return "!!str"
		}
	case "!!str":
		if coreNumber.MatchString(n.y.Value) { // too large for the parser, or octal
			return "!!float"
		}
	}
	return tag
}

// Text returns the content of a string, or the text of a number or boolean as it is written; ok is false for anything else.
func (n Node) Text() (text string, ok bool) {
	if !n.IsScalar() {
		return "", false
	}
	return n.y.Value, true
}

// String returns the text of a scalar as Text does, and "" for anything else.
func (n Node) String() string {
	s, _ := n.Text()
	return s
}

// Bool returns the value of a boolean; ok is false for anything else.
func (n Node) Bool() (value, ok bool) {
	if !n.IsScalar() || n.y.ShortTag() != "!!bool" {
		return false, false
	}
	return n.y.Value == "true" || n.y.Value == "True" || n.y.Value == "TRUE", true
}

// IsTrue reports whether the value is the boolean true.
func (n Node) IsTrue() bool {
	v, _ := n.Bool()
	return v
}

// IsFalse reports whether the value is the boolean false.
func (n Node) IsFalse() bool {
	v, ok := n.Bool()
	return ok && !v
}

// Number returns the value of a number; ok is false for anything else.
func (n Node) Number() (value float64, ok bool) {
	if !n.IsScalar() {
		return 0, false
	}
	switch n.tag() {
	case "!!int", "!!float":
		return parseNumber(n.y.Value)
	}
	return 0, false
}

// parseNumber reads a number of the YAML 1.2 core schema. A number beyond the range of float64 is the largest one in it.
func parseNumber(text string) (value float64, ok bool) {
	for prefix, base := range map[string]int{"0x": 16, "0o": 8} {
		if digits, ok := strings.CutPrefix(text, prefix); ok {
			i, ok := new(big.Int).SetString(digits, base)
			if !ok {
				return 0, false
			}
			value, _ = new(big.Float).SetInt(i).Float64()
			return max(-math.MaxFloat64, min(value, math.MaxFloat64)), true
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, false
	}
	if math.IsNaN(value) {
		return 0, false
	}
	return max(-math.MaxFloat64, min(value, math.MaxFloat64)), true
}

// Len returns the number of members of an object or items of an array; 0 for anything else.
func (n Node) Len() int {
	count := 0
	if n.IsList() {
		return len(n.y.Content)
	}
	for range n.Pairs() {
		count++
	}
	return count
}

// Get returns the value of a member. It is absent if there is no such member or n is not an object.
func (n Node) Get(key string) Node {
	_, v := n.member(key)
	return v
}

// Either returns the value of the member first, or of the member second if there is no member first. It looks for both in one pass.
func (n Node) Either(first, second string) Node {
	var found Node
	if !n.IsMap() {
		return found
	}
	if len(n.y.Content) >= 2*minIndexed {
		if v := n.Get(first); v.Exists() {
			return v
		}
		return n.Get(second)
	}
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		switch keyText(n.y.Content[i]) {
		case first:
			return n.wrap(n.y.Content[i+1])
		case second:
			found = n.wrap(n.y.Content[i+1])
		case "<<": // a merge key may add the members
			if v := n.Get(first); v.Exists() {
				return v
			}
			return n.Get(second)
		}
	}
	return found
}

// member returns the key and the value of a member. A member of the object itself takes precedence over a merged one. The key is nil
// if there is no such member.
func (n Node) member(key string) (*yaml.Node, Node) {
	if !n.IsMap() {
		return nil, Node{}
	}
	content := n.y.Content
	merged := false
	if keys, ok := n.keys(); ok {
		if i, ok := keys.at[key]; ok {
			return content[i], n.wrap(content[i+1])
		}
		merged = keys.merges
	} else {
		for i := 0; i+1 < len(content); i += 2 {
			if keyText(content[i]) == key && !isMerge(content[i]) {
				return content[i], n.wrap(content[i+1])
			}
			merged = merged || isMerge(content[i])
		}
	}
	if merged {
		for i := 0; i+1 < len(content); i += 2 {
			if isMerge(content[i]) {
				for source := range n.sources(content[i+1]) {
					if k, v := source.member(key); k != nil {
						return k, v
					}
				}
			}
		}
	}
	return nil, Node{}
}

// At returns the item of an array at an index from 0. It is absent if there is no such item or n is not an array.
func (n Node) At(i int) Node {
	if !n.IsList() || i < 0 || i >= len(n.y.Content) {
		return Node{}
	}
	return n.wrap(n.y.Content[i])
}

// Items yields the items of an array with their indexes, in order. It yields nothing for other values.
func (n Node) Items() iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		if !n.IsList() {
			return
		}
		for i, item := range n.y.Content {
			if !yield(i, n.wrap(item)) {
				return
			}
		}
	}
}

// Pairs yields the keys and values of an object in document order, merged members last. It yields nothing for other values.
func (n Node) Pairs() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		if n.IsMap() {
			n.pairs(nil, yield)
		}
	}
}

// pairs yields the members of an object whose keys are not in seen, and adds them to seen. seen may be nil if no members are merged
// into the object. The result is false if yield stopped the iteration.
func (n Node) pairs(seen map[string]bool, yield func(string, Node) bool) bool {
	content := n.y.Content
	keys, ok := n.keys()
	merged := keys.merges
	for i := 0; !ok && i+1 < len(content); i += 2 {
		merged = merged || isMerge(content[i])
	}
	if merged && seen == nil {
		seen = map[string]bool{}
	}
	for i := 0; i+1 < len(content); i += 2 {
		key := keyText(content[i])
		if isMerge(content[i]) || seen[key] {
			continue
		}
		if seen != nil {
			seen[key] = true
		}
		if !yield(key, n.wrap(content[i+1])) {
			return false
		}
	}
	for i := 0; merged && i+1 < len(content); i += 2 {
		if isMerge(content[i]) {
			for source := range n.sources(content[i+1]) {
				if source.IsMap() && !source.pairs(seen, yield) {
					return false
				}
			}
		}
	}
	return true
}

// keyText returns the text of a key. The key may be an alias.
func keyText(key *yaml.Node) string {
	if key.Kind == yaml.AliasNode {
		return key.Alias.Value
	}
	return key.Value
}

// isMerge reports whether a key is the merge key << of YAML 1.1, which is written without quotes.
func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" && key.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0
}

func mergeSources(value *yaml.Node) iter.Seq[Node] { return Node{}.sources(value) }

// sources yields the objects whose members a merge key adds: its value, or the items if the value is an array.
func (n Node) sources(value *yaml.Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		n := n.wrap(value)
		if !n.IsList() {
			yield(n)
			return
		}
		for _, item := range n.Items() {
			if !yield(item) {
				return
			}
		}
	}
}

// Lookup follows reference tokens, which are keys of objects and indexes of arrays. It returns the absent Node if one of them
// does not exist.
func (n Node) Lookup(pointer []string) Node {
	for _, token := range pointer {
		if n = n.step(token); !n.Exists() {
			return n
		}
	}
	return n
}

func (n Node) step(token string) Node {
	if n.IsList() {
		i, err := strconv.Atoi(token)
		if err != nil || strconv.Itoa(i) != token { // an index has no leading zeros or sign (RFC 6901 §4)
			return Node{}
		}
		return n.At(i)
	}
	return n.Get(token)
}

// Value converts the node to the types of encoding/json: map[string]any, []any, string, float64, bool and nil.
func (n Node) Value() any {
	switch {
	case n.IsMap():
		m := make(map[string]any, len(n.y.Content)/2)
		for k, v := range n.Pairs() {
			if _, ok := m[k]; !ok { // if a key repeats, its first value counts, as in Get
				m[k] = v.Value()
			}
		}
		return m
	case n.IsList():
		list := make([]any, 0, len(n.y.Content))
		for _, v := range n.Items() {
			list = append(list, v.Value())
		}
		return list
	case !n.Exists(), n.IsNull():
		return nil
	}
	if b, ok := n.Bool(); ok {
		return b
	}
	if f, ok := n.Number(); ok {
		return f
	}
	return n.y.Value
}
