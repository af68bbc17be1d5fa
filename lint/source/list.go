package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/git"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// thirdPartyFolders are folders that hold files of other projects. They are not searched.
var thirdPartyFolders = []string{".git", "node_modules", "vendor"}

// listing collects the files below a directory of a root.
type listing struct {
	root *Root
	// below is the directory to list; with nested, repositories inside the repository are listed too.
	below  string
	nested bool

	files       []string // to open
	links       []string
	passed      []model.Candidate // candidates that are not opened
	repos       []string          // repositories inside the repository that are not searched
	sparseFiles []sparseFile
	problems    []model.Problem
	notes       []string
}

// The git commands that list files. listTracked prints the files in the index, each with a tag, a mode, an id and a stage, and
// the files that git would add. listIgnored prints ignored files and folders.
var (
	listTracked = []string{"ls-files", "-z", "-t", "--stage", "--cached", "--others", "--exclude-standard"}
	listIgnored = []string{"ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"}
)

// sparseFile is a tracked file that a sparse checkout does not put into the work tree.
type sparseFile struct{ name, blob string }

// list lists the files below a directory of a root: in a repository the files that are tracked or that git would add, elsewhere
// all files.
func list(ctx context.Context, root *Root, below string, nested bool) (*listing, error) {
	l := &listing{root: root, below: below, nested: nested}
	if root.objects != nil {
		l.listObjects()
		return l, nil
	}
	err := l.listDirectory(ctx, below)
	if len(l.repos) > 0 {
		l.notes = append(l.notes, fmt.Sprintf("%d repositories inside this one were not looked at (%s); name them as paths, or set submodules: true in .sealint.yaml",
			len(l.repos), shortList(l.repos)))
		if len(l.repos) == 1 {
			l.notes[len(l.notes)-1] = fmt.Sprintf("the repository inside this one, %s, was not looked at; name it as a path, or set submodules: true in .sealint.yaml", quote.Text(l.repos[0]))
		}
	}
	return l, err
}

// shortList joins the first names for a sentence.
func shortList(names []string) string {
	const most = 5
	var list []string
	for _, name := range names[:min(len(names), most)] {
		list = append(list, quote.Text(name))
	}
	if len(names) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}

// listDirectory lists a directory, with git if it is in a repository.
func (l *listing) listDirectory(ctx context.Context, dir string) error {
	top, ok := l.findRepository(dir)
	if !ok {
		if dir == l.below {
			l.notes = append(l.notes, "the folder is in no git repository: every file below it was looked at")
		}
		return l.walk(ctx, dir)
	}
	before, passed := len(l.files)+len(l.links)+len(l.repos), len(l.passed)
	switch err := l.listByGit(ctx, top, dir); {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, git.ErrNoRepository):
		l.notes = append(l.notes, fmt.Sprintf("%s: every file below the folder was looked at", err))
		return l.walk(ctx, dir)
	case errors.Is(err, git.ErrPartial):
		l.reportGitError("git listed only a part of its files", err)
	case err != nil:
		l.reportGitError("it is not known which files belong to it, so every file below it was looked at", err)
		return l.walk(ctx, dir)
	}
	if dir != top && len(l.files)+len(l.links)+len(l.repos) == before {
		l.passed = l.passed[:passed] // the user named a directory that git ignores, for example of build results
		return l.walk(ctx, dir)
	}
	return nil
}

// findRepository returns the top of the repository around a directory, if it is inside the root.
func (l *listing) findRepository(dir string) (string, bool) {
	for {
		if _, err := l.root.fs.Lstat(filepath.FromSlash(path.Join(dir, ".git"))); err == nil {
			return dir, true
		}
		if dir == "." {
			return "", false
		}
		dir = path.Dir(dir)
	}
}

// reportGitError reports that git could not list the files of a repository.
func (l *listing) reportGitError(what string, err error) {
	remedy := ""
	if errors.Is(err, git.ErrMissing) { // the error itself says to install git
		remedy = ", or name the files"
	}
	l.problems = append(l.problems, model.Problem{
		ID: model.ProblemUnreadable, Cause: err,
		Message: fmt.Sprintf("the repository could not be listed: %s: %s%s", what, err, remedy),
	})
}

