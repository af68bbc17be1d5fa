package change

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// ValueFacts is a value that callers send or receive, on both sides. A field, which is a parameter, a header or a property, is told
// apart from the definition of its value: several fields may share that.
type ValueFacts struct {
	Pair[contract.ValueFacts]
	Direction   string                `json:"direction" enum:"request,response,both" doc:"Whether callers send the value (request), receive it (response), or both."`
	Name        string                `json:"name" doc:"What the value is called: the name of a field, followed by [] for the items of an array and {} for the values of a map; or which body it is."`
	Fields      []contract.FieldFacts `json:"fields" doc:"For the definition of a value: the fields of the head that have such values, one of each name. Empty for a field."`
	PageSize    bool                  `json:"page_size" doc:"true if the value chooses the number of items on a page of a collection that was limited and no longer is."`
	Pattern     string                `json:"pattern" enum:"none,equal,stricter,looser,different,unknown" doc:"How the regular expression of the head relates to that of the base, for texts that are as long as the head allows. none: one side has none, or both have the same. equal: it accepts the same texts. stricter: only some of them. looser: all of them, and more. different: each accepts texts that the other does not. unknown: it was not found out, because one looks around or back, there are several, or it takes too long."`
	Scopes      []string              `json:"scopes" doc:"Values that only the head lists, and that its security schemes declare as scopes: who may get such a scope is decided where tokens are issued. Broad scopes that the base declared, too, are not among them."`
	Destination bool                  `json:"destination" doc:"true if a callback is sent to the value, and it was limited, or limited to https, and no longer is."`
}

// values compares the values of two contracts. pairs are the operations of the contracts.
func values(before, after Side, pairs []operationPair) *valueWalk {
	w := newValueWalk(before, after)
	w.walk(pairs)
	return w
}

// walk walks over what operations take and return.
func (w *valueWalk) walk(pairs []operationPair) {
	for _, pair := range pairs {
		if pair.before != nil && pair.after != nil {
			w.walkOperation(pair)
		}
	}
	w.finish()
}

// role is the part that a definition has in the description of a value.
type role uint8

const (
	whole  role = iota // it describes the value
	closed             // it is an alternative of a union that itself rejects unknown fields
	part               // it holds together with others: what it says alone is no limit of the value
)

// meeting is a definition of the base and one of the head, which are taken for the same value.
type meeting struct {
	before, after contract.Use
	returned      bool
	as            role
}

// node is a meeting as a node of a graph: it leads to the meetings of the values inside.
type node struct {
	operations []int // the first that lead to it, as indexes
	next       []*node
}

// step is a meeting that is to be looked into, and how it was reached.
type step struct {
	meeting
	at        *node
	name      string
	field     *contract.Field // the nearest one around the values
	operation int             // the first that led here
	always    bool            // the values are there under no condition, and are no alternative of others
}

// valueWalk walks over the values of two contracts side by side. It looks into a pair of definitions once for each direction and role,
// and not at all where the digests are equal.
type valueWalk struct {
	before, after Side
	base, head    *contract.Values

	operations []operationPair
	roots      [][]*node // by operation
	nodes      map[meeting]*node
	reached    map[reached]bool // definitions of the head that met one of the base
	queue      []step
	effort     int // how many more meetings there may be before each definition of the head meets no second one

	definitions differences[definitionID]
	fields      differences[fieldID]
	uses        map[definitionID]*fieldList // of the head, of all definitions that met and differ
	loose       loose
	classes     inheritedClasses

	// naming, if there is one, learns which definitions and fields are the same on both sides. What is equal is looked into then, too.
	naming func(before, after located)

	breaks []string // what callers of operations under paths break by, in words

	tangled, deep, manifold leftOut // what was not compared: because of effort, of maxAlignments, and of limits of package contract

	pageSizes, destinations map[*contract.Value]bool // of the head: see ValueFacts
}

// reached is a definition of the head that callers send or receive.
type reached struct {
	value    *contract.Value
	returned bool
}

// meetingsPerSchema is how many meetings there may be for each schema of both sides. In contracts that people write there are about
// two; only in those that are made to take long, definitions that lead to each other meet in all combinations.
const meetingsPerSchema = 4

