package lint

import (
	"slices"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
)

// kindsOf returns the kinds of documents, by their paths.
func kindsOf(documents map[string]*source.Document) map[string]model.DocumentKind {
	kinds := map[string]model.DocumentKind{}
	for path, doc := range documents {
		if doc.Kind != model.Unknown {
			kinds[path] = doc.Kind
		}
	}
	return kinds
}

// auditIntegration tells how one integration stands: by its manifest, and the contract and the SBOM that it names. s is what its manifest
// states; demands on it may compare it with the other manifests.
func (r *Result) auditIntegration(i workspace.Integration, s statement, controls []control, documents complaints) model.IntegrationControls {
	mask := func(text string) string { return text }
	if doc := r.decided.documents[i.Path]; doc != nil {
		mask = doc.Mask
	}
	row := newRow(i, mask)
	own := *r.Report
	own.Problems, own.Tolerated, own.Documents = slices.Clone(documents.problems[""]), nil, map[model.DocumentKind]int{}
	found := map[string][]*model.Finding{}
	paths := slices.DeleteFunc([]string{i.Path, i.Contract, i.SBOM}, func(path string) bool { return path == "" })
	for _, path := range paths {
		own.Problems = append(own.Problems, documents.problems[path]...)
		if kind := r.Report.Kinds[path]; r.Report.Entities[path] != nil && kind != model.Unknown {
			own.Documents[kind] = 1
		}
		for _, f := range documents.findings[path] {
			if path != i.Path || isAbout(f, path, i.Part, i.Facts.Metadata.Name) {
				found[f.Rule] = append(found[f.Rule], &f)
			}
		}
	}
	chosen := *r.choices
	chosen.documents = slices.DeleteFunc(slices.Clone(chosen.documents), func(d *source.Document) bool { return !slices.Contains(paths, d.Path) })
	alone := &Result{Report: &own, rules: r.rules, choices: &chosen, decided: r.decided, integrations: []workspace.Integration{i}}
	out := model.IntegrationControls{Name: row.Name, Owner: row.Owner, Path: i.Path, Contract: i.Contract, SBOM: i.SBOM, Problems: len(own.Problems)}
	for _, c := range controls {
		out.Controls = append(out.Controls, c.audit(alone, found, []statement{s}))
	}
	return out
}
