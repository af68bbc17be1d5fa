package lint_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/manifest"
)

// schemaNode is what the reference tells of a JSON Schema.
type schemaNode struct {
	Description string                 `yaml:"description"`
	Type        string                 `yaml:"type"`
	Enum        []string               `yaml:"enum"`
	Const       string                 `yaml:"const"`
	Ref         string                 `yaml:"$ref"`
	Required    []string               `yaml:"required"`
	Properties  yaml.Node              `yaml:"properties"`
	Items       *schemaNode            `yaml:"items"`
	AnyOf       []*schemaNode          `yaml:"anyOf"` // one value, or a list
	Minimum     *int                   `yaml:"minimum"`
	Maximum     *int                   `yaml:"maximum"`
	Rest        map[string]interface{} `yaml:",inline"`
}

// members are the properties in the order of the schema.
func (s *schemaNode) members(t *testing.T) (names []string, nodes map[string]*schemaNode) {
	t.Helper()
	nodes = map[string]*schemaNode{}
	for i := 0; i+1 < len(s.Properties.Content); i += 2 {
		var node schemaNode
		if err := s.Properties.Content[i+1].Decode(&node); err != nil {
			t.Fatal(err)
		}
		names = append(names, s.Properties.Content[i].Value)
		nodes[s.Properties.Content[i].Value] = &node
	}
	return names, nodes
}

// form says in words what a value looks like.
func (s *schemaNode) form() string {
	switch {
	case len(s.AnyOf) > 0:
		return s.AnyOf[0].form() + ", or a list of them"
	case len(s.Enum) > 0:
		return "`" + strings.Join(s.Enum, "`, `") + "`"
	case s.Const != "":
		return "`" + s.Const + "`"
	case s.Ref != "":
		return map[string]string{
			"duration": "duration such as `15m`, `30d`", "lifetime": "duration such as `15m`, or `never`", "date": "date such as `2026-09-01`", "digest": "`sha256:` and 64 hexadecimal digits", "url": "URL",
		}[strings.TrimPrefix(s.Ref, "#/$defs/")]
	case s.Type == "array":
		return "list of " + s.Items.form()
	case s.Type == "boolean":
		return "`true` or `false`"
	case s.Type == "integer" && s.Maximum != nil:
		return fmt.Sprintf("number from %d to %d", *s.Minimum, *s.Maximum)
	case s.Type == "integer":
		return "number"
	case s.Type == "object":
		return "object"
	}
	return "text"
}

const referenceHead = `<!-- Written by go test ./lint -run TestManifestReference -update from lint/manifest/integration.schema.json and the rules. Do not edit. -->

# Fields of the integration manifest

What a manifest may state, field by field, and the rules that ask for it. Only the fields marked *required* must be there;
rules ask for the rest by profile and by how the data is classified. [manifest.md](manifest.md) says how to begin.
`

