package manifest

// IntegrationFacts describes one integration: what its manifest states, what follows from these statements, and how the contract
// and the SBOM that it names compare with them.
type IntegrationFacts struct {
	Metadata Metadata `json:"metadata" doc:"metadata of the manifest, without fields that violate the schema."`
	Spec     Spec     `json:"spec" doc:"spec of the manifest, without fields that violate the schema."`
	Absent   []string `json:"absent" doc:"Fields that the manifest does not state, as paths with dots, such as spec.identity.tokenTTL. If an object is absent, its fields are listed too; fields of list items are not listed. A field that violates the schema, contains a violation or is part of one counts neither as stated nor as absent."`

	Violations   []ViolationFacts  `json:"violations" doc:"Violations of the schema of manifests. A finding about a violation has at: violations, followed by the items of its own at; it then points at the key or the value, whichever is wrong."`
	URLs         []URLFacts        `json:"urls" doc:"URLs with which the integration communicates: endpoints, webhooks and token URL, and endpoints and token URLs of environments."`
	Scopes       []ScopeFacts      `json:"scopes" doc:"Scopes in identity.scopes, each with how much its name suggests that it permits."`
	Webhooks     []WebhookFacts    `json:"webhooks" doc:"Webhooks in transport.webhooks."`
	Dependencies []DependencyFacts `json:"dependencies" doc:"Dependencies in supplyChain.dependencies, with the parts of their package URLs."`
	Artifacts    []ArtifactFacts   `json:"artifacts" doc:"Artifacts in supplyChain.artifacts."`
	Secrets      []SecretFacts     `json:"secrets" doc:"Values that are secrets or look like secrets; most of each value is hidden."`
	Reviews      []ReviewFacts     `json:"latest_reviews" doc:"Latest review of each kind in reviews."`

	Receivers    []ReceiverFacts    `json:"receivers" doc:"Consumers, in the order and with the indices of consumers; then the provider, if it is stated."`
	Environments []EnvironmentFacts `json:"environments" doc:"Environments, in the order and with the indices of environments."`
	Evidence     []EvidenceFacts    `json:"evidence" doc:"Items of evidence."`

	TokenTTLSeconds   *int    `json:"token_ttl_seconds,omitempty" doc:"identity.tokenTTL in seconds, rounded down; absent if not stated."`
	RotationSeconds   *int    `json:"rotation_seconds,omitempty" doc:"identity.credential.rotation in seconds, rounded down; absent if not stated."`
	StaleAfterSeconds *int    `json:"stale_after_seconds,omitempty" doc:"identity.revocation.staleAfter in seconds, rounded down; absent if not stated."`
	CredentialDue     *string `json:"credential_due,omitempty" doc:"Day on which the next rotation is due, as YYYY-MM-DD: credential.rotated plus credential.rotation. Absent if one of them is not stated."`

	ProviderReceives bool          `json:"provider_receives" doc:"true if receivers contains the provider, and it receives data."`
	RefreshTokens    bool          `json:"refresh_tokens" doc:"true if the client gets refresh tokens: identity.grant is refresh_token, authorization_code or device_code, in any spelling, or identity.scopes contains offline_access."`
	NetworkBound     bool          `json:"network_bound" doc:"true if identity.networkBinding lists networks, and each is an IP address or a range that is no larger than 10.0.0.0/8, or fc00::/7 and /32 in IPv6. Private addresses do not count if the provider is a partner or a third party, which never sees them."`
	CredentialStore  string        `json:"credential_store,omitempty" enum:"manager,environment,other" doc:"Where identity.credential.ref says that the credential is. manager: in a secret manager. environment: in an environment variable (env:). other: any other text. Absent if not stated."`
	RatePerSecond    *float64      `json:"rate_per_second,omitempty" doc:"limits.rate as a number of requests in one second; absent if requests or per is not stated."`
	QuotaPerSecond   *float64      `json:"quota_per_second,omitempty" doc:"limits.quota as a number of requests in one second; absent if requests or per is not stated."`
	RateBy           string        `json:"rate_by,omitempty" enum:"client,several,other" doc:"Whose requests limits.rate.by says are counted together. client: those of one client, or of what stands for one, such as a user or a token. several: those of several clients, such as all of one address (ip), or all (global). other: no word that sealint knows. Absent if not stated."`
	RateKeeper       string        `json:"rate_keeper,omitempty" enum:"us,provider,unknown" doc:"Who keeps limits.rate. us: our own organisation: limits.rate.enforcedBy says so, or the provider is our own organisation, or direction is inbound and enforcedBy is not stated. provider: enforcedBy says so, and the provider is a partner or a third party. unknown: anything else. Absent if limits.rate is not stated."`
	QuotaKeeper      string        `json:"quota_keeper,omitempty" enum:"us,provider,unknown" doc:"Who keeps limits.quota, as rate_keeper says it of limits.rate."`
	PageKeeper       string        `json:"page_keeper,omitempty" enum:"us,provider,unknown" doc:"Who keeps limits.page, as rate_keeper says it of limits.rate."`
	Regions          []RegionFacts `json:"regions" doc:"Regions in data.residency, in its order."`
	RegistryPinned   bool          `json:"registry_pinned" doc:"true if contract.registry leads to one version of the contract: a part of its path, query or fragment is contract.version, which has a digit, or a digest such as sha256:… or 40 hexadecimal digits."`
	RetentionSeconds *int          `json:"retention_seconds,omitempty" doc:"data.retention in seconds, rounded down; absent if not stated."`

	AvailabilityPercent *float64 `json:"availability_percent,omitempty" doc:"operations.sla.availability as a number of percent; absent if it is not stated, or no number from 0 to 100."`
	LatencyMilliseconds *int     `json:"latency_milliseconds,omitempty" doc:"operations.sla.latencyP99 in milliseconds; absent if not stated."`

	LogContents      []string `json:"log_contents" doc:"What fields in observability.logs.fields hold of each call, by their names: method, endpoint, response-code, payload-hash."`
	FieldsEncrypted  bool     `json:"fields_encrypted" doc:"true if data.fields lists restricted fields, and encryption of each of them names an algorithm or format by which only the receiver can read it."`
	PayloadEncrypted bool     `json:"payload_encrypted" doc:"true if data.payloadEncryption names an algorithm or format by which only the receiver can read a payload, such as jwe or openpgp."`

	Contract       *ContractFacts       `json:"contract,omitempty" doc:"The contract that the manifest names, compared with the manifest; absent if it names none."`
	Usage          *UsageFacts          `json:"usage,omitempty" doc:"The calls that Pact files and Arazzo descriptions show, compared with the contract; absent if there are no such files, or the contract could not be read."`
	SBOM           *SBOMFacts           `json:"sbom,omitempty" doc:"The SBOM that the manifest names, compared with the manifest; absent if it names none."`
	OverlaySecrets []OverlaySecretFacts `json:"overlay_secrets" doc:"Values in the overlays of the manifest that are secrets or look like secrets, at most 100. A finding about item i has at: [overlay_secrets, i], which is a place in the overlay."`

	Catalog *CatalogFacts `json:"catalog,omitempty" doc:"The entity of a Backstage catalog that the manifest names in metadata.from, compared with the manifest; absent if it names none."`

	open [][]string // fields that a catalog file may state, which could not be read
}

