// Package config reads .sealint.yaml.
package config

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/sbom/jsf"
)

// Name is the name of the configuration file. It is looked for in the working directory and upward to the top of the
// repository.
const Name = ".sealint.yaml"

// names are those by which the file is found; two of them in one directory are a mistake.
var names = []string{Name, ".sealint.yml"}

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
	// Policies are directories of custom rules. They are in the root of the configuration, as all files are that it names.
	Policies []source.File
	// Standards are those that the run is held to besides the profile.
	Standards []string
	// VEX are OpenVEX files, absolute.
	VEX []string
	// TrustedKeys are the public keys that signatures of SBOMs are trusted by.
	TrustedKeys []jsf.Key
	// KeyFiles are where they were read from, absolute.
	KeyFiles []string

	shown string // the file in errors
	doc   *source.Document
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

// Find reads the configuration file that is nearest: in dir, or above it up to the top of the repository. Without one, the
// configuration says nothing. Errors name the file by its path from that top.
func Find(dir string) (*Config, error) {
	at, err := source.FileAround(filepath.Join(dir, Name))
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	for dir := path.Dir(at.Path); ; dir = path.Dir(dir) {
		var found []source.File
		for _, name := range names {
			file := source.File{Root: at.Root, Path: path.Join(dir, name)}
			if _, err := os.Lstat(file.Abs()); err == nil { // a link that leads nowhere is found, and an error
				found = append(found, file)
			} else if !errors.Is(err, fs.ErrNotExist) {
				return nil, &Error{Path: file.Path, Message: cause(err)}
			}
		}
		switch {
		case len(found) > 1:
			return nil, &Error{Path: found[1].Path, Message: fmt.Sprintf("stands beside %s; a directory has one configuration", path.Base(found[0].Path))}
		case len(found) == 1:
			return read(found[0], found[0].Path)
		case dir == ".":
			return &Config{}, nil
		}
	}
}

// Read reads a configuration file. Every mistake is an *Error: a key that is not understood would be a rule that does
// not run.
func Read(name string) (*Config, error) {
	file, err := source.FileAround(name)
	if err != nil {
		return nil, &Error{Path: filepath.ToSlash(name), Message: cause(err)}
	}
	return read(file, filepath.ToSlash(name))
}

func read(file source.File, shown string) (*Config, error) {
	doc, problem := source.OpenSettings(file)
	if problem != nil {
		e := &Error{Path: shown, Line: problem.Location.Line, Column: problem.Location.Column, Message: problem.Message}
		if problem.Cause != nil {
			e.Message = refusal(file, problem.Cause)
		}
		return nil, e
	}
	c := &Config{Path: file.Abs(), shown: shown, doc: doc, Rules: map[string]policy.Setting{}}
	if len(doc.Nodes) == 0 {
		return c, nil
	}
	if !doc.Nodes[0].IsMap() {
		return nil, c.fail(nil, "must be an object of settings")
	}
	for key, value := range doc.Nodes[0].Pairs() {
		if err := c.read(key, value); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// refusal says why a file could not be read.
func refusal(file source.File, err error) string {
	if errors.Is(err, source.ErrOutsideRoot) {
		return "leads outside the repository, or the directory of the configuration where there is none"
	}
	if info, linked := os.Lstat(file.Abs()); errors.Is(err, fs.ErrNotExist) && linked == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "is a link to a file that does not exist"
	}
	return cause(err)
}

// cause is an error without the path that is told with it.
func cause(err error) string {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok && !errors.Is(err, fs.ErrNotExist) {
		return pathErr.Err.Error()
	} else if ok {
		return "does not exist"
	}
	return err.Error()
}

var keys = []string{"profile", "fail-on", "include", "exclude", "submodules", "rules", "policies", "standards", "vex", "trusted-keys"}

func (c *Config) read(key string, value source.Node) (err error) {
	at := []string{key}
	switch key {
	case "profile":
		c.Profile = model.Profile(value.String())
		if !value.IsString() || !slices.Contains(model.Profiles, c.Profile) {
			return c.fail(at, "%s is no profile (want baseline, recommended or strict)", written(value))
		}
	case "fail-on":
		severity, err := model.ParseSeverity(value.String())
		if err != nil {
			return c.fail(at, "%s is no severity (want one of %s)", written(value), strings.Join(model.Severities, ", "))
		}
		c.FailOn = &severity
	case "include":
		c.Include, err = c.globs(at, value)
	case "exclude":
		c.Exclude, err = c.globs(at, value)
	case "submodules":
		var ok bool
		if c.Submodules, ok = value.Bool(); !ok {
			return c.fail(at, "%s is neither true nor false", written(value))
		}
	case "policies":
		c.Policies, err = c.files(at, value)
		for i, dir := range c.Policies {
			if info, err := dir.Stat(); err != nil {
				return c.fail(item(at, i), "%s %s", clipped(dir.Path), refusal(dir, err))
			} else if !info.IsDir() {
				return c.fail(item(at, i), "%s is no directory", clipped(dir.Path))
			}
		}
	case "vex":
		var files []source.File
		files, err = c.files(at, value)
		for i, file := range files {
			// What is not there may be a glob, and makes the run incomplete if it is none.
			if info, err := file.Stat(); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return c.fail(item(at, i), "%s %s", clipped(file.Path), refusal(file, err))
			} else if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
				return c.fail(item(at, i), "%s is not a regular file", clipped(file.Path))
			}
			c.VEX = append(c.VEX, file.Abs())
		}
	case "trusted-keys":
		var files []source.File
		files, err = c.files(at, value)
		for i, file := range files {
			c.KeyFiles = append(c.KeyFiles, file.Abs())
			data, err := file.Read(maxKey)
			if err != nil {
				return c.fail(item(at, i), "trusted key %s: %s", clipped(file.Path), refusal(file, err))
			}
			key, err := jsf.ParseKey(data)
			if err != nil {
				return c.fail(item(at, i), "trusted key %s: %s", clipped(file.Path), err)
			}
			c.TrustedKeys = append(c.TrustedKeys, key)
		}
	case "standards":
		c.Standards, err = c.strings(at, value)
		for i, standard := range c.Standards {
			if !slices.Contains(model.Standards, standard) {
				return c.fail(item(at, i), "unknown standard %s (want one of %s)", clipped(standard), strings.Join(model.Standards, ", "))
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
		return c.failKey(at, "unknown key %s%s", clipped(key), suggest.DidYouMean("", key, keys))
	}
	return err
}

func (c *Config) setting(id string, value source.Node) error {
	at := []string{"rules", id}
	var s policy.Setting
	severity := func(at []string, v source.Node) error {
		if text := v.String(); text == "off" || v.IsFalse() { // false is how YAML 1.1 reads off
			s.Off = true
			return nil
		}
		parsed, err := model.ParseSeverity(v.String())
		if err != nil {
			return c.fail(at, "want off, %s, or an object with severity and params, not %s", strings.Join(model.Severities, ", "), written(v))
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
				return c.fail(at, "must be an object of parameters, not %s", written(v))
			}
			s.Params = params
		default:
			return c.failKey(at, "unknown key %s%s", clipped(key), suggest.DidYouMean("", key, []string{"severity", "params"}))
		}
	}
	c.Rules[id] = s
	return nil
}

