package gate

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/sealint/sealint/lint/model"
)

// Settings are what the configuration demands of waivers.
type Settings struct {
	MaxLife int      // largest number of days from created to expires
	Soon    int      // number of days before the end within which a waiver is told to expire soon
	Owners  []string // who may accept; empty means everybody
	Ticket  bool     // a ticket is required
}

// DefaultSettings hold where the configuration says nothing.
var DefaultSettings = Settings{MaxLife: 180, Soon: 14}

// WaiverFacts are the facts about a waiver, for the rules of group gate.
type WaiverFacts struct {
	Form     string       `json:"form" enum:"configuration,contract,manifest,comment" doc:"Where the waiver stands: in the configuration, in a contract (x-sealint-waive), in a manifest (metadata.waivers), or in a comment, where it has no effect."`
	Rules    []string     `json:"rules" doc:"Ids of the rules whose findings it hides; empty for a waiver of a problem."`
	State    string       `json:"state" enum:"live,expired,early,malformed,pending" doc:"live: it holds today. expired: its last day is over. early: created is later than today. malformed: it has faults. pending: the change adds or extends it, and it holds after the merge."`
	Change   string       `json:"change" enum:"none,added,extended" doc:"In a run with a base: added, if the base does not have the waiver; extended, if it holds longer or may hide more than in the base. Otherwise none."`
	Faults   []FaultFacts `json:"faults" doc:"Mistakes in the waiver."`
	Expires  string       `json:"expires" doc:"Its last day, like 2026-01-31; empty if not stated."`
	DaysLeft int          `json:"days_left" doc:"Days from today to its last day; negative if that is over, 0 if it has none."`
	Soon     bool         `json:"soon" doc:"true if it is live and expires within the number of days that the configuration calls soon."`
	Owner    string       `json:"owner" doc:"Who has accepted the findings; empty if not stated."`
	Limit    int          `json:"limit" doc:"How many findings it may hide; 0 if it states none."`
	Matched  int          `json:"matched" doc:"Number of findings, or problems, that it matches."`
	Exceeded bool         `json:"exceeded" doc:"true if it matches more findings than its limit. It hides none of them."`
	Judged   bool         `json:"judged" doc:"true if the run judged all of what the waiver is for, so that a waiver that matches nothing is not needed any more."`
	Shadowed bool         `json:"shadowed" doc:"true if other waivers, which hold at least as long, hide all that it matches."`
}

// FaultFacts is a mistake in a waiver.
type FaultFacts struct {
	At      []string `json:"at" doc:"Where in the waiver: keys and indices."`
	Message string   `json:"message" doc:"The mistake."`
}

// Scope says what a run judged: a waiver that matches nothing is only unused where something was looked for.
type Scope struct {
	// Rules are all rules by id, Active those that the run evaluated.
	Rules  map[string]*model.Rule
	Active map[string]bool
	// Judged says whether the run judged every document that a glob means, and completely, but for problems that are accepted: their
	// indexes are the keys.
	Judged func(documents string, accepted map[int]*model.Waiver) bool
}

// Waive finds out which waiver hides each finding, if any, and the facts about each waiver. today is a day like 2026-01-31.
func Waive(waivers []model.Waiver, findings []Finding, scope Scope, settings Settings, today string) ([]*model.Waiver, []*WaiverFacts) {
	facts := make([]*WaiverFacts, len(waivers))
	matched := make([][]int, len(waivers)) // indices of the findings
	byRule := indexed(findings)
	for i := range waivers {
		w := &waivers[i]
		facts[i] = settings.judge(w, scope.Rules, today)
		if facts[i].State == "malformed" || w.Problem != "" {
			continue
		}
		matched[i] = byRule.matched(w)
		facts[i].Matched = len(matched[i])
		facts[i].Exceeded = w.Limit > 0 && len(matched[i]) > w.Limit
		facts[i].Judged = scope.covers(w)
	}
	by := make([]*model.Waiver, len(findings))
	for i := range waivers {
		if facts[i].State != "live" || facts[i].Exceeded {
			continue
		}
		for _, j := range matched[i] {
			if by[j] == nil || by[j].Expires < waivers[i].Expires {
				by[j] = &waivers[i]
			}
		}
	}
	for i := range waivers {
		live := facts[i].State == "live" && !facts[i].Exceeded && len(matched[i]) > 0
		facts[i].Shadowed = live && !slices.ContainsFunc(matched[i], func(j int) bool { return by[j] == &waivers[i] })
	}
	return by, facts
}

