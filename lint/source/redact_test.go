package source

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

const spelledSecret = "aB3'x\"9Qm2Zx71Lp"

// secretSpellings are documents that contain spelledSecret, each written in another way.
var secretSpellings = map[string]string{
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
}

// redactAll redacts a value in every string and key that contains it. It reports whether there was one.
func redactAll(doc *Document, n Node, value string) bool {
	found := strings.Contains(n.String(), value)
	if found {
		doc.RedactIn(n, value)
	}
	for k, v := range n.Pairs() {
		if k == value {
			doc.RedactInKey(n, k, value)
			found = true
		}
		found = redactAll(doc, v, value) || found
	}
	for _, v := range n.Items() {
		found = redactAll(doc, v, value) || found
	}
	return found
}

// A secret is masked however the document writes it, in values and in keys.
func TestRedactedHoweverItIsSpelled(t *testing.T) {
	for name, text := range secretSpellings {
		doc := &Document{Data: []byte(text), Format: YAML, Path: "a"}
		if text[0] == '{' {
			doc.Format = JSON
		}
		if p := doc.parse(); p != nil {
			t.Fatal(name, p)
		}
		if !redactAll(doc, doc.Nodes()[0], spelledSecret) {
			t.Fatal(name, ": no such value")
		}
		for offset := range doc.Data {
			l := doc.LocateOffsets(offset, offset+1)
			if strings.Contains(l.Excerpt, "aB3") || strings.Contains(l.Excerpt, "Qm2Zx") || strings.Contains(l.Excerpt, "B3'x") {
				t.Errorf("%s: %s", name, l.Excerpt)
				break
			}
		}
		for _, l := range doc.Locate([]model.Place{{Pointer: []string{spelledSecret}}}) {
			if strings.Contains(l.Pointer, "Qm2") {
				t.Errorf("%s: %s", name, l.Pointer)
			}
		}
	}
}
