package change

import (
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// ContractFacts is a contract as a whole on both sides.
type ContractFacts struct {
	Pair[contract.ContractFacts]
}

// ServerFacts is a server on both sides.
type ServerFacts struct {
	Pair[contract.ServerFacts]
}

// ResponseFacts is a response on both sides.
type ResponseFacts struct {
	Pair[contract.ResponseFacts]
}

// contracts makes the entities of the differences between two contracts.
func contracts(before, after Side) []model.Entity {
	if before.Contract == nil || after.Contract == nil {
		return nil // one could not be judged; there is a problem about it
	}
	operations := pairOperations(before, after)
	schemes := pairSchemes(before, after)
	access := newAccessComparison(schemes, operations)
	return slices.Concat(
		schemeEntities(schemes.pairs, after),
		operationEntities(operations, access, transfers(before, after, operations), before, after),
		values(before, after, operations),
	)
}
