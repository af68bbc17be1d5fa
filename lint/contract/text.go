package contract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
)

// literal is a string that is data.
type literal struct {
	at    *resolve.Node
	facts model.Literal
}

// textFinding is a string in which something was found.
type textFinding struct {
	at     *resolve.Node
	facts  TextFacts
	usages []*resolve.Node // further strings with the same secrets
}

// examiner looks for secrets and markup in strings, and lists those that are data.
type examiner struct {
	spec
	wantsTexts    bool
	wantsLiterals bool
	literals      []literal
	findings      []textFinding
	examined      map[text]TextFacts // equal strings are examined once
	withSecrets   map[string]int     // by secrets: the index in findings of the string that stands for all with them
}

// text is a string as it is examined: equal ones have equal findings.
type text struct {
	key, value string
	form       string // text, key, or empty for data
}

// examine looks for secrets and markup in the strings below nodes, in their order. Secrets that it finds are masked in every
// excerpt of the documents.
func examine(s spec, nodes []textNode, wantsTexts, wantsLiterals bool) ([]textFinding, []literal) {
	e := &examiner{spec: s, wantsTexts: wantsTexts, wantsLiterals: wantsLiterals, examined: map[text]TextFacts{}, withSecrets: map[string]int{}}
	for _, n := range nodes {
		if n.isName {
			e.examineName(n.at)
		} else {
			e.examineMember(n.at, n.in)
		}
	}
	return e.findings, e.literals
}

// examineMember looks at the strings of a member that holds data or running text, whatever it is called.
func (e *examiner) examineMember(n *resolve.Node, in object) {
	e.examineName(n)
	switch {
	case n.Token == "x-example", n.Token == "x-examples": // of a parameter of 2.0
		e.examineValues(n, "extension", cmp.Or(e.credentialOf(n), n.Token))
	case strings.HasPrefix(n.Token, "x-"):
		e.examineValues(n, "extension", n.Token)
	case n.Token == "example", n.Token == "examples", in == exampleObject && (n.Token == "value" || n.Token == "dataValue" || n.Token == "serializedValue"):
		e.examineValues(n, "example", cmp.Or(e.credentialOf(n), n.Token))
	case n.Token == "default", n.Token == "const" && in == schemaObject:
		e.examineValues(n, n.Token, cmp.Or(e.credentialOf(n), n.Token))
	case n.Token == "enum":
		e.examineValues(n, "enum", cmp.Or(e.credentialOf(n), n.Token))
	default: // info, servers, tags … hold no objects of the grammar, but text, extensions and variables
		if n.IsString() {
			e.examineValue(n, "text", n.Token)
		}
		for key, value := range n.Pairs() {
			e.examineMember(n.Member(key, value), in)
		}
		for i, value := range n.Items() {
			if item := n.Item(i, value); value.IsMap() {
				e.examineMember(item, in)
			} else if value.IsString() {
				e.examineValue(item, "text", n.Token)
			}
		}
	}
}

// examineValues looks at all strings below a node that are data.
func (e *examiner) examineValues(n *resolve.Node, context, key string) {
	if n.IsString() {
		e.examineValue(n, context, key)
	}
	for name, value := range n.Pairs() {
		member := n.Member(name, value)
		e.examineName(member)
		e.examineValues(member, context, name)
	}
	for i, value := range n.Items() {
		e.examineValues(n.Item(i, value), context, key)
	}
}

// credentialOf is the name of the parameter, header, property or server variable whose example, default or listed value
// stands at a node, if it names a credential.
func (e *examiner) credentialOf(n *resolve.Node) string {
	name := ""
	for at := e.standing(n).Parent; at != nil && at.Parent != nil && name == ""; at = at.Parent {
		switch in, called := at.Get("in"), at.Get("name"); {
		case in.IsString() && called.IsString():
			name = called.String()
		case slices.Contains([]string{"properties", "headers", "variables"}, at.Parent.Token):
			name = at.Token
		case slices.Contains([]string{"schema", "items", "content", "examples", "allOf", "anyOf", "oneOf"}, at.Token):
		case slices.Contains([]string{"content", "examples", "allOf", "anyOf", "oneOf"}, at.Parent.Token):
		default:
			return ""
		}
	}
	if !secret.NamesCredential(name) {
		return ""
	}
	return name
}

// examineValue looks for secrets and markup in a string.
func (e *examiner) examineValue(n *resolve.Node, context, key string) {
	t := text{key: key, value: n.String()}
	if context == "text" {
		t.form = "text"
	} else if e.wantsLiterals {
		e.literals = append(e.literals, literal{n, model.Literal{Context: context, Key: key, Value: t.value}})
	}
	e.examineText(n, context, t, func(secrets []string) { n.Doc.RedactIn(n.Node, secrets...) })
}

// examineName looks for secrets in the name of a member: people put them into paths and names of properties.
func (e *examiner) examineName(n *resolve.Node) {
	if n.Parent != nil && e.wantsTexts {
		e.examineText(n, "key", text{value: n.Token, form: "key"}, func(secrets []string) { n.Doc.RedactInKey(n.Parent.Node, n.Token, secrets...) })
	}
}

