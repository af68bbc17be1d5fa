package contract

import "github.com/sealint/sealint/lint/model"

// The types in this file are the facts of the entities of a contract. The input of a rule is their JSON form. The schemas under
// rules/schemas are generated from these types; the doc tags become descriptions.

// ContractFacts describes an OpenAPI document as a whole.
type ContractFacts struct {
	Version              string                     `json:"version" doc:"OpenAPI version that the document declares, such as 3.1.0."`
	Family               string                     `json:"family" enum:"2.0,3.0,3.1,3.2" doc:"Version line of the document: 2.0, 3.0, 3.1 or 3.2."`
	Title                string                     `json:"title" doc:"Value of info.title."`
	InfoVersion          string                     `json:"info_version" doc:"Value of info.version: the version of the API."`
	Contact              *ContactFacts              `json:"contact,omitempty" doc:"Value of info.contact; absent if there is none."`
	ServersDeclared      bool                       `json:"servers_declared" doc:"true if the document declares at least one server for the whole API (2.0: host or schemes)."`
	Operations           int                        `json:"operations" doc:"Number of operations under paths."`
	Webhooks             int                        `json:"webhooks" doc:"Number of operations under webhooks."`
	DefaultSecurity      bool                       `json:"default_security" doc:"true if the document has security that its operations inherit."`
	SecuredAlone         int                        `json:"secured_alone" doc:"Number of operations under paths that have security of their own, which demands a credential."`
	Credentials          []string                   `json:"credentials" doc:"Kinds of credentials that callers of the operations under paths may send, sorted; the values are those of credential in the facts of a security scheme. Signatures and client certificates are left out: their keys are never sent."`
	SecuritySchemes      []string                   `json:"security_schemes" doc:"Names of the declared security schemes."`
	UnresolvedReferences []UnresolvedReferenceFacts `json:"unresolved_references" doc:"References ($ref) that could not be resolved. A finding about item i has at: [unresolved_references, i]."`
	Violations           []ViolationFacts           `json:"violations" doc:"Violations of the official JSON Schema of the OpenAPI version, and of requirements of the specification that the schema cannot express."`
	IgnoredFields        []IgnoredFieldsFacts       `json:"ignored_fields" doc:"Objects with a reference ($ref) beside which the OpenAPI version ignores fields that matter: limits and types of schemas (2.0, 3.0), and fields of parameters, headers, request bodies, responses and security schemes. Fields that repeat what the target says, and descriptions, are left out."`
	MalformedMediaTypes  []MediaTypeFacts           `json:"malformed_media_types" doc:"Keys of content, items of consumes and produces, and values of contentType that are neither a media type nor a media range."`
	Paths                []string                   `json:"paths" doc:"Path templates, such as /pets/{petId}."`
	Overlaps             []OverlapFacts             `json:"overlaps" doc:"Pairs of operations whose path templates match the same URL, although neither template is more concrete than the other."`
	Answers              []AnswerFacts              `json:"answers" doc:"Documented responses of the operations under paths."`
	VersionedBy          []string                   `json:"versioned_by" enum:"server,path,parameter,media-type" doc:"Where callers see the major version of the API: in the server URL, the path, a parameter or the media type."`
	Audience             string                     `json:"audience" doc:"For whom the API is: info.x-audience, in lower case; otherwise internal or public, from x-internal of the document or of all servers. Empty if not stated."`
	UnnamedServers       []int                      `json:"unnamed_servers" doc:"Indices of the servers of the document that do not say for which environment they are, such as production or staging: by x-environment, or a word in description, name or host. Of servers whose URLs differ in the scheme only, one. Empty for 2.0, which has no field for it."`
	RootSecurity         *SecurityFacts             `json:"root_security,omitempty" doc:"Security of the document, which its operations inherit; absent if there is none."`
	SecurityContact      bool                       `json:"security_contact" doc:"true if the document says how to report a security problem: info.contact.x-security or info.x-security-contact, or a security contact, security policy or security.txt in externalDocs, the contact or the description."`
}

// ViolationFacts is one place where a document violates its specification.
type ViolationFacts struct {
	At        []string `json:"at" doc:"Place of the violation: keys and indices from the root of the document. Empty if the violation is in another file."`
	File      string   `json:"file" doc:"Path of the other file in which the violation is, to which a reference of the document leads. Empty if it is in the document itself. A finding about violation i in another file has at: [violations, i]."`
	Message   string   `json:"message" doc:"What is wrong, in words."`
	RelatedAt []string `json:"related_at" doc:"Place of the first of two things that must differ: keys and indices from the root of the document. Empty if the violation concerns one thing."`

	place model.Place
}

// IgnoredFieldsFacts is an object with a reference, and the fields beside the reference that are ignored.
type IgnoredFieldsFacts struct {
	At     []string   `json:"at" doc:"Place of the object: keys and indices from the root of the document."`
	Fields []string   `json:"fields" doc:"Names of the ignored fields, in order."`
	Others [][]string `json:"others" doc:"If the fields only say who sends a value (readOnly, writeOnly) or that it may be null (nullable): places of the other objects beside whose reference the same fields are ignored. Programs write such fields everywhere. Otherwise empty."`
}

// MediaTypeFacts is a text in the place of a media type.
type MediaTypeFacts struct {
	At   []string `json:"at" doc:"Place of the text: keys and indices from the root of the document."`
	Text string   `json:"text" doc:"The text."`
}

