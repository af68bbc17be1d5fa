package source

import "fmt"

// quotedLength is how many characters of an untrusted text a message quotes.
const quotedLength = 60

// parserTextLength is how many characters of a parser's error a message shows. The error may hold names of the document.
const parserTextLength = 200

// Quote returns an untrusted text in double quotes, with control characters escaped as in Go. Of a longer text it quotes the first
// 60 characters and an ellipsis.
func Quote(text string) string { return fmt.Sprintf("%q", Truncate(text, quotedLength)) }

// Truncate returns the first n characters of a text, followed by an ellipsis if the text is longer. n counts Unicode code points,
// not bytes, and does not count the ellipsis; a byte that is not valid UTF-8 counts as one. The text is not quoted or escaped.
func Truncate(text string, n int) string {
	count := 0
	for i := range text {
		if count == n {
			return text[:i] + "…"
		}
		count++
	}
	return text
}
