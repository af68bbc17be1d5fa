// Package source finds, reads, recognises and parses documents, and knows where everything in them stands.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/model"
)

// Search says where to look for documents.
type Search struct {
	// Dir is the working directory.
	Dir string
	// Args are files, directories and globs; "-" is standard input. Without any, the repository around Dir is searched,
	// or Dir itself when there is none.
	Args []string
	// Include and Exclude are globs (doublestar) over root-relative paths of files found in directories. A file that
	// Args names is never excluded. No Include means everything.
	Include, Exclude []string
	Stdin            io.Reader
}

// Discover lists the files to look at, sorted, each once. The problems are arguments that led nowhere.
func Discover(ctx context.Context, s Search) ([]File, []model.Problem, error) {
	dir, err := filepath.Abs(s.Dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("working directory: %w", err)
	}
	d := &discovery{Search: s, dir: dir, seen: map[File]int{}}
	if d.home, err = d.roots.rootFor(dir); err != nil {
		return nil, nil, fmt.Errorf("working directory: %w", err)
	}
	args := s.Args
	if len(args) == 0 {
		args = []string{d.home.Dir}
	}
	for _, arg := range args {
		if err := d.arg(ctx, arg); err != nil {
			return nil, nil, err
		}
	}
	d.tellApart()
	slices.SortFunc(d.files, func(a, b File) int {
		return strings.Compare(a.Root.prefix+a.Path, b.Root.prefix+b.Path)
	})
	return d.files, d.problems, nil
}

// RepositoryTop is the top directory of the repository around dir, or dir itself when there is none.
func RepositoryTop(dir string) string {
	if top := repositoryTop(dir); top != "" {
		return top
	}
	return dir
}

// tellApart gives the paths of several roots a prefix each, so that no two documents have one path.
func (d *discovery) tellApart() {
	var used []*Root
	for _, f := range d.files {
		if !slices.Contains(used, f.Root) {
			used = append(used, f.Root)
		}
	}
	slices.SortFunc(used, func(a, b *Root) int { return strings.Compare(a.Dir, b.Dir) })
	taken := map[string]bool{}
	for _, r := range used {
		if len(used) == 1 || r == d.home || r.content != nil {
			continue
		}
		parts := strings.Split(strings.Trim(filepath.ToSlash(r.Dir), "/"), "/")
		for n := 1; n <= len(parts) && (r.prefix == "" || taken[r.prefix]); n++ {
			r.prefix = strings.Join(parts[len(parts)-n:], "/") + "/"
		}
		taken[r.prefix] = true
	}
}

type discovery struct {
	Search
	roots
	dir      string
	home     *Root
	files    []File
	seen     map[File]int // file without Named → index in files
	problems []model.Problem
}

func (d *discovery) arg(ctx context.Context, arg string) error {
	if arg == "-" {
		content, err := io.ReadAll(d.Stdin)
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		d.add(File{Root: &Root{content: append([]byte{}, content...)}, Path: StdinPath, Named: true})
		return nil
	}
	abs := arg
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(d.dir, arg)
	}
	info, err := os.Stat(abs)
	switch {
	case err == nil && info.IsDir():
		return d.directory(ctx, abs)
	case err == nil:
		return d.file(abs)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{"):
		return d.glob(ctx, arg, abs)
	default:
		d.problems = append(d.problems, model.Problem{
			ID: model.ProblemUnreadable, Message: reason(err), Location: model.Location{Path: filepath.ToSlash(arg)},
		})
		return nil
	}
}

// file adds a file that the user named. A link is followed to the file it means, so that the path shown is the one that
// the repository holds; it must stay inside the root in which the link stands.
func (d *discovery) file(abs string) error {
	root, rel, err := d.place(filepath.Dir(abs), filepath.Base(abs))
	if err != nil {
		return err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return err
	}
	if inside, ok := root.rel(real); ok {
		rel = inside
	} // else opening it says that it leads outside
	d.add(File{Root: root, Path: rel, Named: true})
	return nil
}

