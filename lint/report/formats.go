package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// formats lists the formats for values of one type, in the order of the help text.
type formats[T any] []struct {
	name  string
	write func(w io.Writer, value T) error
}

func (f formats[T]) names() []string {
	var names []string
	for _, format := range f {
		names = append(names, format.name)
	}
	return names
}

// write writes a value in the format with the given name.
func (f formats[T]) write(w io.Writer, name string, value T) error {
	for _, format := range f {
		if format.name == name {
			return withBuffer(w, func(w io.Writer) error { return format.write(w, value) })
		}
	}
	return fmt.Errorf("unknown format %q (want one of %s)", name, strings.Join(f.names(), ", "))
}

// withBuffer calls write with a buffer for w, and then flushes the buffer. It returns the first error of write or of w.
func withBuffer(w io.Writer, write func(w io.Writer) error) error {
	b := bufio.NewWriter(w)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
