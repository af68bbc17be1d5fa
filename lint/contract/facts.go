package contract

// The facts of each entity of a contract. Their JSON form is what rules see as input; the schemas under rules/schemas
// are generated from these types, the doc tags becoming descriptions.

// Contract describes an OpenAPI document as a whole.
type Contract struct {
	Version              string                `json:"version" doc:"The version the document declares, such as 3.1.0."`
	Family               string                `json:"family" enum:"2.0,3.0,3.1,3.2" doc:"The line of versions it belongs to."`
	Title                string                `json:"title" doc:"info.title."`
	InfoVersion          string                `json:"info_version" doc:"info.version: the version of the API itself."`
	Contact              *Contact              `json:"contact,omitempty" doc:"info.contact, if there is one."`
	ServersDeclared      bool                  `json:"servers_declared" doc:"Whether the document declares at least one server (2.0: a host or schemes) for all of it."`
	Operations           int                   `json:"operations" doc:"How many operations its paths hold."`
	Webhooks             int                   `json:"webhooks" doc:"How many operations its webhooks hold."`
	SecuritySchemes      []string              `json:"security_schemes" doc:"The names of the declared security schemes."`
	UnresolvedReferences []UnresolvedReference `json:"unresolved_references" doc:"References that could not be followed. Their places are below unresolved_references, by index."`
}

// Contact is who answers for an API.
type Contact struct {
	Name  string `json:"name" doc:"Name of the person or organisation."`
	URL   string `json:"url" doc:"Where to find them."`
	Email string `json:"email" doc:"Address to write to."`
}

// UnresolvedReference is a $ref that leads nowhere.
type UnresolvedReference struct {
	Ref    string `json:"ref" doc:"The reference as written."`
	Reason string `json:"reason" enum:"missing,outside-root,remote,unreadable,circular" doc:"Why it could not be followed."`
	Detail string `json:"detail" doc:"What exactly is wrong, in words."`
}

// Server is one declared server. In OpenAPI 2.0 it is one of the schemes joined with host and basePath.
type Server struct {
	Template     string           `json:"template" doc:"The URL as declared, variables and all."`
	DeclaredBy   string           `json:"declared_by" enum:"root,path,operation" doc:"Which object declares it."`
	Relative     bool             `json:"relative" doc:"The URL names no scheme: transport is decided by where the document is served."`
	URLs         []ServerURL      `json:"urls" doc:"What the URL may become: with the defaults of its variables, and with each of their enum values. Only variables that touch scheme or host are varied."`
	Unused       []string         `json:"unused_variables" doc:"Variables that are declared and stand nowhere in the URL."`
	Variables    []ServerVariable `json:"variables" doc:"The variables in the URL, in order."`
	Operations   int              `json:"operations" doc:"How many operations are served from it."`
	Credentialed int              `json:"operations_with_credentials" doc:"How many of those operations may send a credential."`
	Credentials  []string         `json:"credentials" doc:"Kinds of credentials (see operation) that those operations may send to it, sorted."`
}

// ServerURL is one expansion of a server's URL.
type ServerURL struct {
	Text     string `json:"text" doc:"The expanded URL."`
	Scheme   string `json:"scheme" doc:"Its scheme in lower case; empty when it has none."`
	Host     string `json:"host" doc:"Its host in lower case without port; empty when it has none."`
	Loopback bool   `json:"loopback" doc:"The host is localhost, in 127.0.0.0/8, or ::1."`
}

// ServerVariable is a variable in a server's URL.
type ServerVariable struct {
	Name     string   `json:"name" doc:"Its name."`
	Part     string   `json:"part" enum:"scheme,host,rest" doc:"The part of the URL in which it stands."`
	Declared bool     `json:"declared" doc:"Whether the server's variables define it."`
	Default  string   `json:"default" doc:"Its default value."`
	Limited  bool     `json:"limited" doc:"Whether it has an enum, even an empty one; without, callers choose."`
	Enum     []string `json:"enum" doc:"The values it is limited to."`
}

