package lint

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/change"
	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/jsf"
)

// policyChange is what is known about a change when it is asked what the change does to the policy.
type policyChange struct {
	before, head *side // before is the first base
	pairs        *documentPairs
	unjudged     []gate.UnjudgedFacts // the documents of all bases that could not be judged
	next         *Linter              // with the policy of the head; nil if the run has that policy, or if it cannot be read
	wrong        error                // what is wrong with the policy of the head
}

// addPolicy adds to a comparison what the change does to the policy. What is wrong with the policy of the head is a problem: after the
// merge, the gate would be broken.
func (l *Linter) addPolicy(ctx context.Context, in Input, c *comparison, chosen *choices, by policyChange) error {
	f := &gate.PolicyFacts{
		Configuration: l.configName(), Weakened: []gate.WeakenedFacts{}, Changed: []gate.PolicyFileFacts{},
		Lost:         append([]gate.LostDocumentFacts{}, by.before.lost(by.head, l.headRoot(in), by.pairs)...),
		BaselineGrew: []gate.BaselineEntryFacts{}, Workflows: []gate.PolicyFileFacts{},
		Untracked: l.untracked(ctx, in, by.head, by.pairs),
		Unjudged:  append([]gate.UnjudgedFacts{}, by.unjudged...),
	}
	if by.wrong == nil && by.next != nil {
		by.wrong = l.comparePolicies(f, by.next, chosen, by.head, comparedRoots{l.opts.Policy, by.next.policyRoot()})
	}
	baseline := ""
	switch {
	case by.wrong != nil:
		c.problems = append(c.problems, nextProblem(by.wrong))
	case by.next != nil:
		c.next = by.next
		if by.next.baseline != nil {
			baseline = by.next.baseline.Path
		}
	}
	c.policy = []model.Entity{policyEntity(f, baseline)}
	if chosen.base.Rules[baseUnjudged] == nil { // nobody else would say it
		c.problems = append(c.problems, unjudgedProblems(by.unjudged)...)
	}
	return ctx.Err()
}

func unjudgedProblems(unjudged []gate.UnjudgedFacts) []model.Problem {
	var problems []model.Problem
	for _, u := range unjudged {
		problems = append(problems, model.Problem{
			ID: model.ProblemBase, Message: "in the base: " + u.Message + "; so changes of the document are not known",
			Location: model.Location{Path: u.Path},
		})
	}
	return problems
}

// baseUnjudged is the rule about documents of the base that could not be judged. Where it does not run, they are problems.
const baseUnjudged = "gate/base-unjudged"

// untracked are the documents of a work tree that git does not have and that are paired with none of the base.
func (l *Linter) untracked(ctx context.Context, in Input, head *side, pairs *documentPairs) []gate.UntrackedFacts {
	list := []gate.UntrackedFacts{}
	paired := map[string]bool{}
	for _, path := range pairs.after {
		paired[path] = true
	}
	var index *source.Root
	for _, doc := range head.documents {
		if paired[doc.Path] || in.Root != nil || in.Base.Revisions[0] == "" {
			continue
		}
		if index == nil {
			var err error
			if index, err = source.Index(ctx, l.top()); err != nil {
				return list // git was there a moment ago; what it says is only for information
			}
		}
		if _, err := (source.File{Root: index, Path: doc.File.Path}).Stat(); errors.Is(err, fs.ErrNotExist) {
			list = append(list, gate.UntrackedFacts{Path: doc.Path, Kind: string(doc.Kind)})
		}
	}
	return list
}

// changedStatements compares the VEX files of the policy with those of the next one, which holds after the merge; next is nil if the
// policy of the head is wrong. Files that the next policy cannot read are problems.
func (l *Linter) changedStatements(ctx context.Context, next *Linter) ([]model.Entity, []model.Problem, error) {
	if next == nil {
		return nil, nil, nil
	}
	was, _, err := l.readVEX(ctx, &source.Reader{MaxSize: l.opts.MaxSize}) // the run has the problems
	if err != nil {
		return nil, nil, err
	}
	is, problems, err := next.readVEX(ctx, &source.Reader{MaxSize: l.opts.MaxSize})
	if err != nil {
		return nil, nil, err
	}
	for i := range problems {
		problems[i] = nextProblem(&problems[i])
	}
	var before, after []model.Entity
	for _, v := range was {
		for _, e := range v.Entities() {
			locate := e.Locate
			e.Locate = func(path []any) model.Place { return change.Side{Number: 1}.In(locate(path)) }
			before = append(before, e)
		}
	}
	for _, v := range is {
		after = append(after, v.Entities()...)
	}
	return change.Statements(before, after), problems, nil
}

