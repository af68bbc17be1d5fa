package contract

import (
	"bytes"
	"errors"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// spot is a node together with the way to it: the document and the reference tokens from its root.
type spot struct {
	doc   *source.Document
	node  source.Node
	up    *spot
	token string
}

func (s *spot) child(token string) *spot {
	return &spot{doc: s.doc, node: s.node.Lookup([]string{token}), up: s, token: token}
}

func (s *spot) item(i int, node source.Node) *spot {
	return &spot{doc: s.doc, node: node, up: s, token: strconv.Itoa(i)}
}

func (s *spot) pointer() []string {
	var tokens []string
	for ; s.up != nil; s = s.up {
		tokens = append(tokens, s.token)
	}
	slices.Reverse(tokens)
	return tokens
}

// definition is the place by which findings are grouped: the component, operation or path item that the spot stands in,
// or its whole file.
func (s *spot) definition() model.Place {
	pointer := s.pointer()
	n := 0
	if len(pointer) > 0 {
		switch pointer[0] {
		case "components":
			n = 3
		case "definitions", "parameters", "responses":
			n = 2
		case "paths", "webhooks":
			if n = 2; len(pointer) > 2 && slices.Contains(methods, pointer[2]) {
				n = 3
			}
		}
	}
	return model.Place{Path: s.doc.Path, Pointer: pointer[:min(n, len(pointer))]}
}

func (s *spot) target(rest ...string) model.Place {
	return model.Place{Path: s.doc.Path, Pointer: append(s.pointer(), rest...)}
}

// refReason says why a reference could not be followed.
type refReason string

const (
	refMissing    refReason = "missing"
	refOutside    refReason = "outside-root"
	refRemote     refReason = "remote"
	refUnreadable refReason = "unreadable"
	refCircular   refReason = "circular"
	refMisplaced  refReason = "misplaced"
)

// brokenRef is a reference that could not be followed, where it stands.
type brokenRef struct {
	at     *spot // the object that holds $ref
	ref    string
	reason refReason
	detail string
}

type resolution struct {
	spot   *spot
	reason refReason
	detail string
}

type refKey struct {
	doc  *source.Document
	base *yaml.Node // the schema with $id that it stands in
	ref  string
}

// refOf is the $ref of an object, if it has one. A member named $ref whose value is no string is a name of the author's.
func refOf(n source.Node) (string, bool) {
	if !n.IsMap() {
		return "", false
	}
	ref := n.Either("$ref", "$dynamicRef") // what a dynamic one may mean elsewhere is not known here
	if !ref.IsString() {
		return "", false
	}
	return ref.Text()
}

// follow resolves a chain of references, however long, from an object to what it means. An object without $ref is itself.
func (l *lowering) follow(s *spot) (*spot, bool) {
	if _, ok := refOf(s.node); !ok {
		return s, true
	}
	e := l.ending(s)
	switch {
	case l.misdirected[e.last]:
		return nil, false
	case e.circular:
		ref, _ := refOf(s.node)
		l.breaks(s, ref, refCircular, "the references only lead to each other")
		return nil, false
	case e.spot == nil:
		l.breaks(e.broken.at, e.broken.ref, e.broken.reason, e.broken.detail)
		return nil, false
	}
	return e.spot, true
}

// ending is where a chain of references ends.
type ending struct {
	spot     *spot      // nil when it does not end at an object
	last     *yaml.Node // the object with the last reference
	broken   brokenRef  // the reference that could not be resolved, if that is why
	circular bool
}

// refStart is an object with a reference, and the schema with $id around it.
type refStart struct{ node, base *yaml.Node }

// ending finds where the references that begin at an object end. Every object of the chain ends there too.
func (l *lowering) ending(s *spot) ending {
	var chain []refStart
	met := map[refStart]bool{}
	var e ending
	for {
		ref, ok := refOf(s.node)
		if !ok {
			e.spot = s
			break
		}
		at := refStart{node: s.node.ID()}
		if base := l.base(s); base != nil {
			at.base = base.node.ID()
		}
		if known, ok := l.endings[at]; ok {
			e = known
			break
		}
		if met[at] {
			e = ending{circular: true}
			break
		}
		met[at] = true
		chain = append(chain, at)
		e.last = at.node
		r := l.resolve(s, ref)
		if r.spot == nil {
			e.broken = brokenRef{at: s, ref: ref, reason: r.reason, detail: r.detail}
			break
		}
		s = r.spot
	}
	for _, at := range chain {
		l.endings[at] = e
	}
	return e
}

func (l *lowering) breaks(s *spot, ref string, reason refReason, detail string) {
	if !l.reported[s.node.ID()] {
		l.reported[s.node.ID()] = true
		l.broken = append(l.broken, brokenRef{at: s, ref: ref, reason: reason, detail: detail})
	}
}

// resolve finds what a reference that stands at s means (RFC 3986, RFC 6901). Nothing is fetched and nothing outside the
// document's root is read.
func (l *lowering) resolve(s *spot, ref string) resolution {
	base := l.base(s)
	key := refKey{doc: s.doc, ref: ref}
	if base != nil {
		key.base = base.node.ID()
	}
	if r, ok := l.resolved[key]; ok {
		return r
	}
	if !l.enter() {
		return resolution{reason: refUnreadable}
	}
	defer l.leave()
	if l.resolving[key] {
		return resolution{reason: refCircular, detail: "the references only lead to each other"}
	}
	l.resolving[key] = true
	defer delete(l.resolving, key)
	r := l.lookup(s.doc, ref)
	if base != nil { // in a schema with an identifier of its own, that is what references are relative to
		if inner := l.lookupInside(base, ref); inner.spot != nil {
			r = inner
		}
	}
	l.resolved[key] = r
	return r
}

// base is the nearest schema around s that has an identifier of its own (JSON Schema 2020-12 Core §8.2.1); nil when there
// is none, as in most documents.
func (l *lowering) base(s *spot) *spot {
	if !l.version.in(v31Up) || !l.identifies(s.doc) {
		return nil
	}
	for at := s; at != nil; at = at.up {
		if id := at.node.Get("$id"); id.IsString() && !strings.HasPrefix(id.String(), "#") {
			return at
		}
	}
	return nil
}

// identifies reports whether a document mentions $id at all.
func (l *lowering) identifies(doc *source.Document) bool {
	known, ok := l.identifying[doc]
	if !ok {
		known = bytes.Contains(doc.Data, []byte("$id"))
		l.identifying[doc] = known
	}
	return known
}

func (l *lowering) lookupInside(base *spot, ref string) resolution {
	if fragment, ok := strings.CutPrefix(ref, "#"); ok {
		return l.inside(base, fragment)
	}
	id, err := url.Parse(base.node.Get("$id").String())
	if err != nil {
		return resolution{reason: refMissing}
	}
	to, err := id.Parse(ref)
	if err != nil {
		return resolution{reason: refMissing}
	}
	file, fragment, _ := strings.Cut(to.String(), "#")
	if found := l.byID(base.doc, file); found != nil {
		return l.inside(found, fragment)
	}
	return resolution{reason: refMissing}
}

func (l *lowering) lookup(doc *source.Document, ref string) resolution {
	file, fragment, _ := strings.Cut(ref, "#")
	target := doc
	if file != "" && file != l.self {
		if id := l.byID(doc, file); id != nil {
			return l.inside(id, fragment)
		}
		if u, err := url.Parse(file); err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(file, "//") {
			return resolution{reason: refRemote, detail: "remote references are never fetched"}
		}
		path, err := url.PathUnescape(file)
		if err != nil {
			return resolution{reason: refMissing, detail: "is not a valid reference"}
		}
		f, ok := doc.File.Join(path)
		if !ok {
			return resolution{reason: refOutside, detail: "leads outside the root of the document"}
		}
		if f.Path != doc.File.Path {
			fragmentDoc, problem := l.reader.OpenFragment(f)
			switch {
			case problem == nil:
				target = fragmentDoc
			case errors.Is(problem, fs.ErrNotExist):
				return resolution{reason: refMissing, detail: f.Path + " does not exist"}
			case errors.Is(problem, source.ErrOutsideRoot):
				return resolution{reason: refOutside, detail: "leads outside the root of the document"}
			default:
				return resolution{reason: refUnreadable, detail: problem.Error()}
			}
			if len(target.Nodes) == 0 {
				return resolution{reason: refUnreadable, detail: f.Path + " holds no JSON or YAML"}
			}
		}
	} else if file == l.self && file != "" {
		target = l.root.doc
	}
	return l.inside(&spot{doc: target, node: target.Nodes[0]}, fragment)
}

// inside finds a fragment below a spot: a JSON Pointer or a plain-name anchor.
func (l *lowering) inside(s *spot, fragment string) resolution {
	fragment, err := url.PathUnescape(fragment)
	if err != nil {
		return resolution{reason: refMissing, detail: "is not a valid reference"}
	}
	if fragment == "" {
		return resolution{spot: s}
	}
	if !strings.HasPrefix(fragment, "/") {
		if anchor := l.index(s.doc).anchors[fragment]; anchor != nil {
			return resolution{spot: anchor}
		}
		return resolution{reason: refMissing, detail: "there is no such anchor"}
	}
	for token := range strings.SplitSeq(fragment[1:], "/") {
		token = pointerUnescape.Replace(token)
		next := s.child(token)
		if !next.node.Exists() {
			// A pointer may lead through a reference: bundled documents are full of them.
			ref, ok := refOf(s.node)
			if !ok {
				return resolution{reason: refMissing, detail: "there is nothing at " + source.EncodePointer(append(s.pointer(), token))}
			}
			r := l.resolve(s, ref)
			if r.spot == nil {
				return r
			}
			if next = r.spot.child(token); !next.node.Exists() {
				if e := l.ending(r.spot); e.circular {
					return resolution{reason: refCircular, detail: "the references only lead to each other"}
				} else if e.spot == nil {
					return resolution{reason: e.broken.reason, detail: e.broken.detail}
				} else if next = e.spot.child(token); !next.node.Exists() {
					return resolution{reason: refMissing, detail: "there is nothing at " + source.EncodePointer(next.pointer())}
				}
			}
		}
		s = next
	}
	return resolution{spot: s}
}

var pointerUnescape = strings.NewReplacer("~1", "/", "~0", "~")

// identifiers are the anchors and $ids of a document (JSON Schema 2020-12 §8.2), collected when a reference needs them.
type identifiers struct {
	anchors map[string]*spot
	ids     map[string]*spot
}

func (l *lowering) index(doc *source.Document) *identifiers {
	if found := l.identifiers[doc]; found != nil {
		return found
	}
	found := &identifiers{anchors: map[string]*spot{}, ids: map[string]*spot{}}
	l.identifiers[doc] = found
	if !l.version.in(v31Up) {
		return found
	}
	seen := map[*yaml.Node]bool{}
	var walk func(s *spot)
	walk = func(s *spot) {
		if seen[s.node.ID()] {
			return
		}
		seen[s.node.ID()] = true
		for _, keyword := range []string{"$anchor", "$dynamicAnchor"} {
			if v := s.node.Get(keyword); v.IsString() && found.anchors[v.String()] == nil {
				found.anchors[v.String()] = s
			}
		}
		if v := s.node.Get("$id"); v.IsString() && found.ids[v.String()] == nil {
			found.ids[v.String()] = s
		}
		for key, v := range s.node.Pairs() {
			walk(&spot{doc: s.doc, node: v, up: s, token: key})
		}
		for i, v := range s.node.Items() {
			walk(s.item(i, v))
		}
	}
	walk(&spot{doc: doc, node: doc.Nodes[0]})
	return found
}

func (l *lowering) byID(doc *source.Document, uri string) *spot {
	if !strings.Contains(uri, ":") || !l.version.in(v31Up) {
		return nil // relative references are files here; only absolute identifiers are looked up
	}
	return l.index(doc).ids[uri]
}

func (f family) in(set family) bool { return f&set != 0 }
