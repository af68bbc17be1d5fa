package lint

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
)

// demand is one thing that a manifest has to state so that a control is met. Without a test of its own, the field must say
// something: see saysSomething. A field is a path with dots in the facts of a manifest; below a name that ends in [], the demand
// is on every item of the list, which must not be empty.
//
// In a condition (When), a field without a test has to be stated, whatever it says. One item of a list is enough, and a field
// that is not stated is none of IsNot.
type demand struct {
	Field  string              `yaml:"field"`
	Is     []string            `yaml:"is"`     // the value is one of these
	IsNot  []string            `yaml:"is-not"` // the value says something, and is none of these
	Most   string              `yaml:"most"`   // the value is a number or a duration that is not 0 and at most this
	Least  string              `yaml:"least"`  // the value is also at least this
	Has    []string            `yaml:"has"`    // each of these is contained in an item, and each in another one
	Some   bool                `yaml:"some"`   // at least one item is not passed over
	Unique bool                `yaml:"unique"` // no other manifest states the value
	Except map[string][]string `yaml:"except"` // items of which a member has one of these values are passed over
	Partly bool                `yaml:"partly"` // the demand is on those items only that have the field
	Day    string              `yaml:"day"`    // the value is a day: past (today or before it) or ahead (today or after it)
	Absent bool                `yaml:"absent"` // the field is not stated
	Theirs map[string]string   `yaml:"theirs"` // with one of these values nobody here can know, for this reason
	When   []demand            `yaml:"when"`   // the demand holds only for manifests that satisfy all of these
	Any    [][]demand          `yaml:"any"`    // in place of field: all demands of one of these lists are satisfied
	Lacks  string              `yaml:"lacks"`  // what to say where the demand is not satisfied, after the name of the manifest
}

// statement is what a manifest states, for demands on it.
type statement struct {
	name   string // of the manifest, or its path
	today  string // as YYYY-MM-DD
	facts  *manifest.IntegrationFacts
	values map[string]any   // the facts as JSON
	others []map[string]any // the facts of the other manifests of the run
}

// newStatements prepares the facts of all manifests of a run for demands on them.
func newStatements(integrations []workspace.Integration, today string) ([]statement, error) {
	objects := make([]map[string]any, len(integrations))
	for n, i := range integrations {
		text, err := json.Marshal(i.Facts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", i.Path, err)
		}
		if err := json.Unmarshal(text, &objects[n]); err != nil {
			return nil, fmt.Errorf("%s: %w", i.Path, err)
		}
	}
	statements := make([]statement, len(integrations))
	for n, i := range integrations {
		statements[n] = statement{cmp.Or(i.Facts.Metadata.Name, i.Path), today, i.Facts, objects[n], slices.Delete(slices.Clone(objects), n, n+1)}
	}
	return statements, nil
}

// gap is why a demand is not satisfied; the zero value means that it is.
type gap struct {
	reason  string // after the name of the manifest
	unclear bool   // nobody knows whether it is satisfied: the field violates the schema, or only the provider knows
}

// gap says why the manifest does not satisfy a demand. All demands of When must hold, otherwise it does.
func (s statement) gap(d demand) gap {
	for _, condition := range d.When {
		if !s.holds(condition) {
			return gap{}
		}
	}
	if len(d.Any) > 0 {
		return s.gapOfAll(d)
	}
	if part := s.misstated(d.Field); part != "" {
		return gap{"states " + part + ", or a part of it, wrongly", true}
	}
	reason := s.lacks(d)
	if values, _ := s.find(d); reason != "" && len(d.Theirs) > 0 {
		for _, value := range values {
			if why := d.Theirs[fmt.Sprint(value)]; why != "" {
				return gap{why, true}
			}
		}
	}
	if reason != "" && s.isUnknown(d.Field) {
		return gap{"states " + d.Field + " as unknown, because the provider decides it", true}
	}
	if reason != "" && d.Lacks != "" {
		reason = d.Lacks
	}
	return gap{reason: reason}
}

