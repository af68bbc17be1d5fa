package lint_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/source"
)

// TestBatchesDoNotShow judges the same documents all at once and in batches of one or a few files: in the order in which they are
// found, which has contracts before the manifests that name them and files before those that refer to them, and with the manifests
// first. The reports are equal. Custom policies, waivers, comments, broken documents and shared definitions are among them.
func TestBatchesDoNotShow(t *testing.T) {
	shared := map[string]string{
		".sealint.yaml": `profile: strict
policies: [policies]
waivers:
  - rules: [openapi/unauthenticated-write]
    document: a.yaml
    owner: platform
    reason: the gateway authenticates
    expires: 2026-09-01
overrides:
  - files: [b/**]
    profile: baseline
  - files: [c.yaml]
    rules:
      openapi/tls-required: {severity: low}
`,
		"policies/title.rego": `# METADATA
# title: A title is stated
# custom:
#   id: house/title
#   entity: document
#   severity: low
package house.title

deny contains "the title is a secret: hunter2" if contains(input.info.title, "Shop")
`,
		"a.yaml": `openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: http://shop.example.com}]
paths:
  /pets:
    $ref: 'common.yaml#/pets'
  /tokens:
    post: # sealint: ignore
      x-sealint-waive:
        - rules: [openapi/unauthenticated-write]
          owner: platform
          reason: it is the login
          expires: 2026-08-01
      responses: {default: {description: d, content: {application/json: {schema: {$ref: 'b/api.yaml#/components/schemas/Pet'}, example: {password: "hunter2secret99X"}}}}}
`,
		"b/api.yaml": `openapi: 3.0.3
info: {title: Shop b, version: "1"}
paths:
  /pets:
    $ref: '../common.yaml#/pets'
components:
  schemas:
    Pet: {type: object, properties: {email: {type: string}, "ключ": {type: string, default: &x "hunter2secret99X"}, other: {type: string, default: *x}}}
`,
		"c.yaml": "openapi: 3.0.3\ninfo: {title: C, version: \"1\"}\nservers:\n- url: http://c.example.com\npaths: {}\ncomponents: {schemas: {Pet: {$ref: 'missing.yaml'}}}\n",
		"d.json": `{"swagger":"2.0","info":{"title":"Shop d","version":"1"},"host":"d.example.com","schemes":["http"],"paths":{"/a":{"get":{"responses":{"200":{"description":"d"}}}},"/b":{"$ref":"common.yaml#/pets"}}}`,
		"e.yaml": "openapi: 3.0.3\ninfo: {title: E, version: \"1\", title: F}\npaths: {}\n",
		"common.yaml": `pets:
  get:
    security: [{key: []}, {}]
    parameters: [{name: limit, in: query, schema: {type: integer}}]
    responses: {default: {description: d}}
`,
		"integration.yaml": `apiVersion: sealint/v1
kind: Integration
metadata: {name: shop}
spec:
  direction: outbound
  provider: {name: Shop, party: third}
  contract: {path: a.yaml, operations: [GET /pets]}
`,
		"z/integration.yaml": `apiVersion: sealint/v1
kind: Integration
metadata: {name: shop, from: catalog-info.yaml}
spec:
  direction: outbound
  provider: {name: Shop, party: third}
`,
		"z/catalog-info.yaml": `apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: shop}
spec:
  type: openapi
  lifecycle: production
  owner: team
  definition: {$text: ../b/api.yaml}
`,
	}
	dirs := []string{writeFiles(t, shared)}
	for _, name := range []string{"quickstart", "gated", "identity", "overlaid", "proofs", "providers", "workspaces"} {
		dirs = append(dirs, filepath.Join("..", "testdata", name))
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			whole := judgeInBatches(t, dir, 1<<20, 1<<40)
			for name, limits := range map[string][2]int{"one file, in order": {1 << 20, 1}, "one for each processor, manifests first": {1, 1 << 40}, "few": {2, 1 << 40}} {
				if got := judgeInBatches(t, dir, limits[0], int64(limits[1])); !bytes.Equal(got, whole) {
					t.Errorf("%s: the report differs: %s", name, firstDifference(string(got), string(whole)))
				}
			}
		})
	}
}

// judgeInBatches returns the report in JSON and in SARIF, with hashes of lines.
func judgeInBatches(t *testing.T, dir string, files int, size int64) []byte {
	t.Helper()
	defer lint.SetBatches(files, size)()
	opts := lint.Options{Dir: dir}
	if _, err := os.Stat(filepath.Join(dir, ".sealint.yaml")); err != nil {
		opts.Profile = "strict"
	}
	root, err := source.RootAt(dir)
	if err != nil {
		t.Fatal(err)
	}
	result := judge(t, opts, lint.Input{Root: root, Today: "2026-06-30"})
	result.HashLines()
	var out bytes.Buffer
	for _, format := range []string{"json", "sarif", "text"} {
		if err := report.Write(&out, format, result.Report, report.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}
