package source

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// A secret is hidden however the text spells it, in values and in keys.
func TestRedactedHoweverItIsSpelled(t *testing.T) {
	const value = "aB3'x\"9Qm2Zx71Lp"
	for name, text := range map[string]string{
		"JSON":                   `{"v": 1, "x": "a aB3'x\"9Qm2Zx71Lp b"}`,
		"JSON escape":            `{"v": 1, "x": "a \u0061B3'x\"9Qm2Zx71Lp b"}`,
		"JSON twice":             `{"x": "\u0061B3'x\u00229Qm2Zx71Lp aB3'x\"9Qm2Zx71Lp"}`,
		"JSON key":               `{"aB3'x\"9Qm2Zx71Lp": 1}`,
		"minified, beyond ASCII": `{"ä": "äöü😀", "x": "\u0061B3'x\"9Qm2Zx71Lp"}`,
		"single-quoted":          `x: 'aB3''x"9Qm2Zx71Lp'`,
		"double-quoted":          `x: "aB3'x\"9Qm2Zx71Lp"`,
		"plain":                  `x: aB3'x"9Qm2Zx71Lp`,
		"plain key":              `aB3'x"9Qm2Zx71Lp: 1`,
		"double-quoted key":      `"aB3'x\"9Qm2Zx71Lp": 1`,
		"folded":                 "x: \"aB3'x\\\n  \\\"9Qm2Zx71Lp\"",
		"flow":                   `x: {y: [0, "aB3'x\x229Qm2Zx71Lp"]}`,
		"anchored":               `x: &a "aB3'x\"9Qm2Zx71Lp"`,
		"block":                  "x: |\n  first\n  aB3'x\"9Qm2Zx71Lp\ny: 1",
	} {
		doc := &Document{Data: []byte(text), Format: YAML, Path: "a"}
		if text[0] == '{' {
			doc.Format = JSON
		}
		if p := doc.parse(); p != nil {
			t.Fatal(name, p)
		}
		var walk func(n Node)
		found := false
		walk = func(n Node) {
			if strings.Contains(n.String(), value) {
				doc.RedactIn(n, value)
				found = true
			}
			for k, v := range n.Pairs() {
				if k == value {
					doc.RedactInKey(n, k, value)
					found = true
				}
				walk(v)
			}
			for _, v := range n.Items() {
				walk(v)
			}
		}
		walk(doc.Nodes[0])
		if !found {
			t.Fatal(name, ": no such value")
		}
		for offset := range doc.Data {
			l := doc.LocateOffsets(offset, offset+1)
			if strings.Contains(l.Excerpt, "aB3") || strings.Contains(l.Excerpt, "Qm2Zx") || strings.Contains(l.Excerpt, "B3'x") {
				t.Errorf("%s: %s", name, l.Excerpt)
				break
			}
		}
		for _, l := range doc.Locate([]model.Place{{Pointer: []string{value}}}) {
			if strings.Contains(l.Pointer, "Qm2") {
				t.Errorf("%s: %s", name, l.Pointer)
			}
		}
	}
}
