package lint

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// waivers are those of the configuration and of the documents. In a run with a base, those that the change adds or extends are marked;
// where waivers of a change hold after the merge only, they are pending, and those of the base hold.
func (l *Linter) waivers(e evidence) []model.Waiver {
	now := slices.Clone(l.config.Waivers)
	if e.compared.next != nil {
		now = slices.Clone(e.compared.next.config.Waivers)
	}
	now = append(now, inlineWaivers(e.documents)...)
	if !e.in.compares() {
		return now
	}
	before := map[string]model.Waiver{}
	for _, w := range slices.Concat(l.config.Waivers, inlineWaivers(e.compared.before)) {
		before[waiverKey(w)] = w
	}
	late := l.config.WaiversFromBase || e.in.Base.Fork
	var all []model.Waiver
	for _, w := range now {
		old, known := before[waiverKey(w)]
		switch {
		case !known:
			w.Change, w.Pending = model.WaiverAdded, late
		case w.Expires > old.Expires || old.Limit > 0 && (w.Limit == 0 || w.Limit > old.Limit):
			w.Change, w.Pending = model.WaiverExtended, late
			if late {
				old.Place = w.Place
				all = append(all, old)
			}
		}
		all = append(all, w)
		delete(before, waiverKey(w))
	}
	if late { // those that the change removes hold until the merge; the head has no line of them
		for _, key := range slices.Sorted(maps.Keys(before)) {
			w := before[key]
			w.Place = model.Place{Path: w.Place.Path}
			all = append(all, w)
		}
	}
	return all
}

// inlineWaivers are the waivers in documents, in the order of their paths.
func inlineWaivers(documents map[string]*source.Document) []model.Waiver {
	var list []model.Waiver
	for _, path := range slices.Sorted(maps.Keys(documents)) {
		for _, w := range gate.Inline(documents[path]) {
			if w.Within != nil { // a document of a base may have had another path
				w.Within.Path = path
			}
			list = append(list, w)
		}
		documents[path].Release()
	}
	return list
}

// waiverKey is what a waiver is known by: what it hides. How long, how much of it and why may change.
func waiverKey(w model.Waiver) string {
	within := []string(nil)
	if w.Within != nil {
		within = append([]string{w.Within.Path}, w.Within.Pointer...)
	}
	key, _ := json.Marshal([]any{w.Form, w.Rules, w.Problem, w.Fingerprint, w.Document, w.At, within}) // plain data
	return string(key)
}
