//go:build unix

package source

import (
	"context"
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

// readCommands are commands that go through git(): those that are used and their kin that read commits.
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

// runGit runs git as a person would, with the settings of the repository alone.
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

// tempDir is a temporary directory by the path that git knows it by.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// repository makes a repository of two commits: api.yaml, b/inner.yaml and .gitignore, which ignores out/; untracked.yaml
// and out/ignored.yaml are beside them.
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

var repositoryFiles = []string{".gitignore", "api.yaml", "b/inner.yaml", "untracked.yaml"}

// names are the files that a listing names, sorted.
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

// sentinel is a command that leaves a file behind, named by what ran it.
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

// takeRuns are the settings that takeRuns, and forgets them.
func (s sentinel) takeRuns() []string {
	found, _ := filepath.Glob(filepath.Join(s.dir, "ran-*"))
	for i, name := range found {
		os.Remove(name)
		found[i] = strings.TrimPrefix(filepath.Base(name), "ran-")
	}
	return found
}

// plant sets everything in a repository's configuration that can name a command.
func (s sentinel) plant(t *testing.T, dir string) {
	t.Helper()
	config, attributes := "", "* filter=planted diff=planted merge=planted\n"
	section := ""
	set := func(in, key, format string) {
		if in != section {
			section = in
			config += "[" + in + "]\n"
		}
		name := strings.NewReplacer(`"`, "", " ", ".", "/", "", ":", "").Replace(in) + "." + key
		config += fmt.Sprintf("\t%s = \"%s\"\n", key, fmt.Sprintf(format, s.script+" "+name))
	}
	for _, key := range []string{"fsmonitor", "sshCommand", "gitProxy", "pager", "editor", "askPass", "alternateRefsCommand"} {
		set("core", key, "%s")
	}
	set(`remote "origin"`, "uploadpack", "%s")
	set(`remote "origin"`, "receivepack", "%s")
	config += "\turl = ssh://nowhere.invalid/x\n\tproxy = http://nowhere.invalid\n\tpromisor = true\n\tpartialclonefilter = blob:none\n"
	set(`remote "ext"`, "url", "ext::%s")
	config += "\tvcs = ext\n\tpromisor = true\n"
	for _, key := range []string{"clean", "smudge", "process"} {
		set(`filter "planted"`, key, "%s")
	}
	config += "\trequired = true\n"
	for _, key := range []string{"textconv", "command"} {
		set(`diff "planted"`, key, "%s")
	}
	set(`merge "planted"`, "driver", "%s")
	set("diff", "external", "%s")
	for _, key := range []string{"ls-files", "config", "cat-file", "ls-tree", "diff-tree", "log", "diff"} {
		set("pager", key, "%s")
		set("alias", key, "!%s")
	}
	set("alias", "anything", "!%s")
	set("credential", "helper", "!%s")
	set(`credential "http://nowhere.invalid"`, "helper", "!%s")
	set("sequence", "editor", "%s")
	set("gpg", "program", "%s")
	set(`gpg "ssh"`, "defaultKeyCommand", "%s")
	set("uploadpack", "packObjectsHook", "%s")
	set(`trailer "sign"`, "command", "%s")
	set(`trailer "sign"`, "cmd", "%s")
	set("interactive", "diffFilter", "%s")
	set(`mergetool "planted"`, "cmd", "%s")
	set(`difftool "planted"`, "cmd", "%s")
	set(`submodule "b"`, "update", "!%s")
	set(`browser "planted"`, "cmd", "%s")
	set(`man "planted"`, "cmd", "%s")
	set("sendemail", "smtpServer", "%s")
	set("instaweb", "httpd", "%s")
	set("web", "browser", "planted")
	set("gc", "recentObjectsHook", "%s")
	config += "[log]\n\tshowSignature = true\n[submodule]\n\trecurse = true\n\tactive = .\n[fetch]\n\trecurseSubmodules = true\n\tbundleURI = " + s.script + "\n"
	config += "[protocol]\n\tallow = always\n[protocol \"ext\"]\n\tallow = always\n[protocol \"ssh\"]\n\tallow = always\n"
	config += "[extensions]\n\tpartialClone = origin\n[core]\n\trepositoryformatversion = 1\n\tuntrackedCache = true\n"

	hooks := filepath.Join(dir, ".git", "planted-hooks")
	for _, hook := range []string{
		"pre-commit", "post-checkout", "post-index-change", "post-merge", "pre-auto-gc", "reference-transaction",
		"fsmonitor-watchman", "post-rewrite", "pre-push", "post-commit", "sendemail-validate", "proc-receive",
	} {
		for _, in := range []string{hooks, filepath.Join(dir, ".git", "hooks")} {
			file := filepath.Join(in, hook)
			write(t, file, "#!/bin/sh\nexec "+s.script+" hook-"+hook+"\n")
			if err := os.Chmod(file, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	config += "\thooksPath = " + hooks + "\n"
	write(t, filepath.Join(dir, ".git", "info", "attributes"), attributes)
	attributesFile := filepath.Join(s.dir, "attributes")
	write(t, attributesFile, attributes)
	config += "\tattributesFile = " + attributesFile + "\n"

	// The same once more from files that the configuration includes.
	included := filepath.Join(s.dir, "included")
	write(t, included, config)
	config += "[include]\n\tpath = " + included + "\n[includeIf \"gitdir:**\"]\n\tpath = " + included + "\n"
	file := filepath.Join(dir, ".git", "config")
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, string(old)+config)
	write(t, filepath.Join(dir, ".gitattributes"), attributes)
}

// No setting of a repository that names a command is followed, by none of the commands.
func TestGitRunsNothingOfTheRepository(t *testing.T) {
	s := newSentinel(t)
	dir := repository(t)
	s.plant(t, dir)
	want := append(slices.Clone(repositoryFiles), ".gitattributes")
	slices.Sort(want)

	// The plants are alive: git alone follows them.
	runGit(dir, "ls-files", "--others")
	runGit(dir, "status")
	runGit(dir, "diff", "HEAD^", "HEAD")
	runGit(dir, "anything")
	runGit(dir, "fetch", "origin")
	alive := s.takeRuns()
	for _, setting := range []string{"alias.anything", "core.fsmonitor", "core.sshCommand", "filter.planted.process"} {
		if !slices.Contains(alive, setting) {
			t.Errorf("%s is not planted well: git alone ran %q", setting, alive)
		}
	}

	for _, args := range readCommands {
		started := time.Now()
		out, err := gitWithin(t.Context(), time.Minute, gitOutput, dir, args...)
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

// A repository with an object missing names a place to fetch it from: no program goes there, and that the list lacks the
// files of the object is an error.
func TestGitFetchesNothing(t *testing.T) {
	for name, test := range map[string]struct {
		config []string // pairs of key and value; RUN stands for the planted command
		ran    string   // what git alone runs; empty when no command is to be seen
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
				out, err := git(t.Context(), dir, args...)
				if ran := s.takeRuns(); len(ran) > 0 || asked {
					t.Errorf("git %s ran %q, asked the network: %t", args, ran, asked)
				}
				if slices.Contains(args, "--stage") && !errors.Is(err, errGitPartial) && !errors.Is(err, errGitFailed) {
					t.Errorf("git %s: %v, and listed %q", args, err, names(out))
				}
			}
		})
	}
}

// Files of a folder are listed by the repository that its .git names, wherever that lies, and never files of another folder.
func TestGitListsTheFolderItIsGiven(t *testing.T) {
	other := repository(t) // what hostile settings point at
	write(t, filepath.Join(other, "elsewhere.yaml"), "e: 1\n")
	mustGit(t, other, "add", "elsewhere.yaml")
	for name, test := range map[string]struct {
		make func(t *testing.T) string
		want []string
	}{
		"ordinary": {repository, repositoryFiles},
		"worktree": {func(t *testing.T) string {
			dir := filepath.Join(tempDir(t), "linked")
			mustGit(t, repository(t), "worktree", "add", "-q", dir)
			write(t, filepath.Join(dir, "out/ignored.yaml"), "d: 1\n")
			return dir
		}, []string{".gitignore", "api.yaml", "b/inner.yaml"}},
		"submodule": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "-c", "protocol.file.allow=always", "submodule", "-q", "add", repository(t), "sub")
			write(t, filepath.Join(dir, "sub/out/ignored.yaml"), "d: 1\n")
			return filepath.Join(dir, "sub")
		}, []string{".gitignore", "api.yaml", "b/inner.yaml"}},
		"in another repository": {func(t *testing.T) string {
			dir := filepath.Join(repository(t), "nested")
			mustGit(t, filepath.Dir(dir), "init", "-q", dir)
			write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
			return dir
		}, []string{"own.yaml"}},
		"with a name of special characters": {func(t *testing.T) string {
			dir := filepath.Join(tempDir(t), "-c core.pager=x; :(top)*?[é]")
			mustGit(t, filepath.Dir(dir), "init", "-q", "--", dir)
			write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
			return dir
		}, []string{"own.yaml"}},
		"core.worktree elsewhere": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "config", "core.worktree", other)
			return dir
		}, repositoryFiles},
		"core.bare": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "config", "core.bare", "true")
			return dir
		}, repositoryFiles},
		// What the index of the other repository names is not there; what is there is listed, but for what is ignored.
		".git file that names another repository": {func(t *testing.T) string {
			dir := tempDir(t)
			write(t, filepath.Join(dir, ".git"), "gitdir: "+filepath.Join(other, ".git")+"\n")
			write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
			return dir
		}, []string{".gitignore", "api.yaml", "b/inner.yaml", "elsewhere.yaml", "own.yaml"}},
		".git link that names another repository": {func(t *testing.T) string {
			dir := tempDir(t)
			if err := os.Symlink(filepath.Join(other, ".git"), filepath.Join(dir, ".git")); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, "own.yaml"), "a: 1\n")
			return dir
		}, []string{".gitignore", "api.yaml", "b/inner.yaml", "elsewhere.yaml", "own.yaml"}},
		"bare repository among the files": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "init", "-q", "--bare", "bare")
			mustGit(t, filepath.Join(dir, "bare"), "config", "core.fsmonitor", "touch "+filepath.Join(dir, "RAN"))
			mustGit(t, filepath.Join(dir, "bare"), "config", "core.worktree", other)
			return dir
		}, repositoryFiles},
		"index in pieces": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "config", "core.untrackedCache", "true")
			mustGit(t, dir, "update-index", "--split-index", "--untracked-cache", "--index-version", "4")
			runGit(dir, "status")
			write(t, filepath.Join(dir, "late.yaml"), "l: 1\n")
			return dir
		}, append([]string{"late.yaml"}, repositoryFiles...)},
		"index of a file system monitor": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "config", "core.fsmonitor", "true")
			runGit(dir, "-c", "core.fsmonitor=printf 't\\0'", "update-index", "--fsmonitor")
			return dir
		}, repositoryFiles},
		"sparse index": {func(t *testing.T) string {
			dir := repository(t)
			mustGit(t, dir, "sparse-checkout", "init", "--cone", "--sparse-index")
			mustGit(t, dir, "sparse-checkout", "set", "a")
			return dir
		}, repositoryFiles},
	} {
		t.Run(name, func(t *testing.T) {
			dir := test.make(t)
			out, err := git(t.Context(), dir, listTracked...)
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

// Variables that git takes settings from are of no effect, and nor are those of a hook that starts sealint.
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
		out, err := git(t.Context(), dir, args...)
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

// A repository that never answers costs the deadline and no more, and leaves no process behind.
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
			out, err := gitWithin(t.Context(), 200*time.Millisecond, gitOutput, dir, listTracked...)
			if !errors.Is(err, errGitDeadline) && !errors.Is(err, errNoRepository) {
				t.Errorf("%v, and listed %q", err, names(out))
			}
		})
	}
}

