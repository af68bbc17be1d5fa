package contract

import (
	"iter"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// DataFields finds fields in the data of operations: properties in their bodies, parameters, and response headers.
type DataFields struct {
	cargo        *cargo
	roots        map[direction][]use   // the schemas of bodies
	named        map[string][]dataPart // properties by name, at any depth
	beside       map[string][]field    // parameters and response headers, by name in lower case
	open         bool                  // some data is not described
	paths        []string              // of named, without those that were met before
	isRestricted map[*yaml.Node]bool
	restricted   []DataField // the fields that the contract itself classifies so
}

// dataPart is a property of a schema.
type dataPart struct {
	use
	way direction
	top bool // of a whole body, or of an item of one that is a list
}

// DataField is a field in the data of operations.
type DataField struct {
	// Path is a JSON Pointer in the data. It does not count lists: that of the items' field is the path in an item.
	Path string
	// Classification is what the contract states or what holds for the object around it; "" if there is none.
	Classification string
	// Locate finds the field in the contract.
	Locate func() model.Place

	id *yaml.Node
}

// maxDepthOfData bounds the depth of the fields that are indexed. Deeper ones count as not described.
const maxDepthOfData = 64

// DataFields indexes the data of some of the operations of the contract.
func (a *API) DataFields(used []Operation) *DataFields {
	f := &DataFields{cargo: a.cargo, roots: map[direction][]use{}, named: map[string][]dataPart{}, beside: map[string][]field{}, isRestricted: map[*yaml.Node]bool{}}
	for _, op := range used {
		f.addBodies(op.source.request, op.source.inbound())
		f.addBodies(op.source.responseBodies(), op.source.outbound())
		for _, n := range op.source.parameters {
			f.addBeside(n.ID())
		}
		for _, r := range op.source.responses {
			for _, h := range r.headers {
				f.addBeside(h.at.ID())
			}
		}
	}
	for _, way := range []direction{request, response} {
		for _, root := range f.roots[way] {
			f.open = f.open || f.isOpen(dataPart{root, way, true})
		}
		f.index(way)
	}
	return f
}

func (f *DataFields) addBodies(bodies []body, way direction) {
	for _, b := range bodies {
		f.open = f.open || b.schema == nil && b.items == nil && len(b.form) == 0
		f.roots[way] = slices.AppendSeq(f.roots[way], b.uses(f.cargo.directions.doc.spec))
		for _, n := range b.form {
			f.addBeside(n.ID())
		}
	}
}

func (f *DataFields) addBeside(id *yaml.Node) {
	if i, ok := f.cargo.byNode()[id]; ok {
		name := strings.ToLower(f.cargo.fields[i].facts.Name)
		f.beside[name] = append(f.beside[name], f.cargo.fields[i])
	}
}

// isOpen reports whether a body may have fields under names that no schema states: it is a map, or an object without properties.
func (f *DataFields) isOpen(root dataPart) bool {
	described := false
	for child := range f.inside(root) {
		if isMapOfValues(child) {
			return true
		}
		described = true
	}
	var types []string
	for u := range root.chain(f.cargo.directions.doc.spec) {
		types = append(types, ownTypes(u.at.Node)...)
	}
	return !described && !slices.ContainsFunc(types, func(t string) bool { return t != "object" && t != "array" && t != "null" })
}

// index visits each schema that is reached from the bodies of a direction once.
func (f *DataFields) index(way direction) {
	type visit struct {
		use
		path  string
		depth int
	}
	var queue []visit
	seen := map[useID]bool{}
	reach := func(u use, path string, depth int) {
		if !seen[u.id()] {
			seen[u.id()] = true
			queue = append(queue, visit{u, path, depth})
		}
	}
	for _, u := range f.roots[way] {
		reach(u, "", 0)
	}
	for ; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.depth == maxDepthOfData {
			f.open = true
			continue
		}
		for child := range f.cargo.directions.parts(at.use, way) {
			path, depth := at.path, at.depth
			if name, ok := nameInProperties(child); ok {
				path, depth = path+"/"+escapePointer.Replace(name), depth+1
				f.named[name] = append(f.named[name], dataPart{child, way, at.path == ""})
				f.paths = append(f.paths, path)
				f.addRestricted(child, path)
			} else if isMapOfValues(child) {
				path, depth = path+"/*", depth+1
			}
			for u := range child.chain(f.cargo.directions.doc.spec) {
				reach(u, path, depth)
			}
		}
	}
}

func (f *DataFields) addRestricted(property use, path string) {
	i, ok := f.cargo.byNode()[property.at.ID()]
	if !ok {
		return
	}
	facts := &f.cargo.fields[i].facts
	if facts.Classification == "restricted" && !facts.Inherited && !facts.Masked && !f.isRestricted[property.at.ID()] {
		f.isRestricted[property.at.ID()] = true
		f.restricted = append(f.restricted, f.found(property, path))
	}
}

