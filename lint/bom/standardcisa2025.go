package bom

// cisa2025 is the draft that CISA published in August 2025 to succeed the minimum elements of NTIA; cisa-2026 is what became of it.
var cisa2025 = standard{
	title:         "CISA, 2025 Minimum Elements for a Software Bill of Materials (draft), successor of NTIA 2021",
	unknownCounts: true,
	requirements: []requirement{
		ofDocument("Data field", "SBOM Author", authorOf),
		ofComponent("Data field", "Software Producer", producerOf),
		ofComponent("Data field", "Component Name", nameOf),
		ofComponent("Data field", "Component Version", versionIn),
		ofComponent("Data field", "Software Identifiers", identifierOf),
		ofComponent("Data field", "Component Hash", hashOf),
		ofComponent("Data field", "License", licenceOf),
		ofDocument("Data field", "Dependency Relationship", graphOf),
		ofDocument("Data field", "Tool Name", toolNameOf),
		ofDocument("Data field", "Timestamp", timestampOf),
		ofDocument("Data field", "Generation Context", lifecycle),
		ofDocument("Automation", "Machine-readable format", always(present)),
		ofComponent("Practice", "Coverage: reached from the subject", reachedOf),
		ofDocument("Practice", "Known Unknowns", gapsKnown),
		practice("Practice", "Frequency", "a document shows one moment"),
		practice("Practice", "Distribution and Delivery", "a document does not show how it was delivered"),
		practice("Practice", "Accommodation of Updates to SBOM Data", "a document does not show how errors are corrected"),
	},
}
