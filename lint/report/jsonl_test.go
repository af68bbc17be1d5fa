package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// tables are the commands that write jsonl, with their columns and the files of their schemas.
var tables = []struct {
	writer, schema, title string
	columns               []report.Column
}{
	{"Write", "lines.schema.json", "a line of sealint lint --format jsonl", report.LineColumns},
	{"WriteAudit", "controls.schema.json", "a line of sealint controls --format jsonl", report.AuditColumns},
}

// checkLines checks each line of jsonl as checkValues does, and that all have the same columns in the same order.
func checkLines(t *testing.T, where, got, plain string, texts []string) {
	t.Helper()
	lines, want := strings.Split(got, "\n"), strings.Split(plain, "\n")
	if len(lines) != len(want) || !strings.HasSuffix(got, "\n") {
		t.Fatalf("%s: %d lines, want %d", where, len(lines), len(want))
	}
	number := 0
	for i, line := range lines[:len(lines)-1] {
		checkValues(t, where, line, want[i], texts)
		if !slices.Equal(columnNames(t, line), columnNames(t, lines[0])) {
			t.Errorf("%s: line %d has other columns than line 1: %s", where, i+1, line)
		}
		number++
	}
	if number == 0 {
		t.Errorf("%s: no line", where)
	}
}

// columnNames returns the names of the members of a JSON object on one line, in their order. Values are never null or objects.
func columnNames(t *testing.T, line string) (names []string) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(line))
	token, err := decoder.Token()
	if err != nil || token != json.Delim('{') {
		t.Fatalf("not an object: %v\n%s", err, line)
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		switch value := value.(type) {
		case nil, map[string]any:
			t.Errorf("column %s is %v", name, value)
		case []any:
			for _, item := range value {
				if _, ok := item.(string); !ok {
					t.Errorf("column %s has %v in its list", name, item)
				}
			}
		}
		names = append(names, name.(string))
	}
	return names
}

// TestLinesAreAsTheirSchemaSays writes the schemas of jsonl from its columns, and holds all reports of the tests to them.
func TestLinesAreAsTheirSchemaSays(t *testing.T) {
	for _, table := range tables {
		var names []string
		properties := []string{}
		for _, c := range table.columns {
			form := map[string]string{
				"text": `"type": "string"`, "number": `"type": "integer", "minimum": 0`, "truth": `"type": "boolean"`, "list": `"type": "array", "items": {"type": "string"}`,
			}[c.Type]
			if form == "" || c.Description == "" {
				t.Fatalf("column %+v", c)
			}
			description, err := json.Marshal(c.Description)
			if err != nil {
				t.Fatal(err)
			}
			properties = append(properties, `    "`+c.Name+`": {`+form+`, "description": `+string(description)+`}`)
			names = append(names, `"`+c.Name+`"`)
		}
		text := "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"" + table.title + "\",\n  \"type\": \"object\",\n  \"properties\": {\n" +
			strings.Join(properties, ",\n") + "\n  },\n  \"required\": [" + strings.Join(names, ", ") + "],\n  \"additionalProperties\": false\n}\n"
		if *update {
			if err := os.WriteFile(table.schema, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if golden, err := os.ReadFile(table.schema); err != nil || string(golden) != text {
			t.Errorf("%s differs from the columns; run with -update and read the change: %v", table.schema, err)
		}
		schema := compile(t, table.schema)
		check := func(where string, written []byte) {
			t.Helper()
			for line := range strings.Lines(string(written)) {
				validate(t, schema, []byte(line))
				if got, want := columnNames(t, line), columnNames(t, "{"+strings.Join(names, ": 0, ")+": 0}"); !slices.Equal(got, want) {
					t.Errorf("%s: columns %v, want %v", where, got, want)
				}
			}
		}
		w := writers[table.writer]
		for _, text := range append([]string{"plain"}, hostile...) {
			check(text, []byte(render(t, w, "jsonl", numberTexts(text))))
		}
		empty := reflect.New(reflect.TypeOf(w.value).Elem()).Interface()
		var b bytes.Buffer
		if err := w.write(&b, "jsonl", empty); err != nil {
			t.Fatal(err)
		}
		check("empty", b.Bytes())
		if table.writer == "Write" {
			for name, r := range reports() {
				check(name, write(t, "jsonl", r))
			}
		}
	}
}

// TestColumnsAreDocumented: the tables of docs/output.md are those of the columns.
func TestColumnsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/output.md")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{"text": "text", "number": "whole number", "truth": "true or false", "list": "list of texts"}
	for _, table := range tables {
		want := "| column | type | meaning |\n|---|---|---|\n"
		for _, c := range table.columns {
			want += "| `" + c.Name + "` | " + types[c.Type] + " | " + c.Description + " |\n"
		}
		if !strings.Contains(string(page), want) {
			t.Errorf("docs/output.md does not have:\n%s", want)
		}
	}
}

// TestLinesSayWhatBecameOfFindings: a reader who counts the open findings of a report counts those that count.
func TestLinesSayWhatBecameOfFindings(t *testing.T) {
	for name, r := range reports() {
		r.Kinds = map[string]model.DocumentKind{"api.yaml": model.Contract}
		got := map[string]int{}
		fails := 0
		for line := range strings.Lines(string(write(t, "jsonl", r))) {
			var row struct {
				Type, Status, Document, Owner string
				Fails                         bool
				Kind                          string `json:"document_kind"`
				Accepted                      string `json:"accepted_by"`
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			got[row.Type+" "+row.Status]++
			if row.Fails {
				fails++
			}
			if (row.Kind == "contract") != (row.Document == "api.yaml") || (row.Accepted != "") != (row.Status == "accepted") {
				t.Errorf("%s: %s", name, line)
			}
		}
		want := map[string]int{"run ": 1}
		for status, n := range map[string]int{
			"finding open": len(r.Findings), "finding accepted": len(r.Accepted), "finding fixed": len(r.Fixed), "problem open": len(r.Problems), "problem accepted": len(r.Tolerated),
		} {
			if n > 0 {
				want[status] = n
			}
		}
		failing := len(r.Problems)
		for _, f := range r.Findings {
			if r.Fails(f) {
				failing++
			}
		}
		if !reflect.DeepEqual(got, want) || fails != failing {
			t.Errorf("%s: %v with %d that fail, want %v with %d", name, got, fails, want, failing)
		}
	}
}
