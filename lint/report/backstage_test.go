package report_test

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// descriptor is an entity as Backstage reads it. The tests hold what the JSON Schemas of @backstage/catalog-model and its validators
// demand of the fields that sealint writes.
type descriptor struct {
	APIVersion string `yaml:"apiVersion"`
	Kind       string
	Metadata   struct {
		Name, Title, Description string
		Labels, Annotations      map[string]string
		Tags                     []string
		Links                    []struct{ URL, Title string }
	}
	Spec struct {
		Type, Lifecycle, Owner string
		ConsumesAPIs           []string          `yaml:"consumesApis"`
		ProvidesAPIs           []string          `yaml:"providesApis"`
		Definition             map[string]string `yaml:"definition"`
	}
}

var (
	objectName    = regexp.MustCompile(`^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$`)
	annotationKey = regexp.MustCompile(`^[a-z0-9]+/[a-z0-9-]+$`)
	entityTag     = regexp.MustCompile(`^[a-z0-9+#]+(-[a-z0-9+#]+)*$`)
)

// checkEntities checks that a text holds entities that Backstage accepts, and returns them.
func checkEntities(t *testing.T, where, text string) (list []descriptor) {
	t.Helper()
	names := map[string]bool{}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var e descriptor
		err := decoder.Decode(&e)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		list = append(list, e)
		id := strings.ToLower(e.Kind + ":" + e.Metadata.Name)
		if !objectName.MatchString(e.Metadata.Name) || len(e.Metadata.Name) > 63 || names[id] {
			t.Errorf("%s: the name %q is not allowed, or taken", where, e.Metadata.Name)
		}
		names[id] = true
		if e.APIVersion != "backstage.io/v1alpha1" || e.Spec.Type == "" || e.Spec.Lifecycle == "" || strings.TrimSpace(e.Spec.Owner) == "" {
			t.Errorf("%s: a required field is missing: %+v", where, e)
		}
		for key, value := range e.Metadata.Labels {
			if !annotationKey.MatchString(key) || !objectName.MatchString(value) || len(value) > 63 {
				t.Errorf("%s: the label %q: %q is not allowed", where, key, value)
			}
		}
		for key := range e.Metadata.Annotations {
			if !annotationKey.MatchString(key) {
				t.Errorf("%s: the annotation %q is not allowed", where, key)
			}
		}
		for _, tag := range e.Metadata.Tags {
			if !entityTag.MatchString(tag) || len(tag) > 63 {
				t.Errorf("%s: the tag %q is not allowed", where, tag)
			}
		}
		for _, link := range e.Metadata.Links {
			if !strings.HasPrefix(link.URL, "https://") && !strings.HasPrefix(link.URL, "http://") {
				t.Errorf("%s: the link %q leads to no page", where, link.URL)
			}
		}
		if e.Kind == "API" && e.Spec.Definition["$text"] == "" {
			t.Errorf("%s: an API without definition: %+v", where, e)
		}
	}
	for _, e := range list {
		for _, api := range slices.Concat(e.Spec.ConsumesAPIs, e.Spec.ProvidesAPIs) {
			if !names["api:"+strings.ToLower(api)] {
				t.Errorf("%s: there is no API %q", where, api)
			}
		}
	}
	return list
}

func entities(t *testing.T, integrations ...model.Integration) []descriptor {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteCatalog(&b, "backstage", &model.Catalog{Integrations: integrations}); err != nil {
		t.Fatal(err)
	}
	return checkEntities(t, t.Name(), b.String())
}

func TestTextsReachBackstageUnchanged(t *testing.T) {
	for _, text := range append([]string{"yes", "null", "~", "1.0", "2026-01-01", "a: b", "- a", "a\nb", " a ", "é", "\ufeffx", "\ufffex\uffff\U0001fffe", "\U0001f600", "team/a", "a#b ##[c]"}, hostile...) {
		if text = strings.ToValidUTF8(text, "\ufffd"); strings.TrimSpace(text) == "" {
			continue
		}
		list := entities(t, model.Integration{Name: text, Path: text, Description: text, Owner: "x" + text, SecurityContact: text})
		e := list[0].Metadata
		if title := e.Title; e.Name != text && title != text || e.Description != text || e.Annotations["sealint/manifest"] != text || e.Annotations["sealint/security-contact"] != text {
			t.Errorf("%q became %+v", text, e)
		}
	}
}

