package gate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

const today = "2026-06-15"

// ruleSet are the rules of the tests of this file.
var ruleSet = map[string]*model.Rule{
	"openapi/x":               {ID: "openapi/x", Severity: model.High},
	"openapi/y":               {ID: "openapi/y", Severity: model.Low},
	"openapi/critical":        {ID: "openapi/critical", Severity: model.Critical},
	"openapi/embedded-secret": {ID: "openapi/embedded-secret", Severity: model.High, Waivable: model.WaivableByFingerprint},
	"sbom/vuln-malicious":     {ID: "sbom/vuln-malicious", Severity: model.Critical, Waivable: model.NotWaivable},
	"gate/waiver-expired":     {ID: "gate/waiver-expired", Severity: model.Medium},
}

func scope(judged bool) gate.Scope {
	return gate.Scope{
		Rules: ruleSet, Active: map[string]bool{"openapi/x": true}, Judged: func(string, map[int]*model.Waiver) bool { return judged },
	}
}

// statements are the members that each waiver of the tests has besides those that the test is about.
const statements = "reason: twenty characters or more, owner: team-a, created: 2026-06-01, expires: 2026-06-30"

// waiver reads a waiver of the configuration, written in flow style without braces.
func waiver(t *testing.T, text string) model.Waiver {
	t.Helper()
	return read(t, text, model.WaiverInConfig)
}

func read(t *testing.T, text string, form model.WaiverForm) model.Waiver {
	t.Helper()
	doc, err := readSettings(source.File{Root: source.Bytes(map[string][]byte{"x": []byte("w: {" + text + "}\n")}), Path: "x"})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return gate.Read(doc.Nodes()[0].Get("w"), model.Place{Path: "x"}, form)
}

// at makes a finding of openapi/x.
func at(document, name string) gate.Finding {
	return gate.Finding{Rule: ruleSet["openapi/x"], Document: document, Name: name, Home: name, Fingerprint: fmt.Sprintf("%020x", len(document+name))}
}

func hidden(t *testing.T, today string, findings []gate.Finding, waivers ...model.Waiver) ([]int, []*gate.WaiverFacts) {
	t.Helper()
	by, facts := gate.Waive(waivers, findings, scope(true), gate.DefaultSettings, today)
	var list []int
	for i, w := range by {
		if w != nil {
			list = append(list, i)
		}
	}
	return list, facts
}

