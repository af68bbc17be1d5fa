package change

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// Uncompared says what of two versions of a document was not compared, because comparing it would take too long. People write no such
// documents.
type Uncompared struct {
	// At is the place of the first such thing in the head; that of the document if only the base has it.
	At model.Place
	// Message names the things, and says why they were not compared.
	Message string
}

// maxUncomparedShown is how many things a message names.
const maxUncomparedShown = 5

// newUncompared tells of some things, in words, why they were not compared.
func newUncompared(at model.Place, names []string, why string) Uncompared {
	text := strings.Join(names[:min(len(names), maxUncomparedShown)], ", ")
	if more := len(names) - maxUncomparedShown; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return Uncompared{at, fmt.Sprintf("not all was compared with the base: %s: %s", text, why)}
}

// uncomparedOperations tells of operations that might be others under another URL, or whose security was not compared in full.
func uncomparedOperations(pairs []operationPair, access *accessComparison, after Side) []Uncompared {
	var list []Uncompared
	var names []string
	at := model.Place{Path: after.Path}
	for _, p := range pairs {
		op := p.after
		if op == nil {
			op = p.before
		}
		if (p.before == nil || p.after == nil) && op.cut {
			if names = append(names, operationName(op)); p.after != nil && at.Pointer == nil {
				at = op.entity.Locate(nil)
			}
		}
	}
	if len(names) > 0 {
		list = append(list, newUncompared(at, names, fmt.Sprintf("of the paths that its servers have, only the first %d were looked at", maxBases)))
	}
	names, at = nil, model.Place{}
	for _, op := range access.cut {
		if names = append(names, operationName(op)); len(names) == 1 {
			at = op.entity.Locate([]any{"security"})
		}
	}
	if len(names) > 0 {
		list = append(list, newUncompared(at, names, "the operation has too many security alternatives"))
	}
	return list
}

// leftOut are definitions of values that were not compared, each once, in the order in which they were met.
type leftOut struct {
	list []leftValue
	seen map[leftValue]bool
}

// leftValue is a definition of the head, or of the base.
type leftValue struct {
	*contract.Value
	inBase bool
}

func (l *leftOut) add(v leftValue) {
	if l.seen == nil {
		l.seen = map[leftValue]bool{}
	}
	if !l.seen[v] {
		l.seen[v] = true
		l.list = append(l.list, v)
	}
}

// uncompared tells of the definitions that were not compared.
func (w *valueWalk) uncompared() []Uncompared {
	for _, v := range w.base.Incomplete() {
		w.manifold.add(leftValue{v, true})
	}
	for _, v := range w.head.Incomplete() {
		w.manifold.add(leftValue{v, false})
	}
	var list []Uncompared
	for _, left := range []struct {
		leftOut
		why string
	}{
		{w.tangled, "the definitions lead to each other in too many ways"},
		{w.deep, fmt.Sprintf("its allOf leads to others more than %d levels deep", maxAlignments)},
		{w.manifold, "too many schemas or regular expressions describe one value together"},
	} {
		var names []string
		at := model.Place{Path: w.after.Path}
		for _, v := range left.list {
			place := v.Locate(nil)
			name := v.NamePlace(place)
			if v.inBase {
				name += " of the base"
			} else if at.Pointer == nil {
				at = w.after.In(place)
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			list = append(list, newUncompared(at, names, left.why))
		}
	}
	return list
}
