package lint

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/rules"
)

// control is a row of rules/controls.yaml, which explains the fields.
type control struct {
	ID        string              `yaml:"id"`
	Title     string              `yaml:"title"`
	Sentence  string              `yaml:"sentence"`
	Evidence  string              `yaml:"evidence"`
	NotEnough string              `yaml:"not_enough"`
	Unseen    string              `yaml:"unseen"`
	Where     string              `yaml:"where"`
	Without   []absence           `yaml:"not_applicable"`
	Demands   []demand            `yaml:"demands"`
	Excepts   []string            `yaml:"excepts"`
	Merge     bool                `yaml:"merge"`
	Findings  map[string][]string `yaml:"findings"`
}

// absence is what a manifest states if the integration does not have what a control is about.
type absence struct {
	States  []demand `yaml:"states"`
	Because string   `yaml:"because"`
}

// readControls reads rules/controls.yaml once.
var readControls = sync.OnceValues(func() ([]control, error) {
	text, err := rules.FS.ReadFile("controls.yaml")
	if err != nil {
		return nil, err
	}
	var list []control
	if err := yaml.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("controls: %w", err)
	}
	return list, nil
})

// Audit tells, control by control, how the documents of a run stand.
func (r *Result) Audit() (*model.Audit, error) {
	controls, err := readControls()
	if err != nil {
		return nil, err
	}
	// Who accepts a finding or a problem has not met the control.
	problems := slices.Concat(r.Report.Problems, r.Report.Tolerated)
	audit := &model.Audit{Profile: r.Report.Profile, Problems: problems, Documents: r.Report.Documents, Version: Version, Date: r.today}
	statements, err := newStatements(r.integrations, r.today)
	if err != nil {
		return nil, err
	}
	found := map[string][]*model.Finding{}
	for _, list := range [][]model.Finding{r.Report.Findings, r.Report.Accepted} {
		for i := range list {
			found[list[i].Rule] = append(found[list[i].Rule], &list[i])
		}
	}
	for _, c := range controls {
		audit.Controls = append(audit.Controls, c.audit(r, found, statements))
	}
	documents := byDocument(r.Report)
	for n, i := range r.integrations {
		audit.Integrations = append(audit.Integrations, r.auditIntegration(i, statements[n], controls, documents))
	}
	return audit, nil
}

// coverage says how the rules of a control ran.
type coverage struct {
	rules   []model.ControlRule
	active  int                        // how many rules ran
	judged  map[model.DocumentKind]int // the documents that they judged
	missing map[model.DocumentKind]bool
	leftOut string   // a document for which an override switches a rule off, in words
	idle    []string // the rules that did not run and would have to, with the reason
	theirs  int      // advisory findings that speak of the control
}

// cover finds out how the rules of a control ran. found are all findings, accepted ones too, by rule.
func (c control) cover(r *Result, found map[string][]*model.Finding) coverage {
	out := coverage{judged: map[model.DocumentKind]int{}, missing: map[model.DocumentKind]bool{}}
	for _, rule := range r.rules {
		if !slices.Contains(rule.Controls, c.ID) {
			continue
		}
		row := model.ControlRule{ID: rule.ID}
		if places, listed := c.Findings[rule.ID]; listed && len(places) == 0 { // it judges other controls only, or warns early
			out.rules = append(out.rules, row)
			continue
		}
		var theirs int
		row.Findings, row.Accepted, theirs = c.count(found[rule.ID])
		out.theirs += theirs
		if !slices.ContainsFunc(r.Report.Rules, func(a model.Rule) bool { return a.ID == rule.ID }) {
			if reason := idle(r, rule); reason != "" {
				out.idle = append(out.idle, rule.ID+" "+reason)
			}
			out.rules = append(out.rules, row)
			continue
		}
		out.active++
		for _, kind := range rule.Entity.DocumentKinds() {
			n := r.Report.Documents[kind]
			if n == 0 {
				out.missing[kind] = true
				continue
			}
			path, all := r.choices.leavesOut(rule, kind)
			if path != "" && out.leftOut == "" {
				out.leftOut = fmt.Sprintf("an override switches %s off for %s", rule.ID, path)
			}
			if !all {
				out.judged[kind], row.Judged = n, true
			}
		}
		out.rules = append(out.rules, row)
	}
	return out
}

