package spdx3

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestOfficialSchema compares Validate with the official JSON Schema: on published documents, on a document with an object of each
// class and a value of each property, and on thousands of single edits of these. It needs SEALINT_CORPUS, because the schema is
// not part of this repository.
//
// The verdicts may differ where the schema is laxer or stricter than the specification: see exempt.
func TestOfficialSchema(t *testing.T) {
	corpus := os.Getenv("SEALINT_CORPUS")
	if corpus == "" {
		t.Skip("SEALINT_CORPUS is not set")
	}
	schema := officialSchema(t, filepath.Join(corpus, "spdx3", "spdx-3.0.1.schema.json"))
	documents := map[string]map[string]any{"every class": everyClass()}
	for _, pattern := range []string{"spdx3/*example*.json", "sboms/*.spdx3.json"} {
		files, _ := filepath.Glob(filepath.Join(corpus, pattern))
		for _, file := range files {
			documents[filepath.Base(file)] = readDocument(t, file)
		}
	}
	if len(documents) < 9 {
		t.Fatalf("only %d documents", len(documents))
	}
	random := rand.New(rand.NewPCG(3, 1))
	edits, differences, invalid := 0, 0, 0
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		document := documents[name]
		if err, found := schema.Validate(document), Validate(document); err != nil || len(found) > 0 {
			t.Errorf("%s: schema %v, model %v", name, err, found)
		}
		n := 100
		if name == "every class" {
			n = 4000
		}
		if testing.Short() {
			n /= 20
		}
		for range n {
			edited := clone(document).(map[string]any)
			small, what := edit(random, edited)
			if exempt(small) {
				continue
			}
			edits++
			err, found := schema.Validate(small), Validate(small)
			if err != nil {
				invalid++
			}
			if (err != nil) != (len(found) > 0) {
				if differences++; differences < 10 {
					text, _ := json.Marshal(small)
					t.Errorf("%s, %s: schema %v, model %v\n%s", name, what, err, found, text[:min(len(text), 1500)])
				}
			}
		}
	}
	t.Logf("%d documents, %d edits, of which %d are invalid, %d differences", len(documents), edits, invalid, differences)
}

// exempt reports whether the schema is known to judge a document differently. It accepts any object with a known type as an
// extension. It demands the context as a single text, though the specification allows a list with further contexts.
func exempt(document map[string]any) bool {
	if context, ok := document["@context"].(string); !ok || context != officialContext {
		return true
	}
	var inExtension func(v any) bool
	inExtension = func(v any) bool {
		switch v := v.(type) {
		case map[string]any:
			if list, ok := v["extension"].([]any); ok {
				for _, item := range list {
					if object, ok := item.(map[string]any); ok && (&checker{}).wrongExtension(object) {
						return true
					}
				}
			}
			for _, value := range v {
				if inExtension(value) {
					return true
				}
			}
		case []any:
			return slices.ContainsFunc(v, inExtension)
		}
		return false
	}
	return inExtension(document)
}

func (c *checker) wrongExtension(v map[string]any) bool {
	c.object(v, theModel().classes["extension_Extension"], nil)
	return len(c.found) > 0
}

const officialContext = Address

// everyClass makes a document with two objects of each class, one with every property, one with the required ones only.
func everyClass() map[string]any {
	m := theModel()
	var graph []any
	for _, name := range slices.Sorted(maps.Keys(m.classes)) {
		c := m.classes[name]
		if c.abstract || name == "extension_Extension" {
			continue
		}
		full, least := objectOf(c, 0), objectOf(c, 0)
		for property, p := range c.all {
			if p.least == 0 {
				delete(least, property)
			}
		}
		graph = append(graph, full, least)
	}
	for _, name := range slices.Sorted(maps.Keys(m.words)) {
		graph = append(graph, map[string]any{"type": name})
	}
	own := objectOf(m.classes["Person"], 0)
	own["extension"] = []any{map[string]any{"type": "https://example.com/Own", "own": 1.0}}
	graph = append(graph, own)
	return map[string]any{"@context": officialContext, "@graph": graph}
}

// objectOf makes an object with every property. Below a depth of 2, values are identifiers.
func objectOf(c *class, depth int) map[string]any {
	v := map[string]any{"type": c.name}
	if c.isElement() {
		v["spdxId"] = "https://example.com/" + c.name
	} else if depth == 0 {
		v["@id"] = "_:" + c.name
	}
	for name, p := range c.all {
		value := valueOf(p, depth)
		if p.list {
			list := []any{value}
			for len(list) < p.least {
				list = append(list, value)
			}
			v[name] = list
		} else {
			v[name] = value
		}
	}
	return v
}

