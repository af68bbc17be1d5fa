package contract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// serverFacts are the facts of the servers of a document, and the servers with too many URLs to list.
func serverFacts(doc *document, uses map[*server]*serverUse) (map[*server]*ServerFacts, []omission) {
	facts := map[*server]*ServerFacts{}
	var omissions []omission
	for _, s := range doc.servers {
		f := &ServerFacts{
			Template: s.template, DeclaredBy: s.declaredBy,
			URLs: []ServerURLFacts{}, Variables: []ServerVariableFacts{}, Unused: []string{}, Credentials: []string{},
		}
		facts[s] = f
		if doc.version == v20 {
			writeHost(f, s.at, doc.root)
			continue
		}
		if !writeURLs(f, s.at) {
			omissions = append(omissions, omit(s.at.Child("url"), model.ProblemUnsupported,
				"not all URLs of the server were judged: its variables make too many of them"))
		}
		f.Relative = f.URLs[0].Scheme == ""
		for _, u := range f.URLs {
			_, rest, _ := strings.Cut(u.Text, "://")
			f.HostScheme = f.HostScheme || schemeInHost.MatchString(rest)
		}
	}
	for _, op := range doc.operations {
		if len(op.servers) == 0 || facts[op.servers[0]].Operations > 0 { // operations share lists
			continue
		}
		for _, s := range op.servers {
			writeUse(facts[s], uses[op.servers[0]])
		}
	}
	for _, s := range doc.servers {
		if s.target != nil {
			use := &serverUse{}
			use.add(s.target)
			writeUse(facts[s], use)
		}
	}
	return facts, omissions
}

// writeUse writes how a server is used.
func writeUse(f *ServerFacts, use *serverUse) {
	f.Operations, f.Credentialed = use.operations, use.credentialed
	f.Credentials = append(f.Credentials, sortUnique(slices.Clone(use.credentials))...)
}

// writeHost writes the URL of a server of 2.0.
func writeHost(f *ServerFacts, scheme, root *resolve.Node) {
	host := root.Get("host").String()
	name := hostName(strings.ToLower(host))
	u := ServerURLFacts{Text: f.Template, Scheme: strings.ToLower(scheme.String()), Host: name, Loopback: source.IsLoopback(name)}
	u.Transport = transportOf(u.Scheme)
	if f.HostScheme = strings.Contains(host, "://"); f.HostScheme {
		u.Host = hostName(strings.ToLower(parseServerURL(host).Host))
	}
	f.URLs = append(f.URLs, u)
}

// schemeInHost matches the rest of a URL behind its scheme when it begins with another scheme.
var schemeInHost = regexp.MustCompile(`(?i)^(https?|wss?):/`)

// maxExpansions bounds how many combinations of variable values are written out. Beyond it, variables are varied one at
// a time, the others at their defaults, which still shows each single value.
const maxExpansions = 256

// maxExpandedText bounds the URLs that one server is written out to, in bytes.
const maxExpandedText = 16 << 20

// writeURLs lists the URLs that the URL of a server may become by its variables. complete is false when there is no room for
// all of them.
func writeURLs(f *ServerFacts, at *resolve.Node) (complete bool) {
	declared := at.Child("variables")
	values := map[string][]string{} // the values that a variable may have, its default first
	combinations := 1
	for _, match := range serverVariable.FindAllStringSubmatchIndex(f.Template, -1) {
		name := f.Template[match[2]:match[3]]
		if values[name] != nil {
			continue
		}
		v := variableFacts(name, declared.Get(name))
		v.Part = partOf(f.Template, match[0], match[1])
		if v.Part == "host" && strings.HasPrefix(v.Default, "/") { // https://api.acme.io{basePath}
			v.Part = "rest"
		}
		f.Variables = append(f.Variables, v)
		values[name] = valuesOf(v)
		combinations = min(combinations*len(values[name]), maxExpansions+1) // so that it cannot overflow
	}
	for name := range declared.Pairs() {
		if values[name] == nil {
			f.Unused = append(f.Unused, name)
		}
	}
	e := &expansion{facts: f, values: values, chosen: map[string]string{}, written: map[ServerURLFacts]bool{}, room: maxExpandedText}
	for name, options := range values {
		e.chosen[name] = options[0]
	}
	if combinations > maxExpansions {
		e.varyOne()
	} else {
		e.varyAll(0)
	}
	return e.room >= 0
}

