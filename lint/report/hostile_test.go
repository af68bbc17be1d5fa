package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/pb33f/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	markdownast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	markdowntext "github.com/yuin/goldmark/text"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// hostile are texts that attack the programs and people that see a report: CI runners, terminals, readers, viewers of Markdown,
// SARIF and Mermaid.
var hostile = []string{
	"::error file=x::forged", "\u00a0\t::stop-commands::x", "\n::add-mask::x", "\r::x::", "\u0085::x::", "\u2028::x::", ":", ":warning ::x",
	"##[error]x", "###[group]x", "##vso[task.complete result=Succeeded;]x", "##teamcity[buildStatus status='SUCCESS']", "#\u200b#[x]", "#\x00#[x]",
	"section_start:1:x\r\x1b[0K", "--- folded", "+++ open", "~~~ muted", "^^^ +++", "%0A::error::x",
	"\x1b[31mred\x1b[0m", "\x1b]8;;https://evil.example\x07", "\x1b]52;c;eA==\x07", "\u009b31m", "\u0090x\u009c", "\x7f", "\b\b\b", "\x00", "\v\f",
	"\u202egpj", "\u2066x\u2069", "\u200e\u061c", "\U000e0041\U000e007f", "\u200b\u200d\u2060\ufeff", "\u00ad", "x\ufe0f\U000e0101", "\u3164\u115f\uffa0\u034f",
	"\xff\xfe", "a\xed\xa0\x80b", "\ufffd",
	"[p](http://127.0.0.1:1/p.png)", "![p](//evil.example/p.png)", "[p][q]", "[x]: https://evil.example", "<https://evil.example>", "https://evil.example/x",
	"www.evil.example", "WWW.evil.example", "mail@evil.example", "@everyone", "#1", "org/name#1", "!1", "~label", "&epic", "$x$", "**b** _i_ ~~s~~ `c`", "```", "\\", `\[p](1)`, "&lt;img src=x&gt;", "&#x3c;",
	"<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</td></tr></table>", "<!--", "]]>", "javascript:alert(1)", "| a | b |", "|", "# h", "1. x", "- x", "===", "    x", "a  ",
	`"] --> x`, "#quot;", "%%{init: {}}%%", "{{x}}", "end", "click i0 href", "'\"", "${{ github.token }}", "$(touch x)", "; rm", "../../x", "/etc/passwd", "C:\\x", "%2e%2e/x", "file:x", "*", "?q#f",
}

// writer is an exported function of the package that writes, with its formats.
type writer struct {
	formats []string
	value   any // a value of the type that the function writes
	write   func(w io.Writer, format string, value any) error
}

type appraisals struct {
	List     []model.Appraisal
	Problems []model.Problem
}