func valueOf(p *property, depth int) any {
	switch {
	case p.words != nil:
		return p.words[0]
	case p.class != nil:
		for name, individual := range theModel().individuals {
			if individual.is(p.class) && depth > 0 {
				return name
			}
		}
		if depth > 0 {
			return "_:other"
		}
		return objectOf(concrete(p.class), depth+1)
	}
	switch p.kind {
	case "boolean":
		return true
	case "dateTime":
		return "2026-01-31T12:00:00Z"
	case "mediaType":
		return "text/plain"
	case "semver":
		return "3.0.1"
	case "decimal":
		return "1.5"
	case "string", "uri":
		return "text"
	}
	return 1.0
}

// concrete returns the class itself, or a subclass that objects may have.
func concrete(c *class) *class {
	for _, name := range slices.Sorted(maps.Keys(theModel().classes)) {
		if sub := theModel().classes[name]; sub.is(c) && !sub.abstract && name != "extension_Extension" {
			return sub
		}
	}
	return c
}

// edit changes one member of a random object below @graph, and returns a document with only this item of @graph, so that the
// schema judges it quickly.
func edit(random *rand.Rand, document map[string]any) (map[string]any, string) {
	graph := document["@graph"].([]any)
	top := graph[random.IntN(len(graph))].(map[string]any)
	var objects []map[string]any
	var collect func(v any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			objects = append(objects, v)
			for _, name := range slices.Sorted(maps.Keys(v)) {
				collect(v[name])
			}
		case []any:
			for _, item := range v {
				collect(item)
			}
		}
	}
	collect(top)
	object := objects[random.IntN(len(objects))]
	names := slices.Sorted(maps.Keys(object))
	name := names[random.IntN(len(names))]
	values := []any{
		nil, true, 1.0, 0.0, -1.0, 1.5, 1e300, "", "text", "_:", "_:x", ":", "a:b", "NoneElement", "expandedlicensing_NoneLicense", "SpdxOrganization",
		[]any{},
		[]any{"text"},
		[]any{"a:b"},
		[]any{1.0},
		map[string]any{},
		map[string]any{"type": "Person"},
		map[string]any{"type": "Hash", "algorithm": "sha256", "hashValue": "00"},
		map[string]any{"type": "Hash", "algorithm": "sha1024", "hashValue": "00"},
		"3.0", "3.0.1", "3.0.1-rc.1+x", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00+01:00", "2026-01-31", "2026-01-31T12:00:00.5Z", "text/plain", "a/b/c", "-3.", "1.5", "other", "sha256",
		"2026-13-31T12:00:00Z", "2026-01-31T12:00:70Z",
	}
	what := ""
	switch kind := random.IntN(8); kind {
	case 0:
		delete(object, name)
		what = "without " + name
	case 1:
		object[name+"x"] = object[name]
		delete(object, name)
		what = "renamed " + name
	case 2:
		class := slices.Sorted(maps.Keys(theModel().classes))
		object["type"] = class[random.IntN(len(class))]
		what = fmt.Sprint("type ", object["type"])
	case 3:
		if list, ok := object[name].([]any); ok && len(list) > 0 {
			object[name] = list[0]
		} else {
			object[name] = []any{object[name]}
		}
		what = "list or not: " + name
	case 4:
		other := slices.Sorted(maps.Keys(terms()))
		added := other[random.IntN(len(other))]
		object[added] = values[random.IntN(len(values))]
		what = "more " + added
	case 5:
		if text, ok := object[name].(string); ok {
			object[name] = text + "x"
		}
		what = "longer " + name
	case 6:
		if list, ok := object[name].([]any); ok {
			object[name] = append(list, values[random.IntN(len(values))])
		}
		what = "more in " + name
	default:
		object[name] = values[random.IntN(len(values))]
		what = fmt.Sprintf("%s: %v", name, object[name])
	}
	small := map[string]any{"@context": officialContext, "@graph": []any{top}}
	switch random.IntN(40) {
	case 0: // a document that is one element
		small = maps.Clone(top)
		small["@context"] = officialContext
	case 1:
		small["name"] = "beside @graph"
	case 2:
		small["@graph"] = top
	}
	return small, what
}

func officialSchema(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(func(pattern string) (jsonschema.Regexp, error) {
		if pattern == `^(?!_:).+:.+` { // the only pattern that Go's expressions do not have
			return address{}, nil
		}
		return regexp.Compile(pattern)
	})
	if err := c.AddResource("official.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("official.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

type address struct{}

func (address) MatchString(text string) bool {
	return !strings.HasPrefix(text, "_:") && regexp.MustCompile(`^.+:.+`).MatchString(text)
}

func (address) String() string { return "^(?!_:).+:.+" }

func readDocument(t *testing.T, file string) map[string]any {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func clone(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, value := range v {
			out[name] = clone(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = clone(value)
		}
		return out
	}
	return v
}
