package gate

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/purl"
)

// templateVariable is a variable of a path template. Names of places leave out what it is called.
var templateVariable = regexp.MustCompile(`\{[^{}]*\}`)

// placeName is the name of a place in its parts.
type placeName struct {
	parts      []string
	kind, rest string // of the first part
	version    string // of a component; names have none
}

func parseName(name, version string) placeName {
	n := placeName{parts: strings.Split(name, " > "), version: version}
	n.kind, n.rest, _ = strings.Cut(n.parts[0], " ")
	return n
}

// placeMatcher returns the function that reports whether a place is the one that a waiver names, or lies below it.
func placeMatcher(at model.WaiverPlace) func(placeName) bool {
	switch {
	case at.Operation != "":
		return operationMatcher(at.Operation)
	case at.Server != "":
		pattern := newPattern(templateVariable.ReplaceAllString(strings.TrimSuffix(at.Server, "/"), "{}"))
		return func(n placeName) bool {
			_, url, _ := strings.Cut(n.rest, "://")
			before := n.rest[:len(n.rest)-len(url)]
			return n.kind == "server" && pattern.matches(before[strings.LastIndexByte(before, ' ')+1:]+url)
		}
	case at.Scheme != "":
		pattern := newPattern(escape(at.Scheme, ofContract))
		return func(n placeName) bool { return n.kind == "scheme" && pattern.matches(n.rest) }
	case at.Schema != "":
		pattern, property := newPattern(escape(at.Schema, ofContract)), "."+strings.TrimPrefix(at.Property, ".")
		return func(n placeName) bool {
			schema, ok := strings.CutPrefix(n.rest, "schemas ")
			return n.kind == "component" && ok && pattern.matches(schema) && (at.Property == "" || len(n.parts) > 1 && isBelow(n.parts[1], property))
		}
	case at.Parameter != "":
		return parameterMatcher(at.Parameter)
	case at.Component != "":
		return componentMatcher(at.Component, at.Vers)
	case at.Vulnerability != "":
		pattern := newPattern(at.Vulnerability)
		return func(n placeName) bool {
			id, _, _ := strings.Cut(n.rest, " ")
			return n.kind == "vulnerability" && pattern.matches(id)
		}
	case at.Integration != "":
		pattern := newPattern(escape(at.Integration, " >[]"))
		return func(n placeName) bool {
			return n.kind == "integration" && pattern.matches(n.rest) && (at.Field == "" || isBelow(strings.Join(n.parts[1:], "."), at.Field))
		}
	}
	return func(placeName) bool { return true }
}

func operationMatcher(operation string) func(placeName) bool {
	text := templateVariable.ReplaceAllString(operation, "{}")
	other := newPattern(escape(text, ">|#")) // for what has a name of its own
	method, path, spaced := strings.Cut(text, " ")
	own := escape(method, " >|#")
	if spaced {
		own += " " + escape(path, " >|#")
	}
	pattern := newPattern(own)
	return func(n placeName) bool {
		switch {
		case n.kind == "op":
			return pattern.matches(n.rest)
		case n.kind == "path": // what stands at a path is stated for all its operations
			return method == "*" && pattern.matches("* "+n.rest)
		case n.kind == "webhook", n.kind == "component" && strings.HasPrefix(n.rest, "pathItems "):
			return other.matches(n.parts[0])
		}
		return false
	}
}

func parameterMatcher(parameter string) func(placeName) bool {
	component, inOperation := newPattern(escape(parameter, ofContract)), newPattern(inParameter(parameter))
	return func(n placeName) bool {
		if name, ok := strings.CutPrefix(n.rest, "parameters "); n.kind == "component" && ok {
			return component.matches(name)
		}
		return slices.ContainsFunc(n.parts, func(part string) bool {
			name, ok := strings.CutPrefix(part, "parameter ")
			return ok && inOperation.matches(name)
		})
	}
}

// qualifiers matches the qualifiers of a package URL, which names of places do not have.
var qualifiers = regexp.MustCompile(`^pkg:.*\?[A-Za-z][A-Za-z0-9._-]*=`)

// encoded matches percent-encoding.
var encoded = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

