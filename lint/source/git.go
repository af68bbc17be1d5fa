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
)

const (
	// gitDeadline is how long one git command may take. Listing the million files of a very large repository from a cold
	// disk takes less; a repository whose ignore file is a named pipe would take for ever.
	gitDeadline = 60 * time.Second
	// gitOutput is how many bytes one git command may write. An index of a few megabytes can hold gigabytes of names.
	gitOutput = 256 << 20
	// gitText is how many bytes of git's own messages are kept, and gitQuoted how many of them an error quotes.
	gitText   = 64 << 10
	gitQuoted = 400
)

// The kinds of a gitError, for errors.Is.
var (
	// errNoGit: there is no git on the PATH.
	errNoGit = errors.New("git is not installed, or not on the PATH")
	// errNoRepository: .git is there, and git does not take it for a repository.
	errNoRepository = errors.New("git does not accept this as a repository")
	// errOwner: the repository belongs to another user and git refuses to read it. Git makes an exception where the
	// repository is named on the command line, as it is here, so this is what future versions may say.
	errOwner = errors.New("git refuses to read a repository of another user")
	// errGitDeadline: git did not end in time, and was killed.
	errGitDeadline = errors.New("git did not end in time")
	// errGitOutput: git wrote more than is read, and was killed.
	errGitOutput = errors.New("git wrote too much")
	// errGitPartial: git ended well and said on the way that there was something that it could not read. The output is
	// returned, and may lack files.
	errGitPartial = errors.New("git could not read everything")
	// errGitFailed: git failed in another way.
	errGitFailed = errors.New("git failed")
)

// gitError is what a git command ended with. Where the context that git was given ended, the error is the context's.
type gitError struct {
	// command is the name of the command, such as ls-files.
	command string
	// kind is one of the errors above.
	kind error
	// text is what git said, cut to a length; it may quote the repository.
	text string
}

func (e *gitError) Error() string {
	if e.text == "" {
		return fmt.Sprintf("git %s: %s", e.command, e.kind)
	}
	return fmt.Sprintf("git %s: %s: %s", e.command, e.kind, e.text)
}

func (e *gitError) Unwrap() error { return e.kind }

// git runs a git command that only reads, in the repository whose work tree has its top at dir. It is the only place that
// starts a process. The repository may be anybody's, its .git/config included: nothing that it names is run.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	return gitWithin(ctx, gitDeadline, gitOutput, dir, args...)
}

func gitWithin(ctx context.Context, deadline time.Duration, output int, dir string, args ...string) (string, error) {
	return gitReading(ctx, nil, deadline, output, dir, args...)
}

// gitReading runs a git command that reads its standard input.
func gitReading(ctx context.Context, stdin io.Reader, deadline time.Duration, output int, dir string, args ...string) (string, error) {
	limited, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	stdout := &cappedBuffer{max: output, full: cancel}
	err := gitStreaming(limited, stdin, stdout, dir, args...)
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

// gitStreaming runs a git command that reads and writes as long as ctx lets it.
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
	cmd.WaitDelay = time.Second // for processes that hold the pipes and are not killed with git
	killTogether(cmd)
	if err = cmd.Run(); errors.Is(err, exec.ErrWaitDelay) {
		_ = cmd.Cancel() // git ended, and what it left behind did not
	}

	text := strings.ToValidUTF8(strings.TrimSpace(stderr.String()), "�")
	quoted := strings.ReplaceAll(text, "\n", "; ")
	if len(quoted) > gitQuoted {
		quoted = strings.ToValidUTF8(quoted[:gitQuoted], "") + " …"
	}
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

// gitArguments are those that stand before the command. The repository and its work tree are named, so that git looks for
// neither: not in a directory above, not in a bare repository that lies among the files, not where core.worktree leads. A
// repository that is named is read whoever owns it. A setting given here wins over that of any file.
func gitArguments(dir string) []string {
	return []string{
		"--git-dir=" + filepath.Join(dir, ".git"), "--work-tree=" + dir,
		"--no-pager", "--literal-pathspecs",
		// Programs that git would start. An empty core.fsmonitor is "off" to all versions; older ones run one named "false".
		"-c", "core.fsmonitor=",
		"-c", "core.hooksPath=/dev/null",
		"-c", "core.pager=cat",
		"-c", "core.alternateRefsCommand=true",
		"-c", "core.sshCommand=false",
		"-c", "core.gitProxy=",
		"-c", "core.askPass=",
		"-c", "credential.helper=",
		"-c", "diff.external=",
		// Attributes are what filters and drivers hang on.
		"-c", "core.attributesFile=/dev/null",
		// Processes in other repositories.
		"-c", "submodule.recurse=false",
		"-c", "fetch.bundleURI=",
		"-c", "safe.bareRepository=explicit",
	}
}

// gitInherited are the variables that git finds its own files by. All others are left out, GIT_* above all: a hook that
// starts sealint sets some that name another index or repository.
var gitInherited = []string{
	"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR",
	// Windows
	"SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "PROGRAMDATA", "PROGRAMFILES",
	"USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP",
}

func gitEnvironment() []string {
	env := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return !slices.Contains(gitInherited, strings.ToUpper(name)) // Windows spells Path and SystemRoot in either way
	})
	return append(
		env,
		// Nothing is fetched: not by versions that know the first variable, and not by older ones, to which no
		// protocol is left. The repository's own protocol.*.allow does not count beside it.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
		"GIT_NO_REPLACE_OBJECTS=1",
		"GIT_OPTIONAL_LOCKS=0",
		"GIT_TERMINAL_PROMPT=0",
		"GIT_ATTR_NOSYSTEM=1",
		"LC_ALL=C",
	)
}

// gitComplains reports whether git's messages, of a command that ended well, tell of something that it could not read: an
// object of a sparse index, whose files it then leaves out, or a directory. Other warnings are about settings.
func gitComplains(text string) bool {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "warning: ") && !strings.HasPrefix(line, "hint: ") && strings.TrimSpace(line) != "" ||
			strings.HasPrefix(line, "warning: could not open directory") {
			return true
		}
	}
	return false
}

// RemoteURLs are the URLs of the remotes that the repository with its top at dir configures itself; none when git cannot tell.
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

// cappedBuffer keeps the first max bytes and calls full when there are more. It does not embed the buffer, whose ReadFrom
// would be used in the place of Write.
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
