package lint_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// repository is a git repository with one commit, and files in its work tree.
func repository(t *testing.T, base, head files) string {
	t.Helper()
	dir := t.TempDir()
	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "core.autocrlf=false"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %s\n%s", args, err, out)
		}
	}
	git("init", "-q")
	base.write(t, dir)
	git("add", "-A", "-f")
	git("commit", "-q", "--allow-empty", "-m", "base")
	for name := range base {
		if _, kept := head[name]; !kept {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	head.write(t, dir)
	return dir
}

func (f files) write(t *testing.T, dir string) {
	t.Helper()
	for name, text := range f {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// lintChange judges the work tree of a repository and compares it with HEAD, by the policy of HEAD.
func lintChange(t *testing.T, dir string, adjust func(*lint.Base)) *model.Report {
	t.Helper()
	base, _, err := lint.FindBase(t.Context(), dir, "HEAD", func(string) string { return "" })
	if err != nil || base.Missing != nil {
		t.Fatal(err, base)
	}
	if adjust != nil {
		adjust(base)
	}
	linter, err := lint.New(t.Context(), lint.Options{Dir: dir, Policy: base.Roots[0]})
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), lint.Input{Today: cleanDay, Base: base, AllowEmpty: true})
	if err != nil {
		t.Fatal(err)
	}
	return result.Report
}

// gateFindings lists the findings of group gate: rule, severity, file, line and message.
func gateFindings(r *model.Report) []string {
	var list []string
	for _, f := range r.Findings {
		if strings.HasPrefix(f.Rule, "gate/") {
			list = append(list, fmt.Sprintf("%s %s %s:%d %s", f.Rule, f.Severity, f.Location.Path, f.Location.Line, f.Message))
		}
	}
	for _, p := range r.Problems {
		list = append(list, fmt.Sprintf("%s %s:%d %s", p.ID, p.Location.Path, p.Location.Line, p.Message))
	}
	return list
}

// publicKey is an Ed25519 key of nobody (RFC 8410 §10.1).
const publicKey = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"

const (
	customRule = `# METADATA
# title: Titles are written
# description: A title is written.
# custom:
#   id: house/title
#   entity: contract
#   severity: high
#   profile: baseline
#   fix: Write one.
package house.title

deny contains {"message": "there is no title", "at": ["info"]} if input.title == ""
`
	inParts    = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\nservers: [{url: https://api.acme.dev}]\npaths: {/pets: {$ref: parts.yaml}}\n"
	waivedPart = "get:\n  operationId: listPets\n  " + waiverOf + "\n  responses: {'200': {description: The pets.}}\n"
	waived     = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\nservers: [{url: https://api.acme.dev}]\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      " + waiverOf + "\n      responses: {'200': {description: The pets.}}\n"
	waiverOf   = "x-sealint-waive: [{rule: openapi/rate-limit-response, reason: It is limited before it gets here, owner: team-a, created: 2026-06-01, expires: 2026-08-30}]"
	baseline   = "version: 1\nmade: {tool: " + lint.Version + ", on: 2026-06-01, profile: recommended}\nfindings:\n  api.yaml:\n    openapi/tls-required:\n      - {id: 22222222222222222222, at: \"server root http://api.example.com\"}\n"
	waiver     = "waivers:\n  - {rule: openapi/tls-required, document: api.yaml, limit: 3, reason: It is reached inside the building only, owner: team-a, created: 2026-06-01, expires: 2026-08-30}\n"
)

// TestPolicyOfTheBase holds each row of what an author of a change may do to the policy: it has no effect on the run that judges the
// change, and it is told.
func TestPolicyOfTheBase(t *testing.T) {
	settled := files{"api.yaml": faulty, ".sealint.yaml": "profile: recommended\n"}
	changed := func(status, path string) string {
		return fmt.Sprintf("gate/policy-changed info %s:%d the file of the policy is %s; it holds after the merge", path, map[bool]int{true: 1}[path == ".sealint.yaml" && status != "removed"], status)
	}
	for name, test := range map[string]struct {
		base, head files
		adjust     func(*lint.Base)
		want       []string
	}{
		"nothing": {settled, settled, nil, nil},
		"a rule is switched off": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\nrules: {openapi/tls-required: off}\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:2 after the merge, rule openapi/tls-required does not run any more"},
		},
		"a rule is switched off by an override": {
			settled.with(files{"other.yaml": faulty}),
			settled.with(files{"other.yaml": faulty, ".sealint.yaml": "profile: recommended\noverrides: [{files: [other.yaml], rules: {openapi/tls-required: off}}]\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, rule openapi/tls-required does not run any more for 1 document(s)"},
		},
		"a severity is lower": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\nrules: {openapi/tls-required: low}\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:2 after the merge, findings of openapi/tls-required are low instead of high"},
		},
		"a severity is higher": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\nrules: {openapi/tls-required: critical}\n"}), nil,
			[]string{changed("modified", ".sealint.yaml")},
		},
		"parameters differ": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\nrules: {openapi/unauthenticated-read: {params: {public: ['/**']}}}\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:2 after the merge, rule openapi/unauthenticated-read has other parameters"},
		},
		"the profile is smaller": {
			settled, settled.with(files{".sealint.yaml": "profile: baseline\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, the profile is baseline instead of recommended"},
		},
		"the threshold is higher": {
			settled, settled.with(files{".sealint.yaml": "fail-on: critical\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, findings fail the gate from critical on instead of high"},
		},
		"the threshold of a document is higher": {
			settled.with(files{"other.yaml": faulty}),
			settled.with(files{"other.yaml": faulty, ".sealint.yaml": "profile: recommended\noverrides: [{files: [other.yaml], fail-on: critical}]\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, findings fail the gate from critical on instead of high for 1 document(s)"},
		},
		"waivers hold before the merge": {
			settled.with(files{".sealint.yaml": "gate: {waivers-from: base}\n"}), settled.with(files{".sealint.yaml": "gate: {waivers-from: head}\n"}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, waivers are less limited by waivers-from"},
		},
		"waivers need less": {
			settled.with(files{".sealint.yaml": "waiver-settings: {max-life: 30d, owners: [team-a], require: [ticket]}\n"}),
			settled.with(files{".sealint.yaml": "waiver-settings: {max-life: 60d, owners: [team-a, team-b]}\n"}), nil,
			[]string{
				changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, waivers are less limited by max-life",
				"gate/policy-weakened high .sealint.yaml:1 after the merge, waivers are less limited by owners",
				"gate/policy-weakened high .sealint.yaml:1 after the merge, waivers are less limited by require",
			},
		},
		"a waiver in another file is known": {
			settled.with(files{"api.yaml": inParts, "parts.yaml": waivedPart}), settled.with(files{"api.yaml": inParts + "x-note: more\n", "parts.yaml": waivedPart}), func(b *lint.Base) { b.Fork = true }, nil,
		},
		"a waiver in another file of a contract that is the same": {
			settled.with(files{"api.yaml": inParts, "parts.yaml": waivedPart}), settled.with(files{"api.yaml": inParts, "parts.yaml": waivedPart}), func(b *lint.Base) { b.Fork = true }, nil,
		},
		"a waiver in another file is added": {
			settled.with(files{"api.yaml": inParts, "parts.yaml": strings.Replace(waivedPart, "x-sealint-waive", "x-other", 1)}),
			settled.with(files{"api.yaml": inParts, "parts.yaml": waivedPart}), func(b *lint.Base) { b.Fork = true },
			[]string{"gate/waiver-added info parts.yaml:"},
		},
		"a document with a waiver has another path": {
			files{"api.yaml": waived}, files{"v1/pets.yaml": waived}, func(b *lint.Base) { b.Fork = true }, nil,
		},
		"a file of a contract in the base is broken": {
			settled.with(files{"api.yaml": inParts, "parts.yaml": waivedPart + "  - broken: [\n"}), settled.with(files{"api.yaml": inParts, "parts.yaml": waivedPart}), nil,
			[]string{"gate/base-unjudged medium api.yaml:", "gate/waiver-added info parts.yaml:"},
		},
		"existing findings count no more": {
			settled.with(files{".sealint.yaml": "gate: {new-only: false}\n"}), settled, nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, findings that the base has, too, do not fail the gate any more; they did from info on"},
		},
		"a standard is dropped": {
			settled.with(files{".sealint.yaml": "standards: [osps]\n"}), settled, nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:1 after the merge, the standard osps is not demanded any more"},
		},
		"the configuration is deleted": {
			settled.with(files{".sealint.yaml": "profile: strict\n"}),
			files{"api.yaml": faulty},
			nil,
			[]string{changed("removed", ".sealint.yaml"), "gate/policy-weakened high .sealint.yaml:0 after the merge, the profile is recommended instead of strict"},
		},
		"the first configuration": {
			files{"api.yaml": faulty},
			settled, nil,
			[]string{"gate/policy-added info .sealint.yaml:1 the change adds the first configuration; it holds after the merge", changed("added", ".sealint.yaml")},
		},
		"a configuration of the base that is wrong": {
			settled.with(files{".sealint.yaml": "profil: strict\n"}), settled, nil,
			[]string{
				changed("modified", ".sealint.yaml"),
				`gate/policy-unreadable high .sealint.yaml:1 a part of the policy of the base cannot be read, and the change is judged without it: .sealint.yaml:1:1: unknown field "profil", did you mean "profile"?`,
			},
		},
		"a configuration of the head that is wrong": {
			settled, settled.with(files{".sealint.yaml": "profil: strict\n"}), nil,
			[]string{`sealint/rule .sealint.yaml:1 the policy of the head, which holds after the merge, is wrong: unknown field "profil", did you mean "profile"?`},
		},
		"a document is excluded": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\nexclude: [api.yaml]\n"}), nil,
			[]string{
				changed("modified", ".sealint.yaml"),
				"gate/document-lost high api.yaml:1 contract api.yaml is not judged any more: it is left out by include and exclude of the configuration after the merge",
			},
		},
		"a document moves to a folder that is skipped": {
			settled, settled.with(files{"api.yaml": "", "vendor/api.yaml": faulty}), nil,
			[]string{"gate/document-lost high vendor/api.yaml:0 contract api.yaml is not judged any more: it lies in vendor, which holds other people's files"},
		},
		"a document is made unrecognisable": {
			settled, settled.with(files{"api.yaml": strings.Replace(faulty, "openapi: 3.1.0\n", "", 1)}), nil,
			[]string{"gate/document-lost high api.yaml:0 contract api.yaml is not judged any more: it "},
		},
		"a document is nearly recognised": { // a problem says so
			settled, settled.with(files{"api.yaml": strings.Replace(faulty, "openapi:", "x-openapi:", 1)}), nil,
			[]string{`sealint/unsupported api.yaml:1 the key is "x-openapi", did you mean "openapi"? As it stands, the file is not judged`},
		},
		"a custom rule is deleted": {
			settled.with(files{".sealint.yaml": "policies: [rules]\n", "rules/title.rego": customRule, "rules/other.rego": strings.NewReplacer("house/title", "house/other", "house.title", "house.other").Replace(customRule)}),
			settled.with(files{".sealint.yaml": "policies: [rules]\n", "rules/other.rego": strings.NewReplacer("house/title", "house/other", "house.title", "house.other").Replace(customRule)}), nil,
			[]string{changed("removed", "rules/title.rego"), "gate/policy-weakened high .sealint.yaml:1 after the merge, rule house/title does not exist any more"},
		},
		"a custom rule says nothing any more": {
			settled.with(files{".sealint.yaml": "policies: [rules]\n", "rules/title.rego": customRule}),
			settled.with(files{".sealint.yaml": "policies: [rules]\n", "rules/title.rego": strings.Replace(customRule, `== ""`, `== "x"`, 1)}), nil,
			[]string{changed("modified", "rules/title.rego"), "gate/policy-weakened high rules/title.rego:0 after the merge, the rules in rules/title.rego have another text"},
		},
		"a custom rule does not compile": {
			settled.with(files{".sealint.yaml": "policies: [rules]\n", "rules/title.rego": customRule}),
			settled.with(files{".sealint.yaml": "policies: [rules]\n", "rules/title.rego": strings.Replace(customRule, "input.title", "input.titel", 1)}), nil,
			[]string{changed("modified", "rules/title.rego"), `sealint/rule rules/title.rego:12 the policy of the head, which holds after the merge, is wrong: `},
		},
		"a waiver is added": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\n" + waiver}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/waiver-added info .sealint.yaml:3 the change adds this waiver, which hides 1 finding(s) of openapi/tls-required"},
		},
		"a waiver is added in a fork": {
			settled, settled.with(files{".sealint.yaml": "profile: recommended\n" + waiver}), func(b *lint.Base) { b.Fork = true },
			[]string{changed("modified", ".sealint.yaml"), "gate/waiver-added info .sealint.yaml:3 the change adds this waiver, which will hide 1 finding(s) of openapi/tls-required"},
		},
		"a waiver is added where those of the base hold": {
			settled.with(files{".sealint.yaml": "gate: {waivers-from: base}\n"}), settled.with(files{".sealint.yaml": "gate: {waivers-from: base}\n" + waiver}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/waiver-added info .sealint.yaml:3 the change adds this waiver, which will hide 1 finding(s) of openapi/tls-required"},
		},
		"a waiver holds longer": {
			settled.with(files{".sealint.yaml": waiver}), settled.with(files{".sealint.yaml": strings.Replace(waiver, "2026-08-30", "2026-09-30", 1)}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/waiver-added info .sealint.yaml:2 the change extends this waiver, which hides 1 finding(s) of openapi/tls-required"},
		},
		"a waiver hides more": {
			settled.with(files{".sealint.yaml": waiver}), settled.with(files{".sealint.yaml": strings.Replace(waiver, "limit: 3", "limit: 9", 1)}), nil,
			[]string{changed("modified", ".sealint.yaml"), "gate/waiver-added info .sealint.yaml:2 the change extends this waiver, which hides 1 finding(s) of openapi/tls-required"},
		},
		"a waiver gets shorter": {
			settled.with(files{".sealint.yaml": waiver}), settled.with(files{".sealint.yaml": strings.Replace(waiver, "2026-08-30", "2026-08-10", 1)}), nil,
			[]string{changed("modified", ".sealint.yaml")},
		},
		"the baseline grows": {
			settled.with(files{".sealint-baseline.yaml": baseline}),
			settled.with(files{".sealint-baseline.yaml": baseline + "    openapi/operation-id-missing:\n      - {id: 11111111111111111111, at: \"op GET /pets\"}\n"}), nil,
			[]string{"gate/baseline-stale info .sealint-baseline.yaml", "gate/baseline-grew high .sealint-baseline.yaml:1 the change adds to the baseline (1): openapi/operation-id-missing in api.yaml at op GET /pets"},
		},
		"a baseline of the base that is broken": {
			settled.with(files{".sealint-baseline.yaml": "version: 9\n"}), settled.with(files{".sealint-baseline.yaml": baseline}), nil,
			[]string{
				"gate/policy-unreadable high .sealint.yaml:1 a part of the policy of the base cannot be read, and the change is judged without it: baseline: .sealint-baseline.yaml:1:10: ",
			},
		},
		"a further key is trusted": {
			settled.with(files{".sealint.yaml": "profile: recommended\n"}),
			settled.with(files{".sealint.yaml": "profile: recommended\ntrusted-keys: [key.pem]\n", "key.pem": publicKey}), nil,
			[]string{
				changed("modified", ".sealint.yaml"), changed("added", "key.pem"),
				"gate/policy-weakened high key.pem:0 after the merge, signatures by the key in key.pem are trusted, too",
			},
		},
		"the first baseline": {settled, settled.with(files{".sealint-baseline.yaml": baseline}), nil, nil},
		"the baseline shrinks": {
			settled.with(files{".sealint-baseline.yaml": baseline + "    openapi/operation-id-missing:\n      - {id: 11111111111111111111, at: \"op GET /pets\"}\n"}),
			settled.with(files{".sealint-baseline.yaml": baseline}), nil,
			[]string{"gate/baseline-stale info .sealint-baseline.yaml"},
		},
		"a workflow that starts sealint": {
			settled.with(files{".github/workflows/ci.yaml": "run: sealint lint\n"}),
			settled.with(files{".github/workflows/ci.yaml": "run: sealint lint || true\n", ".github/workflows/other.yaml": "run: make\n"}), nil,
			[]string{"gate/workflow-changed medium .github/workflows/ci.yaml:0 the file starts sealint and is modified"},
		},
		"sealint is removed from a workflow": {
			settled.with(files{".gitlab-ci.yml": "script: sealint lint\n"}), settled.with(files{".gitlab-ci.yml": "script: make\n"}), nil,
			[]string{"gate/workflow-changed medium .gitlab-ci.yml:0 the file starts sealint and is modified"},
		},
		"a document that git does not have": {
			files{".sealint.yaml": "profile: recommended\n"},
			settled, nil,
			[]string{"gate/base-artifact-missing info api.yaml:1 git does not have api.yaml, and it is compared with nothing"},
		},
		"a document of the base that cannot be read": {
			settled.with(files{"api.yaml": faulty + "  - broken: [\n"}), settled, nil,
			[]string{"gate/base-unjudged medium api.yaml:1 the base of this document could not be judged, so that nothing can be compared: "},
		},
	} {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.head["api.yaml"] == "" {
				delete(test.head, "api.yaml")
			}
			report := lintChange(t, repository(t, test.base, maps.Clone(test.head)), test.adjust)
			got := gateFindings(report)
			slices.Sort(test.want)
			slices.Sort(got)
			same := slices.EqualFunc(got, test.want, strings.HasPrefix)
			if !same {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
			if test.head["api.yaml"] == faulty && !slices.ContainsFunc(slices.Concat(report.Findings, report.Accepted), func(f model.Finding) bool { return f.Rule == "openapi/tls-required" }) {
				t.Error("the rules of the base did not judge the document")
			}
		})
	}
}

// TestAddedFilesAreNoPolicy: files that git does not have are compared, and decide nothing. They may lie in the work tree of the change.
func TestAddedFilesAreNoPolicy(t *testing.T) {
	settings := files{"api.yaml": faulty, ".sealint.yaml": "profile: recommended\n"}
	dir := repository(t, settings, settings.with(files{"prev/.sealint.yaml": "rules: {openapi/tls-required: off}\n"}))
	base, _, err := lint.FindBase(t.Context(), dir, "HEAD", func(string) string { return "" })
	if err != nil || base.Missing != nil {
		t.Fatal(err, base)
	}
	if base, err = base.Add(dir, nil, "prev"); err != nil {
		t.Fatal(err)
	}
	linter, err := lint.New(t.Context(), lint.Options{Dir: dir, Policy: base.Policy})
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), lint.Input{Today: cleanDay, Base: base})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(result.Report.Findings, func(f model.Finding) bool { return f.Rule == "openapi/tls-required" }) {
		t.Errorf("a file of --base-dir switches a rule off: %v", rulesOf(result.Report))
	}
}
