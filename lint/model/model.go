// Package model holds the types that every stage of the pipeline shares.
package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Entity is one thing that rules judge: its facts, and functions that find its parts in the documents.
type Entity struct {
	Kind EntityKind
	// Document is the path of the document that the entity belongs to. Its definition may be in another file. It is empty for
	// the entity of the whole run.
	Document string
	// Name identifies the entity within its document and does not change when lines move: "GET /pets", a package URL, the
	// bom-ref of a component. It is empty for entities that only their place identifies.
	Name string
	// Version is that of the component that the entity is about; empty if there is none. The name of its place has no version.
	Version string
	// Facts is a struct whose JSON follows rules/schemas/<kind>.json. It has no position and no other value that differs between
	// two equal entities, so that rules are evaluated only once for equal facts.
	Facts any
	// Documentation returns the facts that say how the entity is documented, which hardly any two entities share: a struct like
	// Facts with other members, or nil if there are none. It reads only the members that reads reports, and returns problems
	// about values of them that are too large. It is nil for entities without documentation.
	//
	// These members follow the same schema as Facts, but only the input of rules that read them contains them. So all other
	// rules are still evaluated only once for equal facts.
	Documentation func(reads func(member string) bool) (any, []Problem)
	// Locate returns the place of a path relative to the entity. The elements of the path are strings (object keys) and ints
	// (array indices). The path follows the structure of the document below the entity. Inherited parts have the name that they
	// have in the facts.
	Locate func(path []any) Place
	// NamePlace names a place of the entity by what stands there, such as "op GET /pets/{} > parameter query limit"; path is what
	// Locate made the place of. A name has no line, no index in a list and no path of the document. Two places may have one name.
	// It is not safe for concurrent use.
	NamePlace func(at Place, path []any) string
	// Usages lists the places that refer to the definition of the entity. It is nil for entities without such places.
	Usages func() []Place
	// Definition is the place of the component, operation or path item around the entity. A rule with PerDefinition reports one
	// finding for all entities of a definition. It is nil for entities without a definition.
	Definition func() Place
}

// EntityFacts are the facts of one entity, as the input of a rule has them.
type EntityFacts struct {
	Entity EntityKind `json:"entity"`
	// Document is the path of the document that the entity belongs to; empty for the entity of the whole run.
	Document string `json:"document"`
	// Name is the name of the entity, or its JSON Pointer if it has none.
	Name string `json:"name"`
	// Facts is what encoding/json decodes: an object with the members that the schema of the kind has.
	Facts any `json:"facts"`
}

// Place is a place in a document: a JSON Pointer (RFC 6901) in one file. Its line is not known yet; see Location.
type Place struct {
	// Path is the document's path as Location has it.
	Path string
	// Document is the index, from 0, of the YAML document inside the file.
	Document int
	// Pointer holds the unescaped reference tokens of RFC 6901. If the last tokens do not exist in the document, something is
	// missing there, and the place is the key of the nearest ancestor that exists.
	Pointer []string
	// Key is true if the place is the key itself and not its value.
	Key bool
	// Base is 0 for a place in the head. A place in a base has the number of the base, counted from 1.
	Base int
	// Span is the byte offset of the place and of its end (exclusive). It is set for places that no pointer can identify, such as
	// the second of two equal keys, and for those that were looked up; otherwise both offsets are 0.
	Span [2]int
	// Missing is how many of the last tokens of Pointer do not exist in the document; 0 without a span.
	Missing int
}

// Below returns the place at a path inside t. The elements of the path are strings (object keys) and ints (array indices).
func (t Place) Below(path []any) Place {
	t.Pointer = slices.Clone(t.Pointer)
	for _, element := range path {
		t.Pointer = append(t.Pointer, fmt.Sprint(element))
	}
	return t
}

// Location is a region of a file. Lines and columns start at 1. Columns count UTF-16 code units, as SARIF and editors do. The end
// column is exclusive.
type Location struct {
	// Path is relative to the root of the document, with slashes, without "./" or "../" at the beginning.
	Path      string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
	// Pointer is the JSON Pointer (RFC 6901) of the place, without the tokens that do not exist in the document.
	Pointer string
	// Revision names the base that the place is in; empty for a place in the head.
	Revision string
	// Excerpt is the first line of the region, cut to a reasonable length, with secrets redacted. It is untrusted text: a writer
	// must sanitize it for its output.
	Excerpt string
	// ExcerptColumn is the column, in UTF-16 code units, at which Excerpt starts in its line: 1, unless the line was cut.
	ExcerptColumn int
	// ExcerptMore is true if the line goes on after Excerpt.
	ExcerptMore bool
	// LineHash identifies the line in the file, as GitHub's upload action computes it (primaryLocationLineHash). It is empty where
	// a line does not identify a place: see source.Document.LineHashes. Only the places of findings and problems have one, after
	// lint.Result.HashLines.
	LineHash string
}