// OverlapFacts is a pair of operations whose templates match the same request.
type OverlapFacts struct {
	Method       string   `json:"method" doc:"HTTP method of both operations in upper case."`
	First        string   `json:"first" doc:"Path template of the operation that is first in the document."`
	Second       string   `json:"second" doc:"Path template of the other operation."`
	Example      string   `json:"example" doc:"Path that both templates match."`
	At           []string `json:"at" doc:"Place of the second operation: keys and indices from the root of the document."`
	FirstAt      []string `json:"first_at" doc:"Place of the first operation: keys and indices from the root of the document."`
	SameSecurity bool     `json:"same_security" doc:"true if both operations have the same effective security."`
	Ordered      bool     `json:"ordered" doc:"true if one template has a variable in a segment in which the other has none, as /users/{id}/act and /users/me/{part}: routers, which match segment by segment, agree on which comes first."`
}

// AnswerFacts describes the documented responses of one operation under paths.
type AnswerFacts struct {
	Method     string   `json:"method" doc:"HTTP method of the operation in upper case."`
	Path       string   `json:"path" doc:"Path template of the operation."`
	At         []string `json:"at" doc:"Place of its responses: keys and indices from the root of the document."`
	Secured    bool     `json:"secured" doc:"true if every caller must present a credential."`
	TakesInput bool     `json:"takes_input" doc:"true if the operation has a request body, or parameters whose values can be wrong."`
	Statuses   []string `json:"statuses" doc:"Keys of its responses, such as 200, 4XX and default."`
}

// ContactFacts is the person or organisation to ask about an API.
type ContactFacts struct {
	Name  string `json:"name" doc:"Name of the person or organisation; empty if not stated."`
	URL   string `json:"url" doc:"URL of the contact; empty if not stated."`
	Email string `json:"email" doc:"E-mail address; empty if not stated."`
}

// UnresolvedReferenceFacts is a reference whose target does not exist, cannot be read, or is an object of the wrong kind.
type UnresolvedReferenceFacts struct {
	Ref    string `json:"ref" doc:"Reference as the document writes it."`
	Reason string `json:"reason" enum:"missing,outside-root,remote,unreadable,circular,misplaced" doc:"Why the reference could not be resolved. missing: its target does not exist. outside-root: its target is not below the root of the repository. remote: its target is on the network. unreadable: its file cannot be read. circular: it leads back to itself. misplaced: its target is an object of another kind, such as a parameter instead of a schema."`
	Detail string `json:"detail" doc:"What is wrong in this case, in words."`
}

// ServerFacts is one declared server. In OpenAPI 2.0 it is one of the schemes joined with host and basePath.
type ServerFacts struct {
	Template     string                `json:"template" doc:"URL as declared, with its variables in braces."`
	DeclaredBy   string                `json:"declared_by" enum:"root,path,operation,link" doc:"Object that declares the server: the document (root), a path item, an operation or a Link Object."`
	Relative     bool                  `json:"relative" doc:"true if the URL has no scheme; it is then relative to the URL of the document, which decides whether traffic is encrypted."`
	URLs         []ServerURLFacts      `json:"urls" doc:"URLs that the template can become. One uses the default of every variable; the others use the enum values of the variables in scheme and host."`
	Unused       []string              `json:"unused_variables" doc:"Declared variables that the URL does not contain."`
	Variables    []ServerVariableFacts `json:"variables" doc:"Variables in the URL, in order."`
	Operations   int                   `json:"operations" doc:"Number of operations that are served from it."`
	Credentialed int                   `json:"operations_with_credentials" doc:"Number of these operations to which callers may send a credential."`
	Credentials  []string              `json:"credentials" doc:"Kinds of credentials that callers of these operations may send, sorted; the values are those of credential in the facts of a security scheme."`
	HostScheme   bool                  `json:"host_holds_scheme" doc:"true if the host contains a scheme by mistake: https://http://host, or in 2.0 a host such as https://host."`
}

// ServerURLFacts is one expansion of a server's URL.
type ServerURLFacts struct {
	Text      string `json:"text" doc:"URL with the values of its variables."`
	Scheme    string `json:"scheme" doc:"Scheme in lower case; empty if there is none."`
	Transport string `json:"transport" enum:"encrypted,plaintext,local,unlisted,undetermined" doc:"How data travels to the URL, as its scheme says. encrypted: always encrypted, as with https, wss and mqtts. plaintext: not encrypted, as with http, ws, ftp and mqtt. local: not over a network, as with file. unlisted: a scheme that sealint does not know. undetermined: the URL has no scheme, or a variable in its place."`
	Host      string `json:"host" doc:"Host in lower case without port; empty if there is none."`
	Loopback  bool   `json:"loopback" doc:"true if the host is localhost, in 127.0.0.0/8, or ::1."`
}

// ServerVariableFacts is a variable in a server's URL.
type ServerVariableFacts struct {
	Name     string   `json:"name" doc:"Name of the variable."`
	Part     string   `json:"part" enum:"scheme,host,rest" doc:"Part of the URL in which the variable is: scheme, host (with port), or rest."`
	Declared bool     `json:"declared" doc:"true if the server declares the variable."`
	Default  string   `json:"default" doc:"Default value; empty if there is none."`
	Limited  bool     `json:"limited" doc:"true if the variable has an enum, even an empty one. Without enum callers can choose any value."`
	Enum     []string `json:"enum" doc:"Values in its enum."`
}

