package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/base"
)

// eraseLine moves the cursor of a terminal to the beginning of its line and erases the line.
const eraseLine = "\r\x1b[K"

// A run says what it is doing after progressDelay, and then every progressPace.
const (
	progressDelay = time.Second
	progressPace  = 100 * time.Millisecond
)

// showsProgress reports whether a run says on a stream what it is doing: on terminals that can erase a line, outside a CI.
func showsProgress(stream any, getenv func(string) string) bool {
	return isTerminal(stream) && getenv("TERM") != "dumb" && !base.InCI(getenv)
}

// watch makes a run say on standard error what it is doing, if that is a terminal. The caller calls stop when the run has ended, before it
// prints anything.
func watch(cmd *cobra.Command, in *lint.Input) (stop func()) {
	out := cmd.ErrOrStderr()
	if !showsProgress(out, os.Getenv) {
		return func() {}
	}
	m := &meter{out: out, width: func() int { return columns(out) }}
	in.Progress = m.tell
	ctx, cancel := context.WithCancel(cmd.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		m.run(ctx, progressDelay)
	}()
	return func() {
		cancel()
		<-ended
	}
}

// meter is a line of a terminal that says what a run is doing. It has only words of our own, and numbers.
type meter struct {
	out   io.Writer
	width func() int // of the terminal, in columns; 0 if it is not known

	mu          sync.Mutex
	doing       string
	done, total int
}

// tell is the Progress of a lint.Input.
func (m *meter) tell(doing string, done, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if doing == m.doing && total == m.total {
		done = max(done, m.done) // calls of several goroutines overtake each other
	}
	m.doing, m.done, m.total = doing, done, total
}

// run draws the line after a delay and whenever it changes, and erases it when ctx ends.
func (m *meter) run(ctx context.Context, delay time.Duration) {
	shown := ""
	timer := time.NewTimer(delay)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			if shown != "" {
				io.WriteString(m.out, eraseLine)
			}
			return
		case <-timer.C:
		}
		if line := m.line(); line != shown {
			io.WriteString(m.out, eraseLine+line)
			shown = line
		}
		timer.Reset(progressPace)
	}
}

// line returns the line, shorter than the terminal is wide: a line that wraps cannot be erased.
func (m *meter) line() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.doing == "" {
		return ""
	}
	line := "sealint: " + m.doing
	if m.total > 0 {
		line += fmt.Sprintf(", %d of %d", m.done, m.total)
	}
	if width := m.width(); width > 0 && len(line) >= width {
		line = line[:width-1]
	}
	return line
}
