package osv

import (
	"cmp"
	"slices"
	"strings"
)

// names are the ids by which databases know the vulnerability of an advisory.
func (a Advisory) names() []string { return append([]string{a.ID}, a.Aliases...) }

func (u Uncertain) names() []string { return append([]string{u.ID}, u.Aliases...) }

// oneEach joins the advisories that are about one vulnerability: those that share a name, directly or by way of others. Aliases say
// that two ids mean the same vulnerability (OSV schema, field aliases); related ids do not. The result is sorted by the first name,
// and does not depend on the order of the advisories.
func oneEach[T any](advisories []T, names func(T) []string, join func([]T) T) []T {
	slices.SortStableFunc(advisories, func(a, b T) int { return compareIDs(names(a)[0], names(b)[0]) })
	group := make([]int, len(advisories)) // by advisory, an earlier one of the same vulnerability, or itself
	var first func(i int) int
	first = func(i int) int {
		if group[i] != i {
			group[i] = first(group[i])
		}
		return group[i]
	}
	named := map[string]int{}
	for i, a := range advisories {
		group[i] = i
		for _, name := range names(a) {
			if other, ok := named[name]; ok {
				a, b := first(i), first(other)
				group[max(a, b)] = min(a, b)
			}
			named[name] = i
		}
	}
	members := make([][]T, len(advisories))
	for i, a := range advisories {
		members[first(i)] = append(members[first(i)], a)
	}
	var joined []T
	for _, same := range members {
		if len(same) > 0 {
			joined = append(joined, join(same))
		}
	}
	return joined
}

// compareIDs orders the ids of advisories: a CVE, which most people know, before a GHSA, and these before others.
func compareIDs(a, b string) int {
	rank := func(id string) int {
		switch {
		case strings.HasPrefix(id, "CVE-"):
			return 0
		case strings.HasPrefix(id, "GHSA-"):
			return 1
		}
		return 2
	}
	return cmp.Or(rank(a)-rank(b), strings.Compare(a, b))
}

// join makes one advisory of those about one vulnerability. It has the first id and text, the gravest severity, and all fixes.
func join(same []Advisory) Advisory {
	out := same[0]
	var aliases []string
	for _, a := range same {
		aliases = append(aliases, a.names()...)
		if grave(a.Severity) > grave(out.Severity) {
			out.Severity = a.Severity
		}
		out.Score = max(out.Score, a.Score)
		out.Malicious = out.Malicious || a.Malicious
		out.Summary = cmp.Or(out.Summary, a.Summary)
		for _, version := range a.Fixed {
			if !slices.Contains(out.Fixed, version) {
				out.Fixed = append(slices.Clip(out.Fixed), version)
			}
		}
		if out.Published.IsZero() || !a.Published.IsZero() && a.Published.Before(out.Published) {
			out.Published = a.Published
		}
		if a.Modified.After(out.Modified) {
			out.Modified = a.Modified
		}
	}
	slices.SortFunc(aliases, compareIDs)
	out.Aliases = slices.DeleteFunc(slices.Compact(aliases), func(alias string) bool { return alias == out.ID })
	return out
}
