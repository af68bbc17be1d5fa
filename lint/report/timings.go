package report

import (
	"fmt"
	"io"

	"github.com/sealint/sealint/lint/model"
)

// WriteTimings writes the durations of stages and rules, one on each line.
func WriteTimings(w io.Writer, timings []model.Timing) error {
	return withBuffer(w, func(w io.Writer) error {
		for _, t := range timings {
			fmt.Fprintf(w, "%10.1f ms  %s\n", float64(t.Spent.Microseconds())/1000, Sanitize(t.Name))
		}
		return nil
	})
}
