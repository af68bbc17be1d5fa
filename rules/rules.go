// Package rules holds the built-in rules: rules/<group>/<rule>.rego, each with its tests beside it, and the schemas of
// the facts that they judge.
package rules

import "embed"

// FS holds the rules with their tests, the schemas, and the controls that the rules judge.
//
//go:embed */*.rego schemas/*.json controls.yaml
var FS embed.FS
