package main

import (
	"context"
	"fmt"
	"io"
	"time"
)

// Four times the work may take six times as much: linear growth is 4, sorting is 4.6, and quadratic growth is 16. What is measured
// without any work is subtracted from both sides. The floors keep noise from counting as growth.
const (
	factor      = 4
	tolerance   = 6.0
	leastCPU    = 50 * time.Millisecond
	leastMemory = 48 << 20
	growthRuns  = 2
	attempts    = 3
)

// growth is what three sizes of a work took: hardly any, n, and four times n.
type growth struct{ none, small, large spent }

// ratios returns how many times as much the larger work took.
func (g growth) ratios() (cpu, memory float64) {
	cpu = float64(g.large.cpu-g.none.cpu) / float64(max(g.small.cpu-g.none.cpu, leastCPU))
	memory = float64(g.large.peak-g.none.peak) / float64(max(g.small.peak-g.none.peak, leastMemory))
	return cpu, memory
}

// linear reports whether the work grows as it may.
func (g growth) linear() bool {
	cpu, memory := g.ratios()
	return cpu <= tolerance && memory <= tolerance
}

// least is the least of what runs of the same work took. Other processes of the machine only make a run longer.
func least(a, b spent) spent {
	if a == (spent{}) {
		return b
	}
	return spent{min(a.cpu, b.cpu), min(a.wall, b.wall), min(a.peak, b.peak)}
}

// checkGrowth measures workloads, and measures those again that seem to grow too fast. It reports whether all are linear.
func (r *runner) checkGrowth(ctx context.Context, out io.Writer, list []workload) (bool, error) {
	good := true
	for _, w := range list {
		if w.slope == 0 {
			continue
		}
		var g growth
		var dirs [3]string
		for i, n := range []int{1, w.slope, factor * w.slope} {
			dir, err := r.generate(ctx, w.name, n)
			if err != nil {
				return false, err
			}
			dirs[i] = dir
		}
		for attempt := range attempts {
			if attempt > 0 && g.linear() {
				break
			}
			for range growthRuns {
				for i, into := range []*spent{&g.none, &g.small, &g.large} {
					s, err := r.run(ctx, r.lint(dirs[i], w.args...))
					if err != nil {
						return false, fmt.Errorf("%s: %w", w.name, err)
					}
					*into = least(*into, s)
				}
			}
		}
		cpu, memory := g.ratios()
		verdict := "linear"
		if !g.linear() {
			verdict, good = "NOT LINEAR", false
		}
		fmt.Fprintf(out, "%-17s %9s → %9s %-10s  CPU × %.1f  memory × %.1f  %s\n", w.name, thousands(w.slope), thousands(factor*w.slope), w.unit, cpu, memory, verdict)
	}
	return good, nil
}
