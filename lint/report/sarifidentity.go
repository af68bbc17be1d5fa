package report

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// The members of partialFingerprints. GitHub reads only lineHashKey, and takes results of one rule in one file with the same
// value for one alert. fingerprintKey identifies a result without its line; a change of how it is computed needs a new name.
const (
	lineHashKey    = "primaryLocationLineHash"
	fingerprintKey = "sealint/v1"
)

// alert is what GitHub takes for one alert.
type alert struct{ rule, path, lineHash string }

// identities gives the results of a report their fingerprints.
type identities struct {
	alerts   map[alert]int  // how many results would be one alert
	problems map[string]int // how many problems with a digest had their fingerprint so far
}

// identify counts all results of a report, also those that are not shown, so that no option changes the fingerprints of others.
func identify(r *model.Report) *identities {
	ids := &identities{alerts: map[alert]int{}, problems: map[string]int{}}
	for _, f := range slices.Concat(r.Findings, r.Accepted) {
		ids.alerts[alert{f.Rule, f.Location.Path, f.Location.LineHash}]++
	}
	for _, p := range slices.Concat(r.Problems, r.Tolerated) {
		ids.alerts[alert{p.ID, p.Location.Path, p.Location.LineHash}]++
	}
	return ids
}

// finding returns the fingerprints of a finding.
func (ids *identities) finding(f model.Finding) map[string]string {
	// Those of all documents are in one file of results.
	return ids.fingerprints(f.Rule, f.Location, shortHash(f.Document, f.Fingerprint))
}

// problem returns the fingerprints of a problem. One that nobody can accept has no fingerprint of its own; its message then says
// which one it is.
func (ids *identities) problem(p model.Problem) map[string]string {
	what := p.Fingerprint
	if what == "" {
		what = shortHash(p.Document, p.Rule, p.Location.Pointer, p.Message)
	}
	id := shortHash(p.ID, p.Location.Path, what)
	ids.problems[id]++
	if n := ids.problems[id]; n > 1 {
		id = shortHash(id, strconv.Itoa(n))
	}
	return ids.fingerprints(p.ID, p.Location, id)
}

// fingerprints returns both fingerprints of a result, given the one without its line. This one takes the place of the hash of
// the line where the line has none, and where results of the rule share the line.
func (ids *identities) fingerprints(rule string, at model.Location, id string) map[string]string {
	hash := at.LineHash
	if hash == "" || ids.alerts[alert{rule, at.Path, hash}] > 1 {
		hash = id
	}
	return map[string]string{lineHashKey: hash, fingerprintKey: id}
}

// shortHash returns 20 hexadecimal digits that identify a list of texts without the separator.
func shortHash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:10])
}
