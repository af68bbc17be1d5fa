//go:build unix

package lint_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint"
)

// TestStagesNothingToJudge: a commit needs no judgement only if no file of it can matter.
func TestStagesNothingToJudge(t *testing.T) {
	const contract = "openapi: 3.1.0\ninfo: {title: Toys, version: 1.0.0}\npaths: {}\n"
	for name, test := range map[string]struct {
		commands string // of a shell, in a repository with main.go, old.go, notes.md, api.md (a contract), link.go (a link) and api.yaml
		want     bool
	}{
		"nothing is staged":                       {"", false},
		"source code is added":                    {"echo package x >x.go; git add x.go", true},
		"source code is modified":                 {"echo // >>main.go; git add main.go", true},
		"an ending in capitals":                   {"echo x >X.PNG; git add X.PNG", true},
		"a file becomes executable":               {"chmod +x main.go; git add main.go", true},
		"source code is deleted":                  {"git rm -q old.go", false},
		"source code is renamed":                  {"git mv old.go new.go", false},
		"source code becomes a link":              {"ln -sf api.yaml main.go; git add main.go", false},
		"a link becomes source code":              {"rm link.go; echo package x >link.go; git add link.go", false},
		"a link is added":                         {"ln -s api.yaml l.go; git add l.go", false},
		"a page becomes a contract":               {"cp api.yaml notes.md; git add notes.md", false},
		"a page was a contract":                   {"echo hello >api.md; git add api.md", false},
		"a page that is a contract is modified":   {"echo 'tags: []' >>api.md; git add api.md", false},
		"a page becomes a broken contract":        {"printf 'openapi: 3.1.0\\nopenapi: 3.1.0\\n' >notes.md; git add notes.md", false},
		"a contract is only in the work tree":     {"echo // >>main.go; git add main.go; cp api.yaml draft.yaml", true},
		"a page is a contract in the work tree":   {"echo more >>notes.md; git add notes.md; cp api.yaml notes.md", true},
		"data is added":                           {"echo {} >data.json; git add data.json", false},
		"a file without an ending":                {"echo x >Jenkinsfile; git add Jenkinsfile", false},
		"a file of an unknown kind":               {"echo x >rules.rego; git add rules.rego", false},
		"a script in a folder that starts things": {"mkdir -p .github/actions/x; echo x >.github/actions/x/index.js; git add .github", false},
		"a hidden file":                           {"echo x >.eslintrc.js; git add -f .eslintrc.js", false},
		"code beside a contract":                  {"echo // >>main.go; echo 'tags: []' >>api.yaml; git add -A", false},
		"a name with a line end":                  {"echo x >'a\nb.go'; git add -A", true},
		"a repository inside":                     {"git init -q sub.go; git -C sub.go commit -q --allow-empty -m s; git add sub.go 2>/dev/null", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			sh := func(script string) {
				t.Helper()
				cmd := exec.Command("sh", "-c", script)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=n@sealint.example", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=n@sealint.example")
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s: %v\n%s", script, err, out)
				}
			}
			for file, text := range map[string]string{"main.go": "package x\n", "old.go": "package x\n", "notes.md": "# Notes\n", "api.md": contract, "api.yaml": contract} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			sh("git init -q -b main; ln -s main.go link.go; git add main.go")
			if got, err := lint.StagesNothingToJudge(t.Context(), dir); got || err != nil {
				t.Fatalf("before the first commit: %t, %v", got, err)
			}
			sh("git add -A; git commit -q -m first")
			sh(test.commands)
			if got, err := lint.StagesNothingToJudge(t.Context(), dir); got != test.want || err != nil {
				t.Errorf("got %t, %v; want %t", got, err, test.want)
			}
		})
	}
	if _, err := lint.StagesNothingToJudge(t.Context(), t.TempDir()); err == nil {
		t.Error("no error outside of a repository")
	}
}