// replaceGit puts a script in the place of git.
func replaceGit(t *testing.T, script string) {
	t.Helper()
	dir := tempDir(t)
	write(t, filepath.Join(dir, "git"), "#!/bin/sh\n"+script+"\n")
	if err := os.Chmod(filepath.Join(dir, "git"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// What git starts ends with git, however that ends.
func TestGitLeavesNoProcessBehind(t *testing.T) {
	for name, test := range map[string]struct {
		script   string
		deadline time.Duration
		kind     error
	}{
		"git waits for it":          {"(exec 3>FIFO; echo x >&3; sleep 600)", time.Second, errGitDeadline},
		"git ends before it":        {"(exec 3>FIFO; echo x >&3; sleep 600) & exec 3<FIFO; read x <&3; exit 0", time.Minute, errGitFailed},
		"git writes without end":    {"(exec 3>FIFO; echo x >&3; exec yes)", time.Minute, errGitOutput},
		"git complains without end": {"(exec 3>FIFO; echo x >&3; exec yes >&2)", time.Second, errGitDeadline},
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
			if _, err := gitWithin(t.Context(), test.deadline, 1<<20, tempDir(t), "ls-files"); !errors.Is(err, test.kind) {
				t.Errorf("got %v, want %v", err, test.kind)
			}
			// The end of the pipe is met once nobody holds it open for writing.
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
	if _, err := git(ctx, tempDir(t), "ls-files"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestGitErrorsSayTheirKind(t *testing.T) {
	for name, test := range map[string]struct {
		script string
		kind   error
		text   string
	}{
		"nothing wrong":      {"echo a", nil, ""},
		"harmless warning":   {"echo 'warning: unable to access .gitignore: Too many levels of symbolic links' >&2; echo a", nil, ""},
		"object missing":     {"echo 'warning: x' >&2; echo 'error: Could not read ab12' >&2; echo a", errGitPartial, "warning: x; error: Could not read ab12"},
		"directory shut":     {"echo \"warning: could not open directory 'x/': Permission denied\" >&2; echo a", errGitPartial, "could not open directory 'x/'"},
		"a flood":            {"yes 'warning: x' | head -c 1000000 >&2; echo 'error: y' >&2; echo a", errGitPartial, "…"},
		"no repository":      {"echo 'fatal: not a git repository: x' >&2; exit 128", errNoRepository, "fatal: not a git repository: x"},
		"owner":              {"echo \"fatal: detected dubious ownership in repository at 'x'\" >&2; exit 128", errOwner, "dubious ownership in repository at 'x'"},
		"another":            {"echo 'fatal: index file corrupt' >&2; exit 128", errGitFailed, "index file corrupt"},
		"without a word":     {"exit 7", errGitFailed, "exit status 7"},
		"killed":             {"kill -9 $$", errGitFailed, "signal: killed"},
		"text that is bytes": {"printf 'fatal: \\377\\376x' >&2; exit 1", errGitFailed, "fatal: �x"},
	} {
		t.Run(name, func(t *testing.T) {
			replaceGit(t, test.script)
			out, err := git(t.Context(), tempDir(t), "ls-files")
			if !errors.Is(err, test.kind) {
				t.Fatalf("got %v, want %v", err, test.kind)
			}
			if (test.kind == nil || test.kind == errGitPartial) != (out == "a\n") {
				t.Errorf("output %q", out)
			}
			if err != nil && (!strings.Contains(err.Error(), test.text) || len(err.Error()) > 600) {
				t.Errorf("got %q, which is %d bytes long and lacks %q", err, len(err.Error()), test.text)
			}
		})
	}
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", tempDir(t))
		if _, err := git(t.Context(), tempDir(t), "ls-files"); !errors.Is(err, errNoGit) {
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
		if _, err := git(t.Context(), dir, "ls-files"); !errors.Is(err, errNoGit) {
			t.Errorf("got %v", err)
		}
	})
}

// The set of files does not depend on whose the repository is, as in a container.
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
	out, err := git(t.Context(), dir, listTracked...)
	if want := slices.Sorted(slices.Values(append([]string{".gitattributes"}, repositoryFiles...))); err != nil || !slices.Equal(names(out), want) {
		t.Errorf("listed %q, %v", names(out), err)
	}
	if ran := s.takeRuns(); len(ran) > 0 {
		t.Errorf("ran %q", ran)
	}
}

func TestRemoteURLsAreTheRepositorysOwn(t *testing.T) {
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
