package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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

// TestHooks: pre-commit would give file names in several processes, so the hooks take none, and read the index themselves.
func TestHooks(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		Entry         string `yaml:"entry"`
		PassFilenames *bool  `yaml:"pass_filenames"`
		RequireSerial bool   `yaml:"require_serial"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil || len(hooks) != 2 {
		t.Fatal(err, hooks)
	}
	for _, h := range hooks {
		if h.Entry != "sealint lint --staged" || h.PassFilenames == nil || *h.PassFilenames || !h.RequireSerial {
			t.Errorf("%+v", h)
		}
	}
}

// runner runs the steps of the action as a runner of GitHub does.
type runner struct {
	bash, temp, workspace string
	env                   []string // what the runner says about the event
}

// newRunner returns a runner without sealint.
func newRunner(t *testing.T) runner {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("needs bash")
	}
	if testing.Short() {
		t.Skip("builds sealint and runs the action about thirty times")
	}
	return runner{bash: bash, temp: t.TempDir(), workspace: t.TempDir()}
}

// build builds sealint as the action does.
func (r runner) build(t *testing.T) {
	t.Helper()
	for _, step := range readAction(t).Runs.Steps {
		if step.ID == "build" {
			if out, _, err := r.step(t, step.Run, nil); err != nil {
				t.Fatalf("build: %v\n%s", err, out)
			}
		}
	}
}

// noEvent are the variables by which a CI that runs these tests would tell its own event.
var noEvent = []string{"CI=", "GITHUB_ACTIONS=", "GITHUB_EVENT_NAME=", "GITHUB_EVENT_PATH="}

// step runs a script, and gives what it printed and the outputs that it set.
func (r runner) step(t *testing.T, script string, env []string) (printed string, outputs map[string]string, err error) {
	t.Helper()
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "output")
	cmd := exec.Command(r.bash, "-c", script)
	cmd.Dir = r.workspace
	cmd.Env = slices.Concat(os.Environ(), []string{"GITHUB_ACTION_PATH=" + top, "RUNNER_TEMP=" + r.temp, "GITHUB_WORKSPACE=" + r.workspace, "GITHUB_OUTPUT=" + file, "PWD=" + r.workspace}, noEvent, r.env, env)
	out, err := cmd.CombinedOutput()
	text, _ := os.ReadFile(file)
	outputs = map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if _, twice := outputs[name]; twice || !ok || name != "sarif-file" && name != "exit-code" {
			t.Errorf("output %q", line)
		}
		outputs[name] = value
	}
	return string(out), outputs, err
}

// action runs the action in a workspace and gives how it ended, its output sarif-file, and what it printed.
func (r runner) action(t *testing.T, inputs map[string]string) (code, sarif, printed string) {
	t.Helper()
	input := regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`)
	outputs := map[string]string{}
	for _, step := range readAction(t).Runs.Steps {
		if step.ID == "build" {
			continue
		}
		var env []string
		for name, value := range step.Env {
			value = input.ReplaceAllStringFunc(value, func(m string) string { return inputs[input.FindStringSubmatch(m)[1]] })
			value = strings.ReplaceAll(value, "${{ steps.lint.outputs.exit-code }}", outputs["exit-code"])
			env = append(env, name+"="+value)
		}
		out, set, err := r.step(t, step.Run, env)
		printed += out
		switch exit, failed := err.(*exec.ExitError); {
		case step.ID == "lint" && err != nil:
			t.Fatalf("the lint step must not fail: %v\n%s", err, out)
		case step.ID == "lint":
			outputs = set
		case failed:
			code = strconv.Itoa(exit.ExitCode())
		case err != nil:
			t.Fatal(err)
		default:
			code = "0"
		}
	}
	if code != outputs["exit-code"] {
		t.Errorf("ended with %s, said %s", code, outputs["exit-code"])
	}
	if _, ok := outputs["sarif-file"]; !ok {
		t.Error("no output sarif-file")
	}
	return code, outputs["sarif-file"], printed
}

