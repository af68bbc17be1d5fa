// Package base finds the commit that a change is compared with.
//
// It reads commits, and never the work tree, and it fetches nothing: where a commit is missing, the error has the command that
// fetches it. What a CI says in its variables and in its event is trusted to be of the CI, but not to be well-formed.
package base

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/git"
	"github.com/sealint/sealint/sbom/quote"
)

// Auto is the revision that stands for the base that the variables of the CI tell.
const Auto = "auto"

// maxBases is how many best merge bases a change may have.
const maxBases = 4

// Base is what a change is compared with.
type Base struct {
	Commits []string // ids of commits: one, or several best merge bases, at most 4
	Head    string   // id of the commit to judge instead of the work tree; "" for the work tree
	Index   bool     // the index is judged instead of the work tree
	Words   string   // how it was found, such as "first parent of the test merge of #7"
	Fork    bool     // the CI says that the pull request comes from a fork
	Target  string   // the branch into which the change goes, such as main; "" if it is not known
}

// Error says why the base could not be told.
type Error struct {
	Usage   bool   // the user has to say something: nothing can be compared. Otherwise the base is missing or doubtful
	Message string // what is missing, and the setting of the CI that mends it
	Fetch   string // the command line that fetches what is missing, for a POSIX shell; "" if none would
	Err     error  // the error of git, if any
}

// Error is the message with the error of git and the command.
func (e *Error) Error() string {
	text := e.Message
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	if e.Fetch != "" {
		text += "; run: " + e.Fetch
	}
	return text
}

// Unwrap returns the error of git.
func (e *Error) Unwrap() error { return e.Err }

// Find finds the base of the change in the repository that contains dir. revision is Auto or a revision that git knows, such as
// origin/main; then the base is the merge base of HEAD and the revision. getenv looks up the variables of the CI.
//
// For Auto it returns nil without an error where there is no change to compare: outside a CI, and in a CI for a run that is
// for no pull request, merge queue or push. The error is an Error, or that of ctx.
func Find(ctx context.Context, dir, revision string, getenv func(string) string) (*Base, error) {
	if revision == "" { // such as that of a variable that is not set
		return nil, &Error{Usage: true, Message: "the name of the base is empty: name a commit, for example origin/main"}
	}
	ci, c, err := readCI(getenv)
	if err != nil {
		return nil, err
	}
	from, to := revision, ""
	if revision == Auto {
		from, to = getenv("PRE_COMMIT_FROM_REF"), getenv("PRE_COMMIT_TO_REF")
	}
	switch {
	case from != "":
	case c.event == noChange:
		return nil, nil
	case c.event == unknown:
		return nil, &Error{Usage: true, Message: c.why + ": name the base with --base, for example --base origin/main"}
	}
	r, err := open(ctx, dir, ci)
	if err != nil {
		return nil, err
	}
	var b *Base
	if from != "" {
		b, err = r.named(ctx, from, to)
	} else {
		b, err = r.ofChange(ctx, c)
	}
	if err != nil {
		return nil, err
	}
	b.Fork, b.Target = c.fork, c.target
	if b.Target == "" {
		b.Target = branchName(getenv("PRE_COMMIT_REMOTE_BRANCH"))
	}
	if err := r.check(ctx, b); err != nil {
		return nil, err
	}
	return b, nil
}

// OfIndex returns HEAD as the base of what is staged for the next commit; before the first commit, there is no base. Where pre-commit says which commits it compares, the base is that of Find. In a CI, where nothing is staged unless a job
// does it, an index that equals HEAD is an error: the run would compare nothing and pass.
func OfIndex(ctx context.Context, dir string, getenv func(string) string) (*Base, error) {
	if getenv("PRE_COMMIT_FROM_REF") != "" {
		return Find(ctx, dir, Auto, getenv)
	}
	top, err := findTop(dir)
	if err != nil {
		return nil, err
	}
	b := &Base{Index: true, Words: "HEAD, for the index"}
	r := &repository{top: top}
	if r.head, err = r.readHead(ctx); err != nil || r.head == "" {
		return b, err
	}
	if findService(getenv).name != "" {
		if staged, err := r.isStaged(ctx); err != nil || !staged {
			return nil, orError(err, &Error{Usage: true, Message: "nothing is staged for a commit: in a CI, compare with --base auto"})
		}
	}
	b.Commits = []string{r.head}
	return b, nil
}

