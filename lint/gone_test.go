package lint_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/source"
)

// contractOf is a contract with the paths.
func contractOf(paths ...string) string {
	text := "openapi: 3.1.0\ninfo: {title: " + paths[0] + ", version: 1.0.0}\npaths:\n"
	for _, path := range paths {
		text += "  " + path + ": {get: {responses: {'200': {description: d}}}}\n"
	}
	return text
}

// TestWhatIsGone compares a workspace with one in which documents are deleted, moved or merged. What has only moved is not gone.
func TestWhatIsGone(t *testing.T) {
	const (
		contract  = "api/ledger.openapi.yaml"
		sbom      = "dist/ledger-client.cdx.json"
		payments  = "integrations/ledger-payments.integration.yaml"
		reporting = "integrations/ledger-reporting.integration.yaml"
	)
	read, err := readFolder(filepath.Join("..", "testdata", "workspaces", "payments"))
	if err != nil {
		t.Fatal(err)
	}
	base := files{}
	for name, text := range read {
		base[name] = string(text)
	}
	replaced := func(name, old, with string) string {
		if !strings.Contains(base[name], old) {
			t.Fatalf("%s does not contain %q", name, old)
		}
		return strings.ReplaceAll(base[name], old, with)
	}
	ended := base.with(files{payments: replaced(payments, "lifecycle: active", "lifecycle: retired")})
	for name, test := range map[string]struct {
		base, head files
		want       []string
	}{
		"nothing is gone": {base, base, nil},
		"a contract": {base, base.with(files{contract: ""}), []string{
			"change/contract-removed: contract api/ledger.openapi.yaml is gone: its 7 operations are judged by nobody before api/ledger.openapi.yaml:1",
		}},
		"an SBOM": {base, base.with(files{sbom: ""}), []string{
			"change/sbom-removed: SBOM dist/ledger-client.cdx.json is gone before dist/ledger-client.cdx.json:2",
		}},
		"a manifest": {base, base.with(files{payments: ""}), []string{
			"change/integration-removed: integration ledger-payments is gone; nobody said that it ended before integrations/ledger-payments.integration.yaml:1",
		}},
		"a manifest of a retired integration": {ended, ended.with(files{payments: ""}), nil},
		"a manifest whose sunset is over": {
			base.with(files{payments: replaced(payments, "lifecycle: active", "lifecycle: deprecated\n  sunset: 2026-06-30")}),
			base.with(files{payments: ""}), nil,
		},
		"all documents": {base, files{}, []string{
			"change/contract-removed: contract api/ledger.openapi.yaml is gone: its 7 operations are judged by nobody before api/ledger.openapi.yaml:1",
			"change/integration-removed: integration ledger-payments is gone; nobody said that it ended before integrations/ledger-payments.integration.yaml:1",
			"change/integration-removed: integration ledger-reporting is gone; nobody said that it ended before integrations/ledger-reporting.integration.yaml:1",
			"change/sbom-removed: SBOM dist/ledger-client.cdx.json is gone before dist/ledger-client.cdx.json:2",
		}},
		"a contract is moved": {base, base.with(files{contract: "", "specs/ledger.yaml": base[contract]}), nil},
		"a contract is split": {
			base.with(files{contract: "", "api/all.yaml": contractOf("/a", "/b", "/c", "/d", "/e")}),
			base.with(files{contract: "", "api/a.yaml": contractOf("/a", "/b"), "api/c.yaml": contractOf("/c", "/d", "/e")}), nil,
		},
		"a contract is merged into another one": {
			base.with(files{contract: "", "api/a.yaml": contractOf("/a", "/b"), "api/b.yaml": contractOf("/c", "/d")}),
			base.with(files{contract: "", "api/a.yaml": contractOf("/a", "/b", "/c", "/d")}), nil,
		},
		"another version of the API has the same operations": {
			base.with(files{contract: "", "api/v1.yaml": contractOf("/a", "/b"), "api/v2.yaml": contractOf("/a", "/b", "/c")}),
			base.with(files{contract: "", "api/v2.yaml": contractOf("/a", "/b", "/c")}),
			[]string{"change/contract-removed: contract api/v1.yaml is gone: its 2 operations are judged by nobody before api/v1.yaml:1"},
		},
		"the SBOM of the next version has it in its name": {base, base.with(files{
			sbom: "", "dist/ledger-client-5.cdx.json": base[sbom],
		}), nil},
		"manifests are merged into a file of several documents": {base, base.with(files{
			payments: "", reporting: "", "integrations/ledger.yaml": base[reporting] + "---\n" + base[payments],
		}), nil},
		"a file of several documents is split": {
			base.with(files{payments: base[payments] + "---\n" + base[reporting], reporting: ""}), base, nil,
		},
		"documents of a file change places": {
			base.with(files{payments: base[payments] + "---\n" + base[reporting], reporting: ""}),
			base.with(files{payments: base[reporting] + "---\n" + base[payments], reporting: ""}), nil,
		},
		"a manifest is moved and renamed": {base, base.with(files{
			payments: "", "teams/payments/ledger.yaml": strings.ReplaceAll(replaced(payments, "name: ledger-payments\n", "name: bookings\n"), "../", "../../"),
		}), nil},
		"one of two integrations in a file": {
			base.with(files{payments: base[payments] + "---\n" + base[reporting], reporting: ""}), base.with(files{reporting: ""}),
			[]string{"change/integration-removed: integration ledger-reporting is gone; nobody said that it ended before integrations/ledger-payments.integration.yaml:180"},
		},
		"a name that violates the schema":               {base, base.with(files{payments: replaced(payments, "name: ledger-payments\n", "name: [a]\n")}), nil},
		"a manifest of a version that cannot be judged": {base, base.with(files{payments: replaced(payments, "sealint/v1", "sealint/v2")}), nil},
		"a manifest that cannot be read":                {base, base.with(files{payments: base[payments] + "}"}), nil},
		"a file that is still there is not gone":        {base, base.with(files{contract: "just: some YAML\n", payments: "kind: other\n"}), nil},
	} {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			linter, err := changeLinter()
			if err != nil {
				t.Fatal(err)
			}
			result, err := linter.Run(t.Context(), lint.Input{
				Today: cleanDay, Root: test.head.root(), AllowEmpty: true,
				Base: &lint.Base{Roots: []*source.Root{test.base.root()}, Revisions: []string{"base"}},
			})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range result.Report.Findings {
				text := f.Rule + ": " + f.Message
				for _, r := range f.Related {
					text += fmt.Sprintf(" %s %s:%d", r.Message, r.Location.Path, r.Location.Line)
				}
				got = append(got, text)
			}
			slices.Sort(got)
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(test.want, "\n     "))
			}
		})
	}
}
