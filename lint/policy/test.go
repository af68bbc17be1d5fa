package policy

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestResult is what running the tests of rules came to.
type TestResult struct {
	Tests int
	// Failures name each test that did not pass, with its place.
	Failures []string
	// Uncovered are the lines of rules that no test reached, as file:line.
	Uncovered []string
	// Untested are the rules that have no test file beside them.
	Untested []string
	// Unformatted are the files that opa fmt would change.
	Unformatted []string
}

// Test runs the tests of rules (test_… in files that end in _test.rego) under the capabilities, type checks and
// parameters with which the rules run. data.sealint.today is today, as YYYY-MM-DD.
func Test(ctx context.Context, modules []Module, cfg Config, today string) (*TestResult, error) {
	set, problems, err := Load(modules, cfg)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, &problems[0]
	}
	parsed := map[string]*ast.Module{}
	covered := map[string]*ast.Module{}
	result := &TestResult{}
	for _, m := range modules {
		mod, err := parseModule(m)
		if err != nil {
			return nil, err
		}
		if formatted, err := format.Source(m.Path, []byte(m.Text)); err != nil || string(formatted) != m.Text {
			result.Unformatted = append(result.Unformatted, m.Path)
		}
		pkg := strings.TrimSuffix(mod.Package.Path.String(), "_test")
		for id, ref := range set.refs {
			if ref[:len(ref)-1].String() != pkg {
				continue
			}
			for _, rule := range set.Rules {
				if rule.ID == id {
					if err := bindParams(mod, rule); err != nil {
						return nil, err
					}
				}
			}
		}
		parsed[m.Path] = mod
		if !m.isTest() {
			covered[m.Path] = mod.Copy()
			test := strings.TrimSuffix(m.Path, ".rego") + "_test.rego"
			if !m.isLibrary() && !slices.ContainsFunc(modules, func(o Module) bool { return o.Path == test }) {
				result.Untested = append(result.Untested, m.Path)
			}
		}
	}
	coverage := cover.New()
	results, err := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithCapabilities(capabilities).WithEnablePrintStatements(true)).
		SetStore(inmem.NewFromObject(set.on(today).store)).
		SetModules(parsed).
		RaiseBuiltinErrors(true).
		SetTimeout(DefaultTimeout).
		SetCoverageQueryTracer(coverage).
		RunTests(ctx, nil)
	if err != nil {
		return nil, err
	}
	for r := range results {
		result.Tests++
		if !r.Pass() {
			failure := fmt.Sprintf("%s: %s.%s", r.Location, r.Package, r.Name)
			if r.Error != nil {
				failure += ": " + r.Error.Error()
			}
			result.Failures = append(result.Failures, failure)
		}
	}
	report := coverage.Report(covered)
	for _, file := range slices.Sorted(maps.Keys(report.Files)) {
		if covered[file] == nil {
			continue
		}
		for _, missed := range report.Files[file].NotCovered {
			result.Uncovered = append(result.Uncovered, fmt.Sprintf("%s:%d", file, missed.Start.Row))
		}
	}
	if result.Tests == 0 {
		return nil, errors.New("no tests found")
	}
	slices.Sort(result.Failures)
	return result, nil
}
