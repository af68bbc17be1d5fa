package change

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/source"
)

// tangle are schemas that all lead to each other, so that those of two contracts with other steps meet in all combinations.
func tangle(first, second int) string {
	const n = 60
	var b strings.Builder
	b.WriteString("openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths:\n  /x: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}, responses: {'204': {description: d}}}}\ncomponents:\n  schemas:\n")
	for i := range n {
		fmt.Fprintf(&b, "    S%d: {type: object, properties: {a: {$ref: '#/components/schemas/S%d'}, b: {$ref: '#/components/schemas/S%d'}, c%d: {type: string}}}\n", i, (i+first)%n, (i*second+1)%n, i)
	}
	return b.String()
}

// withSchema is a contract with an operation that takes a schema, and further components.
func withSchema(schema, components string) string {
	return "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths:\n  /x: {post: {requestBody: {content: {application/json: {schema: " + schema +
		"}}}, responses: {'204': {description: d}}}}\ncomponents:\n  schemas:\n    None: {type: object}\n" + components
}

// listed repeats a text with the numbers from 0.
func listed(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestWhatIsNotComparedIsTold compares contracts that reach a limit of the comparison, and ones that nearly do.
func TestWhatIsNotComparedIsTold(t *testing.T) {
	chain := func(n int) string {
		text := "    B0: {type: object, properties: {b0: {type: string}}}\n"
		for i := 1; i < n; i++ {
			text += fmt.Sprintf("    B%d: {allOf: [{$ref: '#/components/schemas/B%d'}, {type: object, properties: {b%d: {type: string}}}]}\n", i, i-1, i)
		}
		return withSchema(fmt.Sprintf("{$ref: '#/components/schemas/B%d'}", n-1), text)
	}
	flat := withSchema("{type: object, properties: {b0: {type: string, maxLength: 5}}}", "")
	branches := func(n, length int) string {
		return withSchema("{allOf: ["+listed(n, "{properties: {a: {type: string, minLength: %d}}},")+fmt.Sprintf("{properties: {a: {maxLength: %d}}}]}", length), "")
	}
	patterns := func(n int, last string) string {
		return withSchema("{type: object, patternProperties: {"+listed(n, "'^p%d$': {type: string}, ")+last+": {type: string}}}", "")
	}
	security := func(n int, name string) string {
		return "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths:\n  /x: {get: {security: [" + listed(n, "{"+name+"%d: []},") + "], responses: {'204': {description: d}}}}\n" +
			"components:\n  securitySchemes:\n" + listed(n, "    "+name+"%d: {type: apiKey, in: header, name: "+name+"%d}\n") + listed(0, "")
	}
	served := func(n int, path string) string {
		return "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\nservers: [" + listed(n, "{url: 'https://api.example.org/v%d'},") + "]\npaths:\n  " + path + ": {get: {responses: {'204': {description: d}}}}\n"
	}
	for name, test := range map[string]struct {
		before, after string
		want          []string // the place and a part of the message
	}{
		"definitions that lead to each other":   {tangle(1, 2), tangle(7, 3), []string{"/components/schemas/S", "component schemas S"}},
		"the same definitions, one of them new": {tangle(1, 2), strings.Replace(tangle(1, 2), "c1: {type: string}", "c1: {type: string, maxLength: 5}", 1), nil},
		"a long chain of allOf":                 {flat, chain(20), []string{"/components/schemas/B19", "allOf leads to others more than 16 levels deep"}},
		"a chain of allOf":                      {flat, chain(10), nil},
		"a long chain that got a link":          {chain(30), chain(31), nil},
		"many branches about one property":      {branches(8, 5), branches(8, 6), []string{"/paths/~1x/post/requestBody", "too many schemas"}},
		"branches about one property":           {branches(7, 5), branches(7, 6), nil},
		"many regular expressions":              {patterns(64, "b"), patterns(64, "c"), []string{"/paths/~1x/post/requestBody", "regular expressions"}},
		"regular expressions":                   {patterns(63, "b"), patterns(63, "c"), nil},
		"many alternatives":                     {security(200, "a"), security(200, "b"), []string{"/paths/~1x/get/security", "GET /x: the operation has too many security alternatives"}},
		"alternatives":                          {security(20, "a"), security(20, "b"), nil},
		"many base paths":                       {served(17, "/x"), served(17, "/y"), []string{"/paths/~1y/get", "GET /y, GET /x: of the paths"}},
		"base paths":                            {served(16, "/x"), served(16, "/y"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := Documents([]Versions{{contractSide(t, test.before), contractSide(t, test.after)}}).Uncompared
			if len(test.want) == 0 {
				if len(found) > 0 {
					t.Errorf("told: %v", found)
				}
				return
			}
			if len(found) != 1 || !strings.HasPrefix(source.EncodePointer(found[0].At.Pointer), test.want[0]) || !strings.Contains(found[0].Message, test.want[1]) {
				t.Errorf("told: %v, want %q", found, test.want)
			}
		})
	}
}
