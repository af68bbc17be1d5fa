package contract

import (
	"reflect"
	"slices"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// constraintsOf are the effective limits of a schema. A schema inside itself adds nothing.
func (l *lowering) constraintsOf(s *resolve.Node) ConstraintsFacts {
	if s == nil || !s.IsMap() {
		return ConstraintsFacts{Types: []string{}}
	}
	return *l.judged.limits.judge(l, l.pastReference(s))
}

// pastReference is what a schema that is nothing but a reference refers to; any other schema is itself.
func (l *lowering) pastReference(s *resolve.Node) *resolve.Node {
	if l.isBare(s.Node) {
		if target, ok := l.refs.Follow(s); ok {
			return target
		}
	}
	return s
}

// isBare reports whether a schema is nothing but what it refers to.
func (l *lowering) isBare(n source.Node) bool {
	_, isRef := resolve.Reference(n)
	return isRef && !(l.version.in(v31Up) && hasAssertions(n))
}

func (l *lowering) combine(s *resolve.Node, other func(*resolve.Node) *ConstraintsFacts) *ConstraintsFacts {
	if !s.IsMap() {
		return &ConstraintsFacts{Types: []string{}}
	}
	_, isRef := resolve.Reference(s.Node)
	bare := l.isBare(s.Node)
	c := ConstraintsFacts{Types: []string{}}
	if !bare {
		c = l.ownConstraints(s.Node)
		if items := l.refs.Below(s, "items"); items != nil && s.Get("uniqueItems").IsTrue() {
			for s := range l.refs.Chain(items) { // so many different items as there are
				c.BoundedArray = c.BoundedArray || l.ownConstraints(s.Node).Enumerated
			}
		}
	}
	if isRef {
		if target, ok := l.refs.Follow(s); ok {
			if bare {
				return other(target)
			}
			c = intersect(c, *other(target))
		}
		if bare {
			return &c
		}
	}
	for i, branch := range s.Get("allOf").Items() {
		c = intersect(c, *other(s.Child("allOf").Item(i, branch)))
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		branches := s.Get(name)
		if branches.Len() == 0 || l.version == v20 {
			continue
		}
		var union *ConstraintsFacts
		for i, branch := range branches.Items() {
			if isNullSchema(branch) {
				continue
			}
			b := *other(s.Child(name).Item(i, branch))
			if union == nil {
				union = &b
			} else {
				u := unite(*union, b)
				union = &u
			}
		}
		if union != nil {
			c = intersect(c, *union)
		}
	}
	return &c
}

func sameConstraints(a, b *ConstraintsFacts) bool { return reflect.DeepEqual(a, b) }

func isNullSchema(n source.Node) bool { return n.Get("type").String() == "null" }

// fixedFormats are formats whose values have a largest length.
var fixedFormats = []string{"date", "date-time", "time", "uuid", "ipv4", "ipv6"}

func (l *lowering) ownConstraints(n source.Node) ConstraintsFacts {
	c := ConstraintsFacts{Types: ownTypes(n), Format: n.Get("format").String(), Pattern: n.Get("pattern").String()}
	number := func(keyword string) *float64 {
		if v, ok := n.Get(keyword).Number(); ok {
			return &v
		}
		return nil
	}
	c.MaxLength, c.MaxItems, c.MaxProperties = number("maxLength"), number("maxItems"), number("maxProperties")
	if size := l.nameCount(n); c.MaxProperties == nil && size != nil {
		c.MaxProperties = size
	}
	c.Minimum, c.Maximum = number("minimum"), number("maximum")
	if l.version.in(v31Up) { // a number of its own; before 3.1 a boolean that modifies minimum and maximum
		if c.Minimum == nil {
			c.Minimum = number("exclusiveMinimum")
		}
		if c.Maximum == nil {
			c.Maximum = number("exclusiveMaximum")
		}
	}
	c.listed = n.Get("enum").IsList() || l.version.in(v31Up) && n.Get("const").Exists()
	c.Enumerated = c.listed || len(c.Types) == 1 && c.Types[0] == "boolean"
	can := func(types ...string) bool {
		return len(c.Types) == 0 || slices.ContainsFunc(c.Types, func(t string) bool { return slices.Contains(types, t) })
	}
	c.Restricted = !can("string") || c.Enumerated || c.Format != "" || c.Pattern != ""
	c.BoundedString = !can("string") || c.Enumerated || c.MaxLength != nil || slices.Contains(fixedFormats, c.Format) || l.pattern(c.Pattern).bounded
	c.BoundedArray = !can("array") || c.Enumerated || c.MaxItems != nil ||
		l.version.in(v31Up) && n.Get("prefixItems").IsList() && n.Get("items").IsFalse()
	c.BoundedNumber = !can("number", "integer") || c.Enumerated || c.Minimum != nil && c.Maximum != nil
	return c
}

// nameCount is how many members an object can have because propertyNames lists their names.
func (l *lowering) nameCount(n source.Node) *float64 {
	names := n.Get("propertyNames")
	var count float64
	switch {
	case !l.version.in(v31Up) || !names.Exists():
		return nil
	case names.Get("enum").IsList():
		count = float64(names.Get("enum").Len())
	case names.Get("const").Exists():
		count = 1
	default:
		return nil
	}
	return &count
}

// intersect combines limits that hold together (allOf).
func intersect(a, b ConstraintsFacts) ConstraintsFacts {
	c := a
	if len(a.Types) == 0 {
		c.Types = b.Types
	} else if len(b.Types) > 0 {
		c.Types = slices.DeleteFunc(slices.Clone(a.Types), func(t string) bool { return !slices.Contains(b.Types, t) })
	}
	if c.Format == "" {
		c.Format = b.Format
	}
	if c.Pattern == "" {
		c.Pattern = b.Pattern
	}
	c.Enumerated, c.listed = a.Enumerated || b.Enumerated, a.listed || b.listed
	c.MaxLength, c.MaxItems, c.MaxProperties = least(a.MaxLength, b.MaxLength), least(a.MaxItems, b.MaxItems), least(a.MaxProperties, b.MaxProperties)
	c.Maximum, c.Minimum = least(a.Maximum, b.Maximum), greatest(a.Minimum, b.Minimum)
	c.Restricted = a.Restricted || b.Restricted
	c.BoundedString = a.BoundedString || b.BoundedString
	c.BoundedArray = a.BoundedArray || b.BoundedArray
	c.BoundedNumber = a.BoundedNumber || b.BoundedNumber || c.Minimum != nil && c.Maximum != nil
	return c
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
	c.MaxLength, c.MaxItems = both(a.MaxLength, b.MaxLength, greatest), both(a.MaxItems, b.MaxItems, greatest)
	c.MaxProperties = both(a.MaxProperties, b.MaxProperties, greatest)
	c.Minimum, c.Maximum = both(a.Minimum, b.Minimum, least), both(a.Maximum, b.Maximum, greatest)
	c.Restricted = a.Restricted && b.Restricted
	c.BoundedString = a.BoundedString && b.BoundedString
	c.BoundedArray = a.BoundedArray && b.BoundedArray
	c.BoundedNumber = a.BoundedNumber && b.BoundedNumber
	return c
}

func least(a, b *float64) *float64 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func greatest(a, b *float64) *float64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
