package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// capabilities are the built-in functions that rules may use: those of the table builtIns that are not removed, and
// sealint's own. What is not in the table is not available, so that a new version of OPA adds nothing unseen.
var capabilities = func() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(ast.RegoV1))
	caps.Builtins = slices.DeleteFunc(caps.Builtins, func(b *ast.Builtin) bool {
		known, ok := builtIns[b.Name]
		return !ok || known.removed
	})
	for _, f := range functions {
		caps.Builtins = append(caps.Builtins, f.declaration())
	}
	caps.AllowNet = []string{}
	return caps
}()

// builtIn is what keeps one built-in function of OPA from running for ever: OPA looks whether it is to stop between
// expressions, and within few functions.
type builtIn struct {
	// bound says what bounds the function or, where it is removed, why it is.
	bound   string
	removed bool
	// check, when not nil, refuses operands with which the function could take long, before it is called.
	check check
}

// The bounds that several functions share. Each linear function goes through operands of the largest weight within
// seconds: the benchmark BenchmarkBuiltIns measures them.
var (
	constant  = builtIn{bound: "looks at one value, or looks one up"}
	evaluator = builtIn{bound: "done by the evaluator; a comparison of values that take too long is left behind"}
	linear    = builtIn{bound: "linear in operands of limited weight", check: weighing(maxWeight)}
	listing   = builtIn{bound: "linear in operands of limited weight, of which it makes many values", check: weighing(maxListed)}
	numeric   = builtIn{bound: "numbers of limited length", check: shortNumbers}
	searching = builtIn{bound: "the product of what is searched and what is looked for is limited", check: limitedProduct}
	matching  = builtIn{bound: "the product of the size of the expression and of the text is limited", check: limitedMatch}
	matchings = builtIn{bound: "as for one match, and tried with looks at whether it is to stop where it could take long", check: limitedMatches}
)

func removed(why string) builtIn { return builtIn{bound: why, removed: true} }

