package base

import (
	"context"
	"strings"

	"github.com/sealint/sealint/lint/git"
)

// StagedFile is a file that differs between HEAD and the index.
type StagedFile struct {
	Path  string // relative to the top of the repository, with slashes
	Added bool   // HEAD does not have it
	// Plain is true for a regular file that was added or modified. It is false for what is deleted, in conflict, a link or a submodule,
	// or was one of these.
	Plain bool
}

// Staged lists the files that the next commit changes in the repository around dir. Before the first commit it returns nil.
func Staged(ctx context.Context, dir string) ([]StagedFile, error) {
	top, err := findTop(dir)
	if err != nil {
		return nil, err
	}
	r := &repository{top: top}
	if r.head, err = r.readHead(ctx); err != nil || r.head == "" {
		return nil, err
	}
	out, err := git.RunOnIndex(ctx, top, "diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", "HEAD", "--")
	if err != nil {
		if !isTold(err) {
			err = &Error{Message: "the index could not be compared with HEAD", Err: err}
		}
		return nil, err
	}
	return parseRaw(out), nil
}

// parseRaw reads the raw output of git diff-index with -z: ":100644 100755 <id> <id> M", NUL, the path, NUL.
func parseRaw(out string) (files []StagedFile) {
	for out != "" {
		var entry, name string
		entry, out, _ = strings.Cut(out, "\x00")
		name, out, _ = strings.Cut(out, "\x00")
		fields := strings.Fields(entry)
		f := StagedFile{Path: name}
		if len(fields) == 5 {
			const regular, absent = "100", "000000"
			before, after := strings.TrimPrefix(fields[0], ":"), fields[1]
			f.Added = before == absent && fields[4] == "A"
			f.Plain = strings.HasPrefix(after, regular) && (f.Added || strings.HasPrefix(before, regular) && fields[4] == "M")
		}
		files = append(files, f)
	}
	return files
}