func newValueWalk(before, after Side) *valueWalk {
	w := &valueWalk{
		before: before, after: after, base: before.Contract.Values(), head: after.Contract.Values(),
		nodes: map[meeting]*node{}, reached: map[reached]bool{}, uses: map[definitionID]*fieldList{},
		definitions: differences[definitionID]{byID: map[definitionID]*difference{}}, fields: differences[fieldID]{byID: map[fieldID]*difference{}},
		pageSizes: map[*contract.Value]bool{}, destinations: map[*contract.Value]bool{},
	}
	w.loose = newLoose(w.base)
	w.effort = 1000 + meetingsPerSchema*(w.base.Size()+w.head.Size())
	return w
}

// walkOperation walks over what an operation takes and returns.
func (w *valueWalk) walkOperation(pair operationPair) {
	index := len(w.operations)
	w.operations, w.roots = append(w.operations, pair), append(w.roots, nil)
	before, after := w.base.Roots(pair.before.OperationFacts), w.head.Roots(pair.after.OperationFacts)
	w.markPageSizes(pair, after)
	w.markDestination(pair)
	name := rootNames(pair)
	keyOf := func(roots []contract.Root) keysOf { return func(i int) []string { return []string{name(roots[i])} } }
	kindOf := func(roots []contract.Root) keysOf { // a body may get another media type
		return func(i int) []string {
			if roots[i].Field != nil {
				return nil
			}
			return []string{roots[i].Words}
		}
	}
	m := newMatching(len(before), len(after))
	exact := func(roots []contract.Root) keysOf { // bodies of one media type may differ in its parameters
		return func(i int) []string { return []string{key(name(roots[i]), strconv.FormatUint(roots[i].Digest(), 36))} }
	}
	m.inOrder(exact(before), exact(after))
	m.inOrder(keyOf(before), keyOf(after))
	m.unique(kindOf(before), kindOf(after))
	for i, partner := range m.after {
		if partner >= 0 && w.naming == nil && before[partner].Digest() == after[i].Digest() {
			continue
		}
		at := &node{operations: []int{index}}
		w.roots[index] = append(w.roots[index], at)
		words := after[i].Words + " of " + pair.after.entity.Name
		if partner < 0 || before[partner].Field == nil && before[partner].Value == nil {
			w.gain(child{field: after[i].Field, use: after[i].Value, name: words}, after[i].Returned, at, index)
			continue
		}
		w.compare(child{before[partner].Field, before[partner].Value, words}, child{after[i].Field, after[i].Value, words}, step{
			meeting: meeting{returned: after[i].Returned}, at: at, operation: index, always: true,
		})
	}
	for i, partner := range m.before {
		if partner < 0 {
			s := step{meeting: meeting{returned: before[i].Returned}, operation: index}
			w.lose(child{field: before[i].Field, use: before[i].Value}, s, func() model.Place { return pair.after.entity.Locate(nil) })
		}
	}
	w.drain()
}

// rootNames returns by what roots of the two operations are known. In paths with as many parameters, those at one position are the
// same, whatever they are called; in others, those of one name are.
func rootNames(pair operationPair) func(contract.Root) string {
	count := func(op *operation) int { return len(parameters.FindAllString(op.Path, -1)) }
	if count(pair.before) == count(pair.after) {
		return func(root contract.Root) string { return root.Key }
	}
	return func(root contract.Root) string {
		if strings.HasPrefix(root.Key, "parameter path ") {
			return "parameter path " + root.Field.Name
		}
		return root.Key
	}
}

// child is a value inside another one, on one side.
type child struct {
	field *contract.Field // nil for a value without a name
	use   *contract.Use   // nil where nothing describes it
	name  string
}

// value is the definition of the value.
func (c child) value() *contract.Use {
	if c.field != nil {
		return c.field.Value
	}
	return c.use
}

// compare compares a value of the base with one of the head. around is the step that leads to them.
func (w *valueWalk) compare(before, after child, around step) {
	name, field := after.name, around.field
	if before.field != nil && after.field != nil {
		name, field = after.field.Name, after.field
		wasUsed, isUsed := before.field.Travels(around.returned), after.field.Travels(around.returned)
		if !wasUsed && !isUsed {
			return
		}
		w.compareFields(before.field, after.field, around)
		if !isUsed {
			return
		}
	}
	b, a := before.value(), after.value()
	if b == nil {
		return
	}
	if a == nil {
		w.undescribed(b.Value, after.field, name, around)
		return
	}
	w.meet(step{meeting: meeting{before: *b, after: *a, returned: around.returned}, name: name, field: field, operation: around.operation, always: around.always}, around.at)
}

