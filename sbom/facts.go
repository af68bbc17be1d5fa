package sbom

// SBOMFacts are the facts of a document as a whole.
type SBOMFacts struct {
	Format      string `json:"format" enum:"cyclonedx,spdx" doc:"Format of the document."`
	SpecVersion string `json:"spec_version" doc:"Version of the format, such as 1.6 for CycloneDX, and 2.3 or 3.0.1 for SPDX."`
	Notation    string `json:"notation" enum:"json,xml,tag-value,yaml" doc:"Notation of the document."`
	Name        string `json:"name,omitempty" doc:"SPDX: name of the document (SPDX 3: of the SpdxDocument, or the first collection if there is none). CycloneDX: name of metadata.component. Absent if neither is stated."`
	Serial      string `json:"serial,omitempty" doc:"CycloneDX serialNumber, SPDX documentNamespace, or in SPDX 3 the spdxId of the document; absent if not stated."`
	Version     *int   `json:"version,omitempty" doc:"CycloneDX: version number of the document itself. Absent for SPDX."`
	Timestamp   string `json:"timestamp,omitempty" doc:"Time at which the document was created, as the document writes it; absent if not stated."`
	Comment     string `json:"comment,omitempty" doc:"SPDX: comment of the creation information; absent if not stated."`

	Authors      []PartyFacts `json:"authors" doc:"Persons and organisations that created the document. Tools are not authors."`
	Manufacturer *PartyFacts  `json:"manufacturer,omitempty" doc:"CycloneDX metadata.manufacturer: who created the document; before 1.6 metadata.manufacture: who made the described component. Absent if not stated."`
	Supplier     *PartyFacts  `json:"supplier,omitempty" doc:"CycloneDX metadata.supplier; absent if not stated."`
	Tools        []ToolFacts  `json:"tools" doc:"Tools that created the document."`
	Lifecycles   []string     `json:"lifecycles" doc:"CycloneDX metadata.lifecycles: the phase of each, such as build, or its name. SPDX 3: software_sbomType of each software_Sbom."`
	DataLicence  string       `json:"data_licence,omitempty" doc:"SPDX dataLicense (SPDX 3: as an expression); absent if not stated."`

	SerialProblem     string `json:"serial_problem,omitempty" enum:"absent,form" doc:"What is wrong with serial. absent: it is not stated. form: it has the wrong form; CycloneDX demands urn:uuid: and a UUID, SPDX 2 an absolute URI without a fragment, SPDX 3 an absolute URI. Absent if it is correct."`
	TimestampProblem  string `json:"timestamp_problem,omitempty" enum:"absent,form" doc:"What is wrong with timestamp. absent: it is not stated. form: it has the form of neither RFC 3339 nor RFC 9557. Absent if it is correct."`
	TimestampDay      string `json:"timestamp_day,omitempty" doc:"Day of timestamp in UTC, as YYYY-MM-DD; absent if there is no readable timestamp."`
	AuthorState       string `json:"author_state" enum:"present,unknown,absent" doc:"Whether the document names a person or organisation that created it. unknown: it says that the author is not known."`
	AuthorContact     bool   `json:"author_contact" doc:"true if the document states an e-mail address or URL of an author."`
	ToolState         string `json:"tool_state" enum:"present,unknown,absent" doc:"Whether the document names a tool that created it. unknown: it says that the tool is not known."`
	ToolVersionState  string `json:"tool_version_state" enum:"present,unknown,absent" doc:"Whether the document states the version of a tool that created it. unknown: it says that the version is not known."`
	GenerationContext string `json:"generation_context" enum:"present,absent,not_applicable" doc:"Whether the document says in which phase of the life cycle it was created. CycloneDX: lifecycles. SPDX 2: a word for the phase in the creator comment. SPDX 3: software_sbomType. not_applicable: CycloneDX before 1.5, which has no field for it."`

	Signature SignatureFacts  `json:"signature" doc:"Signature inside the document."`
	Statement *StatementFacts `json:"statement,omitempty" doc:"in-toto statement that contains the SBOM; absent if there is none."`

	HasRoot            bool   `json:"has_root" doc:"true if the document says what it describes, its root: CycloneDX metadata.component, SPDX relationship DESCRIBES, SPDX 3 rootElement."`
	RootHasEdges       bool   `json:"root_has_edges" doc:"true if the root has at least one dependency."`
	RootLeaf           string `json:"root_leaf,omitempty" enum:"no-ref,no-entry,no-dependencies" doc:"Why the root has no dependencies. no-ref: it has no reference (bom-ref, SPDXID, spdxId). no-entry: no entry says what it depends on. no-dependencies: its entry lists nothing. Absent if it has dependencies or there is no root."`
	RootAggregate      string `json:"root_aggregate,omitempty" doc:"CycloneDX: aggregate of the composition that names the root, or else of one that names no element: how complete the parts are, such as complete, incomplete, incomplete_first_party_only, unknown or not_specified. SPDX 3: completeness of the relationships of the root, complete or incomplete. Absent if it is not stated."`
	CompositionCount   int    `json:"composition_count" doc:"CycloneDX: number of compositions."`
	Complete           bool   `json:"complete" doc:"true if the document says that the root has no other parts and dependencies than those that it states. CycloneDX: the aggregate of root_aggregate is complete. SPDX: a relationship such as DEPENDS_ON or CONTAINS leads from the root to NONE."`
	DependenciesStated bool   `json:"dependencies_stated" doc:"true if the document states at least one dependency: CycloneDX dependencies, SPDX relationships such as DEPENDS_ON and CONTAINS."`
	ComponentCount     int    `json:"component_count" doc:"Number of components (SPDX: packages) at every level, without the root."`
	TotalCount         int    `json:"total_count" doc:"Number of components (SPDX: packages) at every level, including the root."`
	UnreadParts        int    `json:"unread_parts" doc:"Number of components, vulnerabilities and lists that could not be read because they have the wrong type."`
	OtherPurpose       bool   `json:"other_purpose" doc:"true if the document has other content besides components: CycloneDX vulnerabilities, services, declarations, definitions or formulation."`
	ContainsStated     bool   `json:"contains_stated" doc:"SPDX: true if a relationship says that an element contains another (CONTAINS, CONTAINED_BY)."`
	GapsStated         bool   `json:"gaps_stated" doc:"SPDX: true if a relationship says NONE (there are no more dependencies) or NOASSERTION (no more are known). SPDX 3: also if one states its completeness."`
	FileCount          int    `json:"file_count" doc:"SPDX: number of files. Files are not components."`
	EdgeCount          int    `json:"edge_count" doc:"Number of stated dependencies: one for each pair of an element and an element that it depends on."`
	VulnerabilityCount int    `json:"vulnerability_count" doc:"Number of vulnerabilities in the document."`

	DuplicateRefs []DuplicateRefFacts `json:"duplicate_refs" doc:"Elements whose reference (bom-ref, SPDXID, spdxId) an earlier element already has. In SPDX 3, an element that is given twice with the same content is one. A finding about item i has at: [duplicate_refs, i]. The earlier element is at [first_refs, i]."`
	DanglingRefs  []DanglingRefFacts  `json:"dangling_refs" doc:"References to elements that the document does not contain, except those of vulnerabilities (affects). A finding about item i has at: [dangling_refs, i]."`
	BOMLinks      []BOMLinkFacts      `json:"bom_links" doc:"References to elements of other documents (CycloneDX BOM-Link, SPDX DocumentRef-, SPDX 3 import), each listed once, except those of vulnerabilities (affects). A finding about item i has at: [bom_links, i]."`
	// LinkedDocuments are completed when all documents of the run are known.
	LinkedDocuments []LinkedDocumentFacts `json:"linked_documents" doc:"Other documents that the document links: by BOM-Link, by a relative path in an external reference of type bom, by externalDocumentRefs (SPDX 2) or import (SPDX 3). A finding about item i has at: [linked_documents, i], one about its digest j has at: [linked_documents, i, digests, j]."`
	RepeatedEntries []string              `json:"repeated_entries" doc:"CycloneDX: references for which dependencies has more than one entry, listed once for each entry after the first. A finding about item i has at: [repeated_entries, i]."`
	SelfEdges       []string              `json:"self_edges" doc:"References of elements that depend directly on themselves. A finding about item i has at: [self_edges, i]."`
	Cycles          []CycleFacts          `json:"cycles" doc:"Groups of elements that depend on each other in a cycle. A finding about item i has at: [cycles, i]."`
	CredentialURLs  []CredentialURLFacts  `json:"credential_urls" doc:"URLs anywhere in the document that contain a password, token or other credential. A finding about item i has at: [credential_urls, i]."`

	Services []ServiceFacts `json:"services" doc:"CycloneDX services at every level. A finding about item i has at: [services, i]."`
	OSV      *OSVFacts      `json:"osv,omitempty" doc:"Result of the look-up in a vulnerability database (--osv); absent if the run has none."`

	SchemaViolations []ViolationFacts `json:"schema_violations" doc:"Violations of the JSON or XML Schema of the format (SPDX 3: of its model), at most 100. A finding about item i has at: [schema_violations, i]."`
	MoreViolations   int              `json:"more_violations" doc:"Number of violations beyond the 100 in schema_violations."`
}

