// Package budget measures the time and memory of a run, and abandons functions that do not return in time.
package budget

import (
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"
)

// Tick is the interval between measurements.
const Tick = 20 * time.Millisecond

// Clock measures how long busy goroutines could run. On an idle machine that is the wall-clock time. On a loaded machine it is
// the processor time that the process got, so that the time of a rule does not include waiting for other processes. At
// least a fifth of the wall-clock time always counts, so that every limit is reached.
//
// Clock uses the processor time of the whole process, because only Linux tells that of a single thread without C code.
type Clock struct {
	wall time.Time
	cpu  time.Duration
}

// NewClock starts a clock.
func NewClock() *Clock { return &Clock{wall: time.Now(), cpu: ProcessTime()} }

// Tick returns how long each of a number of busy goroutines could run since the last call. If the call is late, it is not known
// what each goroutine did in between: the result is then at most two intervals, or a fifth of the wall-clock time if that
// is more.
func (c *Clock) Tick(busy int) time.Duration {
	wall, cpu := time.Now(), ProcessTime()
	passed, used := wall.Sub(c.wall), cpu-c.cpu
	c.wall, c.cpu = wall, cpu
	return max(min(passed, used/time.Duration(max(busy, 1)), 2*Tick), passed/5)
}

// Memory is the memory that the process has allocated and not freed, in bytes.
type Memory struct {
	Objects uint64 // including garbage
	Stacks  uint64
}

// ReadMemory measures the memory of the process.
func ReadMemory() Memory {
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	metrics.Read(samples)
	return Memory{samples[0].Value.Uint64(), samples[1].Value.Uint64()}
}

// Fills reports whether the process uses at least a number of bytes. Garbage does not count: Fills collects it if the answer
// depends on it. Stacks that use more than half of the bytes are enough: only endless recursion makes stacks large, and a
// stack doubles when it grows.
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

// Go calls f in a goroutine and returns its result. If f has not returned when the time grace has passed after the end of ctx,
// Go abandons f: it returns the cause of ctx as the error and ignores the result of f. Therefore f must not write data that
// others read. If f panics, the error is a *PanicError.
func Go[T any](ctx context.Context, grace time.Duration, f func() (T, error)) (result T, err error) {
	type outcome struct {
		result T
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		var r outcome
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

// PanicError is a recovered panic: a defect, which must not end the whole run.
type PanicError struct{ Cause any }

func (e *PanicError) Error() string {
	return fmt.Sprintf("defect of sealint, please report it: %v", e.Cause)
}

// Size formats a number of bytes in GiB if it is a multiple of that unit, else in MiB, rounded down.
func Size(bytes uint64) string {
	if bytes >= 1<<30 && bytes%(1<<30) == 0 {
		return fmt.Sprintf("%d GiB", bytes>>30)
	}
	return fmt.Sprintf("%d MiB", bytes>>20)
}
