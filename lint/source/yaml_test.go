package source

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// parseText parses a text as a file named a.yaml.
func parseText(text string) (*Document, *model.Problem) {
	doc := &Document{Data: []byte(text), Path: "a.yaml"}
	doc.Format = detectFormat(doc.Path, doc.Data)
	return doc, doc.parse()
}

// readableYAML are texts of YAML 1.2 that a parser for YAML 1.1 refuses or misreads. Each text contains the word HERE once, as
// the value to which the pointer leads.
var readableYAML = map[string]struct {
	text    string
	values  string // of the documents, as JSON
	pointer []string
}{
	"an escaped slash":              {`{a: "x\/y", b: HERE}`, `[{"a": "x/y", "b": "HERE"}]`, []string{"b"}},
	"an escaped backslash":          {`{a: "x\\/y", b: HERE}`, `[{"a": "x\\/y", "b": "HERE"}]`, []string{"b"}},
	"a slash not escaped at all":    {`{a: x\/y, b: 'x\/y', c: HERE}`, `[{"a": "x\\/y", "b": "x\\/y", "c": "HERE"}]`, []string{"c"}},
	"an escaped slash in a block":   {"a: |\n  x\\/y\nb: HERE\n", `[{"a": "x\\/y\n", "b": "HERE"}]`, []string{"b"}},
	"an escaped slash in a key":     {`{"x\/y": HERE}`, `[{"x/y": "HERE"}]`, []string{"x/y"}},
	"a pair of surrogates":          {`{a: "\ud83d\ude00 \uD83D\uDE00", b: HERE}`, `[{"a": "😀 😀", "b": "HERE"}]`, []string{"b"}},
	"a pair in single quotes":       {`{a: '\ud83d\ude00', b: HERE}`, `[{"a": "\\ud83d\\ude00", "b": "HERE"}]`, []string{"b"}},
	"a next line":                   {"a: x\u0085y:z\nb: HERE\n", `[{"a": "x\u0085y:z", "b": "HERE"}]`, []string{"b"}},
	"a line separator":              {"a: \"x\u2028y\"\nb: HERE\n", `[{"a": "x\u2028y", "b": "HERE"}]`, []string{"b"}},
	"a paragraph separator":         {"a: |\n  x\u2029y\nb: HERE\n", `[{"a": "x\u2029y\n", "b": "HERE"}]`, []string{"b"}},
	"a separator in a comment":      {"a: x # \u2028b: y\nb: HERE\n", `[{"a": "x", "b": "HERE"}]`, []string{"b"}},
	"the last characters in quotes": {"{a: \"\ufffe\uffff\u007f\u0099\", b: HERE}", `[{"a": "\ufffe\uffff\u007f\u0099", "b": "HERE"}]`, []string{"b"}},
	"a character of private use":    {"{a: \"\ue000\\/\ue001\", b: HERE}", `[{"a": "\ue000/\ue001", "b": "HERE"}]`, []string{"b"}},
	"an escape of private use":      {`{a: "\ue000\/\U0000E001\/", b: !x%EE%80%82 "\ud83d\ude00", c: HERE}`, `[{"a": "\ue000/\ue001/", "b": "😀", "c": "HERE"}]`, []string{"c"}},
	"JSON with a pair":              {`{"a": "\ud83d\ude00", "b": "HERE"}`, `[{"a": "😀", "b": "HERE"}]`, []string{"b"}},
	"JSON with U+FFFF":              {"{\"a\": \"\uffff\", \"b\": \"HERE\"}", `[{"a": "\uffff", "b": "HERE"}]`, []string{"b"}},
	"JSON with a colon below":       {"{\"a\"\n : \"HERE\"}", `[{"a": "HERE"}]`, []string{"a"}},
	"JSON behind a tab":             {"\t{\"a\": \"HERE\"}", `[{"a": "HERE"}]`, []string{"a"}},
	"a tab that begins a block":     {"a: |\n  \tx\n  y\nb: HERE\n", `[{"a": "\tx\ny\n", "b": "HERE"}]`, []string{"b"}},
	"a block of a tab alone":        {"a: |\n  \t\nb: HERE\n", `[{"a": "\t\n", "b": "HERE"}]`, []string{"b"}},
	"a line of a tab":               {"a: x\n\t\nb: HERE\n", `[{"a": "x", "b": "HERE"}]`, []string{"b"}},
	"a line of a tab, first":        {" \t\na: x\nb: HERE\n", `[{"a": "x", "b": "HERE"}]`, []string{"b"}},
	"a directive for later use":     {"%NEW thing # which\n---\na: HERE\n", `[{"a": "HERE"}]`, []string{"a"}},
	"directives like known ones":    {"%YAM 1.2\n%YAMLS 1.2\n%YAML 1.2\n---\na: HERE\n", `[{"a": "HERE"}]`, []string{"a"}},
	"a directive of tags":           {"%TAG !e! tag:x.example,2026:\n---\na: !e!t HERE\n", `[{"a": "HERE"}]`, nil},
	"a directive in the middle":     {"a: b\n...\n# now\n%YAML 1.2\n---\nc: HERE\n", `[{"a": "b"}, {"c": "HERE"}]`, []string{"c"}},
	"a bare document behind an end": {"a: b\n...\nc: HERE\n", `[{"a": "b"}, {"c": "HERE"}]`, []string{"c"}},
	"an end below a block":          {"--- |\n%x\n... # end\n---\nc: HERE\n", `["%x\n", {"c": "HERE"}]`, []string{"c"}},
	"a document below a block":      {"--- |\nx\n---\nc: HERE\n", `["x\n", {"c": "HERE"}]`, []string{"c"}},
	"empty documents":               {"---\n...\n---\n# nothing\n---\nc: HERE\n...\n...\n", `[{"c": "HERE"}]`, []string{"c"}},
	"an alias as a key":             {"a: &k x\n*k : HERE\n", `[{"a": "x", "x": "HERE"}]`, []string{"x"}},
}