// writers are all such functions; TestEveryWriterIsTried checks this.
var writers = map[string]writer{
	"Write": {report.Formats, &model.Report{}, func(w io.Writer, format string, v any) error {
		return report.Write(w, format, v.(*model.Report), report.Options{})
	}},
	"WriteCatalog": {report.CatalogFormats, &model.Catalog{}, func(w io.Writer, format string, v any) error {
		return report.WriteCatalog(w, format, v.(*model.Catalog))
	}},
	"WriteAudit": {report.AuditFormats, &model.Audit{}, func(w io.Writer, format string, v any) error {
		return report.WriteAudit(w, format, v.(*model.Audit))
	}},
	"WriteAppraisals": {report.AppraisalFormats, &appraisals{}, func(w io.Writer, format string, v any) error {
		a := v.(*appraisals)
		return report.WriteAppraisals(w, format, a.List, a.Problems)
	}},
	"WriteRules": {report.RuleFormats, &[]model.Rule{}, func(w io.Writer, format string, v any) error {
		return report.WriteRules(w, format, *v.(*[]model.Rule))
	}},
	"WriteRule": {[]string{"text"}, &model.Rule{}, func(w io.Writer, _ string, v any) error {
		return report.WriteRule(w, *v.(*model.Rule))
	}},
	"WriteProblemKind": {[]string{"text"}, &model.ProblemKind{}, func(w io.Writer, _ string, v any) error {
		return report.WriteProblemKind(w, *v.(*model.ProblemKind))
	}},
	"WriteTimings": {[]string{"text"}, &[]model.Timing{}, func(w io.Writer, _ string, v any) error {
		return report.WriteTimings(w, *v.(*[]model.Timing))
	}},
	"WriteFacts": {[]string{"json"}, &[]model.EntityFacts{}, func(w io.Writer, _ string, v any) error {
		return report.WriteFacts(w, *v.(*[]model.EntityFacts))
	}},
	"WriteProblems": {[]string{"text"}, &[]model.Problem{}, func(w io.Writer, _ string, v any) error {
		return report.WriteProblems(w, *v.(*[]model.Problem))
	}},
	"WriteTests": {[]string{"text"}, &model.TestReport{}, func(w io.Writer, _ string, v any) error {
		return report.WriteTests(w, v.(*model.TestReport), true)
	}},
	"Write with everything": {report.Formats, &model.Report{}, func(w io.Writer, format string, v any) error {
		return report.Write(w, format, v.(*model.Report), report.Options{ShowWaived: true, IncludeWaived: true, Verbose: true, Width: 1})
	}},
	"Write about the head": {report.Formats, &model.Report{}, func(w io.Writer, format string, v any) error {
		r := v.(*model.Report)
		r.Base = nil
		for i := range r.Findings {
			r.Findings[i].Location.Revision = ""
			for j := range r.Findings[i].Related {
				r.Findings[i].Related[j].Location.Revision = ""
			}
		}
		for i := range r.Problems {
			r.Problems[i].Location.Revision, r.Problems[i].Acceptance = "", nil
		}
		return report.Write(w, format, r, report.Options{})
	}},
	"Write with links": {[]string{"text"}, &model.Report{}, func(w io.Writer, _ string, v any) error {
		var b bytes.Buffer
		links := func(path string) string { return "file:///" + url.PathEscape(path) }
		err := report.Write(&b, "text", v.(*model.Report), report.Options{Color: true, Links: links, ShowWaived: true, Verbose: true})
		w.Write(ownLink.ReplaceAll(ownColour.ReplaceAll(b.Bytes(), nil), nil))
		return err
	}},
	"Write in colour": {[]string{"text"}, &model.Report{}, func(w io.Writer, _ string, v any) error {
		var b bytes.Buffer
		err := report.Write(&b, "text", v.(*model.Report), report.Options{Color: true})
		w.Write(ownColour.ReplaceAll(b.Bytes(), nil)) // every escape that is left comes from the values
		return err
	}},
}

func TestEveryWriterIsTried(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range parsed.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Write") || f.Name.Name == "WriteFile" { // it writes the same as Write
				continue
			}
			if _, ok := writers[f.Name.Name]; !ok {
				t.Errorf("%s is missing in the table writers", f.Name.Name)
			}
		}
	}
}

// fill sets every field of a value. Each string, also a key of a map, becomes the next text.
func fill(t *testing.T, v reflect.Value, next func() string) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString(next())
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(3) // valid as a severity, a line and a count
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(t, v.Field(i), next)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i), next)
		}
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(t, key, next)
		fill(t, value, next)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), next)
	case reflect.Interface:
		switch {
		case v.NumMethod() == 0:
			v.Set(reflect.ValueOf(next()))
		case v.Type() == reflect.TypeFor[error](): // the cause of a problem
			v.Set(reflect.ValueOf(fmt.Errorf("%s", next())))
		default:
			t.Fatalf("do not know how to fill a %s", v.Type())
		}
	default:
		t.Fatalf("do not know how to fill a %s", v.Type())
	}
}

