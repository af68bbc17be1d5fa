package osv

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// record is one advisory of a store.
type record struct {
	name string // text that may come from anybody
	size uint64 // as the store declares it
	open func() (io.ReadCloser, error)
}

// entries are the advisories of a store, and the time of the newest one, or else of the archive. end closes the store.
func (db *Database) entries(name string) (entries []record, changed time.Time, end func() error, err error) {
	file, err := db.root.Open(name)
	if err != nil {
		return nil, changed, nil, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		entries, changed, err = entriesOfFolder(db.root, name)
	default:
		entries, changed, err = entriesOfArchive(file, info)
	}
	if err == nil && len(entries) == 0 {
		err = errors.New("holds no advisories")
	}
	var total uint64
	for _, e := range entries {
		// No more of an entry is read than its declared size, so the declared sizes are a limit. An entry that declares more than
		// maxEntrySize is not read.
		if e.size <= maxEntrySize {
			total += e.size
		}
	}
	if err == nil && total > maxTotalSize {
		err = fmt.Errorf("is larger than the limit of %d bytes when unpacked", maxTotalSize)
	}
	if err != nil {
		file.Close()
		return nil, changed, nil, err
	}
	return entries, changed.UTC(), file.Close, nil
}

func entriesOfArchive(file *os.File, info fs.FileInfo) (entries []record, changed time.Time, err error) {
	if info.Size() > maxArchiveSize {
		return nil, changed, fmt.Errorf("is %d bytes long, more than the limit of %d", info.Size(), maxArchiveSize)
	}
	reader, err := zip.NewReader(file, info.Size())
	if err != nil {
		return nil, changed, err
	}
	for _, f := range reader.File {
		if !isAdvisory(f.Name) {
			continue
		}
		if f.Modified.Year() >= 1980 && f.Modified.After(changed) { // the first year that an archive can record
			changed = f.Modified
		}
		entries = append(entries, record{f.Name, f.UncompressedSize64, f.Open})
	}
	if changed.IsZero() {
		changed = info.ModTime()
	}
	return entries, changed, nil
}

// entriesOfFolder finds the JSON files directly in a folder. It follows no links out of the database.
func entriesOfFolder(root *os.Root, name string) (entries []record, changed time.Time, err error) {
	files, err := fs.ReadDir(root.FS(), name)
	if err != nil {
		return nil, changed, err
	}
	for _, f := range files {
		if !isAdvisory(f.Name()) {
			continue
		}
		name := name + "/" + f.Name()
		e := record{name: f.Name(), open: func() (io.ReadCloser, error) { return openRegular(root, name) }}
		if info, err := root.Stat(name); err == nil {
			e.size = uint64(max(info.Size(), 0))
			if info.ModTime().After(changed) {
				changed = info.ModTime()
			}
		}
		entries = append(entries, e)
	}
	return entries, changed, nil
}

// openRegular opens a file that is neither a pipe nor a device: reading these may never end.
func openRegular(root *os.Root, name string) (io.ReadCloser, error) {
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("is no regular file")
	}
	return root.Open(name)
}

func (e record) read(content *bytes.Buffer) error {
	if e.size > maxEntrySize {
		return fmt.Errorf("is %d bytes long, more than the limit of %d", e.size, maxEntrySize)
	}
	in, err := e.open()
	if err != nil {
		return err
	}
	defer in.Close()
	content.Reset()
	_, err = content.ReadFrom(io.LimitReader(in, int64(maxEntrySize)+1))
	return err
}
