package contract

import (
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// family is a line of OpenAPI versions that share their semantics. Families are bits, so that a set of them is a number.
type family uint8

const (
	v20 family = 1 << iota
	v30
	v31
	v32
)

const (
	v3x         = v30 | v31 | v32
	v31Up       = v31 | v32
	allVersions = v20 | v3x
	families    = "2.0, 3.0, 3.1 and 3.2"
)

func (f family) String() string {
	switch f {
	case v20:
		return "2.0"
	case v30:
		return "3.0"
	case v31:
		return "3.1"
	}
	return "3.2"
}

func (f family) in(set family) bool { return f&set != 0 }

// readVersion reads which version a document declares: by swagger (2.0) or openapi.
func readVersion(root *resolve.Node) (family, *model.Problem) {
	unsupported := func(key, text string) *model.Problem {
		p := root.Doc.Problem(model.ProblemUnsupported, "OpenAPI %s is not supported; sealint judges %s", text, families)
		p.Location = root.Doc.Locate([]model.Place{root.Place(key)})[0]
		return p
	}
	if v := root.Get("swagger"); v.Exists() {
		if text := strings.TrimSpace(v.String()); text != "2.0" && text != "2" {
			return 0, unsupported("swagger", text)
		}
		return v20, nil
	}
	text := strings.TrimSpace(root.Get("openapi").String())
	line, _, _ := strings.Cut(text+".", ".")
	minor, _, _ := strings.Cut(strings.TrimPrefix(text, line+"."), ".")
	minor, _, _ = strings.Cut(minor, "-")
	switch line + "." + minor {
	case "3.0":
		return v30, nil
	case "3.1":
		return v31, nil
	case "3.2":
		return v32, nil
	}
	return 0, unsupported("openapi", text)
}

// supportsDialect reports whether a dialect of JSON Schema is 2020-12 or one of OpenAPI's own: their keywords are supported.
func supportsDialect(uri string) bool {
	uri = strings.TrimSuffix(uri, "#")
	return uri == "https://json-schema.org/draft/2020-12/schema" ||
		strings.HasPrefix(uri, "https://spec.openapis.org/oas/3.1/dialect/") ||
		strings.HasPrefix(uri, "https://spec.openapis.org/oas/3.2/dialect/")
}
