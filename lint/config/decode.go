package config

import (
	"errors"
	"io/fs"
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
	Profile     model.Profile      `json:"profile"`
	FailOn      string             `json:"fail-on"`
	Include     []string           `json:"include"`
	Exclude     []string           `json:"exclude"`
	Submodules  bool               `json:"submodules"`
	Rules       map[string]setting `json:"rules"`
	Policies    []string           `json:"policies"`
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
	Baseline string `json:"baseline"`
	MaxAge   string `json:"baseline-max-age"`
}

// setting configures one rule.
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
func (c *Config) decode(value any) (*content, error) {
	if object, ok := value.(map[string]any); ok {
		spellOff(object["rules"])
	}
	violations := format.Check(value, func(text string) string { return text })
	var places []model.Place
	for _, v := range violations {
		places = append(places, model.Place{Pointer: v.Pointer, Key: v.Unknown})
	}
	var first *Error
	for i, l := range c.doc.Locate(places) {
		if first == nil || l.Line < first.Line || l.Line == first.Line && l.Column < first.Column {
			first = &Error{Path: c.shown, Line: l.Line, Column: l.Column, Message: violations[i].Message}
		}
	}
	if first != nil {
		return nil, first
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, c.fail(nil, "%s", err)
	}
	var decoded content
	if err := json.Unmarshal(text, &decoded, json.RejectUnknownMembers(true)); err != nil {
		return nil, c.fail(nil, "%s", err)
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

// apply fills the configuration, and checks what the schema cannot express: globs, and the files that are named.
func (c *Config) apply(stated *content) (err error) {
	c.Profile, c.Include, c.Exclude, c.Submodules, c.Standards = stated.Profile, stated.Include, stated.Exclude, stated.Submodules, stated.Standards
	if stated.FailOn != "" {
		severity, err := model.ParseSeverity(stated.FailOn)
		if err != nil {
			return c.fail([]string{"fail-on"}, "%s", err)
		}
		c.FailOn = &severity
	}
	for id, s := range stated.Rules {
		if c.Rules[id], err = s.resolve(); err != nil {
			return c.fail([]string{"rules", id}, "%s", err)
		}
	}
	if err := c.checkGlobs("include", c.Include); err != nil {
		return err
	}
	if err := c.checkGlobs("exclude", c.Exclude); err != nil {
		return err
	}
	if err := c.setPolicies(stated.Policies); err != nil {
		return err
	}
	if err := c.setVEX(stated.VEX); err != nil {
		return err
	}
	if err := c.setTrustedKeys(stated.TrustedKeys); err != nil {
		return err
	}
	c.setWaivers(stated.WaiverRules)
	return c.setGate(stated.Gate)
}

// setWaivers reads the waivers. Their document globs are relative to the directory of the file.
func (c *Config) setWaivers(stated waiverSettings) {
	c.WaiverSettings = gate.Settings{
		MaxLife: days(stated.MaxLife, c.WaiverSettings.MaxLife), Soon: days(stated.Soon, c.WaiverSettings.Soon),
		Owners: stated.Owners, Ticket: slices.Contains(stated.Require, "ticket"),
	}
	for i, n := range c.doc.Nodes[0].Get("waivers").Items() {
		w := gate.Read(n, model.Place{Path: c.doc.Path, Pointer: item("waivers", i)}, model.WaiverInConfig)
		if w.Document != "" {
			w.Document = path.Join(path.Dir(c.doc.Path), w.Document)
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

func (c *Config) setGate(stated gateSettings) error {
	c.BaselineMaxAge = days(stated.MaxAge, c.BaselineMaxAge)
	if stated.Baseline == "" {
		return nil
	}
	file, inside := c.doc.File.Join(stated.Baseline)
	if !inside || !filepath.IsLocal(filepath.FromSlash(stated.Baseline)) {
		return c.fail([]string{"gate", "baseline"}, "%s leads outside the directory of the configuration", quote.Text(stated.Baseline))
	}
	c.Baseline = file.Abs()
	return nil
}

// resolve parses the severity.
func (s setting) resolve() (policy.Setting, error) {
	out := policy.Setting{Off: s.Severity == "off", Params: s.Params}
	if s.Severity == "" || out.Off {
		return out, nil
	}
	severity, err := model.ParseSeverity(s.Severity)
	out.Severity = &severity
	return out, err
}

func (c *Config) setPolicies(names []string) error {
	files, err := c.files("policies", names)
	if err != nil {
		return err
	}
	for i, dir := range files {
		if info, err := dir.Stat(); err != nil {
			return c.fail(item("policies", i), "%s %s", quote.Text(dir.Path), refusal(dir, err))
		} else if !info.IsDir() {
			return c.fail(item("policies", i), "%s is not a directory", quote.Text(dir.Path))
		}
	}
	c.Policies = files
	return nil
}

// setVEX also accepts names of files that do not exist, because a name may be a glob. If no file matches, the run is incomplete.
func (c *Config) setVEX(names []string) error {
	files, err := c.files("vex", names)
	if err != nil {
		return err
	}
	for i, file := range files {
		if info, err := file.Stat(); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return c.fail(item("vex", i), "%s %s", quote.Text(file.Path), refusal(file, err))
		} else if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
			return c.fail(item("vex", i), "%s is not a regular file", quote.Text(file.Path))
		}
		c.VEX = append(c.VEX, file.Abs())
	}
	return nil
}

// maxKey is the largest size of a file with a public key, in bytes.
const maxKey = 64 << 10

func (c *Config) setTrustedKeys(names []string) error {
	files, err := c.files("trusted-keys", names)
	if err != nil {
		return err
	}
	for i, file := range files {
		c.KeyFiles = append(c.KeyFiles, file.Abs())
		data, err := file.Read(maxKey)
		if err != nil {
			return c.fail(item("trusted-keys", i), "trusted key %s: %s", quote.Text(file.Path), refusal(file, err))
		}
		key, err := jsf.ParseKey(data)
		if err != nil {
			return c.fail(item("trusted-keys", i), "trusted key %s: %s", quote.Text(file.Path), err)
		}
		c.TrustedKeys = append(c.TrustedKeys, key)
	}
	return nil
}

// files resolves paths below the directory of the configuration. The files need not exist.
func (c *Config) files(key string, names []string) ([]source.File, error) {
	var files []source.File
	for i, name := range names {
		file, inside := c.doc.File.Join(name)
		if !inside || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, c.fail(item(key, i), "%s leads outside the directory of the configuration", quote.Text(name))
		}
		files = append(files, file)
	}
	return files, nil
}

// checkGlobs refuses globs that can match no path, since paths are relative to the top of the repository.
func (c *Config) checkGlobs(key string, globs []string) error {
	for i, glob := range globs {
		if !doublestar.ValidatePattern(glob) {
			return c.fail(item(key, i), "%s is not a valid glob", quote.Text(glob))
		}
		if path.Clean(glob) != glob || path.IsAbs(glob) || strings.HasPrefix(glob, "../") || glob == ".." || glob == "." {
			return c.fail(item(key, i), "%s matches no file: write paths relative to the top of the repository, without ./ and ../, and without / at the beginning or end", quote.Text(glob))
		}
	}
	return nil
}
