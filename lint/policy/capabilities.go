package policy

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// capabilities are the built-in functions that rules may use: those that are pure and end. Removed are the ones that
// reach outside (network, environment, clock, randomness), that write to the log, that make or read keys, and the three
// that OPA cannot interrupt.
var capabilities = func() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(ast.RegoV1))
	caps.Builtins = slices.DeleteFunc(caps.Builtins, func(b *ast.Builtin) bool {
		return b.Nondeterministic || slices.Contains(removedBuiltins, b.Name) ||
			slices.ContainsFunc(removedPrefixes, func(prefix string) bool { return strings.HasPrefix(b.Name, prefix) })
	})
	for _, f := range functions {
		caps.Builtins = append(caps.Builtins, f.declaration())
	}
	caps.AllowNet = []string{}
	return caps
}()

var removedBuiltins = []string{
	"trace", "rego.parse_module", "json.match_schema", "json.verify_schema", "time.now_ns",
	// Not interruptible: a shift of billions, an exponential search, nested template loops.
	"bits.lsh", "graph.reachable_paths", "strings.render_template",
}

var removedPrefixes = []string{"http.", "net.", "opa.", "rand.", "uuid.", "io.jwt.", "providers.", "crypto.x509.", "crypto.parse_private"}
