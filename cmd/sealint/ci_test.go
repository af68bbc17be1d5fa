package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"
)

// commandsOf returns what a configuration of a CI runs: the values of keys like script, one after the other.
func commandsOf(t *testing.T, text string) (commands []string) {
	t.Helper()
	if strings.HasPrefix(text, "pipeline {") { // a Jenkinsfile
		for _, m := range regexp.MustCompile(`\bsh '([^']*)'`).FindAllStringSubmatch(text, -1) {
			commands = append(commands, m[1])
		}
		if strings.Count(text, "{") != strings.Count(text, "}") {
			t.Error("the braces of the Jenkinsfile do not match")
		}
		return commands
	}
	var walk func(key string, node *yaml.Node)
	walk = func(key string, node *yaml.Node) {
		run := slices.Contains([]string{"before_script", "script", "run", "command"}, key)
		switch {
		case node.Kind == yaml.ScalarNode && run:
			commands = append(commands, node.Value)
		case node.Kind == yaml.MappingNode:
			for i := 0; i+1 < len(node.Content); i += 2 {
				walk(node.Content[i].Value, node.Content[i+1])
			}
		default:
			for _, item := range node.Content {
				walk(key, item)
			}
		}
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var node yaml.Node
		err := decoder.Decode(&node)
		if errors.Is(err, io.EOF) {
			return commands
		}
		if err != nil {
			t.Fatal(err)
		}
		walk("", &node)
	}
}

// TestCIs runs what docs/change.md writes for each CI, with the variables of that CI, in a clone as that CI makes it. The change adds a
// contract that is not encrypted to a repository that has one already.
func TestCIs(t *testing.T) {
	if testing.Short() {
		t.Skip("clones many times")
	}
	h := newHooked(t)
	old := strings.Replace(unencrypted, "Toys", "Old", 1)
	h.write(map[string]string{"old.yaml": old})
	h.do("git", "add", "-A")
	h.do("git", "commit", "-q", "-m", "base")
	h.do("git", "checkout", "-q", "-b", "feature")
	h.write(map[string]string{"new.yaml": unencrypted})
	h.do("git", "add", "-A")
	h.do("git", "commit", "-q", "-m", "feature")
	feature := strings.TrimSpace(h.do("git", "rev-parse", "HEAD"))
	h.do("git", "checkout", "-q", "-b", "merged", "main")
	h.do("git", "merge", "-q", "--no-ff", "-m", "merge", "feature")
	h.do("git", "checkout", "-q", "main")
	gitLab := []string{
		"CI=true", "GITLAB_CI=true", "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_IID=7", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main",
		"CI_MERGE_REQUEST_SOURCE_PROJECT_ID=1", "CI_MERGE_REQUEST_PROJECT_ID=1",
	}
	for _, test := range []struct {
		file    string
		env     []string
		checks  string // the branch that is checked out
		clone   []string
		reports []string
	}{
		{".gitlab-ci.yml", gitLab, "feature", nil, []string{"gl-code-quality-report.json", "sealint.xml"}},
		{"templates/sealint.yml", gitLab, "feature", nil, []string{"gl-code-quality-report.json", "sealint.xml"}},
		{"azure-pipelines.yml", []string{
			"TF_BUILD=True", "BUILD_REASON=PullRequest", "SYSTEM_PULLREQUEST_PULLREQUESTID=7", "SYSTEM_PULLREQUEST_SOURCECOMMITID=" + feature,
			"SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main",
		}, "merged", []string{"--depth=2"}, []string{"sealint.xml"}},
		{"Jenkinsfile", []string{"JENKINS_URL=https://ci.acme.example/", "CHANGE_ID=7", "CHANGE_BRANCH=feature", "CHANGE_TARGET=main"}, "feature", nil, []string{"sealint.xml"}},
		{".circleci/config.yml", []string{"CI=true", "CIRCLECI=true", "CIRCLE_BRANCH=feature"}, "feature", nil, []string{"results/sealint.xml"}},
		{".buildkite/pipeline.yml", []string{
			"CI=true", "BUILDKITE=true", "BUILDKITE_REPO=" + h.dir, "BUILDKITE_PULL_REQUEST=7", "BUILDKITE_PULL_REQUEST_BASE_BRANCH=main", "BUILDKITE_PULL_REQUEST_REPO=",
		}, "feature", nil, []string{"sealint.xml"}},
	} {
		t.Run(test.file, func(t *testing.T) {
			text := blockOf(t, "../../docs/change.md", test.file)
			text = strings.NewReplacer("$[[ inputs.version ]]", strings.Repeat("0", 40), "$[[ inputs.arguments ]]", "", "$[[ inputs.stage ]]", "test").Replace(text)
			clone := &hooked{t: t, dir: filepath.Join(t.TempDir(), "w"), env: slices.Concat(h.env, test.env)}
			h.do("git", slices.Concat([]string{"clone", "-q", "--branch", test.checks}, test.clone, []string{"file://" + h.dir, clone.dir})...)
			fill(t, clone.dir, map[string]string{".go/bin/sealint": "-> " + executable(t), ".git/info/exclude": "/.go\n"}) // as if it were in the cache
			commands := commandsOf(t, text)
			if len(commands) == 0 {
				t.Fatal("runs nothing")
			}
			out, err := clone.run("bash", "-c", "set -e\n"+strings.Join(commands, "\n"))
			exit, ok := errors.AsType[*exec.ExitError](err)
			if !ok || exit.ExitCode() != 1 || !strings.Contains(out, "new.yaml:3:17: high: ") || strings.Contains(out, "old.yaml:3:") {
				t.Errorf("%v\n%s", err, out)
			}
			for _, name := range test.reports {
				if text, err := os.ReadFile(filepath.Join(clone.dir, name)); err != nil || !strings.Contains(string(text), "new.yaml") {
					t.Errorf("%s: %v\n%s", name, err, text)
				}
				if !strings.Contains(text, name) && !strings.Contains(text, filepath.Dir(name)) {
					t.Errorf("nothing reads %s", name)
				}
			}
		})
	}
}
