package source

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// Aliases let a short text stand for very many nodes. A YAML document whose aliases are replaced by their values may have
// minExpanded nodes, and maxRepeated more for each node in its text, but at most maxExpanded. No useful document has so many.
const (
	minExpanded = 1_000_000
	maxRepeated = 100
	maxExpanded = 10_000_000
)

// maxManifest is the maximum for a manifest. It is lower because a manifest is read value by value, with aliases replaced.
const maxManifest = 1_000_000

// parse checks Data and fills Nodes from it.
func (d *Document) parse() *model.Problem {
	if d.Format == JSON {
		if _, problem := checkJSON(d); problem != nil {
			return problem
		}
		return d.parseJSON()
	}
	return d.parseYAML()
}

// parseJSON fills Nodes from a JSON text in which checkJSON has found no problem.
func (d *Document) parseJSON() *model.Problem {
	root, err := jsonTree(d.Data)
	if err != nil {
		return jsonProblem(d, err)
	}
	d.nodes = []Node{root}
	return nil
}

func (d *Document) parseYAML() *model.Problem {
	if problem := d.decodeYAML(); problem != nil {
		return problem
	}
	return d.checkYAML()
}

// checkYAML fills Nodes from roots. It refuses documents that the YAML parser accepts but that later stages cannot handle: with
// duplicate keys, keys that are not scalars, too many levels, aliases that contain themselves, or aliases that stand for too many
// values.
func (d *Document) checkYAML() *model.Problem {
	d.nodes, d.Duplicates = nil, nil
	shared := &tree{}
	for _, doc := range d.roots {
		c := yamlCheck{doc: d, row: kindByName(d.Kind), tree: shared, expanded: map[*yaml.Node]int{}}
		if c.checkNode(doc, 0); c.problem != nil {
			d.nodes = nil
			return c.problem
		}
		if root := (Node{in: shared}).wrap(doc); root.Exists() && !root.IsNull() {
			d.nodes = append(d.nodes, root)
		}
	}
	if len(d.nodes) == 0 {
		return d.Problem(model.ProblemSyntax, "is empty")
	}
	return nil
}

// yamlProblem returns the problem for an error in one of the YAML documents of a file. before is the number of lines before that
// document.
func (d *Document) yamlProblem(err error, before int) *model.Problem {
	line, column, text := 0, 1, err.Error()
	if wrong, ok := errors.AsType[*yamlError](err); ok {
		line, column = wrong.line, wrong.column
	}
	if load, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, column, text = load.Mark.Line, load.Mark.Column, load.Message
		if load.ContextMsg != "" {
			text = load.ContextMsg + ": " + text
		}
	}
	offset := d.lines.offset(d.Data, before+max(line, 1), column)
	if line == 0 { // the parser does not say where a control character is
		i := bytes.IndexFunc(d.Data[offset:], func(r rune) bool { return r < ' ' && r != '\t' && r != '\r' && r != '\n' })
		offset += max(i, 0)
	}
	if offset < len(d.Data) && d.Data[offset] == '\t' {
		text = tabProblem
	}
	p := d.ProblemAt(model.ProblemSyntax, offset, "%s", quote.Truncate(strings.TrimPrefix(text, "yaml: "), parserTextLength))
	p.Cause = err
	return p
}

const tabProblem = "there is a tab where YAML allows only spaces"

// yamlCheck checks one of the YAML documents of a file.
type yamlCheck struct {
	doc      *Document
	row      kind // of doc.Kind
	tree     *tree
	nodes    int                // how many were checked so far
	expanded map[*yaml.Node]int // node with an anchor → its size, as checkNode returns it; -1 while it is being checked
	path     []string           // of the node being checked; kept only if the kind keeps duplicate keys
	problem  *model.Problem     // the first one
}

// refuse reports a problem at a node, unless there is one already. The result is a size for checkNode to return.
func (c *yamlCheck) refuse(n *yaml.Node, format string, args ...any) int {
	if c.problem == nil {
		offset := c.doc.lines.offset(c.doc.Data, n.Line, n.Column)
		c.problem = c.doc.ProblemAt(model.ProblemSyntax, offset, "%s", fmt.Sprintf(format, args...))
	}
	return 1
}

