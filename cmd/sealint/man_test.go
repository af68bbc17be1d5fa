package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The pages are well-formed, and say everything that the help of the commands says. groff reads them where it is installed.
func TestManualPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "man1")
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"man", dir}, nil, &out, &errs); code != exitPass {
		t.Fatalf("exit status %d\n%s", code, errs.String())
	}
	if code := run(t.Context(), []string{"man", dir}, nil, &out, &errs); code != exitPass { // and once more
		t.Fatalf("exit status %d\n%s", code, errs.String())
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Log("without groff, only the structure of the pages is checked")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	eachCommand(newRoot(io.Discard), func(cmd *cobra.Command) {
		name := filepath.Join(dir, manName(cmd)+".1")
		pages++
		text, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
			return
		}
		for _, section := range []string{".TH ", ".SH NAME\n", ".SH SYNOPSIS\n", ".SH DESCRIPTION\n", ".SH SEE ALSO\n"} {
			if !strings.Contains(string(text), section) {
				t.Errorf("%s has no %q", name, section)
			}
		}
		if groff == "" {
			return
		}
		var warnings bytes.Buffer
		read := exec.Command(groff, "-man", "-Kutf8", "-Tutf8", "-ww", "-rLL=400n", "-P-cbou", name)
		read.Stderr = &warnings
		shown, err := read.Output()
		if err != nil || warnings.Len() > 0 {
			t.Errorf("groff: %s: %v\n%s", name, err, warnings.String())
		}
		flat := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " ") }
		page := flat(string(shown))
		want := []string{cmd.Short, cmd.Long, cmd.Example, cmd.UseLine()}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			_, usage := pflag.UnquoteUsage(f)
			want = append(want, "--"+f.Name, usage)
		})
		for _, w := range want {
			if !strings.Contains(page, flat(w)) {
				t.Errorf("%s does not say %q", name, w)
			}
		}
	})
	if len(names) != pages || pages < 20 {
		t.Errorf("%d pages for %d commands", len(names), pages)
	}
}

// eachCommand calls f for a command and its subcommands that users see.
func eachCommand(cmd *cobra.Command, f func(*cobra.Command)) {
	f(cmd)
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			eachCommand(sub, f)
		}
	}
}

// Text that looks like a request or an escape of roff stays text.
func TestTextOfManualPagesIsNoRequest(t *testing.T) {
	lines := strings.Split(roff(".so /etc/passwd\n'so x\n\\fBx\n a-b"), "\n")
	if want := []string{`\&.so /etc/passwd`, `\(aqso x`, `\efBx`, ` a\-b`}; !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
}
