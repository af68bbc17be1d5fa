package base

import "strings"

// RepositoryName returns what the CI that runs calls the repository, such as acme/shop; "" outside a CI, and where the CI does not tell.
func RepositoryName(getenv func(string) string) string {
	switch findService(getenv).variable {
	case "GITHUB_ACTIONS":
		return getenv("GITHUB_REPOSITORY")
	case "GITLAB_CI":
		return getenv("CI_PROJECT_PATH")
	case "TF_BUILD":
		return getenv("BUILD_REPOSITORY_NAME")
	case "CIRCLECI":
		if name := getenv("CIRCLE_PROJECT_REPONAME"); name != "" {
			return getenv("CIRCLE_PROJECT_USERNAME") + "/" + name
		}
	case "BUILDKITE":
		return nameInURL(getenv("BUILDKITE_REPO"))
	case "JENKINS_URL":
		return nameInURL(getenv("GIT_URL"))
	}
	return ""
}

// nameInURL returns owner and name of a repository, given its URL. What stands before an @ may be a password.
func nameInURL(url string) string {
	return repositoryName(url[strings.LastIndexByte(url, '@')+1:])
}
