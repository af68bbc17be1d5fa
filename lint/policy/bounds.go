package policy

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Limits of one call of a built-in function. They are far above the needs of a rule over documents, and far below sizes for
// which a call takes minutes.
const (
	maxWeight     = 16 << 20  // bytes of operands
	maxListWeight = 1 << 20   // bytes of operands of a function that may make a value of each byte
	maxYAML       = 128 << 10 // bytes of operands of a YAML function
	maxDigits     = 1000      // of a number; also the largest exponent
	maxFactors    = 100_000   // digits of all factors of a product together
	maxProduct    = 1e9       // steps of a search that compares all parts of two operands
	maxMatch      = 1e8       // instructions of a regular expression times bytes of text
	maxPattern    = 64 << 10  // bytes of a regular expression
	maxGlob       = 1000      // bytes of a glob pattern
	maxWays       = 1e8       // ways in which a glob pattern with alternatives may match
	maxRange      = 1e6       // numbers in a range
	maxWidth      = 100       // width or precision in a format
	maxOutput     = 16 << 20  // bytes of a formatted text
)

// operandCheck rejects operands of a call. Its error makes the run incomplete, like every error of a built-in function.
type operandCheck func(c topdown.BuiltinContext, operands []*ast.Term) error

// limitWeight rejects operands whose weight together exceeds a limit in bytes, see weigh.
func limitWeight(limit int) operandCheck {
	return func(_ topdown.BuiltinContext, operands []*ast.Term) error {
		left := limit
		for _, o := range operands {
			if left = weigh(o.Value, left); left < 0 {
				return fmt.Errorf("its operands are larger than the limit of %d bytes", limit)
			}
		}
		return nil
	}
}

// forStrings makes the check only if the first operand is a string.
func (c operandCheck) forStrings() operandCheck {
	return func(context topdown.BuiltinContext, operands []*ast.Term) error {
		if _, ok := operands[0].Value.(ast.String); ok {
			return c(context, operands)
		}
		return nil
	}
}

// checkBoth makes two checks.
func checkBoth(a, b operandCheck) operandCheck {
	return func(c topdown.BuiltinContext, operands []*ast.Term) error {
		if err := a(c, operands); err != nil {
			return err
		}
		return b(c, operands)
	}
}

// weigh subtracts the weight of a value from left: the bytes of its strings and numbers, and 8 bytes for each value in it,
// which is less than its memory. It returns as soon as the result is negative: a value may contain the same part so many
// times that its weight exceeds all memory.
func weigh(v ast.Value, left int) int {
	left -= 8
	switch v := v.(type) {
	case ast.String:
		left -= len(v)
	case ast.Number:
		left -= len(v)
	case *ast.Array:
		if left -= v.Len(); left >= 0 {
			v.Until(func(t *ast.Term) bool {
				left = weigh(t.Value, left)
				return left < 0
			})
		}
	case ast.Set:
		if left -= v.Len(); left >= 0 {
			v.Until(func(t *ast.Term) bool {
				left = weigh(t.Value, left)
				return left < 0
			})
		}
	case ast.Object:
		if left -= v.Len(); left >= 0 {
			v.Until(func(key, t *ast.Term) bool {
				left = weigh(key.Value, left)
				if left >= 0 {
					left = weigh(t.Value, left)
				}
				return left < 0
			})
		}
	}
	return left
}

// checkDigits rejects numbers with more than maxDigits digits, as operands or as elements of an operand, and operands with
// more than maxRange elements. The limit of digits also applies to strings, which the function parses as numbers.
func checkDigits(_ topdown.BuiltinContext, operands []*ast.Term) error {
	for _, o := range operands {
		count := 0
		tooLong := func(t *ast.Term) bool {
			n, ok := t.Value.(ast.Number)
			count++
			return ok && hasTooManyDigits(string(n)) || count > maxRange
		}
		var refused bool
		switch v := o.Value.(type) {
		case ast.Number:
			refused = hasTooManyDigits(string(v))
		case ast.String:
			refused = hasTooManyDigits(string(v))
		case *ast.Array:
			refused = v.Until(tooLong)
		case ast.Set:
			refused = v.Until(tooLong)
		}
		if refused {
			return fmt.Errorf("it is given a number of more than %d digits, or more than %d numbers", maxDigits, int(maxRange))
		}
	}
	return nil
}

