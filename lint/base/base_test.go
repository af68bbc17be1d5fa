//go:build unix

package base_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/git"
)

// variables returns the lookup of environment variables that are written as NAME=value, separated by spaces.
func variables(text string) func(string) string {
	values := map[string]string{}
	for entry := range strings.FieldsSeq(text) {
		name, value, _ := strings.Cut(entry, "=")
		values[name] = value
	}
	return func(name string) string { return values[name] }
}

// situation is a clone, what a CI says, and the base that is found or the error.
type situation struct {
	head     string // the commit that is checked out; t7 if it is not given
	depth    int    // of the clone; 0 is all history and all branches
	revision string // of --base; auto if it is not given
	env      string // variables; {m4} is the id of m4
	event    string // the event of GitHub

	want   string // the names of the commits, after the command in fetch if there is one; "none" for no base and no error
	other  string // the name of the commit to judge instead of the work tree
	words  string
	target string
	fork   bool

	usage   bool   // of the error
	message string // a part of the error
	fetch   string // the command of the error
}

const (
	gitHub     = "CI=true GITHUB_ACTIONS=true GITHUB_EVENT_NAME="
	pr7        = `{"repository": {"full_name": "acme/shop", "default_branch": "main"}, "pull_request": {"number": 7, "head": {"sha": "{f2}", "ref": "feature", "repo": {"full_name": "acme/shop"}}, "base": {"sha": "{m3}", "ref": "main", "repo": {"full_name": "acme/shop"}}}}`
	pushTo     = `{"repository": {"default_branch": "main"}, "ref": "refs/heads/BRANCH", "before": "{BEFORE}"}`
	zeros      = "0000000000000000000000000000000000000000"
	gitLab     = "CI=true GITLAB_CI=true "
	mr7        = gitLab + "CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_MERGE_REQUEST_DIFF_BASE_SHA={m2} CI_MERGE_REQUEST_SOURCE_PROJECT_ID=1 CI_MERGE_REQUEST_PROJECT_ID=1 "
	azure      = "TF_BUILD=True BUILD_REASON=PullRequest SYSTEM_PULLREQUEST_PULLREQUESTID=7 SYSTEM_PULLREQUEST_SOURCECOMMITID={f2} SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main "
	jenkins    = "JENKINS_URL=https://ci.acme.example/ CHANGE_ID=7 CHANGE_BRANCH=feature CHANGE_TARGET=main "
	buildkite  = "CI=true BUILDKITE=true BUILDKITE_REPO=git@github.com:acme/shop.git BUILDKITE_PULL_REQUEST=7 BUILDKITE_PULL_REQUEST_BASE_BRANCH=main BUILDKITE_PULL_REQUEST_REPO="
	unshallow  = "git fetch --no-tags --unshallow origin +refs/heads/main:refs/remotes/origin/main"
	fetchMain  = "git fetch --no-tags origin +refs/heads/main:refs/remotes/origin/main"
	fetchDepth = "git fetch --no-tags --depth=1 origin "
)

func push(branch, before string) string {
	if before == zeros {
		return strings.NewReplacer("BRANCH", branch, "{BEFORE}", zeros).Replace(pushTo)
	}
	return strings.NewReplacer("BRANCH", branch, "BEFORE", before).Replace(pushTo)
}

