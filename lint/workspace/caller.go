package workspace

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// caller is the identity with which an integration calls the operations of a contract.
type caller struct {
	method    string // identity.method; empty when none is stated
	requested []string
	schemes   bool            // the contract declares security schemes
	jwt       map[string]bool // bearer schemes whose tokens are JSON Web Tokens
	header    map[string]bool // schemes whose key is the header Authorization, which carries tokens and passwords too
}

func newCaller(identity *manifest.Identity, api *contract.API) *caller {
	c := &caller{requested: identity.Scopes, schemes: len(api.Schemes) > 0, jwt: map[string]bool{}, header: map[string]bool{}}
	if identity.Method != nil {
		c.method = *identity.Method
	}
	for _, s := range api.Schemes {
		if strings.EqualFold(s.BearerFormat, "jwt") {
			c.jwt[s.Name] = true
		}
		if s.Credential == "api-key" && s.In == "header" && strings.EqualFold(s.ParameterName, "Authorization") {
			c.header[s.Name] = true
		}
	}
	return c
}

// credentialsByMethod lists the kinds of credentials that a caller can present, by identity.method. A bearer token may belong to
// several methods, because a contract does not say what kind of token it is.
var credentialsByMethod = map[string][]string{
	"oauth2":            {"oauth2", "bearer", "oidc"},
	"oidc":              {"oidc", "bearer", "oauth2"},
	"workload-identity": {"oauth2", "oidc", "bearer", "mutual-tls", "signature"},
	"mtls":              {"mutual-tls"},
	"api-key":           {"api-key", "bearer", "basic", "signature"}, // many providers take a key in place of a user name or password
	"basic":             {"basic", "digest"},
	"none":              {},
}

// admits reports whether an alternative admits the caller: it demands no credential, or the caller can present one of those that
// it demands. Manifests state one method only, so further credentials of the alternative, such as a subscription key beside a
// token, are not checked.
func (c *caller) admits(a contract.AlternativeFacts) bool {
	return len(a.Requirements) == 0 || slices.ContainsFunc(a.Requirements, func(r contract.RequirementFacts) bool {
		switch {
		case r.Credential == "unknown" || r.Credential == "other":
			return true // the contract does not say what kind of credential it is
		case c.header[r.Scheme] && c.method != "mtls" && c.method != "none":
			return true // nobody can tell what the header carries
		case c.method == "api-key" && r.Credential == "bearer":
			return !c.jwt[r.Scheme]
		}
		return slices.Contains(credentialsByMethod[c.method], r.Credential)
	})
}

// usableAlternatives returns the alternatives of an operation that admit the caller; all of them, if the manifest states no method
// or no alternative admits it.
func (c *caller) usableAlternatives(op contract.Operation) []contract.AlternativeFacts {
	if c.method != "" {
		if admitting := slices.Collect(filter(op.Security.Alternatives, c.admits)); len(admitting) > 0 {
			return admitting
		}
	}
	return op.Security.Alternatives
}

// describe returns the facts of an operation that the integration uses. at is the place in the manifest that names it.
func (c *caller) describe(op contract.Operation, at []string) manifest.UsedOperationFacts {
	security := op.Security
	if op.Kind != "path" { // the provider is the client of a webhook; the manifest's identity does not apply
		return manifest.UsedOperationFacts{
			At: at, Name: op.Method + " " + op.Path, ID: op.ID, Missing: []string{}, Accepts: []string{},
			SendsFields: []string{}, SendsPersons: []string{}, Accepted: true, Open: true, Deprecated: op.Deprecated, Sunset: op.Sunset,
		}
	}
	row := manifest.UsedOperationFacts{
		At: at, Name: op.Method + " " + op.Path, ID: op.ID, Missing: c.leastMissing(op).missing, Accepts: []string{},
		Accepted:    !c.refusedBy(op),
		Sends:       sends(op),
		SendsFields: sensitiveRequest(op, []string{"personal", "financial", "health", "biometric"}, []string{"confidential", "restricted"}), SendsPersons: sensitiveRequest(op, []string{"personal", "health", "biometric"}, nil),
		Deprecated: op.Deprecated, Sunset: op.Sunset,
		StaticOnly: len(security.Alternatives) > 0,
	}
	var demands []string
	for _, a := range security.Alternatives {
		if text := strings.Join(scopesOf(a), " and "); text != "" && !slices.Contains(demands, text) {
			demands = append(demands, text)
		}
		row.StaticOnly = row.StaticOnly && a.Strength == "static"
		if text := credentials(a); !slices.Contains(row.Accepts, text) {
			row.Accepts = append(row.Accepts, text)
		}
	}
	if len(security.Alternatives) == 0 {
		row.Accepts = append(row.Accepts, "no credential")
	}
	row.Open = security.Unauthenticated && security.Source != "none"
	row.Demands = "no scope"
	if len(demands) > 0 {
		row.Demands = strings.Join(demands, ", or ")
	}
	return row
}

