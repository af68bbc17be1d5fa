package sbom

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/sealint/sealint/sbom/quote"
)

// This file reads the part of XML Schema 1.0 that the CycloneDX schemas use. Loading a schema with anything else is an error, so
// that no part of a document is left unchecked without notice. A test loads all schemas.

// xsdType is a simple or complex type.
type xsdType struct {
	name string // with its prefix; empty if the type has none
	// These fields describe a simple type, or the text of a complex type.
	builtin string // the XML Schema type that it is derived from; empty without text
	facets  facets
	base    *xsdType
	union   []*xsdType
	hasText bool
	mixed   bool // a complex type that allows text between its elements

	attributes []xsdAttribute
	// anyAttribute is "", "##other" or "##any".
	anyAttribute string
	content      *particle
	children     map[string]*particle // by name, everywhere below content
	wildcard     bool                 // content has xs:any for other namespaces
}

// facets restrict the values of a simple type.
type facets struct {
	enum      []string
	patterns  []*regexp.Regexp
	shapes    []string // the patterns as the schema writes them
	minLength int
	maxLength int // 0 is no limit
	low, high *big.Rat
}

type xsdAttribute struct {
	name     string
	typ      *xsdType
	required bool
}

// particle is a part of a content model. It occurs at least min and at most max times; a max below 0 is no limit.
type particle struct {
	kind     string // sequence, choice, element, any
	min, max int
	items    []*particle
	name     string
	typ      *xsdType
	repeated bool // the particle, or a particle that contains it, may occur more than once
}

type xsd struct {
	namespace string
	root      *xsdType // of the element bom
}

// xmlNode is an element of a schema.
type xmlNode struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []xmlNode  `xml:",any"`
}

