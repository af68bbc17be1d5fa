// Package source finds, reads, recognises and parses documents, and resolves pointers in them to lines and columns.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/git"
	"github.com/sealint/sealint/lint/model"
)

// Search says where to look for documents.
type Search struct {
	// Dir is the working directory.
	Dir string
	// Root holds the documents; nil means the work tree around Dir. If Root is not a directory on disk (Tree, Index, Bytes),
	// Args are relative to it.
	Root *Root
	// Args are files, directories and globs; "-" is standard input. If Args is empty, the repository around Dir is searched, or
	// Dir itself if there is no repository.
	Args []string
	// Include and Exclude are globs (doublestar) over root-relative paths of files found in directories. They do not apply to
	// files that Args names. An empty Include matches every file.
	Include, Exclude []string
	// Submodules also searches repositories inside the repository.
	Submodules bool
	Stdin      io.Reader
	// MaxSize is how many bytes of Stdin are read at most; 0 means DefaultMaxSize. A longer input becomes a problem when it is
	// read.
	MaxSize int64
}

// SearchResult is the result of a search.
type SearchResult struct {
	// Files are the files to open, sorted by path, without repetitions.
	Files []File
	// Passed are the candidates that are not opened, sorted by path, each with the reason.
	Passed []model.Candidate
	// Problems are arguments that match no file, and files or folders that could not be listed.
	Problems []model.Problem
	// Notes are sentences about the search as a whole.
	Notes []string
}

// Discover lists the files to open. The error is one that prevents the whole search: an invalid glob, an unreadable working
// directory or standard input, or the end of ctx.
func Discover(ctx context.Context, s Search) (*SearchResult, error) {
	dir, err := filepath.Abs(s.Dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("working directory: %w", err)
	}
	d := &discovery{Search: s, dir: dir, home: s.Root, seen: map[File]int{}, passed: map[File]model.Candidate{}, tops: map[string]string{}}
	if d.home == nil {
		if d.home, err = d.roots.rootFor(dir); err != nil {
			return nil, fmt.Errorf("working directory: %w", err)
		}
	}
	args := s.Args
	if len(args) == 0 {
		args = []string{d.home.Dir}
		if d.home.objects != nil {
			args = []string{"."}
		}
	}
	for _, arg := range args {
		if err := d.addArgument(ctx, arg); err != nil {
			return nil, err
		}
	}
	d.setPrefixes()
	slices.SortFunc(d.files, func(a, b File) int {
		return strings.Compare(a.Root.prefix+a.Path, b.Root.prefix+b.Path)
	})
	found := &SearchResult{Files: d.files, Problems: d.problems, Notes: d.notes}
	for _, u := range d.rootProblems {
		u.problem.Location.Path = u.root.prefix + u.problem.Location.Path
		found.Problems = append(found.Problems, u.problem)
	}
	for f, candidate := range d.passed {
		if _, ok := d.seen[f]; !ok { // otherwise another argument matched the file, and it is opened
			candidate.Path = f.Root.prefix + f.Path
			found.Passed = append(found.Passed, candidate)
		}
	}
	slices.SortFunc(found.Passed, func(a, b model.Candidate) int { return strings.Compare(a.Path, b.Path) })
	return found, nil
}

// RepositoryTop returns the top directory of the repository that contains dir, or dir if there is none.
func RepositoryTop(dir string) string {
	if top := git.Top(dir); top != "" {
		return top
	}
	return dir
}

// setPrefixes gives each root a path prefix if the files have several roots, so that no two documents have the same path. The root of
// the run has none.
func (d *discovery) setPrefixes() {
	names := map[*Root][]string{}
	for _, f := range d.files {
		names[f.Root] = append(names[f.Root], f.Path)
	}
	for f := range d.passed {
		names[f.Root] = append(names[f.Root], f.Path)
	}
	for _, p := range d.rootProblems {
		names[p.root] = append(names[p.root], p.problem.Location.Path)
	}
	used := slices.DeleteFunc(slices.Collect(maps.Keys(names)), func(r *Root) bool { return r.Dir == "" })
	slices.SortFunc(used, func(a, b *Root) int { return strings.Compare(a.Dir, b.Dir) })
	taken := map[string]bool{} // prefixes and paths
	fits := func(r *Root, prefix string) bool {
		return !taken[prefix] && !slices.ContainsFunc(names[r], func(name string) bool { return taken[prefix+name] })
	}
	plain := d.rootOfRun(used)
	if i := slices.Index(used, plain); i > 0 {
		used[0], used[i] = used[i], used[0]
	}
	for _, r := range used {
		parts := strings.Split(strings.Trim(filepath.ToSlash(r.Dir), "/"), "/")
		if r != plain && (r != d.home || !fits(r, "")) {
			r.prefix = parts[len(parts)-1] + "/"
		}
		for n := 2; n <= len(parts) && r.prefix != "" && !fits(r, r.prefix); n++ {
			r.prefix = strings.Join(parts[len(parts)-n:], "/") + "/"
		}
		if r.prefix != "" {
			taken[r.prefix] = true
		}
		for _, name := range names[r] {
			taken[r.prefix+name] = true
		}
	}
}

