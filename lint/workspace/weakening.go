package workspace

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/overlay"
	"github.com/sealint/sealint/lint/source"
)

// weakening is something that a contract demands of an integration, and no longer does with overlays.
type weakening struct {
	manifest.WeakeningFacts
	number int                // tells weakenings of one kind and name apart
	more   int                // how many further operations it is about
	place  func() model.Place // in the contract
	by     *overlay.Action    // nil if it is not known which one
}

// maxWeakened is the largest number of weakenings that the facts name.
const maxWeakened = 100

// weakenings lists what the contract demands of an integration without overlays, and not with them. Every field of ContractFacts that a
// rule could find less in has its comparison here.
func weakenings(without, with joined) []weakening {
	c := &comparison{without: without, with: with, seen: map[string]int{}, fields: map[string]bool{}, told: map[[3]string]bool{}, same: map[[3]string]int{}}
	c.compareOperations()
	c.compareWebhooks()
	c.compareScopes()
	c.compareFields()
	before, after := without.facts, with.facts
	root := without.places.api.Root
	for i, e := range before.Endpoints {
		if !e.Declared && i < len(after.Endpoints) && after.Endpoints[i].Declared {
			c.add("server", e.Text, "under no server URL", "under a server URL", func() model.Place { return root.Below([]any{"servers"}) })
		}
	}
	flow := func() model.Place { return without.places.findInContract([]any{"flows", 0}) }
	if before.OtherTokenURL && !after.OtherTokenURL {
		c.add("token", "identity.tokenUrl", "not the token URL that the contract states", "not in conflict", flow)
	}
	if before.OtherGrant && !after.OtherGrant {
		c.add("token", "identity.grant", "no grant of the contract", "not in conflict", flow)
	}
	if before.ReadCollection && !after.ReadCollection {
		c.add("collection", "collections", "read by a used operation", "read by none", func() model.Place { return root })
	}
	for i, w := range c.list {
		if w.more > 0 {
			c.list[i].Now += fmt.Sprintf(", as do %d further operations", w.more)
		}
	}
	if n := len(c.list) - maxWeakened; n > 0 {
		c.list = c.list[:maxWeakened-1]
		c.add("data", "the rest", fmt.Sprintf("%d further demands", n+1), "weaker", func() model.Place { return root })
	}
	return c.list
}

// comparison compares the comparisons of a manifest with a contract, without and with overlays.
type comparison struct {
	without, with joined
	list          []weakening
	seen          map[string]int
	fields        map[string]bool // names of fields whose class or category falls in some operation
	told          map[[3]string]bool
	same          map[[3]string]int // weakenings of operations, by kind and by what was and is
}

// add adds a weakening. What becomes weaker in the same way in several operations is one.
func (c *comparison) add(kind, name, was, now string, place func() model.Place) {
	if slices.Contains([]string{"operation", "security", "sunset"}, kind) {
		id := [3]string{kind, was, now}
		if same, ok := c.same[id]; ok {
			c.list[same].more++
			return
		}
		c.same[id] = len(c.list)
	}
	key := kind + "\x00" + name
	c.list = append(c.list, weakening{manifest.WeakeningFacts{Kind: kind, Name: name, Was: was, Now: now}, c.seen[key], 0, place, nil})
	c.seen[key]++
}

// operationKey identifies an operation in a contract.
func operationKey(op contract.Operation) string {
	key := op.Kind + " " + op.Method + " " + op.Path
	if op.Caller != nil {
		key += "\x00" + op.Callback + "\x00" + operationKey(*op.Caller)
	}
	return key
}

func (c *comparison) compareOperations() {
	after := map[string]int{}
	for i, op := range slices.Backward(c.with.places.used) {
		after[operationKey(op)] = i
	}
	for i, op := range c.without.places.used {
		name := op.Method + " " + op.Path
		j, ok := after[operationKey(op)]
		if !ok {
			c.add("operation", name, "used", "not in the contract", func() model.Place { return op.Locate(nil) })
			continue
		}
		other := c.with.places.used[j]
		c.compareSecurity(name, op, other, c.without.facts.Used[i], c.with.facts.Used[j])
		if op.Deprecated && !other.Deprecated {
			c.add("sunset", name, "deprecated", "not deprecated", func() model.Place { return op.Locate([]any{"deprecated"}) })
		}
		if op.Sunset != "" && (other.Sunset == "" || other.Sunset > op.Sunset) {
			c.add("sunset", name, end(op.Sunset), end(other.Sunset), func() model.Place { return op.Locate([]any{"x-sunset"}) })
		}
		c.compareData(name, op, other)
	}
	missing := map[string]bool{}
	for _, u := range c.with.facts.Undefined {
		missing[u.Name] = true
	}
	for _, u := range c.without.facts.Undefined {
		if !missing[u.Name] {
			c.add("operation", u.Name, "not in the contract", "in the contract", func() model.Place { return c.without.places.api.Root.Below([]any{"paths"}) })
		}
	}
}

