package report

import (
	"fmt"
	"io"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
)

// WriteProblemKind writes the explanation of a kind of problem as text.
func WriteProblemKind(w io.Writer, k model.ProblemKind) error {
	return withBuffer(w, func(w io.Writer) error {
		accept := "nobody can accept it"
		if days := gate.Longest(&model.Problem{ID: k.ID, Fingerprint: "any"}); days > 0 {
			accept = fmt.Sprintf("sealint waive FINGERPRINT accepts it for a time, at most %d days, if the report names a fingerprint", days)
		}
		fmt.Fprintf(w, "%s – %s\n\n%s\n\n", Sanitize(k.ID), Sanitize(model.ProblemTitles[k.ID]), wrap(k.Meaning, ""))
		fmt.Fprintf(w, "Fails:    %s\n", wrap("The run is incomplete (exit status 3). "+k.Why, "          "))
		fmt.Fprintf(w, "Fix:      %s\nAccept:   %s\nPage:     %s\n", wrap(k.Fix, "          "), wrap(accept, "          "), model.ProblemPage())
		return nil
	})
}
