package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// parameter is a parameter or header at its definition.
type parameter struct {
	at   *resolve.Node
	as   object
	name string
	used direction
	// picks and holds count the paths in which it picks an item of a collection of its name, and those in which it does not.
	picks, holds int
}

// place notes how a path uses a path parameter: /tokens/{token} picks a token, /reset/{token} holds one.
func (p *parameter) place(path string) {
	own := words(p.name)
	before, _, found := strings.Cut(path, "{"+p.name+"}")
	if !found {
		return
	}
	for segment := range strings.SplitSeq(before, "/") {
		if strings.Contains(segment, "{") {
			continue
		}
		if w := words(segment); len(w) > 0 && slices.Contains(own, singular(w[len(w)-1])) {
			p.picks++
			return
		}
	}
	p.holds++
}

func (l *lowering) addParameter(s *resolve.Node, as object) {
	if l.paramByNode == nil {
		l.paramByNode = map[*yaml.Node]*parameter{}
	}
	name := s.Get("name").String()
	if as == headerObject {
		name = s.Token
	}
	p := &parameter{at: s, as: as, name: name}
	l.parameters = append(l.parameters, p)
	l.paramByNode[s.ID()] = p
	if l.version == v20 && s.Get("type").Exists() {
		l.addSchema(s) // it is its own schema
	} else if schema, by := l.valueSchema(s); by == "none" || by == "content" && schema == nil {
		l.missing = append(l.missing, missingSchema{at: s, gap: map[object]string{parameterObject: "parameter", headerObject: "header"}[as]})
	}
}

// valueSchema is the schema of a parameter's or header's value; in 2.0 the object is its own schema.
func (l *lowering) valueSchema(s *resolve.Node) (schema *resolve.Node, by string) {
	if child := s.Optional("schema"); child != nil {
		return child, "schema"
	}
	if l.version != v20 {
		for _, m := range l.members(s, "content") {
			return m.Optional("schema"), "content"
		}
		return nil, "none"
	}
	if s.Get("type").Exists() {
		return s, "schema"
	}
	return nil, "none"
}

func (p *parameter) finish(l *lowering) *ParameterFacts {
	n := p.at.Node
	facts := &ParameterFacts{
		Kind: "parameter", Name: p.name, In: n.Get("in").String(), Direction: p.used.String(), Required: n.Get("required").IsTrue(),
		Deprecated: n.Get("deprecated").IsTrue(), Extensions: extensions(p.at),
	}
	if p.as == headerObject {
		facts.Kind, facts.In = "header", "header"
	} else {
		facts.Ignored = l.version != v20 && facts.In == "header" && slices.Contains(ignoredHeaders, strings.ToLower(facts.Name))
	}
	var schema *resolve.Node
	schema, facts.DescribedBy = l.valueSchema(p.at)
	facts.Constraints = l.constraintsOf(schema)
	return facts
}

func extensions(s *resolve.Node) []string {
	list := []string{}
	for key := range s.Pairs() {
		if strings.HasPrefix(key, "x-") {
			list = append(list, key)
		}
	}
	return list
}
