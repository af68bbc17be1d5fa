package contract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// validMediaType matches a media type or media range with its parameters (RFC 9110 §8.3.1, §12.5.1).
var validMediaType = regexp.MustCompile(`^[!#$%&'*+.^_` + "`" + `|~0-9A-Za-z-]+/[!#$%&'*+.^_` + "`" + `|~0-9A-Za-z-]+` +
	`(\s*;\s*([!#$%&'*+.^_` + "`" + `|~0-9A-Za-z-]+=([!#$%&'*+.^_` + "`" + `|~0-9A-Za-z-]+|"[^"]*"))?)*$`)

// malformedMediaTypes lists what stands where a media type belongs, and is none: in content, consumes, produces and contentType.
func malformedMediaTypes(doc *document) []MediaTypeFacts {
	list := []MediaTypeFacts{}
	places := newPlaces(doc)
	check := func(at []string, text string) {
		same := func(f MediaTypeFacts) bool { return slices.Equal(f.At, at) }
		if at != nil && !validMediaType.MatchString(text) && len(list) < maxViolations && !slices.ContainsFunc(list, same) {
			list = append(list, MediaTypeFacts{At: at, Text: text})
		}
	}
	for _, media := range doc.mediaTypes {
		if !validMediaType.MatchString(media.Token) { // most are valid, and places cost time
			check(places.place(media), media.Token)
		}
		for name, encoding := range doc.members(media, "encoding") {
			for text := range strings.SplitSeq(encoding.Get("contentType").String(), ",") {
				if text = strings.TrimSpace(text); text != "" {
					check(below(places.place(media), "encoding", name, "contentType"), text)
				}
			}
		}
	}
	if doc.version != v20 {
		return list
	}
	for _, keyword := range []string{"consumes", "produces"} {
		for i, item := range doc.root.Get(keyword).Items() {
			check([]string{keyword, strconv.Itoa(i)}, item.String())
		}
	}
	for _, op := range doc.operations {
		for _, keyword := range []string{"consumes", "produces"} {
			for i, item := range op.at.Get(keyword).Items() {
				if !validMediaType.MatchString(item.String()) {
					check(below(places.operationPlace(op), keyword, strconv.Itoa(i)), item.String())
				}
			}
		}
	}
	return list
}
