package bom

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// The states of an element of a standard.
const (
	present       = "present"
	unknown       = "unknown" // declared as not known
	absent        = "absent"
	notApplicable = "not_applicable"
	notCheckable  = "not_checkable" // a document cannot show it
)

// requirement is one thing that a standard asks for: of the document, of every component, or of the people who make SBOMs.
type requirement struct {
	clause, name string
	document     func(f *sbom.SBOMFacts) (state, note string)
	component    func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string
	reason       string // why no document can show it
}

// standard is a body of requirements.
type standard struct {
	title        string
	requirements []requirement
	// unknownCounts: the standard accepts the statement that something is not known.
	unknownCounts bool
}

// Appraise compares an SBOM with a standard, element by element. The name must be one of model.Standards. The result says
// nothing about compliance: every standard also demands things that no document shows.
func Appraise(b *BOM, name string) model.Appraisal {
	s := standards[name]
	a := model.Appraisal{Standard: name, Title: s.title, Path: b.Path}
	for _, r := range s.requirements {
		e := model.Element{Clause: r.clause, Name: r.name}
		switch {
		case r.document != nil:
			e.Scope = "document"
			e.State, e.Note = r.document(b.Facts)
		case r.component != nil:
			e.Scope = "component"
			for _, c := range b.Components {
				e.Counts.Add(r.component(b.Facts, c.Facts))
				if e.Counts.Absent == 1 && e.Note == "" && r.component(b.Facts, c.Facts) == absent {
					e.Note = "first: " + c.Name()
				}
			}
			e.State = e.Counts.State()
		default:
			e.Scope, e.State, e.Note = "practice", notCheckable, r.reason
		}
		e.Satisfied = e.State == present || e.State == unknown && s.unknownCounts
		a.Elements = append(a.Elements, e)
	}
	return a
}

func ofDocument(clause, name string, state func(f *sbom.SBOMFacts) (state, note string)) requirement {
	return requirement{clause: clause, name: name, document: state}
}

func ofComponent(clause, name string, state func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string) requirement {
	return requirement{clause: clause, name: name, component: state}
}

func practice(clause, name, reason string) requirement {
	return requirement{clause: clause, name: name, reason: reason}
}

// count writes a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// stateOf is present if a condition holds, else absent.
func stateOf(holds bool) string {
	if holds {
		return present
	}
	return absent
}

// always gives a state whatever the document says.
func always(state string) func(*sbom.SBOMFacts) (string, string) {
	return func(*sbom.SBOMFacts) (string, string) { return state, "" }
}

// Elements of documents.
var (
	authorOf      = func(f *sbom.SBOMFacts) (string, string) { return f.AuthorState, "" }
	toolNameOf    = func(f *sbom.SBOMFacts) (string, string) { return f.ToolState, "" }
	toolVersionOf = func(f *sbom.SBOMFacts) (string, string) { return f.ToolVersionState, "" }
	lifecycle     = func(f *sbom.SBOMFacts) (string, string) { return f.GenerationContext, "" }
	uniqueSerial  = func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.SerialProblem == ""), f.SerialProblem }
	timestampOf   = func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.TimestampProblem == ""), f.TimestampProblem }
	signatureOf   = func(f *sbom.SBOMFacts) (string, string) {
		if !f.IsCycloneDX("1.4") && f.Signature.State == absent {
			return notApplicable, "the format has no signature inside the document"
		}
		if f.Signature.State == absent || f.Signature.State == "verified" {
			return stateOf(f.Signature.State == "verified"), ""
		}
		return absent, "a signature is present, " + f.Signature.State + ": " + f.Signature.Reason
	}
	versionOf = func(f *sbom.SBOMFacts) (string, string) {
		if f.Format == "spdx" { // it has no version of the document, whose namespace has to change with every version
			return uniqueSerial(f)
		}
		return stateOf(f.Version != nil && *f.Version >= 1), ""
	}
	inventory = func(f *sbom.SBOMFacts) (string, string) {
		return stateOf(f.ComponentCount > 0 || f.Complete), count(f.ComponentCount, "component", "components")
	}
	subjectOf = func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.HasRoot), "" }
	gapsKnown = func(f *sbom.SBOMFacts) (string, string) {
		switch {
		case f.Format == "cyclonedx" && !f.IsCycloneDX("1.3"):
			return notApplicable, "CycloneDX 1.2 has no compositions"
		case f.Format == "spdx":
			return stateOf(f.GapsStated), "relationships to NONE or NOASSERTION"
		case f.RootAggregate == "unknown" || f.RootAggregate == "not_specified":
			return unknown, "compositions: " + f.RootAggregate
		}
		return stateOf(f.RootAggregate != ""), ""
	}
)

