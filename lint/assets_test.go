package lint_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// assetRules are the rules over cryptographic assets, models, datasets and services.
func assetRules(t *testing.T) []string {
	t.Helper()
	var list []string
	for _, rule := range builtInRules(t) {
		name := strings.TrimPrefix(rule.ID, "sbom/")
		for _, prefix := range []string{"weak-", "legacy-algorithm", "algorithm-ending", "quantum-", "secret-in-", "certificate-", "key-", "model-", "dataset-", "service-"} {
			if name != rule.ID && strings.HasPrefix(name, prefix) {
				list = append(list, rule.ID)
			}
		}
	}
	if len(list) != 30 {
		t.Fatalf("%d rules: %s", len(list), list)
	}
	return list
}

// assetFindings judges documents by the rules over assets.
func assetFindings(t *testing.T, files map[string]string) []model.Finding {
	t.Helper()
	report := run(t, lint.Options{Profile: model.Strict, Select: assetRules(t)}, lint.Input{Paths: []string{folder(t, files)}, Today: "2036-06-30"})
	return report.Findings
}

// plainSBOM makes a CycloneDX document without assets, which otherwise holds what resembles them: their names, members in other
// components, and assets of which nothing is stated.
func plainSBOM(r *rand.Rand) map[string]any {
	pick := func(texts ...string) string { return texts[r.IntN(len(texts))] }
	maybe := func(object map[string]any, name string, value any) {
		if r.IntN(2) == 0 {
			object[name] = value
		}
	}
	weak := []string{"MD5", "RSA-1024", "SHA1withRSA", "DES-CBC", "TLSv1.0", "rc4", "openssl", "dataset", "model", "ECDSA-P-192", "3DES", "SSLv3"}
	card := map[string]any{"modelParameters": map[string]any{"datasets": []any{map[string]any{"type": "dataset", "classification": "PII"}}}}
	var component func(i, depth int) map[string]any
	component = func(i, depth int) map[string]any {
		c := map[string]any{
			"type": pick("library", "application", "file", "container", "firmware", "device", "operating-system", "framework", "platform", "cryptographic-asset"),
			"name": pick(weak...), "version": pick("1.0", "latest", "1024"), "bom-ref": fmt.Sprintf("c%d-%d", i, depth),
		}
		maybe(c, "hashes", []any{map[string]any{"alg": "MD5", "content": strings.Repeat("a", 32)}})
		maybe(c, "description", "-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----")
		maybe(c, "modelCard", card) // only models have one
		maybe(c, "data", []any{map[string]any{"type": "dataset", "classification": "PII"}})
		maybe(c, "externalReferences", []any{map[string]any{"type": pick("vcs", "distribution", "model-card"), "url": "http://example.com/" + pick(weak...)}})
		maybe(c, "properties", []any{map[string]any{"name": "cryptoProperties", "value": pick(weak...)}})
		maybe(c, "evidence", map[string]any{"occurrences": []any{map[string]any{"location": pick(weak...)}}})
		if depth < 2 && r.IntN(3) == 0 {
			c["components"] = []any{component(i, depth+1)}
		}
		return c
	}
	document := map[string]any{"bomFormat": "CycloneDX", "specVersion": pick("1.4", "1.5", "1.6", "1.7"), "version": 1}
	var components, dependencies []any
	for i := range 1 + r.IntN(5) {
		components = append(components, component(i, 0))
		dependencies = append(dependencies, map[string]any{"ref": fmt.Sprintf("c%d-0", i), "provides": []any{"c0-0"}, "dependsOn": []any{"c1-0"}})
	}
	if document["specVersion"] == "1.4" { // which has no models and no data
		for i, kind := range []string{"machine-learning-model", "data"} {
			extra := component(100+i, 2)
			extra["type"] = kind
			components = append(components, extra)
		}
	}
	document["components"] = components
	maybe(document, "dependencies", dependencies)
	maybe(document, "services", []any{})
	maybe(document, "metadata", map[string]any{"component": component(9, 2), "tools": map[string]any{"services": []any{map[string]any{
		"name": "scanner", "authenticated": false, "endpoints": []any{"http://example.com"}, "x-trust-boundary": true,
	}}}})
	maybe(document, "vulnerabilities", []any{map[string]any{"id": "CVE-2026-0001", "affects": []any{map[string]any{"ref": "c0-0"}}}})
	return document
}