// listByGit lists the files of a repository below a directory: those in the index and those that git would add.
func (l *listing) listByGit(ctx context.Context, top, dir string) error {
	abs := filepath.Join(l.root.Dir, filepath.FromSlash(top))
	inside, err := filepath.Rel(filepath.FromSlash(top), filepath.FromSlash(dir))
	if err != nil {
		return err
	}
	type answer struct {
		out string
		err error
	}
	ignored := make(chan answer, 1)
	go func() {
		out, err := git.Run(ctx, abs, append(slices.Clone(listIgnored), "--", inside)...)
		ignored <- answer{out, err}
	}()
	out, err := git.Run(ctx, abs, append(slices.Clone(listTracked), "--", inside)...)
	rest := <-ignored
	if err != nil && !errors.Is(err, git.ErrPartial) {
		return err
	}
	seen := map[string]bool{}
	for entry := range strings.SplitSeq(out, "\x00") {
		if entry == "" {
			continue
		}
		tag, name, mode, blob := entry[:1], entry[2:], "", ""
		if tag != "?" {
			var stage string
			stage, name, _ = strings.Cut(name, "\t")
			mode, blob, _ = strings.Cut(stage, " ")
			blob, _, _ = strings.Cut(blob, " ")
		}
		directory := strings.HasSuffix(name, "/") // an untracked repository
		name = path.Join(top, name)
		if seen[name] { // a conflict has several entries
			continue
		}
		seen[name] = true
		switch {
		case directory, mode == "160000":
			if err := l.addRepository(ctx, name); err != nil {
				return err
			}
		case l.passThirdParty(name):
		default:
			l.addEntry(name, tag == "S", blob)
		}
	}
	l.judgeSparseFiles(ctx, abs)
	if rest.err != nil {
		l.notes = append(l.notes, fmt.Sprintf("the files that git ignores were not counted: %s", rest.err))
	}
	for name := range strings.SplitSeq(rest.out, "\x00") {
		if name != "" {
			l.pass(path.Join(top, name), strings.HasSuffix(name, "/"), model.FateIgnored, "is ignored by git")
		}
	}
	return err
}

// addEntry adds a file that git lists. The file may be missing in the work tree: deleted, or left out by a sparse checkout.
func (l *listing) addEntry(name string, sparse bool, blob string) {
	info, err := l.root.fs.Lstat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist) && sparse:
		if isCandidateName(name) {
			l.sparseFiles = append(l.sparseFiles, sparseFile{name, blob})
		}
	case errors.Is(err, fs.ErrNotExist): // deleted
	case err != nil: // opening the file reports the error
		l.files = append(l.files, name)
	case info.Mode().IsRegular():
		l.files = append(l.files, name)
	case info.Mode()&fs.ModeSymlink != 0:
		l.links = append(l.links, name)
	}
}

// judgeSparseFiles reads from git the tracked files that a sparse checkout left out, and reports those that are documents.
func (l *listing) judgeSparseFiles(ctx context.Context, repository string) {
	ctx, cancel := context.WithTimeout(ctx, git.Deadline)
	defer cancel()
	reader := &blobs{ctx: ctx, dir: repository}
	var failed error
	for _, f := range l.sparseFiles {
		document, err := l.isSparseDocument(reader, f)
		if failed == nil && err != nil && !errors.Is(err, errNotHeld) {
			failed = err
			l.reportGitError("the files that a sparse checkout left out could not be read", err)
		}
		const text = "is tracked by git, but a sparse checkout left it out"
		if document {
			l.problems = append(l.problems, model.Problem{
				ID: model.ProblemUnreadable, Location: model.Location{Path: f.name},
				Message: fmt.Sprintf("%s; add it with: git sparse-checkout add %q", text, path.Dir(f.name)),
			})
		} else {
			l.pass(f.name, false, model.FateLeftOut, text)
		}
	}
	l.sparseFiles = nil
}

// isSparseDocument reports whether a file that is not in the work tree is a document. It reads the content from git. If it
// cannot, the name of the file decides.
func (l *listing) isSparseDocument(reader *blobs, f sparseFile) (bool, error) {
	hasName := hasDocumentName(f.name)
	in, _, err := reader.open(f.blob)
	if err != nil {
		return hasName, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, git.MaxOutput))
	if err != nil {
		return hasName, err
	}
	file := &Document{File: File{Root: l.root, Path: f.name}, Path: f.name}
	problem := file.decode(data)
	return file.looksLikeDocument() || problem != nil && hasName, nil
}

