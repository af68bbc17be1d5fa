package contract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/pattern"
)

// impossibleRequirements finds required properties that a closed object rejects, because it does not declare them: no object
// is valid. Compositions whose parts reject one another's properties are reported by themselves.
func impossibleRequirements(n *resolve.Node, facts *SchemaFacts, version family) []FaultFacts {
	if !n.Get("required").Exists() {
		return nil
	}
	types := ownTypes(n.Node)
	if _, isRef := resolve.Reference(n.Node); len(facts.Rejected) > 0 || isRef && !version.in(v31Up) || len(types) > 0 && !slices.Contains(types, "object") {
		return nil
	}
	closed := n.Get("additionalProperties").IsFalse() ||
		version.in(v31Up) && !n.Get("additionalProperties").Exists() && n.Get("unevaluatedProperties").IsFalse() && standsAlone(n.Node)
	var names []string
	first := ""
	for i, item := range n.Get("required").Items() {
		name, ok := item.Text()
		property := n.Get("properties").Get(name)
		isRejected := closed && !property.Exists() && !matchesPattern(n, name, version)
		if !ok || slices.Contains(names, strconv.Quote(name)) || !isRejected && !(version.in(v31Up) && property.IsFalse()) {
			continue
		}
		if first == "" {
			first = strconv.Itoa(i)
		}
		names = append(names, strconv.Quote(name))
	}
	switch len(names) {
	case 0:
		return nil
	case 1:
		return []FaultFacts{{[]string{"required", first}, fmt.Sprintf("no object is valid: the schema requires the property %s, but does not allow it", names[0])}}
	}
	last := len(names) - 1
	return []FaultFacts{{[]string{"required", first}, fmt.Sprintf("no object is valid: the schema requires the properties %s and %s, but does not allow them", strings.Join(names[:last], ", "), names[last])}}
}

// matchesPattern reports whether a name matches a key of patternProperties, or one that is not understood.
func matchesPattern(n *resolve.Node, name string, version family) bool {
	if !version.in(v31Up) {
		return false
	}
	for key := range n.Get("patternProperties").Pairs() {
		if matches, ok := pattern.Matches(key, name); matches || !ok {
			return true
		}
	}
	return false
}

// nullsInEnum lists null among the values of an enum whose type excludes it. In 3.0, null is allowed only beside a type and
// nullable: true; in 2.0, many tools read x-nullable.
func nullsInEnum(n *resolve.Node, version family) []FaultFacts {
	if !n.Get("enum").Exists() {
		return nil
	}
	types := ownTypes(n.Node)
	if _, isRef := resolve.Reference(n.Node); isRef || !version.in(v20|v30) || len(types) == 0 || n.Get("nullable").IsTrue() || n.Get("x-nullable").IsTrue() {
		return nil
	}
	for i, item := range n.Get("enum").Items() {
		if item.IsNull() {
			message := fmt.Sprintf("the enum value null is not of type %s", types[0])
			if version == v30 {
				message += ", and the schema is not nullable"
			}
			return []FaultFacts{{[]string{"enum", strconv.Itoa(i)}, message}}
		}
	}
	return nil
}
