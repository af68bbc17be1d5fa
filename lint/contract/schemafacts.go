package contract

import (
	"slices"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/pattern"
	"github.com/sealint/sealint/sbom/quote"
)

// schemaFacts are the facts of a schema at its definition.
func schemaFacts(sc *schema, limits *constraints, shapes *shapes, properties *properties, isUpload bool) *SchemaFacts {
	n := sc.at
	facts := &SchemaFacts{
		Direction: sc.used.String(), Whole: sc.whole&request != 0, Alone: sc.alone&request != 0,
		Types: ownTypes(n.Node), Nullable: isNullable(n.Node, limits.version), Properties: n.Get("properties").Len(),
		Composed: isComposed(n.Node, limits.version), ReadOnly: n.Get("readOnly").IsTrue(), WriteOnly: n.Get("writeOnly").IsTrue(),
		Deprecated: n.Get("deprecated").IsTrue(), Format: n.Get("format").String(), Upload: isUpload,
	}
	facts.Constraints = limits.of(n)
	facts.Object = shapes.object.value(n)
	facts.UnknownFields, facts.OpenedAt = shapes.unknownFields(n)
	facts.Gap = gap(sc, facts, shapes)
	facts.Patterns = patternFacts(n, limits)
	if sc.used&request != 0 {
		limits.omissions = append(limits.omissions, unjudgedPatterns(n, facts.Patterns)...)
	}
	facts.Contradictions = contradictions(n, facts, limits)
	facts.Rejected, facts.ClosedAt = rejectedProperties(n, shapes, properties)
	facts.Contradictions = slices.Concat(facts.Contradictions, impossibleRequirements(n, facts, limits.version), nullsInEnum(n, limits.version))
	facts.Discriminator = discriminatorAdvice(n, limits, properties)
	return facts
}

func missingSchemaFacts(m missingSchema) *SchemaFacts {
	return &SchemaFacts{
		Direction: m.used.String(), Whole: m.used&request != 0, Alone: m.used&request != 0, Types: []string{}, UnknownFields: "not-applicable", OpenedAt: []string{}, Gap: m.gap,
		Constraints: ConstraintsFacts{Types: []string{}}, Patterns: []PatternFacts{}, Contradictions: []FaultFacts{},
		Discriminator: []FaultFacts{}, Rejected: []string{}, ClosedAt: []string{},
	}
}

// gap names what keeps a schema from describing its values. A schema that is only ever a branch of a composition has no gap:
// the other branches may describe the value.
func gap(sc *schema, facts *SchemaFacts, shapes *shapes) string {
	n, from31 := sc.at, shapes.version.in(v31Up)
	_, isRef := resolve.Reference(n.Node)
	switch {
	case sc.whole == 0 || facts.Constraints.Enumerated:
		return "none"
	case !isRef && !hasAssertions(n.Node) && !(from31 && isBinarySchema(n.Node)):
		return "empty"
	case len(facts.Constraints.Types) == 0:
		if shapes.wide.value(n) {
			if !isRef && !facts.Composed {
				return "empty" // it only says that null is valid, too
			}
			return "branch"
		}
		if !isRef && !facts.Composed && facts.Object {
			return "no-object-type"
		}
		if isRef || facts.Composed || n.Get("not").Exists() || isBinarySchema(n.Node) || facts.Nullable && shapes.version != v30 {
			return "none" // the type shows in its keywords, or each branch has its own
		}
		return "no-type"
	case facts.Object && !shapes.members.value(n):
		if slices.Equal(facts.Types, []string{"object"}) && slices.Contains([]string{"file", "binary"}, facts.Format) {
			return "bytes"
		}
		return "no-properties"
	case slices.Contains(facts.Types, "array") && !facts.Composed && !n.Get("items").Exists() && !hasItemSchema(n, shapes.version) &&
		!(from31 && (n.Get("prefixItems").Exists() || n.Get("contains").Exists() || n.Get("unevaluatedItems").IsFalse() || n.Get("unevaluatedItems").Len() > 0)) && n.Get("maxItems").String() != "0":
		return "no-items"
	}
	return "none"
}

// hasItemSchema reports whether the items of an array are described beside its schema, by the itemSchema of a media type
// (3.2).
func hasItemSchema(n *resolve.Node, version family) bool {
	return version.in(v32) && n.Token == "schema" && n.Parent != nil && n.Parent.Get("itemSchema").Exists()
}

// patternFacts are the regular expressions that stand in a schema itself.
func patternFacts(n *resolve.Node, limits *constraints) []PatternFacts {
	list := []PatternFacts{}
	add := func(text string, longest *float64, at ...string) {
		facts := limits.patternFacts(text, longest)
		facts.At = at
		list = append(list, facts)
	}
	if p := n.Get("pattern"); p.IsString() && p.String() != "" && applies("pattern", ownTypes(n.Node)) {
		add(p.String(), longestString(n, limits), "pattern")
	}
	if !limits.version.in(v31Up) {
		return list
	}
	for key := range n.Get("patternProperties").Pairs() {
		add(key, limits.of(n.Optional("propertyNames")).MaxLength, "patternProperties", key)
	}
	if names := n.Optional("propertyNames"); names != nil {
		if p := names.Get("pattern"); p.IsString() && p.String() != "" {
			add(p.String(), limits.of(names).MaxLength, "propertyNames", "pattern")
		}
	}
	return list
}

// unjudgedPatterns lists the omission of regular expressions of which nobody knows how long they may take.
func unjudgedPatterns(n *resolve.Node, patterns []PatternFacts) []omission {
	var list []omission
	for _, p := range patterns {
		if p.Ambiguity == pattern.Unknown {
			o := omit(n, model.ProblemUnsupported, "how long the pattern %q may take was not judged: %s", quote.Truncate(p.Text, maxShown), p.Reason)
			o.place = n.Place(p.At...)
			list = append(list, o)
		}
	}
	return list
}

// longestString is the largest length of a string of a schema. A branch of a composition is also limited by the schemas
// around it.
func longestString(n *resolve.Node, limits *constraints) *float64 {
	longest := limits.of(n).MaxLength
	for n.Parent != nil && n.Parent.Parent != nil && n.Parent.IsList() && slices.Contains([]string{"allOf", "anyOf", "oneOf"}, n.Parent.Token) {
		n = n.Parent.Parent
		longest = minimum(longest, limits.of(n).MaxLength)
	}
	return longest
}