// examineText looks for secrets and markup in a text. redact masks the secrets in excerpts of the document.
func (e *examiner) examineText(n *resolve.Node, context string, t text, redact func(secrets []string)) {
	facts, ok := e.examined[t]
	if !ok {
		facts = textFacts(t)
		e.examined[t] = facts
	}
	if len(facts.Secrets) == 0 && len(facts.Unsafe) == 0 {
		return
	}
	redact(facts.redact)
	facts.Context = context
	if len(facts.Secrets) > 0 { // one secret in many examples is one finding, whatever they call it
		same := strings.Join(facts.redact, "\x00")
		i, ok := e.withSecrets[same]
		switch {
		case ok && len(facts.Unsafe) == 0:
			first := &e.findings[i]
			if len(first.facts.Unsafe) == 0 && precedes(n, first.at) {
				n, first.at, first.facts = first.at, n, facts
			}
			first.usages = append(first.usages, n)
			return
		case ok:
			e.findings[i].usages = append(e.findings[i].usages, n)
			facts.Secrets = []SecretFacts{}
		default:
			e.withSecrets[same] = len(e.findings)
		}
	}
	e.findings = append(e.findings, textFinding{at: n, facts: facts})
}

// precedes orders nodes by their places, which stay when keys change their order.
func precedes(a, b *resolve.Node) bool {
	x, y := a.Place(), b.Place()
	return cmp.Or(strings.Compare(x.Path, y.Path), slices.Compare(x.Pointer, y.Pointer)) < 0
}

func textFacts(t text) TextFacts {
	facts := TextFacts{Key: t.key, Secrets: []SecretFacts{}, Unsafe: []string{}}
	for _, f := range secret.Find(t.key, t.value, t.form != "") {
		facts.Secrets = append(facts.Secrets, SecretFacts{Kind: f.Kind, Shown: secret.Mask(f.Secret)})
		facts.redact = append(facts.redact, f.Secret)
	}
	if t.form == "text" && (t.key == "description" || t.key == "summary" || t.key == "title") {
		facts.Unsafe = unsafeMarkup(t.value)
	}
	return facts
}

// code matches the parts of Markdown that are shown as they are written: fenced blocks and code spans.
var code = regexp.MustCompile("(?s)```.*?```|~~~.*?~~~|`[^`]*`")

// markup lists constructs that run code in a browser. Descriptions are rendered as Markdown, which may contain HTML.
// Each match contains part, in any case: to look for that first is much faster.
var markup = []struct {
	what string
	part string // in upper case
	form *regexp.Regexp
}{
	{"a script element", "<SCRIPT", regexp.MustCompile(`(?i)<script[\s>/]`)},
	{"an element that embeds a document", "<", regexp.MustCompile(`(?i)<(iframe|object|embed)[\s/][^<>]*\b(src|srcdoc|data)\s*=`)},
	{"an event handler attribute", "<", regexp.MustCompile(`(?i)<[a-z][^<>]*[\s"'/]on[a-z]+\s*=`)},
	{"a javascript: link", "SCRIPT", regexp.MustCompile(`(?i)(\]\(\s*<?|href\s*=\s*["']?\s*|src\s*=\s*["']?\s*|<)(javascript|vbscript)\s*:`)},
	{"a data: link to a page", "DATA:TEXT/HTML", regexp.MustCompile(`(?i)(\]\(\s*<?|href\s*=\s*["']?\s*|src\s*=\s*["']?\s*)data:text/html`)},
}

// unsafeMarkup lists the constructs of a Markdown text that run code when it is rendered.
func unsafeMarkup(text string) []string {
	found := []string{}
	if !strings.ContainsAny(text, "<(") {
		return found
	}
	if strings.ContainsAny(text, "`~") {
		text = code.ReplaceAllString(text, "")
	}
	upper := strings.ToUpper(text)
	for _, m := range markup {
		if strings.Contains(upper, m.part) && m.form.MatchString(text) {
			found = append(found, m.what)
		}
	}
	return found
}

// markResponses marks the secrets that stand only where the document shows what the server answers: in responses, and in
// schemas that describe nothing else. They are seldom those of the author. Schemas that nothing uses say nothing about it.
func markResponses(findings []textFinding, doc *document, d *directions) {
	for i := range findings {
		f := &findings[i]
		used := direction(0)
		for _, n := range append([]*resolve.Node{f.at}, f.usages...) {
			used |= shownIn(n, doc, d)
		}
		f.facts.InResponse = used == response
	}
}

// shownIn is the direction of the values of which a string is an example or default; request also for all other strings, and
// none for an example in a schema that nothing uses, unless the schema is a response by its name.
func shownIn(n *resolve.Node, doc *document, d *directions) direction {
	isData, used := false, request
	for at := doc.standing(n); at.Parent != nil; at = at.Parent {
		isData = isData || slices.Contains([]string{"example", "examples", "default", "const", "enum", "value", "dataValue", "serializedValue"}, at.Token)
		if !isData {
			continue
		}
		if schema := d.byNode[at.Parent.ID()]; schema != nil {
			if schema.used != 0 {
				return schema.used
			}
			used = 0
			if w := words(at.Parent.Token); doc.isComponent(at.Parent) && len(w) > 0 && singularOf(w[len(w)-1]) == "response" {
				return response
			}
		}
		if at.Parent.Token == "responses" {
			return response
		}
		if at.Parent.Parent != nil && at.Parent.Parent.Token == "examples" {
			if way := doc.exampleUse(at.Parent); way != 0 {
				return way
			}
		}
	}
	return used
}

// exampleUse is the direction of the values that an example shows, as far as references to it tell: response if all of them stand
// in responses, else request, and none where nothing but another name of it refers to it.
func (doc *document) exampleUse(example *resolve.Node) direction {
	way := direction(0)
	for _, use := range doc.usages[example.ID()] {
		tokens := doc.standing(use).Pointer()
		switch {
		case slices.Contains(tokens, "responses"):
			way = max(way, response)
		case len(tokens) == 4 && tokens[0] == "components" && tokens[1] == "examples":
		default:
			return request
		}
	}
	return way
}
