package lint

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Appraise tells how the SBOMs of an input stand to standards; without any, to those of the configuration. An error means
// that nothing was judged; the problems are documents that could not be.
func (l *Linter) Appraise(ctx context.Context, in Input, standards []string) ([]model.Appraisal, []model.Problem, error) {
	if len(standards) == 0 {
		standards = l.config.Standards
	}
	known := strings.Join(model.Standards, ", ")
	if len(standards) == 0 {
		return nil, nil, fmt.Errorf("no standard is named, by --standard or by standards in %s (one of %s)", ".sealint.yaml", known)
	}
	for _, name := range standards {
		if !slices.Contains(model.Standards, name) {
			return nil, nil, fmt.Errorf("unknown standard %q (want one of %s)", name, known)
		}
	}
	found, err := source.Discover(ctx, source.Search{Dir: l.opts.Dir, Root: in.Root, Args: in.Paths, Stdin: in.Stdin, MaxSize: l.opts.MaxSize})
	if err != nil {
		return nil, nil, err
	}
	reader := &source.Reader{MaxSize: l.opts.MaxSize}
	var list []model.Appraisal
	problems := found.Problems
	for _, file := range found.Files {
		doc, problem := reader.Open(file)
		switch {
		case problem != nil:
			problems = append(problems, *problem)
			continue
		case doc == nil || doc.Kind != model.SBOM:
			if doc != nil {
				problems = append(problems, *doc.Problem(model.ProblemUnknownKind, "is no SBOM but a %s", doc.Kind))
			}
			continue
		}
		b, failed := bom.Lower(doc, l.config.TrustedKeys)
		problems = append(problems, failed...)
		if b == nil {
			continue
		}
		for _, name := range standards {
			list = append(list, bom.Appraise(b, name))
		}
	}
	if len(list) == 0 && len(problems) == 0 {
		return nil, nil, fmt.Errorf("%w: found no SBOM in %s", ErrNothingToJudge, strings.Join(in.Paths, ", "))
	}
	return list, problems, nil
}
