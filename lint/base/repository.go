package base

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/git"
	"github.com/sealint/sealint/sbom/quote"
)

// repository is a clone, as it is.
type repository struct {
	top     string          // of the work tree
	head    string          // id of the commit HEAD
	remote  string          // the name of the remote from which things are fetched
	shallow map[string]bool // ids of the commits whose parents a shallow clone does not have
	ci      service
}

// open reads what is needed of the repository that contains dir.
func open(ctx context.Context, dir string, ci service) (*repository, error) {
	top, err := findTop(dir)
	if err != nil {
		return nil, err
	}
	r := &repository{top: top, ci: ci}
	if r.head, err = r.readHead(ctx); err != nil {
		return nil, err
	}
	if r.head == "" {
		return nil, &Error{Usage: true, Message: "there is no commit yet, and nothing to compare with"}
	}
	if r.shallow, err = r.readShallow(ctx); err != nil {
		return nil, err
	}
	r.remote, err = r.findRemote(ctx)
	return r, err
}

// findTop returns the top of the work tree of the repository that contains dir.
func findTop(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return "", &Error{Usage: true, Message: "the folder of the repository could not be found", Err: err}
	}
	top := git.Top(abs)
	if top == "" {
		return "", &Error{Usage: true, Message: quote.Text(dir) + " is in no git repository with a work tree: there is no commit to compare with"}
	}
	return top, nil
}

// readHead returns the id of the commit HEAD. It is empty before the first commit.
func (r *repository) readHead(ctx context.Context) (string, error) {
	head, err := r.resolve(ctx, "HEAD")
	if err != nil || head != "" {
		return head, err
	}
	if _, err = r.run(ctx, "symbolic-ref", "HEAD"); err == nil {
		if _, err = r.run(ctx, "rev-parse", "--verify", "HEAD"); says(err, 128) {
			return "", nil
		}
	}
	if err == nil || says(err, 128) {
		err = &Error{Message: "the repository is damaged: the commit HEAD is not in it"}
	}
	return "", err
}

// isStaged reports whether the index differs from HEAD.
func (r *repository) isStaged(ctx context.Context) (bool, error) {
	_, err := git.RunOnIndex(ctx, r.top, "diff-index", "--cached", "--quiet", "--no-ext-diff", "HEAD", "--")
	switch {
	case says(err, 1):
		return true, nil
	case err != nil && !isTold(err):
		err = &Error{Message: "the index could not be compared with HEAD", Err: err}
	}
	return false, err
}

// run runs git. Its errors become those of this package.
func (r *repository) run(ctx context.Context, args ...string) (string, error) {
	out, err := git.Run(ctx, r.top, args...)
	if err != nil && !isTold(err) {
		err = &Error{Message: "the base could not be found", Err: err}
	}
	return out, err
}

// says reports whether git answered by its exit status alone that something is not so.
func says(err error, status int) bool {
	failed, ok := errors.AsType[*git.Error](err)
	return ok && failed.Kind == git.ErrFailed && failed.Status == status
}

// resolve returns the id of the commit that a revision names, or "" if there is none in this clone. The revision must not begin
// with "-".
func (r *repository) resolve(ctx context.Context, revision string) (string, error) {
	out, err := r.run(ctx, "rev-parse", "--verify", "--end-of-options", revision+"^{commit}")
	if says(err, 1) || says(err, 128) {
		return "", nil
	}
	return strings.TrimSpace(out), err
}

// parents returns the ids of the parents of a commit. They are those that the commit itself states: git hides them at the
// boundary of a shallow clone. The id comes from resolve, where git has compared it with the content.
func (r *repository) parents(ctx context.Context, id string) ([]string, error) {
	text, err := r.run(ctx, "cat-file", "commit", id)
	if err != nil {
		return nil, err
	}
	header, _, _ := strings.Cut(text, "\n\n")
	var parents []string
	for line := range strings.Lines(header) {
		if parent, ok := strings.CutPrefix(line, "parent "); ok {
			parents = append(parents, strings.TrimSpace(parent))
		}
	}
	return parents, nil
}

