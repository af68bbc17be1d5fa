package gate

import (
	"regexp"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sealint/sealint/lint/model"
)

// templateVariable is a variable of a path template. Names of places leave out what it is called.
var templateVariable = regexp.MustCompile(`\{[^{}]*\}`)

// matches reports whether a place is the one that a waiver names, or lies below it. name is the name of a place, or of the entity
// that the finding is about.
func matches(at model.WaiverPlace, name string) bool {
	parts := strings.Split(name, " > ")
	kind, rest, _ := strings.Cut(parts[0], " ")
	switch {
	case at.Operation != "":
		pattern := model.EscapeName(templateVariable.ReplaceAllString(at.Operation, "{}"), ">|#")
		return kind == "op" && glob(pattern, rest) || (kind == "webhook" || kind == "component") && glob(pattern, parts[0])
	case at.Server != "":
		_, url, _ := strings.Cut(rest, "://")
		scheme := rest[strings.LastIndexByte(rest[:len(rest)-len(url)], ' ')+1 : len(rest)-len(url)]
		return kind == "server" && glob(templateVariable.ReplaceAllString(strings.TrimSuffix(at.Server, "/"), "{}"), scheme+url)
	case at.Scheme != "":
		return kind == "scheme" && glob(escape(at.Scheme), rest)
	case at.Schema != "":
		schema, ok := strings.CutPrefix(rest, "schemas ")
		return kind == "component" && ok && glob(escape(at.Schema), schema) && (at.Property == "" || len(parts) > 1 && isBelow(parts[1], "."+strings.TrimPrefix(at.Property, ".")))
	case at.Parameter != "":
		if parameter, ok := strings.CutPrefix(rest, "parameters "); kind == "component" && ok {
			return glob(escape(at.Parameter), parameter)
		}
		for _, part := range parts {
			if parameter, ok := strings.CutPrefix(part, "parameter "); ok && glob(at.Parameter, parameter) {
				return true
			}
		}
		return false
	case at.Component != "":
		if kind == "vulnerability" {
			_, rest, _ = strings.Cut(rest, " ")
		}
		return (kind == "component" || kind == "vulnerability") && glob(at.Component, strings.TrimPrefix(rest, "name "))
	case at.Vulnerability != "":
		id, _, _ := strings.Cut(rest, " ")
		return kind == "vulnerability" && glob(at.Vulnerability, id)
	case at.Integration != "":
		return kind == "integration" && glob(escape(at.Integration), rest) && (at.Field == "" || isBelow(strings.Join(parts[1:], "."), at.Field))
	}
	return true
}

// isBelow reports whether a path with dots is another one, or begins with it.
func isBelow(path, top string) bool {
	rest, ok := strings.CutPrefix(path, top)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], ".[{|"))
}

// glob reports whether a pattern matches the whole of a name. Braces are no alternatives: they stand in templates.
func glob(pattern, name string) bool {
	ok, err := doublestar.Match(literalBraces.Replace(pattern), name)
	return err == nil && ok
}

var literalBraces = strings.NewReplacer("{", `\{`, "}", `\}`)

// isGlob reports whether a text may match more than one name.
func isGlob(text string) bool { return strings.ContainsAny(text, "*?[") }

func escape(name string) string { return model.EscapeName(name, " >{}|#") }