// nextPolicy reads the policy of the head, which holds after the merge; nil if the run has that policy.
func (l *Linter) nextPolicy(in Input) (*Linter, error) {
	if l.opts.Policy == nil {
		return nil, nil
	}
	opts := l.opts
	opts.Policy = nil
	if in.Root != nil && !in.Root.OnDisk() {
		opts.Policy = in.Root
	}
	next, err := prepare(opts)
	if err == nil && next.unreadable != nil {
		err = next.unreadable
	}
	return next, err
}

// nextProblem says that the policy of the head is wrong.
func nextProblem(err error) model.Problem {
	p := model.Problem{ID: model.ProblemRule, Message: "the policy of the head, which holds after the merge, is wrong: " + err.Error(), Cause: err}
	if problem, ok := errors.AsType[*model.Problem](err); ok {
		p.Message, p.Location = "the policy of the head, which holds after the merge, is wrong: "+problem.Message, problem.Location
	} else if at, ok := errors.AsType[*config.Error](err); ok {
		p.Message = "the policy of the head, which holds after the merge, is wrong: " + at.Message
		p.Location = model.Location{Path: at.Path, Line: at.Line, Column: at.Column, EndLine: at.Line, EndColumn: at.Column}
	}
	return p
}

// headRoot is the root of the documents of the head.
func (l *Linter) headRoot(in Input) *source.Root {
	if in.Root != nil {
		return in.Root
	}
	root, err := source.RootAt(l.top())
	if err != nil {
		return source.Bytes(nil) // there is nothing to read
	}
	return root
}

// policyRoot is the root in which the policy was read.
func (l *Linter) policyRoot() *source.Root {
	if l.opts.Policy != nil {
		return l.opts.Policy
	}
	return l.headRoot(Input{})
}

// comparePolicies adds what a change does to the policy. Only where files of it differ, the rules of the next one are loaded.
func (l *Linter) comparePolicies(f *gate.PolicyFacts, next *Linter, chosen *choices, head *side, roots comparedRoots) error {
	f.Configuration = cmp.Or(next.configName(), l.configName())
	f.Added = l.config.Path == "" && l.unreadable == nil && next.config.Path != ""
	if l.unreadable != nil {
		f.Unreadable = l.unreadable.Error()
	}
	f.Workflows = roots.workflows()
	f.BaselineGrew = grownBaseline(l.baseline, next.baseline)
	if f.Changed = l.changedFiles(next, roots); len(f.Changed) == 0 {
		return nil
	}
	if _, err := next.rules(); err != nil {
		return err
	}
	if problems := next.mustRules().problems; len(problems) > 0 {
		return &problems[0]
	}
	f.Lost = append(f.Lost, l.lost(next, head)...)
	if l.config.Path != "" {
		f.Weakened = append(l.weakerSettings(next), weakerRules(l, next, chosen, head)...)
	}
	return nil
}

// mustRules are the rules of a Linter whose rules could be loaded.
func (l *Linter) mustRules() *ruleSet {
	rules, _ := l.rules()
	return rules
}

