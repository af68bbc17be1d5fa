package lint_test

// The configurations switch on what the rules over SBOMs can do.
const (
	sbomParams = `
profile: strict
rules:
  sbom/unsigned: off # an edit breaks a signature: TestSignatures
  sbom/version-missing: {params: {root_exempt: false}}
  sbom/component-banned: {params: {purls: ["pkg:npm/event-stream@3.3.6", "pkg:golang/github.com/shopspring/decimal@vers:golang/<1.3.0"]}}
  sbom/component-not-allowed: {params: {purls: ["pkg:golang/*/*", "pkg:oci/*"]}}
  sbom/source-not-allowed: {params: {hosts: [proxy.golang.org, registry.payments.internal, git.payments.internal]}}
  sbom/internal-name-from-public: {params: {names: ["payments.internal/*"], hosts: [registry.payments.internal]}}
  sbom/lic-denied: {params: {licences: [AGPL-3.0-only]}}
  sbom/lic-not-allowed: {params: {licences: [MIT, Apache-2.0]}}
  sbom/stale: {params: {days: 30}}
  sbom/vex-stale: {params: {days: 30}}
  sbom/eol: {params: {dates: ["pkg:oci/debian 2028-06-30", "pkg:golang/github.com/gorilla/* 2022-12-09"]}}
`
	cycloneDXConfig = sbomParams + "standards: [cisa-2026, ntia-2021, bsi-2.0, bsi-2.1, scvs-l3, osps]\n"
	spdxConfig      = sbomParams + "standards: [cisa-2026, ntia-2021, bsi-2.0, scvs-l3, osps]\n"
)

// notByMutation are rules that no edit of a clean SBOM causes: what they judge stands beside it.
var notByMutation = []string{
	"sbom/unsigned", "sbom/signature-invalid", // need a key: TestSignatures
	"sbom/osv-database", "sbom/vuln-uncertain", // need a database: TestAdvise
	"sbom/att-type", "sbom/att-predicate", "sbom/att-subject", "sbom/att-builder", // need a statement around it: TestStatements
}

// vulnerability is a vulnerability of decimal, to be put before the compositions of the JSON document.
func vulnerability(members string) string {
	return `"vulnerabilities": [{"id": "CVE-2026-0001", ` + members + `}],
  "compositions"`
}

// again is a second decimal, as complete as the first, to be put before it.
func again(version, purl, digest, image string) string {
	return `"components": [
    {
      "bom-ref": "again", "type": "` + image + `", "manufacturer": {"name": "The decimal authors", "url": ["https://github.com/shopspring/decimal"]},
      "supplier": {"name": "The decimal authors"}, "name": "github.com/shopspring/decimal", ` + version + `
      "hashes": [{"alg": "` + digest + `"}],
      "licenses": [{"license": {"id": "MIT", "acknowledgement": "concluded"}}], "purl": "` + purl + `",
      "externalReferences": [{
        "type": "distribution", "url": "https://proxy.golang.org/again.zip",
        "hashes": [{"alg": "SHA-512", "content": "1a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"}]
      }],
      "properties": [
        {"name": "bsi:component:filename", "value": "a"}, {"name": "bsi:component:executable", "value": "executable"},
        {"name": "bsi:component:archive", "value": "no archive"}, {"name": "bsi:component:structured", "value": "unstructured"}
      ]
    },
    {
      "bom-ref": "decimal"`
}

const (
	beforeDecimal = "\"components\": [\n    {\n      \"bom-ref\": \"decimal\""
	sameDigest    = `SHA-256", "content": "3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d`
	otherDigest   = `SHA-256", "content": "4f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d`
)

