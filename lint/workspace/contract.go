package workspace

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/suggest"
)

// contractIndex is a contract with what is worked out of it once, when the first manifest asks, however many name it.
type contractIndex struct {
	*contract.API
	byName, byPath map[string]int // operations by method and path or operationId; by path without the names of parameters
	patterns       map[*contract.Server]serverPattern
}

// name indexes the operations by what manifests call them. An operationId wins over a path, the first operation over others.
func (x *contractIndex) name() {
	if x.byName != nil {
		return
	}
	byName, byPath := map[string]int{}, map[string]int{}
	for i, op := range slices.Backward(x.Operations) {
		byName[op.Method+" "+op.Path] = i
		byPath[op.Method+" "+withoutNames(op.Path)] = i
	}
	for i, op := range slices.Backward(x.Operations) {
		if op.ID != "" {
			byName[op.ID] = i
		}
	}
	x.byName, x.byPath = byName, byPath
}

// operation finds an operation by what a manifest calls it.
func (x *contractIndex) operation(name string) (i int, ok bool) {
	x.name()
	i, ok = x.byName[name]
	if method, path, isPath := strings.Cut(name, " "); !ok && isPath {
		method, path = strings.ToUpper(method), strings.TrimSpace(path)
		if i, ok = x.byName[method+" "+path]; !ok {
			i, ok = x.byPath[method+" "+withoutNames(path)]
		}
	}
	return i, ok
}

// pattern is that of a server.
func (x *contractIndex) pattern(s *contract.Server) serverPattern {
	p, ok := x.patterns[s]
	if !ok {
		if p = newServerPattern(s); x.patterns == nil {
			x.patterns = map[*contract.Server]serverPattern{}
		}
		x.patterns[s] = p
	}
	return p
}

// contractPlaces are the places in a contract that an integration's facts speak of.
type contractPlaces struct {
	api        *contractIndex
	used       []contract.BoundOperation
	servers    []contract.BoundServer
	classified []model.Place
	categories []model.Place
	unjudged   []unjudged
}

// unjudged is a place in the manifest that could not be compared with the contract.
type unjudged struct {
	at      []string
	message string
}

func newContractJoin() *manifest.ContractFacts {
	return &manifest.ContractFacts{
		Scopes: []string{}, Requested: []manifest.RequestedScopeFacts{}, Undefined: []manifest.UndefinedOperationFacts{}, Used: []manifest.UsedOperationFacts{}, Called: []int{}, Refused: []int{},
		Servers: []string{}, Endpoints: []manifest.EndpointFacts{}, Classified: []manifest.ClassificationFacts{}, Categories: []manifest.CategoryFacts{},
	}
}

// joinContract compares what a manifest states with what the contract that it names declares and demands.
func joinContract(facts *manifest.IntegrationFacts, api *contractIndex, digest string) *contractPlaces {
	join, p := facts.Contract, &contractPlaces{api: api}
	join.Found, join.Title, join.Version, join.Digest = true, api.Facts.Title, api.Facts.InfoVersion, digest
	join.Scopes, join.ScopesKnown = declaredScopes(api.API)
	at := p.use(facts)
	identity := facts.Spec.Identity
	if identity == nil {
		identity = &manifest.Identity{}
	}
	caller := newCaller(identity, api.API)
	join.StaticOnly = true
	for i, op := range p.used {
		row := caller.use(op, at[i])
		join.Used = append(join.Used, row)
		join.ReadCollection = join.ReadCollection || op.Collection
		if op.Kind == "path" {
			join.Called = append(join.Called, i)
			join.StaticOnly = join.StaticOnly && row.StaticOnly
		}
		if !row.Accepted {
			join.Refused = append(join.Refused, i)
		}
	}
	join.StaticOnly = join.StaticOnly && len(join.Called) > 0
	needed := caller.needed(p.used)
	signIn := caller.method == "oidc" || slices.ContainsFunc(api.Schemes, func(s contract.BoundScheme) bool { return s.Credential == "oidc" })
	suggested := 0
	for _, scope := range identity.Scopes {
		_, declared := slices.BinarySearch(join.Scopes, scope)
		own := signIn && slices.Contains(openIDScopes, scope)
		row := manifest.RequestedScopeFacts{Scope: scope, Declared: declared || own, Needed: needed[scope] || own}
		if !row.Declared && scope != "" && suggested < maxSuggestions {
			suggested++
			row.Suggestion = suggest.Nearest(scope, join.Scopes)
		}
		join.Requested = append(join.Requested, row)
	}
	p.serve(facts)
	p.carry(join)
	return p
}

