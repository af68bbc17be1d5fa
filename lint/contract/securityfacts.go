package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// securityFacts are the facts of every declared list of requirements; nil has those of operations without any.
func securityFacts(doc *document, properties *properties) map[*security]SecurityFacts {
	unused := []string{}
	demandsNothing := !slices.ContainsFunc(doc.securities, func(s *security) bool { return !s.isUnauthenticated() })
	for _, sc := range doc.schemes.list {
		if demandsNothing {
			unused = append(unused, sc.name)
		}
	}
	facts := map[*security]SecurityFacts{nil: {Source: "none", Alternatives: []AlternativeFacts{}, UnusedSchemes: unused, Unauthenticated: true}}
	authorization := authorizationOnly(doc, properties)
	for _, s := range doc.securities {
		f := SecurityFacts{Source: s.source, Alternatives: []AlternativeFacts{}, UnusedSchemes: unused, Unauthenticated: s.isUnauthenticated(), Anonymous: s.isAnonymous(), Authorization: authorization[s]}
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
			f.Defined, f.In, f.ScopesKnown = true, r.scheme.in(), f.Credential == "oauth2"
		}
		for _, scope := range r.scopes {
			f.Scopes = append(f.Scopes, ScopeFacts{Name: scope, Declared: r.scheme != nil && r.scheme.scopes[scope]})
		}
		facts.Requirements = append(facts.Requirements, f)
	}
	return facts
}

// IsScope reports whether a name in a security requirement is that of a scope that a client has to request. Some contracts, such as
// Slack's, write none where a token needs no scope.
func IsScope(name string) bool {
	return strings.TrimSpace(name) != "" && !strings.EqualFold(name, "none")
}

// locateSecurity makes a function that finds places of a list of requirements. A requirement is its name: its value lists scopes.
func locateSecurity(s *security, refs *resolve.Resolver) func(path []any) model.Place {
	locate := refs.Locator(s.at)
	return func(path []any) model.Place {
		place := locate(path)
		place.Key = len(path) == 2
		return place
	}
}
