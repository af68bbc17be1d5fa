package manifest

// IntegrationFacts describes one integration: what its manifest states, what follows from that, and what the documents that it
// names say.
type IntegrationFacts struct {
	Metadata Metadata `json:"metadata" doc:"metadata of the manifest, without what violates its schema."`
	Spec     Spec     `json:"spec" doc:"spec of the manifest, without what violates its schema."`
	Absent   []string `json:"absent" doc:"The fields that the manifest does not state, by their path with dots, such as spec.identity.tokenTTL: those of absent objects too, none inside lists. A field that violates the schema, or is part of what does, is neither stated nor absent."`

	Violations   []ViolationFacts  `json:"violations" doc:"Where the manifest is not as its schema says. What each means, a key or a value, is at violations and its place."`
	URLs         []URLFacts        `json:"urls" doc:"The URLs to which traffic goes: endpoints, webhooks, the token URL."`
	Scopes       []ScopeFacts      `json:"scopes" doc:"identity.scopes, each with how far it reaches by its name."`
	Webhooks     []WebhookFacts    `json:"webhooks" doc:"transport.webhooks, parsed."`
	Dependencies []DependencyFacts `json:"dependencies" doc:"supplyChain.dependencies, parsed."`
	Artifacts    []ArtifactFacts   `json:"artifacts" doc:"supplyChain.artifacts, parsed."`
	Secrets      []SecretFacts     `json:"secrets" doc:"Values that are or look like secrets. The values themselves are left out."`
	Reviews      []ReviewFacts     `json:"latest_reviews" doc:"The last review of each kind."`

	TokenTTLSeconds   *int    `json:"token_ttl_seconds,omitempty" doc:"identity.tokenTTL in seconds."`
	RotationSeconds   *int    `json:"rotation_seconds,omitempty" doc:"identity.credential.rotation in seconds."`
	StaleAfterSeconds *int    `json:"stale_after_seconds,omitempty" doc:"identity.revocation.staleAfter in seconds."`
	CredentialDue     *string `json:"credential_due,omitempty" doc:"The day by which the credential must be rotated: rotated and rotation together."`

	Contract *ContractFacts `json:"contract,omitempty" doc:"What the named contract says, if one is named."`
	SBOM     *SBOMFacts     `json:"sbom,omitempty" doc:"What the named SBOM says, if one is named."`
}

// ViolationFacts describes one place where a manifest violates its schema.
type ViolationFacts struct {
	At      []string `json:"at" doc:"The place, as keys and indices from the top of the manifest."`
	Message string   `json:"message" doc:"What is wrong, in words."`

	unknown bool   // the field itself should not be there
	meant   string // the field of the same object that was probably meant
	span    [2]int // for a key that stands a second time: where
}

// URLFacts describes a URL to which traffic goes.
type URLFacts struct {
	At        []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Text      string   `json:"text" doc:"The URL as written."`
	Scheme    string   `json:"scheme" doc:"Its scheme in lower case."`
	Encrypted bool     `json:"encrypted" doc:"The scheme is one that runs over TLS (https, wss, grpcs …)."`
	Loopback  bool     `json:"loopback" doc:"The host is localhost, in 127.0.0.0/8, or ::1."`
}

// ScopeFacts describes a scope that a manifest requests.
type ScopeFacts struct {
	At      []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Name    string   `json:"name" doc:"The scope."`
	Breadth string   `json:"breadth" enum:"wildcard,administrative,narrow" doc:"wildcard: it holds a *. administrative: a word of it says that it administers, or that it stands for everything."`
}

// WebhookFacts describes a webhook that the integration receives.
type WebhookFacts struct {
	At            []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	URL           string   `json:"url" doc:"Where it is received."`
	Signed        bool     `json:"signed" doc:"It states how it is signed, and not that it is not."`
	ReplaySeconds *int     `json:"replay_seconds,omitempty" doc:"replayWindow in seconds."`
}

// DependencyFacts describes a dependency by its package URL.
type DependencyFacts struct {
	At      []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	PURL    string   `json:"purl" doc:"The package URL as written."`
	Name    string   `json:"name" doc:"Name with namespace; empty when the package URL cannot be read."`
	Version string   `json:"version" doc:"Its version, decoded; empty when there is none."`
	Exact   bool     `json:"exact" doc:"The version names one release, not a range or a moving tag."`
	Problem string   `json:"problem" doc:"Why it does not name one release; empty when it does."`
}

