package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"
)

// TestHooksOfPreCommit: pre-commit would give file names in several processes and leave out deleted files, so the hooks take no names,
// run always, and read the index themselves.
func TestHooksOfPreCommit(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		Entry         string `yaml:"entry"`
		Files         string `yaml:"files"`
		AlwaysRun     bool   `yaml:"always_run"`
		PassFilenames *bool  `yaml:"pass_filenames"`
		RequireSerial bool   `yaml:"require_serial"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil || len(hooks) != 2 {
		t.Fatal(err, hooks)
	}
	for _, h := range hooks {
		if h.Entry != "sealint lint --staged --allow-empty" || h.PassFilenames == nil || *h.PassFilenames || !h.RequireSerial || !h.AlwaysRun || h.Files != "" {
			t.Errorf("%+v", h)
		}
	}
}

// needs skips a test of an outside program unless SEALINT_SURFACES is set, which .ci/run does, and the program is on the PATH.
func needs(t *testing.T, program string) {
	t.Helper()
	if os.Getenv("SEALINT_SURFACES") == "" {
		t.Skip("SEALINT_SURFACES is not set")
	}
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("NOT CHECKED: %s is not on the PATH", program)
	}
}

// hooked is a repository in which a program starts sealint before each commit.
type hooked struct {
	t       *testing.T
	dir     string
	env     []string
	sealint string // the folder of the program
}

// newHooked makes a repository, with sealint on the PATH.
func newHooked(t *testing.T) *hooked {
	t.Helper()
	if testing.Short() {
		t.Skip("commits many times")
	}
	home, bin := t.TempDir(), t.TempDir()
	if err := os.Symlink(executable(t), filepath.Join(bin, "sealint")); err != nil {
		t.Fatal(err)
	}
	h := &hooked{t: t, dir: t.TempDir(), sealint: bin}
	h.env = slices.Concat(os.Environ(), noEvent, []string{
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + home, "GIT_CONFIG_GLOBAL=" + filepath.Join(home, "gitconfig"), "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=n@sealint.example", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=n@sealint.example",
		"PRE_COMMIT_FROM_REF=", "PRE_COMMIT_TO_REF=", "LEFTHOOK=", "HUSKY=", "NO_COLOR=1",
	})
	h.do("git", "init", "-q", "-b", "main")
	return h
}

// run runs a command in the repository, and gives what it printed.
func (h *hooked) run(name string, args ...string) (string, error) {
	if found, err := exec.LookPath(name); err == nil {
		name = found
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = h.dir, h.env
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// do is run for a command that must succeed.
func (h *hooked) do(name string, args ...string) string {
	h.t.Helper()
	out, err := h.run(name, args...)
	if err != nil {
		h.t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return out
}

// write writes files into the repository; a text "-" removes the file.
func (h *hooked) write(files map[string]string) {
	h.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if files[name] != "-" {
			fill(h.t, h.dir, map[string]string{name: files[name]})
		} else if err := os.Remove(filepath.Join(h.dir, name)); err != nil {
			h.t.Fatal(err)
		}
	}
}

// hookCase is a commit after a commit, and what becomes of it.
type hookCase struct {
	name   string
	before map[string]string // committed without a hook
	staged map[string]string
	edited map[string]string // after staging
	fails  bool
	prints string
	brief  bool // tried with every manager of hooks, and in each run of the tests
}

const (
	unencrypted  = "openapi: 3.1.0\ninfo: {title: Toys, version: 1.0.0}\nservers: [{url: http://api.example.com}]\npaths: {}\n"
	shutContract = "openapi: 3.1.0\ninfo: {title: Toys, version: 1.0.0}\nservers: [{url: https://api.example.com}]\npaths: {}\n"
	toysManifest = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: toys}\ncontract: {path: api.yaml}\n"
	notEncrypted = "is not encrypted [openapi/tls-required]"
	nothingRead  = "pass: nothing is staged that sealint reads."
)

// hookCases are what a hook must tell apart, whatever starts it.
var hookCases = []hookCase{
	{name: "a contract that is worse", brief: true, before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"api.yaml": unencrypted}, fails: true, prints: notEncrypted},
	{name: "a contract that was bad before", before: map[string]string{"api.yaml": unencrypted}, staged: map[string]string{"api.yaml": strings.Replace(unencrypted, "1.0.0", "1.0.1", 1)}},
	{name: "the first contract", staged: map[string]string{"api.yaml": unencrypted}, fails: true, prints: notEncrypted},
	{name: "no document at all", brief: true, staged: map[string]string{"data.json": "{}\n"}},
	{name: "source code only", brief: true, before: map[string]string{"api.yaml": unencrypted}, staged: map[string]string{"main.go": "package main\n"}},
	{name: "a contract that is named like a page", before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"api.md": unencrypted}, fails: true, prints: notEncrypted},
	{name: "bad in the index, good in the work tree", before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"api.yaml": unencrypted}, edited: map[string]string{"api.yaml": shutContract}, fails: true, prints: notEncrypted},
	{name: "good in the index, bad in the work tree", brief: true, before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"api.yaml": shutContract + "tags: []\n"}, edited: map[string]string{"api.yaml": unencrypted}},
	{name: "a draft that is not staged", before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"data.json": "{}\n"}, edited: map[string]string{"draft.yaml": unencrypted}},
	{
		name: "the contract that a manifest names is deleted", brief: true, before: map[string]string{"api.yaml": shutContract, "toys.integration.yaml": toysManifest},
		staged: map[string]string{"api.yaml": "-"}, fails: true, prints: "api.yaml",
	},
	{name: "a document that cannot be read", before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"api.yaml": "openapi: 3.1.0\nopenapi: 3.1.0\n"}, fails: true, prints: "not judged"},
	{
		name: "names that are no options and no code", before: map[string]string{"api.yaml": shutContract},
		staged: map[string]string{"-rf.yaml": unencrypted, "$(touch pwned).yaml": unencrypted, "a b;touch pwned.yaml": unencrypted, "new\nline.yaml": unencrypted}, fails: true, prints: "-rf.yaml:3:",
	},
	{name: "the policy is switched off", before: map[string]string{"api.yaml": shutContract}, staged: map[string]string{"api.yaml": unencrypted, ".sealint.yaml": "rules: {openapi/tls-required: off}\n"}, fails: true, prints: notEncrypted},
}

// tryHooks commits each case. install makes the repository start sealint.
func tryHooks(t *testing.T, brief bool, install func(h *hooked)) {
	for _, test := range hookCases {
		if brief && !test.brief {
			continue
		}
		t.Run(test.name, func(t *testing.T) {
			h := newHooked(t)
			h.write(map[string]string{"README": "first\n"})
			h.write(test.before)
			h.do("git", "add", "-A")
			h.do("git", "commit", "-q", "-m", "before")
			install(h)
			h.write(test.staged)
			h.do("git", "add", "-A")
			h.write(test.edited)
			out, err := h.run("git", "commit", "-m", "after")
			if failed := err != nil; failed != test.fails || !strings.Contains(out, test.prints) {
				t.Errorf("fails: %t, want %t, printing %q:\n%s", failed, test.fails, test.prints, out)
			}
			if _, err := os.Stat(filepath.Join(h.dir, "pwned")); err == nil {
				t.Error("a name was run")
			}
		})
	}
}

// TestPlainHookSurface tries the script of docs/change.md; all cases where SEALINT_SURFACES is set, as .ci/run does.
func TestPlainHookSurface(t *testing.T) {
	tryHooks(t, os.Getenv("SEALINT_SURFACES") == "", func(h *hooked) {
		fill(t, h.dir, map[string]string{".git/hooks/pre-commit": blockOf(t, "../../docs/change.md", "pre-commit")})
		if err := os.Chmod(filepath.Join(h.dir, ".git/hooks/pre-commit"), 0o755); err != nil {
			t.Fatal(err)
		}
	})
}

// installPreCommit makes pre-commit start the hook sealint-system of this repository, because the other hook
// would fetch and compile all that sealint is made of.
func installPreCommit(t *testing.T, h *hooked) {
	t.Helper()
	hooks, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	repo := &hooked{t: t, dir: t.TempDir(), env: h.env}
	repo.do("git", "init", "-q", "-b", "main")
	fill(t, repo.dir, map[string]string{".pre-commit-hooks.yaml": string(hooks)})
	repo.do("git", "add", "-A")
	repo.do("git", "commit", "-q", "-m", "hooks")
	rev := strings.TrimSpace(repo.do("git", "rev-parse", "HEAD"))
	fill(t, h.dir, map[string]string{".pre-commit-config.yaml": "repos: [{repo: '" + repo.dir + "', rev: " + rev + ", hooks: [{id: sealint-system}]}]\n"})
	h.do("git", "add", ".pre-commit-config.yaml")
	h.do("git", "commit", "-q", "-m", "pre-commit")
	h.do("pre-commit", "install", "--hook-type", "pre-commit", "--hook-type", "pre-merge-commit", "--hook-type", "pre-push")
}

func TestSurfacePreCommit(t *testing.T) {
	needs(t, "pre-commit")
	tryHooks(t, false, func(h *hooked) { installPreCommit(t, h) })
}

// TestSurfacePreCommitMergesAndPushes tries the other hooks of git that pre-commit installs.
func TestSurfacePreCommitMergesAndPushes(t *testing.T) {
	needs(t, "pre-commit")
	h := newHooked(t)
	h.write(map[string]string{"api.yaml": shutContract})
	h.do("git", "add", "-A")
	h.do("git", "commit", "-q", "-m", "before")
	installPreCommit(t, h)
	h.do("git", "checkout", "-q", "-b", "other")
	h.write(map[string]string{"other.yaml": strings.Replace(unencrypted, "Toys", "Other", 1)})
	h.do("git", "add", "-A")
	h.do("git", "commit", "-q", "--no-verify", "-m", "other")
	h.do("git", "checkout", "-q", "main")
	h.write(map[string]string{"main.go": "package main\n"})
	h.do("git", "add", "-A")
	if out := h.do("git", "commit", "-m", "code"); !strings.Contains(out, "Passed") {
		t.Errorf("a commit of code prints %s", out)
	}
	if out, err := h.run("git", "merge", "--no-edit", "other"); err == nil || !strings.Contains(out, notEncrypted) {
		t.Errorf("a merge that brings a bad contract: %v\n%s", err, out)
	}
	if out, err := h.run("git", "commit", "-m", "merge"); err == nil || !strings.Contains(out, notEncrypted) {
		t.Errorf("the same merge, committed by hand: %v\n%s", err, out)
	}
	h.do("git", "merge", "--abort")
	remote := &hooked{t: t, dir: t.TempDir(), env: h.env}
	remote.do("git", "init", "-q", "--bare", "-b", "main")
	h.do("git", "remote", "add", "origin", remote.dir)
	h.do("git", "push", "-q", "-u", "origin", "main")
	if out, err := h.run("git", "push", "origin", "other"); err == nil || !strings.Contains(out, notEncrypted) {
		t.Errorf("a push of a bad contract: %v\n%s", err, out)
	}
}

// manager is a manager of git hooks other than pre-commit, with the block of docs/change.md that configures it.
type manager struct {
	program string // on the PATH
	file    string // that the block becomes
	install []string
}

func TestSurfaceHookManagers(t *testing.T) {
	for _, m := range []manager{
		{"lefthook", "lefthook.yml", []string{"lefthook", "install"}},
		{"husky", ".husky/pre-commit", []string{"husky"}},
	} {
		t.Run(m.program, func(t *testing.T) {
			needs(t, m.program)
			script := blockOf(t, "../../docs/change.md", m.file)
			tryHooks(t, true, func(h *hooked) {
				h.do(m.install[0], m.install[1:]...)
				fill(t, h.dir, map[string]string{m.file: script})
				h.do("git", "add", "-A")
				h.do("git", "commit", "-q", "--no-verify", "-m", m.program)
				h.do(m.install[0], m.install[1:]...)
			})
		})
	}
}

// blockOf returns the code block of a page that is marked with the name of a file, such as ```yaml lefthook.yml.
func blockOf(t *testing.T, page, name string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?ms)^```\\w+ " + regexp.QuoteMeta(name) + "\n(.*?)^```").FindStringSubmatch(string(text))
	if m == nil {
		t.Fatalf("%s has no block %s", page, name)
	}
	return m[1]
}
