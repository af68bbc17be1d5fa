package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/pb33f/libopenapi"
	"github.com/santhosh-tekuri/jsonschema/v6"
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

// bareBOM, when set in the environment, makes the test binary do nothing but what sealint's reading of an SBOM is measured
// against: cyclonedx-go's decoding and validation by the official schema.
const bareBOM = "SEALINT_BARE_CYCLONEDX"

func readBareBOM(file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(data), cyclonedx.BOMFileFormatJSON).Decode(&bom); err != nil {
		panic(err)
	}
	c := jsonschema.NewCompiler()
	c.UseLoader(schemaFolder("../../sbom/schemas"))
	c.AssertFormat()
	schema, err := c.Compile("embed:///bom-1.6.SNAPSHOT.schema.json")
	if err != nil {
		panic(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		panic(err)
	}
	if err := schema.Validate(value); err != nil {
		panic(err)
	}
}

// schemaFolder serves schemas by the last part of their address.
type schemaFolder string

func (dir schemaFolder) Load(url string) (any, error) {
	f, err := os.Open(filepath.Join(string(dir), path.Base(url)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return jsonschema.UnmarshalJSON(f)
}

// BenchmarkSBOM compares whole processes over generated SBOMs: sealint with the recommended rules and SARIF written
// against cyclonedx-go's decoding and validation by the official schema, turn by turn in the same run. It also shows how a
// run grows with the number of components.
//
//	go test ./cmd/sealint -run '^$' -bench SBOM -benchtime 1x
func BenchmarkSBOM(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "sealint")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	sarif := filepath.Join(b.TempDir(), "out.sarif")
	for _, components := range []int{1000, 10000, 50000, 100000} {
		b.Run(strconv.Itoa(components), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "generated.cdx.json")
			if err := os.WriteFile(file, generateBOM(components, 1), 0o644); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				var ours, theirs []time.Duration
				var peak int64
				for range rounds {
					d, memory := measure(b, exec.Command(binary, "lint", "--output", "sarif="+sarif, "--format", "json", file))
					ours, peak = append(ours, d), max(peak, memory)
					cmd := exec.Command(os.Args[0])
					cmd.Env = append(os.Environ(), bareBOM+"="+file)
					d, _ = measure(b, cmd)
					theirs = append(theirs, d)
				}
				b.ReportMetric(median(ours).Seconds()/median(theirs).Seconds(), "x-decode-and-validate")
				b.ReportMetric(median(ours).Seconds()*1000, "ms")
				b.ReportMetric(median(ours).Seconds()*1e6/float64(components), "µs/component")
				b.ReportMetric(float64(peak)/1024, "peak-MB")
			}
		})
	}
}

// generateBOM makes a CycloneDX document with n components of several ecosystems, nearly all of them as they should be:
// the same document for the same seed.
func generateBOM(n int, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, seed))
	type object = map[string]any
	hash := func(digits int) string {
		var b strings.Builder
		for range digits {
			b.WriteByte("0123456789abcdef"[r.IntN(16)])
		}
		return b.String()
	}
	var components, dependencies []object
	licences := []string{"MIT", "Apache-2.0", "BSD-3-Clause", "ISC", "MPL-2.0"}
	for i := range n {
		name, version := fmt.Sprintf("package-%d", i), fmt.Sprintf("%d.%d.%d", r.IntN(9), r.IntN(30), r.IntN(9))
		purl := "pkg:npm/" + name + "@" + version
		switch r.IntN(4) {
		case 0:
			purl = "pkg:maven/org.generated/" + name + "@" + version
		case 1:
			purl = "pkg:pypi/" + name + "@" + version
		}
		switch r.IntN(200) { // a few faults
		case 0:
			version = "^" + version
		case 1:
			version = "latest"
		}
		c := object{
			"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
			"description": "Component number " + strconv.Itoa(i) + " of a generated document, of no use to anybody.",
			"licenses":    []object{{"license": object{"id": licences[r.IntN(len(licences))]}}},
			"hashes":      []object{{"alg": "SHA-256", "content": hash(64)}},
			"supplier":    object{"name": "Generated"},
			"externalReferences": []object{
				{"type": "vcs", "url": "https://git.generated.invalid/" + name + ".git"},
				{"type": "distribution", "url": "https://packages.generated.invalid/" + name + "/" + version},
			},
		}
		components = append(components, c)
		dependency := object{"ref": purl}
		var on []string
		for range r.IntN(4) {
			if to := components[r.IntN(len(components))]["bom-ref"].(string); to != purl && !slices.Contains(on, to) {
				on = append(on, to)
			}
		}
		if len(on) > 0 {
			dependency["dependsOn"] = on
		}
		dependencies = append(dependencies, dependency)
	}
	dependencies = append(dependencies, object{"ref": "app", "dependsOn": []string{components[0]["bom-ref"].(string)}})
	data, err := json.MarshalIndent(object{
		"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
		"metadata":   object{"timestamp": "2026-01-01T00:00:00Z", "component": object{"type": "application", "name": "app", "version": "1.0.0", "bom-ref": "app"}},
		"components": components, "dependencies": dependencies,
	}, "", " ") // one space: the largest stays below the default --max-size
	if err != nil {
		panic(err)
	}
	return data
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