// render fills a value with texts, writes it in a format, and returns the output.
func render(t *testing.T, w writer, format string, next func() string) string {
	t.Helper()
	value := reflect.New(reflect.TypeOf(w.value).Elem())
	fill(t, value.Elem(), next)
	var b bytes.Buffer
	if err := w.write(&b, format, value.Interface()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// numberTexts returns the texts in turn, each with a number at the end, so that a test can recognise every text in the output.
func numberTexts(texts ...string) func() string {
	n := 0
	return func() string {
		n++
		return texts[n%len(texts)] + "x" + strconv.Itoa(n)
	}
}

// formatWriter is a writer in one of its formats.
type formatWriter struct {
	name, format string
	writer
}

func formatWriters() []formatWriter {
	var list []formatWriter
	for _, name := range slices.Sorted(maps.Keys(writers)) {
		for _, format := range writers[name].formats {
			list = append(list, formatWriter{name + " as " + format, format, writers[name]})
		}
	}
	return list
}

// TestHostileTexts fills all strings of all values with hostile texts, and checks the output of every writer in every format.
func TestHostileTexts(t *testing.T) {
	for _, w := range formatWriters() {
		plain := w.renderPlain(t)
		for i, text := range hostile {
			w.check(t, plain, text, hostile[(i+7)%len(hostile)])
		}
	}
}

// FuzzWriters does the same with two texts of the fuzzer.
func FuzzWriters(f *testing.F) {
	list := formatWriters()
	for i, text := range hostile {
		f.Add(text, hostile[(i+7)%len(hostile)], uint8(i))
	}
	f.Add("", " ", uint8(0))
	f.Fuzz(func(t *testing.T, a, b string, n uint8) {
		w := list[int(n)%len(list)]
		w.check(t, w.renderPlain(t), a, b)
	})
}

// renderPlain writes a value whose texts all are harmless.
func (w formatWriter) renderPlain(t *testing.T) string {
	return render(t, w.writer, w.format, numberTexts("plain"))
}

// check writes a value that is filled with two texts, and checks the properties that the format must have. plain is what
// renderPlain returns.
func (w formatWriter) check(t *testing.T, plain, a, b string) {
	t.Helper()
	got := render(t, w.writer, w.format, numberTexts(a, b))
	equal := render(t, w.writer, w.format, func() string { return a }) // all strings are equal, so that the names of rules and findings match
	inert, inertEqual := got, equal
	if w.format == "github" {
		inert, inertEqual = checkCommands(t, w.name, got, plain), checkCommands(t, w.name, equal, "")
	}
	if w.format == "backstage" { // its lines --- separate YAML documents
		inert, inertEqual = strings.ReplaceAll(inert, "\n---\n", "\n"), strings.ReplaceAll(inertEqual, "\n---\n", "\n")
	}
	checkInert(t, w.name, inert)
	checkInert(t, w.name, inertEqual)
	switch {
	case w.format == "github":
	case w.format == "junit" || w.format == "checkstyle":
		checkXML(t, w.name, got, plain)
		checkXML(t, w.name, equal, "")
	case w.format == "gitlab":
		validate(t, gitlabSchema, []byte(got))
		checkPaths(t, w.name, got, plain, []string{a, b})
	case w.format == "rdjson":
		validate(t, rdjsonSchema, []byte(got))
		checkPaths(t, w.name, got, plain, []string{a, b})
		checkComments(t, w.name, got)
	case w.format == "sarif":
		checkSARIF(t, w.name, got, plain)
	case w.format == "jsonl":
		checkLines(t, w.name, got, plain, []string{a, b})
	case json.Valid([]byte(plain)):
		checkValues(t, w.name, got, plain, []string{a, b})
	case w.format == "markdown":
		checkMarkdown(t, w.name, got, plain)
	case w.format == "backstage":
		checkEntities(t, w.name, got)
		checkEntities(t, w.name, equal)
	case w.format == "mermaid":
		for line := range strings.SplitSeq(got, "\n") {
			if !mermaidLine.MatchString(line) {
				t.Errorf("%s: this is not a line of a flowchart: %q", w.name, line)
			}
		}
	}
	if t.Failed() {
		t.Fatalf("%s with %q and %q:\n%s", w.name, a, b, got)
	}
}

// checkInert checks that an output has no command for terminals and for the CI runners of GitHub, Azure (both as their parsers
// recognise commands), TeamCity, GitLab and Buildkite.
func checkInert(t *testing.T, where, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s: not UTF-8", where)
	}
	for _, r := range text {
		if r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
			t.Errorf("%s: %U is written raw", where, r)
		}
	}
	if m := commandAnywhere.FindString(text); m != "" {
		t.Errorf("%s: %q is a command", where, m)
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") || fold.MatchString(line) {
			t.Errorf("%s: the line %q is a command", where, line)
		}
	}
}

var (
	ownColour       = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	commandAnywhere = regexp.MustCompile(`##\w*\[`)
	fold            = regexp.MustCompile(`^(---|\+\+\+|~~~|\^\^\^)`)
	entity          = regexp.MustCompile(`&#(\d+);`)
	reference       = regexp.MustCompile(`[@#!~&$^]\w|://`)
)