const (
	cleanContract = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: https://a.test}]\npaths: {}\n"
	staleSARIF    = `{"version":"2.1.0","runs":[]}`
)

// fill writes files into a folder. A text that begins with "-> " is a link.
func fill(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		if target, ok := strings.CutPrefix(text, "-> "); ok && err == nil {
			err = os.Symlink(target, file)
		} else if err == nil {
			err = os.WriteFile(file, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestActionRuns(t *testing.T) {
	r := newRunner(t)
	r.build(t)
	outside := t.TempDir()
	open := strings.Replace(cleanContract, "https", "http", 1)
	tests := []struct {
		name   string
		files  map[string]string
		inputs map[string]string
		code   string
		sarif  string // the output: "" none, "temporary" one of the run, else as it is
	}{
		{"a clean repository passes", map[string]string{"api.yaml": cleanContract}, nil, "0", "temporary"},
		{"findings fail", map[string]string{"api.yaml": open}, nil, "1", "temporary"},
		{"the threshold is passed on", map[string]string{"api.yaml": open}, map[string]string{"fail-on": "critical"}, "0", "temporary"},
		{"paths are lines, and never options", map[string]string{"api.yaml": cleanContract}, map[string]string{"paths": "api.yaml\n--help\n"}, "3", "temporary"},
		{"what cannot be judged fails", map[string]string{"api.yaml": "openapi: 3.1.0\nopenapi: 3.1.0\n"}, nil, "3", "temporary"},
		{"an input is no code", map[string]string{"api.yaml": cleanContract}, map[string]string{"paths": "$(touch pwned)\n`touch pwned`"}, "3", "temporary"},
		{"nothing to judge leaves no report", nil, nil, "2", ""},
		{"neither does a usage error", map[string]string{"api.yaml": cleanContract}, map[string]string{"profile": "lax"}, "2", ""},
		{"the report goes where it is wanted", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "out.sarif"}, "0", "out.sarif"},
		{"over what the repository holds there", map[string]string{"api.yaml": cleanContract, "out.sarif": staleSARIF}, map[string]string{"sarif-file": "out.sarif"}, "0", "out.sarif"},
		{"what the repository holds there is no report", map[string]string{"api.yaml": cleanContract, "out.sarif": staleSARIF}, map[string]string{"sarif-file": "out.sarif", "profile": "lax"}, "2", ""},
		{"nor is it without documents", map[string]string{"out.sarif": staleSARIF}, map[string]string{"sarif-file": "out.sarif"}, "2", ""},
		{"nor is a link to a file", map[string]string{"api.yaml": cleanContract, "stale": staleSARIF, "out.sarif": "-> stale"}, map[string]string{"sarif-file": "out.sarif"}, "3", ""},
		{"nor is a folder", map[string]string{"api.yaml": cleanContract, "out.sarif/a.sarif": staleSARIF}, map[string]string{"sarif-file": "out.sarif"}, "3", ""},
		{"nor is a document", map[string]string{"out.sarif": cleanContract, "api.yaml": cleanContract}, map[string]string{"sarif-file": "out.sarif", "paths": "."}, "2", ""},
		{"a folder that does not exist", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "no/out.sarif"}, "3", ""},
		{"a folder inside", map[string]string{"api.yaml": cleanContract, "out/x": ""}, map[string]string{"sarif-file": "out/a.sarif"}, "0", "out/a.sarif"},
		{"a link to a folder inside", map[string]string{"api.yaml": cleanContract, "real/x": "", "out": "-> real"}, map[string]string{"sarif-file": "out/a.sarif"}, "0", "out/a.sarif"},
		{"a link to a folder outside", map[string]string{"api.yaml": cleanContract, "out": "-> " + outside}, map[string]string{"sarif-file": "out/kept.sarif"}, "2", ""},
		{"a link out and back by dots", map[string]string{"api.yaml": cleanContract, "out": "-> " + outside}, map[string]string{"sarif-file": "out/../" + filepath.Base(outside) + "/kept.sarif"}, "2", ""},
		{"an absolute path of somebody else's choice", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": filepath.Join(r.temp, "a.sarif")}, "0", filepath.Join(r.temp, "a.sarif")},
		{"lines in a path are no outputs", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "a.sarif\nexit-code=0"}, "2", ""},
		{"nor is a carriage return", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "a.sarif\rexit-code=0"}, "2", ""},
		{"nor the end of a text", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "a<<EOF"}, "0", "a<<EOF"},
		{"a path is no option", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "--help"}, "0", "./--help"},
		{"a path is no code", map[string]string{"api.yaml": cleanContract}, map[string]string{"sarif-file": "$(touch pwned)"}, "0", "$(touch pwned)"},
		{"a profile is no code and no option", map[string]string{"api.yaml": cleanContract}, map[string]string{"profile": "--help", "fail-on": "$(touch pwned)"}, "2", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := r
			r.workspace = t.TempDir()
			fill(t, r.workspace, test.files)
			fill(t, outside, map[string]string{"kept.sarif": staleSARIF})
			code, sarif, printed := r.action(t, test.inputs)
			if code != test.code {
				t.Errorf("ended with %s, want %s\n%s", code, test.code, printed)
			}
			if test.sarif == "temporary" {
				if !strings.HasPrefix(sarif, r.temp) {
					t.Errorf("sarif-file=%s is not temporary", sarif)
				}
			} else if sarif != test.sarif {
				t.Errorf("sarif-file=%s, want %s\n%s", sarif, test.sarif, printed)
			}
			wanted := test.inputs["sarif-file"]
			if !filepath.IsAbs(wanted) {
				wanted = filepath.Join(r.workspace, wanted)
			}
			if sarif == "" && test.inputs["sarif-file"] != "" && !strings.HasPrefix(test.inputs["sarif-file"], "out/") {
				if info, err := os.Stat(wanted); err == nil && info.Mode().IsRegular() {
					t.Errorf("%s is left, and is no report of this run", test.inputs["sarif-file"])
				}
			}
			if sarif != "" {
				if !filepath.IsAbs(sarif) {
					sarif = filepath.Join(r.workspace, sarif)
				}
				if text, err := os.ReadFile(sarif); err != nil || !strings.Contains(string(text), `"name":"sealint"`) {
					t.Errorf("%s is no report: %v", sarif, err)
				}
			}
			if text, _ := os.ReadFile(filepath.Join(outside, "kept.sarif")); string(text) != staleSARIF {
				t.Error("a file outside of the workspace was touched")
			}
			if _, err := os.Stat(filepath.Join(r.workspace, "pwned")); err == nil {
				t.Error("an input was run")
			}
		})
	}
}