// SecurityScheme is one declared security scheme.
type SecurityScheme struct {
	Name             string     `json:"name" doc:"The name by which requirements refer to it."`
	Type             string     `json:"type" doc:"Its type as declared: apiKey, http, oauth2, openIdConnect, mutualTLS (2.0: basic, apiKey, oauth2)."`
	Credential       string     `json:"credential" enum:"api-key,basic,bearer,digest,oauth2,oidc,mutual-tls,other,unknown" doc:"What a caller proves itself with."`
	In               string     `json:"in" doc:"For apiKey: query, header or cookie."`
	ParameterName    string     `json:"parameter_name" doc:"For apiKey: the name of the parameter, header or cookie."`
	HTTPScheme       string     `json:"http_scheme" doc:"For http: the authentication scheme in lower case."`
	BearerFormat     string     `json:"bearer_format" doc:"For http bearer: the stated format of the token."`
	Flows            []Flow     `json:"flows" doc:"For oauth2: the flows."`
	OpenIDConnectURL *Endpoint  `json:"open_id_connect_url,omitempty" doc:"For openIdConnect: the discovery URL."`
	MetadataURL      *Endpoint  `json:"oauth2_metadata_url,omitempty" doc:"For oauth2 (3.2): the authorization server's metadata URL."`
	Endpoints        []Endpoint `json:"endpoints" doc:"All URLs of the scheme and its flows, with the place of each relative to the scheme."`
	Deprecated       bool       `json:"deprecated" doc:"Declared deprecated (3.2)."`
	Family           string     `json:"family" enum:"2.0,3.0,3.1,3.2" doc:"The line of versions of the document."`
	Demanded         bool       `json:"demanded" doc:"Some requirement names it: of the document, of an operation, of a webhook or callback."`
	DemandedScopes   []string   `json:"demanded_scopes" doc:"The scopes or roles that requirements demand of it, sorted."`
	Faults           []Fault    `json:"faults" doc:"Fields that its type requires and that are missing or of no known value."`
	Operations       int        `json:"operations" doc:"How many operations accept it in some effective alternative."`
	OperationsAlone  int        `json:"operations_alone" doc:"How many operations accept it as the only credential of some effective alternative."`
}

// Fault is a field of a security scheme that is not as its type requires.
type Fault struct {
	At      []string `json:"at" doc:"Its place relative to the security scheme."`
	Message string   `json:"message" doc:"What is wrong, in words."`
}

// Flow is one OAuth 2.0 flow of a security scheme.
type Flow struct {
	Kind   string   `json:"kind" enum:"implicit,password,clientCredentials,authorizationCode,deviceAuthorization" doc:"Which flow, in the words of OpenAPI 3."`
	Scopes []string `json:"scopes" doc:"The scopes it declares."`
}

// Endpoint is a URL of an authorization server.
type Endpoint struct {
	At       []string `json:"at" doc:"Its place relative to the security scheme."`
	Text     string   `json:"text" doc:"The URL as written."`
	Kind     string   `json:"kind" enum:"absolute,relative,invalid" doc:"Whether it names a scheme and host, is resolved against a server, or is no URL."`
	Schemes  []string `json:"schemes" doc:"The URL schemes it may be reached by, in lower case: its own, or those of the servers it is relative to; empty when unknown."`
	Loopback bool     `json:"loopback" doc:"The host is a loopback address."`
}

