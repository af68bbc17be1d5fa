package lint

import (
	"context"
	"errors"

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
	// Words say how it was found, such as "merge base with main".
	Words string
	// All makes findings fail the gate that the base has, too, whatever the configuration says.
	All bool
	// Fork is true for a pull request from a fork: its waivers hold after the merge only.
	Fork bool
	// Missing says why there is no base to compare with. Then the documents are judged alone, and the run is incomplete.
	Missing error
}

// FindBase finds what a change in the repository around dir is compared with, and opens it; base.Find says how. It returns nil
// without an error where there is nothing to compare. What a base is missing is not an error: see Base.Missing. The files of the base
// can be read until ctx ends.
func FindBase(ctx context.Context, dir, revision string, getenv func(string) string) (*Base, *source.Root, error) {
	found, err := base.Find(ctx, dir, revision, getenv)
	return openBase(ctx, dir, found, err)
}

// StagedBase returns HEAD as the base of what is staged in the repository around dir, and the index as the head.
func StagedBase(ctx context.Context, dir string) (*Base, *source.Root, error) {
	found, err := base.OfIndex(ctx, dir)
	b, _, err := openBase(ctx, dir, found, err)
	if err != nil {
		return nil, nil, err
	}
	head, err := source.Index(ctx, dir)
	return b, head, err
}

// openBase opens the trees of a base, and of the head that it names instead of the work tree.
func openBase(ctx context.Context, dir string, found *base.Base, err error) (b *Base, head *source.Root, _ error) {
	if why, ok := errors.AsType[*base.Error](err); ok && !why.Usage {
		return &Base{Missing: why}, nil, nil
	}
	if err != nil || found == nil {
		return nil, nil, err
	}
	b = &Base{Revisions: found.Commits, Words: found.Words, Fork: found.Fork}
	for _, commit := range found.Commits {
		root, err := source.Tree(ctx, dir, commit)
		if err != nil {
			return &Base{Missing: err}, nil, nil
		}
		b.Roots = append(b.Roots, root)
	}
	if found.Head != "" {
		head, err = source.Tree(ctx, dir, found.Head)
	}
	return b, head, err
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
