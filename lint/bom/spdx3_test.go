package bom_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
)

// spdx3 is an SPDX 3 document with its own elements from line 5 on, one on each line. x: is the beginning of their identifiers.
func spdx3(elements ...string) string {
	lines := append([]string{
		`{"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-03-01T08:00:00Z","createdBy":["x:desk"],"createdUsing":[]}`,
		`{"type":"Person","spdxId":"x:desk","creationInfo":"_:c","name":"Release Desk"}`,
		`{"type":"SpdxDocument","spdxId":"x:document","creationInfo":"_:c","name":"d","rootElement":["x:a"]}`,
	}, elements...)
	return `{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[` + "\n" + strings.Join(lines, ",\n") + `]}`
}

// element is an element of spdx3.
func element(class, id, members string) string {
	return fmt.Sprintf(`{"type":%q,"spdxId":"x:%s","creationInfo":"_:c"%s}`, class, id, members)
}

// related is a relationship of spdx3.
func related(id, from, kind, to, members string) string {
	return element("Relationship", id, fmt.Sprintf(`,"from":%q,"relationshipType":%q,"to":[%s]%s`, from, kind, to, members))
}

var (
	packageA = element("software_Package", "a", `,"name":"a","software_packageVersion":"1"`)
	packageB = element("software_Package", "b", `,"name":"b","software_packageVersion":"2"`)
	latestB  = element("software_Package", "b", `,"name":"b","software_packageVersion":"latest"`)
)

