package policy

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/budget"
	"github.com/sealint/sealint/lint/model"
)

// Load compiles rules. It omits a custom rule that cannot be loaded and reports it as a problem. A built-in rule that cannot
// be loaded is an error, as is a setting that matches no rule (*SettingError).
//
// OPA's compiler cannot be interrupted, and there are short modules that it would compile for years. If the custom rules do
// not compile within the time limit, Load abandons the goroutine that compiles them. It then compiles each custom rule by
// itself to find the slow ones, and compiles the others together again.
func Load(modules []Module, cfg Config) (*Set, []model.Problem, error) {
	isCustom := func(m Module) bool { return !m.BuiltIn }
	if !slices.ContainsFunc(modules, isCustom) {
		return load(modules, cfg)
	}
	c := compilation{cfg: cfg, limit: cmp.Or(cfg.Compilation, DefaultCompilation)}
	loaded, failure := c.try(modules, c.limit)
	if failure == "" {
		return loaded.set, loaded.problems, loaded.err
	}
	c.tryEach(modules)
	rest := slices.DeleteFunc(slices.Clone(modules), func(m Module) bool { return c.failures[m.Path] != "" })
	if loaded, failure = c.try(rest, c.limit); failure != "" { // each compiles in time, but not all together
		for _, m := range rest {
			if !m.BuiltIn && !m.isTest() {
				c.failures[m.Path] = failure + " together with the other custom rules"
			}
		}
		if loaded, failure = c.try(slices.DeleteFunc(slices.Clone(modules), isCustom), c.limit); failure != "" {
			return nil, nil, fmt.Errorf("built-in rules: compilation %s", failure)
		}
	}
	for file, failure := range c.failures {
		loaded.problems = append(loaded.problems, model.Problem{
			ID: model.ProblemRule, Location: model.Location{Path: file}, Message: "the compilation of the rule " + failure,
		})
	}
	slices.SortStableFunc(loaded.problems, func(a, b model.Problem) int { return strings.Compare(a.Location.Path, b.Location.Path) })
	return loaded.set, loaded.problems, loaded.err
}

// compilation compiles rules within a time limit.
type compilation struct {
	cfg       Config
	limit     time.Duration
	failures  map[string]string // path of a custom module → why it is omitted
	abandoned int               // number of abandoned goroutines, which still use processors
}

// loadResult is what load returned.
type loadResult struct {
	set      *Set
	problems []model.Problem
	err      error
}

// try loads modules. failure is not empty if that takes longer than limit, or if the compiler panics.
func (c *compilation) try(modules []Module, limit time.Duration) (loaded loadResult, failure string) {
	cfg := c.cfg
	for file := range c.failures {
		cfg.omittedRules = append(cfg.omittedRules, strings.TrimSuffix(path.Base(file), ".rego"))
	}
	type result struct {
		loadResult
		failure string
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if cause := recover(); cause != nil {
				r.failure = fmt.Sprintf("met a defect: %v", cause)
			}
			done <- r
		}()
		r.set, r.problems, r.err = load(modules, cfg)
	}()
	ticker := time.NewTicker(budget.Tick)
	defer ticker.Stop()
	clock, spent := budget.NewClock(), time.Duration(0)
	for {
		select {
		case r := <-done:
			return r.loadResult, r.failure
		case <-ticker.C:
			if spent += clock.Tick(1 + c.abandoned); spent > limit {
				c.abandoned++
				return loaded, fmt.Sprintf("took longer than %s", limit)
			}
		}
	}
}

// tryEach compiles each custom module separately, together with the libraries that compile, and records the failures. Each
// module gets a quarter of the time limit.
func (c *compilation) tryEach(modules []Module) {
	c.failures = map[string]string{}
	var libraries []Module
	for _, m := range modules {
		if m.BuiltIn && m.isLibrary() && !m.isTest() {
			libraries = append(libraries, m)
		}
	}
	for _, library := range []bool{true, false} {
		for _, m := range modules {
			if m.BuiltIn || m.isTest() || m.isLibrary() != library {
				continue
			}
			if _, failure := c.try(append(slices.Clone(libraries), m), c.limit/4); failure != "" {
				c.failures[m.Path] = failure
			} else if library {
				libraries = append(libraries, m)
			}
		}
	}
}
