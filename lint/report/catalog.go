package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// catalogs are the formats of a catalogue.
var catalogs = formats[*model.Catalog]{{"text", catalogText}, {"json", catalogJSON}, {"markdown", catalogMarkdown}, {"mermaid", catalogMermaid}, {"backstage", catalogBackstage}}

// CatalogFormats are the names of the formats that WriteCatalog knows.
var CatalogFormats = catalogs.names()

// WriteCatalog writes a catalogue of integrations in one of CatalogFormats.
func WriteCatalog(w io.Writer, format string, c *model.Catalog) error {
	return catalogs.write(w, format, c)
}

// notStated is the value of a property that a manifest does not state.
const notStated = "not stated"

// joinOrNotStated joins the parts that are not empty; it returns notStated if all are.
func joinOrNotStated(parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return notStated
	}
	return strings.Join(list, ", ")
}

// addBrackets returns "text (more)".
func addBrackets(text, more string) string {
	if more == "" {
		return text
	}
	return text + " (" + more + ")"
}

// verdictWords returns the verdict on an integration, the number of findings by severity, how much somebody has accepted, and the documents that were not judged.
func verdictWords(i model.Integration) string {
	var counts []string
	for s := model.Critical; s >= model.Info; s-- {
		if n := i.Findings[s]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, s))
		}
	}
	text := addBrackets(string(i.Verdict), strings.Join(append(counts, acceptedIn(i)...), ", "))
	if len(i.NotJudged) > 0 {
		text += "; not judged, because not part of this run: " + strings.Join(i.NotJudged, ", ")
	}
	return text
}

// acceptedIn says how much the verdict on an integration leaves out because somebody has accepted it.
func acceptedIn(i model.Integration) []string {
	var parts []string
	if i.Accepted > 0 {
		parts = append(parts, plural(i.Accepted, "accepted finding", "accepted findings"))
	}
	if i.Tolerated > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted as not judged", i.Tolerated))
	}
	return parts
}

func consumersOf(i model.Integration) string {
	var list []string
	for _, c := range i.Consumers {
		list = append(list, addBrackets(c.Name, strings.Trim(c.Kind+", "+c.Data, ", ")))
	}
	return joinOrNotStated(list...)
}

// operationsOf lists the used operations. A manifest that names a contract and lists none uses all.
func operationsOf(i model.Integration) string {
	if len(i.Operations) == 0 && i.Contract != "" {
		return "all of the contract: none is listed"
	}
	return joinOrNotStated(i.Operations...)
}

// expiriesOf says what ends when, soonest first.
func expiriesOf(i model.Integration) string {
	var list []string
	for _, e := range i.Expiries {
		when := e.Date
		if e.Past {
			when += ", past"
		}
		list = append(list, addBrackets(e.What, when))
	}
	if len(list) == 0 {
		return "nothing stated"
	}
	return strings.Join(list, ", ")
}

// catalogRow is a property of an integration, as text.
type catalogRow struct{ name, value string }

func catalogRows(i model.Integration) []catalogRow {
	contract := i.Contract
	if contract != "" && i.ContractVersion != "" {
		contract = addBrackets(contract, "version "+i.ContractVersion)
	}
	sla := []string{i.SLA.Published}
	if i.SLA.LatencyP99 != "" {
		sla = append([]string{"p99 " + i.SLA.LatencyP99}, sla...)
	}
	if i.SLA.Availability != "" {
		sla = append([]string{i.SLA.Availability + " % available"}, sla...)
	}
	return []catalogRow{
		{"verdict", verdictWords(i)},
		{"owner", joinOrNotStated(i.Owner, i.SecurityContact)},
		{"lifecycle", joinOrNotStated(i.Lifecycle)},
		{"direction", joinOrNotStated(i.Direction, i.Pattern)},
		{"provider", joinOrNotStated(addBrackets(i.Provider, i.Party))},
		{"consumers", consumersOf(i)},
		{"data", joinOrNotStated(append([]string{i.Classification}, i.Categories...)...)},
		{"regulations", joinOrNotStated(i.Regulations...)},
		{"residency", joinOrNotStated(i.Residency...)},
		{"authentication", joinOrNotStated(i.Method)},
		{"scopes", joinOrNotStated(i.Scopes...)},
		{"operations", operationsOf(i)},
		{"endpoints", joinOrNotStated(i.Endpoints...)},
		{"webhooks", joinOrNotStated(i.Webhooks...)},
		{"environments", joinOrNotStated(i.Environments...)},
		{"contract", joinOrNotStated(contract)},
		{"SBOM", joinOrNotStated(i.SBOM)},
		{"service level", joinOrNotStated(sla...)},
		{"runbook", joinOrNotStated(i.Runbook)},
		{"last review", joinOrNotStated(strings.TrimSpace(i.LastReview.Kind + " " + i.LastReview.Date))},
		{"expires", expiriesOf(i)},
		{"manifest", i.Path},
	}
}

