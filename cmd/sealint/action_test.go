package main

import (
	"fmt"
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
	Inputs map[string]struct {
		Default string `yaml:"default"`
	} `yaml:"inputs"`
	Outputs map[string]struct {
		Value string `yaml:"value"`
	} `yaml:"outputs"`
	Runs struct {
		Steps []struct {
			ID   string            `yaml:"id"`
			If   string            `yaml:"if"`
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
		for _, m := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(step.If, -1) {
			used[m[1]] = true
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

// runner runs the steps of the action as a runner of GitHub does, but for those of other actions.
type runner struct {
	bash, temp, workspace string
	env                   []string // what the runner says about the event
}

// outcome is what a run of the action leaves.
type outcome struct {
	code    string // exit status of the last step
	outputs map[string]string
	printed string
	summary string
}

// builtProgram is where the action builds sealint, below the temporary folder of the runner.
const builtProgram = "sealint-program/sealint"

// install puts a program in the place of the one that the action would build.
func (r runner) install(t *testing.T, target string) {
	t.Helper()
	fill(t, r.temp, map[string]string{builtProgram: "-> " + target})
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
func (r runner) build(t *testing.T, env ...string) (key string) {
	t.Helper()
	for _, step := range readAction(t).Runs.Steps {
		if step.ID == "build" || step.ID == "version" {
			out, set, err := r.step(t, step.Run, slices.Concat([]string{"SEALINT_REF=main", "SEALINT_COMMIT="}, env))
			if err != nil {
				t.Fatalf("%s: %v\n%s", step.ID, err, out)
			}
			key += set["key"]
		}
	}
	return key
}

// noEvent are the variables by which a CI that runs these tests would tell its own event.
var noEvent = []string{"CI=", "GITHUB_ACTIONS=", "GITHUB_EVENT_NAME=", "GITHUB_EVENT_PATH="}

// actionOutputs are the outputs that a step may set.
var actionOutputs = []string{"key", "commit", "verdict", "exit-code", "findings", "new-findings", "failing-findings", "not-judged", "sarif-file", "upload"}

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
		if _, twice := outputs[name]; twice || !ok || !slices.Contains(actionOutputs, name) {
			t.Errorf("output %q", line)
		}
		outputs[name] = value
	}
	return string(out), outputs, err
}

// action runs the action in a workspace.
func (r runner) action(t *testing.T, inputs map[string]string) (end outcome) {
	t.Helper()
	a := readAction(t)
	input := regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`)
	summary := filepath.Join(t.TempDir(), "summary")
	for _, step := range a.Runs.Steps {
		if step.Uses != "" || step.ID == "build" || step.ID == "version" {
			continue
		}
		env := []string{"GITHUB_STEP_SUMMARY=" + summary}
		for name, value := range step.Env {
			value = input.ReplaceAllStringFunc(value, func(m string) string {
				name := input.FindStringSubmatch(m)[1]
				if given, ok := inputs[name]; ok {
					return given
				}
				return a.Inputs[name].Default
			})
			value = strings.ReplaceAll(value, "${{ steps.lint.outputs.exit-code }}", end.outputs["exit-code"])
			env = append(env, name+"="+value)
		}
		out, set, err := r.step(t, step.Run, env)
		end.printed += out
		switch exit, failed := err.(*exec.ExitError); {
		case step.ID == "lint" && err != nil:
			t.Fatalf("the lint step must not fail: %v\n%s", err, out)
		case step.ID == "lint":
			end.outputs = set
		case failed:
			end.code = strconv.Itoa(exit.ExitCode())
		case err != nil:
			t.Fatal(err)
		default:
			end.code = "0"
		}
	}
	text, err := os.ReadFile(summary)
	if end.summary = string(text); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if end.code != end.outputs["exit-code"] {
		t.Errorf("ended with %s, said %s", end.code, end.outputs["exit-code"])
	}
	if _, ok := end.outputs["sarif-file"]; !ok {
		t.Error("no output sarif-file")
	}
	want, usual := map[string]string{"0": "pass", "1": "fail", "2": "error"}[end.code]
	if !usual {
		want = "incomplete" // 3, and the codes of a program that was stopped
	}
	if end.outputs["verdict"] != want {
		t.Errorf("ended with %s, verdict %q", end.code, end.outputs["verdict"])
	}
	return end
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
			end := r.action(t, test.inputs)
			sarif, printed := end.outputs["sarif-file"], end.printed
			if end.code != test.code {
				t.Errorf("ended with %s, want %s\n%s", end.code, test.code, printed)
			}
			if upload := end.outputs["upload"]; upload != strconv.FormatBool(sarif != "" && end.code < "2") {
				t.Errorf("ended with %s, sarif-file=%s, upload=%s", end.code, sarif, upload)
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

// TestActionBuildsAnywhere: what a job sets for its own project, and for the machine, does not change how sealint is built.
// TestActionOfAKilledRun has a program in the place of sealint that ends as a killed one does: the run must not look like a mistake
// in the configuration, nor like a verdict.
func TestActionOfAKilledRun(t *testing.T) {
	r := newRunner(t)
	for code, end := range map[string]string{"137": "kill -KILL $$", "143": "kill -TERM $$", "139": "exit 139"} {
		program := filepath.Join(r.temp, builtProgram)
		if err := os.MkdirAll(filepath.Dir(program), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"+end+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		r.workspace = t.TempDir()
		fill(t, r.workspace, map[string]string{"api.yaml": cleanContract, "out.sarif": staleSARIF})
		got := r.action(t, map[string]string{"sarif-file": "out.sarif"})
		if got.code != code || got.outputs["verdict"] != "incomplete" || got.outputs["upload"] != "false" || got.outputs["sarif-file"] != "" {
			t.Errorf("%s: code %s, outputs %v", end, got.code, got.outputs)
		}
		if !strings.Contains(got.summary, "status "+code) {
			t.Errorf("%s: the summary is %q", end, got.summary)
		}
	}
}

func TestActionBuildsAnywhere(t *testing.T) {
	r := newRunner(t)
	commit := strings.Repeat("a1", 20)
	key := r.build(t, "SEALINT_REF="+commit, "SEALINT_COMMIT="+commit, "GOFLAGS=-mod=vendor -tags=nothing", "GOOS=plan9", "GOARCH=mips", "GOWORK="+filepath.Join(r.temp, "go.work"), "GO111MODULE=off", "CGO_ENABLED=1", "CC=no-such-compiler", "CGO_CFLAGS=-no-such-flag")
	out, err := exec.Command(filepath.Join(r.temp, builtProgram), "--version").CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "sealint ") {
		t.Errorf("%v\n%s", err, out)
	}
	if !regexp.MustCompile(`^sealint-[0-9a-f]{40}-go[0-9].*-[a-z0-9]+-[a-z0-9]+-`+commit+`$`).MatchString(key) || strings.ContainsAny(key, ",\n ") {
		t.Errorf("the key of the cache is %q", key)
	}
	fill(t, r.workspace, map[string]string{"api.yaml": strings.Replace(cleanContract, "https", "http", 1)})
	if end := r.action(t, nil); !strings.Contains(end.summary, "/blob/"+commit+"/docs/rules/openapi/tls-required.md") {
		t.Errorf("the summary does not lead to the pages of the commit:\n%s", end.summary)
	}
}

// TestActionChoosesTheBase calls a program in the place of sealint that prints its arguments.
func TestActionChoosesTheBase(t *testing.T) {
	r := newRunner(t)
	fill(t, r.temp, map[string]string{builtProgram: "#!/bin/sh\nprintf '<%s>' \"$@\"\n"})
	if err := os.Chmod(filepath.Join(r.temp, builtProgram), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ event, input, want string }{
		{"pull_request", "", "auto"},
		{"merge_group", "", "auto"},
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
		if end := r.action(t, map[string]string{"base": test.input, "paths": "api.yaml"}); !strings.Contains(end.printed, "<--base><"+test.want+"><--><api.yaml>") {
			t.Errorf("%s, base %q: sealint is called with %s", test.event, test.input, end.printed)
		}
	}
	r.env = nil
	if end := r.action(t, map[string]string{"paths": "  a.yaml \r\n\n\t\n b c.yaml\n--all"}); !strings.Contains(end.printed, "<--><a.yaml><b c.yaml><--all>") {
		t.Errorf("sealint is called with %s", end.printed)
	}
	for _, base := range []string{"", "auto", "none", "main"} {
		r.env = []string{"GITHUB_EVENT_NAME=pull_request_target"}
		end := r.action(t, map[string]string{"base": base})
		if end.code != "2" || !strings.Contains(end.printed, "::error title=sealint::pull_request_target") || strings.Contains(end.printed, "<--base>") {
			t.Errorf("pull_request_target, base %q: %s\n%s", base, end.code, end.printed)
		}
	}
}

// TestActionShows: the page of the run, the changed lines and the outputs say what the log says.
func TestActionShows(t *testing.T) {
	r := newRunner(t)
	r.install(t, executable(t))
	open := strings.Replace(cleanContract, "https", "http", 1)
	broken := "openapi: 3.1.0\nopenapi: 3.1.0\n"
	for _, test := range []struct {
		name, event string
		files       map[string]string
		inputs      map[string]string
		outputs     map[string]string
		prints      []string // "!" before a text: it is not printed
		summary     []string
	}{
		{
			"findings", "push",
			map[string]string{"api.yaml": open},
			nil,
			map[string]string{"verdict": "fail", "findings": "3", "failing-findings": "1", "not-judged": "0", "new-findings": "", "upload": "true"},
			[]string{"api.yaml:3:17: high: ", "::error file=api.yaml,line=3,"},
			[]string{"fail", "openapi/tls-required"},
		},
		{
			"a pass", "push",
			map[string]string{"api.yaml": cleanContract},
			nil,
			map[string]string{"verdict": "pass", "failing-findings": "0", "not-judged": "0", "upload": "true"},
			[]string{"!::error"},
			[]string{"pass"},
		},
		{
			"what could not be judged", "push",
			map[string]string{"api.yaml": open, "b.yaml": broken},
			nil,
			map[string]string{"verdict": "incomplete", "not-judged": "1", "failing-findings": "1", "upload": "false"},
			[]string{"::error file=b.yaml,line=2,"},
			[]string{"b.yaml"},
		},
		{
			"a mistake", "push",
			map[string]string{"api.yaml": open},
			map[string]string{"profile": "lax"},
			map[string]string{"verdict": "error", "findings": "", "upload": "false"},
			nil,
			[]string{"## sealint: error", "Nothing was judged"},
		},
		{
			"a merge queue uploads nothing", "merge_group",
			map[string]string{"api.yaml": open},
			map[string]string{"base": "none"},
			map[string]string{"verdict": "fail", "upload": "false"},
			nil, nil,
		},
		{
			"neither annotations nor a summary", "push",
			map[string]string{"api.yaml": open},
			map[string]string{"annotations": "false", "summary": "false"},
			map[string]string{"verdict": "fail"},
			[]string{"!::error"},
			nil,
		},
		{
			"a folder", "push",
			map[string]string{"sub/api.yaml": open, "other.yaml": broken},
			map[string]string{"working-directory": "sub", "paths": "api.yaml", "sarif-file": "out.sarif"},
			map[string]string{"verdict": "fail", "sarif-file": "out.sarif", "upload": "true"},
			nil, nil,
		},
		{
			"no folder", "push",
			map[string]string{"api.yaml": open},
			map[string]string{"working-directory": "sub"},
			map[string]string{"verdict": "error"},
			[]string{"working-directory is not a folder"},
			nil,
		},
		{
			"a folder outside", "push",
			map[string]string{"api.yaml": open, "sub": "-> /"},
			map[string]string{"working-directory": "sub"},
			map[string]string{"verdict": "error"},
			[]string{"working-directory leads out of the workspace"},
			nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := r
			r.workspace = t.TempDir()
			r.env = []string{"GITHUB_EVENT_NAME=" + test.event}
			fill(t, r.workspace, test.files)
			end := r.action(t, test.inputs)
			for name, want := range test.outputs {
				if end.outputs[name] != want {
					t.Errorf("%s=%s, want %s", name, end.outputs[name], want)
				}
			}
			for _, text := range test.prints {
				if absent, not := strings.CutPrefix(text, "!"); not == strings.Contains(end.printed, strings.TrimPrefix(text, "!")) {
					t.Errorf("prints %q: %t\n%s", absent, not, end.printed)
				}
			}
			for _, text := range test.summary {
				if !strings.Contains(end.summary, text) {
					t.Errorf("the summary lacks %q:\n%s", text, end.summary)
				}
			}
			if (test.inputs["summary"] == "false") != (end.summary == "") && end.outputs["verdict"] != "error" {
				t.Errorf("summary: %q", end.summary)
			}
		})
	}
}

// hosted is a repository as GitHub has it: a pull request adds new.yaml beside old.yaml, which has the same mistake.
type hosted struct {
	*hooked
	base, head, merge string // ids of commits; merge is what GitHub tests
}

func newHosted(t *testing.T) hosted {
	t.Helper()
	h := hosted{hooked: newHooked(t)}
	commit := func(name string, files map[string]string) string {
		h.write(files)
		h.do("git", "add", "-A")
		h.do("git", "commit", "-q", "-m", name)
		return strings.TrimSpace(h.do("git", "rev-parse", "HEAD"))
	}
	h.base = commit("base", map[string]string{"old.yaml": strings.Replace(unencrypted, "Toys", "Old", 1)})
	h.do("git", "checkout", "-q", "-b", "feature")
	h.head = commit("feature", map[string]string{"new.yaml": unencrypted, "README": "x\n"})
	h.do("git", "checkout", "-q", "main")
	h.do("git", "merge", "-q", "--no-ff", "-m", "merge", "feature")
	h.merge = strings.TrimSpace(h.do("git", "rev-parse", "HEAD"))
	return h
}

// event writes the event that a workflow is started by, with the ids of the commits in it, and returns what the runner says of it.
func (h hosted) event(t *testing.T, name, text string) []string {
	t.Helper()
	dir := t.TempDir()
	fill(t, dir, map[string]string{"event.json": strings.NewReplacer("{base}", h.base, "{head}", h.head, "{merge}", h.merge).Replace(text)})
	return []string{"GITHUB_ACTIONS=true", "CI=true", "GITHUB_EVENT_NAME=" + name, "GITHUB_EVENT_PATH=" + filepath.Join(dir, "event.json")}
}

const pullRequestEvent = `{"repository": {"full_name": "acme/shop"}, "pull_request": {"number": 7, "head": {"sha": "{head}", "repo": {"full_name": "acme/shop"}}, "base": {"ref": "main"}}}`

// TestActionComparesChanges runs the action for each event, in a clone as actions/checkout leaves it. It takes the test binary for
// sealint.
func TestActionComparesChanges(t *testing.T) {
	r := newRunner(t)
	r.install(t, executable(t))
	h := newHosted(t)
	for _, test := range []struct {
		name, depth, event, text, code string
		upload                         string
		prints                         []string
		added                          string // the output new-findings
	}{
		{"a pull request", "2", "pull_request", pullRequestEvent, "1", "true", []string{"new.yaml:3:", "(first parent of the test merge of #7)", "fail: 1 new finding"}, "2"},
		{"a pull request of a fork", "2", "pull_request", strings.Replace(pullRequestEvent, `"repo": {"full_name": "acme/shop"}`, `"repo": {"full_name": "eve/shop"}`, 1), "1", "true", []string{"new.yaml:3:"}, "2"},
		{"a checkout that is too short", "1", "pull_request", pullRequestEvent, "3", "false", []string{"set fetch-depth: 2 for actions/checkout; run: git fetch --no-tags --depth=1 origin "}, ""},
		{
			"a merge queue", "2", "merge_group", `{"repository": {"full_name": "acme/shop"}, "merge_group": {"base_sha": "{base}", "head_sha": "{merge}", "base_ref": "refs/heads/main"}}`,
			"1", "false",
			[]string{"new.yaml:3:", "fail: 1 new finding"},
			"2",
		},
		{"a push", "2", "push", `{"repository": {"default_branch": "main"}, "ref": "refs/heads/main", "before": "{base}"}`, "1", "true", []string{"old.yaml:3:", "new.yaml:3:", "fail: 2 findings"}, ""},
		{"the clock", "1", "schedule", `{}`, "1", "true", []string{"old.yaml:3:", "new.yaml:3:", "fail: 2 findings"}, ""},
		{"somebody's click", "1", "workflow_dispatch", `{}`, "1", "true", []string{"fail: 2 findings"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := r
			r.workspace = filepath.Join(t.TempDir(), "w")
			h.do("git", "clone", "-q", "--depth", test.depth, "file://"+h.dir, r.workspace)
			r.env = h.event(t, test.event, test.text)
			end := r.action(t, nil)
			if end.code != test.code || end.outputs["upload"] != test.upload || end.outputs["new-findings"] != test.added {
				t.Errorf("ended with %s, want %s; %v\n%s", end.code, test.code, end.outputs, end.printed)
			}
			for _, text := range test.prints {
				if !strings.Contains(end.printed, text) {
					t.Errorf("does not print %q:\n%s", text, end.printed)
				}
			}
			if test.added != "" && (!strings.Contains(end.printed, "::error file=new.yaml,line=3,") || strings.Contains(end.printed, "file=old.yaml")) {
				t.Errorf("annotations:\n%s", end.printed)
			}
		})
	}
}

// TestFreshRepository goes the way of the README: a repository with a contract, sealint init, and the first pull request, which the
// workflow that init wrote judges.
func TestFreshRepository(t *testing.T) {
	r := newRunner(t)
	r.install(t, executable(t))
	h := newHooked(t)
	h.write(map[string]string{"api/toys.yaml": shutContract})
	h.do("git", "add", "-A")
	h.do("git", "commit", "-q", "-m", "contract")
	h.do("sealint", "init")
	h.do("git", "add", "-A")
	h.do("git", "commit", "-q", "-m", "sealint")
	h.do("git", "checkout", "-q", "-b", "feature")
	h.write(map[string]string{"api/toys.yaml": unencrypted})
	h.do("git", "commit", "-q", "-a", "-m", "feature")
	head := strings.TrimSpace(h.do("git", "rev-parse", "HEAD"))
	h.do("git", "checkout", "-q", "main")
	h.do("git", "merge", "-q", "--no-ff", "-m", "merge", "feature")
	text, err := os.ReadFile(filepath.Join(h.dir, ".github/workflows/sealint.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		On   map[string]any `yaml:"on"`
		Jobs map[string]struct {
			Steps []struct {
				Uses string         `yaml:"uses"`
				With map[string]any `yaml:"with"`
			} `yaml:"steps"`
		} `yaml:"jobs"`
	}
	if err := yaml.Unmarshal(text, &workflow); err != nil {
		t.Fatal(err)
	}
	if _, ok := workflow.On["pull_request"]; !ok {
		t.Errorf("the workflow does not run for pull requests: %v", workflow.On)
	}
	depth, inputs := "", map[string]string(nil)
	for _, step := range workflow.Jobs["sealint"].Steps {
		switch name, _, _ := strings.Cut(step.Uses, "@"); name {
		case "actions/checkout":
			depth = fmt.Sprint(step.With["fetch-depth"])
		case "sealint/sealint":
			inputs = map[string]string{}
			for name, value := range step.With {
				inputs[name] = fmt.Sprint(value)
			}
		}
	}
	if inputs == nil {
		t.Fatal("the workflow does not use the action")
	}
	r.workspace = filepath.Join(t.TempDir(), "w")
	h.do("git", "clone", "-q", "--depth", depth, "file://"+h.dir, r.workspace)
	r.env = hosted{head: head}.event(t, "pull_request", pullRequestEvent)
	end := r.action(t, inputs)
	if end.code != "1" || !strings.Contains(end.printed, "::error file=api/toys.yaml,line=3,") || !strings.Contains(end.summary, "openapi/tls-required") {
		t.Errorf("ended with %s:\n%s\n%s", end.code, end.printed, end.summary)
	}
}

// TestActionTwice runs the action twice in one job: neither run outputs the report of the other. It does not build sealint,
// which TestActionRuns does, but takes the test binary: see TestMain.
func TestActionTwice(t *testing.T) {
	r := newRunner(t)
	r.install(t, executable(t))
	for _, file := range []string{"", "out.sarif"} {
		r.workspace = t.TempDir()
		fill(t, r.workspace, map[string]string{"api.yaml": cleanContract})
		first := r.action(t, map[string]string{"sarif-file": file}).outputs["sarif-file"]
		second := r.action(t, map[string]string{"sarif-file": file, "profile": "lax"})
		if first == "" || second.code != "2" || second.outputs["sarif-file"] != "" {
			t.Errorf("outputs %q, then %q with exit code %s", first, second.outputs["sarif-file"], second.code)
		}
		if third := r.action(t, map[string]string{"sarif-file": file}).outputs["sarif-file"]; third == "" || file == "" && third == first {
			t.Errorf("outputs %q, then %q", first, third)
		}
		if _, err := os.Stat(first); file == "" && err != nil {
			t.Errorf("the first report is gone: %v", err)
		}
	}
}
