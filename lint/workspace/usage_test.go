package workspace_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/manifest"
)

// pact writes a Pact file with calls such as GET /pets.
func pact(consumer, provider string, calls ...string) string {
	var interactions []string
	for _, call := range calls {
		method, path, _ := strings.Cut(call, " ")
		interactions = append(interactions, fmt.Sprintf(`{"request": {"method": %q, "path": %q}}`, method, path))
	}
	return fmt.Sprintf(`{"consumer": {"name": %q}, "provider": {"name": %q}, "interactions": [%s]}`, consumer, provider, strings.Join(interactions, ", "))
}

// arazzo writes an Arazzo description of the contract at a URL with steps, each by its operationId.
func arazzo(url string, steps ...string) string {
	text := "arazzo: 1.0.0\nsourceDescriptions: [{name: api, url: " + url + "}]\nworkflows: [{workflowId: w, steps: ["
	for _, id := range steps {
		text += "{operationId: " + id + "}, "
	}
	return text + "]}]\n"
}

// describeUsage writes which proofs count, and what follows from them.
func describeUsage(facts *manifest.UsageFacts) string {
	if facts == nil {
		return "none"
	}
	var parts []string
	for _, p := range facts.Proofs {
		parts = append(parts, p.Path)
	}
	if facts.Complete {
		parts = append(parts, "complete")
	}
	for _, u := range facts.Unlisted {
		parts = append(parts, "unlisted "+u.Name)
	}
	for _, u := range facts.Uncalled {
		parts = append(parts, "uncalled "+u.Name)
	}
	for _, u := range facts.Undefined {
		parts = append(parts, "undefined "+u.Name)
	}
	return strings.Join(parts, ", ")
}

// TestFoundProofs says which files beside a manifest count as its proofs. The manifest lists listPets.
func TestFoundProofs(t *testing.T) {
	lists := pact("a", "pets", "GET /pets")
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"nothing":                               {nil, "none"},
		"in the folder of the manifest":         {map[string]string{"i/x.json": lists}, "i/x.json, complete"},
		"in a folder for proofs beside it":      {map[string]string{"i/pact/x.json": lists}, "i/pact/x.json, complete"},
		"in a folder for proofs one level up":   {map[string]string{"pacts/x.json": lists}, "pacts/x.json, complete"},
		"deeper":                                {map[string]string{"pacts/a/x.json": lists}, "none"},
		"with another ending":                   {map[string]string{"pacts/x.txt": lists}, "none"},
		"by the clientId":                       {map[string]string{"pacts/x.json": pact("The Client", "pets", "GET /pets")}, "pacts/x.json, complete"},
		"by the title of the contract":          {map[string]string{"pacts/x.json": pact("a", "Pets API", "GET /pets")}, "pacts/x.json, complete"},
		"of another client":                     {map[string]string{"pacts/x.json": pact("b", "pets", "GET /pets")}, "none"},
		"of no client":                          {map[string]string{"pacts/x.json": pact("", "pets", "GET /pets")}, "none"},
		"of another provider":                   {map[string]string{"pacts/x.json": pact("a", "mail", "GET /mails")}, "none"},
		"of another provider, in part":          {map[string]string{"pacts/x.json": pact("a", "mail", "GET /pets", "GET /mails")}, "none"},
		"of the provider by another name":       {map[string]string{"pacts/x.json": pact("a", "zoo", "POST /pets")}, "pacts/x.json, complete, unlisted POST /pets, uncalled GET /pets"},
		"of another provider, without calls":    {map[string]string{"pacts/x.json": pact("a", "mail")}, "none"},
		"of a client that two manifests are":    {map[string]string{"pacts/x.json": lists, "i/b.yaml": integration("A", "[]", "[]")}, "none"},
		"of one of two manifests":               {map[string]string{"pacts/x.json": lists, "i/b.yaml": integration("b", "[]", "[]")}, "pacts/x.json, complete"},
		"a call that is not in the contract":    {map[string]string{"pacts/x.json": pact("a", "pets", "GET /pets", "GET /dogs", "GET /dogs")}, "pacts/x.json, complete, undefined GET /dogs"},
		"a workflow":                            {map[string]string{"i/x.yaml": arazzo("../api/pets.yaml", "createPet")}, "i/x.yaml, unlisted POST /pets"},
		"a workflow of another contract":        {map[string]string{"i/x.yaml": arazzo("../api/dogs.yaml", "createPet")}, "none"},
		"a workflow of a contract in a network": {map[string]string{"i/x.yaml": arazzo("https://pets.test/api/pets.yaml", "createPet")}, "none"},
		"a workflow of two manifests":           {map[string]string{"i/x.yaml": arazzo("../api/pets.yaml", "createPet"), "i/b.yaml": integration("b", "[]", "[]")}, "none"},
		"settings":                              {map[string]string{"i/x.json": `{"consumer": 1}`, "i/y.yaml": "arazzo-version: 1\n"}, "none"},
	} {
		files := map[string]string{"api/pets.yaml": api, "i/a.yaml": strings.Replace(integration("a", "[listPets]", "[read]"), "identity: {", "identity: {clientId: the-client, ", 1)}
		for path, text := range test.files {
			files[path] = text
		}
		j := join(t, []string{"i/a.yaml", "api"}, files)
		if _, second := files["i/b.yaml"]; second {
			j = join(t, []string{"i/a.yaml", "i/b.yaml"}, files)
		}
		if got := describeUsage(j.integration("a").Usage); got != test.want || len(j.problems) > 0 {
			t.Errorf("%s: got %s %v, want %s", name, got, j.problems, test.want)
		}
	}
}