func TestEntitiesHaveNamesOfTheirOwn(t *testing.T) {
	long := strings.Repeat("a", 80)
	list := entities(
		t,
		model.Integration{Name: "a b", Contract: "x.yaml", ContractFile: "x.yaml", ContractTitle: "a-b"},
		model.Integration{Name: "a-b", Contract: "y.yaml", ContractFile: "y.yaml", ContractTitle: "é"},
		model.Integration{Name: "A-B"}, model.Integration{Name: long}, model.Integration{Name: long}, model.Integration{Name: "--"},
		model.Integration{Name: ""}, model.Integration{Name: strings.Repeat("a", 62) + "-x"},
	)
	var names []string
	for _, e := range list {
		names = append(names, e.Metadata.Name)
	}
	want := []string{"a-b-2", "a-b", "A-B-3", strings.Repeat("a", 63), strings.Repeat("a", 61) + "-2", "integration", "integration-2", strings.Repeat("a", 62), "a-b-api", "api"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func TestIntegrationsAsEntities(t *testing.T) {
	api := func(i model.Integration) model.Integration {
		i.Contract, i.ContractFile, i.ContractTitle = "api/a.yaml", "../api/a.yaml", "A"
		return i
	}
	for _, test := range []struct {
		name               string
		i                  model.Integration
		owner, lifecycle   string
		consumes, provides []string
	}{
		{"we call", api(model.Integration{Direction: "outbound", Owner: "team-a", Lifecycle: "active"}), "team-a", "production", []string{"A"}, nil},
		{"they call", api(model.Integration{Direction: "inbound", Owner: "user:jane", Lifecycle: "proposed"}), "user:jane", "experimental", nil, []string{"A"}},
		{"both call", api(model.Integration{Direction: "bidirectional", Owner: "acme/team a", Lifecycle: "deprecated"}), "acme/team a", "deprecated", []string{"A"}, []string{"A"}},
		{"nothing is stated", api(model.Integration{}), "unknown", "unknown", []string{"A"}, nil},
		{"no contract", model.Integration{Lifecycle: "retired", Owner: "https://teams.example/a"}, "https---teams.example-a", "retired", nil, nil},
	} {
		test.i.Name = "i"
		list := entities(t, test.i)
		spec := list[0].Spec
		if spec.Owner != test.owner || spec.Lifecycle != test.lifecycle || !slices.Equal(spec.ConsumesAPIs, test.consumes) || !slices.Equal(spec.ProvidesAPIs, test.provides) {
			t.Errorf("%s: got %+v", test.name, spec)
		}
		if len(list) > 1 && (list[1].Spec.Definition["$text"] != "../api/a.yaml" || list[1].Spec.Owner != test.owner) {
			t.Errorf("%s: the API is %+v", test.name, list[1].Spec)
		}
	}
	shared := entities(t, api(model.Integration{Name: "a", Owner: "team-a", Direction: "inbound"}), api(model.Integration{Name: "b", Owner: "team-b", Direction: "outbound"}),
		api(model.Integration{Name: "c", Owner: "team-c", Direction: "outbound"}))
	if len(shared) != 4 || shared[3].Spec.Owner != "team-a" { // who is called by it answers for it
		t.Errorf("got %+v", shared)
	}
	shared = entities(t, api(model.Integration{Name: "a", Owner: "team-a"}), api(model.Integration{Name: "b", Owner: "team-b"}))
	if shared[2].Spec.Owner != "unknown" {
		t.Errorf("several owners: %+v", shared[2])
	}
	link := entities(t, model.Integration{Name: "a", Runbook: "javascript:alert(1)", SLA: model.SLA{Published: "https://a.example/sla"}, Categories: []string{"personal", "No Tag"}})[0].Metadata
	if len(link.Links) != 1 || link.Links[0].URL != "https://a.example/sla" || !slices.Equal(link.Tags, []string{"personal"}) {
		t.Errorf("got %+v", link)
	}
}
