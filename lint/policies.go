package lint

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/rules"
)

// ruleSet are the rules of a Linter, with the problems of custom rules that could not be loaded. A stage that the end of
// the run overtakes gives an empty one.
type ruleSet struct {
	*policy.Set
	problems []model.Problem
	custom   []policy.Module
}

// loadRules reads and compiles the built-in rules and the custom ones. An error means that no rule can be trusted to be
// the one that the user meant.
func (l *Linter) loadRules() (*ruleSet, error) {
	modules, err := BuiltIn()
	if err != nil {
		return nil, err
	}
	custom := policyReader{seen: map[string]bool{}}
	for _, m := range modules {
		custom.seen[m.Path] = true
	}
	for _, raw := range []bool{true, false} { // a folder of raw policies may be inside another one
		for i, dir := range l.config.Policies {
			if dir.Raw != raw {
				continue
			}
			if err := custom.read(dir, ""); err != nil {
				return nil, l.config.AtPolicies(i, fmt.Errorf("policies in %s: %w", dir.Path, err))
			}
		}
	}
	for _, dir := range l.opts.Policies {
		read := func() error { return custom.readNamed(dir) }
		if file, err := l.file(dir); err == nil && file.Root == l.opts.Policy {
			read = func() error {
				return custom.read(config.PolicyFolder{File: file}, filepath.ToSlash(filepath.Clean(dir)))
			}
		}
		if err := read(); err != nil {
			return nil, fmt.Errorf("policies in %s: %w", dir, err)
		}
	}
	modules = append(modules, custom.modules...)
	schemas, err := Schemas()
	if err != nil {
		return nil, err
	}
	set, problems, err := policy.Load(modules, policy.Config{
		Profile: l.profile, Standards: l.config.Standards, Settings: l.config.Rules, Overrides: l.overrides(),
		Select: l.selected(), Ignore: slices.Concat(l.opts.Ignore, l.config.Ignore), Schemas: schemas,
		Compilation: l.opts.CompileTimeout, Memory: cmp.Or(l.opts.MaxMemory, DefaultMaxMemory) / 4,
	})
	if mistake, ok := errors.AsType[*policy.SettingError](err); ok {
		return nil, l.config.At(mistake)
	}
	if mistake, ok := errors.AsType[*policy.SelectError](err); ok {
		err := l.selectMistake(mistake)
		for i := range problems { // the name may be that of a rule which could not be loaded
			err = errors.Join(err, &problems[i])
		}
		return nil, err
	}
	if mistake, ok := errors.AsType[*policy.RawFolderError](err); ok {
		i := slices.IndexFunc(l.config.Policies, func(dir config.PolicyFolder) bool { return dir.Raw && dir.Path == mistake.Folder })
		return nil, l.config.AtPolicies(i, mistake)
	}
	if err == nil {
		err = checkControls(set.Rules)
	}
	return &ruleSet{set, problems, custom.modules}, err
}

// overrides returns the overrides of the configuration, without profiles if an option sets the profile.
func (l *Linter) overrides() []policy.Override {
	var list []policy.Override
	for _, o := range l.config.Overrides {
		own := policy.Override{Profile: o.Profile, Settings: o.Rules}
		if l.opts.Profile != "" {
			own.Profile = ""
		}
		list = append(list, own)
	}
	return list
}

// selected returns the names of the rules that are selected.
func (l *Linter) selected() []string {
	if len(l.opts.Select) > 0 {
		return l.opts.Select
	}
	return l.config.Select
}

// selectMistake returns the error for a name that is selected or ignored and names no rule: at its place in the configuration, or
// with its flag.
func (l *Linter) selectMistake(e *policy.SelectError) error {
	flag, flags, at, names := "--select", l.opts.Select, l.config.AtSelect, l.selected()
	i := e.Index
	if e.Ignore {
		flag, flags, at, names = "--ignore", l.opts.Ignore, l.config.AtIgnore, slices.Concat(l.opts.Ignore, l.config.Ignore)
	}
	message := e.Message + cmp.Or(suggest.DidYouMean("", names[i], e.Known), "; sealint rules lists the rules")
	if i < len(flags) {
		return fmt.Errorf("%s: %s", flag, message)
	}
	return at(i-len(flags), message)
}

// selectionFlags says for messages that flags choose rules; it is empty if they do not.
func (l *Linter) selectionFlags() string {
	if len(l.opts.Select)+len(l.opts.Ignore) == 0 {
		return ""
	}
	return " and the flags --select and --ignore"
}

