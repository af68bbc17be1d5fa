package lint_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// added adds components to an SBOM. Each is a package URL, and behind a space the host that it comes from; its digest depends on
// its version.
func added(purls ...string) func(string) string {
	return bomEdit(func(bom map[string]any) {
		for _, purl := range purls {
			purl, host, _ := strings.Cut(purl, " ")
			name, version, _ := strings.Cut(purl[strings.LastIndexByte(purl, '/')+1:], "@")
			c := library(name, version)
			c["purl"], c["bom-ref"], c["hashes"] = purl, purl, library(strings.TrimPrefix(version, "v"), version)["hashes"]
			if host != "" {
				c["externalReferences"] = []any{map[string]any{"type": "distribution", "url": "https://" + host + "/" + name + ".tgz"}}
			}
			bom["components"] = append(bom["components"].([]any), c)
		}
	})
}

// TestTrapsOfComparisons holds edits after which a naive comparison finds something, by the names that the design gives them. Other tests
// hold the other traps.
func TestTrapsOfComparisons(t *testing.T) {
	sbomWith := func(before, after string) [2]files {
		text := clean(t, ledgerSBOM)
		return [2]files{{"app.cdx.json": added(strings.Split(before, ", ")...)(text)}, {"app.cdx.json": added(strings.Split(after, ", ")...)(text)}}
	}
	contract := func(edit func(string) string) [2]files {
		text := clean(t, ledger)
		return [2]files{{"api.yaml": text}, {"api.yaml": edit(text)}}
	}
	manifest := func(edit func(string) string) [2]files {
		c := changeCase{document: paymentsManifest, edit: edit}
		base, head := c.sides(t)
		return [2]files{base, head}
	}
	for name, sides := range map[string][2]files{
		"T10 a relative URL for an absolute one": contract(replace("https://ledger.payments.internal/v1", "/v1")),
		"T15 the base path moves into the paths": contract(func(text string) string {
			return regexp.MustCompile(`(?m)^  /`).ReplaceAllString(replace(".internal/v1", ".internal")(text), "  /v1/")
		}),
		"T26 a name in other letters":            sbomWith("pkg:pypi/Django@4.2.0", "pkg:pypi/django@4.2.0"),
		"T26 a name with another separator":      sbomWith("pkg:pypi/zope_interface@6.0", "pkg:pypi/zope-interface@6.0"),
		"T26 a scope that is encoded":            sbomWith("pkg:npm/@acme/log@1.0.0", "pkg:npm/%40acme/log@1.0.0"),
		"T26 a version with v":                   sbomWith("pkg:golang/acme.internal/log@v1.2.3", "pkg:golang/acme.internal/log@1.2.3"),
		"T27 numbers instead of dates":           sbomWith("pkg:npm/log@2024.11.2", "pkg:npm/log@1.0.0"),
		"T28 one of two versions is gone":        sbomWith("pkg:npm/log@1.0.0, pkg:npm/log@2.0.0", "pkg:npm/log@1.0.0"),
		"T28 one of two versions is updated":     sbomWith("pkg:npm/log@1.0.0, pkg:npm/log@2.0.0", "pkg:npm/log@1.1.0, pkg:npm/log@2.0.0"),
		"T30 a mirror that other components use": sbomWith("pkg:npm/a@1.0.0 registry.acme.org, pkg:npm/b@1.0.0 mirror.acme.net", "pkg:npm/a@1.0.0 mirror.acme.net, pkg:npm/b@1.0.0 mirror.acme.net"),
		"T31 durations and rates in other units": manifest(replace("tokenTTL: 15m", "tokenTTL: 900s", "rotation: 30d", "rotation: 720h", "retention: 45d", "retention: 1080h", "requests: 100\n      per: 1m", "requests: 6000\n      per: 1h", "timeout: 2s", "timeout: 2000ms")),
		"T34 dates go on":                        manifest(replace("rotated: 2026-06-20", "rotated: 2026-06-28", "drilled: 2026-04-15", "drilled: 2026-06-15", "date: 2026-05-11", "date: 2026-06-11")),
		"T29 a digest of the archive beside others": {{"app.cdx.json": clean(t, ledgerSBOM)}, {"app.cdx.json": decimal(func(c map[string]any) {
			named(c["externalReferences"], "type", "vcs")["hashes"] = []any{map[string]any{"alg": "SHA-256", "content": strings.Repeat("ab", 32)}}
		})(clean(t, ledgerSBOM))}},
	} {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if list := findsOf(changes(t, sides[0], sides[1]), sides[0]); len(list) > 0 {
				t.Errorf("%s", strings.Join(list, "\n"))
			}
		})
	}
}

