//go:build unix

package git

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The commands with which lint/source lists files.
var (
	listTracked = []string{"ls-files", "-z", "-t", "--stage", "--cached", "--others", "--exclude-standard"}
	listIgnored = []string{"ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"}
)

// readCommands are commands that go through Run: those that the program uses, and similar ones that read commits.
var readCommands = [][]string{
	listTracked,
	listIgnored,
	{"ls-files", "-z", "--stage"},
	{"config", "--local", "--null", "--get-regexp", `^remote\..*\.url$`},
	{"rev-parse", "--verify", "--end-of-options", "HEAD^{commit}"},
	{"cat-file", "commit", "HEAD"},
	{"cat-file", "blob", "HEAD:api.yaml"},
	{"cat-file", "blob", "HEAD:b/inner.yaml"},
	{"ls-tree", "-r", "-z", "--full-tree", "HEAD"},
	{"merge-base", "--all", "HEAD", "HEAD"},
	{"diff-tree", "-r", "--raw", "-z", "--no-ext-diff", "--no-textconv", "HEAD^", "HEAD"},
}

// runGit runs git as a user would, but only with the settings of the repository.
func runGit(dir string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull,
		"GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=n@sealint.example", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=n@sealint.example",
	}
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func mustGit(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := runGit(dir, args...)
	if err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(out)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tempDir returns a new temporary directory, with links in its path resolved as git does it.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// repository makes a repository of two commits with api.yaml, b/inner.yaml and .gitignore, which ignores out/. In the work tree,
// it also has untracked.yaml and out/ignored.yaml.
func repository(t *testing.T) string {
	t.Helper()
	t.Setenv("HOME", tempDir(t))
	t.Setenv("XDG_CONFIG_HOME", "")
	dir := tempDir(t)
	mustGit(t, dir, "init", "-q", ".")
	write(t, filepath.Join(dir, "api.yaml"), "a: 1\n")
	write(t, filepath.Join(dir, ".gitignore"), "out/\n")
	mustGit(t, dir, "add", ".")
	mustGit(t, dir, "commit", "-qm", "one")
	write(t, filepath.Join(dir, "b/inner.yaml"), "b: 1\n")
	mustGit(t, dir, "add", ".")
	mustGit(t, dir, "commit", "-qm", "two")
	write(t, filepath.Join(dir, "untracked.yaml"), "c: 1\n")
	write(t, filepath.Join(dir, "out/ignored.yaml"), "d: 1\n")
	return dir
}

// repositoryFiles are the files that git lists in such a repository.
var repositoryFiles = []string{".gitignore", "api.yaml", "b/inner.yaml", "untracked.yaml"}

// names returns the paths in the output of listTracked, sorted.
func names(out string) []string {
	list := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	for i, entry := range list { // "H <mode> <id> <stage>\t<name>" or "? <name>"
		_, entry, _ = strings.Cut(entry, " ")
		if _, name, tracked := strings.Cut(entry, "\t"); tracked {
			entry = name
		}
		list[i] = entry
	}
	slices.Sort(list)
	return list
}

// sentinel is a script that creates a file dir/ran-NAME, where NAME is its first argument: the setting that made git run it.
type sentinel struct{ script, dir string }

func newSentinel(t *testing.T) sentinel {
	t.Helper()
	dir := tempDir(t)
	script := filepath.Join(dir, "planted.sh")
	write(t, script, "#!/bin/sh\ntouch \""+dir+"/ran-$1\"\nexit 1\n")
	if err := os.Chmod(script, 0o755); err != nil {
		t.Fatal(err)
	}
	return sentinel{script, dir}
}

// takeRuns returns the settings that made git run the script since the last call.
func (s sentinel) takeRuns() []string {
	found, _ := filepath.Glob(filepath.Join(s.dir, "ran-*"))
	for i, name := range found {
		os.Remove(name)
		found[i] = strings.TrimPrefix(filepath.Base(name), "ran-")
	}
	return found
}

// commandSettings are the settings of git that name a command, with the format of their value; %s stands for the command.
var commandSettings = []struct {
	section string
	keys    []string
	format  string
}{
	{"core", []string{"fsmonitor", "sshCommand", "gitProxy", "pager", "editor", "askPass", "alternateRefsCommand"}, "%s"},
	{`remote "origin"`, []string{"uploadpack", "receivepack"}, "%s"},
	{`remote "ext"`, []string{"url"}, "ext::%s"},
	{`filter "planted"`, []string{"clean", "smudge", "process"}, "%s"},
	{`diff "planted"`, []string{"textconv", "command"}, "%s"},
	{`merge "planted"`, []string{"driver"}, "%s"},
	{"diff", []string{"external"}, "%s"},
	{"pager", []string{"ls-files", "config", "cat-file", "ls-tree", "diff-tree", "log", "diff"}, "%s"},
	{"alias", []string{"ls-files", "config", "cat-file", "ls-tree", "diff-tree", "log", "diff", "anything"}, "!%s"},
	{"credential", []string{"helper"}, "!%s"},
	{`credential "http://nowhere.invalid"`, []string{"helper"}, "!%s"},
	{"sequence", []string{"editor"}, "%s"},
	{"gpg", []string{"program"}, "%s"},
	{`gpg "ssh"`, []string{"defaultKeyCommand"}, "%s"},
	{"uploadpack", []string{"packObjectsHook"}, "%s"},
	{`trailer "sign"`, []string{"command", "cmd"}, "%s"},
	{"interactive", []string{"diffFilter"}, "%s"},
	{`mergetool "planted"`, []string{"cmd"}, "%s"},
	{`difftool "planted"`, []string{"cmd"}, "%s"},
	{`submodule "b"`, []string{"update"}, "!%s"},
	{`browser "planted"`, []string{"cmd"}, "%s"},
	{`man "planted"`, []string{"cmd"}, "%s"},
	{"sendemail", []string{"smtpServer"}, "%s"},
	{"instaweb", []string{"httpd"}, "%s"},
	{"web", []string{"browser"}, "planted"},
	{"gc", []string{"recentObjectsHook"}, "%s"},
}

// otherSettings make git use the settings of commandSettings: they choose remotes, allow protocols, and demand filters.
const otherSettings = `[remote "origin"]
	url = ssh://nowhere.invalid/x
	proxy = http://nowhere.invalid
	promisor = true
	partialclonefilter = blob:none
[remote "ext"]
	vcs = ext
	promisor = true
[filter "planted"]
	required = true
[log]
	showSignature = true
[submodule]
	recurse = true
	active = .
[fetch]
	recurseSubmodules = true
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[protocol "ssh"]
	allow = always
[extensions]
	partialClone = origin
[core]
	repositoryformatversion = 1
	untrackedCache = true
`

// plant writes into a repository everything that can name a command: settings, hooks, and attributes that choose filters.
func (s sentinel) plant(t *testing.T, dir string) {
	t.Helper()
	var config strings.Builder
	for _, in := range commandSettings {
		fmt.Fprintf(&config, "[%s]\n", in.section)
		for _, key := range in.keys {
			name := strings.NewReplacer(`"`, "", " ", ".", "/", "", ":", "").Replace(in.section) + "." + key
			fmt.Fprintf(&config, "\t%s = \"%s\"\n", key, strings.ReplaceAll(in.format, "%s", s.script+" "+name))
		}
	}
	config.WriteString(otherSettings)
	fmt.Fprintf(&config, "[fetch]\n\tbundleURI = %s\n", s.script)
	fmt.Fprintf(&config, "[core]\n\thooksPath = %s\n", s.plantHooks(t, dir))

	const attributes = "* filter=planted diff=planted merge=planted\n"
	attributesFile := filepath.Join(s.dir, "attributes")
	for _, file := range []string{attributesFile, filepath.Join(dir, ".git", "info", "attributes"), filepath.Join(dir, ".gitattributes")} {
		write(t, file, attributes)
	}
	fmt.Fprintf(&config, "\tattributesFile = %s\n", attributesFile)

	// The same settings once more, in a file that the configuration includes.
	included := filepath.Join(s.dir, "included")
	write(t, included, config.String())
	fmt.Fprintf(&config, "[include]\n\tpath = %s\n[includeIf \"gitdir:**\"]\n\tpath = %s\n", included, included)
	file := filepath.Join(dir, ".git", "config")
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, string(old)+config.String())
}

