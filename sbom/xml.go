package sbom

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/go-json-experiment/json"
	"github.com/sealint/sealint/sbom/quote"
)

const cycloneDXNamespace = "http://cyclonedx.org/schema/bom/"

// readXML validates an XML document against the official XML Schema of its version, element by element. Package cyclonedx-go
// converts it to the values that the same document has in JSON.
func readXML(data []byte, o Options) (*draft, []Fault) {
	version, fault := xmlVersion(data)
	if fault != nil {
		return nil, []Fault{*fault}
	}
	check, fault := checkXML(data, version, o.MaxDepth)
	if fault != nil {
		return nil, []Fault{*fault}
	}
	v, err := xmlValues(plainXML(data, cycloneDXNamespace+version), version)
	if err != nil { // report the violations of the schema, which are the probable reason
		return nil, check.faults(err)
	}
	check.restore(v)
	restoreKinds(data, v)
	d := readCycloneDX(v, version, XML, nil)
	d.hideSpellings(data, XML)
	check.addReferences(d)
	if check.signed {
		d.facts.Signature = SignatureFacts{State: "unsupported", Reason: "it is an XML signature; sealint verifies signatures in JSON only"}
	}
	d.addViolations(check.found)
	return d, d.faults()
}

// restore adds to the values what cyclonedx-go 0.12.0 loses.
func (c *xmlCheck) restore(v any) {
	for _, at := range c.external { // the library reads an element isExternal, but the schema has an attribute
		if component, ok := lookup(v, at).(map[string]any); ok {
			component["isExternal"] = true
		}
	}
	if root, ok := v.(map[string]any); ok && !c.versioned {
		root["version"] = 1.0 // the schema's default
	}
	for _, item := range c.classifications { // the library does not read the form of versions before 1.5
		if service, ok := lookup(v, item.service).(map[string]any); ok {
			data, _ := service["data"].([]any)
			service["data"] = append(data, map[string]any{"classification": item.text})
		}
	}
}

// addReferences adds the elements and the references that cyclonedx-go loses. Dependencies, compositions and annotations keep the
// pointers of the JSON form, which differs from XML there but is located; all other references get those of the XML element.
func (c *xmlCheck) addReferences(d *draft) {
	for ref, at := range c.refs {
		if d.references.elements[ref] == nil {
			d.references.elements[ref] = [][]string{at}
		}
	}
	type reference struct{ to, in string }
	read := map[reference]bool{}
	var mentions []mention
	for _, m := range d.references.mentions {
		m.in = holder(m.at)
		if m.in == "dependency" || m.in == "composition" || m.in == "annotation" {
			read[reference{m.to, m.in}] = true
			mentions = append(mentions, m)
		}
	}
	for _, m := range c.mentions {
		if !read[reference{m.to, m.in}] {
			mentions = append(mentions, m)
		}
	}
	d.references.mentions = mentions
}

// faults returns the faults of a document that could not be read: its violations, or, if it has none, the error.
func (c *xmlCheck) faults(err error) []Fault {
	if len(c.found) == 0 {
		return []Fault{newFault(Malformed, "could not be read: %s", err).atOffset(0)}
	}
	var list []Fault
	for _, v := range c.found[:min(len(c.found), maxViolations)] {
		list = append(list, newFault(Malformed, "%s; the document could not be read", v.Message).atPointer(v.At))
	}
	return list
}

// dependencyGraphNamespace is that of an extension of CycloneDX 1.1, which became a part of 1.2. Its elements have the same names there.
const dependencyGraphNamespace = "http://cyclonedx.org/schema/ext/dependency-graph/1.0"

// isForeign reports whether an element with a namespace is none of CycloneDX. namespace is that of the document.
func isForeign(of, namespace string) bool {
	return of != namespace && (of != dependencyGraphNamespace || namespace != cycloneDXNamespace+"1.1")
}

