package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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
	files = append(files, "../../README.md", "../../CONTRIBUTING.md")
	bin := t.TempDir()
	if err := os.Symlink(executable(t), filepath.Join(bin, "sealint")); err != nil {
		t.Skip(err)
	}
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, example := range examples(string(text)) {
			commands++
			line := strings.Replace(example.command, "go run ./cmd/sealint", "sealint", 1)
			if !strings.HasPrefix(line, "sealint ") {
				t.Errorf("%s: do not know how to run %q", file, line)
				continue
			}
			cmd := exec.Command("sh", "-c", line)
			cmd.Dir = work
			cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
			var out bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &out
			if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != exitFail {
				t.Errorf("%s: %s: %v\n%s", file, line, err, out.String())
			}
			rest := out.String()
			for _, part := range example.output {
				_, after, ok := strings.Cut(rest, part)
				if !ok {
					t.Errorf("%s: %s does not print:\n%s\nbut:\n%s", file, line, part, out.String())
					break
				}
				rest = after
			}
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

// TestDocumentedConfiguration reads the configuration that the documentation shows.
func TestDocumentedConfiguration(t *testing.T) {
	text, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	_, config, _ := strings.Cut(string(text), "```yaml\n")
	config, _, _ = strings.Cut(config, "```")
	dir := t.TempDir()
	file := filepath.Join(dir, ".sealint.yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(config, "policies: [policies]", "policies: []", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"rules", "--config", file}, nil, &out, &errs); code != exitPass {
		t.Errorf("exit status %d: %s", code, errs.String())
	}
}
