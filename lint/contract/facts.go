package contract

// The facts of each entity of a contract. Rules see their JSON form as input. The schemas under rules/schemas are generated
// from these types; the doc tags become descriptions.

// ContractFacts describes an OpenAPI document as a whole.
type ContractFacts struct {
	Version              string                     `json:"version" doc:"The version the document declares, such as 3.1.0."`
	Family               string                     `json:"family" enum:"2.0,3.0,3.1,3.2" doc:"The line of versions it belongs to."`
	Title                string                     `json:"title" doc:"info.title."`
	InfoVersion          string                     `json:"info_version" doc:"info.version: the version of the API itself."`
	Contact              *ContactFacts              `json:"contact,omitempty" doc:"info.contact, if there is one."`
	ServersDeclared      bool                       `json:"servers_declared" doc:"Whether the document declares at least one server (2.0: a host or schemes) for all of it."`
	Operations           int                        `json:"operations" doc:"How many operations its paths hold."`
	Webhooks             int                        `json:"webhooks" doc:"How many operations its webhooks hold."`
	SecuritySchemes      []string                   `json:"security_schemes" doc:"The names of the declared security schemes."`
	UnresolvedReferences []UnresolvedReferenceFacts `json:"unresolved_references" doc:"References that could not be followed. Their places are below unresolved_references, by index."`
	Violations           []ViolationFacts           `json:"violations" doc:"Where the document breaks the official JSON Schema of its version, or what the specification demands of parameters besides."`
	Paths                []string                   `json:"paths" doc:"The path templates."`
	Overlaps             []OverlapFacts             `json:"overlaps" doc:"Pairs of operations whose path templates match one URL, neither being the more concrete one."`
	Answers              []AnswerFacts              `json:"answers" doc:"What the operations of its paths document as responses."`
	VersionedBy          []string                   `json:"versioned_by" enum:"server,path,parameter,media-type" doc:"Where callers see the major version of the API, apart from info.version."`
	Audience             string                     `json:"audience" doc:"For whom the API is: info.x-audience, or internal or public by x-internal, of the document or of all its servers; empty when not stated."`
	UnnamedServers       []int                      `json:"unnamed_servers" doc:"Indexes of the document's servers that state no environment: no description and no x-environment. 2.0 has no place for it."`
	SecurityContact      bool                       `json:"security_contact" doc:"Whether it says how to report a security problem: info.contact.x-security or info.x-security-contact, or externalDocs, a contact or a description that names a security contact, policy or security.txt."`
}

// ViolationFacts is one place at which a document breaks its specification.
type ViolationFacts struct {
	At      []string `json:"at" doc:"Its place in the document."`
	Message string   `json:"message" doc:"What is wrong, in words."`

	wrongValue, follows bool // see isExplainedBy
}

// OverlapFacts is a pair of operations whose templates match the same request.
type OverlapFacts struct {
	Method       string   `json:"method" doc:"Their method in upper case."`
	First        string   `json:"first" doc:"The path template that stands first in the document."`
	Second       string   `json:"second" doc:"The other one."`
	Example      string   `json:"example" doc:"A path that both templates match."`
	At           []string `json:"at" doc:"The place of the second operation, relative to the document."`
	FirstAt      []string `json:"first_at" doc:"The place of the first operation, relative to the document."`
	SameSecurity bool     `json:"same_security" doc:"Whether both demand the same of a caller."`
}

// AnswerFacts describes the responses that one operation of the paths documents.
type AnswerFacts struct {
	Method     string   `json:"method" doc:"Its method in upper case."`
	Path       string   `json:"path" doc:"Its path template."`
	At         []string `json:"at" doc:"The place of its responses, relative to the document."`
	Secured    bool     `json:"secured" doc:"Whether every caller must show a credential."`
	TakesInput bool     `json:"takes_input" doc:"Whether it has a request body or parameters that can be wrong."`
	Statuses   []string `json:"statuses" doc:"Keys of its responses: 200, 4XX, default …"`
}

// ContactFacts is the person or organisation to ask about an API.
type ContactFacts struct {
	Name  string `json:"name" doc:"Name of the person or organisation."`
	URL   string `json:"url" doc:"Where to find them."`
	Email string `json:"email" doc:"Address to write to."`
}

