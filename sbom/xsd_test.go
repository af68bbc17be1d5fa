package sbom

import (
	"encoding/xml"
	"strings"
	"testing"
)

// TestSchemaSyntax checks that a schema with a part that is not understood does not load. What is understood without notice would be
// left unchecked in documents.
func TestSchemaSyntax(t *testing.T) {
	for _, test := range []struct{ name, part, want string }{
		{"an optional element", `<xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence>`, ""},
		{"text between elements", `<xs:sequence/><!-- mixed --><xs:attribute name="b" use="required"/>`, ""},
		{"an element that may be nil", `<xs:sequence><xs:element name="a" type="xs:string" nillable="true"/></xs:sequence>`, "nillable"},
		{"a fixed value", `<xs:attribute name="a" type="xs:string" fixed="b"/>`, "fixed"},
		{"a forbidden attribute", `<xs:attribute name="a" use="prohibited"/>`, "prohibited"},
		{"all in any order", `<xs:all/>`, "all"},
		{"an extended type", `<xs:complexContent/>`, "complexContent"},
		{"a group", `<xs:sequence><xs:group ref="a"/></xs:sequence>`, "group"},
		{"an element by reference", `<xs:sequence><xs:element ref="a"/></xs:sequence>`, "ref"},
		{"elements of this namespace", `<xs:sequence><xs:any namespace="##local" processContents="lax"/></xs:sequence>`, "##local"},
		{"a list", `<xs:attribute name="a"><xs:simpleType><xs:list itemType="xs:string"/></xs:simpleType></xs:attribute>`, "list"},
		{"a length", `<xs:attribute name="a"><xs:simpleType><xs:restriction base="xs:string"><xs:length value="2"/></xs:restriction></xs:simpleType></xs:attribute>`, "length"},
		{"another unique attribute", `<xs:sequence><xs:element name="a"><xs:unique name="u"><xs:selector xpath=".//*"/><xs:field xpath="@id"/></xs:unique></xs:element></xs:sequence>`, "@id"},
		{"a key", `<xs:sequence><xs:element name="a"><xs:key name="u"/></xs:element></xs:sequence>`, "key"},
		{"an element of another namespace", `<x:sequence xmlns:x="urn:x"/>`, "sequence"},
	} {
		var n xmlNode
		text := `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType mixed="true">` + test.part + `</xs:complexType></xs:schema>`
		if err := xml.Unmarshal([]byte(text), &n); err != nil {
			t.Fatal(err)
		}
		err := n.checkSyntax()
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
