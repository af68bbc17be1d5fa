package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// shownWorkflows returns the workflows of GitHub Actions by the file that holds each: those of this repository, what sealint init
// writes, and the blocks of the documentation.
func shownWorkflows(t *testing.T) map[string]string {
	t.Helper()
	workflows := map[string]string{}
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	own, err := filepath.Glob("../../.github/workflows/*.yml")
	pages, err2 := filepath.Glob("../../docs/*.md")
	if err != nil || err2 != nil || len(own) == 0 || len(pages) == 0 {
		t.Fatal(err, err2, own, pages)
	}
	for _, name := range own {
		workflows[name] = read(name)
	}
	block := regexp.MustCompile("(?ms)^```ya?ml[^\n]*\n(on:.*?)^```")
	for _, name := range append(pages, "../../README.md") {
		for i, m := range block.FindAllStringSubmatch(read(name), -1) {
			workflows[name+" "+strconv.Itoa(i+1)] = m[1]
		}
	}
	dir := t.TempDir()
	cmd := exec.Command(executable(t), "init")
	cmd.Args[0], cmd.Dir = "sealint", dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("sealint init: %v\n%s", err, out)
	}
	workflows["sealint init"] = read(filepath.Join(dir, ".github/workflows/sealint.yml"))
	return workflows
}

// TestWorkflowsArePinned: an action that is named by a tag or a branch can be replaced by others.
func TestWorkflowsArePinned(t *testing.T) {
	workflows := shownWorkflows(t)
	if len(workflows) < 4 {
		t.Fatalf("found only %v", slices.Sorted(maps.Keys(workflows)))
	}
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages { // parts of workflows, too
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		workflows[name+" in all"] = string(text)
	}
	for name, text := range workflows {
		for _, m := range regexp.MustCompile(`(?m)^[ -]*uses: *(\S+?)(@(\S+))?( # (\S+))?(\s|$)`).FindAllStringSubmatch(text, -1) {
			local := strings.HasPrefix(m[1], "./")
			own := m[1] == "sealint/sealint" && (m[3] == "COMMIT" || name == "sealint init" && m[3] == "main") // the test binary does not know its commit
			if !local && !own && (!regexp.MustCompile(`^[0-9a-f]{40}$`).MatchString(m[3]) || !strings.HasPrefix(m[5], "v")) {
				t.Errorf("%s: %s", name, m[0])
			}
		}
		if !strings.HasSuffix(name, " in all") && strings.Contains(text, "sealint/sealint@") && !(strings.Contains(text, "pull_request:") && strings.Contains(text, "merge_group:") && strings.Contains(text, "push:")) {
			t.Errorf("%s does not run for pull requests, merge queues and the default branch", name)
		}
	}
}

// TestSurfaceWorkflows gives every workflow to actionlint, and every script of the action and of this repository to shellcheck.
func TestSurfaceWorkflows(t *testing.T) {
	needs(t, "shellcheck")
	dir := t.TempDir()
	run := func(name string, args ...string) {
		t.Helper()
		if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
			t.Errorf("%s %v: %v\n%s", name, args, err, out)
		}
	}
	shell := func(name, script string) {
		file := filepath.Join(dir, strings.Map(func(r rune) rune {
			if r == '/' || r == ' ' {
				return '_'
			}
			return r
		}, name))
		fill(t, dir, map[string]string{filepath.Base(file): script})
		run("shellcheck", "--shell=bash", file)
	}
	for _, step := range readAction(t).Runs.Steps {
		if step.Run != "" {
			shell("action "+step.ID, step.Run)
		}
	}
	run("shellcheck", "../../.ci/run")
	shell("hook", blockOf(t, "../../docs/change.md", "pre-commit"))
	needs(t, "actionlint")
	workflows := shownWorkflows(t)
	for i, name := range slices.Sorted(maps.Keys(workflows)) {
		file := filepath.Join(dir, strconv.Itoa(i)+".yml")
		fill(t, dir, map[string]string{filepath.Base(file): workflows[name]})
		t.Log(name)
		run("actionlint", file)
	}
}
