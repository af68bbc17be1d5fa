package base

import "testing"

func TestRepositoryName(t *testing.T) {
	for _, test := range []struct {
		env  map[string]string
		want string
	}{
		{nil, ""},
		{map[string]string{"GITHUB_REPOSITORY": "acme/shop"}, ""}, // nothing says that a CI runs
		{map[string]string{"CI": "true"}, ""},
		{map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "acme/shop"}, "acme/shop"},
		{map[string]string{"GITLAB_CI": "true", "CI_PROJECT_PATH": "acme/team/shop"}, "acme/team/shop"},
		{map[string]string{"TF_BUILD": "True", "BUILD_REPOSITORY_NAME": "shop"}, "shop"},
		{map[string]string{"CIRCLECI": "true", "CIRCLE_PROJECT_USERNAME": "acme", "CIRCLE_PROJECT_REPONAME": "shop"}, "acme/shop"},
		{map[string]string{"CIRCLECI": "true"}, ""},
		{map[string]string{"BUILDKITE": "true", "BUILDKITE_REPO": "git@git.example.com:acme/shop.git"}, "acme/shop"},
		{map[string]string{"JENKINS_URL": "https://ci.example.com/", "GIT_URL": "https://git.example.com/acme/shop.git"}, "acme/shop"},
		{map[string]string{"JENKINS_URL": "https://ci.example.com/", "GIT_URL": "https://reader:password@git.example.com/acme/shop.git"}, "acme/shop"},
		{map[string]string{"JENKINS_URL": "https://ci.example.com/", "GIT_URL": "https://reader:password@git.example.com/shop"}, "git.example.com/shop"},
		{map[string]string{"JENKINS_URL": "https://ci.example.com/"}, ""},
	} {
		if got := RepositoryName(func(name string) string { return test.env[name] }); got != test.want {
			t.Errorf("%v: %q, want %q", test.env, got, test.want)
		}
	}
}