// ViolationFacts describes one place where a manifest violates its schema.
type ViolationFacts struct {
	At      []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Message string   `json:"message" doc:"What is wrong, in words."`

	unknown bool   // the schema does not define the field
	meant   string // for an unknown field: the defined field that was probably meant, or ""
	span    [2]int // for a duplicate key: the region of the second one
}

// URLFacts describes a URL to which traffic goes.
type URLFacts struct {
	At        []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Text      string   `json:"text" doc:"URL as the manifest writes it, but with the word redacted instead of a user name and password."`
	Scheme    string   `json:"scheme" doc:"Scheme in lower case."`
	Encrypted bool     `json:"encrypted" doc:"true if the protocol of the scheme is encrypted, such as https, wss, grpcs or ssh."`
	Loopback  bool     `json:"loopback" doc:"true if the host is localhost, in 127.0.0.0/8, or ::1."`
}

// ScopeFacts describes a scope that a manifest requests.
type ScopeFacts struct {
	At      []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Name    string   `json:"name" doc:"Name of the scope."`
	Breadth string   `json:"breadth" enum:"wildcard,administrative,narrow" doc:"How much the name suggests that the scope permits. wildcard: it contains *. administrative: it contains a word for administration, or means everything, such as admin or full_access. narrow: any other name."`
}