// openIDScopes are those of OpenID Connect itself (Core 1.0, 3.1.2.1, 5.4 and 11), which no contract has to name.
var openIDScopes = []string{"openid", "profile", "email", "address", "phone", "offline_access"}

// declaredScopes are the scopes of all flows of all schemes, sorted.
func declaredScopes(api *contract.API) (scopes []string, known bool) {
	scopes = []string{}
	oauth2, oidc := false, false
	for _, s := range api.Schemes {
		oauth2 = oauth2 || s.Credential == "oauth2"
		oidc = oidc || s.Credential == "oidc"
		for _, f := range s.Flows {
			scopes = append(scopes, f.Scopes...)
		}
	}
	slices.Sort(scopes)
	return slices.Compact(scopes), oauth2 && !oidc
}

// use resolves the used operations: those that the manifest lists, or all that are served, and the webhooks where it
// receives some. It returns where the manifest says so.
func (p *contractPlaces) use(facts *manifest.IntegrationFacts) (at [][]string) {
	stated := facts.Spec.Contract
	facts.Contract.OperationsUnread = facts.Misstates("spec", "contract", "operations")
	if len(stated.Operations) == 0 && facts.Contract.OperationsUnread {
		return nil
	}
	if len(stated.Operations) == 0 {
		for _, op := range p.api.Operations {
			if op.Kind == "path" || op.Kind == "webhook" && len(facts.Webhooks) > 0 {
				p.used, at = append(p.used, op), append(at, []string{"spec", "contract", "path"})
			}
		}
		return at
	}
	facts.Contract.UsesSome = true
	used := map[int]bool{}
	for n, name := range stated.Operations {
		if name == "" {
			continue // it was no name
		}
		place := []string{"spec", "contract", "operations", strconv.Itoa(n)}
		i, ok := p.api.operation(name)
		switch {
		case !ok:
			unknown := manifest.UndefinedOperationFacts{At: place, Name: name}
			if len(facts.Contract.Undefined) < maxSuggestions {
				unknown.Suggestion = suggest.Nearest(name, slices.Sorted(maps.Keys(p.api.byName)))
			}
			facts.Contract.Undefined = append(facts.Contract.Undefined, unknown)
		case !used[i]:
			used[i] = true
			p.used, at = append(p.used, p.api.Operations[i]), append(at, place)
		}
	}
	return at
}

var pathParameter = regexp.MustCompile(`\{[^{}/]*\}`)

// withoutNames leaves out the names of path parameters: templates that differ in nothing else are the same path (OpenAPI,
// Paths Object).
func withoutNames(path string) string { return pathParameter.ReplaceAllString(path, "{}") }

// maxSuggestions bounds how many unknown operations and scopes of a manifest get a suggestion: each is compared with all
// known ones.
const maxSuggestions = 50

