package contract

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// finishOperations adds to operations what needs the whole contract: the fields that travel, and how operations compare.
func (l *lowering) finishOperations() {
	l.fields = l.readFields()
	l.outbound = l.spreadFields(response, false, func(f *FieldFacts) bool { return f.Category != "none" || confidential(f.Classification) })
	ordinary := map[string]string{} // what is demanded → the first ordinary operation that demands it
	for _, op := range l.operations {
		op.facts.Administrative = administrative(op)
		if key := canonical(op.facts.Security); op.facts.Kind == "path" && !op.facts.Administrative && ordinary[key] == "" {
			ordinary[key] = op.name
		}
	}
	for _, op := range l.operations {
		f := &op.facts
		f.CollectionAt, f.PageSizes, f.Returns = []string{}, []PageSizeFacts{}, []SensitiveFieldFacts{}
		l.readSunset(op)
		if f.Kind != "path" {
			f.Signed = l.signed(op)
			if f.Kind == "callback" {
				f.Destination = l.destination(f.Path, op.of)
			}
			continue
		}
		if f.Administrative && !f.Security.Unauthenticated {
			f.OrdinaryTwin = ordinary[canonical(f.Security)]
		}
		l.readCollection(op)
		f.Returns = l.returned(op)
	}
}

// administration are the words that make an operation administrative.
var administration = []string{"admin", "administration", "administrator", "superuser", "sudo", "backoffice", "back_office", "root"}

func administrative(op *operation) bool {
	var list []string
	for segment := range strings.SplitSeq(op.facts.Path, "/") {
		if !strings.Contains(segment, "{") {
			list = append(list, segment)
		}
	}
	for _, name := range append(list, op.facts.Tags...) {
		all, _ := terms(name)
		authorities := slices.Contains(all, "administrations") // bodies that govern something
		if slices.ContainsFunc(all, func(t string) bool {
			return slices.Contains(administration, t) && !(authorities && t == "administration")
		}) {
			return true
		}
	}
	return false
}

