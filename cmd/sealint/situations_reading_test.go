//go:build unix

package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// nobody is the id of the user nobody, who owns no files.
const nobody = 65534

func readingRows() subject {
	padding := strings.Repeat("# A long introduction that says nothing of the contract.\n", 1400)
	return subject{
		name:  "Reading",
		about: "A document that sealint cannot read to its end is a problem.",
		rows: []situation{
			{
				when:  "a document that sealint has no permission to read",
				needs: []need{needRoot},
				files: files{"parcels.openapi.yaml": contract30, "api.yaml": contract30, "client.cdx.json": cyclonedxJSON, "a.integration.yaml": manifestV1, "data.json": contractJSON},
				prepare: func(s *stage) {
					for _, name := range []string{"parcels.openapi.yaml", "api.yaml", "client.cdx.json", "a.integration.yaml", "data.json"} {
						os.Chmod(s.path(name), 0)
					}
					s.user = nobody
				},
				noRepository:  true,
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`permission denied`},
				message: "why the file cannot be opened",
			},
			{
				when:     "a folder that sealint has no permission to read",
				needs:    []need{needRoot},
				inFolder: endsIncomplete,
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("services/parcels.openapi.yaml", contract30)
					os.Chmod(s.path("services"), 0)
					s.user = nobody
					r := s.run("sealint", "lint")
					if s.checkExit("in no repository", r, exitIncomplete) {
						s.checkMatches("in no repository", r.stdout, `services.*not judged`, goodContractJudged)
					}
					os.Chmod(s.path("services"), 0o755)
					s.git("init", "-q", ".")
					s.git("config", "--file", filepath.Join(s.work, ".gitconfig"), "safe.directory", "*")
					s.env = append(s.env, "GIT_CONFIG_GLOBAL="+filepath.Join(s.work, ".gitconfig"))
					os.Chmod(filepath.Join(s.work, ".gitconfig"), 0o644)
					os.Chmod(s.path("services"), 0)
					r = s.run("sealint", "lint")
					if s.checkExit("in a repository", r, exitIncomplete) {
						s.checkMatches("in a repository", r.stdout, `services.*not judged|not judged.*services`, goodContractJudged)
					}
					os.Chmod(s.path("services"), 0o755)
				},
				message: "which folder cannot be opened, and why",
			},
			{
				when:     "a read error of the disk in a document (EIO)",
				needs:    []need{needStrace},
				inFolder: endsIncomplete,
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					file := s.file("parcels.openapi.yaml", contract30)
					for _, args := range [][]string{{"lint", "parcels.openapi.yaml"}, {"lint"}} {
						r := s.run(append([]string{"strace", "-f", "-qq", "-o", os.DevNull, "-P", file, "-e", "trace=read,pread64", "-e", "inject=read,pread64:error=EIO", filepath.Join(s.bin, "sealint")}, args...)...)
						if s.checkExit(strings.Join(args, " "), r, exitIncomplete) {
							s.checkMatches("EIO", r.stdout, `(?m)^parcels\.openapi\.yaml: not judged: .*input/output error`)
						}
					}
				},
				message: "the error of the operating system",
			},
			{
				when:          "a read error in a file outside the repository (EIO)",
				needs:         []need{needProc},
				instanceNames: []string{"proc/self/mem"},
				onCommandLine: endsNotJudged,
				try: func(s *stage) {
					r := s.run("sealint", "lint", "/proc/self/mem")
					if s.checkExit("named", r, exitIncomplete) {
						s.checkMatches("named", r.stdout, `mem: not judged: `)
					}
				},
				message: "the error of the operating system",
			},
			{
				when:     "the operating system allows fewer open files than there are documents (EMFILE)",
				inFolder: endsUsageOrIncomplete.withText("every document judged, or 3"),
				try: func(s *stage) {
					const n = 24
					for i := range n {
						s.file(fmt.Sprintf("parcels-%d.openapi.yaml", i), contract30)
					}
					for _, limit := range []int{8, 10, 12, 14, 20} {
						r := s.run("sh", "-c", fmt.Sprintf("ulimit -n %d && exec sealint lint", limit))
						if strings.Contains(r.stderr, "runtime:") {
							continue // with so few open files, the process cannot start
						}
						what := fmt.Sprintf("%d open files", limit)
						if s.checkExit(what, r, exitFail, exitUsage, exitIncomplete) && r.code == exitFail {
							s.checkMatches(what, r.stdout, fmt.Sprintf(`%d contracts`, n))
						}
					}
				},
				message: "`too many open files`",
			},
			{
				when: "a document that is larger than `--max-size`, with its keys at the beginning or at the end",
				files: files{
					"first.yaml": contract30 + padding, "comments.yaml": padding + contract30, "last.openapi.yaml": "x-notes:\n" + strings.Repeat("  - a note\n", 8000) + contractRest + "openapi: 3.0.3\n",
					"last.json":       `{"x-notes": "` + strings.Repeat("nothing ", 10000) + `", ` + strings.TrimSuffix(contractFlow, "}") + `, "openapi": "3.0.3"}`,
					"first.json":      strings.TrimSuffix(contractJSON, "}") + `, "x-notes": "` + strings.Repeat("nothing ", 10000) + `"}`,
					"client.cdx.json": `{"x": "` + strings.Repeat("nothing ", 10000) + `", ` + strings.TrimPrefix(cyclonedxJSON, "{"), "bom.xml": "<?xml version=\"1.0\"?><!--" + padding + "-->" + cyclonedxXML,
					"deep.yaml": padding + indent("  ", contract30), "a.integration.yaml": padding + manifestV1, "escaped.yaml": padding + "\"open\\u0061pi\": 3.0.3\n" + contractRest,
					"wide.openapi.yaml": utf16Text(binary.LittleEndian, "\ufeff"+padding+contract30), "a.spdx": strings.ReplaceAll(padding, "#", "# #") + spdxTag,
				},
				flags:         []string{"--max-size", "60000"},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantText: []string{`60000`, `--max-size`},
				message: "the size of the file, and the flag that sets the limit",
			},
			{
				when: "a document with a syntax error: it is cut off, has a duplicate key, a tab, or text after its end, has aliases that multiply or contain themselves, or is nested more than 1,000 levels deep",
				files: files{
					"cut.json": contractJSON[:len(contractJSON)-8], "cut.yaml": contract30 + "x: {a: [1,\n", "duplicate.yaml": contract30 + "info: {}\n", "duplicate.json": strings.TrimSuffix(contractJSON, "}") + `, "info": {}}`,
					"tab.yaml": contract30 + "x:\n\ty: 1\n", "tabs.openapi.yaml": indent("\t", contract30), "after.json": contractJSON + "\n" + contractJSON, "after.openapi.json": contractJSON + " x",
					"bomb.yaml": contract30 + "x-a: &a [1,1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n" +
						"x-e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nx-f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\nx-g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n",
					"loop.yaml": contract30 + "x-a: &a [*a]\n", "unknown.yaml": contract30 + "x-a: *nothing\n", "deep.yaml": contract30 + "x: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n",
					"deep.json": strings.TrimSuffix(contractJSON, "}") + `, "x": ` + strings.Repeat("[", 100000) + strings.Repeat("]", 100000) + "}", "open.json": strings.TrimSuffix(contractJSON, "}") + `, "x": ` + strings.Repeat(`{"a":`, 90000),
					"colon.yaml": "openapi: 3.0.3\ninfo: a: b\n", "quote.yaml": contract30 + "x: \"never closed\n", "merge.yaml": "<<: &a {openapi: 3.0.3, <<: *a}\n" + contractRest,
					"cut.cdx.json": cyclonedxJSON[:len(cyclonedxJSON)-5], "cut.xml": cyclonedxXML[:len(cyclonedxXML)-30], "list.yaml": contract30 + "? [a, b]\n: 1\n",
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged,
				message: "what is wrong, and the line",
			},
			{
				when:          "a pipe or a device instead of a document",
				onCommandLine: endsIncomplete,
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.pipe("pipe.openapi.yaml")
					for _, name := range []string{"pipe.openapi.yaml", "/dev/zero", "/dev/tty", "/dev/null"} {
						r := s.run("sealint", "lint", "good.yaml", name)
						if s.checkExit(name, r, exitIncomplete) {
							s.checkMatches(name, r.stdout, `not judged: `, goodContractJudged)
						}
					}
					s.checkExit("a pipe in a folder", s.run("sealint", "lint"), exitPass, exitIncomplete) // sealint must not wait for a writer
				},
				message: "that it is not a regular file",
			},
			{
				when:          "standard input that is empty, is not a document, is larger than `--max-size`, or never ends",
				onCommandLine: endsIncomplete,
				try: func(s *stage) {
					for name, text := range map[string]string{"empty": "", "blank": " \n", "prose": "hello\n", "larger": contract30 + padding, "cut": contractJSON[:40]} {
						c := s.command("sealint", "lint", "--max-size", "60000", "-")
						c.cmd.Stdin = strings.NewReader(text)
						c.start()
						if r := c.wait(); s.checkExit(name, r, exitIncomplete) {
							s.checkMatches(name, r.stdout, `(?m)^stdin(:\d+:\d+)?: not judged: `)
						}
					}
					in, out, err := os.Pipe()
					if err != nil {
						s.t.Fatal(err)
					}
					c := s.command("sealint", "lint", "--max-size", "60000", "-")
					c.cmd.Stdin = in
					c.start()
					in.Close()
					written := make(chan int64)
					go func() { // sealint must stop reading at the limit
						n, _ := io.Copy(out, io.LimitReader(endlessReader{}, 64<<20))
						out.Close()
						written <- n
					}()
					if r := c.wait(); s.checkExit("without end", r, exitIncomplete) {
						s.checkMatches("without end", r.stdout, `(?m)^stdin(:\d+:\d+)?: not judged: `)
					}
					if n := <-written; n == 64<<20 {
						s.failf("64 MB were read under a limit of 60 KB")
					}
				},
				message: "the same as for a file",
			},
			{
				when:          "a path that does not exist, or a glob that matches no file",
				instanceNames: []string{"nowhere.yaml", "no*where.yaml"}, files: files{"good.yaml": goodContract},
				onCommandLine: endsNotJudged, message: "that the path does not exist, or that the glob matches no file",
			},
			{
				when:     "no documents at all: the folder is empty, has only other files, or the configuration excludes everything",
				inFolder: endsUsage,
				try: func(s *stage) {
					for name, set := range map[string]files{
						"empty": {"sub/.keep": ""}, "other": {"sub/README.md": "# x\n", "sub/package.json": "{}"}, "excluded": {"sub/api.yaml": contract30, ".sealint.yaml": "exclude: ['**']\n"},
						"vendored": {"sub/vendor/api.yaml": contract30},
					} {
						for file, content := range set {
							s.file(name+"/"+file, content)
						}
						c := s.command("sealint", "lint", "sub")
						c.cmd.Dir = s.path(name)
						c.start()
						if r := c.wait(); s.checkExit(name, r, exitUsage) {
							s.checkMatches(name, r.stderr, `nothing to judge`)
						}
					}
				},
				message: "what sealint looked for and where; with `--allow-empty` the run passes",
			},
			{
				when:     "a file below `vendor/` or `node_modules/`",
				files:    files{"vendor/x/api.yaml": contract30, "node_modules/x/openapi.json": contractJSON, "services/node_modules/y/client.cdx.json": cyclonedxJSON, "services/vendor/api.yaml": contract30},
				flags:    []string{"--verbose"},
				inFolder: endsNotPartOfRun, wantText: []string{`(?m)^vendor/x/api\.yaml: .*vendor`, `(?m)^services/node_modules/y/client\.cdx\.json: .*node_modules`, `\b4 in vendor or node_modules`},
				message: "how many files are in such folders",
			},
			{
				when:       "a document that `.sealint.yaml` excludes",
				files:      files{"old/parcels.openapi.yaml": contract30, "old/client.cdx.json": cyclonedxJSON},
				extraFiles: files{".sealint.yaml": "exclude: ['old/**']\n"},
				inFolder:   endsNotPartOfRun, flags: []string{"--verbose"},
				wantText: []string{`2 files excluded by \.sealint\.yaml`, `(?m)^old/client\.cdx\.json: .*excluded`}, message: "how many files are excluded, and by which configuration file",
			},
			{
				when:       "a document that git ignores",
				needs:      []need{needGit},
				files:      files{"build/parcels.openapi.yaml": contract30, "a.cdx.json": cyclonedxJSON},
				extraFiles: files{".gitignore": "/build/\n*.cdx.json\n"},
				inFolder:   endsNotPartOfRun, flags: []string{"--verbose"},
				wantText: []string{`2 ignored by git`, `(?m)^a\.cdx\.json: ignored by git`}, message: "how many files git ignores",
			},
			{
				when:  "files that are judged and files that are not, with `--verbose`",
				files: files{"package.json": "{}", "settings.yaml": "a: 1\n", "vendor/api.yaml": contract30, "old/api.yaml": contract30}, extraFiles: files{".sealint.yaml": "exclude: ['old/**']\n"},
				flags:    []string{"--verbose"},
				inFolder: endsNoted.withText("0"), message: "each file that may be a document, its result and the reason",
			},
			{
				when:     "a manifest whose contract or SBOM is missing, cannot be judged, or is outside the repository",
				inFolder: endsIncomplete.withText("3, with a finding"),
				try: func(s *stage) {
					s.outside("api.yaml", goodContract)
					s.file("good.yaml", goodContract)
					s.file("broken.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n")
					s.file("other.yaml", "a: 1\n")
					for i, spec := range []string{
						"contract: {path: nowhere.yaml}", "contract: {path: broken.yaml}", "contract: {path: ../elsewhere/api.yaml}", "contract: {path: other.yaml}", "contract: {path: .}",
						"contract: {path: " + filepath.Join(s.work, "api.yaml") + "}", "supplyChain: {sbom: nowhere.cdx.json}", "supplyChain: {sbom: good.yaml}", "supplyChain: {sbom: ../elsewhere/api.yaml}",
						"contract: {path: 'https://parcels.acme.test/api.yaml'}",
					} {
						name := fmt.Sprintf("m%d.integration.yaml", i)
						s.file(name, "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: parcels}\nspec: {"+spec+"}\n")
						if r := s.run("sealint", "lint", name); s.checkExit(spec, r, exitIncomplete) {
							s.checkMatches(spec, r.stdout, `not judged: `, name)
						}
					}
				},
				message: "which file the manifest names, and why it was not read",
			},
			{
				when:     "a manifest with an OpenAPI Overlay that is missing, outside the repository, no overlay, of an unknown version, for another contract, or cannot be applied",
				inFolder: endsIncomplete.withText("3, with a finding"),
				try: func(s *stage) {
					const head = "overlay: 1.0.0\ninfo: {title: o, version: '1'}\n"
					s.outside("o.yaml", head+"actions: [{target: $.info, update: {x-a: 1}}]\n")
					s.file("good.yaml", goodContract)
					for name, text := range map[string]string{
						"nowhere.yaml": "", "../elsewhere/o.yaml": "", ".": "", "https://parcels.acme.test/o.yaml": "", "good.yaml": "",
						"other.yaml": "a: 1\n", "empty.yaml": "", "broken.yaml": head + "actions: [{target: $, target: $}]\n", "binary.yaml": "\x00\x01",
						"two.yaml": "overlay: 2.0.0\n", "documents.yaml": head + "actions: [{target: $.info, update: {}}]\n---\n" + head,
						"bare.yaml": head, "typo.yaml": head + "actions: [{target: $.info, udpate: {}}]\n", "extends.yaml": head + "extends: other.yaml\nactions: [{target: $.info, update: {}}]\n",
						"path.yaml": head + "actions: [{target: info, update: {}}]\n", "slow.yaml": head + "actions: [{target: '$..*..*', update: {}}]\n",
						"misfit.yaml": head + "actions: [{target: $.info, update: [a]}]\n", "root.yaml": head + "actions: [{target: $, remove: true}]\n",
						"grows.yaml": head + "actions: [{target: $, update: {a: [1, 2, 3, 4, 5, 6, 7, 8]}}" + strings.Repeat(", {target: $.a, copy: $.a}", 30) + "]\n",
					} {
						if text != "" || name == "empty.yaml" {
							s.file(name, text)
						}
						s.file("m.integration.yaml", "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: parcels}\nspec: {contract: {path: good.yaml, overlays: ['"+name+"']}}\n")
						if r := s.run("sealint", "lint", "m.integration.yaml"); s.checkExit(name, r, exitIncomplete) {
							s.checkMatches(name, r.stdout, `(?m)^[^:]+\.yaml:\d+:\d+: not judged: `, `integration/contract-drift`)
						}
					}
				},
				message: "which overlay it is, or what in it is wrong, at its line",
			},
			{
				when:     "a manifest with a Backstage catalog file (metadata.from) that is missing, outside the repository, broken, no catalog, or without the one entity that is meant",
				inFolder: endsIncomplete,
				try: func(s *stage) {
					const component = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: parcels}\nspec: {type: service, owner: team-parcels, lifecycle: production}\n"
					s.outside("catalog-info.yaml", component)
					s.file("api.yaml", goodContract)
					for from, text := range map[string]string{
						"nowhere.yaml": "", "../elsewhere/catalog-info.yaml": "", ".": "", "https://parcels.acme.test/catalog-info.yaml": "",
						"other.yaml": "a: 1\n", "empty.yaml": "", "broken.yaml": "kind: [\n", "twice.yaml": "apiVersion: a\napiVersion: b\n", "binary.yaml": "\x00\x01",
						"two.yaml": component + "---\n" + strings.Replace(component, "{name: parcels}", "{name: letters}", 1), "none.yaml#component:lamps": component, "list.yaml": "[1]\n",
					} {
						if file, _, _ := strings.Cut(from, "#"); text != "" || file == "empty.yaml" {
							s.file(file, text)
						}
						s.file("m.integration.yaml", "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: parcels-client, from: '"+from+"'}\nspec: {contract: {path: api.yaml}}\n")
						if r := s.run("sealint", "lint", "m.integration.yaml"); s.checkExit(from, r, exitIncomplete) {
							s.checkMatches(from, r.stdout, `(?m)^[^:]+\.yaml:\d+:\d+: not judged: `)
						}
					}
				},
				message: "which file the manifest names, and why nothing was taken from it",
			},
			{
				when:     "a manifest in a folder with so many files that sealint does not look for proofs among them, unless contract.usage names the proofs or is empty",
				inFolder: endsIncomplete,
				try: func(s *stage) {
					for i := range 1001 {
						s.file(fmt.Sprintf("m/%d.json", i), "{}")
					}
					s.file("m/api.yaml", goodContract)
					for usage, want := range map[string]int{"": exitIncomplete, ", usage: []": exitFail, ", usage: [pact.json]": exitFail} {
						s.file("m/pact.json", `{"consumer": {"name": "a"}, "provider": {"name": "b"}, "interactions": []}`)
						s.file("m/a.integration.yaml", "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: parcels}\nspec: {contract: {path: api.yaml"+usage+"}}\n")
						if r := s.run("sealint", "lint", "m/a.integration.yaml"); s.checkExit(usage, r, want) && want == exitIncomplete {
							s.checkMatches(usage, r.stdout, `a\.integration\.yaml:\d+:\d+: not judged: is in a folder with more than 1000 files .*contract\.usage`)
						}
					}
				},
				message: "that no proofs were looked for, and how to name them",
			},
			{
				when:          "an OpenAPI Overlay, a Pact file or an Arazzo description without the manifest that it is for",
				onCommandLine: endsNotJudged, inFolder: endsNotPartOfRun,
				files: map[string]string{
					"o.overlay.yaml": "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions: [{target: $.info, update: {x-a: 1}}]\n", "flow.yaml": "arazzo: 1.0.1\ninfo: {title: f, version: '1'}\nsourceDescriptions: []\nworkflows: []\n",
					"pact.json": `{"consumer": {"name": "a"}, "provider": {"name": "b"}, "interactions": []}`,
				},
				message:    "that a manifest has to name it, and in which field",
				otherTests: []string{"cmd/sealint.TestScripts"},
			},
			{
				when:     "a proof of used operations (a Pact file or an Arazzo description) that a manifest names and that is missing, outside the repository, or not understood; or a broken one beside it",
				inFolder: endsIncomplete,
				try: func(s *stage) {
					s.outside("pact.json", `{"interactions": []}`)
					s.file("api.yaml", goodContract)
					s.file("broken.yaml", "arazzo: 1.0.0\narazzo: 1.0.0\n")
					s.file("other.yaml", "a: 1\n")
					s.file("kind.json", `{"interactions": [{"type": "Plugin/Lamp"}]}`)
					s.file("later.yaml", "arazzo: 2.0.0\n")
					s.file("elsewhere.yaml", "arazzo: 1.0.0\nsourceDescriptions: [{name: a, url: other.yaml}]\nworkflows: [{steps: [{operationId: a}]}]\n")
					manifest := func(name, usage string) {
						s.file(name, "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: parcels}\nspec: {contract: {path: "+path.Join(strings.Repeat("../", strings.Count(name, "/")), "api.yaml")+usage+"}}\n")
					}
					for i, proof := range []string{"nowhere.json", "broken.yaml", "other.yaml", "kind.json", "later.yaml", "elsewhere.yaml", "api.yaml", "../elsewhere/pact.json", "'https://parcels.acme.test/pact.json'", "."} {
						name := fmt.Sprintf("m%d/a.integration.yaml", i)
						if proof[0] != '\'' {
							proof = "../" + proof
						}
						manifest(name, ", usage: ["+proof+"]")
						if r := s.run("sealint", "lint", name); s.checkExit(proof, r, exitIncomplete) {
							s.checkMatches(proof, r.stdout, `not judged: `)
						}
					}
					manifest("found/a.integration.yaml", "")
					for name, text := range map[string]string{
						"found/x.json": `{"consumer": {"name": "a"}, "interactions": [}`, "found/pacts/y.json": `{"consumer": {}, "consumer": {}, "interactions": []}`, "pact/z.yaml": "arazzo: 3.0.0\n",
					} {
						s.file(name, text)
						if r := s.run("sealint", "lint", "found/a.integration.yaml"); s.checkExit(name, r, exitIncomplete) {
							s.checkMatches(name, r.stdout, name+".*not judged: .*proof")
						}
						s.file(name, "{}")
					}
				},
				message: "which file is not understood, and where",
			},
			{
				when:     "a very large document: one line of JSON with a secret in it, 50,000 paths, 4 million numbers on one line",
				inFolder: endsJudged.withText("judged; ten times the size takes at most twelve times as long"), otherTests: []string{"lint.BenchmarkGrowth"},
			},
		},
	}
}

