package source

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

// YAML 1.2.2 §10.3.2: which plain texts are numbers. The numbers of YAML 1.1 are strings, or other numbers.
func TestNumbersOfYAML(t *testing.T) {
	numbers := map[string]float64{
		"010": 10, "0": 0, "-0": 0, "+12": 12, "007": 7, "089": 89, "0o10": 8, "0o777": 511, "0x1F": 31, "0xff": 255, "1.": 1, ".5": 0.5, "-.5": -0.5,
		"1e3": 1000, "1E+2": 100, "01.50": 1.5, "1e400": math.MaxFloat64, "-1e400": -math.MaxFloat64, "9223372036854775808": 9223372036854775808,
		"0xFFFFFFFFFFFFFFFFFF": 4722366482869645213695, "12345678901234567890123": 12345678901234567890123,
	}
	for text, want := range numbers {
		n := scalar(t, text)
		if got, ok := n.Number(); !ok || got != want || n.IsString() || n.Value() != any(want) {
			t.Errorf("%s is %v (%v), want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"1_000", "0b11", "0o8", "-0x1F", "+0o7", "190:20:30", "1e", "0x", "1.2.3", "'10'", `"0x1"`, "!!str 10", "12_3.5", "1e4_0"} {
		n := scalar(t, text)
		if got, ok := n.Number(); ok || !n.IsString() {
			t.Errorf("%s is the number %v, want a string", text, got)
		}
	}
}

// JSON has fewer forms, and the same values.
func TestNumbersOfJSON(t *testing.T) {
	for text, want := range map[string]float64{"10": 10, "1e400": math.MaxFloat64, "-1e400": -math.MaxFloat64, "1.0": 1, "123456789012345678901234567890": 123456789012345678901234567890} {
		n := openText(t, "a.json", `{"openapi": "3.1.0", "n": `+text+"}").Nodes()[0].Get("n")
		if got, ok := n.Number(); !ok || got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

func scalar(t *testing.T, text string) Node {
	t.Helper()
	return openText(t, "a.yaml", "openapi: 3.1.0\nn: "+text+"\n").Nodes()[0].Get("n")
}

func openText(t *testing.T, name, text string) *Document {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := Discover(t.Context(), Search{Dir: dir, Args: []string{name}})
	if err != nil || len(found.Files) != 1 {
		t.Fatal(err, found)
	}
	doc, problem := (&Reader{}).Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	return doc
}
