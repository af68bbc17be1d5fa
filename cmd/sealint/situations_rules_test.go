//go:build unix

package main

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// rule returns the text of a custom rule about operations, whose id is acme/<name>. The lines in params declare its parameters.
func rule(name, body string, params ...string) string {
	more := ""
	if len(params) > 0 {
		more = "#   params:\n"
		for _, p := range params {
			more += "#     " + p + "\n"
		}
	}
	return fmt.Sprintf("# METADATA\n# title: A rule\n# description: It judges.\n# custom:\n#   id: acme/%s\n#   entity: operation\n#   severity: high\n#   profile: baseline\n#   fix: Do better.\n%spackage acme.%s\n\n%s\n",
		strings.ReplaceAll(name, "_", "-"), more, name, body)
}

// contractWithOperation is a contract with one operation, GET /things, and one finding of a built-in rule.
const contractWithOperation = "openapi: 3.0.3\ninfo: {title: parcels, version: \"1.0.0\"}\nservers: [{url: \"http://parcels.acme.test/v1\"}]\npaths: {/things: {get: {operationId: things, responses: {\"200\": {description: ok}}}}}\n"

// completeRulesRow completes a row about custom rules, whose bodies are given by name. It adds a correct custom rule, and a
// contract with a finding of a built-in rule: these two must have their findings in any case. A body that begins with "!" is the
// whole file, without metadata.
func completeRulesRow(row situation, rules files) situation {
	row.extraFiles = files{"api.yaml": contractWithOperation, "policies/lib/words.rego": "package acme.lib.words\n\nget := \"GET\"\n"}
	row.instanceNames = []string{}
	for name, body := range rules {
		row.instanceNames = append(row.instanceNames, name)
		if !strings.HasPrefix(body, "# METADATA") && !strings.HasPrefix(body, "!") {
			body = rule(name, body)
		}
		row.extraFiles["policies/"+name+".rego"] = strings.TrimPrefix(body, "!")
	}
	row.extraFiles["policies/plain.rego"] = rule("plain", `deny contains {"message": "plain"} if input.path == "/things"`)
	row.command = append([]string{"sealint", "lint", "--policy", "policies", "api.yaml"}, row.flags...)
	return row
}

