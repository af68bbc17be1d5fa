package source

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/pb33f/go-yaml"
)

// tree is the data that all nodes of a document share.
type tree struct {
	// index holds an index for each object with minIndexed members or more.
	index map[*yaml.Node]keyIndex
}

// keyIndex is an index of the keys of an object.
type keyIndex struct {
	at     map[string]int // key → its index in Content; if a key repeats, that of the first one
	merges bool           // the object has a merge key
}

// minIndexed is how many members an object must have to get an index. For a smaller object, reading all keys is faster.
const minIndexed = 17

// add makes the index of an object that is large enough.
func (t *tree) add(object *yaml.Node) {
	if len(object.Content) < 2*minIndexed {
		return
	}
	keys := keyIndex{at: make(map[string]int, len(object.Content)/2)}
	for i := 0; i+1 < len(object.Content); i += 2 {
		key := object.Content[i]
		if isMerge(key) {
			keys.merges = true
			continue
		}
		if _, ok := keys.at[keyText(key)]; !ok {
			keys.at[keyText(key)] = i
		}
	}
	if t.index == nil {
		t.index = map[*yaml.Node]keyIndex{}
	}
	t.index[object] = keys
}

// jsonTree returns the nodes of a JSON text in which checkJSON has found no problem. They equal the nodes that the YAML parser
// would make of the text.
func jsonTree(data []byte) (Node, error) {
	b := treeBuilder{
		data: data, line: 1, column: 1, tree: &tree{}, texts: map[string]string{},
		dec: jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true)),
	}
	root, err := b.value()
	return Node{root, b.tree}, err
}

// treeBuilder makes nodes from a JSON text.
type treeBuilder struct {
	data []byte
	dec  *jsontext.Decoder
	tree *tree

	at, line, column int // an offset, and its line and its column in characters

	texts map[string]string // strings to share: most strings of a document occur several times
	slab  []yaml.Node       // nodes are allocated many at a time
	open  []*yaml.Node      // the children read so far of the objects and arrays that have not ended
	plain []byte            // a buffer for strings without their escapes
}

// maxShared is the maximum length in bytes of strings that are shared, and maxTexts their maximum number.
const (
	maxShared = 64
	maxTexts  = 1 << 16
)

// node returns a new node that begins at an offset.
func (b *treeBuilder) node(start int, kind yaml.Kind, style yaml.Style, tag string) *yaml.Node {
	b.moveTo(start)
	if len(b.slab) == cap(b.slab) {
		b.slab = make([]yaml.Node, 0, 512)
	}
	b.slab = append(b.slab, yaml.Node{Kind: kind, Style: style, Tag: tag, Line: b.line, Column: b.column})
	return &b.slab[len(b.slab)-1]
}

// moveTo moves at forward to an offset, and counts lines and columns as lineIndex does.
func (b *treeBuilder) moveTo(offset int) {
	for ; b.at < offset; b.at++ {
		switch c := b.data[b.at]; {
		case c == '\n', c == '\r' && (b.at+1 == len(b.data) || b.data[b.at+1] != '\n'):
			b.line, b.column = b.line+1, 1
		case c != '\r' && utf8.RuneStart(c):
			b.column++
		}
	}
}

// share returns a text as a string, which it shares with equal texts before.
func (b *treeBuilder) share(text []byte) string {
	if len(text) > maxShared {
		return string(text)
	}
	shared, ok := b.texts[string(text)]
	if !ok {
		if shared = string(text); len(b.texts) < maxTexts {
			b.texts[shared] = shared
		}
	}
	return shared
}

// value reads the next value. It calls itself for values inside; checkJSON limits their depth.
func (b *treeBuilder) value() (*yaml.Node, error) {
	kind := b.dec.PeekKind()
	if kind == '{' || kind == '[' {
		return b.collection(kind)
	}
	raw, err := b.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	start := int(b.dec.InputOffset()) - len(raw)
	switch kind {
	case '"':
		n := b.node(start, yaml.ScalarNode, yaml.DoubleQuotedStyle, "!!str")
		if bytes.IndexByte(raw, '\\') < 0 {
			n.Value = b.share(raw[1 : len(raw)-1])
			return n, nil
		}
		b.plain, err = jsontext.AppendUnquote(b.plain[:0], raw)
		n.Value = b.share(b.plain)
		return n, err
	case '0':
		n := b.node(start, yaml.ScalarNode, 0, "")
		n.Value = b.share(raw)
		n.Tag = numberTag(n.Value)
		return n, nil
	case 'n':
		n := b.node(start, yaml.ScalarNode, 0, "!!null")
		n.Value = "null"
		return n, nil
	}
	n := b.node(start, yaml.ScalarNode, 0, "!!bool")
	n.Value = b.share(raw)
	return n, nil
}

// collection reads an object or an array.
func (b *treeBuilder) collection(kind jsontext.Kind) (*yaml.Node, error) {
	if _, err := b.dec.ReadToken(); err != nil {
		return nil, err
	}
	start := int(b.dec.InputOffset()) - 1
	n := b.node(start, yaml.SequenceNode, yaml.FlowStyle, "!!seq")
	if kind == '{' {
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
	}
	first := len(b.open)
	for {
		if k := b.dec.PeekKind(); k == '}' || k == ']' {
			break
		}
		child, err := b.value()
		if err != nil {
			return nil, err
		}
		b.open = append(b.open, child)
	}
	if _, err := b.dec.ReadToken(); err != nil {
		return nil, err
	}
	if len(b.open) > first {
		n.Content = append([]*yaml.Node(nil), b.open[first:]...)
	}
	clear(b.open[first:])
	b.open = b.open[:first]
	if kind == '{' {
		b.tree.add(n)
	}
	return n, nil
}

// numberTag returns the YAML tag of a number in JSON.
func numberTag(text string) string {
	if text == "-0" {
		return "!!float"
	}
	if _, err := strconv.ParseInt(text, 10, 64); err == nil {
		return "!!int"
	}
	if _, err := strconv.ParseUint(text, 10, 64); err == nil {
		return "!!int"
	}
	return "!!float"
}
