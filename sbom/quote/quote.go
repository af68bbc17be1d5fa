// Package quote shortens and quotes texts of documents for messages. Documents are untrusted: a text may be as long as the
// document and may hold control characters. The package is below sbom because packages there import nothing of lint.
package quote

import "strconv"

// length is how many characters of a text Text quotes.
const length = 60

// Text returns a text in double quotes, with control characters escaped as in Go. Of a longer text it quotes the first 60
// characters and an ellipsis.
func Text(text string) string { return strconv.Quote(Truncate(text, length)) }

// Truncate returns the first n characters of a text, followed by an ellipsis if the text is longer. n counts Unicode code
// points, not bytes, and does not count the ellipsis; a byte that is not valid UTF-8 counts as one. The text is not quoted
// or escaped.
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

// Key names the value at a place, given as the reference tokens of a JSON Pointer (RFC 6901): its last key, followed by the
// indices below it, as in tags[0]. It is empty for the document itself. The key is not quoted or shortened.
func Key(at []string) string {
	i := len(at) - 1
	for i > 0 && isIndex(at[i]) {
		i--
	}
	if i < 0 {
		return ""
	}
	name := at[i]
	for _, index := range at[i+1:] {
		name += "[" + index + "]"
	}
	return name
}

func isIndex(token string) bool {
	_, err := strconv.Atoi(token)
	return err == nil
}
