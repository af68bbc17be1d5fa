package osv

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Query is a package whose advisories are wanted.
type Query struct {
	PURL PURL
	// Exact is true when the version is one version, and neither a range nor a word such as latest. Without it, an advisory
	// holds only if it lists the version literally, or affects all versions.
	Exact bool
	// Source is the source package of a package of a distribution, if it is known otherwise than by the package URL, which counts
	// first.
	Source Source
}

// Source is a source package: its name, or that of its file (such as openssl-3.0.7-24.el9.src.rpm), and its version, which may be
// empty.
type Source struct{ Name, Version string }

// Outcome is the outcome of a query.
type Outcome string

// The outcomes.
const (
	// Affected: at least one advisory holds for the version.
	Affected Outcome = "affected"
	// NotAffected: the database has the ecosystem, and no advisory holds for the version.
	NotAffected Outcome = "not-affected"
	// CannotCompare: no advisory certainly holds, but some that name the package may.
	CannotCompare Outcome = "cannot-compare"
	// NotEvaluated: the database could not be asked about the package.
	NotEvaluated Outcome = "not-evaluated"
)

// The labels of severity.
const (
	Critical = "critical"
	High     = "high"
	Medium   = "medium"
	Low      = "low"
)

// Match is the outcome of one query.
type Match struct {
	Outcome Outcome
	// Ecosystem is the one in which the package was looked up, such as "npm" or "Debian:12"; "" where no ecosystem is known.
	Ecosystem string
	// Advisories are those that hold, sorted by id; the outcome is Affected if there are any. Advisories about the same
	// vulnerability, which share an id or alias, are one.
	Advisories []Advisory
	// Uncertain are the advisories that name the package and may hold, sorted by id. There may be some with the outcome
	// Affected too.
	Uncertain []Uncertain
	// Reason says why the outcome is NotEvaluated.
	Reason string
}

// Advisory is an advisory that holds for a query.
type Advisory struct {
	ID      string
	Aliases []string
	// Malicious is true when the package was published to do harm: an id begins with MAL-.
	Malicious bool
	// Severity is one of the labels: the database's own word, or else the rating of the score. It is "" without both.
	Severity string
	// Score is the CVSS score, from 0.0 to 10.0, computed from a vector of version 4, or else of 3, or else of 2. It is 0 without
	// such a vector.
	Score float64
	// Fixed are the versions that end the ranges in which the version lies, in the order of the advisory. None means that
	// the database knows no fix.
	Fixed []string
	// Summary is one line of at most 200 characters, without control characters.
	Summary string
	// Published and Modified are the zero time where the advisory does not have them.
	Published, Modified time.Time
}

// Uncertain is an advisory that may hold for a query.
type Uncertain struct {
	ID      string
	Aliases []string
	// Reason says why that could not be decided.
	Reason string
}

// Result is the outcome of all queries.
type Result struct {
	// Matches has one element for each query, in their order.
	Matches []Match
	// Archives are those that were read for the queries, by ecosystem.
	Archives []Archive
}

// Match looks packages up. It reads each archive that is needed once, and keeps only advisories that name one of the
// packages; so call it once with all packages, not once for each. Faults of the database are in the result. The error is
// that of the context.
func (db *Database) Match(ctx context.Context, queries []Query) (*Result, error) {
	result := &Result{Matches: make([]Match, len(queries))}
	lookups := make([]lookup, len(queries))
	needed := map[shelf]*library{}
	for i, q := range queries {
		l, err := db.lookup(q)
		if err != nil {
			result.Matches[i] = Match{Outcome: NotEvaluated, Reason: err.Error()}
			if l.ecosystem != nil {
				result.Matches[i].Ecosystem = l.String()
			}
			continue
		}
		lookups[i] = l
		for _, store := range l.stores {
			at := shelf{store, l.ecosystem}
			if needed[at] == nil {
				needed[at] = &library{ecosystem: l.ecosystem, byName: map[string][]*advisory{}}
			}
			for _, c := range l.names {
				needed[at].byName[c.name] = nil
			}
		}
	}
	libraries := map[string][]*library{} // by store
	for _, at := range slices.SortedFunc(maps.Keys(needed), func(a, b shelf) int {
		return cmp.Or(strings.Compare(a.store, b.store), strings.Compare(a.ecosystem.name, b.ecosystem.name))
	}) {
		libraries[at.store] = append(libraries[at.store], needed[at])
	}
	for _, store := range slices.Sorted(maps.Keys(libraries)) {
		archives, err := db.fill(ctx, store, libraries[store])
		if err != nil {
			return nil, err
		}
		result.Archives = append(result.Archives, archives...)
	}

	for i, l := range lookups {
		if l.ecosystem != nil {
			result.Matches[i] = l.match(needed)
		}
	}
	return result, nil
}

