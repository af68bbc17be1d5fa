package contract

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/pattern"
	"github.com/sealint/sealint/lint/source"
)

// gap tells what keeps a schema from describing its values. A branch of a composition may leave everything to the
// others.
func (l *lowering) gap(sc *schema, facts *SchemaFacts) string {
	n := sc.at.Node
	_, isRef := resolve.Reference(n)
	switch {
	case sc.whole == 0 || facts.Constraints.Enumerated:
		return "none"
	case !isRef && !hasAssertions(n) && !(l.version.in(v31Up) && isBinarySchema(n)):
		return "empty"
	case len(facts.Constraints.Types) == 0:
		if l.judged.wide.judge(l, sc.at) {
			return "branch"
		}
		if facts.Object || isRef || facts.Composed || n.Get("not").Exists() || isBinarySchema(n) || facts.Nullable && l.version != v30 {
			return "none" // the type shows in its keywords, or each branch has its own
		}
		return "no-type"
	case facts.Object && !l.hasMembers(sc.at):
		return "no-properties"
	case slices.Contains(facts.Types, "array") && !facts.Composed && !n.Get("items").Exists() &&
		!(l.version.in(v31Up) && (n.Get("prefixItems").Exists() || n.Get("contains").Exists())) && n.Get("maxItems").String() != "0":
		return "no-items"
	}
	return "none"
}

// isWide reports whether a schema takes every value: it says nothing, or one branch of its union takes every value. A union
// is as wide as its widest branch.
func (l *lowering) isWide(s *resolve.Node, other func(*resolve.Node) bool) bool {
	n := s.Node
	if !n.IsMap() {
		return n.IsTrue()
	}
	if l.isBare(n) {
		target, ok := l.refs.Follow(s)
		return ok && other(target)
	}
	if _, isRef := resolve.Reference(n); isRef || l.version == v20 {
		return !isRef && !describesSomething(n)
	}
	for key := range n.Pairs() {
		union := key == "anyOf" || key == "oneOf"
		if !union && key != "allOf" {
			if !annotates(key) && key != "nullable" {
				return false
			}
			continue
		}
		branches, wide := s.Child(key), 0
		for i, branch := range branches.Items() {
			if other(branches.Item(i, branch)) {
				wide++
			}
		}
		if union && wide == 0 || !union && wide < branches.Len() {
			return false
		}
	}
	return true
}

// hasMembers reports whether an object says anything of its members: which there are, or what they look like.
func (l *lowering) hasMembers(s *resolve.Node) bool { return l.judged.members.judge(l, s) }

func (l *lowering) saysMembers(s *resolve.Node, other func(*resolve.Node) bool) bool {
	n := s.Node
	if !n.IsMap() {
		return false
	}
	if _, ok := resolve.Reference(n); ok {
		if target, ok := l.refs.Follow(s); ok && other(target) {
			return true
		}
	}
	for _, name := range []string{"properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "dependentSchemas"} {
		v := n.Get(name)
		if v.IsFalse() || v.IsMap() && (v.Len() > 0) {
			return true
		}
	}
	if n.Get("maxProperties").String() == "0" || n.Get("discriminator").Exists() {
		return true
	}
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		for i, branch := range n.Get(name).Items() {
			if other(s.Child(name).Item(i, branch)) {
				return true
			}
		}
	}
	return false
}

func isBinarySchema(n source.Node) bool {
	format := n.Get("format").String()
	return format == "binary" || n.Get("type").String() == "file" || n.Get("contentMediaType").Exists() || n.Get("contentEncoding").Exists()
}

// regex is what is known of a regular expression.
type regex struct {
	bounded bool
	facts   PatternFacts
}

// pattern judges a regular expression once: the same ones stand in many schemas.
func (l *lowering) pattern(text string) regex {
	if r, ok := l.regexes[text]; ok {
		return r
	}
	var r regex
	if text != "" {
		start, end := pattern.Anchored(text)
		verdict := pattern.Ambiguity(text)
		r.bounded = pattern.Bounded(text)
		r.facts = PatternFacts{Text: text, Anchored: start && end, Ambiguity: verdict.Kind, Witness: witness(verdict)}
	}
	l.regexes[text] = r
	return r
}

// witness describes the input that takes long.
func witness(v pattern.Growth) string {
	if v.Pump == "" {
		return ""
	}
	var parts []string
	if v.Prefix != "" {
		parts = append(parts, fmt.Sprintf("%q", v.Prefix))
	}
	parts = append(parts, fmt.Sprintf("%q repeated", v.Pump))
	if v.Suffix != "" {
		parts = append(parts, fmt.Sprintf("%q", v.Suffix))
	}
	return strings.Join(parts, " then ")
}

