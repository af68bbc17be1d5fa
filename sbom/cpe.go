package sbom

import (
	"regexp"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// The parts of a formatted string of CPE 2.3 (NIST IR 7695 §6.2), and a URI of CPE 2.2 (§6.1).
var (
	cpe23Value = regexp.MustCompile(`^(\*|-|[?*]*([A-Za-z0-9_.~%]|-|\\[\\*?!"#$%&'()+,/:;<=>@\[\]^` + "`" + `{|}~_.\-])+[?*]*|\?+)$`)
	cpe23Lang  = regexp.MustCompile(`^(\*|-|[A-Za-z]{2,3}(-([A-Za-z]{2}|[0-9]{3}))?)$`)
	cpe22      = regexp.MustCompile(`^[cC][pP][eE]:/[AHOaho]?(:[A-Za-z0-9._\-~%]*){0,6}$`)
)

// checkCPE returns why a text is not a CPE name, and whether the name means any version.
func checkCPE(name string) (problem string, wildcard bool) {
	if rest, ok := strings.CutPrefix(name, "cpe:/"); ok || strings.HasPrefix(strings.ToLower(name), "cpe:/") {
		if !cpe22.MatchString(name) {
			return "is not a CPE 2.2 name", false
		}
		parts := strings.Split(rest, ":")
		return "", len(parts) < 4 || parts[3] == ""
	}
	rest, ok := strings.CutPrefix(name, "cpe:2.3:")
	if !ok {
		return "begins with neither cpe:2.3: nor cpe:/", false
	}
	parts := splitUnescaped(rest)
	if len(parts) != 11 {
		return "does not have the 11 parts of a CPE 2.3 name", false
	}
	if !strings.Contains("aho*-", parts[0]) || len(parts[0]) != 1 {
		return "has a first part that is not a, h or o", false
	}
	for i, part := range parts[1:] {
		form := cpe23Value
		if i == 5 { // the language
			form = cpe23Lang
		}
		if !form.MatchString(part) {
			return "has a part that CPE 2.3 does not allow: " + quote.Truncate(part, 40), false
		}
	}
	return "", parts[3] == "*"
}

// splitUnescaped splits a text at each colon that is not escaped with a backslash.
func splitUnescaped(text string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case ':':
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}
