package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

// signs is what was seen of a text that may be a document.
type signs struct {
	tail []byte // the end of what was seen before
	// Keys that stand in contracts whose marker may be misspelt.
	paths, info bool
}

// mayBeDocument reports whether a text can be a document at all. It spares most files from being parsed; a text that a parser
// reads as a document never fails it.
func mayBeDocument(data []byte) bool {
	var s signs
	return s.scan(data)
}

// chunk is how much of a text is looked at in one go where it is not held as a whole.
const chunk = 64 << 10

// scan takes the next part of a text, and reports whether the text may be a document.
func (s *signs) scan(part []byte) bool {
	const overlap = 64 // more than a word with what stands around it
	text := part
	if len(s.tail) > 0 {
		text = slices.Concat(s.tail, part)
	}
	s.tail = bytes.Clone(text[max(0, len(text)-overlap):])
	return s.hasWords(text) || hasEscape(text)
}

// nearMissWords are words of what is nearly a document; they count in some places only.
var nearMissWords = []string{"integration", "info", "paths", "webhooks", "components", "definitions"}

// byStart has the words of all kinds, and nearMissWords, by a hash of their first four letters: a text is gone through once for
// all of them.
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

// startHash is a hash of four letters, whatever their case.
func startHash(text []byte) uint32 {
	return (binary.LittleEndian.Uint32(text) | 0x20202020) * 0x9E3779B1 >> 20
}

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

// isKey reports whether a word is a key by what follows it.
func isKey(rest []byte) bool {
	rest = bytes.TrimLeft(rest[:min(len(rest), 8)], "\"' \t")
	return len(rest) > 0 && rest[0] == ':'
}

// hasEscape reports whether a text holds an escape by which JSON or YAML can write a letter: hexadecimal, or a line that
// continues on the next one.
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
