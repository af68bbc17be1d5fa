//go:build unix

package main

import (
	"strings"
)

// Documents of each kind, each with one finding of high severity. The constants …Rest and …Flow are the text after the key by
// which sealint recognises the kind, as YAML and as a JSON object.
const (
	contractRest = "info: {title: parcels, version: \"1.0.0\"}\nservers: [{url: \"http://parcels.acme.test/v1\"}]\npaths: {}\n"
	manifestRest = "kind: Integration\nmetadata: {name: parcels}\nspec: {transport: {endpoints: [\"http://parcels.acme.test/v1\"]}}\n"
	contract30   = "openapi: 3.0.3\n" + contractRest
	manifestV1   = "apiVersion: sealint/v1\n" + manifestRest

	contractFlow = `"info": {"title": "parcels", "version": "1.0.0"}, "servers": [{"url": "http://parcels.acme.test/v1"}], "paths": {}}`
	manifestFlow = `"kind": "Integration", "metadata": {"name": "parcels"}, "spec": {"transport": {"endpoints": ["http://parcels.acme.test/v1"]}}}`
	contractJSON = `{"openapi": "3.0.3", ` + contractFlow
	manifestJSON = `{"apiVersion": "sealint/v1", ` + manifestFlow

	cyclonedxRest = `"specVersion": "1.5", "version": 1, "components": [{"type": "library", "name": "left-pad", "version": "^1.3.0"}]}`
	cyclonedxJSON = `{"bomFormat": "CycloneDX", ` + cyclonedxRest
	cyclonedxXML  = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><components><component type="library"><name>left-pad</name><version>^1.3.0</version></component></components></bom>`
	spdxRest      = `"dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "parcels", "documentNamespace": "https://parcels.acme.test/spdx/1", ` +
		`"creationInfo": {"created": "2026-06-01T00:00:00Z", "creators": ["Tool: maker-1.0"]}, ` +
		`"packages": [{"SPDXID": "SPDXRef-a", "name": "left-pad", "versionInfo": "^1.3.0", "downloadLocation": "NOASSERTION"}]}`
	spdxJSON = `{"spdxVersion": "SPDX-2.3", ` + spdxRest
	spdxTag  = "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: parcels\n" +
		"DocumentNamespace: https://parcels.acme.test/spdx/1\nCreator: Tool: maker-1.0\nCreated: 2026-06-01T00:00:00Z\n" +
		"PackageName: left-pad\nSPDXID: SPDXRef-a\nPackageVersion: ^1.3.0\nPackageDownloadLocation: NOASSERTION\n"
)

// indent puts the text by before each line.
func indent(by, text string) string {
	return by + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+by) + "\n"
}

