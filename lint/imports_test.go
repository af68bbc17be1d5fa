package lint_test

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/sealint/sealint/"

// mayImport is the direction of the pipeline: which packages of the module each package may import. The shared types in
// lint/model and the texts of messages in sbom/quote are open to all.
var mayImport = map[string][]string{
	"lint/model":     {},
	"lint/budget":    {},
	"lint/git":       {},
	"lint/base":      {"lint/git"},
	"lint/source":    {"lint/model", "lint/git"},
	"lint/pattern":   {},
	"lint/secret":    {},
	"lint/suggest":   {},
	"lint/schema":    {"lint/source", "lint/suggest"},
	"lint/contract":  {"lint/model", "lint/source", "lint/contract/resolve", "lint/pattern", "lint/secret", "sbom/cycle"},
	"lint/overlay":   {"lint/model", "lint/source", "lint/suggest"},
	"lint/manifest":  {"lint/model", "lint/source", "lint/secret", "lint/schema", "lint/suggest", "rules", "sbom/pin"},
	"lint/bom":       {"lint/model", "lint/source", "sbom", "sbom/jsf", "sbom/osv"},
	"sbom":           {"sbom/licence", "sbom/jsf", "sbom/osv", "sbom/cycle", "sbom/pin", "sbom/spdx3", "sbom/crypto"}, // nothing below sbom imports anything of lint
	"sbom/cycle":     {},
	"sbom/crypto":    {},
	"sbom/quote":     {},
	"sbom/spdx3":     {},
	"sbom/licence":   {},
	"sbom/jsf":       {},
	"sbom/osv":       {},
	"sbom/purl":      {},
	"sbom/pin":       {},
	"lint/workspace": {"lint/model", "lint/source", "lint/suggest", "lint/bom", "lint/contract", "lint/overlay", "lint/manifest", "lint/proof", "lint/secret", "sbom"},
	"lint/proof":     {"lint/model", "lint/source"},
	"lint/change":    {"lint/model", "lint/source", "lint/bom", "lint/contract", "lint/manifest", "lint/workspace", "lint/pattern", "sbom", "sbom/licence", "sbom/purl"},
	"lint/policy":    {"lint/model", "lint/budget", "lint/suggest", "sbom/licence", "sbom/purl"},
	"lint/config":    {"lint/model", "lint/source", "lint/suggest", "lint/schema", "lint/policy", "lint/gate", "sbom/jsf"},
	"lint/gate":      {"lint/model", "lint/source", "lint/suggest", "sbom/purl"},
	"lint/report":    {"lint/model", "lint/gate", "rules"},
	"rules":          {},
	"lint/contract/resolve": {
		"lint/model", "lint/source",
	},
	"lint": {
		"lint/model", "lint/budget", "lint/source", "lint/bom", "lint/contract", "lint/manifest", "lint/workspace", "lint/base", "lint/change", "lint/policy", "lint/config",
		"lint/gate", "lint/suggest", "rules", "sbom/jsf", "sbom/osv",
	},
	"lint/scaffold": {"lint/model", "lint/source", "lint/bom", "lint/contract", "lint/manifest", "lint/config", "lint/secret", "lint/git"},
	"lint/bench":    {}, // runs the program, and imports nothing of it
	"cmd/sealint":   {"lint", "lint/base", "lint/model", "lint/suggest", "lint/policy", "lint/config", "lint/manifest", "lint/report", "lint/scaffold"},
}

// TestImportDirections holds the arrows: a stage knows the stages before it and nothing of those after it.
func TestImportDirections(t *testing.T) {
	root := ".."
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(file string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		pkg, _ := filepath.Rel(root, filepath.Dir(file))
		pkg = filepath.ToSlash(pkg)
		seen[pkg] = true
		allowed, ok := mayImport[pkg]
		if !ok {
			t.Errorf("package %s is not in the table of import directions", pkg)
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if name == "os/exec" && pkg != "lint/git" && pkg != "lint/bench" {
				t.Errorf("%s imports os/exec: git is called by lint/git, and nothing else is run, except by lint/bench", file)
			}
			if inside, ok := strings.CutPrefix(name, module); ok && inside != "sbom/quote" && !slices.Contains(allowed, inside) {
				t.Errorf("%s imports %s: against the direction of the pipeline", file, inside)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range mayImport {
		if !seen[pkg] {
			t.Errorf("package %s is in the table and not in the tree", pkg)
		}
	}
}

// TestTopLevel checks that the top folder holds nothing but the folders of the layout and files that tools demand.
func TestTopLevel(t *testing.T) {
	allowed := []string{
		"cmd", "lint", "rules", "sbom", "testdata", ".github", "go.mod", "go.sum", "README.md", "LICENSE", "action.yml",
		".pre-commit-hooks.yaml", ".goreleaser.yaml", "Dockerfile", "CONTRIBUTING.md", "SECURITY.md", ".ci", "docs", ".git", ".gitignore",
		".regal.yaml",
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong to the top level", e.Name())
		}
	}
}
