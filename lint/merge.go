package lint

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// ShardReport is a JSON report of a run that judged a shard.
type ShardReport struct {
	Name  string // for messages, such as the path of the report
	state *shardState
}

// ReadShard reads a JSON report of a run that judged a shard.
func ReadShard(name string, r io.Reader) (*ShardReport, error) {
	var report struct {
		Version int                      `json:"version"`
		Tool    struct{ Version string } `json:"tool"`
		Shard   *struct {
			Number, Of int
			State      string
		} `json:"shard"`
	}
	if err := json.NewDecoder(r).Decode(&report); err != nil {
		return nil, fmt.Errorf("%s is no JSON report of sealint: %w", name, err)
	}
	if report.Tool.Version != Version {
		return nil, fmt.Errorf("%s was written by version %q of sealint, and this is version %s", name, report.Tool.Version, Version)
	}
	if report.Shard == nil {
		return nil, fmt.Errorf("%s is not the report of a shard: lint --shard 1/2 writes one, with --output json=%s", name, name)
	}
	state, err := decodeShard(report.Shard.State)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if state.Version != report.Tool.Version || state.Number != report.Shard.Number || state.Of != report.Shard.Of {
		return nil, fmt.Errorf("%s was changed after sealint wrote it", name)
	}
	return &ShardReport{name, state}, nil
}

// Merge makes of the reports of all shards the result that one run would have, on the day on which they judged. It reads no documents but those
// that hold waivers, but the files of the repository and the configuration must be the same as for the shards.
func (l *Linter) Merge(ctx context.Context, in Input, shards []*ShardReport) (*Result, error) {
	states, err := inOrder(shards)
	if err != nil {
		return nil, err
	}
	if in.Today == "" {
		in.Today = states[0].Date
	}
	if err := errors.Join(in.setToday(), l.noBaseline, l.checkOutputs(in.Outputs)); err != nil {
		return nil, err
	}
	run := begin(ctx, in.Timeout, l.opts.MaxMemory)
	defer run.end()
	run.progress = in.Progress
	reader := &source.Reader{MaxSize: l.opts.MaxSize}
	found := stage(run, discovering, func(ctx context.Context) (*source.SearchResult, error) { return l.discover(ctx, in) })
	rules := stage(run, loading, func(context.Context) (*ruleSet, error) { return l.rules() })
	if rules.Set == nil {
		rules.Set = &policy.Set{}
	}
	stage(run, dividing, func(ctx context.Context) (*struct{}, error) {
		patience, end := run.patience()
		defer end()
		_, tree, err := survey(ctx, patience, reader, found.Files)
		if err == nil {
			err = matches(shards, l.policyDigest(rules.Set), tree, in.Today)
		}
		return nil, err
	})
	m := &merge{states: states, lowered: union(states, func(s *shardState) map[string]bool { return s.Lowered })}
	restored := stage(run, restoring, func(context.Context) (*restored, error) { return m.restore(reader, found.Files, rules.Rules) })
	chosen, drafts := l.choose(rules.Set, m.list, false), restored.drafts
	run.report(rules.problems, found.Problems, restored.problems)
	run.check(func() error { return l.checkEmpty(in, run, len(m.list), chosen.active) })
	compared := &comparison{}
	decided := last(run, deciding, func() (*decision, error) {
		l.judgement(chosen).sort(drafts)
		return l.decide(run.ctx, evidence{
			in: in, rules: rules.Set, chosen: chosen, documents: m.documents, paths: m.lowered, problems: run.problems, compared: compared, identified: true,
		}, drafts)
	})
	saved := map[string]model.Location{}
	for _, s := range states {
		for _, p := range s.Places {
			saved[placeKey(p.Place)] = p.Location
		}
	}
	located := last(run, locating, func() (*outcome, error) {
		lines := lookup{documents: decided.documents, saved: saved}
		return &outcome{
			lines.locate(decided.counted), decided.locateAccepted(lines), nil, l.mergedCoverage(in, reader, found, rules.Set, chosen, m),
		}, nil
	})
	if run.err != nil {
		return nil, run.err
	}
	facts := &entitySet{judged: map[model.DocumentKind]int{}, counts: union(states, func(s *shardState) map[string]map[model.EntityKind]int { return s.Entities })}
	for _, s := range states {
		for kind, n := range s.Judged {
			facts.judged[kind] += n
		}
	}
	result := l.result(run, rules, chosen, facts, &judging{}, compared, decided, located)
	result.today, result.dir, result.Report.Date = in.Today, l.absolute("."), in.Today
	return result, nil
}

