package change

import (
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// IntegrationFacts is an integration on both sides.
type IntegrationFacts struct {
	Pair[manifest.IntegrationFacts]
}

// Integrations makes the entities of the differences between the integrations of a base and those of the head. before and after are
// entities of kind integration, of all documents that differ.
func Integrations(before, after []model.Entity) []model.Entity {
	return nil
}