// Elements of components. Files, lists of packages and cryptographic assets are exempt unless a standard is about files.
func ofPackage(state func(c *sbom.ComponentFacts) string) func(*sbom.SBOMFacts, *sbom.ComponentFacts) string {
	return func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		if c.Type == "file" || c.Listing || c.Crypto != nil {
			return notApplicable
		}
		return state(c)
	}
}

var (
	nameOf       = ofPackage(func(c *sbom.ComponentFacts) string { return stateOf(c.Named) })
	versionIn    = ofPackage(func(c *sbom.ComponentFacts) string { return c.VersionState })
	identifierOf = ofPackage(func(c *sbom.ComponentFacts) string { return stateOf(len(c.Identifiers) > 0) })
	purlOf       = ofPackage(func(c *sbom.ComponentFacts) string { return stateOf(c.PURL != nil && len(c.PURL.Problems) == 0) })
	licenceOf    = ofPackage(func(c *sbom.ComponentFacts) string { return c.LicenceState })
	supplierOf   = ofPackage(func(c *sbom.ComponentFacts) string { return c.SupplierState })
	producerOf   = ofPackage(func(c *sbom.ComponentFacts) string { return c.ProducerState })
	hashOf       = func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return c.HashState }
	copyrightOf  = ofPackage(func(c *sbom.ComponentFacts) string { return stateOf(c.Copyright) })
	typeOf       = ofPackage(func(c *sbom.ComponentFacts) string {
		if c.Format == "spdx" && c.SpecVersion == "2.2" { // the purpose of a package is new in 2.3
			return notApplicable
		}
		return stateOf(c.Type != "")
	})
	exactVersion = ofPackage(func(c *sbom.ComponentFacts) string {
		if c.VersionState != present || c.IsRoot { // the subject is no dependency, and has the version that it has
			return c.VersionState
		}
		return stateOf(c.Pin.Exact)
	})
	spdxLicence = ofPackage(func(c *sbom.ComponentFacts) string {
		if c.LicenceState != present {
			return c.LicenceState
		}
		return stateOf(!slices.ContainsFunc(c.Licences, func(l sbom.LicenceFacts) bool {
			return l.Problem != "" || len(l.Unknown) > 0 || l.ID == "" && l.Expression == ""
		}))
	})
	relationsOf = ofPackage(func(c *sbom.ComponentFacts) string {
		switch {
		case c.HasDependencyEntry:
			return present
		case c.Completeness == "unknown" || c.Completeness == "incomplete":
			return unknown
		}
		return absent
	})
	reachedOf = ofPackage(func(c *sbom.ComponentFacts) string { return stateOf(c.Reach != "unreachable") })
	graphOf   = func(f *sbom.SBOMFacts) (string, string) {
		if state := aloneState(f); state != absent {
			return state, "the document lists no component"
		}
		return stateOf(f.DependenciesStated), count(f.EdgeCount, "edge", "edges")
	}
	topLevelOf = func(f *sbom.SBOMFacts) (string, string) {
		if state := aloneState(f); state != absent {
			return state, "the document lists no component"
		}
		return stateOf(f.RootHasEdges), ""
	}
)

// aloneState is whether a document without components says that its subject has no dependencies: CycloneDX by an entry without
// dependencies, SPDX by a relationship to NONE. It is unknown if the document also says that it does not know all of them.
func aloneState(f *sbom.SBOMFacts) string {
	switch {
	case f.ComponentCount > 0 || f.RootLeaf != "no-dependencies":
		return absent
	case f.Format == "spdx" && !f.Complete, strings.HasPrefix(f.RootAggregate, "incomplete"), f.RootAggregate == unknown:
		return unknown
	}
	return present
}

// Elements of BSI TR-03183-2. Logical components have no file, and need no fields about files. CycloneDX 1.2 has no properties and no
// digests of external references.
func ofFile(state func(c *sbom.ComponentFacts) string) func(*sbom.SBOMFacts, *sbom.ComponentFacts) string {
	return func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		if c.Logical || f.Format == "cyclonedx" && !f.IsCycloneDX("1.3") {
			return notApplicable
		}
		return state(c)
	}
}

