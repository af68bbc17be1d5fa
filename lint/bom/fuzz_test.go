package bom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// FuzzLocate looks for any pointer in any text: the location is one inside the text.
func FuzzLocate(f *testing.F) {
	pointers := map[source.Format]string{
		source.JSON: "components/0/version", source.XML: "components/0/licenses/0/license/id", source.TagValue: "packages/0/checksums/0/checksumValue",
	}
	formats := []source.Format{source.JSON, source.XML, source.TagValue}
	for i, name := range []string{"shop.cdx.json", "shop.cdx.xml", "shop.spdx"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "sbom", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, string(data), pointers[formats[i]])
	}
	f.Add(1, `<a><b x='1' y="2"/><!-- - --><![CDATA[c]]></a>`, "b/x")
	f.Add(2, "A: <text>b\nc</text>\nSPDXID: x\n", "SPDXID")
	f.Fuzz(func(t *testing.T, format int, content, pointer string) {
		doc := &source.Document{Path: "fuzz", Kind: model.SBOM, Format: formats[uint(format)%3], Data: []byte(content)}
		tokens := strings.Split(pointer, "/")
		targets := []model.Place{{Pointer: tokens}, {Pointer: tokens[:1]}, {}}
		lines := 1 + strings.Count(strings.ReplaceAll(content, "\r\n", "\n"), "\n") + strings.Count(strings.ReplaceAll(content, "\r\n", ""), "\r")
		for _, loc := range Locate(doc, targets) {
			if loc.Line < 1 || loc.Line > lines || loc.EndLine < loc.Line || loc.EndLine > lines || loc.Column < 1 || loc.EndColumn < 1 ||
				loc.Line == loc.EndLine && loc.EndColumn < loc.Column {
				t.Fatalf("%d:%d to %d:%d of %d lines", loc.Line, loc.Column, loc.EndLine, loc.EndColumn, lines)
			}
		}
	})
}
