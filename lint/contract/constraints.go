package contract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/pattern"
)

// constraints works out the limits of the values of schemas, over references and compositions.
type constraints struct {
	spec
	limits   *trait[*ConstraintsFacts]
	broken   *trait[bool]            // whether a schema, or one that is applied to the same value, could not be read
	required map[string]*trait[bool] // by the name of a property: see requires
	regexes  map[string]regex        // by text: the same ones stand in many schemas
	// omissions are the regular expressions of requests that could not be judged.
	omissions []omission
}

// maxRounds is how often the limits of schemas in a circle are worked out. What is not limited by then counts as unlimited.
const maxRounds = 16

func newConstraints(c *composition) *constraints {
	k := &constraints{spec: c.spec, regexes: map[string]regex{}, required: map[string]*trait[bool]{}}
	k.broken = flag(c, k.isBroken)
	k.limits = &trait[*ConstraintsFacts]{
		of: k.combine, same: sameConstraints, first: &ConstraintsFacts{Types: []string{}}, rounds: maxRounds, costly: true,
		composition: c, values: map[*yaml.Node]*ConstraintsFacts{},
	}
	return k
}

// of returns the limits of the values of a schema. No schema (nil) has no limits, and a schema inside itself adds none.
func (k *constraints) of(n *resolve.Node) ConstraintsFacts {
	if n == nil || !n.IsMap() {
		return ConstraintsFacts{Types: []string{}}
	}
	return *k.limits.value(k.pastReference(n))
}

// ofParameter returns the limits of the values of a parameter or header.
func (k *constraints) ofParameter(n *resolve.Node) ConstraintsFacts {
	schema, _ := k.valueSchema(n)
	return k.of(schema)
}

// combine works out the limits of a schema from those of the schemas in place in it.
func (k *constraints) combine(n *resolve.Node, other func(*resolve.Node) *ConstraintsFacts) *ConstraintsFacts {
	if !n.IsMap() {
		return &ConstraintsFacts{Types: []string{}}
	}
	if k.isBare(n.Node) {
		if target, ok := k.refs.Follow(n); ok {
			return other(target)
		}
		return &ConstraintsFacts{Types: []string{}}
	}
	c := k.own(n)
	if n.Get("uniqueItems").IsTrue() {
		for item := range k.refs.Chain(k.refs.Below(n, "items")) { // at most as many different items as there are values
			c.BoundedArray = c.BoundedArray || k.own(item).Enumerated
		}
	}
	if _, isRef := resolve.Reference(n.Node); isRef {
		if target, ok := k.refs.Follow(n); ok {
			c = intersect(c, *other(target))
		}
	}
	for _, branch := range branches(n, "allOf") {
		c = intersect(c, *other(branch))
	}
	if k.version.in(v31Up) {
		c = k.conditional(n, c, other)
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		if k.version == v20 {
			continue
		}
		var union *ConstraintsFacts
		for _, branch := range branches(n, name) {
			if isNullSchema(branch.Node) {
				continue
			}
			b := *other(branch)
			if union != nil {
				b = unite(*union, b)
			}
			union = &b
		}
		if union != nil {
			c = intersect(c, *union)
		}
	}
	return &c
}

// conditional adds the limits of schemas that hold under a condition (JSON Schema 2020-12 Core §10.2.2): then together with if,
// or else; and those in dependentSchemas for a property that is required.
func (k *constraints) conditional(n *resolve.Node, c ConstraintsFacts, other func(*resolve.Node) *ConstraintsFacts) ConstraintsFacts {
	if condition := n.Optional("if"); condition != nil {
		c = intersect(c, k.either(n, c.Types, condition, other))
	}
	dependent := n.Child("dependentSchemas")
	if dependent.Len() == 0 {
		return c
	}
	required := map[string]bool{}
	for _, name := range textItems(n.Get("required")) {
		required[name] = true
	}
	for name, branch := range dependent.Pairs() {
		if required[name] {
			c = intersect(c, *other(dependent.Member(name, branch)))
		}
	}
	return c
}

// either is the union of the limits of then with if, and of else. else is left out where every value of the types satisfies
// the condition.
func (k *constraints) either(n *resolve.Node, types []string, condition *resolve.Node, other func(*resolve.Node) *ConstraintsFacts) ConstraintsFacts {
	none := ConstraintsFacts{Types: []string{}}
	then, otherwise := none, none
	if branch := n.Optional("then"); branch != nil {
		then = *other(branch)
	}
	if branch := n.Optional("else"); branch != nil {
		otherwise = *other(branch)
	}
	own := ownTypes(condition.Node)
	always := condition.IsTrue() || condition.IsMap() && condition.Len() == 0 ||
		condition.Len() == 1 && len(own) > 0 && len(types) > 0 && !slices.ContainsFunc(types, func(t string) bool {
			return !slices.Contains(own, t) && !(t == "integer" && slices.Contains(own, "number"))
		})
	if always {
		return then
	}
	if condition.IsMap() {
		then = intersect(then, *other(condition))
	}
	return unite(then, otherwise)
}

