// Package git runs the git binary. It is the only place of sealint that starts a process.
//
// The commands only read. The repository, including its .git/config, is untrusted: no program that it configures is run, nothing
// is fetched, and nothing is written.
package git

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/sbom/quote"
)

const (
	// Deadline is how long one git command may run. Listing a million files from a cold disk takes less; an ignore file that is a
	// named pipe would block forever.
	Deadline = 60 * time.Second
	// MaxOutput is how many bytes one git command may write. An index of a few megabytes can list gigabytes of names.
	MaxOutput = 256 << 20
	// maxText is how many bytes of git's error output are kept, and maxQuoted how many characters of it an error shows.
	maxText   = 64 << 10
	maxQuoted = 400
)

// The kinds of an Error, for errors.Is.
var (
	// ErrMissing: git is not on the PATH.
	ErrMissing = errors.New("git is not installed, or not on the PATH")
	// ErrNoRepository: .git exists, but git does not accept it as a repository.
	ErrNoRepository = errors.New("git does not accept this as a repository")
	// ErrOwner: git refuses to read a repository of another user. Today git allows it if --git-dir names the repository, as
	// arguments does; future versions may not.
	ErrOwner = errors.New("git refuses to read a repository of another user")
	// ErrDeadline: git did not end before the deadline and was killed.
	ErrDeadline = errors.New("git did not end in time")
	// ErrOutput: git wrote more than the limit and was killed.
	ErrOutput = errors.New("git wrote too much")
	// ErrPartial: git succeeded, but reported something that it could not read. The output is returned and may lack files.
	ErrPartial = errors.New("git could not read everything")
	// ErrFailed: git failed for another reason.
	ErrFailed = errors.New("git failed")
)

// Error is the failure of a git command. If the context ended, the error is that of the context instead.
type Error struct {
	Command string // the name of the command, such as ls-files
	Kind    error  // one of the errors above
	Text    string // the truncated error output of git, which may contain text from the repository
	Status  int    // the exit status of git; -1 if it did not start or was killed
	Dir     string // the top of the work tree
}

// Error says what failed, and for ErrMissing and ErrOwner also what to do about it.
func (e *Error) Error() string {
	text := fmt.Sprintf("git %s: %s", e.Command, e.Kind)
	if e.Text != "" {
		text += ": " + e.Text
	}
	switch e.Kind {
	case ErrMissing:
		text += "; install git"
	case ErrOwner:
		text += "; allow it with: " + Command("config", "--global", "--add", "safe.directory", e.Dir)
	}
	return text
}

// Unwrap returns the kind.
func (e *Error) Unwrap() error { return e.Kind }

// Command returns the command line that runs git with these arguments in a POSIX shell. Arguments may be names from a repository.
func Command(args ...string) string {
	line := "git"
	for _, arg := range args {
		if arg == "" || strings.ContainsFunc(arg, func(c rune) bool {
			return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("-_./:=+@%,", c)
		}) {
			arg = "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
		}
		line += " " + arg
	}
	return line
}

