package model_test

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// A panic while a document is processed becomes a problem of this document.
func TestDefect(t *testing.T) {
	var got *model.Problem
	func() {
		defer func() { got = model.Defect("api.yaml", recover()) }()
		panic("index out of range")
	}()
	if got == nil || got.ID != model.ProblemInternal || got.Location.Path != "api.yaml" || !strings.Contains(got.Message, "index out of range") {
		t.Errorf("%+v", got)
	}
	if got := model.Defect("api.yaml", nil); got != nil {
		t.Errorf("%+v", got)
	}
}