// judge checks what the settings and the rules demand of a waiver, and says how it stands today.
func (s Settings) judge(w *model.Waiver, rules map[string]*model.Rule, today string) *WaiverFacts {
	f := &WaiverFacts{
		Form: string(w.Form), Rules: append([]string{}, w.Rules...), Faults: []FaultFacts{}, Expires: w.Expires, Owner: w.Owner, Limit: w.Limit,
		Change: cmp.Or(string(w.Change), "none"),
	}
	for _, fault := range w.Faults {
		f.fault(fault.At, "%s", fault.Message)
	}
	for _, id := range w.Rules {
		if message := refusal(w, rules[id], id); message != "" && !isGlob(id) {
			f.fault([]string{"rule"}, "%s", message)
		}
	}
	if days := between(w.Created, w.Expires); w.Created != "" && w.Expires != "" && days > s.MaxLife {
		f.fault([]string{"expires"}, "it holds for %d days; at most %d are allowed", days, s.MaxLife)
	}
	if len(s.Owners) > 0 && w.Owner != "" && !slices.Contains(s.Owners, w.Owner) {
		f.fault([]string{"owner"}, "owner is none of those who may accept findings here (owners in waiver-settings)")
	}
	if s.Ticket && w.Ticket == "" && w.Form != model.WaiverComment {
		f.fault(nil, "ticket is missing, which waiver-settings demands")
	}
	if w.Expires != "" {
		f.DaysLeft = between(today, w.Expires)
	}
	switch {
	case f.State == "malformed":
	case w.Expires < today:
		f.State = "expired"
	case w.Created > today:
		f.State = "early"
	case w.Pending:
		f.State = "pending"
	default:
		f.State = "live"
		f.Soon = f.DaysLeft <= s.Soon
	}
	return f
}

// fault adds a mistake: a waiver with mistakes hides nothing.
func (f *WaiverFacts) fault(at []string, format string, args ...any) {
	f.State = "malformed"
	f.Faults = append(f.Faults, FaultFacts{append([]string{}, at...), fmt.Sprintf(format, args...)})
}

// refusal says why a waiver may not hide the findings of a rule; empty if it may.
func refusal(w *model.Waiver, rule *model.Rule, id string) string {
	if rule == nil {
		return fmt.Sprintf("there is no rule %q", id)
	}
	switch Waivable(rule) {
	case model.NotWaivable:
		return fmt.Sprintf("no waiver hides findings of %s", id)
	case model.WaivableByFingerprint:
		if w.Fingerprint == "" {
			return fmt.Sprintf("a finding of %s is only hidden by its fingerprint", id)
		}
	}
	return ""
}

// Waivable says which waivers may hide findings of a rule. What is critical needs a decision about each finding, and findings about
// waivers and baselines none: they are mended there.
func Waivable(rule *model.Rule) model.Waivable {
	switch {
	case rule.Group() == "gate":
		return model.NotWaivable
	case rule.Waivable != "":
		return rule.Waivable
	case rule.Severity == model.Critical:
		return model.WaivableByFingerprint
	}
	return model.WaivableByPlace
}

// index has findings by their rules, with the names of their places.
type index map[string][]indexedFinding

type indexedFinding struct {
	*Finding
	i          int
	name, home placeName
}

func indexed(findings []Finding) index {
	x := index{}
	for i := range findings {
		f := &findings[i]
		x[f.Rule.ID] = append(x[f.Rule.ID], indexedFinding{f, i, parseName(f.Name, f.Version), parseName(f.Home, f.Version)})
	}
	return x
}

// matched lists the indexes of the findings that a waiver is for, in order.
func (x index) matched(w *model.Waiver) []int {
	documents := map[string]bool{}
	place := placeMatcher(w.At)
	var list []int
	for _, rule := range slices.Compact(slices.Sorted(slices.Values(w.Rules))) {
		for _, f := range x[rule] {
			means, known := documents[f.Document]
			if !known {
				means = w.Document == "" || MeansDocument(w.Document, f.Document)
				documents[f.Document] = means
			}
			if means && hides(w, f, place) {
				list = append(list, f.i)
			}
		}
	}
	slices.Sort(list)
	return list
}

// hides reports whether a waiver is for a finding of its rules and documents.
func hides(w *model.Waiver, f indexedFinding, place func(placeName) bool) bool {
	switch {
	case w.Fingerprint != "":
		return w.Fingerprint == f.Fingerprint
	case w.Within != nil:
		return isWithin(f.At, *w.Within)
	}
	return place(f.name) || place(f.home)
}

func isWithin(at, holder model.Place) bool {
	return at.Path == holder.Path && at.Document == holder.Document && len(at.Pointer) >= len(holder.Pointer) &&
		slices.Equal(at.Pointer[:len(holder.Pointer)], holder.Pointer)
}

// covers reports whether the run judged all of what a waiver is for.
func (s Scope) covers(w *model.Waiver) bool {
	if slices.ContainsFunc(w.Rules, func(id string) bool { return !s.Active[id] }) {
		return false
	}
	document := w.Document
	if w.Within != nil {
		document = LiteralGlob(w.Within.Path)
	}
	return s.Judged(cmp.Or(document, "**"), nil)
}

// Acceptance is what a waiver says about what it hides, but for the place of the waiver.
func Acceptance(w *model.Waiver) *model.Acceptance {
	return &model.Acceptance{Form: w.Form, Owner: w.Owner, Reason: w.Reason, Expires: w.Expires, Ticket: w.Ticket}
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// between is the number of days from one day to another; 0 if one of them is no day.
func between(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int((b.Unix() - a.Unix()) / secondsOfDay) // a time.Duration ends after 292 years
}

const secondsOfDay = 24 * 60 * 60
