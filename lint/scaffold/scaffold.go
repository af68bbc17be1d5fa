// Package scaffold makes the files with which a repository starts to use sealint. It fills in what the documents of the
// repository prove.
package scaffold

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/git"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// files are the files that are the same in every repository.
//
//go:embed files
var files embed.FS

const (
	workflowPath  = ".github/workflows/sealint.yml"
	preCommitPath = ".pre-commit-config.yaml"
	manifestDir   = "integrations"
)

// State says what happens to a file.
type State string

// The states.
const (
	Missing State = "missing" // it will be written
	Written State = "written"
	Kept    State = "kept"    // it exists and is not changed
	Skipped State = "skipped" // this repository has no use for it
	Failed  State = "failed"  // it cannot be written
)

// File is one file of a plan.
type File struct {
	// Path is relative to the top of the repository, with slashes.
	Path  string
	State State
	// Text is the content of a file that is missing.
	Text string
	// Note says why the file is kept, skipped or failed, or what it is for. It may quote text of a document, which is untrusted.
	Note string
	// Entry is the text that the user should add to a file that is kept.
	Entry string
}

// Plan lists the files that a repository needs. Make only reads; Write writes the missing files.
type Plan struct {
	Files []File
	// Problems are about documents that could not be read or got no manifest. Their content is in none of the files.
	Problems []model.Problem
	// Documents counts the documents of the repository by kind.
	Documents map[model.DocumentKind]int

	top string
}

// Make plans the files for the repository that contains dir.
func Make(ctx context.Context, dir string) (*Plan, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("working directory: %w", err)
	}
	p := &Plan{top: source.RepositoryTop(dir)}
	root, err := os.OpenRoot(p.top)
	if err != nil {
		return nil, fmt.Errorf("repository: %w", err)
	}
	defer root.Close()
	settings, err := config.Find(dir)
	if err != nil {
		return nil, err
	}
	found, err := surveyRepository(ctx, dir, settings)
	if err != nil {
		return nil, err
	}
	p.Problems, p.Documents = found.problems, found.counts
	p.addConfig(root, settings.Path)
	p.addWorkflow(ctx, root)
	p.addPreCommit(root)
	p.addManifests(root, found)
	return p, nil
}

// Write writes the missing files, and never changes an existing one. A file that cannot be written gets the state Failed; the
// error is only about the repository as a whole.
func (p *Plan) Write() error {
	root, err := os.OpenRoot(p.top)
	if err != nil {
		return fmt.Errorf("repository: %w", err)
	}
	defer root.Close()
	for i := range p.Files {
		f := &p.Files[i]
		if f.State != Missing {
			continue
		}
		switch err := create(root, f.Path, f.Text); {
		case err == nil:
			f.State = Written
		case errors.Is(err, fs.ErrExist):
			f.State, f.Note = Kept, "it exists"
		default:
			f.State, f.Note = Failed, reason(err)
		}
	}
	return nil
}

// Count returns the number of files in a state.
func (p *Plan) Count(state State) int {
	n := 0
	for _, f := range p.Files {
		if f.State == state {
			n++
		}
	}
	return n
}

// create writes a file that does not exist, and the directories above it. Links cannot lead out of the root.
func create(root *os.Root, name, text string) error {
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(name)), 0o755); err != nil {
		return err
	}
	out, err := root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = out.WriteString(text)
	if err = errors.Join(err, out.Close()); err != nil {
		_ = root.Remove(filepath.FromSlash(name)) // the next run would keep half a file
	}
	return err
}

// reason returns an error without the path in it, which is shown beside it.
func reason(err error) string {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// add adds a file to the plan: as missing, or as kept if it exists.
func (p *Plan) add(root *os.Root, f File) *File {
	f.State = Missing
	if dir := path.Dir(f.Path); dir != "." {
		if info, err := root.Lstat(filepath.FromSlash(dir)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			f.State, f.Text, f.Note = Failed, "", dir+" is a symbolic link, and paths in it would lead elsewhere"
			p.Files = append(p.Files, f)
			return &p.Files[len(p.Files)-1]
		}
	}
	switch _, err := root.Lstat(filepath.FromSlash(f.Path)); {
	case err == nil:
		f.State, f.Text, f.Note = Kept, "", "it exists"
	case !errors.Is(err, fs.ErrNotExist):
		f.State, f.Text, f.Note = Failed, "", reason(err)
	}
	p.Files = append(p.Files, f)
	return &p.Files[len(p.Files)-1]
}

// text returns the content of an embedded file.
func text(name string) string {
	content, err := files.ReadFile("files/" + name)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(content)
}

// addConfig plans the configuration file, unless the repository has one.
func (p *Plan) addConfig(root *os.Root, existing string) {
	f := File{Path: config.Name, Text: text("config.yaml")}
	if rel, err := filepath.Rel(p.top, existing); existing != "" && err == nil {
		f.Path = filepath.ToSlash(rel)
	}
	p.add(root, f)
}

// addWorkflow plans the workflow, unless the repository uses another CI system or runs sealint already.
func (p *Plan) addWorkflow(ctx context.Context, root *os.Root) {
	f := File{Path: workflowPath, Text: workflow(git.DefaultBranch(ctx, p.top), model.SourceRevision())}
	if other := otherCI(ctx, root, p.top); other != "" {
		p.Files = append(p.Files, File{Path: f.Path, State: Skipped, Note: other + `: run "sealint lint" there, its exit status is the gate`})
		return
	}
	if running := workflowWithSealint(p.top); running != "" {
		p.Files = append(p.Files, File{Path: running, State: Kept, Note: "it runs sealint"})
		return
	}
	p.add(root, f)
}

// workflow returns the workflow for a repository with a default branch.
func workflow(branch, revision string) string {
	return strings.NewReplacer("BRANCH", branchPattern(branch), "COMMIT", pin(revision)).Replace(text("workflow.yml"))
}

// preCommit returns the file with the hook.
func preCommit(revision string) string {
	return strings.ReplaceAll(text("pre-commit.yaml"), "COMMIT", pin(revision))
}

// pin returns what names sealint in a file: the whole id of a commit, which nobody can replace, or else its main branch.
func pin(revision string) string {
	if regexp.MustCompile(`^[0-9a-f]{40}$`).MatchString(revision) {
		return revision
	}
	return "main # pin this to a commit"
}

// branchPattern returns the filter of a workflow that matches one branch, as YAML.
func branchPattern(branch string) string {
	if regexp.MustCompile(`^[A-Za-z][A-Za-z0-9./_-]*$`).MatchString(branch) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(branch)) {
		return branch
	}
	quoted, err := json.Marshal(regexp.MustCompile(`[*?+!\[\]\\]`).ReplaceAllString(branch, `\$0`))
	if err != nil {
		panic(err) // a text has a form in JSON
	}
	return string(quoted)
}

