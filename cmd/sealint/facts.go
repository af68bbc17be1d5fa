package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/suggest"
)

func factsCommand() *cobra.Command {
	var entity, at string
	cmd := &cobra.Command{
		Use:   "facts FILE …",
		Short: "Print the facts that rules read as input",
		Long: `Print the facts of the entities in documents: what a rule reads as input. Each line is a JSON object with the kind of the
entity, its document, its name and its facts. An entity without a name has the JSON Pointer of its place as its name.
Secrets are masked as in reports. sealint schema KIND describes the facts of a kind.

Exit status: 0 the facts were printed, 2 usage or configuration error or no such entity, 3 something could not be read
(standard error says what; the other facts were printed).`,
		Example: `  sealint facts openapi.yaml
  sealint facts openapi.yaml --entity operation --at "GET /pets"
  sealint facts openapi.yaml --entity schema | jq .facts.constraints`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkEntity(entity); err != nil {
				return err
			}
			linter, err := lint.New(cmd.Context(), lint.Options{})
			if err != nil {
				return err
			}
			in := lint.Input{Paths: args, Stdin: cmd.InOrStdin()}
			stop := watch(cmd, &in)
			list, problems, err := linter.Facts(cmd.Context(), in)
			stop()
			if err != nil {
				return err
			}
			list, missing := selectFacts(list, entity, at)
			if err := report.WriteProblems(cmd.ErrOrStderr(), problems); err != nil {
				return unwritten(err)
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			if err := errors.Join(report.WriteFacts(out, list), out.Flush()); err != nil {
				return unwritten(err)
			}
			if len(problems) > 0 {
				return conclude(model.Incomplete)
			}
			return missing
		},
	}
	f := cmd.Flags()
	f.StringVar(&entity, "entity", "", "only entities of this `KIND`")
	f.StringVar(&at, "at", "", "only entities of this `NAME`, such as \"GET /pets\"")
	return cmd
}

// selectFacts returns the facts of the entities of a kind with a name; an empty kind or name stands for all. missing is the error
// if there are none.
func selectFacts(list []model.EntityFacts, kind, name string) (selected []model.EntityFacts, missing error) {
	var names []string
	for _, f := range list {
		if kind != "" && string(f.Entity) != kind {
			continue
		}
		names = append(names, f.Name)
		if name == "" || f.Name == name {
			selected = append(selected, f)
		}
	}
	switch {
	case len(selected) > 0 || name == "" && kind == "":
		return selected, nil
	case len(names) == 0:
		return nil, fmt.Errorf("the documents have no entity of kind %s", kind)
	}
	return nil, fmt.Errorf("no entity has the name %q%s", name, suggest.DidYouMean("", name, names))
}
