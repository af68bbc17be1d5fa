// Package spdx3 knows the model of SPDX 3.0.1 (classes, properties, types and cardinalities of all profiles), and says what in
// the values of a document violates it.
package spdx3

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed model.txt
var modelText string

// class is a class of the model.
type class struct {
	name     string
	super    *class
	abstract bool
	own      []*property          // the properties that the class adds to those of its superclass
	all      map[string]*property // all of its properties, by name
	required []string             // the properties that every object of the class must have
}

// property is a property of a class.
type property struct {
	name  string
	list  bool
	least int    // how many values there must be
	kind  string // the type, if it is neither a class nor a vocabulary
	words []string
	class *class
}

// model is the whole model.
type model struct {
	classes     map[string]*class
	words       map[string][]string
	individuals map[string]*class // elements that the specification itself defines, with their class
}

// theModel is read from model.txt when it is first needed.
var theModel = sync.OnceValue(func() *model { return readModel(modelText) })

func readModel(text string) *model {
	m := &model{classes: map[string]*class{}, words: map[string][]string{}, individuals: map[string]*class{}}
	var last *class
	var order []*class
	types := map[*property]string{}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(line, "#"):
		case fields[0] == "class":
			last = &class{name: fields[1], abstract: fields[len(fields)-1] == "abstract", all: map[string]*property{}}
			if i := slices.Index(fields, ":"); i > 0 {
				last.super = m.classes[fields[i+1]]
			}
			m.classes[last.name] = last
			order = append(order, last)
		case fields[0] == "words":
			m.words[fields[1]] = fields[2:]
		case fields[0] == "individual":
			m.individuals[fields[1]] = m.classes[fields[2]]
		default:
			p := &property{name: fields[0]}
			p.list = strings.ContainsAny(fields[1], "*+")
			p.least, _ = strconv.Atoi(strings.TrimSuffix(fields[1], "+"))
			types[p] = fields[2]
			last.own = append(last.own, p)
		}
	}
	for p, name := range types {
		p.class, p.words = m.classes[name], m.words[name]
		if p.class == nil && p.words == nil {
			p.kind = name
		}
	}
	for _, c := range order { // a superclass comes before its subclasses
		if c.super != nil {
			c.required = slices.Clone(c.super.required)
			for name, p := range c.super.all {
				c.all[name] = p
			}
		}
		for _, p := range c.own {
			c.all[p.name] = p
			if p.least > 0 {
				c.required = append(c.required, p.name)
			}
		}
		slices.Sort(c.required)
	}
	return m
}

// is reports whether the class is another one, or one of its subclasses.
func (c *class) is(other *class) bool {
	for ; c != nil; c = c.super {
		if c == other {
			return true
		}
	}
	return false
}

// isElement reports whether objects of the class have an identifier of their own.
func (c *class) isElement() bool { return c.is(theModel().classes["Element"]) }

// idName returns the name of the member with the identifier of an object of the class.
func (c *class) idName() string {
	if c.isElement() {
		return "spdxId"
	}
	return "@id"
}

// Is reports whether a class of the model is another one, or one of its subclasses.
func Is(name, other string) bool {
	c := theModel().classes[name]
	return c != nil && c.is(theModel().classes[other])
}

// terms are the names that the model gives to classes, vocabularies and properties. The value of a name is true if it is that
// of a property whose values are objects or references to them.
var terms = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for name := range theModel().words {
		names[name] = false
	}
	for name, c := range theModel().classes {
		names[name] = false
		for _, p := range c.own {
			names[p.name] = p.class != nil
		}
	}
	return names
})

// Individual returns the name of an individual of the model, which documents write as its name or as its address, or "".
func Individual(id string) string {
	name := id
	if m := termForm.FindStringSubmatch(id); m != nil {
		if name = oldNames[m[2]]; name == "" {
			name = strings.TrimPrefix(strings.ToLower(m[1])+"_"+m[2], "core_")
		}
	}
	if theModel().individuals[name] == nil {
		return ""
	}
	return name
}

// termForm matches the address of a term of SPDX 3: its profile and its name.
var termForm = regexp.MustCompile(`^(?:https?://spdx\.org/rdf/3\.[^/]+/terms/|spdx:)([A-Za-z]+)/([A-Za-z]+)$`)

// oldNames are names of individuals before SPDX 3.0.1, which documents still have.
var oldNames = map[string]string{"None": "expandedlicensing_NoneLicense", "NoAssertion": "expandedlicensing_NoAssertionLicense"}