// plantHooks writes hooks into the hooks folder of a repository and into another folder, which it returns.
func (s sentinel) plantHooks(t *testing.T, dir string) string {
	t.Helper()
	folder := filepath.Join(dir, ".git", "planted-hooks")
	for _, hook := range []string{
		"pre-commit", "post-checkout", "post-index-change", "post-merge", "pre-auto-gc", "reference-transaction",
		"fsmonitor-watchman", "post-rewrite", "pre-push", "post-commit", "sendemail-validate", "proc-receive",
	} {
		for _, in := range []string{folder, filepath.Join(dir, ".git", "hooks")} {
			file := filepath.Join(in, hook)
			write(t, file, "#!/bin/sh\nexec "+s.script+" hook-"+hook+"\n")
			if err := os.Chmod(file, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	return folder
}

// None of readCommands runs a command that a setting of the repository names.
func TestGitRunsNothingOfTheRepository(t *testing.T) {
	s := newSentinel(t)
	dir := repository(t)
	s.plant(t, dir)
	want := append(slices.Clone(repositoryFiles), ".gitattributes")
	slices.Sort(want)

	// Check the test itself: git without sealint's arguments runs the planted commands.
	runGit(dir, "ls-files", "--others")
	runGit(dir, "status")
	runGit(dir, "diff", "HEAD^", "HEAD")
	runGit(dir, "anything")
	runGit(dir, "fetch", "origin")
	ran := s.takeRuns()
	for _, setting := range []string{"alias.anything", "core.fsmonitor", "core.sshCommand", "filter.planted.process"} {
		if !slices.Contains(ran, setting) {
			t.Errorf("%s is not planted well: git alone ran %q", setting, ran)
		}
	}

	for _, args := range readCommands {
		started := time.Now()
		out, err := runWithin(t.Context(), time.Minute, MaxOutput, "", dir, args...)
		if time.Since(started) > time.Minute+10*time.Second {
			t.Errorf("git %s took longer than its deadline", args)
		}
		if err != nil {
			t.Errorf("git %s: %v", args, err)
		}
		if slices.Contains(args, "--others") && slices.Contains(args, "--cached") && !slices.Equal(names(out), want) {
			t.Errorf("listed %q, want %q", names(out), want)
		}
		if ran := s.takeRuns(); len(ran) > 0 {
			t.Errorf("git %s ran %q", args, ran)
		}
	}
}

// If an object is missing in a repository, git does not fetch it from the remote that the repository names, and runs no program for
// that. It is an error that the list lacks the files of the object.
func TestGitFetchesNothing(t *testing.T) {
	for name, test := range map[string]struct {
		config []string // pairs of key and value; RUN stands for the planted command
		ran    string   // the name of the planted command that git alone runs
	}{
		"ssh":        {[]string{"remote.origin.url", "ssh://nowhere.invalid/x", "core.sshCommand", "RUN"}, "x"},
		"uploadpack": {[]string{"remote.origin.url", "PATH", "remote.origin.uploadpack", "RUN"}, "x"},
		"file URL":   {[]string{"remote.origin.url", "file://PATH", "remote.origin.uploadpack", "RUN"}, "x"},
		"git proxy":  {[]string{"remote.origin.url", "git://nowhere.invalid/x", "core.gitProxy", "SCRIPT"}, "nowhere.invalid"},
		"ext":        {[]string{"remote.origin.url", "ext::RUN", "protocol.ext.allow", "always"}, "x"},
		"vcs":        {[]string{"remote.origin.url", "RUN", "remote.origin.vcs", "ext", "protocol.ext.allow", "always"}, "x"},
		"rewritten":  {[]string{"remote.origin.url", "harmless", "url.ext::RUN #.insteadOf", "harmless", "protocol.ext.allow", "always"}, "x"},
		"credentials": {[]string{
			"remote.origin.url", "HTTP", "credential.helper", "!RUN", "credential.HTTP.helper", "!RUN", "core.askPass", "SCRIPT",
		}, "x"},
		"bundle": {[]string{"remote.origin.url", "ssh://nowhere.invalid/x", "fetch.bundleURI", "HTTP/bundle", "credential.helper", "!RUN", "core.sshCommand", "RUN"}, "x"},
		"all protocols allowed": {[]string{
			"remote.origin.url", "ssh://nowhere.invalid/x", "core.sshCommand", "RUN", "protocol.allow", "always", "protocol.ssh.allow", "always",
		}, "x"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSentinel(t)
			asked := false
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked = true
				w.Header().Set("WWW-Authenticate", `Basic realm="x"`)
				w.WriteHeader(http.StatusUnauthorized)
			}))
			defer server.Close()
			dir := repository(t)
			mustGit(t, dir, "sparse-checkout", "init", "--cone", "--sparse-index")
			mustGit(t, dir, "sparse-checkout", "set", "a")
			mustGit(t, dir, "config", "core.repositoryformatversion", "1")
			mustGit(t, dir, "config", "extensions.partialClone", "origin")
			mustGit(t, dir, "config", "remote.origin.promisor", "true")
			values := strings.NewReplacer("RUN", s.script+" x", "SCRIPT", s.script, "PATH", s.dir, "HTTP", server.URL)
			for i := 0; i < len(test.config); i += 2 {
				mustGit(t, dir, "config", "--add", values.Replace(test.config[i]), values.Replace(test.config[i+1]))
			}
			tree := mustGit(t, dir, "rev-parse", "HEAD:b")
			if err := os.Remove(filepath.Join(dir, ".git/objects", tree[:2], tree[2:])); err != nil {
				t.Fatal(err)
			}
			runGit(dir, "ls-files")
			if ran := s.takeRuns(); !slices.Contains(ran, test.ran) {
				t.Errorf("the command is not planted well: git alone ran %q", ran)
			}
			for _, args := range readCommands {
				asked = false
				out, err := Run(t.Context(), dir, args...)
				if ran := s.takeRuns(); len(ran) > 0 || asked {
					t.Errorf("git %s ran %q, asked the network: %t", args, ran, asked)
				}
				if slices.Contains(args, "--stage") && !errors.Is(err, ErrPartial) && !errors.Is(err, ErrFailed) {
					t.Errorf("git %s: %v, and listed %q", args, err, names(out))
				}
			}
		})
	}
}