func (n *xmlNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child with a name, or nil.
func (n *xmlNode) child(name string) *xmlNode {
	for i := range n.Children {
		if n.Children[i].XMLName.Local == name {
			return &n.Children[i]
		}
	}
	return nil
}

// xsdSyntax has, for each element of XML Schema that is understood, the attributes and elements that it may have. An attribute with
// a value is understood with this value only. Uniqueness (unique) is that of bom-ref, which checkXML demands of all attributes of
// this name; defaults are those of the format.
var xsdSyntax = map[string]struct{ attributes, children []string }{
	"annotation": {children: []string{"documentation"}},
	"any":        {[]string{"namespace=##other", "processContents=lax", "minOccurs", "maxOccurs"}, []string{"annotation"}},
	"anyAttribute": {
		[]string{"namespace=##other", "namespace=##any", "processContents=lax"}, []string{"annotation"},
	},
	"attribute": {
		[]string{"name", "type", "use=required", "use=optional", "default"}, []string{"annotation", "simpleType"},
	},
	"attributeGroup": {[]string{"name", "ref"}, []string{"attribute"}},
	"choice":         {[]string{"minOccurs", "maxOccurs"}, []string{"annotation", "element", "sequence"}},
	"complexType": {
		[]string{"name", "mixed=true", "mixed=false"},
		[]string{"annotation", "sequence", "choice", "simpleContent", "attribute", "attributeGroup", "anyAttribute"},
	},
	"element": {
		[]string{"name", "type", "minOccurs", "maxOccurs", "default"},
		[]string{"annotation", "complexType", "simpleType", "unique"},
	},
	"enumeration":  {[]string{"value"}, []string{"annotation"}},
	"extension":    {[]string{"base"}, []string{"annotation", "attribute", "attributeGroup"}},
	"field":        {[]string{"xpath=@bom-ref"}, nil},
	"import":       {[]string{"namespace=http://cyclonedx.org/schema/spdx", "schemaLocation"}, nil},
	"maxInclusive": {[]string{"value"}, nil},
	"maxLength":    {[]string{"value"}, nil},
	"minInclusive": {[]string{"value"}, nil},
	"minLength":    {[]string{"value"}, nil},
	"pattern":      {[]string{"value"}, nil},
	"restriction": {
		[]string{"base"},
		[]string{"annotation", "simpleType", "enumeration", "maxInclusive", "maxLength", "minInclusive", "minLength", "pattern"},
	},
	"schema": {
		[]string{"elementFormDefault=qualified", "targetNamespace", "minVersion", "maxVersion", "version"},
		[]string{"annotation", "import", "simpleType", "complexType", "element", "attributeGroup"},
	},
	"selector":      {[]string{"xpath=.//*"}, nil},
	"sequence":      {[]string{"minOccurs", "maxOccurs"}, []string{"annotation", "any", "choice", "element"}},
	"simpleContent": {nil, []string{"extension"}},
	"simpleType":    {[]string{"name", "final"}, []string{"annotation", "restriction", "union"}},
	"union":         {[]string{"memberTypes"}, []string{"simpleType"}},
	"unique":        {[]string{"name"}, []string{"selector", "field"}},
}

const xsdNamespace = "http://www.w3.org/2001/XMLSchema"

// checkSyntax returns an error if a schema has a part that is not understood.
func (n *xmlNode) checkSyntax() error {
	name := n.XMLName.Local
	known, ok := xsdSyntax[name]
	if !ok || n.XMLName.Space != xsdNamespace {
		return fmt.Errorf("unexpected element %s", name)
	}
	for _, a := range n.Attrs {
		declaration := a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns"
		if !declaration && !slices.Contains(known.attributes, a.Name.Local) && !slices.Contains(known.attributes, a.Name.Local+"="+a.Value) {
			return fmt.Errorf("unexpected attribute %s=%q of %s %s", a.Name.Local, a.Value, name, n.attr("name"))
		}
	}
	for i := range n.Children {
		child := &n.Children[i]
		if !slices.Contains(known.children, child.XMLName.Local) {
			return fmt.Errorf("unexpected %s in %s %s", child.XMLName.Local, name, n.attr("name"))
		}
		if child.XMLName.Local == "documentation" { // text for readers
			continue
		}
		if err := child.checkSyntax(); err != nil {
			return err
		}
	}
	return nil
}

// isReference reports whether the values of a simple type name elements by their bom-ref.
func (t *xsdType) isReference() bool {
	return t.name == "bom:refType" || t.name == "bom:refLinkType" || slices.ContainsFunc(t.union, (*xsdType).isReference)
}

var compiledXSD sync.Map // version → func() (*xsd, error)

// xsdFor returns the schema of a CycloneDX version, which it loads when it is first needed.
func xsdFor(version string) (*xsd, error) {
	once, _ := compiledXSD.LoadOrStore(version, sync.OnceValues(func() (*xsd, error) {
		l := xsdLoader{types: map[string]*xsdType{}, nodes: map[string]*xmlNode{}, groups: map[string]*xmlNode{}}
		main, err := l.read("bom-"+version+".SNAPSHOT.xsd", "bom:")
		if err != nil {
			return nil, err
		}
		if _, err := l.read("spdx.SNAPSHOT.xsd", "spdx:"); err != nil {
			return nil, err
		}
		for i := range main.Children {
			if n := &main.Children[i]; n.XMLName.Local == "element" && n.attr("name") == "bom" {
				root, err := l.elementType(n)
				return &xsd{namespace: main.attr("targetNamespace"), root: root}, err
			}
		}
		return nil, errors.New("schema without the element bom")
	}))
	return once.(func() (*xsd, error))()
}

type xsdLoader struct {
	nodes  map[string]*xmlNode // named types, with their prefix
	groups map[string]*xmlNode // attribute groups, with their prefix
	types  map[string]*xsdType
}

func (l *xsdLoader) read(file, prefix string) (*xmlNode, error) {
	f, err := schemas.Open("schemas/" + file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	var root xmlNode
	if err := xml.Unmarshal(data, &root); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := root.checkSyntax(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for i := range root.Children {
		switch n := &root.Children[i]; n.XMLName.Local {
		case "simpleType", "complexType":
			l.nodes[prefix+n.attr("name")] = n
		case "attributeGroup":
			l.groups[prefix+n.attr("name")] = n
		case "element", "import", "annotation":
		default:
			return nil, fmt.Errorf("%s: unexpected %s", file, n.XMLName.Local)
		}
	}
	return &root, nil
}

// typeOf returns a type by its name. The type may be incomplete while its schema is loaded, because types refer to each other and
// to themselves.
func (l *xsdLoader) typeOf(name string) (*xsdType, error) {
	if t := l.types[name]; t != nil {
		return t, nil
	}
	t := &xsdType{name: name}
	l.types[name] = t
	if builtin, ok := strings.CutPrefix(name, "xs:"); ok {
		if _, ok := builtins[builtin]; !ok {
			return nil, fmt.Errorf("unexpected type %s", name)
		}
		t.builtin, t.hasText = builtin, true
		return t, nil
	}
	n := l.nodes[name]
	if n == nil {
		return nil, fmt.Errorf("type %s is not defined", name)
	}
	return t, l.fill(t, n)
}

// elementType returns the type of an element or attribute, or nil if its declaration has no type.
func (l *xsdLoader) elementType(n *xmlNode) (*xsdType, error) {
	if name := n.attr("type"); name != "" {
		return l.typeOf(name)
	}
	for _, kind := range []string{"complexType", "simpleType"} {
		if inline := n.child(kind); inline != nil {
			t := &xsdType{}
			return t, l.fill(t, inline)
		}
	}
	return nil, nil // any content at all
}

func (l *xsdLoader) fill(t *xsdType, n *xmlNode) error {
	if n.XMLName.Local == "simpleType" {
		return l.simple(t, n)
	}
	t.mixed = n.attr("mixed") == "true"
	for i := range n.Children {
		child := &n.Children[i]
		var err error
		switch child.XMLName.Local {
		case "annotation":
		case "simpleContent":
			extension := child.child("extension")
			if extension == nil {
				return errors.New("simpleContent without extension")
			}
			if t.base, err = l.typeOf(extension.attr("base")); err == nil {
				t.hasText = true
				err = l.attributes(t, extension)
			}
		case "sequence", "choice":
			t.children = map[string]*particle{}
			t.content, err = l.particle(t, child, false)
		case "attribute", "attributeGroup", "anyAttribute":
			err = l.attribute(t, child)
		default:
			err = fmt.Errorf("unexpected %s in a complex type", child.XMLName.Local)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *xsdLoader) attributes(t *xsdType, n *xmlNode) error {
	for i := range n.Children {
		if n.Children[i].XMLName.Local == "annotation" {
			continue
		}
		if err := l.attribute(t, &n.Children[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l *xsdLoader) attribute(t *xsdType, n *xmlNode) error {
	switch n.XMLName.Local {
	case "anyAttribute":
		t.anyAttribute = cmp.Or(n.attr("namespace"), "##any")
	case "attributeGroup":
		group := l.groups[n.attr("ref")]
		if group == nil {
			return fmt.Errorf("attribute group %s is not defined", n.attr("ref"))
		}
		return l.attributes(t, group)
	case "attribute":
		typ, err := l.elementType(n)
		if err == nil && typ == nil {
			typ, err = l.typeOf("xs:string")
		}
		if err != nil {
			return err
		}
		t.attributes = append(t.attributes, xsdAttribute{n.attr("name"), typ, n.attr("use") == "required"})
	default:
		return fmt.Errorf("unexpected %s among attributes", n.XMLName.Local)
	}
	return nil
}

func (l *xsdLoader) particle(t *xsdType, n *xmlNode, repeated bool) (*particle, error) {
	p := &particle{kind: n.XMLName.Local, min: 1, max: 1}
	if s := n.attr("minOccurs"); s != "" {
		p.min, _ = strconv.Atoi(s)
	}
	if s := n.attr("maxOccurs"); s == "unbounded" {
		p.max = -1
	} else if s != "" {
		p.max, _ = strconv.Atoi(s)
	}
	repeated = repeated || p.max != 1
	p.repeated = repeated
	switch p.kind {
	case "any":
		if n.attr("namespace") != "##other" || n.attr("processContents") != "lax" {
			return nil, errors.New("unexpected kind of xs:any")
		}
		t.wildcard = true
	case "element":
		p.name = n.attr("name")
		if p.name == "" {
			return nil, errors.New("unexpected element without a name")
		}
		var err error
		if p.typ, err = l.elementType(n); err != nil {
			return nil, err
		}
		if t.children[p.name] == nil {
			t.children[p.name] = p
		}
	case "sequence", "choice":
		for i := range n.Children {
			if n.Children[i].XMLName.Local == "annotation" {
				continue
			}
			item, err := l.particle(t, &n.Children[i], repeated)
			if err != nil {
				return nil, err
			}
			p.items = append(p.items, item)
		}
	default:
		return nil, fmt.Errorf("unexpected %s in a content model", p.kind)
	}
	return p, nil
}

func (l *xsdLoader) simple(t *xsdType, n *xmlNode) error {
	t.hasText = true
	if union := n.child("union"); union != nil {
		for _, name := range strings.Fields(union.attr("memberTypes")) {
			member, err := l.typeOf(name)
			if err != nil {
				return err
			}
			t.union = append(t.union, member)
		}
		for i := range union.Children {
			if union.Children[i].XMLName.Local == "simpleType" {
				member := &xsdType{}
				if err := l.simple(member, &union.Children[i]); err != nil {
					return err
				}
				t.union = append(t.union, member)
			}
		}
		return nil
	}
	restriction := n.child("restriction")
	if restriction == nil {
		return errors.New("simple type without restriction or union")
	}
	var err error
	if name := restriction.attr("base"); name != "" {
		t.base, err = l.typeOf(name)
	} else if inline := restriction.child("simpleType"); inline != nil {
		t.base = &xsdType{}
		err = l.simple(t.base, inline)
	}
	if err != nil {
		return err
	}
	for i := range restriction.Children {
		facet := &restriction.Children[i]
		if err := t.facets.add(facet.XMLName.Local, facet.attr("value")); err != nil {
			return err
		}
	}
	return nil
}

func (f *facets) add(name, value string) (err error) {
	switch name {
	case "annotation", "simpleType":
	case "enumeration":
		f.enum = append(f.enum, value)
	case "pattern":
		var pattern *regexp.Regexp
		pattern, err = regexp.Compile(`^(?:` + value + `)$`)
		f.patterns, f.shapes = append(f.patterns, pattern), append(f.shapes, value)
	case "minLength":
		f.minLength, err = strconv.Atoi(value)
	case "maxLength":
		f.maxLength, err = strconv.Atoi(value)
	case "minInclusive":
		f.low, _ = new(big.Rat).SetString(value)
	case "maxInclusive":
		f.high, _ = new(big.Rat).SetString(value)
	default:
		err = fmt.Errorf("unexpected facet %s", name)
	}
	return err
}

var (
	xsdDateTime = regexp.MustCompile(`^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$`)
	xsdDate     = regexp.MustCompile(`^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$`)
	xsdDecimal  = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$`)
	xsdInteger  = regexp.MustCompile(`^[+-]?[0-9]+$`)
	xsdNatural  = regexp.MustCompile(`^(\+?[0-9]+|-0+)$`)
	xsdPositive = regexp.MustCompile(`^\+?0*[1-9][0-9]*$`)
	xsdBoolean  = regexp.MustCompile(`^(true|false|0|1)$`)
)

var builtins = map[string]*regexp.Regexp{
	"string": nil, "normalizedString": nil, "token": nil, "anyURI": nil,
	"dateTime": xsdDateTime, "date": xsdDate, "decimal": xsdDecimal, "integer": xsdInteger, "boolean": xsdBoolean,
	"nonNegativeInteger": xsdNatural, "positiveInteger": xsdPositive,
}

// maxNumber is the largest length of a number in characters. Longer numbers count as out of range, because they are slow to read
// and no field needs them.
const maxNumber = 40

// check returns why a text is not a value of a simple type: the violated rule and a message. Both are empty if it is a value.
func (t *xsdType) check(value string) (keyword, message string) {
	if len(t.union) > 0 {
		for _, member := range t.union {
			if keyword, _ := member.check(value); keyword == "" {
				return "", ""
			}
		}
		return "anyOf", "has none of the allowed forms"
	}
	if t.base != nil {
		if keyword, message = t.base.check(value); keyword != "" {
			return keyword, message
		}
	}
	value = t.collapse(value)
	if form := builtins[t.builtin]; form != nil && !form.MatchString(value) {
		return "format", "is not a valid " + t.builtin
	}
	return t.facets.check(value)
}

func (f *facets) check(value string) (keyword, message string) {
	if len(f.enum) > 0 && !slices.Contains(f.enum, value) {
		want := make([]any, len(f.enum))
		for i, v := range f.enum {
			want[i] = v
		}
		return "enum", "is not " + choice(want)
	}
	matches := func(pattern *regexp.Regexp) bool { return pattern.MatchString(value) }
	if len(f.patterns) > 0 && !slices.ContainsFunc(f.patterns, matches) {
		return "pattern", "does not match " + quote.Truncate(strings.Join(f.shapes, "|"), 120)
	}
	switch length := utf8.RuneCountInString(value); {
	case length < f.minLength:
		return "minLength", fmt.Sprintf("is shorter than %d characters", f.minLength)
	case f.maxLength > 0 && length > f.maxLength:
		return "maxLength", fmt.Sprintf("is longer than %d characters", f.maxLength)
	}
	if f.low != nil || f.high != nil {
		number, ok := new(big.Rat), len(value) <= maxNumber
		if ok {
			number, ok = number.SetString(value)
		}
		if !ok || f.low != nil && number.Cmp(f.low) < 0 || f.high != nil && number.Cmp(f.high) > 0 {
			return "range", "is out of range"
		}
	}
	return "", ""
}

// collapse normalises white space as the built-in type demands from which the type is derived.
func (t *xsdType) collapse(value string) string {
	origin := t
	for origin.base != nil {
		origin = origin.base
	}
	switch origin.builtin {
	case "string":
		return value
	case "normalizedString":
		return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(value)
	}
	return strings.Join(strings.Fields(value), " ")
}

// match reads as many children as a content model accepts, starting at i. It returns the index of the next child and, if a
// required element is missing, its name. XML Schema demands that models are deterministic, so the next child alone decides how to
// continue.
func (p *particle) match(children []string, i int) (next int, missing string) {
	for count := 0; p.max < 0 || count < p.max; count++ {
		if i >= len(children) || !p.starts(children[i]) {
			if count < p.min && !p.optional() {
				return i, p.first()
			}
			return i, ""
		}
		before := i
		switch p.kind {
		case "element", "any":
			i++
		case "sequence":
			for _, item := range p.items {
				if i, missing = item.match(children, i); missing != "" {
					return i, missing
				}
			}
		case "choice":
			for _, item := range p.items {
				if item.starts(children[i]) {
					if i, missing = item.match(children, i); missing != "" {
						return i, missing
					}
					break
				}
			}
		}
		if i == before {
			return i, ""
		}
	}
	return i, ""
}

// foreign stands for the name of each child in another namespace.
const foreign = "##other"

// starts reports whether a particle can begin with a child.
func (p *particle) starts(name string) bool {
	switch p.kind {
	case "element":
		return p.name == name
	case "any":
		return name == foreign
	}
	for _, item := range p.items {
		if item.starts(name) {
			return true
		}
		if p.kind == "sequence" && !item.optional() {
			return false
		}
	}
	return false
}

// optional reports whether a particle may be absent.
func (p *particle) optional() bool {
	if p.min == 0 {
		return true
	}
	switch p.kind {
	case "sequence":
		return !slices.ContainsFunc(p.items, func(item *particle) bool { return !item.optional() })
	case "choice":
		return len(p.items) == 0 || slices.ContainsFunc(p.items, (*particle).optional)
	}
	return false
}

// first returns the name of the element with which a particle must begin.
func (p *particle) first() string {
	switch p.kind {
	case "element":
		return p.name
	case "any":
		return "element of another namespace"
	case "choice":
		names := make([]string, 0, len(p.items))
		for _, item := range p.items {
			names = append(names, item.first())
		}
		return strings.Join(names, " or ")
	}
	for _, item := range p.items {
		if !item.optional() {
			return item.first()
		}
	}
	return ""
}
