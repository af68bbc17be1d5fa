package workspace

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
)

// urlPattern matches the URLs of a declared server, with any values of its variables.
type urlPattern struct {
	template string
	re       *regexp.Regexp // nil if the template is too large: only the template itself matches then
	// hosts are the authorities, in comparable form, of which a URL must have one; nil if the server may have any.
	hosts []string
}

var templateVariable = regexp.MustCompile(`\{([^{}]*)\}`)

// maxPattern and maxURL bound the length of a pattern and of the URLs that it is matched with, in bytes: the time of a match is
// their product. A pattern repeats all values of a variable at each mention of it. A longer URL counts as not declared.
const (
	maxPattern = 16 << 10
	maxURL     = 2 << 10
)

// What may follow the URL of a pattern: nothing but a slash, a query and a fragment, or also segments of a path.
const (
	exactly = `/?(?:[?#].*)?`
	orBelow = `(?:[/?#].*)?`
)

// newURLPattern makes a pattern from a server's URL template and what may follow the URL. A variable with an enum matches its values and its default. A
// variable without an enum matches any text in the host, and any segments in the path. The parts that a relative URL does not
// state (scheme, host, path of the document) match anything.
func newURLPattern(s *contract.ServerFacts, rest string) urlPattern {
	templates := []string{s.Template}
	if strings.HasPrefix(strings.TrimSpace(s.Template), "{") { // the variable may hold the scheme, the host or the whole URL
		templates = nil
		for _, u := range s.URLs {
			templates = append(templates, u.Text)
		}
	}
	each, size := len(s.Variables)+16, 0 // 16 is enough for the expression of a variable without an enum
	for _, v := range s.Variables {
		for _, value := range v.Enum {
			each += len(value)
		}
	}
	for _, t := range templates {
		size += len(t) + each*len(templateVariable.FindAllStringIndex(t, -1))
	}
	if size > maxPattern {
		return urlPattern{template: s.Template}
	}
	var alternatives, hosts []string
	for _, t := range templates {
		alternatives = append(alternatives, templatePattern(s, t))
		_, host, _ := splitURL(t)
		hosts = append(hosts, comparableAuthority(host))
	}
	if slices.ContainsFunc(hosts, func(host string) bool { return host == "" || strings.Contains(host, "{") }) {
		hosts = nil
	}
	re, err := regexp.Compile("^(?:" + strings.Join(alternatives, "|") + ")" + rest + "$")
	if err != nil {
		return urlPattern{template: s.Template}
	}
	return urlPattern{s.Template, re, hosts}
}

// templatePattern returns a regular expression for one template.
func templatePattern(s *contract.ServerFacts, template string) string {
	scheme, authority, base := splitURL(template)
	authority = comparableAuthority(authority)
	if i := strings.IndexAny(base, "?#"); i >= 0 {
		base = base[:i]
	}
	base = comparablePath(base)
	var b strings.Builder
	if scheme == "" {
		b.WriteString(`[a-z][a-z0-9+.-]*`)
	} else {
		b.WriteString(fill(s, strings.ToLower(scheme), `[a-z]+`, strings.ToLower))
	}
	b.WriteString("://")
	if authority == "" {
		b.WriteString(`[^/?#]+`)
	} else {
		b.WriteString(fill(s, authority, `[^/?#]+`, comparableAuthority))
	}
	if scheme == "" && authority == "" && !strings.HasPrefix(strings.TrimSpace(template), "/") { // relative to the document
		b.WriteString(`(?:/[^?#]*)?`)
	}
	b.WriteString(fill(s, strings.TrimRight(base, "/"), `[^?#]+?`, nil))
	return b.String()
}

// splitURL splits a URL, which may hold variables, into scheme, authority and path. Each may be empty.
func splitURL(text string) (scheme, authority, path string) {
	text = strings.TrimSpace(text)
	rest := text
	if before, after, ok := strings.Cut(text, "://"); ok && !strings.ContainsAny(before, "/?#") {
		scheme, rest = before, after
	} else if after, ok := strings.CutPrefix(text, "//"); ok {
		rest = after
	} else {
		for strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") {
			_, text, _ = strings.Cut(text, "/")
		}
		return "", "", "/" + strings.TrimLeft(strings.TrimSuffix(text, "."), "/")
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		return scheme, rest[:i], rest[i:]
	}
	return scheme, rest, ""
}

