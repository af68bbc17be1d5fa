package osv

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// vex makes a document of statements, issued on the first of May.
func vex(statements ...string) string {
	return `{"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/vex/1","author":"A","version":1,
		"timestamp":"2024-05-01T00:00:00Z","statements":[` + strings.Join(statements, ",") + `]}`
}

func readVEX(t *testing.T, statements ...string) *VEX {
	t.Helper()
	v, err := ReadVEX([]byte(vex(statements...)))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// aside makes a statement that sets CVE-1 aside for products.
func aside(products string) string {
	return `{"vulnerability":{"name":"CVE-1","aliases":["GHSA-1"],"@id":"https://example.com/CVE-1"},"status":"not_affected",
		"justification":"component_not_present","products":[` + products + `]}`
}

func TestADocumentThatIsNotOpenVEX(t *testing.T) {
	tests := map[string]struct {
		data   string
		offset int
	}{
		"syntax":          {`{"@context": }`, 13},
		"truncated":       {`{"@context":"`, 13},
		"duplicate key":   {`{"@id":"a","@id":"b"}`, 11},
		"type":            {`{"statements":[{"status":[]}]}`, 25},
		"old statement":   {`{"statements":[{"vulnerability":"CVE-1"}]}`, 32},
		"context":         {`{"@context":"https://openvex.dev/ns","statements":[]}`, 0},
		"no statements":   {`{"@context":"https://openvex.dev/ns/v0.2.0"}`, 0},
		"null":            {`null`, 0},
		"another JSON":    {`{"bomFormat":"CycloneDX"}`, 0},
		"not UTF-8":       {"{\"@id\":\"\xff\"}", 8},
		"something after": {vex() + "x", len(vex())},
	}
	for name, test := range tests {
		v, err := ReadVEX([]byte(test.data))
		vexErr, ok := errors.AsType[*VEXError](err)
		if v != nil || !ok {
			t.Errorf("%s: got %v, %v", name, v, err)
			continue
		}
		if vexErr.Offset != test.offset || vexErr.Error() == "" {
			t.Errorf("%s: got offset %d, want %d (%s)", name, vexErr.Offset, test.offset, err)
		}
	}
}

func TestADocumentIsRead(t *testing.T) {
	v := readVEX(t, aside(`{"@id":"pkg:npm/a@1","subcomponents":[{"identifiers":{"purl":"pkg:deb/debian/b@2?arch=amd64"}}]}`),
		`{"vulnerability":{"name":"CVE-2"},"timestamp":"2024-06-01T00:00:00Z","status":"affected","action_statement":"Update",
		"products":[{"@id":"https://example.com/product"}]}`)
	if v.ID != "https://example.com/vex/1" || v.Author != "A" || v.Version != 1 || len(v.Problems) > 0 {
		t.Errorf("got %+v", v)
	}
	s := v.Statements[0]
	if !slices.Equal(s.Pointer, []string{"statements", "0"}) || !s.Timestamp.Equal(v.Timestamp) || !s.Suppresses() || s.Overbroad {
		t.Errorf("got %+v", s)
	}
	if !slices.Equal(s.Vulnerabilities, []string{"CVE-1", "https://example.com/CVE-1", "GHSA-1"}) {
		t.Errorf("got %v", s.Vulnerabilities)
	}
	sub := s.Products[0].Subcomponents[0]
	if sub.PURL.Name != "b" || sub.PURL.Qualifiers["arch"] != "amd64" {
		t.Errorf("got %+v", sub.PURL)
	}
	if !slices.Equal(sub.Pointer, []string{"statements", "0", "products", "0", "subcomponents", "0"}) {
		t.Errorf("got %v", sub.Pointer)
	}
	s = v.Statements[1]
	if !s.Timestamp.Equal(time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)) || s.Suppresses() || len(s.Problems) > 0 || s.Overbroad {
		t.Errorf("got %+v", s)
	}
	if s.Products[0].PURL != nil {
		t.Errorf("got %+v", s.Products[0])
	}
}

