package contract

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// scheme is a declared security scheme.
type scheme struct {
	entry    *resolve.Node // where its name stands, maybe with a reference
	at       *resolve.Node // its definition, references followed
	facts    SecuritySchemeFacts
	scopes   map[string]bool // union over its flows
	demanded map[string]bool // its DemandedScopes
	beside   map[string]bool // its AloneWith
	usages   []*resolve.Node // the requirements that name it
	locate   func(path []any) model.Place
}

// flowKinds are the flows of OAuth 2.0 in the words of OpenAPI 3, with the names that 2.0 gives them.
var flowKinds = []struct{ name, in20 string }{
	{"implicit", "implicit"},
	{"password", "password"},
	{"clientCredentials", "application"},
	{"authorizationCode", "accessCode"},
	{"deviceAuthorization", ""},
}

var flowURLs = []string{"authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"}

func (l *lowering) readSchemes() {
	holder, name := l.root, "securityDefinitions"
	if l.version != v20 {
		holder, name = l.root.Child("components"), "securitySchemes"
	}
	for key, entry := range l.entries(holder, name) {
		if s, ok := l.refs.Follow(entry); ok {
			l.addScheme(key, s).entry = entry
		}
	}
}

func (l *lowering) addScheme(name string, s *resolve.Node) *scheme {
	n := s.Node
	sc := &scheme{at: s, scopes: map[string]bool{}, demanded: map[string]bool{}, beside: map[string]bool{}}
	sc.facts = SecuritySchemeFacts{
		Name: name, Type: n.Get("type").String(), In: n.Get("in").String(), ParameterName: n.Get("name").String(),
		HTTPScheme: strings.ToLower(n.Get("scheme").String()), BearerFormat: n.Get("bearerFormat").String(),
		Family: l.version.String(), DemandedScopes: []string{}, AloneWith: []string{}, Flows: []FlowFacts{}, Endpoints: []EndpointFacts{}, Deprecated: n.Get("deprecated").IsTrue(),
	}
	sc.facts.Credential = credential(sc.facts.Type, sc.facts.HTTPScheme)
	sc.facts.Faults = l.schemeFaults(s)
	sc.facts.StatesProfile = statesProfile(n)
	if sc.facts.Type == "oauth2" {
		l.readFlows(sc)
	}
	if v := n.Get("oauth2MetadataUrl"); v.Exists() && l.version == v32 {
		sc.facts.Endpoints = append(sc.facts.Endpoints, EndpointFacts{At: []string{"oauth2MetadataUrl"}, Text: v.String()})
	}
	if v := n.Get("openIdConnectUrl"); v.Exists() && sc.facts.Type == "openIdConnect" {
		sc.facts.Endpoints = append(sc.facts.Endpoints, EndpointFacts{At: []string{"openIdConnectUrl"}, Text: v.String()})
	}
	place := l.refs.Locator(s)
	sc.locate = func(path []any) model.Place {
		if l.version == v20 && len(path) >= 2 && path[0] == "flows" {
			if path = path[2:]; len(path) == 0 { // 2.0 has one flow, whose members stand in the scheme itself
				path = []any{"flow"}
			}
		}
		return place(path)
	}
	l.schemes[name] = sc
	l.schemeOrder = append(l.schemeOrder, sc)
	return sc
}

func (l *lowering) readFlows(sc *scheme) {
	add := func(kind string, at *resolve.Node) {
		flow := FlowFacts{Kind: kind, Scopes: []string{}}
		if kind == "" { // 2.0, and the flow is missing or unknown: what stands beside it is declared all the same
			kind = "implicit"
		}
		for scope := range at.Get("scopes").Pairs() {
			if l.version == v20 && strings.HasPrefix(scope, "x-") {
				continue
			}
			flow.Scopes = append(flow.Scopes, scope)
			sc.scopes[scope] = true
		}
		for _, name := range flowURLs {
			if v := at.Get(name); v.Exists() {
				sc.facts.Endpoints = append(sc.facts.Endpoints, EndpointFacts{At: []string{"flows", kind, name}, Text: v.String()})
			}
		}
		if flow.Kind != "" {
			sc.facts.Flows = append(sc.facts.Flows, flow)
		}
	}
	if l.version == v20 {
		kind := ""
		for _, k := range flowKinds {
			if k.in20 != "" && sc.at.Get("flow").String() == k.in20 {
				kind = k.name
			}
		}
		add(kind, sc.at)
		return
	}
	for _, kind := range flowKinds {
		switch {
		case kind.name == "deviceAuthorization" && l.version != v32:
		default:
			if flow := sc.at.Child("flows").Child(kind.name); flow.IsMap() {
				add(kind.name, flow)
			}
		}
	}
}

