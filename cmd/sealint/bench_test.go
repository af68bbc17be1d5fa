package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pb33f/libopenapi"
)

// bareFile, when set in the environment, makes the test binary do nothing but the parse that sealint is measured against.
const bareFile = "SEALINT_BARE_LIBOPENAPI"

func parseBare(file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	doc, err := libopenapi.NewDocument(data)
	if err != nil {
		panic(err)
	}
	if model, err := doc.BuildV3Model(); model == nil {
		panic(err)
	}
}

// rounds is how often each command is run; medians are reported.
const rounds = 7

// BenchmarkCompare compares whole processes: sealint with the recommended rules and SARIF written against libopenapi's NewDocument
// and BuildV3Model, turn by turn in the same run. It also shows how a run grows with the number of operations, and how
// long the quickstart takes.
//
//	SEALINT_CORPUS=… go test ./cmd/sealint -run '^$' -bench Compare -benchtime 1x
func BenchmarkCompare(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "sealint")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	sarif := filepath.Join(b.TempDir(), "out.sarif")
	sealint := func(args ...string) *exec.Cmd {
		return exec.Command(binary, append([]string{"lint", "--profile", "recommended", "--output", "sarif=" + sarif, "--format", "json"}, args...)...)
	}
	bare := func(file string) *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), bareFile+"="+file)
		return cmd
	}
	if corpus := os.Getenv("SEALINT_CORPUS"); corpus != "" {
		for _, name := range []string{"github.json", "stripe.yaml", "discord-3.1.json"} {
			b.Run(name, func(b *testing.B) {
				file := filepath.Join(corpus, "contracts", name)
				for b.Loop() {
					var ours, theirs []time.Duration
					var peak int64
					for range rounds {
						d, memory := measure(b, sealint(file))
						ours, peak = append(ours, d), max(peak, memory)
						d, _ = measure(b, bare(file))
						theirs = append(theirs, d)
					}
					b.ReportMetric(median(ours).Seconds()/median(theirs).Seconds(), "x-bare-parse")
					b.ReportMetric(median(ours).Seconds()*1000, "ms")
					b.ReportMetric(float64(peak)/1024, "peak-MB")
				}
			})
		}
	}
	b.Run("quickstart", func(b *testing.B) {
		for b.Loop() {
			var times []time.Duration
			for range rounds {
				d, _ := measure(b, exec.Command(binary, "lint", "../../testdata/quickstart"))
				times = append(times, d)
			}
			b.ReportMetric(median(times).Seconds()*1000, "ms")
		}
	})
	b.Run("growth", func(b *testing.B) {
		small, large := generate(b, 400), generate(b, 4000)
		for b.Loop() {
			var one, ten []time.Duration
			for range rounds {
				d, _ := measure(b, sealint(small))
				one = append(one, d)
				d, _ = measure(b, sealint(large))
				ten = append(ten, d)
			}
			b.ReportMetric(median(ten).Seconds()/median(one).Seconds(), "x-time-for-10x-operations")
		}
	})
}

// measure runs a command and gives its wall time and its peak memory in KiB. Findings are no failure.
func measure(b *testing.B, cmd *exec.Cmd) (time.Duration, int64) {
	b.Helper()
	start := time.Now()
	err := cmd.Run()
	elapsed := time.Since(start)
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != exitFail) {
		b.Fatalf("%s: %v", cmd, err)
	}
	return elapsed, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

// generate writes a contract with n operations, each with a body and a schema of its own.
func generate(b *testing.B, n int) string {
	b.Helper()
	var text strings.Builder
	text.WriteString("openapi: 3.1.0\ninfo: {title: generated, version: 1.0.0}\nservers: [{url: https://api.example.org}]\npaths:\n")
	for i := range n {
		fmt.Fprintf(&text, `  /things%d/{id}:
    post:
      operationId: create%d
      security: [{id: [write]}]
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing%d"}}}}
      responses: {"200": {description: done, content: {application/json: {schema: {$ref: "#/components/schemas/Thing%d"}}}}}
`, i, i, i, i)
	}
	text.WriteString("components:\n  securitySchemes: {id: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.example.org/token, scopes: {write: w}}}}}\n  schemas:\n")
	for i := range n {
		fmt.Fprintf(&text, "    Thing%d: {type: object, properties: {a%d: {type: string, maxLength: %d}, b: {type: array, items: {type: object}}}}\n", i, i, i)
	}
	file := filepath.Join(b.TempDir(), fmt.Sprintf("generated-%d.yaml", n))
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	return file
}