// undescribed notes that nothing describes a value any more.
func (w *valueWalk) undescribed(before *contract.Value, after *contract.Field, name string, around step) {
	facts, _ := before.Facts()
	d := w.definitions.add(definitionID{before, nil}, step{meeting: meeting{returned: around.returned}, at: around.at, name: name, field: after}, Pair[contract.ValueFacts]{
		Status: "modified", Before: facts, After: contract.Undescribed(),
	})
	d.before, d.parent = before, func() model.Place { return w.operations[around.operation].after.entity.Locate(nil) }
	w.use(definitionID{before, nil}, after)
}

// meet notes that a definition of the base meets one of the head, to be looked into later unless both are equal.
func (w *valueWalk) meet(s step, from *node) {
	before := reached{s.after.Value, s.returned}
	known := w.reached[before]
	w.reached[before] = true
	if w.naming == nil && s.before.Digest() == s.after.Digest() && s.before.Chooses() == s.after.Chooses() {
		return
	}
	w.use(definitionID{s.before.Value, s.after.Value}, s.field)
	if met := w.nodes[s.meeting]; met != nil {
		from.next = append(from.next, met)
		return
	}
	if w.effort--; w.effort < 0 && known {
		w.tangled.add(leftValue{s.after.Value, false})
		return
	}
	if w.naming != nil {
		w.naming(s.before.Value, s.after.Value)
	}
	s.at = &node{}
	from.next = append(from.next, s.at)
	w.nodes[s.meeting] = s.at
	w.queue = append(w.queue, s)
}

// drain looks into the meetings.
func (w *valueWalk) drain() {
	for len(w.queue) > 0 {
		s := w.queue[0]
		w.queue = w.queue[1:]
		w.look(s)
	}
}

// look compares two definitions, and what is inside.
func (w *valueWalk) look(s step) {
	before, after := s.before.Layout(), s.after.Layout()
	parts, apart := alignParts(before, after)
	if apart {
		w.deep.add(leftValue{s.after.Value, false})
	}
	branches, lost, gained := pairBranches(before.Branches(), after.Branches())
	facts, same := w.compareLimits(s.meeting)
	if !same && s.as != part {
		if before.StatesSame(after) && !apart && len(lost)+len(gained) == 0 && len(parts)+len(branches) > 0 {
			for i := range parts { // the difference is theirs
				parts[i].as = s.as
			}
		} else {
			w.definitions.add(definitionID{s.before.Value, s.after.Value}, s, facts)
		}
	}
	w.addBreaks(s, facts, len(before.Branches()) > 0)
	for _, p := range parts {
		w.meet(step{meeting: meeting{p.before, p.after, s.returned, p.as}, name: s.name, field: s.field, operation: s.operation, always: s.always}, s.at)
	}
	as := whole
	if facts.After.Limits.UnknownFields == "rejected" {
		as = closed
	}
	for _, p := range branches {
		w.meet(step{meeting: meeting{p.before, p.after, s.returned, as}, name: s.name, field: s.field, operation: s.operation}, s.at)
	}
	for _, u := range lost {
		w.lose(child{use: &u}, s, nil)
	}
	for _, u := range gained {
		w.gain(child{use: &u, name: s.name}, s.returned, s.at, s.operation)
	}
	w.lookInside(s, before.Children(), after.Children())
	w.compareDemands(s, before, after)
}

// compareDemands compares which properties two definitions require that a part of them declares. Children say it of all others.
func (w *valueWalk) compareDemands(s step, before, after *contract.Layout) {
	if len(before.Parts) == 0 || len(after.Parts) == 0 || slices.Equal(before.Demands(), after.Demands()) {
		return
	}
	was, is := before.Declared(), after.Declared()
	for _, name := range slices.Sorted(maps.Keys(is)) {
		b, a := was[name], is[name]
		if b != nil && b.Required() != a.Required() && (b.Travels(s.returned) || a.Travels(s.returned)) {
			w.compareFields(b, a, s)
		}
	}
}