// YAML 1.2 is read with its own meaning. The place found for HERE shows that no replacement before it has moved the text.
func TestYAMLIsRead(t *testing.T) {
	for name, test := range readableYAML {
		for _, lines := range []string{"\n", "\r\n"} {
			text := strings.ReplaceAll(test.text, "\n", lines)
			doc, problem := parseText(text)
			if problem != nil {
				t.Errorf("%s: %v", name, problem)
				continue
			}
			var got []any
			for _, n := range doc.Nodes() {
				got = append(got, n.Value())
			}
			var want []any
			if err := json.Unmarshal([]byte(test.values), &want); err != nil {
				t.Fatal(name, err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
			if test.pointer == nil {
				continue
			}
			place := doc.locate(model.Place{Document: len(doc.Nodes()) - 1, Pointer: test.pointer})
			found := text[place.value.start:place.value.end]
			if strings.Trim(found, `"`) != "HERE" {
				t.Errorf("%s: marks %q", name, found)
			}
		}
	}
}

func (d *Document) locate(t model.Place) textMatch {
	if d.Format == JSON {
		return locateJSON(d.Data, []model.Place{t})[0]
	}
	return d.locateYAML(t)
}

// refusals are the kinds of YAML that are refused, each with an example and the place of the problem in it.
var refusals = []struct {
	what, why string
	example   string
	at        string // line and column
}{
	{"Nothing but comments, or nothing at all", "there is nothing to judge", "# later\n", ""},
	{"A key that is a list or an object", "no contract, SBOM or manifest has such a key, and JSON cannot express it", "[a, b]: c\n", "1:1"},
	{"An entry without a key, `: value`", "no contract, SBOM or manifest has such an entry, and JSON cannot express it", "a: b\n: c\n", "2:1"},
	{"The same key twice in one object", "YAML and JSON forbid it, and readers differ in which of the two they use; in a manifest it is a finding", "a: 1\na: 2\n", "2:1"},
	{"In `{}`, a key of several lines, or on another line than its colon; sealint reads it in JSON", "the parser follows YAML 1.1 here", "{a\n: b}\n", "2:1"},
	{"In `{}` or `[]`, a text without quotes that begins with a colon, or has a question mark between spaces", "the parser follows YAML 1.1 here", "[a ? b]\n", "1:4"},
	{"A tab after `-`, `?` or `:` at the beginning of a line, or before a text that continues on the next line", "editors show tabs at different widths; write spaces", "-\tb\n", "1:2"},
	{"A folded block, `>`, that begins with a tab", "write spaces, or `|`", "a: >\n \tb\n", "2:2"},
	{"An anchor whose name has other characters than letters, digits, `-` and `_`", "the parser follows YAML 1.1 here", "a: &x:y b\n", "1:4"},
	{"An alias before its anchor, or inside the value of its anchor", "it stands for no value, or for one without end", "a: &x [*x]\n", "1:8"},
	{"A tag directly before a comma", "the parser follows YAML 1.1 here; write a space between them", "{a: !!str, b: c}\n", "1:10"},
	{"A control character outside quotes", "YAML forbids it", "a: b\u007f\n", "1:4"},
	{"Half of a pair of surrogates", "it is not a character", `a: "\ud83d"` + "\n", "1:7"},
	{"Aliases that stand for more than 10,000,000 values, or for more than 1,000,000 and 100 for each value written in the file", "reading them would take too much time and memory", "a: &a [" + strings.Repeat("x,", 2000) + "]\nb: &b [" + strings.Repeat("*a,", 600) + "]\nc: [*b, *b]\n", "3:9"},
	{"Objects and lists more than 1,000 levels deep", "no useful document has so many levels", strings.Repeat("[", 1100) + strings.Repeat("]", 1100), "1:1001"},
	{"`%YAML 2.0`", "this version of YAML does not exist yet", "%YAML 2.0\n---\na: b\n", "1:1"},
}

// Each refusal is a problem with its place, and a row in the table of docs/configuration.md.
func TestYAMLIsRefused(t *testing.T) {
	table := "| refused in YAML | why |\n|---|---|\n"
	for _, r := range refusals {
		table += fmt.Sprintf("| %s | %s |\n", r.what, r.why)
		_, problem := parseText(r.example)
		if problem == nil {
			t.Errorf("%s: read", r.what)
			continue
		}
		at := ""
		if problem.Location.Line > 0 {
			at = fmt.Sprintf("%d:%d", problem.Location.Line, problem.Location.Column)
		}
		if at != r.at || problem.Message == "" {
			t.Errorf("%s: %v, want it at %s", r.what, problem, r.at)
		}
	}
	page, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), table) {
		t.Errorf("docs/configuration.md does not hold this table:\n%s", table)
	}
}

