package change

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// AccessFacts compares what an operation demands of its callers on both sides.
type AccessFacts struct {
	Before    []AlternativeFacts `json:"before" doc:"Security alternatives in the base, in order; one that demands nothing if the operation demanded nothing. Empty for an operation that only the head has."`
	After     []AlternativeFacts `json:"after" doc:"Security alternatives in the head, in the same form."`
	Admits    []AdmittedFacts    `json:"admits" doc:"Alternatives of the head that admit a caller whom the base refused: they demand less than, or something else than, each alternative of the base. Of two of which one demands all that the other demands, only the other is listed."`
	Undefined []UndefinedFacts   `json:"undefined" doc:"Demanded schemes that the head does not declare, and that the operation did not demand undeclared in the base."`
	Unscoped  []UnscopedFacts    `json:"unscoped" doc:"For an operation that only the head has: demanded schemes of type oauth2 or openIdConnect without a scope, although most operations of the base that demand the scheme demand scopes of it."`
}

// AlternativeFacts is one security alternative in words.
type AlternativeFacts struct {
	Text string `json:"text" doc:"What it demands, such as: oauth (accounts:write) and key. Empty if it demands nothing."`
	Rank string `json:"rank" enum:"anonymous,exposed-key,static,token,combined,bound,unknown" doc:"How well its strongest part tells callers apart, weakest first. anonymous: it demands nothing. exposed-key: an API key in the URL. static: another API key, or a password. token: a bearer token, OAuth 2.0, OpenID Connect or a signature of the request. combined: a token and, independent of it, a key or password. bound: a client certificate. unknown: the document does not say."`
}

// AdmittedFacts is an alternative of the head that admits callers whom the base refused.
type AdmittedFacts struct {
	Index   int      `json:"index" doc:"Index of the alternative in the security of the head; 0 if the head has none."`
	Text    string   `json:"text" doc:"What it demands, as in after."`
	How     string   `json:"how" enum:"nothing,anonymous,factor,scope,broader,weaker,other,unknown" doc:"How it differs from the base; of several, the first. nothing: nothing demands a credential any more. anonymous: it demands nothing, beside others that do. factor: an alternative of the base without some of its schemes. scope: one without some of its scopes. broader: one with other scopes, of which one is broad. weaker: its rank is below that of each alternative of the base. other: another credential. unknown: it demands a scheme that is listed under undefined."`
	From    int      `json:"from" doc:"Index of the alternative of the base from which factor, scope and broader differ; otherwise -1."`
	Was     string   `json:"was" doc:"What that alternative demanded; otherwise what all alternatives of the base demanded, joined by or."`
	Missing []string `json:"missing" doc:"For factor: the schemes that are demanded no more. For scope: the scopes. For broader: the broad scopes that are demanded now. Otherwise empty."`
}

// UndefinedFacts is a demanded scheme that is not declared.
type UndefinedFacts struct {
	Index  int    `json:"index" doc:"Index of the alternative."`
	Scheme string `json:"scheme" doc:"Name of the scheme."`
}

// UnscopedFacts is a demanded scheme without scopes.
type UnscopedFacts struct {
	Index  int    `json:"index" doc:"Index of the alternative."`
	Scheme string `json:"scheme" doc:"Name of the scheme."`
	Scoped int    `json:"scoped" doc:"Number of operations of the base that demand scopes of the scheme."`
	All    int    `json:"all" doc:"Number of operations of the base that demand the scheme."`
}

// rank orders alternatives by how well they tell callers apart.
type rank int

const (
	unknownRank rank = iota
	anonymousRank
	exposedRank
	staticRank
	tokenRank
	combinedRank
	boundRank
)

func (r rank) String() string {
	return [...]string{"unknown", "anonymous", "exposed-key", "static", "token", "combined", "bound"}[r]
}

// credentialRank is the rank of one credential. in is where an API key is sent.
func credentialRank(credential, in string) rank {
	switch credential {
	case "api-key":
		if in == "query" {
			return exposedRank
		}
		return staticRank
	case "basic", "digest":
		return staticRank
	case "bearer", "oauth2", "oidc", "signature":
		return tokenRank
	case "mutual-tls":
		return boundRank
	}
	return unknownRank
}

