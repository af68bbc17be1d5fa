package contract

import (
	"strings"

	"github.com/sealint/sealint/lint/source"
)

// destination reads a callback's runtime expression (OpenAPI 3 §Runtime Expressions): where it is sent, and which part
// of the request of the operation it belongs to chooses that.
func (l *lowering) destination(expression string, of *operation) *Destination {
	d := &Destination{}
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
	var limits *Constraints
	if pointer, ok := strings.CutPrefix(kind, "body"); ok {
		if name != "" { // a name with a dot in it belongs to the pointer
			pointer += "." + name
		}
		limits = l.bodyLimits(of, strings.TrimPrefix(pointer, "#"))
	} else {
		for _, p := range l.mergedParameters(of) {
			n := p.node.Get("name").String()
			if p.node.Get("in").String() == kind && (n == name || kind == "header" && strings.EqualFold(n, name)) {
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
func (l *lowering) bodyLimits(op *operation, pointer string) *Constraints {
	var tokens []string
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		tokens = append(tokens, pointerUnescape.Replace(token))
	}
	for _, b := range l.requestBodies(op) {
		at := b.schema
		for _, token := range tokens {
			if at = l.property(at, token, 0); at == nil {
				break
			}
		}
		if at != nil {
			c := l.constraintsOf(at)
			return &c
		}
	}
	return nil
}

// property finds the schema of a member, over references and compositions.
func (l *lowering) property(s *spot, name string, depth int) *spot {
	if s == nil || depth > maxRefChain {
		return nil
	}
	if p := s.child("properties").child(name); p.node.Exists() {
		return p
	}
	if _, ok := refOf(s.node); ok {
		if target, ok := l.follow(s); ok && target.node.ID() != s.node.ID() {
			if p := l.property(target, name, depth+1); p != nil {
				return p
			}
		}
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		for i, branch := range s.node.Get(keyword).Items() {
			if p := l.property(s.child(keyword).item(i, branch), name, depth+1); p != nil {
				return p
			}
		}
	}
	return nil
}
