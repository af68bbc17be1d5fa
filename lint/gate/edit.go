package gate

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/source"
)

// Text is a YAML or JSON file in which waivers are added or removed, all other bytes staying as they are. Each edit is tried on a
// copy, which is read again: it must hold exactly what was meant, or the edit is refused.
type Text struct {
	doc   *source.Document
	bytes []byte
	mark  int // the length of the byte order mark before the text
	read  func(source.File) (*source.Document, error)
}

// NewText returns the text of a file. read reads a file of its kind. The errors do not name the file.
func NewText(file source.File, read func(source.File) (*source.Document, error)) (*Text, error) {
	doc, err := read(file)
	if err != nil {
		return nil, err
	}
	raw, err := file.Read(int64(len(doc.Data)) + 4)
	if err != nil {
		return nil, err
	}
	text, marked := bytes.CutPrefix(raw, []byte("\ufeff"))
	if !bytes.Equal(text, doc.Data) {
		return nil, errors.New("is not in UTF-8")
	}
	t := &Text{doc: doc, bytes: raw, read: read}
	if marked {
		t.mark = len("\ufeff")
	}
	return t, nil
}

// Document is what was read.
func (t *Text) Document() *source.Document { return t.doc }

// Bytes are the content of the file, with the edits so far.
func (t *Text) Bytes() []byte { return t.bytes }

// place is a value in a text, with the nodes around it.
type place struct {
	node    *yaml.Node
	parents []step // outermost first
}

// step leads from a node to what is in it: content is the index in Node.Content, that of the value in an object.
type step struct {
	node    *yaml.Node
	content int
}

// find goes to a place. missing is what is left of the pointer where it does not exist. Values that stand for several places, by
// anchors, aliases and merge keys, are refused: an edit there would change more than one of them.
func (t *Text) find(part int, pointer []string) (at place, missing []string, err error) {
	if part >= len(t.doc.Nodes()) {
		return place{}, pointer, nil
	}
	at.node = t.doc.Nodes()[part].ID()
	for i := 0; ; i++ {
		if at.node.Kind == yaml.AliasNode || at.node.Anchor != "" {
			return at, nil, errors.New("the place has an anchor or an alias of YAML, so that an edit would change other places too")
		}
		if i == len(pointer) {
			return at, nil, nil
		}
		content := -1
		for j := range at.node.Content {
			switch at.node.Kind {
			case yaml.MappingNode:
				if key := at.node.Content[j&^1]; j%2 == 1 && key.Kind == yaml.ScalarNode && key.Value == pointer[i] && content < 0 {
					content = j
				}
			case yaml.SequenceNode:
				if fmt.Sprint(j) == pointer[i] {
					content = j
				}
			}
		}
		if content < 0 {
			return at, pointer[i:], nil
		}
		at.parents = append(at.parents, step{at.node, content})
		at.node = at.node.Content[content]
	}
}

// edit replaces a region of the text.
type edit struct {
	start, end int // offsets in Document.Data
	text       string
}

// apply tries edits in turn, and keeps the first that check accepts.
func (t *Text) apply(edits []edit, check func(*source.Document) bool) error {
	for _, e := range edits {
		raw := slices.Concat(t.bytes[:t.mark], t.doc.Data[:e.start], []byte(e.text), t.doc.Data[e.end:])
		file := source.File{Root: source.Bytes(map[string][]byte{t.doc.File.Path: raw}), Path: t.doc.File.Path}
		doc, err := t.read(file)
		if err != nil || doc.Kind != t.doc.Kind || doc.Format != t.doc.Format || !check(doc) {
			continue
		}
		doc.File, doc.Path = t.doc.File, t.doc.Path
		t.doc, t.bytes = doc, raw
		return nil
	}
	return errors.New("the file is written in a way in which sealint cannot add or remove exactly this")
}

