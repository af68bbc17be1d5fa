package overlay_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	engine "github.com/pb33f/libopenapi/overlay"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/overlay"
	"github.com/sealint/sealint/lint/source"
)

// head begins an overlay whose actions follow.
const head = "overlay: 1.0.0\ninfo: {title: o, version: 1.0.0}\nactions:\n"

// open reads files (name → text) of which one is c.yaml or c.json, the contract.
func open(t testing.TB, files map[string]string) (contract *source.Document, get func(name string) *source.Document) {
	t.Helper()
	contents := map[string][]byte{}
	for name, text := range files {
		contents[name] = []byte(text)
	}
	root, reader := source.Bytes(contents), &source.Reader{}
	get = func(name string) *source.Document {
		doc, problem := reader.OpenFragment(source.File{Root: root, Path: name})
		if problem != nil && strings.HasPrefix(t.Name(), "Fuzz") {
			t.Skip(problem)
		} else if problem != nil {
			t.Fatal(problem)
		}
		return doc
	}
	for name := range files {
		if strings.HasPrefix(name, "c.") {
			contract = get(name)
		}
	}
	return contract, get
}

// apply applies the overlay o.yaml to the contract.
func apply(t testing.TB, files map[string]string) (*overlay.Result, *model.Problem) {
	t.Helper()
	contract, get := open(t, files)
	o, problem := overlay.Read(get("o.yaml"))
	if problem != nil {
		return nil, problem
	}
	return overlay.Apply(contract, o.Actions)
}

// TestApplyEqualsAnEngine compares the results of actions with those of another implementation, the one of libopenapi.
func TestApplyEqualsAnEngine(t *testing.T) {
	t.Parallel()
	const contract = "openapi: 3.1.0\ninfo: {title: t, version: '1', count: 7, open: true, none: null}\n" +
		"paths:\n  /a: {get: {tags: [x], deprecated: true}, post: {tags: [x, y]}}\n  /b: {get: {tags: []}}\nlist: [one, {k: v}, [2, 3], one]\n"
	for _, action := range []string{
		"{target: $, update: {info: {title: new}}}",
		"{target: $.info, update: {title: new, more: {deep: [1]}}}",
		"{target: $.info.title, update: new}",
		"{target: $.info.title, update: 5}",
		"{target: $.info.count, update: 'seven'}",
		"{target: $.info.none, update: some}",
		"{target: $.info.title, update: null}",
		"{target: $.info, update: [a]}",
		"{target: $.info, update: text}",
		"{target: $.info.title, update: {a: b}}",
		"{target: $.list, update: two}",
		"{target: $.list, update: [two, three]}",
		"{target: $.list, update: {n: two}}",
		"{target: $.list, update: null}",
		"{target: $, update: {list: [two]}}",
		"{target: $, update: {list: two}}",
		"{target: $, update: {paths: {/c: {get: {}}}}}",
		"{target: $.paths.*.get, update: {x-a: 1}}",
		"{target: $.paths.*.*, update: {tags: [z]}}",
		"{target: '$.paths[*][''get'', ''post''].tags', update: z}",
		"{target: $.paths.*, update: {get: {tags: [z]}}}",
		"{target: '$.paths.*[?@.deprecated == true]', update: {x-sunset: 2027-01-01}}",
		"{target: '$.list[?@.k == ''v'']', update: {k: w}}",
		"{target: '$..tags', update: z}",
		"{target: '$..[?@.deprecated]', remove: true}",
		"{target: $.list, remove: true}",
		"{target: '$.list[0]', remove: true}",
		"{target: '$.list[1:]', remove: true}",
		"{target: '$.list[-1]', remove: true}",
		"{target: '$.list[*]', remove: true}",
		"{target: '$.list[*]', update: {}}",
		"{target: $.paths.*, remove: true}",
		"{target: $.paths.*.*, remove: true}",
		"{target: '$..tags', remove: true}",
		"{target: '$..*', remove: true}",
		"{target: $.info.title, remove: true}",
		"{target: $.nothing, remove: true}",
		"{target: $.nothing, update: {a: b}}",
		"{target: $.info, remove: false, update: {a: b}}",
		"{target: $.info, remove: true, update: {a: b}}",
		"{target: $.paths, copy: $.info}",
		"{target: $.list, copy: $.list}",
		"{target: '$.paths[''/b''].get', copy: '$.paths[''/a''].get'}",
		"{target: $.info, copy: $}",
		"{target: $.info, copy: $.list}",
		"{target: $.info, copy: $.paths.*}",
		"{target: $.info, copy: $.nothing}",
		"{target: $.nothing, copy: $.nothing}",
		"{target: $.info, update: {a: b}}\n  - {target: $.info.a, remove: true}",
		"{target: $.info, update: {a: {b: [1]}}}\n  - {target: $.info.a.b, update: 2}\n  - {target: '$.info.a.b[0]', remove: true}",
		"{target: '$.paths.*.get', update: {shared: {n: 1}}}\n  - {target: '$.paths[''/a''].get.shared', update: {n: 2}}",
		"{target: $.paths, update: {/c: {}}}\n  - {target: '$.paths[''/c'']', copy: '$.paths[''/a'']'}\n  - {target: '$.paths[''/a''].get.tags[0]', remove: true}",
	} {
		text := head + "  - " + action + "\n"
		want, wantErr := applyByEngine(t, contract, text)
		result, problem := apply(t, map[string]string{"c.yaml": contract, "o.yaml": text})
		switch {
		case (problem != nil) != (wantErr != nil):
			t.Errorf("%s: problem %v, want %v", action, problem, wantErr)
		case problem == nil:
			if got := fmt.Sprint(result.Doc.Nodes()[0].Value()); got != want {
				t.Errorf("%s:\n%s, want\n%s", action, got, want)
			}
		}
	}
}