func end(sunset string) string {
	if sunset == "" {
		return "without an end"
	}
	return "ends on " + sunset
}

// compareSecurity finds what a caller must present less. An alternative is a weakening if no alternative of the contract alone is part of
// it.
func (c *comparison) compareSecurity(name string, op, other contract.Operation, before, after manifest.UsedOperationFacts) {
	if len(op.Security.Alternatives) == 0 {
		return // nothing is demanded
	}
	at := func() model.Place { return op.Locate([]any{"security"}) }
	for _, a := range other.Security.Alternatives {
		if !slices.ContainsFunc(op.Security.Alternatives, func(b contract.AlternativeFacts) bool { return isPart(b, a) }) {
			c.add("security", name, words(op), words(other), at)
			return
		}
	}
	switch {
	case len(other.Security.Alternatives) == 0, !before.Open && after.Open:
		c.add("security", name, words(op), "no credential", at)
	case !before.Accepted && after.Accepted:
		c.add("security", name, words(op)+", none of which identity.method presents", words(other)+", of which it presents one", at)
	case before.StaticOnly && !after.StaticOnly:
		c.add("security", name, words(op)+", static credentials only", words(other), at)
	case slices.ContainsFunc(before.Missing, func(s string) bool { return !slices.Contains(after.Missing, s) }):
		c.add("security", name, words(op), words(other), at)
	}
}

// isPart reports whether who satisfies an alternative a satisfies b too: a demands everything that b demands.
func isPart(b, a contract.AlternativeFacts) bool {
	return !slices.ContainsFunc(b.Requirements, func(r contract.RequirementFacts) bool {
		return !slices.ContainsFunc(a.Requirements, func(s contract.RequirementFacts) bool {
			return r.Scheme == s.Scheme && r.Credential == s.Credential && r.In == s.In && !slices.ContainsFunc(r.Scopes, func(scope contract.ScopeFacts) bool {
				return contract.IsScope(scope.Name) && !slices.ContainsFunc(s.Scopes, func(other contract.ScopeFacts) bool { return other.Name == scope.Name })
			})
		})
	})
}

// maxShown is how many scopes or alternatives the words of a weakening name.
const maxShown = 5

// words says what a caller of an operation must present: the schemes, with the kind of credential and the scopes of each.
func words(op contract.Operation) string {
	var list []string
	for _, a := range op.Security.Alternatives {
		var parts []string
		for _, r := range a.Requirements {
			kind := r.Credential
			if !r.Defined {
				kind = "not declared"
			}
			var scopes []string
			for _, s := range r.Scopes {
				if contract.IsScope(s.Name) {
					scopes = append(scopes, s.Name)
				}
			}
			if len(scopes) > 0 {
				kind += ": " + firstFew(scopes, ", ")
			}
			parts = append(parts, fmt.Sprintf("%q (%s)", r.Scheme, kind))
		}
		if len(parts) == 0 {
			parts = append(parts, "no credential")
		}
		list = append(list, strings.Join(parts, " with "))
	}
	if len(list) == 0 {
		return "no credential"
	}
	return firstFew(list, " or ")
}