// Add adds waivers to the list at a pointer, which is made if only its last key is missing.
func (t *Text) Add(part int, pointer []string, waivers []Written) error {
	at, missing, err := t.find(part, pointer)
	if err != nil {
		return err
	}
	if len(t.doc.Nodes()) > 0 && (len(missing) > 1 || at.node == nil || len(missing) == 1 && at.node.Kind != yaml.MappingNode ||
		len(missing) == 0 && at.node.Kind != yaml.SequenceNode) {
		return fmt.Errorf("there is no list at %s", strconv.Quote(source.EncodePointer(pointer)))
	}
	from := 0 // the index of the first new item
	var edits []edit
	switch {
	case at.node == nil:
		edits = t.appended([]int{len(t.doc.Data)}, t.block("", pointer[0], waivers))
	case at.node.Style&yaml.FlowStyle != 0 || len(at.node.Content) == 0:
		key := ""
		if len(missing) > 0 {
			key = missing[0]
		}
		edits = t.flow(at.node, key, waivers)
	default:
		key := ""
		if len(missing) > 0 {
			key = missing[0]
		} else {
			from = len(at.node.Content)
		}
		edits = t.inBlock(at, key, waivers)
	}
	old := t.doc.Nodes()
	return t.apply(edits, func(doc *source.Document) bool {
		return sameWithout(old, doc.Nodes(), part, pointer, from, len(waivers), len(missing) > 0) &&
			slices.EqualFunc(waivers, itemsOf(doc.Nodes()[part].Lookup(pointer))[from:][:len(waivers)], Written.is)
	})
}

func itemsOf(list source.Node) []source.Node {
	var items []source.Node
	for _, item := range list.Items() {
		items = append(items, item)
	}
	return items
}

// block writes waivers as items of a list in block style, with the key of the list, unless it is empty.
func (t *Text) block(indent, key string, waivers []Written) string {
	var b strings.Builder
	if key != "" {
		b.WriteString(indent + key + ":" + t.lineBreak())
		indent += "  "
	}
	for _, w := range waivers {
		b.WriteString(w.block(indent, t.lineBreak()))
	}
	return b.String()
}

// inBlock lists the edits that add waivers to a list in block style, or, with a key, to an object.
func (t *Text) inBlock(at place, key string, waivers []Written) []edit {
	start := t.doc.Offset(at.node)
	indent, inLine := t.indent(start)
	column := len(indent)
	if key == "" && (inLine || t.doc.Data[start] != '-') {
		return nil
	}
	if key == "" {
		column++ // comments in the column of the dashes are behind the list
	}
	text := t.block(indent, key, waivers)
	edits := t.appended(t.ends(at, column), text)
	if key != "" && !inLine {
		begin := t.lineStart(start)
		edits = append(edits, edit{begin, begin, text})
	}
	return edits
}

// appended lists the edits that put lines at offsets. The end of a text need not have a line break.
func (t *Text) appended(offsets []int, text string) []edit {
	var edits []edit
	for _, at := range offsets {
		if data := t.doc.Data; at > 0 && data[at-1] != '\n' && data[at-1] != '\r' {
			edits = append(edits, edit{at, at, t.lineBreak() + strings.TrimSuffix(text, t.lineBreak())})
		} else {
			edits = append(edits, edit{at, at, text})
		}
	}
	return edits
}

// ends lists the offsets at which a value in block style may end: behind its last line and the comments that are indented by at
// least so many columns, behind all comments, and before what follows.
func (t *Text) ends(at place, column int) []int {
	last := at.node
	for len(last.Content) > 0 {
		last = last.Content[len(last.Content)-1]
	}
	begin := t.doc.Offset(last)
	limit := t.partEnd(begin)
	for i := len(at.parents) - 1; i >= 0; i-- {
		if s := at.parents[i]; s.content+1 < len(s.node.Content) {
			limit = t.lineStart(t.doc.Offset(s.node.Content[s.content+1]))
			break
		}
	}
	content, comments := limit, limit
	for trimmed := false; content > begin; content = t.lineBefore(content) {
		line := strings.TrimRight(string(t.doc.Data[t.lineBefore(content):content]), "\r\n")
		text := strings.TrimLeft(line, " \t")
		isComment := strings.HasPrefix(text, "#")
		if text != "" && !trimmed {
			comments, trimmed = content, true
		}
		if text != "" && (!isComment || len(line)-len(text) >= column) {
			break
		}
	}
	return slices.Compact([]int{max(content, begin), max(comments, begin), limit})
}