// plainXML overwrites with spaces what cyclonedx-go would read incorrectly: elements and attributes of other namespaces, because
// it compares only local names; licences with neither id nor name; and the name of a licence that also has an id. The
// offsets of everything else stay the same.
func plainXML(data []byte, namespace string) []byte {
	plain := bytes.Clone(data)
	blank := func(s span) {
		for i := s.start; i < s.end; i++ {
			if plain[i] != '\n' {
				plain[i] = ' '
			}
		}
	}
	type element struct {
		name    string
		start   int
		foreign bool
		named   map[string]span // the regions of the elements id and name of a licence
	}
	var stack []element
	dec := newXMLDecoder(data)
	for {
		start := int(dec.InputOffset())
		tok, err := dec.Token()
		if err != nil {
			return plain
		}
		end := int(dec.InputOffset())
		switch tok := tok.(type) {
		case xml.StartElement:
			e := element{name: tok.Name.Local, start: start, foreign: isForeign(tok.Name.Space, namespace), named: map[string]span{}}
			if len(stack) > 0 && stack[len(stack)-1].foreign {
				e.foreign = true
			}
			stack = append(stack, e)
			for _, a := range prefixedAttributes(data[start:end]) {
				blank(span{start + a.start, start + a.end})
			}
		case xml.EndElement:
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			whole := span{e.start, end}
			inside := len(stack) > 0 && !stack[len(stack)-1].foreign
			switch {
			case !inside:
			case e.foreign:
				blank(whole)
			case stack[len(stack)-1].name == "license" && (e.name == "id" || e.name == "name"):
				stack[len(stack)-1].named[e.name] = whole
			case e.name == "license" && len(e.named) == 0:
				blank(whole)
			case e.name == "license" && len(e.named) == 2:
				blank(e.named["name"])
			}
		}
	}
}

// prefixedAttribute matches an attribute with a prefix in a start tag.
var prefixedAttribute = regexp.MustCompile(`\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*("[^"]*"|'[^']*')`)

// prefixedAttributes are the attributes of other namespaces in a start tag, without the declarations of namespaces.
func prefixedAttributes(tag []byte) []span {
	var list []span
	for _, m := range prefixedAttribute.FindAllSubmatchIndex(tag, -1) {
		if prefix := string(tag[m[2]:m[3]]); prefix != "xmlns" && prefix != "xml" {
			list = append(list, span{m[2], m[1]})
		}
	}
	return list
}

// newXMLDecoder returns a decoder that reads only UTF-8, and no entities except the five that XML defines.
func newXMLDecoder(data []byte) *xml.Decoder { return xml.NewDecoder(bytes.NewReader(data)) }

// isOldCycloneDX reports whether a version of CycloneDX has a form in XML only.
func isOldCycloneDX(version string) bool { return version == "1.0" || version == "1.1" }

// xmlVersion returns the CycloneDX version of a document, which it reads from the namespace of the root element.
func xmlVersion(data []byte) (string, *Fault) {
	dec := newXMLDecoder(data)
	for {
		start := int(dec.InputOffset())
		tok, err := dec.Token()
		if err != nil {
			return "", xmlFault(dec, err)
		}
		root, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		var fault Fault
		version, ok := strings.CutPrefix(root.Name.Space, cycloneDXNamespace)
		switch {
		case root.Name.Local != "bom":
			fault = newFault(Unsupported, "its root element is %s, not bom", quote.Truncate(root.Name.Local, 40))
		case !ok:
			fault = newFault(Unsupported, "its namespace %q is not a namespace of CycloneDX; %s", quote.Truncate(root.Name.Space, 80), cycloneDXVersions)
		case !isSupportedCycloneDX(version) && !isOldCycloneDX(version):
			fault = newFault(Unsupported, "CycloneDX %s is not judged; %s", quoteVersion(version), cycloneDXVersions)
		default:
			return version, nil
		}
		fault = fault.atOffset(start)
		return "", &fault
	}
}

func xmlFault(dec *xml.Decoder, err error) *Fault {
	message := err.Error()
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		message = syntax.Msg
	} else if err == io.EOF {
		message = "the document has no element"
	}
	fault := newFault(Malformed, "%s", message).atOffset(int(dec.InputOffset()))
	return &fault
}

// xmlValues returns the values that the same document has in JSON. Versions 1.0 and 1.1 have no form in JSON; what they state has the
// same place in 1.2.
func xmlValues(data []byte, version string) (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			v, err = nil, fmt.Errorf("cyclonedx-go: %v", r)
		}
	}()
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(data), cyclonedx.BOMFileFormatXML).Decode(&bom); err != nil {
		return nil, err
	}
	if minor, err := strconv.Atoi(strings.TrimPrefix(version, "1.")); err == nil { // the decoder does not set the version
		bom.SpecVersion = cyclonedx.SpecVersion1_0 + cyclonedx.SpecVersion(max(minor, 2))
	}
	var buf bytes.Buffer
	if err := cyclonedx.NewBOMEncoder(&buf, cyclonedx.BOMFileFormatJSON).Encode(&bom); err != nil {
		return nil, err
	}
	return v, json.Unmarshal(buf.Bytes(), &v)
}