// firstFew joins the first texts of a list and says how many more there are.
func firstFew(list []string, separator string) string {
	if more := len(list) - maxShown; more > 0 {
		return strings.Join(list[:maxShown], separator) + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(list, separator)
}

// dataKey is a field of an operation in one direction, whose name is empty for a body.
type dataKey struct{ name, direction string }

// compareData finds classes and categories of the data of an operation that fall. A field of several operations is told once.
func (c *comparison) compareData(name string, op, other contract.Operation) {
	type state struct {
		class      string
		categories []string
	}
	read := func(op contract.Operation) map[dataKey]state {
		data := map[dataKey]state{}
		for _, d := range slices.Concat(op.Carries(), op.CarriesBeside()) {
			s := data[dataKey{d.Name, d.Direction}]
			if rank(d.Classification) > rank(s.class) {
				s.class = d.Classification
			}
			if d.Category != "none" {
				s.categories = append(s.categories, d.Category)
			}
			data[dataKey{d.Name, d.Direction}] = s
		}
		return data
	}
	before, after := read(op), read(other)
	told := map[dataKey]bool{}
	for _, d := range slices.Concat(op.Carries(), op.CarriesBeside()) {
		key := dataKey{d.Name, d.Direction}
		if told[key] {
			continue
		}
		told[key] = true
		what := fmt.Sprintf("field %s in the %s of %s", d.Name, d.Direction, name)
		if d.Name == "" {
			what = fmt.Sprintf("body of the %s of %s", d.Direction, name)
		}
		was, now := before[key], after[key]
		var lost, left []string
		if rank(now.class) < rank(was.class) {
			lost, left = append(lost, was.class), append(left, classWord(now.class))
		}
		for _, category := range was.categories {
			if !slices.Contains(now.categories, category) {
				lost, left = append(lost, category+" data"), append(left, "no "+category+" data")
			}
		}
		if len(lost) == 0 {
			continue
		}
		c.fields[d.Name] = true
		id := [3]string{d.Name, strings.Join(lost, " and "), strings.Join(left, " and ")}
		if !c.told[id] {
			c.told[id] = true
			c.add("data", what, id[1], id[2], d.Locate)
		}
	}
}

func rank(class string) int {
	return len(byClass) - slices.Index(append(slices.Clip(byClass), ""), class)
}

func classWord(class string) string {
	if class == "" {
		return "not classified"
	}
	return class
}

// compareFields finds fields of the manifest and restricted fields of the contract that a rule would find without the overlays.
func (c *comparison) compareFields() {
	before, after := c.without.facts, c.with.facts
	for i, f := range before.Fields {
		if i >= len(after.Fields) {
			break
		}
		place := func() model.Place { return c.without.places.findInContract([]any{"fields", i}) }
		switch g := after.Fields[i]; {
		case f.State == "absent" && g.State != "absent":
			c.add("field", f.Path, "not in the contract", map[string]string{"declared": "in the contract", "unknown": "perhaps in data that it does not describe"}[g.State], place)
		case g.State == "declared" && rank(g.Classification) < rank(f.Classification) && !c.fields[unescape(f.Path[strings.LastIndex(f.Path, "/")+1:])]:
			c.add("data", "field "+f.Path, f.Classification, classWord(g.Classification), place)
		}
	}
	for i, path := range before.Unlisted {
		name := unescape(path[strings.LastIndex(path, "/")+1:])
		if !c.fields[name] && !slices.Contains(after.Unlisted, path) {
			c.add("data", "field "+path, "restricted and not masked", "not restricted, or masked", func() model.Place { return c.without.places.findInContract([]any{"unlisted", i}) })
		}
	}
}

// unescape returns the name that a token of a JSON Pointer (RFC 6901) stands for.
func unescape(token string) string { return source.DecodePointer("/" + token)[0] }

func (c *comparison) compareWebhooks() {
	after := map[string]bool{}
	for _, r := range c.with.facts.Received {
		after[r.Kind+" "+r.Name] = true
	}
	for i, r := range c.without.facts.Received {
		if !after[r.Kind+" "+r.Name] {
			c.add("webhook", r.Name, "sent by the provider", "not in the contract", func() model.Place { return c.without.places.findInContract([]any{"received", i}) })
		}
	}
}

func (c *comparison) compareScopes() {
	before, after := c.without.facts, c.with.facts
	schemes := func() model.Place { return c.without.places.api.Root.Below([]any{"components", "securitySchemes"}) }
	for i, s := range before.Requested {
		t := after.Requested[i]
		switch {
		case before.ScopesKnown && !s.Declared && (t.Declared || !after.ScopesKnown):
			c.add("scope", s.Scope, "not declared", "declared, or not known", schemes)
		case !s.Needed && t.Needed:
			c.add("scope", s.Scope, "needed by no used operation", "needed", schemes)
		case !s.Needed && s.Declared && !t.Declared:
			c.add("scope", s.Scope, "declared, and needed by no used operation", "not declared", schemes)
		}
	}
	if lacksReasons(before) && !lacksReasons(after) {
		c.add("scope", "scopes", "requested without operations that need them", "the only one, or not declared", schemes)
	}
}

// lacksReasons reports whether a manifest requests some of several scopes of a contract, and lists no operations for them.
func lacksReasons(facts *manifest.ContractFacts) bool {
	return !facts.UsesSome && len(facts.Scopes) > 1 && slices.ContainsFunc(facts.Requested, func(r manifest.RequestedScopeFacts) bool {
		return slices.Contains(facts.Scopes, r.Scope)
	})
}
