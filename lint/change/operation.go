package change

import (
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// OperationFacts is an operation on both sides.
type OperationFacts struct {
	Pair[contract.OperationFacts]
	Access   *AccessFacts   `json:"access,omitempty" doc:"What callers must present, compared. Absent for webhooks and callbacks, and for an operation that only the base has."`
	Transfer *TransferFacts `json:"transfer,omitempty" doc:"What differs in the data that it takes and returns as a whole; absent if nothing does."`
}

// operationEntities makes the entities of the operations that differ.
func operationEntities(pairs []operationPair, access *accessComparison, transfers map[*contract.Operation]*TransferFacts, before, after Side) []model.Entity {
	partners := map[*contract.Operation]*operation{}
	for _, p := range pairs {
		if p.before != nil && p.after != nil {
			partners[p.before.Operation] = p.after
		}
	}
	var list []model.Entity
	for _, p := range pairs {
		switch {
		case p.before == nil:
			list = append(list, operationEntity(OperationFacts{Pair: pair[contract.OperationFacts](nil, p.after.entity), Access: access.of(p)}, p, before, after, nil))
		case p.after == nil:
			parent := func() model.Place { return operationParent(p.before.Operation, partners, after) }
			list = append(list, operationEntity(OperationFacts{Pair: pair[contract.OperationFacts](p.before.entity, nil)}, p, before, after, parent))
		case !equalFacts(p.before.entity, p.after.entity) || transfers[p.after.Operation] != nil:
			list = append(list, operationEntity(OperationFacts{pair[contract.OperationFacts](p.before.entity, p.after.entity), access.of(p), transfers[p.after.Operation]}, p, before, after, nil))
		}
	}
	return list
}

func operationEntity(facts OperationFacts, p operationPair, before, after Side, parent func() model.Place) model.Entity {
	var b, a *model.Entity
	if p.before != nil {
		b = p.before.entity
	}
	if p.after != nil {
		a = p.after.entity
	}
	e := entity(model.EntityChangeOperation, &facts, b, a, after.Path, parent)
	if a != nil {
		e.Definition = a.Definition
	}
	if b == nil || a == nil {
		return e
	}
	// The security of a document that is gone is missing in the document, not in the operations that inherited it.
	wasInherited := p.before.Security.Source == "root" && p.after.Security.Source == "none"
	isNew := p.before.Security.Source == "none" && p.after.Security.Source == "root"
	locate := e.Locate
	if facts.Transfer != nil {
		locate = facts.Transfer.locate(before, after, e.Locate)
	}
	e.Locate = func(at []any) model.Place {
		switch {
		case wasInherited && len(at) > 0 && at[0] == "security":
			return after.In(after.Contract.Root.Below(at))
		case isNew && len(at) > 1 && at[0] == "before" && at[1] == "security":
			return before.In(before.Contract.Root.Below(at[1:]))
		}
		return locate(at)
	}
	return e
}

// operationParent is the place in the head where an operation of the base is missing.
func operationParent(op *contract.Operation, partners map[*contract.Operation]*operation, after Side) model.Place {
	root := after.Contract.Root
	switch {
	case op.Kind == "webhook":
		return after.In(root.Below([]any{"webhooks", op.Path}))
	case op.Kind == "callback" && partners[op.Caller] != nil:
		return partners[op.Caller].entity.Locate([]any{"callbacks", op.Callback})
	case op.Kind == "callback":
		return operationParent(op.Caller, partners, after)
	}
	return after.In(root.Below([]any{"paths", op.Path, strings.ToLower(op.Method)}))
}

// accessComparison compares the security of operations. Operations that inherit theirs are compared once.
type accessComparison struct {
	schemes *schemePairs
	known   map[[2]*contract.AlternativeFacts]*AccessFacts
	scoped  map[string]scopedUse // by scheme of the base
	cut     []*operation         // of the head, of which not all alternatives were compared
}

// scopedUse counts the operations of the base that demand a scheme, and those that demand scopes of it.
type scopedUse struct{ scoped, all int }

func newAccessComparison(schemes *schemePairs, pairs []operationPair) *accessComparison {
	c := &accessComparison{schemes: schemes, known: map[[2]*contract.AlternativeFacts]*AccessFacts{}, scoped: map[string]scopedUse{}}
	for _, p := range pairs {
		if p.before != nil && p.before.Kind == "path" {
			c.count(p.before.Security.Alternatives)
		}
	}
	return c
}

func (c *accessComparison) count(alternatives []contract.AlternativeFacts) {
	uses := map[string]bool{} // scheme → whether scopes of it are demanded
	for i := range alternatives {
		for j := range alternatives[i].Requirements {
			r := &alternatives[i].Requirements[j]
			scheme := c.schemes.before(r)
			uses[scheme] = uses[scheme] || len(r.Scopes) > 0
		}
	}
	for scheme, scoped := range uses {
		use := c.scoped[scheme]
		use.all++
		if scoped {
			use.scoped++
		}
		c.scoped[scheme] = use
	}
}

// of compares what an operation demands on both sides; nil if its security says nothing of callers.
func (c *accessComparison) of(p operationPair) *AccessFacts {
	if p.after == nil || p.after.Kind != "path" || p.before != nil && p.before.Kind != "path" {
		return nil
	}
	if p.before == nil {
		return c.ofNew(p.after.Security.Alternatives)
	}
	before, after := p.before.Security.Alternatives, p.after.Security.Alternatives
	key := [2]*contract.AlternativeFacts{firstOf(before), firstOf(after)}
	if known := c.known[key]; known != nil {
		return known
	}
	b, a := readAlternatives(before, c.schemes.before), readAlternatives(after, c.schemes.after)
	facts := &AccessFacts{Before: alternativeFacts(b), After: alternativeFacts(a), Undefined: newlyUndefined(b, a), Unscoped: []UnscopedFacts{}}
	var undefined []string
	for _, u := range facts.Undefined {
		undefined = append(undefined, u.Scheme)
	}
	var complete bool
	if facts.Admits, complete = admits(b, a, undefined); !complete {
		c.cut = append(c.cut, p.after)
	}
	c.known[key] = facts
	return facts
}

func firstOf(list []contract.AlternativeFacts) *contract.AlternativeFacts {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// ofNew describes what an operation demands that only the head has.
func (c *accessComparison) ofNew(after []contract.AlternativeFacts) *AccessFacts {
	a := readAlternatives(after, c.schemes.after)
	facts := &AccessFacts{Before: []AlternativeFacts{}, After: alternativeFacts(a), Admits: []AdmittedFacts{}, Undefined: newlyUndefined(nil, a), Unscoped: []UnscopedFacts{}}
	for i := range after {
		for j := range after[i].Requirements {
			r := &after[i].Requirements[j]
			use := c.scoped[c.schemes.after(r)]
			if (r.Credential == "oauth2" || r.Credential == "oidc") && len(r.Scopes) == 0 && use.scoped*2 > use.all {
				facts.Unscoped = append(facts.Unscoped, UnscopedFacts{Index: i, Scheme: r.Scheme, Scoped: use.scoped, All: use.all})
			}
		}
	}
	return facts
}

// readAlternatives reads the alternatives of an operation: one that demands nothing if there are none.
func readAlternatives(facts []contract.AlternativeFacts, identify func(r *contract.RequirementFacts) string) []alternative {
	list := make([]alternative, 0, max(len(facts), 1))
	for i := range facts {
		list = append(list, newAlternative(i, &facts[i], identify))
	}
	if len(list) == 0 {
		list = append(list, newAlternative(0, &contract.AlternativeFacts{}, identify))
	}
	return list
}

func alternativeFacts(list []alternative) []AlternativeFacts {
	facts := []AlternativeFacts{}
	for _, a := range list {
		facts = append(facts, AlternativeFacts{Text: a.text, Rank: a.rank.String()})
	}
	return facts
}

// newlyUndefined lists the schemes that the head demands and does not declare, without those that the base demanded undeclared.
func newlyUndefined(before, after []alternative) []UndefinedFacts {
	known := map[string]bool{}
	for _, b := range before {
		for _, name := range b.undefined {
			known[name] = true
		}
	}
	list := []UndefinedFacts{}
	for _, a := range after {
		for _, name := range a.undefined {
			if !known[name] {
				known[name] = true
				list = append(list, UndefinedFacts{Index: a.index, Scheme: name})
			}
		}
	}
	return list
}
