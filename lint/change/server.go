package change

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// ServerFacts is a server on both sides.
type ServerFacts struct {
	Pair[contract.ServerFacts]
	Operation  string              `json:"operation" doc:"Method and path of an operation that is served from the server and was not, although the base declares the server, too; empty if the base does not."`
	Owner      string              `json:"owner" doc:"What declares the server: the template of the path item, method and path of the operation, or, for the server of a link, those of the operation that has the link. Empty for the document."`
	Plaintext  []string            `json:"plaintext" doc:"URLs that the server of the head can become, that are not encrypted and not loopback addresses, and that no server of the base could become."`
	LeftTLS    bool                `json:"left_tls" doc:"true if every URL in the base was encrypted or a loopback address, and one of plaintext is not. false for a server that only one side has."`
	HostBefore string              `json:"host_before" doc:"Registrable domain of the host in the base, if that in the head is another one, which no server of the base had; otherwise empty."`
	HostAfter  string              `json:"host_after" doc:"Registrable domain of the host in the head; empty where host_before is."`
	NewHosts   []string            `json:"new_hosts" doc:"For a server that only the head has: registrable domains of its hosts that no server of the base had. Empty if the base had no server with a host."`
	KnownHosts []string            `json:"known_hosts" doc:"The first five registrable domains of the servers of the base, in order."`
	Unbounded  []string            `json:"unbounded" doc:"Variables in the scheme or host of the head without a list of values, where the base had no such variable or a list."`
	Choices    []ServerChoiceFacts `json:"choices" doc:"For a server that both sides have: values that only the head lists for a variable in its host, and that lead to a registrable domain to which no server of the base led."`
}

// ServerChoiceFacts is a value of a variable that leads elsewhere.
type ServerChoiceFacts struct {
	Variable string `json:"variable" doc:"Name of the variable."`
	Value    string `json:"value" doc:"The value."`
	Host     string `json:"host" doc:"Registrable domain to which the server leads with it."`
}

// server is a server of one side with its entity.
type server struct {
	contract.Server
	entity *model.Entity
}

// servers lists the servers of a side.
func servers(side Side) []server { return withEntities(side.Contract.Servers, serversByFacts(side)) }

func serversByFacts(side Side) map[any]*model.Entity {
	entities := map[any]*model.Entity{}
	for _, e := range side.of(model.EntityServer) {
		entities[e.Facts] = e
	}
	return entities
}

func withEntities(all []contract.Server, entities map[any]*model.Entity) []server {
	var list []server
	for _, s := range all {
		if e := entities[s.ServerFacts]; e != nil {
			list = append(list, server{s, e})
		}
	}
	return list
}

// pairServers pairs the servers of two contracts by their owner and URL, then by owner, host and path, whatever the scheme is, then
// the one that is left of an owner on both sides.
func pairServers(before, after []server) *matching {
	return pairServersOf(before, after, func(s server) string { return key(s.DeclaredBy, withoutNames(s.Owner)) })
}

// pairServersOf pairs servers as pairServers does, with another notion of an owner.
func pairServersOf(before, after []server, owner func(s server) string) *matching {
	m := newMatching(len(before), len(after))
	keys := func(list []server, of func(s server) string) keysOf {
		return func(i int) []string { return []string{key(owner(list[i]), of(list[i]))} }
	}
	steps := []func(s server) string{
		func(s server) string { return normalURL(s.Template) },
		func(s server) string { return strings.Join(expansions(s.ServerFacts), " ") },
		func(s server) string { return withoutScheme(normalURL(s.Template)) },
		func(s server) string { return withoutScheme(normalURL(defaultURL(s.ServerFacts))) },
	}
	for _, step := range steps {
		m.inOrder(keys(before, step), keys(after, step))
	}
	nothing := func(server) string { return "" }
	m.unique(keys(before, nothing), keys(after, nothing))
	return m
}

// normalURL writes the URL of a server in one way: scheme and host in lower case, without the default port and the slash at the end.
func normalURL(text string) string {
	text = strings.TrimSpace(text)
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return strings.TrimRight(text, "/")
	}
	host, path := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host, path = rest[:i], rest[i:]
	}
	scheme = lowerOutside(scheme)
	host = lowerOutside(host)
	switch scheme {
	case "https", "wss":
		host = strings.TrimSuffix(host, ":443")
	case "http", "ws":
		host = strings.TrimSuffix(host, ":80")
	}
	return scheme + "://" + host + strings.TrimRight(path, "/")
}

// lowerOutside writes a text in lower case, but not the names of variables in it.
func lowerOutside(text string) string {
	var b strings.Builder
	for text != "" {
		open := strings.IndexByte(text, '{')
		end := strings.IndexByte(text, '}')
		if open < 0 || end < open {
			break
		}
		b.WriteString(strings.ToLower(text[:open]))
		b.WriteString(text[open : end+1])
		text = text[end+1:]
	}
	b.WriteString(strings.ToLower(text))
	return b.String()
}

