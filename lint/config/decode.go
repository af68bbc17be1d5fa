package config

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/quote"
)

// content is the content of a configuration file that satisfies the schema.
type content struct {
	Require     string             `json:"require"` // checked before
	Extends     extended           `json:"extends"`
	Profile     model.Profile      `json:"profile"`
	FailOn      string             `json:"fail-on"`
	Include     []string           `json:"include"`
	Exclude     []string           `json:"exclude"`
	Submodules  *bool              `json:"submodules"`
	Select      []string           `json:"select"`
	Ignore      []string           `json:"ignore"`
	Rules       map[string]setting `json:"rules"`
	Overrides   []override         `json:"overrides"`
	Policies    []policyFolder     `json:"policies"`
	Standards   []string           `json:"standards"`
	VEX         []string           `json:"vex"`
	TrustedKeys []string           `json:"trusted-keys"`
	Waivers     []any              `json:"waivers"`
	WaiverRules waiverSettings     `json:"waiver-settings"`
	Gate        gateSettings       `json:"gate"`
}

// waiverSettings say what waivers need. Durations are as in 180d.
type waiverSettings struct {
	MaxLife string   `json:"max-life"`
	Soon    string   `json:"soon"`
	Owners  []string `json:"owners"`
	Require []string `json:"require"`
}

type gateSettings struct {
	Baseline       string          `json:"baseline"`
	MaxAge         string          `json:"baseline-max-age"`
	NewOnly        *bool           `json:"new-only"`
	FailOnExisting *model.Severity `json:"fail-on-existing"`
	WaiversFrom    string          `json:"waivers-from"`
}

// override configures some documents.
type override struct {
	Files   []string           `json:"files"`
	Profile model.Profile      `json:"profile"`
	FailOn  string             `json:"fail-on"`
	Rules   map[string]setting `json:"rules"`
}

// extended are the paths of files that a file extends.
type extended []string

// UnmarshalJSON reads a list of paths, or a path alone.
func (e *extended) UnmarshalJSON(text []byte) error {
	if text[0] == '"' {
		*e = extended{""}
		return json.Unmarshal(text, &(*e)[0])
	}
	return json.Unmarshal(text, (*[]string)(e))
}

// item is the pointer of the i-th path in the value of a file.
func (e extended) item(value any, i int) []string {
	if _, single := value.(map[string]any)["extends"].(string); single {
		return []string{"extends"}
	}
	return item("extends", i)
}

// policyFolder is a folder of rules, and what is their input: facts or raw.
type policyFolder struct {
	Path  string `json:"path"`
	Input string `json:"input"`
}

// UnmarshalJSON reads an object, or a path alone.
func (p *policyFolder) UnmarshalJSON(text []byte) error {
	if text[0] == '"' {
		return json.Unmarshal(text, &p.Path)
	}
	type object policyFolder // without this method
	return json.Unmarshal(text, (*object)(p), json.RejectUnknownMembers(true))
}

// setting configures one rule, or the rules that a glob matches.
type setting struct {
	Severity string         `json:"severity"`
	Params   map[string]any `json:"params"`
}

// UnmarshalJSON reads an object, or a severity alone.
func (s *setting) UnmarshalJSON(text []byte) error {
	if text[0] == '"' {
		return json.Unmarshal(text, &s.Severity)
	}
	type object setting // without this method
	return json.Unmarshal(text, (*object)(s), json.RejectUnknownMembers(true))
}

// decode checks the value of the file against the schema and decodes it. If there are several violations, it returns the first
// one in the file.
func (f *file) decode(value any) (*content, error) {
	if object, ok := value.(map[string]any); ok {
		spellOff(object["rules"])
		overrides, _ := object["overrides"].([]any)
		for _, o := range overrides {
			if object, ok := o.(map[string]any); ok {
				spellOff(object["rules"])
			}
		}
	}
	violations := format.Check(value, func(text string) string { return text })
	var places []model.Place
	for _, v := range violations {
		places = append(places, model.Place{Pointer: v.Pointer, Key: v.Unknown})
	}
	var first *Error
	for i, l := range f.doc.Locate(places) {
		if first == nil || l.Line < first.Line || l.Line == first.Line && l.Column < first.Column {
			first = &Error{Path: f.shown, Line: l.Line, Column: l.Column, Message: violations[i].Message}
		}
	}
	if first != nil {
		return nil, first
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, f.fail(nil, "%s", err)
	}
	var decoded content
	if err := json.Unmarshal(text, &decoded, json.RejectUnknownMembers(true)); err != nil {
		return nil, f.fail(nil, "%s", err)
	}
	return &decoded, nil
}

// spellOff replaces false by the severity off, because YAML 1.1 reads off as false.
func spellOff(rules any) {
	settings, _ := rules.(map[string]any)
	for id, s := range settings {
		if s == false {
			settings[id] = "off"
		} else if object, ok := s.(map[string]any); ok && object["severity"] == false {
			object["severity"] = "off"
		}
	}
}