// builtIns lists every built-in function of the version of OPA in go.mod.
var builtIns = map[string]builtIn{
	// Comparison and assignment.
	"assign": evaluator, "eq": evaluator,
	"equal": linear, "neq": linear, "lt": linear, "lte": linear, "gt": linear, "gte": linear,
	"internal.member_2": evaluator, "internal.member_3": evaluator,

	// Numbers.
	"abs": numeric, "ceil": numeric, "floor": numeric, "round": numeric,
	"plus": numeric, "minus": {bound: "numbers of limited length, or sets of limited weight", check: both(shortNumbers, weighing(maxWeight))},
	"mul": numeric, "div": numeric, "rem": numeric,
	"bits.and": numeric, "bits.or": numeric, "bits.xor": numeric, "bits.negate": numeric, "bits.rsh": numeric,
	"bits.lsh":   removed("a shift by billions cannot be interrupted"),
	"format_int": numeric, "to_number": numeric, "units.parse": numeric, "units.parse_bytes": numeric,
	"sum": numeric, "product": {bound: "factors of limited length together", check: limitedFactors}, "max": linear, "min": linear,
	"numbers.range":      {bound: "at most a million numbers", check: limitedRange},
	"numbers.range_step": {bound: "at most a million numbers", check: limitedRange},

	// Kinds of values.
	"count": {bound: "linear in a string, else constant", check: weighing(maxWeight).ofStrings()}, "type_name": constant,
	"is_array": constant, "is_boolean": constant, "is_null": constant, "is_number": constant, "is_object": constant,
	"is_set": constant, "is_string": constant,
	"cast_array": removed(deprecated), "cast_boolean": removed(deprecated), "cast_null": removed(deprecated),
	"cast_object": removed(deprecated), "cast_set": removed(deprecated), "cast_string": removed(deprecated),
	"all": removed(deprecated), "any": removed(deprecated), "set_diff": removed(deprecated), "re_match": removed(deprecated),
	"net.cidr_overlap": removed(deprecated),

	// Arrays, sets and objects.
	"array.concat": linear, "array.flatten": linear, "array.reverse": linear, "array.slice": linear, "sort": linear,
	"and": linear, "or": linear, "intersection": linear, "union": linear,
	"object.get": constant, "object.keys": linear, "object.filter": listing, "object.remove": listing,
	"object.union": linear, "object.union_n": linear, "object.subset": searching,
	"walk":                  {bound: "the evaluator looks between its steps whether it is to stop"},
	"graph.reachable":       linear,
	"graph.reachable_paths": removed("searches exponentially many paths, and cannot be interrupted"),

	// Strings.
	"concat": linear, "contains": linear, "endswith": linear, "startswith": linear, "indexof": searching, "indexof_n": searching,
	"lower": linear, "upper": linear, "substring": linear, "strings.reverse": linear, "strings.count": linear,
	"replace": searching, "strings.replace_n": searching, "split": listing, "strings.split_n": listing,
	"trim": searching, "trim_left": searching, "trim_right": searching, "trim_prefix": linear, "trim_suffix": linear, "trim_space": linear,
	"strings.any_prefix_match": linear, "strings.any_suffix_match": linear,
	"strings.render_template":  removed("loops of templates nest, and cannot be interrupted"),
	"sprintf":                  {bound: "widths, and the length of what it writes, are limited", check: limitedSprintf},
	"internal.template_string": linear,

	// Patterns.
	"regex.is_valid": {bound: "linear in an expression of limited length", check: limitedMatch}, "regex.match": matching,
	"regex.find_n": matchings, "regex.find_all_string_submatch_n": matchings, "regex.replace": matchings, "regex.split": matchings,
	"regex.template_match": removed("no rule over documents needs it"),
	"regex.globs_match":    removed("searches exponentially many ways in which two patterns meet"),
	"glob.match":           {bound: "pattern and text are short", check: limitedGlob}, "glob.quote_meta": linear,

	// Encodings.
	"base64.decode": linear, "base64.encode": linear, "base64.is_valid": linear, "base64url.decode": linear,
	"base64url.encode": linear, "base64url.encode_no_pad": linear, "hex.decode": linear, "hex.encode": linear,
	"urlquery.decode": linear, "urlquery.encode": linear, "urlquery.decode_object": listing, "urlquery.encode_object": listing,
	"uri.is_valid": linear, "uri.parse": linear,
	"json.is_valid": listing, "json.marshal": linear, "json.unmarshal": listing, "json.filter": listing, "json.remove": listing,
	"json.marshal_with_options": removed("indents deep values by any text; json.marshal is there"),
	"json.patch":                {bound: "the product of the value and the steps is limited, and no step copies, which could double the value", check: limitedPatch},
	"json.match_schema":         removed(outside), "json.verify_schema": removed(outside),
	"yaml.is_valid": {bound: "a short text", check: weighing(maxYAML)}, "yaml.marshal": {bound: "a light value", check: weighing(maxYAML)},
	"yaml.unmarshal": {bound: "a short text", check: weighing(maxYAML)},
	"semver.compare": linear, "semver.is_valid": linear,

	// Dates.
	"time.add_date": numeric, "time.clock": numeric, "time.date": numeric, "time.diff": numeric, "time.weekday": numeric,
	"time.format":            {bound: "numbers and texts of limited length", check: both(shortNumbers, weighing(maxListed))},
	"time.parse_duration_ns": linear, "time.parse_ns": linear, "time.parse_rfc3339_ns": linear,
	"time.now_ns": removed("verdicts must not depend on the time of the run; data.sealint.today is there"),

	// Digests.
	"crypto.md5": linear, "crypto.sha1": linear, "crypto.sha256": linear, "crypto.hmac.equal": linear,
	"crypto.hmac.md5": linear, "crypto.hmac.sha1": linear, "crypto.hmac.sha256": linear, "crypto.hmac.sha512": linear,
	"crypto.parse_private_keys": removed(keys), "crypto.x509.parse_and_verify_certificates": removed(keys),
	"crypto.x509.parse_and_verify_certificates_with_options": removed(keys), "crypto.x509.parse_certificate_request": removed(keys),
	"crypto.x509.parse_certificates": removed(keys), "crypto.x509.parse_keypair": removed(keys), "crypto.x509.parse_rsa_private_key": removed(keys),
	"io.jwt.decode": removed(keys), "io.jwt.decode_verify": removed(keys), "io.jwt.encode_sign": removed(keys), "io.jwt.encode_sign_raw": removed(keys),
	"io.jwt.verify_eddsa": removed(keys), "io.jwt.verify_es256": removed(keys), "io.jwt.verify_es384": removed(keys), "io.jwt.verify_es512": removed(keys),
	"io.jwt.verify_hs256": removed(keys), "io.jwt.verify_hs384": removed(keys), "io.jwt.verify_hs512": removed(keys), "io.jwt.verify_ps256": removed(keys),
	"io.jwt.verify_ps384": removed(keys), "io.jwt.verify_ps512": removed(keys), "io.jwt.verify_rs256": removed(keys), "io.jwt.verify_rs384": removed(keys),
	"io.jwt.verify_rs512": removed(keys), "providers.aws.sign_req": removed(keys),

	// What reaches outside, or differs between runs.
	"http.send": removed(outside), "net.lookup_ip_addr": removed(outside), "opa.runtime": removed(outside),
	"rand.intn": removed("verdicts must not differ between runs"), "uuid.rfc4122": removed("verdicts must not differ between runs"),
	"uuid.parse":        removed("no rule over documents needs it"),
	"net.cidr_contains": removed(network), "net.cidr_contains_matches": removed(network), "net.cidr_expand": removed(network),
	"net.cidr_intersects": removed(network), "net.cidr_is_valid": removed(network), "net.cidr_merge": removed(network),

	// GraphQL.
	"graphql.is_valid": removed(graphQL), "graphql.parse": removed(graphQL), "graphql.parse_and_verify": removed(graphQL),
	"graphql.parse_query": removed(graphQL), "graphql.parse_schema": removed(graphQL), "graphql.schema_is_valid": removed(graphQL),

	// Of the language itself.
	"print": {bound: "the compiler erases it, but for tests"}, "internal.print": {bound: "the compiler erases it, but for tests"},
	"internal.test_case": {bound: "for tests of rules"}, "trace": removed("writes to a log"),
	"rego.metadata.chain": {bound: "the compiler puts a constant in its place"}, "rego.metadata.rule": {bound: "the compiler puts a constant in its place"},
	"rego.parse_module": removed("parses and compiles any text"),
}

const (
	deprecated = "deprecated, and refused by the strict compiler"
	outside    = "reaches outside: network, environment, files"
	keys       = "works with keys, tokens and certificates, which no rule over documents needs"
	network    = "no rule over documents needs sets of addresses"
	graphQL    = "its parser has no end on nested brackets, and cannot be interrupted"
)

// init puts the checks of the table in front of the functions of OPA, and of sealint's own. OPA knows one set of built-in
// functions per process; nothing else than sealint runs in it.
func init() {
	for name, b := range builtIns {
		if b.check == nil || b.removed {
			continue
		}
		call := topdown.GetBuiltin(name)
		arity := ast.BuiltinMap[name].Decl.Arity()
		topdown.RegisterBuiltinFunc(name, func(c topdown.BuiltinContext, operands []*ast.Term, yield func(*ast.Term) error) error {
			if err := b.check(c, operands[:arity]); err != nil {
				return err
			}
			return call(c, operands, yield)
		})
	}
}