// TestPlainSBOMsHaveNoAssets: a document that declares no cryptographic assets, models, datasets and services has no finding of the
// rules over them, whatever else it holds.
func TestPlainSBOMsHaveNoAssets(t *testing.T) {
	documents := map[string]string{}
	for seed := range uint64(200) {
		text, err := json.Marshal(plainSBOM(rand.New(rand.NewPCG(seed, 7))))
		if err != nil {
			t.Fatal(err)
		}
		documents[fmt.Sprintf("%d.cdx.json", seed)] = string(text)
	}
	for _, name := range []string{"sbom/shop.spdx", "sbom/shop.spdx.json", "sbom/shop.spdx3.json", "clean/ledger-client.spdx", "clean/ledger-client.spdx3.json"} {
		text, err := os.ReadFile(filepath.Join("..", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		documents[filepath.Base(name)] = strings.ReplaceAll(strings.ReplaceAll(string(text), "decimal", "md5"), "left-pad", "RSA-1024")
	}
	for _, f := range assetFindings(t, documents) {
		t.Errorf("%s at %s: %s in %s", f.Rule, f.Location.Pointer, f.Message, documents[filepath.Base(f.Location.Path)])
	}
}

// TestWeakAlgorithmsAreFoundWhereTheyAreStated: in a document of many algorithms, each weak one has a finding at the member that
// says it, and no strong one has any in the profile recommended.
func TestWeakAlgorithmsAreFoundWhereTheyAreStated(t *testing.T) {
	var components []any
	want := map[string]string{}
	add := func(place, rule string, properties map[string]any, name string) {
		if rule != "" {
			want[fmt.Sprintf("/components/%d/%s", len(components), place)] = rule
		}
		components = append(components, map[string]any{
			"type": "cryptographic-asset", "name": name, "cryptoProperties": properties,
		})
	}
	algorithm := func(properties map[string]any) map[string]any {
		return map[string]any{"assetType": "algorithm", "algorithmProperties": properties}
	}
	const at = "cryptoProperties/algorithmProperties/"
	for _, name := range []string{"MD5", "md5WithRSAEncryption", "SHA1withRSA", "DES/CBC/PKCS5Padding", "DESede", "RC4", "AES/ECB/PKCS5Padding", "DSA", "RC2-CBC"} {
		add("name", "sbom/weak-algorithm", algorithm(map[string]any{}), name)
	}
	for _, name := range []string{"RSA-1024", "DH-1024", "secp160r1", "ECDSA-P-192", "diffie-hellman-group1-sha1"} {
		add("name", "sbom/weak-key-length", algorithm(map[string]any{}), name)
	}
	add(at+"mode", "sbom/weak-algorithm", algorithm(map[string]any{"mode": "ecb", "primitive": "block-cipher"}), "AES-128")
	add(at+"padding", "sbom/weak-algorithm", algorithm(map[string]any{"padding": "pkcs1v15", "cryptoFunctions": []any{"encrypt"}}), "RSA-2048")
	add(at+"curve", "sbom/weak-key-length", algorithm(map[string]any{"curve": "secp192r1"}), "ECDSA")
	add(at+"ellipticCurve", "sbom/weak-key-length", algorithm(map[string]any{"ellipticCurve": "nist/P-192"}), "ECDSA")
	add(at+"parameterSetIdentifier", "sbom/weak-key-length", algorithm(map[string]any{"parameterSetIdentifier": "1024"}), "RSA")
	add(at+"algorithmFamily", "sbom/weak-algorithm", algorithm(map[string]any{"algorithmFamily": "MD4"}), "digest")
	add(at+"classicalSecurityLevel", "sbom/weak-key-length", algorithm(map[string]any{"primitive": "signature", "classicalSecurityLevel": 80}), "own")
	add("cryptoProperties/oid", "sbom/weak-algorithm", map[string]any{"assetType": "algorithm", "oid": "1.2.840.113549.1.1.5"}, "signature")
	for _, name := range []string{
		"AES-256-GCM", "SHA-256", "HMAC-SHA1", "PBKDF2WithHmacSHA1", "RSA-3072", "ECDSA-P-256-SHA-256", "Ed25519", "ML-DSA-65", "ML-KEM-768", "ffdhe2048",
		"RSA/ECB/OAEPWithSHA1AndMGF1Padding", "ChaCha20-Poly1305", "SHA-3-256",
	} {
		add("", "", algorithm(map[string]any{}), name)
	}
	text, err := json.Marshal(map[string]any{"bomFormat": "CycloneDX", "specVersion": "1.7", "version": 1, "components": components})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	report := run(t, lint.Options{Select: []string{"sbom/weak-*"}}, lint.Input{Paths: []string{folder(t, map[string]string{"a.cdx.json": string(text)})}, Today: "2026-06-30"})
	for _, f := range report.Findings {
		found[f.Location.Pointer] = f.Rule
	}
	for place, rule := range want {
		if found[place] != rule {
			t.Errorf("%s: %q, want %q", place, found[place], rule)
		}
	}
	for place, rule := range found {
		if want[place] == "" {
			t.Errorf("%s has %s", place, rule)
		}
	}
}