// addRepository adds a repository inside the repository: a submodule, or an untracked one.
func (l *listing) addRepository(ctx context.Context, name string) error {
	if l.passThirdParty(name) {
		return nil
	}
	_, err := l.root.fs.Lstat(filepath.FromSlash(path.Join(name, ".git")))
	switch {
	case err != nil:
		l.pass(name, true, model.FateSubmodule, "is a submodule that is not checked out")
	case l.nested:
		return l.listDirectory(ctx, name)
	default:
		l.repos = append(l.repos, name)
		l.pass(name, true, model.FateSubmodule, "is a repository of its own")
	}
	return nil
}

// passThirdParty reports whether a file is in a folder of thirdPartyFolders below the listed directory, and records it as
// passed.
func (l *listing) passThirdParty(name string) bool {
	inside := name
	if l.below != "." {
		inside = strings.TrimPrefix(name, l.below+"/")
	}
	parts := strings.Split(inside, "/")
	i := slices.IndexFunc(parts, func(part string) bool { return slices.Contains(thirdPartyFolders, part) })
	if i < 0 {
		return false
	}
	l.pass(name, false, model.FateSkipped, "lies in "+parts[i]+", which holds other people's files")
	return true
}

// pass records a file or folder that is not opened. Files whose names are not those of candidates are not recorded.
func (l *listing) pass(name string, directory bool, fate model.Fate, reason string) {
	if directory || isCandidateName(name) {
		l.passed = append(l.passed, model.Candidate{Path: name, Fate: fate, Reason: reason})
	}
}

// walk lists every file below a directory. A folder that cannot be read becomes a problem, and the walk continues.
func (l *listing) walk(ctx context.Context, dir string) error {
	return fs.WalkDir(l.root.fs.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && entry == nil:
			return err
		case err != nil:
			l.problems = append(l.problems, model.Problem{
				ID: model.ProblemUnreadable, Location: model.Location{Path: name}, Cause: err,
				Message: "the folder cannot be read: " + reason(err),
			})
			return fs.SkipDir
		case entry.IsDir() && name != dir && slices.Contains(thirdPartyFolders, entry.Name()):
			if entry.Name() != ".git" {
				l.pass(name, true, model.FateSkipped, "holds other people's files")
			}
			return fs.SkipDir
		case entry.IsDir() && name != dir:
			if _, err := os.Lstat(filepath.Join(l.root.Dir, filepath.FromSlash(name), ".git")); err == nil {
				if err := l.listDirectory(ctx, name); err != nil {
					return err
				}
				return fs.SkipDir
			}
		case entry.Type().IsRegular():
			l.files = append(l.files, name)
		case entry.Type()&fs.ModeSymlink != 0:
			l.links = append(l.links, name)
		}
		return nil
	})
}

// followLinks adds the targets of symbolic links with candidate names to files. A link with a document name and no readable
// target is a problem.
func (l *listing) followLinks(wanted func(name string) bool) {
	listed := map[string]bool{}
	for _, name := range l.files {
		listed[name] = true
	}
	for _, name := range l.links {
		if !isCandidateName(name) || !wanted(name) {
			continue
		}
		info, err := l.root.stat(name)
		text := ""
		switch {
		case err == nil && info.IsDir():
			text = "is a link to a folder"
		case err == nil && info.Mode().IsRegular():
			if target := (File{Root: l.root, Path: name}).Resolve().Path; !listed[target] {
				listed[target] = true
				l.files = append(l.files, target)
			}
			continue
		case errors.Is(err, ErrOutsideRoot):
			text = "is a link that leads outside the repository, and is not followed"
		case errors.Is(err, fs.ErrNotExist):
			text = "is a link to a file that does not exist"
		case err == nil:
			text = "is a link to something that is not a regular file"
		default:
			text = "is a link that cannot be followed: " + reason(err)
		}
		if hasDocumentName(name) {
			l.problems = append(l.problems, model.Problem{ID: model.ProblemUnreadable, Message: text, Location: model.Location{Path: name}, Cause: err})
		} else {
			l.pass(name, false, model.FateNoDocument, text)
		}
	}
}