// folders make repositories of many kinds, each with the files that git lists there. other is another repository, to which hostile
// settings point.
var folders = map[string]struct {
	make func(t *testing.T, other string) string
	want []string
}{
	"ordinary": {func(t *testing.T, _ string) string { return repository(t) }, repositoryFiles},
	"worktree": {func(t *testing.T, _ string) string {
		dir := filepath.Join(tempDir(t), "linked")
		mustGit(t, repository(t), "worktree", "add", "-q", dir)
		write(t, filepath.Join(dir, "out/ignored.yaml"), "d: 1\n")
		return dir
	}, []string{".gitignore", "api.yaml", "b/inner.yaml"}},
	"submodule": {func(t *testing.T, _ string) string {
		dir := repository(t)
		mustGit(t, dir, "-c", "protocol.file.allow=always", "submodule", "-q", "add", repository(t), "sub")
		write(t, filepath.Join(dir, "sub/out/ignored.yaml"), "d: 1\n")
		return filepath.Join(dir, "sub")
	}, []string{".gitignore", "api.yaml", "b/inner.yaml"}},
	"in another repository": {func(t *testing.T, _ string) string {
		dir := filepath.Join(repository(t), "nested")
		mustGit(t, filepath.Dir(dir), "init", "-q", dir)
		write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
		return dir
	}, []string{"own.yaml"}},
	"with a name of special characters": {func(t *testing.T, _ string) string {
		dir := filepath.Join(tempDir(t), "-c core.pager=x; :(top)*?[é]")
		mustGit(t, filepath.Dir(dir), "init", "-q", "--", dir)
		write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
		return dir
	}, []string{"own.yaml"}},
	"core.worktree elsewhere": {func(t *testing.T, other string) string {
		dir := repository(t)
		mustGit(t, dir, "config", "core.worktree", other)
		return dir
	}, repositoryFiles},
	"core.bare": {func(t *testing.T, _ string) string {
		dir := repository(t)
		mustGit(t, dir, "config", "core.bare", "true")
		return dir
	}, repositoryFiles},
	// The index of the other repository lists files that are not in this folder. They are listed, together with the folder's own
	// files, but without those that the other repository ignores.
	".git file that names another repository": {func(t *testing.T, other string) string {
		dir := tempDir(t)
		write(t, filepath.Join(dir, ".git"), "gitdir: "+filepath.Join(other, ".git")+"\n")
		write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
		return dir
	}, []string{".gitignore", "api.yaml", "b/inner.yaml", "elsewhere.yaml", "own.yaml"}},
	".git link that names another repository": {func(t *testing.T, other string) string {
		dir := tempDir(t)
		if err := os.Symlink(filepath.Join(other, ".git"), filepath.Join(dir, ".git")); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
		return dir
	}, []string{".gitignore", "api.yaml", "b/inner.yaml", "elsewhere.yaml", "own.yaml"}},
	"bare repository among the files": {func(t *testing.T, other string) string {
		dir := repository(t)
		mustGit(t, dir, "init", "-q", "--bare", "bare")
		mustGit(t, filepath.Join(dir, "bare"), "config", "core.fsmonitor", "touch "+filepath.Join(dir, "RAN"))
		mustGit(t, filepath.Join(dir, "bare"), "config", "core.worktree", other)
		return dir
	}, repositoryFiles},
	"index in pieces": {func(t *testing.T, _ string) string {
		dir := repository(t)
		mustGit(t, dir, "config", "core.untrackedCache", "true")
		mustGit(t, dir, "update-index", "--split-index", "--untracked-cache", "--index-version", "4")
		runGit(dir, "status")
		write(t, filepath.Join(dir, "late.yaml"), "l: 1\n")
		return dir
	}, append([]string{"late.yaml"}, repositoryFiles...)},
	"index of a file system monitor": {func(t *testing.T, _ string) string {
		dir := repository(t)
		mustGit(t, dir, "config", "core.fsmonitor", "true")
		runGit(dir, "-c", "core.fsmonitor=printf 't\\0'", "update-index", "--fsmonitor")
		return dir
	}, repositoryFiles},
	"sparse index": {func(t *testing.T, _ string) string {
		dir := repository(t)
		mustGit(t, dir, "sparse-checkout", "init", "--cone", "--sparse-index")
		mustGit(t, dir, "sparse-checkout", "set", "a")
		return dir
	}, repositoryFiles},
}