// SignatureFacts are the facts of the signature inside a document.
type SignatureFacts struct {
	State     string `json:"state" enum:"absent,untrusted,verified,invalid,unsupported" doc:"absent: there is no signature. untrusted: there is one, but no trusted key is configured; the key inside the document does not prove who signed. verified: a trusted key verifies it. invalid: no trusted key verifies it. unsupported: sealint cannot verify signatures of this kind."`
	Algorithm string `json:"algorithm,omitempty" doc:"Algorithm of the signature; absent if not stated."`
	Reason    string `json:"reason,omitempty" doc:"Why the signature is not verified, in words; absent if it is."`
}

// StatementFacts are the facts of an in-toto statement that contains an SBOM.
type StatementFacts struct {
	Type          string   `json:"type" doc:"Value of _type, such as https://in-toto.io/Statement/v1."`
	PredicateType string   `json:"predicate_type" doc:"Value of predicateType."`
	Subjects      []string `json:"subjects" doc:"Names of the subjects."`
	Undigested    []string `json:"undigested" doc:"Names of the subjects without a digest."`
}

// DuplicateRefFacts is an element whose reference an earlier element already has.
type DuplicateRefFacts struct {
	Ref string `json:"ref" doc:"The reference."`
}

// DanglingRefFacts is a reference to an element that does not exist.
type DanglingRefFacts struct {
	Ref string `json:"ref" doc:"The reference."`
	In  string `json:"in" doc:"Kind of element that contains the reference: dependency, composition, annotation, relationship and others."`
}