func variableFacts(name string, declared source.Node) ServerVariableFacts {
	return ServerVariableFacts{
		Name: name, Declared: declared.Exists(), Default: declared.Get("default").String(),
		Limited: declared.Get("enum").IsList(), Enum: textItems(declared.Get("enum")),
	}
}

// partOf is the part of a URL in which a variable stands: scheme, host or rest.
func partOf(template string, start, end int) string {
	authority := len(template)
	schemeEnd := strings.Index(template, "://")
	if schemeEnd >= 0 {
		if i := strings.IndexAny(template[schemeEnd+3:], "/?#"); i >= 0 {
			authority = schemeEnd + 3 + i
		}
	}
	switch {
	case start == 0 && !strings.Contains(template[:end], "/") && (schemeEnd < 0 || start < schemeEnd):
		return "scheme" // a variable that opens the URL may hold the scheme, or all of it
	case schemeEnd >= 0 && start < schemeEnd:
		return "scheme"
	case schemeEnd >= 0 && start < authority:
		return "host"
	}
	return "rest"
}

// valuesOf lists the values that a variable may have, its default first. A variable that is not declared stays as it is.
// Behind the host only the default counts.
func valuesOf(v ServerVariableFacts) []string {
	if !v.Declared {
		return []string{"{" + v.Name + "}"}
	}
	values := []string{v.Default}
	if v.Part == "rest" {
		return values
	}
	listed := map[string]bool{v.Default: true}
	for _, value := range v.Enum {
		if !listed[value] {
			listed[value] = true
			values = append(values, value)
		}
	}
	return values
}

// expansion writes out the URLs of a server.
type expansion struct {
	facts   *ServerFacts
	values  map[string][]string
	chosen  map[string]string // the value of each variable at the moment
	written map[ServerURLFacts]bool
	room    int // bytes that may still be written; negative when that was too little
}

// write writes the URL with the chosen values.
func (e *expansion) write() {
	if e.room < 0 {
		return
	}
	if e.room -= len(e.facts.Template); e.room < 0 {
		return
	}
	text := serverVariable.ReplaceAllStringFunc(e.facts.Template, func(m string) string { return e.chosen[m[1:len(m)-1]] })
	u := parseServerURL(text)
	if !e.written[u] {
		e.written[u] = true
		e.facts.URLs = append(e.facts.URLs, u)
	}
}

// varyOne varies one variable at a time.
func (e *expansion) varyOne() {
	e.write()
	for _, v := range e.facts.Variables {
		for _, value := range e.values[v.Name] {
			e.chosen[v.Name] = value
			e.write()
		}
		e.chosen[v.Name] = e.values[v.Name][0]
	}
}

// varyAll writes all combinations of the values of the variables from an index on.
func (e *expansion) varyAll(from int) {
	if from == len(e.facts.Variables) {
		e.write()
		return
	}
	name := e.facts.Variables[from].Name
	for _, value := range e.values[name] {
		e.chosen[name] = value
		e.varyAll(from + 1)
	}
	e.chosen[name] = e.values[name][0]
}

// parseServerURL reads a URL that may still hold variables, which net/url refuses. Without a scheme it is relative:
// unknown transport, not plaintext (RFC 3986 §4.2).
func parseServerURL(text string) ServerURLFacts {
	u := ServerURLFacts{Text: text, Transport: transportOf("")}
	scheme, rest, ok := strings.Cut(strings.TrimSpace(text), "//")
	switch {
	case !ok:
		return u
	case scheme == "": // a host, reached as the document was: RFC 3986 §4.2
	case !strings.HasSuffix(scheme, ":") || scheme == ":" || strings.ContainsAny(scheme, "/?#"):
		return u
	default:
		u.Scheme = strings.ToLower(strings.TrimSuffix(scheme, ":"))
		u.Transport = transportOf(u.Scheme)
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	u.Host = hostName(strings.ToLower(rest))
	u.Loopback = source.IsLoopback(u.Host)
	return u
}

// hostName cuts the port off an authority.
func hostName(host string) string {
	if strings.HasPrefix(host, "[") {
		if i := strings.IndexByte(host, ']'); i > 0 {
			return host[1:i]
		}
	}
	if i := strings.LastIndexByte(host, ':'); i >= 0 {
		return host[:i]
	}
	return host
}

// locateServer makes a function that finds places of a server.
func locateServer(srv *server, s spec) func(path []any) model.Place {
	if s.version == v20 {
		return func([]any) model.Place { return srv.at.Place() }
	}
	return s.refs.Locator(srv.at)
}
