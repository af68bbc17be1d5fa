package sbom

// SBOMFacts are the facts of a document as a whole.
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

	SerialProblem     string `json:"serial_problem,omitempty" enum:"absent,form" doc:"What is wrong with the serial: there is none, or CycloneDX: it is no urn:uuid:, SPDX: it is no absolute URI without a fragment."`
	TimestampProblem  string `json:"timestamp_problem,omitempty" enum:"absent,form" doc:"What is wrong with the timestamp: there is none, or it is not one of RFC 3339 or RFC 9557."`
	TimestampDay      string `json:"timestamp_day,omitempty" doc:"The day of the timestamp in UTC, as YYYY-MM-DD."`
	AuthorState       string `json:"author_state" enum:"present,unknown,absent" doc:"Whether a person or organisation is named that made the document; a tool is no author."`
	AuthorContact     bool   `json:"author_contact" doc:"Whether an e-mail address or web address of an author is stated."`
	ToolState         string `json:"tool_state" enum:"present,unknown,absent" doc:"Whether a tool that made the document is named."`
	ToolVersionState  string `json:"tool_version_state" enum:"present,unknown,absent" doc:"Whether the version of such a tool is stated."`
	GenerationContext string `json:"generation_context" enum:"present,absent,not_applicable" doc:"Whether the document says at which stage of the life cycle it was made: CycloneDX lifecycles (from 1.5), SPDX a word for it in the creator comment."`

	Signature SignatureFacts  `json:"signature" doc:"The signature inside the document."`
	Statement *StatementFacts `json:"statement,omitempty" doc:"The in-toto statement around the SBOM, if there is one."`

	HasRoot            bool   `json:"has_root" doc:"The document says what it describes: CycloneDX metadata.component, SPDX DESCRIBES."`
	RootHasEdges       bool   `json:"root_has_edges" doc:"What the document describes has at least one dependency."`
	RootLeaf           string `json:"root_leaf,omitempty" enum:"no-ref,no-entry,no-dependencies" doc:"Why nothing leads from the root to the other components: it has no reference, no entry in dependencies, or an entry without any."`
	RootAggregate      string `json:"root_aggregate,omitempty" doc:"CycloneDX: how complete the composition of the root is said to be: complete, incomplete, incomplete_first_party_only …, unknown, not_specified; empty when nothing says so."`
	CompositionCount   int    `json:"composition_count" doc:"CycloneDX compositions."`
	DependenciesStated bool   `json:"dependencies_stated" doc:"The document states at least one dependency: CycloneDX dependencies, SPDX DEPENDS_ON, CONTAINS and the like."`
	ComponentCount     int    `json:"component_count" doc:"Components at every level without the subject; SPDX packages without the subject."`
	TotalCount         int    `json:"total_count" doc:"Components at every level, the subject included; SPDX packages."`
	UnreadParts        int    `json:"unread_parts" doc:"Parts that should be components, or lists of them, and could not be read."`
	OtherPurpose       bool   `json:"other_purpose" doc:"It carries something else than an inventory: vulnerabilities, services, declarations, definitions."`
	GapsStated         bool   `json:"gaps_stated" doc:"SPDX: some relationship says that nothing more (NONE), or nothing that is known (NOASSERTION), follows."`
	FileCount          int    `json:"file_count" doc:"SPDX files; they are no components."`
	EdgeCount          int    `json:"edge_count" doc:"Dependency edges between elements."`
	VulnerabilityCount int    `json:"vulnerability_count" doc:"Vulnerabilities that the document records."`

	DuplicateRefs   []DuplicateRefFacts  `json:"duplicate_refs" doc:"References (bom-ref, SPDXID) that more than one element has, once for each element after the first. Their places are below duplicate_refs, by index, and of the first elements below first_refs."`
	DanglingRefs    []DanglingRefFacts   `json:"dangling_refs" doc:"References that name no element of the document, but for what vulnerabilities affect. Their places are below dangling_refs, by index."`
	BOMLinks        []string             `json:"bom_links" doc:"References to elements of other documents (BOM-Link, DocumentRef-), each once. Their places are below bom_links, by index."`
	RepeatedEntries []string             `json:"repeated_entries" doc:"CycloneDX: references that have more than one entry in dependencies, once for each entry after the first. Their places are below repeated_entries, by index."`
	SelfEdges       []string             `json:"self_edges" doc:"References of elements that depend on themselves. Their places are below self_edges, by index."`
	Cycles          []CycleFacts         `json:"cycles" doc:"Groups of elements that depend on each other in a circle. Their places are below cycles, by index."`
	CredentialURLs  []CredentialURLFacts `json:"credential_urls" doc:"Web addresses anywhere in the document that carry a credential. Their places are below credential_urls, by index."`

	Services []ServiceFacts `json:"services" doc:"CycloneDX services, at every level. Their places are below services, by index."`
	OSV      *OSVFacts      `json:"osv,omitempty" doc:"What a database of vulnerabilities says, if the run was given one."`

	SchemaViolations []ViolationFacts `json:"schema_violations" doc:"What the format's schema has against the document, at most 100. Their places are below schema_violations, by index."`
	MoreViolations   int              `json:"more_violations" doc:"Schema violations beyond those listed."`
}

