package contract

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// explanation lists, in sentences, where a value violates an official schema. The validator's own errors do not tell which
// branch of a choice was meant, and which errors only follow from others. An explanation chooses the branch by the fields
// that tell the branches apart, and counts fields as known whether or not their values are valid.
type explanation struct {
	dialect *jsonschema.Schema // of Schema Objects; nil if they are not checked
	list    []ViolationFacts
	told    map[string]bool
	wrong   map[string]bool // places of wrong values
	more    int             // violations beyond maxViolations
	// silent is true if a violation was left out because another rule reports it, or because it is in an extension.
	silent bool

	// lacksChoice is 1 + the depth of the last object that lacks each of the fields of which it must have one.
	lacksChoice int

	beside string // the field next to which the fields of the object at depth besideAt must fit
	depth  int
}

// fields are names of members that a schema, or one that applies to the same object, describes.
type fields map[string]bool

// addValue reports a wrong value, unless that is already reported at its place: parts of the official schemas repeat each other.
func (e *explanation) addValue(at []string, format string, args ...any) {
	key := strings.Join(at, "\x00")
	if !e.wrong[key] {
		if e.wrong == nil {
			e.wrong = map[string]bool{}
		}
		e.wrong[key] = true
		e.add(at, format, args...)
	}
}

// add reports a violation at a place, once.
func (e *explanation) add(at []string, format string, args ...any) {
	v := ViolationFacts{At: append([]string{}, at...), Message: fmt.Sprintf(format, args...)}
	key := strings.Join(v.At, "\x00") + "\x00" + v.Message
	switch {
	case e.told[key]:
	case len(e.list) >= maxViolations:
		e.more++
	default:
		if e.told == nil {
			e.told = map[string]bool{}
		}
		e.told[key] = true
		e.list = append(e.list, v)
	}
}

// matches reports whether a value satisfies a schema. It is only used for small schemas: the conditions and choices of the
// official schemas look at no more than a few fields.
func (e *explanation) matches(s *jsonschema.Schema, n source.Node) bool {
	probe := &explanation{dialect: e.dialect}
	probe.check(s, n, nil, nil)
	return len(probe.list) == 0 && !probe.silent
}

// check lists the violations of a value. It adds the names of the members that the schema describes to known.
func (e *explanation) check(s *jsonschema.Schema, n source.Node, at []string, known fields) {
	if s.Bool != nil {
		if !*s.Bool {
			e.forbid(at)
		}
		return
	}
	if !e.checkValue(s, n, at) {
		return
	}
	start, own := len(e.list), known
	if s.UnevaluatedProperties != nil {
		own = fields{}
		e.lacksChoice = 0
	}
	if s.Ref != nil {
		e.check(s.Ref, n, at, own)
	}
	if s.DynamicRef != nil {
		if e.dialect != nil {
			e.check(e.dialect, n, at, own)
		} else {
			e.check(s.DynamicRef.Ref, n, at, own)
		}
	}
	for _, all := range s.AllOf {
		e.check(all, n, at, own)
	}
	if len(s.AnyOf) > 0 {
		e.choose(s.AnyOf, n, at, own, false)
	}
	if len(s.OneOf) > 0 {
		e.choose(s.OneOf, n, at, own, true)
	}
	if s.Not != nil && e.matches(s.Not, n) {
		e.exclude(s.Not, n, at)
	}
	e.checkCondition(s, n, at, own)
	if n.IsMap() {
		e.checkObject(s, n, at, own)
	}
	if n.IsList() {
		e.checkList(s, n, at)
	}
	if s.UnevaluatedProperties != nil {
		e.checkUnevaluated(s, n, at, own, start)
		if known != nil {
			maps.Copy(known, own)
		}
	}
}

