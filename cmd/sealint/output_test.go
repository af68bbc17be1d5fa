package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFullDisk writes a report to a disk that is too small for it: nothing is left there, and the run is incomplete.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, map[string]string{"api.yaml": cleanContract, "disk/x": ""})
	if err := os.Symlink(executable(t), filepath.Join(dir, "sealint")); err != nil {
		t.Fatal(err)
	}
	// A namespace of its own lets anybody mount, where the system allows it.
	inside := func(script string) ([]byte, error) {
		cmd := exec.Command("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=16k none disk && "+script)
		cmd.Dir = dir
		return cmd.CombinedOutput()
	}
	if out, err := inside("true"); err != nil {
		t.Skipf("cannot mount a small disk: %v: %s", err, out)
	}
	out, err := inside("./sealint lint api.yaml --output json=all.json --output sarif=disk/a.sarif; echo status $?; ls -A disk")
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got := string(out); !strings.Contains(got, "incomplete: 1 report could not be written. 1 candidate: 1 judged.\n") || !strings.Contains(got, "no space left") || !strings.HasSuffix(got, "status 3\n") {
		t.Errorf("%s", got)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "all.json")); err != nil || !strings.Contains(string(text), `"verdict": "incomplete"`) {
		t.Errorf("the report on the other disk: %v", err)
	}
}