// shelf is the place of the advisories of an ecosystem in a store.
type shelf struct {
	store     string
	ecosystem *ecosystem
}

// fill reads a store once for the libraries of its ecosystems. The error is that of the context.
func (db *Database) fill(ctx context.Context, store string, libraries []*library) ([]Archive, error) {
	wants := func(p packageName) bool {
		return slices.ContainsFunc(libraries, func(l *library) bool { return l.wants(p) })
	}
	archive, advisories, ecosystems, err := db.read(ctx, store, wants)
	if err != nil {
		return nil, err
	}
	for _, l := range libraries {
		l.err = archive.Err
		for _, a := range advisories {
			l.add(a)
		}
	}
	if store != mixed || archive.Err != nil {
		return []Archive{archive}, nil
	}
	var archives []Archive
	for _, l := range libraries {
		if !ecosystems[l.ecosystem.name] {
			l.err = fmt.Errorf("the database has no advisories of %s", l.ecosystem.name)
			continue
		}
		archive.Ecosystem = l.ecosystem.name
		archives = append(archives, archive)
		archive.Unreadable, archive.Examples = 0, nil // they are told once
	}
	if archive.Unreadable > 0 {
		archives = append(archives, archive)
	}
	return archives, nil
}

// library is the part of a store that is kept for an ecosystem.
type library struct {
	ecosystem *ecosystem
	// byName has a key for each package that is wanted, folded.
	byName map[string][]*advisory
	err    error
}

func (l *library) wants(p packageName) bool {
	name, _, _ := strings.Cut(p.Ecosystem, ":")
	if name != l.ecosystem.name {
		return false
	}
	_, ok := l.byName[l.ecosystem.fold(p.Name)]
	return ok
}

func (l *library) add(a *advisory) {
	for _, affected := range a.Affected {
		if !l.wants(affected.Package) {
			continue
		}
		name := l.ecosystem.fold(affected.Package.Name)
		if list := l.byName[name]; len(list) == 0 || list[len(list)-1] != a {
			l.byName[name] = append(list, a)
		}
	}
}

// lookup is a query with the stores of the database that can answer it.
type lookup struct {
	coordinates
	exact  bool
	stores []string
}

func (db *Database) lookup(q Query) (lookup, error) {
	where, err := locate(q.PURL, q.Source)
	if err != nil {
		return lookup{}, err
	}
	switch {
	case q.PURL.Name == "":
		return lookup{}, errors.New("the package has no name")
	case strings.TrimSpace(q.PURL.Version) == "":
		return lookup{}, errors.New("the package has no version")
	}
	stores := db.storesOf(where.ecosystem, where.release)
	if len(stores) == 0 {
		return lookup{coordinates: where}, fmt.Errorf("the database has no advisories of %s", where)
	}
	return lookup{coordinates: where, exact: q.Exact, stores: stores}, nil
}

func (l lookup) match(libraries map[shelf]*library) Match {
	m := Match{Outcome: NotAffected, Ecosystem: l.String()}
	for _, store := range l.stores {
		library := libraries[shelf{store, l.ecosystem}]
		if library.err != nil {
			return Match{Outcome: NotEvaluated, Ecosystem: l.String(), Reason: library.err.Error()}
		}
		for _, c := range l.names {
			for _, a := range library.byName[c.name] {
				l.compare(&m, c, a)
			}
		}
	}
	// An advisory may be found twice: under both names of a package, or in the folders of two releases. And several databases may have
	// advisories about one vulnerability.
	m.Advisories = oneEach(m.Advisories, Advisory.names, join)
	certain := map[string]bool{}
	for _, a := range m.Advisories {
		for _, name := range a.names() {
			certain[name] = true
		}
	}
	m.Uncertain = slices.DeleteFunc(m.Uncertain, func(u Uncertain) bool {
		return slices.ContainsFunc(u.names(), func(name string) bool { return certain[name] })
	})
	m.Uncertain = oneEach(m.Uncertain, Uncertain.names, func(same []Uncertain) Uncertain { return same[0] })
	switch {
	case len(m.Advisories) > 0:
		m.Outcome = Affected
	case len(m.Uncertain) > 0:
		m.Outcome = CannotCompare
	}
	return m
}

