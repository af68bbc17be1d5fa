package licence

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
)

func parse(t testing.TB, text string) Expression {
	t.Helper()
	e, err := Parse(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return e
}

// structure writes an expression with all its parentheses.
func structure(e Expression, n node) string {
	if n.operator == term {
		return e.terms[n.term].String()
	}
	var parts []string
	for _, operand := range n.operands {
		parts = append(parts, structure(e, operand))
	}
	return "(" + strings.Join(parts, map[kind]string{and: " & ", or: " | "}[n.operator]) + ")"
}

func TestParseBindsAsSPDXDoes(t *testing.T) {
	for text, want := range map[string]string{
		"MIT":                                   "MIT",
		" mit ":                                 "MIT",
		"MIT OR Apache-2.0":                     "(MIT | Apache-2.0)",
		"LGPL-2.1-only OR BSD-3-Clause AND MIT": "(LGPL-2.1-only | (BSD-3-Clause & MIT))",
		"LGPL-2.1-only AND BSD-3-Clause OR MIT": "((LGPL-2.1-only & BSD-3-Clause) | MIT)",
		"(LGPL-2.1-only OR BSD-3-Clause) AND MIT": "((LGPL-2.1-only | BSD-3-Clause) & MIT)",
		"(MIT)AND(ISC)":                             "(MIT & ISC)",
		"((MIT))":                                   "MIT",
		"MIT or isc and Zlib":                       "(MIT | (ISC & Zlib))",
		"MIT AND (ISC AND Zlib)":                    "(MIT & (ISC & Zlib))",
		"GPL-2.0+ WITH Bison-exception-2.2":         "GPL-2.0+ WITH Bison-exception-2.2",
		"(Apache-2.0+)":                             "Apache-2.0+",
		"gpl-2.0-only with classpath-exception-2.0": "GPL-2.0-only WITH Classpath-exception-2.0",
		"MIT\n OR\tISC":                             "(MIT | ISC)",
		"LicenseRef-x WITH AdditionRef-y":           "LicenseRef-x WITH AdditionRef-y",
		"DocumentRef-a:LicenseRef-b":                "DocumentRef-a:LicenseRef-b",
		"MIT WITH DocumentRef-a:AdditionRef-b":      "MIT WITH DocumentRef-a:AdditionRef-b",
		"NONE-of-ours":                              "NONE-of-ours",
	} {
		e := parse(t, text)
		if got := structure(e, e.root); got != want {
			t.Errorf("%q reads as %s, want %s", text, got, want)
		}
	}
}

func TestParseTellsWhereTheTextIsWrong(t *testing.T) {
	for _, test := range []struct {
		text    string
		offset  int
		message string
	}{
		{"", 0, "a licence is expected at the end"},
		{"  ", 2, "a licence is expected at the end"},
		{"NONE", 0, "NONE is no licence expression"},
		{"NOASSERTION", 0, "NOASSERTION is no licence expression"},
		{"MIT AND NONE", 8, "NONE is no licence expression"},
		{"Apache 2.0", 7, `an operator is expected, not "2.0"`},
		{"MIT/Apache-2.0", 3, `character '/' does not belong in a licence expression`},
		{"MIT, ISC", 3, `character ',' does not belong in a licence expression`},
		{"MIT ∨ ISC", 4, `character '∨' does not belong in a licence expression`},
		{"MIT \xff", 4, "character '�' does not belong in a licence expression"},
		{"LicenseRef-a_b", 12, `character '_' does not belong in a licence expression`},
		{"MIT Or ISC", 4, "operator Or must be all upper case"},
		{"GPL-2.0 With x", 8, "operator With must be all upper case"},
		{"MIT OR", 6, "a licence is expected at the end"},
		{"OR MIT", 0, `a licence is expected, not "OR"`},
		{"MIT AND OR ISC", 8, `a licence is expected, not "OR"`},
		{"(MIT", 4, "a closing parenthesis is expected at the end"},
		{"MIT)", 3, `an operator is expected, not ")"`},
		{"()", 1, `a licence is expected, not ")"`},
		{"(MIT) ISC", 6, `an operator is expected, not "ISC"`},
		{"(MIT OR ISC) WITH x", 13, `an operator is expected, not "WITH"`},
		{"GPL-2.0 +", 8, "a plus sign must follow a licence directly"},
		{"GPL-2.0++", 7, "a space must follow the plus sign"},
		{"GPL-2.0+OR MIT", 7, "a space must follow the plus sign"},
		{"+", 0, `a licence is expected, not "+"`},
		{"(MIT)+", 5, `an operator is expected, not "+"`},
		{"LicenseRef-x+", 12, "a plus sign cannot follow a LicenseRef"},
		{"GPL-2.0 WITH", 12, "an exception is expected at the end"},
		{"GPL-2.0 WITH (x)", 13, `an exception is expected, not "("`},
		{"GPL-2.0 WITH x+", 14, `an operator is expected, not "+"`},
		{"GPL-2.0 WITH x WITH y", 15, `an operator is expected, not "WITH"`},
		{"a:b", 0, `"a:b" is not of the form DocumentRef-x:LicenseRef-y`},
		{"DocumentRef-:LicenseRef-b", 0, `"DocumentRef-:LicenseRef-b" is not of the form DocumentRef-x:LicenseRef-y`},
		{"DocumentRef-a:LicenseRef-", 0, `"DocumentRef-a:LicenseRef-" is not of the form DocumentRef-x:LicenseRef-y`},
		{"DocumentRef-a:LicenseRef-b:c", 0, `"DocumentRef-a:LicenseRef-b:c" is not of the form DocumentRef-x:LicenseRef-y`},
		{"MIT WITH a:b", 9, `"a:b" is not of the form DocumentRef-x:AdditionRef-y`},
		{strings.Repeat("(", 101) + "MIT" + strings.Repeat(")", 101), 100, "parentheses nest deeper than 100"},
		{strings.Repeat("(", 1<<20), 100, "parentheses nest deeper than 100"},
		{strings.Repeat("M", 1<<20+1), 1 << 20, "longer than 1048576 bytes"},
	} {
		_, err := Parse(test.text)
		wrong, ok := errors.AsType[*SyntaxError](err)
		if !ok || wrong.Offset != test.offset || wrong.Message != test.message {
			t.Errorf("%.40q: %v, want byte %d: %s", test.text, err, test.offset, test.message)
		}
	}
}

func TestTermsSayWhatIsKnown(t *testing.T) {
	text := "mit AND gpl-2.0+ WITH classpath-exception-2.0 AND LicenseRef-X AND Sealint-1.0 AND MIT WITH Sealint-exception AND MIT WITH AdditionRef-x"
	want := []Term{
		{ID: "mit", Canonical: "MIT", Known: true},
		{ID: "gpl-2.0", Canonical: "GPL-2.0", Plus: true, Exception: "Classpath-exception-2.0", Known: true, Deprecated: true, Offset: 8},
		{ID: "LicenseRef-X", Ref: true, Offset: 50},
		{ID: "Sealint-1.0", Offset: 67},
		{ID: "MIT", Canonical: "MIT", Exception: "Sealint-exception", Offset: 83},
		{ID: "MIT", Canonical: "MIT", Exception: "AdditionRef-x", Known: true, Offset: 114},
	}
	got := slices.Clone(parse(t, text).Terms())
	for i := range got {
		got[i].key = ""
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestEveryIdentifierOfTheListsIsKnown(t *testing.T) {
	for _, id := range slices.Concat(spdxlicenses.GetLicenses(), spdxlicenses.GetDeprecated()) {
		e := parse(t, strings.ToLower(id))
		if term := e.Terms()[0]; !term.Known || term.String() != id {
			t.Errorf("%s: %+v", id, term)
		}
	}
	for _, id := range spdxlicenses.GetExceptions() {
		if term := parse(t, "MIT WITH "+strings.ToUpper(id)).Terms()[0]; !term.Known || term.Exception != id {
			t.Errorf("%s: %+v", id, term)
		}
	}
	for id, whole := range replacements {
		if term := parse(t, whole[0]+" WITH "+whole[1]).Terms()[0]; !term.Known || term.Deprecated || !Satisfies(parse(t, id), parse(t, term.String())) {
			t.Errorf("%s is not %v", id, whole)
		}
	}
}

func TestAllowed(t *testing.T) {
	for _, test := range []struct {
		text, allow, offending string
	}{
		{"MIT", "MIT", ""},
		{"mit", "Mit", ""},
		{"MIT", "", "MIT"},
		{"MIT", "ISC", "MIT"},
		{"MIT OR ISC", "ISC", ""},
		{"MIT OR ISC", "Zlib", "MIT ISC"},
		{"MIT AND ISC", "ISC", "MIT"},
		{"MIT AND ISC", "ISC MIT", ""},
		{"(MIT OR GPL-3.0-only) AND (ISC OR AGPL-3.0-only)", "MIT ISC", ""},
		{"(MIT OR GPL-3.0-only) AND (ISC OR AGPL-3.0-only)", "MIT", "ISC AGPL-3.0-only"},
		{"GPL-3.0-only AND gpl-3.0-only", "MIT", "GPL-3.0-only"},
		{"MIT AND GPL-3.0-only OR ISC AND GPL-2.0-only", "MIT ISC", "GPL-3.0-only GPL-2.0-only"},

		{"Apache-2.0+", "Apache-2.0", "Apache-2.0+"},
		{"Apache-2.0", "Apache-2.0+", "Apache-2.0"},
		{"Apache-2.0+", "Apache-2.0+", ""},
		{"GPL-2.0", "GPL-2.0-only", ""},
		{"GPL-2.0-only", "GPL-2.0", ""},
		{"GPL-2.0+", "GPL-2.0-or-later", ""},
		{"GPL-2.0-or-later", "GPL-2.0+", ""},
		{"GPL-2.0-or-later+", "GPL-2.0+", ""},
		{"GPL-2.0-or-later", "GPL-2.0-only", "GPL-2.0-or-later"},
		{"GPL-2.0-only", "GPL-2.0-or-later", "GPL-2.0-only"},
		{"GPL-2.0-only+", "GPL-2.0-only", "GPL-2.0-only+"},

		{"GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0"},
		{"GPL-2.0-only", "GPL-2.0-only_WITH_Classpath-exception-2.0", "GPL-2.0-only"},
		{"GPL-2.0 WITH classpath-exception-2.0", "GPL-2.0-only_with_Classpath-exception-2.0", ""},
		{"GPL-2.0-with-classpath-exception", "GPL-2.0-only_WITH_Classpath-exception-2.0", ""},
		{"GPL-2.0-with-classpath-exception", "GPL-2.0-only", "GPL-2.0-with-classpath-exception"},
		{"GPL-2.0-only WITH Sealint-exception", "GPL-2.0-only_WITH_Sealint-exception", "GPL-2.0-only WITH Sealint-exception"},

		{"Sealint-1.0", "Sealint-1.0", "Sealint-1.0"},
		{"LicenseRef-acme-1", "LicenseRef-Acme-1", ""},
		{"LicenseRef-acme-1", "LicenseRef-ACME-*", ""},
		{"LicenseRef-acme-1", "LicenseRef-*", ""},
		{"LicenseRef-acmeX", "LicenseRef-acme-*", "LicenseRef-acmeX"},
		{"licenseref-acme", "LicenseRef-*", "licenseref-acme"},
		{"LicenseRef-acme WITH AdditionRef-x", "LicenseRef-*", "LicenseRef-acme WITH AdditionRef-x"},
		{"LicenseRef-acme WITH AdditionRef-x", "LicenseRef-acme_WITH_AdditionRef-X", ""},
		{"MIT WITH additionref-x", "MIT_WITH_AdditionRef-x", "MIT WITH additionref-x"},
		{"DocumentRef-a:LicenseRef-acme", "LicenseRef-*", "DocumentRef-a:LicenseRef-acme"},
		{"DocumentRef-a:LicenseRef-acme", "DocumentRef-a:LicenseRef-acme", ""},
		{"MIT", "*", "MIT"},
		{"MIT", "(MIT)", "MIT"},
	} {
		list := strings.Fields(test.allow)
		for i := range list {
			list[i] = strings.ReplaceAll(list[i], "_", " ")
		}
		ok, offending := parse(t, test.text).Allowed(list)
		if got := strings.Join(offending, " "); ok != (test.offending == "") || got != test.offending {
			t.Errorf("%q with %q: %v, %q offend, want %q", test.text, list, ok, got, test.offending)
		}
	}
}

func TestDenied(t *testing.T) {
	for _, test := range []struct {
		text, deny, offending string
	}{
		{"MIT", "", ""},
		{"MIT", "GPL-3.0-only", ""},
		{"GPL-3.0", "GPL-3.0-only", "GPL-3.0"},
		{"MIT OR GPL-3.0-only", "GPL-3.0-only", ""},
		{"MIT AND GPL-3.0-only", "GPL-3.0-only", "GPL-3.0-only"},
		{"AGPL-3.0-only OR GPL-3.0-only", "GPL-3.0-only AGPL-3.0-only", "AGPL-3.0-only GPL-3.0-only"},
		{"(MIT OR GPL-3.0-only) AND (AGPL-3.0-only OR SSPL-1.0)", "GPL-3.0-only AGPL-3.0-only SSPL-1.0", "AGPL-3.0-only SSPL-1.0"},
		{"(MIT AND GPL-3.0-only) OR ISC", "GPL-3.0-only", ""},
		{"GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", ""},
		{"GPL-2.0-or-later", "GPL-2.0-only", ""},
		{"Sealint-1.0", "Sealint-1.0", ""},
		{"LicenseRef-secret-1", "LicenseRef-secret-*", "LicenseRef-secret-1"},
	} {
		denied, offending := parse(t, test.text).Denied(strings.Fields(test.deny))
		if got := strings.Join(offending, " "); denied != (test.offending != "") || got != test.offending {
			t.Errorf("%q with %q: %v, %q offend, want %q", test.text, test.deny, denied, got, test.offending)
		}
	}
}

func TestTheZeroExpressionIsNeitherAllowedNorDenied(t *testing.T) {
	var e Expression
	if ok, _ := e.Allowed([]string{"MIT"}); ok {
		t.Error("allowed")
	}
	if denied, _ := e.Denied([]string{"MIT"}); denied {
		t.Error("denied")
	}
	if Satisfies(e, e) {
		t.Error("satisfied")
	}
}

func TestSatisfies(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"MIT", "mit", true},
		{"MIT", "ISC", false},
		{"MIT OR ISC", "ISC", true},
		{"MIT", "MIT AND Apache-2.0", true},
		{"MIT AND Apache-2.0", "MIT OR Apache-2.0", true},
		{"MIT AND Apache-2.0", "MIT", false},
		{"GPL-2.0+", "GPL-2.0-or-later", true},
		{"Apache-2.0", "Apache-2.0+", false},
		{"Sealint-1.0", "SEALINT-1.0", true},
		{"LicenseRef-a", "LicenseRef-A", true},
		{"licenseref-a", "LicenseRef-a", false},
		{"GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", false},
	} {
		if got := Satisfies(parse(t, test.a), parse(t, test.b)); got != test.want {
			t.Errorf("%q with %q: %v", test.a, test.b, got)
		}
	}
}

func TestCheckListNamesEntriesThatNeverMatch(t *testing.T) {
	good := []string{"MIT", "apache-2.0", "GPL-2.0", "Apache-2.0+", "GPL-2.0-only WITH Classpath-exception-2.0", "LicenseRef-a", "LicenseRef-*", "LicenseRef-a-*", "DocumentRef-a:LicenseRef-b", "LicenseRef-a WITH Classpath-exception-2.0"}
	if err := CheckList(good); err != nil {
		t.Error(err)
	}
	bad := []string{"", "Apache 2.0", "MIT OR ISC", "(MIT)", "GPL-*", "*", "NONE", "Sealint-1.0", "MIT WITH Sealint-exception", "LicenseRef-a WITH x", "LicenseRef-a_*", "LicenseRef-*-a", "DocumentRef-a:LicenseRef-*", "LicenseRef-é*"}
	for _, entry := range bad {
		if err := CheckList([]string{"MIT", entry}); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%q", entry)) || strings.Contains(err.Error(), `"MIT"`) {
			t.Errorf("%q: %v", entry, err)
		}
		e := parse(t, "MIT AND GPL-3.0-only AND LicenseRef-a AND Sealint-1.0")
		if denied, _ := e.Denied([]string{entry}); denied {
			t.Errorf("%q matches", entry)
		}
	}
}