// patterns are the regular expressions that stand in a schema itself.
func (l *lowering) patterns(s *resolve.Node) []PatternFacts {
	list := []PatternFacts{}
	add := func(text string, longest *float64, at ...string) {
		facts := l.pattern(text).facts
		facts.At, facts.Longest = at, longest
		list = append(list, facts)
	}
	if p := s.Get("pattern"); p.IsString() && p.String() != "" && applies("pattern", ownTypes(s.Node)) {
		add(p.String(), l.longest(s), "pattern")
	}
	if l.version.in(v31Up) {
		for key := range s.Get("patternProperties").Pairs() {
			add(key, l.constraintsOf(s.Optional("propertyNames")).MaxLength, "patternProperties", key)
		}
		if names := s.Optional("propertyNames"); names != nil {
			if p := names.Get("pattern"); p.IsString() && p.String() != "" {
				add(p.String(), l.constraintsOf(names).MaxLength, "propertyNames", "pattern")
			}
		}
	}
	return list
}

// longest is the largest length of a string of a schema, which for a branch is also what the whole says.
func (l *lowering) longest(s *resolve.Node) *float64 {
	longest := l.constraintsOf(s).MaxLength
	for s.Parent != nil && s.Parent.Parent != nil && s.Parent.IsList() && slices.Contains([]string{"allOf", "anyOf", "oneOf"}, s.Parent.Token) {
		s = s.Parent.Parent
		longest = least(longest, l.constraintsOf(s).MaxLength)
	}
	return longest
}

// constrained are the types that a keyword says anything of.
var constrained = map[string][]string{
	"pattern": {"string"}, "minLength": {"string"}, "maxLength": {"string"},
	"minimum": {"number", "integer"}, "maximum": {"number", "integer"}, "multipleOf": {"number", "integer"},
	"exclusiveMinimum": {"number", "integer"}, "exclusiveMaximum": {"number", "integer"},
	"minItems": {"array"}, "maxItems": {"array"},
	"items": {"array"}, "prefixItems": {"array"}, "contains": {"array"}, "uniqueItems": {"array"},
	"properties": {"object"}, "patternProperties": {"object"}, "additionalProperties": {"object"}, "propertyNames": {"object"}, "required": {"object"},
	"minProperties": {"object"}, "maxProperties": {"object"},
}

// applies reports whether a keyword says anything of values of some of the types; where none is stated, it does. What a
// file is, 2.0 leaves open.
func applies(keyword string, types []string) bool {
	if len(types) == 0 || slices.Contains(types, "file") {
		return true
	}
	constrained, ok := constrained[keyword]
	return !ok || slices.ContainsFunc(types, func(t string) bool { return slices.Contains(constrained, t) || !known(t) })
}

func known(t string) bool {
	return slices.Contains([]string{"string", "number", "integer", "boolean", "array", "object"}, t)
}

// bound is an end of a range of numbers.
type bound struct {
	keyword   string
	value     float64
	exclusive bool
}

// bounds are the ends that a schema itself states, from 3.1 on the narrower one where it states two.
func (l *lowering) bounds(n source.Node) (low, high *bound) {
	end := func(keyword, exclusive string, tighter func(a, b float64) bool) *bound {
		var found *bound
		if v, ok := n.Get(keyword).Number(); ok {
			found = &bound{keyword, v, !l.version.in(v31Up) && n.Get(exclusive).IsTrue()}
		}
		if v, ok := n.Get(exclusive).Number(); ok && l.version.in(v31Up) && (found == nil || !tighter(found.value, v)) {
			found = &bound{exclusive, v, true}
		}
		return found
	}
	return end("minimum", "exclusiveMinimum", func(a, b float64) bool { return a > b }), end("maximum", "exclusiveMaximum", func(a, b float64) bool { return a < b })
}

