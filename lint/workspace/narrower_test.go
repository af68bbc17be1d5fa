package workspace

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// scopedOperation is an operation of a random contract: its alternatives, each a scheme with scopes.
type scopedOperation []scopedAlternative

type scopedAlternative struct {
	scheme string // of the token; empty for a public alternative
	key    bool   // a key is demanded besides
	scopes []string
}

// randomScopes are few, so that sets of them overlap often. Two have broad names.
var randomScopes = []string{"a", "b", "c", "d", "admin", "x:*"}

func randomOperations(r *rand.Rand) []scopedOperation {
	operations := make([]scopedOperation, 1+r.IntN(5))
	for i := range operations {
		for range 1 + r.IntN(3) {
			a := scopedAlternative{scheme: []string{"o", "o", "o", "p"}[r.IntN(4)], key: r.IntN(8) == 0}
			for range 1 + r.IntN(2) {
				if scope := randomScopes[r.IntN(len(randomScopes))]; !slices.Contains(a.scopes, scope) {
					a.scopes = append(a.scopes, scope)
				}
			}
			operations[i] = append(operations[i], a)
		}
		if r.IntN(12) == 0 {
			operations[i] = append(operations[i], scopedAlternative{})
		}
	}
	return operations
}

func contractWithScopes(operations []scopedOperation) string {
	var b strings.Builder
	b.WriteString("openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths:\n")
	for i, op := range operations {
		var alternatives []string
		for _, a := range op {
			var parts []string
			if a.scheme != "" {
				parts = append(parts, fmt.Sprintf("%s: ['%s']", a.scheme, strings.Join(a.scopes, "', '")))
			}
			if a.key {
				parts = append(parts, "k: []")
			}
			alternatives = append(alternatives, "{"+strings.Join(parts, ", ")+"}")
		}
		fmt.Fprintf(&b, "  /o%d: {get: {security: [%s], responses: {}}}\n", i, strings.Join(alternatives, ", "))
	}
	flows := "{type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {a: '', b: '', c: '', d: '', admin: '', 'x:*': ''}}}}"
	fmt.Fprintf(&b, "components: {securitySchemes: {o: %s, p: %s, k: {type: apiKey, in: header, name: k}}}\n", flows, flows)
	return b.String()
}

// opens reports whether scopes satisfy an alternative.
func (a scopedAlternative) opens(scopes []string) bool {
	return a.scheme != "" && !slices.ContainsFunc(a.scopes, func(s string) bool { return !slices.Contains(scopes, s) })
}

func (o scopedOperation) isPublic() bool {
	return slices.ContainsFunc(o, func(a scopedAlternative) bool { return a.scheme == "" })
}

func (o scopedOperation) opens(scopes []string) bool {
	return slices.ContainsFunc(o, func(a scopedAlternative) bool { return a.opens(scopes) })
}

// opensAlike reports whether scopes satisfy an alternative with the schemes of one that the needed scopes satisfy.
func (o scopedOperation) opensAlike(scopes, needed []string) bool {
	return slices.ContainsFunc(o, func(a scopedAlternative) bool {
		return a.opens(scopes) && slices.ContainsFunc(o, func(b scopedAlternative) bool { return b.opens(needed) && b.scheme == a.scheme && b.key == a.key })
	})
}

func broadScopes(scopes []string) (n int) {
	for _, s := range scopes {
		if manifest.Breadth(s) != "narrow" {
			n++
		}
	}
	return n
}

// opened counts the operations that scopes open and that are not public.
func opened(scopes []string, all []scopedOperation) (n int) {
	for _, op := range all {
		if !op.isPublic() && op.opens(scopes) {
			n++
		}
	}
	return n
}

// isNarrower says by the definition whether a set of scopes is narrower than the needed one, for the operations in used.
func isNarrower(set, needed []string, all []scopedOperation, used []int) bool {
	less := broadScopes(set) < broadScopes(needed)
	for _, op := range all {
		if op.isPublic() {
			continue
		}
		if op.opens(set) && !op.opens(needed) {
			return false
		}
		less = less || !op.opens(set) && op.opens(needed)
	}
	for _, i := range used {
		if all[i].opens(needed) && !all[i].opensAlike(set, needed) {
			return false
		}
		for _, a := range all[i] { // what an operation demands that the scopes do not open stays
			for _, s := range a.scopes {
				if !all[i].opens(needed) && slices.Contains(needed, s) && !slices.Contains(set, s) {
					return false
				}
			}
		}
	}
	return less && broadScopes(set) <= broadScopes(needed)
}

// TestNarrowerIsExact compares narrower with the definition, by all sets of scopes of random contracts: it finds a set exactly where
// there is a narrower one, that set is narrower, and of all narrower ones it has the fewest broad scopes and opens the fewest operations.
func TestNarrowerIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rounds, found := 3000, 0
	if testing.Short() {
		rounds = 300
	}
	for range rounds {
		all := randomOperations(r)
		text := contractWithScopes(all)
		api := indexOf(t, text)
		var used []contract.Operation
		var indices []int
		var requested []string
		for i := range all {
			if r.IntN(2) == 0 {
				used, indices = append(used, api.Operations[i]), append(indices, i)
			}
		}
		for _, s := range randomScopes {
			if r.IntN(2) == 0 {
				requested = append(requested, s)
			}
		}
		c := newCaller(&manifest.Identity{Scopes: requested}, api.API)
		isNeeded := c.neededScopes(used, reachOf(api.Operations))
		needed := slices.DeleteFunc(slices.Clone(requested), func(s string) bool { return !isNeeded[s] })
		got := c.narrower(used, api.Operations, isNeeded, func(string) bool { return true })
		wanted := false
		var least []int
		for mask := range 1 << len(randomScopes) {
			var set []string
			for i, s := range randomScopes {
				if mask&(1<<i) != 0 {
					set = append(set, s)
				}
			}
			if cost := []int{broadScopes(set), opened(set, all)}; isNarrower(set, needed, all, indices) && (!wanted || slices.Compare(cost, least) < 0) {
				wanted, least = true, cost
			}
		}
		if (got != nil) != wanted {
			t.Fatalf("found %+v, and there is one: %v\n%sneeded: %v, used: %v", got, wanted, text, needed, indices)
		}
		if got == nil {
			continue
		}
		found++
		set := append(slices.DeleteFunc(slices.Clone(needed), func(s string) bool { return slices.Contains(got.replaced, s) }), got.by...)
		if !isNarrower(set, needed, all, indices) {
			t.Fatalf("%v is not narrower than %v\n%sused: %v", set, needed, text, indices)
		}
		if cost := []int{broadScopes(set), opened(set, all)}; !slices.Equal(cost, least) {
			t.Fatalf("%v costs %v, and the narrowest set %v\n%sused: %v", set, cost, least, text, indices)
		}
		if closed := opened(needed, all) - opened(set, all); closed != got.closed || len(got.uses) == 0 {
			t.Fatalf("closes %d operations, want %d; for %v", got.closed, closed, got.uses)
		}
	}
	if found < rounds/50 {
		t.Errorf("only %d of %d random contracts have narrower scopes", found, rounds)
	}
}
