package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// capabilities are the built-in functions that rules may use: sealint's own, and those in the table builtIns that are not
// removed. A function that is not in the table is not available, so that each function of a new version of OPA is
// reviewed before rules can use it.
var capabilities = capabilitiesOf(func(b builtIn) bool { return !b.removed && !b.old })

// rawCapabilities are those of raw policies, which may be written in Rego v0.
var rawCapabilities = capabilitiesOf(func(b builtIn) bool { return !b.removed })

// capabilitiesOf are sealint's own functions and those of the table that are available.
func capabilitiesOf(available func(builtIn) bool) *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(ast.RegoV1))
	caps.Builtins = slices.DeleteFunc(caps.Builtins, func(b *ast.Builtin) bool {
		entry, ok := builtIns[b.Name]
		return !ok || !available(entry)
	})
	for _, f := range functions {
		caps.Builtins = append(caps.Builtins, f.declaration())
	}
	caps.AllowNet = []string{}
	return caps
}

// builtIn says why one built-in function of OPA always terminates soon. This matters because OPA checks for cancellation
// between expressions, but only within few functions.
type builtIn struct {
	// bound says what limits the time of a call or, for a removed function, why it is removed.
	bound   string
	removed bool
	// old functions are deprecated: only modules in Rego v0 may use them.
	old bool
	// check, if not nil, is called before the function and rejects operands with which the function could take long.
	check operandCheck
}

// Bounds that several functions share. A linear function takes at most seconds for operands of the largest weight, see
// BenchmarkBuiltIns.
var (
	constant  = builtIn{bound: "reads one value, or looks one up"}
	evaluator = builtIn{bound: "part of the evaluator; a worker in a comparison that takes too long is abandoned"}
	linear    = builtIn{bound: "linear in operands of limited weight", check: limitWeight(maxWeight)}
	listing   = builtIn{bound: "linear in operands of limited weight, each byte of which may become a value", check: limitWeight(maxListWeight)}
	numeric   = builtIn{bound: "numbers of limited length", check: checkDigits}
	searching = builtIn{bound: "the product of the sizes of the searched value and of the sought value is limited", check: checkProduct}
	matching  = builtIn{bound: "the product of the size of the expression and of the text is limited", check: checkMatch}
	matchings = builtIn{bound: "like one match; a search that could take long is first tried with checks for cancellation", check: checkMatches}
)

// remove is the entry of a function that rules may not use.
func remove(why string) builtIn { return builtIn{bound: why, removed: true} }

// inOldRego is the entry of a deprecated function, which modules in Rego v0 may use.
func (b builtIn) inOldRego() builtIn {
	b.old = true
	return b
}

