package base

import (
	"fmt"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// event is what a CI runs for.
type event int

const (
	noChange    event = iota // nothing that is to be merged: a schedule, a release, a run by hand
	unknown                  // the CI does not tell whether there is a change
	pullRequest              // a pull request or merge request
	mergeQueue               // changes that are merged one after the other
	push                     // commits that are on a branch already
)

// change is what a CI tells about the change that it runs for. Names and ids are empty if it does not tell them.
type change struct {
	event  event
	name   string // what the CI calls the event
	label  string // the pull request in words, such as #7
	why    string // for unknown: why the base is not known
	head   string // id of the pull request's last commit
	target string // the branch into which the change goes; for a push, the default branch of the repository
	tip    string // id of the commit on which the target branch stood
	base   string // id of the base: of a merge queue, of a push (zeros for a new branch), or the merge base of a pull request
	branch string // for a push: the branch
	forced bool   // for a push: it replaced the history
	fork   bool   // the pull request comes from a fork

	// checksOutTarget: the CI checks out the target branch for this event, unless the workflow says otherwise.
	checksOutTarget bool
}

// service is a CI.
type service struct {
	name     string
	variable string // is set to true or 1 if the CI runs, or to any value if value is empty
	any      bool   // any value of the variable will do
	read     func(getenv func(string) string) (change, error)
	history  string // the setting that clones all history
	pair     string // the setting that clones the last commit and its parents; "" for that of history
}

// services are the CIs whose variables are known.
var services = []service{
	{
		name: "GitHub Actions", variable: "GITHUB_ACTIONS", read: readGitHub,
		history: "fetch-depth: 0 for actions/checkout", pair: "fetch-depth: 2 for actions/checkout",
	},
	{name: "GitLab CI", variable: "GITLAB_CI", read: readGitLab, history: `GIT_DEPTH: "0" in the variables of the job`},
	{name: "Azure Pipelines", variable: "TF_BUILD", read: readAzure, history: "fetchDepth: 0 for the checkout step", pair: "fetchDepth: 2 for the checkout step"},
	{name: "CircleCI", variable: "CIRCLECI", read: readCircle, history: "method: full for the checkout step"},
	{name: "Buildkite", variable: "BUILDKITE", read: readBuildkite, history: "BUILDKITE_GIT_CLONE_FLAGS without --depth"},
	{name: "Jenkins", variable: "JENKINS_URL", any: true, read: readJenkins, history: "the clone of the branch source to be not shallow, and to fetch the target branch"},
}

// all says which setting clones all history.
func (s service) all() string {
	if s.history == "" {
		return ""
	}
	return ": set " + s.history
}

// two says which setting clones the last commit and its parents.
func (s service) two() string {
	if s.pair == "" {
		return s.all()
	}
	return ": set " + s.pair
}

// findService returns the CI that runs. Outside a CI, it has no name.
func findService(getenv func(string) string) service {
	isTrue := func(name string) bool {
		value := strings.ToLower(getenv(name))
		return value == "true" || value == "1"
	}
	for _, s := range services {
		if isTrue(s.variable) || s.any && getenv(s.variable) != "" {
			return s
		}
	}
	if isTrue("CI") {
		return service{name: "CI", read: readUnknown}
	}
	return service{}
}

// InCI reports whether a CI runs: one whose variables are known, or one that sets CI.
func InCI(getenv func(string) string) bool {
	return findService(getenv).name != "" || getenv("CI") != "" && getenv("CI") != "false" && getenv("CI") != "0"
}

// readCI returns the CI that runs and the change that it tells. Outside a CI, the service has no name.
func readCI(getenv func(string) string) (service, change, error) {
	s := findService(getenv)
	if s.name == "" {
		return s, change{}, nil
	}
	c, err := s.read(getenv)
	if err == nil {
		err = c.check(s.name)
	}
	return s, c, err
}

// readUnknown tells nothing: the variables of the CI are not known.
func readUnknown(func(string) string) (change, error) {
	return change{event: unknown, why: "the variables of this CI are not known, so it is not known which commit the change is compared with"}, nil
}

// check refuses what cannot be an id or the name of a branch.
func (c change) check(ci string) error {
	for _, id := range []string{c.head, c.tip, c.base} {
		if id != "" && !isID(id) {
			return &Error{Usage: true, Message: fmt.Sprintf("%s: %s is not the id of a commit: name the base with --base", ci, quote.Text(id))}
		}
	}
	for _, branch := range []string{c.target, c.branch} {
		if branch != "" && !isBranchName(branch) {
			return &Error{Usage: true, Message: fmt.Sprintf("%s: %s is not the name of a branch: name the base with --base", ci, quote.Text(branch))}
		}
	}
	return nil
}

func readGitLab(getenv func(string) string) (change, error) {
	switch {
	case getenv("CI_MERGE_REQUEST_IID") != "":
		return change{
			event: pullRequest, name: "merge_request_event", label: "!" + getenv("CI_MERGE_REQUEST_IID"),
			head: getenv("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"), target: getenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
			tip: getenv("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), base: getenv("CI_MERGE_REQUEST_DIFF_BASE_SHA"),
			fork: getenv("CI_MERGE_REQUEST_SOURCE_PROJECT_ID") != getenv("CI_MERGE_REQUEST_PROJECT_ID"),
		}, nil
	case getenv("CI_EXTERNAL_PULL_REQUEST_IID") != "": // the repository is on GitHub
		return change{
			event: pullRequest, name: "external_pull_request_event", label: "#" + getenv("CI_EXTERNAL_PULL_REQUEST_IID"),
			head: getenv("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA"), target: getenv("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME"),
			tip:  getenv("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA"),
			fork: getenv("CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY") != getenv("CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY"),
		}, nil
	case getenv("CI_PIPELINE_SOURCE") == "push" && getenv("CI_COMMIT_BRANCH") != "":
		return change{
			event: push, name: "push", base: getenv("CI_COMMIT_BEFORE_SHA"), branch: getenv("CI_COMMIT_BRANCH"), target: getenv("CI_DEFAULT_BRANCH"),
		}, nil
	}
	return change{}, nil
}

func readAzure(getenv func(string) string) (change, error) {
	if getenv("BUILD_REASON") != "PullRequest" && getenv("SYSTEM_PULLREQUEST_TARGETBRANCH") == "" {
		return change{}, nil
	}
	number := getenv("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER") // set for repositories on GitHub
	if number == "" {
		number = getenv("SYSTEM_PULLREQUEST_PULLREQUESTID")
	}
	return change{
		event: pullRequest, name: "PullRequest", label: "#" + number, head: getenv("SYSTEM_PULLREQUEST_SOURCECOMMITID"),
		target: branchName(getenv("SYSTEM_PULLREQUEST_TARGETBRANCH")), fork: strings.EqualFold(getenv("SYSTEM_PULLREQUEST_ISFORK"), "true"),
	}, nil
}

func readJenkins(getenv func(string) string) (change, error) {
	if getenv("CHANGE_ID") == "" {
		return change{}, nil
	}
	return change{
		event: pullRequest, name: "pull request", label: "#" + getenv("CHANGE_ID"), target: getenv("CHANGE_TARGET"), fork: getenv("CHANGE_FORK") != "",
	}, nil
}

// readCircle tells nothing: no variable has the base, nor tells for sure that there is no pull request.
func readCircle(func(string) string) (change, error) {
	return change{event: unknown, why: "CircleCI has no variable that tells the base of a pull request"}, nil
}

func readBuildkite(getenv func(string) string) (change, error) {
	number := getenv("BUILDKITE_PULL_REQUEST")
	if number == "" || number == "false" {
		return change{}, nil
	}
	from := getenv("BUILDKITE_PULL_REQUEST_REPO")
	return change{
		event: pullRequest, name: "pull request", label: "#" + number, target: getenv("BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
		fork: from != "" && repositoryName(from) != repositoryName(getenv("BUILDKITE_REPO")),
	}, nil
}

// repositoryName returns owner and name of a repository, given its URL in any of the forms of git.
func repositoryName(url string) string {
	parts := strings.FieldsFunc(strings.TrimSuffix(strings.ToLower(url), ".git"), func(c rune) bool { return c == '/' || c == ':' })
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}
