package workspace

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
)

// callIndex finds the operations that a call can mean. It is built once for a contract.
type callIndex struct {
	methods map[string]*templates // by method
	bases   map[*contract.ServerFacts]basePath
	own     basePath // of operations without servers
}

// callable is an operation of a path as calls are compared with it.
type callable struct {
	index    int // in API.Operations
	segments []string
	query    url.Values // that its path holds, against the specification; nil if it holds none
}

// templates is a tree of the paths of operations by their segments.
type templates struct {
	words  map[string]*templates
	open   []openSegment
	ends   []callable
	greedy []greedyPath // only at the root
}

// openSegment is a segment with variables.
type openSegment struct {
	texts []string // before, between and behind the variables
	below *templates
}

// callPath returns a path in the spelling that equal ones share, for calls: characters that a segment may hold as they are (RFC 3986,
// pchar) are decoded, because many clients encode all of them, and those that no URL may hold are encoded.
func callPath(text string) string { return segmentSpelling.Replace(comparablePath(text)) }

var segmentSpelling = strings.NewReplacer(
	"%21", "!", "%24", "$", "%26", "&", "%27", "'", "%28", "(", "%29", ")", "%2A", "*", "%2B", "+", "%2C", ",", "%3B", ";", "%3D", "=", "%3A", ":", "%40", "@",
	"<", "%3C", ">", "%3E", `"`, "%22", "|", "%7C", `\`, "%5C", "^", "%5E", "`", "%60",
)

// greedyPath is a path with a variable that stands for several segments.
type greedyPath struct {
	callable
	re *regexp.Regexp
}

// greedyVariable matches a variable of gateways, frameworks and URI templates that stands for several segments: {proxy+}, {path*},
// {+name}, {path:.*}, {name=projects/*}.
var greedyVariable = regexp.MustCompile(`\{(?:\+[^{}]*|[^{}:]*[+*]|[^{}]*:(?:\.[*+]|path)|[^{}]*/[^{}]*)\}`)

// calls returns the index of the calls of a contract.
func (x *contractIndex) calls() *callIndex {
	if x.callIndex != nil {
		return x.callIndex
	}
	c := &callIndex{methods: map[string]*templates{}, bases: map[*contract.ServerFacts]basePath{}}
	if x.Node("swagger").Exists() { // without schemes and host, 2.0 still has a base path
		c.own = newBasePath(&contract.ServerFacts{Template: x.Node("basePath").String()})
	} else {
		c.own = newBasePath(&contract.ServerFacts{})
	}
	for i, op := range x.Operations {
		if op.Kind != "path" {
			continue
		}
		if c.methods[op.Method] == nil {
			c.methods[op.Method] = &templates{}
		}
		c.methods[op.Method].add(i, op.Path)
	}
	x.callIndex = c
	return c
}

// add adds the path of an operation.
func (t *templates) add(index int, path string) {
	path, _, _ = strings.Cut(path, "#") // a fragment is not sent: such operations differ in something else
	path, query, hasQuery := strings.Cut(path, "?")
	end := callable{index: index}
	if hasQuery {
		end.query, _ = url.ParseQuery(query)
	}
	if greedyVariable.MatchString(path) {
		if re, err := regexp.Compile(greedyPattern(path)); err == nil && len(path) <= maxURL {
			t.greedy = append(t.greedy, greedyPath{end, re})
		}
		return
	}
	end.segments = strings.Split(callPath(path), "/")
	at := t
	for _, segment := range end.segments {
		at = at.child(segment)
	}
	at.ends = append(at.ends, end)
}

func greedyPattern(path string) string {
	var b strings.Builder
	last := 0
	b.WriteString("^")
	for _, m := range templateVariable.FindAllStringIndex(path, -1) {
		b.WriteString(regexp.QuoteMeta(callPath(path[last:m[0]])))
		if last = m[1]; greedyVariable.MatchString(path[m[0]:m[1]]) {
			b.WriteString(".+")
		} else {
			b.WriteString("[^/]+")
		}
	}
	b.WriteString(regexp.QuoteMeta(callPath(path[last:])) + "$")
	return b.String()
}

func (t *templates) child(segment string) *templates {
	if !strings.Contains(segment, "{") {
		if t.words[segment] == nil {
			if t.words == nil {
				t.words = map[string]*templates{}
			}
			t.words[segment] = &templates{}
		}
		return t.words[segment]
	}
	texts := templateVariable.Split(segment, -1)
	for _, open := range t.open {
		if slices.Equal(open.texts, texts) {
			return open.below
		}
	}
	t.open = append(t.open, openSegment{texts, &templates{}})
	return t.open[len(t.open)-1].below
}

