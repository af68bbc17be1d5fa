//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// situation is a row of docs/failing-closed.md: a situation for the program, and how a run must end in it.
type situation struct {
	// when describes the situation. It is the first column of the table and the name of the test.
	when string
	// files are the instances of the situation, by file name. The row holds for each of them.
	files files
	// instanceNames are the names of the instances, if they are not the names in files.
	instanceNames []string
	// extraFiles are further files that the instances need.
	extraFiles files
	// prepare makes everything that is not a plain file: links, pipes, permissions, repositories.
	prepare func(s *stage)
	// needs are requirements on the machine. The test of the row is skipped if one is not met.
	needs []need
	// noRepository is true if the folder must not be a git repository.
	noRepository bool
	// flags are additional arguments of sealint lint.
	flags []string
	// onCommandLine is the end of a run whose command line names the instances. inFolder is the end of a run that finds them in a
	// folder, beside goodContract. Tables with only one column show inFolder.
	onCommandLine, inFolder *ending
	// command replaces sealint lint in the run for inFolder.
	command []string
	// wantText are regular expressions. Each must match the message about each instance that is not judged; if the ending has no
	// line, it must match the output. wantNoText must not match the output.
	wantText, wantNoText []string
	// message describes the message, for the last column of the table.
	message string
	// try replaces the runs above, for rows that need more.
	try func(s *stage)
	// otherTests are Go tests that check the row elsewhere, as folder.Test.
	otherTests []string
}

type files = map[string]string

// subject is a section of docs/failing-closed.md.
type subject struct {
	name, about string
	rows        []situation
}

// ending is how a run ends, and what its output says about each instance. In the patterns, %s is the name of the instance; see
// instancePattern.
type ending struct {
	text  string // words in the table
	exit  []int  // the exit statuses that are correct
	each  string // must match the output
	never string // must not match the output
	line  string // matches the message that says why the instance is not judged
}

const ruleLine = `(?m)^policies/%[1]s\.rego(:\d+:\d+)?: not judged: |: not judged: .*acme/%[2]s\b`

const problemLine = `(?m)^%s(:\d+:\d+)?: not judged: `

var (
	endsJudged            = &ending{text: "judged", exit: []int{exitFail}, each: `(?m)^%s:\d+:\d+: (high|critical): `, never: `(?m)^%s(:\d+:\d+)?: not judged`}
	endsNotJudged         = &ending{text: "3", exit: []int{exitIncomplete}, each: problemLine, never: `(?m)^%s:\d+:\d+: (high|critical)`, line: problemLine}
	endsPartlyJudged      = &ending{text: "3, everything else judged", exit: []int{exitIncomplete}, each: problemLine, line: problemLine}
	endsJudgedOrNot       = &ending{text: "judged or 3", exit: []int{exitFail, exitIncomplete}, each: `(?m)^%s(:\d+:\d+)?: (high|critical|not judged): `, line: problemLine}
	endsNotPartOfRun      = &ending{text: "not part of the run, counted", exit: []int{exitPass}, never: `(?m)^%s(:\d+:\d+)?: (not judged|info|low|medium|high|critical): `}
	endsPass              = &ending{text: "0", exit: []int{exitPass}}
	endsFail              = &ending{text: "1", exit: []int{exitFail}}
	endsUsage             = &ending{text: "2", exit: []int{exitUsage}}
	endsUsageOrIncomplete = &ending{text: "2 or 3", exit: []int{exitUsage, exitIncomplete}}
	endsIncomplete        = &ending{text: "3", exit: []int{exitIncomplete}}
	endsNoted             = &ending{text: "noted", exit: []int{exitPass}, each: `%s`}
	// For custom rules: an instance is a file in the folder policies, named like its rule.
	endsRuleNotEvaluated = &ending{text: "3, the other rules evaluated", exit: []int{exitIncomplete}, each: ruleLine, never: `\[acme/%[2]s\]`, line: ruleLine}
	endsRuleFinds        = &ending{text: "the rule has its finding", exit: []int{exitFail}, each: `(?m)^(api\.yaml:\d+:\d+:| ) high: .*\[acme/%[2]s\]`, never: `not judged`}
)

