package lint

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sealint/sealint/lint/model"
)

const parcels = `openapi: 3.1.0
info: {title: parcels, version: 1.0.0}
servers: [{url: "http://parcels.acme.test"}]
paths: {/parcels: {get: {operationId: parcels, responses: {"200": {description: ok}}}}}
`

func parcelsIn(t *testing.T) string {
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "b.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(parcels), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// stalled is an input that never ends, until the test does.
type stalled struct{ ctx context.Context }

func (s stalled) Read([]byte) (int, error) {
	<-s.ctx.Done()
	return 0, errors.New("ended")
}

// runOnce prepares a linter for one run.
func runOnce(ctx context.Context, opts Options, in Input) (*model.Report, error) {
	linter, err := New(ctx, opts)
	if err != nil {
		return nil, err
	}
	result, err := linter.Run(ctx, in)
	if err != nil {
		return nil, err
	}
	return result.Report, nil
}

// A run that must end, whatever for, ends with a report that says so and does not pass.
func TestARunThatIsOverReportsWhatItKnows(t *testing.T) {
	dir := parcelsIn(t)
	interrupted, interrupt := context.WithCancelCause(t.Context())
	interrupt(errors.New("it was interrupted"))
	for name, test := range map[string]struct {
		ctx  context.Context
		opts Options
		in   Input
		want string
	}{
		"interrupted before it began": {interrupted, Options{}, Input{}, "the run ended while files were being looked for, because it was interrupted"},
		"no time":                     {t.Context(), Options{}, Input{Timeout: 1}, "because it took longer than 1ns (--timeout)"},
		"no memory":                   {t.Context(), Options{MaxMemory: 1}, Input{Paths: []string{"-", "a.yaml"}, Stdin: stalled{t.Context()}}, "because it filled more than 0 MiB of memory (--max-memory)"},
		"a stage that does not end":   {t.Context(), Options{}, Input{Timeout: 200 * time.Millisecond, Paths: []string{"-"}, Stdin: stalled{t.Context()}}, "the run ended while files were being looked for, because it took longer than 200ms (--timeout)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.opts.Dir = dir
			report, err := runOnce(test.ctx, test.opts, test.in)
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Problems) != 1 || report.Problems[0].ID != model.ProblemIncomplete || !strings.Contains(report.Problems[0].Message, test.want) {
				t.Errorf("problems: %v, want one that says %q", report.Problems, test.want)
			}
			if report.Verdict != model.Incomplete || len(report.Findings) > 0 || len(report.Documents) > 0 {
				t.Errorf("%s: %d findings, judged %v", report.Verdict, len(report.Findings), report.Documents)
			}
		})
	}
}

// However soon the run ends, either everything was judged or the report says that it was not, and nothing is found that a
// whole run does not find.
func TestARunThatEndsAnywhereHidesNothing(t *testing.T) {
	dir := parcelsIn(t)
	whole, err := runOnce(t.Context(), Options{Dir: dir}, Input{})
	if err != nil {
		t.Fatal(err)
	}
	prints := func(r *model.Report) []string {
		var list []string
		for _, f := range r.Findings {
			list = append(list, f.Fingerprint)
		}
		return list
	}
	all := prints(whole)
	for after := time.Duration(0); after < 400*time.Millisecond; after += 10 * time.Millisecond {
		ctx, interrupt := context.WithCancelCause(t.Context())
		timer := time.AfterFunc(after, func() { interrupt(errors.New("it was interrupted")) })
		report, err := runOnce(ctx, Options{Dir: dir}, Input{})
		timer.Stop()
		interrupt(nil)
		if err != nil {
			t.Fatalf("after %s: %v", after, err)
		}
		found := prints(report)
		if len(report.Problems) == 0 && !slices.Equal(found, all) {
			t.Errorf("after %s: %d findings of %d, and nothing says so", after, len(found), len(all))
		}
		for _, print := range found {
			if !slices.Contains(all, print) {
				t.Errorf("after %s: found what a whole run does not", after)
			}
		}
	}
}

// A document that takes too long is told, and those beside it are not waited for in vain.
func TestGatherLeavesBehindWhatDoesNotEnd(t *testing.T) {
	ctx, end := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer end()
	results := gather(ctx, 20, func(int, int) {}, func(i int) int {
		if i == 1 {
			<-t.Context().Done()
		}
		return i
	})
	for i, r := range results {
		if i == 1 && r != nil || r != nil && *r != i {
			t.Errorf("%d: %v", i, *r)
		}
	}
	if results[0] == nil {
		t.Error("what was done is lost")
	}
}
