package lint

import (
	"fmt"
	"strings"
	"sync"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/rules"
)

// measured returns what was measured of built-in rules, by their ids: the tables of docs/precision.md.
var measured = sync.OnceValue(func() map[string]model.Measured {
	table := map[string]model.Measured{}
	text, err := rules.FS.ReadFile("precision.tsv")
	if err != nil {
		return table // a test demands that the table is there and complete
	}
	for line := range strings.Lines(string(text)) {
		var id string
		var m model.Measured
		if n, _ := fmt.Sscanf(line, "%s\t%d\t%d\n", &id, &m.Read, &m.Right); n == 3 {
			table[id] = m
		}
	}
	return table
})
