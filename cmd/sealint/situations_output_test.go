//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/sealint/sealint/lint/report"
)

func outputRows() subject {
	// slow is a rule that would still run when the test has ended.
	slow := rule("slow", "deny contains \"x\" if {\n\tn := numbers.range(1, 100000)\n\tsome a in n\n\tsome b in n\n\ta + b == 0\n}")
	unsafe := regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f]|\x{80}|[\x{81}-\x{9f}]|[\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}\x{feff}\x{e0000}-\x{e007f}]|(?m:^\s*::)|##\[|##vso\[|##teamcity\[`)
	return subject{
		name: "Output",
		about: "If a report cannot be written, the run is incomplete. No text from a document can send commands to the terminal or the CI\n" +
			"runner that shows it. The exit status never depends on the format.",
		rows: []situation{
			{
				when:  "standard output or a report file on a full disk",
				needs: []need{needFull}, inFolder: endsIncomplete.withText("3, no incomplete file"), message: "which report could not be written, and why",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					for _, format := range report.Formats {
						c := s.command("sealint", "lint", "--format", format, "good.yaml")
						full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
						if err != nil {
							s.t.Fatal(err)
						}
						c.cmd.Stdout = full
						c.start()
						full.Close()
						if r := c.wait(); s.checkExit("standard output, "+format, r, exitIncomplete) {
							s.checkMatches(format, r.stderr, `no space left`)
						}
						r := s.run("sealint", "lint", "--output", format+"=/dev/full", "good.yaml")
						if s.checkExit("file, "+format, r, exitIncomplete) {
							s.checkMatches(format, r.stderr, `/dev/full`)
							s.checkLacks(format, r.stdout, `(?m)^pass`)
						}
					}
				},
			},
			{
				when:     "a report path in a missing folder, or one that is a folder, a link, a pipe or a device",
				inFolder: endsIncomplete.withText("3, no incomplete file"), message: "which report was not written, and why",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("folder/x", "")
					outside := s.outside("victim", "mine\n")
					s.link(outside, "link.sarif")
					s.link("nowhere.sarif", "dangling.sarif")
					s.pipe("pipe.sarif")
					for _, path := range []string{"missing/x.sarif", "folder", "link.sarif", "dangling.sarif", "pipe.sarif", "/dev/null", "good.yaml/x.sarif"} {
						r := s.run("sealint", "lint", "--output", "sarif="+path, "good.yaml")
						if s.checkExit(path, r, exitIncomplete) {
							s.checkMatches(path, r.stderr, regexp.QuoteMeta(path))
							last := lastLine(r.stdout)
							s.checkMatches(path, last, `incomplete`)
							s.checkLacks(path, last, `^(pass|fail)`)
						}
					}
					if text := s.read(outside); text != "mine\n" {
						s.failf("the file behind a link was overwritten: %q", text)
					}
					if left, _ := filepath.Glob(s.path("*nowhere*")); len(left) > 0 {
						s.failf("sealint wrote through a dangling link: %v", left)
					}
					if left, _ := filepath.Glob(s.path(".sealint*")); len(left) > 0 {
						s.failf("a temporary file was left: %v", left)
					}
				},
			},
			{
				when:  "a report path in a folder without write permission",
				needs: []need{needRoot}, inFolder: endsIncomplete.withText("3, no incomplete file"), message: "`permission denied`",
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("out/x", "")
					os.Chmod(s.path("out"), 0o555)
					s.user = nobody
					r := s.run("sealint", "lint", "--output", "json=out/r.json", "good.yaml")
					if s.checkExit("read-only", r, exitIncomplete) {
						s.checkMatches("read-only", r.stderr, `permission denied`)
						s.checkMatches("read-only", lastLine(r.stdout), `incomplete`)
					}
				},
			},
			{
				when:     "findings that fail the gate, and a report that could not be written",
				inFolder: endsIncomplete, message: "`incomplete` in the last line, not `fail`",
				try: func(s *stage) {
					s.file("api.yaml", contract30)
					r := s.run("sealint", "lint", "--output", "sarif=missing/x.sarif", "api.yaml")
					if s.checkExit("findings", r, exitIncomplete) {
						s.checkMatches("findings", r.stdout, `(?m)^api\.yaml:3:\d+: high`)
						s.checkMatches("findings", lastLine(r.stdout), `incomplete`)
					}
				},
			},
			{
				when:     "`--output` with the path of a document of the run, in any spelling",
				inFolder: endsUsage.withText("2, the document is unchanged"), message: "which document would be overwritten",
				try: func(s *stage) {
					s.file("api.yaml", contract30)
					s.file("sub/client.cdx.json", cyclonedxJSON)
					s.file("sub/part.yaml", "A: {type: string}\n")
					s.file("refers.yaml", goodContract+"components: {schemas: {A: {$ref: 'sub/part.yaml#/A'}}}\n")
					s.link("sub", "linked")
					s.link("api.yaml", "alias.yaml")
					os.Link(s.path("api.yaml"), s.path("hard.yaml"))
					before := map[string]string{}
					for _, name := range []string{"api.yaml", "sub/client.cdx.json", "sub/part.yaml"} {
						before[name] = s.read(name)
					}
					for _, path := range []string{"api.yaml", "./api.yaml", "sub/../api.yaml", s.path("api.yaml"), "sub/client.cdx.json", "linked/client.cdx.json", "sub//client.cdx.json", "sub/part.yaml"} {
						args := []string{"sealint", "lint", "--output", "json=" + path}
						if strings.HasPrefix(path, "sub/") { // found in a folder, and on the command line
							args = append(args, "api.yaml", "sub", "refers.yaml")
						}
						s.checkExit(path, s.run(args...), exitUsage)
						for name, text := range before {
							if now := s.read(name); now != text {
								s.failf("--output json=%s overwrote %s", path, name)
								s.file(name, text)
							}
						}
					}
				},
			},
			{
				when:     "`--output json=-`",
				inFolder: endsFail.withText("the report goes to standard output"),
				try: func(s *stage) {
					s.file("api.yaml", contract30)
					for _, format := range []string{"json", "sarif"} {
						r := s.run("sealint", "lint", "--output", format+"=-", "api.yaml")
						if s.checkExit(format, r, exitFail) && !json.Valid([]byte(r.stdout)) {
							s.failf("%s: standard output is not only %s:\n%s", format, format, r.stdout)
						}
						if _, err := os.Lstat(s.path("-")); err == nil {
							s.failf("a file named - was written")
						}
					}
				},
			},
			{
				when:     "standard output is a pipe that the reader has closed",
				inFolder: endsPass.withText("141"),
				try: func(s *stage) {
					s.file("api.yaml", contract30)
					for _, format := range report.Formats {
						in, out, err := os.Pipe()
						if err != nil {
							s.t.Fatal(err)
						}
						in.Close()
						c := s.command("sealint", "lint", "--format", format, "api.yaml")
						c.cmd.Stdout = out
						c.start()
						out.Close()
						if r := c.wait(); r.code != 141 {
							s.failf("%s: exit status %d, want 141\n%s", format, r.code, r.stderr)
						}
					}
				},
			},
			{
				when:     "an interrupt (SIGINT) while sealint reads documents, evaluates rules or waits for git; a second interrupt",
				inFolder: endsPass.withText("130, everything judged so far is reported; the second interrupt ends the run at once"), message: "that the run was interrupted",
				try: func(s *stage) {
					s.file("api.yaml", contractWithOperation)
					s.file("policies/slow.rego", slow)
					s.file("policies/plain.rego", rule("plain", `deny contains {"message": "plain"} if input.path == "/things"`))
					c := s.command("sealint", "lint", "-")
					stdin, err := c.cmd.StdinPipe()
					if err != nil {
						s.t.Fatal(err)
					}
					c.start()
					stdin.Write([]byte(strings.Repeat("# a comment\n", 20000))) // more than the pipe holds: when Write returns, sealint is reading
					c.cmd.Process.Signal(os.Interrupt)
					if r := c.wait(); r.late || r.code != 130 {
						s.failf("while reading: exit status %d, want 130\n%s", r.code, excerpt(r))
					}
					for _, times := range []int{1, 2} {
						c = s.command("sealint", "lint", "--rule-timeout", "10m", "--policy", "policies", "api.yaml")
						c.start()
						time.Sleep(1500 * time.Millisecond)
						for range times {
							c.cmd.Process.Signal(os.Interrupt)
							time.Sleep(300 * time.Millisecond)
						}
						r := c.wait()
						if r.late || r.code != 130 {
							s.failf("while rules run, %d: exit status %d, want 130\n%s", times, r.code, excerpt(r))
						} else if times == 1 {
							s.checkMatches("while rules run", r.output(), `(?i)interrupt`)
							s.checkMatches("while rules run", lastLine(r.stdout), `incomplete`)
						}
						s.checkLacks("interrupted", r.output(), `(?m)^pass:`)
					}
					if needGit.met() {
						s.git("init", "-q", ".")
						s.pipe(".git/pipe")
						s.git("config", "core.excludesFile", s.path(".git/pipe"))
						c = s.command("sealint", "lint")
						c.start()
						time.Sleep(time.Second)
						c.cmd.Process.Signal(os.Interrupt)
						if r := c.wait(); r.late || r.code != 130 {
							s.failf("while sealint waits for git: exit status %d, want 130\n%s", r.code, excerpt(r))
						}
					}
				},
			},
			{
				when:     "termination (SIGTERM)",
				inFolder: endsPass.withText("143"),
				try: func(s *stage) {
					s.file("api.yaml", contractWithOperation)
					s.file("policies/slow.rego", slow)
					c := s.command("sealint", "lint", "--rule-timeout", "10m", "--policy", "policies", "api.yaml")
					c.start()
					time.Sleep(time.Second)
					c.cmd.Process.Signal(syscall.SIGTERM)
					if r := c.wait(); r.code != 143 {
						s.failf("exit status %d, want 143\n%s", r.code, excerpt(r))
					}
				},
			},
			{
				when:     "a run that takes longer than `--timeout`",
				inFolder: endsIncomplete.withText("3, everything judged so far is reported"), message: "what was not judged, and the flag",
				try: func(s *stage) {
					s.file("api.yaml", contractWithOperation)
					for i := range 40 { // a rule may take a tenth of the time of the run
						name := fmt.Sprintf("slow%d", i)
						s.file("policies/"+name+".rego", strings.NewReplacer("acme/slow", "acme/"+name, "acme.slow", "acme."+name).Replace(slow))
					}
					r := s.run("sealint", "lint", "--timeout", "3s", "--rule-timeout", "10m", "--policy", "policies", "api.yaml")
					if s.checkExit("timeout", r, exitIncomplete) {
						s.checkMatches("timeout", r.output(), `longer than 3s \(--timeout\)`, `acme/slow`)
						s.checkMatches("timeout", lastLine(r.stdout), `incomplete`)
						s.checkMatches("timeout", r.stdout, `\[openapi/tls-required\]`)
					}
				},
			},
			{
				when:     "file names with a line break, `::error`, `##[`, `%`, control characters (ESC, C1, bidirectional) or bytes that are not UTF-8, in every format",
				inFolder: endsIncomplete.withText("shown as escapes"),
				try: func(s *stage) {
					names := []string{
						"a\n::error::b.yaml", "b\x1b[31m.yaml", "::error::c.yaml", "##[group]d.yaml", "e%0A%25.yaml", "f\u009b31m.yaml", "g\u202e\u2066.yaml", "h\xff\xfe.yaml", "i\r::stop-commands::x.yaml", "##vso[task.x]j.yaml", "##teamcity[k].yaml",
						"l\U000e0041.yaml", " m.yaml", "-n.yaml", "o'\"`$(id).yaml", "p\t\x07.yaml", "q\u2028.yaml", "[r](http:x).yaml", "<s>.yaml", "t|u.yaml",
					}
					for i, name := range names {
						text := contract30
						if i%2 == 1 {
							text += "info: {}\n" // a duplicate key: the file has a problem instead of a finding
						}
						s.file(name, text)
						s.file(strings.Replace(name, ".yaml", ".integration.yaml", 1), manifestV1)
						s.file(strings.Replace(name, ".yaml", ".cdx.json", 1), cyclonedxJSON)
					}
					for _, command := range []string{"lint --format text", "lint --format json", "lint --format sarif", "lint --format markdown", "lint --format junit", "lint --format gitlab", "lint --format checkstyle", "lint --format rdjson", "lint --verbose", "catalog --format json", "catalog --format markdown", "controls", "sbom --standard osps"} {
						r := s.run(append([]string{"sealint"}, append(strings.Fields(command), ".")...)...)
						if r.late {
							s.failf("%s does not end", command)
						}
						for which, text := range map[string]string{"standard output": r.stdout, "standard error": r.stderr} {
							if m := unsafe.FindStringIndex(text); m != nil {
								s.failf("%s: %s holds %q in %q", command, which, text[m[0]:m[1]], text[max(0, m[0]-80):min(len(text), m[1]+80)])
							}
						}
						if strings.Contains(command, "json") || strings.Contains(command, "sarif") || strings.Contains(command, "gitlab") {
							if !json.Valid([]byte(r.stdout)) {
								s.failf("%s: the output is not JSON", command)
							}
						}
						if strings.HasPrefix(command, "lint") {
							s.checkExit(command, r, exitIncomplete)
						}
					}
					for _, name := range names[:3] { // on the command line, in a message about a missing file
						r := s.run("sealint", "lint", "--", "nowhere-"+name)
						if m := unsafe.FindString(r.output()); m != "" {
							s.failf("named: %q holds %q", r.output(), m)
						}
					}
				},
			},
			{
				when:     "texts in a document that are commands for a terminal, GitHub, Azure or TeamCity, or markup in Markdown, in every format",
				inFolder: endsIncomplete.withText("shown as escapes; a JSON parser returns the original values"),
				try: func(s *stage) {
					hostile := "x\\n::error::y##[add-mask]z##vso[task.x]##teamcity[k]\\u001b[31m\\u009b31m\\u202e\\u2066\\udb40\\udc41\\u0007[l](http://127.0.0.1:1/p.png)"
					s.file("api.json", strings.NewReplacer("parcels", hostile, `"paths": {}`, `"paths": {"/`+hostile+`": {"get": {"operationId": "`+hostile+`", "security": [{"`+hostile+`": []}], "responses": {"200": {"description": "ok"}}}}}, `+
						`"components": {"schemas": {"`+hostile+`": {"$ref": "nowhere.json#/`+hostile+`"}}}`).Replace(contractJSON))
					s.file("a.cdx.json", strings.NewReplacer("left-pad", hostile, "^1.3.0", "^1.3.0"+hostile).Replace(cyclonedxJSON))
					s.file("a.integration.json", strings.ReplaceAll(manifestJSON, "parcels", hostile))
					for _, format := range report.Formats {
						r := s.run("sealint", "lint", "--profile", "strict", "--format", format)
						if s.checkExit(format, r, exitIncomplete) {
							output := r.output()
							if format == "github" {
								output = withoutAnnotations(output)
							}
							if m := unsafe.FindStringIndex(output); m != nil {
								s.failf("%s: %q in %q", format, output[m[0]:m[1]], output[max(0, m[0]-80):min(len(output), m[1]+80)])
							}
							if format == "json" {
								s.checkMatches(format, r.stdout, `api\.json`)
							}
						}
					}
					for _, command := range []string{"catalog", "catalog --format json", "controls --format json", "sbom --standard osps --format json a.cdx.json", "sbom --standard osps --format markdown a.cdx.json"} {
						r := s.run(append([]string{"sealint"}, strings.Fields(command)...)...)
						if m := unsafe.FindStringIndex(r.output()); m != nil {
							s.failf("%s: %q in %q", command, r.output()[m[0]:m[1]], r.output()[max(0, m[0]-80):min(len(r.output()), m[1]+80)])
						}
					}
				},
			},
			{
				when:     "a secret in a document",
				inFolder: endsFail.withText("never shown"),
				try: func(s *stage) {
					s.file("api.yaml", strings.Replace(contract30, "http://parcels", "http://svc:kX9vQ2mZr7Lw@parcels", 1))
					s.file("a.json", strings.Replace(contractJSON, `"paths"`, `"x-a": {"client_secret": "Qm2Zx71LpWe5Rt6Yu8Io0PaK"}, "paths"`, 1))
					for _, format := range report.Formats {
						if r := s.run("sealint", "lint", "--format", format); s.checkExit(format, r, exitFail) {
							if format != "github-output" { // which has numbers only
								s.checkMatches(format, r.stdout, `embedded-secret`)
							}
							s.checkLacks(format, r.output(), `kX9vQ2mZr7Lw`, `Qm2Zx71LpWe5`)
						}
					}
				},
			},
			{
				when:     "the same run in each format, with and without findings and problems",
				inFolder: endsPass.withText("the same exit status"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("bad.yaml", contract30)
					s.file("broken.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n")
					for args, code := range map[string]int{"good.yaml": exitPass, "bad.yaml": exitFail, "broken.yaml": exitIncomplete, "good.yaml bad.yaml broken.yaml": exitIncomplete} {
						for _, format := range report.Formats {
							s.checkExit(fmt.Sprintf("%s, %s", args, format), s.run(append([]string{"sealint", "lint", "--format", format}, strings.Fields(args)...)...), code)
						}
					}
				},
			},
			{
				when:     "a run with files that are judged, not judged, excluded and ignored by git",
				inFolder: endsIncomplete.withText("3"), message: "how many files may be documents, and how many of them are judged, not judged, excluded by the configuration and ignored by git",
				needs: []need{needGit},
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("broken.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n")
					s.file("package.json", "{}")
					s.file("old.yaml", contract30)
					s.file("build/a.yaml", contract30)
					s.file(".gitignore", "/build/\n")
					s.file(".sealint.yaml", "exclude: [old.yaml]\n")
					s.git("init", "-q", ".")
					for _, format := range []string{"text", "json", "sarif", "markdown"} {
						if r := s.run("sealint", "lint", "--format", format); s.checkExit(format, r, exitIncomplete) {
							s.checkMatches(format, r.stdout, `(?i)candidate`, `(?i)ignored`, `(?i)excluded`)
						}
					}
				},
			},
		},
	}
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

