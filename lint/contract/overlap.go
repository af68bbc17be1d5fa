package contract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// maxOverlaps bounds how many pairs of overlapping operations a contract reports.
const maxOverlaps = 200

// maxComparisons bounds how many segments of templates are compared; maxOverlaps more for each operation.
const maxComparisons = 5_000_000

// overlaps finds pairs of operations of one method whose templates match one URL while neither is the more concrete one:
// a concrete path is matched before a templated one (Paths Object), as in /users/me and /users/{id}. Templates are kept in a
// tree of segments, so that templates are compared only as far as they agree.
func overlaps(doc *document, limits *constraints) ([]OverlapFacts, []omission) {
	list := []OverlapFacts{}
	tree := &segments{}
	steps := maxComparisons + maxOverlaps*len(doc.operations)
	for _, op := range doc.operations {
		if !op.isServed() || !strings.Contains(op.path, "{") {
			continue
		}
		path := append([]string{op.method}, strings.Split(op.path, "/")...)
		var meets []*operation
		tree.matching(path, &steps, func(other *operation) { meets = append(meets, other) })
		if steps < 0 {
			return list, []omission{omit(doc.root.Child("paths"), model.ProblemUnsupported, "not all paths were compared for overlaps: too many templates are alike")}
		}
		for _, other := range meets {
			if len(list) == maxOverlaps {
				return list, nil
			}
			if isConcreter(other.path, op.path) != isConcreter(op.path, other.path) ||
				excludes(op, other.path, limits) || excludes(other, op.path, limits) {
				continue
			}
			list = append(list, OverlapFacts{
				Method: op.method, First: other.path, Second: op.path, Example: commonPath(other.path, op.path),
				At: op.way, FirstAt: other.way, SameSecurity: op.security.key() == other.security.key(),
			})
		}
		tree.add(path, op)
	}
	return list, nil
}

// isConcreter reports whether a template has no variable in any segment in which another one has none.
func isConcreter(a, b string) bool {
	second := strings.Split(b, "/")
	for i, segment := range strings.Split(a, "/") {
		if strings.Contains(segment, "{") && !strings.Contains(second[i], "{") {
			return false
		}
	}
	return true
}

// excludes reports whether a path parameter of an operation cannot have the text that another path has in the same segment:
// because it is a number, or because its enum or pattern does not match the text.
func excludes(op *operation, path string, limits *constraints) bool {
	other := strings.Split(path, "/")
	for i, segment := range strings.Split(op.path, "/") {
		name, ok := strings.CutPrefix(segment, "{")
		if !ok || strings.Contains(other[i], "{") {
			continue
		}
		for _, p := range op.parameters {
			if p.Get("in").String() != "path" || p.Get("name").String()+"}" != name {
				continue
			}
			schema, _ := limits.valueSchema(p)
			c := limits.of(schema)
			_, err := strconv.ParseFloat(other[i], 64)
			if len(c.Types) > 0 && !slices.Contains(c.Types, "string") && err != nil || c.Format == "uuid" && len(other[i]) != len("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9") ||
				leavesOut(schema, other[i], limits.refs) {
				return true
			}
		}
	}
	return false
}

// leavesOut reports whether the enum or pattern of a schema, or of one that it refers to, does not match a word. A pattern
// that is no regular expression of Go says nothing.
func leavesOut(schema *resolve.Node, word string, refs *resolve.Resolver) bool {
	for s := range refs.Chain(schema) {
		enum := s.Get("enum")
		listed := !enum.IsList()
		for _, v := range enum.Items() {
			listed = listed || v.String() == word
		}
		if !listed {
			return true
		}
		if text := s.Get("pattern").String(); text != "" && applies("pattern", ownTypes(s.Node)) {
			if re, err := regexp.Compile(text); err == nil && !re.MatchString(word) {
				return true
			}
		}
	}
	return false
}

// segments is a tree of path templates by their segments.
type segments struct {
	words                    map[string]*segments
	templates                map[string]*segments // by the text before and behind the variables
	wordOrder, templateOrder []string             // as they were added
	ends                     []*operation
}

// withoutNames is a segment without the names of its variables; a word stays as it is.
func withoutNames(segment string) (text string, isTemplate bool) {
	before, rest, isTemplate := strings.Cut(segment, "{")
	if !isTemplate {
		return segment, false
	}
	return before + "{}" + rest[strings.LastIndexByte(rest, '}')+1:], true
}

func (s *segments) add(path []string, op *operation) {
	if len(path) == 0 {
		s.ends = append(s.ends, op)
		return
	}
	if s.words == nil {
		s.words, s.templates = map[string]*segments{}, map[string]*segments{}
	}
	text, isTemplate := withoutNames(path[0])
	children, order := s.words, &s.wordOrder
	if isTemplate {
		children, order = s.templates, &s.templateOrder
	}
	child := children[text]
	if child == nil {
		child = &segments{}
		children[text] = child
		*order = append(*order, text)
	}
	child.add(path[1:], op)
}

// matching finds the operations in the tree whose templates match a URL that a path matches, too. steps is how many segments
// may still be compared.
func (s *segments) matching(path []string, steps *int, found func(*operation)) {
	if len(path) == 0 {
		for _, op := range s.ends {
			*steps--
			found(op)
		}
		return
	}
	text, isTemplate := withoutNames(path[0])
	try := func(others []string, children map[string]*segments) {
		for _, other := range others {
			if *steps--; *steps < 0 {
				return
			}
			if meet(other, text) {
				children[other].matching(path[1:], steps, found)
			}
		}
	}
	if isTemplate {
		try(s.wordOrder, s.words)
	} else if child := s.words[text]; child != nil {
		child.matching(path[1:], steps, found)
	}
	try(s.templateOrder, s.templates)
}

// meet reports whether two segments, of which at least one holds variables, match one text: what stands before the
// first and behind the last variable must agree. A variable is never empty.
func meet(a, b string) bool {
	if !strings.Contains(a, "{") {
		a, b = b, a
	}
	before, rest, _ := strings.Cut(a, "{")
	behind := rest[strings.LastIndexByte(rest, '}')+1:]
	if !strings.Contains(b, "{") {
		return len(b) > len(before)+len(behind) && strings.HasPrefix(b, before) && strings.HasSuffix(b, behind)
	}
	otherBefore, rest, _ := strings.Cut(b, "{")
	otherBehind := rest[strings.LastIndexByte(rest, '}')+1:]
	return (strings.HasPrefix(before, otherBefore) || strings.HasPrefix(otherBefore, before)) &&
		(strings.HasSuffix(behind, otherBehind) || strings.HasSuffix(otherBehind, behind))
}

// commonPath writes a path that both templates match.
func commonPath(a, b string) string {
	first, second := strings.Split(a, "/"), strings.Split(b, "/")
	for i, segment := range first {
		switch {
		case !strings.Contains(second[i], "{"):
			first[i] = second[i]
		case strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") && strings.Count(segment, "{") == 1:
			first[i] = second[i]
		}
		first[i] = serverVariable.ReplaceAllString(first[i], "x")
	}
	return strings.Join(first, "/")
}
