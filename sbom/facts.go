package sbom

// SBOMFacts is what rules see of an SBOM document as a whole.
type SBOMFacts struct {
	Format      string `json:"format" enum:"cyclonedx,spdx" doc:"Data format of the document."`
	SpecVersion string `json:"spec_version" doc:"Version of the format, such as 1.6 for CycloneDX or 2.3 for SPDX."`
	Notation    string `json:"notation" enum:"json,xml,tag-value" doc:"How the document is written."`
	Name        string `json:"name,omitempty" doc:"SPDX document name, or the name of the CycloneDX document's subject."`
	Serial      string `json:"serial,omitempty" doc:"CycloneDX serialNumber or SPDX documentNamespace."`
	Version     *int   `json:"version,omitempty" doc:"CycloneDX version of the document itself; absent for SPDX."`
	Timestamp   string `json:"timestamp,omitempty" doc:"When the document was made, as it is written."`
	Comment     string `json:"comment,omitempty" doc:"SPDX comment of the creation information."`

	Authors      []PartyFacts `json:"authors" doc:"Persons and organisations that made the document; a tool is no author."`
	Manufacturer *PartyFacts  `json:"manufacturer,omitempty" doc:"CycloneDX metadata.manufacturer, or manufacture before 1.6."`
	Supplier     *PartyFacts  `json:"supplier,omitempty" doc:"CycloneDX metadata.supplier."`
	Tools        []ToolFacts  `json:"tools" doc:"Tools that made the document."`
	Lifecycles   []string     `json:"lifecycles" doc:"CycloneDX phases or names of the lifecycles that the document describes."`
	DataLicence  string       `json:"data_licence,omitempty" doc:"SPDX dataLicense."`

	HasRoot            bool `json:"has_root" doc:"The document says what it describes: CycloneDX metadata.component, SPDX DESCRIBES."`
	RootHasEdges       bool `json:"root_has_edges" doc:"What the document describes has at least one dependency."`
	ComponentCount     int  `json:"component_count" doc:"Components at every level without the subject; SPDX packages without the subject."`
	FileCount          int  `json:"file_count" doc:"SPDX files; they are no components."`
	EdgeCount          int  `json:"edge_count" doc:"Dependency edges between elements."`
	VulnerabilityCount int  `json:"vulnerability_count" doc:"Vulnerabilities that the document records."`
	SignaturePresent   bool `json:"signature_present" doc:"The document carries a signature, verified or not."`

	SchemaViolations []ViolationFacts `json:"schema_violations" doc:"What the format's schema has against the document, at most 100."`
	MoreViolations   int              `json:"more_violations" doc:"Schema violations beyond those listed."`
}

// ViolationFacts is one thing that the format's schema has against a document.
type ViolationFacts struct {
	Message string   `json:"message" doc:"What is wrong, in words that fit behind a location."`
	Keyword string   `json:"keyword" doc:"The schema rule that is violated: required, enum, pattern, format, type, unknown, syntax and the like."`
	At      []string `json:"at" doc:"Where, as reference tokens from the document's root; yield it as the finding's at."`
}

// PartyFacts is a person or an organisation.
type PartyFacts struct {
	Kind  string   `json:"kind" enum:"person,organization,unknown" doc:"Person or organization; unknown where the format does not tell or the value is NOASSERTION."`
	Name  string   `json:"name,omitempty" doc:"Name."`
	Email string   `json:"email,omitempty" doc:"E-mail address of the party or its first contact."`
	URLs  []string `json:"urls" doc:"Addresses on the web."`
}

// ToolFacts is a tool that made a document.
type ToolFacts struct {
	Vendor  string `json:"vendor,omitempty" doc:"Who makes the tool."`
	Name    string `json:"name,omitempty" doc:"Name of the tool; for SPDX everything before the version, if one can be told."`
	Version string `json:"version,omitempty" doc:"Version of the tool."`
}