// BOMLinkFacts is a reference to an element of another document.
type BOMLinkFacts struct {
	Ref      string `json:"ref" doc:"The reference."`
	Document int    `json:"document" doc:"Index of the other document in linked_documents."`
	State    string `json:"state" enum:"found,missing,elsewhere" doc:"found: the other document is part of the run and contains the element. missing: it is part of the run and does not contain the element. elsewhere: the document that is linked is not part of the run."`
}

// LinkedDocumentFacts is another document that a document links.
type LinkedDocumentFacts struct {
	Name     string              `json:"name" doc:"How the document names the other one: a BOM-Link without an element, a DocumentRef-, the location of an import, or a path."`
	URI      string              `json:"uri,omitempty" doc:"SPDX: namespace or location of the other document; absent if not stated."`
	State    string              `json:"state" enum:"read,elsewhere,other-version,undeclared" doc:"read: the other document is part of the run. elsewhere: it is not. other-version: the run has only other versions of it. undeclared: a DocumentRef- that externalDocumentRefs does not define."`
	Path     string              `json:"path,omitempty" doc:"Path of the other document if it is read, or of one in another version; otherwise absent."`
	Versions []int               `json:"versions" doc:"other-version: versions of the document in the run, sorted."`
	Digests  []LinkedDigestFacts `json:"digests" doc:"Digests that are stated for the file of the other document, at most 20."`
}

// LinkedDigestFacts is a digest that is stated for the file of another document.
type LinkedDigestFacts struct {
	Alg   string `json:"alg" doc:"Algorithm as CycloneDX writes it, such as SHA-256."`
	Value string `json:"value" doc:"Digest as the document writes it."`
	State string `json:"state" enum:"same,differs,unchecked" doc:"same: it is the digest of the file. differs: it is not. unchecked: the file is not part of the run, has the SBOM inside another value, or sealint does not compute this algorithm."`
}

// CycleFacts is a group of elements that depend on each other in a cycle.
type CycleFacts struct {
	Size int      `json:"size" doc:"Number of elements in the cycle."`
	Refs []string `json:"refs" doc:"References of its first elements in document order, at most 5."`
}

// CredentialURLFacts is a URL that contains a credential.
type CredentialURLFacts struct {
	Shown string `json:"shown" doc:"URL without the credential."`
	How   string `json:"how" enum:"userinfo,query" doc:"Where the credential is in the URL. userinfo: before the host. query: in a query parameter."`
}

// ServiceFacts is a service that the subject uses.
type ServiceFacts struct {
	Name            string   `json:"name" doc:"Name of the service."`
	BOMRef          string   `json:"bom_ref,omitempty" doc:"bom-ref of the service; absent if not stated."`
	Endpoints       []string `json:"endpoints" doc:"URLs of the service."`
	Authenticated   *bool    `json:"authenticated,omitempty" doc:"Whether the service demands authentication; absent if not stated."`
	TrustBoundary   *bool    `json:"trust_boundary,omitempty" doc:"Whether data crosses a trust boundary when the service is used (x-trust-boundary); absent if not stated."`
	Classifications []string `json:"classifications" doc:"Classifications of the data that the service sends or receives."`

	Provider      string          `json:"provider,omitempty" doc:"Name of the organisation that provides the service; absent if not stated."`
	TrustZone     string          `json:"trust_zone,omitempty" doc:"Name of the trust zone of the service (CycloneDX 1.5 and later); absent if not stated."`
	Flows         []FlowFacts     `json:"flows" doc:"Data that the service sends or receives. A finding about item j of service i has at: [services, i, flows, j]."`
	OpenEndpoints []EndpointFacts `json:"open_endpoints" doc:"Endpoints that are reached without encryption (http, ws, ftp, mqtt, amqp, ldap and others) on another computer. A finding about item j of service i has at: [services, i, open_endpoints, j]."`
	UserEndpoints []EndpointFacts `json:"user_endpoints" doc:"Endpoints with a user name, but no password, before the host. A finding about item j of service i has at: [services, i, user_endpoints, j]."`
}

// OSVFacts are the result of looking up the components of a document in a vulnerability database.
type OSVFacts struct {
	Evaluated    int             `json:"evaluated" doc:"Number of components that were looked up."`
	NotEvaluated int             `json:"not_evaluated" doc:"Number of components that could not be looked up: without a package URL, without a version, or of an ecosystem that the database does not contain."`
	Databases    []DatabaseFacts `json:"databases" doc:"Ecosystems in which components were looked up."`
	Unasked      []UnaskedFacts  `json:"unasked" doc:"Reasons why components could not be looked up, except that the database lacks their ecosystem."`
}

