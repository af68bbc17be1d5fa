package manifest

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/schema"
	"github.com/sealint/sealint/lint/secret"
)

// Schema is the JSON Schema (2020-12) of an integration manifest.
//
//go:embed integration.schema.json
var Schema []byte

var format = schema.New(Schema, map[string]string{
	"duration":  "a duration such as 15m, 2s or 30d",
	"lifetime":  "a duration such as 15m, 2s or 30d",
	"date":      "a date such as 2026-09-01",
	"digest":    "a digest: sha256: and 64 hexadecimal digits in lower case",
	"url":       "an absolute URL such as https://example.org/path",
	`^pkg:\S+$`: "a package URL such as pkg:npm/left-pad@1.3.0",
})

// violations checks a manifest against its schema. Messages can quote values; of a secret they show only the first characters.
func violations(value any, secrets []string) []ViolationFacts {
	longestFirst := slices.SortedFunc(slices.Values(secrets), func(a, b string) int { return len(b) - len(a) })
	hide := func(text string) string {
		for _, s := range longestFirst {
			if s != "" { // an empty line of a secret that has several lines
				text = strings.ReplaceAll(text, s, secret.Mask(s))
			}
		}
		return text
	}
	list := []ViolationFacts{}
	for _, v := range format.Check(value, hide) {
		list = append(list, ViolationFacts{At: v.Pointer, Message: v.Message, unknown: v.Unknown, meant: v.Meant})
	}
	return list
}
