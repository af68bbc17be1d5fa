package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDocumentedCommands runs every command that the documentation shows, in a copy of testdata, and finds what is shown
// of its output: each block of lines in order, "…" standing for lines left out.
func TestDocumentedCommands(t *testing.T) {
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(file string) bool { return slices.Contains(tutorials, filepath.Base(file)) }) // have a test of their own
	files = append(files, "../../README.md", "../../CONTRIBUTING.md")
	bin := t.TempDir()
	if err := os.Symlink(executable(t), filepath.Join(bin, "sealint")); err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	commands, workers := 0, newWorkers(t)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, example := range examples(string(text)) {
			commands++
			line := strings.Replace(example.command, "go run ./cmd/sealint", "sealint", 1)
			if !strings.HasPrefix(line, "sealint ") && !strings.HasPrefix(line, "cat testdata/") {
				t.Errorf("%s: do not know how to run %q", file, line)
				continue
			}
			example.command = line
			example.run(t, workers, file, work, bin, exitFail)
		}
	}
	if commands < 8 {
		t.Errorf("only %d commands found", commands)
	}
}

func executable(t *testing.T) string {
	t.Helper()
	// The test binary is sealint when it is called by that name: see TestMain.
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

type example struct {
	command string
	output  []string // what is shown, in pieces between lines of "…"
}

// run runs a command in a folder, with sealint on the path, and finds what is shown of its output. Besides 0, it may end with the
// exit codes that are given.
func (e example) run(t *testing.T, workers *workers, file, dir, bin string, codes ...int) {
	t.Helper()
	env := append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "COLUMNS=")
	var code int
	var output string
	if args, ok := plainArguments(e.command); ok {
		r, err := workers.run(request{Dir: dir, Env: env, Args: args})
		if err != nil {
			t.Fatal(err)
		}
		code, output = r.code, r.output()
		if r.late {
			t.Errorf("%s: %s does not end", file, e.command)
		}
	} else {
		cmd := exec.Command("sh", "-c", e.command)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		code, output = cmd.ProcessState.ExitCode(), string(out)
	}
	if code != 0 && !slices.Contains(codes, code) {
		t.Errorf("%s: %s: exit status %d\n%s", file, e.command, code, output)
	}
	rest := output
	for _, part := range e.output {
		_, after, ok := strings.Cut(rest, part)
		if !ok {
			t.Errorf("%s: %s does not print:\n%s\nbut:\n%s", file, e.command, part, output)
			break
		}
		rest = after
	}
}

// plainArguments returns the arguments of a command that only runs sealint. ok is false if the command needs a shell.
func plainArguments(command string) (args []string, ok bool) {
	rest, ok := strings.CutPrefix(command, "sealint ")
	if !ok || strings.ContainsAny(rest, "|<>;&$`\\") {
		return nil, false
	}
	for _, m := range regexp.MustCompile(`'([^']*)'|"([^"]*)"|([^ '"]+)`).FindAllStringSubmatch(rest, -1) {
		args = append(args, m[1]+m[2]+m[3])
	}
	return args, true
}

// tutorials are the pages that begin with an empty folder.
var tutorials = []string{"tutorial.md", "house-rule.md", "waivers.md", "adopt.md", "conftest.md", "change.md"}

// TestTutorials follows each tutorial from an empty folder: it writes the files and runs the commands in their order.
func TestTutorials(t *testing.T) {
	workers := newWorkers(t)
	for name, least := range map[string]struct{ files, commands int }{"tutorial.md": {4, 8}, "house-rule.md": {4, 5}, "waivers.md": {1, 5}, "adopt.md": {3, 12}, "conftest.md": {4, 2}, "change.md": {3, 18}} {
		t.Run(name, func(t *testing.T) {
			files, commands := followTutorial(t, workers, name)
			if files < least.files || commands < least.commands {
				t.Errorf("only %d files and %d commands found", files, commands)
			}
		})
	}
}

// followTutorial returns how many files the tutorial writes and how many commands it runs.
func followTutorial(t *testing.T, workers *workers, page string) (files, commands int) {
	t.Helper()
	t.Setenv("SEALINT_TODAY", "2026-06-30")
	for _, name := range []string{"CI", "GITHUB_ACTIONS"} { // readers follow it at their own machine
		t.Setenv(name, "")
	}
	text, err := os.ReadFile("../../docs/" + page)
	if err != nil {
		t.Fatal(err)
	}
	dir, bin := t.TempDir(), t.TempDir()
	if err := os.Symlink(executable(t), filepath.Join(bin, "sealint")); err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(text), "```")
	for i := 1; i < len(parts); i += 2 { // every second part is a block
		head, body, _ := strings.Cut(parts[i], "\n")
		if head == "console" {
			for _, example := range examples("```console\n" + body + "```\n") {
				commands++
				example.run(t, workers, "docs/"+page, dir, bin, exitFail, exitIncomplete)
			}
			continue
		}
		_, name, ok := strings.Cut(head, " ")
		if !ok {
			continue
		}
		files++
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return files, commands
}

// TestShownInReadme: what the README shows of an adoption and of a change is what the pages show, whose commands are run.
func TestShownInReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(readme)
	for _, name := range []string{"change.md", "adopt.md"} { // in the order of the README
		page, err := os.ReadFile("../../docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, block, _ := strings.Cut(rest, "```text\n")
		block, rest, _ = strings.Cut(block, "```")
		lines := 0
		for line := range strings.Lines(block) {
			if lines++; line != "…\n" && !strings.Contains(string(page), "\n"+line) {
				t.Errorf("docs/%s does not show %q", name, line)
			}
		}
		if lines < 6 {
			t.Errorf("only %d lines of docs/%s found", lines, name)
		}
	}
}