var situations = map[string]situation{
	// Outside a CI.
	"auto outside a CI":         {want: "none"},
	"a branch":                  {head: "f2", revision: "origin/main", want: "m2", words: "merge base with origin/main"},
	"an ancestor":               {head: "f2", revision: "{m2}", want: "m2", words: "{m2}"},
	"HEAD":                      {head: "f2", revision: "HEAD", want: "f2", words: "HEAD"},
	"a revision relative":       {head: "f2", revision: "HEAD~1", want: "f1", words: "HEAD~1"},
	"the test merge":            {revision: "origin/main", want: "m4", words: "origin/main"},
	"an octopus merge":          {head: "o", revision: "origin/old", want: "m2", words: "origin/old"},
	"a descendant of HEAD":      {head: "m2", revision: "origin/main", want: "m2", words: "merge base with origin/main, which is HEAD"},
	"criss-cross":               {head: "c1", revision: "origin/crossed", want: "x1 x2", words: "merge base with origin/crossed"},
	"five bases":                {head: "z4", revision: "origin/manyother", message: "have 5 best common ancestors, more than 4"},
	"unrelated histories":       {head: "f2", revision: "origin/unrelated", message: "have no common ancestor"},
	"a name like an option":     {revision: "--output=x", usage: true, message: `"--output=x" is not the name of a commit`},
	"a name with a line break":  {revision: "a\nb", usage: true, message: `"a\nb" is not the name of a commit`},
	"an empty name":             {revision: "(empty)", usage: true, message: "the name of the base is empty"},
	"an empty name in a CI":     {revision: "(empty)", env: gitHub + "pull_request", event: pr7, usage: true, message: "the name of the base is empty"},
	"an unknown branch":         {head: "f2", revision: "origin/none", message: `this clone has no commit "origin/none"`, fetch: "git fetch --no-tags origin +refs/heads/none:refs/remotes/origin/none"},
	"a local branch":            {head: "f2", revision: "main", message: `no commit "main"`, fetch: "git branch --track main origin/main", want: "m2", words: "merge base with main"},
	"a branch of a small clone": {head: "f2", depth: 1, revision: "main", message: `no commit "main"`, fetch: "git fetch --no-tags --unshallow origin refs/heads/main:refs/heads/main", want: "m2"},
	"an unknown commit":         {head: "f2", depth: 1, revision: "{m4}", message: "no commit", fetch: fetchDepth + "{m4}"},
	"a name for the shell":      {head: "f2", revision: "origin/$(touch${IFS}x)", message: "no commit", fetch: "git fetch --no-tags origin '+refs/heads/$(touch${IFS}x):refs/remotes/origin/$(touch${IFS}x)'"},
	"not a name":                {head: "f2", revision: "a..b", message: `no commit "a..b"`},

	// GitHub Actions.
	"pull request": {env: gitHub + "pull_request", event: pr7, want: "m4", words: "first parent of the test merge of #7", target: "main"},
	"pull request, depth 1": {
		depth: 1, env: gitHub + "pull_request", event: pr7, message: "the first parent of the test merge of #7, is not in this clone: set fetch-depth: 2 for actions/checkout",
		fetch: fetchDepth + "{m4}", want: "m4", words: "first parent of the test merge of #7", target: "main",
	},
	"pull request, depth 2":    {depth: 2, env: gitHub + "pull_request", event: pr7, want: "m4", target: "main"},
	"pull request, its commit": {head: "f2", env: gitHub + "pull_request", event: pr7, want: "m2", words: "merge base with origin/main", target: "main"},
	"pull request, its commit, depth 1": {
		head: "f2", depth: 1, env: gitHub + "pull_request", event: pr7, message: "the branch main, into which #7 goes, is not in this clone: set fetch-depth: 0 for actions/checkout",
		fetch: unshallow, want: "m2", words: "merge base with origin/main", target: "main",
	},
	"pull request, its commit, depth 3":    {head: "f2", depth: 3, env: gitHub + "pull_request", event: pr7, message: "set fetch-depth: 0", fetch: unshallow, want: "m2", target: "main"},
	"pull request of a crafted merge":      {head: "e1", env: gitHub + "pull_request", event: strings.ReplaceAll(pr7, "{f2}", "{e1}"), want: "m2", words: "merge base with origin/main", target: "main"},
	"pull request with an octopus":         {head: "o", env: gitHub + "pull_request", event: strings.ReplaceAll(pr7, `"ref": "main"`, `"ref": "old"`), want: "m2", target: "old"},
	"pull request from a fork":             {env: gitHub + "pull_request", event: strings.Replace(pr7, `"repo": {"full_name": "acme/shop"}`, `"repo": {"full_name": "eve/shop"}`, 1), want: "m4", target: "main", fork: true},
	"pull request from a deleted fork":     {env: gitHub + "pull_request", event: strings.Replace(pr7, `"repo": {"full_name": "acme/shop"}`, `"repo": null`, 1), want: "m4", target: "main", fork: true},
	"pull request with a base by hand":     {revision: "origin/old", env: gitHub + "pull_request", event: strings.Replace(pr7, `"repo": {"full_name": "acme/shop"}`, `"repo": null`, 1), want: "m2", words: "origin/old", target: "main", fork: true},
	"pull request to a branch like -x":     {head: "f2", env: gitHub + "pull_request", event: strings.ReplaceAll(pr7, `"ref": "main"`, `"ref": "-x"`), want: "m2", words: "merge base with origin/-x", target: "-x"},
	"pull request to no branch":            {head: "f2", env: gitHub + "pull_request", event: strings.ReplaceAll(pr7, `"ref": "main"`, `"ref": "a b"`), usage: true, message: `"a b" is not the name of a branch`},
	"pull request of no commit":            {head: "f2", env: gitHub + "pull_request", event: strings.ReplaceAll(pr7, "{f2}", "--all"), usage: true, message: `"--all" is not the id of a commit`},
	"pull request, base checked out":       {head: "m4", env: gitHub + "pull_request", event: pr7, usage: true, message: "the base is HEAD itself (merge base with origin/main)"},
	"pull request, --base HEAD":            {revision: "HEAD", env: gitHub + "pull_request", event: pr7, usage: true, message: "the base is HEAD itself (HEAD)"},
	"review of a pull request":             {env: gitHub + "pull_request_review", event: pr7, want: "m4", target: "main"},
	"no event":                             {env: gitHub + "pull_request", usage: true, message: "the event of GitHub"},
	"event that is no JSON":                {env: gitHub + "pull_request", event: "{", usage: true, message: "the event of GitHub"},
	"event without a pull request":         {env: gitHub + "pull_request", event: "{}", usage: true, message: "the event pull_request of GitHub does not tell the base: name the base with --base"},
	"pull_request_target":                  {head: "m4", env: gitHub + "pull_request_target", event: pr7, usage: true, message: "the event pull_request_target checks out the base; nothing of the pull request is here"},
	"pull_request_target, the merge":       {env: gitHub + "pull_request_target", event: pr7, want: "m4", words: "first parent of the test merge of #7", target: "main"},
	"pull_request_target, the commit":      {head: "f2", env: gitHub + "pull_request_target", event: pr7, want: "m2", target: "main"},
	"workflow_run":                         {head: "m4", env: gitHub + "workflow_run", event: `{"workflow_run": {"event": "pull_request", "head_sha": "{f2}"}}`, usage: true, message: "the event workflow_run checks out the base"},
	"workflow_run, the commit":             {head: "f2", env: gitHub + "workflow_run", event: `{"workflow_run": {"event": "pull_request", "head_sha": "{f2}", "head_repository": {}, "pull_requests": [{"number": 7, "base": {"ref": "main"}}]}}`, want: "m2", target: "main"},
	"workflow_run, the commit of a fork":   {head: "f2", env: gitHub + "workflow_run", event: `{"workflow_run": {"event": "pull_request", "head_sha": "{f2}"}}`, usage: true, message: "does not tell the base: name it with --base"},
	"workflow_run after a push":            {head: "m4", env: gitHub + "workflow_run", event: `{"workflow_run": {"event": "push", "head_sha": "{m4}"}}`, want: "none"},
	"comment on a pull request":            {head: "m4", env: gitHub + "issue_comment", event: `{"issue": {"pull_request": {}}}`, usage: true, message: "the event issue_comment checks out the base"},
	"comment on an issue":                  {head: "m4", env: gitHub + "issue_comment", event: `{"issue": {}}`, want: "none"},
	"schedule":                             {head: "m4", env: gitHub + "schedule", want: "none"},
	"merge queue":                          {head: "q1", env: gitHub + "merge_group", event: `{"merge_group": {"base_sha": "{m4}", "base_ref": "refs/heads/main"}}`, want: "m4", words: "base of the merge queue", target: "main"},
	"merge queue of two":                   {head: "q2", env: gitHub + "merge_group", event: `{"merge_group": {"base_sha": "{q1}", "base_ref": "refs/heads/main"}}`, want: "q1", target: "main"},
	"merge queue, depth 1":                 {head: "q2", depth: 1, env: gitHub + "merge_group", event: `{"merge_group": {"base_sha": "{q1}", "base_ref": "refs/heads/main"}}`, message: "(base of the merge queue) is not in this clone", fetch: fetchDepth + "{q1}", want: "q1", target: "main"},
	"merge queue with a base of elsewhere": {head: "q2", env: gitHub + "merge_group", event: `{"merge_group": {"base_sha": "{c1}"}}`, message: "is no ancestor of HEAD: name the base with --base"},

	// Pushes.
	"push":                            {head: "m4", env: gitHub + "push", event: push("main", "m2"), want: "m2", words: "main before the push", target: "main"},
	"push, depth 1":                   {head: "m4", depth: 1, env: gitHub + "push", event: push("main", "m2"), message: "on which main stood before the push, is not in this clone", fetch: fetchDepth + "{m2}", want: "m2", target: "main"},
	"push to a branch":                {head: "f2", env: gitHub + "push", event: push("feature", "f1"), want: "f1", words: "feature before the push", target: "main"},
	"push of a new branch":            {head: "f2", env: gitHub + "push", event: push("feature", zeros), want: "m2", words: "merge base with origin/main", target: "main"},
	"push of a new branch, depth 1":   {head: "f2", depth: 1, env: gitHub + "push", event: push("feature", zeros), message: "the branch main, with which the new branch feature is compared", fetch: unshallow, want: "m2", target: "main"},
	"push of a new branch, no commit": {head: "m4", env: gitHub + "push", event: push("feature", zeros), usage: true, message: "the base is HEAD itself"},
	"push of the first branch":        {head: "m4", env: gitHub + "push", event: push("main", zeros), usage: true, message: "the push created the branch main"},
	"push that replaces":              {head: "m4", env: gitHub + "push", event: push("main", "f2"), message: "the push replaced the history of the branch main: no former state is there to compare with; name the base with --base"},
	"push that says it replaces":      {head: "m4", depth: 1, env: gitHub + "push", event: strings.Replace(push("main", "m2"), "{", `{"forced": true, `, 1), message: "the push replaced the history"},
	"push that replaces a branch":     {head: "f2", env: gitHub + "push", event: push("feature", "g1"), want: "m2", words: "merge base with origin/main", target: "main"},
	"push of a tag":                   {head: "m4", env: gitHub + "push", event: `{"ref": "refs/tags/v1", "before": "` + zeros + `"}`, want: "none"},
	"push to GitLab":                  {head: "m4", env: gitLab + "CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=main CI_DEFAULT_BRANCH=main CI_COMMIT_BEFORE_SHA={m3}", want: "m3", words: "main before the push", target: "main"},

	// GitLab.
	"merge request":                           {head: "f2", env: mr7, want: "m2", words: "merge base with origin/main", target: "main"},
	"merge request, depth 20, no branch":      {head: "f2", depth: 20, env: mr7, want: "m2", words: "merge base with main, as the CI tells", target: "main"},
	"merge request, depth 1":                  {head: "f2", depth: 1, env: mr7, message: `is not in this clone: set GIT_DEPTH: "0" in the variables of the job`, fetch: fetchDepth + "{m2}", want: "m2", target: "main"},
	"merge request, result":                   {env: mr7 + "CI_MERGE_REQUEST_TARGET_BRANCH_SHA={m4}", want: "m4", words: "first parent of the test merge of !7", target: "main"},
	"merge request, result, target not first": {head: "f2", depth: 20, env: mr7 + "CI_MERGE_REQUEST_TARGET_BRANCH_SHA={m4}", want: "m2", target: "main"},
	"merge request, its branch is told":       {env: mr7 + "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA={f2}", want: "m4", words: "first parent of the test merge of !7", target: "main"},
	"merge request from a fork":               {head: "f2", env: strings.Replace(mr7, "SOURCE_PROJECT_ID=1", "SOURCE_PROJECT_ID=2", 1), want: "m2", words: "merge base with main, as the CI tells", target: "main", fork: true},
	"merge request whose target was changed":  {head: "f2", env: strings.Replace(mr7, "SHA={m2}", "SHA={f1}", 1), want: "m2", words: "merge base with origin/main", target: "main"},
	"pull request of another service":         {env: gitLab + "CI_EXTERNAL_PULL_REQUEST_IID=7 CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA={f2} CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME=main", want: "m4", words: "first parent of the test merge of #7", target: "main"},
	"scheduled pipeline":                      {head: "m4", env: gitLab + "CI_PIPELINE_SOURCE=schedule CI_COMMIT_BRANCH=main", want: "none"},

	// Azure Pipelines.
	"Azure":                   {env: azure, want: "m4", words: "first parent of the test merge of #7", target: "main"},
	"Azure, short name":       {head: "f2", env: strings.Replace(azure, "refs/heads/", "", 1), want: "m2", target: "main"},
	"Azure, depth 1":          {depth: 1, env: azure, message: "set fetchDepth: 2 for the checkout step", fetch: fetchDepth + "{m4}", want: "m4", target: "main"},
	"Azure, no source commit": {depth: 1, env: strings.Replace(azure, "={f2}", "=", 1), message: "set fetchDepth: 0 for the checkout step", fetch: unshallow, want: "m4", target: "main"},
	"Azure from a fork":       {env: azure + "SYSTEM_PULLREQUEST_ISFORK=True", want: "m4", target: "main", fork: true},
	"Azure, no target":        {head: "f2", env: "TF_BUILD=True BUILD_REASON=PullRequest", usage: true, message: "does not tell the base: name it with --base"},
	"Azure, no pull request":  {head: "m4", env: "TF_BUILD=True BUILD_REASON=IndividualCI", want: "none"},

	// Jenkins.
	"Jenkins":                  {env: jenkins, want: "m4", words: "merge base with origin/main", target: "main"},
	"Jenkins, head strategy":   {head: "f2", env: jenkins, want: "m2", target: "main"},
	"Jenkins, crafted merge":   {head: "e1", env: jenkins, want: "m2", target: "main"},
	"Jenkins, shallow":         {head: "f2", depth: 1, env: jenkins, message: "not shallow, and to fetch the target branch", fetch: unshallow, want: "m2", target: "main"},
	"Jenkins from a fork":      {env: jenkins + "CHANGE_FORK=eve", want: "m4", target: "main", fork: true},
	"Jenkins, no pull request": {head: "m4", env: "JENKINS_URL=https://ci.acme.example/ BRANCH_NAME=main", want: "none"},

	// Others.
	"CircleCI":                   {head: "f2", env: "CI=true CIRCLECI=true CIRCLE_PULL_REQUEST=https://github.com/acme/shop/pull/7", usage: true, message: "CircleCI has no variable that tells the base of a pull request: name the base with --base, for example --base origin/main"},
	"CircleCI, named":            {head: "f2", revision: "origin/main", env: "CI=true CIRCLECI=true", want: "m2", words: "merge base with origin/main"},
	"Buildkite":                  {head: "f2", env: buildkite, want: "m2", words: "merge base with origin/main", target: "main"},
	"Buildkite, the same":        {head: "f2", env: buildkite + "https://github.com/acme/shop", want: "m2", target: "main"},
	"Buildkite from a fork":      {head: "f2", env: buildkite + "https://github.com/eve/shop.git", want: "m2", target: "main", fork: true},
	"Buildkite, depth 1":         {head: "f2", depth: 1, env: buildkite, message: "set BUILDKITE_GIT_CLONE_FLAGS without --depth", fetch: unshallow, want: "m2", target: "main"},
	"Buildkite, no pull request": {head: "m4", env: "CI=true BUILDKITE=true BUILDKITE_PULL_REQUEST=false", want: "none"},
	"another CI":                 {head: "f2", env: "CI=true", usage: true, message: "the variables of this CI are not known"},
	"another CI, --base HEAD":    {head: "f2", revision: "HEAD", env: "CI=1", usage: true, message: "the base is HEAD itself"},
	"CI that is false":           {head: "f2", env: "CI=false", want: "none"},

	// pre-commit.
	"pre-commit":                    {head: "f2", env: "PRE_COMMIT_FROM_REF={f1} PRE_COMMIT_TO_REF={f2} PRE_COMMIT_REMOTE_BRANCH=refs/heads/feature", want: "f1", words: "{f1}", target: "feature"},
	"pre-commit of another commit":  {head: "m4", env: "PRE_COMMIT_FROM_REF={m2} PRE_COMMIT_TO_REF={f2}", want: "m2", other: "f2"},
	"pre-commit in a CI":            {head: "f2", env: gitHub + "pull_request PRE_COMMIT_FROM_REF=origin/main PRE_COMMIT_TO_REF=HEAD", event: pr7, want: "m2", words: "merge base with origin/main", target: "main"},
	"pre-commit of an option":       {head: "f2", env: "PRE_COMMIT_FROM_REF=--all PRE_COMMIT_TO_REF={f2}", usage: true, message: "is not the name of a commit"},
	"pre-commit of a new root":      {head: "u1", env: "PRE_COMMIT_REMOTE_NAME=origin", want: "none"},
	"pre-commit and a base by hand": {head: "f2", revision: "origin/main", env: "PRE_COMMIT_FROM_REF={f1} PRE_COMMIT_TO_REF={f2}", want: "m2", words: "merge base with origin/main"},
}

