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
	"github.com/sealint/sealint/sbom/quote"
)

// contractIndex is a contract with indexes that all manifests naming it share. They are built when first needed.
type contractIndex struct {
	*contract.API
	byName, byPath map[string]int // operations by method and path or operationId; by path without the names of parameters
	names          []string       // the keys of byName, sorted
	patterns       map[*contract.ServerFacts]urlPattern
	callIndex      *callIndex
}

// indexOperations indexes the operations by the names that manifests may use. An operationId takes precedence over a path, and
// the first operation of a name over later ones.
func (x *contractIndex) indexOperations() {
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
	x.byName, x.byPath, x.names = byName, byPath, slices.Sorted(maps.Keys(byName))
}

// operation finds an operation by the name that a manifest uses.
func (x *contractIndex) operation(name string) (i int, ok bool) {
	x.indexOperations()
	i, ok = x.byName[name]
	if method, path, isPath := strings.Cut(name, " "); !ok && isPath {
		method, path = strings.ToUpper(method), strings.TrimSpace(path)
		if i, ok = x.byName[method+" "+path]; !ok {
			i, ok = x.byPath[method+" "+withoutNames(path)]
		}
	}
	return i, ok
}

// pattern returns the pattern of a server.
func (x *contractIndex) pattern(s *contract.ServerFacts) urlPattern {
	p, ok := x.patterns[s]
	if !ok {
		if p = newURLPattern(s, orBelow); x.patterns == nil {
			x.patterns = map[*contract.ServerFacts]urlPattern{}
		}
		x.patterns[s] = p
	}
	return p
}

// contractPlaces are the places in a contract to which the facts of an integration refer.
type contractPlaces struct {
	api        *contractIndex
	used       []contract.Operation
	received   []contract.Operation
	servers    []contract.Server
	flows      []func() model.Place
	classified []model.Place
	categories []model.Place
	fields     []func() model.Place // nil for fields that the contract does not have
	unlisted   []func() model.Place
	unjudged   []uncomparedEndpoint
	overlays   *overlaidPlaces // nil without overlays
}

// uncomparedEndpoint is an endpoint in the manifest that could not be compared with the servers of the contract.
type uncomparedEndpoint struct {
	at      []string
	message string
}

func newContractFacts() *manifest.ContractFacts {
	return &manifest.ContractFacts{
		Scopes: []string{}, Requested: []manifest.RequestedScopeFacts{}, Undefined: []manifest.UndefinedOperationFacts{}, Used: []manifest.UsedOperationFacts{}, Called: []int{}, Received: []manifest.ReceivedFacts{}, Refused: []int{},
		Servers: []string{}, Flows: []manifest.FlowFacts{}, Endpoints: []manifest.EndpointFacts{}, Fields: []manifest.DataFieldFacts{}, Unlisted: []string{}, Classified: []manifest.ClassificationFacts{}, Categories: []manifest.CategoryFacts{},
		Idle: []manifest.IdleActionFacts{}, Weakened: []manifest.WeakeningFacts{},
	}
}