// UnaskedFacts is one reason why components could not be looked up in a vulnerability database.
type UnaskedFacts struct {
	Reason string `json:"reason" doc:"Reason in words."`
	Count  int    `json:"count" doc:"Number of components that could not be looked up for this reason."`
	First  string `json:"first" doc:"Package URL of the first of these components, or its name if it has none."`
}

// DatabaseFacts is the part of a vulnerability database for one ecosystem.
type DatabaseFacts struct {
	Ecosystem string `json:"ecosystem" doc:"Name of the ecosystem, such as npm."`
	Missing   bool   `json:"missing" doc:"true if the database contains nothing for this ecosystem."`
	Day       string `json:"day,omitempty" doc:"Day on which the data of this ecosystem last changed, as YYYY-MM-DD; absent if not known."`
}

// ViolationFacts is one violation of the format's schema by a document.
type ViolationFacts struct {
	Message string   `json:"message" doc:"What is wrong, in words that follow the name of the place."`
	Keyword string   `json:"keyword" doc:"Schema keyword that is violated, such as required, enum, pattern, format or type; also unknown (an undefined field) and duplicate."`
	At      []string `json:"at" doc:"Place in the document: keys and indices from its root."`
	OfValue bool     `json:"of_value" doc:"true if only a value is wrong: a licence id that a newer list may contain, or a value of the wrong format."`

	lacks string // the required member that is missing
	wants string // the types that the value may have
}

// PartyFacts is a person or an organisation.
type PartyFacts struct {
	Kind  string   `json:"kind" enum:"person,organization,unknown" doc:"person or organization; unknown if the format does not say, or if the value is NOASSERTION."`
	Name  string   `json:"name,omitempty" doc:"Name; absent if not stated."`
	Email string   `json:"email,omitempty" doc:"E-mail address of the party or of its first contact; absent if not stated."`
	URLs  []string `json:"urls" doc:"URLs of the party."`
}

// ToolFacts is a tool that made a document.
type ToolFacts struct {
	Vendor  string `json:"vendor,omitempty" doc:"Vendor of the tool; absent if not stated."`
	Name    string `json:"name,omitempty" doc:"Name of the tool. SPDX: the text before the version, if the text has a version."`
	Version string `json:"version,omitempty" doc:"Version of the tool; absent if not stated."`
}

