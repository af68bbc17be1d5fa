package change

import "github.com/sealint/sealint/lint/contract"

// ValueFacts is a value that callers send or receive, on both sides.
type ValueFacts struct {
	Pair[contract.SchemaFacts]
}
