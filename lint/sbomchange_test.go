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
