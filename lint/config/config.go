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
	"strconv"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/schema"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/sbom/jsf"
)

// Name is the name of the configuration file. It is looked for in the working directory and in those above it, up to the
// top of the repository.
const Name = ".sealint.yaml"

// names are the names that the file may have. Two of them in one directory are an error.
var names = []string{Name, ".sealint.yml"}

// Schema is the JSON Schema (2020-12) of the configuration file.
//
//go:embed config.schema.json
var Schema []byte

var format = schema.New(Schema, nil)

// Config is the content of a configuration file. Find and Read make it.
type Config struct {
	// Path is the absolute path of the file; empty when there is no file.
	Path    string
	Profile model.Profile
	FailOn  *model.Severity
	Include []string
	Exclude []string
	// Submodules is true when documents in checked-out submodules, and in other repositories inside this one, are judged too.
	Submodules bool
	Rules      map[string]policy.Setting
	// Policies are directories of custom rules. Like all files that the configuration names, they are below its directory.
	Policies []source.File
	// Standards are standards for SBOMs. Their rules run in addition to those of the profile.
	Standards []string
	// VEX are absolute paths or globs of OpenVEX files.
	VEX []string
	// TrustedKeys are public keys. Signatures of SBOMs made with their private keys are trusted.
	TrustedKeys []jsf.Key
	// KeyFiles are the absolute paths of the files of TrustedKeys, in the same order.
	KeyFiles []string

	// Waivers are those of the file, also those with mistakes.
	Waivers        []model.Waiver
	WaiverSettings gate.Settings
	// Baseline is the absolute path of the file with the baseline; empty if the configuration names none. BaselineMaxAge is the
	// age in days from which it is old.
	Baseline       string
	BaselineMaxAge int
	// Documents are the files of the configuration, in which findings about waivers have their lines.
	Documents []*source.Document

	shown string // the name of the file in errors
	doc   *source.Document
}

// Error is a mistake in a configuration file. Line and Column are 1-based; both are 0 if the mistake has no place in the
// file.
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

// Find reads the nearest configuration file: the one in dir, or in the first directory above it that has one, up to the top of
// the repository. Without a file it returns the defaults. Errors name the file by its path below that top.
func Find(dir string) (*Config, error) {
	at, err := source.FileAt(filepath.Join(dir, Name))
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	for dir := path.Dir(at.Path); ; dir = path.Dir(dir) {
		var found []source.File
		for _, name := range names {
			file := source.File{Root: at.Root, Path: path.Join(dir, name)}
			if _, err := os.Lstat(file.Abs()); err == nil { // a broken link counts: reading it is an error
				found = append(found, file)
			} else if !errors.Is(err, fs.ErrNotExist) {
				return nil, &Error{Path: file.Path, Message: cause(err)}
			}
		}
		switch {
		case len(found) > 1:
			return nil, &Error{Path: found[1].Path, Message: fmt.Sprintf("%s is in the same directory; a directory may have only one configuration file", path.Base(found[0].Path))}
		case len(found) == 1:
			return read(found[0], found[0].Path)
		case dir == ".":
			return newConfig(), nil
		}
	}
}

// Read reads a configuration file. Every mistake is an *Error, also an unknown key: otherwise a misspelt key could turn off a rule
// without notice.
func Read(name string) (*Config, error) {
	file, err := source.FileAt(name)
	if err != nil {
		return nil, &Error{Path: filepath.ToSlash(name), Message: cause(err)}
	}
	return read(file, filepath.ToSlash(name))
}

// newConfig is the configuration of a repository without a file.
func newConfig() *Config {
	return &Config{Rules: map[string]policy.Setting{}, WaiverSettings: gate.DefaultSettings, BaselineMaxAge: 365}
}

func read(file source.File, shown string) (*Config, error) {
	doc, problem := source.OpenSettings(file, source.MaxSettings)
	if problem != nil {
		e := &Error{Path: shown, Line: problem.Location.Line, Column: problem.Location.Column, Message: problem.Message}
		if problem.Cause != nil {
			e.Message = refusal(file, problem.Cause)
		}
		return nil, e
	}
	c := newConfig()
	c.Path, c.shown, c.doc, c.Documents = file.Abs(), shown, doc, []*source.Document{doc}
	if len(doc.Nodes) == 0 {
		return c, nil
	}
	content, err := c.decode(doc.Nodes[0].Value())
	if err != nil {
		return nil, err
	}
	if err := c.apply(content); err != nil {
		return nil, err
	}
	return c, nil
}

// refusal says why a file cannot be read.
func refusal(file source.File, err error) string {
	if errors.Is(err, source.ErrOutsideRoot) {
		return "leads outside the repository, or, without a repository, outside the directory of the configuration"
	}
	if info, linked := os.Lstat(file.Abs()); errors.Is(err, fs.ErrNotExist) && linked == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "is a link to a file that does not exist"
	}
	return cause(err)
}

// cause returns the text of an error without its path, because the message already contains the path.
func cause(err error) string {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok && !errors.Is(err, fs.ErrNotExist) {
		return pathErr.Err.Error()
	} else if ok {
		return "does not exist"
	}
	return err.Error()
}

// At returns the error for a setting of an unknown rule or parameter, or with a wrong value, at its place in the file. ids are
// the ids of all rules, from which a suggestion is taken.
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

// AtPolicies returns the error for the directory of rules Policies[i], at its place in the file.
func (c *Config) AtPolicies(i int, err error) error {
	return c.fail(item("policies", i), "%s", err)
}

// fail returns an error at a value, or at its key if the value is a list or an object.
func (c *Config) fail(at []string, format string, args ...any) error {
	return c.errorAt(model.Place{Pointer: at}, format, args...)
}

// failKey returns an error at a key.
func (c *Config) failKey(at []string, format string, args ...any) error {
	return c.errorAt(model.Place{Pointer: at, Key: true}, format, args...)
}

func (c *Config) errorAt(at model.Place, format string, args ...any) error {
	location := c.doc.Locate([]model.Place{at})[0]
	return &Error{Path: c.shown, Line: location.Line, Column: location.Column, Message: fmt.Sprintf(format, args...)}
}

// item is the pointer of an item of the list at a key.
func item(key string, i int) []string { return []string{key, strconv.Itoa(i)} }
