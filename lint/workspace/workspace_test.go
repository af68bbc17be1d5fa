package workspace_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
)

// joined is the result of joining the files of a test.
type joined struct {
	t        *testing.T
	reader   *source.Reader
	entities []model.Entity
	problems []model.Problem
}

// join lowers the named files of a directory made of files (name → text) and joins them.
func join(t *testing.T, named []string, files map[string]string) *joined {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return joinIn(t, dir, named)
}

// joinIn joins the named files of a directory.
func joinIn(t *testing.T, dir string, named []string) *joined {
	t.Helper()
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: named})
	if err != nil {
		t.Fatal(err)
	}
	j := &joined{t: t, reader: &source.Reader{}}
	w := &workspace.Workspace{Reader: j.reader}
	for _, f := range found.Files {
		doc, problem := j.reader.Open(f)
		if problem != nil {
			t.Fatal(problem)
		}
		switch doc.Kind {
		case model.Contract:
			api, _ := contract.Lower(doc, j.reader, func(model.EntityKind) bool { return false })
			w.AddContract(doc, api, true)
		case model.SBOM:
			b, _ := bom.Lower(doc, nil)
			w.AddSBOM(doc, b)
		case model.Manifest:
			manifests, _ := manifest.Lower(doc)
			w.AddManifests(doc, manifests)
		}
	}
	j.entities, j.problems = w.Join()
	return j
}

func (j *joined) integration(name string) *manifest.IntegrationFacts {
	j.t.Helper()
	for _, e := range j.entities {
		if e.Kind == model.EntityIntegration && e.Name == name {
			return e.Facts.(*manifest.IntegrationFacts)
		}
	}
	j.t.Fatalf("no integration %s", name)
	return nil
}

// place returns the line and column of a path of an integration.
func (j *joined) place(name string, path ...any) string {
	j.t.Helper()
	for _, e := range j.entities {
		if e.Kind != model.EntityIntegration || e.Name != name {
			continue
		}
		target := e.Locate(path)
		doc := j.reader.Documents()[target.Path]
		locate := doc.Locate
		if doc.Kind == model.SBOM {
			locate = func(targets []model.Place) []model.Location { return bom.Locate(doc, targets) }
		}
		l := locate([]model.Place{target})[0]
		return fmt.Sprintf("%d:%d", l.Line, l.Column)
	}
	j.t.Fatalf("no integration %s", name)
	return ""
}

const api = `openapi: 3.1.0
info: {title: Pets, version: 1.2.0}
security: [{id: [read]}]
paths:
  /pets:
    get: {operationId: listPets}
    post: {operationId: createPet, security: [{id: [write]}]}
    put: {security: [{id: [read, write]}, {id: [admin]}]}
  /health:
    get: {operationId: health, security: []}
components:
  securitySchemes:
    id: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {read: r, write: w, admin: a}}}}
`

func integration(name, operations, scopes string) string {
	return fmt.Sprintf("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: %s}\nspec:\n  contract: {path: ../api/pets.yaml, operations: %s}\n  identity: {scopes: %s}\n", name, operations, scopes)
}

func TestLeastPrivilege(t *testing.T) {
	for name, test := range map[string]struct{ operations, scopes, want string }{
		"what is needed":                         {"[listPets, createPet]", "[read, write]", "read+ write+"},
		"one too many":                           {"[listPets]", "[read, write]", "read+ write-"},
		"by method and path":                     {"[GET /pets]", "[write, read]", "write- read+"},
		"the method in lower case":               {"[get /pets]", "[read]", "read+"},
		"an operation without security":          {"[health]", "[read]", "read-"},
		"all operations when none are listed":    {"[]", "[read, write, admin]", "read+ write+ admin-"},
		"two narrow ones before one for all":     {"[PUT /pets]", "[admin, read, write]", "admin- read+ write+"},
		"both of an alternative":                 {"[PUT /pets]", "[read, write]", "read+ write+"},
		"half of an alternative lacks the rest":  {"[PUT /pets]", "[read]", "read+"},
		"undeclared":                             {"[listPets]", "[read, fly]", "read+ fly?"},
		"the same scope twice is needed once":    {"[listPets]", "[read, read]", "read+ read+"},
		"a scheme that is not declared":          {"[GET /typo]", "[read, write]", "read- write+"},
		"a scheme that may demand anything":      {"[GET /open]", "[read, write]", "read+ write+"},
		"what one operation needs stays for all": {"[listPets, PUT /pets]", "[read, admin]", "read+ admin+"},
	} {
		text := strings.Replace(api, "components:", "  /typo:\n    get: {security: [{di: [write]}]}\n  /open:\n    get: {security: [{di: []}]}\ncomponents:", 1)
		if test.operations == "[]" {
			text = api
		}
		j := join(t, []string{"."}, map[string]string{"api/pets.yaml": text, "i/a.yaml": integration("a", test.operations, test.scopes)})
		var got []string
		for _, r := range j.integration("a").Contract.Requested {
			mark := "-"
			if r.Needed {
				mark = "+"
			}
			if !r.Declared {
				mark = "?"
			}
			got = append(got, r.Scope+mark)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %v, want %s", name, got, test.want)
		}
	}
}

