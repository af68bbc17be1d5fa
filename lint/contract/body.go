package contract

import (
	"regexp"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// body is a media type of a request or a response.
type body struct {
	at        *resolve.Node // the Media Type Object (2.0: the body parameter, the response, or the operation with formData)
	mediaType string
	schema    *resolve.Node // nil when nothing describes it
	required  bool
	form      []*resolve.Node // 2.0: the formData parameters that make it up
}

func (r *operationReader) requestBodies(op *operation) []body {
	if r.version == v20 {
		return r.parameterBodies(op)
	}
	if !op.at.Get("requestBody").Exists() {
		return nil
	}
	request, ok := r.refs.Follow(op.at.Child("requestBody"))
	if !ok {
		return nil
	}
	return r.contentBodies(request, request.Get("required").IsTrue())
}

// parameterBodies are the request bodies of 2.0, which parameters describe.
func (r *operationReader) parameterBodies(op *operation) []body {
	types := r.mediaTypes(op, "consumes")
	var form []*resolve.Node
	for _, p := range op.parameters {
		switch p.Get("in").String() {
		case "formData":
			form = append(form, p)
		case "body":
			var list []body
			for _, t := range orUnknown(types) {
				list = append(list, body{at: p, mediaType: mediaType(t), schema: p.Optional("schema"), required: p.Get("required").IsTrue()})
			}
			return list
		}
	}
	if len(form) == 0 {
		return nil
	}
	t := "application/x-www-form-urlencoded"
	if len(types) > 0 {
		t = types[0]
	}
	return []body{{at: op.at, mediaType: mediaType(t), form: form}}
}

func (r *operationReader) responseBodies(op *operation, response *resolve.Node) []body {
	if r.version != v20 {
		return r.contentBodies(response, false)
	}
	if !response.Get("schema").Exists() {
		return nil
	}
	var list []body
	for _, t := range orUnknown(r.mediaTypes(op, "produces")) {
		list = append(list, body{at: response, mediaType: mediaType(t), schema: response.Optional("schema")})
	}
	return list
}

// mediaTypes are the media types in consumes or produces (2.0) of an operation, else of the root.
func (r *operationReader) mediaTypes(op *operation, keyword string) []string {
	list := op.at.Get(keyword)
	if !list.Exists() {
		list = r.root.Get(keyword)
	}
	return textItems(list)
}

// orUnknown is a list of media types, or one empty media type when the list has none.
func orUnknown(types []string) []string {
	if len(types) == 0 {
		return []string{""}
	}
	return types
}

func (r *operationReader) contentBodies(holder *resolve.Node, required bool) []body {
	var list []body
	for key, m := range r.members(holder, "content") {
		schema := m.Optional("schema")
		if schema == nil {
			schema = m.Optional("itemSchema")
		}
		list = append(list, body{at: m, mediaType: mediaType(key), schema: schema, required: required})
	}
	return list
}

// mediaType is a media type or range in lower case, without parameters.
func mediaType(key string) string {
	key, _, _ = strings.Cut(key, ";")
	return strings.ToLower(strings.TrimSpace(key))
}

// isStructured reports whether a media type holds data with a structure that a schema describes.
func isStructured(mediaType string) bool {
	return strings.Contains(mediaType, "json") || strings.Contains(mediaType, "xml") || strings.Contains(mediaType, "yaml") ||
		strings.HasPrefix(mediaType, "multipart/") || mediaType == "application/x-www-form-urlencoded" || mediaType == ""
}

// binaryTypes are media types that are bytes.
var binaryTypes = regexp.MustCompile(`^(application/(octet-stream|pdf|zip|gzip|x-tar|x-gzip|x-bzip2?|x-7z-compressed|vnd\.rar|java-archive|vnd\.ms-.*|vnd\.openxmlformats-.*|wasm)|image/.+|audio/.+|video/.+|font/.+)$`)

// isBinary reports whether a body is bytes, by its schema or media type.
func (b body) isBinary(refs *resolve.Resolver) bool {
	return describesBytes(b.schema, refs) ||
		binaryTypes.MatchString(b.mediaType) && !strings.HasSuffix(b.mediaType, "+xml") && !strings.HasSuffix(b.mediaType, "+json")
}

// describesBytes reports whether a schema, or one that it refers to, describes bytes.
func describesBytes(schema *resolve.Node, refs *resolve.Resolver) bool {
	for at := range refs.Chain(schema) {
		if isBinarySchema(at.Node) {
			return true
		}
	}
	return false
}
