package contract

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// contractFacts are the facts of the document as a whole.
func contractFacts(doc *document, servers map[*server]*ServerFacts, securities map[*security]SecurityFacts, limits *constraints, overlaps []OverlapFacts, violations []ViolationFacts, broken []resolve.Broken) *ContractFacts {
	root, info := doc.root, doc.root.Get("info")
	facts := &ContractFacts{
		Version: strings.TrimSpace(root.Get("openapi").String() + root.Get("swagger").String()), Family: doc.version.String(),
		Title: info.Get("title").String(), InfoVersion: info.Get("version").String(),
		ServersDeclared: root.Get("servers").Len() > 0 || doc.version == v20 && (root.Get("host").Exists() || root.Get("schemes").Len() > 0),
		SecuritySchemes: []string{}, DefaultSecurity: root.Get("security").Exists(), Credentials: []string{}, UnresolvedReferences: []UnresolvedReferenceFacts{}, Violations: violations,
		IgnoredFields: ignoredFields(doc, limits), MalformedMediaTypes: malformedMediaTypes(doc),
		Paths: []string{}, Overlaps: overlaps, Answers: []AnswerFacts{}, VersionedBy: versionedBy(doc, servers), Audience: audience(root.Node),
		UnnamedServers: []int{}, SecurityContact: namesSecurityContact(root.Node),
	}
	if len(doc.securities) > 0 && doc.securities[0].source == "root" {
		root := securities[doc.securities[0]]
		facts.RootSecurity = &root
	}
	if c := info.Get("contact"); c.IsMap() {
		facts.Contact = &ContactFacts{Name: c.Get("name").String(), URL: c.Get("url").String(), Email: c.Get("email").String()}
	}
	for path := range doc.members(root, "paths") {
		facts.Paths = append(facts.Paths, path)
	}
	for _, op := range doc.operations {
		switch op.kind {
		case "path":
			facts.Operations++
			if s := op.security; s != nil && s.source == "operation" && !s.isUnauthenticated() {
				facts.SecuredAlone++
			}
			facts.Credentials = append(facts.Credentials, op.security.credentials()...)
			facts.Answers = append(facts.Answers, answerFacts(op, limits))
		case "webhook":
			facts.Webhooks++
		}
	}
	facts.Credentials = sortUnique(facts.Credentials)
	for _, sc := range doc.schemes.list {
		facts.SecuritySchemes = append(facts.SecuritySchemes, sc.name)
	}
	for _, b := range broken {
		facts.UnresolvedReferences = append(facts.UnresolvedReferences, UnresolvedReferenceFacts{Ref: b.Ref, Reason: string(b.Reason), Detail: b.Detail})
	}
	if doc.version != v20 {
		facts.UnnamedServers = unnamedServers(root.Get("servers"))
	}
	return facts
}

// unnamedServers lists the servers that do not name their environment. Of those that differ in their scheme only, it has the one whose
// scheme sorts last, such as https, whatever their order is.
func unnamedServers(servers source.Node) []int {
	chosen, schemes := map[string]int{}, map[string]string{} // by the rest of the URL
	for i, s := range servers.Items() {
		if namesEnvironment(s) {
			continue
		}
		scheme, rest, ok := strings.Cut(s.Get("url").String(), "://")
		if !ok {
			scheme, rest = "", scheme
		}
		if known, ok := schemes[rest]; !ok || scheme > known {
			chosen[rest], schemes[rest] = i, scheme
		}
	}
	return append([]int{}, slices.Sorted(maps.Values(chosen))...)
}

// environments matches a word that names an environment.
var environments = regexp.MustCompile(`(?i)(^|[^a-z])(prod|production|productive|live|pre-?prod|pre-?production|stage|staging|test|tests|testing|tst|sandbox|dev|develop|development|local|localhost|localdev|loopback|qa|uat|sit|int|integration|acceptance|demo|mock|mocked|mocking|canary|beta|alpha|preview|training|mainnet|testnet)([^a-z]|$)`)

