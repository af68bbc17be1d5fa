package sbom

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// Region is a part of a document's text.
type Region struct {
	// Start and End are byte offsets; End is that of the byte after the region.
	Start, End int
	// Depth is the number of tokens at the start of the pointer that exist in the document.
	Depth int
}

// Locate returns the regions of pointers in the text of an XML or tag-value document: one region for each pointer, in the same
// order. It reads the text once. The pointers are those of the same document in JSON. If a pointer does not exist, its region is
// that of the nearest existing part that would contain it. Package lint/source locates pointers in JSON documents.
func Locate(data []byte, notation Notation, pointers [][]string) []Region {
	root := &branch{}
	for _, pointer := range pointers {
		at := root
		for _, token := range pointer {
			at = at.grow(token)
		}
	}
	if notation == XML {
		locateXML(data, root)
	} else {
		locateTags(data, root)
	}
	regions := make([]Region, len(pointers))
	for i, pointer := range pointers {
		at, depth := root, 0
		for _, token := range pointer {
			next := at.next[token]
			if next == nil || !next.found {
				break
			}
			at, depth = next, depth+1
		}
		show := at.key
		if depth == len(pointer) && at.value != (span{}) {
			show = at.value
		}
		regions[i] = Region{show.start, show.end, depth}
	}
	return regions
}

// span is a region of a document in byte offsets.
type span struct{ start, end int }

// branch is a node in the tree of the wanted pointers: one token, with the regions of its key and its value. The region of a
// value that is not text is empty; then Locate returns the region of the key.
type branch struct {
	next       map[string]*branch
	found      bool
	key, value span
}

func (b *branch) grow(token string) *branch {
	if b.next == nil {
		b.next = map[string]*branch{}
	}
	if b.next[token] == nil {
		b.next[token] = &branch{}
	}
	return b.next[token]
}

// set records the regions of the branch, unless they are already recorded.
func (b *branch) set(key, value span) {
	if !b.found {
		b.found, b.key, b.value = true, key, value
	}
}

func locateTags(data []byte, root *branch) {
	root.found = true
	readTags(data, func(pointer []string, key, value span) {
		at := root
		if root.key == (span{}) {
			root.key = key
		}
		for _, token := range pointer {
			if at = at.next[token]; at == nil {
				return
			}
			// Lists and nested objects have no line of their own. Their region is the first line of their parts.
			if !at.found {
				at.found, at.key = true, key
			}
		}
		if at.value == (span{}) {
			at.value = value
		}
	})
}

// xmlElement is an open element during the search.
type xmlElement struct {
	name     string
	wanted   []*branch // the wanted branches that match the element
	children int       // elements of the document's namespace so far
	named    map[string]int
	text     span
	composed bool // it contains elements
}

// repeatedNames are lists that have no element of their own in XML: only their items do.
var repeatedNames = map[string]bool{
	"omniborId": true, "swhid": true,
	"encr": true, "prf": true, "integ": true, "ke": true, "auth": true, "certificateState": true, "sensitiveData": true,
}

// jsonNames are the JSON names of elements whose name in XML is different.
var jsonNames = map[string]string{"responses": "response"}

// locateXML finds elements and attributes in one pass. A token is the name of an element or attribute, or the index of an
// element among its siblings. The region of a member that exists in JSON only is that of the XML element that corresponds to
// the object containing it.
func locateXML(data []byte, root *branch) {
	dec := newXMLDecoder(data)
	var stack []*xmlElement
	namespace := ""
	for {
		start := int(dec.InputOffset())
		tok, err := dec.Token()
		if err != nil {
			return
		}
		end := int(dec.InputOffset())
		switch tok := tok.(type) {
		case xml.StartElement:
			element := &xmlElement{name: tok.Name.Local, named: map[string]int{}, text: span{end, end}}
			key := span{start + 1, start + 1}
			for key.end < end && !strings.ContainsRune(" \t\r\n/>", rune(data[key.end])) {
				key.end++
			}
			switch {
			case len(stack) == 0:
				namespace = tok.Name.Space
				root.set(key, span{})
				element.wanted = []*branch{root}
			case !isForeign(tok.Name.Space, namespace):
				stack[len(stack)-1].child(element, key)
			default:
				stack[len(stack)-1].composed = true
			}
			element.attributes(data, span{start, end})
			stack = append(stack, element)
		case xml.EndElement:
			if len(stack) == 0 {
				return
			}
			element := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			element.close(data, start)
		}
	}
}

// child finds the wanted branches that match an element, below those of its parent.
func (s *xmlElement) child(element *xmlElement, key span) {
	s.composed = true
	number := strconv.Itoa(s.children)
	same := strconv.Itoa(s.named[element.name])
	s.children++
	s.named[element.name]++
	for _, b := range s.wanted {
		for _, token := range []string{number, element.name, jsonNames[element.name]} {
			next := b.next[token]
			switch {
			case next == nil || token == "":
			case repeatedNames[token]:
				if item := next.next[same]; item != nil {
					next.set(key, span{})
					item.set(key, span{})
					element.wanted = append(element.wanted, item)
				}
			case token != number && same != "0": // a name means the first element with this name
			default:
				next.found, next.key, next.value = true, key, span{} // an element wins over an attribute
				element.wanted = append(element.wanted, next)
			}
		}
	}
	// In XML, the members license and dependsOn have no element of their own. They are the element of the object around them.
	for _, b := range element.wanted {
		for _, token := range []string{element.name, "dependsOn"} {
			if next := b.next[token]; next != nil && !next.found {
				next.set(key, span{})
				element.wanted = append(element.wanted, next)
			}
		}
	}
}

// attributes finds the wanted branches that match the attributes of a start tag.
func (s *xmlElement) attributes(data []byte, tag span) {
	if len(s.wanted) == 0 {
		return
	}
	for i := tag.start + 1; i < tag.end; {
		// A name ends at white space or =, and a value is between quotes.
		for i < tag.end && !strings.ContainsRune(" \t\r\n", rune(data[i])) {
			i++
		}
		for i < tag.end && strings.ContainsRune(" \t\r\n", rune(data[i])) {
			i++
		}
		name := span{i, i}
		for i < tag.end && !strings.ContainsRune(" \t\r\n=>", rune(data[i])) {
			i++
		}
		name.end = i
		for i < tag.end && data[i] != '"' && data[i] != '\'' {
			i++
		}
		if i >= tag.end {
			return
		}
		quote := data[i]
		value := span{i + 1, i + 1}
		for value.end < tag.end && data[value.end] != quote {
			value.end++
		}
		i = value.end
		for _, b := range s.wanted {
			attribute := string(data[name.start:name.end])
			if next := b.next[attribute]; next != nil {
				next.set(name, value)
			}
			if attribute == "ref" && len(b.next) == 0 { // in JSON, the element is a string: the value of this attribute
				b.value = value
			}
		}
	}
}

// close records the text of an element without child elements as the value of its branches.
func (s *xmlElement) close(data []byte, end int) {
	if len(s.wanted) == 0 || s.composed || end < s.text.start {
		return
	}
	text := trim(data, span{s.text.start, end})
	if text.start >= text.end {
		return
	}
	for _, b := range s.wanted {
		if b.value == (span{}) {
			b.value = text
		}
		for _, token := range []string{"content", "value"} {
			if next := b.next[token]; next != nil && !next.found {
				next.set(b.key, text)
			}
		}
	}
}