// hasTooManyDigits reports whether a number would have too many digits without its exponent.
func hasTooManyDigits(number string) bool {
	exponent := 0
	if i := strings.LastIndexAny(number, "eEpP"); i >= 0 {
		for _, r := range number[i+1:] {
			if r >= '0' && r <= '9' && exponent <= maxDigits {
				exponent = exponent*10 + int(r-'0')
			}
		}
	}
	return len(number) > maxDigits || exponent > maxDigits
}

// checkFactors makes the check of checkDigits, and rejects factors whose product could have too many digits.
func checkFactors(c topdown.BuiltinContext, operands []*ast.Term) error {
	if err := checkDigits(c, operands); err != nil {
		return err
	}
	return limitWeight(maxFactors)(c, operands)
}

// checkRange rejects ranges of more than maxRange numbers.
func checkRange(c topdown.BuiltinContext, operands []*ast.Term) error {
	if err := checkDigits(c, operands); err != nil {
		return err
	}
	var bounds [3]float64
	bounds[2] = 1
	for i, o := range operands {
		n, ok := o.Value.(ast.Number)
		if !ok {
			return nil // OPA reports the error
		}
		if bounds[i], ok = n.Float64(); !ok {
			return fmt.Errorf("its operand %s is too large", n)
		}
	}
	if step := bounds[2]; step > 0 && max(bounds[1]-bounds[0], bounds[0]-bounds[1])/step > maxRange {
		return fmt.Errorf("it would list more than %d numbers", int(maxRange))
	}
	return nil
}

// checkProduct rejects searches that may compare too many parts of the first operand with parts of the second.
func checkProduct(_ topdown.BuiltinContext, operands []*ast.Term) error {
	product := 1.0
	for _, o := range operands[:2] {
		left := weigh(o.Value, maxWeight)
		if left < 0 {
			return fmt.Errorf("its operands are larger than the limit of %d bytes", maxWeight)
		}
		product *= float64(maxWeight - left)
	}
	if product > maxProduct {
		return fmt.Errorf("its operands are too large together")
	}
	return nil
}

// checkPatch makes the check of checkProduct, and rejects patches with a copy operation: each one may double the value
// (RFC 6902 §4.5).
func checkPatch(c topdown.BuiltinContext, operands []*ast.Term) error {
	if err := checkProduct(c, operands); err != nil {
		return err
	}
	steps, ok := operands[1].Value.(*ast.Array)
	if !ok {
		return nil // OPA reports the error
	}
	return steps.Iter(func(step *ast.Term) error {
		if object, ok := step.Value.(ast.Object); ok {
			if op := object.Get(ast.StringTerm("op")); op != nil && op.Value.Compare(ast.String("copy")) == 0 {
				return errors.New("the patch has a copy operation, which is not supported")
			}
		}
		return nil
	})
}

// checkGlob rejects long patterns and texts. In patterns that also have alternatives or single-character wildcards it limits
// the asterisks: matching tries each choice of alternatives with each division of the text among the asterisks.
func checkGlob(_ topdown.BuiltinContext, operands []*ast.Term) error {
	pattern, _ := operands[0].Value.(ast.String)
	text, _ := operands[2].Value.(ast.String)
	if len(pattern) > maxGlob || weigh(operands[1].Value, maxGlob) < 0 || (len(pattern)+1)*len(text) > maxListWeight {
		return fmt.Errorf("the pattern is too hasTooManyDigits for a text of %d bytes", len(text))
	}
	if !strings.ContainsAny(string(pattern), "{[?") {
		return nil
	}
	groups := max(1, strings.Count(string(pattern), "{"))
	asterisks := strings.Count(string(pattern), "*") - strings.Count(string(pattern), "**") // "**" is one wildcard
	alternatives := float64(strings.Count(string(pattern), ",")+groups) / float64(groups)
	if math.Pow(alternatives, float64(groups))*math.Pow(float64(len(text)+1), float64(asterisks)) > maxWays {
		return fmt.Errorf("the pattern has too many alternatives and asterisks for a text of %d bytes", len(text))
	}
	return nil
}

// checkMatch rejects regular expressions that are too large for their text. Matching takes time proportional to the product
// of both sizes.
func checkMatch(c topdown.BuiltinContext, operands []*ast.Term) error {
	pattern, _ := operands[0].Value.(ast.String)
	var text ast.String
	if len(operands) > 1 {
		text, _ = operands[1].Value.(ast.String)
	}
	_, err := matchSize(string(pattern), string(text))
	return err
}