// find runs Find in a clone of a graph.
func (s situation) find(t *testing.T, g *graph, dir string) (*base.Base, error) {
	t.Helper()
	env := g.fill(s.env)
	if s.event != "" {
		file := filepath.Join(tempDir(t), "event.json")
		write(t, file, g.fill(s.event))
		env += " GITHUB_EVENT_PATH=" + file
	}
	revision := base.Auto
	if s.revision != "" {
		revision = strings.TrimPrefix(g.fill(s.revision), "(empty)")
	}
	return base.Find(t.Context(), dir, revision, variables(env))
}

func (s situation) checkBase(t *testing.T, g *graph, b *base.Base) {
	t.Helper()
	if b == nil || s.want == "none" {
		if b != nil || s.want != "none" {
			t.Fatalf("got %+v, want %s", b, s.want)
		}
		return
	}
	if got := g.names(b.Commits); !sameNames(got, s.want) {
		t.Errorf("the base is %s, want %s", got, s.want)
	}
	if s.words != "" && b.Words != g.fill(s.words) {
		t.Errorf("found by %q, want %q", b.Words, g.fill(s.words))
	}
	if b.Target != s.target || b.Fork != s.fork || b.Head != g.ids[s.other] {
		t.Errorf("target %q, fork %t, head %q; want %q, %t, %q", b.Target, b.Fork, b.Head, s.target, s.fork, g.ids[s.other])
	}
}