// checkNode checks a node and those below it. It returns their number, counting the nodes that an alias stands for as often as
// the alias occurs.
func (c *yamlCheck) checkNode(n *yaml.Node, depth int) int {
	if c.problem != nil {
		return 1
	}
	if depth > MaxDepth {
		return c.refuse(n, "nests deeper than %d levels", MaxDepth)
	}
	c.nodes++
	if n.Kind == yaml.AliasNode {
		size, ok := c.expanded[n.Alias]
		switch {
		case !ok:
			return c.refuse(n, "alias %s stands before its anchor", quote.Text("*"+n.Value))
		case size < 0:
			return c.refuse(n, "alias %s contains itself", quote.Text("*"+n.Value))
		}
		return size
	}
	if n.Anchor != "" {
		if c.expanded[n] = -1; !c.spellsAnchor(n) {
			return c.refuse(n, "the name of an anchor has a character other than a letter, a digit, - or _; sealint does not read such names")
		}
	}
	size := 1
	if n.Kind == yaml.MappingNode {
		c.checkKeys(n)
		c.tree.add(n)
	}
	above := len(c.path)
	for i, child := range n.Content {
		if c.row.duplicates {
			switch {
			case n.Kind == yaml.SequenceNode:
				c.path = append(c.path, strconv.Itoa(i))
			case n.Kind == yaml.MappingNode && i%2 == 1:
				c.path = append(c.path, keyText(n.Content[i-1]))
			}
		}
		size += c.checkNode(child, depth+1)
		c.path = c.path[:above]
		most := min(maxExpanded, minExpanded+maxRepeated*c.nodes)
		if c.row.maxValues > 0 {
			most = min(most, c.row.maxValues)
		}
		if size > most {
			return c.refuse(child, "its aliases stand for more than %d values", most)
		}
	}
	if n.Anchor != "" {
		c.expanded[n] = size
	}
	return size
}

// spellsAnchor reports whether the parser read the whole name of a node's anchor. It stops at characters that YAML 1.2 allows in
// a name and the parser does not, and takes the rest of the name for the value.
func (c *yamlCheck) spellsAnchor(n *yaml.Node) bool {
	text := c.doc.Data[c.doc.lines.offset(c.doc.Data, n.Line, n.Column):]
	if len(text) > 0 && text[0] == '!' { // there is a tag before the anchor
		text = text[max(0, bytes.IndexAny(text, " \t\r\n")):]
		text = bytes.TrimLeft(text, " \t\r\n")
	}
	rest, found := bytes.CutPrefix(text, []byte("&"+n.Anchor))
	return !found || len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n,]}"), rest[0]) >= 0
}

// checkKeys checks that the keys of an object are scalars and that none repeats an earlier one.
func (c *yamlCheck) checkKeys(n *yaml.Node) {
	var seen map[string]bool
	if len(n.Content) >= 2*minIndexed {
		seen = make(map[string]bool, len(n.Content)/2)
	}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind == yaml.AliasNode && key.Alias.Kind == yaml.ScalarNode {
			key = key.Alias
		}
		if key.Kind != yaml.ScalarNode {
			c.refuse(key, "a key must be a scalar")
			return
		}
		duplicate := seen[key.Value]
		if seen != nil {
			seen[key.Value] = true
		} else {
			for j := 0; j < i && !duplicate; j += 2 {
				duplicate = keyText(n.Content[j]) == key.Value
			}
		}
		if duplicate && c.row.duplicates && len(c.doc.Duplicates) < maxDuplicates {
			at := c.doc.scalarSpan(n.Content[i])
			c.doc.Duplicates = append(c.doc.Duplicates, Duplicate{len(c.doc.nodes), append(slices.Clone(c.path), key.Value), [2]int{at.start, at.end}})
		} else if duplicate {
			c.refuse(n.Content[i], "duplicate key %s", quote.Text(key.Value))
			return
		}
	}
}

// parserTextLength is how many characters of a parser's error a message shows. The error may hold names of the document.
const parserTextLength = 200