func TestPlacesThatAWaiverNames(t *testing.T) {
	for _, test := range []struct {
		at          string
		hides, lets []string // names of places
	}{
		{"operation: GET /pets", []string{"op GET /pets", "op GET /pets > parameter query limit"}, []string{"op GET /pets2", "op GET /pets/{}", "op POST /pets", "op GET /a/pets", "path /pets", "contract"}},
		{"operation: 'GET /pets/{id}'", []string{"op GET /pets/{}"}, []string{"op GET /pets/{}/x", "op GET /pets/x", "op GET /pets"}},
		{"operation: '* /pets/{id}'", []string{"op GET /pets/{}", "op DELETE /pets/{} > responses", "path /pets/{}", "path /pets/{} > parameter path {1}"}, []string{"path /pets/{}/x", "path /pets", "op GET /pets", "op GET /pets/{}/photos", "component schemas pets"}},
		{"operation: 'GET /search/**'", []string{"op GET /search", "op GET /search/a/b", "op GET /search/{}"}, []string{"op GET /searches", "op POST /search/a"}},
		{"operation: 'GET /a/*'", []string{"op GET /a/b", "op GET /a/{}"}, []string{"op GET /a/b/c", "op GET /a"}},
		{"operation: 'GET /{a}/b/{c}:go'", []string{"op GET /{}/b/{}:go"}, []string{"op GET /{}/b/{}"}},
		{"operation: 'GET /a b'", []string{"op GET /a%20b"}, []string{"op GET /a"}},
		{"operation: 'GET /cafe\u0301'", []string{"op GET /caf\u00e9"}, []string{"op GET /cafe"}}, // names are in Unicode's form NFC
		{"operation: 'GET /100%'", []string{"op GET /100%25"}, nil},
		{"operation: '**'", []string{"op GET /pets", "webhook added POST"}, []string{"path /pets", "component schemas Pet", "component pkg:npm/a", "scheme oauth", "contract", "server root https://a.example"}},
		{"operation: '* *'", []string{}, []string{"component schemas", "component schemas Pet", "contract", "scheme x"}},
		{"operation: webhook petAdded POST", []string{"webhook petAdded POST", "webhook petAdded POST > request"}, []string{"webhook petAdded PUT", "op POST /petAdded"}},
		{"operation: GET pets", nil, []string{"op GET /pets"}},
		{"server: 'http://api.example.org/v1'", []string{"server root http://api.example.org/v1", "server op GET /pets http://api.example.org/v1"}, []string{"server root https://api.example.org/v1", "server root http://api.example.org/v10", "server root http://api.example.org"}},
		{"server: 'http://api.example.org/v1/'", []string{"server root http://api.example.org/v1"}, nil},
		{"server: 'https://{region}.example.org'", []string{"server root https://{}.example.org"}, []string{"server root https://evil.example.org", "server root http://{}.example.org"}},
		{"server: 'https://*.example.org'", []string{"server root https://a.example.org"}, []string{"server root https://a.example.org/x", "server root http://a.example.org"}},
		{"server: /v1", []string{"server root /v1"}, []string{"server root https://a.example/v1", "server root /v1/x"}},
		{"scheme: oauth", []string{"scheme oauth", "scheme oauth > flow implicit > tokenUrl"}, []string{"scheme oauth2", "op GET /oauth", "component schemas oauth"}},
		{"scheme: my.oauth", []string{"scheme my%2Eoauth"}, []string{"scheme my"}},
		{"scheme: '*'", []string{"scheme a"}, []string{"component schemas a", "op GET /a"}},
		{"schema: Pet", []string{"component schemas Pet", "component schemas Pet > .own", "component schemas Pet > .owner.name[]"}, []string{"component schemas Pets", "component parameters Pet", "component responses Pet", "scheme Pet"}},
		{"schema: com.acme.Pet", []string{"component schemas com%2Eacme%2EPet"}, []string{"component schemas com%2EacmeXPet", "component schemas com"}},
		{"schema: 'List[Pet]'", nil, []string{"component schemas List%5BPet%5D", "component schemas ListPet"}},
		{"schema: 'List\\[Pet\\]'", []string{"component schemas List%5BPet%5D"}, []string{"component schemas ListP"}},
		{"schema: 'P?t'", []string{"component schemas Pet"}, []string{"component schemas Pent"}},
		{"schema: Pet, property: own", []string{"component schemas Pet > .own", "component schemas Pet > .own.x", "component schemas Pet > .own[]", "component schemas Pet > .own{}", "component schemas Pet > .own|oneOf:Cat"}, []string{"component schemas Pet", "component schemas Pet > .owner", "component schemas Pet > .x.own", "component schemas Pets > .own"}},
		{"schema: Pet, property: .own.name", []string{"component schemas Pet > .own.name"}, []string{"component schemas Pet > .own", "component schemas Pet > .own.named"}},
		{"parameter: query limit", []string{"op GET /pets > parameter query limit", "path /pets > parameter query limit"}, []string{"op GET /pets > parameter query limits", "op GET /pets > parameter header limit", "op GET /pets"}},
		{"parameter: query page.size", []string{"op GET /pets > parameter query page%2Esize"}, nil},
		{"parameter: header X-Rate", []string{"op GET /pets > parameter header x-rate"}, nil},
		{"parameter: 'path {1}'", []string{"op GET /pets/{} > parameter path {1}"}, []string{"op GET /pets/{}/{} > parameter path {2}"}},
		{"parameter: Limit", []string{"component parameters Limit", "component parameters Limit > maximum"}, []string{"component parameters Limits", "component schemas Limit"}},
		{"component: 'pkg:npm/lodash'", []string{"component pkg:npm/lodash", "vulnerability CVE-2024-1 pkg:npm/lodash", "component pkg:npm/lodash > hashes"}, []string{"component pkg:npm/lodash.merge", "component pkg:npm/lodash-es"}},
		{"component: 'pkg:npm/@acme/x'", []string{"component pkg:npm/@acme/x"}, []string{"component pkg:npm/x"}},
		{"component: 'pkg:npm/%40acme/x'", []string{"component pkg:npm/@acme/x"}, []string{"component pkg:npm/x"}},
		{"component: 'pkg:NPM/a%2Ab'", []string{"component pkg:npm/a*b"}, []string{"component pkg:npm/axb"}},
		{"component: 'pkg:generic/a%2520b'", []string{"component pkg:generic/a%2520b"}, []string{"component pkg:generic/a%20b"}},
		{"component: 'pkg:npm/lodash@4.17.21'", nil, []string{"component pkg:npm/lodash"}}, // no version is known: fails closed
		{"component: org/lib", []string{"component name org/lib"}, []string{"component name lib"}},
		{"component: '**'", []string{"component pkg:npm/a/b"}, []string{"component schemas Pet", "component parameters a", "op GET /a", "contract"}},
		{"vulnerability: CVE-2024-1", []string{"vulnerability CVE-2024-1 pkg:npm/x", "vulnerability CVE-2024-1"}, []string{"vulnerability CVE-2024-10", "component CVE-2024-1"}},
		{"integration: ledger", []string{"integration ledger", "integration ledger > spec > identity"}, []string{"integration ledger-payments", "workspace > integration ledger"}},
		{"integration: ledger, field: spec.identity", []string{"integration ledger > spec > identity", "integration ledger > spec > identity > scopes > [a]"}, []string{"integration ledger", "integration ledger > spec > identityProvider", "integration ledger > x > spec > identity"}},
		{"integration: ledger, field: spec.scopes", []string{"integration ledger > spec > scopes > [a]"}, nil},
	} {
		w := waiver(t, "rule: openapi/x, document: a.yaml, at: {"+test.at+"}, limit: 9, "+statements)
		if len(w.Faults) > 0 {
			t.Errorf("%s: %v", test.at, w.Faults)
		}
		for _, name := range test.hides {
			if list, _ := hidden(t, today, []gate.Finding{at("a.yaml", name)}, w); len(list) == 0 {
				t.Errorf("{%s} does not hide %s", test.at, name)
			}
		}
		for _, name := range test.lets {
			if list, _ := hidden(t, today, []gate.Finding{at("a.yaml", name)}, w); len(list) != 0 {
				t.Errorf("{%s} hides %s", test.at, name)
			}
		}
	}
}

