package lint

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/source"
)

// runsAtMerge reports whether something runs sealint before a change is merged: a file of the repository shows it, or every manifest
// links what does.
func (r *Result) runsAtMerge(statements []statement) bool {
	link := demand{Field: "spec.supplyChain.pipeline.gate"}
	if len(statements) > 0 && !slices.ContainsFunc(statements, func(s statement) bool { return s.gap(link).reason != "" }) {
		return true
	}
	for _, i := range r.integrations {
		doc := r.decided.documents[i.Path]
		if doc == nil {
			return false
		}
		root := doc.File.Root
		if _, seen := r.gates[root]; !seen {
			r.gates[root] = showsGate(root)
		}
		if !r.gates[root] {
			return false
		}
	}
	return len(r.integrations) > 0
}

// gateFiles are globs of the files that CI systems and git hooks begin with. What these include is not read.
var gateFiles = []string{
	".github/workflows/*.{yml,yaml}", ".gitlab-ci.{yml,yaml}", "azure-pipelines.{yml,yaml}", ".azure-pipelines/*.{yml,yaml}", "bitbucket-pipelines.yml",
	"Jenkinsfile", ".circleci/config.{yml,yaml}", ".buildkite/pipeline.{yml,yaml}", ".pre-commit-config.yaml", "lefthook.{yml,yaml}", ".husky/{pre-commit,pre-push}",
}

// maxGateFiles bounds how many of them are read.
const maxGateFiles = 200

// showsGate reports whether a file of a CI system, or of git hooks, in a root runs sealint. What cannot be read shows nothing.
func showsGate(root *source.Root) bool {
	read := 0
	for _, glob := range gateFiles {
		names, _ := doublestar.Glob(root.FS(), glob, doublestar.WithFilesOnly()) // the globs are valid
		slices.Sort(names)
		for _, name := range names {
			if read++; read > maxGateFiles {
				return false
			}
			text, err := source.File{Root: root, Path: name}.Read(maxStarter)
			if err == nil && runsGate(name, text) {
				return true
			}
		}
	}
	return false
}

var (
	// comment matches from # or // to the end of a line, at its beginning or after white space.
	comment = regexp.MustCompile(`(?m)(?:^|\s)(?:#|//).*$`)
	// continued matches the end of a line that goes on in the next one.
	continued = regexp.MustCompile(`\\\r?\n`)
	// gateStep matches the line that runs sealint: its action, its hook, or its command lint.
	gateStep = regexp.MustCompile(`(?m)^.*(?:uses:\s*["']?sealint/sealint@|repo:\s*["']?https://github\.com/sealint/sealint\b|\bsealint(?:[@:]\S+)?["']?(?:\s+|["'],\s*["'])lint\b).*$`)
	// idleLine matches lines that only speak of a command, and commands that pass although they fail.
	idleLine = regexp.MustCompile(`^(?:-\s*)?["']?(?:name|description|title|label|displayName|if)["']?\s*:|\|\||;\s*(?:true|exit 0|:)|--help\b|\b(?:echo|printf)\b|(?:^|\s)!\s`)
	// neverFails matches what lets a step or a job pass although it fails, or never runs it.
	neverFails = regexp.MustCompile(`(?m)(?:continue-on-error|allow_failure|continueOnError|soft_fail)["']?[ \t]*:[ \t]*["']?(?:true|\$|\r?$)|\bif:\s*["']?(?:false|\$\{\{\s*false)|\bcatchError\b|\bset \+e\b|\bwhen:\s*["']?(?:manual|never)|\bstages:\s*\[\s*(?:manual|commit-msg)`)
	// jobs matches where the jobs of a workflow begin, before which its events stand.
	jobs = regexp.MustCompile(`(?m)^["']?jobs["']?[ \t]*:`)
	// proposed matches the events of GitHub for changes that are not merged yet.
	proposed = regexp.MustCompile(`\b(?:pull_request|pull_request_target|merge_group)\b`)
	// workflowFile matches the names of workflows of GitHub.
	workflowFile = regexp.MustCompile(`^\.github/workflows/`)
)

// runsGate reports whether a file runs sealint for each change and fails with it. It only reads the text: a file in which some step may
// fail without consequence shows nothing, whichever step that is.
func runsGate(name string, text []byte) bool {
	text = comment.ReplaceAll(continued.ReplaceAll(text, []byte(" ")), nil)
	if neverFails.Match(text) || workflowFile.MatchString(name) && !proposed.MatchString(jobs.Split(string(text), 2)[0]) {
		return false
	}
	return slices.ContainsFunc(gateStep.FindAll(text, -1), func(line []byte) bool { return !idleLine.Match(bytes.TrimSpace(line)) })
}
