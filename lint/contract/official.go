package contract

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// officialSchemas are the official JSON Schemas of the versions, compiled when first needed.
var officialSchemas = map[family]func() *jsonschema.Schema{
	v20: sync.OnceValue(func() *jsonschema.Schema { return compileOfficial(datamodel.OpenAPI2SchemaData, "") }),
	v30: sync.OnceValue(func() *jsonschema.Schema { return compileOfficial(datamodel.OpenAPI3SchemaData, "") }),
	v31: sync.OnceValue(func() *jsonschema.Schema { return compileOfficial(datamodel.OpenAPI31SchemaData, "3.1") }),
	v32: sync.OnceValue(func() *jsonschema.Schema { return compileOfficial(datamodel.OpenAPI32SchemaData, "3.2") }),
}

// plainSchemas do not check Schema Objects of 3.1 and later. They are for documents whose Schema Objects are sound, and for
// those in a dialect that is not supported.
var plainSchemas = map[family]func() *jsonschema.Schema{
	v20: officialSchemas[v20], v30: officialSchemas[v30],
	v31: sync.OnceValue(func() *jsonschema.Schema { return compileOfficial(datamodel.OpenAPI31SchemaData, "") }),
	v32: sync.OnceValue(func() *jsonschema.Schema { return compileOfficial(datamodel.OpenAPI32SchemaData, "") }),
}

// dialects holds the OpenAPI Initiative's dialects of JSON Schema, in which Schema Objects are written from 3.1 on. All
// vocabularies of a dialect are written into one schema. As nine schemas, each applied to every Schema Object, they take six
// times as long.
//
//go:embed dialect
var dialects embed.FS

// compileOfficial joins the schema of a version with the dialect of its Schema Objects, as the official schema-base does. It
// panics when a schema does not compile: the schemas are part of the program, and tests use each of them.
func compileOfficial(text, dialect string) *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	c.UseLoader(jsonschema.SchemeURLLoader{}) // nothing is loaded from files or the network
	add := func(url, text string) {
		schema, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err == nil {
			err = c.AddResource(url, schema)
		}
		if err != nil {
			panic("official schema: " + err.Error())
		}
	}
	add("embed:///official.json", text)
	if dialect == "" {
		return c.MustCompile("embed:///official.json")
	}
	url := "https://spec.openapis.org/oas/" + dialect + "/dialect/base"
	written, _ := dialects.ReadFile("dialect/" + dialect + ".json") // it is embedded
	add(url, string(written))
	add("embed:///base.json", `{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "official.json",
		"$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": "`+url+`"}}}`)
	return c.MustCompile("embed:///base.json")
}

// maxViolations bounds how many violations of one document are listed one by one.
const maxViolations = 1000

// validation compares a document with the official schema of its version.
type validation struct {
	root       source.Node
	version    family
	understood bool // the Schema Objects are in a dialect that is understood
	checked    bool // the Schema Objects are checked, too
	result     func() []ViolationFacts
}

// startValidation validates in the background, while rules load and the rest of the document is read. Schema Objects of 3.1
// and later are left out, which saves most of the time.
func startValidation(root source.Node, version family) *validation {
	dialect := root.Get("jsonSchemaDialect")
	v := &validation{root: root, version: version, understood: version.in(v31Up) && (!dialect.Exists() || supportsDialect(dialect.String()))}
	v.start(plainSchemas)
	return v
}

func (v *validation) start(schemas map[family]func() *jsonschema.Schema) {
	v.result = sync.OnceValue(func() []ViolationFacts { return violations(v.root, v.version, schemas[v.version]()) })
	go func(validate func() []ViolationFacts) {
		defer func() { _ = recover() }() // wait panics with the same value
		validate()
	}(v.result)
}

// checkSchemas validates the Schema Objects, too, unless all of them are sound.
func (v *validation) checkSchemas(sound bool) {
	if v.understood && !sound {
		v.checked = true
		v.start(officialSchemas)
	}
}

// wait returns the violations. Other mistakes may hide Schema Objects from the reader; so when there are violations, Schema
// Objects are validated after all.
func (v *validation) wait() []ViolationFacts {
	list := v.result()
	if v.understood && !v.checked && len(list) > 0 {
		return violations(v.root, v.version, officialSchemas[v.version]())
	}
	return list
}

