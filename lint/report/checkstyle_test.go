package report_test

import (
	"slices"
	"strconv"
	"testing"
)

// TestCheckstyle: each file stands once, and each finding and problem is an error with a line, a severity that readers know, a message and a
// source.
func TestCheckstyle(t *testing.T) {
	for name, r := range manyReports() {
		root := parseXML(t, write(t, "checkstyle", r))
		if root.XMLName.Local != "checkstyle" || root.attr("version") == "" {
			t.Errorf("%s: %v", name, root.XMLName)
		}
		files, errors := map[string]bool{}, 0
		for _, file := range root.Children {
			if file.XMLName.Local != "file" || file.attr("name") == "" || files[file.attr("name")] {
				t.Errorf("%s: %v %q", name, file.XMLName, file.attr("name"))
			}
			files[file.attr("name")] = true
			for _, e := range file.Children {
				errors++
				line, err := strconv.Atoi(e.attr("line"))
				if e.XMLName.Local != "error" || err != nil || line < 1 || e.attr("column") == "0" || e.attr("source") == "" ||
					!slices.Contains([]string{"error", "warning", "info"}, e.attr("severity")) {
					t.Errorf("%s: %+v", name, e)
				}
			}
		}
		if errors != len(r.Findings)+len(r.Problems) {
			t.Errorf("%s: %d errors", name, errors)
		}
	}
}

// TestCheckstyleSeverities: only what fails the gate or could not be judged is an error.
func TestCheckstyleSeverities(t *testing.T) {
	got := map[string][]string{}
	for _, file := range parseXML(t, write(t, "checkstyle", crowd(1))).Children {
		for _, e := range file.Children {
			got[file.attr("name")] = append(got[file.attr("name")], e.attr("severity"))
		}
	}
	if !slices.Equal(got["a.yaml"], []string{"error", "error", "warning", "info", "info"}) || !slices.Equal(got["b.yaml"], []string{"error"}) {
		t.Errorf("%q", got)
	}
}