// SignatureFacts are those of the signature inside a document.
type SignatureFacts struct {
	State     string `json:"state" enum:"absent,untrusted,verified,invalid,unsupported" doc:"untrusted: there is one, and no trusted key to verify it by; a key inside the document proves nothing about who signed. invalid: no trusted key verifies it. unsupported: of a form that is not verified here."`
	Algorithm string `json:"algorithm,omitempty" doc:"Its algorithm."`
	Reason    string `json:"reason,omitempty" doc:"Why it is not verified, in words."`
}

// StatementFacts are those of the in-toto statement around an SBOM.
type StatementFacts struct {
	Type          string   `json:"type" doc:"_type."`
	PredicateType string   `json:"predicate_type" doc:"predicateType."`
	Subjects      []string `json:"subjects" doc:"Names of its subjects."`
	Undigested    []string `json:"undigested" doc:"Names of the subjects that have no digest."`
}

// DuplicateRefFacts is an element with a reference that another one had before it.
type DuplicateRefFacts struct {
	Ref string `json:"ref" doc:"The reference."`
}

// DanglingRefFacts is a reference to an element that does not exist.
type DanglingRefFacts struct {
	Ref string `json:"ref" doc:"The reference."`
	In  string `json:"in" doc:"What refers: dependency, composition, annotation, relationship and the like."`
}

// CycleFacts is a group of elements that depend on each other in a circle.
type CycleFacts struct {
	Size int      `json:"size" doc:"How many elements it holds."`
	Refs []string `json:"refs" doc:"References of the first of them in document order, at most 5."`
}

// CredentialURLFacts is a web address that carries a credential.
type CredentialURLFacts struct {
	Shown string `json:"shown" doc:"The address without the credential."`
	How   string `json:"how" enum:"userinfo,query" doc:"Where the credential stands: before the host, or in a query parameter."`
}

// ServiceFacts is a service that the subject uses.
type ServiceFacts struct {
	Name            string   `json:"name" doc:"Name."`
	BOMRef          string   `json:"bom_ref,omitempty" doc:"bom-ref."`
	Endpoints       []string `json:"endpoints" doc:"Addresses."`
	Authenticated   *bool    `json:"authenticated,omitempty" doc:"Whether it demands authentication; absent when nothing says so."`
	TrustBoundary   *bool    `json:"trust_boundary,omitempty" doc:"Whether using it crosses a trust boundary (x-trust-boundary); absent when nothing says so."`
	Classifications []string `json:"classifications" doc:"Classifications of the data that flows."`
}

// OSVFacts are the outcome of looking the components of a document up in a database of vulnerabilities.
type OSVFacts struct {
	Evaluated    int             `json:"evaluated" doc:"Components that were looked up."`
	NotEvaluated int             `json:"not_evaluated" doc:"Components that could not be looked up: of an ecosystem that the database does not have, without a package URL or without a version."`
	Databases    []DatabaseFacts `json:"databases" doc:"The parts of the database that were asked."`
	Unasked      []UnaskedFacts  `json:"unasked" doc:"Why components could not be looked up, but for a part that is missing."`
}