func sameConstraints(a, b *ConstraintsFacts) bool { return reflect.DeepEqual(a, b) }

// fixedFormats are formats whose values have a largest length.
var fixedFormats = []string{"date", "date-time", "time", "uuid", "ipv4", "ipv6"}

// own returns the limits that a schema itself states, without the schemas in place in it.
func (k *constraints) own(n *resolve.Node) ConstraintsFacts {
	c := ConstraintsFacts{Types: ownTypes(n.Node), Format: n.Get("format").String(), Pattern: n.Get("pattern").String()}
	number := func(keyword string) *float64 {
		if v, ok := n.Get(keyword).Number(); ok {
			return &v
		}
		return nil
	}
	c.MaxLength, c.MaxItems, c.MaxProperties = number("maxLength"), number("maxItems"), number("maxProperties")
	if size := k.nameCount(n); c.MaxProperties == nil && size != nil {
		c.MaxProperties = size
	}
	c.Minimum, c.Maximum = number("minimum"), number("maximum")
	if k.version.in(v31Up) { // before 3.1, the exclusive keywords are booleans
		if c.Minimum == nil {
			c.Minimum = number("exclusiveMinimum")
		}
		if c.Maximum == nil {
			c.Maximum = number("exclusiveMaximum")
		}
	}
	c.listed = n.Get("enum").IsList() || k.version.in(v31Up) && n.Get("const").Exists()
	c.Enumerated = c.listed || len(c.Types) == 1 && c.Types[0] == "boolean"
	can := func(types ...string) bool {
		return len(c.Types) == 0 || slices.ContainsFunc(c.Types, func(t string) bool { return slices.Contains(types, t) })
	}
	c.Restricted = !can("string") || c.Enumerated || c.Format != "" || c.Pattern != "" || c.MaxLength != nil && *c.MaxLength == 0
	c.BoundedString = !can("string") || c.Enumerated || c.MaxLength != nil || slices.Contains(fixedFormats, c.Format) || k.regex(c.Pattern).bounded
	c.BoundedArray = !can("array") || c.Enumerated || c.MaxItems != nil ||
		k.version.in(v31Up) && (n.Get("items").IsFalse() || n.Get("unevaluatedItems").IsFalse() && !k.evaluatesItems(n))
	c.BoundedNumber = !can("number", "integer") || c.Enumerated || c.Minimum != nil && c.Maximum != nil
	return c
}

// evaluatesItems reports whether a schema, or one in place in it, accepts any number of items of an array, so that
// unevaluatedItems: false rejects none of those (JSON Schema 2020-12 Core §11.2). What contains accepts is evaluated, too.
func (k *constraints) evaluatesItems(n *resolve.Node) bool {
	seen := map[*yaml.Node]bool{}
	for queue := []*resolve.Node{n}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if seen[at.ID()] {
			continue
		}
		seen[at.ID()] = true
		for _, keyword := range []string{"items", "contains", "unevaluatedItems"} {
			if v := at.Get(keyword); v.Exists() && !v.IsFalse() {
				return true
			}
		}
		if len(seen) > maxTogether {
			return true
		}
		queue = append(queue, k.inPlace(at)...)
	}
	return false
}

// nameCount is how many members an object can have because propertyNames, or a schema that it refers to, lists their names.
func (k *constraints) nameCount(n *resolve.Node) *float64 {
	if !k.version.in(v31Up) || !n.Get("propertyNames").Exists() {
		return nil
	}
	for names := range k.refs.Chain(n.Child("propertyNames")) {
		var count float64
		switch {
		case names.Get("enum").IsList():
			count = float64(names.Get("enum").Len())
		case names.Get("const").Exists():
			count = 1
		default:
			continue
		}
		return &count
	}
	return nil
}

// intersect combines limits that hold together (allOf).
func intersect(a, b ConstraintsFacts) ConstraintsFacts {
	c := a
	if len(a.Types) == 0 {
		c.Types = b.Types
	} else if len(b.Types) > 0 {
		c.Types = commonTypes(a.Types, b.Types)
	}
	if c.Format == "" {
		c.Format = b.Format
	}
	if c.Pattern == "" {
		c.Pattern = b.Pattern
	}
	c.Enumerated, c.listed = a.Enumerated || b.Enumerated, a.listed || b.listed
	c.MaxLength, c.MaxItems, c.MaxProperties = minimum(a.MaxLength, b.MaxLength), minimum(a.MaxItems, b.MaxItems), minimum(a.MaxProperties, b.MaxProperties)
	c.Maximum, c.Minimum = minimum(a.Maximum, b.Maximum), maximum(a.Minimum, b.Minimum)
	c.Restricted = a.Restricted || b.Restricted
	c.BoundedString = a.BoundedString || b.BoundedString
	c.BoundedArray = a.BoundedArray || b.BoundedArray
	c.BoundedNumber = a.BoundedNumber || b.BoundedNumber || c.Minimum != nil && c.Maximum != nil
	return c
}