func TestSuggest(t *testing.T) {
	for text, want := range map[string]string{
		"Apache 2.0":                  "Apache-2.0",
		"Apache-2":                    "Apache-2.0",
		"ASL 2.0":                     "Apache-2.0",
		"Apache License, Version 2.0": "Apache-2.0",
		"The Apache Software License, Version 2.0": "Apache-2.0",
		"Apache License v2.0":                      "Apache-2.0",
		"MIT License":                              "MIT",
		"The MIT License (MIT)":                    "MIT",
		"MIT/X11":                                  "MIT",
		"Expat license":                            "MIT",
		"ISC License":                              "ISC",
		"BSD 3-Clause":                             "BSD-3-Clause",
		"New BSD License":                          "BSD-3-Clause",
		`BSD 3-Clause "New" or "Revised" License`: "BSD-3-Clause",
		"BSD-3":                                "BSD-3-Clause",
		"Simplified BSD License":               "BSD-2-Clause",
		"GPLv2":                                "GPL-2.0-only",
		"GPL v3":                               "GPL-3.0-only",
		"GPLv2+":                               "GPL-2.0-or-later",
		"GNU GPL v2 or later":                  "GPL-2.0-or-later",
		"GNU General Public License v3.0 only": "GPL-3.0-only",
		"GNU Lesser General Public License (LGPL), Version 2.1": "LGPL-2.1-only",
		"LGPLv2.1": "LGPL-2.1-only",
		"GNU Affero General Public License v3.0 or later": "AGPL-3.0-or-later",
		"Mozilla Public License 2.0":                      "MPL-2.0",
		"MPL 2.0":                                         "MPL-2.0",
		"Eclipse Public License 2.0":                      "EPL-2.0",
		"Eclipse Public License - v 1.0":                  "EPL-1.0",
		"Eclipse Distribution License - v 1.0":            "BSD-3-Clause",
		"CDDL 1.1":                                        "CDDL-1.1",
		"Common Development and Distribution License 1.0": "CDDL-1.0",
		"zlib/libpng":                                     "Zlib",
		"Boost Software License 1.0":                      "BSL-1.0",
		"CC0 1.0 Universal":                               "CC0-1.0",
		"Creative Commons Attribution Share Alike 4.0":    "CC-BY-SA-4.0",
		"The Unlicense":                                   "Unlicense",
		"EUPL v1.2":                                       "EUPL-1.2",
		"MIT/Apache-2.0":                                  "MIT OR Apache-2.0",
		"Apache-2.0 / MIT":                                "Apache-2.0 OR MIT",
		"MIT License or GPLv2 or later":                   "",
		"GPLv2 or GPLv3":                                  "GPL-2.0-only OR GPL-3.0-only",
		"Apache 2.0 and MIT":                              "Apache-2.0 AND MIT",
		"Apache 2.0 & MIT":                                "Apache-2.0 AND MIT",

		"":                                 "",
		"MIT":                              "",
		"mit or Apache-2.0":                "",
		"GPL-2.0":                          "",
		"BSD":                              "",
		"BSD License":                      "",
		"BSD-style":                        "",
		"MIT-style":                        "",
		"GPL":                              "",
		"GNU LGPL":                         "",
		"Apache":                           "",
		"Public Domain":                    "",
		"Proprietary":                      "",
		"Commercial":                       "",
		"MIT, ISC":                         "",
		"MIT/BSD":                          "",
		"GPLv2 with classpath exception":   "",
		"GPLv2 (with Classpath exception)": "",
		"LicenseRef-x/MIT":                 "",
		"NONE":                             "",
		"Copyright 2024 Acme":              "",
		"MIT " + strings.Repeat(" ", 200):  "",
	} {
		got := Suggest(text)
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		checkSuggestion(t, text, got)
	}
}

