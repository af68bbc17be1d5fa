package manifest

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// contentName matches what names a content: a digest, or the id of a commit.
var contentName = regexp.MustCompile(`^(?:sha256[:-][0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{64})$`)

// pinsVersion reports whether the URL of a registry leads to one version of a contract.
func pinsVersion(registry, version string) bool {
	u, err := url.Parse(registry)
	if err != nil {
		return false
	}
	parts := strings.FieldsFunc(u.Path+"/"+u.RawQuery+"/"+u.Fragment, func(r rune) bool { return strings.ContainsRune("/?&=;#@", r) })
	return slices.ContainsFunc(parts, func(part string) bool {
		part = strings.ToLower(part)
		return contentName.MatchString(part) ||
			strings.ContainsAny(version, "0123456789") && strings.TrimPrefix(part, "v") == strings.TrimPrefix(strings.ToLower(version), "v")
	})
}
