package contract

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// operationFacts are the facts of the operations of a document. outbound holds the sensitive fields of responses.
func operationFacts(doc *document, securities map[*security]SecurityFacts, servers map[*server]*serverUse, limits *constraints, properties *properties, outbound *spread) map[*operation]*OperationFacts {
	facts := map[*operation]*OperationFacts{}
	ordinary := map[string]string{} // key of the security → the first ordinary operation with it
	for _, op := range doc.operations {
		f := describe(op)
		f.Security = securities[op.security]
		if len(op.servers) > 0 {
			f.Servers = servers[op.servers[0]].templates
		}
		facts[op] = f
		if key := op.security.key(); op.isServed() && !f.Administrative && ordinary[key] == "" {
			ordinary[key] = op.name
		}
	}
	names := endpointsAndIDs(doc)
	for _, op := range doc.operations {
		f := facts[op]
		f.Migration = f.Migration || f.Deprecated && namesReplacement(op, names)
		switch op.kind {
		case "path":
			if f.Administrative && !op.security.isUnauthenticated() {
				f.OrdinaryTwin = ordinary[op.security.key()]
			}
			f.PageSizes = pageSizes(op, limits)
			readCollection(f, op, limits, properties)
			f.Returns = returnedFields(op, outbound)
			f.Change, f.Grants = change(op), grants(op, doc.spec, properties)
			f.Role = roleOf(op, doc.schemes, properties, f.Collection)
			f.Backends, f.OpenOrigins = backends(op, doc.root.Node), openOrigins(op)
		case "callback":
			f.Destination = destination(op, limits, properties)
		}
	}
	return facts
}

// describe makes the facts of an operation that follow from the operation alone.
func describe(op *operation) *OperationFacts {
	n := op.at
	f := &OperationFacts{
		Kind: op.kind, Role: resourceRole, Method: op.method, Path: op.path, ID: n.Get("operationId").String(), Safe: op.isSafe(),
		Reads:      op.isSafe() || surelyReads(op),
		Deprecated: n.Get("deprecated").IsTrue(), Tags: textItems(n.Get("tags")), Parameters: []ParameterReferenceFacts{}, RequestTypes: []string{},
		Statuses: []string{}, Servers: []string{}, CollectionAt: []string{}, PageSizes: []PageSizeFacts{}, Returns: []SensitiveFieldFacts{},
		Grants: []string{}, Backends: []BackendFacts{}, OpenOrigins: []OpenOriginFacts{},
	}
	for _, p := range op.parameters {
		f.Parameters = append(f.Parameters, ParameterReferenceFacts{
			Name: p.Get("name").String(), In: p.Get("in").String(), Required: p.Get("required").IsTrue(),
		})
	}
	for _, b := range op.request {
		f.RequestTypes = append(f.RequestTypes, b.mediaType)
	}
	for _, r := range op.responses {
		f.Statuses = append(f.Statuses, statusKey(r.key))
	}
	f.Administrative = isAdministrative(op, f.Tags)
	f.Sunset = date(n.Get("x-sunset").String())
	f.SunsetDeclared = f.Sunset != "" || hasSunsetHeader(op) || statesRemoval(n.Node)
	f.Migration = statesMigration(n.Node)
	f.Signed = !op.isServed() && isSigned(op)
	f.RateHeaders, f.SecurityHeaders = documentedHeaders(op)
	return f
}

// hasSunsetHeader reports whether a response announces when the operation goes away (RFC 8594).
func hasSunsetHeader(op *operation) bool {
	return slices.ContainsFunc(op.responses, func(r operationResponse) bool {
		return slices.ContainsFunc(r.headers, func(h header) bool { return strings.EqualFold(h.name, "sunset") })
	})
}

// securityHeaders are response headers that keep an answer from being read or used by others.
var securityHeaders = []string{"cache-control", "content-security-policy", "strict-transport-security", "x-content-type-options"}

// documentedHeaders reports whether the responses of an operation document headers about a rate limit, and which security headers
// they document.
func documentedHeaders(op *operation) (rate bool, security []string) {
	security = []string{}
	for _, r := range op.responses {
		for _, h := range r.headers {
			name := strings.ToLower(h.name)
			switch {
			case slices.Contains(securityHeaders, name):
				security = append(security, name)
			case name == "retry-after":
				rate = rate || !strings.HasPrefix(r.key, "3") && !strings.HasPrefix(r.key, "5")
			default:
				rate = rate || strings.Contains(strings.ReplaceAll(name, "-", ""), "ratelimit")
			}
		}
	}
	return rate, sortUnique(security)
}

// statesMigration reports whether an operation says what to use instead.
func statesMigration(n source.Node) bool {
	text := n.Get("description").String() + n.Get("summary").String()
	return n.Get("externalDocs").Get("url").Exists() || n.Get("x-migration").Exists() || n.Get("x-successor").Exists() ||
		strings.Contains(text, "](") || strings.Contains(text, "://")
}