// weakerSettings lists the settings of the run that are weaker in the next policy.
func (l *Linter) weakerSettings(next *Linter) []gate.WeakenedFacts {
	list := []gate.WeakenedFacts{}
	add := func(kind, name, before, after string) {
		list = append(list, gate.WeakenedFacts{Kind: kind, Name: name, Before: before, After: after})
	}
	if l.profile != next.profile && !next.profile.Includes(l.profile) {
		add("profile", "", string(l.profile), string(next.profile))
	}
	if next.failOn > l.failOn {
		add("threshold", "", l.failOn.String(), next.failOn.String())
	}
	for _, standard := range l.config.Standards {
		if !slices.Contains(next.config.Standards, standard) {
			add("standard", standard, "", "")
		}
	}
	was, is := l.config.WaiverSettings, next.config.WaiverSettings
	for _, setting := range []struct {
		name   string
		weaker bool
	}{
		{"waivers-from", l.config.WaiversFromBase && !next.config.WaiversFromBase},
		{"max-life", is.MaxLife > was.MaxLife},
		{"owners", len(was.Owners) > 0 && (len(is.Owners) == 0 || slices.ContainsFunc(is.Owners, func(o string) bool { return !slices.Contains(was.Owners, o) }))},
		{"require", was.Ticket && !is.Ticket},
	} {
		if setting.weaker {
			add("waivers", setting.name, "", "")
		}
	}
	for i, key := range next.config.TrustedKeys {
		if !slices.ContainsFunc(l.config.TrustedKeys, func(other jsf.Key) bool { return reflect.DeepEqual(key, other) }) {
			name, _ := filepath.Rel(next.top(), next.config.KeyFiles[i])
			add("trusted-key", filepath.ToSlash(name), "", "")
		}
	}
	if was, is := existingFailFrom(l.config), existingFailFrom(next.config); is > was {
		add("existing", "", severityOrNone(was), severityOrNone(is))
	}
	return list
}

// existingFailFrom is the severity from which on findings that the base has, too, fail the gate; above all severities if none do.
func existingFailFrom(c *config.Config) model.Severity {
	switch {
	case c.AllCount:
		return model.Info
	case c.FailOnExisting != nil:
		return *c.FailOnExisting
	}
	return model.Critical + 1
}

func severityOrNone(s model.Severity) string {
	if s > model.Critical {
		return "none"
	}
	return s.String()
}

// weakerRules lists the rules that judge a document of the head less strictly by the next policy.
func weakerRules(l, next *Linter, chosen *choices, head *side) []gate.WeakenedFacts {
	was, is := l.mustRules(), next.mustRules()
	nextChoices := next.choose(is.Set, head.documents, true)
	known := map[string]model.Rule{}
	for _, r := range is.Rules {
		known[r.ID] = r
	}
	count := map[gate.WeakenedFacts]int{}
	compare := func(before, after *policy.Choice) {
		for id, rule := range before.Rules {
			own := after.Rules[id]
			_, exists := known[id]
			switch {
			case !exists:
				count[gate.WeakenedFacts{Kind: "rule-gone", Name: id}]++
			case own == nil && !next.profile.Includes(rule.Profile) && l.profile.Includes(rule.Profile): // the profile says so
			case own == nil:
				count[gate.WeakenedFacts{Kind: "rule-off", Name: id, Before: rule.Severity.String()}]++
			case own.Severity < rule.Severity:
				count[gate.WeakenedFacts{Kind: "severity", Name: id, Before: rule.Severity.String(), After: own.Severity.String()}]++
			}
			if exists && own != nil && !reflect.DeepEqual(was.Params(id), is.Params(id)) {
				count[gate.WeakenedFacts{Kind: "parameter", Name: id}]++
			}
		}
	}
	for _, doc := range head.documents {
		compare(chosen.choice(doc.Path), nextChoices.choice(doc.Path))
		if was, is := thresholdOf(l, chosen, doc.Path), thresholdOf(next, nextChoices, doc.Path); is > was && (was != l.failOn || is != next.failOn) {
			count[gate.WeakenedFacts{Kind: "threshold", Before: was.String(), After: is.String()}]++ // that of the run is told for all
		}
	}
	if len(head.documents) == 0 {
		compare(chosen.base, nextChoices.base)
	}
	for _, m := range was.custom {
		i := slices.IndexFunc(is.custom, func(o policy.Module) bool { return o.Path == m.Path })
		if i >= 0 && is.custom[i].Text != m.Text && !strings.HasSuffix(m.Path, "_test.rego") {
			count[gate.WeakenedFacts{Kind: "rule-changed", Name: m.Path}]++
		}
	}
	var list []gate.WeakenedFacts
	for _, w := range slices.SortedFunc(maps.Keys(count), func(a, b gate.WeakenedFacts) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Kind, b.Kind), strings.Compare(a.After, b.After))
	}) {
		if n := count[w]; n < len(head.documents) && w.Kind != "rule-changed" {
			w.Documents = n
		}
		list = append(list, w)
	}
	return list
}