func property(name string, allowed ...string) func(*sbom.SBOMFacts, *sbom.ComponentFacts) string {
	return ofFile(func(c *sbom.ComponentFacts) string {
		if c.Format == "spdx" && name != "filename" { // SPDX 2 has no field for it
			return notApplicable
		}
		n, good := 0, false
		for _, p := range c.Properties {
			if p.Name == "bsi:component:"+name {
				n++
				good = slices.Contains(allowed, p.Value) || len(allowed) == 0 && strings.TrimSpace(p.Value) != ""
			}
		}
		if name == "filename" && c.FileName != "" {
			return present
		}
		return stateOf(n == 1 && good)
	})
}

func hasReference(types ...string) func(*sbom.SBOMFacts, *sbom.ComponentFacts) string {
	return func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		state := notApplicable // demanded only if the thing exists, which a document does not show
		for _, r := range c.ExternalReferences {
			if slices.Contains(types, r.Type) {
				if r.URI {
					return present
				}
				state = absent // it exists, but is not named by a URI
			}
		}
		return state
	}
}

var (
	// Before CycloneDX 1.6 no licence says who states it, so any counts.
	distributionLicence = func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		concludable := f.Format == "spdx" || f.IsCycloneDX("1.6")
		return stateOf(slices.ContainsFunc(c.Licences, func(l sbom.LicenceFacts) bool {
			text := cmp.Or(l.ID, l.Expression)
			return (l.Acknowledgement == "concluded" || !concludable) && text != "" && l.Problem == "" && !sbom.IsUnknown(text) && text != "NONE"
		}))
	}
	deployableHash = ofFile(func(c *sbom.ComponentFacts) string {
		return stateOf(slices.ContainsFunc(c.Hashes, func(h sbom.HashFacts) bool {
			ofDeployable := h.RefType == "distribution" || c.Format == "spdx" // where the digest of a package is that of its file
			return h.Alg == "SHA-512" && ofDeployable && h.Problem == ""
		}))
	})
	// SPDX 2 and CycloneDX 1.2 have no field for the completeness of relationships.
	completeRelations = func(f *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
		return stateOf(c.HasDependencyEntry && (c.Completeness != "not_stated" || !f.IsCycloneDX("1.3")))
	}
	noVulnerabilities = func(f *sbom.SBOMFacts) (string, string) {
		return stateOf(f.VulnerabilityCount == 0), count(f.VulnerabilityCount, "vulnerability", "vulnerabilities")
	}
	contactOf = func(f *sbom.SBOMFacts) (string, string) { return stateOf(f.AuthorContact), "" }
)

func bsi(title string, formats func(f *sbom.SBOMFacts) bool) standard {
	return standard{title: title, requirements: []requirement{
		ofDocument("4", "Format and version", func(f *sbom.SBOMFacts) (string, string) {
			return stateOf(formats(f)), f.Format + " " + f.SpecVersion
		}),
		ofDocument("5.2.1", "Creator of the SBOM: e-mail or URL", contactOf),
		ofDocument("5.2.1", "Timestamp", timestampOf),
		ofDocument("5.2.3", "SBOM-URI", uniqueSerial),
		ofComponent("5.2.2", "Component creator: e-mail or URL", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.ProducerContact) }),
		ofComponent("5.2.2", "Component name", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.Named) }),
		ofComponent("5.2.2", "Component version", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string { return stateOf(c.VersionState == present) }),
		ofComponent("5.2.2", "Filename of the component", property("filename")),
		ofComponent("5.2.2", "Dependencies, with their completeness", completeRelations),
		ofComponent("5.2.2", "Distribution licences", distributionLicence),
		ofComponent("5.2.2", "Hash value of the deployable component (SHA-512)", deployableHash),
		ofComponent("5.2.2", "Executable property", property("executable", "executable", "non-executable")),
		ofComponent("5.2.2", "Archive property", property("archive", "archive", "no archive")),
		ofComponent("5.2.2", "Structured property", property("structured", "structured", "unstructured")),
		ofComponent("5.2.4", "Source code URI, if it exists", hasReference("source-distribution", "vcs")),
		ofComponent("5.2.4", "URI of the deployable form, if it exists", hasReference("distribution")),
		ofComponent("5.2.4", "Other unique identifiers, if they exist", func(_ *sbom.SBOMFacts, c *sbom.ComponentFacts) string {
			if len(c.Identifiers) > 0 {
				return present
			}
			return notApplicable
		}),
		ofComponent("3.2.1", "Version is the exact one", exactVersion),
		ofDocument("3.1", "No vulnerability information", noVulnerabilities),
		practice("3.2", "All components that are delivered are described", "what is delivered cannot be seen in a document"),
		practice("6.1", "An SBOM for each version of the software", "a document shows one version"),
	}}
}