// credential tells what a caller of a scheme proves itself with. The type compares exactly, the scheme of http in lower
// case (RFC 9110 §11.1).
func credential(schemeType, httpScheme string) string {
	switch schemeType {
	case "apiKey":
		return "api-key"
	case "basic": // 2.0
		return "basic"
	case "oauth2":
		return "oauth2"
	case "openIdConnect":
		return "oidc"
	case "mutualTLS":
		return "mutual-tls"
	case "http":
		switch httpScheme {
		case "basic", "bearer", "digest":
			return httpScheme
		}
		return "other"
	}
	return "unknown"
}

// security is a declared list of security requirements.
type security struct {
	at     *resolve.Node
	name   string // of the operation that declares it, or "root"
	facts  SecurityFacts
	usages []*resolve.Node // the operations that inherit it
}

// readSecurity reads the root's list, if there is one: it holds even if no operation inherits it.
func (l *lowering) readSecurity() {
	if at := l.root.Optional("security"); at != nil {
		l.inherited = l.declare(at, "root", "root")
	}
}

func (l *lowering) declare(at *resolve.Node, source, name string) *security {
	s := &security{at: at, name: name, facts: l.requirements(at, source)}
	l.securities = append(l.securities, s)
	return s
}

// effectiveSecurity is the operation's security if the key is present, else the root's (OpenAPI Object, Operation
// Object). An empty list is a list: it removes what is inherited.
func (l *lowering) effectiveSecurity(op *resolve.Node, name string) (SecurityFacts, *resolve.Node) {
	if at := op.Optional("security"); at != nil {
		s := l.declare(at, "operation", name)
		return s.facts, at
	}
	if s := l.inherited; s != nil {
		s.usages = append(s.usages, op)
		return s.facts, s.at
	}
	return SecurityFacts{Source: "none", Alternatives: []AlternativeFacts{}, Unauthenticated: true}, nil
}

// requirements reads a list of security requirements.
func (l *lowering) requirements(at *resolve.Node, source string) SecurityFacts {
	security := SecurityFacts{Source: source, Alternatives: []AlternativeFacts{}, Unauthenticated: true}
	if !at.IsList() {
		l.misfit(at, "an array")
	}
	for i, item := range at.Items() {
		if !item.IsMap() {
			l.misfit(at.Item(i, item), "an object")
			continue
		}
		alternative := AlternativeFacts{Requirements: []RequirementFacts{}}
		for name, scopes := range item.Pairs() {
			r := RequirementFacts{Scheme: name, Credential: "unknown", Scopes: []ScopeFacts{}}
			sc := l.schemeNamed(name)
			if sc != nil {
				r.Defined, r.Credential, r.In = true, sc.facts.Credential, sc.facts.In
				r.ScopesKnown = r.Credential == "oauth2"
				sc.facts.Demanded = true
				sc.usages = append(sc.usages, at.Item(i, item).Child(name))
			}
			for _, scope := range scopes.Items() {
				name := scope.String()
				if sc != nil && !sc.demanded[name] {
					sc.demanded[name] = true
					sc.facts.DemandedScopes = append(sc.facts.DemandedScopes, name)
				}
				r.Scopes = append(r.Scopes, ScopeFacts{Name: name, Declared: sc != nil && sc.scopes[name]})
			}
			alternative.Requirements = append(alternative.Requirements, r)
		}
		alternative.Strength = strength(alternative.Requirements)
		if len(alternative.Requirements) == 0 {
			security.Anonymous = true
		} else {
			security.Unauthenticated = false
		}
		security.Alternatives = append(security.Alternatives, alternative)
	}
	return security
}

