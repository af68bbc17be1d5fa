package lint_test

import (
	"context"
	"fmt"
	"log"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/source"
)

// An editor or a server prepares a linter once, and judges documents that it holds in memory.
func Example() {
	ctx := context.Background()
	linter, err := lint.New(ctx, lint.Options{})
	if err != nil {
		log.Fatal(err)
	}
	contract := []byte(`openapi: 3.1.0
info: {title: Parcels, version: 1.0.0}
servers: [{url: "http://parcels.example.com"}]
paths: {}
`)
	result, err := linter.Run(ctx, lint.Input{
		Root:  source.Bytes(map[string][]byte{"api/parcels.yaml": contract}),
		Today: "2026-06-30",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("the gate:", result.Report.Verdict)
	for _, f := range result.Report.Findings {
		if result.Report.Fails(f) {
			fmt.Printf("%s:%d:%d: %s\n", f.Location.Path, f.Location.Line, f.Location.Column, f.Rule)
		}
	}
	// Output:
	// the gate: fail
	// api/parcels.yaml:3:17: openapi/tls-required
}
