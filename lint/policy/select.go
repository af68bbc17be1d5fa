package policy

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// selects reports whether the profile, a standard or a setting activates a rule.
func (l *loader) selects(rule model.Rule) bool {
	standards := slices.Clone(l.cfg.Standards)
	for _, level := range []string{"scvs-l3", "scvs-l2"} { // each level includes the level below it
		if i := slices.Index(model.Standards, level); slices.Contains(standards, level) {
			standards = append(standards, model.Standards[i-1])
		}
	}
	setting := l.cfg.Settings[rule.ID]
	return !setting.Off && (setting.Severity != nil || l.cfg.Profile.Includes(rule.Profile) ||
		slices.ContainsFunc(rule.Standards, func(s string) bool { return slices.Contains(standards, s) }))
}

// configure makes the set of the compiled rules, with the configured severities and parameters. It returns a *SettingError
// for a setting without a rule.
func (l *loader) configure() (*Set, error) {
	set := &Set{Own: map[string]model.Severity{}, programs: l.programs, refs: map[string]ast.Ref{}, params: map[string]map[string]any{}}
	set.memory = cmp.Or(l.cfg.Memory, DefaultMemory)
	for _, pkg := range slices.Sorted(maps.Keys(l.rules)) {
		file := l.rules[pkg]
		mod := l.modules[file.path]
		if mod == nil {
			delete(l.cfg.Settings, file.rule.ID) // the rule exists, but did not compile: the setting is not an error
			continue
		}
		rule := file.rule
		setting := l.cfg.Settings[rule.ID]
		values, err := paramValues(rule, setting.Params)
		if err != nil {
			return nil, err
		}
		set.params[rule.ID] = values
		set.Own[rule.ID] = rule.Severity
		if setting.Severity != nil {
			rule.Severity = *setting.Severity
		}
		set.Rules = append(set.Rules, rule)
		if l.selects(rule) {
			set.Active = append(set.Active, rule)
		}
		set.refs[rule.ID] = denyRef(mod).Copy() // the terms of a built-in module are shared
	}
	byID := func(a, b model.Rule) int { return strings.Compare(a.ID, b.ID) }
	slices.SortFunc(set.Rules, byID)
	slices.SortFunc(set.Active, byID)
	for _, id := range slices.Sorted(maps.Keys(l.cfg.Settings)) {
		_, name, _ := strings.Cut(id, "/")
		if _, ok := set.refs[id]; !ok && !slices.Contains(l.cfg.omittedRules, strings.ReplaceAll(name, "-", "_")) {
			return nil, &SettingError{Rule: id, Message: fmt.Sprintf("unknown rule %q", id)}
		}
	}
	return set, nil
}