// TestActionChoosesTheBase calls a program in the place of sealint that prints its arguments.
func TestActionChoosesTheBase(t *testing.T) {
	r := newRunner(t)
	fill(t, r.temp, map[string]string{"sealint": "#!/bin/sh\nprintf '<%s>' \"$@\"\n"})
	if err := os.Chmod(filepath.Join(r.temp, "sealint"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ event, input, want string }{
		{"pull_request", "", "auto"},
		{"merge_group", "", "auto"},
		{"pull_request_target", "", "auto"},
		{"push", "", "none"},
		{"schedule", "", "none"},
		{"workflow_dispatch", "", "none"},
		{"", "", "none"},
		{"pull_request", "none", "none"},
		{"pull_request", "origin/main", "origin/main"},
		{"push", "auto", "auto"},
		{"push", "--all", "--all"},
		{"push", "$(touch pwned)", "$(touch pwned)"},
	} {
		r.env = []string{"GITHUB_EVENT_NAME=" + test.event}
		if _, _, printed := r.action(t, map[string]string{"base": test.input, "paths": "api.yaml"}); !strings.Contains(printed, "<--base><"+test.want+"><--><api.yaml>") {
			t.Errorf("%s, base %q: sealint is called with %s", test.event, test.input, printed)
		}
	}
}

// TestActionComparesPullRequests runs the action over the test merge of a pull request, as actions/checkout leaves it. It takes the
// test binary for sealint.
func TestActionComparesPullRequests(t *testing.T) {
	r := newRunner(t)
	if err := os.Symlink(executable(t), filepath.Join(r.temp, "sealint")); err != nil {
		t.Fatal(err)
	}
	up := t.TempDir()
	git := func(dir string, args ...string) string {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=n", "-c", "user.email=n@sealint.example"}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	open := strings.Replace(cleanContract, "https", "http", 1)
	git(up, "init", "-q", "-b", "main")
	fill(t, up, map[string]string{"old.yaml": open})
	git(up, "add", "-A")
	git(up, "commit", "-q", "-m", "base")
	git(up, "checkout", "-q", "-b", "feature")
	fill(t, up, map[string]string{"new.yaml": strings.ReplaceAll(open, "title: t", "title: n"), "README": ""})
	git(up, "add", "-A")
	git(up, "commit", "-q", "-m", "feature")
	head := git(up, "rev-parse", "HEAD")
	git(up, "checkout", "-q", "main")
	git(up, "merge", "-q", "--no-ff", "-m", "merge", "feature")
	event := filepath.Join(t.TempDir(), "event.json")
	fill(t, filepath.Dir(event), map[string]string{"event.json": `{"repository": {"full_name": "acme/shop"}, "pull_request": {"number": 7, "head": {"sha": "` + head +
		`", "repo": {"full_name": "acme/shop"}}, "base": {"ref": "main"}}}`})
	for _, test := range []struct {
		depth, event, code string
		prints             []string
	}{
		{"2", "pull_request", "1", []string{"new.yaml:3:", "(first parent of the test merge of #7)", "fail: 1 new finding"}},
		{"1", "pull_request", "3", []string{"set fetch-depth: 2 for actions/checkout; run: git fetch --no-tags --depth=1 origin "}},
		{"2", "push", "1", []string{"old.yaml:3:", "new.yaml:3:", "fail: 2 findings"}},
	} {
		r.workspace = filepath.Join(t.TempDir(), "w")
		git(up, "clone", "-q", "--depth", test.depth, "file://"+up, r.workspace)
		r.env = []string{"GITHUB_ACTIONS=true", "CI=true", "GITHUB_EVENT_NAME=" + test.event, "GITHUB_EVENT_PATH=" + event}
		code, _, printed := r.action(t, nil)
		if code != test.code {
			t.Errorf("%s with depth %s ended with %s, want %s", test.event, test.depth, code, test.code)
		}
		for _, text := range test.prints {
			if !strings.Contains(printed, text) {
				t.Errorf("%s with depth %s does not print %q:\n%s", test.event, test.depth, text, printed)
			}
		}
	}
}

// TestActionTwice runs the action twice in one job: neither run outputs the report of the other. It does not build sealint,
// which TestActionRuns does, but takes the test binary: see TestMain.
func TestActionTwice(t *testing.T) {
	r := newRunner(t)
	if err := os.Symlink(executable(t), filepath.Join(r.temp, "sealint")); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"", "out.sarif"} {
		r.workspace = t.TempDir()
		fill(t, r.workspace, map[string]string{"api.yaml": cleanContract})
		_, first, _ := r.action(t, map[string]string{"sarif-file": file})
		code, second, _ := r.action(t, map[string]string{"sarif-file": file, "profile": "lax"})
		if first == "" || code != "2" || second != "" {
			t.Errorf("outputs %q, then %q with exit code %s", first, second, code)
		}
		_, third, _ := r.action(t, map[string]string{"sarif-file": file})
		if third == "" || file == "" && third == first {
			t.Errorf("outputs %q, then %q", first, third)
		}
		if _, err := os.Stat(first); file == "" && err != nil {
			t.Errorf("the first report is gone: %v", err)
		}
	}
}