// rootOfRun returns the root whose documents have their paths in it, given all that have files: the repository around the working
// directory, or else the only repository. So the paths of documents are those in their repository wherever a run starts.
func (d *discovery) rootOfRun(used []*Root) *Root {
	if len(used) == 1 {
		return used[0]
	}
	if !d.isLoose(d.home) {
		return d.home
	}
	var repositories []*Root
	for _, r := range used {
		if !d.isLoose(r) {
			repositories = append(repositories, r)
		}
	}
	if len(repositories) == 1 {
		return repositories[0]
	}
	return d.home
}

// isLoose reports whether a root is a directory on disk that is in no repository.
func (d *discovery) isLoose(r *Root) bool { return r.objects == nil && git.Top(r.Dir) == "" }

// discovery is the state of a search.
type discovery struct {
	Search
	roots
	tops         map[string]string // by directory, the top of the repository around it
	dir          string            // the working directory, absolute, with links resolved
	home         *Root             // the root of the working directory, or Search.Root
	files        []File
	seen         map[File]int // file without Named → index in files
	passed       map[File]model.Candidate
	problems     []model.Problem
	rootProblems []rootProblem
	notes        []string
}

// rootProblem is a problem whose path is relative to a root. The prefix of the root is known only at the end of the search.
type rootProblem struct {
	root    *Root
	problem model.Problem
}

// addArgument adds the files of an argument: standard input, a file, a directory or a glob.
func (d *discovery) addArgument(ctx context.Context, arg string) error {
	if arg == "-" {
		max := d.MaxSize
		if max == 0 {
			max = DefaultMaxSize
		}
		content, err := io.ReadAll(io.LimitReader(d.Stdin, max+1))
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		d.add(File{Root: Bytes(map[string][]byte{StdinPath: content}), Path: StdinPath, Named: true})
		return nil
	}
	if d.home.objects != nil {
		return d.addObject(ctx, arg)
	}
	abs := arg
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(d.dir, arg)
	}
	info, err := os.Stat(abs)
	switch {
	case err == nil && info.IsDir():
		return d.addDirectory(ctx, abs)
	case err == nil:
		return d.addFile(abs)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{"):
		return d.addGlob(ctx, arg, abs)
	default:
		d.problems = append(d.problems, model.Problem{
			ID: model.ProblemUnreadable, Message: reason(err), Location: model.Location{Path: filepath.ToSlash(arg)},
		})
		return nil
	}
}

// addObject adds the files of an argument in a root that is not a directory on disk. The argument is relative to the root.
func (d *discovery) addObject(ctx context.Context, arg string) error {
	name := path.Clean(filepath.ToSlash(arg))
	info, err := d.home.stat(name)
	switch {
	case err == nil && info.IsDir():
		return d.addBelow(ctx, d.home, name, func(string) bool { return true })
	case err == nil:
		d.add(File{Root: d.home, Path: File{Root: d.home, Path: name}.Resolve().Path, Named: true})
		return nil
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{"):
		return d.addMatches(ctx, arg, d.home, ".", name)
	}
	d.problems = append(d.problems, model.Problem{
		ID: model.ProblemUnreadable, Message: reason(err), Location: model.Location{Path: filepath.ToSlash(arg)},
	})
	return nil
}

// addFile adds a file that the user named. A link is replaced by its target if that is in the same root, so that the path shown
// is the one in the repository.
func (d *discovery) addFile(abs string) error {
	root, rel, err := d.findRoot(filepath.Dir(abs), filepath.Base(abs))
	if err != nil {
		return err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return err
	}
	if inside, ok := root.rel(real); ok {
		rel = inside
	} // otherwise opening the link reports that it leads outside
	d.add(File{Root: root, Path: rel, Named: true})
	return nil
}

// findRoot returns the root of a file in dir and its path there: the repository around the working directory if the file is inside
// it, otherwise the repository around dir, otherwise the working directory or dir.
func (d *discovery) findRoot(dir, base string) (*Root, string, error) {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, "", err
	}
	if rel, ok := d.home.rel(filepath.Join(dir, base)); ok && (!d.isLoose(d.home) || git.Top(dir) == "") {
		return d.home, rel, nil
	}
	root, err := d.roots.rootFor(dir)
	if err != nil {
		return nil, "", err
	}
	rel, _ := root.rel(filepath.Join(dir, base))
	return root, rel, nil
}

