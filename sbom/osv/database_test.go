package osv

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// entry is a file of an archive.
type entry struct{ name, content string }

// folder writes a database with one archive for each ecosystem.
func folder(t testing.TB, archives map[string][]entry) string {
	t.Helper()
	dir := t.TempDir()
	for ecosystem, entries := range archives {
		var buf bytes.Buffer
		w := zip.NewWriter(&buf)
		for _, e := range entries {
			f, err := w.Create(e.name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte(e.content)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, ecosystem, archiveName), buf.Bytes())
	}
	return dir
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB, dir string) *Database {
	t.Helper()
	db, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func match(t testing.TB, db *Database, queries ...Query) *Result {
	t.Helper()
	result, err := db.Match(context.Background(), queries)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// lodash is an advisory about npm's lodash before 4.17.21.
const lodash = `{"id":"GHSA-1","modified":"2024-05-01T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"lodash"},
	"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"4.17.21"}]}]}]}`

func npm(name, version string) Query {
	return Query{PURL: PURL{Type: "npm", Name: name, Version: version}, Exact: true}
}

func TestOpenTakesTheCacheFolderAndThatOfTheScanner(t *testing.T) {
	flat := folder(t, map[string][]entry{"npm": {{"GHSA-1.json", lodash}}})
	cache := folder(t, map[string][]entry{"osv-scanner/npm": {{"GHSA-1.json", lodash}}})
	for _, dir := range []string{flat, cache, filepath.Join(cache, "osv-scanner")} {
		if got := match(t, open(t, dir), npm("lodash", "4.17.20")).Matches[0].Outcome; got != Affected {
			t.Errorf("%s: got %s", dir, got)
		}
	}
}

func TestOpenRefusesAFolderWithoutArchives(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "npm", "README"), nil)
	for _, dir := range []string{dir, filepath.Join(dir, "absent")} {
		if _, err := Open(dir); err == nil {
			t.Errorf("%s: opened", dir)
		}
	}
}

func TestOpenDoesNotFollowLinksOutOfTheFolder(t *testing.T) {
	outside := folder(t, map[string][]entry{"npm": {{"GHSA-1.json", lodash}}})
	dir := folder(t, map[string][]entry{"Go": {{"GO-1.json", lodash}}})
	if err := os.Symlink(filepath.Join(outside, "npm"), filepath.Join(dir, "npm")); err != nil {
		t.Fatal(err)
	}
	if got := match(t, open(t, dir), npm("lodash", "1.0.0")).Matches[0]; got.Outcome != NotEvaluated {
		t.Errorf("got %+v", got)
	}
}

func TestAMissingEcosystemIsNotEvaluated(t *testing.T) {
	db := open(t, folder(t, map[string][]entry{"npm": {{"GHSA-1.json", lodash}}}))
	got := match(t, db, Query{PURL: PURL{Type: "pypi", Name: "django", Version: "1.0"}, Exact: true}).Matches[0]
	if got.Outcome != NotEvaluated || !strings.Contains(got.Reason, "PyPI") {
		t.Errorf("got %+v", got)
	}
}