// UnresolvedReferenceFacts is a reference that leads nowhere, or to an object of another kind than belongs there.
type UnresolvedReferenceFacts struct {
	Ref    string `json:"ref" doc:"The reference as written."`
	Reason string `json:"reason" enum:"missing,outside-root,remote,unreadable,circular,misplaced" doc:"Why it could not be followed; misplaced: what it leads to is of another kind than belongs there."`
	Detail string `json:"detail" doc:"What exactly is wrong, in words."`
}

// ServerFacts is one declared server. In OpenAPI 2.0 it is one of the schemes joined with host and basePath.
type ServerFacts struct {
	Template     string                `json:"template" doc:"The URL as declared, variables and all."`
	DeclaredBy   string                `json:"declared_by" enum:"root,path,operation" doc:"Which object declares it."`
	Relative     bool                  `json:"relative" doc:"The URL names no scheme: transport is decided by where the document is served."`
	URLs         []ServerURLFacts      `json:"urls" doc:"What the URL may become: with the defaults of its variables, and with each of their enum values. Only variables that touch scheme or host are varied."`
	Unused       []string              `json:"unused_variables" doc:"Variables that are declared and stand nowhere in the URL."`
	Variables    []ServerVariableFacts `json:"variables" doc:"The variables in the URL, in order."`
	Operations   int                   `json:"operations" doc:"How many operations are served from it."`
	Credentialed int                   `json:"operations_with_credentials" doc:"How many of those operations may send a credential."`
	Credentials  []string              `json:"credentials" doc:"Kinds of credentials (see operation) that those operations may send to it, sorted."`
	HostScheme   bool                  `json:"host_holds_scheme" doc:"The host is written with a scheme of its own: https://http://host, or in 2.0 a host with a scheme, which belongs into schemes."`
}

// ServerURLFacts is one expansion of a server's URL.
type ServerURLFacts struct {
	Text     string `json:"text" doc:"The expanded URL."`
	Scheme   string `json:"scheme" doc:"Its scheme in lower case; empty when it has none."`
	Host     string `json:"host" doc:"Its host in lower case without port; empty when it has none."`
	Loopback bool   `json:"loopback" doc:"The host is localhost, in 127.0.0.0/8, or ::1."`
}

// ServerVariableFacts is a variable in a server's URL.
type ServerVariableFacts struct {
	Name     string   `json:"name" doc:"Its name."`
	Part     string   `json:"part" enum:"scheme,host,rest" doc:"The part of the URL in which it stands."`
	Declared bool     `json:"declared" doc:"Whether the server's variables define it."`
	Default  string   `json:"default" doc:"Its default value."`
	Limited  bool     `json:"limited" doc:"Whether it has an enum, even an empty one; without, callers choose."`
	Enum     []string `json:"enum" doc:"The values it is limited to."`
}

// SecuritySchemeFacts is one declared security scheme.
type SecuritySchemeFacts struct {
	Name             string          `json:"name" doc:"The name by which requirements refer to it."`
	Type             string          `json:"type" doc:"Its type as declared: apiKey, http, oauth2, openIdConnect, mutualTLS (2.0: basic, apiKey, oauth2)."`
	Credential       string          `json:"credential" enum:"api-key,basic,bearer,digest,oauth2,oidc,mutual-tls,other,unknown" doc:"What a caller proves itself with."`
	In               string          `json:"in" doc:"For apiKey: query, header or cookie."`
	ParameterName    string          `json:"parameter_name" doc:"For apiKey: the name of the parameter, header or cookie."`
	HTTPScheme       string          `json:"http_scheme" doc:"For http: the authentication scheme in lower case."`
	BearerFormat     string          `json:"bearer_format" doc:"For http bearer: the stated format of the token."`
	Flows            []FlowFacts     `json:"flows" doc:"For oauth2: the flows."`
	OpenIDConnectURL *EndpointFacts  `json:"open_id_connect_url,omitempty" doc:"For openIdConnect: the discovery URL."`
	MetadataURL      *EndpointFacts  `json:"oauth2_metadata_url,omitempty" doc:"For oauth2 (3.2): the authorization server's metadata URL."`
	Endpoints        []EndpointFacts `json:"endpoints" doc:"All URLs of the scheme and its flows, with the place of each relative to the scheme."`
	Deprecated       bool            `json:"deprecated" doc:"Declared deprecated (3.2)."`
	Family           string          `json:"family" enum:"2.0,3.0,3.1,3.2" doc:"The line of versions of the document."`
	Demanded         bool            `json:"demanded" doc:"Some requirement names it: of the document, of an operation, of a webhook or callback."`
	DemandedScopes   []string        `json:"demanded_scopes" doc:"The scopes or roles that requirements demand of it, sorted."`
	Faults           []FaultFacts    `json:"faults" doc:"Fields that its type requires and that are missing or of no known value."`
	Operations       int             `json:"operations" doc:"How many operations accept it in some effective alternative."`
	OperationsAlone  int             `json:"operations_alone" doc:"How many operations accept it as the only credential of some effective alternative. Schemes that are not declared, and other API keys beside an API key, make it no less the only one."`
	AloneWith        []string        `json:"alone_with" doc:"For an API key: the other API keys that those alternatives demand together with it, sorted."`
	ScopeUse         []ScopeUseFacts `json:"scope_use" doc:"Every scope that its flows declare or requirements demand of it, sorted by name."`
	StatesProfile    bool            `json:"states_profile" doc:"For JSON Web Tokens: its description, bearerFormat or x-jwt-profile names a profile such as RFC 8725 or RFC 9068."`
}

