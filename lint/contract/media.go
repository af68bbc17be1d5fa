package contract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// missingSchema is a media type, parameter or header that no schema describes.
type missingSchema struct {
	at   *resolve.Node
	gap  string
	used direction
}

// lacksSchema notes a media type without a schema. Bytes and text need none.
func (l *lowering) lacksSchema(b body, d direction) {
	if !structured(b.mediaType) {
		return
	}
	i := slices.IndexFunc(l.missing, func(o missingSchema) bool { return o.at.ID() == b.at.ID() })
	if i < 0 {
		i = len(l.missing)
		l.missing = append(l.missing, missingSchema{at: b.at, gap: "media-type"})
	}
	l.missing[i].used |= d
}

// structured reports whether a media type holds data with a structure that a schema describes.
func structured(mediaType string) bool {
	return strings.Contains(mediaType, "json") || strings.Contains(mediaType, "xml") || strings.Contains(mediaType, "yaml") ||
		strings.HasPrefix(mediaType, "multipart/") || mediaType == "application/x-www-form-urlencoded" || mediaType == ""
}

// binaryTypes are media types that are bytes.
var binaryTypes = regexp.MustCompile(`^(application/(octet-stream|pdf|zip|gzip|x-tar|x-gzip|x-bzip2?|x-7z-compressed|vnd\.rar|java-archive|vnd\.ms-.*|vnd\.openxmlformats-.*|wasm)|image/.+|audio/.+|video/.+|font/.+)$`)

// binary reports whether a body is bytes.
func (l *lowering) binary(b body) bool {
	if b.schema != nil {
		for s := range l.refs.Chain(b.schema) {
			if isBinarySchema(s.Node) {
				return true
			}
		}
	}
	return binaryTypes.MatchString(b.mediaType) && !strings.HasSuffix(b.mediaType, "+xml") && !strings.HasSuffix(b.mediaType, "+json")
}

// markUploads notes the schemas of binary bodies and parts of requests. How long those may be is one question, which is asked
// of the body.
func (l *lowering) markUploads() {
	mark := func(s *resolve.Node) {
		for at := range l.refs.Chain(s) {
			l.uploads[at.ID()] = true
		}
	}
	for _, op := range l.operations {
		if op.facts.Kind != "path" {
			continue
		}
		for _, b := range l.requestBodies(op) {
			if b.schema == nil {
				continue
			}
			if l.binary(b) && b.mediaType != "*/*" && b.mediaType != "application/*" { // of those, only that is told
				mark(b.schema)
			}
			for _, part := range l.binaryParts(b) {
				if p := l.property(b.schema, part.Name); p != nil {
					mark(p)
					if items := l.refs.Below(p, "items"); items != nil {
						mark(items)
					}
				}
			}
		}
	}
}

// binaryParts lists the parts of a multipart body that are bytes.
func (l *lowering) binaryParts(b body) []PartFacts {
	list := []PartFacts{}
	for _, p := range b.form {
		if p.Get("type").String() == "file" {
			at := []string{}
			for i, own := range b.at.Get("parameters").Items() {
				if own.ID() == p.ID() {
					at = []string{"parameters", strconv.Itoa(i)}
				}
			}
			list = append(list, PartFacts{Name: p.Get("name").String(), At: at, Bounded: p.Get("maxLength").Exists(), ContentTypes: true})
		}
	}
	if b.schema == nil || l.version == v20 || !strings.HasPrefix(b.mediaType, "multipart/") {
		return list
	}
	for _, name := range l.declared(b.schema) {
		p := l.property(b.schema, name)
		if p == nil {
			continue
		}
		items := p
		if l.constraintsOf(p).Types != nil && slices.Contains(l.constraintsOf(p).Types, "array") {
			items = l.refs.Below(p, "items")
		}
		if items == nil || !l.binary(body{schema: items}) {
			continue
		}
		content := b.at.Get("encoding").Get(name).Get("contentType").String()
		list = append(list, PartFacts{
			Name: name, At: []string{"schema", "properties", name}, Bounded: l.constraintsOf(items).MaxLength != nil,
			ContentTypes: content != "" && !strings.Contains(content, "*/*") || l.statesMediaType(items),
		})
	}
	return list
}

func (l *lowering) statesMediaType(s *resolve.Node) bool {
	for at := range l.refs.Chain(s) {
		if at.Get("contentMediaType").Exists() && l.version.in(v31Up) {
			return true
		}
	}
	return false
}

// cors reads what a response documents of cross-origin access.
func (l *lowering) cors(r *resolve.Node) *CORSFacts {
	var found *CORSFacts
	credentials := false
	for name, h := range l.members(r, "headers") {
		switch strings.ToLower(name) {
		case "access-control-allow-origin":
			found = &CORSFacts{Header: name, Origins: l.documented(h)}
		case "access-control-allow-credentials":
			credentials = slices.Contains(l.documented(h), "true")
		}
	}
	if found != nil {
		found.Credentials = credentials
	}
	return found
}

// documented are the values that a header's default, const, enum and examples show.
func (l *lowering) documented(h *resolve.Node) []string {
	values := []string{}
	add := func(n source.Node) {
		if text, ok := n.Text(); ok && !slices.Contains(values, text) {
			values = append(values, text)
		}
	}
	schema, _ := l.valueSchema(h)
	for s := range l.refs.Chain(h, schema) {
		for _, name := range []string{"default", "const", "example", "x-example"} {
			add(s.Get(name))
		}
		for _, name := range []string{"enum", "examples"} {
			for _, v := range s.Get(name).Items() {
				add(v)
			}
		}
	}
	for _, e := range l.members(h, "examples") {
		add(e.Get("value"))
	}
	slices.Sort(values)
	return values
}