func TestProblemsOfStatements(t *testing.T) {
	const product = `"products":[{"@id":"pkg:npm/a@1"}]`
	tests := []struct {
		name, statement string
		kind            VEXProblemKind
		at              string
	}{
		{"unjustified", `{"vulnerability":{"name":"C"},"status":"not_affected",` + product + `}`, Unjustified, "statements/0"},
		{"impact", `{"vulnerability":{"name":"C"},"status":"not_affected","impact_statement":"i",` + product + `}`, "", ""},
		{"no action", `{"vulnerability":{"name":"C"},"status":"affected",` + product + `}`, NoAction, "statements/0"},
		{"status", `{"vulnerability":{"name":"C"},"status":"safe",` + product + `}`, Malformed, "statements/0/status"},
		{"fixed", `{"vulnerability":{"name":"C"},"status":"fixed",` + product + `}`, "", ""},
		{"no vulnerability", `{"status":"fixed",` + product + `}`, Malformed, "statements/0/vulnerability"},
		{"timestamp", `{"vulnerability":{"name":"C"},"status":"fixed","timestamp":"May",` + product + `}`, Malformed, "statements/0/timestamp"},
		{
			"justification", `{"vulnerability":{"name":"C"},"status":"not_affected","justification":"trust me",` + product + `}`,
			Malformed, "statements/0/justification",
		},
		{
			"purl", `{"vulnerability":{"name":"C"},"status":"fixed","products":[{"@id":"pkg:npm"}]}`,
			Malformed, "statements/0/products/0/@id",
		},
		{
			"purl of a part",
			`{"vulnerability":{"name":"C"},"status":"fixed","products":[{"@id":"pkg:npm/a@1","subcomponents":[{"identifiers":{"purl":"npm/a"}}]}]}`,
			Malformed, "statements/0/products/0/subcomponents/0/identifiers/purl",
		},
		{"no product", `{"vulnerability":{"name":"C"},"status":"fixed","products":[null]}`, Malformed, "statements/0/products/0"},
	}
	for _, test := range tests {
		s := readVEX(t, test.statement).Statements[0]
		if test.kind == "" {
			if len(s.Problems) > 0 {
				t.Errorf("%s: got %+v", test.name, s.Problems)
			}
			continue
		}
		if len(s.Problems) != 1 {
			t.Errorf("%s: got %+v", test.name, s.Problems)
			continue
		}
		if p := s.Problems[0]; p.Kind != test.kind || strings.Join(p.Pointer, "/") != test.at || p.Message == "" {
			t.Errorf("%s: got %+v, want %s at %s", test.name, p, test.kind, test.at)
		}
		if s.Suppresses() {
			t.Errorf("%s: suppresses", test.name)
		}
	}
}

func TestProblemsOfTheDocument(t *testing.T) {
	v, err := ReadVEX([]byte(`{"@context":"https://openvex.dev/ns/v0.2.0","statements":[]}`))
	if err != nil || len(v.Problems) != 4 {
		t.Errorf("got %+v, %v", v, err)
	}
}

func TestStatementsConcernTheirProducts(t *testing.T) {
	component := PURL{
		Type: "deb", Namespace: "debian", Name: "curl", Version: "7.88",
		Qualifiers: map[string]string{"arch": "amd64", "distro": "debian-12"},
	}
	image := PURL{Type: "oci", Name: "app", Version: "sha256:aa"}
	other := PURL{Type: "oci", Name: "app", Version: "sha256:bb"}
	const part = `{"@id":"pkg:oci/app@sha256%%3Aaa","subcomponents":[{"@id":"%s"}]}`
	tests := []struct {
		name, products string
		within         []PURL
		want           bool
	}{
		{"without qualifiers", `{"@id":"pkg:deb/debian/curl@7.88"}`, nil, true},
		{"equal qualifier", `{"@id":"pkg:deb/debian/curl@7.88?arch=amd64"}`, nil, true},
		{"another qualifier", `{"@id":"pkg:deb/debian/curl@7.88?arch=arm64"}`, nil, false},
		{"a qualifier that the component lacks", `{"@id":"pkg:deb/debian/curl@7.88?epoch=1"}`, nil, false},
		{"another version", `{"@id":"pkg:deb/debian/curl@7.89"}`, nil, false},
		{"another namespace", `{"@id":"pkg:deb/ubuntu/curl@7.88"}`, nil, false},
		{"another type", `{"@id":"pkg:rpm/debian/curl@7.88"}`, nil, false},
		{"a subpath", `{"@id":"pkg:deb/debian/curl@7.88#lib"}`, nil, false},
		{"the identifier before the @id", `{"@id":"https://example.com/x","identifiers":{"purl":"pkg:deb/debian/curl@7.88"}}`, nil, true},
		{"one of several", `{"@id":"pkg:npm/a@1"},{"@id":"pkg:deb/debian/curl@7.88"}`, nil, true},
		{"no version", `{"@id":"pkg:deb/debian/curl"}`, nil, false},
		{"no product", ``, nil, false},
		{"an IRI", `{"@id":"https://example.com/curl"}`, nil, false},
		{"a part", fmt.Sprintf(part, "pkg:deb/debian/curl@7.88"), nil, true},
		{"a part of the product at hand", fmt.Sprintf(part, "pkg:deb/debian/curl@7.88"), []PURL{image}, true},
		{"a part of another product", fmt.Sprintf(part, "pkg:deb/debian/curl@7.88"), []PURL{other}, false},
		{"another part", fmt.Sprintf(part, "pkg:deb/debian/wget@1"), nil, false},
		{"the product of a part", `{"@id":"pkg:deb/debian/curl@7.88","subcomponents":[{"@id":"pkg:npm/a@1"}]}`, nil, false},
		{"a part without version", fmt.Sprintf(part, "pkg:deb/debian/curl"), nil, false},
		{"a part without version of the product at hand", fmt.Sprintf(part, "pkg:deb/debian/curl"), []PURL{image}, true},
	}
	for _, test := range tests {
		s, ok := readVEX(t, aside(test.products)).Statement([]string{"OSV-1", "ghsa-1"}, Subject{PURL: &component, Within: test.within})
		if ok != test.want || ok != (s != nil) {
			t.Errorf("%s: got %v", test.name, ok)
		}
	}
}