var cycloneDXMutations = map[string][]mutation{
	"ledger-client.cdx.json": {
		// Edits that cause nothing.
		{"description", `"name": "ledger-client",`, `"name": "ledger-client", "description": "Calls the ledger.",`, nil},
		{"order of members", `"bomFormat": "CycloneDX",
  "specVersion": "1.6",`, `"specVersion": "1.6",
  "bomFormat": "CycloneDX",`, nil},
		{"time with a time zone's name", "2026-06-29T08:15:00Z", "2026-06-29T10:15:00+02:00[Europe/Berlin]", []string{"schema-value @ \"2026-06-29T10"}},
		{"time with an offset", "2026-06-29T08:15:00Z", "2026-06-29T10:15:00+02:00", nil},
		{"version without a v", `"version": "v1.4.0"`, `"version": "1.4.0"`, nil},
		{"exact by an equals sign", `"version": "v1.4.0"`, `"version": "=1.4.0"`, nil},
		{"choice of licences", `"id": "MIT", "acknowledgement": "concluded"}}],
      "copyright": "Copyright the decimal`, `"id": "MIT", "acknowledgement": "concluded"}}, {"license": {"id": "ISC", "acknowledgement": "declared"}}],
      "copyright": "Copyright the decimal`, []string{`lic-declared-concluded @ "MIT", "acknowledgement": "concluded"}}, {`}},
		{"composition that is incomplete", `"aggregate": "complete"`, `"aggregate": "incomplete"`, []string{`compositions-not-complete @ "incomplete"`}},
		{"credential that is a placeholder", "https://github.com/shopspring/decimal.git", "https://user:${TOKEN}@github.com/shopspring/decimal.git", []string{`schema-value @ "https://user`}},
		{"user without a password", "https://github.com/shopspring/decimal.git", "https://git@github.com/shopspring/decimal.git", nil},
		{"a property of another taxonomy", `{"name": "bsi:component:filename", "value": "decimal-v1.4.0.zip"},`, `{"name": "bsi:component:filename", "value": "decimal-v1.4.0.zip"}, {"name": "own:team", "value": "x"},`, nil},

		// The document.
		{"older version", `"specVersion": "1.6",
  "serialNumber"`, `"specVersion": "1.3",
  "serialNumber"`, []string{
			`version-old @ "1.3"`, `bsi-format-2-0 @ "1.3"`, `bsi-format-2-1 @ "1.3"`, `author @ "metadata"`, `author-contact @ "metadata"`, `schema @ "tools"`,
		}},
		{"serial number is no UUID", "urn:uuid:6f1e2b74-5f0c-4c1e-9a53-0e7d2c9b8a41", "ledger-client-3", []string{`serial @ "ledger-client-3"`, `schema @ "ledger-client-3"`}},
		{"no serial number", "  \"serialNumber\": \"urn:uuid:6f1e2b74-5f0c-4c1e-9a53-0e7d2c9b8a41\",\n", "", []string{"serial @ \"bomFormat\""}},
		{"no version of the document", "  \"version\": 3,\n", "", []string{"version-number @ \"bomFormat\""}},
		{"version of the document is zero", "\"version\": 3,", "\"version\": 0,", []string{"version-number @ 0,", "schema @ 0,"}},
		{"no timestamp", "    \"timestamp\": \"2026-06-29T08:15:00Z\",\n", "", []string{"timestamp @ \"metadata\""}},
		{"timestamp is a date", "2026-06-29T08:15:00Z", "2026-06-29", []string{"timestamp @ \"2026-06-29\"", "schema-value @ \"2026-06-29\""}},
		{"timestamp in the future", "2026-06-29T08:15:00Z", "2026-07-02T08:15:00Z", []string{"timestamp @ \"2026-07-02"}},
		{"stale", "2026-06-29T08:15:00Z", "2026-05-29T08:15:00Z", []string{"stale @ \"2026-05-29"}},
		{"no author", "    \"manufacturer\": {\n      \"name\": \"Payments platform\",\n      \"url\": [\"https://payments.internal/ledger\"],\n      \"contact\": [{\"name\": \"Ledger team\", \"email\": \"ledger@payments.internal\"}]\n    },\n", "", []string{"author @ \"metadata\"", "author-contact @ \"metadata\""}},
		{"author cannot be reached", "      \"name\": \"Payments platform\",\n      \"url\": [\"https://payments.internal/ledger\"],\n      \"contact\": [{\"name\": \"Ledger team\", \"email\": \"ledger@payments.internal\"}]\n", "      \"name\": \"Payments platform\"\n", []string{"author-contact @ \"metadata\""}},
		{"tool without a version", "\"name\": \"cyclonedx-gomod\", \"version\": \"1.9.0\"", "\"name\": \"cyclonedx-gomod\"", []string{"tool-version @ \"cyclonedx-gomod\""}},
		{"no tool", "    \"tools\": {\n      \"components\": [\n        {\"type\": \"application\", \"name\": \"cyclonedx-gomod\", \"version\": \"1.9.0\"}\n      ]\n    },\n", "", []string{"tool @ \"metadata\"", "tool-version @ \"metadata\""}},
		{"stage is not told", "    \"lifecycles\": [{\"phase\": \"build\"}],\n", "", []string{"generation-context @ \"metadata\""}},
		{"unknown member", "\"version\": 3,", "\"version\": 3, \"verison\": 3,", []string{"schema @ \"verison\": »3"}},
		{"licence id that the schema does not know", "\"license\": {\"id\": \"MIT\"", "\"license\": {\"id\": \"MIT-2026\"", []string{"schema-value @ \"MIT-2026\"", "lic-not-spdx @ \"MIT-2026\"", "lic-not-allowed @ \"MIT-2026\""}},
		{"vulnerabilities", "\"compositions\"", vulnerability(`"ratings": [{"severity": "low"}], "affects": [{"ref": "decimal"}]`), []string{"has-vulnerabilities @ \"vulnerabilities\""}},
		{"range", "\"v1.4.0\",\n      \"hashes\"", "\"^1.4.0\",\n      \"hashes\"", []string{"version-range @ \"^1.4.0\""}},
		{"wildcard", "\"v1.4.0\",\n      \"hashes\"", "\"1.x\",\n      \"hashes\"", []string{"version-range @ \"1.x\""}},
		{"interval", "\"v1.4.0\",\n      \"hashes\"", "\"[1.0,2.0)\",\n      \"hashes\"", []string{"version-range @ \"[1.0,2.0)\""}},
		{"range in the package URL", "decimal@v1.4.0\"", "decimal@%5E1.4.0\"", []string{"version-range @ \"pkg:golang/github.com", "component-banned @ \"pkg:golang/github.com"}},
		{"floating", "\"v1.4.0\",\n      \"hashes\"", "\"latest\",\n      \"hashes\"", []string{"version-floating @ \"latest\""}},
		{"template", "\"v1.4.0\",\n      \"hashes\"", "\"${VERSION}\",\n      \"hashes\"", []string{"version-placeholder @ \"${VERSION}\""}},
		{"address", "\"v1.4.0\",\n      \"hashes\"", "\"git+https://github.com/shopspring/decimal#main\",\n      \"hashes\"", []string{"version-url @ \"git+https"}},
		{"address with a commit", "\"v1.4.0\",\n      \"hashes\"", "\"git+https://github.com/shopspring/decimal#0f1e2d3c4b5a69788796a5b4c3d2e1f001122334\",\n      \"hashes\"", []string{"purl-version-mismatch @ \"pkg:golang/github.com"}},
		{"snapshot", "\"v1.4.0\",\n      \"hashes\"", "\"1.4.0-SNAPSHOT\",\n      \"hashes\"", []string{"version-snapshot @ \"1.4.0-SNAPSHOT\""}},
		{"commit without a tag", "\"v1.4.0\",\n      \"hashes\"", "\"v0.0.0-20260102030405-0123456789ab\",\n      \"hashes\"", []string{"version-pseudo @ \"v0.0.0", "purl-version-mismatch @ \"pkg:golang/github.com"}},
		{"no version", "      \"version\": \"v1.4.0\",\n", "", []string{"version-missing @ \"github.com/shopspring/decimal\""}},
		{"other version in the package URL", "decimal@v1.4.0\"", "decimal@v1.4.1\"", []string{"purl-version-mismatch @ \"pkg:golang/github.com"}},
		{"blank name", "\"name\": \"debian\"", "\"name\": \" \"", []string{"name @ \" \""}},
		{"other name", "\"name\": \"debian\"", "\"name\": \"ubuntu\"", []string{"purl-name-mismatch @ \"pkg:oci"}},
		{"package URL with capitals", "pkg:oci/debian@", "pkg:oci/Debian@", []string{"purl-upper-case @ \"pkg:oci"}},
		{"package URL without a name", "pkg:golang/github.com/shopspring/decimal@v1.4.0", "pkg:golang/", []string{"purl-invalid @ \"pkg:golang/\"", "component-not-allowed @ \"pkg:golang/\""}},
		{"package URL without a version", "decimal@v1.4.0\"", "decimal\"", []string{"purl-no-version @ \"pkg:golang/github.com", "component-banned @ \"pkg:golang/github.com"}},
		{"no identifier", "      \"cpe\": \"cpe:2.3:a:shopspring:decimal:1.4.0:*:*:*:*:go:*:*\",\n      \"purl\": \"pkg:golang/github.com/shopspring/decimal@v1.4.0\",\n", "", []string{"no-identifier @ \"github.com/shopspring/decimal\"", "component-not-allowed @ \"github.com/shopspring/decimal\""}},
		{"CPE with too few parts", "decimal:1.4.0:*:*:*:*:go:*:*", "decimal:1.4.0", []string{"cpe-invalid @ \"cpe:2.3"}},
		{"CPE of any version", "decimal:1.4.0:*", "decimal:*:*", []string{"cpe-wildcard-version @ \"cpe:2.3"}},
		{"image by a tag", "      \"purl\": \"pkg:oci/debian@sha256%3A5b1c0e9f8a7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3?repository_url=registry.payments.internal%2Fbase%2Fdebian&tag=12.11-slim\",\n      \"hashes\": [\n        {\"alg\": \"SHA-256\", \"content\": \"5b1c0e9f8a7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3\"}\n      ],\n", "      \"purl\": \"pkg:oci/debian@12.11-slim?repository_url=registry.payments.internal%2Fbase%2Fdebian\",\n", []string{"container-not-by-digest @ \"12.11-slim\""}},
		{"banned", "pkg:golang/github.com/shopspring/decimal@v1.4.0\"", "pkg:golang/github.com/shopspring/decimal@v1.2.0\"", []string{"component-banned @ \"pkg:golang/github.com", "purl-version-mismatch @ \"pkg:golang/github.com"}},
		{"not allowed", "pkg:golang/github.com/shopspring/decimal@v1.4.0\"", "pkg:npm/decimal@v1.4.0\"", []string{"component-not-allowed @ \"pkg:npm"}},
		{"end of life", "pkg:golang/github.com/shopspring/decimal@v1.4.0\"", "pkg:golang/github.com/gorilla/decimal@v1.4.0\"", []string{"eol @ \"pkg:golang/github.com/gorilla"}},
		{"internal name from outside", "pkg:golang/github.com/shopspring/decimal@v1.4.0\"", "pkg:golang/payments.internal/decimal@v1.4.0\"", []string{"internal-name-from-public @ \"pkg:golang/payments.internal/decimal"}},
		{"other host", "https://proxy.golang.org/github.com/shopspring", "https://mirror.invalid/github.com/shopspring", []string{"source-not-allowed @ \"https://mirror"}},

		// Integrity and origin.
		{"digest too short", "\"3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d\"", "\"3f1b6c0a9d2e47586b7f8091a2b3c4d5\"", []string{"hash-length @ \"3f1b6c0a"}},
		{"digest of nothing", "3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", []string{"hash-degenerate @ \"e3b0"}},
		{"digest of another package", "3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d", "5b1c0e9f8a7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3", []string{"hash-degenerate @ »\"5b1c0e9f8a7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3\"}\n      ],\n      \"licenses\": [{\"expression"}},
		{"no SHA-512 of what is delivered", "\"SHA-512\", \"content\": \"0a1b", "\"SHA3-512\", \"content\": \"0a1b", []string{"hash-sha512-deployable @ \"github.com/shopspring/decimal\""}},
		{"no distribution", "\"type\": \"distribution\",\n          \"url\": \"https://proxy", "\"type\": \"other\",\n          \"url\": \"https://proxy", []string{"hash-sha512-deployable @ \"github.com/shopspring/decimal\""}},
		{"unencrypted", "https://proxy.golang.org/github.com/shopspring", "http://proxy.golang.org/github.com/shopspring", []string{"ref-insecure-url @ \"http://proxy"}},
		{"credential in an address", "https://github.com/shopspring/decimal.git", "https://ci:kX9vQ2mZr7Lw@github.com/shopspring/decimal.git", []string{"ref-credentials @ \"https://ci"}},
		{"token in an address", "https://payments.internal/ledger\"],\n      \"contact\"", "https://payments.internal/ledger?access_token=kX9vQ2mZr7Lw\"],\n      \"contact\"", []string{"ref-credentials @ [»\"https://payments.internal/ledger?"}},

		// The graph.
		{"two elements with one reference", "\"bom-ref\": \"base-image\"", "\"bom-ref\": \"decimal\"", []string{
			"ref-duplicate @ \"decimal\",\n      \"type\": \"container\"", "ref-dangling @ \"base-image\", \"ledger\"]", "ref-dangling @ \"base-image\", \"dependsOn\"", "ref-dangling @ \"base-image\"]",
		}},
		{"reference to nothing", "\"dependsOn\": [\"decimal\", \"base-image\", \"ledger\"]", "\"dependsOn\": [\"decimal\", \"base-image\", \"ledgr\"]", []string{"ref-dangling @ \"ledgr\""}},
		{"composition of nothing", "\"dependencies\": [\"ledger-client\", \"decimal\", \"base-image\"]", "\"dependencies\": [\"ledger-client\", \"decimal\", \"base-image\", \"gone\"]", []string{"ref-dangling @ \"gone\""}},
		{"link to another document", "\"base-image\", \"ledger\"]", "\"base-image\", \"ledger\", \"urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#x\"]", []string{"bomlink-unresolved @ \"urn:cdx"}},
		{"two entries", "{\"ref\": \"decimal\", \"dependsOn\": []},", "{\"ref\": \"decimal\", \"dependsOn\": []}, {\"ref\": \"decimal\", \"dependsOn\": [\"base-image\"]},", []string{"dep-entry-duplicate @ {\"ref\": »\"decimal\", \"dependsOn\": [\"base-image\"]"}},
		{"depends on itself", "{\"ref\": \"decimal\", \"dependsOn\": []}", "{\"ref\": \"decimal\", \"dependsOn\": [\"decimal\"]}", []string{"dep-self @ [»\"decimal\"]"}},
		{"circle", "{\"ref\": \"decimal\", \"dependsOn\": []}", "{\"ref\": \"decimal\", \"dependsOn\": [\"ledger-client\"]}", []string{"dep-cycle @ {\"ref\": »\"ledger-client\""}},
		{"no dependencies", "\"dependsOn\": [\"decimal\", \"base-image\", \"ledger\"]", "\"dependsOn\": []", []string{"dep-missing @ \"dependencies\": [\n    {\"ref\": \"ledger-client\""}},
		{"root without dependencies", "\"dependsOn\": [\"decimal\", \"base-image\", \"ledger\"]},\n    {\"ref\": \"decimal\", \"dependsOn\": []}", "\"dependsOn\": []},\n    {\"ref\": \"decimal\", \"dependsOn\": [\"base-image\"]}", []string{"root-is-leaf @ \"ledger-client\",\n      \"version\""}},
		{"component that nothing leads to", "\"dependsOn\": [\"decimal\", \"base-image\", \"ledger\"]", "\"dependsOn\": [\"base-image\", \"ledger\"]", []string{"dep-unreachable @ \"decimal\",\n      \"type\""}},
		{"component without an entry", ",\n    {\"ref\": \"base-image\", \"dependsOn\": []}", "", []string{"dep-incomplete @ \"base-image\",\n      \"type\""}},
		{"no compositions", ",\n  \"compositions\": [\n    {\"aggregate\": \"complete\", \"dependencies\": [\"ledger-client\", \"decimal\", \"base-image\"]}\n  ]", "", []string{"compositions-missing @ \"bomFormat\""}},

		// Licences.
		{"no licence", "      \"licenses\": [{\"license\": {\"id\": \"MIT\", \"acknowledgement\": \"concluded\"}}],\n", "", []string{"lic-missing @ \"github.com/shopspring/decimal\"", "lic-not-allowed @ \"github.com/shopspring/decimal\""}},
		{"licence by a name", "\"license\": {\"id\": \"MIT\"", "\"license\": {\"name\": \"MIT License\"", []string{"lic-not-spdx @ \"MIT License\"", "lic-not-allowed @ \"MIT License\""}},
		{"deprecated id", "\"license\": {\"id\": \"MIT\"", "\"license\": {\"id\": \"GPL-2.0\"", []string{"lic-deprecated-id @ \"GPL-2.0\"", "lic-not-allowed @ \"GPL-2.0\""}},
		{"denied", "\"license\": {\"id\": \"MIT\"", "\"license\": {\"id\": \"AGPL-3.0-only\"", []string{"lic-denied @ \"AGPL", "lic-not-allowed @ \"AGPL"}},
		{"denied in every alternative", "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT", "AGPL-3.0-only AND MIT", []string{"lic-denied @ \"AGPL", "lic-not-allowed @ \"AGPL"}},
		{"denied in one alternative", "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT", "AGPL-3.0-only OR MIT", nil},
		{"no expression", "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT", "GPL-2.0-only, MIT", []string{"lic-not-spdx @ \"GPL-2.0-only, MIT", "lic-not-allowed @ \"GPL-2.0-only, MIT"}},
		{"licence that is not given", "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT", "MIT OR LicenseRef-own", []string{"lic-ref-undefined @ \"MIT OR"}},
		{"nobody says so", "{\"id\": \"MIT\", \"acknowledgement\": \"concluded\"}", "{\"id\": \"MIT\"}", []string{"lic-ack-missing @ \"MIT\"}"}},

		// People.
		{"no producer", "      \"manufacturer\": {\"name\": \"The decimal authors\", \"url\": [\"https://github.com/shopspring/decimal\"]},\n", "", []string{"producer-missing @ \"github.com/shopspring/decimal\""}},
		{"no supplier", "      \"supplier\": {\"name\": \"The decimal authors\"},\n", "", []string{"supplier-missing @ \"github.com/shopspring/decimal\""}},
		{"no file name", "        {\"name\": \"bsi:component:filename\", \"value\": \"decimal-v1.4.0.zip\"},\n", "", []string{"bsi-filename @ \"github.com/shopspring/decimal\""}},
		{"executable in other words", "\"value\": \"non-executable\"},\n        {\"name\": \"bsi:component:archive\", \"value\": \"archive\"},\n        {\"name\": \"bsi:component:structured\", \"value\": \"structured\"}\n      ]\n    },", "\"value\": \"no\"},\n        {\"name\": \"bsi:component:archive\", \"value\": \"archive\"},\n        {\"name\": \"bsi:component:structured\", \"value\": \"structured\"}\n      ]\n    },", []string{"bsi-executable @ \"no\""}},
		{"archive twice", "{\"name\": \"bsi:component:filename\", \"value\": \"decimal-v1.4.0.zip\"},", "{\"name\": \"bsi:component:filename\", \"value\": \"decimal-v1.4.0.zip\"}, {\"name\": \"bsi:component:archive\", \"value\": \"no archive\"},", []string{"bsi-archive @ \"archive\"},\n        {\"name\": \"bsi:component:structured\", \"value\": \"structured\"}\n      ]\n    },"}},
		{"structured in capitals", "\"structured\"}\n      ]\n    },", "\"Structured\"}\n      ]\n    },", []string{"bsi-structured @ \"Structured\""}},

		// Several components: nothing leads to the one that is put there.
		{"the same component again", beforeDecimal, again(`"version": "v1.4.0",`, "pkg:golang/github.com/shopspring/decimal@v1.4.0", sameDigest, "library"), []string{
			"duplicate @ \"github.com/shopspring/decimal\",\n      \"version\"", "dep-incomplete @ \"again\"", "dep-unreachable @ \"again\"",
		}},
		{"another version of it", beforeDecimal, again(`"version": "v1.3.0",`, "pkg:golang/github.com/shopspring/decimal@v1.3.0", otherDigest, "library"), []string{
			"multi-version @ \"v1.3.0\"", "dep-incomplete @ \"again\"", "dep-unreachable @ \"again\"",
		}},
		{"another digest of the same release", beforeDecimal, again(`"version": "1.4.0",`, "pkg:golang/github.com/shopspring/decimal@v1.4.0", otherDigest, "library"), []string{
			"hash-conflict @ »\"3f1b", "multi-version @ \"1.4.0\"", "dep-incomplete @ \"again\"", "dep-unreachable @ \"again\"",
		}},
		{"range of what is delivered", beforeDecimal, again(`"versionRange": "vers:golang/>=1.4.0",`, "pkg:golang/github.com/shopspring/decimal", otherDigest, "library"), []string{
			"external-range @ \"vers:golang", "component-banned @ \"pkg:golang/github.com/shopspring/decimal\",", "schema @ \"vers:golang", "dep-incomplete @ \"again\"", "dep-unreachable @ \"again\"",
		}},

		// Vulnerabilities.
		{"serious", "\"compositions\"", vulnerability(`"ratings": [{"severity": "critical"}], "affects": [{"ref": "decimal"}]`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vuln-threshold @ \"CVE"}},
		{"serious by its score", "\"compositions\"", vulnerability(`"ratings": [{"score": 8.1}], "affects": [{"ref": "decimal"}]`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vuln-threshold @ \"CVE"}},
		{"of unknown severity", "\"compositions\"", vulnerability(`"affects": [{"ref": "decimal"}]`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vuln-threshold @ \"CVE"}},
		{"serious and not affected", "\"compositions\"", vulnerability(`"ratings": [{"severity": "critical"}], "affects": [{"ref": "decimal"}], "analysis": {"state": "not_affected", "justification": "code_not_reachable"}`), []string{"has-vulnerabilities @ \"vulnerabilities\""}},
		{"not affected for no reason", "\"compositions\"", vulnerability(`"ratings": [{"severity": "low"}], "affects": [{"ref": "decimal"}], "analysis": {"state": "not_affected"}`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vex-unjustified @ \"not_affected\""}},
		{"affected and nothing is done", "\"compositions\"", vulnerability(`"ratings": [{"severity": "low"}], "affects": [{"ref": "decimal"}], "analysis": {"state": "exploitable"}`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vex-unjustified @ \"exploitable\""}},
		{"affects nothing that is there", "\"compositions\"", vulnerability(`"ratings": [{"severity": "low"}], "affects": [{"ref": "gone"}]`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vex-dangling @ \"gone\""}},
		{"about everything", "\"compositions\"", vulnerability(`"analysis": {"state": "not_affected", "justification": "code_not_reachable"}`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vex-overbroad @ \"not_affected\""}},
		{"in triage for long", "\"compositions\"", vulnerability(`"ratings": [{"severity": "low"}], "affects": [{"ref": "decimal"}], "analysis": {"state": "in_triage", "firstIssued": "2026-01-01T00:00:00Z"}`), []string{"has-vulnerabilities @ \"vulnerabilities\"", "vex-stale @ \"in_triage\""}},
		{"malicious", "\"compositions\"", `"vulnerabilities": [{"id": "MAL-2026-1", "affects": [{"ref": "decimal"}]}],
  "compositions"`, []string{"has-vulnerabilities @ \"vulnerabilities\"", "vuln-malicious @ \"MAL"}},
	},

	"ledger-client.cdx.xml": {
		{"comment", "<metadata>", "<!-- a comment --><metadata>", nil},
		{"no timestamp", "    <timestamp>2026-06-29T08:15:00Z</timestamp>\n", "", []string{"timestamp @ metadata>\n    <lifecycles"}},
		{"serial number is no UUID", "urn:uuid:6f1e2b74-5f0c-4c1e-9a53-0e7d2c9b8a41", "3", []string{"serial @ 3\" version", "schema @ 3\" version"}},
		{"range", "<version>v1.4.0</version>", "<version>^1.4.0</version>", []string{"version-range @ ^1.4.0<"}},
		{"floating", "<version>v1.4.0</version>", "<version>latest</version>", []string{"version-floating @ latest<"}},
		{"other version in the package URL", "decimal@v1.4.0<", "decimal@v1.4.1<", []string{"purl-version-mismatch @ pkg:golang/github.com"}},
		{"digest too short", ">3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d<", ">3f1b6c0a9d2e47586b7f8091a2b3c4d5<", []string{"hash-length @ 3f1b6c0a"}},
		{"unencrypted", "https://proxy.golang.org/github.com/shopspring", "http://proxy.golang.org/github.com/shopspring", []string{"ref-insecure-url @ http://proxy"}},
		{"reference to nothing", "<dependency ref=\"ledger\">", "<dependency ref=\"ledgr\">", []string{"ref-dangling @ ledgr\""}},
		{"denied", "<id>MIT</id>", "<id>AGPL-3.0-only</id>", []string{"lic-denied @ AGPL", "lic-not-allowed @ AGPL"}},
		{"no file name", "        <property name=\"bsi:component:filename\">decimal-v1.4.0.zip</property>\n", "", []string{"bsi-filename @ <name>»github.com/shopspring/decimal<"}},
	},
}