// checkCondition checks if, then and else, and dependentSchemas. A condition about a field that is missing although it is
// required decides nothing: only the missing field is reported.
func (e *explanation) checkCondition(s *jsonschema.Schema, n source.Node, at []string, known fields) {
	if s.If != nil && !isUndecided(s.If, n) {
		if e.matches(s.If, n) {
			if known != nil {
				(&explanation{dialect: e.dialect}).check(s.If, n, nil, known)
			}
			if s.Then != nil {
				e.check(s.Then, n, at, known)
			}
		} else if s.Else != nil {
			e.check(s.Else, n, at, known)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.DependentSchemas)) {
		if n.Get(name).Exists() {
			e.checkBeside(name, s.DependentSchemas[name], n, at, known)
		}
	}
}

func isUndecided(condition *jsonschema.Schema, n source.Node) bool {
	if !n.IsMap() {
		return false
	}
	for name := range condition.Properties {
		if !n.Get(name).Exists() && !slices.Contains(condition.Required, name) {
			return true
		}
	}
	return false
}

// checkBeside checks an object by a schema that holds because the object has a field.
func (e *explanation) checkBeside(field string, s *jsonschema.Schema, n source.Node, at []string, known fields) {
	beside, depth := e.beside, e.depth
	e.beside, e.depth = field, len(at)
	e.check(s, n, at, known)
	e.beside, e.depth = beside, depth
}

// checkObject checks the members of an object, and their names.
func (e *explanation) checkObject(s *jsonschema.Schema, n source.Node, at []string, known fields) {
	e.checkMissing(s, n, at)
	e.checkSize(s, n, at)
	for key, v := range n.Pairs() {
		member := append(at, key)
		described := false
		if sub := s.Properties[key]; sub != nil {
			described = true
			e.checkMember(sub, v, member)
		}
		for pattern, sub := range s.PatternProperties {
			if pattern.MatchString(key) {
				described = true
				e.checkMember(sub, v, member)
			}
		}
		if s.PropertyNames != nil && s.PropertyNames.Validate(key) != nil {
			e.add(member, "%s", wrongName(key, at))
		}
		if !described && s.AdditionalProperties != nil {
			described = true
			e.checkAdditional(s, v, member)
		}
		if described && known != nil {
			known[key] = true
		}
	}
}

// checkMember checks a member of an object. A reference that is no string is left to the rule about references.
func (e *explanation) checkMember(s *jsonschema.Schema, n source.Node, at []string) {
	if at[len(at)-1] == "$ref" && !n.IsString() {
		e.silent = true
		return
	}
	e.check(s, n, at, nil)
}

// checkAdditional checks a member that additionalProperties describes. In some official schemas, it also describes
// extensions, which the specification leaves to their authors.
func (e *explanation) checkAdditional(s *jsonschema.Schema, n source.Node, at []string) {
	key := at[len(at)-1]
	switch additional := s.AdditionalProperties.(type) {
	case bool:
		if !additional {
			e.addUnknown(s, at)
		}
	case *jsonschema.Schema:
		if s.Ref != nil && describesByPattern(s.Ref, key) {
			e.silent = true
			return
		}
		e.check(additional, n, at, nil)
	}
}

func describesByPattern(s *jsonschema.Schema, key string) bool {
	for pattern := range s.PatternProperties {
		if pattern.MatchString(key) {
			return true
		}
	}
	return false
}

// checkUnevaluated reports the members that no schema describes. If a field that decides which fields belong to the object is
// wrong, members that belong to it for another value of that field are not reported.
func (e *explanation) checkUnevaluated(s *jsonschema.Schema, n source.Node, at []string, known fields, start int) {
	var possible fields
	for key, v := range n.Pairs() {
		if known[key] {
			continue
		}
		known[key] = true
		member := append(at, key)
		if s.UnevaluatedProperties.Bool == nil || *s.UnevaluatedProperties.Bool {
			e.check(s.UnevaluatedProperties, v, member, nil)
			continue
		}
		if possible == nil {
			possible = e.possibleFields(s, at, start)
		}
		if !possible[key] {
			e.addUnknown(s, member)
		} else {
			e.silent = true
		}
	}
}

