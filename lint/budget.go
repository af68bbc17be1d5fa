package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sealint/sealint/lint/budget"
	"github.com/sealint/sealint/lint/model"
)

// The limits of a run that sets none. They are far above what any repository needs, and below what a runner of CI has.
const (
	DefaultTimeout   = 10 * time.Minute
	DefaultMaxMemory = 4 << 30
)

// How long a run that is over waits for work that has not stopped yet: a stage may still stop by itself and give what it
// has. What stops later is left behind.
const (
	gatherGrace = time.Second
	stopGrace   = 3 * time.Second
	locateGrace = 10 * time.Second
)

// The stages in their order: the name that timings show, the words by which a problem says in which stage a run ended, and those for
// Input.Progress.
type stageName struct{ name, doing, now string }

var (
	dividing    = stageName{"divide", "the files were being divided into shards", "dividing the files"}
	discovering = stageName{"discover", "files were being looked for", "looking for files"}
	reading     = stageName{"read", "documents were being read", "reading documents"}
	loading     = stageName{"load", "rules were being loaded", "loading rules"}
	lowering    = stageName{"lower", "it was being worked out what the documents state", "working out what documents state"}
	compiling   = stageName{"compile", "rules were being compiled", "compiling rules"}
	advising    = stageName{"advise", "vulnerabilities were being looked up", "looking up vulnerabilities"}
	preparing   = stageName{"prepare", "documents were being prepared for raw policies", "preparing documents"}
	evaluating  = stageName{"evaluate", "rules were being evaluated", "evaluating rules"}
	comparing   = stageName{"compare", "the documents were being compared with the base", "comparing documents with the base"}
	deciding    = stageName{"decide", "waivers and the baseline were being applied", "applying waivers and the baseline"}
	restoring   = stageName{"restore", "the reports of shards were being read", "reading the reports of shards"}
	saving      = stageName{"save", "a shard was being saved", "saving the shard"}
	locating    = stageName{"locate", "the places of findings were being looked up", "looking up the places of findings"}
)

// run is one run of the pipeline with its limits. Its context ends when the run exceeds its time or its memory, or is
// interrupted; the cause of the context says which.
type run struct {
	ctx      context.Context
	limit    time.Duration
	end      func()
	clock    clock
	progress func(doing string, done, total int) // Input.Progress, or nil
	problems []model.Problem
	told     bool  // that the run ended
	err      error // of the stage or check in which the run failed; the stages behind it do nothing
}

// begin starts the clocks of a run, and the watch over its memory. Zero limits stand for the defaults.
func begin(ctx context.Context, timeout time.Duration, maxMemory uint64) *run {
	limit, memory := cmp.Or(timeout, DefaultTimeout), cmp.Or(maxMemory, DefaultMaxMemory)
	ctx, end := context.WithCancelCause(ctx)
	late := fmt.Errorf("it took longer than %s (--timeout)", limit)
	ctx, endTime := context.WithTimeoutCause(ctx, limit, late)
	go func() {
		ticker := time.NewTicker(budget.Tick)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			if budget.Fills(memory) {
				end(fmt.Errorf("it filled more than %s of memory (--max-memory)", budget.Size(memory)))
			}
		}
	}()
	return &run{ctx: ctx, limit: limit, clock: clock{last: time.Now()}, end: func() {
		endTime()
		end(nil)
	}}
}

// patience returns a context that ends when half of the time is over that the run has left, so that reading and lowering documents
// leaves time for the rules. The function releases it.
func (r *run) patience() (context.Context, func()) {
	end, _ := r.ctx.Deadline()
	return context.WithTimeoutCause(r.ctx, time.Until(end)/2, fmt.Errorf("took longer than half of the time that was left of %s (--timeout)", r.limit))
}

// counter returns what gather tells about the documents of a stage.
func (r *run) counter(s stageName) func(done, total int) {
	if r.progress == nil {
		return func(int, int) {}
	}
	return func(done, total int) { r.progress(s.now, done, total) }
}

func (r *run) over() bool { return r.ctx.Err() != nil }

