package gate_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

func readSettings(f source.File) (*source.Document, error) {
	doc, problem := source.OpenSettings(f, source.MaxSettings)
	if problem != nil {
		return nil, problem
	}
	return doc, nil
}

func readDocument(f source.File) (*source.Document, error) {
	doc, problem := (&source.Reader{}).OpenFragment(f)
	if problem != nil {
		return nil, problem
	}
	if len(doc.Nodes()) == 0 {
		return nil, errors.New("has no nodes")
	}
	return doc, nil
}

func textOf(t *testing.T, name, content string) *gate.Text {
	t.Helper()
	read := readDocument
	if name == ".sealint.yaml" {
		read = readSettings
	}
	text, err := gate.NewText(source.File{Root: source.Bytes(map[string][]byte{name: []byte(content)}), Path: name}, read)
	if err != nil {
		t.Fatalf("%q: %v", content, err)
	}
	return text
}

// short is a waiver with few members, so that tables stay readable.
var short = gate.Written{{Key: "rule", Value: "openapi/x"}, {Key: "owner", Value: "Ann: \"a\""}}

func TestAddWaiver(t *testing.T) {
	const item = "- rule: openapi/x\n    owner: \"Ann: \\\"a\\\"\"\n"
	const object = `{"rule": "openapi/x", "owner": "Ann: \"a\""}`
	for name, test := range map[string]struct{ before, after string }{
		"empty file":         {"", "waivers:\n  " + item},
		"only comments":      {"# nothing\n", "# nothing\nwaivers:\n  " + item},
		"only a marker":      {"---\n", "---\nwaivers:\n  " + item},
		"no key":             {"profile: strict\n", "profile: strict\nwaivers:\n  " + item},
		"no line at the end": {"profile: strict", "profile: strict\nwaivers:\n  " + strings.TrimSuffix(item, "\n")},
		"end marker":         {"profile: strict\n...\n", "profile: strict\nwaivers:\n  " + item + "...\n"},
		"comments at the end": {
			"profile: strict # a\n\n# last\n", "profile: strict # a\n\n# last\nwaivers:\n  " + item,
		},
		"empty list":     {"waivers: []\nprofile: strict\n", "waivers: [" + object + "]\nprofile: strict\n"},
		"flow list":      {"waivers: [{rule: a}]\n", "waivers: [" + object + ", {rule: a}]\n"},
		"long flow list": {"waivers: [\n  {rule: a},\n]\n", "waivers: [\n  " + object + ",\n  {rule: a},\n]\n"},
		"in the middle": {
			"waivers:\n  - rule: a\n    # why\n    owner: b # c\n\n# profile\nprofile: strict\n",
			"waivers:\n  - rule: a\n    # why\n    owner: b # c\n  " + item + "\n# profile\nprofile: strict\n",
		},
		"list without indent": {"waivers:\n- rule: a\nprofile: x\n", "waivers:\n- rule: a\n" + strings.ReplaceAll(item, "    owner", "  owner") + "profile: x\n"},
		"comments after the last item": {
			"waivers:\n  - rule: a\n    # in it\n  # behind it\n", "waivers:\n  - rule: a\n    # in it\n  " + item + "  # behind it\n",
		},
		"block scalar at the end": {
			"waivers:\n  - rule: a\n    reason: |\n      b\n      # c\n\n\n", "waivers:\n  - rule: a\n    reason: |\n      b\n      # c\n  " + item + "\n\n",
		},
		"block scalar that keeps lines": {
			"waivers:\n  - reason: |+\n      b\n\n\nprofile: x\n", "waivers:\n  - reason: |+\n      b\n\n\n  " + item + "profile: x\n",
		},
		"CRLF": {
			"profile: x\r\nwaivers:\r\n  - rule: a\r\n", "profile: x\r\nwaivers:\r\n  - rule: a\r\n  " + strings.ReplaceAll(item, "\n", "\r\n"),
		},
		"byte order mark": {"\ufeffprofile: x\n", "\ufeffprofile: x\nwaivers:\n  " + item},
		"like JSON":       {"{\"profile\": \"x\"}", "{\"waivers\": [" + object + "], \"profile\": \"x\"}"},
		"like JSON with tabs": {
			"{\n\t\"profile\": \"x\"\n}\n", "{\n\t\"waivers\": [" + object + "],\n\t\"profile\": \"x\"\n}\n",
		},
		"anchors elsewhere": {"a: &a {b: c}\nd: *a\n", "a: &a {b: c}\nd: *a\nwaivers:\n  " + item},
		"indented":          {"  profile: x\n", "  profile: x\n  waivers:\n    " + strings.ReplaceAll(item, "    owner", "      owner")},
		"quoted key":        {"'waivers':\n    -   rule: a\n", "'waivers':\n    -   rule: a\n    " + strings.ReplaceAll(item, "    owner", "      owner")},
		"a waiver in flow":  {"waivers:\n  - {rule: a,\n     owner: b}\n", "waivers:\n  - {rule: a,\n     owner: b}\n  " + item},
		"plain over lines":  {"waivers:\n  - reason: a\n      b\n", "waivers:\n  - reason: a\n      b\n  " + item},
	} {
		text := textOf(t, ".sealint.yaml", test.before)
		if err := text.Add(0, []string{"waivers"}, []gate.Written{short}); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := string(text.Bytes()); got != test.after {
			t.Errorf("%s: got\n%q\nwant\n%q", name, got, test.after)
		}
		text = textOf(t, ".sealint.yaml", test.after)
		last := len(text.Document().Nodes()[0].Get("waivers").Value().([]any)) - 1
		if strings.Contains(test.before, "[{") || strings.Contains(test.before, "[\n") {
			last = 0 // in flow style, the new one comes first
		}
		if err := text.Remove(0, []string{"waivers"}, []int{last}); err != nil {
			t.Errorf("%s: removing: %v", name, err)
		}
	}
}