// ScopeUseFacts counts the operations that one scope gives access to.
type ScopeUseFacts struct {
	Name     string   `json:"name" doc:"Its name."`
	Declared []string `json:"declared" doc:"The flows that declare it."`
	Demanded bool     `json:"demanded" doc:"Some requirement demands it."`
	Reads    int      `json:"reads" doc:"How many operations that change nothing it opens alone, without another scope."`
	Writes   int      `json:"writes" doc:"How many operations that change something it opens alone."`
}

// FaultFacts is a mistake in a security scheme or schema.
type FaultFacts struct {
	At      []string `json:"at" doc:"Its place relative to the security scheme."`
	Message string   `json:"message" doc:"What is wrong, in words."`
}

// FlowFacts is one OAuth 2.0 flow of a security scheme.
type FlowFacts struct {
	Kind   string   `json:"kind" enum:"implicit,password,clientCredentials,authorizationCode,deviceAuthorization" doc:"Which flow, in the words of OpenAPI 3."`
	Scopes []string `json:"scopes" doc:"The scopes it declares."`
}

// EndpointFacts is a URL of an authorization server.
type EndpointFacts struct {
	At       []string `json:"at" doc:"Its place relative to the security scheme."`
	Text     string   `json:"text" doc:"The URL as written."`
	Kind     string   `json:"kind" enum:"absolute,relative,invalid" doc:"Whether it names a scheme and host, is resolved against a server, or is no URL."`
	Schemes  []string `json:"schemes" doc:"The URL schemes it may be reached by, in lower case: its own, or those of the servers it is relative to; empty when unknown."`
	Loopback bool     `json:"loopback" doc:"The host is a loopback address."`
}