// ComponentFacts are the facts of a component (CycloneDX) or package (SPDX).
type ComponentFacts struct {
	Format      string `json:"format" enum:"cyclonedx,spdx" doc:"Format of the document."`
	SpecVersion string `json:"spec_version" doc:"Version of the format. Older versions lack some fields, so components cannot state them."`
	Name        string `json:"name" doc:"Name; if none is stated, the words: a component without a name."`
	Named       bool   `json:"named" doc:"true if a name is stated."`
	Group       string `json:"group,omitempty" doc:"CycloneDX group, such as a Maven group id; absent if not stated."`
	Type        string `json:"type" doc:"CycloneDX type, or SPDX primary purpose written like a CycloneDX type (library, operating-system; SPDX 3: machine-learning-model for an AI package, data for a dataset); empty if not stated."`
	BOMRef      string `json:"bom_ref,omitempty" doc:"CycloneDX bom-ref, SPDXID or spdxId; absent if not stated."`
	Scope       string `json:"scope,omitempty" doc:"CycloneDX scope: required, optional or excluded; absent if not stated."`
	IsRoot      bool   `json:"is_root" doc:"true for the one component that the document describes (the root)."`
	Reach       string `json:"reach" enum:"root,direct,transitive,unreachable,unknown" doc:"How the component is reached from the root along dependencies. root: it is the root. direct: a dependency of the root. transitive: a dependency of a dependency. unreachable: not reached. unknown: the document has no root or no dependencies, or the root has none."`
	Nesting     int    `json:"nesting" doc:"Number of components around this one in which it is nested, without the root."`

	Logical       bool     `json:"logical" doc:"true if the component has no file of its own: it is the root, contains other components, or is a device or cryptographic asset."`
	Completeness  string   `json:"completeness" enum:"complete,incomplete,unknown,not_stated" doc:"How complete the dependencies of the component are, as a CycloneDX composition that names it says, or the completeness of its relationships in SPDX 3; of several, the worst."`
	Duplicate     bool     `json:"duplicate" doc:"true if an earlier component has the same type, group, name, version and package URL. The earlier component is at [twin]."`
	OtherVersions []string `json:"other_versions" doc:"Other versions of the same package in the document, in document order, at most 5. Only the first component of the package that states a version lists them. Differences in spelling and platforms of gems do not count."`

	HasDependencyEntry bool `json:"has_dependency_entry" doc:"true if the document says what the component depends on, even if it depends on nothing."`
	DependencyCount    int  `json:"dependency_count" doc:"Number of direct dependencies."`

	Version      string   `json:"version,omitempty" doc:"Version as the document writes it; absent if not stated."`
	VersionState string   `json:"version_state" enum:"present,unknown,absent,not_applicable" doc:"Whether a version is stated. unknown: stated as not known (NOASSERTION, unknown). not_applicable: not stated, and not needed, because the component is a file (by its type, or a lock file or manifest by its name), a layer of an image, an operating system, a cryptographic asset or what a scanner scanned, or has a version range."`
	VersionRange string   `json:"version_range,omitempty" doc:"CycloneDX 1.7 versionRange; absent if not stated."`
	IsExternal   bool     `json:"is_external" doc:"CycloneDX 1.7 isExternal: true if the environment provides the component and it is not delivered."`
	Pin          PinFacts `json:"pin" doc:"Whether version names exactly one release."`

	PURL                *PURLFacts            `json:"purl,omitempty" doc:"Package URL, the first if there are several; absent if there is none."`
	PURLPin             *PinFacts             `json:"purl_pin,omitempty" doc:"Whether the version in the package URL names exactly one release; absent if it has no version."`
	PURLVersionMismatch *VersionMismatchFacts `json:"purl_version_mismatch,omitempty" doc:"Version of the component and version in its package URL, if they can be compared and differ; otherwise absent."`
	PURLNameMismatch    bool                  `json:"purl_name_mismatch" doc:"true if the name of the component differs from the name in its package URL, with and without namespace; differences in spelling do not count."`
	CPEProblem          string                `json:"cpe_problem,omitempty" doc:"Why the CPE name is valid neither in CPE 2.3 nor in CPE 2.2, in words; absent if it is valid."`
	CPEWildcardVersion  bool                  `json:"cpe_wildcard_version" doc:"true if the CPE name means any version although the component has a version."`
	CPE                 string                `json:"cpe,omitempty" doc:"CPE name, the first if there are several; absent if there is none."`
	SWID                string                `json:"swid,omitempty" doc:"Tag id of the SWID tag; absent if there is none."`
	Identifiers         []IdentifierFacts     `json:"identifiers" doc:"All identifiers of the component, including package URL, CPE and SWID."`

	HashState    string          `json:"hash_state" enum:"present,absent,not_applicable" doc:"Whether a digest of the component, of a file at one of its external references, or of all its files (packageVerificationCode of SPDX 2) is stated. not_applicable: the component is a file, a listing, a device, a cryptographic asset or the root."`
	Listing      bool            `json:"listing" doc:"true if the component is no package, but lists or holds packages, and has no identifier: a lock file or manifest, or a layer of an image, by its name, or something that a scanner marks as scanned."`
	WeakHashes   bool            `json:"weak_hashes" doc:"true if digests are stated and all are of broken algorithms: MD2, MD4, MD5, MD6, SHA-1, ADLER32."`
	SharedDigest bool            `json:"shared_digest" doc:"true if an earlier component of another package has the same digest. The earlier component is at [digest_twin]."`
	HashConflict string          `json:"hash_conflict,omitempty" doc:"Algorithm, if an earlier component with the same package URL and version has another digest of this algorithm; otherwise absent. The earlier component is at [conflict_twin]."`
	Image        bool            `json:"image" doc:"true if the component is a container image, by its type or its package URL (oci, docker)."`
	ByDigest     bool            `json:"by_digest" doc:"true for an image that a digest identifies: its version, its name or the version of its package URL is or ends in a digest, or a hash of it is stated."`
	FileName     string          `json:"file_name,omitempty" doc:"SPDX packageFileName, or in SPDX 3 the name of its distribution artifact; absent if not stated."`
	Properties   []PropertyFacts `json:"properties" doc:"CycloneDX properties whose names begin with bsi:component: or cdx:cisa:. SPDX 3: the purposes of the distribution artifact as the bsi:component properties of the same meaning."`
	Sources      []SourceFacts   `json:"sources" doc:"URLs from which the component is downloaded: distribution references, and repository_url and download_url of the package URL. A finding about item i has at: [sources, i]."`

	Revisions []RevisionFacts `json:"revisions,omitempty" doc:"Revisions of source code that the component names; absent if it names none. A repository without a revision counts only where the component is said to come from it (SPDX downloadLocation, vcs_url). A finding about item i has at: [revisions, i]."`

	Hashes             []HashFacts              `json:"hashes" doc:"Digests of the component, followed by those of its external references."`
	Licences           []LicenceFacts           `json:"licences" doc:"Statements about the licence of the component."`
	LicenceState       string                   `json:"licence_state" enum:"present,unknown,absent,not_applicable" doc:"Whether a licence is stated. unknown: only NOASSERTION is stated. not_applicable: none is stated, and none is needed, because the component is a device or a cryptographic asset."`
	LicencesContradict bool                     `json:"licences_contradict" doc:"true if the declared and the concluded licence contradict each other: neither satisfies the other."`
	ExternalReferences []ExternalReferenceFacts `json:"external_references" doc:"External references, including the SPDX download location and home page."`

	SupplierState string `json:"supplier_state" enum:"present,unknown,absent" doc:"Whether a supplier is named (CycloneDX supplier or publisher, SPDX supplier). unknown: stated as not known."`
	Supplier      string `json:"supplier,omitempty" doc:"Name of the supplier; absent if not stated."`
	ProducerState string `json:"producer_state" enum:"present,unknown,absent" doc:"Whether a producer is named (CycloneDX manufacturer, authors or author, SPDX originator). unknown: stated as not known."`
	Producer      string `json:"producer,omitempty" doc:"Name of the producer; absent if not stated."`

	ProducerContact bool `json:"producer_contact" doc:"true if an e-mail address or URL of the producer is stated; in CycloneDX before 1.6, which has no field for it, of the supplier or in the text author."`
	Copyright       bool `json:"copyright" doc:"true if a copyright notice is stated."`
	// CopyrightState and DownloadState count NONE as present: it says that there is nothing.
	CopyrightState string `json:"copyright_state" enum:"present,unknown,absent" doc:"Whether a copyright notice is stated. present: also if the document says that there is none (NONE). unknown: stated as not known (NOASSERTION)."`
	DownloadState  string `json:"download_state" enum:"present,unknown,absent" doc:"SPDX: whether a download location is stated. present: also if the document says that there is none (NONE). unknown: stated as not known (NOASSERTION). CycloneDX, which has no such field: absent."`

	Crypto  *CryptoFacts  `json:"crypto,omitempty" doc:"CycloneDX 1.6 and later: cryptographic asset (cryptoProperties); absent if the component is none."`
	Model   *ModelFacts   `json:"model,omitempty" doc:"Machine learning model: component of this type in CycloneDX 1.5 and later, AI package in SPDX 3; absent if the component is none."`
	Dataset *DatasetFacts `json:"dataset,omitempty" doc:"Dataset: component of the type data in CycloneDX 1.5 and later, dataset package in SPDX 3; absent if the component is none."`

	scanned          bool // a scanner made it for something that it scanned, which is no package
	verificationCode bool // SPDX 2: a digest of all its files is stated
}