// apply sets what a file states, and checks what the schema cannot express: globs, and the files that are named. Single values and
// the settings of rules take the place of those that were set before; lists are appended, but for Select.
func (c *Config) apply(f *file, stated *content) (err error) {
	c.Profile = cmp.Or(stated.Profile, c.Profile)
	c.Include, c.Exclude = append(c.Include, stated.Include...), append(c.Exclude, stated.Exclude...)
	c.Standards = append(c.Standards, stated.Standards...)
	if stated.Submodules != nil {
		c.Submodules = *stated.Submodules
	}
	if stated.FailOn != "" {
		if c.FailOn, err = f.severity([]string{"fail-on"}, stated.FailOn); err != nil {
			return err
		}
	}
	if stated.Select != nil {
		c.Select, c.selectAt = stated.Select, f.items("select", len(stated.Select))
	}
	c.Ignore, c.ignoreAt = append(c.Ignore, stated.Ignore...), append(c.ignoreAt, f.items("ignore", len(stated.Ignore))...)
	settings, err := f.settings([]string{"rules"}, stated.Rules)
	if err != nil {
		return err
	}
	for key, s := range settings {
		c.Rules[key], c.rulesIn[key] = s, f
	}
	if err := f.checkGlobs([]string{"include"}, stated.Include); err != nil {
		return err
	}
	if err := f.checkGlobs([]string{"exclude"}, stated.Exclude); err != nil {
		return err
	}
	if err := c.addOverrides(f, stated.Overrides); err != nil {
		return err
	}
	if err := c.addPolicies(f, stated.Policies); err != nil {
		return err
	}
	if err := c.addVEX(f, stated.VEX); err != nil {
		return err
	}
	if err := c.addTrustedKeys(f, stated.TrustedKeys); err != nil {
		return err
	}
	c.addWaivers(f, stated.WaiverRules)
	return c.setGate(f, stated.Gate)
}

// addWaivers reads the waivers of a file. Their document globs are relative to the directory of the file.
func (c *Config) addWaivers(f *file, stated waiverSettings) {
	c.WaiverSettings = gate.Settings{
		MaxLife: days(stated.MaxLife, c.WaiverSettings.MaxLife), Soon: days(stated.Soon, c.WaiverSettings.Soon),
		Owners: append(c.WaiverSettings.Owners, stated.Owners...), Ticket: c.WaiverSettings.Ticket || slices.Contains(stated.Require, "ticket"),
	}
	for i, n := range f.doc.Nodes()[0].Get("waivers").Items() {
		w := gate.Read(n, model.Place{Path: f.doc.Path, Pointer: item("waivers", i)}, model.WaiverInConfig)
		if w.Document != "" {
			w.Document = path.Join(gate.LiteralGlob(path.Dir(f.doc.Path)), w.Document)
		}
		c.Waivers = append(c.Waivers, w)
	}
}

// days reads a number of days like 30d, which the schema has checked.
func days(text string, otherwise int) int {
	n, err := strconv.Atoi(strings.TrimSuffix(text, "d"))
	if err != nil {
		return otherwise
	}
	return n
}

func (c *Config) setGate(f *file, stated gateSettings) error {
	c.BaselineMaxAge = days(stated.MaxAge, c.BaselineMaxAge)
	if stated.NewOnly != nil {
		c.AllCount = !*stated.NewOnly
	}
	if stated.FailOnExisting != nil {
		c.FailOnExisting = stated.FailOnExisting
	}
	if stated.WaiversFrom != "" {
		c.WaiversFromBase = stated.WaiversFrom == "base"
	}
	if stated.Baseline == "" {
		return nil
	}
	file, inside := f.doc.File.Join(stated.Baseline)
	if !inside || !filepath.IsLocal(filepath.FromSlash(stated.Baseline)) {
		return f.fail([]string{"gate", "baseline"}, "%s leads outside the directory of the configuration", quote.Text(stated.Baseline))
	}
	c.Baseline = &file
	return nil
}

// items are the places of the n items of the list at a key.
func (f *file) items(key string, n int) []place {
	var places []place
	for i := range n {
		places = append(places, place{f, item(key, i)})
	}
	return places
}

// severity parses the severity at a place.
func (f *file) severity(at []string, name string) (*model.Severity, error) {
	severity, err := model.ParseSeverity(name)
	if err != nil {
		return nil, f.fail(at, "%s", err)
	}
	return &severity, nil
}

