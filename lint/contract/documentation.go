package contract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// The types in this file are further facts of the entities of a contract: how it is documented, and its extensions. They are
// members of the input like those in facts.go, but are computed only for rules that read them (model.Entity.Documentation).

// ContractDocumentation says how a document is described, and has its extensions.
type ContractDocumentation struct {
	Summary        string             `json:"summary" doc:"Value of info.summary (3.1); empty if not stated."`
	Description    string             `json:"description" doc:"Value of info.description; empty if not stated."`
	ExternalDocs   *ExternalDocsFacts `json:"external_docs,omitempty" doc:"Value of externalDocs; absent if not stated."`
	Tags           []TagFacts         `json:"tags" doc:"Tags that the document declares, in order."`
	Extensions     map[string]any     `json:"extensions" doc:"Fields at the root whose names begin with x-: an object of their values. null for a value that is null or too large to be read; the run is then incomplete."`
	InfoExtensions map[string]any     `json:"info_extensions" doc:"The same for the fields of info."`
}

// OperationDocumentation says how an operation is described, and has its extensions.
type OperationDocumentation struct {
	Summary        string             `json:"summary" doc:"Its own summary; empty if not stated. That of the path item does not count."`
	Description    string             `json:"description" doc:"Its own description; empty if not stated. That of the path item does not count."`
	ExternalDocs   *ExternalDocsFacts `json:"external_docs,omitempty" doc:"Value of externalDocs; absent if not stated."`
	UndeclaredTags []string           `json:"undeclared_tags" doc:"Those of its tags that the document does not declare, in order."`
	Extensions     map[string]any     `json:"extensions" doc:"Fields of the operation whose names begin with x-: an object of their values. null for a value that is null or too large to be read; the run is then incomplete."`
}

// ObjectDocumentation says how a server, a security scheme, a parameter or a response is described, and has its extensions.
type ObjectDocumentation struct {
	Description string         `json:"description" doc:"Its description; empty if not stated."`
	Extensions  map[string]any `json:"extensions" doc:"Its fields whose names begin with x-: an object of their values. null for a value that is null or too large to be read; the run is then incomplete."`
}

// SchemaDocumentation says how a schema is described, and has its extensions.
type SchemaDocumentation struct {
	Title        string             `json:"title" doc:"Its own title; empty if not stated."`
	Description  string             `json:"description" doc:"Its own description; empty if not stated."`
	ExternalDocs *ExternalDocsFacts `json:"external_docs,omitempty" doc:"Value of externalDocs; absent if not stated."`
	Extensions   map[string]any     `json:"extensions" doc:"Its fields whose names begin with x-: an object of their values. null for a value that is null or too large to be read; the run is then incomplete."`
}

// ExternalDocsFacts is a link to documentation.
type ExternalDocsFacts struct {
	URL         string `json:"url" doc:"URL of the documentation; empty if not stated."`
	Description string `json:"description" doc:"Description of the documentation; empty if not stated."`
}

// TagFacts is a declared tag.
type TagFacts struct {
	Name        string `json:"name" doc:"Name of the tag."`
	Description string `json:"description" doc:"Description of the tag; empty if not stated."`
}

// withDocumentation gives an entity the documentation that read reads of the object at a node.
func withDocumentation(e model.Entity, at *resolve.Node, read func(d *documentationReader) any) model.Entity {
	e.Documentation = func(reads func(member string) bool) (any, []model.Problem) {
		d := &documentationReader{at: at, reads: reads}
		documentation := read(d)
		return documentation, d.problems
	}
	return e
}

// documentationReader reads the documentation of an object.
type documentationReader struct {
	at       *resolve.Node
	reads    func(member string) bool // whether a rule reads a member of the input
	problems []model.Problem
}

// text returns the text of a field, which is also the name of the member.
func (d *documentationReader) text(name string) string {
	if !d.reads(name) {
		return ""
	}
	return d.at.Get(name).String()
}

func (d *documentationReader) externalDocs() *ExternalDocsFacts {
	if !d.reads("external_docs") {
		return nil
	}
	docs := d.at.Get("externalDocs")
	if !docs.IsMap() {
		return nil
	}
	return &ExternalDocsFacts{URL: docs.Get("url").String(), Description: docs.Get("description").String()}
}