// PropertyFacts is a property of a component.
type PropertyFacts struct {
	Name  string `json:"name" doc:"Name of the property, such as bsi:component:filename."`
	Value string `json:"value" doc:"Value of the property."`
}

// SourceFacts is a URL from which a component is downloaded.
type SourceFacts struct {
	URL    string `json:"url" doc:"URL."`
	Scheme string `json:"scheme" doc:"Scheme of the URL in lower case."`
	Host   string `json:"host" doc:"Host of the URL in lower case; empty if it has none."`
}

// RevisionFacts is the revision of source code that a component names.
type RevisionFacts struct {
	Of       string `json:"of" enum:"download_location,vcs_url,download_url,distribution,vcs,commit" doc:"What names the revision. download_location: SPDX downloadLocation. vcs_url, download_url: qualifiers of the package URL. distribution: CycloneDX reference of type distribution or source-distribution. vcs: CycloneDX reference of type vcs, which often only repeats a link of the package to its repository. commit: a commit in the pedigree of a CycloneDX component."`
	Source   string `json:"source" doc:"Address of the source; empty for a commit without a URL."`
	Revision string `json:"revision" doc:"Revision as the document writes it; empty if there is none."`
	Kind     string `json:"kind" enum:"commit,short-commit,tag,branch,none" doc:"How firmly the revision names the source. commit: a full commit id, or a number of Subversion or Bazaar. short-commit: the beginning of a commit id. tag: a name with a number. branch: a name without one, or one that moves. none: the newest commit of the default branch."`
}

// PinFacts says whether a version names one release.
type PinFacts struct {
	Class  string `json:"class" enum:"go-pseudo,empty,wildcard,leading-operator,inner-operator,interval,vers,floating-word,placeholder,url,snapshot,tag,exact" doc:"Form of the version, by the grammar of the type of the package URL. exact: one release. go-pseudo: one commit of a Go module. empty: no version. wildcard: such as 1.x. leading-operator: such as ^1.2. inner-operator: such as 1.2 || 1.3. interval: such as [1.0,2.0). vers: such as vers:npm/>=1. floating-word: such as latest. placeholder: such as ${version} or unknown. url: an address. snapshot: such as 1.0-SNAPSHOT. tag: a tag or shortened commit of a GitHub Action, such as v4."`
	Exact  bool   `json:"exact" doc:"true if the version names one release: class is exact or go-pseudo."`
	Reason string `json:"reason,omitempty" doc:"Why the version does not name one release, in words that follow the version, such as: is a range; absent if it does."`
}

// PURLFacts is a package URL.
type PURLFacts struct {
	Text       string           `json:"text" doc:"Package URL as the document writes it."`
	Type       string           `json:"type,omitempty" doc:"Type, such as npm."`
	Namespace  string           `json:"namespace,omitempty" doc:"Namespace, percent-decoded; absent if there is none."`
	Name       string           `json:"name,omitempty" doc:"Name, percent-decoded."`
	Version    string           `json:"version,omitempty" doc:"Version, percent-decoded; absent if there is none."`
	Qualifiers []QualifierFacts `json:"qualifiers" doc:"Qualifiers, sorted by name."`
	Subpath    string           `json:"subpath,omitempty" doc:"Subpath, percent-decoded; absent if there is none."`
	Problems   []string         `json:"problems" doc:"Violations of the package URL specification, each in words."`
	UpperCase  bool             `json:"upper_case" doc:"true if the name has capital letters although its type demands lower case. Parsers correct this, but a comparison of the texts finds a difference."`
}