// checkCommands checks that what the runner of GitHub takes for commands makes annotations, and that it takes the same lines for
// commands as in plain, with the same names and properties; an empty plain is not compared. It returns the text with a word before
// each command, so that it has none.
func checkCommands(t *testing.T, where, text, plain string) (inert string) {
	t.Helper()
	shape := func(text string) (shape []string, inert string) {
		for line := range strings.Lines(text) {
			if command, ok := parseCommand(strings.TrimSuffix(line, "\n")); ok {
				if !slices.Contains([]string{"error", "warning", "notice"}, command.name) {
					t.Errorf("%s: %q is a command", where, line)
				}
				shape = append(shape, command.name+" "+strings.Join(slices.Sorted(maps.Keys(command.properties)), " "))
				line = "command " + line
			}
			inert += line
		}
		return shape, inert
	}
	got, inert := shape(text)
	if want, _ := shape(plain); plain != "" && !slices.Equal(got, want) {
		t.Errorf("%s: the commands are %q, but with plain texts %q", where, got, want)
	}
	return inert
}

// command is a command as the runner of GitHub understands it.
type command struct {
	name, data string
	properties map[string]string
}

// runnerCommands are the commands that the runner knows, in small letters.
var runnerCommands = []string{
	"error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-matcher", "remove-matcher", "set-output", "save-state",
	"set-env", "add-path", "stop-commands", "internal-set-repo-path",
}

// parseCommand does what TryParseV2 and TryParse of the runner do (src/Runner.Common/ActionCommand.cs in actions/runner), for one
// line.
func parseCommand(line string) (c command, ok bool) {
	info, data, separator, unescape := "", "", ",", runnerUnescape
	if trimmed := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(trimmed, "::") && strings.Contains(trimmed[2:], "::") {
		info, data, _ = strings.Cut(trimmed[2:], "::")
	} else if _, old, found := strings.Cut(line, "##["); found && strings.Contains(old, "]") {
		info, data, _ = strings.Cut(old, "]")
		separator, unescape = ";", oldUnescape
	}
	name, properties, _ := strings.Cut(info, " ")
	if !slices.Contains(runnerCommands, strings.ToLower(name)) {
		return c, false
	}
	c = command{name, unescape(data), map[string]string{}}
	for property := range strings.SplitSeq(strings.TrimSpace(properties), separator) {
		if key, value, _ := strings.Cut(property, "="); key != "" && value != "" {
			c.properties[key] = unescape(value)
		}
	}
	return c, true
}

// runnerUnescape and oldUnescape replace one escape after the other, as the runner does; that of the percent sign is the last.
func runnerUnescape(text string) string {
	for _, escape := range [][2]string{{"%0D", "\r"}, {"%0A", "\n"}, {"%3A", ":"}, {"%2C", ","}, {"%25", "%"}} {
		text = strings.ReplaceAll(text, escape[0], escape[1])
	}
	return text
}

func oldUnescape(text string) string {
	for _, escape := range [][2]string{{"%3B", ";"}, {"%0D", "\r"}, {"%0A", "\n"}, {"%5D", "]"}, {"%25", "%"}} {
		text = strings.ReplaceAll(text, escape[0], escape[1])
	}
	return text
}

// checkXML checks that a text is an XML document. Below its root, it must have the same elements with the same attributes as plain,
// in any order; an empty plain is not compared.
func checkXML(t *testing.T, where, text, plain string) {
	t.Helper()
	shape := func(text string) (list []string) {
		decoder := xml.NewDecoder(strings.NewReader(text))
		depth := 0
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				slices.Sort(list)
				return list
			}
			if err != nil {
				t.Errorf("%s: %v", where, err)
				return nil
			}
			switch token := token.(type) {
			case xml.StartElement:
				if depth++; depth <= 2 {
					list = append(list, "")
				}
				list[len(list)-1] += "<" + token.Name.Local
				for _, a := range token.Attr {
					list[len(list)-1] += " " + a.Name.Local
				}
			case xml.EndElement:
				depth--
				list[len(list)-1] += ">"
			case xml.ProcInst, xml.CharData:
			default:
				t.Errorf("%s: has %T", where, token)
			}
		}
	}
	if got := shape(text); plain != "" && !slices.Equal(got, shape(plain)) {
		t.Errorf("%s: the elements are %q, but with plain texts %q", where, got, shape(plain))
	}
}

