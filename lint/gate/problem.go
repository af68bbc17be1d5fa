package gate

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/sealint/sealint/lint/model"
)

// maxProblemLife is the longest time, in days, for which a baseline may accept problems.
const maxProblemLife = 90

// longest is the longest time, in days, for which a waiver may accept a problem of a kind. What is not here cannot be accepted: it
// is mended, or it is not what was accepted the next time.
var longest = map[string]int{
	model.ProblemReference:   90,
	model.ProblemUnsupported: 180,
	model.ProblemSyntax:      90,
	model.ProblemUnreadable:  90,
	model.ProblemInternal:    30,
}

// wholeParts matches the pointers of references without which a whole part is not judged: a path item or a webhook, a security scheme
// or a callback of a contract, and the contract or the SBOM of a manifest.
var wholeParts = regexp.MustCompile(`^/(paths|webhooks)/[^/]*(/\$ref)?$|^/(components/securitySchemes|securityDefinitions)/|^(/(paths|webhooks)/[^/]*/[a-z]+|/components)/callbacks/[^/]*(/[^/]*)?(/\$ref)?$|^/spec/(contract|supplyChain/sbom)(/|$)`)

// longestOfWholeParts is the longest time, in days, for which such a reference may be accepted.
const longestOfWholeParts = 30

// Longest is the longest time, in days, for which a problem may be accepted; 0 if it cannot be.
func Longest(p *model.Problem) int {
	if p.Fingerprint == "" {
		return 0
	}
	if p.ID == model.ProblemReference && wholeParts.MatchString(p.Location.Pointer) {
		return longestOfWholeParts
	}
	return longest[p.ID]
}

// Acceptance is what a baseline says about the problems in it.
func (p *AcceptedProblems) Acceptance() *model.Acceptance {
	return &model.Acceptance{Form: model.AcceptedByBaseline, Owner: p.Owner, Reason: p.Reason, Expires: p.Expires}
}

// holds reports whether the problems are accepted on a day.
func (p *AcceptedProblems) holds(today string) bool { return p.Created <= today && today <= p.Expires }

// MayAccept reports whether a baseline with these days may accept a problem: what cannot be accepted for so long, it cannot.
func (p *AcceptedProblems) MayAccept(problem *model.Problem) bool {
	return between(p.Created, p.Expires) <= Longest(problem)
}

// IsProblem reports whether the entry is about a problem.
func (e *Entry) IsProblem(p *model.Problem) bool {
	return e.Document == p.Location.Path && e.Rule == p.ID && e.ID == p.Fingerprint
}

// Accept finds out which problems somebody has accepted, by their index: by a waiver, or, where that is nil, in the baseline. It
// completes the facts about the waivers.
func Accept(problems []model.Problem, waivers []model.Waiver, facts []*WaiverFacts, baseline *Baseline, scope Scope, today string) map[int]*model.Waiver {
	accepted := map[int]*model.Waiver{}
	if baseline != nil && baseline.Problems.holds(today) {
		for i := range problems {
			p := &problems[i]
			if Longest(p) > 0 && baseline.Problems.MayAccept(p) &&
				slices.ContainsFunc(baseline.Problems.Entries, func(e Entry) bool { return e.IsProblem(p) }) {
				accepted[i] = nil
			}
		}
	}
	for n := range waivers {
		w := &waivers[n]
		if w.Problem == "" || facts[n].State == "malformed" {
			continue
		}
		for i := range problems {
			p := &problems[i]
			if w.Problem != p.ID || w.Fingerprint != p.Fingerprint || p.Fingerprint == "" || w.Document != "" && !MeansDocument(w.Document, p.Location.Path) {
				continue
			}
			facts[n].Matched++
			switch most := Longest(p); {
			case most == 0:
				facts[n].fault([]string{"problem"}, "a problem of this kind cannot be accepted")
			case between(w.Created, w.Expires) > most:
				facts[n].fault([]string{"expires"}, "it holds for %d days; such a problem is accepted for at most %d", between(w.Created, w.Expires), most)
			case facts[n].State == "live":
				accepted[i] = w
			}
		}
	}
	for n := range waivers {
		if w := &waivers[n]; w.Problem != "" {
			facts[n].Judged = scope.Judged(cmp.Or(w.Document, "**"), accepted)
		}
	}
	return accepted
}