// Git lists the files of the folder that it is given, by the repository that .git in the folder names, wherever that is. It never
// lists the files of another folder.
func TestGitListsTheFolderItIsGiven(t *testing.T) {
	other := repository(t)
	write(t, filepath.Join(other, "elsewhere.yaml"), "e: 1\n")
	mustGit(t, other, "add", "elsewhere.yaml")
	for name, test := range folders {
		t.Run(name, func(t *testing.T) {
			dir := test.make(t, other)
			out, err := Run(t.Context(), dir, listTracked...)
			if err != nil {
				t.Fatal(err)
			}
			got := slices.DeleteFunc(names(out), func(name string) bool { return strings.HasPrefix(name, "bare/") })
			want := slices.Sorted(slices.Values(test.want))
			if !slices.Equal(got, want) {
				t.Errorf("listed %q, want %q", got, want)
			}
			if _, err := os.Stat(filepath.Join(dir, "RAN")); err == nil {
				t.Error("the configuration of the bare repository ran")
			}
		})
	}
}

// Environment variables from which git takes settings have no effect, including those that are set if a git hook starts sealint.
func TestGitInheritsNoSettings(t *testing.T) {
	dir, other, s := repository(t), repository(t), newSentinel(t)
	write(t, filepath.Join(other, "elsewhere.yaml"), "e: 1\n")
	trace := filepath.Join(s.dir, "ran-trace")
	for name, value := range map[string]string{
		"GIT_DIR": filepath.Join(other, ".git"), "GIT_WORK_TREE": other, "GIT_COMMON_DIR": filepath.Join(other, ".git"),
		"GIT_INDEX_FILE": filepath.Join(other, ".git", "index"), "GIT_PREFIX": "b/", "GIT_NAMESPACE": "x",
		"GIT_OBJECT_DIRECTORY": filepath.Join(other, ".git", "objects"), "GIT_ALTERNATE_OBJECT_DIRECTORIES": other,
		"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": s.script + " count",
		"GIT_CONFIG_PARAMETERS": "'core.fsmonitor=" + s.script + " parameters'",
		"GIT_CONFIG_GLOBAL":     filepath.Join(s.dir, "global"), "GIT_CONFIG_SYSTEM": filepath.Join(s.dir, "global"),
		"GIT_EXTERNAL_DIFF": s.script + " external", "GIT_SSH_COMMAND": s.script + " ssh", "GIT_SSH": s.script, "GIT_PROXY_COMMAND": s.script,
		"GIT_PAGER": s.script + " pager", "PAGER": s.script + " pager", "GIT_EDITOR": s.script + " editor", "GIT_ASKPASS": s.script, "SSH_ASKPASS": s.script,
		"GIT_TRACE": trace, "GIT_TRACE_SETUP": trace, "GIT_TRACE2": trace, "GIT_TRACE2_EVENT": trace, "GIT_TRACE2_PERF": trace,
		"GIT_EXEC_PATH": s.dir, "GIT_TEMPLATE_DIR": s.dir, "GIT_ATTR_SOURCE": "HEAD", "GIT_TEST_FSMONITOR": s.script + " test",
		"GIT_LITERAL_PATHSPECS": "0", "GIT_GLOB_PATHSPECS": "1", "GIT_ICASE_PATHSPECS": "1", "GIT_CEILING_DIRECTORIES": "/",
		"GIT_NO_LAZY_FETCH": "0", "GIT_ALLOW_PROTOCOL": "ext:ssh:file", "GIT_REDIRECT_STDOUT": trace, "GIT_REPLACE_REF_BASE": "x",
	} {
		t.Setenv(name, value)
	}
	write(t, filepath.Join(s.dir, "global"), "[core]\n\tfsmonitor = "+s.script+" global\n\texcludesFile = "+filepath.Join(s.dir, "all")+"\n")
	write(t, filepath.Join(s.dir, "all"), "*\n")
	for _, args := range readCommands {
		out, err := Run(t.Context(), dir, args...)
		if err != nil && args[0] != "config" { // no remote is configured
			t.Errorf("git %s: %v", args, err)
		}
		if slices.Contains(args, "--others") && slices.Contains(args, "--cached") && !slices.Equal(names(out), repositoryFiles) {
			t.Errorf("listed %q, want %q", names(out), repositoryFiles)
		}
	}
	if ran := s.takeRuns(); len(ran) > 0 {
		t.Errorf("ran %q", ran)
	}
}

