package policy

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A new version of OPA must not give rules a function that nobody has reviewed.
func TestEveryBuiltInFunctionOfOPAIsBoundedOrRemoved(t *testing.T) {
	available := map[string]bool{}
	for _, b := range capabilities.Builtins {
		available[b.Name] = true
	}
	inOPA := map[string]bool{}
	for _, b := range ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(ast.RegoV1)).Builtins {
		if strings.HasPrefix(b.Name, "sealint.") || strings.HasPrefix(b.Name, "test.") {
			continue
		}
		inOPA[b.Name] = true
		entry, ok := builtIns[b.Name]
		switch {
		case !ok:
			t.Errorf("%s is not in the table", b.Name)
		case entry.bound == "":
			t.Errorf("the table does not say what limits %s", b.Name)
		case b.Nondeterministic && !entry.removed:
			t.Errorf("%s differs between runs, and is available", b.Name)
		}
		if hidden := entry.removed || entry.old; available[b.Name] == hidden {
			t.Errorf("%s: hidden is %t, and available %t", b.Name, hidden, available[b.Name])
		}
	}
	for name := range builtIns {
		if !inOPA[name] {
			t.Errorf("%s is in the table, but OPA has no such function", name)
		}
	}
	for name := range available {
		if !inOPA[name] && !strings.HasPrefix(name, "sealint.") && !strings.HasPrefix(name, "test.") {
			t.Errorf("%s is available, but neither OPA nor sealint defines it", name)
		}
	}
}

func str(s string) *ast.Term { return ast.StringTerm(s) }

// call calls a function as rules do, with the checks of the table before it.
func call(name string, operands ...*ast.Term) (result *ast.Term, err error) {
	err = topdown.GetBuiltin(name)(topdown.BuiltinContext{Cancel: topdown.NewCancel()}, operands, func(t *ast.Term) error {
		result = t
		return nil
	})
	return result, err
}

func num(text string) *ast.Term { return ast.NewTerm(ast.Number(text)) }