func TestAddWaiverRefuses(t *testing.T) {
	for name, content := range map[string]string{
		"an alias":               "a: &a []\nwaivers: *a\n",
		"an anchor":              "waivers: &a []\n",
		"an anchor at the top":   "--- &a\nprofile: x\n",
		"an explicit null":       "waivers:\nprofile: x\n",
		"no list":                "waivers: {}\n",
		"a merged list":          "a: &a {waivers: []}\n<<: *a\nwaivers: *a\n",
		"a list with a tag":      "waivers: !!seq []\n",
		"a list at the top":      "- a\n",
		"explicit keys and dash": "? waivers\n: - rule: a\n",
	} {
		text := textOf(t, ".sealint.yaml", content)
		if err := text.Add(0, []string{"waivers"}, []gate.Written{short}); err == nil {
			t.Errorf("%s: is edited: %q", name, text.Bytes())
		}
		if string(text.Bytes()) != content {
			t.Errorf("%s: a refused edit changed the text", name)
		}
	}
	utf16 := "\xff\xfea\x00:\x00 \x00b\x00"
	if _, err := gate.NewText(source.File{Root: source.Bytes(map[string][]byte{"x": []byte(utf16)}), Path: "x"}, readSettings); err == nil {
		t.Error("UTF-16 is edited")
	}
}

func TestAddWaiverInDocument(t *testing.T) {
	const object = `{"rule": "openapi/x", "owner": "Ann: \"a\""}`
	for name, test := range map[string]struct {
		file, before, after string
		part                int
		at                  []string
	}{
		"minified JSON": {
			"a.json", `{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{}}}}}`,
			`{"openapi":"3.1.0","paths":{"/a":{"get":{"x-sealint-waive":[{"rule":"openapi/x","owner":"Ann: \"a\""}],"responses":{}}}}}`, 0,
			[]string{"paths", "/a", "get"},
		},
		"indented JSON": {
			"a.json", "{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n    \"/a\": {}\n  }\n}\n",
			"{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n    \"/a\": {\"x-sealint-waive\": [" + object + "]}\n  }\n}\n", 0,
			[]string{"paths", "/a"},
		},
		"block YAML": {
			"a.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: {}\n  # b\n  /b: {}\n",
			"openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: {}\n      x-sealint-waive:\n        - rule: openapi/x\n          owner: \"Ann: \\\"a\\\"\"\n  # b\n  /b: {}\n", 0,
			[]string{"paths", "/a", "get"},
		},
		"a parameter in a list": {
			"a.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    parameters:\n    - name: b\n      in: query\n    - name: c\n",
			"openapi: 3.1.0\npaths:\n  /a:\n    parameters:\n    - name: b\n      in: query\n      x-sealint-waive:\n        - rule: openapi/x\n          owner: \"Ann: \\\"a\\\"\"\n    - name: c\n",
			0,
			[]string{"paths", "/a", "parameters", "0"},
		},
		"flow YAML": {
			"a.yaml", "openapi: 3.1.0\npaths: {/a: {get: {responses: {}}}}\n",
			"openapi: 3.1.0\npaths: {/a: {get: {\"x-sealint-waive\": [" + object + "], responses: {}}}}\n", 0,
			[]string{"paths", "/a", "get"},
		},
		"the second manifest of a file": {
			"a.yaml", "apiVersion: sealint/v1\nmetadata:\n  name: a\n---\napiVersion: sealint/v1\nmetadata:\n  name: b\n---\nx: y\n",
			"apiVersion: sealint/v1\nmetadata:\n  name: a\n---\napiVersion: sealint/v1\nmetadata:\n  name: b\n  x-sealint-waive:\n    - rule: openapi/x\n      owner: \"Ann: \\\"a\\\"\"\n---\nx: y\n", 1,
			[]string{"metadata"},
		},
	} {
		text := textOf(t, test.file, test.before)
		at := append(test.at, "x-sealint-waive")
		if err := text.Add(test.part, at, []gate.Written{short}); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := string(text.Bytes()); got != test.after {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.after)
		}
		if err := text.Remove(test.part, at, []int{0}); name == "indented JSON" || err != nil {
			if err != nil {
				t.Errorf("%s: removing: %v", name, err)
			}
		} else if got := string(text.Bytes()); got != test.before {
			t.Errorf("%s: after removing\n%q\nwant\n%q", name, got, test.before)
		}
	}
}

