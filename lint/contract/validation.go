package contract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// maxViolations bounds how many violations of one document are listed one by one.
const maxViolations = 1000

// validation compares a document, and the parts of other files that it refers to, with the official schema of its version.
type validation struct {
	root       *resolve.Node
	version    family
	understood bool // the Schema Objects are those of 3.0 or in a dialect that is understood
	document   func() bool
	parts      func() []ViolationFacts
}

// startValidation validates the document in the background, while rules load and the rest of the document is read. Schema
// Objects of 3.0 and later are left out, which saves most of the time.
func startValidation(root *resolve.Node, version family) *validation {
	dialect := root.Get("jsonSchemaDialect")
	v := &validation{root: root, version: version, understood: version == v30 || version.in(v31Up) && (!dialect.Exists() || supportsDialect(dialect.String()))}
	v.document = inBackground(func() bool { return plainSchemas[version]().document.Validate(root.Value()) == nil })
	return v
}

// inBackground starts to compute a value. The result waits for it.
func inBackground[T any](compute func() T) func() T {
	result := sync.OnceValue(compute)
	go func() {
		defer func() { _ = recover() }() // the result panics with the same value
		result()
	}()
	return result
}

// addParts validates the parts of other files, and of the document where its own schema does not look at them. If a Schema
// Object is not certainly sound, those of its file are validated, too.
func (v *validation) addParts(doc *document) {
	unsound := map[*source.Document]bool{}
	for _, n := range doc.schemas {
		unsound[n.Doc] = unsound[n.Doc] || v.understood && !isSound(n.Node, v.version)
	}
	if plain := v.document; v.understood && unsound[doc.root.Doc] {
		v.document = inBackground(func() bool { return plain() && officialSchemas[v.version]().document.Validate(v.root.Value()) == nil })
	}
	v.parts = inBackground(func() []ViolationFacts {
		var list []ViolationFacts
		for _, p := range doc.referents {
			if p.Doc == v.root.Doc && v.looksAt(p.Pointer()) {
				continue
			}
			schemas := plainSchemas[v.version]()
			if v.understood && unsound[p.Doc] {
				schemas = officialSchemas[v.version]()
			}
			if s := schemas.parts[p.as]; s != nil && s.Validate(p.Value()) != nil {
				list = append(list, v.explain(p.Node, func(o *official) *jsonschema.Schema { return o.parts[p.as] })...)
			}
		}
		return list
	})
}

// looksAt reports whether the validation of the document looks at a place in it: the place is in no extension, and in no
// field that the version does not have.
func (v *validation) looksAt(pointer []string) bool {
	isField := func(m member) bool { return len(pointer) > 0 && m.name == pointer[0] && v.version.in(m.in) }
	return slices.ContainsFunc(grammar[rootObject], isField) &&
		!slices.ContainsFunc(pointer, func(token string) bool { return strings.HasPrefix(token, "x-") })
}

// wait returns the violations, in the order of their places: first those in the document, then those in other files.
func (v *validation) wait() []ViolationFacts {
	list := v.wrongNames()
	if !v.document() {
		list = append(list, v.explain(v.root, func(o *official) *jsonschema.Schema { return o.document })...)
	}
	seen := map[string]bool{}
	list = slices.DeleteFunc(append(list, v.parts()...), func(f ViolationFacts) bool {
		key := strings.Join(append([]string{f.File, f.Message}, f.place.Pointer...), "\x00")
		found := seen[key]
		seen[key] = true
		return found
	})
	slices.SortStableFunc(list, func(a, b ViolationFacts) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return slices.Compare(a.place.Pointer, b.place.Pointer)
	})
	if more := len(list) - maxViolations; more > 0 {
		list = append(list[:maxViolations], ViolationFacts{At: []string{}, Message: fmt.Sprintf("%d more places are not as the specification demands", more)})
	}
	return list
}

// explain lists the violations of an object that the official schema does not accept.
func (v *validation) explain(n *resolve.Node, schema func(*official) *jsonschema.Schema) []ViolationFacts {
	schemas := plainSchemas[v.version]()
	if v.understood {
		schemas = officialSchemas[v.version]()
	}
	e := &explanation{dialect: schemas.dialect}
	e.check(schema(schemas), n.Node, nil, nil)
	if len(e.list) == 0 && !e.silent {
		e.add(nil, "it is not as the official schema of OpenAPI %s demands", v.version)
	}
	for i := range e.list {
		f := &e.list[i]
		f.place = n.Place(f.At...)
		f.At = f.place.Pointer
		if n.Doc != v.root.Doc {
			f.File, f.At = n.Doc.Path, []string{}
		}
	}
	return e.list
}

// componentName matches the names that components may have (Components Object).
var componentName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

// wrongNames lists the names of components that 3.0 does not allow. Its official schema does not limit them.
func (v *validation) wrongNames() []ViolationFacts {
	list := []ViolationFacts{}
	if v.version != v30 {
		return list
	}
	for kind, members := range v.root.Get("components").Pairs() {
		for name := range members.Pairs() {
			if !strings.HasPrefix(kind, "x-") && !componentName.MatchString(name) {
				at := []string{"components", kind, name}
				list = append(list, ViolationFacts{At: at, Message: wrongName(name, at[:2]), place: v.root.Place(at...)})
			}
		}
	}
	return list
}