// SecuritySchemeFacts is one declared security scheme.
type SecuritySchemeFacts struct {
	Name             string          `json:"name" doc:"Name of the scheme, by which requirements refer to it."`
	Type             string          `json:"type" doc:"Type as declared: apiKey, http, oauth2, openIdConnect or mutualTLS (2.0: basic, apiKey or oauth2)."`
	Credential       string          `json:"credential" enum:"api-key,basic,bearer,digest,signature,oauth2,oidc,mutual-tls,other,unknown" doc:"Kind of credential that the caller presents. signature: requests are signed with a key that is never sent, as with AWS Signature Version 4. other: another HTTP authentication scheme, such as negotiate. unknown: the document does not say."`
	In               string          `json:"in" doc:"For apiKey: where the key is sent: query, header or cookie; otherwise empty. The header Cookie is a cookie."`
	ParameterName    string          `json:"parameter_name" doc:"For apiKey: name of the query parameter, header or cookie; otherwise empty."`
	HTTPScheme       string          `json:"http_scheme" doc:"For http: authentication scheme in lower case, such as bearer; otherwise empty."`
	BearerFormat     string          `json:"bearer_format" doc:"For http bearer: stated format of the token, such as JWT; otherwise empty."`
	Flows            []FlowFacts     `json:"flows" doc:"For oauth2: its flows."`
	OpenIDConnectURL *EndpointFacts  `json:"open_id_connect_url,omitempty" doc:"For openIdConnect: the discovery URL; otherwise absent."`
	MetadataURL      *EndpointFacts  `json:"oauth2_metadata_url,omitempty" doc:"For oauth2 (3.2): the metadata URL of the authorization server; absent if not stated."`
	Endpoints        []EndpointFacts `json:"endpoints" doc:"All URLs of the scheme and its flows."`
	Deprecated       bool            `json:"deprecated" doc:"true if the scheme is declared deprecated (3.2)."`
	Family           string          `json:"family" enum:"2.0,3.0,3.1,3.2" doc:"Version line of the document: 2.0, 3.0, 3.1 or 3.2."`
	Demanded         bool            `json:"demanded" doc:"true if a security requirement of the document, of an operation, a webhook or a callback names the scheme."`
	DemandedScopes   []string        `json:"demanded_scopes" doc:"Scopes or roles of the scheme that security requirements demand, sorted."`
	Faults           []FaultFacts    `json:"faults" doc:"Fields that the type of the scheme requires but that are missing or have an unknown value."`
	Operations       int             `json:"operations" doc:"Number of operations that accept the scheme in at least one security alternative."`
	OperationsAlone  int             `json:"operations_alone" doc:"Number of operations with a security alternative in which the scheme is the only credential. Undeclared schemes do not count as credentials; for an API key, other API keys do not count either."`
	AloneWith        []string        `json:"alone_with" doc:"For an API key: the other API keys that these alternatives demand together with it, sorted; at most 100 of them."`
	ScopeUse         []ScopeUseFacts `json:"scope_use" doc:"All scopes that the flows declare or that requirements demand of the scheme, sorted by name."`
	StatesProfile    bool            `json:"states_profile" doc:"For JSON Web Tokens: true if the description, bearerFormat or x-jwt-profile names a profile such as RFC 8725 or RFC 9068."`
}

// ScopeUseFacts counts the operations that one scope gives access to.
type ScopeUseFacts struct {
	Name     string   `json:"name" doc:"Name of the scope."`
	Declared []string `json:"declared" doc:"Flows that declare the scope."`
	Demanded bool     `json:"demanded" doc:"true if a security requirement demands the scope."`
	Reads    int      `json:"reads" doc:"Number of reading operations that a token with only this scope can call."`
	ReadOnly bool     `json:"read_only" doc:"true if the name or description of the scope says that it only allows reading."`
	Alters   []string `json:"alters" doc:"Method and path of the operations that a token with only this scope can call and that surely change something: PUT, PATCH and DELETE, and POST if it answers 201 or its summary or operationId begins with a verb such as create."`
	Writes   int      `json:"writes" doc:"Number of changing operations that a token with only this scope can call."`
}

// FaultFacts is a mistake in a security scheme or schema.
type FaultFacts struct {
	At      []string `json:"at" doc:"Place of the mistake: keys and indices below the security scheme or schema."`
	Message string   `json:"message" doc:"What is wrong, in words."`
}

// FlowFacts is one OAuth 2.0 flow of a security scheme.
type FlowFacts struct {
	Kind   string   `json:"kind" enum:"implicit,password,clientCredentials,authorizationCode,deviceAuthorization" doc:"Name of the flow as in OpenAPI 3."`
	Scopes []string `json:"scopes" doc:"Scopes that the flow declares."`
}

// EndpointFacts is a URL of an authorization server.
type EndpointFacts struct {
	At       []string `json:"at" doc:"Place of the URL: keys and indices below the security scheme."`
	Text     string   `json:"text" doc:"URL as the document writes it."`
	Kind     string   `json:"kind" enum:"absolute,relative,invalid" doc:"absolute: it has a scheme and a host. relative: it is resolved against the URL of a server. invalid: it is not a URL."`
	Schemes  []string `json:"schemes" doc:"URL schemes by which the endpoint can be reached, in lower case: its own, or, if it is relative, those of the servers. Empty if not known."`
	Loopback bool     `json:"loopback" doc:"true if the host is localhost, in 127.0.0.0/8, or ::1."`
}

