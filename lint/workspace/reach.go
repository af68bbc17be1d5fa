package workspace

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// reach is how much a scope opens, as far as its name and the contract show.
type reach struct {
	breadth int // 0 for narrow names, 1 for administrative ones, 2 for wildcards
	writes  int // operations of the contract that it helps to call and that change something
	calls   int // all operations that it helps to call
	reads   int // 0 if its name says that it only reads, otherwise 1
}

// reachOf returns the reach of each scope that the operations of a contract demand.
func reachOf(operations []contract.Operation) map[string]reach {
	found := map[string]reach{}
	for _, op := range operations {
		if op.Kind != "path" {
			continue
		}
		seen := map[string]bool{}
		for _, a := range op.Security.Alternatives {
			for _, s := range scopesOf(a) {
				if seen[s] {
					continue
				}
				seen[s] = true
				r := found[s]
				if r.calls++; !op.Safe {
					r.writes++
				}
				found[s] = r
			}
		}
	}
	for s, r := range found {
		r.breadth = slices.Index([]string{"narrow", "administrative", "wildcard"}, manifest.Breadth(s))
		if !saysRead(s) {
			r.reads = 1
		}
		found[s] = r
	}
	return found
}

// saysRead reports whether the name of a scope says that it only reads.
func saysRead(scope string) bool {
	words := strings.FieldsFunc(strings.ToLower(scope), func(r rune) bool { return strings.ContainsRune(":./_- ", r) })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains([]string{"read", "readonly", "view", "list", "get"}, w) }) &&
		!slices.ContainsFunc(words, func(w string) bool {
			return slices.Contains([]string{"write", "manage", "edit", "delete", "create"}, w)
		})
}

// compare orders scopes by what they open, the narrowest first.
func (r reach) compare(other reach) int {
	return cmp.Or(cmp.Compare(r.breadth, other.breadth), cmp.Compare(r.writes, other.writes), cmp.Compare(r.calls, other.calls), cmp.Compare(r.reads, other.reads))
}
