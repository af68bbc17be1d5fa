// Package model holds the types that every stage of the pipeline shares.
package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Entity is one thing that rules judge: what is known of it, and how to find its parts in the documents.
type Entity struct {
	Kind EntityKind
	// Document is the path of the document that the entity belongs to, wherever its definition stands; empty for the run.
	Document string
	// Name identifies the entity within its document in words that survive moved lines: "GET /pets", a purl, a
	// component's bom-ref. It is empty for entities that are known by their place alone.
	Name string
	// Facts is a struct that encodes to JSON as rules/schemas/<kind>.json says. It carries no position and nothing
	// that differs between two equal entities, so that equal facts are evaluated once.
	Facts any
	// Locate turns a path relative to the entity into a place in a document. The path's elements are strings (object
	// keys) and ints (array indices); it follows the document's own structure below the entity, with inherited parts
	// reachable under the name they have in the facts.
	Locate func(path []any) Place
	// Usages lists the places that refer to the entity's definition, for entities that are defined once and used often;
	// nil when there are none to tell.
	Usages func() []Place
	// Definition is the component, operation or path item that the entity stands in, by which findings of rules that
	// speak once per definition are grouped; nil where there is no such thing.
	Definition func() Place
}

// Place is a place in a document before it has a line: a JSON Pointer into one file.
type Place struct {
	// Path is the document's path as Location has it.
	Path string
	// Document is the index of the YAML document inside the file; 0 for everything that holds only one.
	Document int
	// Pointer holds the reference tokens of RFC 6901, unescaped. Trailing tokens that do not exist in the document
	// mean that something is missing there: the place is then the nearest existing ancestor's key.
	Pointer []string
	// Key means the key itself, not its value.
	Key bool
	// Span are the first byte of the place and the one behind it, for what no pointer tells apart: the second of two equal
	// keys. Both are 0 where the pointer decides.
	Span [2]int
}

// Below is a place inside of t. The path's elements are strings (object keys) and ints (array indices).
func (t Place) Below(path []any) Place {
	t.Pointer = slices.Clone(t.Pointer)
	for _, element := range path {
		t.Pointer = append(t.Pointer, fmt.Sprint(element))
	}
	return t
}

// Location is a region of a file. Lines and columns count from 1, columns in UTF-16 code units (what SARIF and editors
// use); the end column is exclusive.
type Location struct {
	// Path is relative to the root of the document, with slashes, never starting with "./" or "..".
	Path      string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
	// Pointer is the JSON Pointer (RFC 6901) of the place, as far as it exists.
	Pointer string
	// Excerpt is the first line of the region as it stands in the file, cut to a reasonable length, with secrets
	// redacted. It may hold control characters: writers sanitize for their sink.
	Excerpt string
	// ExcerptColumn is the column, in UTF-16 code units, at which Excerpt starts in its line (1 unless it was cut).
	ExcerptColumn int
}

// Literal are the facts of a string value that a document carries as data. Contracts and manifests both have them.
type Literal struct {
	Context string `json:"context" enum:"example,default,enum,const,extension,value" doc:"Under which kind of key it stands; value: anywhere in a manifest."`
	Key     string `json:"key" doc:"The name of the credential (parameter, header, property, server variable) whose value it is, else the nearest member name above it."`
	Value   string `json:"value" doc:"The string."`
}

// Severity orders findings. The zero value is Info.
type Severity int

// The severities, weakest first.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

// Severities lists the names of the severities, weakest first.
var Severities = []string{"info", "low", "medium", "high", "critical"}

func (s Severity) String() string { return Severities[s] }

// MarshalText writes the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a severity's name.
func (s *Severity) UnmarshalText(text []byte) error {
	v, err := ParseSeverity(string(text))
	*s = v
	return err
}

