package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// Facts returns the facts of all entities of an input: document by document, kind by kind, in the order of the document.
// They are those that rules get as input, with secrets masked as in reports. The problems are what could not be read.
// An error means that there are no facts.
func (l *Linter) Facts(ctx context.Context, in Input) ([]model.EntityFacts, []model.Problem, error) {
	run := begin(ctx, in.Timeout, l.opts.MaxMemory)
	defer run.end()
	run.progress = in.Progress
	reader := &source.Reader{MaxSize: l.opts.MaxSize}
	patience, end := run.patience()
	defer end()
	found := stage(run, discovering, func(ctx context.Context) (*source.SearchResult, error) { return l.discover(ctx, in) })
	documents := stage(run, reading, func(ctx context.Context) (*documents, error) {
		return read(ctx, patience, run.counter(reading), reader, found.Files)
	})
	facts := stage(run, lowering, func(ctx context.Context) (*entitySet, error) {
		incomplete := len(found.Problems)+len(documents.problems) > 0
		return lower(ctx, patience, run.counter(lowering), documents.list, incomplete, resources{
			reader: reader, trusted: l.config.TrustedKeys, wanted: func(model.EntityKind) bool { return true },
		})
	})
	advice := stage(run, advising, func(ctx context.Context) (*entitySet, error) { return l.advise(ctx, reader, facts.boms) })
	run.report(found.Problems, documents.problems, documents.strangers(reader), facts.problems, advice.problems)
	inputs := stage(run, evaluating, func(ctx context.Context) (*ruleInputs, error) {
		return readInputs(ctx, reader.Documents(), slices.Concat(facts.entities, advice.entities))
	})
	run.report(inputs.problems)
	sortProblems(run.problems)
	if run.err == nil && len(documents.list) == 0 && len(run.problems) == 0 {
		run.err = fmt.Errorf("%w: found no OpenAPI contract, SBOM (CycloneDX, SPDX) or integration manifest", ErrNothingToJudge)
	}
	return inputs.list, run.problems, run.err
}

// ruleInputs are the facts of entities, and what of them could not be read.
type ruleInputs struct {
	list     []model.EntityFacts
	problems []model.Problem
}

// readInputs returns the facts of entities as rules get them, until ctx ends.
func readInputs(ctx context.Context, documents map[string]*source.Document, entities []model.Entity) (*ruleInputs, error) {
	all := &ruleInputs{}
	for _, e := range entities {
		if ctx.Err() != nil {
			return all, context.Cause(ctx)
		}
		input, problems, err := policy.Input(e)
		if err != nil {
			return all, fmt.Errorf("facts of %s %s: %w", e.Kind, e.Name, err)
		}
		place := e.Locate(nil)
		mask := func(text string) string { return text }
		if doc := documents[place.Path]; doc != nil {
			mask = doc.Mask
		}
		all.problems = append(all.problems, problems...)
		all.list = append(all.list, model.EntityFacts{
			Entity: e.Kind, Document: e.Document, Name: mask(cmp.Or(e.Name, source.EncodePointer(place.Pointer))), Facts: maskValue(input, mask),
		})
	}
	return all, nil
}

// maskValue masks all strings of a decoded value, keys included.
func maskValue(value any, mask func(string) string) any {
	switch v := value.(type) {
	case string:
		return mask(v)
	case []any:
		for i := range v {
			v[i] = maskValue(v[i], mask)
		}
	case map[string]any:
		masked := make(map[string]any, len(v))
		for key, member := range v {
			masked[mask(key)] = maskValue(member, mask)
		}
		return masked
	}
	return value
}