func checkSuggestion(t *testing.T, text, suggestion string) {
	t.Helper()
	if suggestion == "" {
		return
	}
	for _, term := range parse(t, suggestion).Terms() {
		if !term.Known || term.Deprecated || term.Canonical != term.ID {
			t.Errorf("%q: %q has %+v", text, suggestion, term)
		}
	}
}

func TestLongExpressionsAreJudgedInLinearTime(t *testing.T) {
	choices := strings.TrimSuffix(strings.Repeat("(MIT OR GPL-3.0-only) AND ", 10_000), " AND ")
	if ok, _ := parse(t, choices).Allowed([]string{"MIT"}); !ok {
		t.Error("10,000 choices with MIT each are not allowed")
	}
	if ok, offending := parse(t, choices).Allowed([]string{"ISC"}); ok || len(offending) != 2 {
		t.Errorf("10,000 choices without ISC: %v, %v", ok, offending)
	}
	terms := strings.TrimSuffix(strings.Repeat("MIT AND ", 100_000), " AND ")
	e := parse(t, terms)
	if ok, _ := e.Allowed([]string{"MIT"}); !ok || len(e.Terms()) != 100_000 {
		t.Errorf("%d terms, allowed %v", len(e.Terms()), ok)
	}
	if !Satisfies(e, e) {
		t.Error("an expression does not satisfy itself")
	}
	deep := strings.Repeat("(MIT OR ISC AND ", 100) + "Zlib" + strings.Repeat(")", 100)
	if denied, _ := parse(t, deep).Denied([]string{"Zlib"}); denied {
		t.Error("a choice of MIT is denied")
	}
}

