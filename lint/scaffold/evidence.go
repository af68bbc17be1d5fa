package scaffold

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/secret"
)

// evidence holds what the documents of a repository prove about an integration that uses a contract. Empty fields are not proven.
type evidence struct {
	name           string // of the manifest
	contract       string // its path, relative to the manifest
	version        string
	method         string
	silent         bool // the contract does not say how callers authenticate
	grant          string
	tokenURL       string
	operations     []string // all of the contract, by operationId or method and path; which of them are used is not proven
	scoped         bool     // some operation demands scopes
	endpoints      []string
	webhooks       bool // the contract has webhooks or callbacks, which somebody receives
	classification string
	categories     []string
	sbom           string // its path, relative to the manifest
}

// prove collects the evidence from a contract and the SBOMs.
func (s *survey) prove(c surveyedContract) *evidence {
	e := &evidence{contract: fromManifest(c.doc.Path), version: c.api.Facts.InfoVersion}
	if holdsSecret(e.version) || strings.TrimSpace(e.version) == "" {
		e.version = ""
	}
	if name := s.sbomFor(c.doc.Path); name != "" {
		e.sbom = fromManifest(name)
	}
	var called []contract.Operation
	for _, op := range c.api.Operations {
		e.addOperation(op)
		if op.Kind != "path" { // the API is the client of a webhook; its credentials are not the integration's
			e.webhooks = true
			continue
		}
		called = append(called, op)
	}
	e.proveIdentity(called, c.api.Schemes)
	for _, op := range called {
		for _, server := range op.ServedFrom {
			address := server.Template
			if len(server.Variables) == 0 && !server.HostScheme && isEndpoint(address) && !slices.Contains(e.endpoints, address) {
				e.endpoints = append(e.endpoints, address)
			}
		}
	}
	e.proveData(c.api)
	return e
}

// addOperation adds the name by which a manifest lists an operation. Names that hold a secret are left out.
func (e *evidence) addOperation(op contract.Operation) {
	name := op.ID
	if strings.TrimSpace(name) == "" {
		name = op.Method + " " + op.Path
	}
	if !slices.Contains(e.operations, name) && !holdsSecret(name) {
		e.operations = append(e.operations, name)
	}
}

// fromManifest returns the path of a document relative to the directory of the manifests.
func fromManifest(name string) string {
	if below, ok := strings.CutPrefix(name, manifestDir+"/"); ok {
		return below
	}
	return "../" + name
}

func holdsSecret(text string) bool { return len(secret.Find("", text, true)) > 0 }

// isEndpoint reports whether a text is an absolute https URL without variables, credentials, query (which often holds a
// credential) and fragment.
func isEndpoint(text string) bool {
	u, err := url.Parse(text)
	odd := func(r rune) bool { return !unicode.IsPrint(r) || unicode.IsSpace(r) }
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == "" &&
		!strings.ContainsAny(text, "{}") && !strings.ContainsFunc(text, odd) && !holdsSecret(text)
}

// unknown stands for the method of credentials whose origin a contract does not state: a bearer token may be an OAuth 2.0 token,
// or a key that never expires.
const unknown = "unknown"

// methods are the methods of authentication that a contract can demand, strongest first.
var methods = []string{"oauth2", "oidc", "mtls", unknown, "api-key", "basic"}

// methodOf has the method that belongs to a kind of credential.
var methodOf = map[string]string{"oauth2": "oauth2", "oidc": "oidc", "mutual-tls": "mtls", "api-key": "api-key", "basic": "basic"}

// strongestMethod returns the strongest method among the schemes of an alternative, which demands all of them; "" if it demands none.
func strongestMethod(a contract.AlternativeFacts) string {
	for _, m := range methods {
		for _, r := range a.Requirements {
			if method, ok := methodOf[r.Credential]; method == m || !ok && m == unknown {
				return m
			}
		}
	}
	return ""
}

// alternativeFor returns the first alternative of an operation whose strongest method is the given one.
func alternativeFor(op contract.Operation, method string) (contract.AlternativeFacts, bool) {
	i := slices.IndexFunc(op.Security.Alternatives, func(a contract.AlternativeFacts) bool { return strongestMethod(a) == method })
	if i < 0 {
		return contract.AlternativeFacts{}, false
	}
	return op.Security.Alternatives[i], true
}

// admitsAnybody reports whether an operation can be called without a credential.
func admitsAnybody(op contract.Operation) bool {
	return op.Security.Unauthenticated || op.Security.Anonymous
}