// readSunset reads when an operation goes away (RFC 8594) and what replaces it.
func (l *lowering) readSunset(op *operation) {
	n := op.at.Node
	op.facts.Sunset = date(n.Get("x-sunset").String())
	op.facts.SunsetDeclared = op.facts.Sunset != ""
	for _, r := range l.members(op.at, "responses") {
		for name := range l.members(r, "headers") {
			op.facts.SunsetDeclared = op.facts.SunsetDeclared || strings.EqualFold(name, "sunset")
		}
	}
	text := n.Get("description").String() + n.Get("summary").String()
	op.facts.Migration = n.Get("externalDocs").Get("url").Exists() || n.Get("x-migration").Exists() || n.Get("x-successor").Exists() ||
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

// signed reports whether a receiver can tell who sent a webhook or callback: by a signature, or by a credential that the
// operation itself demands.
func (l *lowering) signed(op *operation) bool {
	for _, p := range op.facts.Parameters {
		if p.In == "header" && signature.MatchString(p.Name) {
			return true
		}
	}
	return op.facts.Security.Source == "operation" && !op.facts.Security.Unauthenticated && !op.facts.Security.Anonymous ||
		op.at.Get("x-signature").Exists()
}

// wrappers are names of the member that holds the items of a collection.
var wrappers = []string{"items", "data", "results", "result", "entries", "records", "values", "value", "elements", "list", "content", "edges", "nodes", "rows", "objects", "hits", "resources", "collection"}

// pageSize are names of parameters that choose the size of a page, without separators in lower case.
var pageSize = []string{"limit", "perpage", "pagesize", "pagelimit", "size", "count", "maxresults", "maxitems", "maxpagesize", "top", "first", "take", "rows", "pagecount", "itemsperpage", "resultsperpage", "num", "batchsize", "pageitems"}

var separators = strings.NewReplacer("_", "", "-", "", "$", "", ".", "", "[", "", "]", "")

func (l *lowering) readCollection(op *operation) {
	for i, p := range l.mergedParameters(op) {
		name := p.Get("name").String()
		if p.Get("in").String() != "query" || !slices.Contains(pageSize, separators.Replace(strings.ToLower(name))) {
			continue
		}
		schema, _ := l.valueSchema(p)
		c := l.constraintsOf(schema)
		op.facts.PageSizes = append(op.facts.PageSizes, PageSizeFacts{Index: i, Name: name, Bounded: c.Maximum != nil || c.Enumerated || c.Pattern != ""})
	}
	if !op.facts.Safe || op.facts.Method == "OPTIONS" || op.facts.Method == "HEAD" {
		return
	}
	for status, r := range l.members(op.at, "responses") {
		if !strings.HasPrefix(status, "2") {
			continue
		}
		for _, b := range l.responseBodies(op, r) {
			if b.schema == nil {
				continue
			}
			array := l.items(b.schema)
			if array == nil && !strings.HasSuffix(op.facts.Path, "}") { // a single resource may embed lists of others
				array = l.embedded(b.schema)
			}
			if array != nil {
				op.facts.Collection = true
				op.facts.CollectionAt = []string{"responses", status}
				op.facts.ItemsBounded = l.constraintsOf(array).BoundedArray
				return
			}
		}
	}
}

// items finds the array that makes a schema a collection: the value itself, or the member that wraps it.
func (l *lowering) items(s *resolve.Node) *resolve.Node {
	if types := l.constraintsOf(s).Types; slices.Contains(types, "array") {
		return s
	}
	for _, name := range wrappers {
		if p := l.property(s, name); p != nil {
			if types := l.constraintsOf(p).Types; len(types) == 1 && types[0] == "array" {
				return p
			}
		}
	}
	return nil
}

// embedded finds the array of a collection of HAL: the only member of _embedded.
func (l *lowering) embedded(s *resolve.Node) *resolve.Node {
	holder := l.property(s, "_embedded")
	if holder == nil {
		return nil
	}
	if names := l.declared(holder); len(names) == 1 {
		if p := l.property(holder, names[0]); p != nil && slices.Equal(l.constraintsOf(p).Types, []string{"array"}) {
			return p
		}
	}
	return nil
}

// inventory adds what is known of a contract as a whole: how it is versioned, for whom it is, who answers for it, and
// what its operations document.
func (l *lowering) inventory(facts *ContractFacts) {
	root, info := l.root.Node, l.root.Get("info")
	facts.Paths, facts.Answers, facts.UnnamedServers = []string{}, []AnswerFacts{}, []int{}
	for path := range l.members(l.root, "paths") {
		facts.Paths = append(facts.Paths, path)
	}
	for _, op := range l.operations {
		if op.facts.Kind != "path" {
			continue
		}
		s := op.facts.Security
		facts.Answers = append(facts.Answers, AnswerFacts{
			Method: op.facts.Method, Path: op.facts.Path, At: append(op.way[:len(op.way):len(op.way)], "responses"),
			Secured: !s.Unauthenticated && !s.Anonymous, TakesInput: l.takesInput(op), Statuses: op.facts.Statuses,
		})
	}
	facts.VersionedBy = l.versionedBy()
	facts.Audience = info.Get("x-audience").String()
	for _, holder := range []source.Node{info, root} {
		if internal, ok := holder.Get("x-internal").Bool(); ok && facts.Audience == "" {
			if facts.Audience = "public"; internal {
				facts.Audience = "internal"
			}
		}
	}
	if facts.Audience == "" {
		facts.Audience = root.Get("x-audience").String()
	}
	if facts.Audience == "" {
		facts.Audience = audienceOfServers(root.Get("servers"))
	}
	for i, s := range root.Get("servers").Items() {
		if l.version != v20 && s.Get("description").String() == "" && !s.Get("x-environment").Exists() {
			facts.UnnamedServers = append(facts.UnnamedServers, i)
		}
	}
	facts.SecurityContact = info.Get("contact").Get("x-security").Exists() || info.Get("x-security-contact").Exists()
	for _, text := range []source.Node{
		info.Get("contact").Get("url"), info.Get("contact").Get("email"), info.Get("contact").Get("name"),
		root.Get("externalDocs").Get("url"), root.Get("externalDocs").Get("description"),
	} {
		facts.SecurityContact = facts.SecurityContact || strings.Contains(strings.ToLower(text.String()), "security")
	}
	facts.SecurityContact = facts.SecurityContact || securityContact.MatchString(info.Get("description").String())
}

// audienceOfServers is what x-internal of all servers says; empty when some of them do not say it.
func audienceOfServers(servers source.Node) string {
	said := map[string]bool{}
	for _, s := range servers.Items() {
		internal, ok := s.Get("x-internal").Bool()
		switch {
		case !ok:
			return ""
		case internal:
			said["internal"] = true
		default:
			said["public"] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(said)), " and ")
}

var securityContact = regexp.MustCompile(`(?i)security\.txt|security@|report\w* (a |any )?(security|vulnerabilit)|security (contact|policy|issues?)|vulnerability disclosure`)

// takesInput reports whether a caller can send something wrong: a body, a query, or a part of the path that is limited at
// all; of any other path, one can only say that nothing is there.
func (l *lowering) takesInput(op *operation) bool {
	if len(op.facts.RequestTypes) > 0 {
		return true
	}
	for _, p := range l.mergedParameters(op) {
		switch p.Get("in").String() {
		case "query", "formData", "body", "querystring":
			return true
		case "path":
			schema, _ := l.valueSchema(p)
			c := l.constraintsOf(schema)
			if len(c.Types) > 0 && !slices.Contains(c.Types, "string") || c.Format != "" || c.Pattern != "" || c.Enumerated || c.MaxLength != nil {
				return true
			}
		}
	}
	return false
}

// majorVersion matches a segment of a URL that names a version: v1, v2.1, 2026-01-31.
var majorVersion = regexp.MustCompile(`(?i)^v\d+([._]\d+)*([a-z]+\d*)?$|^\d{4}-\d{2}(-\d{2})?$|^\d+\.\d+$`)

var versionParameter = regexp.MustCompile(`(?i)^(x-)?([a-z]+-)*(api-?)?version$|^api[-_]?version$|^accept-version$`)

// versionedBy lists where callers see which version of the API they talk to.
func (l *lowering) versionedBy() []string {
	found := map[string]bool{}
	segments := func(where, text string) {
		for segment := range strings.SplitSeq(text, "/") {
			found[where] = found[where] || majorVersion.MatchString(segment)
		}
		host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(text, "https://"), "http://"), "/")
		for label := range strings.SplitSeq(host, ".") {
			found[where] = found[where] || where == "server" && majorVersion.MatchString(label)
		}
	}
	for _, s := range l.servers {
		for _, u := range s.facts.URLs {
			segments("server", u.Text)
		}
		for _, v := range s.facts.Variables {
			found["server"] = found["server"] || versionParameter.MatchString(v.Name)
		}
	}
	if l.version == v20 {
		segments("server", l.root.Get("host").String()+l.root.Get("basePath").String())
	}
	for _, op := range l.operations {
		if op.facts.Kind != "path" {
			continue
		}
		segments("path", op.facts.Path)
		for _, p := range op.facts.Parameters {
			if (p.In == "header" || p.In == "query") && versionParameter.MatchString(p.Name) {
				found["parameter"] = true
			}
		}
		for _, p := range l.mergedParameters(op) {
			if p.Get("in").String() == "header" && strings.EqualFold(p.Get("name").String(), "accept") {
				for _, value := range l.documented(p) {
					found["media-type"] = found["media-type"] || mediaVersion.MatchString(value)
				}
			}
		}
		for _, t := range op.facts.RequestTypes {
			found["media-type"] = found["media-type"] || mediaVersion.MatchString(t)
		}
		for _, r := range l.members(op.at, "responses") {
			for _, b := range l.responseBodies(op, r) {
				found["media-type"] = found["media-type"] || mediaVersion.MatchString(b.mediaType)
			}
		}
	}
	list := []string{}
	for _, where := range []string{"server", "path", "parameter", "media-type"} {
		if found[where] {
			list = append(list, where)
		}
	}
	return list
}

// mediaVersion matches a vendor's media type with a version in it.
var mediaVersion = regexp.MustCompile(`\.v\d+(\+|$|\.)|;\s*(api-)?version=`)
