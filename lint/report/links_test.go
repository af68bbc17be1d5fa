package report_test

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// ownLink matches the beginning and the end of a hyperlink of the report: only visible characters of ASCII, and the string terminator.
var ownLink = regexp.MustCompile(`\x1b\]8;;[!-~]*\x1b\\`)

// Colours and links add nothing but escapes of our own: without them, every report is the plain one. So colours are said in words.
func TestColoursAndLinksAddNoText(t *testing.T) {
	links := func(path string) string { return (&url.URL{Scheme: "file", Path: "/work/" + path}).String() }
	for name, r := range reports() {
		for _, opts := range []report.Options{{Verbose: true, ShowWaived: true}, {Quiet: true}, {Width: 50}} {
			plain := text(t, r, opts)
			opts.Color, opts.Links = true, links
			got := text(t, r, opts)
			if strings.Count(got, "\x1b]8;;\x1b\\")*2 != strings.Count(got, "\x1b]8;;") {
				t.Errorf("%s: a link does not end", name)
			}
			if rest := ownLink.ReplaceAllString(ownColour.ReplaceAllString(got, ""), ""); rest != plain {
				t.Errorf("%s: the coloured report with links is\n%s\nthe plain one is\n%s", name, rest, plain)
			}
			for line := range strings.Lines(got) {
				if strings.Count(line, "\x1b]8;;")%2 != 0 {
					t.Errorf("%s: a link goes on in the next line: %q", name, line)
				}
			}
		}
	}
}

// A built-in rule leads to its page, a problem to the page about problems, a place to its file and line.
func TestLinksLeadToPagesAndFiles(t *testing.T) {
	base := at("a.yaml", 7, 1, 7, 2, "x")
	base.Revision = "0123456789"
	r := &model.Report{
		Verdict: model.Incomplete,
		Rules:   []model.Rule{{ID: "openapi/ours", BuiltIn: true}, {ID: "acme/theirs", References: []string{"https://acme.test/x"}}},
		Findings: []model.Finding{
			{Rule: "openapi/ours", Message: "m", Location: at("an api.yaml", 12, 3, 12, 4, "x"), Related: []model.Related{{Message: "r", Location: base}}},
			{Rule: "acme/theirs", Message: "m", Location: at("evil", 1, 1, 1, 2, "x")},
		},
		Problems: []model.Problem{{ID: model.ProblemSyntax, Message: "m", Location: model.Location{Path: "b.yaml"}}},
	}
	links := func(path string) string {
		if path == "evil" {
			return "file:///\x1b\\evil"
		}
		return (&url.URL{Scheme: "file", Host: "here", Path: "/w/" + path}).String()
	}
	var b bytes.Buffer
	if err := report.Write(&b, "text", r, report.Options{Links: links}); err != nil {
		t.Fatal(err)
	}
	link := func(url, text string) string { return "\x1b]8;;" + url + "\x1b\\" + text + "\x1b]8;;\x1b\\" }
	for _, want := range []string{
		link("file://here/w/an%20api.yaml#12", "an api.yaml:12:3"),
		link("file://here/w/b.yaml", "b.yaml"),
		"[" + link("https://github.com/sealint/sealint/blob/main/docs/rules/openapi/ours.md", "openapi/ours") + "]",
		"[" + link(model.ProblemPage(), "sealint/syntax") + "]",
		"see 0123456:a.yaml:7:1: r", "[acme/theirs]", "\nevil:1:1: ",
		"\n" + link("https://github.com/sealint/sealint/blob/main/docs/rules/openapi/ours.md", "openapi/ours") + " ",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the report does not contain %q:\n%q", want, b.String())
		}
	}
}