// extensions returns the values of the x- fields of an object for the member with a name.
func (d *documentationReader) extensions(member string, of *resolve.Node) map[string]any {
	values := map[string]any{}
	if !d.reads(member) {
		return values
	}
	for key, value := range of.Pairs() {
		if !strings.HasPrefix(key, "x-") {
			continue
		}
		decoder := valueDecoder{left: maxExtensionSize}
		decoded := decoder.value(value, 0)
		if decoder.left < 0 {
			decoded = nil
			d.problems = append(d.problems, *of.Doc.Problem(model.ProblemUnsupported, "%s", of.Doc.Mask(fmt.Sprintf(
				"extension %s was not read: it has more than %d MiB or %d levels",
				quote.Text(source.EncodePointer(of.Member(key, value).Pointer())), maxExtensionSize>>20, maxExtensionDepth))))
		}
		values[key] = decoded
	}
	return values
}

// The limits of an extension that rules can read.
const (
	maxExtensionSize  = 8 << 20 // bytes of all strings and keys, and one for each value; some contracts have another one in an extension
	maxExtensionDepth = 64      // levels of objects and arrays
)

// valueDecoder turns nodes into the values that encoding/json makes.
type valueDecoder struct {
	left int // bytes that further values may have; negative if the value is too large
}

func (d *valueDecoder) value(n source.Node, depth int) any {
	d.left--
	if depth > maxExtensionDepth {
		d.left = -1
	}
	switch {
	case d.left < 0 || n.IsNull():
		return nil
	case n.IsMap():
		object := map[string]any{}
		for key, value := range n.Pairs() {
			d.left -= len(key)
			if object[key] = d.value(value, depth+1); d.left < 0 {
				break
			}
		}
		return object
	case n.IsList():
		list := []any{}
		for _, item := range n.Items() {
			if list = append(list, d.value(item, depth+1)); d.left < 0 {
				break
			}
		}
		return list
	}
	return d.scalar(n)
}

func (d *valueDecoder) scalar(n source.Node) any {
	if value, ok := n.Bool(); ok {
		return value
	}
	text := n.String()
	if number, ok := n.Number(); ok {
		if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
			return whole
		}
		return number
	}
	d.left -= len(text)
	return text
}

func contractDocumentation(d *documentationReader) any {
	root := d.at
	info := &documentationReader{at: root.Child("info"), reads: d.reads}
	documentation := &ContractDocumentation{
		Summary: info.text("summary"), Description: info.text("description"), ExternalDocs: d.externalDocs(), Tags: []TagFacts{},
		Extensions: d.extensions("extensions", root), InfoExtensions: d.extensions("info_extensions", info.at),
	}
	if d.reads("tags") {
		for _, tag := range root.Get("tags").Items() {
			documentation.Tags = append(documentation.Tags, TagFacts{Name: tag.Get("name").String(), Description: tag.Get("description").String()})
		}
	}
	return documentation
}

// operationDocumentation returns the reader of an operation's documentation. declared returns the names of the declared tags.
func operationDocumentation(facts *OperationFacts, declared func() map[string]bool) func(*documentationReader) any {
	return func(d *documentationReader) any {
		documentation := &OperationDocumentation{
			Summary: d.text("summary"), Description: d.text("description"), ExternalDocs: d.externalDocs(),
			UndeclaredTags: []string{}, Extensions: d.extensions("extensions", d.at),
		}
		if d.reads("undeclared_tags") {
			documentation.UndeclaredTags = append(documentation.UndeclaredTags, facts.Tags...)
			documentation.UndeclaredTags = slices.DeleteFunc(documentation.UndeclaredTags, func(tag string) bool { return declared()[tag] })
		}
		return documentation
	}
}

// declaredTags returns the names of the tags that a document declares.
func declaredTags(root *resolve.Node) map[string]bool {
	declared := map[string]bool{}
	for _, tag := range root.Get("tags").Items() {
		declared[tag.Get("name").String()] = true
	}
	return declared
}

func objectDocumentation(d *documentationReader) any {
	return &ObjectDocumentation{Description: d.text("description"), Extensions: d.extensions("extensions", d.at)}
}

func schemaDocumentation(d *documentationReader) any {
	return &SchemaDocumentation{
		Title: d.text("title"), Description: d.text("description"), ExternalDocs: d.externalDocs(), Extensions: d.extensions("extensions", d.at),
	}
}
