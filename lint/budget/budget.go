// Package budget measures what a run takes, time and memory, and leaves behind what takes too much.
package budget

import (
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"
)

// Tick is how often time and memory are looked at.
const Tick = 20 * time.Millisecond

// Clock counts the time that goroutines which keep their processors busy could run in. On an idle machine that is the time
// of day. On a loaded one it is what the process was given, so that a rule is not charged with the time that it waited for
// other processes; but a fifth of the time of day counts always, so that any limit is reached.
//
// It is read from the processor time of the process, because no operating system but Linux tells a goroutine's or a
// thread's own without C.
type Clock struct {
	wall time.Time
	cpu  time.Duration
}

// NewClock starts a clock.
func NewClock() *Clock { return &Clock{wall: time.Now(), cpu: ProcessTime()} }

// Tick tells how long each of a number of busy goroutines could run since the last tick. A tick that comes late tells little
// of what each of them did since then, and counts as one that is in time, or as the fifth.
func (c *Clock) Tick(busy int) time.Duration {
	wall, cpu := time.Now(), ProcessTime()
	passed, used := wall.Sub(c.wall), cpu-c.cpu
	c.wall, c.cpu = wall, cpu
	return max(min(passed, used/time.Duration(max(busy, 1)), 2*Tick), passed/5)
}

// Memory is what the process has allocated and not given back, in bytes.
type Memory struct {
	Objects uint64 // garbage among them
	Stacks  uint64
}

// ReadMemory measures.
func ReadMemory() Memory {
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	metrics.Read(samples)
	return Memory{samples[0].Value.Uint64(), samples[1].Value.Uint64()}
}

// Fills reports whether the process fills a number of bytes. Garbage does not count, and is collected to tell. Stacks are
// large only of calls that nest without end; of these half of the bytes is enough, for a stack doubles when it grows, and
// they are no garbage.
func Fills(bytes uint64) bool {
	m := ReadMemory()
	switch {
	case m.Stacks > bytes/2:
		return true
	case m.Objects+m.Stacks < bytes:
		return false
	}
	runtime.GC()
	m = ReadMemory()
	return m.Objects+m.Stacks >= bytes
}

// Go calls f in a goroutine of its own and gives what it returns. When ctx is over and f has not returned a grace time
// later, f is left behind: the error is the cause that ctx ended for, what f returns is never seen, and f must write nothing
// that others read.
func Go[T any](ctx context.Context, grace time.Duration, f func() (T, error)) (result T, err error) {
	type returned struct {
		result T
		err    error
	}
	done := make(chan returned, 1)
	go func() {
		var r returned
		defer func() {
			if cause := recover(); cause != nil {
				r.err = &PanicError{Cause: cause}
			}
			done <- r
		}()
		r.result, r.err = f()
	}()
	select {
	case r := <-done:
		return r.result, r.err
	case <-ctx.Done():
	}
	select {
	case r := <-done:
		return r.result, r.err
	case <-time.After(grace):
		return result, context.Cause(ctx)
	}
}

// PanicError is a panic of a function that Go called: a defect, which must not end the run of the others.
type PanicError struct{ Cause any }

func (e *PanicError) Error() string {
	return fmt.Sprintf("defect of sealint, please report it: %v", e.Cause)
}

// Size writes a number of bytes in the unit that a reader expects.
func Size(bytes uint64) string {
	if bytes >= 1<<30 && bytes%(1<<30) == 0 {
		return fmt.Sprintf("%d GiB", bytes>>30)
	}
	return fmt.Sprintf("%d MiB", bytes>>20)
}
