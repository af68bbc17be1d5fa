package lint_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
)

// described writes findings as a sorted list: rule, severity, place and message.
func described(findings []model.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%s %s %s:%d:%d %s", f.Rule, f.Severity, f.Location.Path, f.Location.Line, f.Location.Column, f.Message))
	}
	slices.Sort(list)
	return list
}

// configured makes a folder with a configuration, files and documents of testdata, and lints it.
func configured(t *testing.T, settings string, files map[string]string) *lint.Result {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, dir, name, []byte(text))
	}
	write(t, dir, config.Name, []byte(settings))
	t.Chdir(dir)
	return judge(t, lint.Options{Dir: dir}, lint.Input{})
}

// flawed are documents with findings of many rules.
func flawed(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range []string{"quickstart/api/ledger.openapi.yaml", "sbom/shop.cdx.json", "sbom/shop.spdx"} {
		matches, err := filepath.Glob(filepath.Join("..", "testdata", filepath.Dir(name), "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range matches {
			text, err := os.ReadFile(match)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(match)] = string(text)
		}
	}
	return files
}

// TestSelectingEachRule selects each rule alone. Together, the runs find what a run of all rules finds, and no run finds anything
// of another rule.
func TestSelectingEachRule(t *testing.T) {
	dir := t.TempDir()
	for name, text := range flawed(t) {
		write(t, dir, name, []byte(text))
	}
	write(t, dir, config.Name, []byte("profile: strict\nstandards: ["+strings.Join(model.Standards, ", ")+"]\n"))
	t.Chdir(dir)
	whole := run(t, lint.Options{Dir: dir}, lint.Input{})
	found := map[string]bool{}
	for _, f := range whole.Findings {
		found[f.Rule] = true
	}
	if len(found) < 30 || len(whole.Problems) > 0 {
		t.Fatalf("the documents show only %d rules; problems %v", len(found), whole.Problems)
	}
	var all []model.Finding
	for i, rule := range builtInRules(t) {
		if rule.Entity.IsChange() || testing.Short() && !found[rule.ID] && i%10 > 0 { // without a base there is no change
			continue
		}
		report := run(t, lint.Options{Dir: dir, Profile: model.Baseline, Select: []string{rule.ID}}, lint.Input{})
		if len(report.Rules) != 1 || report.Rules[0].ID != rule.ID {
			t.Errorf("%s: %d rules were active", rule.ID, len(report.Rules))
		}
		all = append(all, report.Findings...)
	}
	if got, want := described(all), described(whole.Findings); !slices.Equal(got, want) {
		t.Errorf("%d findings one by one, %d together", len(got), len(want))
	}
}

// An extended file that says nothing changes nothing, wherever it stands.
func TestExtendingNothing(t *testing.T) {
	const settings = "profile: strict\nignore: ['sbom/hash-*']\nrules: {openapi/*: low, openapi/tls-required: high}\n"
	files := flawed(t)
	want := configured(t, settings, files).Report
	files["empty.yaml"], files["bundle/.sealint.yaml"] = "# nothing\n", "{}\n"
	got := configured(t, "extends: [empty.yaml, bundle]\n"+settings, files).Report
	if !slices.Equal(described(got.Findings), described(want.Findings)) || len(got.Rules) != len(want.Rules) || got.Verdict != want.Verdict {
		t.Errorf("%d findings by %d rules, want %d by %d", len(got.Findings), len(got.Rules), len(want.Findings), len(want.Rules))
	}
	// Nor does it matter whether a file or the file that it extends sets something.
	files["base.yaml"] = settings
	got = configured(t, "extends: base.yaml\n", files).Report
	if !slices.Equal(described(got.Findings), described(want.Findings)) {
		t.Errorf("extended: %d findings, want %d", len(got.Findings), len(want.Findings))
	}
}

// The order of the keys in rules has no effect, whatever globs overlap.
func TestOrderOfKeysInRules(t *testing.T) {
	keys := []string{"openapi/*: low", "'*/*': info", "openapi/t*: medium", "openapi/tls-required: critical", "'*/o*': off", "openapi/owner-*: high"}
	files := flawed(t)
	random := rand.New(rand.NewSource(1))
	var first []string
	for range 6 {
		random.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		got := described(configured(t, "rules:\n  "+strings.Join(keys, "\n  ")+"\n", files).Report.Findings)
		if first == nil {
			first = got
		}
		if len(got) < 10 || !slices.Equal(got, first) {
			t.Errorf("%v: %d findings, first %d", keys, len(got), len(first))
		}
	}
}

const insecure = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: 'http://stamps.acme.test'}]\n" +
	"paths: {/a: {post: {responses: {'200': {$ref: '../shared.yaml#/ok'}}}}}\n"

