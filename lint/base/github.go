package base

import (
	"encoding/json"
	"strings"
)

// maxEvent is how many bytes the file of an event may have. GitHub sends no event of more than 25 MB.
const maxEvent = 32 << 20

// gitHubEvent is the part of an event of GitHub that is read.
type gitHubEvent struct {
	Ref        string `json:"ref"`
	Before     string `json:"before"`
	Forced     bool   `json:"forced"`
	Repository struct {
		FullName      string `json:"full_name"`
		DefaultBranch string `json:"default_branch"`
	} `json:"repository"`
	PullRequest *struct {
		Number json.Number  `json:"number"`
		Head   gitHubBranch `json:"head"`
		Base   gitHubBranch `json:"base"`
	} `json:"pull_request"`
	MergeGroup struct {
		BaseSHA string `json:"base_sha"`
		BaseRef string `json:"base_ref"`
	} `json:"merge_group"`
	WorkflowRun struct {
		Event          string            `json:"event"`
		HeadSHA        string            `json:"head_sha"`
		HeadRepository *gitHubRepository `json:"head_repository"`
		PullRequests   []struct {
			Number json.Number  `json:"number"`
			Base   gitHubBranch `json:"base"`
		} `json:"pull_requests"`
	} `json:"workflow_run"`
	Issue struct {
		PullRequest *struct{} `json:"pull_request"`
	} `json:"issue"`
}

type gitHubBranch struct {
	Ref  string            `json:"ref"`
	SHA  string            `json:"sha"`
	Repo *gitHubRepository `json:"repo"` // null if the fork was deleted
}

type gitHubRepository struct {
	FullName string `json:"full_name"`
}

// isFork reports whether a repository is another one than the one into which the change goes.
func (e *gitHubEvent) isFork(from *gitHubRepository) bool {
	return from == nil || !strings.EqualFold(from.FullName, e.Repository.FullName)
}

// readGitHub reads the event of GitHub Actions, and of the CIs that imitate it.
func readGitHub(getenv func(string) string) (change, error) {
	name := getenv("GITHUB_EVENT_NAME")
	kind, _, _ := strings.Cut(name, "_")
	if kind != "pull" && kind != "merge" && kind != "push" && name != "workflow_run" && name != "issue_comment" {
		return change{name: name}, nil
	}
	var e gitHubEvent
	text, err := readRegular(getenv("GITHUB_EVENT_PATH"), maxEvent)
	if err == nil {
		err = json.Unmarshal(text, &e)
	}
	if err != nil {
		return change{}, &Error{Usage: true, Message: "the event of GitHub, in the file that GITHUB_EVENT_PATH names, could not be read", Err: err}
	}
	c := change{name: name}
	switch {
	case e.PullRequest != nil:
		c.event, c.label = pullRequest, "#"+e.PullRequest.Number.String()
		c.head, c.target, c.tip = e.PullRequest.Head.SHA, e.PullRequest.Base.Ref, e.PullRequest.Base.SHA
		c.fork, c.checksOutTarget = e.isFork(e.PullRequest.Head.Repo), name == "pull_request_target"
	case name == "merge_group" && e.MergeGroup.BaseSHA != "":
		c.event, c.base, c.target = mergeQueue, e.MergeGroup.BaseSHA, branchName(e.MergeGroup.BaseRef)
	case name == "push" && strings.HasPrefix(e.Ref, "refs/heads/") && e.Before != "":
		c.event, c.base, c.branch, c.target, c.forced = push, e.Before, branchName(e.Ref), e.Repository.DefaultBranch, e.Forced
	case name == "push" && strings.HasPrefix(e.Ref, "refs/tags/"): // a tag changes nothing
	case name == "workflow_run" && !strings.HasPrefix(e.WorkflowRun.Event, "pull_request"):
	case name == "workflow_run":
		c.event, c.head, c.checksOutTarget = pullRequest, e.WorkflowRun.HeadSHA, true
		c.fork = e.isFork(e.WorkflowRun.HeadRepository)
		if list := e.WorkflowRun.PullRequests; len(list) == 1 { // GitHub lists none from forks
			c.label, c.target = "#"+list[0].Number.String(), list[0].Base.Ref
		}
	case name == "issue_comment" && e.Issue.PullRequest == nil:
	case name == "issue_comment":
		c.event, c.checksOutTarget = pullRequest, true
	default:
		c.event, c.why = unknown, "the event "+name+" of GitHub does not tell the base"
	}
	return c, nil
}
