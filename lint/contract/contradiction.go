package contract

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// contradictions lists keywords of one schema that no value can satisfy, or that its own enum, const or default violates.
func contradictions(n *resolve.Node, facts *SchemaFacts, limits *constraints) []FaultFacts {
	if _, ok := resolve.Reference(n.Node); ok && !limits.version.in(v31Up) {
		return []FaultFacts{}
	}
	c := &contradictionList{at: n, facts: facts, limits: limits, faults: []FaultFacts{}}
	c.compareSizes()
	c.compareTogether()
	c.compareRanges()
	c.checkKeywords()
	c.checkValues()
	if len(facts.Constraints.Types) == 0 && c.typesConflict() {
		c.add([]string{"allOf"}, "the branches of allOf have no type in common: no value satisfies them")
	}
	return c.faults
}

// contradictionList collects the contradictions of a schema.
type contradictionList struct {
	at     *resolve.Node
	facts  *SchemaFacts
	limits *constraints
	faults []FaultFacts
}

func (c *contradictionList) add(at []string, format string, args ...any) {
	c.faults = append(c.faults, FaultFacts{At: at, Message: fmt.Sprintf(format, args...)})
}

// compareSizes compares the smallest with the largest lengths.
func (c *contradictionList) compareSizes() {
	for _, p := range [][2]string{{"minLength", "maxLength"}, {"minItems", "maxItems"}, {"minProperties", "maxProperties"}} {
		low, okLow := c.at.Get(p[0]).Number()
		high, okHigh := c.at.Get(p[1]).Number()
		if okLow && okHigh && low > high {
			c.add([]string{p[0]}, "%s %s is above %s %s", p[0], c.at.Get(p[0]).String(), p[1], c.at.Get(p[1]).String())
		}
	}
}

// compareRanges compares the smallest with the largest number.
func (c *contradictionList) compareRanges() {
	low, high := bounds(c.at.Node, c.limits.version)
	switch {
	case low == nil || high == nil:
		if all := c.facts.Constraints; c.at.Get("allOf").Len() > 0 && isEmptyRange(all) && !c.inheritsEmptyRange() {
			c.add([]string{"allOf"}, "the branches of allOf leave no number: one demands at least %s, another at most %s", shownNumber(*all.Minimum), shownNumber(*all.Maximum))
		}
	case low.value > high.value:
		c.add([]string{low.keyword}, "%s %s is above %s %s", low.keyword, c.at.Get(low.keyword).String(), high.keyword, c.at.Get(high.keyword).String())
	case low.value == high.value && (low.exclusive || high.exclusive):
		c.add([]string{high.keyword}, "%s and %s are equal and one of them is exclusive: no number is left", low.keyword, high.keyword)
	}
}

// checkKeywords finds keywords that do not apply to the stated types, and those that exclude each other.
func (c *contradictionList) checkKeywords() {
	for keyword, v := range c.at.Pairs() {
		if keyword == "required" && !v.IsList() {
			continue // that of a 2.0 parameter
		}
		if !applies(keyword, c.facts.Types) {
			c.add([]string{keyword}, "%s says nothing of type %s: it has no effect", keyword, strings.Join(c.facts.Types, " or "))
		}
	}
	if c.facts.ReadOnly && c.facts.WriteOnly {
		c.add([]string{"writeOnly"}, "it is readOnly and writeOnly: it travels neither way")
	}
}

// checkValues compares enum, const and default with the stated types and with each other.
func (c *contradictionList) checkValues() {
	types := strings.Join(c.facts.Types, " or ")
	enum := c.at.Get("enum")
	if enum.IsList() {
		if enum.Len() == 0 {
			c.add([]string{"enum"}, "enum is empty: no value is left")
		}
		listsNone := c.listsNoneOfType(enum)
		switch {
		case listsNone && slices.Contains(c.facts.Types, "array"):
			c.add([]string{"enum"}, "no enum value is of type %s: the enumeration belongs to items", types)
		case listsNone:
			c.add([]string{"enum"}, "no enum value is of type %s", types)
		}
		for i, v := range enum.Items() {
			if !c.isOfType(v) {
				if listsNone {
					continue
				}
				c.add([]string{"enum", strconv.Itoa(i)}, "the enum value %s is not of type %s", shownValue(v), types)
			} else if limit := violatedLimit(v, c.at, c.limits.version); limit != "" {
				c.add([]string{"enum", strconv.Itoa(i)}, "the enum value %s is %s", shownValue(v), limit)
			}
		}
	}
	if v := c.at.Get("const"); c.limits.version.in(v31Up) && v.Exists() && !c.isOfType(v) {
		c.add([]string{"const"}, "const %s is not of type %s", shownValue(v), types)
	} else if limit := violatedLimit(v, c.at, c.limits.version); c.limits.version.in(v31Up) && v.Exists() && limit != "" {
		c.add([]string{"const"}, "const %s is %s", shownValue(v), limit)
	}
	if v := c.at.Get("default"); v.Exists() {
		switch {
		case !c.isOfType(v):
			c.add([]string{"default"}, "the default %s is not of type %s", shownValue(v), types)
		case enum.IsList() && !v.IsNull() && !listsValue(enum, v):
			c.add([]string{"default"}, "the default %s is not in enum", shownValue(v))
		default:
			c.checkDefault(v)
		}
	}
}

