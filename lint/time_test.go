package lint_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// TestTimeTravel lints workspaces on the days around everything that expires: the day before it is warned of, the first day
// of the warning, the last day on which it holds, and the day after. It compares the messages of the rules in question.
func TestTimeTravel(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of runs that differ in what they find, not in how they run")
	}
	for _, test := range []struct {
		name     string
		mutation workspaceMutation
		rules    string            // their ids
		days     map[string]string // today → the message; empty for none
	}{
		{
			"credential",
			workspaceMutation{file: paymentsManifest, old: "rotated: 2026-06-20", new: "rotated: 2026-06-10"},
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
			"approval of elevated privileges, ahead",
			workspaceMutation{file: withdrawalManifest},
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
			workspaceMutation{file: withdrawalManifest},
			"integration/broad-scope",
			map[string]string{
				"2026-11-30": "",
				"2026-12-01": `scope "models:admin" is administrative, and its approval ended 1 day ago, on 2026-11-30`,
			},
		},
		{
			"approval of a static key",
			workspaceMutation{
				file: withdrawalManifest, old: `"method": "oauth2"`, new: `"method": "api-key"`,
			},
			"integration/static-key",
			map[string]string{
				"2026-11-30": "",
				"2026-12-01": "model-withdrawal authenticates by api-key: a static key, whose exception ended 1 day ago, on 2026-11-30",
			},
		},
		{
			"rehearsal of revocation",
			workspaceMutation{file: paymentsManifest},
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
			workspaceMutation{file: paymentsManifest, old: "date: 2026-05-11", new: "date: 2025-07-20"},
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
			workspaceMutation{file: paymentsManifest},
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
			workspaceMutation{
				file: paymentsManifest, old: "  lifecycle: active\n", new: "  lifecycle: deprecated\n  sunset: 2026-08-15\n",
			},
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
			workspaceMutation{
				file: ledgerContract, old: "      operationId: createEntry\n", new: "      operationId: createEntry\n      x-sunset: 2027-01-31\n",
			},
			"integration/deprecated-operation",
			map[string]string{
				"2026-11-01": "",
				"2026-11-02": "POST /entries ends in 90 days, on 2027-01-31",
				"2027-01-31": "POST /entries ends today",
				"2027-02-01": "POST /entries ended 1 day ago, on 2027-01-31",
			},
		},
	} {
		if test.mutation.old == "" { // nothing has to be edited
			test.mutation.old, test.mutation.new = "sealint/v1", "sealint/v1"
		}
		test.mutation.name = test.name
		for today, want := range test.days {
			_, report := mutateWorkspaces(t, []workspaceMutation{test.mutation}, "profile: strict\n", today)
			var got []string
			for _, f := range report.Findings {
				if slices.Contains(strings.Fields(test.rules), f.Rule) && filepath.Base(f.Location.Path) == filepath.Base(strings.Replace(test.mutation.file, ledgerContract, paymentsManifest, 1)) {
					got = append(got, f.Message)
				}
			}
			if strings.Join(got, "\n") != want || report.Verdict == model.Incomplete {
				t.Errorf("%s on %s: got %s, want %q", test.name, today, fmt.Sprintf("%q", got), want)
			}
		}
	}
}
