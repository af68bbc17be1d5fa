package report

import (
	"fmt"
	"io"

	"github.com/sealint/sealint/lint/model"
)

// WriteFacts writes the facts of entities as JSON, one line for each entity.
func WriteFacts(w io.Writer, list []model.EntityFacts) error {
	for _, facts := range list {
		if err := writeJSON(w, facts, ""); err != nil {
			return fmt.Errorf("write facts: %w", err)
		}
	}
	return nil
}

// WriteProblems writes problems as text, one line for each problem.
func WriteProblems(w io.Writer, problems []model.Problem) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(w, Sanitize(p.Error())); err != nil {
			return fmt.Errorf("write problems: %w", err)
		}
	}
	return nil
}
