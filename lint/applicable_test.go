package lint_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// webhooksOnly makes a manifest of a workspace one that only receives webhooks.
const webhooksOnly = `spec.direction = "inbound"; spec.contract.operations = ["tellShipped", "tellRefunded"]; spec.identity = {"method": "none"}; spec.transport.webhooks = [{"url": "https://hooks.partner.example.com/orders", "signature": "SIGNATURE", "replayWindow": "5m"}]`

func TestControlsThatDoNotApply(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		control, workspace, edits string
		want                      model.ControlState
		reason                    string
	}{
		{"4.secrets", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1), model.ControlNotApplicable, "orders-partner has no secret to keep: no credential, and no webhook that is signed with a shared secret"},
		{"4.secrets", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "jws with es256", 1), model.ControlNotApplicable, "orders-partner has no secret to keep: no credential, and no webhook that is signed with a shared secret"},
		{"4.secrets", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "mtls", 1), model.ControlNotApplicable, "orders-partner has no secret to keep: no credential, and no webhook that is signed with a shared secret"},
		{"4.secrets", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "hmac-sha256", 1), model.ControlNotMet, ""},
		{"4.secrets", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "jws", 1), model.ControlNotMet, "orders-partner has a webhook of which neither the signature nor a secret says by which keys it is signed"},
		{"4.secrets", "partner", strings.Replace(webhooksOnly, `"SIGNATURE"`, `"hmac-sha256", "secret": {"ref": "vault://orders/hooks", "rotation": "90d", "rotated": "2026-06-01"}`, 1), model.ControlMet, ""},
		{"4.secrets", "payments", `spec.identity.method = "workload-identity"; spec.identity.credential`, model.ControlNotApplicable, "ledger-payments has no secret to keep: no credential, and no webhook that is signed with a shared secret"},
		{"4.secrets", "payments", `spec.identity.method = "workload-identity"`, model.ControlMet, ""},
		{"3.identity", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1), model.ControlNotApplicable, "orders-partner authenticates to nobody: the used operations demand no credential, or are webhooks"},
		{"3.tokens", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1), model.ControlNotApplicable, "orders-partner authenticates to nobody: the used operations demand no credential, or are webhooks"},
		{"3.revocation", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1), model.ControlNotApplicable, "orders-partner authenticates to nobody: the used operations demand no credential, or are webhooks"},
		{"3.scopes", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1), model.ControlNotApplicable, "orders-partner authenticates to nobody: the used operations demand no credential, or are webhooks"},
		{"3.scopes", "partner", `spec.identity.tokenTTL`, model.ControlNotApplicable, "orders-partner authenticates without tokens, and requests no scopes"},
		{"4.envelope", "payments", `spec.description`, model.ControlNotApplicable, "ledger-payments states data that is not restricted, and no payload encryption"},
		{"4.envelope", "payments", `spec.data.payloadEncryption = "none"`, model.ControlNotApplicable, "ledger-payments states data that is not restricted, and no payload encryption"},
		{"4.envelope", "payments", `spec.data.payloadEncryption = "jwe"`, model.ControlMet, ""},
		{"8.ai", "payments", `spec.ai = {"use": "none"}`, model.ControlNotApplicable, "ledger-payments states that no model uses the data (spec.ai.use: none)"},
		{"8.ai", "payments", `spec.description`, model.ControlNotJudged, "no manifest states spec.ai"},
		// The provider's limits are neither ours nor missing.
		{"9.realtime", "supplier", `spec.limits.rate.enforcedBy = "provider"; spec.limits.quota`, model.ControlIncomplete, "shop-invoices states only a rate limit that the provider keeps"},
		{"9.realtime", "supplier", `spec.limits.rate.enforcedBy = "provider"`, model.ControlMet, ""},
		{"14.limits", "supplier", `spec.limits.quota.enforcedBy = "provider"`, model.ControlIncomplete, "shop-invoices states only a quota that the provider keeps"},
		{"14.limits", "supplier", `spec.limits.quota.enforcedBy`, model.ControlNotMet, "shop-invoices does not state who keeps the quota (spec.limits.quota.enforcedBy)"},
		// Logs name what the method of authentication has.
		{"7.observability", "partner", `spec.observability.logs.fields = ["integration_id", "client_id", "method", "path", "status", "payload_sha256"]; spec.identity.method = "mtls"`, model.ControlMet, ""},
		{"7.observability", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1) + `; spec.observability.logs.fields = ["integration_id", "delivery_id", "signature_valid", "method", "path", "status", "payload_sha256"]`, model.ControlMet, ""},
		{"7.observability", "partner", strings.Replace(webhooksOnly, "SIGNATURE", "ed25519", 1) + `; spec.observability.logs.fields = ["integration_id", "method", "path", "status", "payload_sha256"]`, model.ControlNotMet, ""},
		{"7.observability", "payments", `spec.observability.logs.fields = ["integration_id", "client_id", "method", "path", "status", "payload_sha256"]`, model.ControlNotMet, ""},
		// A model is one also if its kind says something else.
		{"8.ai", "payments", `spec.ai = {"use": "none"}; spec.consumers = [{"name": "OpenAI", "kind": "service", "party": "third", "data": "full"}]`, model.ControlNotMet, ""},
		{"15.gate", "training", `spec.supplyChain.pipeline.gate`, model.ControlIncomplete, "no file of a repository shows that merges wait for sealint, and not every manifest links what does (spec.supplyChain.pipeline.gate)"},
		{"15.gate", "training", `spec.supplyChain.pipeline.gate = "https://git.example.org/"`, model.ControlIncomplete, "no file of a repository shows that merges wait for sealint, and not every manifest links what does (spec.supplyChain.pipeline.gate)"},
	} {
		c := auditOf(t, test.workspace, strings.Split(test.edits, "; ")...)[test.control]
		if c.State != test.want || c.Reason != test.reason && test.reason != "" {
			t.Errorf("%s after %s is %q (%s; %+v), want %q (%s)", test.control, test.edits, c.State, c.Reason, c.Rules, test.want, test.reason)
		}
	}
}

