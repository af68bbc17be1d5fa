package contract

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract/resolve"
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
		l := &lowering{}
		for path := range strings.FieldsSeq(tt.paths) {
			l.operations = append(l.operations, &operation{at: &resolve.Node{}, item: pathItem{{}}, facts: OperationFacts{Kind: "path", Method: "GET", Path: path}})
		}
		got := ""
		for _, o := range l.overlaps() {
			got += o.Example
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.paths, got, tt.want)
		}
	}
}