// fill returns a regular expression for a part of a template. free is the expression for a variable without an enum. comparable
// makes values comparable with those of other URLs; without it, the part is a path.
func fill(s *contract.ServerFacts, part, free string, comparable func(string) string) string {
	isPath := comparable == nil
	if isPath {
		comparable = func(value string) string { return comparablePath(strings.TrimRight(value, "/")) }
	}
	var b strings.Builder
	last := 0
	for _, m := range templateVariable.FindAllStringSubmatchIndex(part, -1) {
		b.WriteString(regexp.QuoteMeta(part[last:m[0]]))
		last = m[1]
		name := part[m[2]:m[3]]
		i := slices.IndexFunc(s.Variables, func(v contract.ServerVariableFacts) bool {
			return v.Name == name || !isPath && strings.EqualFold(v.Name, name)
		})
		if i < 0 || !s.Variables[i].Limited {
			b.WriteString("(?:" + free + ")")
			if i >= 0 && s.Variables[i].Declared && s.Variables[i].Default == "" && isPath {
				b.WriteString("?")
			}
			continue
		}
		var values []string
		for _, v := range append([]string{s.Variables[i].Default}, s.Variables[i].Enum...) {
			values = append(values, regexp.QuoteMeta(comparable(v)))
		}
		b.WriteString("(?:" + strings.Join(values, "|") + ")")
	}
	b.WriteString(regexp.QuoteMeta(part[last:]))
	return b.String()
}

var defaultPorts = map[string]string{"http": "80", "ws": "80", "https": "443", "wss": "443"}

// statedURL is a URL that a manifest states, in the spellings that patterns match: the default port may be stated or not.
type statedURL struct {
	text  string
	urls  []string // none if the text is too long
	hosts []string // the authority of each
}

func newStatedURL(text string) statedURL {
	u := statedURL{text: text}
	if len(text) > maxURL {
		return u
	}
	scheme, authority, below := splitURL(text)
	if below = comparablePath(below); below == "" {
		below = "/"
	}
	scheme, authority = strings.ToLower(scheme), comparableAuthority(authority)
	u.hosts = []string{authority}
	if port := defaultPorts[scheme]; port != "" {
		if short, ok := strings.CutSuffix(authority, ":"+port); ok {
			u.hosts = append(u.hosts, short)
		} else if !strings.Contains(authority[strings.LastIndexByte(authority, ']')+1:], ":") {
			u.hosts = append(u.hosts, authority+":"+port)
		}
	}
	for _, host := range u.hosts {
		u.urls = append(u.urls, scheme+"://"+host+below)
	}
	return u
}

// matches reports whether a URL is that of the server or lies below it.
func (p urlPattern) matches(u statedURL) bool {
	switch {
	case p.re == nil || u.text == p.template:
		return u.text == p.template
	case p.hosts != nil && !slices.ContainsFunc(u.hosts, func(host string) bool { return slices.Contains(p.hosts, host) }):
		return false
	}
	return slices.ContainsFunc(u.urls, p.re.MatchString)
}

// declaredServers are servers of a contract, sorted by what a URL must have to be one of them.
type declaredServers struct {
	byHost   map[string][]urlPattern
	byText   map[string]bool // the templates
	anyHost  []urlPattern
	tooLarge string // the template of a server with which no URL can be compared; empty if there is none
	hosts    map[string]bool
}

func (x *contractIndex) declared(servers []contract.Server) *declaredServers {
	d := &declaredServers{byHost: map[string][]urlPattern{}, byText: map[string]bool{}, hosts: map[string]bool{}}
	for _, s := range servers {
		pattern := x.pattern(s.ServerFacts)
		d.byText[pattern.template] = true
		switch {
		case pattern.re == nil:
			d.tooLarge = s.Template
		case pattern.hosts == nil:
			d.anyHost = append(d.anyHost, pattern)
		}
		for _, host := range pattern.hosts {
			d.byHost[host] = append(d.byHost[host], pattern)
		}
		for _, u := range s.URLs {
			if _, host, _ := splitURL(u.Text); host != "" {
				d.hosts[comparableAuthority(host)] = true
			}
		}
	}
	return d
}

// has reports whether a URL is that of one of the servers or lies below it.
func (d *declaredServers) has(text string) bool {
	if d.byText[text] {
		return true
	}
	u := newStatedURL(text)
	matches := func(p urlPattern) bool { return p.matches(u) }
	return slices.ContainsFunc(d.anyHost, matches) ||
		slices.ContainsFunc(u.hosts, func(host string) bool { return slices.ContainsFunc(d.byHost[host], matches) })
}

// hasHost reports whether one of the servers has the host and port of a URL, with some values of its variables.
func (d *declaredServers) hasHost(text string) bool {
	_, host, _ := splitURL(text)
	return d.hosts[comparableAuthority(host)]
}
