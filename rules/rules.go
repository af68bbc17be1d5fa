// Package rules holds the built-in rules: rules/<group>/<rule>.rego, each with its tests beside it, and the schemas of
// the facts that they judge.
package rules

import (
	"embed"
	"strings"
	"sync"
)

// FS holds the rules with their tests, the schemas, the controls that the rules judge, how many findings of each rule somebody
// read and found right (docs/precision.md), and an example of each rule.
//
//go:embed */*.rego schemas/*.json controls.yaml precision.tsv examples.json
var FS embed.FS

// Controls returns the names of the controls, in the order of controls.yaml. Callers must not change the list.
func Controls() []string { return controls() }

var controls = sync.OnceValue(func() []string {
	text, err := FS.ReadFile("controls.yaml")
	if err != nil {
		return nil // cannot happen: the file is embedded
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		if id, ok := strings.CutPrefix(line, "- id: "); ok {
			list = append(list, strings.TrimSpace(id))
		}
	}
	return list
})
