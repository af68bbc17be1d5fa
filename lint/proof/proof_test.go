package proof_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/proof"
	"github.com/sealint/sealint/lint/source"
)

// read reads a text as a proof.
func read(t testing.TB, name, text string) (*proof.Proof, *model.Problem) {
	t.Helper()
	root := source.Bytes(map[string][]byte{name: []byte(text)})
	doc, problem := (&source.Reader{}).OpenFragment(source.File{Root: root, Path: name})
	if problem != nil {
		return nil, problem
	}
	return proof.Read(doc)
}

// describe writes the calls and problems of a proof in lines, with their lines and columns.
func describe(p *proof.Proof, problem *model.Problem) string {
	if problem != nil {
		return problem.Error()
	}
	var lines []string
	for _, c := range p.Calls {
		at := p.Doc.Locate([]model.Place{c.At})[0]
		text := strings.TrimSpace(c.Method + " " + c.Path + c.ID)
		if c.IsTemplate {
			text += " (template)"
		}
		if c.Source >= 0 {
			text += " of " + p.Sources[c.Source].Name
		}
		if query := c.Parameters().Encode(); query != "" {
			text += " with " + query
		}
		lines = append(lines, fmt.Sprintf("%d:%d %s", at.Line, at.Column, text))
	}
	for _, w := range p.Workflows {
		at := p.Doc.Locate([]model.Place{w.At})[0]
		lines = append(lines, fmt.Sprintf("%d:%d workflow of %s", at.Line, at.Column, p.Sources[w.Source].Name))
	}
	for _, problem := range p.Problems {
		lines = append(lines, problem.Error())
	}
	return strings.Join(lines, "\n")
}