// xmlCheck validates a document in one pass. Its pointers are those of the JSON form where the XML form has the same names. The
// token of an element in a list is its index among its siblings.
type xmlCheck struct {
	schema *xsd
	stack  []*xmlFrame
	ended  bool // the root element is closed
	found  []ViolationFacts
	refs   map[string][]string // the pointer of the first attribute bom-ref with a value
	signed bool
	// mentions are the references to elements.
	mentions []mention
	// versioned is true if the document states its own version.
	versioned bool
	// external are pointers to the components that are marked isExternal.
	external [][]string
	// classifications are the classifications of the data of services, in the form of versions before 1.5.
	classifications []classification
}

type classification struct {
	service []string
	text    string
}

// xmlFrame is an open element.
type xmlFrame struct {
	name     string
	typ      *xsdType // nil in an element that is not checked
	at       []string
	children []string
	pointers [][]string // of children, for violations
	own      int        // the number of children in the namespace of the document
	text     strings.Builder
}

// checkXML validates a document to its end. It returns a fault if the document is not well-formed or must not be read.
func checkXML(data []byte, version string, maxDepth int) (*xmlCheck, *Fault) {
	malformed := func(offset int, format string, args ...any) (*xmlCheck, *Fault) {
		fault := newFault(Malformed, format, args...).atOffset(offset)
		return nil, &fault
	}
	schema, err := xsdFor(version)
	if err != nil {
		return malformed(-1, "could not be validated: %s", err)
	}
	c := &xmlCheck{schema: schema, refs: map[string][]string{}}
	dec := newXMLDecoder(data)
	for {
		start := int(dec.InputOffset())
		tok, err := dec.Token()
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return nil, xmlFault(dec, err)
		}
		if c.ended && !isProlog(tok) {
			return malformed(start, "text follows the root element")
		}
		switch tok := tok.(type) {
		case xml.Directive:
			if bytes.HasPrefix(tok, []byte("DOCTYPE")) {
				return malformed(start, "DOCTYPE is not allowed, because it can add content that only some programs read")
			}
		case xml.StartElement:
			if maxDepth > 0 && len(c.stack) >= maxDepth {
				return malformed(int(dec.InputOffset()), "nests deeper than %d levels", maxDepth)
			}
			c.start(tok)
		case xml.EndElement:
			c.end()
			c.ended = len(c.stack) == 0
		case xml.CharData:
			if len(c.stack) > 0 {
				if top := c.stack[len(c.stack)-1]; top.typ != nil {
					top.text.Write(tok)
				}
			}
		}
	}
}

// isProlog reports whether a token is allowed outside the root element (XML 1.0 §2.8). Package encoding/xml does not check this.
func isProlog(tok xml.Token) bool {
	switch tok := tok.(type) {
	case xml.Comment:
		return true
	case xml.ProcInst:
		return tok.Target != "xml"
	case xml.CharData:
		return len(bytes.TrimSpace(tok)) == 0
	}
	return false
}

func (c *xmlCheck) report(at []string, keyword, format string, args ...any) {
	c.found = append(c.found, ViolationFacts{Message: fmt.Sprintf(format, args...), Keyword: keyword, At: clone(at)})
}

// mention records a reference. sbom/vex-dangling looks at those of vulnerabilities (affects).
func (c *xmlCheck) mention(to string, at []string) {
	if to = strings.TrimSpace(to); to != "" && !slices.Contains(at, "affects") {
		c.mentions = append(c.mentions, mention{to, holder(at), at, -1})
	}
}

func (c *xmlCheck) start(e xml.StartElement) {
	frame := &xmlFrame{name: e.Name.Local, at: []string{}}
	if len(c.stack) == 0 {
		frame.typ = c.schema.root
	} else {
		c.child(c.stack[len(c.stack)-1], frame, e.Name.Space)
	}
	c.stack = append(c.stack, frame)
	if frame.typ != nil {
		c.attributes(frame, e.Attr)
	}
}

// child finds the type of an element and adds the element to the children of its parent. It reports an unknown element and does
// not add it, so that the order of its siblings is still checked.
func (c *xmlCheck) child(parent, frame *xmlFrame, namespace string) {
	if parent.typ == nil {
		return
	}
	if namespace != c.schema.namespace {
		if len(c.stack) == 1 && frame.name == "Signature" && namespace == "http://www.w3.org/2000/09/xmldsig#" {
			c.signed = true
		}
		if parent.typ.wildcard && namespace != "" {
			parent.children = append(parent.children, foreign)
			parent.pointers = append(parent.pointers, parent.at)
		} else {
			c.report(parent.at, "unknown", "%s holds the element %q of the namespace %q", elementLabel(parent), quote.Truncate(frame.name, 60), quote.Truncate(namespace, 80))
		}
		return
	}
	position := strconv.Itoa(parent.own)
	parent.own++
	declared := parent.typ.children[frame.name]
	if declared == nil {
		frame.at = append(clone(parent.at), frame.name)
		c.report(frame.at, "unknown", "%s holds the unknown element %q", elementLabel(parent), quote.Truncate(frame.name, 60))
		return
	}
	frame.typ = declared.typ
	frame.at = append(clone(parent.at), frame.name)
	if declared.repeated {
		frame.at[len(frame.at)-1] = position
	}
	parent.children = append(parent.children, frame.name)
	parent.pointers = append(parent.pointers, frame.at)
}

