package bom

import (
	"slices"

	"github.com/sealint/sealint/sbom"
)

// telco11 is the OpenChain Telco SBOM Guide. It accepts SPDX 2 only, so that its other elements do not apply to CycloneDX and SPDX 3. What it
// only recommends says so in its name. A field that states NOASSERTION is there, as the guide asks.
var telco11 = standard{title: "OpenChain Telco SBOM Guide, version 1.1 (2025)", unknownCounts: true, requirements: []requirement{
	ofDocument("3.1", "Data format: SPDX 2.2 or 2.3", func(f *sbom.SBOMFacts) (string, string) {
		return stateOf(isSPDX2(f)), f.Format + " " + f.SpecVersion
	}),
	inSPDX("3.2", "DataLicense", func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.DataLicence != ""), "" }),
	inSPDX("3.2", "DocumentName", func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.Name != ""), "" }),
	inSPDX("3.2", "DocumentNamespace", uniqueSerial),
	inSPDX("3.2", "Created", timestampOf),
	inSPDX("3.2", "CreatorComment", func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.Comment != ""), "" }),
	inPackages("3.2", "PackageName", func(c *sbom.ComponentFacts) string { return stateOf(c.Named) }),
	inPackages("3.2", "PackageVersion", func(c *sbom.ComponentFacts) string { return c.VersionState }),
	inPackages("3.2", "PackageSupplier", func(c *sbom.ComponentFacts) string { return c.SupplierState }),
	inPackages("3.2", "PackageDownloadLocation", func(c *sbom.ComponentFacts) string { return c.DownloadState }),
	inPackages("3.2", "PackageLicenseConcluded", statedLicence("concluded")),
	inPackages("3.2", "PackageLicenseDeclared", statedLicence("declared")),
	inPackages("3.2", "PackageCopyrightText", func(c *sbom.ComponentFacts) string { return c.CopyrightState }),
	inPackages("3.2", "Recommended: PackageChecksum or PackageVerificationCode", func(c *sbom.ComponentFacts) string { return c.HashState }),
	inPackages("3.2", "Recommended: package URL", func(c *sbom.ComponentFacts) string { return stateOf(c.PURL != nil) }),
	inSPDX("3.2", "Relationship DESCRIBES", subjectOf),
	inSPDX("3.2", "Relationship CONTAINS", func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.ContainsStated), "" }),
	inSPDX("3.3, 3.4", "Tag-value or JSON", func(f *sbom.SBOMFacts) (string, string) {
		return stateOf(f.Notation == "json" || f.Notation == "tag-value"), f.Notation
	}),
	inSPDX("3.5", "Creator: Organization", func(f *sbom.SBOMFacts) (string, string) {
		return stateOf(slices.ContainsFunc(f.Authors, func(p sbom.PartyFacts) bool { return p.Kind == "organization" && p.Name != "" })), ""
	}),
	inSPDX("3.5", "Creator: Tool with its name", toolNameOf),
	inSPDX("3.5", "Creator: Tool with its version", toolVersionOf),
	inSPDX("3.5", "Type of the SBOM in CreatorComment", lifecycle),
	practice("3.6", "Delivered no later than the software", "a document does not show when it was delivered"),
	practice("3.7", "Delivered with the software", "a document does not show how it was delivered"),
	practice("3.8", "All open-source components, transitive ones too", "what is delivered cannot be seen in a document"),
}}

func isSPDX2(f *sbom.SBOMFacts) bool {
	return f.Format == "spdx" && (f.SpecVersion == "2.2" || f.SpecVersion == "2.3")
}

// inSPDX is an element of SPDX 2 documents.
func inSPDX(clause, name string, state func(f *sbom.SBOMFacts) (string, string)) requirement {
	return ofDocument(clause, name, func(f *sbom.SBOMFacts) (string, string) {
		if !isSPDX2(f) {
			return notApplicable, ""
		}
		return state(f)
	})
}

// inPackages is an element of the packages of SPDX 2.
func inPackages(clause, name string, state func(c *sbom.ComponentFacts) string) requirement {
	return ofComponent(clause, name, func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		if !isSPDX2(f) {
			return notApplicable
		}
		return state(c)
	})
}

// statedLicence is whether a licence is stated by whom it is acknowledged. NONE is an answer.
func statedLicence(acknowledgement string) func(c *sbom.ComponentFacts) string {
	return func(c *sbom.ComponentFacts) string {
		for _, l := range c.Licences {
			if l.Acknowledgement == acknowledgement {
				if sbom.IsUnknown(l.Expression) {
					return unknown
				}
				return present
			}
		}
		return absent
	}
}