func TestVersionsThatAWaiverNames(t *testing.T) {
	for _, test := range []struct {
		at, name    string
		hides, lets []string // versions
	}{
		{"component: 'pkg:npm/x'", "component pkg:npm/x", []string{"1.0.0", ""}, nil},
		{"component: 'pkg:npm/x@1.0.0'", "component pkg:npm/x", []string{"1.0.0"}, []string{"1.0.1", "1.0.0-rc", "v1.0.0", ""}},
		{"component: 'pkg:npm/%40acme/x@1.0.0'", "component pkg:npm/@acme/x > hashes", []string{"1.0.0"}, []string{"1.0.1"}},
		{"component: 'pkg:npm/@acme/x@1.0.0'", "vulnerability CVE-1 pkg:npm/@acme/x", []string{"1.0.0"}, []string{"1.0.1"}},
		{"component: 'pkg:npm/x@1.0.0%2Bb'", "component pkg:npm/x", []string{"1.0.0+b"}, []string{"1.0.0"}},
		{"component: 'pkg:npm/x@1.*'", "component pkg:npm/x", []string{"1.0.0", "1.2"}, []string{"2.1.0", "11.0"}},
		{"component: 'pkg:npm/x@1.0.0#sub'", "component pkg:npm/x#sub", []string{"1.0.0"}, []string{"1.0.1"}},
		{"component: 'pkg:npm/x', vers: 'vers:npm/>=1.0.0|<2.0.0'", "component pkg:npm/x", []string{"1.0.0", "1.9.9"}, []string{"0.9.0", "2.0.0", "10.0.0", "", "latest", "^1.0.0"}},
		{"component: 'pkg:npm/*', vers: 'vers:npm/*'", "component pkg:npm/x", []string{"1.0.0", ""}, nil},
		{"component: 'pkg:pypi/x', vers: 'vers:pypi/1.0|1.2'", "component pkg:pypi/x", []string{"1.0", "1.2", "1.2.0"}, []string{"1.1"}},
		{"component: 'pkg:apk/alpine/x', vers: 'vers:alpine/<1.2.3-r4'", "component pkg:apk/alpine/x", []string{"1.2.3-r3"}, []string{"1.2.3-r10"}},
		{"component: org/lib, vers: 'vers:semver/<2.0.0'", "component name org/lib", []string{"1.0.0"}, []string{"2.0.0"}},
	} {
		w := waiver(t, "rule: openapi/x, document: a.json, at: {"+test.at+"}, limit: 9, "+statements)
		if len(w.Faults) > 0 {
			t.Errorf("%s: %v", test.at, w.Faults)
		}
		for _, version := range slices.Concat(test.hides, test.lets) {
			f := at("a.json", test.name)
			f.Version = version
			if list, _ := hidden(t, today, []gate.Finding{f}, w); (len(list) == 1) != slices.Contains(test.hides, version) {
				t.Errorf("{%s} hides version %q of %s: %v", test.at, version, test.name, len(list) == 1)
			}
		}
	}
}

