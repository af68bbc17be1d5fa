package policy

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// facts are an entity's facts as rules see them: what encoding/json would write of the struct. Members become values of
// OPA when they are asked for, for guards look at few of them and most entities meet nothing that is to be found.
type facts struct {
	value reflect.Value
	*layout
	known []ast.Value // of members, as far as they were asked for
	all   ast.Value   // the object of all members, once it was asked for
}

// layout is how a struct type is written in JSON.
type layout struct {
	members []member
	index   map[ast.String]int // of members, by name
}

// member is a field of a struct with the name that it has in JSON.
type member struct {
	name      *ast.Term
	index     int
	omitEmpty bool
}

// newFacts reads a struct, or a pointer to one.
func newFacts(v any) facts {
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	return factsOf(value)
}

func factsOf(value reflect.Value) facts {
	l := layoutOf(value.Type())
	return facts{value: value, layout: l, known: make([]ast.Value, len(l.members))}
}

// member is the value of a member; nil where there is none.
func (f *facts) member(name ast.Value) ast.Value {
	text, _ := name.(ast.String)
	if i, ok := f.index[text]; ok {
		return f.at(i)
	}
	return nil
}

// undefined marks members that were asked for and are left out.
var undefined ast.Value = ast.Var("undefined")

func (f *facts) at(i int) ast.Value {
	if f.known[i] == nil {
		f.known[i] = undefined
		m := f.members[i]
		if field := f.value.Field(m.index); !m.omitEmpty || !isEmpty(field) {
			f.known[i] = valueOf(field)
		}
	}
	if f.known[i] == undefined {
		return nil
	}
	return f.known[i]
}

// object is all of them.
func (f *facts) object() ast.Value {
	if f.all != nil {
		return f.all
	}
	pairs := make([][2]*ast.Term, 0, len(f.members))
	for i, m := range f.members {
		if v := f.at(i); v != nil {
			pairs = append(pairs, [2]*ast.Term{m.name, ast.NewTerm(v)})
		}
	}
	f.all = ast.NewObject(pairs...)
	return f.all
}

var layouts sync.Map // reflect.Type → *layout

func layoutOf(t reflect.Type) *layout {
	if found, ok := layouts.Load(t); ok {
		return found.(*layout)
	}
	l := &layout{index: map[ast.String]int{}}
	for i := range t.NumField() {
		field := t.Field(i)
		tag, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !field.IsExported() || tag == "-" {
			continue
		}
		if tag == "" {
			tag = field.Name
		}
		l.index[ast.String(tag)] = len(l.members)
		l.members = append(l.members, member{ast.StringTerm(tag), i, options == "omitempty"})
	}
	layouts.Store(t, l)
	return l
}

// isEmpty is what omitempty leaves out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// valueOf turns a field into a value of OPA.
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
		if err != nil { // NaN and infinities, which no document can state
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
	}
	panic(fmt.Sprintf("facts hold a %s", v.Type())) // the schema of the facts knows no such thing
}