func TestJoin(t *testing.T) {
	j := join(t, []string{"."}, map[string]string{
		"api/pets.yaml": api, "i/a.yaml": integration("a", "[listPets, flyPet]", "[read]"), "i/b.yaml": integration("b", "[createPet]", "[write]"),
		"api/other.yaml": "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n",
	})
	if len(j.problems) > 0 {
		t.Fatal(j.problems)
	}
	c := j.integration("a").Contract
	if !c.Found || c.Title != "Pets" || c.Version != "1.2.0" || !c.ScopesKnown || fmt.Sprint(c.Scopes) != "[admin read write]" {
		t.Errorf("%+v", c)
	}
	if fmt.Sprint(c.Undefined) != "[{[spec contract operations 1] flyPet }]" || len(c.Used) != 1 || c.Used[0].Name != "GET /pets" {
		t.Errorf("%+v", c)
	}
	facts := j.entities[len(j.entities)-1].Facts.(*workspace.Facts)
	if fmt.Sprint(facts.Contracts) != "[{api/other.yaml t 0} {api/pets.yaml Pets 2}]" || len(facts.Integrations) != 2 || facts.Integrations[0].Contract != "api/pets.yaml" {
		t.Errorf("%+v", facts)
	}
	// A path below contract is located in the contract. What an operation inherits is located where it is declared.
	for _, e := range j.entities {
		if e.Name != "a" {
			continue
		}
		for want, path := range map[string][]any{
			"api/pets.yaml:3:1":  {"contract", "used", 0, "security"},
			"api/pets.yaml:6:5":  {"contract", "used", 0},
			"api/pets.yaml:12:3": {"contract", "components", "securitySchemes"},
			"api/pets.yaml:13:5": {"contract", "schemes", "id"},
			"i/a.yaml:6:23":      {"spec", "identity", "scopes", 0},
			"i/a.yaml:5:3":       {"spec", "contract"},
		} {
			target := e.Locate(path)
			l := j.reader.Documents()[target.Path].Locate([]model.Place{target})[0]
			if got := fmt.Sprintf("%s:%d:%d", l.Path, l.Line, l.Column); got != want {
				t.Errorf("%v: got %s, want %s", path, got, want)
			}
		}
	}
}

// A contract is joined even if it is not a document of the run.
func TestUnlistedContract(t *testing.T) {
	j := join(t, []string{"i/a.yaml"}, map[string]string{"api/pets.yaml": api, "i/a.yaml": integration("a", "[listPets]", "[read, write]")})
	if len(j.problems) > 0 || !j.integration("a").Contract.Found {
		t.Error(j.problems)
	}
}

// With OpenID Connect, scopes are declared in the discovery document.
func TestScopesOfOpenIDConnectAreNotKnown(t *testing.T) {
	text := strings.Replace(api, "components:\n  securitySchemes:\n", "components:\n  securitySchemes:\n    oidc: {type: openIdConnect, openIdConnectUrl: https://id.test/x}\n", 1)
	j := join(t, []string{"."}, map[string]string{"api/pets.yaml": text, "i/a.yaml": integration("a", "[listPets]", "[fly]")})
	if j.integration("a").Contract.ScopesKnown {
		t.Error("known")
	}
}

// If a named document cannot be judged, there is a problem at the place that names it.
func TestNamedDocumentsThatCannotBeJudged(t *testing.T) {
	bom := `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [{"type": "library", "name": "x", "version": "1"}]}`
	base := "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec:\n  %s\n"
	for name, test := range map[string]struct{ spec, problem string }{
		"a contract that is not read": {"contract: {path: ../torn.yaml}", `i/a.yaml:5:20: contract "../torn.yaml" could not be judged: while parsing a flow sequence: did not find expected ',' or ']'`},
		"a missing contract":          {"contract: {path: nowhere.yaml}", `i/a.yaml:5:20: contract "nowhere.yaml" could not be judged: does not exist`},
		"a contract outside":          {"contract: {path: ../../outside.yaml}", `i/a.yaml:5:20: contract "../../outside.yaml" leads outside the root`},
		"a contract by absolute path": {"contract: {path: /etc/hosts}", `i/a.yaml:5:20: contract "/etc/hosts" leads outside the root`},
		"an SBOM for a contract":      {"contract: {path: ../bom.json}", `i/a.yaml:5:20: "../bom.json" is no contract`},
		"a broken contract":           {"contract: {path: ../broken.yaml}", `i/a.yaml:5:20: contract "../broken.yaml" could not be judged: duplicate key "openapi"`},
		"an old contract":             {"contract: {path: ../old.yaml}", `i/a.yaml:5:20: contract "../old.yaml" could not be judged: OpenAPI 1.2 is not supported; sealint judges 2.0, 3.0, 3.1 and 3.2`},
		"a missing SBOM":              {"supplyChain: {sbom: nowhere.json}", `i/a.yaml:5:23: SBOM "nowhere.json" could not be judged: does not exist`},
		"a contract for an SBOM":      {"supplyChain: {sbom: ../api.yaml}", `i/a.yaml:5:23: "../api.yaml" is no SBOM`},
		"a good SBOM":                 {"supplyChain: {sbom: ../bom.json}", ""},
	} {
		j := join(t, []string{"i/a.yaml"}, map[string]string{
			"i/a.yaml": fmt.Sprintf(base, test.spec), "bom.json": bom, "api.yaml": api, "broken.yaml": "openapi: 3.1.0\nopenapi: 3.1.0\n", "old.yaml": "swagger: '1.2'\n", "torn.yaml": "openapi: [3.1.0\ninfo: {}\n",
		})
		var got []string
		for _, p := range j.problems {
			got = append(got, p.Error())
		}
		if strings.Join(got, "\n") != test.problem {
			t.Errorf("%s: got %v, want %s", name, got, test.problem)
		}
		if test.problem == "" && (j.integration("a").SBOM == nil || !j.integration("a").SBOM.Found || j.integration("a").SBOM.Components != 1) {
			t.Errorf("%s: %+v", name, j.integration("a").SBOM)
		}
	}
}