// matchSize returns an upper bound of the number of instructions of a regular expression, or an error if that is too large for
// the text.
func matchSize(pattern, text string) (instructions int, err error) {
	if len(pattern) > maxPattern {
		return 0, fmt.Errorf("the regular expression is longer than %d bytes", maxPattern)
	}
	instructions = 2*len(pattern) + 10
	if strings.ContainsRune(pattern, '{') {
		// Repetitions multiply their operand by at most 1,000, even if they are nested.
		instructions *= 1000
		if instructions*(len(text)+1) > maxMatch/100 {
			if parsed, err := syntax.Parse(pattern, syntax.Perl); err == nil { // otherwise OPA reports the error
				instructions = programSize(parsed)
			}
		}
	}
	if instructions*(len(text)+1) > maxMatch {
		return 0, fmt.Errorf("the regular expression is too large for a text of %d bytes", len(text))
	}
	return instructions, nil
}

// programSize estimates the number of instructions that a regular expression is compiled to.
func programSize(re *syntax.Regexp) int {
	size := 2
	if re.Op == syntax.OpLiteral {
		size += len(re.Rune)
	}
	for _, sub := range re.Sub {
		size += programSize(sub)
	}
	if re.Op == syntax.OpRepeat {
		size *= max(1, re.Min, re.Max)
	}
	return size
}

// checkMatches makes the check of checkMatch for functions that find all matches, and rejects expressions with many groups, because
// each match lists the positions of all groups. A search can also take long because each match reads the rest of the text.
// If the text is long enough for that, checkMatches first does the search itself: unlike OPA's function, it can be cancelled
// between matches.
func checkMatches(c topdown.BuiltinContext, operands []*ast.Term) error {
	patternAt, textAt := 0, 1
	if len(operands) == 3 { // regex.replace takes the text first; the other functions with three operands end with a number
		if _, ok := operands[2].Value.(ast.String); ok {
			patternAt, textAt = 1, 0
		}
	}
	p, _ := operands[patternAt].Value.(ast.String)
	t, _ := operands[textAt].Value.(ast.String)
	pattern, text := string(p), string(t)
	instructions, err := matchSize(pattern, text)
	if err != nil {
		return err
	}
	if (1+strings.Count(pattern, "("))*len(text) > maxListWeight*10 {
		return fmt.Errorf("the regular expression has too many groups for a text of %d bytes", len(text))
	}
	if float64(instructions)*float64(len(text))*float64(len(text)) <= maxProduct || c.Cancel == nil {
		return nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil // OPA reports the error
	}
	return tryMatches(c, re, text)
}

// tryMatches finds all matches, and returns an error as soon as the evaluation is cancelled.
func tryMatches(c topdown.BuiltinContext, re *regexp.Regexp, text string) (err error) {
	type cancellation struct{}
	defer func() {
		if cause := recover(); cause != nil {
			if _, ok := cause.(cancellation); !ok {
				panic(cause)
			}
			err = topdown.Halt{Err: &topdown.Error{Code: topdown.CancelErr, Location: c.Location, Message: "stopped within a regular expression"}}
		}
	}()
	re.ReplaceAllStringFunc(text, func(string) string {
		if c.Cancel.Cancelled() {
			panic(cancellation{})
		}
		return ""
	})
	return nil
}

// checkSprintf rejects formats and operands whose output could be too long: large widths, and many uses of a large operand.
func checkSprintf(_ topdown.BuiltinContext, operands []*ast.Term) error {
	format, _ := operands[0].Value.(ast.String)
	list, ok := operands[1].Value.(*ast.Array)
	if !ok {
		return nil // OPA reports the error
	}
	verbs, widest := 0, 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		verbs++
		number := 0
		for i++; i < len(format) && strings.IndexByte("+-# 0123456789.[]*", format[i]) >= 0; i++ {
			switch b := format[i]; {
			case b == '*':
				return fmt.Errorf("a width that is an operand (*) is not supported")
			case b >= '0' && b <= '9':
				if number = number*10 + int(b-'0'); number > maxWidth {
					return fmt.Errorf("a width or precision of more than %d is not supported", maxWidth)
				}
				widest = max(widest, number)
			default:
				number = 0
			}
		}
	}
	const escaped = 6 // bytes of output for one byte that must be escaped
	left, largest := maxOutput, 0
	for i := range list.Len() {
		before := left
		if left = weigh(list.Elem(i).Value, left); left < 0 {
			break
		}
		largest = max(largest, before-left)
	}
	if left < 0 || len(format)+verbs*(widest+escaped*largest)+escaped*(maxOutput-left) > maxOutput {
		return fmt.Errorf("it would write more than %d bytes", maxOutput)
	}
	return nil
}
