package contract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"
)

// spread holds, for each use of a schema, which of some fields its values may contain in one direction.
type spread struct {
	spec   spec
	fields []SensitiveFieldFacts
	index  map[SensitiveFieldFacts]int
	holds  map[useID]*fieldSet
}

// fieldSet is a set of fields, as indexes into the fields of a spread.
type fieldSet []uint64

func (s fieldSet) has(i int) bool { return i/64 < len(s) && s[i/64]&(1<<(i%64)) != 0 }

// add unites a set with another and reports whether it grew.
func (s *fieldSet) add(other fieldSet) bool {
	for len(*s) < len(other) {
		*s = append(*s, 0)
	}
	grew := false
	for i, bits := range other {
		if (*s)[i]|bits != (*s)[i] {
			(*s)[i] |= bits
			grew = true
		}
	}
	return grew
}

// set is the set of fields that the values of a schema hold in a use.
func (s *spread) set(of useID) *fieldSet {
	held := s.holds[of]
	if held == nil {
		held = &fieldSet{}
		s.holds[of] = held
	}
	return held
}

// hold notes that the values of a schema hold a field in every use, and returns the uses of which that is new.
func (s *spread) hold(schema *yaml.Node, f SensitiveFieldFacts) []useID {
	i, ok := s.index[f]
	if !ok {
		i = len(s.fields)
		s.index[f] = i
		s.fields = append(s.fields, f)
	}
	bits := make(fieldSet, i/64+1)
	bits[i/64] = 1 << (i % 64)
	var grown []useID
	for open := range inherited + 1 {
		if of := (useID{schema, open}); s.set(of).add(bits) {
			grown = append(grown, of)
		}
	}
	return grown
}

// spreadFields finds, for every schema, which of the wanted fields its values may hold in a direction: each schema passes
// what it holds to those that contain it, until nothing grows. With unnamed, schemas that are classified themselves count as
// fields without a name: values of maps and items of arrays have none.
func spreadFields(doc *document, fields []field, d *directions, way direction, unnamed bool, wanted func(f *FieldFacts) bool) *spread {
	out := &spread{spec: doc.spec, index: map[SensitiveFieldFacts]int{}, holds: map[useID]*fieldSet{}}
	var work []useID
	for _, f := range fields {
		if f.facts.Kind == "property" && wanted(&f.facts) && f.facts.Direction != way.opposite().String() {
			work = append(work, out.hold(f.owner(), f.facts.sensitive())...)
		}
	}
	for _, sc := range d.schemas {
		class := classOf(sc.at.Node)
		if unnamed && sc.used&way != 0 && class != "" {
			work = append(work, out.hold(sc.at.ID(), SensitiveFieldFacts{Category: "none", Classification: class})...)
		}
	}
	if len(work) == 0 {
		return out
	}
	parents := containers(d, way)
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		for _, parent := range parents[id] {
			if out.set(parent).add(*out.holds[id]) {
				work = append(work, parent)
			}
		}
	}
	return out
}

// containers finds, for each use of a schema, the uses of schemas that contain it or refer to it in a direction.
func containers(d *directions, way direction) map[useID][]useID {
	found := map[useID][]useID{}
	for _, sc := range d.schemas {
		for open := range inherited + 1 {
			if sc.open[open]&way == 0 {
				continue
			}
			around := use{sc.at, open}
			contain := func(child use) {
				for u := range child.chain(d.doc.spec) {
					if u.id() != around.id() {
						found[u.id()] = append(found[u.id()], around.id())
					}
				}
			}
			contain(around) // what it refers to, where a reference has siblings
			for child := range d.parts(around, way) {
				contain(child)
			}
		}
	}
	return found
}

// isSensitive reports whether a field must not be shown to everybody, by its name or classification.
func isSensitive(f *FieldFacts) bool { return f.Category != "none" || isConfidential(f.Classification) }

func (f *FieldFacts) sensitive() SensitiveFieldFacts {
	return SensitiveFieldFacts{Name: f.Name, Category: f.Category, Classification: f.Classification}
}

// in lists the fields that the values of some bodies may hold.
func (s *spread) in(bodies []body) []SensitiveFieldFacts {
	var all fieldSet
	for _, b := range bodies {
		for u := range b.uses(s.spec) {
			if held := s.holds[u.id()]; held != nil {
				all.add(*held)
			}
		}
	}
	list := []SensitiveFieldFacts{}
	for i, f := range s.fields {
		if all.has(i) {
			list = append(list, f)
		}
	}
	return list
}

// returnedFields lists the sensitive fields that the responses of an operation may hold, by name. Organisations and places publish
// how they are reached: what an operation about them returns beside no name of a person is left out.
func returnedFields(op *operation, outbound *spread) []SensitiveFieldFacts {
	list := outbound.in(op.responseBodies())
	if about := (subject{kind: kindOf(op.path)}); about.kind == "organisation" {
		for _, f := range list {
			about.look(f.Name)
		}
		if about.isOrganisation() {
			list = slices.DeleteFunc(list, func(f SensitiveFieldFacts) bool { return f.Classification == "" && isContact(f.Name) })
		}
	}
	slices.SortFunc(list, func(a, b SensitiveFieldFacts) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Classification, b.Classification))
	})
	return list
}

// markCreated marks the sensitive fields of objects that only operations return which create something.
func markCreated(doc *document, fields []field, d *directions) {
	others := map[useID]bool{} // the schemas of what other operations return
	var reach func(u use)
	reach = func(u use) {
		if others[u.id()] || !doc.refs.Effort.Enter() {
			return
		}
		defer doc.refs.Effort.Leave()
		others[u.id()] = true
		for part := range d.parts(u, response) {
			for at := range part.chain(doc.spec) {
				reach(at)
			}
		}
	}
	for _, op := range doc.operations {
		if op.creates() {
			continue
		}
		bodies := op.responseBodies()
		if !op.isServed() {
			bodies = op.request
		}
		for _, b := range bodies {
			for u := range b.uses(doc.spec) {
				reach(u)
			}
		}
	}
	reached := func(schema *yaml.Node) bool {
		return others[useID{schema, settled}] || others[useID{schema, own}] || others[useID{schema, inherited}]
	}
	for i := range fields {
		f := &fields[i].facts
		f.AtCreation = f.Kind == "property" && f.Category != "none" && f.Direction != request.String() && !reached(fields[i].owner())
	}
}

// issued are words for secrets that servers make, and issuing are those for making them.
var (
	issued  = []string{"key", "keypair", "token", "credential", "secret", "certificate", "cert"}
	issuing = []string{"create", "generate", "regenerate", "issue", "reissue", "insert", "rotate", "new"}
)

// creates reports whether an operation creates something: a POST with a response 201, or one whose path and operationId say
// that it issues a secret.
func (op *operation) creates() bool {
	if !op.isServed() || op.method != "POST" {
		return false
	}
	if slices.ContainsFunc(op.responses, func(r operationResponse) bool { return r.key == "201" }) {
		return true
	}
	names := strings.Fields(namesOf(op))
	has := func(list []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return slices.Contains(list, name) })
	}
	return has(issued) && has(issuing)
}
