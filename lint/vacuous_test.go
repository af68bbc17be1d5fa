package lint_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// editManifests makes the same edits in every manifest of a workspace. An edit is a path with dots, which is removed, or a path
// and " = " with the new value in JSON.
func editManifests(t *testing.T, dir string, edits []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "integrations", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		for decoder := yaml.NewDecoder(bytes.NewReader(text)); ; {
			var document map[string]any
			if err := decoder.Decode(&document); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			for _, edit := range edits {
				if document["kind"] != "Integration" { // an overlay beside the manifests
					break
				}
				path, value, set := strings.Cut(edit, " = ")
				editMember(t, document, strings.Split(path, "."), value, set)
			}
			line, err := json.Marshal(withDates(document))
			if err != nil {
				t.Fatal(err)
			}
			if out.Len() > 0 {
				out.WriteString("---\n")
			}
			out.Write(append(line, '\n'))
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// withDates writes dates, which the decoder reads as times, as they stand in the manifests.
func withDates(value any) any {
	switch v := value.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case map[string]any:
		for key, member := range v {
			v[key] = withDates(member)
		}
	case []any:
		for i, item := range v {
			v[i] = withDates(item)
		}
	}
	return value
}

func editMember(t *testing.T, object map[string]any, path []string, value string, set bool) {
	t.Helper()
	for ; len(path) > 1; path = path[1:] {
		child, ok := object[path[0]].(map[string]any)
		if !ok {
			if !set {
				return
			}
			child = map[string]any{}
			object[path[0]] = child
		}
		object = child
	}
	if !set {
		delete(object, path[0])
		return
	}
	var member any
	if err := json.Unmarshal([]byte(value), &member); err != nil {
		t.Fatalf("%s: %v", value, err)
	}
	object[path[0]] = member
}

// auditOf judges the controls of a copy of a workspace with edits in every manifest.
func auditOf(t *testing.T, workspace string, edits ...string) map[string]model.Control {
	t.Helper()
	dir := copyWorkspace(t, workspace)
	editManifests(t, dir, edits)
	audit, err := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay}).Audit()
	if err != nil {
		t.Fatal(err)
	}
	controls := map[string]model.Control{}
	for _, c := range audit.Controls {
		controls[strings.TrimPrefix(c.ID, "guide/")] = c
	}
	return controls
}