// TestReadingSPDX3 runs the program over documents of a few lines: each finding and problem is at the value that it is about.
func TestReadingSPDX3(t *testing.T) {
	const floating = "sbom/version-floating"
	tests := []struct {
		name, text string
		want       []string
	}{
		{name: "nothing wrong", text: spdx3(packageA)},
		{name: "a floating version", text: spdx3(packageA, latestB), want: []string{"6:101 " + floating}},
		{name: "one element without a list", text: `{"@context":["https://spdx.org/rdf/3.0.1/spdx-context.jsonld"],` + "\n" + strings.TrimPrefix(latestB, "{"), want: []string{
			"2:57 sbom/ref-dangling", "2:100 " + floating,
		}},
		{name: "an element inside another", text: spdx3(packageA, related("r", "x:a", "dependsOn", latestB, "")), want: []string{"6:210 " + floating}},
		{name: "a reference to nothing", text: spdx3(packageA, related("r", "x:a", "dependsOn", `"x:nothing"`, "")), want: []string{`6:110 sbom/ref-dangling "x:nothing" (relationship)`}},
		{name: "a reference to an element of another document", text: spdx3(packageA, related("r", "x:a", "dependsOn", `"x:elsewhere"`, ""),
			element("SpdxDocument", "more", `,"import":[{"type":"ExternalMap","externalSpdxId":"x:elsewhere"}]`))},
		{name: "references to what SPDX defines", text: spdx3(packageA, related("r", "x:a", "hasDeclaredLicense", `"https://spdx.org/licenses/MIT"`, ""),
			related("s", "x:a", "hasConcludedLicense", `"https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense"`, ""),
			related("t", "x:a", "dependsOn", `"https://spdx.org/rdf/3.0.1/terms/Core/NoneElement"`, ""), related("u", "x:a", "contains", `"NoAssertionElement"`, ""))},
		{name: "a missing creation info that many elements share", text: strings.ReplaceAll(spdx3(packageA, packageB), `Info":"_:c"`, `Info":"_:d"`), want: []string{
			`3:51 sbom/ref-dangling "_:d" (creationInfo)`,
		}},
		{name: "an element given twice", text: spdx3(packageA, packageB, latestB), want: []string{`7:37 sbom/ref-duplicate "x:b"`, "7:101 " + floating}},
		{name: "an element given twice with the same content", text: spdx3(packageA, packageB, packageB), want: nil},
		{name: "an unknown property", text: spdx3(element("software_Package", "a", `,"name":"a","software_packageVersion":"1","packageVersion":"1"`)), want: []string{
			`5:122 sbom/spdx-schema software_Package has the unknown property "packageVersion"`,
		}},
		{name: "a missing property", text: spdx3(packageA, element("Relationship", "r", `,"from":"x:a","to":["x:a"]`)), want: []string{`6:9 sbom/spdx-schema Relationship has no "relationshipType"`}},
		{name: "a word that is not allowed", text: spdx3(packageA, related("r", "x:a", "requires", `"x:a"`, "")), want: []string{`6:92 sbom/spdx-schema relationshipType "requires" is not one of the 59 words`}},
		{name: "a value that is no list", text: spdx3(packageA, strings.NewReplacer("[", "", "]", "").Replace(related("r", "x:a", "dependsOn", `"x:a"`, ""))), want: []string{
			"6:109 sbom/spdx-schema to is not a list",
		}},
		{name: "a reference to an object of a class that does not fit", text: spdx3(packageA, element("software_Package", "b", `,"name":"b","software_packageVersion":"2","suppliedBy":{"type":"Tool","spdxId":"x:t","creationInfo":"_:c"}`)), want: []string{
			"6:126 sbom/spdx-schema suppliedBy demands a value of class Agent, and Tool is none",
		}},
		{name: "an unknown class", text: spdx3(packageA, element("software_Pakage", "b", "")), want: []string{
			`6:9 sbom/spdx-schema type "software_Pakage" is no class of SPDX 3.0.1`, `6:9 sealint/syntax an object could not be read: class "software_Pakage" is none of SPDX 3.0.1`,
		}},
		{name: "an abstract class", text: spdx3(packageA, element("Artifact", "b", "")), want: []string{`6:9 sbom/spdx-schema Artifact is an abstract class`}},
		{name: "an item that is no object", text: spdx3(packageA, "7"), want: []string{"6:1 sbom/spdx-schema an item of @graph is not an object", "6:1 sealint/syntax @graph could not be read"}},
		{name: "the whole address of a class", text: spdx3(packageA, strings.Replace(latestB, "software_Package", "https://spdx.org/rdf/3.0.1/terms/Software/Package", 1)), want: []string{
			"6:9 sbom/spdx-schema type", "6:134 " + floating,
		}},
		{name: "terms of another context", text: strings.Replace(spdx3(element("software_Package", "a", `,"name":"a","software_packageVersion":"1","own":1`), element("own_Class", "o", "")), `"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"`,
			`["https://spdx.org/rdf/3.0.1/spdx-context.jsonld",{"own":"https://shop.example/own"}]`, 1), want: []string{`6:9 sealint/syntax an object could not be read: class "own_Class" is none of SPDX 3.0.1`}},
		{name: "a licence without a text", text: spdx3(packageA, element("simplelicensing_LicenseExpression", "l", `,"simplelicensing_licenseExpression":"LicenseRef-own"`), related("r", "x:a", "hasDeclaredLicense", `"x:l"`, "")), want: []string{
			"6:117 sbom/lic-ref-undefined",
		}},
		{name: "a licence with an address", text: spdx3(packageA, element("simplelicensing_LicenseExpression", "l", `,"simplelicensing_licenseExpression":"LicenseRef-own","simplelicensing_customIdToUri":[{"type":"DictionaryEntry","key":"LicenseRef-own","value":"x:own"}]`),
			related("r", "x:a", "hasDeclaredLicense", `"x:l"`, ""))},
		{name: "a licence that contains itself", text: spdx3(packageA, element("expandedlicensing_ConjunctiveLicenseSet", "l", `,"expandedlicensing_member":["x:l","x:l"]`), related("r", "x:a", "hasDeclaredLicense", `"x:l"`, "")), want: []string{
			"7:119 sealint/syntax the licence of",
		}},
		{name: "a vulnerability that affects a package", text: spdx3(packageA, element("security_Vulnerability", "v", `,"name":"CVE-2026-1","externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"cve","identifier":"CVE-2026-1"}]`),
			related("r", "x:a", "hasAssociatedVulnerability", `"x:v"`, "")), want: []string{"6:185 sbom/vuln-threshold CVE-2026-1 (of unknown severity) affects x:a"}},
		{name: "a statement about nothing", text: spdx3(packageA, element("security_Vulnerability", "v", `,"name":"CVE-2026-1"`),
			element("security_VexFixedVulnAssessmentRelationship", "s", `,"from":"x:v","relationshipType":"fixedIn","to":["x:nothing"]`)), want: []string{
			"7:139 sbom/ref-dangling", "7:139 sbom/vex-dangling",
		}},
		{name: "a password in an address", text: spdx3(element("software_Package", "a", `,"name":"a","software_packageVersion":"1","software_downloadLocation":"https://me:s3same7@shop.example/a"`)), want: []string{"5:133 sbom/ref-credentials"}},
		{name: "an in-toto statement", text: statement("https://spdx.dev/Document", spdx3(packageA, latestB)), want: []string{"8:101 " + floating}},
	}
	few := lint.Options{Ignore: []string{"sbom/no-components"}} // TestSPDX3WithoutComponents has these
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := writeFile(t, "a.json", test.text)
			got := linesOf(runOver(t, few, quiet, file))
			if !slices.EqualFunc(got, test.want, line.is) {
				t.Errorf("told %v\nwant %q", got, test.want)
			}
		})
	}
}

