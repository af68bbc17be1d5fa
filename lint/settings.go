package lint

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/rules"
)

// Version is the version of sealint. It is a constant so that it survives "go install" from a shallow clone.
const Version = "0.1.0"

// settings are the options with the configuration behind them.
type settings struct {
	Options
	config  *config.Config
	profile model.Profile
	failOn  model.Severity
}

func configure(opts Options) (*settings, error) {
	s := &settings{Options: opts, config: &config.Config{}, profile: model.Recommended, failOn: model.High}
	if s.Dir == "" {
		s.Dir = "."
	}
	if opts.Today == "" {
		s.Today = time.Now().UTC().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, opts.Today); err != nil {
		return nil, fmt.Errorf("today %q is not a date like 2026-01-31", opts.Today)
	}
	file := opts.ConfigFile
	if file == "" {
		var err error
		if file, err = config.Find(s.Dir); err != nil {
			return nil, err
		}
	}
	if file != "" {
		var err error
		if s.config, err = config.Read(file); err != nil {
			return nil, err
		}
	}
	if s.config.Profile != "" {
		s.profile = s.config.Profile
	}
	if s.config.FailOn != nil {
		s.failOn = *s.config.FailOn
	}
	if opts.Profile != "" {
		s.profile = opts.Profile
	}
	if opts.FailOn != nil {
		s.failOn = *opts.FailOn
	}
	return s, nil
}

// Rules lists the rules that a run with the options would know, and which of them it would evaluate.
func Rules(opts Options) (all, active []model.Rule, err error) {
	s, err := configure(opts)
	if err != nil {
		return nil, nil, err
	}
	set, problems, err := s.loadRules()
	if err != nil {
		return nil, nil, err
	}
	if len(problems) > 0 {
		return nil, nil, &problems[0]
	}
	return set.Rules, set.Active, nil
}

// loaded are the rules, and those that could not be.
type loaded struct {
	set      *policy.Set
	problems []model.Problem
}

// startLoading loads the rules in the background; the result waits for them.
func (s *settings) startLoading() func() (*loaded, error) {
	load := sync.OnceValues(func() (*loaded, error) {
		set, problems, err := s.loadRules()
		return &loaded{set, problems}, err
	})
	go load()
	return load
}

func (s *settings) loadRules() (*policy.Set, []model.Problem, error) {
	modules, err := BuiltIn()
	if err != nil {
		return nil, nil, err
	}
	for _, dir := range slices.Concat(s.config.Policies, s.Policies) {
		custom, err := readPolicies(dir)
		if err != nil {
			return nil, nil, err
		}
		modules = append(modules, custom...)
	}
	schemas, err := Schemas()
	if err != nil {
		return nil, nil, err
	}
	set, problems, err := policy.Load(modules, policy.Config{
		Profile: s.profile, Standards: s.config.Standards, Settings: s.config.Rules, Schemas: schemas, Today: s.Today, Timeout: s.RuleTimeout,
		Memory: cmp.Or(s.MaxMemory, DefaultMaxMemory) / 4,
	})
	if mistake, ok := errors.AsType[*policy.SettingError](err); ok {
		var ids []string
		for _, m := range modules {
			ids = append(ids, idOf(m.Path))
		}
		return nil, nil, s.config.At(mistake, ids)
	}
	if err == nil {
		err = checkControls(set.Rules)
	}
	return set, problems, err
}

// checkControls refuses custom rules that name a control of the guide which it does not have: nobody would ever look for it.
func checkControls(rules []model.Rule) error {
	for _, r := range rules {
		if r.BuiltIn { // a test holds them to the guide
			continue
		}
		for _, id := range r.Controls {
			controls, err := readControls()
			if err != nil {
				return err
			}
			if strings.HasPrefix(id, "guide/") && !slices.ContainsFunc(controls, func(c control) bool { return c.ID == id }) {
				return fmt.Errorf("rule %s judges the control %q, which the guide does not have; sealint controls lists them", r.ID, id)
			}
		}
	}
	return nil
}

// idOf is the id of the rule in a file, by the convention that holds them together.
func idOf(file string) string {
	dir, name := path.Split(file)
	return strings.ReplaceAll(path.Base(dir)+"/"+strings.TrimSuffix(name, ".rego"), "_", "-")
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

// readPolicies reads the Rego files below a directory. Links are not followed.
func readPolicies(dir string) ([]policy.Module, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	defer root.Close()
	var modules []policy.Module
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || path.Ext(name) != ".rego" {
			return err
		}
		text, err := fs.ReadFile(root.FS(), name)
		modules = append(modules, policy.Module{Path: filepath.ToSlash(filepath.Join(dir, name)), Text: string(text)})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("policies in %s: %w", dir, err)
	}
	if !slices.ContainsFunc(modules, func(m policy.Module) bool { return !strings.HasSuffix(m.Path, "_test.rego") }) {
		return nil, fmt.Errorf("policies: %s holds no rules (*.rego)", dir)
	}
	return modules, nil
}
