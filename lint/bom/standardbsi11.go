package bom

import (
	"cmp"
	"slices"

	"github.com/sealint/sealint/sbom"
)

// bsi11 is the version of BSI TR-03183-2 before 2.0.0. An SBOM of a product that has not changed since may still follow it. Its
// additional fields (5.3) are demanded only if what they are about exists, which a document does not show.
var bsi11 = standard{title: "BSI TR-03183-2, version 1.1 (2023)", requirements: []requirement{
	ofDocument("4", "Format and version", func(f *sbom.SBOMFacts) (string, string) {
		return stateOf(f.IsCycloneDX("1.4") || f.Format == "spdx" && f.SpecVersion != "2.2"), f.Format + " " + f.SpecVersion
	}),
	ofDocument("5.2.1", "Creator of the SBOM: e-mail or URL", contactOf),
	ofDocument("5.2.1", "Timestamp", timestampOf),
	ofComponent("5.2.2", "Component creator: e-mail or URL", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.ProducerContact) }),
	ofComponent("5.2.2", "Component name", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.Named) }),
	ofComponent("5.2.2", "Component version", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.VersionState == present) }),
	ofComponent("5.2.2", "Dependencies on other components", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.HasDependencyEntry) }),
	ofComponent("5.2.2", "Licence", anyLicence),
	ofComponent("5.2.2", "Hash value of the executable component (SHA-256)", executableHash),
	ofDocument("5.3.1", "SBOM-URI, if it exists", func(f *sbom.SBOMFacts) (string, string) {
		if f.SerialProblem == absent {
			return notApplicable, ""
		}
		return uniqueSerial(f)
	}),
	ofComponent("5.3.2", "Source code URI, if it exists", hasReference("source-distribution", "vcs")),
	ofComponent("5.3.2", "URI of the executable form, if it exists", hasReference("distribution", "distribution-intake")),
	ofComponent("5.3.2", "Hash value of the source code (SHA-256), if it exists", sourceHash),
	ofComponent("5.3.2", "Other unique identifiers, if they exist", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		if len(c.Identifiers) > 0 {
			return present
		}
		return notApplicable
	}),
	practice("5.1", "All components up to the first one that is not delivered", "what is delivered cannot be seen in a document"),
}}

// anyLicence asks for a licence by its SPDX id, an expression, or a LicenseRef.
func anyLicence(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
	return stateOf(slices.ContainsFunc(c.Licences, func(l sbom.LicenceFacts) bool {
		text := cmp.Or(l.Stated, l.ID, l.Expression)
		return text != "" && l.Problem == "" && !sbom.IsUnknown(text) && text != "NONE"
	}))
}

var executableHash = func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
	if c.Logical {
		return notApplicable
	}
	return stateOf(slices.ContainsFunc(c.Hashes, func(h sbom.HashFacts) bool {
		return h.Alg == "SHA-256" && h.Of == "component" && h.Problem == ""
	}))
}

func sourceHash(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
	state := notApplicable
	for _, h := range c.Hashes {
		if h.RefType == "vcs" || h.RefType == "source-distribution" {
			if h.Alg == "SHA-256" && h.Problem == "" {
				return present
			}
			state = absent
		}
	}
	return state
}
