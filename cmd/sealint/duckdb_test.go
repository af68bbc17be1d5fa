package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/report"
)

// duckdbScript answers each query of standard input, a JSON list, with an object of names, types and rows.
const duckdbScript = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answers = [];
  for (const query of JSON.parse(require('fs').readFileSync(0))) {
    const answer = await connection.runAndReadAll(query);
    answers.push({ names: answer.columnNames(), types: answer.columnTypes().map(String), rows: answer.getRowsJson() });
  }
  console.log(JSON.stringify(answers));
})().catch(e => { console.error(e); process.exit(1); });
`

// duckdbAnswer is the result of a query.
type duckdbAnswer struct {
	Names, Types []string
	Rows         [][]any
}

// String is a table in Markdown.
func (a duckdbAnswer) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s |\n|%s\n", strings.Join(a.Names, " | "), strings.Repeat("---|", len(a.Names)))
	for _, row := range a.Rows {
		for _, cell := range row {
			if cell == nil {
				cell = ""
			}
			fmt.Fprintf(&b, "| %v ", cell)
		}
		b.WriteString("|\n")
	}
	return b.String()
}

// askDuckDB runs queries in DuckDB, in a folder.
func askDuckDB(t *testing.T, dir string, queries ...string) []duckdbAnswer {
	t.Helper()
	input, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "-e", duckdbScript)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := err.(*exec.ExitError); ok {
			t.Fatalf("%v\n%s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var answers []duckdbAnswer
	if err := json.Unmarshal(out, &answers); err != nil || len(answers) != len(queries) {
		t.Fatal(err, len(answers))
	}
	return answers
}

// needsDuckDB skips a test where node cannot load DuckDB.
func needsDuckDB(t *testing.T) {
	t.Helper()
	needs(t, "node")
	if err := exec.Command("node", "-e", "require('@duckdb/node-api')").Run(); err != nil {
		t.Skip("NOT CHECKED: node has no package @duckdb/node-api; npm installs it, and NODE_PATH says where it is")
	}
}

// reportedWeeks are runs in three repositories, whose reports docs/many-repositories.md asks about. Edits of files are pairs of an old
// and a new text; they stay until a later run of the repository gives others.
var reportedWeeks = []struct {
	repository, workspace, date string
	edits                       map[string][]string
}{
	{"acme/payments", "payments", "2026-06-10", map[string][]string{
		"integrations/ledger-payments.integration.yaml":  {"vault://payments/ledger-payments", "Zx81kQpl0wBv7"},
		"integrations/ledger-reporting.integration.yaml": {"tokenTTL: 30m", "tokenTTL: 24h"},
	}},
	{"acme/payments", "payments", "2026-06-17", map[string][]string{"integrations/ledger-payments.integration.yaml": {"vault://payments/ledger-payments", "Zx81kQpl0wBv7"}}},
	{"acme/payments", "payments", "2026-06-24", map[string][]string{
		"integrations/ledger-payments.integration.yaml": {"lifecycle: active", "lifecycle: active\n  # moved", "vault://payments/ledger-payments", "Zx81kQpl0wBv7"},
	}},
	{"acme/devices", "training", "2026-06-10", map[string][]string{"integrations/telemetry.integration.yaml": {"tokenTTL: 5m", "tokenTTL: 24h"}}},
	{"acme/devices", "training", "2026-06-17", nil},
	{"acme/devices", "training", "2026-06-24", map[string][]string{"api/telemetry.openapi.yaml": {"openapi: ", "openapi: ["}}},
	{"acme/orders", "partner", "2026-06-10", nil},
	{"acme/orders", "partner", "2026-06-24", map[string][]string{"integrations/orders-partner.integration.yaml": {"    runbook: https://runbooks.payments.internal/orders-partner\n", ""}}},
}

// writeReports writes the reports of reportedWeeks below a folder.
func writeReports(t *testing.T, dir string) {
	t.Helper()
	workers := newWorkers(t)
	for _, week := range reportedWeeks {
		repository := t.TempDir()
		if err := os.CopyFS(repository, os.DirFS("../../testdata/workspaces/"+week.workspace)); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("git", "-C", repository, "init", "-q").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for name, edits := range week.edits {
			text, err := os.ReadFile(filepath.Join(repository, name))
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i < len(edits); i += 2 {
				if !bytes.Contains(text, []byte(edits[i])) {
					t.Fatalf("%s has no %q", name, edits[i])
				}
				text = bytes.Replace(text, []byte(edits[i]), []byte(edits[i+1]), 1)
			}
			fill(t, repository, map[string]string{name: string(text)})
		}
		env := append(os.Environ(), "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY="+week.repository, "SEALINT_TODAY="+week.date)
		for _, command := range []string{"lint", "controls"} {
			r, err := workers.run(request{Dir: repository, Env: env, Args: []string{command, "--format", "jsonl"}})
			if err != nil || r.code == exitUsage || r.stdout == "" {
				t.Fatalf("%s: %v, exit status %d\n%s", command, err, r.code, r.output())
			}
			_, name, _ := strings.Cut(week.repository, "/")
			fill(t, dir, map[string]string{"reports/" + name + "-" + week.date + "-" + command + ".jsonl": r.stdout})
		}
	}
}

// TestSurfaceDuckDB runs the queries of docs/many-repositories.md in DuckDB, and finds the results that the page shows.
func TestSurfaceDuckDB(t *testing.T) {
	needsDuckDB(t)
	dir := t.TempDir()
	writeReports(t, dir)
	page, err := os.ReadFile("../../docs/many-repositories.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^```sql (\\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?")
	var queries []string
	matches := blocks.FindAllStringSubmatch(string(page), -1)
	for _, m := range matches {
		queries = append(queries, m[2])
	}
	if len(queries) < 6 {
		t.Fatalf("only %d queries found", len(queries))
	}
	answers := askDuckDB(t, dir, queries...)
	shown := string(page)
	for i, m := range matches {
		got := answers[i].String()
		if m[1] != "load" && m[1] != "without" && len(answers[i].Rows) == 0 {
			t.Errorf("query %s finds nothing", m[1])
		}
		if strings.Contains(m[0], "```text") && m[3] != got {
			t.Errorf("query %s: the page shows\n%s\nbut DuckDB finds\n%s", m[1], m[3], got)
			shown = strings.Replace(shown, m[0], "```sql "+m[1]+"\n"+m[2]+"```\n\n```text\n"+got+"```\n", 1)
		}
	}
	if *update {
		if err := os.WriteFile("../../docs/many-repositories.md", []byte(shown), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSurfaceDuckDBReadsEachReport: DuckDB finds every column in every report, can read all with the types of docs/output.md, and, where it
// has to guess, guesses the same types for each report, but for lists that are empty in all lines.
func TestSurfaceDuckDBReadsEachReport(t *testing.T) {
	needsDuckDB(t)
	dir := t.TempDir()
	writeReports(t, dir)
	types := map[string]string{"text": "VARCHAR", "number": "BIGINT", "truth": "BOOLEAN", "list": "VARCHAR[]"}
	for command, columns := range map[string][]report.Column{"lint": report.LineColumns, "controls": report.AuditColumns} {
		files, err := filepath.Glob(filepath.Join(dir, "reports", "*-"+command+".jsonl"))
		if err != nil || len(files) != len(reportedWeeks) {
			t.Fatal(err, files)
		}
		var stated []string
		for _, c := range columns {
			stated = append(stated, c.Name+": '"+types[c.Type]+"'")
		}
		queries := []string{"SELECT * FROM read_json('reports/*-" + command + ".jsonl', format = 'newline_delimited', columns = {" + strings.Join(stated, ", ") + "})"}
		lines := 0
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines += bytes.Count(text, []byte("\n"))
			queries = append(queries, "SELECT * FROM read_json('"+file+"', format = 'newline_delimited')")
		}
		answers := askDuckDB(t, dir, queries...)
		if len(answers[0].Rows) != lines {
			t.Errorf("%s: %d rows of %d lines", command, len(answers[0].Rows), lines)
		}
		for i, a := range answers[1:] {
			for n, c := range columns {
				want := types[c.Type]
				if c.Name == "run_date" {
					want = "DATE"
				}
				if n >= len(a.Names) || a.Names[n] != c.Name || a.Types[n] != want && !(c.Type == "list" && a.Types[n] == "JSON[]") {
					t.Errorf("%s: column %d is %v of %v, want %s of type %s", files[i], n, a.Names, a.Types, c.Name, want)
					break
				}
			}
		}
	}
}