// OperationFacts is one operation of a path, webhook or callback, including what it inherits (parameters, servers, security).
type OperationFacts struct {
	Kind         string                    `json:"kind" enum:"path,webhook,callback" doc:"path: the API serves the operation. webhook, callback: the API calls the operation on another system."`
	Method       string                    `json:"method" doc:"HTTP method in upper case."`
	Path         string                    `json:"path" doc:"Path template, such as /pets/{petId}; name of the webhook; or expression of the callback."`
	ID           string                    `json:"id" doc:"operationId; empty if not stated."`
	Safe         bool                      `json:"safe" doc:"true if the method changes nothing: GET, HEAD, OPTIONS, TRACE or QUERY (RFC 9110 §9.2.1)."`
	Deprecated   bool                      `json:"deprecated" doc:"true if the operation is declared deprecated."`
	Tags         []string                  `json:"tags" doc:"Tags of the operation."`
	Security     SecurityFacts             `json:"security" doc:"Effective security: what a caller must present. A finding about it has at: [security], also if the document declares it for all operations."`
	Servers      []string                  `json:"servers" doc:"URL templates of the effective servers. Empty if the API is served from the URL of the document."`
	Parameters   []ParameterReferenceFacts `json:"parameters" doc:"Parameters, including those of the path item."`
	RequestTypes []string                  `json:"request_types" doc:"Media types of the request body."`
	Statuses     []string                  `json:"statuses" doc:"Keys of the responses, in upper case except default: 200, 4XX, default."`

	Administrative  bool                  `json:"administrative" doc:"true if a segment of the path or a tag shows that the operation is for administrators, such as admin, administration or superuser."`
	OrdinaryTwin    string                `json:"ordinary_twin" doc:"For an administrative operation: method and path of an operation that is not administrative but has the same security; otherwise empty."`
	Collection      bool                  `json:"collection" doc:"true if the operation reads a collection: a successful response is an array, or an object that contains the array."`
	CollectionAt    []string              `json:"collection_at" doc:"For a collection: place of the schema of the array, as keys and indices below the operation; otherwise empty."`
	Paged           bool                  `json:"paged" doc:"For a collection: true if the response says where its next page is, by a member such as nextLink or next_cursor, a Link header or x-ms-pageable."`
	ItemsBounded    bool                  `json:"items_bounded" doc:"For a collection: true if the length of the array is limited."`
	PageSizes       []PageSizeFacts       `json:"page_sizes" doc:"Parameters that set the number of items on a page."`
	Returns         []SensitiveFieldFacts `json:"returns" doc:"Sensitive or classified fields in the responses, sorted by name."`
	Sunset          string                `json:"sunset" doc:"Date in x-sunset, as YYYY-MM-DD; empty if there is none or it is not a date."`
	SunsetDeclared  bool                  `json:"sunset_declared" doc:"true if x-sunset is a date, if an extension about the deprecation is an object with the date of the removal, or if a response has a Sunset header (RFC 8594)."`
	Migration       bool                  `json:"migration" doc:"true if the operation says what to use instead: externalDocs, x-migration, x-successor, a link in its description, or, if it is deprecated, a sentence about its replacement that names another operation of the document, by method and path or by operationId."`
	Destination     *DestinationFacts     `json:"destination,omitempty" doc:"For a callback: the URL to which it is sent; otherwise absent."`
	Reads           bool                  `json:"reads" doc:"true if the operation reads: its method is safe, or it is a POST whose verb (in the path, operationId or summary) is one of reading, such as search, list or lookup."`
	Role            string                `json:"role" enum:"resource,authorization,health,site,public" doc:"What the operation is there for. authorization: it authenticates its callers by what they send: an endpoint of OAuth 2.0 (it takes a grant_type, or a flow names its URL), a login that takes a password or the secret of a client, or a request to replace a forgotten password. health: it only tells whether the service runs. site: a file that every visitor of a site gets, such as robots.txt, or the description of the API itself. public: its method is safe, and its description says that it needs no authentication. Otherwise resource."`
	Change          string                `json:"change" doc:"For GET and HEAD: segment of the path or operationId whose verb says that the operation changes something, such as logout, deleteUser or GET_deleteUser; otherwise empty."`
	Grants          []string              `json:"grants" doc:"Values of grant_type that the contract shows for the request (enum, const, default, examples): the operation is a token endpoint of OAuth 2.0. Otherwise empty."`
	Backends        []BackendFacts        `json:"backends" doc:"URLs to which an API gateway forwards the operation: uri of x-amazon-apigateway-integration, address of x-google-backend. A backend behind a VPC link is left out."`
	OpenOrigins     []OpenOriginFacts     `json:"open_origins" doc:"Responses of x-amazon-apigateway-integration to which the gateway adds Access-Control-Allow-Origin: *."`
	RateHeaders     bool                  `json:"rate_headers" doc:"true if a response documents headers about a rate limit: RateLimit and its relatives, the X-RateLimit family, or Retry-After on a response other than 3XX and 5XX, where it says something else."`
	SecurityHeaders []string              `json:"security_headers" doc:"Which of these headers its responses document, in lower case and sorted: cache-control, content-security-policy, strict-transport-security, x-content-type-options."`
	Signed          bool                  `json:"signed" doc:"For a webhook or callback: true if the receiver can check who sent it, by a signature header or by security of the operation."`
}

// BackendFacts is a URL to which a gateway forwards an operation.
type BackendFacts struct {
	At        []string `json:"at" doc:"Place of the URL: keys and indices below the operation."`
	URL       string   `json:"url" doc:"URL as the document writes it."`
	Transport string   `json:"transport" enum:"encrypted,plaintext,local,unlisted,undetermined" doc:"How data travels to the URL, as its scheme says; the same values as for the URLs of a server."`
	Loopback  bool     `json:"loopback" doc:"true if the host is localhost, in 127.0.0.0/8, or ::1."`
}

// OpenOriginFacts is a response that a gateway opens to pages of every origin.
type OpenOriginFacts struct {
	At []string `json:"at" doc:"Place of the value: keys and indices below the operation."`
}

// PageSizeFacts is a parameter that chooses how many items a page holds.
type PageSizeFacts struct {
	Index   int    `json:"index" doc:"Index of the parameter in parameters."`
	Name    string `json:"name" doc:"Name of the parameter."`
	Bounded bool   `json:"bounded" doc:"true if the parameter has a largest value."`
}