// DependencyFacts describes a dependency by its package URL.
type DependencyFacts struct {
	At      []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	PURL    string   `json:"purl" doc:"Package URL as the manifest writes it."`
	Name    string   `json:"name" doc:"Namespace and name, joined by a slash; empty if the package URL cannot be read."`
	Version string   `json:"version" doc:"Version, percent-decoded; empty if there is none."`
	Exact   bool     `json:"exact" doc:"true if the version names one release; false for a range, or a tag that can be moved."`
	Problem string   `json:"problem" doc:"Why the version does not name one release, in words; empty if it does."`
}

// ArtifactFacts describes a deployed artifact.
type ArtifactFacts struct {
	At       []string `json:"at" doc:"Place of the reference in the manifest: keys and indices from its top."`
	Ref      string   `json:"ref" doc:"Reference as the manifest writes it."`
	Name     string   `json:"name" doc:"Name of the artifact; empty if not stated."`
	Image    bool     `json:"image" doc:"true if the reference names a container image: the name of an image, or a package URL of type docker or oci."`
	ByDigest bool     `json:"by_digest" doc:"true if the reference ends in a digest: sha256, sha384 or sha512."`
	Signed   bool     `json:"signed" doc:"true if signature.by names a tool or service that signs artifacts, such as sigstore or gpg."`
	Signer   string   `json:"signer" doc:"signature.by as the manifest writes it; empty if it is not stated, or says none, no or false."`
	Level    int      `json:"level" doc:"SLSA build level of the provenance; 0 if not stated."`
}

// ReviewFacts describes the latest review of one kind.
type ReviewFacts struct {
	At        []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Kind      string   `json:"kind" enum:"security,threat-model,incident-drill,privacy" doc:"Kind of the review."`
	Date      string   `json:"date" doc:"Date of the review, as YYYY-MM-DD."`
	Checklist []string `json:"checklist" doc:"Topics that the review covered."`
	Rejected  bool     `json:"rejected" doc:"true if the manifest states approved: false."`
}

// SecretFacts describes a value that is or looks like a secret.
type SecretFacts struct {
	At    []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Kind  string   `json:"kind" doc:"Kind of secret, in words."`
	Shown string   `json:"shown" doc:"First characters and length of the secret; the rest is hidden."`
}

// OverlaySecretFacts describes a value in an overlay that is or looks like a secret.
type OverlaySecretFacts struct {
	Overlay string `json:"overlay" doc:"Path of the overlay, relative to the root of the repository."`
	Field   string `json:"field" doc:"Name of the field that holds the secret; a key, if it is in the name of a field."`
	Kind    string `json:"kind" doc:"Kind of secret, in words."`
	Shown   string `json:"shown" doc:"First characters and length of the secret; the rest is hidden."`
}

