//go:build !unix

package git

import "os/exec"

// killTogether does nothing: only git itself is killed, and its child processes lose their pipes after cmd.WaitDelay.
func killTogether(*exec.Cmd) {}
