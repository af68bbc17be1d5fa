package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// JSONVersion is the version of the JSON report. It grows when a member is removed or changes its meaning, but not when a
// member is added.
const JSONVersion = 1

// jsonReport is the JSON report. Its JSON Schema is report.schema.json. Lines and columns start at 1.
// Columns count UTF-16 code units. End columns are exclusive.
type jsonReport struct {
	Version int           `json:"version"`
	Tool    jsonTool      `json:"tool"`
	Verdict model.Verdict `json:"verdict"`
	// Shard is absent if the run judged all documents.
	Shard  *jsonShard     `json:"shard,omitempty"`
	FailOn model.Severity `json:"fail_on"`
	// DocumentFailOn is absent if no document has a threshold of its own.
	DocumentFailOn map[string]model.Severity `json:"document_fail_on,omitempty"`
	Profile        model.Profile             `json:"profile"`
	Documents      jsonCounts                `json:"documents"`
	Coverage       jsonCoverage              `json:"coverage"`
	Summary        jsonSummary               `json:"summary"`
	// Hidden is absent if nothing is hidden.
	Hidden   *jsonHidden   `json:"hidden,omitempty"`
	Findings []jsonFinding `json:"findings"`
	// Base and Fixed, the findings that only the base has, are absent if nothing was compared.
	Base     *jsonBase     `json:"base,omitempty"`
	Fixed    []jsonFinding `json:"fixed,omitempty"`
	Problems []jsonProblem `json:"problems"`
	// Accepted and Tolerated are the findings and problems that somebody has accepted: verdict and summary leave them out.
	Accepted  []jsonFinding  `json:"accepted"`
	Tolerated []jsonProblem  `json:"tolerated"`
	Counts    acceptedCounts `json:"accepted_summary"`
	Rules     []jsonRule     `json:"rules"`
}

// jsonShard says which part of the documents the run judged. State is what sealint merge makes the report about all parts from.
type jsonShard struct {
	Number int    `json:"number"`
	Of     int    `json:"of"`
	State  string `json:"state"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// jsonCounts counts documents by their kind: an object with a member for each kind, in the order of the kinds.
type jsonCounts map[model.DocumentKind]int

func (c jsonCounts) MarshalJSON() ([]byte, error) {
	var members []string
	for _, kind := range model.DocumentKinds {
		members = append(members, fmt.Sprintf(`"%ss":%d`, kind, c[kind]))
	}
	return []byte("{" + strings.Join(members, ",") + "}"), nil
}

// jsonSummary counts findings by severity.
type jsonSummary struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
	Info     int `json:"info"`
}

// jsonHidden says what the user asked to leave out. Summary and verdict include it.
type jsonHidden struct {
	Findings    int            `json:"findings"`
	Accepted    int            `json:"accepted"`
	MinSeverity model.Severity `json:"min_severity"`
	Quiet       bool           `json:"quiet"`
}

type jsonLocation struct {
	Path      string `json:"path"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
	Pointer   string `json:"pointer"`
	// Revision is the id of the base in which the place is; absent for places in the head.
	Revision string `json:"revision,omitempty"`
}

type jsonFinding struct {
	Rule        string         `json:"rule"`
	Severity    model.Severity `json:"severity"`
	Fails       bool           `json:"fails"`
	Message     string         `json:"message"`
	Entity      string         `json:"entity"`
	Name        string         `json:"name"`
	Document    string         `json:"document"`
	Place       string         `json:"place"`
	Location    jsonLocation   `json:"location"`
	Excerpt     string         `json:"excerpt"`
	Related     []jsonRelated  `json:"related"`
	MoreRelated int            `json:"more_related"`
	Fingerprint string         `json:"fingerprint"`
	Folded      []jsonFolded   `json:"folded,omitempty"`
	// State is absent if nothing was compared.
	State model.State `json:"state,omitempty"`
	// Acceptance is absent if the finding counts.
	Acceptance *jsonAcceptance `json:"acceptance,omitempty"`
}

// jsonAcceptance says by whom a finding or problem is accepted. What stands in the baseline has no location, and findings there
// have only the form.
type jsonAcceptance struct {
	Form     model.WaiverForm `json:"form"`
	Location *jsonLocation    `json:"location,omitempty"`
	Owner    string           `json:"owner,omitempty"`
	Reason   string           `json:"reason,omitempty"`
	Expires  string           `json:"expires,omitempty"`
	Ticket   string           `json:"ticket,omitempty"`
}

// jsonFolded is a finding that is shown with another one.
type jsonFolded struct {
	Document    string `json:"document"`
	Place       string `json:"place"`
	Fingerprint string `json:"fingerprint"`
}

