// Package secret finds real-looking secrets in single strings of documents: tokens in the forms of their issuers, private
// keys, URLs with a password, and random values of fields that are named like credentials.
package secret

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Found is one secret in a string.
type Found struct {
	Kind   string // what it is, in words
	Secret string // the secret itself, for redaction
}

// Find looks at the value of a field; the field may be empty. In prose, running text, only secrets count that show what
// they are: the name of the field says nothing about a piece of it.
func Find(field, value string, prose bool) []Found {
	var list []Found
	add := func(kind, secret string) {
		known := func(f Found) bool { return strings.Contains(f.Secret, secret) || strings.Contains(secret, f.Secret) }
		if secret != "" && !slices.ContainsFunc(list, known) {
			list = append(list, Found{kind, secret})
		}
	}
	if strings.Contains(value, "://") && strings.Contains(value, "@") {
		for _, m := range urlPassword.FindAllStringSubmatch(value, -1) {
			if !documented(m[1], m[2]) && !Placeholder(m[2]) {
				add("a URL with a password", m[2])
			}
		}
	}
	line := value
	if !prose && field != "" {
		line = field + `: "` + value + `"` // the form in which scanners look for a name and its value
	}
	for _, f := range findIssued(line) {
		if strings.Contains(value, f.Secret) {
			add(f.Kind, f.Secret)
		}
	}
	if !prose && NamesCredential(field) && random(value) && !Placeholder(value) {
		add("a credential in the field "+field, value)
	}
	if !prose && namesPassword(field) && chosen(value) && !Placeholder(value) {
		add("a password in the field "+field, value)
	}
	return list
}

// Shown is what may be shown of a secret: at most its first four characters, and its length.
func Shown(secret string) string {
	r := []rune(secret)
	return fmt.Sprintf("%s… (%d characters)", string(r[:min(4, len(r)/4)]), len(r))
}

var urlPassword = regexp.MustCompile(`\b[a-z][a-z0-9+.-]*://([^/\s:@"'<>]+):([^/\s@"'<>]+)@[^\s/]`)

// documented reports whether the user and password of a URL are what documentation writes there.
func documented(user, password string) bool {
	lower := strings.ToLower(password)
	return slices.Contains([]string{"password", "passwd", "pass", "pwd", "secret", "token", "user", "admin", "test", "guest", "postgres", "root", "mysecretpassword"}, lower) ||
		strings.EqualFold(user, password) || strings.ContainsAny(password, "{}[]$")
}

// placeholder matches what documentation puts where a secret belongs.
var placeholder = regexp.MustCompile(`(?i)example|placeholder|change[-_]?me|redacted|your[-_a-z]|dummy|sample|fake|xxxx|\*\*\*|\.\.\.|<[^>]*>|\$\{|\{\{|123456789|abcdefgh|0123456|test[-_]?(key|token|secret)|secret[-_]?(key|token)`)

// jwtSample is the payload of the token that jwt.io shows to everybody.
const jwtSample = "eyJzdWIiOiIxMjM0NTY3ODkwIiwi"

// Placeholder reports whether a value only stands for a secret.
func Placeholder(value string) bool {
	return placeholder.MatchString(value) || strings.Contains(value, jwtSample) || repeated(value)
}

// repeated reports whether a value consists of few different characters.
func repeated(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		if seen[r] = true; len(seen) >= 5 {
			return false
		}
	}
	return true
}

// credentialWords are the words of which one in a name makes its value a credential.
var credentialWords = []string{"password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "auth", "bearer"}

// keyWords are the words before "key" that make it a credential; a key alone may be anything.
var keyWords = []string{"api", "app", "access", "secret", "private", "encryption", "signing", "auth", "master", "account", "shared", "client", "service", "unlock", "subscription"}

// otherWords take that meaning away: they name a kind, a place or a handle of a credential, or another sort of key.
var otherWords = []string{
	"url", "uri", "endpoint", "ttl", "id", "ids", "uuid", "uuids", "guid", "name", "type", "public", "next", "page", "continuation", "cursor", "sync", "idempotency",
	"foreign", "primary", "partition", "sort", "routing", "event", "cache", "etag", "hash", "hashed", "digest", "checksum", "fingerprint",
	"issue", "project", "object", "format", "expires", "expiry", "scope", "hint", "policy", "count", "limit", "max", "min", "schema", "path",
}

// NamesCredential reports whether a field's name says that its value is a credential.
func NamesCredential(field string) bool {
	hit, other, before := false, false, ""
	var word strings.Builder
	done := func() {
		w := strings.ToLower(word.String())
		hit = hit || slices.Contains(credentialWords, w) || w == "key" && slices.Contains(keyWords, before)
		other = other || slices.Contains(otherWords, w)
		if w != "" {
			before = w
		}
		word.Reset()
	}
	var last rune
	for _, r := range field {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.IsUpper(r) && unicode.IsLower(last) {
			done()
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			word.WriteRune(r)
		}
		last = r
	}
	done()
	return hit && !other
}

var (
	uuid       = regexp.MustCompile(`(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	identifier = regexp.MustCompile(`^[a-zA-Z]+\d{0,4}([-_.:/][a-zA-Z]+\d{0,4})*$`) // words, perhaps numbered
)

// random reports whether a value looks drawn at random: long, of letters and digits, without spaces.
func random(value string) bool {
	return len(value) >= 16 && !strings.ContainsAny(value, " \t\r\n") && !strings.Contains(value, "://") &&
		strings.ContainsFunc(value, unicode.IsLetter) && strings.ContainsFunc(value, unicode.IsDigit) &&
		!uuid.MatchString(value) && !identifier.MatchString(value) && entropy(value) >= 3.5
}

// namesPassword reports whether a field's name says that its value is a password.
func namesPassword(field string) bool {
	lower := strings.ToLower(field)
	return NamesCredential(field) && (strings.Contains(lower, "password") || strings.Contains(lower, "passwd") || strings.Contains(lower, "passphrase"))
}

var (
	leet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "8", "b", "@", "a", "$", "s", "!", "i")
	// words are what people make up passwords for documentation from.
	words = regexp.MustCompile(`pass|pwd|word|secret|secure|admin|user|login|welcome|test|demo|qwert|asdf|zxcv|letme|hello|strong|super|hunter|magic|dragon|summer|winter|spring|temp|new|old|my|key|abc|123`)
	run   = regexp.MustCompile(`[a-z]{4}|[A-Z]{4}|[0-9]{4}`) // a word or a number
)

// chosen reports whether a value looks like a password that somebody uses: 10 to 15 characters of three classes that hold
// no word.
func chosen(value string) bool {
	classes := 0
	for _, is := range []func(rune) bool{unicode.IsLower, unicode.IsUpper, unicode.IsDigit, func(r rune) bool { return r > ' ' && r < 0x7F && !unicode.IsLetter(r) && !unicode.IsDigit(r) }} {
		if strings.ContainsFunc(value, is) {
			classes++
		}
	}
	lower := strings.ToLower(value)
	return len(value) >= 10 && len(value) <= 15 && classes >= 3 && entropy(value) >= 2.9 &&
		!strings.ContainsAny(value, " \t\r\n<>{}[]") && !run.MatchString(value) && !words.MatchString(lower) && !words.MatchString(leet.Replace(lower))
}

// entropy is the Shannon entropy of the characters, in bits.
func entropy(s string) float64 {
	counts := map[rune]int{}
	total := 0
	for _, r := range s {
		counts[r]++
		total++
	}
	bits := 0.0
	for _, n := range counts {
		p := float64(n) / float64(total)
		bits -= p * math.Log2(p)
	}
	return bits
}
