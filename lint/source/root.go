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

// Root is a set of files, and the limit of what a document can reach: references and links never lead out of it. A Root is a
// directory on disk, a commit or the index of a git repository (Tree, Index), or files in memory (Bytes).
type Root struct {
	// Dir is the absolute path of the directory, or of the top of the repository, with links resolved; empty for Bytes.
	Dir string
	// Either fs is set, for a directory on disk, or objects.
	fs      *os.Root
	objects *objects
	// prefix is put before the paths of the root's documents if a run has several roots.
	prefix string
}

// OnDisk reports whether the root is a directory on disk.
func (r *Root) OnDisk() bool { return r.fs != nil }

// File is a file of a root.
type File struct {
	Root *Root
	// Path is relative to the root, clean, with slashes.
	Path string
	// Named: the user named this file, not only a folder or glob that contains it. If its kind is unknown, this is a problem.
	Named bool

	fragment bool // a key of Reader.docs for the result of OpenFragment
}

// DisplayPath returns the path of the file as in locations: with the prefix of the root.
func (f File) DisplayPath() string { return f.Root.prefix + f.Path }

// StdinPath is the path of a document that is read from standard input.
const StdinPath = "stdin"

// isStdin reports whether the file is standard input. References cannot lead from there to other files.
func (f File) isStdin() bool { return f.Path == StdinPath && f.Root.Dir == "" }

// ErrOutsideRoot is the error for a path or a link that leads out of its root.
var ErrOutsideRoot = errors.New("leads outside its root")

// errNotRegular is the error for opening a device, a pipe, a socket or a directory.
var errNotRegular = errors.New("is not a regular file")

// roots opens directories as roots, each directory once.
type roots struct {
	mu   sync.Mutex
	open map[string]*Root
}

// root returns the root of a directory, given its absolute path with links resolved.
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

// rootFor returns the root for files in a directory outside the working root: the top of the repository around it, or else dir.
func (rs *roots) rootFor(dir string) (*Root, error) {
	return rs.root(RepositoryTop(dir))
}

// rel returns an absolute path as a path relative to the root, with slashes; ok is false if it is not inside the root.
func (r *Root) rel(abs string) (rel string, ok bool) {
	rel, err := filepath.Rel(r.Dir, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// open opens a regular file and returns its size. It follows links that stay inside the root; os.Root refuses the others. It does
// not open pipes, because this could block.
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

// stat describes the file or folder at a path and follows links. The error is ErrOutsideRoot if a link leaves the root.
func (r *Root) stat(name string) (fs.FileInfo, error) {
	if r.objects != nil {
		return r.objects.stat(name)
	}
	info, err := r.fs.Stat(filepath.FromSlash(name))
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok && strings.Contains(pathErr.Err.Error(), "escapes") {
		return nil, ErrOutsideRoot // package os does not export its error
	}
	return info, err
}

// head returns the first bytes of a file, headSize at most.
func (r *Root) head(name string) ([]byte, error) {
	in, _, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, headSize))
}

// Join returns the file at a path relative to the directory of f, with slashes; ok is false if the path is absolute or leaves the
// root.
func (f File) Join(relative string) (file File, ok bool) {
	joined := path.Join(path.Dir(f.Path), relative)
	if path.IsAbs(relative) || joined == ".." || strings.HasPrefix(joined, "../") || f.isStdin() {
		return File{}, false
	}
	return File{Root: f.Root, Path: joined}, true
}

// Resolve follows links inside the root and returns the file to which they lead. It returns f if it is not a link, or if the link
// cannot be followed inside the root; opening f reports that.
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