// ComponentFacts is what rules see of a component (CycloneDX) or package (SPDX).
type ComponentFacts struct {
	Name    string `json:"name" doc:"Name."`
	Group   string `json:"group,omitempty" doc:"CycloneDX group: the namespace of the name."`
	Type    string `json:"type" doc:"CycloneDX type, or the SPDX primary package purpose in the same spelling (library, operating-system); empty when none is stated."`
	BOMRef  string `json:"bom_ref,omitempty" doc:"CycloneDX bom-ref or SPDXID."`
	Scope   string `json:"scope,omitempty" doc:"CycloneDX scope: required, optional or excluded."`
	IsRoot  bool   `json:"is_root" doc:"The one component that the document describes."`
	Reach   string `json:"reach" enum:"root,direct,transitive,unreachable" doc:"How the dependency graph leads from what the document describes to this component."`
	Nesting int    `json:"nesting" doc:"How many components this one is nested in; the root does not count."`

	HasDependencyEntry bool `json:"has_dependency_entry" doc:"The document says what this component depends on, if only that it is nothing."`
	DependencyCount    int  `json:"dependency_count" doc:"Components that this one depends on directly."`

	Version      string   `json:"version,omitempty" doc:"Version as it is written."`
	VersionState string   `json:"version_state" enum:"present,unknown,absent,not_applicable" doc:"unknown: declared as not known (NOASSERTION, unknown). not_applicable: absent from a file or from a component that has a version range instead."`
	VersionRange string   `json:"version_range,omitempty" doc:"CycloneDX 1.7 versionRange."`
	IsExternal   bool     `json:"is_external" doc:"CycloneDX 1.7 isExternal: provided by the environment, not delivered."`
	Pin          PinFacts `json:"pin" doc:"What kind of version the version is."`

	PURL                *PURLFacts            `json:"purl,omitempty" doc:"The package URL, the first one if there are several."`
	PURLPin             *PinFacts             `json:"purl_pin,omitempty" doc:"What kind of version the package URL's version is; absent without one."`
	PURLVersionMismatch *VersionMismatchFacts `json:"purl_version_mismatch,omitempty" doc:"Present when the version and the package URL's version are comparable and differ."`
	CPE                 string                `json:"cpe,omitempty" doc:"The CPE name, the first one if there are several."`
	SWID                string                `json:"swid,omitempty" doc:"Tag id of the SWID tag."`
	Identifiers         []IdentifierFacts     `json:"identifiers" doc:"Every identifier of the component, purl, CPE and SWID included."`

	Hashes             []HashFacts              `json:"hashes" doc:"Hashes of the component, then those of its external references."`
	Licences           []LicenceFacts           `json:"licences" doc:"Licences."`
	LicenceState       string                   `json:"licence_state" enum:"present,unknown,absent" doc:"unknown: only NOASSERTION is stated."`
	ExternalReferences []ExternalReferenceFacts `json:"external_references" doc:"External references; the SPDX download location and home page are among them."`

	SupplierState string `json:"supplier_state" enum:"present,unknown,absent" doc:"Whether a supplier (CycloneDX supplier or publisher, SPDX supplier) is named."`
	Supplier      string `json:"supplier,omitempty" doc:"Name of the supplier."`
	ProducerState string `json:"producer_state" enum:"present,unknown,absent" doc:"Whether a producer (CycloneDX manufacturer, authors or author, SPDX originator) is named."`
	Producer      string `json:"producer,omitempty" doc:"Name of the producer."`
}

// PinFacts says whether a version names one release.
type PinFacts struct {
	Class string `json:"class" enum:"go-pseudo,empty,wildcard,leading-operator,inner-operator,interval,vers,floating-word,placeholder,url,snapshot,exact" doc:"What kind of version it is."`
	Exact bool   `json:"exact" doc:"It names one release: exact or go-pseudo."`
}

// PURLFacts is a package URL.
type PURLFacts struct {
	Text       string           `json:"text" doc:"As it is written."`
	Type       string           `json:"type,omitempty" doc:"Type, such as npm."`
	Namespace  string           `json:"namespace,omitempty" doc:"Namespace, decoded."`
	Name       string           `json:"name,omitempty" doc:"Name, decoded."`
	Version    string           `json:"version,omitempty" doc:"Version, decoded."`
	Qualifiers []QualifierFacts `json:"qualifiers" doc:"Qualifiers, sorted by name."`
	Subpath    string           `json:"subpath,omitempty" doc:"Subpath, decoded."`
	Problems   []string         `json:"problems" doc:"What the package URL specification has against it."`
}

// QualifierFacts is one qualifier of a package URL.
type QualifierFacts struct {
	Name  string `json:"name" doc:"Name."`
	Value string `json:"value" doc:"Value, decoded."`
}

// VersionMismatchFacts are two versions of one component that differ, in the form in which they were compared.
type VersionMismatchFacts struct {
	Version     string `json:"version" doc:"The component's version."`
	PURLVersion string `json:"purl_version" doc:"The package URL's version."`
}

