package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// Limits of GitHub code scanning: it shows only 5,000 results of a run, and limits the length of some texts and lists.
const (
	maxResults   = 5000
	maxShortText = 1024 // characters
	maxRuleName  = 255  // characters
	maxTags      = 10   // it shows no more
	maxSnippet   = 200  // bytes; our own limit, longer snippets are left out
)

// The parts of SARIF 2.1.0 (OASIS standard) that sealint writes.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool          `json:"tool"`
		Invocations []sarifInvocation  `json:"invocations"`
		Results     []sarifResult      `json:"results"`
		ColumnKind  string             `json:"columnKind"`
		Properties  sarifRunProperties `json:"properties"`
	}
	sarifRunProperties struct {
		Coverage jsonCoverage   `json:"coverage"`
		Accepted acceptedCounts `json:"accepted"`
		Base     *jsonBase      `json:"base,omitempty"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		SemanticVersion string      `json:"semanticVersion"`
		InformationURI  string      `json:"informationUri"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string          `json:"id"`
		Name             string          `json:"name"`
		ShortDescription sarifText       `json:"shortDescription"`
		FullDescription  sarifText       `json:"fullDescription"`
		HelpURI          string          `json:"helpUri,omitempty"`
		Help             sarifMarkdown   `json:"help"`
		Default          sarifLevel      `json:"defaultConfiguration"`
		Properties       sarifProperties `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifMarkdown struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifProperties struct {
		Tags      []string `json:"tags"`
		Precision string   `json:"precision"`
		// Either of them is set: ProblemSeverity makes results remarks about quality, SecuritySeverity makes them security alerts.
		ProblemSeverity  string `json:"problem.severity,omitempty"`
		SecuritySeverity string `json:"security-severity,omitempty"`
	}
	sarifInvocation struct {
		ExecutionSuccessful        bool                `json:"executionSuccessful"`
		ToolExecutionNotifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Rank                float64           `json:"rank,omitempty"` // of findings, by their own severity
		Message             sarifText         `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string `json:"partialFingerprints,omitempty"`
		BaselineState       string            `json:"baselineState,omitempty"`
		// Suppressions is nil in all results of a run or in none (SARIF 2.1.0, §3.27.23).
		Suppressions *[]sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string         `json:"kind"`
		Status        string         `json:"status"`
		Justification string         `json:"justification,omitempty"`
		Location      *sarifLocation `json:"location,omitempty"`
	}
	sarifLocation struct {
		ID               int           `json:"id,omitempty"`
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn"`
		EndLine     int        `json:"endLine"`
		EndColumn   int        `json:"endColumn"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

// securitySeverity is the number, from 0 to 10, by which GitHub sorts security alerts. Findings below medium are no security alerts.
var securitySeverity = map[model.Severity]string{model.Critical: "9.5", model.High: "8.0", model.Medium: "5.5"}

// problemSeverity is the word by which GitHub sorts alerts that are not about security.
var problemSeverity = map[model.Severity]string{
	model.Critical: "error", model.High: "error", model.Medium: "warning", model.Low: "recommendation", model.Info: "recommendation",
}

// ranks say how important a result is, from 0 to 100 (SARIF 2.1.0, §3.27.25), where its severity may not be that of its rule.
var ranks = map[model.Severity]float64{model.Critical: 95, model.High: 80, model.Medium: 55, model.Low: 30, model.Info: 10}

func sarifLevelOf(s model.Severity) string {
	switch s {
	case model.Critical, model.High:
		return "error"
	case model.Medium:
		return "warning"
	}
	return "note"
}

func reportSARIF(w io.Writer, r view) error {
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name: "sealint", SemanticVersion: r.Version, InformationURI: "https://github.com/sealint/sealint",
		}},
		Invocations: []sarifInvocation{{ExecutionSuccessful: len(r.Problems) == 0}},
		Results:     []sarifResult{},
		ColumnKind:  "utf16CodeUnits",
		Properties:  sarifRunProperties{coverageForJSON(r.Coverage, false), countAccepted(r.Report), baseForJSON(r.Report)},
	}
	indexOf := run.addRules(r)
	invocation, ids := &run.Invocations[0], identify(r.Report)
	for _, p := range r.Problems {
		run.addProblem(p, indexOf(p.ID), ids.problem(p), true)
	}
	for _, p := range r.Tolerated {
		run.addProblem(p, indexOf(p.ID), ids.problem(p), r.IncludeWaived)
	}
	if n := r.hidden(); n > 0 {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, sarifNotification{
			Level:   "note",
			Message: sarifText{fmt.Sprintf("%s below %s left out (--min-severity); the verdict counts all.", plural(n, "finding", "findings"), r.MinSeverity)},
		})
	}
	shown := slices.Clone(r.shown)
	slices.SortStableFunc(shown, func(a, b model.Finding) int { return rank(a) - rank(b) })
	if n := len(run.Results) - maxResults; n > 0 {
		run.Results = run.Results[:maxResults]
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, sarifNotification{
			Level:   "warning",
			Message: sarifText{fmt.Sprintf("%s only above, and not a result, because this file holds at most %d results.", plural(n, "problem is", "problems are"), maxResults)},
		})
	}
	findings := keepMostSevere(shown, maxResults-len(run.Results), "findings", invocation)
	if r.IncludeWaived {
		findings = slices.Concat(findings, keepMostSevere(r.accepted, maxResults-len(run.Results)-len(findings), "accepted findings", invocation))
	}
	for _, f := range findings {
		run.Results = append(run.Results, resultForSARIF(f, indexOf(f.Rule), ids.finding(f)))
	}
	if r.IncludeWaived {
		for i := range run.Results {
			if run.Results[i].Suppressions == nil {
				run.Results[i].Suppressions = &[]sarifSuppression{}
			}
		}
	}
	return writeJSON(w, sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}, "")
}

// addRules adds the rules of a report, and one for each kind of problem. It returns their places in the list, by id; in SARIF, -1
// means that there is no rule.
func (run *sarifRun) addRules(r view) (indexOf func(id string) int) {
	index := map[string]int{}
	snippets := waiverSnippets(r)
	for _, rule := range r.Rules {
		index[rule.ID] = len(index)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleForSARIF(rule, snippets[rule.ID]))
	}
	for _, id := range slices.Sorted(maps.Keys(model.ProblemTitles)) {
		index[id] = len(index)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, problemRule(id))
	}
	return func(id string) int {
		if i, ok := index[id]; ok {
			return i
		}
		return -1
	}
}

// addProblem adds a notification about a problem, and a result if it has a place and results are wanted.
func (run *sarifRun) addProblem(p model.Problem, ruleIndex int, fingerprints map[string]string, withResult bool) {
	n := sarifNotification{Level: "error", Message: sarifText{message(p.Message)}}
	if p.Acceptance != nil {
		n = sarifNotification{Level: "warning", Message: sarifText{message(problemWords(p) + ": " + p.Message)}}
	}
	switch {
	case p.Location.Revision != "": // a reader would look for its line in the file of the head
		n.Message.Text += " " + message(position(p.Location))
	case p.Location.Path != "":
		n.Locations = []sarifLocation{sarifPlace(p.Location)}
		if withResult {
			run.Results = append(run.Results, sarifResult{
				RuleID: p.ID, RuleIndex: ruleIndex, Level: "error", Message: sarifText{message(p.Message)}, Locations: n.Locations,
				PartialFingerprints: fingerprints, Suppressions: suppressions(p.Acceptance),
			})
		}
	}
	invocation := &run.Invocations[0]
	invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, n)
}

// suppressions is nil if nobody has accepted the result.
func suppressions(a *model.Acceptance) *[]sarifSuppression {
	if a == nil {
		return nil
	}
	s := sarifSuppression{Kind: "external", Status: "accepted", Justification: oneLine(strings.TrimLeft(acceptanceWords(a), " :"))}
	if a.Form == model.WaiverInContract || a.Form == model.WaiverInManifest {
		s.Kind = "inSource"
	}
	if a.Location.Path != "" {
		place := sarifPlace(a.Location)
		s.Location = &place
	}
	return &[]sarifSuppression{s}
}

// LeftOut says how many results are not in a report in a format because there are too many of them; empty if all are. The verdict
// counts them all the same.
func LeftOut(format string, r *model.Report, opts Options) string {
	if format != "sarif" {
		return ""
	}
	v := newView(r, opts)
	problems := r.Problems
	results := len(v.shown)
	if opts.IncludeWaived {
		problems = slices.Concat(problems, r.Tolerated)
		results += len(v.accepted)
	}
	for _, p := range problems {
		if p.Location.Path != "" && p.Location.Revision == "" {
			results++
		}
	}
	if results <= maxResults {
		return ""
	}
	return fmt.Sprintf("the SARIF report holds the %d most severe of %d results, because GitHub shows no more; the verdict counts all", maxResults, results)
}

// rank puts the waivers that a change gives itself in front of the other findings.
func rank(f model.Finding) int {
	if f.Rule == waiverAdded {
		return 0
	}
	return 1
}

// keepMostSevere returns the most severe findings, at most room of them. If it leaves out any, it adds a notification with their
// number; what are the words for them.
func keepMostSevere(findings []model.Finding, room int, what string, invocation *sarifInvocation) []model.Finding {
	room = max(room, 0)
	if len(findings) <= room {
		return findings
	}
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b model.Finding) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(b.Severity, a.Severity))
	})
	invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, sarifNotification{
		Level: "warning",
		Message: sarifText{fmt.Sprintf("%d %s of the lowest severities are not in this file, because it holds at most %d results; the verdict does not depend on this.",
			len(findings)-room, what, maxResults)},
	})
	return sorted[:room]
}

// baselineStates are the words of SARIF for states (SARIF 2.1.0, §3.27.24). Without a base there is none.
var baselineStates = map[model.State]string{model.New: "new", model.Grown: "updated", model.Unchanged: "unchanged", model.Database: "unchanged"}

func resultForSARIF(f model.Finding, ruleIndex int, fingerprints map[string]string) sarifResult {
	result := sarifResult{
		RuleID: f.Rule, RuleIndex: ruleIndex, Level: sarifLevelOf(f.Severity), Rank: ranks[f.Severity],
		Locations:           []sarifLocation{sarifPlace(f.Location)},
		PartialFingerprints: fingerprints,
		Suppressions:        suppressions(f.Acceptance),
		BaselineState:       baselineStates[f.State],
	}
	text := message(f.Message)
	for _, related := range f.Related {
		if related.Location.Revision != "" { // a reader would look for its line in the file of the head
			text += " " + message(fmt.Sprintf("%s: %s", related.Message, position(related.Location)))
			continue
		}
		place := sarifPlace(related.Location)
		place.ID = len(result.RelatedLocations) + 1
		place.Message = &sarifText{message(related.Message)}
		result.RelatedLocations = append(result.RelatedLocations, place)
		label := strings.TrimSuffix(oneLine(related.Message), ".")
		text += fmt.Sprintf(" [%s](%d).", escapeLinks(label), place.ID)
	}
	if f.MoreRelated > 0 {
		text += fmt.Sprintf(" And %d more places.", f.MoreRelated)
	}
	result.Message = sarifText{text}
	return result
}

func ruleForSARIF(r model.Rule, snippet string) sarifRule {
	rule := sarifRule{
		ID: r.ID, Name: quote.Truncate(pascalCase(r.ID), maxRuleName-1),
		ShortDescription: sarifText{quote.Truncate(message(r.Title), maxShortText-1)},
		FullDescription:  sarifText{quote.Truncate(message(r.Description), maxShortText-1)},
		HelpURI:          webAddress(r.Page()),
		Help:             ruleHelp(r, snippet),
		Default:          sarifLevel{sarifLevelOf(r.Severity)},
		Properties:       sarifProperties{Tags: tags(r), Precision: precision(r.Measured)},
	}
	if r.IsSecurity() {
		rule.Properties.SecuritySeverity = securitySeverity[r.Severity]
	} else {
		rule.Properties.ProblemSeverity = problemSeverity[r.Severity]
	}
	return rule
}

// securityTag marks rules whose results are security alerts.
const securityTag = "security"

// tags returns the tags of a rule: the weaknesses of CWE as GitHub writes them, the group and the other controls. A control cannot
// make a rule one about security.
func tags(r model.Rule) []string {
	var list []string
	if r.IsSecurity() {
		list = append(list, securityTag)
	}
	var others []string
	for _, control := range r.Controls {
		if n := model.CWE(control); n > 0 {
			list = append(list, fmt.Sprintf("external/cwe/cwe-%03d", n))
		} else if !strings.EqualFold(strings.TrimSpace(control), securityTag) {
			others = append(others, control)
		}
	}
	distinct := []string{}
	for _, tag := range slices.Concat(list, []string{r.Group()}, others) {
		if !slices.Contains(distinct, tag) && len(distinct) < maxTags {
			distinct = append(distinct, tag)
		}
	}
	return distinct
}

// precision returns the word by which GitHub sorts rules, from what was measured: docs/output.md has the thresholds.
func precision(m model.Measured) string {
	wrong := m.Read - m.Right
	switch {
	case m.Read >= 20 && 100*m.Right >= 99*m.Read:
		return "very-high"
	case m.Read >= 10 && 10*m.Right >= 9*m.Read:
		return "high"
	case wrong >= 2 && 10*m.Right < 7*m.Read:
		return "low"
	}
	return "medium"
}

// ruleHelp returns the text that a viewer shows beside a finding. The text of a custom rule is untrusted. snippet is what to add to
// the configuration to accept a finding; empty if there is nothing.
func ruleHelp(r model.Rule, snippet string) sarifMarkdown {
	rows := [][2]string{{"Fix", r.Fix}, {"More", "sealint explain " + r.ID}}
	if len(r.Controls) > 0 {
		rows = append(rows, [2]string{"Controls", strings.Join(r.Controls, ", ")})
	}
	help := sarifMarkdown{Text: escapeLinks(oneLine(r.Description)), Markdown: markdown(oneLine(r.Description))}
	for _, row := range rows {
		help.Text += fmt.Sprintf("\n\n%s: %s", row[0], escapeLinks(oneLine(row[1])))
		help.Markdown += fmt.Sprintf("\n\n**%s:** %s", row[0], markdown(oneLine(row[1])))
	}
	if snippet == "" { // there is no finding that a viewer could show
		return help
	}
	if x, ok := exampleOf(r); ok {
		bad, good := exampleTitles(r)
		help.Text += fmt.Sprintf("\n\n%s:\n\n%s\n\n%s:\n\n%s", good, escapeLinks(x.Good), bad, escapeLinks(x.Bad))
		help.Markdown += fmt.Sprintf("\n\n**%s:**\n\n```%s\n%s\n```\n\n**%s:**\n\n```%s\n%s\n```", good, x.Language, x.Good, bad, x.Language, x.Bad)
	}
	const intro = "To accept a finding for a time, complete this in .sealint.yaml, or run sealint waive:"
	help.Text += "\n\n" + intro + "\n\n" + escapeLinks(snippet)
	help.Markdown += "\n\n" + intro + "\n\n```yaml\n" + snippet + "```\n"
	return help
}

// webAddress returns an encoded address that a viewer may link; "" if the address is not a valid http or https URL.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return u.String()
}

// problemRule returns the SARIF rule for one kind of problem. Problems are results too, because most viewers show only results.
func problemRule(id string) sarifRule {
	const why = "sealint could not judge this. The run is incomplete and does not pass until the problem is solved."
	return sarifRule{
		ID: id, Name: pascalCase(id), ShortDescription: sarifText{sentence(model.ProblemTitles[id])}, FullDescription: sarifText{why},
		HelpURI:    model.ProblemPage(),
		Help:       sarifMarkdown{Text: why, Markdown: why},
		Default:    sarifLevel{"error"},
		Properties: sarifProperties{Tags: []string{"incomplete"}, Precision: "very-high", ProblemSeverity: problemSeverity[model.High]},
	}
}

// sarifPlace returns a location as SARIF writes it. Lines and columns that are not known become 1, which SARIF requires.
func sarifPlace(l model.Location) sarifLocation {
	region := sarifRegion{StartLine: max(l.Line, 1), StartColumn: max(l.Column, 1), EndLine: max(l.EndLine, l.Line, 1), EndColumn: max(l.EndColumn, 1)}
	if region.EndLine == region.StartLine {
		region.EndColumn = max(region.EndColumn, region.StartColumn)
	}
	if l.EndLine == l.Line && l.Excerpt != "" {
		if _, marked, _ := splitExcerpt(l); marked != "" && len(marked) <= maxSnippet {
			region.Snippet = &sarifText{marked}
		}
	}
	return sarifLocation{PhysicalLocation: sarifPhysical{ArtifactLocation: sarifArtifact{relativeURI(l.Path)}, Region: region}}
}

// relativeURI returns a path as a relative reference (RFC 3986) that never leads above its base. It encodes colons, because a
// colon in the first segment would make this segment a scheme (RFC 3986, section 4.2).
func relativeURI(name string) string {
	u := url.URL{Path: strings.TrimPrefix(path.Clean("/"+name), "/")}
	return strings.ReplaceAll(u.EscapedPath(), ":", "%3A")
}

// pascalCase returns the id of a rule in PascalCase: the name that viewers show.
func pascalCase(id string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(id, func(r rune) bool { return r == '/' || r == '-' || r == '_' }) {
		first, size := utf8.DecodeRuneInString(word)
		b.WriteString(string(unicode.ToUpper(first)) + word[size:])
	}
	return b.String()
}
