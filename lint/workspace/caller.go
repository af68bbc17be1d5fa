package workspace

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// caller is the identity of an integration as the operations of a contract see it.
type caller struct {
	method    string // identity.method; empty when none is stated
	requested []string
	schemes   bool            // the contract declares security schemes
	jwt       map[string]bool // bearer schemes whose tokens are JSON Web Tokens
}

func newCaller(identity *manifest.Identity, api *contract.API) *caller {
	c := &caller{requested: identity.Scopes, schemes: len(api.Schemes) > 0, jwt: map[string]bool{}}
	if identity.Method != nil {
		c.method = *identity.Method
	}
	for _, s := range api.Schemes {
		if strings.EqualFold(s.BearerFormat, "jwt") {
			c.jwt[s.Name] = true
		}
	}
	return c
}

// accepted are the credentials that a caller by each method can show. What a bearer token is, a contract does not say.
var accepted = map[string][]string{
	"oauth2":            {"oauth2", "bearer", "oidc"},
	"oidc":              {"oidc", "bearer", "oauth2"},
	"workload-identity": {"oauth2", "oidc", "bearer", "mutual-tls"},
	"mtls":              {"mutual-tls"},
	"api-key":           {"api-key", "bearer"},
	"basic":             {"basic", "digest"},
	"none":              {},
}

// admits reports whether an alternative admits the caller: it demands nothing, or some credential of it is the caller's.
// Further credentials of the alternative, such as a subscription key beside a token, are not the manifest's to state.
func (c *caller) admits(a contract.Alternative) bool {
	return len(a.Requirements) == 0 || slices.ContainsFunc(a.Requirements, func(r contract.Requirement) bool {
		switch {
		case r.Credential == "unknown" || r.Credential == "other":
			return true // it cannot be told
		case c.method == "api-key" && r.Credential == "bearer":
			return !c.jwt[r.Scheme]
		}
		return slices.Contains(accepted[c.method], r.Credential)
	})
}

// usable are the alternatives of an operation by which the caller may come in. Where its method is not stated, or none
// accepts it, that is all of them.
func (c *caller) usable(op contract.BoundOperation) []contract.Alternative {
	if c.method != "" {
		if admitting := slices.Collect(filter(op.Security.Alternatives, c.admits)); len(admitting) > 0 {
			return admitting
		}
	}
	return op.Security.Alternatives
}

// use describes an operation that the integration uses.
func (c *caller) use(op contract.BoundOperation, at []string) manifest.UsedOperationFacts {
	security := op.Security
	if op.Kind != "path" { // the provider calls: what it has to show is not this identity
		return manifest.UsedOperationFacts{
			At: at, Name: op.Method + " " + op.Path, ID: op.ID, Missing: []string{}, Accepts: []string{},
			Accepted: true, Open: true, Deprecated: op.Deprecated, Sunset: op.Sunset,
		}
	}
	row := manifest.UsedOperationFacts{
		At: at, Name: op.Method + " " + op.Path, ID: op.ID, Missing: c.lacking(op).missing, Accepts: []string{},
		Accepted:   !c.refused(op),
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

// demanded is what an alternative demands in scopes: those that are requested, and those that are missing.
type demanded struct{ requested, missing []string }

// lacking is the alternative of an operation, of those that the caller can use, that lacks the fewest scopes.
func (c *caller) lacking(op contract.BoundOperation) demanded {
	best := demanded{missing: []string{}}
	for i, a := range c.usable(op) {
		d := demanded{missing: []string{}}
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

// refused reports whether no alternative of an operation admits the caller.
func (c *caller) refused(op contract.BoundOperation) bool {
	return c.method != "" && len(op.Security.Alternatives) > 0 && !slices.ContainsFunc(op.Security.Alternatives, c.admits)
}

// credentials says in words what an alternative demands.
func credentials(a contract.Alternative) string {
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

// scopesOf are the scopes that an alternative demands of a token. What a scheme that is not declared lists counts as such.
func scopesOf(a contract.Alternative) []string {
	var scopes []string
	for _, r := range a.Requirements {
		switch r.Credential {
		case "oauth2", "oidc", "bearer", "unknown": // from 3.1 on, other schemes list roles, which tokens carry as well
		default:
			continue
		}
		for _, s := range r.Scopes {
			scopes = append(scopes, s.Name)
		}
	}
	return scopes
}

// filter gives the elements that keep keeps.
func filter[T any](list []T, keep func(T) bool) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for _, x := range list {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}
