package report

import (
	"fmt"
	"io"

	"github.com/sealint/sealint/lint/model"
)

// writeProblems lists what could not be judged, a line each.
func writeProblems(w io.Writer, problems []model.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "%s: not judged: %s [%s]\n", position(p.Location), Sanitize(p.Message), Sanitize(p.ID))
	}
}

func markdownProblems(w io.Writer, problems []model.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "- %s: not judged: %s\n", markdown(position(p.Location)), markdown(p.Message))
	}
}

// plainProblem is a problem in the JSON of everything but the report of a run.
type plainProblem struct {
	ID      string `json:"id"`
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

func jsonProblems(problems []model.Problem) []plainProblem {
	list := []plainProblem{}
	for _, p := range problems {
		list = append(list, plainProblem{ID: p.ID, Path: p.Location.Path, Line: p.Location.Line, Column: p.Location.Column, Message: p.Message})
	}
	return list
}
