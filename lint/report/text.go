package report

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

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
	wayShown map[string]bool // ids of the rules, and kinds of problems, for which it was already written how to accept them
	shared   map[string]bool // fingerprints that several documents have
	width    int             // in columns
	bold     func(a ...any) string
	dim      func(a ...any) string
	good     func(a ...any) string
	bad      func(a ...any) string
	accent   [5]func(a ...any) string // by severity
}

func reportText(w io.Writer, v view) error {
	r, opts := v.Report, v.Options
	t := &textWriter{
		Writer: w, view: v, report: r, rules: map[string]model.Rule{}, fixShown: map[string]bool{}, wayShown: map[string]bool{},
		shared: sharedFingerprints(r), width: max(cmp.Or(opts.Width, defaultWidth), minWidth),
	}
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
	if r.Base != nil && r.Base.PolicyFromHead {
		fmt.Fprint(t, "The change is judged by its own policy, not by that of the base.\n\n")
	}
	shown := v.withoutUnchanged()
	if opts.Quiet {
		shown = slices.DeleteFunc(slices.Clone(shown), func(f model.Finding) bool { return !r.Fails(f) })
	}
	for _, p := range r.Problems {
		t.problem(p)
	}
	for _, block := range t.blocks(shown) {
		t.block(block)
	}
	if opts.ShowWaived {
		t.waived()
	}
	if opts.Verbose {
		t.candidates(r.Coverage)
	}
	t.remarks()
	if !opts.Quiet {
		t.table()
	}
	t.summary(len(shown))
	return nil
}

// plurals are the plural words for kinds of entities. A kind that is not listed gets an s.
var plurals = map[model.EntityKind]string{
	model.EntityBody: "bodies", model.EntitySecurity: "security declarations", model.EntityVulnerability: "vulnerabilities",
	model.EntitySecurityScheme: "security schemes", model.EntitySBOM: "SBOMs",
}

// combine makes one finding of many findings of one rule in one file.
func (t *textWriter) combine(list []model.Finding) model.Finding {
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
		first.Related = append(slices.Clip(first.Related), model.Related{Message: f.Message, Location: f.Location})
	}
	return first
}

// block is what the report shows under one heading. combined is true if its only finding stands for others, too.
type block struct {
	findings []model.Finding
	combined bool
}

// blocks puts findings in the order in which they are to be read: first what fails the gate, then the rest, the most severe
// first. Findings at one place are one block, and so are those of one rule about one thing. Too many of one rule in one file become
// one.
func (t *textWriter) blocks(findings []model.Finding) []block {
	var order [2][model.Critical + 1][]model.Finding // by whether it fails, then by severity
	for _, f := range findings {
		i := 1
		if t.report.Fails(f) {
			i = 0
		}
		order[i][model.Critical-f.Severity] = append(order[i][model.Critical-f.Severity], f)
	}
	findings = slices.Concat(slices.Concat(order[0][:]...), slices.Concat(order[1][:]...))
	type group struct {
		path, rule string
		severity   model.Severity
		fails      bool
	}
	groupOf := func(f model.Finding) group { return group{f.Location.Path, f.Rule, f.Severity, t.report.Fails(f)} }
	groups := map[group][]model.Finding{}
	for _, f := range findings {
		groups[groupOf(f)] = append(groups[groupOf(f)], f)
	}
	var blocks []block
	at := map[any]int{} // the index of the block of a place or of a thing
	for _, f := range findings {
		fails := t.report.Fails(f)
		most := maxRepeats
		if fails {
			most = maxFailing
		}
		switch list := groups[groupOf(f)]; {
		case len(list) > most:
			blocks = append(blocks, block{[]model.Finding{t.combine(list)}, true})
			groups[groupOf(f)] = nil
			continue
		case list == nil:
			continue
		}
		place := placeKey{fails, f.Location.Path, f.Location.Line, f.Location.Column}
		thing := thingKey{fails, f.Rule, f.Document, f.Part, thingAt(f.Place)}
		i, known := at[place]
		if !known && thing.name != "" {
			i, known = at[thing]
		}
		if known {
			blocks[i].findings = append(blocks[i].findings, f)
			continue
		}
		at[place], at[thing] = len(blocks), len(blocks)
		blocks = append(blocks, block{findings: []model.Finding{f}})
	}
	return blocks
}

// placeKey is what findings at one place have in common.
type placeKey struct {
	fails        bool
	path         string
	line, column int
}

// thingKey is what findings of one rule about one thing have in common.
type thingKey struct {
	fails          bool
	rule, document string
	part           int
	name           string
}

// thingAt returns the name of the thing in a document to which a place belongs, such as "op GET /pets/{}"; empty if that is the
// whole document, in which places may be far from each other.
func thingAt(place string) string {
	thing, _, _ := strings.Cut(place, " > ")
	switch kind, _, _ := strings.Cut(thing, " "); kind {
	case "contract", "sbom", "integration":
		return ""
	}
	return thing
}