func TestRemoveWaivers(t *testing.T) {
	for name, test := range map[string]struct {
		before, after string
		indexes       []int
	}{
		"the first":         {"waivers:\n  - a: b\n  # c\n  - c: d # e\n", "waivers:\n  # c\n  - c: d # e\n", []int{0}},
		"the last":          {"waivers:\n  - a: b\n  # c\n  - c: d # e\n# f\n", "waivers:\n  - a: b\n  # c\n# f\n", []int{1}},
		"all":               {"a: b\nwaivers:\n  - a: b\n  - c: d\n# f\nc: d\n", "a: b\n# f\nc: d\n", []int{0, 1}},
		"all there is":      {"# a\nwaivers:\n  - a: b\n", "# a\n", []int{0}},
		"first in flow":     {"waivers: [{a: 'b, }'}, {c: d}]\n", "waivers: [{c: d}]\n", []int{0}},
		"last in flow":      {"waivers: [\n  {a: b},\n  {c: \"}\"} # x\n]\n", "waivers: [\n  {a: b} # x\n]\n", []int{1}},
		"all in flow":       {"{\"a\": 1, \"waivers\": [{\"a\": \"\\\"]\"}], \"c\": 2}", "{\"a\": 1, \"c\": 2}", []int{0}},
		"all at the end":    {"{\"a\": 1, \"waivers\": [{\"a\": \"\\\"]\"}]}", "{\"a\": 1}", []int{0}},
		"dash on a line":    {"waivers:\n  -\n    a: b\n  - c: d\n", "waivers:\n  - c: d\n", []int{0}},
		"with block scalar": {"waivers:\n  - a: |\n      b\n      # c\n\n  - c: d\n", "waivers:\n\n  - c: d\n", []int{0}},
	} {
		text := textOf(t, ".sealint.yaml", test.before)
		if err := text.Remove(0, []string{"waivers"}, test.indexes); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := string(text.Bytes()); got != test.after {
			t.Errorf("%s: got\n%q\nwant\n%q", name, got, test.after)
		}
	}
	text := textOf(t, ".sealint.yaml", "waivers:\n  - &a {a: b}\n  - *a\n")
	if err := text.Remove(0, []string{"waivers"}, []int{0}); err == nil {
		t.Errorf("an anchor that is used is removed: %q", text.Bytes())
	}
}

