package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// WaiveRequest says what somebody accepts.
type WaiveRequest struct {
	// Fingerprints are those of findings and problems, or their first digits, minDigits at least.
	Fingerprints []string
	// Document, if set, is the only document that is judged: its path from the directory of the run, or, as reports show it, from the
	// top of the repository.
	Document string
	// Reason, Owner and Ticket are the words of the waiver. Expires is its last day, like 2026-01-31; empty means usualLife from
	// today, or less where the configuration demands it.
	Reason, Owner, Ticket, Expires string
	// ByPlace makes waivers name places instead of fingerprints. Inline writes them into the documents.
	ByPlace, Inline bool
}

const (
	minDigits = 8  // of a fingerprint, so that it is not mistaken for another one
	usualLife = 90 // days
)

// referenceRule is the rule that reports the same as a problem with a reference.
const referenceRule = "openapi/unresolved-reference"

// Waived is what Waive has written.
type Waived struct {
	// Files are the files that were changed or made, with the waivers as text for each.
	Files []WaivedFile
	// Hides are the findings and the problems that the waivers hide, in words.
	Hides []string
}

// WaivedFile is a file with new waivers.
type WaivedFile struct {
	Path, Text string
	Made       bool
}

// NotEditedError says that a file cannot be edited exactly. No file was changed.
type NotEditedError struct {
	Message string
	// Text is what a person can add by hand.
	Text string
}

func (e *NotEditedError) Error() string { return e.Message + "; no file was changed" }

// Waive runs the linter, and writes waivers for findings and problems of the run. An error means that no file was changed.
func (l *Linter) Waive(ctx context.Context, in Input, ask WaiveRequest) (*Waived, error) {
	if err := in.setToday(); err != nil {
		return nil, err
	}
	if ask.Document != "" {
		in.Paths = l.named(ask.Document)
	}
	result, err := l.Run(ctx, in)
	if err != nil {
		return nil, err
	}
	w := &waiving{Linter: l, decision: result.decided, report: result.Report, ask: ask, today: in.Today}
	if err := w.choose(); err != nil {
		return nil, err
	}
	if ask.Inline {
		return w.inline()
	}
	return w.inConfig()
}

// named lists the files that the path of a document may mean: one seen from the directory of the run, and one from the top of the
// repository. If both exist, the fingerprint decides. Reports show no path that begins with a dot and a slash.
func (l *Linter) named(document string) []string {
	if !filepath.IsLocal(document) || strings.HasPrefix(filepath.ToSlash(document), "./") {
		return []string{document}
	}
	here, errHere := os.Stat(l.absolute(document))
	fromTop := filepath.Join(l.top(), filepath.FromSlash(document))
	there, errThere := os.Stat(fromTop)
	switch {
	case errThere != nil || errHere == nil && os.SameFile(here, there):
		return []string{document}
	case errHere != nil:
		return []string{fromTop}
	}
	return []string{document, fromTop}
}

// waiving writes the waivers of a request.
type waiving struct {
	*Linter
	*decision
	report *model.Report
	ask    WaiveRequest
	today  string
	// findings are the indexes of those to waive, problems the problems.
	findings []int
	problems []model.Problem
}

// choose finds the findings and problems of the request, and what belongs to them: findings that are shown with one, and the finding
// about a reference together with the problem that its target was not judged.
func (w *waiving) choose() error {
	for _, digits := range w.ask.Fingerprints {
		if err := w.chooseOne(strings.ToLower(digits)); err != nil {
			return err
		}
	}
	for _, p := range slices.Clone(w.problems) {
		for i := range w.single {
			if f := &w.single[i]; p.ID == model.ProblemReference && f.Rule.ID == referenceRule && isAt(f.At, p.Location) {
				w.addFinding(i)
			}
		}
	}
	for _, i := range w.findings {
		f := &w.single[i]
		for _, p := range w.report.Problems {
			if p.ID == model.ProblemReference && f.Rule.ID == referenceRule && isAt(f.At, p.Location) {
				w.addProblem(p)
			}
		}
	}
	return nil
}

func isAt(at model.Place, l model.Location) bool {
	return at.Path == l.Path && source.EncodePointer(at.Pointer) == l.Pointer
}

func (w *waiving) addFinding(i int) {
	if !slices.Contains(w.findings, i) {
		w.findings = append(w.findings, i)
	}
}

func (w *waiving) addProblem(p model.Problem) {
	if !slices.ContainsFunc(w.problems, func(q model.Problem) bool {
		return q.Location.Path == p.Location.Path && q.Fingerprint == p.Fingerprint
	}) {
		w.problems = append(w.problems, p)
	}
}