// isUnknown reports whether the manifest says why a field that it does not state is unknown: the provider, which is another
// organisation, decides it. The rules over audit, revocation and service levels ask the same.
func (s statement) isUnknown(field string) bool {
	provider := s.facts.Spec.Provider
	if provider == nil || provider.Party == nil || *provider.Party == "first" || !slices.Contains(s.facts.Absent, field) {
		return false
	}
	path := strings.Split(field, ".")
	section, name := path[:len(path)-1], path[len(path)-1]
	by, _ := find(s.values, append(slices.Clone(section), "by"), nil)
	reason, _ := find(s.values, append(slices.Clone(section), "unknown", name), nil)
	return len(by) == 1 && by[0] == "provider" && len(reason) == 1 && saysSomething(reason[0])
}

// gapOfAll says why the manifest satisfies none of the alternatives of a demand. If it leaves one open, it may satisfy that.
func (s statement) gapOfAll(d demand) gap {
	var reasons []string
	var open gap
	for _, alternative := range d.Any {
		var first gap
		for _, part := range alternative {
			if first = s.gap(part); first.reason != "" {
				break
			}
		}
		switch {
		case first.reason == "":
			return gap{}
		case first.unclear && !open.unclear:
			open = first
		}
		if !slices.Contains(reasons, first.reason) {
			reasons = append(reasons, first.reason)
		}
	}
	switch {
	case open.unclear:
		return open
	case d.Lacks != "":
		return gap{reason: d.Lacks}
	}
	return gap{reason: strings.Join(reasons, ", and ")}
}

// misstated returns the field, or the value that it is part of, if that or a part of it violates the schema; otherwise it returns
// nothing. If an item of a list on the way violates it, that is the list.
func (s statement) misstated(field string) string {
	list, _, _ := strings.Cut(field, "[]")
	at := strings.Split(list, ".")
	for _, v := range s.facts.Violations {
		n := min(len(at), len(v.At))
		if slices.Equal(at[:n], v.At[:n]) {
			return cmp.Or(strings.Join(at[:n], "."), "the manifest")
		}
	}
	if s.facts.Misstates(at...) { // a catalog file that could not be read may state it
		return list
	}
	return ""
}

// holds reports whether a condition holds for the manifest.
func (s statement) holds(d demand) bool {
	values, _ := s.find(d)
	switch {
	case len(d.Any) > 0:
		return slices.ContainsFunc(d.Any, func(parts []demand) bool {
			return !slices.ContainsFunc(parts, func(part demand) bool { return !s.holds(part) })
		})
	case len(d.Is) > 0:
		return slices.ContainsFunc(values, func(v any) bool { return isOneOf(v, d.Is) })
	case len(d.IsNot) > 0:
		return !slices.ContainsFunc(values, func(v any) bool { return isOneOf(v, d.IsNot) })
	}
	return len(values) > 0
}

// lacks says why the field of a demand does not satisfy it; it is empty if it does. It never shows a value, which may be a secret.
func (s statement) lacks(d demand) string {
	name := strings.ReplaceAll(d.Field, "[]", "")
	values, complete := s.find(d)
	switch {
	case d.Absent && len(values) > 0:
		return "states " + name
	case d.Absent:
		return ""
	case !complete && !d.Partly:
		return s.missing(d.Field, name)
	case d.Some && len(values) == 0:
		return "states " + name + " for no item that needs it"
	case len(d.Has) > 0:
		return lacksWords(d.Has, values, name)
	}
	for _, value := range values {
		if reason := d.fault(value, name, s); reason != "" {
			return reason
		}
	}
	return ""
}

// missing says which part of the way to a field the manifest does not state.
func (s statement) missing(field, name string) string {
	list, below, every := strings.Cut(field, "[]")
	switch {
	case !every || slices.Contains(s.facts.Absent, list):
		return "does not state " + cmp.Or(list, name)
	case len(below) == 0 || !states(s.values, list):
		return "states no item in " + list
	}
	return "does not state " + name + " for each item"
}

// fault says what is wrong with a value of a field, which has a name; it is empty if nothing is.
func (d demand) fault(value any, name string, s statement) string {
	switch {
	case d.Day == "past" && !isDay(value, "", s.today):
		return "states a day after today as " + name
	case d.Day == "ahead" && !isDay(value, s.today, ""):
		return "has a day before today as " + name
	case d.Day != "":
		return ""
	case len(d.Is) > 0 && !isOneOf(value, d.Is) && len(d.Is) > 10:
		return "states something as " + name + " that is not known to do it"
	case len(d.Is) > 0 && !isOneOf(value, d.Is):
		return "states something else than " + strings.Join(d.Is, " or ") + " as " + name
	case len(d.Is) > 0:
		return ""
	case d.Most != "":
		n, ok := amount(value)
		switch {
		case !ok || n <= 0 || n > mustAmount(d.Most):
			return "states more than " + d.Most + " as " + name
		case d.Least != "" && n < mustAmount(d.Least):
			return "states less than " + d.Least + " as " + name
		}
	case value == false:
		return "states " + name + ": false"
	case !saysSomething(value), isOneOf(value, d.IsNot), namesItself(value, name):
		return "states something as " + name + " that says nothing"
	case d.Unique && slices.ContainsFunc(s.others, func(o map[string]any) bool { return statesValue(o, d.Field, value) }):
		return "states the same " + name + " as another manifest"
	}
	return ""
}