// SensitiveFieldFacts is a field that holds sensitive data.
type SensitiveFieldFacts struct {
	Name           string `json:"name" doc:"Name of the field."`
	Category       string `json:"category" enum:"personal,financial,health,authentication,none" doc:"Category of sensitive data that its name suggests; none for ordinary names."`
	Classification string `json:"classification" doc:"Value of x-data-classification in lower case: public, internal, confidential or restricted. If the field has none, that of the schema or object that contains it. Empty if there is none or the value is another word."`
}

// DestinationFacts is the URL to which a callback is sent, as its runtime expression states it.
type DestinationFacts struct {
	Scheme    string `json:"scheme" doc:"Scheme of the URL in lower case, if the expression states it; otherwise empty."`
	Transport string `json:"transport" enum:"encrypted,plaintext,local,unlisted,undetermined" doc:"How data travels to the URL, as its scheme says. encrypted: always encrypted, as with https, wss and mqtts. plaintext: not encrypted, as with http, ws, ftp and mqtt. local: not over a network, as with file. unlisted: a scheme that sealint does not know. undetermined: the URL has no scheme, or a variable in its place."`
	Loopback  bool   `json:"loopback" doc:"true if the expression states the host and it is a loopback address."`
	Input     string `json:"input" doc:"Part of the request that contains the host, so that the caller chooses it, such as $request.body#/callbackUrl; empty if the expression states the host."`
	Found     bool   `json:"found" doc:"true if the contract describes this part of the request."`
	Limited   bool   `json:"limited" doc:"true if pattern, enum or const limits its value."`
	TLSOnly   bool   `json:"tls_only" doc:"true if the limit allows only https URLs."`
}

// ParameterReferenceFacts names a parameter of an operation.
type ParameterReferenceFacts struct {
	Name     string `json:"name" doc:"Name of the parameter."`
	In       string `json:"in" doc:"Where the parameter is: query, header, path, cookie, querystring, body or formData."`
	Required bool   `json:"required" doc:"true if the parameter is required."`
}

// SecurityFacts is a list of security alternatives; a caller must satisfy one. As a part of an operation it is the effective
// list. As an entity of its own it is a declared list.
type SecurityFacts struct {
	Source          string             `json:"source" enum:"operation,root,none" doc:"Where the effective security is declared: in the operation, at the root of the document, or nowhere (none)."`
	Alternatives    []AlternativeFacts `json:"alternatives" doc:"Alternatives, in order; a caller must satisfy one of them."`
	Unauthenticated bool               `json:"unauthenticated" doc:"true if no alternative demands a credential, or there are no alternatives."`
	UnusedSchemes   []string           `json:"unused_schemes" doc:"If nothing in the document demands any security scheme: names of the schemes that it declares all the same. Otherwise empty."`
	Anonymous       bool               `json:"anonymous" doc:"true if at least one alternative demands no credential."`
	Authorization   bool               `json:"authorization" doc:"true if it is the security only of operations at which callers ask for tokens: endpoints of OAuth 2.0 and logins."`
}

// AlternativeFacts is a security requirement: all its schemes must be satisfied.
type AlternativeFacts struct {
	Requirements []RequirementFacts `json:"requirements" doc:"Security schemes that must all be satisfied. Empty: no credential is needed."`
	Strength     string             `json:"strength" enum:"anonymous,static,signature,token,unknown" doc:"anonymous: no credential. static: only keys and passwords. signature: a signature of the request, whose key is never sent. token: at least one of OAuth 2.0, OpenID Connect, bearer token, client certificate. unknown: the document does not say."`
}

// RequirementFacts is one scheme of an alternative.
type RequirementFacts struct {
	Scheme      string       `json:"scheme" doc:"Name of the security scheme."`
	Defined     bool         `json:"defined" doc:"true if the document declares the scheme."`
	Credential  string       `json:"credential" enum:"api-key,basic,bearer,digest,signature,oauth2,oidc,mutual-tls,other,unknown" doc:"Kind of credential that the caller presents. signature: requests are signed with a key that is never sent, as with AWS Signature Version 4. other: another HTTP authentication scheme, such as negotiate. unknown: the document does not say."`
	In          string       `json:"in" doc:"For an API key: where it is sent: query, header or cookie; otherwise empty. The header Cookie is a cookie."`
	ScopesKnown bool         `json:"scopes_known" doc:"true if the document declares all scopes of the scheme (oauth2); false for openIdConnect, whose scopes are declared elsewhere."`
	Scopes      []ScopeFacts `json:"scopes" doc:"Demanded scopes or roles, in order."`
}

// ScopeFacts is a scope that a requirement demands.
type ScopeFacts struct {
	Name     string `json:"name" doc:"Name of the scope or role."`
	Declared bool   `json:"declared" doc:"true if a flow of the scheme declares the scope."`
}

// ParameterFacts is a parameter or a header at its definition.
type ParameterFacts struct {
	Kind        string           `json:"kind" enum:"parameter,header" doc:"parameter: of an operation. header: of a response or of a part of a body."`
	Name        string           `json:"name" doc:"Name of the parameter or header."`
	In          string           `json:"in" doc:"Where it is: query, header, path, cookie, querystring (3.2), body or formData (2.0)."`
	Direction   string           `json:"direction" enum:"request,response,both,none" doc:"Whether callers send the value (request) or receive it (response), seen from the API; none if nothing uses it."`
	Required    bool             `json:"required" doc:"true if it is required."`
	Deprecated  bool             `json:"deprecated" doc:"true if it is declared deprecated."`
	Ignored     bool             `json:"ignored" doc:"true for a header parameter named Accept, Content-Type or Authorization: OpenAPI 3.0 and later ignore it."`
	Ordinal     bool             `json:"ordinal" doc:"For a path parameter: true if its name is the number of a version, revision, page, line, step or sequence, as in versionNumber, and every path has another parameter before it: it counts the parts of what that one identifies."`
	DescribedBy string           `json:"described_by" enum:"schema,content,none" doc:"What describes its value: schema, content, or nothing (none)."`
	Constraints ConstraintsFacts `json:"constraints" doc:"Limits of its value."`
}

