package source

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// FuzzFinder compares the search for many strings at once with the search for each of them.
func FuzzFinder(f *testing.F) {
	f.Add("abc,bcd,c,abcdbc", "xabcdbcdcabc")
	f.Add("aa,aaa,a", "aaaaba")
	f.Add("é,\xff,", "aé\xffé")
	f.Fuzz(func(t *testing.T, list, text string) {
		values := map[string]bool{}
		for _, value := range strings.Split(list, ",") {
			if value != "" {
				values[value] = true
			}
		}
		want := make([]bool, len(text))
		for value := range values {
			for i := range len(text) {
				if strings.HasPrefix(text[i:], value) {
					for j := range len(value) {
						want[i+j] = true
					}
				}
			}
		}
		got := make([]bool, len(text))
		end := 0
		for _, s := range newFinder(values).spans(nil, text) {
			if s.start < end || s.end <= s.start {
				t.Fatalf("%q in %q: regions are not in order", list, text)
			}
			for end = s.start; end < s.end; end++ {
				got[end] = true
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q in %q: got %v, want %v", list, text, got, want)
		}
	})
}

// The text is searched for secrets once, not again for each excerpt.
func TestExcerptsOfALongLineAreCheap(t *testing.T) {
	doc := &Document{Data: bytes.Repeat([]byte("0123456789 "), 100_000), Path: "a.json"}
	doc.Redact("345")
	doc.LocateOffsets(0, 1)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	const places = 1000
	for i := range places {
		doc.LocateOffsets(i*1000, i*1000+1)
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / places; each > 10*excerptLength {
		t.Errorf("a place takes %d bytes, its excerpt %d", each, excerptLength)
	}
	if got := doc.LocateOffsets(500_003, 500_004).Excerpt; strings.Contains(got, "345") || !strings.Contains(got, "012***6789") {
		t.Error(got)
	}
}