// named finds the merge base of two revisions; an empty to is HEAD.
func (r *repository) named(ctx context.Context, from, to string) (*Base, error) {
	base, err := r.commit(ctx, from)
	if err != nil {
		return nil, err
	}
	head := r.head
	if to != "" {
		if head, err = r.commit(ctx, to); err != nil {
			return nil, err
		}
	}
	bases, err := r.mergeBases(ctx, head, base, r.fetchHistory())
	if err != nil {
		return nil, err
	}
	b := &Base{Commits: bases, Words: from}
	if !slices.Equal(bases, []string{base}) {
		b.Words = "merge base with " + from
	}
	if head != r.head {
		b.Head = head
	}
	return b, nil
}

// commit returns the commit that a revision names. Names are looked up as git does, but a name of two references is an error: a
// tag origin/main would otherwise hide the branch.
func (r *repository) commit(ctx context.Context, revision string) (string, error) {
	if strings.HasPrefix(revision, "-") || strings.ContainsFunc(revision, func(c rune) bool { return c < ' ' || c == 0x7f }) {
		return "", &Error{Usage: true, Message: fmt.Sprintf("the base %s is not the name of a commit", quote.Text(revision))}
	}
	if isBranchName(revision) && !isID(revision) {
		out, err := r.run(ctx, "for-each-ref", "--format=%(refname)", "refs/tags/"+revision, "refs/heads/"+revision, "refs/remotes/"+revision)
		if err != nil {
			return "", err
		}
		var names []string
		for name := range strings.Lines(out) {
			if name = strings.TrimSpace(name); strings.HasSuffix(name, "/"+revision) && strings.Count(name, "/") == strings.Count(revision, "/")+2 {
				names = append(names, name)
			}
		}
		if len(names) > 1 {
			return "", &Error{Usage: true, Message: fmt.Sprintf("the base %s is the name of several references: say --base %s", revision, strings.Join(names, " or --base "))}
		}
	}
	id, err := r.resolve(ctx, revision)
	if err != nil || id != "" {
		return id, err
	}
	return "", &Error{Message: fmt.Sprintf("this clone has no commit %s%s", quote.Text(revision), r.ci.all()), Fetch: r.fetchNamed(ctx, revision)}
}

// fetchNamed returns the command that fetches a revision that is missing.
func (r *repository) fetchNamed(ctx context.Context, revision string) string {
	remote, branch, ok := strings.Cut(revision, "/")
	switch {
	case isID(revision):
		return r.fetchCommit(revision)
	case !isBranchName(revision):
		return ""
	case ok && remote == r.remote:
		return r.fetchBranch(branch)
	}
	if tip, err := r.resolve(ctx, "refs/remotes/"+r.remote+"/"+revision); err == nil && tip != "" {
		return git.Command("branch", "--track", revision, r.remote+"/"+revision)
	}
	return r.fetchHistory("refs/heads/" + revision + ":refs/heads/" + revision)
}

// ofChange finds the base of the change that a CI tells.
func (r *repository) ofChange(ctx context.Context, c change) (*Base, error) {
	switch c.event {
	case pullRequest:
		return r.ofPullRequest(ctx, c)
	case mergeQueue:
		return r.told(ctx, c.base, "base of the merge queue")
	}
	return r.ofPush(ctx, c)
}

// ofPullRequest finds the base of a pull request. Of a test merge it is the first parent, because the difference to it is what
// merging changes; the commit on which the event says that the target stood can be older.
func (r *repository) ofPullRequest(ctx context.Context, c change) (*Base, error) {
	parents, err := r.parents(ctx, r.head)
	if err != nil {
		return nil, err
	}
	if len(parents) == 2 && (c.head != "" && parents[1] == c.head || c.tip != "" && parents[0] == c.tip) {
		if found, err := r.resolve(ctx, parents[0]); err != nil || found == "" {
			return nil, orError(err, &Error{
				Message: "the base, which is the first parent of the test merge of " + c.label + ", is not in this clone" + r.ci.two(),
				Fetch:   r.fetchCommit(parents[0]),
			})
		}
		return &Base{Commits: parents[:1], Words: "first parent of the test merge of " + c.label}, nil
	}
	switch {
	case c.checksOutTarget && r.head != c.head:
		return nil, &Error{Usage: true, Message: fmt.Sprintf(
			"the event %s checks out the base; nothing of the pull request is here: run on pull_request, or check the pull request out and name the base with --base", c.name)}
	case c.target == "":
		return nil, &Error{Usage: true, Message: fmt.Sprintf("the event %s does not tell the base: name it with --base, for example --base origin/main", c.name)}
	}
	tip, words, err := r.tip(ctx, c)
	if err != nil {
		return nil, err
	}
	if tip != "" && !(c.fork && c.base != "") { // GitLab can run in the fork, whose branches are others
		bases, err := r.mergeBases(ctx, r.head, tip, r.fetchBranch(c.target))
		if err == nil || c.base == "" {
			return &Base{Commits: bases, Words: "merge base with " + words}, err
		}
	}
	if c.base != "" {
		return r.told(ctx, c.base, fmt.Sprintf("merge base with %s, as the CI tells", c.target))
	}
	return nil, &Error{
		Message: fmt.Sprintf("the branch %s, into which %s goes, is not in this clone%s", c.target, c.label, r.ci.all()),
		Fetch:   r.fetchBranch(c.target),
	}
}

