package lint_test

import (
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// changesOf are the rules that find something in the change of one SBOM.
func changesOf(t *testing.T, o lint.Options, before, after string) []string {
	t.Helper()
	o.Select, o.Baseline = []string{"change"}, lint.NoBaseline
	tree := func(text string) *source.Root { return source.Bytes(map[string][]byte{"app.cdx.json": []byte(text)}) }
	report := run(t, o, lint.Input{
		Today: cleanDay, Root: tree(after), Base: &lint.Base{Roots: []*source.Root{tree(before)}, Revisions: []string{"base"}},
	})
	if len(report.Problems) > 0 {
		t.Fatal(report.Problems)
	}
	return rulesOf(report)
}

// TestSignatureIsLost compares SBOMs with and without a signature that a trusted key verifies.
func TestSignatureIsLost(t *testing.T) {
	t.Parallel()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, other, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key := func(private ed25519.PrivateKey) string {
		der, err := x509.MarshalPKIXPublicKey(private.Public())
		if err != nil {
			t.Fatal(err)
		}
		return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	}
	dir := folder(t, map[string]string{
		".sealint.yaml": "trusted-keys: [keys/a.pem, keys/b.pem]\n", "keys/a.pem": key(private), "keys/b.pem": key(other),
	})
	plain := bom("1.3.0", "")
	signed := sign(t, plain, private)
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{"the signature is removed", signed, plain, []string{"change/sbom-signature-lost"}},
		{"the content was changed afterwards", signed, strings.Replace(signed, `"name":"rake"`, `"name":"raker"`, 1), []string{"change/sbom-signature-lost"}},
		{"another trusted key", signed, sign(t, plain, other), nil},
		{"a signature is added", plain, signed, nil},
	} {
		if got := changesOf(t, lint.Options{Dir: dir, Profile: "recommended"}, test.before, test.after); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestVulnerabilityIsIntroduced compares SBOMs with a database of vulnerabilities.
func TestVulnerabilityIsIntroduced(t *testing.T) {
	t.Parallel()
	database := t.TempDir()
	archive(t, database, "npm", advisory("GHSA-pad", "left-pad", "1.4.0"), advisory("GHSA-pad-again", "left-pad", "1.4.0"))
	without := strings.Replace(bom("1.3.0", ""), "left-pad", "right-pad", 2)
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{"a component is added", without, bom("1.3.0", ""), []string{"change/dependency-added-direct", "change/vulnerability-introduced"}},
		{"a step back into the bad range", bom("1.4.0", ""), bom("1.3.0", ""), []string{"change/version-downgraded", "change/vulnerability-introduced"}},
		{"from one bad version to another", bom("1.2.0", ""), bom("1.3.0", ""), nil},
		{"an update that fixes it", bom("1.3.0", ""), bom("1.4.0", ""), nil},
		{"another change of the document", bom("1.3.0", ""), bom("1.3.0", `, "vulnerabilities": []`), nil},
		{"it is set aside with a reason", without, bom("1.3.0", `, "vulnerabilities": [{"id": "CVE-2026-0001", "affects": [{"ref": "pad"}], "analysis": {"state": "not_affected", "justification": "code_not_reachable"}}]`), []string{"change/dependency-added-direct"}},
	} {
		got := changesOf(t, lint.Options{Dir: t.TempDir(), OSV: database, Profile: "recommended"}, test.before, test.after)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestAdvisoriesOfTheDatabase: an advisory that the database has today concerns the base, too, if it has the component.
func TestAdvisoriesOfTheDatabase(t *testing.T) {
	t.Parallel()
	database := t.TempDir()
	archive(t, database, "npm", advisory("GHSA-pad", "left-pad", "1.4.0"))
	tree := func(text string) *source.Root { return source.Bytes(map[string][]byte{"app.cdx.json": []byte(text)}) }
	without := strings.Replace(bom("1.3.0", ""), "left-pad", "right-pad", 2)
	for name, test := range map[string]struct {
		before string
		want   model.State
	}{
		"the same document":            {bom("1.3.0", ""), model.Database},
		"another part of the document": {bom("1.3.0", `, "vulnerabilities": []`), model.Database},
		"without the component":        {without, model.New},
	} {
		report := run(t, lint.Options{Dir: t.TempDir(), OSV: database}, lint.Input{
			Today: cleanDay, Root: tree(bom("1.3.0", "")), Base: &lint.Base{Roots: []*source.Root{tree(test.before)}, Revisions: []string{"base"}},
		})
		found := false
		for _, f := range report.Findings {
			if f.Entity == model.EntityVulnerability {
				found = true
				if f.State != test.want || report.Fails(f) && test.want == model.Database {
					t.Errorf("%s: %s is %s", name, f.Rule, f.State)
				}
			}
		}
		if !found {
			t.Errorf("%s: no finding about the advisory", name)
		}
	}
}

// vexStatement is a statement of an OpenVEX document about two products at most.
func vexStatement(id, status, more string, products ...string) string {
	return `{"vulnerability": {"name": "` + id + `"}, "products": [{"@id": "` + strings.Join(products, `"}, {"@id": "`) + `"}], "status": "` + status + `"` + more + `}`
}

// TestOpenVEXIsWeakened compares OpenVEX files that the configuration names.
func TestOpenVEXIsWeakened(t *testing.T) {
	t.Parallel()
	const reason, action = `, "justification": "vulnerable_code_not_present"`, `, "action_statement": "Update."`
	aside := func(more string, products ...string) string {
		return vexStatement("CVE-2026-1", "not_affected", more, products...)
	}
	document := func(statements ...string) string {
		return `{"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://payments.internal/vex/1", "author": "Ledger team", "timestamp": "2026-06-01T00:00:00Z", "version": 1, "statements": [` + strings.Join(statements, ", ") + `]}`
	}
	split := func(more string) string {
		return aside(more, "pkg:npm/a@1.0.0") + ", " + aside(more, "pkg:npm/b@1.0.0")
	}
	part := func(names string) string {
		return `{"vulnerability": {"name": "CVE-2026-1"}, "products": [{"@id": "pkg:npm/a@1.0.0", "subcomponents": [` + names + `]}], "status": "not_affected"` + reason + `}`
	}
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{"set aside without a reason", document(), document(aside("", "pkg:npm/a@1.0.0")), []string{"change/vex-added-unjustified"}},
		{"set aside with a reason", document(), document(aside(reason, "pkg:npm/a@1.0.0")), nil},
		{"affected becomes not affected", document(vexStatement("CVE-2026-1", "affected", action, "pkg:npm/a@1.0.0")), document(aside("", "pkg:npm/a@1.0.0")), []string{"change/vex-added-unjustified"}},
		{"the reason is removed", document(aside(reason, "pkg:npm/a@1.0.0")), document(aside(`, "impact_statement": "No."`, "pkg:npm/a@1.0.0")), []string{"change/justification-removed"}},
		{"another product", document(aside(reason, "pkg:npm/a@1.0.0")), document(aside(reason, "pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0")), []string{"change/vex-widened"}},
		{"another version", document(aside(reason, "pkg:npm/a@1.0.0")), document(aside(reason, "pkg:npm/a@1.0.0", "pkg:npm/a@1.1.0")), []string{"change/vex-widened"}},
		{"all versions", document(aside(reason, "pkg:npm/a@1.0.0")), document(aside(reason, "pkg:npm/a")), []string{"change/vex-widened"}},
		{"another part of a product", document(part(`{"@id": "pkg:npm/x@1.0.0"}`)), document(part(`{"@id": "pkg:npm/x@1.0.0"}, {"@id": "pkg:npm/y@1.0.0"}`)), []string{"change/vex-widened"}},
		{"the next version", document(aside(reason, "pkg:npm/a@1.0.0")), document(aside(reason, "pkg:npm/a@1.1.0")), nil},
		{"affected is removed", document(vexStatement("CVE-2026-1", "affected", action, "pkg:npm/a@1.0.0")), document(), []string{"change/vex-removed"}},
		{"one of two investigations is removed", document(vexStatement("CVE-2026-1", "under_investigation", "", "pkg:npm/a@1.0.0"), vexStatement("CVE-2026-2", "under_investigation", "", "pkg:npm/a@1.0.0")), document(vexStatement("CVE-2026-1", "under_investigation", "", "pkg:npm/a@1.0.0")), []string{"change/vex-removed"}},
		{"split", document(aside(reason, "pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0")), document(split(reason)), nil},
		{"joined", document(split(reason)), document(aside(reason, "pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0")), nil},
		{"split, without a reason before", document(aside("", "pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0")), document(split("")), nil},
		{"another order", document(split(reason)), document(aside(reason, "pkg:npm/b@1.0.0"), aside(reason, "pkg:npm/a@1.0.0")), nil},
	} {
		tree := func(vex string) files {
			return files{"app.cdx.json": bom("1.3.0", ""), "vex.json": vex, ".sealint.yaml": "vex: [vex.json]\nselect: [change/vex-*, change/justification-removed]\n"}
		}
		report := lintChange(t, repository(t, tree(test.before), tree(test.after)), nil)
		if len(report.Problems) > 0 {
			t.Errorf("%s: %v", test.name, report.Problems)
		}
		if got := rulesOf(report); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		for _, f := range report.Findings {
			if f.Location.Path != "vex.json" {
				t.Errorf("%s: in %s", test.name, f.Location.Path)
			}
		}
	}
}

// TestPackagesAreRelocated compares SBOMs of which a package has another type or namespace, as far as it has the same name.
func TestPackagesAreRelocated(t *testing.T) {
	t.Parallel()
	document := func(packages string) string {
		var list []string
		for _, purl := range strings.Fields(packages) {
			name, version, _ := strings.Cut(purl, "@")
			name = name[strings.LastIndexByte(name, '/')+1:]
			list = append(list, `{"type": "library", "name": "`+name+`", "version": "`+version+`", "purl": "`+purl+`"}`)
		}
		return `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [` + strings.Join(list, ", ") + `]}`
	}
	for _, test := range []struct {
		before, after string
		want          bool
	}{
		{"pkg:npm/lodash@4.17.21", "pkg:npm/%40x/lodash@4.17.21", true},
		{"pkg:npm/lodash@4.17.21", "pkg:npm/%40x/lodash@5.0.0", true},
		{"pkg:npm/%40babel/core@7.0.0", "pkg:npm/%40other/core@7.0.0", true}, // a common name, but the same version
		{"pkg:pypi/requests@2.0.0", "pkg:generic/requests@2.0.0", true},
		{"pkg:maven/org.acme/ledger@1.0.0", "pkg:maven/org.evil/ledger@1.0.0", true},
		{"pkg:golang/github.com/a/toml/v2@v2.0.0", "pkg:golang/github.com/b/toml/v3@v3.0.0", true},
		{"pkg:npm/%40babel/core@7.0.0", "pkg:npm/%40swc/core@1.3.0", false},
		{"pkg:npm/lodash@4.17.21", "pkg:npm/lodash@4.17.21 pkg:npm/%40types/lodash@4.14.0", false},
		{"pkg:npm/lodash@4.17.21", "pkg:npm/%40types/lodash@4.14.0", false},
		{"pkg:npm/lodash@4.17.21", "pkg:npm/lodash@4.17.20 pkg:npm/%40x/lodash@4.17.21", false}, // the package is still there
		{"pkg:maven/org.acme.books/ledger@1.0.0", "pkg:maven/org.acme.accounts/ledger@1.0.0", false},
		{"pkg:golang/github.com/a/toml@v1.0.0", "pkg:golang/github.com/a/toml/v2@v2.0.0", false},
		{"pkg:golang/github.com/a/toml@v1.0.0", "pkg:github/a/toml@v1.0.0", false},
		{"pkg:pypi/Django_x@2.0.0", "pkg:pypi/django-x@2.0.0", false},
	} {
		got := slices.Contains(changesOf(t, lint.Options{Dir: t.TempDir(), Profile: "recommended"}, document(test.before), document(test.after)), "change/package-relocated")
		if got != test.want {
			t.Errorf("%s → %s: %v", test.before, test.after, got)
		}
	}
}

// cdxWith is a CycloneDX document with further members.
func cdxWith(members string) string {
	return `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, ` + members + `}`
}

// TestSBOMsAreComparedAsStated compares SBOMs that state the same in other ways, and a weakening beside each.
func TestSBOMsAreComparedAsStated(t *testing.T) {
	t.Parallel()
	const (
		ab    = `"components": [{"type": "library", "bom-ref": "a", "name": "a", "version": "1"}, {"type": "library", "bom-ref": "b", "name": "b", "version": "1"}]`
		entry = `{"id": "CVE-2026-1", "analysis": {"state": "not_affected", "justification": "code_not_present"}, "affects": [`
		link  = `{"ref": "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#a"}`
	)
	statements := func(entries string) string { return cdxWith(ab + `, "vulnerabilities": [` + entries + `]`) }
	component := func(members string) string {
		return cdxWith(`"components": [{"type": "library", "version": "1", "hashes": [{"alg": "SHA-256", "content": "` + strings.Repeat("0a", 32) + `"}], ` + members + `}]`)
	}
	for name, test := range map[string]struct{ before, after, want string }{
		"entries joined":               {statements(entry + `{"ref": "a"}]}, ` + entry + `{"ref": "b"}]}`), statements(entry + `{"ref": "a"}, {"ref": "b"}]}`), ""},
		"an entry split":               {statements(entry + `{"ref": "a"}, {"ref": "b"}]}`), statements(entry + `{"ref": "a"}]}, ` + entry + `{"ref": "b"}]}`), ""},
		"joined with a component more": {statements(entry + `{"ref": "a"}]}`), statements(entry + `{"ref": "a"}, {"ref": "b"}]}`), "change/vex-widened"},
		"one of two entries is gone":   {statements(entry + `{"ref": "a"}]}, ` + entry + `{"ref": "b"}]}`), statements(entry + `{"ref": "a"}]}`), "change/vex-removed"},
		"an entry about another document is gone": {
			cdxWith(`"vulnerabilities": [` + entry + link + `]}]`), cdxWith(`"vulnerabilities": []`), "change/vex-removed",
		},
		"another supplier of the same author": {
			component(`"name": "a", "author": "Ann", "supplier": {"name": "Acme"}`), component(`"name": "a", "author": "Ann", "supplier": {"name": "Mallory"}`), "change/producer-changed",
		},
		"another package URL than the name, which goes": {
			component(`"group": "com.acme", "name": "catalina", "purl": "pkg:npm/acme/component@1"`), component(`"group": "com.acme", "name": "catalina"`), "change/identifier-removed",
		},
	} {
		if got := strings.Join(changesOf(t, lint.Options{Dir: t.TempDir(), Profile: model.Strict}, test.before, test.after), " "); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// TestSBOMsWithoutProductAreRecognised gives SBOMs that do not say what they describe another path, with some of their components.
func TestSBOMsWithoutProductAreRecognised(t *testing.T) {
	t.Parallel()
	document := func(names string) string {
		var list []string
		for _, name := range strings.Fields(names) {
			list = append(list, `{"type": "library", "name": "`+name+`", "version": "1", "purl": "pkg:npm/`+name+`@1"}`)
		}
		return cdxWith(`"components": [` + strings.Join(list, ", ") + `]`)
	}
	for _, test := range []struct {
		before, after string
		removed       bool
	}{
		{"a b c d", "d c b a", false},
		{"a b c d", "a b c d e", false},
		{"a", "a", false},
		{"a b c d", "a b e f", true},
		{"", "", true}, // nothing says that they are one
	} {
		report := compare(t, files{"sbom.cdx.json": " " + document(test.after)}, files{"bom.cdx.json": document(test.before)})
		if got := slices.ContainsFunc(report.Findings, func(f model.Finding) bool { return f.Rule == "change/sbom-removed" }); got != test.removed {
			t.Errorf("%q → %q: %v", test.before, test.after, got)
		}
	}
}
