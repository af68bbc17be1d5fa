package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// rootVariable is the environment variable that tells a process of bare work where the module is.
const rootVariable = "SEALINT_BENCH_ROOT"

// spent is what a process took.
type spent struct {
	cpu, wall time.Duration // cpu is that of the user and of the system
	peak      int64         // bytes
}

// runner starts the processes that are measured.
type runner struct {
	dir     string // of everything that is written
	self    string // this program
	sealint string
	root    string // of the module
	peers   []peer // that are installed
	limit   time.Duration
}

// newRunner builds sealint into a temporary directory.
func newRunner(ctx context.Context) (*runner, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/sealint/sealint").Output()
	if err != nil {
		return nil, fmt.Errorf("find the module: %w", err)
	}
	r := &runner{root: string(bytes.TrimSpace(out)), limit: 15 * time.Minute}
	if r.self, err = os.Executable(); err != nil {
		return nil, err
	}
	if r.dir, err = os.MkdirTemp("", "sealint-bench"); err != nil {
		return nil, err
	}
	r.sealint = filepath.Join(r.dir, "sealint")
	build := exec.CommandContext(ctx, "go", "build", "-o", r.sealint, "./cmd/sealint")
	build.Dir = r.root
	if out, err := build.CombinedOutput(); err != nil {
		r.close()
		return nil, fmt.Errorf("build sealint: %w\n%s", err, out)
	}
	return r, nil
}

func (r *runner) close() { os.RemoveAll(r.dir) }

// generate writes a workload. Another process does it, because the peak memory that the system tells of a process is at least the
// memory of the process that started it.
func (r *runner) generate(ctx context.Context, name string, n int) (string, error) {
	dir := filepath.Join(r.dir, fmt.Sprintf("%s-%d", name, n))
	out, err := exec.CommandContext(ctx, r.self, "-write", fmt.Sprintf("%s=%d", name, n), dir).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("generate %s: %w\n%s", name, err, out)
	}
	return dir, nil
}

// command is a program with its arguments, and the exit codes with which its work is done.
type command struct {
	name  string
	dir   string
	args  []string
	codes []int
}

// lint is a run of sealint that also writes SARIF.
func (r *runner) lint(dir string, args ...string) command {
	args = append([]string{r.sealint, "lint", "--profile", "recommended", "--today", "2026-06-30", "--format", "json", "--output", "sarif=" + filepath.Join(r.dir, "out.sarif")}, args...)
	return command{"sealint", dir, args, []int{0, 1}}
}

// bareWork is a run of what sealint is compared with.
func (r *runner) bareWork(name, place string) command {
	return command{bares[name].title, r.dir, []string{r.self, "-bare", name, place}, []int{0}}
}

// run runs a command and measures it.
func (r *runner) run(ctx context.Context, c command) (spent, error) {
	ctx, cancel := context.WithTimeout(ctx, r.limit)
	defer cancel()
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir, cmd.Stderr = c.dir, &errs
	cmd.Env = append(os.Environ(), rootVariable+"="+r.root)
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && slices.Contains(c.codes, exit.ExitCode()) {
		err = nil
	}
	if err != nil {
		return spent{}, fmt.Errorf("%s: %w\n%s", c.name, err, tail(errs.Bytes()))
	}
	state := cmd.ProcessState
	return spent{state.UserTime() + state.SystemTime(), wall, peak(state)}, nil
}

// tail is the end of what a program said.
func tail(text []byte) []byte {
	const most = 500
	return text[max(len(text)-most, 0):]
}

// medians returns the median of each quantity.
func medians(list []spent) spent {
	middle := func(of func(spent) int64) int64 {
		var all []int64
		for _, s := range list {
			all = append(all, of(s))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return spent{
		time.Duration(middle(func(s spent) int64 { return int64(s.cpu) })),
		time.Duration(middle(func(s spent) int64 { return int64(s.wall) })),
		middle(func(s spent) int64 { return s.peak }),
	}
}