// namesEnvironment reports whether a server says for which environment it is: by x-environment, or by a word in its
// description, name (3.2), variables or host. The last label of the host is no word: .test and .dev are domains.
func namesEnvironment(server source.Node) bool {
	if server.Get("x-environment").Exists() {
		return true
	}
	host := parseServerURL(server.Get("url").String()).Host
	if i := strings.LastIndexByte(host, '.'); i >= 0 {
		host = host[:i]
	}
	return slices.ContainsFunc([]string{server.Get("description").String(), server.Get("name").String(), host}, environments.MatchString) ||
		strings.Contains(strings.ToLower(host), "{env")
}

// answerFacts describes the responses that an operation documents.
func answerFacts(op *operation, limits *constraints) AnswerFacts {
	facts := AnswerFacts{
		Method: op.method, Path: op.path, At: append(slices.Clone(op.way), "responses"),
		Secured: !op.security.isUnauthenticated() && !op.security.isAnonymous(), TakesInput: takesInput(op, limits), Statuses: []string{},
	}
	for _, r := range op.responses {
		facts.Statuses = append(facts.Statuses, statusKey(r.key))
	}
	return facts
}

// takesInput reports whether a caller can send something wrong: a body, a query, or a part of the path that is limited. Any
// other part of a path can only name something that does not exist.
func takesInput(op *operation, limits *constraints) bool {
	if len(op.request) > 0 {
		return true
	}
	for _, p := range op.parameters {
		switch p.Get("in").String() {
		case "query", "formData", "body", "querystring":
			return true
		case "path":
			c := limits.ofParameter(p)
			if len(c.Types) > 0 && !slices.Contains(c.Types, "string") || c.Format != "" || c.Pattern != "" || c.Enumerated || c.MaxLength != nil {
				return true
			}
		}
	}
	return false
}

// audience is for whom the API is, as the document or all of its servers state; empty when they do not.
func audience(root source.Node) string {
	info := root.Get("info")
	word := func(n source.Node) string { return strings.ToLower(strings.TrimSpace(n.String())) }
	if text := word(info.Get("x-audience")); text != "" {
		return text
	}
	for _, holder := range []source.Node{info, root} {
		if internal, ok := holder.Get("x-internal").Bool(); ok {
			return audienceOf(internal)
		}
	}
	if text := word(root.Get("x-audience")); text != "" {
		return text
	}
	said := map[string]bool{}
	for _, s := range root.Get("servers").Items() {
		internal, ok := s.Get("x-internal").Bool()
		if !ok {
			return ""
		}
		said[audienceOf(internal)] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(said)), " and ")
}

func audienceOf(internal bool) string {
	if internal {
		return "internal"
	}
	return "public"
}

var securityContact = regexp.MustCompile(`(?i)security\.txt|security@|report\w* (a |any )?(security|vulnerabilit)|security (contact|policy|issues?)|vulnerability disclosure`)

// namesSecurityContact reports whether a document says how to report a security problem.
func namesSecurityContact(root source.Node) bool {
	info := root.Get("info")
	contact, docs := info.Get("contact"), root.Get("externalDocs")
	if contact.Get("x-security").Exists() || info.Get("x-security-contact").Exists() {
		return true
	}
	for _, text := range []source.Node{contact.Get("url"), contact.Get("email"), contact.Get("name"), docs.Get("url"), docs.Get("description")} {
		if strings.Contains(strings.ToLower(text.String()), "security") {
			return true
		}
	}
	return securityContact.MatchString(info.Get("description").String())
}

// majorVersion matches a segment of a URL that names a version: v1, apiv2, v2.1-preview, v{version}, 2026-01-31, 1.0.
var majorVersion = regexp.MustCompile(`(?i)^(api)?v\d+([._]\d+)*([-_]?[a-z]+\d*)?$|^v\{[^{}]*version[^{}]*\}$|^\d{4}-\d{2}(-\d{2})?$|^\d+(\.\d+){1,2}$`)

// bareVersion matches the number of a version that has a segment of its own: v/2.
var bareVersion = regexp.MustCompile(`(?i)/v/\d+(/|$)`)

// bareNumber matches a segment that is a version in the URL of a server, or if (nearly) all paths have one.
var bareNumber = regexp.MustCompile(`^\d{1,2}$`)