func TestDocumentsThatAWaiverNames(t *testing.T) {
	for _, test := range []struct {
		glob        string
		hides, lets []string
	}{
		{"api/a.yaml", []string{"api/a.yaml"}, []string{"api/a.yaml2", "a.yaml", "x/api/a.yaml", "api/b.yaml", "apixa.yaml"}},
		{"api/*.yaml", []string{"api/a.yaml"}, []string{"api/x/a.yaml", "api.yaml"}},
		{"api/**", []string{"api/a.yaml", "api/x/a.yaml"}, []string{"apis/a.yaml"}},
		{"api/{a,b}.yaml", []string{"api/{a,b}.yaml"}, []string{"api/a.yaml", "api/b.yaml"}},
		{`api/\[v1\].yaml`, []string{"api/[v1].yaml"}, []string{"api/v.yaml", "api/1.yaml"}},
		{"api/[", nil, []string{"api/[", "api/a"}},
	} {
		w := waiver(t, "rule: openapi/x, document: '"+test.glob+"', at: {operation: GET /a}, limit: 9, "+statements)
		for _, document := range append(slices.Clone(test.hides), test.lets...) {
			list, _ := hidden(t, today, []gate.Finding{at(document, "op GET /a")}, w)
			if want := slices.Contains(test.hides, document); (len(list) > 0) != want {
				t.Errorf("document %s hides findings of %s: %v", test.glob, document, !want)
			}
		}
	}
}

func TestLimit(t *testing.T) {
	findings := []gate.Finding{at("a.yaml", "op GET /a"), at("a.yaml", "op GET /a > parameter query b"), at("b.yaml", "op GET /a")}
	for _, test := range []struct {
		limit  int
		hidden int
	}{{1, 0}, {2, 2}, {3, 2}} {
		w := waiver(t, fmt.Sprintf("rule: openapi/x, document: a.yaml, at: {operation: GET /a}, limit: %d, %s", test.limit, statements))
		list, facts := hidden(t, today, findings, w)
		if len(list) != test.hidden || facts[0].Exceeded != (test.hidden == 0) || facts[0].Matched != 2 {
			t.Errorf("limit %d: hides %d, %+v", test.limit, len(list), facts[0])
		}
	}
	exceeded := waiver(t, "rule: openapi/x, document: a.yaml, at: {operation: GET /a}, limit: 1, "+statements)
	other := waiver(t, "rule: openapi/x, document: a.yaml, at: {parameter: query b}, "+statements)
	if list, facts := hidden(t, today, findings, exceeded, other); !slices.Equal(list, []int{1}) || facts[1].Shadowed {
		t.Errorf("a waiver beside an exceeded one hides %v, %+v", list, facts[1])
	}
}