func ruleRows() subject {
	const builtIn = `(?m)^api\.yaml:3:\d+: high: .*\[openapi/tls-required\]`
	refusedRow := func(when, tells string, rules files, says ...string) situation {
		return completeRulesRow(situation{when: when, message: tells, inFolder: endsRuleNotEvaluated, wantText: says}, rules)
	}
	brackets := "deny contains " + strings.Repeat("[", 90000) + strings.Repeat("]", 90000)
	meta := rule("x", "")
	doubling := func(seed, again string) string {
		body := "deny contains \"x\" if {\n\ta0 := " + seed + "\n"
		for i := range 40 {
			body += fmt.Sprintf("\ta%d := "+again+"\n", i+1, i)
		}
		return body + "\tcount(a40) == 1\n}"
	}
	greedyRules := files{
		"range": `deny contains "x" if count(numbers.range(1, 100000000)) == 1`, "step": `deny contains "x" if count(numbers.range_step(1, 100000000, 1)) == 1`,
		"product": "deny contains \"x\" if {\n\tn := numbers.range(1, 3000)\n\tsome a in n\n\tsome b in n\n\tsome c in n\n\ta + b + c == 0\n}",
		"texts":   doubling("input.path", "concat(\"\", [a%[2]d, a%[2]d])"), "lists": doubling("[input.path]", "array.concat(a%[2]d, a%[2]d)"), "replace": doubling("input.path", "replace(a%[2]d, \"/\", \"//\")"),
		"walk":  "deny contains \"x\" if {\n\tn := numbers.range(1, 2000)\n\tx := [n | some _ in n]\n\tsome a, b\n\twalk(x, [a, b])\n\tb == -1\n}",
		"huge":  `deny contains {"message": "x", "at": numbers.range(1, 3000000)} if input.path == "/things"`,
		"regex": `deny contains "x" if regex.match(concat("", [x | some _ in numbers.range(1, 1000); x := "(a|b){0,1000}"]), input.path)`,
		"split": `deny contains "x" if count(split(concat("", [x | some _ in numbers.range(1, 3000000); x := "a,"]), ",")) == 1`, "json": doubling("[input.path]", "[a%[2]d, a%[2]d]") + "\n",
		"sorted": `deny contains "x" if sort([x | some i in numbers.range(1, 3000000); x := 3000000 - i])[0] == 7`,
	}
	greedyRules["json"] = strings.Replace(greedyRules["json"], "count(a40) == 1", "count(json.marshal(a40)) == 1", 1)
	uninterruptedRules := files{
		"wide":    "deny contains \"x\" if {\n\tn := numbers.range(1, 4000)\n\tsprintf(concat(\"\", [x | some _ in n; x := \"%999999d\"]), n) == input.method\n}",
		"precise": `deny contains "x" if sprintf("%.999999999f", [1.5]) == input.method`, "starred": `deny contains "x" if sprintf("%*d", [999999999, 1]) == input.method`,
		"graphql":  `deny contains "x" if graphql.is_valid(concat("", [x | some _ in numbers.range(1, 262144); x := "{a"]), "type Query { a: Int }")`,
		"schema":   `deny contains "x" if graphql.schema_is_valid(concat("", [x | some _ in numbers.range(1, 262144); x := "type A { a: [[[["]))`,
		"query":    `deny contains "x" if graphql.parse_query(concat("", [x | some _ in numbers.range(1, 262144); x := "{a"]))`,
		"exponent": `deny contains "x" if to_number("1e999999999") > 1`, "units": `deny contains "x" if units.parse("1e999999999") > 1`, "format": `deny contains "x" if format_int(to_number("1e99999999"), 2) == "1"`,
		"bomb":  "deny contains \"x\" if {\n\tlines := [l | some i in numbers.range(1, 30); l := sprintf(\"k%d: &k%d [%s]\", [i, i, concat(\", \", [r | some _ in numbers.range(1, 10); r := sprintf(\"*k%d\", [i - 1])])])]\n\tyaml.unmarshal(concat(\"\\n\", array.concat([\"k0: &k0 [1]\"], lines))) == 1\n}",
		"deep":  `deny contains "x" if json.unmarshal(concat("", [x | some _ in numbers.range(1, 3000000); x := "["]))`,
		"glob":  `deny contains "x" if glob.match(concat("", [x | some _ in numbers.range(1, 200); x := "{*,**}"]), [], concat("", [x | some _ in numbers.range(1, 5000); x := "a"]))`,
		"globs": `deny contains "x" if regex.globs_match(concat("", [x | some _ in numbers.range(1, 3000); x := "a.*"]), concat("", [x | some _ in numbers.range(1, 3000); x := ".*a"]))`,
	}
	play := func(rules files, flags ...string) func(s *stage) {
		return func(s *stage) {
			row := completeRulesRow(situation{inFolder: endsRuleNotEvaluated}, rules)
			for name, text := range row.extraFiles {
				s.file(name, text)
			}
			r := s.process(append(row.command, flags...)...)
			s.checkEnding(&row, endsRuleNotEvaluated, strings.Join(flags, " "), r)
			if r.memory > 3<<30 {
				s.failf("the run used %d MB of memory", r.memory>>20)
			}
		}
	}
	return subject{
		name: "Custom rules",
		about: "A rule that sealint cannot evaluate is a problem; it does not count as a rule without findings. All other rules, built-in and\n" +
			"custom, are evaluated. The findings of a rule are those that OPA (Open Policy Agent) gives.",
		rows: []situation{
			refusedRow("a misspelt field of `input` or of the parameters", "which fields exist", files{
				"top": `deny contains "x" if input.methd == "GET"`, "nested": "deny contains \"x\" if {\n\tsome a in input.security.alternatives\n\tsome r in a.schemes\n\tr\n}", "index": `deny contains "x" if input.security.alternatives[_].requirement`,
				"negated": `deny contains "x" if not input.operationid`, "helper": "deny contains \"x\" if bad\n\nbad if input.pth == \"/things\"", "comprehension": `deny contains "x" if count([p | some p in input.tagz]) == 0`,
				"every_word": "deny contains \"x\" if {\n\tevery t in input.tgs { t == \"a\" }\n}", "quoted": `deny contains "x" if input["methd"] == "GET"`, "message": `deny contains {"message": sprintf("%s", [input.titel])}`,
				"params_word": rule("params_word", "import data.sealint.params\n\ndeny contains \"x\" if input.path in params.ignroe", "ignore: {type: array, default: [], description: d}"),
				"whole":       "import data.sealint.params as p\n\ndeny contains \"x\" if p.nothing",
			}, `methd|schemes|requirement|operationid|pth|tagz|tgs|titel|ignroe|no parameters`),
			refusedRow("a `deny` that is not a set of findings: `deny if`, a string, a number, an object without a message, an unknown key, an empty message; a rule that is not named `deny`", "which forms a finding can have", files{
				"if_word": `deny if input.path == "/things"`, "boolean": `deny := true`, "text": `deny := "x"`, "number": `deny contains 5`, "single": `deny := 5`, "array": `deny := ["x"]`, "object": `deny := {"message": "x"}`,
				"no_message": `deny contains {"msg": "x"} if input.path == "/things"`, "empty_message": `deny contains "" if input.path == "/things"`, "empty_text": `deny contains {"message": ""} if input.path == "/things"`,
				"number_message": `deny contains {"message": 5} if input.path == "/things"`, "unknown_key": `deny contains {"message": "x", "sevrity": "low"} if input.path == "/things"`, "wrong_at": `deny contains {"message": "x", "at": "operationId"} if input.path == "/things"`,
				"null": `deny contains null`, "nothing": "x := 1", "violation": `violation contains "x" if input.path == "/things"`, "deny_more": `deny_things contains "x" if input.path == "/things"`, "Deny": `Deny contains "x" if input.path == "/things"`,
				"warn": `warn contains "x" if input.path == "/things"`, "partial": `deny[input.path] := "x" if input.path == "/things"`, "function": `deny(x) := "x" if x == 1`, "default": "default deny := false\n\ndeny if input.path == \"/nothing\"",
				"related": `deny contains {"message": "x", "related": "y"} if input.path == "/things"`, "set": `deny contains {"x", "y"} if input.path == "/things"`,
			}),
			refusedRow("an error while a rule runs: a built-in function that fails, a conflict, a division by zero", "the rule, the line and the error", files{
				"number": `deny contains "x" if to_number(input.path) > 1`, "zero": `deny contains "x" if count(input.path) / (count(input.method) - 3) > 1`, "conflict": "reason := \"a\" if input.method == \"GET\"\n\nreason := \"b\" if input.path == \"/things\"\n\ndeny contains reason",
				"function": "f(x) := 1 if x == \"GET\"\n\nf(x) := 2 if count(x) == 3\n\ndeny contains \"x\" if f(input.method) == 1", "json": `deny contains "x" if json.unmarshal(input.path)`, "regex": `deny contains "x" if regex.match(concat("", ["(", input.method]), "x")`,
				"object": `deny contains "x" if {k: v | some k in ["a"]; some v in [input.path, input.method]}.a`, "time": `deny contains "x" if time.parse_rfc3339_ns(input.path) > 1`, "base64": `deny contains "x" if base64.decode(input.path)`,
				"negated": `deny contains "x" if not to_number(input.path) == 1`, "units": `deny contains "x" if units.parse(input.path) > 1`, "substring": `deny contains "x" if substring(input.path, -1, 2)`, "yaml": `deny contains "x" if yaml.unmarshal(concat("", ["[", input.path]))`,
			}),
			refusedRow("a file that is not a valid Rego module: it does not parse or compile, is empty, has no package, is recursive, nests 90,000 brackets, is not UTF-8, has wrong metadata", "the error and its line", files{
				"syntax": `deny contains {{{ if`, "empty": "!", "comments": "!# nothing\n", "nopackage": "!deny contains \"x\"\n", "recursion": "a if b\n\nb if a\n\ndeny contains \"x\" if a", "brackets": brackets, "unsafe": `deny contains {"message": undefined_variable}`,
				"latin": "!" + strings.Replace(rule("latin", `deny contains "x"`), "judges", "j\xfcdges", 1), "wide": "!" + utf16Text(binary.LittleEndian, "\ufeff"+rule("wide", `deny contains "x"`)), "nul": "!" + rule("nul", "deny contains \"x\"\x00"),
				"bare": "!package acme.bare\n\ndeny contains \"x\" if input.path\n", "entity": strings.Replace(rule("entity", `deny contains "x"`), "entity: operation", "entity: opration", 1), "severity": strings.Replace(rule("severity", `deny contains "x"`), "severity: high", "severity: loud", 1),
				"key": strings.Replace(rule("key", `deny contains "x"`), "#   fix", "#   fixx", 1), "nofix": strings.Replace(rule("nofix", `deny contains "x"`), "#   fix: Do better.\n", "", 1), "idless": strings.Replace(rule("idless", `deny contains "x"`), "#   id: acme/idless\n", "", 1),
				"mismatch": strings.Replace(rule("mismatch", `deny contains "x"`), "package acme.mismatch", "package acme.other", 1), "oldstyle": "deny[msg] { msg := \"x\" }", "profile": strings.Replace(rule("profile", `deny contains "x"`), "baseline", "all", 1),
				"yaml": strings.Replace(meta, "# title: A rule", "# title: [A rule", 1),
			}),
			refusedRow("a name that is not free: a reserved package, the id of a built-in rule, the package of a library of sealint, the id of another custom rule", "which name is not free", files{
				"reserved": strings.Replace(rule("reserved", `deny contains "x"`), "package acme.reserved", "package sealint.acme.reserved", 1),
				"tls":      strings.NewReplacer("acme/tls", "openapi/tls-required", "acme.tls", "openapi.tls_required").Replace(rule("tls", `deny contains "x"`)),
				"params":   strings.Replace(rule("params", "public := []"), "package acme.params", "package sealint.params", 1), "library": "!package sealint.lib.pin\n\npinned := true\n", "data": "!package sealint\n\ntoday := \"2000-01-01\"\n",
				"twin": strings.NewReplacer("acme/twin", "acme/plain", "acme.twin", "acme.plain").Replace(rule("twin", `deny contains "x"`)),
			}),
			refusedRow("a built-in function that reads the network, the environment or the clock, or that OPA cannot stop: `http.send`, `opa.runtime`, `time.now_ns`, `bits.lsh`, `graph.reachable_paths`, …", "the name of the function", files{
				"http": `deny contains "x" if http.send({"method": "GET", "url": "http://127.0.0.1:1/"}).status_code == 200`, "runtime": `deny contains "x" if opa.runtime().env.HOME`, "now": `deny contains "x" if time.now_ns() > 0`,
				"lsh": `deny contains "x" if bits.lsh(1, 1000000000000) > 0`, "paths": `deny contains "x" if count(graph.reachable_paths({"a": ["a"]}, ["a"])) > 0`, "template": `deny contains "x" if strings.render_template("{{.}}", {}) == "x"`,
				"random": `deny contains "x" if rand.intn("x", 2) == 1`, "uuid": `deny contains "x" if uuid.rfc4122("x")`, "lookup": `deny contains "x" if net.lookup_ip_addr("localhost")`, "trace": `deny contains "x" if trace("x")`, "module": `deny contains "x" if rego.parse_module("x", "package x")`,
				"jwt": `deny contains "x" if io.jwt.decode("a.b.c")`, "x509": `deny contains "x" if crypto.x509.parse_certificates("x")`, "schema": `deny contains "x" if json.match_schema({}, {"$ref": "http://127.0.0.1:1/"})`, "aws": `deny contains "x" if providers.aws.sign_req({}, {}, 1)`,
				"mocked": "deny contains \"x\" if count(\"a\") == 1 with count as http.send", "expand": `deny contains "x" if net.cidr_expand("10.0.0.0/8")`,
			}),
			{
				when:     "a rule that exceeds its limit of time or memory: long ranges, nested loops, texts and lists that double, `walk`, regular expressions, a huge `at`",
				inFolder: endsRuleNotEvaluated, message: "the rule, and the limit with its flag", try: play(greedyRules, "--rule-timeout", "150ms"),
			},
			{
				when:     "a rule with 10 million findings",
				inFolder: endsRuleNotEvaluated, message: "the rule, and the limit",
				try: play(files{"many": `deny contains {"message": sprintf("x %d", [i])} if some i in numbers.range(1, 10000000)`}, "--rule-timeout", "1s"),
			},
			{
				when:     "`sprintf` with a large width, `graphql.*`, and other built-in functions that OPA does not interrupt",
				inFolder: endsRuleNotEvaluated, message: "the rule, and the limit of the function", try: play(uninterruptedRules, "--rule-timeout", "300ms"),
			},
			{
				when:     "a rule that is slow for each of many operations",
				inFolder: endsIncomplete.withText("3 within `--timeout`, the other rules evaluated"), message: "the rule, and `--timeout`",
				try: func(s *stage) {
					paths := "paths:\n"
					for i := range 400 {
						paths += fmt.Sprintf("  /p%d: {get: {operationId: p%d, responses: {\"200\": {description: ok}}}}\n", i, i)
					}
					s.file("api.yaml", contractWithOperation[:strings.Index(contractWithOperation, "paths:")]+paths)
					s.file("policies/slow.rego", rule("slow", "deny contains \"x\" if {\n\tn := numbers.range(1, 400)\n\tcount([1 | some a in n; some b in n; a + b == 0; input.path == \"/a\"]) == 1\n}"))
					s.file("policies/plain.rego", rule("plain", `deny contains {"message": "plain"} if input.path == "/p1"`))
					if r := s.run("sealint", "lint", "--timeout", "4s", "--policy", "policies", "api.yaml"); s.checkExit("slow on each", r, exitIncomplete) {
						s.checkMatches("slow on each", r.stdout, `not judged`, `acme/slow`, builtIn)
					}
				},
			},
			{
				when:     "a rule with 20,000 functions",
				inFolder: endsJudgedOrNot.withText("evaluated within `--timeout`, or 3"), message: "that there was no time to compile the rule, and `--timeout`",
				try: func(s *stage) {
					functions := &strings.Builder{}
					for i := range 20000 {
						fmt.Fprintf(functions, "f%d(x) := x + %d\n", i, i)
					}
					s.file("api.yaml", contractWithOperation)
					s.file("policies/many.rego", rule("many", functions.String()+"deny contains \"x\" if f0(1) == 2"))
					r := s.run("sealint", "lint", "--timeout", "2s", "--policy", "policies", "api.yaml")
					s.checkExit("20,000 functions", r, exitFail, exitIncomplete)
				},
			},
			completeRulesRow(situation{
				when:     "a local name that is also the name of a rule in the module: in an argument, `some`, `:=`, `every`, a comprehension, `import … as`, `with`, or a pattern",
				inFolder: endsRuleFinds,
			}, files{
				"argument": "wanted := \"/other\"\n\nis(wanted) if input.path == wanted\n\ndeny contains {\"message\": \"x\"} if is(\"/things\")", "bound": "bad if input.path == \"/other\"\n\ndeny contains \"x\" if {\n\tbad := input.path == \"/things\"\n\tbad\n}",
				"constant": "limit := \"/zzz\"\n\ndeny contains sprintf(\"x %v\", [limit]) if {\n\tlimit := \"/things\"\n\tinput.path == limit\n}", "some_in": "path := \"/zzz\"\n\ndeny contains \"x\" if {\n\tsome path in [\"/things\"]\n\tinput.path == path\n}",
				"some_word": "path := \"/zzz\"\n\ndeny contains \"x\" if {\n\tsome path\n\tpath = [\"/things\"][_]\n\tinput.path == path\n}", "comprehension": "path := \"/zzz\"\n\ndeny contains \"x\" if count([path | some path in [\"/things\"]; input.path == path]) == 1",
				"set": "path := \"/zzz\"\n\ndeny contains \"x\" if input.path in {path | some path in [\"/things\"]}", "object": "path := \"/zzz\"\n\ndeny contains \"x\" if {path: 1 | some path in [\"/things\"]}[input.path]",
				"every_word": "path := \"/zzz\"\n\ndeny contains \"x\" if {\n\tevery path in [\"/things\"] { input.path == path }\n}", "destructured": "path := \"/zzz\"\n\ndeny contains \"x\" if {\n\t[path, _] := [\"/things\", 1]\n\tinput.path == path\n}",
				"nested": "path := \"/zzz\"\n\nf(path) := [path | input.path == path]\n\ndeny contains \"x\" if count(f(\"/things\")) == 1", "key": "m := \"PUT\"\n\ndeny contains \"x\" if {\n\tsome m, _ in {\"GET\": 1}\n\tinput.method == m\n}",
				"withed": "path := \"/zzz\"\n\nis(p) if path == p\n\ndeny contains \"x\" if is(input.path) with data.acme.withed.path as \"/things\"", "default_word": "default path := \"/zzz\"\n\npath := \"/things\" if input.method == \"GET\"\n\ndeny contains \"x\" if input.path == path",
				"otherwise": "path := \"/zzz\" if {\n\tinput.method == \"PUT\"\n} else := \"/things\"\n\ndeny contains \"x\" if input.path == path", "negated": "bad if input.path == \"/other\"\n\ndeny contains \"x\" if {\n\tbad := false\n\tnot bad\n}",
				"function": "is(x) if x == \"/other\"\n\nis(x) if x == \"/things\"\n\ndeny contains \"x\" if is(input.path)", "input_copy": "path := \"/zzz\"\n\ndeny contains \"x\" if {\n\tcopy := input\n\tcopy.path == \"/things\"\n}", "shadow_input": "deny contains \"x\" if f({\"path\": \"/things\"})\n\nf(copy) if copy.path == input.path",
				"mocked": "deny contains \"x\" if input.method == \"PUT\" with input.method as \"PUT\"", "aliased": "import data.acme.lib.words as method\n\ndeny contains \"x\" if input.method == method.get", "unified": "path := \"/zzz\"\n\ndeny contains \"x\" if {\n\tsome path\n\tinput.path = path\n}",
				"partial": "paths contains \"/zzz\"\n\npaths contains \"/things\"\n\ndeny contains \"x\" if input.path in paths", "mapped": "paths[\"GET\"] := \"/things\"\n\npaths[\"PUT\"] := \"/zzz\"\n\ndeny contains \"x\" if paths[input.method] == input.path",
			}),
			{
				when:     "a second file with the same package as a rule, which adds a helper or another `deny`",
				inFolder: endsRuleFinds.withText("the rule has its finding, or 3"),
				try: func(s *stage) {
					s.file("api.yaml", contractWithOperation)
					for name, files := range map[string]files{
						"helper in lib":  {"split.rego": rule("split", "deny contains \"one\" if more\n\nmore if input.method == \"POST\""), "lib/more.rego": "package acme.split\n\nmore if input.method == \"GET\"\n"},
						"deny in lib":    {"split.rego": rule("split", "deny contains \"one\" if input.method == \"POST\""), "lib/more.rego": "package acme.split\n\ndeny contains \"two\" if input.path == \"/things\"\n"},
						"helper beside":  {"split.rego": rule("split", "deny contains \"one\" if more\n\nmore if input.method == \"POST\""), "more.rego": "package acme.split\n\nmore if input.method == \"GET\"\n"},
						"set in lib":     {"split.rego": rule("split", "deny contains \"one\" if input.method in methods\n\nmethods contains \"POST\""), "lib/more.rego": "package acme.split\n\nmethods contains \"GET\"\n"},
						"two folders":    {"a/split.rego": rule("split", "deny contains \"one\" if more\n\nmore if input.method == \"POST\""), "b/lib/more.rego": "package acme.split\n\nmore if input.method == \"GET\"\n"},
						"default":        {"split.rego": rule("split", "deny contains \"one\" if ok\n\ndefault ok := false"), "lib/more.rego": "package acme.split\n\nok := true if input.method == \"GET\"\n"},
						"deeper package": {"split.rego": rule("split", "deny contains \"one\" if data.acme.split.lib.more"), "lib/more.rego": "package acme.split.lib\n\nmore if input.method == \"GET\"\n"},
					} {
						dir := strings.ReplaceAll(name, " ", "-")
						for file, text := range files {
							s.file(dir+"/"+file, text)
						}
						r := s.run("sealint", "lint", "--policy", dir, "api.yaml")
						if s.checkExit(name, r, exitFail, exitIncomplete) {
							if r.code == exitFail {
								s.checkMatches(name, r.stdout, `\[acme/split\]`)
							} else {
								s.checkMatches(name, r.stdout, `not judged`)
							}
							s.checkMatches(name, r.stdout, builtIn)
						}
					}
				},
				message: "that a library must have its own package",
			},
			refusedRow("a package, or a name in a package, that does not exist", "the name", files{
				"import_word": "import data.acme.nothing\n\ndeny contains \"x\" if nothing.y", "misspelt": "import data.acme.lib.wrods\n\ndeny contains \"x\" if input.method == wrods.get", "name": "import data.acme.lib.words\n\ndeny contains \"x\" if input.method == words.gte",
				"whole": `deny contains "x" if data.acme.lib.words.put == input.method`, "data": `deny contains "x" if input.path in data.allowed.paths`, "sealint": `deny contains "x" if data.sealint.tody == "2026-06-30"`,
			}),
			{
				when:     "two rules whose ids differ only in `-`, `/` and `_`",
				inFolder: endsFail.withText("each rule has its own parameters"),
				try: func(s *stage) {
					s.file("api.yaml", contractWithOperation)
					for id, want := range map[string]string{"acme/a-b": "GET", "acme-a/b": "GET"} {
						pkg := strings.NewReplacer("/", ".", "-", "_").Replace(id)
						text := rule("x", "import data.sealint.params\n\ndeny contains \"x\" if input.method == params."+strings.ReplaceAll(strings.ReplaceAll(id, "/", "_"), "-", "x"),
							strings.ReplaceAll(strings.ReplaceAll(id, "/", "_"), "-", "x")+": {type: string, default: "+want+", description: d}")
						s.file("policies/"+strings.ReplaceAll(pkg, ".", "/")+".rego", strings.NewReplacer("acme/x", id, "acme.x", pkg).Replace(text))
					}
					if r := s.run("sealint", "lint", "--policy", "policies", "api.yaml"); s.checkExit("two ids", r, exitFail) {
						s.checkMatches("two ids", r.stdout, `\[acme/a-b\]`, `\[acme-a/b\]`)
					}
					s.file(".sealint.yaml", "rules:\n  acme/a-b: {params: {acme_axb: PUT}}\n")
					if r := s.run("sealint", "lint", "--policy", "policies", "api.yaml"); s.checkExit("one set", r, exitFail) {
						s.checkMatches("one set", r.stdout, `\[acme-a/b\]`)
						s.checkLacks("one set", r.stdout, `\[acme/a-b\]`)
					}
				},
			},
			{
				when:     "settings for a rule or a parameter that does not exist, or a parameter of the wrong type",
				inFolder: endsUsage, message: "the key, its line, and which names exist",
				try: func(s *stage) {
					s.file("api.yaml", contractWithOperation)
					s.file("policies/one.rego", rule("one", "import data.sealint.params\n\ndeny contains \"x\" if input.path == params.want", "want: {type: string, default: x, description: d}"))
					for _, setting := range []string{"acme/won: off", "acme/one: {params: {wnat: x}}", "acme/one: {params: {want: 3}}"} {
						s.file(".sealint.yaml", "policies: [policies]\nrules:\n  "+setting+"\n")
						if r := s.run("sealint", "lint"); s.checkExit(setting, r, exitUsage) {
							s.checkMatches(setting, r.stderr, `\.sealint\.yaml:3:\d+: `)
						}
					}
				},
			},
			{
				when: "several runs at the same time in one process, through the Go library", inFolder: endsPass.withText("no data race"), otherTests: []string{"lint.TestParallelRuns"},
			},
		},
	}
}