// strength is what an alternative is worth: as much as its strongest credential, for all must be shown.
func strength(requirements []RequirementFacts) string {
	if len(requirements) == 0 {
		return "anonymous"
	}
	best := "unknown"
	for _, r := range requirements {
		switch r.Credential {
		case "oauth2", "oidc", "bearer", "mutual-tls":
			return "token"
		case "api-key", "basic", "digest":
			best = "static"
		}
	}
	return best
}

// schemeNamed finds the scheme that a requirement names: a component, or from 3.2 on the URI of one.
func (l *lowering) schemeNamed(name string) *scheme {
	if sc := l.schemes[name]; sc != nil {
		return sc
	}
	if l.version != v32 || !strings.ContainsAny(name, "/#.") {
		return nil
	}
	target := l.refs.Resolve(l.root, name)
	if target == nil || !target.Get("type").Exists() {
		return nil
	}
	for _, sc := range l.schemeOrder {
		if sc.at.ID() == target.ID() {
			l.schemes[name] = sc
			return sc
		}
	}
	return l.addScheme(name, target)
}

// finishSchemes counts who uses a scheme, and resolves its URLs against the servers.
func (l *lowering) finishSchemes() {
	for _, op := range l.operations {
		if op.facts.Kind != "path" {
			continue
		}
		used, alone := map[*scheme]bool{}, map[*scheme]bool{}
		for _, alternative := range op.facts.Security.Alternatives {
			for _, r := range alternative.Requirements {
				if sc := l.schemes[r.Scheme]; sc != nil {
					used[sc] = true
					if others, ok := aloneWith(r, alternative.Requirements); ok {
						alone[sc] = true
						for _, name := range others {
							if !sc.beside[name] {
								sc.beside[name] = true
								sc.facts.AloneWith = append(sc.facts.AloneWith, name)
							}
						}
					}
				}
			}
		}
		for sc := range used {
			sc.facts.Operations++
		}
		for sc := range alone {
			sc.facts.OperationsAlone++
		}
	}
	l.demandTargets()
	var schemes []string
	for _, s := range l.servers {
		for _, u := range s.facts.URLs {
			if u.Scheme != "" && !slices.Contains(schemes, u.Scheme) {
				schemes = append(schemes, u.Scheme)
			}
		}
	}
	slices.Sort(schemes)
	opened := l.openedByScopes()
	for _, sc := range l.schemeOrder {
		slices.Sort(sc.facts.DemandedScopes)
		slices.Sort(sc.facts.AloneWith)
		sc.facts.ScopeUse = scopeUse(sc, opened)
		for i := range sc.facts.Endpoints {
			e := &sc.facts.Endpoints[i]
			e.finish(schemes)
			switch e.At[0] {
			case "openIdConnectUrl":
				sc.facts.OpenIDConnectURL = e
			case "oauth2MetadataUrl":
				sc.facts.MetadataURL = e
			}
		}
	}
}

// demandTargets marks the schemes that demanded ones refer to: who demands an alias demands what it stands for.
func (l *lowering) demandTargets() {
	declared := map[*yaml.Node][]*scheme{}
	for _, sc := range l.schemeOrder {
		if sc.entry != nil {
			declared[sc.entry.ID()] = append(declared[sc.entry.ID()], sc)
		}
	}
	passed := map[*yaml.Node]bool{}
	for _, sc := range l.schemeOrder {
		for at := sc.entry; at != nil && sc.facts.Demanded && !passed[at.ID()]; {
			passed[at.ID()] = true
			ref, ok := resolve.Reference(at.Node)
			if !ok {
				break
			}
			if at = l.refs.Resolve(at, ref); at == nil {
				break
			}
			for _, target := range declared[at.ID()] {
				target.facts.Demanded = true
			}
		}
	}
}

