package change

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/semver"
)

// contractVersion is info.version of a contract: a date or a semantic version.
type contractVersion struct {
	date     time.Time // zero for a semantic version
	semantic string    // canonical, as golang.org/x/mod/semver has it
	calendar bool      // a semantic version whose first number is a year
}

// datePrefix matches versions that begin with a date, maybe with a word behind it, as in 2026-01-31-preview.
var datePrefix = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[-.]([A-Za-z][A-Za-z0-9.]*))?$`)

func readContractVersion(text string) (contractVersion, bool) {
	text = strings.TrimSpace(text)
	if m := datePrefix.FindStringSubmatch(text); m != nil {
		date, err := time.Parse(time.DateOnly, m[1])
		return contractVersion{date: date}, err == nil
	}
	text = "v" + strings.TrimLeft(text, "vV")
	if !semver.IsValid(text) {
		return contractVersion{}, false
	}
	major, _ := strconv.Atoi(strings.TrimPrefix(semver.Major(text), "v"))
	return contractVersion{semantic: semver.Canonical(text), calendar: major >= 1990 && major < 2200}, true
}

// compareContractVersions says whether the version of the head is lower, equal or higher; unknown if the two cannot be compared.
func compareContractVersions(before, after string) string {
	if before == after {
		return "equal"
	}
	b, ok := readContractVersion(before)
	a, ok2 := readContractVersion(after)
	if !ok || !ok2 || b.date.IsZero() != a.date.IsZero() || b.calendar != a.calendar {
		return "unknown"
	}
	order := a.date.Compare(b.date)
	if b.date.IsZero() {
		order = semver.Compare(a.semantic, b.semantic)
	}
	return map[int]string{-1: "lower", 0: "equal", 1: "higher"}[order]
}

// isNewMajor reports whether a version tells callers that the API is another one: its first number is higher; its second, as long
// as the first is 0; of dates, any part. Two versions that cannot be compared are different; none at all says nothing.
func isNewMajor(before, after string) bool {
	if after == "" {
		return false
	}
	switch compareContractVersions(before, after) {
	case "unknown":
		return true
	case "higher":
		b, _ := readContractVersion(before)
		a, _ := readContractVersion(after)
		switch {
		case !b.date.IsZero() || b.calendar:
			return true
		case semver.Major(b.semantic) == "v0":
			return semver.MajorMinor(b.semantic) != semver.MajorMinor(a.semantic)
		}
		return semver.Major(b.semantic) != semver.Major(a.semantic)
	}
	return false
}

// urlVersion matches a segment of a URL that is a version.
var urlVersion = regexp.MustCompile(`^[vV](\d{1,6})(?:\.\d+)*$`)

// higherURLVersion reports whether most operations that both sides have are served below a higher version than before.
func higherURLVersion(operations []operationPair) bool {
	both, higher := 0, 0
	for _, p := range operations {
		if p.before == nil || p.after == nil || p.after.Kind != "path" {
			continue
		}
		both++
		b, a := highestURLVersion(p.before), highestURLVersion(p.after)
		if a > b && b > 0 {
			higher++
		}
	}
	return higher*2 > both
}

// highestURLVersion is the highest version in the URLs of an operation; 0 if there is none.
func highestURLVersion(op *operation) int {
	highest := 0
	for _, base := range op.bases {
		for segment := range strings.SplitSeq(base+op.Path, "/") {
			if m := urlVersion.FindStringSubmatch(segment); m != nil {
				n, _ := strconv.Atoi(m[1])
				highest = max(highest, n)
			}
		}
	}
	return highest
}