// BodyFacts is one media type of a request or response body.
type BodyFacts struct {
	Direction   string           `json:"direction" enum:"request,response" doc:"request: callers send the body. response: callers receive it."`
	MediaType   string           `json:"media_type" doc:"Media type or media range, in lower case, without parameters."`
	Status      string           `json:"status" doc:"For a response: key of the response, such as 200 or default; otherwise empty."`
	Required    bool             `json:"required" doc:"For a request: true if the body is required."`
	HasSchema   bool             `json:"has_schema" doc:"true if a schema describes the body."`
	Constraints ConstraintsFacts `json:"constraints" doc:"Limits of the body."`
	Binary      bool             `json:"binary" doc:"true if the body is bytes, not text or structured data, as its media type or schema says."`
	Parts       []PartFacts      `json:"parts" doc:"For a multipart body (2.0: formData): its binary parts."`
}

// PartFacts is a binary part of a multipart body.
type PartFacts struct {
	Name         string   `json:"name" doc:"Name of the part."`
	At           []string `json:"at" doc:"Place of its schema: keys and indices below the body."`
	Bounded      bool     `json:"bounded" doc:"true if its length is limited."`
	Types        []string `json:"types" doc:"Types that its value can have, without null. Empty: any type."`
	ContentTypes bool     `json:"content_types" doc:"true if encoding lists the content types that it may have. Always false for 2.0, which has no field for it."`
}

// ResponseFacts is one response of an operation.
type ResponseFacts struct {
	Operation   string         `json:"operation_kind" enum:"path,webhook,callback" doc:"Kind of the operation that has the response."`
	Method      string         `json:"method" doc:"HTTP method of the operation in upper case."`
	Status      string         `json:"status" doc:"Key of the response: 200, 4XX (in upper case) or default."`
	Reads       bool           `json:"reads" doc:"true if the operation only reads: its method is GET or QUERY, and its name has no verb that changes something, such as logout or deleteUser."`
	MayHaveBody bool           `json:"may_have_body" doc:"false for the method HEAD and the statuses 1XX, 204 and 304, which have no body (RFC 9110)."`
	Success     bool           `json:"success" doc:"true if it describes successful answers: its key is a status or range of 2xx or 3xx, or it is default and the operation has no such key."`
	Numbered    bool           `json:"numbered" doc:"true if the operation numbers its exceptions from 480 on, as some converters do, so that a status of it may say nothing: it documents 480 and 481, which HTTP does not define."`
	TooMany     bool           `json:"too_many_requests" doc:"true if it answers 429 (too many requests): its key is 429, or 4XX and the operation has no 429."`
	Content     []ContentFacts `json:"content" doc:"Its bodies, one for each media type."`
	Headers     []string       `json:"headers" doc:"Names of its headers in lower case."`
	Secured     bool           `json:"secured" doc:"true if an alternative of the operation's security demands a credential."`
	CORS        *CORSFacts     `json:"cors,omitempty" doc:"Documented cross-origin access; absent if the response has no Access-Control-Allow-Origin header."`
}

// ContentFacts is one media type of a response.
type ContentFacts struct {
	MediaType string `json:"media_type" doc:"Media type or media range, in lower case, without parameters."`
	HasSchema bool   `json:"has_schema" doc:"true if a schema describes the body."`
	Binary    bool   `json:"binary" doc:"true if the body is bytes, which need no schema."`
	OAuth     bool   `json:"oauth_error" doc:"true if the body has the form of errors of OAuth 2.0 (RFC 6749 §5.2): JSON with error and error_description."`
}

// CORSFacts describes the cross-origin access that a response documents.
type CORSFacts struct {
	Header      string   `json:"header" doc:"Name of the Access-Control-Allow-Origin header as the document writes it."`
	Origins     []string `json:"origins" doc:"Values of the header in its default, const, enum and examples."`
	Credentials bool     `json:"credentials" doc:"true if Access-Control-Allow-Credentials is documented as true."`
}

