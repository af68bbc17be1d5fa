package spdx3

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func parse(t testing.TB, text string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// Every line of the model is understood: superclasses and types exist, and no class gives an inherited property another type.
func TestModel(t *testing.T) {
	m := theModel()
	if len(m.classes) < 60 || len(m.words) != 23 || len(m.individuals) != 5 {
		t.Fatalf("%d classes, %d vocabularies, %d individuals", len(m.classes), len(m.words), len(m.individuals))
	}
	literal := []string{"string", "boolean", "decimal", "dateTime", "uri", "semver", "mediaType", "integer>=0", "integer>=1"}
	for name, c := range m.classes {
		for _, p := range c.own {
			if p.kind != "" && !slices.Contains(literal, p.kind) {
				t.Errorf("%s.%s has the unknown type %s", name, p.name, p.kind)
			}
			if c.super != nil && c.super.all[p.name] != nil {
				t.Errorf("%s.%s is inherited already", name, p.name)
			}
		}
	}
	for line := range strings.Lines(modelText) {
		if i := strings.Index(line, " : "); strings.HasPrefix(line, "class ") && i > 0 && m.classes[strings.Fields(line)[1]].super == nil {
			t.Errorf("the superclass of %s", line)
		}
	}
	if len(Validate(everyClass())) > 0 {
		t.Error(Validate(everyClass()))
	}
}

// Each property of each class is checked: a value of another type is a violation at this value, and so is the absence of a required one.
func TestEveryProperty(t *testing.T) {
	for name, c := range theModel().classes {
		if c.abstract || name == "extension_Extension" {
			continue
		}
		for property, p := range c.all {
			object := objectOf(c, 0)
			document := map[string]any{"@context": Address, "@graph": []any{object}}
			at := []string{"@graph", "0", property}
			object[property] = any(map[string]any{})
			if p.list {
				object[property] = []any{map[string]any{}, map[string]any{}}
			}
			if found := Validate(document); len(found) == 0 || !slices.Equal(found[0].At[:3], at) {
				t.Errorf("%s.%s with an object: %v", name, property, found)
			}
			delete(object, property)
			if found := Validate(document); (len(found) > 0) != (p.least > 0) {
				t.Errorf("%s without %s: %v", name, property, found)
			}
		}
	}
}

func TestContexts(t *testing.T) {
	for text, want := range map[string]Context{
		`"` + Address + `"`:                                                 {Version: "3.0.1"},
		`["` + Address + `"]`:                                               {Version: "3.0.1"},
		`{"@import": "` + Address + `"}`:                                    {Version: "3.0.1"},
		`["` + Address + `", {"own": "x:"}]`:                                {Version: "3.0.1", Extended: true},
		`["x:", "` + Address + `"]`:                                         {Version: "3.0.1", Extended: true},
		`[["` + Address + `"]]`:                                             {Extended: true},
		`"https://spdx.org/rdf/3.1/spdx-context.jsonld"`:                    {Version: "3.1"},
		`"http://spdx.org/rdf/3.0.1/spdx-context.json"`:                     {Version: "3.0.1"},
		`"https://spdx.github.io/spdx-spec/v3.0.1/rdf/spdx-context.jsonld"`: {Version: "3.0.1"},
		`{"@vocab": "x:"}`:                                                  {Extended: true, Problem: `the context gives "@vocab" a meaning of its own`},
		`["` + Address + `", {"Relationship": "x:"}]`:                       {Version: "3.0.1", Extended: true, Problem: `the context gives "Relationship" a meaning of its own`},
		`7`:    {Extended: true},
		`null`: {Extended: true},
	} {
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		if got := ReadContext(v); got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

func TestIndividuals(t *testing.T) {
	for id, want := range map[string]string{
		"NoneElement": "NoneElement", "https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement": "NoAssertionElement",
		"https://spdx.org/rdf/3.0.0/terms/ExpandedLicensing/NoneLicense": "expandedlicensing_NoneLicense", "spdx:Core/SpdxOrganization": "SpdxOrganization",
		"https://spdx.org/rdf/3.0.1/terms/Licensing/None": "expandedlicensing_NoneLicense", "https://spdx.org/rdf/3.0.1/terms/Core/Person": "", "": "", "x:NoneElement": "",
	} {
		if got := Individual(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

// Objects inside others are found, references are told from definitions, and what is neither is listed.
func TestGraph(t *testing.T) {
	g := ReadGraph(parse(t, `{"@graph": [
		{"type": "Relationship", "spdxId": "x:r", "from": {"type": "software_Package", "spdxId": "x:p", "extension": [{"type": "x:own", "from": "x:no"}]}, "to": ["x:q", {"@id": "x:s"}, 7], "own": {"from": "x:no"}},
		"x:t", {"type": "Pakage"}, {"@id": "_:c", "@type": "https://spdx.org/rdf/3.0.1/terms/Core/CreationInfo"}
	]}`))
	var objects, references, unread []string
	for _, o := range g.Objects {
		objects = append(objects, o.Class+" "+o.ID+" "+strings.Join(o.At, "/"))
	}
	for _, r := range g.References {
		references = append(references, r.Property+" "+r.To+" "+strings.Join(r.At, "/"))
	}
	for _, at := range g.Unread {
		unread = append(unread, strings.Join(at, "/"))
	}
	for _, test := range []struct{ got, want []string }{
		{objects, []string{"Relationship x:r @graph/0", "software_Package x:p @graph/0/from", "x:own  @graph/0/from/extension/0", "Pakage  @graph/2", "CreationInfo _:c @graph/3"}},
		{references, []string{"to x:q @graph/0/to/0", "to x:s @graph/0/to/1"}},
		{unread, []string{"@graph/0/to/2", "@graph/1", "@graph/2"}},
	} {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("%q\nwant %q", test.got, test.want)
		}
	}
	if !g.Find("x:p").Is("software_SoftwareArtifact") || g.Find("x:p").Is("software_File") || g.Find("x:q") != nil {
		t.Error(slices.Collect(maps.Keys(g.byID)))
	}
}

// FuzzValidate validates any object: nothing panics, and each violation is at a place that exists, or at the member of an object that
// does not.
func FuzzValidate(f *testing.F) {
	f.Add(`{"@context": "` + Address + `", "@graph": [{"type": "CreationInfo", "@id": "_:c"}, 7]}`)
	f.Add(`{"type": "Hash", "algorithm": ["sha256"], "hashValue": null}`)
	f.Add(`{"@graph": {"type": "SpdxDocument", "import": [{"type": "ExternalMap"}], "extension": [{"type": "x:y", "z": []}]}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var v map[string]any
		if json.Unmarshal([]byte(text), &v) != nil {
			return
		}
		for _, violation := range Validate(v) {
			var at any = v
			for i, token := range violation.At {
				switch value := at.(type) {
				case map[string]any:
					next, ok := value[token]
					if !ok && i < len(violation.At)-1 {
						t.Fatalf("%v of %s does not exist", violation.At, text)
					}
					at = next
				case []any:
					n, _ := strconv.Atoi(token)
					at = value[n]
				}
			}
		}
		ReadGraph(v)
	})
}
