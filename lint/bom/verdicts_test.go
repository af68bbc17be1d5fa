package bom_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
)

// product is a CycloneDX document about a product, whose members follow from line 3 on.
func product(version, more string) string {
	return fmt.Sprintf(`{"bomFormat":"CycloneDX","specVersion":%q,"version":1,"serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",`, version) + "\n" +
		`"metadata":{"timestamp":"2026-03-01T08:00:00Z","component":{"type":"application","bom-ref":"till","name":"till","version":"3.0.0"}},` + "\n" + more + "}"
}

// parts is a product with components, from line 3 on, on all of which it depends. Their references are the letters.
func parts(version, letters, components, more string) string {
	refs := strings.Split(letters, "")
	return product(version, `"components":[`+components+`],"dependencies":[{"ref":"till","dependsOn":["`+strings.Join(refs, `","`)+`"]}]`+more)
}

// library is a component.
func library(ref, more string) string {
	return fmt.Sprintf("\n"+`{"type":"library","bom-ref":%q,"name":%q,%s}`, ref, "part-"+ref, more)
}

// described is an SPDX document that describes its first package, with more members.
func described(more string) string {
	return spdxHead + spdxBody + `"documentDescribes":["SPDXRef-a"],` + "\n" + more + "}"
}

// withPURL is an SPDX package with a version and a package URL, on line 6.
func withPURL(version, purl string) string {
	return `{"SPDXID":"SPDXRef-b","name":"bash","downloadLocation":"NONE","versionInfo":"` + version + `",` + "\n" +
		`"externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":` + "\n" + `"` + purl + `"}]}`
}

func installed(version, purl string) string {
	return described(`"relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"CONTAINS","relatedSpdxElement":"SPDXRef-b"}],"packages":[` +
		spdxNames + `"versionInfo":"1"},` + withPURL(version, purl) + `]`)
}