func TestDaysOfAWaiver(t *testing.T) {
	w := waiver(t, "rule: openapi/x, document: a.yaml, at: {operation: GET /a}, "+statements)
	for day, want := range map[string]struct {
		state string
		soon  bool
		left  int
	}{
		"2026-05-31": {"early", false, 30}, "2026-06-01": {"live", false, 29}, "2026-06-16": {"live", true, 14}, "2026-06-30": {"live", true, 0}, "2026-07-01": {"expired", false, -1},
	} {
		list, facts := hidden(t, day, []gate.Finding{at("a.yaml", "op GET /a")}, w)
		if facts[0].State != want.state || facts[0].Soon != want.soon || facts[0].DaysLeft != want.left || (len(list) == 1) != (want.state == "live") {
			t.Errorf("%s: hides %v, %+v", day, list, facts[0])
		}
	}
}

func TestMalformedWaiversHideNothing(t *testing.T) {
	const good = "rule: openapi/x, document: a.yaml, at: {operation: GET /a}, reason: twenty characters or more, owner: team-a, created: 2026-06-01, expires: 2026-06-30"
	replace := func(old, with string) string { return strings.Replace(good, old, with, 1) }
	for text, fault := range map[string]string{
		replace("rule: openapi/x, ", ""):                                                       "rule is missing",
		replace("openapi/x", "openapi/*"):                                                      "rule is a glob",
		replace("openapi/x", "openapi/none"):                                                   "there is no rule",
		replace("openapi/x", "[openapi/x, openapi/none]"):                                      "there is no rule",
		replace("openapi/x", "[openapi/x, {a: b}]"):                                            "there is no rule",
		replace("openapi/x", "''"):                                                             "there is no rule",
		replace("openapi/x", "[]"):                                                             "rule is missing",
		replace("openapi/x", "openapi/critical"):                                               "only hidden by its fingerprint",
		replace("openapi/x", "openapi/embedded-secret"):                                        "only hidden by its fingerprint",
		replace("openapi/x", "sbom/vuln-malicious"):                                            "no waiver hides",
		replace("openapi/x", "gate/waiver-expired"):                                            "no waiver hides",
		replace("document: a.yaml, ", ""):                                                      "document is missing",
		replace("a.yaml", "'*.yaml'"):                                                          "limit is missing",
		replace("GET /a", "'GET /*'"):                                                          "limit is missing",
		replace(", at: {operation: GET /a}", ""):                                               "limit is missing",
		replace("{operation: GET /a}", "{}"):                                                   "limit is missing",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x', vers: 'vers:npm/>=1'}"):       "limit is missing",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x@1.*'}"):                         "limit is missing",
		replace("{operation: GET /a}", "{operation: GET /a, vers: 'vers:npm/>=1'}"):            "vers goes with component",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x', vers: '>=1'}"):                "lacks the prefix vers: in front",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x', vers: 'vers:npm/=>1'}"):       "malformed constraint",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x', vers: 'vers:npm/<2|>=1'}"):    "have to ascend",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x', vers: 'vers:pypi/>=1'}"):      "order of versions of",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x', vers: 'vers:smalltalk/>=1'}"): "unknown scheme",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x@1', vers: 'vers:npm/>=1'}"):     "has a version already",
		replace("{operation: GET /a}", "{component: 'pkg:npm/x@vers:npm/>=1'}"):                "write it as vers",
		replace("{operation: GET /a}", "{component: 'pkg:deb/debian/curl@7?arch=amd64'}"):      "has qualifiers",
		replace("{operation: GET /a}", "GET /a"):                                               "at is no object",
		replace("{operation: GET /a}", "{operation: GET /a, scheme: b}"):                       "one waiver is for one of them",
		replace("{operation: GET /a}", "{operations: GET /a}"):                                 "is no place",
		replace("{operation: GET /a}", "{operation: GET /a, property: b}"):                     "property goes with schema",
		replace("{operation: GET /a}", "{operation: GET /a, field: b}"):                        "field goes with integration",
		replace("{operation: GET /a}", "{operation: [GET /a]}"):                                "operation is no text",
		replace("{operation: GET /a}", "{schema: A, property: {b: c}}"):                        "property is no text",
		replace("{operation: GET /a}", "{operation: ''}"):                                      "operation is empty",
		good + ", limit: 0":                           "limit is no positive integer",
		good + ", limit: many":                        "limit is no positive integer",
		good + ", limit: [1]":                         "limit is no positive integer",
		good + ", fingerprint: abc":                   "at and limit do not go with it",
		good + ", fingerprint: ''":                    "fingerprint is empty",
		good + ", problem: sealint/syntax":            "not for both",
		good + ", scope: any":                         "is no member",
		good + ", expire: 2026-06-30":                 "did you mean",
		replace("twenty characters or more", "short"): "reason has 5 characters",
		replace("twenty characters or more", "'          short          '"):     "reason has 5 characters",
		replace("reason: twenty characters or more, ", ""):                      "reason is missing",
		replace("twenty characters or more", "[a]"):                             "reason is no text",
		replace("owner: team-a, ", ""):                                          "owner is missing",
		replace("2026-06-30", "2026-02-30"):                                     "no day",
		replace("2026-06-30", "never"):                                          "no day",
		replace("2026-06-30", "2026-6-30"):                                      "no day",
		replace("2026-06-30", "2027-06-30"):                                     "at most 180",
		replace("2026-06-30", "2026-05-30"):                                     "expires is before created",
		replace(", expires: 2026-06-30", ""):                                    "expires is missing",
		replace("created: 2026-06-01, ", ""):                                    "created is missing",
		replace("rule: openapi/x, ", "problem: sealint/syntax, "):               "fingerprint is missing",
		"fingerprint: abc, document: a.yaml, " + statements:                     "rule is missing",
		replace("at: {operation: GET /a}", "at: {operation: GET /a}, field: a"): "is no member",
	} {
		w := waiver(t, text)
		list, facts := hidden(t, today, []gate.Finding{at("a.yaml", "op GET /a")}, w)
		found := slices.ContainsFunc(facts[0].Faults, func(f gate.FaultFacts) bool { return strings.Contains(f.Message, fault) })
		if len(list) > 0 || facts[0].State != "malformed" || !found {
			t.Errorf("%s: hides %d, %s, faults %v; want %s", text, len(list), facts[0].State, facts[0].Faults, fault)
		}
	}
	w := waiver(t, good)
	if list, facts := hidden(t, today, []gate.Finding{at("a.yaml", "op GET /a")}, w); len(list) != 1 {
		t.Errorf("the waiver without a mistake hides nothing: %v", facts[0].Faults)
	}
}

