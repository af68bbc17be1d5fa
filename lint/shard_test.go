package lint_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/report"
)

// serialNumber matches the first part of the serial number of an SBOM.
var serialNumber = regexp.MustCompile(`urn:uuid:[0-9a-f]{8}`)

// shardedRepo is a random repository: its files by their paths.
type shardedRepo map[string]string

// texts reads the files of a folder of testdata.
func texts(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := filepath.Join("..", "testdata", dir)
	err := filepath.WalkDir(root, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		name, _ := filepath.Rel(root, file)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// newRepository makes a repository of about a number of documents: copies of the workspaces, of which some are edited and some share
// documents with others, and contracts that refer to each other and to parts.
func newRepository(t testing.TB, r *rand.Rand, documents int) shardedRepo {
	t.Helper()
	repo := shardedRepo{}
	spaces := []map[string]string{}
	for _, name := range []string{"payments", "partner", "supplier", "training"} {
		spaces = append(spaces, texts(t, "workspaces/"+name))
	}
	clean := texts(t, "clean")
	edits := [][2]string{
		{"https://", "http://"},
		{"minVersion: \"1.3\"", "minVersion: \"1.0\""},
		{"tokenTTL: ", "tokenTTL: 9"},
		{"vault://", "Zx81kQpl0w"},
		{"version: ", "version: 9"},
		{"owner: ", "owners: "},
		{"\"name\"", "\"nam\""},
		{"description: ", "descriptio: "},
		{"sbom: ../dist/", "sbom: ../../shared/dist/"},
		{"path: ../api/", "path: ../../shared/api/"},
		{"clientId: ", "clientId: same # "},
		{"name: ", "name: twin # "},
		{"type: string", "type: strin"},
		{"openapi: ", "openapi: ["},
		{"path: ../api/", "path: ../gone/"},
		{"apiVersion: sealint/v1", "apiVersion: sealint/v9"},
	}
	const broken = 3 // of the edits, the last, after which something cannot be judged
	edits = edits[:len(edits)-broken*r.IntN(2)]
	pick := func() [2]string { return edits[r.IntN(len(edits))] }
	for n := 0; len(repo) < documents; n++ {
		switch r.IntN(7) {
		case 0, 1: // an integration
			space := spaces[r.IntN(len(spaces))]
			for _, name := range slices.Sorted(maps.Keys(space)) {
				text := space[name]
				if strings.HasPrefix(name, ".") {
					continue
				}
				for r.IntN(3) == 0 {
					e := pick()
					text = strings.Replace(text, e[0], e[1], 1+r.IntN(2))
				}
				text = serialNumber.ReplaceAllString(text, fmt.Sprintf("urn:uuid:%08x", n))
				repo[fmt.Sprintf("team%d/%s", n, name)] = text
				if r.IntN(4) == 0 {
					repo["shared/"+name] = text
				}
			}
		case 2: // a document that no manifest names
			names := slices.Sorted(maps.Keys(clean))
			name := names[r.IntN(len(names))]
			text := clean[name]
			if r.IntN(2) == 0 {
				e := pick()
				text = strings.Replace(text, e[0], e[1], 1)
			}
			repo[fmt.Sprintf("loose/%d/%s", n, name)] = text
		case 3: // contracts with a common part, of which one has a mistake
			repo["common/part.yaml"] = "Error: {type: object, properties: {password: {type: string}, code: {type: integer}}}\nBroken: {$ref: ./gone.yaml}\n"
			ref := "../common/part.yaml#/Error"
			switch r.IntN(4) {
			case 0:
				ref = "../common/part.yaml#/Broken"
			case 1:
				ref = "../common/other.openapi.yaml#/components/schemas/E"
				repo["common/other.openapi.yaml"] = "openapi: 3.1.0\ninfo: {title: Other, version: 1.0.0}\nservers: [{url: http://other.shop.internal}]\npaths: {}\ncomponents: {schemas: {E: {type: object, properties: {token: {type: string}, x: {$ref: './missing.yaml'}}}}}\n"
			}
			waive := ""
			if r.IntN(3) == 0 {
				waive = "x-sealint-waive:\n  - {rule: openapi/tls-required, owner: team-a, reason: The proxy is moved in autumn, created: 2026-06-01, expires: 2026-09-01}\n"
			}
			repo[fmt.Sprintf("apis/%d.openapi.yaml", n)] = "openapi: 3.1.0\n" + waive + fmt.Sprintf("info: {title: API %d, version: 1.0.0}\nservers: [{url: http://a%d.shop.internal}]\n", n, n) +
				"paths:\n  /things:\n    get:\n      operationId: things\n      responses:\n        '200': {description: ok, content: {application/json: {schema: {$ref: '" + ref + "'}}}}\n"
		case 4: // an SBOM, and statements about it elsewhere
			id := fmt.Sprintf("%08x-1111-4222-8333-944444444444", n)
			repo[fmt.Sprintf("boms/%d.cdx.json", n)] = `{"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:` + id + `", "version": 1, "components": [{"type": "library",` +
				`"bom-ref": "a", "name": "left-pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0"}], "vulnerabilities": [{"id": "CVE-2021-1", "ratings": [{"severity": "critical"}], "affects": [{"ref": "a"}]}]}`
			if r.IntN(2) == 0 {
				repo[fmt.Sprintf("vex/%d.cdx.json", n)] = `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "vulnerabilities": [{"id": "CVE-2021-1", "analysis": {"state": "not_affected",` +
					`"justification": "code_not_reachable"}, "affects": [{"ref": "urn:cdx:` + id + `/1#a"}]}]}`
			}
		case 5: // two integrations that find the same proof, which nobody can read
			repo[fmt.Sprintf("pairs/%d/pacts/x.json", n)] = `{"consumer": {"name": "one"}, "interactions": [}`
			for _, name := range []string{"one", "two"} {
				repo[fmt.Sprintf("pairs/%d/%s/m.integration.yaml", n, name)] = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: " + name + "}\nspec: {contract: {path: ../" + name + ".yaml}}\n"
				repo[fmt.Sprintf("pairs/%d/%s.yaml", n, name)] = "openapi: 3.1.0\ninfo: {title: " + name + ", version: 1.0.0}\nservers: [{url: https://x.shop.internal}]\npaths: {/a: {get: {operationId: a}}}\n"
			}
		default: // no document
			repo[fmt.Sprintf("notes/%d.json", n)] = `{"a": ` + fmt.Sprint(n) + `}`
			repo[fmt.Sprintf("code/%d.go", n)] = "package main // sealint/v1\n"
		}
	}
	waiver := func(rule, document string, more string) string {
		return fmt.Sprintf("  - {rule: %s, document: %q, %sowner: team-a, reason: The move takes until the autumn, created: 2026-06-01, expires: 2026-09-01}\n", rule, document, more)
	}
	repo[".sealint.yaml"] = "profile: " + []string{"baseline", "recommended", "strict"}[r.IntN(3)] + "\noverrides:\n  - files: ['apis/*']\n    fail-on: critical\n  - files: ['nowhere/**']\n    rules: {openapi/tls-required: off}\n" +
		"waivers:\n" + waiver("openapi/tls-required", "apis/**", "at: {server: 'http://a*.shop.internal'}, limit: 2, ") + waiver("openapi/tls-required", "gone/**", "at: {server: 'http://x'}, limit: 5, ") +
		waiver("openapi/tls-required", "common/**", "at: {server: 'http://other.shop.internal'}, limit: 5, ")
	return repo
}

func (r shardedRepo) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range r {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

var shardedFormats = []string{"json", "text", "sarif", "markdown", "junit", "gitlab", "jsonl"}

// inFormats writes the report of a run in several formats.
func inFormats(t testing.TB, r *lint.Result) map[string]string {
	t.Helper()
	r.HashLines()
	texts := map[string]string{}
	for _, format := range shardedFormats {
		var b bytes.Buffer
		if err := report.Write(&b, format, r.Report, report.Options{Verbose: true, ShowWaived: true, IncludeWaived: true}); err != nil {
			t.Fatal(err)
		}
		texts[format] = b.String()
	}
	return texts
}

// linterOf reads the policy of a repository.
func linterOf(t testing.TB, dir string) *lint.Linter {
	t.Helper()
	l, err := lint.New(t.Context(), lint.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// judgeShards judges a repository in shards, and returns the reports of these.
func judgeShards(t testing.TB, l *lint.Linter, of int) []*lint.ShardReport {
	t.Helper()
	var shards []*lint.ShardReport
	for n := 1; n <= of; n++ {
		result, err := l.Run(t.Context(), lint.Input{Today: "2026-06-30", Shard: &lint.Shard{Number: n, Of: of}})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := report.Write(&b, "json", result.Report, report.Options{}); err != nil {
			t.Fatal(err)
		}
		shard, err := lint.ReadShard(fmt.Sprintf("%d.json", n), &b)
		if err != nil {
			t.Fatal(err)
		}
		shards = append(shards, shard)
	}
	return shards
}

// firstDifference shows the first line in which two texts differ, with what stands before it.
func firstDifference(got, want string) string {
	n := 0
	for n < min(len(got), len(want)) && got[n] == want[n] {
		n++
	}
	if start := strings.LastIndexByte(got[:n], '\n'); n-start > 400 { // a report of one line
		return fmt.Sprintf("byte %d\n got: %s\n\nwant: %s", n, got[n-300:min(n+100, len(got))], want[n-300:min(n+100, len(want))])
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			from := max(0, i-12)
			return fmt.Sprintf("line %d\n got: %s\n\nwant: %s", i+1, strings.Join(a[min(from, len(a)):min(i+4, len(a))], "\n"), strings.Join(b[min(from, len(b)):min(i+4, len(b))], "\n"))
		}
	}
	return "none"
}

// checkShards checks that the merge of shards is the report of one run, for several numbers of shards.
func checkShards(t *testing.T, repo shardedRepo, numbers ...int) {
	t.Helper()
	dir := repo.write(t)
	l := linterOf(t, dir)
	whole, err := l.Run(t.Context(), lint.Input{Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	want := inFormats(t, whole)
	for _, of := range numbers {
		merged, err := l.Merge(t.Context(), lint.Input{}, judgeShards(t, l, of))
		if err != nil {
			t.Errorf("%d shards: %v", of, err)
			continue
		}
		got := inFormats(t, merged)
		for _, format := range shardedFormats {
			if got[format] != want[format] {
				t.Errorf("%d shards differ from one run in %s: %s", of, format, firstDifference(got[format], want[format]))
				break
			}
		}
	}
}

// TestShardsAreOneRun: the merge of the shards of random repositories is the report of one run, byte for byte. SEALINT_SHARD_FILES makes it one
// repository of so many files.
func TestShardsAreOneRun(t *testing.T) {
	seeds, files := 6, 60
	if testing.Short() {
		seeds = 1
	}
	if n, err := strconv.Atoi(os.Getenv("SEALINT_SHARD_FILES")); err == nil {
		seeds, files = 1, n
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(uint64(seed), 19))
			repo := newRepository(t, random, files)
			if seed%2 == 1 {
				repo.withBaseline(t, random)
			}
			numbers := []int{1, 2, 3, 4, 5, 6, 7, 8}
			if seed > 1 {
				numbers = []int{2 + seed%7, 8}
			}
			checkShards(t, repo, numbers...)
		})
	}
}

// withBaseline gives the repository a baseline that holds some of its findings and problems, and entries that are stale.
func (r shardedRepo) withBaseline(t testing.TB, random *rand.Rand) {
	t.Helper()
	result, err := linterOf(t, r.write(t)).Run(t.Context(), lint.Input{Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	entries := func(list map[string]map[string]map[string]string, indent string) string {
		text := ""
		for _, document := range slices.Sorted(maps.Keys(list)) {
			text += fmt.Sprintf("%s%q:\n", indent, document)
			for _, rule := range slices.Sorted(maps.Keys(list[document])) {
				text += indent + "  " + rule + ":\n"
				for _, id := range slices.Sorted(maps.Keys(list[document][rule])) {
					text += fmt.Sprintf("%s    - {id: %q, at: %q}\n", indent, id, list[document][rule][id])
				}
			}
		}
		return text
	}
	add := func(list map[string]map[string]map[string]string, document, rule, id, at string) {
		if list[document] == nil {
			list[document] = map[string]map[string]string{}
		}
		if list[document][rule] == nil {
			list[document][rule] = map[string]string{}
		}
		list[document][rule][id] = at
	}
	findings, problems := map[string]map[string]map[string]string{}, map[string]map[string]map[string]string{}
	add(findings, "gone/api.yaml", "openapi/tls-required", "00000000000000000000", "server root http://x > url")
	for _, f := range result.Report.Findings {
		switch {
		case strings.HasPrefix(f.Rule, "gate/"):
		case random.IntN(3) == 0:
			add(findings, f.Document, f.Rule, f.Fingerprint, f.Place)
		case random.IntN(10) == 0:
			add(findings, f.Document, f.Rule, "1111"+f.Fingerprint[4:], f.Place)
		}
	}
	for _, p := range result.Report.Problems {
		if p.Fingerprint != "" && p.ID != "sealint/rule" && random.IntN(2) == 0 {
			add(problems, p.Location.Path, p.ID, p.Fingerprint, p.Location.Pointer+" ")
		}
	}
	text := "version: 1\nmade: {tool: 0.1.0, on: 2026-06-15, profile: recommended}\nfindings:\n" + entries(findings, "  ")
	if len(problems) > 0 {
		text += "problems:\n  owner: team-a\n  reason: The old registry is switched off in autumn\n  created: 2026-06-15\n  expires: 2026-08-30\n  accepted:\n" + entries(problems, "    ")
	}
	r[".sealint-baseline.yaml"] = text
}

// TestShardsAreStable: to which shard a document belongs does not depend on what it says, nor on files that it has nothing to do with.
func TestShardsAreStable(t *testing.T) {
	const of = 5
	homes := func(repo shardedRepo) map[string]int {
		homes := map[string]int{}
		l := linterOf(t, repo.write(t))
		for n := 1; n <= of; n++ {
			result, err := l.Run(t.Context(), lint.Input{Today: "2026-06-30", Shard: &lint.Shard{Number: n, Of: of}})
			if err != nil {
				t.Fatal(err)
			}
			for document := range result.Report.Entities {
				if homes[document] != 0 {
					t.Errorf("%s is in shards %d and %d", document, homes[document], n)
				}
				homes[document] = n
			}
		}
		return homes
	}
	repo := shardedRepo{}
	for name, text := range texts(t, "workspaces/payments") {
		repo["a/"+name], repo["b/"+name] = text, text
	}
	for i := range 20 {
		repo[fmt.Sprintf("apis/%d.yaml", i)] = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths: {}\n"
	}
	before := homes(repo)
	if len(before) < 28 || before["a/api/ledger.openapi.yaml"] != before["a/integrations/ledger-payments.integration.yaml"] ||
		before["a/api/ledger.openapi.yaml"] != before["a/dist/ledger-client.cdx.json"] {
		t.Errorf("%v", before)
	}
	repo["0.yaml"] = repo["apis/0.yaml"]
	delete(repo, "apis/1.yaml")
	repo["apis/2.yaml"] += "servers: [{url: http://x.shop.internal}]\n"
	for document, home := range homes(repo) {
		if was, ok := before[document]; ok && was != home {
			t.Errorf("%s moved from shard %d to %d", document, was, home)
		}
	}
}

// TestManifestInDisguise: a manifest that is not found without parsing every file was not compared with those of other shards, and must
// not be merged as if it was.
func TestManifestInDisguise(t *testing.T) {
	repo := shardedRepo{}
	for name, text := range texts(t, "workspaces/payments") {
		repo["a/"+name] = text
	}
	repo["m.integration.json"] = `{"apiVersion": "seal\u0069nt/v1", "kind": "Integration", "metadata": {"name": "ledger-payments"}, "spec": {}}`
	l := linterOf(t, repo.write(t))
	if _, err := l.Merge(t.Context(), lint.Input{}, judgeShards(t, l, 2)); err == nil || !strings.Contains(err.Error(), "m.integration.json holds a manifest that other shards do not take for one") {
		t.Errorf("%v", err)
	}
}

// TestRulesThatNeedAllManifests: the rules of group workspace hold only if no manifest is missing, and a merge leaves their findings out if one
// is. No other rule asks for that.
func TestRulesThatNeedAllManifests(t *testing.T) {
	found := 0
	for name, text := range texts(t, "../rules") {
		if !strings.HasSuffix(name, ".rego") || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		group, _, _ := strings.Cut(name, "/")
		if asks := strings.Contains(text, "input.unread"); asks != (group == "workspace") && strings.Contains(text, "entity: workspace") {
			t.Errorf("%s: asks for input.unread: %t", name, asks)
		} else if asks {
			found++
		}
	}
	if found < 2 {
		t.Errorf("only %d rules found", found)
	}
}

// pack makes the report of a shard whose state is a text.
func pack(t testing.TB, number, of int, state []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &b)
	packed := gzip.NewWriter(text)
	packed.Write(state)
	packed.Close()
	text.Close()
	out, err := json.Marshal(map[string]any{
		"version": 1, "tool": map[string]string{"name": "sealint", "version": lint.Version}, "shard": map[string]any{"number": number, "of": of, "state": b.String()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// FuzzShardReports merges reports that somebody made up: they are merged or refused, and nothing outside the repository is read.
func FuzzShardReports(f *testing.F) {
	dir := f.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "api.yaml"), []byte("openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\nservers: [{url: http://a.shop.internal}]\npaths: {}\n"), 0o644); err != nil {
		f.Fatal(err)
	}
	l := linterOf(f, dir)
	result, err := l.Run(f.Context(), lint.Input{Today: "2026-06-30", Shard: &lint.Shard{Number: 1, Of: 1}})
	if err != nil {
		f.Fatal(err)
	}
	packed, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(result.Report.Shard.State)))
	if err != nil {
		f.Fatal(err)
	}
	state, err := io.ReadAll(packed)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(state))
	for _, edit := range [][2]string{
		{`"Place":0`, `"Place":-1`},
		{`"Place":1`, `"Place":99`},
		{`"Number":1`, `"Number":0`},
		{`"Of":1`, `"Of":2`},
		{`"RelatedSum":0`, `"RelatedSum":99999999999`},
		{`"Path":"api.yaml"`, `"Path":"../../etc/passwd"`},
		{`"Waivers":{}`, `"Waivers":{"api.yaml":{},"../../etc/passwd":{"Fragment":true}}`},
		{`"Rule":"`, `"Rule":"x`},
		{`"Read":{`, `"Read":{"../../etc/passwd":"manifest","":"sbom",`},
		{`"Base":0`, `"Base":7`},
		{`"Severity":"`, `"Severity":"un`},
		{`"UsageCount":`, `"UsageCount":-`},
	} {
		f.Add(strings.Replace(string(state), edit[0], edit[1], 1))
	}
	f.Fuzz(func(t *testing.T, text string) {
		shard, err := lint.ReadShard("1.json", bytes.NewReader(pack(t, 1, 1, []byte(text))))
		if err != nil {
			return
		}
		merged, err := l.Merge(t.Context(), lint.Input{}, []*lint.ShardReport{shard})
		if err == nil {
			inFormats(t, merged)
		}
	})
}

// TestShardsWithAMissingManifest: as long as one manifest cannot be read, nobody knows which contracts no manifest names, in no shard.
func TestShardsWithAMissingManifest(t *testing.T) {
	repo := shardedRepo{}
	for i := range 12 {
		repo[fmt.Sprintf("apis/%d.yaml", i)] = fmt.Sprintf("openapi: 3.1.0\ninfo: {title: A%d, version: 1.0.0}\npaths: {}\n", i)
	}
	repo["m.integration.yaml"] = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: m}\nspec: {contract: {path: apis/1.yaml}}\n"
	checkShards(t, repo, 2, 5)
	repo["broken.integration.yaml"] = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: [}\n"
	checkShards(t, repo, 2, 5)
}
