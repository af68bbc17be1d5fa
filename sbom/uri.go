package sbom

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode/utf8"
)

// uriForm is a URI with its scheme (RFC 3986 §3), without the demands on its parts. Other characters than those of ASCII are allowed,
// because CycloneDX asks for an IRI (RFC 3987).
var uriForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|[^\x00-\x9f\s])+$`)

// isURI reports whether a text is a URI with a scheme. A URI with an authority names a host, except that of a file.
func isURI(text string) bool {
	if !uriForm.MatchString(text) || !utf8.ValidString(text) || strings.Count(text, "#") > 1 {
		return false
	}
	scheme, rest, _ := strings.Cut(text, ":")
	authority, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return !needsHost[strings.ToLower(scheme)]
	}
	if i := strings.IndexAny(authority, "/?#"); i >= 0 {
		authority = authority[:i]
	}
	host := authority[strings.LastIndex(authority, "@")+1:]
	return host != "" && host[0] != ':' || strings.EqualFold(scheme, "file")
}

// needsHost are the schemes of which a URI without a host is none (RFC 9110 §4.2.1, RFC 1738 §3.2, RFC 6455 §3).
var needsHost = map[string]bool{"http": true, "https": true, "ftp": true, "ws": true, "wss": true}

// isMailbox reports whether a text is an e-mail address (RFC 5321 §4.1.2, RFC 6531 §3.3), without a name and without comments.
func isMailbox(text string) bool {
	address, err := mail.ParseAddress(text)
	return err == nil && address.Name == "" && !strings.HasSuffix(text, ">") && text == strings.TrimSpace(text)
}
