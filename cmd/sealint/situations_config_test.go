//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

func configRows() subject {
	// refuseEach tests configurations, each of which must end the run before anything is judged. By name, configs has the text of
	// each and a pattern for the message.
	refuseEach := func(configs map[string][2]string, prepare func(s *stage)) func(s *stage) {
		return func(s *stage) {
			s.file("good.yaml", goodContract)
			if prepare != nil {
				prepare(s)
			}
			for name, config := range configs {
				s.file(".sealint.yaml", config[0])
				if r := s.run("sealint", "lint"); s.checkExit(name, r, exitUsage) {
					s.checkMatches(name, r.stderr, config[1])
					s.checkLacks(name, r.output(), `planted-`, `root:x?:0`)
					if r.stdout != "" {
						s.failf("%s: sealint judged documents although the configuration is wrong: %s", name, r.stdout)
					}
				}
			}
		}
	}
	const secret = "planted-9f1c0d"
	return subject{
		name: "Configuration",
		about: "A mistake in the configuration could switch off a rule silently. So sealint judges nothing if the configuration has a\n" +
			"mistake. The files that the configuration names must be inside the root. No message shows text from a file that is not part\n" +
			"of the run.",
		rows: []situation{
			{
				when:     "an unknown key, rule, profile, severity, parameter or standard, a value of the wrong type, an invalid glob",
				inFolder: endsUsage, message: "the mistake, its line, and the name that was probably meant",
				try: refuseEach(map[string][2]string{
					"key": {"profile: strict\nrulez: {}\n", `\.sealint\.yaml:2:1: .*rulez.*rules`}, "rule": {"rules:\n  openapi/tls-requird: off\n", `\.sealint\.yaml:2:3: .*tls-required`},
					"profile": {"profile: tough\n", `\.sealint\.yaml:1:10: .*tough`}, "severity": {"rules:\n  openapi/tls-required: loud\n", `\.sealint\.yaml:2:25: `},
					"parameter": {"rules:\n  openapi/tls-required: {params: {loopback: true}}\n", `\.sealint\.yaml:2:\d+: .*loopback.*allow_loopback`},
					"type":      {"rules:\n  openapi/tls-required: {params: {allow_loopback: 3}}\n", `\.sealint\.yaml:2:\d+: .*boolean`}, "standard": {"standards: [iso]\n", `\.sealint\.yaml:1:13: .*iso`},
					"threshold": {"fail-on: never\n", `\.sealint\.yaml:1:10: `}, "text": {"exclude: 'x'\n", `\.sealint\.yaml:1:10: `}, "glob": {"exclude: ['a[']\n", `\.sealint\.yaml:1:\d+: `}, "include": {"include: ['{a']\n", `\.sealint\.yaml:1:\d+: `},
					"inner key": {"rules:\n  openapi/tls-required: {severty: low}\n", `\.sealint\.yaml:2:\d+: .*severty`}, "list": {"- profile: strict\n", `\.sealint\.yaml`}, "word": {"strict\n", `\.sealint\.yaml`},
					"duplicate": {"profile: strict\nprofile: baseline\n", `\.sealint\.yaml:2:1: .*profile`}, "submodules": {"submodules: sometimes\n", `\.sealint\.yaml:1:13: `}, "case": {"Profile: strict\n", `\.sealint\.yaml:1:1: .*profile`},
				}, nil),
			},
			{
				when:     "a configuration with a syntax error, with two YAML documents, or with aliases that multiply",
				inFolder: endsUsage, message: "the mistake and its line",
				try: refuseEach(map[string][2]string{
					"two": {"---\n---\n", `two|second|document`}, "second": {"profile: strict\n---\nprofile: baseline\n", `\.sealint\.yaml:[23]:1: `}, "empty first": {"---\n---\nprofile: strict\n", `\.sealint\.yaml`},
					"tab": {"rules:\n\topenapi/tls-required: off\n", `\.sealint\.yaml:2:1: `}, "cut": {"rules: {a: [\n", `\.sealint\.yaml`}, "latin": {"profile: str\xefct\n", `UTF-8`},
					"bomb": {"x: &a [1,1,1,1,1,1,1,1,1]\n" + strings.Repeat("", 1) + "y: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nprofil: *b\n", `\.sealint\.yaml`}, "loop": {"rules: &a {x: *a}\n", `\.sealint\.yaml`},
				}, nil),
			},
			{
				when:     "a configuration named `.sealint.yml`",
				inFolder: endsFail.withText("read in the same way as `.sealint.yaml`"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file(".sealint.yml", "fail-on: low\nprofile: strict\n")
					if r := s.run("sealint", "lint"); s.checkExit(".sealint.yml", r, exitFail) {
						s.checkMatches(".sealint.yml", r.stdout, `profile strict`)
					}
				},
			},
			{
				when:     "both `.sealint.yaml` and `.sealint.yml`; a configuration that is a folder, a pipe, a device, or a link to a missing file or out of the root; a missing file in `--config`",
				inFolder: endsUsage, message: "which file, and why sealint does not read it",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.outside("config.yaml", "profile: strict # "+secret+"\n")
					try := func(name string, flags ...string) {
						r := s.run(append([]string{"sealint", "lint"}, flags...)...)
						if s.checkExit(name, r, exitUsage) {
							s.checkMatches(name, r.stderr, `sealint\.ya?ml|nowhere\.yaml|pipe`)
							s.checkLacks(name, r.output(), secret)
						}
						os.RemoveAll(s.path(".sealint.yaml"))
						os.RemoveAll(s.path(".sealint.yml"))
					}
					s.file(".sealint.yaml", "profile: strict\n")
					s.file(".sealint.yml", "profile: strict\n")
					try("both")
					for name, target := range map[string]string{"dangling": "nowhere.yaml", "outside": "../elsewhere/config.yaml", "device": "/dev/zero", "input": "/dev/stdin", "itself": ".sealint.yaml", "passwd": "/etc/passwd"} {
						s.link(target, ".sealint.yaml")
						try(name)
						if name != "itself" {
							s.link(target, ".sealint.yml")
							try(name + " yml")
						}
					}
					s.file(".sealint.yaml/x", "")
					try("folder")
					s.pipe(".sealint.yaml")
					try("pipe")
					s.pipe(".sealint.yml")
					try("pipe yml")
					try("missing", "--config", "nowhere.yaml")
					s.pipe("pipe")
					try("pipe by flag", "--config", "pipe")
				},
			},
			{
				when:     "an entry of `policies`, `trusted-keys` or `vex` that leads out of the root (by a path or a link), to a missing file, or to a file of the wrong type: a pipe, a device, a folder",
				inFolder: endsUsage, message: "the entry and its line, but no text of the file",
				try: refuseEach(map[string][2]string{
					"policies: up": {"policies: [../elsewhere/policies]\n", `\.sealint\.yaml:1:\d+: .*outside`}, "policies: absolute": {"policies: [/etc]\n", `\.sealint\.yaml:1:\d+: .*outside`}, "policies: link": {"policies: [linked]\n", `\.sealint\.yaml:1:\d+: .*outside`},
					"policies: below a link": {"policies: [up/policies]\n", `\.sealint\.yaml:1:\d+: .*outside`}, "policies: nothing": {"policies: [nowhere]\n", `nowhere`}, "policies: file": {"policies: [good.yaml]\n", `good\.yaml`},
					"policies: pipe": {"policies: [pipe]\n", `pipe`}, "policies: itself": {"policies: [self]\n", `self`}, "policies: rule that is a link": {"policies: [links]\n", `links`}, "policies: rule that is a pipe": {"policies: [pipes]\n", `pipes`},
					"policies: large rule": {"policies: [large]\n", `large`},
					"keys: up":             {"trusted-keys: [../elsewhere/key.pem]\n", `\.sealint\.yaml:1:\d+: .*outside`}, "keys: link": {"trusted-keys: [key.pem]\n", `\.sealint\.yaml:1:\d+: .*outside`}, "keys: pipe": {"trusted-keys: [pipe]\n", `\.sealint\.yaml:1:\d+: `},
					"keys: input": {"trusted-keys: [input]\n", `\.sealint\.yaml:1:\d+: `}, "keys: device": {"trusted-keys: [zero]\n", `\.sealint\.yaml:1:\d+: `}, "keys: folder": {"trusted-keys: [links]\n", `\.sealint\.yaml:1:\d+: `}, "keys: passwd": {"trusted-keys: [/etc/passwd]\n", `\.sealint\.yaml:1:\d+: `},
					"keys: nothing": {"trusted-keys: [nowhere.pem]\n", `\.sealint\.yaml:1:\d+: `}, "keys: below a link": {"trusted-keys: [up/key.pem]\n", `\.sealint\.yaml:1:\d+: .*outside`}, "keys: private": {"trusted-keys: [private.pem]\n", `\.sealint\.yaml:1:\d+: `},
					"vex: up": {"vex: [../elsewhere/key.pem]\n", `outside`},
				}, func(s *stage) {
					s.outside("policies/x.rego", "package acme.x # "+secret+"\n\nbroken "+secret+" [\n")
					s.outside("key.pem", "-----BEGIN "+secret+"-----\nAA==\n-----END "+secret+"-----\n")
					s.file("private.pem", "-----BEGIN PRIVATE KEY-----\n"+secret+"\n-----END PRIVATE KEY-----\n")
					s.link("../elsewhere/policies", "linked")
					s.link("../elsewhere", "up")
					s.link("../elsewhere/key.pem", "key.pem")
					s.link("/dev/stdin", "input")
					s.link("/dev/zero", "zero")
					s.link("self", "self")
					s.pipe("pipe")
					s.file("links/good.rego", rule("good", `deny contains "x" if input.method == "TRACE"`))
					s.link("../../elsewhere/policies/x.rego", "links/x.rego")
					s.file("pipes/good.rego", rule("good", `deny contains "x" if input.method == "TRACE"`))
					s.pipe("pipes/x.rego")
					s.file("large/large.rego", rule("large", `deny contains "x" if input.method == "TRACE"`)+strings.Repeat("# a comment that says nothing at all of what follows it\n", 600000))
				}),
			},
			{
				when:     "a glob in `rules`, a name in `select` or `ignore`, or a rule in `overrides` that names no rule; globs that set a rule differently; `params` of a glob or in an override; an override without files",
				inFolder: endsUsage, message: "the mistake, its line, and the name that was probably meant",
				try: refuseEach(map[string][2]string{
					"glob": {"rules:\n  opnapi/*: off\n", `\.sealint\.yaml:2:3: .*openapi/\*`}, "no glob": {"rules:\n  'openapi/[': off\n", `\.sealint\.yaml:2:3: .*glob`}, "all": {"rules:\n  '*': off\n", `\.sealint\.yaml:2:3: .*group/name`},
					"tie": {"rules:\n  openapi/tls-*: off\n  '*/tls-require?': low\n", `\.sealint\.yaml:\d:3: .*differently`}, "glob with params": {"rules:\n  openapi/*: {params: {x: 1}}\n", `\.sealint\.yaml:2:3: .*params`},
					"select": {"select: [openapi/tls-requird]\n", `\.sealint\.yaml:1:10: .*openapi/tls-required`}, "ignore": {"ignore: [sbom, CWE-99999]\n", `\.sealint\.yaml:1:16: .*CWE-99999`}, "empty name": {"ignore: ['']\n", `\.sealint\.yaml:1:10: `},
					"override": {"overrides:\n- files: [a]\n  rules: {openapi/tls-requird: off}\n", `\.sealint\.yaml:3:11: .*tls-required`}, "override with params": {"overrides:\n- files: [a]\n  rules: {openapi/tls-required: {params: {allow_loopback: true}}}\n", `\.sealint\.yaml:3:\d+: .*params`},
					"no files": {"overrides: [{profile: strict}]\n", `\.sealint\.yaml:1:\d+: .*files`}, "files": {"overrides: [{files: ['a[']}]\n", `\.sealint\.yaml:1:\d+: .*glob`}, "key": {"overrides: [{files: [a], fail: low}]\n", `\.sealint\.yaml:1:\d+: .*fail-on`},
				}, nil),
			},
			{
				when:     "an entry of `extends` that is missing, leads out of the root, is a pipe, a device, or a folder without a configuration; files that extend each other in a circle, or too many",
				inFolder: endsUsage, message: "the entry, the file in which it stands, and its line",
				try: refuseEach(map[string][2]string{
					"missing": {"extends: nowhere.yaml\n", `\.sealint\.yaml:1:10: .*nowhere`}, "up": {"extends: ../elsewhere/config.yaml\n", `\.sealint\.yaml:1:10: .*outside`}, "absolute": {"extends: /etc/passwd\n", `\.sealint\.yaml:1:10: .*outside`},
					"link": {"extends: [link.yaml]\n", `\.sealint\.yaml:1:11: .*outside`}, "folder that links": {"extends: up\n", `\.sealint\.yaml:1:10: .*outside`}, "bundle that links": {"extends: bundle\n", `\.sealint\.yaml:1:10: .*outside|bundle/\.sealint\.yaml`},
					"pipe": {"extends: pipe\n", `\.sealint\.yaml:1:10: .*pipe`}, "device": {"extends: zero\n", `\.sealint\.yaml:1:10: `}, "no bundle": {"extends: .github\n", `\.sealint\.yaml:1:10: `}, "itself": {"extends: .\n", `\.sealint\.yaml:1:10: .*itself`},
					"circle": {"extends: a.yaml\n", `b\.yaml:1:10: .*a\.yaml extends b\.yaml extends a\.yaml`}, "mistake": {"extends: wrong.yaml\n", `wrong\.yaml:2:1: .*rules`}, "too many": {"extends: [w1.yaml]\n", `more than 100 files`}, "document": {"extends: good.yaml\n", `good\.yaml:1:1: .*openapi`},
				}, func(s *stage) {
					s.outside("config.yaml", "profile: strict # "+secret+"\n"+secret+": 1\n")
					s.link("../elsewhere/config.yaml", "link.yaml")
					s.link("../elsewhere", "up")
					s.file("bundle/x", "")
					s.link("../../elsewhere/config.yaml", "bundle/.sealint.yaml")
					s.link("/dev/zero", "zero")
					s.pipe("pipe")
					s.file(".github/x", "")
					s.file("a.yaml", "extends: b.yaml\n")
					s.file("b.yaml", "extends: a.yaml\n")
					s.file("wrong.yaml", "profile: strict\nrulez: {}\n")
					for i, next := range []string{"w2", "w3", "w4", "w5"} {
						s.file(fmt.Sprintf("w%d.yaml", i+1), "extends: ["+strings.Repeat(next+".yaml, ", 20)+"]\n")
					}
					s.file("w5.yaml", "")
				}),
			},
			{
				when:     "a configuration, or one that it extends, that requires another version of sealint",
				inFolder: endsUsage, message: "which version is asked for",
				try: refuseEach(map[string][2]string{
					"newer": {"later: 1\nrequire: '>=99'\n", `\.sealint\.yaml:2:10: .*>=99`}, "older": {"require: '<0.0.1'\n", `\.sealint\.yaml:1:10: .*<0\.0\.1`}, "no version": {"require: newest\n", `\.sealint\.yaml:1:10: `}, "number": {"require: 1\n", `\.sealint\.yaml:1:10: `},
					"extended": {"extends: newer.yaml\n", `newer\.yaml:1:10: .*>=99`},
				}, func(s *stage) { s.file("newer.yaml", "require: '>=99'\n") }),
			},
			{
				when:     "a VEX file, named in the configuration or by `--vex`, that is missing, is a pipe, is a link out of the root, or is no VEX document",
				inFolder: endsUsageOrIncomplete, message: "which file, and why sealint does not read it",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("other.json", "{}")
					s.outside("vex.json", `{"planted": "`+secret+`"}`)
					s.pipe("pipe.json")
					s.link("../elsewhere/vex.json", "link.json")
					for _, name := range []string{"nowhere.json", "other.json", "pipe.json", "link.json", "good.yaml"} {
						s.file(".sealint.yaml", "vex: ["+name+"]\n")
						r := s.run("sealint", "lint")
						if s.checkExit(name, r, exitUsage, exitIncomplete) {
							s.checkMatches(name, r.output(), regexp.QuoteMeta(name))
							s.checkLacks(name, r.output(), secret)
						}
						os.Remove(s.path(".sealint.yaml"))
						s.checkExit(name+" by flag", s.run("sealint", "lint", "--vex", name, "good.yaml"), exitUsage, exitIncomplete)
					}
				},
			},
			{
				when:     "a folder of rules (`policies` or `--policy`) that is empty, has only tests, or does not exist",
				inFolder: endsUsage, message: "that the folder has no rules",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("empty/README.md", "x\n")
					s.file("tests/x_test.rego", "package acme.x_test\n\ntest_x if true\n")
					s.file("libraries/lib/x.rego", "package acme.lib.x\n\ny := 1\n")
					for _, name := range []string{"empty", "tests", "nowhere", "good.yaml", "libraries"} {
						codes := []int{exitUsage}
						if name == "libraries" {
							codes = append(codes, exitPass) // the folder has only libraries; the built-in rules run
						}
						s.checkExit(name, s.run("sealint", "lint", "--policy", name, "good.yaml"), codes...)
						s.file(".sealint.yaml", "policies: ["+name+"]\n")
						if r := s.run("sealint", "lint", "good.yaml"); s.checkExit(name, r, codes...) && name != "libraries" {
							s.checkMatches(name, r.stderr, regexp.QuoteMeta(name))
						}
						os.Remove(s.path(".sealint.yaml"))
					}
				},
			},
			{
				when:     "a configuration or flags that switch off every rule",
				inFolder: endsUsage, message: "that no rule is active",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					config := "rules:\n"
					for line := range strings.Lines(s.run("sealint", "rules", "--profile", "strict").stdout) {
						config += "  " + strings.Fields(line)[0] + ": off\n"
					}
					s.file(".sealint.yaml", config+"profile: baseline\n")
					if r := s.run("sealint", "lint"); s.checkExit("all off", r, exitUsage) {
						s.checkMatches("all off", r.stderr, `no rule`)
					}
					for _, config := range []string{"rules: {'*/*': off}\n", "ignore: ['*/*']\n", "select: [sbom]\nignore: [sbom/*]\n", "overrides: [{files: ['**'], rules: {'*/*': off}}]\nselect: [sbom]\nrules: {sbom/*: off}\n"} {
						s.file(".sealint.yaml", config)
						if r := s.run("sealint", "lint"); s.checkExit(config, r, exitUsage) {
							s.checkMatches(config, r.stderr, `no rule`)
						}
					}
					os.Remove(s.path(".sealint.yaml"))
					s.checkExit("flags", s.run("sealint", "lint", "--select", "openapi/tls-required", "--ignore", "CWE-319"), exitUsage)
				},
			},
			{
				when:     "a configuration that switches rules off, gives rules a lower severity, or excludes files",
				inFolder: endsPass.withText("0, counted"), message: "how many rules are off or have a lower severity, how many files are excluded, and by which configuration file",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("old.yaml", contract30)
					s.file(".sealint.yaml", "exclude: [old.yaml]\nrules:\n  openapi/tls-required: low\n  openapi/placeholder-server: off\n  openapi/cleartext-credentials: off\n  openapi/missing-scope: off\n")
					for _, format := range []string{"text", "json", "sarif"} {
						if r := s.run("sealint", "lint", "--format", format); s.checkExit(format, r, exitPass) && format == "text" {
							s.checkMatches(format, r.stdout, `3 rules? off`, `1 .*lowered`, `1 file excluded`, `\.sealint\.yaml`)
						}
					}
				},
			},
			{
				when:     "`select` and `ignore`, overrides that judge documents less strictly, an override that holds for no document",
				inFolder: endsPass.withText("0, counted"), message: "how many rules are left out and by what; how many documents are judged less strictly; the place of the override",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file(".sealint.yaml", "ignore: [openapi/tls-required]\noverrides:\n- {files: [good.yaml], fail-on: critical}\n- {files: [gone/**], profile: strict}\n")
					for _, format := range []string{"text", "json", "sarif"} {
						if r := s.run("sealint", "lint", "--ignore", "openapi/missing-scope", "--format", format); s.checkExit(format, r, exitPass) {
							s.checkMatches(format, r.stdout, `override at \.sealint\.yaml:4 holds for no document`)
							if format == "text" {
								s.checkMatches(format, r.stdout, `2 rules deselected by --ignore and ignore in \.sealint\.yaml`, `1 document judged less strictly by \.sealint\.yaml`)
							}
						}
					}
				},
			},
			{
				when:     "an override that judges a document less strictly than another document with which it shares a file",
				inFolder: endsFail, message: "the finding in the shared file, as the stricter document judges it",
				try: func(s *stage) {
					const contract = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {$ref: 'shared.yaml#/item'}}\n"
					s.file("shared.yaml", "item: {servers: [{url: 'http://stamps.acme.test'}], get: {responses: {'200': {description: ok}}}}\n")
					s.file("a.yaml", contract)
					s.file("b.yaml", contract)
					for _, lenient := range []string{"a.yaml", "b.yaml"} {
						s.file(".sealint.yaml", "select: [openapi/tls-required]\noverrides: [{files: ["+lenient+"], fail-on: critical, rules: {openapi/tls-required: low}}]\n")
						if r := s.run("sealint", "lint"); s.checkExit(lenient, r, exitFail) {
							s.checkMatches(lenient, r.stdout, `shared\.yaml:1:\d+: high: `)
						}
					}
				},
			},
			{
				when:     "`--min-severity` or `--quiet` with findings that they hide",
				inFolder: endsFail, message: "how many findings are not shown; the verdict is that of all findings",
				try: func(s *stage) {
					s.file("bad.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: 'http://stamps.acme.test'}]\npaths: {}\n")
					for _, flags := range [][]string{{"--min-severity", "critical"}, {"--quiet", "--fail-on", "high"}, {"--quiet", "--min-severity", "critical", "--fail-on", "low"}} {
						if r := s.run(append([]string{"sealint", "lint"}, flags...)...); s.checkExit(strings.Join(flags, " "), r, exitFail) {
							s.checkMatches(strings.Join(flags, " "), r.stdout, `fail: .* not shown \(--`)
						}
					}
				},
			},
			{
				when:     "an unknown flag, command or value: `sealint lnit`, `--fial-on`, `--format jsno`, `--today tomorrow`, `--max-size 0`",
				inFolder: endsUsage, message: "what was probably meant",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					for command, says := range map[string]string{
						"lnit": "lint", "lint --fial-on high": "fial-on", "lint --fail-on never": "never", "lint --format jsno": "json", "lint --today tomorrow": "tomorrow", "lint --max-size 0": "max-size",
						"lint --profile recomended": "recommended", "lint --output sarif": "FORMAT=PATH", "lint --output xml=x": "xml", "explain openapi/tls-requird": "openapi/tls-requird", "schema integratoin": "integratoin",
						"lint --timeout -1s": "timeout", "lint --rule-timeout never": "rule-timeout", "rules --group nothing": "no rule", "": "",
						"lint --select openapi/tls-requird": "openapi/tls-required", "lint --ignore opnapi": "openapi", "lint --select ,": "empty", "lint --min-severity hgh": "high", "lint --quiet --verbose": "exclude",
					} {
						r := s.run(append([]string{"sealint"}, strings.Fields(command)...)...)
						if command == "" {
							s.checkExit("no command", r, exitPass, exitUsage)
							continue
						}
						if s.checkExit(command, r, exitUsage) {
							s.checkMatches(command, r.stderr, regexp.QuoteMeta(says))
							s.checkLacks(command, r.output(), `\\x0a|\\n`, `not judged|pass:`)
						}
					}
				},
			},
			{
				when:     "a link to standard input instead of a file that the configuration names",
				inFolder: endsUsage, message: "that it is not a regular file",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.link("/dev/stdin", "key.pem")
					s.link("/dev/fd/0", "policies")
					for _, config := range []string{"trusted-keys: [key.pem]\n", "policies: [policies]\n"} {
						s.file(".sealint.yaml", config)
						in, out, err := os.Pipe()
						if err != nil {
							s.t.Fatal(err)
						}
						c := s.command("sealint", "lint")
						c.cmd.Stdin = in // nothing is ever written to this pipe
						c.start()
						in.Close()
						s.checkExit(fmt.Sprintf("%q", config), c.wait(), exitUsage)
						out.Close()
					}
				},
			},
			{
				when:     "a baseline of another version, with an entry twice, with a value of the wrong type or with marks of a merge; one that is a folder, a pipe, a device, or a link out of the root; a missing file in `--baseline` or in `gate`",
				inFolder: endsUsage, message: "the mistake and its line; no entry of the file is used",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.outside("baseline.yaml", "version: "+secret+"\n")
					try := func(name, pattern string, flags ...string) {
						r := s.run(append([]string{"sealint", "lint"}, flags...)...)
						if s.checkExit(name, r, exitUsage) {
							s.checkMatches(name, r.stderr, pattern)
							s.checkLacks(name, r.output(), secret, `root:x?:0`)
						}
						os.RemoveAll(s.path(".sealint-baseline.yaml"))
						os.RemoveAll(s.path(".sealint.yaml"))
					}
					const made, entry = "version: 1\nmade: {tool: a, on: 2026-01-31, profile: strict}\n", "{id: 0123456789abcdef0123, at: a}"
					for name, text := range map[string][2]string{
						"version": {"version: 9\n", `:1:10: .*9`}, "twice": {made + "findings: {a.yaml: {a/b: [" + entry + ", " + entry + "]}}\n", `:3:\d+: .*twice`}, "type": {made + "findings: []\n", `:3:1: `},
						"merge": {made + "<<<<<<< ours\n=======\n>>>>>>> theirs\n", `:\d+:\d+: `}, "empty": {"", `empty`}, "id": {made + "findings: {a.yaml: {a/b: [{id: 3, at: a}]}}\n", `:3:\d+: .*fingerprint`},
						"for ever": {made + "problems: {owner: a, reason: because it is so here, created: 2026-01-31, expires: 2036-01-31, accepted: {}}\n", `:3:\d+: .*90 days`},
					} {
						s.file(".sealint-baseline.yaml", text[0])
						try(name, `^sealint: baseline: \.sealint-baseline\.yaml.*`+text[1])
					}
					for name, target := range map[string]string{"outside": "../elsewhere/baseline.yaml", "device": "/dev/zero", "input": "/dev/stdin", "passwd": "/etc/passwd"} {
						s.link(target, ".sealint-baseline.yaml")
						try(name, `\.sealint-baseline\.yaml`)
					}
					s.file(".sealint-baseline.yaml/x", "")
					try("folder", `\.sealint-baseline\.yaml`)
					s.pipe(".sealint-baseline.yaml")
					try("pipe", `\.sealint-baseline\.yaml`)
					try("missing", `there is no baseline nowhere\.yaml`, "--baseline", "nowhere.yaml")
					s.file(".sealint.yaml", "gate: {baseline: nowhere.yaml}\n")
					try("missing in the configuration", `there is no baseline nowhere\.yaml`)
					s.file(".sealint.yaml", "gate: {baseline: ../elsewhere/baseline.yaml}\n")
					try("outside in the configuration", `outside`)
				},
			},
			{
				when:  "a configuration in a folder above the repository",
				needs: []need{needGit}, inFolder: endsPass.withText("not read"),
				try: func(s *stage) {
					s.file("repository/good.yaml", goodContract)
					s.file(".sealint.yaml", "rulez: {}\n")
					s.gitIn("repository", "init", "-q", ".")
					c := s.command("sealint", "lint")
					c.cmd.Dir = filepath.Join(s.dir, "repository")
					c.start()
					s.checkExit("above", c.wait(), exitPass)
				},
			},
		},
	}
}
