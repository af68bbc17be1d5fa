//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// plantProgram writes a program that records each of its runs in a file. It returns the path of the program, and a function that
// returns and deletes the records.
func (s *stage) plantProgram() (program string, ran func() string) {
	mark := filepath.Join(s.work, "RAN")
	program = s.outside("planted.sh", "#!/bin/sh\necho \"$0 $*\" >> '"+mark+"'\nexit 1\n")
	os.Chmod(program, 0o755)
	return program, func() string {
		text, _ := os.ReadFile(mark)
		os.Remove(mark)
		return string(text)
	}
}

// writeSettings writes the path of a program into every setting of the repository that makes git run a program.
func (s *stage) writeSettings(program string) {
	for _, hook := range []string{"post-index-change", "pre-commit", "post-checkout", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc", "post-merge"} {
		file := s.file(".git/hooks/"+hook, "#!/bin/sh\nexec "+program+" hook\n")
		os.Chmod(file, 0o755)
	}
	s.file(".gitattributes", "* filter=x diff=x merge=x\n")
	s.file(".git/info/attributes", "* filter=x diff=x merge=x\n")
	s.file(".git/more", "[core]\n\tsshCommand = "+program+" included\n[alias]\n\tls-files = !"+program+" alias\n")
	for key, value := range map[string]string{
		"core.fsmonitor": program, "core.sshCommand": program, "core.askPass": program, "core.editor": program, "core.pager": program, "core.gitProxy": program, "core.alternateRefsCommand": program,
		"sequence.editor": program, "pager.ls-files": program, "pager.status": program, "alias.ls-files": "!" + program, "alias.status": "!" + program, "alias.rev-parse": "!" + program,
		"credential.helper": "!" + program, "credential.https://parcels.acme.test.helper": program, "gpg.program": program, "gpg.ssh.program": program, "diff.external": program, "diff.x.textconv": program, "diff.x.command": program,
		"filter.x.clean": program, "filter.x.smudge": program, "filter.x.process": program, "filter.x.required": "true", "merge.x.driver": program, "uploadpack.packObjectsHook": program,
		"remote.origin.url": "ext::" + program, "remote.origin.uploadpack": program, "remote.origin.receivepack": program, "protocol.ext.allow": "always", "protocol.allow": "always",
		"interactive.diffFilter": program, "submodule.x.update": "!" + program, "trailer.x.command": program, "web.browser": program, "init.templateDir": filepath.Dir(program),
		"include.path": "more", "extensions.worktreeConfig": "true", "core.repositoryFormatVersion": "1", "maintenance.auto": "true", "gc.auto": "1", "feature.manyFiles": "true", "core.untrackedCache": "true",
		"tar.x.command": program, "browser.x.cmd": program, "difftool.x.cmd": program, "mergetool.x.cmd": program, "sendemail.sendmailCmd": program, "log.showSignature": "true", "index.skipHash": "false",
	} {
		s.git("config", key, value)
	}
	s.file(".git/config.worktree", "[core]\n\tfsmonitor = "+program+" worktree\n\thooksPath = "+filepath.Join(s.dir, ".git/hooks")+"\n")
}

// makePartialClone makes a partial clone with a sparse index in which the tree object of a folder is missing. git fetches this
// object when it lists the folder.
func (s *stage) makePartialClone() {
	s.file("api/api.yaml", goodContract)
	s.file("other/x.md", "x\n")
	s.commit()
	s.git("sparse-checkout", "init", "--cone", "--sparse-index")
	s.git("sparse-checkout", "set", "api")
	tree := s.git("rev-parse", "HEAD:other")
	s.git("config", "core.repositoryFormatVersion", "1")
	s.git("config", "extensions.partialClone", "origin")
	s.git("config", "remote.origin.promisor", "true")
	if err := os.Remove(s.path(".git/objects/" + tree[:2] + "/" + tree[2:])); err != nil {
		s.t.Fatal(err)
	}
}

