package workspace

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// tokenKinds are the credentials that are tokens of an issuer.
var tokenKinds = []string{"oauth2", "oidc", "bearer", "unknown", "other"}

// compareTokens compares identity.tokenUrl and identity.grant with the flows by which the called operations get their tokens. It
// compares nothing if the contract does not say where the tokens come from.
func (p *contractPlaces) compareTokens(join *manifest.ContractFacts, c *caller, identity *manifest.Identity) {
	for _, scheme := range p.tokenSchemes(c) {
		for _, flow := range scheme.Flows {
			row := manifest.FlowFacts{Scheme: scheme.Name, Kind: flow.Kind}
			for _, e := range scheme.Endpoints {
				if slices.Equal(e.At, []string{"flows", flow.Kind, "tokenUrl"}) {
					row.TokenURL = e.Text
				}
			}
			join.Flows = append(join.Flows, row)
			p.flows = append(p.flows, func() model.Place { return scheme.Locate([]any{"flows", flow.Kind, "tokenUrl"}) })
		}
	}
	if len(join.Flows) == 0 {
		return
	}
	candidates := join.Flows
	if identity.Grant != nil {
		kind, isKnown := flowOfGrant(*identity.Grant)
		same := slices.Collect(filter(join.Flows, func(f manifest.FlowFacts) bool { return f.Kind == kind }))
		switch {
		case len(same) > 0:
			candidates = same
		case isKnown && (kind != "deviceAuthorization" || p.api.Facts.Family == "3.2"): // before 3.2 no contract can declare this flow
			join.OtherGrant = true
		}
	}
	if identity.TokenURL != nil && c.method != "workload-identity" { // the platform's issuer may be another one
		join.OtherTokenURL = !slices.ContainsFunc(candidates, func(f manifest.FlowFacts) bool { return p.mayIssueAt(f.TokenURL, *identity.TokenURL) })
	}
}

// tokenSchemes returns the oauth2 schemes of the called operations that take tokens of such schemes only.
func (p *contractPlaces) tokenSchemes(c *caller) []contract.Scheme {
	var schemes []contract.Scheme
	for _, op := range p.used {
		if op.Kind != "path" {
			continue
		}
		var names []string
		open := false // another issuer's token may be accepted
		for _, a := range c.usableAlternatives(op) {
			for _, r := range a.Requirements {
				open = open || r.Credential != "oauth2" && slices.Contains(tokenKinds, r.Credential)
				if r.Credential == "oauth2" {
					names = append(names, r.Scheme)
				}
			}
		}
		if open {
			continue
		}
		for _, s := range p.api.Schemes {
			if slices.Contains(names, s.Name) && !slices.ContainsFunc(schemes, func(known contract.Scheme) bool { return known.Name == s.Name }) {
				schemes = append(schemes, s)
			}
		}
	}
	return schemes
}

// mayIssueAt reports whether a token URL of the contract, which may hold variables or be relative to a server, can be a URL of the
// manifest. A token URL that is missing or of which the host is not known can be any.
func (p *contractPlaces) mayIssueAt(declared, stated string) bool {
	declared = strings.TrimSpace(declared)
	if strings.Contains(declared, "://") || strings.HasPrefix(declared, "//") {
		pattern := newURLPattern(&contract.ServerFacts{Template: declared}, exactly)
		return pattern.re == nil || pattern.matches(newStatedURL(stated))
	}
	if declared == "" || len(p.servers) == 0 || !strings.ContainsAny(declared, "/.") {
		return true
	}
	return slices.ContainsFunc(p.servers, func(s contract.Server) bool {
		scheme, authority, base := splitURL(s.Template)
		if authority == "" || strings.HasPrefix(s.Template, "{") {
			return true
		}
		if scheme != "" {
			scheme += ":"
		}
		below := declared
		if !strings.HasPrefix(declared, "/") { // relative to the last slash of the server's path (RFC 3986, 5.2.3)
			below = base[:strings.LastIndexByte(base, '/')+1] + declared
		}
		server := *s.ServerFacts
		server.Template = scheme + "//" + authority + "/" + strings.TrimLeft(comparablePath("/"+strings.TrimLeft(below, "/")), "/")
		pattern := newURLPattern(&server, exactly)
		return pattern.re == nil || pattern.matches(newStatedURL(stated))
	})
}

// flowsOfGrants has the flow of OpenAPI for each grant type (RFC 6749, RFC 8628) and for common names of them, without the characters
// between words.
var flowsOfGrants = map[string]string{
	"clientcredentials": "clientCredentials", "application": "clientCredentials",
	"password": "password", "resourceownerpassword": "password", "resourceownerpasswordcredentials": "password", "passwordcredentials": "password", "ropc": "password",
	"implicit": "implicit", "token": "implicit",
	"authorizationcode": "authorizationCode", "authorizationcodepkce": "authorizationCode", "authorizationcodewithpkce": "authorizationCode",
	"code": "authorizationCode", "pkce": "authorizationCode", "accesscode": "authorizationCode",
	"devicecode": "deviceAuthorization", "deviceauthorization": "deviceAuthorization", "urnietfparamsoauthgranttypedevicecode": "deviceAuthorization",
}

// extensionGrants are names of grants for which OpenAPI has no flow, in the form of flowsOfGrants.
var extensionGrants = []string{"refreshtoken", "tokenexchange", "onbehalfof", "jwtbearer", "saml2bearer", "ciba"}

// flowOfGrant returns the flow of OpenAPI for a grant. isComparable is false for grants that no flow can express: extension grants,
// which are URIs (RFC 6749, 4.5).
func flowOfGrant(grant string) (kind string, isComparable bool) {
	words := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, grant)
	if kind, ok := flowsOfGrants[words]; ok {
		return kind, true
	}
	return "", !strings.Contains(grant, ":") && !slices.Contains(extensionGrants, words)
}