// endlessReader is a reader that never ends.
type endlessReader struct{}

func (endlessReader) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '#'
	}
	time.Sleep(time.Millisecond)
	return len(p), nil
}

func referenceRows() subject {
	const secret = "planted-9f1c0d"
	contract := func(ref string) string {
		return "openapi: 3.0.3\ninfo: {title: parcels, version: \"1.0.0\"}\nservers: [{url: \"https://parcels.acme.test/v1\"}]\npaths: {}\ncomponents: {schemas: {A: {$ref: \"" + ref + "\"}}}\n"
	}
	refs := files{
		"up.yaml": "../elsewhere/secret.yaml", "passwd.yaml": "../../../../../../../../etc/passwd", "etc.yaml": "/etc/passwd", "slashes.yaml": "//etc/passwd", "host.yaml": "//127.0.0.1:1/secret.yaml",
		"file.yaml": "file:///etc/passwd", "relative.yaml": "file:secret.yaml", "http.yaml": "http://127.0.0.1:1/secret.yaml", "https.yaml": "https://127.0.0.1:1/secret.yaml#/a", "ftp.yaml": "ftp://127.0.0.1:1/x",
		"data.yaml": "data:application/json,{}", "percent.yaml": "%2e%2e/elsewhere/secret.yaml", "double.yaml": "..%2felsewhere%2fsecret.yaml", "twice.yaml": "%252e%252e/elsewhere/secret.yaml",
		"backslash.yaml": `..\\elsewhere\\secret.yaml`, "inside.yaml": "folder/../../elsewhere/secret.yaml", "dots.yaml": "./.././elsewhere/secret.yaml#/x", "link.yaml": "link.yml", "linkdir.yaml": "linked/secret.yaml",
		"pipe.yaml": "pipe", "folder.yaml": "folder", "folderslash.yaml": "folder/", "missing.yaml": "nowhere.yaml#/a", "empty.yaml": "blank.yml", "zero.yaml": "zero", "proc.yaml": "/proc/self/environ", "fd.yaml": "/dev/fd/0",
		"query.yaml": "secret.yaml?x=1", "pointer.yaml": "#/components/schemas/Nothing", "self.yaml": "self.yaml#/components/schemas/B", "nul.yaml": `secret\0.yaml`, "git.yaml": ".git/config",
		"upper.yaml": "FILE:///etc/passwd", "windows.yaml": "C:/secret.yaml", "unc.yaml": `\\\\127.0.0.1\\secret.yaml`,
	}
	instances := files{}
	for name, ref := range refs {
		instances[name] = contract(ref)
	}
	chain := &strings.Builder{}
	chain.WriteString(contract30 + "components:\n  schemas:\n")
	for i := range 10000 {
		fmt.Fprintf(chain, "    S%d: {$ref: '#/components/schemas/S%d'}\n", i, i+1)
	}
	chain.WriteString("    S10000: {type: string}\n")
	return subject{
		name:  "References",
		about: "sealint follows a reference only inside the root of its document: the repository around the document, or else its folder. It\nopens no target outside the root.",
		rows: []situation{
			{
				when:  "a `$ref` to a file outside the root, to the network, to a device, a pipe or a folder, or to something that does not exist",
				files: instances,
				prepare: func(s *stage) {
					s.outside("secret.yaml", "# "+secret+"\na: {type: string, description: "+secret+"}\n")
					s.file("folder/x.yml", "a: 1\n")
					s.file("blank.yml", "")
					s.link("../elsewhere/secret.yaml", "link.yml")
					s.link("../elsewhere", "linked")
					s.link("/dev/zero", "zero")
					s.pipe("pipe")
				},
				onCommandLine: endsPartlyJudged, inFolder: endsPartlyJudged, wantNoText: []string{secret, `root:x?:0`},
				message: "the target of the reference, its line, and that sealint did not open it",
			},
			{
				when: "references that lead only to each other, in a circle",
				files: files{
					"one.yaml": contract("#/components/schemas/A"),
					"two.yaml": strings.Replace(contract("#/components/schemas/B"), "}}}", "}, B: {$ref: \"#/components/schemas/A\"}}}", 1),
				},
				onCommandLine: endsPartlyJudged, inFolder: endsPartlyJudged, message: "that the references lead only to each other",
			},
			{
				when: "a chain of 10,000 references that ends at a definition", files: files{"chain.yaml": chain.String()},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
		},
	}
}