// TestSPDX3WithoutComponents has documents that list no component besides their subject: only those that say that there are no others
// are complete.
func TestSPDX3WithoutComponents(t *testing.T) {
	const none = `"https://spdx.org/rdf/3.0.1/terms/Core/NoneElement"`
	for text, want := range map[string]int{
		spdx3(packageA): 1,
		spdx3(packageA, related("r", "x:a", "dependsOn", `"NoAssertionElement"`, "")): 1,
		spdx3(packageA, related("r", "x:a", "dependsOn", none, "")):                   0,
		spdx3(packageA, packageB): 0,
		spdx3(packageA, related("r", "x:a", "dependsOn", none, `,"completeness":"incomplete"`)): 1,
	} {
		file := writeFile(t, "a.json", text)
		if got := linesOf(runOver(t, lint.Options{Select: []string{"sbom/no-components"}}, quiet, file)); len(got) != want {
			t.Errorf("%s: told %v, want %d findings", text, got, want)
		}
	}
}

// TestFactsOfSPDX3 reads what the elements of other packages say of a package.
func TestFactsOfSPDX3(t *testing.T) {
	named := func(b *bom.BOM, name string) *sbom.ComponentFacts {
		for _, c := range b.Components {
			if c.Facts.Name == name {
				return c.Facts
			}
		}
		t.Fatalf("no component %s", name)
		return nil
	}
	licence := func(text, kind, to string) string {
		return spdx3(packageA, text, related("r", "x:a", kind, to, ""))
	}
	expression := func(want string) func(b *bom.BOM) bool {
		return func(b *bom.BOM) bool {
			l := named(b, "a").Licences
			return len(l) == 1 && l[0].Expression == want && l[0].Problem == "" && len(l[0].Undefined) == 0
		}
	}
	custom := func(class, id, members string) string {
		return element(class, id, `,"simplelicensing_licenseText":"Do as you like."`+members)
	}
	vulnerability := element("security_Vulnerability", "v", `,"name":"hole","security_publishedTime":"2026-01-01T00:00:00Z","externalIdentifier":[`+
		`{"type":"ExternalIdentifier","externalIdentifierType":"cve","identifier":"CVE-2026-1"},{"type":"ExternalIdentifier","externalIdentifierType":"securityOther","identifier":"GHSA-x"}],`+
		`"externalRef":[{"type":"ExternalRef","externalRefType":"cwe","locator":["https://cwe.mitre.org/data/definitions/79.html"]}]`)
	cvss := element("security_CvssV3VulnAssessmentRelationship", "cvss", `,"from":"x:v","relationshipType":"hasAssessmentFor","to":["x:a"],"security_score":"7.5","security_severity":"high","security_vectorString":"CVSS:3.1/AV:N"`)
	vex := func(class, kind, to, members string) string {
		return element("security_Vex"+class+"VulnAssessmentRelationship", "s"+class, fmt.Sprintf(`,"from":"x:v","relationshipType":%q,"to":[%q]%s`, kind, to, members))
	}
	states := func(b *bom.BOM) (list []string) {
		for _, v := range b.Vulnerabilities {
			state := ""
			if v.Facts.Analysis != nil {
				state = v.Facts.Analysis.State
			}
			for _, a := range v.Facts.Affects {
				state += " " + a.Ref
			}
			if v.Facts.SuppressedBy != "" {
				state += " set aside"
			}
			list = append(list, state)
		}
		return list
	}
	for _, test := range []struct {
		name, text string
		holds      func(b *bom.BOM) bool
	}{
		{"an agent of another document", strings.Replace(spdx3(packageA, element("SpdxDocument", "m", `,"import":[{"type":"ExternalMap","externalSpdxId":"x:other"}]`)), `["x:desk"]`, `["x:other"]`, 1), func(b *bom.BOM) bool {
			return b.Facts.AuthorState == "present" && b.Facts.Authors[0].Name == "x:other" && len(b.Facts.BOMLinks) == 1 && b.Facts.BOMLinks[0].Ref == "x:other"
		}},
		{"an agent that is a program", spdx3(packageA, element("SoftwareAgent", "bot", `,"name":"bot"`)), func(b *bom.BOM) bool { return len(b.Facts.Tools) == 0 && len(b.Facts.Authors) == 1 }},
		{"created by a program", strings.Replace(spdx3(packageA, element("SoftwareAgent", "bot", `,"name":"bot"`)), `["x:desk"]`, `["x:bot"]`, 1), func(b *bom.BOM) bool {
			return b.Facts.AuthorState == "absent" && b.Facts.Tools[0].Name == "bot"
		}},
		{"a tool with a package URL", strings.Replace(spdx3(packageA, element("Tool", "t", `,"name":"maker","externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"packageUrl","identifier":"pkg:npm/maker@1.2.3"}]`)),
			`"createdUsing":[]`, `"createdUsing":["x:t"]`, 1), func(b *bom.BOM) bool { return b.Facts.Tools[0] == sbom.ToolFacts{Name: "maker", Version: "1.2.3"} }},
		{"the document", spdx3(packageA), func(b *bom.BOM) bool {
			return b.Facts.Serial == "x:document" && b.Facts.SerialProblem == "" && b.Facts.Name == "d" && b.Facts.TimestampDay == "2026-03-01" && b.Facts.HasRoot && b.Subject.Facts.Name == "a"
		}},
		{"a root inside an SBOM", strings.Replace(spdx3(packageA, element("software_Sbom", "s", `,"rootElement":["x:a"],"software_sbomType":["source","build"]`)), `"rootElement":["x:a"]}`, `"rootElement":["x:s"]}`, 1), func(b *bom.BOM) bool {
			return b.Subject.Facts.Name == "a" && slices.Equal(b.Facts.Lifecycles, []string{"source", "build"}) && b.Facts.GenerationContext == "present"
		}},
		{"collections in a circle", strings.Replace(spdx3(packageA, element("Bom", "s", `,"rootElement":["x:s","x:document","x:a"]`)), `"rootElement":["x:a"]}`, `"rootElement":["x:s"]}`, 1), func(b *bom.BOM) bool { return b.Subject.Facts.Name == "a" }},
		{"a root that is described", strings.Replace(spdx3(packageA, related("r", "x:document", "describes", `"x:a"`, "")), `,"rootElement":["x:a"]}`, `}`, 1), func(b *bom.BOM) bool { return b.Subject.Facts.Name == "a" }},
		{"several roots", strings.Replace(spdx3(packageA, packageB), `"rootElement":["x:a"]`, `"rootElement":["x:a","x:b"]`, 1), func(b *bom.BOM) bool { return b.Subject == nil && b.Facts.HasRoot }},
		{"dependencies, complete", spdx3(packageA, packageB, related("r", "x:a", "hasStaticLink", `"x:b"`, `,"completeness":"complete"`)), func(b *bom.BOM) bool {
			return named(b, "b").Reach == "direct" && named(b, "a").Completeness == "complete" && b.Facts.RootAggregate == "complete" && b.Facts.GapsStated
		}},
		{"dependencies, once complete and once not", spdx3(packageA, packageB, related("r", "x:a", "dependsOn", `"x:b"`, `,"completeness":"complete"`), related("s", "x:a", "contains", `"x:b"`, `,"completeness":"incomplete"`)), func(b *bom.BOM) bool {
			return named(b, "a").Completeness == "incomplete"
		}},
		{"made from", spdx3(packageA, packageB, related("r", "x:b", "generates", `"x:a"`, "")), func(b *bom.BOM) bool { return named(b, "b").Reach == "direct" }},
		{"built from", spdx3(packageA, packageB, element("build_Build", "m", `,"build_buildType":"x:make"`), related("r", "x:m", "hasOutput", `"x:a"`, ""), related("s", "x:m", "hasInput", `"x:b"`, "")), func(b *bom.BOM) bool {
			return named(b, "b").Reach == "transitive" && b.Facts.OtherPurpose
		}},
		{"relationships in capitals", spdx3(packageA, packageB, related("r", "x:a", "DEPENDS_ON", `"x:b"`, "")), func(b *bom.BOM) bool { return named(b, "b").Reach == "direct" }},
		{"no dependencies", spdx3(packageA, related("r", "x:a", "dependsOn", `"NoneElement"`, "")), func(b *bom.BOM) bool { return named(b, "a").HasDependencyEntry && b.Facts.GapsStated }},
		{"an artifact", spdx3(packageA, element("software_File", "f", `,"name":"a.zip","software_additionalPurpose":["archive","container"],"verifiedUsing":[{"type":"Hash","algorithm":"sha512","hashValue":"`+strings.Repeat("0f", 64)+`"}]`),
			related("r", "x:a", "hasDistributionArtifact", `"x:f"`, "")), func(b *bom.BOM) bool {
			f := named(b, "a")
			want := []sbom.PropertyFacts{{Name: "bsi:component:executable", Value: "non-executable"}, {Name: "bsi:component:archive", Value: "archive"}, {Name: "bsi:component:structured", Value: "structured"}}
			return f.FileName == "a.zip" && slices.Equal(f.Properties, want) && f.Hashes[0].Alg == "SHA-512" && f.Hashes[0].RefType == "distribution" && b.Facts.FileCount == 1
		}},
		{"a listed exception whose id is its text", spdx3(packageA, element("expandedlicensing_ListedLicense", "l", `,"name":"LGPL-2.1-or-later","simplelicensing_licenseText":"NOASSERTION"`),
			element("expandedlicensing_ListedLicenseException", "e", `,"expandedlicensing_additionText":"OCaml-LGPL-linking-exception"`),
			element("expandedlicensing_WithAdditionOperator", "w", `,"expandedlicensing_subjectAddition":"x:e","expandedlicensing_subjectExtendableLicense":"x:l"`),
			related("r", "x:a", "hasDeclaredLicense", `"x:w"`, "")), func(b *bom.BOM) bool {
			f := named(b, "a")
			return len(f.Licences) == 1 && f.Licences[0].Expression == "LGPL-2.1-or-later WITH OCaml-LGPL-linking-exception"
		}},
		{"an unstructured artifact", spdx3(packageA, element("software_File", "f", `,"name":"a.bin","software_additionalPurpose":["executable","firmware"]`),
			related("r", "x:a", "hasDistributionArtifact", `"x:f"`, "")), func(b *bom.BOM) bool {
			want := []sbom.PropertyFacts{{Name: "bsi:component:executable", Value: "executable"}, {Name: "bsi:component:archive", Value: "no archive"}, {Name: "bsi:component:structured", Value: "unstructured"}}
			return slices.Equal(named(b, "a").Properties, want)
		}},
		{"an artifact that does not say whether it is structured", spdx3(packageA, element("software_File", "f", `,"name":"a.bin"`),
			related("r", "x:a", "hasDistributionArtifact", `"x:f"`, "")), func(b *bom.BOM) bool {
			want := []sbom.PropertyFacts{{Name: "bsi:component:executable", Value: "non-executable"}, {Name: "bsi:component:archive", Value: "no archive"}}
			return slices.Equal(named(b, "a").Properties, want)
		}},
		{"identifiers", spdx3(element("software_Package", "a", `,"name":"a","software_packageUrl":"pkg:npm/a@1","externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"packageUrl","identifier":"pkg:npm/a@1"},`+
			`{"type":"ExternalIdentifier","externalIdentifierType":"purl","identifier":"pkg:npm/b@1"},{"type":"ExternalIdentifier","externalIdentifierType":"email","identifier":"a@b"},`+
			`{"type":"ExternalIdentifier","externalIdentifierType":"swid","identifier":"tag"}],"software_contentIdentifier":[{"type":"software_ContentIdentifier","software_contentIdentifierType":"swhid","software_contentIdentifierValue":"swh:1"}]`)), func(b *bom.BOM) bool {
			f := named(b, "a")
			want := []sbom.IdentifierFacts{{Kind: "purl", Value: "pkg:npm/a@1"}, {Kind: "purl", Value: "pkg:npm/b@1"}, {Kind: "swid", Value: "tag"}, {Kind: "swhid", Value: "swh:1"}}
			return slices.Equal(f.Identifiers, want) && f.PURL.Text == "pkg:npm/a@1" && f.SWID == "tag"
		}},
		{"an identifier of its own", spdx3(element("software_Package", "a", `,"name":"a","externalIdentifier":["x:i"]`), `{"type":"ExternalIdentifier","spdxId":"x:i","externalIdentifierType":"purl","identifier":"pkg:npm/a@1"}`), func(b *bom.BOM) bool { return named(b, "a").PURL.Name == "a" }},
		{"hashes", spdx3(element("software_Package", "a", `,"name":"a","verifiedUsing":[{"type":"Hash","algorithm":"sha3_256","hashValue":"00"},{"type":"Hash","algorithm":"blake2b512","hashValue":"00"},`+
			`{"type":"Hash","algorithm":"md5","hashValue":"00"},{"type":"PackageVerificationCode","algorithm":"sha1","hashValue":"00"}]`)), func(b *bom.BOM) bool {
			var names []string
			for _, h := range named(b, "a").Hashes {
				names = append(names, h.Alg)
			}
			return slices.Equal(names, []string{"SHA3-256", "BLAKE2b-512", "MD5"})
		}},
		{"parties", spdx3(element("software_Package", "a", `,"name":"a","suppliedBy":"x:desk","originatedBy":["x:org"]`), element("Organization", "org", `,"name":"Organization: Works","externalRef":[{"type":"ExternalRef","externalRefType":"altWebPage","locator":["https://works.example"]}]`)), func(b *bom.BOM) bool {
			f := named(b, "a")
			return f.Supplier == "Release Desk" && f.Producer == "Works" && f.ProducerContact
		}},
		{"types", spdx3(element("software_Package", "a", `,"name":"a","software_primaryPurpose":"operatingSystem"`), element("ai_AIPackage", "m", `,"name":"m"`), element("dataset_DatasetPackage", "d", `,"name":"d","dataset_datasetType":["text"]`)), func(b *bom.BOM) bool {
			return named(b, "a").Type == "operating-system" && named(b, "m").Type == "machine-learning-model" && named(b, "d").Type == "data"
		}},
		{"an expression", licence(element("simplelicensing_LicenseExpression", "l", `,"simplelicensing_licenseExpression":"MIT OR Apache-2.0"`), "hasConcludedLicense", `"x:l"`), expression("MIT OR Apache-2.0")},
		{"a listed licence", licence(packageB, "hasConcludedLicense", `"http://spdx.org/licenses/MIT"`), expression("MIT")},
		{"no licence", licence(packageB, "hasDeclaredLicense", `"expandedlicensing_NoneLicense"`), expression("NONE")},
		{"no assertion", licence(packageB, "HAS_DECLARED_LICENSE", `{"type":"Element","spdxId":"x:n","name":"NOASSERTION"}`), func(b *bom.BOM) bool { return named(b, "a").LicenceState == "unknown" }},
		{"a set of licences", licence(element("expandedlicensing_ConjunctiveLicenseSet", "l", `,"expandedlicensing_member":["https://spdx.org/licenses/MIT",`+
			element("expandedlicensing_DisjunctiveLicenseSet", "m", `,"expandedlicensing_member":["https://spdx.org/licenses/Apache-2.0",`+element("expandedlicensing_OrLaterOperator", "o", `,"expandedlicensing_subjectLicense":"https://spdx.org/licenses/EPL-1.0"`)+`]`)+`]`),
			"hasDeclaredLicense", `"x:l"`), expression("MIT AND (Apache-2.0 OR EPL-1.0+)")},
		{"a licence with an exception", licence(element("expandedlicensing_WithAdditionOperator", "l", `,"expandedlicensing_subjectExtendableLicense":"https://spdx.org/licenses/GPL-2.0-only","expandedlicensing_subjectAddition":"https://spdx.org/licenses/Classpath-exception-2.0"`),
			"hasDeclaredLicense", `"x:l"`), expression("GPL-2.0-only WITH Classpath-exception-2.0")},
		{"a licence of its own", licence(custom("expandedlicensing_CustomLicense", "LicenseRef-own", ""), "hasDeclaredLicense", `"x:LicenseRef-own"`), expression("LicenseRef-own")},
		{"a licence with a name", licence(custom("simplelicensing_SimpleLicensingText", "l", `,"name":"Own licence (2026)"`), "hasDeclaredLicense", `"x:l"`), expression("LicenseRef-Own-licence-2026")},
		{"statements about a vulnerability", spdx3(packageA, packageB, vulnerability, cvss, vex("NotAffected", "doesNotAffect", "x:a", `,"security_justificationType":"vulnerableCodeNotPresent"`), vex("Affected", "affects", "x:b", `,"security_actionStatement":"update"`)), func(b *bom.BOM) bool {
			f := b.Vulnerabilities[0].Facts
			return slices.Equal(states(b), []string{"not_affected x:a set aside", "exploitable x:b"}) && f.ID == "CVE-2026-1" && slices.Equal(f.Aliases, []string{"GHSA-x"}) && slices.Equal(f.CWEs, []int{79}) &&
				f.Severity == "high" && *f.Ratings[0].Score == 7.5 && f.Ratings[0].Method == "CVSSv31" && f.Analysis.Justification == "vulnerable_code_not_present" && b.Vulnerabilities[1].Facts.Analysis.Action
		}},
		{"the class of a statement decides", spdx3(packageA, vulnerability, vex("Fixed", "affects", "x:a", ""), vex("UnderInvestigation", "affects", "x:a", "")), func(b *bom.BOM) bool {
			return slices.Equal(states(b), []string{"resolved x:a set aside", "in_triage x:a"})
		}},
		{"a claim without a reason", spdx3(packageA, vulnerability, vex("NotAffected", "doesNotAffect", "x:a", "")), func(b *bom.BOM) bool { return slices.Equal(states(b), []string{"not_affected x:a"}) }},
		{"a withdrawn statement", spdx3(packageA, vulnerability, vex("Fixed", "fixedIn", "x:a", `,"security_withdrawnTime":"2026-02-01T00:00:00Z"`)), func(b *bom.BOM) bool { return slices.Equal(states(b), []string{""}) }},
		{"an affected package without a statement", spdx3(packageA, packageB, vulnerability, vex("Fixed", "fixedIn", "x:a", ""), related("r", "x:a", "hasAssociatedVulnerability", `"x:v"`, ""), related("s", "x:b", "hasAssociatedVulnerability", `"x:v"`, "")), func(b *bom.BOM) bool {
			return slices.Equal(states(b), []string{"resolved x:a set aside", " x:b"})
		}},
		{"a withdrawn vulnerability", spdx3(packageA, strings.Replace(vulnerability, "publishedTime", "withdrawnTime", 1)), func(b *bom.BOM) bool { return len(b.Vulnerabilities) == 0 }},
	} {
		t.Run(test.name, func(t *testing.T) {
			if b := readText(t, "a.json", test.text); !test.holds(b) {
				t.Errorf("%+v\n%+v", b.Facts, b.Components[0].Facts)
				for _, v := range b.Vulnerabilities {
					t.Errorf("%+v %+v", v.Facts, v.Facts.Analysis)
				}
			}
		})
	}
}

