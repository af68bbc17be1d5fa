package source

import (
	"bytes"
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
	// gitDeadline is how long one git command may run. Listing a million files from a cold disk takes less; an ignore file that
	// is a named pipe would block forever.
	gitDeadline = 60 * time.Second
	// gitOutput is how many bytes one git command may write. An index of a few megabytes can list gigabytes of names.
	gitOutput = 256 << 20
	// gitText is how many bytes of git's error output are kept, and gitQuoted how many characters of it an error shows.
	gitText   = 64 << 10
	gitQuoted = 400
)

// The kinds of a gitError, for errors.Is.
var (
	// errNoGit: git is not on the PATH.
	errNoGit = errors.New("git is not installed, or not on the PATH")
	// errNoRepository: .git exists, but git does not accept it as a repository.
	errNoRepository = errors.New("git does not accept this as a repository")
	// errOwner: git refuses to read a repository of another user. Today git allows it if --git-dir names the repository, as
	// gitArguments does; future versions may not.
	errOwner = errors.New("git refuses to read a repository of another user")
	// errGitDeadline: git did not end before the deadline and was killed.
	errGitDeadline = errors.New("git did not end in time")
	// errGitOutput: git wrote more than the limit and was killed.
	errGitOutput = errors.New("git wrote too much")
	// errGitPartial: git succeeded, but reported something that it could not read. The output is returned and may lack files.
	errGitPartial = errors.New("git could not read everything")
	// errGitFailed: git failed for another reason.
	errGitFailed = errors.New("git failed")
)

// gitError is the failure of a git command. If the context ended, the error is that of the context instead.
type gitError struct {
	// command is the name of the command, such as ls-files.
	command string
	// kind is one of the errors above.
	kind error
	// text is the truncated error output of git. It may contain text from the repository.
	text string
}

func (e *gitError) Error() string {
	if e.text == "" {
		return fmt.Sprintf("git %s: %s", e.command, e.kind)
	}
	return fmt.Sprintf("git %s: %s: %s", e.command, e.kind, e.text)
}

func (e *gitError) Unwrap() error { return e.kind }

// git runs a git command that only reads, in the repository whose work tree has its top at dir, and returns its output.
// gitStreaming is the only place that starts a process. The repository, including its .git/config, is untrusted: no program
// that it configures is run.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	return gitWithin(ctx, gitDeadline, gitOutput, dir, args...)
}

// gitWithin is git with other limits: how long the command may take, and how many bytes it may write.
func gitWithin(ctx context.Context, deadline time.Duration, output int, dir string, args ...string) (string, error) {
	limited, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	stdout := &cappedBuffer{max: output, full: cancel}
	err := gitStreaming(limited, nil, stdout, dir, args...)
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("git %s: %w", args[0], ctx.Err())
	case stdout.overflow:
		return "", &gitError{command: args[0], kind: errGitOutput, text: fmt.Sprintf("more than %d bytes", output)}
	case limited.Err() != nil:
		return "", &gitError{command: args[0], kind: errGitDeadline, text: fmt.Sprintf("killed after %s", deadline)}
	case err == nil || errors.Is(err, errGitPartial):
		return stdout.String(), err
	}
	return "", err
}

// gitStreaming runs a git command until it or ctx ends.
func gitStreaming(ctx context.Context, stdin io.Reader, stdout io.Writer, dir string, args ...string) error {
	fail := func(kind error, text string) error { return &gitError{command: args[0], kind: kind, text: text} }
	executable, err := exec.LookPath("git")
	if err != nil {
		return fail(errNoGit, "")
	}
	cmd := exec.CommandContext(ctx, executable, append(gitArguments(dir), args...)...)
	cmd.Dir = dir
	cmd.Stdin = stdin
	cmd.Env = gitEnvironment()
	stderr := &cappedBuffer{max: gitText, full: func() {}}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = time.Second // for child processes that keep the pipes open after git was killed
	killTogether(cmd)
	if err = cmd.Run(); errors.Is(err, exec.ErrWaitDelay) {
		_ = cmd.Cancel() // git ended, but a child process did not
	}

	text := strings.ToValidUTF8(strings.TrimSpace(stderr.String()), "�")
	quoted := quote.Truncate(strings.ReplaceAll(text, "\n", "; "), gitQuoted)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("git %s: %w", args[0], ctx.Err())
	case err == nil && (stderr.overflow || gitComplains(text)):
		return fail(errGitPartial, quoted)
	case err == nil:
		return nil
	case strings.Contains(text, "dubious ownership"):
		return fail(errOwner, quoted)
	case strings.Contains(text, "not a git repository"), strings.Contains(text, "invalid gitfile format"):
		return fail(errNoRepository, quoted)
	case text == "":
		return fail(errGitFailed, err.Error())
	default:
		return fail(errGitFailed, quoted)
	}
}

// gitArguments are the arguments before the command. They name the repository and its work tree, so that git does not search
// for another one: in a parent directory, in a bare repository among the files, or at core.worktree. Git reads a repository
// that is named this way whoever owns it. Settings given by -c take precedence over those of every file.
func gitArguments(dir string) []string {
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
		// Commands that would read other repositories.
		"-c", "submodule.recurse=false",
		"-c", "fetch.bundleURI=",
		"-c", "safe.bareRepository=explicit",
	}
}

// gitInherited are the environment variables that git needs to find its own files. All others are removed, especially GIT_*: if
// a git hook starts sealint, these can name another index or repository.
var gitInherited = []string{
	"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR",
	// Windows
	"SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "PROGRAMDATA", "PROGRAMFILES",
	"USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP",
}

func gitEnvironment() []string {
	env := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return !slices.Contains(gitInherited, strings.ToUpper(name)) // on Windows, case does not matter
	})
	return append(
		env,
		// Nothing is fetched. Older versions of git do not know GIT_NO_LAZY_FETCH; GIT_ALLOW_PROTOCOL forbids every protocol
		// and overrides protocol.*.allow of the repository.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
		"GIT_NO_REPLACE_OBJECTS=1",
		"GIT_OPTIONAL_LOCKS=0",
		"GIT_TERMINAL_PROMPT=0",
		"GIT_ATTR_NOSYSTEM=1",
		"LC_ALL=C",
	)
}

// gitComplains reports whether the error output of a successful command mentions something that git could not read: an object
// of a sparse index, whose files are then missing in the list, or a directory. Other warnings are about settings.
func gitComplains(text string) bool {
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
	out, err := git(ctx, dir, "config", "--local", "--null", "--get-regexp", `^remote\..*\.url$`)
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
