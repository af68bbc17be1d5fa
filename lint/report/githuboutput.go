package report

import (
	"fmt"
	"io"
)

// reportGitHubOutput writes the counts of a report as outputs of a step of GitHub Actions: lines of name=value for the file that
// GITHUB_OUTPUT names. The action of sealint uses it. No value holds a text of a document.
func reportGitHubOutput(w io.Writer, v view) error {
	failing := 0
	for _, f := range v.Findings {
		if v.Fails(f) {
			failing++
		}
	}
	added := ""
	if v.Base != nil {
		c := countStates(v.Report)
		added = fmt.Sprint(c.New + c.Grown)
	}
	_, err := fmt.Fprintf(w, "findings=%d\nnew-findings=%s\nfailing-findings=%d\nnot-judged=%d\n", len(v.Findings), added, failing, len(v.Problems))
	return err
}