func TestSettingsOfWaivers(t *testing.T) {
	w := waiver(t, "rule: openapi/x, document: a.yaml, at: {operation: GET /a}, "+statements)
	for fault, settings := range map[string]gate.Settings{
		"owner is none of those": {MaxLife: 180, Owners: []string{"team-b"}},
		"ticket is missing":      {MaxLife: 180, Ticket: true},
		"at most 28 are allowed": {MaxLife: 28},
	} {
		by, facts := gate.Waive([]model.Waiver{w}, []gate.Finding{at("a.yaml", "op GET /a")}, scope(true), settings, today)
		if by[0] != nil || len(facts[0].Faults) != 1 || !strings.Contains(facts[0].Faults[0].Message, fault) {
			t.Errorf("%+v: %+v", settings, facts[0])
		}
	}
	by, _ := gate.Waive([]model.Waiver{w}, []gate.Finding{at("a.yaml", "op GET /a")}, scope(true), gate.Settings{MaxLife: 29, Owners: []string{"team-a"}}, today)
	if by[0] == nil {
		t.Error("an allowed owner and the longest life hide nothing")
	}
}

func TestWaiversByFingerprint(t *testing.T) {
	f := at("a.yaml", "contract")
	for id, rule := range map[string]*model.Rule{"openapi/critical": ruleSet["openapi/critical"], "openapi/embedded-secret": ruleSet["openapi/embedded-secret"], "openapi/x": ruleSet["openapi/x"]} {
		f.Rule = rule
		exact := "rule: " + id + ", fingerprint: '" + f.Fingerprint + "', "
		for _, test := range []struct {
			text  string
			hides bool
		}{
			{exact + statements, true},
			{exact + "document: a.yaml, " + statements, true},
			{exact + "document: b.yaml, " + statements, false},
			{"rule: openapi/y, fingerprint: '" + f.Fingerprint + "', " + statements, false},
			{"rule: " + id + ", fingerprint: '" + f.Fingerprint[:10] + "', " + statements, false},
			{"rule: " + id + ", fingerprint: '*', " + statements, false},
		} {
			if list, facts := hidden(t, today, []gate.Finding{f}, waiver(t, test.text)); (len(list) == 1) != test.hides {
				t.Errorf("%s hides %v: %v", test.text, list, facts[0].Faults)
			}
		}
	}
	f.Rule = ruleSet["sbom/vuln-malicious"]
	if list, _ := hidden(t, today, []gate.Finding{f}, waiver(t, "rule: sbom/vuln-malicious, fingerprint: '"+f.Fingerprint+"', "+statements)); len(list) > 0 {
		t.Error("a waiver hides a finding that none may hide")
	}
}