// alternative is a security alternative with schemes that both sides call the same.
type alternative struct {
	index  int
	scopes map[string][]string // scheme → demanded scopes, sorted
	names  map[string]string   // scheme → its name in the document
	rank   rank
	text   string
	// undefined are the schemes that are not declared, as in the document.
	undefined []string
}

// newAlternative reads an alternative. identify gives a requirement the name of its scheme that both sides share.
func newAlternative(index int, facts *contract.AlternativeFacts, identify func(r *contract.RequirementFacts) string) alternative {
	a := alternative{index: index, scopes: map[string][]string{}, names: map[string]string{}, rank: anonymousRank}
	var words []string
	best, static := unknownRank, false
	for i := range facts.Requirements {
		r := &facts.Requirements[i]
		scheme := identify(r)
		for _, s := range r.Scopes {
			if contract.IsScope(s.Name) {
				a.scopes[scheme] = append(a.scopes[scheme], s.Name)
			}
		}
		a.scopes[scheme] = slices.Compact(slices.Sorted(slices.Values(a.scopes[scheme])))
		a.names[scheme] = r.Scheme
		if !r.Defined {
			a.undefined = append(a.undefined, r.Scheme)
		}
		part := credentialRank(r.Credential, r.In)
		static = static || part == exposedRank || part == staticRank
		best = max(best, part)
		words = append(words, requirementText(r))
	}
	if len(facts.Requirements) > 0 {
		if best == tokenRank && static {
			best = combinedRank
		}
		a.rank = best
	}
	a.text = strings.Join(words, " and ")
	return a
}

// maxScopesShown is how many scopes of a requirement messages list.
const maxScopesShown = 5

func requirementText(r *contract.RequirementFacts) string {
	if len(r.Scopes) == 0 {
		return r.Scheme
	}
	var names []string
	for _, s := range r.Scopes[:min(len(r.Scopes), maxScopesShown)] {
		names = append(names, s.Name)
	}
	text := strings.Join(names, ", ")
	if more := len(r.Scopes) - maxScopesShown; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return r.Scheme + " (" + text + ")"
}

// covers reports whether an alternative demands everything that another one demands.
func (a *alternative) covers(other *alternative) bool {
	for scheme, scopes := range other.scopes {
		own, ok := a.scopes[scheme]
		if !ok || slices.ContainsFunc(scopes, func(scope string) bool { return !hasScope(own, scope) }) {
			return false
		}
	}
	return true
}

func hasScope(sorted []string, text string) bool {
	_, found := slices.BinarySearch(sorted, text)
	return found
}

// key is equal for alternatives that demand the same.
func (a *alternative) key() string {
	var words []string
	for scheme, scopes := range a.scopes {
		words = append(words, key(append([]string{scheme}, scopes...)...))
	}
	slices.Sort(words)
	return strings.Join(words, "\x00")
}

