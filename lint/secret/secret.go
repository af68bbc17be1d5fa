// Package secret finds secrets in single strings of documents: tokens in the formats of their issuers, private keys, URLs
// with a password, and random values of fields that are named like credentials. Placeholders, as documentation has them, are
// not secrets.
package secret

import (
	"encoding/base64"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Match is a secret in a string.
type Match struct {
	Kind   string // in words, such as "a URL with a password"
	Secret string // the secret itself, so that it can be redacted
}

// Find returns the secrets in the value of a field, whose name may be "". In prose, such as a description, it finds only secrets
// with a format of their own: the name of the field says nothing about a part of a longer text.
func Find(field, value string, prose bool) []Match {
	var list []Match
	add := func(kind, secret string) {
		overlaps := func(f Match) bool { return strings.Contains(f.Secret, secret) || strings.Contains(secret, f.Secret) }
		if secret != "" && !slices.ContainsFunc(list, overlaps) {
			list = append(list, Match{kind, secret})
		}
	}
	if strings.Contains(value, "://") && strings.Contains(value, "@") {
		for _, m := range urlPassword.FindAllStringSubmatch(value, -1) {
			if !isSamplePassword(m[1], m[2]) && !Placeholder(m[2]) {
				add("a URL with a password", m[2])
			}
		}
	}
	line := value
	if !prose && field != "" {
		line = field + `: "` + value + `"` // some forms demand the issuer's name in front of the secret
	}
	for _, f := range findIssued(line) {
		if strings.Contains(value, f.Secret) {
			add(f.Kind, f.Secret)
		}
	}
	if !prose && NamesCredential(field) && looksRandom(value) && !Placeholder(value) && !looksComposed(value) && !isCertificate(value) && !isCutToken(value) &&
		!(namesPassword(field) && passwordWord.MatchString(leet.Replace(strings.ToLower(value)))) {
		add("a credential in the field "+field, value)
	}
	if !prose && namesPassword(field) && looksLikePassword(value) && !Placeholder(value) {
		add("a password in the field "+field, value)
	}
	return list
}

// Mask returns the text to show in place of a secret: at most its first four characters, and its length.
func Mask(secret string) string {
	r := []rune(secret)
	return fmt.Sprintf("%s… (%d characters)", string(r[:min(4, len(r)/4)]), len(r))
}

var urlPassword = regexp.MustCompile(`\b[a-z][a-z0-9+.-]*://([^/\s:@"'<>]+):([^/\s@"'<>]+)@[^\s/]`)

// isSamplePassword reports whether the password of a URL is one of those that documentation uses, the name of the user, or a
// variable.
func isSamplePassword(user, password string) bool {
	lower := strings.ToLower(password)
	return slices.Contains([]string{"password", "passwd", "pass", "pwd", "secret", "token", "user", "admin", "test", "guest", "postgres", "root", "mysecretpassword"}, lower) ||
		strings.EqualFold(user, password) || strings.ContainsAny(password, "{}[]$")
}

// placeholder matches texts that documentation writes in the place of a secret.
var placeholder = regexp.MustCompile(`(?i)example|placeholder|change[-_]?me|redacted|your[-_a-z]|dummy|sample|fake|xxxx|\*\*\*|\.\.\.|<[^>]*>|\$\{|\{\{|123456789|abcdefgh|0123456|test[-_]?(key|token|secret)|secret[-_]?(key|token)`)

// samples are parts of secrets that are published as examples: the payload of the token on jwt.io, and the API key in the
// documentation of Google Cloud.
var samples = []string{"eyJzdWIiOiIxMjM0NTY3ODkwIiwi", "DaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe"}

// Placeholder reports whether a value is no secret but a placeholder or a published example of one: it says so, its letters and
// digits count (1A2B3C4D…), they lie side by side on a keyboard (asdfjkl…), or they are nearly all the same.
func Placeholder(value string) bool {
	return placeholder.MatchString(value) || hasFewCharacters(value) || counts(value) || isFromOneRow(value) ||
		slices.ContainsFunc(samples, func(sample string) bool { return strings.Contains(value, sample) })
}

// hasFewCharacters reports whether a value consists of fewer than five different characters.
func hasFewCharacters(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		if seen[r] = true; len(seen) >= 5 {
			return false
		}
	}
	return true
}