// commonTypes are the types of the values that are of a type of each list. Every integer is a number.
func commonTypes(a, b []string) []string {
	common := []string{}
	add := func(list, other []string) {
		for _, t := range list {
			if (slices.Contains(other, t) || t == "integer" && slices.Contains(other, "number")) && !slices.Contains(common, t) {
				common = append(common, t)
			}
		}
	}
	add(a, b)
	add(b, a)
	return common
}

// unite combines limits of which one holds (anyOf, oneOf): only what all branches limit is limited.
func unite(a, b ConstraintsFacts) ConstraintsFacts {
	c := ConstraintsFacts{Types: []string{}}
	if len(a.Types) > 0 && len(b.Types) > 0 {
		c.Types = slices.Clone(a.Types)
		for _, t := range b.Types {
			if !slices.Contains(c.Types, t) {
				c.Types = append(c.Types, t)
			}
		}
	}
	if a.Format == b.Format {
		c.Format = a.Format
	}
	if a.Pattern == b.Pattern {
		c.Pattern = a.Pattern
	}
	both := func(x, y *float64, choose func(x, y *float64) *float64) *float64 {
		if x == nil || y == nil {
			return nil
		}
		return choose(x, y)
	}
	c.Enumerated, c.listed = a.Enumerated && b.Enumerated, a.listed && b.listed
	c.MaxLength, c.MaxItems = both(a.MaxLength, b.MaxLength, maximum), both(a.MaxItems, b.MaxItems, maximum)
	c.MaxProperties = both(a.MaxProperties, b.MaxProperties, maximum)
	c.Minimum, c.Maximum = both(a.Minimum, b.Minimum, minimum), both(a.Maximum, b.Maximum, maximum)
	c.Restricted = a.Restricted && b.Restricted
	c.BoundedString = a.BoundedString && b.BoundedString
	c.BoundedArray = a.BoundedArray && b.BoundedArray
	c.BoundedNumber = a.BoundedNumber && b.BoundedNumber
	return c
}

func minimum(a, b *float64) *float64 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func maximum(a, b *float64) *float64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

// regex is what the examination of a regular expression found.
type regex struct {
	bounded bool // it limits the length of what it matches
	facts   PatternFacts
	growth  pattern.Growth
	limited map[int]PatternFacts // by the largest length of the input: what depends on it
}

// regex examines a regular expression, each text once.
func (k *constraints) regex(text string) regex {
	if r, ok := k.regexes[text]; ok {
		return r
	}
	r := regex{limited: map[int]PatternFacts{}}
	if text != "" {
		r.growth = pattern.Ambiguity(text)
		r.bounded = pattern.IsBounded(text)
		r.facts = PatternFacts{Text: text, Ambiguity: r.growth.Kind, Reason: r.growth.Reason, Witness: witness(r.growth), AnyCharacters: pattern.TakesAnyCharacters(text)}
	}
	k.regexes[text] = r
	return r
}

// maxInput stands for all larger lengths of input.
const maxInput = 1 << 40

// patternFacts are the facts of a regular expression that is matched with texts of a largest length.
func (k *constraints) patternFacts(text string, longest *float64) PatternFacts {
	r, length := k.regex(text), -1
	if longest != nil {
		length = int(min(max(*longest, 0), maxInput))
	}
	facts, ok := r.limited[length]
	if !ok {
		facts = r.facts
		extent := pattern.ExtentOf(text, length)
		facts.Anchored, facts.Everything = extent.Whole, extent.Everything
		if steps, ok := r.growth.Steps(length); ok {
			facts.Steps = &steps
		}
		r.limited[length] = facts
	}
	facts.Longest = longest
	return facts
}

// witness describes the input that takes long.
func witness(g pattern.Growth) string {
	if g.Pump == "" {
		return ""
	}
	var parts []string
	if g.Prefix != "" {
		parts = append(parts, fmt.Sprintf("%q", g.Prefix))
	}
	parts = append(parts, fmt.Sprintf("%q repeated", g.Pump))
	if g.Suffix != "" {
		parts = append(parts, fmt.Sprintf("%q", g.Suffix))
	}
	return strings.Join(parts, " then ")
}
