package spdx3

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Object is an object of a document that is, or should be, one of a class of the model: an item of @graph, the document itself,
// or an object inside another one.
type Object struct {
	Class string // "" if the document does not say
	ID    string // "" if it has none
	Value map[string]any
	At    []string // its JSON Pointer in the document

	class *class
}

// Is reports whether the object is of a class or one of its subclasses.
func (o *Object) Is(class string) bool { return o.class.is(theModel().classes[class]) }

// Known reports whether the class of the object is one of the model.
func (o *Object) Known() bool { return o.class != nil }

// Reference is the identifier of an object as the value of a property.
type Reference struct {
	From     *Object
	Property string
	To       string
	At       []string
}

// Graph is what a document contains: objects, and references between them.
type Graph struct {
	// Objects are in the order of the document; an object inside another one follows it.
	Objects    []*Object
	References []Reference
	// Unread are the JSON Pointers of what should be an object with a class and is not.
	Unread [][]string

	byID map[string]*Object
}

// ReadGraph reads the objects of a document.
func ReadGraph(v map[string]any) *Graph {
	g := &Graph{byID: map[string]*Object{}}
	graph, ok := v["@graph"]
	switch items, isList := graph.([]any); {
	case !ok:
		g.read(v, nil, false)
	case isList:
		for i, item := range items {
			g.readTop(item, []string{"@graph", strconv.Itoa(i)})
		}
	default:
		g.readTop(graph, []string{"@graph"})
	}
	return g
}

func (g *Graph) readTop(v any, at []string) {
	if object, ok := v.(map[string]any); ok {
		g.read(object, at, false)
	} else {
		g.Unread = append(g.Unread, at)
	}
}

// read reads an object and the objects inside it. An extension may be of any class.
func (g *Graph) read(v map[string]any, at []string, extension bool) {
	o := &Object{Class: className(v), ID: identifier(v), Value: v, At: at}
	o.class = theModel().classes[o.Class]
	g.Objects = append(g.Objects, o)
	if o.ID != "" && g.byID[o.ID] == nil {
		g.byID[o.ID] = o
	}
	switch {
	case o.class == nil && extension: // its properties have a meaning of their own
		return
	case o.class == nil:
		g.Unread = append(g.Unread, at)
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if !terms()[name] {
			continue
		}
		for _, item := range items(v, name, at) {
			switch value := item.value.(type) {
			case map[string]any:
				if id, only := onlyIdentifier(value); only { // the other form of a reference in JSON-LD
					g.References = append(g.References, Reference{o, name, id, item.at})
				} else {
					g.read(value, item.at, name == "extension")
				}
			case string:
				g.References = append(g.References, Reference{o, name, value, item.at})
			default:
				g.Unread = append(g.Unread, item.at)
			}
		}
	}
}

// Find returns the object with an identifier, or nil. If several have it, it is the first.
func (g *Graph) Find(id string) *Object { return g.byID[id] }

// First returns the first object of a class or one of its subclasses, or nil.
func (g *Graph) First(class string) *Object {
	for _, o := range g.Objects {
		if o.Is(class) {
			return o
		}
	}
	return nil
}

// Value is a value of a property: a text, or an object if the document contains it.
type Value struct {
	Text   string  // the text, or the identifier of the object
	Object *Object // nil if the value is a text that is the identifier of no object of the document
	At     []string
}

// Values returns the values of a property of an object. A value that is not a list counts as a list of one value, as in JSON-LD.
func (g *Graph) Values(o *Object, property string) []Value {
	var list []Value
	reference := terms()[property]
	for _, item := range items(o.Value, property, o.At) {
		switch value := item.value.(type) {
		case string:
			entry := Value{Text: value, At: item.at}
			if reference {
				entry.Object = g.byID[value]
			}
			list = append(list, entry)
		case map[string]any:
			if id, only := onlyIdentifier(value); only {
				list = append(list, Value{id, g.byID[id], item.at})
				continue
			}
			inside := &Object{Class: className(value), ID: identifier(value), Value: value, At: item.at}
			inside.class = theModel().classes[inside.Class]
			list = append(list, Value{inside.ID, inside, item.at})
		}
	}
	return list
}

// item is a value of a property with its place.
type item struct {
	value any
	at    []string
}

func items(v map[string]any, name string, at []string) []item {
	value, ok := v[name]
	if !ok {
		return nil
	}
	list, ok := value.([]any)
	if !ok {
		return []item{{value, child(at, name)}}
	}
	out := make([]item, len(list))
	for i, value := range list {
		out[i] = item{value, child(at, name, strconv.Itoa(i))}
	}
	return out
}

// className returns the class of an object. The whole address of a class means the same as its name in the context.
func className(v map[string]any) string {
	name, ok := v["type"].(string)
	if !ok {
		name, _ = v["@type"].(string)
	}
	if m := termForm.FindStringSubmatch(name); m != nil {
		if short := strings.TrimPrefix(strings.ToLower(m[1])+"_"+m[2], "core_"); theModel().classes[short] != nil {
			return short
		}
	}
	return name
}

func identifier(v map[string]any) string {
	id, ok := v["spdxId"].(string)
	if !ok {
		id, _ = v["@id"].(string)
	}
	return id
}

// onlyIdentifier reports whether an object has no member but its identifier.
func onlyIdentifier(v map[string]any) (id string, ok bool) {
	if len(v) != 1 {
		return "", false
	}
	id = identifier(v)
	return id, id != ""
}

// child returns the pointer of a part of the value at a pointer.
func child(at []string, path ...string) []string {
	pointer := make([]string, 0, len(at)+len(path))
	return append(append(pointer, at...), path...)
}
