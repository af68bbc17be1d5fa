package change

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// SchemeFacts is a security scheme on both sides.
type SchemeFacts struct {
	Pair[contract.SecuritySchemeFacts]
	Weaker      bool                   `json:"weaker" doc:"true if the credential of the scheme tells callers less apart than it did: its rank is lower, in the order of the ranks of access in the facts of an operation."`
	Endpoints   []ChangedEndpointFacts `json:"endpoints" doc:"URLs at the same place of the scheme on both sides whose text differs."`
	BroadScopes []BroadScopeFacts      `json:"broad_scopes" doc:"For a scheme that both sides have: broad scopes that only the head declares."`
}

// ChangedEndpointFacts is a URL of an authorization server that changed.
type ChangedEndpointFacts struct {
	At           []string `json:"at" doc:"Place of the URL: keys and indices below the security scheme."`
	Before       string   `json:"before" doc:"URL in the base."`
	After        string   `json:"after" doc:"URL in the head."`
	LeftTLS      bool     `json:"left_tls" doc:"true if it was reached over https only, and can now be reached over http, on a host that is no loopback address."`
	IssuerBefore string   `json:"issuer_before" doc:"Registrable domain of the host in the base, if that in the head is another one; otherwise empty, as for relative URLs."`
	IssuerAfter  string   `json:"issuer_after" doc:"Registrable domain of the host in the head; empty where issuer_before is."`
}

// BroadScopeFacts is a scope that permits much.
type BroadScopeFacts struct {
	Name    string `json:"name" doc:"Name of the scope."`
	Flow    string `json:"flow" doc:"First flow that declares it."`
	Breadth string `json:"breadth" enum:"wildcard,administrative" doc:"What makes it broad. wildcard: its name has a *. administrative: its name says that it permits everything, or administration."`
}

// schemePairs are the security schemes of two contracts.
type schemePairs struct {
	pairs []schemePair
	was   map[string]string // name in the head → name in the base, of those that both have
	base  map[string]bool   // the names that the base declares
	head  map[string]bool   // those that the head declares
}

// schemePair is a scheme on both sides; nil where a side does not have it.
type schemePair struct{ before, after *model.Entity }

// pairSchemes pairs the security schemes of two contracts by what they are known by, such as their names: by the first, then those that
// are left by the next one, if no other scheme has that.
func pairSchemes(before, after Side, first func(f *contract.SecuritySchemeFacts) string, next ...func(f *contract.SecuritySchemeFacts) string) *schemePairs {
	b, a := before.of(model.EntitySecurityScheme), after.of(model.EntitySecurityScheme)
	m := newMatching(len(b), len(a))
	keys := func(list []*model.Entity, of func(f *contract.SecuritySchemeFacts) string) keysOf {
		return func(i int) []string { return []string{of(facts[contract.SecuritySchemeFacts](list[i]))} }
	}
	m.inOrder(keys(b, first), keys(a, first))
	for _, definition := range next {
		m.unique(keys(b, definition), keys(a, definition))
	}
	s := &schemePairs{was: map[string]string{}, base: map[string]bool{}, head: map[string]bool{}}
	for i, e := range a {
		p := schemePair{after: e}
		name := schemeName(facts[contract.SecuritySchemeFacts](e))
		s.head[name] = true
		if m.after[i] >= 0 {
			p.before = b[m.after[i]]
			s.was[name] = schemeName(facts[contract.SecuritySchemeFacts](p.before))
		}
		s.pairs = append(s.pairs, p)
	}
	for i, e := range b {
		s.base[schemeName(facts[contract.SecuritySchemeFacts](e))] = true
		if m.before[i] < 0 {
			s.pairs = append(s.pairs, schemePair{before: e})
		}
	}
	return s
}

func schemeName(f *contract.SecuritySchemeFacts) string { return f.Name }

// wholeDefinition is all that a scheme says of itself.
func wholeDefinition(f *contract.SecuritySchemeFacts) string {
	text, _ := json.Marshal([]any{definitionOfCredential(f), f.BearerFormat, f.Flows, f.Endpoints}) // of strings, it cannot fail
	return string(text)
}

// definitionOfCredential is what a caller must present, and who issues it.
func definitionOfCredential(f *contract.SecuritySchemeFacts) string {
	name := f.ParameterName
	if f.In == "header" {
		name = strings.ToLower(name)
	}
	var hosts []string
	for _, e := range f.Endpoints {
		hosts = append(hosts, endpointHost(e))
	}
	slices.Sort(hosts)
	words := append([]string{f.Credential, f.In, name, f.HTTPScheme}, slices.Compact(hosts)...)
	return key(words...)
}