func TestOnlyTheEcosystemsOfTheQueriesAreRead(t *testing.T) {
	db := open(t, folder(t, map[string][]entry{"npm": {{"GHSA-1.json", lodash}}, "Go": {{"GO-1.json", "broken"}}}))
	got := match(t, db, npm("lodash", "1.0.0")).Archives
	if len(got) != 1 || got[0].Ecosystem != "npm" || got[0].Advisories != 1 || got[0].Unreadable != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestFoldersOfSingleReleases(t *testing.T) {
	advisory := func(release string) []entry {
		return []entry{{"D.json", `{"id":"D-` + release + `","affected":[{"package":{"ecosystem":"Debian:` + release +
			`","name":"curl"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]}`}}
	}
	db := open(t, folder(t, map[string][]entry{"Debian:11": advisory("11"), "Debian:12": advisory("12")}))
	curl := func(release string) Query {
		return Query{PURL: PURL{
			Type: "deb", Namespace: "debian", Name: "curl", Version: "7.0", Qualifiers: map[string]string{"distro": release},
		}, Exact: true}
	}
	got := match(t, db, curl("debian-12"), curl("debian-13"))
	if m := got.Matches[0]; m.Outcome != Affected || m.Advisories[0].ID != "D-12" {
		t.Errorf("got %+v", m)
	}
	if m := got.Matches[1]; m.Outcome != NotEvaluated {
		t.Errorf("got %+v", m)
	}
	if len(got.Archives) != 1 {
		t.Errorf("read %+v", got.Archives)
	}
}

func TestUnreadableAdvisoriesAreCountedAndNamed(t *testing.T) {
	entries := []entry{
		{"ok.json", lodash},
		{"README.md", "no advisory"},
		{"truncated.json", lodash[:len(lodash)-1]},
		{"type.json", `{"id":"X","affected":"lodash"}`},
		{"null.json", `null`},
		{"nameless.json", `{"affected":[]}`},
		// The outline is sound, and what is read only of wanted advisories is not.
		{"summary.json", strings.Replace(lodash, `{"id"`, `{"summary":1,"id"`, 1)},
		{"large.json", `{"id":"` + strings.Repeat("x", 2000) + `"}`},
	}
	defer func(n uint64) { maxEntrySize = n }(maxEntrySize)
	maxEntrySize = 1000
	result := match(t, open(t, folder(t, map[string][]entry{"npm": entries})), npm("lodash", "1.0.0"))
	if result.Matches[0].Outcome != Affected {
		t.Errorf("got %+v", result.Matches[0])
	}
	a := result.Archives[0]
	if a.Advisories != 1 || a.Unreadable != 6 || len(a.Examples) != maxExamples {
		t.Fatalf("got %+v", a)
	}
	for i, name := range []string{"truncated", "type", "null", "nameless", "summary"} {
		if a.Examples[i].Entry != name+".json" || a.Examples[i].Err == nil {
			t.Errorf("example %d is %+v", i, a.Examples[i])
		}
	}
}

func TestArchivesBeyondTheLimitsAreNotRead(t *testing.T) {
	dir := folder(t, map[string][]entry{"npm": {{"GHSA-1.json", lodash}, {"2.json", lodash}}})
	tests := map[string]func(){
		"archive":  func() { maxArchiveSize = 100 },
		"unpacked": func() { maxTotalSize = uint64(len(lodash)) + 1 },
	}
	for name, limit := range tests {
		t.Run(name, func(t *testing.T) {
			defer func(archive int64, total uint64) { maxArchiveSize, maxTotalSize = archive, total }(maxArchiveSize, maxTotalSize)
			limit()
			result := match(t, open(t, dir), npm("lodash", "1.0.0"))
			if m := result.Matches[0]; m.Outcome != NotEvaluated || !strings.Contains(m.Reason, "limit") {
				t.Errorf("got %+v", m)
			}
			if result.Archives[0].Err == nil {
				t.Error("the archive has no error")
			}
		})
	}
}

// TestAnEntryYieldsNoMoreThanItDeclares holds archive/zip to what the limits rely upon.
func TestAnEntryYieldsNoMoreThanItDeclares(t *testing.T) {
	var packed, archive bytes.Buffer
	w := zip.NewWriter(&packed)
	f, _ := w.Create("bomb.json")
	f.Write([]byte(`{"id":"` + strings.Repeat("0", 1<<20) + `"}`))
	w.Close()
	r, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := r.File[0].OpenRaw()
	header := r.File[0].FileHeader
	header.UncompressedSize64 = 10
	w = zip.NewWriter(&archive)
	out, err := w.CreateRaw(&header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bytes.NewBuffer(nil).ReadFrom(raw); err != nil {
		t.Fatal(err)
	}
	raw, _ = r.File[0].OpenRaw()
	var content bytes.Buffer
	content.ReadFrom(raw)
	out.Write(content.Bytes())
	w.Close()

	dir := t.TempDir()
	write(t, filepath.Join(dir, "npm", archiveName), archive.Bytes())
	a := match(t, open(t, dir), npm("lodash", "1.0.0")).Archives[0]
	if a.Unreadable != 1 || a.Advisories != 0 {
		t.Errorf("got %+v", a)
	}
}

func TestAnArchiveThatIsNoneIsNotEvaluated(t *testing.T) {
	for name, content := range map[string]string{"no zip": "PK", "empty": "", "without advisories": "PK\x05\x06" + strings.Repeat("\x00", 18)} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "npm", archiveName), []byte(content))
		if m := match(t, open(t, dir), npm("lodash", "1.0.0")).Matches[0]; m.Outcome != NotEvaluated || m.Reason == "" {
			t.Errorf("%s: got %+v", name, m)
		}
	}
}

