package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// output is a report that the command line asks for. Without a path, it goes to standard output.
type output struct{ format, path string }

// readOutputs reads the flags --format and --output before the run. One report goes to standard output: in the format of
// --format, or of --output FORMAT=-.
func readOutputs(cmd *cobra.Command, format string, list []string) (stdout output, files []output, err error) {
	if err := checkFormat(format, report.Formats); err != nil {
		return stdout, nil, err
	}
	stdout.format = format
	taken := cmd.Flags().Changed("format")
	for _, o := range list {
		format, path, ok := strings.Cut(o, "=")
		if !ok || path == "" {
			return stdout, nil, fmt.Errorf("--output %q is not of the form FORMAT=PATH", o)
		}
		if err := checkFormat(format, report.Formats); err != nil {
			return stdout, nil, err
		}
		if path != "-" {
			files = append(files, output{format, filepath.Clean(path)})
			continue
		}
		if taken {
			return stdout, nil, fmt.Errorf("--output %q: another flag already sets the format of standard output", o)
		}
		stdout.format, taken = format, true
	}
	return stdout, files, distinct(files, cmd.OutOrStdout())
}

// distinct returns an error if two reports go to the same file, even under different names. Standard output may be a file too.
func distinct(files []output, stdout io.Writer) error {
	for i, file := range files {
		for _, other := range files[:i] {
			if sameFile(file.path, other.path) {
				return fmt.Errorf("--output: two reports go to one file, %s and %s", other.path, file.path)
			}
		}
		out, ok := stdout.(*os.File)
		if !ok {
			continue
		}
		if opened, err := out.Stat(); err == nil && opened.Mode().IsRegular() {
			if info, err := os.Stat(file.path); err == nil && os.SameFile(info, opened) {
				return fmt.Errorf("--output: two reports go to one file, %s and standard output", file.path)
			}
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB)
	}
	folderA, errA := os.Stat(filepath.Dir(a))
	folderB, errB := os.Stat(filepath.Dir(b))
	return errA == nil && errB == nil && os.SameFile(folderA, folderB) && filepath.Base(a) == filepath.Base(b)
}

// paths returns the paths of files.
func paths(files []output) []string {
	var list []string
	for _, file := range files {
		list = append(list, file.path)
	}
	return list
}

// deliver writes the report to all files, then to standard output. A report that could not be written makes the run incomplete,
// because a missing report must never look like a pass. The other reports say so; those that are already written are written
// again. screen are the options for standard output.
func deliver(cmd *cobra.Command, result *model.Report, stdout output, files []output, opts, screen report.Options) error {
	var failed []error
	var written []output
	fails := func(err error) {
		failed = append(failed, err)
		result.AddOutputProblem(err)
	}
	for _, file := range files {
		if err := report.WriteFile(file.path, file.format, result, opts); err != nil {
			fails(err)
		} else {
			written = append(written, file)
		}
	}
	reported := 0 // how many failures the written reports contain
	rewrite := func() {
		if reported == len(failed) {
			return
		}
		reported = len(failed)
		for _, file := range written {
			if err := report.WriteFile(file.path, file.format, result, opts); err != nil {
				fails(err)
			}
		}
	}
	rewrite()
	if err := report.Write(cmd.OutOrStdout(), stdout.format, result, screen); err != nil {
		fails(fmt.Errorf("the report was not written to standard output: %w", err))
		rewrite()
	}
	if err := tellLeftOut(cmd, append(files, stdout), result, opts); err != nil {
		return err
	}
	if len(failed) > 0 {
		return unwritten(errors.Join(failed...))
	}
	return conclude(result.Verdict)
}

// tellLeftOut says on standard error that a format holds fewer results than the run has: its readers do not see that.
func tellLeftOut(cmd *cobra.Command, outputs []output, result *model.Report, opts report.Options) error {
	told := map[string]bool{"": true}
	for _, o := range outputs {
		text := report.LeftOut(o.format, result, opts)
		if told[text] {
			continue
		}
		told[text] = true
		if _, err := fmt.Fprintf(cmd.ErrOrStderr(), "note: %s\n", text); err != nil {
			return unwritten(err)
		}
	}
	return nil
}
