package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sealint/sealint/lint/model"
)

// RootAt opens a directory as a root. The directory need not be the top of a repository.
func RootAt(dir string) (*Root, error) {
	dir, err := resolveDir(dir)
	if err != nil {
		return nil, err
	}
	return (&roots{}).root(dir)
}

// resolveDir returns the absolute path of a directory with symbolic links resolved, including those in the path of the working
// directory.
func resolveDir(dir string) (string, error) {
	if !filepath.IsAbs(dir) {
		here, err := os.Getwd()
		if err == nil {
			here, err = filepath.EvalSymlinks(here)
		}
		if err != nil {
			return "", err
		}
		dir = filepath.Join(here, dir)
	}
	return filepath.EvalSymlinks(dir)
}

// FS returns the root as a file system, for walking folders and describing files. Read files by File.Read instead: opening a pipe
// would block, and FS sets no limit on the size.
func (r *Root) FS() fs.FS {
	if r.objects != nil {
		return r.objects
	}
	return r.fs.FS()
}

// FileAt returns the file or directory at a path of the operating system. Its root is that of the directory that holds it: the
// top of the repository around the directory, or else the directory itself. The file need not exist, and if it is a link, it is
// not followed.
func FileAt(name string) (File, error) {
	dir, base := filepath.Dir(name), filepath.Base(name)
	if base == "." || base == ".." || dir == name {
		dir, base = name, ""
	}
	dir, err := resolveDir(dir)
	if err != nil {
		return File{}, err
	}
	root, err := (&roots{}).rootFor(dir)
	if err != nil {
		return File{}, err
	}
	rel, ok := root.rel(filepath.Join(dir, base))
	if !ok {
		return File{}, ErrOutsideRoot
	}
	return File{Root: root, Path: rel}, nil
}

// Stat describes the file. Links are followed inside the root. The error does not name the file.
func (f File) Stat() (fs.FileInfo, error) {
	info, err := f.Root.stat(f.Path)
	if err != nil {
		return nil, stripPath(err)
	}
	return info, nil
}

// Lstat describes the file itself if it is a link. The error does not name the file.
func (f File) Lstat() (info fs.FileInfo, err error) {
	if f.Root.objects != nil {
		info, err = f.Root.objects.Stat(f.Path)
	} else {
		info, err = f.Root.fs.Lstat(filepath.FromSlash(f.Path))
	}
	if err != nil {
		return nil, stripPath(err)
	}
	return info, nil
}

// Size returns the size of a regular file in bytes. Links are followed inside the root. The error does not name the file.
func (f File) Size() (int64, error) {
	in, size, err := f.Root.open(f.Path)
	if err != nil {
		return 0, stripPath(err)
	}
	return size, in.Close()
}

// Within returns the file of the root at an absolute path of the operating system; ok is false if the path is not below Dir.
func (r *Root) Within(abs string) (file File, ok bool) {
	name, ok := r.rel(abs)
	return File{Root: r, Path: name}, ok
}

// Abs returns the absolute path of a file on disk, with the separators of the operating system.
func (f File) Abs() string { return filepath.Join(f.Root.Dir, filepath.FromSlash(f.Path)) }

// Read returns the content of a regular file of at most max bytes, for files that are not documents; a Reader reads documents.
// Links are followed inside the root. The error does not name the file.
func (f File) Read(max int64) ([]byte, error) {
	in, size, err := f.Root.open(f.Path)
	if err != nil {
		return nil, stripPath(err)
	}
	defer in.Close()
	if size <= max {
		data, err := io.ReadAll(io.LimitReader(in, max+1))
		if err != nil {
			return nil, stripPath(err)
		}
		if size = int64(len(data)); size <= max {
			return data, nil
		}
	}
	return nil, fmt.Errorf("is longer than the limit of %d bytes", max)
}

// Head returns the first bytes of a regular file, 64 KiB at most, by which one can tell what it is. Links are followed inside the root.
// The error does not name the file.
func (f File) Head() ([]byte, error) {
	head, err := f.Root.head(f.Path)
	return head, stripPath(err)
}

// stripPath removes the path from an error of the file system, because callers name the file themselves. The result wraps err.
func stripPath(err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return &pathlessError{reason(err), err}
	}
	return err
}

// pathlessError is an error of the file system whose text does not contain the path.
type pathlessError struct {
	text string
	err  error
}

func (e *pathlessError) Error() string { return e.text }
func (e *pathlessError) Unwrap() error { return e.err }

// MaxSettings is the maximum size of a file of settings that a person writes, in bytes.
const MaxSettings = 1 << 20

// OpenSettings reads a JSON or YAML file of at most maxSize bytes that is not a document, such as a configuration. The result has
// no Nodes if the file holds no value: if it is empty, holds only comments, or holds null.
func OpenSettings(f File, maxSize int64) (*Document, *model.Problem) {
	doc := &Document{File: f, Path: f.Path}
	if _, err := f.Read(maxSize); err != nil {
		problem := doc.Problem(model.ProblemUnreadable, "%s", err)
		problem.Cause = err
		return nil, problem
	}
	doc, problem := (&Reader{MaxSize: maxSize}).load(f)
	if problem != nil {
		return nil, problem
	}
	if doc.Format = YAML; filepath.Ext(f.Path) == ".json" {
		doc.Format = JSON
	}
	if doc.Format == JSON && len(bytes.TrimSpace(doc.Data)) > 0 {
		problem = doc.parse()
	} else if doc.Format == YAML {
		problem = doc.parseSettings()
	}
	switch {
	case problem != nil && problem.Location.Line == 0:
		return nil, doc.ProblemAt(problem.ID, 0, "%s", problem.Message)
	case problem != nil:
		return nil, problem
	case len(doc.nodes) == 1 && doc.nodes[0].IsNull():
		doc.nodes = nil
	}
	return doc, nil
}

// parseSettings parses a file that holds at most one YAML document. A second document is an error even if it is empty.
func (d *Document) parseSettings() *model.Problem {
	if problem := d.decodeYAML(); problem != nil {
		return problem
	}
	if len(d.roots) > 1 {
		second := d.roots[1]
		return d.ProblemAt(model.ProblemSyntax, d.lines.offset(d.Data, second.Line, second.Column), "a second YAML document begins here; a file of settings holds only one")
	}
	if len(d.roots) == 0 {
		return nil
	}
	if root := wrap(d.roots[0]); !root.Exists() || root.IsNull() {
		return nil
	}
	return d.checkYAML()
}