// lookInside compares the values inside two others.
func (w *valueWalk) lookInside(s step, before, after []contract.Child) {
	left := map[string]contract.Child{}
	for _, c := range before {
		left[c.Key] = c
	}
	was, is := renamedMembers(before, after)
	for _, c := range after {
		name, key := within(s.name, c), c.Key
		if key == is {
			key = was
		}
		b, paired := left[key]
		delete(left, key)
		switch {
		case !paired:
			w.gain(child{c.Field, c.Use, name}, s.returned, s.at, s.operation)
		case c.Same && b.Use != nil && c.Use != nil: // it holds under a condition: alone it is no limit
			w.meet(step{meeting: meeting{*b.Use, *c.Use, s.returned, part}, name: s.name, field: s.field, operation: s.operation}, s.at)
		default:
			inside := s
			inside.always = s.always && c.Key != "[contains]"
			w.compare(child{b.Field, b.Use, name}, child{c.Field, c.Use, name}, inside)
		}
	}
	for _, c := range before {
		if _, ok := left[c.Key]; ok {
			w.lose(child{c.Field, c.Use, ""}, s, func() model.Place { return s.after.Locate(nil) })
		}
	}
}

// renamedMembers are the keys of members that a pattern of names chooses, if the pattern is the only one that only one side has: it is
// written in another way.
func renamedMembers(before, after []contract.Child) (was, is string) {
	keys := func(list []contract.Child) []string {
		var keys []string
		for _, c := range list {
			if strings.HasPrefix(c.Key, "|patternProperties ") {
				keys = append(keys, c.Key)
			}
		}
		return keys
	}
	b, a := keys(before), keys(after)
	if gone, come := missing(b, a), missing(a, b); len(gone) == 1 && len(come) == 1 {
		return gone[0], come[0]
	}
	return "", ""
}

// maxName bounds the names of values without one: arrays may be nested deep.
const maxName = 80

// within names a value inside another one.
func within(name string, c contract.Child) string {
	if c.Field != nil {
		return c.Field.Name
	}
	if len(name)+len(c.Words) > maxName {
		return name
	}
	return name + c.Words
}

// alignment is a part or an alternative on both sides.
type alignment struct {
	before, after contract.Use
	as            role
}

// maxAlignments bounds how often parts are taken apart.
const maxAlignments = 16

// alignParts pairs the parts of two definitions: by name, by content, and what is left in order. Where one side has more of them than
// the other, what is left is taken apart first. apart reports whether something is left in the end: then there is a part on one side that
// is compared with none.
func alignParts(before, after *contract.Layout) (pairs []alignment, apart bool) {
	for round := 0; ; round++ {
		m := newMatching(len(before.Parts), len(after.Parts))
		name := func(parts []contract.Part) keysOf { return func(i int) []string { return []string{parts[i].Name} } }
		digest := func(parts []contract.Part) keysOf {
			return func(i int) []string { return []string{digestKey(parts[i].Use)} }
		}
		m.inOrder(name(before.Parts), name(after.Parts))
		m.inOrder(digest(before.Parts), digest(after.Parts))
		left, right := alone(m.before), alone(m.after)
		if len(left) != len(right) && round < maxAlignments {
			for _, i := range slices.Backward(left) {
				before.TakeApart(i)
			}
			for _, i := range slices.Backward(right) {
				after.TakeApart(i)
			}
			continue
		}
		for i := range min(len(left), len(right)) {
			m.take(left[i], right[i])
		}
		for i, partner := range m.after {
			if partner >= 0 {
				pairs = append(pairs, alignment{before.Parts[partner].Use, after.Parts[i].Use, part})
			}
		}
		return pairs, len(left) != len(right)
	}
}

// alone lists the indexes of the items without a partner.
func alone(partners []int) []int {
	var list []int
	for i, partner := range partners {
		if partner < 0 {
			list = append(list, i)
		}
	}
	return list
}

