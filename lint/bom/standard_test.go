package bom_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

type object = map[string]any

// digits tell the digests of the components apart.
var digits = map[string]string{"shop": "0a", "cart": "0b"}

// fullCycloneDX is a document that states everything that a version of CycloneDX has fields for and a standard asks for.
func fullCycloneDX(version string) object {
	since := func(first string) bool { return version >= first }
	contact := object{"name": "Ada", "email": "ada@parts.example"}
	entity := object{"name": "Parts", "url": []any{"https://parts.example"}, "contact": []any{contact}}
	component := func(kind, name string) object {
		distribution := object{"type": "distribution", "url": "https://parts.example/" + name + ".tgz"}
		licence := object{"id": "MIT"}
		c := object{
			"type": kind, "bom-ref": name, "name": name, "version": "1.0.0", "purl": "pkg:generic/" + name + "@1.0.0",
			"supplier": entity, "author": "Ada <ada@parts.example>", "copyright": "Ada",
			"hashes": []any{
				object{"alg": "SHA-512", "content": strings.Repeat(digits[name], 64)}, object{"alg": "SHA-256", "content": strings.Repeat(digits[name], 32)},
			},
			"licenses":           []any{object{"license": licence}},
			"externalReferences": []any{distribution, object{"type": "vcs", "url": "https://parts.example/" + name}},
		}
		if since("1.3") {
			distribution["hashes"] = c["hashes"]
			c["properties"] = []any{
				object{"name": "bsi:component:filename", "value": name + ".tgz"},
				object{"name": "bsi:component:executable", "value": "executable"},
				object{"name": "bsi:component:archive", "value": "archive"},
				object{"name": "bsi:component:structured", "value": "structured"},
			}
		}
		if since("1.6") {
			c["manufacturer"], licence["acknowledgement"] = entity, "concluded"
			delete(c, "author")
		}
		return c
	}
	metadata := object{
		"timestamp": "2026-03-01T08:00:00Z", "authors": []any{contact}, "component": component("application", "shop"),
		"tools": []any{object{"vendor": "Bomwright", "name": "bomwright", "version": "2.1.0"}},
	}
	bom := object{
		"bomFormat": "CycloneDX", "specVersion": version, "version": 1, "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
		"metadata": metadata, "components": []any{component("library", "cart")},
		"dependencies": []any{object{"ref": "shop", "dependsOn": []any{"cart"}}, object{"ref": "cart"}},
	}
	if since("1.3") {
		bom["compositions"] = []any{object{"aggregate": "complete", "assemblies": []any{"shop"}, "dependencies": []any{"shop", "cart"}}}
	}
	if since("1.5") {
		metadata["lifecycles"] = []any{object{"phase": "build"}}
	}
	return bom
}

