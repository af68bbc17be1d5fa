package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/workspace"
)

// Catalog lists the integrations of a run. It is an error when there are none, and nothing says why.
func (r *Result) Catalog() (*model.Catalog, error) {
	catalog := &model.Catalog{Problems: r.Report.Problems, Tolerated: r.Report.Tolerated}
	documents := byDocument(r.Report)
	for _, j := range r.integrations {
		row := newRow(j)
		addVerdict(&row, j.Part, r.Report, documents)
		catalog.Integrations = append(catalog.Integrations, row)
	}
	if len(catalog.Integrations) == 0 && len(catalog.Problems) == 0 {
		return nil, fmt.Errorf("%w: found no integration manifest (apiVersion: sealint/v1, kind: Integration)", ErrNothingToJudge)
	}
	slices.SortStableFunc(catalog.Integrations, func(a, b model.Integration) int { return cmp.Compare(a.Name, b.Name) })
	return catalog, nil
}

// newRow describes an integration by what its manifest states.
func newRow(j workspace.Integration) model.Integration {
	meta, spec := j.Facts.Metadata, j.Facts.Spec
	row := model.Integration{
		Name: meta.Name, Path: j.Path, Description: text(meta.Description), Owner: text(meta.Owner), Lifecycle: text(meta.Lifecycle),
		Direction: text(spec.Direction), Pattern: text(spec.Pattern), Contract: j.Contract, SBOM: j.SBOM,
	}
	if row.Name == "" {
		row.Name = j.Path
	}
	if c := meta.Contacts; c != nil {
		row.SecurityContact = text(c.Security)
	}
	if p := spec.Provider; p != nil {
		row.Provider, row.Party = text(p.Name), text(p.Party)
	}
	for _, c := range spec.Consumers {
		if c.Name != "" {
			row.Consumers = append(row.Consumers, model.Consumer{Name: c.Name, Kind: text(c.Kind), Purpose: text(c.Purpose), Data: text(c.Data)})
		}
	}
	if d := spec.Data; d != nil {
		row.Classification, row.Categories, row.Regulations, row.Residency = text(d.Classification), d.Categories, d.Regulations, d.Residency
	}
	if i := spec.Identity; i != nil {
		row.Method, row.Scopes = text(i.Method), i.Scopes
	}
	if t := spec.Transport; t != nil {
		row.Endpoints = t.Endpoints
	}
	if c := j.Facts.Contract; c != nil {
		row.ContractTitle, row.ContractVersion = c.Title, c.Version
	}
	if o := spec.Operations; o != nil && o.SLA != nil {
		row.SLA = model.SLA{Availability: text(o.SLA.Availability), LatencyP99: text(o.SLA.LatencyP99), Published: text(o.SLA.Published)}
	}
	if last := slices.MaxFunc(append([]manifest.ReviewFacts{{}}, j.Facts.Reviews...), func(a, b manifest.ReviewFacts) int { return cmp.Compare(a.Date, b.Date) }); last.Date != "" {
		row.LastReview = model.Review{Kind: last.Kind, Date: last.Date}
	}
	return row
}

func text(field *string) string {
	if field == nil {
		return ""
	}
	return *field
}

// complaints are the findings and problems of a run by the path of the document that they are about. Problems of no
// document, such as a rule that failed, are under the empty path. Those that somebody has accepted are among them.
type complaints struct {
	findings map[string][]model.Finding
	problems map[string][]model.Problem
}

func byDocument(report *model.Report) complaints {
	c := complaints{map[string][]model.Finding{}, map[string][]model.Problem{}}
	for _, f := range slices.Concat(report.Findings, report.Accepted) {
		document := cmp.Or(f.Document, f.Location.Path)
		c.findings[document] = append(c.findings[document], f)
	}
	for _, p := range slices.Concat(report.Problems, report.Tolerated) {
		c.problems[p.Location.Path] = append(c.problems[p.Location.Path], p)
	}
	return c
}

// addVerdict decides over an integration as the gate does: by the findings in its manifest, its contract and its SBOM.
func addVerdict(row *model.Integration, part int, report *model.Report, by complaints) {
	row.Findings = map[model.Severity]int{}
	var findings []model.Finding
	problems := slices.Clone(by.problems[""]) // of no document: nobody can accept them
	for _, path := range []string{row.Path, row.Contract, row.SBOM} {
		if path == "" {
			continue
		}
		if _, ok := report.Entities[path]; !ok {
			row.NotJudged = append(row.NotJudged, path)
			continue
		}
		row.Judged = append(row.Judged, path)
		for _, p := range by.problems[path] {
			if p.Acceptance != nil {
				row.Tolerated++
				continue
			}
			problems = append(problems, p)
		}
		for _, f := range by.findings[path] {
			if path == row.Path && f.Location.Path == path && f.Part != part {
				continue // of another manifest in the same file
			}
			if f.Acceptance != nil {
				row.Accepted++
				continue
			}
			findings = append(findings, f)
			row.Findings[f.Severity]++
		}
	}
	row.Verdict = gate.Decide(findings, problems, report.Fails)
}