// OperationFacts is one operation of a path, webhook or callback, with everything inherited resolved.
type OperationFacts struct {
	Kind         string                    `json:"kind" enum:"path,webhook,callback" doc:"Whether it is served (path), or called on somebody else (webhook, callback)."`
	Method       string                    `json:"method" doc:"The HTTP method in upper case."`
	Path         string                    `json:"path" doc:"The path template, the webhook's name or the callback's expression."`
	ID           string                    `json:"id" doc:"operationId, or empty."`
	Safe         bool                      `json:"safe" doc:"The method is GET, HEAD, OPTIONS, TRACE or QUERY (RFC 9110 §9.2.1)."`
	Deprecated   bool                      `json:"deprecated" doc:"Declared deprecated."`
	Tags         []string                  `json:"tags" doc:"Its tags."`
	Security     SecurityFacts             `json:"security" doc:"What a caller must prove, after inheritance. Its place is below security wherever it is declared."`
	Servers      []string                  `json:"servers" doc:"Templates of the effective servers; none means that it is served from where the document is."`
	Parameters   []ParameterReferenceFacts `json:"parameters" doc:"Its parameters, those of the path item merged in."`
	RequestTypes []string                  `json:"request_types" doc:"Media types of the request body."`
	Statuses     []string                  `json:"statuses" doc:"Keys of its responses: 200, 4XX, default …, in upper case but for default."`

	Administrative bool                  `json:"administrative" doc:"A segment of its path or a tag says that it administers: admin, administration, superuser …"`
	OrdinaryTwin   string                `json:"ordinary_twin" doc:"For an administrative operation: an ordinary one that demands exactly the same of its caller; empty when there is none."`
	Collection     bool                  `json:"collection" doc:"It reads a collection: a successful response is an array, or an object that wraps one."`
	CollectionAt   []string              `json:"collection_at" doc:"The place of the array's schema, relative to the operation, for a collection."`
	ItemsBounded   bool                  `json:"items_bounded" doc:"For a collection: the array has a largest length."`
	PageSizes      []PageSizeFacts       `json:"page_sizes" doc:"Its parameters that choose how many items a page holds."`
	Returns        []SensitiveFieldFacts `json:"returns" doc:"Sensitive or classified fields that its responses may hold, by name."`
	Sunset         string                `json:"sunset" doc:"The date in x-sunset as YYYY-MM-DD; empty when there is none or it is no date."`
	SunsetDeclared bool                  `json:"sunset_declared" doc:"Whether it has a date in x-sunset, or a response with a Sunset header (RFC 8594)."`
	Migration      bool                  `json:"migration" doc:"Whether it says what to use instead: externalDocs, x-migration, x-successor, or a link in its description."`
	Destination    *DestinationFacts     `json:"destination,omitempty" doc:"For a callback: where it is sent."`
	Signed         bool                  `json:"signed" doc:"For a webhook or callback: it declares how its receiver tells who sent it: a signature header, or security of its own."`
}

// PageSizeFacts is a parameter that chooses how many items a page holds.
type PageSizeFacts struct {
	Index   int    `json:"index" doc:"Its place among parameters."`
	Name    string `json:"name" doc:"Its name."`
	Bounded bool   `json:"bounded" doc:"Whether it has a largest value."`
}

// SensitiveFieldFacts is a field that holds sensitive data.
type SensitiveFieldFacts struct {
	Name           string `json:"name" doc:"Its name."`
	Category       string `json:"category" enum:"personal,financial,health,authentication,none" doc:"What kind of sensitive data its name says it holds."`
	Classification string `json:"classification" doc:"Its x-data-classification in lower case, or that of what holds it: public, internal, confidential or restricted; empty when there is none, or a word of no known meaning."`
}

// DestinationFacts is where a callback is sent, by its runtime expression.
type DestinationFacts struct {
	Scheme   string `json:"scheme" doc:"The scheme of its URL in lower case, when the expression writes it out."`
	Loopback bool   `json:"loopback" doc:"The host is written out and is a loopback address."`
	Input    string `json:"input" doc:"The part of the request that the caller chooses the host by, such as $request.body#/callbackUrl; empty when the host is written out."`
	Found    bool   `json:"found" doc:"Whether the contract describes that part of the request."`
	Limited  bool   `json:"limited" doc:"Whether it is limited by pattern, enum or const."`
	TLSOnly  bool   `json:"tls_only" doc:"Whether what it is limited to are https URLs only."`
}

// ParameterReferenceFacts names a parameter of an operation.
type ParameterReferenceFacts struct {
	Name     string `json:"name" doc:"Its name."`
	In       string `json:"in" doc:"Where it stands."`
	Required bool   `json:"required" doc:"Whether it must be given."`
}

// SecurityFacts is a list of alternatives, each of which admits a caller. It is a part of an operation, where it is the
// effective one, and an entity of its own where it is declared.
type SecurityFacts struct {
	Source          string             `json:"source" enum:"operation,root,none" doc:"Which security key is effective; none when there is none."`
	Alternatives    []AlternativeFacts `json:"alternatives" doc:"The alternatives, in order."`
	Unauthenticated bool               `json:"unauthenticated" doc:"No alternative demands a credential."`
	Anonymous       bool               `json:"anonymous" doc:"Some alternative demands none: anonymous access is allowed."`
}

// AlternativeFacts is a security requirement: all its schemes must be satisfied.
type AlternativeFacts struct {
	Requirements []RequirementFacts `json:"requirements" doc:"The required schemes; none means anonymous access."`
	Strength     string             `json:"strength" enum:"anonymous,static,token,unknown" doc:"What it is worth: static for keys and passwords, token for OAuth 2.0, OpenID Connect, bearer tokens and client certificates, alone or together with others."`
}

