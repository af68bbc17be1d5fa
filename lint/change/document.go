package change

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// Sketch is what a document is recognised by under another path: the operations of a contract, the product of an SBOM, the
// integrations of manifests.
type Sketch struct {
	keys   []string // sorted
	noun   string   // what the keys are
	title  string   // of a contract
	enough float64  // the share of the keys of both that makes two documents one
	least  int      // how many keys two documents must have in common
}

// fewOperations are too few to recognise a contract by: providers publish contracts that differ in nothing but who answers. docs/precision.md
// says how the shares were found.
const fewOperations = 5

// Sketch makes the sketch of a document.
func (s Side) Sketch() Sketch {
	switch {
	case s.Contract != nil:
		return Sketch{sorted(operationKeys(s.Contract)), "operations", s.Contract.Facts.Title, 0.7, fewOperations}
	case s.BOM != nil && s.BOM.Subject != nil:
		return Sketch{[]string{subjectKey(s.BOM.Subject.Facts)}, "products", "", 1, 1}
	case s.BOM != nil:
		return Sketch{sorted(packages(s.of(model.EntityComponent))), "components", "", 0.7, 1}
	}
	return Sketch{sorted(s.names(model.EntityIntegration)), "integrations", "", 0.5, 1}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// Alike says how alike two documents of one kind are, from 0 (another document) to 1, and in words why. A little more than half of the
// operations is enough for contracts of one title.
func (s Sketch) Alike(other Sketch) (likeness float64, reason string) {
	enough, least := s.enough, s.least
	if s.title != "" && strings.EqualFold(s.title, other.title) {
		enough, least = 0.55, 1
	}
	common := 0
	for i, j := 0, 0; i < len(s.keys) && j < len(other.keys); {
		switch c := strings.Compare(s.keys[i], other.keys[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	all := len(s.keys) + len(other.keys) - common
	if common < max(least, 1) || float64(common) < enough*float64(all) {
		return 0, ""
	}
	return float64(common) / float64(all), fmt.Sprintf("%d of %d %s", common, all, s.noun)
}

// operationKeys name the operations of a contract. Names of path parameters do not count.
func operationKeys(api *contract.API) []string {
	var keys []string
	for _, op := range api.Operations {
		keys = append(keys, op.Kind+" "+op.Method+" "+parameters.ReplaceAllString(op.Path, "{}"))
	}
	return keys
}

var parameters = regexp.MustCompile(`\{[^{}]*\}`)

// subjectKey is the product of an SBOM: its package URL without version, qualifiers and subpath, else its name.
func subjectKey(subject *sbom.ComponentFacts) string {
	if p := subject.PURL; p != nil {
		return strings.Join([]string{"purl", p.Type, p.Namespace, p.Name}, "/")
	}
	return "name " + subject.Group + "/" + subject.Name
}

// packages are those of components.
func packages(components []*model.Entity) []string {
	var list []string
	for _, e := range components {
		list = append(list, e.Facts.(*sbom.ComponentFacts).Package())
	}
	return list
}

// names are the names of entities of a kind.
func (s Side) names(kind model.EntityKind) []string {
	var names []string
	for _, e := range s.of(kind) {
		names = append(names, e.Name)
	}
	return names
}
