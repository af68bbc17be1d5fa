package sbom

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/licence"
)

// licences is the data with which the licence statements of a document are checked.
type licences struct {
	// defined are the LicenseRefs that the document defines.
	defined map[string]bool
	// undefinable is true if the version of the format has no place for the texts of the LicenseRefs of an expression.
	undefinable bool
	// expressions caches the parsed expressions by their text, because documents repeat a few expressions many times.
	expressions map[string]expression
}

// expression is a licence expression, with its problems.
type expression struct {
	licence.Expression
	problem, suggestion string
	unknown, deprecated []string
	refs                []string // its LicenseRefs
	class               string   // licence.Unknown if it is not valid
}

func readExpression(text string) expression {
	e := expression{class: licence.Unknown}
	var err error
	if e.Expression, err = licence.Parse(text); err != nil {
		e.problem, e.suggestion = err.Error(), licence.Suggest(text)
		return e
	}
	e.class = e.Class()
	for _, t := range e.Terms() {
		switch {
		case t.Ref:
			e.refs = append(e.refs, t.ID)
		case !t.Known:
			e.unknown = append(e.unknown, t.Unlisted())
			e.suggestion = cmp.Or(e.suggestion, licence.Suggest(text))
		case t.Deprecated:
			e.deprecated = append(e.deprecated, t.ID)
		}
	}
	return e
}

// check sets what is wrong with the expression or the id of a licence statement.
func (s *licences) check(l *LicenceFacts) {
	l.Unknown, l.Deprecated, l.Undefined, l.Class = []string{}, []string{}, []string{}, licence.Unknown
	text := cmp.Or(l.ID, l.Expression)
	switch {
	case text == "" && l.Name == "":
		return
	case text == "":
		if !strings.HasPrefix(l.Name, "LicenseRef-") {
			l.Suggestion = licence.Suggest(l.Name)
		}
		return
	case IsUnknown(text), strings.EqualFold(text, licence.None):
		return
	}
	e, ok := s.expressions[text]
	if !ok {
		e = readExpression(text)
		s.expressions[text] = e
	}
	l.Problem, l.Suggestion, l.Class = e.problem, e.suggestion, e.class
	l.Unknown, l.Deprecated = append(l.Unknown, e.unknown...), append(l.Deprecated, e.deprecated...)
	for _, ref := range e.refs {
		if !s.undefinable && !s.defined[ref] && !isDefinedElsewhere(ref) {
			l.Undefined = append(l.Undefined, ref)
		}
	}
}

// isDefinedElsewhere reports whether the text of a LicenseRef is not in the document that uses it: it is in another document, or in
// the LicenseDB of ScanCode, by whose identifiers BSI TR-03183-2 wants licences named that are not on the SPDX list.
func isDefinedElsewhere(ref string) bool {
	return strings.HasPrefix(ref, "DocumentRef-") || strings.HasPrefix(strings.ToLower(ref), "licenseref-scancode-")
}

// describe checks the licence statements of a component, sets which of them decide, and compares the declared licence with the
// concluded one.
func (s *licences) describe(f *ComponentFacts) {
	f.chooseLicences()
	stated := map[string][]licence.Expression{}
	for i := range f.Licences {
		l := &f.Licences[i]
		s.check(l)
		text := cmp.Or(l.ID, l.Expression)
		if e, ok := s.expressions[text]; ok && e.problem == "" && l.Acknowledgement != "" {
			stated[l.Acknowledgement] = append(stated[l.Acknowledgement], e.Expression)
		}
	}
	if len(stated["declared"]) == 1 && len(stated["concluded"]) == 1 {
		declared, concluded := stated["declared"][0], stated["concluded"][0]
		f.LicencesContradict = !licence.Satisfies(declared, concluded) && !licence.Satisfies(concluded, declared)
	}
}

// chooseLicences sets which statements decide: the concluded ones; without them, the declared ones; without both, the others. A
// statement that the licence is unknown never decides.
func (f *ComponentFacts) chooseLicences() {
	decided := false
	for _, by := range []string{"concluded", "declared", ""} {
		for i := range f.Licences {
			if l := &f.Licences[i]; l.Acknowledgement == by {
				if l.Stated = cmp.Or(l.ID, l.Expression); l.Stated == "" && strings.HasPrefix(l.Name, "LicenseRef-") {
					l.Stated = l.Name
				}
				l.Decides = !decided && !IsUnknown(cmp.Or(l.ID, l.Expression, l.Name))
			}
		}
		decided = decided || slices.ContainsFunc(f.Licences, func(l LicenceFacts) bool { return l.Decides })
	}
}
