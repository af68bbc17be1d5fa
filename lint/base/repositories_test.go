//go:build unix

package base_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "sealint-base")
	if err != nil {
		panic(err)
	}
	for _, entry := range os.Environ() {
		if name, _, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "GIT_") {
			os.Unsetenv(name)
		}
	}
	os.Setenv("HOME", home)
	os.Setenv("XDG_CONFIG_HOME", "")
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

// try runs git or a shell as a user would, but only with the settings of the repository.
func try(dir string, command ...string) (string, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull,
		"GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=n@sealint.example", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=n@sealint.example",
	}
	out, err := cmd.CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

func mustGit(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := try(dir, append([]string{"git"}, args...)...)
	if err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return out
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

// graph is a repository of commits that have names.
type graph struct {
	dir string
	ids map[string]string // by name
}

// makeGraph makes a bare repository of commits. Each line is the name of a commit and those of its parents; in brackets, the
// references that name it. Each commit adds a file of its name to those of its first parent.
func makeGraph(t *testing.T, dir, lines string, init ...string) *graph {
	t.Helper()
	mustGit(t, filepath.Dir(dir), append([]string{"init", "-q", "--bare", "-b", "main", dir}, init...)...)
	mustGit(t, dir, "config", "uploadpack.allowFilter", "true")
	mustGit(t, dir, "config", "uploadpack.allowAnySHA1InWant", "true")
	g := &graph{dir: dir, ids: map[string]string{}}
	var in strings.Builder
	marks := map[string]int{}
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		line, refs, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line), "]"), "[")
		fields := strings.Fields(line)
		name := fields[0]
		marks[name] = len(marks) + 1
		if len(fields) == 1 {
			fmt.Fprintln(&in, "reset refs/build")
		}
		fmt.Fprintf(&in, "commit refs/build\nmark :%d\ncommitter n <n@sealint.example> %d +0000\ndata <<E\n%s\nE\n", marks[name], 1_700_000_000+60*len(marks), name)
		for i, parent := range fields[1:] {
			fmt.Fprintf(&in, "%s :%d\n", []string{"from", "merge", "merge", "merge"}[i], marks[parent])
		}
		fmt.Fprintf(&in, "M 644 inline %s\ndata <<E\n%s\nE\n\n", name, name)
		for ref := range strings.FieldsSeq(refs) {
			fmt.Fprintf(&in, "reset %s\nfrom :%d\n\n", ref, marks[name])
		}
	}
	file := filepath.Join(tempDir(t), "marks")
	cmd := exec.Command("git", "fast-import", "--quiet", "--export-marks="+file)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(in.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git fast-import: %v\n%s", err, out)
	}
	mustGit(t, dir, "update-ref", "-d", "refs/build")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	byMark := map[string]string{}
	for line := range strings.Lines(string(text)) {
		mark, id, _ := strings.Cut(strings.TrimSpace(line), " ")
		byMark[mark] = id
	}
	for name, mark := range marks {
		g.ids[name] = byMark[fmt.Sprintf(":%d", mark)]
	}
	return g
}

// fill replaces {name} by the id of the commit.
func (g *graph) fill(text string) string {
	for name, id := range g.ids {
		text = strings.ReplaceAll(text, "{"+name+"}", id)
	}
	return text
}

// names returns the names of commits, sorted as they are.
func (g *graph) names(ids []string) string {
	var names []string
	for _, id := range ids {
		found := id
		for name, other := range g.ids {
			if id == other {
				found = name
			}
		}
		names = append(names, found)
	}
	return strings.Join(names, " ")
}

// checkout makes a clone in which a commit is checked out, as CIs do it: depth 0 has all branches and all history, others only
// the commit, with its past up to the depth. more are options of git fetch.
func (g *graph) checkout(t *testing.T, commit string, depth int, more ...string) string {
	t.Helper()
	return g.checkoutIn(t, tempDir(t), commit, depth, more...)
}

func (g *graph) checkoutIn(t *testing.T, dir, commit string, depth int, more ...string) string {
	t.Helper()
	mustGit(t, dir, "init", "-q")
	mustGit(t, dir, "remote", "add", "origin", "file://"+g.dir)
	fetch := []string{"fetch", "-q", "--no-tags"}
	if depth > 0 {
		fetch = append(fetch, fmt.Sprintf("--depth=%d", depth))
	}
	fetch = append(append(fetch, more...), "origin", "+"+g.ids[commit]+":refs/remotes/checkout")
	if depth == 0 {
		fetch = append(fetch, "+refs/heads/*:refs/remotes/origin/*")
	}
	mustGit(t, dir, fetch...)
	mustGit(t, dir, "checkout", "-q", "--detach", g.ids[commit])
	return dir
}

// history is the repository of most tests. Pull request 7 has the commits f1 and f2, and t7 is its test merge. It was opened when
// main stood on m3.
const history = `
m1
m2 m1          [refs/heads/old]
m3 m2          [refs/tags/v1]
m4 m3          [refs/heads/main]
f1 m2
f2 f1          [refs/heads/feature refs/pull/7/head]
t7 m4 f2       [refs/pull/7/merge]
g1 m3          [refs/heads/-x]
q1 m4 f2
q2 q1 g1       [refs/heads/queue]
o  m4 f2 g1    [refs/heads/octopus]
e1 f1 f2       [refs/heads/crafted]
x1 m1
x2 m1
c1 x1 x2       [refs/heads/cross]
c2 x2 x1       [refs/heads/crossed]
y1 m1
y2 m1
y3 m1
y4 m1
y5 m1
z1 y1 y2
z2 z1 y3
z3 z2 y4
z4 z3 y5       [refs/heads/many]
w1 y2 y1
w2 w1 y3
w3 w2 y4
w4 w3 y5       [refs/heads/manyother]
u1             [refs/heads/unrelated]
`

// shared is the repository of that history, made once, and clones of it that no test changes.
var shared struct {
	once sync.Once
	*graph
	lock   sync.Mutex
	clones map[string]string
}

// clone returns a clone of the shared repository that the test must not change.
func clone(t *testing.T, commit string, depth int) string {
	t.Helper()
	g := upstream(t)
	shared.lock.Lock()
	defer shared.lock.Unlock()
	key := fmt.Sprintf("%s-%d", commit, depth)
	if shared.clones[key] == "" {
		dir := filepath.Join(os.Getenv("HOME"), key)
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		shared.clones[key] = g.checkoutIn(t, dir, commit, depth)
	}
	return shared.clones[key]
}

func upstream(t *testing.T) *graph {
	t.Helper()
	shared.once.Do(func() {
		shared.graph, shared.clones = makeGraph(t, filepath.Join(os.Getenv("HOME"), "upstream"), history), map[string]string{}
	})
	if shared.graph == nil {
		t.Fatal("the repository could not be made")
	}
	return shared.graph
}
