// Package rules holds the built-in rules: rules/<group>/<rule>.rego, each with its tests beside it, and the schemas of
// the facts that they judge.
package rules

import "embed"

// FS holds the rules with their tests, the schemas, the controls that the rules judge, how many findings of each rule somebody
// read and found right (docs/precision.md), and an example of each rule.
//
//go:embed */*.rego schemas/*.json controls.yaml precision.tsv examples.json
var FS embed.FS
