package policy

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// Override is what the configuration sets for some documents only. Parameters are not among it: a rule is compiled with the
// values of its parameters.
type Override struct {
	// Profile takes the place of that of the run; empty leaves it.
	Profile model.Profile
	// Settings are like those of Config.
	Settings map[string]Setting
}

// Choice is the set of rules that are active for some documents.
type Choice struct {
	// Rules are the active rules, by id, with the severities that they have for these documents.
	Rules map[string]*model.Rule
}

// selection is what the configuration says about which rules run, by the ids of rules: globs and the names of groups, standards
// and tags are resolved.
type selection struct {
	selected  map[string]bool // nil if Config.Select is empty
	ignored   map[string]bool
	standards []string
	base      scope
	overrides []scope
}

// scope is what the configuration sets for the run, or for the documents of an override. An override without a profile has the
// empty one.
type scope struct {
	profile  model.Profile
	settings map[string]Setting // by rule id
}

// resolveSelection resolves what the configuration says about which rules run. The error is a *SettingError or a *SelectError;
// what is not wrong is resolved all the same.
func (l *loader) resolveSelection() (*selection, error) {
	s := &selection{standards: withLowerLevels(l.cfg.Standards), ignored: map[string]bool{}}
	settings, failure := l.settingsByRule(l.cfg.Settings)
	s.base = scope{l.cfg.Profile, settings}
	for i, o := range l.cfg.Overrides {
		settings, err := l.settingsByRule(o.Settings)
		if err != nil && failure == nil {
			err.Override = i + 1
			failure = err
		}
		s.overrides = append(s.overrides, scope{o.Profile, settings})
	}
	if failure != nil {
		return s, failure
	}
	var err error
	if len(l.cfg.Select) > 0 {
		if s.selected, err = l.named(l.cfg.Select, false); err != nil {
			return s, err
		}
	}
	s.ignored, err = l.named(l.cfg.Ignore, true)
	return s, err
}

