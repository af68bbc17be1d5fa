package main

import (
	"fmt"
	"math/rand/v2"
)

const seed = 19

func random(n int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(n))) }

// contractFiles writes n contracts of the size of the Pet Store, no two of which are equal.
func contractFiles(format string, faulty bool) func(f *folder, n int) {
	return func(f *folder, n int) {
		for i := range n {
			f.text(fmt.Sprintf("apis/%02d/store%d.%s", i%50, i, format), func(w *text) {
				if format == "yaml" {
					yamlStore(w, i, faulty)
				} else {
					jsonStore(w, i, faulty)
				}
			})
		}
	}
}

// storeWords are the parts of a contract that cause findings, in their right and in their wrong form.
func storeWords(faulty bool) (scheme, bound, security string) {
	if faulty {
		return "http", "", "[]"
	}
	return "https", "64", `[{"key":["write"]}]`
}

func yamlStore(w *text, i int, faulty bool) {
	scheme, bound, security := storeWords(faulty)
	r := random(i)
	if bound != "" {
		bound = ", maxLength: " + bound + ", pattern: '^[a-z0-9 -]*$'"
	}
	w.add(`openapi: 3.0.3
info: {title: Store %d, version: 1.%d.0, description: Sells animals., contact: {name: Store team, email: store%[1]d@acme.internal}}
servers: [{url: '%[3]s://store%[1]d.acme.internal/v1'}]
security: %[4]s
paths:
`, i, r.IntN(20), scheme, security)
	for j := range 5 {
		kind := fmt.Sprintf("animals%d-%d", i, j)
		w.add(`  /%s:
    get:
      operationId: list%d
      summary: List animals
      tags: [animals]
      parameters:
      - {name: limit, in: query, schema: {type: integer, format: int32, minimum: 1, maximum: %d}}
      - {name: label, in: query, schema: {type: string%s}}
      responses:
        '200':
          description: A page of animals.
          content: {application/json: {schema: {type: array, maxItems: 100, items: {$ref: '#/components/schemas/Animal'}}}}
        '401': {description: Not authenticated.}
        '429': {description: Too many requests.}
        default: {description: An error., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
    post:
      operationId: create%[2]d
      summary: Add an animal
      tags: [animals]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}}}}
      responses:
        '201': {description: The animal., content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}}}}
        '401': {description: Not authenticated.}
        '429': {description: Too many requests.}
        default: {description: An error., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
  /%[1]s/{id}:
    get:
      operationId: get%[2]d
      summary: Get an animal
      tags: [animals]
      parameters:
      - {name: id, in: path, required: true, schema: {type: string%[4]s}}
      responses:
        '200': {description: The animal., content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}}}}
        '404': {description: No such animal.}
        default: {description: An error., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
`, kind, j, 10+r.IntN(90), bound)
	}
	w.add(`components:
  securitySchemes: {key: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.acme.internal/token', scopes: {write: Change animals}}}}}
  schemas:
    Animal:
      type: object
      additionalProperties: false
      required: [id, name%d]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        name%[1]d: {type: string%s}
        label: {type: string%[2]s}
        born: {type: string, format: date}
    Error:
      type: object
      additionalProperties: false
      required: [code]
      properties: {code: {type: integer, format: int32}, message: {type: string%[2]s}}
`, i, bound)
}