// isAncestor reports whether a commit is another one or in its past, as far as this clone shows the past.
func (r *repository) isAncestor(ctx context.Context, a, b string) (bool, error) {
	_, err := r.run(ctx, "merge-base", "--is-ancestor", a, b)
	if says(err, 1) {
		return false, nil
	}
	return err == nil, err
}

// mergeBases returns the best common ancestors of two commits. deepen is the command that fetches the history that a shallow
// clone lacks. In such a clone, git answers by what it sees, with exit status 0 even if that is wrong. The answer is right if
// neither commit has a past that is cut off, apart from the past of the bases; and, for several bases, if none has one apart
// from that of the others, by which it could descend from them.
func (r *repository) mergeBases(ctx context.Context, a, b, deepen string) ([]string, error) {
	out, err := r.run(ctx, "merge-base", "--all", a, b)
	if err != nil && !says(err, 1) {
		return nil, err
	}
	bases := strings.Fields(out)
	doubtful, err := r.isCut(ctx, []string{a, b}, bases)
	for i := 0; i < len(bases) && len(bases) > 1 && !doubtful && err == nil; i++ {
		doubtful, err = r.isCut(ctx, bases[i:i+1], slices.Delete(slices.Clone(bases), i, i+1))
	}
	switch {
	case err != nil:
		return nil, err
	case doubtful:
		return nil, &Error{Message: "the clone is shallow, and its history is too short to tell the base" + r.ci.all(), Fetch: deepen}
	case len(bases) == 0:
		return nil, &Error{Message: fmt.Sprintf("the commits %.7s and %.7s have no common ancestor: name a base with --base that has one", a, b)}
	case len(bases) > maxBases:
		return nil, &Error{Message: fmt.Sprintf("the commits %.7s and %.7s have %d best common ancestors, more than %d: merge the target branch into the change, or name one with --base", a, b, len(bases), maxBases)}
	}
	return bases, nil
}

// isCut reports whether a commit at the boundary of the shallow clone is in the past of some commits, but not in that of others.
func (r *repository) isCut(ctx context.Context, of, not []string) (bool, error) {
	if len(r.shallow) == 0 {
		return false, nil
	}
	out, err := r.run(ctx, slices.Concat([]string{"rev-list"}, of, []string{"--not"}, not)...)
	if err != nil {
		return false, err
	}
	for line := range strings.Lines(out) {
		if r.shallow[strings.TrimSpace(line)] {
			return true, nil
		}
	}
	return false, nil
}

// maxShallow is how many bytes the list of a shallow clone may have: a million commits.
const maxShallow = 64 << 20

// readShallow reads which commits are at the boundary of a shallow clone.
func (r *repository) readShallow(ctx context.Context) (map[string]bool, error) {
	name, err := r.run(ctx, "rev-parse", "--git-path", "shallow")
	if err != nil {
		return nil, err
	}
	if name = strings.TrimSuffix(name, "\n"); !filepath.IsAbs(name) {
		name = filepath.Join(r.top, name)
	}
	text, err := readRegular(name, maxShallow)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &Error{Message: "the boundary of the shallow clone could not be read", Err: err}
	}
	shallow := map[string]bool{}
	for id := range strings.FieldsSeq(string(text)) {
		shallow[id] = true
	}
	return shallow, nil
}

// readRegular reads a regular file of at most max bytes.
func readRegular(name string, max int64) ([]byte, error) {
	info, err := os.Stat(name) // before opening: opening a named pipe waits for a writer
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: is not a regular file", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, max+1))
	if err == nil && int64(len(text)) > max {
		err = fmt.Errorf("%s: is larger than %d bytes", name, max)
	}
	return text, err
}

