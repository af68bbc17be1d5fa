package contract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
	"github.com/sealint/sealint/lint/source"
)

// literal is a string that is data.
type literal struct {
	at    *resolve.Node
	facts model.Literal
}

// foundText is a string in which something was found.
type foundText struct {
	at     *resolve.Node
	facts  TextFacts
	usages []*resolve.Node // where else the same stands
}

// text is what tells one string from another when it is examined.
type text struct {
	key, value string
	form       string // text, key, or empty for data
}

// readText looks at the strings of a member that holds data or running text, whatever it is called.
func (l *lowering) readText(s *resolve.Node, as object) {
	if !l.wanted(model.EntityText) && !l.wanted(model.EntityLiteral) {
		return
	}
	l.examineKey(s)
	switch {
	case s.Token == "x-example", s.Token == "x-examples": // of a parameter of 2.0
		l.readStrings(s, "extension", cmp.Or(credentialOf(s), s.Token))
	case strings.HasPrefix(s.Token, "x-"):
		l.readStrings(s, "extension", s.Token)
	case s.Token == "example", s.Token == "examples", as == exampleObject && (s.Token == "value" || s.Token == "dataValue" || s.Token == "serializedValue"):
		l.readStrings(s, "example", cmp.Or(credentialOf(s), s.Token))
	case s.Token == "default", s.Token == "const" && as == schemaObject:
		l.readStrings(s, s.Token, cmp.Or(credentialOf(s), s.Token))
	case s.Token == "enum":
		l.readStrings(s, "enum", cmp.Or(credentialOf(s), s.Token))
	default: // info, servers, tags … hold no objects of the grammar, but text, extensions and variables
		if s.IsString() {
			l.examine(s, "text", s.Token)
		}
		for k, v := range s.Pairs() {
			l.readText(s.Member(k, v), as)
		}
		for i, v := range s.Items() {
			if item := s.Item(i, v); v.IsMap() {
				l.readText(item, as)
			} else if v.IsString() {
				l.examine(item, "text", s.Token)
			}
		}
	}
}

func (l *lowering) readStrings(s *resolve.Node, context, key string) {
	if s.IsString() {
		l.examine(s, context, key)
	}
	for k, v := range s.Pairs() {
		member := s.Member(k, v)
		l.examineKey(member)
		l.readStrings(member, context, k)
	}
	for i, v := range s.Items() {
		l.readStrings(s.Item(i, v), context, key)
	}
}

// credentialOf is the name of the parameter, header, property or server variable whose example, default or listed value
// stands at a spot, if it names a credential.
func credentialOf(s *resolve.Node) string {
	name := ""
	for at := s.Parent; at != nil && at.Parent != nil && name == ""; at = at.Parent {
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

// examine looks for secrets and markup in a string.
func (l *lowering) examine(s *resolve.Node, context, key string) {
	t := text{key: key, value: s.String()}
	if context == "text" {
		t.form = "text"
	} else if l.wanted(model.EntityLiteral) {
		l.literals = append(l.literals, literal{s, model.Literal{Context: context, Key: key, Value: t.value}})
	}
	l.look(s, context, t, func(secrets []string) { s.Doc.RedactIn(s.Node, secrets...) })
}

// examineKey looks for secrets in the name of a member: people put them into paths and names of properties.
func (l *lowering) examineKey(s *resolve.Node) {
	if s.Parent != nil && l.wanted(model.EntityText) {
		l.look(s, "key", text{value: s.Token, form: "key"}, func(secrets []string) { s.Doc.RedactInKey(s.Parent.Node, s.Token, secrets...) })
	}
}

// look examines equal strings once, and one by one keeps their secrets out of what is shown.
func (l *lowering) look(s *resolve.Node, context string, t text, redact func(secrets []string)) {
	facts, known := l.examined[t]
	if !known {
		facts = TextFacts{Key: t.key, Secrets: []SecretFacts{}, Unsafe: []string{}}
		for _, f := range secret.Find(t.key, t.value, t.form != "") {
			facts.Secrets = append(facts.Secrets, SecretFacts{Kind: f.Kind, Shown: secret.Shown(f.Secret)})
			facts.redact = append(facts.redact, f.Secret)
		}
		if t.form == "text" && (t.key == "description" || t.key == "summary" || t.key == "title") {
			facts.Unsafe = unsafeMarkup(t.value)
		}
		l.examined[t] = facts
	}
	if len(facts.Secrets) == 0 && len(facts.Unsafe) == 0 {
		return
	}
	redact(facts.redact)
	facts.Context = context
	if len(facts.Secrets) > 0 { // one secret in many examples is one finding
		same := sameSecrets{s.Doc, t.key, strings.Join(facts.redact, "\x00")}
		if i, known := l.secrets[same]; known {
			l.texts[i].usages = append(l.texts[i].usages, s)
			return
		}
		l.secrets[same] = len(l.texts)
	}
	l.texts = append(l.texts, foundText{at: s, facts: facts})
}

// sameSecrets is what strings with the same secrets have in common.
type sameSecrets struct {
	doc     *source.Document
	key     string
	secrets string
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