// vacuous are edits after which a sentence of the guide is plainly not fulfilled. Every control occurs.
var vacuous = []struct{ controls, workspace, edits string }{
	{"13.residency", "payments", `spec.data.regionRouting`},
	{"13.residency", "payments", `spec.data.regionRouting = false`},
	{"6.pipeline", "payments", `spec.supplyChain.pipeline = {"protected": true, "reviewers": 2}`},
	{"6.pipeline", "payments", `spec.supplyChain.pipeline = {"protected": true, "reviewers": 2, "imageScan": false}`},
	{"7.observability", "payments", `spec.observability.logs.fields = ["integration_id", "client_id", "token_id"]`},
	{"7.observability", "payments", `spec.observability.logs.fields = ["integration_id", "client_id", "token_id", "method", "path", "status"]`},
	{"7.incidents", "partner", `spec.operations.communication`},
	{"3.tokens", "payments", `spec.identity.grant = "device_code"; spec.identity.senderConstraint = "none"`},
	{"3.tokens", "payments", `spec.identity.scopes = ["entries:write", "entries:read", "entries:reverse", "offline_access"]`},
	{"8.regulated", "payments", `spec.consumers = [{"name": "reports", "kind": "service"}]`},
	{"8.regulated", "payments", `spec.consumers = [{"name": "reports", "kind": "service", "retention": "30d", "deletes": false}]`},
	{"8.regulated", "partner", `spec.provider.deletes`},
	{"8.regulated", "partner", `spec.provider.retention`},
	{"8.ai", "partner", `spec.ai = {"use": "inference", "provenance": "tracked", "quarantine": "https://wiki.payments.internal/q", "rollback": "https://wiki.payments.internal/r"}`},
	{"8.ai", "partner", `spec.ai = {"use": "both", "provenance": "tracked", "consent": "none", "quarantine": "https://wiki.payments.internal/q", "rollback": "https://wiki.payments.internal/r", "providerTrains": true}`},
	{"8.ai", "partner", `spec.ai = {"use": "inference", "provenance": "tracked", "quarantine": "https://wiki.payments.internal/q", "rollback": "https://wiki.payments.internal/r", "providerTrains": false}; spec.data.categories = ["telemetry"]; spec.provider = {"name": "retail-partner", "party": "partner", "kind": "ai", "data": "pseudonymised"}`},
	{"4.minimization", "partner", `spec.provider.kind`},
	{"4.minimization", "partner", `spec.provider.kind; spec.provider.data`},
	{"4.minimization", "payments", `spec.consumers = [{"name": "wh", "kind": "dataWarehouses", "data": "full", "retention": "30d", "deletes": true}]`},
	{"15.gate", "payments", `spec.contract.version; spec.contract.digest`},
	{"15.gate", "payments", `spec.contract.digest`},
	{"15.gate", "payments", `spec.supplyChain.sbom`},
	{"2.inventory", "payments", `spec.consumers = []`},
	{"2.inventory", "payments", `spec.consumers = [{"name": "todo", "kind": "service"}]`},
	{"2.inventory", "payments", `spec.consumers = [{"name": "reports"}]`},
	{"2.inventory", "payments", `spec.provider = {"name": "TBD", "party": "first"}`},
	{"2.inventory", "payments", `spec.transport.endpoints = []`},
	{"6.pipeline", "payments", `spec.supplyChain.artifacts = []`},
	{"6.pipeline", "payments", `spec.supplyChain.artifacts = [{"name": "a", "ref": "a@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da", "signature": {"by": "todo"}, "provenance": {"level": 3}}]`},
	{"6.pipeline", "payments", `spec.supplyChain.artifacts = [{"name": "a", "ref": "a@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da", "signature": {"by": "md5"}, "provenance": {"level": 3}}]`},
	{"6.pipeline", "payments", `spec.supplyChain.pipeline = {"protected": true}`},
	{"10.catalogue", "partner", `spec.onboarding = {}`},
	{"10.catalogue", "partner", `spec.onboarding.docs = "https://todo"`},
	{"10.catalogue", "payments", `metadata.owner = "n/a"`},
	{"4.secrets", "payments", `spec.identity.credential.ref`},
	{"4.secrets", "payments", `spec.identity.credential = {}`},
	{"4.secrets", "payments", `spec.identity.credential.ref = "env:LEDGER"`},
	{"4.secrets", "payments", `spec.identity.credential.rotated`},
	{"4.transport", "payments", `spec.transport.tls.verify`},
	{"4.transport", "payments", `spec.transport.tls = {}`},
	{"7.detection", "payments", `spec.observability.anomalies.action = "alert"`},
	{"7.detection", "payments", `spec.observability.anomalies.signals = ["none"]`},
	{"7.observability", "payments", `spec.observability.metrics = ["none"]`},
	{"7.observability", "payments", `spec.observability.metrics = ["todo", "requests"]`},
	{"7.incidents", "payments", `spec.operations.severities = "https://wiki.payments.internal/TODO"`},
	{"3.revocation", "payments", `spec.identity.senderConstraint = "none"; spec.identity.networkBinding = ["0.0.0.0/0"]`},
	{"3.revocation", "payments", `spec.identity.senderConstraint = "none"; spec.identity.networkBinding = ["0.0.0.0/1", "128.0.0.0/1"]`},
	{"3.revocation", "payments", `spec.identity.senderConstraint; spec.identity.networkBinding = ["::/0"]`},
	{"3.revocation", "payments", `spec.identity.senderConstraint; spec.identity.networkBinding = ["office"]`},
	{"3.revocation", "payments", `spec.identity.senderConstraint; spec.identity.networkBinding = ["10.1.0.0/16", "::ffff:0:0/96"]`},
	{"3.revocation", "payments", `spec.identity.senderConstraint; spec.identity.networkBinding = []`},
	{"3.tokens", "payments", `spec.identity.grant = "password"`},
	{"3.tokens", "payments", `spec.identity.grant = "implicit"`},
	{"3.tokens", "payments", `spec.identity.grant; spec.identity.tokenUrl`},
	{"3.tokens", "payments", `spec.identity.method = "api-key"; spec.identity.elevated = {"reason": "The provider has nothing else", "approvedBy": "team-security", "expires": "2026-09-30"}`},
	{"3.identity", "payments", `spec.identity.credential.ref = "vault://payments/shared"`},
	{"3.identity", "partner", `spec.identity.clientId = "none"`},
	{"3.scopes", "payments", `spec.contract.operations`},
	{"3.scopes", "payments", `spec.identity.scopes = []`},
	{"12.organisation", "payments", `spec.onboarding.secureDefaults = false`},
	{"12.organisation", "partner", `spec.onboarding.secureDefaults`},
	{"4.minimization", "payments", `spec.data.fields`},
	{"4.minimization", "payments", `spec.data.fields = []`},
	{"4.minimization", "payments", `spec.data.fields = [{"path": "/counterparty/iban", "classification": "confidential", "masking": "none"}]`},
	{"4.minimization", "payments", `spec.data.minimized = false`},
	{"8.attestation", "payments", `spec.data.classification = "internal"; spec.observability.tamperEvident = false`},
	{"8.attestation", "payments", `spec.reviews = [{"kind": "threat-model", "date": "2026-06-01"}, {"kind": "incident-drill", "date": "2026-06-01"}]`},
	{"8.ai", "training", `spec.ai = {"use": "inference"}`},
	{"8.ai", "training", `spec.ai = {}`},
	{"14.limits", "payments", `spec.limits.rate.by = "ip"`},
	{"14.limits", "payments", `spec.limits.rate.by = "whatever"`},
	{"14.limits", "payments", `spec.limits.rate.by`},
	{"13.residency", "payments", `spec.data.residency = ["anywhere"]`},
	{"13.residency", "payments", `spec.data.residency = ["eu", "World-wide"]`},
	{"13.residency", "payments", `spec.data.residency = ["n/a"]`},
	{"8.regulated", "payments", `spec.data.regulations = ["none"]; spec.data.retention = "99999d"`},
	{"8.regulated", "payments", `spec.data.regulations = ["none"]`},
	{"8.regulated", "payments", `spec.data.retention = "99999d"`},
	{"8.regulated", "training", `spec.data.deletion = "none"`},
	{"9.realtime 2.threats 14.limits", "payments", `spec.limits.rate = {"requests": 1000000000000, "per": "1ms", "by": "client"}; spec.limits.quota`},
	{"2.threats", "payments", `spec.limits.page.max = 1000000000; spec.contract.operations`},
	{"9.realtime", "payments", `spec.limits.circuitBreaker = false`},
	{"9.realtime", "payments", `spec.limits.timeout = "9999d"`},
	{"4.envelope", "payments", `spec.data.payloadEncryption = "base64"`},
	{"4.envelope", "payments", `spec.data.payloadEncryption = "todo"`},
	{"4.envelope", "training", `spec.data.payloadEncryption; spec.data.classification = "restricted"; spec.identity.senderConstraint = "mtls"`},
	{"5.contract 15.gate 2.inventory", "payments", `spec.contract.path = "../api/gone.yaml"`},
	{"5.strictness", "payments", `spec.data.unknownFields = "ignore"`},
	{"5.versioning", "payments", `spec.contract.version`},
	{"6.sbom", "payments", `spec.supplyChain.sbom = "../dist/gone.json"`},
	{"6.rollout", "payments", `spec.operations.rollout.canary = false`},
	{"9.device", "training", `spec.device = {"identity": "shared-key", "attestation": true, "signedUpdates": true, "processing": "edge"}`},
	{"10.registry", "payments", `spec.contract.registry = "https://tbd/contracts"`},
	{"14.sla", "payments", `spec.operations.transparencyReport`},
	{"2.classification", "payments", `spec.data.classification = "public"`},
	{"3.tokens", "payments", `spec.identity.grant = "authorization_code"`},
	{"3.tokens", "payments", `spec.identity.grant = "authorization_code"; spec.identity.refreshRotation = false`},
	{"6.pipeline", "payments", `spec.supplyChain.pipeline.imageScan = false`},
	{"8.ai", "training", `spec.ai = {"use": "inference", "provenance": "tracked", "quarantine": "https://wiki.payments.internal/q", "rollback": "https://wiki.payments.internal/r", "providerTrains": true}`},
	{"8.regulated", "payments", `spec.consumers = [{"name": "reports"}, {"name": "dashboard", "deletes": false}]`},
	{"8.regulated", "payments", `spec.consumers = [{"name": "reports"}, {"name": "dashboard", "retention": "99999d"}]`},
}