// tip returns the commit of the target branch and its name. It is empty if this clone has neither the branch nor the commit on
// which the CI says that it stood.
func (r *repository) tip(ctx context.Context, c change) (id, name string, err error) {
	name = r.remote + "/" + c.target
	if id, err = r.resolve(ctx, "refs/remotes/"+name); err != nil || id != "" || c.tip == "" {
		return id, name, err
	}
	id, err = r.resolve(ctx, c.tip)
	return id, fmt.Sprintf("%s at %.7s", c.target, c.tip), err
}

// told checks that a commit that the CI names is there, and that it is one of the past of HEAD if the clone can tell.
func (r *repository) told(ctx context.Context, id, words string) (*Base, error) {
	found, err := r.resolve(ctx, id)
	if err != nil || found == "" {
		return nil, orError(err, &Error{Message: fmt.Sprintf("the base %s (%s) is not in this clone%s", id, words, r.ci.all()), Fetch: r.fetchCommit(id)})
	}
	past, err := r.isAncestor(ctx, id, r.head)
	if err != nil || !past && len(r.shallow) == 0 {
		return nil, orError(err, &Error{Message: fmt.Sprintf("the base %s (%s) is no ancestor of HEAD: name the base with --base", id, words)})
	}
	return &Base{Commits: []string{id}, Words: words}, nil
}

// ofPush finds the base of a push: what the branch was before. A branch that is new or was replaced is compared with the default
// branch of the repository.
func (r *repository) ofPush(ctx context.Context, c change) (*Base, error) {
	replaced := c.forced
	if !isZero(c.base) && !replaced {
		found, err := r.resolve(ctx, c.base)
		if err != nil || found == "" {
			return nil, orError(err, &Error{
				Message: fmt.Sprintf("the commit %s, on which %s stood before the push, is not in this clone%s; if the server no longer has it, name the base with --base", c.base, c.branch, r.ci.all()),
				Fetch:   r.fetchCommit(c.base),
			})
		}
		past, err := r.isAncestor(ctx, c.base, r.head)
		if err != nil {
			return nil, err
		}
		replaced = !past && len(r.shallow) == 0
		if !replaced {
			return &Base{Commits: []string{found}, Words: fmt.Sprintf("%s before the push", c.branch)}, nil
		}
	}
	if c.branch == c.target || c.target == "" {
		text := "the push created the branch " + c.branch
		if replaced {
			text = "the push replaced the history of the branch " + c.branch
		}
		return nil, &Error{Usage: !replaced, Message: text + ": no former state is there to compare with; name the base with --base"}
	}
	tip, words, err := r.tip(ctx, c)
	if err != nil || tip == "" {
		return nil, orError(err, &Error{
			Message: fmt.Sprintf("the branch %s, with which the new branch %s is compared, is not in this clone%s", c.target, c.branch, r.ci.all()),
			Fetch:   r.fetchBranch(c.target),
		})
	}
	bases, err := r.mergeBases(ctx, r.head, tip, r.fetchBranch(c.target))
	return &Base{Commits: bases, Words: "merge base with " + words}, err
}

// check refuses a base that says nothing, and one whose files a partial clone does not have.
func (r *repository) check(ctx context.Context, b *Base) error {
	head := r.head
	if b.Head != "" {
		head = b.Head
	}
	if slices.Equal(b.Commits, []string{head}) {
		if r.ci.name != "" {
			return &Error{Usage: true, Message: fmt.Sprintf("the base is HEAD itself (%s): there is no change to compare; name another base with --base", b.Words)}
		}
		if b.Words != "HEAD" {
			b.Words += ", which is HEAD"
		}
	}
	return r.checkObjects(ctx, b.Commits)
}
