//go:build !unix

package source

import "os/exec"

// killTogether does nothing: the command alone is killed, and what it started loses its pipes after cmd.WaitDelay.
func killTogether(*exec.Cmd) {}
