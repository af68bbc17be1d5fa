package contract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// server is a declared server.
type server struct {
	at     *resolve.Node // the server object (2.0: the item of schemes, else the host)
	facts  ServerFacts
	locate func(path []any) model.Place
}

// readServers lists the declared servers and gives each operation its effective ones: its own, else the path item's,
// else the root's. They never merge, and an empty list declares nothing.
func (l *lowering) readServers() {
	known := map[*yaml.Node][]*server{} // the servers (2.0: schemes) list → its servers
	read := func(holder *resolve.Node, by string) []*server {
		list := holder.Child("servers")
		if l.version == v20 {
			list = holder.Child("schemes")
		}
		if !list.IsList() {
			l.misfit(list, "an array")
		}
		if list.Len() == 0 || !list.IsList() {
			return nil
		}
		if found, ok := known[list.ID()]; ok {
			return found
		}
		var servers []*server
		for i, item := range list.Items() {
			if s := l.newServer(list.Item(i, item), by); s != nil {
				servers = append(servers, s)
			}
		}
		known[list.ID()] = servers
		l.servers = append(l.servers, servers...)
		return servers
	}
	used := map[*server]*serverUse{} // by the first server of a list
	root := read(l.root, "root")
	for _, op := range l.operations {
		if op.facts.Kind == "path" {
			op.servers = read(op.at, "operation")
			if op.servers == nil && l.version != v20 {
				op.servers = read(op.item.with("servers"), "path")
			}
			if op.servers == nil {
				op.servers = root
			}
		}
		op.facts.Servers = []string{}
		if len(op.servers) == 0 {
			continue
		}
		list := used[op.servers[0]] // operations share lists
		if list == nil {
			list = &serverUse{templates: []string{}}
			used[op.servers[0]] = list
			for _, s := range op.servers {
				list.templates = append(list.templates, s.facts.Template)
			}
		}
		op.facts.Servers = list.templates
		list.operations++
		credentialed := false
		for _, alternative := range op.facts.Security.Alternatives {
			for _, r := range alternative.Requirements {
				switch r.Credential {
				case "mutual-tls", "unknown":
				default:
					credentialed = true
					if !slices.Contains(list.credentials, r.Credential) { // of a few kinds
						list.credentials = append(list.credentials, r.Credential)
					}
				}
			}
		}
		if credentialed {
			list.credentialed++
		}
	}
	for _, servers := range known {
		for _, s := range servers {
			if use := used[servers[0]]; use != nil {
				s.facts.Operations, s.facts.Credentialed = use.operations, use.credentialed
				s.facts.Credentials = append(s.facts.Credentials, use.credentials...)
			}
		}
	}
	for _, s := range l.servers {
		slices.Sort(s.facts.Credentials)
	}
}

// serverUse is what is known of the operations that share a list of servers.
type serverUse struct {
	templates                []string
	operations, credentialed int
	credentials              []string
}

func (l *lowering) newServer(s *resolve.Node, by string) *server {
	srv := &server{at: s, facts: ServerFacts{DeclaredBy: by, URLs: []ServerURLFacts{}, Variables: []ServerVariableFacts{}, Unused: []string{}, Credentials: []string{}}}
	if l.version == v20 {
		scheme, ok := s.Text()
		if !ok {
			return nil
		}
		host := l.root.Get("host").String()
		srv.facts.Template = scheme + "://" + host + l.root.Get("basePath").String()
		if host == "" { // the host that serves the document
			srv.facts.Template = scheme + "://{host}" + l.root.Get("basePath").String()
		}
		lower := strings.ToLower(host)
		srv.facts.URLs = append(srv.facts.URLs, ServerURLFacts{
			Text: srv.facts.Template, Scheme: strings.ToLower(scheme), Host: hostName(lower), Loopback: source.IsLoopback(hostName(lower)),
		})
		if srv.facts.HostScheme = strings.Contains(host, "://"); srv.facts.HostScheme {
			srv.facts.URLs[0].Host = hostName(strings.ToLower(parseServerURL(host).Host))
		}
		srv.locate = func([]any) model.Place { return s.Place() }
		return srv
	}
	s, ok := l.refs.Follow(s)
	if !ok {
		return nil
	}
	if !s.IsMap() {
		l.misfit(s, "an object")
		return nil
	}
	if !s.Get("url").Exists() {
		return nil
	}
	srv.at = s
	srv.facts.Template = s.Get("url").String()
	if !srv.expand(s) {
		l.cannotJudge(s.Doc, s.Place("url"), model.ProblemUnsupported, "not all URLs of the server were judged: its variables make too many of them")
	}
	srv.facts.Relative = srv.facts.URLs[0].Scheme == ""
	for _, u := range srv.facts.URLs {
		_, rest, _ := strings.Cut(u.Text, "://")
		srv.facts.HostScheme = srv.facts.HostScheme || schemeInHost.MatchString(rest)
	}
	srv.locate = l.refs.Locator(s)
	return srv
}