// compare adds an advisory to a match if it holds, or may hold, by any of its entries about the package.
func (l lookup) compare(m *Match, c candidate, a *advisory) {
	var holding []affected
	var fixed []string
	var doubt error
	for _, entry := range a.Affected {
		name, scope, _ := strings.Cut(entry.Package.Ecosystem, ":")
		if name != l.ecosystem.name || !l.ecosystem.covers(scope, l.release) || l.ecosystem.fold(entry.Package.Name) != c.name {
			continue
		}
		holds, fixes, err := entry.holds(version{c.version, l.exact}, l.ecosystem)
		if holds {
			holding = append(holding, entry)
			fixed = append(fixed, fixes...)
		} else if err != nil && doubt == nil {
			doubt = err
		}
	}
	switch {
	case len(holding) > 0:
		m.Advisories = append(m.Advisories, a.report(holding, fixed))
	case doubt != nil:
		m.Uncertain = append(m.Uncertain, Uncertain{ID: a.ID, Aliases: a.Aliases, Reason: doubt.Error()})
	}
}

// version is the version of a query.
type version struct {
	text  string
	exact bool
}

// compare orders the version and another one.
func (v version) compare(other string, order *ecosystem) (int, error) {
	if !v.exact {
		return 0, fmt.Errorf("%q is not one exact version", v.text)
	}
	return order.compare(v.text, other)
}

var (
	errGitOnly  = errors.New("the advisory tells commits and no versions")
	errNothing  = errors.New("the advisory tells neither versions nor ranges")
	errNoStart  = errors.New("the advisory has a range without a beginning")
	errNoEvents = errors.New("the advisory has a range with an event that tells nothing")
)

// holds reports whether an entry affects a version: IncludedInVersions and IncludedInRanges of the OSV schema. The fixes
// are those of the ranges that contain the version. An error means that it could not be decided.
func (a *affected) holds(v version, e *ecosystem) (holds bool, fixes []string, err error) {
	holds = slices.Contains(a.Versions, v.text)
	compared, git := false, false
	for _, r := range a.Ranges {
		order := e
		switch r.Type {
		case "GIT": // it has commits instead of versions, and does not restrict the other ranges
			git = true
			continue
		case "SEMVER":
			order = semverOrder
		case "ECOSYSTEM":
		default:
			err = fmt.Errorf("the advisory has a range of the unknown type %q", r.Type)
			continue
		}
		inside, fix, rangeErr := r.holds(v, order)
		if rangeErr != nil {
			err = rangeErr
		}
		if inside && fix != "" {
			fixes = append(fixes, fix)
		}
		holds = holds || inside
		compared = compared || rangeErr == nil
	}
	switch {
	case holds:
		return true, fixes, nil
	case err != nil:
		return false, nil, err
	case compared:
		return false, nil, nil
	case len(a.Versions) > 0:
		holds, err = a.lists(v, e)
		return holds, nil, err
	case git:
		return false, nil, errGitOnly
	}
	return false, nil, errNothing
}

// lists reports whether an entry without ranges lists a version, maybe in another spelling: 1.0 as 1.0.0 or v1.0.
func (a *affected) lists(v version, e *ecosystem) (bool, error) {
	if _, err := v.compare(v.text, e); err != nil {
		return false, err
	}
	for _, listed := range a.Versions {
		// A listed version that cannot be ordered is not the one looked for, which can be.
		if n, err := v.compare(listed, e); err == nil && n == 0 {
			return true, nil
		}
	}
	return false, nil
}

// point is an event of a range: whether versions are affected changes at it.
type point struct {
	kind    kind
	version string
}

type kind int

const (
	introduced kind = iota
	fixed
	lastAffected
)

// begins reports whether a point is before all versions, whatever their order.
func (p point) begins() bool { return p.kind == introduced && p.version == "0" }

// points are the events of a range in the order of the document, and its limits. A limit of "*" is the same as no limit.
func (r *versionRange) points() (points []point, limits []string, err error) {
	starts := false
	for _, e := range r.Events {
		if e == (event{}) {
			return nil, nil, errNoEvents
		}
		for i, version := range []string{introduced: e.Introduced, fixed: e.Fixed, lastAffected: e.LastAffected} {
			if version != "" {
				points = append(points, point{kind(i), version})
			}
		}
		if e.Limit != "" {
			limits = append(limits, e.Limit)
		}
		starts = starts || e.Introduced != ""
	}
	if !starts {
		return nil, nil, errNoStart
	}
	if slices.Contains(limits, "*") {
		limits = nil
	}
	return points, limits, nil
}

