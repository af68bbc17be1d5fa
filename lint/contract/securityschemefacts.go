package contract

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// schemeFacts are the facts of the security schemes of a document.
func schemeFacts(doc *document, demands map[*scheme]*schemeDemand, servers map[*server]*ServerFacts) map[*scheme]*SecuritySchemeFacts {
	var serverSchemes []string
	for _, s := range doc.servers {
		for _, u := range servers[s].URLs {
			if u.Scheme != "" && !slices.Contains(serverSchemes, u.Scheme) {
				serverSchemes = append(serverSchemes, u.Scheme)
			}
		}
	}
	slices.Sort(serverSchemes)
	facts := map[*scheme]*SecuritySchemeFacts{}
	for _, sc := range doc.schemes.list {
		facts[sc] = newSchemeFacts(sc, demands[sc], serverSchemes, doc.version)
	}
	return facts
}

// newSchemeFacts are the facts of one scheme. Relative URLs of it are reached over the URL schemes of the servers.
func newSchemeFacts(sc *scheme, d *schemeDemand, serverSchemes []string, version family) *SecuritySchemeFacts {
	n := sc.at
	facts := &SecuritySchemeFacts{
		Name: sc.name, Type: sc.kind, Credential: sc.credential, In: sc.in(), ParameterName: n.Get("name").String(),
		HTTPScheme: strings.ToLower(n.Get("scheme").String()), BearerFormat: n.Get("bearerFormat").String(),
		Flows: []FlowFacts{}, Endpoints: endpointFacts(sc, serverSchemes, version), Deprecated: n.Get("deprecated").IsTrue(),
		Family: version.String(), Demanded: d.demanded, DemandedScopes: append([]string{}, d.scopes...), Faults: schemeFaults(n, version),
		Operations: d.operations, OperationsAlone: d.alone, AloneWith: append([]string{}, slices.Sorted(maps.Keys(d.beside))...),
		ScopeUse: scopeUseFacts(sc, d), StatesProfile: statesProfile(n.Node),
	}
	for _, f := range sc.flows {
		if f.kind != "" {
			facts.Flows = append(facts.Flows, FlowFacts{Kind: f.kind, Scopes: append([]string{}, f.scopes...)})
		}
	}
	for i := range facts.Endpoints {
		switch e := &facts.Endpoints[i]; e.At[0] {
		case "openIdConnectUrl":
			facts.OpenIDConnectURL = e
		case "oauth2MetadataUrl":
			facts.MetadataURL = e
		}
	}
	return facts
}

var flowURLs = []string{"authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"}

// endpointFacts lists the URLs of a scheme and its flows.
func endpointFacts(sc *scheme, serverSchemes []string, version family) []EndpointFacts {
	list := []EndpointFacts{}
	add := func(holder *resolve.Node, name string, at ...string) {
		if v := holder.Get(name); v.Exists() {
			list = append(list, newEndpoint(v.String(), append(at, name), serverSchemes))
		}
	}
	for _, f := range sc.flows {
		kind := f.kind
		if kind == "" { // 2.0 without a known flow: its URLs count all the same
			kind = "implicit"
		}
		for _, name := range flowURLs {
			add(f.at, name, "flows", kind)
		}
	}
	if version == v32 {
		add(sc.at, "oauth2MetadataUrl")
	}
	if sc.kind == "openIdConnect" {
		add(sc.at, "openIdConnectUrl")
	}
	return list
}

// newEndpoint classifies a URL. A relative one is resolved against the server (OAuth Flow Object).
func newEndpoint(text string, at, serverSchemes []string) EndpointFacts {
	e := EndpointFacts{At: at, Text: text, Schemes: []string{}}
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err != nil || text == "" || strings.ContainsAny(text, " \t\n<>"):
		e.Kind = "invalid"
	case u.Scheme == "" && u.Host == "" && !strings.ContainsAny(text, "/.?"): // a word in the place of a URL
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
	return e
}

// scopeUseFacts lists the scopes of a scheme, declared or demanded.
func scopeUseFacts(sc *scheme, d *schemeDemand) []ScopeUseFacts {
	names := slices.Clone(d.scopes)
	declared := map[string][]string{}
	for _, f := range sc.flows {
		if f.kind == "" {
			continue
		}
		for _, scope := range f.scopes {
			declared[scope] = append(declared[scope], f.kind)
			names = append(names, scope)
		}
	}
	list := []ScopeUseFacts{}
	for _, name := range sortUnique(names) {
		_, demanded := slices.BinarySearch(d.scopes, name)
		use := d.opens[name]
		list = append(list, ScopeUseFacts{
			Name: name, Declared: append([]string{}, declared[name]...), Demanded: demanded, Reads: use.reads, Writes: use.writes,
			ReadOnly: isReadOnly(name, sc), Alters: append([]string{}, use.alters...),
		})
	}
	return list
}

