package osv

import (
	"net/url"
	"strconv"
	"strings"
)

// Link is a BOM-Link: the name of an element of a CycloneDX document in other documents
// (https://cyclonedx.org/capabilities/bomlink/).
type Link struct {
	// Serial is the serial number of the document without urn:uuid:, in lower case.
	Serial  string
	Version int
	// Element is the bom-ref of the element; empty if the link names the document, which stands for what it describes.
	Element string
}

// ParseLink reads a BOM-Link: urn:cdx:serial/version#bom-ref. Characters of the bom-ref may be percent-encoded.
func ParseLink(text string) (Link, bool) {
	rest, ok := strings.CutPrefix(text, "urn:cdx:")
	if !ok {
		return Link{}, false
	}
	rest, element, _ := strings.Cut(rest, "#")
	serial, number, ok := strings.Cut(rest, "/")
	version, err := strconv.Atoi(number)
	if !ok || err != nil || serial == "" || version < 1 {
		return Link{}, false
	}
	if decoded, err := url.PathUnescape(element); err == nil {
		element = decoded
	}
	return Link{strings.ToLower(serial), version, element}, true
}
