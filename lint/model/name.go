package model

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// EscapeName writes a text as part of the name of a place: in Unicode's form NFC, with control characters, the percent sign
// and the given ASCII characters in percent-encoding (RFC 3986 §2.1).
func EscapeName(text, reserved string) string {
	if text = norm.NFC.String(text); !strings.ContainsFunc(text, func(r rune) bool { return isEncoded(r, reserved) }) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if !isEncoded(r, reserved) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isEncoded(r rune, reserved string) bool {
	return r == '%' || unicode.IsControl(r) || strings.ContainsRune(reserved, r)
}

// keys are the members of facts by which an item of a list is known, the first that it has.
var keys = []string{"name", "id", "url", "path", "purl", "ref", "alg", "kind", "host"}

// NameFacts names a place below an entity by the path of the entity's facts that leads there. An item of a list has the name that
// its facts give it, or no name: its index changes when other items come and go.
func NameFacts(owner string, facts any, path []any) string {
	at := indirect(reflect.ValueOf(facts))
	for _, element := range path {
		token := fmt.Sprint(element)
		if at.Kind() == reflect.Slice {
			i, err := strconv.Atoi(token)
			if err == nil && i >= 0 && i < at.Len() {
				at = indirect(at.Index(i))
			} else {
				at = reflect.Value{}
			}
			token = "[" + EscapeName(itemName(at), " >[]") + "]"
		} else {
			at = indirect(factsMember(at, token))
			token = EscapeName(token, " >[]")
		}
		owner += " > " + token
	}
	return owner
}

// indirect follows pointers and interfaces.
func indirect(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

// itemName is what an item of a list is called: the text itself, or the first of its keys.
func itemName(item reflect.Value) string {
	if item.Kind() == reflect.String {
		return item.String()
	}
	for _, key := range keys {
		if v := indirect(factsMember(item, key)); v.Kind() == reflect.String && v.Len() > 0 {
			return v.String()
		}
	}
	return ""
}

// FactsMember is a member of facts, by its name in JSON; nil if there is none.
func FactsMember(facts any, name string) any {
	if v := factsMember(indirect(reflect.ValueOf(facts)), name); v.IsValid() {
		return v.Interface()
	}
	return nil
}

func factsMember(at reflect.Value, name string) reflect.Value {
	switch at.Kind() {
	case reflect.Struct:
		for _, index := range membersOf(at.Type())[name] {
			if v, err := at.FieldByIndexErr(index); err == nil {
				return v
			}
		}
	case reflect.Map:
		if at.Type().Key().Kind() == reflect.String {
			return at.MapIndex(reflect.ValueOf(name).Convert(at.Type().Key()))
		}
	}
	return reflect.Value{}
}

// members holds what membersOf returns, by type: finding it out takes longer than most rules do.
var members sync.Map

// membersOf returns the fields of a struct by their names in JSON. A name may have several fields, some of which are below a pointer
// that is nil.
func membersOf(t reflect.Type) map[string][][]int {
	if known, ok := members.Load(t); ok {
		return known.(map[string][][]int)
	}
	fields := map[string][][]int{}
	for _, field := range reflect.VisibleFields(t) {
		if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag != "" && tag != "-" {
			fields[tag] = append(fields[tag], field.Index)
		}
	}
	members.Store(t, fields)
	return fields
}