// TestNoControlIsMetVacuously takes workspaces in which every control is met: the most that does not fulfil a control is such a
// workspace with a single edit.
func TestNoControlIsMetVacuously(t *testing.T) {
	t.Parallel()
	for _, test := range vacuous {
		if testing.Short() && !inSample(test.edits) {
			continue
		}
		controls := auditOf(t, test.workspace, strings.Split(test.edits, "; ")...)
		for _, id := range strings.Fields(test.controls) {
			if c, ok := controls[id]; !ok || c.State != model.ControlNotMet {
				t.Errorf("%s after %s: %s is %q (%s)", test.workspace, test.edits, id, c.State, c.Reason)
			}
		}
	}
}

// TestFindingsSpeakOfTheirControls makes edits that one sentence of the guide is about: the other controls of the rules that find
// something stay met.
func TestFindingsSpeakOfTheirControls(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ notMet, met, workspace, edits string }{
		{"6.rollout", "7.incidents", "payments", `spec.operations.runbook`},
		{"7.incidents", "6.rollout", "payments", `spec.operations.severities`},
		{"7.observability", "7.detection", "payments", `spec.observability.traces`},
		{"7.detection", "7.observability", "payments", `spec.observability.anomalies.action`},
		{"8.regulated", "13.residency 2.classification", "payments", `spec.data.retention`},
		{"13.residency", "8.regulated 2.classification", "payments", `spec.data.residency`},
		{"8.regulated", "2.classification 13.residency", "payments", `spec.data.regulations`},
		{"2.classification", "8.regulated 13.residency", "payments", `spec.data.classification`},
		{"3.revocation", "8.attestation", "payments", `spec.identity.audit.lastUsed`},
		{"8.attestation", "3.revocation", "payments", `spec.observability.tamperEvident`},
		{"9.realtime", "14.limits", "payments", `spec.limits.circuitBreaker`},
		{"9.realtime", "14.limits 2.threats", "payments", `spec.limits.timeout`},
		{"", "9.realtime 14.limits", "payments", `spec.limits.page.max`},
		{"14.limits", "9.realtime", "payments", `spec.limits.rate.by; spec.limits.quota`},
		{"14.sla", "5.contract", "partner", `spec.operations.transparencyReport`},
		{"2.inventory", "10.catalogue", "payments", `spec.transport.endpoints`},
		{"4.minimization", "2.inventory", "payments", `spec.consumers = [{"name": "dashboard", "kind": "analytics", "data": "full"}]`},
		{"", "12.organisation 8.attestation", "payments", `spec.reviews = [{"kind": "security", "date": "2025-07-05", "checklist": ["privacy", "retention", "revocation"]}, {"kind": "threat-model", "date": "2025-07-05"}, {"kind": "incident-drill", "date": "2026-01-05"}]`},
		{"", "4.secrets", "payments", `spec.identity.credential.rotated = "2026-06-05"; spec.identity.credential.rotation = "30d"`},
		{"", "3.revocation", "payments", `spec.identity.revocation.drilled = "2026-01-05"`},
		{"", "10.catalogue 5.versioning", "payments", `metadata.sunset = "2026-07-10"`},
		{"", "12.organisation 3.scopes", "payments", `spec.identity.elevated = {"reason": "Needed for the migration of accounts", "approvedBy": "team-security", "expires": "2026-07-05"}`},
		{"", "5.versioning 4.secrets", "payments", `spec.environments = [{"name": "staging", "clientId": "staging", "credential": {"ref": "vault://staging", "rotation": "60d", "rotated": "2026-06-01"}, "endpoints": ["https://ledger.staging.payments.internal/v2"]}]`},
		{"4.secrets", "5.versioning", "payments", `spec.environments = [{"name": "staging", "clientId": "staging", "credential": {"ref": "vault://staging", "rotation": "60d", "rotated": "2026-12-01"}}]`},
		{"4.transport", "4.secrets", "payments", `spec.environments = [{"name": "staging", "endpoints": ["http://ledger.staging.payments.internal/v2"]}]`},
		{"", "8.attestation 6.pipeline", "payments", `spec.evidence = [{"control": "guide/6.pipeline", "url": "https://audits.payments.internal/1", "date": "2020-01-01"}, {"control": "x", "url": "https://audits.payments.internal/2"}]`},
		{"", "3.tokens", "payments", `spec.identity.grant = "authorization_code"; spec.identity.refreshRotation = true`},
		{"", "8.regulated", "payments", `spec.consumers = [{"name": "reports", "kind": "service", "data": "aggregated"}, {"name": "dashboard", "retention": "30d", "deletes": true}]`},
		{"", "10.catalogue 12.organisation", "payments", `spec.onboarding`},
		{"", "10.catalogue 12.organisation", "partner", `spec.onboarding; spec.contract.by = "provider"`},
		{"10.catalogue 12.organisation", "5.contract", "partner", `spec.onboarding`},
		{"3.revocation", "4.secrets 12.organisation", "payments", `spec.identity.revocation.drilled = "2026-12-05"`},
	} {
		controls := auditOf(t, test.workspace, strings.Split(test.edits, "; ")...)
		for _, id := range strings.Fields(test.notMet) {
			if c := controls[id]; c.State != model.ControlNotMet {
				t.Errorf("%s after %s: %s is %q (%s), want not met", test.workspace, test.edits, id, c.State, c.Reason)
			}
		}
		for _, id := range strings.Fields(test.met) {
			if c := controls[id]; c.State != model.ControlMet {
				t.Errorf("%s after %s: %s is %q (%s; %+v), want met", test.workspace, test.edits, id, c.State, c.Reason, c.Rules)
			}
		}
	}
}