// violations validates the document against the official JSON Schema of its version. Other files, to which references lead,
// are not validated: no official schema describes them.
func violations(root source.Node, version family, official *jsonschema.Schema) []ViolationFacts {
	list := []ViolationFacts{}
	// The official schema of 3.0 does not limit names, and the errors of later ones about names have no place.
	for kind, members := range root.Get("components").Pairs() {
		for name := range members.Pairs() {
			if version.in(v3x) && !strings.HasPrefix(kind, "x-") && !componentName.MatchString(name) {
				list = append(list, ViolationFacts{
					At:      []string{"components", kind, name},
					Message: fmt.Sprintf("%q is no name for a member of components.%s: names match %s", name, kind, componentName),
				})
			}
		}
	}
	names := len(list)
	invalid, ok := official.Validate(root.Value()).(*jsonschema.ValidationError)
	if !ok {
		return list
	}
	var walk func(e *jsonschema.ValidationError)
	seen, chosen := map[string]bool{}, map[*jsonschema.ValidationError]*jsonschema.ValidationError{}
	more := 0
	walk = func(e *jsonschema.ValidationError) {
		switch k := e.ErrorKind.(type) {
		case *kind.OneOf, *kind.AnyOf:
			e = closestBranch(e, chosen)
		case *kind.PropertyNames:
			if slices.ContainsFunc(list[:names], func(v ViolationFacts) bool { return v.At[2] == k.Property }) {
				return
			}
		}
		if len(e.Causes) == 0 {
			_, refers := resolve.Reference(root.Lookup(e.InstanceLocation))
			for _, v := range violationsOf(e, refers) {
				key := fmt.Sprint(v.At, v.Message)
				if seen[key] || isInExtension(v.At) {
					continue
				}
				if seen[key] = true; len(list) == maxViolations {
					more++
					continue
				}
				list = append(list, v)
			}
		}
		for _, cause := range e.Causes {
			walk(cause)
		}
	}
	walk(invalid)
	list = dropGuesses(list, root, version)
	list = slices.DeleteFunc(list, func(v ViolationFacts) bool { return v.follows && slices.ContainsFunc(list, v.isExplainedBy) })
	slices.SortStableFunc(list, func(a, b ViolationFacts) int { return slices.Compare(a.At, b.At) })
	if more > 0 {
		list = append(list, ViolationFacts{At: []string{}, Message: fmt.Sprintf("%d more places are not as the specification demands", more)})
	}
	return list
}

// componentName matches the names that components may have (Components Object).
var componentName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

// dropGuesses drops the violations of security schemes whose type the version does not have, but for the wrong type itself.
// The official schema compares such a scheme with every type, and so reports the fields of all of them as missing.
func dropGuesses(list []ViolationFacts, root source.Node, version family) []ViolationFacts {
	holder, types := []string{"components", "securitySchemes"}, requiredOfType
	if version == v20 {
		holder, types = []string{"securityDefinitions"}, requiredOfType20
	}
	n := len(holder)
	known := func(t string) bool {
		_, ok := types[t]
		return ok && (t != "mutualTLS" || version.in(v31Up))
	}
	told := map[string]bool{}
	return slices.DeleteFunc(list, func(v ViolationFacts) bool {
		if len(v.At) <= n || !slices.Equal(v.At[:n], holder) {
			return false
		}
		t := root.Lookup(v.At[:n+1]).Get("type").String()
		if t == "" || known(t) {
			return false
		}
		guess := len(v.At) > n+2 || len(v.At) == n+1 || v.At[n+1] != "type" || told[v.At[n]]
		told[v.At[n]] = told[v.At[n]] || !guess
		return guess && !strings.Contains(v.Message, "is no name for")
	})
}

// isExplainedBy reports whether a field counts as unknown only because of another violation: when a value beside it is wrong,
// such as a misspelt type, the schema cannot tell which fields belong to the object.
func (v ViolationFacts) isExplainedBy(o ViolationFacts) bool {
	if len(v.At) > 0 && v.At[len(v.At)-1] == "responses" {
		return len(o.At) == len(v.At)+1 && slices.Equal(o.At[:len(v.At)], v.At)
	}
	return o.wrongValue && len(o.At) == len(v.At) && slices.Equal(o.At[:len(o.At)-1], v.At[:len(v.At)-1])
}

// isInExtension reports whether a place lies in an extension, which the specification leaves to its authors.
func isInExtension(at []string) bool {
	return slices.ContainsFunc(at, func(token string) bool { return strings.HasPrefix(token, "x-") })
}