// Literal holds the facts about a string value in a contract or a manifest.
type Literal struct {
	Context string `json:"context" enum:"example,default,enum,const,extension,value" doc:"The kind of key above the string; value: any key of a manifest."`
	Key     string `json:"key" doc:"The name of the credential (parameter, header, property, server variable) whose value the string is; without one, the nearest member name above the string."`
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

// Profile is a set of rules. Strict includes recommended, and recommended includes baseline.
type Profile string

// The profiles, smallest first.
const (
	Baseline    Profile = "baseline"
	Recommended Profile = "recommended"
	Strict      Profile = "strict"
	// ByStandard is the profile of rules that belong to no other profile: a run evaluates them only if it selects a standard that
	// demands them.
	ByStandard Profile = "standard"
)

// Profiles lists the profiles that a user can select, smallest first.
var Profiles = []Profile{Baseline, Recommended, Strict}

// Includes reports whether a run with profile p evaluates the rules of profile q.
func (p Profile) Includes(q Profile) bool {
	rank := map[Profile]int{Baseline: 1, Recommended: 2, Strict: 3}
	return rank[q] > 0 && rank[p] >= rank[q]
}

// Standards are the standards for SBOMs that a user can select in addition to a profile: the Minimum Elements of CISA (2026) and of
// NTIA (2021), BSI TR-03183-2, the levels of OWASP SCVS, and the OSPS Baseline of the OpenSSF.
var Standards = []string{
	"cisa-2026", "ntia-2021", "cisa-2025", "fsct-3", "openchain-telco-1.1", "bsi-1.1", "bsi-2.0", "bsi-2.1", "scvs-l1", "scvs-l2",
	"scvs-l3", "osps",
}

// Rule is the metadata of a rule. Severity is the one that the configuration of the run sets, if it sets one.
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
	// Standards are the standards that demand the rule. If one of them is selected, the rule is active in every profile.
	Standards []string
	BuiltIn   bool
	// Identity lists what belongs to the identity of a finding besides its place: members of the facts, IdentityValue or
	// IdentityMessage. If one of them changes, it is another finding.
	Identity []string
	// Grows is true for rules whose findings stand for their users elsewhere: a further user makes the finding grow.
	Grows bool
	// Waivable says which waivers may hide findings of the rule. In a Report it is never empty; before, it is empty for rules
	// whose metadata leave it to the gate.
	Waivable Waivable
	// Measured is what a reader found out about findings of the rule. It is set in a Report only.
	Measured Measured
	// Per makes the rule report one finding for each definition or document, instead of one for each mistake in it. It is empty
	// for rules that report each mistake.
	Per Per
}

// Measured says how many findings of a rule somebody compared with documents of other people, and how many of them were right
// (docs/precision.md). Both are 0 for a rule that nobody measured.
type Measured struct{ Read, Right int }

// The names in Identity that are no members of facts.
const (
	IdentityValue   = "value"   // the value that stands at the place of a finding
	IdentityMessage = "message" // the message of a finding
)

// Waivable says which waivers may hide findings of a rule.
type Waivable string

// The values of Waivable.
const (
	WaivableByPlace       Waivable = "place"       // a waiver by place, or by fingerprint
	WaivableByFingerprint Waivable = "fingerprint" // only a waiver for one finding
	NotWaivable           Waivable = "no"
)

// Per is the thing about which a rule reports at most one finding.
type Per string

// The values of Per.
const (
	PerDefinition Per = "definition" // the component, operation or path item around the mistakes
	PerDocument   Per = "document"
)

// Group is the part of the id of the rule before the slash.
func (r Rule) Group() string {
	group, _, _ := strings.Cut(r.ID, "/")
	return group
}

// IsSecurity reports whether findings of the rule are security alerts, and not remarks about quality: its severity is medium or
// above, and its controls name a weakness of CWE that is about security.
func (r Rule) IsSecurity() bool {
	return r.Severity >= Medium && slices.ContainsFunc(r.Controls, func(control string) bool {
		return CWE(control) > 0 && !slices.Contains(qualityWeaknesses, CWE(control))
	})
}

