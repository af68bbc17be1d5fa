package bom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCorpus reads the SBOMs of a corpus of third-party documents: SEALINT_CORPUS names its folder.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("SEALINT_CORPUS")
	if corpus == "" {
		t.Skip("SEALINT_CORPUS is not set")
	}
	counts := map[string]int{}
	files, _ := filepath.Glob(filepath.Join(corpus, "sboms", "cyclonedx-spec", "*", "*"))
	for _, file := range files {
		name := filepath.Base(file)
		b, problems := lowerFile(t, file)
		violations := 0
		if b != nil {
			violations = len(b.Facts.SchemaViolations)
		}
		switch {
		case strings.HasPrefix(name, "valid-"):
			counts["valid"+filepath.Ext(name)]++
			if b == nil || violations > 0 || len(problems) > 0 {
				t.Errorf("%s is valid: %v %v", name, problems, list5(b))
			}
		case strings.HasPrefix(name, "invalid-"):
			counts["invalid"+filepath.Ext(name)]++
			if violations == 0 && len(problems) == 0 {
				t.Errorf("%s is invalid", name)
			}
		}
	}
	files, _ = filepath.Glob(filepath.Join(corpus, "sboms", "*.*"))
	more, _ := filepath.Glob(filepath.Join(corpus, "spdx3", "*example*"))
	for _, file := range append(files, more...) {
		name := filepath.Base(file)
		b, problems := lowerFile(t, file)
		counts["example"]++
		if b == nil || len(problems) > 0 {
			t.Errorf("%s is not judged: %v", name, problems)
			continue
		}
		t.Logf("%s: %d components, %d edges, %d violations %v", name, b.Facts.ComponentCount, b.Facts.EdgeCount,
			len(b.Facts.SchemaViolations)+b.Facts.MoreViolations, list5(b))
	}
	t.Log(counts)
}

func list5(b *BOM) []string {
	var out []string
	if b == nil {
		return nil
	}
	for i, v := range b.Facts.SchemaViolations {
		if i < 5 {
			out = append(out, strings.Join(v.At, "/")+": "+v.Message)
		}
	}
	return out
}