// TestWhatOnlyTheProviderKnowsIsIncomplete also checks that nothing else is excused by it.
func TestWhatOnlyTheProviderKnowsIsIncomplete(t *testing.T) {
	t.Parallel()
	const audit = `spec.identity.audit = {"by": "provider", "unknown": {"issuance": "it does not publish it", "lastUsed": "it does not publish it"}}`
	const sla = `spec.operations.sla = {"by": "provider", "published": "https://status.partner.example.com", "unknown": {"availability": "none is promised", "latencyP99": "none is promised"}}`
	for _, test := range []struct {
		edits, control string
		want           model.ControlState
		reason         string
	}{
		{audit, "3.revocation", model.ControlIncomplete, "orders-partner states spec.identity.audit.issuance as unknown, because the provider decides it"},
		{sla, "5.contract", model.ControlIncomplete, "orders-partner states spec.operations.sla.availability as unknown, because the provider decides it"},
		{sla, "10.catalogue", model.ControlIncomplete, "orders-partner states spec.operations.sla.availability as unknown, because the provider decides it"},
		{audit + `; spec.identity.revocation.automated = false`, "3.revocation", model.ControlNotMet, ""},
		{audit + `; spec.provider.party = "first"`, "3.revocation", model.ControlNotMet, ""},
		{strings.Replace(audit, "provider", "us", 1), "3.revocation", model.ControlNotMet, ""},
		{`spec.identity.audit = {"by": "provider", "issuance": true, "unknown": {"lastUsed": "todo"}}`, "3.revocation", model.ControlNotMet, "orders-partner does not state spec.identity.audit.lastUsed"},
	} {
		if c := auditOf(t, "partner", strings.Split(test.edits, "; ")...)[test.control]; c.State != test.want || c.Reason != test.reason {
			t.Errorf("%s after %s is %q (%s), want %q (%s)", test.control, test.edits, c.State, c.Reason, test.want, test.reason)
		}
	}
}