var (
	escapePointer   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapePointer = strings.NewReplacer("~1", "/", "~0", "~")
)

// nameInProperties returns the name under which a schema stands in properties.
func nameInProperties(u use) (string, bool) {
	if holder := u.at.Parent; holder != nil && holder.Token == "properties" {
		return u.at.Token, true
	}
	return "", false
}

// isMapOfValues reports whether a schema describes values under any name.
func isMapOfValues(u use) bool {
	holder := u.at.Parent
	return u.at.Token == "additionalProperties" || u.at.Token == "unevaluatedProperties" || holder != nil && holder.Token == "patternProperties"
}

// Find returns the fields that a JSON Pointer may mean, those of whole bodies if there are any, otherwise those at any depth. The
// pointer may leave out the items of lists or count them. isKnown is false if the contract does not describe all data, so that
// there may be others.
func (f *DataFields) Find(pointer string) (found []DataField, isKnown bool) {
	names := strings.Split(strings.TrimPrefix(strings.TrimSpace(pointer), "/"), "/")
	for i, name := range names {
		names[i] = unescapePointer.Replace(name)
	}
	names = slices.DeleteFunc(names, isItems)
	if len(names) == 0 {
		return nil, false
	}
	isKnown = !f.open
	var parts []dataPart
	for _, top := range []bool{true, false} {
		for _, p := range f.named[names[0]] {
			if p.top == top {
				ends, open := f.below(p, names[1:])
				parts, isKnown = append(parts, ends...), isKnown && !open
			}
		}
		if len(parts) > 0 {
			break
		}
	}
	for _, p := range parts {
		found = append(found, f.found(p.use, pointer))
	}
	if len(names) == 1 {
		for _, known := range f.beside[strings.ToLower(names[0])] {
			found = append(found, DataField{pointer, known.facts.Classification, func() model.Place { return known.at.Place() }, known.at.ID()})
		}
	}
	return found, isKnown
}

// isItems reports whether a part of a pointer stands for the items of a list.
func isItems(name string) bool {
	return name == "*" || name == "-" || name == "[]" || name != "" && strings.Trim(name, "0123456789") == ""
}

func (f *DataFields) found(property use, path string) DataField {
	d := DataField{Path: path, Locate: func() model.Place { return property.at.Place() }, id: property.at.ID()}
	if i, ok := f.cargo.byNode()[d.id]; ok {
		d.Classification = f.cargo.fields[i].facts.Classification
	}
	return d
}

// below finds the properties to which names lead from a property. open is true if the names lead to values that no schema
// describes.
func (f *DataFields) below(p dataPart, names []string) (ends []dataPart, open bool) {
	ends = []dataPart{p}
	for _, name := range names {
		var next []dataPart
		described := false
		for _, end := range ends {
			for child := range f.inside(end) {
				declared, isProperty := nameInProperties(child)
				described = described || isProperty
				if isProperty && declared == name || isMapOfValues(child) {
					next = append(next, dataPart{child, end.way, false})
				}
			}
		}
		if ends = next; len(ends) == 0 {
			return nil, !described
		}
	}
	return ends, false
}

// inside yields the properties and the values under any name that an object has, or the items of a list of objects.
func (f *DataFields) inside(p dataPart) iter.Seq[use] {
	return func(yield func(use) bool) {
		queue := slices.Collect(p.chain(f.cargo.directions.doc.spec))
		seen := map[useID]bool{}
		for ; len(queue) > 0; queue = queue[1:] {
			if seen[queue[0].id()] {
				continue
			}
			seen[queue[0].id()] = true
			for child := range f.cargo.directions.parts(queue[0], p.way) {
				if _, isProperty := nameInProperties(child); isProperty || isMapOfValues(child) {
					if !yield(child) {
						return
					}
					continue
				}
				queue = slices.AppendSeq(queue, child.chain(f.cargo.directions.doc.spec))
			}
		}
	}
}

// Paths returns paths of fields in bodies, one for each property of a schema.
func (f *DataFields) Paths() []string { return f.paths }

// Restricted returns the fields in bodies that the contract itself classifies as restricted and does not mask, without those that
// the given pointers mean or that lie below one.
func (f *DataFields) Restricted(except []string) []DataField {
	known := map[*yaml.Node]bool{}
	for _, pointer := range except {
		found, _ := f.Find(pointer)
		for _, d := range found {
			known[d.id] = true
		}
	}
	return slices.Collect(func(yield func(DataField) bool) {
		for _, d := range f.restricted {
			below := slices.ContainsFunc(except, func(pointer string) bool { return strings.HasPrefix(d.Path, strings.TrimRight(pointer, "/")+"/") })
			if !known[d.id] && !below && !yield(d) {
				return
			}
		}
	})
}
