package budget

import (
	"syscall"
	"time"
)

// ProcessTime returns the processor time that the process has used, or a wall-clock time if the system does not tell it.
func ProcessTime() time.Duration {
	process, err := syscall.GetCurrentProcess()
	var created, exited, kernel, user syscall.Filetime
	if err == nil {
		err = syscall.GetProcessTimes(process, &created, &exited, &kernel, &user)
	}
	if err != nil {
		return time.Duration(time.Now().UnixNano())
	}
	ticks := func(t syscall.Filetime) int64 { return int64(t.HighDateTime)<<32 | int64(t.LowDateTime) } // of 100 ns
	return time.Duration(ticks(kernel)+ticks(user)) * 100
}
