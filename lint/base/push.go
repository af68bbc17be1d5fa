package base

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// maxPush is how many bytes git may write to a pre-push hook: thousands of references.
const maxPush = 1 << 20

// FromPush finds the base of each commit that is about to be pushed. stdin is what git writes to a pre-push hook: for each
// reference a line "<local ref> <local id> <remote ref> <remote id>". The base is the commit on which the remote branch stands;
// for a new or replaced branch, it is the merge base with the default branch of the remote. References that are deleted, and those
// that push no commit, have no base. The error is an Error, or that of ctx.
func FromPush(ctx context.Context, dir string, stdin io.Reader) ([]*Base, error) {
	r, err := open(ctx, dir, service{})
	if err != nil {
		return nil, err
	}
	var bases []*Base
	lines := bufio.NewScanner(io.LimitReader(stdin, maxPush+1))
	read := 0
	for lines.Scan() {
		if read += len(lines.Bytes()) + 1; read > maxPush {
			return nil, &Error{Usage: true, Message: fmt.Sprintf("the lines of the pre-push hook are longer than %d bytes", maxPush)}
		}
		b, err := r.pushed(ctx, lines.Text())
		if err != nil {
			return nil, err
		}
		if b != nil && !slices.ContainsFunc(bases, func(other *Base) bool { return other.Head == b.Head && slices.Equal(other.Commits, b.Commits) }) {
			bases = append(bases, b)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, &Error{Usage: true, Message: "the lines of the pre-push hook could not be read", Err: err}
	}
	return bases, nil
}

// pushed finds the base of one line of a pre-push hook. It is nil if the line pushes no commit.
func (r *repository) pushed(ctx context.Context, line string) (*Base, error) {
	fields := strings.Split(line, " ") // the local reference can be an expression with spaces, such as HEAD@{1 day ago}
	if len(fields) < 4 || !isID(fields[len(fields)-3]) || !isID(fields[len(fields)-1]) {
		return nil, &Error{Usage: true, Message: fmt.Sprintf(
			"%s is not what git writes to a pre-push hook, which is <local ref> <local id> <remote ref> <remote id>", quote.Text(line))}
	}
	local, ref, remote := fields[len(fields)-3], fields[len(fields)-2], fields[len(fields)-1]
	if isZero(local) {
		return nil, nil
	}
	head, err := r.resolve(ctx, local) // an annotated tag names a commit
	if err != nil || head == "" {
		return nil, orError(err, &Error{Usage: true, Message: fmt.Sprintf("the pushed object %s is no commit", local)})
	}
	b := &Base{Head: head, Target: branchName(ref)}
	if !isZero(remote) {
		before, err := r.resolve(ctx, remote)
		if err != nil || before == "" {
			return nil, orError(err, &Error{
				Message: fmt.Sprintf("the commit %s, on which %s stands at the remote, is not in this clone", remote, quote.Text(ref)),
				Fetch:   r.fetchCommit(remote),
			})
		}
		past, err := r.isAncestor(ctx, before, head)
		if err != nil {
			return nil, err
		}
		if past {
			b.Commits, b.Words = []string{before}, b.Target+" before the push"
			return r.unlessSame(ctx, b)
		}
	}
	return r.pushedAnew(ctx, b)
}

// pushedAnew finds the base of a branch that is new at the remote, or whose history is replaced.
func (r *repository) pushedAnew(ctx context.Context, b *Base) (*Base, error) {
	name := "refs/remotes/" + r.remote + "/HEAD"
	tip, err := r.resolve(ctx, name)
	if err != nil || tip == "" {
		return nil, orError(err, &Error{
			Message: "the default branch of the remote is not known, with which a new branch is compared",
			Fetch:   r.setDefault(),
		})
	}
	b.Commits, err = r.mergeBases(ctx, b.Head, tip, r.fetchHistory())
	if err != nil {
		return nil, err
	}
	b.Words = "merge base with " + r.remote + "/HEAD"
	return r.unlessSame(ctx, b)
}

// unlessSame returns nil if the base is the commit that is pushed.
func (r *repository) unlessSame(ctx context.Context, b *Base) (*Base, error) {
	if slices.Equal(b.Commits, []string{b.Head}) {
		return nil, nil
	}
	return b, r.checkObjects(ctx, b.Commits)
}
