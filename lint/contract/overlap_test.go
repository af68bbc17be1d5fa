package contract

import (
	"strings"
	"testing"
)

func TestOverlapsOfPaths(t *testing.T) {
	for _, tt := range []struct{ paths, want string }{
		{"/a/{x} /{y}/b", "/a/b"},
		{"/users/me /users/{id}", ""},             // the concrete one is matched first
		{"/users/{id}/x /users/me/x", ""},         // concrete
		{"/g/{id}/c/mine /g/{id}/c/{c}", ""},      // the more concrete one
		{"/g/{id}/x /g/t/{c}", "/g/t/x"},          // neither
		{"/users/{id} /users/{name}", "/users/x"}, // the same but for names
		{"/a/{x} /b/{y}", ""},
		{"/a/{x} /a/{x}/b", ""},
		{"/f/{name}.json /f/{id}", "/f/x.json"},
		{"/f/{name}.json /f/{name}.xml", ""},
		{"/f/v{x}/b /f/{y}/{z}", ""},
	} {
		doc := &document{}
		for path := range strings.FieldsSeq(tt.paths) {
			doc.operations = append(doc.operations, &operation{kind: "path", method: "GET", path: path})
		}
		got := ""
		list, _ := overlaps(doc, nil)
		for _, o := range list {
			got += o.Example
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.paths, got, tt.want)
		}
	}
}