// A run over documents with overrides finds in each document what a run over it alone with the settings of its override finds.
func TestOverriddenDocumentsAreJudgedAsIfAlone(t *testing.T) {
	files := map[string]string{
		"api/a.yaml": insecure, "old/a.yaml": insecure, "strict/a.yaml": insecure, "shared.yaml": "ok: {description: fine}\n",
	}
	settings := map[string]string{"api": "", "old": "profile: baseline\nrules: {openapi/tls-required: low, openapi/owner-*: info}\n", "strict": "profile: strict\n"}
	whole := configured(t, "overrides:\n- {files: [old/**], profile: baseline, rules: {openapi/tls-required: low, openapi/owner-*: info}}\n- {files: [strict/**], profile: strict}\n", files).Report
	for folder, own := range settings {
		alone := configured(t, "include: ["+folder+"/**]\n"+own, files).Report
		in := func(report *model.Report) []string {
			return described(slices.DeleteFunc(slices.Clone(report.Findings), func(f model.Finding) bool { return f.Document != folder+"/a.yaml" }))
		}
		if got, want := in(whole), in(alone); !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: got\n%s\nwant\n%s", folder, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if whole.Coverage.Weakened != 1 {
		t.Errorf("%d documents are judged less strictly, want 1", whole.Coverage.Weakened)
	}
}

// What stands in a file that two documents share is one finding. It counts as the stricter document judges it.
func TestSharedFilesCountAsTheStricterDocumentJudges(t *testing.T) {
	const contract = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {$ref: '../shared.yaml#/item'}}\n"
	const shared = "item: {servers: [{url: 'http://stamps.acme.test'}], get: {responses: {'200': {description: ok}}}}\n"
	for _, lenient := range []string{"a", "b"} { // before the other document, and behind it
		for name, override := range map[string]string{
			"severity": "rules: {openapi/tls-required: low}", "off": "rules: {openapi/tls-required: off}", "threshold": "fail-on: critical",
		} {
			report := configured(t, "select: [openapi/tls-required]\noverrides: [{files: ["+lenient+"/**], "+override+"}]\n",
				map[string]string{"a/a.yaml": contract, "b/b.yaml": contract, "shared.yaml": shared}).Report
			if report.Verdict != model.Fail || len(report.Findings) != 1 || report.Findings[0].Severity != model.High {
				t.Errorf("%s for %s: %s, %v", name, lenient, report.Verdict, described(report.Findings))
			}
		}
	}
}

// A rule about the whole repository follows the settings of the top level, also where it speaks of a document.
func TestOverridesDoNotConcernTheRepository(t *testing.T) {
	report := configured(t, "select: [workspace]\nrules: {workspace/uncatalogued-contract: {params: {without_manifests: true}}}\noverrides: [{files: ['**'], rules: {workspace/*: off}}]\n", map[string]string{"api/a.yaml": insecure, "shared.yaml": "ok: {description: fine}\n"}).Report
	if !slices.ContainsFunc(report.Findings, func(f model.Finding) bool { return f.Rule == "workspace/uncatalogued-contract" }) {
		t.Errorf("%v", described(report.Findings))
	}
}

// The gate of a document is its own, whichever way it differs from that of the run.
func TestThresholdsOfDocuments(t *testing.T) {
	files := map[string]string{"api/a.yaml": insecure, "shared.yaml": "ok: {description: fine}\n"}
	for settings, want := range map[string]model.Verdict{
		"select: [openapi/tls-required]\n": model.Fail,
		"select: [openapi/tls-required]\noverrides: [{files: ['api/*'], fail-on: critical}]\n":                               model.Pass,
		"select: [openapi/tls-required]\nfail-on: critical\noverrides: [{files: ['api/*'], fail-on: high}]\n":                model.Fail,
		"select: [openapi/tls-required]\noverrides: [{files: ['**'], fail-on: critical}, {files: [api/**], fail-on: low}]\n": model.Fail,
		"select: [openapi/tls-required]\noverrides: [{files: [api/**], fail-on: low}, {files: ['**'], fail-on: critical}]\n": model.Pass,
	} {
		if got := configured(t, settings, files).Report.Verdict; got != want {
			t.Errorf("%s: %s, want %s", settings, got, want)
		}
	}
	// A flag wins over the file, its overrides included.
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, config.Name, []byte("overrides: [{files: ['**'], fail-on: critical, profile: baseline}]\n"))
	high := model.High
	report := run(t, lint.Options{Dir: dir, FailOn: &high, Profile: model.Strict}, lint.Input{})
	if report.Verdict != model.Fail || !slices.ContainsFunc(report.Findings, func(f model.Finding) bool { return f.Rule == "openapi/rate-limit-headers" }) {
		t.Errorf("%s, %v", report.Verdict, described(report.Findings))
	}
}