// aloneWith reports whether a requirement is all that its alternative demands of a caller: a scheme that is not declared
// adds nothing, and keys beside a key, whose names it returns, add only more of the same.
func aloneWith(r RequirementFacts, all []RequirementFacts) (others []string, ok bool) {
	for _, o := range all {
		switch {
		case o.Scheme == r.Scheme || !o.Defined:
		case o.Credential == "api-key" && r.Credential == "api-key":
			others = append(others, o.Scheme)
		default:
			return nil, false
		}
	}
	return others, true
}

// opening is a scope of a scheme.
type opening struct {
	scheme *scheme
	scope  string
}

// openedByScopes counts which operations a scope opens without another scope, as reads and writes.
func (l *lowering) openedByScopes() map[opening][2]int {
	counts := map[opening][2]int{}
	for _, op := range l.operations {
		if op.facts.Kind != "path" {
			continue
		}
		seen := map[opening]bool{}
		for _, alternative := range op.facts.Security.Alternatives {
			if len(alternative.Requirements) != 1 || len(alternative.Requirements[0].Scopes) != 1 {
				continue
			}
			r := alternative.Requirements[0]
			o := opening{l.schemes[r.Scheme], r.Scopes[0].Name}
			if o.scheme == nil || seen[o] {
				continue
			}
			seen[o] = true
			count := counts[o]
			if op.facts.Safe {
				count[0]++
			} else {
				count[1]++
			}
			counts[o] = count
		}
	}
	return counts
}

// scopeUse lists the scopes of a scheme, declared or demanded.
func scopeUse(sc *scheme, opened map[opening][2]int) []ScopeUseFacts {
	names := slices.Clone(sc.facts.DemandedScopes)
	declared := map[string][]string{}
	for _, flow := range sc.facts.Flows {
		for _, scope := range flow.Scopes {
			declared[scope] = append(declared[scope], flow.Kind)
			names = append(names, scope)
		}
	}
	slices.Sort(names)
	list := []ScopeUseFacts{}
	for _, name := range slices.Compact(names) {
		count := opened[opening{sc, name}]
		use := ScopeUseFacts{Name: name, Declared: declared[name], Demanded: sc.demanded[name], Reads: count[0], Writes: count[1]}
		if use.Declared == nil {
			use.Declared = []string{}
		}
		list = append(list, use)
	}
	return list
}

// profiles are the marks of a stated profile for JSON Web Tokens.
var profiles = regexp.MustCompile(`(?i)\bRFC[ -]?(8725|9068)\b|\bBCP[ -]?225\b|^at\+jwt$`)

func statesProfile(n source.Node) bool {
	return n.Get("x-jwt-profile").Exists() || profiles.MatchString(n.Get("description").String()) || profiles.MatchString(n.Get("bearerFormat").String())
}

// finish classifies the URL. A relative one is reached over the schemes of the servers (OAuth Flow Object: URLs are
// resolved against the server).
func (e *EndpointFacts) finish(serverSchemes []string) {
	e.Schemes = []string{}
	u, err := url.Parse(strings.TrimSpace(e.Text))
	switch {
	case err != nil || e.Text == "" || strings.ContainsAny(e.Text, " \t\n<>"):
		e.Kind = "invalid"
	case u.Scheme == "" && u.Host == "" && !looksLikeURL(e.Text):
		e.Kind = "invalid"
	case u.Scheme == "":
		e.Kind = "relative"
		e.Schemes = append(e.Schemes, serverSchemes...)
	case u.Host == "":
		e.Kind = "invalid"
	default:
		e.Kind = "absolute"
		e.Schemes = append(e.Schemes, strings.ToLower(u.Scheme))
		e.Loopback = source.IsLoopback(strings.ToLower(u.Hostname()))
	}
}

// looksLikeURL tells a relative URL from a word put where a URL belongs.
func looksLikeURL(text string) bool {
	return strings.ContainsAny(text, "/.?")
}
