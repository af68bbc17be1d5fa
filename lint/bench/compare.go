package main

import (
	"context"
	"path/filepath"
	"strings"
)

// row is one program at one work.
type row struct {
	work    string
	program string
	spent   spent
	sealint spent // at the same work, in the same run
	failed  string
}

// compare measures sealint and what it is compared with, in turns.
func (r *runner) compare(ctx context.Context, work string, rounds int, commands []command) []row {
	all := make([][]spent, len(commands))
	rows := make([]row, len(commands))
	for i, c := range commands {
		rows[i] = row{work: work, program: c.name}
	}
	for range rounds {
		for i, c := range commands {
			if rows[i].failed != "" {
				continue
			}
			s, err := r.run(ctx, c)
			if err != nil {
				rows[i].failed = err.Error()
				continue
			}
			all[i] = append(all[i], s)
		}
	}
	for i := range rows {
		if rows[i].failed == "" {
			rows[i].spent = medians(all[i])
		}
		rows[i].sealint = rows[0].spent
	}
	return rows
}

// workload compares sealint with bare work and with peers on generated files.
func (r *runner) workload(ctx context.Context, w workload, rounds int) ([]row, error) {
	dir, err := r.generate(ctx, w.name, w.n)
	if err != nil {
		return nil, err
	}
	commands := []command{r.lint(dir, w.args...)}
	if w.bare != "" {
		commands = append(commands, r.bareWork(w.bare, dir))
	}
	if w.one != "" {
		others, err := r.others(w.bare, filepath.Join(dir, filepath.FromSlash(w.one)))
		if err != nil {
			return nil, err
		}
		commands = append(commands, others...)
	}
	return r.compare(ctx, w.name+", "+thousands(w.n)+" "+w.unit, rounds, commands), nil
}

// file compares sealint with bare work and with peers on a contract.
func (r *runner) file(ctx context.Context, file string, rounds int) ([]row, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	commands := []command{r.lint(filepath.Dir(file), filepath.Base(file))}
	if bare := bareOf(file); bare != "" {
		others, err := r.others(bare, file)
		if err != nil {
			return nil, err
		}
		commands = append(append(commands, r.bareWork(bare, file)), others...)
	}
	return r.compare(ctx, filepath.Base(file), rounds, commands), nil
}

// bareOf guesses by its name what a file is compared with: SBOMs have their kind in it, everything else is a contract.
func bareOf(file string) string {
	name := filepath.Base(file)
	switch {
	case strings.HasSuffix(name, ".cdx.json"):
		return "cyclonedx"
	case strings.HasSuffix(name, ".spdx3.json"):
		return "json"
	case strings.HasSuffix(name, ".spdx.json"):
		return "spdx"
	case strings.HasSuffix(name, ".xml"):
		return "xml"
	}
	return "model"
}

// others are the peers that judge a document.
func (r *runner) others(bare, file string) ([]command, error) {
	var list []command
	for _, p := range r.peers {
		if p.judge != bare {
			continue
		}
		c, err := r.peer(p, file)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}
