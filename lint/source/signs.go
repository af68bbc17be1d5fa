package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

// signs looks for words of documents in a text that is read in parts.
type signs struct {
	tail []byte // the end of the part before, because a word may cross the border
	// Whether there was a key info, and one of the keys paths, webhooks, components and definitions. A text with both may be a
	// contract whose key openapi or swagger is misspelt.
	paths, info bool
}

// mayBeDocument reports whether a text can be a document. It is true for every text that is one, and false for most others, which
// then need not be parsed.
func mayBeDocument(data []byte) bool {
	var s signs
	return s.scan(data)
}

// chunk is how many bytes of a large text are read at a time.
const chunk = 64 << 10

// scan reads the next part of a text. It reports whether the text can be a document, judged by this part and the parts before.
func (s *signs) scan(part []byte) bool {
	const overlap = 64 // longer than every word with the characters around it that decide
	text := part
	if len(s.tail) > 0 {
		text = slices.Concat(s.tail, part)
	}
	s.tail = bytes.Clone(text[max(0, len(text)-overlap):])
	return s.hasWords(text) || hasEscape(text)
}

// nearMissWords are words of texts that are nearly documents. The word integration counts only as a value, the others
// only as keys.
var nearMissWords = []string{"integration", "info", "paths", "webhooks", "components", "definitions"}

// byStart holds the words of all kinds, and nearMissWords, by a hash of their first four letters, so that one pass over a text
// finds all of them.
var byStart = func() *[4096][]string {
	var table [4096][]string
	add := func(words []string) {
		for _, word := range words {
			h := startHash([]byte(word))
			table[h] = append(table[h], word)
		}
	}
	for _, k := range kinds {
		add(k.words)
	}
	add(nearMissWords)
	return &table
}()

// startHash returns a hash of the first four letters of a text, ignoring case. It is less than 4096.
func startHash(text []byte) uint32 {
	return (binary.LittleEndian.Uint32(text) | 0x20202020) * 0x9E3779B1 >> 20
}

// hasWords reports whether a text contains a word of a document, or whether both kinds of keys of a contract were seen: see signs.
func (s *signs) hasWords(text []byte) bool {
	for at := 0; at+4 <= len(text); at++ {
		for _, word := range byStart[startHash(text[at:])] {
			end := at + len(word)
			if end > len(text) || !strings.EqualFold(string(text[at:end]), word) {
				continue
			}
			switch word {
			case "integration": // the value of kind
				if before := bytes.TrimRight(text[:at], " \t\"'"); len(before) > 0 && before[len(before)-1] == ':' {
					return true
				}
			case "info":
				s.info = s.info || isKey(text[end:])
			case "paths", "webhooks", "components", "definitions":
				s.paths = s.paths || isKey(text[end:])
			default:
				return true
			}
			if s.paths && s.info {
				return true
			}
		}
	}
	return false
}

// isKey reports whether a word is a key: a colon follows it, perhaps after a quote and spaces.
func isKey(rest []byte) bool {
	rest = bytes.TrimLeft(rest[:min(len(rest), 8)], "\"' \t")
	return len(rest) > 0 && rest[0] == ':'
}

// hasEscape reports whether a text contains an escape that can hide a word of hasWords: \x, \u or \U, by which JSON and YAML write a
// character, or a backslash at the end of a line, which continues a word on the next line.
func hasEscape(text []byte) bool {
	for {
		i := bytes.IndexByte(text, '\\')
		if i < 0 || i+1 == len(text) {
			return false
		}
		if bytes.IndexByte([]byte("xuU\r\n"), text[i+1]) >= 0 {
			return true
		}
		text = text[i+2:]
	}
}
