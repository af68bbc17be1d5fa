package lint

import (
	"testing"
	"unicode/utf8"
)

func TestFilesThatRunTheGate(t *testing.T) {
	t.Parallel()
	const workflow = ".github/workflows/ci.yml"
	for _, test := range []struct {
		what, name, text string
		want             bool
	}{
		{"the action", workflow, "on: pull_request\njobs:\n  a:\n    steps:\n      - uses: sealint/sealint@0123456 # v1\n", true},
		{"the command", workflow, "on: [push, pull_request]\njobs: {a: {steps: [{run: sealint lint}]}}\n", true},
		{"a pinned program", workflow, "on: merge_group\nrun: go run github.com/sealint/sealint/cmd/sealint@v1.2.3 lint --format sarif\n", true},
		{"an image", ".gitlab-ci.yml", "gate:\n  script: docker run ghcr.io/sealint/sealint:1 lint\n", true},
		{"a list", ".circleci/config.yml", `command: ["sealint", "lint"]`, true},
		{"a hook", ".pre-commit-config.yaml", "repos:\n  - repo: https://github.com/sealint/sealint\n    rev: v1\n    hooks: [{id: sealint}]\n", true},
		{"Jenkins", "Jenkinsfile", "pipeline { stages { stage('gate') { steps { sh 'sealint lint' } } } }", true},
		{"a script of husky", ".husky/pre-push", "#!/bin/sh\nsealint lint\n", true},
		{"a step that a comment precedes", workflow, "on: pull_request\n# sealint lint || true\nrun: sealint lint\n", true},

		{"nothing", workflow, "on: pull_request\nrun: go test ./...\n", false},
		{"a comment", workflow, "on: pull_request\n# run: sealint lint\n", false},
		{"a comment behind a step", workflow, "on: pull_request\nrun: make # sealint lint\n", false},
		{"a comment of Jenkins", "Jenkinsfile", "// sh 'sealint lint'\n", false},
		{"on a schedule", workflow, "on: {schedule: [{cron: '0 0 * * *'}]}\nrun: sealint lint\n", false},
		{"after the merge", workflow, "on: push\nrun: sealint lint\n", false},
		{"the event in a condition only", workflow, "on: push\njobs:\n  a:\n    if: github.event_name == 'pull_request'\n    steps: [{run: sealint lint}]\n", false},
		{"called by hand", workflow, "on: workflow_dispatch # pull_request\nrun: sealint lint\n", false},
		{"the name of a step", workflow, "on: pull_request\nsteps:\n  - name: sealint lint\n    run: make\n", false},
		{"a failure that is ignored", workflow, "on: pull_request\nrun: sealint lint || true\n", false},
		{"one in the next line", workflow, "on: pull_request\nrun: |\n  sealint lint \\\n    || true\n", false},
		{"a step that may fail", workflow, "on: pull_request\nsteps:\n  - uses: sealint/sealint@v1\n    continue-on-error: true\n", false},
		{"a job that may fail", ".gitlab-ci.yml", "gate:\n  allow_failure: true\n  script: sealint lint\n", false},
		{"a job that may fail with some codes", ".gitlab-ci.yml", "gate:\n  allow_failure:\n    exit_codes: [1]\n  script: sealint lint\n", false},
		{"a job that somebody starts", ".gitlab-ci.yml", "gate:\n  when: manual\n  script: sealint lint\n", false},
		{"a step that never runs", workflow, "on: pull_request\nsteps:\n  - if: false\n    run: sealint lint\n", false},
		{"an echo", workflow, "on: pull_request\nrun: echo sealint lint\n", false},
		{"another command", workflow, "on: pull_request\nrun: sealint catalog\n", false},
		{"help", workflow, "on: pull_request\nrun: sealint lint --help\n", false},
		{"another program", workflow, "on: pull_request\nrun: notsealint lint\n", false},
		{"another action", workflow, "on: pull_request\nuses: someone/sealint@v1\n", false},
	} {
		if got := runsGate(test.name, []byte(test.text)); got != test.want {
			t.Errorf("%s: %t", test.what, got)
		}
	}
}

func FuzzRunsGate(f *testing.F) {
	f.Add(".github/workflows/ci.yml", []byte("on: pull_request\nrun: sealint lint\n"))
	f.Add("Jenkinsfile", []byte("sh 'sealint lint' // \xff"))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		if utf8.ValidString(name) && runsGate(name, text) && !runsGate(name, append([]byte("# sealint lint || true\n"), text...)) {
			t.Error("a comment stops the gate")
		}
	})
}