// idle says why a rule did not run. It is empty for rules that no control needs: those over changes, which need a base, and those
// of a standard, which belong to no profile.
func idle(r *Result, rule model.Rule) string {
	switch {
	case rule.Entity.IsChange(), rule.Profile == model.ByStandard:
		return ""
	case slices.Index(model.Profiles, rule.Profile) > slices.Index(model.Profiles, r.Report.Profile):
		return fmt.Sprintf("is of profile %s", rule.Profile)
	}
	return "is off"
}

// count counts the findings of a rule that speak of the control, and how many of them are accepted. Advisory findings, which only a
// provider can mend, are counted apart.
func (c control) count(found []*model.Finding) (findings, accepted, theirs int) {
	for _, f := range found {
		if !c.isAbout(f) {
			continue
		}
		if f.Advisory {
			theirs++
			continue
		}
		findings++
		if f.Acceptance != nil {
			accepted++
		}
	}
	return findings, accepted, theirs
}

// isAbout reports whether a finding of a rule of the control speaks of the control: all do, unless the control lists places.
func (c control) isAbout(f *model.Finding) bool {
	places, listed := c.Findings[f.Rule]
	return !listed || slices.ContainsFunc(places, func(place string) bool {
		at := strings.Split(place, ".")
		n := min(len(at), len(f.At))
		return slices.Equal(at[:n], f.At[:n])
	})
}

// audit judges one control by the findings that speak of it, by what the manifests state, and by which of its rules ran.
func (c control) audit(r *Result, found map[string][]*model.Finding, statements []statement) model.Control {
	ran := c.cover(r, found)
	out := model.Control{ID: c.ID, Title: c.Title, Documents: ran.judged, Rules: ran.rules}
	out.Evidence = c.evidence(r.integrations)
	lacks, unclear, without := c.gaps(statements)
	switch {
	case out.Findings() > 0:
		out.State = model.ControlNotMet
	case ran.active == 0:
		out.State, out.Reason = model.ControlNotJudged, fmt.Sprintf("none of its %d rules is active in profile %s with this configuration", len(out.Rules), r.Report.Profile)
	case len(out.Documents) == 0 && ran.leftOut != "":
		out.State, out.Reason = model.ControlNotJudged, ran.leftOut
	case len(out.Documents) == 0:
		out.State, out.Reason = model.ControlNotJudged, "there is no "+words(ran.missing, " or ")+" to judge it by"
	case c.Where != "" && !slices.ContainsFunc(statements, c.appliesTo):
		out.State, out.Reason = model.ControlNotJudged, "no manifest states "+c.Where
	case lacks != "":
		out.State, out.Reason = model.ControlNotMet, lacks
	case len(r.Report.Problems)+len(r.Report.Tolerated) > 0:
		out.State, out.Reason = model.ControlIncomplete, "something could not be judged"
	case without != "":
		out.State, out.Reason = model.ControlNotApplicable, without
	case ran.theirs > 0:
		out.State, out.Reason = model.ControlIncomplete, theirsWords(ran.theirs)
	case ran.leftOut != "":
		out.State, out.Reason = model.ControlIncomplete, ran.leftOut
	case unclear != "":
		out.State, out.Reason = model.ControlIncomplete, unclear
	case c.Merge && !linkGate(statements):
		out.State, out.Reason = model.ControlIncomplete, "no file of a repository shows that merges wait for sealint, and not every manifest links what does (spec.supplyChain.pipeline.gate)"
	case len(ran.missing) > 0:
		out.State, out.Reason = model.ControlIncomplete, "some of its rules judge what is not there: no "+words(ran.missing, ", no ")
	case len(ran.idle) > 0:
		out.State, out.Reason = model.ControlIncomplete, idleWords(ran.idle)
	default:
		out.State = model.ControlMet
	}
	return out
}