// partEnd is the offset at which the YAML document that holds an offset ends.
func (t *Text) partEnd(offset int) int {
	for at := offset; at < len(t.doc.Data); {
		next := bytes.IndexAny(t.doc.Data[at:], "\r\n")
		if next < 0 {
			break
		}
		at += next + 1
		if rest := t.doc.Data[at:]; bytes.HasPrefix(rest, []byte("---")) || bytes.HasPrefix(rest, []byte("...")) {
			return at
		}
	}
	return len(t.doc.Data)
}

// lineStart is the offset at which the line begins that holds an offset.
func (t *Text) lineStart(offset int) int { return bytes.LastIndexAny(t.doc.Data[:offset], "\r\n") + 1 }

// lineBefore is the offset at which the line begins that ends at an offset.
func (t *Text) lineBefore(offset int) int {
	text := bytes.TrimSuffix(t.doc.Data[:offset], []byte("\n"))
	return t.lineStart(len(bytes.TrimSuffix(text, []byte("\r"))))
}

// indent is the white space with which the text of a line is indented. inLine reports whether other text stands before the offset;
// then the indent has as many spaces.
func (t *Text) indent(offset int) (indent string, inLine bool) {
	before := string(t.doc.Data[t.lineStart(offset):offset])
	if strings.Trim(before, " ") == "" {
		return before, false
	}
	return strings.Repeat(" ", len([]rune(before))), true
}

// lineBreak is the line break that the text has.
func (t *Text) lineBreak() string {
	i := bytes.IndexAny(t.doc.Data, "\r\n")
	switch {
	case i < 0 || t.doc.Data[i] == '\n':
		return "\n"
	case bytes.HasPrefix(t.doc.Data[i:], []byte("\r\n")):
		return "\r\n"
	}
	return "\r"
}

// flow lists the edits that add waivers at the beginning of a list in flow style, or, with a key, of an object.
func (t *Text) flow(collection *yaml.Node, key string, waivers []Written) []edit {
	data := t.doc.Data
	start := t.doc.Offset(collection)
	if start >= len(data) || data[start] != '[' && data[start] != '{' {
		return nil
	}
	inside := start + 1
	space := data[inside : len(data)-len(bytes.TrimLeft(data[inside:], " \t\r\n"))]
	broken := bytes.ContainsAny(space, "\r\n")
	colon, comma := ": ", ", "
	if t.doc.Format == source.JSON && !bytes.Contains(data, []byte(`": `)) { // minified
		colon, comma = ":", ","
	}
	between := comma
	if broken {
		between = "," + string(space)
	}
	var items []string
	for _, w := range waivers {
		items = append(items, w.flow(colon, comma))
	}
	text := strings.Join(items, between)
	if key != "" {
		text = quote(key) + colon + "[" + strings.Join(items, comma) + "]"
	}
	switch {
	case len(collection.Content) == 0:
		return []edit{{inside, inside, text}}
	case broken:
		return []edit{{inside, inside, string(space) + text + ","}}
	}
	inside += len(space)
	return []edit{{inside, inside, text + comma}}
}

// Remove removes items of a list of waivers, by their indexes. With the last item, the list goes.
func (t *Text) Remove(part int, pointer []string, indexes []int) error {
	for _, i := range slices.Backward(slices.Sorted(slices.Values(indexes))) {
		at, missing, err := t.find(part, append(slices.Clone(pointer), fmt.Sprint(i)))
		if err != nil {
			return err
		}
		if len(missing) > 0 || len(at.parents) < 2 {
			return errors.New("there is no such waiver")
		}
		list := at.parents[len(at.parents)-1].node
		whole := len(list.Content) == 1
		if whole {
			at = place{list, at.parents[:len(at.parents)-1]}
		}
		old := t.doc.Nodes()
		if err := t.apply(t.removals(at), func(doc *source.Document) bool {
			return sameWithout(doc.Nodes(), old, part, pointer, i, 1, whole)
		}); err != nil {
			return err
		}
	}
	return nil
}

