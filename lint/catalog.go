package lint

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

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
		mask := func(text string) string { return text }
		if doc := r.decided.documents[j.Path]; doc != nil {
			mask = doc.Mask
		}
		row := newRow(j, mask)
		row.ContractFile = r.fromWorkingDirectory(j.Contract)
		row.Expiries = expiries(j, documents, r.today)
		addVerdict(&row, j.Part, r.Report, documents)
		catalog.Integrations = append(catalog.Integrations, row)
	}
	if len(catalog.Integrations) == 0 && len(catalog.Problems) == 0 {
		return nil, fmt.Errorf("%w: found no integration manifest (apiVersion: sealint/v1, kind: Integration)", ErrNothingToJudge)
	}
	slices.SortStableFunc(catalog.Integrations, func(a, b model.Integration) int { return cmp.Compare(a.Name, b.Name) })
	return catalog, nil
}

// fromWorkingDirectory returns the path of a document relative to the working directory, with slashes. A document that is not on disk
// keeps the path that it has in the report.
func (r *Result) fromWorkingDirectory(document string) string {
	if abs := r.FileOf(document); abs != "" {
		if below, err := filepath.Rel(r.dir, abs); err == nil {
			return filepath.ToSlash(below)
		}
	}
	return document
}

// newRow describes an integration by what its manifest states. mask hides the secrets of the manifest in a text.
func newRow(j workspace.Integration, mask func(string) string) model.Integration {
	meta, spec := j.Facts.Metadata, j.Facts.Spec
	text := func(field *string) string { return mask(text(field)) }
	list := func(texts []string) []string {
		texts = slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return t == "" }) // an item that violates the schema
		for i := range texts {
			texts[i] = mask(texts[i])
		}
		return texts
	}
	row := model.Integration{
		Name: cmp.Or(mask(meta.Name), j.Path), Path: j.Path, Description: text(meta.Description), Owner: text(meta.Owner), Lifecycle: text(meta.Lifecycle),
		Sunset: text(meta.Sunset), Direction: text(spec.Direction), Pattern: strings.Join(slices.DeleteFunc(slices.Clone(spec.Pattern), isBlank), ", "), Contract: j.Contract, SBOM: j.SBOM,
	}
	if c := meta.Contacts; c != nil {
		row.SecurityContact = text(c.Security)
	}
	if p := spec.Provider; p != nil {
		row.Provider, row.Party = text(p.Name), text(p.Party)
	}
	for _, c := range spec.Consumers {
		if c.Name != "" {
			row.Consumers = append(row.Consumers, model.Consumer{Name: mask(c.Name), Kind: text(c.Kind), Purpose: text(c.Purpose), Data: text(c.Data)})
		}
	}
	if d := spec.Data; d != nil {
		row.Classification, row.Categories, row.Regulations, row.Residency = text(d.Classification), list(d.Categories), list(d.Regulations), list(d.Residency)
	}
	if i := spec.Identity; i != nil {
		row.Method, row.Scopes = text(i.Method), list(i.Scopes)
	}
	if t := spec.Transport; t != nil {
		var webhooks []string
		for _, w := range t.Webhooks {
			webhooks = append(webhooks, w.URL)
		}
		row.Endpoints, row.Webhooks = list(t.Endpoints), list(webhooks)
	}
	if c := spec.Contract; c != nil {
		row.Operations = list(c.Operations)
	}
	if c := j.Facts.Contract; c != nil {
		row.ContractTitle, row.ContractVersion = c.Title, c.Version
	}
	for _, e := range spec.Environments {
		row.Environments = append(row.Environments, list([]string{e.Name})...)
	}
	if o := spec.Operations; o != nil {
		row.Runbook = text(o.Runbook)
	}
	if o := spec.Operations; o != nil && o.SLA != nil {
		row.SLA = model.SLA{Availability: text(o.SLA.Availability), LatencyP99: text(o.SLA.LatencyP99), Published: text(o.SLA.Published)}
	}
	if last := slices.MaxFunc(append([]manifest.ReviewFacts{{}}, j.Facts.Reviews...), func(a, b manifest.ReviewFacts) int { return cmp.Compare(a.Date, b.Date) }); last.Date != "" {
		row.LastReview = model.Review{Kind: last.Kind, Date: last.Date}
	}
	return row
}

// expiries lists what of an integration ends, soonest first: what its manifest and its contract state, and what somebody has
// accepted in it until a day.
func expiries(j workspace.Integration, documents complaints, today string) []model.Expiry {
	var list []model.Expiry
	add := func(what, date string) {
		e := model.Expiry{What: what, Date: date, Past: date < today}
		if date != "" && !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	add("integration (sunset)", text(j.Facts.Metadata.Sunset))
	add("credential (rotation)", text(j.Facts.CredentialDue))
	for _, w := range j.Facts.Webhooks {
		add("secret of a webhook (rotation)", text(w.SecretDue))
	}
	if i := j.Facts.Spec.Identity; i != nil && i.Elevated != nil {
		add("approved exception", text(i.Elevated.Expires))
	}
	if c := j.Facts.Contract; c != nil {
		for _, used := range c.Used {
			add("operation "+used.Name, used.Sunset)
		}
	}
	for _, path := range []string{j.Path, j.Contract, j.SBOM} {
		for _, f := range documents.findings[path] {
			if f.Acceptance != nil && (path != j.Path || isAbout(f, j.Path, j.Part, j.Facts.Metadata.Name)) {
				add("waiver of "+f.Rule, f.Acceptance.Expires)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b model.Expiry) int { return cmp.Compare(a.Date, b.Date) })
	return list
}

// isAbout reports whether a finding in the file of a manifest is about this manifest, and not about another one in the same file. A
// place outside the file does not tell; then the name of the integration does, if it is known.
func isAbout(f model.Finding, path string, part int, name string) bool {
	if f.Location.Path == path {
		return f.Part == part
	}
	return f.Entity != model.EntityIntegration || f.Name == "" || name == "" || name == path || f.Name == name
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
		shown := map[string]bool{document: true}
		for _, other := range f.Folded { // the same about other manifests, such as those that name one entity of a catalog file
			if !shown[other.Document] {
				shown[other.Document] = true
				folded := f
				folded.Name = ""
				c.findings[other.Document] = append(c.findings[other.Document], folded)
			}
		}
	}
	for _, p := range slices.Concat(report.Problems, report.Tolerated) {
		document := cmp.Or(p.Document, p.Location.Path)
		c.problems[document] = append(c.problems[document], p)
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
			if path == row.Path && !isAbout(f, path, part, row.Name) {
				continue
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

// isBlank is true for an item that violates the schema.
func isBlank(text string) bool { return text == "" }
