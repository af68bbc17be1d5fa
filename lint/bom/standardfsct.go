package bom

import "github.com/sealint/sealint/sbom"

// fsct3 is what the third edition of Framing Software Component Transparency calls the minimum expected of its baseline attributes. It
// accepts the statement that something is not known (2.3). The type of the SBOM (2.2.1.3) is an attribute too, but is not judged.
var fsct3 = standard{
	title:         "CISA, Framing Software Component Transparency, third edition, 2024: minimum expected",
	unknownCounts: true,
	requirements: []requirement{
		ofDocument("2.2.1.1", "Author Name", authorOf),
		ofDocument("2.2.1.2", "Timestamp", timestampOf),
		ofDocument("2.2.1.4", "Primary Component", subjectOf),
		ofComponent("2.2.2.1", "Component Name", nameOf),
		ofComponent("2.2.2.2", "Version", versionIn),
		ofComponent("2.2.2.3", "Supplier Name", supplierOf),
		ofComponent("2.2.2.4", "Unique Identifier", identifierOf),
		ofComponent("2.2.2.5", "Cryptographic Hash", hashOf),
		ofComponent("2.2.2.6", "Relationships of the primary component and its direct dependencies", ofFirstLevels(relationsOf)),
		ofComponent("2.2.2.6.4", "Relationship Completeness of these", ofFirstLevels(completenessOf)),
		ofComponent("2.2.2.7", "License of the primary component", ofPrimary(licenceOf)),
		ofComponent("2.2.2.8", "Copyright Notice of the primary component", ofPrimary(func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
			return c.CopyrightState
		})),
		practice("3.2", "An SBOM for each release of a component", "a document shows one moment"),
	},
}

// ofFirstLevels asks the primary component and its direct dependencies only; all components if the document does not tell which these
// are.
func ofFirstLevels(state func(*sbom.SBOMFacts, *sbom.ComponentFacts) string) func(*sbom.SBOMFacts, *sbom.ComponentFacts) string {
	return func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		if c.Reach == "transitive" || c.Reach == "unreachable" {
			return notApplicable
		}
		return state(f, c)
	}
}

// ofPrimary asks the primary component only.
func ofPrimary(state func(*sbom.SBOMFacts, *sbom.ComponentFacts) string) func(*sbom.SBOMFacts, *sbom.ComponentFacts) string {
	return func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		if !c.IsRoot {
			return notApplicable
		}
		return state(f, c)
	}
}

// completenessOf is whether the document says how complete the dependencies of a component are. SPDX 2 and CycloneDX 1.2 have no field
// for it.
func completenessOf(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
	switch {
	case !f.IsCycloneDX("1.3") || c.Type == "file" || c.Listing || c.Crypto != nil:
		return notApplicable
	case c.Completeness == unknown:
		return unknown
	}
	return stateOf(c.Completeness != "not_stated")
}