// A licence expression of many elements must not double with each of them.
func TestBoundedLicencesOfSPDX3(t *testing.T) {
	elements := []string{packageA, related("r", "x:a", "hasDeclaredLicense", `"x:l0"`, "")}
	for i := range 60 {
		next := fmt.Sprintf(`"x:l%d"`, i+1)
		if i == 59 {
			next = `"https://spdx.org/licenses/MIT"`
		}
		elements = append(elements, element("expandedlicensing_DisjunctiveLicenseSet", fmt.Sprintf("l%d", i), fmt.Sprintf(`,"expandedlicensing_member":[%s,%s]`, next, next)))
	}
	got := linesOf(runOver(t, lint.Options{}, quiet, writeFile(t, "a.json", spdx3(elements...))))
	if len(got) != 1 || !got[0].is("6:119 sealint/syntax the licence of") {
		t.Error(got)
	}
}

// What every statement about a vulnerability repeats is bounded, and what was left out is told.
func TestBoundedVulnerabilitiesOfSPDX3(t *testing.T) {
	identifier := `{"type":"ExternalIdentifier","externalIdentifierType":"securityOther","identifier":"X-1"}`
	text := spdx3(packageA, element("security_Vulnerability", "v", `,"name":"v","externalIdentifier":[`+strings.Repeat(identifier+",", 200)+identifier+`]`),
		element("security_VexFixedVulnAssessmentRelationship", "s", `,"from":"x:v","relationshipType":"fixedIn","to":["x:a"]`))
	got := linesOf(runOver(t, lint.Options{}, quiet, writeFile(t, "a.json", text)))
	if len(got) != 1 || !got[0].is("6:9 sealint/syntax a vulnerability has more than 100 identifiers") {
		t.Error(got)
	}
}