func withoutScheme(url string) string {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		return "//" + rest
	}
	return url
}

// expansions are the URLs that a server can become, written in one way and sorted.
func expansions(s *contract.ServerFacts) []string {
	var list []string
	for _, u := range s.URLs {
		list = append(list, normalURL(u.Text))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// defaultURL is the URL of a server with the defaults of its variables.
func defaultURL(s *contract.ServerFacts) string {
	if len(s.URLs) == 0 {
		return s.Template
	}
	return s.URLs[0].Text
}

// knownServers is what the servers of a base are, wherever they are declared.
type knownServers struct {
	declared map[string]bool // template and variables
	urls     map[string]bool
	domains  map[string]bool
	first    []string // of domains
}

func newKnownServers(list []server) *knownServers {
	k := &knownServers{map[string]bool{}, map[string]bool{}, map[string]bool{}, []string{}}
	for _, s := range list {
		k.declared[declaration(s.ServerFacts)] = true
		for _, u := range s.URLs {
			k.urls[normalURL(u.Text)] = true
			if domain := ownerOfHost(u.Host); domain != "" {
				k.domains[domain] = true
			}
		}
	}
	k.first = append(k.first, slices.Sorted(maps.Keys(k.domains))[:min(len(k.domains), 5)]...)
	return k
}

// declaration is all that a server says of itself.
func declaration(s *contract.ServerFacts) string {
	text, _ := json.Marshal([]any{normalURL(s.Template), s.Variables}) // of strings and booleans, it cannot fail
	return string(text)
}

// ownerOfHost is the registrable domain of a host. It is empty without a host, for one that is not known because of a variable, and
// for the names that are reserved for examples, which nobody can have (RFC 2606 §3).
func ownerOfHost(host string) string {
	if host == "" || strings.ContainsAny(host, "{}") {
		return ""
	}
	domain := RegistrableDomain(host)
	if slices.Contains([]string{"example.com", "example.net", "example.org", "example.edu"}, domain) {
		return ""
	}
	return domain
}

// serverEntities makes the entities of the servers that differ. A server that only moved from one owner to another is none.
func serverEntities(before, after Side) []model.Entity {
	b, a := servers(before), servers(after)
	m, known := pairServers(b, a), newKnownServers(b)
	inHead := newKnownServers(a)
	var list []model.Entity
	for i := range a {
		var was *server
		if m.after[i] >= 0 {
			was = &b[m.after[i]]
		}
		if was == nil && known.declared[declaration(a[i].ServerFacts)] || was != nil && equalFacts(was.entity, a[i].entity) {
			continue
		}
		f := newServerFacts(was, &a[i], known)
		var base *model.Entity
		if was != nil {
			base = was.entity
		}
		list = append(list, entity(model.EntityChangeServer, f, base, a[i].entity, after.Path, nil))
	}
	for i := range b {
		if m.before[i] >= 0 || inHead.declared[declaration(b[i].ServerFacts)] {
			continue
		}
		parent := func() model.Place {
			holder := "servers"
			if before.Contract.Facts.Family == "2.0" {
				holder = "schemes"
			}
			return after.In(after.Contract.Root.Below([]any{holder}))
		}
		list = append(list, entity(model.EntityChangeServer, newServerFacts(&b[i], nil, known), b[i].entity, nil, after.Path, parent))
	}
	return list
}

// servedEntities makes entities of the servers from which operations are served that were served from others. One that the base declares
// for another operation is none of serverEntities; told are the servers of those.
func servedEntities(c *contractPair, told []model.Entity) []model.Entity {
	var list []model.Entity
	known := map[any]bool{} // facts of servers of the head
	for _, e := range told {
		if f, ok := e.Facts.(*ServerFacts); ok && f.After != nil {
			known[f.After] = true
		}
	}
	was, is := serversByFacts(c.before), serversByFacts(c.after)
	compared := map[string]bool{}
	for _, p := range c.operations {
		if p.before == nil || p.after == nil || p.after.Kind != "path" {
			continue
		}
		b, a := withEntities(p.before.ServedFrom, was), withEntities(p.after.ServedFrom, is)
		if lists := serverKey(b) + "to " + serverKey(a); compared[lists] {
			continue
		} else {
			compared[lists] = true
		}
		before := newKnownServers(b)
		m := pairServersOf(b, a, func(server) string { return "" })
		for i := range a {
			if known[a[i].ServerFacts] || before.declared[declaration(a[i].ServerFacts)] {
				continue
			}
			known[a[i].ServerFacts] = true
			var partner *server
			var base *model.Entity
			if m.after[i] >= 0 {
				partner = &b[m.after[i]]
				base = partner.entity
			}
			f := newServerFacts(partner, &a[i], before)
			f.Operation = operationName(p.after)
			list = append(list, entity(model.EntityChangeServer, f, base, a[i].entity, c.after.Path, nil))
		}
	}
	return list
}

// serverKey is equal for lists of the same servers.
func serverKey(list []server) string {
	var b strings.Builder
	for _, s := range list {
		fmt.Fprintf(&b, "%p ", s.ServerFacts)
	}
	return b.String()
}

func newServerFacts(before, after *server, known *knownServers) *ServerFacts {
	f := &ServerFacts{Plaintext: []string{}, NewHosts: []string{}, KnownHosts: known.first, Unbounded: []string{}, Choices: []ServerChoiceFacts{}}
	if after == nil {
		f.Pair, f.Owner = pair[contract.ServerFacts](before.entity, nil), before.Owner
		return f
	}
	f.Owner = after.Owner
	for _, u := range after.URLs {
		if u.Transport == "plaintext" && !u.Loopback && !isReserved(u.Host) && !known.urls[normalURL(u.Text)] {
			f.Plaintext = append(f.Plaintext, u.Text)
		}
	}
	if before == nil {
		f.Pair = pair[contract.ServerFacts](nil, after.entity)
		f.NewHosts = newHosts(after.ServerFacts, known)
		f.Unbounded = unbounded(nil, after.ServerFacts)
		return f
	}
	f.Pair = pair[contract.ServerFacts](before.entity, after.entity)
	f.Unbounded = unbounded(before.ServerFacts, after.ServerFacts)
	f.LeftTLS = len(f.Plaintext) > 0 && len(before.URLs) > 0 && !slices.ContainsFunc(before.URLs, func(u contract.ServerURLFacts) bool {
		return u.Transport != "encrypted" && !u.Loopback
	})
	if len(before.URLs) > 0 && len(after.URLs) > 0 && before.Template != after.Template {
		was, is := ownerOfHost(before.URLs[0].Host), ownerOfHost(after.URLs[0].Host)
		if was != "" && is != "" && was != is && !known.domains[is] && !after.URLs[0].Loopback {
			f.HostBefore, f.HostAfter = was, is
		}
	}
	f.Choices = newChoices(before.ServerFacts, after.ServerFacts, known)
	return f
}

// isReserved reports whether a host is one of the names that are reserved for examples.
func isReserved(host string) bool {
	return host != "" && !strings.ContainsAny(host, "{}") && ownerOfHost(host) == ""
}

// newHosts lists the registrable domains to which no server of the base led.
func newHosts(s *contract.ServerFacts, known *knownServers) []string {
	list := []string{}
	if len(known.domains) == 0 {
		return list
	}
	for _, u := range s.URLs {
		if domain := ownerOfHost(u.Host); domain != "" && !u.Loopback && !known.domains[domain] {
			list = append(list, domain)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// unbounded lists the variables in scheme or host that callers may set to anything, and could not in the base. A port is no host.
func unbounded(before, after *contract.ServerFacts) []string {
	free := map[string]bool{}
	if before != nil {
		for _, v := range before.Variables {
			free[v.Name] = v.Part != "rest" && !v.Limited
		}
	}
	list := []string{}
	for _, v := range after.Variables {
		isPort := strings.Contains(strings.Replace(after.Template, "://", "", 1), ":{"+v.Name+"}")
		if v.Part != "rest" && !v.Limited && !free[v.Name] && !isPort {
			list = append(list, v.Name)
		}
	}
	return list
}

// newChoices lists the new values of variables in the host that lead to a registrable domain to which no server of the base led.
func newChoices(before, after *contract.ServerFacts, known *knownServers) []ServerChoiceFacts {
	was := map[string]map[string]bool{}
	for _, v := range before.Variables {
		was[v.Name] = map[string]bool{v.Default: true}
		for _, value := range v.Enum {
			was[v.Name][value] = true
		}
	}
	list := []ServerChoiceFacts{}
	for _, v := range after.Variables {
		if v.Part != "host" || was[v.Name] == nil {
			continue
		}
		for _, value := range v.Enum {
			if was[v.Name][value] {
				continue
			}
			domain := ownerOfHost(hostWith(after, v.Name, value))
			if domain != "" && !known.domains[domain] {
				list = append(list, ServerChoiceFacts{Variable: v.Name, Value: value, Host: domain})
			}
		}
	}
	return list
}

// hostWith is the host of a server with one value of a variable, and the defaults of the others.
func hostWith(s *contract.ServerFacts, variable, value string) string {
	text := strings.ReplaceAll(s.Template, "{"+variable+"}", value)
	for _, v := range s.Variables {
		if v.Declared {
			text = strings.ReplaceAll(text, "{"+v.Name+"}", v.Default)
		}
	}
	_, host, ok := strings.Cut(text, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(host, "/?#\\"); i >= 0 {
		host = host[:i]
	}
	return host[strings.LastIndexByte(host, '@')+1:]
}
