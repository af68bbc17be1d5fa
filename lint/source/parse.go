package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel"

	"github.com/sealint/sealint/lint/model"
)

// maxExpanded is how many nodes a document may have once its aliases are written out. Documents that reach it by
// aliases alone are bombs.
const maxExpanded = 10_000_000

// maxManifest is that number for a manifest, whose values are copied and looked at one by one.
const maxManifest = 1_000_000

// parse fills Nodes.
func (d *Document) parse() *model.Problem {
	if d.Format == JSON {
		if _, problem := checkJSON(d); problem != nil {
			return problem
		}
		return d.parseJSON()
	}
	return d.parseYAML()
}

// parseJSON relies on checkJSON. libopenapi's reader builds the same nodes for JSON as the YAML parser does, fourteen
// times faster.
func (d *Document) parseJSON() *model.Problem {
	info, err := datamodel.ExtractSpecInfoWithConfig(d.Data, &datamodel.DocumentConfiguration{
		BypassDocumentCheck: true, SkipJSONConversion: true,
	})
	if err != nil {
		return d.ProblemAt(model.ProblemSyntax, 0, "%s", err)
	}
	root := wrap(info.RootNode)
	if root.IsScalar() && len(bytes.TrimSpace(d.Data)) > 0 && bytes.TrimSpace(d.Data)[0] == '{' {
		return d.ProblemAt(model.ProblemSyntax, 0, "is JSON that could not be read") // the reader's stand-in for a failure
	}
	d.Nodes = []Node{root}
	return nil
}

func (d *Document) parseYAML() *model.Problem {
	if problem := d.decodeYAML(); problem != nil {
		return problem
	}
	return d.checkYAML()
}

// decodeYAML fills roots with the YAML documents of the file, as far as they can be read.
func (d *Document) decodeYAML() *model.Problem {
	d.roots = nil
	dec := yaml.NewDecoder(bytes.NewReader(withoutDirective(d.Data)))
	for {
		doc := &yaml.Node{}
		err := dec.Decode(doc)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return d.yamlProblem(err)
		}
		d.roots = append(d.roots, doc)
	}
}

// checkYAML fills Nodes from roots. It refuses what the YAML parser lets through and the rest of the program must not meet:
// duplicate keys, unbounded depth, keys that are not scalars, aliases that contain themselves or multiply beyond reason.
func (d *Document) checkYAML() *model.Problem {
	d.Nodes, d.Duplicates = nil, nil
	for _, doc := range d.roots {
		c := yamlCheck{doc: d, expanded: map[*yaml.Node]int{}}
		if c.node(doc, 0); c.problem != nil {
			d.Nodes = nil
			return c.problem
		}
		if root := wrap(doc); root.Exists() && !root.IsNull() {
			d.Nodes = append(d.Nodes, root)
		}
	}
	if len(d.Nodes) == 0 {
		return d.Problem(model.ProblemSyntax, "is empty")
	}
	return nil
}

// yamlDirective matches the directive by which a text says that it is YAML 1.x.
var yamlDirective = regexp.MustCompile(`\A([ \t]*(#[^\n]*)?\r?\n)*(%YAML[ \t]+1\.[0-9]+)`)

// withoutDirective blanks the directive %YAML at the beginning: the parser refuses the one of YAML 1.2, which is what it
// reads. All else stays where it is.
func withoutDirective(data []byte) []byte {
	m := yamlDirective.FindSubmatchIndex(data)
	if m == nil {
		return data
	}
	data = bytes.Clone(data)
	copy(data[m[6]:m[7]], bytes.Repeat([]byte(" "), m[7]-m[6]))
	return data
}

func (d *Document) yamlProblem(err error) *model.Problem {
	line, column, text := 0, 1, err.Error()
	if load, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, column, text = load.Mark.Line, load.Mark.Column, load.Message
		if load.ContextMsg != "" {
			text = load.ContextMsg + ": " + text
		}
	}
	if line == 0 {
		return d.Problem(model.ProblemSyntax, "%s", strings.TrimPrefix(text, "yaml: "))
	}
	offset := d.lines.offset(d.Data, line, column)
	if offset < len(d.Data) && d.Data[offset] == '\t' {
		text = "a tab stands where YAML takes only spaces"
	}
	p := d.ProblemAt(model.ProblemSyntax, offset, "%s", strings.TrimPrefix(text, "yaml: "))
	p.Cause = err
	return p
}

type yamlCheck struct {
	doc      *Document
	expanded map[*yaml.Node]int // anchor → nodes below it, aliases written out; -1 while it is open
	path     []string           // of the node, in a manifest
	problem  *model.Problem
}

func (c *yamlCheck) refuse(n *yaml.Node, format string, args ...any) int {
	if c.problem == nil {
		offset := c.doc.lines.offset(c.doc.Data, n.Line, n.Column)
		c.problem = c.doc.ProblemAt(model.ProblemSyntax, offset, "%s", fmt.Sprintf(format, args...))
	}
	return 1
}

// node returns how many nodes there are below n with aliases written out.
func (c *yamlCheck) node(n *yaml.Node, depth int) int {
	if c.problem != nil {
		return 1
	}
	if depth > MaxDepth {
		return c.refuse(n, "nests deeper than %d levels", MaxDepth)
	}
	if n.Kind == yaml.AliasNode {
		size, known := c.expanded[n.Alias]
		switch {
		case !known:
			return c.refuse(n, "alias *%s stands before its anchor", n.Value)
		case size < 0:
			return c.refuse(n, "alias *%s contains itself", n.Value)
		}
		return size
	}
	if n.Anchor != "" {
		c.expanded[n] = -1
	}
	size := 1
	if n.Kind == yaml.MappingNode {
		c.keys(n)
	}
	above := len(c.path)
	for i, child := range n.Content {
		if c.doc.Kind == model.Manifest {
			switch {
			case n.Kind == yaml.SequenceNode:
				c.path = append(c.path, strconv.Itoa(i))
			case n.Kind == yaml.MappingNode && i%2 == 1:
				c.path = append(c.path, keyText(n.Content[i-1]))
			}
		}
		size += c.node(child, depth+1)
		c.path = c.path[:above]
		most := maxExpanded
		if c.doc.Kind == model.Manifest {
			most = maxManifest
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

func (c *yamlCheck) keys(n *yaml.Node) {
	var seen map[string]bool
	if len(n.Content) > 32 {
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
		if duplicate && c.doc.Kind == model.Manifest && len(c.doc.Duplicates) < maxDuplicates {
			at := c.doc.scalarSpan(n.Content[i])
			c.doc.Duplicates = append(c.doc.Duplicates, Duplicate{len(c.doc.Nodes), append(slices.Clone(c.path), key.Value), [2]int{at.start, at.end}})
		} else if duplicate {
			c.refuse(n.Content[i], "duplicate key %q", key.Value)
			return
		}
	}
}
