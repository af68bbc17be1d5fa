package lint_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// keyInItem matches the rest of a line behind a mark if the mark is a key.
var keyInItem = regexp.MustCompile(`^["']?\s*:(\s|$|[\["{])`)

// marksFirstKey reports whether a finding about an item of an array marks the first key of the item, whatever stands there,
// instead of what is wrong.
func marksFirstKey(f model.Finding) bool {
	last := f.Location.Pointer[strings.LastIndexByte(f.Location.Pointer, '/')+1:]
	if last == "" || strings.Trim(last, "0123456789") != "" || f.Location.Line != f.Location.EndLine {
		return false
	}
	units := utf16.Encode([]rune(f.Location.Excerpt))
	marked := func(start, end int) string { return strings.Trim(string(utf16.Decode(units[start:end])), `"'`) }
	start, end := f.Location.Column-f.Location.ExcerptColumn, f.Location.EndColumn-f.Location.ExcerptColumn
	if start < 0 || end <= start || end > len(units) || marked(start, end) == last {
		return false // the key is the last token itself, such as the status of a response
	}
	return keyInItem.MatchString(string(utf16.Decode(units[end:])))
}

// TestMarksOfItems checks all mutations, and the documents of the corpus: no location is the first key of an item of an array.
func TestMarksOfItems(t *testing.T) {
	for _, f := range mutationFiles(t) {
		if f.group != "openapi" {
			continue
		}
		for _, m := range f.mutations {
			if testing.Short() && !inSample(f.name+m.name) {
				continue
			}
			o, err := m.run()
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range o.report.Findings {
				if marksFirstKey(found) {
					t.Errorf("%s, section %q: %s at %s marks the first key of an item: %s", f.path(), m.name, found.Rule, found.Location.Pointer, found.Location.Excerpt)
				}
			}
		}
	}
}

func TestCorpusMarksOfItems(t *testing.T) {
	report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{corpus(t) + "/contracts"}})
	for _, found := range report.Findings {
		if marksFirstKey(found) {
			t.Errorf("%s at %s %s marks the first key of an item: %s", found.Rule, found.Location.Path, found.Location.Pointer, found.Location.Excerpt)
		}
	}
}