func kindRows() subject {
	swagger := "swagger: '2.0'\ninfo: {title: parcels, version: \"1.0.0\"}\nhost: parcels.acme.test\nschemes: [http]\npaths: {}\n"
	return subject{
		name: "What is a document",
		about: "The keys of a file, as a parser reads them, say what kind of document it is. The name of the file and the look of its lines\n" +
			"do not matter. So a file is of the same kind on the command line and in a folder.",
		rows: []situation{
			{
				when: "a document in which every line is indented",
				files: files{
					"one.yaml": indent(" ", contract30), "two.openapi.yaml": indent("  ", contract30), "four.yml": indent("    ", contract30),
					"swagger.yaml": indent("  ", swagger), "manifest.integration.yaml": indent("  ", manifestV1), "other.yaml": indent("   ", manifestV1),
					"comment.yaml": "# A comment.\n\n" + indent("  ", contract30), "directive.yaml": "%YAML 1.2\n---\n" + indent("  ", contract30),
					"start.yaml": "---\n" + indent("  ", contract30), "windows.yaml": strings.ReplaceAll(indent("  ", contract30), "\n", "\r\n"),
					"mark.yaml": "\ufeff" + indent("  ", contract30), "blank.yaml": "\n\n   \n" + indent("  ", contract30),
					"wide.yaml": indent(strings.Repeat(" ", 40), contract30), "comments.yaml": indent("  ", "# A comment.\n"+contract30),
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a contract that begins on the line of `---`, or is written in braces (a YAML flow mapping)",
				files: files{
					"line.yaml": "--- {openapi: 3.0.3, " + strings.ReplaceAll(strings.TrimSpace(contractRest), "\n", ", ") + "}\n",
					"json.yaml": "--- " + contractJSON + "\n", "tag.yaml": "--- !!map\n" + contract30, "tagged.yaml": "--- !!map " + contractJSON + "\n",
					"anchor.yaml": "--- &all\n" + contract30, "comment.yaml": "--- # the contract\n" + contract30, "directive.yaml": "%YAML 1.2\n--- " + contractJSON,
					"flow.yaml":      "{\n  openapi: 3.0.3,\n  " + strings.ReplaceAll(strings.TrimSpace(contractRest), "\n", ",\n  ") + "\n}\n",
					"commented.yaml": "{ # a comment\n  openapi: 3.0.3, # another\n  " + strings.ReplaceAll(strings.TrimSpace(contractRest), "\n", ",\n  ") + ",\n}\n",
					"later.yaml":     "# A comment.\n---\n\n# Another.\n" + contract30, "end.yaml": contract30 + "...\n", "spaces.yaml": "---   \n" + contract30,
					"deep.yaml": indent("      ", contractJSON), "manifest.yaml": "--- " + manifestJSON + "\n", "tab.yaml": "---\t" + contractJSON + "\n",
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a contract whose first key is written in a rare YAML form: with an anchor, a tag, quotes, escapes, an alias or `?`, or as a block of text",
				files: files{
					"anchored.yaml": "&x openapi: 3.0.3\n" + contractRest, "tagged.yaml": "!!str openapi: 3.0.3\n" + contractRest,
					"nonspecific.yaml": "! openapi: 3.0.3\n" + contractRest, "verbatim.yaml": "!<tag:yaml.org,2002:str> openapi: 3.0.3\n" + contractRest,
					"both.yaml": "&x !!str \"openapi\": 3.0.3\n" + contractRest, "turned.yaml": "!!str &x openapi: 3.0.3\n" + contractRest,
					"single.yaml": "'openapi': 3.0.3\n" + contractRest, "double.yaml": "\"openapi\": 3.0.3\n" + contractRest,
					"u.yaml": "\"open\\u0061pi\": 3.0.3\n" + contractRest, "x.yaml": "\"open\\x61pi\": 3.0.3\n" + contractRest,
					"U.yaml": "\"\\U0000006fpenapi\": 3.0.3\n" + contractRest, "all.yaml": "\"\\x6f\\x70\\x65\\x6e\\x61\\x70\\x69\": 3.0.3\n" + contractRest,
					"continued.yaml": "? \"open\\\n  api\"\n: 3.0.3\n" + contractRest,
					"alias.yaml":     "x-key: &k openapi\n*k : 3.0.3\n" + contractRest,
					"folded.yaml":    "? >-\n  openapi\n: 3.0.3\n" + contractRest, "literal.yaml": "? |-\n  openapi\n: 3.0.3\n" + contractRest,
					"explicit.yaml": "? openapi\n: 3.0.3\n" + contractRest, "quoted.yaml": "? \"openapi\"\n: 3.0.3\n" + contractRest,
					"named.yaml": "? &x openapi\n: 3.0.3\n" + contractRest, "late.yaml": "?\n  openapi\n: 3.0.3\n" + contractRest,
					"space.yaml": "openapi   : 3.0.3\n" + contractRest, "swagger.yaml": strings.Replace(swagger, "swagger", "\"sw\\u0061gger\"", 1),
					"old.yaml": strings.Replace(swagger, "swagger", "&s swagger", 1), "flow.yaml": `{"open\x61pi": 3.0.3, ` + contractFlow,
					"pair.yaml": `{? openapi : 3.0.3, ` + contractFlow, "deep.yaml": indent("  ", "&x !!str openapi: 3.0.3\n"+contractRest),
					"comment.yaml": "? # the key\n  openapi\n: # the value\n  3.0.3\n" + contractRest,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a contract whose version is written in a rare YAML form, is on the next line, or comes from a merge key (`<<`)",
				files: files{
					"escaped.yaml": "openapi: \"\\x33.0.3\"\n" + contractRest, "anchored.yaml": "openapi: &v 3.0.3\n" + contractRest,
					"tagged.yaml": "openapi: !!str 3.0.3\n" + contractRest, "folded.yaml": "openapi: >-\n  3.0.3\n" + contractRest,
					"literal.yaml": "openapi: |-\n  3.0.3\n" + contractRest, "alias.yaml": "x-v: &v 3.0.3\nopenapi: *v\n" + contractRest,
					"below.yaml": "openapi:\n  3.0.3\n" + contractRest, "comment.yaml": "openapi: # the version\n  3.0.3\n" + contractRest,
					"single.yaml": "openapi: '3.0.3'\n" + contractRest, "both.yaml": "openapi: !!str &v \"3.0.3\"\n" + contractRest,
					"merge.yaml": "x-base: &base {openapi: 3.0.3}\n<<: *base\n" + contractRest, "list.yaml": "x-base: &base {openapi: 3.0.3}\n<<: [*base]\n" + contractRest,
					"inline.yaml": "<<: {openapi: 3.0.3}\n" + contractRest,
					"twice.yaml":  "x-a: &a {openapi: 3.0.3}\nx-b: &b {<<: *a}\n<<: *b\n" + contractRest,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a manifest whose keys or values are written in a rare YAML or JSON form",
				files: files{
					"escaped.yaml": "\"api\\x56ersion\": sealint/v1\n" + manifestRest, "anchored.yaml": "&v apiVersion: sealint/v1\n" + manifestRest,
					"tagged.integration.yaml": "!!str apiVersion: sealint/v1\n" + manifestRest, "folded.yaml": "? >-\n  apiVersion\n: sealint/v1\n" + manifestRest,
					"value.yaml": "apiVersion: \"sealint\\x2fv1\"\n" + manifestRest, "slash.yaml": "apiVersion: \"sealint\\/v1\"\n" + manifestRest,
					"alias.yaml": "metadata: {name: parcels, labels: {v: &v sealint/v1}}\napiVersion: *v\n" + strings.Replace(manifestRest, "metadata: {name: parcels}\n", "", 1),
					"last.yaml":  manifestRest + "apiVersion: sealint/v1\n", "kind.yaml": strings.Replace(manifestV1, "Integration", "\"Integr\\u0061tion\"", 1),
					"below.yaml": "apiVersion:\n  sealint/v1\n" + manifestRest, "json.json": `{"api\u0056ersion": "sealint\/v1", ` + manifestFlow,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a JSON document with escapes in its keys, with its keys in any order, with a byte order mark, or in a file named `.yaml`",
				files: files{
					"escaped.json": `{"open\u0061pi": "3.0.3", ` + contractFlow, "first.json": `{"\u006fpenapi": "3.0.3", ` + contractFlow,
					"value.json": `{"openapi": "\u0033.0.3", ` + contractFlow, "mark.json": "\ufeff" + contractJSON,
					"last.json":      `{` + strings.TrimSuffix(contractFlow, "}") + `, "openapi": "3.0.3"}`,
					"client.json":    `{"bom\u0046ormat": "CycloneDX", ` + cyclonedxRest,
					"spdx.json":      `{"spdx\u0056ersion": "SPDX-2.3", ` + spdxRest,
					"surrogate.yaml": strings.Replace(contractJSON, "parcels", `\ud83d\udce6 parcels`, 1), "slash.yaml": strings.Replace(contractJSON, "http://parcels", `http:\/\/parcels`, 1),
					"nonchar.json": strings.Replace(contractJSON, "parcels", "parcels \uffff", 1), "escapednonchar.json": strings.Replace(contractJSON, "parcels", `parcels \uffff`, 1),
					"blank.json": "\n\n\t " + contractJSON + "\n\n", "upper.JSON": contractJSON,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a YAML contract with the escape `\\/`, or with a block of text that begins with a tab",
				files: files{
					"slash.yaml": "openapi: 3.0.3\n" + strings.Replace(contractRest, "http://parcels", `http:\/\/parcels`, 1),
					"tab.yaml":   "openapi: 3.0.3\n" + strings.Replace(contractRest, "info: {title: parcels, version: \"1.0.0\"}", "info:\n  title: parcels\n  version: 1.0.0\n  description: |\n    \tindented by a tab\n    and not", 1),
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a contract whose key `openapi` comes after 64 KB of comments, other keys or text",
				files: files{
					"comments.yaml": strings.Repeat("# A long introduction that says nothing of the contract.\n", 2000) + contract30,
					"last.yaml":     "x-notes:\n" + strings.Repeat("  - a note that says nothing of the contract\n", 2000) + contractRest + "openapi: 3.0.3\n",
					"last.json":     `{"x-notes": "` + strings.Repeat("nothing ", 10000) + `", ` + strings.TrimSuffix(contractFlow, "}") + `, "openapi": "3.0.3"}`,
					"blank.yaml":    strings.Repeat("\n", 70000) + contract30,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a document with an unusual file name, or with a file name without extension",
				files: files{
					"openapi": contract30, "swagger": swagger, "contract.txt": contract30, "parcels.openapi": contract30, "CONTRACT.YAML": contract30, "bom": cyclonedxJSON,
					"parcels.openapi.txt": indent("  ", contract30), "openapi.yaml.orig": contract30, "sbom": spdxTag, "a.cdx": cyclonedxJSON, "a.spdx": spdxTag,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "an SBOM that begins with comments, blank lines or other keys, or whose XML elements have a namespace prefix",
				files: files{
					"comment.xml":  "<?xml version=\"1.0\"?>\n<!-- a comment with <bom> in it -->\n<?note well?>\n" + cyclonedxXML,
					"prefix.xml":   strings.NewReplacer("xmlns=", "xmlns:c=", "<bom", "<c:bom", "</", "</c:", "<component", "<c:component", "<name", "<c:name", "<version", "<c:version").Replace(cyclonedxXML),
					"mark.xml":     "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>" + cyclonedxXML,
					"comment.spdx": "# An SBOM.\n\n" + spdxTag, "mark.spdx": "\ufeff" + spdxTag, "windows.spdx": strings.ReplaceAll(spdxTag, "\n", "\r\n"),
					"last.cdx.json": `{` + strings.TrimSuffix(cyclonedxRest, "}") + `, "bomFormat": "CycloneDX"}`,
					"schema.json":   `{"$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", ` + strings.TrimPrefix(cyclonedxJSON, "{"),
					"statement.json": `{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "parcels", "digest": {"sha256": "` + strings.Repeat("0", 64) + `"}}], ` +
						`"predicateType": "https://cyclonedx.org/bom", "predicate": ` + cyclonedxJSON + `}`,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "a contract in a file with several YAML documents",
				files: files{
					"before.yaml": contract30 + "---\nother: 1\n", "after.yaml": "other: 1\n---\n" + contract30, "two.yaml": contract30 + "---\n" + contract30,
					"comment.yaml": "# only a comment\n---\n" + contract30, "empty.yaml": "---\n---\n" + contract30, "ended.yaml": "other: 1\n...\n" + contract30,
					"trailing.yaml": contract30 + "---\n", "deep.yaml": "other: 1\n---\n" + indent("  ", contract30), "flow.yaml": "other: 1\n--- " + contractJSON + "\n",
					"escaped.yaml": "other: 1\n---\n\"open\\u0061pi\": 3.0.3\n" + contractRest, "last.yaml": "a: 1\n---\nb: 2\n---\nc: 3\n---\n" + contract30,
					"text.yaml": "just text\n---\n" + contract30, "list.yaml": "- a\n- b\n---\n" + contract30, "broken.yaml": contract30 + "---\n\tx: [\n",
				},
				onCommandLine: endsJudgedOrNot, inFolder: endsJudgedOrNot,
				message: "that a contract must be the only YAML document of its file, and the line of the second document",
			},
			{
				when:     "a file that is not a document, but mentions a key such as `openapi`: settings with comments, a JSON Schema, source code, prose, a template",
				files:    filesThatMentionKeys(),
				inFolder: endsNotPartOfRun,
			},
			{
				when:          "a file that is not a document, on the command line",
				files:         files{"package.json": filesThatMentionKeys()["package.json"], "chart.yaml": "apiVersion: v1\nkind: Deployment\n", "notes.md": "# Notes\n", "pom.xml": "<project/>\n", "list.json": "[1, 2]\n"},
				onCommandLine: endsNotJudged, wantText: []string{`OpenAPI`},
				message: "that the file is neither an OpenAPI contract, an SBOM nor an integration manifest",
			},
		},
	}
}

// filesThatMentionKeys returns files that mention the keys of documents, but are not documents.
func filesThatMentionKeys() files {
	return files{
		".vscode/settings.json": "{\n  // Which files are contracts: \"openapi\": \"3.0.3\"\n  \"yaml.schemas\": {\"https://spec.acme.test/openapi.json\": \"*.openapi.yaml\"},\n  \"sbom.defaults\": {\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\"}, // and SBOMs\n}\n",
		"tsconfig.json":         "{\n  /* \"openapi\": \"3.1.0\" */\n  \"compilerOptions\": {\"strict\": true,},\n}\n",
		"package.json":          `{"name": "x", "openapi": "./api/contract.yaml", "scripts": {"spdxVersion": "echo"}}`,
		"schemas/spdx.json":     `{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://spdx.org/rdf/terms/2.3", "properties": {"spdxVersion": {"type": "string"}}, "required": ["spdxVersion"]}`,
		"schemas/cyclonedx.json": `{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://cyclonedx.org/schema/bom-1.5.schema.json", "properties": ` +
			`{"bomFormat": {"enum": ["CycloneDX"]}, "specVersion": {"type": "string"}}}`,
		"schemas/openapi.yaml":    "$id: https://spec.openapis.org/oas/3.1/schema/2022-10-07\n$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\nproperties:\n  openapi: {type: string, pattern: '^3\\.1\\.\\d+$'}\nrequired: [openapi, info]\n",
		"README.md":               "# Contracts\n\n```yaml\nopenapi: 3.1.0\n```\n\nSPDXVersion: SPDX-2.3 is what an SBOM begins with.\n",
		"api_test.go":             "package api\n\nconst text = `\nopenapi: 3.1.0\ninfo: {title: t}\n`\n\nconst bom = `{\"bomFormat\": \"CycloneDX\"}`\n",
		"openapi.go":              "// Package openapi reads contracts.\npackage openapi\n\nconst key = \"openapi: 3.0.3\"\n",
		"sbom.go":                 "package sbom\n\nvar format = `{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\"}`\n",
		"swagger.py":              "swagger = \"2.0\"\nopenapi = {\"openapi\": \"3.0.3\"}\n",
		"chart/configmap.yaml":    "{{- if .Values.contract }}\ndata:\n  openapi: 3.1.0\n  xmlns: http://cyclonedx.org/schema/bom/1.4\n{{- end }}\n",
		"settings.yaml":           "openapi: {spec: api/contract.yaml, lint: true}\n",
		"generator.yaml":          "generators:\n  - input: api/contract.yaml\n    openapi: 3.0.3\n    bomFormat: CycloneDX\n",
		"deployment.yaml":         "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: openapi}\nspec: {template: {metadata: {annotations: {spdxVersion: SPDX-2.3}}}}\n",
		"catalog-info.yaml":       "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: parcels}\nspec:\n  type: openapi\n  definition: |\n    openapi: 3.0.3\n    info: {title: parcels}\n",
		".github/workflows/a.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          echo 'openapi: 3.0.3' > x.yaml\n",
		"pom.xml":                 "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><!-- http://cyclonedx.org/schema/bom/1.4 --><artifactId>bom</artifactId></project>\n",
		"page.xml":                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>openapi: 3.0.3</body></html>\n",
		"fragment.yaml":           "components:\n  schemas:\n    Parcel: {type: object}\n",
		"overlay.yaml":            "overlay: 1.0.0\ninfo: {title: o, version: 1.0.0}\nactions: []\n",
		"data.json":               `[{"openapi": "3.0.3"}, {"bomFormat": "CycloneDX"}]`,
		"words.yaml":              "- openapi\n- swagger\n- bomFormat\n",
		"empty.json":              "", "empty.yaml": "", "picture.svg": "<svg/>", "blob.bin": "\x00\x01\x02openapi: 3.0.3\n",
		"broken.json": "{\"compilerOptions\": {", "tabs.yaml": "a:\n\tb: 1\n",
	}
}

// nearRows returns the rows about files that are nearly documents.
func nearRows() subject {
	near := func(key, rest string) string { return key + ": 3.0.3\n" + rest }
	pointer := "version https://git-lfs.github.com/spec/v1\noid sha256:" + strings.Repeat("0", 64) + "\nsize 4711\n"
	return subject{
		name: "What is nearly a document",
		about: "A mistake can make a file unrecognisable as a document. If sealint ignored such a file, nobody would notice that it was not\n" +
			"judged. So it is a problem, and the message says what to do.",
		rows: []situation{
			{
				when: "a value that is not a version, such as `openapi: v3.0.3` or `openapi: ${VERSION}`",
				files: files{
					"v.yaml": "openapi: v3.0.3\n" + contractRest, "V.openapi.yaml": "openapi: V3.1\n" + contractRest, "x.yaml": "openapi: x3\n" + contractRest,
					"env.yaml": "openapi: ${VERSION}\n" + contractRest, "make.yaml": "openapi: $(VERSION)\n" + contractRest, "word.yaml": "openapi: three\n" + contractRest,
					"token.yaml": "openapi: __VERSION__\n" + contractRest, "quoted.yaml": "openapi: \"%VERSION%\"\n" + contractRest, "angle.yaml": "openapi: <version>\n" + contractRest,
					"range.yaml": "openapi: ^3.0.3\n" + contractRest, "equal.yaml": "openapi: =3.0.3\n" + contractRest, "v.json": `{"openapi": "v3.0.3", ` + contractFlow,
					"env.json": `{"openapi": "${VERSION}", ` + contractFlow, "swagger.yaml": "swagger: v2.0\n" + contractRest, "deep.yaml": indent("  ", "openapi: v3.0.3\n"+contractRest),
					"empty.yaml": "openapi: ''\n" + contractRest, "null.yaml": "openapi:\n" + contractRest, "true.json": `{"openapi": true, ` + contractFlow,
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged,
				message: "that the value is not a version of OpenAPI, and which versions sealint judges",
			},
			{
				when: "a version that sealint does not support: OpenAPI 3.9, 4.0 and 1.2, CycloneDX 2.0, SPDX 1.2",
				files: files{
					"three.yaml": "openapi: 3.9.0\n" + contractRest, "four.yaml": "openapi: 4.0.0\n" + contractRest, "four.json": `{"openapi": "4.0.0", ` + contractFlow,
					"one.yaml": "swagger: \"1.2\"\n" + contractRest, "one.json": `{"swaggerVersion": "1.2", "swagger": "1.2", ` + contractFlow, "short.yaml": "openapi: 3\n" + contractRest,
					"huge.yaml": "openapi: 30.0.3\n" + contractRest, "old.yaml": "swagger: 2.1\n" + contractRest,
					"two.cdx.json": `{"bomFormat": "CycloneDX", "specVersion": "2.0", "components": []}`, "format.cdx.json": `{"specFormat": "CycloneDX", "specVersion": "2.0"}`,
					"first.xml": `<bom xmlns="http://cyclonedx.org/schema/bom/9.9" version="1"/>`, "old.spdx.json": strings.Replace(spdxJSON, "SPDX-2.3", "SPDX-1.2", 1),
					"new.spdx": strings.Replace(spdxTag, "SPDX-2.3", "SPDX-9.0", 1),
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`(?i)not (supported|judged)|judges|version`},
				message: "which versions sealint judges",
			},
			{
				when: "a misspelt key, or a key with wrong upper and lower case, such as `opeanpi` or `OpenAPI`",
				files: files{
					"a.yaml": near("openAPI", contractRest), "b.yaml": near("OpenAPI", contractRest), "c.yaml": near("OPENAPI", contractRest), "d.yaml": near("openApi", contractRest),
					"e.yaml": near("opeanpi", contractRest), "f.yaml": near("opnapi", contractRest), "g.yaml": near("open-api", contractRest), "h.yaml": near("open_api", contractRest),
					"i.yaml": "Swagger: \"2.0\"\n" + contractRest, "j.yaml": "SWAGGER: \"2.0\"\n" + contractRest, "k.yaml": "swager: \"2.0\"\n" + contractRest,
					"l.json": `{"openAPI": "3.0.3", ` + contractFlow, "m.json": `{"OpenApi": "3.1.0", ` + contractFlow, "n.yaml": indent("  ", near("OpenAPI", contractRest)),
					"o.yaml": near("\"open\\u0041pi\"", contractRest), "p.yaml": near("оpenapi", contractRest), "q.yaml": near("\"openapi \"", contractRest),
					"r.yaml": near("openapi\u200b", contractRest), "s.yaml": near("ｏpenapi", contractRest), "t.yaml": near("&x OpenAPI", contractRest),
					"a.cdx.json": `{"bomformat": "CycloneDX", ` + cyclonedxRest, "b.json": `{"BomFormat": "CycloneDX", ` + cyclonedxRest, "c.json": `{"bomFromat": "CycloneDX", ` + cyclonedxRest,
					"a.spdx.json": `{"spdxversion": "SPDX-2.3", ` + spdxRest, "d.json": `{"SPDXVersion": "SPDX-2.3", ` + spdxRest,
					"u.yaml": "apiversion: sealint/v1\n" + manifestRest, "v.yaml": "ApiVersion: sealint/v1\n" + manifestRest, "w.yaml": "api_version: sealint/v1\n" + manifestRest,
					"x.yaml": "apiVersoin: sealint/v1\n" + manifestRest, "y.json": `{"apiversion": "sealint/v1", ` + manifestFlow, "z.integration.yaml": "APIVersion: sealint/v1\n" + manifestRest,
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`did you mean|openapi|swagger|bomFormat|spdxVersion|apiVersion`},
				message: "which key was probably meant",
			},
			{
				when: "a manifest with another `apiVersion`, without `apiVersion`, or with a misspelt `kind`",
				files: files{
					"nine.yaml": strings.Replace(manifestV1, "v1", "v9", 1), "bare.yaml": strings.Replace(manifestV1, "/v1", "", 1), "near.yaml": strings.Replace(manifestV1, "sealint", "sealnt", 1),
					"none.integration.yaml": manifestRest, "group.integration.yaml": strings.Replace(manifestV1, "sealint/v1", "sealint.acme.test/v1", 1),
					"case.yaml": strings.Replace(manifestV1, "sealint/v1", "Sealint/v1", 1), "lower.yaml": strings.Replace(manifestV1, "Integration", "integration", 1),
					"kind.yaml": strings.Replace(manifestV1, "Integration", "Integraton", 1), "nine.json": strings.Replace(manifestJSON, "v1", "v9", 1),
				},
				onCommandLine: endsJudgedOrNot, inFolder: endsJudgedOrNot,
				message: "that a manifest has `apiVersion: sealint/v1` and `kind: Integration`",
			},
			{
				when: "a file with the name of a document and without content: no bytes, or only spaces, comments, `---` or `null`",
				files: files{
					"a.openapi.yaml": "", "openapi.json": "", "swagger.yaml": " \n\n", "b.openapi.yaml": "# nothing yet\n", "c.openapi.yml": "---\n", "d.openapi.json": "null",
					"client.cdx.json": "", "bom.json": "\n", "bom.xml": "", "sbom.json": "", "e.spdx": "", "e.spdx.json": "\ufeff", "f.integration.yaml": "", "openapi.yaml": "---\n...\n", "OPENAPI.YAML": "",
					"g.openapi.yaml": "~\n",
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`empty|nothing|no value`},
				message: "that the file is empty",
			},
			{
				when: "a Git LFS pointer in a file with the name of a document",
				files: files{
					"a.openapi.yaml": pointer, "openapi.json": pointer, "client.cdx.json": pointer, "bom.xml": pointer, "e.spdx": pointer, "f.integration.yaml": pointer,
					"windows.openapi.yaml": strings.ReplaceAll(pointer, "\n", "\r\n"), "swagger.yml": strings.Replace(pointer, "oid", "ext-0-x sha256:"+strings.Repeat("1", 64)+"\noid", 1),
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`LFS`, `git lfs pull`},
				message: "that the content was not downloaded, and the command that downloads it: `git lfs pull`",
			},
			{
				when:     "a Git LFS pointer in a file with any other name",
				files:    files{"picture.png": pointer, "movie.mp4": pointer},
				inFolder: endsNotPartOfRun,
			},
			{
				when:          "a tracked document that is missing in a sparse checkout",
				needs:         []need{needGit},
				instanceNames: []string{"services/parcels.openapi.yaml", "services/client.cdx.json"},
				files:         files{"good.yaml": goodContract, "services/parcels.openapi.yaml": contract30, "services/client.cdx.json": cyclonedxJSON, "services/notes.md": "x\n"},
				prepare:       func(s *stage) { s.commit(); s.git("sparse-checkout", "set", "--cone", "nothing") },
				inFolder:      endsNotJudged, wantText: []string{`git sparse-checkout`},
				message: "that the sparse checkout left it out, and what to do: `git sparse-checkout disable`, or add the folder",
			},
			{
				when:          "a tracked document that is missing in a sparse checkout with a sparse index",
				needs:         []need{needGit},
				instanceNames: []string{"services/parcels.openapi.yaml"},
				files:         files{"good.yaml": goodContract, "services/parcels.openapi.yaml": contract30},
				prepare: func(s *stage) {
					s.commit()
					s.git("sparse-checkout", "init", "--cone", "--sparse-index")
					s.git("sparse-checkout", "set", "nothing")
				},
				inFolder: endsNotJudged, wantText: []string{`git sparse-checkout`},
				message: "the same",
			},
			{
				when: "a comment, `NaN`, JSONP or JSON5 in a JSON file that has the name or the keys of a document",
				files: files{
					"a.openapi.json": "{\n  // the version\n  \"openapi\": \"3.0.3\", " + contractFlow, "b.openapi.json": strings.Replace(contractJSON, "1.0.0\"", "1.0.0\", \"x-n\": NaN", 1),
					"c.openapi.json": "callback(" + contractJSON + ");", "openapi.json": "{openapi: '3.0.3', " + contractFlow, "d.openapi.json": strings.Replace(contractJSON, "{}}", "{},}", 1),
					"a.cdx.json": "/* made by hand */ " + cyclonedxJSON, "b.cdx.json": strings.Replace(cyclonedxJSON, "1,", "Infinity,", 1),
					"f.openapi.json": strings.Replace(contractJSON, `"paths"`, `'paths'`, 1), "a.integration.json": "// a manifest\n" + manifestJSON,
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged,
				message: "what is not valid JSON, and the line",
			},
		},
	}
}
