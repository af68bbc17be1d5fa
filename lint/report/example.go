package report

import (
	"encoding/json"
	"sync"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/rules"
)

// example is a part of a document with a mistake and without it.
type example struct {
	Language string `json:"language"` // yaml, json, xml or text
	Good     string `json:"good"`     // without the mistake; for a rule over changes, before the change
	Bad      string `json:"bad"`      // with it
}

// examples are those of docs/rules, by the ids of the rules.
var examples = sync.OnceValue(func() map[string]example {
	table := map[string]example{}
	text, err := rules.FS.ReadFile("examples.json")
	if err == nil {
		err = json.Unmarshal(text, &table)
	}
	if err != nil {
		panic(err) // the file is embedded
	}
	return table
})

// exampleOf returns the example of a built-in rule. Rules about several documents have none.
func exampleOf(r model.Rule) (x example, ok bool) {
	if r.BuiltIn {
		x, ok = examples()[r.ID]
	}
	return x, ok
}

// exampleTitles are the words above the two parts of an example.
func exampleTitles(r model.Rule) (bad, good string) {
	if r.Entity.IsChange() {
		return "After the change", "Before the change"
	}
	return "Bad", "Good"
}