func applyByEngine(t *testing.T, contract, text string) (string, error) {
	t.Helper()
	o, err := libopenapi.NewOverlayDocument([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	result, err := engine.Apply([]byte(contract), o)
	if err != nil {
		return "", err
	}
	_, get := open(t, map[string]string{"r.yaml": string(result.Bytes)})
	return fmt.Sprint(get("r.yaml").Nodes()[0].Value()), nil
}

// TestPlaces finds the places of a contract after an overlay in the file in which each is written.
func TestPlaces(t *testing.T) {
	t.Parallel()
	contract := "openapi: 3.1.0\ninfo:\n  title: t\nlist:\n  - a\n  - b\n  - {k: v}\nobject:\n  one: {x: 1}\n  two: 2\n"
	text := head + strings.Join([]string{
		"  - target: $.info",
		"    update:",
		"      more: {deep: [1, 2]}",
		"      title: new",
		"  - target: $.list[0]",
		"    remove: true",
		"  - target: $.object.one",
		"    remove: true",
		"  - target: $.list",
		"    update: last",
		"  - target: $.list[1].k",
		"    update: w",
		"  - target: $.object",
		"    copy: $.info",
		"",
	}, "\n")
	result, problem := apply(t, map[string]string{"c.yaml": contract, "o.yaml": text})
	if problem != nil {
		t.Fatal(problem)
	}
	for pointer, want := range map[string]string{
		"":                    "c.yaml:1:1 ",
		"/openapi":            "c.yaml:1:10 /openapi",
		"/info":               "c.yaml:2:1 /info",
		"/info/title":         "o.yaml:7:14 /actions/0/update/title",
		"/info/more":          "o.yaml:6:7 /actions/0/update/more",
		"/info/more/deep/1":   "o.yaml:6:24 /actions/0/update/more/deep/1",
		"/info/more/none":     "o.yaml:6:7 /actions/0/update/more",
		"/list/0":             "c.yaml:6:5 /list/1",
		"/list/1":             "c.yaml:7:6 /list/2",
		"/list/1/k":           "o.yaml:15:13 /actions/4/update",
		"/list/2":             "o.yaml:13:13 /actions/3/update",
		"/object/two":         "c.yaml:10:8 /object/two",
		"/object/one":         "o.yaml:11:13 /actions/2/remove",
		"/object/one/x":       "o.yaml:11:13 /actions/2/remove",
		"/object/title":       "o.yaml:17:11 /actions/5/copy",
		"/object/more/deep/0": "o.yaml:17:5 /actions/5/copy",
		"/object/absent":      "c.yaml:8:1 /object",
	} {
		l := result.Doc.Locate([]model.Place{{Path: "c.yaml", Pointer: source.DecodePointer(pointer)}})[0]
		if got := fmt.Sprintf("%s:%d:%d %s", l.Path, l.Line, l.Column, l.Pointer); got != want {
			t.Errorf("%s is at %s, want %s", pointer, got, want)
		}
	}
}

// TestApplyLeavesTheContract applies an overlay, and compares the contract with what it was.
func TestApplyLeavesTheContract(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"c.yaml": "openapi: 3.1.0\nbase: &base {a: [1], b: 2}\nother: *base\nmerged: {<<: *base, c: 3}\n",
		"c.json": `{"openapi": "3.1.0", "base": {"a": [1], "b": 2}, "other": {"a": [1], "b": 2}, "merged": {"a": [1], "b": 2, "c": 3}}`,
	} {
		files := map[string]string{name: text, "o.yaml": head + "  - {target: $.other.a, update: 9}\n  - {target: $.merged.b, update: 7}\n  - {target: $.base.b, remove: true}\n"}
		contract, get := open(t, files)
		before := fmt.Sprint(contract.Nodes()[0].Value())
		o, problem := overlay.Read(get("o.yaml"))
		if problem != nil {
			t.Fatal(problem)
		}
		result, problem := overlay.Apply(contract, o.Actions)
		if problem != nil {
			t.Fatal(problem)
		}
		if after := fmt.Sprint(contract.Nodes()[0].Value()); after != before {
			t.Errorf("%s: the contract became %s, was %s", name, after, before)
		}
		const want = "map[base:map[a:[1]] merged:map[a:[1] b:7 c:3] openapi:3.1.0 other:map[a:[1 9] b:2]]"
		if got := fmt.Sprint(result.Doc.Nodes()[0].Value()); got != want {
			t.Errorf("%s: %s, want %s: an alias stands for a value of its own", name, got, want)
		}
	}
}

// TestRefused reads and applies overlays that cannot be applied.
func TestRefused(t *testing.T) {
	t.Parallel()
	wide := "  - {target: $, update: {a: [" + strings.Repeat("x, ", 1000) + "x]}}\n"
	for text, want := range map[string]string{
		"overlay: 2.0.0\n": "sealint/unsupported at /overlay",
		"overlay: 1.2.0\n": "sealint/unsupported at /overlay",
		"overlay: 1.0.0\nactions: [{target: $, remove: true}]\n":         "sealint/syntax at ",
		"overlay: 1.0.0\ninfo: {title: t}\n":                             "sealint/syntax at /info",
		"overlay: 1.0.0\ninfo: {title: t, version: 1}\n":                 "sealint/syntax at ",
		"overlay: 1.0.0\ninfo: {title: t, version: 1}\nactions: []\n":    "sealint/syntax at /actions",
		"overlay: 1.0.0\ninfo: {title: t, version: 1}\nextend: c.yaml\n": "sealint/syntax at /extend",
		head + "  - 5\n":                                                      "sealint/syntax at /actions/0",
		head + "  - {update: {}}\n":                                           "sealint/syntax at /actions/0",
		head + "  - {target: $}\n":                                            "sealint/syntax at /actions/0",
		head + "  - {target: $, remove: 'yes'}\n":                             "sealint/syntax at /actions/0/remove",
		head + "  - {target: $, update: {}, copy: $.a}\n":                     "sealint/syntax at /actions/0/copy",
		head + "  - {target: $, updates: {}}\n":                               "sealint/syntax at /actions/0/updates",
		head + "  - {target: info, update: {}}\n":                             "sealint/unsupported at /actions/0/target",
		head + "  - {target: $, copy: info}\n":                                "sealint/unsupported at /actions/0/copy",
		head + "  - {target: $, remove: true}\n":                              "sealint/syntax at /actions/0/target",
		head + "  - {target: $.info, update: [1]}\n":                          "sealint/syntax at /actions/0/update",
		head + "  - {target: $.*, update: {}}\n":                              "sealint/syntax at /actions/0/target",
		head + wide + strings.Repeat("  - {target: $.a, copy: $.a}\n", 30):    "sealint/unsupported at /actions/9/copy",
		head + wide + strings.Repeat("  - {target: $..*, remove: true}\n", 1): "",
	} {
		_, problem := apply(t, map[string]string{"c.yaml": "openapi: 3.1.0\ninfo: {title: t}\n", "o.yaml": text})
		got := ""
		if problem != nil {
			got = problem.ID + " at " + problem.Location.Pointer
		}
		if got != want {
			t.Errorf("%.120s: %s (%v), want %s", text, got, problem, want)
		}
	}
}

// TestTargets reads JSONPaths: what they select in a small contract, or that they are refused.
func TestTargets(t *testing.T) {
	t.Parallel()
	const contract = `{"openapi": "3.1.0", "o": {"j": 1, "a b": 2, "it's": 3, "\"": 4}, "l": [5, [6], {"b": "j"}, {"b": null}, {"b": "k", "n": 7}], "p": {"/x/{id}": {"get": {"t": ["u"]}, "post": {}}}}`
	for target, want := range map[string]string{
		"$":                           "",
		"$.o":                         "/o",
		"$['o']['a b']":               "/o/a b",
		`$["o"].j`:                    "/o/j",
		`$.o['it\'s']`:                "/o/it's",
		`$.o["it's"]`:                 "/o/it's",
		`$.o['"']`:                    `/o/"`,
		"$.o['j', 'a b', 'none']":     "/o/j /o/a b",
		"$.o['a b', 'j']":             "/o/j /o/a b", // in the order of the document
		"$.l[0]":                      "/l/0",
		"$.l[-1]":                     "/l/4",
		"$.l[9]":                      "nothing",
		"$.l[1:3]":                    "/l/1 /l/2",
		"$.l[::-2]":                   "/l/0 /l/2 /l/4",
		"$.l[?@.b]":                   "/l/2 /l/3 /l/4",
		"$.l[?@.b == null]":           "/l/3",
		"$.l[?@.b == 'j' || @.n > 6]": "/l/2 /l/4",
		"$.l[?@.b == 'k' && !@.n]":    "nothing",
		"$.l[?(@.n >= 7)]":            "/l/4",
		"$.l[?length(@.b) == 1]":      "/l/2 /l/4",
		"$.l[?search(@.b, '[jx]')]":   "refused",
		"$.l[?match(@.b, 'k.*')]":     "refused",
		"$.l[?count(@.*) == 2]":       "/l/4",
		"$..b":                        "/l/2/b /l/3/b /l/4/b",
		"$..[0]":                      "/l/0 /l/1/0 /p/~1x~1{id}/get/t/0",
		"$.p.*.get":                   "/p/~1x~1{id}/get",
		"$.p[*][*]":                   "/p/~1x~1{id}/get /p/~1x~1{id}/post",
		"$.p[?@.get]":                 "/p/~1x~1{id}",
		"$.p['/x/{id}']..t":           "/p/~1x~1{id}/get/t",
		"":                            "refused",
		"o":                           "refused",
		"$o":                          "refused",
		"$.o.":                        "refused",
		"$.o^":                        "refused",
		"$.o~":                        "refused",
		"$[o]":                        "refused",
		"$.l[?@.b = 'j']":             "refused",
		"$.l[?isString(@.b)]":         "refused",
		"$.l[?@property == 'x']":      "refused",
		"$.l[(@.length-1)]":           "refused",
		"$..*..*":                     "refused",
		"$.l[?@..b]":                  "refused",
		"$.l[?$.o.j == 1]":            "refused",
		"$.l[?@.b == @.n]":            "refused",
		"$.l[0, 0]":                   "refused",
		"$.l[*, *]":                   "refused",
		"$.o['j', 'j']":               "refused",
		"$.o['j', *]":                 "refused",
		"$.l[?@.b, ?@.n]":             "refused",
		"$.l[?@['b', 'n']]":           "refused",
		"$.l[?match(@.b, @.n)]":       "refused",
		"$.l[?search(@.b, '" + strings.Repeat("a", 200) + "')]": "refused",
		"$" + strings.Repeat(".a", 3000):                        "refused",
		"$.l[9007199254740993]":                                 "refused",
		strings.Repeat("$[?(", 1000):                            "refused",
	} {
		text := head + "  - {target: " + quoted(target) + ", update: 0}\n"
		files := map[string]string{"c.json": contract, "o.yaml": text}
		doc, get := open(t, files)
		o, problem := overlay.Read(get("o.yaml"))
		got := "refused"
		if problem == nil {
			got = selected(doc, o)
		}
		if got != want {
			t.Errorf("%.80s selects %q, want %q", target, got, want)
		}
	}
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// selected returns the pointers of what the first action selects.
func selected(doc *source.Document, o *overlay.Overlay) string {
	found := overlay.Select(doc, o.Actions[0])
	if len(found) == 0 {
		return "nothing"
	}
	return strings.Join(found, " ")
}

// FuzzApply applies any overlay to any contract: nothing panics, the contract stays, each place of the result is in one of the files, and
// what is not at the place of an overlay is as in the contract.
func FuzzApply(f *testing.F) {
	f.Add("openapi: 3.1.0\ninfo: {title: t}\nlist: [a, b]\n", head+"  - {target: $.list, update: c}\n  - {target: '$.list[0]', remove: true}\n")
	f.Add("openapi: 3.1.0\nbase: &b {x: [1]}\nother: {<<: *b}\n", head+"  - {target: '$..x', update: [2]}\n  - {target: $.other, copy: $.base}\n")
	f.Add(`{"openapi": "3.1.0", "a": {"b": {}}}`, head+"  - {target: '$..[?@.b]', update: {c: &c {d: 1}, e: *c}}\n  - {target: $.a, copy: $}\n")
	f.Add("openapi: 3.1.0\n", head+"  - {target: '$..*[?@.a != ''x'' && length(@) > 0]', remove: true}\n")
	f.Fuzz(func(t *testing.T, contractText, overlayText string) {
		contract, get := open(t, map[string]string{"c.yaml": contractText, "o.yaml": overlayText})
		doc := get("o.yaml")
		if len(contract.Nodes()) == 0 || len(doc.Nodes()) == 0 || !overlay.IsOverlay(doc.Nodes()[0]) {
			t.Skip()
		}
		before := fmt.Sprint(contract.Nodes()[0].Value())
		o, problem := overlay.Read(doc)
		if problem == nil {
			var result *overlay.Result
			if result, problem = overlay.Apply(contract, o.Actions); problem == nil {
				checkPlaces(t, contract, doc, result)
			}
		}
		if problem != nil && problem.Location.Path == "" {
			t.Errorf("%v has no place", problem)
		}
		if after := fmt.Sprint(contract.Nodes()[0].Value()); after != before {
			t.Errorf("the contract became %s, was %s", after, before)
		}
	})
}

// checkPlaces walks the result.
func checkPlaces(t *testing.T, contract, written *source.Document, result *overlay.Result) {
	steps := 0
	var walk func(n source.Node, pointer []string)
	walk = func(n source.Node, pointer []string) {
		if steps++; steps > 2000 {
			return
		}
		at := result.Place(model.Place{Path: contract.Path, Pointer: pointer})
		if !slices.Contains([]string{contract.Path, written.Path}, at.Path) {
			t.Fatalf("%q is in %q", pointer, at.Path)
		}
		if at.Path == contract.Path && n.IsScalar() {
			if there := contract.Nodes()[0].Lookup(at.Pointer); there.String() != n.String() {
				t.Errorf("%q is %q, and at its place %q in the contract is %q", pointer, n.String(), at.Pointer, there.String())
			}
		}
		if there := written.Nodes()[0].Lookup(at.Pointer); at.Path == written.Path && len(at.Pointer) > 2 && at.Pointer[2] == "update" && n.IsScalar() && there.String() != n.String() {
			t.Errorf("%q is %q, and at its place %q in the overlay is %q", pointer, n.String(), at.Pointer, there.String())
		}
		for key, member := range n.Pairs() {
			walk(member, append(slices.Clip(pointer), key))
		}
		for i, item := range n.Items() {
			walk(item, append(slices.Clip(pointer), fmt.Sprint(i)))
		}
	}
	walk(result.Doc.Nodes()[0], nil)
}