// Every situation gives the base or the error that it should. The command of an error is run: after it, the base is found.
func TestFind(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	for name, s := range situations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if s.head == "" {
				s.head = "t7"
			}
			dir := ""
			if s.fetch == "" {
				dir = clone(t, s.head, s.depth)
			} else {
				dir = g.checkout(t, s.head, s.depth)
			}
			b, err := s.find(t, g, dir)
			if s.message == "" {
				if err != nil {
					t.Fatal(err)
				}
				s.checkBase(t, g, b)
				return
			}
			failed, ok := errors.AsType[*base.Error](err)
			if !ok {
				t.Fatalf("got %+v, %v; want an error", b, err)
			}
			if failed.Usage != s.usage || !strings.Contains(failed.Error(), s.message) || failed.Fetch != g.fill(s.fetch) {
				t.Errorf("got usage %t, fetch %q: %s\nwant usage %t, fetch %q: … %s …", failed.Usage, failed.Fetch, failed, s.usage, g.fill(s.fetch), s.message)
			}
			if s.want == "" {
				return
			}
			if out, err := try(dir, "sh", "-c", failed.Fetch); err != nil {
				t.Fatalf("%s: %v\n%s", failed.Fetch, err, out)
			}
			if b, err = s.find(t, g, dir); err != nil {
				t.Fatalf("after the command: %v", err)
			}
			s.checkBase(t, g, b)
		})
	}
}