// ArtifactFacts describes a deployed artifact.
type ArtifactFacts struct {
	At       []string `json:"at" doc:"The place of its reference, as keys and indices from the top of the manifest."`
	Ref      string   `json:"ref" doc:"The reference as written."`
	Name     string   `json:"name" doc:"Its name; empty when none is stated."`
	ByDigest bool     `json:"by_digest" doc:"The reference ends in a digest, sha256 or stronger."`
	Signed   bool     `json:"signed" doc:"It states what signed it."`
	Level    int      `json:"level" doc:"SLSA build level of its provenance; 0 when none is stated."`
}

// ReviewFacts describes the last review of a kind.
type ReviewFacts struct {
	At        []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Kind      string   `json:"kind" enum:"security,threat-model,incident-drill,privacy" doc:"What was reviewed."`
	Date      string   `json:"date" doc:"When, as YYYY-MM-DD."`
	Checklist []string `json:"checklist" doc:"What was covered."`
	Rejected  bool     `json:"rejected" doc:"It states that it was not approved."`
}

// SecretFacts describes a value that is or looks like a secret.
type SecretFacts struct {
	At    []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Kind  string   `json:"kind" doc:"What it looks like, in words."`
	Shown string   `json:"shown" doc:"What may be shown of it: its first characters and its length."`
}

// ContractFacts describes the contract that a manifest names, and what the manifest uses of it.
type ContractFacts struct {
	Found            bool                      `json:"found" doc:"Whether the contract could be read and judged; when not, everything else here is empty."`
	Problem          string                    `json:"problem" doc:"Why it could not."`
	Title            string                    `json:"title" doc:"info.title."`
	Version          string                    `json:"version" doc:"info.version."`
	Digest           string                    `json:"digest" doc:"The digest of its file as manifests write it (sha256:…); empty unless the manifest states one."`
	ScopesKnown      bool                      `json:"scopes_known" doc:"Whether the contract declares which scopes there are: it has an oauth2 scheme and no openIdConnect one, whose scopes live elsewhere."`
	Scopes           []string                  `json:"scopes" doc:"The scopes that the contract declares, sorted."`
	Requested        []RequestedScopeFacts     `json:"requested" doc:"The scopes that the manifest requests, in order."`
	Undefined        []UndefinedOperationFacts `json:"undefined" doc:"Used operations that the contract does not have."`
	Used             []UsedOperationFacts      `json:"used" doc:"The operations that are used: those listed, or all. Their places are below contract, used, by index."`
	OperationsUnread bool                      `json:"operations_unread" doc:"contract.operations, or an item of it, violates the schema: further operations may be used."`
	Called           []int                     `json:"called" doc:"Those of them that the integration calls, by their index in used: a webhook is called by the provider."`
	Refused          []int                     `json:"refused" doc:"Those that do not accept the manifest's method, by their index in used."`
	StaticOnly       bool                      `json:"static_only" doc:"Some are called, and each accepts nothing but keys and passwords."`
	UsesSome         bool                      `json:"uses_some" doc:"Whether the manifest lists the operations that it uses; otherwise all are taken to be used."`
	Servers          []string                  `json:"servers" doc:"The templates of the effective servers of the used operations. Their places are below contract, servers, by index."`
	Endpoints        []EndpointFacts           `json:"endpoints" doc:"transport.endpoints, each with whether the contract knows it."`
	Classified       []ClassificationFacts     `json:"classified" doc:"Every classification of data in the bodies of the used operations, highest first. Their places are below contract, classified, by index."`
	Categories       []CategoryFacts           `json:"categories" doc:"Every kind of sensitive data in the bodies of the used operations, sorted. Their places are below contract, categories, by index."`
	ReadCollection   bool                      `json:"reads_collection" doc:"Whether some used operation reads a collection."`
}

// RequestedScopeFacts compares a scope that a manifest requests with the contract.
type RequestedScopeFacts struct {
	Scope      string `json:"scope" doc:"The scope."`
	Declared   bool   `json:"declared" doc:"Some scheme of the contract declares it."`
	Suggestion string `json:"suggestion" doc:"For a scope that is not declared: the declared one that was probably meant; empty when none is near."`
	Needed     bool   `json:"needed" doc:"It belongs to the smallest set of requested scopes with which every used operation that the request opens stays open. Of sets of one size, the one without administrative scopes is taken, then the one that is requested first."`
}

// UndefinedOperationFacts describes an operation that a manifest lists and the contract does not have.
type UndefinedOperationFacts struct {
	At         []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Name       string   `json:"name" doc:"As the manifest writes it."`
	Suggestion string   `json:"suggestion" doc:"The operation of the contract that was probably meant; empty when none is near."`
}

