package lint_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// Documents that TestTimeTravel edits, below testdata.
const (
	paymentsManifest   = "workspaces/payments/integrations/ledger-payments.integration.yaml"
	withdrawalManifest = "workspaces/training/integrations/model-withdrawal.integration.json"
	partnerManifest    = "workspaces/partner/integrations/orders-partner.integration.yaml"
	ledgerContract     = "workspaces/payments/api/ledger.openapi.yaml"
)

// expiry is something that ends on a day, and what a rule says of it on the days around.
type expiry struct {
	name     string
	document string
	change   func(text string) (string, error)
	rules    string            // the ids of the rules whose messages are compared
	days     map[string]string // today → the message; empty for none
}

func unchanged(text string) (string, error) { return text, nil }

func setting(at, value string) func(string) (string, error) { return edit{At: &at, Set: &value}.apply }

func replacing(at, old, with string) func(string) (string, error) {
	return edit{At: &at, Replace: &old, With: with}.apply
}

var expiries = []expiry{
	{
		"credential",
		paymentsManifest, setting("/spec/identity/credential/rotated", "2026-06-10"),
		"integration/rotation-due integration/stale-credential integration/future-date",
		map[string]string{
			"2026-06-25": "",
			"2026-06-26": "the credential is due for rotation in 14 days, on 2026-07-10",
			"2026-07-10": "the credential is due for rotation today",
			"2026-07-11": "the credential was due for rotation 1 day ago, on 2026-07-10",
			"2026-06-09": "the last rotation is dated 2026-06-10, which is in the future",
		},
	},
	{
		"secret of a webhook",
		partnerManifest, setting("/spec/transport/webhooks/1/secret/rotation", "90d"),
		"integration/rotation-due integration/stale-credential integration/future-date",
		map[string]string{
			"2026-07-24": "",
			"2026-07-25": "the secret of webhook https://hooks.partner.example.com/orders/shipped is due for rotation in 14 days, on 2026-08-08",
			"2026-08-08": "the secret of webhook https://hooks.partner.example.com/orders/shipped is due for rotation today",
			"2026-08-09": "the secret of webhook https://hooks.partner.example.com/orders/shipped was due for rotation 1 day ago, on 2026-08-08",
		},
	},
	{
		"approval of elevated privileges, ahead",
		withdrawalManifest, unchanged,
		"integration/exception-ends",
		map[string]string{
			"2026-11-15": "",
			"2026-11-16": "the approval of elevated privileges ends in 14 days, on 2026-11-30",
			"2026-11-30": "the approval of elevated privileges ends today",
			"2026-12-01": "",
		},
	},
	{
		"approval of elevated privileges, past",
		withdrawalManifest, unchanged,
		"integration/broad-scope",
		map[string]string{
			"2026-11-30": "",
			"2026-12-01": `scope "models:admin" is administrative, and its approval ended 1 day ago, on 2026-11-30`,
		},
	},
	{
		"approval of a static key",
		withdrawalManifest, setting("/spec/identity/method", `"api-key"`),
		"integration/static-key",
		map[string]string{
			"2026-11-30": "",
			"2026-12-01": "model-withdrawal authenticates by api-key: a static key, whose exception ended 1 day ago, on 2026-11-30",
		},
	},
	{
		"rehearsal of revocation",
		paymentsManifest, unchanged,
		"integration/revocation-drill-due integration/stale-revocation-drill",
		map[string]string{
			"2026-09-27": "",
			"2026-09-28": "revocation was last rehearsed on 2026-04-15, and the next rehearsal is due in 14 days, on 2026-10-12",
			"2026-10-12": "revocation was last rehearsed on 2026-04-15, and the next rehearsal is due today",
			"2026-10-13": "revocation was last rehearsed 181 days ago, on 2026-04-15, but at most 180 days are allowed",
		},
	},
	{
		"security review",
		paymentsManifest, setting("/spec/reviews/0/date", "2025-07-20"),
		"integration/review-due integration/stale-review",
		map[string]string{
			"2026-07-05": "",
			"2026-07-06": "the next security review is due in 14 days, on 2026-07-20",
			"2026-07-20": "the next security review is due today",
			"2026-07-21": "the last security review was 366 days ago, on 2025-07-20, but at most 365 days are allowed",
		},
	},
	{
		"incident drill",
		paymentsManifest, unchanged,
		"integration/review-due integration/stale-review",
		map[string]string{
			"2026-08-30": "",
			"2026-08-31": "the next incident drill is due in 14 days, on 2026-09-14",
			"2026-09-14": "the next incident drill is due today",
			"2026-09-15": "the last incident drill was 181 days ago, on 2026-03-18, but at most 180 days are allowed",
		},
	},
	{
		"sunset of the integration",
		paymentsManifest, replacing("/metadata/lifecycle", "lifecycle: active", "lifecycle: deprecated\nsunset: 2026-08-15"),
		"integration/sunset-due integration/retired",
		map[string]string{
			"2026-07-15": "",
			"2026-07-16": "the sunset is in 30 days, on 2026-08-15, and the integration still has 3 consumers: revenue-dashboard, payments-monitor, contract-tests",
			"2026-08-15": "the sunset is today, and the integration still has 3 consumers: revenue-dashboard, payments-monitor, contract-tests",
			"2026-08-16": "the sunset was 1 day ago, on 2026-08-15, but the integration still has 3 consumers: revenue-dashboard, payments-monitor, contract-tests",
		},
	},
	{
		"sunset of an operation",
		ledgerContract, replacing("/paths/~1entries/post/operationId", "operationId: createEntry", "operationId: createEntry\nx-sunset: 2027-01-31"),
		"integration/deprecated-operation integration/operation-ends",
		map[string]string{
			"2026-11-01": "",
			"2026-11-02": "POST /entries ends in 90 days, on 2027-01-31",
			"2027-01-31": "POST /entries ends today",
			"2027-02-01": "POST /entries ended 1 day ago, on 2027-01-31",
		},
	},
}

// TestTimeTravel lints workspaces on the days around everything that expires: the last day without a warning, the first day
// with one, the day on which it expires, and the day after. It compares the messages of the rules that the row names.
func TestTimeTravel(t *testing.T) {
	t.Parallel()
	for _, test := range expiries {
		for today, want := range test.days {
			o, err := lintEdited(test.document, test.change, false, today)
			if err != nil {
				t.Fatalf("%s: %s", test.name, err)
			}
			var got []string
			for _, f := range o.report.Findings {
				if manifest := strings.Replace(test.document, ledgerContract, paymentsManifest, 1); slices.Contains(strings.Fields(test.rules), f.Rule) && path.Base(f.Location.Path) == path.Base(manifest) {
					got = append(got, f.Message)
				}
			}
			if strings.Join(got, "\n") != want || o.report.Verdict == model.Incomplete {
				t.Errorf("%s on %s: got %q, want %q", test.name, today, got, want)
			}
		}
	}
}