// Top returns the nearest directory that contains .git, which is dir or one of its parents. It is empty if there is none, as in a
// bare repository. In a linked worktree and in a submodule, .git is a file.
func Top(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// Run runs a git command that only reads, in the repository whose work tree has its top at dir, and returns its output. The
// output is also returned with an error of kind ErrPartial. A name that the user gave must not be taken for an option: it comes
// after "--end-of-options", "--" or a test.
func Run(ctx context.Context, dir string, args ...string) (string, error) {
	return runWithin(ctx, Deadline, MaxOutput, "", dir, args...)
}

// RunOnIndex is Run for commands that read the index. While git runs a hook, the variable GIT_INDEX_FILE names the index of the
// next commit, which is another file than usual for "git commit -a", "git commit -p" and "git commit FILE". It is an error if that
// file is outside the repository: it can be the index of another one, whose hook started sealint.
func RunOnIndex(ctx context.Context, dir string, args ...string) (string, error) {
	index := os.Getenv("GIT_INDEX_FILE")
	if index == "" {
		return Run(ctx, dir, args...)
	}
	if !filepath.IsAbs(index) {
		index = filepath.Join(dir, index) // git starts hooks at the top
	}
	repository, err := Run(ctx, dir, "rev-parse", "--absolute-git-dir")
	if err != nil {
		return "", err
	}
	if !sameFolder(filepath.Dir(index), strings.TrimSuffix(repository, "\n")) {
		return "", fmt.Errorf("the variable GIT_INDEX_FILE names an index outside the repository (%s): unset it", quote.Text(index))
	}
	return runWithin(ctx, Deadline, MaxOutput, index, dir, args...)
}

func sameFolder(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// runWithin is Run with other limits: how long the command may take, and how many bytes it may write. index is the path of
// another index than that of the repository, or empty.
func runWithin(ctx context.Context, deadline time.Duration, output int, index, dir string, args ...string) (string, error) {
	limited, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	stdout := &cappedBuffer{max: output, full: cancel}
	err := stream(limited, index, nil, stdout, dir, args...)
	fail := func(kind error, text string) error {
		return &Error{Command: args[0], Kind: kind, Text: text, Status: -1, Dir: dir}
	}
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("git %s: %w", args[0], ctx.Err())
	case stdout.overflow:
		return "", fail(ErrOutput, fmt.Sprintf("more than %d bytes", output))
	case limited.Err() != nil:
		return "", fail(ErrDeadline, fmt.Sprintf("killed after %s", deadline))
	case err == nil || errors.Is(err, ErrPartial):
		return stdout.String(), err
	}
	return "", err
}

// Stream is Run with a standard input and an output of any length, until git or ctx ends.
func Stream(ctx context.Context, stdin io.Reader, stdout io.Writer, dir string, args ...string) error {
	return stream(ctx, "", stdin, stdout, dir, args...)
}

func stream(ctx context.Context, index string, stdin io.Reader, stdout io.Writer, dir string, args ...string) error {
	status := -1
	fail := func(kind error, text string) error {
		return &Error{Command: args[0], Kind: kind, Text: text, Status: status, Dir: dir}
	}
	executable, err := exec.LookPath("git")
	if err != nil {
		return fail(ErrMissing, "")
	}
	cmd := exec.CommandContext(ctx, executable, append(arguments(dir), args...)...)
	cmd.Dir = dir
	cmd.Stdin = stdin
	cmd.Env = environment()
	if index != "" {
		cmd.Env = append(cmd.Env, "GIT_INDEX_FILE="+index)
	}
	stderr := &cappedBuffer{max: maxText, full: func() {}}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = time.Second // for child processes that keep the pipes open after git was killed
	killTogether(cmd)
	if err = cmd.Run(); errors.Is(err, exec.ErrWaitDelay) {
		_ = cmd.Cancel() // git ended, but a child process did not
	}
	if cmd.ProcessState != nil {
		status = cmd.ProcessState.ExitCode()
	}

	text := strings.ToValidUTF8(strings.TrimSpace(stderr.String()), "�")
	quoted := quote.Truncate(strings.ReplaceAll(text, "\n", "; "), maxQuoted)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("git %s: %w", args[0], ctx.Err())
	case err == nil && (stderr.overflow || complains(text)):
		return fail(ErrPartial, quoted)
	case err == nil:
		return nil
	case strings.Contains(text, "dubious ownership"):
		return fail(ErrOwner, quoted)
	case strings.Contains(text, "not a git repository"), strings.Contains(text, "invalid gitfile format"):
		return fail(ErrNoRepository, quoted)
	case text == "":
		return fail(ErrFailed, err.Error())
	default:
		return fail(ErrFailed, quoted)
	}
}

// arguments are the arguments before the command. They name the repository and its work tree, so that git does not search
// for another one: in a parent directory, in a bare repository among the files, or at core.worktree. Git reads a repository
// that is named this way whoever owns it. Settings given by -c take precedence over those of every file.
func arguments(dir string) []string {
	return []string{
		"--git-dir=" + filepath.Join(dir, ".git"), "--work-tree=" + dir,
		"--no-pager", "--literal-pathspecs",
		// Programs that git can start. An empty core.fsmonitor means "off" in every version; older versions run a program named
		// "false".
		"-c", "core.fsmonitor=",
		"-c", "core.hooksPath=/dev/null",
		"-c", "core.pager=cat",
		"-c", "core.alternateRefsCommand=true",
		"-c", "core.sshCommand=false",
		"-c", "core.gitProxy=",
		"-c", "core.askPass=",
		"-c", "credential.helper=",
		"-c", "diff.external=",
		// Attributes can select filters and diff drivers.
		"-c", "core.attributesFile=/dev/null",
		// A commit-graph can state other parents than the commits have, and nothing checks it.
		"-c", "core.commitGraph=false",
		// Commands that would read other repositories.
		"-c", "submodule.recurse=false",
		"-c", "fetch.bundleURI=",
		"-c", "safe.bareRepository=explicit",
	}
}

