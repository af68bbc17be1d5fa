package sbom

import (
	"testing"

	"github.com/sealint/sealint/sbom/osv"
)

func TestStatedSourcePackages(t *testing.T) {
	for name, test := range map[string]struct {
		properties []string // names and values in turn
		info       string
		want       osv.Source
	}{
		"Trivy":               {properties: []string{"aquasecurity:trivy:SrcName", "openssl", "aquasecurity:trivy:SrcVersion", "3.0.11", "aquasecurity:trivy:SrcRelease", "1~deb12u1"}, want: osv.Source{Name: "openssl", Version: "3.0.11-1~deb12u1"}},
		"Trivy with an epoch": {properties: []string{"aquasecurity:trivy:SrcEpoch", "1", "aquasecurity:trivy:SrcName", "vim", "aquasecurity:trivy:SrcVersion", "9"}, want: osv.Source{Name: "vim", Version: "1:9"}},
		"Trivy, epoch zero":   {properties: []string{"aquasecurity:trivy:SrcEpoch", "0", "aquasecurity:trivy:SrcName", "vim", "aquasecurity:trivy:SrcVersion", "9"}, want: osv.Source{Name: "vim", Version: "9"}},
		"a version only":      {properties: []string{"aquasecurity:trivy:SrcVersion", "9"}},
		"Syft, Debian":        {properties: []string{"syft:metadata:source", "tzdata", "syft:metadata:sourceVersion", "1.0"}, want: osv.Source{Name: "tzdata", Version: "1.0"}},
		"Syft, Alpine":        {properties: []string{"syft:metadata:originPackage", "openssl"}, want: osv.Source{Name: "openssl"}},
		"Syft, RPM":           {properties: []string{"syft:metadata:sourceRpm", "bash-5.2-1.el9.src.rpm"}, want: osv.Source{Name: "bash-5.2-1.el9.src.rpm"}},
		"SPDX":                {info: "built package from: openssl 1:3.0.11-1", want: osv.Source{Name: "openssl", Version: "1:3.0.11-1"}},
		"SPDX, no version":    {info: "built package from: openssl", want: osv.Source{Name: "openssl"}},
		"SPDX, other words":   {info: "acquired package info from DPKG DB: /var/lib/dpkg/status"},
	} {
		var items []any
		for i := 0; i < len(test.properties); i += 2 {
			items = append(items, map[string]any{"name": test.properties[i], "value": test.properties[i+1]})
		}
		got := sourceProperties(items)
		if test.info != "" {
			got = sourceOf(test.info)
		}
		if got != test.want {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}
