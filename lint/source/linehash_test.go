package source

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// allHashes are the hashes of all lines of a text, with the numbers of equal ones.
func allHashes(d *Document) []string {
	var list []string
	counts := map[uint64]int{}
	d.hashLines(len(d.Data)+2, func(_ int, hash uint64) {
		counts[hash]++
		list = append(list, fmt.Sprintf("%x:%d", hash, counts[hash]))
	})
	return list
}

// TestLineHashVectors has the vectors of codeql-action's own tests (src/fingerprints.test.ts).
func TestLineHashVectors(t *testing.T) {
	const end = "c129715d7a2bc9a3:1"
	numbered := func(hash string, n int) (list []string) {
		for i := range n {
			list = append(list, fmt.Sprintf("%s:%d", hash, i+1))
		}
		return list
	}
	lorem := append(numbered("a7f2ff13bc495cf2", 6), "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", end)
	program := strings.Fields("e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1 54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 " + end)
	text := "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n"
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", []string{end}},
		{text, program},
		{strings.ReplaceAll(text, "\n", "\r\n"), program},
		{strings.ReplaceAll(text, "\n", "\r"), program},
		{strings.ReplaceAll(text, " ", "\t \t"), program},
		{strings.Repeat("Lorem ipsum dolor sit amet.\n", 10), lorem},
	} {
		if got := allHashes(&Document{Data: []byte(c.text)}); !slices.Equal(got, c.want) {
			t.Errorf("hashes of %q:\n%q, want\n%q", c.text, got, c.want)
		}
	}
}

// plainHashes computes the hashes of all lines as their definition says, without a moving window.
func plainHashes(text string) []string {
	var units []uint16
	var starts []int
	begins, afterCR := true, false
	for _, u := range append(utf16.Encode([]rune(text)), endOfText) {
		if u == ' ' || u == '\t' || u == '\n' && afterCR {
			afterCR = false
			continue
		}
		if afterCR = u == '\r'; afterCR {
			u = '\n'
		}
		if begins {
			starts = append(starts, len(units))
		}
		begins = u == '\n'
		units = append(units, u)
	}
	units = append(units, make([]uint16, hashedUnits)...)
	counts := map[uint64]int{}
	var list []string
	for _, start := range starts {
		var hash uint64
		for _, u := range units[start : start+hashedUnits] {
			hash = hash*hashBase + uint64(u)
		}
		counts[hash]++
		list = append(list, fmt.Sprintf("%x:%d", hash, counts[hash]))
	}
	return list
}

// TestLineHashesOfAnyText compares LineHashes with the definition, for random texts that are read from files.
func TestLineHashesOfAnyText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b: c", " ", "\t", "\n", "\r\n", "\r", "\r \n", "é", "\U0001F600", "\uffff", "{}", strings.Repeat("x", 99), "\u2028"}
	dir := t.TempDir()
	hashed := 0
	for n := range 300 {
		text := "k: v\n"
		if n%3 == 0 {
			text = byteOrderMark + text
		}
		for range random.IntN(60) {
			text += pieces[random.IntN(len(pieces))]
		}
		name := filepath.Join(dir, fmt.Sprintf("%d.yaml", n))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := FileAt(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, problem := (&Reader{}).load(file)
		if problem != nil {
			t.Fatal(problem)
		}
		want := plainHashes(text)
		var all []int
		for i := range want {
			all = append(all, i+1)
		}
		got := doc.LineHashes(all)
		hashed += len(got)
		for i, hash := range want {
			if got[i+1] != "" && got[i+1] != hash || doc.LineHashes([]int{i + 1})[i+1] != got[i+1] {
				t.Fatalf("line %d of %q has the hash %q, want %q", i+1, text, got[i+1], hash)
			}
		}
	}
	if hashed < 3000 {
		t.Errorf("only %d lines have a hash", hashed)
	}
}

// TestLinesWithoutHash tells which lines of which files have no hash.
func TestLinesWithoutHash(t *testing.T) {
	long := strings.Repeat("x", maxHashedLine+1)
	for _, c := range []struct {
		name, text string
		want       []int
	}{
		{"several lines", "a: 1\nb: 2\n", []int{1, 2, 3}},
		{"the only line", `{"a":1}`, nil},
		{"the only line and a line break", "{\"a\":1}\r\n", nil},
		{"a long line", "a: 1\nb: " + long + "\nc: 3\n", []int{1, 3, 4}},
		{"a byte order mark", byteOrderMark + "a: 1\nb: 2\n", []int{1, 2, 3}},
		{"no UTF-8", "a: 1\nb: \xff\n", nil},
		{"UTF-16", "\xfe\xff\x00a\x00:\x00 \x001\x00\n\x00b\x00:\x00 \x002\x00\n", nil},
		{"UTF-16 without a mark", "\x00a\x00:\x00 \x001\x00\n\x00b\x00:\x00 \x002\x00\n", nil},
	} {
		doc := &Document{complete: true}
		_ = doc.decode([]byte(c.text))
		got := slices.Sorted(maps.Keys(doc.LineHashes([]int{0, 1, 2, 3, 4, 5})))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: the lines %v have a hash, want %v", c.name, got, c.want)
		}
	}
}
