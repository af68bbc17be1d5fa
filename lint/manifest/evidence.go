package manifest

import (
	"slices"
	"strconv"

	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/rules"
)

// EvidenceFacts describes a link to evidence for a control.
type EvidenceFacts struct {
	At         []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Control    string   `json:"control" doc:"Control as the manifest writes it."`
	Known      bool     `json:"known" doc:"true if sealint controls lists a control of this name."`
	Suggestion string   `json:"suggestion" doc:"If it lists none: the control that was probably meant; empty if none is similar."`
	URL        string   `json:"url" doc:"URL of the evidence as the manifest writes it, but with the word redacted instead of a user name and password; (redacted) if it holds a secret."`
	Date       string   `json:"date" doc:"Date of the evidence, as YYYY-MM-DD; empty if not stated."`
}

// maxSuggestions bounds how many names of controls are compared with all controls.
const maxSuggestions = 100

// deriveEvidence compares the controls that evidence is stated for with those that there are.
func (f *IntegrationFacts) deriveEvidence() {
	f.Evidence = []EvidenceFacts{}
	secret := map[string]bool{} // places
	for _, s := range f.Secrets {
		secret[source.EncodePointer(s.At)] = true
	}
	for n, e := range f.Spec.Evidence {
		if e.Control == "" {
			continue // an item that violates the schema is blank
		}
		row := EvidenceFacts{At: []string{"spec", "evidence", strconv.Itoa(n)}, Control: e.Control, Known: slices.Contains(rules.Controls(), e.Control), Date: textOf(e.Date)}
		row.URL = parseURL(e.URL, nil).Text
		if secret[source.EncodePointer(append(slices.Clone(row.At), "url"))] {
			row.URL = "(redacted)"
		}
		if !row.Known && n < maxSuggestions {
			row.Suggestion = suggest.Nearest(e.Control, rules.Controls())
		}
		f.Evidence = append(f.Evidence, row)
	}
}
