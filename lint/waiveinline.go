package lint

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// inlineSpot is a list of waivers in a document, and the object that holds it.
type inlineSpot struct {
	doc    *source.Document
	part   int      // the index of the YAML document
	list   []string // the pointer of the list
	within model.Place
	form   model.WaiverForm
	field  string // of a manifest
}

// inline writes waivers into the documents of the findings, at the objects that they are about.
func (w *waiving) inline() (*Waived, error) {
	if len(w.problems) > 0 {
		return nil, fmt.Errorf("a problem such as %s is accepted in the configuration: leave out --inline", w.problems[0].Fingerprint)
	}
	texts, old, out := map[string]*gate.Text{}, map[string][]byte{}, &Waived{}
	var done []model.Waiver
	for _, i := range w.findings {
		f := w.single[i]
		if slices.ContainsFunc(done, func(waiver model.Waiver) bool { return gate.Matches(&waiver, &f) }) {
			continue
		}
		spot, err := w.spot(i)
		if err != nil {
			return nil, err
		}
		waiver, err := w.waiver(spot.form, usualLife)
		if err != nil {
			return nil, err
		}
		waiver.Rules, waiver.Within, waiver.At.Field = []string{f.Rule.ID}, &spot.within, spot.field
		findings := w.matched(&waiver)
		waiver.Limit = len(findings)
		written, hides, err := w.prepare([]prepared{{waiver, findings, nil}}, nil)
		if err != nil {
			return nil, err
		}
		done, out.Hides = append(done, waiver), append(out.Hides, hides...)
		path := spot.doc.Path
		if texts[path] == nil {
			if texts[path], err = gate.NewText(spot.doc.File, w.readAgain); err != nil {
				return nil, fmt.Errorf("%s cannot be edited: %w", path, err)
			}
			old[path] = texts[path].Bytes()
		}
		if err := texts[path].Add(spot.part, spot.list, written); err != nil {
			return nil, &NotEditedError{fmt.Sprintf("%s was not edited: %s: %s", path, source.EncodePointer(spot.list), err), written[0].YAML()}
		}
		out.Files = append(out.Files, WaivedFile{Path: path, Text: written[0].YAML()})
	}
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		if err := texts[path].Document().File.Replace(old[path], texts[path].Bytes()); err != nil {
			return nil, fmt.Errorf("%s was not written: %w", path, err)
		}
	}
	return out, nil
}

// readAgain reads a document as a run does.
func (l *Linter) readAgain(file source.File) (*source.Document, error) {
	reader := &source.Reader{MaxSize: l.opts.MaxSize}
	doc, problem := reader.Open(file)
	if problem == nil && doc == nil {
		doc, problem = reader.OpenFragment(file)
	}
	switch {
	case problem != nil:
		return nil, problem
	case doc == nil || len(doc.Nodes()) == 0:
		return nil, errors.New("holds nothing that can be edited")
	}
	return doc, nil
}

// spot finds where an inline waiver of a finding stands.
func (w *waiving) spot(finding int) (inlineSpot, error) {
	d := w.drafts[finding]
	at := d.waivedAt()
	doc := w.documents[at.Path]
	switch {
	case doc == nil:
		return inlineSpot{}, fmt.Errorf("%s holds no waivers: leave out --inline", d.place.Path)
	case doc.Kind == model.SBOM:
		return inlineSpot{}, fmt.Errorf("%s is an SBOM, which a program writes anew: leave out --inline", d.place.Path)
	case doc.Kind == model.Manifest:
		return manifestSpot(doc, at), nil
	case len(doc.Nodes()) == 0:
		return inlineSpot{}, fmt.Errorf("%s holds no waivers: leave out --inline", d.place.Path)
	}
	for _, pointer := range holders(doc, d) {
		node := doc.Nodes()[0].Lookup(pointer)
		if node.IsMap() && !node.Get("$ref").Exists() {
			return inlineSpot{
				doc: doc, list: append(slices.Clone(pointer), gate.InlineKey), within: model.Place{Path: doc.Path, Pointer: pointer}, form: model.WaiverInContract,
			}, nil
		}
	}
	return inlineSpot{}, fmt.Errorf("no object around %s in %s can hold a waiver: leave out --inline", source.EncodePointer(d.place.Pointer), doc.Path)
}

// manifestSpot is the list of a manifest, for the field of a finding. An index of a list is no part of it: it changes when other
// items come and go.
func manifestSpot(doc *source.Document, at model.Place) inlineSpot {
	s := inlineSpot{doc: doc, part: at.Document, list: []string{"metadata", "waivers"}, form: model.WaiverInManifest}
	field := at.Pointer
	for i := range field {
		if doc.Nodes()[at.Document].Lookup(field[:i]).IsList() || strings.Contains(field[i], ".") {
			field = field[:i]
			break
		}
	}
	s.field = strings.Join(field, ".")
	s.within = model.Place{Path: doc.Path, Document: at.Document, Pointer: field}
	return s
}

// holding are the entities whose own place is an object that may have extensions.
var holding = []model.EntityKind{
	model.EntityContract, model.EntityServer, model.EntitySecurityScheme, model.EntityOperation, model.EntityParameter, model.EntityBody,
	model.EntityResponse, model.EntitySchema,
}

// holders lists the pointers of objects around the place of a finding that may have extensions, the nearest first.
func holders(doc *source.Document, d *draft) [][]string {
	var list [][]string
	own := d.entity.Locate(nil)
	if own.Path == d.place.Path && slices.Contains(holding, d.entity.Kind) && len(own.Pointer) <= len(d.place.Pointer) &&
		slices.Equal(own.Pointer, d.place.Pointer[:len(own.Pointer)]) {
		list = append(list, own.Pointer)
	}
	if doc.Kind != model.Contract {
		return list
	}
	for n := len(d.place.Pointer); n >= 0; n-- {
		at := d.place.Pointer[:n]
		if contract.IsPart(at) {
			list = append(list, at)
		}
	}
	slices.SortStableFunc(list, func(a, b []string) int { return len(b) - len(a) })
	return list
}