// checkPaths checks that every path in JSON is the original one.
func checkPaths(t *testing.T, where, got, plain string, texts []string) {
	t.Helper()
	paths := func(text string) (list []string) {
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Errorf("%s: %v", where, err)
		}
		var walk func(v any)
		walk = func(v any) {
			switch v := v.(type) {
			case []any:
				for _, item := range v {
					walk(item)
				}
			case map[string]any:
				for _, key := range slices.Sorted(maps.Keys(v)) {
					if path, ok := v[key].(string); ok && key == "path" {
						list = append(list, path)
					}
					walk(v[key])
				}
			}
		}
		walk(value)
		return list
	}
	want := paths(plain)
	for i, path := range want {
		if m := plainText.FindStringSubmatch(path); m != nil {
			n, _ := strconv.Atoi(m[1])
			want[i] = string([]rune(texts[n%len(texts)] + "x" + m[1]))
		}
	}
	if list := paths(got); len(list) == 0 || !slices.Equal(list, want) {
		t.Errorf("%s: the paths are %q, want %q", where, list, want)
	}
}

// checkComments checks that nothing in the messages of rdjson is markup in a comment but for emphasis: reviewdog writes them into
// one behind text of its own.
func checkComments(t *testing.T, where, text string) {
	t.Helper()
	var result struct {
		Diagnostics []struct {
			Message string
			Code    struct{ Value string }
		}
	}
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		t.Errorf("%s: %v", where, err)
	}
	for _, d := range result.Diagnostics {
		for _, text := range []string{d.Message, d.Code.Value} {
			source := []byte("reported: " + text)
			markdownast.Walk(goldmark.New().Parser().Parse(markdowntext.NewReader(source)), func(n markdownast.Node, _ bool) (markdownast.WalkStatus, error) {
				switch n.Kind() {
				case markdownast.KindDocument, markdownast.KindParagraph, markdownast.KindText, markdownast.KindEmphasis:
				default:
					t.Errorf("%s: %q has a %s", where, text, n.Kind())
				}
				return markdownast.WalkContinue, nil
			})
			if m := mention.FindString(text); m != "" || strings.Contains(text, "\n") {
				t.Errorf("%s: %q is a reference or has several lines", where, text)
			}
		}
	}
}

var mention = regexp.MustCompile(`[@#]\w|&#?\w+;`)

var plainText = regexp.MustCompile(`^plainx(\d+)$`)

// checkValues checks that JSON decodes to the original values: got must have the texts where plain has the plain texts.
func checkValues(t *testing.T, where, got, plain string, texts []string) {
	t.Helper()
	var value, want any
	if err := json.Unmarshal([]byte(got), &value); err != nil {
		t.Errorf("%s: %v", where, err)
	}
	if err := json.Unmarshal([]byte(plain), &want); err != nil {
		t.Errorf("%s: %v", where, err)
	}
	put := func(s string) string {
		if m := plainText.FindStringSubmatch(s); m != nil {
			n, _ := strconv.Atoi(m[1])
			return string([]rune(texts[n%len(texts)] + "x" + m[1])) // JSON cannot hold invalid UTF-8: it becomes U+FFFD
		}
		return s
	}
	var replace func(v any) any
	replace = func(v any) any {
		switch v := v.(type) {
		case string:
			return put(v)
		case []any:
			for i := range v {
				v[i] = replace(v[i])
			}
		case map[string]any:
			replaced := map[string]any{}
			for key, member := range v {
				replaced[put(key)] = replace(member)
			}
			return replaced
		}
		return v
	}
	if !reflect.DeepEqual(replace(want), value) {
		t.Errorf("%s: values changed", where)
	}
}

var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

// checkMarkdown checks that Markdown has the same structure as with plain texts: no text becomes a link, an image, HTML or a cell.
// It also checks that no text is something that viewers link after they decode the entities.
func checkMarkdown(t *testing.T, where, got, plain string) {
	t.Helper()
	shape := func(source string) []string {
		var list []string
		text := ""
		markdownast.Walk(gfm.Parser().Parse(markdowntext.NewReader([]byte(source))), func(n markdownast.Node, entering bool) (markdownast.WalkStatus, error) {
			if !entering {
				return markdownast.WalkContinue, nil
			}
			if part, ok := n.(*markdownast.Text); ok {
				text += string(part.Segment.Value([]byte(source)))
				return markdownast.WalkContinue, nil
			}
			list = append(list, n.Kind().String())
			text += "\n"
			return markdownast.WalkContinue, nil
		})
		read := entity.ReplaceAllStringFunc(text, func(e string) string {
			n, _ := strconv.Atoi(e[2 : len(e)-1])
			return string(rune(n))
		})
		if m := reference.FindString(read); m != "" {
			t.Errorf("%s: viewers may link %q", where, m)
		}
		return list
	}
	if a, b := shape(got), shape(plain); !slices.Equal(a, b) {
		t.Errorf("%s: the structure of the Markdown differs from that with plain texts:\n%v\n%v", where, a, b)
	}
}