// subjectInSPDX is the document from its first package on, and dependencyInSPDX from its second.
const subjectInSPDX = `##### The subject
PackageName: ledger-client
SPDXID: SPDXRef-ledger-client
PackageVersion: 2.4.1
PackageFileName: ledger-client
PackageSupplier: Organization: Payments platform
PackageOriginator: Organization: Payments platform (ledger@payments.internal)
PackageDownloadLocation: git+https://git.payments.internal/ledger-client@0f1e2d3c4b5a69788796a5b4c3d2e1f001122334
FilesAnalyzed: false
PackageLicenseConcluded: Apache-2.0
PackageLicenseDeclared: Apache-2.0
PackageCopyrightText: <text>Copyright the authors of ledger-client</text>
PrimaryPackagePurpose: APPLICATION
ExternalRef: PACKAGE-MANAGER purl pkg:golang/payments.internal/ledger-client@2.4.1

##### What it is made of
`

const dependencyInSPDX = `PackageName: github.com/shopspring/decimal
SPDXID: SPDXRef-decimal
PackageVersion: v1.4.0
PackageFileName: decimal-v1.4.0.zip
PackageSupplier: Organization: The decimal authors
PackageOriginator: Organization: The decimal authors
PackageDownloadLocation: https://proxy.golang.org/github.com/shopspring/decimal/@v/v1.4.0.zip
FilesAnalyzed: false
PackageChecksum: SHA256: 3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d
PackageLicenseConcluded: MIT
PackageLicenseDeclared: MIT
PackageCopyrightText: <text>Copyright the decimal authors</text>
PrimaryPackagePurpose: LIBRARY
ExternalRef: PACKAGE-MANAGER purl pkg:golang/github.com/shopspring/decimal@v1.4.0
ExternalRef: SECURITY cpe23Type cpe:2.3:a:shopspring:decimal:1.4.0:*:*:*:*:go:*:*

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-ledger-client
Relationship: SPDXRef-ledger-client DEPENDS_ON SPDXRef-decimal
Relationship: SPDXRef-decimal DEPENDS_ON NONE
`

