package secret

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A matcher finds a form in a text.
type matcher struct {
	form
	compile func() *regexp.Regexp
}

// An index tells which matchers to try on a text: those whose keyword occurs in it. Most of them never do, so an
// expression is compiled when its keyword first occurs.
type index struct {
	matchers  []matcher
	byKeyword map[string][]int  // positions in matchers
	byStart   [1 << 16][]string // keywords by their first two bytes
}

var formIndex = sync.OnceValue(func() *index {
	x := &index{byKeyword: map[string][]int{}}
	for _, issuer := range issuers {
		for _, f := range issuer.forms {
			for _, k := range f.keywords {
				if x.byKeyword[k] == nil {
					start := startOf(k)
					x.byStart[start] = append(x.byStart[start], k)
				}
				x.byKeyword[k] = append(x.byKeyword[k], len(x.matchers))
			}
			x.matchers = append(x.matchers, matcher{f, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(f.expression) })})
		}
	}
	return x
})

// startOf returns the first two bytes of a text of at least two.
func startOf(s string) int { return int(s[0])<<8 | int(s[1]) }

// matchersFor returns the positions of the matchers that have a keyword in the text, in ascending order.
func (x *index) matchersFor(text string) []int {
	var list []int
	lower := strings.ToLower(text)
	for at := 0; at+1 < len(lower); at++ {
		for _, k := range x.byStart[startOf(lower[at:])] {
			if strings.HasPrefix(lower[at:], k) {
				list = append(list, x.byKeyword[k]...)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// findIssued finds secrets in the formats of their issuers.
func findIssued(text string) []Match {
	x := formIndex()
	var list []Match
	for _, i := range x.matchersFor(text) {
		m := &x.matchers[i]
		for _, groups := range m.compile().FindAllStringSubmatch(text, -1) {
			secret := groups[min(1, len(groups)-1)]
			if (m.entropy == 0 || entropy(secret) > m.entropy) && !Placeholder(m.withoutKeyword(secret)) && m.isWhole(secret) {
				list = append(list, Match{"a secret of the form " + m.id, secret})
			}
		}
	}
	return list
}

// isWhole reports whether a secret is complete, as far as its format shows that: documentation cuts keys and tokens, or writes
// words in their place.
func (f *form) isWhole(secret string) bool {
	switch f.id {
	case "private-key":
		return hasKeyData(secret)
	case "jwt":
		return !isBrokenToken(secret)
	default:
		return true
	}
}

// hasKeyData reports whether the body of a private key in PEM (RFC 7468) has as much base64 as the smallest key: lines, of which
// one has at least leastLine characters, and leastKey altogether.
func hasKeyData(pem string) bool {
	const leastLine, leastKey = 24, 60
	lines := base64Line.FindAllString(pem, -1)
	total, longest := 0, 0
	for _, line := range lines {
		if strings.ContainsAny(line, "0123456789+/=") || len(line) >= 48 && strings.ToUpper(line) != line {
			total, longest = total+len(line), max(longest, len(line))
		}
	}
	return longest >= leastLine && total >= leastKey
}

var base64Line = regexp.MustCompile(`[A-Za-z0-9+/=]{16,}`)

// isBrokenToken reports whether the claims of a signed JSON Web Token (RFC 7519) are not JSON: somebody has cut or changed them,
// so that nobody accepts the token.
func isBrokenToken(token string) bool {
	parts := strings.Split(token, ".")
	if len(parts) < 2 {
		return true
	}
	var header struct{ Alg, Enc string }
	if text, err := base64.RawURLEncoding.DecodeString(parts[0]); err != nil || json.Unmarshal(text, &header) != nil || header.Alg == "" || header.Enc != "" {
		return false // its claims are encrypted (RFC 7516), or it is something else
	}
	claims, err := base64.RawURLEncoding.DecodeString(parts[1])
	return err != nil || !json.Valid(claims)
}

// isCutToken reports whether a value begins like a JSON Web Token, but lacks the rest of one.
func isCutToken(value string) bool {
	parts := strings.Split(value, ".")
	header, err := base64.RawURLEncoding.DecodeString(parts[0])
	return err == nil && strings.HasPrefix(value, "ey") && json.Valid(header) && (len(parts) < 3 || isBrokenToken(value))
}

// withoutKeyword returns the part of a secret behind the longest keyword that it starts with. The keyword is the same in
// all secrets of the form, so it must not make one of them a placeholder, as AGE-SECRET-KEY-1 would.
func (f *form) withoutKeyword(secret string) string {
	rest := secret
	for _, k := range f.keywords {
		if len(secret) > len(k) && strings.EqualFold(secret[:len(k)], k) && len(secret)-len(k) < len(rest) {
			rest = secret[len(k):]
		}
	}
	return rest
}
