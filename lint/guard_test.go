package lint

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

func TestPanicOverADocumentIsAProblemOfIt(t *testing.T) {
	var got *model.Problem
	func() {
		defer guard("api.yaml", func(p *model.Problem) { got = p })
		panic("a defect")
	}()
	if got == nil || got.ID != model.ProblemInternal || got.Location.Path != "api.yaml" || !strings.Contains(got.Message, "a defect") {
		t.Errorf("%+v", got)
	}
}