// inherited are the environment variables that git needs to find its own files. All others are removed, especially GIT_*: if
// a git hook starts sealint, these can name another index or repository.
var inherited = []string{
	"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR",
	// Windows
	"SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "PROGRAMDATA", "PROGRAMFILES",
	"USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP",
}

func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return !slices.Contains(inherited, strings.ToUpper(name)) // on Windows, case does not matter
	})
	return append(
		env,
		// Nothing is fetched. Older versions of git do not know GIT_NO_LAZY_FETCH; GIT_ALLOW_PROTOCOL forbids every protocol
		// and overrides protocol.*.allow of the repository.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
		// What a commit contains and which parents it has, the commit alone says. No file can have this path; for one that merely
		// is empty, git prints advice.
		"GIT_NO_REPLACE_OBJECTS=1", "GIT_GRAFT_FILE=/dev/null/none",
		"GIT_OPTIONAL_LOCKS=0",
		"GIT_TERMINAL_PROMPT=0",
		"GIT_ATTR_NOSYSTEM=1",
		"LC_ALL=C",
	)
}

// complains reports whether the error output of a successful command mentions something that git could not read: an object
// of a sparse index, whose files are then missing in the list, or a directory. Other warnings are about settings.
func complains(text string) bool {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "warning: ") && !strings.HasPrefix(line, "hint: ") && strings.TrimSpace(line) != "" ||
			strings.HasPrefix(line, "warning: could not open directory") {
			return true
		}
	}
	return false
}

// RemoteURLs returns the remote URLs in the configuration of the repository whose top is dir. It returns none if git fails.
func RemoteURLs(ctx context.Context, dir string) []string {
	out, err := Run(ctx, dir, "config", "--local", "--null", "--get-regexp", `^remote\..*\.url$`)
	if err != nil {
		return nil
	}
	var urls []string
	for entry := range strings.SplitSeq(out, "\x00") {
		if _, url, ok := strings.Cut(entry, "\n"); ok {
			urls = append(urls, url)
		}
	}
	return urls
}

// DefaultBranch returns the name of the branch that the repository whose top is dir most likely has as its default: the one that the
// remote origin names; without that, main or master, whichever is checked out or exists; then the one that is checked out. It is main
// if git knows none.
func DefaultBranch(ctx context.Context, dir string) string {
	const remote, local = "refs/remotes/origin/", "refs/heads/"
	symbolic := func(ref, prefix string) string {
		out, err := Run(ctx, dir, "symbolic-ref", "--quiet", ref)
		name, ok := strings.CutPrefix(strings.TrimSuffix(out, "\n"), prefix)
		if err != nil || !ok {
			return ""
		}
		return name
	}
	if name := symbolic(remote+"HEAD", remote); name != "" {
		return name
	}
	current := symbolic("HEAD", local)
	refs, _ := Run(ctx, dir, "for-each-ref", "--format=%(refname)", local+"main", local+"master", remote+"main", remote+"master")
	for _, name := range []string{"main", "master"} {
		exists := strings.Contains(refs, local+name+"\n") || strings.Contains(refs, remote+name+"\n")
		if exists && (current == name || current != "main" && current != "master") {
			return name
		}
	}
	return cmp.Or(current, "main")
}

// cappedBuffer keeps the first max bytes, discards the rest and calls full once. It does not embed bytes.Buffer, because
// io.Copy would call its ReadFrom instead of Write.
type cappedBuffer struct {
	buffer   bytes.Buffer
	max      int
	full     func()
	overflow bool
}

func (b *cappedBuffer) Write(p []byte) (int, error) {
	if room := b.max - b.buffer.Len(); len(p) > room {
		b.buffer.Write(p[:room])
		if !b.overflow {
			b.overflow = true
			b.full()
		}
		return len(p), nil
	}
	return b.buffer.Write(p)
}

func (b *cappedBuffer) String() string { return b.buffer.String() }
