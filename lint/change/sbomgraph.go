package change

import (
	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// LostDependencyFacts is a dependency that only the base states.
type LostDependencyFacts struct {
	From string `json:"from" doc:"Name of the component that depends on the other one."`
	To   string `json:"to" doc:"Name of the other one."`
}

// maxLostDependencies bounds how many lost dependencies the facts list.
const maxLostDependencies = 5

// compareGraphs sets which statements about dependencies the head has lost although their components are still there.
func (f *SBOMFacts) compareGraphs(before, after *bom.BOM, parts *componentPairs) {
	f.LostDependencies = []LostDependencyFacts{}
	for _, c := range parts.withRoots() {
		if c.before == nil || c.after == nil {
			continue
		}
		b, a := c.before.Facts.(*sbom.ComponentFacts), c.after.Facts.(*sbom.ComponentFacts)
		if b.Completeness == "complete" && a.Completeness != "complete" && !b.IsRoot {
			f.IncompleteCount++
		}
		same := !b.IsRoot && a.SameRelease(b)
		if same && b.HasDependencyEntry && !a.HasDependencyEntry && b.DependencyCount == 0 {
			f.UnstatedCount++
		}
		if before != nil && after != nil {
			f.compareDependencies(before.Dependencies(b), after.Dependencies(a), LostDependencyFacts{From: b.Name}, same, parts)
		}
	}
}

// compareDependencies adds the dependencies of one component that are lost. The dependencies of one release do not change; those of
// another release, and of the product itself, do, but then the component on which it no longer depends is needed by another one, or
// is gone. A component of another version, or one that is paired with the former one, is the same dependency.
func (f *SBOMFacts) compareDependencies(before, after []*sbom.Component, lost LostDependencyFacts, sameRelease bool, parts *componentPairs) {
	stated := map[string]bool{}
	for _, to := range after {
		stated[to.Facts.Package()] = true
	}
	for _, to := range before {
		was := to.Facts
		now := parts.now(was)
		if now == nil || stated[was.Package()] || stated[now.Package()] {
			continue
		}
		orphan := hasOrigin(was) && !hasOrigin(now)
		if !sameRelease && !orphan {
			continue
		}
		stated[was.Package()] = true // two versions of it are one dependency
		f.LostCount++
		if len(f.LostDependencies) < maxLostDependencies {
			f.LostDependencies = append(f.LostDependencies, LostDependencyFacts{From: lost.From, To: was.Name})
		}
	}
}

// hasOrigin reports whether the document says through what the component came into the product.
func hasOrigin(f *sbom.ComponentFacts) bool {
	return f.Reach == "root" || f.Reach == "direct" || f.Reach == "transitive"
}

// withRoots lists all pairs, those of the roots included.
func (p *componentPairs) withRoots() []componentPair {
	if p.roots[0] == nil || p.roots[1] == nil {
		return p.pairs
	}
	return append([]componentPair{{p.roots[0], p.roots[1]}}, p.pairs...)
}

// now returns what a component of the base is in the head; nil if it is gone.
func (p *componentPairs) now(was *sbom.ComponentFacts) *sbom.ComponentFacts {
	if p.facts == nil {
		p.facts = map[*sbom.ComponentFacts]*model.Entity{}
		for _, e := range p.before {
			p.facts[e.Facts.(*sbom.ComponentFacts)] = e
		}
	}
	if partner := p.partners[p.facts[was]]; partner != nil {
		return partner.Facts.(*sbom.ComponentFacts)
	}
	return nil
}
