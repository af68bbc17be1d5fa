package contract

import (
	"regexp"
	"slices"
	"strings"
)

// resourceUse counts how paths use a path parameter: in /tokens/{token} it picks an item of a collection of its name, in
// /reset/{token} it is a value. In /plans/{plan}/versions/{version} it is inside of what another parameter picks.
type resourceUse struct{ picks, values, inside int }

// variableSegment matches a path with a segment that is a parameter.
var variableSegment = regexp.MustCompile(`/\{[^{}/]*\}/`)

func (u *resourceUse) add(name, path string) {
	own := words(name)
	before, _, found := strings.Cut(path, "{"+name+"}")
	if !found {
		return
	}
	if variableSegment.MatchString(before) {
		u.inside++
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

// partWords are the words of what is counted from 1 on, inside of something that has an identifier of its own.
var partWords = []string{"version", "revision", "page", "line", "step", "sequence"}

// isOrdinal reports whether a parameter of a name is the number of a part of something that another parameter picks.
func (u resourceUse) isOrdinal(name string) bool {
	w := words(name)
	return len(w) > 1 && slices.Contains([]string{"number", "num", "no"}, w[len(w)-1]) && slices.Contains(partWords, w[len(w)-2]) &&
		u.inside > 0 && u.inside == u.picks+u.values
}

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
