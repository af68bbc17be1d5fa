package lint_test

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/budget"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/source"
)

// growths are documents that grow in one dimension: of each, files of about n times a unit. The time of a whole run over
// them must grow with their size. Those named product are the exception: what each operation inherits is listed in its
// facts, so that many operations with many servers take the product of both.
var growths = map[string]struct {
	unit  int // n of the smaller document of a comparison
	files func(n int) map[string]string
}{
	"contract/paths":                 {1000, openapi(`"paths":{%s}`, `"/things%d":{"get":{"operationId":"get%[1]d","responses":{"200":{"description":"d"}}}}`)},
	"contract/paths-20":              {1000, swagger(`"paths":{%s}`, `"/things%d":{"get":{"operationId":"get%[1]d","responses":{"200":{"description":"d"}}}}`)},
	"contract/templates":             {1000, openapi(`"paths":{%s}`, `"/things/{id}/p%d":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"d"}}}}`)},
	"contract/templates-open":        {1000, openapi(`"paths":{%s}`, `"/{a%d}/b":{"get":{"responses":{"200":{"description":"d"}}}}`)},
	"contract/templates-mixed":       {1000, openapi(`"paths":{%s}`, `"/a%d/{b}":{"get":{"responses":{"200":{"description":"d"}}}},"/{a}/b%[1]d":{"get":{"responses":{"200":{"description":"d"}}}}`)},
	"contract/yaml-paths":            {1000, yamlContract("paths:\n%s", "  /things%d:\n    get:\n      operationId: get%[1]d\n      responses:\n        '200': {description: d}\n", "")},
	"contract/parameter-shared":      {1000, openapi(`"components":{"parameters":{"p":{"name":"id","in":"query","schema":{"type":"string"}}}},"paths":{%s}`, `"/things%d":{"get":{"parameters":[{"$ref":"#/components/parameters/p"}],"responses":{"200":{"description":"d"}}}}`)},
	"contract/parameters-of-one":     {3000, openapi(`"paths":{"/a":{"get":{"parameters":[%s],"responses":{"200":{"description":"d"}}}}}`, `{"name":"p%d","in":"query","schema":{"type":"string"}}`)},
	"contract/parameters-secret":     {1000, openapi(`"paths":{"/a":{"get":{"parameters":[%s],"responses":{"200":{"description":"d"}}}}}`, `{"name":"password%d","in":"query","schema":{"type":"string"}}`)},
	"contract/parameters-of-item":    {1000, openapi(`"paths":{"/a":{"parameters":[%s],"get":{"responses":{"200":{"description":"d"}}},"put":{"responses":{"200":{"description":"d"}}}}}`, `{"name":"p%d","in":"query","schema":{"type":"string"}}`)},
	"contract/parameters-20":         {1000, swagger(`"paths":{"/a":{"post":{"parameters":[%s],"responses":{"200":{"description":"d"}}}}}`, `{"name":"p%d","in":"formData","type":"string"}`)},
	"contract/tags":                  {3000, openapi(`"paths":{},"tags":[%s]`, `{"name":"tag%d"}`)},
	"contract/operation-tags":        {3000, openapi(`"paths":{"/a":{"get":{"tags":[%s],"responses":{"200":{"description":"d"}}}}}`, `"tag%d"`)},
	"contract/servers":               {1000, openapi(`"paths":{"/a":{"get":{"responses":{"200":{"description":"d"}}}}},"servers":[%s]`, `{"url":"http://h%d.example/v1"}`)},
	"product/servers-operations":     {300, openapiTwice(`"servers":[%s],"paths":{%s}`, `{"url":"http://h%d.example/v1"}`, `"/a%d":{"get":{"responses":{"200":{"description":"d"}}}}`)},
	"contract/server-variables":      {1000, openapi(`"paths":{},"servers":[{"url":"https://{v}.example","variables":{"v":{"default":"a","enum":[%s]}}}]`, `"a%d"`)},
	"contract/server-many-vars":      {300, openapiTwice(`"paths":{},"servers":[{"url":"https://a.example/%s","variables":{%s}}]`, "{v%d}", `"v%d":{"default":"a","enum":["a","b"]}`)},
	"contract/schemes":               {1000, openapi(`"paths":{},"components":{"securitySchemes":{%s}}`, `"s%d":{"type":"apiKey","in":"query","name":"k%[1]d"}`)},
	"contract/security-alternatives": {1000, openapi(`"paths":{"/a":{"get":{"responses":{"200":{"description":"d"}}}}},"components":{"securitySchemes":{"k":{"type":"apiKey","in":"header","name":"k"},"o":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"https://t.example","scopes":{}}}}}},"security":[%s]`, `{"o":["s%d"]}`)},
	"contract/scopes":                {1000, openapi(`"paths":{},"components":{"securitySchemes":{"o":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"https://t.example","scopes":{%s}}}}}}`, `"s%d":"x"`)},
	"contract/scopes-used":           {1000, openapiTwice(`"components":{"securitySchemes":{"o":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"https://t.example","scopes":{%s}}}}}},"paths":{%s}`, `"s%d":"x"`, `"/a%d":{"get":{"security":[{"o":["s%[1]d"]}],"responses":{"200":{"description":"d"}}}}`)},
	"contract/schemes-used":          {1000, openapiTwice(`"components":{"securitySchemes":{%s}},"paths":{%s}`, `"s%d":{"type":"http","scheme":"basic"}`, `"/a%d":{"get":{"security":[{"s%[1]d":[]}],"responses":{"200":{"description":"d"}}}}`)},
	"contract/schemes-with-and":      {1000, openapiTwice(`"components":{"securitySchemes":{%s}},"paths":{"/a":{"get":{"security":[{%s}],"responses":{"200":{"description":"d"}}}}}`, `"s%d":{"type":"http","scheme":"basic"}`, `"s%d":[]`)},
	"contract/schemas":               {3000, openapi(`"paths":{},"components":{"schemas":{%s}}`, `"S%d":{"type":"object","properties":{"a":{"type":"string"}}}`)},
	"contract/properties":            {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"type":"string","maxLength":%[1]d}`)},
	"contract/properties-sensitive":  {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"password%d":{"type":"string","maxLength":%[1]d}`)},
	"contract/required":              {3000, schemas(`"A":{"type":"object","required":[%s]}`, `"p%d"`)},
	"contract/required-properties":   {3000, openapiTwice(bodyOf(`"A":{"type":"object","required":[%s],"properties":{%s}}`), `"p%d"`, `"p%d":{"type":"string"}`)},
	"contract/closed-required":       {1000, schemas(`"A":{"allOf":[{"type":"object","required":[%s]},{"type":"object","additionalProperties":false,"properties":{"a":{}}}]}`, `"p%d"`)},
	"contract/pattern-properties":    {1000, schemas31(`"A":{"type":"object","patternProperties":{%s},"additionalProperties":false}`, `"^p%d$":{"type":"string"}`)},
	"contract/patterns":              {300, schemas(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"type":"string","pattern":"^[a-z]+%[1]d$"}`)},
	"contract/pattern-long":          {100, schemas(`"A":{"type":"object","properties":{"p":{"type":"string","pattern":"%s"}}}`, "", `(a|b%d)+`)},
	"contract/enum":                  {3000, schemas(`"A":{"type":"object","properties":{"p":{"type":"string","enum":[%s]}}}`, `"value%d"`)},
	"contract/allof":                 {1000, schemas(`"A":{"allOf":[%s]}`, `{"type":"object","properties":{"p%d":{"type":"string"}}}`)},
	"contract/allof-closed":          {1000, schemas(`"A":{"allOf":[%s]}`, `{"type":"object","additionalProperties":false,"properties":{"p%d":{"type":"string"}}}`)},
	"contract/allof-refs":            {1000, schemas(`"B":{"type":"object","properties":{"b":{"type":"string"}}},"A":{"allOf":[%s]}`, `{"$ref":"#/components/schemas/B"}`)},
	"contract/oneof":                 {1000, schemas(`"A":{"oneOf":[%s]}`, `{"type":"object","properties":{"p%d":{"type":"string"}}}`)},
	"contract/anyof-31":              {1000, schemas31(`"A":{"anyOf":[%s],"unevaluatedProperties":false}`, `{"type":"object","properties":{"p%d":{"type":"string"}}}`)},
	"contract/allof-chain":           {1000, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S`+"{n}"+`":{"type":"object"}`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/S%[2]d"},{"type":"object","properties":{"p%[1]d":{"type":"string"}}}]}`)},
	"contract/subtypes":              {1000, schemas(`"A":{"type":"object","discriminator":{"propertyName":"t"},"properties":{"t":{"type":"string"}}},%s`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/A"},{"type":"object","properties":{"p%[1]d":{"type":"string"}}}]}`)},
	"contract/discriminator":         {1000, openapiTwice(bodyOf(`"B":{"type":"object"},"A":{"oneOf":[%s],"discriminator":{"propertyName":"t","mapping":{%s}}}`), `{"$ref":"#/components/schemas/B"}`, `"m%d":"#/components/schemas/B"`)},
	"contract/ref-chain":             {1000, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S`+"{n}"+`":{"type":"object"}`, `"S%d":{"$ref":"#/components/schemas/S%[2]d"}`)},
	"contract/property-chain":        {1000, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S`+"{n}"+`":{"type":"object"}`, `"S%d":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/S%[2]d"}}}`)},
	"contract/refs-to-one":           {3000, schemas(`"B":{"type":"object","properties":{"b":{"type":"string"}}},"A":{"type":"object","properties":{%s}}`, `"p%d":{"$ref":"#/components/schemas/B"}`)},
	"contract/refs-31":               {3000, schemas31(`"B":{"type":"object","properties":{"b":{"type":"string"}}},"A":{"type":"object","properties":{%s}}`, `"p%d":{"$ref":"#/components/schemas/B","description":"d%[1]d"}`)},
	"contract/refs-broken":           {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"$ref":"#/components/schemas/Missing%[1]d"}`)},
	"contract/anchors-31":            {1000, schemas31(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"$anchor":"a%[1]d","type":"string"},"q%[1]d":{"$ref":"#a%[1]d"}`)},
	"contract/ids-31":                {1000, schemas31(`%s,"A":{"type":"object"}`, `"S%d":{"$id":"https://s%[1]d.example/s","type":"object","properties":{"a":{"$ref":"#/$defs/b"}},"$defs":{"b":{"type":"string"}}}`)},
	"contract/circle-31":             {300, schemas31(`"A":{"type":"object","additionalProperties":{"anyOf":[%s]}}`, `{"$ref":"#/components/schemas/A"},{"maxLength":%d}`)},
	"contract/examples":              {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"type":"string","example":"value %[1]d"}`)},
	"contract/examples-secret":       {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"client_secret%d":{"type":"string","example":"kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%[1]d"}`)},
	"contract/examples-secret-yaml":  {1000, yamlContract("paths: {}\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties:\n%s", "        client_secret%d: {type: string, example: kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%[1]d}\n", "")},
	"contract/one-secret":            {1000, openapi(`"components":{"schemas":{"L":{"type":"object","properties":{"client_secret":{"type":"string","example":"kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5AqE"}}}}},"paths":{%s}`, `"/i%d":{"post":{"operationId":"op%[1]d","requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"label":{"type":"string"}}}}}},"responses":{"200":{"description":"d"}}}}`)},
	"contract/one-secret-yaml-line": {1000, renamed("a.json", "a.yaml", func(n int) map[string]string {
		m := openapi(`"components":{"schemas":{"L":{"type":"object","properties":{"client_secret":{"type":"string","example":"kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5AqE"}}}}},"paths":{%s}`, `"/i%d":{"post":{"operationId":"op%[1]d","requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"label":{"type":"string"}}}}}},"responses":{"200":{"description":"d"}}}}`)(n)
		m["a.json"] += " # flow"
		return m
	})},
	"contract/secrets-escaped":     {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"client_secret%d":{"type":"string","example":"\u006bX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%[1]d"}`)},
	"contract/same-secret":         {1000, schemas(`"A":{"type":"object","properties":{%s}}`, `"client_secret%d":{"type":"string","example":"kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5AqE"}`)},
	"contract/numbers":             {100_000, openapi(`"paths":{},"x-numbers":[%s]`, `%d`)},
	"contract/numbers-example":     {30_000, schemas(`"A":{"type":"object","properties":{"a":{"type":"array","items":{"type":"integer"},"example":[%s]}}}`, `%d`)},
	"contract/strings":             {30_000, openapi(`"paths":{},"x-strings":[%s]`, `"some words %d"`)},
	"contract/strings-yaml":        {10_000, yamlContract("paths: {}\nx-strings:\n%s", "- some words %d\n", "")},
	"contract/long-string":         {100_000, openapi(`"paths":{"/a":{"get":{"description":"%s","responses":{"200":{"description":"d"}}}}}`, "", "some words ")},
	"contract/long-token":          {100_000, openapi(`"paths":{"/a":{"get":{"description":"%s","responses":{"200":{"description":"d"}}}}}`, "", "kX9vQ2mZr7")},
	"contract/long-example":        {30_000, schemas(`"A":{"type":"object","properties":{"password":{"type":"string","example":"%s"}}}`, "", "kX9v:Q2/mZ-r7 ")},
	"contract/long-key":            {10000, schemas(`"A":{"type":"object","properties":{"%s":{"type":"string"}}}`, "", "kX9vQ2mZr7")},
	"contract/long-path":           {30_000, openapi(`"paths":{"%s":{"get":{"responses":{"200":{"description":"d"}}}}}`, "", "/a%d")},
	"contract/long-path-template":  {3000, openapi(`"paths":{"%s":{"get":{"responses":{"200":{"description":"d"}}}}}`, "", "/{a%d}")},
	"contract/escapes":             {100_000, openapi(`"paths":{"/a":{"get":{"description":"%s","responses":{"200":{"description":"d"}}}}}`, "", `\n\"\/`)},
	"contract/folded-yaml":         {10_000, yamlContract("paths: {}\nx-text: >-\n%s", "  line %d\n", "")},
	"contract/block-secrets-yaml":  {1000, yamlContract("paths: {}\nx-secrets:\n%s", "- password: |\n    kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%d\n", "")},
	"contract/block-secret-long":   {3000, yamlContract("paths: {}\nx-secrets:\n  password: |\n%s", "    kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%d\n", "")},
	"contract/comments":            {30_000, yamlContract("%spaths: {}\n", "# comment %d\n", "")},
	"contract/aliases":             {3000, yamlContract("x-a: &a {b: c}\nx-list:\n%s", "- *a\n", "paths: {}\n")},
	"contract/anchors":             {3000, yamlContract("x-list:\n%s", "- &a%d {b: c}\n", "paths: {}\n")},
	"contract/merges":              {300, yamlContract("x-a: &a {b: c}\npaths:\n%s", "  /a%d: {get: {<<: *a, responses: {'200': {description: d}}}}\n", "")},
	"contract/merge-sources":       {300, yamlContract("x-list:\n%s", "- &a%d {b%[1]d: c}\n", "x-m:\n  <<: [{aliases}]\npaths: {}\n")},
	"contract/merge-chain":         {50, yamlContract("paths: {}\nx-list:\n- &a0 {z: y}\n%s", "- &a%[2]d {<<: *a%[1]d, b%[1]d: c}\n", "")},
	"contract/merge-schema":        {100, yamlContract("paths: {}\nx-big: &big\n%s", "  p%d: {type: string}\n", "components:\n  schemas:\n    A:\n      type: object\n      properties:\n        <<: *big\n        z: {type: string}\n")},
	"contract/deep":                {90, openapi(`"paths":{},"x-deep":%s`, "", "[", "]")},
	"contract/deep-schema":         {30, schemas(`"A":%s`, "", `{"type":"object","properties":{"p":`, `}}`)},
	"contract/deep-items":          {90, schemas(`"A":%s`, "", `{"type":"array","items":`, `}`)},
	"contract/deep-allof":          {30, schemas(`"A":%s`, "", `{"allOf":[`, `]}`)},
	"contract/deep-many":           {100, openapi(`"paths":{},"x-deep":[%s]`, strings.Repeat("[", 900)+"%d"+strings.Repeat("]", 900))},
	"contract/deep-secrets":        {100, schemas(`"A":{"type":"object","properties":{"p":{"type":"object","example":[%s]}}}`, strings.Repeat(`{"a":`, 400)+`{"password":"kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%d"}`+strings.Repeat("}", 400))},
	"contract/responses":           {1000, openapi(`"paths":{"/a":{"get":{"responses":{%s}}}}`, `"x%d":{"description":"d"}`)},
	"contract/media-types":         {1000, openapi(`"paths":{"/a":{"post":{"requestBody":{"content":{%s}},"responses":{"200":{"description":"d"}}}}}`, `"application/x%d+json":{"schema":{"type":"object"}}`)},
	"contract/headers":             {1000, openapi(`"paths":{"/a":{"get":{"responses":{"200":{"description":"d","headers":{%s}}}}}}`, `"X-H%d":{"schema":{"type":"string"}}`)},
	"contract/links":               {1000, openapi(`"paths":{"/a":{"get":{"operationId":"o","responses":{"200":{"description":"d","links":{%s}}}}}}`, `"l%d":{"operationId":"o"}`)},
	"contract/callbacks":           {1000, openapi(`"paths":{"/a":{"post":{"callbacks":{%s},"responses":{"200":{"description":"d"}}}}}`, `"c%d":{"{$request.body#/url}":{"post":{"responses":{"200":{"description":"d"}}}}}`)},
	"contract/callback-shared":     {300, openapi(`"components":{"callbacks":{"c":{"{$request.body#/url}":{"post":{"responses":{"200":{"description":"d"}}}}}}},"paths":{%s}`, `"/a%d":{"post":{"callbacks":{"c":{"$ref":"#/components/callbacks/c"}},"responses":{"200":{"description":"d"}}}}`)},
	"contract/webhooks":            {1000, openapi31(`"webhooks":{%s}`, `"w%d":{"post":{"responses":{"200":{"description":"d"}}}}`)},
	"contract/path-items-shared":   {1000, openapi31(`"components":{"pathItems":{"i":{"get":{"responses":{"200":{"description":"d"}}}}}},"paths":{%s}`, `"/a%d":{"$ref":"#/components/pathItems/i"}`)},
	"contract/response-shared":     {1000, openapi(`"components":{"responses":{"r":{"description":"d","content":{"application/json":{"schema":{"type":"object"}}}}}},"paths":{%s}`, `"/a%d":{"get":{"responses":{"200":{"$ref":"#/components/responses/r"}}}}`)},
	"contract/body-shared":         {1000, openapi(`"components":{"schemas":{"B":{"type":"object","properties":{"password":{"type":"string"},"email":{"type":"string"}}}}},"paths":{%s}`, `"/a%d":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/B"}}}},"responses":{"200":{"description":"d"}}}}`)},
	"contract/wide-and-shared":     {100, openapiTwice(`"components":{"schemas":{"B":{"type":"object","properties":{%s}}}},"paths":{%s}`, `"p%d":{"type":"string"}`, `"/a%d":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/B"}}}},"responses":{"200":{"description":"d"}}}}`)},
	"contract/operation-ids":       {1000, openapi(`"paths":{%s}`, `"/a%d":{"get":{"operationId":"same","responses":{"200":{"description":"d"}}}}`)},
	"contract/violations":          {1000, openapi(`"paths":{%s}`, `"/a%d":{"get":{"bogus":1}}`)},
	"contract/violations-31":       {1000, openapi31(`"paths":{%s}`, `"/a%d":{"get":{"bogus":1,"parameters":[{"in":"x"}]}}`)},
	"contract/wrong-types":         {1000, openapi(`"paths":{%s}`, `"/a%d":[]`)},
	"contract/unknown-keys":        {3000, openapi(`"paths":{},%s`, `"y%d":1`)},
	"contract/extensions":          {3000, openapi(`"paths":{},%s`, `"x-y%d":1`)},
	"contract/duplicate-keys":      {30_000, openapi(`"paths":{},"x":{%s}`, `"y":1`)},
	"contract/duplicate-keys-yaml": {30_000, yamlContract("paths: {}\nx:\n%s", "  y: 1\n", "")},
	"contract/lines-blank":         {100_000, yamlContract("%spaths: {}\n", "\n", "")},
	"contract/lines-white":         {30_000, yamlContract("paths: {}\n%s", "        \n", "")},
	"contract/lines-return":        {100_000, openapi(`"paths":{},"x":[%s1]`, "", "1,\r")},
	"contract/sensitive-chain":     {100, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S`+"{n}"+`":{"type":"object"}`, `"S%d":{"type":"object","properties":{"email%[1]d":{"type":"string"},"next":{"$ref":"#/components/schemas/S%[2]d"}}}`)},
	"contract/sensitive-shared":    {100, openapiTwice(`"components":{"schemas":{"B":{"type":"object","properties":{%s}}}},"paths":{%s}`, `"email%d":{"type":"string"}`, `"/a%d":{"get":{"responses":{"200":{"description":"d","content":{"application/json":{"schema":{"$ref":"#/components/schemas/B"}}}}}}}`)},
	"contract/closed-chain":        {100, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S`+"{n}"+`":{"type":"object"}`, `"S%d":{"additionalProperties":false,"allOf":[{"$ref":"#/components/schemas/S%[2]d"},{"type":"object","properties":{"p%[1]d":{"type":"string"}}}]}`)},
	"contract/allof-shared":        {300, openapiTwice(`"components":{"schemas":{"B":{"allOf":[%s]}}},"paths":{%s}`, `{"properties":{"p%d":{"type":"string"},"items":{"type":"array","items":{"type":"string"}}}}`, `"/a%d":{"get":{"responses":{"200":{"description":"d","content":{"application/json":{"schema":{"$ref":"#/components/schemas/B"}}}}}}}`)},
	"contract/scheme-refs":         {300, openapi(`"paths":{},"components":{"securitySchemes":{%s}},"security":[{"s0":[]}]`, `"s%d":{"$ref":"#/components/securitySchemes/s%[2]d"}`)},
	"contract/item-chain":          {300, openapi31(`"components":{"pathItems":{%s,"i{n}":{"get":{"responses":{"200":{"description":"d"}}}}}},"paths":{"/a":{"$ref":"#/components/pathItems/i0"}}`, `"i%d":{"$ref":"#/components/pathItems/i%[2]d"}`)},
	"contract/circle-of-many":      {100, schemas31(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"$ref":"#/components/schemas/S0"}`, `"S%d":{"anyOf":[{"$ref":"#/components/schemas/S%[2]d"},{"maxLength":%[1]d}]}`)},
	"contract/many-files": {100, func(n int) map[string]string {
		files := map[string]string{}
		for i := range n {
			files[fmt.Sprintf("s%d.yaml", i)] = fmt.Sprintf("type: object\nproperties: {p%d: {type: string}}\n", i)
		}
		files["a.json"] = schemas(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"$ref":"s%[1]d.yaml"}`)(n)["a.json"]
		return files
	}},
	"contract/discriminator-diamonds": {300, schemas(`"A":{"discriminator":{"propertyName":"t"},"allOf":[{"$ref":"#/components/schemas/S0"}]},%s,"S{n}":{"type":"object"}`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"}]}`)},
	"contract/discriminators":         {300, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"type":"object"}`, `"S%d":{"discriminator":{"propertyName":"t"},"allOf":[{"$ref":"#/components/schemas/S%[2]d"}]}`)},
	"contract/overlap-diamonds":       {300, openapi(`"paths":{"/a/{x}":{"get":{"parameters":[{"name":"x","in":"path","required":true,"schema":{"$ref":"#/components/schemas/S0"}}],"responses":{"200":{"description":"d"}}}},"/{y}/b":{"get":{"responses":{"200":{"description":"d"}}}}},"components":{"schemas":{%s,"S{n}":{"type":"string"}}}`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"},{"$ref":"#/components/schemas/S%[2]d"}]}`)},
	"contract/tag-parents-32":         {3000, jsonDocument("a.json", `{"openapi":"3.2.0","info":{"title":"t","version":"1"},"paths":{},"tags":[%s,{"name":"tag{n}"}]}`, `{"name":"tag%d","parent":"tag%[2]d"}`)},
	"contract/parameters-repeated-20": {1000, swagger(`"paths":{"/a":{"post":{"parameters":[%s],"responses":{"200":{"description":"d"}}}}}`, `{"name":"p","in":"query","type":"string"}`)},
	"contract/dynamic-refs-31":        {300, schemas31(`"A":{"type":"object","properties":{%s}}`, `"p%d":{"$id":"https://p%[1]d.example/s","$dynamicAnchor":"d","type":"object","properties":{"q":{"$dynamicRef":"#d"}}}`)},
	"contract/pattern-words":          {100, schemas(`"A":{"type":"object","properties":{"p":{"type":"string","pattern":"^(%s)*$"}}}`, "", `word%d|`)},
	"contract/siblings-in-file": {100, func(n int) map[string]string { // ten references lead to the file
		files := openapi(bodyOf(`"A":{"$ref":"b.json#/C0"},%s`), `"B%d":{"type":"object"}`)(1)
		text := ""
		for i := range 10 {
			text += fmt.Sprintf(`"C%d":{"type":"object","properties":{"p":{"$ref":"#/C%d"}}},`, i, i+1)
		}
		files["b.json"] = "{" + text + `"C10":{"type":"object","properties":{` + fill(n, ",", `"p%d":{"$ref":"#/C10","maxProperties":%[1]d}`) + "}}}"
		return files
	}},
	"contract/enum-uses":               {1000, openapiTwice(bodyOf(`"E":{"type":"string","enum":[%s]},"A":{"type":"object","properties":{%s}}`), `"v%d"`, `"p%d":{"$ref":"#/components/schemas/E"}`)},
	"contract/mapping":                 {300, openapiTwice(bodyOf(`"A":{"type":"object","discriminator":{"propertyName":"t","mapping":{%s}},"properties":{"t":{"type":"string"}}},%s`), `"m%d":"#/components/schemas/S%[1]d"`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/A"},{"properties":{"p%[1]d":{"type":"string"}}}]}`)},
	"contract/not-chain":               {300, schemas31(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"type":"object"}`, `"S%d":{"not":{"$ref":"#/components/schemas/S%[2]d"}}`)},
	"contract/if-chain":                {300, schemas31(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"type":"object"}`, `"S%d":{"if":{"$ref":"#/components/schemas/S%[2]d"},"then":{"properties":{"p%[1]d":{"type":"string"}}},"else":{"$ref":"#/components/schemas/S%[2]d"}}`)},
	"contract/dynamic-chain-31":        {300, schemas31(`"A":{"$ref":"https://s0.example/s"},%s,"S{n}":{"$id":"https://s{n}.example/s","$dynamicAnchor":"d","type":"object"}`, `"S%d":{"$id":"https://s%[1]d.example/s","$dynamicAnchor":"d","type":"object","properties":{"q":{"$dynamicRef":"#d"},"n":{"$ref":"https://s%[2]d.example/s"}}}`)},
	"contract/property-names-31":       {1000, schemas31(`"A":{"type":"object","propertyNames":{"enum":[%s]}}`, `"v%d"`)},
	"contract/property-names-chain-31": {300, schemas31(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"enum":["z"]}`, `"S%d":{"type":"object","propertyNames":{"anyOf":[{"$ref":"#/components/schemas/S%[2]d"},{"enum":["a%[1]d"]}]}}`)},
	"contract/pattern-uses-31":         {300, jsonDocument2("a.json", contract31+bodyOf(`"P":{"type":"object","patternProperties":{%s},"additionalProperties":false},"A":{"type":"object","properties":{%s}}`)+"}", `"^p%d$":{"type":"string"}`, `"p%d":{"$ref":"#/components/schemas/P"}`)},
	"contract/dependent-schemas-31":    {1000, jsonDocument2("a.json", contract31+bodyOf(`"A":{"type":"object","required":[%s],"dependentSchemas":{%s}}`)+"}", `"p%d"`, `"p%d":{"maxProperties":9}`)},
	"contract/callback-chain":          {30, openapi(`"paths":{"/a":{"post":{"callbacks":{"n":{"$ref":"#/components/callbacks/c0"}},"responses":{"200":{"description":"d"}}}}},"components":{"callbacks":{%s,"c{n}":{"{$request.body#/url}":{"post":{"responses":{"200":{"description":"d"}}}}}}}`, `"c%d":{"{$request.body#/url}":{"post":{"callbacks":{"n":{"$ref":"#/components/callbacks/c%[2]d"}},"responses":{"200":{"description":"d"}}}}}`)},
	"contract/links-shared":            {1000, openapi(`"components":{"links":{"l":{"operationId":"o0"}}},"paths":{%s}`, `"/a%d":{"get":{"operationId":"o%[1]d","responses":{"200":{"description":"d","links":{"l":{"$ref":"#/components/links/l"}}}}}}`)},
	"contract/tags-used":               {1000, openapiTwice(`"tags":[%s],"paths":{%s}`, `{"name":"t%d"}`, `"/a%d":{"get":{"tags":["t%[1]d"],"responses":{"200":{"description":"d"}}}}`)},
	"product/alternatives-operations":  {100, openapiTwice(`"components":{"securitySchemes":{"k":{"type":"apiKey","in":"header","name":"k"},"o":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"https://t.example","scopes":{}}}}}},"security":[%s],"paths":{%s}`, `{"o":["s%d"]}`, `"/a%d":{"get":{"responses":{"200":{"description":"d"}}}}`)},
	"contract/keys-together":           {300, openapiTwice(`"components":{"securitySchemes":{%s}},"security":[{%s}],"paths":{"/a":{"get":{"responses":{"200":{"description":"d"}}}}}`, `"s%d":{"type":"apiKey","in":"header","name":"k%[1]d"}`, `"s%d":[]`)},
	"contract/media-types-shared":      {300, openapi(`"components":{"schemas":{"B":{"type":"object","properties":{"password":{"type":"string"}}}}},"paths":{"/a":{"post":{"requestBody":{"content":{%s}},"responses":{"200":{"description":"d"}}}}}`, `"application/x%d+json":{"schema":{"$ref":"#/components/schemas/B"}}`)},
	"product/parameters-operations":    {100, jsonDocument2("a.json", contract31+`"components":{"pathItems":{"i":{"parameters":[%s],"get":{"responses":{"200":{"description":"d"}}}}}},"paths":{%s}}`, `{"name":"p%d","in":"query","schema":{"type":"string"}}`, `"/a%d":{"$ref":"#/components/pathItems/i"}`)},
	// Ten times these are not judged: each body is looked into as a whole, with all that is behind it, and resolve.MaxBodySteps ends that.
	"contract/bodies-of-one-base":      {300, openapiTwice(`"components":{"schemas":{"B":{"type":"object","required":[%s]}}},"paths":{%s}`, `"p%d"`, `"/a%d":{"post":{"requestBody":{"content":{"application/json":{"schema":{"allOf":[{"$ref":"#/components/schemas/B"},{"properties":{"q%[1]d":{"type":"string"}}}]}}}},"responses":{"200":{"description":"d"}}}}`)},
	"contract/bodies-of-a-chain":       {300, openapiTwice(`"components":{"schemas":{%s,"S{n}":{"type":"object"}}},"paths":{%s}`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/S%[2]d"},{"type":"object","properties":{"p%[1]d":{"type":"string"}}}]}`, `"/a%d":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S%[1]d"}}}},"responses":{"200":{"description":"d"}}}}`)},
	"contract/allof-ring":              {300, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"allOf":[{"$ref":"#/components/schemas/S0"}]}`, `"S%d":{"allOf":[{"$ref":"#/components/schemas/S%[2]d"},{"type":"object","properties":{"p%[1]d":{"type":"string","maxLength":%[1]d}}}]}`)},
	"contract/oneof-ring":              {300, schemas31(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"oneOf":[{"$ref":"#/components/schemas/S0"},{"type":"string"}]}`, `"S%d":{"oneOf":[{"$ref":"#/components/schemas/S%[2]d"},{"type":"object","properties":{"p%[1]d":{"type":"string"},"n":{"$ref":"#/components/schemas/S0"}}}]}`)},
	"contract/arrays-of-arrays":        {300, schemas(`"A":{"$ref":"#/components/schemas/S0"},%s,"S{n}":{"type":"object"}`, `"S%d":{"type":"array","items":{"$ref":"#/components/schemas/S%[2]d"}}`)},
	"contract/enums-together":          {100, schemas(`"A":{"allOf":[%s]}`, `{"type":"string","enum":["a","b%d"]}`)},
	"contract/required-declared-twice": {300, openapiTwice(bodyOf(`"A":{"allOf":[{"type":"object","properties":{%s}},{"type":"object","properties":{%s}}]}`), `"p%d":{"type":"string"}`, `"p%d":{"maxLength":9}`)},
	"contract/path-parameters-used":    {300, openapi(`"paths":{"/things/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}},%s],"responses":{"200":{"description":"d"}}}}}`, `{"name":"x%d","in":"path","required":true,"schema":{"type":"string"}}`)},
	"contract/server-of-operations":    {300, openapi(`"paths":{%s}`, `"/a%d":{"get":{"servers":[{"url":"https://h%[1]d.example"}],"responses":{"200":{"description":"d"}}}}`)},
	"contract/mutual-pairs":            {300, schemas(`%s,"S{n}":{"type":"object"},"A":{"$ref":"#/components/schemas/S0"}`, `"S%d":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/S%[2]d"},"b":{"$ref":"#/components/schemas/S0"},"c":{"$ref":"#/components/schemas/A"}}}`)},

	"cyclonedx/dependency-ring":   {1000, cyclonedx2(`"components":[%s,{"type":"library","bom-ref":"r{n}","name":"z","version":"1"}],"dependencies":[%s,{"ref":"r{n}","dependsOn":["r0"]}]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`, `{"ref":"r%d","dependsOn":["r%[2]d","r0"]}`)},
	"cyclonedx/nested-chain":      {50, cyclonedx(`"components":[%s]`, "", `{"type":"library","name":"n","version":"1","components":[`, `]}`)},
	"cyclonedx/same-purl":         {1000, cyclonedx(`"components":[%s]`, `{"type":"library","bom-ref":"r%d","name":"n","version":"1","purl":"pkg:npm/n@1"}`)},
	"cyclonedx/purl-qualifiers":   {1000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","purl":"pkg:npm/n@1?%s"}]`, "", "k%d=v&")},
	"cyclonedx/service-data":      {1000, cyclonedx(`"components":[],"services":[{"name":"n","data":[%s]}]`, `{"flow":"inbound","classification":"c%d"}`)},
	"cyclonedx/components":        {1000, cyclonedx(`"components":[%s]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1.0.%[1]d","purl":"pkg:npm/n%[1]d@1.0.%[1]d"}`)},
	"cyclonedx/bare":              {1000, cyclonedx(`"components":[%s]`, `{"type":"library","name":"n%d"}`)},
	"cyclonedx/same":              {1000, cyclonedx(`"components":[%s]`, `{"type":"library","name":"n","version":"1"}`)},
	"cyclonedx/same-ref":          {1000, cyclonedx(`"components":[%s]`, `{"type":"library","bom-ref":"r","name":"n%d","version":"1"}`)},
	"cyclonedx/nested":            {1000, cyclonedx(`"components":[{"type":"library","name":"n","components":[%s]}]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`)},
	"cyclonedx/deep":              {30, cyclonedx(`"components":[%s]`, "", `{"type":"library","name":"n","components":[`, `]}`)},
	"cyclonedx/dependencies":      {1000, cyclonedx2(`"components":[%s],"dependencies":[%s]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`, `{"ref":"r%d","dependsOn":["r0"]}`)},
	"cyclonedx/dependency-chain":  {1000, cyclonedx2(`"components":[%s],"dependencies":[%s]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`, `{"ref":"r%d","dependsOn":["r%[2]d"]}`)},
	"cyclonedx/dependency-star":   {1000, cyclonedx2(`"components":[%s],"dependencies":[{"ref":"r0","dependsOn":[%s]}]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`, `"r%d"`)},
	"cyclonedx/dependencies-lost": {1000, cyclonedx(`"components":[],"dependencies":[%s]`, `{"ref":"r%d","dependsOn":["q%[1]d"]}`)},
	"cyclonedx/dependency-twice":  {1000, cyclonedx(`"components":[{"type":"library","bom-ref":"r","name":"n","version":"1"}],"dependencies":[%s]`, `{"ref":"r"}`)},
	"cyclonedx/vulnerabilities":   {1000, cyclonedx(`"components":[{"type":"library","bom-ref":"r","name":"n","version":"1"}],"vulnerabilities":[%s]`, `{"id":"CVE-2026-%d","ratings":[{"severity":"critical"}],"affects":[{"ref":"r"}]}`)},
	"cyclonedx/affects":           {1000, cyclonedx2(`"components":[%s],"vulnerabilities":[{"id":"CVE-2026-1","ratings":[{"severity":"critical"}],"affects":[%s]}]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`, `{"ref":"r%d"}`)},
	"cyclonedx/affects-one":       {1000, cyclonedx(`"components":[{"type":"library","bom-ref":"r","name":"n","version":"1"}],"vulnerabilities":[{"id":"CVE-2026-1","affects":[%s]}]`, `{"ref":"r"}`)},
	"cyclonedx/ratings":           {1000, cyclonedx(`"components":[],"vulnerabilities":[{"id":"CVE-2026-1","ratings":[%s]}]`, `{"severity":"critical","score":%d}`)},
	"cyclonedx/licences":          {1000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","licenses":[%s]}]`, `{"license":{"name":"l%d"}}`)},
	"cyclonedx/licence-long":      {1000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","licenses":[{"expression":"MIT%s"}]}]`, "", " OR MIT")},
	"cyclonedx/licence-deep":      {300, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","licenses":[{"expression":"%s"}]}]`, "", "(MIT AND ", "ISC)")},
	"cyclonedx/hashes":            {1000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","hashes":[%s]}]`, `{"alg":"MD5","content":"d41d8cd98f00b204e9800998ecf8427e"}`)},
	"cyclonedx/references":        {1000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","externalReferences":[%s]}]`, `{"type":"vcs","url":"https://v%d.example"}`)},
	"cyclonedx/properties":        {1000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","properties":[%s]}]`, `{"name":"p%d","value":"v"}`)},
	"cyclonedx/services":          {1000, cyclonedx(`"components":[],"services":[%s]`, `{"bom-ref":"s%d","name":"n%[1]d","endpoints":["http://a.example"]}`)},
	"cyclonedx/compositions":      {1000, cyclonedx2(`"components":[%s],"compositions":[{"aggregate":"complete","assemblies":[%s]}]`, `{"type":"library","bom-ref":"r%d","name":"n%[1]d","version":"1"}`, `"r%d"`)},
	"cyclonedx/composition-many":  {1000, cyclonedx(`"components":[{"type":"library","bom-ref":"r","name":"n","version":"1"}],"compositions":[%s]`, `{"aggregate":"complete","assemblies":["r"]}`)},
	"cyclonedx/violations":        {1000, cyclonedx(`"components":[%s]`, `{"type":"bogus%d"}`)},
	"cyclonedx/long-name":         {100_000, cyclonedx(`"components":[{"type":"library","name":"%s","version":"1"}]`, "", "abcdefghij")},
	"cyclonedx/long-purl":         {10_000, cyclonedx(`"components":[{"type":"library","name":"n","version":"1","purl":"pkg:npm/%s@1"}]`, "", "a%%2F")},
	"cyclonedx/xml-components":    {1000, cyclonedxXML(`<component type="library" bom-ref="r%d"><name>n%[1]d</name><version>1</version><purl>pkg:npm/n%[1]d@1</purl></component>`)},
	"cyclonedx/xml-line":          {1000, cyclonedxXML(`<component type="library"><name>n%d</name></component>`)},
	"cyclonedx/xml-violations":    {1000, cyclonedxXML(`<component type="bogus%d"><bogus/></component>`)},
	"cyclonedx/links":             {1000, cyclonedx2(`"components":[{"type":"library","bom-ref":"r","name":"n","version":"1"}],"dependencies":[{"ref":"r","dependsOn":[%s]}],"externalReferences":[%s]`, `"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b70/1#e%d"`, `{"type":"bom","url":"b%d.cdx.json"}`)},
	"spdx/external-documents":     {1000, spdxJSON2(`"externalDocumentRefs":[%s],"relationships":[%s]`, `{"externalDocumentId":"DocumentRef-%d","spdxDocument":"https://a.example/%[1]d","checksum":{"algorithm":"SHA1","checksumValue":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}}`, `{"spdxElementId":"SPDXRef-DOCUMENT","relatedSpdxElement":"DocumentRef-%d:SPDXRef-a","relationshipType":"DESCRIBES"}`)},
	"spdx/packages":               {1000, spdxJSON(`"packages":[%s]`, `{"SPDXID":"SPDXRef-%d","name":"n%[1]d","versionInfo":"1","downloadLocation":"NOASSERTION"}`, ``)},
	"spdx/relationships":          {1000, spdxJSON2(`"packages":[%s],"relationships":[%s]`, `{"SPDXID":"SPDXRef-%d","name":"n%[1]d","versionInfo":"1","downloadLocation":"NOASSERTION"}`, `{"spdxElementId":"SPDXRef-%d","relatedSpdxElement":"SPDXRef-%[2]d","relationshipType":"DEPENDS_ON"}`)},
	"spdx/files":                  {1000, spdxJSON(`"packages":[{"SPDXID":"SPDXRef-p","name":"n","versionInfo":"1","downloadLocation":"NOASSERTION"}],"files":[%s]`, `{"SPDXID":"SPDXRef-f%d","fileName":"./f%[1]d","checksums":[{"algorithm":"SHA1","checksumValue":"d6a770ba38583ed4bb4525bd96e50461655d2758"}]}`, ``)},
	"spdx3/packages":              {5000, spdx3JSON(`{"type":"software_Package","spdxId":"n:%d","creationInfo":"_:c","name":"n%[1]d","software_packageVersion":"1","software_packageUrl":"pkg:npm/n%[1]d@1"}`)},
	"spdx3/relationships":         {5000, spdx3JSON(`{"type":"software_Package","spdxId":"n:%d","creationInfo":"_:c","name":"n%[1]d","software_packageVersion":"1"},{"type":"Relationship","spdxId":"n:r%[1]d","creationInfo":"_:c","from":"n:%[1]d","relationshipType":"dependsOn","to":["n:%[2]d","n:0"]}`)},
	"spdx3/inline":                {1000, spdx3JSON(`{"type":"Relationship","spdxId":"n:r%d","creationInfo":"_:c","from":{"type":"software_Package","spdxId":"n:%[1]d","creationInfo":"_:c","name":"n"},"relationshipType":"contains","to":[{"type":"software_File","spdxId":"n:f%[1]d","creationInfo":"_:c"}]}`)},
	"spdx3/licences":              {1000, spdx3JSON(`{"type":"expandedlicensing_DisjunctiveLicenseSet","spdxId":"n:l%d","creationInfo":"_:c","expandedlicensing_member":["n:l%[2]d","https://spdx.org/licenses/MIT"]},{"type":"software_Package","spdxId":"n:%[1]d","creationInfo":"_:c","name":"n%[1]d"},{"type":"Relationship","spdxId":"n:r%[1]d","creationInfo":"_:c","from":"n:%[1]d","relationshipType":"hasDeclaredLicense","to":["n:l%[1]d"]}`)},
	"spdx3/vulnerabilities":       {1000, spdx3JSON(`{"type":"security_Vulnerability","spdxId":"n:v%d","creationInfo":"_:c","name":"CVE-%[1]d"},{"type":"security_VexFixedVulnAssessmentRelationship","spdxId":"n:s%[1]d","creationInfo":"_:c","from":"n:v%[1]d","relationshipType":"fixedIn","to":["n:0"]},{"type":"Relationship","spdxId":"n:r%[1]d","creationInfo":"_:c","from":"n:0","relationshipType":"hasAssociatedVulnerability","to":["n:v%[1]d"]}`)},
	"spdx3/statements":            {1000, spdx3JSON(`{"type":"security_Vulnerability","spdxId":"n:v%d","creationInfo":"_:c","name":"CVE"},{"type":"security_VexAffectedVulnAssessmentRelationship","spdxId":"n:s%[1]d","creationInfo":"_:c","from":"n:v0","relationshipType":"affects","to":["n:%[1]d"],"security_actionStatement":"u"},{"type":"security_CvssV2VulnAssessmentRelationship","spdxId":"n:c%[1]d","creationInfo":"_:c","from":"n:v0","relationshipType":"hasAssessmentFor","to":["n:%[1]d"],"security_score":5,"security_vectorString":"v"}`)},
	"spdx3/wrong":                 {1000, spdx3JSON(`{"type":"software_Package","spdxId":"n%d","name":1,"verifiedUsing":{},"colour":"red"}`)},
	"spdx/tag-packages":           {1000, tagValue("PackageName: n%d\nSPDXID: SPDXRef-%[1]d\nPackageVersion: 1\nPackageDownloadLocation: NOASSERTION\n\n")},
	"spdx/tag-relationships":      {1000, tagValue("PackageName: n%d\nSPDXID: SPDXRef-%[1]d\nPackageVersion: 1\nPackageDownloadLocation: NOASSERTION\nRelationship: SPDXRef-%[1]d DEPENDS_ON SPDXRef-0\n")},
	"spdx/tag-unknown":            {1000, tagValue("Bogus: n%d\n")},
	"spdx/tag-text":               {10_000, tagValueText("line %d\n")},

	"spdx/relationship-ring": {1000, spdxJSON2(`"packages":[%s,{"SPDXID":"SPDXRef-{n}","name":"z","versionInfo":"1","downloadLocation":"NOASSERTION"}],"relationships":[%s]`, `{"SPDXID":"SPDXRef-%d","name":"n%[1]d","versionInfo":"1","downloadLocation":"NOASSERTION"}`, `{"spdxElementId":"SPDXRef-%d","relatedSpdxElement":"SPDXRef-%[2]d","relationshipType":"DEPENDS_ON"},{"spdxElementId":"SPDXRef-%[2]d","relatedSpdxElement":"SPDXRef-%d","relationshipType":"DEPENDS_ON"}`)},

	"manifest/operations":   {100, manifestOf("    operations:\n%s", "      - op%d\n")},
	"manifest/many":         {30, manifests(false)},
	"manifest/many-in-one":  {30, manifests(true)},
	"manifest/catalog":      {100, catalogued},
	"manifest/consumers":    {300, manifestOf2("  consumers:\n%s", "    - {name: c%d, kind: analytics, purpose: p%[1]d, data: aggregated}\n")},
	"manifest/scopes":       {300, manifestOf2("  identity:\n    clientId: c\n    method: oauth2\n    scopes:\n%s", "      - s%d\n")},
	"manifest/unknown":      {1000, manifestOf2("%s", "  y%d: 1\n")},
	"manifest/duplicates":   {1000, manifestOf2("%s", "  direction: outbound\n")},
	"manifest/endpoints":    {300, manifestOf2("  transport:\n    endpoints:\n%s", "      - http://h%d.example\n")},
	"manifest/secrets":      {300, manifestOf2("  x:\n%s", "    password%d: kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5Aq%[1]d\n")},
	"manifest/proof-calls":  {1000, manifestWithProof(`{"request":{"method":"GET","path":"/v1/things%d/x"}}`)},
	"manifest/proof-alike":  {300, manifestWithProof(`{"request":{"method":"GET","path":"/a/b/c%d"}}`)},
	"manifest/proofs-found": {30, manifestsWithProofs},
	"manifest/overlay":      {100, overlaid("  - {target: \"$.paths['/things%d'].get\", update: {x-sunset: 2027-01-01}}\n")},
}

// fill writes unit n times, numbered, and puts it into a text. A single word of two parts nests.
func fill(n int, separator string, unit ...string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(numbered(unit[0], i))
	}
	if len(unit) > 1 {
		b.WriteString("{}")
		if unit[0] == "[" {
			b.Reset()
			b.WriteString(strings.Repeat(unit[0], n))
		}
		b.WriteString(strings.Repeat(unit[1], n))
	}
	return b.String()
}

func numbered(unit string, i int) string {
	unit = strings.ReplaceAll(unit, "%[1]d", fmt.Sprint(i))
	unit = strings.ReplaceAll(unit, "%[2]d", fmt.Sprint(i+1))
	unit = strings.ReplaceAll(unit, "%%", "%")
	return strings.ReplaceAll(unit, "%d", fmt.Sprint(i))
}

// jsonDocument fills a text with n units: separated by commas, or, when the first unit is empty, joined.
func jsonDocument(file, frame string, unit ...string) func(n int) map[string]string {
	return func(n int) map[string]string {
		filled := ""
		if unit[0] == "" {
			filled = fill(n, "", unit[1:]...)
		} else {
			filled = fill(n, ",", unit...)
		}
		text := strings.Replace(frame, "%s", filled, 1)
		return map[string]string{file: strings.ReplaceAll(text, "{n}", fmt.Sprint(n))}
	}
}

func jsonDocument2(file, frame, first, second string) func(n int) map[string]string {
	return func(n int) map[string]string {
		text := strings.Replace(frame, "%s", fill(n, ",", first), 1)
		text = strings.Replace(text, "%s", fill(n, ",", second), 1)
		return map[string]string{file: strings.ReplaceAll(text, "{n}", fmt.Sprint(n))}
	}
}

const (
	contract30 = `{"openapi":"3.0.3","info":{"title":"t","version":"1"},`
	contract31 = `{"openapi":"3.1.0","info":{"title":"t","version":"1"},`
)

func openapi(frame string, unit ...string) func(int) map[string]string {
	return jsonDocument("a.json", contract30+frame+"}", unit...)
}

func openapi31(frame string, unit ...string) func(int) map[string]string {
	return jsonDocument("a.json", contract31+frame+"}", unit...)
}

func openapiTwice(frame, first, second string) func(int) map[string]string {
	return jsonDocument2("a.json", contract30+frame+"}", first, second)
}

func swagger(frame string, unit ...string) func(int) map[string]string {
	return jsonDocument("a.json", `{"swagger":"2.0","info":{"title":"t","version":"1"},`+frame+"}", unit...)
}

// bodyOf uses the schema A as the body of a request and of its response.
func bodyOf(schemas string) string {
	const content = `{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}`
	return `"paths":{"/a":{"post":{"requestBody":{"content":` + content + `},"responses":{"200":{"description":"d","content":` + content + `}}}}},"components":{"schemas":{` + schemas + `}}`
}

func schemas(frame string, unit ...string) func(int) map[string]string {
	return openapi(bodyOf(frame), unit...)
}

func schemas31(frame string, unit ...string) func(int) map[string]string {
	return openapi31(bodyOf(frame), unit...)
}

func yamlContract(frame, unit, tail string) func(int) map[string]string {
	return func(n int) map[string]string {
		text := "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n" + strings.Replace(frame, "%s", fill(n, "", unit), 1) + tail
		text = strings.Replace(text, "{aliases}", fill(n, ", ", "*a%d"), 1)
		return map[string]string{"a.yaml": text}
	}
}

func renamed(from, to string, files func(int) map[string]string) func(int) map[string]string {
	return func(n int) map[string]string {
		m := files(n)
		m[to] = m[from]
		delete(m, from)
		return m
	}
}

const cyclonedxHead = `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,`

func cyclonedx(frame string, unit ...string) func(int) map[string]string {
	return jsonDocument("a.cdx.json", cyclonedxHead+frame+"}", unit...)
}

func cyclonedx2(frame, first, second string) func(int) map[string]string {
	return jsonDocument2("a.cdx.json", cyclonedxHead+frame+"}", first, second)
}

func cyclonedxXML(unit string) func(int) map[string]string {
	return func(n int) map[string]string {
		return map[string]string{"a.xml": `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components>` + fill(n, "", unit) + `</components></bom>`}
	}
}

const spdxHead = `{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"n","documentNamespace":"https://n.example","creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: t"]},`

func spdx3JSON(unit string) func(int) map[string]string {
	return jsonDocument("a.spdx.json", `{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[`+
		`{"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-01-01T00:00:00Z","createdBy":["n:o"]},{"type":"Person","spdxId":"n:o","creationInfo":"_:c","name":"o"},`+
		`{"type":"SpdxDocument","spdxId":"n:d","creationInfo":"_:c","rootElement":["n:0"]},%s]}`, unit)
}

func spdxJSON(frame, unit, _ string) func(int) map[string]string {
	return jsonDocument("a.spdx.json", spdxHead+frame+"}", unit)
}

func spdxJSON2(frame, first, second string) func(int) map[string]string {
	return jsonDocument2("a.spdx.json", spdxHead+frame+"}", first, second)
}

const tagHead = "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: n\nDocumentNamespace: https://n.example\nCreator: Tool: t\nCreated: 2026-01-01T00:00:00Z\n\n"

func tagValue(unit string) func(int) map[string]string {
	return func(n int) map[string]string {
		return map[string]string{"a.spdx": tagHead + fill(n, "", unit)}
	}
}

func tagValueText(unit string) func(int) map[string]string {
	return func(n int) map[string]string {
		return map[string]string{"a.spdx": tagHead + "DocumentComment: <text>" + fill(n, "", unit) + "</text>\n"}
	}
}

// manifestOf names operations of a contract that has them.
func manifestOf(frame, unit string) func(int) map[string]string {
	return func(n int) map[string]string {
		files := openapi(`"paths":{%s}`, `"/things%d":{"get":{"operationId":"op%[1]d","responses":{"200":{"description":"d"}}}}`)(n)
		files["a.integration.yaml"] = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec:\n  direction: outbound\n  contract:\n    path: a.json\n" + strings.Replace(frame, "%s", fill(n, "", unit), 1)
		return files
	}
}

// manifestWithProof names a Pact file of n interactions.
func manifestWithProof(interaction string) func(int) map[string]string {
	return func(n int) map[string]string {
		files := openapi(`"servers":[{"url":"https://a.example/v1"}],"paths":{"/{a}/{b}/{c}":{"get":{}},%s}`, `"/things%d/{id}":{"get":{"responses":{"200":{"description":"d"}}}}`)(n)
		files["a.integration.yaml"] = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec:\n  contract: {path: a.json, operations: [GET /things1/{id}], usage: [p.json]}\n"
		files["p.json"] = `{"consumer":{"name":"a"},"interactions":[` + fill(n, ",", interaction) + `]}`
		return files
	}
}

// overlaid applies n actions to a contract of n operations.
func overlaid(action string) func(int) map[string]string {
	return func(n int) map[string]string {
		files := openapi(`"paths":{%s}`, `"/things%d":{"get":{"security":[{"k":[]}],"responses":{"200":{"description":"d"}}}}`)(n)
		files["o.yaml"] = "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions:\n" + fill(n, "", action)
		files["a.integration.yaml"] = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec: {contract: {path: a.json, overlays: [o.yaml]}}\n"
		return files
	}
}

// manifestsWithProofs are n integrations, each with a Pact file that is found by the name of its consumer.
func manifestsWithProofs(n int) map[string]string {
	files := manifests(false)(n)
	for i := range n {
		files[fmt.Sprintf("p%d.json", i)] = fmt.Sprintf(`{"consumer":{"name":"a%d"},"provider":{"name":"T"},"interactions":[{"request":{"method":"GET","path":"/things%[1]d"}},{"request":{"method":"GET","path":"/things%[2]d"}}]}`, i, n-1-i)
	}
	return files
}

func manifestOf2(frame, unit string) func(int) map[string]string {
	return func(n int) map[string]string {
		return map[string]string{"a.integration.yaml": "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec:\n" + strings.Replace(frame, "%s", fill(n, "", unit), 1)}
	}
}

// catalogued are n integrations that take what they leave out from n components with n APIs, and one that any of them may be.
func catalogued(n int) map[string]string {
	var manifests, entities []string
	for i := range n {
		manifests = append(manifests, fmt.Sprintf("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a%d, from: c.yaml}\nspec: {}\n", i))
		entities = append(entities, fmt.Sprintf("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a%d}\nspec: {owner: b, consumesApis: [api%[1]d]}\n", i),
			fmt.Sprintf("apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: api%d}\nspec: {type: openapi, definition: {$text: a.json}}\n", i))
	}
	files := openapi(`"paths":{%s}`, `"/things":{"get":{"operationId":"op","responses":{"200":{"description":"d"}}}}`)(1)
	files["a.integration.yaml"] = strings.Join(append(manifests, strings.Replace(manifests[0], "a0", "other", 1)), "---\n")
	files["c.yaml"] = strings.Join(entities, "---\n")
	return files
}

// manifests are n integrations that use one contract of n operations, in files of their own or in one.
func manifests(one bool) func(int) map[string]string {
	return func(n int) map[string]string {
		files := openapi(`"paths":{%s}`, `"/things%d":{"get":{"operationId":"op%[1]d","responses":{"200":{"description":"d"}}}}`)(n)
		var all []string
		for i := range n {
			text := fmt.Sprintf("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a%d}\nspec:\n  direction: outbound\n  contract:\n    path: a.json\n    operations: [op%[1]d]\n", i)
			if one {
				all = append(all, text)
			} else {
				files[fmt.Sprintf("a%d.integration.yaml", i)] = text
			}
		}
		if one {
			files["a.integration.yaml"] = strings.Join(all, "---\n")
		}
		return files
	}
}

// wholeRun judges files in the strict profile and writes the reports.
func wholeRun(tb testing.TB, dir string) time.Duration {
	start := budget.ProcessTime()
	result := run(tb, lint.Options{Dir: dir, Profile: "strict"}, lint.Input{Paths: []string{dir}, Today: cleanDay})
	for _, format := range report.Formats {
		if err := report.Write(io.Discard, format, result, report.Options{}); err != nil {
			tb.Fatal(err)
		}
	}
	return budget.ProcessTime() - start
}

func writeFiles(tb testing.TB, files map[string]string) string {
	dir := tb.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// TestGrowthOfMemory holds that ten times the document takes at most twelve times the memory, which unlike time is the same
// in every run.
func TestGrowthOfMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("judges large documents; with the race detector, minutes")
	}
	for name, n := range map[string]int{
		"contract/one-secret": 200, "contract/one-secret-yaml-line": 200, "contract/allof-chain": 400, "contract/examples-secret": 400,
		"spdx/tag-text": 3000, "contract/dependent-schemas-31": 100, "contract/keys-together": 200, "contract/long-path-template": 300,
	} {
		var taken [3]uint64
		for i, size := range []int{n, n, 10 * n} { // the first run fills what is kept from run to run
			dir := writeFiles(t, growths[name].files(size))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			wholeRun(t, dir)
			runtime.ReadMemStats(&after)
			taken[i] = after.TotalAlloc - before.TotalAlloc
		}
		if taken[2] > 12*taken[1] {
			t.Errorf("%s: %d bytes for %d units, %d for ten times as many", name, taken[1], n, taken[2])
		}
	}
}

// BenchmarkGrowth shows that ten times the document takes at most twelve times the processor time of a whole run. What a run
// takes over the smallest document is left out. Where the smaller of the two documents takes a few milliseconds, the ratio
// says little.
//
//	go test ./lint -run '^$' -bench Growth -benchtime 1x
func BenchmarkGrowth(b *testing.B) {
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range growths {
			if !yield(name) {
				return
			}
		}
	}) {
		g := growths[name]
		b.Run(name, func(b *testing.B) {
			var dirs []string
			for _, n := range []int{1, g.unit, 10 * g.unit} {
				dirs = append(dirs, writeFiles(b, g.files(n)))
			}
			for b.Loop() {
				var spent [3][]time.Duration
				for range 3 {
					for i, dir := range dirs {
						spent[i] = append(spent[i], wholeRun(b, dir))
					}
				}
				var median [3]time.Duration
				for i, s := range spent {
					slices.SortFunc(s, func(a, b time.Duration) int { return cmp.Compare(a, b) })
					median[i] = s[len(s)/2]
				}
				b.ReportMetric(float64(median[2]-median[0])/float64(max(median[1]-median[0], time.Millisecond)), "x10")
				b.ReportMetric(median[1].Seconds()*1000, "ms-n")
				b.ReportMetric(median[2].Seconds()*1000, "ms-10n")
			}
		})
	}
}

// changed are documents after a change of all that is in them: other numbers, and other words.
func changed(files map[string]string) map[string]string {
	swap := strings.NewReplacer("string", "integer", "https", "http", `"d"`, `"e"`, "SHA", "MD", "a.example", "b.example", `"1"`, `"2"`, "minimum", "maximum")
	after := map[string]string{}
	for name, text := range files {
		after[name] = swap.Replace(text)
	}
	return after
}

// comparisons counts the comparisons of a benchmark: each is made on another day, because what rules find in equal facts is kept for
// a day.
var comparisons int

// comparison compares documents by the rules over changes.
func comparison(tb testing.TB, base, head map[string]string) time.Duration {
	linter, err := changeLinter()
	if err != nil {
		tb.Fatal(err)
	}
	comparisons++
	today := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, comparisons).Format(time.DateOnly)
	start := budget.ProcessTime()
	if _, err := linter.Run(tb.Context(), lint.Input{
		Today: today, Root: files(head).root(), Base: &lint.Base{Roots: []*source.Root{files(base).root()}, Revisions: []string{"base"}},
	}); err != nil {
		tb.Fatal(err)
	}
	return budget.ProcessTime() - start
}

// BenchmarkGrowthOfComparison shows that ten times the documents take at most twelve times the processor time to be compared with what
// they were before everything in them changed, and with ones of half the size.
//
//	go test ./lint -run '^$' -bench GrowthOfComparison -benchtime 1x
func BenchmarkGrowthOfComparison(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(growths)) {
		g := growths[name]
		for way, before := range map[string]func(n int) map[string]string{
			"changed": func(n int) map[string]string { return changed(g.files(n)) },
			"grown":   func(n int) map[string]string { return g.files(n/2 + 1) },
			"shrunk":  func(n int) map[string]string { return g.files(2 * n) },
		} {
			b.Run(name+"/"+way, func(b *testing.B) {
				for b.Loop() {
					var spent [3]time.Duration
					for i, n := range []int{1, g.unit, 10 * g.unit} {
						spent[i] = min(comparison(b, before(n), g.files(n)), comparison(b, before(n), g.files(n)))
					}
					b.ReportMetric(float64(spent[2]-spent[0])/float64(max(spent[1]-spent[0], time.Millisecond)), "x10")
					b.ReportMetric(spent[2].Seconds()*1000, "ms-10n")
				}
			})
		}
	}
}
