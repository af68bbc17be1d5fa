package source

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// hashedUnits is how many UTF-16 code units, from the beginning of a line on, the hash of the line is made of.
const hashedUnits = 100

// hashBase is the base of the polynomial, modulo 2^64, that a hash is.
const hashBase = 37

// endOfText is the code unit that stands for the end of the text.
const endOfText = 0xFFFF

// maxHashedLine is the length in bytes of the longest line that has a hash.
const maxHashedLine = 500

// LineHashes returns the hashes of lines, by their numbers: those that the upload action of GitHub (codeql-action,
// src/fingerprints.ts) computes as primaryLocationLineHash, unit by unit the same. A hash is made of the line and the text
// after it, without spaces and tabs, and of the number of earlier lines that have it, too.
//
// A line of more than maxHashedLine bytes and the only line of a text have no hash, because many places share such a line.
// No line has one if Data is not what a reader of UTF-8 sees in the file. It reads the text once, however many lines there are.
func (d *Document) LineHashes(numbers []int) map[int]string {
	hashes := map[int]string{}
	if !d.complete || !d.exact || !bytes.ContainsAny(bytes.TrimSpace(d.text()), "\r\n") {
		return hashes
	}
	d.lines.load(d.Data)
	last := 0
	wanted := map[int]bool{}
	for _, number := range numbers {
		if number < 1 || number > len(d.lines.starts) {
			continue
		}
		if _, begin, end := d.lines.line(d.Data, d.lines.starts[number-1]); end-begin <= maxHashedLine {
			wanted[number] = true
			last = max(last, number)
		}
	}
	texts := make([]uint64, 0, last) // the hash of each line up to the last one
	d.hashLines(last, func(_ int, hash uint64) { texts = append(texts, hash) })
	counts := map[uint64]int{}
	for number := range wanted {
		if number <= len(texts) {
			counts[texts[number-1]] = 0
		}
	}
	for i, hash := range texts {
		n, shared := counts[hash]
		if !shared {
			continue
		}
		counts[hash] = n + 1
		if wanted[i+1] {
			hashes[i+1] = strconv.FormatUint(hash, 16) + ":" + strconv.Itoa(n+1)
		}
	}
	return hashes
}

// hashLines computes the hashes of the lines 1 to last, in their order.
func (d *Document) hashLines(last int, visit func(number int, hash uint64)) {
	h := lineHasher{last: last, visit: visit, begins: true, drop: 1}
	for range hashedUnits {
		h.drop *= hashBase
	}
	if d.marked {
		h.add(0xFEFF)
	}
	for i := 0; i < len(d.Data) && h.told < last; {
		r, size := rune(d.Data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(d.Data[i:])
		}
		i += size
		if r > 0xFFFF {
			h.add(0xD800 + uint64(r-0x10000)>>10)
			h.add(0xDC00 + uint64(r-0x10000)&0x3FF)
		} else {
			h.add(uint64(r))
		}
	}
	h.add(endOfText)
	for range hashedUnits { // the windows of the last lines go on with zeros
		h.tell()
		h.push(0)
	}
}

// lineHasher computes the hash of a window of hashedUnits code units that moves over a text. The hash of a line is that of the
// window that begins with its first unit.
type lineHasher struct {
	last  int // the last line that is wanted
	visit func(number int, hash uint64)

	window [hashedUnits]uint64
	lines  [hashedUnits]int // by place in the window, the line that begins there, or 0
	at     int              // the place of the oldest unit
	hash   uint64
	drop   uint64 // hashBase to the power of hashedUnits, by which the oldest unit is taken out

	line, told int  // the number of the line, and of the last one that was visited
	begins     bool // the next unit is the first one of a line
	afterCR    bool // the unit before was a CR
}

// add takes a code unit of the text. Spaces and tabs are left out, and each line break is one LF.
func (h *lineHasher) add(unit uint64) {
	if unit == ' ' || unit == '\t' || unit == '\n' && h.afterCR {
		h.afterCR = false
		return
	}
	if h.afterCR = unit == '\r'; h.afterCR {
		unit = '\n'
	}
	h.tell()
	if h.begins {
		h.line++
		h.lines[h.at] = h.line
	}
	h.begins = unit == '\n'
	h.push(unit)
}

// push moves the window by one unit.
func (h *lineHasher) push(unit uint64) {
	h.hash = h.hash*hashBase + unit - h.drop*h.window[h.at]
	h.window[h.at] = unit
	h.at = (h.at + 1) % hashedUnits
}

// tell visits the line that begins with the oldest unit of the window, if there is one.
func (h *lineHasher) tell() {
	if line := h.lines[h.at]; line > 0 && line <= h.last {
		h.lines[h.at], h.told = 0, line
		h.visit(line, h.hash)
	}
}