// If git blocks on a file of the repository, such as a named pipe, it is killed at the deadline.
func TestGitEnds(t *testing.T) {
	fifo := func(t *testing.T, name string) {
		t.Helper()
		os.RemoveAll(name)
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, plant := range map[string]func(t *testing.T, dir string){
		"core.excludesFile": func(t *testing.T, dir string) {
			fifo(t, filepath.Join(dir, "fifo"))
			mustGit(t, dir, "config", "core.excludesFile", filepath.Join(dir, "fifo"))
		},
		"include.path": func(t *testing.T, dir string) {
			fifo(t, filepath.Join(dir, "fifo"))
			mustGit(t, dir, "config", "include.path", filepath.Join(dir, "fifo"))
		},
		".git/config":       func(t *testing.T, dir string) { fifo(t, filepath.Join(dir, ".git/config")) },
		".git/index":        func(t *testing.T, dir string) { fifo(t, filepath.Join(dir, ".git/index")) },
		".git/HEAD":         func(t *testing.T, dir string) { fifo(t, filepath.Join(dir, ".git/HEAD")) },
		".git/info/exclude": func(t *testing.T, dir string) { fifo(t, filepath.Join(dir, ".git/info/exclude")) },
		".git":              func(t *testing.T, dir string) { fifo(t, filepath.Join(dir, ".git")) },
		".gitignore":        func(t *testing.T, dir string) { fifo(t, filepath.Join(dir, "b/.gitignore")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := repository(t)
			plant(t, dir)
			out, err := runWithin(t.Context(), 200*time.Millisecond, MaxOutput, "", dir, listTracked...)
			if !errors.Is(err, ErrDeadline) && !errors.Is(err, ErrNoRepository) {
				t.Errorf("%v, and listed %q", err, names(out))
			}
		})
	}
}

// replaceGit makes a shell script the git of the PATH.
func replaceGit(t *testing.T, script string) {
	t.Helper()
	dir := tempDir(t)
	write(t, filepath.Join(dir, "git"), "#!/bin/sh\n"+script+"\n")
	if err := os.Chmod(filepath.Join(dir, "git"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// Processes that git starts end with git, in whatever way git ends.
func TestGitLeavesNoProcessBehind(t *testing.T) {
	for name, test := range map[string]struct {
		script   string
		deadline time.Duration
		kind     error
	}{
		"git waits for it":          {"(exec 3>FIFO; echo x >&3; sleep 600)", time.Second, ErrDeadline},
		"git ends before it":        {"(exec 3>FIFO; echo x >&3; sleep 600) & exec 3<FIFO; read x <&3; exit 0", time.Minute, ErrFailed},
		"git writes without end":    {"(exec 3>FIFO; echo x >&3; exec yes)", time.Minute, ErrOutput},
		"git complains without end": {"(exec 3>FIFO; echo x >&3; exec yes >&2)", time.Second, ErrDeadline},
	} {
		t.Run(name, func(t *testing.T) {
			fifo := filepath.Join(tempDir(t), "fifo")
			if err := syscall.Mkfifo(fifo, 0o600); err != nil {
				t.Fatal(err)
			}
			held, err := os.OpenFile(fifo, os.O_RDONLY|syscall.O_NONBLOCK, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer held.Close()
			replaceGit(t, strings.ReplaceAll(test.script, "FIFO", fifo))
			if _, err := runWithin(t.Context(), test.deadline, 1<<20, "", tempDir(t), "ls-files"); !errors.Is(err, test.kind) {
				t.Errorf("got %v, want %v", err, test.kind)
			}
			// Reading reaches the end of the pipe when no process has it open for writing any more.
			if err := held.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadAll(held); err != nil {
				t.Errorf("the process lives on: %v", err)
			}
		})
	}
}

func TestGitIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	replaceGit(t, "exec sleep 600")
	time.AfterFunc(100*time.Millisecond, cancel)
	if _, err := Run(ctx, tempDir(t), "ls-files"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestGitErrorKinds(t *testing.T) {
	for name, test := range map[string]struct {
		script string
		kind   error
		text   string
	}{
		"nothing wrong":      {"echo a", nil, ""},
		"harmless warning":   {"echo 'warning: unable to access .gitignore: Too many levels of symbolic links' >&2; echo a", nil, ""},
		"object missing":     {"echo 'warning: x' >&2; echo 'error: Could not read ab12' >&2; echo a", ErrPartial, "warning: x; error: Could not read ab12"},
		"directory shut":     {"echo \"warning: could not open directory 'x/': Permission denied\" >&2; echo a", ErrPartial, "could not open directory 'x/'"},
		"a flood":            {"yes 'warning: x' | head -c 1000000 >&2; echo 'error: y' >&2; echo a", ErrPartial, "…"},
		"no repository":      {"echo 'fatal: not a git repository: x' >&2; exit 128", ErrNoRepository, "fatal: not a git repository: x"},
		"owner":              {"echo \"fatal: detected dubious ownership in repository at 'x'\" >&2; exit 128", ErrOwner, "dubious ownership in repository at 'x'"},
		"another":            {"echo 'fatal: index file corrupt' >&2; exit 128", ErrFailed, "index file corrupt"},
		"without a word":     {"exit 7", ErrFailed, "exit status 7"},
		"killed":             {"kill -9 $$", ErrFailed, "signal: killed"},
		"text that is bytes": {"printf 'fatal: \\377\\376x' >&2; exit 1", ErrFailed, "fatal: �x"},
	} {
		t.Run(name, func(t *testing.T) {
			replaceGit(t, test.script)
			out, err := Run(t.Context(), tempDir(t), "ls-files")
			if !errors.Is(err, test.kind) {
				t.Fatalf("got %v, want %v", err, test.kind)
			}
			if (test.kind == nil || test.kind == ErrPartial) != (out == "a\n") {
				t.Errorf("output %q", out)
			}
			if err != nil && (!strings.Contains(err.Error(), test.text) || len(err.Error()) > 600) {
				t.Errorf("got %q, which is %d bytes long and lacks %q", err, len(err.Error()), test.text)
			}
		})
	}
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", tempDir(t))
		if _, err := Run(t.Context(), tempDir(t), "ls-files"); !errors.Is(err, ErrMissing) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("git in the working directory", func(t *testing.T) {
		dir := tempDir(t)
		replaceGit(t, "touch "+filepath.Join(dir, "RAN"))
		if err := os.Rename(filepath.Join(strings.Split(os.Getenv("PATH"), ":")[0], "git"), filepath.Join(dir, "git")); err != nil {
			t.Fatal(err)
		}
		t.Chdir(dir)
		t.Setenv("PATH", ".")
		if _, err := Run(t.Context(), dir, "ls-files"); !errors.Is(err, ErrMissing) {
			t.Errorf("got %v", err)
		}
	})
}

// The files are the same if another user owns the repository, as in a container.
func TestGitReadsARepositoryOfAnotherUser(t *testing.T) {
	real, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	s := newSentinel(t)
	dir := repository(t)
	s.plant(t, dir)
	replaceGit(t, "export GIT_TEST_ASSUME_DIFFERENT_OWNER=1; exec "+real+` "$@"`)
	if out, err := runGit(dir, "ls-files"); err == nil || !strings.Contains(out, "dubious ownership") {
		t.Fatalf("git alone reads it: %v, %s", err, out)
	}
	s.takeRuns()
	out, err := Run(t.Context(), dir, listTracked...)
	if want := slices.Sorted(slices.Values(append([]string{".gitattributes"}, repositoryFiles...))); err != nil || !slices.Equal(names(out), want) {
		t.Errorf("listed %q, %v", names(out), err)
	}
	if ran := s.takeRuns(); len(ran) > 0 {
		t.Errorf("ran %q", ran)
	}
}

func TestRemoteURLs(t *testing.T) {
	dir := repository(t)
	if urls := RemoteURLs(t.Context(), dir); urls != nil {
		t.Errorf("got %q", urls)
	}
	mustGit(t, dir, "remote", "add", "origin", "https://git.acme.test/a b.git")
	mustGit(t, dir, "remote", "add", "b", "git@git.acme.test:x")
	if urls := RemoteURLs(t.Context(), dir); !slices.Equal(urls, []string{"https://git.acme.test/a b.git", "git@git.acme.test:x"}) {
		t.Errorf("got %q", urls)
	}
}

func TestCommand(t *testing.T) {
	for _, test := range []struct{ arg, want string }{
		{"origin/main", "git origin/main"},
		{"+refs/heads/a:refs/remotes/origin/a", "git +refs/heads/a:refs/remotes/origin/a"},
		{"", "git ''"},
		{"$(touch x)", "git '$(touch x)'"},
		{"a'b", `git 'a'\''b'`},
		{"ü;", "git 'ü;'"},
	} {
		got := Command(test.arg)
		if got != test.want {
			t.Errorf("%q: got %s, want %s", test.arg, got, test.want)
		}
		out, err := exec.Command("sh", "-c", "printf %s"+strings.TrimPrefix(got, "git")).Output()
		if err != nil || string(out) != test.arg {
			t.Errorf("a shell reads %s as %q, %v", got, out, err)
		}
	}
}

// The parents of a commit are those in the commit, whatever grafts, replacements and the commit-graph say.
func TestGitReadsHistoryFromCommits(t *testing.T) {
	for name, forge := range map[string]func(t *testing.T, dir, head string){
		"graft": func(t *testing.T, dir, head string) {
			write(t, filepath.Join(dir, ".git/info/grafts"), head+"\n")
		},
		"replacement": func(t *testing.T, dir, head string) {
			mustGit(t, dir, "replace", "--graft", head)
		},
		"commit-graph": func(t *testing.T, dir, head string) {
			mustGit(t, dir, "commit-graph", "write", "--reachable")
			file := filepath.Join(dir, ".git/objects/info/commit-graph")
			graph, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			// Commit data follow the trees: a parent of number 0 or 1 becomes "no parent" (commit-graph-format).
			tree, err := hex.DecodeString(mustGit(t, dir, "rev-parse", head+"^{tree}"))
			if err != nil {
				t.Fatal(err)
			}
			at := bytes.LastIndex(graph, tree) + len(tree)
			copy(graph[at:], []byte{0x70, 0, 0, 0})
			if err := os.Chmod(file, 0o600); err != nil {
				t.Fatal(err)
			}
			write(t, file, string(graph))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := repository(t)
			head, parent := mustGit(t, dir, "rev-parse", "HEAD"), mustGit(t, dir, "rev-parse", "HEAD^")
			forge(t, dir, head)
			if count := mustGit(t, dir, "rev-list", "--count", "HEAD"); !strings.HasSuffix(count, "1") {
				t.Fatalf("the parent is not hidden from git alone: it counts %s commits", count)
			}
			if out, err := Run(t.Context(), dir, "rev-list", "HEAD"); err != nil || out != head+"\n"+parent+"\n" {
				t.Errorf("got %q, %v; want %s and %s", out, err, head, parent)
			}
		})
	}
}

// RunOnIndex reads the index that git names to a hook, but not that of another repository.
func TestIndexOfTheNextCommit(t *testing.T) {
	dir := repository(t)
	write(t, filepath.Join(dir, ".git/hooks/pre-commit"), "#!/bin/sh\nprintf %s \"$GIT_INDEX_FILE\" >../seen\ncp \"$GIT_INDEX_FILE\" .git/kept\nexit 1\n")
	if err := os.Chmod(filepath.Join(dir, ".git/hooks/pre-commit"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "staged.yaml"), "s: 1\n")
	mustGit(t, dir, "add", "staged.yaml")
	write(t, filepath.Join(dir, "api.yaml"), "a: 2\n")
	runGit(dir, "commit", "-m", "partial", "--", "api.yaml")
	seen, err := os.ReadFile(filepath.Join(dir, "../seen"))
	if err != nil || filepath.Dir(string(seen)) != filepath.Join(dir, ".git") {
		t.Fatalf("git names %q to the hook, %v", seen, err)
	}
	for name, test := range map[string]struct {
		index  string
		staged bool
		fails  bool
	}{
		"no variable":        {"", true, false},
		"the usual one":      {".git/index", true, false},
		"that of a part":     {filepath.Join(dir, ".git/kept"), false, false},
		"of another":         {filepath.Join(repository(t), ".git/index"), false, true},
		"of another, nearby": {"../index", false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GIT_INDEX_FILE", test.index)
			out, err := RunOnIndex(t.Context(), dir, "ls-files", "-z")
			if staged := strings.Contains(out, "staged.yaml"); staged != test.staged || (err != nil) != test.fails {
				t.Errorf("listed %q, %v", out, err)
			}
		})
	}
}
