package lint_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/pb33f/go-yaml"
)

// edit is one change of a document. At names a member of the document by its JSON Pointer (RFC 6901), so that the rest of
// the document may change; a document without JSON Pointers (XML, tag-value) is edited by Replace alone. One of Set, Insert,
// Append, Remove and Replace says what happens. All texts are written as they stand in the document, without its indentation:
// their lines are indented as the place where they go.
type edit struct {
	At   *string `yaml:"at"`
	Part int     `yaml:"part"` // the index of the YAML document in a file that holds several; counts from 0

	Set     *string `yaml:"set"`     // the new text of the member's value
	Insert  *string `yaml:"insert"`  // goes before the member
	Append  *string `yaml:"append"`  // goes behind the last member or item of the value
	Remove  bool    `yaml:"remove"`  // the member goes, with its line or its comma
	Replace *string `yaml:"replace"` // a text that occurs once in the member, its key included
	With    string  `yaml:"with"`    // what Replace becomes; a line of which nothing is left goes as well

	Then *edit `yaml:"then"` // a further edit of the edited text
}

// apply returns the edited text.
func (e edit) apply(text string) (string, error) {
	edited, err := e.applyFirst(text)
	if err != nil || e.Then == nil {
		return edited, err
	}
	return e.Then.apply(edited)
}

func (e edit) applyFirst(text string) (string, error) {
	if n := e.changes(); n != 1 {
		return "", fmt.Errorf("one of set, insert, append, remove and replace is needed, and there are %d", n)
	}
	if e.With != "" && e.Replace == nil {
		return "", errors.New("with is there without replace")
	}
	m := member{end: len(text)}
	if e.At != nil {
		var err error
		if m, err = findMember(text, e.Part, *e.At); err != nil {
			return "", err
		}
	} else if e.Replace == nil {
		return "", errors.New("at is missing: only replace does without it")
	}
	switch {
	case e.Replace != nil:
		return m.replace(text, *e.Replace, e.With)
	case e.Append != nil:
		return m.append(text, *e.Append), nil
	case m.start == m.value && !m.item:
		return "", errors.New("only replace and append can edit the document as a whole")
	case e.Set != nil:
		return m.set(text, *e.Set), nil
	case e.Insert != nil:
		return m.insert(text, *e.Insert), nil
	}
	return m.remove(text)
}

func (e edit) changes() int {
	n := 0
	for _, stated := range []bool{e.Set != nil, e.Insert != nil, e.Append != nil, e.Remove, e.Replace != nil} {
		if stated {
			n++
		}
	}
	return n
}

// member is where a member of an object or an item of an array stands in a text, in byte offsets.
type member struct {
	start int  // of the key, or of the dash of an item in block style
	value int  // where the value begins
	end   int  // behind the value
	item  bool // of an array
	flow  bool // inside of brackets or braces, as everything in JSON is
}

// parsedTexts holds what readParts returned, by text: most mutations edit one of a few documents.
var parsedTexts sync.Map // string → func() ([]*yaml.Node, error)

// readParts parses the YAML documents of a text. Callers must not change them.
func readParts(text string) ([]*yaml.Node, error) {
	once, _ := parsedTexts.LoadOrStore(text, sync.OnceValues(func() (parts []*yaml.Node, err error) {
		decoder := yaml.NewDecoder(strings.NewReader(text))
		for {
			part := &yaml.Node{}
			if err := decoder.Decode(part); errors.Is(err, io.EOF) {
				return parts, nil
			} else if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
	}))
	return once.(func() ([]*yaml.Node, error))()
}

// findMember finds a member by its JSON Pointer. JSON is read as YAML, which it is.
func findMember(text string, part int, pointer string) (member, error) {
	if pointer == "" {
		return wholeDocument(text, part)
	}
	if !strings.HasPrefix(pointer, "/") {
		return member{}, fmt.Errorf("at: %s is no JSON Pointer: it does not begin with /", pointer)
	}
	parts, err := readParts(text)
	if err != nil {
		return member{}, err
	}
	if part >= len(parts) {
		return member{}, fmt.Errorf("the file has no part %d", part)
	}
	node, m := parts[part].Content[0], member{}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		if node.Kind == yaml.AliasNode {
			node, m.flow = node.Alias, false
		}
		key, value := child(node, token)
		if value == nil {
			return member{}, fmt.Errorf("there is nothing at %s", pointer)
		}
		m.flow = m.flow || node.Style&yaml.FlowStyle != 0
		m.item, m.value = key == nil, offset(text, value)
		m.start = m.value
		if key != nil {
			m.start = offset(text, key)
		} else if dash := strings.TrimRight(text[:m.value], " "); !m.flow && strings.HasSuffix(dash, "-") {
			m.start = len(dash) - 1
		}
		node = value
	}
	m.end = m.valueEnd(text)
	return m, nil
}

