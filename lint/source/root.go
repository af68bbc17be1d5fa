package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// Root holds files and bounds what a document may reach: references and links never lead out of it. It is a directory, or
// what git holds of a commit or of its index (Tree, Index), or files in memory (Bytes).
type Root struct {
	// Dir is the absolute path of the directory, or of the top of the repository, with links resolved; empty in memory.
	Dir string
	// Either fs is set or objects.
	fs      *os.Root
	objects *objects
	// prefix goes before the paths of the root's documents where several roots have to be told apart.
	prefix string
}

// File is a file of a root.
type File struct {
	Root *Root
	// Path is relative to the root, clean, with slashes.
	Path string
	// Named is true when the user named this very file, so that not knowing what it is would be a silent pass.
	Named bool

	fragment bool
}

// DisplayPath is the path of the file as locations have it.
func (f File) DisplayPath() string { return f.Root.prefix + f.Path }

// StdinPath is the path that a document read from standard input has.
const StdinPath = "stdin"

// isStdin reports whether the file is standard input, beside which there are no files.
func (f File) isStdin() bool { return f.Path == StdinPath && f.Root.Dir == "" }

// ErrOutsideRoot is what a path or a link that leads out of its root gives.
var ErrOutsideRoot = errors.New("leads outside its root")

// errNotRegular is what opening a device, a pipe, a socket or a directory gives.
var errNotRegular = errors.New("is not a regular file")

// roots opens each directory once.
type roots struct {
	mu   sync.Mutex
	open map[string]*Root
}

func (rs *roots) root(dir string) (*Root, error) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r := rs.open[dir]; r != nil {
		return r, nil
	}
	fs, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	if rs.open == nil {
		rs.open = map[string]*Root{}
	}
	r := &Root{Dir: dir, fs: fs}
	rs.open[dir] = r
	return r, nil
}

// rootFor finds the root of a path outside the working repository: the top of the repository around it, else dir.
func (rs *roots) rootFor(dir string) (*Root, error) {
	return rs.root(RepositoryTop(dir))
}

// repositoryTop is the nearest directory at or above dir that holds .git, or "".
func repositoryTop(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// rel is the slash path of an absolute path inside the root; ok is false outside of it.
func (r *Root) rel(abs string) (string, bool) {
	rel, err := filepath.Rel(r.Dir, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// open opens a regular file for reading. Links are followed as long as they stay inside the root (os.Root refuses the
// others); opening never blocks on a pipe.
func (r *Root) open(name string) (io.ReadCloser, int64, error) {
	if r.objects != nil {
		return r.objects.open(name)
	}
	info, err := r.stat(name)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, errNotRegular
	}
	f, err := r.fs.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// stat describes what a path leads to, links followed. A link that leaves the root is ErrOutsideRoot.
func (r *Root) stat(name string) (fs.FileInfo, error) {
	if r.objects != nil {
		return r.objects.stat(name)
	}
	info, err := r.fs.Stat(filepath.FromSlash(name))
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok && strings.Contains(pathErr.Err.Error(), "escapes") {
		return nil, ErrOutsideRoot // os has no name for this error
	}
	return info, err
}

// head reads the beginning of a file.
func (r *Root) head(name string) ([]byte, error) {
	in, _, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, headSize))
}

// Join resolves a slash path against the directory of a document. It is false when the result leaves the root.
func (f File) Join(relative string) (File, bool) {
	joined := path.Join(path.Dir(f.Path), relative)
	if path.IsAbs(relative) || joined == ".." || strings.HasPrefix(joined, "../") || f.isStdin() {
		return File{}, false
	}
	return File{Root: f.Root, Path: joined}, true
}

// Resolve is the file that a link inside the root leads to, by the path that the repository knows it by; the file itself
// where it is none, or leads outside, which opening it tells.
func (f File) Resolve() File {
	if f.Root.objects != nil {
		if target, err := f.Root.objects.follow(f.Path); err == nil {
			f.Path = target
		}
		return f
	}
	target, err := filepath.EvalSymlinks(filepath.Join(f.Root.Dir, filepath.FromSlash(f.Path)))
	if err != nil {
		return f
	}
	if inside, ok := f.Root.rel(target); ok {
		f.Path = inside
	}
	return f
}