// UsedOperationFacts describes an operation of the contract that the integration uses.
type UsedOperationFacts struct {
	At         []string `json:"at" doc:"Where the manifest says so: its entry in contract.operations, or contract.path when none are listed."`
	Name       string   `json:"name" doc:"Method and path, such as GET /pets."`
	ID         string   `json:"id" doc:"operationId, or empty."`
	Demands    string   `json:"demands" doc:"The scopes that its alternatives demand, in words: no scope, pets:admin, or pets:read and pets:write …; empty for a webhook, which the provider calls."`
	Missing    []string `json:"missing" doc:"The scopes that are not requested and without which no alternative that the identity can use is open: those of the alternative that lacks fewest. Empty when one is open."`
	Accepts    []string `json:"accepts" doc:"What its alternatives accept, in words, in order: no credential, a static key (api-key) …"`
	Accepted   bool     `json:"accepted" doc:"Some alternative accepts a caller that authenticates by the manifest's method, or it cannot be told. True when the manifest states none."`
	Open       bool     `json:"open" doc:"A caller needs no credential, because the contract says so (security: [] and the like), or because the provider calls."`
	StaticOnly bool     `json:"static_only" doc:"Every alternative demands a credential, and each is satisfied by keys or passwords alone."`
	Deprecated bool     `json:"deprecated" doc:"The contract declares it deprecated."`
	Sunset     string   `json:"sunset" doc:"The day on which it ends (x-sunset), as YYYY-MM-DD; empty when none is stated."`
}

// EndpointFacts compares a URL that the integration calls with the servers of the contract.
type EndpointFacts struct {
	At       []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Text     string   `json:"text" doc:"The URL as written."`
	Declared bool     `json:"declared" doc:"It is, or lies below, an effective server of some used operation, whatever the variables of that are given; or the contract does not say where it is served."`
}

// ClassificationFacts describes data of one classification.
type ClassificationFacts struct {
	Classification string   `json:"classification" enum:"restricted,confidential,internal,public" doc:"The classification that the contract states (x-data-classification)."`
	Fields         []string `json:"fields" doc:"Fields of it, in the order in which they are met, at most 5; none where a body is classified as a whole."`
	Operation      string   `json:"operation" doc:"The first used operation that carries it."`
}

// CategoryFacts describes sensitive data of one kind.
type CategoryFacts struct {
	Category  string   `json:"category" enum:"authentication,financial,health,personal" doc:"The kind, by the names of fields."`
	Fields    []string `json:"fields" doc:"Fields of it, in the order in which they are met, at most 5."`
	Operation string   `json:"operation" doc:"The first used operation that carries it."`
}

// SBOMFacts describes the SBOM that a manifest names, and what it has of the manifest.
type SBOMFacts struct {
	Found        bool                   `json:"found" doc:"Whether the SBOM could be read and judged; when not, everything else here is empty."`
	Problem      string                 `json:"problem" doc:"Why it could not."`
	Components   int                    `json:"components" doc:"How many components it lists."`
	Subject      string                 `json:"subject" doc:"The name of what it describes; empty when it names nothing. Its place is sbom, subject."`
	Artifacts    []ArtifactMatchFacts   `json:"artifacts" doc:"supplyChain.artifacts, each with what the SBOM has of it."`
	Dependencies []DependencyMatchFacts `json:"dependencies" doc:"supplyChain.dependencies, each with what the SBOM has of it. The places in the SBOM are below sbom, dependencies, by index."`
}

// ArtifactMatchFacts says whether the SBOM describes an artifact of the manifest.
type ArtifactMatchFacts struct {
	At    []string `json:"at" doc:"The place of its reference, as keys and indices from the top of the manifest."`
	Ref   string   `json:"ref" doc:"The reference as written."`
	Match string   `json:"match" enum:"digest,name,other-digest,component,none" doc:"digest: the subject has its digest. name: the subject has its name, and no digest to compare. other-digest: the subject has its name and another digest. component: some other component has its digest. none: the SBOM does not have it."`
	Found string   `json:"found" doc:"For another digest: the one that the SBOM states."`
}

// DependencyMatchFacts says whether the SBOM lists a dependency of the manifest.
type DependencyMatchFacts struct {
	At       []string `json:"at" doc:"The place of its package URL, as keys and indices from the top of the manifest."`
	PURL     string   `json:"purl" doc:"The package URL as written."`
	State    string   `json:"state" enum:"present,other-version,absent,unknown" doc:"Of a package URL that names no exact version, any version is present. unknown: it cannot be read."`
	Versions []string `json:"versions" doc:"For another version: those that the SBOM has, sorted."`
}