// settings parses the settings of rules at a place.
func (f *file) settings(at []string, stated map[string]setting) (map[string]policy.Setting, error) {
	settings := map[string]policy.Setting{}
	for key, s := range stated {
		out := policy.Setting{Off: s.Severity == "off", Params: s.Params}
		if s.Severity != "" && !out.Off {
			var err error
			if out.Severity, err = f.severity(append(slices.Clone(at), key), s.Severity); err != nil {
				return nil, err
			}
		}
		settings[key] = out
	}
	return settings, nil
}

// maxOverrides limits the overrides of a configuration: each is compared with every document.
const maxOverrides = 100

func (c *Config) addOverrides(f *file, overrides []override) error {
	for i, stated := range overrides {
		at := item("overrides", i)
		o := Override{Files: stated.Files, Profile: stated.Profile, at: place{f, at}}
		if len(o.Files) == 0 {
			return f.fail(append(at, "files"), "the override names no files, and would hold for no document")
		}
		if err := f.checkGlobs(append(at, "files"), o.Files); err != nil {
			return err
		}
		var err error
		if stated.FailOn != "" {
			if o.FailOn, err = f.severity(append(at, "fail-on"), stated.FailOn); err != nil {
				return err
			}
		}
		if o.Rules, err = f.settings(append(at, "rules"), stated.Rules); err != nil {
			return err
		}
		for _, key := range slices.Sorted(maps.Keys(o.Rules)) {
			if o.Rules[key].Params != nil {
				return f.failKey(append(at, "rules", key, "params"), "an override sets no params: those of a rule hold for the whole run; set them under rules at the top level")
			}
		}
		if c.Overrides = append(c.Overrides, o); len(c.Overrides) > maxOverrides {
			return f.fail(at, "there are more than %d overrides", maxOverrides)
		}
	}
	return nil
}

func (c *Config) addPolicies(f *file, folders []policyFolder) error {
	var names []string
	for _, folder := range folders {
		names = append(names, folder.Path)
	}
	files, err := f.files("policies", names)
	if err != nil {
		return err
	}
	for i, dir := range files {
		if info, err := dir.Stat(); err != nil {
			return f.fail(item("policies", i), "%s %s", quote.Text(dir.Path), refusal(dir, err))
		} else if !info.IsDir() {
			return f.fail(item("policies", i), "%s is not a directory", quote.Text(dir.Path))
		}
		c.Policies = append(c.Policies, PolicyFolder{dir, folders[i].Input == "raw"})
	}
	c.policiesAt = append(c.policiesAt, f.items("policies", len(files))...)
	return nil
}

// addVEX also accepts names of files that do not exist, because a name may be a glob. If no file matches, the run is incomplete.
func (c *Config) addVEX(f *file, names []string) error {
	files, err := f.files("vex", names)
	if err != nil {
		return err
	}
	for i, file := range files {
		if info, err := file.Stat(); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return f.fail(item("vex", i), "%s %s", quote.Text(file.Path), refusal(file, err))
		} else if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
			return f.fail(item("vex", i), "%s is not a regular file", quote.Text(file.Path))
		}
		c.VEX = append(c.VEX, file)
	}
	return nil
}

// maxKey is the largest size of a file with a public key, in bytes.
const maxKey = 64 << 10

func (c *Config) addTrustedKeys(f *file, names []string) error {
	files, err := f.files("trusted-keys", names)
	if err != nil {
		return err
	}
	for i, file := range files {
		c.KeyFiles = append(c.KeyFiles, file.Abs())
		data, err := file.Read(maxKey)
		if err != nil {
			return f.fail(item("trusted-keys", i), "trusted key %s: %s", quote.Text(file.Path), refusal(file, err))
		}
		key, err := jsf.ParseKey(data)
		if err != nil {
			return f.fail(item("trusted-keys", i), "trusted key %s: %s", quote.Text(file.Path), err)
		}
		c.TrustedKeys = append(c.TrustedKeys, key)
	}
	return nil
}

// files resolves paths below the directory of the file. The files need not exist.
func (f *file) files(key string, names []string) ([]source.File, error) {
	var files []source.File
	for i, name := range names {
		file, inside := f.doc.File.Join(name)
		if !inside || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, f.fail(item(key, i), "%s leads outside the directory of the configuration", quote.Text(name))
		}
		files = append(files, file)
	}
	return files, nil
}

// checkGlobs refuses globs that can match no path, since paths are relative to the top of the repository. at is the place of the
// list.
func (f *file) checkGlobs(at []string, globs []string) error {
	for i, glob := range globs {
		at := append(slices.Clone(at), strconv.Itoa(i))
		if !doublestar.ValidatePattern(glob) {
			return f.fail(at, "%s is not a valid glob", quote.Text(glob))
		}
		if path.Clean(glob) != glob || path.IsAbs(glob) || strings.HasPrefix(glob, "../") || glob == ".." || glob == "." {
			return f.fail(at, "%s matches no file: write paths relative to the top of the repository, without ./ and ../, and without / at the beginning or end", quote.Text(glob))
		}
	}
	return nil
}
