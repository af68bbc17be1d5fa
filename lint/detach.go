package lint

import (
	"slices"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// detach makes findings independent of what their documents were lowered to: it looks up all places that a report may show, and
// replaces their entities by others without facts. It runs after identify, which needs the facts.
func detach(documents map[string]*source.Document, drafts []*draft) {
	byPath := map[string][]*model.Place{}
	add := func(at *model.Place) { byPath[at.Path] = append(byPath[at.Path], at) }
	entities := map[*model.Entity]*model.Entity{}
	for _, d := range drafts {
		if entities[d.entity] == nil {
			entities[d.entity] = detached(d.entity, add)
		}
		d.entity, d.identity = entities[d.entity], nil
		add(&d.place)
		for i := range d.related {
			add(&d.related[i].place)
		}
	}
	for path, places := range byPath {
		if doc := documents[path]; doc != nil {
			doc.Pin(places)
		}
	}
}

// detached is an entity with its own place and those of its usages only. Usages beyond those that a report shows are counted: their
// places are empty. add is called with each place.
func detached(e *model.Entity, add func(*model.Place)) *model.Entity {
	place := e.Locate(nil)
	add(&place)
	d := &model.Entity{Kind: e.Kind, Document: e.Document, Name: e.Name, Version: e.Version, Locate: func([]any) model.Place { return place }}
	if e.Usages == nil {
		return d
	}
	all := e.Usages()
	shown, count := slices.Clone(all[:min(len(all), maxRelated)]), len(all)
	for i := range shown {
		add(&shown[i])
	}
	d.Usages = func() []model.Place { return append(slices.Clip(shown), make([]model.Place, count-len(shown))...) }
	return d
}