// splitVersion splits a package URL at its version. The scope of an npm package begins with an @, too.
func splitVersion(component string) (name, version string, ok bool) {
	name, subpath, hasSubpath := strings.Cut(component, "#")
	kind, rest, _ := strings.Cut(name, "/")
	i := strings.LastIndexByte(rest, '@')
	if !strings.HasPrefix(component, "pkg:") || i <= 0 {
		return component, "", false
	}
	if name = kind + "/" + rest[:i]; hasSubpath {
		name += "#" + subpath
	}
	return name, rest[i+1:], true
}

// decodePURL decodes a pattern of package URLs, whose names are not encoded in the names of places. What stands in percent-encoding
// is no part of a glob.
func decodePURL(text string) string {
	if !strings.HasPrefix(text, "pkg:") {
		return text
	}
	kind, rest, _ := strings.Cut(text, "/")
	return strings.ToLower(kind) + "/" + decode(rest)
}

func decode(text string) string {
	return encoded.ReplaceAllStringFunc(text, func(code string) string { return LiteralGlob(unescape(code)) })
}

func componentMatcher(component, vers string) func(placeName) bool {
	name, version, hasVersion := splitVersion(component)
	pattern, exact := newPattern(escape(decodePURL(name), " >")), newPattern(decode(version))
	versions, err := purl.ParseRange(vers)
	return func(n placeName) bool {
		if n.kind == "vulnerability" {
			_, n.rest, _ = strings.Cut(n.rest, " ")
		}
		if n.kind != "vulnerability" && (n.kind != "component" || !isOfSBOM(n.rest)) || !pattern.matches(strings.TrimPrefix(n.rest, "name ")) {
			return false
		}
		switch {
		case hasVersion:
			return exact.matches(n.version)
		case vers != "":
			return err == nil && versions.Holds(n.version) == purl.Yes
		}
		return true
	}
}

// isBelow reports whether a path with dots is another one, or begins with it.
func isBelow(path, top string) bool {
	rest, ok := strings.CutPrefix(path, top)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], ".[{|"))
}

// MeansDocument reports whether the glob of a waiver matches the path of a document.
func MeansDocument(glob, path string) bool { return newPattern(glob).matches(path) }

// pattern is a glob that is compared with many names.
type pattern struct {
	text   string
	prefix string // with which each name begins that matches
	exact  bool   // the pattern is a name
}

// newPattern reads a glob. Braces are no alternatives: they stand in templates.
func newPattern(text string) pattern {
	i := strings.IndexAny(text, `*?[\`)
	if i < 0 {
		return pattern{text: text, exact: true}
	}
	return pattern{text: literalBraces.Replace(text), prefix: strings.TrimRight(text[:i], "/")} // a/** matches a
}

// matches reports whether the pattern matches the whole of a name.
func (p pattern) matches(name string) bool {
	if p.exact {
		return p.text == name
	}
	if !strings.HasPrefix(name, p.prefix) {
		return false
	}
	ok, err := doublestar.Match(p.text, name)
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
	for _, r := range norm.NFC.String(pattern) { // as the names have it
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

// isAt reports whether a finding, or the entity that it is about, is at a place.
func isAt(at model.WaiverPlace, f *Finding) bool {
	m := placeMatcher(at)
	return m(parseName(f.Name, f.Version)) || m(parseName(f.Home, f.Version))
}

// componentOf writes the name of a component as a waiver names it: a package URL in its usual encoding.
func componentOf(rest string) string {
	if name, ok := strings.CutPrefix(rest, "name "); ok {
		return LiteralGlob(unescape(name))
	}
	return LiteralGlob(strings.NewReplacer("%", "%25", "@", "%40", "?", "%3F").Replace(unescape(rest)))
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
			list = append(list, model.WaiverPlace{Component: componentOf(rest)})
		case kind == "vulnerability":
			list = append(list, model.WaiverPlace{Vulnerability: LiteralGlob(section)})
		case kind == "integration":
			list = append(list, model.WaiverPlace{Integration: name, Field: strings.Join(parts[1:], ".")})
		}
	}
	return slices.DeleteFunc(list, func(at model.WaiverPlace) bool { return !isAt(at, f) })
}