// report adds problems.
func (r *run) report(problems ...[]model.Problem) {
	r.problems = append(r.problems, slices.Concat(problems...)...)
}

// stage does one part of the run in a goroutine of its own. When the run is over and the goroutine does not stop, it is
// left behind. The result is never nil; it is empty where the run was over before, or a stage before failed.
func stage[T any](r *run, s stageName, do func(ctx context.Context) (*T, error)) *T {
	if r.err == nil && r.over() {
		r.unfinished(s)
		return new(T)
	}
	return finish(r, s, stopGrace, func() (*T, error) { return do(r.ctx) })
}

// last does the part of the run that makes a report of what was found. It gets some time also when the run is over.
func last[T any](r *run, s stageName, do func() (*T, error)) *T {
	return finish(r, s, locateGrace, do)
}

func finish[T any](r *run, s stageName, grace time.Duration, do func() (*T, error)) *T {
	if r.err != nil {
		return new(T)
	}
	r.counter(s)(0, 0)
	result, err := budget.Go(r.ctx, grace, do)
	r.clock.stage(s.name)
	defect, panicked := errors.AsType[*budget.PanicError](err)
	switch {
	case panicked:
		r.problems = append(r.problems, *model.Defect("", defect.Cause))
	case err != nil && r.over():
		r.unfinished(s)
	case err != nil:
		r.err = err
	}
	if result == nil {
		result = new(T)
	}
	return result
}

// check fails the run by the error of a check, unless it failed before.
func (r *run) check(check func() error) {
	if r.err == nil {
		r.err = check()
	}
}

// unfinished reports, once, in which stage the run ended too early, and why.
func (r *run) unfinished(s stageName) {
	if !r.told {
		r.told = true
		r.problems = append(r.problems, model.Problem{
			ID:      model.ProblemIncomplete,
			Message: fmt.Sprintf("the run ended while %s, because %s", s.doing, context.Cause(r.ctx)),
		})
	}
}

// tooSlow is the problem of a document that was not read or lowered in the time that documents have.
func tooSlow(path string, patience context.Context) model.Problem {
	return model.Problem{
		ID: model.ProblemIncomplete, Location: model.Location{Path: path},
		Message: "was not judged, because reading the documents " + context.Cause(patience).Error(),
	}
}

// gather calls f for 0 … n-1 on all processors and returns the results in order. When ctx ends, calls that do not return
// soon are left behind, and their results are nil: an errgroup would wait for them. After each call it tells how many of the n are done.
func gather[T any](ctx context.Context, n int, tell func(done, total int), f func(i int) T) []*T {
	type result struct {
		i     int
		value T
	}
	returned := make(chan result, n) // with room for all: a call that was left behind can still return
	var next, done atomic.Int64
	var working sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				returned <- result{i, f(i)}
				tell(int(done.Add(1)), n)
			}
		})
	}
	_, _ = budget.Go(ctx, gatherGrace, func() (struct{}, error) { working.Wait(); return struct{}{}, nil })
	results := make([]*T, n)
	for range len(returned) {
		r := <-returned
		results[r.i] = &r.value
	}
	return results
}

// clock measures how long the stages take, one after the other. A stage may come several times.
type clock struct {
	last   time.Time
	stages []model.Timing
}

func (c *clock) stage(name string) {
	now := time.Now()
	i := slices.IndexFunc(c.stages, func(t model.Timing) bool { return t.Name == name })
	if i < 0 {
		i, c.stages = len(c.stages), append(c.stages, model.Timing{Name: name})
	}
	c.stages[i].Spent += now.Sub(c.last)
	c.last = now
}

// timings are the stages in order, then the rules, slowest first; nil when nobody asked how long rules take.
func (c *clock) timings(rules map[string]time.Duration) []model.Timing {
	if rules == nil {
		return nil
	}
	var list []model.Timing
	for id, spent := range rules {
		list = append(list, model.Timing{Name: id, Spent: spent})
	}
	slices.SortFunc(list, func(a, b model.Timing) int {
		return cmp.Or(cmp.Compare(b.Spent, a.Spent), strings.Compare(a.Name, b.Name))
	})
	return append(c.stages, list...)
}