func (c *Config) strings(at []string, value source.Node) ([]string, error) {
	if !value.IsList() {
		return nil, c.fail(at, "must be a list of strings, not %s", written(value))
	}
	var list []string
	for i, v := range value.Items() {
		if !v.IsString() {
			return nil, c.fail(item(at, i), "must be a string, not %s", written(v))
		}
		list = append(list, v.String())
	}
	return list, nil
}

// files reads a list of paths below the directory of the configuration. Whether they are there is not asked.
func (c *Config) files(at []string, value source.Node) ([]source.File, error) {
	list, err := c.strings(at, value)
	var files []source.File
	for i, name := range list {
		file, inside := c.doc.File.Join(name)
		if !inside || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, c.fail(item(at, i), "%s leads outside the directory of the configuration", clipped(name))
		}
		files = append(files, file)
	}
	return files, err
}

// maxKey is how long a file with a public key may be, in bytes.
const maxKey = 64 << 10

func (c *Config) globs(at []string, value source.Node) ([]string, error) {
	list, err := c.strings(at, value)
	for i, glob := range list {
		if !doublestar.ValidatePattern(glob) {
			return nil, c.fail(item(at, i), "%s is not a valid glob", clipped(glob))
		}
		if path.Clean(glob) != glob || path.IsAbs(glob) || strings.HasPrefix(glob, "../") || glob == ".." || glob == "." {
			return nil, c.fail(item(at, i), "%s matches no file: paths are written from the top of the repository, without ./ or ../ and without / at either end", clipped(glob))
		}
	}
	return list, err
}

// At makes a setting that fits no rule an error at its place in the file, with a suggestion.
func (c *Config) At(e *policy.SettingError, ids []string) error {
	at := []string{"rules", e.Rule}
	switch {
	case e.Param == "":
		return c.failKey(at, "%s%s", e.Message, suggest.DidYouMean("", e.Rule, ids))
	case e.Value:
		return c.fail(append(at, "params", e.Param), "%s", e.Message)
	default:
		return c.failKey(append(at, "params", e.Param), "%s", e.Message)
	}
}

// AtPolicies makes what is wrong with the directory of rules that Policies[i] is an error at its place in the file.
func (c *Config) AtPolicies(i int, err error) error {
	return c.fail(item([]string{"policies"}, i), "%s", err)
}

// fail is a mistake at a value; a list or an object is shown by its key.
func (c *Config) fail(at []string, format string, args ...any) error {
	return c.mistake(model.Place{Pointer: at}, format, args...)
}

// failKey is a mistake at a key.
func (c *Config) failKey(at []string, format string, args ...any) error {
	return c.mistake(model.Place{Pointer: at, Key: true}, format, args...)
}

func (c *Config) mistake(at model.Place, format string, args ...any) error {
	location := c.doc.Locate([]model.Place{at})[0]
	return &Error{Path: c.shown, Line: location.Line, Column: location.Column, Message: fmt.Sprintf(format, args...)}
}

// item is the place of a list's item.
func item(list []string, i int) []string { return append(slices.Clone(list), strconv.Itoa(i)) }

// written says what a value is that should be another.
func written(value source.Node) string {
	switch {
	case value.IsMap():
		return "an object"
	case value.IsList():
		return "a list"
	case value.IsString():
		return clipped(value.String())
	case value.IsNull() || !value.Exists():
		return "null"
	case len(value.String()) > 80:
		return "a number"
	}
	return value.String()
}

// clipped quotes a text of the file, and cuts it to a length.
func clipped(text string) string {
	if r := []rune(text); len(r) > 80 {
		text = string(r[:80]) + "…"
	}
	return strconv.Quote(text)
}