// proveIdentity finds the strongest method that every operation accepts, and for tokens the grant and the token URL. It
// proves no scopes: those of all operations are more than any integration needs.
func (e *evidence) proveIdentity(operations []contract.Operation, schemes []contract.Scheme) {
	e.method, e.silent = commonMethod(operations)
	e.scoped = slices.ContainsFunc(operations, func(op contract.Operation) bool {
		return slices.ContainsFunc(op.Security.Alternatives, func(a contract.AlternativeFacts) bool {
			return slices.ContainsFunc(a.Requirements, func(r contract.RequirementFacts) bool { return len(r.Scopes) > 0 })
		})
	})
	if e.method != "oauth2" && e.method != "oidc" {
		return
	}
	used := map[string]bool{} // the names of schemes
	for _, op := range operations {
		a, ok := alternativeFor(op, e.method)
		if !ok || admitsAnybody(op) {
			continue
		}
		for _, r := range a.Requirements {
			if methodOf[r.Credential] != e.method {
				continue
			}
			used[r.Scheme] = true
		}
	}
	e.readFlow(schemes, used)
}

// commonMethod returns the strongest method that every operation accepts, or "" if there is none. silent is true if the contract
// does not say how callers authenticate.
func commonMethod(operations []contract.Operation) (method string, silent bool) {
	offered, stated := false, len(operations) > 0
	for _, op := range operations {
		offered = offered || slices.ContainsFunc(op.Security.Alternatives, func(a contract.AlternativeFacts) bool { return strongestMethod(a) != "" })
		stated = stated && op.Security.Source != "none"
	}
	switch {
	case !offered && stated:
		return "none", false
	case !offered:
		return "", true
	}
	for _, m := range methods {
		offered := false
		refused := slices.ContainsFunc(operations, func(op contract.Operation) bool {
			_, ok := alternativeFor(op, m)
			offered = offered || ok
			return !ok && !admitsAnybody(op)
		})
		if offered && !refused {
			if m == unknown {
				break
			}
			return m, false
		}
	}
	return "", false
}

// grants has the grant type (RFC 6749, RFC 8628) of each flow of OpenAPI.
var grants = map[string]string{
	"implicit": "implicit", "password": "password", "clientCredentials": "client_credentials", "authorizationCode": "authorization_code",
	"deviceAuthorization": "urn:ietf:params:oauth:grant-type:device_code",
}

// readFlow reads the grant and the token URL, if the used schemes have exactly one flow.
func (e *evidence) readFlow(schemes []contract.Scheme, used map[string]bool) {
	flows := 0
	grant, tokenURL := "", ""
	for _, scheme := range schemes {
		if !used[scheme.Name] {
			continue
		}
		for _, flow := range scheme.Flows {
			flows++
			grant = grants[flow.Kind]
		}
		for _, endpoint := range scheme.Endpoints {
			if endpoint.At[len(endpoint.At)-1] == "tokenUrl" && isEndpoint(endpoint.Text) {
				tokenURL = endpoint.Text
			}
		}
	}
	if flows == 1 {
		e.grant, e.tokenURL = grant, tokenURL
	}
}

// classifications (in ascending order) and categories are the words that manifests use for the data of an API.
var (
	classifications = []string{"public", "internal", "confidential", "restricted"}
	categories      = []string{"personal", "financial", "health", "authentication"}
)

// proveData finds the highest classification that the contract states, and the kinds of sensitive data in its fields.
func (e *evidence) proveData(api *contract.API) {
	highest := -1
	holds := map[string]bool{}
	state := func(category, classification string) {
		highest = max(highest, slices.Index(classifications, classification))
		holds[category] = true
	}
	for _, entity := range api.Entities {
		f, ok := entity.Facts.(*contract.FieldFacts)
		switch {
		case !ok:
		case f.Category == "authentication" && f.Kind != "property":
			state("", f.Classification) // a credential sent as a parameter is not part of the data
		default:
			state(f.Category, f.Classification)
		}
	}
	for _, op := range api.Operations {
		for _, carried := range op.Carries() { // for bodies that are classified as a whole
			state(carried.Category, carried.Classification)
		}
	}
	if highest >= 0 {
		e.classification = classifications[highest]
	}
	for _, category := range categories {
		if holds[category] {
			e.categories = append(e.categories, category)
		}
	}
}
