package policy

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// facts are an entity's facts as rules see them: equal to what encoding/json writes for the struct. Each member is converted
// to a value of OPA when it is first used, because guards use few members and most entities need no evaluation by OPA.
type facts struct {
	value reflect.Value
	*layout
	converted     []ast.Value // per member, nil before its first use
	all           ast.Value   // the object of all members, nil before its first use
	documentation *facts      // further members; nil if no rule reads them
}

// layout describes how a struct type is written in JSON.
type layout struct {
	members []member
	index   map[ast.String]int // member name → index in members
}

// member is a field of a struct.
type member struct {
	name      *ast.Term // in JSON
	index     []int     // of the field in the struct, behind those of the embedded structs that it is in
	omitEmpty bool
}

// newFacts returns the facts in a struct, or in a pointer to one. Those of a document have no members, only the whole value.
func newFacts(v any) facts {
	if raw, ok := v.(*model.RawFacts); ok {
		return facts{layout: &layout{}, all: ast.MustInterfaceToValue(raw.Value())}
	}
	return factsOf(structOf(v))
}

// structOf returns the struct that a value is or points to.
func structOf(v any) reflect.Value {
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	return value
}

func factsOf(value reflect.Value) facts {
	l := layoutOf(value.Type())
	return facts{value: value, layout: l, converted: make([]ast.Value, len(l.members))}
}

// member returns the value of a member, or nil if there is none.
func (f *facts) member(name ast.Value) ast.Value {
	text, _ := name.(ast.String)
	if i, ok := f.index[text]; ok {
		return f.at(i)
	}
	if f.documentation != nil {
		return f.documentation.member(name)
	}
	return nil
}

// undefined marks members that were used and have no value.
var undefined ast.Value = ast.Var("undefined")

// at returns the value of the member with an index, or nil if it is omitted.
func (f *facts) at(i int) ast.Value {
	if f.converted[i] == nil {
		f.converted[i] = undefined
		m := f.members[i]
		if field := f.value.FieldByIndex(m.index); !m.omitEmpty || !isEmpty(field) {
			f.converted[i] = valueOf(field)
		}
	}
	if f.converted[i] == undefined {
		return nil
	}
	return f.converted[i]
}

// object returns the object of all members.
func (f *facts) object() ast.Value {
	if f.all == nil {
		f.all = ast.NewObject(f.pairs()...)
	}
	return f.all
}

// pairs returns the names and values of all members.
func (f *facts) pairs() [][2]*ast.Term {
	pairs := make([][2]*ast.Term, 0, len(f.members))
	for i, m := range f.members {
		if v := f.at(i); v != nil {
			pairs = append(pairs, [2]*ast.Term{m.name, ast.NewTerm(v)})
		}
	}
	if f.documentation != nil {
		pairs = append(pairs, f.documentation.pairs()...)
	}
	return pairs
}

var layouts sync.Map // reflect.Type → *layout

// layoutOf returns the layout of a struct type.
func layoutOf(t reflect.Type) *layout {
	if l, ok := layouts.Load(t); ok {
		return l.(*layout)
	}
	l := &layout{index: map[ast.String]int{}}
	l.add(t, nil)
	layouts.Store(t, l)
	return l
}

// add adds the fields of a struct type, which is embedded in the fields at the indices around it. Fields of embedded structs are members
// like all others.
func (l *layout) add(t reflect.Type, around []int) {
	for i := range t.NumField() {
		field := t.Field(i)
		index := append(slices.Clone(around), i)
		tag, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && tag == "" && field.Type.Kind() == reflect.Struct:
			l.add(field.Type, index)
			continue
		case !field.IsExported() || tag == "-":
			continue
		case tag == "":
			tag = field.Name
		}
		l.index[ast.String(tag)] = len(l.members)
		l.members = append(l.members, member{ast.StringTerm(tag), index, options == "omitempty"})
	}
}

// isEmpty reports whether omitempty omits a value.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// valueOf converts a field to a value of OPA.
func valueOf(v reflect.Value) ast.Value {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return ast.NullValue
		}
		return valueOf(v.Elem())
	case reflect.String:
		return ast.String(v.String())
	case reflect.Bool:
		return ast.Boolean(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return ast.Number(strconv.FormatInt(v.Int(), 10))
	case reflect.Float32, reflect.Float64:
		text, err := json.Marshal(v.Interface())
		if err != nil { // NaN or infinite, which no document can contain
			return ast.NullValue
		}
		return ast.Number(text)
	case reflect.Slice:
		if v.IsNil() {
			return ast.NullValue
		}
		items := make([]*ast.Term, v.Len())
		for i := range items {
			items[i] = ast.NewTerm(valueOf(v.Index(i)))
		}
		return ast.NewArray(items...)
	case reflect.Struct:
		f := factsOf(v)
		return f.object()
	case reflect.Map: // decoded values of a document
		if value, err := ast.InterfaceToValue(v.Interface()); err == nil {
			return value
		}
	}
	panic(fmt.Sprintf("facts hold a %s", v.Type())) // facts have no other types
}
