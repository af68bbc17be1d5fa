package sbom

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/source"
)

// survey goes through all values of a document once: it notes which element has which reference, and finds web addresses
// that carry a credential. redact is told the credentials.
func (g *graph) survey(v any, redact func(string)) {
	s := survey{graph: g, redact: redact, refName: "bom-ref"}
	if g.facts.Format == "spdx" {
		s.refName = "SPDXID"
	}
	s.walk(v)
	slices.SortFunc(s.found, func(a, b credentialURL) int { return compareSpots(a.at, b.at) })
	for i, c := range s.found {
		g.places[index("credential_urls", i)] = c.at
		g.facts.CredentialURLs = append(g.facts.CredentialURLs, c.facts)
	}
}

type survey struct {
	*graph
	redact  func(string)
	refName string // the member that holds an element's reference
	at      []string
	found   []credentialURL
}

type credentialURL struct {
	at    spot
	facts CredentialURLFacts
}

func (s *survey) walk(v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			s.at = append(s.at, name)
			if text, ok := value.(string); ok {
				if name == s.refName {
					s.elements[text] = append(s.elements[text], clone(s.at))
				}
				s.text(text)
			} else {
				s.walk(value)
			}
			s.at = s.at[:len(s.at)-1]
		}
	case []any:
		for i, value := range v {
			s.at = append(s.at, strconv.Itoa(i))
			s.walk(value)
			s.at = s.at[:len(s.at)-1]
		}
	case string:
		s.text(v)
	}
}

var (
	// A password before the host (RFC 3986 §3.2.1). A user name alone is no credential: git@github.com.
	userinfo = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[^/\s:@"'<>]*:([^/\s@"'<>]+)@`)
	// Query parameters whose value lets its holder in.
	tokenParameter = regexp.MustCompile(`(?i)[?&;](access_token|auth_token|private_token|token|api_?key|api-key|client_secret|secret|password|passwd|sig|x-amz-signature|x-amz-security-token|x-goog-signature)=([^&#\s"'<>]+)`)
	// What stands where a credential would, in documentation and after a scrubber.
	placeholder = regexp.MustCompile(`(?i)^(\$\{?.*|\{.*|%7b.*|<.*|\*+|x+|\.+|-+|redacted|removed|hidden|secret|password|passwd|pass|token|user|username|your.*|my.*|example.*|changeme)$`)
)

func (s *survey) text(text string) {
	if strings.HasPrefix(text, "pkg:") && strings.Contains(text, "%3A%2F%2F") {
		if decoded, err := url.PathUnescape(text); err == nil {
			text = decoded
		}
	}
	if !strings.Contains(text, "://") {
		return
	}
	for _, pattern := range []struct {
		how    string
		form   *regexp.Regexp
		secret int // the group that holds the credential
	}{{"userinfo", userinfo, 1}, {"query", tokenParameter, 2}} {
		for _, m := range pattern.form.FindAllStringSubmatchIndex(text, -1) {
			secret := text[m[2*pattern.secret]:m[2*pattern.secret+1]]
			if placeholder.MatchString(secret) {
				continue
			}
			s.redact(secret)
			if escaped := url.QueryEscape(secret); escaped != secret {
				s.redact(escaped)
			}
			shown := text[:m[2*pattern.secret]] + "***" + text[m[2*pattern.secret+1]:]
			s.found = append(s.found, credentialURL{clone(s.at), CredentialURLFacts{Shown: shorten(shown, 120), How: pattern.how}})
			break // one finding for one text
		}
	}
}

// insecure reports whether what is fetched from an address can be changed on the way.
func insecure(kind, scheme, host string) bool {
	switch kind {
	case "distribution", "source-distribution", "distribution-intake", "vcs":
	default:
		return false
	}
	if i := strings.LastIndexAny(scheme, "+:"); i >= 0 { // git+http, scm:git:http
		scheme = scheme[i+1:]
	}
	return slices.Contains([]string{"http", "ftp", "git", "svn"}, scheme) && !source.IsLoopback(host)
}

// scheme and host of an address, in lower case; both empty when it is no address with a scheme.
func addressOf(address string) (scheme, host string) {
	if strings.HasPrefix(address, "git@") {
		host, _, _ := strings.Cut(strings.TrimPrefix(address, "git@"), ":")
		return "ssh", strings.ToLower(host)
	}
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return "", ""
	}
	host, _, _ = strings.Cut(rest, "/")
	if i := strings.LastIndex(host, "@"); i >= 0 {
		host = host[i+1:]
	}
	host, _, _ = strings.Cut(host, "?")
	if inside, ok := strings.CutPrefix(host, "["); ok { // an IPv6 address
		host, _, _ = strings.Cut(inside, "]")
	} else {
		host, _, _ = strings.Cut(host, ":")
	}
	return strings.ToLower(strings.TrimSpace(scheme)), strings.ToLower(host)
}
