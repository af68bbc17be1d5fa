package osv

import (
	"fmt"
	"strings"

	gocvss20 "github.com/pandatix/go-cvss/20"
	gocvss31 "github.com/pandatix/go-cvss/31"
	gocvss40 "github.com/pandatix/go-cvss/40"
)

// score computes the score of a CVSS vector of version 2, 3 or 4 (https://www.first.org/cvss/), from 0.0 to 10.0: the base score of
// versions 2 and 3, and the score with the threat metrics, if there are any, of version 4. Version 3.0 differs from 3.1 only in how
// it rounds up: the rule of 3.1 gives the result that 3.0 intends, without errors of floating-point numbers.
func score(vector string) (float64, error) {
	switch version, metrics, _ := strings.Cut(vector, "/"); version {
	case "CVSS:4.0":
		v, err := gocvss40.ParseVector(vector)
		if err != nil {
			return 0, fmt.Errorf("is no CVSS 4.0 vector: %w", err)
		}
		return v.Score(), nil
	case "CVSS:3.0", "CVSS:3.1":
		v, err := gocvss31.ParseVector("CVSS:3.1/" + metrics)
		if err != nil {
			return 0, fmt.Errorf("is no CVSS 3 vector: %w", err)
		}
		return v.BaseScore(), nil
	}
	v, err := gocvss20.ParseVector(strings.Trim(vector, "()"))
	if err != nil {
		return 0, fmt.Errorf("is no CVSS vector of a known version: %w", err)
	}
	return v.BaseScore(), nil
}

// rating is the qualitative rating of a score: the CVSS v4.0 specification, 6, which is that of v3.1; for version 2 that of the NVD,
// which has no critical.
func rating(score float64, version2 bool) string {
	switch {
	case score >= 9 && !version2:
		return Critical
	case score >= 7:
		return High
	case score >= 4:
		return Medium
	case score > 0:
		return Low
	}
	return ""
}