// TestWhatCannotBeJudgedIsNotCompared holds trap T36: where one side cannot be judged, that is told, and the verdict is never pass.
func TestWhatCannotBeJudgedIsNotCompared(t *testing.T) {
	text := clean(t, ledger)
	weaker := edits(set(atPost+"/security", "[]"))(text)
	for name, spoilt := range map[string]func(string) string{
		"T36 a key twice":            replace("      operationId: openAccount\n", "      operationId: openAccount\n      operationId: openAccount\n"),
		"T36 no YAML":                func(text string) string { return text + "}" },
		"T36 an unresolved part":     replace("'#/components/schemas/NewAccount'", "'#/components/schemas/None'"),
		"T36 a file that is missing": replace("'#/components/schemas/NewAccount'", "'missing.yaml'"),
		"T36 an unknown version":     replace("openapi: 3.1.0", "openapi: 5.0.0"),
	} {
		if testing.Short() && !inSample(name) {
			continue
		}
		for side, trees := range map[string][2]files{
			"in the base": {{"api.yaml": spoilt(text)}, {"api.yaml": weaker}},
			"in the head": {{"api.yaml": text}, {"api.yaml": spoilt(weaker)}},
		} {
			t.Run(name+" "+side, func(t *testing.T) {
				t.Parallel()
				r := compare(t, trees[1], trees[0])
				unjudged := len(r.Problems) > 0 && r.Verdict == model.Incomplete
				for _, f := range r.Findings {
					unjudged = unjudged || f.Rule == "gate/base-unjudged"
					if strings.HasPrefix(f.Rule, "change/") && f.Rule != "change/authentication-removed-write" && f.Rule != "change/type-widened" {
						t.Errorf("%s: %s", f.Rule, f.Message)
					}
				}
				if !unjudged || r.Verdict == model.Pass {
					t.Errorf("verdict %s, problems %v", r.Verdict, r.Problems)
				}
			})
		}
	}
}

// evadedContract is a small contract that TestWeakeningIsTold weakens.
const evadedContract = `openapi: 3.1.0
info: {title: Pets, version: 1.0.0, x-audience: partner}
servers: [{url: 'https://api.pets.internal/v1'}]
security: [{oauth: ['pets:read']}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: getPet
      responses: &answers {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, '401': {description: d}, '429': {description: d}}
    put:
      operationId: putPet
      security: [{oauth: ['pets:write']}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses: *answers
  /admin/purge:
    post:
      operationId: purge
      security: [{admin: []}]
      parameters:
        - {name: before, in: query, schema: {type: string, maxLength: 10, pattern: '^[0-9-]{10}$'}}
      responses: *answers
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.pets.internal/token', scopes: {'pets:read': r, 'pets:write': w}}}}
    admin: {type: http, scheme: bearer}
    user: {type: http, scheme: bearer}
  schemas:
    Pet:
      type: object
      additionalProperties: false
      properties:
        iban: {type: string, x-data-classification: restricted, x-masking: last-four}
    NewPet:
      type: object
      additionalProperties: false
      properties:
        name: {type: string, maxLength: 60, pattern: '^[a-z]{1,60}$'}
`

