// Command bench measures whole runs of sealint at scale: on generated files or on given ones, against the least that a program has
// to do with the same files, and against whichever other linters are on the PATH.
//
//	go run ./lint/bench                      all workloads
//	go run ./lint/bench -only paths=1000,vex some of them, also of another size
//	go run ./lint/bench -list                their names and sizes
//	go run ./lint/bench FILE…                contracts or SBOMs instead
//	go run ./lint/bench -markdown            the table of docs/performance.md
//	go run ./lint/bench -growth              exits with 1 if a workload grows faster than linearly
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := bench(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench does what the arguments say.
func bench(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	var (
		list     = flags.Bool("list", false, "list the workloads")
		only     = flags.String("only", "", "comma-separated `workloads`, each with its size if it is another one, like paths=1000")
		rounds   = flags.Int("rounds", 3, "how often each program runs")
		markdown = flags.Bool("markdown", false, "print the table in Markdown")
		gate     = flags.Bool("growth", false, "check that workloads grow linearly")
		bare     = flags.String("bare", "", "do the bare `work` on the folder or file that is given (used by bench itself)")
		write    = flags.String("write", "", "write the `workload` to the folder that is given")
	)
	if err := flags.Parse(args); err != nil {
		return err
	}
	work, err := chosen(*only)
	switch {
	case err != nil:
		return err
	case *rounds < 1:
		return errors.New("-rounds must be at least 1")
	case (*bare != "" || *write != "") && flags.NArg() != 1:
		return errors.New("-bare and -write need one folder")
	case *bare != "":
		return runBare(*bare, flags.Arg(0))
	case *write != "":
		one, err := chosen(*write)
		if err != nil {
			return err
		}
		f := &folder{dir: flags.Arg(0)}
		one[0].write(f, one[0].n)
		return f.err
	case *list:
		for _, w := range work {
			fmt.Fprintf(out, "%-17s %9s %s\n", w.name, thousands(w.n), w.unit)
		}
		return nil
	}
	r, err := newRunner(ctx)
	if err != nil {
		return err
	}
	defer r.close()
	if *gate {
		good, err := r.checkGrowth(ctx, out, work)
		if err == nil && !good {
			err = errors.New("work grows faster than linearly")
		}
		return err
	}
	m := thisMachine()
	m.rounds = *rounds
	r.peers, m.absent = installed()
	var rows []row
	add := func(name string, measured []row, err error) error {
		if err != nil {
			return err
		}
		rows = append(rows, measured...)
		for _, row := range measured {
			if row.failed != "" {
				fmt.Fprintf(os.Stderr, "bench: %s: %s\n", name, row.failed)
			}
		}
		return nil
	}
	if flags.NArg() > 0 {
		for _, file := range flags.Args() {
			measured, err := r.file(ctx, file, *rounds)
			if err := add(file, measured, err); err != nil {
				return err
			}
		}
		return writeTable(out, m, rows, *markdown)
	}
	for _, w := range work {
		measured, err := r.workload(ctx, w, *rounds)
		if err := add(w.name, measured, err); err != nil {
			return err
		}
	}
	return writeTable(out, m, rows, *markdown)
}
