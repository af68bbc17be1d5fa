package lint_test

import "slices"

const (
	paymentsManifest   = "payments/integrations/ledger-payments.integration.yaml"
	reportingManifest  = "payments/integrations/ledger-reporting.integration.yaml"
	ledgerContract     = "payments/api/ledger.openapi.yaml"
	ledgerSBOM         = "payments/dist/ledger-client.cdx.json"
	ordersManifest     = "partner/integrations/orders-partner.integration.yaml"
	ordersContract     = "partner/api/orders.openapi.json"
	ordersSBOM         = "partner/dist/orders-gateway.spdx.json"
	telemetryManifests = "training/integrations/telemetry.integration.yaml"
	withdrawalManifest = "training/integrations/model-withdrawal.integration.json"
	telemetryContract  = "training/api/telemetry.openapi.yaml"
	edgeSBOM           = "training/dist/edge-agent.cdx.json"
	trainerSBOM        = "training/dist/trainer.cdx.xml"
)

// Manifests state the digest of their contract, so that any edit of a contract causes these besides what it is about.
var (
	ledgerDrifts = []string{
		"contract-drift @ ledger-payments.integration.yaml|digest: »sha256: -> ledger.openapi.yaml|title: »Ledger",
		"contract-drift @ ledger-reporting.integration.yaml|digest: »sha256: -> ledger.openapi.yaml|title: »Ledger",
	}
	ordersDrifts = []string{
		`contract-drift @ orders-partner.integration.yaml|digest: »sha256: -> orders.openapi.json|"title": »"Orders`,
	}
	telemetryDrifts = []string{
		"contract-drift @ telemetry.integration.yaml|»sha256:150ab1704ff7c104eaaaccd257af7f5679c31580f51ac3816f7a4dc99450897c\n    registry: https://registry.payments.internal/contracts/telemetry/0.9.0\n    operations:\n      - sendBatch -> telemetry.openapi.yaml|title: »Telemetry",
		"contract-drift @ telemetry.integration.yaml|»sha256:150ab1704ff7c104eaaaccd257af7f5679c31580f51ac3816f7a4dc99450897c\n    registry: https://registry.payments.internal/contracts/telemetry/0.9.0\n    operations:\n      - listSamples -> telemetry.openapi.yaml|title: »Telemetry",
		`contract-drift @ model-withdrawal.integration.json|"digest": »"sha256: -> telemetry.openapi.yaml|title: »Telemetry`,
	}
)

func editLedger(name, old, new string, want ...string) workspaceMutation {
	return workspaceMutation{name, ledgerContract, old, new, slices.Concat(want, ledgerDrifts)}
}

func editOrders(name, old, new string, want ...string) workspaceMutation {
	return workspaceMutation{name, ordersContract, old, new, slices.Concat(want, ordersDrifts)}
}

func editTelemetry(name, old, new string, want ...string) workspaceMutation {
	return workspaceMutation{name, telemetryContract, old, new, slices.Concat(want, telemetryDrifts)}
}

// Where the clean contracts say what their operations demand, as related places.
const (
	createDemands     = " -> ledger.openapi.yaml|»security:\n        - oauth: [entries:write]"
	readDemands       = " -> ledger.openapi.yaml|security:\n  - oauth: [entries:read]"
	reverseDemands    = " -> ledger.openapi.yaml|»security:\n        - oauth: [entries:reverse]\n      requestBody"
	balancesDemand    = " -> ledger.openapi.yaml|»security:\n        - oauth: [balances:read]"
	statementsDemand  = " -> ledger.openapi.yaml|»security:\n        - oauth: [statements:read]"
	ledgerOperations  = " -> ledger.openapi.yaml|»paths:"
	ledgerSchemes     = " -> ledger.openapi.yaml|»securitySchemes:"
	ledgerServers     = " -> ledger.openapi.yaml|»url: https://ledger.payments.internal/v2 -> ledger.openapi.yaml|»url: https://ledger.staging.payments.internal/v2"
	batchesDemand     = " -> telemetry.openapi.yaml|»security:\n        - oauth: [batches:write]"
	heartbeatsDemand  = " -> telemetry.openapi.yaml|»security:\n        - oauth: [devices:report]"
	samplesDemand     = " -> telemetry.openapi.yaml|»security:\n  - oauth: [samples:read]"
	registeringDemand = " -> telemetry.openapi.yaml|»security:\n        - oauth: [models:write]"
	modelsDemand      = " -> telemetry.openapi.yaml|»security:\n        - oauth: [models:read]"
	rollbackDemands   = " -> telemetry.openapi.yaml|»security:\n        - oauth: [models:admin]"
	ordersDemand      = ` -> orders.openapi.json|»"security": [`
	ledgerSubject     = ` -> ledger-client.cdx.json|"name": »"ledger-client"`
	edgeSubject       = ` -> edge-agent.cdx.json|"name": »"edge-agent"`
	trainerSubject    = ` -> trainer.cdx.xml|<name>»trainer<`
	ordersSubject     = ` -> orders-gateway.spdx.json|"name": »"orders-gateway"`
)

// sharingMutations are linted one by one, since they are about a run as a whole: two manifests share what each needs for
// itself, or none names a document.
var sharingMutations = []workspaceMutation{
	{"no contract, and nobody else names it", ordersManifest, "  contract:\n    path: ../api/orders.openapi.json\n    version: 3.1.0\n    digest: sha256:99216aac8eff8ea78d44046e69493569ca5df9afe7b2afd565376fc3d967b528\n    registry: https://registry.payments.internal/contracts/orders/3.1.0\n    # All operations are used: none is listed.\n", "", []string{
		"no-contract @ spec:", `uncatalogued-contract @ orders.openapi.json|"title": »"Orders`,
	}},
	{"a contract that does not exist leaves the other without consumers", ordersManifest, "../api/orders.openapi.json", "../api/order.openapi.json", []string{
		"sealint/reference @ ../api/order.openapi.json", "contract-drift @ ../api/order.openapi.json",
		`uncatalogued-contract @ orders.openapi.json|"title": »"Orders`,
	}},
	{"no SBOM, and nobody else names it", ordersManifest, "    sbom: ../dist/orders-gateway.spdx.json\n", "", []string{
		"no-sbom @ supplyChain:", `uncatalogued-sbom @ orders-gateway.spdx.json|"spdxVersion"`,
	}},
	{"the contract instead of an SBOM", ordersManifest, "../dist/orders-gateway.spdx.json", "../api/orders.openapi.json", []string{
		"sealint/reference @ sbom: »../api/orders", "no-sbom @ sbom: »../api/orders", `uncatalogued-sbom @ orders-gateway.spdx.json|"spdxVersion"`,
	}},
	{"one name for two", reportingManifest, "name: ledger-reporting\n", "name: ledger-payments\n", []string{
		"duplicate-name @ name: »ledger-payments -> ledger-payments.integration.yaml|name: »ledger-payments",
	}},
	{"the first takes the name of the second", paymentsManifest, "name: ledger-payments\n", "name: ledger-reporting\n", []string{
		"duplicate-name @ ledger-reporting.integration.yaml|name: »ledger-reporting -> ledger-payments.integration.yaml|name: »ledger-reporting",
	}},
	{"one name for two in one file", telemetryManifests, "name: telemetry-training\n", "name: telemetry-edge\n", []string{
		"duplicate-name @ name: »telemetry-edge\n  description: The training -> telemetry.integration.yaml|name: »telemetry-edge\n  description: Wearable",
	}},
	{"a name that differs in case", reportingManifest, "name: ledger-reporting\n", "name: Ledger-Payments\n", nil},
	{"one client for two", reportingManifest, "clientId: ledger-reporting-prod", "clientId: ledger-payments-prod", []string{
		"shared-client @ clientId: »ledger-payments-prod -> ledger-payments.integration.yaml|clientId: »ledger-payments-prod",
	}},
	{"one client for two in one file", telemetryManifests, "clientId: telemetry-training-prod", "clientId: telemetry-edge-fleet", []string{
		"shared-client @ »telemetry-edge-fleet\n    method: workload-identity -> telemetry.integration.yaml|»telemetry-edge-fleet\n    method: oauth2",
	}},
	{"one client for two in two notations", withdrawalManifest, `"model-withdrawal-prod"`, `"telemetry-training-prod"`, []string{
		`shared-client @ telemetry.integration.yaml|»telemetry-training-prod -> model-withdrawal.integration.json|»"telemetry-training-prod"`,
	}},
}

// workspaceMutations are grouped by what they edit: manifests in the order of their fields, contracts, SBOMs.
var workspaceMutations = slices.Concat(
	quietMutations, schemaMutations, metadataMutations, partyMutations, contractMutations, identityMutations, transportMutations,
	limitMutations, dataMutations, modelAndDeviceMutations, supplyChainMutations, observabilityMutations, operationMutations,
	reviewMutations, ledgerMutations, ordersMutations, telemetryMutations, sbomMutations,
)

