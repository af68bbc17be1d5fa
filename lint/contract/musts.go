package contract

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/sbom/cycle"
)

// musts finds violations of requirements of the specification that its official schema cannot express.
// docs/openapi-musts.md lists all requirements of all versions, and what checks each of them.
type musts struct {
	*places
	limits     *constraints
	properties *properties
	list       []ViolationFacts
	told       map[string]bool
}

// addViolations adds the violations that the official schema cannot express to those that it reports. In some versions, it
// reports equal items of parameters and tags, too; these are dropped.
func addViolations(official []ViolationFacts, doc *document, limits *constraints, properties *properties) []ViolationFacts {
	m := &musts{places: newPlaces(doc), limits: limits, properties: properties, told: map[string]bool{}}
	m.checkPaths()
	m.checkServers()
	m.checkOperations()
	m.checkParameters()
	m.checkHeaders()
	m.checkLinks()
	m.checkTags()
	m.checkDiscriminators()
	m.checkEncodings()
	own := append(parameterViolations(doc), m.list...)
	official = slices.DeleteFunc(official, func(v ViolationFacts) bool {
		n := len(v.At)
		return n > 0 && slices.Contains([]string{"parameters", "tags"}, v.At[n-1]) &&
			slices.ContainsFunc(own, func(o ViolationFacts) bool { return len(o.At) == n+2 && slices.Equal(o.At[:n], v.At) })
	})
	list := slices.Concat(official, own)
	for i := range list {
		if list[i].RelatedAt == nil {
			list[i].RelatedAt = []string{}
		}
	}
	return list
}

// add adds a violation. related is the place of the first of two things that must differ, or nil. Nothing is added when the
// violation has no place below the root of the document, or when it is told already.
func (m *musts) add(at, related []string, format string, args ...any) {
	v := ViolationFacts{At: at, RelatedAt: related, Message: fmt.Sprintf(format, args...)}
	key := strings.Join(append(slices.Clone(at), v.Message), "\x00")
	if at == nil || m.told[key] || len(m.list) >= maxViolations {
		return
	}
	m.told[key] = true
	m.list = append(m.list, v)
}

// checkPaths finds templated paths that differ only in the names of their parameters. From 3.0 on, they are identical and
// must not exist (Paths Object).
func (m *musts) checkPaths() {
	if m.version == v20 {
		return
	}
	first := map[string]string{}
	for path := range m.entries(m.root, "paths") {
		at := []string{"paths", path}
		m.checkTemplate(path, at, "template expression", "the path")
		m.checkCharacters(beforeQuery(inPath.ReplaceAllString(path, "")), at, "the path")
		shape := templateExpression.ReplaceAllString(path, "{}")
		if m.version == v32 && strings.Contains(beforeQuery(shape), "//") {
			m.add(at, nil, "the path has an empty segment")
		}
		if shape == path {
			continue
		}
		other, ok := first[shape]
		if !ok {
			first[shape] = path
			continue
		}
		m.add([]string{"paths", path}, []string{"paths", other}, "the paths %q and %q are identical: only the names of their parameters differ", other, path)
	}
}

// checkTemplate finds expressions that a template has twice (3.2, Path Templating, Server Variable Object).
func (m *musts) checkTemplate(text string, at []string, what, holder string) {
	if m.version != v32 {
		return
	}
	seen := map[string]bool{}
	for _, expression := range templateExpression.FindAllString(text, -1) {
		if seen[expression] {
			m.add(at, nil, "the %s %s stands twice in %s", what, expression, holder)
		}
		seen[expression] = true
	}
}

// beforeQuery is what stands before the query and the fragment of a path. A rule of its own tells of them.
func beforeQuery(path string) string {
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		return path[:i]
	}
	return path
}

// inPath and inServer match what may stand in the template of a path and in that of the URL of a server: expressions,
// percent-encoded characters and those that need no encoding (3.2, Path Templating, Server Variable Object).
var (
	inPath   = regexp.MustCompile(`\{[^{}]+\}|%[0-9A-Fa-f]{2}|[A-Za-z0-9._~!$&'()*+,;=:@/-]`)
	inServer = regexp.MustCompile(`\{[^{}]+\}|%[0-9A-Fa-f]{2}|[^\x00-\x20"%<>\\^` + "`" + `{|}\x7f-\x9f]`)
)

