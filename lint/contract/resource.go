package contract

import (
	"slices"
	"strings"
)

// resourceUse counts how paths use a path parameter: in /tokens/{token} it picks an item of a collection of its name, in
// /reset/{token} it is a value.
type resourceUse struct{ picks, values int }

func (u *resourceUse) add(name, path string) {
	own := words(name)
	before, _, found := strings.Cut(path, "{"+name+"}")
	if !found {
		return
	}
	for segment := range strings.SplitSeq(before, "/") {
		if strings.Contains(segment, "{") {
			continue
		}
		if w := words(segment); len(w) > 0 && slices.Contains(own, singularOf(w[len(w)-1])) {
			u.picks++
			return
		}
	}
	u.values++
}

// onlyPicks reports whether every path uses the parameter to pick an item of a collection of its name.
func (u resourceUse) onlyPicks() bool { return u.picks > 0 && u.values == 0 }

// resourceUses finds out how the paths of a document use its path parameters.
func resourceUses(doc *document) map[*parameter]resourceUse {
	uses := map[*parameter]resourceUse{}
	for _, op := range doc.operations {
		for _, n := range op.parameters {
			if p := doc.parameterByNode[n.ID()]; p != nil && n.Get("in").String() == "path" {
				use := uses[p]
				use.add(p.name, op.path)
				uses[p] = use
			}
		}
	}
	return uses
}