// TestShortestManifest holds the manifest that the documentation begins with to the gate, in a copy of the workspace that it
// speaks of.
func TestShortestManifest(t *testing.T) {
	text, err := os.ReadFile("../../docs/manifest.md")
	if err != nil {
		t.Fatal(err)
	}
	_, manifest, _ := strings.Cut(string(text), "```yaml\n")
	manifest, _, _ = strings.Cut(manifest, "```")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/workspaces/payments")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "integrations", "ledger-payments.integration.yaml")
	if err := os.WriteFile(file, []byte(manifest), 0o644); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(manifest, "\n"); lines > 10 {
		t.Errorf("%d lines", lines)
	}
	for _, profile := range []string{"baseline", "recommended", "strict"} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"lint", "--today", "2026-06-30", "--profile", profile, dir}, nil, &out, &errs); code != exitPass {
			t.Errorf("%s: exit status %d\n%s%s", profile, code, out.String(), errs.String())
		}
	}
}

// TestPartsOfManifests: the other examples of the page are parts of manifests, and have no mistake of form.
func TestPartsOfManifests(t *testing.T) {
	text, err := os.ReadFile("../../docs/manifest.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(text), "```yaml\n")[2:]
	for _, part := range parts {
		part, _, _ = strings.Cut(part, "```")
		if strings.HasPrefix(part, "metadata:") {
			part += "spec: {}\n"
		} else {
			part = "metadata: {name: a}\n" + part
		}
		file := filepath.Join(t.TempDir(), "a.integration.yaml")
		if err := os.WriteFile(file, []byte("apiVersion: sealint/v1\nkind: Integration\n"+part), 0o644); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		run(t.Context(), []string{"lint", "--today", "2026-06-30", file}, nil, &out, &errs)
		if !strings.Contains(out.String(), "1 manifest") || strings.Contains(out.String(), "integration/invalid-manifest") {
			t.Errorf("%s\n%s%s", part, out.String(), errs.String())
		}
	}
	if len(parts) < 3 {
		t.Errorf("only %d parts found", len(parts))
	}
}

// examples finds the commands in blocks fenced by ```console.
func examples(text string) []example {
	var list []example
	inside := false
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			inside = trimmed == "```console"
		case !inside:
		case strings.HasPrefix(line, "$ "):
			list = append(list, example{command: trimmed[2:], output: []string{""}})
		case trimmed == "…":
			last := &list[len(list)-1]
			last.output = append(last.output, "")
		default:
			last := &list[len(list)-1]
			last.output[len(last.output)-1] += line
		}
	}
	return list
}

// TestDocumentedRule loads the rule that the documentation shows.
func TestDocumentedRule(t *testing.T) {
	text, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rule, _ := strings.Cut(string(text), "```rego\n")
	rule, _, _ = strings.Cut(rule, "```")
	dir := t.TempDir()
	for name, content := range map[string]string{
		"policies/named_writes.rego": rule,
		"api.yaml":                   "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {post: {}}}\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"lint", "--policy", filepath.Join(dir, "policies"), filepath.Join(dir, "api.yaml")}, nil, &out, &errs)
	if code != exitFail || !strings.Contains(out.String(), "POST /a has no operationId [acme/named-writes]") {
		t.Errorf("exit status %d\n%s%s", code, out.String(), errs.String())
	}
}

// TestDocumentedRuleOverAChange runs the second rule that docs/rules.md shows.
func TestDocumentedRuleOverAChange(t *testing.T) {
	text, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rule, _ := strings.Cut(string(text), "## Rules over a change")
	_, rule, _ = strings.Cut(rule, "```rego\n")
	rule, _, _ = strings.Cut(rule, "```")
	dir := t.TempDir()
	const api = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a: {get: {}}\n"
	for name, content := range map[string]string{
		"policies/early_end.rego": rule, "api.yaml": api,
		"before.yaml": api + "  /b: {get: {x-sunset: 2031-01-31}}\n  /c: {get: {x-sunset: 2020-01-31}}\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	t.Chdir(dir)
	code := run(t.Context(), []string{"lint", "--policy", "policies", "--base-file", "api.yaml=before.yaml", "api.yaml"}, nil, &out, &errs)
	if code != exitFail || !strings.Contains(out.String(), "GET /b is gone before its sunset [acme/early-end]") || strings.Contains(out.String(), "GET /c is gone before its sunset") {
		t.Errorf("exit status %d\n%s%s", code, out.String(), errs.String())
	}
}

// TestDocumentedConfiguration reads the configurations that the documentation shows.
func TestDocumentedConfiguration(t *testing.T) {
	text, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(text), "```yaml\n")[1:]
	if len(parts) < 6 {
		t.Errorf("only %d configurations found", len(parts))
	}
	for _, part := range parts {
		config, _, _ := strings.Cut(part, "```")
		dir := t.TempDir()
		for name, content := range map[string]string{
			".sealint.yaml": strings.Replace(config, "policies: [policies]", "policies: []", 1), "base.yaml": "", "platform/.sealint.yaml": "profile: strict\n",
		} {
			file := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"rules", "--config", filepath.Join(dir, ".sealint.yaml")}, nil, &out, &errs); code != exitPass {
			t.Errorf("exit status %d: %s\n%s", code, errs.String(), config)
		}
	}
}
