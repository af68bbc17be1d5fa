package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// maxSummary is how many bytes of the Markdown report the tables may fill. GitHub drops a job summary of more than 1 MiB as a
// whole; what stands below the tables is short.
const maxSummary = 900 << 10

// maxCell is how many characters of a text the Markdown report shows.
const maxCell = 1000

// The tables of the Markdown report may fill it up to these sizes. So a long one leaves room for those below it, and what fails
// comes first.
const (
	roomFailing  = maxSummary * 5 / 10
	roomProblems = maxSummary * 6 / 10
	roomChange   = maxSummary * 7 / 10
	roomFixed    = maxSummary * 8 / 10
	roomOthers   = maxSummary * 9 / 10
	roomAccepted = maxSummary
)

// maxListed is how many lines the lists of the Markdown report have: renamed documents, notes, related places of a finding.
const maxListed = 10

// markdownWriter writes the Markdown report.
type markdownWriter struct {
	strings.Builder
	view  view
	rules map[string]model.Rule
}

// reportMarkdown writes the summary of a job: the verdict, what fails, what could not be judged, what a change weakens, further
// findings, what somebody has accepted, and what was judged.
func reportMarkdown(w io.Writer, v view) error {
	m := &markdownWriter{view: v, rules: map[string]model.Rule{}}
	for _, rule := range v.Rules {
		m.rules[rule.ID] = rule
	}
	fmt.Fprintf(m, "## sealint: %s: %s\n\n", cellText(string(v.Verdict)), cellText(v.decision()))
	m.base()
	failing, change, others := m.sort()
	m.section("What fails", len(failing), func() { m.findings(failing, roomFailing) })
	m.section("What could not be judged", len(v.Problems), m.problems)
	m.section("What the change weakens", len(change), func() { m.findings(change, roomChange) })
	m.section("What the change fixes", len(v.Fixed), func() { m.findings(v.Fixed, roomFixed) })
	m.fold("Further findings", len(others), func() { m.findings(others, roomOthers) })
	m.fold("Waived, in the baseline, or accepted as not judged", len(v.Tolerated)+len(v.accepted), m.accepted)
	m.coverage()
	_, err := io.WriteString(w, m.String())
	return err
}

// sort returns the findings that fail the gate, those about the change itself, and the others. Each list has the most severe
// first.
func (m *markdownWriter) sort() (failing, change, others []model.Finding) {
	for _, f := range slices.SortedStableFunc(slices.Values(m.view.forReviewers()), func(a, b model.Finding) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(b.Severity, a.Severity))
	}) {
		group := model.Rule{ID: f.Rule}.Group()
		switch {
		case m.view.Fails(f):
			failing = append(failing, f)
		case m.view.Base != nil && (group == "change" || group == "gate"):
			change = append(change, f)
		default:
			others = append(others, f)
		}
	}
	return failing, change, others
}

// base says with what the documents were compared.
func (m *markdownWriter) base() {
	b := m.view.Base
	switch {
	case b == nil && m.view.NoBase:
		m.WriteString("Nothing was compared: there is no base.\n\n")
		return
	case b == nil:
		return
	case b.PolicyFromHead:
		m.WriteString("The change is judged by its own policy, not by that of the base.\n\n")
	}
	fmt.Fprintf(m, "Compared with %s: %s.\n\n", cellText(baseWords(b)), countStates(m.view.Report).words())
	var pairs []string
	for _, p := range b.Pairs {
		pairs = append(pairs, pairWords(p))
	}
	m.list(pairs, "more documents have another path than before")
}

// list writes the first texts of a list; more are the words for the others.
func (m *markdownWriter) list(texts []string, more string) {
	for i, text := range texts {
		if i == maxListed {
			fmt.Fprintf(m, "- and %d %s\n", len(texts)-maxListed, more)
			break
		}
		fmt.Fprintf(m, "- %s\n", cellText(text))
	}
	if len(texts) > 0 {
		m.WriteString("\n")
	}
}

// fold writes what write writes, folded under a title, if there are n > 0 things.
func (m *markdownWriter) fold(title string, n int, write func()) {
	if n > 0 {
		fmt.Fprintf(m, "<details><summary>%s (%d)</summary>\n\n", title, n)
		write()
		m.WriteString("</details>\n\n")
	}
}

// section writes what write writes under a heading, if there are n > 0 things.
func (m *markdownWriter) section(title string, n int, write func()) {
	if n > 0 {
		fmt.Fprintf(m, "### %s (%d)\n\n", title, n)
		write()
	}
}