// SchemaFacts is one schema at its definition.
type SchemaFacts struct {
	Direction      string           `json:"direction" enum:"request,response,both,none" doc:"Whether callers send values of the schema (request), receive them (response), or both; none if nothing uses it. A readOnly property is not sent, a writeOnly property is not received."`
	Whole          bool             `json:"whole" doc:"true if the schema alone describes a complete value in at least one request. false if it is only used as a branch of allOf, anyOf or oneOf."`
	Alone          bool             `json:"alone" doc:"true if, in at least one request, no other schema says which members its objects have: it describes a complete value, or (2.0, 3.0) is the only branch of a composition that declares members."`
	Types          []string         `json:"types" doc:"Types in its own type keyword, without null."`
	Nullable       bool             `json:"nullable" doc:"true if its own types include null, or if it is nullable (3.0)."`
	Object         bool             `json:"object" doc:"true if it describes objects."`
	Properties     int              `json:"properties" doc:"Number of properties that it declares itself."`
	Upload         bool             `json:"upload" doc:"true if it describes a binary request body or a binary part of one. The body, not the schema, has the limit of the length."`
	Composed       bool             `json:"composed" doc:"true if it has allOf, anyOf or oneOf, or (3.1) keywords beside a $ref."`
	UnknownFields  string           `json:"unknown_fields" enum:"rejected,accepted,map,unclosable,base,not-applicable" doc:"What happens to properties that it does not declare. rejected: they make the value invalid. accepted: they are allowed. map: one schema describes them all. unclosable: accepted, and this OpenAPI version cannot reject them in a composition. base: accepted, as needed for the base of a discriminator. not-applicable: it does not describe objects."`
	OpenedAt       []string         `json:"opened_at" doc:"If unevaluatedProperties: false has no effect: place of the keyword that already accepts all properties, as keys and indices below the schema. Otherwise empty."`
	ReadOnly       bool             `json:"read_only" doc:"Value of readOnly."`
	WriteOnly      bool             `json:"write_only" doc:"Value of writeOnly."`
	Deprecated     bool             `json:"deprecated" doc:"true if it is declared deprecated."`
	Constraints    ConstraintsFacts `json:"constraints" doc:"Effective limits of its values, including allOf, anyOf, oneOf and $ref."`
	Gap            string           `json:"gap" enum:"none,empty,branch,no-type,no-object-type,no-properties,bytes,no-items,media-type,parameter,header" doc:"Why the schema does not describe its values. empty: it has no keywords, or only nullable. branch: a branch of its composition accepts every value. no-type: it has no type. no-object-type: it has no type, and keywords that only limit objects. no-properties: an object without properties. bytes: an object without properties, whose format (file, binary) says that the value is a file. no-items: an array without items. media-type, parameter, header: a media type, parameter or header has no schema at all. none: it describes them."`
	Format         string           `json:"format" doc:"Its own format; empty if not stated."`
	Patterns       []PatternFacts   `json:"patterns" doc:"Its own regular expressions: pattern, the keys of patternProperties, and pattern of propertyNames."`
	Contradictions []FaultFacts     `json:"contradictions" doc:"Keywords of the schema that contradict each other."`
	Discriminator  []FaultFacts     `json:"discriminator_faults" doc:"What is wrong with the property of its discriminator, where the OpenAPI version only advises: it is not declared, not required, or no string. What the version forbids is a violation of the contract."`
	Rejected       []string         `json:"rejected" doc:"Properties that one part of its composition declares and another part rejects, because that part allows only its own properties."`
	ClosedAt       []string         `json:"closed_at" doc:"Place of the part that rejects them: keys and indices below the schema; empty if rejected is empty."`
}

// PatternFacts is a regular expression of a schema.
type PatternFacts struct {
	At            []string `json:"at" doc:"Place of the regular expression: keys and indices below the schema."`
	Text          string   `json:"text" doc:"The regular expression."`
	Anchored      bool     `json:"anchored" doc:"true if it must match the whole text, from the first to the last character, or if anchors would not change its meaning: it begins and ends with what stands for any text, as in .*, only demands a character that is no space, as in \\S+, or each match is as long as the largest text."`
	Everything    bool     `json:"everything" doc:"true if it accepts every text, because it also matches the empty text, at any place."`
	AnyCharacters bool     `json:"any_characters" doc:"true if it says nothing about characters, only about how many there are, as in ^.*$."`
	Ambiguity     string   `json:"ambiguity" enum:"none,polynomial,exponential,unknown,invalid" doc:"How the time of a backtracking matcher grows with the length of the input: none (no excessive growth), polynomial, exponential, unknown (could not be computed), or invalid (not a regular expression of ECMA-262)."`
	Reason        string   `json:"reason" doc:"For unknown and invalid: why, in words; otherwise empty."`
	Witness       string   `json:"witness" doc:"For an ambiguous expression: input that takes a long time, in words; otherwise empty."`
	Longest       *float64 `json:"longest,omitempty" doc:"Largest length, in characters, of the text that it is matched with; absent if the length is not limited."`
	Steps         *float64 `json:"steps,omitempty" doc:"For an ambiguous expression: steps of a backtracking matcher for the slowest known input of the largest length, or that the expression itself can read; absent if neither limits the length."`
}