// thresholdOf is the severity from which on findings of a document fail the gate.
func thresholdOf(l *Linter, c *choices, document string) model.Severity {
	if severity, ok := c.failOn[document]; ok {
		return severity
	}
	return l.failOn
}

// grownBaseline lists the entries of a baseline that the one of the base does not have. The first baseline of a repository has not grown.
func grownBaseline(before, after *gate.Baseline) []gate.BaselineEntryFacts {
	list := []gate.BaselineEntryFacts{}
	if before == nil || after == nil {
		return list
	}
	type key struct{ document, rule, id string }
	known := map[key]int{}
	for _, e := range slices.Concat(before.Findings, before.Problems.Entries) {
		known[key{e.Document, e.Rule, e.ID}]++
	}
	for _, e := range slices.Concat(after.Findings, after.Problems.Entries) {
		if k := (key{e.Document, e.Rule, e.ID}); known[k] > 0 {
			known[k]--
		} else {
			list = append(list, gate.BaselineEntryFacts{Path: e.Document, Rule: e.Rule, At: e.At})
		}
	}
	return list
}

// lost are the documents of the head that the next policy would leave out.
func (l *Linter) lost(next *Linter, head *side) []gate.LostDocumentFacts {
	list := []gate.LostDocumentFacts{}
	now := source.Search{Include: l.config.Include, Exclude: l.config.Exclude}
	then := source.Search{Include: next.config.Include, Exclude: next.config.Exclude}
	for _, doc := range head.documents {
		if now.Includes(doc.File.Path) && !then.Includes(doc.File.Path) {
			list = append(list, gate.LostDocumentFacts{
				Path: doc.Path, Now: doc.Path, Kind: string(doc.Kind), Reason: "is left out by include and exclude of the configuration after the merge",
			})
		}
	}
	return list
}

// lost are the documents of a base that the head does not judge although it has their files, maybe at another path.
func (s *side) lost(head *side, root *source.Root, pairs *documentPairs) []gate.LostDocumentFacts {
	list := []gate.LostDocumentFacts{}
	for _, doc := range s.documents {
		if pairs.after[doc.Path] != "" {
			continue
		}
		if now, reason := head.remains(root, doc); reason != "" {
			list = append(list, gate.LostDocumentFacts{Path: doc.Path, Now: now, Kind: string(doc.Kind), Reason: reason})
		}
	}
	return list
}

// remains returns the path of the file of the head that a document of a base has become although it is not judged, and why not. The
// reason is empty where a problem says it.
func (s *side) remains(root *source.Root, doc *source.Document) (now, reason string) {
	for _, f := range s.files {
		if f.DisplayPath() != doc.Path {
			continue
		}
		if _, problem := s.reader.Open(f); problem != nil {
			return doc.Path, "" // the report has the problem
		}
		return doc.Path, cmp.Or(s.reader.NoDocumentReason(f), "is not a "+doc.Kind.Label()+" any more")
	}
	for _, c := range s.passed {
		if c.Path == doc.Path {
			return c.Path, c.Reason
		}
	}
	for _, c := range s.passedLike(root, doc) {
		if source.SameContent(source.File{Root: root, Path: c.Path}, doc.File) {
			return c.Path, c.Reason
		}
	}
	return "", ""
}