// chooseOne finds what a fingerprint, or the beginning of one, stands for.
func (w *waiving) chooseOne(digits string) error {
	if len(digits) < minDigits || strings.Trim(digits, "0123456789abcdef") != "" {
		return fmt.Errorf("%q is no fingerprint: give its first %d hexadecimal digits or more, as the report shows them", digits, minDigits)
	}
	var found []int
	var problems []model.Problem
	var named []string
	for i := range w.single {
		if f := &w.single[i]; strings.HasPrefix(f.Fingerprint, digits) {
			found = append(found, i)
			named = append(named, fmt.Sprintf("%s %s, %s: %s", f.Fingerprint, f.Document, f.Rule.ID, f.Name))
		}
	}
	for _, p := range w.report.Problems {
		if strings.HasPrefix(p.Fingerprint, digits) {
			problems = append(problems, p)
			named = append(named, fmt.Sprintf("%s %s, %s: %s", p.Fingerprint, p.Location.Path, p.ID, p.Message))
		}
	}
	switch {
	case len(named) == 0:
		return w.unknown(digits)
	case len(named) > 1:
		return listed(fmt.Sprintf("%s is ambiguous; give more digits, or --document:", digits), named)
	case len(problems) == 1:
		if gate.Longest(&problems[0]) == 0 {
			return fmt.Errorf("%s cannot be accepted: a problem of kind %s has to be mended", digits, problems[0].ID)
		}
		w.addProblem(problems[0])
		return nil
	}
	first := &w.single[found[0]]
	if w.isAccepted(first) {
		return fmt.Errorf("%s is accepted already; \"sealint waivers\" lists where", digits)
	}
	w.addFinding(found[0])
	for _, i := range w.shownWith(first) {
		w.addFinding(i)
	}
	return nil
}

// shownWith are the findings that the report shows with a finding.
func (w *waiving) shownWith(f *gate.Finding) []int {
	var list []int
	for _, shown := range w.report.Findings {
		if shown.Document != f.Document || shown.Fingerprint != f.Fingerprint {
			continue
		}
		for _, folded := range shown.Folded {
			for i := range w.single {
				if g := &w.single[i]; g.Document == folded.Document && g.Fingerprint == folded.Fingerprint {
					list = append(list, i)
				}
			}
		}
	}
	return list
}

// listed is an error with a list: each item is an error of its own, so that it is printed as a line.
func listed(text string, items []string) error {
	list := []error{errors.New(text)}
	for _, item := range items {
		list = append(list, errors.New("  "+item))
	}
	return errors.Join(list...)
}

// unknown says what is near a fingerprint that no finding has.
func (w *waiving) unknown(digits string) error {
	var near []string
	add := func(fingerprint, document, what string) {
		common := 0
		for common < len(fingerprint) && common < len(digits) && fingerprint[common] == digits[common] {
			common++
		}
		if common >= minDigits/2 {
			near = append(near, fmt.Sprintf("%s in %s: %s", fingerprint, document, what))
		}
	}
	for _, f := range w.single {
		add(f.Fingerprint, f.Document, f.Rule.ID)
	}
	for _, p := range append(slices.Clone(w.report.Problems), w.report.Tolerated...) {
		if p.Acceptance != nil && strings.HasPrefix(p.Fingerprint, digits) {
			return fmt.Errorf("%s is accepted already; \"sealint waivers\" lists where", digits)
		}
		add(p.Fingerprint, p.Location.Path, p.ID)
	}
	for _, f := range w.report.Findings {
		if strings.HasPrefix(f.Fingerprint, digits) && strings.HasPrefix(f.Rule, "gate/") {
			return fmt.Errorf("no waiver hides findings of %s: mend what it is about", f.Rule)
		}
	}
	text := fmt.Sprintf("there is no finding or problem %s", digits)
	if len(near) > 0 {
		return listed(text+"; near are:", near[:min(len(near), 5)])
	}
	return errors.New(text + "; \"sealint lint\" with the same flags shows the fingerprints")
}

// isAccepted reports whether a waiver hides a finding.
func (w *waiving) isAccepted(f *gate.Finding) bool {
	return slices.ContainsFunc(w.report.Accepted, func(a model.Finding) bool {
		return a.Acceptance != nil && a.Acceptance.Form != model.AcceptedByBaseline && (a.Document == f.Document && a.Fingerprint == f.Fingerprint ||
			slices.ContainsFunc(a.Folded, func(g model.Folded) bool { return g.Document == f.Document && g.Fingerprint == f.Fingerprint }))
	})
}