// UnaskedFacts is one reason for which components could not be looked up in a database of vulnerabilities.
type UnaskedFacts struct {
	Reason string `json:"reason" doc:"The reason."`
	Count  int    `json:"count" doc:"How many components it holds for."`
	First  string `json:"first" doc:"The first of them: its package URL, or its name."`
}

// DatabaseFacts is one ecosystem's part of a database of vulnerabilities.
type DatabaseFacts struct {
	Ecosystem string `json:"ecosystem" doc:"Name of the ecosystem."`
	Missing   bool   `json:"missing" doc:"The database has nothing of it."`
	Day       string `json:"day,omitempty" doc:"When it was last changed, as YYYY-MM-DD."`
}

// ViolationFacts is one violation of the format's schema by a document.
type ViolationFacts struct {
	Message string   `json:"message" doc:"What is wrong, in words that fit behind a location."`
	Keyword string   `json:"keyword" doc:"The schema rule that is violated: required, enum, pattern, format, type, unknown, duplicate and the like."`
	At      []string `json:"at" doc:"Where, as reference tokens from the document's root."`
	OfValue bool     `json:"of_value" doc:"It is about a value that a newer list may have (a licence id), or about the form of a value (format)."`

	lacks string // the required member that is missing
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

// ComponentFacts are the facts of a component (CycloneDX) or package (SPDX).
type ComponentFacts struct {
	Format      string `json:"format" enum:"cyclonedx,spdx" doc:"Data format of the document."`
	SpecVersion string `json:"spec_version" doc:"Version of the format: what it cannot express, no component can state."`
	Name        string `json:"name" doc:"Name; words for it where none is stated."`
	Named       bool   `json:"named" doc:"A name is stated."`
	Group       string `json:"group,omitempty" doc:"CycloneDX group: the namespace of the name."`
	Type        string `json:"type" doc:"CycloneDX type, or the SPDX primary package purpose in the same spelling (library, operating-system); empty when none is stated."`
	BOMRef      string `json:"bom_ref,omitempty" doc:"CycloneDX bom-ref or SPDXID."`
	Scope       string `json:"scope,omitempty" doc:"CycloneDX scope: required, optional or excluded."`
	IsRoot      bool   `json:"is_root" doc:"The one component that the document describes."`
	Reach       string `json:"reach" enum:"root,direct,transitive,unreachable,unknown" doc:"How the dependency graph leads from what the document describes to this component; unknown when the document names no root or states no dependencies."`
	Nesting     int    `json:"nesting" doc:"How many components this one is nested in; the root does not count."`

	Logical       bool     `json:"logical" doc:"It stands for no file of its own: the subject, what other components are nested in, hardware, a cryptographic asset."`
	Completeness  string   `json:"completeness" enum:"complete,incomplete,unknown,not_stated" doc:"How complete its dependencies are said to be, by a CycloneDX composition that names it."`
	Duplicate     bool     `json:"duplicate" doc:"A component before it has the same type, group, name, version and package URL. That one is at twin."`
	OtherVersions []string `json:"other_versions" doc:"Other versions of the same package in the document, in document order, at most 5; of the package's first component only."`

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
	PURLNameMismatch    bool                  `json:"purl_name_mismatch" doc:"The name is neither the package URL's name nor its namespace and name, however written."`
	CPEProblem          string                `json:"cpe_problem,omitempty" doc:"Why the CPE name is none of version 2.3 or 2.2."`
	CPEWildcardVersion  bool                  `json:"cpe_wildcard_version" doc:"The CPE name stands for any version, though the component has one."`
	CPE                 string                `json:"cpe,omitempty" doc:"The CPE name, the first one if there are several."`
	SWID                string                `json:"swid,omitempty" doc:"Tag id of the SWID tag."`
	Identifiers         []IdentifierFacts     `json:"identifiers" doc:"Every identifier of the component, purl, CPE and SWID included."`

	HashState    string          `json:"hash_state" enum:"present,absent,not_applicable" doc:"Whether there is a digest of the component or of what an external reference leads to. not_applicable: the component is a file or the subject."`
	WeakHashes   bool            `json:"weak_hashes" doc:"There are digests, and all of them are of broken algorithms: MD2 to MD6, SHA-1, ADLER32."`
	SharedDigest bool            `json:"shared_digest" doc:"A component before it, of another package, has the same digest. That one is at digest_twin."`
	HashConflict string          `json:"hash_conflict,omitempty" doc:"The algorithm by which a component before it, with the same package URL and version, has another digest. That one is at conflict_twin."`
	Image        bool            `json:"image" doc:"It is a container image: by its type, or its package URL (oci, docker)."`
	ByDigest     bool            `json:"by_digest" doc:"For an image: a digest says which one: the version is one, the package URL's is one, or there is a hash."`
	FileName     string          `json:"file_name,omitempty" doc:"SPDX packageFileName."`
	Properties   []PropertyFacts `json:"properties" doc:"CycloneDX properties of the taxonomies bsi:component: and cdx:cisa:."`
	Sources      []SourceFacts   `json:"sources" doc:"Where it is fetched from: distribution addresses, and repository_url and download_url of the package URL. Their places are below sources, by index."`

	Hashes             []HashFacts              `json:"hashes" doc:"Hashes of the component, then those of its external references."`
	Licences           []LicenceFacts           `json:"licences" doc:"Licences."`
	LicenceState       string                   `json:"licence_state" enum:"present,unknown,absent,not_applicable" doc:"unknown: only NOASSERTION is stated. not_applicable: none is stated of hardware or of a cryptographic asset."`
	LicencesContradict bool                     `json:"licences_contradict" doc:"A declared and a concluded licence are stated, and neither satisfies the other."`
	ExternalReferences []ExternalReferenceFacts `json:"external_references" doc:"External references; the SPDX download location and home page are among them."`

	SupplierState string `json:"supplier_state" enum:"present,unknown,absent" doc:"Whether a supplier (CycloneDX supplier or publisher, SPDX supplier) is named."`
	Supplier      string `json:"supplier,omitempty" doc:"Name of the supplier."`
	ProducerState string `json:"producer_state" enum:"present,unknown,absent" doc:"Whether a producer (CycloneDX manufacturer, authors or author, SPDX originator) is named."`
	Producer      string `json:"producer,omitempty" doc:"Name of the producer."`

	ProducerContact bool `json:"producer_contact" doc:"Whether an e-mail address or web address of the producer is stated."`
	Copyright       bool `json:"copyright" doc:"Whether a copyright notice is stated."`
}

// PropertyFacts is a named value of a component.
type PropertyFacts struct {
	Name  string `json:"name" doc:"Name."`
	Value string `json:"value" doc:"Value."`
}

// SourceFacts is a place that a component is fetched from.
type SourceFacts struct {
	URL    string `json:"url" doc:"The address."`
	Scheme string `json:"scheme" doc:"Its scheme in lower case."`
	Host   string `json:"host" doc:"Its host in lower case; empty when it has none."`
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
	UpperCase  bool             `json:"upper_case" doc:"The type has its names in lower case, and this one is not: parsers mend it, comparisons of texts do not."`
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
	ID              string   `json:"id,omitempty" doc:"SPDX licence id."`
	Name            string   `json:"name,omitempty" doc:"Name of a licence without an id."`
	Expression      string   `json:"expression,omitempty" doc:"SPDX licence expression."`
	URL             string   `json:"url,omitempty" doc:"Address of the licence."`
	HasText         bool     `json:"has_text" doc:"The text of the licence is in the document."`
	Problem         string   `json:"problem,omitempty" doc:"Why the expression is no SPDX licence expression."`
	Suggestion      string   `json:"suggestion,omitempty" doc:"The SPDX expression that was probably meant, where the statement is none."`
	Unknown         []string `json:"unknown" doc:"Ids and exceptions in it that the SPDX licence list, as it is known here, does not have."`
	Deprecated      []string `json:"deprecated" doc:"Ids in it that the SPDX licence list has deprecated."`
	Undefined       []string `json:"undefined" doc:"LicenseRefs in it whose licence the document does not give."`
	Acknowledgement string   `json:"acknowledgement,omitempty" enum:"declared,concluded" doc:"Who says so: the producer (declared) or whoever analysed it (concluded)."`
	Stated          string   `json:"stated" doc:"The id, the expression, or a name that is a LicenseRef; empty for free text and what is nothing but an address."`
	Decides         bool     `json:"decides" doc:"The component is judged by it: it is concluded, or declared where nothing is concluded, or neither where nothing is declared either. NOASSERTION decides nothing."`
}

// ExternalReferenceFacts is one external reference of a component.
type ExternalReferenceFacts struct {
	Type      string `json:"type" doc:"Type, such as vcs, distribution, website."`
	URL       string `json:"url" doc:"Address."`
	Scheme    string `json:"scheme" doc:"Scheme of the address in lower case; empty when it has none."`
	Insecure  bool   `json:"insecure" doc:"What is fetched from it (distribution, vcs) comes over http, ftp, git or svn from another machine."`
	HashCount int    `json:"hash_count" doc:"How many digests of what is behind the address are stated."`
}

// VulnerabilityFacts are the facts of a vulnerability: one that an SBOM records, one that a database has about a component,
// or a statement of an OpenVEX document.
type VulnerabilityFacts struct {
	Origin       string         `json:"origin" enum:"sbom,osv,openvex" doc:"Who says so: the SBOM itself, a database of vulnerabilities, or an OpenVEX statement."`
	Match        string         `json:"match" enum:"affected,uncertain" doc:"osv: whether the component's version is affected, or could not be compared with the advisory's."`
	ID           string         `json:"id,omitempty" doc:"Identifier, such as CVE-2024-3094."`
	Aliases      []string       `json:"aliases" doc:"Other identifiers of it."`
	Severity     string         `json:"severity" enum:"critical,high,medium,low,info,none,unknown" doc:"The highest of its ratings."`
	Malicious    bool           `json:"malicious" doc:"The package itself is malicious: an identifier begins with MAL-."`
	Component    string         `json:"component,omitempty" doc:"osv: the component that it affects, by package URL."`
	Detail       string         `json:"detail,omitempty" doc:"osv: what the advisory says in a few words, or why it could not be compared."`
	FixedIn      []string       `json:"fixed_in" doc:"osv: versions in which it is fixed."`
	SuppressedBy string         `json:"suppressed_by,omitempty" doc:"The VEX statement by which it does not count: its state, and where it stands."`
	BOMRef       string         `json:"bom_ref,omitempty" doc:"CycloneDX bom-ref."`
	Source       string         `json:"source,omitempty" doc:"Name, or else address, of who published it."`
	Ratings      []RatingFacts  `json:"ratings" doc:"How severe it is."`
	CWEs         []int          `json:"cwes" doc:"Kinds of weakness (CWE numbers)."`
	Affects      []AffectsFacts `json:"affects" doc:"What it is said to affect."`
	Analysis     *AnalysisFacts `json:"analysis,omitempty" doc:"What an analysis found about its impact."`

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
	Overbroad bool     `json:"overbroad" doc:"openvex: it names a product without a version."`
	Ref       string   `json:"ref" doc:"bom-ref or BOM-Link."`
	Resolved  bool     `json:"resolved" doc:"The reference names an element of this document."`
	BOMLink   bool     `json:"bom_link" doc:"The reference is a BOM-Link: it names an element of another document."`
	Statuses  []string `json:"statuses" doc:"Status of the version that the element has, where it is listed, else of each version or range: affected, unaffected or unknown."`

	versions []string // of the statuses, "" for a range
}

// AnalysisFacts are what an analysis found about a vulnerability.
type AnalysisFacts struct {
	State         string   `json:"state,omitempty" doc:"not_affected, exploitable, in_triage, resolved and so on."`
	Justification string   `json:"justification,omitempty" doc:"Why it is not affected."`
	Responses     []string `json:"responses" doc:"What is going to be done."`
	HasDetail     bool     `json:"has_detail" doc:"The analysis says more in words."`
	Action        bool     `json:"action" doc:"It says what to do: a response, a recommendation, an action statement."`
	LastDay       string   `json:"last_day,omitempty" doc:"The day of its last change, or else of its first issue, in UTC as YYYY-MM-DD."`
	FirstIssued   string   `json:"first_issued,omitempty" doc:"When the analysis was first issued, as it is written."`
	LastUpdated   string   `json:"last_updated,omitempty" doc:"When the analysis was last updated, as it is written."`
}