// scopeDemand holds the scopes that an alternative demands: those that the manifest requests, and those that it does not.
type scopeDemand struct{ requested, missing []string }

// sends reports whether calls of an operation carry data to the API.
func sends(op contract.Operation) bool {
	return op.HasBody || slices.ContainsFunc(op.CarriesBeside(), func(d contract.CarriedData) bool {
		return d.Direction == "request" && (d.Category != "none" || d.Classification != "public")
	})
}

// maxSendsFields is how many fields of a request the facts name.
const maxSendsFields = 5

// sensitiveRequest names the fields of the requests of an operation that have one of the categories or classes.
func sensitiveRequest(op contract.Operation, categories, classes []string) []string {
	fields := []string{}
	for _, d := range slices.Concat(op.Carries(), op.CarriesBeside()) {
		meant := slices.Contains(categories, d.Category) || slices.Contains(classes, d.Classification)
		if d.Direction == "request" && d.Name != "" && meant && !slices.Contains(fields, d.Name) {
			fields = append(fields, d.Name)
		}
	}
	slices.Sort(fields)
	return fields[:min(len(fields), maxSendsFields)]
}

// leastMissing returns the scopes of the usable alternative for which the manifest lacks the fewest scopes.
func (c *caller) leastMissing(op contract.Operation) scopeDemand {
	best := scopeDemand{missing: []string{}}
	for i, a := range c.usableAlternatives(op) {
		d := scopeDemand{missing: []string{}}
		for _, s := range scopesOf(a) {
			if slices.Contains(c.requested, s) {
				d.requested = append(d.requested, s)
			} else {
				d.missing = append(d.missing, s)
			}
		}
		if i == 0 || len(d.missing) < len(best.missing) {
			best = d
		}
	}
	return best
}

// refusedBy reports whether no alternative of an operation admits the caller.
func (c *caller) refusedBy(op contract.Operation) bool {
	return c.method != "" && len(op.Security.Alternatives) > 0 && !slices.ContainsFunc(op.Security.Alternatives, c.admits)
}

// credentials names in words the credentials that an alternative demands.
func credentials(a contract.AlternativeFacts) string {
	var kinds []string
	for _, r := range a.Requirements {
		kind := r.Credential
		if r.Credential == "unknown" || r.Credential == "other" {
			kind = r.Scheme
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) == 0 {
		return "no credential"
	}
	return strings.Join(kinds, " with ")
}

// scopesOf returns the scopes that an alternative demands of a token. A scheme that is not declared may be one with tokens.
func scopesOf(a contract.AlternativeFacts) []string {
	var scopes []string
	for _, r := range a.Requirements {
		switch r.Credential {
		case "oauth2", "oidc", "bearer", "unknown": // since OpenAPI 3.1, bearer schemes list roles, which are in the token too
		default:
			continue
		}
		for _, s := range r.Scopes {
			if contract.IsScope(s.Name) {
				scopes = append(scopes, s.Name)
			}
		}
	}
	return scopes
}

// filter yields the elements for which keep returns true.
func filter[T any](list []T, keep func(T) bool) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for _, x := range list {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}
