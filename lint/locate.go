package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// maxRelated bounds the related locations of one finding.
const maxRelated = 10

// unlocated is a finding whose places are not yet lines.
type unlocated struct {
	finding  model.Finding
	identity string
	target   model.Place
	related  []relatedTarget
	usages   []relatedTarget
	unshown  int             // usages beyond the first ones
	more     int             // what else the rule has against the same definition
	also     []string        // the names of other operations that are the same one in the document
	known    map[string]bool // those names
}

type relatedTarget struct {
	target  model.Place
	message string
}

// locate turns verdicts into findings with lines. What several entities share (a requirement that operations inherit, a
// component) is one finding at its definition, with the usages as related locations.
func locate(documents map[string]*source.Document, active []model.Rule, entities []model.Entity, verdicts [][]policy.Finding) []model.Finding {
	rules := map[string]model.Rule{}
	for _, r := range active {
		rules[r.ID] = r
	}
	var list []*unlocated
	same, perDefinition, operations := map[string]*unlocated{}, map[string]*unlocated{}, map[string]*unlocated{}
	for i, e := range entities {
		for _, v := range verdicts[i] {
			u := &unlocated{target: e.Locate(v.At)}
			var definition string
			if per := rules[v.Rule].Per; per != "" && e.Definition != nil {
				t := e.Definition()
				if per == model.PerDocument {
					t.Pointer = nil
				}
				definition = strings.Join([]string{v.Rule, t.Path, source.EncodePointer(t.Pointer)}, "\x00")
				if first := perDefinition[definition]; first != nil {
					if !sameTarget(first.target, u.target) {
						first.more++
						first.related = append(first.related, relatedTarget{u.target, v.Message})
					}
					continue
				}
				perDefinition[definition] = u
			}
			key := strings.Join([]string{v.Rule, v.Message, u.target.Path, fmt.Sprint(u.target.Document), source.EncodePointer(u.target.Pointer)}, "\x00")
			if first := same[key]; first != nil {
				first.related = append(first.related, relatedTarget{e.Locate(nil), "also here"})
				continue
			}
			same[key] = u
			// An operation in a path item that several paths refer to is several operations at one place.
			if e.Kind == model.EntityOperation {
				key := strings.Join([]string{v.Rule, u.target.Path, source.EncodePointer(u.target.Pointer)}, "\x00")
				if first := operations[key]; first == nil {
					operations[key] = u
				} else if first.finding.Name != e.Name {
					if !first.known[e.Name] {
						if first.known == nil {
							first.known = map[string]bool{}
						}
						first.known[e.Name] = true
						first.also = append(first.also, e.Name)
					}
					continue
				}
			}
			u.finding = model.Finding{Rule: v.Rule, Severity: rules[v.Rule].Severity, Message: v.Message, Entity: e.Kind, Name: e.Name, Document: e.Document, Part: u.target.Document}
			if u.identity = identity(e, v, u.target); definition != "" {
				u.identity = definition
			}
			for _, ref := range v.Related {
				u.related = append(u.related, relatedTarget{e.Locate(ref.Path), ref.Message})
			}
			// What uses a security scheme does not use each of its scopes.
			if e.Usages != nil && !(e.Kind == model.EntitySecurityScheme && slices.Contains(v.At, any("scopes"))) {
				used := e.Usages()
				for _, t := range used[:min(len(used), maxRelated)] {
					u.usages = append(u.usages, relatedTarget{t, "used here"})
				}
				u.unshown = len(used) - len(u.usages)
			}
			list = append(list, u)
		}
	}
	for _, u := range list {
		u.related = append(u.related, u.usages...)
	}
	findings := make([]model.Finding, 0, len(list))
	locations := resolve(documents, list)
	for i, u := range list {
		f := u.finding
		f.Location = locations[i][0]
		if u.more > 0 {
			f.Message += fmt.Sprintf(" (and %d more in the same %s)", u.more, rules[f.Rule].Per)
		}
		if len(u.also) > 0 {
			f.Message += " (the same holds for " + strings.Join(u.also[:min(len(u.also), maxRelated)], ", ")
			if n := len(u.also) - maxRelated; n > 0 {
				f.Message += fmt.Sprintf(" and %d more", n)
			}
			f.Message += ")"
		}
		mask := func(text string) string { return text }
		if doc := documents[f.Location.Path]; doc != nil {
			mask = doc.Mask
		}
		f.Message, f.Name = mask(f.Message), mask(f.Name)
		if f.Name == "" {
			f.Name = f.Location.Pointer
		}
		seen := map[model.Location]bool{f.Location: true}
		f.MoreRelated = max(0, len(u.related)+u.unshown-maxRelated)
		for j, r := range u.related {
			if j >= maxRelated {
				break
			}
			location := locations[i][j+1]
			if !seen[location] {
				seen[location] = true
				f.Related = append(f.Related, model.Related{Message: mask(r.message), Location: location})
			}
		}
		findings = append(findings, f)
	}
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return compareLocations(findings[a].Location, findings[b].Location,
			findings[a].Rule+"\x00"+findings[a].Message, findings[b].Rule+"\x00"+findings[b].Message)
	})
	sorted := make([]model.Finding, len(findings))
	occurrences := map[string]int{}
	for n, i := range order {
		sorted[n] = findings[i]
		id := list[i].identity
		sorted[n].Fingerprint = fingerprint(id, occurrences[id])
		occurrences[id]++
	}
	return sorted
}

