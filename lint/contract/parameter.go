package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// parameter is a parameter or header at its definition.
type parameter struct {
	at   *resolve.Node
	as   object // parameterObject or headerObject
	name string
}

// ignoredHeaders are header parameters that the specification ignores (Parameter Object, "in").
var ignoredHeaders = []string{"accept", "content-type", "authorization"}

// isIgnored reports whether the specification ignores a parameter, which it does from 3.0 on.
func isIgnored(p *parameter, version family) bool {
	return version != v20 && p.as == parameterObject && p.at.Get("in").String() == "header" && slices.Contains(ignoredHeaders, strings.ToLower(p.name))
}
