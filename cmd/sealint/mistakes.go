package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sealint/sealint/lint/suggest"
)

// unknown returns the error for a word that is not in known.
func unknown(what, word string, known []string) error {
	return fmt.Errorf("unknown %s %q (want one of %s)%s", what, word, strings.Join(known, ", "), suggest.DidYouMean("", word, known))
}

// oneOf returns an error if a word is not in known.
func oneOf(what, word string, known []string) error {
	if !slices.Contains(known, word) {
		return unknown(what, word, known)
	}
	return nil
}

// strict makes a command that only has subcommands refuse arguments, because an argument there is a mistyped command.
func strict(cmd *cobra.Command) {
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

// noArguments refuses arguments of a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, but %q is one", cmd.CommandPath(), args[0])
	}
	return nil
}

func unknownCommand(parent *cobra.Command, name string) error {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	hint := suggest.DidYouMean("", name, names)
	if hint == "" {
		hint = fmt.Sprintf("; %s --help lists the commands", parent.CommandPath())
	}
	return fmt.Errorf("unknown command %q%s", name, hint)
}

// flagError adds to err the flag that was probably meant. If the command is mistyped, it reports the command instead: then the
// unknown flag belongs to the command that was meant.
func flagError(cmd *cobra.Command, err error) error {
	if cmd.HasSubCommands() && cmd.Flags().NArg() > 0 {
		return unknownCommand(cmd, cmd.Flags().Arg(0))
	}
	if mistake, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		word := mistake.GetSpecifiedName()
		if group := mistake.GetSpecifiedShortnames(); group != "" { // -name for --name
			word, _, _ = strings.Cut(group, "=")
		}
		return fmt.Errorf("%w%s", err, suggest.DidYouMean("--", word, names))
	}
	return err
}

// helpCommand replaces cobra's help command, which prints the general help for a mistyped command. This one returns an error.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Help about any command",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknownCommand(found, rest[0])
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}
