package policy

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// TestOptions select tests and say how they run.
type TestOptions struct {
	// Run is a regular expression (RE2) that a test's name, with its package, must match; empty means all tests.
	Run string
	// Coverage measures which lines the tests reach.
	Coverage bool
	// Today is the date, as YYYY-MM-DD, that rules see as data.sealint.today.
	Today string
}

// maxCause is the length, in bytes, of what is told about one test. The values of variables may be large.
const maxCause = 4000

// Test runs the tests in modules, under the capabilities with which rules run and with the parameters of the set. Modules may refer
// to libraries, which are not tested. An error means that no test ran: a module does not compile, Run is no regular expression,
// or ctx ended.
func (s *Set) Test(ctx context.Context, modules, libraries []Module, opts TestOptions) (*model.TestReport, error) {
	if _, err := regexp.Compile(opts.Run); err != nil {
		return nil, fmt.Errorf("%q is not a regular expression: %w", opts.Run, err)
	}
	suite := testSuite{set: s, modules: map[string]*ast.Module{}, libraries: map[string]*ast.Module{}, opts: opts}
	if err := suite.parse(modules, libraries); err != nil {
		return nil, err
	}
	coverage := cover.New()
	report, compiler, err := suite.run(ctx, opts.Run, func(r *tester.Runner) {
		if opts.Coverage {
			r.SetCoverageQueryTracer(coverage)
		}
	})
	if err != nil {
		return nil, suite.explain(modules, err)
	}
	if opts.Coverage {
		report.Coverage = suite.coverage(coverage)
	}
	if err := suite.addCauses(ctx, report); err != nil {
		return nil, err
	}
	report.Untested = s.untested(compiler, modules)
	return report, ctx.Err()
}

// testSuite are parsed modules with tests.
type testSuite struct {
	set                *Set
	modules, libraries map[string]*ast.Module // by path; libraries are those that modules refer to
	opts               TestOptions
}

func (t *testSuite) parse(modules, libraries []Module) error {
	var errs []error
	for _, m := range modules {
		mod, err := t.set.ParseTestable(m)
		if err != nil {
			problem := ruleProblem(m, model.Rule{}, err)
			errs = append(errs, &problem)
			continue
		}
		t.modules[m.Path] = mod
	}
	others := map[string]*ast.Module{}
	for _, m := range libraries {
		if m.isTest() {
			continue
		}
		mod, err := t.set.ParseTestable(m)
		if err != nil {
			return err
		}
		others[m.Path] = mod
	}
	var err error
	t.libraries, err = referencedModules(t.modules, others, func(path string) (*ast.Module, error) { return others[path], nil })
	return errors.Join(append(errs, err)...)
}

// run runs the tests whose names match a regular expression, with the tracer that trace sets.
func (t *testSuite) run(ctx context.Context, names string, trace func(*tester.Runner)) (*model.TestReport, *ast.Compiler, error) {
	compiler := ast.NewCompiler().WithCapabilities(capabilities).WithEnablePrintStatements(true).
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_references", MetricName: "check_references", Stage: checkReferences})
	all := maps.Clone(t.libraries)
	for path, mod := range t.modules {
		all[path] = mod.Copy() // the compiler rewrites modules
	}
	runner := tester.NewRunner().SetCompiler(compiler).SetModules(all).SetStore(inmem.NewFromObject(t.set.Data(t.opts.Today))).
		RaiseBuiltinErrors(true).SetTimeout(DefaultTimeout).Filter(names).CapturePrintOutput(true)
	trace(runner)
	results, err := runner.RunTests(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	report := &model.TestReport{}
	for r := range results {
		report.Tests = append(report.Tests, newTest(r))
	}
	slices.SortFunc(report.Tests, func(a, b model.Test) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), a.Line-b.Line, strings.Compare(a.Name, b.Name))
	})
	return report, compiler, nil
}

// newTest reads a result of OPA's test runner.
func newTest(r *tester.Result) model.Test {
	test := model.Test{
		Name: strings.TrimPrefix(r.Package, "data.") + "." + r.Name, Path: r.Location.File, Line: r.Location.Row,
		Outcome: model.TestPassed, Duration: r.Duration, Output: quote.Truncate(strings.TrimSpace(string(r.Output)), maxCause),
	}
	switch {
	case r.Skip:
		test.Outcome = model.TestSkipped
	case topdown.IsCancel(r.Error):
		test.Outcome, test.Cause = model.TestError, fmt.Sprintf("it took longer than %s", DefaultTimeout)
	case r.Error != nil:
		test.Outcome, test.Cause = model.TestError, describeError(r.Error)
	case r.Fail:
		test.Outcome, test.Cause = model.TestFailed, quote.Truncate(failedExpression(r.Trace), maxCause)
	}
	return test
}