// standards are by name. The names of elements are our own words; the clauses are those of the standards.
var standards = map[string]standard{
	"cisa-2026": {title: "CISA, Minimum Elements for a Software Bill of Materials, 2026", unknownCounts: true, requirements: []requirement{
		ofDocument("SBOM", "SBOM Author", authorOf),
		ofDocument("SBOM", "SBOM Author Signature", signatureOf),
		ofDocument("SBOM", "Data Format Name", always(present)),
		ofDocument("SBOM", "Data Format Version", always(present)),
		ofDocument("SBOM", "Generation Context", lifecycle),
		ofDocument("SBOM", "Timestamp", timestampOf),
		ofDocument("SBOM", "Tool Name", toolNameOf),
		ofDocument("SBOM", "Tool Version", toolVersionOf),
		ofDocument("SBOM", "SBOM Version", versionOf),
		ofComponent("Component", "Component Producer", producerOf),
		ofComponent("Component", "Component Name", nameOf),
		ofComponent("Component", "Component Version", versionIn),
		ofComponent("Component", "Component Identifiers", identifierOf),
		ofComponent("Component", "Hash Value", hashOf),
		ofComponent("Component", "Hash Algorithm", hashOf),
		ofComponent("Component", "Component License", licenceOf),
		ofComponent("Component", "Dependency Relationship", relationsOf),
		ofComponent("Practice", "Coverage: reached from the subject", reachedOf),
		ofDocument("Practice", "Machine-Processable Data", always(present)),
		practice("Practice", "Explicitly Identifying Unknown Information", "what is unknown and left out cannot be told from what is forgotten"),
		practice("Practice", "Frequency", "a document shows one moment"),
		practice("Practice", "Distribution and Delivery", "a document does not show how it was delivered"),
		practice("Practice", "Accommodation of Updates", "a document does not show how errors are corrected"),
	}},
	"ntia-2021": {title: "NTIA, The Minimum Elements for a Software Bill of Materials, 2021", unknownCounts: true, requirements: []requirement{
		ofComponent("Data field", "Supplier Name", supplierOf),
		ofComponent("Data field", "Component Name", nameOf),
		ofComponent("Data field", "Version of the Component", versionIn),
		ofComponent("Data field", "Other Unique Identifiers", identifierOf),
		ofDocument("Data field", "Dependency Relationship", graphOf),
		ofDocument("Data field", "Author of SBOM Data", authorOf),
		ofDocument("Data field", "Timestamp", timestampOf),
		ofDocument("Automation", "Machine-readable format", always(present)),
		ofDocument("Practice", "Known Unknowns", gapsKnown),
		ofDocument("Practice", "Depth: top-level dependencies", topLevelOf),
		practice("Practice", "Frequency", "a document shows one moment"),
		practice("Practice", "Distribution and Delivery", "a document does not show how it was delivered"),
		practice("Practice", "Access Control", "a document does not show who may read it"),
		practice("Practice", "Accommodation of Mistakes", "a document does not show how errors are corrected"),
	}},
	"cisa-2025":           cisa2025,
	"fsct-3":              fsct3,
	"openchain-telco-1.1": telco11,
	"bsi-1.1":             bsi11,
	"bsi-2.0": bsi("BSI TR-03183-2, version 2.0.0 (2024)", func(f *sbom.SBOMFacts) bool {
		return f.IsCycloneDX("1.5") || f.Format == "spdx"
	}),
	"bsi-2.1": bsi("BSI TR-03183-2, version 2.1.0 (2025)", func(f *sbom.SBOMFacts) bool {
		return f.IsCycloneDX("1.6") || f.Format == "spdx" && f.SpecVersion == "3.0.1"
	}),
	"scvs-l1": {title: "OWASP SCVS 1.0, V2 and V5, level 1", requirements: scvs(1)},
	"scvs-l2": {title: "OWASP SCVS 1.0, V2 and V5, level 2", requirements: scvs(2)},
	"scvs-l3": {title: "OWASP SCVS 1.0, V2 and V5, level 3", requirements: scvs(3)},
	"osps": {title: "OpenSSF, Open Source Project Security Baseline", requirements: []requirement{
		ofDocument("OSPS-QA-02", "The delivered software has an inventory of its dependencies", inventory),
		ofComponent("OSPS-BR-03", "What is fetched is fetched over encrypted channels", ofPackage(func(c *sbom.ComponentFacts) string {
			fetched := slices.ContainsFunc(c.ExternalReferences, func(r sbom.ExternalReferenceFacts) bool {
				return slices.Contains([]string{"distribution", "source-distribution", "distribution-intake", "vcs"}, r.Type)
			})
			if !fetched {
				return notApplicable
			}
			return stateOf(!slices.ContainsFunc(c.ExternalReferences, func(r sbom.ExternalReferenceFacts) bool { return r.Insecure }))
		})),
		ofDocument("OSPS-BR-06", "Releases are signed, or named in a signed manifest with digests", signatureOf),
		practice("OSPS-VM-04", "Vulnerabilities that do not affect are told in VEX", "whether there are any cannot be seen in a document"),
		practice("OSPS-QA-01", "Source code and its history are public", "a document does not show the repository"),
	}},
}