func TestPact(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"version 2": {
			`{"consumer": {"name": "a"}, "provider": {"name": "b"}, "interactions": [
{"description": "d", "request": {"method": "get", "path": "/pets", "query": "a=1&b=2"}, "response": {"status": 200}}],
"metadata": {"pactSpecification": {"version": "2.0.0"}}}`,
			"2:59 GET /pets with a=1&b=2",
		},
		"version 3": {
			`{"interactions": [{"request": {"method": "POST", "path": "/pets", "query": {"a": ["1", "2"], "b": []}}}],
"metadata": {"pactSpecification": {"version": "3.0.0"}}}`,
			"1:58 POST /pets with a=1&a=2&b=",
		},
		"messages of version 3 are no calls": {`{"consumer": {"name": "a"}, "messages": [{"contents": {}}]}`, ""},
		"version 4": {
			`{"interactions": [
{"type": "Synchronous/HTTP", "request": {"method": "GET", "path": "/a"}},
{"type": "Asynchronous/Messages", "contents": {}},
{"type": "Synchronous/Messages", "request": {"contents": {}}},
{"type": "Plugin/Other"},
{"type": 5},
{"type": ""}],
"metadata": {"pactSpecification": {"version": "4.0"}}}`,
			"2:67 GET /a\n" +
				`p.json:5:10: the kind of an interaction, "Plugin/Other", is not understood` + "\n" +
				`p.json:6:10: the kind of an interaction is "5" and not understood` + "\n" +
				`p.json:7:10: the kind of an interaction is "" and not understood`,
		},
		"an older name of the kind":       {`{"interactions": [{"type": "requestResponse", "request": {"method": "GET", "path": "/a"}}]}`, "1:84 GET /a"},
		"a query behind the path":         {`{"interactions": [{"request": {"method": "GET", "path": "/a?b=1#c"}}]}`, "1:57 GET /a with b=1"},
		"an example beside an expression": {`{"interactions": [{"request": {"method": "GET", "path": {"json_class": "Pact::Term", "data": {"generate": "/a"}}}}]}`, "1:49 GET /a"},
		"no interactions":                 {`{"interactions": null, "consumer": {}}`, ""},
		"a later version":                 {`{"interactions": [], "metadata": {"pactSpecification": {"version": "5.0"}}}`, `p.json:1:68: is a Pact file of version "5.0"; sealint reads versions 1 to 4`},
		"an object of interactions":       {`{"interactions": {}}`, `p.json:1:2: interactions must be an array and is an object`},
		"no request":                      {`{"interactions": [{"response": {}}]}`, `p.json:1:20: an interaction has no request`},
		"no method":                       {`{"interactions": [{"request": {"path": "/a"}}]}`, `p.json:1:20: the method of a request is missing`},
		"no token for a method":           {`{"interactions": [{"request": {"path": "/a", "method": "G T"}}]}`, `p.json:1:56: the method of a request is "G T"`},
		"no path":                         {`{"interactions": [{"request": {"method": "GET"}}]}`, `p.json:1:20: the path of a request must begin with a slash and is missing`},
		"a whole URL":                     {`{"interactions": [{"request": {"method": "GET", "path": "https://a.test/a"}}]}`, `p.json:1:57: the path of a request must begin with a slash and is "https://a.test/a"`},
		"control characters":              {`{"interactions": [{"request": {"method": "GET", "path": "a\n\u001b[31m"}}]}`, `p.json:1:57: the path of a request must begin with a slash and is "a\n\x1b[31m"`},
		"something else":                  {`{"a": 1}`, "p.json: is neither a Pact file (interactions) nor an Arazzo description (arazzo: 1.0.0)"},
		"a list":                          {`[]`, "p.json: is neither a Pact file (interactions) nor an Arazzo description (arazzo: 1.0.0)"},
	} {
		if got := describe(read(t, "p.json", test.text)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestArazzo(t *testing.T) {
	const head = "arazzo: 1.0.1\nsourceDescriptions:\n- {name: pets, url: pets.yaml, type: openapi}\n- {name: pets.more, url: more.yaml}\n- {name: other, url: other.arazzo.yaml, type: arazzo}\nworkflows:\n- workflowId: w\n  steps:\n"
	for name, test := range map[string]struct{ text, want string }{
		"an operationId":              {head + "  - {operationId: listPets}\n", "9:19 listPets"},
		"of a source":                 {head + "  - {operationId: $sourceDescriptions.pets.listPets}\n", "9:19 listPets of pets"},
		"of a source with a dot":      {head + "  - {operationId: $sourceDescriptions.pets.more.listPets}\n", "9:19 listPets of pets.more"},
		"of no source":                {head + "  - {operationId: $sourceDescriptions.dogs.listPets}\n", `a.yaml:9:19: no source description of "$sourceDescriptions.dogs.listPets" has an operation of this name`},
		"a path":                      {head + "  - {operationPath: '{$sourceDescriptions.pets.url}#/paths/~1pets~1{id}/get'}\n", "9:21 GET /pets/{id} (template) of pets"},
		"a path without braces":       {head + "  - {operationPath: '$sourceDescriptions.pets.url#/paths/~1pets~1%7Bid%7D/get'}\n", "9:21 GET /pets/{id} (template) of pets"},
		"a path that is no operation": {head + "  - {operationPath: '{$sourceDescriptions.pets.url}#/components/x/y'}\n", `a.yaml:9:21: the operationPath of a step is "{$sourceDescriptions.pets.url}#/components/x/y"; sealint reads {$sourceDescriptions.NAME.url}#/paths/PATH/METHOD`},
		"a path of no source":         {head + "  - {operationPath: '{$sourceDescriptions.dogs.url}#/paths/~1pets/get'}\n", `a.yaml:9:21: there is no source description "dogs"`},
		"a workflow":                  {head + "  - {workflowId: w}\n", ""},
		"a workflow elsewhere":        {head + "  - {workflowId: $sourceDescriptions.other.v}\n", "9:18 workflow of other"},
		"an action elsewhere":         {head + "  - {operationId: a, onSuccess: [{workflowId: $sourceDescriptions.other.v}]}\n", "9:19 a\n9:47 workflow of other"},
		"a workflow before":           {strings.Replace(head, "  steps:", "  dependsOn: [$sourceDescriptions.other.v]\n  steps:", 1) + "  - {operationId: a}\n", "10:19 a\n8:15 workflow of other"},
		"a message":                   {head + "  - {channelPath: x}\n", ""},
		"nothing":                     {head + "  - {stepId: x}\n", "a.yaml:9:6: a step names neither an operation nor a workflow"},
		"no steps":                    {"arazzo: 1.0.0\nsourceDescriptions: []\nworkflows: [{workflowId: w}]\n", "a.yaml:3:14: the steps of a workflow must be an array and are missing"},
		"no workflows":                {"arazzo: 1.0.0\nsourceDescriptions: []\n", "a.yaml:1:1: workflows must be an array and is missing"},
		"a later version":             {"arazzo: 2.0.0\n", `a.yaml:1:9: Arazzo "2.0.0" is not supported; sealint reads 1.x`},
		"two YAML documents":          {"arazzo: 1.0.0\n---\na: 1\n", "a.yaml: is neither a Pact file (interactions) nor an Arazzo description (arazzo: 1.0.0)"},
	} {
		if got := describe(read(t, "a.yaml", test.text)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// TestManyProblems holds that a file of calls that are not understood is not reported call by call.
func TestManyProblems(t *testing.T) {
	p, problem := read(t, "p.json", `{"interactions": [`+strings.TrimSuffix(strings.Repeat(`{},`, 1000), ",")+`]}`)
	if problem != nil || len(p.Problems) != 21 || !strings.Contains(p.Problems[20].Message, "further calls") {
		t.Errorf("%v %d problems", problem, len(p.Problems))
	}
}

// FuzzRead reads any text. It checks that each place is in the text, and that a file of which nothing was read has a problem.
func FuzzRead(f *testing.F) {
	f.Add("p.json", `{"consumer":{"name":"a"},"provider":{"name":"b"},"interactions":[{"type":"Synchronous/HTTP","request":{"method":"GET","path":"/a?b=1","query":{"a":["1"]}}}],"metadata":{"pactSpecification":{"version":"4.0"}}}`)
	f.Add("p.json", `{"interactions":[{"request":{"method":"get","path":{"data":{"generate":"/x"}}}},5,{"type":"x"}]}`)
	f.Add("a.yaml", "arazzo: 1.0.0\nsourceDescriptions: [{name: a, url: b.yaml}]\nworkflows:\n- steps:\n  - operationId: $sourceDescriptions.a.b\n  - operationPath: '{$sourceDescriptions.a.url}#/paths/~1a/get'\n  - workflowId: $sourceDescriptions.a.c\n    onFailure: [{workflowId: d}]\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if !filepath.IsLocal(name) || strings.ContainsAny(name, "\\\x00") || os.PathSeparator != '/' {
			return
		}
		p, problem := read(t, filepath.Clean(name), text)
		if (p == nil || problem != nil) != (problem != nil) {
			t.Fatal("neither a proof nor a problem")
		}
		if problem != nil {
			return
		}
		places := []model.Place{}
		for _, c := range p.Calls {
			places = append(places, c.At)
			c.Parameters()
			if (c.ID == "") == (c.Method == "") || c.ID == "" && !strings.HasPrefix(c.Path, "/") || c.Source >= len(p.Sources) {
				t.Fatalf("%+v", c)
			}
		}
		for _, w := range p.Workflows {
			places = append(places, w.At)
		}
		for _, l := range p.Doc.Locate(places) {
			if l.Line < 1 || l.Column < 1 {
				t.Fatalf("%+v", l)
			}
		}
	})
}
