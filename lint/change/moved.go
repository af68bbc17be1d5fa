package change

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
)

// contractPair is a contract on both sides; the zero Side where a side does not have it.
type contractPair struct {
	before, after Side
	all           []operationPair // the operations of both sides, as they are paired in the contract
	operations    []operationPair // those that have not moved to another contract or come from one
	schemes       []schemePair
	moved         bool // the sides are two contracts, and the operations moved from one to the other
}

// newContractPair pairs the operations of two versions of a contract.
func newContractPair(v Versions) *contractPair {
	c := &contractPair{before: v.Before, after: v.After, all: pairOperations(v.Before, v.After)}
	if v.Before.Contract != nil && v.After.Contract != nil {
		c.all = judgedOperations(c.all, v.Before, v.After)
	}
	c.operations = c.all
	return c
}

// pairMoved pairs the operations that only one side of their contract has with those of other contracts: a contract is split, or two
// are merged. It is the one of the same kind, method and URL; then of the same method and path template, if no other one is. One that
// is served from another host is none, unless it has the same operationId and one of the documents is new or gone. Those that it pairs are no longer among the operations of their contracts.
func pairMoved(contracts []*contractPair) []*contractPair {
	b, a := &operations{}, &operations{}
	homes := map[*contract.Operation]*contractPair{}
	for _, c := range contracts {
		for _, p := range c.all {
			switch {
			case p.after == nil:
				b.add(*p.before)
				homes[p.before.Operation] = c
			case p.before == nil:
				a.add(*p.after)
				homes[p.after.Operation] = c
			}
		}
	}
	if len(b.list) == 0 || len(a.list) == 0 {
		return nil
	}
	m := newMatching(len(b.list), len(a.list))
	otherHost := func(i, k int) bool { return !sameHost(b.list[i].hosts, a.list[k].hosts) }
	m.inOrder(b.hosted, a.hosted)
	m.inOrder(b.urls(withoutNames), a.urls(withoutNames))
	m.undo(otherHost)
	m.unique(b.templates, a.templates)
	m.undo(otherHost)
	m.unique(b.sameIDs, a.sameIDs)
	m.undo(func(i, k int) bool { // both documents stay what they are
		return otherHost(i, k) && homes[b.list[i].Operation].isWhole() && homes[a.list[k].Operation].isWhole()
	})
	m.callbacks(b, a)

	type home struct{ before, after *contractPair }
	groups := map[home]*contractPair{}
	moved := map[*contract.Operation]bool{}
	var list []*contractPair
	for i, partner := range m.after {
		if partner < 0 {
			continue
		}
		p := operationPair{&b.list[partner], &a.list[i]}
		at := home{homes[p.before.Operation], homes[p.after.Operation]}
		if groups[at] == nil {
			groups[at] = &contractPair{before: at.before.before, after: at.after.after, moved: true}
			list = append(list, groups[at])
		}
		groups[at].operations = append(groups[at].operations, p)
		moved[p.before.Operation], moved[p.after.Operation] = true, true
	}
	for _, c := range contracts {
		c.operations = slices.DeleteFunc(slices.Clone(c.all), func(p operationPair) bool {
			return p.after == nil && moved[p.before.Operation] || p.before == nil && moved[p.after.Operation]
		})
	}
	return list
}

// isWhole reports whether both sides have the contract.
func (c *contractPair) isWhole() bool { return c.before.Contract != nil && c.after.Contract != nil }

// sameIDs are the operations of paths by method, path template and operationId.
func (o *operations) sameIDs(i int) []string {
	op := o.list[i]
	if op.ID == "" {
		return nil
	}
	var keys []string
	for _, template := range o.templates(i) {
		keys = append(keys, key(template, op.ID))
	}
	return keys
}

// hosted are the URLs of operations of paths, with their hosts.
func (o *operations) hosted(i int) []string {
	var keys []string
	for _, url := range o.urls(withoutNames)(i) {
		for _, host := range o.list[i].hosts {
			keys = append(keys, key(host, url))
		}
	}
	return keys
}

// hostsOf lists the distinct hosts of the servers of an operation; none if one of them is not known. There may be more than maxBases.
func hostsOf(op *contract.Operation) []string {
	var list []string
	for _, s := range op.ServedFrom {
		for _, u := range s.URLs {
			host := strings.ToLower(u.Host)
			if host == "" || strings.ContainsAny(host, "{}") || len(list) > maxBases {
				return nil
			}
			if !slices.Contains(list, host) {
				list = append(list, host)
			}
		}
	}
	return list
}

// sameHost reports whether two operations may be served from one host: if nothing is known of one, they may.
func sameHost(before, after []string) bool {
	return len(before) == 0 || len(after) == 0 || slices.ContainsFunc(before, func(host string) bool { return slices.Contains(after, host) })
}

// addMoved adds the differences between operations that moved from a contract to another one. A scheme of one is that of the other only
// if both are defined alike: the name may mean something else there.
func (d *Differences) addMoved(c *contractPair) {
	schemes := pairSchemes(c.before, c.after, wholeDefinition)
	c.schemes = schemes.pairs
	access := newAccessComparison(schemes, c.operations)
	d.Entities = append(d.Entities, servedEntities(c, nil)...)
	d.addOperations(c, access, values(c.before, c.after, c.operations))
}

// addOperations adds the differences between operations and what they take and return.
func (d *Differences) addOperations(c *contractPair, access *accessComparison, values *valueWalk) {
	d.Entities = slices.Concat(d.Entities,
		operationEntities(c.operations, access, transfers(c.before, c.after, c.operations), c.before, c.after),
		responseEntities(c.operations, c.before, c.after),
		values.entities(),
	)
	d.Uncompared = slices.Concat(d.Uncompared, values.uncompared(), uncomparedOperations(c.operations, access, c.after))
}
