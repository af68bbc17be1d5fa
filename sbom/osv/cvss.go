package osv

import (
	"errors"
	"math"
	"strings"
)

var errVector = errors.New("is no CVSS vector of version 2, 3.0 or 3.1")

// weights are those of the metric values of the base score, by metric and value.
type weights map[string]map[string]float64

// weights3 are those of https://www.first.org/cvss/v3.1/specification-document, 7.4. PR is that of an unchanged scope.
var weights3 = weights{
	"AV": {"N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2},
	"AC": {"L": 0.77, "H": 0.44},
	"PR": {"N": 0.85, "L": 0.62, "H": 0.27},
	"UI": {"N": 0.85, "R": 0.62},
	"S":  {"U": 0, "C": 1},
	"C":  {"H": 0.56, "L": 0.22, "N": 0},
	"I":  {"H": 0.56, "L": 0.22, "N": 0},
	"A":  {"H": 0.56, "L": 0.22, "N": 0},
}

// weights2 are those of https://www.first.org/cvss/v2/guide, 3.2.1.
var weights2 = weights{
	"AV": {"N": 1, "A": 0.646, "L": 0.395},
	"AC": {"L": 0.71, "M": 0.61, "H": 0.35},
	"Au": {"N": 0.704, "S": 0.56, "M": 0.45},
	"C":  {"C": 0.66, "P": 0.275, "N": 0},
	"I":  {"C": 0.66, "P": 0.275, "N": 0},
	"A":  {"C": 0.66, "P": 0.275, "N": 0},
}

// read finds the weights of a vector's base metrics. It ignores temporal and environmental metrics. A base metric that is
// missing, repeated or unknown makes the vector invalid.
func (w weights) read(vector string) (map[string]float64, bool) {
	found := map[string]float64{}
	for part := range strings.SplitSeq(vector, "/") {
		metric, value, _ := strings.Cut(part, ":")
		values, base := w[metric]
		if !base {
			continue
		}
		weight, known := values[value]
		if _, repeated := found[metric]; repeated || !known {
			return nil, false
		}
		found[metric] = weight
	}
	return found, len(found) == len(w)
}

// baseScore computes the base score of a CVSS vector of version 2 or 3, from 0.0 to 10.0.
func baseScore(vector string) (float64, error) {
	if rest, ok := strings.CutPrefix(vector, "CVSS:3.1/"); ok {
		return baseScore3(rest)
	}
	if rest, ok := strings.CutPrefix(vector, "CVSS:3.0/"); ok {
		return baseScore3(rest)
	}
	if strings.HasPrefix(vector, "CVSS:") {
		return 0, errVector
	}
	return baseScore2(vector)
}

// baseScore3 follows the CVSS v3.1 specification, 7.1. Version 3.0 differs only in how it rounds up: the rule of 3.1 gives
// the result that 3.0 intends, without errors of floating-point numbers.
func baseScore3(vector string) (float64, error) {
	m, ok := weights3.read(vector)
	if !ok {
		return 0, errVector
	}
	changed := m["S"] == 1
	if changed { // 7.4: privileges are worth less where the scope changes
		switch m["PR"] {
		case 0.62:
			m["PR"] = 0.68
		case 0.27:
			m["PR"] = 0.5
		}
	}
	iss := 1 - (1-m["C"])*(1-m["I"])*(1-m["A"])
	impact := 6.42 * iss
	if changed {
		impact = 7.52*(iss-0.029) - 3.25*math.Pow(iss-0.02, 15)
	}
	if impact <= 0 {
		return 0, nil
	}
	score := impact + 8.22*m["AV"]*m["AC"]*m["PR"]*m["UI"]
	if changed {
		score *= 1.08
	}
	return roundUp(min(score, 10)), nil
}

// roundUp is Roundup of the CVSS v3.1 specification, appendix A.
func roundUp(score float64) float64 {
	scaled := int(math.Round(score * 100_000))
	if scaled%10_000 == 0 {
		return float64(scaled) / 100_000
	}
	return float64(scaled/10_000+1) / 10
}

// baseScore2 follows the CVSS v2 guide, 3.2.1.
func baseScore2(vector string) (float64, error) {
	m, ok := weights2.read(strings.Trim(vector, "()"))
	if !ok {
		return 0, errVector
	}
	impact := 10.41 * (1 - (1-m["C"])*(1-m["I"])*(1-m["A"]))
	if impact == 0 {
		return 0, nil
	}
	exploitability := 20 * m["AV"] * m["AC"] * m["Au"]
	return math.Round((0.6*impact+0.4*exploitability-1.5)*1.176*10) / 10, nil
}

// rating is the qualitative rating of a base score: the CVSS v3.1 specification, 5; for version 2 that of the NVD, which
// has no critical.
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