func gitRows() subject {
	addRepository := func(s *stage, dir string) {
		s.file(dir+"/parcels.yaml", contract30)
		s.gitIn(dir, "init", "-q", ".")
		s.gitIn(dir, "add", ".")
		s.gitIn(dir, "commit", "-q", "-m", "nested")
	}
	addSubmodule := func(s *stage) {
		addRepository(s, "../elsewhere/origin")
		s.file("good.yaml", goodContract)
		s.commit()
		s.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", filepath.Join(s.work, "origin"), "services/parcels")
		s.git("commit", "-q", "-m", "submodule")
	}
	return subject{
		name: "The repository and git",
		about: "sealint uses git to list the files of a repository. It must not run a program that the settings of the repository name. If\n" +
			"git cannot list the files, the run is incomplete.",
		rows: []situation{
			{
				when:     "a repository whose settings name a program: fsmonitor, hooks, filters, textconv, external diff, pager, alias, credential helper, ssh command, and others",
				needs:    []need{needGit},
				inFolder: endsPass.withText("the program does not run"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.commit()
					program, ran := s.plantProgram()
					s.writeSettings(program)
					s.file("good.yaml", goodContract+"# changed\n")
					s.command("git", "status").cmd.Run()
					if ran() == "" {
						s.t.Fatal("git status does not run the planted program, so this test would prove nothing")
					}
					for _, command := range []string{"lint", "lint .", "lint good.yaml", "lint *.yaml", "catalog", "controls", "init"} {
						r := s.run(append([]string{"sealint"}, strings.Fields(command)...)...)
						if mark := ran(); mark != "" {
							s.failf("sealint %s: the repository's program ran: %s", command, mark)
						}
						if strings.HasPrefix(command, "lint") {
							if s.checkExit(command, r, exitPass) {
								s.checkMatches(command, r.stdout, goodContractJudged)
							}
						}
					}
				},
			},
			{
				when:     "a partial clone in which an object is missing, and whose settings name a program that would fetch it",
				needs:    []need{needGit},
				inFolder: endsIncomplete.withText("3, the program does not run"),
				try: func(s *stage) {
					s.makePartialClone()
					program, ran := s.plantProgram()
					for name, settings := range map[string][]string{
						"core.sshCommand": {"remote.origin.url=ssh://nowhere.invalid/x", "core.sshCommand=" + program},
						"uploadpack":      {"remote.origin.url=" + s.work, "remote.origin.uploadpack=" + program},
						"ext":             {"remote.origin.url=ext::" + program, "protocol.ext.allow=always", "protocol.allow=always"},
						"proxy":           {"remote.origin.url=git://nowhere.invalid/x", "core.gitProxy=" + program},
						"helper":          {"remote.origin.url=https://127.0.0.1:1/x", "credential.helper=!" + program, "core.askPass=" + program},
					} {
						for _, setting := range settings {
							key, value, _ := strings.Cut(setting, "=")
							s.git("config", key, value)
						}
						r := s.run("sealint", "lint")
						if mark := ran(); mark != "" {
							s.failf("%s: the repository's program ran: %s", name, mark)
						}
						if s.checkExit(name, r, exitIncomplete) {
							s.checkMatches(name, r.output(), `(?i)git`, `(?m)^api/api\.yaml:3:\d+: low`)
						}
					}
				},
				message: "that git could not list the files, and the error of git",
			},
			{
				when:     "a pipe instead of a file that git reads: `core.excludesFile`, `.gitignore`, `.git/config`, the index",
				needs:    []need{needGit},
				inFolder: endsIncomplete.withText("3, within `--timeout`"),
				try: func(s *stage) {
					pipes := map[string]func(s *stage){
						"excludesFile":   func(s *stage) { s.pipe(".git/pipe"); s.git("config", "core.excludesFile", s.path(".git/pipe")) },
						".gitignore":     func(s *stage) { s.pipe("sub/.gitignore"); s.file("sub/x.md", "x") },
						"info/exclude":   func(s *stage) { s.pipe(".git/info/exclude") },
						"config":         func(s *stage) { s.pipe(".git/config") },
						"index":          func(s *stage) { s.pipe(".git/index") },
						"HEAD":           func(s *stage) { s.pipe(".git/HEAD") },
						"include":        func(s *stage) { s.pipe(".git/pipe"); s.git("config", "include.path", s.path(".git/pipe")) },
						".gitattributes": func(s *stage) { s.pipe(".gitattributes") },
						"attributesFile": func(s *stage) { s.pipe(".git/pipe"); s.git("config", "core.attributesFile", s.path(".git/pipe")) },
						".gitmodules":    func(s *stage) { s.pipe(".gitmodules") },
					}
					started := map[string]*job{}
					for name, make := range pipes {
						s.in(strings.ReplaceAll(name, "/", "-"), func(s *stage) {
							s.file("good.yaml", goodContract)
							s.git("init", "-q", ".")
							s.git("add", ".")
							make(s)
							started[name] = s.command("sealint", "lint", "--timeout", "5s")
							started[name].start()
						})
					}
					for name, run := range started {
						r := run.wait()
						if name == "excludesFile" {
							s.checkExit(name, r, exitIncomplete)
						} else {
							s.checkExit(name, r, exitPass, exitIncomplete)
						}
					}
				},
				message: "that git did not answer in time",
			},
			{
				when:     "a repository that belongs to another user (\"dubious ownership\"), as in a container",
				needs:    []need{needGit, needRoot},
				inFolder: endsPass.withText("judged, the same files as for the owner"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("build/parcels.openapi.yaml", contract30)
					s.file(".gitignore", "/build/\n")
					s.git("init", "-q", ".")
					s.git("add", ".")
					s.git("commit", "-q", "-m", "all")
					filepath.WalkDir(s.dir, func(path string, _ fs.DirEntry, _ error) error { return os.Lchown(path, nobody, nobody) })
					r := s.run("sealint", "lint")
					if s.checkExit("root, another's repository", r, exitPass) {
						s.checkMatches("root", r.stdout, goodContractJudged)
						s.checkLacks("root", r.stdout, `(?m)^build/`)
					}
					filepath.WalkDir(s.dir, func(path string, _ fs.DirEntry, _ error) error { return os.Lchown(path, 0, 0) })
					s.user = nobody
					r = s.run("sealint", "lint")
					if s.checkExit("nobody, root's repository", r, exitPass) {
						s.checkMatches("nobody", r.stdout, goodContractJudged)
						s.checkLacks("nobody", r.stdout, `(?m)^build/`)
					}
				},
			},
			{
				when:     "a repository on a machine without git",
				inFolder: endsIncomplete,
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.commit()
					s.env = append(s.env, "PATH="+s.work)
					r := s.run("sealint", "lint")
					if s.checkExit("without git", r, exitIncomplete) {
						s.checkMatches("without git", r.output(), `(?i)\bgit\b`, goodContractJudged)
					}
					if r := s.run("sealint", "lint", "good.yaml"); s.checkExit("named", r, exitPass) {
						s.checkMatches("named", r.stdout, goodContractJudged)
					}
				},
				needs: []need{needGit}, message: "that sealint needs git to know which files belong to the repository",
			},
			{
				when:     "a repository that git cannot read: a broken index, configuration or HEAD, an unknown format, `core.bare`",
				needs:    []need{needGit},
				inFolder: endsIncomplete,
				try: func(s *stage) {
					for name, breaks := range map[string]func(s *stage){
						"index":  func(s *stage) { s.file(".git/index", "DIRC\x00\x00\x00\x02garbage") },
						"config": func(s *stage) { s.file(".git/config", "[core\n") },
						"format": func(s *stage) { s.git("config", "core.repositoryFormatVersion", "99") },
						"unknown": func(s *stage) {
							s.git("config", "core.repositoryFormatVersion", "1")
							s.git("config", "extensions.surprise", "true")
						},
						"gitdir": func(s *stage) {
							os.RemoveAll(s.path(".git"))
							s.file(".git", "gitdir: ../nowhere\n")
						},
						"head": func(s *stage) { s.file(".git/HEAD", "\x00\x01garbage") },
					} {
						s.in(name, func(s *stage) {
							s.file("good.yaml", goodContract)
							s.commit()
							breaks(s)
							codes := []int{exitIncomplete}
							if name == "gitdir" || name == "head" { // git then says that this is not a repository
								codes = append(codes, exitPass)
							}
							if r := s.run("sealint", "lint"); s.checkExit(name, r, codes...) {
								s.checkMatches(name, r.output(), `(?i)\bgit\b`, goodContractJudged)
							}
						})
					}
				},
				message: "the error of git",
			},
			{
				when:         "a folder that is not in a repository",
				noRepository: true, files: files{"parcels.openapi.yaml": contract30, "sub/client.cdx.json": cyclonedxJSON},
				inFolder: endsJudged.withText("every document below the folder judged"), wantText: []string{`no git repository`},
				message: "that the folder is not in a git repository",
			},
			{
				when:     "a repository whose setting `core.worktree` names another folder",
				needs:    []need{needGit},
				inFolder: endsUsageOrIncomplete.withText("no file of the other folder is read"),
				try: func(s *stage) {
					s.outside("secret/parcels.openapi.yaml", strings.ReplaceAll(contract30, "parcels", "elsewhere"))
					s.file("good.yaml", goodContract)
					s.commit()
					s.git("config", "core.worktree", filepath.Join(s.work, "secret"))
					r := s.run("sealint", "lint")
					if s.checkExit("worktree", r, exitPass, exitIncomplete) {
						s.checkMatches("worktree", r.stdout, goodContractJudged)
					}
					s.checkLacks("worktree", r.output(), `elsewhere\.acme\.test`)
				},
			},
			{
				when:     "environment variables that make git read other files: `GIT_DIR`, `GIT_INDEX_FILE`, `GIT_CONFIG_COUNT` and others",
				needs:    []need{needGit},
				inFolder: endsFail.withText("no effect"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("parcels.openapi.yaml", contract30)
					s.commit()
					program, ran := s.plantProgram()
					for _, variable := range []string{
						"GIT_DIR=" + s.work, "GIT_WORK_TREE=" + s.work, "GIT_INDEX_FILE=" + filepath.Join(s.work, "index"), "GIT_OBJECT_DIRECTORY=" + s.work, "GIT_COMMON_DIR=" + s.work,
						"GIT_CONFIG_COUNT=1\x00GIT_CONFIG_KEY_0=core.fsmonitor\x00GIT_CONFIG_VALUE_0=" + program, "GIT_CONFIG_PARAMETERS='core.fsmonitor=" + program + "'", "GIT_EXTERNAL_DIFF=" + program,
						"GIT_SSH_COMMAND=" + program, "GIT_PAGER=" + program, "GIT_TRACE=" + filepath.Join(s.work, "trace"), "GIT_CEILING_DIRECTORIES=" + s.dir, "GIT_LITERAL_PATHSPECS=0", "GIT_ICASE_PATHSPECS=1", "GIT_NAMESPACE=x",
					} {
						s.in(".", func(s *stage) {
							s.env = append(s.env, strings.Split(variable, "\x00")...)
							if r := s.run("sealint", "lint"); s.checkExit(variable, r, exitFail) {
								s.checkMatches(variable, r.stdout, `(?m)^parcels\.openapi\.yaml:3:\d+: high`, goodContractJudged)
							}
						})
						if mark := ran(); mark != "" {
							s.failf("%s: the repository's program ran: %s", variable, mark)
						}
					}
					if _, err := os.Lstat(filepath.Join(s.work, "trace")); err == nil {
						s.failf("git wrote a trace")
					}
				},
			},
			{
				when:          "a submodule that is checked out",
				needs:         []need{needGit},
				prepare:       addSubmodule,
				instanceNames: []string{"services/parcels"},
				inFolder:      endsNoted, wantText: []string{`submodules: true`},
				message: "that sealint did not look into it, and the setting that includes it: `submodules: true`",
			},
			{
				when:     "a submodule on the command line, or with `submodules: true` in the configuration",
				needs:    []need{needGit},
				inFolder: endsJudged,
				try: func(s *stage) {
					addSubmodule(s)
					for _, arg := range []string{"services/parcels", "services/parcels/parcels.yaml"} {
						if r := s.run("sealint", "lint", arg); s.checkExit(arg, r, exitFail) {
							s.checkMatches(arg, r.stdout, `(?m)^(services/parcels/)?parcels\.yaml:3:\d+: high`)
						}
					}
					s.file(".sealint.yaml", "submodules: true\n")
					if r := s.run("sealint", "lint"); s.checkExit("submodules: true", r, exitFail) {
						s.checkMatches("submodules: true", r.stdout, `(?m)^services/parcels/parcels\.yaml:3:\d+: high`, goodContractJudged)
					}
				},
			},
			{
				when:  "a repository inside the repository that is not a submodule",
				needs: []need{needGit},
				prepare: func(s *stage) {
					addRepository(s, "third/party")
					s.file("good.yaml", goodContract)
					s.git("init", "-q", ".")
				},
				instanceNames: []string{"third/party"},
				inFolder:      endsNoted, wantText: []string{`submodules: true`},
				message: "the same",
			},
			{
				when:     "a symbolic link with the name of a document that leads out of the root, to a missing file, to a pipe, to a device or to itself",
				needs:    []need{needGit},
				inFolder: endsIncomplete,
				try: func(s *stage) {
					s.outside("parcels.yaml", contract30)
					s.file("good.yaml", goodContract)
					s.pipe("pipe")
					links := map[string]string{
						"a.openapi.yaml": "../elsewhere/parcels.yaml", "b.openapi.yaml": filepath.Join(s.work, "parcels.yaml"), "c.cdx.json": "nowhere.json", "openapi.json": "/etc/passwd", "d.integration.yaml": "../nowhere.yaml",
						"bom.xml": "pipe", "e.openapi.yaml": "/dev/zero", "f.openapi.yaml": "f.openapi.yaml", "swagger.yaml": "../elsewhere/../elsewhere/parcels.yaml",
					}
					for name, target := range links {
						s.link(target, name)
					}
					for _, where := range []string{"in no repository", "in a repository"} {
						r := s.run("sealint", "lint")
						if s.checkExit(where, r, exitIncomplete) {
							for name := range links {
								s.checkMatches(where, r.stdout, fmt.Sprintf(`(?m)^%s: not judged: `, strings.ReplaceAll(name, ".", `\.`)))
							}
							s.checkMatches(where, r.stdout, goodContractJudged)
						}
						s.checkLacks(where, r.output(), `root:x?:0`)
						if where == "in no repository" {
							s.commit()
						}
					}
				},
				message: "where the link leads",
			},
			{
				when:  "a symbolic link with the name of a document to a file in `vendor/` or to a file that git ignores",
				needs: []need{needGit}, inFolder: endsFail.withText("judged"),
				try: func(s *stage) {
					s.file("good.yaml", goodContract)
					s.file("vendor/parcels.yaml", contract30)
					s.file("build/letters.yaml", contract30)
					s.file(".gitignore", "/build/\n")
					s.link("vendor/parcels.yaml", "a.openapi.yaml")
					s.link("build/letters.yaml", "b.openapi.yaml")
					s.git("init", "-q", ".")
					s.git("add", ".")
					if r := s.run("sealint", "lint"); s.checkExit("links", r, exitFail) {
						s.checkMatches("links", r.stdout, `(?m)^(a\.openapi|vendor/parcels)\.yaml:3:\d+: high`, `(?m)^(b\.openapi|build/letters)\.yaml:3:\d+: high`, goodContractJudged)
					}
				},
			},
			{
				when:          "a symbolic link to another document of the run",
				prepare:       func(s *stage) { s.link("good.yaml", "parcels.openapi.yaml") },
				instanceNames: []string{"parcels.openapi.yaml"},
				inFolder:      endsNotPartOfRun.withText("judged once"),
			},
		},
	}
}