// lacksWords says which of some words no item contains; an item counts for one of them only.
func lacksWords(words []string, values []any, name string) string {
	var items []any
	for _, v := range values {
		if list, ok := v.([]any); ok {
			items = append(items, list...)
		} else {
			items = append(items, v)
		}
	}
	for _, word := range words {
		if !slices.ContainsFunc(items, func(v any) bool { return contains(v, word) }) {
			return "states no " + word + " in " + name
		}
	}
	if !covers(words, items) {
		return "states one thing as several of " + strings.Join(words, ", ") + " in " + name
	}
	return ""
}

// covers reports whether each word is contained in an item of its own.
func covers(words []string, items []any) bool {
	if len(words) == 0 {
		return true
	}
	for i, v := range items {
		if contains(v, words[0]) && covers(words[1:], slices.Delete(slices.Clone(items), i, i+1)) {
			return true
		}
	}
	return false
}

// namesItself reports whether a text, or an item of a list, only repeats the name of its field or of what that is part of, such as the
// provider named provider.
func namesItself(value any, field string) bool {
	if list, ok := value.([]any); ok {
		return slices.ContainsFunc(list, func(item any) bool { return namesItself(item, field) })
	}
	text, ok := value.(string)
	path := strings.Split(field, ".")
	return ok && slices.ContainsFunc(path[max(0, len(path)-2):], func(name string) bool {
		return strings.TrimSuffix(plain(text), "s") == strings.TrimSuffix(plain(name), "s")
	})
}

// isDay reports whether a value is a day in a range, as YYYY-MM-DD. A side of the range that is empty is open.
func isDay(value any, from, to string) bool {
	text, _ := value.(string)
	_, err := time.Parse(time.DateOnly, text)
	return err == nil && text >= from && (to == "" || text <= to)
}

// exception returns the first of some kinds of exceptions that the manifest has approved, whether or not the approval is valid; ""
// if there is none. An approval that names no kind is one of broad scopes and of static keys, where there are such.
func (s statement) exception(kinds []string) string {
	i := s.facts.Spec.Identity
	if i == nil || i.Elevated == nil {
		return ""
	}
	named := i.Elevated.Excepts
	if len(named) == 0 && slices.ContainsFunc(s.facts.Scopes, func(scope manifest.ScopeFacts) bool { return scope.Breadth != "narrow" }) {
		named = append(named, "broad-scope")
	}
	if len(i.Elevated.Excepts) == 0 && i.Method != nil && isOneOf(*i.Method, []string{"api-key", "basic"}) {
		named = append(named, "static-key")
	}
	for _, kind := range kinds {
		if slices.Contains(named, kind) {
			return kind
		}
	}
	return ""
}

// statesValue reports whether a manifest states a value in a field.
func statesValue(object map[string]any, field string, value any) bool {
	values, _ := find(object, strings.Split(field, "."), nil)
	return slices.ContainsFunc(values, func(v any) bool { return fmt.Sprint(v) == fmt.Sprint(value) })
}

// states reports whether a manifest states a field, with at least one item if it is a list.
func states(object map[string]any, field string) bool {
	values, _ := find(object, strings.Split(field, "."), nil)
	return len(values) > 0
}

// find returns the values of the field of a demand. complete is false if an item of a list does not have the field, or if the list
// is empty.
func (s statement) find(d demand) (values []any, complete bool) {
	return find(s.values, strings.Split(d.Field, "."), d.Except)
}