func actionRows() subject {
	return subject{
		name:  "The action",
		about: "The tests run `action.yml` as GitHub's runner does.",
		rows: []situation{
			{when: "inputs with line breaks, `<<EOF`, `$(…)`, backquotes or flags", inFolder: endsPass.withText("no input is executed or adds a flag"), otherTests: []string{"cmd/sealint.TestActionPassesInputsThroughTheEnvironment", "cmd/sealint.TestActionRuns"}},
			{when: "a SARIF file that is committed in the pull request, and a run that writes none", inFolder: endsUsage.withText("the committed file is not the output of the action"), otherTests: []string{"cmd/sealint.TestActionRuns", "cmd/sealint.TestActionTwice"}},
			{when: "a committed symbolic link at the path of the SARIF file or of its folder", inFolder: endsUsageOrIncomplete.withText("refused; no file outside is written"), otherTests: []string{"cmd/sealint.TestActionRuns"}},
		},
	}
}

func placeRows() subject {
	return subject{
		name:  "Where it runs",
		about: "The result does not depend on the place where sealint runs.",
		rows: []situation{
			{
				when:     "a working directory whose name has a space, `#`, `?`, `%`, `ü`, brackets or a line break, or begins with a dash",
				inFolder: endsFail.withText("no effect"),
				try: func(s *stage) {
					for _, name := range []string{"a b", "#a", "a?b", "a%20b", "ä ü", "[a]", "{a}", "*", "-a", "a\nb", "a\\b", "a:b", "a'\"b", "~", "a&b;c", "a\u202eb"} {
						s.in(name, func(s *stage) {
							s.file("api.yaml", goodContract+"components: {schemas: {A: {$ref: 'part.yaml#/A'}}}\n")
							s.file("part.yaml", "A: {type: string}\n")
							s.file("sub/parcels.yaml", contract30)
							r := s.run("sealint", "lint", "--output", "sarif=r.sarif")
							if s.checkExit(fmt.Sprintf("%q", name), r, exitFail) {
								s.checkMatches(name, r.stdout, `(?m)^sub/parcels\.yaml:3:\d+: high`, `(?m)^api\.yaml:3:\d+: low`)
								s.checkMatches(name, s.read("r.sarif"), `"uri": ?"sub/parcels\.yaml"`)
							}
						})
					}
				},
			},
			{
				when:     "files in the working directory with the names of files inside sealint: `official.json`, `schema.json`, `rules/`",
				inFolder: endsFail.withText("no effect"),
				try: func(s *stage) {
					s.file("api.yaml", contract30)
					s.file("swagger.yaml", "swagger: '2.0'\ninfo: {title: parcels, version: \"1.0.0\", wrong: [1]}\npaths: {}\nschemes: [http, ssh]\n")
					s.file("a.cdx.json", strings.Replace(cyclonedxJSON, `"version": 1,`, `"version": "one",`, 1))
					s.file("a.integration.yaml", manifestV1+"extra: 1\n")
					before := s.run("sealint", "lint", "--profile", "strict")
					s.checkExit("before", before, exitFail, exitIncomplete)
					var names []string
					for _, name := range []string{"official.json", "schema.json", "openapi.schema.json", "config.schema.json", "integration.schema.json", "bom-1.5.schema.json", "spdx.schema.json", "schemas/operation.json", "controls.yaml", "3.0.json", "2.0", "oas.json"} {
						s.file(name, "true")
						names = append(names, name)
					}
					s.file("rules/openapi/tls_required.rego", "package sealint.openapi.tls_required\n")
					after := s.run(append([]string{"sealint", "lint", "--profile", "strict"}, "api.yaml", "swagger.yaml", "a.cdx.json", "a.integration.yaml")...)
					findings := func(text string) string {
						return strings.Join(regexp.MustCompile(`(?m)^\S+:\d+:\d+: .*$`).FindAllString(text, -1), "\n")
					}
					if findings(before.stdout) != findings(after.stdout) {
						s.failf("the files %v change the findings:\n%s\nbefore:\n%s", names, findings(after.stdout), findings(before.stdout))
					}
				},
			},
			{
				when:     "a run at the top of a repository, in a folder of it, or with its absolute path",
				inFolder: endsFail.withText("the same report"), needs: []need{needGit},
				try: func(s *stage) {
					s.file("services/parcels.yaml", contract30)
					s.file("good.yaml", goodContract)
					s.git("init", "-q", ".")
					top := s.run("sealint", "lint")
					s.checkExit("top", top, exitFail)
					c := s.command("sealint", "lint")
					c.cmd.Dir = s.path("services")
					c.start()
					below := c.wait()
					absolute := s.run("sealint", "lint", s.dir)
					for name, r := range map[string]result{"below": below, "absolute": absolute} {
						if r.code != top.code || r.stdout != top.stdout {
							s.failf("%s:\n%s\nfrom the top:\n%s", name, r.output(), top.output())
						}
					}
				},
			},
			{
				when:     "two runs over the same files",
				inFolder: endsFail.withText("the same report, byte for byte"),
				try: func(s *stage) {
					for i := range 6 {
						s.file(fmt.Sprintf("parcels-%d.yaml", i), contract30)
					}
					s.file("broken.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n")
					s.file("a.cdx.json", cyclonedxJSON)
					for _, format := range report.Formats {
						first, second := s.run("sealint", "lint", "--format", format), s.run("sealint", "lint", "--format", format)
						if first.stdout != second.stdout || first.stdout == "" {
							s.failf("%s: the two reports differ", format)
						}
					}
				},
			},
		},
	}
}
