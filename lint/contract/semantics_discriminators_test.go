package contract_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// animals are hierarchies of schemas. @Cat stands for a reference to Cat, and +cat for an object with the field catPassword.
var animals = map[string]string{
	"mapping": `
    Base: {allOf: [+base], discriminator: {propertyName: kind, mapping: {mammal: '#/components/schemas/Mammal', cat: Cat, dog: Dog, snake: Snake}}}
    Mammal: {allOf: [@Base, +mammal], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}}
    Cat: {allOf: [@Mammal, +cat]}
    Dog: {allOf: [@Mammal, +dog]}
    Snake: {allOf: [@Base, +snake]}`,
	"mapping in allOf": `
    Base: {allOf: [{discriminator: {propertyName: kind, mapping: {mammal: Mammal, cat: Cat, dog: Dog, snake: Snake}}}, +base]}
    Mammal: {allOf: [{allOf: [@Base]}, +mammal, {discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}}]}
    Cat: {allOf: [@Mammal, +cat]}
    Dog: {allOf: [@Mammal, +dog]}
    Snake: {allOf: [@Base, +snake]}`,
	"names": `
    Base: {allOf: [+base], discriminator: {propertyName: kind}}
    Mammal: {allOf: [@Base, +mammal], discriminator: {propertyName: kind}}
    Cat: {allOf: [@Mammal, +cat]}
    Dog: {allOf: [@Mammal, +dog]}
    Snake: {allOf: [@Base, +snake]}`,
	"one base": `
    Base: {allOf: [+base], discriminator: {propertyName: kind, mapping: {cat: Cat, snake: Snake}}}
    Mammal: {allOf: [@Base, +mammal]}
    Cat: {allOf: [@Mammal, +cat]}
    Dog: {allOf: [@Mammal, +dog]}
    Snake: {allOf: [@Base, +snake]}`,
	"union": `
    Base: {oneOf: [@Cat, @Snake], discriminator: {propertyName: kind, mapping: {cat: Cat, snake: Snake}}}
    Cat: {allOf: [@Mammal, +cat]}
    Snake: {allOf: [+snake]}
    Mammal: {allOf: [+mammal]}
    Dog: {allOf: [@Mammal, +dog]}
    Holder: {allOf: [@Base, +holder]}`,
	"circle": `
    Base: {allOf: [@Cat, +base], discriminator: {propertyName: kind, mapping: {cat: Cat, snake: Snake}}}
    Cat: {allOf: [@Base, +cat]}
    Snake: {allOf: [@Base, +snake]}`,
	"friends": `
    Base: {allOf: [+base], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog, snake: Snake}}}
    Cat: {allOf: [@Base, +cat, {properties: {friend: @Base}}]}
    Dog: {allOf: [@Base, +dog]}
    Snake: {allOf: [@Base, +snake, {properties: {prey: {type: array, items: @Dog}}}]}`,
	"3.1": `
    Base: {allOf: [+base], discriminator: {propertyName: kind, mapping: {cat: Cat, snake: Snake}}}
    Cat: {$ref: '#/components/schemas/Base', properties: {catPassword: {type: string}}}
    Snake: {allOf: [@Base, +snake]}`,
}