func find(value any, path []string, except map[string][]string) (values []any, complete bool) {
	if len(path) == 0 {
		if value == nil {
			return nil, false
		}
		return []any{value}, true
	}
	object, _ := value.(map[string]any)
	name, every := strings.CutSuffix(path[0], "[]")
	if !every {
		return find(object[name], path[1:], except)
	}
	list, _ := object[name].([]any)
	complete = len(list) > 0
	for _, item := range list {
		if member, _ := item.(map[string]any); passedOver(member, except) {
			continue
		}
		found, ok := find(item, path[1:], except)
		values, complete = append(values, found...), complete && ok
	}
	return values, complete
}

func passedOver(item map[string]any, except map[string][]string) bool {
	for name, values := range except {
		if isOneOf(item[name], values) {
			return true
		}
	}
	return false
}

// fillers are the words that people write where they have nothing to say. They are compared in lower case and without punctuation.
var fillers = []string{
	"", "none", "no", "not", "false", "null", "nil", "na", "notapplicable", "nothing", "nowhere", "nobody", "noone", "noname", "unnamed", "unset", "off", "disabled", "0",
	"todo", "tobedone", "tbd", "tobedefined", "tobedetermined", "tobedecided", "tba", "tobeannounced", "fixme", "later", "soon", "pending", "planned", "wip",
	"unknown", "undefined", "undecided", "unclear", "unspecified", "notyet", "notstated", "dontknow", "notset", "missing",
	"placeholder", "dummy", "foo", "bar", "baz", "foobar", "lorem", "loremipsum", "changeme", "replaceme", "insert", "example",
	"x", "xx", "xxx", "xxxx", "yyy", "zzz", "any", "anything", "something", "whatever", "anyone", "somebody", "someone",
}

// saysSomething reports whether a value makes a positive statement: true, a number above 0, a text that is no filler, a list with
// nothing but such items, or an object with such a member. A URL says something if neither its host nor its end is a filler, and it leads to
// another machine.
func saysSomething(value any) bool {
	switch v := value.(type) {
	case bool:
		return v
	case float64:
		return v > 0
	case string:
		if _, address, ok := strings.Cut(v, "://"); ok {
			parts := strings.FieldsFunc(address, func(r rune) bool { return r == '/' || r == '#' || r == '?' })
			return len(parts) > 0 && !isFiller(address) && !isFiller(parts[0]) && !isFiller(parts[len(parts)-1]) && !isHere(v)
		}
		return !isFiller(v)
	case []any:
		return len(v) > 0 && !slices.ContainsFunc(v, func(item any) bool { return !saysSomething(item) })
	case map[string]any:
		for _, member := range v {
			if saysSomething(member) {
				return true
			}
		}
	}
	return false
}

// isHere reports whether a URL leads to the machine that follows it.
func isHere(text string) bool {
	u, err := url.Parse(text)
	if err != nil {
		return false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	return source.IsLoopback(host) || host == "0.0.0.0" || host == "::" || strings.HasSuffix(host, ".localhost")
}

func isFiller(text string) bool { return slices.Contains(fillers, plain(text)) }

// plain is a text in lower case without white space and punctuation.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n-_.,:;!?()[]{}<>/\\'\"`*+=~#$%&@^|…–—", r) {
			return -1
		}
		return r
	}, strings.ToLower(text))
}

// isOneOf reports whether a value is one of some words. Case and punctuation do not matter.
func isOneOf(value any, words []string) bool {
	return value != nil && slices.ContainsFunc(words, func(w string) bool { return plain(w) == plain(fmt.Sprint(value)) })
}

// contains reports whether a text, or an item of a list, contains a word. A token may also be called by its id, jti (RFC 7519).
func contains(value any, word string) bool {
	if list, ok := value.([]any); ok {
		return slices.ContainsFunc(list, func(item any) bool { return contains(item, word) })
	}
	text := strings.ToLower(fmt.Sprint(value))
	return strings.Contains(text, word) || word == "token" && text == "jti"
}

// amount is a number, or a duration in seconds.
func amount(value any) (float64, bool) {
	switch v := value.(type) {
	case float64:
		return v, true
	case string:
		if seconds, ok := manifest.ParseSeconds(v); ok {
			if !strings.ContainsAny(v, "123456789") {
				return 0, true
			}
			return max(float64(seconds), 0.001), true // less than a second is not nothing
		}
		if n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "%")), 64); err == nil {
			return n, true
		}
	}
	return 0, false
}

// mustAmount is the amount of a limit in rules/controls.yaml, which readControls has checked.
func mustAmount(text string) float64 {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return n
	}
	n, _ := amount(text)
	return n
}