// QualifierFacts is one qualifier of a package URL.
type QualifierFacts struct {
	Name  string `json:"name" doc:"Name of the qualifier, such as arch."`
	Value string `json:"value" doc:"Value of the qualifier, percent-decoded."`
}

// VersionMismatchFacts are two different versions of one component.
type VersionMismatchFacts struct {
	Version     string `json:"version" doc:"Version of the component, in the form in which it was compared."`
	PURLVersion string `json:"purl_version" doc:"Version in the package URL, in the form in which it was compared."`
}

// IdentifierFacts is one identifier of a component.
type IdentifierFacts struct {
	Kind  string `json:"kind" enum:"purl,cpe,swid,omnibor,swhid,gitoid,package-manager" doc:"Kind of identifier."`
	Value string `json:"value" doc:"Identifier as the document writes it."`
}

// HashFacts is one digest of a component.
type HashFacts struct {
	Alg     string `json:"alg" doc:"Algorithm as CycloneDX writes it, such as SHA-256."`
	Value   string `json:"value" doc:"Digest as the document writes it, usually hexadecimal."`
	Of      string `json:"of" enum:"component,external_reference" doc:"What the digest was computed from: the component, or the file at an external reference."`
	RefType string `json:"ref_type,omitempty" doc:"Type of this external reference; absent for digests of the component."`
	Problem string `json:"problem,omitempty" enum:"not_hex,length,zero,empty_input" doc:"What is wrong with the digest. not_hex: it is not hexadecimal. length: it does not have the length of its algorithm. zero: all digits are 0. empty_input: it is the digest of an empty file. Absent if it is correct."`
}

// LicenceFacts is one statement about a component's licence.
type LicenceFacts struct {
	ID              string   `json:"id,omitempty" doc:"SPDX licence id, such as MIT; absent if not stated."`
	Name            string   `json:"name,omitempty" doc:"Name of a licence that has no id; absent if not stated."`
	Expression      string   `json:"expression,omitempty" doc:"SPDX licence expression, such as MIT OR Apache-2.0; absent if not stated."`
	URL             string   `json:"url,omitempty" doc:"URL of the licence; absent if not stated."`
	HasText         bool     `json:"has_text" doc:"true if the document contains the text of the licence."`
	Problem         string   `json:"problem,omitempty" doc:"Why the expression is not a valid SPDX licence expression, in words; absent if it is valid."`
	Suggestion      string   `json:"suggestion,omitempty" doc:"SPDX expression that was probably meant, if id, expression or name is not a valid one; otherwise absent."`
	Unknown         []string `json:"unknown" doc:"Licence ids and exceptions that are not on the SPDX licence list that sealint contains."`
	Deprecated      []string `json:"deprecated" doc:"Licence ids that are deprecated on the SPDX licence list."`
	Undefined       []string `json:"undefined" doc:"LicenseRefs (ids defined in the document) that the document does not define."`
	Acknowledgement string   `json:"acknowledgement,omitempty" enum:"declared,concluded" doc:"Who states the licence. declared: the producer. concluded: somebody who analysed the component. Absent if the document does not say."`
	Stated          string   `json:"stated" doc:"id, expression, or a name that is a LicenseRef; empty if the licence is stated in free text or only by a URL."`
	Class           string   `json:"class" enum:"public-domain,permissive,weak-copyleft,strong-copyleft,network-copyleft,proprietary,unknown" doc:"What the licence demands of those who pass the software on, by a table of SPDX ids (sbom/licence/classes.tsv): of the operands of an OR the one that demands least, of those of an AND the one that demands most. unknown: the statement has no id and no valid expression, or the table lacks its licence."`
	Decides         bool     `json:"decides" doc:"true if rules judge the component by this statement: concluded statements; without them, declared ones; without both, the others. NOASSERTION never decides."`
}

// ExternalReferenceFacts is one external reference of a component.
type ExternalReferenceFacts struct {
	Type      string `json:"type" doc:"Type, such as vcs, distribution or website."`
	URL       string `json:"url" doc:"URL."`
	Scheme    string `json:"scheme" doc:"Scheme of the URL in lower case; empty if it has none."`
	URI       bool   `json:"uri" doc:"true if the URL is a URI with a scheme (RFC 3986); false for other texts, such as a path, a sentence or git@host:path."`
	Insecure  bool   `json:"insecure" doc:"true if software is downloaded from the URL (distribution, vcs) over an unencrypted protocol (http, ftp, git, svn) from another computer."`
	HashCount int    `json:"hash_count" doc:"Number of digests that are stated for the file at the URL."`
}