// isGlob reports whether the name of rules is a glob, in the syntax of path.Match.
func isGlob(name string) bool { return strings.ContainsAny(name, `*?[\`) }

// settingsByRule resolves the globs of settings. For each rule, one setting wins: the one by its id, else the one by the glob
// with the most literal characters.
func (l *loader) settingsByRule(settings map[string]Setting) (map[string]Setting, *SettingError) {
	ids := l.ids()
	keys := map[string][]string{} // by rule id: the most specific keys so far, in their order
	var failure *SettingError
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		matched, err := l.matchSetting(key, settings[key], ids)
		failure = cmp.Or(failure, err)
		for _, id := range matched {
			switch best := keys[id]; {
			case len(best) == 0 || specificity(key, id) > specificity(best[0], id):
				keys[id] = []string{key}
			case specificity(key, id) == specificity(best[0], id):
				keys[id] = append(best, key)
			}
		}
	}
	byRule := map[string]Setting{}
	for _, id := range ids {
		for i, key := range keys[id] {
			if i > 0 && !settings[key].equals(byRule[id]) {
				failure = cmp.Or(failure, &SettingError{Rule: key, Message: fmt.Sprintf(
					"%q and %q set rule %s differently, and neither is more specific; set the rule by its id", keys[id][0], key, id,
				)})
			}
			byRule[id] = settings[key]
		}
	}
	return byRule, failure
}

// matchSetting returns the ids of the rules that a setting is for.
func (l *loader) matchSetting(key string, setting Setting, ids []string) ([]string, *SettingError) {
	if !isGlob(key) {
		if slices.Contains(ids, key) {
			return []string{key}, nil
		}
		if _, name, _ := strings.Cut(key, "/"); slices.Contains(l.cfg.omittedRules, strings.ReplaceAll(name, "-", "_")) {
			return nil, nil
		}
		return nil, &SettingError{Rule: key, Message: fmt.Sprintf("unknown rule %q", key), Known: ids}
	}
	matched, err := matchGlob(key, ids)
	switch {
	case err != nil:
		return nil, &SettingError{Rule: key, Message: fmt.Sprintf("%q is not a valid glob", key)}
	case setting.Params != nil:
		return nil, &SettingError{Rule: key, Message: fmt.Sprintf("%q is a glob, which can set a severity or off, but no params: set them by the id of a rule", key)}
	case len(matched) == 0 && len(l.cfg.omittedRules) == 0:
		return nil, &SettingError{Rule: key, Message: noMatch(key), Known: l.globs()}
	}
	return matched, nil
}

// noMatch says that a glob matches no rule.
func noMatch(glob string) string {
	message := fmt.Sprintf("%q matches no rule", glob)
	if !strings.Contains(glob, "/") {
		message += ": ids have the form group/name, and * matches no slash"
	}
	return message
}

// specificity orders the keys of settings for a rule: the more literal characters of its id, the more specific.
func specificity(key, id string) int {
	if key == id {
		return len(id) + 1
	}
	literal, inClass := 0, false
	for i := 0; i < len(key); i++ {
		switch c := key[i]; {
		case c == '\\':
			i++
			if !inClass {
				literal++
			}
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c != '*' && c != '?' && !inClass:
			literal++
		}
	}
	return literal
}

// matchGlob returns those of the ids that a glob matches.
func matchGlob(glob string, ids []string) (matched []string, err error) {
	if _, err := path.Match(glob, ""); err != nil {
		return nil, err
	}
	for _, id := range ids {
		if ok, err := path.Match(glob, id); err != nil {
			return nil, err
		} else if ok {
			matched = append(matched, id)
		}
	}
	return matched, nil
}

// ids returns the ids of all rules, also of those that did not compile, sorted.
func (l *loader) ids() []string {
	var ids []string
	for _, file := range l.rules {
		ids = append(ids, file.rule.ID)
	}
	slices.Sort(ids)
	return ids
}

// globs returns the globs one of which is probably meant by one that matches nothing: those of groups, of the first words of names,
// and of names in all groups.
func (l *loader) globs() []string {
	var groups, words, names []string
	for _, id := range l.ids() {
		group, name, _ := strings.Cut(id, "/")
		word, _, _ := strings.Cut(name, "-")
		groups, words, names = append(groups, group+"/*"), append(words, group+"/"+word+"-*"), append(names, "*/"+name)
	}
	return slices.Concat(slices.Compact(groups), slices.Compact(words), names)
}

// named returns the ids of the rules that the items of Select or Ignore name.
func (l *loader) named(items []string, ignore bool) (map[string]bool, error) {
	ids := map[string]bool{}
	for i, item := range items {
		meets, known := l.meaning(item)
		if !known && len(l.cfg.omittedRules) == 0 {
			e := &SelectError{Ignore: ignore, Index: i, Known: l.names(), Message: fmt.Sprintf("%q is no rule, group, standard or tag", item)}
			if isGlob(item) {
				e.Known, e.Message = l.globs(), noMatch(item)
			}
			return ids, e
		}
		for _, file := range l.rules {
			if known && meets(file.rule) {
				ids[file.rule.ID] = true
			}
		}
	}
	return ids, nil
}

// meaning returns what rules an item of Select or Ignore names: by an id, a glob, a group, a standard, or a tag among the
// controls of rules. If it could be several of these, it is the first.
func (l *loader) meaning(item string) (meets func(model.Rule) bool, known bool) {
	item = strings.ToLower(item)
	standards := withLowerLevels([]string{item})
	for _, meets := range []func(model.Rule) bool{
		func(r model.Rule) bool { return r.ID == item },
		func(r model.Rule) bool { ok, err := path.Match(item, r.ID); return ok && err == nil },
		func(r model.Rule) bool { return r.Group() == item },
		func(r model.Rule) bool {
			return slices.ContainsFunc(r.Standards, func(s string) bool { return slices.Contains(standards, s) })
		},
		func(r model.Rule) bool {
			return slices.ContainsFunc(r.Controls, func(c string) bool { return strings.EqualFold(c, item) })
		},
	} {
		for _, file := range l.rules {
			if meets(file.rule) {
				return meets, true
			}
		}
	}
	return nil, false
}

// names returns the names that Select and Ignore may have, but for globs.
func (l *loader) names() []string {
	names := l.ids()
	seen := map[string]bool{}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, id := range l.ids() {
		group, _, _ := strings.Cut(id, "/")
		add(group)
	}
	for _, standard := range model.Standards {
		add(standard)
	}
	var tags []string
	for _, file := range l.rules {
		tags = append(tags, file.rule.Controls...)
	}
	slices.Sort(tags)
	for _, tag := range tags {
		add(tag)
	}
	return names
}

// withLowerLevels adds to standards the levels of SCVS that they include: each level includes the level below it.
func withLowerLevels(standards []string) []string {
	all := slices.Clone(standards)
	for _, level := range []string{"scvs-l3", "scvs-l2"} {
		if i := slices.Index(model.Standards, level); slices.Contains(all, level) {
			all = append(all, model.Standards[i-1])
		}
	}
	return all
}

// active reports whether a rule runs with a setting and a profile. Ignore and the setting off win over all else. Select takes the
// place of the profile, the standards, and the severities that make rules active.
func (s *selection) active(rule model.Rule, setting Setting, profile model.Profile) bool {
	if s.ignored[rule.ID] || setting.Off {
		return false
	}
	if s.selected != nil {
		return s.selected[rule.ID]
	}
	return s.profiled(rule, setting, profile)
}

// profiled reports whether a rule runs unless Select or Ignore leave it out.
func (s *selection) profiled(rule model.Rule, setting Setting, profile model.Profile) bool {
	return !setting.Off && (setting.Severity != nil || profile.Includes(rule.Profile) ||
		slices.ContainsFunc(rule.Standards, func(standard string) bool { return slices.Contains(s.standards, standard) }))
}

// of returns the setting of a rule and the profile for documents that match overrides, given by their indices. A later override
// wins over an earlier one.
func (s *selection) of(id string, overrides []int) (Setting, model.Profile) {
	setting, profile := s.base.settings[id], s.base.profile
	for _, i := range overrides {
		o := s.overrides[i]
		if own := o.settings[id]; own.Off || own.Severity != nil {
			setting = own
		}
		profile = cmp.Or(o.profile, profile)
	}
	return setting, profile
}

// mayRun reports whether there may be documents for which a rule is active: it tries each setting with each profile.
func (s *selection) mayRun(rule model.Rule) bool {
	for _, from := range s.scopes() {
		setting := from.settings[rule.ID]
		for _, profile := range append([]model.Profile{""}, model.Profiles...) {
			set := slices.ContainsFunc(s.scopes(), func(o scope) bool { return o.profile == profile })
			if set && s.active(rule, setting, profile) {
				return true
			}
		}
	}
	return false
}

// scopes returns the base and the overrides.
func (s *selection) scopes() []scope { return append([]scope{s.base}, s.overrides...) }

// configure makes the set of the compiled rules, with the configured severities and parameters. It returns a *SettingError or a
// *SelectError for what names no rule.
func (l *loader) configure() (*Set, error) {
	set := &Set{
		Own: map[string]model.Severity{}, Settings: l.selection.base.settings,
		selection: l.selection, programs: l.programs, refs: map[string]ast.Ref{}, params: map[string]map[string]any{},
	}
	set.memory = cmp.Or(l.cfg.Memory, DefaultMemory)
	for _, pkg := range slices.Sorted(maps.Keys(l.rules)) {
		file := l.rules[pkg]
		ref := l.refOf(pkg, file)
		if ref == nil {
			continue // the rule exists, but did not compile
		}
		rule := file.rule
		setting := set.Settings[rule.ID]
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
		if l.selection.profiled(rule, setting, l.cfg.Profile) && !l.selection.active(rule, setting, l.cfg.Profile) {
			set.Deselected = append(set.Deselected, rule.ID)
		}
		set.refs[rule.ID] = ref
	}
	slices.SortFunc(set.Rules, func(a, b model.Rule) int { return strings.Compare(a.ID, b.ID) })
	slices.Sort(set.Deselected)
	set.Active = set.ActiveIn([]*Choice{set.Choose(nil)})
	return set, l.selectionError
}

// refOf returns the reference to the findings of a rule, which l.rules has under a key; nil if the rule did not compile.
func (l *loader) refOf(key string, file ruleFile) ast.Ref {
	if file.rule.Entity == model.EntityDocument {
		return l.raw.refs[key]
	}
	if mod := l.modules[file.path]; mod != nil {
		return denyRef(mod).Copy() // the terms of a built-in module are shared
	}
	return nil
}

// Choose returns the rules that are active for documents that match overrides, given by their indices in Config.Overrides, in
// their order.
func (s *Set) Choose(overrides []int) *Choice {
	c := &Choice{Rules: map[string]*model.Rule{}}
	for _, rule := range s.Rules {
		setting, profile := s.selection.of(rule.ID, overrides)
		if !s.selection.active(rule, setting, profile) {
			continue
		}
		rule.Severity = s.Own[rule.ID]
		if setting.Severity != nil {
			rule.Severity = *setting.Severity
		}
		c.Rules[rule.ID] = &rule
	}
	return c
}

// ActiveIn returns those of Rules that are active in at least one choice, sorted by id, with the severities of Rules.
func (s *Set) ActiveIn(choices []*Choice) []model.Rule {
	var active []model.Rule
	for _, rule := range s.Rules {
		if slices.ContainsFunc(choices, func(c *Choice) bool { return c.Rules[rule.ID] != nil }) {
			active = append(active, rule)
		}
	}
	return active
}