func TestTheAgeIsThatOfTheNewestAdvisory(t *testing.T) {
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	withdrawn := `{"id":"W","modified":"2024-06-01T12:00:00.5Z","withdrawn":"2024-06-01T12:00:00Z","affected":[]}`
	undated := `{"id":"U","affected":[]}`
	for name, test := range map[string]struct {
		entries []entry
		want    time.Time
	}{
		"advisories": {[]entry{{"1.json", lodash}, {"2.json", withdrawn}}, time.Date(2024, 6, 1, 12, 0, 0, 5e8, time.UTC)},
		"file":       {[]entry{{"1.json", undated}}, old},
	} {
		dir := folder(t, map[string][]entry{"npm": test.entries})
		if err := os.Chtimes(filepath.Join(dir, "npm", archiveName), old, old); err != nil {
			t.Fatal(err)
		}
		if got := match(t, open(t, dir), npm("lodash", "1.0.0")).Archives[0].Modified; !got.Equal(test.want) {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

func TestMatchIsSafeForConcurrentUse(t *testing.T) {
	var entries []entry
	for i := range 200 {
		entries = append(entries, entry{fmt.Sprintf("%d.json", i), strings.ReplaceAll(lodash, "GHSA-1", fmt.Sprintf("GHSA-%03d", i))})
	}
	db := open(t, folder(t, map[string][]entry{"npm": entries, "Go": entries}))
	want := match(t, db, npm("lodash", "1.0.0"))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			got, err := db.Match(context.Background(), []Query{npm("lodash", "1.0.0")})
			if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
	all.Wait()
	if len(want.Matches[0].Advisories) != 200 {
		t.Errorf("got %d advisories", len(want.Matches[0].Advisories))
	}
}

func TestMatchEndsWithItsContext(t *testing.T) {
	db := open(t, folder(t, map[string][]entry{"npm": {{"GHSA-1.json", lodash}}}))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := db.Match(ctx, []Query{npm("lodash", "1.0.0")}); err == nil {
		t.Error("no error")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(lodash))
	f.Add([]byte(`{"id":"X","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N"}],"database_specific":{"severity":1}}`))
	f.Add([]byte(`{"id":"X","affected":[{"ranges":[{"type":"GIT","events":[{"limit":"*"}]}],"versions":["1"]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, a, err := decode(data, func(packageName) bool { return true })
		if err != nil && a != nil {
			t.Fatalf("an advisory and the error %s", err)
		}
		if a == nil {
			return
		}
		if o.ID != a.ID {
			t.Fatalf("the outline is of %q, the advisory is %q", o.ID, a.ID)
		}
		for _, entry := range a.Affected {
			entry.holds(version{"1.2.3", true}, registries["npm"])
		}
		if got := a.report(a.Affected, nil); len([]rune(got.Summary)) > maxSummary {
			t.Fatalf("the summary is %q", got.Summary)
		}
	})
}

// BenchmarkMatch looks 5,000 packages up among 20,000 advisories, of which they concern a quarter.
func BenchmarkMatch(b *testing.B) {
	type object = map[string]any
	var entries []entry
	for i := range 20_000 {
		var versions []string
		for v := range 40 {
			versions = append(versions, fmt.Sprintf("1.%d.0", v))
		}
		data, err := json.Marshal(object{
			"id": fmt.Sprintf("GHSA-%05d", i), "modified": "2024-05-01T00:00:00Z", "summary": "A summary of the vulnerability",
			"details": strings.Repeat("What is wrong, and how it was found. ", 40),
			"affected": []object{{
				"package": object{"ecosystem": "npm", "name": fmt.Sprintf("package-%d", i)},
				"ranges": []object{{
					"type":   "SEMVER",
					"events": []object{{"introduced": "1.0.0"}, {"fixed": fmt.Sprintf("1.%d.0", i%100)}},
				}},
				"versions": versions,
			}},
			"references": []object{{"type": "WEB", "url": "https://example.com/advisory"}},
		})
		if err != nil {
			b.Fatal(err)
		}
		entries = append(entries, entry{fmt.Sprintf("GHSA-%05d.json", i), string(data)})
	}
	db := open(b, folder(b, map[string][]entry{"npm": entries}))
	var queries []Query
	for i := range 5_000 {
		queries = append(queries, npm(fmt.Sprintf("package-%d", 4*i), "1.50.0"))
	}
	b.ReportAllocs()
	for b.Loop() {
		match(b, db, queries...)
	}
}

// TestForms has the same advisories in each form that a database may have.
func TestForms(t *testing.T) {
	files := map[string]string{
		"npm/GHSA-1.json": lodash,
		"Go/GO-1.json":    about("GO-1", "Go", "example.com/m", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]`),
	}
	one := func(keep func(name string) bool) []byte {
		var buf bytes.Buffer
		w := zip.NewWriter(&buf)
		for name, content := range files {
			if f, err := w.Create(name); err != nil || !keep(name) {
				continue
			} else if _, err := f.Write([]byte(content)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
	all := one(func(string) bool { return true })
	forms := map[string]map[string][]byte{
		"one archive":                  {"osv.zip": all},
		"one archive in a folder":      {"all.zip": all},
		"an archive for each":          {"npm.zip": one(func(name string) bool { return strings.HasPrefix(name, "npm/") }), "Go.zip": one(func(name string) bool { return strings.HasPrefix(name, "Go/") })},
		"a folder for each":            {"npm/GHSA-1.json": []byte(files["npm/GHSA-1.json"]), "Go/GO-1.json": []byte(files["Go/GO-1.json"])},
		"one folder":                   {"GHSA-1.json": []byte(files["npm/GHSA-1.json"]), "GO-1.json": []byte(files["Go/GO-1.json"])},
		"an archive and a folder":      {"npm/all.zip": all, "Go/GO-1.json": []byte(files["Go/GO-1.json"])},
		"an archive for one, all else": {"npm.zip": all, "all.zip": all},
	}
	gomod := Query{PURL: PURL{Type: "golang", Namespace: "example.com", Name: "m", Version: "1.0.0"}, Exact: true}
	for name, form := range forms {
		dir := t.TempDir()
		for file, data := range form {
			write(t, filepath.Join(dir, file), data)
		}
		if name == "one archive" {
			dir = filepath.Join(dir, "osv.zip")
		}
		result := match(t, open(t, dir), npm("lodash", "4.17.20"), npm("other", "1.0.0"), gomod)
		for i, want := range []Outcome{Affected, NotAffected, Affected} {
			if got := result.Matches[i]; got.Outcome != want {
				t.Errorf("%s: query %d: got %+v, want %s", name, i, got, want)
			}
		}
		var known []string
		for _, a := range result.Archives {
			known = append(known, a.Ecosystem)
			if a.Modified.IsZero() {
				t.Errorf("%s: the age of %s is not known", name, a.Path)
			}
		}
		if slices.Sort(known); !slices.Equal(known, []string{"Go", "npm"}) {
			t.Errorf("%s: got the ecosystems %q", name, known)
		}
		gem := Query{PURL: PURL{Type: "gem", Name: "rails", Version: "1.0.0"}, Exact: true}
		if got := match(t, open(t, dir), gem).Matches[0]; got.Outcome != NotEvaluated || got.Reason == "" {
			t.Errorf("%s: an ecosystem that the database does not have: got %+v", name, got)
		}
	}
}

// TestUnreadableAdvisoriesOfOneFolderAreToldOnce has a folder with advisories of several ecosystems.
func TestUnreadableAdvisoriesOfOneFolderAreToldOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "GHSA-1.json"), []byte(lodash))
	write(t, filepath.Join(dir, "GO-1.json"), []byte(about("GO-1", "Go", "example.com/m", `"versions":["1.0.0"]`)))
	write(t, filepath.Join(dir, "broken.json"), []byte("{"))
	gem := Query{PURL: PURL{Type: "gem", Name: "rails", Version: "1.0.0"}, Exact: true}
	gomod := Query{PURL: PURL{Type: "golang", Namespace: "example.com", Name: "m", Version: "1.0.0"}, Exact: true}
	for _, queries := range [][]Query{{npm("lodash", "1.0.0"), gomod}, {gem}} {
		unreadable := 0
		for _, a := range match(t, open(t, dir), queries...).Archives {
			unreadable += a.Unreadable
		}
		if unreadable != 1 {
			t.Errorf("%d queries: %d unreadable advisories", len(queries), unreadable)
		}
	}
}
