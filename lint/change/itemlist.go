package change

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/manifest"
)

// ListFacts compares a list of texts on both sides. A list that violates the schema is unknown: nothing is gained or lost then.
type ListFacts struct {
	Gained  []int    `json:"gained" doc:"Indices in the list of the head of the items that the base does not have; empty if the base states no items."`
	Lost    []string `json:"lost" doc:"Items of the base that the head does not have."`
	Dropped bool     `json:"dropped" doc:"true if the base states items, and the head none."`
}

// ItemPair says which item of a list in the base and which one in the head are the same thing.
type ItemPair struct {
	Before int `json:"before" doc:"Index in the list of the base."`
	After  int `json:"after" doc:"Index in the list of the head."`
}

// itemPairs lists the pairs of a matching, in the order of the head.
func (m *matching) itemPairs() []ItemPair {
	list := []ItemPair{}
	for i, partner := range m.after {
		if partner >= 0 {
			list = append(list, ItemPair{partner, i})
		}
	}
	return list
}

// byText pairs the items of which each has one key, in order. An empty key is none.
func (m *matching) byText(before, after func(i int) string) {
	keys := func(key func(i int) string) keysOf {
		return func(i int) []string {
			if k := key(i); k != "" {
				return []string{k}
			}
			return nil
		}
	}
	m.inOrder(keys(before), keys(after))
}

// withoutPartner lists the indices that have no partner, without those that skip reports.
func withoutPartner(partners []int, skip func(i int) bool) []int {
	list := []int{}
	for i, partner := range partners {
		if partner < 0 && !skip(i) {
			list = append(list, i)
		}
	}
	return list
}

// statedList is a list of texts as one side states it.
type statedList struct {
	items   []string
	unknown bool // the list violates the schema
}

// listOf returns the list at a path of a manifest, such as spec.data.categories.
func listOf(facts *manifest.IntegrationFacts, path string, items []string) statedList {
	return statedList{items, items == nil && !slices.Contains(facts.Absent, path)}
}

// blank reports whether an item violates the schema: such an item is an empty text.
func (s statedList) blank() bool { return slices.Contains(s.items, "") }

// compareTexts compares two lists. keys returns the texts by which an item is known: the same item on both sides has one of them in
// common. covers are the further keys of an item of the head of which one in the base is enough; nil for none.
func compareTexts(before, after statedList, keys func(side, i int) []string, covers func(key string) []string) ListFacts {
	f := ListFacts{Gained: []int{}, Lost: []string{}}
	if after.unknown || len(before.items) == 0 {
		return f
	}
	f.Dropped = len(after.items) == 0
	has := [2]map[string]bool{{}, {}}
	for side, list := range [2]statedList{before, after} {
		for i := range list.items {
			for _, key := range keys(side, i) {
				has[side][key] = true
			}
		}
	}
	found := func(side int, keys []string) bool {
		return slices.ContainsFunc(keys, func(key string) bool { return has[side][key] })
	}
	for i, item := range after.items {
		all := keys(1, i)
		if covers != nil {
			for _, key := range keys(1, i) {
				all = append(all, covers(key)...)
			}
		}
		if item != "" && !found(0, all) {
			f.Gained = append(f.Gained, i)
		}
	}
	for i, item := range before.items {
		if item != "" && !after.blank() && !found(1, keys(0, i)) {
			f.Lost = append(f.Lost, item)
		}
	}
	return f
}

// spelt returns the keys of items that are known by their text, which spelling makes the same for all ways to write it.
func spelt(before, after statedList, spelling func(string) string) func(side, i int) []string {
	return func(side, i int) []string { return []string{spelling([2]statedList{before, after}[side].items[i])} }
}

// lettersAndDigits returns a text in lower case without everything else: PCI DSS and pci-dss are the same.
func lettersAndDigits(text string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
	if kept == "" {
		return text
	}
	return kept
}

func lowerCase(text string) string { return strings.ToLower(strings.TrimSpace(text)) }
