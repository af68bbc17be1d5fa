package source

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/pb33f/go-yaml"
)

// tree is what the nodes of a document share.
type tree struct {
	// index holds the objects with many members.
	index map[*yaml.Node]keyIndex
}

// keyIndex tells where the keys of an object stand in its Content.
type keyIndex struct {
	at     map[string]int // of equal keys, the first one
	merges bool           // members may be merged in
}

// minIndexed is how many members an object has, at least, before its keys are put into an index.
const minIndexed = 17

// add makes the index of an object.
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
		if _, known := keys.at[keyText(key)]; !known {
			keys.at[keyText(key)] = i
		}
	}
	if t.index == nil {
		t.index = map[*yaml.Node]keyIndex{}
	}
	t.index[object] = keys
}

// jsonTree makes the nodes of a JSON text that checkJSON has found to be one: those that the YAML parser makes of JSON.
func jsonTree(data []byte) (Node, error) {
	b := treeBuilder{
		data: data, line: 1, column: 1, tree: &tree{}, texts: map[string]string{},
		dec: jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true)),
	}
	root, err := b.value()
	return Node{root, b.tree}, err
}

type treeBuilder struct {
	data []byte
	dec  *jsontext.Decoder
	tree *tree

	at, line, column int // an offset, and the line and column in characters that it has

	texts map[string]string // the strings met before: most of a document's are equal to others
	slab  []yaml.Node       // nodes to hand out
	open  []*yaml.Node      // the children of the collections that are not closed yet
	plain []byte
}

// maxShared is the length of the longest string that is looked for among those met before, and maxTexts how many of those
// are kept.
const (
	maxShared = 64
	maxTexts  = 1 << 16
)

func (b *treeBuilder) node(start int, kind yaml.Kind, style yaml.Style, tag string) *yaml.Node {
	b.moveTo(start)
	if len(b.slab) == cap(b.slab) {
		b.slab = make([]yaml.Node, 0, 512)
	}
	b.slab = append(b.slab, yaml.Node{Kind: kind, Style: style, Tag: tag, Line: b.line, Column: b.column})
	return &b.slab[len(b.slab)-1]
}

// moveTo counts lines and columns on to an offset, as lineIndex does.
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

// value reads the next value. The depth is what checkJSON allows.
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

// numberTag is the type that YAML gives to a number of JSON. One that no float64 holds is a text.
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
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return "!!float"
	}
	return "!!str"
}