// position returns the sanitized path, line and column of a location.
func position(l model.Location) string {
	switch {
	case l.Path == "":
		return "sealint"
	case l.Revision != "": // as git names files of a commit
		l.Path = shortRevision(l.Revision) + ":" + l.Path
	}
	if l.Line == 0 {
		return Sanitize(l.Path)
	}
	return fmt.Sprintf("%s:%d:%d", Sanitize(l.Path), l.Line, l.Column)
}

// block writes findings under one heading.
func (t *textWriter) block(b block) {
	list, first := b.findings, b.findings[0]
	severity := func(f model.Finding) string { return t.accent[f.Severity](f.Severity) }
	rule := func(f model.Finding) string { return t.bracketed(f.Rule) }
	one := !slices.ContainsFunc(list, func(f model.Finding) bool { return f.Rule != first.Rule || f.Severity != first.Severity })
	switch {
	case len(list) == 1:
		fmt.Fprintf(t, "%s: %s: %s %s\n", t.bold(t.place(first.Location)), severity(first), Sanitize(first.Message), rule(first))
	case one:
		fmt.Fprintf(t, "%s: %s: %d findings %s\n", t.bold(t.place(first.Location)), severity(first), len(list), rule(first))
	default:
		fmt.Fprintf(t, "%s: %d findings\n", t.bold(t.place(first.Location)), len(list))
	}
	t.excerpt(first.Location, t.accent[first.Severity])
	for _, f := range list {
		where := ""
		if position(f.Location) != position(first.Location) {
			where = t.place(f.Location) + ": "
		}
		switch {
		case len(list) == 1:
			t.related(f, "  ")
		case one:
			fmt.Fprintf(t, "  %s%s\n", where, Sanitize(f.Message))
			t.related(f, "    ")
		default:
			fmt.Fprintf(t, "  %s%s: %s %s\n", where, severity(f), Sanitize(f.Message), rule(f))
			t.related(f, "    ")
			t.advice(f, "it", "    ")
		}
	}
	switch {
	case b.combined, one && len(list) > 1:
		t.advice(first, "the first", "  ")
	case one:
		t.advice(first, "it", "  ")
	}
	fmt.Fprintln(t)
}

// related writes the related places of a finding.
func (t *textWriter) related(f model.Finding, indent string) {
	for _, r := range f.Related {
		fmt.Fprintf(t, "%ssee %s: %s\n", indent, t.place(r.Location), Sanitize(r.Message))
	}
	if f.MoreRelated > 0 {
		fmt.Fprintf(t, "%sand %d more places (--format json shows all findings)\n", indent, f.MoreRelated)
	}
}

// advice writes, once for each rule, how to mend its findings, and how to accept one that fails the gate. what is the word for it.
func (t *textWriter) advice(f model.Finding, what, indent string) {
	rule := t.rules[f.Rule]
	if rule.Fix != "" && !t.fixShown[f.Rule] {
		t.fixShown[f.Rule] = true
		fmt.Fprintf(t, "%sfix: %s\n", indent, Sanitize(strings.Join(strings.Fields(rule.Fix), " ")))
	}
	if t.report.Fails(f) && (rule.Waivable == model.WaivableByPlace || rule.Waivable == model.WaivableByFingerprint) {
		t.way(f.Rule, f.Fingerprint, f.Document, what, indent)
	}
}

// way writes, once for each id of a rule or kind of problem, how to accept the finding or problem with a fingerprint in a document. what
// is the word for it.
func (t *textWriter) way(id, fingerprint, document, what, indent string) {
	if fingerprint == "" || t.wayShown[id] {
		return
	}
	t.wayShown[id] = true
	which := fingerprint
	if t.shared[fingerprint] {
		which += " --document " + shellWord(document)
	}
	fmt.Fprintf(t, "%sto accept %s: sealint waive %s --owner … --reason … --expires …\n", indent, what, Sanitize(which))
}

// plainWord matches words that shells leave as they are.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:,+@%-]+$`)

// shellWord writes a text as one word of a shell's command line.
func shellWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// sharedFingerprints are those that findings or problems of several documents have.
func sharedFingerprints(r *model.Report) map[string]bool {
	in, shared := map[string]string{}, map[string]bool{}
	add := func(fingerprint, document string) {
		if first, ok := in[fingerprint]; ok && first != document {
			shared[fingerprint] = true
		}
		in[fingerprint] = document
	}
	for _, f := range slices.Concat(r.Findings, r.Accepted) {
		add(f.Fingerprint, f.Document)
		for _, other := range f.Folded {
			add(other.Fingerprint, other.Document)
		}
	}
	for _, p := range slices.Concat(r.Problems, r.Tolerated) {
		add(p.Fingerprint, p.Location.Path)
	}
	return shared
}