// checkCharacters tells of the first character of a template that must be encoded: with it, no URL can be parsed (3.1, URL
// Percent-Encoding). In 3.1, which has no grammar of templates, braces may belong to the notation of a gateway.
func (m *musts) checkCharacters(rest string, at []string, what string) {
	if !m.version.in(v31Up) || m.version == v31 && strings.ContainsAny(rest, "{}") {
		return
	}
	for _, char := range rest {
		m.add(at, nil, "%s has the character %q, which must be percent-encoded", what, char)
		return
	}
}

// checkServers finds URLs of servers with a query, a fragment or a character that no URL has, and from 3.2 on variables that
// stand twice in one (Server Object).
func (m *musts) checkServers() {
	if !m.version.in(v31Up) {
		return
	}
	for _, s := range m.servers {
		at := below(m.place(s.at), "url")
		m.checkTemplate(s.template, at, "variable", "the URL of the server")
		m.checkCharacters(inServer.ReplaceAllString(s.template, ""), at, "the URL of the server")
		if strings.ContainsAny(templateExpression.ReplaceAllString(s.template, ""), "?#") {
			m.add(at, nil, "the URL of the server has a query or a fragment")
		}
	}
}

// checkOperations finds what must not be in one operation or in two.
func (m *musts) checkOperations() {
	byID := map[string]*resolve.Node{}
	for _, op := range m.operations {
		m.checkOperationID(op, byID)
		list := m.listed(op)
		if op.isServed() {
			names := expressionNames(op.path)
			for _, p := range list {
				if name := p.target.Get("name").String(); p.is("path") && name != "" && !names[name] {
					m.add(p.field("name"), nil, "the path parameter %q stands nowhere in the path %q", name, op.path)
				}
			}
		}
		list = effective(list)
		switch m.version {
		case v20:
			m.checkPayload(op, list)
		case v32:
			m.checkQueryString(list)
		}
	}
}

// checkOperationID finds an operationId that another operation has already (Operation Object). One Operation Object that
// several path items refer to has its id once.
func (m *musts) checkOperationID(op *operation, byID map[string]*resolve.Node) {
	id, ok := op.at.Get("operationId").Text()
	if !ok || id == "" {
		return
	}
	first := byID[id]
	if first == nil {
		byID[id] = op.at
		return
	}
	at := m.operationPlace(op)
	if first.Doc == op.at.Doc && slices.Equal(first.Pointer(), op.at.Pointer()) {
		return
	}
	m.add(below(at, "operationId"), below(m.place(first), "operationId"), "another operation has the operationId %q already", id)
}

// listedParameter is an entry of a list of parameters.
type listedParameter struct {
	at        []string // nil when the list is not reached from the root of the document
	target    *resolve.Node
	isRef     bool
	inherited bool // the path item lists it
}

func (p listedParameter) is(in string) bool { return p.target.Get("in").String() == in }

// field is the place of a field of a parameter; that of the reference when the parameter is referred to.
func (p listedParameter) field(name string) []string {
	if p.isRef {
		return below(p.at, "$ref")
	}
	return below(p.at, name)
}

// listed lists the parameters that the path item and the operation list.
func (m *musts) listed(op *operation) []listedParameter {
	var list []listedParameter
	for i, holder := range []*resolve.Node{op.item.with("parameters"), op.at} {
		at := holderPlace(op, holder, m.document)
		if at == nil {
			at = m.place(holder)
		}
		for _, entry := range m.entries(holder, "parameters") {
			if target, ok := m.refs.Follow(entry); ok {
				_, isRef := resolve.Reference(entry.Node)
				list = append(list, listedParameter{below(at, "parameters", entry.Token), target, isRef, i == 0})
			}
		}
	}
	return list
}

// effective drops the parameters of the path item that the operation replaces.
func effective(list []listedParameter) []listedParameter {
	key := func(p listedParameter) [2]string {
		return [2]string{p.target.Get("in").String(), p.target.Get("name").String()}
	}
	own := map[[2]string]bool{}
	for _, p := range list {
		if !p.inherited {
			own[key(p)] = true
		}
	}
	return slices.DeleteFunc(list, func(p listedParameter) bool { return p.inherited && own[key(p)] })
}