// date reads a date as YYYY-MM-DD, from RFC 3339 or the form that HTTP headers have.
func date(text string) string {
	for _, layout := range []string{time.DateOnly, time.RFC3339, time.RFC1123, time.RFC1123Z} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC().Format(time.DateOnly)
		}
	}
	return ""
}

var signature = regexp.MustCompile(`(?i)signature|hmac|digest|\bjws\b`)

// isSigned reports whether a receiver can tell who sent a webhook or callback: by a signature, or by a credential that the
// operation itself demands.
func isSigned(op *operation) bool {
	for _, p := range op.parameters {
		if p.Get("in").String() == "header" && signature.MatchString(p.Get("name").String()) {
			return true
		}
	}
	s := op.security
	return s != nil && s.source == "operation" && !s.isUnauthenticated() && !s.isAnonymous() || op.at.Get("x-signature").Exists()
}

// wrappers are names of the member that holds the items of a collection.
var wrappers = []string{"items", "data", "results", "result", "entries", "records", "values", "value", "elements", "list", "content", "edges", "nodes", "rows", "objects", "hits", "resources", "collection"}

// pageSizeNames are names of parameters that choose the size of a page, without separators in lower case.
var pageSizeNames = []string{"limit", "perpage", "pagesize", "pagelimit", "size", "count", "maxresults", "maxitems", "maxpagesize", "top", "first", "take", "rows", "pagecount", "itemsperpage", "resultsperpage", "num", "batchsize", "pageitems"}

var separators = strings.NewReplacer("_", "", "-", "", "$", "", ".", "", "[", "", "]", "")

func pageSizes(op *operation, limits *constraints) []PageSizeFacts {
	list := []PageSizeFacts{}
	for i, p := range op.parameters {
		name := p.Get("name").String()
		if p.Get("in").String() != "query" || !slices.Contains(pageSizeNames, separators.Replace(strings.ToLower(name))) {
			continue
		}
		c := limits.ofParameter(p)
		list = append(list, PageSizeFacts{Index: i, Name: name, Bounded: c.Maximum != nil || c.Enumerated || c.Pattern != ""})
	}
	return list
}

// readCollection finds out whether an operation reads a collection, and whether its items are limited.
func readCollection(f *OperationFacts, op *operation, limits *constraints, properties *properties) {
	if !op.isSafe() || op.method == "OPTIONS" || op.method == "HEAD" {
		return
	}
	for _, r := range op.responses {
		if !strings.HasPrefix(r.key, "2") {
			continue
		}
		for _, b := range r.bodies {
			if b.schema == nil {
				continue
			}
			array := itemsOf(b.schema, limits, properties)
			if array == nil && !strings.HasSuffix(op.path, "}") { // a single resource may embed lists of other resources
				array = embeddedItems(b.schema, limits, properties)
			}
			if array != nil {
				f.Collection, f.CollectionAt = true, []string{"responses", r.key}
				f.ItemsBounded = limits.of(array).BoundedArray
				f.Paged = isPaged(op, r, b.schema, properties)
				return
			}
		}
	}
}

// continuations are names of members that say where the next page of a collection is, without separators in lower case; holders
// are names of objects that may have such a member.
var (
	continuations = []string{
		"next", "nextlink", "nextpage", "nextpagelink", "nextpageurl", "nextpageuri", "nexturl", "nexturi", "nexthref", "odatanextlink", "@odatanextlink",
		"nextpagetoken", "nexttoken", "nextcursor", "nextmarker", "continuation", "continuationtoken", "cursor", "pagetoken", "marker",
		"endcursor", "pagingtoken",
	}
	continuationHolders = []string{"links", "paging", "pagination", "pageinfo", "meta", "metadata", "page", "cursors"}
)

// isPaged reports whether a response of a collection says where its next page is, so that the server decides how much is in one.
func isPaged(op *operation, r operationResponse, schema *resolve.Node, properties *properties) bool {
	if op.at.Get("x-ms-pageable").Get("nextLinkName").IsString() ||
		slices.ContainsFunc(r.headers, func(h header) bool { return strings.EqualFold(h.name, "link") }) {
		return true
	}
	fold := func(name string) string { return separators.Replace(strings.ToLower(name)) }
	for _, name := range properties.names(schema) {
		if slices.Contains(continuations, fold(name)) {
			return true
		}
		if !slices.Contains(continuationHolders, fold(name)) {
			continue
		}
		holder := properties.schema(schema, name)
		if holder != nil && slices.ContainsFunc(properties.names(holder), func(member string) bool { return slices.Contains(continuations, fold(member)) }) {
			return true
		}
	}
	return false
}

