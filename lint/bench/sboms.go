package main

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
)

// component is a component of a generated SBOM. Components depend on up to three of those before them.
type component struct {
	name, version, purl, digest, licence string
	on                                   []int
}

// components returns a generator of components: the same ones for the same n.
func components(n int) func(i int) component {
	r := random(n)
	licences := []string{"MIT", "Apache-2.0", "BSD-3-Clause", "ISC"}
	return func(i int) component {
		c := component{name: fmt.Sprintf("package-%d", i), version: fmt.Sprintf("%d.%d.%d", r.IntN(9), r.IntN(30), r.IntN(9)), licence: licences[r.IntN(len(licences))]}
		c.purl = "pkg:npm/" + c.name + "@" + c.version
		c.digest = fmt.Sprintf("%016x%016x%016x%016x", r.Uint64(), r.Uint64(), r.Uint64(), r.Uint64())
		if i > 0 {
			c.on = append(c.on, i-1)
			if i > 10 {
				c.on = append(c.on, i/2, i/3)
			}
		}
		return c
	}
}

func cyclonedxJSON(f *folder, n int) {
	f.text("app.cdx.json", func(w *text) {
		w.add(`{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
"metadata": {"timestamp": "2026-06-01T00:00:00Z", "tools": {"components": [{"type": "application", "name": "bench", "version": "1"}]}, "component": {"type": "application", "bom-ref": "app", "name": "app", "version": "1.0.0", "purl": "pkg:npm/app@1.0.0"}},
"components": [
`)
		next := components(n)
		w.list(n, ",\n", func(i int) {
			c := next(i)
			w.add(` {"type": "library", "bom-ref": "c%d", "name": %q, "version": %q, "purl": %q, "supplier": {"name": "Generated"},
  "licenses": [{"license": {"id": %q}}], "hashes": [{"alg": "SHA-256", "content": %q}]}`, i, c.name, c.version, c.purl, c.licence, c.digest)
		})
		w.add("\n],\n\"dependencies\": [\n {\"ref\": \"app\", \"dependsOn\": [\"c%d\"]},\n", n-1)
		next = components(n)
		w.list(n, ",\n", func(i int) {
			w.add(` {"ref": "c%d", "dependsOn": [`, i)
			on := next(i).on
			w.list(len(on), ", ", func(j int) { w.add(`"c%d"`, on[j]) })
			w.add("]}")
		})
		w.add("\n]}\n")
	})
}

func cyclonedxXML(f *folder, n int) {
	f.text("app.cdx.xml", func(w *text) {
		w.add(`<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">
<metadata><timestamp>2026-06-01T00:00:00Z</timestamp><component type="application" bom-ref="app"><name>app</name><version>1.0.0</version><purl>pkg:npm/app@1.0.0</purl></component></metadata>
<components>
`)
		next := components(n)
		for i := range n {
			c := next(i)
			w.add(" <component type=\"library\" bom-ref=\"c%d\"><supplier><name>Generated</name></supplier><name>%s</name><version>%s</version>\n  <hashes><hash alg=\"SHA-256\">%s</hash></hashes><licenses><license><id>%s</id></license></licenses><purl>%s</purl></component>\n",
				i, c.name, c.version, c.digest, c.licence, c.purl)
		}
		w.add("</components>\n<dependencies>\n <dependency ref=\"app\"><dependency ref=\"c%d\"/></dependency>\n", n-1)
		next = components(n)
		for i := range n {
			w.add(` <dependency ref="c%d">`, i)
			for _, on := range next(i).on {
				w.add(`<dependency ref="c%d"/>`, on)
			}
			w.add("</dependency>\n")
		}
		w.add("</dependencies>\n</bom>\n")
	})
}