// checkPayload finds parameters that cannot describe one payload together (2.0, Parameter Object): two bodies, a body beside
// form fields, and a file that no form media type carries.
func (m *musts) checkPayload(op *operation, list []listedParameter) {
	var body, form *listedParameter
	for i := range list {
		p := &list[i]
		switch {
		case p.is("body") && body != nil:
			m.add(p.field("in"), body.field("in"), "the operation has two body parameters")
		case p.is("body") && form != nil, p.is("formData") && body != nil && form == nil:
			m.add(p.field("in"), cmp.Or(body, form).field("in"), "the operation has a body parameter beside form parameters")
		}
		switch {
		case p.is("body") && body == nil:
			body = p
		case p.is("formData") && form == nil:
			form = p
		}
		if p.is("formData") && p.target.Get("type").String() == "file" && !m.takesForm(op) {
			at := p.field("type")
			if op.at.Get("consumes").Exists() {
				at = below(m.operationPlace(op), "consumes")
			}
			m.add(at, nil, "consumes names neither multipart/form-data nor application/x-www-form-urlencoded, but the parameter %q is a file", p.target.Get("name").String())
		}
	}
}

// takesForm reports whether an operation of 2.0 consumes a media type of forms.
func (m *musts) takesForm(op *operation) bool {
	list := op.at.Get("consumes")
	if !list.Exists() {
		list = m.root.Get("consumes")
	}
	return slices.ContainsFunc(textItems(list), func(t string) bool {
		return slices.Contains([]string{"multipart/form-data", "application/x-www-form-urlencoded"}, mediaType(t))
	})
}

// checkQueryString finds a querystring parameter beside another one, or beside query parameters (3.2, Parameter Object).
func (m *musts) checkQueryString(list []listedParameter) {
	var whole, part *listedParameter
	for i := range list {
		p := &list[i]
		switch {
		case p.is("querystring") && whole != nil:
			m.add(p.field("in"), whole.field("in"), "the operation has two querystring parameters")
		case p.is("querystring"):
			whole = p
		case p.is("query") && part == nil:
			part = p
		}
	}
	if whole != nil && part != nil {
		m.add(whole.field("in"), part.field("in"), "the operation has a querystring parameter beside query parameters")
	}
}

// checkParameters finds what cannot be in a parameter or header, but is allowed by the official schema of the version.
func (m *musts) checkParameters() {
	for _, p := range m.parameters {
		switch {
		case m.version == v30 && p.as == headerObject:
			for _, field := range []string{"allowEmptyValue", "allowReserved"} {
				if p.at.Get(field).Exists() {
					m.add(below(m.place(p.at), field), nil, "%s is for query parameters, not for headers", field)
				}
			}
		case m.version == v32 && p.as == parameterObject:
			m.checkStyle(p.at)
		}
	}
}

// styleTypes lists the types that a style can write, for styles that cannot write all (Style Values).
var styleTypes = map[string][]string{
	"spaceDelimited": {"array", "object"}, "pipeDelimited": {"array", "object"}, "deepObject": {"object"},
}

// checkStyle finds values that the style of a parameter cannot write (3.2, Parameter Object): a cookie holds no comma, which
// joins values without explode.
func (m *musts) checkStyle(p *resolve.Node) {
	schema := p.Optional("schema")
	if schema == nil || m.limits.broken.value(schema) {
		return
	}
	types := m.limits.of(schema).Types
	holds := func(t string) bool { return slices.Contains(types, t) }
	style := p.Get("style").String()
	if fitting, ok := styleTypes[style]; ok && len(types) > 0 && !slices.ContainsFunc(fitting, holds) {
		m.add(below(m.place(p), "style"), nil, "the style %s is not for %s", style, article(types[0]))
	}
	if p.Get("in").String() == "cookie" && p.Get("explode").IsFalse() && (holds("array") || holds("object")) {
		m.add(below(m.place(p), "explode"), nil, "without explode, commas join the values, and a cookie must not contain commas")
	}
}

// checkHeaders finds headers of one response that differ in case only: names of headers are case-insensitive (RFC 9110 §5.1).
func (m *musts) checkHeaders() {
	for _, holder := range m.headerMaps {
		if slices.Equal(holder.Pointer(), []string{"components", "headers"}) {
			continue // these are names of components
		}
		first := map[string]string{}
		for name := range holder.Pairs() {
			other, ok := first[strings.ToLower(name)]
			if !ok {
				first[strings.ToLower(name)] = name
				continue
			}
			at := m.place(holder)
			m.add(below(at, name), below(at, other), "the headers %q and %q are the same: case makes no difference in names of headers", other, name)
		}
	}
}