// builtIns lists every built-in function of the version of OPA in go.mod.
var builtIns = map[string]builtIn{
	// Comparison and assignment.
	"assign": evaluator, "eq": evaluator,
	"equal": linear, "neq": linear, "lt": linear, "lte": linear, "gt": linear, "gte": linear,
	"internal.member_2": evaluator, "internal.member_3": evaluator,

	// Numbers.
	"abs": numeric, "ceil": numeric, "floor": numeric, "round": numeric,
	"plus": numeric, "minus": {bound: "numbers of limited length, or sets of limited weight", check: checkBoth(checkDigits, limitWeight(maxWeight))},
	"mul": numeric, "div": numeric, "rem": numeric,
	"bits.and": numeric, "bits.or": numeric, "bits.xor": numeric, "bits.negate": numeric, "bits.rsh": numeric,
	"bits.lsh":   remove("a shift by billions cannot be interrupted"),
	"format_int": numeric, "to_number": numeric, "units.parse": numeric, "units.parse_bytes": numeric,
	"sum": numeric, "product": {bound: "the factors have limited length in total", check: checkFactors}, "max": linear, "min": linear,
	"numbers.range":      {bound: "at most a million numbers", check: checkRange},
	"numbers.range_step": {bound: "at most a million numbers", check: checkRange},

	// Kinds of values.
	"count": {bound: "linear in a string, else constant", check: limitWeight(maxWeight).forStrings()}, "type_name": constant,
	"is_array": constant, "is_boolean": constant, "is_null": constant, "is_number": constant, "is_object": constant,
	"is_set": constant, "is_string": constant,
	"cast_array": remove(deprecated), "cast_boolean": remove(deprecated), "cast_null": remove(deprecated),
	"cast_object": remove(deprecated), "cast_set": remove(deprecated), "cast_string": remove(deprecated),
	"all": linear.inOldRego(), "any": linear.inOldRego(), "set_diff": linear.inOldRego(), "re_match": matching.inOldRego(),
	"net.cidr_overlap": remove(deprecated),

	// Arrays, sets and objects.
	"array.concat": linear, "array.flatten": linear, "array.reverse": linear, "array.slice": linear, "sort": linear,
	"and": linear, "or": linear, "intersection": linear, "union": linear,
	"object.get": constant, "object.keys": linear, "object.filter": listing, "object.remove": listing,
	"object.union": linear, "object.union_n": linear, "object.subset": searching,
	"walk":                  {bound: "checks for cancellation between its steps"},
	"graph.reachable":       linear,
	"graph.reachable_paths": remove("searches exponentially many paths, and cannot be interrupted"),

	// Strings.
	"concat": linear, "contains": linear, "endswith": linear, "startswith": linear, "indexof": searching, "indexof_n": searching,
	"lower": linear, "upper": linear, "substring": linear, "strings.reverse": linear, "strings.count": linear,
	"replace": searching, "strings.replace_n": searching, "split": listing, "strings.split_n": listing,
	"trim": searching, "trim_left": searching, "trim_right": searching, "trim_prefix": linear, "trim_suffix": linear, "trim_space": linear,
	"strings.any_prefix_match": linear, "strings.any_suffix_match": linear,
	"strings.render_template":  remove("loops of templates nest, and cannot be interrupted"),
	"sprintf":                  {bound: "widths and the length of the result are limited", check: checkSprintf},
	"internal.template_string": linear,

	// Patterns.
	"regex.is_valid": {bound: "linear in an expression of limited length", check: checkMatch}, "regex.match": matching,
	"regex.find_n": matchings, "regex.find_all_string_submatch_n": matchings, "regex.replace": matchings, "regex.split": matchings,
	"regex.template_match": remove("no rule over documents needs it"),
	"regex.globs_match":    remove("searches exponentially many texts that both patterns may match"),
	"glob.match":           {bound: "pattern and text are short", check: checkGlob}, "glob.quote_meta": linear,

	// Encodings.
	"base64.decode": linear, "base64.encode": linear, "base64.is_valid": linear, "base64url.decode": linear,
	"base64url.encode": linear, "base64url.encode_no_pad": linear, "hex.decode": linear, "hex.encode": linear,
	"urlquery.decode": linear, "urlquery.encode": linear, "urlquery.decode_object": listing, "urlquery.encode_object": listing,
	"uri.is_valid": linear, "uri.parse": linear,
	"json.is_valid": listing, "json.marshal": linear, "json.unmarshal": listing, "json.filter": listing, "json.remove": listing,
	"json.marshal_with_options": remove("indents nested values by any text; use json.marshal"),
	"json.patch":                {bound: "the product of the value and the steps is limited, and no step copies, which could double the value", check: checkPatch},
	"json.match_schema":         remove(outside), "json.verify_schema": remove(outside),
	"yaml.is_valid": {bound: "a short text", check: limitWeight(maxYAML)}, "yaml.marshal": {bound: "a light value", check: limitWeight(maxYAML)},
	"yaml.unmarshal": {bound: "a short text", check: limitWeight(maxYAML)},
	"semver.compare": linear, "semver.is_valid": linear,

	// Dates.
	"time.add_date": numeric, "time.clock": numeric, "time.date": numeric, "time.diff": numeric, "time.weekday": numeric,
	"time.format":            {bound: "numbers and texts of limited length", check: checkBoth(checkDigits, limitWeight(maxListWeight))},
	"time.parse_duration_ns": linear, "time.parse_ns": linear, "time.parse_rfc3339_ns": linear,
	"time.now_ns": remove("findings must not depend on the time of the run; use data.sealint.today"),

	// Digests.
	"crypto.md5": linear, "crypto.sha1": linear, "crypto.sha256": linear, "crypto.hmac.equal": linear,
	"crypto.hmac.md5": linear, "crypto.hmac.sha1": linear, "crypto.hmac.sha256": linear, "crypto.hmac.sha512": linear,
	"crypto.parse_private_keys": remove(keys), "crypto.x509.parse_and_verify_certificates": remove(keys),
	"crypto.x509.parse_and_verify_certificates_with_options": remove(keys), "crypto.x509.parse_certificate_request": remove(keys),
	"crypto.x509.parse_certificates": remove(keys), "crypto.x509.parse_keypair": remove(keys), "crypto.x509.parse_rsa_private_key": remove(keys),
	"io.jwt.decode": remove(keys), "io.jwt.decode_verify": remove(keys), "io.jwt.encode_sign": remove(keys), "io.jwt.encode_sign_raw": remove(keys),
	"io.jwt.verify_eddsa": remove(keys), "io.jwt.verify_es256": remove(keys), "io.jwt.verify_es384": remove(keys), "io.jwt.verify_es512": remove(keys),
	"io.jwt.verify_hs256": remove(keys), "io.jwt.verify_hs384": remove(keys), "io.jwt.verify_hs512": remove(keys), "io.jwt.verify_ps256": remove(keys),
	"io.jwt.verify_ps384": remove(keys), "io.jwt.verify_ps512": remove(keys), "io.jwt.verify_rs256": remove(keys), "io.jwt.verify_rs384": remove(keys),
	"io.jwt.verify_rs512": remove(keys), "providers.aws.sign_req": remove(keys),

	// Functions that access the outside, or differ between runs.
	"http.send": remove(outside), "net.lookup_ip_addr": remove(outside), "opa.runtime": remove(outside),
	"rand.intn": remove("findings must not differ between runs"), "uuid.rfc4122": remove("findings must not differ between runs"),
	"uuid.parse":        remove("no rule over documents needs it"),
	"net.cidr_contains": remove(network), "net.cidr_contains_matches": remove(network), "net.cidr_expand": remove(network),
	"net.cidr_intersects": remove(network), "net.cidr_is_valid": remove(network), "net.cidr_merge": remove(network),

	// GraphQL.
	"graphql.is_valid": remove(graphQL), "graphql.parse": remove(graphQL), "graphql.parse_and_verify": remove(graphQL),
	"graphql.parse_query": remove(graphQL), "graphql.parse_schema": remove(graphQL), "graphql.schema_is_valid": remove(graphQL),

	// The language itself.
	"print": {bound: "the compiler removes the call, except in tests"}, "internal.print": {bound: "the compiler removes the call, except in tests"},
	"internal.test_case": {bound: "for tests of rules"}, "trace": remove("writes to a log"),
	"rego.metadata.chain": {bound: "the compiler replaces it with a constant"}, "rego.metadata.rule": {bound: "the compiler replaces it with a constant"},
	"rego.parse_module": remove("parses and compiles arbitrary text"),
}

const (
	deprecated = "deprecated, and rejected by the strict compiler"
	outside    = "accesses the network, the environment or files"
	keys       = "processes keys, tokens or certificates, which no rule over documents needs"
	network    = "processes network addresses, which no rule over documents needs"
	graphQL    = "its parser does not terminate on nested brackets, and cannot be interrupted"
)

// init adds the checks of the table to OPA's functions. OPA has one set of built-in functions per process: the checks also apply
// to other uses of OPA in a program that imports this package.
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