// FieldFacts is one named value that callers send or receive: a parameter, a header, or a property of an object.
type FieldFacts struct {
	Kind           string   `json:"kind" enum:"parameter,header,property" doc:"Kind of the field."`
	In             string   `json:"in" doc:"Where the field is: query, header, path, cookie, querystring or formData; body for a property."`
	Name           string   `json:"name" doc:"Name of the field."`
	Phrase         string   `json:"phrase" doc:"All words of the name in lower case, joined by _: dateOfBirth becomes date_of_birth."`
	Terms          []string `json:"terms" doc:"Every sequence of one to three words of the name, in lower case, joined by _, with its singular: homeAddresses gives home, addresses, address, home_addresses, home_address."`
	Tail           []string `json:"tail" doc:"Terms at the end of the name; they say what the value is."`
	Direction      string   `json:"direction" enum:"request,response,both,none" doc:"Whether callers send the field (request), receive it (response), or both. A readOnly property is not sent, a writeOnly property is not received."`
	Shared         bool     `json:"shared" doc:"true if the object that contains the field is both sent and received."`
	Resource       bool     `json:"resource" doc:"For a path parameter: true if it always selects an item of a collection with its name, as in /tokens/{token}."`
	WithToken      bool     `json:"with_token" doc:"For a parameter: true if every operation that uses it demands a token (OAuth 2.0, OpenID Connect, HTTP bearer) or a client certificate."`
	Body           bool     `json:"body" doc:"true if the object that contains the field is a whole request body, or one item of a body that is an array."`
	Types          []string `json:"types" doc:"Types that the value can have, without null; object also if the schema has no type, but properties. Empty: any type."`
	Format         string   `json:"format" doc:"Format; empty if not stated."`
	Limited        bool     `json:"limited" doc:"true if pattern, enum or const limits the value. The type boolean is not a limit."`
	Category       string   `json:"category" enum:"personal,financial,health,authentication,none" doc:"Category of sensitive data that its name suggests; none for ordinary names."`
	Classification string   `json:"classification" doc:"Value of x-data-classification in lower case: public, internal, confidential or restricted. If the field has none, that of the schema or object that contains it. Empty if there is none or the value is another word."`
	Inherited      bool     `json:"inherited" doc:"true if classification comes from the schema or object that contains the field."`
	Masked         bool     `json:"masked" doc:"true if x-masking is stated and is not none, no, off, false or empty."`
	Required       bool     `json:"required" doc:"true if it is required: by the object that contains it, or, at the top of a request body, by every request with such a body."`
	DescribedAs    []string `json:"described_as" enum:"page-token,jsonp,url,called,identifier,group,withheld,read-only,shown,resource,device,unsupported,encrypted,reference,store,filter,registered,chosen" doc:"What the description says about the value, for fields with a name whose meaning depends on it. page-token: it finds the next page, or a version. jsonp: the name of a JavaScript function. url: a URL. called: of a URL, that the server calls it, reads or writes what is there, or sends users to it. identifier: the identifier of something. group: it groups calls or is part of a search. withheld: it is never returned. read-only: only the server sets it. shown: a link that people open. resource: a URL that is the name of a resource. device: it addresses a device, as a token of a push service does. unsupported: nothing uses it yet. encrypted: it is encrypted, hashed, masked or public. reference: it says where the value is, or what it is called. store: a place in a cloud store. filter: the call finds things by it. registered: only registered values are accepted. chosen: the caller chooses it."`
	Withheld       bool     `json:"withheld" doc:"For sensitive data: true if the description, x-ms-secret or x-ms-mutability says that responses do not hold the value."`
	Operations     []string `json:"operations" doc:"For a field at the top of a request body: the words of the path and the operationId of each operation with such a body, in lower case and in the singular, separated by spaces. Empty for other fields."`
	Returned       bool     `json:"returned" doc:"For a field at the top of a request body whose name is one that servers set, such as created_at: true if a response of the same path has a field of that name."`
	InURL          bool     `json:"in_url" doc:"true if the object that contains the field is the value of a property whose name ends with url, uri, webhook, callback or hook, as in event_url: {address}."`
	Holders        []string `json:"holders" doc:"For a URL in a request: the words, in lower case and in the singular, of the nearest name of a property, definition or path around it."`
	AtCreation     bool     `json:"at_creation" doc:"For sensitive data: true if only operations that create something return the object that contains the field: POST with a response 201, or one whose path and operationId say that it issues a key, token, credential, secret or certificate."`
}

// TextFacts are the facts of a string that contains a secret or unsafe markup. There is no entity for other strings.
type TextFacts struct {
	Context string        `json:"context" enum:"example,default,enum,const,extension,text,key" doc:"Kind of the key that contains the string. text: a key for text, such as description, title or a URL. key: the string is itself the name of a field."`
	Key     string        `json:"key" doc:"Name of the parameter, header, property or server variable whose value it is, if that is a credential; otherwise the name of the nearest key above it. Empty if context is key."`
	Secrets []SecretFacts `json:"secrets" doc:"Parts of the string that look like secrets."`
	Unsafe  []string      `json:"unsafe" doc:"Parts of the string that would run code when it is shown as Markdown, in words."`

	InResponse bool `json:"in_response" doc:"true if the string is an example, default or listed value, and stands only where the document shows what the server answers: in responses, and in schemas that describe nothing else."`

	redact []string // the secrets themselves
}

// SecretFacts describes a secret without the secret itself.
type SecretFacts struct {
	Kind  string `json:"kind" doc:"Kind of secret, in words."`
	Shown string `json:"shown" doc:"First characters and length of the secret; the rest is hidden."`
}

// ConstraintsFacts are the effective limits of a value: the intersection over allOf, the union over anyOf and oneOf.
type ConstraintsFacts struct {
	Types         []string `json:"types" doc:"Types that the value can have, without null. Empty: any type."`
	Format        string   `json:"format" doc:"Format; empty if not stated."`
	Pattern       string   `json:"pattern" doc:"Pattern; empty if not stated."`
	Enumerated    bool     `json:"enumerated" doc:"true if only listed values are allowed: enum, const or type boolean."`
	Restricted    bool     `json:"restricted" doc:"true if every string value has a form, in each branch: by format, pattern, enum or const. Also true if the value cannot be a string."`
	MaxLength     *float64 `json:"max_length,omitempty" doc:"Largest length of a string, in characters; absent if not limited."`
	MaxItems      *float64 `json:"max_items,omitempty" doc:"Largest number of items of an array; absent if not limited."`
	MaxProperties *float64 `json:"max_properties,omitempty" doc:"Largest number of properties of an object; absent if not limited."`
	Minimum       *float64 `json:"minimum,omitempty" doc:"Smallest number; absent if not limited."`
	Maximum       *float64 `json:"maximum,omitempty" doc:"Largest number; absent if not limited."`
	BoundedString bool     `json:"bounded_string" doc:"true if the length of a string is limited: by maxLength, enum, const, a format of fixed length, or a pattern that limits the length. Also true if the value cannot be a string."`
	BoundedArray  bool     `json:"bounded_array" doc:"true if the length of an array is limited. Also true if the value cannot be an array."`
	BoundedNumber bool     `json:"bounded_number" doc:"true if a number has a smallest and a largest value. Also true if the value cannot be a number."`

	listed bool // enum or const lists the values; Enumerated is also true for the type boolean
}