// holds reports whether a range contains a version: it is below the limits (BeforeLimits of the OSV schema), and the last
// event before it is one that introduces. The fix is the version of the next event that fixes, or "".
func (r *versionRange) holds(v version, order *ecosystem) (holds bool, fix string, err error) {
	points, limits, err := r.points()
	if err != nil {
		return false, "", err
	}
	if len(limits) == 0 && !slices.ContainsFunc(points, func(p point) bool { return p.kind != introduced }) &&
		slices.ContainsFunc(points, point.begins) {
		return true, "", nil // it contains every version
	}
	if err := sortPoints(points, order); err != nil {
		return false, "", err
	}
	for _, p := range points {
		n := 1
		if !p.begins() {
			if n, err = v.compare(p.version, order); err != nil {
				return false, "", err
			}
		}
		switch p.kind {
		case introduced:
			holds = holds || n >= 0
		case fixed:
			holds = holds && n < 0
			if n < 0 && fix == "" {
				fix = p.version
			}
		case lastAffected:
			holds = holds && n <= 0
		}
	}
	below := len(limits) == 0
	for _, limit := range limits {
		n, err := v.compare(limit, order)
		if err != nil {
			return false, "", err
		}
		below = below || n < 0
	}
	return holds && below, fix, nil
}

// sortPoints sorts events by version. Events with the same version keep the order of the advisory.
func sortPoints(points []point, order *ecosystem) (err error) {
	slices.SortStableFunc(points, func(a, b point) int {
		switch {
		case a.begins() && b.begins():
			return 0
		case a.begins():
			return -1
		case b.begins():
			return 1
		}
		n, compareErr := order.compare(a.version, b.version)
		if err == nil {
			err = compareErr
		}
		return n
	})
	return err
}

// report makes the result of an advisory that holds, by which of its entries, with which fixes.
func (a *advisory) report(holding []affected, fixed []string) Advisory {
	out := Advisory{
		ID: a.ID, Aliases: a.Aliases, Summary: line(a.Summary),
		Published: parseTime(a.Published), Modified: parseTime(a.Modified),
	}
	out.Malicious = IsMalicious(a.ID, a.Aliases...)
	for _, version := range fixed {
		if !slices.Contains(out.Fixed, version) {
			out.Fixed = append(out.Fixed, version)
		}
	}
	// The severity in the entries about the package counts before that of the whole advisory. Of several entries, the
	// gravest counts.
	for _, entry := range holding {
		label := firstLabel(entry.Database, entry.Ecosystem)
		score, rated := gravest(entry.Severity)
		out.Score = max(out.Score, score)
		if label = cmp.Or(label, rated); grave(label) > grave(out.Severity) {
			out.Severity = label
		}
	}
	score, rated := gravest(a.Severity)
	out.Score = cmp.Or(out.Score, score)
	out.Severity = cmp.Or(out.Severity, firstLabel(a.Specific), rated)
	return out
}

// labels are the words that databases use for severities.
var labels = map[string]string{
	"critical": Critical, "high": High, "moderate": Medium, "medium": Medium, "low": Low, "negligible": Low,
}

// firstLabel is the first label among members that databases add; "" without one.
func firstLabel(members ...specific) string {
	for _, s := range members {
		if word, ok := s.Severity.(string); ok && labels[strings.ToLower(word)] != "" {
			return labels[strings.ToLower(word)]
		}
	}
	return ""
}

// grave orders labels, the mildest first; "" is before them.
func grave(label string) int { return slices.Index([]string{Low, Medium, High, Critical}, label) }

// gravest is the highest score of the newest version of CVSS that a severity has, and the label that follows from it. Ubuntu has words instead
// of vectors.
func gravest(severities []severity) (highest float64, label string) {
	for _, version := range []string{"CVSS_V4", "CVSS_V3", "CVSS_V2"} {
		for _, s := range severities {
			if s.Type != version {
				continue
			}
			if n, err := score(s.Score); err == nil && n > highest {
				highest, label = n, rating(n, version == "CVSS_V2")
			}
		}
		if highest > 0 {
			return highest, label
		}
	}
	for _, s := range severities {
		if s.Type == "Ubuntu" {
			label = labels[strings.ToLower(s.Score)]
		}
	}
	return 0, label
}

// IsMalicious reports whether an advisory, by its id or one of its aliases, is about a package that was published to do
// harm (https://github.com/ossf/malicious-packages).
func IsMalicious(id string, aliases ...string) bool {
	return strings.HasPrefix(id, "MAL-") || slices.ContainsFunc(aliases, func(alias string) bool { return strings.HasPrefix(alias, "MAL-") })
}

// maxSummary is how many characters of a summary are kept.
const maxSummary = 200

// line makes one printable line of an untrusted text.
func line(text string) string {
	var out strings.Builder
	n := 0
	for _, r := range text {
		switch {
		case n == maxSummary:
			return out.String()
		case unicode.IsSpace(r):
			r = ' '
		case !unicode.IsPrint(r):
			continue
		}
		out.WriteRune(r)
		n++
	}
	return out.String()
}
