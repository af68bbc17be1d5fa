package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// bodyFacts are the facts of a body.
func bodyFacts(b body, way direction, status string, limits *constraints, properties *properties) *BodyFacts {
	return &BodyFacts{
		Direction: way.String(), MediaType: b.mediaType, Status: status, Required: b.required, HasSchema: b.schema != nil,
		Constraints: limits.of(b.schema), Binary: b.isBinary(limits.refs), Parts: binaryParts(b, limits, properties),
	}
}

// responseFacts are the facts of a response of an operation.
func responseFacts(op *operation, r operationResponse, properties *properties) *ResponseFacts {
	s := properties.spec
	status := statusKey(r.key)
	facts := &ResponseFacts{
		Operation: op.kind, Method: op.method, Status: status, Content: []ContentFacts{}, Headers: []string{},
		MayHaveBody: op.method != "HEAD" && status != "204" && status != "304" && !strings.HasPrefix(status, "1"),
	}
	facts.Reads = (op.method == "GET" || op.method == "QUERY") && change(op) == ""
	facts.Numbered = op.documents("480") && op.documents("481")
	facts.Success = describesSuccess(op, r)
	facts.TooMany = status == "429" || status == "4XX" && !op.documents("429")
	for _, b := range r.bodies {
		facts.Content = append(facts.Content, ContentFacts{
			MediaType: b.mediaType, HasSchema: b.schema != nil, Binary: b.isBinary(s.refs), OAuth: isOAuthError(b, properties),
		})
	}
	for _, h := range r.headers {
		facts.Headers = append(facts.Headers, strings.ToLower(h.name))
	}
	facts.CORS = corsFacts(r, s)
	facts.Secured = !op.security.isUnauthenticated()
	return facts
}

// isOAuthError reports whether a body has the form of errors of OAuth 2.0 (RFC 6749 §5.2), which further specifications use
// beyond the token endpoint. A field error alone says nothing: it is in errors of every form.
func isOAuthError(b body, properties *properties) bool {
	return b.schema != nil && strings.Contains(b.mediaType, "json") &&
		properties.schema(b.schema, "error") != nil && properties.schema(b.schema, "error_description") != nil
}

// describesSuccess reports whether a response describes successful answers, as default does where no other response does.
func describesSuccess(op *operation, r operationResponse) bool {
	return isSuccess(r) || r.key == "default" && !slices.ContainsFunc(op.responses, isSuccess)
}

// isSuccess reports whether the key of a response is a status or range of 2xx or 3xx.
func isSuccess(r operationResponse) bool {
	return strings.HasPrefix(r.key, "2") || strings.HasPrefix(r.key, "3")
}

// corsFacts describes the cross-origin access that a response documents; nil when it documents none.
func corsFacts(r operationResponse, s spec) *CORSFacts {
	var facts *CORSFacts
	credentials := false
	for _, h := range r.headers {
		switch strings.ToLower(h.name) {
		case "access-control-allow-origin":
			facts = &CORSFacts{Header: h.name, Origins: documentedValues(h.at, s)}
		case "access-control-allow-credentials":
			credentials = slices.Contains(documentedValues(h.at, s), "true")
		}
	}
	if facts != nil {
		facts.Credentials = credentials
	}
	return facts
}

// documentedValues are the values that the default, const, enum and examples of a parameter or header show.
func documentedValues(n *resolve.Node, s spec) []string {
	values := []string{}
	add := func(n source.Node) {
		if text, ok := n.Text(); ok && !slices.Contains(values, text) {
			values = append(values, text)
		}
	}
	schema, _ := s.valueSchema(n)
	for at := range s.refs.Chain(n, schema) {
		for _, name := range []string{"default", "const", "example", "x-example"} {
			add(at.Get(name))
		}
		for _, name := range []string{"enum", "examples"} {
			for _, v := range at.Get(name).Items() {
				add(v)
			}
		}
	}
	for _, e := range s.members(n, "examples") {
		add(e.Get("value"))
	}
	slices.Sort(values)
	return values
}
