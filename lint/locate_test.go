package lint_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// TestSharedPathItems: a fault in an operation that two paths share is one finding, which names both.
func TestSharedPathItems(t *testing.T) {
	dir := folder(t, map[string]string{"api.yaml": `openapi: 3.1.0
info: {title: t, version: 1.0.0}
servers: [{url: https://ledger.payments.internal/v1}]
paths:
  /a: {$ref: '#/components/pathItems/shared'}
  /b: {$ref: '#/components/pathItems/shared'}
components:
  pathItems:
    shared:
      delete:
        security: []
        responses: {default: {description: done}}
`})
	report := run(t, lint.Options{Profile: model.Baseline}, lint.Input{Paths: []string{filepath.Join(dir, "api.yaml")}})
	if len(report.Findings) != 1 {
		t.Fatalf("%+v", report.Findings)
	}
	f := report.Findings[0]
	if f.Rule != "openapi/unauthenticated-write" || f.Location.Line != 11 || !strings.HasPrefix(f.Message, "DELETE /a ") || !strings.HasSuffix(f.Message, " (the same holds for DELETE /b)") {
		t.Errorf("%+v", f)
	}
}

// TestUsesOfASchemeAreNoneOfItsScopes: a finding about a scope does not list what uses its scheme; one about the scheme does.
func TestUsesOfASchemeAreNoneOfItsScopes(t *testing.T) {
	dir := folder(t, map[string]string{"api.yaml": `openapi: 3.1.0
info: {title: t, version: 1.0.0}
servers: [{url: https://ledger.payments.internal/v1}]
paths:
  /a: {get: {security: [{login: [read]}], responses: {default: {description: done}}}}
components:
  securitySchemes:
    login:
      type: oauth2
      flows: {password: {tokenUrl: https://id.payments.internal, scopes: {read: r, unused: u}}}
`})
	report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{filepath.Join(dir, "api.yaml")}})
	related := map[string]int{}
	for _, f := range report.Findings {
		related[f.Rule] = len(f.Related)
	}
	if n, ok := related["openapi/unused-scope"]; !ok || n != 0 {
		t.Errorf("unused-scope has %d related places: %v", n, report.Findings)
	}
	if related["openapi/oauth2-password-flow"] != 1 {
		t.Errorf("oauth2-password-flow: %v", related)
	}
}
