package sbom

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/licence"
)

// licenceVerdict is what is known of one expression; documents repeat a few of them many times.
type licenceVerdict struct {
	expression          licence.Expression
	problem, suggestion string
	unknown, deprecated []string
	refs                []string
}

// judgeLicence completes a licence statement by what its expression, or its id, is worth.
func (g *graph) judgeLicence(l *LicenceFacts) {
	l.Unknown, l.Deprecated, l.Undefined = []string{}, []string{}, []string{}
	text := firstOf(l.ID, l.Expression)
	switch {
	case text == "" && l.Name == "":
		return
	case text == "":
		if !strings.HasPrefix(l.Name, "LicenseRef-") {
			l.Suggestion = licence.Suggest(l.Name)
		}
		return
	case isUnknown(text), strings.EqualFold(text, "NONE"):
		return
	}
	v, ok := g.licences[text]
	if !ok {
		v = judgeExpression(text)
		g.licences[text] = v
	}
	l.Problem, l.Suggestion = v.problem, v.suggestion
	l.Unknown, l.Deprecated = append(l.Unknown, v.unknown...), append(l.Deprecated, v.deprecated...)
	for _, ref := range v.refs {
		if !g.defined[ref] && !strings.HasPrefix(ref, "DocumentRef-") {
			l.Undefined = append(l.Undefined, ref)
		}
	}
}

func judgeExpression(text string) licenceVerdict {
	var v licenceVerdict
	var err error
	if v.expression, err = licence.Parse(text); err != nil {
		v.problem, v.suggestion = err.Error(), licence.Suggest(text)
		return v
	}
	for _, t := range v.expression.Terms() {
		switch {
		case t.Ref:
			v.refs = append(v.refs, t.ID)
		case !t.Known:
			v.unknown = append(v.unknown, t.Unlisted())
			v.suggestion = firstOf(v.suggestion, licence.Suggest(text))
		case t.Deprecated:
			v.deprecated = append(v.deprecated, t.ID)
		}
	}
	return v
}

// judgeLicences judges the statements of a component, says which of them decide, and compares the declared with the
// concluded ones.
func (g *graph) judgeLicences(f *ComponentFacts) {
	f.decideLicences()
	stated := map[string][]licence.Expression{}
	for i := range f.Licences {
		l := &f.Licences[i]
		g.judgeLicence(l)
		text := firstOf(l.ID, l.Expression)
		if v, ok := g.licences[text]; ok && v.problem == "" && l.Acknowledgement != "" {
			stated[l.Acknowledgement] = append(stated[l.Acknowledgement], v.expression)
		}
	}
	if len(stated["declared"]) == 1 && len(stated["concluded"]) == 1 {
		declared, concluded := stated["declared"][0], stated["concluded"][0]
		f.LicencesContradict = !licence.Satisfies(declared, concluded) && !licence.Satisfies(concluded, declared)
	}
}

// decideLicences says by which statements a component is judged: whoever analysed it decides, else its producer, else
// whoever wrote it down.
func (f *ComponentFacts) decideLicences() {
	decided := false
	for _, by := range []string{"concluded", "declared", ""} {
		for i := range f.Licences {
			if l := &f.Licences[i]; l.Acknowledgement == by {
				if l.Stated = firstOf(l.ID, l.Expression); l.Stated == "" && strings.HasPrefix(l.Name, "LicenseRef-") {
					l.Stated = l.Name
				}
				l.Decides = !decided && !isUnknown(firstOf(l.ID, l.Expression, l.Name))
			}
		}
		decided = decided || slices.ContainsFunc(f.Licences, func(l LicenceFacts) bool { return l.Decides })
	}
}
