package change

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// Alike says how alike two documents of a kind are that have other paths, from 0 (another document) to 1, and in words why: by the
// operations of contracts, the products of SBOMs, and the integrations of manifests.
func Alike(kind model.DocumentKind, before, after Side) (likeness float64, reason string) {
	switch {
	case before.Contract != nil && after.Contract != nil:
		return alikeContracts(before.Contract, after.Contract)
	case before.BOM != nil && after.BOM != nil:
		return alikeSBOMs(before.BOM, after.BOM)
	case kind == model.Manifest:
		return alikeSets(before.names(model.EntityIntegration), after.names(model.EntityIntegration), "integrations", 0.5)
	}
	return 0, ""
}

// alikeContracts compares operations: half of them are enough for contracts of one title, otherwise it takes four of five.
func alikeContracts(before, after *contract.API) (float64, string) {
	enough := 0.8
	if title := before.Facts.Title; title != "" && strings.EqualFold(title, after.Facts.Title) {
		enough = 0.5
	}
	return alikeSets(operationKeys(before), operationKeys(after), "operations", enough)
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

// alikeSets compares two sets by the share that they have in common.
func alikeSets(before, after []string, noun string, enough float64) (float64, string) {
	all := map[string]int{}
	for _, key := range before {
		all[key] |= 1
	}
	for _, key := range after {
		all[key] |= 2
	}
	common := 0
	for _, sides := range all {
		if sides == 3 {
			common++
		}
	}
	likeness := float64(common) / float64(max(len(all), 1))
	if likeness < enough || common == 0 {
		return 0, ""
	}
	return likeness, fmt.Sprintf("%d of %d %s", common, len(all), noun)
}

// alikeSBOMs compares the products that two SBOMs describe: their package URLs without version, or names.
func alikeSBOMs(a, b *bom.BOM) (float64, string) {
	if a.Subject == nil || b.Subject == nil {
		return 0, ""
	}
	if same, by := sameSubject(a.Subject.Facts, b.Subject.Facts); same {
		return 0.9, "the same " + by + " of the product"
	}
	return 0, ""
}

func sameSubject(a, b *sbom.ComponentFacts) (same bool, by string) {
	if x, y := packageOf(a.PURL), packageOf(b.PURL); x != "" || y != "" {
		return x == y, "package URL"
	}
	return a.Name != "" && a.Name == b.Name && a.Group == b.Group, "name"
}

// packageOf is a package URL without version, qualifiers and subpath; empty for none.
func packageOf(p *sbom.PURLFacts) string {
	if p == nil {
		return ""
	}
	return strings.Join([]string{p.Type, p.Namespace, p.Name}, "/")
}

// names are the names of entities of a kind.
func (s Side) names(kind model.EntityKind) []string {
	var names []string
	for _, e := range s.of(kind) {
		names = append(names, e.Name)
	}
	return names
}
