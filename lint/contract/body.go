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
	items     *resolve.Node // 3.2: itemSchema, which describes each item of a stream; nil when there is none beside schema
	required  bool
	form      []*resolve.Node // 2.0: the formData parameters that make it up
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
