//go:build unix

package main

import (
	"path/filepath"
	"strings"
)

// baseRows are the situations of runs that compare a change with a base.
func baseRows() subject {
	// history makes a repository with a contract on main, and a branch feature that adds one that fails.
	history := func(s *stage) {
		s.file("good.yaml", goodContract)
		s.git("init", "-q", "-b", "main", ".")
		s.git("add", ".")
		s.git("commit", "-q", "-m", "base")
		s.git("checkout", "-q", "-b", "feature")
		s.file("parcels.yaml", contract30)
		s.git("add", ".")
		s.git("commit", "-q", "-m", "parcels")
	}
	// judged checks the end of a run that judged the head, although there is no base for it.
	judged := func(s *stage, what string, r result, patterns ...string) {
		if s.checkExit(what, r, exitIncomplete) {
			s.checkMatches(what, r.output(), append(patterns, goodContractJudged, `(?m)^parcels\.yaml:3:\d+: high`)...)
		}
	}
	return subject{
		name: "The base of a change",
		about: "A run that is asked to compare ([changes](change.md)) never passes because it did not. If the base is not there, everything is\n" +
			"judged, all findings count, and the run is incomplete. If it is not known which one it is, nothing is judged.",
		rows: []situation{
			{
				when:  "a shallow clone that does not have the base",
				needs: []need{needGit}, inFolder: endsIncomplete.withText("3, everything judged"),
				try: func(s *stage) {
					history(s)
					s.git("clone", "-q", "--depth", "1", "-b", "feature", "file://"+s.dir, filepath.Join(s.work, "small"))
					s.dir = filepath.Join(s.work, "small")
					judged(s, "origin/main", s.run("sealint", "lint", "--base", "origin/main"), `\[sealint/base\]`, `git fetch --no-tags`)
				},
				message: "that the clone has no such commit, and the command that fetches it",
			},
			{
				when:  "histories that have no commit in common",
				needs: []need{needGit}, inFolder: endsIncomplete.withText("3, everything judged"),
				try: func(s *stage) {
					history(s)
					s.git("checkout", "-q", "--orphan", "other")
					s.git("commit", "-q", "-m", "other")
					judged(s, "unrelated", s.run("sealint", "lint", "--base", "main"), `\[sealint/base\]`, `no common ancestor`)
				},
				message: "that the two commits have no common ancestor",
			},
			{
				when:  "a base that is the commit that is judged, in a CI",
				needs: []need{needGit}, inFolder: endsUsage,
				try: func(s *stage) {
					history(s)
					s.env = append(s.env, "CI=true")
					if r := s.run("sealint", "lint", "--base", "HEAD"); s.checkExit("HEAD", r, exitUsage) {
						s.checkMatches("HEAD", r.stderr, `there is no change to compare`)
					}
				},
				message: "that there is no change to compare",
			},
			{
				when:  "a name of a base that a branch and a tag have",
				needs: []need{needGit}, inFolder: endsUsage,
				try: func(s *stage) {
					history(s)
					s.git("tag", "main", "HEAD")
					if r := s.run("sealint", "lint", "--base", "main"); s.checkExit("main", r, exitUsage) {
						s.checkMatches("main", r.stderr, `refs/tags/main`, `refs/heads/main`)
					}
					judgedNew := s.run("sealint", "lint", "--base", "refs/heads/main")
					s.checkExit("refs/heads/main", judgedNew, exitFail)
				},
				message: "the references that have the name",
			},
			{
				when:  "`--base auto` in a CI that does not tell the base",
				needs: []need{needGit}, inFolder: endsUsage,
				try: func(s *stage) {
					history(s)
					s.env = append(s.env, "CI=true", "CIRCLECI=true", "CIRCLE_PULL_REQUEST=https://github.com/acme/stamps/pull/7")
					if r := s.run("sealint", "lint", "--base", "auto"); s.checkExit("auto", r, exitUsage) {
						s.checkMatches("auto", r.stderr, `--base`)
					}
				},
				message: "that the base must be named",
			},
			{
				when:  "a document of the base that cannot be parsed",
				needs: []need{needGit}, inFolder: endsFail.withText("1, all findings of the document count"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("parcels.yaml", "openapi: 3.0.3\ninfo: {title: [\n")
					s.commit()
					s.file("parcels.yaml", contract30)
					if r := s.run("sealint", "lint", "--base", "HEAD"); s.checkExit("syntax", r, exitFail) {
						s.checkMatches("syntax", r.stdout, `\[gate/base-unjudged\]`, `(?m)^parcels\.yaml:3:\d+: high: .*\[openapi/tls-required\]`)
					}
				},
				message: "that the base of the document could not be judged, and that nothing was compared",
			},
			{
				when:  "a document of the base with a part that cannot be judged, such as a broken reference, beside a part that the change weakens",
				needs: []need{needGit}, inFolder: endsFail.withText("1, what was judged is compared"),
				try: func(s *stage) {
					s.file("parcels.yaml", strings.Replace(contract30, "http://", "https://", 1)+"components: {schemas: {A: {$ref: 'gone.yaml'}}}\n")
					s.commit()
					s.file("parcels.yaml", contract30)
					if r := s.run("sealint", "lint", "--base", "HEAD"); s.checkExit("reference", r, exitFail) {
						s.checkMatches("reference", r.stdout, `\[gate/base-unjudged\]`, `\[change/server-downgraded\]`)
					}
				},
				message: "what of the base could not be judged",
			},
			{
				when:  "a configuration of the base that is broken, and repaired by the change",
				needs: []need{needGit}, inFolder: endsFail.withText("1, judged by the defaults"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file(".sealint.yaml", "profile: [\n")
					s.commit()
					s.file(".sealint.yaml", "profile: strict\n")
					if r := s.run("sealint", "lint", "--base", "HEAD"); s.checkExit("broken", r, exitFail) {
						s.checkMatches("broken", r.stdout, `\[gate/policy-unreadable\]`)
					}
				},
				message: "that the policy of the base could not be read",
			},
			{
				when:  "a configuration that the change breaks",
				needs: []need{needGit}, inFolder: endsIncomplete.withText("3, judged by the policy of the base"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file(".sealint.yaml", "profile: strict\n")
					s.commit()
					s.file(".sealint.yaml", "profile: [\n")
					if r := s.run("sealint", "lint", "--base", "HEAD", "--all"); s.checkExit("broken", r, exitIncomplete) {
						s.checkMatches("broken", r.stdout, `(?m)^\.sealint\.yaml:\d+:\d+: not judged: the policy of the head, which holds after the merge, is wrong`, `(?m)^good\.yaml:3:\d+: `, `profile strict`)
					}
				},
				message: "that the policy, which holds after the merge, is wrong, and the line",
			},
			{
				when:  "an index that is in conflict (`--staged`)",
				needs: []need{needGit}, inFolder: endsIncomplete,
				try: func(s *stage) {
					history(s)
					s.git("checkout", "-q", "main")
					s.file("parcels.yaml", goodContract)
					s.git("add", ".")
					s.git("commit", "-q", "-m", "others")
					s.process("git", "-c", "user.name=n", "-c", "user.email=n@acme.test", "merge", "-q", "feature")
					r := s.run("sealint", "lint", "--staged")
					if s.checkExit("conflict", r, exitIncomplete) {
						s.checkMatches("conflict", r.output(), `parcels\.yaml.*(?i)conflict`)
					}
				},
				message: "the file that is in conflict",
			},
			{
				when:     "a file of `--base-file` or a folder of `--base-dir` that does not exist",
				inFolder: endsUsage,
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					for _, args := range [][]string{{"--base-file", "good.yaml=../gone.yaml"}, {"--base-dir", "../gone"}} {
						if r := s.run(append([]string{"sealint", "lint"}, args...)...); s.checkExit(args[0], r, exitUsage) {
							s.checkMatches(args[0], r.stderr, `gone`)
						}
					}
				},
				message: "the file or folder",
			},
			{
				when:  "a document that git does not have, and whose former state nobody names",
				needs: []need{needGit}, inFolder: endsFail.withText("1, all its findings count"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.commit()
					s.file("dist/parcels.yaml", contract30)
					if r := s.run("sealint", "lint", "--base", "HEAD"); s.checkExit("built", r, exitFail) {
						s.checkMatches("built", r.stdout, `(?m)^dist/parcels\.yaml:3:\d+: high`, `\[gate/base-artifact-missing\]`)
					}
				},
				message: "that it is compared with nothing",
			},
		},
	}
}
