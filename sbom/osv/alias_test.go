package osv

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestAdvisoriesAboutOneVulnerabilityAreOne has the advisories that hold for one package, each with its aliases, and the vulnerabilities
// that remain.
func TestAdvisoriesAboutOneVulnerabilityAreOne(t *testing.T) {
	for name, test := range map[string]struct{ advisories, want []string }{
		"a CVE and its GHSA":        {[]string{"GHSA-1 CVE-1", "CVE-1 GHSA-1"}, []string{"CVE-1 GHSA-1"}},
		"one of them says it":       {[]string{"PYSEC-1 GHSA-1", "GHSA-1"}, []string{"GHSA-1 PYSEC-1"}},
		"a shared alias":            {[]string{"GO-1 CVE-1", "GHSA-1 CVE-1"}, []string{"GHSA-1 CVE-1 GO-1"}},
		"by way of another":         {[]string{"A B", "C D", "B C"}, []string{"A B C D"}},
		"different vulnerabilities": {[]string{"GHSA-1 CVE-1", "GHSA-2 CVE-2"}, []string{"GHSA-1 CVE-1", "GHSA-2 CVE-2"}},
		"the same advisory twice":   {[]string{"GHSA-1", "GHSA-1"}, []string{"GHSA-1"}},
		"none":                      {nil, nil},
	} {
		for range 10 {
			var list []Advisory
			for _, text := range test.advisories {
				ids := strings.Fields(text)
				list = append(list, Advisory{ID: ids[0], Aliases: ids[1:]})
			}
			rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			var got []string
			for _, a := range oneEach(list, Advisory.names, join) {
				got = append(got, strings.Join(a.names(), " "))
			}
			if !slices.Equal(got, test.want) {
				t.Fatalf("%s: got %q, want %q", name, got, test.want)
			}
		}
	}
}

func TestJoinedAdvisoriesKeepTheWorst(t *testing.T) {
	got := join([]Advisory{
		{ID: "CVE-1", Severity: Medium, Score: 5, Fixed: []string{"1.1"}},
		{ID: "GHSA-1", Severity: High, Score: 7.5, Fixed: []string{"1.1", "2.0"}, Summary: "text"},
		{ID: "MAL-1", Malicious: true},
	})
	if got.ID != "CVE-1" || got.Severity != High || got.Score != 7.5 || !got.Malicious || got.Summary != "text" || !slices.Equal(got.Fixed, []string{"1.1", "2.0"}) {
		t.Errorf("got %+v", got)
	}
}

// TestUncertainAliases has one advisory that certainly holds, and others about the same vulnerability that may hold.
func TestUncertainAliases(t *testing.T) {
	const ranges = `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"%s"}]}]`
	aliased := func(id, fixed, alias string) string {
		return strings.Replace(about(id, "npm", "gravel", fmt.Sprintf(ranges, fixed)), `"modified"`, `"aliases":["`+alias+`"],"modified"`, 1)
	}
	db := open(t, folder(t, map[string][]entry{"npm": {
		{"1.json", aliased("GHSA-1", "2.0.0", "CVE-1")},
		{"2.json", aliased("X-1", "soon", "CVE-1")},
		{"3.json", aliased("X-2", "soon", "CVE-2")},
		{"4.json", aliased("X-3", "later", "CVE-2")},
	}}))
	got := match(t, db, Query{PURL: PURL{Type: "npm", Name: "gravel", Version: "1.0.0"}, Exact: true}).Matches[0]
	if len(got.Advisories) != 1 || len(got.Uncertain) != 1 || got.Uncertain[0].ID != "X-2" {
		t.Errorf("got %+v", got)
	}
}