func catalogText(w io.Writer, c *model.Catalog) error {
	for _, i := range c.Integrations {
		fmt.Fprintln(w, Sanitize(i.Name))
		if i.Description != "" {
			fmt.Fprintf(w, "  %s\n", Sanitize(i.Description))
		}
		for _, row := range catalogRows(i) {
			fmt.Fprintf(w, "  %-15s %s\n", row.name, Sanitize(row.value))
		}
		fmt.Fprintln(w)
	}
	writeProblems(w, slices.Concat(c.Problems, c.Tolerated))
	_, err := fmt.Fprintln(w, catalogSummary(c)+".")
	return err
}

func catalogSummary(c *model.Catalog) string {
	counts := map[model.Verdict]int{}
	for _, i := range c.Integrations {
		counts[i.Verdict]++
	}
	text := plural(len(c.Integrations), "integration", "integrations")
	for _, verdict := range []model.Verdict{model.Pass, model.Fail, model.Incomplete} {
		if n := counts[verdict]; n > 0 {
			text += fmt.Sprintf(", %d %s", n, verdict)
		}
	}
	return text
}

// catalogMarkdown writes a table of the integrations, one of what ends when, and a list of what each integration uses: operations and
// webhooks may be too many for a table.
func catalogMarkdown(w io.Writer, c *model.Catalog) error {
	catalogTable(w, c, []string{"verdict", "owner", "lifecycle", "direction", "provider", "consumers", "data", "regulations", "authentication", "scopes", "endpoints", "service level", "SBOM", "last review"})
	fmt.Fprintf(w, "\n%s.\n", catalogSummary(c))
	expiriesTable(w, c)
	if len(c.Integrations) > 0 {
		fmt.Fprintf(w, "\n### Operations and webhooks\n\n")
	}
	for _, i := range c.Integrations {
		fmt.Fprintf(w, "- integration %s\n", markdown(i.Name))
		fmt.Fprintf(w, "  - operations: %s\n", markdown(operationsOf(i)))
		fmt.Fprintf(w, "  - webhooks: %s\n", markdown(joinOrNotStated(i.Webhooks...)))
	}
	if problems := slices.Concat(c.Problems, c.Tolerated); len(problems) > 0 {
		fmt.Fprintf(w, "\n### Not judged\n\n")
		markdownProblems(w, problems)
	}
	return nil
}

// expiriesTable writes what ends when in all integrations, soonest first.
func expiriesTable(w io.Writer, c *model.Catalog) {
	type row struct {
		model.Expiry
		integration string
	}
	var rows []row
	for _, i := range c.Integrations {
		for _, e := range i.Expiries {
			rows = append(rows, row{e, i.Name})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return strings.Compare(a.Date, b.Date) })
	fmt.Fprintf(w, "\n### What ends when\n\n")
	if len(rows) == 0 {
		fmt.Fprintln(w, "Nothing is stated.")
		return
	}
	fmt.Fprintf(w, "| last day | integration | what ends |\n|---|---|---|\n")
	for _, r := range rows {
		day := markdown(r.Date)
		if r.Past {
			day = "**past:** " + day
		}
		fmt.Fprintf(w, "| %s | %s | %s |\n", day, markdown(r.integration), markdown(r.What))
	}
}