// waiver is a new waiver without what it is for. most is the longest time in days for which it may hold.
func (w *waiving) waiver(form model.WaiverForm, most int) (model.Waiver, error) {
	created, err := time.Parse(time.DateOnly, w.today)
	if err != nil {
		return model.Waiver{}, err
	}
	last := created.AddDate(0, 0, min(usualLife, most, w.config.WaiverSettings.MaxLife)).Format(time.DateOnly)
	return model.Waiver{
		Form: form, Reason: strings.TrimSpace(w.ask.Reason), Owner: strings.TrimSpace(w.ask.Owner), Ticket: strings.TrimSpace(w.ask.Ticket),
		Created: w.today, Expires: cmp.Or(w.ask.Expires, last),
	}, nil
}

// check demands that a waiver hides what it is for: rules, settings and the own words of the user may be against it.
func (w *waiving) check(waiver model.Waiver, findings []gate.Finding, problems []model.Problem) error {
	if waiver.Expires < w.today {
		return fmt.Errorf("--expires %s is before today, %s", waiver.Expires, w.today)
	}
	rules := gate.Scope{Rules: map[string]*model.Rule{}, Judged: func(string, map[int]*model.Waiver) bool { return false }}
	for _, f := range findings {
		rules.Rules[f.Rule.ID] = f.Rule
	}
	list := []model.Waiver{waiver}
	by, facts := gate.Waive(list, findings, rules, w.config.WaiverSettings, w.today)
	accepted := gate.Accept(problems, list, facts, nil, rules, w.today)
	if len(facts[0].Faults) > 0 {
		var reasons []string
		for _, fault := range facts[0].Faults {
			reasons = append(reasons, fault.Message)
		}
		return errors.New("no waiver was written: " + strings.Join(reasons, "; "))
	}
	if slices.Contains(by, nil) || len(accepted) != len(problems) {
		return errors.New("no waiver was written: it would not hide what it is for")
	}
	return nil
}

// settled reads a waiver again as a file will state it, so that mistakes in the words of the user are found.
func settled(waiver model.Waiver) (model.Waiver, error) {
	text := gate.Write(&waiver).YAML()
	file := source.File{Root: source.Bytes(map[string][]byte{"waiver": []byte("waivers:\n" + text)}), Path: "waiver"}
	doc, problem := source.OpenSettings(file, source.MaxSettings)
	if problem != nil || len(doc.Nodes()) == 0 {
		return waiver, errors.New("no waiver was written: its text has characters that YAML cannot hold")
	}
	read := gate.Read(doc.Nodes()[0].Get("waivers").At(0), waiver.Place, waiver.Form)
	read.Document, read.Within = waiver.Document, waiver.Within
	return read, nil
}

// prepared is a waiver to write, and what it hides.
type prepared struct {
	waiver   model.Waiver
	findings []gate.Finding
	problems []model.Problem
}

// prepare checks waivers, and returns them as files state them. document writes the path of a document.
func (w *waiving) prepare(list []prepared, document func(string) string) ([]gate.Written, []string, error) {
	var written []gate.Written
	var hides []string
	for _, p := range list {
		read, err := settled(p.waiver)
		if err != nil {
			return nil, nil, err
		}
		read.Document = gate.LiteralGlob(p.waiver.Document)
		if err := w.check(read, p.findings, p.problems); err != nil {
			return nil, nil, err
		}
		stated := p.waiver
		if stated.Document != "" {
			stated.Document = gate.LiteralGlob(document(stated.Document))
		}
		written = append(written, gate.Write(&stated))
		for _, f := range p.findings {
			hides = append(hides, fmt.Sprintf("%s: %s [%s] %s", f.Document, f.Name, f.Rule.ID, f.Fingerprint))
		}
		for _, q := range p.problems {
			hides = append(hides, fmt.Sprintf("%s: what was not judged (%s): %s", q.Location.Path, q.ID, q.Message))
		}
	}
	return written, hides, nil
}

// inConfig writes waivers into the configuration.
func (w *waiving) inConfig() (*Waived, error) {
	list, err := w.ofProblems()
	if err != nil {
		return nil, err
	}
	if w.ask.ByPlace {
		byPlace, err := w.byPlace()
		if err != nil {
			return nil, err
		}
		list = append(list, byPlace...)
	} else {
		for _, i := range w.findings {
			f := w.single[i]
			waiver, err := w.waiver(model.WaiverInConfig, usualLife)
			if err != nil {
				return nil, err
			}
			waiver.Rules, waiver.Fingerprint, waiver.Document = []string{f.Rule.ID}, f.Fingerprint, f.Document
			list = append(list, prepared{waiver, []gate.Finding{f}, nil})
		}
	}
	file, err := source.FileAt(cmp.Or(w.config.Path, filepath.Join(w.opts.Dir, config.Name)))
	if err != nil {
		return nil, err
	}
	if w.config.Path == "" { // a new one at the top of the repository
		file.Path = config.Name
	}
	written, hides, err := w.prepare(list, func(document string) string { return relative(path.Dir(file.Path), document) })
	if err != nil {
		return nil, err
	}
	made, err := addToConfig(file, w.config.Path == "", written)
	if err != nil {
		return nil, err
	}
	return &Waived{[]WaivedFile{made}, hides}, nil
}

