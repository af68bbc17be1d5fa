// Package manifest converts (lowers) integration manifests to facts.
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
	"github.com/sealint/sealint/sbom/quote"
)

// Manifest is one integration manifest, lowered to facts.
type Manifest struct {
	Facts *IntegrationFacts
	// ContractPath and SBOMPath are the paths of the contract and the SBOM that the manifest names, relative to its file; empty
	// when it names none.
	ContractPath, SBOMPath string

	path     string
	document int
	node     source.Node

	filled        map[string]filledValue // by JSON Pointer, fields that a catalog file states
	catalogPlaces []model.Place          // of Facts.Catalog.Fields
}

// apiVersion is the version of the format that this program reads.
const apiVersion = "sealint/v1"

// Lower returns the manifests in a file. It ignores YAML documents of other kinds in the same file.
func Lower(doc *source.Document) ([]Manifest, []model.Problem) {
	var manifests []Manifest
	var problems []model.Problem
	for i, node := range doc.Nodes() {
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
	value := withoutWaivers(node.Value())
	facts := &IntegrationFacts{Secrets: secrets, Violations: violations(value, values)}
	facts.Absent = absentFields(value, facts.Violations)
	decode(value, facts)
	facts.derive()
	for _, d := range doc.Duplicates {
		if d.Document == document {
			facts.Violations = append(facts.Violations, ViolationFacts{
				At: d.Pointer, Message: fmt.Sprintf("duplicate key %s: sealint reads the first value, other programs may read the other", quote.Text(d.Pointer[len(d.Pointer)-1])), span: d.Span,
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

// withoutWaivers leaves out the waivers, which are no facts: the gate reads and judges them.
func withoutWaivers(value any) any {
	root, _ := value.(map[string]any)
	if metadata, ok := root["metadata"].(map[string]any); ok {
		delete(metadata, waiversField)
	}
	return value
}

// waiversField is the field of metadata that holds waivers.
const waiversField = "waivers"

// decode fills Metadata and Spec with the values that satisfy the schema. A value that violates it is left out, and the fields
// beside it are kept.
func decode(value any, facts *IntegrationFacts) {
	for _, v := range facts.Violations {
		remove(value, v.At)
	}
	root, _ := value.(map[string]any)
	text, err := json.Marshal(map[string]any{"metadata": root["metadata"], "spec": root["spec"]})
	if err != nil {
		return // cannot happen: the value consists of JSON types
	}
	stated := struct {
		Metadata *Metadata `json:"metadata"`
		Spec     *Spec     `json:"spec"`
	}{&facts.Metadata, &facts.Spec}
	if err := json.Unmarshal(text, &stated); err != nil {
		facts.Violations = append(facts.Violations, ViolationFacts{At: []string{}, Message: err.Error()})
	}
}

// remove deletes the value at a place: it deletes a field from its object, but sets an item of a list to null, so that the other
// items keep their indices.
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

// Entity returns the entity that rules judge. find locates paths below contract and sbom, which lead into other documents.
func (m Manifest) Entity(find func(path []any) (model.Place, bool)) model.Entity {
	// A pointer does not say whether the key or the value is wrong, or which of two equal keys is meant. These places, by
	// pointer, do. They are computed when the first violation is located.
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
		NamePlace: func(at model.Place, path []any) string {
			if at.Path == m.path && at.Document == m.document {
				return m.NamePlace(at)
			}
			return model.NameFacts(m.NamePlace(m.Target()), m.Facts, path)
		},
		Locate: func(path []any) model.Place {
			if t, ok := find(path); ok {
				return t
			}
			if len(path) >= 3 && path[0] == "catalog" {
				if i, ok := path[2].(int); ok && i >= 0 && i < len(m.catalogPlaces) {
					return m.catalogPlaces[i]
				}
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

// Literals returns an entity for each string value of the manifest, including those of unknown fields.
func (m Manifest) Literals() []model.Entity {
	type place struct { // a linked list, because the values of one object share the place of the object
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
				Locate:    func(path []any) model.Place { return below(at, path) },
				NamePlace: func(at model.Place, _ []any) string { return m.NamePlace(at) },
			})
		}
	}
	walk(m.node, nil, "")
	return list
}

// Target returns the place of a path in the manifest: a path of keys (strings) and indices (ints). A value that a catalog file states
// is there.
func (m Manifest) Target(path ...any) model.Place {
	at := model.Place{Path: m.path, Document: m.document}.Below(path)
	if len(m.filled) > 0 {
		if v, ok := m.filled[source.EncodePointer(at.Pointer)]; ok {
			return v.place
		}
	}
	return at
}

// keys are the members by which the items of lists are known, the first that an item has.
var keys = []string{"name", "url", "path", "ref", "purl", "host", "kind", "id"}

// NamePlace names a place in the manifest: an item of a list is called by its name or its value, since its index changes when
// other items come and go.
func (m Manifest) NamePlace(at model.Place) string {
	for pointer, v := range m.filled {
		if at.Path == v.place.Path && at.Document == v.place.Document && slices.Equal(at.Pointer, v.place.Pointer) {
			at = model.Place{Path: m.path, Document: m.document, Pointer: source.DecodePointer(pointer)}
		}
	}
	escape := func(text string) string { return model.EscapeName(text, " >[]") }
	var b strings.Builder
	b.WriteString("integration " + escape(m.Facts.Metadata.Name))
	node := m.node
	for _, token := range at.Pointer {
		child := node.Lookup([]string{token})
		if node.IsList() {
			name := child.String()
			for _, key := range keys {
				if name == "" {
					name = child.Get(key).String()
				}
			}
			b.WriteString(" > [" + escape(name) + "]")
		} else {
			b.WriteString(" > " + escape(token))
		}
		node = child
	}
	return b.String()
}

// ParseSeconds parses a duration such as 15m or 30d into seconds, rounded down. Unlike time.ParseDuration it accepts days, and
// exactly one number with one unit.
func ParseSeconds(text string) (seconds int, ok bool) {
	n, ok := parseMilliseconds(text)
	return n / 1000, ok
}

// parseMilliseconds parses a duration as ParseSeconds does, into milliseconds.
func parseMilliseconds(text string) (milliseconds int, ok bool) {
	for _, u := range []struct {
		suffix string
		unit   int
	}{{"ms", 1}, {"s", 1000}, {"m", 60_000}, {"h", 3_600_000}, {"d", 86_400_000}} {
		if number, ok := strings.CutSuffix(text, u.suffix); ok {
			n, err := strconv.Atoi(number)
			if err != nil || n < 0 || n > 999_999_999 {
				return 0, false
			}
			return n * u.unit, true
		}
	}
	return 0, false
}