// qualityWeaknesses are weaknesses of CWE that concern security only indirectly (CWE view 1040): obsolete functions, insufficient
// documentation, and what has no effect.
var qualityWeaknesses = []int{477, 1059, 1164}

// CWE returns the number of the weakness that a control such as CWE-319 names; 0 if it names none.
func CWE(control string) int {
	digits, ok := strings.CutPrefix(control, "CWE-")
	if n, err := strconv.Atoi(digits); ok && err == nil && strconv.Itoa(n) == digits && n > 0 {
		return n
	}
	return 0
}

// Page is the address of the documentation of the rule, at the version of this program; for a custom rule, its first reference,
// or "".
func (r Rule) Page() string {
	if r.BuiltIn {
		return documentation() + "rules/" + r.ID + ".md"
	}
	if len(r.References) > 0 {
		return r.References[0]
	}
	return ""
}

// Param is a parameter of a rule. Default is its value, decoded from JSON, if the configuration sets none.
type Param struct {
	Name        string
	Type        string // boolean, integer, number, string, or array (of strings)
	Default     any
	Description string
}

// Finding is one mistake that a rule reports about one entity.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string
	Entity   EntityKind
	// Name is that of the entity.
	Name string
	// Document is the path of the document that the finding belongs to. The place may be in another file, to which it refers.
	Document string
	// Place names the place by what stands there, such as "op GET /pets/{} > parameter query limit": see Entity.NamePlace.
	Place string
	// At is the place as the rule named it, relative to the entity: keys and indices from its top. Unlike Location, it also has
	// what does not exist in the document, such as the field that is missing.
	At []string
	// Part is the index, from 0, of the YAML document inside the file.
	Part     int
	Location Location
	Related  []Related
	// MoreRelated is the number of related places that are not in Related, because there are too many.
	MoreRelated int
	// Fingerprint, 20 hexadecimal digits, identifies the finding together with Document: in a run, no two findings have both in
	// common. It stays when lines move, keys and unordered lists change their order, or the message changes.
	Fingerprint string
	// State says what became of the finding since the base; empty without a base.
	State State
	// Acceptance says by whom the finding is accepted; nil if it counts.
	Acceptance *Acceptance
	// Advisory is true if only another organisation can mend what was found: it is in the contract of a provider.
	Advisory bool
	// Folded are findings of the same rule that readers see with this one: in the same definition, about the same decision, or at
	// the same place.
	Folded []Folded
}

// State says what became of a finding between the base and the head of a run that compares them.
type State string

// The states.
const (
	New       State = "new"       // the base does not have it
	Grown     State = "grown"     // the base has it, and it has users in the head that the base does not have
	Unchanged State = "unchanged" // the base has it, too
	Database  State = "database"  // the base has it, too, and it is about an advisory, which may be newer than the base
	Fixed     State = "fixed"     // only the base has it
)

// Known reports whether the base has the finding, too.
func (s State) Known() bool { return s == Unchanged || s == Database }

// Folded identifies a finding that is shown with another one.
type Folded struct {
	Document, Place, Fingerprint string
}

// Related is a further place that a finding is about.
type Related struct {
	Message  string
	Location Location
}

// Problem says what could not be judged and why. A run with a problem is incomplete: it never passes.
type Problem struct {
	// ID is the kind of the problem: one of the constants below.
	ID      string
	Message string
	// Location is empty if the problem is not about one document; its Line is 0 if the problem is about a whole document.
	Location Location
	// Document is the path of the document that was not judged completely; its Location may be in a file to which the document
	// refers. It is empty if the Location says it, or if the problem is not about one document.
	Document string
	// Rule is the id of the rule that could not be evaluated; empty for other problems.
	Rule string
	// Fingerprint identifies the problem, together with the path of its location and what could not be judged: the text of a
	// reference, or the content that was not understood. It is empty for problems that nobody can accept.
	Fingerprint string
	// Final is true for a problem that nobody can accept although its kind could be.
	Final bool
	// Acceptance says by whom the problem is accepted; nil if it counts.
	Acceptance *Acceptance
	// Cause is the error that caused the problem; nil if there is none.
	Cause error
}