// hostileOperands returns, for each function that has a check or checks for cancellation itself, operands for which a call takes
// as long as the limits allow. Sizes are divided by scale.
func hostileOperands(scale int) map[string][][]*ast.Term {
	n := func(size int) int { return size / scale }
	weight, listable, yamlSize, product := n(maxWeight), n(maxListWeight), n(maxYAML), int(maxProduct)/scale/scale
	long := strings.Repeat("a", weight-100)
	half, third := long[:weight/2-100], long[:weight/3-100]
	listed := strings.Repeat("a", listable-100)
	cyrillic := strings.Repeat("я", weight/2-100)
	yaml := "[" + strings.Repeat("{a: b},", yamlSize/7-10) + "]"
	digits := num("1" + strings.Repeat("7", maxDigits-1))
	huge, small := num("1e1000"), num("1e-1000")
	searched := strings.Repeat("я", n(30_000)-5) // with the text to find, as large as checkProduct allows
	sought := strings.Repeat("я", product/len(searched)/2-len("я"))
	numbers := func(n int) *ast.Term {
		terms := make([]*ast.Term, n)
		for i := range terms {
			terms[i] = num(fmt.Sprintf("0.%07d", i))
		}
		return ast.ArrayTerm(terms...)
	}
	strs := func(n int, format string) []*ast.Term {
		terms := make([]*ast.Term, n)
		for i := range terms {
			terms[i] = str(fmt.Sprintf(format, i))
		}
		return terms
	}
	many := strs(weight/20, "%07d")
	set := ast.NewTerm(ast.NewSet(strs(weight/36, "%07d")...))
	set2 := ast.NewTerm(ast.NewSet(strs(weight/36, "x%07d")...))
	object := func(n int, format string) *ast.Term {
		pairs := make([][2]*ast.Term, n)
		for i := range pairs {
			pairs[i] = [2]*ast.Term{str(fmt.Sprintf(format, i)), str("v")}
		}
		return ast.ObjectTerm(pairs...)
	}
	wide, wide2 := object(weight/56, "%07d"), object(weight/56, "x%07d")
	array := ast.ArrayTerm(many...)
	halves := ast.ArrayTerm(many[:len(many)/2-20]...)
	nested := func(depth int, leaf *ast.Term) *ast.Term { // shares its parts: small in memory, large to traverse
		for range depth {
			leaf = ast.ArrayTerm(leaf, leaf)
		}
		return leaf
	}
	deep := func(depth int) *ast.Term {
		leaf := str("x")
		for range depth {
			leaf = ast.ArrayTerm(leaf)
		}
		return leaf
	}
	shared := nested(40, str("x"))
	fits := nested(19, num("1"))
	graph := func(n int) *ast.Term {
		pairs := make([][2]*ast.Term, n)
		all := ast.ArrayTerm(strs(n, "%d")...)
		for i := range pairs {
			pairs[i] = [2]*ast.Term{str(fmt.Sprint(i)), all}
		}
		return ast.ObjectTerm(pairs...)
	}
	chain := func(n int) *ast.Term {
		pairs := make([][2]*ast.Term, n)
		for i := range pairs {
			pairs[i] = [2]*ast.Term{str(fmt.Sprint(i)), ast.ArrayTerm(str(fmt.Sprint(i + 1)))}
		}
		return ast.ObjectTerm(pairs...)
	}
	one := func(terms ...*ast.Term) [][]*ast.Term { return [][]*ast.Term{terms} }
	operands := map[string][][]*ast.Term{
		"sprintf": {
			{str(strings.Repeat("%100d", n(maxOutput)/110)), ast.ArrayTerm(num("1"))},
			{str(strings.Repeat("%.100f", n(maxOutput)/130)), ast.ArrayTerm(num("0.1"))},
			{str(strings.Repeat("%[1]100.100f", n(maxOutput)/150)), ast.ArrayTerm(num("1e-300"))},
			{str(strings.Repeat("%[1]q", 2000)), ast.ArrayTerm(str(strings.Repeat("\x01", n(maxOutput/2000/6-50))))},
			{str(strings.Repeat("%[1]b", 2000)), ast.ArrayTerm(digits)},
			{str("%v"), ast.ArrayTerm(nested(18, num("1")))},
			{str("%v"), ast.ArrayTerm(shared)},
			{str(strings.Repeat("%999999d", 4000)), array},
			{str("%*d"), ast.ArrayTerm(num("999999"), num("1"))},
		},
		"internal.template_string": {{ast.ArrayTerm(str(third), str(third), str(third))}, {ast.ArrayTerm(shared)}, {ast.ArrayTerm(fits)}},
		"concat":                   {{str("x"), array}},
		"numbers.range":            {{num("1"), num(strconv.Itoa(n(maxRange)))}, {num("1"), num("1e8")}, {num("-1e9"), num("1e1000")}},
		"numbers.range_step":       {{num("1"), num(strconv.Itoa(n(maxRange))), num("1")}, {num("0"), num("1e9"), num("1e-5")}},
		"format_int":               {{digits, num("10")}, {huge, num("2")}, {num("1e1000000000"), num("10")}},
		"to_number":                {{str("1e1000000000")}, {str(long)}, {str("0x" + strings.Repeat("f", 900) + "p1000")}},
		"units.parse":              {{str("1e1000000000")}, {str(strings.Repeat("9", 1000))}, {str("1e1000K")}},
		"units.parse_bytes":        {{str("1e1000000000KiB")}, {str(strings.Repeat("9", 1000))}, {str("1e1000KiB")}},
		"product":                  {{ast.ArrayTerm(slices.Repeat([]*ast.Term{digits}, 90)...)}, {numbers(n(100000))}, {numbers(n(1000000))}},
		"sum":                      {{ast.ArrayTerm(slices.Repeat([]*ast.Term{huge, small}, n(50000))...)}, {numbers(n(1000000))}},
		"regex.match": {
			{str("(a{1000}){1000}"), str("a")},
			{str("((a{30}){30}b)"), str(strings.Repeat("a", n(100000)))},
			{str(strings.Repeat("(a?)", 10) + strings.Repeat("a", 10)), str(strings.Repeat("a", n(maxMatch/200)))},
			{str(strings.Repeat("(x{1000}|", 200) + strings.Repeat(")", 200)), str("x")},
			{str(strings.Repeat("a{999}|", n(9000))), str("a")},
			{str(`(\pL+\s*){50}$`), str(strings.Repeat("a", n(100000)))},
			{str("(?i)" + strings.Repeat("[[:alpha:]]", n(5000))), str(strings.Repeat("a", n(10000)))},
			{str(strings.Repeat("(?:a*)*", 50) + "b"), str(strings.Repeat("a", n(100000)))},
			{str(`^(([a-z])+.)+[A-Z]([a-z])+$`), str(strings.Repeat("a", n(1000000)))},
		},
		"regex.is_valid": {{str("(a{1000}){1000}")}, {str(strings.Repeat("(", n(60000)))}, {str(strings.Repeat("a{999}|", n(9000)))}},
		"regex.find_n": {
			{str("a.*b|a"), str(strings.Repeat("a", n(9000))), num("-1")},
			{str(""), str(strings.Repeat("a", listable)), num("-1")},
			{str("a{100}"), str(strings.Repeat("a", n(100000))), num("-1")},
		},
		"regex.find_all_string_submatch_n": {
			{str("(a)(.*)b|a"), str(strings.Repeat("a", n(8000))), num("-1")},
			{str(strings.Repeat("()", 1000)), str(strings.Repeat("a", n(10000))), num("-1")},
		},
		"regex.split":   {{str("a.*b|a"), str(strings.Repeat("a", n(9000)))}, {str(""), str(strings.Repeat("a", listable))}},
		"regex.replace": {{str(strings.Repeat("a", n(9000))), str("a.*b|a"), str("x")}, {str(strings.Repeat("a", n(5000))), str("a"), str(strings.Repeat("x", 1000))}},
		"glob.match": {
			{str(strings.Repeat("*a", 499) + "b"), ast.NullTerm(), str(strings.Repeat("a", n(maxPattern)))},
			{str(strings.Repeat("*a", 30) + "*b"), ast.ArrayTerm(), str(strings.Repeat("a", n(maxPattern)))},
			{str("{" + strings.Repeat("a*,", 300) + "b}{" + "c,d}"), ast.NullTerm(), str(strings.Repeat("a", n(maxPattern)))},
			{str(strings.Repeat("{a,b}", 199)), ast.NullTerm(), str(strings.Repeat("a", 199))},
			{str(strings.Repeat("{a,*}", 199)), ast.NullTerm(), str(strings.Repeat("a", 2000) + "b")},
			{str(strings.Repeat("{*a,*b}", 140) + "c"), ast.NullTerm(), str(strings.Repeat("ab", 2000))},
			{str(strings.Repeat("{", 499) + strings.Repeat("}", 499)), ast.NullTerm(), str("a")},
			{str(strings.Repeat("{a,{b,", 160) + strings.Repeat("}}", 160)), ast.NullTerm(), str("a")},
			{str(strings.Repeat("{a*,b}", 20) + "[!a]"), ast.NullTerm(), str(strings.Repeat("a", 8000))},
			{str("[ab]*[ab]*[ab]*[ab]*[!a]"), ast.NullTerm(), str(strings.Repeat("a", n(40000)))},
			{str("[ab]*[ab]*[ab]*[!a]"), ast.NullTerm(), str(strings.Repeat("a", 400))},
			{str("*a*b*a*b*a*b*c*"), ast.NullTerm(), str(strings.Repeat("ab", n(20000)))},
			{str("{a*,b}{a*,b}[!a]"), ast.NullTerm(), str(strings.Repeat("a", 4000))},
			{str("{a*,b}{a*,b}{a*,b}[!a]"), ast.NullTerm(), str(strings.Repeat("a", 200))},
			{str("*{a*,b}{,a}*{,a}*c"), ast.NullTerm(), str(strings.Repeat("a", 60))},
			{str(strings.Repeat("{,a}", 26) + "c"), ast.NullTerm(), str(strings.Repeat("a", 30))},
			{str(strings.Repeat("?*", 499)), ast.NullTerm(), str(strings.Repeat("a", n(maxPattern)))},
			{str(strings.Repeat("**[a-z]", 140)), ast.ArrayTerm(str("/")), str(strings.Repeat("a", n(maxPattern)))},
		},
		"indexof":   {{str(searched), str(sought)}, {str(long[:n(60000)] + "b"), str(long[:n(15000)] + "c")}},
		"indexof_n": {{str(searched), str(sought)}, {str(long[:n(60000)]), str(long[:n(15000)])}},
		"replace": {
			{str(strings.Repeat("a", n(60000))), str("b" + strings.Repeat("a", n(15000))), str("x")},
			{str(strings.Repeat("a", n(60000))), str(strings.Repeat("a", n(7500)) + "b" + strings.Repeat("a", n(7500))), str("x")},
			{str(strings.Repeat("a", n(1000000))), str("a"), str(strings.Repeat("b", 100))},
			{str(strings.Repeat("a", n(1000000))), str(""), str(strings.Repeat("b", 100))},
		},
		"strings.replace_n": {{ast.ObjectTerm([2]*ast.Term{str(strings.Repeat("a", n(15000)) + "b"), str("x")}), str(strings.Repeat("a", n(60000)))}, {object(1500, "%07d"), str(long[:n(50000)])}},
		"trim":              {{str(strings.Repeat("я", n(15000))), str(strings.Repeat("ы", n(15000)) + "я")}, {str(long[:n(15000)]), str(long[:n(15000)])}},
		"trim_left":         {{str(strings.Repeat("я", n(15000))), str(strings.Repeat("ы", n(15000)) + "я")}},
		"trim_right":        {{str(strings.Repeat("я", n(15000))), str(strings.Repeat("ы", n(15000)) + "я")}},
		"split":             {{str(listed), str("")}, {str(listed), str("a")}},
		"strings.split_n":   {{str(listed), str(""), num("-1000000000")}, {str(listed), str("a"), num("1000000")}},
		"object.subset":     {{ast.ArrayTerm(slices.Repeat([]*ast.Term{str("a")}, n(10000))...), ast.ArrayTerm(append(slices.Repeat([]*ast.Term{str("a")}, n(3000)), str("b"))...)}, {shared, shared}},
		"json.unmarshal":    {{str(strings.Repeat("[", listable/2))}, {str("[" + strings.Repeat("0,", listable/2-10) + "0]")}, {str(strings.Repeat("[", listable/2-10) + strings.Repeat("]", listable/2-10))}, {str("1e1000000000")}, {str(strings.Repeat("9", listable-100))}},
		"json.is_valid":     {{str(strings.Repeat("[", listable/2))}},
		"json.marshal":      {{shared}, {fits}, {deep(n(100000))}, {array}},
		"yaml.unmarshal": {
			{str(yaml)},
			{str(strings.Repeat("[", yamlSize-100))},
			{str(strings.Repeat("{a: ", yamlSize/5-100) + strings.Repeat("}", yamlSize/5-100))},
			{str(strings.Repeat("- ", yamlSize/2-100))},
			{str("a: &a [" + strings.Repeat("x,", 2000) + "x]\n" + strings.Repeat("- *a\n", 10) + "b: [" + strings.Repeat("*a,", n(20000)) + "*a]")},
			{str("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n")},
		},
		"yaml.is_valid": {{str(yaml)}, {str(strings.Repeat("[", yamlSize-100))}, {str(strings.Repeat("? ", yamlSize/2-100))}, {str(strings.Repeat("\"", yamlSize-100))}, {str("a: &a [" + strings.Repeat("x,", 1000) + "x]\nb: [" + strings.Repeat("*a,", n(30000)) + "*a]")}},
		"yaml.marshal":  {{nested(14, str("x"))}, {deep(n(10000))}, {shared}, {str(strings.Repeat("a: ", yamlSize/3-100))}},
		"all":           {{array}, {shared}}, "any": {{array}, {shared}}, "set_diff": {{set, set2}},
		"sort": {{array}, {fits}, {shared}, {ast.ArrayTerm(str(third), str(third), str(third))}},
		"max":  {{array}, {shared}}, "min": {{array}, {shared}},
		"graph.reachable":          {{graph(n(1900)), ast.ArrayTerm(str("0"))}, {chain(n(400000)), ast.ArrayTerm(str("0"))}},
		"strings.any_prefix_match": {{ast.ArrayTerm(strs(n(100000), strings.Repeat("a", 60)+"%07d")...), ast.ArrayTerm(strs(n(100000), strings.Repeat("a", 60)+"x%07d")...)}},
		"strings.any_suffix_match": {{ast.ArrayTerm(strs(n(100000), "%07d"+strings.Repeat("a", 60))...), ast.ArrayTerm(strs(n(100000), "x%07d"+strings.Repeat("a", 60))...)}},
		"equal":                    {{shared, shared}, {nested(19, str("x")), nested(19, str("x"))}},
		"array.concat":             {{halves, halves}}, "array.flatten": {{array}, {fits}}, "array.reverse": {{array}}, "array.slice": {{array, num("0"), num("1000000000")}},
		"and": {{set, set2}}, "or": {{set, set2}}, "minus": {{set, set2}, {digits, huge}}, "intersection": {{ast.SetTerm(set, set2)}}, "union": {{ast.SetTerm(set, set2)}},
		"object.keys": {{wide}}, "object.filter": {{wide, wide2}}, "object.remove": {{wide, wide2}}, "object.union": {{wide, wide2}},
		"json.patch": {{ast.ObjectTerm([2]*ast.Term{str("x"), numbers(n(300))}), ast.ArrayTerm(slices.Repeat([]*ast.Term{ast.ObjectTerm(
			[2]*ast.Term{str("op"), str("add")}, [2]*ast.Term{str("path"), str("/x/0")}, [2]*ast.Term{str("value"), num("1")},
		)}, n(500))...)}},
		"object.union_n": {{ast.ArrayTerm(wide, wide2)}}, "json.filter": {{wide, array}, {wide, halves}}, "json.remove": {{wide, array}, {wide, halves}},
		"time.format":   {{ast.ArrayTerm(num("1"), str("UTC"), str(strings.Repeat("Monday", listable/7)))}},
		"time.parse_ns": {{str(strings.Repeat("2006", weight/10)), str(strings.Repeat("2006", weight/10))}, {str(strings.Repeat("_2", weight/8)), str(strings.Repeat(" ", weight/3))}},
		"time.add_date": {{num("1"), num("1e17"), num("1e17"), num("1e17")}, {num("1"), num("292000000000"), num("0"), num("0")}, {num("1e18"), num("9223372036854775807"), num("9223372036854775807"), num("9223372036854775807")}},
		"time.diff":     {{num("-9e18"), num("9e18")}},
		"time.clock":    {{num("9e18")}}, "time.date": {{num("9e18")}}, "time.weekday": {{num("9e18")}},
		"semver.compare":         {{str("1.0.0-" + strings.Repeat("1.", weight/5) + "1"), str("1.0.0-" + strings.Repeat("1.", weight/5) + "2")}},
		"semver.is_valid":        {{str("1.0.0-" + strings.Repeat("1.", weight/3) + "1")}},
		"urlquery.decode_object": {{str(strings.Repeat("a=&", listable/3-100))}}, "urlquery.encode_object": {{object(n(20000), "%07d")}},
		"uri.parse": one(str("http://[" + half)), "uri.is_valid": one(str("http://" + half + "?" + third)),
		"contains": {{str(half), str(third + "b")}}, "strings.count": {{str(half), str(third)}}, "substring": {{str(cyrillic), num("1"), num("1000000000")}},
		"upper": {{str(cyrillic)}}, "lower": {{str(strings.Repeat("Я", weight/2-100))}}, "strings.reverse": {{str(cyrillic)}},
		"count": {{str(cyrillic)}, {shared}},
	}
	for _, name := range []string{"plus", "mul", "div", "rem", "bits.and", "bits.or", "bits.xor", "bits.rsh"} {
		operands[name] = [][]*ast.Term{{digits, digits}, {huge, huge}, {small, huge}, {huge, num("3")}, {num("1e100000000"), num("2")}}
	}
	for _, name := range []string{"abs", "ceil", "floor", "round", "bits.negate"} {
		operands[name] = [][]*ast.Term{{digits}, {huge}, {small}, {num("1e100000000")}}
	}
	for _, name := range []string{
		"base64.decode", "base64.encode", "base64.is_valid", "base64url.decode", "base64url.encode", "base64url.encode_no_pad",
		"hex.decode", "hex.encode", "urlquery.decode", "urlquery.encode", "crypto.md5", "crypto.sha1", "crypto.sha256", "glob.quote_meta", "trim_space",
		"time.parse_duration_ns", "time.parse_rfc3339_ns",
	} {
		operands[name] = one(str(long))
	}
	for _, name := range []string{
		"crypto.hmac.equal", "crypto.hmac.md5", "crypto.hmac.sha1", "crypto.hmac.sha256", "crypto.hmac.sha512", "endswith", "startswith",
		"neq", "lt", "lte", "gt", "gte", "trim_prefix", "trim_suffix",
	} {
		operands[name] = one(str(half), str(half))
	}
	operands["re_match"] = operands["regex.match"]
	return operands
}

