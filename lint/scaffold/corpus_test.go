package scaffold

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// TestCorpusRepositories begins repositories made of real documents, and lints them before and after: what was written has
// no mistake of form, and makes nothing unreadable.
func TestCorpusRepositories(t *testing.T) {
	corpus := os.Getenv("SEALINT_CORPUS")
	if corpus == "" {
		t.Skip("SEALINT_CORPUS is not set")
	}
	for name, test := range map[string]struct {
		files map[string]string // in the repository → in the corpus
		want  map[string]string // manifest → what it proves
	}{
		"services with an SBOM each": {
			map[string]string{
				"museum/openapi.yaml":  "contracts/museum-3.1.yaml",
				"museum/bom.json":      "sboms/SBOM-juice-shop-via_npm-bare-bom.1.4.json",
				"cafe/api/cafe.yaml":   "contracts/cafe.yaml",
				"cafe/bom.xml":         "sboms/SBOM-dropwizard-1.3.15-bom.xml",
				"docs/rebilly v1.yaml": "contracts/rebilly.yaml",
			},
			map[string]string{
				"redocly-museum-api": "sbom: ../museum/bom.json",
				"redocly-cafe":       "method: oauth2",
				"all-apis":           "path: ../docs/rebilly v1.yaml",
			},
		},
		"contracts of 2.0 and one SPDX document": {
			map[string]string{
				"slack.json":         "contracts/slack-2.0.json",
				"api/docker.yaml":    "contracts/docker-engine-2.0.yaml",
				"api/petstore.json":  "contracts/petstorev2.json",
				"api/xsoar.json":     "contracts/xsoar.json", // cannot be judged whole
				"dist/app.spdx.json": "sboms/spdx-appbomination.spdx.json",
			},
			map[string]string{
				"slack-web-api":    "grant: authorization_code tokenUrl: https://slack.com/api/oauth.access",
				"swagger-petstore": "endpoints: - https://petstore.swagger.io/v2",
				"cortex-xsoar-api": "path: ../api/xsoar.json",
			},
		},
		"a contract of many files": {
			map[string]string{
				"specification":      "contracts/digitalocean",
				"webhooks/hook.json": "contracts/github-webhooks-3.1.json",
				"build/bom.json":     "sboms/SBOM-keycloak-10.0.2-bom.json",
				"build/vex.json":     "sboms/VEX-CISA-Use-Cases-Case-8-vex.json",
			},
			map[string]string{
				"digitalocean-api": "endpoints: - https://api.digitalocean.com",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for to, from := range test.files {
				copyAll(t, filepath.Join(dir, to), filepath.Join(corpus, from))
			}
			before := problems(t, dir)
			p := begun(t, dir)
			for manifest, want := range test.want {
				text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(manifestPath(manifest))))
				if err != nil || !strings.Contains(proven(string(text)), want) {
					t.Errorf("%v: %s lacks %s", err, text, want)
				}
			}
			if written, contracts := p.Count(Written), p.Documents[model.Contract]; written != 3+contracts {
				t.Errorf("%d files for %d contracts", written, contracts)
			}
			if after := problems(t, dir); !slices.Equal(before, after) {
				t.Errorf("before: %q\nafter: %q", before, after)
			}
			if again := begun(t, dir); again.Count(Written) > 0 {
				t.Errorf("a second run writes %v", again.Files)
			}
		})
	}
}

// copyAll copies a file, or a directory with what is below it.
func copyAll(t *testing.T, to, from string) {
	t.Helper()
	info, err := os.Stat(from)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		return
	}
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