// FuzzReaders reads JSON as JSON and as YAML. Both give the same nodes, and the text of each node is at its line and column.
func FuzzReaders(f *testing.F) {
	f.Add("{\"a\": [1, -0, 1.5e3, 18446744073709551615, true, null, \"x\\u0041\\n\"], \"b\": {}}")
	f.Add("[\r\n\t\"\\ud83d\\ude00\u2028\uffff\",\n {\"\": \"é😀\"}]")
	f.Add("{\"k\"\n:\"\\/\\\\/\", \"<<\": {\"a\": 1}}")
	f.Fuzz(func(t *testing.T, text string) {
		if !isJSON([]byte(text)) {
			return
		}
		doc := &Document{Data: []byte(text), Path: "a.json", Format: JSON}
		if doc.parse() != nil {
			return
		}
		checkSpans(t, doc, doc.Nodes()[0].y)
		other := &Document{Data: []byte(text), Path: "a.yaml", Format: YAML}
		if other.parse() != nil || len(other.Nodes()) == 0 { // YAML refuses some JSON, and a file that holds only null has no node
			return
		}
		checkEqual(t, doc.Nodes()[0].y, other.Nodes()[0].y)
	})
}

// checkSpans checks that the text at the line and column of each node is the text of the node.
func checkSpans(t *testing.T, doc *Document, n *yaml.Node) {
	s := doc.scalarSpan(n)
	if s.start < 0 || s.end > len(doc.Data) || s.start >= s.end {
		t.Fatalf("%q: node at %d:%d is no region of the text", doc.Data, n.Line, n.Column)
	}
	text := string(doc.Data[s.start:s.end])
	switch n.Kind {
	case yaml.MappingNode:
		if text != "{" {
			t.Fatalf("%q: an object at %q", doc.Data, text)
		}
	case yaml.SequenceNode:
		if text != "[" {
			t.Fatalf("%q: a list at %q", doc.Data, text)
		}
	default:
		var got any
		dec := json.NewDecoder(strings.NewReader(text))
		dec.UseNumber()
		if err := dec.Decode(&got); err != nil || n.Tag != "!!null" && fmt.Sprint(got) != n.Value {
			t.Fatalf("%q: %q stands for %q", doc.Data, text, n.Value)
		}
	}
	for _, child := range n.Content {
		checkSpans(t, doc, child)
	}
}

// checkEqual checks that two nodes, and those below them, have the same values and positions.
func checkEqual(t *testing.T, a, b *yaml.Node) {
	if a.Kind != b.Kind || a.Value != b.Value || a.ShortTag() != b.ShortTag() || a.Line != b.Line || a.Column != b.Column || len(a.Content) != len(b.Content) {
		t.Fatalf("JSON %d:%d %s %q, YAML %d:%d %s %q", a.Line, a.Column, a.ShortTag(), a.Value, b.Line, b.Column, b.ShortTag(), b.Value)
	}
	for i := range a.Content {
		checkEqual(t, a.Content[i], b.Content[i])
	}
}

// FuzzYAML tests that the line and column of every node are inside the text, and those of a string in double quotes at its quote.
func FuzzYAML(f *testing.F) {
	f.Add("a: \"x\\/y \\ud83d\\ude00\" # \u2028\nb: |\n \tc\n...\n%X\n---\n- 'd\ue000'\n")
	for _, r := range refusals {
		f.Add(r.example)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 10_000 || !strings.ContainsAny(text, ":[-{\"") {
			return
		}
		doc, problem := parseText(text)
		if problem != nil {
			if l := problem.Location; l.Line < 0 || l.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+1 {
				t.Fatalf("%q: %v", text, problem)
			}
			return
		}
		var walk func(n *yaml.Node)
		walk = func(n *yaml.Node) {
			start := doc.lines.offset(doc.Data, n.Line, n.Column)
			if n.Line < 1 || n.Column < 1 || start > len(doc.Data) {
				t.Fatalf("%q: node at %d:%d", text, n.Line, n.Column)
			}
			if n.Kind == yaml.ScalarNode && n.Style == yaml.DoubleQuotedStyle && n.Anchor == "" && doc.Data[start] != '"' {
				t.Fatalf("%q: %q at %d:%d, where %q stands", text, n.Value, n.Line, n.Column, doc.Data[start:])
			}
			for _, child := range n.Content {
				walk(child)
			}
		}
		for _, n := range doc.Nodes() {
			walk(n.y)
		}
	})
}
