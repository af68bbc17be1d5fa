package lint_test

import (
	"archive/zip"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// archive writes a part of a database of vulnerabilities, as osv-scanner lays it out.
func archive(t *testing.T, dir, ecosystem string, advisories ...string) {
	t.Helper()
	file := filepath.Join(dir, "osv-scanner", ecosystem, "all.zip")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for i, text := range advisories {
		w, err := z.Create(fmt.Sprintf("%d.json", i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

func advisory(id, name, fixed string) string {
	return fmt.Sprintf(`{"id": %q, "modified": "2026-06-29T00:00:00Z", "aliases": ["CVE-2026-0001"], "summary": "goes wrong",
		"affected": [{"package": {"ecosystem": "npm", "name": %q}, "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": %q}]}]}],
		"database_specific": {"severity": "HIGH"}}`, id, name, fixed)
}

// bom is an SBOM of left-pad in a version, and more members.
func bom(version, more string) string {
	return `{
  "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
  "serialNumber": "urn:uuid:6f1e2b74-5f0c-4c1e-9a53-0e7d2c9b8a41",
  "metadata": {
    "timestamp": "2026-06-29T08:15:00Z",
    "component": {"type": "application", "bom-ref": "app", "name": "app", "version": "1.0.0", "purl": "pkg:npm/app@1.0.0"}
  },
  "components": [
    {"type": "library", "bom-ref": "pad", "name": "left-pad", "version": "` + version + `",
     "purl": "pkg:npm/left-pad@` + strings.ReplaceAll(version, "^", "%5E") + `"},
    {"type": "library", "bom-ref": "gem", "name": "rake", "version": "13.0.0", "purl": "pkg:gem/rake@13.0.0"}
  ],
  "dependencies": [{"ref": "app", "dependsOn": ["pad", "gem"]}]` + more + `
}`
}

func openVEX(statement string) string {
	return `{"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://payments.internal/vex/1", "author": "Ledger team",
  "timestamp": "2026-06-01T00:00:00Z", "version": 1,
  "statements": [
    {"vulnerability": {"name": "CVE-2026-0001"},
     ` + statement + `}
  ]}`
}

const serial = "6f1e2b74-5f0c-4c1e-9a53-0e7d2c9b8a41" // of bom

// csaf is a CSAF document that says that a product is not affected: product 1 has the package URL.
func csaf(purl, product, more string) string {
	return `{"document": {"category": "csaf_vex", "csaf_version": "2.0", "publisher": {"name": "Ledger team"}, "tracking": {"id": "1", "status": "final", "current_release_date": "2026-06-01T00:00:00Z"}},
  "product_tree": {"full_product_names": [{"product_id": "1", "product_identification_helper": {"purl": "` + purl + `"}}]},
  "vulnerabilities": [{"cve": "CVE-2026-0001"` + more + `,
    "product_status": {"known_not_affected": ["` + product + `"]}}]}`
}

// cycloneDXVEX is a CycloneDX document that says that an element is not affected.
func cycloneDXVEX(ref string) string {
	return `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"timestamp": "2026-06-01T00:00:00Z"}, "vulnerabilities": [{"id": "CVE-2026-0001",
  "analysis": {"state": "not_affected", "justification": "code_not_present"},
  "affects": [{"ref": "` + ref + `"}]}]}`
}

// Findings that many cases have: of the advisory, and that an ecosystem has no database.
const (
	foundAdvisory   = "sbom/vuln-threshold app.cdx.json:10 GHSA-pad"
	missingDatabase = "sbom/osv-database app.cdx.json:2"
)

var adviceCases = []struct {
	name       string
	bom        string
	advisories []string
	vex        string
	want       []string // rule, file:line and the beginning of the message's identifier
	incomplete bool
}{
	{"affected", bom("1.3.0", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0")}, "", []string{missingDatabase, foundAdvisory}, false},
	{"fixed", bom("1.4.0", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0")}, "", []string{missingDatabase}, false},
	{"another package", bom("1.3.0", ""), []string{advisory("GHSA-pad", "right-pad", "1.4.0")}, "", []string{missingDatabase}, false},
	{"withdrawn", bom("1.3.0", ""), []string{strings.Replace(advisory("GHSA-pad", "left-pad", "1.4.0"), `"summary"`, `"withdrawn": "2026-06-29T00:00:00Z", "summary"`, 1)}, "", []string{missingDatabase}, false},
	{"malicious", bom("1.3.0", ""), []string{advisory("MAL-2026-1", "left-pad", "1.4.0")}, "", []string{missingDatabase, "sbom/vuln-malicious app.cdx.json:10 MAL-2026-1"}, false},
	{"version that cannot be compared", bom("^1.3.0", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0")}, "", []string{
		missingDatabase, "sbom/version-range app.cdx.json:9", "sbom/vuln-uncertain app.cdx.json:10 GHSA-pad",
	}, false},
	{"old database", bom("1.3.0", ""), []string{strings.Replace(advisory("GHSA-pad", "left-pad", "1.4.0"), "2026-06-29", "2026-06-01", 1)}, "", []string{missingDatabase, missingDatabase, foundAdvisory}, false},
	{"broken advisory", bom("1.4.0", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0"), `{"id": `}, "", []string{missingDatabase}, true},
	{
		"not affected, by the document", bom("1.3.0", `, "vulnerabilities": [{"id": "CVE-2026-0001", "affects": [{"ref": "pad"}], "analysis": {"state": "not_affected", "justification": "code_not_reachable"}}]`),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		"",
		[]string{missingDatabase},
		false,
	},
	{
		"not affected, without a justification", bom("1.3.0", `, "vulnerabilities": [{"id": "CVE-2026-0001", "affects": [{"ref": "pad"}], "analysis": {"state": "not_affected"}}]`),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		"",
		[]string{missingDatabase, "sbom/vex-unjustified app.cdx.json:13", foundAdvisory, "sbom/vuln-threshold app.cdx.json:13 CVE-2026-0001"},
		false,
	},
	{
		"another version not affected", bom("1.3.0", `, "vulnerabilities": [{"id": "CVE-2026-0002", "affects": [{"ref": "pad", "versions": [{"version": "1.2.0", "status": "unaffected"}, {"version": "1.3.0"}]}]}]`),
		[]string{advisory("GHSA-pad", "left-pad", "1.3.0")},
		"",
		[]string{missingDatabase, "sbom/vuln-threshold app.cdx.json:13 CVE-2026-0002"},
		false,
	},
	{
		"that version not affected", bom("1.3.0", `, "vulnerabilities": [{"id": "CVE-2026-0002", "affects": [{"ref": "pad", "versions": [{"version": "1.2.0"}, {"version": "1.3.0", "status": "unaffected"}]}]}]`),
		[]string{advisory("GHSA-pad", "left-pad", "1.3.0")},
		"",
		[]string{missingDatabase},
		false,
	},
	{"without a version", bom("", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0")}, "", []string{missingDatabase, missingDatabase, "sbom/version-missing app.cdx.json:9"}, false},
	{
		"not affected, of another component", bom("1.3.0", `, "vulnerabilities": [{"id": "CVE-2026-0001", "affects": [{"ref": "gem"}], "analysis": {"state": "not_affected", "justification": "code_not_reachable"}}]`),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		"",
		[]string{missingDatabase, foundAdvisory},
		false,
	},
	{
		"not affected, by OpenVEX", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		openVEX(`"products": [{"@id": "pkg:npm/left-pad@1.3.0"}], "status": "not_affected", "justification": "vulnerable_code_not_present"`),
		[]string{missingDatabase},
		false,
	},
	{
		"not affected, of another version", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		openVEX(`"products": [{"@id": "pkg:npm/left-pad@1.2.0"}], "status": "not_affected", "justification": "vulnerable_code_not_present"`),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-dangling vex.json:5"},
		false,
	},
	{
		"not affected, whatever the version", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		openVEX(`"products": [{"@id": "pkg:npm/left-pad"}], "status": "not_affected", "justification": "vulnerable_code_not_present"`),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-overbroad vex.json:5"},
		false,
	},
	{
		"not affected, for no reason", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		openVEX(`"products": [{"@id": "pkg:npm/left-pad@1.3.0"}], "status": "not_affected"`),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-unjustified vex.json:5"},
		false,
	},
	{
		"not affected, by CSAF", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		csaf("pkg:npm/left-pad@1.3.0", "1", `, "flags": [{"label": "component_not_present", "product_ids": ["1"]}]`),
		[]string{missingDatabase},
		false,
	},
	{
		"not affected, by CSAF for no reason", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		csaf("pkg:npm/left-pad@1.3.0", "1", ""),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-unjustified vex.json:4"},
		false,
	},
	{
		"not affected, by CSAF about nothing here", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		csaf("pkg:npm/left-pad@1.3.0", "2", `, "flags": [{"label": "component_not_present"}]`),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-dangling vex.json:4"},
		false,
	},
	{
		"not affected, by CycloneDX", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		cycloneDXVEX("urn:cdx:" + serial + "/1#pad"),
		[]string{missingDatabase},
		false,
	},
	{
		"not affected, by CycloneDX about another version of the document", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		cycloneDXVEX("urn:cdx:" + serial + "/2#pad"),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-dangling vex.json:3"},
		false,
	},
	{
		"not affected, by CycloneDX about its own component", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		strings.Replace(cycloneDXVEX("pad"), `"vulnerabilities"`, `"components": [{"type": "library", "name": "left-pad", "bom-ref": "pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0"}], "vulnerabilities"`, 1),
		[]string{missingDatabase},
		false,
	},
	{
		"not affected, by CycloneDX without a reason", bom("1.3.0", ""),
		[]string{advisory("GHSA-pad", "left-pad", "1.4.0")},
		strings.Replace(cycloneDXVEX("urn:cdx:"+serial+"/1#pad"), `, "justification": "code_not_present"`, "", 1),
		[]string{missingDatabase, foundAdvisory, "sbom/vex-unjustified vex.json:2"},
		false,
	},
	{"CycloneDX that states nothing", bom("1.4.0", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0")}, bom("1.4.0", ""), []string{missingDatabase}, true},
	{"no VEX at all", bom("1.4.0", ""), []string{advisory("GHSA-pad", "left-pad", "1.4.0")}, `{"statements": []}`, []string{missingDatabase}, true},
}

// TestAdvise looks components up in a database of vulnerabilities, and sets findings aside by VEX. Two linters, one of them
// with a VEX document, read files that each case writes anew.
func TestAdvise(t *testing.T) {
	t.Parallel()
	dir, database := t.TempDir(), t.TempDir()
	linters := map[bool]*lint.Linter{}
	for vex, names := range map[bool][]string{false: nil, true: {filepath.Join(dir, "vex.json")}} {
		linter, err := lint.New(t.Context(), lint.Options{Dir: dir, OSV: database, VEX: names})
		if err != nil {
			t.Fatal(err)
		}
		linters[vex] = linter
	}
	for _, test := range adviceCases {
		t.Run(test.name, func(t *testing.T) {
			write(t, dir, "app.cdx.json", []byte(test.bom))
			write(t, dir, "vex.json", []byte(test.vex))
			archive(t, database, "npm", test.advisories...)
			result, err := linters[test.vex != ""].Run(t.Context(), lint.Input{Paths: []string{filepath.Join(dir, "app.cdx.json")}, Today: cleanDay})
			if err != nil {
				t.Fatal(err)
			}
			report := result.Report
			var got []string
			for _, f := range report.Findings {
				line := fmt.Sprintf("%s %s:%d", f.Rule, filepath.Base(f.Location.Path), f.Location.Line)
				if strings.HasPrefix(f.Rule, "sbom/vuln-") {
					i := strings.IndexAny(f.Message, "GM")
					id, _, _ := strings.Cut(f.Message[max(i, 0):], " ")
					line += " " + strings.TrimRight(id, ":,")
				}
				got = append(got, line)
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if incomplete := report.Verdict == model.Incomplete; incomplete != test.incomplete {
				t.Errorf("%s, %v", report.Verdict, report.Problems)
			}
		})
	}
}

// TestSignatures verifies the signature inside an SBOM by the keys of the configuration, and by nothing else.
func TestSignatures(t *testing.T) {
	t.Parallel()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	public := private.Public().(ed25519.PublicKey)
	key := func(k ed25519.PublicKey) string {
		der, err := x509.MarshalPKIXPublicKey(k)
		if err != nil {
			t.Fatal(err)
		}
		return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	}
	signed := sign(t, bom("1.3.0", ""), private)
	for _, test := range []struct {
		name, bom, key string
		want           []string
	}{
		{"no signature", bom("1.3.0", ""), key(public), []string{"sbom/unsigned"}},
		{"by a trusted key", signed, key(public), nil},
		{"by another key", signed, key(other), []string{"sbom/signature-invalid", "sbom/unsigned"}},
		{"by the key that it brings", signed, "", []string{"sbom/unsigned"}},
		{"changed since", strings.Replace(signed, "13.0.0", "13.0.1", 1), key(public), []string{"sbom/purl-version-mismatch", "sbom/signature-invalid", "sbom/unsigned"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			config := "standards: [scvs-l2]\nrules: {sbom/lic-missing: off, sbom/lic-not-spdx: off}\n"
			files := map[string]string{"app.cdx.json": test.bom}
			if test.key != "" {
				config += "trusted-keys: [keys/release.pem]\n"
				files["keys/release.pem"] = test.key
			}
			files[".sealint.yaml"] = config
			dir := folder(t, files)
			report := run(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{filepath.Join(dir, "app.cdx.json")}, Today: "2026-06-30"})
			if got := rulesOf(report); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q: %v", got, test.want, report.Problems)
			}
		})
	}
}

// sign adds a JSF signature to a JSON object (JSF 0.82 §6).
func sign(t *testing.T, text string, key ed25519.PrivateKey) string {
	t.Helper()
	encode := base64.RawURLEncoding.EncodeToString
	signature := map[string]any{
		"algorithm": "Ed25519",
		"publicKey": map[string]any{"kty": "OKP", "crv": "Ed25519", "x": encode(key.Public().(ed25519.PublicKey))},
	}
	var object map[string]any
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		t.Fatal(err)
	}
	object["signature"] = signature
	plain, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	canonical, err := jcs.Transform(plain)
	if err != nil {
		t.Fatal(err)
	}
	signature["value"] = encode(ed25519.Sign(key, canonical))
	out, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestStatements judges the in-toto statement around an SBOM, and the SBOM in it.
func TestStatements(t *testing.T) {
	statement := func(kind, predicate, subject, version string) string {
		return `{
  "_type": "` + kind + `",
  "predicateType": "` + predicate + `",
  "subject": [` + subject + `],
  "predicate": ` + bom(version, "") + `
}`
	}
	t.Parallel()
	dir := folder(t, map[string]string{".sealint.yaml": "rules: {sbom/att-builder: {params: {builders: [trusted]}}}\n"})
	linter, err := lint.New(t.Context(), lint.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	const v1, digested = "https://in-toto.io/Statement/v1", `{"name": "app", "digest": {"sha256": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"}}`
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"as it should be", statement(v1, "https://cyclonedx.org/bom", digested, "1.3.0"), nil},
		{"the SBOM is judged", statement(v1, "https://cyclonedx.org/bom", digested, "latest"), []string{"sbom/version-floating 13"}},
		{"older statement", statement("https://in-toto.io/Statement/v0.1", "https://cyclonedx.org/bom", digested, "1.3.0"), nil},
		{"unknown statement", statement("https://in-toto.io/Statement/v9", "https://cyclonedx.org/bom", digested, "1.3.0"), []string{"sbom/att-type 2"}},
		{"type of another predicate", statement(v1, "https://spdx.dev/Document", digested, "1.3.0"), []string{"sbom/att-predicate 3"}},
		{"no subject", statement(v1, "https://cyclonedx.org/bom", "", "1.3.0"), []string{"sbom/att-subject 4"}},
		{"subject without a digest", statement(v1, "https://cyclonedx.org/bom", `{"name": "app"}`, "1.3.0"), []string{"sbom/att-subject 4"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := source.Bytes(map[string][]byte{"app.json": []byte(test.text)})
			result, err := linter.Run(t.Context(), lint.Input{Root: root, Paths: []string{"app.json"}, Today: cleanDay})
			if err != nil {
				t.Fatal(err)
			}
			report := result.Report
			var got []string
			for _, f := range report.Findings {
				if f.Rule != "sbom/att-builder" {
					got = append(got, fmt.Sprintf("%s %d", f.Rule, f.Location.Line))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q: %v", got, test.want, report.Problems)
			}
			if !slices.Contains(rulesOf(report), "sbom/att-builder") {
				t.Error("an SBOM of no trusted tool passes")
			}
		})
	}
}