// itemsOf finds the array that makes a schema a collection: the value itself, or the member that wraps it.
func itemsOf(n *resolve.Node, limits *constraints, properties *properties) *resolve.Node {
	if slices.Contains(limits.of(n).Types, "array") {
		return n
	}
	for _, name := range wrappers {
		if p := properties.schema(n, name); p != nil && slices.Equal(limits.of(p).Types, []string{"array"}) {
			return p
		}
	}
	return nil
}

// embeddedItems finds the array of a collection of HAL: the only member of _embedded.
func embeddedItems(n *resolve.Node, limits *constraints, properties *properties) *resolve.Node {
	holder := properties.schema(n, "_embedded")
	if holder == nil {
		return nil
	}
	if names := properties.names(holder); len(names) == 1 {
		if p := properties.schema(holder, names[0]); p != nil && slices.Equal(limits.of(p).Types, []string{"array"}) {
			return p
		}
	}
	return nil
}

// destination reads a callback's runtime expression (OpenAPI 3, Runtime Expressions): where the callback is sent, and
// which part of the request of its operation decides that.
func destination(op *operation, limits *constraints, properties *properties) *DestinationFacts {
	d := &DestinationFacts{Transport: transportOf("")}
	text := strings.TrimSpace(op.path)
	if u := parseServerURL(text); u.Scheme != "" && !strings.Contains(u.Scheme, "{") {
		d.Scheme, d.Transport = u.Scheme, u.Transport
		if !strings.HasPrefix(u.Host, "{") {
			d.Loopback = source.IsLoopback(u.Host)
			return d // the host is written out
		}
	}
	inner := strings.TrimPrefix(strings.TrimPrefix(text, d.Scheme+"://"), "{")
	inner, _, _ = strings.Cut(inner, "}")
	expression, ok := strings.CutPrefix(inner, "$request.")
	if !ok {
		return d
	}
	if strings.HasPrefix(expression, "body") && len(op.caller.request) == 0 {
		return d // callers send no body
	}
	d.Input = inner
	kind, name, _ := strings.Cut(expression, ".")
	var c *ConstraintsFacts
	if pointer, ok := strings.CutPrefix(kind, "body"); ok {
		if name != "" { // the pointer has a name with a dot in it
			pointer += "." + name
		}
		c = bodyLimits(op.caller, strings.TrimPrefix(pointer, "#"), limits, properties)
	} else {
		c = parameterLimits(op.caller, kind, name, limits)
	}
	if c != nil {
		d.Found = true
		d.Limited = c.Pattern != "" || c.listed
		d.TLSOnly = strings.HasPrefix(c.Pattern, "^https:")
	}
	return d
}

// parameterLimits are the limits of the parameter that a runtime expression names; nil when there is none. Names of headers
// have no case.
func parameterLimits(op *operation, in, name string, limits *constraints) *ConstraintsFacts {
	var found *ConstraintsFacts
	for _, p := range op.parameters {
		n := p.Get("name").String()
		if p.Get("in").String() == in && (n == name || in == "header" && strings.EqualFold(n, name)) {
			c := limits.ofParameter(p)
			found = &c
		}
	}
	return found
}

// bodyLimits are the limits of the member of a request body that a JSON Pointer names; nil when no schema describes it.
func bodyLimits(op *operation, pointer string, limits *constraints, properties *properties) *ConstraintsFacts {
	at := bodyMember(op, pointer, properties)
	if at == nil {
		return nil
	}
	c := limits.of(at)
	return &c
}

// bodyMember is the schema of the member of a request body that a JSON Pointer names; nil when there is none.
func bodyMember(op *operation, pointer string, properties *properties) *resolve.Node {
	for _, b := range op.request {
		at := b.schema
		for _, token := range resolve.Tokens(strings.TrimPrefix(pointer, "/")) {
			if at == nil {
				break
			}
			if member := properties.schema(at, token); member != nil {
				at = member
			} else {
				at = properties.item(at, token)
			}
		}
		if at != nil {
			return at
		}
	}
	return nil
}

// locateOperation makes a function that finds places of an operation. What it inherits is found under the name that it has
// in the facts.
func locateOperation(op *operation, s spec) func(path []any) model.Place {
	refs := s.refs
	own := refs.Locator(op.at)
	return func(path []any) model.Place {
		if len(path) > 0 && path[0] == googleBackend && !op.at.Get(googleBackend).Exists() {
			return refs.Locator(s.root)(path)
		}
		if len(path) > 0 && path[0] == "security" && op.security != nil {
			return locateSecurity(op.security, refs)(path[1:])
		}
		if len(path) > 1 && path[0] == "parameters" {
			if i, ok := path[1].(int); ok && i >= 0 && i < len(op.parameters) {
				return refs.Locator(op.parameters[i])(path[2:])
			}
		}
		return own(path)
	}
}
