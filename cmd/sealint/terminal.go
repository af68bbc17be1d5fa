package main

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/report"
)

// colorModes are the values of --color.
var colorModes = []string{"auto", "always", "never"}

// colorFlag adds --color.
func colorFlag(cmd *cobra.Command, mode *string) {
	cmd.Flags().StringVar(mode, "color", "auto", "colour the text format: auto (on a terminal), always or never")
}

// checkColor returns an error if mode is no value of --color.
func checkColor(mode string) error { return oneOf("--color", mode, colorModes) }

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// colored reports whether text to a stream is coloured. --color decides. With auto, NO_COLOR switches colours off
// (no-color.org), then FORCE_COLOR and CLICOLOR_FORCE switch them on (force-color.org, bixense.com/clicolors); without these,
// terminals that know colours have them. A CI has none of its own accord, although many show colours: its log may as well be a file.
func colored(stream any, mode string, getenv func(string) string) bool {
	switch {
	case mode != "auto":
		return mode == "always"
	case getenv("NO_COLOR") != "":
		return false
	case forces(getenv("FORCE_COLOR")) || forces(getenv("CLICOLOR_FORCE")):
		return true
	}
	return getenv("TERM") != "dumb" && isTerminal(stream)
}

// forces reports whether the value of FORCE_COLOR or CLICOLOR_FORCE asks for colours.
func forces(value string) bool { return value != "" && value != "0" && value != "false" }

// linked reports whether text to a stream has hyperlinks (OSC 8): on terminals where it is coloured, except those that would show
// the escapes, and outside a CI, where nobody can open the files. Other terminals ignore escapes that they do not know.
func linked(stream any, mode string, getenv func(string) string) bool {
	if !isTerminal(stream) || !colored(stream, mode, getenv) || base.InCI(getenv) {
		return false
	}
	switch getenv("TERM") {
	case "dumb", "linux", "cons25", "eterm", "eterm-color":
		return false
	}
	// Terminals with libvte before 0.50 show the escapes, and 0.50.0 crashes by them.
	vte, err := strconv.Atoi(getenv("VTE_VERSION"))
	return err != nil || vte > 5000
}

// fileLinks returns the function that links a file, given its absolute path; nil if there are to be no links.
func fileLinks(stream any, mode string, pathOf func(string) string) report.Links {
	if !linked(stream, mode, os.Getenv) {
		return nil
	}
	host := ""
	if runtime.GOOS != "windows" { // a terminal on another machine must not open a file of its own
		host, _ = os.Hostname()
	}
	return func(path string) string {
		abs := filepath.ToSlash(pathOf(path))
		if abs == "" {
			return ""
		}
		if abs[0] != '/' { // C:/…
			abs = "/" + abs
		}
		return (&url.URL{Scheme: "file", Host: host, Path: abs}).String()
	}
}

// columns is the width of the text that goes to a stream: $COLUMNS, or that of the terminal; 0 if neither says it.
func columns(stream any) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if file, ok := stream.(*os.File); ok {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil {
			return width
		}
	}
	return 0
}
