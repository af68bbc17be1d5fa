package contract

import (
	"regexp"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// scheme is a declared security scheme.
type scheme struct {
	entry      *resolve.Node // the member of securitySchemes, maybe a reference; nil when a requirement names the scheme by its URI
	at         *resolve.Node // its definition
	name       string
	kind       string // its type as declared
	credential string // the kind of credential that a caller shows
	flows      []flow
	scopes     map[string]bool // those that its flows declare
}

// flow is an OAuth 2.0 flow of a scheme.
type flow struct {
	at     *resolve.Node // the OAuth Flow Object; in 2.0 the scheme itself
	kind   string        // in the words of OpenAPI 3; empty in 2.0 when it is missing or unknown
	scopes []string
}

// schemes are the security schemes of a document.
type schemes struct {
	spec
	list   []*scheme // in the order of the document
	byName map[string]*scheme
}

func readSchemes(s spec) *schemes {
	found := &schemes{spec: s, byName: map[string]*scheme{}}
	holder, name := s.root, "securityDefinitions"
	if s.version != v20 {
		holder, name = s.root.Child("components"), "securitySchemes"
	}
	for key, entry := range s.entries(holder, name) {
		if at, ok := s.refs.Follow(entry); ok {
			found.add(key, at).entry = entry
		}
	}
	return found
}

func (s *schemes) add(name string, at *resolve.Node) *scheme {
	sc := &scheme{at: at, name: name, kind: at.Get("type").String(), scopes: map[string]bool{}}
	sc.credential = credential(sc.kind, strings.ToLower(at.Get("scheme").String()))
	if sc.credential == "api-key" && isSignature(at) {
		sc.credential = "signature"
	}
	if sc.kind == "oauth2" {
		sc.flows = s.flows(at)
	}
	for _, f := range sc.flows {
		for _, scope := range f.scopes {
			sc.scopes[scope] = true
		}
	}
	s.byName[name] = sc
	s.list = append(s.list, sc)
	return sc
}

// find finds the scheme that a requirement names: a component, or from 3.2 on the URI of one (Security Requirement Object).
// It is nil when there is none.
func (s *schemes) find(name string) *scheme {
	if sc := s.byName[name]; sc != nil {
		return sc
	}
	if s.version != v32 || !strings.ContainsAny(name, "/#.") {
		return nil
	}
	at := s.refs.Resolve(s.root, name)
	if at == nil || !at.Get("type").Exists() {
		return nil
	}
	for _, sc := range s.list {
		if sc.at.ID() == at.ID() {
			s.byName[name] = sc
			return sc
		}
	}
	return s.add(name, at)
}

// requiredOfType are the fields that each type of scheme requires (Security Scheme Object).
var requiredOfType = map[string][]string{
	"apiKey": {"name", "in"}, "http": {"scheme"}, "oauth2": {"flows"}, "openIdConnect": {"openIdConnectUrl"}, "mutualTLS": nil,
}

// requiredOfType20 are those of OpenAPI 2.0 (Security Definitions Object).
var requiredOfType20 = map[string][]string{"basic": nil, "apiKey": {"name", "in"}, "oauth2": {"flow", "scopes"}}

// flowKinds are the flows of OAuth 2.0 in the words of OpenAPI 3, with the names that 2.0 gives them.
var flowKinds = []struct{ name, in20 string }{
	{"implicit", "implicit"},
	{"password", "password"},
	{"clientCredentials", "application"},
	{"authorizationCode", "accessCode"},
	{"deviceAuthorization", ""},
}

func (s *schemes) flows(at *resolve.Node) []flow {
	if s.version == v20 {
		f := flow{at: at}
		for _, k := range flowKinds {
			if k.in20 != "" && at.Get("flow").String() == k.in20 {
				f.kind = k.name
			}
		}
		for scope := range at.Get("scopes").Pairs() {
			if !strings.HasPrefix(scope, "x-") {
				f.scopes = append(f.scopes, scope)
			}
		}
		return []flow{f}
	}
	var list []flow
	for _, k := range flowKinds {
		f := flow{at: at.Child("flows").Child(k.name), kind: k.name}
		if !f.at.IsMap() || k.name == "deviceAuthorization" && s.version != v32 {
			continue
		}
		for scope := range f.at.Get("scopes").Pairs() {
			f.scopes = append(f.scopes, scope)
		}
		list = append(list, f)
	}
	return list
}

// in is where a key is sent. The header Cookie holds cookies (RFC 6265 §4.2), whatever the scheme calls it.
func (sc *scheme) in() string {
	in := sc.at.Get("in").String()
	if sc.kind == "apiKey" && in == "header" && strings.EqualFold(sc.at.Get("name").String(), "Cookie") {
		return "cookie"
	}
	return in
}

// credential is the kind of credential that a scheme demands. The type compares exactly, the scheme of http in lower case
// (RFC 9110 §11.1).
func credential(schemeType, httpScheme string) string {
	switch schemeType {
	case "apiKey":
		return "api-key"
	case "basic": // 2.0
		return "basic"
	case "oauth2":
		return "oauth2"
	case "openIdConnect":
		return "oidc"
	case "mutualTLS":
		return "mutual-tls"
	case "http":
		switch httpScheme {
		case "basic", "bearer", "digest":
			return httpScheme
		case "aws4-hmac-sha256", "aws4-ecdsa-p256-sha256":
			return "signature"
		}
		return "other"
	}
	return "unknown"
}

// signatureDescription matches descriptions of AWS Signature Version 4 and of other signatures of requests.
var signatureDescription = regexp.MustCompile(`(?i)\b(aws|amazon)[ -](request )?signature\b|\baws[ -]?(v4|4)\b|\bsig(nature)?[ -]?v(ersion[ -])?4\b|\baws4-(hmac|ecdsa)|\bhmac\b`)

// isSignature reports whether what a scheme of type apiKey names is a signature of the request: type apiKey is how OpenAPI
// describes any header with a free name. API Gateway says so by an extension, others by the name of the header (X-Acme-Signature)
// or in the description. A key by another name whose description mentions a signature may be the key itself.
func isSignature(at *resolve.Node) bool {
	if strings.EqualFold(at.Get("x-amazon-apigateway-authtype").String(), "awsSigv4") {
		return true
	}
	name := strings.ToLower(at.Get("name").String())
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	if len(words) > 0 && (words[len(words)-1] == "signature" || words[len(words)-1] == "hmac") {
		return true
	}
	return name == "authorization" && signatureDescription.MatchString(at.Get("description").String())
}