// passedLike are the candidates that were not opened and may have the content of a document of a base: those of its size, or, where git
// knows the content of both, of its id. A folder of other people's files may have thousands of candidates, which need not be read.
func (s *side) passedLike(root *source.Root, doc *source.Document) []model.Candidate {
	byID := !root.OnDisk() && doc.File.ObjectID() != ""
	key := func(f source.File) string {
		if byID {
			return f.ObjectID()
		}
		size, err := f.Size()
		if err != nil {
			return ""
		}
		return strconv.FormatInt(size, 10)
	}
	if s.passedByContent == nil {
		s.passedByContent = map[string][]model.Candidate{}
		for _, c := range s.passed {
			k := key(source.File{Root: root, Path: c.Path})
			s.passedByContent[k] = append(s.passedByContent[k], c)
		}
	}
	if k := key(doc.File); k != "" {
		return s.passedByContent[k]
	}
	return nil
}

// comparedRoots are the trees of the base and of the head.
type comparedRoots struct{ before, after *source.Root }

// changedFiles lists the files of the policy of the base, or of the next one, that differ.
func (l *Linter) changedFiles(next *Linter, roots comparedRoots) []gate.PolicyFileFacts {
	names := map[string]bool{}
	for _, linter := range []*Linter{l, next} {
		root := roots.before
		if linter == next {
			root = roots.after
		}
		for _, abs := range slices.Concat(linter.config.Files, linter.config.KeyFiles) {
			if f, ok := root.Within(abs); ok {
				names[f.Path] = true
			}
		}
		for _, f := range linter.config.VEX {
			found, _ := doublestar.Glob(root.FS(), f.Path, doublestar.WithFilesOnly()) // the globs were checked
			for _, name := range found {
				names[name] = true
			}
		}
		for _, folder := range linter.policyFolders(root) {
			found, _ := doublestar.Glob(root.FS(), path.Join(folder, "**", "*.rego"), doublestar.WithFilesOnly())
			for _, name := range found {
				names[name] = true
			}
		}
	}
	return roots.differing(slices.Sorted(maps.Keys(names)))
}

// policyFolders are the folders of custom rules that lie in a root.
func (l *Linter) policyFolders(root *source.Root) []string {
	var folders []string
	for _, dir := range l.config.Policies {
		folders = append(folders, dir.Path)
	}
	for _, dir := range l.opts.Policies {
		if f, err := l.file(dir); err == nil && f.Root.Dir == root.Dir {
			folders = append(folders, f.Path)
		}
	}
	return folders
}

// differing lists those of some files that differ.
func (r comparedRoots) differing(names []string) []gate.PolicyFileFacts {
	list := []gate.PolicyFileFacts{}
	for _, name := range names {
		before, after := source.File{Root: r.before, Path: name}, source.File{Root: r.after, Path: name}
		_, gone := after.Stat()
		_, added := before.Stat()
		switch {
		case source.SameContent(before, after):
		case errors.Is(gone, fs.ErrNotExist):
			list = append(list, gate.PolicyFileFacts{Path: name, Status: "removed"})
		case errors.Is(added, fs.ErrNotExist):
			list = append(list, gate.PolicyFileFacts{Path: name, Status: "added"})
		default:
			list = append(list, gate.PolicyFileFacts{Path: name, Status: "modified"})
		}
	}
	return list
}

// starters are globs of the files in which CI systems and git hooks are configured.
var starters = []string{
	".github/workflows/*", ".github/actions/*/*", ".gitlab-ci.{yml,yaml}", ".gitlab/**/*.{yml,yaml}", "azure-pipelines.{yml,yaml}", ".azure-pipelines/*",
	"Jenkinsfile", ".circleci/*", ".buildkite/*", ".pre-commit-config.yaml", "lefthook.{yml,yaml}", ".husky/*",
}

// maxStarter is the largest size of such a file that is read, in bytes.
const maxStarter = 1 << 20

// workflows lists the files that start sealint and differ.
func (r comparedRoots) workflows() []gate.PolicyFileFacts {
	names := map[string]bool{}
	for _, root := range []*source.Root{r.before, r.after} {
		for _, glob := range starters {
			found, _ := doublestar.Glob(root.FS(), glob, doublestar.WithFilesOnly()) // the globs are valid
			for _, name := range found {
				names[name] = true
			}
		}
	}
	var mentioning []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if r.mentions(name) {
			mentioning = append(mentioning, name)
		}
	}
	return r.differing(mentioning)
}