// ParseSeverity reads a severity's name.
func ParseSeverity(name string) (Severity, error) {
	for i, s := range Severities {
		if s == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q (want one of %s)", name, strings.Join(Severities, ", "))
}

// Profile is a set of rules by how disputable they are: baseline ⊂ recommended ⊂ strict.
type Profile string

// The profiles, smallest first.
const (
	Baseline    Profile = "baseline"
	Recommended Profile = "recommended"
	Strict      Profile = "strict"
	// ByStandard is the profile of rules that none of the others holds: they are evaluated when a standard that demands
	// them is selected.
	ByStandard Profile = "standard"
)

// Profiles lists the profiles that a run may have, smallest first.
var Profiles = []Profile{Baseline, Recommended, Strict}

// Includes reports whether a run with profile p evaluates the rules of profile q.
func (p Profile) Includes(q Profile) bool {
	rank := map[Profile]int{Baseline: 1, Recommended: 2, Strict: 3}
	return rank[q] > 0 && rank[p] >= rank[q]
}

// Standards are the bodies of requirements on SBOMs that a run may be held to besides a profile: CISA's Minimum Elements
// of 2026, NTIA's of 2021, BSI TR-03183-2, the levels of OWASP SCVS, and the OpenSSF's OSPS Baseline.
var Standards = []string{"cisa-2026", "ntia-2021", "bsi-2.0", "bsi-2.1", "scvs-l1", "scvs-l2", "scvs-l3", "osps"}

// Rule is what is known of a rule from its metadata, with the run's configuration applied to Severity.
type Rule struct {
	ID          string // <group>/<name>
	Entity      EntityKind
	Severity    Severity
	Profile     Profile
	Title       string
	Description string
	Fix         string
	Controls    []string
	References  []string
	Params      []Param
	// Standards are those that demand the rule: with one of them selected it is evaluated whatever the profile.
	Standards []string
	BuiltIn   bool
	// Per makes the findings of one definition, or of one document, one: what is wrong with twelve members of a schema is
	// told once. Empty means that each is told.
	Per Per
}

// Per says what a rule speaks once about.
type Per string

// The things that a rule may speak once about.
const (
	PerDefinition Per = "definition" // the component, operation or path item in which the findings stand
	PerDocument   Per = "document"
)

// Group is the part of the rule's id before the slash.
func (r Rule) Group() string {
	group, _, _ := strings.Cut(r.ID, "/")
	return group
}

// Page is the address of the rule's documentation; for a custom rule, of its first reference.
func (r Rule) Page() string {
	if r.BuiltIn {
		return "https://github.com/sealint/sealint/blob/main/docs/rules/" + r.ID + ".md"
	}
	if len(r.References) > 0 {
		return r.References[0]
	}
	return ""
}

// Param is a parameter of a rule. Default is the JSON value that holds when the configuration gives none.
type Param struct {
	Name        string
	Type        string // boolean, integer, number, string, or array (of strings)
	Default     any
	Description string
}

// Finding is one thing that a rule has against one entity.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string
	Entity   EntityKind
	// Name is the entity's Name, Document its document.
	Name     string
	Document string
	// Part is the index, inside its file, of the YAML document in which the finding stands.
	Part     int
	Location Location
	Related  []Related
	// MoreRelated counts related locations left out of Related because there were too many.
	MoreRelated int
	// Fingerprint identifies the finding across runs; it does not depend on line numbers.
	Fingerprint string
}

// Related is a second place that a finding speaks of.
type Related struct {
	Message  string
	Location Location
}

// Problem is something that could not be judged. A run with a problem is incomplete: it never passes.
type Problem struct {
	// ID says what kind of problem it is: one of the Problem… constants.
	ID      string
	Message string
	// Location is empty when the problem belongs to no document; its Line is 0 when it belongs to a whole document.
	Location Location
	// Rule is the rule that could not be evaluated, if the problem is one of a rule.
	Rule string
	// Cause is the error behind the problem, if there is one.
	Cause error
}

// The kinds of problems.
const (
	ProblemUnreadable  = "sealint/unreadable"   // cannot be opened, too large, not a regular file, not UTF-8
	ProblemSyntax      = "sealint/syntax"       // not well-formed JSON, YAML, XML or tag-value, duplicate keys, bombs
	ProblemUnknownKind = "sealint/unknown-kind" // named, but no contract, SBOM or manifest
	ProblemUnsupported = "sealint/unsupported"  // a version or dialect that is not judged
	ProblemReference   = "sealint/reference"    // a reference whose target is missing, remote or outside the root
	ProblemRule        = "sealint/rule"         // a rule failed, or took more than it may
	ProblemIncomplete  = "sealint/incomplete"   // the run ended before all was judged: time, memory, an interrupt
	ProblemInternal    = "sealint/internal"     // a defect of sealint met a document
	ProblemOutput      = "sealint/output"       // a report that could not be written
)

