package report

import (
	"cmp"
	"io"
	"reflect"

	"github.com/sealint/sealint/lint/model"
)

// The format jsonl is for tables that hold the reports of many repositories: one JSON object a line, with the same columns on every
// line. A column has a text, a whole number, true or false, or a list of texts, and never null: readers that guess the type of a column
// from its first lines guess the same for each report. What does not apply is "", 0, false or [].

// linesVersion is the version of the columns. It grows when a column is removed or changes its meaning, but not when one is added.
const linesVersion = 1

// runColumns are about the run, and equal on all lines of a report.
type runColumns struct {
	Schema     int    `json:"schema" doc:"version of the columns: 1; it grows when a column is removed or changes its meaning"`
	Sealint    string `json:"sealint_version" doc:"version of sealint"`
	Repository string `json:"repository" doc:"what the CI calls the repository, such as acme/shop; empty outside a CI that tells it"`
	Date       string `json:"run_date" doc:"the day on which the run judged, such as 2026-01-31"`
	Profile    string `json:"profile" doc:"profile of the run"`
}

// reportLine is a line of the report of a run.
type reportLine struct {
	Type string `json:"type" doc:"run (the first line of every report), finding or problem (something that could not be judged)"`
	runColumns
	Verdict string `json:"verdict" doc:"verdict of the run: pass, fail or incomplete"`
	Judged  int    `json:"judged_documents" doc:"how many documents the run judged"`
	Hidden  int    `json:"hidden_findings" doc:"how many findings --min-severity leaves out"`
	Base    string `json:"base" doc:"the commit that the run compared with; empty without a base"`

	Status      string   `json:"status" doc:"open, accepted (by a waiver or in the baseline) or fixed (only the base has it)"`
	State       string   `json:"state" doc:"in a run with a base, what became of the finding: new, grown, unchanged, database or fixed"`
	Fails       bool     `json:"fails" doc:"whether it is a reason why the run does not pass"`
	Rule        string   `json:"rule" doc:"id of the rule, such as openapi/tls-required; of a problem its kind, such as sealint/syntax"`
	FailedRule  string   `json:"failed_rule" doc:"of a problem: the rule that could not be evaluated"`
	Severity    string   `json:"severity" doc:"info, low, medium, high or critical; empty for problems"`
	Advisory    bool     `json:"advisory" doc:"whether only another organisation can mend it, the provider of the contract"`
	Controls    []string `json:"controls" doc:"what the rule is about: controls of the guide, weaknesses such as CWE-319, clauses of standards"`
	Fingerprint string   `json:"fingerprint" doc:"identifies it together with document, across runs; empty for problems that nobody can accept"`
	Message     string   `json:"message" doc:"what is wrong"`
	Document    string   `json:"document" doc:"path of the document that it is about, from the root of the repository"`
	Kind        string   `json:"document_kind" doc:"contract, sbom or manifest; empty for other files"`
	Entity      string   `json:"entity" doc:"kind of the thing that was judged, such as operation"`
	Name        string   `json:"name" doc:"name of the thing, such as GET /pets"`
	Place       string   `json:"place" doc:"what stands at the place; has no line, and stays when lines move"`
	Path        string   `json:"path" doc:"the file with the place: document itself, or a file to which it refers"`
	Line        int      `json:"start_line" doc:"from 1 on; 0 if it is about the whole document or none"`
	Column      int      `json:"start_column" doc:"from 1 on, in UTF-16 code units"`
	EndLine     int      `json:"end_line" doc:"last line"`
	EndColumn   int      `json:"end_column" doc:"column behind the place"`
	Pointer     string   `json:"pointer" doc:"JSON Pointer of the place"`
	Revision    string   `json:"revision" doc:"the commit, if the place is in the base"`
	Folded      int      `json:"folded" doc:"how many further findings readers see as this one, such as those in one definition"`
	AcceptedBy  string   `json:"accepted_by" doc:"form of the acceptance, such as configuration or baseline"`
	Owner       string   `json:"owner" doc:"who accepted it"`
	Reason      string   `json:"reason" doc:"why it is accepted"`
	Expires     string   `json:"expires" doc:"last day of the acceptance, such as 2026-12-31"`
	Ticket      string   `json:"ticket" doc:"ticket of the acceptance"`
}

// auditLine is a line of an audit.
type auditLine struct {
	Type string `json:"type" doc:"repository (the state of a control in all of it) or integration (its state for one manifest)"`
	runColumns
	Integration string   `json:"integration" doc:"name of the integration; empty for lines of the repository"`
	Manifest    string   `json:"manifest" doc:"path of the manifest"`
	Owner       string   `json:"owner" doc:"owner that the manifest states"`
	Contract    string   `json:"contract" doc:"path of the contract that the manifest names"`
	SBOM        string   `json:"sbom" doc:"path of the SBOM that the manifest names"`
	Control     string   `json:"control" doc:"id of the control, such as guide/3.scopes"`
	Title       string   `json:"title" doc:"the control in words"`
	State       string   `json:"state" doc:"met, not met, incomplete or not judged"`
	Reason      string   `json:"reason" doc:"why, unless findings say it or the control is met"`
	Findings    int      `json:"findings" doc:"how many findings speak of the control, accepted ones too"`
	Accepted    int      `json:"accepted_findings" doc:"how many of them are accepted"`
	Rules       []string `json:"rules" doc:"the rules with these findings"`
	Evidence    []string `json:"evidence" doc:"links to evidence that manifests state"`
	Problems    int      `json:"problems" doc:"how many things could not be judged, accepted ones too"`
}

