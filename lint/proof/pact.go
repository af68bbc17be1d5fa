package proof

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// readPact reads a Pact file of one of the versions 1 to 4 of the Pact Specification. Messages are no calls: they do not go by HTTP.
func (p *Proof) readPact(root source.Node) *model.Problem {
	p.Consumer, p.Provider = root.Get("consumer").Get("name").String(), root.Get("provider").Get("name").String()
	if version, at := pactVersion(root.Get("metadata")); at != nil {
		if n, err := strconv.Atoi(version); err == nil && n > 4 {
			return p.problem(at, "is a Pact file of version %s; sealint reads versions 1 to 4", shown(root.Lookup(at)))
		}
	}
	list := root.Get("interactions")
	if list.Exists() && !list.IsNull() && !list.IsList() {
		return p.problem([]string{"interactions"}, "interactions must be an array and is %s", shown(list))
	}
	for i, item := range list.Items() {
		if !p.readInteraction(item, "interactions", strconv.Itoa(i)) {
			break
		}
	}
	return nil
}

// pactVersion returns the major version of the Pact Specification that a file states, in one of the spellings that libraries have used,
// and the place of it; nil if it states none.
func pactVersion(metadata source.Node) (major string, at []string) {
	for _, at := range [][]string{{"pactSpecification", "version"}, {"pact-specification", "version"}, {"pactSpecificationVersion"}} {
		if text, ok := metadata.Lookup(at).Text(); ok {
			major, _, _ := strings.Cut(text, ".")
			return major, append([]string{"metadata"}, at...)
		}
	}
	return "", nil
}

// readInteraction reads an interaction. It returns false if the others need not be read.
func (p *Proof) readInteraction(item source.Node, at ...string) bool {
	below := func(names ...string) []string { return append(at[:len(at):len(at)], names...) }
	switch kind := item.Get("type"); lettersOf(kind.String()) {
	case "": // before version 4, all interactions are calls
		if kind.Exists() {
			return p.miss(below("type"), "the kind of an interaction is %s and not understood", shown(kind))
		}
	case "synchronoushttp", "http", "requestresponse":
	case "asynchronousmessages", "synchronousmessages", "messages", "asynchronousmessage", "synchronousmessage", "message":
		return true
	default:
		return p.miss(below("type"), "the kind of an interaction, %s, is not understood", shown(kind))
	}
	request := item.Get("request")
	if !request.IsMap() {
		return p.miss(below("request"), "an interaction has no request")
	}
	name, ok := method(request.Get("method").String())
	if !ok {
		return p.miss(below("request", "method"), "the method of a request is %s", shown(request.Get("method")))
	}
	path := request.Get("path")
	place := below("request", "path")
	if example := path.Lookup([]string{"data", "generate"}); example.IsScalar() { // a Pact::Term of the first Ruby library
		path = example
	}
	text, _, _ := strings.Cut(path.String(), "#") // a fragment is not sent
	text, query, hasQuery := strings.Cut(text, "?")
	if !strings.HasPrefix(text, "/") {
		return p.miss(place, "the path of a request must begin with a slash and is %s", shown(path))
	}
	call := Call{At: p.place(place...), Method: name, Path: text, Query: request.Get("query"), Source: -1}
	if hasQuery && !call.Query.Exists() {
		call.inPath = query
	}
	return p.add(call)
}

// lettersOf returns the letters of a text in lower case: libraries write the kinds of interactions in several ways.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// Parameters returns the query of a call by name.
func (c Call) Parameters() url.Values {
	if text, ok := c.Query.Text(); ok || c.inPath != "" {
		values, _ := url.ParseQuery(text + c.inPath) // what can be read of it
		return values
	}
	values := url.Values{}
	for name, value := range c.Query.Pairs() {
		if text, ok := value.Text(); ok {
			values.Add(name, text)
		}
		for _, item := range value.Items() {
			values.Add(name, item.String())
		}
		if !values.Has(name) {
			values.Add(name, "")
		}
	}
	return values
}