// VulnerabilityFacts are the facts of a vulnerability in an SBOM, of an advisory about a component in a database, or of a
// statement in a VEX document.
type VulnerabilityFacts struct {
	Origin       string         `json:"origin" enum:"sbom,osv,vex" doc:"Source of these facts: the SBOM, a vulnerability database (osv) or a statement of a VEX document (OpenVEX, CSAF, CycloneDX)."`
	Match        string         `json:"match" enum:"affected,uncertain" doc:"osv: affected: the advisory includes the version of the component. uncertain: the versions could not be compared."`
	ID           string         `json:"id,omitempty" doc:"Identifier, such as CVE-2024-3094; absent if not stated."`
	Aliases      []string       `json:"aliases" doc:"Other identifiers of the vulnerability."`
	Severity     string         `json:"severity" enum:"critical,high,medium,low,info,none,unknown" doc:"Highest severity of its ratings."`
	Malicious    bool           `json:"malicious" doc:"true if the package itself is malicious: an identifier begins with MAL-."`
	Component    string         `json:"component,omitempty" doc:"osv: package URL of the affected component; otherwise absent."`
	Detail       string         `json:"detail,omitempty" doc:"osv: short text of the advisory, or why the versions could not be compared; otherwise absent."`
	FixedIn      []string       `json:"fixed_in" doc:"osv: versions in which the vulnerability is fixed."`
	SuppressedBy string         `json:"suppressed_by,omitempty" doc:"VEX statement because of which rules ignore the vulnerability: its state and its place, in words; absent if there is none."`
	BOMRef       string         `json:"bom_ref,omitempty" doc:"CycloneDX bom-ref; absent if not stated."`
	Source       string         `json:"source,omitempty" doc:"Name of the publisher of the vulnerability, or its URL if it has no name; absent if not stated."`
	Ratings      []RatingFacts  `json:"ratings" doc:"Ratings of its severity."`
	CWEs         []int          `json:"cwes" doc:"CWE numbers of the weaknesses."`
	Affects      []AffectsFacts `json:"affects" doc:"Elements that the vulnerability affects."`
	Analysis     *AnalysisFacts `json:"analysis,omitempty" doc:"Result of an analysis of its impact; absent if there is none."`

	Recommendation string `json:"recommendation,omitempty" doc:"What users should do; absent if not stated."`
	Published      string `json:"published,omitempty" doc:"Time of publication, as the document writes it; absent if not stated."`
	Updated        string `json:"updated,omitempty" doc:"Time of the last update, as the document writes it; absent if not stated."`
}

// RatingFacts is one rating of the severity of a vulnerability.
type RatingFacts struct {
	Severity string   `json:"severity,omitempty" doc:"critical, high, medium, low, info, none or unknown; absent if not stated."`
	Score    *float64 `json:"score,omitempty" doc:"Score, such as 9.8; absent if not stated."`
	Method   string   `json:"method,omitempty" doc:"Scoring method, such as CVSSv31; absent if not stated."`
	Vector   string   `json:"vector,omitempty" doc:"Values of the metrics, such as a CVSS vector; absent if not stated."`
}

// AffectsFacts is one element that a vulnerability affects.
type AffectsFacts struct {
	Overbroad bool     `json:"overbroad" doc:"vex: true if the statement names a product without a version, so that it is about all versions."`
	Ref       string   `json:"ref" doc:"bom-ref or BOM-Link of the element."`
	Component string   `json:"component,omitempty" doc:"Component that the reference leads to, without its version: its package URL without version and qualifiers, or its group and name. Absent if this document does not contain the element, or if it is not a component."`
	Version   string   `json:"version,omitempty" doc:"Version of this component; absent if not stated."`
	Resolved  bool     `json:"resolved" doc:"true if this document contains the element."`
	BOMLink   bool     `json:"bom_link" doc:"true if the reference is a BOM-Link to an element of another document."`
	Missing   bool     `json:"missing" doc:"true if the reference is a BOM-Link to another document of the run that does not contain the element."`
	Statuses  []string `json:"statuses" doc:"Status of each listed version or range, in order: affected, unaffected or unknown. If the version of the element is listed, only its status."`

	versions []string // the version of each status; "" for a range
}

// AnalysisFacts are the result of an analysis of a vulnerability.
type AnalysisFacts struct {
	State         string   `json:"state,omitempty" doc:"State, such as not_affected, exploitable, in_triage or resolved; absent if not stated."`
	Justification string   `json:"justification,omitempty" doc:"Why the component is not affected, such as code_not_reachable; absent if not stated."`
	Responses     []string `json:"responses" doc:"Planned responses, such as update or will_not_fix."`
	HasDetail     bool     `json:"has_detail" doc:"true if the analysis has an explanation in words."`
	Action        bool     `json:"action" doc:"true if it says what to do: a response, a recommendation, a workaround or an action statement."`
	LastDay       string   `json:"last_day,omitempty" doc:"Day of the last update, or of the first issue if there was no update, in UTC as YYYY-MM-DD; absent if not stated."`
	FirstIssued   string   `json:"first_issued,omitempty" doc:"Time of the first issue, as the document writes it; absent if not stated."`
	LastUpdated   string   `json:"last_updated,omitempty" doc:"Time of the last update, as the document writes it; absent if not stated."`
}