// credentialWords are words in the names of fields that hold credentials.
var credentialWords = []string{"password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "auth", "bearer"}

// keyWords are words that make a credential of a following "key". A key alone may be anything.
var keyWords = []string{"api", "app", "access", "secret", "private", "encryption", "signing", "auth", "master", "account", "shared", "client", "service", "unlock", "subscription"}

// otherWords show that a field with such a name holds no credential: they name a property, the place or the identifier of one,
// another sort of key, or a token that lets nobody in: one for the next page, for a version, or for a step of a process.
var otherWords = []string{
	"url", "uri", "endpoint", "ttl", "id", "ids", "uuid", "uuids", "guid", "name", "type", "public", "next", "page", "continuation", "cursor", "sync", "idempotency",
	"foreign", "partition", "sort", "routing", "event", "cache", "etag", "hash", "hashed", "digest", "checksum", "fingerprint",
	"issue", "project", "object", "format", "expires", "expiry", "scope", "hint", "policy", "count", "limit", "max", "min", "schema", "path",
	"version", "revision", "concurrency", "lock", "optimistic", "batch", "delta", "resume", "watch", "starting", "previous", "prev", "pagination",
	"reference", "ref", "arn", "thumbprint", "mode", "date", "datetime", "changed", "modified", "status", "state", "method", "algorithm",
	"confirmation", "cost", "encrypted", "masked", "mask", "code",
}

// NamesCredential reports whether the name of a field says that its value is a credential.
func NamesCredential(field string) bool {
	hit, other, before := false, false, ""
	var word strings.Builder
	done := func() {
		w := strings.ToLower(word.String())
		hit = hit || slices.Contains(credentialWords, strings.TrimRight(w, "0123456789")) || w == "key" && slices.Contains(keyWords, before)
		other = other || slices.Contains(otherWords, w) || w == "key" && before == "primary" // of a table
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
	// uuid matches a UUID, perhaps behind words that say of what it is: link-sandbox-….
	uuid       = regexp.MustCompile(`(?i)^([a-z]{2,}\d?[-_.:/])*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	identifier = regexp.MustCompile(`^[a-zA-Z]+\d{0,4}([-_.:/][a-zA-Z]+\d{0,4})*$`) // words, perhaps numbered
)

// looksRandom reports whether a value looks generated at random: long, of letters and digits, without spaces.
func looksRandom(value string) bool {
	return len(value) >= 16 && !strings.ContainsAny(value, " \t\r\n") && !strings.Contains(value, "://") &&
		strings.ContainsFunc(value, unicode.IsLetter) && strings.ContainsFunc(value, unicode.IsDigit) &&
		!uuid.MatchString(value) && !identifier.MatchString(value) && entropy(value) >= 3.5
}

// passwordWord matches words that people put into the passwords of documentation.
var passwordWord = regexp.MustCompile(`pass(w[oi]rd|wd|phrase)|secret|welcome|changeme|letmein|mustbe|donot|do-not`)

// looksComposed reports whether a value is put together from words or names, so that nobody drew it at random.
func looksComposed(value string) bool {
	return joinsWords(value) || isPath(value) || date.MatchString(value)
}

// date matches a date, perhaps with a time (RFC 3339).
var date = regexp.MustCompile(`^\d{4}-\d\d-\d\d([T ]|$)`)

// joinsWords reports whether a value consists of words that symbols join, in which single letters may be digits: do-n0t-use.
func joinsWords(value string) bool {
	parts := strings.FieldsFunc(value, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words, letters := 0, 0
	for _, part := range parts {
		if !composedWord.MatchString(part) {
			return false
		}
		letters += len(part)
		if len(part) >= 3 && strings.ContainsAny(leet.Replace(strings.ToLower(part)), "aeiouy") {
			words++
		}
	}
	return len(parts) >= 3 && words >= 2 && letters >= 3*len(parts)-1 || len(parts) == 2 && words == 2 && letters <= 28
}

// composedWord matches a word of one case, perhaps with a capital at its start, one digit inside and a number behind it.
var composedWord = regexp.MustCompile(`^([A-Z]?[a-z]*\d?[a-z]*|[A-Z]+)\d{0,4}$|^\d{1,4}$`)

// isPath reports whether a value is a path of at least three names, as that of a resource.
func isPath(value string) bool {
	return strings.HasPrefix(value, "/") && strings.Count(value, "/") >= 3 && !strings.ContainsAny(value, "+=") || strings.HasPrefix(value, "arn:")
}

// counts reports whether the letters or the digits of a value follow each other in the order of the alphabet, as in
// 1A2B3C4D5E6F7G8H9.
func counts(value string) bool {
	var letters, digits []rune
	for _, r := range strings.ToLower(value) {
		switch {
		case r >= 'a' && r <= 'z':
			letters = append(letters, r)
		case r >= '0' && r <= '9':
			digits = append(digits, r)
		}
	}
	steps := func(list []rune, size rune) int {
		n := 0
		for i := 1; i < len(list); i++ {
			if step := (list[i] - list[i-1] + size) % size; step == 1 || step == size-1 {
				n++
			}
		}
		return n
	}
	const most = 0.6 // of the steps; in a random value it is a fifth of the digits' and a thirteenth of the letters'
	inOrder := steps(letters, 26) + steps(digits, 10)
	return len(letters)+len(digits) >= 10 && float64(inOrder) >= most*float64(len(letters)+len(digits)-2)
}

// isFromOneRow reports whether nearly all letters of a value are from one row of the keyboard: in a random value it is four
// in ten.
func isFromOneRow(value string) bool {
	total, rows := 0, [3]int{}
	for _, r := range strings.ToLower(value) {
		if r < 'a' || r > 'z' {
			continue
		}
		total++
		for i, row := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
			if strings.ContainsRune(row, r) {
				rows[i]++
			}
		}
	}
	return total >= 12 && float64(slices.Max(rows[:])) >= 0.8*float64(total)
}

// isCertificate reports whether a value is an X.509 certificate in base64 (RFC 5280): everybody may know it.
func isCertificate(value string) bool {
	const head = 16 // characters: two lengths and the version
	if !strings.HasPrefix(value, "MII") || len(value) < head {
		return false
	}
	der, err := base64.StdEncoding.DecodeString(value[:head])
	return err == nil && der[4] == 0x30 && der[5] == 0x82 && der[8] == 0xA0 && der[9] == 0x03
}

// namesPassword reports whether the name of a field says that its value is a password.
func namesPassword(field string) bool {
	lower := strings.ToLower(field)
	return NamesCredential(field) && (strings.Contains(lower, "password") || strings.Contains(lower, "passwd") || strings.Contains(lower, "passphrase"))
}

var (
	leet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "8", "b", "@", "a", "$", "s", "!", "i")
	// words are parts of the passwords that people invent for documentation.
	words = regexp.MustCompile(`pass|pwd|word|secret|secure|admin|user|login|welcome|test|demo|qwert|asdf|zxcv|letme|hello|strong|super|hunter|magic|dragon|summer|winter|spring|temp|new|old|my|key|abc|123`)
	run   = regexp.MustCompile(`[a-z]{4}|[A-Z]{4}|[0-9]{4}`) // a word or a number
)

// looksLikePassword reports whether a value looks like a password in use: 10 to 15 characters of three classes (lower case, upper
// case, digits, symbols), without words.
func looksLikePassword(value string) bool {
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

// entropy returns the Shannon entropy of the characters of a text, in bits per character.
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