// wholeDocument is the text of a file, or of one of the YAML documents in it.
func wholeDocument(text string, part int) (member, error) {
	m := member{}
	for ; part > 0; part-- {
		i := strings.Index(text[m.start:], "\n---\n")
		if i < 0 {
			return m, errors.New("the file has no such part")
		}
		m.start += i + len("\n---\n")
	}
	m.value, m.end = m.start, len(text)
	if i := strings.Index(text[m.start:], "\n---\n"); i >= 0 {
		m.end = m.start + i + 1
	}
	return m, nil
}

// child is a member of a mapping with its key, or an item of a sequence.
func child(node *yaml.Node, token string) (key, value *yaml.Node) {
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == token {
				return node.Content[i], node.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(node.Content) {
			return nil, node.Content[i]
		}
	}
	return nil, nil
}

// offset is where a node begins: the parser counts lines, and characters within a line.
func offset(text string, node *yaml.Node) int {
	at := 0
	for range node.Line - 1 {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	for range node.Column - 1 {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// valueEnd finds where the value ends: behind its closing bracket or quote, else before the first line that is not indented
// deeper than the member.
func (m member) valueEnd(text string) int {
	at := m.value
	for text[at] == '&' || text[at] == '!' { // an anchor or a tag
		at += strings.IndexAny(text[at:], " \n")
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " "))
	}
	switch text[at] {
	case '{', '[', '"', '\'':
		return closing(text, at)
	}
	if m.flow {
		return at + len(strings.TrimRight(text[at:at+strings.IndexAny(text[at:], ",}]\n")], " "))
	}
	end := lineEnd(text, at)
	for next := end; next < len(text); {
		next = lineEnd(text, next+1)
		line := text[lineStart(text, next):next]
		if strings.TrimSpace(line) == "" {
			continue
		}
		if indentation(line) <= m.start-lineStart(text, m.start) {
			break
		}
		end = next
	}
	if comment := strings.Index(text[at:end], " #"); comment > 0 && end == lineEnd(text, at) {
		end = at + len(strings.TrimRight(text[at:at+comment], " "))
	}
	return end
}

// closing finds the end of a value in brackets, braces or quotes that begins at an offset.
func closing(text string, at int) int {
	depth := 0
	for before := byte(','); at < len(text); at++ {
		switch c := text[at]; {
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		case (c == '"' || c == '\'') && strings.IndexByte(",:[{", before) >= 0:
			for at++; text[at] != c || c == '\'' && strings.HasPrefix(text[at:], "''"); at++ {
				if c == '"' && text[at] == '\\' || c == '\'' && text[at] == c {
					at++
				}
			}
		}
		if depth == 0 {
			return at + 1
		}
		if text[at] != ' ' && text[at] != '\n' {
			before = text[at]
		}
	}
	return at
}

func (m member) set(text, value string) string {
	before := text[:m.value]
	indent := indentation(text[lineStart(text, m.value):])
	if m.item && !m.flow {
		indent = m.value - lineStart(text, m.value)
	}
	if colon := m.start + strings.LastIndex(text[m.start:m.value], ":") + 1; !m.item && !m.flow {
		indent = m.start - lineStart(text, m.start) + 2
		if before = text[:colon] + " "; strings.Contains(value, "\n") {
			before = text[:colon] + "\n" + strings.Repeat(" ", indent)
		}
	}
	return before + indented(value, indent) + text[m.end:]
}

func (m member) insert(text, inserted string) string {
	begin := lineStart(text, m.start)
	separator := " "
	if strings.Trim(text[begin:m.start], " -") == "" {
		separator = "\n" + strings.Repeat(" ", m.start-begin)
	}
	return text[:m.start] + indented(inserted, m.start-begin) + separator + text[m.start:]
}

func (m member) append(text, appended string) string {
	indent := m.value - lineStart(text, m.value)
	last, separator := len(strings.TrimRight(text[:m.end], "\n")), "\n"+strings.Repeat(" ", indent)
	if text[m.value] == '{' || text[m.value] == '[' {
		indent = indentation(text[lineStart(text, m.value):])
		last, separator = m.value+len(strings.TrimRight(text[m.value:m.end-1], " \n")), ", "
		if last == m.value+1 { // nothing is in it
			separator = ""
		}
	}
	return text[:last] + separator + indented(appended, indent) + text[last:]
}

func (m member) remove(text string) (string, error) {
	start, end := m.start, m.end
	begin := lineStart(text, start)
	alone := strings.TrimSpace(text[begin:start]) == ""
	switch {
	case m.flow && end < len(text) && text[end] == ',':
		end++
		if alone && end == lineEnd(text, end) {
			start, end = begin, end+1
		} else {
			end += len(text[end:]) - len(strings.TrimLeft(text[end:], " \n"))
		}
	case m.flow:
		if kept := strings.TrimRight(text[:start], " \n"); strings.HasSuffix(kept, ",") {
			start = len(kept) - 1
		}
	case alone:
		start, end = begin, min(lineEnd(text, end)+1, len(text))
	default: // the first key of an item, behind its dash
		end = lineEnd(text, end)
		next := end + 1 + start - begin
		if next >= len(text) || strings.TrimSpace(text[end:next]) != "" || text[next] == ' ' || text[next] == '\n' {
			return "", errors.New("the only member of an item cannot be removed; remove the item")
		}
		end = next
	}
	return text[:start] + text[end:], nil
}

func (m member) replace(text, old, with string) (string, error) {
	var found []int
	var full string
	first, _, _ := strings.Cut(old, "\n")
	for at := m.start; at < m.end; at++ {
		i := strings.Index(text[at:m.end], first)
		if i < 0 || old == "" {
			break
		}
		at += i
		if s := indented(old, indentation(text[lineStart(text, at):])); strings.HasPrefix(text[at:m.end], s) {
			found, full = append(found, at), s
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%q occurs %d times there", old, len(found))
	}
	start, end := found[0], found[0]+len(full)
	begin := lineStart(text, start)
	with = indented(with, indentation(text[begin:]))
	if with == "" && strings.TrimSpace(text[begin:start]) == "" && end == lineEnd(text, end) && end < len(text) {
		start, end = begin, end+1
	}
	return text[:start] + with + text[end:], nil
}

func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// indentation counts the blanks that a text begins with.
func indentation(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// indented indents the lines of a text but the first.
func indented(text string, indent int) string {
	lines := strings.Split(text, "\n")
	for i := range lines[1:] {
		if lines[i+1] != "" {
			lines[i+1] = strings.Repeat(" ", indent) + lines[i+1]
		}
	}
	return strings.Join(lines, "\n")
}

// toEdit is the document of TestEdits.
const toEdit = `info:
  title: Ledger # a comment
  contact: {name: "Ledger, team", email: a@example.com}
security:
  - oauth: [read]
parameters:
  - name: limit
    in: query
    schema:
      type: integer

  - name: cursor
---
second: {"a": 1,
  "b": [2]
}
`

func TestEdits(t *testing.T) {
	for _, test := range []struct{ edit, old, new string }{
		{`{at: /info/title, set: Books}`, "title: Ledger # a", "title: Books # a"},
		{`{at: /info/title, set: "Books\nand pens"}`, "title: Ledger", "title:\n    Books\n    and pens"},
		{`{at: /info/contact/name, set: '''x'''}`, `"Ledger, team"`, `'x'`},
		{`{at: /info/contact/name, remove: true}`, `name: "Ledger, team", `, ``},
		{`{at: /info/contact/email, remove: true}`, `, email: a@example.com`, ``},
		{`{at: /info/contact/email, insert: "url: x,"}`, `email: a`, `url: x, email: a`},
		{`{at: /info, remove: true}`, toEdit[:strings.Index(toEdit, "security")], ""},
		{`{at: /info/contact, insert: "a:\n  b: c"}`, "  contact", "  a:\n    b: c\n  contact"},
		{`{at: /info/contact, append: 'url: x'}`, `example.com}`, `example.com, url: x}`},
		{`{at: /info, append: "license:\n  name: MIT"}`, "security", "  license:\n    name: MIT\nsecurity"},
		{`{at: /security, append: "- {}"}`, "parameters", "  - {}\nparameters"},
		{`{at: "", append: "---\nkind: other"}`, "---\nsecond", "---\nkind: other\n---\nsecond"},
		{`{at: /info/title, set: Books, then: {at: /info/contact, set: "{}"}}`, toEdit[:strings.Index(toEdit, "security")], "info:\n  title: Books # a comment\n  contact: {}\n"},
		{`{at: /parameters/0, append: "example: 7"}`, "integer\n", "integer\n    example: 7\n"},
		{`{at: /info/contact, replace: "contact:", with: "kontact:"}`, "contact:", "kontact:"},
		{`{at: /info, replace: "title: Ledger # a comment"}`, "  title: Ledger # a comment\n", ""},
		{`{at: /security, set: "[]"}`, "security:\n  - oauth: [read]", "security: []"},
		{`{at: /security/0, insert: "- {}"}`, "  - oauth", "  - {}\n  - oauth"},
		{`{at: /security/0/oauth/0, set: write}`, "[read]", "[write]"},
		{`{at: /parameters/0, remove: true}`, "  - name: limit\n    in: query\n    schema:\n      type: integer\n", ""},
		{`{at: /parameters/0/name, remove: true}`, "- name: limit\n    in", "- in"},
		{`{at: /parameters/0/schema, set: "type: string\nformat: date"}`, "type: integer", "type: string\n      format: date"},
		{`{at: /parameters/0, replace: "in: query\nschema:\n  type: integer", with: "in: path"}`, "in: query\n    schema:\n      type: integer", "in: path"},
		{`{at: /second/a, part: 1, remove: true}`, "\"a\": 1,\n  ", ""},
		{`{at: /second/b, part: 1, remove: true}`, ",\n  \"b\": [2]", ""},
		{`{at: "", part: 1, replace: "second:", with: "# two\nsecond:"}`, "second:", "# two\nsecond:"},
	} {
		var e edit
		if err := yaml.Unmarshal([]byte(test.edit), &e); err != nil {
			t.Fatal(err)
		}
		got, err := e.apply(toEdit)
		if want := strings.Replace(toEdit, test.old, test.new, 1); err != nil || got != want {
			t.Errorf("%s: %v\n%s", test.edit, err, got)
		}
	}
}

func TestEditsThatCannotBeMade(t *testing.T) {
	for wrong, want := range map[string]string{
		`{at: /info/titel, set: x}`:                "there is nothing at /info/titel",
		`{at: /info/title}`:                        "one of set, insert, append, remove and replace is needed, and there are 0",
		`{at: /info/title, set: x, remove: true}`:  "one of set, insert, append, remove and replace is needed, and there are 2",
		`{at: info/title, set: x}`:                 "at: info/title is no JSON Pointer: it does not begin with /",
		`{at: /info/title, remove: true, with: x}`: "with is there without replace",
		`{set: x}`:               "at is missing: only replace does without it",
		`{at: "", remove: true}`: "only replace and append can edit the document as a whole",
		`{at: /parameters, replace: "- name", with: x}`:   `"- name" occurs 2 times there`,
		`{at: /parameters, replace: "security", with: x}`: `"security" occurs 0 times there`,
		`{at: /a, part: 2, set: x}`:                       "the file has no part 2",
	} {
		var e edit
		if err := yaml.NewDecoder(bytes.NewReader([]byte(wrong))).Decode(&e); err != nil {
			t.Fatal(err)
		}
		if _, err := e.apply(toEdit); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", wrong, err, want)
		}
	}
}
