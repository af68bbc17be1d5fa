package contract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// uploads are the schemas of binary bodies and binary parts of requests. Rules ask the body for their length, not the schema.
func uploads(doc *document, limits *constraints, properties *properties) map[*yaml.Node]bool {
	found := map[*yaml.Node]bool{}
	mark := func(schema *resolve.Node) {
		for at := range doc.refs.Chain(schema) {
			found[at.ID()] = true
		}
	}
	for _, op := range doc.operations {
		for _, b := range op.request {
			if b.schema == nil || !op.isServed() {
				continue
			}
			if b.isBinary(doc.refs) && b.mediaType != "*/*" && b.mediaType != "application/*" { // for those, rules report the range itself
				mark(b.schema)
			}
			for _, part := range binaryParts(b, limits, properties) {
				if p := properties.schema(b.schema, part.Name); p != nil {
					mark(p)
					mark(doc.refs.Below(p, "items"))
				}
			}
		}
	}
	return found
}

// binaryParts lists the parts of a multipart body that are bytes.
func binaryParts(b body, limits *constraints, properties *properties) []PartFacts {
	list := formParts(b)
	if b.schema == nil || limits.version == v20 || !strings.HasPrefix(b.mediaType, "multipart/") {
		return list
	}
	for _, name := range properties.names(b.schema) {
		p := properties.schema(b.schema, name)
		if p == nil {
			continue
		}
		if slices.Contains(limits.of(p).Types, "array") {
			p = limits.refs.Below(p, "items")
		}
		if !describesBytes(p, limits.refs) {
			continue
		}
		content := b.at.Get("encoding").Get(name).Get("contentType").String()
		list = append(list, PartFacts{
			Name: name, At: []string{"schema", "properties", name}, Bounded: limits.of(p).MaxLength != nil, Types: limits.of(p).Types,
			ContentTypes: content != "" && !strings.Contains(content, "*/*") || statesMediaType(p, limits.spec),
		})
	}
	return list
}

// formParts lists the files among formData parameters (2.0).
func formParts(b body) []PartFacts {
	list := []PartFacts{}
	for _, p := range b.form {
		if p.Get("type").String() != "file" {
			continue
		}
		at := []string{}
		for i, own := range b.at.Get("parameters").Items() {
			if own.ID() == p.ID() {
				at = []string{"parameters", strconv.Itoa(i)}
			}
		}
		list = append(list, PartFacts{Name: p.Get("name").String(), At: at, Bounded: p.Get("maxLength").Exists(), Types: []string{}, ContentTypes: true})
	}
	return list
}

// statesMediaType reports whether a schema, or one that it refers to, states the media type of its content.
func statesMediaType(schema *resolve.Node, s spec) bool {
	for at := range s.refs.Chain(schema) {
		if at.Get("contentMediaType").Exists() && s.version.in(v31Up) {
			return true
		}
	}
	return false
}