// Column is a column of the format jsonl.
type Column struct {
	Name        string
	Type        string // text, number, truth or list (of texts)
	Description string
}

// LineColumns and AuditColumns are the columns of the reports of a run and of an audit, in their order.
var LineColumns, AuditColumns = columnsOf(reflect.TypeFor[reportLine]()), columnsOf(reflect.TypeFor[auditLine]())

func columnsOf(t reflect.Type) (list []Column) {
	types := map[reflect.Kind]string{reflect.String: "text", reflect.Int: "number", reflect.Bool: "truth", reflect.Slice: "list"}
	for _, f := range reflect.VisibleFields(t) {
		if !f.Anonymous {
			list = append(list, Column{f.Tag.Get("json"), types[f.Type.Kind()], f.Tag.Get("doc")})
		}
	}
	return list
}

func reportLines(w io.Writer, r view) error {
	run := reportLine{
		Type: "run", runColumns: runColumns{linesVersion, r.Version, r.Repository, r.Date, string(r.Profile)}, Verdict: string(r.Verdict), Hidden: r.hidden(),
		Controls: []string{},
	}
	for _, n := range r.Documents {
		run.Judged += n
	}
	if r.Base != nil && len(r.Base.Revisions) > 0 {
		run.Base = r.Base.Revisions[0]
	}
	controls := map[string][]string{}
	for _, rule := range r.Rules {
		controls[rule.ID] = append([]string{}, rule.Controls...)
	}
	lines := []reportLine{run}
	for _, list := range []struct {
		status   string
		findings []model.Finding
	}{{"open", r.shown}, {"accepted", r.accepted}, {"fixed", r.Fixed}} {
		for _, f := range list.findings {
			line := run.at(r, "finding", list.status, cmp.Or(f.Document, f.Location.Path), f.Location, f.Acceptance)
			line.State, line.Fails, line.Severity, line.Advisory = string(f.State), list.status == "open" && r.Fails(f), f.Severity.String(), f.Advisory
			line.Rule, line.Fingerprint, line.Message, line.Folded = f.Rule, f.Fingerprint, f.Message, len(f.Folded)
			line.Entity, line.Name, line.Place = string(f.Entity), f.Name, f.Place
			line.Controls = append(line.Controls, controls[f.Rule]...)
			lines = append(lines, line)
		}
	}
	for _, list := range []struct {
		status   string
		problems []model.Problem
	}{{"open", r.Problems}, {"accepted", r.Tolerated}} {
		for _, p := range list.problems {
			line := run.at(r, "problem", list.status, cmp.Or(p.Document, p.Location.Path), p.Location, p.Acceptance)
			line.Fails, line.Rule, line.FailedRule, line.Fingerprint, line.Message = list.status == "open", p.ID, p.Rule, p.Fingerprint, p.Message
			lines = append(lines, line)
		}
	}
	for _, line := range lines {
		if err := writeJSON(w, line, ""); err != nil {
			return err
		}
	}
	return nil
}

// at makes a line of a kind about a place in a document. The receiver is the line about the run.
func (run reportLine) at(r view, kind, status, document string, at model.Location, by *model.Acceptance) reportLine {
	line := run
	line.Type, line.Status, line.Document, line.Kind, line.Controls = kind, status, document, string(r.Kinds[document]), []string{}
	line.Path, line.Line, line.Column, line.EndLine, line.EndColumn = at.Path, at.Line, at.Column, at.EndLine, at.EndColumn
	line.Pointer, line.Revision = at.Pointer, at.Revision
	if by != nil {
		line.AcceptedBy, line.Owner, line.Reason, line.Expires, line.Ticket = string(by.Form), by.Owner, by.Reason, by.Expires, by.Ticket
	}
	return line
}

func auditLines(w io.Writer, a *model.Audit) error {
	about := runColumns{linesVersion, a.Version, a.Repository, a.Date, string(a.Profile)}
	write := func(line auditLine, controls []model.Control) error {
		for _, c := range controls {
			line.Control, line.Title, line.State, line.Reason = c.ID, c.Title, string(c.State), c.Reason
			line.Findings, line.Accepted, line.Rules, line.Evidence = 0, 0, []string{}, []string{}
			for _, rule := range c.Rules {
				line.Findings, line.Accepted = line.Findings+rule.Findings, line.Accepted+rule.Accepted
				if rule.Findings > 0 {
					line.Rules = append(line.Rules, rule.ID)
				}
			}
			for _, e := range c.Evidence {
				line.Evidence = append(line.Evidence, e.URL)
			}
			if err := writeJSON(w, line, ""); err != nil {
				return err
			}
		}
		return nil
	}
	if err := write(auditLine{Type: "repository", runColumns: about, Problems: len(a.Problems)}, a.Controls); err != nil {
		return err
	}
	for _, i := range a.Integrations {
		line := auditLine{
			Type: "integration", runColumns: about, Integration: i.Name, Owner: i.Owner, Manifest: i.Path, Contract: i.Contract, SBOM: i.SBOM, Problems: i.Problems,
		}
		if err := write(line, i.Controls); err != nil {
			return err
		}
	}
	return nil
}
