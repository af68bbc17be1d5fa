//go:build unix

package main

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// utf16Text encodes a text as UTF-16. It adds no byte order mark; one at the start of the text is encoded with it.
func utf16Text(order binary.AppendByteOrder, text string) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

// utf32Text encodes a text as UTF-32 in the same way.
func utf32Text(order binary.AppendByteOrder, text string) string {
	var out []byte
	for _, r := range text {
		out = order.AppendUint32(out, uint32(r))
	}
	return string(out)
}

func encodingRows() subject {
	const mark = "\ufeff"
	le, be := binary.LittleEndian, binary.BigEndian
	wideContract := "openapi: 3.0.3\ninfo: {title: \"päckchen 📦\", version: \"1.0.0\"}\nservers: [{description: \"ü 📦\", url: \"http://parcels.acme.test/v1\"}]\npaths: {}\n"
	return subject{
		name:  "How a document is encoded",
		about: "The encoding of a document is UTF-8, UTF-16 (which many tools on Windows write) or UTF-32. Lines and columns are positions in\nthe decoded text; columns count UTF-16 code units.",
		rows: []situation{
			{
				when: "UTF-16 or UTF-32, with and without a byte order mark",
				files: files{
					"a.openapi.yaml": utf16Text(le, mark+contract30), "b.yaml": utf16Text(be, mark+contract30), "c.yaml": utf16Text(le, contract30), "d.openapi.yaml": utf16Text(be, contract30),
					"e.yaml": utf32Text(le, mark+contract30), "f.yaml": utf32Text(be, mark+contract30), "g.openapi.yaml": utf32Text(le, contract30), "h.yaml": utf32Text(be, contract30),
					"i.json": utf16Text(le, mark+contractJSON), "j.json": utf16Text(be, contractJSON), "k.json": utf32Text(le, contractJSON),
					"l.integration.yaml": utf16Text(le, mark+manifestV1), "m.yaml": utf16Text(be, manifestV1), "n.cdx.json": utf16Text(le, mark+cyclonedxJSON), "o.spdx.json": utf16Text(be, spdxJSON),
					"p.yaml": utf16Text(le, mark+indent("  ", contract30)), "q.yaml": utf16Text(be, mark+"# a comment\n\n"+contract30), "r.yaml": utf16Text(le, mark+strings.ReplaceAll(contract30, "\n", "\r\n")),
					"s.spdx": utf16Text(le, mark+spdxTag), "openapi": utf16Text(le, mark+contract30), "t.yaml": utf16Text(le, "\"open\\u0061pi\": 3.0.3\n"+contractRest),
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when:          "a finding after letters that need several bytes, such as `ü` and `📦`, in each encoding",
				files:         files{"a.yaml": utf16Text(le, mark+wideContract), "b.yaml": utf16Text(be, wideContract), "c.yaml": utf32Text(le, mark+wideContract), "d.yaml": wideContract},
				onCommandLine: endsJudged.withText("judged, same column"), inFolder: endsJudged.withText("judged, same column"),
				wantText: []string{`(?m)^a\.yaml:3:38: high`, `(?m)^b\.yaml:3:38: high`, `(?m)^c\.yaml:3:38: high`, `(?m)^d\.yaml:3:38: high`},
			},
			{
				when: "XML in UTF-16",
				files: files{
					"a.xml": utf16Text(le, mark+"<?xml version=\"1.0\" encoding=\"UTF-16\"?>"+cyclonedxXML), "b.cdx.xml": utf16Text(be, mark+"<?xml version=\"1.0\" encoding=\"UTF-16\"?>"+cyclonedxXML),
					"bom.xml": utf16Text(le, mark+cyclonedxXML), "c.xml": utf16Text(be, "<?xml version=\"1.0\" encoding=\"UTF-16BE\"?>"+cyclonedxXML),
				},
				onCommandLine: endsJudgedOrNot, inFolder: endsJudgedOrNot,
			},
			{
				when: "another encoding, or a broken one: Latin-1, Shift JIS, EBCDIC, UTF-16 that ends in the middle of a character, invalid UTF-8",
				files: files{
					"latin.yaml": strings.Replace(contract30, "parcels,", "p\xe4ckchen,", 1), "a.openapi.yaml": strings.Replace(contract30, "parcels,", "p\xe4ckchen,", 1), "latin.json": strings.Replace(contractJSON, "parcels", "p\xe4ckchen", 1),
					"jis.openapi.yaml": strings.Replace(contract30, "parcels,", "\x83\x70\x83\x5c,", 1), "cut.yaml": strings.Replace(contract30, "parcels,", "p\xc3,", 1),
					"long.yaml": strings.Replace(contract30, "parcels,", "\xc0\xafp,", 1), "surrogate.yaml": strings.Replace(contract30, "parcels,", "\xed\xa0\x80,", 1),
					"odd.openapi.yaml": utf16Text(le, mark+contract30) + "x", "lone.openapi.yaml": utf16Text(le, mark+contract30) + "\x00\xd8", "latin.cdx.json": strings.Replace(cyclonedxJSON, "left-pad", "p\xe4d", 1),
					"latin.spdx": strings.Replace(spdxTag, "left-pad", "p\xe4d", 1), "latin.integration.yaml": strings.Replace(manifestV1, "parcels}", "p\xe4ckchen}", 1),
					"ebcdic.openapi.yaml": "\x96\x97\x85\x95\x81\x97\x89\x7a\x40\xf3\x4b\xf0\x4b\xf3\x25", "big.openapi.yaml": utf32Text(le, mark+contract30) + "\xff\xff\xff\xff",
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`UTF-`},
				message: "where the text is not valid UTF-8, UTF-16 or UTF-32",
			},
			{
				when: "a NUL byte in a document",
				files: files{
					"a.openapi.yaml": strings.Replace(contract30, "parcels,", "par\x00cels,", 1), "b.yaml": contract30 + "\x00", "c.json": contractJSON + "\x00", "d.openapi.yaml": "\x00" + contract30,
					"e.cdx.json": strings.Replace(cyclonedxJSON, "left-pad", "left\x00pad", 1), "f.xml": strings.Replace(cyclonedxXML, "left-pad", "left\x00pad", 1),
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged,
				message: "where the NUL byte is",
			},
		},
	}
}
