// Package report writes a run's report, one file per format.
package report

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sealint/sealint/lint/model"
)

// reports are the notations of a run's report.
var reports = formats[view]{{"text", reportText}, {"json", reportJSON}, {"sarif", reportSARIF}}

// Formats are the names of the notations that a report is written in.
var Formats = reports.names()

// view is a report with how it is shown.
type view struct {
	*model.Report
	Options
}

// Options say how a report is written.
type Options struct {
	// Color makes text coloured. It is for terminals.
	Color bool
	// Verbose lists every candidate with what became of it, in text and JSON.
	Verbose bool
}

// Write writes a report in one of Formats.
func Write(w io.Writer, format string, r *model.Report, opts Options) error {
	if err := reports.write(w, format, view{r, opts}); err != nil {
		return fmt.Errorf("write %s report: %w", format, err)
	}
	return nil
}

// WriteFile writes a report to a file, whole or not at all: a reader never meets half a report.
func WriteFile(path, format string, r *model.Report, opts Options) error {
	if err := replace(path, format, r, opts); err != nil {
		if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
			err = pathErr.Err // without the name of the temporary file
		}
		return fmt.Errorf("the %s report was not written to %s: %w", format, path, err)
	}
	return nil
}

func replace(path, format string, r *model.Report, opts Options) (err error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".sealint-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := Write(f, format, r, opts); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