// Operation is one operation of a path, webhook or callback, with everything inherited resolved.
type Operation struct {
	Kind         string     `json:"kind" enum:"path,webhook,callback" doc:"Whether it is served (path), or called on somebody else (webhook, callback)."`
	Method       string     `json:"method" doc:"The HTTP method in upper case."`
	Path         string     `json:"path" doc:"The path template, the webhook's name or the callback's expression."`
	ID           string     `json:"id" doc:"operationId, or empty."`
	Safe         bool       `json:"safe" doc:"The method is GET, HEAD, OPTIONS, TRACE or QUERY (RFC 9110 §9.2.1)."`
	Deprecated   bool       `json:"deprecated" doc:"Declared deprecated."`
	Tags         []string   `json:"tags" doc:"Its tags."`
	Security     Security   `json:"security" doc:"What a caller must prove, after inheritance. Its place is below security wherever it is declared."`
	Servers      []string   `json:"servers" doc:"Templates of the effective servers; none means that it is served from where the document is."`
	Parameters   []ParamRef `json:"parameters" doc:"Its parameters, those of the path item merged in."`
	RequestTypes []string   `json:"request_types" doc:"Media types of the request body."`
	Statuses     []string   `json:"statuses" doc:"Keys of its responses: 200, 4XX, default …, in upper case but for default."`
}

// ParamRef names a parameter of an operation.
type ParamRef struct {
	Name     string `json:"name" doc:"Its name."`
	In       string `json:"in" doc:"Where it stands."`
	Required bool   `json:"required" doc:"Whether it must be given."`
}

// Security is a list of alternatives, each of which admits a caller. It is a part of an operation, where it is the
// effective one, and an entity of its own where it is declared.
type Security struct {
	Source          string        `json:"source" enum:"operation,root,none" doc:"Which security key is effective; none when there is none."`
	Alternatives    []Alternative `json:"alternatives" doc:"The alternatives, in order."`
	Unauthenticated bool          `json:"unauthenticated" doc:"No alternative demands a credential."`
	Anonymous       bool          `json:"anonymous" doc:"Some alternative demands none: anonymous access is allowed."`
}

// Alternative is a security requirement: all its schemes must be satisfied.
type Alternative struct {
	Requirements []Requirement `json:"requirements" doc:"The required schemes; none means anonymous access."`
}

// Requirement is one scheme of an alternative.
type Requirement struct {
	Scheme      string  `json:"scheme" doc:"The name of the scheme."`
	Defined     bool    `json:"defined" doc:"Whether the document declares it."`
	Credential  string  `json:"credential" enum:"api-key,basic,bearer,digest,oauth2,oidc,mutual-tls,other,unknown" doc:"What a caller proves itself with."`
	In          string  `json:"in" doc:"For an API key: query, header or cookie."`
	ScopesKnown bool    `json:"scopes_known" doc:"Whether the document declares which scopes there are (oauth2); openIdConnect keeps them elsewhere."`
	Scopes      []Scope `json:"scopes" doc:"The scopes or roles demanded, in order."`
}

// Scope is a scope that a requirement demands.
type Scope struct {
	Name     string `json:"name" doc:"Its name."`
	Declared bool   `json:"declared" doc:"Whether some flow of the scheme declares it."`
}

// Parameter is a parameter or a header at its definition.
type Parameter struct {
	Kind        string      `json:"kind" enum:"parameter,header" doc:"A parameter of an operation, or a header of a response or part."`
	Name        string      `json:"name" doc:"Its name."`
	In          string      `json:"in" doc:"query, header, path, cookie, querystring (3.2), body or formData (2.0)."`
	Direction   string      `json:"direction" enum:"request,response,both,none" doc:"Which way it travels, seen from the API; none when nothing uses it."`
	Required    bool        `json:"required" doc:"Whether it must be given."`
	Deprecated  bool        `json:"deprecated" doc:"Declared deprecated."`
	Ignored     bool        `json:"ignored" doc:"A header parameter named Accept, Content-Type or Authorization, which the specification ignores from 3.0 on."`
	DescribedBy string      `json:"described_by" enum:"schema,content,none" doc:"What describes its value."`
	Constraints Constraints `json:"constraints" doc:"What its value is limited to."`
	Extensions  []string    `json:"extensions" doc:"Names of its x- members."`
}

