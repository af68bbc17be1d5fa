package sbom

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"github.com/sealint/sealint/sbom/quote"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed schemas/*.json schemas/*.xsd
var schemas embed.FS

// maxViolations is the largest number of schema violations that are listed for one document.
const maxViolations = 100

// addViolations adds violations to the facts: each one once, and at most maxViolations. It counts the others.
func (d *draft) addViolations(found []ViolationFacts) {
	slices.SortStableFunc(found, func(a, b ViolationFacts) int { // the validator goes through the members of an object in any order
		return cmp.Or(slices.Compare(a.At, b.At), cmp.Compare(a.Message, b.Message))
	})
	seen := map[string]bool{}
	for _, v := range found {
		key := v.Message + "\x00" + strings.Join(v.At, "\x00")
		if seen[key] {
			continue
		}
		seen[key] = true
		if n := len(d.facts.SchemaViolations); n < maxViolations {
			d.pointAt(index("schema_violations", n), v.At)
			v.OfValue = v.Keyword == "format" || v.Keyword == "enum" && isLicenceID(v.At)
			d.facts.SchemaViolations = append(d.facts.SchemaViolations, v)
		} else {
			d.facts.MoreViolations++
		}
	}
}

// isLicenceID reports whether a pointer is that of a licence id. In XML, the pointer does not contain the member license.
func isLicenceID(at []string) bool {
	n := len(at)
	return n > 2 && at[n-1] == "id" && (at[n-2] == "license" || at[n-3] == "licenses" || at[n-3] == "license")
}

// schemaFiles loads the schemas that an embedded schema refers to.
type schemaFiles struct{}

func (schemaFiles) Load(url string) (any, error) {
	f, err := schemas.Open("schemas/" + path.Base(url))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return jsonschema.UnmarshalJSON(f)
}

var compiledSchemas sync.Map // file name → func() (*jsonschema.Schema, error)

// schema returns an embedded schema, which it compiles when it is first needed.
func schema(name string) (*jsonschema.Schema, error) {
	once, _ := compiledSchemas.LoadOrStore(name, sync.OnceValues(func() (*jsonschema.Schema, error) {
		return newCompiler().Compile("embed:///" + name)
	}))
	return once.(func() (*jsonschema.Schema, error))()
}

// newCompiler returns a compiler that loads embedded schemas and demands the formats that they use.
func newCompiler() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.UseLoader(schemaFiles{})
	c.RegisterFormat(&jsonschema.Format{Name: "idn-email", Validate: checkMailbox})
	c.AssertFormat()
	return c
}

// checkMailbox is the format idn-email, which the validator does not know.
func checkMailbox(v any) error {
	if text, ok := v.(string); ok && !isMailbox(text) {
		return errors.New("is no e-mail address")
	}
	return nil
}

// validate lists the violations of a schema by the values of a document. It returns an error if the values could not be
// validated.
func validate(name string, v any) ([]ViolationFacts, error) {
	s, err := schema(name)
	if err != nil {
		return nil, err
	}
	err = s.Validate(v)
	if invalid, ok := errors.AsType[*jsonschema.ValidationError](err); ok {
		w := violationWriter{root: v, printer: message.NewPrinter(language.English)}
		return w.list(invalid), nil
	}
	return nil, err
}

// violationWriter converts the tree of validation errors to a flat list of violations in words.
type violationWriter struct {
	root    any
	printer *message.Printer
}

// list returns the violations below an error.
func (w violationWriter) list(e *jsonschema.ValidationError) []ViolationFacts {
	switch k := e.ErrorKind.(type) {
	case *kind.AnyOf:
		return w.best(e)
	case *kind.OneOf:
		if len(k.Subschemas) > 0 {
			return w.one(e, "oneOf", "%s matches several forms, but only one may match", label(e.InstanceLocation))
		}
		return w.best(e)
	case *kind.Required:
		var out []ViolationFacts
		for _, name := range k.Missing {
			v := ViolationFacts{Message: fmt.Sprintf("%s has no %q", label(e.InstanceLocation), name), Keyword: "required", lacks: name}
			v.At = w.shownFor(e.InstanceLocation, name)
			out = append(out, v)
		}
		return out
	case *kind.AdditionalProperties:
		var out []ViolationFacts
		for _, name := range k.Properties {
			out = append(out, ViolationFacts{
				Message: fmt.Sprintf("%s has the unknown property %q", label(e.InstanceLocation), quote.Truncate(name, 60)), Keyword: "unknown",
				At: append(clone(e.InstanceLocation), name),
			})
		}
		return out
	case *kind.Enum:
		return w.one(e, "enum", "%s %s is not %s", label(e.InstanceLocation), show(k.Got), choice(k.Want))
	case *kind.Const:
		return w.one(e, "const", "%s %s is not %s", label(e.InstanceLocation), show(k.Got), show(k.Want))
	case *kind.Pattern:
		return w.one(e, "pattern", "%s %s does not match %s", label(e.InstanceLocation), show(k.Got), quote.Truncate(k.Want, 120))
	case *kind.Format:
		format := strings.Replace(k.Want, "idn-email", "e-mail address", 1)
		return w.one(e, "format", "%s %s is not a valid %s", label(e.InstanceLocation), show(k.Got), format)
	case *kind.Type:
		out := w.one(e, "type", "%s is of type %s, not %s", label(e.InstanceLocation), k.Got, strings.Join(k.Want, " or "))
		out[0].wants = strings.Join(k.Want, " or ")
		return out
	case *kind.UniqueItems:
		return w.one(e, "uniqueItems", "%s has equal items at %d and %d", label(e.InstanceLocation), k.Duplicates[0], k.Duplicates[1])
	case *kind.MinItems:
		return w.one(e, "minItems", "%s has %d items, fewer than %d", label(e.InstanceLocation), k.Got, k.Want)
	case *kind.MinLength:
		return w.one(e, "minLength", "%s is shorter than %d characters", label(e.InstanceLocation), k.Want)
	case *kind.Not, *kind.FalseSchema:
		return w.one(e, "not", "%s is not allowed here", label(e.InstanceLocation))
	}
	var out []ViolationFacts
	for _, cause := range e.Causes {
		out = append(out, w.list(cause)...)
	}
	if len(out) == 0 {
		keyword := "schema"
		if p := e.ErrorKind.KeywordPath(); len(p) > 0 {
			keyword = p[0]
		}
		return w.one(e, keyword, "%s: %s", label(e.InstanceLocation), e.ErrorKind.LocalizedString(w.printer))
	}
	return out
}

// best returns the violations of the alternative that the author probably meant: one for values of the type of this one; of several,
// the one that knows most members of the value, because alternatives differ in their members; of several, the one that misses fewest;
// of several, the one that fails deepest inside the value; of several, the one with the fewest violations.
func (w violationWriter) best(e *jsonschema.ValidationError) []ViolationFacts {
	if mixed := w.mixedLicences(e.InstanceLocation); mixed != nil {
		return mixed
	}
	var best []ViolationFacts
	var bestFit fit
	var lacking, types []string // the missing member or the wanted type of each alternative, if nothing else is wrong
	for _, cause := range e.Causes {
		found := w.list(cause)
		f := w.fitOf(cause, found, len(e.InstanceLocation))
		if len(found) == 1 && f.depth == 0 {
			switch {
			case found[0].Keyword == "required":
				lacking = append(lacking, found[0].lacks)
			case f.wrongType:
				types = append(types, found[0].wants)
			}
		}
		if best == nil || f.compare(bestFit) > 0 {
			best, bestFit = found, f
		}
	}
	switch {
	case best == nil:
		return w.one(e, "anyOf", "%s has none of the allowed forms", label(e.InstanceLocation))
	case len(lacking) > 1 && len(lacking) == len(e.Causes):
		return w.one(e, "required", "%s has none of %s", label(e.InstanceLocation), strings.Join(lacking, ", "))
	case len(types) > 1 && len(types) == len(e.Causes):
		slices.Sort(types)
		best[0].wants = strings.Join(slices.Compact(types), " or ")
		best[0].Message = fmt.Sprintf("%s is of type %s, not %s", label(e.InstanceLocation), typeOf(lookup(w.root, e.InstanceLocation)), best[0].wants)
	}
	return best
}

// fit is how well an alternative fits a value.
type fit struct {
	wrongType  bool
	unknown    int // the members of the value that the alternative does not know
	missing    int // the members that the alternative demands and the value lacks
	depth      int // of the shallowest violation, below the value
	violations int
}

func (w violationWriter) fitOf(cause *jsonschema.ValidationError, found []ViolationFacts, level int) fit {
	f := fit{depth: shallowest(cause) - level, violations: len(found)}
	for _, v := range found {
		switch v.Keyword {
		case "type":
			f.wrongType = f.wrongType || len(v.At) == level
		case "unknown":
			if len(v.At) == level+1 {
				f.unknown++
			}
		case "required":
			if len(v.At) == level+1 {
				f.missing++
			}
		}
	}
	return f
}

// compare is positive if f fits better.
func (f fit) compare(other fit) int {
	if f.wrongType != other.wrongType {
		if other.wrongType {
			return 1
		}
		return -1
	}
	return cmp.Or(
		cmp.Compare(other.unknown, f.unknown), cmp.Compare(other.missing, f.missing), cmp.Compare(f.depth, other.depth),
		cmp.Compare(other.violations, f.violations),
	)
}

// typeOf is the name of the JSON type of a value.
func typeOf(v any) string {
	switch v.(type) {
	case string:
		return "string"
	case float64:
		return "number"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "null"
}

// mixedLicences reports an expression in one list with other licences, which schemas before 1.7 do not allow. It reports one
// violation, instead of many misleading violations of both alternatives.
func (w violationWriter) mixedLicences(location []string) []ViolationFacts {
	n := len(location)
	if n == 0 || location[n-1] != "licenses" {
		return nil
	}
	items, _ := lookup(w.root, location).([]any)
	for i, item := range items {
		if text(item, "expression") != "" && (len(items) > 1 || member(item, "license") != nil) {
			return []ViolationFacts{{
				Message: label(location) + " hold either one expression or a list of licences", Keyword: "oneOf",
				At: append(clone(location), strconv.Itoa(i)),
			}}
		}
	}
	return nil
}

// shallowest returns the smallest depth in the document of the values that an error is about.
func shallowest(e *jsonschema.ValidationError) int {
	if len(e.Causes) == 0 {
		return len(e.InstanceLocation)
	}
	depth := shallowest(e.Causes[0])
	for _, cause := range e.Causes[1:] {
		depth = min(depth, shallowest(cause))
	}
	return depth
}

// one makes a single violation.
func (w violationWriter) one(e *jsonschema.ValidationError, keyword, format string, args ...any) []ViolationFacts {
	return []ViolationFacts{{Message: fmt.Sprintf(format, args...), Keyword: keyword, At: clone(e.InstanceLocation)}}
}

// shownFor returns the pointer at which a missing member is reported: that of the object's name, or, if it has none, that of the
// missing member.
func (w violationWriter) shownFor(location []string, missing string) []string {
	if _, ok := member(lookup(w.root, location), "name").(string); ok && len(location) > 0 {
		return append(clone(location), "name")
	}
	return append(clone(location), missing)
}

// label names a value in words: "component type" for /components/3/type.
func label(location []string) string {
	var words []string
	for i := len(location) - 1; i >= 0 && len(words) < 2; i-- {
		if _, err := strconv.Atoi(location[i]); err == nil {
			if i == 0 {
				continue
			}
			i--
			if word := singular(location[i]); len(words) == 0 || words[0] != word {
				words = append([]string{word}, words...)
			}
			continue
		}
		if len(words) == 0 || words[0] != location[i] {
			words = append([]string{location[i]}, words...)
		}
	}
	if len(words) == 0 {
		return "the document"
	}
	return quote.Truncate(strings.Join(words, " "), 80)
}

// singular returns the singular of the name of a list.
func singular(plural string) string {
	switch {
	case plural == "dependsOn" || plural == "cwes":
		return strings.TrimSuffix(plural, "s")
	case strings.HasSuffix(plural, "ies"):
		return strings.TrimSuffix(plural, "ies") + "y"
	case plural == "hashes" || plural == "patches":
		return strings.TrimSuffix(plural, "es")
	}
	return strings.TrimSuffix(plural, "s")
}

// choice lists the allowed values, or states their number if there are many.
func choice(want []any) string {
	if len(want) > 16 {
		return fmt.Sprintf("one of the %d values that are allowed", len(want))
	}
	shown := make([]string, len(want))
	for i, v := range want {
		shown[i] = show(v)
	}
	if len(shown) == 1 {
		return shown[0]
	}
	return "one of " + strings.Join(shown, ", ")
}

// show writes a value of a document, shortened.
func show(v any) string {
	switch v := v.(type) {
	case string:
		return quote.Text(v)
	case map[string]any:
		return "(an object)"
	case []any:
		return "(an array)"
	case nil:
		return "null"
	}
	return quote.Truncate(fmt.Sprint(v), 60)
}
