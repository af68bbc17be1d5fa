package cycle_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/sbom/cycle"
)

func TestGroups(t *testing.T) {
	for _, test := range []struct {
		name, edges string // "ab" is an edge from a to b
		starts      string
		want        string // groups in the order in which they are found, nodes in the order of discovery
	}{
		{"no node", "", "", ""},
		{"one node", "", "a", "a"},
		{"a chain", "ab bc", "a", "c b a"},
		{"a chain from its end", "ab bc", "cba", "c b a"},
		{"an edge to itself", "aa ab", "a", "b a"},
		{"two nodes", "ab ba", "a", "ab"},
		{"a start inside of a cycle", "ab bc ca", "b", "bca"},
		{"a tail", "ab bc cb cd", "a", "d bc a"},
		{"two cycles with one node", "ab ba bc cb", "a", "abc"},
		{"two cycles and an edge", "ab ba bc cd dc", "a", "cd ab"},
		{"a shorter way back", "ab bc cd db ca", "a", "abcd"},
		{"an edge to a complete group", "ab bc ac", "a", "c b a"},
		{"a diamond", "ab ac bd cd", "a", "d b c a"},
		{"edges that stand twice", "ab ab ba", "a", "ab"},
		{"two starts", "ab cb bc", "ac", "bc a"},
		{"two nodes with one key", "aB bC cA", "a", "aBC"},
		{"not reached", "ab ba cd dc", "a", "ab"},
	} {
		edges := func(node string) (targets []string) {
			for _, edge := range strings.Fields(test.edges) {
				if strings.EqualFold(edge[:1], node) {
					targets = append(targets, edge[1:])
				}
			}
			return targets
		}
		var got []string
		for group := range cycle.Groups(strings.Split(test.starts, ""), strings.ToLower, edges) {
			got = append(got, strings.Join(group, ""))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestGroupsOfLongCycle needs neither a deep stack nor more than linear time.
func TestGroupsOfLongCycle(t *testing.T) {
	const n = 200_000
	groups := slices.Collect(func(yield func(int) bool) {
		for group := range cycle.Groups([]int{0}, func(i int) int { return i }, func(i int) []int { return []int{(i + 1) % n} }) {
			if !yield(len(group)) {
				return
			}
		}
	})
	if !slices.Equal(groups, []int{n}) {
		t.Errorf("groups of %v nodes", groups)
	}
}

func ExampleGroups() {
	imports := map[string][]string{"app": {"shop", "log"}, "shop": {"cart"}, "cart": {"shop", "log"}}
	for group := range cycle.Groups([]string{"app"}, strings.Clone, func(name string) []string { return imports[name] }) {
		fmt.Println(group)
	}
	// Output:
	// [log]
	// [shop cart]
	// [app]
}