// Body is one media type of a request or response body.
type Body struct {
	Direction   string      `json:"direction" enum:"request,response" doc:"Which way it travels, seen from the API."`
	MediaType   string      `json:"media_type" doc:"The media type or range, in lower case without parameters."`
	Status      string      `json:"status" doc:"For a body of a response: the key of the response."`
	Required    bool        `json:"required" doc:"For a body of a request: whether it must be given."`
	HasSchema   bool        `json:"has_schema" doc:"Whether a schema describes it."`
	Constraints Constraints `json:"constraints" doc:"What it is limited to."`
}

// Response is one response of an operation.
type Response struct {
	Operation   string   `json:"operation_kind" enum:"path,webhook,callback" doc:"The kind of the operation it belongs to."`
	Method      string   `json:"method" doc:"The method of the operation, in upper case."`
	Status      string   `json:"status" doc:"Its key: 200, 4XX (upper case) or default."`
	MayHaveBody bool     `json:"may_have_body" doc:"False for HEAD, 1XX, 204 and 304 (RFC 9110)."`
	MediaTypes  []string `json:"media_types" doc:"Media types of its body."`
	Headers     []string `json:"headers" doc:"Names of its headers in lower case."`
}

// Schema is one schema at its definition.
type Schema struct {
	Direction     string      `json:"direction" enum:"request,response,both,none" doc:"Which way values of it travel, seen from the API: input, output, both, or neither when nothing uses it. readOnly is no input, writeOnly no output."`
	Whole         bool        `json:"whole" doc:"In some request it describes a whole value; false when it is only ever a branch of a composition."`
	Types         []string    `json:"types" doc:"The types it states itself, without null."`
	Nullable      bool        `json:"nullable" doc:"Whether null is among its own types, or it is nullable (3.0)."`
	Object        bool        `json:"object" doc:"It describes objects."`
	Properties    int         `json:"properties" doc:"How many properties it declares itself."`
	Composed      bool        `json:"composed" doc:"It holds allOf, anyOf or oneOf, or (3.1) keywords beside a $ref."`
	UnknownFields string      `json:"unknown_fields" enum:"rejected,accepted,map,unclosable,base,not-applicable" doc:"What happens to members that it does not declare. map: they are all described by one schema. unclosable: a composition that this version cannot close. base: a discriminator's base, which must stay open."`
	ReadOnly      bool        `json:"read_only" doc:"readOnly."`
	WriteOnly     bool        `json:"write_only" doc:"writeOnly."`
	Deprecated    bool        `json:"deprecated" doc:"Declared deprecated."`
	Constraints   Constraints `json:"constraints" doc:"What its values are limited to, over allOf, anyOf, oneOf and references."`
	Extensions    []string    `json:"extensions" doc:"Names of its x- members."`
}

// Constraints are the effective limits of a value: the intersection over allOf, the union over anyOf and oneOf.
type Constraints struct {
	Types         []string `json:"types" doc:"The types it can have, without null; none stated means any."`
	Format        string   `json:"format" doc:"Its format, if stated."`
	Pattern       string   `json:"pattern" doc:"Its pattern, if stated."`
	Enumerated    bool     `json:"enumerated" doc:"Limited to listed values by enum or const (or boolean)."`
	MaxLength     *float64 `json:"max_length,omitempty" doc:"Largest length of a string, in characters."`
	MaxItems      *float64 `json:"max_items,omitempty" doc:"Largest number of items of an array."`
	MaxProperties *float64 `json:"max_properties,omitempty" doc:"Largest number of members of an object."`
	Minimum       *float64 `json:"minimum,omitempty" doc:"Smallest number."`
	Maximum       *float64 `json:"maximum,omitempty" doc:"Largest number."`
	BoundedString bool     `json:"bounded_string" doc:"A string of it has a largest length: by maxLength, enum, const, a fixed-width format or a pattern that ends; also when it can be no string."`
	BoundedArray  bool     `json:"bounded_array" doc:"An array of it has a largest length; also when it can be no array."`
	BoundedNumber bool     `json:"bounded_number" doc:"A number of it has a smallest and a largest value; also when it can be no number."`
}