// joinContract compares a manifest with the contract that it names, and writes the result to facts.Contract.
func joinContract(facts *manifest.IntegrationFacts, api *contractIndex, digest string) *contractPlaces {
	join, p := facts.Contract, &contractPlaces{api: api}
	join.Found, join.Title, join.Version, join.Digest = true, api.Facts.Title, api.Facts.InfoVersion, digest
	join.Scopes, join.ScopesKnown = declaredScopes(api.API)
	at := p.resolveOperations(facts)
	if join.UsesSome {
		p.collectReceived(join, at)
	}
	identity := facts.Spec.Identity
	if identity == nil {
		identity = &manifest.Identity{}
	}
	caller := newCaller(identity, api.API)
	join.StaticOnly = true
	for i, op := range p.used {
		row := caller.describe(op, at[i])
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
	facts.DeriveReceivers(slices.ContainsFunc(join.Used, func(u manifest.UsedOperationFacts) bool { return u.Sends }))
	reaches := map[string]reach{}
	if len(identity.Scopes) > 0 {
		reaches = reachOf(api.Operations)
	}
	needed := caller.neededScopes(p.used, reaches)
	narrower := caller.narrower(p.used, api.Operations, needed, func(scope string) bool { return isKnownScope(join, scope) })
	if narrower == nil {
		narrower = &narrowerScopes{}
	}
	if !slices.ContainsFunc(narrower.by, func(scope string) bool { return !slices.Contains(identity.Scopes, scope) }) {
		for _, scope := range narrower.by { // those that they replace are in excess, not they
			needed[scope] = true
		}
	}
	signIn := caller.method == "oidc" || slices.ContainsFunc(api.Schemes, func(s contract.Scheme) bool { return s.Credential == "oidc" })
	suggested := 0
	for i, scope := range identity.Scopes {
		_, declared := slices.BinarySearch(join.Scopes, scope)
		own := signIn && slices.Contains(openIDScopes, scope) || scope != "" && !contract.IsScope(scope)
		row := manifest.RequestedScopeFacts{Scope: scope, Declared: declared || own, Needed: needed[scope] || own, Narrower: []string{}, OpensFor: []int{}}
		if slices.Contains(narrower.replaced, scope) && !slices.Contains(identity.Scopes[:i], scope) {
			row.Narrower, row.Closes, row.OpensFor = narrower.by, narrower.closed, narrower.uses
		}
		if !row.Declared && scope != "" && suggested < maxSuggestions {
			suggested++
			row.Suggestion = suggest.Nearest(scope, join.Scopes)
		}
		join.Requested = append(join.Requested, row)
	}
	p.compareEndpoints(facts)
	p.compareTokens(join, caller, identity)
	p.collectData(join)
	p.compareFields(facts)
	return p
}

// openIDScopes are defined by OpenID Connect itself (Core 1.0, 3.1.2.1, 5.4 and 11), so contracts need not declare them.
var openIDScopes = []string{"openid", "profile", "email", "address", "phone", "offline_access"}

// declaredScopes returns the scopes of all flows of all schemes, sorted. known is true if the contract declares all scopes that
// there are: it has an oauth2 scheme, and no openIdConnect scheme, whose scopes are declared elsewhere.
func declaredScopes(api *contract.API) (scopes []string, known bool) {
	scopes = []string{}
	oauth2, oidc := false, false
	for _, s := range api.Schemes {
		oauth2 = oauth2 || s.Credential == "oauth2"
		oidc = oidc || s.Credential == "oidc"
		for _, f := range s.Flows {
			for _, scope := range f.Scopes {
				if contract.IsScope(scope) {
					scopes = append(scopes, scope)
				}
			}
		}
	}
	slices.Sort(scopes)
	return slices.Compact(scopes), oauth2 && !oidc
}

// isKnownScope reports whether tokens can have a scope, as far as the contract says.
func isKnownScope(join *manifest.ContractFacts, scope string) bool {
	_, declared := slices.BinarySearch(join.Scopes, scope)
	return declared || !join.ScopesKnown
}

// resolveOperations finds the used operations: those that the manifest lists, or all of the contract, with its webhooks only if the
// manifest receives webhooks. It returns for each the place in the manifest that names it.
func (p *contractPlaces) resolveOperations(facts *manifest.IntegrationFacts) (at [][]string) {
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
			continue // an item that violates the schema is blank
		}
		place := []string{"spec", "contract", "operations", strconv.Itoa(n)}
		i, ok := p.api.operation(name)
		switch {
		case !ok:
			unknown := manifest.UndefinedOperationFacts{At: place, Name: name}
			if len(facts.Contract.Undefined) < maxSuggestions {
				unknown.Suggestion = suggest.Nearest(name, p.api.names)
			}
			facts.Contract.Undefined = append(facts.Contract.Undefined, unknown)
		case !used[i]:
			used[i] = true
			p.used, at = append(p.used, p.api.Operations[i]), append(at, place)
		}
	}
	return at
}

