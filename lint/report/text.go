package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/fatih/color"

	"github.com/sealint/sealint/lint/model"
)

// maxRepeats is how many findings of one rule in one file are shown with their source. The rest is counted.
const maxRepeats = 20

type textWriter struct {
	*bufio.Writer
	report *model.Report
	rules  map[string]model.Rule
	fixed  map[string]bool // rules whose fix has been shown
	bold   func(a ...any) string
	dim    func(a ...any) string
	good   func(a ...any) string
	bad    func(a ...any) string
	accent [5]func(a ...any) string // by severity
}

func writeText(w io.Writer, r *model.Report, colored bool) error {
	t := &textWriter{Writer: bufio.NewWriter(w), report: r, rules: map[string]model.Rule{}, fixed: map[string]bool{}}
	paint := func(attributes ...color.Attribute) func(a ...any) string {
		c := color.New(attributes...)
		if colored {
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
	shown := map[string]int{}
	total := map[string]int{}
	for _, f := range r.Findings {
		total[f.Location.Path+"\x00"+f.Rule]++
	}
	for i, f := range r.Findings {
		key := f.Location.Path + "\x00" + f.Rule
		if shown[key]++; shown[key] <= maxRepeats {
			t.finding(f)
		}
		if last := i+1 == len(r.Findings) || r.Findings[i+1].Location.Path != f.Location.Path; last {
			t.left(f.Location.Path, total)
		}
	}
	for _, p := range r.Problems {
		t.problem(p)
	}
	t.summary()
	return t.Flush()
}

// left counts the findings of a file that were not shown.
func (t *textWriter) left(path string, total map[string]int) {
	for _, rule := range t.report.Rules {
		if n := total[path+"\x00"+rule.ID]; n > maxRepeats {
			fmt.Fprintf(t, "%s: … and %d more of %s (all of them: --format json)\n\n", Sanitize(path), n-maxRepeats, Sanitize(rule.ID))
		}
	}
}

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
		fmt.Fprintf(t, "  and %d more places\n", f.MoreRelated)
	}
	if rule := t.rules[f.Rule]; rule.Fix != "" && !t.fixed[f.Rule] {
		t.fixed[f.Rule] = true
		fmt.Fprintf(t, "  fix: %s\n", Sanitize(strings.Join(strings.Fields(rule.Fix), " ")))
	}
	t.WriteByte('\n')
}

// excerpt shows the line and marks the region in it.
func (t *textWriter) excerpt(l model.Location, accent func(a ...any) string) {
	if l.Line == 0 || l.ExcerptColumn == 0 {
		return
	}
	before, marked := split(l)
	number := fmt.Sprintf("%5d", l.Line)
	cut := ""
	if l.ExcerptColumn > 1 {
		cut = "…"
	}
	// The bar before the source keeps a line of it from ever starting an output line.
	fmt.Fprintf(t, "%s | %s%s\n", t.dim(number), cut, Sanitize(l.Excerpt))
	padding := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, Sanitize("|" + cut + before)[1:])
	fmt.Fprintf(t, "%s | %s%s\n", strings.Repeat(" ", len(number)), padding, accent(strings.Repeat("^", max(1, width(Sanitize("|"+marked))-1))))
}

// split cuts an excerpt into what stands before the region and the region's part on the first line.
func split(l model.Location) (before, marked string) {
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
	fmt.Fprintf(t, "%s: %s: %s %s\n", t.bold(position(p.Location)), t.bad("not judged"), Sanitize(p.Message), t.dim("["+p.ID+"]"))
	t.excerpt(p.Location, t.bad)
	t.WriteByte('\n')
}

func (t *textWriter) summary() {
	var counts []string
	bySeverity := map[model.Severity]int{}
	reaching := 0
	for _, f := range t.report.Findings {
		bySeverity[f.Severity]++
		if f.Severity >= t.report.FailOn {
			reaching++
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
	fmt.Fprintf(t, "Judged %s by %d rules (profile %s). Findings: %s.\n",
		documents(t.report), len(t.report.Rules), t.report.Profile, strings.Join(counts, ", "))
	switch t.report.Verdict {
	case model.Pass:
		fmt.Fprintf(t, "%s: no finding at or above %s.\n", t.good("pass"), t.report.FailOn)
	case model.Fail:
		fmt.Fprintf(t, "%s: %s at or above %s.\n", t.bad("fail"), plural(reaching, "finding", "findings"), t.report.FailOn)
	default:
		fmt.Fprintf(t, "%s: %s could not be judged", t.bad("incomplete"), plural(len(t.report.Problems), "thing", "things"))
		if reaching > 0 {
			fmt.Fprintf(t, ", and %s at or above %s", plural(reaching, "finding", "findings"), t.report.FailOn)
		}
		fmt.Fprintln(t, ".")
	}
}

func documents(r *model.Report) string {
	var parts []string
	for _, kind := range []model.DocumentKind{model.Contract, model.SBOM, model.Manifest} {
		if n := r.Documents[kind]; n > 0 {
			name := string(kind)
			if kind == model.SBOM {
				name = "SBOM"
			}
			parts = append(parts, plural(n, name, name+"s"))
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

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