// listsNoneOfType reports whether an enum lists several values, and none of them, other than null, is of the stated types.
func (c *contradictionList) listsNoneOfType(enum source.Node) bool {
	count := 0
	for _, v := range enum.Items() {
		if v.IsNull() {
			continue
		}
		if c.isOfType(v) {
			return false
		}
		count++
	}
	return count > 1
}

// checkDefault compares the default with the limits of the schema, and of those that always apply with it.
func (c *contradictionList) checkDefault(v source.Node) {
	if v.IsNull() {
		return
	}
	list := []*resolve.Node{c.at}
	if !standsAlone(c.at.Node) {
		list = c.limits.together(c.at)
	}
	for _, o := range list {
		where := ""
		if o.ID() != c.at.ID() {
			where = " of a schema that applies, too"
		}
		if limit := violatedLimit(v, o, c.limits.version); limit != "" {
			c.add([]string{"default"}, "the default %s is %s%s", shownValue(v), limit, where)
			return
		}
		if enum := o.Get("enum"); enum.IsList() && !listsValue(enum, v) {
			c.add([]string{"default"}, "the default %s is not in the enum%s", shownValue(v), where)
			return
		}
	}
}

// violatedLimit says which of the limits that a schema itself states a value violates; empty when it violates none. Of each
// value only the limits of its type count.
func violatedLimit(v source.Node, n *resolve.Node, version family) string {
	var size float64
	var unit string
	switch number, isNumber := v.Number(); {
	case isNumber:
		low, high := bounds(n.Node, version)
		switch {
		case low != nil && (number < low.value || low.exclusive && number == low.value):
			return fmt.Sprintf("below %s %s", low.keyword, shownNumber(low.value))
		case high != nil && (number > high.value || high.exclusive && number == high.value):
			return fmt.Sprintf("above %s %s", high.keyword, shownNumber(high.value))
		}
		return ""
	case v.IsString():
		size, unit = float64(utf8.RuneCountInString(v.String())), "Length"
	case v.IsList():
		size, unit = float64(v.Len()), "Items"
	case v.IsMap():
		size, unit = float64(v.Len()), "Properties"
	default:
		return ""
	}
	if least, ok := n.Get("min" + unit).Number(); ok && size < least {
		return fmt.Sprintf("shorter than min%s %s", unit, shownNumber(least))
	}
	if most, ok := n.Get("max" + unit).Number(); ok && size > most {
		return fmt.Sprintf("longer than max%s %s", unit, shownNumber(most))
	}
	return ""
}

// compareTogether finds contradictions between schemas that always apply together, such as the branches of allOf. What
// contradicts itself in one branch is told there.
func (c *contradictionList) compareTogether() {
	if standsAlone(c.at.Node) {
		return
	}
	list := c.limits.together(c.at)
	for _, unit := range []string{"Length", "Items", "Properties"} {
		low, high := sizesTogether(list, unit)
		if low == nil || high == nil || low == high || c.isInherited(func(list []*resolve.Node) bool {
			low, high := sizesTogether(list, unit)
			return low != nil && high != nil
		}) {
			continue
		}
		c.add(c.placeOf(low, "min"+unit, high, "max"+unit), "min%s %s and max%s %s of schemas that apply together leave no value",
			unit, low.Get("min"+unit).String(), unit, high.Get("max"+unit).String())
	}
	if first, second := disjointEnums(list); first != nil && !c.isInherited(func(list []*resolve.Node) bool {
		first, _ := disjointEnums(list)
		return first != nil
	}) {
		c.add(c.placeOf(first, "enum", second, "enum"), "the enums of schemas that apply together have no value in common")
	}
}

// placeOf is the place of a contradiction between two schemas: the keyword that stands in the schema itself, else its allOf
// or its reference.
func (c *contradictionList) placeOf(first *resolve.Node, keyword string, second *resolve.Node, other string) []string {
	switch {
	case first.ID() == c.at.ID():
		return []string{keyword}
	case second.ID() == c.at.ID():
		return []string{other}
	case c.at.Get("allOf").Exists():
		return []string{"allOf"}
	}
	return []string{"$ref"}
}

// isInherited reports whether a contradiction is that of one of the schemas in place in the schema.
func (c *contradictionList) isInherited(holds func(list []*resolve.Node) bool) bool {
	if ref, ok := resolve.Reference(c.at.Node); ok {
		if to := c.limits.refs.Resolve(c.at, ref); to != nil && holds(c.limits.together(to)) {
			return true
		}
	}
	for _, branch := range branches(c.at, "allOf") {
		if holds(c.limits.together(branch)) {
			return true
		}
	}
	return false
}