// mentions reports whether a file mentions sealint on one of the sides. One that cannot be read may.
func (r comparedRoots) mentions(name string) bool {
	for _, root := range []*source.Root{r.before, r.after} {
		text, err := source.File{Root: root, Path: name}.Read(maxStarter)
		if bytes.Contains(bytes.ToLower(text), []byte("sealint")) || err != nil && !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}

// unjudged are the documents of a base that could not be judged, although the head can. Its problems that are about no document, or that
// come from a limit, are problems of the run.
func (s *side) unjudged(head *side, headProblems []model.Problem, pairs *documentPairs) (list []gate.UnjudgedFacts, problems []model.Problem) {
	known := map[string]bool{}
	for _, p := range headProblems {
		known[p.Location.Path+"\x00"+p.ID+"\x00"+p.Message] = true
	}
	for _, p := range s.problems {
		path := cmp.Or(p.Document, p.Location.Path) // its place may be in a file that the document refers to
		after := cmp.Or(pairs.after[path], path)
		switch {
		case known[cmp.Or(pairs.after[p.Location.Path], p.Location.Path)+"\x00"+p.ID+"\x00"+p.Message]: // it is told about the head
		case p.ID == model.ProblemSyntax, p.ID == model.ProblemUnsupported, p.ID == model.ProblemReference, p.ID == model.ProblemUnknownKind:
			if _, judged := head.facts.parts[after]; judged {
				list = append(list, gate.UnjudgedFacts{Path: after, Message: p.Message})
			}
		default:
			p.Message = "on the base: " + p.Message
			if p.Location.Path != "" && len(s.revision) > 0 {
				p.Location.Revision = s.revision
			}
			problems = append(problems, p)
		}
	}
	return list, problems
}

// policyEntity is what a change does to the policy, for the rules of group gate. Its places are those of the head.
func policyEntity(f *gate.PolicyFacts, baseline string) model.Entity {
	return model.Entity{
		Kind: model.EntityPolicy, Name: "policy", Facts: f,
		Locate: func(at []any) model.Place {
			list, i := "", -1
			if len(at) > 0 {
				list, _ = at[0].(string)
			}
			if len(at) > 1 {
				i, _ = at[1].(int)
			}
			switch {
			case list == "weakened" && i >= 0 && i < len(f.Weakened):
				return weakenedPlace(f.Weakened[i], f.Configuration)
			case list == "changed" && i >= 0 && i < len(f.Changed):
				return model.Place{Path: f.Changed[i].Path}
			case list == "lost" && i >= 0 && i < len(f.Lost):
				return model.Place{Path: f.Lost[i].Now}
			case list == "baseline_grew":
				return model.Place{Path: baseline}
			case list == "workflows" && i >= 0 && i < len(f.Workflows):
				return model.Place{Path: f.Workflows[i].Path}
			case list == "untracked" && i >= 0 && i < len(f.Untracked):
				return model.Place{Path: f.Untracked[i].Path}
			case list == "unjudged" && i >= 0 && i < len(f.Unjudged):
				return model.Place{Path: f.Unjudged[i].Path}
			}
			return model.Place{Path: f.Configuration}
		},
		NamePlace: func(_ model.Place, at []any) string { return model.NameFacts("policy", f, at) },
	}
}

// weakenedPlace is where the configuration of the head says what judges less strictly, or would say it.
func weakenedPlace(w gate.WeakenedFacts, configuration string) model.Place {
	at := model.Place{Path: configuration}
	switch w.Kind {
	case "rule-changed", "trusted-key":
		at.Path = w.Name
	case "profile":
		at.Pointer = []string{"profile"}
	case "threshold":
		at.Pointer = []string{"fail-on"}
	case "standard":
		at.Pointer = []string{"standards"}
	case "existing":
		at.Pointer = []string{"gate"}
	case "waivers":
		at.Pointer = []string{"waiver-settings", w.Name}
		if w.Name == "waivers-from" {
			at.Pointer = []string{"gate", w.Name}
		}
	default:
		at.Pointer = []string{"rules", w.Name}
	}
	return at
}