// In a shallow clone, git merge-base gives wrong answers. They are refused, and only they.
func TestShallow(t *testing.T) {
	t.Parallel()
	g := makeGraph(t, filepath.Join(tempDir(t), "up"), `
m0
m1 m0
m2 m1
m3 m2
s1 m1
m4 m3
M m4 s1
m5 M        [refs/heads/main]
f1 m3
F f1 s1
f2 F
f3 f2
f4 f3       [refs/heads/feature]
n1
n2 n1
n3 n2
n4 n3
n5 n4
n6 n5
n7 n6
a n7 n2     [refs/heads/left]
b n7 n2     [refs/heads/right]
`)
	for _, test := range []struct {
		head, target string
		right        string
		least        int // the depth from which on git knows enough
		wrong        int // a depth at which git is wrong with exit status 0
		says         string
	}{
		{"f4", "main", "m3 s1", 6, 5, "s1"},
		{"a", "right", "n7", 7, 3, "n2 n7"}, // n2 is in the past of n7
	} {
		for depth := range 10 {
			dir := tempDir(t)
			mustGit(t, dir, "init", "-q")
			mustGit(t, dir, "remote", "add", "origin", "file://"+g.dir)
			fetch := []string{"fetch", "-q", "--no-tags", "origin", "+refs/heads/*:refs/remotes/origin/*"}
			if depth > 0 {
				fetch = append(fetch, "--depth", string(rune('0'+depth)))
			}
			mustGit(t, dir, fetch...)
			mustGit(t, dir, "checkout", "-q", "--detach", g.ids[test.head])
			if depth == test.wrong {
				out := mustGit(t, dir, "merge-base", "--all", "HEAD", "origin/"+test.target)
				if !sameNames(g.names(strings.Fields(out)), test.says) {
					t.Errorf("git alone says %s at depth %d", g.names(strings.Fields(out)), depth)
				}
			}
			b, err := base.Find(t.Context(), dir, "origin/"+test.target, variables(""))
			if depth == 0 || depth >= test.least {
				if err != nil || !sameNames(g.names(b.Commits), test.right) {
					t.Errorf("%s at depth %d: got %+v, %v; want %s", test.head, depth, b, err, test.right)
				}
				continue
			}
			failed, ok := errors.AsType[*base.Error](err)
			if !ok || failed.Usage || !strings.Contains(err.Error(), "the clone is shallow") {
				t.Fatalf("%s at depth %d: got %+v, %v", test.head, depth, b, err)
			}
			if out, err := try(dir, "sh", "-c", failed.Fetch); err != nil {
				t.Fatalf("%s: %s", failed.Fetch, out)
			}
			if b, err := base.Find(t.Context(), dir, "origin/"+test.target, variables("")); err != nil || !sameNames(g.names(b.Commits), test.right) {
				t.Errorf("%s at depth %d after %s: got %+v, %v", test.head, depth, failed.Fetch, b, err)
			}
		}
	}
}