// checkControls refuses custom rules that name a control of the guide which does not exist: no view would ever show it.
func checkControls(rules []model.Rule) error {
	for _, r := range rules {
		if r.BuiltIn { // a test checks them
			continue
		}
		for _, id := range r.Controls {
			controls, err := readControls()
			if err != nil {
				return err
			}
			if strings.HasPrefix(id, "guide/") && !slices.ContainsFunc(controls, func(c control) bool { return c.ID == id }) {
				var known []string
				for _, c := range controls {
					known = append(known, c.ID)
				}
				hint := cmp.Or(suggest.DidYouMean("", id, known), "; sealint controls lists them")
				return fmt.Errorf("rule %s judges the control %q, which the guide does not have%s", r.ID, id, hint)
			}
		}
	}
	return nil
}

// BuiltIn returns the built-in rules, tests included.
func BuiltIn() ([]policy.Module, error) {
	var modules []policy.Module
	err := fs.WalkDir(rules.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".rego" {
			return err
		}
		text, err := fs.ReadFile(rules.FS, name)
		modules = append(modules, policy.Module{Path: "rules/" + name, Text: string(text), BuiltIn: true})
		return err
	})
	return modules, err
}

// BuiltInIDs returns the ids of the built-in rules.
func BuiltInIDs() ([]string, error) {
	modules, err := BuiltIn()
	var ids []string
	for _, m := range modules {
		ids = append(ids, idOf(m.Path))
	}
	return ids, err
}

// idOf is the id of the rule in a file: <folder>/<name>.
func idOf(file string) string {
	dir, name := path.Split(file)
	return strings.ReplaceAll(path.Base(dir)+"/"+strings.TrimSuffix(name, ".rego"), "_", "-")
}

// Schemas returns the JSON Schema of each entity's facts.
func Schemas() (map[model.EntityKind][]byte, error) {
	schemas := map[model.EntityKind][]byte{}
	for _, kind := range model.EntityKinds {
		text, err := rules.FS.ReadFile("schemas/" + string(kind) + ".json")
		if err != nil {
			return nil, err
		}
		schemas[kind] = text
	}
	return schemas, nil
}

// The limits on the files of custom rules.
const (
	maxRego      = 1 << 20  // bytes of one file
	maxRegoFiles = 5_000    // files of all directories
	maxRegoTotal = 32 << 20 // bytes of all files
)

// policyReader reads the Rego files of directories, each file once.
type policyReader struct {
	modules []policy.Module
	seen    map[string]bool // absolute paths of files, and paths of modules
	size    int
}

// readNamed reads a directory that the user named. It may lie anywhere; links in it are followed inside it only. Where the
// directory itself is a link, the author of a pull request may have made it: it is followed inside its repository only.
func (r *policyReader) readNamed(dir string) error {
	file, err := source.FileAt(dir)
	if err != nil {
		return err
	}
	if _, err := file.Stat(); err != nil {
		return err
	}
	root, err := source.RootAt(file.Abs())
	if err != nil {
		return err
	}
	return r.read(config.PolicyFolder{File: source.File{Root: root, Path: "."}}, filepath.ToSlash(filepath.Clean(dir)))
}

// read reads the Rego files below a directory. The path of a module is the prefix and the file's path in the root. A link
// to a file is followed inside the root. Any other link is an error: behind it could be rules that would not run.
func (r *policyReader) read(dir config.PolicyFolder, prefix string) error {
	rules := false
	err := fs.WalkDir(dir.Root.FS(), dir.Path, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		file := source.File{Root: dir.Root, Path: name}
		rego := path.Ext(name) == ".rego"
		if entry.Type()&fs.ModeSymlink != 0 {
			info, err := file.Stat()
			switch {
			case err == nil && info.IsDir() || errors.Is(err, source.ErrOutsideRoot):
				return fmt.Errorf("%s is a link to a directory, or to what is outside of this one: such links are not followed", name)
			case err != nil && rego:
				return fmt.Errorf("%s: %w", name, err)
			}
		} else if entry.IsDir() {
			return nil
		}
		if !rego {
			return nil
		}
		rules = rules || !strings.HasSuffix(name, "_test.rego")
		if r.seen[file.Abs()] {
			return nil
		}
		r.seen[file.Abs()] = true
		if len(r.modules) == maxRegoFiles {
			return fmt.Errorf("there are more than %d files", maxRegoFiles)
		}
		text, err := file.Read(maxRego)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if r.size += len(text); r.size > maxRegoTotal {
			return fmt.Errorf("there are more than %d bytes of rules", maxRegoTotal)
		}
		known := path.Join(prefix, name)
		if r.seen[known] { // the same path in another root
			known = filepath.ToSlash(file.Abs())
		}
		r.seen[known] = true
		module := policy.Module{Path: known, Text: string(text)}
		if dir.Raw {
			module.Raw = dir.Path
		}
		r.modules = append(r.modules, module)
		return nil
	})
	if err == nil && !rules {
		err = errors.New("there are no rules (*.rego)")
	}
	return err
}