// table writes a table with n rows, as many of them as there is room for. row returns the cells of a row, safe in Markdown.
func (m *markdownWriter) table(columns []string, n, room int, row func(i int) []string) {
	fmt.Fprintf(m, "| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for i := range n {
		line := "| " + strings.Join(row(i), " | ") + " |\n"
		if m.Len()+len(line) > room {
			fmt.Fprintf(m, "\n%d of these %d are left out, because GitHub drops a job summary of more than 1 MiB. The SARIF and JSON reports have them.\n", n-i, n)
			break
		}
		m.WriteString(line)
	}
	m.WriteString("\n")
}

// findings writes a table of findings.
func (m *markdownWriter) findings(list []model.Finding, room int) {
	columns := []string{"severity", "rule", "place", "message", "fix"}
	if m.view.Base != nil {
		columns = append(columns, "state")
	}
	m.table(columns, len(list), room, func(i int) []string {
		f := list[i]
		cells := append([]string{f.Severity.String()}, m.what(f)...)
		cells = append(cells, cellText(m.rules[f.Rule].Fix))
		if m.view.Base != nil {
			cells = append(cells, cellText(string(f.State)))
		}
		return cells
	})
}

// what returns three cells: the rule of a finding, linked to its page, its place, and its message with the related places.
func (m *markdownWriter) what(f model.Finding) []string {
	rule := cellText(f.Rule)
	if address := linkAddress(m.rules[f.Rule].Page()); address != "" {
		rule = fmt.Sprintf("[%s](%s)", rule, address)
	}
	message, more := cellText(f.Message), f.MoreRelated
	for i, r := range f.Related {
		if i == maxListed {
			more += len(f.Related) - maxListed
			break
		}
		message += "<br>see " + markdown(quote.Truncate(position(r.Location)+": "+oneLine(r.Message), maxCell/maxListed))
	}
	if more > 0 {
		message += fmt.Sprintf("<br>and %d more places", more)
	}
	return []string{rule, cellText(position(f.Location)), message}
}

// problems writes a table of what could not be judged.
func (m *markdownWriter) problems() {
	m.table([]string{"problem", "place", "message"}, len(m.view.Problems), roomProblems, func(i int) []string {
		p := m.view.Problems[i]
		return []string{cellText(p.ID), cellText(position(p.Location)), cellText(p.Message)}
	})
}

// accepted writes a table of what somebody has accepted.
func (m *markdownWriter) accepted() {
	problems, findings := m.view.Tolerated, m.view.accepted
	columns := []string{"severity", "rule", "place", "message", "accepted"}
	m.table(columns, len(problems)+len(findings), roomAccepted, func(i int) []string {
		if i < len(problems) {
			p := problems[i]
			return []string{"not judged", cellText(p.ID), cellText(position(p.Location)), cellText(p.Message), cellText(acceptanceWords(p.Acceptance))}
		}
		f := findings[i-len(problems)]
		return append(append([]string{f.Severity.String()}, m.what(f)...), cellText(acceptanceWords(f.Acceptance)))
	})
}

// coverage says what was judged, how many findings there are, and what was not looked at.
func (m *markdownWriter) coverage() {
	v := m.view
	count := map[model.Severity]int{}
	for _, f := range v.Findings {
		count[f.Severity]++
	}
	var counts []string
	for s := model.Critical; s >= model.Info; s-- {
		if count[s] > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", count[s], s))
		}
	}
	if len(counts) == 0 {
		counts = []string{"none"}
	}
	fmt.Fprintf(m, "### What was judged\n\nJudged %s by %s (profile %s). Findings: %s. %s\n\n", documents(v.Report), plural(len(v.Rules), "rule", "rules"),
		cellText(string(v.Profile)), strings.Join(counts, ", "), cellText(v.unshown()+" "+coverageLine(v.Coverage)))
	m.list(v.Coverage.Notes, "more notes")
}

// cellText makes an untrusted text safe in Markdown, on one line, and cuts it to maxCell characters.
func cellText(text string) string { return markdown(quote.Truncate(oneLine(text), maxCell)) }

// linkAddress returns an address as the target of a link in Markdown: every character that could end it is encoded. It is
// empty for what is not an http or https URL, or is too long.
func linkAddress(address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") || len(address) > maxCell {
		return ""
	}
	var b strings.Builder
	for i := range len(address) {
		switch c := address[i]; {
		case c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || strings.ContainsRune("-._~/:?=%+#,;&", rune(c))):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