// quietMutations are edits of manifests that cause nothing.
var quietMutations = []workspaceMutation{
	{"a method in lower case", paymentsManifest, "- GET /entries/{entryId}", "- get /entries/{entryId}", nil},
	{"an operation by path instead of id", paymentsManifest, "- createEntry", "- POST /entries", nil},
	{"an operation by id instead of path", paymentsManifest, "- GET /entries/{entryId}", "- getEntry", nil},
	{"an operation by both names", paymentsManifest, "- createEntry", "- createEntry\n      - POST /entries", nil},
	{"operations in another order", paymentsManifest, "- createEntry\n      - GET /entries/{entryId}", "- GET /entries/{entryId}\n      - createEntry", nil},
	{"the port is written out", paymentsManifest, "ledger.payments.internal/v2\n", "ledger.payments.internal:443/v2\n", nil},
	{"scheme and host in capitals", paymentsManifest, "https://ledger.payments.internal/v2\n", "HTTPS://Ledger.Payments.Internal/v2\n", nil},
	{"an endpoint with a slash at its end", paymentsManifest, "ledger.payments.internal/v2\n", "ledger.payments.internal/v2/\n", nil},
	{"an endpoint below the server", paymentsManifest, "ledger.payments.internal/v2\n", "ledger.payments.internal/v2/entries\n", nil},
	{"the other server", paymentsManifest, "ledger.payments.internal/v2\n", "ledger.staging.payments.internal/v2\n", nil},
	{"another region of the enum", telemetryManifests, "https://telemetry.eu-north.payments.internal/v1/samples", "https://telemetry.eu-west.payments.internal/v1/samples", nil},
	{"no endpoints", paymentsManifest, "    endpoints:\n      - https://ledger.payments.internal/v2\n", "", []string{"undescribed @ transport:"}},
	{"TLS 1.2", paymentsManifest, `minVersion: "1.3"`, `minVersion: "1.2"`, nil},
	{"TLS 1.3", reportingManifest, `minVersion: "1.2"`, `minVersion: '1.3'`, nil},
	{"scopes in another order", paymentsManifest, "- entries:write\n      - entries:read\n", "- entries:read\n      - entries:write\n", nil},
	{"a date in quotes", paymentsManifest, "rotated: 2026-06-20", `rotated: "2026-06-20"`, nil},
	{"a version in quotes", paymentsManifest, "version: 2.3.0", "version: '2.3.0'", nil},
	{"JSON in YAML", paymentsManifest, "    tls:\n      minVersion: \"1.3\"\n      verify: true\n", "    tls: {\"minVersion\": \"1.3\", \"verify\": true}\n", nil},
	{"a list in brackets", paymentsManifest, "    scopes:\n      - entries:write\n      - entries:read\n      - entries:reverse\n", "    scopes: [entries:reverse, entries:write, 'entries:read']\n", nil},
	{"an escape in JSON", withdrawalManifest, `"lifecycle": "active"`, `"lifecycle": "\u0061ctive"`, nil},
	{"a comment", paymentsManifest, "spec:\n", "spec: # as agreed with the ledger team\n", nil},
	{"a mark where the document starts", paymentsManifest, "apiVersion:", "---\napiVersion:", nil},
	{"a document of somebody else in the file", paymentsManifest, "    sdk: https://docs.payments.internal/ledger/sdk\n    secureDefaults: true\n", "    secureDefaults: true\n---\napiVersion: v1\nkind: ConfigMap\nowner: {}\n", nil},
	{"an anchor and its alias", paymentsManifest, "security: security@payments.internal\n    oncall: https://oncall.payments.internal/payments", "security: &desk security@payments.internal\n    oncall: *desk", nil},
	{"the schema for the editor", paymentsManifest, "apiVersion:", "$schema: https://sealint.dev/schemas/integration/v1\napiVersion:", nil},
	{"a further consumer of aggregated data", paymentsManifest, "  consumers:\n", "  consumers:\n    - {name: board-report, kind: analytics, purpose: quarterly figures, data: aggregated}\n", nil},
	{"analytics of pseudonymised data", paymentsManifest, "data: aggregated", "data: pseudonymised", nil},
	{"a service sees the data in full", paymentsManifest, "kind: analytics\n      purpose: Daily revenue by currency\n      data: aggregated", "kind: service\n      data: full", nil},
	{"proposed", paymentsManifest, "lifecycle: active", "lifecycle: proposed", nil},
	{"no lifecycle", paymentsManifest, "  lifecycle: active\n", "", nil},
	{"a deprecated integration with a sunset", paymentsManifest, "lifecycle: active", "lifecycle: deprecated\n  sunset: 2027-06-30", nil},
	{"no digest of the contract", paymentsManifest, "    digest: sha256:097982796aa725d259c8c9fad9e5c8f03176e810d3dc16b1f74bb124fcea437f\n", "", nil},
	{"no version of the contract", paymentsManifest, "    version: 2.3.0\n", "", nil},
	{"another path to the same contract", paymentsManifest, "path: ../api/ledger", "path: ../integrations/../api/ledger", nil},
	{"OpenID Connect instead of OAuth", paymentsManifest, "method: oauth2", "method: oidc", nil},
	{"the identity of a workload instead of OAuth", paymentsManifest, "method: oauth2", "method: workload-identity", nil},
	{"tokens of an hour in seconds", paymentsManifest, "tokenTTL: 15m", "tokenTTL: 3600s", nil},
	{"no sender constraint where data is not restricted", paymentsManifest, "    senderConstraint: mtls\n", "", nil},
	{"tokens bound to a key for restricted data", telemetryManifests, "senderConstraint: mtls\n    scopes:\n      - batches:write", "senderConstraint: dpop\n    scopes:\n      - batches:write", nil},
	{"credential in AWS", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: aws-sm://payments/ledger-payments", nil},
	{"credential by ARN", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: arn:aws:secretsmanager:eu-north-1:111122223333:secret:ledger-payments", nil},
	{"credential in Google Cloud", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: projects/payments/secrets/ledger-payments/versions/latest", nil},
	{"credential in Kubernetes", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: k8s://payments/ledger-payments", nil},
	{"credential in 1Password", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: op://payments/ledger/credential", nil},
	{"credential in Doppler", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: doppler://payments/prd/LEDGER", nil},
	{"an approval that nothing needs", paymentsManifest, "    audit:\n", "    elevated: {reason: migration, approvedBy: board, expires: 2027-01-31}\n    audit:\n", nil},
	{"rotation is not asked of a workload", telemetryManifests, "      rotation: 60d\n      rotated: 2026-05-25\n", "", nil},
	{"no networks", paymentsManifest, "    networkBinding:\n      - 10.20.0.0/16\n", "", nil},
	{"another signature of webhooks", ordersManifest, "signature: hmac-sha512", "signature: ed25519", nil},
	{"a replay window of 15 minutes", ordersManifest, "replayWindow: 3m", "replayWindow: 900s", nil},
	{"no webhooks are received", ordersManifest, "    webhooks:\n      - url: https://hooks.partner.example.com/orders/shipped\n        signature: hmac-sha256\n        replayWindow: 5m\n      - url: https://hooks.partner.example.com/orders/refunded\n        signature: hmac-sha512\n        replayWindow: 3m\n", "", nil},
	{"credentials for a known origin", ordersManifest, "credentials: false", "credentials: true", nil},
	{"a quota without a rate", paymentsManifest, "    rate:\n      requests: 100\n      per: 1m\n      by: client\n", "", nil},
	{"a rate without a quota", paymentsManifest, "    quota:\n      requests: 50000\n      per: 1d\n", "", nil},
	{"no page where nothing is listed", paymentsManifest, "    page:\n      max: 200\n", "", nil},
	{"no backpressure where nothing streams", telemetryManifests, "    timeout: 30s\n    circuitBreaker: true\n    backpressure: true\n", "    timeout: 30s\n    circuitBreaker: true\n", nil},
	{"a higher classification than the contract's", paymentsManifest, "classification: confidential\n    categories", "classification: restricted\n    categories", nil},
	{"a further category", paymentsManifest, "      - financial\n", "      - financial\n      - telemetry\n", nil},
	{"categories in another order", paymentsManifest, "- financial\n      - personal", "- personal\n      - financial", nil},
	{"a confidential field without masking", paymentsManifest, "        masking: hash\n", "        masking: none\n", nil},
	{"local deletion where nobody else sees the data", telemetryManifests, "retention: 3d\n    deletion: propagated", "retention: 3d\n    deletion: local", nil},
	{"no retention of data of no sensitive category", withdrawalManifest, "      \"retention\": \"365d\",\n", "", nil},
	{"more fields of internal data than are needed", reportingManifest, "minimized: true", "minimized: false", nil},
	{"logs of internal data are not redacted", reportingManifest, "redacted: true", "redacted: false", nil},
	{"logs of internal data can be altered", reportingManifest, "tamperEvident: true", "tamperEvident: false", nil},
	{"a model that infers is asked for no consent", telemetryManifests, "use: training\n    provenance: tracked\n    consent: recorded\n", "use: inference\n    provenance: none\n    consent: none\n", nil},
	{"an artifact in another registry", paymentsManifest, "ref: registry.payments.internal/ledger-client@", "ref: mirror.payments.internal:5000/payments/ledger-client@", nil},
	{"a program has not the digest of its image", paymentsManifest, "fff6c025da", "fff6c025db", nil},
	{"an artifact of another name with the digest of the subject", paymentsManifest, "- name: ledger-client\n        ref: registry.payments.internal/ledger-client@", "- name: books\n        ref: registry.payments.internal/books@", nil},
	{"a qualifier of a dependency", paymentsManifest, "pkg:golang/golang.org/x/oauth2@v0.30.0", "pkg:golang/golang.org/x/oauth2@v0.30.0?type=module", nil},
	{"fewer dependencies", paymentsManifest, "      - purl: pkg:golang/golang.org/x/oauth2@v0.30.0\n", "", nil},
	{"provenance of level 1", paymentsManifest, "level: 3", "level: 1", nil},
	{"one review of the pipeline", paymentsManifest, "reviewers: 2", "reviewers: 1", nil},
	{"fields of logs in another style", paymentsManifest, "- integration_id\n        - client_id\n        - token_id\n", "- integrationName\n        - ClientId\n        - token.jti\n", nil},
	{"no transparency report of what we call", paymentsManifest, "    transparencyReport: https://status.payments.internal/transparency\n", "", nil},
	{"no onboarding to what we call", paymentsManifest, "  onboarding:\n    docs: https://docs.payments.internal/ledger/start\n    sdk: https://docs.payments.internal/ledger/sdk\n    secureDefaults: true\n", "", nil},
	{"a longer list of topics", paymentsManifest, "- privacy\n        - retention\n        - revocation\n", "- Privacy by design\n        - data retention\n        - token revocation\n        - billing\n", nil},
	{"an older review beside the last", paymentsManifest, "  reviews:\n", "  reviews:\n    - {kind: security, date: 2024-05-11, approved: false}\n", nil},
	{"a review of privacy that is not approved", paymentsManifest, "date: 2026-02-02\n      approved: true", "date: 2024-02-02\n      approved: false", nil},
	{"a scope twice", paymentsManifest, "- entries:read\n", "- entries:read\n      - entries:read\n", nil},
	{"a version of Go without its letter", paymentsManifest, "decimal@v1.4.0", "decimal@1.4.0", nil},
	{"a number in another notation", paymentsManifest, "requests: 100\n", "requests: 1e2\n", nil},
	{"a number with a fraction of nothing", paymentsManifest, "level: 3", "level: 3.0", nil},
	{"only a webhook is used", ordersManifest, "    # All operations are used: none is listed.\n", "    operations: [tellShipped]\n", nil},
	{"one operation instead of all", ordersManifest, "    # All operations are used: none is listed.\n", "    operations: [listOrders]\n", nil},
	{"retired, and nobody sees the data", telemetryManifests, "  lifecycle: active\nspec:\n  direction: outbound\n  pattern: stream\n  provider:\n    name: telemetry\n    party: first\n  consumers:\n    - name: fleet-monitor\n      kind: monitoring\n      purpose: Which devices are late\n      data: none\n    - name: firmware-tests\n      kind: ci\n      purpose: Replay of invented batches\n      data: none\n", "  lifecycle: retired\nspec:\n  direction: outbound\n  pattern: stream\n  provider:\n    name: telemetry\n    party: first\n  consumers: []\n", nil},
	{"inbound", paymentsManifest, "direction: outbound", "direction: inbound", nil},
	{"pull instead of push", paymentsManifest, "pattern: push", "pattern: pull", nil},
	{"two blanks behind a method", paymentsManifest, "- GET /entries/{entryId}", "- GET  /entries/{entryId}", nil},
	{"a byte order mark", paymentsManifest, "apiVersion:", "\ufeffapiVersion:", nil},
	{"a line that ends as on Windows", paymentsManifest, "spec:\n", "spec:\r\n", nil},
	{"an owner who is not written in ASCII", paymentsManifest, "owner: team-payments", "owner: équipe paiements", nil},
	{"an endpoint with a query", paymentsManifest, "ledger.payments.internal/v2\n", "ledger.payments.internal/v2?tenant=1\n", nil},
	{"a tag besides the digest of an artifact", paymentsManifest, "ref: registry.payments.internal/ledger-client@", "ref: registry.payments.internal/ledger-client:4.1.0@", nil},
	{"no data for analytics", paymentsManifest, "data: aggregated", "data: none", nil},
}

// schemaMutations violate the schema. What is misstated is not also missing.
var schemaMutations = []workspaceMutation{
	{"another version of the format", paymentsManifest, "sealint/v1", "sealint/v2", []string{"sealint/unsupported @ sealint/v2"}},
	{"no version of the format", paymentsManifest, "sealint/v1", "sealint", []string{"sealint/unsupported @ apiVersion: »sealint"}},
	{"another kind", paymentsManifest, "kind: Integration", "kind: Integraton", []string{"sealint/unsupported @ Integraton"}},
	{"no kind", paymentsManifest, "kind: Integration\n", "", []string{"sealint/unsupported @ apiVersion"}},
	{"unknown field at the top", paymentsManifest, "spec:\n", "specs: {}\nspec:\n", []string{"invalid-manifest @ specs"}},
	{"metadata misspelt", paymentsManifest, "metadata:", "metdata:", []string{"invalid-manifest @ metdata", "invalid-manifest @ apiVersion"}},
	{"unknown field in metadata", paymentsManifest, "  owner:", "  ownr:", []string{"invalid-manifest @ ownr"}},
	{"unknown field in a nested object", paymentsManifest, "minVersion:", "minVerson:", []string{"invalid-manifest @ minVerson"}},
	{"unknown field of the spec", paymentsManifest, "  limits:\n", "  limit: {}\n  limits:\n", []string{"invalid-manifest @ limit:"}},
	{"unknown field in snake case", paymentsManifest, "tokenTTL:", "token_ttl:", []string{"invalid-manifest @ token_ttl"}},
	{"unknown field of a consumer", paymentsManifest, "purpose: Daily", "purposes: Daily", []string{"invalid-manifest @ purposes"}},
	{"unknown field of a webhook", ordersManifest, "replayWindow: 5m", "replay: 5m", []string{
		"invalid-manifest @ replay: 5m", "unsigned-webhook @ »url: https://hooks.partner.example.com/orders/shipped",
	}},
	{"unknown field of a review", paymentsManifest, "date: 2026-05-04", "dated: 2026-05-04", []string{
		"invalid-manifest @ dated", "invalid-manifest @ »kind: threat-model",
	}},
	{"a word instead of a boolean", paymentsManifest, "verify: true", "verify: yes", []string{"invalid-manifest @ yes"}},
	{"a text instead of a boolean", paymentsManifest, "traces: true", `traces: "true"`, []string{`invalid-manifest @ "true"`}},
	{"a text instead of a number", paymentsManifest, "requests: 100\n", "requests: \"100\"\n", []string{`invalid-manifest @ "100"`}},
	{"a fraction of a request", paymentsManifest, "requests: 100\n", "requests: 0.5\n", []string{"invalid-manifest @ 0.5"}},
	{"no request at all", paymentsManifest, "requests: 100\n", "requests: 0\n", []string{"invalid-manifest @ requests: »0"}},
	{"a level that does not exist", paymentsManifest, "level: 3", "level: 5", []string{"invalid-manifest @ level: »5"}},
	{"a number instead of a version", paymentsManifest, "version: 2.3.0", "version: 2.3", []string{"invalid-manifest @ version: »2.3"}},
	{"a number instead of a version of TLS", paymentsManifest, `minVersion: "1.3"`, "minVersion: 1.3", []string{"invalid-manifest @ 1.3"}},
	{"a number instead of an availability", paymentsManifest, `"99.95"`, "99.95", []string{"invalid-manifest @ 99.95"}},
	{"a number instead of an operation", paymentsManifest, "- createEntry", "- 7", []string{"invalid-manifest @ - »7"}},
	{"a text instead of a list", paymentsManifest, "    scopes:\n      - entries:write\n      - entries:read\n      - entries:reverse\n", "    scopes: entries:write\n", []string{"invalid-manifest @ scopes: »entries:write"}},
	{"a list instead of an object", paymentsManifest, "    rate:\n      requests: 100\n      per: 1m\n      by: client\n", "    rate: []\n", []string{"invalid-manifest @ rate"}},
	{"an object instead of a list", reportingManifest, "    categories:\n      - financial\n", "    categories: {financial: true}\n", []string{"invalid-manifest @ categories"}},
	{"a text instead of an object", paymentsManifest, "  onboarding:\n    docs: https://docs.payments.internal/ledger/start\n    sdk: https://docs.payments.internal/ledger/sdk\n    secureDefaults: true\n", "  onboarding: see the wiki\n", []string{"invalid-manifest @ see the wiki"}},
	{"a duration without unit", paymentsManifest, "timeout: 2s", "timeout: 2", []string{"invalid-manifest @ timeout: »2"}},
	{"a duration in words", paymentsManifest, "timeout: 2s", "timeout: 2 seconds", []string{"invalid-manifest @ 2 seconds"}},
	{"a duration of two units", paymentsManifest, "tokenTTL: 15m", "tokenTTL: 1h30m", []string{"invalid-manifest @ 1h30m"}},
	{"a duration of weeks", paymentsManifest, "staleAfter: 14d", "staleAfter: 2w", []string{"invalid-manifest @ 2w"}},
	{"a day that does not exist", paymentsManifest, "rotated: 2026-06-20", "rotated: 2026-02-30", []string{"invalid-manifest @ 2026-02-30"}},
	{"a date in another order", paymentsManifest, "date: 2026-05-11", "date: 11.05.2026", []string{"invalid-manifest @ 11.05.2026"}},
	{"a time instead of a date", paymentsManifest, "drilled: 2026-04-15", "drilled: 2026-04-15T10:00:00Z", []string{"invalid-manifest @ 2026-04-15T10"}},
	{"a digest in capitals", paymentsManifest, "digest: sha256:097982796aa725d259c8c9fad9e5c8f03176e810d3dc16b1f74bb124fcea437f", "digest: sha256:097982796AA725D259C8C9FAD9E5C8F03176E810D3DC16B1F74BB124FCEA437F", []string{"invalid-manifest @ digest: »sha256:"}},
	{"a short digest", paymentsManifest, "digest: sha256:097982796aa725d259c8c9fad9e5c8f03176e810d3dc16b1f74bb124fcea437f", "digest: sha256:097982796aa725d2", []string{"invalid-manifest @ digest: »sha256:"}},
	{"a host instead of a URL", paymentsManifest, "https://id.payments.internal/token", "id.payments.internal/token", []string{"invalid-manifest @ id.payments.internal/token"}},
	{"an endpoint without a scheme", paymentsManifest, "- https://ledger.payments.internal/v2", "- //ledger.payments.internal/v2", []string{"invalid-manifest @ //ledger.payments.internal/v2"}},
	{"no package URL", paymentsManifest, "purl: pkg:golang/golang.org/x/oauth2@v0.30.0", "purl: golang.org/x/oauth2@v0.30.0", []string{"invalid-manifest @ golang.org/x/oauth2"}},
	{"a value that is not known", paymentsManifest, "lifecycle: active", "lifecycle: live", []string{"invalid-manifest @ live"}},
	{"a value that is nearly right", paymentsManifest, "deletion: propagated", "deletion: propogated", []string{"invalid-manifest @ propogated"}},
	{"a value in capitals", paymentsManifest, "method: oauth2", "method: OAuth2", []string{"invalid-manifest @ OAuth2"}},
	{"a category that is not known", reportingManifest, "- financial\n", "- finances\n", []string{"invalid-manifest @ finances"}},
	{"a kind of review that is not known", paymentsManifest, "kind: threat-model", "kind: threatmodel", []string{"invalid-manifest @ threatmodel"}},
	{"a consumer's data misstated", paymentsManifest, "data: aggregated", "data: agregated", []string{"invalid-manifest @ agregated"}},
	{"an empty value", paymentsManifest, "owner: team-payments", "owner:", []string{"invalid-manifest @ owner:"}},
	{"null", paymentsManifest, "owner: team-payments", "owner: null", []string{"invalid-manifest @ null"}},
	{"an empty text", paymentsManifest, "owner: team-payments", `owner: ""`, []string{`invalid-manifest @ ""`}},
	{"an empty scope", paymentsManifest, "- entries:read\n", "- \"\"\n", []string{`invalid-manifest @ ""`}},
	{"a name with spaces", paymentsManifest, "name: ledger-payments\n", "name: Ledger payments\n", []string{"invalid-manifest @ Ledger payments"}},
	{"no name", paymentsManifest, "  name: ledger-payments\n", "", []string{"invalid-manifest @ metadata:"}},
	{"no path of the contract", paymentsManifest, "    path: ../api/ledger.openapi.yaml\n", "", []string{"invalid-manifest @ contract:"}},
	{"no reference of an artifact", paymentsManifest, "        ref: registry.payments.internal/ledger-client@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da\n", "", []string{"invalid-manifest @ name: »ledger-client"}},
	{"no name of a consumer", paymentsManifest, "- name: revenue-dashboard\n      kind", "- kind", []string{"invalid-manifest @ kind: analytics"}},
	{"no spec", withdrawalManifest, `"spec": {`, `"specification": {`, []string{`invalid-manifest @ "specification"`, `invalid-manifest @ "apiVersion"`}},
	{"a line that is not indented", paymentsManifest, "spec:\n  direction: outbound\n", "spec:\ndirection: outbound\n", []string{"sealint/syntax @ pattern»:"}},
	{"an empty spec", withdrawalManifest, `"spec": {`, `"spec": null, "specification": {`, []string{`invalid-manifest @ "spec": »null`, `invalid-manifest @ "specification"`}},
	{"a key twice", paymentsManifest, "  owner: team-payments\n", "  owner: team-payments\n  owner: team-books\n", []string{"invalid-manifest @ »owner: team-books"}},
	{"a key twice in JSON", withdrawalManifest, `"pattern": "push",`, `"pattern": "push", "pattern": "pull",`, []string{`invalid-manifest @ »"pattern": "pull"`}},
	{"a tab", paymentsManifest, "  owner: team-payments\n", "\towner: team-payments\n", []string{"sealint/syntax @ \towner"}},
	{"a comma too much in JSON", withdrawalManifest, "\"reviewers\": 2\n", "\"reviewers\": 2,\n", []string{`sealint/syntax @ "reviewers": 2»,`}},
	{"a number too large", paymentsManifest, "requests: 100\n", "requests: 99999999999999999999\n", []string{"invalid-manifest @ 99999999999999999999"}},
	{"a number as a key", paymentsManifest, "  owner: team-payments\n", "  owner: team-payments\n  7: x\n", []string{"invalid-manifest @ 7: x"}},
	{"an empty item", paymentsManifest, "  consumers:\n", "  consumers:\n    - null\n", []string{"invalid-manifest @ null"}},
	{"a package URL instead of an object", paymentsManifest, "- purl: pkg:golang/golang.org/x/oauth2@v0.30.0", "- pkg:golang/golang.org/x/oauth2@v0.30.0", []string{"invalid-manifest @ pkg:golang/golang.org/x/oauth2"}},
	{"a sunset in words", ordersManifest, "sunset: 2028-12-31", "sunset: end of 2028", []string{"invalid-manifest @ end of 2028"}},
	{"a manifest that is not judged names an SBOM all the same", telemetryManifests, "apiVersion: sealint/v1\nkind: Integration\nmetadata:\n  name: telemetry-edge", "apiVersion: sealint/v2\nkind: Integration\nmetadata:\n  name: telemetry-edge", []string{
		"sealint/unsupported @ sealint/v2",
	}},
	{"a manifest that cannot be read names an SBOM all the same", telemetryManifests, "  name: telemetry-edge\n", "  name: [telemetry-edge\n", []string{
		"sealint/syntax @ description»: Wearable",
	}},
	{"a token that does not live", paymentsManifest, "tokenTTL: 15m", "tokenTTL: 0s", []string{"invalid-manifest @ tokenTTL: »0s"}},
}

// metadataMutations: owner, contacts, lifecycle.
var metadataMutations = []workspaceMutation{
	{"no owner", paymentsManifest, "  owner: team-payments\n", "", []string{"no-owner @ metadata:"}},
	{"an owner of blanks", paymentsManifest, "owner: team-payments", `owner: "  "`, []string{`invalid-manifest @ "  "`}},
	{"no contact for security", paymentsManifest, "    security: security@payments.internal\n", "", []string{"no-owner @ contacts:"}},
	{"a contact for security of blanks", paymentsManifest, "security: security@payments.internal", `security: " "`, []string{`invalid-manifest @ " "`}},
	{"no contacts", paymentsManifest, "  contacts:\n    security: security@payments.internal\n    oncall: https://oncall.payments.internal/payments\n", "", []string{"no-owner @ metadata:"}},
	{"nobody on call", paymentsManifest, "    oncall: https://oncall.payments.internal/payments\n", "", nil},
	{"retired with consumers", paymentsManifest, "lifecycle: active", "lifecycle: retired", []string{"retired @ lifecycle: »retired"}},
	{"deprecated without a sunset", paymentsManifest, "lifecycle: active", "lifecycle: deprecated", []string{"no-sunset @ metadata:"}},
	{"a sunset that is past", paymentsManifest, "lifecycle: active", "lifecycle: active\n  sunset: 2026-06-29", []string{"retired @ 2026-06-29"}},
	{"a sunset today", paymentsManifest, "lifecycle: active", "lifecycle: deprecated\n  sunset: 2026-06-30", []string{"sunset-due @ 2026-06-30"}},
	{"a sunset in 30 days", ordersManifest, "sunset: 2028-12-31", "sunset: 2026-07-30", []string{"sunset-due @ 2026-07-30"}},
	{"a sunset in 31 days", ordersManifest, "sunset: 2028-12-31", "sunset: 2026-07-31", nil},
	{"retired and past its sunset", ordersManifest, "lifecycle: active\n  # The contract with the partner ends here.\n  sunset: 2028-12-31", "lifecycle: retired\n  sunset: 2026-01-31", []string{"retired @ lifecycle: »retired"}},
}

// partyMutations: direction, pattern, provider, consumers.
var partyMutations = []workspaceMutation{
	{"no direction", paymentsManifest, "  direction: outbound\n", "", []string{"undescribed @ spec:"}},
	{"no pattern", paymentsManifest, "  pattern: push\n", "", []string{"undescribed @ spec:"}},
	{"no name of the provider", paymentsManifest, "    name: ledger\n", "", []string{"undescribed @ provider:"}},
	{"no party", paymentsManifest, "    party: first\n", "", []string{"undescribed @ provider:"}},
	{"no provider", paymentsManifest, "  provider:\n    name: ledger\n    party: first\n", "", []string{"undescribed @ spec:", "undescribed @ spec:"}},
	{"no consumers", telemetryManifests, "  consumers:\n    - name: fleet-monitor\n      kind: monitoring\n      purpose: Which devices are late\n      data: none\n    - name: firmware-tests\n      kind: ci\n      purpose: Replay of invented batches\n      data: none\n", "", []string{
		"undescribed @ »spec:\n  direction: outbound\n  pattern: stream",
	}},
	{"nobody else sees the data", telemetryManifests, "  consumers:\n    - name: fleet-monitor\n      kind: monitoring\n      purpose: Which devices are late\n      data: none\n    - name: firmware-tests\n      kind: ci\n      purpose: Replay of invented batches\n      data: none\n", "  consumers: []\n", nil},
	{"raw data for analytics", paymentsManifest, "data: aggregated", "data: full", []string{"raw-analytics @ data: »full"}},
	{"raw data for a third party", ordersManifest, "data: pseudonymised", "data: full", []string{"raw-analytics @ data: »full"}},
	{"raw data for advertising", ordersManifest, "kind: monitoring\n      purpose: Alerts on failed deliveries\n      data: none", "kind: Advertising\n      data: full", []string{"raw-analytics @ data: »full"}},
	{"no form of the data for analytics", paymentsManifest, "      data: aggregated\n", "", []string{"raw-analytics @ name: »revenue-dashboard"}},
	{"raw data for a partner", ordersManifest, "kind: monitoring\n      purpose: Alerts on failed deliveries\n      data: none", "kind: partner\n      data: full", []string{"raw-analytics @ data: »full"}},
	{"no form of the data for marketing", ordersManifest, "kind: monitoring\n      purpose: Alerts on failed deliveries\n      data: none", "kind: marketing", []string{"raw-analytics @ name: »gateway-monitor"}},
	{"a stream without backpressure", paymentsManifest, "pattern: push", "pattern: stream", []string{"no-rate-limit @ limits:"}},
}

// contractMutations: what manifests say of their contract.
var contractMutations = []workspaceMutation{
	{"no contract", withdrawalManifest, "    \"contract\": {\n      \"path\": \"../api/telemetry.openapi.yaml\",\n      \"version\": \"0.9.0\",\n      \"digest\": \"sha256:150ab1704ff7c104eaaaccd257af7f5679c31580f51ac3816f7a4dc99450897c\",\n      \"registry\": \"https://registry.payments.internal/contracts/telemetry/0.9.0\",\n      \"operations\": [\n        \"listModels\",\n        \"rollbackModel\"\n      ]\n    },\n", "", []string{
		`no-contract @ "spec"`,
	}},
	{"a contract that does not exist", paymentsManifest, "../api/ledger.openapi.yaml", "../api/ledger.yaml", []string{
		"sealint/reference @ ../api/ledger.yaml", "contract-drift @ ../api/ledger.yaml",
	}},
	{"a contract outside the root", paymentsManifest, "../api/ledger.openapi.yaml", "../../../ledger.openapi.yaml", []string{
		"sealint/reference @ ../../../ledger", "contract-drift @ ../../../ledger",
	}},
	{"an absolute path of the contract", paymentsManifest, "../api/ledger.openapi.yaml", "/srv/api/ledger.openapi.yaml", []string{
		"sealint/reference @ /srv/api", "contract-drift @ /srv/api",
	}},
	{"a contract by URL", paymentsManifest, "../api/ledger.openapi.yaml", "https://ledger.payments.internal/openapi.yaml", []string{
		"sealint/reference @ https://ledger.payments.internal/openapi.yaml", "contract-drift @ https://ledger.payments.internal/openapi.yaml",
	}},
	{"an SBOM instead of a contract", paymentsManifest, "../api/ledger.openapi.yaml", "../dist/ledger-client.cdx.json", []string{
		"sealint/reference @ path: »../dist/ledger", "contract-drift @ path: »../dist/ledger",
	}},
	{"a manifest instead of a contract", paymentsManifest, "../api/ledger.openapi.yaml", "ledger-reporting.integration.yaml", []string{
		"sealint/reference @ ledger-reporting", "contract-drift @ ledger-reporting",
	}},
	{"a directory instead of a contract", paymentsManifest, "../api/ledger.openapi.yaml", "../api", []string{
		"sealint/reference @ ../api", "contract-drift @ ../api",
	}},
	{"another version", paymentsManifest, "version: 2.3.0", "version: 2.2.0", []string{
		"contract-drift @ version: »2.2.0 -> ledger.openapi.yaml|version: »2.3.0",
	}},
	{"a version of two numbers", paymentsManifest, "version: 2.3.0", `version: "2.3"`, []string{
		`contract-drift @ "2.3" -> ledger.openapi.yaml|version: »2.3.0`,
	}},
	{"another digest", paymentsManifest, "fcea437f\n", "fcea4370\n", []string{"contract-drift @ digest: »sha256: -> ledger.openapi.yaml|title: »Ledger"}},
	{"another version and digest", withdrawalManifest, "\"version\": \"0.9.0\",\n      \"digest\": \"sha256:1", "\"version\": \"0.8.0\",\n      \"digest\": \"sha256:2", []string{
		`contract-drift @ "version": »"0.8.0" -> telemetry.openapi.yaml|version: »0.9.0`,
		`contract-drift @ "digest": »"sha256: -> telemetry.openapi.yaml|title: »Telemetry`,
	}},
	{"no registry", paymentsManifest, "    registry: https://registry.payments.internal/contracts/ledger/2.3.0\n", "", []string{"unpublished-contract @ contract:"}},
	{"an operation that does not exist", paymentsManifest, "- createEntry", "- createEntries", []string{"undefined-operation @ createEntries" + ledgerOperations}},
	{"an operation in another case", paymentsManifest, "- createEntry", "- CreateEntry", []string{"undefined-operation @ CreateEntry" + ledgerOperations}},
	{"a path that does not exist", paymentsManifest, "- GET /entries/{entryId}", "- GET /entry/{entryId}", []string{"undefined-operation @ GET /entry" + ledgerOperations}},
	{"another method of the path", paymentsManifest, "- GET /entries/{entryId}", "- DELETE /entries/{entryId}", []string{"undefined-operation @ DELETE" + ledgerOperations}},
	{"a path with a slash at its end", paymentsManifest, "- GET /entries/{entryId}", "- GET /entries/{entryId}/", []string{"undefined-operation @ GET /entries" + ledgerOperations}},
	{"a path without its method", paymentsManifest, "- GET /entries/{entryId}", "- /entries/{entryId}", []string{"undefined-operation @ /entries/{entryId}" + ledgerOperations}},
	{"two operations that do not exist", withdrawalManifest, "\"listModels\",\n        \"rollbackModel\"", "\"listModel\",\n        \"rollModelBack\"", []string{
		`undefined-operation @ "listModel" -> telemetry.openapi.yaml|»paths:`, `undefined-operation @ "rollModelBack" -> telemetry.openapi.yaml|»paths:`,
	}},
	{"an operation is used no more", paymentsManifest, "      - reverseEntry\n", "", []string{"excess-scope @ entries:reverse" + createDemands + readDemands}},
	{"two operations are used no more", paymentsManifest, "      - createEntry\n      - GET /entries/{entryId}\n", "", []string{
		"excess-scope @ entries:write" + reverseDemands, "excess-scope @ entries:read" + reverseDemands,
	}},
	{"one more operation, whose scope is not requested", paymentsManifest, "- reverseEntry", "- reverseEntry\n      - listBalances", []string{"missing-scope @ listBalances" + balancesDemand}},
	{"one more operation, which is deprecated", paymentsManifest, "- reverseEntry", "- reverseEntry\n      - voidEntry", []string{
		"deprecated-operation @ voidEntry -> ledger.openapi.yaml|deprecated: »true -> ledger.openapi.yaml|x-sunset: »2027-12-31",
	}},
	{"one more operation, whose data is personal", reportingManifest, "- listBalances", "- listBalances\n      - getEntry", []string{
		"missing-scope @ getEntry" + readDemands,
		"underclassified-data @ classification: »internal -> ledger.openapi.yaml|»iban:",
		"underclassified-data @ categories: -> ledger.openapi.yaml|»familyName:",
	}},
	{"all operations", paymentsManifest, "    operations:\n      - createEntry\n      - GET /entries/{entryId}\n      - reverseEntry\n", "", []string{
		"missing-scope @ path: »../api" + balancesDemand + statementsDemand,
		"deprecated-operation @ path: »../api -> ledger.openapi.yaml|deprecated: »true -> ledger.openapi.yaml|x-sunset: »2027-12-31",
	}},
	{"an empty list of operations", paymentsManifest, "    operations:\n      - createEntry\n      - GET /entries/{entryId}\n      - reverseEntry\n", "    operations: []\n", []string{
		"missing-scope @ path: »../api" + balancesDemand + statementsDemand,
		"deprecated-operation @ path: »../api -> ledger.openapi.yaml|deprecated: »true -> ledger.openapi.yaml|x-sunset: »2027-12-31",
	}},
}

// identityMutations: how the client authenticates, for how long, and what is recorded of it.
var identityMutations = []workspaceMutation{
	{"no clientId", paymentsManifest, "    clientId: ledger-payments-prod\n", "", []string{"no-client-id @ »identity:\n    method"}},
	{"no method", paymentsManifest, "    method: oauth2\n", "", []string{"static-key @ »identity:\n    clientId"}},
	{"a key", paymentsManifest, "method: oauth2", "method: api-key", []string{
		"static-key @ api-key", "auth-not-accepted @ api-key" + createDemands + readDemands + reverseDemands,
	}},
	{"a key with an exception", paymentsManifest, "method: oauth2", "method: api-key\n    elevated: {reason: legacy, approvedBy: board, expires: 2026-12-31}", []string{
		"auth-not-accepted @ api-key" + createDemands + readDemands + reverseDemands,
	}},
	{"a key whose exception ends today", paymentsManifest, "method: oauth2", "method: api-key\n    elevated: {reason: legacy, approvedBy: board, expires: 2026-06-30}", []string{
		"auth-not-accepted @ api-key" + createDemands + readDemands + reverseDemands, "exception-ends @ 2026-06-30",
	}},
	{"a key whose exception ended yesterday", paymentsManifest, "method: oauth2", "method: api-key\n    elevated: {reason: legacy, approvedBy: board, expires: 2026-06-29}", []string{
		"static-key @ api-key", "auth-not-accepted @ api-key" + createDemands + readDemands + reverseDemands,
	}},
	{"a password", paymentsManifest, "method: oauth2", "method: basic", []string{
		"static-key @ basic", "auth-not-accepted @ basic" + createDemands + readDemands + reverseDemands,
	}},
	{"nobody's identity", paymentsManifest, "method: oauth2", "method: none", []string{
		"static-key @ method: »none", "auth-not-accepted @ method: »none" + createDemands + readDemands + reverseDemands,
	}},
	{"a certificate where tokens are demanded", paymentsManifest, "method: oauth2", "method: mtls", []string{
		"auth-not-accepted @ method: »mtls" + createDemands + readDemands + reverseDemands,
	}},
	{"a token where certificates are demanded", ordersManifest, "method: mtls", "method: oauth2", []string{"auth-not-accepted @ oauth2" + ordersDemand}},
	{"no lifetime of tokens", paymentsManifest, "    tokenTTL: 15m\n", "", []string{"long-lived-token @ »identity:\n    clientId"}},
	{"tokens of 61 minutes", paymentsManifest, "tokenTTL: 15m", "tokenTTL: 61m", []string{"long-lived-token @ 61m"}},
	{"tokens of a day", telemetryManifests, "tokenTTL: 20m", "tokenTTL: 1d", []string{"long-lived-token @ tokenTTL: »1d"}},
	{"no lifetime of what is no token", ordersManifest, "    tokenTTL: 10m\n", "", nil},
	{"tokens come unencrypted", paymentsManifest, "https://id.payments.internal/token", "http://id.payments.internal/token", []string{"tls @ http://id"}},
	{"no sender constraint for restricted data", telemetryManifests, "    senderConstraint: mtls\n    scopes:\n      - batches:write", "    scopes:\n      - batches:write", []string{
		"bearer-token-replay @ »identity:\n    clientId: telemetry-edge",
	}},
	{"tokens for restricted data bound to nobody", telemetryManifests, "senderConstraint: mtls\n    scopes:\n      - batches:write", "senderConstraint: none\n    scopes:\n      - batches:write", []string{"bearer-token-replay @ senderConstraint: »none"}},
	{"a scope that nothing needs", paymentsManifest, "      - entries:reverse\n", "      - entries:reverse\n      - balances:read\n", []string{
		"excess-scope @ balances:read" + createDemands + readDemands + reverseDemands,
	}},
	{"a scope that does not exist", paymentsManifest, "      - entries:reverse\n", "      - entries:reverse\n      - entries:delete\n", []string{"undefined-scope @ entries:delete" + ledgerSchemes}},
	{"a scope in capitals", paymentsManifest, "- entries:reverse", "- Entries:Reverse", []string{
		"undefined-scope @ Entries:Reverse" + ledgerSchemes, "missing-scope @ reverseEntry" + reverseDemands,
	}},
	{"a scope of every kind", paymentsManifest, "      - entries:reverse\n", "      - entries:reverse\n      - entries:*\n", []string{
		"undefined-scope @ entries:*" + ledgerSchemes, "broad-scope @ entries:*",
	}},
	{"an administrative scope that does not exist", paymentsManifest, "      - entries:reverse\n", "      - entries:reverse\n      - ledger.admin\n", []string{
		"undefined-scope @ ledger.admin" + ledgerSchemes, "broad-scope @ ledger.admin",
	}},
	{"an administrative scope that nothing needs", telemetryManifests, "      - samples:read\n", "      - samples:read\n      - models:admin\n", []string{
		"broad-scope @ models:admin", "excess-scope @ models:admin" + samplesDemand + registeringDemand,
	}},
	{"a scope is not requested", paymentsManifest, "      - entries:reverse\n", "", []string{"missing-scope @ reverseEntry" + reverseDemands}},
	{"the scope of an inherited demand is not requested", paymentsManifest, "      - entries:read\n", "", []string{"missing-scope @ GET /entries" + readDemands}},
	{"no scopes", paymentsManifest, "    scopes:\n      - entries:write\n      - entries:read\n      - entries:reverse\n", "", []string{
		"missing-scope @ createEntry" + createDemands, "missing-scope @ GET /entries" + readDemands, "missing-scope @ reverseEntry" + reverseDemands,
	}},
	{"no scopes at all", paymentsManifest, "    scopes:\n      - entries:write\n      - entries:read\n      - entries:reverse\n", "    scopes: []\n", []string{
		"missing-scope @ createEntry" + createDemands, "missing-scope @ GET /entries" + readDemands, "missing-scope @ reverseEntry" + reverseDemands,
	}},
	{"a credential instead of its reference", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: Zx81kQpl0wBv7", []string{"embedded-secret @ Zx81kQpl0wBv7"}},
	{"the URL of a credential", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: https://vault.payments.internal/v1/ledger", []string{"embedded-secret @ https://vault"}},
	{"a credential in a file", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: ./secrets/ledger.key", []string{"embedded-secret @ ./secrets"}},
	{"a credential in the environment", paymentsManifest, "ref: vault://payments/ledger-payments", "ref: env:LEDGER_SECRET", []string{"environment-secret @ env:LEDGER_SECRET"}},
	{"a secret in an unknown field", paymentsManifest, "    method: oauth2\n", "    method: oauth2\n    clientSecret: Zx81kQpl0wBv7TrW93mN\n", []string{
		"invalid-manifest @ clientSecret", "embedded-secret @ Zx81kQpl0wBv7TrW93mN",
	}},
	{"a password in a contact", paymentsManifest, "https://oncall.payments.internal/payments", "https://bot:Zx81kQpl0w@oncall.payments.internal/payments", []string{"embedded-secret @ https://bot"}},
	{"a password in an endpoint", paymentsManifest, "https://ledger.payments.internal/v2", "https://svc:Zx81kQpl0w@ledger.payments.internal/v2", []string{"embedded-secret @ https://svc"}},
	{"no credential", paymentsManifest, "    credential:\n      ref: vault://payments/ledger-payments\n      rotation: 30d\n      rotated: 2026-06-20\n", "", []string{"no-rotation @ »identity:\n    clientId"}},
	{"no reference of the credential", paymentsManifest, "      ref: vault://payments/ledger-payments\n", "", nil},
	{"no rotation", paymentsManifest, "      rotation: 30d\n", "", []string{"no-rotation @ credential:"}},
	{"rotation of 91 days", paymentsManifest, "rotation: 30d", "rotation: 91d", []string{"infrequent-rotation @ 91d"}},
	{"no last rotation", ordersManifest, "      rotated: 2026-06-08\n", "", []string{"no-rotation @ credential:"}},
	{"a rotation that was due yesterday", paymentsManifest, "rotated: 2026-06-20", "rotated: 2026-05-30", []string{"stale-credential @ 2026-05-30"}},
	{"a rotation that is due today", paymentsManifest, "rotated: 2026-06-20", "rotated: 2026-05-31", []string{"rotation-due @ 2026-05-31"}},
	{"a rotation that is due in 14 days", paymentsManifest, "rotated: 2026-06-20", "rotated: 2026-06-14", []string{"rotation-due @ 2026-06-14"}},
	{"a rotation that is due in 15 days", paymentsManifest, "rotated: 2026-06-20", "rotated: 2026-06-15", nil},
	{"a rotation is not reported before half of its time", paymentsManifest, "rotation: 30d", "rotation: 21d", nil},
	{"a rotation is reported from half of its time on", paymentsManifest, "rotation: 30d", "rotation: 20d", []string{"rotation-due @ 2026-06-20"}},
	{"a rotation tomorrow", paymentsManifest, "rotated: 2026-06-20", "rotated: 2026-07-01", []string{"future-date @ 2026-07-01"}},
	{"no approval of an administrative scope", withdrawalManifest, "      \"elevated\": {\n        \"reason\": \"A poisoned model must be withdrawn within minutes, whoever registered it\",\n        \"approvedBy\": \"security-board\",\n        \"expires\": \"2026-11-30\"\n      },\n", "", []string{
		`broad-scope @ "models:admin"`,
	}},
	{"an approval that ended", withdrawalManifest, "2026-11-30", "2026-06-29", []string{`broad-scope @ "models:admin" -> model-withdrawal.integration.json|"elevated"`}},
	{"an approval without end", withdrawalManifest, "\"security-board\",\n        \"expires\": \"2026-11-30\"", `"security-board"`, []string{`broad-scope @ "models:admin" -> model-withdrawal.integration.json|"elevated"`}},
	{"an approval by nobody", withdrawalManifest, "        \"approvedBy\": \"security-board\",\n", "", []string{`broad-scope @ "models:admin" -> model-withdrawal.integration.json|"elevated"`}},
	{"an approval without reason", withdrawalManifest, "        \"reason\": \"A poisoned model must be withdrawn within minutes, whoever registered it\",\n", "", []string{`broad-scope @ "models:admin" -> model-withdrawal.integration.json|"elevated"`}},
	{"an approval that ends in 14 days", withdrawalManifest, "2026-11-30", "2026-07-14", []string{`exception-ends @ "2026-07-14"`}},
	{"an approval that ends in 15 days", withdrawalManifest, "2026-11-30", "2026-07-15", nil},
	{"issuing is not said to be recorded", paymentsManifest, "      issuance: true\n", "", []string{"no-audit @ audit:"}},
	{"issuing is not recorded", paymentsManifest, "issuance: true", "issuance: false", []string{"no-audit @ issuance: »false"}},
	{"the last use is not said to be recorded", paymentsManifest, "      lastUsed: true\n", "", []string{"no-audit @ audit:"}},
	{"the last use is not recorded", paymentsManifest, "lastUsed: true", "lastUsed: false", []string{"no-audit @ lastUsed: »false"}},
	{"no audit", paymentsManifest, "    audit:\n      issuance: true\n      lastUsed: true\n", "", []string{"no-audit @ »identity:\n    clientId", "no-audit @ »identity:\n    clientId"}},
	{"no revocation", paymentsManifest, "    revocation:\n      automated: true\n      staleAfter: 14d\n      drilled: 2026-04-15\n", "", []string{
		"no-revocation @ »identity:\n    clientId", "no-revocation @ »identity:\n    clientId", "no-revocation @ »identity:\n    clientId",
	}},
	{"revocation is not said to be automated", paymentsManifest, "      automated: true\n", "", []string{"no-revocation @ revocation:"}},
	{"revocation by hand", paymentsManifest, "automated: true", "automated: false", []string{"no-revocation @ automated: »false"}},
	{"unused clients stay", paymentsManifest, "      staleAfter: 14d\n", "", []string{"no-revocation @ revocation:"}},
	{"unused clients stay for 91 days", paymentsManifest, "staleAfter: 14d", "staleAfter: 91d", []string{"no-revocation @ 91d"}},
	{"unused clients stay for 90 days", paymentsManifest, "staleAfter: 14d", "staleAfter: 2160h", nil},
	{"revocation was never rehearsed", paymentsManifest, "      drilled: 2026-04-15\n", "", []string{"no-revocation @ revocation:"}},
	{"revocation was rehearsed 181 days ago", paymentsManifest, "drilled: 2026-04-15", "drilled: 2025-12-31", []string{"stale-revocation-drill @ 2025-12-31"}},
	{"revocation was rehearsed 180 days ago", paymentsManifest, "drilled: 2026-04-15", "drilled: 2026-01-01", []string{"revocation-drill-due @ 2026-01-01"}},
	{"revocation was rehearsed 166 days ago", paymentsManifest, "drilled: 2026-04-15", "drilled: 2026-01-15", []string{"revocation-drill-due @ 2026-01-15"}},
	{"revocation was rehearsed 165 days ago", paymentsManifest, "drilled: 2026-04-15", "drilled: 2026-01-16", nil},
	{"revocation will be rehearsed", paymentsManifest, "drilled: 2026-04-15", "drilled: 2026-07-01", []string{"future-date @ 2026-07-01"}},
	{"a token that lives for ages", paymentsManifest, "tokenTTL: 15m", "tokenTTL: 99999999999999d", []string{"invalid-manifest @ 99999999999999d"}},
	{"a credential that is rotated after ages", paymentsManifest, "rotation: 30d", "rotation: 99999999999999d", []string{"invalid-manifest @ 99999999999999d"}},
	{"an unused client that stays for ages", paymentsManifest, "staleAfter: 14d", "staleAfter: 99999999999999d", []string{"invalid-manifest @ 99999999999999d"}},
	{"a scope where certificates are demanded", ordersManifest, "    tokenTTL: 10m\n", "    tokenTTL: 10m\n    scopes: [orders:read]\n", []string{"excess-scope @ orders:read" + ordersDemand}},
	{"scopes in one text", paymentsManifest, "- entries:write\n      - entries:read\n", "- entries:write entries:read\n", []string{
		"undefined-scope @ »entries:write entries:read" + ledgerSchemes, "missing-scope @ createEntry" + createDemands, "missing-scope @ GET /entries" + readDemands,
	}},
	{"neither method nor scopes", paymentsManifest, "    method: oauth2\n    grant: client_credentials\n    tokenUrl: https://id.payments.internal/token\n    tokenTTL: 15m\n    senderConstraint: mtls\n    scopes:\n      - entries:write\n      - entries:read\n", "    scopes:\n      - entries:write\n", []string{
		"static-key @ »identity:\n    clientId", "missing-scope @ GET /entries" + readDemands,
	}},
	{"no identity", paymentsManifest, "  identity:\n    clientId: ledger-payments-prod\n    method: oauth2\n    grant: client_credentials\n    tokenUrl: https://id.payments.internal/token\n    tokenTTL: 15m\n    senderConstraint: mtls\n    scopes:\n      - entries:write\n      - entries:read\n      - entries:reverse\n    credential:\n      ref: vault://payments/ledger-payments\n      rotation: 30d\n      rotated: 2026-06-20\n    audit:\n      issuance: true\n      lastUsed: true\n    revocation:\n      automated: true\n      staleAfter: 14d\n      drilled: 2026-04-15\n    networkBinding:\n      - 10.20.0.0/16\n", "", []string{
		"static-key @ spec:", "missing-scope @ createEntry" + createDemands, "missing-scope @ GET /entries" + readDemands, "missing-scope @ reverseEntry" + reverseDemands,
	}},
}

// transportMutations: endpoints, TLS, webhooks, CORS.
var transportMutations = []workspaceMutation{
	{"another host", paymentsManifest, "https://ledger.payments.internal/v2\n", "https://books.payments.internal/v2\n", []string{"contract-drift @ https://books" + ledgerServers}},
	{"another base path", paymentsManifest, "https://ledger.payments.internal/v2\n", "https://ledger.payments.internal/v1\n", []string{"contract-drift @ https://ledger.payments.internal/v1" + ledgerServers}},
	{"a path that begins like the server's", paymentsManifest, "https://ledger.payments.internal/v2\n", "https://ledger.payments.internal/v20\n", []string{"contract-drift @ https://ledger.payments.internal/v20" + ledgerServers}},
	{"another port", paymentsManifest, "https://ledger.payments.internal/v2\n", "https://ledger.payments.internal:8443/v2\n", []string{"contract-drift @ https://ledger.payments.internal:8443" + ledgerServers}},
	{"a host that begins like the server's", paymentsManifest, "https://ledger.payments.internal/v2\n", "https://ledger.payments.internal.example.com/v2\n", []string{"contract-drift @ https://ledger.payments.internal.example" + ledgerServers}},
	{"an unencrypted endpoint", paymentsManifest, "https://ledger.payments.internal/v2\n", "http://ledger.payments.internal/v2\n", []string{
		"tls @ http://ledger", "contract-drift @ http://ledger" + ledgerServers,
	}},
	{"a proxy on the same host", paymentsManifest, "https://ledger.payments.internal/v2\n", "http://127.0.0.1:9000/v2\n", []string{"contract-drift @ http://127.0.0.1" + ledgerServers}},
	{"a region that the contract does not have", telemetryManifests, "https://telemetry.eu-west.payments.internal/v1", "https://telemetry.eu-south.payments.internal/v1", []string{
		"contract-drift @ https://telemetry.eu-south -> telemetry.openapi.yaml|»url: https://telemetry.{region}",
	}},
	{"no version of TLS", paymentsManifest, "      minVersion: \"1.3\"\n", "", []string{"tls @ tls:"}},
	{"TLS 1.1", paymentsManifest, `"1.3"`, `"1.1"`, []string{`tls @ "1.1"`}},
	{"TLS 1.0", withdrawalManifest, `"minVersion": "1.2"`, `"minVersion": "1.0"`, []string{`tls @ "1.0"`}},
	{"certificates are not verified", paymentsManifest, "verify: true", "verify: false", []string{"tls @ verify: »false"}},
	{"nothing is said of TLS", paymentsManifest, "    tls:\n      minVersion: \"1.3\"\n      verify: true\n", "", []string{"tls @ transport:"}},
	{"no transport", paymentsManifest, "  transport:\n    endpoints:\n      - https://ledger.payments.internal/v2\n    tls:\n      minVersion: \"1.3\"\n      verify: true\n", "", []string{"tls @ spec:", "undescribed @ spec:"}},
	{"an unsigned webhook", ordersManifest, "        signature: hmac-sha512\n", "", []string{"unsigned-webhook @ »url: https://hooks.partner.example.com/orders/refunded"}},
	{"a webhook signed by nothing", ordersManifest, "signature: hmac-sha512", "signature: none", []string{"unsigned-webhook @ signature: »none"}},
	{"a webhook that may be replayed", ordersManifest, "        replayWindow: 3m\n", "", []string{"unsigned-webhook @ »url: https://hooks.partner.example.com/orders/refunded"}},
	{"a webhook that may be replayed for long", ordersManifest, "replayWindow: 3m", "replayWindow: 16m", []string{"unsigned-webhook @ 16m"}},
	{"an unencrypted webhook", ordersManifest, "https://hooks.partner.example.com/orders/refunded", "http://hooks.partner.example.com/orders/refunded", []string{"tls @ http://hooks"}},
	{"a webhook with neither signature nor window", ordersManifest, "        signature: hmac-sha512\n        replayWindow: 3m\n", "", []string{"unsigned-webhook @ »url: https://hooks.partner.example.com/orders/refunded"}},
	{"every origin", ordersManifest, "- https://portal.partner.example.com", `- "*"`, []string{`cors @ "*"`}},
	{"every origin with credentials", ordersManifest, "- https://portal.partner.example.com\n      credentials: false", "- '*'\n      credentials: true", []string{`cors @ '*'`}},
	{"every encrypted origin", ordersManifest, "- https://portal.partner.example.com", `- https://*`, []string{`cors @ https://*`}},
	{"the origin null", ordersManifest, "- https://portal.partner.example.com", `- "null"`, []string{`cors @ "null"`}},
	{"every origin besides a known one", ordersManifest, "- https://portal.partner.example.com", "- https://portal.partner.example.com\n        - \"*\"", []string{`cors @ "*"`}},
	{"the subdomains of a known origin", ordersManifest, "- https://portal.partner.example.com", `- https://*.partner.example.com`, []string{"cors @ https://*"}},
	{"a webhook that may be replayed for ages", ordersManifest, "replayWindow: 3m", "replayWindow: 99999999999999d", []string{"invalid-manifest @ 99999999999999d"}},
	{"a webhook that may be replayed for years", ordersManifest, "replayWindow: 3m", "replayWindow: 9999d", []string{"unsigned-webhook @ 9999d"}},
	{"an endpoint that leads out of the server's path", paymentsManifest, "https://ledger.payments.internal/v2\n", "https://ledger.payments.internal/v2/../v1\n", []string{"contract-drift @ https://ledger.payments.internal/v2/.." + ledgerServers}},
	{"a socket where HTTP is served", paymentsManifest, "https://ledger.payments.internal/v2\n", "wss://ledger.payments.internal/v2\n", []string{"contract-drift @ wss://ledger" + ledgerServers}},
}

// limitMutations: rate, quota, page, timeout, circuit breaker, backpressure.
var limitMutations = []workspaceMutation{
	{"no limits", paymentsManifest, "  limits:\n    rate:\n      requests: 100\n      per: 1m\n      by: client\n    quota:\n      requests: 50000\n      per: 1d\n    page:\n      max: 200\n    timeout: 2s\n    circuitBreaker: true\n", "", []string{
		"no-rate-limit @ spec:", "no-rate-limit @ spec:", "no-rate-limit @ spec:",
	}},
	{"neither rate nor quota", paymentsManifest, "    rate:\n      requests: 100\n      per: 1m\n      by: client\n    quota:\n      requests: 50000\n      per: 1d\n", "", []string{"no-rate-limit @ limits:"}},
	{"a rate of nobody in particular", paymentsManifest, "      by: client\n    quota:\n      requests: 50000\n      per: 1d\n", "", []string{"no-rate-limit @ rate:"}},
	{"a rate by address", paymentsManifest, "      by: client\n    quota:\n      requests: 50000\n      per: 1d\n", "      by: IP\n", []string{"no-rate-limit @ IP"}},
	{"a rate by user", paymentsManifest, "      by: client\n    quota:\n      requests: 50000\n      per: 1d\n", "      by: user\n", nil},
	{"no size of a page", reportingManifest, "    page:\n      max: 100\n", "", []string{"no-rate-limit @ limits:"}},
	{"no backpressure is stated", telemetryManifests, "    timeout: 15s\n    circuitBreaker: true\n    backpressure: true\n", "    timeout: 15s\n    circuitBreaker: true\n", []string{"no-rate-limit @ »limits:\n    rate:\n      requests: 12"}},
	{"no backpressure", telemetryManifests, "    timeout: 15s\n    circuitBreaker: true\n    backpressure: true\n", "    timeout: 15s\n    circuitBreaker: true\n    backpressure: false\n", []string{"no-rate-limit @ backpressure: »false"}},
	{"no timeout", paymentsManifest, "    timeout: 2s\n", "", []string{"no-rate-limit @ limits:"}},
	{"no circuit breaker is stated", paymentsManifest, "    circuitBreaker: true\n", "", []string{"no-rate-limit @ limits:"}},
	{"no circuit breaker", paymentsManifest, "circuitBreaker: true", "circuitBreaker: false", []string{"no-rate-limit @ circuitBreaker: »false"}},
}

// dataMutations: classification, categories, fields, and what becomes of the data.
var dataMutations = []workspaceMutation{
	{"no data", withdrawalManifest, "    \"data\": {\n      \"classification\": \"internal\",\n      \"residency\": [\n        \"eu\"\n      ],\n      \"retention\": \"365d\",\n      \"deletion\": \"local\",\n      \"unknownFields\": \"reject\",\n      \"minimized\": true\n    },\n", "", []string{
		`unclassified-data @ "spec"`, `unknown-fields @ "spec"`,
	}},
	{"not classified", paymentsManifest, "    classification: confidential\n    categories", "    categories", []string{"unclassified-data @ »data:\n    categories"}},
	{"classified lower than the contract's data", paymentsManifest, "classification: confidential\n    categories", "classification: internal\n    categories", []string{
		"underclassified-data @ classification: »internal -> ledger.openapi.yaml|»iban:",
	}},
	{"public", reportingManifest, "classification: internal", "classification: public", []string{
		"underclassified-data @ classification: »public -> ledger.openapi.yaml|»day: {",
	}},
	{"classified lower than one of the used operations' data", telemetryManifests, "classification: restricted\n    categories:\n      - health\n      - personal\n      - telemetry", "classification: confidential\n    categories:\n      - health\n      - personal\n      - telemetry", []string{
		"underclassified-data @ »confidential\n    categories -> telemetry.openapi.yaml|»diagnosis:",
	}},
	{"personal data is not listed", paymentsManifest, "      - financial\n      - personal\n", "      - financial\n", []string{"underclassified-data @ categories: -> ledger.openapi.yaml|»familyName:"}},
	{"financial data is not listed", ordersManifest, "      - personal\n      - financial\n", "      - personal\n", []string{`underclassified-data @ categories: -> orders.openapi.json|»"refundIban"`}},
	{"health data is not listed", telemetryManifests, "- health\n      - personal\n      - telemetry\n", "- personal\n      - telemetry\n", []string{
		"underclassified-data @ »categories:\n      - personal\n      - telemetry -> telemetry.openapi.yaml|»diagnosis:",
	}},
	{"no categories", paymentsManifest, "    categories:\n      - financial\n      - personal\n", "", []string{
		"underclassified-data @ »data:\n    classification -> ledger.openapi.yaml|»familyName:", "underclassified-data @ »data:\n    classification -> ledger.openapi.yaml|»iban:",
	}},
	{"no regulations", paymentsManifest, "    regulations:\n      - gdpr\n      - pci-dss\n", "", []string{"unclassified-data @ »data:\n    classification"}},
	{"an empty list of regulations", paymentsManifest, "    regulations:\n      - gdpr\n      - pci-dss\n", "    regulations: []\n", []string{"unclassified-data @ regulations"}},
	{"no residency", paymentsManifest, "    residency:\n      - eu\n", "", []string{"unclassified-data @ »data:\n    classification"}},
	{"no retention", paymentsManifest, "    retention: 45d\n", "", []string{"unclassified-data @ »data:\n    classification"}},
	{"nothing is said of deletion", paymentsManifest, "    deletion: propagated\n", "", []string{"unclassified-data @ »data:\n    classification"}},
	{"no deletion", paymentsManifest, "deletion: propagated", "deletion: none", []string{"unclassified-data @ deletion: »none"}},
	{"deletion reaches no consumer", paymentsManifest, "deletion: propagated", "deletion: local", []string{"unclassified-data @ deletion: »local"}},
	{"internal data becomes restricted", withdrawalManifest, `"classification": "internal"`, `"classification": "restricted"`, []string{`unprotected-restricted-data @ "restricted"`}},
	{"a restricted field is not masked", telemetryManifests, "masking: encrypt", "masking: none", []string{"unmasked-field @ masking: »none"}},
	{"no masking of a restricted field is stated", telemetryManifests, "        masking: encrypt\n", "", []string{"unmasked-field @ »path: /subject/fingerprintData"}},
	{"a field without classification among restricted data is not masked", telemetryManifests, "classification: confidential\n        masking: redact\n    payloadEncryption: jwe\n    unknownFields: reject\n    minimized: true\n  device", "masking: none\n    payloadEncryption: jwe\n    unknownFields: reject\n    minimized: true\n  device", []string{"unmasked-field @ masking: »none"}},
	{"no encryption of payloads beside mutual TLS", telemetryManifests, "        masking: redact\n    payloadEncryption: jwe\n    unknownFields: reject\n    minimized: true\n  ai:", "        masking: redact\n    unknownFields: reject\n    minimized: true\n  ai:", nil},
	{"nothing is said of unknown fields", paymentsManifest, "    unknownFields: reject\n", "", []string{"unknown-fields @ »data:\n    classification"}},
	{"unknown fields are ignored", paymentsManifest, "unknownFields: reject", "unknownFields: ignore", []string{"unknown-fields @ ignore"}},
	{"nothing is said of the needed fields", paymentsManifest, "    minimized: true\n", "", []string{"unminimized-data @ »data:\n    classification"}},
	{"more fields than are needed", paymentsManifest, "minimized: true", "minimized: false", []string{"unminimized-data @ minimized: »false"}},
	{"a restricted field among confidential data is not masked", paymentsManifest, "path: /counterparty/email\n        classification: confidential\n        masking: hash", "path: /counterparty/email\n        classification: restricted\n        masking: none", []string{
		"unmasked-field @ masking: »none", "underclassified-data @ classification: »confidential\n    categories -> ledger-payments.integration.yaml|»restricted",
	}},
	{"deletion reaches neither of two consumers", ordersManifest, "deletion: propagated", "deletion: local", []string{"unclassified-data @ deletion: »local"}},
	{"no regulations of health data", telemetryManifests, "    regulations:\n      - gdpr\n      - hipaa\n", "", []string{"unclassified-data @ »data:\n    classification: restricted\n    categories:\n      - health\n      - personal\n      - biometric"}},
}

// modelAndDeviceMutations: ai, device.
var modelAndDeviceMutations = []workspaceMutation{
	{"no use by a model", telemetryManifests, "    use: training\n", "", []string{"model-governance @ ai:"}},
	{"training without provenance stated", telemetryManifests, "    provenance: tracked\n", "", []string{"model-governance @ ai:"}},
	{"training without provenance", telemetryManifests, "provenance: tracked", "provenance: none", []string{"model-governance @ provenance: »none"}},
	{"training without consent stated", telemetryManifests, "    consent: recorded\n", "", []string{"model-governance @ ai:"}},
	{"training without consent", telemetryManifests, "consent: recorded", "consent: none", []string{"model-governance @ consent: »none"}},
	{"no runbook for poisoned data", telemetryManifests, "    quarantine: https://runbooks.payments.internal/models/poisoned-data\n", "", []string{"model-governance @ ai:"}},
	{"no runbook for taking a model back", telemetryManifests, "    rollback: https://runbooks.payments.internal/models/rollback\n", "", []string{"model-governance @ ai:"}},
	{"a model that trains and infers", telemetryManifests, "use: training\n    provenance: tracked", "use: both\n    provenance: none", []string{"model-governance @ provenance: »none"}},
	{"no identity of devices", telemetryManifests, "    identity: tpm\n", "", []string{"device @ device:"}},
	{"one key for all devices", telemetryManifests, "identity: tpm", "identity: shared-key", []string{"device @ shared-key"}},
	{"certificates of devices", telemetryManifests, "identity: tpm", "identity: x509", nil},
	{"nothing is said of attestation", telemetryManifests, "    attestation: true\n", "", []string{"device @ device:"}},
	{"no attestation", telemetryManifests, "attestation: true", "attestation: false", []string{"device @ attestation: »false"}},
	{"nothing is said of updates", telemetryManifests, "    signedUpdates: true\n", "", []string{"device @ device:"}},
	{"unsigned updates", telemetryManifests, "signedUpdates: true", "signedUpdates: false", []string{"device @ signedUpdates: »false"}},
	{"nothing is said of where data is processed", telemetryManifests, "    processing: edge\n", "", []string{"device @ device:"}},
	{"central processing", telemetryManifests, "processing: edge", "processing: central", nil},
	{"an empty device", telemetryManifests, "  device:\n    identity: tpm\n    attestation: true\n    signedUpdates: true\n    processing: edge\n", "  device: {}\n", []string{
		"device @ device:", "device @ device:", "device @ device:", "device @ device:",
	}},
}

// supplyChainMutations: SBOM, artifacts, dependencies, pipeline.
var supplyChainMutations = []workspaceMutation{
	{"no supply chain", paymentsManifest, "  supplyChain:\n    sbom: ../dist/ledger-client.cdx.json\n    artifacts:\n      - name: ledger-client\n        ref: registry.payments.internal/ledger-client@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da\n        signature:\n          by: sigstore\n          identity: https://ci.payments.internal/pipelines/ledger-client\n        provenance:\n          level: 3\n    dependencies:\n      - purl: pkg:golang/github.com/shopspring/decimal@v1.4.0\n      - purl: pkg:golang/golang.org/x/oauth2@v0.30.0\n    pipeline:\n      protected: true\n      reviewers: 2\n", "", []string{
		"no-sbom @ spec:",
	}},
	{"no SBOM", paymentsManifest, "    sbom: ../dist/ledger-client.cdx.json\n", "", []string{"no-sbom @ supplyChain:"}},
	{"an SBOM that does not exist", paymentsManifest, "../dist/ledger-client.cdx.json", "../dist/ledger-client.json", []string{
		"sealint/reference @ ../dist/ledger-client.json", "no-sbom @ ../dist/ledger-client.json",
	}},
	{"an SBOM outside the root", paymentsManifest, "../dist/ledger-client.cdx.json", "../../../ledger-client.cdx.json", []string{
		"sealint/reference @ ../../../ledger", "no-sbom @ ../../../ledger",
	}},
	{"the SBOM of another program", withdrawalManifest, "../dist/trainer.cdx.xml", "../dist/edge-agent.cdx.json", []string{
		`no-sbom @ "registry.payments.internal/trainer@` + edgeSubject, `dependency-drift @ "pkg:pypi/model-signer@0.6.0"` + edgeSubject,
	}},
	{"an artifact by tag", paymentsManifest, "ledger-client@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da", "ledger-client:4.1.0", []string{"unpinned-dependency @ registry.payments.internal/ledger-client:4.1.0"}},
	{"another build of an image", telemetryManifests, "edge-agent@sha256:5", "edge-agent@sha256:6", []string{"no-sbom @ registry.payments.internal/edge-agent" + edgeSubject}},
	{"another artifact", paymentsManifest, "- name: ledger-client\n        ref: registry.payments.internal/ledger-client@sha256:3", "- name: books\n        ref: registry.payments.internal/books@sha256:4", []string{"no-sbom @ registry.payments.internal/books" + ledgerSubject}},
	{"a further artifact", ordersManifest, "    artifacts:\n", "    artifacts:\n      - {name: orders-ui, ref: 'registry.payments.internal/orders-ui@sha256:00c9677ad73df8257d6ac235f731e6ae04bf598b165300a7d91ed1ce56c9583e', signature: {by: sigstore}, provenance: {level: 2}}\n", nil},
	{"no signature", paymentsManifest, "        signature:\n          by: sigstore\n          identity: https://ci.payments.internal/pipelines/ledger-client\n", "", []string{"unsigned-artifact @ name: »ledger-client"}},
	{"a signature by nobody", paymentsManifest, "          by: sigstore\n", "", []string{"unsigned-artifact @ signature:"}},
	{"a signature by nothing", paymentsManifest, "by: sigstore", "by: none", []string{"unsigned-artifact @ signature:"}},
	{"no provenance", paymentsManifest, "        provenance:\n          level: 3\n", "", []string{"unsigned-artifact @ name: »ledger-client"}},
	{"provenance of level 0", paymentsManifest, "level: 3", "level: 0", []string{"unsigned-artifact @ provenance:"}},
	{"a dependency without version", paymentsManifest, "decimal@v1.4.0", "decimal", []string{"unpinned-dependency @ pkg:golang/github.com/shopspring/decimal"}},
	{"a dependency of the newest version", ordersManifest, "zod@3.23.8", "zod@latest", []string{
		"unpinned-dependency @ pkg:npm/zod",
	}},
	{"a dependency of a range", ordersManifest, "zod@3.23.8", "zod@^3.23.8", []string{
		"unpinned-dependency @ pkg:npm/zod",
	}},
	{"a dependency of another version", paymentsManifest, "decimal@v1.4.0", "decimal@v1.3.0", []string{
		`dependency-drift @ pkg:golang/github.com/shopspring/decimal -> ledger-client.cdx.json|"name": »"github.com/shopspring/decimal"`,
	}},
	{"a dependency of another version in SPDX", ordersManifest, "jose@5.9.6", "jose@5.9.7", []string{
		`dependency-drift @ pkg:npm/jose -> orders-gateway.spdx.json|"name": »"jose"`,
	}},
	{"a dependency of another version in XML", telemetryManifests, "sample-reader@1.8.2?", "sample-reader@1.8.3?", []string{
		`dependency-drift @ pkg:pypi/sample-reader -> trainer.cdx.xml|<name>»sample-reader<`,
	}},
	{"a dependency that the SBOM lacks", ordersManifest, "      - purl: pkg:npm/zod@3.23.8\n", "      - purl: pkg:npm/zod@3.23.8\n      - purl: pkg:npm/left-pad@1.3.0\n", []string{
		"dependency-drift @ pkg:npm/left-pad" + ordersSubject,
	}},
	{"a dependency of another ecosystem", ordersManifest, "pkg:npm/zod@3.23.8", "pkg:pypi/zod@3.23.8", []string{"dependency-drift @ pkg:pypi/zod" + ordersSubject}},
	{"a package name in the spelling of PyPI", withdrawalManifest, "pkg:pypi/model-signer@0.6.0", "pkg:pypi/Model_Signer@0.6.0", nil},
	{"an unprotected pipeline", paymentsManifest, "protected: true", "protected: false", []string{"unprotected-pipeline @ protected: »false"}},
	{"no protection of the pipeline is stated", paymentsManifest, "      protected: true\n", "", []string{"unprotected-pipeline @ pipeline:"}},
	{"no review of the pipeline", paymentsManifest, "reviewers: 2", "reviewers: 0", []string{"unprotected-pipeline @ reviewers: »0"}},
	{"no reviews of the pipeline are stated", paymentsManifest, "      reviewers: 2\n", "", []string{"unprotected-pipeline @ pipeline:"}},
	{"no pipeline", paymentsManifest, "    pipeline:\n      protected: true\n      reviewers: 2\n", "", []string{"unprotected-pipeline @ supplyChain:", "unprotected-pipeline @ supplyChain:"}},
}

// observabilityMutations: logs, traces, metrics, anomalies.
var observabilityMutations = []workspaceMutation{
	{"nothing can be seen", reportingManifest, "  observability:\n    logs:\n      structured: true\n      fields:\n        - integration_id\n        - client_id\n        - token_id\n        - trace_id\n      redacted: true\n    traces: true\n    metrics:\n      - pages_read\n      - reports_written\n    anomalies:\n      signals:\n        - export-volume\n        - pagination\n        - token-geo\n      action: throttle\n    tamperEvident: true\n", "", []string{"unobservable @ spec:"}},
	{"nothing is said of the form of logs", paymentsManifest, "      structured: true\n", "", []string{"unobservable @ logs:"}},
	{"logs are prose", paymentsManifest, "structured: true", "structured: false", []string{"unobservable @ structured: »false"}},
	{"logs without token", paymentsManifest, "        - token_id\n", "", []string{"unobservable @ »fields:\n        - integration_id"}},
	{"logs without client and token", paymentsManifest, "        - client_id\n        - token_id\n", "", []string{"unobservable @ »fields:\n        - integration_id"}},
	{"no fields of logs", paymentsManifest, "      fields:\n        - integration_id\n        - client_id\n        - token_id\n        - trace_id\n", "", []string{"unobservable @ logs:"}},
	{"logs are not said to be redacted", paymentsManifest, "      redacted: true\n", "", []string{"unmasked-field @ logs:"}},
	{"logs are not redacted", paymentsManifest, "redacted: true", "redacted: false", []string{"unmasked-field @ redacted: »false"}},
	{"nothing is said of traces", paymentsManifest, "    traces: true\n", "", []string{"unobservable @ observability:"}},
	{"no traces", paymentsManifest, "traces: true", "traces: false", []string{"unobservable @ traces: »false"}},
	{"no metrics", paymentsManifest, "    metrics:\n      - entries_booked\n      - entries_reversed\n", "", []string{"unobservable @ observability:"}},
	{"no signals", paymentsManifest, "      signals:\n        - booking-volume\n        - reversal-ratio\n        - token-geo\n", "", []string{"unobservable @ anomalies:"}},
	{"no action", paymentsManifest, "      action: quarantine\n", "", []string{"unobservable @ anomalies:"}},
	{"an alert is an action", paymentsManifest, "action: quarantine", "action: alert", nil},
	{"logs are not said to show tampering", paymentsManifest, "    tamperEvident: true\n", "", []string{"no-audit @ observability:"}},
	{"logs do not show tampering", paymentsManifest, "tamperEvident: true", "tamperEvident: false", []string{"no-audit @ tamperEvident: »false"}},
}

// operationMutations: service levels, runbooks, rollout, onboarding.
var operationMutations = []workspaceMutation{
	{"no service levels", paymentsManifest, "    sla:\n      availability: \"99.95\"\n      latencyP99: 300ms\n      published: https://status.payments.internal/sla/ledger\n", "", []string{"no-sla @ »operations:\n    runbook"}},
	{"no availability", paymentsManifest, "      availability: \"99.95\"\n", "", []string{"no-sla @ »sla:\n"}},
	{"no latency", paymentsManifest, "      latencyP99: 300ms\n", "", []string{"no-sla @ »sla:\n"}},
	{"unpublished service levels", paymentsManifest, "      published: https://status.payments.internal/sla/ledger\n", "", []string{"no-sla @ »sla:\n"}},
	{"no runbook", paymentsManifest, "    runbook: https://runbooks.payments.internal/ledger-payments\n", "", []string{"no-runbook @ »operations:\n    sla"}},
	{"no levels of severity", paymentsManifest, "    severities: https://runbooks.payments.internal/severities\n", "", []string{"no-runbook @ »operations:\n    sla"}},
	{"no rollout", paymentsManifest, "    rollout:\n      staging: true\n      replay: true\n      canary: true\n      rollback: https://runbooks.payments.internal/ledger-payments/rollback\n", "", []string{"no-rollout @ »operations:\n    sla"}},
	{"nothing is said of staging", paymentsManifest, "      staging: true\n", "", []string{"no-rollout @ rollout:"}},
	{"no staging", paymentsManifest, "staging: true", "staging: false", []string{"no-rollout @ staging: »false"}},
	{"nothing is said of a replay", paymentsManifest, "      replay: true\n", "", []string{"no-rollout @ rollout:"}},
	{"no replay", paymentsManifest, "replay: true", "replay: false", []string{"no-rollout @ replay: »false"}},
	{"nothing is said of a canary", paymentsManifest, "      canary: true\n", "", []string{"no-rollout @ rollout:"}},
	{"no canary", paymentsManifest, "canary: true", "canary: false", []string{"no-rollout @ canary: »false"}},
	{"no way back", paymentsManifest, "      rollback: https://runbooks.payments.internal/ledger-payments/rollback\n", "", []string{"no-rollout @ rollout:"}},
	{"no transparency report of what others call", ordersManifest, "    transparencyReport: https://status.payments.internal/transparency\n", "", []string{"no-sla @ operations:"}},
	{"no documentation for callers", ordersManifest, "    docs: https://docs.payments.internal/orders/partners\n", "", []string{"no-onboarding @ onboarding:"}},
	{"nothing is said of defaults", ordersManifest, "    secureDefaults: true\n", "", []string{"no-onboarding @ onboarding:"}},
	{"insecure defaults", ordersManifest, "secureDefaults: true", "secureDefaults: false", []string{"no-onboarding @ secureDefaults: »false"}},
	{"no onboarding of callers", ordersManifest, "  onboarding:\n    docs: https://docs.payments.internal/orders/partners\n    sdk: https://docs.payments.internal/orders/sdk\n    secureDefaults: true\n", "", []string{"no-onboarding @ spec:", "no-onboarding @ spec:"}},
}

// reviewMutations: what was reviewed, and when.
var reviewMutations = []workspaceMutation{
	{"no security review", paymentsManifest, "    - kind: security\n      date: 2026-05-11\n      checklist:\n        - privacy\n        - retention\n        - revocation\n      approved: true\n", "", []string{"no-review @ reviews:"}},
	{"no threat model", paymentsManifest, "    - kind: threat-model\n      date: 2026-05-04\n", "", []string{"no-review @ reviews:"}},
	{"no incident drill", paymentsManifest, "    - kind: incident-drill\n      date: 2026-03-18\n", "", []string{"no-review @ reviews:"}},
	{"a security review 366 days ago", paymentsManifest, "date: 2026-05-11", "date: 2025-06-29", []string{"stale-review @ 2025-06-29"}},
	{"a security review 365 days ago", paymentsManifest, "date: 2026-05-11", "date: 2025-06-30", []string{"review-due @ 2025-06-30"}},
	{"a security review that falls due in 14 days", paymentsManifest, "date: 2026-05-11", "date: 2025-07-14", []string{"review-due @ 2025-07-14"}},
	{"a security review that falls due in 15 days", paymentsManifest, "date: 2026-05-11", "date: 2025-07-15", nil},
	{"a threat model two years ago", paymentsManifest, "date: 2026-05-04", "date: 2024-05-04", []string{"stale-review @ 2024-05-04"}},
	{"an incident drill 181 days ago", paymentsManifest, "date: 2026-03-18", "date: 2025-12-31", []string{"stale-review @ 2025-12-31"}},
	{"an incident drill that falls due today", paymentsManifest, "date: 2026-03-18", "date: 2026-01-01", []string{"review-due @ 2026-01-01"}},
	{"an incident drill tomorrow", paymentsManifest, "date: 2026-03-18", "date: 2026-07-01", []string{"future-date @ 2026-07-01"}},
	{"a security review that was not approved", paymentsManifest, "        - revocation\n      approved: true", "        - revocation\n      approved: false", []string{"rejected-review @ approved: »false"}},
	{"a later review that was not approved", paymentsManifest, "  reviews:\n", "  reviews:\n    - {kind: security, date: 2026-06-11, checklist: [privacy, retention, revocation], approved: false}\n", []string{"rejected-review @ approved: »false"}},
	{"a review that did not cover revocation", paymentsManifest, "        - retention\n        - revocation\n", "        - retention\n", []string{"incomplete-review @ checklist:"}},
	{"a review without checklist", paymentsManifest, "      checklist:\n        - privacy\n        - retention\n        - revocation\n", "", []string{"incomplete-review @ »kind: security"}},
	{"no reviews", withdrawalManifest, "    \"reviews\": [\n      {\n        \"kind\": \"security\",\n        \"date\": \"2026-06-15\",\n        \"checklist\": [\n          \"privacy\",\n          \"retention\",\n          \"revocation\"\n        ],\n        \"approved\": true\n      },\n      {\n        \"kind\": \"threat-model\",\n        \"date\": \"2026-06-05\"\n      },\n      {\n        \"kind\": \"incident-drill\",\n        \"date\": \"2026-06-09\"\n      }\n    ],\n", "", []string{
		`no-review @ "spec"`, `no-review @ "spec"`, `no-review @ "spec"`,
	}},
}

// Who uses the ledger, as related places of what they state.
const (
	paymentsPath  = "ledger-payments.integration.yaml|path: »../api/ledger.openapi.yaml"
	reportingPath = "ledger-reporting.integration.yaml|path: »../api/ledger.openapi.yaml"
)

// ledgerMutations are edits of a contract that two integrations use.
var ledgerMutations = []workspaceMutation{
	editLedger("a comment in the contract", "openapi: 3.1.0", "# reviewed\nopenapi: 3.1.0"),
	editLedger("a description", "summary: Book a settled payment", "summary: Book a payment that is settled"),
	editLedger("a newer version of OpenAPI", "openapi: 3.1.0", "openapi: 3.1.1"),
	editLedger("another version of the contract", "version: 2.3.0", "version: 2.4.0",
		"contract-drift @ ledger-payments.integration.yaml|version: »2.3.0 -> ledger.openapi.yaml|version: »2.4.0",
		"contract-drift @ ledger-reporting.integration.yaml|version: »2.3.0 -> ledger.openapi.yaml|version: »2.4.0",
	),
	editLedger("no version of the contract's API", "  version: 2.3.0\n", "", "invalid-document @ info:",
		"contract-drift @ ledger-payments.integration.yaml|version: »2.3.0 -> ledger.openapi.yaml|info:",
		"contract-drift @ ledger-reporting.integration.yaml|version: »2.3.0 -> ledger.openapi.yaml|info:",
	),
	editLedger("another base path of the server", "url: https://ledger.payments.internal/v2", "url: https://ledger.payments.internal/v3",
		"contract-drift @ ledger-payments.integration.yaml|»https://ledger.payments.internal/v2 -> ledger.openapi.yaml|»url: https://ledger.payments.internal/v3 -> ledger.openapi.yaml|»url: https://ledger.staging",
		"contract-drift @ ledger-reporting.integration.yaml|»https://ledger.payments.internal/v2/balances -> ledger.openapi.yaml|»url: https://ledger.payments.internal/v3 -> ledger.openapi.yaml|»url: https://ledger.staging",
		"contract-drift @ ledger-reporting.integration.yaml|»https://ledger.payments.internal/v2/statements -> ledger.openapi.yaml|»url: https://ledger.payments.internal/v3 -> ledger.openapi.yaml|»url: https://ledger.staging",
	),
	editLedger("no server of production", "  - url: https://ledger.payments.internal/v2\n    description: production\n", "",
		"contract-drift @ ledger-payments.integration.yaml|»https://ledger.payments.internal/v2 -> ledger.openapi.yaml|»url: https://ledger.staging",
		"contract-drift @ ledger-reporting.integration.yaml|»https://ledger.payments.internal/v2/balances -> ledger.openapi.yaml|»url: https://ledger.staging",
		"contract-drift @ ledger-reporting.integration.yaml|»https://ledger.payments.internal/v2/statements -> ledger.openapi.yaml|»url: https://ledger.staging",
	),
	editLedger("a server of one operation's own beside the others'", "operationId: createEntry\n", "operationId: createEntry\n      servers:\n        - url: https://ledger-write.payments.internal/v2\n"),
	editLedger("servers of the reports' own", "operationId: getStatement\n", "operationId: getStatement\n      servers:\n        - url: https://reports.payments.internal/v2\n"),
	editLedger("the port of the server is written out", "url: https://ledger.payments.internal/v2", "url: https://ledger.payments.internal:443/v2"),
	editLedger("an unencrypted server", "url: https://ledger.payments.internal/v2", "url: http://ledger.payments.internal/v2", "tls-required @ http://ledger", "cleartext-credentials @ http://ledger",
		"contract-drift @ ledger-payments.integration.yaml|»https://ledger.payments.internal/v2 -> ledger.openapi.yaml|»url: http://ledger.payments -> ledger.openapi.yaml|»url: https://ledger.staging",
		"contract-drift @ ledger-reporting.integration.yaml|»https://ledger.payments.internal/v2/balances -> ledger.openapi.yaml|»url: http://ledger.payments -> ledger.openapi.yaml|»url: https://ledger.staging",
		"contract-drift @ ledger-reporting.integration.yaml|»https://ledger.payments.internal/v2/statements -> ledger.openapi.yaml|»url: http://ledger.payments -> ledger.openapi.yaml|»url: https://ledger.staging",
	),
	editLedger("no servers", "servers:\n  - url: https://ledger.payments.internal/v2\n    description: production\n  - url: https://ledger.staging.payments.internal/v2\n    description: staging\n", "", "server-undeclared @ openapi:", "version-not-explicit @ info:"),
	editLedger("a scope is renamed where it is declared", "entries:write: Book entries", "entries:book: Book entries",
		"undefined-scope @ »entries:write]", "unused-scope @ Book entries",
		"undefined-scope @ ledger-payments.integration.yaml|»entries:write"+ledgerSchemes,
	),
	editLedger("a scope is declared no more", "            balances:read: Read balances\n", "", "undefined-scope @ »balances:read]",
		"undefined-scope @ ledger-reporting.integration.yaml|»balances:read"+ledgerSchemes,
	),
	editLedger("a scope is renamed where it is demanded", "- oauth: [entries:write]", "- oauth: [entries:book]",
		"undefined-scope @ »entries:book]", "unused-scope @ Book entries",
		"missing-scope @ ledger-payments.integration.yaml|createEntry -> ledger.openapi.yaml|»security:\n        - oauth: [entries:book]",
		"excess-scope @ ledger-payments.integration.yaml|»entries:write -> ledger.openapi.yaml|»security:\n        - oauth: [entries:book]"+readDemands+reverseDemands,
	),
	editLedger("another scope is demanded", "- oauth: [statements:read]", "- oauth: [balances:read]", "unused-scope @ Read statements",
		"excess-scope @ ledger-reporting.integration.yaml|»statements:read -> ledger.openapi.yaml|»security:\n        - oauth: [balances:read]\n      parameters:\n        - $ref -> ledger.openapi.yaml|»security:\n        - oauth: [balances:read]\n      parameters:\n        - name",
	),
	editLedger("a further scope is demanded", "- oauth: [entries:write]", "- oauth: [entries:write, balances:read]",
		"missing-scope @ ledger-payments.integration.yaml|createEntry -> ledger.openapi.yaml|»security:\n        - oauth: [entries:write, balances:read]",
	),
	editLedger("a further scope is demanded that is requested", "- oauth: [entries:write]", "- oauth: [entries:write, entries:read]"),
	editLedger("an alternative that needs one scope less", "- oauth: [entries:write]", "- oauth: [entries:write]\n        - oauth: [entries:read]",
		"excess-scope @ ledger-payments.integration.yaml|»entries:write -> ledger.openapi.yaml|»security:\n        - oauth: [entries:write]"+readDemands+reverseDemands,
	),
	editLedger("an alternative whose scope is not requested", "- oauth: [entries:write]", "- oauth: [entries:write]\n        - oauth: [balances:read]"),
	editLedger("another scope is demanded by default", "security:\n  - oauth: [entries:read]", "security:\n  - oauth: [balances:read]", "unused-scope @ Read entries",
		"missing-scope @ ledger-payments.integration.yaml|GET /entries/{entryId} -> ledger.openapi.yaml|security:\n  - oauth: [balances:read]",
		"excess-scope @ ledger-payments.integration.yaml|»entries:read"+createDemands+" -> ledger.openapi.yaml|security:\n  - oauth: [balances:read]"+reverseDemands,
	),
	editLedger("no credential is demanded by default", "security:\n  - oauth: [entries:read]", "security: []", "unused-scope @ Read entries",
		"unauthenticated-read @ »get:\n      operationId: listEntries", "unauthenticated-read @ »get:\n      operationId: getEntry",
		"unauthenticated-sensitive-data @ »responses:\n        '200':\n          description: A page of entries.",
		"unauthenticated-sensitive-data @ »responses:\n        '200':\n          description: One entry.",
		"excess-scope @ ledger-payments.integration.yaml|»entries:read"+createDemands+" -> ledger.openapi.yaml|security: []"+reverseDemands,
	),
	editLedger("no credential is demanded of a write", "security:\n        - oauth: [entries:write]", "security: []", "unused-scope @ Book entries",
		"unauthenticated-write @ security: []", "unauthenticated-sensitive-data @ »responses:\n        '201'",
		"excess-scope @ ledger-payments.integration.yaml|»entries:write -> ledger.openapi.yaml|»security: []"+readDemands+reverseDemands,
	),
	editLedger("a scheme that is not declared", "- oauth: [entries:write]", "- key: []", "undefined-security-scheme @ key: []", "unused-scope @ Book entries"),
	editLedger("a scheme is misspelt", "- oauth: [entries:write]", "- oatuh: [entries:write]", "undefined-security-scheme @ oatuh:", "unused-scope @ Book entries"),
	editLedger("a schema that does not exist", "schema: {$ref: '#/components/schemas/NewEntry'}", "schema: {$ref: '#/components/schemas/NewEntri'}", "unresolved-reference @ '#/components/schemas/NewEntri'", "sealint/reference @ '#/components/schemas/NewEntri'"),
	editLedger("passwords are demanded", "      type: oauth2\n      description: One client for each integration; tokens live 15 minutes and are bound to it (RFC 8705).\n      flows:\n        clientCredentials:\n          tokenUrl: https://id.payments.internal/token\n          scopes:\n            entries:read: Read entries\n            entries:write: Book entries\n            entries:reverse: Reverse entries\n            balances:read: Read balances\n            statements:read: Read statements\n", "      type: http\n      scheme: basic\n", "basic-auth @ scheme: »basic",
		"auth-not-accepted @ ledger-payments.integration.yaml|method: »oauth2"+createDemands+readDemands+reverseDemands,
		"auth-not-accepted @ ledger-reporting.integration.yaml|method: »oauth2"+balancesDemand+statementsDemand,
	),
	editLedger("keys are demanded", "      type: oauth2\n      description: One client for each integration; tokens live 15 minutes and are bound to it (RFC 8705).\n      flows:\n        clientCredentials:\n          tokenUrl: https://id.payments.internal/token\n          scopes:\n            entries:read: Read entries\n            entries:write: Book entries\n            entries:reverse: Reverse entries\n            balances:read: Read balances\n            statements:read: Read statements\n", "      type: apiKey\n      in: header\n      name: X-Key\n", "static-key @ apiKey",
		"auth-not-accepted @ ledger-payments.integration.yaml|method: »oauth2"+createDemands+readDemands+reverseDemands,
		"auth-not-accepted @ ledger-reporting.integration.yaml|method: »oauth2"+balancesDemand+statementsDemand,
	),
	editLedger("an operationId is renamed", "operationId: createEntry", "operationId: bookEntry",
		"undefined-operation @ ledger-payments.integration.yaml|createEntry"+ledgerOperations,
	),
	editLedger("an operationId is renamed that is named by path", "operationId: getEntry", "operationId: readEntry"),
	editLedger("an operationId is renamed that nobody uses", "operationId: listEntries", "operationId: readEntries"),
	editLedger("a path is renamed", "  /entries/{entryId}:\n", "  /bookings/{entryId}:\n",
		"undefined-operation @ ledger-payments.integration.yaml|GET /entries/{entryId}"+ledgerOperations,
	),
	editLedger("a path is renamed whose operation is named by id", "/entries/{entryId}/reversal:", "/entries/{entryId}/refund:"),
	editLedger("a parameter of a path is renamed", "  /statements/{month}:\n    get:\n      operationId: getStatement\n      tags: [reports]\n      security:\n        - oauth: [statements:read]\n      parameters:\n        - name: month\n", "  /statements/{period}:\n    get:\n      operationId: getStatement\n      tags: [reports]\n      security:\n        - oauth: [statements:read]\n      parameters:\n        - name: period\n"),
	editLedger("an operation is removed", "  /entries/{entryId}/reversal:\n    parameters:\n      - $ref: '#/components/parameters/entryId'\n    put:\n      operationId: reverseEntry\n      tags: [entries]\n      security:\n        - oauth: [entries:reverse]\n      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/Reversal'}\n      responses:\n        '200':\n          description: The entry that reverses the other.\n          headers: *limits\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Entry'}\n        '400': {$ref: '#/components/responses/invalid'}\n        '401': {$ref: '#/components/responses/unauthenticated'}\n        '403': {$ref: '#/components/responses/forbidden'}\n        '404': {$ref: '#/components/responses/absent'}\n        '429': {$ref: '#/components/responses/limited'}\n        default: {$ref: '#/components/responses/failed'}\n", "",
		"undefined-operation @ ledger-payments.integration.yaml|reverseEntry"+ledgerOperations,
	),
	editLedger("a used operation is deprecated", "operationId: createEntry\n", "operationId: createEntry\n      deprecated: true\n      x-sunset: 2027-06-30\n      description: Use [batches](https://payments.internal/docs/ledger/batches).\n",
		"deprecated-operation @ ledger-payments.integration.yaml|createEntry -> ledger.openapi.yaml|»true\n      x-sunset: 2027-06-30 -> ledger.openapi.yaml|2027-06-30",
	),
	editLedger("a used operation is deprecated without a sunset", "operationId: createEntry\n", "operationId: createEntry\n      deprecated: true\n      description: Use [batches](https://payments.internal/docs/ledger/batches).\n",
		"deprecated-without-sunset @ »true\n      description: Use [b",
		"deprecated-operation @ ledger-payments.integration.yaml|createEntry -> ledger.openapi.yaml|»true\n      description: Use [b",
	),
	editLedger("a used operation is past its sunset", "operationId: createEntry\n", "operationId: createEntry\n      deprecated: true\n      x-sunset: 2026-06-29\n      description: Use [batches](https://payments.internal/docs/ledger/batches).\n",
		"sunset-passed @ 2026-06-29",
		"deprecated-operation @ ledger-payments.integration.yaml|createEntry -> ledger.openapi.yaml|»true\n      x-sunset: 2026-06-29 -> ledger.openapi.yaml|2026-06-29",
	),
	editLedger("a used operation ends in 90 days", "operationId: listBalances\n", "operationId: listBalances\n      x-sunset: 2026-09-28\n",
		"deprecated-operation @ ledger-reporting.integration.yaml|listBalances -> ledger.openapi.yaml|2026-09-28",
	),
	editLedger("a used operation ends in 91 days", "operationId: listBalances\n", "operationId: listBalances\n      x-sunset: 2026-09-29\n"),
	editLedger("an operation is deprecated that nobody uses", "operationId: listEntries\n", "operationId: listEntries\n      deprecated: true\n      x-sunset: 2027-06-30\n      description: Use [batches](https://payments.internal/docs/ledger/batches).\n"),
	editLedger("a field becomes restricted", "          maxLength: 34\n          x-data-classification: confidential\n", "          maxLength: 34\n          x-data-classification: restricted\n",
		"underclassified-data @ ledger-payments.integration.yaml|classification: »confidential\n    categories -> ledger.openapi.yaml|»iban:",
	),
	editLedger("a response becomes confidential", "    Balance:\n      type: object\n      x-data-classification: internal", "    Balance:\n      type: object\n      x-data-classification: confidential",
		"underclassified-data @ ledger-reporting.integration.yaml|classification: »internal -> ledger.openapi.yaml|»day: {",
	),
	editLedger("a request becomes confidential", "    Reversal:\n      type: object\n", "    Reversal:\n      type: object\n      x-data-classification: restricted\n",
		"underclassified-data @ ledger-payments.integration.yaml|classification: »confidential\n    categories -> ledger.openapi.yaml|»reason: {",
	),
	editLedger("a personal field in a response", "        total: {type: integer, format: int64}\n", "        total: {type: integer, format: int64}\n        email: {type: string, x-data-classification: confidential, x-masking: tokenize}\n",
		"underclassified-data @ ledger-reporting.integration.yaml|classification: »internal -> ledger.openapi.yaml|»email: {type: string, x-data-classification: confidential, x-masking: tokenize}",
		"underclassified-data @ ledger-reporting.integration.yaml|categories: -> ledger.openapi.yaml|»email: {type: string, x-data-classification: confidential, x-masking: tokenize}",
	),
	editLedger("a personal field of a name of its own in a response", "        total: {type: integer, format: int64}\n", "        total: {type: integer, format: int64}\n        phone: {type: string, x-data-classification: confidential, x-masking: tokenize}\n",
		"underclassified-data @ ledger-reporting.integration.yaml|classification: »internal -> ledger.openapi.yaml|»phone: {",
		"underclassified-data @ ledger-reporting.integration.yaml|categories: -> ledger.openapi.yaml|»phone: {",
	),
	editLedger("a health field in a request", "        reason: {type: string, enum: [duplicate, refused, fraud]}\n", "        reason: {type: string, enum: [duplicate, refused, fraud]}\n        diagnosis: {type: string, maxLength: 8, pattern: '^[A-Z0-9.]+$', x-data-classification: confidential}\n",
		"underclassified-data @ ledger-payments.integration.yaml|categories: -> ledger.openapi.yaml|»diagnosis: {",
	),
	editLedger("a field of authentication in a request", "        reason: {type: string, enum: [duplicate, refused, fraud]}\n", "        reason: {type: string, enum: [duplicate, refused, fraud]}\n        passcode: {type: string, maxLength: 8, pattern: '^[A-Z0-9]+$', x-data-classification: confidential}\n",
		"underclassified-data @ ledger-payments.integration.yaml|categories: -> ledger.openapi.yaml|»passcode: {",
	),
	editLedger("biometric data in a request is personal", "        reason: {type: string, enum: [duplicate, refused, fraud]}\n", "        reason: {type: string, enum: [duplicate, refused, fraud]}\n        fingerprintData: {type: string, maxLength: 8, pattern: '^[A-Z0-9]+$', x-data-classification: confidential}\n"),
	editLedger("a field that is only written is in no response", "        total: {type: integer, format: int64}\n", "        total: {type: integer, format: int64}\n        email: {type: string, writeOnly: true, x-data-classification: confidential}\n"),
	editLedger("a personal field where nobody uses the operation", "          items: {$ref: '#/components/schemas/Entry'}\n        next: {type: string, maxLength: 128}\n", "          items: {$ref: '#/components/schemas/Entry'}\n        next: {type: string, maxLength: 128}\n        diagnosis: {type: string, x-data-classification: restricted, x-masking: redact}\n"),
	{"a contract that cannot be read", ledgerContract, "openapi: 3.1.0", "openapi: [3.1.0", []string{
		"sealint/syntax @ info»:", "sealint/reference @ " + paymentsPath, "sealint/reference @ " + reportingPath,
		"contract-drift @ " + paymentsPath, "contract-drift @ " + reportingPath,
	}},
	{"a contract that cannot be read below its first line", ledgerContract, "  - name: entries\n", "  - name: [entries\n", []string{
		"sealint/syntax @ - name»: reports", "sealint/reference @ " + paymentsPath, "sealint/reference @ " + reportingPath,
		"contract-drift @ " + paymentsPath, "contract-drift @ " + reportingPath,
	}},
	{"a contract with a key twice", ledgerContract, "  title: Ledger\n", "  title: Ledger\n  title: Books\n", []string{
		"sealint/syntax @ »title: Books", "sealint/reference @ " + paymentsPath, "sealint/reference @ " + reportingPath,
		"contract-drift @ " + paymentsPath, "contract-drift @ " + reportingPath,
	}},
	{"a contract of another version of OpenAPI", ledgerContract, "openapi: 3.1.0", "openapi: 4.0.0", []string{
		"sealint/unsupported @ 4.0.0", "sealint/reference @ " + paymentsPath, "sealint/reference @ " + reportingPath,
		"contract-drift @ " + paymentsPath, "contract-drift @ " + reportingPath,
	}},
	{"a contract that is none", ledgerContract, "openapi: 3.1.0\n", "", []string{
		"sealint/reference @ " + paymentsPath, "sealint/reference @ " + reportingPath,
		"contract-drift @ " + paymentsPath, "contract-drift @ " + reportingPath,
	}},
}

// ordersMutations are edits of a contract all of whose operations are used, webhooks included.
var ordersMutations = []workspaceMutation{
	editOrders("an operationId is renamed where none is named", `"operationId": "placeOrder"`, `"operationId": "createOrder"`),
	editOrders("another version of the contract in JSON", `"version": "3.1.0"`, `"version": "3.2.0"`,
		`contract-drift @ orders-partner.integration.yaml|version: »3.1.0 -> orders.openapi.json|"version": »"3.2.0"`),
	editOrders("another host of the server", "https://orders.payments.internal/v3\"", "https://shop.payments.internal/v3\"",
		`contract-drift @ orders-partner.integration.yaml|https://orders.payments.internal/v3 -> orders.openapi.json|»"url": "https://shop.payments.internal/v3" -> orders.openapi.json|»"url": "https://orders.sandbox`),
	editOrders("an operation is deprecated where all are used", `"operationId": "cancelOrder",`, "\"operationId\": \"cancelOrder\",\n        \"deprecated\": true,\n        \"x-sunset\": \"2027-03-31\",\n        \"externalDocs\": {\"url\": \"https://docs.payments.internal/orders/cancelling\"},",
		`deprecated-operation @ orders-partner.integration.yaml|path: »../api -> orders.openapi.json|"deprecated": »true -> orders.openapi.json|"2027-03-31"`),
	editOrders("a webhook is deprecated", `"operationId": "tellRefunded",`, "\"operationId\": \"tellRefunded\",\n        \"deprecated\": true,\n        \"x-sunset\": \"2027-03-31\",\n        \"externalDocs\": {\"url\": \"https://docs.payments.internal/orders/refunds\"},",
		`deprecated-operation @ orders-partner.integration.yaml|path: »../api -> orders.openapi.json|"deprecated": »true -> orders.openapi.json|"2027-03-31"`),
	editOrders("a field of a webhook becomes restricted", "\"pattern\": \"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$\",\n            \"x-data-classification\": \"confidential\"", "\"pattern\": \"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$\",\n            \"x-data-classification\": \"restricted\"",
		`underclassified-data @ orders-partner.integration.yaml|classification: »confidential
    categories -> orders.openapi.json|»"refundIban"`),
	editOrders("a health field in a webhook", `"shippedOn": {"type": "string", "format": "date"}`, `"shippedOn": {"type": "string", "format": "date"}, "prescription": {"type": "string", "maxLength": 40, "pattern": "^[A-Z0-9]+$", "x-data-classification": "confidential", "x-masking": "redact"}`,
		`underclassified-data @ orders-partner.integration.yaml|categories: -> orders.openapi.json|»"prescription"`),
	editOrders("tokens are demanded instead of certificates", `"type": "mutualTLS",`, `"type": "http", "scheme": "bearer", "bearerFormat": "JWT",`, `jwt-best-practices @ "JWT"`,
		`auth-not-accepted @ orders-partner.integration.yaml|method: »mtls`+ordersDemand),
	editOrders("tokens are accepted besides certificates", `"security": [
    {"mutualTLS": []}
  ],`, `"security": [
    {"mutualTLS": []}, {"token": []}
  ],`, `undefined-security-scheme @ "token"`),
	editOrders("one operation demands another credential", `"summary": "Read one order",`, `"summary": "Read one order", "security": [{"token": []}],`, `undefined-security-scheme @ "token"`),
	{"a contract in JSON that cannot be read", ordersContract, `"openapi": "3.1.0",`, `"openapi": "3.1.0"`, []string{
		"sealint/syntax @ \"openapi\": \"3.1.0\"\n  »\"info\"", "sealint/reference @ orders-partner.integration.yaml|../api/orders", "contract-drift @ orders-partner.integration.yaml|../api/orders",
	}},
}

// telemetryMutations are edits of a contract that three integrations use, in two files.
var telemetryMutations = []workspaceMutation{
	editTelemetry("a region is served no more", "          - eu-north\n          - eu-west\n", "          - eu-north\n",
		"contract-drift @ telemetry.integration.yaml|»https://telemetry.eu-west -> telemetry.openapi.yaml|»url: https://telemetry.{region}",
		`contract-drift @ model-withdrawal.integration.json|»"https://telemetry.eu-west -> telemetry.openapi.yaml|»url: https://telemetry.{region}`,
	),
	editTelemetry("a further region is served", "          - eu-west\n", "          - eu-west\n          - eu-south\n"),
	editTelemetry("an administrative scope is renamed", "models:admin: Withdraw models", "models:withdraw: Withdraw models",
		"undefined-scope @ »models:admin]", "unused-scope @ Withdraw models",
		`undefined-scope @ model-withdrawal.integration.json|"models:admin" -> telemetry.openapi.yaml|»securitySchemes:`,
	),
	editTelemetry("an operation named in JSON is renamed", "operationId: rollbackModel", "operationId: withdrawModel",
		`undefined-operation @ model-withdrawal.integration.json|"rollbackModel" -> telemetry.openapi.yaml|»paths:`),
	editTelemetry("a path is renamed that one document of a file names", "  /devices/{deviceId}/heartbeat:", "  /devices/{deviceId}/pulse:",
		"undefined-operation @ telemetry.integration.yaml|PUT /devices -> telemetry.openapi.yaml|»paths:"),
	editTelemetry("a method is changed", "  /models:\n    get:", "  /models:\n    query:", "invalid-document @ query:", "unused-scope @ Read models", "undefined-operation @ model-withdrawal.integration.json|\"listModels\" -> telemetry.openapi.yaml|»paths:"),
	editTelemetry("another masking in the contract", "          x-masking: year only", "          x-masking: month and year"),
	editTelemetry("a field becomes restricted where all is", "          x-data-classification: confidential\n          x-masking: year only", "          x-data-classification: restricted\n          x-masking: year only"),
	editTelemetry("a body becomes restricted that two use", "    Model:\n      type: object\n      x-data-classification: internal", "    Model:\n      type: object\n      x-data-classification: restricted",
		"unmasked-sensitive-field @ weights: {",
		`underclassified-data @ model-withdrawal.integration.json|"classification": »"internal" -> telemetry.openapi.yaml|»weights: {`),
	editTelemetry("a personal field in the request of one", "        cause: {type: string, enum: [poisoned, biased, consent-withdrawn]}\n", "        cause: {type: string, enum: [poisoned, biased, consent-withdrawn]}\n        email: {type: string, format: email, maxLength: 254, x-data-classification: internal}\n",
		`underclassified-data @ model-withdrawal.integration.json|»"data": {
      "classification" -> telemetry.openapi.yaml|»email: {`),
	editTelemetry("the demand of one becomes that of another", "- oauth: [devices:report]", "- oauth: [batches:write]", "unused-scope @ Send heartbeats",
		"excess-scope @ telemetry.integration.yaml|»devices:report -> telemetry.openapi.yaml|»security:\n        - oauth: [batches:write]\n      parameters:\n        - $ref -> telemetry.openapi.yaml|»security:\n        - oauth: [batches:write]\n      parameters:\n        - name: deviceId"),
	editTelemetry("an operation demands what its path inherits", "operationId: listSamples\n", "operationId: listSamples\n      security:\n        - oauth: [samples:read]\n"),
	editTelemetry("a used operation ends tomorrow", "operationId: listModels\n", "operationId: listModels\n      x-sunset: 2026-07-01\n",
		`deprecated-operation @ model-withdrawal.integration.json|"listModels" -> telemetry.openapi.yaml|x-sunset: »2026-07-01`),
	editTelemetry("tokens come by OpenID Connect", "      type: oauth2\n      description: Tokens are bound to the certificate of the device or workload (RFC 8705).\n      flows:\n        clientCredentials:\n          tokenUrl: https://id.payments.internal/telemetry/token\n          scopes:\n            batches:write: Send batches\n            devices:report: Send heartbeats\n            samples:read: Read samples, pseudonymised\n            models:read: Read models\n            models:write: Register models\n            models:admin: Withdraw models\n", "      type: openIdConnect\n      openIdConnectUrl: https://id.payments.internal/telemetry/.well-known/openid-configuration\n"),
}

// Who names the SBOM of the ledger's client.
const (
	paymentsSBOM  = "ledger-payments.integration.yaml|sbom: »../dist/ledger-client.cdx.json"
	reportingSBOM = "ledger-reporting.integration.yaml|sbom: »../dist/ledger-client.cdx.json"
)

// sbomMutations are edits of SBOMs: their integrations pin some of the components.
var sbomMutations = []workspaceMutation{
	{"a newer edition of the SBOM", ledgerSBOM, `"version": 1,`, `"version": 2,`, nil},
	{"another supplier", ledgerSBOM, "The decimal authors", "Decimal", nil},
	{"a component is removed that is pinned", ledgerSBOM, `    {
      "bom-ref": "decimal",
      "type": "library",
      "supplier": {"name": "The decimal authors"},
      "name": "github.com/shopspring/decimal",
      "version": "v1.4.0",
      "hashes": [
        {"alg": "SHA-256", "content": "751d4cd3460984afc72973d2a0df56ed9b10499c5cd0508d7f2207245d9e3315"}
      ],
      "licenses": [{"license": {"id": "MIT", "acknowledgement": "concluded"}}],
      "purl": "pkg:golang/github.com/shopspring/decimal@v1.4.0",
      "externalReferences": [
        {"type": "distribution", "url": "https://proxy.golang.org/github.com/shopspring/decimal/@v/v1.4.0.zip"}
      ]
    },
`, "", []string{
		`ref-dangling @ "ref": »"decimal"`, `ref-dangling @ "dependsOn": [»"decimal"`, `ref-dangling @ "ledger-client", »"decimal"`,
		"dependency-drift @ ledger-payments.integration.yaml|pkg:golang/github.com/shopspring/decimal" + ledgerSubject,
	}},
	{"a component is updated that is pinned", ledgerSBOM, `"v1.4.0",
      "hashes": [
        {"alg": "SHA-256", "content": "751d4cd3460984afc72973d2a0df56ed9b10499c5cd0508d7f2207245d9e3315"}
      ],
      "licenses": [{"license": {"id": "MIT", "acknowledgement": "concluded"}}],
      "purl": "pkg:golang/github.com/shopspring/decimal@v1.4.0"`, `"v1.5.0",
      "hashes": [
        {"alg": "SHA-256", "content": "751d4cd3460984afc72973d2a0df56ed9b10499c5cd0508d7f2207245d9e3316"}
      ],
      "licenses": [{"license": {"id": "MIT", "acknowledgement": "concluded"}}],
      "purl": "pkg:golang/github.com/shopspring/decimal@v1.5.0"`, []string{
		`dependency-drift @ ledger-payments.integration.yaml|pkg:golang/github.com/shopspring/decimal -> ledger-client.cdx.json|"name": »"github.com/shopspring/decimal"`,
	}},
	{"a component is updated that two pin", ledgerSBOM, `oauth2@v0.30.0"`, `oauth2@v0.31.0"`, []string{
		`purl-version-mismatch @ "pkg:golang/golang.org/x/oauth2@v0.31.0"`,
		`dependency-drift @ ledger-payments.integration.yaml|pkg:golang/golang.org/x/oauth2 -> ledger-client.cdx.json|"name": »"golang.org/x/oauth2"`,
		`dependency-drift @ ledger-reporting.integration.yaml|pkg:golang/golang.org/x/oauth2 -> ledger-client.cdx.json|"name": »"golang.org/x/oauth2"`,
	}},
	{"a second version of a component that is pinned", ledgerSBOM, "  \"components\": [\n    {\n", "  \"components\": [\n    {\n      \"bom-ref\": \"old\",\n      \"type\": \"library\",\n      \"supplier\": {\"name\": \"The decimal authors\"},\n      \"name\": \"github.com/shopspring/decimal\",\n      \"version\": \"v1.3.0\",\n      \"purl\": \"pkg:golang/github.com/shopspring/decimal@v1.3.0\"\n    },\n    {\n", nil},
	{"a component is updated that nobody pins", ledgerSBOM, `uuid@v1.6.0"`, `uuid@v1.6.1"`, []string{`purl-version-mismatch @ "pkg:golang/github.com/google/uuid@v1.6.1"`}},
	{"a component becomes another package", ledgerSBOM, `pkg:golang/github.com/shopspring/decimal@`, `pkg:golang/github.com/ericlagergren/decimal@`, []string{
		"dependency-drift @ ledger-payments.integration.yaml|pkg:golang/github.com/shopspring/decimal" + ledgerSubject,
	}},
	{"a component without a package URL is known by its name", ledgerSBOM, "      \"purl\": \"pkg:golang/github.com/shopspring/decimal@v1.4.0\",\n", "", nil},
	{"a qualifier of a component", ledgerSBOM, `decimal@v1.4.0"`, `decimal@v1.4.0?type=module"`, nil},
	{"the subject is renamed", ledgerSBOM, "\"name\": \"ledger-client\",\n      \"version\"", "\"name\": \"books-client\",\n      \"version\"", []string{`purl-name-mismatch @ "pkg:golang/payments.internal/ledger-client`}},
	{"another digest of a program", ledgerSBOM, "3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da", "3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025db", nil},
	{"another digest of an image", edgeSBOM, "sha256%3A5af3", "sha256%3A6af3", []string{
		"no-sbom @ telemetry.integration.yaml|registry.payments.internal/edge-agent@" + edgeSubject,
	}},
	{"no digest of an image", edgeSBOM, "@sha256%3A5af3a4dfd1114808758b7b2f94618b4ab960e5597e52160ae71f676d8d8e54bb?repository_url=registry.payments.internal%2Fedge-agent&tag=0.7.2", "@0.7.2?repository_url=registry.payments.internal%2Fedge-agent", nil},
	{"no subject", ledgerSBOM, `,
    "component": {
      "bom-ref": "ledger-client",
      "type": "application",
      "supplier": {"name": "Payments platform"},
      "name": "ledger-client",
      "version": "4.1.0",
      "hashes": [
        {"alg": "SHA-256", "content": "3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da"}
      ],
      "licenses": [{"license": {"id": "Apache-2.0", "acknowledgement": "concluded"}}],
      "purl": "pkg:golang/payments.internal/ledger-client@v4.1.0"
    }
`, "\n", []string{
		`root-missing @ "metadata"`, `ref-dangling @ "ref": »"ledger-client"`, `ref-dangling @ "dependencies": [»"ledger-client"`,
		`no-sbom @ ledger-payments.integration.yaml|registry.payments.internal/ledger-client@ -> ledger-client.cdx.json|"bomFormat"`,
		`no-sbom @ ledger-reporting.integration.yaml|registry.payments.internal/ledger-client@ -> ledger-client.cdx.json|"bomFormat"`,
	}},
	{"an SBOM that cannot be read", ledgerSBOM, `"bomFormat": "CycloneDX",`, `"bomFormat": "CycloneDX"`, []string{
		"sealint/syntax @ \"bomFormat\": \"CycloneDX\"\n  »\"specVersion\"", "sealint/reference @ " + paymentsSBOM, "sealint/reference @ " + reportingSBOM,
		"no-sbom @ " + paymentsSBOM, "no-sbom @ " + reportingSBOM,
	}},
	{"an SBOM that is none", ledgerSBOM, "\"bomFormat\": \"CycloneDX\",\n  \"specVersion\"", "\"bom\": \"CycloneDX\",\n  \"bomVersion\"", []string{
		"sealint/reference @ " + paymentsSBOM, "sealint/reference @ " + reportingSBOM, "no-sbom @ " + paymentsSBOM, "no-sbom @ " + reportingSBOM,
	}},
	{"an SBOM of a version that does not exist", ledgerSBOM, `"specVersion": "1.6"`, `"specVersion": "9.9"`, []string{
		`sealint/unsupported @ "9.9"`, "sealint/reference @ " + paymentsSBOM, "sealint/reference @ " + reportingSBOM,
		"no-sbom @ " + paymentsSBOM, "no-sbom @ " + reportingSBOM,
	}},
	{"a package of another version in SPDX", ordersSBOM, `pkg:npm/zod@3.23.8"`, `pkg:npm/zod@3.24.0"`, []string{
		`purl-version-mismatch @ "pkg:npm/zod@3.24.0"`,
		`dependency-drift @ orders-partner.integration.yaml|pkg:npm/zod -> orders-gateway.spdx.json|"name": »"zod"`,
	}},
	{"another package is described in SPDX", ordersSBOM, `"relatedSpdxElement": "SPDXRef-orders-gateway"`, `"relatedSpdxElement": "SPDXRef-pino"`, []string{`root-is-leaf @ "spdxVersion"`}},
	{"another digest of the described package", ordersSBOM, "5c4803f1291d2dc0e92fc7d0bc186fcea0c0b2c57b60eeca10a1bb22e5b8ef88", "5c4803f1291d2dc0e92fc7d0bc186fcea0c0b2c57b60eeca10a1bb22e5b8ef89", nil},
	{"a component of another version in the XML", trainerSBOM, "pkg:pypi/model-signer@0.6.0?", "pkg:pypi/model-signer@0.6.1?", []string{
		"purl-version-mismatch @ pkg:pypi/model-signer@0.6.1",
		`dependency-drift @ model-withdrawal.integration.json|"pkg:pypi/model-signer@0.6.0" -> trainer.cdx.xml|<name>»model-signer<`,
	}},
	{"a component is renamed in the XML", trainerSBOM, "pkg:pypi/feature-store@", "pkg:pypi/feature-shop@", []string{
		"purl-name-mismatch @ pkg:pypi/feature-shop",
		"dependency-drift @ telemetry.integration.yaml|pkg:pypi/feature-store@3.0.4" + trainerSubject,
	}},
	{"an SBOM in XML that cannot be read", trainerSBOM, "</components>\n  <dependencies>", "<dependencies>", []string{
		"sealint/syntax @ </bom>»", "sealint/reference @ telemetry.integration.yaml|../dist/trainer.cdx.xml", `sealint/reference @ model-withdrawal.integration.json|"../dist/trainer`,
		"no-sbom @ telemetry.integration.yaml|../dist/trainer.cdx.xml", `no-sbom @ model-withdrawal.integration.json|"../dist/trainer`,
	}},
}
