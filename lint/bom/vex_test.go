package bom

import (
	"fmt"
	"testing"

	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/osv"
)

// BenchmarkStatements has as many statements as components, each about one of them; the time for 10 times as many should be 10 times as
// long.
func BenchmarkStatements(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				document := &VEX{VEX: &osv.VEX{}, Path: "vex.json"}
				list := &BOM{BOM: &sbom.BOM{Facts: &sbom.SBOMFacts{}}}
				for i := range n {
					name, id := fmt.Sprintf("p%d", i), fmt.Sprintf("CVE-2026-%d", i)
					document.Add(osv.Statement{
						Vulnerabilities: []string{id}, Status: osv.StatusFixed, Products: []osv.Product{{PURL: &osv.PURL{Type: "npm", Name: name, Version: "1.0.0"}}},
					})
					list.Components = append(list.Components, &sbom.Component{Facts: &sbom.ComponentFacts{PURL: &sbom.PURLFacts{Type: "npm", Name: name, Version: "1.0.0"}}})
				}
				a := adviser{documents: []*VEX{document}}
				for i := range document.Statements {
					document.entity(&document.Statements[i], []*BOM{list})
					facts := newVulnerability("osv")
					facts.ID = document.Statements[i].Vulnerabilities[0]
					if a.suppress(list, facts, list.Components[i:i+1]); facts.SuppressedBy == "" {
						b.Fatal("not set aside")
					}
				}
			}
		})
	}
}