// contradictions lists keywords of one schema that no value, or not the stated one, can satisfy.
func (l *lowering) contradictions(s *resolve.Node, facts *SchemaFacts) []FaultFacts {
	n := s.Node
	faults := []FaultFacts{}
	if _, ok := resolve.Reference(n); ok && !l.version.in(v31Up) {
		return faults
	}
	fault := func(at []string, format string, args ...any) {
		faults = append(faults, FaultFacts{At: at, Message: fmt.Sprintf(format, args...)})
	}
	for _, p := range [][2]string{{"minLength", "maxLength"}, {"minItems", "maxItems"}, {"minProperties", "maxProperties"}} {
		low, okLow := n.Get(p[0]).Number()
		high, okHigh := n.Get(p[1]).Number()
		if okLow && okHigh && low > high {
			fault([]string{p[0]}, "%s %s is above %s %s", p[0], n.Get(p[0]).String(), p[1], n.Get(p[1]).String())
		}
	}
	switch low, high := l.bounds(n); {
	case low == nil || high == nil:
		if c := facts.Constraints; n.Get("allOf").Len() > 0 && c.Minimum != nil && c.Maximum != nil && *c.Minimum > *c.Maximum && !l.inheritsEmptyRange(s) {
			fault([]string{"allOf"}, "the branches of allOf leave no number: one demands at least %s, another at most %s", shownNumber(*c.Minimum), shownNumber(*c.Maximum))
		}
	case low.value > high.value:
		fault([]string{low.keyword}, "%s %s is above %s %s", low.keyword, n.Get(low.keyword).String(), high.keyword, n.Get(high.keyword).String())
	case low.value == high.value && (low.exclusive || high.exclusive):
		fault([]string{high.keyword}, "%s and %s are equal and one of them is exclusive: no number is left", low.keyword, high.keyword)
	}
	for keyword, v := range n.Pairs() {
		if keyword == "required" && !v.IsList() {
			continue // a 2.0 parameter's own
		}
		if !applies(keyword, facts.Types) {
			fault([]string{keyword}, "%s says nothing of type %s: it has no effect", keyword, strings.Join(facts.Types, " or "))
		}
	}
	if facts.ReadOnly && facts.WriteOnly {
		fault([]string{"writeOnly"}, "it is readOnly and writeOnly: it travels neither way")
	}
	if enum := n.Get("enum"); enum.IsList() {
		if enum.Len() == 0 {
			fault([]string{"enum"}, "enum is empty: no value is left")
		}
		for i, v := range enum.Items() {
			if !l.ofType(v, facts) {
				fault([]string{"enum", strconv.Itoa(i)}, "the enum value %s is not of type %s", shownValue(v), strings.Join(facts.Types, " or "))
			}
		}
	}
	if c := n.Get("const"); l.version.in(v31Up) && c.Exists() && !l.ofType(c, facts) {
		fault([]string{"const"}, "const %s is not of type %s", shownValue(c), strings.Join(facts.Types, " or "))
	}
	if d := n.Get("default"); d.Exists() {
		switch enum := n.Get("enum"); {
		case !l.ofType(d, facts):
			fault([]string{"default"}, "the default %s is not of type %s", shownValue(d), strings.Join(facts.Types, " or "))
		case enum.IsList() && d.IsScalar() && !slices.Contains(texts(enum), d.String()):
			fault([]string{"default"}, "the default %s is not in enum", shownValue(d))
		}
	}
	if len(facts.Constraints.Types) == 0 && l.typesConflict(s) {
		fault([]string{"allOf"}, "the branches of allOf have no type in common: no value satisfies them")
	}
	return faults
}

// inheritsEmptyRange reports whether a branch of allOf alone leaves no number: the contradiction is that branch's.
func (l *lowering) inheritsEmptyRange(s *resolve.Node) bool {
	for i, branch := range s.Get("allOf").Items() {
		if c := l.constraintsOf(s.Child("allOf").Item(i, branch)); c.Minimum != nil && c.Maximum != nil && *c.Minimum > *c.Maximum {
			return true
		}
	}
	return false
}

func shownNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// shownValue writes a value for a message, cut short.
func shownValue(n source.Node) string {
	text := fmt.Sprint(n.Value())
	if n.IsString() {
		text = fmt.Sprintf("%q", n.String())
	}
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return text
}