func TestUnusedWaiversAreJudgedWhereTheRunIsComplete(t *testing.T) {
	w := waiver(t, "rule: openapi/x, document: a.yaml, at: {operation: GET /a}, "+statements)
	other := waiver(t, "rule: openapi/y, document: a.yaml, at: {operation: GET /a}, "+statements) // its rule is not active
	both := waiver(t, "rule: [openapi/x, openapi/y], document: a.yaml, at: {operation: GET /a}, "+statements)
	for _, judged := range []bool{true, false} {
		_, facts := gate.Waive([]model.Waiver{w, other, both}, nil, scope(judged), gate.DefaultSettings, today)
		if facts[0].Judged != judged || facts[1].Judged || facts[2].Judged {
			t.Errorf("judged %v: %v, %v", judged, facts[0].Judged, facts[1].Judged)
		}
	}
}

func TestShadowedWaivers(t *testing.T) {
	base := "rule: openapi/x, document: a.yaml, at: {operation: GET /a}, reason: twenty characters or more, owner: a, created: 2026-06-01, expires: "
	short, long := waiver(t, base+"2026-06-20"), waiver(t, base+"2026-07-20")
	malformed, expired := waiver(t, base+"2027-07-20"), waiver(t, base+"2026-06-10")
	findings := []gate.Finding{at("a.yaml", "op GET /a")}
	_, facts := hidden(t, today, findings, short, long, malformed, expired)
	if !facts[0].Shadowed || facts[1].Shadowed || facts[2].Shadowed || facts[3].Shadowed {
		t.Errorf("shadowed: %v %v %v %v", facts[0].Shadowed, facts[1].Shadowed, facts[2].Shadowed, facts[3].Shadowed)
	}
	if _, facts := hidden(t, today, findings, short, malformed, expired); facts[0].Shadowed {
		t.Error("a waiver is shadowed by those that hide nothing")
	}
}

// TestOrderOfWaiversHasNoMeaning shuffles waivers: each finding stays hidden or not, until the same day.
func TestOrderOfWaiversHasNoMeaning(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	findings := []gate.Finding{at("a.yaml", "op GET /a"), at("a.yaml", "op GET /b"), at("b.yaml", "op GET /a"), at("a.yaml", "scheme x")}
	ats := []string{"at: {operation: GET /a}, limit: 1", "at: {operation: 'GET /*'}, limit: 1", "at: {operation: 'GET /*'}, limit: 2", "limit: 5", "at: {scheme: x}", "limit: 0"}
	for range 300 {
		var waivers []model.Waiver
		for range 1 + r.IntN(6) {
			waivers = append(waivers, waiver(t, fmt.Sprintf("rule: openapi/x, document: '%s', %s, reason: twenty characters or more, owner: a, created: 2026-06-01, expires: 2026-06-%02d",
				[]string{"a.yaml", "*.yaml"}[r.IntN(2)], ats[r.IntN(len(ats))], 10+r.IntN(20))))
		}
		outcome := func(list []model.Waiver) string {
			by, facts := gate.Waive(list, findings, scope(true), gate.DefaultSettings, today)
			var text []string
			for _, w := range by {
				if w == nil {
					text = append(text, "-")
				} else {
					text = append(text, w.Expires)
				}
			}
			var states []string
			for i, f := range facts {
				if list[i].Expires != "" {
					states = append(states, fmt.Sprint(list[i].Document, list[i].At, list[i].Limit, list[i].Expires, f.State, f.Matched, f.Exceeded))
				}
			}
			slices.Sort(states)
			return fmt.Sprint(text, states)
		}
		want := outcome(waivers)
		shuffled := slices.Clone(waivers)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := outcome(shuffled); got != want {
			t.Fatalf("%s\n%s", got, want)
		}
	}
}

