package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/report"
)

// shardFormats are the formats that a shard can be written in. The readers of the others take what is not in a report for mended.
var shardFormats = []string{"text", "json"}

// setShard reads --shard, and refuses what a shard does not have.
func (g *lintFlags) setShard(stdout output, files []output) (err error) {
	if g.shard == "" {
		return nil
	}
	if g.in.Shard, err = lint.ParseShard(g.shard); err != nil {
		return fmt.Errorf("--shard %w", err)
	}
	if g.base != "none" || g.staged || g.prePush || len(g.baseFiles)+len(g.baseDir) > 0 {
		return errors.New("--shard excludes --base, --staged, --pre-push, --base-file and --base-dir: a comparison needs all documents")
	}
	for _, o := range append(slices.Clip(files), stdout) {
		if !slices.Contains(shardFormats, o.format) {
			return fmt.Errorf("--shard: a shard has no report in the format %s, because its readers would take it for all of the repository; write json, and merge", o.format)
		}
	}
	return nil
}

// mergeFlags are the flags of lint that merge has, too.
var mergeFlags = []string{
	"profile", "select", "ignore", "fail-on", "format", "output", "min-severity", "color", "quiet", "show-waived", "sarif-include-waived", "config", "baseline",
	"policy", "max-size", "timeout", "rule-timeout", "max-memory", "timings", "verbose", "allow-empty", "today",
}

func mergeCommand() *cobra.Command {
	var given lintFlags
	cmd := &cobra.Command{
		Use:   "merge REPORT …",
		Short: "Make one report of the reports of all shards",
		Long: `Make of the JSON reports of all shards (sealint lint --shard 1/8 --output json=REPORT) the report that one run of sealint lint
would have made, and decide whether the documents pass. Waivers and the baseline are applied here.

Run it in the same repository, at the same commit and with the same flags as the shards. Reports that are missing, doubled, or
made by another version, configuration, day or content of the repository are refused.

Exit status: as for sealint lint. 2 also means that the reports do not belong together.`,
		Example: `  sealint merge shards/*.json
  sealint merge --output sarif=sealint.sarif shards/*.json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			stdout, files, err := readOutputs(cmd, given.format, given.outputs)
			if err != nil {
				return err
			}
			given.in.Outputs = paths(files)
			if err := given.check(); err != nil {
				return err
			}
			shards, err := readShards(args)
			if err != nil {
				return err
			}
			linter, err := lint.New(cmd.Context(), given.opts)
			if err != nil {
				return err
			}
			stop := watch(cmd, &given.in)
			result, err := linter.Merge(cmd.Context(), given.in, shards)
			stop()
			if err != nil {
				return err
			}
			result.Report.Repository = base.RepositoryName(os.Getenv)
			return given.deliver(cmd, result, stdout, files)
		},
	}
	var scratch cobra.Command
	given.add(&scratch)
	scratch.Flags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(mergeFlags, f.Name) {
			cmd.Flags().AddFlag(f)
		}
	})
	return cmd
}

// readShards reads the reports of shards.
func readShards(names []string) (list []*lint.ShardReport, err error) {
	for _, name := range names {
		shard, err := readShard(name)
		if err != nil {
			return nil, err
		}
		list = append(list, shard)
	}
	return list, nil
}

func readShard(name string) (*lint.ShardReport, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return lint.ReadShard(report.Sanitize(name), f)
}
