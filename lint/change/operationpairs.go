package change

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// operation is an operation of one side with its entity.
type operation struct {
	*contract.Operation
	entity *model.Entity
	bases  []string // the distinct base paths of its servers
	cut    bool     // there are more of them than maxBases
	hosts  []string // the distinct hosts of its servers, if all are known
}

// operationPair is one operation on both sides. before is nil if only the head has it, after if only the base has it.
type operationPair struct{ before, after *operation }

// pairOperations pairs the operations of two contracts: those of the head in their order, then those that only the base has.
//
// An operation of a path is the one of the same method and URL, whatever its parameters are called and wherever the base path is
// declared; then that of the same method and template; then that of the same operationId. A webhook is the one of the same method
// and name, a callback that of the same operation, name, expression and method.
func pairOperations(before, after Side) []operationPair {
	b, a := newOperations(before), newOperations(after)
	m := newMatching(len(b.list), len(a.list))
	m.inOrder(b.urls(asWritten), a.urls(asWritten))
	m.inOrder(b.urls(withoutNames), a.urls(withoutNames))
	m.inOrder(b.templates, a.templates)
	m.unique(b.ids, a.ids)
	m.callbacks(b, a)
	m.unique(b.ids, a.ids)
	m.callbacks(b, a) // of those

	pairs := make([]operationPair, 0, len(a.list))
	for i, partner := range m.after {
		pair := operationPair{after: &a.list[i]}
		if partner >= 0 {
			pair.before = &b.list[partner]
		}
		pairs = append(pairs, pair)
	}
	for i, partner := range m.before {
		if partner < 0 {
			pairs = append(pairs, operationPair{before: &b.list[i]})
		}
	}
	return pairs
}

// callbacks pairs the callbacks of operations that are paired.
func (m *matching) callbacks(b, a *operations) {
	for depth := 1; depth <= max(b.depth, a.depth); depth++ { // a callback is found by its operation, which must be paired before it
		beforeOwner := func(i int) int { return i }
		afterOwner := func(i int) int { return m.after[i] }
		m.inOrder(b.callbacks(depth, beforeOwner, byName, byExpression), a.callbacks(depth, afterOwner, byName, byExpression))
		m.unique(b.callbacks(depth, beforeOwner, byExpression), a.callbacks(depth, afterOwner, byExpression))
		m.unique(b.callbacks(depth, beforeOwner, byName), a.callbacks(depth, afterOwner, byName))
	}
}

// operations are operations of one side, and what they are paired by.
type operations struct {
	list   []operation
	index  map[*contract.Operation]int
	owners []int // for a callback: index of its operation; -1 if that is not among the operations
	levels []int // for a callback: 1; for a callback of a callback: 2, and so on; otherwise 0
	depth  int   // the highest level
}

// add adds an operation. A callback comes after its operation.
func (o *operations) add(op operation) {
	owner, level := -1, 0
	if op.Caller != nil {
		for caller := op.Caller; caller != nil; caller = caller.Caller {
			level++
		}
		if i, ok := o.index[op.Caller]; ok {
			owner = i
		}
	}
	if o.index == nil {
		o.index = map[*contract.Operation]int{}
	}
	o.index[op.Operation] = len(o.list)
	o.list = append(o.list, op)
	o.owners, o.levels, o.depth = append(o.owners, owner), append(o.levels, level), max(o.depth, level)
}

func newOperations(side Side) *operations {
	o := &operations{}
	if side.Contract == nil {
		return o
	}
	entities := map[any]*model.Entity{}
	for _, e := range side.of(model.EntityOperation) {
		entities[e.Facts] = e
	}
	basePaths := map[*contract.ServerFacts]string{}
	for i := range side.Contract.Operations {
		op := &side.Contract.Operations[i]
		e := entities[op.OperationFacts]
		if e == nil {
			continue
		}
		bases, cut := basesOf(op, basePaths)
		o.add(operation{op, e, bases, cut, hostsOf(op)})
	}
	return o
}

// basesOf lists the distinct base paths of the servers of an operation, and reports whether there are more. known holds those of the
// servers met before.
func basesOf(op *contract.Operation, known map[*contract.ServerFacts]string) (list []string, cut bool) {
	for _, s := range op.ServedFrom {
		base, ok := known[s.ServerFacts]
		if !ok {
			base = basePath(s.ServerFacts)
			known[s.ServerFacts] = base
		}
		switch {
		case slices.Contains(list, base):
		case len(list) == maxBases:
			cut = true
		default:
			list = append(list, base)
		}
	}
	if list == nil {
		list = []string{""}
	}
	return list, cut
}

// maxBases bounds by how many base paths one operation is found. Contracts have one or two.
const maxBases = 16

// basePath is the path of a server's URL, with the defaults of its variables and without the slash at its end.
func basePath(s *contract.ServerFacts) string {
	if len(s.URLs) == 0 {
		return ""
	}
	path := s.URLs[0].Text
	if _, rest, ok := strings.Cut(path, "://"); ok {
		path = ""
		if i := strings.IndexAny(rest, "/?#"); i >= 0 {
			path = rest[i:]
		}
	}
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	path = strings.Trim(path, "/")
	if path == "" || path == "." {
		return ""
	}
	return "/" + path
}

func asWritten(template string) string { return template }

// withoutNames writes a path template with its parameters as {}.
func withoutNames(template string) string { return parameters.ReplaceAllString(template, "{}") }

// urls are the URLs of operations of paths below their hosts, and the names of webhooks.
func (o *operations) urls(spell func(template string) string) keysOf {
	return func(i int) []string {
		op := o.list[i]
		switch op.Kind {
		case "path":
			var keys []string
			for _, base := range op.bases {
				keys = append(keys, key("path", op.Method, spell(base+op.Path)))
			}
			return keys
		case "webhook":
			return []string{key("webhook", op.Method, op.Path)}
		}
		return nil
	}
}

// templates are the path templates of operations of paths, wherever they are served.
func (o *operations) templates(i int) []string {
	op := o.list[i]
	if op.Kind != "path" {
		return nil
	}
	return []string{key(op.Method, withoutNames(op.Path))}
}

// ids are the values of operationId.
func (o *operations) ids(i int) []string {
	if o.list[i].ID == "" {
		return nil
	}
	return []string{key(o.list[i].Kind, o.list[i].ID)}
}

// callbackPart is something that callbacks of one operation differ by.
type callbackPart func(op operation) string

func byName(op operation) string { return op.Callback }

func byExpression(op operation) string { return strings.ReplaceAll(op.Path, " ", "") }

// callbacks are the callbacks of a level, known by their operation, their method and some parts. owner returns the index in the
// base of the operation at an index; -1 if it has none.
func (o *operations) callbacks(level int, owner func(i int) int, parts ...callbackPart) keysOf {
	return func(i int) []string {
		if o.levels[i] != level || o.owners[i] < 0 || owner(o.owners[i]) < 0 {
			return nil
		}
		op := o.list[i]
		words := []string{strconv.Itoa(owner(o.owners[i])), op.Method}
		for _, part := range parts {
			words = append(words, part(op))
		}
		return []string{key(words...)}
	}
}

// key joins words to one text, which is equal only for equal words.
func key(words ...string) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteString(strconv.Itoa(len(word)))
		b.WriteByte(' ')
		b.WriteString(word)
	}
	return b.String()
}
