package licence

import (
	"fmt"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

const (
	// maxLength bounds an expression, in bytes. The longest one seen in an SBOM has a few kilobytes.
	maxLength = 1 << 20
	// maxDepth bounds how deep parentheses nest, and with it all recursion.
	maxDepth = 100
)

// SyntaxError is why a text is no licence expression.
type SyntaxError struct {
	// Offset is the place in the text, in bytes from 0.
	Offset int
	// Message says what is wrong there.
	Message string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("at byte %d: %s", e.Offset, e.Message) }

// Parse reads a licence expression. It takes operators all in upper or all in lower case, as SPDX 3.0.1 does, and
// identifiers that the SPDX lists do not have, whose Term is not Known. Any other text, one longer than 1 MiB and
// parentheses nested deeper than 100 give a *SyntaxError.
func Parse(text string) (Expression, error) {
	if len(text) > maxLength {
		return Expression{}, &SyntaxError{Offset: maxLength, Message: fmt.Sprintf("longer than %d bytes", maxLength)}
	}
	p := parser{text: text}
	if err := p.next(); err != nil {
		return Expression{}, err
	}
	root, err := p.choice(0)
	if err != nil {
		return Expression{}, err
	}
	if p.token.kind != end {
		return Expression{}, p.unexpected("an operator")
	}
	return Expression{root: root, terms: p.terms}, nil
}

// node is a term, or several nodes with the same operator between them.
type node struct {
	operator kind // term, and or or
	term     int  // index into Expression.terms
	operands []node
}

type kind int

const (
	end kind = iota
	term
	and
	or
	with
	plus
	open
	closing
)

type token struct {
	kind   kind
	text   string
	offset int
}

type parser struct {
	text  string
	at    int
	token token
	terms []Term
}

// choice reads operands of OR, which binds less than AND.
func (p *parser) choice(depth int) (node, error) {
	return p.operands(or, func() (node, error) {
		return p.operands(and, func() (node, error) { return p.operand(depth) })
	})
}

// operands reads operands with one operator between them. It gives one node for all, so that a long expression is not a
// deep one.
func (p *parser) operands(operator kind, operand func() (node, error)) (node, error) {
	first, err := operand()
	if err != nil || p.token.kind != operator {
		return first, err
	}
	n := node{operator: operator, operands: []node{first}}
	for p.token.kind == operator {
		if err := p.next(); err != nil {
			return node{}, err
		}
		more, err := operand()
		if err != nil {
			return node{}, err
		}
		n.operands = append(n.operands, more)
	}
	return n, nil
}

// operand reads a licence or an expression in parentheses.
func (p *parser) operand(depth int) (node, error) {
	switch p.token.kind {
	case open:
		if depth == maxDepth {
			return node{}, p.wrong("parentheses nest deeper than %d", maxDepth)
		}
		if err := p.next(); err != nil {
			return node{}, err
		}
		n, err := p.choice(depth + 1)
		if err != nil {
			return node{}, err
		}
		if p.token.kind != closing {
			return node{}, p.unexpected("a closing parenthesis")
		}
		return n, p.next()
	case term:
		return p.licence()
	default:
		return node{}, p.unexpected("a licence")
	}
}

func (p *parser) licence() (node, error) {
	t := Term{ID: p.token.text, Offset: p.token.offset}
	// SPDX 3.1 is going to allow AND between these two; no version gives such an expression a meaning.
	if t.ID == None || t.ID == NoAssertion {
		return node{}, p.wrong("%s is no licence expression", t.ID)
	}
	t.Ref = isReference(t.ID, "LicenseRef-")
	if strings.Contains(t.ID, ":") && !t.Ref {
		return node{}, p.wrong("%s is not of the form DocumentRef-x:LicenseRef-y", quote.Text(t.ID))
	}
	if err := p.next(); err != nil {
		return node{}, err
	}
	if p.token.kind == plus {
		if t.Ref {
			return node{}, p.wrong("a plus sign cannot follow a LicenseRef")
		}
		t.Plus = true
		if err := p.next(); err != nil {
			return node{}, err
		}
	}
	if p.token.kind == with {
		if err := p.next(); err != nil {
			return node{}, err
		}
		if p.token.kind != term {
			return node{}, p.unexpected("an exception")
		}
		t.Exception = p.token.text
		if strings.Contains(t.Exception, ":") && !isReference(t.Exception, "AdditionRef-") {
			return node{}, p.wrong("%s is not of the form DocumentRef-x:AdditionRef-y", quote.Text(t.Exception))
		}
		if err := p.next(); err != nil {
			return node{}, err
		}
	}
	t.resolve()
	p.terms = append(p.terms, t)
	return node{operator: term, term: len(p.terms) - 1}, nil
}

// next reads the next token.
func (p *parser) next() error {
	start := p.at
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
	p.token = token{offset: p.at}
	if p.at == len(p.text) {
		return nil
	}
	switch p.text[p.at] {
	case '(':
		return p.mark(open)
	case ')':
		return p.mark(closing)
	case '+':
		// SPDX allows no space before the plus sign and demands one, or a parenthesis, after it.
		if start != p.at {
			return p.wrong("a plus sign must follow a licence directly")
		}
		if p.at+1 < len(p.text) && (isIdentifier(p.text[p.at+1]) || p.text[p.at+1] == '+') {
			return p.wrong("a space must follow the plus sign")
		}
		return p.mark(plus)
	}
	from := p.at
	for p.at < len(p.text) && isIdentifier(p.text[p.at]) {
		p.at++
	}
	word := p.text[from:p.at]
	p.token.text = word
	switch {
	case word == "":
		for _, r := range p.text[p.at:] {
			return p.wrong("character %q does not belong in a licence expression", r)
		}
	case word == "AND" || word == "and":
		p.token.kind = and
	case word == "OR" || word == "or":
		p.token.kind = or
	case word == "WITH" || word == "with":
		p.token.kind = with
	case strings.EqualFold(word, "and") || strings.EqualFold(word, "or") || strings.EqualFold(word, "with"):
		return p.wrong("operator %s must be all upper case", word)
	default:
		p.token.kind = term
	}
	return nil
}

func (p *parser) mark(k kind) error {
	p.token.kind = k
	p.token.text = p.text[p.at : p.at+1]
	p.at++
	return nil
}

// isIdentifier reports whether a character may be part of an idstring, or is the colon of a DocumentRef.
func isIdentifier(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':'
}

func (p *parser) wrong(format string, args ...any) error {
	return &SyntaxError{Offset: p.token.offset, Message: fmt.Sprintf(format, args...)}
}

func (p *parser) unexpected(expected string) error {
	if p.token.kind == end {
		return p.wrong("%s is expected at the end", expected)
	}
	return p.wrong("%s is expected, not %s", expected, quote.Text(p.token.text))
}
