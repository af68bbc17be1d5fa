package change

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
)

// bomSide lowers the text of an SBOM.
func bomSide(t testing.TB, text string) Side {
	t.Helper()
	name := "a.cdx.json"
	switch {
	case strings.HasPrefix(text, "<"):
		name = "a.cdx.xml"
	case strings.HasPrefix(text, "SPDXVersion"):
		name = "a.spdx"
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
	if err != nil || len(found.Problems) > 0 {
		t.Fatal(err, found.Problems)
	}
	doc, problem := new(source.Reader).Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	b, problems := bom.Lower(doc, nil)
	if b == nil {
		t.Fatal(problems)
	}
	return Side{Path: b.Path, Entities: b.Entities, BOM: b}
}

// compareBOMs compares two SBOMs of components, each the members of a JSON object.
func compareBOMs(t testing.TB, before, after []string) []model.Entity {
	t.Helper()
	document := func(components []string) string {
		return `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{` + strings.Join(components, "}, {") + `}]}`
	}
	return differ(bomSide(t, document(before)), bomSide(t, document(after)))
}

func npm(version string, more ...string) string {
	return fmt.Sprintf(`"type": "library", "name": "x", "version": %q, "purl": "pkg:npm/x@%s"%s`, version, version, strings.Join(more, ""))
}

// paired says of each component that differs in which version the base and the head have it.
func paired(entities []model.Entity) []string {
	var list []string
	for _, e := range entities {
		if f, ok := e.Facts.(*ComponentFacts); ok {
			before, after := "-", "-"
			if f.Before != nil {
				before = f.Before.Version
			}
			if f.After != nil {
				after = f.After.Version
			}
			list = append(list, before+" "+after)
		}
	}
	slices.Sort(list)
	return list
}

// TestVersionsArePaired pairs the versions of one package (T28).
func TestVersionsArePaired(t *testing.T) {
	for _, row := range []struct{ before, after, want string }{
		{"1.0.0", "1.0.0", ""},
		{"1.0.0", "2.0.0", "1.0.0 2.0.0"},
		{"2.0.0", "1.0.0", "2.0.0 1.0.0"},
		{"1.0.0 2.0.0", "1.0.0", "2.0.0 -"},
		{"1.0.0 2.0.0", "2.0.0", "1.0.0 -"},
		{"2.0.0", "1.0.0 2.0.0", "- 1.0.0"},
		{"1.0.0 2.0.0", "3.0.0", "1.0.0 -, 2.0.0 3.0.0"},
		{"1.0.0", "2.0.0 3.0.0", "- 3.0.0, 1.0.0 2.0.0"},
		{"2.0.0", "1.0.0 3.0.0", "- 1.0.0, 2.0.0 3.0.0"},
		{"5.0.0", "3.0.0 4.0.0", "- 3.0.0, 5.0.0 4.0.0"},
		{"4.0.0 5.0.0", "3.0.0", "4.0.0 3.0.0, 5.0.0 -"},
		{"1.0.0 5.0.0", "4.0.0 2.0.0", "1.0.0 2.0.0, 5.0.0 4.0.0"},
		{"1.0.0 1.0.0", "1.0.0", "1.0.0 -"},
		{"2.0.0 1.0.0 3.0.0", "3.0.0 2.0.0 1.0.0", ""},
		{"1.0.0", "^1.0.0", "1.0.0 ^1.0.0"},
		{"1.0.0 2.0.0", "1.0.0 latest", "2.0.0 latest"},
		{"main latest", "1.0.0 stable", "- 1.0.0, - stable, latest -, main -"},
	} {
		components := func(versions string) []string {
			var list []string
			for _, version := range strings.Fields(versions) {
				list = append(list, npm(version))
			}
			return list
		}
		got := strings.Join(paired(compareBOMs(t, components(row.before), components(row.after))), ", ")
		// A first component lists the other versions; that is a difference, but no other pair.
		parts := strings.Split(got, ", ")
		parts = slices.DeleteFunc(parts, func(text string) bool { b, a, _ := strings.Cut(text, " "); return b == a })
		if got = strings.Join(parts, ", "); got != row.want {
			t.Errorf("%s → %s: %q, want %q", row.before, row.after, got, row.want)
		}
	}
}

// TestComponentsArePairedByName pairs components of which one has no package URL, and never two package URLs.
func TestComponentsArePairedByName(t *testing.T) {
	named := func(group, name, version, purl string) string {
		text := fmt.Sprintf(`"type": "library", "group": %q, "name": %q, "version": %q`, group, name, version)
		if purl != "" {
			text += fmt.Sprintf(`, "purl": %q`, purl)
		}
		return text
	}
	for _, row := range []struct {
		name, before, after string
		want                int // components that one side only has
	}{
		{"the package URL is gone", named("", "x", "1", "pkg:npm/x@1"), named("", "x", "1", ""), 0},
		{"the package URL is new", named("", "x", "1", ""), named("", "x", "2", "pkg:npm/x@2"), 0},
		{"with a group", named("org.a", "x", "1", ""), named("", "x", "1", "pkg:maven/org.a/x@1"), 0},
		{"without the group, in the same version", named("", "x", "1", ""), named("", "x", "1", "pkg:maven/org.a/x@1"), 0},
		{"without the group, in another version", named("", "x", "1", ""), named("", "x", "2", "pkg:maven/org.a/x@2"), 2},
		{"of another group", named("org.b", "x", "1", ""), named("", "x", "1", "pkg:maven/org.a/x@1"), 2},
		{"two package URLs", named("", "x", "1", "pkg:npm/x@1"), named("", "x", "1", "pkg:pypi/x@1"), 2},
		{"another type of component", `"type": "library", "name": "x"`, `"type": "framework", "name": "x"`, 0},
		{"another name", `"type": "library", "name": "x"`, `"type": "library", "name": "y"`, 2},
	} {
		alone := 0
		for _, text := range paired(compareBOMs(t, []string{row.before}, []string{row.after})) {
			if strings.Contains(text, "- ") || strings.HasSuffix(text, " -") {
				alone++
			}
		}
		if alone != row.want {
			t.Errorf("%s: %d, want %d", row.name, alone, row.want)
		}
	}
}

func read(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "clean", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestNotationsAreEqual compares one SBOM in its notations (T35).
func TestNotationsAreEqual(t *testing.T) {
	json, xml := read(t, "ledger-client.cdx.json"), read(t, "ledger-client.cdx.xml")
	for _, pair := range [][2]string{{json, xml}, {xml, json}, {json, json}} {
		for _, e := range differ(bomSide(t, pair[0]), bomSide(t, pair[1])) {
			f, ok := e.Facts.(*SBOMFacts)
			if !ok || f.ToolChanged || f.SubjectChanged || len(f.ExposedServices)+len(f.AddedServices)+f.Added+f.Removed > 0 {
				t.Errorf("%s %s differs", e.Kind, e.Name)
			}
		}
	}
	spdx := read(t, "ledger-client.spdx")
	for _, e := range differ(bomSide(t, json), bomSide(t, spdx)) {
		switch f := e.Facts.(type) {
		case *SBOMFacts:
			if !f.ToolChanged || f.SubjectChanged {
				t.Errorf("%+v", f)
			}
		case *ComponentFacts:
			if f.Status == "modified" && (len(f.HashChanges)+len(f.NewHosts)+len(f.Downgrades) > 0 || f.Licence != nil || f.Producer != nil || !f.ToolChanged) {
				t.Errorf("%s: %+v", e.Name, f)
			}
		}
	}
}

// TestChangesOfSPDX3 compares an SPDX 3 document with its predecessors: one in SPDX 2.3, and itself before an edit.
func TestChangesOfSPDX3(t *testing.T) {
	two, three := read(t, "ledger-client.spdx"), read(t, "ledger-client.spdx3.json")
	for _, e := range differ(bomSide(t, two), bomSide(t, three)) {
		switch f := e.Facts.(type) {
		case *SBOMFacts:
			if f.ToolChanged || f.SubjectChanged || f.Added+f.Removed > 0 || len(f.LostDependencies) > 0 {
				t.Errorf("%+v", f)
			}
		case *ComponentFacts:
			if len(f.HashChanges)+len(f.NewHosts)+len(f.Downgrades) > 0 || f.Licence != nil || f.Producer != nil {
				t.Errorf("%s: %+v", e.Name, f)
			}
		}
	}
	edited := strings.NewReplacer(`"v1.4.0"`, `"v1.3.0"`, "decimal@v1.4.0", "decimal@v1.3.0", "licenses/MIT", "licenses/GPL-3.0-only").Replace(three)
	var found bool
	for _, e := range differ(bomSide(t, three), bomSide(t, edited)) {
		if f, ok := e.Facts.(*ComponentFacts); ok && f.Status == "modified" && f.VersionOrder == "lower" && f.Licence != nil && f.Licence.After == "GPL-3.0-only" {
			found = true
		}
	}
	if !found {
		t.Error("an older version under another licence is no change")
	}
}

// TestDigestsOfTheSameThing compares digests (T29).
func TestDigestsOfTheSameThing(t *testing.T) {
	a, b, c := strings.Repeat("a1", 32), strings.Repeat("b2", 32), strings.Repeat("c3", 32)
	own := func(alg, value string) string {
		return fmt.Sprintf(`, "hashes": [{"alg": %q, "content": %q}]`, alg, value)
	}
	at := func(pairs ...string) string {
		var refs []string
		for i := 0; i < len(pairs); i += 2 {
			refs = append(refs, fmt.Sprintf(`{"type": "distribution", "url": %q, "hashes": [{"alg": "SHA-256", "content": %q}]}`, pairs[i], pairs[i+1]))
		}
		return `, "externalReferences": [` + strings.Join(refs, ", ") + `]`
	}
	wheel, other, sdist := "https://f.example/x-1-linux.whl", "https://f.example/x-1-macos.whl", "https://f.example/x-1.tar.gz"
	for _, row := range []struct {
		name, before, after string
		changed             bool
	}{
		{"other bytes", own("SHA-256", a), own("SHA-256", b), true},
		{"in capitals", own("SHA-256", a), own("SHA-256", strings.ToUpper(a)), false},
		{"another algorithm", own("SHA-256", a), own("SHA3-256", b), false},
		{"no digest any more", own("SHA-256", a), "", false},
		{"a digest that is none", own("SHA-256", a), own("SHA-256", "b2"), false},
		{"of the component, and of a file", own("SHA-256", a), at(wheel, b), false},
		{"of a file", at(wheel, a), at(wheel, b), true},
		{"of a file on another host", at(wheel, a), at("https://g.example/x-1-linux.whl", b), true},
		{"of the only file, renamed", at(wheel, a), at(other, b), true},
		{"of another kind of file", at(wheel, a), at(sdist, b), false},
		{"of one of several files", at(wheel, a, other, b), at(wheel, c, other, b), true},
		{"two files are exchanged", at(wheel, a, other, b), at(wheel, b, other, a), false},
		{"several files in another order", at(wheel, a, other, b), at(other, b, wheel, a), false},
	} {
		changed := false
		for _, e := range compareBOMs(t, []string{npm("1.0.0", row.before)}, []string{npm("1.0.0", row.after)}) {
			if f, ok := e.Facts.(*ComponentFacts); ok {
				changed = changed || len(f.HashChanges) > 0
			}
		}
		if changed != row.changed {
			t.Errorf("%s: %v", row.name, changed)
		}
	}
}

// TestLookalikes looks for names that can be mistaken.
func TestLookalikes(t *testing.T) {
	component := func(purl, supplier string) string {
		text := fmt.Sprintf(`"type": "library", "name": "x", "purl": %q`, purl)
		if supplier != "" {
			text += fmt.Sprintf(`, "supplier": {"name": %q}`, supplier)
		}
		return text
	}
	for _, row := range []struct {
		known, added, owners string
		want                 bool
	}{
		{"pkg:npm/express@1", "pkg:npm/exprses@1", "", true},
		{"pkg:npm/express@1", "pkg:npm/exprress@1", "", true},
		{"pkg:npm/express@1", "pkg:npm/expess@1", "", true},
		{"pkg:npm/express@1", "pkg:npm/exprezs@1", "", true},
		{"pkg:npm/lodash-es@1", "pkg:npm/1odash-es@1", "", true},
		{"pkg:npm/left-pad@1", "pkg:npm/left_pad@1", "", true},
		{"pkg:npm/express@1", "pkg:npm/expressx@1", "", false},
		{"pkg:npm/express@1", "pkg:npm/xexpress@1", "", false},
		{"pkg:npm/react@1", "pkg:npm/raect@1", "", false}, // too short
		{"pkg:npm/base64@1", "pkg:npm/base32@1", "", false},
		{"pkg:npm/parser2@1", "pkg:npm/parser3@1", "", false},
		{"pkg:npm/express@1", "pkg:pypi/exprses@1", "", false},
		{"pkg:npm/%40a/express@1", "pkg:npm/%40a/exprses@1", "", false},
		{"pkg:npm/%40acme/express@1", "pkg:npm/%40amce/express@1", "", true},
		{"pkg:npm/express@1", "pkg:npm/exprses@1", "Acme", false},
		{"pkg:golang/github.com/pkg/errors@v1", "pkg:golang/github.com/pgk/errors@v1", "", true},
		{"pkg:golang/gopkg.in/yaml.v2@v2", "pkg:golang/gopkg.in/yaml.v3@v3", "", false},
		{"pkg:maven/org.a/commons-lang@1", "pkg:maven/org.a/commons-lang3@1", "", false},
	} {
		known := component(row.known, row.owners)
		found := false
		for _, e := range compareBOMs(t, []string{known}, []string{known, component(row.added, row.owners)}) {
			if f, ok := e.Facts.(*ComponentFacts); ok {
				found = found || f.Lookalike != ""
			}
		}
		if found != row.want {
			t.Errorf("%s beside %s: %v", row.added, row.known, found)
		}
	}
}

func TestSameParty(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{
		{"Acme", "Acme, Inc.", true},
		{"ACME GmbH", "acme", true},
		{"Acme S.A.", "Acme SA", true},
		{"Jane Doe <jane@acme.example>", "jane doe (https://jane.example)", true},
		{"Jane Doe", "Jane Doe, Richard Roe", true},
		{"GitHub", "Git Hub", true},
		{"Acme", "Apex", false},
		{"Jane Doe", "Richard Roe", false},
		{"Inc.", "Acme", true},
		{"日本電気", "富士通", false},
	} {
		if got := sameParty(row.a, row.b); got != row.want || sameParty(row.b, row.a) != row.want {
			t.Errorf("%s and %s: %v", row.a, row.b, got)
		}
	}
}

// TestDroppedRegistry looks at the qualifier repository_url.
func TestDroppedRegistry(t *testing.T) {
	for _, row := range []struct{ before, after, want string }{
		{"pkg:npm/x@1?repository_url=https://user@registry.corp.example/npm", "pkg:npm/x@1", "registry.corp.example"},
		{"pkg:npm/x@1?repository_url=registry.npmjs.org", "pkg:npm/x@1", ""},
		{"pkg:npm/x@1?repository_url=registry.corp.example", "pkg:npm/x@1?download_url=https://registry.corp.example/x.tgz", ""},
		{"pkg:npm/x@1?repository_url=registry.corp.example", "pkg:npm/x@1?repository_url=other.example", ""},
		{"pkg:deb/debian/x@1?repository_url=deb.corp.example", "pkg:deb/debian/x@1", ""},
		{"pkg:npm/x@1", "pkg:npm/x@1", ""},
	} {
		component := func(purl string) string { return fmt.Sprintf(`"type": "library", "name": "x", "purl": %q`, purl) }
		got := ""
		for _, e := range compareBOMs(t, []string{component(row.before)}, []string{component(row.after)}) {
			if f, ok := e.Facts.(*ComponentFacts); ok {
				got = f.DroppedRegistry
			}
		}
		if got != row.want {
			t.Errorf("%s → %s: %q, want %q", row.before, row.after, got, row.want)
		}
	}
}

// TestSubjects compares what documents describe (T26).
func TestSubjects(t *testing.T) {
	facts := func(name, version, purl, kind string) string {
		text := fmt.Sprintf(`{"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"type": %q, "name": %q, "version": %q`, kind, name, version)
		if purl != "" {
			text += fmt.Sprintf(`, "purl": %q`, purl)
		}
		return text + "}}}"
	}
	for _, row := range []struct {
		before, after [4]string
		changed       bool
	}{
		{[4]string{"app", "1.0.0", "", "application"}, [4]string{"app", "2.0.0", "", "application"}, false},
		{[4]string{"app-1.0.0.jar", "1.0.0", "", "application"}, [4]string{"app-2.0.0.jar", "2.0.0", "", "application"}, false},
		{[4]string{"r.example/app:1.0", "1.0", "", "container"}, [4]string{"r.example/app:2.0@sha256:" + strings.Repeat("a", 64), "2.0", "", "container"}, false},
		{[4]string{"app", "1.0.0", "pkg:npm/app@1.0.0", "application"}, [4]string{"App", "2.0.0", "", "application"}, false},
		{[4]string{"app", "1.0.0", "pkg:npm/app@1.0.0", "application"}, [4]string{"app", "1.0.0", "pkg:npm/other@1.0.0", "application"}, true},
		{[4]string{"app", "1.0.0", "", "application"}, [4]string{"shop", "1.0.0", "", "application"}, true},
		{[4]string{"app", "1.0.0", "", "application"}, [4]string{"", "1.0.0", "", "application"}, false},
	} {
		b, a := row.before, row.after
		entities := differ(bomSide(t, facts(b[0], b[1], b[2], b[3])), bomSide(t, facts(a[0], a[1], a[2], a[3])))
		changed := slices.ContainsFunc(entities, func(e model.Entity) bool {
			f, ok := e.Facts.(*SBOMFacts)
			return ok && f.SubjectChanged
		})
		if changed != row.changed {
			t.Errorf("%q → %q: %v", b, a, changed)
		}
	}
}

// TestEntriesArePaired pairs the vulnerabilities of two documents.
func TestEntriesArePaired(t *testing.T) {
	document := func(entries ...string) string {
		return `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
  {"type": "library", "bom-ref": "x", "name": "x", "version": "1.0.0", "purl": "pkg:npm/x@1.0.0"},
  {"type": "library", "bom-ref": "y", "name": "y", "version": "1.0.0", "purl": "pkg:npm/y@1.0.0"}
], "vulnerabilities": [` + strings.Join(entries, ", ") + `]}`
	}
	entry := func(id, ref, state string) string {
		return fmt.Sprintf(`{"id": %q, "affects": [{"ref": %q}], "analysis": {"state": %q, "detail": "d"}}`, id, ref, state)
	}
	one, two := entry("CVE-1", "x", "not_affected"), entry("CVE-1", "y", "exploitable")
	for name, row := range map[string]struct {
		before, after []string
		want          map[string]int
	}{
		"another order":     {[]string{one, two}, []string{two, one}, map[string]int{}},
		"one of two":        {[]string{one, two}, []string{two}, map[string]int{"removed": 1}},
		"another state":     {[]string{one, two}, []string{two, entry("CVE-1", "x", "in_triage")}, map[string]int{"modified": 1}},
		"another component": {[]string{one}, []string{two}, map[string]int{"modified": 1}},
		"another id":        {[]string{one}, []string{entry("CVE-2", "x", "not_affected")}, map[string]int{"added": 1, "removed": 1}},
		"no id at all":      {[]string{`{"affects": []}`}, []string{`{"affects": [{"ref": "x"}]}`}, map[string]int{"added": 1, "removed": 1}},
	} {
		got := map[string]int{}
		for _, e := range differ(bomSide(t, document(row.before...)), bomSide(t, document(row.after...))) {
			if f, ok := e.Facts.(*VulnerabilityFacts); ok {
				got[f.Status]++
			}
		}
		if !maps.Equal(got, row.want) {
			t.Errorf("%s: %v, want %v", name, got, row.want)
		}
	}
}

// TestStricterLicence compares statements of several licences.
func TestStricterLicence(t *testing.T) {
	statement := func(text, class string) sbom.LicenceFacts {
		return sbom.LicenceFacts{Expression: text, Stated: text, Class: class, Decides: true}
	}
	mit, gpl, own := statement("MIT", "permissive"), statement("GPL-3.0-only", "strong-copyleft"), statement("LicenseRef-own", "unknown")
	dual := statement("MIT OR GPL-3.0-only", "permissive")
	for name, row := range map[string]struct {
		before, after []sbom.LicenceFacts
		want          bool
	}{
		"stricter":                           {[]sbom.LicenceFacts{mit}, []sbom.LicenceFacts{gpl}, true},
		"milder":                             {[]sbom.LicenceFacts{gpl}, []sbom.LicenceFacts{mit}, false},
		"one more":                           {[]sbom.LicenceFacts{mit}, []sbom.LicenceFacts{mit, gpl}, true},
		"a choice written as two statements": {[]sbom.LicenceFacts{dual}, []sbom.LicenceFacts{mit, gpl}, false},
		"the milder choice is gone":          {[]sbom.LicenceFacts{dual}, []sbom.LicenceFacts{gpl}, true},
		"unknown before":                     {[]sbom.LicenceFacts{own}, []sbom.LicenceFacts{gpl}, false},
		"unknown after":                      {[]sbom.LicenceFacts{mit}, []sbom.LicenceFacts{own, gpl}, false},
		"none before":                        {nil, []sbom.LicenceFacts{gpl}, false},
	} {
		if got := stricterLicence(row.before, row.after) != nil; got != row.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
