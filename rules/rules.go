// Package rules holds the built-in rules: rules/<group>/<rule>.rego, each with its tests beside it, and the schemas of
// the facts that they judge.
package rules

import "embed"

// FS holds the rules with their tests, the schemas, the controls that the rules judge, and how many findings of each rule somebody
// read and found right (docs/precision.md).
//
//go:embed */*.rego schemas/*.json controls.yaml precision.tsv
var FS embed.FS