// restored is what shards found.
type restored struct {
	drafts   []*draft
	problems []model.Problem
}

func (m *merge) restore(reader *source.Reader, files []source.File, rules []model.Rule) (out *restored, err error) {
	if m.documents, m.list, err = m.readDocuments(reader, files); err != nil {
		return nil, err
	}
	out = &restored{}
	if out.drafts, err = m.drafts(rulesByID(rules)); err != nil {
		return nil, err
	}
	out.problems, err = m.problems()
	return out, err
}

// inOrder returns the states of shards in the order of their numbers, and refuses those that are not all shards of one division.
func inOrder(shards []*ShardReport) ([]*shardState, error) {
	if len(shards) == 0 {
		return nil, errors.New("there is no report to merge")
	}
	of := shards[0].state.Of
	names := make([]string, of+1)
	states := make([]*shardState, of)
	for _, s := range shards {
		n := s.state.Number
		if s.state.Of != of {
			return nil, fmt.Errorf("%s is shard %d of %d, but %s is one of %d", s.Name, n, s.state.Of, shards[0].Name, of)
		}
		if names[n] != "" {
			return nil, fmt.Errorf("shard %d/%d is there twice: %s and %s", n, of, names[n], s.Name)
		}
		names[n], states[n-1] = s.Name, s.state
	}
	var missing []string
	for n := 1; n <= of; n++ {
		if states[n-1] == nil {
			missing = append(missing, fmt.Sprintf("%d/%d", n, of))
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("the report of a shard is missing: %s", strings.Join(missing, ", "))
	}
	for i, s := range states[1:] { // a shard that took a file for no manifest compared nothing with it
		if !slices.Equal(s.Manifests, states[0].Manifests) {
			return nil, fmt.Errorf("shards 1/%d and %d/%d know other manifests", of, i+2, of)
		}
	}
	return states, nil
}

// matches refuses shards that were judged by another policy, on another day, or of other files.
func matches(shards []*ShardReport, policy, tree, today string) error {
	for _, s := range shards {
		switch {
		case s.state.Date != today:
			return fmt.Errorf("%s was judged on %s, and the merge is for %s: judge all shards on one day (--today)", s.Name, s.state.Date, today)
		case s.state.Policy != policy:
			return fmt.Errorf("%s was judged by another configuration, other rules or other flags than those of this command", s.Name)
		case s.state.Tree != tree:
			return fmt.Errorf("%s was judged with other files than those of this repository: check out the same commit, and write reports outside the repository or to files that git ignores", s.Name)
		}
	}
	return nil
}

// merge puts shards together.
type merge struct {
	states    []*shardState
	lowered   map[string]bool
	documents map[string]*source.Document // all that some shard has read
	list      []*source.Document          // those that were found, in order
}

// readDocuments makes the documents of the shards: of those with waivers with their content, of the others without.
func (m *merge) readDocuments(reader *source.Reader, files []source.File) (map[string]*source.Document, []*source.Document, error) {
	read := union(m.states, func(s *shardState) map[string]model.DocumentKind { return s.Read })
	waivers := union(m.states, func(s *shardState) map[string]savedWaivers { return s.Waivers })
	manifests := map[string]bool{}
	for _, name := range m.states[0].Manifests {
		manifests[name] = true
	}
	documents := map[string]*source.Document{}
	var list []*source.Document
	found := map[string]bool{}
	add := func(f source.File, kind model.DocumentKind) (*source.Document, error) {
		path := f.DisplayPath()
		doc := &source.Document{File: f, Path: path, Kind: kind}
		if w, ok := waivers[path]; ok {
			var problem *model.Problem
			if doc, problem = reader.Open(f); w.Fragment {
				doc, problem = reader.OpenFragment(f)
			}
			if problem != nil || doc == nil || doc.Digest() != w.Digest || doc.Kind != kind {
				return nil, fmt.Errorf("%s is not what it was when its shard was judged", path)
			}
		}
		documents[path] = doc
		return doc, nil
	}
	for _, f := range files {
		path := f.DisplayPath()
		found[path] = true
		kind, ok := read[path]
		if !ok {
			continue
		}
		if kind == model.Manifest && !manifests[path] {
			return nil, nil, fmt.Errorf("%s holds a manifest that other shards do not take for one, because its apiVersion is written in another way; write apiVersion: sealint/v1, or judge all in one run", path)
		}
		doc, err := add(f, kind)
		if err != nil {
			return nil, nil, err
		}
		if kind != model.Unknown {
			list = append(list, doc)
		}
	}
	for path, kind := range read {
		if !found[path] && len(files) > 0 {
			if _, err := add(source.File{Root: files[0].Root, Path: path}, kind); err != nil {
				return nil, nil, err
			}
		}
	}
	return documents, list, nil
}

// drafts restores the findings of all shards, in the order of one run.
func (m *merge) drafts(rules map[string]*model.Rule) ([]*draft, error) {
	incomplete := unread(m.states)
	seen := map[[2]string]bool{}
	var drafts []*draft
	list, of := sortedDrafts(m.states)
	for i := range list {
		if list[i].Unless && incomplete {
			continue
		}
		d, err := list[i].restore(of[i], rules)
		if err != nil {
			return nil, err
		}
		id := [2]string{d.document(), d.fingerprint}
		if seen[id] {
			return nil, fmt.Errorf("two shards have the finding %s in %s: that needs one run without --shard", d.fingerprint, d.document())
		}
		seen[id] = true
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// problems puts the problems of all shards into the order of one run, and identifies them.
func (m *merge) problems() ([]model.Problem, error) {
	var all []savedProblem
	for _, s := range m.states {
		all = append(all, s.Problems...)
	}
	document := func(p *savedProblem) string { return cmp.Or(p.Problem.Document, p.Problem.Location.Path) }
	slices.SortStableFunc(all, func(a, b savedProblem) int {
		return cmp.Or(cmp.Compare(a.Stage, b.Stage), cmp.Compare(document(&a), document(&b)))
	})
	told := map[string]bool{}
	seen := map[string]int{}
	var list []model.Problem
	for _, saved := range all {
		p := saved.Problem
		if saved.Stage == 2 || saved.Stage == 5 || p.Location.Path == "" { // several shards may tell the same
			key := p.ID + " " + p.Document + " " + p.Rule + " " + p.Error()
			if told[key] {
				continue
			}
			told[key] = true
		}
		side := 1
		if !m.lowered[p.Location.Path] {
			side = 0
		}
		if saved.Keys[side] != "" {
			key := p.Location.Path + separator + saved.Keys[side]
			n, prints := seen[key], saved.Fingerprints[side]
			seen[key]++
			switch {
			case saved.Plain[side] != "":
				p.Fingerprint = problemFingerprint(saved.Plain[side], n)
			case n < len(prints):
				p.Fingerprint = prints[n]
			default:
				return nil, fmt.Errorf("%s has more than %d equal problems: that needs one run without --shard", p.Location.Path, n)
			}
		}
		list = append(list, p)
	}
	return list, nil
}

// mergedCoverage says what became of each file.
func (l *Linter) mergedCoverage(in Input, reader *source.Reader, found *source.SearchResult, rules *policy.Set, chosen *choices, m *merge) model.Coverage {
	c := l.coverage(in, reader, found, nil, &entitySet{}, &entitySet{}, rules, chosen)
	for _, s := range m.states {
		for _, f := range s.Files {
			candidate := f.Candidate
			if (candidate == nil || candidate.Fate == model.FateNoDocument) && m.documents[f.Path] != nil {
				candidate = &model.Candidate{Path: f.Path, Fate: model.FateReferenced, Reason: referencedReason}
			}
			if candidate != nil {
				c.Candidates = append(c.Candidates, *candidate)
			}
		}
	}
	slices.SortStableFunc(c.Candidates, func(a, b model.Candidate) int { return strings.Compare(a.Path, b.Path) })
	return c
}
