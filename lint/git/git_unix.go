//go:build unix

package git

import (
	"os/exec"
	"syscall"
)

// killTogether kills the child processes of a command, too, when its context ends.
func killTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
