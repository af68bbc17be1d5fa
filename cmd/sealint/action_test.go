package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"
)

type action struct {
	Inputs  map[string]any `yaml:"inputs"`
	Outputs map[string]struct {
		Value string `yaml:"value"`
	} `yaml:"outputs"`
	Runs struct {
		Steps []struct {
			ID   string            `yaml:"id"`
			Uses string            `yaml:"uses"`
			Run  string            `yaml:"run"`
			Env  map[string]string `yaml:"env"`
		} `yaml:"steps"`
	} `yaml:"runs"`
}

func readAction(t *testing.T) action {
	t.Helper()
	text, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(text, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// TestActionPassesInputsThroughTheEnvironment keeps inputs from becoming code: none stands in a script, each that is
// declared is used, and each that is used is declared.
func TestActionPassesInputsThroughTheEnvironment(t *testing.T) {
	a := readAction(t)
	expression := regexp.MustCompile(`\$\{\{\s*inputs\.([a-z-]+)\s*\}\}`)
	used := map[string]bool{}
	for _, step := range a.Runs.Steps {
		if strings.Contains(step.Run, "${{") {
			t.Errorf("an expression stands in a script: %s", step.Run)
		}
		if step.Uses != "" && !regexp.MustCompile(`@[0-9a-f]{40}$`).MatchString(step.Uses) {
			t.Errorf("%s is not pinned to a commit", step.Uses)
		}
		for _, value := range step.Env {
			for _, m := range expression.FindAllStringSubmatch(value, -1) {
				used[m[1]] = true
			}
		}
	}
	for name := range a.Inputs {
		if !used[name] {
			t.Errorf("input %s is not used", name)
		}
	}
	for name := range used {
		if _, ok := a.Inputs[name]; !ok {
			t.Errorf("input %s is not declared", name)
		}
	}
}

// TestActionRuns runs the steps of the action as a runner does.
func TestActionRuns(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil || testing.Short() {
		t.Skip("needs bash")
	}
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	const clean = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: https://a.test}]\npaths: {}\n"
	tests := []struct {
		name, contract, paths, failOn string
		want                          string
	}{
		{"a clean repository passes", clean, "", "", "0"},
		{"findings fail", strings.Replace(clean, "https", "http", 1), "", "", "1"},
		{"the threshold is passed on", strings.Replace(clean, "https", "http", 1), "", "critical", "0"},
		{"paths are lines, and never options", clean, "api.yaml\n--help\n", "", "3"},
		{"what cannot be judged fails", "openapi: 3.1.0\nopenapi: 3.1.0\n", "", "", "3"},
		{"an input is no code", clean, "$(touch pwned)\n`touch pwned`", "", "3"},
	}
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			repository := t.TempDir()
			if err := os.WriteFile(filepath.Join(repository, "api.yaml"), []byte(test.contract), 0o644); err != nil {
				t.Fatal(err)
			}
			outputs := filepath.Join(t.TempDir(), "output")
			inputs := map[string]string{"paths": test.paths, "fail-on": test.failOn}
			code := ""
			for _, step := range readAction(t).Runs.Steps {
				if step.ID == "build" && i > 0 {
					continue
				}
				cmd := exec.Command(bash, "-c", step.Run)
				cmd.Dir = repository
				cmd.Env = append(os.Environ(), "GITHUB_ACTION_PATH="+top, "RUNNER_TEMP="+temp, "GITHUB_OUTPUT="+outputs)
				for name, value := range step.Env {
					value = regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`).ReplaceAllStringFunc(value, func(m string) string {
						return inputs[strings.Fields(m)[1][len("inputs."):]]
					})
					if strings.Contains(value, "steps.lint.outputs.exit-code") {
						value = code
					}
					cmd.Env = append(cmd.Env, name+"="+value)
				}
				out, err := cmd.CombinedOutput()
				if step.ID == "" { // the last step ends as the run did
					got := "0"
					if exit, ok := err.(*exec.ExitError); ok {
						got = string(rune('0' + exit.ExitCode()))
					}
					if got != test.want {
						t.Errorf("ended with %s, want %s", got, test.want)
					}
					continue
				}
				if err != nil {
					t.Fatalf("step %s: %v\n%s", step.ID, err, out)
				}
				if step.ID == "lint" {
					text, err := os.ReadFile(outputs)
					if err != nil {
						t.Fatal(err)
					}
					lines := strings.Split(strings.TrimSpace(string(text)), "\n")
					slices.Sort(lines)
					code = strings.TrimPrefix(lines[0], "exit-code=")
					if _, err := os.Stat(strings.TrimPrefix(lines[1], "sarif-file=")); err != nil {
						t.Error(err)
					}
				}
			}
			if _, err := os.Stat(filepath.Join(repository, "pwned")); err == nil {
				t.Error("an input was run")
			}
		})
	}
}
