//go:build unix

package budget

import (
	"syscall"
	"time"
)

// ProcessTime returns the processor time that the process has used, or a wall-clock time if the system does not tell it.
func ProcessTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return time.Duration(time.Now().UnixNano())
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
