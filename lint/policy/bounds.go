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

// What rules may ask of a built-in function in one call. The limits are far above what a rule over documents needs and far
// below what takes minutes.
const (
	maxWeight  = 16 << 20 // bytes of operands
	maxListed  = 1 << 20  // the same, where each byte may become a value
	maxYAML    = 128 << 10
	maxDigits  = 1000    // of a number, and of its exponent's value
	maxFactors = 100_000 // digits of numbers that are multiplied with each other
	maxProduct = 1e9     // steps of a search that compares everything with everything
	maxMatch   = 1e8     // instructions of a regular expression over a text
	maxPattern = 64 << 10
	maxGlob    = 1000
	maxWays    = 1e8 // in which a pattern with alternatives may match
	maxRange   = 1e6
	maxWidth   = 100
	maxWritten = 16 << 20
)

// check refuses the operands of a call. An error makes the verdict of the rule incomplete, as every error of a built-in
// function does.
type check func(c topdown.BuiltinContext, operands []*ast.Term) error

// weighing refuses operands that together weigh more than a limit.
func weighing(limit int) check {
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

// ofStrings is a check of strings only.
func (c check) ofStrings() check {
	return func(context topdown.BuiltinContext, operands []*ast.Term) error {
		if _, ok := operands[0].Value.(ast.String); ok {
			return c(context, operands)
		}
		return nil
	}
}

func both(a, b check) check {
	return func(c topdown.BuiltinContext, operands []*ast.Term) error {
		if err := a(c, operands); err != nil {
			return err
		}
		return b(c, operands)
	}
}

// weigh takes a value's weight from what is left: the bytes of strings, and 8 for each value, which is less than it takes in
// memory. It ends as soon as nothing is left, for a value may hold the same part many times over, and weigh more than memory
// could.
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

// shortNumbers refuses numbers with more digits than anybody counts with: operands, or the elements of one, of which there
// may be as many as a rule could look at. A string that is to be read as a number is held to the same length.
func shortNumbers(_ topdown.BuiltinContext, operands []*ast.Term) error {
	for _, o := range operands {
		count := 0
		tooLong := func(t *ast.Term) bool {
			n, ok := t.Value.(ast.Number)
			count++
			return ok && long(string(n)) || count > maxRange
		}
		var refused bool
		switch v := o.Value.(type) {
		case ast.Number:
			refused = long(string(v))
		case ast.String:
			refused = long(string(v))
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

// long reports whether a number has too many digits, written out.
func long(number string) bool {
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

// limitedFactors refuses, besides, factors whose product has too many digits.
func limitedFactors(c topdown.BuiltinContext, operands []*ast.Term) error {
	if err := shortNumbers(c, operands); err != nil {
		return err
	}
	return weighing(maxFactors)(c, operands)
}

// limitedRange refuses ranges of more numbers than a rule could look at.
func limitedRange(c topdown.BuiltinContext, operands []*ast.Term) error {
	if err := shortNumbers(c, operands); err != nil {
		return err
	}
	var bounds [3]float64
	bounds[2] = 1
	for i, o := range operands {
		n, ok := o.Value.(ast.Number)
		if !ok {
			return nil // OPA says what is wrong
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

// limitedProduct refuses searches in which each part of one operand may have to be compared with each part of another.
func limitedProduct(_ topdown.BuiltinContext, operands []*ast.Term) error {
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

// limitedPatch refuses patches that copy: each such step may double the value (RFC 6902 §4.5).
func limitedPatch(c topdown.BuiltinContext, operands []*ast.Term) error {
	if err := limitedProduct(c, operands); err != nil {
		return err
	}
	steps, ok := operands[1].Value.(*ast.Array)
	if !ok {
		return nil // which the function refuses
	}
	return steps.Iter(func(step *ast.Term) error {
		if object, ok := step.Value.(ast.Object); ok {
			if op := object.Get(ast.StringTerm("op")); op != nil && op.Value.Compare(ast.String("copy")) == 0 {
				return errors.New("a step of the patch copies, which is not supported")
			}
		}
		return nil
	})
}

// limitedGlob refuses long patterns and texts, and many asterisks in a pattern that has alternatives or single characters
// beside them: each way to choose among the alternatives is tried with each way to divide the text among the asterisks.
func limitedGlob(_ topdown.BuiltinContext, operands []*ast.Term) error {
	pattern, _ := operands[0].Value.(ast.String)
	text, _ := operands[2].Value.(ast.String)
	if len(pattern) > maxGlob || weigh(operands[1].Value, maxGlob) < 0 || (len(pattern)+1)*len(text) > maxListed {
		return fmt.Errorf("the pattern is too long for a text of %d bytes", len(text))
	}
	if !strings.ContainsAny(string(pattern), "{[?") {
		return nil
	}
	groups := max(1, strings.Count(string(pattern), "{"))
	asterisks := strings.Count(string(pattern), "*") - strings.Count(string(pattern), "**") // two together are one
	alternatives := float64(strings.Count(string(pattern), ",")+groups) / float64(groups)
	if math.Pow(alternatives, float64(groups))*math.Pow(float64(len(text)+1), float64(asterisks)) > maxWays {
		return fmt.Errorf("the pattern has too many alternatives and asterisks for a text of %d bytes", len(text))
	}
	return nil
}

// limitedMatch refuses expressions that are too large for the text that they are matched with. Matching takes time
// proportional to both.
func limitedMatch(c topdown.BuiltinContext, operands []*ast.Term) error {
	pattern, _ := operands[0].Value.(ast.String)
	var text ast.String
	if len(operands) > 1 {
		text, _ = operands[1].Value.(ast.String)
	}
	_, err := matchSize(string(pattern), string(text))
	return err
}

// matchSize bounds the number of instructions of an expression, or refuses to have it matched with a text.
func matchSize(pattern, text string) (instructions int, err error) {
	if len(pattern) > maxPattern {
		return 0, fmt.Errorf("the regular expression is longer than %d bytes", maxPattern)
	}
	instructions = 2*len(pattern) + 10
	if strings.ContainsRune(pattern, '{') {
		// A repetition stands for up to 1,000 times what it repeats, also where repetitions nest.
		instructions *= 1000
		if instructions*(len(text)+1) > maxMatch/100 {
			if parsed, err := syntax.Parse(pattern, syntax.Perl); err == nil { // else OPA says what is wrong
				instructions = programSize(parsed)
			}
		}
	}
	if instructions*(len(text)+1) > maxMatch {
		return 0, fmt.Errorf("the regular expression is too large for a text of %d bytes", len(text))
	}
	return instructions, nil
}

// programSize estimates how many instructions an expression is compiled to.
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

// limitedMatches refuses, besides, what makes a search for all matches take long: many groups, of which each match tells
// where they are, and matches that each look through the rest of the text. Whether these do is tried out where the text is
// long enough for it to matter, with looks between the matches at whether the evaluation is to stop.
func limitedMatches(c topdown.BuiltinContext, operands []*ast.Term) error {
	patternAt, textAt := 0, 1
	if len(operands) == 3 { // regex.replace has the text first, and the others a number last
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
	if (1+strings.Count(pattern, "("))*len(text) > maxListed*10 {
		return fmt.Errorf("the regular expression has too many groups for a text of %d bytes", len(text))
	}
	if float64(instructions)*float64(len(text))*float64(len(text)) <= maxProduct || c.Cancel == nil {
		return nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil // OPA says what is wrong
	}
	return tryMatches(c, re, text)
}

// tryMatches finds all matches until the evaluation is to stop.
func tryMatches(c topdown.BuiltinContext, re *regexp.Regexp, text string) (err error) {
	type stop struct{}
	defer func() {
		if cause := recover(); cause != nil {
			if _, ok := cause.(stop); !ok {
				panic(cause)
			}
			err = topdown.Halt{Err: &topdown.Error{Code: topdown.CancelErr, Location: c.Location, Message: "stopped within a regular expression"}}
		}
	}()
	re.ReplaceAllStringFunc(text, func(string) string {
		if c.Cancel.Cancelled() {
			panic(stop{})
		}
		return ""
	})
	return nil
}

// limitedSprintf refuses formats and operands of which so much could be written that it takes long: wide numbers, and
// many mentions of a large operand.
func limitedSprintf(_ topdown.BuiltinContext, operands []*ast.Term) error {
	format, _ := operands[0].Value.(ast.String)
	list, ok := operands[1].Value.(*ast.Array)
	if !ok {
		return nil // OPA says what is wrong
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
	const escaped = 6 // as many bytes become of one where all has to be escaped
	left, largest := maxWritten, 0
	for i := range list.Len() {
		before := left
		if left = weigh(list.Elem(i).Value, left); left < 0 {
			break
		}
		largest = max(largest, before-left)
	}
	if left < 0 || len(format)+verbs*(widest+escaped*largest)+escaped*(maxWritten-left) > maxWritten {
		return fmt.Errorf("it would write more than %d bytes", maxWritten)
	}
	return nil
}
