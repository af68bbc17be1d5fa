package sbom

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// survey visits all values of a document once. It records the place of each element that has a reference and, in CycloneDX, each
// reference to an element. It finds URLs that contain a credential.
func (d *draft) survey(v any) {
	refName := "bom-ref"
	if d.facts.Format == "spdx" {
		refName = "SPDXID"
	}
	d.surveyFor(v, refName)
}

// surveyFor does the same, for elements with another name of the member with their reference. Without one, it only finds URLs.
func (d *draft) surveyFor(v any, refName string) {
	s := survey{draft: d, refName: refName}
	s.walk(v, "", "")
	slices.SortFunc(s.found, func(a, b credentialURL) int { return comparePointers(a.at, b.at) })
	for i, c := range s.found {
		d.pointAt(index("credential_urls", i), c.at)
		d.facts.CredentialURLs = append(d.facts.CredentialURLs, c.facts)
	}
}

type survey struct {
	*draft
	refName string // the name of the member with the reference of an element
	at      []string
	found   []credentialURL
}

type credentialURL struct {
	at    []string
	facts CredentialURLFacts
}

// walk visits a value. name is the nearest member around it, parent the nearest member around that one.
func (s *survey) walk(v any, name, parent string) {
	switch v := v.(type) {
	case map[string]any:
		if name == "externalReferences" && s.facts.Format == "cyclonedx" {
			s.externalReference(v)
		}
		for member, value := range v {
			s.at = append(s.at, member)
			if text, ok := value.(string); ok {
				if member == s.refName && member != "" {
					s.references.elements[text] = append(s.references.elements[text], clone(s.at))
				} else if s.refers(member, name) {
					s.mention(text, "", clone(s.at), -1)
				}
				s.text(text)
			} else {
				s.walk(value, member, name)
			}
			s.at = s.at[:len(s.at)-1]
		}
	case []any:
		var list []string // the pointer of a list of references
		if s.refers(name, parent) {
			list = clone(s.at)
		}
		for i, value := range v {
			if text, ok := value.(string); ok && list != nil {
				s.mention(text, "", list, i)
			}
			s.at = append(s.at, strconv.Itoa(i))
			if text, ok := value.(string); ok && parent == "data" && (name == "source" || name == "destination") && isBOMLink(text) {
				s.references.documents = append(s.references.documents, documentReference{to: text, at: clone(s.at)})
			}
			s.walk(value, name, parent)
			s.at = s.at[:len(s.at)-1]
		}
	case string:
		s.text(v)
	}
}

// externalReference records an external reference to another BOM: a BOM-Link, which any type may have, or a file of type bom.
func (s *survey) externalReference(v map[string]any) {
	if to := text(v, "url"); isBOMLink(to) || text(v, "type") == "bom" && relativePath(to) != "" {
		s.references.documents = append(s.references.documents, documentReference{to: to, at: append(clone(s.at), "url"), hashes: list(v, "hashes")})
	}
}

// refers reports whether the texts in a member name elements. The references of SPDX are read with its relationships.
func (s *survey) refers(name, parent string) bool {
	return s.facts.Format == "cyclonedx" && isReference(name, parent)
}

var (
	// userinfo matches a password before the host (RFC 3986 §3.2.1). A user name alone, as in git@github.com, is not a credential.
	userinfo = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[^/\s:@"'<>]*:([^/\s@"'<>]+)@`)
	// tokenParameter matches query parameters that grant access.
	tokenParameter = regexp.MustCompile(`(?i)[?&;](access_token|auth_token|private_token|token|api_?key|api-key|client_secret|secret|password|passwd|sig|x-amz-signature|x-amz-security-token|x-goog-signature)=([^&#\s"'<>]+)`)
	// placeholder matches texts that documentation and redaction write instead of a credential.
	placeholder = regexp.MustCompile(`(?i)^(\$\{?.*|\{.*|%7b.*|<.*|\*+|x+|\.+|-+|redacted|removed|hidden|secret|password|passwd|pass|token|user|username|your.*|my.*|example.*|changeme)$`)
)

func (s *survey) text(text string) {
	if strings.HasPrefix(text, "pkg:") && strings.Contains(text, "%3A%2F%2F") {
		if decoded, err := url.PathUnescape(text); err == nil {
			text = decoded
		}
	}
	if !strings.Contains(text, "://") || !strings.ContainsAny(text, "@?&;") { // nearly all texts: every identifier of SPDX 3 is a URL
		return
	}
	for _, pattern := range []struct {
		how    string
		form   *regexp.Regexp
		secret int // the group that is the credential
	}{{"userinfo", userinfo, 1}, {"query", tokenParameter, 2}} {
		for _, m := range pattern.form.FindAllStringSubmatchIndex(text, -1) {
			secret := text[m[2*pattern.secret]:m[2*pattern.secret+1]]
			if placeholder.MatchString(secret) {
				continue
			}
			s.credentials = append(s.credentials, secret)
			if escaped := url.QueryEscape(secret); escaped != secret {
				s.credentials = append(s.credentials, escaped)
			}
			shown := text[:m[2*pattern.secret]] + "***" + text[m[2*pattern.secret+1]:]
			s.found = append(s.found, credentialURL{clone(s.at), CredentialURLFacts{Shown: quote.Truncate(shown, 120), How: pattern.how}})
			break // report only one credential of each kind in a text
		}
	}
}

// isInsecure reports whether software is downloaded from a URL over a protocol that lets others on the network change it.
func isInsecure(kind, scheme, host string) bool {
	switch kind {
	case "distribution", "source-distribution", "distribution-intake", "vcs":
	default:
		return false
	}
	if i := strings.LastIndexAny(scheme, "+:"); i >= 0 { // git+http, scm:git:http
		scheme = scheme[i+1:]
	}
	return slices.Contains([]string{"http", "ftp", "git", "svn"}, scheme) && !isLoopback(host)
}

// isLoopback reports whether a host is this computer itself (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). The host is in
// lower case and has no port. lint/source has the same four lines for contracts and manifests.
func isLoopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || err == nil && addr.IsLoopback()
}

// splitAddress returns the scheme and the host of a URL, in lower case. Both are empty if the URL has no scheme.
func splitAddress(address string) (scheme, host string) {
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
