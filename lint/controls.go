package lint

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/rules"
)

// control is a row of rules/controls.yaml.
type control struct {
	ID    string   `yaml:"id"`
	Title string   `yaml:"title"`
	Needs []string `yaml:"needs"` // manifest fields that must be stated for the control to count as met
	Where string   `yaml:"where"` // the control applies only to manifests that state this field
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
	audit := &model.Audit{Profile: r.Report.Profile, Problems: problems, Documents: r.Report.Documents}
	found, accepted := map[string]int{}, map[string]int{} // by rule
	for _, f := range r.Report.Accepted {
		accepted[f.Rule]++
		found[f.Rule]++
	}
	for _, f := range r.Report.Findings {
		found[f.Rule]++
	}
	for _, c := range controls {
		audit.Controls = append(audit.Controls, c.audit(r, found, accepted))
	}
	return audit, nil
}

// audit judges one control by how many findings each rule has, and how many of them are accepted.
func (c control) audit(r *Result, found, accepted map[string]int) model.Control {
	out := model.Control{ID: c.ID, Title: c.Title, Documents: map[model.DocumentKind]int{}}
	active, missing, leftOut := 0, map[model.DocumentKind]bool{}, ""
	for _, rule := range r.rules {
		if !slices.Contains(rule.Controls, c.ID) {
			continue
		}
		row := model.ControlRule{ID: rule.ID, Findings: found[rule.ID], Accepted: accepted[rule.ID]}
		if slices.ContainsFunc(r.Report.Rules, func(a model.Rule) bool { return a.ID == rule.ID }) {
			active++
			for _, kind := range rule.Entity.DocumentKinds() {
				n := r.Report.Documents[kind]
				if n == 0 {
					missing[kind] = true
					continue
				}
				path, all := r.choices.leavesOut(rule, kind)
				if path != "" && leftOut == "" {
					leftOut = fmt.Sprintf("an override switches %s off for %s", rule.ID, path)
				}
				if !all {
					out.Documents[kind], row.Judged = n, true
				}
			}
		}
		out.Rules = append(out.Rules, row)
	}
	switch {
	case out.Findings() > 0:
		out.State = model.ControlNotMet
	case active == 0:
		out.State, out.Reason = model.ControlNotJudged, fmt.Sprintf("none of its %d rules is active in profile %s with this configuration", len(out.Rules), r.Report.Profile)
	case len(out.Documents) == 0 && leftOut != "":
		out.State, out.Reason = model.ControlNotJudged, leftOut
	case len(out.Documents) == 0:
		out.State, out.Reason = model.ControlNotJudged, "there is no "+words(missing, " or ")+" to judge it by"
	case c.Where != "" && !slices.ContainsFunc(r.integrations, func(i workspace.Integration) bool { return states(i.Facts, c.Where) }):
		out.State, out.Reason = model.ControlNotJudged, "no manifest states "+c.Where
	case len(r.Report.Problems)+len(r.Report.Tolerated) > 0:
		out.State, out.Reason = model.ControlIncomplete, "something could not be judged"
	case leftOut != "":
		out.State, out.Reason = model.ControlIncomplete, leftOut
	case len(missing) > 0:
		out.State, out.Reason = model.ControlIncomplete, "some of its rules judge what is not there: no "+words(missing, ", no ")
	default:
		if out.Reason = c.gap(r.integrations); out.Reason != "" {
			out.State = model.ControlIncomplete
		} else {
			out.State = model.ControlMet
		}
	}
	return out
}

// gap says which manifest does not state a field that the control needs, or states it wrongly: the rules of the control had
// nothing to judge there. It is empty when there is no such manifest.
func (c control) gap(integrations []workspace.Integration) string {
	fields := c.Needs
	if c.Where != "" {
		fields = append(slices.Clone(fields), c.Where)
	}
	for _, i := range integrations {
		name := cmp.Or(i.Facts.Metadata.Name, i.Path)
		for _, field := range fields {
			if field != c.Where && slices.Contains(i.Facts.Absent, field) {
				return name + " does not state " + field
			}
			if i.Facts.Misstates(strings.Split(field, ".")...) {
				return name + " states " + field + ", or a part of it, wrongly"
			}
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

// states reports whether a manifest states a field, well-formed or not.
func states(facts *manifest.IntegrationFacts, field string) bool {
	return !slices.Contains(facts.Absent, field)
}