func sameTarget(a, b model.Place) bool {
	return a.Path == b.Path && a.Document == b.Document && slices.Equal(a.Pointer, b.Pointer)
}

// identity is what makes a finding the same finding in another run. A component or an integration has a name of its own
// and may stand anywhere in its document; parts of a contract are known by where they stand in its structure.
func identity(e model.Entity, v policy.Finding, t model.Place) string {
	place := source.EncodePointer(t.Pointer)
	switch e.Kind {
	case model.EntityComponent, model.EntityVulnerability, model.EntityIntegration:
		place = e.Name + "\x00" + fmt.Sprint(v.At)
	}
	return strings.Join([]string{v.Rule, t.Path, place}, "\x00")
}

// fingerprint holds no line and no message, so that it survives moved lines and better words. Findings of one rule at one
// place are told apart by their order.
func fingerprint(identity string, occurrence int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", identity, occurrence))
	return hex.EncodeToString(sum[:16])
}

// resolve finds the lines of all targets, each document gone through once. Per finding, the first location is its own.
func resolve(documents map[string]*source.Document, list []*unlocated) [][]model.Location {
	type slot struct{ finding, index int }
	targets := map[string][]model.Place{}
	slots := map[string][]slot{}
	out := make([][]model.Location, len(list))
	add := func(finding, index int, t model.Place) {
		targets[t.Path] = append(targets[t.Path], t)
		slots[t.Path] = append(slots[t.Path], slot{finding, index})
	}
	for i, u := range list {
		out[i] = make([]model.Location, 1+min(len(u.related), maxRelated))
		add(i, 0, u.target)
		for j, r := range u.related[:min(len(u.related), maxRelated)] {
			add(i, j+1, r.target)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(targets)) {
		doc := documents[path]
		if doc == nil {
			for _, s := range slots[path] {
				out[s.finding][s.index] = model.Location{Path: path}
			}
			continue
		}
		locations := []model.Location(nil)
		if doc.Kind == model.SBOM {
			locations = bom.Locate(doc, targets[path])
		} else {
			locations = doc.Locate(targets[path])
		}
		for n, s := range slots[path] {
			out[s.finding][s.index] = locations[n]
		}
	}
	return out
}

func compareLocations(a, b model.Location, textA, textB string) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	if a.Column != b.Column {
		return a.Column - b.Column
	}
	return strings.Compare(textA, textB)
}