// collectReceived lists the webhooks and callbacks among the used operations, and the callbacks of used operations. at has the place
// in the manifest that names each used operation.
func (p *contractPlaces) collectReceived(join *manifest.ContractFacts, at [][]string) {
	add := func(op contract.Operation, at []string, implied bool) {
		p.received = append(p.received, op)
		join.Received = append(join.Received, manifest.ReceivedFacts{At: at, Name: op.Method + " " + op.Path, Kind: op.Kind, Implied: implied})
	}
	usedAt := map[*contract.OperationFacts][]string{}
	for i, op := range p.used {
		usedAt[op.OperationFacts] = at[i]
		if op.Kind != "path" {
			add(op, at[i], false)
		}
	}
	for _, op := range p.api.Operations {
		if op.Caller == nil || usedAt[op.OperationFacts] != nil {
			continue
		}
		if place := usedAt[op.Caller.OperationFacts]; place != nil {
			add(op, place, true)
		}
	}
}

var pathParameter = regexp.MustCompile(`\{[^{}/]*\}`)

// withoutNames removes the names of path parameters from a path. Templates that differ only in these names are the same path
// (OpenAPI, Paths Object).
func withoutNames(path string) string { return pathParameter.ReplaceAllString(path, "{}") }

// maxSuggestions bounds how many unknown operations and scopes of a manifest get a suggestion, because each is compared with
// all operations or scopes of the contract.
const maxSuggestions = 50

// compareEndpoints compares the endpoints of the manifest with the effective servers of the used operations.
func (p *contractPlaces) compareEndpoints(facts *manifest.IntegrationFacts) {
	join := facts.Contract
	anywhere := true // the contract does not say where the operations are served
	for _, op := range p.used {
		anywhere = anywhere && op.Kind != "path"
	}
	var served []contract.Server
	seen, shown := map[*contract.ServerFacts]bool{}, map[string]bool{} // several paths may declare one server
	for _, op := range p.used {
		anywhere = anywhere || op.Kind == "path" && len(op.ServedFrom) == 0
		for _, s := range op.ServedFrom {
			if !seen[s.ServerFacts] {
				seen[s.ServerFacts] = true
				served = append(served, s)
			}
			if !shown[s.Template] {
				shown[s.Template] = true
				p.servers = append(p.servers, s)
				join.Servers = append(join.Servers, s.Template)
			}
		}
	}
	declared := p.api.declared(served)
	compare := func(endpoint string, at ...string) {
		row := manifest.EndpointFacts{At: at, Text: endpoint, Declared: anywhere || declared.has(endpoint)}
		if !row.Declared && declared.tooLarge != "" {
			row.Declared = true // reported as a problem: not comparable
			p.unjudged = append(p.unjudged, uncomparedEndpoint{row.At, fmt.Sprintf("endpoint %q cannot be compared with a server of the contract, whose template is too large: %s", endpoint, quote.Text(declared.tooLarge))})
		}
		join.Endpoints = append(join.Endpoints, row)
	}
	if t := facts.Spec.Transport; t != nil {
		for n, endpoint := range t.Endpoints {
			if endpoint != "" { // an item that violates the schema is blank
				compare(endpoint, "spec", "transport", "endpoints", strconv.Itoa(n))
			}
		}
	}
	// Few contracts declare the servers of other environments, so a host that the contract does not have says nothing.
	for n, e := range facts.Spec.Environments {
		for m, endpoint := range e.Endpoints {
			if endpoint != "" && declared.hasHost(endpoint) {
				compare(endpoint, "spec", "environments", strconv.Itoa(n), "endpoints", strconv.Itoa(m))
			}
		}
	}
}

// maxFields is the largest number of fields that the facts name for each category and classification of data.
const maxFields = 5

var byClass = []string{"restricted", "confidential", "internal", "public"}