// least is the least that fulfils each control, beside the name of the manifest: what is not listed is not stated at all.
var least = map[string]string{
	"2.inventory":      `spec.direction = "inbound"; spec.pattern = "push"; spec.provider = {"name": "ledger", "party": "first"}; spec.identity.method = "mtls"; spec.contract.operations = ["createEntry"]; spec.consumers = [{"name": "reports", "kind": "service"}]; CONTRACT`,
	"2.threats":        `spec.identity.method = "oauth2"; spec.identity.tokenTTL = "1h"; spec.limits.quota = {"requests": 1, "per": "1d", "enforcedBy": "us"}; spec.contract.operations = ["createEntry"]; CONTRACT; SBOM`,
	"2.classification": `spec.data.classification = "confidential"; spec.data.categories = ["personal", "financial"]; CONTRACT`,
	"3.identity":       `spec.identity.clientId = "least-prod"; spec.identity.method = "mtls"`,
	"3.tokens":         `spec.identity.method = "mtls"`,
	"3.scopes":         `spec.identity.method = "oauth2"; spec.identity.scopes = ["entries:write"]; spec.contract.operations = ["createEntry"]; CONTRACT`,
	"3.revocation":     `spec.identity.method = "oauth2"; spec.identity.networkBinding = ["10.0.0.0/8"]; spec.identity.audit = {"issuance": true, "lastUsed": true}; spec.identity.revocation = {"automated": true, "staleAfter": "90d", "drilled": "2026-01-30"}`,
	"4.transport":      `spec.transport.tls = {"minVersion": "1.2", "verify": true}`,
	"4.envelope":       `spec.data.classification = "restricted"; spec.data.payloadEncryption = "JWE"`,
	"4.secrets":        `spec.identity.method = "oauth2"; spec.identity.credential = {"ref": "vault://a/b", "rotation": "90d", "rotated": "2026-06-01"}`,
	"4.minimization":   `spec.data = {"classification": "confidential", "minimized": true, "fields": [{"path": "/counterparty/iban", "masking": "hash"}]}; spec.observability.logs.redacted = true; CONTRACT`,
	"5.contract":       `spec.operations.sla = {"availability": "99.9", "latencyP99": "1s", "published": "https://status.payments.internal"}; spec.contract.version = "2.3.0"; CONTRACT`,
	"5.strictness":     `spec.data.unknownFields = "reject"; spec.contract.operations = ["createEntry"]; CONTRACT`,
	"5.versioning":     `spec.contract.version = "2.3.0"; spec.contract.operations = ["createEntry"]; CONTRACT`,
	"6.pipeline":       `spec.supplyChain.artifacts = [{"ref": "a@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da", "signature": {"by": "cosign"}, "provenance": {"level": 1}}]; spec.supplyChain.pipeline = {"protected": true, "reviewers": 1, "imageScan": true}`,
	"6.sbom":           `SBOM`,
	"6.rollout":        `spec.operations.rollout = {"staging": true, "replay": true, "canary": true, "rollback": "https://wiki.payments.internal/back"}; spec.operations.runbook = "https://wiki.payments.internal/runbook"`,
	"7.observability":  `spec.observability = {"logs": {"structured": true, "fields": ["integration", "client", "jti", "verb", "route", "status", "body_hash"]}, "traces": true, "metrics": ["requests"]}`,
	"7.detection":      `spec.observability.anomalies = {"signals": ["export-volume"], "action": "throttle"}`,
	"7.incidents":      `spec.provider.party = "first"; spec.operations.severities = "https://wiki.payments.internal/severities"`,
	"8.regulated":      `spec.data = {"classification": "internal", "categories": ["telemetry"], "retention": "30d", "deletion": "local"}; spec.consumers = [{"name": "reports"}]`,
	"8.ai":             `spec.ai = {"use": "inference", "provenance": "tracked", "quarantine": "https://wiki.payments.internal/q", "rollback": "https://wiki.payments.internal/r"}`,
	"8.attestation":    `spec.observability.tamperEvident = true; REVIEWS`,
	"9.device":         `spec.device = {"identity": "x509", "attestation": true, "signedUpdates": true, "processing": "central"}`,
	"9.realtime":       `spec.direction = "inbound"; spec.pattern = "push"; spec.limits.rate = {"requests": 1, "per": "1s", "by": "ip"}; spec.limits.quota = {"requests": 1, "per": "1d"}`,
	"10.registry":      `spec.contract.registry = "https://registry.payments.internal/ledger/2.3.0"; spec.contract.version = "2.3.0"; CONTRACT`,
	"10.catalogue":     `metadata.owner = "team-a"; metadata.contacts.security = "security@payments.internal"; spec.data.classification = "public"; spec.operations.sla.availability = "99"; spec.onboarding.docs = "https://docs.payments.internal"; CONTRACT; SBOM`,
	"12.organisation":  `spec.onboarding = {"docs": "https://docs.payments.internal", "secureDefaults": true}; REVIEWS`,
	"13.residency":     `spec.data.residency = ["eu"]; spec.data.regionRouting = true; spec.data.classification = "internal"`,
	"14.limits":        `spec.limits.rate = {"requests": 10000, "per": "1s", "by": "Client_ID"}; spec.limits.quota = {"requests": 1, "per": "1d"}; spec.direction = "inbound"`,
	"14.sla":           `spec.operations.sla = {"availability": "99.9", "latencyP99": "1s", "published": "https://status.payments.internal"}; spec.operations.transparencyReport = "https://status.payments.internal/report"`,
	"15.gate":          `spec.contract.digest = "sha256:097982796aa725d259c8c9fad9e5c8f03176e810d3dc16b1f74bb124fcea437f"; CONTRACT; SBOM; spec.supplyChain.pipeline.gate = "https://github.com/payments/ledger/settings/rules"`,
}

