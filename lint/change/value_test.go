package change

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// changedValues lists the values that differ, in words.
func changedValues(t testing.TB, before, after string) []string {
	t.Helper()
	return describeValues(contractSide(t, before), contractSide(t, after))
}

func describeValues(before, after Side) []string {
	var list []string
	for _, e := range values(before, after, pairOperations(before, after)) {
		facts := e.Facts.(*ValueFacts)
		at := e.Locate(nil)
		kind := "definition"
		if facts.Before != nil && facts.Before.Field != nil || facts.After != nil && facts.After.Field != nil {
			kind = "field"
		}
		list = append(list, strings.Join([]string{facts.Status, kind, facts.Name, facts.Direction, source.EncodePointer(at.Pointer)}, " "))
	}
	return list
}

func TestZZ(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "clean", "ledger-3.1.openapi.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base := string(text)
	for _, edit := range [][2]string{
		{"type: object\n      unevaluatedProperties: false\n", "type: object\n"},
		{"maximum: 1000000}", "maximum: 1000000000}"},
		{"maxItems: 50, items", "items"},
		{"enum: [open, closed]}", "enum: [open, closed, frozen]}"},
		{"x-data-classification: restricted, x-masking: last-four}", "x-data-classification: internal}"},
		{"      x-data-classification: confidential\n", ""},
		{"format: date-time, readOnly: true}", "format: date-time, readOnly: false}"},
		{"maximum: 100, default", "default"},
		{"      name: Idempotency-Key\n      in: header\n      required: true", "      name: Idempotency-Key\n      in: header\n      required: false"},
		{"    Account:\n      type: object\n      additionalProperties: false", "    Account:\n      type: object"},
		{"    Currency:\n      type: object\n      properties:\n        currency: {type: string, enum: [EUR, USD]}", "    Currency:\n      type: object\n      properties:\n        currency: {type: string}\n        role: {type: string}"},
	} {
		if strings.Count(base, edit[0]) != 1 {
			t.Errorf("%q occurs %d times", edit[0], strings.Count(base, edit[0]))
			continue
		}
		t.Logf("%q -> %q", edit[0], edit[1])
		before, after := contractSide(t, base), contractSide(t, strings.Replace(base, edit[0], edit[1], 1))
		for _, line := range describeValues(before, after) {
			t.Log("   ", line)
		}
		for _, e := range values(before, after, pairOperations(before, after)) {
			text, _ := json.Marshal(e.Facts)
			_ = text
			t.Log("       ", len(e.Usages()), e.NamePlace(e.Locate(nil), nil), model.Place{}.Path)
		}
	}
}
