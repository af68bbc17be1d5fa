package change

import (
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// SBOMFacts is an SBOM as a whole on both sides.
type SBOMFacts struct {
	Pair[sbom.SBOMFacts]
}

// ComponentFacts is a component on both sides.
type ComponentFacts struct {
	Pair[sbom.ComponentFacts]
}

// VulnerabilityFacts is a vulnerability on both sides.
type VulnerabilityFacts struct {
	Pair[sbom.VulnerabilityFacts]
}

func sboms(before, after Side) []model.Entity {
	return nil
}
