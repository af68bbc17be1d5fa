// Package report writes the results of a run, as text, JSON, SARIF, Markdown and Mermaid, and in the formats of CI systems.
package report

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/sealint/sealint/lint/model"
)

// reports are the formats of the report of a run.
var reports = formats[view]{
	{"text", reportText},
	{"json", reportJSON},
	{"sarif", reportSARIF},
	{"github", reportGitHub},
	{"github-output", reportGitHubOutput},
	{"markdown", reportMarkdown},
	{"junit", reportJUnit},
	{"gitlab", reportGitLab},
	{"checkstyle", reportCheckstyle},
	{"rdjson", reportRDJSON},
	{"jsonl", reportLines},
}

// Formats are the names of the formats that Write knows.
var Formats = reports.names()

// view is a report with the options for writing it.
type view struct {
	*model.Report
	Options
	shown    []model.Finding // those at or above Options.MinSeverity
	accepted []model.Finding // the same of those that do not count
}

// hidden is the number of findings below Options.MinSeverity.
func (v view) hidden() int { return len(v.Findings) - len(v.shown) }

// Options are settings for writing a report.
type Options struct {
	// Color adds colours for terminals to the text report.
	Color bool
	// Links adds hyperlinks for terminals to the text report: of rules to their pages, and of places to their files.
	Links Links
	// Verbose adds a list of all candidates, with fate and reason, to the text and JSON reports.
	Verbose bool
	// MinSeverity leaves out findings of lower severities. Counts and the verdict include them.
	MinSeverity model.Severity
	// Quiet reduces the text report to the findings that fail the gate, the problems and the verdict.
	Quiet bool
	// ShowWaived adds what somebody has accepted to the text report: which findings and problems, by whom, why and until when.
	ShowWaived bool
	// IncludeWaived adds accepted findings and problems to the SARIF report, marked as suppressed. Not every reader knows the mark.
	IncludeWaived bool
	// NoBase adds to the text report that the user asked for a comparison and there is nothing to compare with.
	NoBase bool
	// Width is the width of the text report in columns; 0 means 120.
	Width int
}

// Write writes a report in one of Formats. It fails if the format is unknown or w fails.
func Write(w io.Writer, format string, r *model.Report, opts Options) error {
	if err := reports.write(w, format, newView(r, opts)); err != nil {
		return fmt.Errorf("write %s report: %w", format, err)
	}
	return nil
}

func newView(r *model.Report, opts Options) view {
	shown := func(findings []model.Finding) []model.Finding {
		return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool { return f.Severity < opts.MinSeverity })
	}
	return view{r, opts, shown(r.Findings), shown(r.Accepted)}
}

// WriteFile writes a report to a file, completely or not at all: it writes a temporary file beside path and renames it. It
// replaces an existing regular file; anything else at path, such as a symbolic link, is an error.
func WriteFile(path, format string, r *model.Report, opts Options) error {
	if err := replaceFile(path, format, r, opts); err != nil {
		if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
			err = pathErr.Err // the error names the temporary file, which the user does not know
		}
		return fmt.Errorf("the %s report was not written to %s: %w", format, path, err)
	}
	return nil
}

func replaceFile(path, format string, r *model.Report, opts Options) (err error) {
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