var versionParameter = regexp.MustCompile(`(?i)^(x-)?([a-z]+-)*(api-?)?version$|^api[-_]?version$|^accept-version$`)

// mediaVersion matches a vendor's media type with a version in it.
var mediaVersion = regexp.MustCompile(`\.v\d+(\+|$|\.)|;\s*(api-)?version=`)

// targetVersion matches a value that names a version among other words: Stock_v20260131.List, stock-v2.
var targetVersion = regexp.MustCompile(`(?i)(^|[^a-z0-9])v\d+([^a-z0-9]|$)|(^|[^a-z0-9])v?20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([^0-9]|$)`)

// versionedBy lists where callers see which version of the API they talk to.
func versionedBy(doc *document, servers map[*server]*ServerFacts) []string {
	inServer := doc.version == v20 && isVersionedURL(doc.root.Get("host").String()+doc.root.Get("basePath").String())
	for _, s := range servers {
		inServer = inServer || slices.ContainsFunc(s.URLs, func(u ServerURLFacts) bool { return isVersionedURL(u.Text) }) ||
			slices.ContainsFunc(s.Variables, func(v ServerVariableFacts) bool { return versionParameter.MatchString(v.Name) })
	}
	var inPath, inParameter, inMediaType bool
	var served, numbered int
	for _, op := range doc.operations {
		if op.isServed() {
			served++
			if hasNumberSegment(op.path) {
				numbered++
			}
			inPath = inPath || hasVersionSegment(op.path)
			inParameter = inParameter || slices.ContainsFunc(op.parameters, func(p *resolve.Node) bool { return isVersionParameter(p, doc.spec) })
			inMediaType = inMediaType || hasVersionedMediaType(op, doc.spec)
		}
	}
	inPath = inPath || numbered > 0 && numbered*10 >= served*9 // a path without it may be that of the documentation
	list := []string{}
	for i, where := range []string{"server", "path", "parameter", "media-type"} {
		if []bool{inServer, inPath, inParameter, inMediaType}[i] {
			list = append(list, where)
		}
	}
	return list
}

func hasVersionSegment(path string) bool {
	return slices.ContainsFunc(strings.Split(path, "/"), majorVersion.MatchString) || bareVersion.MatchString(path)
}

// hasNumberSegment reports whether a segment of a path is a number, and another follows: the last one picks an item.
func hasNumberSegment(path string) bool {
	segments := strings.Split(strings.TrimSuffix(path, "/"), "/")
	return slices.ContainsFunc(segments[:len(segments)-1], bareNumber.MatchString)
}

// isVersionedURL reports whether a segment of the path or a label of the host of a URL names a version.
func isVersionedURL(text string) bool {
	host, path, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(text, "https://"), "http://"), "/")
	return hasVersionSegment(text) || slices.ContainsFunc(strings.Split(host, "."), majorVersion.MatchString) ||
		slices.ContainsFunc(strings.Split(path, "/"), bareNumber.MatchString)
}

// isVersionParameter reports whether a parameter names a version: by its name, or, if every request has the header, by each of
// its values.
func isVersionParameter(p *resolve.Node, s spec) bool {
	in := p.Get("in").String()
	if (in == "header" || in == "query") && versionParameter.MatchString(p.Get("name").String()) {
		return true
	}
	if in != "header" || !p.Get("required").IsTrue() {
		return false
	}
	values := documentedValues(p, s)
	return len(values) > 0 && !slices.ContainsFunc(values, func(v string) bool { return !targetVersion.MatchString(v) })
}

// hasVersionedMediaType reports whether a media type that an operation accepts or sends names a version.
func hasVersionedMediaType(op *operation, s spec) bool {
	for _, p := range op.parameters {
		if p.Get("in").String() == "header" && strings.EqualFold(p.Get("name").String(), "accept") &&
			slices.ContainsFunc(documentedValues(p, s), mediaVersion.MatchString) {
			return true
		}
	}
	isVersioned := func(b body) bool { return mediaVersion.MatchString(b.mediaType) }
	return slices.ContainsFunc(op.request, isVersioned) || slices.ContainsFunc(op.responses, func(r operationResponse) bool {
		return slices.ContainsFunc(r.bodies, isVersioned)
	})
}
