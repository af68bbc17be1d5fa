package contract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
)

// literal is a string that is data.
type literal struct {
	at    *spot
	facts model.Literal
}

// foundText is a string in which something was found.
type foundText struct {
	at     *spot
	facts  Text
	usages []*spot // where else the same stands
}

// text is what tells one string from another when it is examined.
type text struct {
	key, value string
	prose      bool
}

// readText looks at the strings of a member that holds data or running text, whatever it is called.
func (l *lowering) readText(s *spot, as object) {
	if !l.wanted(model.EntityText) && !l.wanted(model.EntityLiteral) {
		return
	}
	switch {
	case strings.HasPrefix(s.token, "x-"):
		l.readStrings(s, "extension", s.token)
	case s.token == "example", s.token == "examples", as == exampleObject && (s.token == "value" || s.token == "dataValue" || s.token == "serializedValue"):
		l.readStrings(s, "example", s.token)
	case s.token == "default", s.token == "const" && as == schemaObject:
		l.readStrings(s, s.token, s.token)
	case s.token == "enum":
		l.readStrings(s, "enum", s.token)
	default: // info, servers, tags … hold no objects of the grammar, but text, extensions and variables
		if s.node.IsString() {
			l.examine(s, "text", s.token)
		}
		for k, v := range s.node.Pairs() {
			l.readText(&spot{doc: s.doc, node: v, up: s, token: k}, as)
		}
		for i, v := range s.node.Items() {
			if item := s.item(i, v); v.IsMap() {
				l.readText(item, as)
			} else if v.IsString() {
				l.examine(item, "text", s.token)
			}
		}
	}
}

func (l *lowering) readStrings(s *spot, context, key string) {
	if s.node.IsString() {
		l.examine(s, context, key)
	}
	for k, v := range s.node.Pairs() {
		l.readStrings(&spot{doc: s.doc, node: v, up: s, token: k}, context, k)
	}
	for i, v := range s.node.Items() {
		l.readStrings(s.item(i, v), context, key)
	}
}

// examine looks for secrets and markup in a string, once for equal ones.
func (l *lowering) examine(s *spot, context, key string) {
	t := text{key, s.node.String(), context == "text"}
	if !t.prose && l.wanted(model.EntityLiteral) {
		l.literals = append(l.literals, literal{s, model.Literal{Context: context, Key: key, Value: t.value}})
	}
	facts, known := l.examined[t]
	if !known {
		facts = Text{Context: context, Key: key, Secrets: []Secret{}, Unsafe: []string{}}
		for _, f := range secret.Find(key, t.value, t.prose) {
			facts.Secrets = append(facts.Secrets, Secret{Kind: f.Kind, Shown: secret.Shown(f.Secret)})
			for line := range strings.Lines(f.Secret) {
				facts.redact = append(facts.redact, strings.TrimSpace(line))
			}
		}
		if t.prose && (key == "description" || key == "summary" || key == "title") {
			facts.Unsafe = unsafeMarkup(t.value)
		}
		l.examined[t] = facts
	}
	if len(facts.Secrets) == 0 && len(facts.Unsafe) == 0 {
		return
	}
	for _, line := range facts.redact {
		s.doc.Redact(line)
	}
	facts.Context = context
	if len(facts.Secrets) > 0 { // one secret in many examples is one finding
		for i, t := range l.texts {
			if t.at.doc == s.doc && t.facts.Key == key && slices.Equal(t.facts.redact, facts.redact) {
				l.texts[i].usages = append(l.texts[i].usages, s)
				return
			}
		}
	}
	l.texts = append(l.texts, foundText{at: s, facts: facts})
}

// code matches what Markdown shows as it is: fenced blocks and code spans.
var code = regexp.MustCompile("(?s)```.*?```|~~~.*?~~~|`[^`]*`")

// markup are constructs that run code in a browser that renders a description as the specification says: as Markdown,
// which lets HTML through.
var markup = []struct {
	what string
	form *regexp.Regexp
}{
	{"a script element", regexp.MustCompile(`(?i)<script[\s>/]`)},
	{"an element that embeds a document", regexp.MustCompile(`(?i)<(iframe|object|embed)[\s>/]`)},
	{"an event handler attribute", regexp.MustCompile(`(?i)<[a-z][^<>]*[\s"'/]on[a-z]+\s*=`)},
	{"a javascript: link", regexp.MustCompile(`(?i)(\]\(\s*<?|href\s*=\s*["']?\s*|src\s*=\s*["']?\s*|<)(javascript|vbscript)\s*:`)},
	{"a data: link to a page", regexp.MustCompile(`(?i)(\]\(\s*<?|href\s*=\s*["']?\s*|src\s*=\s*["']?\s*)data:text/html`)},
}

// unsafeMarkup lists what of a Markdown text runs code where it is rendered.
func unsafeMarkup(text string) []string {
	found := []string{}
	if !strings.ContainsAny(text, "<(") {
		return found
	}
	text = code.ReplaceAllString(text, "")
	for _, m := range markup {
		if m.form.MatchString(text) {
			found = append(found, m.what)
		}
	}
	return found
}