// IdentifierFacts is one identifier of a component.
type IdentifierFacts struct {
	Kind  string `json:"kind" enum:"purl,cpe,swid,omnibor,swhid,gitoid,package-manager" doc:"What kind of identifier it is."`
	Value string `json:"value" doc:"As it is written."`
}

// HashFacts is one digest of a component.
type HashFacts struct {
	Alg     string `json:"alg" doc:"Algorithm in CycloneDX's spelling, such as SHA-256."`
	Value   string `json:"value" doc:"Digest as it is written."`
	Of      string `json:"of" enum:"component,external_reference" doc:"What the digest is of."`
	RefType string `json:"ref_type,omitempty" doc:"Type of the external reference that the digest is of."`
	Problem string `json:"problem,omitempty" enum:"not_hex,length,zero,empty_input" doc:"What is wrong with the digest: no hexadecimal number, not as long as its algorithm's, all zeros, the digest of nothing."`
}

// LicenceFacts is one statement about a component's licence.
type LicenceFacts struct {
	ID              string `json:"id,omitempty" doc:"SPDX licence id."`
	Name            string `json:"name,omitempty" doc:"Name of a licence without an id."`
	Expression      string `json:"expression,omitempty" doc:"SPDX licence expression."`
	URL             string `json:"url,omitempty" doc:"Address of the licence."`
	HasText         bool   `json:"has_text" doc:"The text of the licence is in the document."`
	Acknowledgement string `json:"acknowledgement,omitempty" enum:"declared,concluded" doc:"Who says so: the producer (declared) or whoever analysed it (concluded)."`
}

// ExternalReferenceFacts is one external reference of a component.
type ExternalReferenceFacts struct {
	Type      string `json:"type" doc:"Type, such as vcs, distribution, website."`
	URL       string `json:"url" doc:"Address."`
	HashCount int    `json:"hash_count" doc:"How many digests of what is behind the address are stated."`
}

// VulnerabilityFacts is what rules see of a vulnerability that an SBOM records.
type VulnerabilityFacts struct {
	ID       string         `json:"id,omitempty" doc:"Identifier, such as CVE-2024-3094."`
	BOMRef   string         `json:"bom_ref,omitempty" doc:"CycloneDX bom-ref."`
	Source   string         `json:"source,omitempty" doc:"Name, or else address, of who published it."`
	Ratings  []RatingFacts  `json:"ratings" doc:"How severe it is."`
	CWEs     []int          `json:"cwes" doc:"Kinds of weakness (CWE numbers)."`
	Affects  []AffectsFacts `json:"affects" doc:"What it is said to affect."`
	Analysis *AnalysisFacts `json:"analysis,omitempty" doc:"What an analysis found about its impact."`

	Recommendation string `json:"recommendation,omitempty" doc:"What to do about it."`
	Published      string `json:"published,omitempty" doc:"When it was published, as it is written."`
	Updated        string `json:"updated,omitempty" doc:"When its record changed last, as it is written."`
}

// RatingFacts is one judgement of how severe a vulnerability is.
type RatingFacts struct {
	Severity string   `json:"severity,omitempty" doc:"critical, high, medium, low, info, none or unknown."`
	Score    *float64 `json:"score,omitempty" doc:"Numeric score."`
	Method   string   `json:"method,omitempty" doc:"Scoring method, such as CVSSv31."`
	Vector   string   `json:"vector,omitempty" doc:"Metric values, such as a CVSS vector."`
}

// AffectsFacts is one thing that a vulnerability is said to affect.
type AffectsFacts struct {
	Ref      string   `json:"ref" doc:"bom-ref or BOM-Link."`
	Resolved bool     `json:"resolved" doc:"The reference names an element of this document."`
	BOMLink  bool     `json:"bom_link" doc:"The reference is a BOM-Link: it names an element of another document."`
	Statuses []string `json:"statuses" doc:"Status of each version or range that is listed: affected, unaffected or unknown."`
}

// AnalysisFacts is what an analysis found about a vulnerability.
type AnalysisFacts struct {
	State         string   `json:"state,omitempty" doc:"not_affected, exploitable, in_triage, resolved and so on."`
	Justification string   `json:"justification,omitempty" doc:"Why it is not affected."`
	Responses     []string `json:"responses" doc:"What is going to be done."`
	HasDetail     bool     `json:"has_detail" doc:"The analysis says more in words."`
	FirstIssued   string   `json:"first_issued,omitempty" doc:"When the analysis was first issued, as it is written."`
	LastUpdated   string   `json:"last_updated,omitempty" doc:"When the analysis was last updated, as it is written."`
}
