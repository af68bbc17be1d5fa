package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// choices says for each document of a run which rules judge it. Overrides of the configuration make documents differ.
type choices struct {
	documents []*source.Document
	of        map[string]*policy.Choice // by the path of the document
	base      *policy.Choice            // for what belongs to no document
	active    []model.Rule              // for the base, or for a document that has entities of their kind; sorted by id
	uniform   bool                      // whether the base judges all documents
	failOn    map[string]model.Severity // by the path of documents whose threshold is not that of the run
	weakened  int                       // documents that are judged less strictly than the base
	unused    []*config.Override        // overrides that hold for no document
}

// choose finds out which overrides hold for each document. Only a run that compares has rules over changes.
func (l *Linter) choose(rules *policy.Set, documents []*source.Document, compares bool) *choices {
	c := &choices{documents: documents, of: map[string]*policy.Choice{}, base: rules.Choose(nil), failOn: map[string]model.Severity{}}
	made := map[string]*policy.Choice{"[]": c.base} // equal overrides share a choice, so that equal facts are evaluated once
	used := make([]bool, len(l.config.Overrides))
	for _, doc := range documents {
		var matched []int
		failOn := l.failOn
		for i := range l.config.Overrides {
			o := &l.config.Overrides[i]
			if !o.Matches(doc.Path) {
				continue
			}
			used[i] = true
			if o.Profile != "" || len(o.Rules) > 0 {
				matched = append(matched, i)
			}
			if o.FailOn != nil && l.opts.FailOn == nil {
				failOn = *o.FailOn
			}
		}
		key := fmt.Sprint(matched)
		if made[key] == nil {
			made[key] = rules.Choose(matched)
		}
		c.of[doc.Path] = made[key]
		if failOn != l.failOn {
			c.failOn[doc.Path] = failOn
		}
		if failOn > l.failOn || weaker(made[key], c.base) {
			c.weakened++
		}
	}
	for i, ok := range used {
		if !ok {
			c.unused = append(c.unused, &l.config.Overrides[i])
		}
	}
	c.uniform = len(made) == 1
	for _, rule := range rules.Rules {
		if rule.Entity.IsChange() && !compares {
			continue
		}
		if c.base.Rules[rule.ID] != nil || rule.Entity != model.EntityWorkspace && slices.ContainsFunc(documents, func(d *source.Document) bool {
			return slices.Contains(rule.Entity.DocumentKinds(), d.Kind) && c.of[d.Path].Rules[rule.ID] != nil
		}) {
			c.active = append(c.active, rule)
		}
	}
	return c
}

// weaker reports whether a choice lacks a rule of another one, or gives it a lower severity.
func weaker(choice, other *policy.Choice) bool {
	for id, rule := range other.Rules {
		if own := choice.Rules[id]; own == nil || own.Severity < rule.Severity {
			return true
		}
	}
	return false
}

// choice is what judges the entities of a document; for the empty path, those of no document.
func (c *choices) choice(document string) *policy.Choice { return cmp.Or(c.of[document], c.base) }

// leavesOut returns the path of a document of a kind that a rule does not judge because of an override; "" if there is none. all is
// true if it judges no document of the kind.
func (c *choices) leavesOut(rule model.Rule, kind model.DocumentKind) (path string, all bool) {
	if rule.Entity == model.EntityWorkspace {
		return "", false // follows the base
	}
	all = true
	for _, doc := range c.documents {
		switch {
		case doc.Kind != kind:
		case c.choice(doc.Path).Rules[rule.ID] == nil:
			path = cmp.Or(path, doc.Path)
		default:
			all = false
		}
	}
	return path, all && path != ""
}

// batch lists the choices of entities in the form of policy.Batch: nil where all follow the base.
func (c *choices) batch(entities []model.Entity) []*policy.Choice {
	if c.uniform {
		return nil
	}
	var list []*policy.Choice
	for _, e := range entities {
		list = append(list, c.choice(e.Document))
	}
	return list
}

// judgement is by what the findings of documents are judged.
type judgement struct {
	*choices
	threshold model.Severity // of documents without one of their own
}

func (l *Linter) judgement(c *choices) judgement { return judgement{c, l.failOn} }

// sort puts the findings first that fail the gate, most severe first. Findings that are folded into one become the first of them:
// a definition that several documents share counts as the strictest of them judges it.
func (j judgement) sort(drafts []*draft) {
	if j.uniform && len(j.failOn) == 0 && !slices.ContainsFunc(drafts, func(d *draft) bool { return d.advisory }) {
		return
	}
	fails := func(d *draft) int {
		threshold, ok := j.failOn[d.entity.Document]
		if !ok {
			threshold = j.threshold
		}
		if d.rule.Severity >= threshold {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(drafts, func(a, b *draft) int {
		return cmp.Or(fails(b)-fails(a), int(b.rule.Severity-a.rule.Severity))
	})
}
