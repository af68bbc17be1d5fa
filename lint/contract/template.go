package contract

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// templateName matches a template expression of a path with a plain name. Other expressions belong to another notation.
var templateName = regexp.MustCompile(`\{([A-Za-z0-9._~-]+)\}`)

// templateExpression matches any template expression of a path.
var templateExpression = regexp.MustCompile(`\{[^{}]*\}`)

// expressionNames are the names in the template expressions of a path. The operators of URI templates (RFC 6570)
// and the greedy variables and patterns of gateways and routers, as in {proxy+} and {id:[0-9]+}, are not part of them.
func expressionNames(path string) map[string]bool {
	names := map[string]bool{}
	for _, expression := range templateExpression.FindAllString(path, -1) {
		names[expression[1:len(expression)-1]] = true
		for variable := range strings.SplitSeq(strings.Trim(strings.Trim(expression, "{}"), "+#./;?&*"), ",") {
			variable, _, _ = strings.Cut(variable, ":")
			names[strings.Trim(variable, "*+ ")] = true
		}
	}
	return names
}

// maxUndeclared bounds how many undeclared parameters of one path are listed one by one. Each is told with its path, which is as
// long as their number.
const maxUndeclared = 100

// parameterViolations finds where parameters break rules of the specification that its official schema cannot express: each
// template expression of a path is declared (Path Templating), and no list has one parameter twice (Operation Object).
func parameterViolations(doc *document) []ViolationFacts {
	var list []ViolationFacts
	seen := map[*yaml.Node]bool{}
	undeclared, judged := map[string]map[string][]string{}, map[string]int{}
	for _, op := range doc.operations {
		for _, holder := range []*resolve.Node{op.item.with("parameters"), op.at} {
			if !seen[holder.ID()] {
				seen[holder.ID()] = true
				list = append(list, duplicateParameters(op, holder, doc)...)
			}
		}
		if !op.isServed() {
			continue
		}
		names, whole := pathParameters(op, doc.spec)
		if !whole {
			continue
		}
		path, _, _ := strings.Cut(op.path, "?")
		judged[op.path]++
		for _, match := range templateName.FindAllStringSubmatch(path, -1) {
			if name := match[1]; !names[name] {
				if undeclared[op.path] == nil {
					undeclared[op.path] = map[string][]string{}
				}
				if by := undeclared[op.path]; !slices.Contains(by[name], op.method) {
					by[name] = append(by[name], op.method)
				}
			}
		}
	}
	for path, names := range undeclared {
		sorted := slices.Sorted(maps.Keys(names))
		if more := len(sorted) - maxUndeclared; more > 0 {
			sorted = sorted[:maxUndeclared]
			list = append(list, ViolationFacts{At: []string{"paths", path}, Message: fmt.Sprintf("%d more path parameters are not declared", more)})
		}
		for _, name := range sorted {
			methods := names[name]
			by := ""
			if len(methods) < judged[path] {
				by = " for " + strings.Join(methods, ", ")
			}
			list = append(list, ViolationFacts{At: []string{"paths", path}, Message: fmt.Sprintf("the path parameter %q is not declared%s", name, by)})
		}
	}
	slices.SortStableFunc(list, func(a, b ViolationFacts) int {
		if c := slices.Compare(a.At, b.At); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return list
}

// pathParameters names the path parameters of an operation. whole is false when a reference is broken: it may
// stand for one.
func pathParameters(op *operation, s spec) (names map[string]bool, whole bool) {
	names = map[string]bool{}
	for _, part := range op.item {
		if _, isRef := resolve.Reference(part.Node); isRef && part == op.item[len(op.item)-1] {
			return nil, false
		}
	}
	for _, holder := range []*resolve.Node{op.item.with("parameters"), op.at} {
		read := 0
		for _, p := range s.members(holder, "parameters") {
			read++
			if p.Get("in").String() == "path" {
				names[p.Get("name").String()] = true
			}
		}
		if read < holder.Get("parameters").Len() {
			return nil, false
		}
	}
	return names, true
}

// duplicateParameters finds parameters that a list holds a second time.
func duplicateParameters(op *operation, holder *resolve.Node, doc *document) []ViolationFacts {
	at := holderPlace(op, holder, doc)
	if at == nil {
		return nil // it stands in another file, and below no path of this document
	}
	var list []ViolationFacts
	seen := map[[2]string]string{}
	for _, entry := range doc.entries(holder, "parameters") {
		p, ok := doc.refs.Follow(entry)
		if !ok {
			continue
		}
		name, in := p.Get("name").String(), p.Get("in").String()
		key := [2]string{in, name}
		if in == "header" {
			key[1] = strings.ToLower(name) // RFC 9110 §5.1
		}
		other, twice := seen[key]
		field := "name"
		if _, isRef := resolve.Reference(entry.Node); isRef {
			field = "$ref"
		}
		switch {
		case name == "" || in == "":
		case !twice:
			seen[key] = name
		case other == name:
			list = append(list, ViolationFacts{
				At:      append(slices.Clone(at), "parameters", entry.Token, field),
				Message: fmt.Sprintf("the %s parameter %q is declared twice in one list", in, name),
			})
		default:
			list = append(list, ViolationFacts{
				At:      append(slices.Clone(at), "parameters", entry.Token, field),
				Message: fmt.Sprintf("the header parameters %q and %q are the same: case makes no difference in names of headers", other, name),
			})
		}
	}
	return list
}

// holderPlace is the place of a path item or operation that lists parameters; nil when it stands in another file, and below
// no path of this document.
func holderPlace(op *operation, holder *resolve.Node, doc *document) []string {
	switch {
	case holder.Doc == doc.root.Doc:
		return append([]string{}, holder.Pointer()...)
	case op.isServed() && holder == op.at:
		return op.way
	case op.isServed():
		return op.way[:2]
	}
	return nil
}