// find calls found with the operations whose paths match. steps is how many segments may still be compared.
func (t *templates) find(path []string, steps *int, found func(callable)) {
	if *steps--; *steps < 0 {
		return
	}
	if len(path) == 0 {
		for _, end := range t.ends {
			*steps--
			found(end)
		}
		return
	}
	if below := t.words[path[0]]; below != nil {
		below.find(path[1:], steps, found)
	}
	for _, open := range t.open {
		if *steps--; *steps < 0 {
			return
		}
		if open.matches(path[0]) {
			open.below.find(path[1:], steps, found)
		}
	}
}

// matches reports whether a text is the segment for some values of its variables, none of which is empty.
func (o openSegment) matches(text string) bool {
	last := len(o.texts) - 1
	text, ok := strings.CutPrefix(text, o.texts[0])
	if !ok {
		return false
	}
	for _, between := range o.texts[1:last] {
		if text == "" {
			return false
		}
		i := strings.Index(text[1:], between)
		if i < 0 {
			return false
		}
		text = text[1+i+len(between):]
	}
	text, ok = strings.CutSuffix(text, o.texts[last])
	return ok && text != ""
}

// isConcreter reports whether a path is to be matched before another one that matches, too: it has no variable in any segment in which
// the other one has none, and fewer variables.
func (c callable) isConcreter(other callable) bool {
	concreter := false
	for i, segment := range c.segments {
		mine, others := strings.Contains(segment, "{"), strings.Contains(other.segments[i], "{")
		if mine && !others {
			return false
		}
		concreter = concreter || !mine && others
	}
	return concreter
}

// hasQuery reports whether the query of a call holds that of the operation's path.
func (c callable) hasQuery(query url.Values) bool {
	for name, values := range c.query {
		for _, value := range values {
			if !query.Has(name) || value != "" && !strings.Contains(value, "{") && !slices.Contains(query[name], value) {
				return false
			}
		}
	}
	return true
}

// lookup finds the operations whose path is that of a call, without the base path of a server. A path without variables counts before one
// with variables (OpenAPI, Paths Object). The result has several operations if the specification does not say which one is meant.
func (t *templates) lookup(path string, query url.Values, steps *int) []callable {
	var found []callable
	t.find(strings.Split(path, "/"), steps, func(c callable) {
		if c.hasQuery(query) {
			found = append(found, c)
		}
	})
	if len(found) == 0 {
		for _, g := range t.greedy {
			if *steps -= len(path); *steps >= 0 && g.re.MatchString(path) && g.hasQuery(query) {
				found = append(found, g.callable)
			}
		}
		return found
	}
	if len(found) > maxAlike {
		return found
	}
	return slices.Collect(filter(found, func(c callable) bool {
		return !slices.ContainsFunc(found, func(other callable) bool {
			return other.isConcreter(c) || len(other.query) > len(c.query) && !c.isConcreter(other)
		})
	}))
}

// maxAlike is of how many matching paths sealint looks for the most concrete ones; of more, all count.
const maxAlike = 100

// basePath matches the path of the URL of a server.
type basePath struct {
	re   *regexp.Regexp // nil if the template is too large
	many *regexp.Regexp // the same, with variables that stand for several segments; nil if there are none
	size int            // of the expressions
	any  bool           // it has a variable without values, or is relative to the document
}

