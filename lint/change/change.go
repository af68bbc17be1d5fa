// Package change compares the documents of a base with those of the head. It makes an entity of each difference that rules judge:
// what the base had, what the head has, and what follows from both.
package change

import (
	"bytes"
	"encoding/json"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// Side is one document of a pair: as it is in the base, or as it is in the head.
type Side struct {
	// Path is the path of the document, as model.Location has it.
	Path string
	// Number is 0 for the head, else the number of the base, as model.Place has it.
	Number int
	// Entities are those of the document.
	Entities []model.Entity
	// Contract or BOM is the document after lowering; both are nil for a manifest.
	Contract *contract.API
	BOM      *bom.BOM
}

// In returns a place of the document as one of this side. Entities return such places already.
func (s Side) In(at model.Place) model.Place {
	at.Base = s.Number
	return at
}

// of lists the entities of a kind.
func (s Side) of(kind model.EntityKind) []*model.Entity {
	var list []*model.Entity
	for i := range s.Entities {
		if s.Entities[i].Kind == kind {
			list = append(list, &s.Entities[i])
		}
	}
	return list
}

// Versions are two versions of one document. One that only one side has has the zero Side on the other.
type Versions struct{ Before, After Side }

// Differences are what differs between documents.
type Differences struct {
	// Entities are what rules judge. Equal things make none.
	Entities []model.Entity
	// Uncompared are the parts that may differ, too.
	Uncompared []Uncompared

	contracts    []*contractPair    // those of both sides, and those between which operations moved
	integrations [][2]*model.Entity // of both sides, those that have another name or are in another file
}

// Documents compares the versions of contracts and SBOMs. An operation that moved from one contract to another is compared with what it
// was there. Manifests are compared by AddIntegrations: a file may hold several.
func Documents(list []Versions) *Differences {
	d := &Differences{}
	var contracts []*contractPair
	for _, v := range list {
		isContract, wasContract := v.After.Contract != nil, v.Before.Contract != nil
		switch {
		case isContract && wasContract, isContract && v.Before.Path == "", wasContract && v.After.Path == "":
			contracts = append(contracts, newContractPair(v))
		case !isContract && !wasContract: // otherwise one could not be judged; there is a problem about it
			d.Entities = append(d.Entities, sboms(v.Before, v.After)...)
		}
	}
	moved := pairMoved(contracts)
	for _, c := range contracts {
		if c.isWhole() { // what becomes of a whole contract is told elsewhere
			d.addContract(c)
			d.addDoubled(Versions{c.before, c.after})
			d.contracts = append(d.contracts, c)
		}
	}
	for _, c := range moved {
		d.addMoved(c)
		d.contracts = append(d.contracts, c)
	}
	return d
}

// Pair is one thing on both sides, of which a difference is told.
type Pair[T any] struct {
	Status string `json:"status" enum:"added,removed,modified" doc:"added: only the head has it. removed: only the base has it. modified: both have it, and their facts differ."`
	Before *T     `json:"before,omitempty" doc:"Facts in the base; absent if it was added."`
	After  *T     `json:"after,omitempty" doc:"Facts in the head; absent if it was removed."`
}

// pair makes the facts of two entities, of which one may be nil.
func pair[T any](before, after *model.Entity) Pair[T] {
	p := Pair[T]{Status: "modified", Before: facts[T](before), After: facts[T](after)}
	switch {
	case before == nil:
		p.Status = "added"
	case after == nil:
		p.Status = "removed"
	}
	return p
}

// facts returns the facts of an entity; nil for none.
func facts[T any](e *model.Entity) *T {
	if e == nil {
		return nil
	}
	return e.Facts.(*T)
}

// equalFacts reports whether two entities have the same facts, as rules see them.
func equalFacts(a, b *model.Entity) bool {
	x, err := json.Marshal(a.Facts)
	y, err2 := json.Marshal(b.Facts)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

// entity makes the entity of a difference. A path that begins with "before" leads to the place in the base, every other one to
// that in the head. What the head no longer has is told at the place that parent returns: the nearest thing that still exists.
func entity(kind model.EntityKind, facts any, before, after *model.Entity, path string, parent func() model.Place) model.Entity {
	named := after
	if named == nil {
		named = before
	}
	e := model.Entity{Kind: kind, Document: path, Name: named.Name, Facts: facts, Usages: named.Usages}
	e.Locate = func(at []any) model.Place {
		if len(at) > 0 && at[0] == "before" && before != nil {
			return before.Locate(at[1:])
		}
		if after == nil {
			return parent()
		}
		return after.Locate(at)
	}
	e.NamePlace = func(place model.Place, at []any) string {
		if after == nil {
			return before.NamePlace(before.Locate(nil), nil)
		}
		return after.NamePlace(place, at)
	}
	if after == nil {
		e.Usages = nil // they are places in the base
	}
	return e
}
