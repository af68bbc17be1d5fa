package contract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// impossibleRequirements lists the required properties of a closed object that it rejects, so that no object is valid. Those
// that another part of its composition declares are reported by themselves.
func impossibleRequirements(n *resolve.Node, facts *SchemaFacts, version family) []FaultFacts {
	types := ownTypes(n.Node)
	if _, isRef := resolve.Reference(n.Node); isRef && version != v31 && version != v32 || len(types) > 0 && !slices.Contains(types, "object") {
		return nil
	}
	closed := n.Get("additionalProperties").IsFalse() ||
		version.in(v31Up) && !n.Get("additionalProperties").Exists() && n.Get("unevaluatedProperties").IsFalse() && standsAlone(n.Node)
	var list []FaultFacts
	for i, item := range n.Get("required").Items() {
		name, ok := item.Text()
		property := n.Get("properties").Get(name)
		switch {
		case !ok:
		case version.in(v31Up) && property.IsFalse():
			list = append(list, FaultFacts{[]string{"required", strconv.Itoa(i)}, fmt.Sprintf("no object is valid: the property %q is required and never valid", name)})
		case closed && !property.Exists() && !slices.Contains(facts.Rejected, name) && !matchesPattern(n, name, version):
			list = append(list, FaultFacts{[]string{"required", strconv.Itoa(i)}, fmt.Sprintf("no object is valid: the property %q is required, but the schema rejects it, because it does not declare it", name)})
		}
	}
	return list
}

// matchesPattern reports whether a name matches a key of patternProperties, or one that is not understood.
func matchesPattern(n *resolve.Node, name string, version family) bool {
	if !version.in(v31Up) {
		return false
	}
	for key := range n.Get("patternProperties").Pairs() {
		if re, err := regexp.Compile(key); err != nil || re.MatchString(name) {
			return true
		}
	}
	return false
}

// nullsInEnum lists null among the values of an enum whose type excludes it. In 3.0, null is allowed only beside a type and
// nullable: true; in 2.0, many tools read x-nullable.
func nullsInEnum(n *resolve.Node, version family) []FaultFacts {
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