// newBasePath returns the base path of a server.
func newBasePath(s *contract.ServerFacts) basePath {
	template, b := strings.TrimSpace(s.Template), basePath{}
	before := ""
	if rest, ok := leadingVariable(s, template); ok { // the variable may hold any part of the URL
		template, before, b.any = rest, `[^?#]*`, true
	} else if template != "" && !strings.Contains(template, "://") && !strings.HasPrefix(template, "/") && !strings.HasPrefix(template, "{") {
		before, b.any = `(?:/[^?#]*)?`, true
	}
	templates := []string{template}
	if strings.HasPrefix(template, "{") && !b.any {
		templates = nil
		for _, u := range s.URLs {
			templates = append(templates, u.Text)
		}
	}
	var alternatives, longer []string
	size := 0
	for _, t := range templates {
		path := t
		if before != `[^?#]*` {
			_, _, path = splitURL(t)
		}
		path, _, _ = strings.Cut(path, "?")
		path, _, _ = strings.Cut(path, "#")
		for _, v := range s.Variables {
			mentions := strings.Count(path, "{"+v.Name+"}")
			b.any = b.any || mentions > 0 && !v.Limited
			for _, value := range v.Enum {
				size += mentions * len(value)
			}
		}
		if size += len(path); size > maxPattern {
			return basePath{}
		}
		path = strings.TrimRight(callPath(path), "/")
		alternatives = append(alternatives, before+fill(s, path, `[^/?#]+`, nil))
		longer = append(longer, before+fill(s, path, `[^?#]+?`, nil))
	}
	compile := func(alternatives []string) *regexp.Regexp {
		expression := "^(?:" + strings.Join(alternatives, "|") + ")$"
		re, err := regexp.Compile(expression)
		if err != nil {
			return nil
		}
		b.size += len(expression)
		return re
	}
	if b.re = compile(alternatives); b.any && b.re != nil {
		b.many = compile(longer)
	}
	return b
}

// leadingVariable returns what follows a variable at the beginning of a template, if the variable can have any value and may hold more
// than the scheme.
func leadingVariable(s *contract.ServerFacts, template string) (rest string, ok bool) {
	m := templateVariable.FindStringSubmatchIndex(template)
	if m == nil || m[0] > 0 || strings.HasPrefix(template[m[1]:], "://") {
		return "", false
	}
	i := slices.IndexFunc(s.Variables, func(v contract.ServerVariableFacts) bool { return v.Name == template[m[2]:m[3]] })
	return template[m[1]:], i < 0 || !s.Variables[i].Limited
}

// fit says how the beginning of a path is the base path of an operation.
type fit int

const (
	noBase   fit = iota
	longBase     // if variables stand for several segments
	likely       // if variables have the right values
	certain      // without variables that can have any value
)

// baseOf says how the beginning of a path is the base path of an operation.
func (x *contractIndex) baseOf(op int, beginning string, steps *int) (best fit) {
	index := x.calls()
	test := func(b basePath) {
		// The time of a match is the product of both lengths; 4096 of it count as one segment.
		if *steps -= 1 + len(beginning)*b.size/4096; *steps < 0 {
			return
		}
		switch {
		case b.re == nil: // not comparable
			best = max(best, likely)
		case !b.re.MatchString(beginning):
			if b.many != nil && b.many.MatchString(beginning) {
				best = max(best, longBase)
			}
		case b.any:
			best = max(best, likely)
		default:
			best = certain
		}
	}
	servers := x.Operations[op].ServedFrom
	if len(servers) == 0 {
		test(index.own)
	}
	for _, s := range servers[:min(len(servers), maxServers)] {
		b, ok := index.bases[s.ServerFacts]
		if !ok {
			b = newBasePath(s.ServerFacts)
			index.bases[s.ServerFacts] = b
		}
		if test(b); best == certain {
			break
		}
	}
	if len(servers) > maxServers {
		best = max(best, likely)
	}
	return best
}

// maxServers is with how many servers of an operation the path of a call is compared. With more, any beginning may be their base path.
const maxServers = 100

// maxSegments is how many segments the path of a call may have.
const maxSegments = 100

// matchCall finds the operations that a call can mean, sorted. A client may call them below the base path of a server or, in tests,
// without it; a base path without variables decides. ok is false if the path is too long, or nothing more may be compared.
func (x *contractIndex) matchCall(method, path string, query url.Values, steps *int) (operations []int, ok bool) {
	tree := x.calls().methods[method]
	if len(path) > maxURL || strings.Count(path, "/") > maxSegments {
		return nil, false
	}
	if tree == nil {
		return nil, true
	}
	path = callPath(path)
	byFit := map[fit][]int{}
	for i := range len(path) + 1 {
		if i < len(path) && path[i] != '/' {
			continue
		}
		rest := path[i:]
		if rest == "" {
			rest = "/"
		}
		for _, c := range tree.lookup(rest, query, steps) {
			f := x.baseOf(c.index, path[:i], steps)
			if i == 0 && f != certain { // without the base path
				f = likely
			}
			byFit[f] = append(byFit[f], c.index)
		}
	}
	for _, f := range []fit{certain, likely, longBase} {
		if operations = byFit[f]; len(operations) > 0 {
			break
		}
	}
	slices.Sort(operations)
	return slices.Compact(operations), *steps >= 0
}