// TestManifestReference holds the reference of the manifest to its schema and to the rules that mention its fields.
func TestManifestReference(t *testing.T) {
	var root schemaNode
	if err := yaml.Unmarshal(manifest.Schema, &root); err != nil {
		t.Fatal(err)
	}
	mentions := fieldMentions(t)
	var b strings.Builder
	b.WriteString(referenceHead)
	var object func(at string, s *schemaNode)
	object = func(at string, s *schemaNode) {
		title := at
		if title == "" {
			title = "The document"
		} else {
			title = "`" + title + "`"
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| field | value | meaning | rules |\n|---|---|---|---|\n", title, s.Description)
		names, nodes := s.members(t)
		for _, name := range names {
			n := nodes[name]
			if n.Description == "" {
				t.Errorf("%s.%s has no description", at, name)
			}
			label := "`" + name + "`"
			if slices.Contains(s.Required, name) {
				label += " *required*"
			}
			path := strings.TrimPrefix(at+"."+name, ".")
			var rules []string
			for _, id := range mentions[strings.ReplaceAll(path, "[]", "")] {
				rules = append(rules, fmt.Sprintf("[%s](rules/%s.md)", strings.TrimPrefix(id, "integration/"), id))
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", label, n.form(), n.Description, strings.Join(rules, ", "))
		}
		for _, name := range names {
			n := nodes[name]
			path := strings.TrimPrefix(at+"."+name, ".")
			switch {
			case n.Type == "object":
				object(path, n)
			case n.Type == "array" && n.Items.Type == "object":
				object(path+"[]", n.Items)
			}
		}
	}
	object("", &root)
	file := filepath.Join("..", "docs", "manifest-reference.md")
	b.WriteString(wordsHead)
	for _, w := range manifest.Vocabulary() {
		fmt.Fprintf(&b, "| `%s` | %s | `%s` |\n", w.Field, w.Meaning, strings.Join(w.Names, "`, `"))
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the schema and the rules say; run go test ./lint -run TestManifestReference -update", file)
	}
}

const wordsHead = `
## Words that count

These fields take any text, but only some names state something. Case, spaces and punctuation make no difference: ` + "`HMAC SHA-256` is `hmacsha256`" + `.
The names of log fields that stand for the integration, the client and the token contain one of these words (` + "`token_id`, `client`" + `); ` + "`jti`" + `
is a token, too. A field for a hash of the payload has a word for a hash and one for a payload in its name: ` + "`payload_sha256`" + `. A
security review covers the topics ` + "`privacy`, `retention` and `revocation`" + ` (` + "`reviews[].checklist`" + `).

| field | what it states | names |
|---|---|---|
`

var (
	absentField = regexp.MustCompile(`"((?:spec|metadata)\.[A-Za-z0-9.]+)" in input\.absent`)
	statedField = regexp.MustCompile(`input\.((?:spec|metadata)\.[A-Za-z0-9.]+)`)
	placedField = regexp.MustCompile(`\["(spec|metadata)"((?:, (?:"[A-Za-z0-9]+"|[a-z_]+))+)\]`)
)

// fieldMentions finds the fields of the manifest that rules read or point at, by their path with dots. A field that a rule
// asks the absence of and that no schema knows would never be absent: the rule would never speak.
func fieldMentions(t *testing.T) map[string][]string {
	t.Helper()
	known := map[string]bool{}
	var root map[string]any
	if err := json.Unmarshal(manifest.Schema, &root); err != nil {
		t.Fatal(err)
	}
	var collect func(at string, s map[string]any)
	collect = func(at string, s map[string]any) {
		if items, ok := s["items"].(map[string]any); ok {
			s = items
		}
		properties, _ := s["properties"].(map[string]any)
		for name, p := range properties {
			path := strings.TrimPrefix(at+"."+name, ".")
			known[path] = true
			collect(path, p.(map[string]any))
		}
	}
	collect("", root)
	modules, err := lint.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	mentions := map[string][]string{}
	for _, m := range modules {
		if strings.HasSuffix(m.Path, "_test.rego") || !strings.HasPrefix(m.Path, "rules/integration/") {
			continue
		}
		id := "integration/" + strings.ReplaceAll(strings.TrimSuffix(filepath.Base(m.Path), ".rego"), "_", "-")
		mention := func(path string) {
			if known[path] && !slices.Contains(mentions[path], id) {
				mentions[path] = append(mentions[path], id)
			}
		}
		for _, match := range absentField.FindAllStringSubmatch(m.Text, -1) {
			if !known[match[1]] {
				t.Errorf("%s asks whether %s is absent, which no manifest can state", m.Path, match[1])
			}
			mention(match[1])
		}
		for _, match := range statedField.FindAllStringSubmatch(m.Text, -1) {
			if !known[match[1]] && !strings.HasSuffix(match[1], ".") {
				t.Errorf("%s reads %s, which no manifest can state", m.Path, match[1])
			}
			if match[1] != "metadata.name" { // it is only told
				mention(match[1])
			}
		}
		for _, match := range placedField.FindAllStringSubmatch(m.Text, -1) {
			var parts []string
			for _, part := range strings.Split(match[1]+match[2], ", ") {
				if name := strings.Trim(part, `"`); name != part || part == match[1] {
					parts = append(parts, name)
				}
			}
			mention(strings.Join(parts, "."))
		}
	}
	for path := range mentions {
		slices.Sort(mentions[path])
	}
	return mentions
}
