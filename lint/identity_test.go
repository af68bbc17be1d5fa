package lint_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// A rewriting changes how a document is written, and nothing of what it states that is in it already. Findings keep their
// fingerprints.
type rewriting struct {
	name    string
	rewrite func(root *yaml.Node, random *rand.Rand)
	// adds says that the rewriting adds things, about which there may be further findings.
	adds bool
	as   string // the notation of the result: "json", "yaml", or that of the document
}

var rewritings = []rewriting{
	{name: "keys in another order", rewrite: func(root *yaml.Node, random *rand.Rand) { eachNode(root, "", shuffleKeys(random)) }},
	{name: "lists reversed that have no order", rewrite: func(root *yaml.Node, _ *rand.Rand) { eachNode(root, "", reverseLists) }},
	{name: "a server and a parameter in front", rewrite: func(root *yaml.Node, _ *rand.Rand) { insertInFront(root) }, adds: true},
	{name: "JSON", as: "json"},
	{name: "YAML", as: "yaml"},
	{name: "line ends of Windows", as: "crlf"},
	{name: "names of path parameters", rewrite: func(root *yaml.Node, _ *rand.Rand) { renamePathParameters(root) }},
}

// eachNode visits the nodes of a document. key is that of the member, or of the list, in which a node stands.
func eachNode(n *yaml.Node, key string, visit func(n *yaml.Node, key string)) {
	visit(n, key)
	for i, child := range n.Content {
		switch n.Kind {
		case yaml.MappingNode:
			if i%2 == 1 {
				eachNode(child, n.Content[i-1].Value, visit)
			}
		default:
			eachNode(child, key, visit)
		}
	}
}

func shuffleKeys(random *rand.Rand) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		if n.Kind == yaml.MappingNode {
			random.Shuffle(len(n.Content)/2, func(i, j int) {
				n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
				n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
			})
		}
	}
}

// unordered are the keys of lists without an order.
var unordered = []string{"servers", "parameters", "security", "tags", "required", "enum", "allOf", "anyOf", "oneOf", "schemes", "consumes", "produces"}

// reverseLists reverses lists, but for those into which a reference leads: their indexes count.
func reverseLists(n *yaml.Node, key string) {
	if n.Kind == yaml.SequenceNode && slices.Contains(unordered, key) {
		slices.Reverse(n.Content)
	}
}

var intoList = regexp.MustCompile(`"?#[^"'\n]*/(allOf|anyOf|oneOf|parameters)/[0-9]`)

func scalarNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func mapNode(pairs ...any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for i := 0; i < len(pairs); i += 2 {
		value, ok := pairs[i+1].(*yaml.Node)
		if !ok {
			value = scalarNode(pairs[i+1].(string))
		}
		n.Content = append(n.Content, scalarNode(pairs[i].(string)), value)
	}
	return n
}

func memberNode(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// insertInFront adds a server, a parameter of each operation that has some, a scheme of Swagger 2.0, and a property of each schema
// that has some: in front of the others.
func insertInFront(root *yaml.Node) {
	eachNode(root, "", func(n *yaml.Node, key string) {
		if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
			return
		}
		var item *yaml.Node
		switch {
		case key == "servers" && memberNode(n.Content[0], "url") != nil:
			item = mapNode("url", "https://inserted.example.com")
		case key == "parameters" && memberNode(root, "swagger") != nil && memberNode(n.Content[0], "in") != nil:
			item = mapNode("name", "inserted", "in", "query", "type", "string")
		case key == "parameters" && memberNode(n.Content[0], "in") != nil:
			item = mapNode("name", "inserted", "in", "query", "schema", mapNode("type", "string"))
		default:
			return
		}
		n.Content = append([]*yaml.Node{item}, n.Content...)
	})
}

func renamePathParameters(root *yaml.Node) {
	paths := memberNode(root, "paths")
	if paths == nil {
		return
	}
	inline := func(list *yaml.Node) (all bool) {
		all = true
		if list != nil {
			for _, p := range list.Content {
				all = all && memberNode(p, "$ref") == nil
			}
		}
		return all
	}
	for i := 0; i+1 < len(paths.Content); i += 2 {
		item := paths.Content[i+1]
		if item.Kind != yaml.MappingNode || memberNode(item, "$ref") != nil {
			continue
		}
		lists := []*yaml.Node{memberNode(item, "parameters")}
		for j := 1; j < len(item.Content); j += 2 {
			lists = append(lists, memberNode(item.Content[j], "parameters"))
		}
		if !slices.ContainsFunc(lists, func(l *yaml.Node) bool { return !inline(l) }) {
			paths.Content[i].Value = strings.ReplaceAll(paths.Content[i].Value, "{", "{other_")
			for _, list := range lists {
				if list == nil {
					continue
				}
				for _, p := range list.Content {
					if in := memberNode(p, "in"); in != nil && in.Value == "path" {
						name := memberNode(p, "name")
						name.Value = "other_" + name.Value
					}
				}
			}
		}
	}
}

