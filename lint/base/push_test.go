//go:build unix

package base_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/base"
)

// FromPush reads what git writes to a pre-push hook. Each base is written as "<commit to judge>: <bases>".
func TestFromPush(t *testing.T) {
	t.Parallel()
	g := upstream(t)
	line := func(local, remote string) string {
		return "refs/heads/topic " + local + " refs/heads/topic " + remote + "\n"
	}
	for name, test := range map[string]struct {
		depth   int
		noHead  bool // the clone does not know the default branch of the remote
		lines   string
		want    string
		words   string
		usage   bool
		message string
		fetch   string
	}{
		"nothing":                     {},
		"a branch":                    {lines: line("{f2}", "{f1}"), want: "f2: f1", words: "topic before the push"},
		"a new branch":                {lines: line("{f2}", zeros), want: "f2: m2", words: "merge base with origin/HEAD"},
		"a replaced branch":           {lines: line("{f2}", "{g1}"), want: "f2: m2", words: "merge base with origin/HEAD"},
		"a deleted branch":            {lines: "(delete) " + zeros + " refs/heads/topic {f1}\n"},
		"a new branch of no commit":   {lines: line("{m3}", zeros)},
		"a branch that stays":         {lines: line("{f2}", "{f2}")},
		"several":                     {lines: line("{f2}", "{f1}") + line("{g1}", zeros) + line("{f2}", "{f1}"), want: "f2: f1, g1: m3"},
		"an expression":               {lines: "HEAD@{1 day ago} {f2} refs/heads/topic {f1}\n", want: "f2: f1"},
		"no line break at the end":    {lines: strings.TrimSuffix(line("{f2}", "{f1}"), "\n"), want: "f2: f1"},
		"a merge base of two":         {lines: line("{c1}", "{c2}"), want: "c1: m1"},
		"default branch unknown":      {noHead: true, lines: line("{f2}", zeros), message: "the default branch of the remote is not known", fetch: "git fetch origin && git remote set-head origin --auto", want: "f2: m2"},
		"unknown at the remote":       {depth: 1, lines: line("{f2}", "{m4}"), message: "is not in this clone", fetch: fetchDepth + "{m4}"},
		"unknown here":                {lines: line(strings.Repeat("1", 40), zeros), usage: true, message: "is no commit"},
		"two words":                   {lines: "a b\n", usage: true, message: `"a b" is not what git writes to a pre-push hook`},
		"an empty line":               {lines: "\n", usage: true, message: `"" is not what git writes`},
		"not an id":                   {lines: "refs/heads/topic --all refs/heads/topic {f1}\n", usage: true, message: "is not what git writes"},
		"a line without an end":       {lines: strings.Repeat("x", 2<<20), usage: true, message: "could not be read"},
		"lines without an end":        {lines: strings.Repeat("(delete) "+zeros+" refs/heads/topic {f1}\n", 20_000), usage: true, message: "are longer than 1048576 bytes"},
		"unrelated to the default":    {lines: line("{u1}", zeros), message: "have no common ancestor"},
		"a shallow clone, new branch": {depth: 1, lines: line("{f2}", zeros), message: "the default branch of the remote is not known", fetch: "git fetch origin && git remote set-head origin --auto"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := g.checkout(t, "f2", test.depth)
			if test.depth == 0 && !test.noHead {
				mustGit(t, dir, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
			}
			for round := 0; ; round++ {
				bases, err := base.FromPush(t.Context(), dir, strings.NewReader(g.fill(test.lines)))
				if round == 0 && test.message != "" {
					failed, ok := errors.AsType[*base.Error](err)
					if !ok || failed.Usage != test.usage || !strings.Contains(failed.Message, test.message) || failed.Fetch != g.fill(test.fetch) {
						t.Fatalf("got %+v, %v", bases, err)
					}
					if test.want == "" {
						return
					}
					if out, err := try(dir, "sh", "-c", failed.Fetch); err != nil {
						t.Fatalf("%s: %s", failed.Fetch, out)
					}
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, b := range bases {
					got = append(got, g.names([]string{b.Head})+": "+g.names(b.Commits))
					if test.words != "" && b.Words != test.words || b.Target != "topic" {
						t.Errorf("found by %q, target %q", b.Words, b.Target)
					}
				}
				if strings.Join(got, ", ") != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
				return
			}
		})
	}
}
