package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
)

// folder is where a generator writes files. The first error ends the writing and is kept.
type folder struct {
	dir string
	err error
}

// text writes one file, piece by piece: the largest files are never in memory as a whole.
func (f *folder) text(name string, write func(w *text)) {
	if f.err != nil {
		return
	}
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if f.err = os.MkdirAll(filepath.Dir(path), 0o755); f.err != nil {
		return
	}
	file, err := os.Create(path)
	if err != nil {
		f.err = err
		return
	}
	buffer := bufio.NewWriter(file)
	write(&text{buffer})
	f.err = buffer.Flush()
	if err := file.Close(); f.err == nil {
		f.err = err
	}
}

// text is a file that is being written. Errors are kept by the buffer, and told when it is flushed.
type text struct{ buffer *bufio.Writer }

func (t *text) add(format string, args ...any) { fmt.Fprintf(t.buffer, format, args...) }

// list writes n pieces with a separator between them.
func (t *text) list(n int, separator string, write func(i int)) {
	for i := range n {
		if i > 0 {
			t.add("%s", separator)
		}
		write(i)
	}
}