// ContractFacts describes the contract that a manifest names, and the parts of it that the integration uses.
type ContractFacts struct {
	Found            bool                      `json:"found" doc:"true if the contract could be read. If false, all other fields except problem are empty."`
	Problem          string                    `json:"problem" doc:"Why the contract could not be read, in words; empty if it could."`
	Title            string                    `json:"title" doc:"info.title of the contract."`
	Version          string                    `json:"version" doc:"info.version of the contract."`
	Digest           string                    `json:"digest" doc:"Digest of the file of the contract, in the form sha256: and 64 hexadecimal digits; empty if the manifest states no digest."`
	ScopesKnown      bool                      `json:"scopes_known" doc:"true if the contract declares all scopes that exist: it has an oauth2 scheme, and no openIdConnect scheme, whose scopes are declared elsewhere."`
	Scopes           []string                  `json:"scopes" doc:"Scopes that the contract declares, sorted."`
	Requested        []RequestedScopeFacts     `json:"requested" doc:"Scopes that the manifest requests, in its order."`
	Undefined        []UndefinedOperationFacts `json:"undefined" doc:"Operations that the manifest lists but the contract does not contain."`
	Used             []UsedOperationFacts      `json:"used" doc:"Operations of the contract that the integration uses: those that the manifest lists, or all if it lists none. A finding about item i has at: [contract, used, i], which is a place in the contract."`
	OperationsUnread bool                      `json:"operations_unread" doc:"true if contract.operations or an item of it violates the schema, so that used may be incomplete."`
	Called           []int                     `json:"called" doc:"Indices in used of the operations that the integration calls. The others are webhooks, which the provider calls."`
	Received         []ReceivedFacts           `json:"received" doc:"Webhooks and callbacks of the operations that the manifest lists: the provider sends them. A finding about item i has at: [contract, received, i], which is a place in the contract."`
	Refused          []int                     `json:"refused" doc:"Indices in used of the operations that do not accept identity.method of the manifest."`
	StaticOnly       bool                      `json:"static_only" doc:"true if at least one operation is called, and all called operations accept only keys and passwords."`
	UsesSome         bool                      `json:"uses_some" doc:"true if the manifest lists the operations that it uses."`
	Servers          []string                  `json:"servers" doc:"URL templates of the effective servers of the used operations. A finding about item i has at: [contract, servers, i], which is a place in the contract."`
	Endpoints        []EndpointFacts           `json:"endpoints" doc:"URLs in transport.endpoints, each compared with the servers of the contract. Then those in environments[].endpoints whose host is that of a server of the contract."`
	Flows            []FlowFacts               `json:"flows" doc:"Flows of the oauth2 schemes of the called operations that accept only tokens of such schemes. A finding about item i has at: [contract, flows, i], which is a place in the contract."`
	OtherTokenURL    bool                      `json:"other_token_url" doc:"true if identity.tokenUrl is the token URL of none of flows, or, if identity.grant names some of them, of none of these. Token URLs with variables or without a host are compared as far as they are known."`
	OtherGrant       bool                      `json:"other_grant" doc:"true if identity.grant is none of flows. Grants for which OpenAPI has no flow, such as token exchange, are not compared."`
	Classified       []ClassificationFacts     `json:"classified" doc:"Classifications of data in the used operations (bodies, parameters, response headers), highest first. A finding about item i has at: [contract, classified, i], which is a place in the contract."`
	Fields           []DataFieldFacts          `json:"fields" doc:"data.fields of the manifest, in its order, each compared with the data of the used operations. A finding about item i has at: [contract, fields, i], which is a place in the contract."`
	Unlisted         []string                  `json:"unlisted" doc:"Fields in bodies of the used operations that the contract itself classifies as restricted and does not mask, and that data.fields does not list, as JSON Pointers. A finding about item i has at: [contract, unlisted, i], which is a place in the contract."`
	Categories       []CategoryFacts           `json:"categories" doc:"Categories of sensitive data in the used operations (bodies, parameters, response headers), sorted. Credentials in parameters and headers are left out. A finding about item i has at: [contract, categories, i], which is a place in the contract."`
	ReadCollection   bool                      `json:"reads_collection" doc:"true if a used operation reads a collection."`
	Idle             []IdleActionFacts         `json:"idle" doc:"Actions of the overlays whose target selects nothing in the contract. A finding about item i has at: [contract, idle, i], which is a place in the overlay."`
	Weakened         []WeakeningFacts          `json:"weakened" doc:"What the contract demands of the integration and no longer does with the overlays, at most 100. A finding about item i has at: [contract, weakened, i], which is the action in the overlay that does it; [contract, weakened, i, contract] is the place in the contract."`
}

// IdleActionFacts is an action of an overlay whose target selects nothing.
type IdleActionFacts struct {
	Name string `json:"name" doc:"Target of the action, as the overlay writes it."`
}

// WeakeningFacts is something that the contract demands of an integration without the overlays of the manifest, and not with them.
type WeakeningFacts struct {
	Kind string `json:"kind" enum:"data,operation,security,scope,sunset,token,webhook,collection,field,server" doc:"What is weakened. data: the classification or category of data. operation: an operation is removed or added. security: what a caller must present. scope: how a requested scope compares with the contract. sunset: deprecation and sunset. token: token URL and grant. webhook: a webhook or callback. collection: no used operation reads a collection any more. field: a field that the manifest lists is added. server: a server is added that makes an endpoint fit."`
	Name string `json:"name" doc:"What it is about, such as an operation, a field of one, a scope or a URL."`
	Was  string `json:"was" doc:"What the contract says of it, in words."`
	Now  string `json:"now" doc:"What the contract says with the overlays, in words."`
}