// pairBranches pairs the alternatives of two unions: by what they are known by, by content, and the last one left with the other.
func pairBranches(before, after []contract.Branch) (pairs []alignment, lost, gained []contract.Use) {
	m := newMatching(len(before), len(after))
	for level := range 4 {
		names := func(list []contract.Branch) keysOf {
			return func(i int) []string {
				if level < len(list[i].Names)-1 { // the last one is the type, which many have in common
					return list[i].Names[level : level+1]
				}
				return nil
			}
		}
		m.inOrder(names(before), names(after))
	}
	digest := func(list []contract.Branch) keysOf {
		return func(i int) []string { return []string{digestKey(list[i].Use)} }
	}
	kind := func(list []contract.Branch) keysOf {
		return func(i int) []string { return list[i].Names[len(list[i].Names)-1:] }
	}
	last := func(int) []string { return []string{""} }
	m.inOrder(digest(before), digest(after))
	m.unique(kind(before), kind(after))
	m.unique(last, last)
	for i, partner := range m.after {
		if partner >= 0 {
			pairs = append(pairs, alignment{before: before[partner].Use, after: after[i].Use})
		} else {
			gained = append(gained, after[i].Use)
		}
	}
	for _, i := range alone(m.before) {
		lost = append(lost, before[i].Use)
	}
	return pairs, lost, gained
}

// compareLimits makes the facts of two definitions, and reports whether they are the same.
func (w *valueWalk) compareLimits(m meeting) (pair Pair[contract.ValueFacts], same bool) {
	before, beforeClass := m.before.Facts()
	after, afterClass := m.after.Facts()
	if beforeClass == afterClass { // what is inherited is told where it stands
		if beforeClass == "" && before.Classification != after.Classification {
			w.classes.add(m, before.Classification, after.Classification)
		}
		before.Classification = after.Classification
	} else {
		w.classes.tell(m.before.Classifying())
	}
	if m.as == closed {
		before.Limits.UnknownFields = after.Limits.UnknownFields
	}
	return Pair[contract.ValueFacts]{Status: "modified", Before: before, After: after}, sameLimits(before, after)
}

// sameLimits reports whether two sides say the same. The places of patterns and the order of types do not count.
func sameLimits(a, b *contract.ValueFacts) bool {
	plain := func(f *contract.ValueFacts) contract.ValueFacts {
		c, limits := *f, *f.Limits
		limits.Constraints.Types = slices.Sorted(slices.Values(limits.Constraints.Types))
		var patterns []contract.PatternFacts
		for _, p := range limits.Patterns {
			patterns = append(patterns, contract.PatternFacts{Text: p.Text})
		}
		slices.SortFunc(patterns, func(a, b contract.PatternFacts) int {
			if a.Text < b.Text {
				return -1
			}
			return 1
		})
		limits.Patterns = patterns
		c.Limits = &limits
		return c
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

// compareFields compares what two fields state themselves.
func (w *valueWalk) compareFields(before, after *contract.Field, around step) {
	w.loose.paired[fieldUse{after.ID(), around.returned}] = true
	if w.naming != nil {
		w.naming(before, after)
		return
	}
	b, a := before.Stated(), after.Stated()
	sameUse := before.Required() == after.Required() && before.Name == after.Name
	if sameUse && reflect.DeepEqual(a, b) {
		return
	}
	pair := Pair[contract.ValueFacts]{Status: "modified", Before: before.Facts(around.returned), After: after.Facts(around.returned)}
	x, y := pair.Before, pair.After
	if b.Classification == a.Classification { // what the definition says is told there
		x.Classification = y.Classification
	}
	if b.Masked == a.Masked {
		x.Masked = y.Masked
	}
	if b.ReadOnly == a.ReadOnly {
		x.ReadOnly = y.ReadOnly
	}
	if b.WriteOnly == a.WriteOnly {
		x.WriteOnly = y.WriteOnly
	}
	if reflect.DeepEqual(b.Default, a.Default) {
		x.Default = y.Default
	}
	bare := func(f *contract.ValueFacts) contract.ValueFacts {
		c := *f
		c.Field = nil
		return c
	}
	if sameUse && reflect.DeepEqual(bare(x), bare(y)) {
		return
	}
	w.fields.add(fieldID{before.ID(), after.ID()}, step{
		meeting: meeting{returned: around.returned}, at: around.at, name: after.Name, field: after,
	}, pair).beforeField = before
}

// digestKey is a key that definitions with equal content have.
func digestKey(u contract.Use) string { return strconv.FormatUint(u.Digest(), 36) }
