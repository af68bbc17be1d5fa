package workspace

import (
	"net/netip"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// hostNames maps host names to Unicode as clients do when they look a name up (UTS 46), so that both spellings of an
// internationalised name become one.
var hostNames = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false))

// comparableAuthority returns the host and port of an authority in the spelling that equal ones share: without user name and
// password, in lower case, percent-decoded, in Unicode, without the dot of the root, and with the shortest form of an IPv6 address.
// Labels with a variable of a template keep their spelling.
func comparableAuthority(authority string) string {
	authority = strings.ToLower(authority[strings.LastIndexByte(authority, '@')+1:])
	host, port := authority, ""
	if i := strings.LastIndexByte(authority, ':'); i > strings.LastIndexAny(authority, "]}") || i > 0 && strings.HasPrefix(authority[i+1:], "{") {
		host, port = authority[:i], authority[i:]
	}
	if inside, ok := strings.CutPrefix(host, "["); ok {
		if address, err := netip.ParseAddr(strings.TrimSuffix(inside, "]")); err == nil {
			host = "[" + address.String() + "]"
		}
	} else {
		host = comparableHost(host)
	}
	return host + strings.TrimSuffix(port, ":")
}

func comparableHost(host string) string {
	if decoded, err := url.PathUnescape(host); err == nil && utf8.ValidString(decoded) && !strings.ContainsAny(decoded, "/?#@:[]{}%\\") {
		host = decoded
	}
	labels := strings.FieldsFunc(host, func(r rune) bool { return strings.ContainsRune(".\u3002\uff0e\uff61", r) })
	for i, label := range labels {
		if strings.ContainsAny(label, "{}") {
			continue
		}
		if name, err := hostNames.ToUnicode(label); err == nil {
			labels[i] = strings.ToLower(name)
		}
	}
	return strings.Join(labels, ".")
}

// comparablePath returns a path, which a query and a fragment may follow, in the spelling that equal ones share: characters that
// need no percent-encoding are decoded, all others are encoded with capital letters (RFC 3986, 6.2.2), and the segments . and ..
// are resolved (5.2.4).
func comparablePath(text string) string {
	end := strings.IndexAny(text, "?#")
	if end < 0 {
		end = len(text)
	}
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < end; i++ {
		c, encoded := text[i], false
		if c == '%' && i+2 < end {
			if value, err := url.PathUnescape(text[i : i+3]); err == nil {
				c, encoded, i = value[0], true, i+2
			}
		}
		switch {
		case isUnreserved(c), !encoded && c > ' ' && c < 0x7f:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	plain := b.String()
	if !strings.Contains(plain, "/.") {
		return plain + text[end:]
	}
	clean := path.Clean(plain)
	if (strings.HasSuffix(plain, "/") || strings.HasSuffix(plain, "/.") || strings.HasSuffix(plain, "/..")) && clean != "/" {
		clean += "/"
	}
	return clean + text[end:]
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