// withText returns the ending with other words for the table.
func (e ending) withText(text string) *ending {
	e.text = text
	return &e
}

// need is a requirement that not every machine meets.
type need struct {
	name string
	met  func() bool
}

func hasProgram(name string) func() bool {
	return func() bool { _, err := exec.LookPath(name); return err == nil }
}

var (
	needGit    = need{"git", hasProgram("git")}
	needRoot   = need{"root, to act as another user", func() bool { return os.Getuid() == 0 }}
	needStrace = need{"strace, to make a read fail", func() bool {
		return exec.Command("strace", "-o", os.DevNull, "-e", "trace=none", "true").Run() == nil
	}}
	needFull = need{"/dev/full", func() bool { _, err := os.Stat("/dev/full"); return err == nil }}
	needProc = need{"/proc", func() bool { _, err := os.Stat("/proc/self/mem"); return err == nil }}
)

// stage is the place where a row is tested: folders, the program, and the failures so far.
type stage struct {
	t       *testing.T
	dir     string // working directory of the program
	work    string // a folder beside dir, in no repository
	bin     string
	workers *workers
	env     []string
	user    int // id of the user who runs the program; 0: the user who runs the test
	fails   []string
}

func (s *stage) failf(format string, args ...any) {
	s.fails = append(s.fails, fmt.Sprintf(format, args...))
}

// file writes a file below dir, and returns its path.
func (s *stage) file(name, content string) string {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return file
}

func (s *stage) read(name string) string {
	s.t.Helper()
	content, err := os.ReadFile(s.path(name))
	if err != nil {
		s.failf("%v", err)
	}
	return string(content)
}

func (s *stage) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.dir, filepath.FromSlash(name))
}

// outside writes a file below work, and returns its path.
func (s *stage) outside(name, content string) string {
	s.t.Helper()
	file := filepath.Join(s.work, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return file
}

// in calls play with a stage whose dir is a folder below dir.
func (s *stage) in(dir string, play func(s *stage)) {
	sub := *s
	sub.dir, sub.fails = filepath.Join(s.dir, dir), nil
	play(&sub)
	s.fails = append(s.fails, sub.fails...)
}

func (s *stage) link(target, name string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.path(name)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Symlink(target, s.path(name)); err != nil {
		s.t.Fatal(err)
	}
}

// pipe makes a FIFO that has no writer: a program that opens it for reading waits for ever.
func (s *stage) pipe(name string) {
	s.t.Helper()
	os.Remove(s.path(name))
	if err := os.MkdirAll(filepath.Dir(s.path(name)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := syscall.Mkfifo(s.path(name), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) gitEnv() []string {
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + s.work, "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@acme.test", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@acme.test",
		"GIT_AUTHOR_DATE=2026-06-01T00:00:00Z", "GIT_COMMITTER_DATE=2026-06-01T00:00:00Z",
	}
}

// git runs git in dir to prepare a repository, without the hostile environment of a row.
func (s *stage) git(args ...string) string { return s.gitIn(".", args...) }

func (s *stage) gitIn(dir string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = s.path(dir), s.gitEnv()
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit makes dir a repository in which every file is tracked.
func (s *stage) commit() {
	s.t.Helper()
	s.git("init", "-q", ".")
	s.git("add", "-A", "-f")
	s.git("commit", "-q", "-m", "all")
}

// job is a running process.
type job struct {
	cmd            *exec.Cmd
	stdout, stderr bytes.Buffer
	cancel         context.CancelFunc
	ctx            context.Context
	t              *testing.T
}

// environment returns the environment variables of a run.
func (s *stage) environment() []string {
	return append([]string{
		"PATH=" + s.bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + s.work, "TMPDIR=" + s.work,
		"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "SEALINT_TODAY=2026-06-30", "TERM=dumb", "LC_ALL=C",
	}, s.env...)
}

// command prepares a process. The program sealint is the test binary.
func (s *stage) command(args ...string) *job {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), neverEnds)
	name := args[0]
	if name == "sealint" {
		name = filepath.Join(s.bin, "sealint")
	}
	r := &job{cmd: exec.CommandContext(ctx, name, args[1:]...), cancel: cancel, ctx: ctx, t: s.t}
	r.cmd.Dir = s.dir
	r.cmd.Env = s.environment()
	r.cmd.Stdout, r.cmd.Stderr = &r.stdout, &r.stderr
	r.cmd.WaitDelay = 5 * time.Second
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	r.cmd.Cancel = func() error { return r.cmd.Process.Signal(syscall.SIGQUIT) } // a Go program then prints its stacks
	if s.user != 0 {
		r.cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(s.user), Gid: uint32(s.user)}
	}
	return r
}

func (r *job) start() {
	r.t.Helper()
	if err := r.cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
}

func (r *job) wait() result {
	r.t.Helper()
	err := r.cmd.Wait()
	late := r.ctx.Err() != nil
	r.cancel()
	syscall.Kill(-r.cmd.Process.Pid, syscall.SIGKILL) // ends the processes that it started
	state := r.cmd.ProcessState
	if state == nil {
		r.t.Fatal(err)
	}
	out := result{code: state.ExitCode(), late: late, stdout: r.stdout.String(), stderr: r.stderr.String()}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		out.code = 128 + int(status.Signal())
	}
	if use, ok := state.SysUsage().(*syscall.Rusage); ok {
		out.memory = use.Maxrss << 10
	}
	return out
}