func sameNames(a, b string) bool {
	in := map[string]bool{}
	for name := range strings.FieldsSeq(a) {
		in[name] = true
	}
	for name := range strings.FieldsSeq(b) {
		if !in[name] {
			return false
		}
		delete(in, name)
	}
	return len(in) == 0
}

// A partial clone lacks files of the base, which the work tree never had. The command fetches these; where folders are missing, too, it
// has to be run once for each level.
func TestPartialClone(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	for name, filter := range map[string]string{"without files": "blob:none", "without folders": "tree:0"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := g.checkout(t, "f2", 0, "--filter="+filter)
			mustGit(t, dir, "update-ref", "--no-deref", "HEAD", g.ids["g1"])
			find := func() (*base.Base, error) { return base.Find(t.Context(), dir, "origin/main", variables("")) }
			b, err := find()
			if err == nil || !strings.Contains(err.Error(), "the clone is partial and does not have") {
				t.Fatalf("got %+v, %v", b, err)
			}
			for round := 0; err != nil && round < 3; round++ {
				failed, ok := errors.AsType[*base.Error](err)
				if !ok || failed.Usage {
					t.Fatal(err)
				}
				if out, err := try(dir, "sh", "-c", failed.Fetch); err != nil {
					t.Fatalf("%s: %s", failed.Fetch, out)
				}
				b, err = find()
			}
			if err != nil || g.names(b.Commits) != "m3" {
				t.Errorf("got %+v, %v", b, err)
			}
		})
	}
}

// Repositories of every kind give the same base.
func TestKindsOfRepositories(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	for name, make := range map[string]func(t *testing.T) string{
		"a folder in it": func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			write(t, filepath.Join(dir, "a/b/c"), "")
			return filepath.Join(dir, "a/b")
		},
		"a branch": func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			mustGit(t, dir, "checkout", "-q", "-b", "topic")
			return dir
		},
		"a linked worktree": func(t *testing.T) string {
			dir := filepath.Join(tempDir(t), "linked")
			mustGit(t, g.checkout(t, "m4", 0), "worktree", "add", "-q", "--detach", dir, g.ids["f2"])
			return dir
		},
		"a linked worktree of a bare repository": func(t *testing.T) string {
			dir := tempDir(t)
			mustGit(t, dir, "clone", "-q", "--bare", "-c", "remote.origin.fetch=+refs/heads/*:refs/remotes/origin/*", "file://"+g.dir, "bare")
			mustGit(t, filepath.Join(dir, "bare"), "fetch", "-q", "origin")
			mustGit(t, filepath.Join(dir, "bare"), "worktree", "add", "-q", "--detach", filepath.Join(dir, "linked"), g.ids["f2"])
			return filepath.Join(dir, "linked")
		},
		"a submodule": func(t *testing.T) string {
			dir := tempDir(t)
			mustGit(t, dir, "init", "-q")
			mustGit(t, dir, "-c", "protocol.file.allow=always", "submodule", "-q", "add", "file://"+g.dir, "sub")
			mustGit(t, filepath.Join(dir, "sub"), "checkout", "-q", g.ids["f2"])
			return filepath.Join(dir, "sub")
		},
		"a link to it": func(t *testing.T) string {
			link := filepath.Join(tempDir(t), "link")
			if err := os.Symlink(g.checkout(t, "f2", 0), link); err != nil {
				t.Fatal(err)
			}
			return link
		},
		"objects of another repository": func(t *testing.T) string {
			dir := tempDir(t)
			mustGit(t, dir, "clone", "-q", "--no-checkout", "--reference", g.dir, "file://"+g.dir, "clone")
			mustGit(t, filepath.Join(dir, "clone"), "checkout", "-q", g.ids["f2"])
			return filepath.Join(dir, "clone")
		},
		"replaced commits": func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			mustGit(t, dir, "replace", g.ids["f1"], g.ids["u1"])
			write(t, filepath.Join(dir, ".git/info/grafts"), g.ids["m4"]+" "+g.ids["f1"]+"\n")
			return dir
		},
		"a changed work tree": func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			write(t, filepath.Join(dir, "f2"), "changed\n")
			return dir
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, err := base.Find(t.Context(), make(t), "origin/main", variables(""))
			if err != nil || g.names(b.Commits) != "m2" {
				t.Errorf("got %+v, %v", b, err)
			}
		})
	}
}