func BenchmarkJudge(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := strings.TrimSuffix(strings.Repeat("(MIT OR GPL-3.0-only) AND ", n), " AND ")
			for b.Loop() {
				e, err := Parse(text)
				if err != nil {
					b.Fatal(err)
				}
				if ok, _ := e.Allowed([]string{"MIT"}); !ok {
					b.Fatal("not allowed")
				}
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"MIT", "(GPL-2.0+ WITH Bison-exception-2.2 or LicenseRef-x) AND MIT", "DocumentRef-a:LicenseRef-b", "Apache License, Version 2.0", "GPLv2+/MIT", "((", "NONE"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkSuggestion(t, text, Suggest(text))
		e, err := Parse(text)
		if err != nil {
			if wrong, ok := errors.AsType[*SyntaxError](err); !ok || wrong.Offset < 0 || wrong.Offset > len(text) {
				t.Fatal(err)
			}
			return
		}
		var all []string
		for _, term := range e.Terms() {
			if !strings.HasPrefix(text[term.Offset:], term.ID) {
				t.Fatalf("%+v is not there", term)
			}
			if again := parse(t, term.String()).Terms()[0]; again.key != term.key {
				t.Fatalf("%q means %q, %q means %q", term, term.key, again, again.key)
			}
			all = append(all, term.String())
		}
		usable := CheckList(all) == nil
		if ok, _ := e.Allowed(all); !ok && usable {
			t.Fatal("not allowed by its own terms")
		}
		if denied, _ := e.Denied(all); !denied && usable {
			t.Fatal("not denied by its own terms")
		}
		if !Satisfies(e, e) {
			t.Fatal("does not satisfy itself")
		}
	})
}