// RequirementFacts is one scheme of an alternative.
type RequirementFacts struct {
	Scheme      string       `json:"scheme" doc:"The name of the scheme."`
	Defined     bool         `json:"defined" doc:"Whether the document declares it."`
	Credential  string       `json:"credential" enum:"api-key,basic,bearer,digest,oauth2,oidc,mutual-tls,other,unknown" doc:"What a caller proves itself with."`
	In          string       `json:"in" doc:"For an API key: query, header or cookie."`
	ScopesKnown bool         `json:"scopes_known" doc:"Whether the document declares which scopes there are (oauth2); openIdConnect keeps them elsewhere."`
	Scopes      []ScopeFacts `json:"scopes" doc:"The scopes or roles demanded, in order."`
}

// ScopeFacts is a scope that a requirement demands.
type ScopeFacts struct {
	Name     string `json:"name" doc:"Its name."`
	Declared bool   `json:"declared" doc:"Whether some flow of the scheme declares it."`
}

// ParameterFacts is a parameter or a header at its definition.
type ParameterFacts struct {
	Kind        string           `json:"kind" enum:"parameter,header" doc:"A parameter of an operation, or a header of a response or part."`
	Name        string           `json:"name" doc:"Its name."`
	In          string           `json:"in" doc:"query, header, path, cookie, querystring (3.2), body or formData (2.0)."`
	Direction   string           `json:"direction" enum:"request,response,both,none" doc:"Which way it travels, seen from the API; none when nothing uses it."`
	Required    bool             `json:"required" doc:"Whether it must be given."`
	Deprecated  bool             `json:"deprecated" doc:"Declared deprecated."`
	Ignored     bool             `json:"ignored" doc:"A header parameter named Accept, Content-Type or Authorization, which the specification ignores from 3.0 on."`
	DescribedBy string           `json:"described_by" enum:"schema,content,none" doc:"What describes its value."`
	Constraints ConstraintsFacts `json:"constraints" doc:"What its value is limited to."`
	Extensions  []string         `json:"extensions" doc:"Names of its x- members."`
}

// BodyFacts is one media type of a request or response body.
type BodyFacts struct {
	Direction   string           `json:"direction" enum:"request,response" doc:"Which way it travels, seen from the API."`
	MediaType   string           `json:"media_type" doc:"The media type or range, in lower case without parameters."`
	Status      string           `json:"status" doc:"For a body of a response: the key of the response."`
	Required    bool             `json:"required" doc:"For a body of a request: whether it must be given."`
	HasSchema   bool             `json:"has_schema" doc:"Whether a schema describes it."`
	Constraints ConstraintsFacts `json:"constraints" doc:"What it is limited to."`
	Binary      bool             `json:"binary" doc:"It is bytes: no text and no structured data, by its media type or schema."`
	Parts       []PartFacts      `json:"parts" doc:"For multipart bodies (2.0: formData): its binary parts."`
}

// PartFacts is a binary part of a multipart body.
type PartFacts struct {
	Name         string   `json:"name" doc:"Its name."`
	At           []string `json:"at" doc:"The place of its schema, relative to the body."`
	Bounded      bool     `json:"bounded" doc:"Whether it has a largest length."`
	ContentTypes bool     `json:"content_types" doc:"Whether its encoding says which content types it may have. 2.0 cannot say."`
}

// ResponseFacts is one response of an operation.
type ResponseFacts struct {
	Operation   string         `json:"operation_kind" enum:"path,webhook,callback" doc:"The kind of the operation it belongs to."`
	Method      string         `json:"method" doc:"The method of the operation, in upper case."`
	Status      string         `json:"status" doc:"Its key: 200, 4XX (upper case) or default."`
	MayHaveBody bool           `json:"may_have_body" doc:"False for HEAD, 1XX, 204 and 304 (RFC 9110)."`
	Content     []ContentFacts `json:"content" doc:"Its bodies, by media type."`
	Headers     []string       `json:"headers" doc:"Names of its headers in lower case."`
	CORS        *CORSFacts     `json:"cors,omitempty" doc:"What it documents of cross-origin access, if it has an Access-Control-Allow-Origin header."`
}