// FuzzSPDX3 reads any elements: nothing panics, the facts can be written, and places are inside the document.
func FuzzSPDX3(f *testing.F) {
	f.Add(packageA)
	f.Add(latestB + "," + related("r", "x:a", "dependsOn", latestB, `,"completeness":"complete"`))
	f.Add(element("security_Vulnerability", "v", `,"name":1,"externalIdentifier":[7,{"type":"ExternalIdentifier"}]`) + "," + element("security_VexFixedVulnAssessmentRelationship", "s", `,"from":"x:v","to":"x:v"`))
	f.Add(element("expandedlicensing_ConjunctiveLicenseSet", "l", `,"expandedlicensing_member":["x:l",[[]],{"@id":"x:l"}]`) + "," + related("r", "x:l", "hasDeclaredLicense", `"x:l"`, ""))
	f.Add(`{"type":["a"],"@type":"CreationInfo"},null,[],"x:a"`)
	f.Add(element("SpdxDocument", "document", `,"import":[{"externalSpdxId":{}}],"rootElement":"x:document","creationInfo":{"type":"CreationInfo","createdBy":{"createdBy":[]}}`))
	f.Fuzz(func(t *testing.T, elements string) {
		doc := &source.Document{Path: "fuzz", Kind: model.SBOM, Format: source.JSON, Data: []byte(spdx3(elements))}
		b, problems := bom.Lower(doc, nil)
		if b == nil && len(problems) == 0 {
			t.Fatal("nothing was read, and no problem says so")
		}
		if b == nil {
			return
		}
		var places []model.Place
		for _, e := range b.Entities {
			if _, err := json.Marshal(e.Facts); err != nil {
				t.Fatal(err)
			}
			for _, path := range [][]any{{}, {"name"}, {"version"}, {"licences", 0}, {"affects", 0}, {"schema_violations", 0}, {"dangling_refs", 0}, {"analysis", "state"}} {
				places = append(places, e.Locate(path))
			}
		}
		lines := 1 + strings.Count(elements, "\n") + 4
		for _, l := range bom.Locate(doc, places) {
			if l.Line < 1 || l.Line > lines+strings.Count(elements, "\r") || l.Column < 1 {
				t.Fatalf("%d:%d of %d lines", l.Line, l.Column, lines)
			}
		}
	})
}
