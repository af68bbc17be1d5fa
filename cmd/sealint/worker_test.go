package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A worker is a process that runs sealint many times, one command after another. A new process for every command would
// parse all built-in rules each time, which takes longer than most of the commands. The worker changes its working directory
// and its environment for each command, as a new process would have them.
//
// Commands that need a process of their own do not go through a worker: those that get signals, that read a pipe, that run
// as another user, or whose memory is measured.
type worker struct {
	process  *exec.Cmd
	stdin    io.WriteCloser
	stderr   bytes.Buffer
	requests *gob.Encoder
	answers  *gob.Decoder
}

// request is a command for a worker.
type request struct {
	Dir  string
	Env  []string // NAME=VALUE
	Args []string // without the program's name
}

// answer is how a command in a worker ended.
type answer struct {
	Code           int
	Stdout, Stderr string
	// Busy is set when goroutines of the command still run in the worker.
	Busy bool
}

// result is how a command ended.
type result struct {
	code           int  // 128 and the signal, when one ended the process
	late           bool // it did not end within neverEnds
	stdout, stderr string
	memory         int64 // the most memory that its process used at once, in bytes; unknown if it ran in a worker
}

func (r result) output() string { return r.stdout + r.stderr }

// neverEnds is the time after which a command counts as one that never ends. Every healthy command is far quicker, on the
// slowest machine too.
const neverEnds = 60 * time.Second

// workerVariable makes the test binary a worker: see TestMain.
const workerVariable = "SEALINT_TEST_WORKER"

// serve is the main function of a worker.
func serve() {
	paceCollection()
	debug.SetMaxStack(1 << 40) // as main does
	requests, answers := gob.NewDecoder(os.Stdin), gob.NewEncoder(os.Stdout)
	idle := runtime.NumGoroutine()
	for {
		var r request
		if err := requests.Decode(&r); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			panic(err)
		}
		if err := answers.Encode(r.run(idle)); err != nil {
			panic(err)
		}
	}
}

// run runs the command in this process, which has idle goroutines before it.
func (r request) run(idle int) answer {
	os.Clearenv()
	for _, variable := range append(r.Env, "PWD="+r.Dir) {
		name, value, _ := strings.Cut(variable, "=")
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	if err := os.Chdir(r.Dir); err != nil {
		panic(err)
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), r.Args, strings.NewReader(""), &stdout, &stderr)
	for deadline := time.Now().Add(500 * time.Millisecond); runtime.NumGoroutine() > idle && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	return answer{Code: code, Stdout: stdout.String(), Stderr: stderr.String(), Busy: runtime.NumGoroutine() > idle}
}

// workers are the workers of a test.
type workers struct {
	mu   sync.Mutex
	free []*worker
}

// newWorkers returns workers that end with the test.
func newWorkers(t *testing.T) *workers {
	w := &workers{}
	t.Cleanup(func() {
		for _, free := range w.free {
			free.stdin.Close()
			if err := free.process.Wait(); err != nil {
				t.Errorf("a worker: %v\n%s", err, free.stderr.String())
			}
		}
	})
	return w
}

// run runs a command in a worker that is free, or in a new one.
func (w *workers) run(r request) (result, error) {
	w.mu.Lock()
	var free *worker
	if last := len(w.free) - 1; last >= 0 {
		free, w.free = w.free[last], w.free[:last]
	}
	w.mu.Unlock()
	if free == nil {
		var err error
		if free, err = startWorker(); err != nil {
			return result{}, err
		}
	}
	out, alive := free.run(r)
	if alive {
		w.mu.Lock()
		w.free = append(w.free, free)
		w.mu.Unlock()
	}
	return out, nil
}

func startWorker() (*worker, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	w := &worker{process: exec.Command(name)}
	w.process.Env = append(os.Environ(), workerVariable+"=1", "TERM=dumb")
	w.process.Stderr = &w.stderr
	if w.stdin, err = w.process.StdinPipe(); err != nil {
		return nil, err
	}
	stdout, err := w.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w.requests, w.answers = gob.NewEncoder(w.stdin), gob.NewDecoder(stdout)
	return w, w.process.Start()
}

// run runs a command, and reports whether the worker can run another one. A worker ends when a command panics, does not end
// in time, or leaves goroutines behind, which would take time and memory from the next command.
func (w *worker) run(r request) (out result, alive bool) {
	timer := time.AfterFunc(neverEnds, func() {
		w.process.Process.Signal(syscall.SIGQUIT) // which makes it print its stacks
		time.Sleep(5 * time.Second)
		w.process.Process.Kill()
	})
	var a answer
	err := w.requests.Encode(r)
	if err == nil {
		err = w.answers.Decode(&a)
	}
	out = result{code: a.Code, stdout: a.Stdout, stderr: a.Stderr, late: !timer.Stop()}
	if err == nil && !out.late && !a.Busy {
		return out, true
	}
	if err == nil {
		w.process.Process.Kill()
	}
	w.process.Wait()
	if err != nil {
		out.code, out.stderr = w.process.ProcessState.ExitCode(), fmt.Sprintf("the worker ended: %v\n%s", err, w.stderr.String())
	}
	return out, false
}
