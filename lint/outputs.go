package lint

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/source"
)

// checkOutputs refuses to write through a link of the repository that leads out of it: the author of a pull request could
// commit a link to a file of the runner, and have it overwritten.
func (l *Linter) checkOutputs(outputs []string) error {
	if len(outputs) == 0 {
		return nil
	}
	dir, err := filepath.Abs(l.opts.Dir)
	if err != nil {
		return fmt.Errorf("working directory: %w", err)
	}
	top, err := filepath.EvalSymlinks(source.RepositoryTop(dir))
	if err != nil {
		return fmt.Errorf("working directory: %w", err)
	}
	for _, name := range outputs {
		if leadsOut(top, filepath.Dir(l.absolute(name))) {
			return fmt.Errorf("output %s: a link leads out of the repository", name)
		}
	}
	return nil
}

// leadsOut reports whether the path of a folder enters top and ends elsewhere.
func leadsOut(top, folder string) bool {
	inside := func(dir string) bool {
		real, err := filepath.EvalSymlinks(dir)
		return err == nil && (real == top || strings.HasPrefix(real, strings.TrimSuffix(top, string(filepath.Separator))+string(filepath.Separator)))
	}
	if _, err := os.Stat(folder); err != nil || inside(folder) {
		return false // the folder does not exist: writing will fail
	}
	for dir := folder; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if inside(dir) {
			return true
		}
	}
	return false
}

// protectInputs refuses an output that is a file which the run has read, even under another name.
func (l *Linter) protectInputs(in Input, reader *source.Reader) error {
	for _, name := range in.Outputs {
		output, err := os.Stat(l.absolute(name))
		if err != nil {
			continue // there is nothing to overwrite
		}
		inputs := slices.Concat(l.config.Files, l.config.KeyFiles, reader.InputPaths())
		if in.Base != nil {
			inputs = append(inputs, in.Base.artifacts...)
		}
		policies := slices.Clone(l.opts.Policies)
		for _, dir := range l.config.Policies {
			policies = append(policies, dir.Abs())
		}
		for _, dir := range policies {
			inputs = append(inputs, filesBelow(l.absolute(dir), ".rego")...)
		}
		if l.opts.OSV != "" {
			inputs = append(inputs, filesBelow(l.absolute(l.opts.OSV), ".zip")...)
		}
		for _, file := range inputs {
			if info, err := os.Stat(file); err == nil && os.SameFile(info, output) {
				return fmt.Errorf("output %s would overwrite a file that this run reads", name)
			}
		}
		if stdin, ok := in.Stdin.(*os.File); ok && slices.Contains(in.Paths, "-") {
			if info, err := stdin.Stat(); err == nil && os.SameFile(info, output) {
				return fmt.Errorf("output %s would overwrite the file that standard input is", name)
			}
		}
	}
	return nil
}

// absolute makes a path of an option absolute: it is relative to Dir.
func (l *Linter) absolute(name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(l.opts.Dir, name)
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	return abs
}

// filesBelow lists the files of a folder that have an extension. It skips what cannot be listed: the run could not read it.
func filesBelow(dir, extension string) []string {
	var files []string
	filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(file) == extension {
			files = append(files, file)
		}
		return nil
	})
	return files
}
