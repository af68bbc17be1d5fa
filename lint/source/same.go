package source

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // git names contents by it
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
)

// SameContent reports whether two files have the same bytes, or do not exist. Where git knows the id of the content of one of
// them, the content of the other is read only. A file that cannot be read is the same as none. A pointer of Git LFS is the same as
// the file that it stands for, because that is what is in the work tree.
func SameContent(a, b File) bool {
	_, errA := a.Root.stat(a.Path)
	_, errB := b.Root.stat(b.Path)
	if errors.Is(errA, fs.ErrNotExist) || errors.Is(errB, fs.ErrNotExist) {
		return errors.Is(errA, fs.ErrNotExist) && errors.Is(errB, fs.ErrNotExist)
	}
	idA, idB := a.ObjectID(), b.ObjectID()
	if idA == "" {
		a, idA, b, idB = b, idB, a, idA
	}
	if len(idA) == len(idB) {
		return idA != "" && idA == idB || idA == "" && a.hash(sha256.New) == b.hash(sha256.New) && a.hash(sha256.New) != ""
	}
	algorithm := sha1.New
	if len(idA) == 2*sha256.Size {
		algorithm = sha256.New
	}
	return b.hash(algorithm) == idA || a.pointsTo(b)
}

// maxPointer is the largest size of a pointer of Git LFS in bytes.
const maxPointer = 1024

// IsPointer reports whether a file is a pointer of Git LFS: then git does not have the document itself.
func IsPointer(f File) bool {
	text, err := f.Read(maxPointer)
	return err == nil && isLFSPointer(text)
}

// pointsTo reports whether a file is the pointer of Git LFS for the content of another one.
func (f File) pointsTo(other File) bool {
	text, err := f.Read(maxPointer)
	if err != nil || !isLFSPointer(text) {
		return false
	}
	in, size, err := other.Root.open(other.Path)
	if err != nil {
		return false
	}
	defer in.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(in, size+1))
	return err == nil && n == size && bytes.Contains(text, fmt.Appendf(nil, "\noid sha256:%x\n", h.Sum(nil)))
}

// ObjectID is the id that git gives to the content of a file; empty where that is not known.
func (f File) ObjectID() string {
	if f.Root.objects == nil {
		return ""
	}
	name, err := f.Root.objects.follow(f.Path)
	if err != nil {
		return ""
	}
	if file := f.Root.objects.files[name]; file.mode == 0 {
		return file.id
	}
	return ""
}

// hash is the id that git would give to the content of a file (git-hash-object(1)); empty if it cannot be read.
func (f File) hash(algorithm func() hash.Hash) string {
	in, size, err := f.Root.open(f.Path)
	if err != nil {
		return ""
	}
	defer in.Close()
	h := algorithm()
	fmt.Fprintf(h, "blob %d\x00", size)
	if n, err := io.Copy(h, io.LimitReader(in, size+1)); err != nil || n != size {
		return ""
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