// pieces are lines of which random configurations are made.
var pieces = []string{
	"waivers:\n", "waivers: []\n", "waivers: [ ]\n", "  - rule: a\n", "- rule: b\n", "    owner: |\n", "      text\n", "      # text\n", "\n", "# c\n", "  # c\n", "    # c\n",
	"profile: x\n", "rules: {a: b}\n", "rules:\n", "  a: >+\n", "   folded\n", "---\n", "...\n", "x: &x [1]\n", "y: *x\n", "\t\n", "a: \"b\n", "  c\"\n", "{\n", "}\n", "  {a: b},\n", "[\n", "]\n",
	"'q': 'it''s'\n", "? k\n", ": v\n", "<<: *x\n", "%YAML 1.2\n", "\r\n", "z: é\u2028ü\n", "- - n\n", "waivers: &w\n", "!!map\n", "waivers: [{a: b}, {c: 'd]'}] # e\n", "\ufeff",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(9) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	text := b.String()
	if r.IntN(4) == 0 {
		text = strings.TrimRight(text, "\n")
	}
	if r.IntN(6) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// checkEdit adds a waiver to a configuration, and holds the edit, if it is not refused, to being exact.
func checkEdit(t *testing.T, content string) (edited bool) {
	file := source.File{Root: source.Bytes(map[string][]byte{".sealint.yaml": []byte(content)}), Path: ".sealint.yaml"}
	text, err := gate.NewText(file, readSettings)
	if err != nil {
		return false
	}
	before := map[string]any{}
	if len(text.Document().Nodes()) > 0 {
		top, ok := text.Document().Nodes()[0].Value().(map[string]any)
		if !ok {
			top = map[string]any{"not a map": true}
		}
		before = top
	}
	if err := text.Add(0, []string{"waivers"}, []gate.Written{short}); err != nil {
		return false
	}
	after := string(text.Bytes())
	if !isInsertion(content, after) {
		t.Errorf("%q became %q: other bytes changed", content, after)
	}
	again, err := gate.NewText(source.File{Root: source.Bytes(map[string][]byte{".sealint.yaml": []byte(after)}), Path: ".sealint.yaml"}, readSettings)
	if err != nil {
		t.Fatalf("%q became %q: %v", content, after, err)
	}
	got := again.Document().Nodes()[0].Value().(map[string]any)
	list, _ := before["waivers"].([]any)
	added := map[string]any{"rule": "openapi/x", "owner": "Ann: \"a\""}
	if a, b := fmt.Sprint(got["waivers"]), fmt.Sprint(append(slices.Clone(list), added)); a != b && a != fmt.Sprint(append([]any{added}, list...)) {
		t.Errorf("%q became %q: waivers %s", content, after, a)
	}
	delete(got, "waivers")
	delete(before, "waivers")
	if fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("%q became %q: it says %v, not %v", content, after, got, before)
	}
	return true
}

// isInsertion reports whether a text is another one with something added in one place.
func isInsertion(old, changed string) bool {
	n := 0
	for n < len(old) && n < len(changed) && old[n] == changed[n] {
		n++
	}
	for ; n >= 0; n-- {
		if strings.HasSuffix(changed[n:], old[n:]) {
			return true
		}
	}
	return false
}

func TestEditsAreExactOrRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	edited := 0
	for range 20_000 {
		if checkEdit(t, randomText(r)) {
			edited++
		}
	}
	if edited < 1000 {
		t.Errorf("only %d edits", edited)
	}
}

func FuzzAddWaiver(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		f.Add(randomText(r))
	}
	f.Fuzz(func(t *testing.T, content string) { checkEdit(t, content) })
}

func FuzzRead(f *testing.F) {
	f.Add("waivers: [{rule: a, document: b, at: {operation: c}, limit: 1, reason: d, owner: e, created: 2026-01-01, expires: 2026-02-01}]")
	f.Add("waivers: [1, {at: [], rule: [a, {}], limit: -1, created: [], fingerprint: {}}]")
	f.Fuzz(func(t *testing.T, content string) {
		doc, err := readSettings(source.File{Root: source.Bytes(map[string][]byte{"x": []byte(content)}), Path: "x"})
		if err != nil || len(doc.Nodes()) == 0 {
			return
		}
		var waivers []model.Waiver
		for _, form := range []model.WaiverForm{model.WaiverInConfig, model.WaiverInContract, model.WaiverInManifest} {
			for i, n := range doc.Nodes()[0].Get("waivers").Items() {
				w := gate.Read(n, model.Place{Path: "x", Pointer: []string{"waivers", fmt.Sprint(i)}}, form)
				if len(w.Faults) == 0 && (w.Owner == "" || len([]rune(w.Reason)) < 20 || w.Created == "" || w.Expires < w.Created) {
					t.Errorf("%q has no fault: %+v", content, w)
				}
				waivers = append(waivers, w)
			}
		}
		_, facts := gate.Waive(waivers, nil, gate.Scope{Judged: func(string, map[int]*model.Waiver) bool { return true }}, gate.DefaultSettings, "2026-01-15")
		for i, f := range facts {
			if len(waivers[i].Faults) > 0 && f.State != "malformed" {
				t.Errorf("%q: %s in spite of %v", content, f.State, waivers[i].Faults)
			}
		}
	})
}
