// Package rules holds the built-in rules: rules/<group>/<rule>.rego, each with its tests beside it, and the schemas of
// the facts that they judge.
package rules

import "embed"

// FS holds the rules (without their tests) and the schemas.
//
//go:embed openapi/*.rego sbom/*.rego integration/*.rego schemas/*.json
var FS embed.FS