// TestWeakeningIsTold weakens a contract, an SBOM and a manifest in ways that hide it, and holds the rule that tells it all the same.
func TestWeakeningIsTold(t *testing.T) {
	const (
		body  = "schema: {$ref: '#/components/schemas/NewPet'}"
		name  = "{type: string, maxLength: 60, pattern: '^[a-z]{1,60}$'}"
		purge = "      security: [{admin: []}]\n      parameters:\n        - {name: before, in: query, schema: {type: string, maxLength: 10, pattern: '^[0-9-]{10}$'}}\n      responses: *answers\n"
		admin = "    admin: {type: http, scheme: bearer}\n"
		oauth = "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.pets.internal/token', scopes: {'pets:read': r, 'pets:write': w}}}}"
	)
	contract := func(pairs ...string) [2]files {
		return [2]files{{"api.yaml": evadedContract}, {"api.yaml": replace(pairs...)(evadedContract)}}
	}
	moved := func(sides [2]files, more files) [2]files { return [2]files{sides[0], sides[1].with(more)} }
	other := replace("[{admin: []}]", "[{user: []}]")(evadedContract)
	list := make([]string, 150)
	for i := range list {
		list[i] = "v" + strings.Repeat("x", i)
	}
	values := "{type: string, enum: [" + strings.Join(list, ", ")
	role := replace("        name: "+name, "        role: "+values+"]}")(evadedContract)
	sbom := twentyComponents(clean(t, ledgerSBOM))
	libOne := func(edit func(c map[string]any)) [2]files {
		return [2]files{{"a.cdx.json": sbom}, {"a.cdx.json": bomEdit(func(bom map[string]any) { edit(named(bom["components"], "bom-ref", "lib-01")) })(sbom)}}
	}
	otherBytes := func(c map[string]any) {
		c["hashes"].([]any)[0].(map[string]any)["content"] = strings.Repeat("ab", 32)
	}
	for name, test := range map[string]struct {
		sides [2]files
		want  string
	}{
		"a scheme has another name and is weaker":           {contract("oauth:", "login:", oauth, "{type: http, scheme: basic}"), "authentication-weakened"},
		"two like schemes change names":                     {contract("[{admin: []}]", "[{b: []}]", "    admin: {type", "    a: {type", "    user: {type", "    b: {type"), "alternative-added"},
		"the scheme is gone and another one has a new name": {contract("[{admin: []}]", "[{b: []}]", admin, "", "    user: {type", "    b: {type"), "alternative-added"},
		"the scheme is behind a reference to a weaker one":  {moved(contract(admin, "    admin: {$ref: s.yaml}\n"), files{"s.yaml": "{type: apiKey, in: header, name: k}\n"}), "scheme-weakened"},
		"security by an anchor":                             {contract("security: [{oauth: ['pets:read']}]", "x-a: &a [{oauth: ['pets:read']}]\nsecurity: *a", "security: [{oauth: ['pets:write']}]", "security: *a"), "alternative-added"},
		"security by a merge key":                           {contract("security: [{oauth: ['pets:read']}]", "x-a: &a {security: []}\nsecurity: [{oauth: ['pets:read']}]", "      security: [{oauth: ['pets:write']}]\n", "      <<: *a\n"), "authentication-removed-write"},
		"security in a path item behind a reference":        {contract("    post:\n      operationId: purge\n"+purge, "    $ref: '#/components/pathItems/p'\n", "components:\n", "components:\n  pathItems:\n    p:\n      post:\n        operationId: purge\n        responses: *answers\n"), "alternative-added"},
		"two operations change their security":              {contract("security: [{oauth: ['pets:write']}]", "security: [{X: []}]", "security: [{admin: []}]", "security: [{oauth: ['pets:write']}]", "security: [{X: []}]", "security: [{admin: []}]"), "alternative-added"},
		"an operation takes the operationId of another":     {contract("operationId: purge", "operationId: putPet", "security: [{admin: []}]", "security: []"), "authentication-removed-write"},
		"an operation moves":                                {contract("  /admin/purge:", "  /internal/purge:", "security: [{admin: []}]", "security: [{user: []}]"), "alternative-added"},
		"an operation moves and has another id":             {contract("  /admin/purge:", "  /internal/purge:", "operationId: purge", "operationId: clear"), "operation-removed-early"},
		"the document has another name":                     {[2]files{{"api.yaml": evadedContract}, {"v1/p.yaml": other}}, "alternative-added"},
		"a copy stays under another name":                   {[2]files{{"api.yaml": evadedContract}, {"api.yaml": other, "old.yaml": evadedContract}}, "alternative-added"},
		"another contract of the same title":                {[2]files{{"api.yaml": evadedContract}, {"api.yaml": replace("/pets/{id}", "/cats/{id}", "getPet", "getCat", "putPet", "putCat")(evadedContract)}}, "operation-removed-early"},
		"the scheme of a server is a variable":              {contract("{url: 'https://api.pets.internal/v1'}", "{url: '{s}://api.pets.internal/v1', variables: {s: {default: https, enum: [https, http]}}}"), "server-downgraded"},
		"the whole server is a variable":                    {contract("{url: 'https://api.pets.internal/v1'}", "{url: '{u}', variables: {u: {default: 'https://api.pets.internal/v1'}}}"), "server-unbounded"},
		"a user before the host":                            {contract("https://api.pets.internal/v1", "https://api.pets.internal@pets.evil.org/v1"), "server-host-changed"},
		"a server of one operation":                         {contract("      operationId: putPet\n", "      operationId: putPet\n      servers: [{url: 'http://api.pets.internal/v1'}]\n"), "plaintext-server-added"},
		"the body in a new file":                            {moved(contract(body, "schema: {$ref: new.yaml}"), files{"new.yaml": "type: object\nproperties: {name: " + name + "}\n"}), "object-opened"},
		"a parameter moves into a header":                   {contract("in: query, schema: {type: string, maxLength: 10, pattern: '^[0-9-]{10}$'}", "in: header, schema: {type: string}"), "pattern-removed"},
		"any names of fields":                               {contract("    NewPet:\n      type: object\n", "    NewPet:\n      type: object\n      patternProperties: {'.*': {type: string, maxLength: 9}}\n"), "object-opened"},
		"an alternative that takes anything":                {contract(body, "schema: {anyOf: [{$ref: '#/components/schemas/NewPet'}, {type: object}]}"), "object-opened"},
		"another media type":                                {contract("application/json: {schema: {$ref: '#/components/schemas/NewPet'}}", "application/vnd.x+json: {schema: {type: object}}"), "object-opened"},
		"a cycle":                                           {contract(body, "schema: {$ref: '#/components/schemas/A'}", "  schemas:\n", "  schemas:\n    A: {allOf: [{$ref: '#/components/schemas/B'}]}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n"), "type-widened"},
		"sixty times allOf":                                 {contract("name: "+name, "name: "+strings.Repeat("{allOf: [", 60)+"{type: string}"+strings.Repeat("]}", 60)), "pattern-removed"},
		"one of many values":                                {[2]files{{"api.yaml": role}, {"api.yaml": replace(values, values+", admin")(role)}}, "enum-widened"},
		"a pattern of anything":                             {contract("pattern: '^[a-z]{1,60}$'", "pattern: '^.*$'"), "pattern-loosened"},
		"a pattern with an empty alternative":               {contract("pattern: '^[a-z]{1,60}$'", "pattern: '^[a-z]{1,60}$|'"), "pattern-loosened"},
		"another version of OpenAPI":                        {[2]files{{"api.yaml": replace("      additionalProperties: false\n      properties:\n        name", "      unevaluatedProperties: false\n      properties:\n        name")(evadedContract)}, {"api.yaml": replace("openapi: 3.1.0", "openapi: 3.0.3", "      additionalProperties: false\n      properties:\n        name", "      unevaluatedProperties: false\n      properties:\n        name")(evadedContract)}}, "object-opened"},
		"a class with a blank":                              {contract("x-data-classification: restricted", "x-data-classification: 'Public '"), "classification-lowered"},
		"a class that nobody knows":                         {contract("x-data-classification: restricted", "x-data-classification: secret"), "classification-removed"},
		"the key of a class in other letters":               {contract("x-data-classification: restricted", "x-Data-Classification: restricted"), "classification-removed"},
		"masking is off":                                    {contract("x-masking: last-four", "x-masking: off"), "masking-removed"},
		"the audience in capitals":                          {contract("x-audience: partner", "x-audience: PUBLIC"), "audience-widened"},
		"other bytes and another tool":                      {[2]files{{"a.cdx.json": sbom}, {"a.cdx.json": bomEdit(func(bom map[string]any) { otherBytes(named(bom["components"], "bom-ref", "lib-01")) })(replace("cyclonedx-gomod", "other")(sbom))}}, "hash-changed"},
		"other bytes without a package URL":                 {libOne(func(c map[string]any) { otherBytes(c); delete(c, "purl") }), "hash-changed"},
		"other bytes for another build":                     {libOne(func(c map[string]any) { otherBytes(c); c["version"], c["purl"] = "1.0.0+2", "pkg:npm/lib-01@1.0.0%2B2" }), "hash-changed"},
		"other bytes by another algorithm": {libOne(func(c map[string]any) {
			c["hashes"] = []any{map[string]any{"alg": "SHA-512", "content": strings.Repeat("ab", 64)}}
		}), "hash-removed"},
	} {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var rules []string
			for _, f := range changes(t, test.sides[0], test.sides[1]).Findings {
				rules = append(rules, strings.TrimPrefix(f.Rule, "change/"))
			}
			if !slices.Contains(rules, test.want) {
				t.Errorf("%s tells nothing: %q", test.want, rules)
			}
		})
	}
}
