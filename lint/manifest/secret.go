package manifest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/source"
)

// secretForms are secrets that show what they are: tokens that their issuers prefix, private keys, JSON Web Tokens,
// URLs with a password.
var secretForms = []struct {
	kind string
	form *regexp.Regexp
}{
	{"a GitHub token", regexp.MustCompile(`\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{36,})`)},
	{"an AWS access key", regexp.MustCompile(`\b(AKIA|ASIA)[A-Z0-9]{16}\b`)},
	{"a Slack token", regexp.MustCompile(`\bxox[abeoprs]-[A-Za-z0-9-]{10,}`)},
	{"a Stripe key", regexp.MustCompile(`\b[sr]k_(live|test)_[A-Za-z0-9]{16,}`)},
	{"a Google API key", regexp.MustCompile(`\bAIza[A-Za-z0-9_-]{35}\b`)},
	{"a Google OAuth token", regexp.MustCompile(`\bya29\.[A-Za-z0-9_-]{20,}`)},
	{"a GitLab token", regexp.MustCompile(`\bglpat-[A-Za-z0-9_-]{20,}`)},
	{"an npm token", regexp.MustCompile(`\bnpm_[A-Za-z0-9]{36}\b`)},
	{"a SendGrid key", regexp.MustCompile(`\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`)},
	{"a JSON Web Token", regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}`)},
	{"a private key", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
	{"a URL with a password", regexp.MustCompile(`\b[a-z][a-z0-9+.-]*://[^/\s:@]+:[^/\s@]+@`)},
}

// placeholder matches what documentation puts where a secret belongs.
var placeholder = regexp.MustCompile(`(?i)example|placeholder|changeme|change-me|redacted|your[-_]|dummy|sample|xxxx|\*\*\*\*|\.\.\.|<[^>]*>|\$\{|\{\{`)

// reference matches a reference into a secret manager: what a credential should be.
var reference = regexp.MustCompile(`^(vault|aws-sm|gcp-sm|azure-kv|k8s|op|doppler)://\S+$|^arn:aws[a-z-]*:(secretsmanager|ssm):\S+$|^projects/[^/]+/secrets/\S+$`)

// secretWords are the words of which one in a field's name makes its value a credential.
var secretWords = map[string]bool{
	"password": true, "passwd": true, "passphrase": true, "secret": true, "token": true, "credential": true, "credentials": true,
	"apikey": true, "key": true, "auth": true, "bearer": true,
}

// notSecret are fields of the manifest whose names hold such a word and whose values are no credentials.
var notSecret = map[string]bool{"tokenUrl": true, "tokenTTL": true}

// findSecrets looks at every string of a manifest, unknown fields included: that is where people put them. The second
// result holds the values, for redaction.
func findSecrets(root source.Node) ([]Secret, []string) {
	secrets, values := []Secret{}, []string(nil)
	var walk func(n source.Node, at []string)
	walk = func(n source.Node, at []string) {
		for key, v := range n.Pairs() {
			walk(v, append(at[:len(at):len(at)], key))
		}
		for i, v := range n.Items() {
			walk(v, append(at[:len(at):len(at)], strconv.Itoa(i)))
		}
		value, ok := n.Text()
		if !ok {
			return
		}
		if kind, secret := classify(at, value); kind != "" {
			secrets = append(secrets, Secret{At: at, Kind: kind, Shown: shown(secret)})
			values = append(values, strings.Split(secret, "\n")...)
			if secret != value {
				values = append(values, secret)
			}
		}
	}
	walk(root, nil)
	return secrets, values
}

// classify tells what kind of secret a value is, and which part of it.
func classify(at []string, value string) (kind, secret string) {
	for _, f := range secretForms {
		found := f.form.FindString(value)
		if found == "" || placeholder.MatchString(found) || repeated(found) {
			continue
		}
		if f.kind == "a URL with a password" {
			_, user, _ := strings.Cut(strings.TrimSuffix(found, "@"), "://")
			_, password, _ := strings.Cut(user, ":")
			return f.kind, password
		}
		if f.kind == "a private key" {
			return f.kind, value
		}
		return f.kind, found
	}
	field := fieldOf(at)
	if strings.HasSuffix(strings.Join(at, "/"), "identity/credential/ref") {
		if !reference.MatchString(value) && !strings.HasPrefix(value, "env:") && !placeholder.MatchString(value) {
			return "no reference into a secret manager", value
		}
		return "", ""
	}
	if notSecret[field] || !namesSecret(field) || reference.MatchString(value) || placeholder.MatchString(value) || repeated(value) {
		return "", ""
	}
	if len(value) >= 16 && !strings.ContainsAny(value, " \t\n") && !strings.Contains(value, "://") && mixed(value) && entropy(value) >= 3.5 {
		return "a credential in the field " + field, value
	}
	return "", ""
}

func fieldOf(at []string) string {
	for i := len(at) - 1; i >= 0; i-- {
		if !isIndex(at[i]) {
			return at[i]
		}
	}
	return ""
}

// namesSecret looks for a word of secretWords among the words of a name in camelCase, snake_case or kebab-case.
func namesSecret(name string) bool {
	var word strings.Builder
	hit := false
	end := func() {
		hit = hit || secretWords[strings.ToLower(word.String())]
		word.Reset()
	}
	var last rune
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.IsUpper(r) && unicode.IsLower(last) {
			end()
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			word.WriteRune(r)
		}
		last = r
	}
	end()
	return hit
}

// mixed asks for letters and digits, as random values have them.
func mixed(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLetter) && strings.ContainsFunc(s, unicode.IsDigit)
}

// repeated reports whether a value consists of few different characters.
func repeated(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen) < 5
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

// shown is what may be shown of a secret.
func shown(secret string) string {
	r := []rune(secret)
	visible := min(4, len(r)/4)
	return fmt.Sprintf("%s… (%d characters)", string(r[:visible]), len(r))
}