// linkGate reports whether every manifest links what shows that merges wait for sealint: an address with a path, such as that of the
// rules of a branch. The home page of a host shows nothing.
func linkGate(statements []statement) bool {
	return !slices.ContainsFunc(statements, func(s statement) bool {
		chain := s.facts.Spec.SupplyChain
		if s.gap(demand{Field: "spec.supplyChain.pipeline.gate"}).reason != "" || chain == nil || chain.Pipeline == nil || chain.Pipeline.Gate == nil {
			return true
		}
		link, err := url.Parse(*chain.Pipeline.Gate)
		return err != nil || strings.Trim(link.Path, "/") == ""
	})
}

// evidence lists the links that manifests state for the control.
func (c control) evidence(integrations []workspace.Integration) []model.ControlEvidence {
	var list []model.ControlEvidence
	for _, i := range integrations {
		for _, e := range i.Facts.Evidence {
			if e.Control == c.ID {
				list = append(list, model.ControlEvidence{Integration: cmp.Or(i.Facts.Metadata.Name, i.Path), URL: e.URL, Date: e.Date})
			}
		}
	}
	return list
}

// idleWords says which rules did not run, at most three of them by name.
func idleWords(idle []string) string {
	const shown = 3
	text := strings.Join(idle[:min(len(idle), shown)], ", ")
	if len(idle) > shown {
		text += fmt.Sprintf(", and %d more do not run", len(idle)-shown)
	}
	return "not all of its rules run: " + text
}

func theirsWords(n int) string {
	if n == 1 {
		return "the contract of a provider has 1 advisory finding about it"
	}
	return fmt.Sprintf("contracts of providers have %d advisory findings about it", n)
}

// appliesTo reports whether a manifest states the field without which the control does not apply to it.
func (c control) appliesTo(s statement) bool {
	return c.Where == "" || !slices.Contains(s.facts.Absent, c.Where)
}

// gaps says which manifest does not state what the control demands; which leaves it open, in a form that nobody understands or
// because somebody else decides it; and, if every manifest states that it does not have what the control is about, why.
func (c control) gaps(statements []statement) (lacks, unclear, without string) {
	applies := false
	for _, s := range statements {
		because := c.without(s)
		if because != "" {
			without = cmp.Or(without, s.name+" "+because)
			continue
		}
		applies = true
		if !c.appliesTo(s) {
			if len(c.Without) > 0 { // a manifest that does not have it can say so
				unclear = cmp.Or(unclear, fmt.Sprintf("%s does not state %s", s.name, c.Where))
			}
			continue
		}
		for _, d := range c.Demands {
			switch g := s.gap(d); {
			case g.reason == "":
			case g.unclear:
				unclear = cmp.Or(unclear, s.name+" "+g.reason)
			default:
				return s.name + " " + g.reason, "", ""
			}
		}
		if kind := s.exception(c.Excepts); kind != "" {
			unclear = cmp.Or(unclear, fmt.Sprintf("%s has an exception in place of it: %s (spec.identity.elevated)", s.name, kind))
		}
	}
	if applies {
		without = ""
	}
	return "", unclear, without
}

// without says why a manifest does not have what the control is about, in words that follow its name; "" if it does not state that.
func (c control) without(s statement) string {
	for _, a := range c.Without {
		if !slices.ContainsFunc(a.States, func(d demand) bool { return s.gap(d).reason != "" }) {
			return a.Because
		}
	}
	return ""
}

func words(kinds map[model.DocumentKind]bool, between string) string {
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		list = append(list, kind.Label())
	}
	return strings.Join(list, between)
}
