// Package config reads .sealint.yaml.
package config

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/bmatcuk/doublestar/v4"

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

// Config is the content of a configuration file and of the files that it extends. Find and Read
// make it.
type Config struct {
	// Path is the absolute path of the file; empty when there is no file.
	Path string
	// Files are the absolute paths of all files that were read: Path, and those that it extends.
	Files   []string
	Profile model.Profile
	FailOn  *model.Severity
	Include []string
	Exclude []string
	// Submodules is true when documents in checked-out submodules, and in other repositories inside this one, are judged too.
	Submodules bool
	// Select and Ignore are names of rules, as in policy.Config.
	Select, Ignore []string
	// Rules are settings of rules, by id or glob.
	Rules map[string]policy.Setting
	// Overrides are settings for some documents. A later one wins over an earlier one.
	Overrides []Override
	// Policies are directories of custom rules. Like all files that a configuration names, they are below its directory.
	Policies []PolicyFolder
	// Standards are standards for SBOMs. Their rules run in addition to those of the profile.
	Standards []string
	// VEX are VEX files; their paths may be globs.
	VEX []source.File
	// TrustedKeys are public keys. Signatures of SBOMs made with their private keys are trusted.
	TrustedKeys []jsf.Key
	// KeyFiles are the absolute paths of the files of TrustedKeys, in the same order.
	KeyFiles []string

	// Waivers are those of the file, also those with mistakes.
	Waivers        []model.Waiver
	WaiverSettings gate.Settings
	// Baseline is the file with the baseline; nil if the configuration names none. BaselineMaxAge is the age in days from which it
	// is old.
	Baseline       *source.File
	BaselineMaxAge int
	// AllCount makes findings fail the gate that the base has, too; FailOnExisting only those of its severity and above, if it is not
	// nil. WaiversFromBase lets waivers of a change hold after the merge only. The three are for runs with a base.
	AllCount        bool
	FailOnExisting  *model.Severity
	WaiversFromBase bool
	// Documents are the files of the configuration, in which findings about waivers have their lines.
	Documents []*source.Document

	// The files and places of what other packages may find to be wrong.
	rulesIn                        map[string]*file // by key of Rules
	policiesAt, selectAt, ignoreAt []place
}

// PolicyFolder is a directory of custom rules.
type PolicyFolder struct {
	source.File
	// Raw is true for rules over whole documents, as conftest has them, and false for rules over facts.
	Raw bool
}

// Override is what a configuration sets for the documents whose paths match a glob.
type Override struct {
	// Files are globs (doublestar) over the paths of documents, relative to the top of the repository.
	Files []string
	// Profile and FailOn are zero where the override leaves those of the run. Rules has no parameters.
	Profile model.Profile
	FailOn  *model.Severity
	Rules   map[string]policy.Setting

	at place
}

// Matches reports whether the override holds for the document at a path.
func (o *Override) Matches(path string) bool {
	return slices.ContainsFunc(o.Files, func(glob string) bool {
		ok, err := doublestar.Match(glob, path) // the globs were checked
		return ok && err == nil
	})
}

// Place is where the override stands: the file as in errors, and the line.
func (o *Override) Place() string {
	return fmt.Sprintf("%s:%d", o.at.shown, o.at.doc.Locate([]model.Place{{Pointer: o.at.pointer}})[0].Line)
}

// Error is a mistake in a configuration file. Line and Column are 1-based; both are 0 if the mistake has no place in the
// file.
type Error struct {
	Path         string
	Line, Column int
	Message      string
	// Version is true if the file requires another version of sealint.
	Version bool
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
	return FindFrom(at)
}

// FindFrom is Find in the root of a file, which need not exist: from the directory of the file upward.
func FindFrom(at source.File) (*Config, error) {
	for dir := path.Dir(at.Path); ; dir = path.Dir(dir) {
		var found []source.File
		for _, name := range names {
			file := source.File{Root: at.Root, Path: path.Join(dir, name)}
			if _, err := file.Lstat(); err == nil { // a broken link counts: reading it is an error
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
			return Default(), nil
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
	return ReadFile(file, filepath.ToSlash(name))
}

// ReadFile is Read for a file of a root. Errors call it shown.
func ReadFile(file source.File, shown string) (*Config, error) { return read(file, shown) }

// Default is the configuration of a repository without a file.
func Default() *Config {
	return &Config{Rules: map[string]policy.Setting{}, rulesIn: map[string]*file{}, WaiverSettings: gate.DefaultSettings, BaselineMaxAge: 365}
}

func read(f source.File, shown string) (*Config, error) {
	c := Default()
	c.Path = f.Abs()
	r := reading{config: c}
	if err := r.read(f, shown); err != nil {
		return nil, err
	}
	return c, nil
}

// refusal says why a file cannot be read.
func refusal(file source.File, err error) string {
	if errors.Is(err, source.ErrOutsideRoot) {
		return "leads outside the repository, or, without a repository, outside the directory of the configuration"
	}
	if info, linked := file.Lstat(); errors.Is(err, fs.ErrNotExist) && linked == nil && info.Mode()&fs.ModeSymlink != 0 {
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

// At returns the error for a setting of an unknown rule or parameter, or with a wrong value, at its place in its file.
func (c *Config) At(e *policy.SettingError) error {
	at := place{c.rulesIn[e.Rule], []string{"rules", e.Rule}}
	if e.Override > 0 {
		at = c.Overrides[e.Override-1].at.below("rules", e.Rule)
	}
	switch {
	case e.Param == "":
		return at.failKey(at.pointer, "%s%s", e.Message, suggest.DidYouMean("", e.Rule, e.Known))
	case e.Value:
		return at.fail(append(at.pointer, "params", e.Param), "%s", e.Message)
	default:
		return at.failKey(append(at.pointer, "params", e.Param), "%s", e.Message)
	}
}

// AtSelect returns an error about the item Select[i], at its place in its file.
func (c *Config) AtSelect(i int, message string) error {
	return c.selectAt[i].fail(c.selectAt[i].pointer, "%s", message)
}

// AtIgnore returns an error about the item Ignore[i], at its place in its file.
func (c *Config) AtIgnore(i int, message string) error {
	return c.ignoreAt[i].fail(c.ignoreAt[i].pointer, "%s", message)
}

// AtPolicies returns the error for the directory of rules Policies[i], at its place in its file.
func (c *Config) AtPolicies(i int, err error) error {
	return c.policiesAt[i].fail(c.policiesAt[i].pointer, "%s", err)
}

// file is a configuration file.
type file struct {
	shown string // the name in errors
	doc   *source.Document
}

// place is a value in a configuration file.
type place struct {
	*file
	pointer []string
}

// below returns the place at keys and indices inside p.
func (p place) below(keys ...string) place { return place{p.file, slices.Concat(p.pointer, keys)} }

// fail returns an error at a value, or at its key if the value is a list or an object.
func (f *file) fail(at []string, format string, args ...any) error {
	return f.errorAt(model.Place{Pointer: at}, format, args...)
}

// failKey returns an error at a key.
func (f *file) failKey(at []string, format string, args ...any) error {
	return f.errorAt(model.Place{Pointer: at, Key: true}, format, args...)
}

func (f *file) errorAt(at model.Place, format string, args ...any) error {
	location := f.doc.Locate([]model.Place{at})[0]
	return &Error{Path: f.shown, Line: location.Line, Column: location.Column, Message: fmt.Sprintf(format, args...)}
}

// item is the pointer of an item of the list at a key.
func item(key string, i int) []string { return []string{key, strconv.Itoa(i)} }