// serve compares the endpoints with the effective servers of the used operations.
func (p *contractPlaces) serve(facts *manifest.IntegrationFacts) {
	join := facts.Contract
	anywhere := true // nothing is known of where it is served
	for _, op := range p.used {
		anywhere = anywhere && op.Kind != "path"
	}
	var served []contract.BoundServer
	seen, shown := map[*contract.Server]bool{}, map[string]bool{} // several paths may declare one server
	for _, op := range p.used {
		anywhere = anywhere || op.Kind == "path" && len(op.ServedFrom) == 0
		for _, s := range op.ServedFrom {
			if !seen[s.Server] {
				seen[s.Server] = true
				served = append(served, s)
			}
			if !shown[s.Template] {
				shown[s.Template] = true
				p.servers = append(p.servers, s)
				join.Servers = append(join.Servers, s.Template)
			}
		}
	}
	if facts.Spec.Transport == nil {
		return
	}
	for n, endpoint := range facts.Spec.Transport.Endpoints {
		if endpoint == "" {
			continue // it was no URL
		}
		row := manifest.EndpointFacts{At: []string{"spec", "transport", "endpoints", strconv.Itoa(n)}, Text: endpoint, Declared: anywhere}
		unknown := ""
		for _, s := range served {
			pattern := p.api.pattern(s.Server)
			if pattern.re == nil {
				unknown = s.Template
			}
			if row.Declared = row.Declared || pattern.matches(endpoint); row.Declared {
				break
			}
		}
		if !row.Declared && unknown != "" {
			row.Declared = true // a problem tells that nobody knows
			p.unjudged = append(p.unjudged, unjudged{row.At, fmt.Sprintf("endpoint %q cannot be compared with a server of the contract, whose template is too large: %.60s…", endpoint, unknown)})
		}
		join.Endpoints = append(join.Endpoints, row)
	}
}

// maxFields is how many fields are named of each kind and classification.
const maxFields = 5

var byClass = []string{"restricted", "confidential", "internal", "public"}

// carry unites the data in the bodies of the used operations.
func (p *contractPlaces) carry(join *manifest.ContractFacts) {
	classified, categories := map[string]*manifest.ClassificationFacts{}, map[string]*manifest.CategoryFacts{}
	places := map[string]model.Place{}
	for _, op := range p.used {
		name := op.Method + " " + op.Path
		for _, c := range op.Carried() {
			if class := c.Classification; class != "" {
				if classified[class] == nil {
					classified[class] = &manifest.ClassificationFacts{Classification: class, Fields: []string{}, Operation: name}
					places[class] = c.Locate()
				}
				classified[class].Fields = withField(classified[class].Fields, c.Name)
			}
			if kind := c.Category; kind != "none" {
				if categories[kind] == nil {
					categories[kind] = &manifest.CategoryFacts{Category: kind, Fields: []string{}, Operation: name}
					places[kind] = c.Locate()
				}
				categories[kind].Fields = withField(categories[kind].Fields, c.Name)
			}
		}
	}
	for _, class := range byClass {
		if c := classified[class]; c != nil {
			join.Classified, p.classified = append(join.Classified, *c), append(p.classified, places[class])
		}
	}
	for _, c := range categories {
		join.Categories = append(join.Categories, *c)
	}
	slices.SortFunc(join.Categories, func(a, b manifest.CategoryFacts) int { return cmp.Compare(a.Category, b.Category) })
	for _, c := range join.Categories {
		p.categories = append(p.categories, places[c.Category])
	}
}

func withField(fields []string, name string) []string {
	if name == "" || len(fields) == maxFields || slices.Contains(fields, name) {
		return fields
	}
	return append(fields, name)
}

// find finds a place below contract: used, servers, classified or categories by index, schemes by name; whatever else
// follows is a path in the document.
func (p *contractPlaces) find(path []any) model.Place {
	if len(path) >= 2 {
		i, isIndex := path[1].(int)
		switch {
		case path[0] == "schemes":
			for _, s := range p.api.Schemes {
				if s.Name == fmt.Sprint(path[1]) {
					return s.Locate(path[2:])
				}
			}
		case !isIndex || i < 0:
		case path[0] == "used" && i < len(p.used):
			return p.used[i].Locate(path[2:])
		case path[0] == "servers" && i < len(p.servers):
			return p.servers[i].Locate(path[2:])
		case path[0] == "classified" && i < len(p.classified):
			return p.classified[i]
		case path[0] == "categories" && i < len(p.categories):
			return p.categories[i]
		}
	}
	return p.api.Root.Below(path)
}
