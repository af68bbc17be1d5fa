// Package manifest lowers integration manifests to facts.
package manifest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Manifest is one lowered integration manifest.
type Manifest struct {
	Facts *IntegrationFacts
	// ContractPath and SBOMPath are the paths it names, relative to its file; empty when it names none.
	ContractPath, SBOMPath string

	path     string
	document int
	node     source.Node
}

// apiVersion is the version of the format that is understood.
const apiVersion = "sealint/v1"

// Lower reads the manifests in a file. YAML documents in it that are no manifests are somebody else's.
func Lower(doc *source.Document) ([]Manifest, []model.Problem) {
	var manifests []Manifest
	var problems []model.Problem
	for i, node := range doc.Nodes {
		version, kind := node.Get("apiVersion").String(), node.Get("kind").String()
		if !source.IsManifestVersion(version) {
			continue
		}
		if version != apiVersion || kind != "Integration" {
			key := "apiVersion"
			if version == apiVersion {
				key = "kind"
			}
			if kind == "" {
				kind = "none"
			}
			p := doc.Problem(model.ProblemUnsupported, "is apiVersion %s, kind %s; sealint judges apiVersion %s, kind Integration", version, kind, apiVersion)
			p.Location = doc.Locate([]model.Place{{Path: doc.Path, Document: i, Pointer: []string{key}}})[0]
			problems = append(problems, *p)
			continue
		}
		manifests = append(manifests, lower(doc, i, node))
	}
	return manifests, problems
}

func lower(doc *source.Document, document int, node source.Node) Manifest {
	secrets, values := findSecrets(node)
	for _, v := range values {
		doc.Redact(v)
	}
	value := node.Value()
	facts := &IntegrationFacts{Secrets: secrets, Violations: violations(value, values)}
	facts.Absent = absent(value, facts.Violations)
	decode(value, facts)
	facts.derive()
	for _, d := range doc.Duplicates {
		if d.Document == document { // the first one was read
			facts.Violations = append(facts.Violations, Violation{
				At: d.Pointer, Message: fmt.Sprintf("duplicate key %s: which of the two holds is not known", source.Quote(d.Pointer[len(d.Pointer)-1])), span: d.Span,
			})
		}
	}
	m := Manifest{Facts: facts, path: doc.Path, document: document, node: node}
	if c := facts.Spec.Contract; c != nil {
		m.ContractPath = c.Path
	}
	if s := facts.Spec.SupplyChain; s != nil && s.SBOM != nil {
		m.SBOMPath = *s.SBOM
	}
	return m
}

// decode fills the stated part of the facts from what does not violate the schema: a broken field hides no other.
func decode(value any, facts *IntegrationFacts) {
	for _, v := range facts.Violations {
		remove(value, v.At)
	}
	root, _ := value.(map[string]any)
	text, err := json.Marshal(map[string]any{"metadata": root["metadata"], "spec": root["spec"]})
	if err != nil {
		return // values come from JSON-like nodes and always encode
	}
	stated := struct {
		Metadata *Metadata `json:"metadata"`
		Spec     *Spec     `json:"spec"`
	}{&facts.Metadata, &facts.Spec}
	if err := json.Unmarshal(text, &stated); err != nil {
		facts.Violations = append(facts.Violations, Violation{At: []string{}, Message: err.Error()})
	}
}

// remove deletes a member, or blanks an item so that the others keep their indices.
func remove(value any, at []string) {
	for i, token := range at {
		last := i == len(at)-1
		switch v := value.(type) {
		case map[string]any:
			if last {
				delete(v, token)
			}
			value = v[token]
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n >= len(v) {
				return
			}
			if last {
				v[n] = nil
				return
			}
			value = v[n]
		default:
			return
		}
	}
}

// Entity makes the entity that rules judge. mounts finds places in other documents, below contract and sbom.
func (m Manifest) Entity(mounts func(path []any) (model.Place, bool)) model.Entity {
	// Of violations, the target says what a pointer does not. They are by their pointers, once the first one is located.
	violations := sync.OnceValue(func() map[string]model.Place {
		targets := map[string]model.Place{}
		for _, v := range m.Facts.Violations {
			pointer := source.EncodePointer(v.At)
			t := targets[pointer]
			targets[pointer] = model.Place{Key: t.Key || v.unknown, Span: v.span}
		}
		return targets
	})
	return model.Entity{
		Kind: model.EntityIntegration, Document: m.path, Name: m.Facts.Metadata.Name, Facts: m.Facts,
		Locate: func(path []any) model.Place {
			if t, ok := mounts(path); ok {
				return t
			}
			if len(path) == 0 || path[0] != "violations" {
				return m.Target(path...)
			}
			t := m.Target(path[1:]...)
			if v, ok := violations()[source.EncodePointer(t.Pointer)]; ok {
				t.Key, t.Span = v.Key, v.Span
			}
			return t
		},
	}
}

// Literals are the string values of the manifest, unknown fields included.
func (m Manifest) Literals() []model.Entity {
	type place struct { // values share what is above them
		up    *place
		token any
	}
	below := func(at *place, path []any) model.Place {
		tokens := slices.Clone(path)
		slices.Reverse(tokens)
		for ; at != nil; at = at.up {
			tokens = append(tokens, at.token)
		}
		slices.Reverse(tokens)
		return m.Target(tokens...)
	}
	var list []model.Entity
	var walk func(n source.Node, at *place, key string)
	walk = func(n source.Node, at *place, key string) {
		for k, v := range n.Pairs() {
			walk(v, &place{at, k}, k)
		}
		for i, v := range n.Items() {
			walk(v, &place{at, i}, key)
		}
		if n.IsString() {
			list = append(list, model.Entity{
				Kind: model.EntityLiteral, Facts: &model.Literal{Context: "value", Key: key, Value: n.String()},
				Locate: func(path []any) model.Place { return below(at, path) },
			})
		}
	}
	walk(m.node, nil, "")
	return list
}

// Target is a place in the manifest.
func (m Manifest) Target(path ...any) model.Place {
	return model.Place{Path: m.path, Document: m.document}.Below(path)
}

// ParseSeconds reads a duration such as 15m or 30d, rounded down. Unlike time.ParseDuration it knows days, and only one unit.
func ParseSeconds(text string) (seconds int, ok bool) {
	for _, u := range []struct {
		suffix       string
		unit, divide int
	}{{"ms", 1, 1000}, {"s", 1, 1}, {"m", 60, 1}, {"h", 3600, 1}, {"d", 86400, 1}} {
		if number, ok := strings.CutSuffix(text, u.suffix); ok {
			n, err := strconv.Atoi(number)
			if err != nil || n < 0 || n > 999_999_999 {
				return 0, false
			}
			return n * u.unit / u.divide, true
		}
	}
	return 0, false
}

// floating are versions that name whatever is newest.
var floating = []string{"latest", "stable", "main", "master", "head", "next", "canary", "nightly", "edge", "lts", "*", "x"}

func isFloating(version string) bool { return slices.Contains(floating, strings.ToLower(version)) }