// addGlob adds the files that a glob matches.
func (d *discovery) addGlob(ctx context.Context, arg, abs string) error {
	base, pattern := doublestar.SplitPattern(filepath.ToSlash(abs))
	root, rel, err := d.findRoot(filepath.FromSlash(base), "")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.reportNoMatch(arg)
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", arg, err)
	}
	return d.addMatches(ctx, arg, root, rel, pattern)
}

// addMatches adds the files below a directory whose path relative to it matches the pattern of an argument.
func (d *discovery) addMatches(ctx context.Context, arg string, root *Root, dir, pattern string) error {
	if !doublestar.ValidatePattern(pattern) {
		return fmt.Errorf("%s: not a valid glob", arg)
	}
	before := len(d.files) + len(d.passed)
	err := d.addBelow(ctx, root, dir, func(name string) bool {
		below := strings.TrimPrefix(strings.TrimPrefix(name, strings.TrimSuffix(dir, ".")), "/")
		ok, _ := doublestar.Match(pattern, below)
		return ok
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", arg, err)
	}
	if len(d.files)+len(d.passed) == before {
		d.reportNoMatch(arg)
	}
	return nil
}

// reportNoMatch reports a glob that matches no file.
func (d *discovery) reportNoMatch(arg string) {
	d.problems = append(d.problems, model.Problem{
		ID: model.ProblemUnreadable, Message: "matches no file", Location: model.Location{Path: filepath.ToSlash(arg)},
	})
}

// addDirectory adds the files below a directory.
func (d *discovery) addDirectory(ctx context.Context, abs string) error {
	abs, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return err
	}
	root, rel, err := d.findRoot(abs, "")
	if err != nil {
		return err
	}
	if err := d.addBelow(ctx, root, rel, func(string) bool { return true }); err != nil {
		return fmt.Errorf("%s: %w", abs, err)
	}
	return nil
}

// inRepository returns the file of a root as one of the repository that it is in, where the root is a directory above repositories.
func (d *discovery) inRepository(f File) File {
	if f.Root.objects != nil {
		return f
	}
	dir := filepath.Dir(f.Abs())
	top, known := d.tops[dir]
	if !known {
		top = git.Top(dir)
		d.tops[dir] = top
	}
	if top == "" || len(top) <= len(f.Root.Dir) {
		return f
	}
	if own, err := d.roots.root(top); err == nil && d.isLoose(f.Root) {
		f.Path, _ = own.rel(f.Abs())
		f.Root = own
	}
	return f
}

// addBelow adds the files below a directory whose names the argument matches.
func (d *discovery) addBelow(ctx context.Context, root *Root, dir string, matches func(name string) bool) error {
	l, err := list(ctx, root, dir, d.Submodules)
	if err != nil {
		return err
	}
	l.followLinks(func(name string) bool { return matches(name) && d.Includes(name) })
	for _, name := range l.files {
		switch f := d.inRepository(File{Root: root, Path: name}); {
		case !matches(name):
		case d.Includes(name):
			d.add(f)
		case isCandidateName(name):
			d.passed[f] = model.Candidate{Fate: model.FateExcluded, Reason: "is left out by include and exclude of the configuration"}
		}
	}
	for _, c := range l.passed {
		if matches(c.Path) {
			d.passed[d.inRepository(File{Root: root, Path: c.Path})] = c
		}
	}
	for _, p := range l.problems {
		if p.Location.Path == "" {
			d.problems = append(d.problems, p)
		} else if matches(p.Location.Path) && d.Includes(p.Location.Path) {
			at := d.inRepository(File{Root: root, Path: p.Location.Path})
			p.Location.Path = at.Path
			d.rootProblems = append(d.rootProblems, rootProblem{at.Root, p})
		}
	}
	for _, note := range l.notes {
		if !slices.Contains(d.notes, note) {
			d.notes = append(d.notes, note)
		}
	}
	return nil
}

// Includes reports whether Include and Exclude let a file be opened.
func (s Search) Includes(name string) bool {
	matches := func(globs []string) bool {
		return slices.ContainsFunc(globs, func(glob string) bool {
			ok, _ := doublestar.Match(glob, name)
			return ok
		})
	}
	return (len(s.Include) == 0 || matches(s.Include)) && !matches(s.Exclude)
}

// add adds a file to open, unless it was added before.
func (d *discovery) add(f File) {
	key := File{Root: f.Root, Path: f.Path}
	if i, ok := d.seen[key]; ok {
		d.files[i].Named = d.files[i].Named || f.Named
		return
	}
	d.seen[key] = len(d.files)
	d.files = append(d.files, f)
}
