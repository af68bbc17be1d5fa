package overlay

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/pb33f/go-yaml"
	"github.com/pb33f/jsonpath/pkg/jsonpath"
	"github.com/pb33f/jsonpath/pkg/jsonpath/config"
	"github.com/pb33f/jsonpath/pkg/jsonpath/token"

	"github.com/sealint/sealint/sbom/quote"
)

// path is a compiled JSONPath (RFC 9535).
type path struct {
	query    *jsonpath.JSONPath
	singular []jsonpath.SegmentInfo // the names and indices that lead to the one node that the path can select; nil if it can select several
	isRoot   bool                   // the path is $
	depth    int                    // the most segments that a node which the path selects has in its own path; 0 for any number
	cost     int                    // how many steps one node takes
}

// maxPath is the maximum length of a path. With this bound, and with those of check, a query takes time in proportion to the nodes of the
// document.
const maxPath = 4096

// compile reads a path. The error begins with a verb: what is wrong with the path.
func compile(text string) (p *path, err error) {
	defer func() {
		if recover() != nil {
			p, err = nil, errors.New("is no JSONPath (RFC 9535)")
		}
	}()
	if len(text) > maxPath {
		return nil, fmt.Errorf("is longer than %d bytes", maxPath)
	}
	strict := []config.Option{config.WithStrictRFC9535(), config.WithLazyContextTracking()}
	query, err := jsonpath.NewPath(text, strict...)
	if err != nil {
		return nil, fmt.Errorf("is no JSONPath (RFC 9535)%s", position(err))
	}
	p = &path{query: query}
	if err := p.check(token.NewTokenizer(text, strict...).Tokenize()); err != nil {
		return nil, err
	}
	if query.IsSingular() {
		if p.singular, err = query.GetSegmentInfo(); err != nil {
			return nil, errors.New("is no JSONPath (RFC 9535)")
		}
		p.isRoot = len(p.singular) == 0
	}
	return p, nil
}

// column matches the place in an error of the parser, which counts from 0.
var column = regexp.MustCompile(`column ([0-9]+)`)

// position ends a message with the character of a path in which the parser found an error.
func position(err error) string {
	m := column.FindStringSubmatch(err.Error())
	if m == nil {
		return ""
	}
	n, _ := strconv.Atoi(m[1])
	return fmt.Sprintf(": see character %d", n+1)
}

// check refuses what can select a node several times over, or read the whole document again for each node: two segments with .., lists
// of selectors that are not distinct names, and .., $ and comparisons of two queries in filters. It also counts depth and cost.
func (p *path) check(tokens token.Tokens) error {
	p.cost, p.depth = 1, 0
	brackets, parens := 0, 0
	filter := 0 // the brackets around the outermost filter; 0 outside
	anywhere := false
	names := map[string]bool{} // in the current list of selectors
	others := false            // the current list has selectors that are not names
	list := false              // the current list has several selectors
	for i, t := range tokens {
		next := token.Token(-1)
		if i+1 < len(tokens) {
			next = tokens[i+1].Token
		}
		switch t.Token {
		case token.BRACKET_LEFT:
			if brackets++; filter == 0 {
				p.depth++
				clear(names)
				others, list = false, false
			}
		case token.BRACKET_RIGHT:
			if brackets--; filter > brackets {
				filter = 0
			}
			if filter == 0 && list && others {
				return errors.New("has a list of selectors that are not names; make an action of each")
			}
		case token.CHILD:
			if filter == 0 && next != token.BRACKET_LEFT {
				p.depth++
			}
		case token.RECURSIVE:
			if anywhere || filter > 0 {
				return errors.New("has .. twice or in a filter, with which a query can take too long; name the members on the way")
			}
			anywhere = true
		case token.FILTER:
			if others = true; filter == 0 {
				filter = brackets
			} else {
				p.cost++
			}
		case token.ROOT:
			if i > 0 {
				return errors.New("has $ in a filter, with which a query can take too long")
			}
		case token.COMMA:
			if filter > 0 && parens == 0 {
				return errors.New("has a list of selectors in a filter, or with one")
			}
			list = list || filter == 0
		case token.PAREN_LEFT:
			parens++
		case token.PAREN_RIGHT:
			parens--
		case token.EQ, token.NE, token.LT, token.LE, token.GT, token.GE:
			if !isLiteral(tokens[i-1].Token) && !isLiteral(next) {
				return errors.New("compares two queries; compare one with a text, a number, true, false or null")
			}
		case token.FUNCTION:
			if !slices.Contains([]string{"length", "count", "value"}, t.Literal) { // the library takes match and search of what is no text for true
				return fmt.Errorf("has the function %s, which sealint does not evaluate", quote.Text(t.Literal))
			}
		case token.STRING_LITERAL:
			if filter == 0 && names[t.Literal] {
				return errors.New("has a name twice in a list of selectors")
			}
			names[t.Literal] = true
		case token.INTEGER, token.ARRAY_SLICE, token.WILDCARD:
			if others = true; filter > 0 {
				p.cost++
			}
		}
	}
	if anywhere {
		p.depth = 0
	}
	return nil
}

func isLiteral(t token.Token) bool {
	return slices.Contains([]token.Token{token.STRING_LITERAL, token.INTEGER, token.FLOAT, token.TRUE, token.FALSE, token.NULL}, t)
}

// follow returns the way to the one node that a singular path selects, as indices in the content of the nodes; ok is false if there is none.
func (p *path) follow(n *yaml.Node, steps *int) (way []int, ok bool) {
	for _, s := range p.singular {
		at := -1
		switch {
		case s.Kind == jsonpath.SegmentKindMemberName && n.Kind == yaml.MappingNode:
			at = indexOf(n, s.Key)
			*steps += len(n.Content)
		case s.Kind == jsonpath.SegmentKindArrayIndex && n.Kind == yaml.SequenceNode:
			if at = int(s.Index); at < 0 {
				at += len(n.Content)
			}
		}
		if at < 0 || at >= len(n.Content) {
			return nil, false
		}
		way, n = append(way, at), n.Content[at]
	}
	return way, true
}

// ways returns the ways to the nodes that a path selects, in the order of the document, and each only once. nodes is how many nodes are
// below n.
func (p *path) ways(n *yaml.Node, nodes int, steps *int) [][]int {
	if p.isRoot || p.singular != nil {
		if way, ok := p.follow(n, steps); ok {
			return [][]int{way}
		}
		return nil
	}
	if p.depth == 0 {
		*steps += nodes * p.cost
	}
	if *steps > maxSteps {
		return nil
	}
	wanted := map[*yaml.Node]bool{}
	for _, found := range p.query.Query(n) {
		wanted[found] = true
	}
	var ways [][]int
	var walk func(n *yaml.Node, way []int)
	walk = func(n *yaml.Node, way []int) {
		if *steps += p.cost; wanted[n] {
			ways = append(ways, slices.Clone(way))
		}
		if p.depth > 0 && len(way) == p.depth {
			return
		}
		for i, child := range n.Content {
			if n.Kind == yaml.SequenceNode || i%2 == 1 {
				walk(child, append(way, i))
			}
		}
	}
	if len(wanted) > 0 {
		walk(n, nil)
	}
	return ways
}

// indexOf returns the index of the value of a member in the content of an object, or -1.
func indexOf(object *yaml.Node, key string) int {
	for i := 0; i+1 < len(object.Content); i += 2 {
		if object.Content[i].Value == key {
			return i + 1
		}
	}
	return -1
}
