// Package config reads .sealint.yaml.
package config

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/jsf"
)

// Name is the name of the configuration file. It is looked for in the working directory and upward to the top of the
// repository.
const Name = ".sealint.yaml"

// Schema is the JSON Schema of the configuration file.
//
//go:embed config.schema.json
var Schema []byte

// Config is what a configuration file says. The zero value says nothing.
type Config struct {
	// Path is where it was read from, absolute; empty when there is no file.
	Path    string
	Profile model.Profile
	FailOn  *model.Severity
	Include []string
	Exclude []string
	// Submodules is true when documents of submodules that are checked out, and of repositories that lie in this one, are
	// looked at too.
	Submodules bool
	Rules      map[string]policy.Setting
	Policies   []string // directories, absolute
	// Standards are those that the run is held to besides the profile.
	Standards []string
	// VEX are OpenVEX files, absolute.
	VEX []string
	// TrustedKeys are the public keys that signatures of SBOMs are trusted by.
	TrustedKeys []jsf.Key

	doc *source.Document
}

// Error is a mistake in a configuration file.
type Error struct {
	Path         string
	Line, Column int
	Message      string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.Path, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Message)
}

// Find looks for the configuration file from dir upward to the top of the repository around it. It returns "" when there
// is none.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	top := source.RepositoryTop(dir)
	for {
		file := filepath.Join(dir, Name)
		if _, err := os.Stat(file); err == nil {
			return file, nil
		} else if !os.IsNotExist(err) {
			return "", err
		}
		if dir == top || filepath.Dir(dir) == dir {
			return "", nil
		}
		dir = filepath.Dir(dir)
	}
}

// Read reads a configuration file. Every mistake is an *Error: a key that is not understood would be a rule that does
// not run.
func Read(file string) (*Config, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	doc, problem := source.OpenFile(abs)
	if problem != nil {
		return nil, &Error{Path: file, Line: problem.Location.Line, Column: problem.Location.Column, Message: problem.Message}
	}
	c := &Config{Path: abs, doc: doc, Rules: map[string]policy.Setting{}}
	if len(doc.Nodes) == 0 {
		return c, nil
	}
	if len(doc.Nodes) > 1 || !doc.Nodes[0].IsMap() {
		return nil, c.fail(nil, "must be one object")
	}
	for key, value := range doc.Nodes[0].Pairs() {
		if err := c.read(key, value); err != nil {
			return nil, err
		}
	}
	return c, nil
}

var keys = []string{"profile", "fail-on", "include", "exclude", "submodules", "rules", "policies", "standards", "vex", "trusted-keys"}

func (c *Config) read(key string, value source.Node) (err error) {
	at := []string{key}
	switch key {
	case "profile":
		c.Profile = model.Profile(value.String())
		if !slices.Contains(model.Profiles, c.Profile) {
			return c.fail(at, "unknown profile %q (want baseline, recommended or strict)", value.String())
		}
	case "fail-on":
		severity, err := model.ParseSeverity(value.String())
		if err != nil {
			return c.fail(at, "%s", err)
		}
		c.FailOn = &severity
	case "include":
		c.Include, err = c.globs(at, value)
	case "exclude":
		c.Exclude, err = c.globs(at, value)
	case "submodules":
		c.Submodules, err = c.bool(at, value)
	case "policies":
		c.Policies, err = c.below(at, value)
	case "vex":
		c.VEX, err = c.below(at, value)
	case "trusted-keys":
		var files []string
		files, err = c.below(at, value)
		for i, file := range files {
			key, err := readKey(file)
			if err != nil {
				return c.fail(append(at, strconv.Itoa(i)), "%s", err)
			}
			c.TrustedKeys = append(c.TrustedKeys, key)
		}
	case "standards":
		c.Standards, err = c.strings(at, value)
		for i, standard := range c.Standards {
			if !slices.Contains(model.Standards, standard) {
				return c.fail(append(at, strconv.Itoa(i)), "unknown standard %q (want one of %s)", standard, strings.Join(model.Standards, ", "))
			}
		}
	case "rules":
		if !value.IsMap() {
			return c.fail(at, "must be an object of rule ids")
		}
		for id, setting := range value.Pairs() {
			if err := c.setting(id, setting); err != nil {
				return err
			}
		}
	default:
		return c.fail(at, "unknown key %q%s", key, suggest(key, keys))
	}
	return err
}