func (c *xmlCheck) attributes(frame *xmlFrame, attrs []xml.Attr) {
	t := frame.typ
	declared := t.attributes
	for b := t.base; b != nil; b = b.base {
		declared = append(declared[:len(declared):len(declared)], b.attributes...)
	}
	given := map[string]bool{}
	for _, a := range attrs {
		if a.Name.Local == "xmlns" || a.Name.Space == "xmlns" || a.Name.Space == "http://www.w3.org/2001/XMLSchema-instance" {
			continue
		}
		known := false
		c.versioned = c.versioned || len(c.stack) == 1 && a.Name.Space == "" && a.Name.Local == "version"
		for _, d := range declared {
			if a.Name.Space == "" && d.name == a.Name.Local {
				known = true
				given[d.name] = true
				if d.name != "bom-ref" && d.typ.isReference() {
					c.mention(a.Value, append(clone(frame.at), d.name))
				}
				if keyword, message := d.typ.check(a.Value); keyword != "" {
					at := append(clone(frame.at), d.name)
					c.report(at, keyword, "%s %s %s", attributeLabel(frame, at), show(a.Value), message)
				}
			}
		}
		if !known && (t.anyAttribute == "" || t.anyAttribute == "##other" && a.Name.Space == "") {
			c.report(append(clone(frame.at), a.Name.Local), "unknown", "%s has the unknown attribute %q", elementLabel(frame), quote.Truncate(a.Name.Local, 60))
		}
		if a.Name.Space == "" && a.Name.Local == "isExternal" && (a.Value == "true" || a.Value == "1") {
			c.external = append(c.external, frame.at)
		}
		if a.Name.Space == "" && a.Name.Local == "bom-ref" {
			at := append(clone(frame.at), "bom-ref")
			if c.refs[a.Value] != nil {
				c.report(at, "unique", "bom-ref %s is used more than once", show(a.Value))
			} else {
				c.refs[a.Value] = at
			}
		}
	}
	for _, d := range declared {
		if d.required && !given[d.name] {
			c.report(append(clone(frame.at), d.name), "required", "%s has no attribute %q", elementLabel(frame), d.name)
		}
	}
}

func (c *xmlCheck) end() {
	frame := c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
	t := frame.typ
	if t == nil {
		return
	}
	text := frame.text.String()
	if n := len(frame.at); frame.name == "classification" && n >= 4 && frame.at[n-2] == "data" {
		c.classifications = append(c.classifications, classification{frame.at[:n-2], strings.TrimSpace(text)})
	}
	if t.isReference() || t.mixed && len(frame.children) == 0 {
		c.mention(text, frame.at)
	}
	switch {
	case t.hasText:
		if keyword, message := t.check(text); keyword != "" {
			c.report(frame.at, keyword, "%s %s %s", elementLabel(frame), show(text), message)
		}
	case !t.mixed && strings.TrimSpace(text) != "":
		c.report(frame.at, "type", "%s holds the text %s between its elements", elementLabel(frame), show(strings.TrimSpace(text)))
	}
	if t.content == nil {
		return
	}
	next, missing := t.content.match(frame.children, 0)
	switch {
	case missing != "":
		c.report(append(clone(frame.at), shownFor(frame, missing)), "required", "%s has no %q", elementLabel(frame), missing)
	case next < len(frame.children):
		c.report(frame.pointers[next], "unexpected", "%s has %q too often or out of order", elementLabel(frame), frame.children[next])
	}
}

// shownFor returns the child at which a missing child is reported: name, if it exists, otherwise the missing child.
func shownFor(frame *xmlFrame, missing string) string {
	if slices.Contains(frame.children, "name") {
		return "name"
	}
	return missing
}

// attributeLabel names an attribute in words: "component type"; an attribute of the root by its own name.
func attributeLabel(frame *xmlFrame, at []string) string {
	if len(frame.at) == 0 {
		return label(at)
	}
	return elementLabel(frame) + " " + at[len(at)-1]
}

// elementLabel names an element in words.
func elementLabel(frame *xmlFrame) string {
	if len(frame.at) == 0 {
		return "the document"
	}
	if _, err := strconv.Atoi(frame.at[len(frame.at)-1]); err == nil {
		return frame.name
	}
	return label(frame.at)
}