var leastWords = strings.NewReplacer(
	"CONTRACT", `spec.contract.path = "../api/ledger.openapi.yaml"`,
	"SBOM", `spec.supplyChain.sbom = "../dist/ledger-client.cdx.json"`,
	"REVIEWS", `spec.reviews = [{"kind": "security", "date": "2026-06-01", "checklist": ["privacy", "retention", "revocation"]}, {"kind": "threat-model", "date": "2026-06-01"}, {"kind": "incident-drill", "date": "2026-06-01"}]`,
)

// TestEveryControlIsMetByItsLeast also checks that every control is in both tables.
func TestEveryControlIsMetByItsLeast(t *testing.T) {
	t.Parallel()
	for id := range auditOf(t, "payments") {
		if _, ok := least[id]; !ok {
			t.Errorf("%s: no least that fulfils it", id)
		}
		if !slices.ContainsFunc(vacuous, func(v struct{ controls, workspace, edits string }) bool {
			return slices.Contains(strings.Fields(v.controls), id)
		}) {
			t.Errorf("%s: no attempt to meet it vacuously", id)
		}
	}
	for id, edits := range least {
		if testing.Short() && !inSample(id) {
			continue
		}
		dir := copyWorkspace(t, "payments")
		if err := os.RemoveAll(filepath.Join(dir, ".github")); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"ledger-payments", "ledger-reporting"} {
			if err := os.Remove(filepath.Join(dir, "integrations", file+".integration.yaml")); err != nil {
				t.Fatal(err)
			}
		}
		manifest := `{"apiVersion": "sealint/v1", "kind": "Integration", "metadata": {"name": "least"}, "spec": {}}`
		if err := os.WriteFile(filepath.Join(dir, "integrations", "least.integration.yaml"), []byte(manifest), 0o644); err != nil {
			t.Fatal(err)
		}
		editManifests(t, dir, strings.Split(leastWords.Replace(edits), "; "))
		audit, err := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay}).Audit()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range audit.Controls {
			if c.ID == "guide/"+id && c.State != model.ControlMet {
				rules := slices.DeleteFunc(c.Rules, func(r model.ControlRule) bool { return r.Findings == 0 })
				t.Errorf("%s is %q by its least (%s, %+v)", id, c.State, c.Reason, rules)
			}
		}
	}
}

