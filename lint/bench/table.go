package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// machine describes where and when something was measured.
type machine struct {
	day    string
	cores  int
	memory string
	model  string
	rounds int
	absent []string // peers
}

// thisMachine reads what Linux tells of the machine. Elsewhere the model and the memory stay unknown.
func thisMachine() machine {
	return machine{
		day: time.Now().UTC().Format(time.DateOnly), cores: runtime.NumCPU(),
		memory: systemValue("/proc/meminfo", "MemTotal"), model: systemValue("/proc/cpuinfo", "model name"),
	}
}

// systemValue returns the first value of a key in a file of Linux.
func systemValue(file, key string) string {
	data, _ := os.ReadFile(file)
	for line := range strings.Lines(string(data)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == key {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

var columns = []string{"work", "program", "CPU", "wall", "peak", "sealint: CPU", "sealint: wall", "sealint: peak"}

// writeTable writes all rows, as Markdown or for a terminal. The last three columns say how many times as much as the program of
// the row sealint takes.
func writeTable(out io.Writer, m machine, rows []row, markdown bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s: %d cores, %s, %s of memory. Each number is the median of %d whole processes, run in turns.\n", m.day, m.cores, m.model, m.memory, m.rounds)
	if len(m.absent) > 0 {
		fmt.Fprintf(&b, "Not installed, not measured: %s.\n", strings.Join(m.absent, ", "))
	}
	b.WriteString("\n")
	if markdown {
		fmt.Fprintf(&b, "| %s |\n|---|---|%s\n", strings.Join(columns, " | "), strings.Repeat("---:|", len(columns)-2))
		for _, r := range rows {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(r.cells(), " | "))
		}
	} else {
		w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, strings.Join(columns, "\t"))
		for _, r := range rows {
			fmt.Fprintln(w, strings.Join(r.cells(), "\t"))
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func (r row) cells() []string {
	if r.failed != "" {
		return []string{r.work, r.program, "failed", "", "", "", "", ""}
	}
	cells := []string{
		r.work, r.program, fmt.Sprintf("%.2f s", r.spent.cpu.Seconds()), fmt.Sprintf("%.2f s", r.spent.wall.Seconds()),
		thousands(int(r.spent.peak>>20)) + " MB",
	}
	if r.program == "sealint" {
		return append(cells, "", "", "")
	}
	return append(cells, ratio(r.sealint.cpu, r.spent.cpu), ratio(r.sealint.wall, r.spent.wall), ratio(r.sealint.peak, r.spent.peak))
}

// ratio writes how many times as large as b a is.
func ratio[T ~int64](a, b T) string {
	if a == 0 || b == 0 {
		return "–"
	}
	return fmt.Sprintf("× %.2f", float64(a)/float64(b))
}

// thousands writes a number with commas.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
