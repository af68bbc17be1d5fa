package workspace

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/proof"
	"github.com/sealint/sealint/lint/source"
)

// TestCallsOfRealContracts writes a Pact file and an Arazzo description for each published contract, with a call of each operation, reads
// them, and finds the operation of each call.
func TestCallsOfRealContracts(t *testing.T) {
	dir := os.Getenv("SEALINT_CORPUS")
	if dir == "" {
		t.Skip("SEALINT_CORPUS is not set")
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{filepath.Join(dir, "contracts")}})
	if err != nil {
		t.Fatal(err)
	}
	reader := &source.Reader{}
	calls, alone, steps := 0, 0, 0
	for _, file := range found.Files {
		doc, problem := reader.Open(file)
		if problem != nil || doc == nil || doc.Kind != model.Contract {
			continue
		}
		lowered, _ := contract.Lower(doc, reader, func(model.EntityKind) bool { return false })
		if lowered == nil {
			continue
		}
		api := &contractIndex{API: lowered}
		c, a := checkPact(t, api)
		calls, alone = calls+c, alone+a
		steps += checkArazzo(t, api)
	}
	t.Logf("%d recorded calls, of which %d mean one operation; %d steps of workflows", calls, alone, steps)
	if calls < 1000 || steps < 1000 {
		t.Error("too few contracts")
	}
}

// readText reads a text as a proof.
func readText(t *testing.T, name, text string) *proof.Proof {
	t.Helper()
	doc, problem := (&source.Reader{}).OpenFragment(source.File{Root: source.Bytes(map[string][]byte{name: []byte(text)}), Path: name})
	if problem != nil {
		t.Fatal(problem)
	}
	p, problem := proof.Read(doc)
	if problem != nil || len(p.Problems) > 0 {
		t.Fatal(problem, p.Problems)
	}
	return p
}

// checkPact records a call of each operation, below the base path of one of its servers or not, and counts the calls, and those that mean
// no other operation.
func checkPact(t *testing.T, api *contractIndex) (calls, alone int) {
	r := rand.New(rand.NewPCG(7, uint64(len(api.Operations))))
	type request struct {
		Method string     `json:"method"`
		Path   string     `json:"path"`
		Query  url.Values `json:"query,omitempty"`
	}
	var interactions []map[string]any
	var made []int
	for i, op := range api.Operations {
		if op.Kind != "path" {
			continue
		}
		path, _, _ := strings.Cut(op.Path, "#")
		path, query, _ := strings.Cut(path, "?")
		values, _ := url.ParseQuery(templateVariable.ReplaceAllString(query, "x"))
		var b strings.Builder
		last := 0
		for _, m := range templateVariable.FindAllStringIndex(path, -1) {
			b.WriteString((&url.URL{Path: path[last:m[0]]}).EscapedPath())
			b.WriteString(url.PathEscape([]string{"x9", "a b", "ü-1", "50%", "a/b", "v_1.2", "7"}[r.IntN(7)]) + fmt.Sprint(r.IntN(1e6)))
			last = m[1]
		}
		rest := (&url.URL{Path: path[last:]}).EscapedPath()
		if last == 0 && !strings.HasPrefix(rest, "/") {
			rest = "/" + strings.TrimPrefix(rest, "./")
		}
		b.WriteString(rest)
		base := ""
		if r.IntN(2) == 0 && len(op.ServedFrom) > 0 {
			server := op.ServedFrom[r.IntN(len(op.ServedFrom))]
			if u, err := url.Parse(server.URLs[r.IntN(len(server.URLs))].Text); err == nil && !strings.ContainsAny(u.Path, "{}") {
				base = strings.TrimRight(u.EscapedPath(), "/")
			}
		}
		interactions = append(interactions, map[string]any{"type": "Synchronous/HTTP", "request": request{op.Method, base + b.String(), values}})
		made = append(made, i)
	}
	text, _ := json.Marshal(map[string]any{"interactions": interactions})
	p := readText(t, "p.json", string(text))
	for n, call := range p.Calls {
		steps := maxCompared
		found, ok := api.matchCall(call.Method, call.Path, call.Parameters(), &steps)
		op := api.Operations[made[n]]
		if !ok || !slices.Contains(found, made[n]) {
			t.Errorf("%s: %s %s was made from %s %s %v, and means %v", api.Path, call.Method, call.Path, op.Method, op.Path, op.Servers, found)
		}
		if calls++; len(found) == 1 {
			alone++
		} else if testing.Verbose() {
			var names []string
			for _, i := range found {
				names = append(names, api.Operations[i].Path)
			}
			t.Logf("%s: %s %s means one of %v", api.Path, call.Method, call.Path, names)
		}
	}
	return calls, alone
}

// checkArazzo writes a step for each operation, and counts the steps.
func checkArazzo(t *testing.T, api *contractIndex) int {
	var b strings.Builder
	b.WriteString("arazzo: 1.0.0\nsourceDescriptions: [{name: api, url: api.yaml}]\nworkflows:\n- workflowId: w\n  steps:\n")
	var made []int
	for i, op := range api.Operations {
		if op.Kind != "path" || !fs.ValidPath(strings.Trim(op.Path, "/")) && op.ID == "" {
			continue
		}
		key, value := "operationId", op.ID
		if j, _ := api.operation(op.ID); op.ID == "" || i%2 == 0 || j != i {
			key, value = "operationPath", "{$sourceDescriptions.api.url}#"+source.EncodePointer([]string{"paths", op.Path, strings.ToLower(op.Method)})
		}
		quoted, _ := json.Marshal(value)
		fmt.Fprintf(&b, "  - %s: %s\n", key, quoted)
		made = append(made, i)
	}
	if len(made) == 0 {
		return 0
	}
	p := readText(t, "a.yaml", b.String())
	u := &usage{api: api, steps: maxCompared}
	for n, call := range p.Calls {
		if found, ok := u.operations(call); !ok || len(found) != 1 || found[0] != made[n] {
			op := api.Operations[made[n]]
			t.Errorf("%s: %s was made from %s %s, and means %v", api.Path, callName(call), op.Method, op.Path, found)
		}
	}
	return len(made)
}