// removals lists the edits that remove an item of a list, or a member of an object.
func (t *Text) removals(at place) []edit {
	data := t.doc.Data
	holder := at.parents[len(at.parents)-1]
	first := holder.content
	if holder.node.Kind == yaml.MappingNode {
		first--
	}
	start := t.doc.Offset(holder.node.Content[first])
	if holder.node.Style&yaml.FlowStyle == 0 {
		if holder.node.Kind == yaml.SequenceNode {
			start = len(bytes.TrimRight(data[:start], " \t\r\n")) - 1
			if start < 0 || data[start] != '-' {
				return nil
			}
		}
		indent, inLine := t.indent(start)
		if inLine {
			return nil
		}
		var edits []edit
		for _, end := range t.ends(at, len(indent)+1) {
			edits = append(edits, edit{t.lineStart(start), end, ""})
		}
		return edits
	}
	if next := holder.content + 1; next < len(holder.node.Content) {
		return []edit{{start, t.doc.Offset(holder.node.Content[next]), ""}}
	}
	end := flowEnd(data, start)
	if before := bytes.TrimRight(data[:start], " \t\r\n"); len(before) > 0 && before[len(before)-1] == ',' {
		return []edit{{len(before) - 1, end, ""}}
	}
	return []edit{{start, end, ""}}
}

// flowEnd is the offset behind an item or member of a collection in flow style, whose end is a comma, a bracket or a comment.
func flowEnd(data []byte, start int) int {
	depth := 0
	for i := start; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"' || c == '\'':
			if i = stringEnd(data, i); i < 0 {
				return start
			}
		case c == '#' && strings.ContainsRune(" \t\r\n", rune(data[i-1])): // a comment
			if depth == 0 {
				return start + len(bytes.TrimRight(data[start:i], " \t\r\n"))
			}
			i += max(0, bytes.IndexAny(data[i:], "\r\n"))
		case c == '[' || c == '{':
			depth++
		case depth == 0 && (c == ']' || c == '}' || c == ','):
			return start + len(bytes.TrimRight(data[start:i], " \t\r\n"))
		case c == ']' || c == '}':
			depth--
		}
	}
	return start
}

// stringEnd is the offset of the quote that ends a string; -1 without one.
func stringEnd(data []byte, start int) int {
	for i := start + 1; i < len(data); i++ {
		switch {
		case data[i] == '\\' && data[start] == '"':
			i++
		case data[i] == data[start]:
			return i
		}
	}
	return -1
}

// sameWithout reports whether two texts hold the same when n items, from an index on, are left out of the list at a pointer of the
// larger one; with whole, the list itself.
func sameWithout(small, large []source.Node, part int, pointer []string, from, n int, whole bool) bool {
	if part >= len(large) {
		return false
	}
	if whole { // the list must hold nothing else
		if list := large[part].Lookup(pointer); list.Len() != n {
			return false
		}
		if len(small) == 0 && len(large) == 1 && len(pointer) == 1 { // nothing else was stated
			return large[0].Len() == 1
		}
	}
	if len(small) != len(large) {
		return false
	}
	for i := range large {
		root := large[i].ID()
		if i == part {
			root = without(root, pointer, from, n, whole)
		}
		if !equal(small[i].ID(), root) {
			return false
		}
	}
	return true
}

// without copies a tree, as far as needed, without items of a list, or without the list.
func without(n *yaml.Node, pointer []string, from, count int, whole bool) *yaml.Node {
	if n == nil {
		return nil
	}
	c := *n
	c.Content = slices.Clone(n.Content)
	if len(pointer) == 0 {
		if from+count <= len(c.Content) {
			c.Content = slices.Delete(c.Content, from, from+count)
		}
		return &c
	}
	for i := range c.Content {
		switch {
		case n.Kind == yaml.SequenceNode && fmt.Sprint(i) == pointer[0]:
			c.Content[i] = without(c.Content[i], pointer[1:], from, count, whole)
			return &c
		case n.Kind == yaml.MappingNode && i%2 == 0 && c.Content[i].Value == pointer[0] && whole && len(pointer) == 1:
			c.Content = slices.Delete(c.Content, i, i+2)
			return &c
		case n.Kind == yaml.MappingNode && i%2 == 0 && c.Content[i].Value == pointer[0]:
			c.Content[i+1] = without(c.Content[i+1], pointer[1:], from, count, whole)
			return &c
		}
	}
	return &c
}

// equal reports whether two trees are written alike, but for comments and white space.
func equal(a, b *yaml.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.ShortTag() != b.ShortTag() || a.Value != b.Value || a.Anchor != b.Anchor || a.Style != b.Style {
		return false
	}
	return slices.EqualFunc(a.Content, b.Content, equal)
}