var spdxMutations = map[string][]mutation{
	"ledger-client.spdx": {
		{"comment", "DocumentName: ledger-client\n", "# A comment\nDocumentName: ledger-client\n", nil},
		{"description", "PackageName: ledger-client\n", "PackageName: ledger-client\nPackageSummary: <text>Calls\nthe ledger.</text>\n", nil},
		{"other licence of the data", "DataLicense: CC0-1.0", "DataLicense: MIT", []string{"data-licence @ MIT\nSPDXID"}},
		{"namespace with a fragment", "ledger-client-2.4.1-6f1e2b74", "ledger-client#2.4.1", []string{"serial @ https://payments.internal/sbom"}},
		{"only a tool made it", "Creator: Organization: Payments platform (ledger@payments.internal)\n", "", []string{"author @ Creator: Tool", "author-contact @ Creator: Tool"}},
		{"tool without a version", "Tool: cyclonedx-gomod-1.9.0", "Tool: cyclonedx-gomod", []string{"tool-version @ Tool: cyclonedx-gomod"}},
		{"stage is not told", "CreatorComment: <text>Made by the build.</text>\n", "", []string{"generation-context @ Creator: Organization"}},
		{"timestamp in another form", "Created: 2026-06-29T08:15:00Z", "Created: 29 June 2026", []string{"timestamp @ 29 June", "spdx-schema @ 29 June"}},
		{"what it describes is not told", "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-ledger-client\n", "", []string{
			"root-missing @ SPDXVersion", "hash-missing @ ledger-client\nSPDXID: SPDXRef-ledger-client", "internal-name-from-public @ pkg:golang/payments",
		}},
		{"range", "PackageVersion: v1.4.0", "PackageVersion: ~> 1.4", []string{"version-range @ ~> 1.4"}},
		{"floating", "PackageVersion: v1.4.0", "PackageVersion: master", []string{"version-floating @ master"}},
		{"no version", "PackageVersion: v1.4.0\n", "", []string{"version-missing @ github.com/shopspring/decimal\nSPDXID"}},
		{"other version in the package URL", "decimal@v1.4.0", "decimal@v1.4.1", []string{"purl-version-mismatch @ pkg:golang/github.com"}},
		{"digest too short", "SHA256: 3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d", "SHA256: 3f1b6c0a9d2e47586b7f8091a2b3c4d5", []string{"hash-length @ 3f1b6c0a"}},
		{"broken algorithm only", "SHA256: 3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d", "SHA1: 3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819", []string{"hash-weak-only @ 3f1b6c0a"}},
		{"no digest", "PackageChecksum: SHA256: 3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d\n", "", []string{"hash-missing @ github.com/shopspring/decimal\nSPDXID"}},
		{"unencrypted", "https://proxy.golang.org", "http://proxy.golang.org", []string{"ref-insecure-url @ http://proxy"}},
		{"nothing to download", "https://proxy.golang.org/github.com/shopspring/decimal/@v/v1.4.0.zip", "NOASSERTION", []string{"ref-distribution-missing @ NOASSERTION"}},
		{"licence that is not given", "PackageLicenseDeclared: MIT\n", "PackageLicenseDeclared: LicenseRef-own\n", []string{"lic-ref-undefined @ LicenseRef-own", "lic-declared-concluded @ MIT\nPackageLicenseDeclared"}},
		{"declared and concluded contradict", "PackageLicenseDeclared: MIT\n", "PackageLicenseDeclared: ISC\n", []string{"lic-declared-concluded @ MIT\nPackageLicenseDeclared"}},
		{"licence declared unknown", "PackageLicenseConcluded: MIT\nPackageLicenseDeclared: MIT\n", "PackageLicenseConcluded: NOASSERTION\nPackageLicenseDeclared: NOASSERTION\n", []string{"lic-not-allowed @ NOASSERTION\nPackageLicenseDeclared"}},
		{"relationship to nothing", "Relationship: SPDXRef-decimal DEPENDS_ON NONE", "Relationship: SPDXRef-decimal DEPENDS_ON SPDXRef-gone", []string{"ref-dangling @ SPDXRef-gone"}},
		{"producer without a prefix", "PackageOriginator: Organization: The decimal authors", "PackageOriginator: The decimal authors", []string{"spdx-schema @ The decimal authors\nPackageDownload"}},
		{"no producer", "PackageOriginator: Organization: The decimal authors\n", "", []string{"producer-missing @ github.com/shopspring/decimal\nSPDXID"}},
		{"the subject alone", dependencyInSPDX, "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-ledger-client\n", []string{
			"dep-incomplete @ SPDXRef-ledger-client\nPackageVersion",
		}},
		{"nothing at all", subjectInSPDX + dependencyInSPDX, "", []string{"no-components @ SPDXVersion"}},
		{"not allowed", "pkg:golang/github.com/shopspring/decimal@v1.4.0", "pkg:npm/decimal@v1.4.0", []string{"component-not-allowed @ pkg:npm"}},
	},
}
