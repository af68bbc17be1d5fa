package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/report"
)

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write the manual pages",
		Long: `Write the manual pages to a folder, one for each command, and replace those that are there. The folder is made if it does not
exist. man reads them from a folder man1 below a folder of MANPATH.

Exit status: 0 the pages were written, 2 usage error, 3 a page could not be written.`,
		Example: "  sealint man ~/.local/share/man/man1",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			written, err := writeManuals(args[0], cmd.Root())
			if err != nil {
				return unwritten(err)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "wrote %d pages to %s\n", written, report.Sanitize(args[0]))
			return unwritten(err)
		},
	}
}

// writeManuals writes the pages of a command and of its subcommands, and returns how many these are.
func writeManuals(folder string, cmd *cobra.Command) (written int, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, err
	}
	if err := os.WriteFile(filepath.Join(folder, manName(cmd)+".1"), []byte(manual(cmd)), 0o644); err != nil {
		return 0, err
	}
	written = 1
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() {
			continue
		}
		n, err := writeManuals(folder, sub)
		if err != nil {
			return 0, err
		}
		written += n
	}
	return written, nil
}

// manName returns the name of a command's page: sealint-lint.
func manName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manual returns the page of a command in the macros of man(7). cobra's own generator takes the help texts for Markdown, which they are
// not: it would make emphasis of the stars in globs. The page has no date, so that the same version always gives the same page.
func manual(cmd *cobra.Command) string {
	cmd.InitDefaultHelpFlag()
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	long := cmd.Long
	if long == "" {
		long = cmd.Short + "."
	}
	p(".TH \"%s\" 1 \"\" \"sealint %s\" \"sealint\"\n", roff(strings.ToUpper(manName(cmd))), roff(lint.Version))
	p(".SH NAME\n%s \\- %s\n", roff(manName(cmd)), roff(cmd.Short))
	p(".SH SYNOPSIS\n.nf\n%s\n.fi\n", roff(cmd.UseLine()))
	p(".SH DESCRIPTION\n.nf\n%s\n.fi\n", roff(long))
	if flags := cmd.LocalFlags(); flags.HasAvailableFlags() {
		p(".SH OPTIONS\n")
		flags.VisitAll(func(f *pflag.Flag) { p("%s", manFlag(f)) })
	}
	if cmd.Example != "" {
		p(".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(cmd.Example))
	}
	var also []string
	if cmd.HasParent() {
		also = append(also, manName(cmd.Parent()))
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			also = append(also, manName(sub))
		}
	}
	for i, name := range also {
		also[i] = "\\fB" + roff(name) + "\\fR(1)"
	}
	if len(also) > 0 {
		p(".SH SEE ALSO\n%s\n", strings.Join(also, ",\n"))
	}
	return b.String()
}

// manFlag returns a paragraph about a flag.
func manFlag(f *pflag.Flag) string {
	if f.Hidden {
		return ""
	}
	name, usage := pflag.UnquoteUsage(f)
	head := "--" + f.Name
	if f.Shorthand != "" {
		head = "-" + f.Shorthand + ", " + head
	}
	head = "\\fB" + roff(head) + "\\fR"
	if name != "" {
		head += " \\fI" + roff(name) + "\\fR"
	}
	if d := f.DefValue; d != "" && d != "false" && d != "[]" && d != "0" {
		usage += " (default: " + d + ")"
	}
	return ".TP\n" + head + "\n" + roff(usage) + "\n"
}

// roff escapes text for roff: backslashes and dashes, and dots and quotes at the start of a line, which would begin a request.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, `-`, `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