func TestTags(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	dir := g.checkout(t, "f2", 0)
	mustGit(t, dir, "tag", "light", g.ids["m3"])
	mustGit(t, dir, "tag", "-a", "-m", "x", "annotated", g.ids["m3"])
	for _, tag := range []string{"light", "annotated"} {
		if b, err := base.Find(t.Context(), dir, tag, variables("")); err != nil || g.names(b.Commits) != "m2" {
			t.Errorf("%s: got %+v, %v", tag, b, err)
		}
	}
	// A tag with the name of the branch would be taken for it.
	mustGit(t, dir, "tag", "origin/main", g.ids["f2"])
	_, err := base.Find(t.Context(), dir, "origin/main", variables(""))
	if failed, ok := errors.AsType[*base.Error](err); !ok || !failed.Usage || !strings.Contains(err.Error(), "say --base refs/remotes/origin/main or --base refs/tags/origin/main") {
		t.Errorf("got %v", err)
	}
	if b, err := base.Find(t.Context(), dir, "refs/remotes/origin/main", variables("")); err != nil || g.names(b.Commits) != "m2" {
		t.Errorf("got %+v, %v", b, err)
	}
	s := situation{env: jenkins}
	if b, err := s.find(t, g, dir); err != nil || g.names(b.Commits) != "m2" {
		t.Errorf("by the CI: got %+v, %v", b, err)
	}
	// Names that begin like options are names.
	mustGit(t, dir, "update-ref", "refs/heads/--all", g.ids["m3"])
	if b, err := base.Find(t.Context(), dir, "refs/heads/--all", variables("")); err != nil || g.names(b.Commits) != "m2" {
		t.Errorf("got %+v, %v", b, err)
	}
}

func TestSHA256(t *testing.T) {
	t.Parallel()
	g := makeGraph(t, filepath.Join(tempDir(t), "up"), history, "--object-format=sha256")
	dir := tempDir(t)
	mustGit(t, dir, "init", "-q", "--object-format=sha256")
	mustGit(t, dir, "fetch", "-q", "--depth=2", g.dir, g.ids["t7"])
	mustGit(t, dir, "checkout", "-q", g.ids["t7"])
	s := situation{env: gitHub + "pull_request", event: pr7}
	if b, err := s.find(t, g, dir); err != nil || g.names(b.Commits) != "m4" {
		t.Errorf("got %+v, %v", b, err)
	}
}

func TestIndex(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	const nothing = "nothing is staged for a commit: in a CI, compare with --base auto"
	for name, test := range map[string]struct {
		env   string
		stage bool
		want  string // the name of the base
		index bool
		fails string
	}{
		"staged":                     {stage: true, want: "f2", index: true},
		"nothing staged":             {want: "f2", index: true},
		"nothing staged in a CI":     {env: "CI=true", fails: nothing},
		"nothing staged on GitHub":   {env: "GITHUB_ACTIONS=true", fails: nothing},
		"nothing staged on Jenkins":  {env: "JENKINS_URL=https://ci.acme.example/", fails: nothing},
		"CI that is false":           {env: "CI=false", want: "f2", index: true},
		"staged in a CI":             {env: "CI=true", stage: true, want: "f2", index: true},
		"pre-commit --from-ref":      {env: "PRE_COMMIT_FROM_REF=origin/main PRE_COMMIT_TO_REF=HEAD", stage: true, want: "m2"},
		"pre-commit in a CI":         {env: "CI=true PRE_COMMIT_FROM_REF=origin/main PRE_COMMIT_TO_REF=HEAD", want: "m2"},
		"pre-commit --from-ref HEAD": {env: "CI=true PRE_COMMIT_FROM_REF=HEAD PRE_COMMIT_TO_REF=HEAD", fails: "the base is HEAD itself"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := g.checkout(t, "f2", 0)
			if test.stage {
				write(t, filepath.Join(dir, "staged"), "x\n")
				mustGit(t, dir, "add", "staged")
			}
			b, err := base.OfIndex(t.Context(), dir, variables(test.env))
			if failed, ok := errors.AsType[*base.Error](err); test.fails != "" {
				if !ok || !failed.Usage || !strings.Contains(failed.Error(), test.fails) {
					t.Errorf("got %+v, %v", b, err)
				}
				return
			}
			if err != nil || g.names(b.Commits) != test.want || b.Index != test.index || b.Head != "" {
				t.Errorf("got %+v, %v", b, err)
			}
		})
	}
	dir := tempDir(t)
	mustGit(t, dir, "init", "-q")
	if b, err := base.OfIndex(t.Context(), dir, variables("CI=true")); err != nil || !b.Index || len(b.Commits) > 0 {
		t.Errorf("before the first commit: got %+v, %v", b, err)
	}
}

