package lint_test

const (
	paymentsManifest   = "payments/integrations/ledger-payments.integration.yaml"
	reportingManifest  = "payments/integrations/ledger-reporting.integration.yaml"
	ledgerContract     = "payments/api/ledger.openapi.yaml"
	ledgerSBOM         = "payments/dist/ledger-client.cdx.json"
	withdrawalManifest = "training/integrations/model-withdrawal.integration.json"
)

// sharingMutations make two manifests share what each needs for itself.
var sharingMutations = []workspaceMutation{
	{"one client for two", reportingManifest, "clientId: ledger-reporting-prod", "clientId: ledger-payments-prod", []string{
		"shared-client @ clientId: »ledger-payments-prod -> ledger-payments.integration.yaml|clientId: »ledger-payments-prod",
	}},
}

var workspaceMutations = []workspaceMutation{
	{"a scope that nothing needs", paymentsManifest, "      - entries:reverse\n", "      - entries:reverse\n      - balances:read\n", []string{
		"excess-scope @ balances:read",
	}},
}