// The kinds of problems.
const (
	ProblemUnreadable  = "sealint/unreadable"   // a file cannot be opened, is too large, not regular, or wrongly encoded
	ProblemSyntax      = "sealint/syntax"       // a document is not well-formed, has duplicate keys, or grows by aliases
	ProblemUnknownKind = "sealint/unknown-kind" // a file on the command line is not a contract, an SBOM or a manifest
	ProblemUnsupported = "sealint/unsupported"  // sealint does not support the version or dialect
	ProblemReference   = "sealint/reference"    // the target of a reference is missing, remote or outside the root
	ProblemRule        = "sealint/rule"         // a rule failed or exceeded a limit
	ProblemIncomplete  = "sealint/incomplete"   // the run ended early: time, memory, an interrupt
	ProblemInternal    = "sealint/internal"     // sealint or a library has a defect
	ProblemBase        = "sealint/base"         // the base is missing, or cannot be told or read
	ProblemOutput      = "sealint/output"       // a report could not be written
)

// ProblemTitles has a short title for each kind of problem.
var ProblemTitles = map[string]string{
	ProblemUnreadable:  "Document could not be read",
	ProblemSyntax:      "Document could not be parsed",
	ProblemUnknownKind: "File is not a contract, an SBOM or a manifest",
	ProblemUnsupported: "Document version is not supported",
	ProblemReference:   "Reference could not be followed",
	ProblemRule:        "Rule could not be evaluated",
	ProblemIncomplete:  "Run ended before everything was judged",
	ProblemInternal:    "Defect of sealint",
	ProblemBase:        "Nothing could be compared with the base",
	ProblemOutput:      "Report could not be written",
}

// ProblemPage is the address of the documentation of the kinds of problems, at the version of this program.
func ProblemPage() string { return documentation() + "output.md#incomplete-runs" }

// Defect returns the problem for a panic; cause is the value from recover, path the document that caused the panic (empty if it is
// not known). It returns nil if cause is nil. So a defect of sealint or of a library makes the run incomplete, and the results
// for other documents are kept.
func Defect(path string, cause any) *Problem {
	if cause == nil {
		return nil
	}
	return &Problem{
		ID: ProblemInternal, Location: Location{Path: path},
		Message: fmt.Sprintf("sealint has a defect; please report it: %v", cause),
	}
}

// Unwrap returns the cause of the problem.
func (p *Problem) Unwrap() error { return p.Cause }