// fullSPDX is the same in SPDX.
func fullSPDX(version string) object {
	packageOf := func(name, purpose string) object {
		p := object{
			"SPDXID": "SPDXRef-" + name, "name": name, "versionInfo": "1.0.0", "packageFileName": name + ".tgz", "filesAnalyzed": false,
			"supplier": "Organization: Parts (ada@parts.example)", "originator": "Organization: Parts (ada@parts.example)",
			"downloadLocation": "git+https://parts.example/" + name + "@" + strings.Repeat("0a", 20),
			"licenseConcluded": "MIT", "licenseDeclared": "MIT", "copyrightText": "Ada", "checksums": []any{
				object{"algorithm": "SHA512", "checksumValue": strings.Repeat(digits[name], 64)}, object{"algorithm": "SHA256", "checksumValue": strings.Repeat(digits[name], 32)},
			},
			"externalRefs": []any{object{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:generic/" + name + "@1.0.0"}},
		}
		if version != "2.2" {
			p["primaryPackagePurpose"] = purpose
		}
		return p
	}
	relation := func(from, kind, to string) any {
		return object{"spdxElementId": from, "relationshipType": kind, "relatedSpdxElement": to}
	}
	return object{
		"spdxVersion": "SPDX-" + version, "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "shop", "documentNamespace": "https://shop.example/1",
		"creationInfo": object{
			"created": "2026-03-01T08:00:00Z", "creators": []any{"Organization: Parts (ada@parts.example)", "Tool: bomwright-2.1.0"}, "comment": "build",
		},
		"packages": []any{packageOf("shop", "APPLICATION"), packageOf("cart", "LIBRARY")},
		"relationships": []any{
			relation("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-shop"), relation("SPDXRef-shop", "CONTAINS", "SPDXRef-cart"), relation("SPDXRef-shop", "DEPENDS_ON", "SPDXRef-cart"), relation("SPDXRef-cart", "DEPENDS_ON", "NONE"),
		},
	}
}

// appraise compares documents with all standards. The result is by the name of the document.
func appraise(t *testing.T, documents map[string]string) map[string][]model.Appraisal {
	t.Helper()
	var paths []string
	for name, text := range documents {
		paths = append(paths, writeFile(t, name+".json", text))
	}
	linter, err := lint.New(t.Context(), lint.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	list, problems, err := linter.Appraise(t.Context(), lint.Input{Paths: paths}, model.Standards)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	byName := map[string][]model.Appraisal{}
	for _, a := range list {
		name := strings.TrimSuffix(filepath.Base(a.Path), ".json")
		byName[name] = append(byName[name], a)
	}
	return byName
}

// fullDocuments are documents of every format and version that state everything that a standard asks for, by format and version.
func fullDocuments(t *testing.T) map[string]string {
	t.Helper()
	objects := map[string]object{"spdx-2.2": fullSPDX("2.2"), "spdx-2.3": fullSPDX("2.3")}
	for _, version := range []string{"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"} {
		objects["cyclonedx-"+version] = fullCycloneDX(version)
	}
	documents := map[string]string{}
	for name, o := range objects {
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		documents[name] = string(text)
	}
	text, err := os.ReadFile("../../testdata/clean/ledger-client.spdx3.json")
	if err != nil {
		t.Fatal(err)
	}
	documents["spdx-3.0.1"] = strings.Replace(string(text), `"name": "The decimal authors"`, `"name": "The decimal authors", "externalIdentifier": [{
		"type": "ExternalIdentifier", "externalIdentifierType": "other", "identifier": "https://decimal.example"}]`, 1)
	return documents
}

// oldFormat are the elements that an old version of a format does not satisfy, or another format.
var oldFormat = map[string]bool{"Format and version": true, "Data format: SPDX 2.2 or 2.3": true}

// TestEveryFormatCanSatisfyEveryElement checks that no standard asks a document for a field that its format or version does not have.
// Only the version of the format may be too old for a standard, and a signature can be verified with a trusted key only.
func TestEveryFormatCanSatisfyEveryElement(t *testing.T) {
	for name, list := range appraise(t, fullDocuments(t)) {
		for _, a := range list {
			for _, e := range a.Elements {
				signature := strings.Contains(e.Name, "ign") && name >= "cyclonedx-1.4" && name < "s"
				if e.Satisfied || e.State == "not_applicable" || e.State == "not_checkable" || oldFormat[e.Name] || signature {
					continue
				}
				t.Errorf("%s: %s %q is %s: %s", name, a.Standard, e.Name, e.State, e.Note)
			}
		}
	}
}

// TestEveryFormatCanSatisfyEveryRule checks the same of the rules that standards select: they find nothing but a format that is too old
// and a missing signature.
func TestEveryFormatCanSatisfyEveryRule(t *testing.T) {
	for name, text := range fullDocuments(t) {
		report := runOver(t, lint.Options{}, "profile: strict\nstandards: ["+strings.Join(model.Standards, ", ")+"]\n", writeFile(t, name+".json", text))
		for _, f := range report.Findings {
			signature := f.Rule == "sbom/unsigned" && name >= "cyclonedx-1.4" && name < "s"
			if !signature && f.Rule != "sbom/version-old" && !strings.HasPrefix(f.Rule, "sbom/bsi-format") {
				t.Errorf("%s: %s %s", name, f.Rule, f.Message)
			}
		}
	}
}

// TestEveryElementCanBeUnsatisfied checks that each element of a standard that a document can show is not satisfied in some document:
// an element that always is says nothing. What makes a document readable is an exception.
func TestEveryElementCanBeUnsatisfied(t *testing.T) {
	always := []string{"Data Format Name", "Data Format Version", "Machine-Processable Data", "Machine-readable format", "A structured, machine-readable format"}
	documents := appraise(t, map[string]string{
		"bare": `{"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "1", "version": 0,
  "metadata": {"component": {"type": "application", "name": " ", "bom-ref": "shop"}},
  "vulnerabilities": [{"id": "CVE-2026-0001"}],
  "components": [{"name": "", "bom-ref": "a", "externalReferences": [
    {"type": "distribution", "url": "no address"}, {"type": "vcs", "url": "nowhere"}]},
    {"name": " ", "bom-ref": "b", "externalReferences": [{"type": "vcs", "url": "http://a.example"}]}, {"type": "library", "name": "c", "bom-ref": "c", "version": "^1", "licenses": [{"license": {"name": "free"}}]}],
  "dependencies": [{"ref": "shop", "dependsOn": ["c"]}]}`,
		"empty": `{"bomFormat": "CycloneDX", "specVersion": "1.3", "version": 1}`,
	})
	for i, a := range documents["bare"] {
		for j, e := range a.Elements {
			other := documents["empty"][i].Elements[j]
			if e.Satisfied && (other.Satisfied || other.State == "not_applicable") && !slices.Contains(always, e.Name) {
				t.Errorf("%s: %q is satisfied", a.Standard, e.Name)
			}
		}
	}
}

// TestElementsOfSomeComponents checks elements that a standard asks of some components only, or of which it accepts some answers only.
func TestElementsOfSomeComponents(t *testing.T) {
	const from = `,"dependencies":[{"ref":"till","dependsOn":["a"]},{"ref":"a","dependsOn":["b"]}]`
	library := func(ref, more string) string {
		return `{"type":"library","bom-ref":"` + ref + `","name":"` + ref + `"` + more + `}`
	}
	tests := []struct{ name, text, standard, element, want string }{
		{"a licence of a part", product("1.6", `"components":[`+library("a", `,"licenses":[{"license":{"id":"MIT"}}]`)+`]`+from), "fsct-3", "License of the primary component", "absent"},
		{"a licence of the product", strings.Replace(product("1.6", `"components":[`+library("a", "")+`]`), `"name":"till"`, `"name":"till","licenses":[{"license":{"id":"MIT"}}]`, 1), "fsct-3", "License of the primary component", "present"},
		{"dependencies of the first level", product("1.6", `"components":[`+library("a", "")+","+library("b", "")+`]`+from), "fsct-3", "Relationships of the primary component and its direct dependencies", "present"},
		{"the first level without entries", product("1.6", `"components":[`+library("a", "")+`],"dependencies":[{"ref":"till","dependsOn":["a"]}]`), "fsct-3", "Relationships of the primary component and its direct dependencies", "absent"},
		{"another digest than SHA-256", product("1.6", `"components":[`+library("a", `,"hashes":[{"alg":"SHA-1","content":"`+strings.Repeat("0a", 20)+`"}]`)+`]`), "bsi-1.1", "Hash value of the executable component (SHA-256)", "absent"},
		{"the digest of a distribution", product("1.6", `"components":[`+library("a", `,"externalReferences":[{"type":"distribution","url":"https://a.example","hashes":[{"alg":"SHA-256","content":"`+strings.Repeat("0a", 32)+`"}]}]`)+`]`), "bsi-1.1", "Hash value of the executable component (SHA-256)", "absent"},
		{"a declared licence", product("1.6", `"components":[`+library("a", `,"licenses":[{"license":{"id":"MIT","acknowledgement":"declared"}}]`)+`]`), "bsi-1.1", "Licence", "absent"}, // of the product
		{"CycloneDX", product("1.6", `"components":[]`), "openchain-telco-1.1", "Data format: SPDX 2.2 or 2.3", "absent"},
		{"SPDX 3", spdx3(packageA), "openchain-telco-1.1", "Data format: SPDX 2.2 or 2.3", "absent"},
		{"a field of SPDX 2 in SPDX 3", spdx3(packageA), "openchain-telco-1.1", "PackageCopyrightText", "not_applicable"},
		{"a field that is not known", described(`"packages":[` + spdxNames + `"versionInfo":"1","copyrightText":"NOASSERTION"}]`), "openchain-telco-1.1", "PackageCopyrightText", "unknown"},
		{"a field that states nothing", described(`"packages":[` + spdxNames + `"versionInfo":"1","copyrightText":"NONE"}]`), "openchain-telco-1.1", "PackageCopyrightText", "present"},
		{"no author but a tool", described(`"packages":[` + spdxNames + `"versionInfo":"1"}]`), "openchain-telco-1.1", "Creator: Organization", "absent"},
		{"dependencies that are not contained", described(`"packages":[` + spdxNames + `"versionInfo":"1"}],"relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"DEPENDS_ON","relatedSpdxElement":"NONE"}]`), "openchain-telco-1.1", "Relationship CONTAINS", "absent"},
		{"no dependencies, stated", product("1.6", `"dependencies":[{"ref":"till"}]`), "ntia-2021", "Dependency Relationship", "present"},
		{"no dependencies, but components", product("1.6", `"components":[`+library("a", "")+`],"dependencies":[{"ref":"till"}]`), "ntia-2021", "Dependency Relationship", "absent"},
		{"dependencies that are not known", described(`"packages":[` + spdxNames + `"versionInfo":"1"}],"relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"DEPENDS_ON","relatedSpdxElement":"NOASSERTION"}]`), "ntia-2021", "Dependency Relationship", "unknown"},
	}
	documents := map[string]string{}
	for _, test := range tests {
		documents[test.name] = test.text
	}
	appraisals := appraise(t, documents)
	for _, test := range tests {
		for _, a := range appraisals[test.name] {
			i := slices.IndexFunc(a.Elements, func(e model.Element) bool { return e.Name == test.element })
			if a.Standard == test.standard && (i < 0 || a.Elements[i].State != test.want) {
				t.Errorf("%s: %+v", test.name, a.Elements)
			}
		}
	}
}
