package policy

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/sealint/sealint/lint/budget"
)

// grace is the time that OPA gets to react to a cancellation, which it checks between expressions. After that time the
// worker is abandoned: it is in the call of a function that cannot be interrupted.
const grace = time.Second

// timePerInput is added to the time limit of a rule for each input, so that a repository of ten thousand contracts does not
// exceed the limit of a healthy rule. The slowest rule takes a seventh of it.
const timePerInput = time.Millisecond

// suspiciousTime is the time after which a rule may be the reason why a run does not end in time.
const suspiciousTime = 10 * budget.Tick

// memoryCheckTime is the least time of a task that may be stopped for its memory. Shorter tasks cannot have filled it.
const memoryCheckTime = suspiciousTime / 5

// watcher enforces the limits of an evaluation. On each tick it looks at the current task of each worker, adds up the time of
// each rule, stops rules that exceed a limit, and replaces workers that do not return from a call. For a healthy rule this
// costs two stores of a pointer per task.
type watcher struct {
	*evaluation
	timeout time.Duration // per rule, as configured
	limit   time.Duration // per rule: timeout and the time for the inputs
	memory  uint64        // limit per rule, in bytes
	base    uint64        // bytes of memory that the process used before

	clock     *budget.Clock
	started   []*worker
	abandoned int // number of abandoned workers, which still use processors
}

// newWatcher makes the watcher of an evaluation. inputs is their number in this batch and those before.
func newWatcher(e *evaluation, timeout time.Duration, memory uint64, inputs int) *watcher {
	before := budget.ReadMemory()
	return &watcher{
		evaluation: e, timeout: timeout, limit: timeout + time.Duration(inputs)*timePerInput,
		memory: memory, base: before.Objects + before.Stacks, clock: budget.NewClock(),
	}
}

// run evaluates all inputs, or as many as it can until ctx ends.
func (w *watcher) run(ctx context.Context) error {
	w.startWorkers(ctx, min(len(w.inputs), runtime.GOMAXPROCS(0)))
	ticker := time.NewTicker(budget.Tick)
	defer ticker.Stop()
	for {
		select {
		case <-w.done:
			return w.terminate(ctx)
		case <-ctx.Done():
			w.cancelAll()
			select { // workers that react to the cancellation still record their results
			case <-w.done:
			case <-time.After(grace):
			}
			return w.terminate(ctx)
		case <-ticker.C:
			w.enforceLimits()
			w.cancelStopped(ctx)
		}
	}
}

func (w *watcher) startWorkers(ctx context.Context, n int) {
	w.mu.Lock()
	w.workers += n // before the first can end and close done
	w.mu.Unlock()
	for range n {
		started := new(worker)
		w.started = append(w.started, started)
		go w.work(ctx, started)
	}
}

// tasks returns the current tasks of the workers.
func (w *watcher) tasks() []*task {
	var tasks []*task
	for _, started := range w.started {
		if t := started.task.Load(); t != nil && t != abandonedTask {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

// enforceLimits stops rules that exceed the time limit, and the rule of the longest task if memory exceeds its limit.
func (w *watcher) enforceLimits() {
	tasks := w.tasks()
	passed := w.clock.Tick(len(tasks) + w.abandoned)
	var longest *task
	for _, t := range tasks {
		t.spent += passed
		if t.rule.spent += passed; t.rule.spent > w.limit {
			w.stopRule(t, fmt.Sprintf("ran longer than %s (--rule-timeout, at most a tenth of --timeout)", w.timeout))
		}
		if longest == nil || t.spent > longest.spent {
			longest = t
		}
	}
	if longest != nil && longest.spent > memoryCheckTime && longest.cancelledAt.IsZero() && budget.Fills(w.base+w.memory) {
		w.stopRule(longest, fmt.Sprintf("took more than %s of memory (a quarter of --max-memory)", budget.Size(w.memory)))
	}
}

// stopRule stops the rule of a task.
func (w *watcher) stopRule(t *task, message string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t.rule.stop(t.input, message)
}

// cancelStopped cancels the tasks of stopped rules. A worker that does not react in time is abandoned, and a new one starts
// in its place.
func (w *watcher) cancelStopped(ctx context.Context) {
	for _, started := range w.started {
		t := started.task.Load()
		switch {
		case t == nil || t == abandonedTask || !t.rule.stopped.Load():
		case t.cancelledAt.IsZero():
			t.cancelledAt = time.Now()
			t.cancel.Cancel()
		case time.Since(t.cancelledAt) < grace:
		case started.task.CompareAndSwap(t, abandonedTask):
			w.mu.Lock()
			w.retry = append(w.retry, t.input)
			w.mu.Unlock()
			w.startWorkers(ctx, 1)
			w.removeWorker()
			w.abandoned++
		}
	}
}

// cancelAll cancels all tasks because the run has ended. It stops the rules that may be the reason, so that a problem names
// them.
func (w *watcher) cancelAll() {
	for _, t := range w.tasks() {
		t.cancel.Cancel()
		if spent := t.rule.spent; spent > suspiciousTime {
			w.stopRule(t, fmt.Sprintf("had run for %s when the run ended", spent.Round(budget.Tick)))
		}
	}
}

// terminate ends the evaluation: results of workers that still run are ignored. It returns why the evaluation is incomplete,
// if it is.
func (w *watcher) terminate(ctx context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.terminated = true
	if w.err == nil && w.completed < len(w.inputs) {
		return context.Cause(ctx)
	}
	return w.err
}