// Every call of a built-in function terminates. BenchmarkBuiltIns measures the time for operands of the largest size.
func TestEveryBuiltInFunctionTerminates(t *testing.T) {
	operands := hostileOperands(50)
	for name, b := range builtIns {
		if b.check != nil && !b.removed && operands[name] == nil {
			t.Errorf("no hostile operands for %s", name)
		}
	}
	for name, list := range operands {
		for i, operands := range list {
			done := make(chan error, 1)
			go func() {
				defer func() {
					if cause := recover(); cause != nil {
						done <- fmt.Errorf("panic: %v", cause)
					}
				}()
				_, _ = call(name, operands...)
				done <- nil
			}()
			select {
			case err := <-done:
				if err != nil {
					t.Errorf("%s %d: %v", name, i, err)
				}
			case <-time.After(time.Minute):
				t.Errorf("%s %d does not terminate", name, i)
			}
		}
	}
}

// Each copy operation doubles the value: thirty of them would fill any memory.
func TestPatchesDoNotCopy(t *testing.T) {
	value := ast.ObjectTerm([2]*ast.Term{str("x"), ast.ArrayTerm(str("a"))})
	for op, refused := range map[string]bool{"copy": true, "move": false} {
		step := ast.ObjectTerm([2]*ast.Term{str("op"), str(op)}, [2]*ast.Term{str("from"), str("/x")}, [2]*ast.Term{str("path"), str("/y")})
		if _, err := call("json.patch", value, ast.ArrayTerm(step)); (err != nil) != refused {
			t.Errorf("%s: %v", op, err)
		}
	}
}

// BenchmarkBuiltIns measures calls with operands of the largest size. During a call OPA does not check for cancellation. The
// benchmark reports the slowest call.
//
//	go test ./lint/policy -run '^$' -bench BuiltIns -benchtime 1x -v
func BenchmarkBuiltIns(b *testing.B) {
	operands := hostileOperands(1)
	for b.Loop() {
		var slowest time.Duration
		for _, name := range slices.Sorted(maps.Keys(operands)) {
			for i, operands := range operands[name] {
				start := time.Now()
				_, err := call(name, operands...)
				took := time.Since(start)
				slowest = max(slowest, took)
				if took > time.Second {
					b.Logf("%s %d: %s (refused: %t)", name, i, took.Round(time.Millisecond), err != nil)
				}
			}
		}
		b.ReportMetric(slowest.Seconds(), "s-slowest")
	}
}
