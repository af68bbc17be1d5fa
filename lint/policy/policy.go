// Package policy compiles rules, reads their metadata, type-checks them against the facts and evaluates them.
package policy

import (
	"path"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
)

// Module is one Rego file. Files whose names end in _test.rego hold tests; files below a directory named lib hold
// functions for rules; every other file holds one rule.
type Module struct {
	Path string
	Text string
	// BuiltIn modules have packages below sealint, custom modules have any other package.
	BuiltIn bool
	// Raw is the folder of a module with raw policies: rules over whole documents, written as for conftest. It is empty for
	// other modules.
	Raw string
}

func (m Module) isTest() bool { return strings.HasSuffix(m.Path, "_test.rego") }

func (m Module) isLibrary() bool {
	return slices.Contains(strings.Split(path.Dir(m.Path), "/"), "lib")
}

// Config says which rules are active, and sets their limits.
type Config struct {
	Profile model.Profile
	// Standards activate the rules that list them, whatever the profile.
	Standards []string
	// Settings override single rules, by rule id or by a glob (path.Match) over ids. The setting by the id wins over those by globs,
	// and of these the one with the most literal characters.
	Settings map[string]Setting
	// Select are names of rules: ids, globs, groups, standards, and tags among their controls. If there are any, only the rules
	// that they name are active, whatever the profile.
	Select []string
	// Ignore are names like those of Select. The rules that they name are not active.
	Ignore []string
	// Overrides hold for some documents only; Set.Choose says which. A later one wins over an earlier one.
	Overrides []Override
	// Schemas hold the JSON Schema of each entity kind's facts.
	Schemas map[model.EntityKind][]byte
	// Compilation limits the time for compiling the custom rules; 0 means DefaultCompilation. Time in which other
	// processes used the processors does not count.
	Compilation time.Duration
	// Memory limits the memory, in bytes, that the evaluation of one rule may use; 0 means DefaultMemory.
	Memory uint64
	// CheckBuiltIn also type-checks the built-in rules. A run does not need that: the tests of the rules do it.
	CheckBuiltIn bool

	// omittedRules are names of rules that did not compile in time. Settings for them are not errors.
	omittedRules []string
}

// Limits that apply where the caller sets none. All built-in rules together compile in less than a second, and the slowest
// of them takes about a second for 100,000 components.
const (
	DefaultTimeout     = 10 * time.Second // per rule and batch
	DefaultCompilation = 10 * time.Second // of all custom rules
	DefaultMemory      = 1 << 30          // bytes per rule
)

// Setting is the configuration of one rule.
type Setting struct {
	Off bool
	// Severity, if set, replaces the rule's own and activates the rule whatever the profile.
	Severity *model.Severity
	Params   map[string]any
}

// equals reports whether two settings without parameters set the same.
func (s Setting) equals(other Setting) bool {
	if s.Off || other.Off || s.Severity == nil || other.Severity == nil {
		return s.Off == other.Off && (s.Severity == nil) == (other.Severity == nil)
	}
	return *s.Severity == *other.Severity
}

// SelectError reports a name in Config.Select or Config.Ignore that names no rule.
type SelectError struct {
	// Ignore is true for an item of Ignore. Index is that of the item.
	Ignore  bool
	Index   int
	Message string
	// Known are the names among which the right one may be.
	Known []string
}

func (e *SelectError) Error() string { return e.Message }

// SettingError reports a setting that does not match any rule or parameter.
type SettingError struct {
	// Rule and Param are the names in the setting. Param is empty if the rule itself does not exist, or is set wrongly.
	Rule, Param string
	// Override is the number of the override that has the setting, from 1 on; 0 for the settings of the run.
	Override int
	// Known are the names among which the right one may be.
	Known []string
	// Value is true if the parameter exists, but its value has the wrong type.
	Value   bool
	Message string
}

func (e *SettingError) Error() string { return e.Message }