// ProblemTitles says in a few words what each kind of problem is.
var ProblemTitles = map[string]string{
	ProblemUnreadable:  "Document could not be read",
	ProblemSyntax:      "Document could not be parsed",
	ProblemUnknownKind: "Document is of no known kind",
	ProblemUnsupported: "Document version is not supported",
	ProblemReference:   "Reference could not be followed",
	ProblemRule:        "Rule could not be evaluated",
	ProblemIncomplete:  "Run ended before everything was judged",
	ProblemInternal:    "Document met a defect of sealint",
	ProblemOutput:      "Report could not be written",
}

// Defect turns what a panic over a document gave to recover into a problem of that document; nil where there was none. A
// defect of sealint, or of a library, must neither pass what was not judged nor lose what was.
func Defect(path string, cause any) *Problem {
	if cause == nil {
		return nil
	}
	return &Problem{
		ID: ProblemInternal, Location: Location{Path: path},
		Message: fmt.Sprintf("was not judged because of a defect of sealint, please report it: %v", cause),
	}
}

// Unwrap gives the error behind the problem.
func (p *Problem) Unwrap() error { return p.Cause }

// Error makes a Problem usable as an error value inside a stage.
func (p *Problem) Error() string {
	if p.Location.Line == 0 {
		return fmt.Sprintf("%s: %s", p.Location.Path, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.Location.Path, p.Location.Line, p.Location.Column, p.Message)
}

// Candidate is a file that may be a document, by its name or by what it holds, or a folder that was not looked into.
type Candidate struct {
	Path string
	Fate Fate
	// Reason says why it was not judged; empty for what was.
	Reason string
}

// Fate is what became of a candidate.
type Fate string

// The fates, in the order in which they are told.
const (
	FateJudged     Fate = "judged"       // as a document
	FateProblem    Fate = "not judged"   // a document, or nearly one, that could not be judged: there is a problem
	FateReferenced Fate = "referenced"   // no document, but read because one refers to it
	FateNoDocument Fate = "no document"  // read, and neither
	FateExcluded   Fate = "excluded"     // by the configuration
	FateIgnored    Fate = "ignored"      // by git
	FateSubmodule  Fate = "in submodule" // a repository inside the repository
	FateSkipped    Fate = "skipped"      // a folder of other people's files
	FateLeftOut    Fate = "left out"     // by a sparse checkout
)

// Fates lists the fates in the order in which they are told.
var Fates = []Fate{FateJudged, FateProblem, FateReferenced, FateNoDocument, FateExcluded, FateIgnored, FateSubmodule, FateSkipped, FateLeftOut}

// Coverage says what a run looked at, so that a reader sees what it did not look at.
type Coverage struct {
	// Candidates are sorted by path.
	Candidates []Candidate
	// Notes are sentences about the run: what was not looked at as a whole, and how to have it looked at.
	Notes []string
	// Config is the configuration that the run followed, relative to the root; empty without one. RulesOff and RulesLowered
	// count the rules that it switches off, or gives a lower severity than their own.
	Config                 string
	RulesOff, RulesLowered int
}

// Count is how many candidates have a fate.
func (c *Coverage) Count(fate Fate) int {
	n := 0
	for _, candidate := range c.Candidates {
		if candidate.Fate == fate {
			n++
		}
	}
	return n
}

// Verdict is the gate's decision over a run.
type Verdict string

// The verdicts, in rising precedence.
const (
	Pass       Verdict = "pass"
	Fail       Verdict = "fail"       // findings at or above the threshold
	Incomplete Verdict = "incomplete" // something could not be judged, whether or not there are findings
)

// Report is everything a run found out.
type Report struct {
	Verdict  Verdict
	FailOn   Severity
	Profile  Profile
	Rules    []Rule // every rule that was active, sorted by id
	Findings []Finding
	Problems []Problem
	// Documents counts what was judged, by kind: contracts, SBOMs, manifests.
	Documents map[DocumentKind]int
	// Entities counts what was judged in each document, by its path and the kind of entity.
	Entities map[string]map[EntityKind]int
	Coverage Coverage
	Version  string // of sealint
	// Timings say how long stages took, in order, and rules, slowest first; nil unless asked for.
	Timings []Timing
}

// NotWritten makes the report say that a report could not be written, which makes the run incomplete.
func (r *Report) NotWritten(err error) {
	r.Problems = append(r.Problems, Problem{ID: ProblemOutput, Message: err.Error(), Cause: err})
	r.Verdict = Incomplete
}

// Timing is how long a stage of the pipeline took, or a rule over all entities and processors.
type Timing struct {
	Name  string
	Spent time.Duration
}
