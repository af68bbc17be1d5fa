package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
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
func responseFacts(op *operation, r apiResponse, s spec) *ResponseFacts {
	status := statusKey(r.key)
	facts := &ResponseFacts{
		Operation: op.kind, Method: op.method, Status: status, Content: []ContentFacts{}, Headers: []string{},
		MayHaveBody: op.method != "HEAD" && status != "204" && status != "304" && !strings.HasPrefix(status, "1"),
	}
	for _, b := range r.bodies {
		facts.Content = append(facts.Content, ContentFacts{MediaType: b.mediaType, HasSchema: b.schema != nil, Binary: b.isBinary(s.refs)})
	}
	for _, h := range r.headers {
		facts.Headers = append(facts.Headers, strings.ToLower(h.name))
	}
	facts.CORS = corsFacts(r, s)
	return facts
}

// corsFacts is what a response documents of cross-origin access; nil when it documents nothing of it.
func corsFacts(r apiResponse, s spec) *CORSFacts {
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

// bodyUse is a body at its definition, in a direction. It is judged once for each.
type bodyUse struct {
	at        *yaml.Node
	mediaType string
	way       direction
}

func bodyEntities(doc *document, limits *constraints, properties *properties) (list []model.Entity) {
	seen := map[bodyUse]bool{}
	add := func(b body, way direction, status string) {
		use := bodyUse{b.at.ID(), b.mediaType, way}
		if !seen[use] {
			seen[use] = true
			list = append(list, entity(model.EntityBody, b.at, "", bodyFacts(b, way, status, limits, properties), doc.refs.Locator(b.at), nil))
		}
	}
	for _, op := range doc.operations {
		for _, b := range op.request {
			add(b, op.inbound(), "")
		}
		for _, r := range op.responses {
			for _, b := range r.bodies {
				add(b, op.outbound(), statusKey(r.key))
			}
		}
	}
	return list
}

// responseUse is a response at its definition, as operations use it. It is judged once for each.
type responseUse struct {
	at             *yaml.Node
	method, status string
	way            direction
}

func responseEntities(doc *document) (list []model.Entity) {
	seen := map[responseUse]bool{}
	for _, op := range doc.operations {
		for _, r := range op.responses {
			use := responseUse{r.at.ID(), op.method, statusKey(r.key), op.outbound()}
			if !seen[use] {
				seen[use] = true
				list = append(list, entity(model.EntityResponse, r.at, "", responseFacts(op, r, doc.spec), doc.refs.Locator(r.at), nil))
			}
		}
	}
	return list
}
