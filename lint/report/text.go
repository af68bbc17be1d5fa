package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/fatih/color"

	"github.com/sealint/sealint/lint/model"
)

// If one rule has too many findings in one file, the text report combines them into one entry: the first finding, and the places
// of some others. The limit is higher for findings that fail the gate, because the user has to fix each of them.
const (
	maxRepeats = 10 // findings shown one by one
	maxFailing = 30 // the same, for findings that fail the gate
	maxOthers  = 5  // places of further findings in a combined entry
)

// textWriter writes the text report. Its functions add colours to text if the report is coloured.
type textWriter struct {
	io.Writer
	view     view
	report   *model.Report
	rules    map[string]model.Rule
	fixShown map[string]bool // ids of the rules whose fix was already written
	bold     func(a ...any) string
	dim      func(a ...any) string
	good     func(a ...any) string
	bad      func(a ...any) string
	accent   [5]func(a ...any) string // by severity
}

func reportText(w io.Writer, v view) error {
	r, opts := v.Report, v.Options
	t := &textWriter{Writer: w, view: v, report: r, rules: map[string]model.Rule{}, fixShown: map[string]bool{}}
	paint := func(attributes ...color.Attribute) func(a ...any) string {
		c := color.New(attributes...)
		if opts.Color {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	t.bold, t.dim, t.good, t.bad = paint(color.Bold), paint(color.Faint), paint(color.FgGreen, color.Bold), paint(color.FgRed, color.Bold)
	t.accent = [5]func(a ...any) string{
		paint(color.FgBlue), paint(color.FgCyan), paint(color.FgYellow), paint(color.FgRed), paint(color.FgMagenta, color.Bold),
	}
	for _, rule := range r.Rules {
		t.rules[rule.ID] = rule
	}
	type group struct {
		path, rule string
		severity   model.Severity
		fails      bool
	}
	groupOf := func(f model.Finding) group { return group{f.Location.Path, f.Rule, f.Severity, r.Fails(f)} }
	groups := map[group][]model.Finding{}
	shown := v.shown
	if opts.Quiet {
		shown = slices.DeleteFunc(slices.Clone(shown), func(f model.Finding) bool { return !r.Fails(f) })
	}
	for _, f := range shown {
		groups[groupOf(f)] = append(groups[groupOf(f)], f)
	}
	for _, f := range shown {
		key := groupOf(f)
		most := maxRepeats
		if key.fails {
			most = maxFailing
		}
		switch list := groups[key]; {
		case len(list) > most:
			t.group(list)
			groups[key] = nil
		case len(list) > 0:
			t.finding(f)
		}
	}
	for _, p := range r.Problems {
		t.problem(p)
	}
	if opts.Verbose {
		t.candidates(r.Coverage)
	}
	if !opts.Quiet {
		t.notes(r.Coverage)
	}
	t.summary(len(shown))
	return nil
}

// plurals are the plural words for kinds of entities. A kind that is not listed gets an s.
var plurals = map[model.EntityKind]string{
	model.EntityBody: "bodies", model.EntitySecurity: "security declarations", model.EntityVulnerability: "vulnerabilities",
	model.EntitySecurityScheme: "security schemes", model.EntitySBOM: "SBOMs",
}

// group writes many findings of one rule in one file as one entry.
func (t *textWriter) group(list []model.Finding) {
	first := list[0]
	things := plurals[first.Entity]
	if things == "" {
		things = Sanitize(string(first.Entity)) + "s"
	}
	// One entity may have several findings. Then "3 of 7 operations" would be wrong, and only the findings are counted.
	entities := map[string]bool{}
	for _, f := range list {
		entities[f.Name+"\x00"+f.Location.Pointer] = true
	}
	count := fmt.Sprintf("%d findings", len(list))
	if all := t.report.Entities[first.Location.Path][first.Entity]; len(entities) == len(list) && len(list) <= all {
		count = fmt.Sprintf("%d of %d %s", len(list), all, things)
	}
	first.Message = count + ", first: " + first.Message
	for i, f := range list[1:] {
		if i == maxOthers {
			first.MoreRelated += len(list) - 1 - maxOthers
			break
		}
		first.Related = append(first.Related, model.Related{Message: f.Message, Location: f.Location})
	}
	t.finding(first)
}

// position returns the sanitized path, line and column of a location.
func position(l model.Location) string {
	switch {
	case l.Path == "":
		return "sealint"
	case l.Line == 0:
		return Sanitize(l.Path)
	}
	return fmt.Sprintf("%s:%d:%d", Sanitize(l.Path), l.Line, l.Column)
}

func (t *textWriter) finding(f model.Finding) {
	fmt.Fprintf(t, "%s: %s: %s %s\n", t.bold(position(f.Location)), t.accent[f.Severity](f.Severity), Sanitize(f.Message), t.dim("["+Sanitize(f.Rule)+"]"))
	t.excerpt(f.Location, t.accent[f.Severity])
	for _, r := range f.Related {
		fmt.Fprintf(t, "  see %s: %s\n", position(r.Location), Sanitize(r.Message))
	}
	if f.MoreRelated > 0 {
		fmt.Fprintf(t, "  and %d more places (--format json shows all findings)\n", f.MoreRelated)
	}
	if rule := t.rules[f.Rule]; rule.Fix != "" && !t.fixShown[f.Rule] {
		t.fixShown[f.Rule] = true
		fmt.Fprintf(t, "  fix: %s\n", Sanitize(strings.Join(strings.Fields(rule.Fix), " ")))
	}
	fmt.Fprintln(t)
}

// excerpt writes the line of a location and a line of marks (^) under its region.
func (t *textWriter) excerpt(l model.Location, accent func(a ...any) string) {
	if l.Line == 0 || l.ExcerptColumn == 0 {
		return
	}
	before, marked := splitExcerpt(l)
	number := fmt.Sprintf("%5d", l.Line)
	cut := ""
	if l.ExcerptColumn > 1 {
		cut = "…"
	}
	fmt.Fprintf(t, "%s | %s%s\n", t.dim(number), cut, escape(l.Excerpt))
	padding := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, cut+escape(before))
	fmt.Fprintf(t, "%s | %s%s\n", strings.Repeat(" ", len(number)), padding, accent(strings.Repeat("^", max(1, width(escape(marked))))))
}

// splitExcerpt returns two parts of the excerpt of a location: the text before the region, and the part of the region on the first
// line.
func splitExcerpt(l model.Location) (before, marked string) {
	start, end := l.Column-l.ExcerptColumn, l.EndColumn-l.ExcerptColumn
	if l.EndLine > l.Line {
		end = int(^uint(0) >> 1)
	}
	units := 0
	for _, r := range l.Excerpt {
		switch {
		case units < start:
			before += string(r)
		case units < end:
			marked += string(r)
		}
		if units++; r > 0xFFFF {
			units++
		}
	}
	return before, strings.TrimRightFunc(marked, unicode.IsSpace)
}

func width(s string) int { return len([]rune(s)) }

func (t *textWriter) problem(p model.Problem) {
	what := t.bad("not judged")
	if p.ID == model.ProblemOutput {
		what = t.bad("incomplete")
	}
	fmt.Fprintf(t, "%s: %s: %s %s\n", t.bold(position(p.Location)), what, Sanitize(p.Message), t.dim("["+Sanitize(p.ID)+"]"))
	t.excerpt(p.Location, t.bad)
	fmt.Fprintln(t)
}

// summary writes the last two lines: the counts of documents, rules and findings, then the verdict and the candidates. shown is the
// number of findings that are written above. A quiet report has only the second line.
func (t *textWriter) summary(shown int) {
	var counts []string
	bySeverity := map[model.Severity]int{}
	failing := 0
	for _, f := range t.report.Findings {
		bySeverity[f.Severity]++
		if t.report.Fails(f) {
			failing++
		}
	}
	for s := model.Critical; s >= model.Info; s-- {
		if n := bySeverity[s]; n > 0 {
			counts = append(counts, t.accent[s](fmt.Sprintf("%d %s", n, s)))
		}
	}
	if len(counts) == 0 {
		counts = []string{"none"}
	}
	if !t.view.Quiet {
		fmt.Fprintf(t, "Judged %s by %s (profile %s). Findings: %s.\n",
			documents(t.report), plural(len(t.report.Rules), "rule", "rules"), Sanitize(string(t.report.Profile)), strings.Join(counts, ", "))
	}
	threshold := t.report.FailOn.String()
	if n := len(t.report.DocumentFailOn); n > 0 {
		threshold += fmt.Sprintf(" (%s with another threshold)", plural(n, "document", "documents"))
	}
	switch t.report.Verdict {
	case model.Pass:
		fmt.Fprintf(t, "%s: no finding at or above %s.", t.good("pass"), threshold)
	case model.Fail:
		fmt.Fprintf(t, "%s: %s at or above %s.", t.bad("fail"), plural(failing, "finding", "findings"), threshold)
	default:
		var why []string
		unwrittenReports := 0
		for _, p := range t.report.Problems {
			if p.ID == model.ProblemOutput {
				unwrittenReports++
			}
		}
		if n := len(t.report.Problems) - unwrittenReports; n > 0 {
			why = append(why, plural(n, "thing", "things")+" could not be judged")
		}
		if unwrittenReports > 0 {
			why = append(why, plural(unwrittenReports, "report", "reports")+" could not be written")
		}
		if failing > 0 {
			why = append(why, fmt.Sprintf("%s at or above %s", plural(failing, "finding", "findings"), threshold))
		}
		fmt.Fprintf(t, "%s: %s.", t.bad("incomplete"), strings.Join(why, ", and "))
	}
	fmt.Fprintf(t, "%s %s\n", t.unshown(shown), coverageLine(t.report.Coverage))
}

// unshown says how many findings are not among those that are shown, and by which flags; it is empty if none are missing.
func (t *textWriter) unshown(shown int) string {
	n := len(t.report.Findings) - shown
	var flags []string
	if t.view.hidden() > 0 {
		flags = append(flags, "--min-severity "+t.view.MinSeverity.String())
	}
	if n > t.view.hidden() {
		flags = append(flags, "--quiet")
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" %s not shown (%s).", plural(n, "finding", "findings"), strings.Join(flags, ", "))
}

// documents lists how many documents of each kind a run judged.
func documents(r *model.Report) string {
	var parts []string
	for _, kind := range model.DocumentKinds {
		if n := r.Documents[kind]; n > 0 {
			parts = append(parts, plural(n, kind.Label(), kind.Label()+"s"))
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	if n := len(parts); n > 1 {
		parts = slices.Concat(parts[:n-2], []string{parts[n-2] + " and " + parts[n-1]})
	}
	return strings.Join(parts, ", ")
}

// plural returns a number with the right one of two words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