// runs matches the line of a workflow that runs sealint.
var runs = regexp.MustCompile(`(?m)^[^#\n]*(uses:\s*["']?sealint/sealint@|\bsealint lint\b)`)

// maxWorkflow is the length of the longest workflow that is read, in bytes. GitHub accepts half of it.
const maxWorkflow = 1 << 20

// workflowWithSealint returns the path of a workflow that runs sealint, or "". A second one would judge everything twice.
func workflowWithSealint(top string) string {
	root, err := source.RootAt(top)
	if err != nil {
		return ""
	}
	names, err := fs.Glob(root.FS(), path.Dir(workflowPath)+"/*.y*ml")
	if err != nil {
		return ""
	}
	for _, name := range names {
		if content, err := (source.File{Root: root, Path: name}).Read(maxWorkflow); err == nil && runs.Match(content) {
			return name
		}
	}
	return ""
}

// addPreCommit plans the file with the hook. If it exists without the hook, the plan says what to add to it.
func (p *Plan) addPreCommit(root *os.Root) {
	f := p.add(root, File{Path: preCommitPath, Text: preCommit(model.SourceRevision())})
	if f.State == Kept && !hasHook(filepath.Join(p.top, preCommitPath)) {
		_, f.Entry, _ = strings.Cut(preCommit(model.SourceRevision()), "repos:\n")
		f.Note = "it exists; to run sealint before each commit, add to its repos"
	}
}

// addManifests plans a manifest for each contract that no manifest names.
func (p *Plan) addManifests(root *os.Root, found *survey) {
	names := map[string]bool{}
	for _, c := range found.contracts {
		if len(found.namedBy[c.doc.Path]) > 0 {
			continue
		}
		e := found.prove(c)
		fail := func(format string, args ...any) {
			p.Problems = append(p.Problems, *c.doc.Problem(model.ProblemUnreadable, "gets no manifest: "+format, args...))
		}
		e.name = found.nameFor(c, names)
		names[e.name] = true
		content, err := e.manifest()
		if err != nil {
			fail("%s", err)
			continue
		}
		f := p.add(root, File{Path: manifestPath(e.name), Text: content, Note: "for " + c.doc.Path})
		if f.State == Missing && !found.isIncluded(f.Path) {
			f.Note += "; include and exclude of the configuration leave it out: it would not be judged"
		}
		if f.State == Kept {
			f.Note = "it exists, but names no contract that was found, or is left out by the configuration; " + c.doc.Path + " has no manifest"
		}
	}
}

func manifestPath(name string) string { return path.Join(manifestDir, name+".integration.yaml") }

// hasHook reports whether a pre-commit configuration runs sealint.
func hasHook(name string) bool {
	file, err := source.FileAt(name)
	if err != nil {
		return false
	}
	doc, problem := source.OpenSettings(file, source.MaxSettings)
	if problem != nil || len(doc.Nodes()) == 0 {
		return false
	}
	for _, repo := range doc.Nodes()[0].Get("repos").Items() {
		for _, hook := range repo.Get("hooks").Items() {
			if slices.Contains([]string{"sealint", "sealint-system"}, hook.Get("id").String()) {
				return true
			}
		}
	}
	return false
}

// ciFiles are the configuration files and directories of other CI systems than GitHub Actions.
var ciFiles = []string{
	".gitlab-ci.yml", "azure-pipelines.yml", ".azure-pipelines", "Jenkinsfile", ".circleci", ".travis.yml", "bitbucket-pipelines.yml",
	".buildkite", ".drone.yml", ".woodpecker", ".woodpecker.yml", ".teamcity", ".forgejo", ".gitea", ".appveyor.yml", "appveyor.yml",
	".cirrus.yml", ".semaphore", "buildspec.yml", "cloudbuild.yaml",
}

// otherCI says in words why GitHub Actions does not run in a repository; "" if it does, or if nothing shows that it does not.
func otherCI(ctx context.Context, root *os.Root, top string) string {
	urls := git.RemoteURLs(ctx, top)
	if _, err := root.Lstat(".github"); err == nil || slices.ContainsFunc(urls, githubURL.MatchString) {
		return ""
	}
	for _, name := range ciFiles {
		if _, err := root.Lstat(name); err == nil {
			return "the repository has " + name
		}
	}
	if len(urls) > 0 {
		return "the repository is not on github.com"
	}
	return ""
}