func catalogTable(w io.Writer, c *model.Catalog, columns []string) {
	fmt.Fprintf(w, "| integration | %s |\n|---|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for _, i := range c.Integrations {
		values := map[string]string{}
		for _, row := range catalogRows(i) {
			values[row.name] = row.value
		}
		fmt.Fprintf(w, "| %s |", markdown(i.Name))
		for _, name := range columns {
			fmt.Fprintf(w, " %s |", markdown(values[name]))
		}
		fmt.Fprintln(w)
	}
}

// catalogMermaid draws which data goes from whom to whom. The label of an arrow is the classification of the data. Integrations
// that the gate does not pass are red. A provider without a name has the title of its contract.
func catalogMermaid(w io.Writer, c *model.Catalog) error {
	fmt.Fprintln(w, "flowchart LR")
	nodes := map[string]string{}
	var failed []string
	edges := 0
	node := func(kind, name, open, end string) string {
		id, ok := nodes[kind+name]
		if !ok {
			id = fmt.Sprintf("n%d", len(nodes))
			nodes[kind+name] = id
			fmt.Fprintf(w, "  %s%s\"%s\"%s\n", id, open, mermaid(name), end)
		}
		return id
	}
	edge := func(from, arrow, to, label string, red bool) {
		fmt.Fprintf(w, "  %s %s|\"%s\"| %s\n", from, arrow, mermaid(label), to)
		if red {
			failed = append(failed, fmt.Sprint(edges))
		}
		edges++
	}
	var red []string
	for n, i := range c.Integrations {
		// The node has a number, because two integrations may have the same name.
		self := fmt.Sprintf("i%d", n)
		fmt.Fprintf(w, "  %s[\"%s\"]\n", self, mermaid(addBrackets(i.Name, strings.Join(acceptedIn(i), ", "))))
		bad := i.Verdict != model.Pass
		if bad {
			red = append(red, self)
		}
		data := joinOrNotStated(append([]string{i.Classification}, i.Categories...)...)
		if data == notStated {
			data = "not classified"
		}
		if provider := cmp.Or(i.Provider, i.ContractTitle); provider != "" {
			from, arrow, to := flow(i, self, node("provider ", provider, "([", "])"))
			edge(from, arrow, to, data, bad)
		}
		for _, c := range i.Consumers {
			if c.Data == "none" {
				continue
			}
			label := data
			if c.Data != "" && c.Data != "full" {
				label += ", " + c.Data
			}
			edge(self, "-->", node("consumer ", c.Name, "([", "])"), label, bad)
		}
	}
	if len(red) > 0 {
		fmt.Fprintf(w, "  classDef failed stroke:#d00,color:#d00,stroke-width:2px\n  class %s failed\n", strings.Join(red, ","))
	}
	if len(failed) > 0 {
		fmt.Fprintf(w, "  linkStyle %s stroke:#d00\n", strings.Join(failed, ","))
	}
	for _, p := range slices.Concat(c.Problems, c.Tolerated) {
		fmt.Fprintf(w, "  %%%% %s: %s\n", mermaid(problemWords(p)), mermaid(position(p.Location)+" "+p.Message))
	}
	return nil
}

// flow returns the arrow of the data between an integration and its provider. With push, the caller sends the data; with pull,
// the called side sends it. The integration is the caller if the direction is outbound, and the provider if it is inbound. In
// all other cases, the data may go both ways.
func flow(i model.Integration, self, provider string) (from, arrow, to string) {
	switch {
	case i.Direction == "outbound" && i.Pattern == "push", i.Direction == "inbound" && i.Pattern == "pull":
		return self, "-->", provider
	case i.Direction == "outbound" && i.Pattern == "pull", i.Direction == "inbound" && i.Pattern == "push":
		return provider, "-->", self
	}
	return self, "<-->", provider
}

type catalogFile struct {
	Version      int                  `json:"version"`
	Integrations []catalogIntegration `json:"integrations"`
	Problems     []plainProblem       `json:"problems"`
	Tolerated    []plainProblem       `json:"tolerated"`
}

