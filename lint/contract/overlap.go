package contract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pb33f/go-yaml"
	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/pattern"
	"github.com/sealint/sealint/lint/source"
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
				excludes(op, other.path, limits) || excludes(other, op.path, limits) || areDisjoint(op, other, limits) {
				continue
			}
			list = append(list, OverlapFacts{
				Method: op.method, First: other.path, Second: op.path, Example: commonPath(other.path, op.path),
				At: op.way, FirstAt: other.way, SameSecurity: op.security.key() == other.security.key(), Ordered: haveOrder(other.path, op.path),
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

// haveOrder reports whether one of two templates has a variable in a segment in which the other one has none. Routers match
// segment by segment, and a text before a variable.
func haveOrder(a, b string) bool {
	second := strings.Split(b, "/")
	for i, segment := range strings.Split(a, "/") {
		if strings.Contains(segment, "{") != strings.Contains(second[i], "{") {
			return true
		}
	}
	return false
}

// excludes reports whether a path parameter of an operation cannot have the text that another path has in the same segment.
func excludes(op *operation, path string, limits *constraints) bool {
	other := strings.Split(path, "/")
	for i, segment := range strings.Split(op.path, "/") {
		if !strings.HasPrefix(segment, "{") || strings.Contains(other[i], "{") {
			continue
		}
		if schema := pathSchema(op, segment, limits); schema != nil && limits.rejects(schema, other[i], map[*yaml.Node]bool{}) {
			return true
		}
	}
	return false
}

// areDisjoint reports whether the path parameters of two operations in the same segment have no value in common.
func areDisjoint(a, b *operation, limits *constraints) bool {
	second := strings.Split(b.path, "/")
	for i, segment := range strings.Split(a.path, "/") {
		one, other := pathSchema(a, segment, limits), pathSchema(b, second[i], limits)
		if one != nil && other != nil && limits.haveNothingInCommon(one, other) {
			return true
		}
	}
	return false
}

// pathSchema is the schema of the parameter that is a whole segment of a template; nil where there is none.
func pathSchema(op *operation, segment string, limits *constraints) *resolve.Node {
	for _, p := range op.parameters {
		if p.Get("in").String() == "path" && "{"+p.Get("name").String()+"}" == segment {
			schema, _ := limits.valueSchema(p)
			return schema
		}
	}
	return nil
}

// haveNothingInCommon reports whether no value of a path satisfies two schemas. Samples tell nothing about a list of values.
func (k *constraints) haveNothingInCommon(a, b *resolve.Node) bool {
	listedA, listedB := k.listedWords(a), k.listedWords(b)
	if len(listedA) > 0 || len(listedB) > 0 {
		return k.rejectsAll(b, listedA) || k.rejectsAll(a, listedB)
	}
	return k.rejectsAll(b, k.sampleWords(a)) || k.rejectsAll(a, k.sampleWords(b))
}

// listedWords are the values in the enum of a schema, or of one that it refers to.
func (k *constraints) listedWords(schema *resolve.Node) []string {
	for at := range k.refs.Chain(schema) {
		if enum := at.Get("enum"); enum.IsList() {
			return textItems(enum)
		}
	}
	return nil
}

// sampleWords are typical values of a schema, as a path writes them; none where they can have any form.
func (k *constraints) sampleWords(schema *resolve.Node) []string {
	c := k.of(schema)
	switch {
	case c.Format == "uuid":
		return []string{"6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9"}
	case len(c.Types) > 0 && !slices.ContainsFunc(c.Types, func(t string) bool { return t != "integer" && t != "number" }):
		return []string{"0", "1", "42", "123456", "1234567890"}
	}
	return nil
}

// rejectsAll reports whether a schema accepts none of some words; false if there are no words.
func (k *constraints) rejectsAll(schema *resolve.Node, words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !k.rejects(schema, w, map[*yaml.Node]bool{}) })
}

// rejects reports whether a schema accepts no value that a path writes as a word: by its types, format, enum, const, pattern and
// lengths, by a branch of allOf, or by all branches of anyOf or oneOf. known holds the answers for schemas that were asked
// before, and no for those that are being asked: schemas can be composed of each other in circles.
func (k *constraints) rejects(schema *resolve.Node, word string, known map[*yaml.Node]bool) (answer bool) {
	if !schema.IsMap() {
		return schema.IsFalse()
	}
	if answer, ok := known[schema.ID()]; ok || !k.refs.Effort.Enter() {
		return answer
	}
	defer k.refs.Effort.Leave()
	known[schema.ID()] = false
	defer func() { known[schema.ID()] = answer }()
	if target, ok := k.refs.Follow(schema); ok && target != schema && k.rejects(target, word, known) {
		return true
	}
	if _, isRef := resolve.Reference(schema.Node); isRef && !k.version.in(v31Up) {
		return false
	}
	if rejectsItself(schema, word, k.version) {
		return true
	}
	for _, branch := range branches(schema, "allOf") {
		if k.rejects(branch, word, known) {
			return true
		}
	}
	for _, keyword := range []string{"anyOf", "oneOf"} {
		all := k.version != v20 && schema.Get(keyword).Len() > 0
		for _, branch := range branches(schema, keyword) {
			all = all && k.rejects(branch, word, known)
		}
		if all {
			return true
		}
	}
	return false
}

// lists reports whether an enum holds a value that a path writes as a word.
func lists(enum source.Node, word string) bool {
	for _, v := range enum.Items() {
		if v.String() == word {
			return true
		}
	}
	return false
}

// uuid matches the text of a UUID (RFC 9562).
var uuid = regexp.MustCompile(`(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// rejectsItself is rejects without the schemas in place in the schema. A limit of one type says nothing of the others.
func rejectsItself(schema *resolve.Node, word string, version family) bool {
	if enum := schema.Get("enum"); enum.IsList() && !lists(enum, word) {
		return true
	}
	if v := schema.Get("const"); version.in(v31Up) && v.Exists() && v.String() != word {
		return true
	}
	types := ownTypes(schema.Node)
	if len(types) == 0 {
		types = []string{"string", "number", "boolean"}
	}
	for _, t := range types {
		switch t {
		case "string":
			if !rejectsString(schema, word) {
				return false
			}
		case "number", "integer":
			if _, err := strconv.ParseFloat(word, 64); err == nil {
				return false
			}
		case "boolean":
			if word == "true" || word == "false" {
				return false
			}
		default:
			return false // how an array or object is written depends on the style
		}
	}
	return true
}

// rejectsString reports whether the limits of strings in a schema reject a word.
func rejectsString(schema *resolve.Node, word string) bool {
	length := float64(utf8.RuneCountInString(word))
	if least, ok := schema.Get("minLength").Number(); ok && length < least {
		return true
	}
	if most, ok := schema.Get("maxLength").Number(); ok && length > most {
		return true
	}
	switch schema.Get("format").String() {
	case "uuid":
		if !uuid.MatchString(word) {
			return true
		}
	case "date", "date-time", "time", "ipv4":
		if word == "" || word[0] < '0' || word[0] > '9' {
			return true
		}
	}
	if text := schema.Get("pattern").String(); text != "" {
		matches, ok := pattern.Matches(text, word)
		return ok && !matches
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