// run runs a program. sealint runs in a worker, unless it runs as another user; every other program has its own process.
func (s *stage) run(args ...string) result {
	s.t.Helper()
	if args[0] != "sealint" || s.user != 0 {
		return s.process(args...)
	}
	r, err := s.workers.run(request{Dir: s.dir, Env: s.environment(), Args: args[1:]})
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

// process runs a program in its own process.
func (s *stage) process(args ...string) result {
	s.t.Helper()
	r := s.command(args...)
	r.start()
	return r.wait()
}

// checkExit reports whether a run ended with one of the exit statuses. If it did not, this is a failure of the row.
func (s *stage) checkExit(what string, r result, codes ...int) bool {
	if r.late {
		s.failf("%s does not end; its stacks:\n%s", what, excerpt(r))
		return false
	}
	if strings.Contains(r.stderr, "goroutine ") || strings.Contains(r.output(), "[sealint/internal]") {
		s.failf("%s: the output shows a panic or a defect of sealint\n%s", what, excerpt(r))
		return false
	}
	if !slices.Contains(codes, r.code) {
		s.failf("%s: exit status %d, want %v\n%s", what, r.code, codes, excerpt(r))
		return false
	}
	return true
}

// shorten leaves out the middle of a long text.
func shorten(text string) string {
	if len(text) > 3000 {
		return text[:1500] + "\n[…]\n" + text[len(text)-1500:]
	}
	return text
}

func excerpt(r result) string {
	return "standard output:\n" + shorten(r.stdout) + "standard error:\n" + shorten(r.stderr)
}

func (s *stage) checkMatches(what, text string, patterns ...string) {
	for _, pattern := range patterns {
		if !regexp.MustCompile(pattern).MatchString(text) {
			s.failf("%s: nothing matches %q in %s", what, pattern, shorten(text))
		}
	}
}

func (s *stage) checkLacks(what, text string, patterns ...string) {
	for _, pattern := range patterns {
		if m := regexp.MustCompile(pattern).FindString(text); m != "" {
			s.failf("%s: %q matches %q in %s", what, m, pattern, shorten(text))
		}
	}
}

// instancePattern returns a pattern for one instance: %s and %[1]s become its name, %[2]s the id of the rule with this name.
func instancePattern(pattern, name string) *regexp.Regexp {
	id := strings.ReplaceAll(name, "_", "-")
	text := strings.ReplaceAll(pattern, "%[1]s", regexp.QuoteMeta(name))
	text = strings.ReplaceAll(text, "%[2]s", regexp.QuoteMeta(id))
	return regexp.MustCompile(strings.ReplaceAll(text, "%s", regexp.QuoteMeta(name)))
}

// checkEnding compares a run with the ending in the row.
func (s *stage) checkEnding(row *situation, e *ending, what string, r result) {
	before := len(s.fails)
	if s.checkExit(what, r, e.exit...); r.late {
		return
	}
	refused := regexp.MustCompile(`(?m)^.*: not judged: .*$`).FindAllString(r.stdout, -1)
	var mute []string
	for _, name := range row.instances() {
		if e.each != "" && !instancePattern(e.each, name).MatchString(r.output()) {
			mute = append(mute, name)
			continue
		}
		if e.never != "" {
			if m := instancePattern(e.never, name).FindString(r.output()); m != "" {
				s.failf("%s: the output about %s has %q", what, name, m)
			}
		}
		for _, line := range refused {
			if e.line != "" && instancePattern(e.line, name).MatchString(line) {
				s.checkMatches(what+": "+name, line, row.wantText...)
			}
		}
	}
	if mute != nil {
		s.failf("%s: the output does not have what the row wants about %q", what, mute)
	}
	if e.line == "" {
		s.checkMatches(what, r.output(), row.wantText...)
	}
	if e == endsRuleNotEvaluated || e == endsRuleFinds { // other rules must still be evaluated
		s.checkMatches(what, r.stdout, `(?m)^(api\.yaml:\d+:\d+:| ) high: plain \[acme/plain\]`, `(?m)^(api\.yaml:3:\d+:| ) high: .*\[openapi/tls-required\]`)
	}
	s.checkLacks(what, r.output(), row.wantNoText...)
	if len(s.fails) > before {
		s.failf("%s: the run:\n%s", what, excerpt(r))
	}
}

func (row *situation) instances() []string {
	if row.instanceNames != nil {
		return row.instanceNames
	}
	return slices.Sorted(maps.Keys(row.files))
}

// goodContract is a contract with one finding of low severity: this finding shows that it was judged.
const (
	goodContract       = "openapi: 3.0.3\ninfo: {title: stamps, version: \"1.0.0\"}\nservers: [{url: \"https://stamps.acme.test/v1\"}]\npaths: {}\n"
	goodContractJudged = `(?m)^good\.yaml:3:\d+: low: `
)

// play tests a row and returns its failures.
func (row *situation) play(t *testing.T, bin string, workers *workers) []string {
	base := t.TempDir()
	os.Chmod(filepath.Dir(base), 0o755) // for rows that act as another user
	os.Chmod(base, 0o755)
	s := &stage{t: t, bin: bin, workers: workers, dir: filepath.Join(base, "repository"), work: filepath.Join(base, "elsewhere")}
	for _, dir := range []string{s.dir, s.work} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		os.Chmod(dir, 0o777)
	}
	if row.try != nil {
		row.try(s)
		return s.fails
	}
	for _, set := range []files{row.files, row.extraFiles} {
		for name, content := range set {
			s.file(name, content)
		}
	}
	if row.prepare != nil {
		row.prepare(s)
	}
	if row.onCommandLine != nil {
		args := slices.Concat([]string{"sealint", "lint"}, row.flags, []string{"--"}, row.instances())
		s.checkEnding(row, row.onCommandLine, "named", s.run(args...))
	}
	if row.inFolder == nil {
		return s.fails
	}
	if row.command != nil {
		s.checkEnding(row, row.inFolder, strings.Join(row.command, " "), s.run(row.command...))
		return s.fails
	}
	s.file("good.yaml", goodContract)
	if _, err := os.Lstat(s.path(".git")); err != nil && !row.noRepository {
		if !needGit.met() {
			t.Skip("needs git")
		}
		s.git("init", "-q", ".")
	}
	r := s.run(slices.Concat([]string{"sealint", "lint"}, row.flags)...)
	s.checkEnding(row, row.inFolder, "found", r)
	if !slices.Contains(row.inFolder.exit, exitUsage) {
		s.checkMatches("found", r.stdout, goodContractJudged) // everything that was judged must be reported
	}
	return s.fails
}