// TestAControlWhoseRulesDoNotAllRunIsNotMet switches rules off in each way that there is.
func TestAControlWhoseRulesDoNotAllRunIsNotMet(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ config, control, reason string }{
		{"profile: strict\nrules: {integration/no-rollout: off}\n", "6.rollout", "not all of its rules run: integration/no-rollout is off"},
		{"profile: recommended\n", "12.organisation", "not all of its rules run: integration/no-onboarding is of profile strict"},
		{"profile: strict\nignore: [integration/no-audit]\n", "3.revocation", "not all of its rules run: integration/no-audit is off"},
		{"profile: strict\nselect: [integration/no-runbook]\n", "6.rollout", "not all of its rules run: integration/no-rollout is off"},
		{"profile: baseline\n", "6.rollout", "none of its 3 rules is active in profile baseline with this configuration"},
	} {
		dir := copyWorkspace(t, "payments")
		if err := os.WriteFile(filepath.Join(dir, ".sealint.yaml"), []byte(test.config), 0o644); err != nil {
			t.Fatal(err)
		}
		audit, err := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay}).Audit()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range audit.Controls {
			if c.ID == "guide/"+test.control && (c.State == model.ControlMet || c.Reason != test.reason) {
				t.Errorf("%s with %q is %q (%s), want %s", test.control, test.config, c.State, c.Reason, test.reason)
			}
		}
	}
}