// catalogIntegration is an integration in the output of sealint catalog --format json. A field that the manifest does not state
// is empty.
type catalogIntegration struct {
	Name            string            `json:"name"`
	Description     string            `json:"description"`
	Owner           string            `json:"owner"`
	SecurityContact string            `json:"security_contact"`
	Lifecycle       string            `json:"lifecycle"`
	Direction       string            `json:"direction"`
	Pattern         string            `json:"pattern"`
	Provider        catalogProvider   `json:"provider"`
	Consumers       []catalogConsumer `json:"consumers"`
	Classification  string            `json:"classification"`
	Categories      []string          `json:"categories"`
	Regulations     []string          `json:"regulations"`
	Residency       []string          `json:"residency"`
	Method          string            `json:"method"`
	Scopes          []string          `json:"scopes"`
	Operations      []string          `json:"operations"`
	Endpoints       []string          `json:"endpoints"`
	Webhooks        []string          `json:"webhooks"`
	Environments    []string          `json:"environments"`
	Contract        string            `json:"contract"`
	ContractVersion string            `json:"contract_version"`
	SBOM            string            `json:"sbom"`
	SLA             catalogSLA        `json:"sla"`
	Runbook         string            `json:"runbook"`
	Sunset          string            `json:"sunset"`
	LastReview      catalogReview     `json:"last_review"`
	Expiries        []catalogExpiry   `json:"expiries"`
	Manifest        string            `json:"manifest"`
	Verdict         string            `json:"verdict"`
	Judged          []string          `json:"judged"`
	NotJudged       []string          `json:"not_judged"`
	Findings        map[string]int    `json:"findings"`
	Accepted        int               `json:"accepted"`
	Tolerated       int               `json:"tolerated"`
}

type catalogProvider struct {
	Name  string `json:"name"`
	Party string `json:"party"`
}

type catalogConsumer struct {
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Purpose string `json:"purpose"`
	Data    string `json:"data"`
}

type catalogSLA struct {
	Availability string `json:"availability"`
	LatencyP99   string `json:"latency_p99"`
	Published    string `json:"published"`
}

type catalogReview struct {
	Kind string `json:"kind"`
	Date string `json:"date"`
}

type catalogExpiry struct {
	What string `json:"what"`
	Date string `json:"date"`
	Past bool   `json:"past"`
}

func catalogJSON(w io.Writer, c *model.Catalog) error {
	file := catalogFile{Version: 1, Integrations: []catalogIntegration{}, Problems: jsonProblems(c.Problems), Tolerated: jsonProblems(c.Tolerated)}
	list := func(texts []string) []string { return append([]string{}, texts...) }
	for _, i := range c.Integrations {
		row := catalogIntegration{
			Name: i.Name, Description: i.Description, Owner: i.Owner, SecurityContact: i.SecurityContact, Lifecycle: i.Lifecycle,
			Direction: i.Direction, Pattern: i.Pattern, Provider: catalogProvider{i.Provider, i.Party}, Consumers: []catalogConsumer{},
			Classification: i.Classification, Categories: list(i.Categories), Regulations: list(i.Regulations), Residency: list(i.Residency),
			Method: i.Method, Scopes: list(i.Scopes), Endpoints: list(i.Endpoints), Contract: i.Contract, ContractVersion: i.ContractVersion,
			SBOM: i.SBOM, SLA: catalogSLA(i.SLA), LastReview: catalogReview(i.LastReview), Manifest: i.Path, Verdict: string(i.Verdict),
			Judged: list(i.Judged), NotJudged: list(i.NotJudged), Findings: map[string]int{},
			Accepted: i.Accepted, Tolerated: i.Tolerated, Environments: list(i.Environments), Runbook: i.Runbook, Sunset: i.Sunset,
			Operations: list(i.Operations), Webhooks: list(i.Webhooks), Expiries: []catalogExpiry{},
		}
		for _, e := range i.Expiries {
			row.Expiries = append(row.Expiries, catalogExpiry(e))
		}
		for _, c := range i.Consumers {
			row.Consumers = append(row.Consumers, catalogConsumer(c))
		}
		for s, n := range i.Findings {
			row.Findings[s.String()] = n
		}
		file.Integrations = append(file.Integrations, row)
	}
	return writeJSON(w, file, "  ")
}