func situations() []subject {
	return []subject{
		kindRows(), nearRows(), encodingRows(), sbomRows(), readingRows(), referenceRows(), gitRows(), baseRows(), configRows(), ruleRows(), outputRows(), actionRows(), placeRows(),
	}
}

// TestSituations tests every row of docs/failing-closed.md with the program.
func TestSituations(t *testing.T) {
	bin, workers := program(t), newWorkers(t)
	for _, subject := range situations() {
		t.Run(subject.name, func(t *testing.T) {
			for _, row := range subject.rows {
				if row.files == nil && row.prepare == nil && row.command == nil && row.try == nil && row.otherTests != nil {
					continue
				}
				t.Run(row.when, func(t *testing.T) {
					t.Parallel()
					for _, n := range row.needs {
						if !n.met() {
							t.Skipf("needs %s", n.name)
						}
					}
					for _, fail := range row.play(t, bin, workers) {
						t.Error(fail)
					}
				})
			}
		})
	}
}

// program copies or links the test binary as sealint to a folder from which every user can run it, and returns the folder. Under
// this name, TestMain calls the main function of sealint.
func program(t *testing.T) string {
	t.Helper()
	bin := t.TempDir()
	for dir := bin; strings.HasPrefix(filepath.Base(filepath.Dir(dir)), "Test"); dir = filepath.Dir(dir) {
		os.Chmod(filepath.Dir(dir), 0o755)
	}
	os.Chmod(filepath.Dir(bin), 0o755)
	from, to := executable(t), filepath.Join(bin, "sealint")
	if os.Link(from, to) == nil {
		return bin
	}
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	return bin
}

