package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/change"
)

// matchRenamed leaves out, of the findings that only the head (found) or only the base (fixed) has, those that the other side has at the
// same thing under another name: a scheme or a component is renamed, a schema has moved into a component or out of one, an operation has
// another path. Where one thing has become several, each may have the findings that the one had.
func (p *documentPairs) matchRenamed(before, after, found, fixed []*draft, renamed func() change.Renamed) (stillFound, stillFixed []*draft) {
	rules := map[string]bool{}
	for _, d := range found {
		rules[d.rule.ID] = true
	}
	was := map[identity][]*draft{}
	for _, d := range before {
		if rules[d.rule.ID] {
			was[*d.identity] = append(was[*d.identity], d)
		}
	}
	if len(was) == 0 {
		return found, fixed
	}
	names := renamed()
	if len(names) == 0 {
		return found, fixed
	}
	known := map[identity][]*draft{} // findings of the base by the identities that they may have in the head
	for _, d := range before {
		if list := was[*d.identity]; len(list) > 0 && list[0] == d {
			for _, id := range p.identitiesNow(d, names) {
				if len(list) > len(known[id]) {
					known[id] = list
				}
			}
		}
	}
	for _, d := range found {
		id := d.inSchema()
		if same := known[id]; len(same) > 0 {
			known[id] = same[1:]
			p.resemble(same[0], d, renamed)
		} else {
			stillFound = append(stillFound, d)
		}
	}
	inHead := map[identity]bool{}
	for _, d := range after {
		inHead[d.inSchema()] = true
	}
	for _, d := range fixed {
		if !slices.ContainsFunc(p.identitiesNow(d, names), func(id identity) bool { return inHead[id] }) {
			stillFixed = append(stillFixed, d)
		}
	}
	return stillFound, stillFixed
}

// inSchema is the identity of a finding as if its entity had its place where it begins. A schema without a name is located at one of its
// keywords, so that what else is found in it seems to lie beside it.
func (d *draft) inSchema() identity {
	id := *d.identity
	if i := strings.LastIndex(d.home, " > "); i >= 0 && strings.HasPrefix(id.place, d.home[:i]) && slices.Contains([]string{"type", "properties", "items", "$ref"}, d.home[i+3:]) {
		id.subject = strings.TrimPrefix(strings.TrimPrefix(id.subject, d.home), " ")
	}
	return id
}

// identitiesNow are the identities that a finding of the base may have in the head because something has another name there.
func (p *documentPairs) identitiesNow(d *draft, names change.Renamed) []identity {
	id := d.inSchema()
	var list []identity
	for _, r := range p.rename(change.Named{Document: id.document, Name: id.place}, names) {
		now := identity{r.Document, id.rule, r.Name, id.subject}
		if rest, inside := strings.CutPrefix(d.home, id.place[:r.end]); inside && strings.HasPrefix(id.subject, d.home) {
			now.subject = withSchemes(joinName(r.beginning, rest), id.document, names) + id.subject[len(d.home):]
		}
		list = append(list, now)
	}
	return list
}

// renaming is another name of a place, of which the beginning up to a byte has another name.
type renaming struct {
	change.Named
	end       int
	beginning string
}

// rename lists the other names of a place of the base: because the thing itself, something around it, or a scheme in it has another one.
func (p *documentPairs) rename(at change.Named, names change.Renamed) []renaming {
	var list []renaming
	for end := 1; end <= len(at.Name); end++ {
		if end < len(at.Name) && !strings.ContainsRune(" .[{|", rune(at.Name[end])) {
			continue
		}
		for _, to := range names[change.Named{Document: at.Document, Name: at.Name[:end]}] {
			name := withSchemes(joinName(to.Name, at.Name[end:]), at.Document, names)
			list = append(list, renaming{change.Named{Document: to.Document, Name: name}, end, to.Name})
		}
	}
	if name := withSchemes(at.Name, at.Document, names); name != at.Name {
		list = append(list, renaming{change.Named{Document: cmp.Or(p.after[at.Document], at.Document), Name: name}, 0, ""})
	}
	return list
}

// joinName puts the rest of a name behind another beginning. The path of a value stands behind " > ", unless it goes on.
func joinName(name, rest string) string {
	isValue := func(text string) bool { return text != "" && strings.ContainsRune(".[{|", rune(text[0])) }
	below, apart := strings.CutPrefix(rest, " > ")
	goesOn := isValue(name[strings.LastIndexByte(name, ' ')+1:])
	switch {
	case apart && isValue(below) && goesOn:
		return name + below
	case isValue(rest) && !goesOn:
		return name + " > " + rest
	}
	return name + rest
}

// withSchemes is the name of a place in the security of an operation or a document, with the names that the schemes of the base have in
// the head: those of an alternative, and that of one of them.
func withSchemes(place, document string, names change.Renamed) string {
	const holder = " > security > "
	i := strings.Index(place, holder)
	if i < 0 {
		return place
	}
	segments := strings.SplitN(place[i+len(holder):], " > ", 3)
	for k := range min(len(segments), 2) {
		list := strings.Split(segments[k], "+")
		for n, name := range list {
			if to := names[change.Named{Document: document, Name: "scheme " + name}]; len(to) == 1 {
				list[n] = strings.TrimPrefix(to[0].Name, "scheme ")
			}
		}
		slices.Sort(list)
		segments[k] = strings.Join(list, "+")
	}
	return place[:i] + holder + strings.Join(segments, " > ")
}
