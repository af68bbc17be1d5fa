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

// RootAt is the root that a directory is by itself.
func RootAt(dir string) (*Root, error) {
	dir, err := resolveDir(dir)
	if err != nil {
		return nil, err
	}
	return (&roots{}).root(dir)
}

// resolveDir is the absolute path of a directory without links, among them those by which the working directory is known.
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

// FS is the root for walking and for asking what there is. Files are read by File.Read: opening a pipe would block.
func (r *Root) FS() fs.FS {
	if r.objects != nil {
		return r.objects
	}
	return r.fs.FS()
}

// FileAt is a file or a directory by a path of the operating system, in the root of the directory that it stands in. It
// need not exist; a link is not followed.
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

// Stat says what a file is. Links are followed inside the root.
func (f File) Stat() (fs.FileInfo, error) {
	info, err := f.Root.stat(f.Path)
	if err != nil {
		return nil, stripPath(err)
	}
	return info, nil
}

// Abs is the path of the operating system.
func (f File) Abs() string { return filepath.Join(f.Root.Dir, filepath.FromSlash(f.Path)) }

// Read reads a file that is no document: a regular one of at most max bytes. Links are followed inside the root. The
// error does not name the file.
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

// stripPath says an error of the file system in the words of a problem, which names the file by itself.
func stripPath(err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return &pathlessError{reason(err), err}
	}
	return err
}

type pathlessError struct {
	text string
	err  error
}

func (e *pathlessError) Error() string { return e.text }
func (e *pathlessError) Unwrap() error { return e.err }

// maxSettings is how long a file of settings may be, in bytes.
const maxSettings = 1 << 20

// OpenSettings reads one JSON or YAML file that is no document, such as a configuration. A file that says nothing has no
// Nodes: an empty one, one of comments, or null.
func OpenSettings(f File) (*Document, *model.Problem) {
	doc := &Document{File: f, Path: f.Path}
	if _, err := f.Read(maxSettings); err != nil {
		problem := doc.Problem(model.ProblemUnreadable, "%s", err)
		problem.Cause = err
		return nil, problem
	}
	doc, problem := (&Reader{MaxSize: maxSettings}).load(f)
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
	case len(doc.Nodes) == 1 && doc.Nodes[0].IsNull():
		doc.Nodes = nil
	}
	return doc, nil
}

// parseSettings parses one YAML document, or none. Two are an error even where the second one is empty.
func (d *Document) parseSettings() *model.Problem {
	if problem := d.decodeYAML(); problem != nil {
		return problem
	}
	if len(d.roots) > 1 {
		second := d.roots[1]
		return d.ProblemAt(model.ProblemSyntax, d.lines.offset(d.Data, second.Line, second.Column), "a second YAML document begins; settings are one document")
	}
	if len(d.roots) == 0 {
		return nil
	}
	if root := wrap(d.roots[0]); !root.Exists() || root.IsNull() {
		return nil
	}
	return d.checkYAML()
}
