package change

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/manifest"
)

// OverlayLossFacts is something that the contract of the base demands with the overlays of its manifest, and that of the head does not.
type OverlayLossFacts struct {
	List  string `json:"list" enum:"classified,fields,categories,used,none" doc:"List in before.contract that has its place. none: its place is not known."`
	Index int    `json:"index" doc:"Index in that list; 0 for none."`
	Name  string `json:"name" doc:"What it is about: a field, a category of data, or an operation."`
	Was   string `json:"was" doc:"What held in the base, in words."`
	Now   string `json:"now" doc:"What holds in the head, in words."`
}

// classes are the classes of data, from the lowest to the highest. No class is the lowest.
var classes = []string{"", "public", "internal", "confidential", "restricted"}

// compareOverlays compares the contracts of both sides, with their overlays. Without overlays in the base, what changed in the contract
// is told by itself.
func (f *IntegrationFacts) compareOverlays(b, a *manifest.IntegrationFacts) {
	f.OverlayLosses = []OverlayLossFacts{}
	f.Overlays = compareTexts(listOf(b, "spec.contract.overlays", overlaysOf(b)), listOf(a, "spec.contract.overlays", overlaysOf(a)),
		func(side, i int) []string { return []string{overlaysOf([]*manifest.IntegrationFacts{b, a}[side])[i]} }, nil)
	if b == a || len(overlaysOf(b)) == 0 || b.Contract == nil || a.Contract == nil || !b.Contract.Found || !a.Contract.Found {
		return
	}
	lose := func(list string, i int, name, was, now string) {
		f.OverlayLosses = append(f.OverlayLosses, OverlayLossFacts{list, i, name, was, now})
	}
	before, after := b.Contract, a.Contract
	told := map[string]bool{} // names of fields
	for i, field := range before.Fields {
		j := slices.IndexFunc(after.Fields, func(other manifest.DataFieldFacts) bool { return other.Path == field.Path })
		if j >= 0 && isLower(after.Fields[j].Classification, field.Classification) {
			told[field.Path[strings.LastIndex(field.Path, "/")+1:]] = true
			lose("fields", i, field.Path, field.Classification, cmp.Or(after.Fields[j].Classification, "not classified"))
		}
	}
	classNow := map[string]string{} // by field, the highest
	for _, c := range slices.Backward(after.Classified) {
		for _, name := range c.Fields {
			classNow[name] = c.Classification
		}
	}
	for i, c := range before.Classified {
		for n, name := range c.Fields {
			now, known := classNow[name]
			if told[name] {
				continue
			}
			if !known && slices.ContainsFunc(after.Classified, func(o manifest.ClassificationFacts) bool {
				return isFull(o) && !isLower(o.Classification, c.Classification)
			}) {
				continue // the facts do not name all fields of such a class
			}
			if !isLower(now, c.Classification) {
				continue
			}
			list, at := "none", 0
			if n == 0 { // the place of a class is its first field
				list, at = "classified", i
			}
			lose(list, at, name, c.Classification, cmp.Or(now, "not classified"))
		}
	}
	for i, c := range before.Categories {
		if !slices.ContainsFunc(after.Categories, func(o manifest.CategoryFacts) bool { return o.Category == c.Category }) {
			lose("categories", i, "data", c.Category, "not "+c.Category)
		}
	}
	for i, op := range before.Used {
		j := slices.IndexFunc(after.Used, func(other manifest.UsedOperationFacts) bool { return other.Name == op.Name })
		if j < 0 {
			continue
		}
		switch now := after.Used[j]; {
		case op.Deprecated && !now.Deprecated:
			lose("used", i, op.Name, "deprecated", "not deprecated")
		case op.Sunset != "" && now.Sunset == "":
			lose("used", i, op.Name, "ends on "+op.Sunset, "without an end")
		case op.Sunset != "" && now.Sunset > op.Sunset:
			lose("used", i, op.Name, "ends on "+op.Sunset, "ends on "+now.Sunset)
		case len(op.Accepts) > 0 && !op.Open && now.Open:
			lose("used", i, op.Name, "open to callers with a credential", "open to everybody")
		}
	}
}

// isFull reports whether the facts may leave out fields of a class.
func isFull(c manifest.ClassificationFacts) bool { return len(c.Fields) == 0 || len(c.Fields) >= 5 }

// isLower reports whether a class of data is lower than another one.
func isLower(class, than string) bool {
	return slices.Index(classes, class) < slices.Index(classes, than)
}

func overlaysOf(facts *manifest.IntegrationFacts) []string {
	if c := facts.Spec.Contract; c != nil {
		return c.Overlays
	}
	return nil
}
