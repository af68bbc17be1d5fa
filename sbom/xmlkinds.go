package sbom

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// node is an element of an XML document in the namespace of its root element.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     strings.Builder
}

// restoreKinds adds to the values of a document what cyclonedx-go 0.12.0 loses of cryptographic assets (every reference, and the forms
// of 1.7) and of the data of services (class and governance of the form since 1.5). The document is well-formed.
func restoreKinds(data []byte, v any) {
	if !bytes.Contains(data, []byte("cryptoProperties")) && !bytes.Contains(data, []byte("dataflow")) {
		return
	}
	root := readNodes(data)
	if root == nil {
		return
	}
	if subject := root.child("metadata").child("component"); subject != nil {
		restoreComponent(subject, member(v, "metadata", "component"))
	}
	restoreComponents(root, v)
	restoreServices(root, v)
}

func readNodes(data []byte) *node {
	dec := newXMLDecoder(data)
	var root *node
	var stack []*node // nil for an element of another namespace
	namespace := ""
	for {
		tok, err := dec.Token()
		if err != nil {
			return root
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if root == nil {
				namespace = tok.Name.Space
			}
			n := &node{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				if a.Name.Space == "" {
					n.attrs[a.Name.Local] = a.Value
				}
			}
			switch {
			case root == nil:
				root = n
			case tok.Name.Space != namespace || stack[len(stack)-1] == nil:
				n = nil
			default:
				parent := stack[len(stack)-1]
				parent.children = append(parent.children, n)
			}
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 && stack[len(stack)-1] != nil {
				stack[len(stack)-1].text.Write(tok)
			}
		}
	}
}

// child returns the first child with a name; nil if there is none.
func (n *node) child(name string) *node {
	if list := n.named(name); len(list) > 0 {
		return list[0]
	}
	return nil
}

// named returns the children with a name.
func (n *node) named(name string) []*node {
	if n == nil {
		return nil
	}
	var list []*node
	for _, c := range n.children {
		if c.name == name {
			list = append(list, c)
		}
	}
	return list
}

func restoreComponents(n *node, v any) {
	items := list(v, "components")
	for i, child := range n.child("components").named("component") {
		if i < len(items) {
			restoreComponent(child, items[i])
		}
	}
}

func restoreComponent(n *node, v any) {
	component, ok := v.(map[string]any)
	if !ok {
		return
	}
	if properties := n.child("cryptoProperties"); properties != nil {
		component["cryptoProperties"] = properties.value()
	}
	restoreComponents(n, v)
}

func restoreServices(n *node, v any) {
	items := list(v, "services")
	for i, child := range n.child("services").named("service") {
		if i >= len(items) {
			return
		}
		flows := list(items[i], "data")
		for j, flow := range child.child("data").named("dataflow") {
			if j >= len(flows) {
				break
			}
			data, ok := flows[j].(map[string]any)
			if class := flow.child("classification"); ok && class != nil {
				data["classification"], data["flow"] = strings.TrimSpace(class.text.String()), class.attrs["flow"]
			}
		}
		restoreServices(child, items[i])
	}
}

// xmlLists are elements of cryptoProperties that contain nothing but the items of a list, xmlRepeated those that occur several times
// in place of a list, and xmlNumbers those with a number.
var (
	xmlLists    = []string{"cryptoFunctions", "cipherSuites", "algorithms", "identifiers", "tlsGroups", "tlsSignatureSchemes", "relatedCryptographicAssets", "certificateExtensions"}
	xmlRepeated = []string{"certificationLevel", "certificateState", "encr", "prf", "integ", "ke", "auth", "cryptoRefArray"}
	xmlNumbers  = []string{"size", "classicalSecurityLevel", "nistQuantumSecurityLevel", "keyLength"}
)

// value returns the value that the element has in JSON.
func (n *node) value() any {
	text := strings.TrimSpace(n.text.String())
	if slices.Contains(xmlLists, n.name) {
		items := []any{}
		for _, c := range n.children {
			items = append(items, c.value())
		}
		return items
	}
	if len(n.children) == 0 {
		if number, err := strconv.ParseFloat(text, 64); err == nil && slices.Contains(xmlNumbers, n.name) {
			return number
		}
		return text
	}
	object := map[string]any{}
	for _, c := range n.children {
		value := c.value()
		if number, err := strconv.ParseFloat(strings.TrimSpace(c.text.String()), 64); err == nil && n.name == "ke" && c.name == "group" {
			value = number
		}
		if slices.Contains(xmlRepeated, c.name) {
			items, _ := object[c.name].([]any)
			object[c.name] = append(items, value)
		} else if _, again := object[c.name]; !again {
			object[c.name] = value
		}
	}
	return object
}