// findRemote returns the name of the remote from which things are fetched: the only one, or origin.
func (r *repository) findRemote(ctx context.Context) (string, error) {
	out, err := r.run(ctx, "config", "--local", "--null", "--name-only", "--get-regexp", `^remote\..*\.url$`)
	if err != nil && !says(err, 1) {
		return "", err
	}
	names := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	if len(names) == 1 {
		name := strings.TrimSuffix(strings.TrimPrefix(names[0], "remote."), ".url")
		if isBranchName(name) && !strings.HasPrefix(name, "-") {
			return name, nil
		}
	}
	return "origin", nil
}

// fetchCommit returns the command that fetches one commit.
func (r *repository) fetchCommit(id string) string {
	if len(r.shallow) > 0 {
		return git.Command("fetch", "--no-tags", "--depth=1", r.remote, id)
	}
	return git.Command("fetch", "--no-tags", r.remote, id)
}

// fetchBranch returns the command that fetches a branch of the remote, with all its history.
func (r *repository) fetchBranch(name string) string {
	return r.fetchHistory(fmt.Sprintf("+refs/heads/%s:refs/remotes/%s/%s", name, r.remote, name))
}

// fetchHistory returns the command that fetches all history of what the refspecs name, and of what is in the clone already.
func (r *repository) fetchHistory(refspecs ...string) string {
	args := []string{"fetch", "--no-tags", r.remote}
	if len(r.shallow) > 0 {
		args = []string{"fetch", "--no-tags", "--unshallow", r.remote}
	}
	return git.Command(append(args, refspecs...)...)
}

// setDefault returns the command that asks the remote which branch is its default branch, and fetches that.
func (r *repository) setDefault() string {
	return git.Command("fetch", r.remote) + " && " + git.Command("remote", "set-head", r.remote, "--auto")
}

// checkObjects checks that a partial clone has the files of the base. The command that fetches them is the one that git itself
// runs for a missing object (promisor-remote.c).
func (r *repository) checkObjects(ctx context.Context, commits []string) error {
	_, err := r.run(ctx, "config", "--local", "--get-regexp", `^(extensions\.partialclone|remote\..*\.promisor)$`)
	if says(err, 1) {
		return nil
	}
	if err != nil {
		return err
	}
	list := append([]string{"rev-list", "--objects", "--no-walk", "--missing=print"}, commits...)
	out, err := r.run(ctx, list...)
	if err != nil {
		return err
	}
	missing := 0
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "?") {
			missing++
		}
	}
	if missing == 0 {
		return nil
	}
	return &Error{
		Message: fmt.Sprintf("the clone is partial and does not have %d objects of the base", missing),
		Fetch: git.Command(list...) + " | sed -n 's/^?//p' | " + git.Command("-c", "fetch.negotiationAlgorithm=noop", "fetch", r.remote,
			"--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none", "--stdin"),
	}
}

// isID reports whether a text is the full id of an object, in SHA-1 or SHA-256.
func isID(text string) bool {
	return (len(text) == 40 || len(text) == 64) && strings.Trim(text, "0123456789abcdef") == ""
}

// isZero reports whether an id stands for no commit: that of a branch that does not exist.
func isZero(id string) bool { return strings.Trim(id, "0") == "" }

// isBranchName reports whether a text can be the name of a branch: git check-ref-format refs/heads/NAME accepts it.
func isBranchName(text string) bool {
	if text == "" || strings.ContainsAny(text, " ~^:?*[\\\x7f") || strings.Contains(text, "..") || strings.Contains(text, "@{") || strings.HasSuffix(text, ".") {
		return false
	}
	for part := range strings.SplitSeq(text, "/") {
		if part == "" || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".lock") {
			return false
		}
	}
	return !strings.ContainsFunc(text, func(c rune) bool { return c < ' ' })
}

// branchName returns the name of a branch without refs/heads/.
func branchName(ref string) string { return strings.TrimPrefix(ref, "refs/heads/") }

// isTold reports whether an error is that of this package or of the context, and needs no further words.
func isTold(err error) bool {
	_, told := errors.AsType[*Error](err)
	return told || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// orError returns err, or the other error if err is nil.
func orError(err error, other *Error) error {
	if err != nil {
		return err
	}
	return other
}
