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
	jwt       map[string]bool // bearer schemes whose tokens are JSON Web Tokens
}

func newCaller(identity *manifest.Identity, api *contract.API) *caller {
	c := &caller{requested: identity.Scopes, jwt: map[string]bool{}}
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
func (c *caller) use(op contract.BoundOperation, at []string) manifest.UsedOperation {
	security := op.Security
	if op.Kind != "path" { // the provider calls: what it has to show is not this identity
		return manifest.UsedOperation{
			At: at, Name: op.Method + " " + op.Path, ID: op.ID, Missing: []string{}, Accepts: []string{},
			Accepted: true, Deprecated: op.Deprecated, Sunset: op.Sunset,
		}
	}
	row := manifest.UsedOperation{
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
	row.Demands = "no scope"
	if len(demands) > 0 {
		row.Demands = strings.Join(demands, " or ")
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

// scopesOf are the scopes that an alternative demands: what a scheme that is not declared lists counts as such.
func scopesOf(a contract.Alternative) []string {
	var scopes []string
	for _, r := range a.Requirements {
		if r.Credential != "oauth2" && r.Credential != "oidc" && r.Credential != "unknown" {
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

// undeclared reports whether an alternative demands a scheme that the contract does not declare, and lists no scopes for it.
func undeclared(a contract.Alternative) bool {
	return slices.ContainsFunc(a.Requirements, func(r contract.Requirement) bool { return r.Credential == "unknown" && len(r.Scopes) == 0 })
}

// maxChoices bounds how many scopes are tried in every combination; of more, a set is found from which none can be left
// out.
const maxChoices = 12

// needed finds the smallest set of requested scopes that keeps every used operation open that the whole request opens. What
// is requested for an operation that lacks another scope stays as well: the other one is what is missing. Where it cannot be
// told what the scopes are for, all are needed: the method is refused everywhere, or a scheme that is not declared may demand
// any.
func (c *caller) needed(used []contract.BoundOperation) map[string]bool {
	asked := map[string]bool{}
	for _, s := range c.requested {
		asked[s] = true
	}
	// demands are what opens each opened operation: one of several sets of scopes. Alternatives without scopes keep an
	// operation open whatever is requested; they must not make scopes look needless where tokens with scopes are taken.
	var demands [][][]string
	seen := map[string]bool{}
	calls, refused := 0, 0
	for _, op := range used {
		if op.Kind != "path" {
			continue
		}
		calls++
		if c.refused(op) {
			refused++
			continue
		}
		if slices.ContainsFunc(op.Security.Alternatives, undeclared) {
			return asked
		}
		var sets [][]string
		for _, a := range c.usable(op) {
			if scopes := scopesOf(a); len(scopes) > 0 && !slices.ContainsFunc(scopes, func(s string) bool { return !asked[s] }) {
				sets = append(sets, scopes)
			}
		}
		if lacking := c.lacking(op); len(sets) == 0 && len(lacking.missing) > 0 && len(lacking.requested) > 0 {
			sets = append(sets, lacking.requested)
		}
		var key strings.Builder
		for _, set := range sets {
			key.WriteString(strings.Join(set, " ") + "|")
		}
		if len(sets) > 0 && !seen[key.String()] {
			seen[key.String()] = true
			demands = append(demands, sets)
		}
	}
	if calls > 0 && refused == calls {
		return asked
	}
	keep := map[string]bool{}
	for _, sets := range demands { // what every alternative of an operation demands has to stay
		for _, s := range sets[0] {
			if !slices.ContainsFunc(sets[1:], func(set []string) bool { return !slices.Contains(set, s) }) {
				keep[s] = true
			}
		}
	}
	open := func(keep map[string]bool) bool {
		return !slices.ContainsFunc(demands, func(sets [][]string) bool {
			return !slices.ContainsFunc(sets, func(set []string) bool {
				return !slices.ContainsFunc(set, func(s string) bool { return !keep[s] })
			})
		})
	}
	if open(keep) {
		return keep
	}
	var choices []string // in the order in which they are preferred
	for _, breadth := range []string{"narrow", "administrative", "wildcard"} {
		for _, s := range c.requested {
			if asked[s] && !keep[s] && manifest.Breadth(s) == breadth {
				choices = append(choices, s)
				asked[s] = false // once
			}
		}
	}
	if len(choices) <= maxChoices {
		return smallest(choices, keep, open)
	}
	for _, s := range choices {
		keep[s] = true
	}
	for _, s := range slices.Backward(choices) {
		delete(keep, s)
		if !open(keep) {
			keep[s] = true
		}
	}
	return keep
}

// smallest adds to keep the fewest choices that satisfy open. Of equally many, those without a broad scope win, then those
// that stand first.
func smallest(choices []string, keep map[string]bool, open func(map[string]bool) bool) map[string]bool {
	var best map[string]bool
	var bestCost int
	for set := range 1 << len(choices) {
		candidate, cost := map[string]bool{}, 0
		for s := range keep {
			candidate[s] = true
		}
		for i, s := range choices {
			if set&(1<<i) == 0 {
				continue
			}
			candidate[s] = true
			cost += 1 << 20
			if manifest.Breadth(s) != "narrow" {
				cost += 1 << 28 // least privilege: several narrow scopes are less than one that opens everything
			}
			cost += i
		}
		if (best == nil || cost < bestCost) && open(candidate) {
			best, bestCost = candidate, cost
		}
	}
	return best
}