// endpointHost is the host of an absolute URL in lower case; otherwise empty.
func endpointHost(e contract.EndpointFacts) string {
	u, err := url.Parse(strings.TrimSpace(e.Text))
	if err != nil || e.Kind != "absolute" {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// Names of schemes that both sides share begin with one of these: a scheme that the base declares, or another name.
const (
	declaredInBase = "="
	otherName      = "?"
)

// before names the scheme of a requirement of the base as both sides call it.
func (s *schemePairs) before(r *contract.RequirementFacts) string {
	if name := declaredName(r.Scheme, s.base); r.Defined && s.base[name] {
		return declaredInBase + name
	}
	return otherName + r.Scheme
}

// after names the scheme of a requirement of the head as both sides call it.
func (s *schemePairs) after(r *contract.RequirementFacts) string {
	if was, ok := s.was[declaredName(r.Scheme, s.head)]; r.Defined && ok {
		return declaredInBase + was
	}
	return otherName + r.Scheme
}

// declaredName is the name of a component that a requirement names by its URI (3.2); otherwise what the requirement says.
func declaredName(scheme string, declared map[string]bool) string {
	if name, ok := strings.CutPrefix(scheme, "#/components/securitySchemes/"); ok && !declared[scheme] {
		return name
	}
	return scheme
}

// schemeEntities makes the entities of the schemes that differ.
func schemeEntities(pairs []schemePair, after Side) []model.Entity {
	var list []model.Entity
	for _, p := range pairs {
		if p.before != nil && p.after != nil && equalFacts(p.before, p.after) {
			continue
		}
		f := SchemeFacts{Pair: pair[contract.SecuritySchemeFacts](p.before, p.after), Endpoints: []ChangedEndpointFacts{}, BroadScopes: []BroadScopeFacts{}}
		if f.Status == "modified" {
			was, is := credentialRank(f.Before.Credential, f.Before.In), credentialRank(f.After.Credential, f.After.In)
			f.Weaker = is != unknownRank && is < was
			f.Endpoints = changedEndpoints(f.Before, f.After)
			f.BroadScopes = newBroadScopes(f.Before, f.After)
		}
		parent := func() model.Place {
			holder := []any{"components", "securitySchemes"}
			if after.Contract.Facts.Family == "2.0" {
				holder = []any{"securityDefinitions"}
			}
			return after.In(after.Contract.Root.Below(holder))
		}
		e := entity(model.EntityChangeScheme, &f, p.before, p.after, after.Path, parent)
		if !f.Weaker {
			e.Usages = nil // what demands the scheme demands the same as before
		}
		list = append(list, e)
	}
	return list
}

// changedEndpoints compares the URLs that stand at the same place of a scheme.
func changedEndpoints(before, after *contract.SecuritySchemeFacts) []ChangedEndpointFacts {
	was := map[string]contract.EndpointFacts{}
	for _, e := range before.Endpoints {
		was[key(e.At...)] = e
	}
	list := []ChangedEndpointFacts{}
	for _, e := range after.Endpoints {
		b, ok := was[key(e.At...)]
		if !ok || b.Text == e.Text && slices.Equal(b.Schemes, e.Schemes) {
			continue
		}
		f := ChangedEndpointFacts{At: e.At, Before: b.Text, After: e.Text}
		f.LeftTLS = slices.Equal(b.Schemes, []string{"https"}) && slices.Contains(e.Schemes, "http") && !e.Loopback && e.Text != b.Text
		if from, to := endpointHost(b), endpointHost(e); from != "" && to != "" && RegistrableDomain(from) != RegistrableDomain(to) {
			f.IssuerBefore, f.IssuerAfter = RegistrableDomain(from), RegistrableDomain(to)
		}
		list = append(list, f)
	}
	return list
}

// newBroadScopes lists the broad scopes that only the head declares.
func newBroadScopes(before, after *contract.SecuritySchemeFacts) []BroadScopeFacts {
	declared := map[string]bool{}
	for _, flow := range before.Flows {
		for _, scope := range flow.Scopes {
			declared[scope] = true
		}
	}
	list := []BroadScopeFacts{}
	for _, flow := range after.Flows {
		for _, scope := range flow.Scopes {
			if breadth := manifest.Breadth(scope); breadth != "narrow" && !declared[scope] {
				declared[scope] = true
				list = append(list, BroadScopeFacts{Name: scope, Flow: flow.Kind, Breadth: breadth})
			}
		}
	}
	return list
}
