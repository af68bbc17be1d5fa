package report

import (
	"fmt"
	"io"

	"github.com/sealint/sealint/lint/model"
)

// writeProblems writes problems as text, one on each line.
func writeProblems(w io.Writer, problems []model.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", position(p.Location), Sanitize(problemWords(p)), Sanitize(p.Message), Sanitize(p.ID))
	}
}

// markdownProblems writes problems as a Markdown list.
func markdownProblems(w io.Writer, problems []model.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "- %s: %s: %s\n", markdown(position(p.Location)), markdown(problemWords(p)), markdown(p.Message))
	}
}

// plainProblem is a problem in the JSON of all outputs except the report of a run, which has jsonProblem.
type plainProblem struct {
	ID      string `json:"id"`
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
	// Acceptance is absent if the problem counts.
	Acceptance *jsonAcceptance `json:"acceptance,omitempty"`
}

func jsonProblems(problems []model.Problem) []plainProblem {
	list := []plainProblem{}
	for _, p := range problems {
		list = append(list, plainProblem{
			ID: p.ID, Path: p.Location.Path, Line: p.Location.Line, Column: p.Location.Column, Message: p.Message,
			Acceptance: acceptanceForJSON(p.Acceptance),
		})
	}
	return list
}
