package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/workspace"
)

// Catalog judges documents and lists their integrations. An error means that nothing was judged.
func Catalog(ctx context.Context, opts Options) (*model.Catalog, error) {
	judged, err := judge(ctx, opts)
	if err != nil {
		return nil, err
	}
	catalog := &model.Catalog{Problems: judged.report.Problems}
	against := objectionsOf(judged.report)
	for _, j := range judged.integrations {
		row := catalogued(j)
		verdict(&row, j.Part, judged.report, against)
		catalog.Integrations = append(catalog.Integrations, row)
	}
	if len(catalog.Integrations) == 0 && len(catalog.Problems) == 0 {
		return nil, fmt.Errorf("%w: found no integration manifest (apiVersion: sealint/v1, kind: Integration)", ErrNothingToJudge)
	}
	slices.SortStableFunc(catalog.Integrations, func(a, b model.Integration) int { return cmp.Compare(a.Name, b.Name) })
	return catalog, nil
}

// catalogued describes an integration by what its manifest states.
func catalogued(j workspace.Joined) model.Integration {
	meta, spec := j.Facts.Metadata, j.Facts.Spec
	row := model.Integration{
		Name: meta.Name, Path: j.Path, Description: stated(meta.Description), Owner: stated(meta.Owner), Lifecycle: stated(meta.Lifecycle),
		Direction: stated(spec.Direction), Pattern: stated(spec.Pattern), Contract: j.Contract, SBOM: j.SBOM,
	}
	if row.Name == "" {
		row.Name = j.Path
	}
	if c := meta.Contacts; c != nil {
		row.SecurityContact = stated(c.Security)
	}
	if p := spec.Provider; p != nil {
		row.Provider, row.Party = stated(p.Name), stated(p.Party)
	}
	for _, c := range spec.Consumers {
		if c.Name != "" {
			row.Consumers = append(row.Consumers, model.Consumer{Name: c.Name, Kind: stated(c.Kind), Purpose: stated(c.Purpose), Data: stated(c.Data)})
		}
	}
	if d := spec.Data; d != nil {
		row.Classification, row.Categories, row.Regulations, row.Residency = stated(d.Classification), d.Categories, d.Regulations, d.Residency
	}
	if i := spec.Identity; i != nil {
		row.Method, row.Scopes = stated(i.Method), i.Scopes
	}
	if t := spec.Transport; t != nil {
		row.Endpoints = t.Endpoints
	}
	if c := j.Facts.Contract; c != nil {
		row.ContractTitle, row.ContractVersion = c.Title, c.Version
	}
	if o := spec.Operations; o != nil && o.SLA != nil {
		row.SLA = model.SLA{Availability: stated(o.SLA.Availability), LatencyP99: stated(o.SLA.LatencyP99), Published: stated(o.SLA.Published)}
	}
	if last := slices.MaxFunc(append([]manifest.Latest{{}}, j.Facts.Reviews...), func(a, b manifest.Latest) int { return cmp.Compare(a.Date, b.Date) }); last.Date != "" {
		row.LastReview = model.Review{Kind: last.Kind, Date: last.Date}
	}
	return row
}

func stated(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// objections are what a run has against documents, by their paths. Problems of no document, such as a rule that failed, are
// under the empty path.
type objections struct {
	findings map[string][]model.Finding
	problems map[string][]model.Problem
}

func objectionsOf(report *model.Report) objections {
	o := objections{map[string][]model.Finding{}, map[string][]model.Problem{}}
	for _, f := range report.Findings {
		document := cmp.Or(f.Document, f.Location.Path)
		o.findings[document] = append(o.findings[document], f)
	}
	for _, p := range report.Problems {
		o.problems[p.Location.Path] = append(o.problems[p.Location.Path], p)
	}
	return o
}

// verdict gathers what was found in the documents of an integration, and decides as the gate does.
func verdict(row *model.Integration, part int, report *model.Report, against objections) {
	row.Findings = map[model.Severity]int{}
	var findings []model.Finding
	problems := slices.Clone(against.problems[""])
	for _, path := range []string{row.Path, row.Contract, row.SBOM} {
		if path == "" {
			continue
		}
		if _, ok := report.Entities[path]; !ok {
			row.NotJudged = append(row.NotJudged, path)
			continue
		}
		row.Judged = append(row.Judged, path)
		problems = append(problems, against.problems[path]...)
		for _, f := range against.findings[path] {
			if path == row.Path && f.Location.Path == path && f.Part != part {
				continue // of another manifest in the same file
			}
			findings = append(findings, f)
			row.Findings[f.Severity]++
		}
	}
	row.Verdict = gate.Decide(findings, problems, report.FailOn)
}
