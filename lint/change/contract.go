package change

import (
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

// SchemeFacts is a security scheme on both sides.
type SchemeFacts struct {
	Pair[contract.SecuritySchemeFacts]
}

// OperationFacts is an operation on both sides.
type OperationFacts struct {
	Pair[contract.OperationFacts]
}

// ResponseFacts is a response on both sides.
type ResponseFacts struct {
	Pair[contract.ResponseFacts]
}

func contracts(before, after Side) []model.Entity {
	return nil
}