// missingSchemes lists the schemes of an alternative that another one does not demand, as the document calls them.
func (a *alternative) missingSchemes(in *alternative) []string {
	var list []string
	for scheme, name := range a.names {
		if _, ok := in.scopes[scheme]; !ok {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// missingScopes lists the scopes of an alternative that another one does not demand.
func (a *alternative) missingScopes(in *alternative) []string {
	var list []string
	for scheme, scopes := range a.scopes {
		for _, scope := range scopes {
			if !hasScope(in.scopes[scheme], scope) {
				list = append(list, scope)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// maxComparisons bounds the pairs of alternatives of one operation that are compared. Contracts have a dozen alternatives at most.
const maxComparisons = 1 << 14

// admits lists the alternatives of the head that admit callers whom the base refused: those that cover no alternative of the base.
// undefined are the schemes that are newly undeclared. Where a side has more alternatives than can be compared, those of the base
// that are not compared do not count, so that too much is told rather than too little, and complete is false.
func admits(before, after []alternative, undefined []string) (list []AdmittedFacts, complete bool) {
	same := map[string]bool{}
	for i := range before {
		same[before[i].key()] = true
	}
	compared := before[:min(len(before), max(maxComparisons/len(after), 1))]
	var admitted []*alternative
	for i := range after {
		a := &after[i]
		if !same[a.key()] && !slices.ContainsFunc(compared, func(b alternative) bool { return a.covers(&b) }) {
			admitted = append(admitted, a)
		}
	}
	list = []AdmittedFacts{}
	was := allTexts(before)
	demandsNothing := !slices.ContainsFunc(after, func(a alternative) bool { return len(a.scopes) > 0 })
	for i, a := range admitted {
		if !isImplied(a, i, admitted, undefined) {
			facts := classify(a, compared, undefined, demandsNothing)
			if facts.From < 0 {
				facts.Was = was
			}
			list = append(list, facts)
		}
	}
	return list, len(admitted) == 0 || len(compared) == len(before)
}

// isImplied reports whether an alternative admits nobody whom another one of the list does not admit as well.
func isImplied(a *alternative, at int, admitted []*alternative, undefined []string) bool {
	for i, other := range admitted[:min(len(admitted), maxComparisons/len(admitted)+1)] {
		if i != at && !other.demandsAny(undefined) && a.covers(other) && (i < at || !other.covers(a)) {
			return true
		}
	}
	return false
}

// demandsAny reports whether one of the undeclared schemes of an alternative is in a list.
func (a *alternative) demandsAny(undefined []string) bool {
	return slices.ContainsFunc(a.undefined, func(name string) bool { return slices.Contains(undefined, name) })
}

// classify says how an alternative that admits more callers differs from the base.
func classify(a *alternative, before []alternative, undefined []string, demandsNothing bool) AdmittedFacts {
	facts := AdmittedFacts{Index: a.index, Text: a.text, From: -1, Missing: []string{}}
	from := func(b *alternative, how string, missing []string) AdmittedFacts {
		facts.How, facts.From, facts.Was, facts.Missing = how, b.index, b.text, missing
		return facts
	}
	switch {
	case len(a.scopes) == 0 && demandsNothing:
		facts.How = "nothing"
		return facts
	case len(a.scopes) == 0:
		facts.How = "anonymous"
		return facts
	case a.demandsAny(undefined):
		facts.How = "unknown"
		return facts
	}
	if b := nearest(before, func(b *alternative) []string { return b.missingSchemes(a) }, a); b != nil {
		return from(b, "factor", b.missingSchemes(a))
	}
	if b := nearest(before, func(b *alternative) []string { return b.missingScopes(a) }, a); b != nil {
		return from(b, "scope", b.missingScopes(a))
	}
	for i := range before {
		if broad := a.broaderThan(&before[i]); len(broad) > 0 {
			return from(&before[i], "broader", broad)
		}
	}
	facts.How = "other"
	if lowest := lowestRank(before); lowest != unknownRank && a.rank != unknownRank && a.rank < lowest {
		facts.How = "weaker"
	}
	return facts
}

// nearest is the alternative of the base that demands all that a demands and the least of something that a does not demand; nil if
// none demands more of it.
func nearest(before []alternative, missing func(b *alternative) []string, a *alternative) *alternative {
	var best *alternative
	fewest := 0
	for i := range before {
		b := &before[i]
		if n := len(missing(b)); n > 0 && b.covers(a) && (best == nil || n < fewest) {
			best, fewest = b, n
		}
	}
	return best
}

// broaderThan lists the broad scopes that an alternative demands of schemes of which another one demanded narrow scopes only. The
// two must demand the same schemes.
func (a *alternative) broaderThan(b *alternative) []string {
	if len(a.scopes) != len(b.scopes) || len(b.missingSchemes(a)) > 0 {
		return nil
	}
	isBroad := func(scope string) bool { return manifest.Breadth(scope) != "narrow" }
	var list []string
	for scheme, scopes := range a.scopes {
		if slices.ContainsFunc(b.scopes[scheme], isBroad) {
			continue
		}
		for _, scope := range scopes {
			if isBroad(scope) {
				list = append(list, scope)
			}
		}
	}
	slices.Sort(list)
	return list
}

// lowestRank is the rank of the weakest alternative; unknown if that of one is not known.
func lowestRank(list []alternative) rank {
	lowest := boundRank
	for _, a := range list {
		lowest = min(lowest, a.rank) // unknown is the smallest
	}
	return lowest
}

// maxAlternativesShown is how many alternatives messages list.
const maxAlternativesShown = 4

func allTexts(list []alternative) string {
	var texts []string
	for _, a := range list[:min(len(list), maxAlternativesShown)] {
		texts = append(texts, a.text)
	}
	text := strings.Join(texts, " or ")
	if more := len(list) - maxAlternativesShown; more > 0 {
		text += fmt.Sprintf(" or %d more", more)
	}
	return text
}
