package gate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Written is a waiver as a file states it: its members in order.
type Written []Stated

// Stated is a member of a waiver. Members, if any, take the place of Value.
type Stated struct {
	Key, Value string
	Members    []Stated // of at
	bare       bool     // the value is a number, or written without quotes in YAML
}

// Write writes a waiver of one rule or problem, with the members that its form has. Document is written as it stands in w.
func Write(w *model.Waiver) Written {
	var list Written
	add := func(key, value string) {
		if value != "" && slices.Contains(members[w.Form], key) {
			list = append(list, Stated{Key: key, Value: value, bare: key == "limit"})
		}
	}
	add("rule", strings.Join(w.Rules, ""))
	add("problem", w.Problem)
	add("fingerprint", w.Fingerprint)
	add("document", w.Document)
	if at := placeMembers(&w.At); len(at) > 0 && w.Form == model.WaiverInConfig {
		list = append(list, Stated{Key: "at", Members: at})
	}
	add("field", w.At.Field)
	if w.Form == model.WaiverInConfig {
		list = slices.DeleteFunc(list, func(s Stated) bool { return s.Key == "field" })
	}
	if w.Limit > 0 {
		add("limit", strconv.Itoa(w.Limit))
	}
	add("reason", w.Reason)
	add("owner", w.Owner)
	add("created", w.Created)
	add("expires", w.Expires)
	add("ticket", w.Ticket)
	return list
}

// placeMembers lists the members of at.
func placeMembers(p *model.WaiverPlace) []Stated {
	var list []Stated
	for i, value := range []string{p.Operation, p.Server, p.Scheme, p.Schema, p.Property, p.Parameter, p.Component, p.Vers, p.Vulnerability, p.Integration, p.Field} {
		if value != "" {
			list = append(list, Stated{Key: places[i], Value: value})
		}
	}
	return list
}

// plainText is text that is the same string with and without quotes.
var plainText = regexp.MustCompile(`^([a-z][a-z-]*/[a-z0-9-]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|team-[a-z0-9-]+|[A-Za-z][A-Za-z0-9_./-]*\.(ya?ml|json))$`)

// block writes the waiver as an item of a list in block style.
func (w Written) block(indent, lineBreak string) string {
	var b strings.Builder
	for i, m := range w {
		dash := "  "
		if i == 0 {
			dash = "- "
		}
		value := m.flow(": ", ", ", true)
		b.WriteString(indent + dash + m.Key + ": " + value + lineBreak)
	}
	return b.String()
}

// flow writes the waiver as an object of JSON, which is also one of YAML.
func (w Written) flow(colon, comma string) string { return flowMembers(w, colon, comma) }

func flowMembers(members []Stated, colon, comma string) string {
	var list []string
	for _, m := range members {
		list = append(list, quote(m.Key)+colon+m.flow(colon, comma, false))
	}
	return "{" + strings.Join(list, comma) + "}"
}

// flow writes the value. In block style, texts that need no quotes have none.
func (s Stated) flow(colon, comma string, block bool) string {
	switch {
	case len(s.Members) > 0 && block:
		var list []string
		for _, m := range s.Members {
			list = append(list, m.Key+": "+m.flow(colon, comma, true))
		}
		return "{" + strings.Join(list, ", ") + "}"
	case len(s.Members) > 0:
		return flowMembers(s.Members, colon, comma)
	case s.bare, block && plainText.MatchString(s.Value):
		return s.Value
	}
	return quote(s.Value)
}

// is reports whether a value in a file is the waiver.
func (w Written) is(n source.Node) bool {
	if !n.IsMap() || n.Len() != len(w) {
		return false
	}
	for _, m := range w {
		value := n.Get(m.Key)
		if len(m.Members) > 0 {
			if !Written(m.Members).is(value) {
				return false
			}
		} else if text, ok := value.Text(); !ok || text != m.Value {
			return false
		}
	}
	return true
}

// YAML is the waiver as an item of the key waivers of a configuration, for readers.
func (w Written) YAML() string { return w.block("  ", "\n") }

// Matches reports whether a waiver is for a finding, whether or not it holds.
func Matches(w *model.Waiver, f *Finding) bool { return len(indexed([]Finding{*f}).matched(w)) > 0 }