// place finds the root of a file in dir: the working root when it lies inside, else a root of its own.
func (d *discovery) place(dir, base string) (*Root, string, error) {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, "", err
	}
	if rel, ok := d.home.rel(filepath.Join(dir, base)); ok {
		return d.home, rel, nil
	}
	root, err := d.roots.rootFor(dir)
	if err != nil {
		return nil, "", err
	}
	rel, _ := root.rel(filepath.Join(dir, base))
	return root, rel, nil
}

func (d *discovery) glob(ctx context.Context, arg, abs string) error {
	base, pattern := doublestar.SplitPattern(filepath.ToSlash(abs))
	if !doublestar.ValidatePattern(pattern) {
		return fmt.Errorf("%s: not a valid glob", arg)
	}
	before := len(d.files)
	root, rel, err := d.place(filepath.FromSlash(base), "")
	if err == nil {
		var names []string
		if names, err = list(ctx, root, rel); err == nil {
			for _, name := range names {
				below := strings.TrimPrefix(strings.TrimPrefix(name, strings.TrimSuffix(rel, ".")), "/")
				if ok, _ := doublestar.Match(pattern, below); ok && d.wanted(name) {
					d.add(File{Root: root, Path: name})
				}
			}
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", arg, err)
	}
	if len(d.files) == before {
		d.problems = append(d.problems, model.Problem{
			ID: model.ProblemUnreadable, Message: "matches no file", Location: model.Location{Path: filepath.ToSlash(arg)},
		})
	}
	return nil
}

func (d *discovery) directory(ctx context.Context, abs string) error {
	abs, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return err
	}
	root, rel := d.home, "."
	if inside, ok := d.home.rel(abs); ok {
		rel = inside
	} else {
		if root, err = d.roots.rootFor(abs); err != nil {
			return err
		}
		rel, _ = root.rel(abs)
	}
	names, err := list(ctx, root, rel)
	if err != nil {
		return fmt.Errorf("%s: %w", abs, err)
	}
	for _, name := range names {
		if d.wanted(name) {
			d.add(File{Root: root, Path: name})
		}
	}
	return nil
}

func (d *discovery) wanted(name string) bool {
	matches := func(globs []string) bool {
		return slices.ContainsFunc(globs, func(glob string) bool {
			ok, _ := doublestar.Match(glob, name)
			return ok
		})
	}
	return (len(d.Include) == 0 || matches(d.Include)) && !matches(d.Exclude)
}

func (d *discovery) add(f File) {
	key := File{Root: f.Root, Path: f.Path}
	if i, ok := d.seen[key]; ok {
		d.files[i].Named = d.files[i].Named || f.Named
		return
	}
	d.seen[key] = len(d.files)
	d.files = append(d.files, f)
}

// skipped are directories that hold other people's files.
var skipped = []string{".git", "node_modules", "vendor"}

// list names the files below a directory of a root: in a repository those that git knows or would add, else all.
// Links are left out: what they mean is listed under its own name, or lies outside the root.
func list(ctx context.Context, root *Root, dir string) ([]string, error) {
	var names []string
	keep := func(name string) {
		below := name
		if dir != "." {
			below = strings.TrimPrefix(name, dir+"/")
		}
		if slices.ContainsFunc(strings.Split(below, "/"), func(part string) bool { return slices.Contains(skipped, part) }) {
			return
		}
		names = append(names, name)
	}
	if _, err := os.Lstat(filepath.Join(root.Dir, ".git")); err == nil {
		out, err := git(ctx, root.Dir, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", dir)
		if err == nil { // else (no git, a repository of somebody else's) walk: it finds more, never less
			for name := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
				if name == "" {
					continue
				}
				if info, err := os.Lstat(filepath.Join(root.Dir, filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() {
					keep(name)
				}
			}
			if len(names) > 0 || dir == "." {
				return names, nil
			}
			// A directory that git ignores and the user names, such as one of build results: look at what is there.
		}
	}
	err := fs.WalkDir(root.fs.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != dir && slices.Contains(skipped, entry.Name()):
			return fs.SkipDir
		case entry.Type().IsRegular():
			keep(name)
		}
		return nil
	})
	return names, err
}
