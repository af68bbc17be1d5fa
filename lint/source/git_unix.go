//go:build unix

package source

import (
	"os/exec"
	"syscall"
)

// killTogether makes the end of a command's context the end of the processes that it started, too.
func killTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