// TestVerdicts is a table of documents about which a finding was wrong or missing, with their right findings.
func TestVerdicts(t *testing.T) {
	const (
		none     = "3:1 sbom/no-components the document lists no component besides its subject"
		mismatch = "7:1 sbom/purl-version-mismatch"
		dangling = "sbom/ref-dangling"
		triage   = `"vulnerabilities":[` + "\n" + `{"id":"CVE-2026-0001","ratings":[{"severity":"high"}],"affects":[{"ref":"till"%s}]%s}]`
	)
	tests := []verdict{
		// Documents without components.
		{"a subject alone", "a.json", product("1.6", `"components":[]`), []string{none}},
		{"a subject that needs nothing, without saying that this is all", "a.json", product("1.6", `"dependencies":[{"ref":"till"}]`), []string{"1:2 sbom/no-components"}},
		{"a subject that is all", "a.json", product("1.6", `"dependencies":[{"ref":"till"}],"compositions":[{"aggregate":"complete","dependencies":["till"]}]`), nil},
		{"a document that is complete", "a.json", product("1.6", `"compositions":[{"aggregate":"complete"}]`), nil},
		{"a subject of which not all is known", "a.json", product("1.6", `"compositions":[{"aggregate":"incomplete","dependencies":["till"]}]`), []string{"1:2 sbom/no-components"}},
		{"vulnerabilities of a subject", "a.json", product("1.6", `"vulnerabilities":[]`), nil},
		{"an SPDX package alone", "a.json", described(`"packages":[` + spdxNames + `"versionInfo":"1"}]`), []string{"4:1 sbom/no-components"}},
		{"an SPDX package that needs nothing", "a.json", described(`"relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"DEPENDS_ON","relatedSpdxElement":"NONE"}],"packages":[` + spdxNames + `"versionInfo":"1"}]`), nil},
		{"an SPDX package of which it is not known what it needs", "a.json", described(`"relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"DEPENDS_ON","relatedSpdxElement":"NOASSERTION"}],` + "\n" + `"packages":[` + spdxNames + `"versionInfo":"1"}]`), []string{"5:1 sbom/no-components"}},
		{"links to elements of another document", "a.json", spdxHead + spdxBody + `"externalDocumentRefs":[{"externalDocumentId":"DocumentRef-b","spdxDocument":"https://shop.example/b","checksum":{"algorithm":"SHA1","checksumValue":"` + strings.Repeat("0a", 20) + `"}}],
"relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES","relatedSpdxElement":"DocumentRef-b:SPDXRef-x"},
{"spdxElementId":"DocumentRef-b:SPDXRef-x","relationshipType":"RUNTIME_DEPENDENCY_OF","relatedSpdxElement":"DocumentRef-b:SPDXRef-y"}]}`, nil},
		{"another document that nothing links", "a.json", spdxHead + spdxBody + `"externalDocumentRefs":[{"externalDocumentId":"DocumentRef-b","spdxDocument":"https://shop.example/b","checksum":{"algorithm":"SHA1","checksumValue":"` + strings.Repeat("0a", 20) + `"}}]}`, []string{"1:2 sbom/no-components the document lists no component"}},
		{"links in tag-value", "a.spdx", tagHead + "ExternalDocumentRef: DocumentRef-b https://shop.example/b SHA1: " + strings.Repeat("0a", 20) + "\nRelationship: DocumentRef-b:SPDXRef-x DEPENDS_ON DocumentRef-b:SPDXRef-y\n", nil},

		// Dependencies of few components.
		{"one component and no subject", "a.json", cdx(library("a", `"version":"1.0.0"`), ""), nil},
		{"two components and no subject", "a.json", cdx(library("a", `"version":"1.0.0"`)+","+library("b", `"version":"1.0.0"`), ""), []string{"1:2 sbom/dep-missing 2 components"}},
		{"a subject and one component", "a.json", product("1.6", `"components":[`+library("a", `"version":"1.0.0"`)+`]`), []string{"1:2 sbom/dep-missing the document does not say whether its subject depends on the component"}},
		{"a package and a file are described", "a.json", spdxHead + spdxBody + `"documentDescribes":["SPDXRef-f","SPDXRef-a"],"packages":[` + spdxNames + `"versionInfo":"1"}],"files":[{"SPDXID":"SPDXRef-f","fileName":"./f","checksums":[{"algorithm":"SHA1","checksumValue":"` + strings.Repeat("0a", 20) + `"}]}]}`, nil},

		// Versions of packages of distributions.
		{"rpm without its release", "a.json", installed("4.2.46", "pkg:rpm/centos/bash@4.2.46-31.el7?arch=x86_64"), nil},
		{"rpm without its release and with an epoch", "a.json", installed("1:4.2.46", "pkg:rpm/centos/bash@4.2.46-31.el7?epoch=1"), nil},
		{"rpm with its release in the version only", "a.json", installed("4.2.46-31.el7", "pkg:rpm/centos/bash@4.2.46"), nil},
		{"rpm of another release", "a.json", installed("4.2.46-30.el7", "pkg:rpm/centos/bash@4.2.46-31.el7"), []string{mismatch}},
		{"rpm of another version", "a.json", installed("4.2.45", "pkg:rpm/centos/bash@4.2.46-31.el7"), []string{mismatch}},
		{"rpm of which the version is a beginning", "a.json", installed("4.2", "pkg:rpm/centos/bash@4.2.46-31.el7"), []string{mismatch}},
		{"rpm of another epoch", "a.json", installed("2:4.2.46", "pkg:rpm/centos/bash@4.2.46-31.el7?epoch=1"), []string{mismatch}},
		{"deb without its revision", "a.json", installed("5.2-pre", "pkg:deb/debian/bash@5.2-pre-3%2Bb1"), nil},
		{"deb with an epoch and without its revision", "a.json", installed("5.2", "pkg:deb/debian/bash@1:5.2-3"), nil},
		{"apk without its release", "a.json", installed("5.2.26", "pkg:apk/alpine/bash@5.2.26-r0"), nil},
		{"apk of which the suffix is no release", "a.json", installed("5.2.26", "pkg:apk/alpine/bash@5.2.26-rc1"), []string{mismatch}},
		{"alpm without its release", "a.json", installed("5.2.037", "pkg:alpm/arch/bash@5.2.037-1"), nil},
		{"alpm with an epoch", "a.json", installed("1:5.2.037-1", "pkg:alpm/arch/bash@5.2.037-1?epoch=1"), nil},
		{"an epoch of another type", "a.json", installed("1:5.2", "pkg:generic/bash@5.2?epoch=1"), nil},
		{"another epoch of another type", "a.json", installed("2:5.2", "pkg:generic/bash@5.2?epoch=1"), []string{mismatch}},
		{"a release of npm", "a.json", installed("5.2", "pkg:npm/bash@5.2-3"), []string{mismatch}},

		// Components that have no version.
		{"a lock file", "a.json", parts("1.6", "a", "\n"+`{"type":"application","bom-ref":"a","name":"web/package-lock.json"}`, ""), nil},
		{"a lock file by a path of Windows", "a.json", parts("1.6", "a", "\n"+`{"type":"application","bom-ref":"a","name":"web\\Cargo.lock"}`, ""), nil},
		{"requirements of developers", "a.json", parts("1.6", "a", "\n"+`{"type":"application","bom-ref":"a","name":"requirements-dev.txt"}`, ""), nil},
		{"an operating system that always rolls", "a.json", parts("1.6", "a", "\n"+`{"type":"operating-system","bom-ref":"a","name":"arch"}`, ""), nil},
		{"a layer", "a.json", parts("1.6", "a", "\n"+`{"type":"container","bom-ref":"a","name":"sha256:`+strings.Repeat("0a", 32)+`"}`, ""), nil},
		{"a layer in SPDX", "a.json", described(`"packages":[` + spdxNames + `"versionInfo":"1"},{"SPDXID":"SPDXRef-b","downloadLocation":"NONE","name":"` + strings.Repeat("0a", 32) + `"}],"relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"CONTAINS","relatedSpdxElement":"SPDXRef-b"}]`), nil},
		{"a binary that was scanned", "a.json", parts("1.6", "a", "\n"+`{"type":"application","bom-ref":"a","name":"usr/bin/till","properties":[{"name":"aquasecurity:trivy:Class","value":"lang-pkgs"}]}`, ""), nil},
		{"a library", "a.json", parts("1.6", "a", "\n"+`{"type":"library","bom-ref":"a","name":"package-lock"}`, ""), []string{"4:40 sbom/version-missing"}},
		{"a package with the name of a lock file", "a.json", parts("1.6", "a", "\n"+`{"type":"library","bom-ref":"a","name":"setup.py","purl":"pkg:pypi/setup.py"}`, ""), []string{"4:40 sbom/version-missing"}},
		{"an application", "a.json", parts("1.6", "a", "\n"+`{"type":"application","bom-ref":"a","name":"usr/bin/till"}`, ""), []string{"4:44 sbom/version-missing"}},

		// References.
		{"an algorithm that is missing", "a.json", product("1.6", `"components":[`+"\n"+`{"type":"cryptographic-asset","bom-ref":"a","name":"a","cryptoProperties":{"assetType":"certificate","certificateProperties":{`+"\n"+`"signatureAlgorithmRef":"gone"}}}],"dependencies":[{"ref":"till","dependsOn":["a"]}]`), []string{"5:25 " + dangling + ` "gone" (cryptographic asset)`}},
		{"a tool that is missing", "a.json", parts("1.5", "a", library("a", `"version":"1.0.0","evidence":{"identity":{"field":"purl","tools":[`+"\n"+`"gone"]}}`), ""), []string{"5:1 " + dangling + ` "gone" (evidence)`}},
		{"a task that is missing", "a.json", parts("1.6", "a", library("a", `"version":"1.0.0"`), `,"formulation":[{"workflows":[{"bom-ref":"w","uid":"1","taskTypes":["build"],"taskDependencies":[{"ref":"w","dependsOn":[`+"\n"+`"gone"]}]}]}]`), []string{"5:1 " + dangling + ` "gone" (formulation)`}},
		{"a link to this document that leads nowhere", "a.json", parts("1.6", "a", library("a", `"version":"1.0.0"`), `,"annotations":[{"timestamp":"2026-03-01T08:00:00Z","text":"x","annotator":{"individual":{"name":"A"}},"subjects":["a",`+"\n"+`"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#gone","urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a"]}]`), []string{"5:1 " + dangling + ` "gone" (annotation)`}},
		{"a claim that is missing, in XML", "a.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components><component type="library" bom-ref="a"><name>a</name><version>1</version></component></components>
<declarations><claims><claim bom-ref="c"><target>
gone</target></claim></claims></declarations></bom>`, []string{"3:1 " + dangling + ` "gone" (claim)`}},
		{"a tool that is missing, in XML", "a.xml", inXML("\n" + `<component type="library" bom-ref="a"><name>a</name><version>1</version><evidence><identity><field>purl</field><tools><tool ref="gone"/></tools></identity></evidence></component>`), []string{"2:130 " + dangling + ` "gone" (evidence)`}},
		{"an encryption, in XML", "a.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/1.7" version="1"><components><component type="cryptographic-asset" bom-ref="a"><name>a</name><cryptoProperties><assetType>protocol</assetType><protocolProperties><type>ike</type><ikev2TransformTypes>
<encr>a</encr><prf>gone</prf><integ><name>x</name><algorithm>a</algorithm></integ></ikev2TransformTypes></protocolProperties></cryptoProperties></component></components></bom>`, []string{"2:20 " + dangling + ` "gone" (cryptographic asset)`}},
		{"a text where elements belong, in XML", "a.xml", inXML("\n<component type=\"library\">x<name>a</name><version>1</version></component>"), []string{`2:2 sbom/schema component holds the text "x" between its elements`}},

		// Licences.
		{"a licence of ScanCode", "a.json", parts("1.7", "a", library("a", `"version":"1.0.0","licenses":[{"expression":"MIT OR LicenseRef-scancode-public-domain"}]`), ""), nil},
		{"a licence of one's own where no text can be given", "a.json", parts("1.6", "a", library("a", `"version":"1.0.0","licenses":[{"expression":"LicenseRef-own"}]`), ""), nil},
		{"a licence of one's own", "a.json", parts("1.7", "a", library("a", `"version":"1.0.0","licenses":[{"expression":`+"\n"+`"LicenseRef-own"}]`), ""), []string{"5:1 sbom/lic-ref-undefined"}},
		{"a licence with an address that is none", "a.json", parts("1.7", "a", library("a", `"version":"1.0.0","licenses":[{"expression":`+"\n"+`"LicenseRef-own","expressionDetails":[{"licenseIdentifier":"LicenseRef-own","url":"nowhere"}]}]`), ""), []string{"5:1 sbom/lic-ref-undefined"}},

		// Names.
		{"components without names", "a.json", parts("1.6", "ab", "\n"+`{"type":"library","bom-ref":"a","name":"","version":"1.0.0"},`+"\n"+`{"type":"library","bom-ref":"b","name":" ","version":"1.0.0"}`, ""), []string{"4:40 sbom/name", "5:40 sbom/name"}},

		// Vulnerabilities.
		{"a vulnerability under investigation", "a.json", product("1.6", fmt.Sprintf(triage, "", `,"analysis":{"state":"in_triage"}`)), []string{"4:7 sbom/vuln-threshold CVE-2026-0001 (high) is under investigation for till"}},
		{"a vulnerability of unknown status", "a.json", product("1.6", fmt.Sprintf(triage, `,"versions":[{"version":"3.0.0","status":"unknown"}]`, "")), []string{"4:7 sbom/vuln-threshold CVE-2026-0001 (high) may affect till"}},
		{"a vulnerability without an analysis", "a.json", product("1.6", fmt.Sprintf(triage, "", "")), []string{"4:7 sbom/vuln-threshold CVE-2026-0001 (high) affects till"}},
	}
	checkVerdicts(t, "profile: recommended\nrules: {sbom/root-missing: off, sbom/timestamp: off, sbom/hash-missing: off, sbom/no-identifier: off}\n", tests)
}

// verdict is a document, and the findings in it as line.is reads them.
type verdict struct {
	name, file, text string
	want             []string
}

// checkVerdicts runs over the documents with a configuration, and compares the findings in each.
func checkVerdicts(t *testing.T, config string, tests []verdict) {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for i, test := range tests {
		file := filepath.Join(dir, strconv.Itoa(i), test.file)
		if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	lines := map[string][]line{}
	for _, l := range linesOf(runOver(t, lint.Options{Dir: dir}, config, files...)) {
		folder := path.Dir(l.at.Path)
		lines[folder] = append(lines[folder], l)
	}
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := lines[strconv.Itoa(i)]
			if !slices.EqualFunc(got, test.want, line.is) {
				t.Errorf("told %v\nwant %q", got, test.want)
			}
		})
	}
}