// A discriminator chooses among the subtypes of its schema where that schema describes the value: behind a reference, in a
// property, an item or a branch of a union. A value that a subtype describes is of that subtype already, and the discriminator
// of the base chooses nothing (Discriminator Object). All walks over schemas agree about that.
func TestSubtypesAreChosenOnce(t *testing.T) {
	for _, test := range []struct{ animals, schema, want string }{
		{"mapping names 'mapping in allOf'", "@Base", "base cat dog mammal snake"},
		{"mapping names 'mapping in allOf'", "@Mammal", "base cat dog mammal"},
		{"mapping names 'mapping in allOf'", "@Cat", "base cat mammal"},
		{"mapping names", "{type: array, items: @Cat}", "base cat mammal"},
		{"mapping names", "{type: object, properties: {a: @Snake, b: @Mammal}}", "base cat dog mammal snake"},
		{"mapping names", "{type: object, properties: {a: @Snake, b: @Dog}}", "base dog mammal snake"},
		{"mapping names", "{type: object, additionalProperties: @Base}", "base cat dog mammal snake"},
		{"mapping names", "{oneOf: [@Cat, @Snake]}", "base cat mammal snake"},
		{"mapping names", "{anyOf: [@Cat, @Mammal]}", "base cat dog mammal"},
		{"mapping names", "{allOf: [@Mammal], description: no subtype}", "base cat dog mammal"},
		{"mapping names", "{anyOf: [@Cat, @Base]}", "base cat dog mammal snake"},
		{"mapping names", "{anyOf: [@Base, @Cat]}", "base cat dog mammal snake"},
		{"'one base'", "@Base", "base cat dog mammal snake"},
		{"'one base'", "@Mammal", "base mammal"},
		{"'one base'", "@Cat", "base cat mammal"},
		{"union", "@Base", "cat mammal snake"},
		{"union", "@Cat", "cat mammal"},
		{"union", "@Holder", "cat holder mammal snake"},
		{"circle", "@Base", "base cat snake"},
		{"circle", "@Snake", "base cat snake"},
		{"circle", "@Cat", "base cat"},
		{"3.1", "@Base", "base cat snake"},
		{"3.1", "@Cat", "base cat"},
		{"friends", "@Cat", "base cat dog snake"},
		{"friends", "@Dog", "base dog"},
		{"friends", "@Snake", "base dog snake"},
	} {
		for _, version := range []string{"2.0", "3.0.3", "3.1.0"} {
			for name, schemas := range animals {
				if !strings.Contains(" "+test.animals+" ", " "+name+" ") && !strings.Contains(test.animals, "'"+name+"'") {
					continue
				}
				if version == "2.0" && (name != "names" || strings.Contains(test.schema, "Of")) {
					continue // it has no mapping and no union
				}
				if name == "3.1" && version != "3.1.0" {
					continue // what stands beside a reference is ignored
				}
				what := version + " " + name + " " + test.schema
				l := lower(t, animalContract(version, test.schema, schemas, false))
				var returned, carried, travelling, beyondCreation []string
				for _, f := range l.operation("GET /a").Returns {
					returned = append(returned, strings.TrimSuffix(f.Name, "Password"))
				}
				for _, f := range l.api.Operations[0].Carries() {
					carried = append(carried, strings.TrimSuffix(f.Name, "Password"))
					if place := fmt.Sprint(f.Locate().Pointer); !strings.HasSuffix(place, f.Name+"]") {
						t.Errorf("%s: %s is located at %s", what, f.Name, place)
					}
				}
				for _, f := range facts[*contract.FieldFacts](l, model.EntityField) {
					if name, ok := strings.CutSuffix(f.Name, "Password"); ok && f.Direction == "response" {
						travelling = append(travelling, name)
					}
				}
				l = lower(t, animalContract(version, test.schema, schemas, true))
				for _, f := range facts[*contract.FieldFacts](l, model.EntityField) {
					if name, ok := strings.CutSuffix(f.Name, "Password"); ok && !f.AtCreation {
						beyondCreation = append(beyondCreation, name)
					}
				}
				for walk, got := range map[string][]string{"returns": returned, "carries": carried, "directions": travelling, "not at creation": beyondCreation} {
					slices.Sort(got)
					equal(t, what+": "+walk, strings.Join(got, " "), test.want)
				}
			}
		}
	}
}

// animalContract is a contract whose GET returns a schema. With creating, a POST creates objects of all components.
func animalContract(version, schema, schemas string, creating bool) string {
	response := func(schema string) string {
		return "{description: d, content: {application/json: {schema: " + schema + "}}}"
	}
	head, at := "openapi: "+version, "components:\n  schemas:"
	if version == "2.0" {
		response = func(schema string) string { return "{description: d, schema: " + schema + "}" }
		head, at = "swagger: '2.0'", "definitions:"
		schemas = strings.ReplaceAll(schemas, "{propertyName: kind}", "kind")
	}
	post := ""
	if creating {
		var all []string
		for _, name := range regexp.MustCompile(`(?m)^ +(\w+):`).FindAllStringSubmatch(schemas, -1) {
			all = append(all, fmt.Sprintf("%s: @%[1]s", name[1]))
		}
		post = "\n    post: {responses: {'201': " + response("{type: object, properties: {"+strings.Join(all, ", ")+"}}") + "}}"
	}
	text := head + "\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get: {responses: {'200': " + response(schema) + "}}" + post + "\n" + at + schemas + "\n"
	text = regexp.MustCompile(`\+(\w+)`).ReplaceAllString(text, "{type: object, properties: {${1}Password: {type: string}}}")
	pointer := map[bool]string{true: "definitions", false: "components/schemas"}[version == "2.0"]
	return regexp.MustCompile(`@(\w+)`).ReplaceAllString(text, "{$$ref: '#/"+pointer+"/${1}'}")
}

// A schema that is a whole file has a name for a mapping, too.
func TestSubtypesInFilesAreChosenOnce(t *testing.T) {
	for file, want := range map[string]string{"Base": "base cat snake", "Cat": "base cat"} {
		l := lower(t, animalContract("3.0.3", "{$ref: "+file+".yaml}", " {}", false),
			"Base.yaml", "{discriminator: {propertyName: kind, mapping: {cat: Cat.yaml, snake: Snake.yaml}}, properties: {basePassword: {type: string}}}",
			"Cat.yaml", "{allOf: [{$ref: Base.yaml}], properties: {catPassword: {type: string}}}",
			"Snake.yaml", "{allOf: [{$ref: Base.yaml}], properties: {snakePassword: {type: string}}}")
		var returned []string
		for _, f := range l.operation("GET /a").Returns {
			returned = append(returned, strings.TrimSuffix(f.Name, "Password"))
		}
		equal(t, file, strings.Join(returned, " "), want)
	}
}