// What cannot be asked is an error that says what to do.
func TestUnusable(t *testing.T) {
	g := upstream(t)
	for name, test := range map[string]struct {
		make    func(t *testing.T) string
		usage   bool
		message string
		kind    error
	}{
		"no repository": {tempDir, true, "is in no git repository with a work tree", nil},
		"no folder":     {func(t *testing.T) string { return filepath.Join(tempDir(t), "none") }, true, "could not be found", nil},
		"bare":          {func(*testing.T) string { return g.dir }, true, "is in no git repository with a work tree", nil},
		"no commit": {func(t *testing.T) string {
			dir := tempDir(t)
			mustGit(t, dir, "init", "-q")
			return dir
		}, true, "there is no commit yet", nil},
		"not a repository": {func(t *testing.T) string {
			dir := tempDir(t)
			write(t, filepath.Join(dir, ".git"), "x\n")
			return dir
		}, false, "git does not accept this as a repository", git.ErrNoRepository},
		"HEAD is missing": {func(t *testing.T) string {
			dir := tempDir(t)
			mustGit(t, dir, "init", "-q")
			write(t, filepath.Join(dir, ".git/HEAD"), strings.Repeat("1", 40)+"\n")
			return dir
		}, false, "damaged", nil},
		"another user": {func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			script(t, "git", "echo \"fatal: detected dubious ownership in repository at 'x'\" >&2; exit 128")
			return dir
		}, false, "allow it with: git config --global --add safe.directory /", git.ErrOwner},
		"no git": {func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			t.Setenv("PATH", tempDir(t))
			return dir
		}, false, "install git", git.ErrMissing},
		"shallow file is a folder": {func(t *testing.T) string {
			dir := g.checkout(t, "f2", 0)
			if err := os.Mkdir(filepath.Join(dir, ".git/shallow"), 0o755); err != nil {
				t.Fatal(err)
			}
			return dir
		}, false, "shallow", nil},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := base.Find(t.Context(), test.make(t), "origin/main", variables(""))
			failed, ok := errors.AsType[*base.Error](err)
			if !ok || failed.Usage != test.usage || !strings.Contains(err.Error(), test.message) || test.kind != nil && !errors.Is(err, test.kind) {
				t.Errorf("got %+v, %v", b, err)
			}
		})
	}
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := base.Find(ctx, g.checkout(t, "f2", 0), "origin/main", variables("")); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

// script makes a shell script a program of the PATH.
func script(t *testing.T, name, text string) {
	t.Helper()
	dir := tempDir(t)
	write(t, filepath.Join(dir, name), "#!/bin/sh\n"+text+"\n")
	if err := os.Chmod(filepath.Join(dir, name), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// Parents are believed only of a commit that has the content of its id.
func TestForgedCommit(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	dir := g.checkout(t, "t7", 2)
	file := func(commit string) string {
		id := g.ids[commit]
		return filepath.Join(dir, ".git/objects", id[:2], id[2:])
	}
	other, err := os.ReadFile(file("f2"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file("t7")); err != nil {
		t.Fatal(err)
	}
	write(t, file("t7"), string(other))
	s := situation{env: gitHub + "pull_request", event: pr7}
	b, err := s.find(t, g, dir)
	if failed, ok := errors.AsType[*base.Error](err); !ok || failed.Usage || !strings.Contains(err.Error(), "the repository is damaged") {
		t.Errorf("got %+v, %v", b, err)
	}
}

// Nothing that the configuration of a repository names is run, in any situation of the table.
func TestHostileConfiguration(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	sentinel := filepath.Join(tempDir(t), "ran")
	run := "touch " + sentinel
	plant := func(dir string) {
		file := filepath.Join(dir, ".git/config")
		old, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, string(old)+strings.ReplaceAll(strings.ReplaceAll(`
[core]
	fsmonitor = "RUN; false"
	sshCommand = "RUN"
	pager = "RUN"
	alternateRefsCommand = "RUN"
	repositoryformatversion = 1
[extensions]
	partialClone = evil
[remote "evil"]
	url = "ext::touch SENTINEL"
	promisor = true
	partialclonefilter = blob:none
[protocol "ext"]
	allow = always
[protocol]
	allow = always
[alias]
	rev-parse = "!RUN"
	merge-base = "!RUN"
	rev-list = "!RUN"
	cat-file = "!RUN"
[pager]
	rev-list = "RUN"
	config = "RUN"
`, "SENTINEL", sentinel), "RUN", run))
	}
	check := g.checkout(t, "f2", 0)
	plant(check)
	if try(check, "git", "status"); !exists(sentinel) {
		t.Fatal("git alone does not run what is planted")
	}
	os.Remove(sentinel)
	try(check, "git", "cat-file", "-p", strings.Repeat("1", 40))
	if !exists(sentinel) {
		t.Fatal("git alone does not run the remote that is planted")
	}
	os.Remove(sentinel)
	dirs := map[string]string{}
	for name, s := range situations {
		if s.head == "" {
			s.head = "t7"
		}
		if dirs[s.head] == "" {
			dirs[s.head] = g.checkout(t, s.head, 1) // where much is missing
			plant(dirs[s.head])
		}
		_, _ = s.find(t, g, dirs[s.head])
		if exists(sentinel) {
			t.Fatalf("%s: the planted command ran", name)
		}
	}
	if b, err := base.Find(t.Context(), check, "origin/main", variables("")); err != nil || g.names(b.Commits) != "m2" || exists(sentinel) {
		t.Errorf("got %+v, %v; the planted command ran: %t", b, err, exists(sentinel))
	}
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
