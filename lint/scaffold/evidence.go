package scaffold

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/secret"
)

// evidence is what the documents prove of an integration that uses a contract. What is empty is not proven.
type evidence struct {
	name           string // of the manifest
	contract       string // its path, relative to the manifest
	version        string
	method         string
	silent         bool // the contract does not say how callers authenticate
	grant          string
	tokenURL       string
	scopes         []string
	scoped         bool // some operation demands scopes
	endpoints      []string
	webhooks       bool // the contract has webhooks or callbacks, which somebody receives
	classification string
	categories     []string
	sbom           string // its path, relative to the manifest
}

// prove gathers what a contract and the SBOMs prove.
func (s *survey) prove(c lowered) *evidence {
	e := &evidence{contract: fromManifest(c.doc.Path), version: c.api.Facts.InfoVersion}
	if holdsSecret(e.version) || strings.TrimSpace(e.version) == "" {
		e.version = ""
	}
	if name := s.sbomFor(c.doc.Path); name != "" {
		e.sbom = fromManifest(name)
	}
	var called []contract.Operation
	for _, op := range c.api.Operations {
		if op.Kind != "path" { // the API calls: what it has to show is not the client's
			e.webhooks = true
			continue
		}
		called = append(called, op)
	}
	e.identify(called, c.api.Schemes)
	for _, op := range called {
		for _, server := range op.ServedFrom {
			address := server.Template
			if len(server.Variables) == 0 && !server.HostScheme && isEndpoint(address) && !slices.Contains(e.endpoints, address) {
				e.endpoints = append(e.endpoints, address)
			}
		}
	}
	e.classify(c.api)
	return e
}

// fromManifest is the path of a document as a manifest names it.
func fromManifest(name string) string {
	if below, ok := strings.CutPrefix(name, manifestDir+"/"); ok {
		return below
	}
	return "../" + name
}

func holdsSecret(text string) bool { return len(secret.Find("", text, true)) > 0 }

// isEndpoint reports whether a text is an absolute https URL that stands for itself: without variables, credentials or a
// query, which often is one.
func isEndpoint(text string) bool {
	u, err := url.Parse(text)
	odd := func(r rune) bool { return !unicode.IsPrint(r) || unicode.IsSpace(r) }
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == "" &&
		!strings.ContainsAny(text, "{}") && !strings.ContainsFunc(text, odd) && !holdsSecret(text)
}

// unknown stands among methods for credentials of which a contract does not say where they come from: a bearer token may
// be one of OAuth 2.0, or a key that never expires.
const unknown = "unknown"

// methods are the methods that a contract can demand, strongest first.
var methods = []string{"oauth2", "oidc", "mtls", unknown, "api-key", "basic"}

// methodOf are the methods by the credentials of a contract.
var methodOf = map[string]string{"oauth2": "oauth2", "oidc": "oidc", "mutual-tls": "mtls", "api-key": "api-key", "basic": "basic"}

// strongest is the method of an alternative, all of whose schemes must be satisfied; empty when it demands nothing.
func strongest(a contract.AlternativeFacts) string {
	for _, m := range methods {
		for _, r := range a.Requirements {
			if method, ok := methodOf[r.Credential]; method == m || !ok && m == unknown {
				return m
			}
		}
	}
	return ""
}

// by is the first alternative of an operation that a method satisfies.
func by(op contract.Operation, method string) (contract.AlternativeFacts, bool) {
	i := slices.IndexFunc(op.Security.Alternatives, func(a contract.AlternativeFacts) bool { return strongest(a) == method })
	if i < 0 {
		return contract.AlternativeFacts{}, false
	}
	return op.Security.Alternatives[i], true
}

// open reports whether an operation admits anybody.
func open(op contract.Operation) bool {
	return op.Security.Unauthenticated || op.Security.Anonymous
}

// identify finds the strongest method that every operation accepts, and what else their schemes say of it.
func (e *evidence) identify(operations []contract.Operation, schemes []contract.Scheme) {
	e.method, e.silent = method(operations)
	e.scoped = slices.ContainsFunc(operations, func(op contract.Operation) bool {
		return slices.ContainsFunc(op.Security.Alternatives, func(a contract.AlternativeFacts) bool {
			return slices.ContainsFunc(a.Requirements, func(r contract.RequirementFacts) bool { return len(r.Scopes) > 0 })
		})
	})
	if e.method != "oauth2" && e.method != "oidc" {
		return
	}
	used := map[string]bool{} // the schemes
	for _, op := range operations {
		a, ok := by(op, e.method)
		if !ok || open(op) {
			continue
		}
		for _, r := range a.Requirements {
			if methodOf[r.Credential] != e.method {
				continue
			}
			used[r.Scheme] = true
			for _, scope := range r.Scopes {
				if scope.Name != "" && !slices.Contains(e.scopes, scope.Name) && !holdsSecret(scope.Name) {
					e.scopes = append(e.scopes, scope.Name)
				}
			}
		}
	}
	slices.Sort(e.scopes)
	e.readFlow(schemes, used)
}

func method(operations []contract.Operation) (method string, silent bool) {
	offered, stated := false, len(operations) > 0
	for _, op := range operations {
		offered = offered || slices.ContainsFunc(op.Security.Alternatives, func(a contract.AlternativeFacts) bool { return strongest(a) != "" })
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
			_, ok := by(op, m)
			offered = offered || ok
			return !ok && !open(op)
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

// grants are the grants of RFC 6749 and RFC 8628 by the flows of OpenAPI.
var grants = map[string]string{
	"implicit": "implicit", "password": "password", "clientCredentials": "client_credentials", "authorizationCode": "authorization_code",
	"deviceAuthorization": "urn:ietf:params:oauth:grant-type:device_code",
}

// readFlow reads grant and token URL if the used schemes have one flow between them.
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

// classifications and categories are the words of the manifest for them, in its order.
var (
	classifications = []string{"public", "internal", "confidential", "restricted"}
	categories      = []string{"personal", "financial", "health", "authentication"}
)

// classify finds the highest classification that the contract states, and the kinds of data that its fields hold.
func (e *evidence) classify(api *contract.API) {
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
			state("", f.Classification) // a credential that goes with a request is not what the request carries
		default:
			state(f.Category, f.Classification)
		}
	}
	for _, op := range api.Operations {
		for _, carried := range op.Carries() { // bodies that are classified as a whole
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
