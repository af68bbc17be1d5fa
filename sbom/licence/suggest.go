package licence

import (
	"regexp"
	"slices"
	"strings"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
)

// maxName is how long the name of a licence may be, in bytes. A longer text is probably the licence itself.
const maxName = 200

// Suggest gives the SPDX expression that is probably meant by another text, such as "Apache License, Version 2.0"
// or "MIT/GPLv2". It gives "" when the text is an expression of known licences already or may mean several ("BSD"). It is
// made for messages to people: a suggestion is a guess, and no rule may treat it like the text itself.
func Suggest(text string) string {
	if len(text) > maxName {
		return ""
	}
	if e, err := Parse(text); err == nil && !slices.ContainsFunc(e.terms, func(t Term) bool { return !t.Known }) {
		return ""
	}
	if id := identify(text); id != "" {
		return id
	}
	for _, separator := range []struct{ text, operator string }{{"/", " OR "}, {" or ", " OR "}, {" and ", " AND "}, {" & ", " AND "}} {
		parts := strings.Split(strings.ToLower(text), separator.text)
		for i := range parts {
			parts[i] = identify(parts[i])
		}
		if len(parts) > 1 && !slices.Contains(parts, "") {
			return strings.Join(parts, separator.operator)
		}
	}
	return ""
}

var (
	parenthetical = regexp.MustCompile(`\([^()]*\)`)
	joinedVersion = regexp.MustCompile(`v([0-9])`)
	nameWords     = regexp.MustCompile(`[a-z]+|[0-9]+(?:\.[0-9]+)*\+?`)
)

// fillers are words without which a name means the same.
var fillers = []string{"the", "a", "license", "licence", "licensed", "licenses", "under", "version", "v", "ver"}

// families are beginnings of names, with the beginnings of the identifiers for them.
var families = []struct{ name, id string }{
	{"gnu affero general public", "agpl"},
	{"affero general public", "agpl"},
	{"gnu lesser general public", "lgpl"},
	{"lesser general public", "lgpl"},
	{"gnu library general public", "lgpl"},
	{"gnu general public", "gpl"},
	{"gnu agpl", "agpl"},
	{"gnu lgpl", "lgpl"},
	{"gnu gpl", "gpl"},
	{"apache software", "apache"},
	{"asl", "apache"},
	{"mozilla public", "mpl"},
	{"eclipse public", "epl"},
	{"common development and distribution", "cddl"},
	{"european union public", "eupl"},
	{"boost software", "bsl"},
	{"boost", "bsl"},
	{"creative commons attribution share alike", "cc by sa"},
	{"creative commons attribution sharealike", "cc by sa"},
	{"creative commons attribution", "cc by"},
	{"microsoft public", "ms pl"},
}

// names are the names that identify cannot derive an identifier from. Versions are without ".0" here.
var names = map[string]string{
	"bsd 2":                             "BSD-2-Clause",
	"bsd 2 clause simplified":           "BSD-2-Clause",
	"2 clause bsd":                      "BSD-2-Clause",
	"simplified bsd":                    "BSD-2-Clause",
	"freebsd":                           "BSD-2-Clause",
	"bsd 3":                             "BSD-3-Clause",
	"bsd 3 clause new or revised":       "BSD-3-Clause",
	"3 clause bsd":                      "BSD-3-Clause",
	"new bsd":                           "BSD-3-Clause",
	"revised bsd":                       "BSD-3-Clause",
	"modified bsd":                      "BSD-3-Clause",
	"cc 0":                              "CC0-1.0",
	"cc 0 1":                            "CC0-1.0",
	"cc 0 1 universal":                  "CC0-1.0",
	"creative commons zero 1 universal": "CC0-1.0",
	"edl 1":                             "BSD-3-Clause",
	"eclipse distribution 1":            "BSD-3-Clause",
	"expat":                             "MIT",
	"mit x 11":                          "MIT",
	"zlib libpng":                       "Zlib",
}

// identify gives the identifier of the licence with a name, or "".
func identify(name string) string {
	name = strings.ToLower(name)
	if strings.Contains(name, "exception") {
		return "" // only the author knows which one
	}
	name = joinedVersion.ReplaceAllString(parenthetical.ReplaceAllString(name, " "), " $1")
	words := slices.DeleteFunc(nameWords.FindAllString(name, -1), func(word string) bool {
		return slices.Contains(fillers, word)
	})
	suffix := ""
	if n := len(words); n > 2 && words[n-2] == "or" && (words[n-1] == "later" || words[n-1] == "newer") {
		words, suffix = words[:n-2], "+"
	} else if n > 1 && words[n-1] == "only" {
		words = words[:n-1]
	}
	if len(words) == 0 {
		return ""
	}
	for i, word := range words {
		number, plus := strings.CutSuffix(word, "+")
		if plus && i == len(words)-1 {
			suffix = "+"
		}
		words[i] = strings.TrimSuffix(number, ".0")
	}
	name = strings.Join(words, " ")
	for _, family := range families {
		if rest, ok := strings.CutPrefix(name+" ", family.name+" "); ok {
			name = strings.TrimSpace(family.id + " " + rest)
			break
		}
	}
	if id, ok := names[name]; ok && suffix == "" {
		return id
	}
	id := strings.ReplaceAll(name, " ", "-")
	for _, candidate := range []string{id, id + ".0"} {
		if replacement := current(candidate + suffix); replacement != "" {
			return replacement
		}
	}
	return ""
}

// current gives the identifier that replaces a deprecated one in the SPDX list, any other listed one unchanged, or "".
func current(text string) string {
	t, ok := single(text)
	if !ok || t.Ref {
		return ""
	}
	id, _, _ := strings.Cut(t.key, " WITH ")
	base := strings.TrimSuffix(id, "+")
	if listed, _ := spdxlicenses.IsActiveLicense(base); !listed || id != t.key {
		return ""
	}
	return id
}
