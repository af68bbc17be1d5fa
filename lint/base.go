package lint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Base is what the documents of a run are compared with.
type Base struct {
	// Roots are the trees of its commits, and Revisions their ids. There are several if the head and its target have several merge
	// bases: then a finding is unchanged only if every one of them has it.
	Roots     []*source.Root
	Revisions []string
	// Policy is the tree of the first commit, in which Options.Policy reads the policy of the base; nil without a commit. It has none of
	// the files that Add adds: whoever makes these must not decide by what they are judged.
	Policy *source.Root
	// Words say how it was found, such as "merge base with main".
	Words string
	// All makes findings fail the gate that the base has, too, whatever the configuration says.
	All bool
	// Fork is true for a pull request from a fork: its waivers hold after the merge only.
	Fork bool
	// Missing says why there is no base to compare with. Then the documents are judged alone, and the run is incomplete.
	Missing error

	artifacts []string // paths of the files that Add has read
}

// FindBase finds what a change in the repository around dir is compared with, and opens it; base.Find says how. It returns nil
// without an error where there is nothing to compare. What a base is missing is not an error: see Base.Missing. The files of the base
// can be read until ctx ends.
func FindBase(ctx context.Context, dir, revision string, getenv func(string) string) (*Base, *source.Root, error) {
	found, err := base.Find(ctx, dir, revision, getenv)
	return openBase(ctx, dir, found, err)
}

// StagedBase returns HEAD as the base of what is staged in the repository around dir, and the index as the head. Before the first
// commit, the base is nil. Where pre-commit says which commits it compares, it does what FindBase does.
func StagedBase(ctx context.Context, dir string, getenv func(string) string) (*Base, *source.Root, error) {
	found, err := base.OfIndex(ctx, dir, getenv)
	return openBase(ctx, dir, found, err)
}

// Pushed is a commit that is about to be pushed, and what it is compared with.
type Pushed struct {
	Base *Base
	Head *source.Root
}

// PushedBases finds and opens what git writes to a pre-push hook, which is stdin: the commits, and their bases. base.FromPush says how.
// A base that is missing is in Base.Missing.
func PushedBases(ctx context.Context, dir string, stdin io.Reader) ([]Pushed, error) {
	found, err := base.FromPush(ctx, dir, stdin)
	if err != nil {
		b, head, err := openBase(ctx, dir, nil, err)
		if err != nil {
			return nil, err
		}
		return []Pushed{{b, head}}, nil
	}
	var list []Pushed
	for _, f := range found {
		b, head, err := openBase(ctx, dir, f, nil)
		if err != nil {
			return nil, err
		}
		list = append(list, Pushed{b, head})
	}
	return list, nil
}

// openBase opens the trees of a base, and the head that it names instead of the work tree.
func openBase(ctx context.Context, dir string, found *base.Base, err error) (b *Base, head *source.Root, _ error) {
	if why, ok := errors.AsType[*base.Error](err); ok && !why.Usage {
		return &Base{Missing: why}, nil, nil
	}
	if err != nil || found == nil {
		return nil, nil, err
	}
	if len(found.Commits) > 0 {
		b = &Base{Revisions: found.Commits, Words: found.Words, Fork: found.Fork}
	}
	for _, commit := range found.Commits {
		root, err := source.Tree(ctx, dir, commit)
		if err != nil {
			return &Base{Missing: err}, nil, nil
		}
		b.Roots = append(b.Roots, root)
	}
	if b != nil && len(b.Roots) > 0 {
		b.Policy = b.Roots[0]
	}
	switch {
	case found.Index:
		head, err = source.Index(ctx, dir)
	case found.Head != "":
		head, err = source.Tree(ctx, dir, found.Head)
	}
	if err != nil { // the work tree is judged in its place, and the run is incomplete
		return &Base{Missing: err}, nil, nil
	}
	return b, head, nil
}

// maxArtifacts is how many bytes the files of a folder may have together that are added to a base.
const maxArtifacts = 1 << 30

// Add adds files to the base that git does not have, such as an SBOM that the last build of the target branch made. files are paths on
// disk, relative to dir, by the paths that they stand for, which are relative to dir, too. folder, if it is not empty, is a directory
// whose files stand for those at the same paths below the top of the repository around dir. The base is nil if these files are all
// there is to compare with. It returns the base with the files.
func (b *Base) Add(dir string, files map[string]string, folder string) (*Base, error) {
	top, err := source.FileAt(dir)
	if err != nil {
		return nil, err
	}
	contents := map[string][]byte{}
	var artifacts []string
	for name, from := range files {
		at, err := source.FileAt(within(dir, name))
		if err != nil || at.Root.Dir != top.Root.Dir {
			return nil, fmt.Errorf("base file: %s does not lie in the repository", name)
		}
		if contents[at.Path], err = readArtifact(within(dir, from)); err != nil {
			return nil, fmt.Errorf("base file: %s: %w", from, err)
		}
		artifacts = append(artifacts, within(dir, from))
	}
	if folder != "" {
		root, err := source.RootAt(within(dir, folder))
		if err == nil {
			err = readArtifacts(contents, root)
		}
		if err != nil {
			return nil, fmt.Errorf("base directory: %w", err)
		}
		for name := range contents {
			artifacts = append(artifacts, filepath.Join(root.Dir, filepath.FromSlash(name)))
		}
	}
	if b == nil {
		b = &Base{Roots: []*source.Root{source.Bytes(nil)}, Revisions: []string{""}, Words: "the files of --base-file and --base-dir"}
	}
	for i := range b.Roots {
		b.Roots[i] = b.Roots[i].With(contents)
		b.Roots[i].Dir = top.Root.Dir
	}
	b.artifacts = artifacts
	return b, nil
}

// within is a path that is relative to a directory.
func within(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// readArtifact reads a file that a user named.
func readArtifact(name string) ([]byte, error) {
	file, err := source.FileAt(name)
	if err != nil {
		return nil, err
	}
	return file.Read(source.DefaultMaxSize)
}

// readArtifacts reads the regular files below a folder, by their paths there.
func readArtifacts(contents map[string][]byte, root *source.Root) error {
	size := 0
	return fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		if contents[name], err = (source.File{Root: root, Path: name}).Read(source.DefaultMaxSize); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if size += len(contents[name]); size > maxArtifacts {
			return fmt.Errorf("%s has more than %d bytes", root.Dir, maxArtifacts)
		}
		return nil
	})
}

// compares reports whether there is a base to compare with.
func (in Input) compares() bool { return in.Base != nil && in.Base.Missing == nil }

// problem says that there is no base, if there should be one.
func (b *Base) problem() []model.Problem {
	if b == nil || b.Missing == nil {
		return nil
	}
	return []model.Problem{{ID: model.ProblemBase, Message: b.Missing.Error(), Cause: b.Missing}}
}