// write writes a document.
func writeDocument(t *testing.T, root *yaml.Node, as string) []byte {
	t.Helper()
	if as == "json" {
		for _, key := range []string{"openapi", "swagger"} {
			if version := memberNode(root, key); version != nil {
				version.Tag, version.Style = "!!str", yaml.DoubleQuotedStyle // 3.0 is a number otherwise
			}
		}
		var value any
		if err := root.Decode(&value); err != nil {
			t.Skipf("not JSON: %v", err)
		}
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetIndent("", "\t")
		if err := encoder.Encode(value); err != nil {
			t.Skipf("not JSON: %v", err)
		}
		return b.Bytes()
	}
	eachNode(root, "", func(n *yaml.Node, _ string) { n.Style &^= yaml.FlowStyle })
	text, err := yaml.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	if as == "crlf" {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	return text
}

// identities are the findings of documents: the document, the fingerprint, and for readers the rule and place.
func identities(t *testing.T, linter *lint.Linter, files map[string][]byte, paths ...string) map[string]string {
	t.Helper()
	found, _ := identitiesAndCount(t, linter, files, paths...)
	return found
}

// identitiesAndCount are the findings of documents, and how many there are when those in one definition count as one.
func identitiesAndCount(t *testing.T, linter *lint.Linter, files map[string][]byte, paths ...string) (found map[string]string, count int) {
	t.Helper()
	result, err := linter.Run(t.Context(), lint.Input{Root: source.Bytes(files), Paths: paths, Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	found = map[string]string{}
	add := func(rule, document, place, fingerprint string) {
		key := document + " " + fingerprint
		if other, twice := found[key]; twice {
			t.Errorf("two findings have the fingerprint %s of %s: %s and %s", fingerprint, document, other, rule+" "+place)
		}
		found[key] = rule + " at " + place
	}
	for _, f := range result.Report.Findings {
		add(f.Rule, f.Document, f.Place, f.Fingerprint)
		for _, other := range f.Folded {
			add(f.Rule, other.Document, other.Place, other.Fingerprint)
		}
	}
	return found, len(result.Report.Findings)
}

func strictLinter(t testing.TB) *lint.Linter {
	t.Helper()
	linter, err := lint.New(t.Context(), lint.Options{Dir: t.TempDir(), Profile: model.Strict})
	if err != nil {
		t.Fatal(err)
	}
	return linter
}

// TestFingerprintsStay rewrites contracts in ways that state the same: every finding keeps its fingerprint.
func TestFingerprintsStay(t *testing.T) {
	linter := strictLinter(t)
	for _, file := range identityDocuments(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var before yaml.Node
		if err := yaml.Unmarshal(text, &before); err != nil {
			continue // what this parser does not take
		}
		name := filepath.Base(file)
		plain := identities(t, linter, map[string][]byte{name: writeDocument(t, before.Content[0], "yaml")})
		for _, r := range rewritings {
			t.Run(name+"/"+r.name, func(t *testing.T) {
				var root yaml.Node
				if err := yaml.Unmarshal(text, &root); err != nil {
					t.Fatal(err)
				}
				if intoList.Match(text) && r.rewrite != nil {
					t.Skip("references lead to items of lists")
				}
				if r.rewrite != nil {
					r.rewrite(root.Content[0], rand.New(rand.NewPCG(1, 2)))
				}
				after := identities(t, linter, map[string][]byte{name: writeDocument(t, root.Content[0], r.as)})
				compareIdentities(t, plain, after, r.adds)
			})
		}
	}
}

// compareIdentities reports which findings are lost, and, unless a change adds things, which are new.
func compareIdentities(t *testing.T, before, after map[string]string, adds bool) {
	t.Helper()
	report := func(what string, have, miss map[string]string) {
		n := 0
		for _, key := range slices.Sorted(maps.Keys(have)) {
			if _, ok := miss[key]; !ok {
				if n++; n <= 5 {
					t.Errorf("%s: %s", what, have[key])
				}
			}
		}
		if n > 5 {
			t.Errorf("%s: %d in all, of %d", what, n, len(have))
		}
	}
	report("lost", before, after)
	if !adds {
		report("new", after, before)
	}
}

// identityDocuments are the contracts that properties of fingerprints are tried on.
func identityDocuments(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/identity/*")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	if os.Getenv("SEALINT_CORPUS") != "" {
		more, err := filepath.Glob(filepath.Join(corpus(t), "contracts", "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range more {
			if info, err := os.Stat(file); err == nil && info.Size() < 3<<20 {
				files = append(files, file)
			}
		}
	}
	return files
}

// TestFingerprintsHaveNoPath renames a file: another document, and the same fingerprints.
func TestFingerprintsHaveNoPath(t *testing.T) {
	linter := strictLinter(t)
	for _, file := range identityDocuments(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		moved := "some/where/else.txt" + filepath.Ext(file)
		before, after := identities(t, linter, map[string][]byte{"a.yaml": text}), identities(t, linter, map[string][]byte{moved: text})
		renamed := map[string]string{}
		for key, text := range after {
			renamed["a.yaml"+strings.TrimPrefix(key, moved)] = text
		}
		compareIdentities(t, before, renamed, false)
	}
}

// TestFingerprintsOfSplitContracts moves components and path items into files of their own.
func TestFingerprintsOfSplitContracts(t *testing.T) {
	linter := strictLinter(t)
	for _, file := range identityDocuments(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var root yaml.Node
		if err := yaml.Unmarshal(text, &root); err != nil {
			continue
		}
		name := filepath.Base(file)
		before, count := identitiesAndCount(t, linter, map[string][]byte{name: writeDocument(t, root.Content[0], "yaml")})
		files := split(t, root.Content[0], name)
		after, splitCount := identitiesAndCount(t, linter, files, name)
		for key, text := range after {
			if memberNode(root.Content[0], "swagger") != nil && splitting20.MatchString(text) {
				delete(after, key)
				splitCount--
			}
		}
		t.Run(name, func(t *testing.T) {
			compareIdentities(t, before, after, false)
			if splitCount != count {
				t.Errorf("%d findings became %d", count, splitCount)
			}
		})
	}
}

// splitting20 matches violations that splitting itself causes: in 2.0, the parameters and responses of the root must not be references.
var splitting20 = regexp.MustCompile(`^openapi/invalid-document at component (parameters|responses) \S+ > (\$ref|in)$`)

// split puts each component and each path item into a file of its own. References to components go on through the contract.
func split(t *testing.T, root *yaml.Node, name string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	move := func(holder *yaml.Node) {
		if holder == nil || holder.Kind != yaml.MappingNode {
			return
		}
		for i := 1; i < len(holder.Content); i += 2 {
			part := holder.Content[i]
			if part.Kind != yaml.MappingNode || memberNode(part, "$ref") != nil {
				continue
			}
			eachNode(part, "", func(n *yaml.Node, _ string) {
				if ref := memberNode(n, "$ref"); ref != nil && strings.HasPrefix(ref.Value, "#/") {
					ref.Value = "../" + name + ref.Value
				}
				if mapping := memberNode(n, "mapping"); mapping != nil && memberNode(n, "propertyName") != nil {
					for j := 1; j < len(mapping.Content); j += 2 {
						if strings.HasPrefix(mapping.Content[j].Value, "#/") {
							mapping.Content[j].Value = "../" + name + mapping.Content[j].Value
						}
					}
				}
			})
			path := "parts/" + strconv.Itoa(len(files)) + ".yaml"
			files[path] = writeDocument(t, part, "yaml")
			holder.Content[i] = mapNode("$ref", path)
		}
	}
	for _, kind := range []string{"schemas", "parameters", "responses", "requestBodies", "headers", "examples", "links", "callbacks", "pathItems"} {
		move(memberNode(memberNode(root, "components"), kind))
	}
	for _, kind := range []string{"paths", "definitions", "parameters", "responses"} { // the last three: 2.0
		move(memberNode(root, kind))
	}
	files[name] = writeDocument(t, root, "yaml")
	return files
}

// TestFingerprintsOfComponents: a component has no place in a document but its package URL. Its version is no part of it, but for
// the rules that judge the version.
func TestFingerprintsOfComponents(t *testing.T) {
	linter := strictLinter(t)
	text, err := os.ReadFile("../testdata/sbom/shop.cdx.json")
	if err != nil {
		t.Fatal(err)
	}
	var sbom map[string]any
	if err := json.Unmarshal(text, &sbom); err != nil {
		t.Fatal(err)
	}
	find := func() map[string]string {
		text, err := json.Marshal(sbom)
		if err != nil {
			t.Fatal(err)
		}
		return identities(t, linter, map[string][]byte{"a.json": text})
	}
	before := find()
	slices.Reverse(sbom["components"].([]any))
	compareIdentities(t, before, find(), false)
	for _, c := range sbom["components"].([]any) {
		c := c.(map[string]any)
		version, _ := c["version"].(string)
		purl, _ := c["purl"].(string)
		if version != "" && strings.Contains(purl, "@"+version) {
			c["version"], c["purl"] = "9"+version, strings.Replace(purl, "@"+version, "@9"+version, 1)
		}
	}
	kept, bumped := 0, find()
	for key := range before {
		if _, ok := bumped[key]; ok {
			kept++
		}
	}
	if kept < len(before)*9/10 {
		t.Errorf("new versions keep %d of %d findings", kept, len(before))
	}
}

// TestReplacedSecretIsAnotherFinding: who accepted one secret has not accepted the next one in its place.
func TestReplacedSecretIsAnotherFinding(t *testing.T) {
	linter := strictLinter(t)
	find := func(secret string) map[string]string {
		return identities(t, linter, map[string][]byte{"a.yaml": []byte(`openapi: 3.1.0
info: {title: Keys, version: 1.0.0}
paths: {}
components:
  schemas:
    Key: {type: string, example: ` + secret + `}
`)})
	}
	secrets := func(found map[string]string) []string {
		return slices.DeleteFunc(slices.Sorted(maps.Keys(found)), func(key string) bool { return !strings.Contains(found[key], "embedded-secret") })
	}
	one, two := secrets(find("ghp_Kx9Qm2Zr7Lw4TbN8cYh3JdPf6Gs5AqE1uV0w")), secrets(find("ghp_Zr7Lw4TbN8cYh3JdPf6Gs5AqE1uV0wKx9Qm2"))
	if len(one) != 1 || len(two) != 1 || one[0] == two[0] {
		t.Errorf("got %v and %v; want two fingerprints", one, two)
	}
}

// TestNamesOfPlacesHoldNoSecret: names are shown in reports and written into baselines and waivers.
func TestNamesOfPlacesHoldNoSecret(t *testing.T) {
	const token, password = "ghp_Kx9Qm2Zr7Lw4TbN8cYh3JdPf6Gs5AqE1uV0w", "s3cretPa55w0rd"
	found := identities(t, strictLinter(t), map[string][]byte{"a.yaml": []byte(`openapi: 3.1.0
info: {title: T, version: 1.0.0}
servers: [{url: "http://admin:` + password + `@shop.internal/v1"}]
paths: {}
components:
  schemas:
    A: {type: object, properties: {` + token + `: {type: string}, "a.` + token + `": {type: string}}}
`)})
	hidden := 0
	for _, text := range found {
		if lower := strings.ToLower(text); strings.Contains(lower, strings.ToLower(token)) || strings.Contains(lower, strings.ToLower(password)) {
			t.Errorf("the name of a place holds a secret: %s", text)
		}
		if strings.Contains(text, "***") {
			hidden++
		}
	}
	if hidden == 0 {
		t.Error("no name of a place would hold a secret")
	}
}

// TestSecretsInSeveralPlaces: one secret in several examples is one finding. It keeps its fingerprint whatever example comes first.
func TestSecretsInSeveralPlaces(t *testing.T) {
	linter := strictLinter(t)
	const token = "s9KfWq2LzXv7TnB4mYc8"
	contract := func(first, second string) map[string][]byte {
		return map[string][]byte{"api.yaml": []byte("openapi: 3.1.0\ninfo: {title: t, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n" +
			"    " + first + ": {type: object, properties: {client_secret: {type: string, default: " + token + "}}}\n" +
			"    " + second + ": {type: object, properties: {client_secret: {type: string, default: " + token + "}}}\n")}
	}
	before, after := identities(t, linter, contract("Alpha", "Beta")), identities(t, linter, contract("Beta", "Alpha"))
	compareIdentities(t, before, after, false)
	if !slices.ContainsFunc(slices.Collect(maps.Values(before)), func(text string) bool { return strings.Contains(text, "openapi/embedded-secret") }) {
		t.Errorf("the secret is not found: %v", before)
	}
}