// ContentFacts is one media type of a response.
type ContentFacts struct {
	MediaType string `json:"media_type" doc:"The media type or range, in lower case without parameters."`
	HasSchema bool   `json:"has_schema" doc:"Whether a schema describes it."`
	Binary    bool   `json:"binary" doc:"It is bytes, which need no schema."`
}

// CORSFacts describes the cross-origin access that a response documents.
type CORSFacts struct {
	Header      string   `json:"header" doc:"Access-Control-Allow-Origin as it is written."`
	Origins     []string `json:"origins" doc:"The values that its default, const, enum and examples document."`
	Credentials bool     `json:"credentials" doc:"Access-Control-Allow-Credentials is documented as true."`
}

// SchemaFacts is one schema at its definition.
type SchemaFacts struct {
	Direction      string           `json:"direction" enum:"request,response,both,none" doc:"Which way values of it travel, seen from the API: input, output, both, or neither when nothing uses it. readOnly is no input, writeOnly no output."`
	Whole          bool             `json:"whole" doc:"In some request it describes a whole value; false when it is only ever a branch of a composition."`
	Types          []string         `json:"types" doc:"The types it states itself, without null."`
	Nullable       bool             `json:"nullable" doc:"Whether null is among its own types, or it is nullable (3.0)."`
	Object         bool             `json:"object" doc:"It describes objects."`
	Properties     int              `json:"properties" doc:"How many properties it declares itself."`
	Upload         bool             `json:"upload" doc:"It is a binary body of a request or a binary part of one, whose length the body is asked for."`
	Composed       bool             `json:"composed" doc:"It holds allOf, anyOf or oneOf, or (3.1) keywords beside a $ref."`
	UnknownFields  string           `json:"unknown_fields" enum:"rejected,accepted,map,unclosable,base,not-applicable" doc:"What happens to members that it does not declare. map: they are all described by one schema. unclosable: a composition that this version cannot close. base: a discriminator's base, which must stay open."`
	OpenedAt       []string         `json:"opened_at" doc:"Where unevaluatedProperties: false rejects nothing: the place of the keyword that takes any member on before it can."`
	ReadOnly       bool             `json:"read_only" doc:"readOnly."`
	WriteOnly      bool             `json:"write_only" doc:"writeOnly."`
	Deprecated     bool             `json:"deprecated" doc:"Declared deprecated."`
	Constraints    ConstraintsFacts `json:"constraints" doc:"What its values are limited to, over allOf, anyOf, oneOf and references."`
	Extensions     []string         `json:"extensions" doc:"Names of its x- members."`
	Gap            string           `json:"gap" enum:"none,empty,branch,no-type,no-properties,no-items,media-type,parameter,header" doc:"What keeps it from describing its values: it is empty, a branch of its composition lets every value pass, it has no type, is an object without properties or an array without items; or it is missing from a media type, parameter or header."`
	Format         string           `json:"format" doc:"The format that it states itself."`
	Patterns       []PatternFacts   `json:"patterns" doc:"The regular expressions that it states itself: pattern, the names in patternProperties, and the pattern of propertyNames."`
	Contradictions []FaultFacts     `json:"contradictions" doc:"Keywords of it that contradict each other."`
	Rejected       []string         `json:"rejected" doc:"Properties that one part of its composition declares and another, being closed, rejects."`
	ClosedAt       []string         `json:"closed_at" doc:"The place of the part that rejects them."`
}

// PatternFacts is a regular expression of a schema.
type PatternFacts struct {
	At        []string `json:"at" doc:"Its place relative to the schema."`
	Text      string   `json:"text" doc:"The regular expression."`
	Anchored  bool     `json:"anchored" doc:"Whether it must match from the first character to the last."`
	Ambiguity string   `json:"ambiguity" enum:"none,polynomial,exponential,unknown,invalid" doc:"How the time of a backtracking matcher grows with the length of its input; unknown when that could not be told, invalid when it is no regular expression of ECMA-262."`
	Witness   string   `json:"witness" doc:"For an ambiguous one: input that takes long, in words."`
	Longest   *float64 `json:"longest,omitempty" doc:"Largest length of what it is matched with, in characters, over the compositions that its schema stands in."`
}

