package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// TestNewRulesWork writes a rule over each kind of entity, and runs their tests, which reach every line.
func TestNewRulesWork(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "policies")
	for _, kind := range model.EntityKinds {
		var out, errs bytes.Buffer
		id := "acme/each-" + strings.ReplaceAll(string(kind), "_", "-")
		if code := run(t.Context(), []string{"rules", "new", id, "--entity", string(kind), "--dir", dir}, nil, &out, &errs); code != exitPass {
			t.Errorf("%s: exit status %d: %s", kind, code, errs.String())
		}
	}
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"test", dir, "--coverage"}, nil, &out, &errs)
	if reached := strings.Count(out.String(), "the tests reach 100 %"); code != exitPass || reached != len(model.EntityKinds) || strings.Contains(out.String(), "has no test") {
		t.Errorf("exit status %d\n%s%s", code, out.String(), errs.String())
	}
}
