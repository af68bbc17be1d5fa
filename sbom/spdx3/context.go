package spdx3

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// contextForm matches the address of the JSON-LD context of a version of SPDX 3, also where its text
// is published, and as some tools misspell it.
var contextForm = regexp.MustCompile(`^https?://(?:spdx\.org/rdf|spdx\.github\.io/spdx-spec)/v?([^/]+)/(?:(?:rdf|model)/)?spdx-context\.json(?:ld)?$`)

// Address is the address of the context of the version of SPDX that the model is of.
const Address = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"

// Context is what the @context of a document says (JSON-LD 1.1 §3.1).
type Context struct {
	// Version is that in the address of the SPDX context, such as 3.0.1; "" if there is no such address.
	Version string
	// Extended: there are further contexts, which may define terms that SPDX does not have.
	Extended bool
	// Problem is why the document cannot be read by the names of SPDX; "" if it can.
	Problem string
}

// ReadContext reads a context: an address, an object, or a list of these.
func ReadContext(v any) Context {
	var c Context
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			c.add(item)
		}
	default:
		c.add(v)
	}
	return c
}

func (c *Context) add(v any) {
	switch v := v.(type) {
	case string:
		if m := contextForm.FindStringSubmatch(v); m != nil {
			if c.Version != "" && c.Version != m[1] {
				c.Problem = fmt.Sprintf("the contexts are of SPDX %s and %s", quote.Truncate(c.Version, 24), quote.Truncate(m[1], 24))
			}
			c.Version = m[1]
			return
		}
		c.Extended = true
	case map[string]any:
		if imported, ok := v["@import"].(string); ok {
			c.add(imported)
			if len(v) == 1 {
				return
			}
		}
		c.Extended = true
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if _, taken := terms()[name]; (taken || slices.Contains([]string{"type", "spdxId", "@base", "@vocab"}, name)) && c.Problem == "" {
				c.Problem = "the context gives " + quote.Text(name) + " a meaning of its own"
			}
		}
	default:
		c.Extended = true
	}
}

// IsContext reports whether a context names something of SPDX 3, if only its terms.
func IsContext(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasPrefix(v, "https://spdx.org/rdf/") || strings.HasPrefix(v, "http://spdx.org/rdf/") || contextForm.MatchString(v)
	case []any:
		return slices.ContainsFunc(v, IsContext)
	case map[string]any:
		for _, value := range v {
			if IsContext(value) {
				return true
			}
		}
	}
	return false
}