// TestNamedProofs is about the files that a manifest names. It lists listPets.
func TestNamedProofs(t *testing.T) {
	const two = "arazzo: 1.0.0\nsourceDescriptions: [{name: api, url: api/pets.yaml}, {name: mail, url: api/mail.yaml}]\nworkflows: [{workflowId: w, steps: [%s]}]\n"
	for name, test := range map[string]struct {
		usage, operations string
		files             map[string]string
		want, problem     string
	}{
		"whoever the client is":       {"[../x.json]", "[listPets]", map[string]string{"x.json": pact("z", "z", "GET /pets")}, "x.json, complete", ""},
		"twice":                       {"[../x.json, ../x.json]", "[listPets]", map[string]string{"x.json": pact("z", "z", "GET /pets")}, "x.json, complete", ""},
		"two":                         {"[../x.json, ../y.yaml]", "[listPets]", map[string]string{"x.json": pact("z", "z", "GET /health"), "y.yaml": arazzo("api/pets.yaml", "listPets")}, "x.json, y.yaml, complete, unlisted GET /health", ""},
		"nothing is called":           {"[../x.json]", "[listPets]", map[string]string{"x.json": pact("z", "z")}, "x.json, complete, uncalled GET /pets", ""},
		"all operations":              {"[../x.json]", "[]", map[string]string{"x.json": pact("z", "z", "GET /pets")}, "x.json, complete", ""},
		"a list that violates":        {"[../x.json]", "[5]", map[string]string{"x.json": pact("z", "z", "GET /pets")}, "x.json, complete", ""},
		"an item that violates":       {"[../x.json, 5]", "[createPet]", map[string]string{"x.json": pact("z", "z", "GET /pets")}, "x.json, unlisted GET /pets", ""},
		"a workflow of a network":     {"[../y.yaml]", "[listPets]", map[string]string{"y.yaml": arazzo("https://pets.test/pets.yaml", "listPets")}, "y.yaml, complete", ""},
		"a workflow of another API":   {"[../y.yaml]", "[listPets]", map[string]string{"y.yaml": arazzo("api/other.yaml", "listPets")}, "y.yaml", `i/a.yaml:5:46: proof "../y.yaml" could not be judged: none of its source descriptions is the contract`},
		"a workflow of two APIs":      {"[../y.yaml]", "[listPets]", map[string]string{"y.yaml": fmt.Sprintf(two, "{operationId: $sourceDescriptions.mail.send}, {operationId: send}, {operationId: listPets}, {operationId: $sourceDescriptions.api.health}")}, "y.yaml, complete, unlisted GET /health", ""},
		"a step that the API lacks":   {"[../y.yaml]", "[listPets]", map[string]string{"y.yaml": arazzo("api/pets.yaml", "listPets", "flyPet")}, "y.yaml, complete, undefined flyPet", ""},
		"a path that the API lacks":   {"[../y.yaml]", "[listPets]", map[string]string{"y.yaml": fmt.Sprintf(two, "{operationPath: '{$sourceDescriptions.api.url}#/paths/~1pets/get'}, {operationPath: '{$sourceDescriptions.api.url}#/paths/~1pet/get'}")}, "y.yaml, complete, undefined GET /pet", ""},
		"a workflow elsewhere":        {"[../y.yaml]", "[listPets]", map[string]string{"y.yaml": strings.Replace(fmt.Sprintf(two, "{workflowId: $sourceDescriptions.more.w}"), "}]", "}, {name: more, url: more.yaml, type: arazzo}]", 1)}, "y.yaml", `y.yaml:3:50: this workflow is in the Arazzo description "more.yaml", which was not read; name it in contract.usage of the manifest i/a.yaml`},
		"a workflow elsewhere, named": {"[../y.yaml, ../more.yaml]", "[listPets]", map[string]string{"more.yaml": arazzo("api/pets.yaml", "listPets"), "y.yaml": strings.Replace(fmt.Sprintf(two, "{workflowId: $sourceDescriptions.more.w}"), "}]", "}, {name: more, url: more.yaml, type: arazzo}]", 1)}, "y.yaml, more.yaml, complete", ""},
		"a call that is no HTTP":      {"[../x.json]", "[listPets]", map[string]string{"x.json": `{"interactions": [{"type": "Plugin/X"}]}`}, "x.json", `x.json:1:28: the kind of an interaction, "Plugin/X", is not understood`},
		"a path that is too long":     {"[../x.json]", "[listPets]", map[string]string{"x.json": pact("z", "z", "GET "+strings.Repeat("/a", 200))}, "x.json", `x.json:1:111: this call was not compared with the contract: its path is too long`},
	} {
		files := map[string]string{"api/pets.yaml": api, "i/a.yaml": strings.Replace(integration("a", test.operations, "[read]"), ", operations:", ", usage: "+test.usage+", operations:", 1)}
		for path, text := range test.files {
			files[path] = text
		}
		j := join(t, []string{"i/a.yaml"}, files)
		var problems []string
		for _, p := range j.problems {
			problems = append(problems, p.Error())
		}
		if got := describeUsage(j.integration("a").Usage); got != test.want || strings.Join(problems, "\n") != test.problem {
			t.Errorf("%s: got %s %v, want %s %s", name, got, problems, test.want, test.problem)
		}
	}
}

// TestAmbiguousCall holds that a call which may mean several operations proves none of them, and makes none look unused.
func TestAmbiguousCall(t *testing.T) {
	text := strings.Replace(api, "  /health:", "  /{a}/x:\n    get: {operationId: one}\n  /y/{b}:\n    get: {operationId: other}\n  /health:", 1)
	for operations, want := range map[string]string{
		"[one]":        "x.json, complete",
		"[listPets]":   "x.json, complete, uncalled GET /pets",
		"[one, other]": "x.json, complete",
	} {
		j := join(t, []string{"i/a.yaml"}, map[string]string{
			"api/pets.yaml": text, "x.json": pact("z", "z", "GET /y/x"),
			"i/a.yaml": strings.Replace(integration("a", operations, "[read]"), ", operations:", ", usage: [../x.json], operations:", 1),
		})
		if got := describeUsage(j.integration("a").Usage); got != want {
			t.Errorf("%s: got %s, want %s", operations, got, want)
		}
	}
}