func (t *textWriter) problem(p model.Problem) {
	what := t.bad("not judged")
	if p.ID == model.ProblemOutput {
		what = t.bad("incomplete")
	}
	fmt.Fprintf(t, "%s: %s: %s %s\n", t.bold(t.place(p.Location)), what, Sanitize(p.Message), t.bracketed(p.ID))
	t.excerpt(p.Location, t.bad)
	t.way(p.ID, p.Fingerprint, p.Location.Path, "it", "  ")
	fmt.Fprintln(t)
}

// remarks writes the waivers that a change gives itself, what the run did not look at, and which documents of the base it takes for
// which. A quiet report has only the first. There may be many of them, so they stand above the table: the end of the report is for what
// fails.
func (t *textWriter) remarks() {
	var lines []string
	for _, f := range t.report.Findings {
		if f.Rule == waiverAdded {
			lines = append(lines, fmt.Sprintf("%s: %s.", t.bold(t.place(f.Location)), Sanitize(f.Message)))
		}
	}
	if !t.view.Quiet {
		for _, note := range t.report.Coverage.Notes {
			lines = append(lines, "note: "+Sanitize(note))
		}
		if t.report.Base != nil {
			for _, p := range t.report.Base.Pairs {
				lines = append(lines, Sanitize(pairWords(p)))
			}
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
	}
	for _, line := range lines {
		fmt.Fprintln(t, line)
	}
}

// summary writes the last lines: with what the documents were compared, the counts of documents, rules and findings, and the verdict with
// the candidates. shown is the number of findings that are written above. A quiet report has only the verdict.
func (t *textWriter) summary(shown int) {
	var counts []string
	bySeverity := map[model.Severity]int{}
	for _, f := range t.report.Findings {
		bySeverity[f.Severity]++
	}
	for s := model.Critical; s >= model.Info; s-- {
		if n := bySeverity[s]; n > 0 {
			counts = append(counts, t.accent[s](fmt.Sprintf("%d %s", n, s)))
		}
	}
	if len(counts) == 0 {
		counts = []string{"none"}
	}
	if t.report.Base != nil && !t.view.Quiet {
		fmt.Fprintf(t, "Compared with %s: %s.\n", Sanitize(baseWords(t.report.Base)), countStates(t.report).words())
	}
	if t.view.NoBase && !t.view.Quiet {
		fmt.Fprintln(t, "Nothing was compared: there is no base, because this is no run of a CI for a pull request, a merge queue or a push.")
	}
	if !t.view.Quiet {
		fmt.Fprintf(t, "Judged %s by %s (profile %s). Findings: %s.\n",
			documents(t.report), plural(len(t.report.Rules), "rule", "rules"), Sanitize(string(t.report.Profile)), strings.Join(counts, ", "))
	}
	word := t.bad
	if t.report.Verdict == model.Pass {
		word = t.good
	}
	fmt.Fprintf(t, "%s: %s.", word(Sanitize(string(t.report.Verdict))), t.view.decision())
	fmt.Fprintf(t, "%s %s\n", t.unshown(shown), coverageLine(t.report.Coverage))
}

// failing says how many findings fail the gate, and from which severity on they do.
func (v view) failing() string {
	r := v.Report
	newer, unchanged := 0, 0
	for _, f := range r.Findings {
		switch {
		case !r.Fails(f):
		case r.Base != nil && r.Base.NewOnly && f.State.Known():
			unchanged++
		default:
			newer++
		}
	}
	threshold := r.FailOn.String()
	if n := len(r.DocumentFailOn); n > 0 {
		threshold += fmt.Sprintf(" (%s with another threshold)", plural(n, "document", "documents"))
	}
	word := "finding"
	if r.Base != nil && r.Base.NewOnly {
		word = "new finding"
	}
	count := func(n int, word string) string {
		if n == 0 {
			return "no " + word
		}
		return plural(n, word, word+"s")
	}
	words := count(newer, word) + " at or above " + threshold
	if r.Base != nil && r.Base.NewOnly && r.Base.FailOnExisting != nil {
		words += fmt.Sprintf(", and %s at or above %s", count(unchanged, "unchanged finding"), *r.Base.FailOnExisting)
	}
	return words
}

// unshown says how many findings are not among those that are shown, and why; it is empty if none are missing.
func (t *textWriter) unshown(shown int) string {
	n := len(t.report.Findings) - shown
	unchanged := len(t.view.shown) - len(t.view.withoutUnchanged())
	var why []string
	if t.view.hidden() > 0 {
		why = append(why, "--min-severity "+t.view.MinSeverity.String())
	}
	if unchanged > 0 {
		why = append(why, "the base has them, too; --all shows them")
	}
	if n > t.view.hidden()+unchanged {
		why = append(why, "--quiet")
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" %s not shown (%s).", plural(n, "finding", "findings"), strings.Join(why, "; "))
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
