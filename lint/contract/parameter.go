package contract

import "github.com/sealint/sealint/lint/contract/resolve"

// parameter is a parameter or header at its definition.
type parameter struct {
	at   *resolve.Node
	as   object // parameterObject or headerObject
	name string
}