// relative is the path of a document as seen from a directory; both are relative to the same root.
func relative(dir, document string) string {
	rel, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(document))
	if err != nil {
		return document
	}
	return filepath.ToSlash(rel)
}

func addToConfig(file source.File, isNew bool, written []gate.Written) (WaivedFile, error) {
	var snippet strings.Builder
	for _, waiver := range written {
		snippet.WriteString(waiver.YAML())
	}
	out := WaivedFile{Path: file.Path, Text: snippet.String(), Made: isNew}
	if isNew {
		if err := file.Replace(nil, []byte("waivers:\n"+out.Text)); err != nil {
			return out, fmt.Errorf("%s %w", file.Path, err)
		}
		return out, nil
	}
	err := addTo(file, readSettings, 0, []string{"waivers"}, written)
	if err != nil {
		return out, &NotEditedError{fmt.Sprintf("%s %s", file.Path, err), "waivers:\n" + out.Text}
	}
	return out, nil
}

// addTo adds waivers to a file.
func addTo(file source.File, read func(source.File) (*source.Document, error), part int, at []string, written []gate.Written) error {
	text, err := gate.NewText(file, read)
	if err != nil {
		return fmt.Errorf("cannot be read: %w", err)
	}
	old := text.Bytes()
	if err := text.Add(part, at, written); err != nil {
		return fmt.Errorf("was not edited: %w", err)
	}
	if err := file.Replace(old, text.Bytes()); err != nil {
		return fmt.Errorf("was not written: %w", err)
	}
	return nil
}

func readSettings(file source.File) (*source.Document, error) {
	doc, problem := source.OpenSettings(file, source.MaxSettings)
	if problem != nil {
		return nil, problem
	}
	return doc, nil
}

// ofProblems makes the waivers of problems.
func (w *waiving) ofProblems() ([]prepared, error) {
	var list []prepared
	for _, p := range w.problems {
		waiver, err := w.waiver(model.WaiverInConfig, gate.Longest(&p))
		if err != nil {
			return nil, err
		}
		waiver.Problem, waiver.Fingerprint, waiver.Document = p.ID, p.Fingerprint, p.Location.Path
		list = append(list, prepared{waiver, nil, []model.Problem{p}})
	}
	return list, nil
}

// byPlace makes waivers that name places, each with a limit: the number of findings there now. Of several places that name a
// finding, it takes the one with the fewest findings that nobody asked for, and of those the one with the most that somebody did.
func (w *waiving) byPlace() ([]prepared, error) {
	var list []prepared
	for _, i := range w.findings {
		f := w.single[i]
		if slices.ContainsFunc(list, func(p prepared) bool { return gate.Matches(globbed(p.waiver), &f) }) {
			continue
		}
		var best prepared
		for _, at := range gate.PlacesOf(&f) {
			waiver, err := w.waiver(model.WaiverInConfig, usualLife)
			if err != nil {
				return nil, err
			}
			waiver.Rules, waiver.Document, waiver.At = []string{f.Rule.ID}, f.Document, at
			p := prepared{waiver: waiver, findings: w.matched(globbed(waiver))}
			if wanted := w.wanted(p.findings); best.findings == nil || cmp.Or(
				cmp.Compare(len(p.findings)-wanted, len(best.findings)-w.wanted(best.findings)), w.wanted(best.findings)-wanted) < 0 {
				best = p
			}
		}
		if best.findings == nil {
			return nil, fmt.Errorf("no key of at names the place %q; without --by-place, the waiver names the fingerprint", f.Name)
		}
		best.waiver.Limit = len(best.findings)
		list = append(list, best)
	}
	return list, nil
}

// wanted counts the findings of the request.
func (w *waiving) wanted(findings []gate.Finding) int {
	n := 0
	for _, f := range findings {
		if slices.ContainsFunc(w.findings, func(i int) bool {
			return w.single[i].Document == f.Document && w.single[i].Fingerprint == f.Fingerprint
		}) {
			n++
		}
	}
	return n
}

// globbed is a waiver whose document is a glob that means only this document.
func globbed(waiver model.Waiver) *model.Waiver {
	waiver.Document = gate.LiteralGlob(waiver.Document)
	return &waiver
}

// matched are the findings of the run that a waiver is for.
func (w *waiving) matched(waiver *model.Waiver) []gate.Finding {
	var list []gate.Finding
	for i := range w.single {
		if gate.Matches(waiver, &w.single[i]) {
			list = append(list, w.single[i])
		}
	}
	return list
}