func spdx23(f *folder, n int) {
	f.text("app.spdx.json", func(w *text) {
		w.add(`{"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "app", "documentNamespace": "https://acme.internal/app-1",
"creationInfo": {"created": "2026-06-01T00:00:00Z", "creators": ["Tool: bench-1", "Organization: Generated"]}, "documentDescribes": ["SPDXRef-c%d"],
"packages": [
`, n-1)
		next := components(n)
		w.list(n, ",\n", func(i int) {
			c := next(i)
			w.add(` {"SPDXID": "SPDXRef-c%d", "name": %q, "versionInfo": %q, "downloadLocation": "NOASSERTION", "supplier": "Organization: Generated", "filesAnalyzed": false,
  "licenseConcluded": %q, "licenseDeclared": %q, "copyrightText": "NOASSERTION", "checksums": [{"algorithm": "SHA256", "checksumValue": %q}],
  "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": %q}]}`, i, c.name, c.version, c.licence, c.licence, c.digest, c.purl)
		})
		w.add("\n],\n\"relationships\": [\n {\"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\", \"relatedSpdxElement\": \"SPDXRef-c%d\"}", n-1)
		next = components(n)
		for i := range n {
			for _, on := range next(i).on {
				w.add(",\n {\"spdxElementId\": \"SPDXRef-c%d\", \"relationshipType\": \"DEPENDS_ON\", \"relatedSpdxElement\": \"SPDXRef-c%d\"}", i, on)
			}
		}
		w.add("\n]}\n")
	})
}

func spdx3(f *folder, n int) {
	const space = "https://acme.internal/app-1#"
	f.text("app.spdx3.json", func(w *text) {
		w.add(`{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
 {"type": "CreationInfo", "@id": "_:made", "specVersion": "3.0.1", "created": "2026-06-01T00:00:00Z", "createdBy": ["%[1]sorg"]},
 {"type": "Organization", "spdxId": "%[1]sorg", "creationInfo": "_:made", "name": "Generated"},
 {"type": "SpdxDocument", "spdxId": "https://acme.internal/app-1", "creationInfo": "_:made", "name": "app", "profileConformance": ["core", "software", "simpleLicensing"], "rootElement": ["%[1]ssbom"]},
 {"type": "software_Sbom", "spdxId": "%[1]ssbom", "creationInfo": "_:made", "rootElement": ["%[1]sc%d"]}`, space, n-1)
		next := components(n)
		for i := range n {
			c := next(i)
			w.add(`,
 {"type": "software_Package", "spdxId": "%sc%d", "creationInfo": "_:made", "name": %q, "software_packageVersion": %q, "software_packageUrl": %q,
  "suppliedBy": "%[1]sorg", "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": %[6]q}]}`, space, i, c.name, c.version, c.purl, c.digest)
			if len(c.on) > 0 {
				w.add(",\n {\"type\": \"Relationship\", \"spdxId\": \"%sr%d\", \"creationInfo\": \"_:made\", \"from\": \"%[1]sc%[2]d\", \"relationshipType\": \"dependsOn\", \"to\": [", space, i)
				w.list(len(c.on), ", ", func(j int) { w.add(`"%sc%d"`, space, c.on[j]) })
				w.add("]}")
			}
		}
		w.add("\n]}\n")
	})
}

// statements writes n components, an advisory about each, and a VEX statement about each advisory.
func statements(f *folder, n int) {
	cyclonedxJSON(f, n)
	f.text("vex.openvex.json", func(w *text) {
		w.add(`{"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://acme.internal/vex/1", "author": "Store team", "timestamp": "2026-06-01T00:00:00Z", "version": 1, "statements": [` + "\n")
		next := components(n)
		w.list(n, ",\n", func(i int) {
			w.add(` {"vulnerability": {"name": "CVE-2026-%d"}, "products": [{"@id": %q}], "status": "not_affected", "justification": "component_not_present"}`, 100_000+i, next(i).purl)
		})
		w.add("\n]}\n")
	})
	if f.err != nil {
		return
	}
	if f.err = os.MkdirAll(filepath.Join(f.dir, "osv", "npm"), 0o755); f.err != nil {
		return
	}
	file, err := os.Create(filepath.Join(f.dir, "osv", "npm", "all.zip"))
	if err != nil {
		f.err = err
		return
	}
	defer file.Close()
	archive := zip.NewWriter(file)
	for i := range n {
		w, err := archive.Create(fmt.Sprintf("GHSA-%06d.json", i))
		if err != nil {
			f.err = err
			return
		}
		fmt.Fprintf(w, `{"id": "GHSA-%06[1]d", "aliases": ["CVE-2026-%[2]d"], "modified": "2026-06-01T00:00:00Z", "database_specific": {"severity": "HIGH"}, "affected": [{"package": {"ecosystem": "npm", "name": "package-%[1]d"}, "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "99.0.0"}]}]}]}`, i, 100_000+i)
	}
	f.err = archive.Close()
}
