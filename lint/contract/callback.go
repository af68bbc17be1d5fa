package contract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// destination reads a callback's runtime expression (OpenAPI 3 §Runtime Expressions): where it is sent, and which part
// of the request of the operation it belongs to chooses that.
func (l *lowering) destination(expression string, of *operation) *DestinationFacts {
	d := &DestinationFacts{}
	text := strings.TrimSpace(expression)
	if u := parseServerURL(text); u.Scheme != "" && !strings.Contains(u.Scheme, "{") {
		d.Scheme = u.Scheme
		if !strings.HasPrefix(u.Host, "{") {
			d.Loopback = source.IsLoopback(u.Host)
			return d // the host is written out
		}
	}
	inner := strings.TrimPrefix(strings.TrimPrefix(text, d.Scheme+"://"), "{")
	inner, _, _ = strings.Cut(inner, "}")
	if !strings.HasPrefix(inner, "$request.") {
		return d
	}
	d.Input = inner
	kind, name, _ := strings.Cut(strings.TrimPrefix(inner, "$request."), ".")
	var limits *ConstraintsFacts
	if pointer, ok := strings.CutPrefix(kind, "body"); ok {
		if name != "" { // a name with a dot in it belongs to the pointer
			pointer += "." + name
		}
		limits = l.bodyLimits(of, strings.TrimPrefix(pointer, "#"))
	} else {
		for _, p := range l.mergedParameters(of) {
			n := p.Get("name").String()
			if p.Get("in").String() == kind && (n == name || kind == "header" && strings.EqualFold(n, name)) {
				schema, _ := l.valueSchema(p)
				c := l.constraintsOf(schema)
				limits = &c
			}
		}
	}
	if limits != nil {
		d.Found = true
		d.Limited = limits.Pattern != "" || limits.listed
		d.TLSOnly = strings.HasPrefix(limits.Pattern, "^https:")
	}
	return d
}

// bodyLimits are the limits of the member of a request body that a pointer names.
func (l *lowering) bodyLimits(op *operation, pointer string) *ConstraintsFacts {
	tokens := resolve.Tokens(strings.TrimPrefix(pointer, "/"))
	for _, b := range l.requestBodies(op) {
		at := b.schema
		for _, token := range tokens {
			if at == nil {
				break
			}
			if member := l.property(at, token); member != nil {
				at = member
			} else {
				at = l.item(at, token)
			}
		}
		if at != nil {
			c := l.constraintsOf(at)
			return &c
		}
	}
	return nil
}

// item finds the schema of the item of an array at an index.
func (l *lowering) item(s *resolve.Node, index string) *resolve.Node {
	i, err := strconv.Atoi(index)
	if err != nil {
		return nil
	}
	if first := l.refs.Below(s, "prefixItems"); first != nil && l.version.in(v31Up) && i < first.Len() {
		for k, node := range first.Items() {
			if k == i {
				return first.Item(k, node)
			}
		}
	}
	return l.refs.Below(s, "items")
}

// property finds the schema of a member, over references and compositions.
func (l *lowering) property(s *resolve.Node, name string) *resolve.Node {
	s = l.pastReference(s)
	if _, ok := slices.BinarySearch(l.declared(s), name); !ok {
		return nil
	}
	key := propertyOf{s.ID(), name}
	found, known := l.properties[key]
	if !known {
		found = l.findProperty(s, name, map[*yaml.Node]bool{})
		l.properties[key] = found
	}
	return found
}

// propertyOf is a property of a schema.
type propertyOf struct {
	schema *yaml.Node
	name   string
}

func (l *lowering) findProperty(s *resolve.Node, name string, seen map[*yaml.Node]bool) *resolve.Node {
	if seen[s.ID()] {
		return nil
	}
	seen[s.ID()] = true
	if !l.refs.Effort.Enter() {
		return nil
	}
	defer l.refs.Effort.Leave()
	if p := s.Child("properties").Child(name); p.Exists() {
		return p
	}
	for _, o := range l.inPlace(s) {
		if p := l.findProperty(o, name, seen); p != nil {
			return p
		}
	}
	return nil
}