// A control is not met by documents for which its rules are off.
func TestControlsKnowOverrides(t *testing.T) {
	const safe = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n"
	files := map[string]string{"api/a.yaml": safe, "old/b.yaml": insecure, "shared.yaml": "ok: {description: fine}\n"}
	state := func(settings string) model.Control {
		audit, err := configured(t, settings, files).Audit()
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(audit.Controls, func(c model.Control) bool { return c.ID == "guide/4.transport" })
		return audit.Controls[i]
	}
	const selected = "select: [openapi/tls-required]\n"
	if got := state(selected); got.State != model.ControlNotMet {
		t.Errorf("%s", got.State)
	}
	got := state(selected + "overrides: [{files: [old/**], rules: {openapi/tls-required: off}}]\n")
	if got.State != model.ControlIncomplete || !strings.Contains(got.Reason, "openapi/tls-required off for old/b.yaml") {
		t.Errorf("%s: %s", got.State, got.Reason)
	}
	got = state(selected + "overrides: [{files: ['**'], rules: {openapi/tls-required: off}}]\n")
	if got.State != model.ControlNotJudged || !strings.Contains(got.Reason, "an override switches") {
		t.Errorf("%s: %s", got.State, got.Reason)
	}
}

// What select and ignore leave out is counted with what is off, once, and only what would run without them.
func TestDeselectedRulesAreCounted(t *testing.T) {
	files := map[string]string{"api/a.yaml": insecure, "shared.yaml": "ok: {description: fine}\n"}
	c := configured(t, "rules: {openapi/tls-required: off}\nignore: [openapi/tls-required, openapi/error-contract, openapi/rate-limit-headers]\n", files).Report.Coverage
	if c.RulesOff != 2 || !slices.Equal(c.Deselected, []string{"openapi/error-contract"}) || fmt.Sprint(c.DeselectedBy) != "[ignore in .sealint.yaml]" {
		t.Errorf("%d off, deselected %v by %v", c.RulesOff, c.Deselected, c.DeselectedBy)
	}
}

// A vulnerability that a database knows belongs to the SBOM that has the component.
func TestOverridesConcernVulnerabilities(t *testing.T) {
	database := t.TempDir()
	archive(t, database, "npm", advisory("GHSA-pad", "left-pad", "1.4.0"))
	dir := folder(t, map[string]string{
		"a/app.cdx.json": bom("1.3.0", ""), "b/app.cdx.json": bom("1.3.0", ""),
		config.Name: "select: [sbom/vuln-threshold]\noverrides: [{files: [a/**], rules: {sbom/vuln-*: off}}]\n",
	})
	t.Chdir(dir)
	report := run(t, lint.Options{Dir: dir, OSV: database}, lint.Input{})
	if len(report.Findings) != 1 || report.Findings[0].Document != "b/app.cdx.json" {
		t.Errorf("%v", described(report.Findings))
	}
}

// A waiver of a vulnerability holds for a version of its component. Without the database, nobody knows whether it is needed.
func TestWaiversConcernVulnerabilities(t *testing.T) {
	database := t.TempDir()
	archive(t, database, "npm", advisory("GHSA-pad", "left-pad", "1.4.0"))
	for at, want := range map[string]string{
		`vulnerability: GHSA-pad`:                                           "",
		`component: "pkg:npm/left-pad@1.3.0"`:                               "",
		`component: pkg:npm/left-pad, vers: "vers:npm/<1.4.0"`:              "",
		`component: "pkg:npm/left-pad@1.3.1"`:                               "gate/waiver-unused sbom/vuln-threshold",
		`component: pkg:npm/left-pad, vers: "vers:npm/>=1.3.1|<1.4.0"`:      "gate/waiver-unused sbom/vuln-threshold",
		`component: pkg:npm/left-pad, vers: "vers:npm/!=1.3.0|<1.4.0"`:      "gate/waiver-unused sbom/vuln-threshold",
		`component: pkg:npm/left-pad, vers: "vers:maven/<1.4.0"`:            "gate/waiver-malformed sbom/vuln-threshold",
		`component: pkg:npm/left-pad, vers: "vers:npm/<1.4.0|<1.5.0"`:       "gate/waiver-malformed sbom/vuln-threshold",
		`component: "pkg:npm/left-*", vers: "vers:npm/>=1.0.0|<2.0.0-beta"`: "",
	} {
		dir := folder(t, map[string]string{
			"app.cdx.json": bom("1.3.0", ""),
			config.Name: "select: [sbom/vuln-threshold, gate/*]\nwaivers: [{rule: sbom/vuln-threshold, document: app.cdx.json, at: {" + at + "}, limit: 1, " +
				"reason: The function is never called here, owner: a, created: 2026-06-01, expires: 2026-09-01}]\n",
		})
		t.Chdir(dir)
		for _, osv := range []string{database, ""} {
			var got []string
			for _, f := range run(t, lint.Options{Dir: dir, OSV: osv}, lint.Input{Today: "2026-06-30"}).Findings {
				got = append(got, f.Rule)
			}
			slices.Sort(got)
			if found := strings.Join(got, " "); osv != "" && found != want || osv == "" && strings.Contains(found, "unused") {
				t.Errorf("{%s} with database %q: %s", at, osv, found)
			}
		}
	}
}