// collectData lists the classifications and categories of sensitive data in the used operations: in their bodies, parameters and
// headers.
func (p *contractPlaces) collectData(join *manifest.ContractFacts) {
	classified, categories := map[string]*manifest.ClassificationFacts{}, map[string]*manifest.CategoryFacts{}
	places := map[string]model.Place{}
	for _, op := range p.used {
		name := op.Method + " " + op.Path
		for _, c := range slices.Concat(op.Carries(), op.CarriesBeside()) {
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

// compareFields compares the fields that the manifest lists with the data of the used operations.
func (p *contractPlaces) compareFields(facts *manifest.IntegrationFacts) {
	if len(p.used) == 0 || facts.Misstates("spec", "data", "fields") && (facts.Spec.Data == nil || len(facts.Spec.Data.Fields) == 0) {
		return
	}
	join, data := facts.Contract, p.api.DataFields(p.used)
	var stated []string
	if facts.Spec.Data != nil {
		for _, field := range facts.Spec.Data.Fields {
			row := manifest.DataFieldFacts{Path: field.Path, State: "unknown"}
			var place func() model.Place
			if field.Path != "" { // an item that violates the schema is blank
				stated = append(stated, field.Path)
				row, place = compareField(data, field.Path, len(join.Fields) < maxSuggestions)
			}
			join.Fields, p.fields = append(join.Fields, row), append(p.fields, place)
		}
	}
	for _, field := range data.Restricted(stated) {
		join.Unlisted, p.unlisted = append(join.Unlisted, field.Path), append(p.unlisted, field.Locate)
	}
}

// compareField compares one path of a manifest with the data of the used operations. place is nil if they have no such field.
func compareField(data *contract.DataFields, path string, suggests bool) (row manifest.DataFieldFacts, place func() model.Place) {
	row = manifest.DataFieldFacts{Path: path, State: "declared"}
	found, isKnown := data.Find(path)
	if len(found) == 0 {
		if row.State = "unknown"; isKnown {
			row.State = "absent"
			if suggests {
				row.Suggestion = suggest.Nearest(path, data.Paths())
			}
		}
		return row, nil
	}
	lowest := slices.MinFunc(found, func(a, b contract.DataField) int {
		return cmp.Compare(slices.Index(byClass, b.Classification), slices.Index(byClass, a.Classification))
	})
	if !slices.ContainsFunc(found, func(d contract.DataField) bool { return d.Classification == "" }) {
		row.Classification = lowest.Classification
	}
	return row, lowest.Locate
}

// withField adds the name of a field to a list of at most maxFields.
func withField(fields []string, name string) []string {
	if name == "" || len(fields) == maxFields || slices.Contains(fields, name) {
		return fields
	}
	return append(fields, name)
}

// find returns the place of a path below contract. What an overlay supplies is in the overlay.
func (p *contractPlaces) find(path []any) model.Place {
	if p.overlays != nil {
		return p.overlays.find(path, p.findInContract)
	}
	return p.findInContract(path)
}

// findInContract returns the place of a path in the contract with the overlays applied. An index follows used, received, servers, flows, fields, unlisted, classified and categories; the name of a
// security scheme follows schemes. All other paths are paths in the contract itself.
func (p *contractPlaces) findInContract(path []any) model.Place {
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
		case path[0] == "received" && i < len(p.received):
			return p.received[i].Locate(path[2:])
		case path[0] == "servers" && i < len(p.servers):
			return p.servers[i].Locate(path[2:])
		case path[0] == "flows" && i < len(p.flows):
			return p.flows[i]()
		case path[0] == "classified" && i < len(p.classified):
			return p.classified[i]
		case path[0] == "fields" && i < len(p.fields) && p.fields[i] != nil:
			return p.fields[i]()
		case path[0] == "unlisted" && i < len(p.unlisted):
			return p.unlisted[i]()
		case path[0] == "categories" && i < len(p.categories):
			return p.categories[i]
		}
	}
	return p.api.Root.Below(path)
}
