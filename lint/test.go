package lint

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

// TestRules runs the tests of the custom rules in a directory, with the default values of their parameters, and under the limits
// of a run. An error means that no test ran: a file cannot be read or does not compile, there are no tests, or none that opts
// selects.
func TestRules(ctx context.Context, dir string, opts policy.TestOptions) (*model.TestReport, error) {
	run := begin(ctx, 0, 0)
	defer run.end()
	opts.Today = time.Now().UTC().Format(time.DateOnly)
	report := stage(run, evaluating, func(ctx context.Context) (*model.TestReport, error) { return testRules(ctx, dir, opts) })
	switch {
	case run.err != nil:
		return nil, run.err
	case len(run.problems) > 0:
		return nil, &run.problems[0]
	case len(report.Tests) == 0 && opts.Run != "":
		return nil, fmt.Errorf("no test in %s has a name that matches %q", dir, opts.Run)
	case len(report.Tests) == report.Count(model.TestSkipped):
		return nil, fmt.Errorf("there are no tests in %s: a test is a rule whose name begins with test_, in a file whose name ends with _test.rego", dir)
	}
	return report, nil
}

func testRules(ctx context.Context, dir string, opts policy.TestOptions) (*model.TestReport, error) {
	custom := policyReader{seen: map[string]bool{}}
	if err := custom.readNamed(dir); err != nil {
		return nil, fmt.Errorf("policies in %s: %w", dir, err)
	}
	builtIn, err := BuiltIn()
	if err != nil {
		return nil, err
	}
	schemas, err := Schemas()
	if err != nil {
		return nil, err
	}
	set, problems, err := policy.Load(append(builtIn, custom.modules...), policy.Config{Profile: model.Strict, Schemas: schemas, Memory: DefaultMaxMemory / 4})
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		errs := make([]error, len(problems))
		for i := range problems {
			errs[i] = &problems[i]
		}
		return nil, errors.Join(errs...)
	}
	return set.Test(ctx, custom.modules, builtIn, opts)
}
