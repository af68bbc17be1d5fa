package gate

import (
	"net/url"
	"regexp"
	"slices"
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
		method, path, spaced := strings.Cut(templateVariable.ReplaceAllString(at.Operation, "{}"), " ")
		pattern := escape(method, " >|#")
		switch {
		case kind == "webhook" || kind == "component" && strings.HasPrefix(rest, "pathItems "):
			return glob(escape(templateVariable.ReplaceAllString(at.Operation, "{}"), ">|#"), parts[0])
		case spaced:
			pattern += " " + escape(path, " >|#")
		}
		if kind == "path" { // what stands at a path is stated for all its operations
			return method == "*" && glob(pattern, "* "+rest)
		}
		return kind == "op" && glob(pattern, rest)
	case at.Server != "":
		_, url, _ := strings.Cut(rest, "://")
		scheme := rest[strings.LastIndexByte(rest[:len(rest)-len(url)], ' ')+1 : len(rest)-len(url)]
		return kind == "server" && glob(templateVariable.ReplaceAllString(strings.TrimSuffix(at.Server, "/"), "{}"), scheme+url)
	case at.Scheme != "":
		return kind == "scheme" && glob(escape(at.Scheme, ofContract), rest)
	case at.Schema != "":
		schema, ok := strings.CutPrefix(rest, "schemas ")
		return kind == "component" && ok && glob(escape(at.Schema, ofContract), schema) && (at.Property == "" || len(parts) > 1 && isBelow(parts[1], "."+strings.TrimPrefix(at.Property, ".")))
	case at.Parameter != "":
		if parameter, ok := strings.CutPrefix(rest, "parameters "); kind == "component" && ok {
			return glob(escape(at.Parameter, ofContract), parameter)
		}
		for _, part := range parts {
			if parameter, ok := strings.CutPrefix(part, "parameter "); ok && glob(inParameter(at.Parameter), parameter) {
				return true
			}
		}
		return false
	case at.Component != "":
		if kind == "vulnerability" {
			_, rest, _ = strings.Cut(rest, " ")
		}
		return (kind == "vulnerability" || kind == "component" && isOfSBOM(rest)) && glob(escape(at.Component, " >"), strings.TrimPrefix(rest, "name "))
	case at.Vulnerability != "":
		id, _, _ := strings.Cut(rest, " ")
		return kind == "vulnerability" && glob(at.Vulnerability, id)
	case at.Integration != "":
		return kind == "integration" && glob(escape(at.Integration, " >[]"), rest) && (at.Field == "" || isBelow(strings.Join(parts[1:], "."), at.Field))
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

// ofContract are the characters that the names of places in a contract have in percent-encoding.
const ofContract = " >.[]{}|#"

// inParameter writes a pattern such as "query page.size" as the names of places have it.
func inParameter(text string) string {
	in, name, ok := strings.Cut(text, " ")
	if !ok || in == "path" { // path parameters have a place in the template: path {1}
		return text
	}
	if in == "header" {
		name = strings.ToLower(name)
	}
	return in + " " + escape(name, ofContract)
}

// isOfSBOM reports whether the name of a component is that of one in an SBOM, and not in a contract.
func isOfSBOM(name string) bool {
	return strings.HasPrefix(name, "pkg:") || strings.HasPrefix(name, "name ")
}

// escape writes a pattern in the characters that the names of places have. Brackets are part of a glob, unless a backslash stands
// before them.
func escape(pattern, reserved string) string {
	var b strings.Builder
	literal := false
	for _, r := range pattern {
		switch {
		case literal && !strings.ContainsRune(reserved, r) && r != '%':
			b.WriteString(`\` + string(r))
			literal = false
		case !literal && r == '\\':
			literal = true
		case !literal && (r == '[' || r == ']'):
			b.WriteRune(r)
		default:
			b.WriteString(model.EscapeName(string(r), reserved))
			literal = false
		}
	}
	return b.String()
}

var literalGlob = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`)

// LiteralGlob writes a name or a path as a glob that matches nothing else.
func LiteralGlob(name string) string { return literalGlob.Replace(name) }

// unescape is the text that a name of a place has in percent-encoding.
func unescape(name string) string {
	text, err := url.PathUnescape(name)
	if err != nil {
		return name
	}
	return text
}

// PlacesOf lists the places that a waiver of the configuration can name for a finding. There is none where only the fingerprint
// identifies it.
func PlacesOf(f *Finding) []model.WaiverPlace {
	var list []model.WaiverPlace
	for _, name := range []string{f.Name, f.Home} {
		parts := strings.Split(name, " > ")
		kind, rest, _ := strings.Cut(parts[0], " ")
		name := LiteralGlob(unescape(rest))
		section, entry, _ := strings.Cut(rest, " ")
		for _, part := range parts[1:] {
			if p, ok := strings.CutPrefix(part, "parameter "); ok {
				list = append(list, model.WaiverPlace{Parameter: LiteralGlob(unescape(p))})
			}
		}
		switch {
		case kind == "op":
			list = append(list, model.WaiverPlace{Operation: name})
		case kind == "path":
			list = append(list, model.WaiverPlace{Operation: "* " + name})
		case kind == "webhook", kind == "component" && section == "pathItems":
			list = append(list, model.WaiverPlace{Operation: LiteralGlob(unescape(parts[0]))})
		case kind == "server":
			list = append(list, model.WaiverPlace{Server: LiteralGlob(rest[strings.LastIndexByte(rest, ' ')+1:])})
		case kind == "scheme":
			list = append(list, model.WaiverPlace{Scheme: name})
		case kind == "component" && section == "schemas":
			p := model.WaiverPlace{Schema: LiteralGlob(unescape(entry))}
			if len(parts) > 1 && strings.HasPrefix(parts[1], ".") {
				p.Property = strings.TrimPrefix(parts[1], ".")
			}
			list = append(list, p)
		case kind == "component" && section == "parameters":
			list = append(list, model.WaiverPlace{Parameter: LiteralGlob(unescape(entry))})
		case kind == "component" && isOfSBOM(rest):
			list = append(list, model.WaiverPlace{Component: LiteralGlob(unescape(strings.TrimPrefix(rest, "name ")))})
		case kind == "vulnerability":
			list = append(list, model.WaiverPlace{Vulnerability: LiteralGlob(section)})
		case kind == "integration":
			list = append(list, model.WaiverPlace{Integration: name, Field: strings.Join(parts[1:], ".")})
		}
	}
	return slices.DeleteFunc(list, func(at model.WaiverPlace) bool { return !matches(at, f.Name) && !matches(at, f.Home) })
}