// sizesTogether finds the largest lower and the smallest upper limit of some schemas when they leave no size; else nil.
func sizesTogether(list []*resolve.Node, unit string) (low, high *resolve.Node) {
	var least, most float64
	for _, n := range list {
		if v, ok := n.Get("min" + unit).Number(); ok && (low == nil || v > least) {
			low, least = n, v
		}
		if v, ok := n.Get("max" + unit).Number(); ok && (high == nil || v < most) {
			high, most = n, v
		}
	}
	if low == nil || high == nil || least <= most {
		return nil, nil
	}
	return low, high
}

// disjointEnums finds two schemas whose enums have no value in common; nil when there are none.
func disjointEnums(list []*resolve.Node) (first, second *resolve.Node) {
	var enums []*resolve.Node
	for _, n := range list {
		if enum := n.Get("enum"); enum.Len() > 0 && enum.Len() <= maxCompared {
			enums = append(enums, n)
		}
	}
	for i, a := range enums {
		for _, b := range enums[i+1:] {
			common := false
			for _, v := range a.Get("enum").Items() {
				common = common || listsValue(b.Get("enum"), v)
			}
			if !common {
				return a, b
			}
		}
		if i >= maxEnums {
			break
		}
	}
	return nil, nil
}

const (
	maxCompared = 200 // values of an enum that is compared with others
	maxEnums    = 4   // enums that are compared with all others
)

// listsValue reports whether a list has a value. 1 and 1.0 are the same number (JSON Schema 2020-12 Core §4.2.2).
func listsValue(list, v source.Node) bool {
	for _, item := range list.Items() {
		if reflect.DeepEqual(item.Value(), v.Value()) {
			return true
		}
	}
	return false
}

// isOfType reports whether a value is of one of the schema's own types. Nullable decides about null; where no type is stated,
// every value is accepted.
func (c *contradictionList) isOfType(v source.Node) bool {
	if len(c.facts.Types) == 0 || !v.Exists() {
		return true
	}
	if v.IsNull() {
		return c.facts.Nullable || c.limits.version.in(v20|v30)
	}
	return slices.ContainsFunc(c.facts.Types, func(t string) bool { return isOfType(v, t) })
}

// isOfType reports whether a value is of a type. A type that JSON Schema does not have accepts every value.
func isOfType(v source.Node, t string) bool {
	switch t {
	case "object":
		return v.IsMap()
	case "array":
		return v.IsList()
	case "boolean":
		_, ok := v.Bool()
		return ok
	case "number":
		_, ok := v.Number()
		return ok
	case "integer":
		f, ok := v.Number()
		return ok && f == math.Trunc(f)
	case "string":
		return v.IsString() // unquoted dates and versions of YAML count as strings
	}
	return true
}

// typesConflict reports whether the types that the branches of allOf state exclude each other.
func (c *contradictionList) typesConflict() bool {
	var common []string
	for _, branch := range branches(c.at, "allOf") {
		types := c.limits.of(branch).Types
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

// sharesType reports whether a value may be of a type and of one of the others. Every integer is a number.
func sharesType(t string, types []string) bool {
	return slices.Contains(types, t) || t == "integer" && slices.Contains(types, "number") || t == "number" && slices.Contains(types, "integer")
}

// inheritsEmptyRange reports whether a branch of allOf alone leaves no number: the contradiction is that branch's.
func (c *contradictionList) inheritsEmptyRange() bool {
	for _, branch := range branches(c.at, "allOf") {
		if isEmptyRange(c.limits.of(branch)) {
			return true
		}
	}
	return false
}

func isEmptyRange(c ConstraintsFacts) bool {
	return c.Minimum != nil && c.Maximum != nil && *c.Minimum > *c.Maximum
}

// bound is an end of a range of numbers.
type bound struct {
	keyword   string
	value     float64
	exclusive bool
}

// bounds are the ends that a schema itself states, from 3.1 on the narrower one where it states two. Before, the exclusive
// keywords are booleans that modify the others.
func bounds(n source.Node, version family) (low, high *bound) {
	end := func(keyword, exclusive string, tighter func(a, b float64) bool) *bound {
		var found *bound
		if v, ok := n.Get(keyword).Number(); ok {
			found = &bound{keyword, v, !version.in(v31Up) && n.Get(exclusive).IsTrue()}
		}
		if v, ok := n.Get(exclusive).Number(); ok && version.in(v31Up) && (found == nil || !tighter(found.value, v)) {
			found = &bound{exclusive, v, true}
		}
		return found
	}
	return end("minimum", "exclusiveMinimum", func(a, b float64) bool { return a > b }), end("maximum", "exclusiveMaximum", func(a, b float64) bool { return a < b })
}

func shownNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
