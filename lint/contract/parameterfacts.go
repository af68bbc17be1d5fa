package contract

import "github.com/sealint/sealint/lint/contract/resolve"

func parameterFacts(p *parameter, d *directions, limits *constraints, use resourceUse) *ParameterFacts {
	n := p.at
	facts := &ParameterFacts{
		Kind: "parameter", Name: p.name, In: n.Get("in").String(), Direction: d.parameters[p].String(), Required: n.Get("required").IsTrue(),
		Deprecated: n.Get("deprecated").IsTrue(),
		Ordinal:    use.isOrdinal(p.name),
	}
	if p.as == headerObject {
		facts.Kind, facts.In = "header", "header"
	}
	facts.Ignored = isIgnored(p, limits.version)
	var schema *resolve.Node
	schema, facts.DescribedBy = limits.valueSchema(n)
	facts.Constraints = limits.of(schema)
	return facts
}