// closestBranch picks the branch that the author most likely meant, of a choice whose branches all failed: a choice between
// an object and a reference fails twice, and only one of the two errors helps. The branch with the deepest errors agrees
// with most of the document; a branch that only misses $ref was not meant.
//
// Choices inside a branch are decided first. chosen keeps the decisions.
func closestBranch(e *jsonschema.ValidationError, chosen map[*jsonschema.ValidationError]*jsonschema.ValidationError) *jsonschema.ValidationError {
	if best := chosen[e]; best != nil {
		return best
	}
	best, bestScore := e, -1<<30
	for _, branch := range e.Causes {
		depth, leaves, wrongType := 0, 0, 0
		var walk func(e *jsonschema.ValidationError)
		walk = func(e *jsonschema.ValidationError) {
			switch e.ErrorKind.(type) {
			case *kind.OneOf, *kind.AnyOf:
				if len(e.Causes) > 0 {
					e = closestBranch(e, chosen)
				}
			}
			if len(e.Causes) == 0 {
				depth = max(depth, len(e.InstanceLocation))
				leaves++
				switch k := e.ErrorKind.(type) {
				case *kind.Required:
					if slices.Contains(k.Missing, "$ref") {
						wrongType += 50
					}
				case *kind.Type, *kind.Const, *kind.Enum, *kind.FalseSchema:
					if loc := e.InstanceLocation; len(loc) == len(branch.InstanceLocation)+1 && loc[len(loc)-1] == "type" {
						wrongType += 30 // branches differ by their type
					}
					if len(e.InstanceLocation) == len(branch.InstanceLocation) {
						wrongType += 20
					}
				case *kind.Not:
					wrongType += 30
				}
			}
			for _, cause := range e.Causes {
				walk(cause)
			}
		}
		walk(branch)
		if score := depth*10 - leaves - wrongType; score > bestScore {
			best, bestScore = branch, score
		}
	}
	chosen[e] = best
	return best
}

// english prints the validator's messages.
var english = message.NewPrinter(language.English)

// violationsOf makes violations of an error that has no causes. An unknown field has the place of the field, a missing one that
// of the missing field. With refersInstead, the object holds a reference, and fields may be missing.
func violationsOf(e *jsonschema.ValidationError, refersInstead bool) []ViolationFacts {
	at := append([]string{}, e.InstanceLocation...)
	var list []ViolationFacts
	add := func(field, format string, args ...any) {
		place := at
		if field != "" {
			place = append(slices.Clone(at), field)
		}
		v := ViolationFacts{At: place, Message: fmt.Sprintf(format, args...)}
		switch e.ErrorKind.(type) {
		case *kind.FalseSchema:
			v.follows = true
		case *kind.Enum, *kind.Const:
			v.wrongValue = true
		}
		list = append(list, v)
	}
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		if refersInstead {
			break // the broken reference is reported by itself
		}
		if len(at) > 0 && at[len(at)-1] == "responses" {
			add("", "it describes neither a status code nor default")
			list[len(list)-1].follows = true // dropped if a misspelt one is reported, too
			break
		}
		for _, name := range k.Missing {
			add(name, "the required field %q is missing", name)
		}
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			add(name, "the specification knows no field %q here", name)
		}
	case *kind.FalseSchema:
		name := "it"
		if len(at) > 0 {
			name = fmt.Sprintf("%q", at[len(at)-1])
		}
		add("", "the specification does not allow %s here", name)
	case *kind.Type:
		add("", "it is %s, not %s", article(k.Got), article(strings.Join(k.Want, " or ")))
	case *kind.Enum:
		want := make([]string, 0, len(k.Want))
		for _, v := range k.Want {
			text, _ := json.Marshal(v) // decoded from JSON
			want = append(want, string(text))
		}
		add("", "it is not one of %s", strings.Join(want, ", "))
	case *kind.Pattern:
		add("", "%q does not match the pattern %s", k.Got, k.Want) // LocalizedString escapes both once more
	case *kind.Minimum:
		add("", "it is %s, below %s", k.Got.RatString(), k.Want.RatString())
	case *kind.MinItems:
		add("", "it holds %d items, fewer than %d", k.Got, k.Want)
	default:
		add("", "%s", k.LocalizedString(english))
	}
	return list
}
