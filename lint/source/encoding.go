package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"
)

const byteOrderMark = "\xef\xbb\xbf"

// encoding says how a file encodes characters as bytes.
type encoding struct {
	name string // empty for UTF-8
	// unit is the size of a code unit in bytes: 2 for UTF-16, 4 for UTF-32, 0 for UTF-8.
	unit  int
	order binary.ByteOrder
	mark  int // length of the byte order mark
}

// encodingOf detects the encoding from the first four bytes (YAML 1.2 §5.2): from a byte order mark, or from the positions of
// the zero bytes, because the first character of every JSON, YAML, XML and tag-value text is ASCII. Without a mark, at least a
// quarter of the first characters must be ASCII; otherwise a UTF-8 text with one zero byte at its beginning would be decoded as
// UTF-16 or UTF-32.
func encodingOf(data []byte) encoding {
	e := firstEncoding(data)
	if e.unit == 0 || e.mark > 0 {
		return e
	}
	units, ascii := 0, 0
	for at := 0; at+e.unit <= min(len(data), headSize); at += e.unit {
		if units++; e.at(data, at) < 0x80 {
			ascii++
		}
	}
	if 4*ascii < units {
		return encoding{}
	}
	return e
}

// at returns the code unit at a byte offset.
func (e encoding) at(data []byte, offset int) rune {
	if e.unit == 2 {
		return rune(e.order.Uint16(data[offset:]))
	}
	return rune(e.order.Uint32(data[offset:]))
}

// firstEncoding returns the encoding that the first four bytes indicate.
func firstEncoding(data []byte) encoding {
	zero := func(i int) bool { return i < len(data) && data[i] == 0 }
	full := func(i int) bool { return i < len(data) && data[i] != 0 }
	switch {
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return encoding{"UTF-32", 4, binary.BigEndian, 4}
	case zero(0) && zero(1) && zero(2) && full(3):
		return encoding{"UTF-32", 4, binary.BigEndian, 0}
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return encoding{"UTF-32", 4, binary.LittleEndian, 4}
	case full(0) && zero(1) && zero(2) && zero(3):
		return encoding{"UTF-32", 4, binary.LittleEndian, 0}
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return encoding{"UTF-16", 2, binary.BigEndian, 2}
	case zero(0) && full(1):
		return encoding{"UTF-16", 2, binary.BigEndian, 0}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return encoding{"UTF-16", 2, binary.LittleEndian, 2}
	case full(0) && zero(1):
		return encoding{"UTF-16", 2, binary.LittleEndian, 0}
	case bytes.HasPrefix(data, []byte(byteOrderMark)):
		return encoding{mark: 3}
	}
	return encoding{}
}

// encodingError reports bytes that are invalid in the encoding of the file.
type encodingError struct {
	encoding string
	offset   int    // of the first invalid bytes, in text
	text     []byte // UTF-8: the text decoded so far; for a file in UTF-8, the whole text
}

func (e *encodingError) Error() string {
	return fmt.Sprintf("is not valid %s from here on", e.encoding)
}

// decode returns the text of a file as UTF-8, without its byte order mark. The error is an encodingError.
func decode(data []byte) ([]byte, error) {
	e := encodingOf(data)
	data = data[e.mark:]
	if e.unit == 0 {
		if !utf8.Valid(data) {
			return nil, &encodingError{"UTF-8", invalidUTF8(data), data}
		}
		return data, nil
	}
	text := make([]byte, 0, len(data)/e.unit+len(data)/8)
	invalid := func() ([]byte, error) { return nil, &encodingError{e.name, len(text), text} }
	for at := 0; at < len(data); at += e.unit {
		if at+e.unit > len(data) {
			return invalid()
		}
		r := e.at(data, at)
		if e.unit == 2 && utf16.IsSurrogate(r) {
			if at+4 > len(data) {
				return invalid()
			}
			at += 2
			if r = utf16.DecodeRune(r, e.at(data, at)); r == utf8.RuneError { // half a pair
				return invalid()
			}
		}
		if !utf8.ValidRune(r) {
			return invalid()
		}
		text = utf8.AppendRune(text, r)
	}
	return withoutXMLEncoding(text), nil
}

// xmlEncoding matches the encoding that an XML declaration states.
var xmlEncoding = regexp.MustCompile(`(?i)\A<\?xml[^>]*?(\sencoding\s*=\s*["']UTF-?(?:16|32)(?:LE|BE)?["'])`)

// withoutXMLEncoding replaces the declared encoding of a decoded XML text by spaces, because the text is UTF-8 now. Offsets do
// not change.
func withoutXMLEncoding(text []byte) []byte {
	if m := xmlEncoding.FindSubmatchIndex(text); m != nil {
		copy(text[m[2]:m[3]], bytes.Repeat([]byte(" "), m[3]-m[2]))
	}
	return text
}

// invalidUTF8 returns the offset of the first bytes that are not valid UTF-8.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// isText reports whether the beginning of a file can be the beginning of a text. Zero bytes outside of UTF-16 and UTF-32
// characters mean a binary file.
func isText(head []byte) bool {
	if e := encodingOf(head); e.unit != 0 {
		_, err := decode(head[:len(head)-(len(head)-e.mark)%e.unit])
		if invalid, ok := err.(*encodingError); ok { // head may end inside a character
			return len(head) == headSize && len(invalid.text) > headSize/8
		}
		return true
	}
	return bytes.IndexByte(head, 0) < 0
}