// RequestedScopeFacts compares a scope that a manifest requests with the contract.
type RequestedScopeFacts struct {
	Scope      string `json:"scope" doc:"Name of the scope."`
	Declared   bool   `json:"declared" doc:"true if a security scheme of the contract declares the scope, or if it is a scope of OpenID Connect and that is used."`
	Suggestion string `json:"suggestion" doc:"If the scope is not declared: the declared scope that was probably meant; empty if none is similar."`
	Needed     bool   `json:"needed" doc:"true if the scope belongs to the smallest set of requested scopes with which the integration can still call every used operation that all requested scopes together open. Of several such sets, sealint takes the one with fewest administrative scopes, then the smallest, then the one whose scopes open the fewest operations of the contract, then the one requested first. Also true for all of narrower of another scope, if all of them are requested."`

	Narrower []string `json:"narrower" doc:"Scopes that are enough in its place: with them and the other needed scopes, the integration can still call every used operation, by the same security schemes, and can call fewer operations besides, or has fewer administrative and wildcard scopes. Sorted; empty if the contract has no such scopes, or more than 12 scopes would have to be combined."`
	Closes   int      `json:"closes" doc:"If narrower is not empty: number of operations of the contract that cannot be called with the narrower scopes. None of them is used."`
	OpensFor []int    `json:"opens_for" doc:"If narrower is not empty: indices in used of the operations for which the narrower scopes are enough."`
}

// UndefinedOperationFacts describes an operation that the manifest lists but the contract does not contain.
type UndefinedOperationFacts struct {
	At         []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Name       string   `json:"name" doc:"Operation as the manifest writes it."`
	Suggestion string   `json:"suggestion" doc:"Operation of the contract that was probably meant; empty if none is similar."`
}

// UsedOperationFacts describes an operation of the contract that the integration uses.
type UsedOperationFacts struct {
	At           []string `json:"at" doc:"Place in the manifest that names the operation: its item in contract.operations, or contract.path if the manifest lists none."`
	Name         string   `json:"name" doc:"Method and path, such as GET /pets."`
	ID           string   `json:"id" doc:"operationId; empty if not stated."`
	Demands      string   `json:"demands" doc:"Scopes that its security alternatives demand, in words: no scope, or for example pets:read and pets:write, or pets:admin. Empty for a webhook."`
	Missing      []string `json:"missing" doc:"Scopes that the operation demands but the manifest does not request. If there are several alternatives that accept identity.method, those of the alternative that lacks fewest. Empty if nothing is missing."`
	Accepts      []string `json:"accepts" doc:"Kinds of credentials that its security alternatives accept, in order, such as no credential, oauth2, or api-key with basic."`
	Accepted     bool     `json:"accepted" doc:"true if an alternative accepts identity.method of the manifest, if the contract does not say, or if the manifest states no method."`
	Open         bool     `json:"open" doc:"true if the caller needs no credential: the contract says so (such as security: []), or the operation is a webhook."`
	StaticOnly   bool     `json:"static_only" doc:"true if every alternative demands a credential, and only keys or passwords."`
	Sends        bool     `json:"sends" doc:"true if calls of the operation carry data to the provider: a body, or a parameter that is classified above public or holds sensitive data. false for a webhook."`
	SendsFields  []string `json:"sends_fields" doc:"Fields of the data that calls of the operation carry to the provider, at most 5, sorted: those that the contract classifies as confidential or restricted, or that hold personal, financial, health or biometric data. Empty for a webhook."`
	SendsPersons []string `json:"sends_persons" doc:"Those of the fields of the data that calls of the operation carry to the provider that hold personal, health or biometric data, at most 5, sorted. Empty for a webhook."`
	Deprecated   bool     `json:"deprecated" doc:"true if the contract declares the operation deprecated."`
	Sunset       string   `json:"sunset" doc:"Date on which the operation ends (x-sunset), as YYYY-MM-DD; empty if not stated."`
}

// ReceivedFacts describes a webhook or callback that comes with the operations that a manifest lists.
type ReceivedFacts struct {
	At      []string `json:"at" doc:"Item of contract.operations that names it, or the operation that it belongs to."`
	Name    string   `json:"name" doc:"Method, and name of the webhook or expression of the callback, such as POST shipped."`
	Kind    string   `json:"kind" enum:"webhook,callback" doc:"Kind of the operation in the contract."`
	Implied bool     `json:"implied" doc:"true if the manifest does not list it: it is a callback of a listed operation."`
}

// EndpointFacts compares a URL that the integration calls with the servers of the contract.
type EndpointFacts struct {
	At       []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Text     string   `json:"text" doc:"URL as the manifest writes it."`
	Declared bool     `json:"declared" doc:"true if the URL is, or is below, the URL of an effective server of a used operation, for some values of its variables. Also true if the contract does not state a server."`
}

