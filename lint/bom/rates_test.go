package bom_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// rate is the share of third-party documents with a finding of a rule, in percent. It was measured, before the rules were
// written, over 58 CycloneDX documents of ten components or more, and over 36 SPDX documents.
type rate struct {
	rule            string
	cyclonedx, spdx float64
	// why the documents of this corpus, five of each format, differ by more than ten points.
	why string
}

const unmeasured = -1

var rates = []rate{
	{"sbom/name", 0, unmeasured, ""},
	{"sbom/serial", 21, 0, "juice-shop and laravel were written in the reproducible mode of their tools, without serial number and time"},
	{"sbom/version-number", 0, 0, ""},
	{"sbom/timestamp", 24, 3, "juice-shop and laravel were written in the reproducible mode of their tools, without serial number and time"},
	{"sbom/author", 95, 22, "each of the SPDX documents names a person or an organisation"},
	{"sbom/tool", 12, 8, "each of the CycloneDX documents was made by a plugin; two of the SPDX documents were written by hand"},
	{"sbom/tool-version", 12, 58, "the plugins state their version; none of the SPDX documents writes name-version"},
	{"sbom/generation-context", 100, 97, "the CycloneDX documents are of 1.2 and 1.4, which have no lifecycles"},
	{"sbom/root-missing", unmeasured, 17, "each of the SPDX documents describes something"},
	{"sbom/root-is-leaf", 19, unmeasured, "dropwizard, keycloak and the OBOM made of it: an early Maven plugin gave the parent project no entry in dependencies"},
	{"sbom/unsigned", 100, 100, "exempt are formats that have no signature: two CycloneDX documents are of 1.2, and all the others are SPDX"},
	{"sbom/has-vulnerabilities", 17, unmeasured, "the document with vulnerabilities lists no component and is not counted"},
	{"sbom/version-missing", 14, unmeasured, "what package managers resolved has a version"},
	{"sbom/version-range", 1.7, unmeasured, ""},
	{"sbom/version-floating", 1.7, unmeasured, ""},
	{"sbom/version-placeholder", 1.7, unmeasured, ""},
	{"sbom/version-url", 1.7, unmeasured, ""},
	{"sbom/version-snapshot", 10, unmeasured, ""},
	{"sbom/version-pseudo", 33, unmeasured, "none of the documents is about Go"},
	{"sbom/no-identifier", 31, unmeasured, "what package managers resolved has a package URL"},
	{"sbom/purl-no-version", 3.4, unmeasured, ""},
	{"sbom/purl-version-mismatch", 12, unmeasured, "it was measured without normalising versions"},
	{"sbom/duplicate", 36, unmeasured, "only npm nests one package in several others"},
	{"sbom/multi-version", 43, unmeasured, "dependencies of all modules of keycloak and of all levels of juice-shop in one list"},
	{"sbom/hash-missing", 67, unmeasured, "the plugins of Maven and npm state digests"},
	{"sbom/hash-weak-only", 19, unmeasured, "the plugins of Maven and npm state SHA-512"},
	{"sbom/hash-length", 0, unmeasured, ""},
	{"sbom/ref-distribution-missing", 83, unmeasured, "the plugins of npm and Composer state where a package came from"},
	{"sbom/ref-insecure-url", 12, unmeasured, "addresses of repositories in POMs (http) and in package.json (git) of before 2020; an independent count gives the same components"},
	{"sbom/ref-dangling", 7, unmeasured, ""},
	{"sbom/dep-missing", 28, 81, "all of these state dependencies; of SPDX only DEPENDS_ON was counted, the rule also takes CONTAINS and the like"},
	{"sbom/dep-incomplete", 22, unmeasured, "the Maven documents have no entry for the parent project and for four components that nothing depends on"},
	{"sbom/dep-unreachable", 35, unmeasured, "the Maven documents in which nothing leads from the parent project"},
	{"sbom/compositions-missing", 97, unmeasured, "dropwizard and keycloak are of 1.2, which has no compositions"},
	{"sbom/lic-missing", 85, unmeasured, "each has some component without a licence, laravel only its subject"},
	{"sbom/lic-not-spdx", 57, unmeasured, "names of licences in POMs and package.json"},
	{"sbom/producer-missing", 98, unmeasured, ""},
}

