package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// The names that the command schema accepts besides the names of entities. "integration" is the schema of the manifest, which
// users write; the schema of the facts about it has a suffix.
const (
	schemaConfig   = "config"
	schemaManifest = "integration"
	schemaFacts    = "integration-facts"
)

// schemaNames are the names that the command schema accepts.
func schemaNames() []string {
	names := []string{schemaConfig, schemaManifest}
	for _, kind := range model.EntityKinds {
		if kind == model.EntityIntegration {
			names = append(names, schemaFacts)
			continue
		}
		names = append(names, string(kind))
	}
	return names
}

func schemaCommand() *cobra.Command {
	names := schemaNames()
	return &cobra.Command{
		Use:   "schema NAME",
		Short: "Print the JSON Schema of the configuration, the integration manifest, or the facts of an entity",
		Long: "Print a JSON Schema.\n\n" + schemaConfig + " is the schema of .sealint.yaml, and " + schemaManifest +
			" is the schema of an integration manifest.\nThe others describe the facts that rules read as input:\n" + strings.Join(names[2:], ", ") + ".",
		Example: "  sealint schema integration\n  sealint schema operation",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var text []byte
			switch name := args[0]; name {
			case schemaConfig:
				text = config.Schema
			case schemaManifest:
				text = manifest.Schema
			default:
				schemas, err := lint.Schemas()
				if err != nil {
					return err
				}
				text = schemas[model.EntityKind(strings.TrimSuffix(name, "-facts"))]
				if text == nil || strings.HasSuffix(name, "-facts") && name != schemaFacts {
					return unknown("schema", name, names)
				}
			}
			_, err := cmd.OutOrStdout().Write(text)
			return unwritten(err)
		},
	}
}