// checkLinks finds links to operations that do not exist (Link Object).
func (m *musts) checkLinks() {
	if len(m.links) == 0 {
		return
	}
	ids := map[string]bool{}
	for _, op := range m.operations {
		ids[op.at.Get("operationId").String()] = true
	}
	for _, item := range m.root.Get("components").Get("pathItems").Pairs() {
		for _, op := range item.Pairs() {
			ids[op.Get("operationId").String()] = true
		}
	}
	for _, link := range m.links {
		if id, ok := link.Get("operationId").Text(); ok && !ids[id] && !m.missesOperations() {
			m.add(below(m.place(link), "operationId"), nil, "no operation has the operationId %q", id)
		}
		ref, ok := link.Get("operationRef").Text()
		if !ok || !strings.HasPrefix(ref, "#/") {
			continue
		}
		at := below(m.place(link), "operationRef")
		target := m.refs.Resolve(link, ref)
		if target == nil {
			m.add(at, nil, "operationRef %q leads to nothing", ref)
		} else if as, ok := kindAt(target, m.spec); ok && as != operationObject {
			m.add(at, nil, "operationRef %q leads to %s, not to an operation", ref, article(as.String()))
		}
	}
}

// missesOperations reports whether a path item or a callback, and with it some operations, could not be read.
func (m *musts) missesOperations() bool {
	return slices.ContainsFunc(m.refs.Broken(), func(b resolve.Broken) bool {
		as, ok := kindAt(b.At, m.spec)
		return !ok || as == pathItemObject || as == callbackObject || as == operationObject
	})
}

// checkTags finds names of tags that repeat, and from 3.2 on parents that do not exist or that lead in a circle (Tag Object).
func (m *musts) checkTags() {
	var names []string
	first, parents := map[string]string{}, map[string]string{}
	for _, tag := range m.entries(m.root, "tags") {
		name, ok := tag.Get("name").Text()
		if !ok {
			continue
		}
		if other, repeats := first[name]; repeats {
			m.add(append(tag.Pointer(), "name"), []string{"tags", other, "name"}, "another tag has the name %q already", name)
			continue
		}
		names = append(names, name)
		first[name] = tag.Token
		if parent, ok := tag.Get("parent").Text(); ok && m.version == v32 {
			parents[name] = parent
		}
	}
	parentOf := func(name string) []string {
		if parent, ok := parents[name]; ok {
			return []string{parent}
		}
		return nil
	}
	same := func(name string) string { return name }
	for group := range cycle.Groups(names, same, parentOf) {
		for _, name := range group {
			at := []string{"tags", first[name], "parent"}
			if parent, ok := parents[name]; ok && first[parent] == "" {
				m.add(at, nil, "there is no tag %q", parent)
			} else if len(group) > 1 || ok && parent == name {
				m.add(at, nil, "the parents of the tag %q lead back to it", name)
			}
		}
	}
}

// checkDiscriminators finds discriminators that break a requirement of their version.
func (m *musts) checkDiscriminators() {
	for _, n := range m.schemas {
		for _, fault := range discriminatorFaults(n, m.limits, m.properties) {
			if fault.isViolation {
				m.add(below(m.place(n), fault.At...), nil, "%s", fault.Message)
			}
		}
	}
}

// checkEncodings finds encodings of properties that the schema does not have (3.0 and 3.1, Media Type Object).
func (m *musts) checkEncodings() {
	if !m.version.in(v30 | v31) {
		return
	}
	for _, media := range m.mediaTypes {
		schema := media.Optional("schema")
		if schema == nil || !media.Get("encoding").IsMap() || m.limits.broken.value(schema) {
			continue
		}
		names := m.properties.names(schema)
		for name := range media.Get("encoding").Pairs() {
			if _, ok := slices.BinarySearch(names, name); !ok && !strings.HasPrefix(name, "x-") {
				m.add(below(m.place(media), "encoding", name), nil, "the schema has no property %q that could be encoded", name)
			}
		}
	}
}