// FlowFacts describes a flow by which the contract says that clients get tokens.
type FlowFacts struct {
	Scheme   string `json:"scheme" doc:"Name of the security scheme."`
	Kind     string `json:"kind" enum:"implicit,password,clientCredentials,authorizationCode,deviceAuthorization" doc:"Name of the flow as in OpenAPI 3."`
	TokenURL string `json:"token_url" doc:"URL that issues the tokens, as the contract writes it; empty if not stated."`
}

// ClassificationFacts describes data of one classification.
type ClassificationFacts struct {
	Classification string   `json:"classification" enum:"restricted,confidential,internal,public" doc:"Value of x-data-classification in the contract."`
	Fields         []string `json:"fields" doc:"Fields with this classification, in the order of the contract, at most 5; empty if a whole body has it."`
	Operation      string   `json:"operation" doc:"First used operation that carries such data."`
}

// DataFieldFacts compares a field of the manifest with the data of the used operations.
type DataFieldFacts struct {
	Path           string `json:"path" doc:"Path as the manifest writes it; empty if it violates the schema."`
	State          string `json:"state" enum:"declared,absent,unknown" doc:"Whether the contract has the field: in a body, or as a parameter or response header. unknown: it does not, but it does not describe all data of the used operations."`
	Classification string `json:"classification" doc:"Classification of the field in the contract; of several fields that the path may mean, the lowest. Empty if one of them has none."`
	Suggestion     string `json:"suggestion" doc:"If the field is absent: the path that was probably meant; empty if none is similar."`
}

// CategoryFacts describes sensitive data of one category.
type CategoryFacts struct {
	Category  string   `json:"category" enum:"authentication,financial,health,personal" doc:"Category that the names of the fields suggest."`
	Fields    []string `json:"fields" doc:"Fields of this category, in the order of the contract, at most 5."`
	Operation string   `json:"operation" doc:"First used operation that carries such a field."`
}

// SBOMFacts describes the SBOM that a manifest names, and which artifacts and dependencies of the manifest it contains.
type SBOMFacts struct {
	Found        bool                   `json:"found" doc:"true if the SBOM could be read. If false, all other fields except problem are empty."`
	Problem      string                 `json:"problem" doc:"Why the SBOM could not be read, in words; empty if it could."`
	Components   int                    `json:"components" doc:"Number of components in the SBOM and in those of the run that it links."`
	Subject      string                 `json:"subject" doc:"Name of the component that the SBOM describes, its subject; empty if it names none. A finding about it has at: [sbom, subject], which is a place in the SBOM."`
	Artifacts    []ArtifactMatchFacts   `json:"artifacts" doc:"Artifacts in supplyChain.artifacts, each compared with the SBOM."`
	Dependencies []DependencyMatchFacts `json:"dependencies" doc:"Dependencies in supplyChain.dependencies, each compared with the SBOM. A finding about item i has at: [sbom, dependencies, i], which is a place in the SBOM."`
}

// ArtifactMatchFacts says whether the SBOM describes an artifact of the manifest.
type ArtifactMatchFacts struct {
	At    []string `json:"at" doc:"Place of the reference in the manifest: keys and indices from its top."`
	Ref   string   `json:"ref" doc:"Reference as the manifest writes it."`
	Match string   `json:"match" enum:"digest,name,other-digest,component,none" doc:"How the SBOM matches the artifact. digest: the subject has its digest. name: the subject has its name, and their digests cannot be compared. other-digest: the subject has its name but another digest. component: another component has its digest, or, if the SBOM names no subject, a component has its name. none: nothing matches."`
	Found string   `json:"found" doc:"For other-digest: digest of the subject; otherwise empty."`
}

// DependencyMatchFacts says whether the SBOM lists a dependency of the manifest.
type DependencyMatchFacts struct {
	At       []string `json:"at" doc:"Place of the package URL in the manifest: keys and indices from its top."`
	PURL     string   `json:"purl" doc:"Package URL as the manifest writes it."`
	State    string   `json:"state" enum:"present,other-version,absent,unknown" doc:"Whether the SBOM contains the dependency. present: in this version, or in any version if the manifest names no exact one. other-version: only in other versions. absent: not at all. unknown: the package URL cannot be read, or the SBOM does not contain it in this version and links a document that is not part of the run. SBOMs of the run that the SBOM links count as parts of it."`
	Versions []string `json:"versions" doc:"For other-version: versions in the SBOM, sorted; otherwise empty."`
}