// TestPlacesOfFindings asks for the places that a waiver can name for a finding: it is for the finding, and not for its neighbours.
func TestPlacesOfFindings(t *testing.T) {
	for name, neighbour := range map[string]string{
		"op GET /pets/{}": "op GET /pets/{}/x",
		"op GET /a%20b/100%25 > parameter query x%2Ey": "op GET /a%20b/100%25c > parameter query x%2Eyz",
		"op GET /files/*":                                "op GET /files/a",
		"op GET /files/[a] > responses":                  "op GET /files/a > responses",
		"path /pets/{} > parameter path {1} > maxLength": "path /pets > parameter path {2}",
		"webhook petAdded POST":                          "webhook petAdded PUT",
		"server root https://{}.example.org/v1":          "server root https://x.example.org/v1",
		"server op GET /a http://a.example":              "server op GET /a http://b.example",
		"scheme my%2Eoauth > flow implicit":              "scheme my",
		"component schemas com%2Eacme%2EList%5BPet%5D":   "component schemas com%2Eacme%2EListP",
		"component schemas Pet > .own.name[]":            "component schemas Pet > .owner",
		"component schemas Pet > .a%20b":                 "component schemas Pet > .a",
		"component parameters Limit > schema":            "component parameters Limits",
		"component pathItems Shared GET":                 "component pathItems Shared PUT",
		"component pkg:npm/@acme/x > version":            "component pkg:npm/x",
		"component name org/a*":                          "component name org/ab",
		"vulnerability CVE-2024-1 pkg:npm/x":             "vulnerability CVE-2024-10 pkg:npm/x",
		"integration ledger > spec > scopes > [a:b]":     "integration ledger > spec > scope",
	} {
		f, other := at("a.yaml", name), at("a.yaml", neighbour)
		places := gate.PlacesOf(&f)
		if len(places) == 0 {
			t.Errorf("%s: no place", name)
		}
		for _, p := range places {
			w := waiver(t, "rule: openapi/x, document: a.yaml, limit: 9, "+statements)
			w.At = p
			if !gate.Matches(&w, &f) || gate.Matches(&w, &other) {
				t.Errorf("%s: %+v matches it: %v, its neighbour: %v", name, p, gate.Matches(&w, &f), gate.Matches(&w, &other))
			}
			read := waiver(t, strings.NewReplacer("\n", "").Replace(flowOf(t, w)))
			if len(read.Faults) > 0 || read.At != p {
				t.Errorf("%s: %+v is read as %+v %v", name, p, read.At, read.Faults)
			}
		}
	}
	for _, name := range []string{"contract", "contract > info", "sbom > timestamp", "fragment a.yaml > Pet", "workspace > integration x"} {
		f := at("a.yaml", name)
		if places := gate.PlacesOf(&f); len(places) > 0 {
			t.Errorf("%s: %+v", name, places)
		}
	}
}

// flowOf writes a waiver as YAML in flow style, without braces.
func flowOf(t *testing.T, w model.Waiver) string {
	t.Helper()
	text := textOf(t, ".sealint.yaml", "waivers: []")
	if err := text.Add(0, []string{"waivers"}, []gate.Written{gate.Write(&w)}); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(strings.TrimPrefix(string(text.Bytes()), "waivers: [{"), "}]")
}