// scvs lists the requirements up to a level.
func scvs(level int) []requirement {
	all := []struct {
		level int
		requirement
	}{
		{1, ofDocument("2.1", "A structured, machine-readable format", always(present))},
		{2, practice("2.2", "Creation is automated and reproducible", "a document does not show how it was made")},
		{1, ofDocument("2.3", "A unique identifier", uniqueSerial)},
		{2, ofDocument("2.4", "Signed", signatureOf)},
		{2, practice("2.5", "Verification of signatures exists", "a document does not show who verifies it")},
		{3, practice("2.6", "Verification of signatures is performed", "a document does not show who verifies it")},
		{1, ofDocument("2.7", "A timestamp", timestampOf)},
		{1, practice("2.8", "Analysed for risk", "a document does not show what is done with it")},
		{1, ofDocument("2.9", "An inventory of all components", inventory)},
		{2, practice("2.10", "An inventory of test components", "which components are for tests cannot be seen in a document")},
		{2, ofDocument("2.11", "Metadata about what it describes", subjectOf)},
		{1, ofComponent("2.12", "Identifiers of the native ecosystem", identifierOf)},
		{3, ofComponent("2.13", "Point of origin in a machine-readable form (package URL)", purlOf)},
		{1, ofComponent("2.14", "Licence information", licenceOf)},
		{2, ofComponent("2.15", "SPDX licence ids or expressions", spdxLicence)},
		{3, ofComponent("2.16", "Copyright statements", copyrightOf)},
		{3, practice("2.17", "Pedigree of modified components", "which components are modified cannot be seen in a document")},
		{3, ofComponent("2.18", "Hashes", hashOf)},
		{1, practice("5.1", "Components can be analysed statically", "a document does not show the components")},
		{2, practice("5.2", "Components are analysed before use", "a document does not show it")},
		{2, practice("5.3", "Components are analysed with every upgrade", "a document does not show it")},
		{1, practice("5.4", "Known vulnerabilities are identified", "sealint lint --osv does it; a document does not show it")},
		{3, practice("5.5", "Exploitable data flow is identified", "a document does not show it")},
		{1, ofComponent("5.6", "Versions that are specified", exactVersion)},
		{1, practice("5.7", "Out-of-date components are identified", "a document does not show what there is now")},
		{3, practice("5.8", "End of support is identified", "a document does not show it")},
		{2, ofComponent("5.9", "Types of components", typeOf)},
		{3, practice("5.10", "Functions of components are identified", "a document does not show it")},
		{1, practice("5.11", "Quantity of components is identified", "counted by whoever reads it")},
		{1, practice("5.12", "Licences are identified", "2.14 and 2.15 tell what the document says of them")},
	}
	var list []requirement
	for _, r := range all {
		if r.level <= level {
			list = append(list, r.requirement)
		}
	}
	return list
}