// TestCorpusRates compares how often rules have findings with the measured rates. A rule with another rate is probably
// wrong, unless the documents explain the difference.
func TestCorpusRates(t *testing.T) {
	counts := map[string]map[string]int{} // rule → format → documents
	total := map[string]int{}
	files, err := filepath.Glob(filepath.Join(corpus(t), "sboms", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		format := "cyclonedx"
		if strings.HasPrefix(name, "spdx") {
			format = "spdx"
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(name, "spdx3") || format == "cyclonedx" && len(readText(t, name, string(data)).Components) < 10 {
			continue
		}
		total[format]++
		report := runOver(t, lint.Options{}, everything, file)
		seen := map[string]bool{}
		for _, f := range report.Findings {
			if !seen[f.Rule] {
				seen[f.Rule] = true
				if counts[f.Rule] == nil {
					counts[f.Rule] = map[string]int{}
				}
				counts[f.Rule][format]++
			}
		}
	}
	if total["cyclonedx"] == 0 || total["spdx"] == 0 {
		t.Fatalf("documents: %v", total)
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-32s %9s %8s %9s %8s\n", "rule", "CycloneDX", "before", "SPDX", "before")
	for _, r := range rates {
		off := false
		row := fmt.Sprintf("%-32s", strings.TrimPrefix(r.rule, "sbom/"))
		for _, side := range []struct {
			format string
			before float64
		}{{"cyclonedx", r.cyclonedx}, {"spdx", r.spdx}} {
			now := 100 * float64(counts[r.rule][side.format]) / float64(total[side.format])
			before := "-"
			if side.before != unmeasured {
				before = fmt.Sprintf("%.0f %%", side.before)
				off = off || math.Abs(now-side.before) > 10
			}
			row += fmt.Sprintf(" %7.0f %% %8s", now, before)
		}
		fmt.Fprintf(&table, "%s  %s\n", row, r.why)
		switch {
		case off && r.why == "":
			t.Errorf("%s is off, and nothing says why", row)
		case !off && r.why != "":
			t.Errorf("%s is not off any more: leave out %q", row, r.why)
		}
	}
	for rule, of := range counts {
		if !slices.ContainsFunc(rates, func(r rate) bool { return r.rule == rule }) {
			t.Logf("%s has no measured rate: %d of %d CycloneDX, %d of %d SPDX documents",
				rule, of["cyclonedx"], total["cyclonedx"], of["spdx"], total["spdx"])
		}
	}
	t.Logf("%d CycloneDX and %d SPDX documents\n%s", total["cyclonedx"], total["spdx"], table.String())
}

// TestCorpusPlaces: every finding and every problem is on a line of its file, and each invalid fixture has one about its
// form.
func TestCorpusPlaces(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.*", filepath.Join("cyclonedx-spec", "*", "*")} {
		matched, err := filepath.Glob(filepath.Join(corpus(t), "sboms", pattern))
		if err != nil || len(matched) == 0 {
			t.Fatal(pattern, err)
		}
		files = append(files, matched...)
	}
	report := runOver(t, lint.Options{}, everything, files...)
	wrong := map[string]bool{} // paths of documents whose form is reported
	lines := map[string][]string{}
	place := func(what string, at model.Location) {
		if lines[at.Path] == nil {
			i := slices.IndexFunc(files, func(file string) bool { return strings.HasSuffix(file, "/"+at.Path) })
			data, err := os.ReadFile(files[max(i, 0)])
			if i < 0 || err != nil {
				t.Fatal(at.Path, err)
			}
			lines[at.Path] = strings.Split(string(data), "\n")
		}
		of := lines[at.Path]
		if at.Line < 1 || at.Line > len(of) || at.Column < 1 || at.Column > len(of[at.Line-1])+1 {
			t.Errorf("%s:%d:%d is no place: %s", at.Path, at.Line, at.Column, what)
		}
	}
	for _, f := range report.Findings {
		place(f.Rule, f.Location)
		for _, r := range f.Related {
			place(f.Rule, r.Location)
		}
		wrong[f.Location.Path] = wrong[f.Location.Path] || strings.HasPrefix(f.Rule, "sbom/schema")
	}
	for _, p := range report.Problems {
		place(p.Message, p.Location)
		wrong[p.Location.Path] = true
	}
	for _, file := range files {
		path := filepath.ToSlash(file)
		reported := false
		for known, yes := range wrong {
			reported = reported || yes && strings.HasSuffix(path, "/"+known)
		}
		name := filepath.Base(file)
		if strings.HasPrefix(name, "invalid-") && !reported || strings.HasPrefix(name, "valid-") && reported {
			t.Errorf("%s: its form is reported: %t", name, reported)
		}
	}
}