var (
	gitlabSchema = jsonschema.NewCompiler().MustCompile("testdata/gitlab.schema.json")
	rdjsonSchema = jsonschema.NewCompiler().MustCompile("testdata/rdjson.schema.json")
)

var sarifSchema = func() *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	return c.MustCompile("testdata/sarif-schema-2.1.0.json")
}()

// liveLink matches a link in a message of SARIF: brackets without a backslash before them.
var liveLink = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*\]\(([^)]*)`)

// checkSARIF checks SARIF against its schema. It also checks that links lead only to related places, that URIs are relative and
// stay below their base, and that helpUri is an http or https URL.
func checkSARIF(t *testing.T, where, got, plain string) {
	t.Helper()
	validate(t, sarifSchema, []byte(got))
	var value, want any
	if err := json.Unmarshal([]byte(got), &value); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(plain), &want); err != nil {
		t.Fatal(err)
	}
	var walk func(value, want any, parent string)
	walk = func(value, want any, parent string) {
		switch v := value.(type) {
		case []any:
			for i := range v {
				walk(v[i], want.([]any)[i], parent)
			}
		case map[string]any:
			for key, member := range v {
				text, _ := member.(string)
				switch {
				case key == "text" && parent != "snippet": // the text of a snippet is not a message
					for _, m := range liveLink.FindAllStringSubmatch(text, -1) {
						if _, err := strconv.Atoi(m[1]); err != nil {
							t.Errorf("%s: a live link: %q", where, text)
						}
					}
				case key == "markdown":
					checkMarkdown(t, where, text, want.(map[string]any)[key].(string))
				case key == "uri":
					u, err := url.Parse(text)
					if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") || slices.Contains(strings.Split(u.Path, "/"), "..") || u.RawQuery+u.Fragment != "" {
						t.Errorf("%s: uri %q", where, text)
					}
				case key == "helpUri" && !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://"):
					t.Errorf("%s: helpUri %q", where, text)
				default:
					walk(member, want.(map[string]any)[key], key)
				}
			}
		}
	}
	walk(value, want, "")
}

// TestWaiverSnippetIsYAML: what the help of a rule shows to be pasted is one waiver, whatever the names in a document are.
func TestWaiverSnippetIsYAML(t *testing.T) {
	for _, text := range hostile {
		for _, place := range []string{"op GET " + text, "contract > " + text, "integration " + text, "component schemas " + text} {
			r := &model.Report{
				Rules:    []model.Rule{{ID: "a/b", Waivable: model.WaivableByPlace}},
				Findings: []model.Finding{{Rule: "a/b", Document: text, Place: place, Fingerprint: text}},
			}
			_, snippet, _ := strings.Cut(parseHelp(t, r), "```yaml\n")
			snippet, rest, closed := strings.Cut(snippet, "\n```")
			var got struct {
				Waivers []struct {
					Rule, Document, Fingerprint string
					At                          map[string]string
				}
			}
			if err := yaml.Unmarshal([]byte(snippet), &got); err != nil || !closed || strings.TrimSpace(rest) != "" || len(got.Waivers) != 1 {
				t.Fatalf("%q: %v\n%s", text, err, snippet)
			}
			w := got.Waivers[0]
			if !utf8.ValidString(text) {
				continue // YAML cannot hold it
			}
			named := w.Fingerprint == text
			if len(w.At) > 0 {
				at := model.WaiverPlace{Operation: w.At["operation"], Integration: w.At["integration"], Schema: w.At["schema"], Property: w.At["property"]}
				named = gate.Matches(&model.Waiver{Rules: []string{"a/b"}, At: at}, &gate.Finding{Rule: &r.Rules[0], Name: place})
			}
			if w.Rule != "a/b" || !gate.MeansDocument(w.Document, text) || !named {
				t.Errorf("%q is %+v in YAML:\n%s", text, w, snippet)
			}
		}
	}
}

// parseHelp returns the help of the first rule in SARIF.
func parseHelp(t *testing.T, r *model.Report) string {
	t.Helper()
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct{ Help struct{ Markdown string } }
				}
			}
		}
	}
	if err := json.Unmarshal(write(t, "sarif", r), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0].Tool.Driver.Rules[0].Help.Markdown
}