type jsonRelated struct {
	Message  string       `json:"message"`
	Location jsonLocation `json:"location"`
}

// jsonProblem is a problem. Its location is absent if the problem is not about one document.
type jsonProblem struct {
	ID       string        `json:"id"`
	Message  string        `json:"message"`
	Location *jsonLocation `json:"location,omitempty"`
	Rule     string        `json:"rule,omitempty"`
	// Fingerprint is absent if nobody can accept the problem, Acceptance if nobody has accepted it.
	Fingerprint string          `json:"fingerprint,omitempty"`
	Acceptance  *jsonAcceptance `json:"acceptance,omitempty"`
}

type jsonRule struct {
	ID       string         `json:"id"`
	Severity model.Severity `json:"severity"`
	Title    string         `json:"title"`
	Fix      string         `json:"fix"`
	Controls []string       `json:"controls"`
}

func reportJSON(w io.Writer, r view) error {
	out := jsonReport{
		Version: JSONVersion, Tool: jsonTool{"sealint", r.Version}, Verdict: r.Verdict, FailOn: r.FailOn, DocumentFailOn: r.DocumentFailOn, Profile: r.Profile,
		Documents: r.Documents,
		Coverage:  coverageForJSON(r.Coverage, r.Verbose),
		Findings:  []jsonFinding{}, Problems: []jsonProblem{}, Accepted: []jsonFinding{}, Tolerated: []jsonProblem{}, Rules: []jsonRule{},
		Counts: countAccepted(r.Report), Base: baseForJSON(r.Report),
	}
	if s := r.Shard; s != nil {
		out.Shard = &jsonShard{s.Number, s.Of, s.State}
	}
	for _, f := range r.Fixed {
		out.Fixed = append(out.Fixed, findingForJSON(f, false))
	}
	for _, f := range r.Findings {
		switch f.Severity {
		case model.Critical:
			out.Summary.Critical++
		case model.High:
			out.Summary.High++
		case model.Medium:
			out.Summary.Medium++
		case model.Low:
			out.Summary.Low++
		default:
			out.Summary.Info++
		}
	}
	if r.MinSeverity > model.Info || r.Quiet {
		out.Hidden = &jsonHidden{r.hidden(), len(r.Report.Accepted) - len(r.accepted), r.MinSeverity, r.Quiet}
	}
	for _, f := range r.shown {
		out.Findings = append(out.Findings, findingForJSON(f, r.Fails(f)))
	}
	for _, f := range r.accepted {
		out.Accepted = append(out.Accepted, findingForJSON(f, false))
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problemForJSON(p))
	}
	for _, p := range r.Tolerated {
		out.Tolerated = append(out.Tolerated, problemForJSON(p))
	}
	for _, rule := range r.Rules {
		out.Rules = append(out.Rules, jsonRule{rule.ID, rule.Severity, rule.Title, rule.Fix, append([]string{}, rule.Controls...)})
	}
	return writeJSON(w, out, "  ")
}

func findingForJSON(f model.Finding, fails bool) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule, Severity: f.Severity, Fails: fails, Message: f.Message, Entity: string(f.Entity), Name: f.Name,
		Location: jsonPlace(f.Location), Excerpt: f.Location.Excerpt, Related: []jsonRelated{}, MoreRelated: f.MoreRelated,
		Document: f.Document, Place: f.Place, Fingerprint: f.Fingerprint, Acceptance: acceptanceForJSON(f.Acceptance),
		State: f.State,
	}
	for _, other := range f.Folded {
		j.Folded = append(j.Folded, jsonFolded(other))
	}
	for _, related := range f.Related {
		j.Related = append(j.Related, jsonRelated{related.Message, jsonPlace(related.Location)})
	}
	return j
}

func problemForJSON(p model.Problem) jsonProblem {
	j := jsonProblem{ID: p.ID, Message: p.Message, Rule: p.Rule, Fingerprint: p.Fingerprint, Acceptance: acceptanceForJSON(p.Acceptance)}
	if p.Location.Path != "" {
		place := jsonPlace(p.Location)
		j.Location = &place
	}
	return j
}

func acceptanceForJSON(a *model.Acceptance) *jsonAcceptance {
	if a == nil {
		return nil
	}
	j := &jsonAcceptance{Form: a.Form, Owner: a.Owner, Reason: a.Reason, Expires: a.Expires, Ticket: a.Ticket}
	if a.Location.Path != "" {
		place := jsonPlace(a.Location)
		j.Location = &place
	}
	return j
}

func jsonPlace(l model.Location) jsonLocation {
	return jsonLocation{l.Path, l.Line, l.Column, l.EndLine, l.EndColumn, l.Pointer, l.Revision}
}