func TestOtherVulnerabilitiesAreNotSetAside(t *testing.T) {
	v := readVEX(t, aside(`{"@id":"pkg:npm/a@1"}`))
	for id, want := range map[string]bool{"CVE-1": true, "https://example.com/CVE-1": true, "CVE-12": false, "": false} {
		if _, ok := v.Statement([]string{id}, Subject{PURL: &PURL{Type: "npm", Name: "a", Version: "1"}}); ok != want {
			t.Errorf("%q: got %v", id, ok)
		}
	}
}

func TestTheLatestStatementCounts(t *testing.T) {
	statement := func(status, timestamp, product string) string {
		return fmt.Sprintf(`{"vulnerability":{"name":"CVE-1"},"status":%q,"timestamp":%q,"action_statement":"a","impact_statement":"i",
			"products":[{"@id":%q}]}`, status, timestamp, product)
	}
	const april, june = "2024-04-01T00:00:00Z", "2024-06-01T00:00:00Z"
	const a1, a = "pkg:npm/a@1", "pkg:npm/a"
	tests := []struct {
		name       string
		statements []string
		want       Status
	}{
		{"by time", []string{statement("affected", june, a1), statement("not_affected", april, a1)}, StatusAffected},
		{"by place", []string{statement("affected", june, a1), statement("fixed", june, a1)}, StatusFixed},
		{"by the document's time", []string{aside(`{"@id":"pkg:npm/a@1"}`), statement("affected", april, a1)}, StatusNotAffected},
		{"of this product", []string{statement("fixed", april, a1), statement("affected", june, "pkg:npm/b@1")}, StatusFixed},
		{"broad and aside", []string{statement("affected", april, a1), statement("not_affected", june, a)}, StatusAffected},
		{"broad and not aside", []string{statement("fixed", april, a1), statement("under_investigation", june, a)}, StatusUnderInvestigation},
	}
	for _, test := range tests {
		s, ok := readVEX(t, test.statements...).Statement([]string{"CVE-1"}, Subject{PURL: &PURL{Type: "npm", Name: "a", Version: "1"}})
		if !ok || s.Status != test.want {
			t.Errorf("%s: got %+v", test.name, s)
		}
	}
}

func TestOverbroadStatementsAreMarked(t *testing.T) {
	for products, want := range map[string]bool{
		``:                        true,
		`{"@id":"pkg:npm/a"}`:     true,
		`{"@id":"pkg:npm/a@1"}`:   false,
		`{"@id":"https://a.com"}`: false,
		`{"@id":"pkg:npm/a@1"},{"@id":"pkg:npm/b"}`:                           true,
		`{"@id":"pkg:npm/a","subcomponents":[{"@id":"pkg:npm/b"}]}`:           true,
		`{"@id":"pkg:npm/a","subcomponents":[{"@id":"pkg:npm/b@1"}]}`:         false,
		`{"@id":"pkg:npm/a@1","subcomponents":[{"@id":"pkg:npm/b"}]}`:         false,
		`{"@id":"https://a.com","subcomponents":[{"@id":"pkg:npm/b"}]}`:       true,
		`{"@id":"https://a.com/1.2","subcomponents":[{"@id":"pkg:npm/b@1"}]}`: false,
	} {
		if got := readVEX(t, aside(products)).Statements[0].Overbroad; got != want {
			t.Errorf("%s: got %v", products, got)
		}
	}
}

func FuzzReadVEX(f *testing.F) {
	f.Add([]byte(vex(aside(`{"@id":"pkg:oci/app@sha256%3Aaa","subcomponents":[{"@id":"pkg:deb/debian/curl@7.88?arch=amd64"}]}`))))
	f.Add([]byte(`{"statements":[{"status":[]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := ReadVEX(data)
		if err != nil {
			vexErr, ok := errors.AsType[*VEXError](err)
			if !ok || vexErr.Offset < 0 || vexErr.Offset > len(data) {
				t.Fatalf("%#v", err)
			}
			return
		}
		component := PURL{Type: "deb", Namespace: "debian", Name: "curl", Version: "7.88"}
		for _, s := range v.Statements {
			if found, ok := v.Statement(s.Vulnerabilities, Subject{PURL: &component, Within: []PURL{component}}); ok && found.Suppresses() && len(found.Products) == 0 {
				t.Fatalf("%+v suppresses without a product", found)
			}
		}
	})
}
