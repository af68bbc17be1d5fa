package config

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// Limits of what a configuration extends. Without them, short files that name each other often would take for ever.
const (
	maxChain = 10  // levels: files that extend each other in a row, without the first
	maxFiles = 100 // files of one configuration
)

// reading reads a configuration file after the files that it extends, and applies each to the configuration: what is applied
// later wins.
type reading struct {
	config *Config
	chain  []link // the files that are being read: each extends the next
}

// link is a file of a chain.
type link struct {
	file  source.File // with links resolved
	shown string
}

// read reads a file and what it extends.
func (r *reading) read(f source.File, shown string) error {
	doc, problem := source.OpenSettings(f, source.MaxSettings)
	if problem != nil {
		e := &Error{Path: shown, Line: problem.Location.Line, Column: problem.Location.Column, Message: problem.Message}
		if problem.Cause != nil {
			e.Message = refusal(f, problem.Cause)
		}
		return e
	}
	r.config.Files = append(r.config.Files, f.Abs())
	r.config.Documents = append(r.config.Documents, doc)
	if len(doc.Nodes()) == 0 {
		return nil
	}
	own := &file{shown, doc}
	value := doc.Nodes()[0].Value()
	if err := own.checkVersion(value); err != nil {
		return err
	}
	stated, err := own.decode(value)
	if err != nil {
		return err
	}
	r.chain = append(r.chain, link{f.Resolve(), shown})
	for i, name := range stated.Extends {
		if err := r.extend(own, stated.Extends.item(value, i), name); err != nil {
			return err
		}
	}
	r.chain = r.chain[:len(r.chain)-1]
	return r.config.apply(own, stated)
}

// extend reads a file that another one extends, by its path relative to the other. at is the place of the path.
func (r *reading) extend(from *file, at []string, name string) error {
	base, inside := from.doc.File.Join(name)
	if !inside {
		return from.fail(at, "%s leads outside the repository, or, without a repository, outside the directory of the configuration", quote.Text(name))
	}
	info, err := base.Stat()
	if err != nil {
		return from.fail(at, "%s %s", quote.Text(name), refusal(base, err))
	}
	shown := path.Join(path.Dir(from.shown), name)
	if info.IsDir() {
		file, err := inBundle(base)
		if err != nil {
			return from.fail(at, "%s %s", quote.Text(name), err)
		}
		base, shown = source.File{Root: base.Root, Path: path.Join(base.Path, file)}, path.Join(shown, file)
	} else if !info.Mode().IsRegular() {
		return from.fail(at, "%s is not a regular file", quote.Text(name))
	}
	resolved := base.Resolve()
	circle := slices.ContainsFunc(r.chain, func(l link) bool { return l.file.Path == resolved.Path })
	var chain []string
	for _, l := range r.chain {
		chain = append(chain, l.shown)
	}
	way := strings.Join(append(chain, shown), " extends ")
	switch {
	case circle:
		return from.fail(at, "a file extends itself: %s", way)
	case len(r.chain) > maxChain:
		return from.fail(at, "more than %d levels of extends: %s", maxChain, way)
	case len(r.config.Files) >= maxFiles:
		return from.fail(at, "the configuration extends more than %d files", maxFiles)
	}
	return r.read(base, shown)
}

// inBundle returns the name of the configuration file in a folder.
func inBundle(folder source.File) (string, error) {
	var found []string
	for _, name := range names {
		file := source.File{Root: folder.Root, Path: path.Join(folder.Path, name)}
		if _, err := file.Lstat(); err == nil { // a broken link counts: reading it is an error
			found = append(found, name)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", errors.New("cannot be searched: " + cause(err))
		}
	}
	switch len(found) {
	case 0:
		return "", errors.New("is a folder without " + Name)
	case 1:
		return found[0], nil
	}
	return "", errors.New("is a folder with both " + strings.Join(found, " and ") + "; a folder may have only one configuration file")
}
