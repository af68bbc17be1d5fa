package contract

// securityFacts are the facts of every declared list of requirements; nil has those of operations without any.
func securityFacts(doc *document) map[*security]SecurityFacts {
	facts := map[*security]SecurityFacts{nil: {Source: "none", Alternatives: []AlternativeFacts{}, Unauthenticated: true}}
	for _, s := range doc.securities {
		f := SecurityFacts{Source: s.source, Alternatives: []AlternativeFacts{}, Unauthenticated: s.isUnauthenticated(), Anonymous: s.isAnonymous()}
		for _, a := range s.alternatives {
			f.Alternatives = append(f.Alternatives, alternativeFacts(a))
		}
		facts[s] = f
	}
	return facts
}

func alternativeFacts(a alternative) AlternativeFacts {
	facts := AlternativeFacts{Requirements: []RequirementFacts{}, Strength: a.strength()}
	for _, r := range a {
		f := RequirementFacts{Scheme: r.name, Credential: r.credential(), Scopes: []ScopeFacts{}}
		if r.scheme != nil {
			f.Defined, f.In, f.ScopesKnown = true, r.scheme.at.Get("in").String(), f.Credential == "oauth2"
		}
		for _, scope := range r.scopes {
			f.Scopes = append(f.Scopes, ScopeFacts{Name: scope, Declared: r.scheme != nil && r.scheme.scopes[scope]})
		}
		facts.Requirements = append(facts.Requirements, f)
	}
	return facts
}