// possibleFields are the fields that the conditions of an object describe, if a field that one of them asks about is missing
// or wrong; otherwise none.
func (e *explanation) possibleFields(s *jsonschema.Schema, at []string, start int) fields {
	asked, possible := fields{}, fields{}
	seen := map[*jsonschema.Schema]bool{}
	var collect func(s *jsonschema.Schema)
	collect = func(s *jsonschema.Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		if s.If != nil {
			for name := range s.If.Properties {
				asked[name] = true
			}
		}
		for name := range s.Properties {
			possible[name] = true
		}
		for _, sub := range slices.Concat(s.AllOf, s.AnyOf, s.OneOf, []*jsonschema.Schema{s.Ref, s.Then, s.Else}, slices.Collect(maps.Values(s.DependentSchemas))) {
			collect(sub)
		}
	}
	collect(s)
	if e.lacksChoice == len(at)+1 && len(s.DependentSchemas) > 0 {
		return possible
	}
	for _, v := range e.list[start:] {
		if len(v.At) == len(at)+1 && asked[v.At[len(at)]] {
			return possible
		}
	}
	return fields{}
}

// checkMissing reports required fields that are missing. An object that holds a reference where none is allowed lacks all of
// them, and only the reference is reported.
func (e *explanation) checkMissing(s *jsonschema.Schema, n source.Node, at []string) {
	var missing []string
	for _, name := range s.Required {
		if !n.Get(name).Exists() {
			missing = append(missing, name)
		}
	}
	for name, others := range s.DependentRequired {
		for _, other := range others {
			if n.Get(name).Exists() && !n.Get(other).Exists() {
				e.add(append(at, other), "the field %s is missing, which %s needs", quote.Text(other), quote.Text(name))
			}
		}
	}
	if len(missing) > 0 && n.Get("$ref").IsString() {
		e.silent = true
		return
	}
	for _, name := range missing {
		if name == "default" && endsWith(at, "responses") {
			e.addNoResponse(n, at)
			continue
		}
		e.add(append(at, name), "the required field %s is missing", quote.Text(name))
	}
}

// checkSize compares how many members an object has with the limits.
func (e *explanation) checkSize(s *jsonschema.Schema, n source.Node, at []string) {
	switch low, high := s.MinProperties, s.MaxProperties; {
	case low != nil && n.Len() < *low && endsWith(at, "responses"):
		e.addNoResponse(n, at)
	case low != nil && high != nil && *low == *high && n.Len() != *low:
		e.add(at, "%s must have exactly %s, not %d", e.name(at), entries(*low), n.Len())
	case low != nil && n.Len() < *low:
		e.add(at, "%s must have at least %s", e.name(at), entries(*low))
	case high != nil && n.Len() > *high:
		e.add(at, "%s must have at most %s, not %d", e.name(at), entries(*high), n.Len())
	}
}

// checkList checks the items of an array.
func (e *explanation) checkList(s *jsonschema.Schema, n source.Node, at []string) {
	if s.MinItems != nil && n.Len() < *s.MinItems {
		e.add(at, "%s must have at least %s", e.name(at), entries(*s.MinItems))
	}
	if s.MaxItems != nil && n.Len() > *s.MaxItems {
		e.add(at, "%s must have at most %s, not %d", e.name(at), entries(*s.MaxItems), n.Len())
	}
	list, _ := s.Items.([]*jsonschema.Schema)
	rest, _ := s.Items.(*jsonschema.Schema)
	if s.Items2020 != nil {
		rest = s.Items2020
	}
	list = slices.Concat(list, s.PrefixItems)
	found := 0
	for i, item := range n.Items() {
		member := append(at, strconv.Itoa(i))
		if i < len(list) {
			e.check(list[i], item, member, nil)
		} else if rest != nil {
			e.check(rest, item, member, nil)
		}
		if s.Contains != nil && e.matches(s.Contains, item) {
			if found++; s.MaxContains != nil && found > *s.MaxContains {
				e.add(member, "%s", wordsOf(s.Contains, "is one too many of its kind in %s", e.name(at)))
			}
		}
	}
	if s.Contains != nil && found < orElse(s.MinContains, 1) {
		e.add(at, "%s", wordsOf(s.Contains, "%s lacks an item that the specification demands", e.name(at)))
	}
	if s.UniqueItems {
		e.checkUnique(n, at)
	}
}

