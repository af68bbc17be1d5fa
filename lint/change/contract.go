package change

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// ContractFacts is a contract as a whole on both sides.
type ContractFacts struct {
	Pair[contract.ContractFacts]
	VersionOrder string          `json:"version_order" enum:"lower,equal,higher,unknown" doc:"Whether info.version of the head is lower or higher than that of the base. unknown: one of them is no semantic version and no date, or they are of two kinds."`
	NewMajor     bool            `json:"new_major" doc:"true if callers see a new major version of the API: the first number of info.version grew (of a version 0.x the second, of a date any part), info.version became one that cannot be compared, or a version such as v2 in the URLs of the operations grew."`
	Breaking     []BreakingFacts `json:"breaking" doc:"What breaks callers: operations that are gone before their end or have another URL, parameters that are required now, and success statuses that are gone; fields that requests must have now, types and listed values that requests may not have any more, fields that responses do not have any more, and types that they did not have. What is only so under a condition, or in one of several alternatives, is not among them."`
	Opened       bool            `json:"opened" doc:"true if an operation that inherited the security of the document admits callers whom the base refused."`
	Overlaps     []int           `json:"overlaps" doc:"Indices of the pairs among overlaps of the head that have different security, and that the base did not have or had with the same security."`
}

// addContract adds the differences between two versions of a contract.
func (d *Differences) addContract(c *contractPair) {
	schemes := pairSchemes(c.before, c.after, schemeName, wholeDefinition, definitionOfCredential)
	c.schemes = schemes.pairs
	access := newAccessComparison(schemes, c.all)
	values := values(c.before, c.after, c.operations)
	servers := serverEntities(c.before, c.after)
	d.Entities = slices.Concat(d.Entities,
		contractEntities(c, access, values),
		servers, servedEntities(c, servers),
		schemeEntities(schemes.pairs, c.after),
	)
	d.addOperations(c, access, values)
}

// judgedOperations leaves out the operations of one side that the other side has, too, but not so that they could be judged: because
// they are no objects, or behind a broken reference. There is a problem about them; they are not gone.
func judgedOperations(pairs []operationPair, before, after Side) []operationPair {
	read := [2]map[string]bool{{}, {}} // the operations that were read, and the paths of which some were, in the base and the head
	for _, p := range pairs {
		for i, op := range []*operation{p.before, p.after} {
			if op != nil && op.Kind != "callback" {
				read[i][key(op.Kind, op.Path)] = true
				read[i][key(op.Kind, op.Path, op.Method)] = true
			}
		}
	}
	return slices.DeleteFunc(pairs, func(p operationPair) bool {
		switch {
		case p.after == nil:
			return isUnread(p.before, after.Contract, read[1])
		case p.before == nil:
			return isUnread(p.after, before.Contract, read[0])
		}
		return false
	})
}

// isUnread reports whether a contract has something where an operation of the other side stands, which is not among the operations
// that were read.
func isUnread(op *operation, in *contract.API, read map[string]bool) bool {
	holder := "paths"
	switch op.Kind {
	case "webhook":
		holder = "webhooks"
	case "callback":
		return false
	}
	if read[key(op.Kind, op.Path, op.Method)] {
		return false // it is another operation
	}
	items := in.Node(holder)
	item := items.Get(op.Path)
	return items.Exists() && !items.IsMap() || item.Exists() && !item.IsMap() || item.Get(strings.ToLower(op.Method)).Exists() ||
		item.Get("$ref").Exists() && !read[key(op.Kind, op.Path)]
}

// contractEntities makes the entity of the contract as a whole, if it differs.
func contractEntities(c *contractPair, access *accessComparison, values *valueWalk) []model.Entity {
	before, after, operations := c.before, c.after, c.operations
	b, a := before.of(model.EntityContract), after.of(model.EntityContract)
	if len(b) != 1 || len(a) != 1 {
		return nil
	}
	f := ContractFacts{Pair: pair[contract.ContractFacts](b[0], a[0]), Breaking: breaking(operations, values), Overlaps: newOverlaps(c.all, before, after)}
	if equalFacts(b[0], a[0]) && len(f.Breaking) == 0 {
		return nil
	}
	f.VersionOrder = compareContractVersions(f.Before.InfoVersion, f.After.InfoVersion)
	f.NewMajor = isNewMajor(f.Before.InfoVersion, f.After.InfoVersion) || higherURLVersion(operations)
	for _, p := range operations {
		if p.before != nil && p.after != nil && p.before.Security.Source == "root" && p.after.Security.Source != "operation" {
			if facts := access.of(p); facts != nil && len(facts.Admits) > 0 {
				f.Opened = true
				break
			}
		}
	}
	return []model.Entity{entity(model.EntityChangeContract, &f, b[0], a[0], after.Path, nil)}
}

// newOverlaps lists the indices of the overlaps of the head with different security that the base did not have. Operations are
// those of the pairs, so that renamed parameters and moved base paths make no difference.
func newOverlaps(operations []operationPair, before, after Side) []int {
	was, is := map[string]int{}, map[string]int{}
	for i, p := range operations {
		if p.before != nil && p.before.Kind == "path" {
			was[key(p.before.Method, p.before.Path)] = i + 1
		}
		if p.after != nil && p.after.Kind == "path" {
			is[key(p.after.Method, p.after.Path)] = i + 1
		}
	}
	pairOf := func(o contract.OverlapFacts, index map[string]int) [2]int {
		first, second := index[key(o.Method, o.First)], index[key(o.Method, o.Second)]
		return [2]int{min(first, second), max(first, second)}
	}
	known := map[[2]int]bool{}
	for _, o := range before.Contract.Facts.Overlaps {
		if !o.SameSecurity {
			known[pairOf(o, was)] = true
		}
	}
	list := []int{}
	for i, o := range after.Contract.Facts.Overlaps {
		if !o.SameSecurity && !known[pairOf(o, is)] {
			list = append(list, i)
		}
	}
	return list
}