// ofType reports whether a value is of one of a schema's own types. Null is left to nullable; where no type is stated,
// every value is.
func (l *lowering) ofType(v source.Node, facts *SchemaFacts) bool {
	if len(facts.Types) == 0 || !v.Exists() {
		return true
	}
	if v.IsNull() {
		return facts.Nullable || l.version == v20 || l.version == v30
	}
	for _, t := range facts.Types {
		switch t {
		case "object":
			if v.IsMap() {
				return true
			}
		case "array":
			if v.IsList() {
				return true
			}
		case "boolean":
			if _, ok := v.Bool(); ok {
				return true
			}
		case "number":
			if _, ok := v.Number(); ok {
				return true
			}
		case "integer":
			if f, ok := v.Number(); ok && f == math.Trunc(f) {
				return true
			}
		case "string":
			// YAML reads an unquoted date or version as something else; writers mean the text.
			if v.IsString() {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// typesConflict reports whether the types that the branches of allOf state exclude each other.
func (l *lowering) typesConflict(s *resolve.Node) bool {
	var common []string
	for i, branch := range s.Get("allOf").Items() {
		types := l.constraintsOf(s.Child("allOf").Item(i, branch)).Types
		if len(types) == 0 {
			continue
		}
		if common == nil {
			common = types
			continue
		}
		if common = slices.DeleteFunc(slices.Clone(common), func(t string) bool { return !sharesType(t, types) }); len(common) == 0 {
			return true
		}
	}
	return false
}

// sharesType compares types; every integer is a number.
func sharesType(t string, types []string) bool {
	return slices.Contains(types, t) || t == "integer" && slices.Contains(types, "number") || t == "number" && slices.Contains(types, "integer")
}

// maxRejected bounds how many rejected properties are named.
const maxRejected = 5

// rejectedProperties finds a part of a composition that is closed by additionalProperties: false and therefore rejects
// what the other parts declare: additionalProperties sees only the properties beside it (JSON Schema 2020-12 Core
// §10.3.2.3).
func (l *lowering) rejectedProperties(s *resolve.Node) (rejected, closedAt []string) {
	rejected, closedAt = []string{}, []string{}
	type part struct {
		at     []string
		spot   *resolve.Node // what declares properties, over its own composition; nil for those beside the composition
		own    []string      // the properties that it declares itself
		closed [][]string    // for it, and each branch of its own allOf, that is closed: the properties that it admits
	}
	var parts []part
	n := s.Node
	_, isRef := resolve.Reference(n)
	if isRef && !l.version.in(v31Up) || !isRef && standsAlone(n) {
		return rejected, closedAt
	}
	self := part{at: []string{"additionalProperties"}, own: propertyNames(n)}
	if n.Get("additionalProperties").IsFalse() && !n.Get("patternProperties").Exists() {
		self.closed = append(self.closed, self.own)
	}
	parts = append(parts, self)
	add := func(branch *resolve.Node, conjunct bool, at ...string) {
		p := part{at: at}
		target, ok := l.refs.Follow(branch)
		if !ok || !target.IsMap() {
			return
		}
		p.spot = target
		if own, keyword := l.admits(target); conjunct && keyword != "" {
			p.closed = append(p.closed, own)
			if target.ID() == branch.ID() {
				p.at = append(p.at, keyword)
			}
		}
		for i, inner := range target.Get("allOf").Items() {
			if inner, ok := l.refs.Follow(target.Child("allOf").Item(i, inner)); ok && conjunct {
				if own, keyword := l.admits(inner); keyword != "" {
					p.closed = append(p.closed, own)
				}
			}
		}
		parts = append(parts, p)
	}
	if isRef {
		if target, ok := l.refs.Follow(s); ok && target.ID() != n.ID() {
			add(target, true, "$ref")
		}
	}
	for i, branch := range n.Get("allOf").Items() {
		add(s.Child("allOf").Item(i, branch), true, "allOf", strconv.Itoa(i))
	}
	together := slices.Clone(parts) // what holds for every value, whichever alternative it takes
	if l.version.in(v31Up) {
		for _, name := range []string{"then", "else"} {
			if branch := s.Optional(name); branch != nil {
				add(branch, false, name)
			}
		}
		dependent := s.Child("dependentSchemas")
		for name, branch := range dependent.Pairs() {
			add(dependent.Member(name, branch), false, "dependentSchemas", name)
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		if l.version == v20 {
			break
		}
		for i, branch := range n.Get(name).Items() {
			add(s.Child(name).Item(i, branch), false, name, strconv.Itoa(i))
		}
	}
	declares := func(p part) []string {
		if p.spot != nil {
			return l.declared(p.spot)
		}
		return p.own
	}
	always := func() (names []string) { // declared for every value
		for _, p := range together {
			names = append(names, declares(p)...)
		}
		return names
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		if rejected, at := l.rejectedByAll(s, name, always); len(rejected) > 0 {
			return shortened(rejected), at
		}
	}
	if !slices.ContainsFunc(parts, func(p part) bool { return len(p.closed) > 0 }) {
		return rejected, closedAt
	}
	by := map[string]int{} // how many parts declare a property
	for _, p := range parts {
		for _, name := range declares(p) {
			by[name]++
		}
	}
	for i, closed := range parts {
		if len(closed.closed) == 0 {
			continue
		}
		admitted := map[string]int{} // by how many of the closed branches
		for _, own := range closed.closed {
			for _, name := range own {
				admitted[name]++
			}
		}
		others := len(by) // the properties that other parts declare
		for _, name := range declares(closed) {
			if by[name] == 1 {
				others--
				delete(admitted, name)
			}
		}
		for name, n := range admitted {
			if n == len(closed.closed) && by[name] > 0 {
				others--
			}
		}
		if others == 0 { // it admits all of them
			continue
		}
		known := map[string]bool{}
		for j, other := range parts {
			if i == j {
				continue
			}
			for _, name := range declares(other) {
				if admitted[name] < len(closed.closed) && !known[name] {
					known[name] = true
					rejected = append(rejected, name)
				}
			}
		}
		return shortened(rejected), closed.at
	}
	return rejected, closedAt
}

// rejectedByAll finds what is declared for every value and rejected by every alternative of a union: no value can have it.
// The place is that of the first alternative.
func (l *lowering) rejectedByAll(s *resolve.Node, keyword string, declared func() []string) (rejected, at []string) {
	union := s.Child(keyword)
	if l.version == v20 {
		return nil, nil
	}
	admitted := map[string]bool{} // by one of the alternatives
	for i, branch := range union.Items() {
		target, ok := l.refs.Follow(union.Item(i, branch))
		if !ok {
			return nil, nil
		}
		if types := ownTypes(target.Node); isNullSchema(target.Node) || len(types) > 0 && !slices.Contains(types, "object") {
			continue // it takes no objects
		}
		own, closer := l.admits(target)
		if closer == "" {
			return nil, nil
		}
		if at == nil {
			at = []string{keyword, strconv.Itoa(i)}
			if target.ID() == branch.ID() {
				at = append(at, closer)
			}
		}
		for _, name := range own {
			admitted[name] = true
		}
	}
	if at == nil {
		return nil, nil
	}
	rejected = slices.DeleteFunc(declared(), func(name string) bool { return admitted[name] })
	slices.Sort(rejected)
	return slices.Compact(rejected), at
}

// shortened keeps a list of names readable.
func shortened(names []string) []string {
	if len(names) > maxRejected {
		return append(names[:maxRejected:maxRejected], "…")
	}
	return names
}

func propertyNames(n source.Node) []string {
	var names []string
	for name := range n.Get("properties").Pairs() {
		names = append(names, name)
	}
	return names
}

// admits lists the properties that a closed schema admits, and names the keyword that closes it. Of unevaluatedProperties
// in a branch, which sees no more than the branch (§11.3), only what is plain is judged.
func (l *lowering) admits(s *resolve.Node) (own []string, keyword string) {
	n := s.Node
	switch {
	case n.Get("patternProperties").Exists():
		return nil, ""
	case n.Get("additionalProperties").IsFalse():
		return propertyNames(n), "additionalProperties"
	case l.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() && l.judged.opens.judge(l, s) == opensNot &&
		!slices.ContainsFunc(l.inPlace(s), func(o *resolve.Node) bool { return !standsAlone(o.Node) || o.Get("patternProperties").Exists() }):
		return l.declared(s), "unevaluatedProperties"
	}
	return nil, ""
}

// declared are the properties that a schema declares, over its compositions and references, sorted. Those of a circle
// declare the same, each through the others.
func (l *lowering) declared(s *resolve.Node) []string {
	s = l.pastReference(s)
	if names, ok := l.names[s.ID()]; ok {
		return names
	}
	if !l.refs.Effort.Enter() {
		return nil
	}
	defer l.refs.Effort.Leave()
	circle := l.circle(s)
	if circle == nil {
		circle = []*resolve.Node{s}
	}
	inside := map[*yaml.Node]bool{}
	for _, member := range circle {
		inside[member.ID()] = true
	}
	names := []string{}
	for _, member := range circle {
		if _, isRef := resolve.Reference(member.Node); !isRef || l.version.in(v31Up) {
			for name, v := range member.Get("properties").Pairs() {
				if !v.IsFalse() { // false forbids it
					names = append(names, name)
				}
			}
		}
		for _, o := range l.inPlace(member) {
			if !inside[o.ID()] {
				names = append(names, l.declared(o)...)
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, member := range circle {
		l.names[member.ID()] = names
	}
	return names
}