var testNames = sync.OnceValues(func() (map[string]bool, error) {
	names := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w+)\(`)
	err := filepath.WalkDir("../..", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		dir, _ := filepath.Rel("../..", filepath.Dir(path))
		for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
			names[filepath.ToSlash(dir)+"."+m[1]] = true
		}
		return err
	})
	return names, err
})

// TestFailingClosed checks that docs/failing-closed.md is generated from the rows, and that the tests in otherTests exist.
func TestFailingClosed(t *testing.T) {
	names, err := testNames()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, subject := range situations() {
		for _, row := range subject.rows {
			if seen[row.when] {
				t.Errorf("two rows: %s", row.when)
			}
			seen[row.when] = true
			for _, name := range row.otherTests {
				if !names[name] {
					t.Errorf("%s: there is no test %s", row.when, name)
				}
			}
			if row.onCommandLine == nil && row.inFolder == nil {
				t.Errorf("%s: the row has neither onCommandLine nor inFolder", row.when)
			}
			if row.onCommandLine == nil && row.files == nil && row.command == nil && row.try == nil && row.otherTests == nil && row.prepare == nil {
				t.Errorf("%s: no test checks the row", row.when)
			}
		}
	}
	const file = "../../docs/failing-closed.md"
	want := failingClosed()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/failing-closed.md differs from the rows; run: go test ./cmd/sealint -run TestFailingClosed -update")
	}
}

const failingClosedHead = `# What cannot be judged does not pass

<!-- Generated from cmd/sealint/situations*_test.go by: go test ./cmd/sealint -run TestFailingClosed -update -->

sealint is a gate: a pull request may be merged if sealint ends with exit status 0. This page lists difficult situations and says
how a run ends in each of them. Each row of the tables is a test of the program, most of them with many different files.

| exit status | meaning |
|---|---|
| 0 | the gate passes |
| 1 | findings at or above the threshold |
| 2 | a mistake in the command or the configuration, no documents, or no rules: nothing was judged |
| 3 | something could not be judged, with or without findings; everything that could be judged is reported |
| 130, 141, 143 | the run was interrupted (SIGINT), the reader closed standard output, the run was terminated (SIGTERM) |

If sealint cannot judge something, it reports a *problem*: a message that names the file, and says what was not judged and what
to do ([ids of problems](output.md#incomplete-runs)).

Some tables have two columns for the end of a run: one for a file that the command line names, and one for a file that sealint
finds in a folder or a repository. The columns have exit statuses, or one of these words:

- *judged*: the file is judged like every other document. The exit status depends on its findings.
- *not part of the run*: the file is not judged and does not change the exit status. If the name of the file could be the name of
  a document, the last line of the report counts it, and ` + "`--verbose`" + ` lists it with the reason.
- *noted*: the file or folder is not judged and does not change the exit status. A note in the report says so.

The last column says what the message tells the user.
`

// failingClosed returns the text of docs/failing-closed.md.
func failingClosed() string {
	var b strings.Builder
	b.WriteString(failingClosedHead)
	cell := func(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
	text := func(e *ending) string {
		if e == nil {
			return ""
		}
		return e.text
	}
	for _, subject := range situations() {
		fmt.Fprintf(&b, "\n## %s\n\n", subject.name)
		if subject.about != "" {
			fmt.Fprintf(&b, "%s\n\n", subject.about)
		}
		both := slices.ContainsFunc(subject.rows, func(row situation) bool { return row.onCommandLine != nil })
		if both {
			b.WriteString("| situation | named on the command line | found in a folder | message |\n|---|---|---|---|\n")
		} else {
			b.WriteString("| situation | end of the run | message |\n|---|---|---|\n")
		}
		for _, row := range subject.rows {
			if both {
				fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", cell(row.when), text(row.onCommandLine), text(row.inFolder), cell(row.message))
			} else {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", cell(row.when), text(row.inFolder), cell(row.message))
			}
		}
	}
	return b.String()
}

// TestSecurityPromises checks that every promise of SECURITY.md names tests or sections that exist.
func TestSecurityPromises(t *testing.T) {
	text, err := os.ReadFile("../../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	names, err := testNames()
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]bool{}
	for _, subject := range situations() {
		sections[strings.ReplaceAll(strings.ToLower(subject.name), " ", "-")] = true
	}
	_, promised, _ := strings.Cut(string(text), "## What is promised")
	promised, _, _ = strings.Cut(promised, "\n## ")
	promises := regexp.MustCompile(`(?m)^\d+\. `).Split(promised, -1)[1:]
	if len(promises) < 10 {
		t.Fatalf("%d promises found", len(promises))
	}
	for i, promise := range promises {
		_, held, _ := strings.Cut(promise, "Held by: ")
		if held == "" {
			t.Errorf("promise %d names no test", i+1)
		}
		for reference := range strings.SplitSeq(strings.TrimSpace(held), ", ") {
			section := regexp.MustCompile(`^\[.+\]\(docs/failing-closed\.md#(.+)\)$`).FindStringSubmatch(reference)
			switch {
			case section != nil && !sections[section[1]]:
				t.Errorf("promise %d: docs/failing-closed.md has no section %s", i+1, section[1])
			case section == nil && !names[strings.Trim(reference, "`")]:
				t.Errorf("promise %d: there is no test %s", i+1, reference)
			}
		}
	}
}