// schemeInHost matches what stands after the scheme when another one stands there.
var schemeInHost = regexp.MustCompile(`(?i)^(https?|wss?):/`)

var serverVariable = regexp.MustCompile(`\{([^{}]*)\}`)

// maxExpansions bounds how many combinations of variable values are written out. Beyond it, variables are varied one at
// a time, the others at their defaults, which still shows each single value.
const maxExpansions = 256

// maxExpandedText bounds the URLs that one server is written out to, in bytes.
const maxExpandedText = 16 << 20

// expand writes out what the URL may become, as far as there is room for it.
func (s *server) expand(at *resolve.Node) (complete bool) {
	complete = true
	template := s.facts.Template
	authority := len(template)
	schemeEnd := strings.Index(template, "://")
	if schemeEnd >= 0 {
		if i := strings.IndexAny(template[schemeEnd+3:], "/?#"); i >= 0 {
			authority = schemeEnd + 3 + i
		}
	}
	variables := at.Child("variables")
	values := map[string][]string{} // what a variable may be, its default first
	combinations := 1
	for _, m := range serverVariable.FindAllStringSubmatchIndex(template, -1) {
		v := ServerVariableFacts{Name: template[m[2]:m[3]], Part: "rest", Enum: []string{}}
		if _, known := values[v.Name]; known {
			continue
		}
		declared := variables.Get(v.Name)
		v.Declared = declared.Exists()
		v.Default = declared.Get("default").String()
		v.Limited, v.Enum = declared.Get("enum").IsList(), texts(declared.Get("enum"))
		switch {
		case m[0] == 0 && !strings.Contains(template[:m[1]], "/") && (schemeEnd < 0 || m[0] < schemeEnd):
			v.Part = "scheme" // a variable that opens the URL may hold the scheme, or all of it
		case schemeEnd >= 0 && m[0] < schemeEnd:
			v.Part = "scheme"
		case schemeEnd >= 0 && m[0] < authority:
			v.Part = "host"
		}
		s.facts.Variables = append(s.facts.Variables, v)
		options := []string{"{" + v.Name + "}"}
		if v.Declared {
			options = []string{v.Default}
			if v.Part != "rest" {
				listed := map[string]bool{v.Default: true}
				for _, e := range v.Enum {
					if !listed[e] {
						listed[e] = true
						options = append(options, e)
					}
				}
			}
		}
		values[v.Name] = options
		combinations = min(combinations*len(options), maxExpansions+1) // which may not overflow
	}
	for name := range variables.Pairs() {
		if _, used := values[name]; !used {
			s.facts.Unused = append(s.facts.Unused, name)
		}
	}
	chosen := map[string]string{}
	for name, options := range values {
		chosen[name] = options[0]
	}
	emitted := map[ServerURLFacts]bool{}
	room := maxExpandedText
	emit := func() {
		if room -= len(template); room < 0 {
			complete = false
			return
		}
		text := serverVariable.ReplaceAllStringFunc(template, func(m string) string { return chosen[m[1:len(m)-1]] })
		u := parseServerURL(text)
		if !emitted[u] {
			emitted[u] = true
			s.facts.URLs = append(s.facts.URLs, u)
		}
	}
	if combinations > maxExpansions {
		emit()
		for _, v := range s.facts.Variables {
			for _, option := range values[v.Name] {
				chosen[v.Name] = option
				emit()
			}
			chosen[v.Name] = values[v.Name][0]
		}
		return complete
	}
	var vary func(i int)
	vary = func(i int) {
		if i == len(s.facts.Variables) {
			emit()
			return
		}
		name := s.facts.Variables[i].Name
		for _, option := range values[name] {
			chosen[name] = option
			vary(i + 1)
		}
		chosen[name] = values[name][0]
	}
	vary(0)
	return complete
}

// parseServerURL reads a URL that may still hold variables, which net/url refuses. Without a scheme it is relative:
// unknown transport, not plaintext (RFC 3986 §4.2).
func parseServerURL(text string) ServerURLFacts {
	u := ServerURLFacts{Text: text}
	scheme, rest, ok := strings.Cut(strings.TrimSpace(text), "://")
	if !ok || scheme == "" || strings.ContainsAny(scheme, "/?#") {
		return u
	}
	u.Scheme = strings.ToLower(scheme)
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