func (c *Config) setting(id string, value source.Node) error {
	at := []string{"rules", id}
	var s policy.Setting
	severity := func(at []string, v source.Node) error {
		if text := v.String(); text == "off" || v.IsFalse() {
			s.Off = true
			return nil
		}
		parsed, err := model.ParseSeverity(v.String())
		if err != nil {
			return c.fail(at, "want off, %s, or an object with severity and params", strings.Join(model.Severities, ", "))
		}
		s.Severity = &parsed
		return nil
	}
	if !value.IsMap() {
		if err := severity(at, value); err != nil {
			return err
		}
	}
	for key, v := range value.Pairs() {
		at := append(slices.Clone(at), key)
		switch key {
		case "severity":
			if err := severity(at, v); err != nil {
				return err
			}
		case "params":
			params, ok := v.Value().(map[string]any)
			if !ok {
				return c.fail(at, "must be an object")
			}
			s.Params = params
		default:
			return c.fail(at, "unknown key %q%s", key, suggest(key, []string{"severity", "params"}))
		}
	}
	c.Rules[id] = s
	return nil
}

func (c *Config) bool(at []string, value source.Node) (bool, error) {
	b, ok := value.Bool()
	if !ok {
		return false, c.fail(at, "must be true or false")
	}
	return b, nil
}

func (c *Config) strings(at []string, value source.Node) ([]string, error) {
	if !value.IsList() {
		return nil, c.fail(at, "must be a list of strings")
	}
	var list []string
	for _, item := range value.Items() {
		if !item.IsString() {
			return nil, c.fail(at, "must be a list of strings")
		}
		list = append(list, item.String())
	}
	return list, nil
}

// below reads a list of paths below the directory of the configuration.
func (c *Config) below(at []string, value source.Node) ([]string, error) {
	list, err := c.strings(at, value)
	for i, name := range list {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, c.fail(append(at, strconv.Itoa(i)), "%q leads outside the directory of the configuration", name)
		}
		list[i] = filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(name))
	}
	return list, err
}

// maxKey is how long a file with a public key may be, in bytes.
const maxKey = 64 << 10

func readKey(file string) (jsf.Key, error) {
	f, err := os.Open(file)
	if err != nil {
		return jsf.Key{}, fmt.Errorf("trusted key: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxKey))
	if err != nil {
		return jsf.Key{}, fmt.Errorf("trusted key: %w", err)
	}
	return jsf.ParseKey(data)
}

func (c *Config) globs(at []string, value source.Node) ([]string, error) {
	list, err := c.strings(at, value)
	for i, glob := range list {
		if !doublestar.ValidatePattern(glob) {
			return nil, c.fail(append(at, fmt.Sprint(i)), "%q is not a valid glob", glob)
		}
	}
	return list, err
}

// At makes a setting that fits no rule an error at its place in the file, with a suggestion.
func (c *Config) At(e *policy.SettingError, ids []string) error {
	at := []string{"rules", e.Rule}
	if e.Param != "" {
		return c.fail(append(at, "params", e.Param), "%s", e.Message)
	}
	return c.fail(at, "%s%s", e.Message, suggest(e.Rule, ids))
}

func (c *Config) fail(at []string, format string, args ...any) error {
	location := c.doc.Locate([]model.Target{{Pointer: at}})[0]
	return &Error{Path: filepath.Base(c.Path), Line: location.Line, Column: location.Column, Message: fmt.Sprintf(format, args...)}
}

// suggest names the known word that was probably meant.
func suggest(word string, known []string) string {
	best, distance := "", len(word)/3+2
	for _, k := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(k)); d < distance {
			best, distance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", best)
}