func jsonStore(w *text, i int, faulty bool) {
	scheme, bound, security := storeWords(faulty)
	r := random(i)
	if bound != "" {
		bound = `, "maxLength": ` + bound + `, "pattern": "^[a-z0-9 -]*$"`
	}
	const animal = `{"application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}}`
	const failed = `"401": {"description": "Not authenticated."},
          "429": {"description": "Too many requests."},
          "default": {"description": "An error.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}`
	w.add(`{
  "openapi": "3.0.3",
  "info": {"title": "Store %d", "version": "1.%d.0", "description": "Sells animals.", "contact": {"name": "Store team", "email": "store%[1]d@acme.internal"}},
  "servers": [{"url": "%[3]s://store%[1]d.acme.internal/v1"}],
  "security": %[4]s,
  "paths": {
`, i, r.IntN(20), scheme, security)
	w.list(5, ",\n", func(j int) {
		w.add(`    "/animals%d-%d": {
      "get": {
        "operationId": "list%[2]d", "summary": "List animals", "tags": ["animals"],
        "parameters": [
          {"name": "limit", "in": "query", "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": %[3]d}},
          {"name": "label", "in": "query", "schema": {"type": "string"%[4]s}}
        ],
        "responses": {
          "200": {"description": "A page of animals.", "content": {"application/json": {"schema": {"type": "array", "maxItems": 100, "items": {"$ref": "#/components/schemas/Animal"}}}}},
          %[5]s
        }
      },
      "post": {
        "operationId": "create%[2]d", "summary": "Add an animal", "tags": ["animals"],
        "requestBody": {"required": true, "content": %[6]s},
        "responses": {
          "201": {"description": "The animal.", "content": %[6]s},
          %[5]s
        }
      }
    },
    "/animals%[1]d-%[2]d/{id}": {
      "get": {
        "operationId": "get%[2]d", "summary": "Get an animal", "tags": ["animals"],
        "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"%[4]s}}],
        "responses": {
          "200": {"description": "The animal.", "content": %[6]s},
          "404": {"description": "No such animal."},
          %[5]s
        }
      }
    }`, i, j, 10+r.IntN(90), bound, failed, animal)
	})
	w.add(`
  },
  "components": {
    "securitySchemes": {"key": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.acme.internal/token", "scopes": {"write": "Change animals"}}}}},
    "schemas": {
      "Animal": {"type": "object", "additionalProperties": false, "required": ["id", "name%d"], "properties": {
        "id": {"type": "string", "format": "uuid", "readOnly": true}, "name%[1]d": {"type": "string"%s}, "label": {"type": "string"%[2]s}, "born": {"type": "string", "format": "date"}}},
      "Error": {"type": "object", "additionalProperties": false, "required": ["code"], "properties": {"code": {"type": "integer", "format": "int32"}, "message": {"type": "string"%[2]s}}}
    }
  }
}
`, i, bound)
}

const lineHead = `{"openapi":"3.0.3","info":{"title":"t","version":"1"},`

// paths writes one contract with n paths of one operation each.
func paths(f *folder, n int) {
	f.text("api.json", func(w *text) {
		w.add("%s\"paths\":{\n", lineHead)
		w.list(n, ",\n", func(i int) {
			w.add(`"/things%d/{id}":{"get":{"operationId":"get%[1]d","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"d"}}}}`, i)
		})
		w.add("}}\n")
	})
}

// secretsInLine writes n kilobytes in one line, with 20 secrets for each 1,000 kilobytes.
func secretsInLine(f *folder, n int) {
	f.text("api.json", func(w *text) {
		r := random(n)
		w.add(`%s"paths":{},"components":{"schemas":{`, lineHead)
		w.list(n, ",", func(i int) {
			w.add(`"S%d":{"type":"object","properties":{`, i)
			if i%50 == 0 {
				w.add(`"client_secret":{"type":"string","example":"`)
				for range 32 {
					w.add("%c", "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"[r.IntN(56)])
				}
				w.add(`"},`)
			}
			w.list(17, ",", func(j int) { w.add(`"p%d_%d":{"type":"string","maxLength":%d}`, i, j, r.IntN(90)) })
			w.add("}}")
		})
		w.add("}}}\n")
	})
}

// numbersInLine writes a line of n numbers.
func numbersInLine(f *folder, n int) {
	f.text("api.json", func(w *text) {
		w.add(`%s"paths":{},"x-numbers":[`, lineHead)
		w.list(n, ",", func(i int) { w.add("%d", i%10_000) })
		w.add("]}\n")
	})
}

// yamlKeys writes a mapping of n keys.
func yamlKeys(f *folder, n int) {
	f.text("api.yaml", func(w *text) {
		w.add("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\nx-keys:\n")
		for i := range n {
			w.add("  key%d: value %[1]d\n", i)
		}
	})
}
