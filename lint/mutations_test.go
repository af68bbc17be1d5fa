package lint_test

import "slices"

// mutations are edits of the contracts in testdata/clean, by file.
var mutations = map[string][]mutation{
	"ledger-3.1.openapi.yaml": {
		// Edits that cause nothing.
		{"title", "title: Ledger", "title: Books", nil},
		{"description with markup as code", "description: Accounts, their", "description: Accounts (`<script>`), their", nil},
		{"version is a date", "version: 1.4.0", "version: 2026-01-31", nil},
		{"property named like a keyword", "label: {type: string, maxLength: 60}", "responses: {type: string, maxLength: 60}", nil},
		{"example named like a credential", "label: Savings", "apiKey: your-api-key-0123456789", nil},
		{"alternative order", "- oauth: [entries:read]\n        - workload: []", "- workload: []\n        - oauth: [entries:read]", nil},
		{"key together with a token", "- workload: []", "- workload: []\n          key: []", []string{"undefined-security-scheme @ key: []"}},
		{"wss server", "url: https://ledger.payments", "url: wss://ledger.payments", nil},
		{"relative server", "url: https://ledger.payments.internal/v1", "url: /v1", nil},
		{"limit by enumeration", "schema: {type: integer, format: int32, minimum: 1, maximum: 100, default: 20}", "schema: {type: integer, enum: [10, 20]}", nil},
		{"const", "enum: [EUR, USD]", "const: EUR", nil},
		{"bounded pattern instead of maxLength", "schema: {type: string, maxLength: 128, pattern", "schema: {type: string, pattern", nil},
		{"output without limits", "accountId: {type: string, format: uuid}\n        state", "accountId: {type: string}\n        state", nil},
		{"output that is open", "Problem:\n      type: object\n      additionalProperties: false\n", "Problem:\n      type: object\n", nil},
		{"status range", "'401': {$ref: '#/components/responses/unauthenticated'}\n        '4XX'", "'4XX'", nil},
		{"header name in another case", "Retry-After: {$ref: '#/components/headers/retryAfter'}\n      content:\n        application/problem+json:\n          schema: {$ref: '#/components/schemas/Problem'}\n    unavailable", "retry-after: {$ref: '#/components/headers/retryAfter'}\n      content:\n        application/problem+json:\n          schema: {$ref: '#/components/schemas/Problem'}\n    unavailable", nil},
		{"scheme in capitals", "scheme: bearer", "scheme: BEARER", nil},
		{"siblings of a reference hold", "- $ref: '#/components/schemas/Currency'", "- $ref: '#/components/schemas/Currency'\n          description: Which currency", nil},
		{"page token", "name: cursor", "name: page_token", nil},
		{"boolean named like personal data", "healthy: {type: boolean}", "email: {type: boolean}", nil},
		{"classified by the document", "  x-audience: partner", "  x-audience: partner\n  x-data-classification: confidential", nil},
		{"sunset tomorrow", "x-sunset: 2031-12-31", "x-sunset: 2026-07-01", nil},
		{"unused component that is open", "schemas:\n    Problem:", "schemas:\n    Unused: {type: object, properties: {a: {type: string}}}\n    Problem:", nil},

		// Authentication.
		{"no security for a write", "      security:\n        - oauth: [accounts:freeze]\n", "      security: []\n", []string{
			"unauthenticated-write @ security: []", "unused-scope @ Freeze accounts",
		}},
		{"no security for a write beside a reference", "  /health:\n", "  /live:\n    $ref: '#/paths/~1health'\n    delete: {operationId: stop, security: [], responses: {'429': {$ref: '#/components/responses/limited'}, default: {$ref: '#/components/responses/failed'}}}\n  /health:\n", []string{"unauthenticated-write @ security: []"}},
		{"no security for a read", "operationId: health\n", "operationId: health\n      security: []\n", []string{"unauthenticated-read @ security: []"}},
		{"no security for data", "operationId: getAccount\n", "operationId: getAccount\n      security: []\n", []string{
			"unauthenticated-read @ security: []", "unauthenticated-sensitive-data @ security: []\n      tags: [accounts]\n      »responses:",
		}},
		{"anonymous alternative", "- workload: []", "- {}\n        - workload: []", []string{"anonymous-alternative @ {}"}},
		{"undefined scheme", "- workload: []", "- wrkload: []", []string{"undefined-security-scheme @ wrkload: []", "unused-security-scheme @ workload:\n"}},
		{"undefined scope", "- oauth: [accounts:freeze]", "- oauth: [accounts:thaw]", []string{"undefined-scope @ accounts:thaw]", "unused-scope @ Freeze accounts"}},
		{"no scope", "- oauth: [accounts:freeze]", "- oauth: []", []string{"missing-scope @ oauth: []", "unused-scope @ Freeze accounts"}},
		{"broad scope", "accounts:freeze: Freeze", "'*': Everything\n            accounts:freeze: Freeze", []string{"broad-scope @ Everything", "unused-scope @ Everything"}},
		{"unused scope", "accounts:freeze: Freeze", "accounts:thaw: Thaw\n            accounts:freeze: Freeze", []string{"unused-scope @ Thaw"}},
		{"unused scheme", "    workload:\n", "    spare: {type: http, scheme: bearer}\n    workload:\n", []string{"unused-security-scheme @ spare:"}},
		{"weak scheme for later", "    workload:\n", "    spare: {type: http, scheme: basic}\n    workload:\n", []string{"unused-security-scheme @ spare:", "weak-scheme-declared @ http, scheme: basic"}},
		{"static key", "type: http\n      scheme: bearer\n      bearerFormat: JWT", "type: apiKey\n      in: header\n      name: X-Key", []string{
			"static-key @ apiKey", "weaker-alternative @ workload: []",
		}},
		{"static key in the URL", "type: http\n      scheme: bearer\n      bearerFormat: JWT", "type: apiKey\n      in: query\n      name: key", []string{
			"static-key @ apiKey", "static-key-in-url @ query\n      name: key", "weaker-alternative @ workload: []",
		}},
		{"key in a cookie", "type: http\n      scheme: bearer\n      bearerFormat: JWT", "type: apiKey\n      in: cookie\n      name: sid", []string{
			"static-key @ apiKey", "api-key-in-cookie @ cookie\n      name: sid", "weaker-alternative @ workload: []",
		}},
		{"basic", "scheme: bearer\n      bearerFormat: JWT", "scheme: Basic", []string{"basic-auth @ Basic", "weaker-alternative @ workload: []"}},
		{"digest", "scheme: bearer\n      bearerFormat: JWT", "scheme: digest", []string{"outdated-auth @ digest", "weaker-alternative @ workload: []"}},
		{"scheme that nobody knows", "scheme: bearer\n      bearerFormat: JWT", "scheme: magic", []string{"outdated-auth @ magic"}},
		{"profile not named", ", validated as RFC 8725 says", "", []string{"jwt-best-practices @ JWT"}},
		{"type misspelt", "type: http\n      scheme: bearer", "type: htpp\n      scheme: bearer", []string{"malformed-security-scheme @ htpp", "invalid-document @ htpp"}},
		{"implicit flow", "        clientCredentials:\n          tokenUrl: https://login.payments.internal/token", "        implicit:\n          authorizationUrl: https://login.payments.internal/authorize", []string{"oauth2-implicit-flow @ implicit:"}},
		{"password flow", "        clientCredentials:\n", "        password:\n", []string{"oauth2-password-flow @ password:"}},
		{"token endpoint over http", "clientCredentials:\n          tokenUrl: https:", "clientCredentials:\n          tokenUrl: http:", []string{"oauth2-endpoint-not-tls @ http://login.payments"}},
		{"no refresh", "          refreshUrl: https://login.payments.internal/token\n", "", []string{"no-token-refresh @ authorizationCode:"}},
		{"administration as everybody", "- oauth: [accounts:freeze]", "- oauth: [accounts:write]", []string{
			"indistinct-admin-security @ security:\n        - oauth: [accounts:write]\n      requestBody:\n        required: true\n        content:\n          application/json:\n            schema:\n              type: object\n              additionalProperties: false\n              required: [reason]",
			"unused-scope @ Freeze accounts",
		}},
		{"two paths for one URL", "  /health:\n", "  /owners/{owner}/act:\n    get: {operationId: act, security: [{oauth: [statements:write]}], parameters: [{name: owner, in: path, required: true, schema: {type: string, pattern: '^[a-z]{1,20}$'}}], responses: &all {'429': {$ref: '#/components/responses/limited'}, default: {$ref: '#/components/responses/failed'}}}\n  /owners/me/{part}:\n    get: {operationId: part, parameters: [{name: part, in: path, required: true, schema: {type: string, enum: [act]}}], responses: *all}\n  /health:\n", []string{
			"ambiguous-path-security @ get: {operationId: part",
		}},
		{"two paths for one URL with equal security", "  /health:\n", "  /owners/{owner}/act:\n    get: {operationId: act, parameters: [{name: owner, in: path, required: true, schema: {type: string, pattern: '^[a-z]{1,20}$'}}], responses: &all {'429': {$ref: '#/components/responses/limited'}, default: {$ref: '#/components/responses/failed'}}}\n  /owners/me/{part}:\n    get: {operationId: part, parameters: [{name: part, in: path, required: true, schema: {type: string, enum: [act]}}], responses: *all}\n  /health:\n", nil},
		{"a number is no word", "  /health:\n", "  /owners/{owner}/act:\n    get: {operationId: act, security: [{oauth: [statements:write]}], parameters: [{name: owner, in: path, required: true, schema: {type: string, format: uuid}}], responses: &all {'429': {$ref: '#/components/responses/limited'}, default: {$ref: '#/components/responses/failed'}}}\n  /owners/me/{part}:\n    get: {operationId: part, parameters: [{name: part, in: path, required: true, schema: {type: string, enum: [act]}}], responses: *all}\n  /health:\n", nil},

		// Credentials and secrets.
		{"credential in a query", "name: state\n          in: query", "name: api_key\n          in: query", []string{"credential-in-url @ name: api_key"}},
		{"header that is ignored", "name: Idempotency-Key", "name: Authorization", []string{"ignored-header-parameter @ name: »Authorization"}},
		{"query in a path", "  /health:\n", "  /health?deep=1:\n", []string{"path-contains-query @ /health?deep=1:"}},
		{"URL with a password", "url: https://ledger.payments.internal/v1", "url: https://svc:kX9vQ2mZr7Lw@ledger.payments.internal/v1", []string{"embedded-secret @ https://svc:"}},
		{"secret in an example", "label: Savings", "apiKey: kX9vQ2mZr7Lw4TbN8cYh3JdP", []string{"embedded-secret @ kX9v"}},
		{"secret in a response", "iban: {type", "clientSecret: {type", []string{"secret-in-response @ clientSecret:"}},
		{"passcode comes out again", "writeOnly: true, ", "", []string{}},

		// Transport.
		{"no server", "servers:\n  - url: https://ledger.payments.internal/v1\n    description: production\n  - url: https://ledger.{region}.payments.internal/v1\n    description: staging, by region\n    variables:\n      region: {default: eu, enum: [eu, us]}\n", "", []string{"server-undeclared @ openapi: 3.1.0", "version-not-explicit @ info:"}},
		{"http server", "url: https://ledger.payments.internal/v1", "url: http://ledger.payments.internal/v1", []string{"tls-required @ http://", "cleartext-credentials @ http://"}},
		{"http in an enumeration", "url: https://ledger.{region}.payments.internal/v1\n    description: staging, by region\n    variables:\n", "url: '{scheme}://ledger.{region}.payments.internal/v1'\n    description: staging, by region\n    variables:\n      scheme: {default: https, enum: [https, http]}\n", []string{
			"tls-required @ '{scheme}", "cleartext-credentials @ '{scheme}",
		}},
		{"host that callers choose", "{default: eu, enum: [eu, us]}", "{default: eu}", []string{"unbounded-server-host @ region: {default: eu}"}},
		{"default outside the enumeration", "{default: eu, enum: [eu, us]}", "{default: de, enum: [eu, us]}", []string{"server-variable @ de, enum"}},
		{"variable that is not in the URL", "{default: eu, enum: [eu, us]}", "{default: eu, enum: [eu, us]}\n      zone: {default: a}", []string{"server-variable @ zone:"}},
		{"placeholder", "url: https://ledger.payments.internal/v1", "url: https://api.example.com/v1", []string{"placeholder-server @ https://api.example"}},
		{"server without an environment", "    description: production\n", "", []string{"audience-undeclared @ - »url: https://ledger.payments"}},
		{"open to every page", "  headers:\n    rateLimit:", "  headers:\n    cors: {schema: {type: string, const: '*'}}\n    rateLimit:", nil},
		{"open to every page, used", "description: Whether the service answers.\n          headers: *limits\n", "description: Whether the service answers.\n          headers:\n            RateLimit: {$ref: '#/components/headers/rateLimit'}\n            Access-Control-Allow-Origin: {schema: {type: string, const: '*'}}\n", []string{"cors-wildcard @ Access-Control-Allow-Origin:"}},
		{"open to every page with credentials", "description: Whether the service answers.\n          headers: *limits\n", "description: Whether the service answers.\n          headers:\n            RateLimit: {$ref: '#/components/headers/rateLimit'}\n            Access-Control-Allow-Origin: {schema: {type: string}, example: '*'}\n            access-control-allow-credentials: {schema: {type: boolean, enum: [true]}}\n", []string{"cors-wildcard-credentials @ Access-Control-Allow-Origin:"}},

		// Strictness.
		{"open object", "AccountChange:\n      type: object\n      additionalProperties: false\n", "AccountChange:\n      type: object\n", []string{"unknown-fields-accepted @ AccountChange:\n"}},
		{"object opened by true", "AccountChange:\n      type: object\n      additionalProperties: false\n", "AccountChange:\n      type: object\n      additionalProperties: true\n", []string{"unknown-fields-accepted @ additionalProperties: »true\n"}},
		{"open object inside", "      x-data-classification: confidential\n      additionalProperties: false\n", "      x-data-classification: confidential\n", []string{"unknown-fields-accepted @ Owner:\n"}},
		{"composition left open", "unevaluatedProperties: false\n", "title: New account\n", []string{"unknown-fields-accepted @ NewAccount:\n"}},
		{"composition closed behind a branch that takes any", "- type: object\n          properties:\n            label:", "- type: object\n          additionalProperties: true\n          properties:\n            label:", []string{"unknown-fields-accepted @ additionalProperties: »true"}},
		{"object closed behind what takes any", "AccountChange:\n      type: object\n      additionalProperties: false\n", "AccountChange:\n      type: object\n      unevaluatedProperties: false\n      additionalProperties: {}\n", []string{"unknown-fields-accepted @ additionalProperties: {}", "untyped-schema @ additionalProperties: {}"}},
		{"branch of a composition closed", "- type: object\n          properties:\n            label:", "- type: object\n          additionalProperties: false\n          properties:\n            label:", []string{"unsatisfiable-closed-composition @ - type: object\n          additionalProperties: »false"}},
		{"outer schema closed by additionalProperties", "unevaluatedProperties: false\n", "additionalProperties: false\n", []string{"unsatisfiable-closed-composition @ additionalProperties: »false\n      required: [currency]"}},
		{"map without end", "maxProperties: 10, ", "", []string{"unbounded-map @ labels:"}},
		{"map of anything", "maxProperties: 10, additionalProperties: {type: string, maxLength: 40, pattern: '^[a-z]{1,40}$'}", "maxProperties: 10", []string{"unknown-fields-accepted @ labels:", "untyped-schema @ labels:"}},
		{"no type", "bookedFrom: {type: string, format: date}", "bookedFrom: {format: date}", []string{"untyped-schema @ bookedFrom:"}},
		{"empty schema", "bookedFrom: {type: string, format: date}", "bookedFrom: {}", []string{"untyped-schema @ bookedFrom:"}},
		{"array without items", "maxItems: 50, items: {type: string, format: uuid}", "maxItems: 50", []string{"untyped-schema @ accountIds:"}},
		{"body without schema", "schema: {$ref: '#/components/schemas/EntryFilter'}", "example: {}", []string{"untyped-schema @ application/json:\n            example"}},
		{"parameter without schema", "name: state\n          in: query\n          schema: {type: string, enum: [open, frozen, closed]}", "name: state\n          in: query\n          description: Which", []string{"untyped-schema @ name: state", "invalid-document @ name: state"}},
		{"property for the server", "overdraft:", "is_admin:", []string{"mass-assignment @ is_admin:"}},
		{"boolean for the server", "overdraft: {type: integer, format: int64, minimum: 0, maximum: 1000000}", "isAdmin: {type: boolean}", []string{"mass-assignment @ isAdmin:"}},
		{"constant for the server", "overdraft: {type: integer, format: int64, minimum: 0, maximum: 1000000}", "isAdmin: {type: boolean, enum: [false]}", nil},
		{"switch for callers", "state: {type: string, enum: [open, closed]}", "isActive: {type: boolean}", nil},
		{"balance for the server", "overdraft:", "balance:", []string{"mass-assignment @ balance: {type: integer, format: int64, minimum"}},
		{"readOnly lost", ", readOnly: true}", "}", []string{"mass-assignment @ createdAt:"}},
		{"string without end", "maxLength: 100, pattern: '^[\\w .,-]{1,100}$'", "pattern: '^[\\w .,-]+$'", []string{"unbounded-string @ text:"}},
		{"bound in another branch", "phone: {type: string, maxLength: 20, pattern: '^\\+[0-9]{5,19}$'}", "phone: {allOf: [{type: string, pattern: '^\\+[0-9]+$'}, {maxLength: 20}]}", nil},
		{"array without end", "type: array, maxItems: 50, ", "type: array, ", []string{"unbounded-array @ accountIds:"}},
		{"number without maximum", "minimum: 0, maximum: 1000000", "minimum: 0", []string{"unbounded-number @ overdraft:"}},
		{"number without minimum", "minimum: 0, maximum: 1000000", "maximum: 1000000", []string{"unbounded-number @ overdraft:"}},
		{"string that may be anything", "text: {type: string, maxLength: 100, pattern: '^[\\w .,-]{1,100}$'}", "text: {type: string, maxLength: 100}", []string{"unrestricted-string @ text:"}},
		{"pattern open at its end", "'^[\\w .,-]{1,100}$'", "'^[\\w .,-]{1,100}'", []string{"unanchored-pattern @ '^[\\w .,-]{1,100}'"}},
		{"pattern with one open alternative", "'^[\\w .,-]{1,100}$'", "'^[\\w .,-]{1,100}$|x'", []string{"unanchored-pattern @ '^[\\w .,-]{1,100}$|x'"}},
		{"exponential pattern", "maxLength: 100, pattern: '^[\\w .,-]{1,100}$'", "maxLength: 100, pattern: '^(\\w+ ?)+$'", []string{"catastrophic-pattern @ '^(\\w+"}},
		{"polynomial pattern", "maxLength: 100, pattern: '^[\\w .,-]{1,100}$'", "maxLength: 9000, pattern: '^\\s*\\w*\\s*\\s*$'", []string{"catastrophic-pattern @ '^\\s*"}},
		{"pattern that refers back", "maxLength: 100, pattern: '^[\\w .,-]{1,100}$'", "maxLength: 100, pattern: '^([a-z])\\1$'", []string{"catastrophic-pattern @ '^([a-z])"}},
		{"pattern that is none", "maxLength: 100, pattern: '^[\\w .,-]{1,100}$'", "maxLength: 100, pattern: '^[a-z{1,9}$'", []string{"contradictory-constraints @ '^[a-z{"}},
		{"polynomial pattern on short input", "maxLength: 100, pattern: '^[\\w .,-]{1,100}$'", "maxLength: 100, pattern: '^\\s*\\w*\\s*\\s*$'", nil},
		{"number without format", "type: number, format: double", "type: number", []string{"number-format @ minimum: {type: number"}},
		{"format that nobody knows", "format: double", "format: money", []string{"unknown-format @ money"}},
		{"format of another type", "format: double", "format: date", []string{"unknown-format @ date, minimum"}},
		{"minimum above maximum", "minLength: 8", "minLength: 80", []string{"contradictory-constraints @ 80"}},
		{"default outside the enumeration of a schema", "state: {type: string, enum: [open, closed]}", "state: {type: string, default: frozen, enum: [open, closed]}", []string{"contradictory-constraints @ frozen, enum"}},
		{"default of another type", "maximum: 100, default: 20", "maximum: 100, default: several", []string{"contradictory-constraints @ several"}},
		{"readOnly and writeOnly", "readOnly: true}", "readOnly: true, writeOnly: true}", []string{"contradictory-constraints @ readOnly: true, writeOnly: »true"}},
		{"upload without end", ", maxLength: 5000000", "", []string{"unbounded-upload @ file: {type: string, format: binary"}},
		{"upload of any type", "            encoding:\n              file: {contentType: 'application/pdf, text/csv'}\n", "", []string{"unbounded-upload @ multipart/form-data:"}},
		{"body of any type", "application/merge-patch+json:", "'*/*':", []string{"unbounded-upload @ '*/*'"}},
		{"identifier that counts", "in: path\n      required: true\n      schema: {type: string, format: uuid}", "in: path\n      required: true\n      schema: {type: integer, format: int64, minimum: 1, maximum: 9000000}", []string{"integer-resource-id @ accountId:\n      name"}},
		{"path parameter of any form", "in: path\n      required: true\n      schema: {type: string, format: uuid}", "in: path\n      required: true\n      schema: {type: string, maxLength: 36}", []string{"unconstrained-path-parameter @ schema: {type: string, maxLength: 36}", "unrestricted-string @ schema: {type: string, maxLength: 36}"}},
		{"URL of any host", ", pattern: '^https://[a-z0-9.-]{1,200}\\.partners\\.internal/[a-z0-9/_-]{0,200}$'", "", []string{"ssrf-parameter @ callbackUrl:", "callback-ssrf @ post:\n              parameters"}},

		// Limits and responses.
		{"no 429", "        '429': {$ref: '#/components/responses/limited'}\n        '5XX': {$ref: '#/components/responses/failed'}\nwebhooks", "        '5XX': {$ref: '#/components/responses/failed'}\nwebhooks", []string{"rate-limit-response @ operationId: health\n      »responses:"}},
		{"no rate limit headers", "description: Frozen.\n          headers: *limits\n", "description: Frozen.\n", []string{"rate-limit-headers @ '204':\n          description: Frozen."}},
		{"no Retry-After", "    unavailable:\n      description: The service is not there for a while.\n      headers:\n        Retry-After: {$ref: '#/components/headers/retryAfter'}\n", "    unavailable:\n      description: The service is not there for a while.\n", []string{"retry-after @ unavailable:\n"}},
		{"page without maximum", "minimum: 1, maximum: 100, default: 20", "minimum: 1, default: 20", []string{"unbounded-number @ schema: {type: integer, format: int32, minimum: 1, default", "unbounded-page @ limit:\n"}},
		{"collection without pages", "        - $ref: '#/components/parameters/limit'\n", "", []string{"unbounded-page @ '200':\n          description: A page"}},
		{"array bounded instead of the page", "        - $ref: '#/components/parameters/limit'\n        - name: cursor\n          in: query\n          description: Where the last page ended.\n          schema: {type: string, maxLength: 128, pattern: '^[A-Za-z0-9_-]{1,128}$'}\n        - name: state\n          in: query\n          schema: {type: string, enum: [open, frozen, closed]}\n      responses:\n        '200':\n          description: A page of accounts.\n          headers: &limits\n            RateLimit: {$ref: '#/components/headers/rateLimit'}\n            RateLimit-Policy: {$ref: '#/components/headers/rateLimitPolicy'}\n          content:\n            application/json:\n              schema:\n                type: object\n                additionalProperties: false\n                required: [items]\n                properties:\n                  items: {type: array, ", "        - name: state\n          in: query\n          schema: {type: string, enum: [open, frozen, closed]}\n      responses:\n        '200':\n          description: A page of accounts.\n          headers: &limits\n            RateLimit: {$ref: '#/components/headers/rateLimit'}\n            RateLimit-Policy: {$ref: '#/components/headers/rateLimitPolicy'}\n          content:\n            application/json:\n              schema:\n                type: object\n                additionalProperties: false\n                required: [items]\n                properties:\n                  items: {type: array, maxItems: 1000, ", nil},
		{"no error of the server", "        '503': {$ref: '#/components/responses/unavailable'}\n        default: {$ref: '#/components/responses/failed'}\n", "", []string{"error-contract @ schema: {type: string, enum: [open, frozen, closed]}\n      »responses"}},
		{"no error of credentials", "        '401': {$ref: '#/components/responses/unauthenticated'}\n        '429': {$ref: '#/components/responses/limited'}\n        '5XX': {$ref: '#/components/responses/failed'}\nwebhooks", "        '429': {$ref: '#/components/responses/limited'}\n        '5XX': {$ref: '#/components/responses/failed'}\nwebhooks", []string{"error-contract @ operationId: health\n      »responses:"}},
		{"error without body", "description: Anything else.\n      content:\n        application/problem+json:\n          schema: {$ref: '#/components/schemas/Problem'}\n", "description: Anything else.\n", []string{"error-schema @ failed:\n"}},
		{"error in another form", "description: Anything else.\n      content:\n        application/problem+json:", "description: Anything else.\n      content:\n        application/json:", []string{"error-schema @ failed:\n"}},
		{"response without schema", "schema: {type: array, maxItems: 500, items: {$ref: '#/components/schemas/Entry'}}", "example: []", []string{"response-without-schema @ '200':\n          description: Entries that match."}},
		{"body of a 204", "description: Frozen.\n          headers: *limits\n", "description: Frozen.\n          headers: *limits\n          content: {application/json: {schema: {type: object}}}\n", []string{"response-without-schema @ '204':\n          description: Frozen."}},
		{"script in a description", "description: Whether the service answers.", "description: Whether <script>alert(1)</script> answers.", []string{"unsafe-markdown @ Whether <script>"}},
		{"event handler in a description", "description: Whether the service answers.", "description: <img src=x onerror=alert(1)>", []string{"unsafe-markdown @ <img"}},
		{"link that runs", "description: Whether the service answers.", "description: '[up](javascript:alert(1))'", []string{"unsafe-markdown @ '[up]"}},

		// Data.
		{"not classified", "iban: {type: string, x-data-classification: confidential}", "iban: {type: string}", []string{"unclassified-sensitive-field @ iban:"}},
		{"not classified any more", "      x-data-classification: confidential\n      additionalProperties: false\n", "      additionalProperties: false\n", []string{"unclassified-sensitive-field @ email: {type"}},
		{"not masked", ", x-masking: last-four", "", []string{"unmasked-sensitive-field @ taxId:"}},
		{"personal data in a query", "name: state\n          in: query", "name: email\n          in: query\n          x-data-classification: confidential", []string{"sensitive-data-in-url @ name: email"}},

		// Versioning and inventory.
		{"version is a word", "version: 1.4.0", "version: latest", []string{"version-not-explicit @ latest"}},
		{"no sunset", "      x-sunset: 2031-12-31\n", "", []string{"deprecated-without-sunset @ deprecated: »true"}},
		{"no link to what replaces it", "Use [changing the state](https://payments.internal/docs/ledger/closing) instead.", "Not any more.", []string{"deprecated-without-sunset @ deprecated: »true"}},
		{"sunset passed", "x-sunset: 2031-12-31", "x-sunset: 2026-06-29", []string{"sunset-passed @ 2026-06-29"}},
		{"no audience", "  x-audience: partner\n", "", []string{"audience-undeclared @ info:"}},
		{"no contact", "  contact:\n    name: Ledger team\n    email: ledger@payments.internal\n", "", []string{"owner-undeclared @ info:"}},
		{"no security contact", "  x-security-contact: https://payments.internal/.well-known/security.txt\n", "", []string{"owner-undeclared @ info:"}},

		// Outbound.
		{"callback over http", "'{$request.body#/callbackUrl}':", "'http://partners.internal/{$request.body#/events/0}':", []string{"callback-not-tls @ post:\n              parameters"}},
		{"callback that may be http", "pattern: '^https://[a-z0-9.-]{1,200}", "pattern: '^https?://[a-z0-9.-]{1,200}", []string{"callback-not-tls @ post:\n              parameters"}},
		{"callback without signature", "              parameters:\n                - $ref: '#/components/parameters/signature'\n", "", []string{"unsigned-webhook @ '{$request.body#/callbackUrl}':\n            »post:"}},
		{"webhook without signature", "    post:\n      parameters:\n        - $ref: '#/components/parameters/signature'\n", "    post:\n", []string{"unsigned-webhook @ accountFrozen:\n    »post:"}},

		// Validity.
		{"field that is not known", "title: Ledger", "titel: Ledger", []string{"invalid-document @ info:\n", "invalid-document @ Ledger\n"}},
		{"required field missing", "  version: 1.4.0\n", "", []string{"invalid-document @ info:"}},
		{"type of a schema misspelt", "text: {type: string, ", "text: {type: strng, ", []string{"invalid-document @ strng"}},
		{"keyword of a wrong type", "maxItems: 50, items", "maxItems: '50', items", []string{"invalid-document @ '50'", "unbounded-array @ '50'"}},
		{"keyword that nobody knows", "maxItems: 50, items", "maxItems: 50, maximumItems: '50', items", nil},
		{"reference to another kind of object", "'401': {$ref: '#/components/responses/unauthenticated'}\n        '4XX'", "'401': {$ref: '#/components/schemas/Currency'}\n        '4XX'", []string{"unresolved-reference @ '401': {$ref: »'#/components/schemas/Currency'", "sealint/reference @ '401': {$ref: »'#/components/schemas/Currency'"}},
		{"reference that leads nowhere", "schema: {$ref: '#/components/schemas/EntryFilter'}", "schema: {$ref: '#/components/schemas/EntryFilters'}", []string{"unresolved-reference @ '#/components/schemas/EntryFilters'", "sealint/reference @ '#/components/schemas/EntryFilters'"}},
	},

	"ledger-3.2.openapi.yaml": {
		{"device flow over http", "deviceAuthorizationUrl: https", "deviceAuthorizationUrl: http", []string{"oauth2-endpoint-not-tls @ http://login"}},
		{"metadata over http", "oauth2MetadataUrl: https", "oauth2MetadataUrl: http", []string{"oauth2-endpoint-not-tls @ http://login"}},
		{"device flow without refresh", "deviceAuthorizationUrl: https://login.payments.internal/device\n          tokenUrl: https://login.payments.internal/token\n          refreshUrl: https://login.payments.internal/token\n", "deviceAuthorizationUrl: https://login.payments.internal/device\n          tokenUrl: https://login.payments.internal/token\n", []string{"no-token-refresh @ deviceAuthorization:"}},
		{"query is a read", "operationId: searchEntries\n      tags: [entries]\n      security:\n        - oauth: [entries:read]\n        - workload: []\n", "operationId: searchEntries\n      tags: [entries]\n      security: []\n", []string{
			"unauthenticated-read @ security: []", "unused-scope @ Read entries", "unused-security-scheme @ workload:",
		}},
		{"scheme by URI", "- workload: []", "- '#/components/securitySchemes/workload': []", nil},
		{"another method without security", "  /entries:\n    query:", "  /entries:\n    additionalOperations:\n      PURGE:\n        security: []\n        responses: {default: {$ref: '#/components/responses/failed'}}\n    query:", []string{"unauthenticated-write @ security: []"}},
		{"deprecated scheme", "scheme: bearer\n", "scheme: bearer\n      deprecated: true\n", nil},
	},

	"ledger-3.0.openapi.json": {
		{"loopback", "https://ledger.payments.internal/v1", "http://localhost:8080/v1", []string{"placeholder-server @ \"http://localhost:8080/v1\""}},
		{"http", "https://ledger.payments.internal/v1", "http://ledger.payments.internal/v1", []string{"tls-required @ \"http://ledger", "cleartext-credentials @ \"http://ledger"}},
		{"scheme in capitals", "https://ledger.payments.internal/v1", "HTTPS://ledger.payments.internal/v1", nil},
		{"URL without scheme", "https://ledger.payments.internal/v1", "//ledger.payments.internal/v1", nil},
		{"host of documentation", "https://ledger.payments.internal/v1", "https://ledger.test/v1", []string{"placeholder-server @ \"https://ledger.test"}},
		{"no global security", "  \"security\": [\n    {\n      \"oauth\": [\n        \"accounts:read\"\n      ]\n    }\n  ],\n", "", []string{
			"unauthenticated-read @ \"get\": {\n        \"operationId\": \"listAccounts\"", "unauthenticated-read @ \"get\": {\n        \"operationId\": \"getAccount\"", "unauthenticated-read @ \"get\": {\n        \"operationId\": \"health\"",
			"unauthenticated-sensitive-data @ \"get\": {\n        \"operationId\": \"getAccount\",\n        \"tags\": [\n          \"accounts\"\n        ],\n        »\"responses\"",
			"unauthenticated-sensitive-data @ \"state\",\n            \"in\": \"query\",\n            \"schema\": {\n              \"type\": \"string\",\n              \"enum\": [\n                \"open\",\n                \"frozen\",\n                \"closed\"\n              ]\n            }\n          }\n        ],\n        »\"responses\"",
			"unused-scope @ \"Read accounts\"",
		}},
		{"empty global security", "  \"security\": [\n    {\n      \"oauth\": [\n        \"accounts:read\"\n      ]\n    }\n  ],\n", "  \"security\": [{\"workload\": []}],\n", []string{"unused-scope @ \"Read accounts\""}},
		{"anonymous alternative for all", "  \"security\": [\n    {", "  \"security\": [\n    {},\n    {", []string{
			"anonymous-alternative @ \"security\": [\n    »{},",
		}},
		{"scopes on a bearer scheme", "\"workload\": []", "\"workload\": [\"entries\"]", []string{"scope-on-unscoped-scheme @ \"workload\": {\n        \"type\": »\"http\""}},
		{"composition cannot be closed", "\"$ref\": \"#/components/schemas/EntryFilter\"", "\"allOf\": [{\"$ref\": \"#/components/schemas/EntryFilter\"}]", nil},
		{"sibling of a reference is ignored", "\"$ref\": \"#/components/schemas/EntryFilter\"", "\"$ref\": \"#/components/schemas/EntryFilter\", \"additionalProperties\": true", nil},
		{"nullable", "\"nullable\": true,", "", nil},
		{"exclusive bounds are booleans", "\"minimum\": 0,", "\"minimum\": 0, \"exclusiveMinimum\": true,", nil},
		{"open object", "\"EntryFilter\": {\n        \"type\": \"object\",\n        \"additionalProperties\": false,", "\"EntryFilter\": {\n        \"type\": \"object\",", []string{"unknown-fields-accepted @ \"EntryFilter\": {\n"}},
		{"branch closed", "\"$ref\": \"#/components/schemas/EntryFilter\"", "\"allOf\": [{\"$ref\": \"#/components/schemas/EntryFilter\"}, {\"type\": \"object\", \"properties\": {\"more\": {\"type\": \"boolean\"}}}]", []string{"unsatisfiable-closed-composition @ \"$ref\": \"#/components/schemas/EntryFilter\"}"}},
		{"no limit of items", "\"maxItems\": 50,", "", []string{"unbounded-array @ \"accountIds\""}},
		{"example is a real token", "\"label\": \"Savings\"", "\"password\": \"kX9vQ2mZr7Lw4TbN8cYh\"", []string{"embedded-secret @ \"kX9vQ2mZr7Lw4TbN8cYh\""}},
		{"title is a number", "\"title\": \"Ledger\"", "\"title\": 7", []string{"invalid-document @ 7,"}},
		{"unknown member", "\"title\": \"Ledger\"", "\"title\": \"Ledger\", \"titel\": \"Ledger\"", []string{"invalid-document @ \"titel\": »\"Ledger\""}},
		{"extension", "\"title\": \"Ledger\"", "\"title\": \"Ledger\", \"x-titel\": {\"a\": [1]}", nil},
		{"server variable without default", "\"default\": \"eu\",", "", []string{"server-variable @ \"region\": {", "invalid-document @ \"region\": {"}},
		{"callback to loopback", "\"{$request.body#/callbackUrl}\"", "\"http://localhost/x\"", nil},
		{"callback from a query that is not there", "\"{$request.body#/callbackUrl}\"", "\"{$request.query.url}\"", []string{"callback-ssrf @ \"{$request.query.url}\": {\n              »\"post\""}},
		{"retry", "\"Retry-After\": {\n            \"$ref\": \"#/components/headers/retryAfter\"\n          }\n        },\n        \"content\": {\n          \"application/problem+json\": {\n            \"schema\": {\n              \"$ref\": \"#/components/schemas/Problem\"\n            }\n          }\n        }\n      },\n      \"failed\"", "\"Warning\": {\n            \"$ref\": \"#/components/headers/retryAfter\"\n          }\n        },\n        \"content\": {\n          \"application/problem+json\": {\n            \"schema\": {\n              \"$ref\": \"#/components/schemas/Problem\"\n            }\n          }\n        }\n      },\n      \"failed\"", []string{"retry-after @ \"headers\": {\n          \"Warning\""}},
	},

	"ledger-2.0.openapi.yaml": {
		{"http beside https", "schemes: [https]", "schemes: [https, http]", []string{"tls-required @ http]", "cleartext-credentials @ http]"}},
		{"ws", "schemes: [https]", "schemes: [ws]", []string{"tls-required @ ws]", "cleartext-credentials @ ws]"}},
		{"no schemes", "schemes: [https]\n", "", nil},
		{"schemes of an operation", "operationId: getAccount\n", "operationId: getAccount\n      schemes: [http]\n", []string{"tls-required @ http]", "cleartext-credentials @ http]"}},
		{"scheme in the host", "host: ledger.payments.internal", "host: https://ledger.payments.internal", []string{"placeholder-server @ [»https]", "invalid-document @ https://ledger.payments.internal\n"}},
		{"host of documentation", "host: ledger.payments.internal", "host: petstore.example.com", []string{"placeholder-server @ https]"}},
		{"version nowhere", "basePath: /v1", "basePath: /", []string{"version-not-explicit @ info:"}},
		{"basic", "  service:\n    type: oauth2\n    flow: application\n    tokenUrl: https://login.payments.internal/token\n    scopes:\n      accounts:freeze: Freeze accounts\n      statements:write: Upload statements\n", "  service:\n    type: basic\n", []string{
			"basic-auth @ basic", "scope-on-unscoped-scheme @ basic",
		}},
		{"implicit", "flow: application\n    tokenUrl: https://login.payments.internal/token", "flow: implicit\n    authorizationUrl: https://login.payments.internal/a", []string{"oauth2-implicit-flow @ implicit"}},
		{"password", "flow: application", "flow: password", []string{"oauth2-password-flow @ password"}},
		{"token endpoint over http", "flow: application\n    tokenUrl: https:", "flow: application\n    tokenUrl: http:", []string{"oauth2-endpoint-not-tls @ http://login"}},
		{"key in the query", "securityDefinitions:\n", "securityDefinitions:\n  key: {type: apiKey, in: query, name: k}\n", []string{"unused-security-scheme @ key: {type", "weak-scheme-declared @ query, name: k"}},
		{"key in a cookie does not exist in 2.0", "securityDefinitions:\n", "securityDefinitions:\n  key: {type: apiKey, in: cookie, name: k}\n", []string{"unused-security-scheme @ key: {type", "weak-scheme-declared @ cookie, name: k", "malformed-security-scheme @ cookie, name: k", "invalid-document @ cookie, name: k"}},
		{"header parameter is not ignored in 2.0", "name: Idempotency-Key", "name: Authorization", nil},
		{"string without end", "type: string\n        maxLength: 128\n        pattern: ^[A-Za-z0-9_-]{1,128}$", "type: string\n        pattern: ^[A-Za-z0-9_-]+$", []string{"unbounded-string @ - »name: cursor"}},
		{"parameter of any form", "type: string\n        maxLength: 128\n        pattern: ^[A-Za-z0-9_-]{1,128}$", "type: string\n        maxLength: 128", []string{"unrestricted-string @ - »name: cursor"}},
		{"upload without end", "        maxLength: 5000000\n", "", []string{"unbounded-upload @ - »name: file"}},
		{"open object", "  EntryFilter:\n    type: object\n    additionalProperties: false\n", "  EntryFilter:\n    type: object\n", []string{"unknown-fields-accepted @ EntryFilter:"}},
		{"no type", "  EntryFilter:\n    type: object\n    additionalProperties: false\n", "  EntryFilter:\n    additionalProperties: false\n", nil},
		{"body of any type", "      consumes: [application/merge-patch+json]", "      consumes: ['*/*']", []string{"unbounded-upload @ - »name: body\n        in: body\n        required: true\n        schema: {$ref: '#/definitions/AccountChange'}"}},
		{"no limit", "    maximum: 100\n", "", []string{"unbounded-number @ limit:\n", "unbounded-page @ limit:\n"}},
		{"not classified", "x-data-classification: restricted, x-masking: last-four", "x-masking: last-four", []string{"unclassified-sensitive-field @ taxId:"}},
		{"contact", "  contact:\n    name: Ledger team\n    email: ledger@payments.internal\n", "", []string{"owner-undeclared @ info:"}},
		{"reference", "$ref: '#/definitions/EntryFilter'", "$ref: '#/definitions/Filter'", []string{"unresolved-reference @ '#/definitions/Filter'", "sealint/reference @ '#/definitions/Filter'"}},
		{"security emptied", "operationId: health\n", "operationId: health\n      security: []\n", []string{"unauthenticated-read @ security: []"}},
	},
}

// notFor32 are mutations of the 3.1 contract that mean something else in the 3.2 one, which otherwise must answer alike.
var notFor32 = []string{
	"no refresh", "implicit flow", "no server", "no security for a read",
}

func init() {
	for _, m := range mutations["ledger-3.1.openapi.yaml"] {
		if !slices.Contains(notFor32, m.name) {
			mutations["ledger-3.2.openapi.yaml"] = append(mutations["ledger-3.2.openapi.yaml"], m)
		}
	}
}