// TestSomeManifestsToWhichAControlDoesNotApply takes a workspace of three manifests: training data, and two that state that no model uses
// their data.
func TestSomeManifestsToWhichAControlDoesNotApply(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		what, old, new string
		want           model.ControlState
	}{
		{"as they are", "", "", model.ControlMet},
		{"one says nothing", `"use": "none"`, ``, model.ControlNotMet},
		{"one leaves it out", "\"ai\": {\n      \"use\": \"none\"\n    },", "", model.ControlIncomplete},
		{"one uses a model without a word about it", `"use": "none"`, `"use": "inference"`, model.ControlNotMet},
	} {
		dir := copyWorkspace(t, "training")
		file := filepath.Join(dir, "integrations", "model-withdrawal.integration.json")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if test.old != "" && !strings.Contains(string(text), test.old) {
			t.Fatalf("%s: no %s", test.what, test.old)
		}
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(text), test.old, test.new)), 0o644); err != nil && test.old != "" {
			t.Fatal(err)
		}
		audit, err := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay}).Audit()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range audit.Controls {
			if c.ID == "guide/8.ai" && c.State != test.want {
				t.Errorf("%s: %s is %q (%s), want %q", test.what, c.ID, c.State, c.Reason, test.want)
			}
		}
	}
}

// TestNothingIsMetWithoutAManifest takes the contract and the SBOM alone.
func TestNothingIsMetWithoutAManifest(t *testing.T) {
	t.Parallel()
	dir := copyWorkspace(t, "payments")
	if err := os.RemoveAll(filepath.Join(dir, "integrations")); err != nil {
		t.Fatal(err)
	}
	audit, err := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay}).Audit()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range audit.Controls {
		if c.State == model.ControlMet || c.State == model.ControlNotApplicable {
			t.Errorf("%s is %s", c.ID, c.State)
		}
	}
}

// TestExceptionsOfRulesAreExceptionsOfTheirControls holds the exceptions that a rule knows to those of its controls. 12.organisation asks for
// no more than that exceptions are approved.
func TestExceptionsOfRulesAreExceptionsOfTheirControls(t *testing.T) {
	rows := map[string]controlRow{}
	for _, row := range controlRows(t) {
		rows[row.ID] = row
	}
	asked := regexp.MustCompile(`exceptions\.\w+\(input, "([a-z-]+)"\)`)
	known := 0
	for _, rule := range builtInRules(t) {
		if rule.Group() != "integration" {
			continue
		}
		name := strings.ReplaceAll(strings.TrimPrefix(rule.ID, "integration/"), "-", "_")
		source, err := os.ReadFile(filepath.Join("..", "rules", "integration", name+".rego"))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range asked.FindAllStringSubmatch(string(source), -1) {
			for _, control := range rule.Controls {
				if !strings.HasPrefix(control, "guide/") || control == "guide/12.organisation" {
					continue
				}
				if places, listed := rows[control].Findings[rule.ID]; listed && len(places) == 0 {
					continue
				}
				known++
				if !slices.Contains(rows[control].Excepts, match[1]) {
					t.Errorf("%s lets %s pass, and %s does not know the exception", rule.ID, match[1], control)
				}
			}
		}
	}
	if known < 6 {
		t.Errorf("found only %d exceptions in rules", known)
	}
}
