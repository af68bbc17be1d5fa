package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// unknown is the error for a word that is none of those that are known.
func unknown(what, word string, known []string) error {
	return fmt.Errorf("unknown %s %q (want one of %s)%s", what, word, strings.Join(known, ", "), didYouMean("", word, known))
}

// didYouMean asks whether a known word was meant; "" when none is near. The prefix is how the words are written.
func didYouMean(prefix, word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return fmt.Sprintf(", did you mean %q?", prefix+near)
	}
	return ""
}

// nearest is the known word that was probably meant, or "".
func nearest(word string, known []string) string {
	if len(word) < 2 || len(word) > 100 {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", len(word)/3+2
	for _, k := range known {
		_, name, _ := strings.Cut(k, "/") // a rule without its group
		for _, candidate := range []string{k, name} {
			if d := distance(word, candidate); candidate != "" && d < least {
				best, least = k, d
			}
		}
	}
	return best
}

// distance is Levenshtein's, but letters in another order, the likeliest mistake, and the beginning of a word are nearer.
func distance(word, known string) int {
	letters := func(s string) []rune { return slices.Sorted(slices.Values([]rune(s))) }
	switch {
	case slices.Equal(letters(word), letters(known)):
		return 0
	case len(word) > 2 && strings.HasPrefix(known, word):
		return 1
	}
	return levenshtein.ComputeDistance(word, known)
}

// strict makes a command that only holds others refuse arguments: they are mistyped commands.
func strict(cmd *cobra.Command) {
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

func unknownCommand(parent *cobra.Command, name string) error {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	hint := didYouMean("", name, names)
	if hint == "" {
		hint = fmt.Sprintf("; %s --help lists the commands", parent.CommandPath())
	}
	return fmt.Errorf("unknown command %q%s", name, hint)
}

// flagError adds the flag that was probably meant. After a mistyped command, its flags are not what is wrong.
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
		return fmt.Errorf("%w%s", err, didYouMean("--", word, names))
	}
	return err
}

// helpCommand is cobra's, which takes a mistyped command for a question about all.
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
