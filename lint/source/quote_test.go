package source

import (
	"strings"
	"testing"
)

// A message shows only the beginning of a long key, anchor or version of the document.
func TestMessagesTruncateTextOfTheDocument(t *testing.T) {
	name := strings.Repeat("n", 100_000)
	start := strings.Repeat("n", 50)
	for file, text := range map[string]string{
		"repeated key.json":    `{"openapi": "3.1.0", "` + name + `": 1, "` + name + `": 2}`,
		"repeated key.yaml":    "openapi: 3.1.0\n" + name[:1000] + ": 1\n" + name[:1000] + ": 2\n",
		"quoted key.yaml":      "openapi: 3.1.0\n? \"" + name + "\"\n: 1\n? \"" + name + "\"\n: 2\n",
		"alias in itself.yaml": "openapi: 3.1.0\nx: &" + name + " [*" + name + "]\n",
		"unknown anchor.yaml":  "openapi: 3.1.0\nx: *" + name + "\n",
		"version.xml":          `<?xml version="` + name + `"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>`,
	} {
		_, problem := (&Reader{}).Open(File{Root: Bytes(map[string][]byte{file: []byte(text)}), Path: file, Named: true})
		if problem == nil {
			t.Errorf("%s: no problem", file)
			continue
		}
		if len(problem.Message) > 300 || !strings.Contains(problem.Message, start) || !strings.Contains(problem.Message, "…") {
			t.Errorf("%s: a message of %d bytes: %.300s", file, len(problem.Message), problem.Message)
		}
	}
}