// checkUnique reports items that repeat an earlier one. Repeated parameters are reported at their list.
func (e *explanation) checkUnique(n source.Node, at []string) {
	seen := map[string]bool{}
	for i, item := range n.Items() {
		text, err := json.Marshal(item.Value()) // with the members of objects in alphabetical order
		repeats := err == nil && seen[string(text)]
		seen[string(text)] = true
		switch {
		case !repeats:
		case slices.Equal(at, []string{"tags"}):
			e.silent = true // musts.checkTags reports tags with one name
		case endsWith(at, "parameters"):
			e.add(at, "%s has the same item twice", e.name(at))
		default:
			e.add(append(at, strconv.Itoa(i)), "%s has the item %s twice", e.name(at), shownShort(item))
		}
	}
}

// checkValue compares a value with the keywords about values of its type. It returns false if the value is so wrong that
// nothing else needs to be said.
func (e *explanation) checkValue(s *jsonschema.Schema, n source.Node, at []string) bool {
	start := len(e.list)
	switch {
	case s.Types != nil && !isOneOf(n, s.Types.ToStrings()):
		e.addValue(at, "%s must be %s, not %s", e.name(at), eitherType(s.Types.ToStrings()), aType(typeName(n)))
		return false
	case s.Enum != nil && !slices.ContainsFunc(s.Enum.Values, func(v any) bool { return equalsValue(n, v) }):
		e.addValue(at, "%s must be %s, not %s", e.name(at), oneOfValues(s.Enum.Values), shownShort(n))
		return false
	case s.Const != nil && !equalsValue(n, *s.Const):
		e.addValue(at, "%s must be %s, not %s", e.name(at), oneOfValues([]any{*s.Const}), shownShort(n))
		return false
	}
	if n.IsString() {
		e.checkText(s, n.String(), at)
	} else if f, ok := n.Number(); ok {
		e.checkNumber(s, f, at)
	}
	return start == len(e.list)
}

func (e *explanation) checkText(s *jsonschema.Schema, text string, at []string) {
	shown := quote.Text(text)
	switch length := len([]rune(text)); {
	case s.Pattern != nil && !s.Pattern.MatchString(text):
		e.addValue(at, "%s is %s; it must be %s", e.name(at), shown, wordsOfPattern(s.Pattern.String()))
	case s.Format != nil && s.Format.Validate(text) != nil:
		e.addValue(at, "%s is %s; it must be %s", e.name(at), shown, wordsOfFormat(s.Format.Name))
	case s.MinLength != nil && length < *s.MinLength:
		e.add(at, "%s must have at least %d characters", e.name(at), *s.MinLength)
	case s.MaxLength != nil && length > *s.MaxLength:
		e.add(at, "%s must have at most %d characters", e.name(at), *s.MaxLength)
	}
}

func (e *explanation) checkNumber(s *jsonschema.Schema, f float64, at []string) {
	compare := func(words, limit string) {
		e.addValue(at, "%s is %s; it must be %s %s", e.name(at), plainNumber(f), words, limit)
	}
	limit := func(r interface{ Float64() (float64, bool) }) float64 { f, _ := r.Float64(); return f }
	switch {
	case s.Minimum != nil && f < limit(s.Minimum):
		compare("at least", plainNumber(limit(s.Minimum)))
	case s.Maximum != nil && f > limit(s.Maximum):
		compare("at most", plainNumber(limit(s.Maximum)))
	case s.ExclusiveMinimum != nil && f <= limit(s.ExclusiveMinimum):
		compare("above", plainNumber(limit(s.ExclusiveMinimum)))
	case s.ExclusiveMaximum != nil && f >= limit(s.ExclusiveMaximum):
		compare("below", plainNumber(limit(s.ExclusiveMaximum)))
	case s.MultipleOf != nil && math.Mod(f, limit(s.MultipleOf)) != 0:
		compare("a multiple of", plainNumber(limit(s.MultipleOf)))
	}
}

func plainNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func orElse(p *int, otherwise int) int {
	if p == nil {
		return otherwise
	}
	return *p
}

func endsWith(at []string, token string) bool { return len(at) > 0 && at[len(at)-1] == token }