var (
	// readOnlyText matches descriptions of scopes that only allow reading.
	readOnlyText = regexp.MustCompile(`(?i)\bread[- ]?only\b|^\W*(grants? |allows? |gives? )?(you |the application |the app )?(to )?(read|view|list)( access)?\b`)
	// writeWords match names and descriptions of scopes that allow more.
	writeWords = regexp.MustCompile(`(?i)(^|[^a-z])(read[-_ /]?write|rw|writ\w*|manag\w*|admin\w*|edit\w*|updat\w*|creat\w*|delet\w*|remov\w*|modif\w*|chang\w*|add\w*|sen[dt]\w*|post\w*|upload\w*|full|all access|control\w*|execut\w*|submit\w*|set|make|perform|start|stop|cancel|invit\w*|import\w*|generat\w*|run|on your behalf)([^a-z]|$)`)
	// readWords are the words of the name of a scope that only allows reading.
	readWords = []string{"read", "readonly", "reader", "viewer"}
)

// isReadOnly reports whether a scope says that it only allows reading, by its description or by a word of its name.
func isReadOnly(name string, sc *scheme) bool {
	text := ""
	for _, f := range sc.flows {
		if text == "" {
			text = f.at.Get("scopes").Get(name).String()
		}
	}
	if writeWords.MatchString(name) || writeWords.MatchString(text) {
		return false
	}
	return readOnlyText.MatchString(text) || slices.ContainsFunc(words(name), func(w string) bool { return slices.Contains(readWords, w) })
}

// profiles are the marks of a stated profile for JSON Web Tokens.
var profiles = regexp.MustCompile(`(?i)\bRFC[ -]?(8725|9068)\b|\bBCP[ -]?225\b|^at\+jwt$`)

func statesProfile(n source.Node) bool {
	return n.Get("x-jwt-profile").Exists() || profiles.MatchString(n.Get("description").String()) || profiles.MatchString(n.Get("bearerFormat").String())
}

// requiredOfFlow are the URLs that each flow requires (OAuth Flow Object).
var requiredOfFlow = map[string][]string{
	"implicit": {"authorizationUrl"}, "password": {"tokenUrl"}, "clientCredentials": {"tokenUrl"},
	"authorizationCode": {"authorizationUrl", "tokenUrl"}, "deviceAuthorization": {"deviceAuthorizationUrl", "tokenUrl"},
}

// schemeFaults lists the fields that a scheme lacks, and the values that the specification does not have.
func schemeFaults(n *resolve.Node, version family) []FaultFacts {
	faults := []FaultFacts{}
	fault := func(at []string, format string, args ...any) {
		faults = append(faults, FaultFacts{At: at, Message: fmt.Sprintf(format, args...)})
	}
	schemeType := n.Get("type").String()
	table, places := requiredOfType, []string{"query", "header", "cookie"}
	if version == v20 {
		table, places = requiredOfType20, places[:2]
	}
	required, known := table[schemeType]
	if schemeType == "mutualTLS" && !version.in(v31Up) {
		known = false
	}
	switch {
	case schemeType == "":
		fault([]string{"type"}, "it has no type")
	case !known:
		fault([]string{"type"}, "OpenAPI %s has no type %q", version, schemeType)
	}
	for _, field := range required {
		if v := n.Get(field); !v.Exists() || v.IsNull() || v.IsScalar() && v.String() == "" {
			fault([]string{field}, "type %s requires %s", schemeType, field)
		}
	}
	if in := n.Get("in").String(); schemeType == "apiKey" && in != "" && !slices.Contains(places, in) {
		fault([]string{"in"}, "in is %q, not one of %s", in, strings.Join(places, ", "))
	}
	if flows := n.Get("flows"); schemeType == "oauth2" && version != v20 && flows.IsMap() && flows.Len() == 0 && !n.Get("oauth2MetadataUrl").Exists() {
		fault([]string{"flows"}, "it has no flow: nobody can get a token")
	}
	if schemeType == "oauth2" {
		flowFaults(n, version, fault)
	}
	return faults
}

// flowFaults finds the fields that the flows of a scheme lack.
func flowFaults(n *resolve.Node, version family, fault func(at []string, format string, args ...any)) {
	for _, kind := range flowKinds {
		at, place := n.Child("flows").Child(kind.name), []string{"flows", kind.name}
		if version == v20 {
			if kind.in20 == "" || n.Get("flow").String() != kind.in20 {
				continue
			}
			at, place = n, nil
		}
		if !at.IsMap() {
			continue
		}
		for _, field := range requiredOfFlow[kind.name] {
			if at.Get(field).String() == "" {
				fault(append(place[:len(place):len(place)], field), "flow %s requires %s", kind.name, field)
			}
		}
		if version != v20 && !at.Get("scopes").IsMap() {
			fault(append(place[:len(place):len(place)], "scopes"), "flow %s requires scopes", kind.name)
		}
	}
}

// locateScheme makes a function that finds places of a scheme.
func locateScheme(sc *scheme, s spec) func(path []any) model.Place {
	below := s.refs.Locator(sc.at)
	locate := func(path []any) model.Place {
		place := below(path)
		// A scope is a member of scopes, whose value only describes it.
		place.Key = len(path) > 1 && path[len(path)-2] == "scopes" && len(place.Pointer) > 0 && place.Pointer[len(place.Pointer)-1] == path[len(path)-1]
		return place
	}
	if s.version != v20 {
		return locate
	}
	return func(path []any) model.Place {
		if len(path) >= 2 && path[0] == "flows" {
			if path = path[2:]; len(path) == 0 { // 2.0 has one flow, whose members stand in the scheme itself
				path = []any{"flow"}
			}
		}
		return locate(path)
	}
}