// Error returns "path: message", with line and column after the path if they are known. With it, a stage can return a Problem as
// an error.
func (p *Problem) Error() string {
	if p.Location.Line == 0 {
		return fmt.Sprintf("%s: %s", p.Location.Path, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.Location.Path, p.Location.Line, p.Location.Column, p.Message)
}

// Candidate is a file that may be a document, by its name or its content, or a folder that was not searched.
type Candidate struct {
	Path string
	Fate Fate
	// Reason says why the candidate was not judged; empty if it was judged.
	Reason string
}

// Fate says whether a candidate was judged, and if not, why.
type Fate string

// The fates, in the order of reports.
const (
	FateJudged     Fate = "judged"       // it is a document
	FateProblem    Fate = "not judged"   // it is or may be a document, and the report has a problem about it
	FateReferenced Fate = "referenced"   // not a document, but a document refers to it
	FateNoDocument Fate = "no document"  // not a document, and no document refers to it
	FateExcluded   Fate = "excluded"     // the configuration excludes it
	FateIgnored    Fate = "ignored"      // git ignores it
	FateSubmodule  Fate = "in submodule" // it is or is in a repository inside the repository
	FateSkipped    Fate = "skipped"      // it is or is in a folder vendor or node_modules
	FateLeftOut    Fate = "left out"     // a sparse checkout left it out
)

// Fates lists the fates in the order of reports.
var Fates = []Fate{FateJudged, FateProblem, FateReferenced, FateNoDocument, FateExcluded, FateIgnored, FateSubmodule, FateSkipped, FateLeftOut}

// Coverage says which files a run looked at, and what the configuration switches off. It shows readers what was not judged.
type Coverage struct {
	// Candidates are sorted by path.
	Candidates []Candidate
	// Notes are sentences about files that the run did not look at, and how to include them, and about overrides that hold for no
	// document.
	Notes []string
	// Config is the path of the configuration, relative to the root; empty if there is none. RulesOff counts the rules that it
	// switches off and those of Deselected. RulesLowered counts the rules that it gives a lower severity than that of their metadata.
	Config                 string
	RulesOff, RulesLowered int
	// Deselected are the ids of the rules that would run, but for select and ignore. DeselectedBy says where these were given:
	// "--select", "ignore in .sealint.yaml".
	Deselected   []string
	DeselectedBy []string
	// Weakened counts the documents that overrides judge by fewer rules, by lower severities or by a higher threshold.
	Weakened int
}

// Count returns the number of candidates with a fate.
func (c *Coverage) Count(fate Fate) int {
	n := 0
	for _, candidate := range c.Candidates {
		if candidate.Fate == fate {
			n++
		}
	}
	return n
}

// Verdict is the decision of the gate about a run.
type Verdict string

// The verdicts. If several apply, the last one counts.
const (
	Pass       Verdict = "pass"
	Fail       Verdict = "fail"       // findings at or above the threshold
	Incomplete Verdict = "incomplete" // something could not be judged, with or without findings
)

// Report is the complete result of a run.
type Report struct {
	Verdict Verdict
	FailOn  Severity // findings at or above it fail the gate
	// DocumentFailOn takes the place of FailOn for the findings of some documents, by their paths.
	DocumentFailOn map[string]Severity
	Profile        Profile
	// Rules has every rule that was active for some document, sorted by id. The severity of a finding may be another one, if an
	// override sets it for the document.
	Rules    []Rule
	Findings []Finding
	Problems []Problem
	// Accepted are the findings, and Tolerated the problems, that somebody has accepted: they do not count. Both have an Acceptance.
	Accepted  []Finding
	Tolerated []Problem
	// Documents counts the judged documents, by kind.
	Documents map[DocumentKind]int
	// Entities counts the judged entities, by the path of the document and by kind.
	Entities map[string]map[EntityKind]int
	// Kinds has the kind of each document of the run, by its path.
	Kinds    map[string]DocumentKind
	Coverage Coverage
	Version  string // version of sealint
	Date     string // on which the run judged, as YYYY-MM-DD
	// Repository is what the CI calls the repository, such as acme/shop; empty where it is not known.
	Repository string
	// Base is what the documents were compared with; nil for a run without comparison. Fixed are the findings that only it has.
	Base  *Base
	Fixed []Finding
	// Shard is the part of the documents that the run judged; nil if it judged all.
	Shard *Shard
	// Timings are the durations of the stages, in their order, then of the rules, slowest first; nil unless the user wants them.
	Timings []Timing
}

// Shard is one of several parts of the documents of a repository, each of which a run of its own judges.
type Shard struct {
	Number, Of int
	// State is what sealint merge makes the report about all parts from. It is opaque.
	State string
}

// Base is what the documents of a run were compared with.
type Base struct {
	// Revisions are the ids of its commits. There are several if the head and its target have several merge bases.
	Revisions []string
	// Words say how it was found, such as "first parent of the test merge of #7".
	Words string
	// Pairs are documents of the base under another path than in the head, in the order of their paths.
	Pairs []DocumentPair
	// PolicyFromHead is true if the change itself decides by what it is judged.
	PolicyFromHead bool
	// NewOnly is true if findings that the base has, too, do not fail the gate. FailOnExisting is the severity from which on they do
	// all the same; nil if none does.
	NewOnly        bool
	FailOnExisting *Severity
}

// DocumentPair is a document of the base that another path of the head is taken for.
type DocumentPair struct {
	Before, After string
	// Reason says why, such as "17 of 19 operations".
	Reason string
}

// FailOnIn returns the severity from which on the findings of a document fail the gate; the empty path stands for no document.
func (r *Report) FailOnIn(document string) Severity {
	if severity, ok := r.DocumentFailOn[document]; ok {
		return severity
	}
	return r.FailOn
}

// Fails reports whether a finding fails the gate.
func (r *Report) Fails(f Finding) bool {
	if r.Base != nil && r.Base.NewOnly && f.State.Known() {
		return r.Base.FailOnExisting != nil && f.Severity >= *r.Base.FailOnExisting
	}
	return f.Severity >= r.FailOnIn(f.Document)
}

// AddOutputProblem adds the problem that a report could not be written. This makes the run incomplete.
func (r *Report) AddOutputProblem(err error) {
	r.Problems = append(r.Problems, Problem{ID: ProblemOutput, Message: err.Error(), Cause: err})
	r.Verdict = Incomplete
}

// Timing is the duration of a stage of the pipeline, or of a rule: its sum over all entities and processors.
type Timing struct {
	Name  string
	Spent time.Duration
}
