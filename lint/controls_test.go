package lint_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// TestEveryControlHasARule holds the controls of the guide and the metadata of the rules to each other.
func TestEveryControlHasARule(t *testing.T) {
	audit, err := judge(t, lint.Options{Dir: t.TempDir(), Profile: model.Strict}, lint.Input{AllowEmpty: true}).Audit()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range audit.Controls {
		known[c.ID] = true
		if len(c.Rules) == 0 {
			t.Errorf("no rule judges %s", c.ID)
		}
		if c.State != model.ControlNotJudged || c.Reason == "" {
			t.Errorf("%s is %s in an empty folder", c.ID, c.State)
		}
	}
	rules := builtInRules(t)
	for _, r := range rules {
		guided := false
		for _, control := range r.Controls {
			if strings.HasPrefix(control, "guide/") {
				guided = true
				if !known[control] {
					t.Errorf("%s judges %s, which the guide does not have", r.ID, control)
				}
			}
		}
		if !guided && (r.Group() == "integration" || r.Group() == "workspace") {
			t.Errorf("%s judges no control of the guide", r.ID)
		}
	}
}

// TestControlsOfTheGuide is the table of the guide's controls with the rules that at least must judge each.
func TestControlsOfTheGuide(t *testing.T) {
	want := map[string]string{
		"guide/2.inventory":      "workspace/uncatalogued-contract integration/raw-analytics integration/undescribed",
		"guide/2.threats":        "integration/bearer-token-replay openapi/cors-wildcard integration/cors openapi/api-key-in-cookie openapi/unbounded-page sbom/vuln-malicious sbom/vuln-threshold",
		"guide/2.classification": "openapi/unclassified-sensitive-field integration/unclassified-data integration/underclassified-data",
		"guide/3.identity":       "integration/shared-client",
		"guide/3.tokens":         "integration/long-lived-token integration/static-key openapi/static-key openapi/no-token-refresh",
		"guide/3.scopes":         "openapi/undefined-scope openapi/missing-scope openapi/broad-scope integration/excess-scope integration/undefined-scope integration/broad-scope integration/missing-scope",
		"guide/3.revocation":     "integration/no-audit integration/no-revocation integration/stale-revocation-drill integration/revocation-drill-due integration/future-date integration/bearer-token-replay",
		"guide/4.transport":      "openapi/tls-required openapi/oauth2-endpoint-not-tls openapi/cleartext-credentials integration/tls",
		"guide/4.envelope":       "integration/unprotected-restricted-data",
		"guide/4.secrets":        "openapi/embedded-secret integration/embedded-secret integration/stale-credential integration/no-rotation integration/infrequent-rotation integration/rotation-due integration/environment-secret",
		"guide/4.minimization":   "openapi/unmasked-sensitive-field openapi/secret-in-response integration/unmasked-field integration/raw-analytics",
		"guide/5.contract":       "openapi/untyped-schema openapi/error-contract openapi/error-schema integration/no-sla integration/contract-drift",
		"guide/5.strictness":     "openapi/unknown-fields-accepted openapi/unbounded-string openapi/unbounded-array integration/unknown-fields integration/invalid-manifest",
		"guide/5.versioning":     "openapi/version-not-explicit openapi/deprecated-without-sunset openapi/sunset-passed integration/deprecated-operation integration/no-sunset integration/sunset-due",
		"guide/6.pipeline":       "integration/unsigned-artifact integration/unpinned-dependency integration/unprotected-pipeline",
		"guide/6.sbom":           "sbom/schema sbom/version-missing integration/no-sbom integration/dependency-drift",
		"guide/6.rollout":        "integration/no-rollout integration/no-runbook",
		"guide/7.observability":  "integration/unobservable",
		"guide/7.detection":      "integration/unobservable",
		"guide/7.incidents":      "integration/no-runbook",
		"guide/8.regulated":      "integration/unclassified-data",
		"guide/8.ai":             "integration/model-governance",
		"guide/8.attestation":    "integration/no-audit integration/stale-review integration/no-review",
		"guide/9.device":         "integration/device",
		"guide/9.realtime":       "integration/no-rate-limit",
		"guide/10.registry":      "integration/unpublished-contract",
		"guide/10.catalogue":     "integration/no-owner workspace/uncatalogued-contract workspace/uncatalogued-sbom",
		"guide/12.organisation":  "integration/stale-review integration/no-review integration/review-due integration/rejected-review integration/incomplete-review integration/broad-scope integration/no-onboarding",
		"guide/13.residency":     "integration/unclassified-data",
		"guide/14.limits":        "openapi/rate-limit-response openapi/rate-limit-headers integration/no-rate-limit",
		"guide/14.sla":           "integration/no-sla",
		"guide/15.gate":          "integration/contract-drift integration/dependency-drift",
	}
	audit, err := judge(t, lint.Options{Dir: t.TempDir()}, lint.Input{AllowEmpty: true}).Audit()
	if err != nil {
		t.Fatal(err)
	}
	if len(audit.Controls) != len(want) {
		t.Errorf("%d controls, want %d", len(audit.Controls), len(want))
	}
	for _, c := range audit.Controls {
		for _, id := range strings.Fields(want[c.ID]) {
			if !slices.ContainsFunc(c.Rules, func(r model.ControlRule) bool { return r.ID == id }) {
				t.Errorf("%s does not judge %s", id, c.ID)
			}
		}
	}
}

// Every control is judged in the workspace that has what it is about, and met there, unless the manifests have an exception.
func TestWorkspacesMeetTheControls(t *testing.T) {
	notMet := map[string]map[string]model.ControlState{
		"payments": {"guide/8.ai": model.ControlNotJudged, "guide/9.device": model.ControlNotJudged, "guide/4.envelope": model.ControlNotApplicable, "guide/15.gate": model.ControlIncomplete},
		"partner":  {"guide/8.ai": model.ControlNotJudged, "guide/9.device": model.ControlNotJudged, "guide/15.gate": model.ControlIncomplete},
		"supplier": {"guide/8.ai": model.ControlNotJudged, "guide/9.device": model.ControlNotJudged, "guide/4.envelope": model.ControlNotApplicable},
		"training": {"guide/3.scopes": model.ControlIncomplete}, // an administrative scope is approved
	}
	for _, name := range workspaces {
		dir := copyWorkspace(t, name)
		audit, err := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay}).Audit()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range audit.Controls {
			want := cmp.Or(notMet[name][c.ID], model.ControlMet)
			if c.State != want {
				t.Errorf("%s: %s is %s (%s), want %s", name, c.ID, c.State, c.Reason, want)
			}
		}
	}
}
