package licence

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// The classes of licences, by what they demand of those who pass the software on. Later ones demand more.
const (
	PublicDomain    = "public-domain"
	Permissive      = "permissive"
	WeakCopyleft    = "weak-copyleft"    // source of the licensed part itself
	StrongCopyleft  = "strong-copyleft"  // source of the whole
	NetworkCopyleft = "network-copyleft" // source of the whole, also for those who use it over a network
	Proprietary     = "proprietary"      // some use is forbidden
	Unknown         = "unknown"          // the table has no class of the licence
)

var ranks = []string{PublicDomain, Permissive, WeakCopyleft, StrongCopyleft, NetworkCopyleft, Proprietary}

//go:embed classes.tsv
var classTable string

// classes has the class of each id of the SPDX lists of licences and exceptions; classes.tsv says where they are from.
var classes = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(classTable) {
		if id, class, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(id, "#") {
			table[id] = class
		}
	}
	return table
})

// Class returns the class of the expression: the one that demands least of the operands of an OR, and the one that demands most of
// those of an AND. It is Unknown if it depends on a licence whose class is not known.
func (e Expression) Class() string {
	if len(e.terms) == 0 {
		return Unknown
	}
	least, most := e.bounds(e.root)
	if least != most {
		return Unknown
	}
	return ranks[least]
}

// Stricter reports whether class b demands more than class a. Nothing is known of Unknown, and the classes that demand nothing of
// those who pass the software on are equal.
func Stricter(a, b string) bool {
	from, to := slices.Index(ranks, a), slices.Index(ranks, b)
	return from >= 0 && to > max(from, slices.Index(ranks, Permissive))
}

// bounds returns the ranks between which the class of n is.
func (e Expression) bounds(n node) (least, most int) {
	if n.operator != or && n.operator != and {
		if rank := slices.Index(ranks, e.terms[n.term].class()); rank >= 0 {
			return rank, rank
		}
		return 0, len(ranks) - 1
	}
	for i, operand := range n.operands {
		low, high := e.bounds(operand)
		switch {
		case i == 0:
			least, most = low, high
		case n.operator == or:
			least, most = min(least, low), min(most, high)
		default:
			least, most = max(least, low), max(most, high)
		}
	}
	return least, most
}

// class returns the class of one licence. An exception permits more than its licence, never less.
func (t Term) class() string {
	class, known := classes()[t.Canonical]
	if !known || t.Exception == "" {
		return class
	}
	exception, known := classes()[t.Exception]
	if !known {
		return Unknown
	}
	return ranks[min(slices.Index(ranks, class), slices.Index(ranks, exception))]
}
