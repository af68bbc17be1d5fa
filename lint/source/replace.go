package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/pb33f/go-yaml"
)

// Offset returns the byte offset in Data at which a node of the document begins.
func (d *Document) Offset(y *yaml.Node) int { return d.lines.offset(d.Data, y.Line, y.Column) }

// Replace replaces the content of a file by another one, as a whole or not at all. The file must still have the old content; nil
// stands for a file that does not exist. A link is followed inside the root. The errors do not name the file.
func (f File) Replace(old, content []byte) error {
	if f.Root.fs == nil {
		return errors.New("is not on disk")
	}
	mode := fs.FileMode(0o644)
	info, err := f.Stat()
	switch {
	case old == nil && err == nil:
		return errors.New("exists already")
	case old == nil && !errors.Is(err, fs.ErrNotExist), old != nil && err != nil:
		return err
	case old != nil:
		if mode = info.Mode().Perm(); mode&0o200 == 0 {
			return errors.New("is read-only")
		}
		now, err := f.Read(int64(len(old)))
		if err != nil || !bytes.Equal(now, old) {
			return errors.New("has changed meanwhile")
		}
	}
	target := f.Resolve().Path
	if old == nil {
		if _, err := os.Lstat(f.Abs()); err == nil {
			return errors.New("is a link to a file that does not exist")
		}
		return stripPath(f.Root.write(target, content, mode))
	}
	temporary := path.Join(path.Dir(target), ".sealint-"+path.Base(target)+".tmp")
	if err := f.Root.write(temporary, content, mode); err != nil {
		return stripPath(err)
	}
	err = f.Root.fs.Rename(filepath.FromSlash(temporary), filepath.FromSlash(target))
	if err != nil {
		_ = f.Root.fs.Remove(filepath.FromSlash(temporary)) // the error of Rename says what is wrong
	}
	return stripPath(err)
}

// write writes a file that does not exist. It leaves no part of it behind.
func (r *Root) write(name string, content []byte, mode fs.FileMode) error {
	name = filepath.FromSlash(name)
	file, err := r.fs.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Chmod(mode) // whatever the umask is
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = r.fs.Remove(name) // the first error says what is wrong
	}
	return err
}