// FieldFacts is one named value that callers send or receive: a parameter, a header, or a property of an object.
type FieldFacts struct {
	Kind           string   `json:"kind" enum:"parameter,header,property" doc:"What it is."`
	In             string   `json:"in" doc:"Where it stands: query, header, path, cookie, querystring, formData, or body for a property."`
	Name           string   `json:"name" doc:"Its name."`
	Phrase         string   `json:"phrase" doc:"All words of its name in lower case, joined by _."`
	Terms          []string `json:"terms" doc:"The words of its name and their runs of up to three, joined by _, in lower case, plural and singular."`
	Tail           []string `json:"tail" doc:"Those terms that end the name: they say what the value is."`
	Direction      string   `json:"direction" enum:"request,response,both,none" doc:"Which way it travels, seen from the API. readOnly is no input, writeOnly no output."`
	Shared         bool     `json:"shared" doc:"The object that it belongs to travels both ways."`
	Resource       bool     `json:"resource" doc:"For a path parameter: it only ever picks an item of a collection of its name, as in /tokens/{token}."`
	Body           bool     `json:"body" doc:"The object that it belongs to is the whole body of a request, or one item of it."`
	Types          []string `json:"types" doc:"The types that its value can have, without null; none stated means any."`
	Format         string   `json:"format" doc:"Its format, if stated."`
	Limited        bool     `json:"limited" doc:"Whether it is limited by pattern, enum or const; that a boolean has two values is no limit."`
	Category       string   `json:"category" enum:"personal,financial,health,authentication,none" doc:"What kind of sensitive data its name says it holds."`
	Classification string   `json:"classification" doc:"Its x-data-classification in lower case, or that of what holds it: public, internal, confidential or restricted; empty when there is none, or a word of no known meaning."`
	Inherited      bool     `json:"inherited" doc:"Its classification is that of what holds it."`
	Masked         bool     `json:"masked" doc:"Whether it has x-masking, and not none or false."`
}

// TextFacts are the facts of a string, data or running text, in which a secret or unsafe markup was found. Other strings are
// no entities of this kind.
type TextFacts struct {
	Context string        `json:"context" enum:"example,default,enum,const,extension,text,key" doc:"Under which kind of key it stands; text: a description, a title, a URL; key: it is the name of a member itself."`
	Key     string        `json:"key" doc:"The name of the credential (parameter, header, property, server variable) whose value it is, else the nearest member name above it; empty for a key."`
	Secrets []SecretFacts `json:"secrets" doc:"What looks like a secret in it."`
	Unsafe  []string      `json:"unsafe" doc:"What of it would run code where it is rendered as Markdown, in words."`

	redact []string // the secrets themselves
}

// SecretFacts describes a secret without giving it away.
type SecretFacts struct {
	Kind  string `json:"kind" doc:"What it is, in words."`
	Shown string `json:"shown" doc:"Its first characters and its length."`
}

// ConstraintsFacts are the effective limits of a value: the intersection over allOf, the union over anyOf and oneOf.
type ConstraintsFacts struct {
	Types         []string `json:"types" doc:"The types it can have, without null; none stated means any."`
	Format        string   `json:"format" doc:"Its format, if stated."`
	Pattern       string   `json:"pattern" doc:"Its pattern, if stated."`
	Enumerated    bool     `json:"enumerated" doc:"Limited to listed values by enum or const (or boolean)."`
	Restricted    bool     `json:"restricted" doc:"A string of it has a form, by format, pattern, enum or const, in whichever branch; also when it can be no string."`
	MaxLength     *float64 `json:"max_length,omitempty" doc:"Largest length of a string, in characters."`
	MaxItems      *float64 `json:"max_items,omitempty" doc:"Largest number of items of an array."`
	MaxProperties *float64 `json:"max_properties,omitempty" doc:"Largest number of members of an object."`
	Minimum       *float64 `json:"minimum,omitempty" doc:"Smallest number."`
	Maximum       *float64 `json:"maximum,omitempty" doc:"Largest number."`
	BoundedString bool     `json:"bounded_string" doc:"A string of it has a largest length: by maxLength, enum, const, a fixed-width format or a pattern that ends; also when it can be no string."`
	BoundedArray  bool     `json:"bounded_array" doc:"An array of it has a largest length; also when it can be no array."`
	BoundedNumber bool     `json:"bounded_number" doc:"A number of it has a smallest and a largest value; also when it can be no number."`

	listed bool // enumerated by enum or const, not only by being boolean
}