// failedExpression returns the last expression that failed in a trace, with its line and the values of its variables.
func failedExpression(trace []*topdown.Event) string {
	for _, e := range slices.Backward(trace) {
		expr, isExpr := e.Node.(*ast.Expr)
		if e.Op != topdown.FailOp || e.Location == nil || e.QueryID == 0 || !isExpr {
			continue
		}
		if _, isEvery := expr.Terms.(*ast.Every); isEvery { // an expression inside of it failed
			continue
		}
		var text bytes.Buffer
		if topdown.PrettyEvent(&text, e, topdown.PrettyEventOpts{PrettyVars: true}) != nil {
			return ""
		}
		return fmt.Sprintf("%s:%d:\n%s", e.Location.File, e.Location.Row, strings.TrimRight(text.String(), "\n"))
	}
	return ""
}

// addCauses runs the failed tests again, to find out why they fail: recording each step takes much memory, and excludes measuring the
// coverage.
func (t *testSuite) addCauses(ctx context.Context, report *model.TestReport) error {
	var names []string
	for _, test := range report.Tests {
		if test.Outcome == model.TestFailed {
			names = append(names, regexp.QuoteMeta("data."+test.Name))
		}
	}
	if len(names) == 0 {
		return nil
	}
	again, _, err := t.run(ctx, "^("+strings.Join(names, "|")+")$", func(r *tester.Runner) { r.EnableTracing(true) })
	if err != nil {
		return err
	}
	for i := range report.Tests {
		for _, test := range again.Tests {
			if test.Name == report.Tests[i].Name {
				report.Tests[i].Cause = test.Cause
			}
		}
	}
	return nil
}

// coverage returns the coverage of the modules that are not tests.
func (t *testSuite) coverage(coverage *cover.Cover) []model.FileCoverage {
	tested := map[string]*ast.Module{}
	for path, mod := range t.modules {
		if !(Module{Path: path}).isTest() {
			tested[path] = mod
		}
	}
	report := coverage.Report(tested)
	list := []model.FileCoverage{}
	for _, path := range slices.Sorted(maps.Keys(tested)) {
		file := model.FileCoverage{Path: path}
		if reached := report.Files[path]; reached == nil {
			row := tested[path].Package.Location.Row
			file.Missed = []model.LineRange{{First: row, Last: row}}
		} else {
			file.Percent = int(reached.Coverage)
			for _, missed := range reached.NotCovered { // in their order
				last := len(file.Missed) - 1
				if last >= 0 && missed.Start.Row <= file.Missed[last].Last {
					file.Missed[last].Last = max(file.Missed[last].Last, missed.End.Row)
				} else {
					file.Missed = append(file.Missed, model.LineRange{First: missed.Start.Row, Last: missed.End.Row})
				}
			}
		}
		list = append(list, file)
	}
	return list
}

// explain returns the errors of the compiler at their lines, in the words in which errors of rules are reported.
func (t *testSuite) explain(modules []Module, err error) error {
	var errs []error
	for path, err := range errorsByFile(err) {
		i := slices.IndexFunc(modules, func(m Module) bool { return m.Path == path })
		if i < 0 {
			continue
		}
		problem := ruleProblem(modules[i], model.Rule{}, err)
		errs = append(errs, &problem)
	}
	if len(errs) == 0 {
		return err
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// untested returns the rules of modules that no test refers to, not even by other rules.
func (s *Set) untested(compiler *ast.Compiler, modules []Module) []model.Rule {
	var tests []*ast.Rule
	for _, mod := range compiler.Modules {
		for _, rule := range mod.Rules {
			if strings.HasPrefix(rule.Head.Ref()[0].String(), tester.TestPrefix) {
				tests = append(tests, rule)
			}
		}
	}
	reached := reachableRules(compiler, tests)
	var list []model.Rule
	for _, rule := range s.Rules {
		own := slices.ContainsFunc(modules, func(m Module) bool {
			mod := compiler.Modules[m.Path]
			return mod != nil && !m.isTest() && denyRef(mod).Equal(s.refs[rule.ID])
		})
		if own && !slices.ContainsFunc(compiler.GetRulesWithPrefix(s.refs[rule.ID]), func(r *ast.Rule) bool { return reached[r] }) {
			list = append(list, rule)
		}
	}
	return list
}
