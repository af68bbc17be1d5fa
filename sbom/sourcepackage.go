package sbom

import (
	"strings"

	"github.com/sealint/sealint/sbom/osv"
)

// sourceProperties reads the properties in which Trivy (aquasecurity:trivy:…) and Syft (syft:metadata:…) state the source package.
func sourceProperties(items []any) osv.Source {
	stated := map[string]string{}
	for _, item := range items {
		name := text(item, "name")
		for _, prefix := range []string{"aquasecurity:trivy:Src", "syft:metadata:"} {
			if strings.HasPrefix(name, prefix) {
				stated[name] = strings.TrimSpace(text(item, "value"))
			}
		}
	}
	p := osv.Source{Name: stated["aquasecurity:trivy:SrcName"]}
	if p.Version = stated["aquasecurity:trivy:SrcVersion"]; p.Version != "" {
		if release := stated["aquasecurity:trivy:SrcRelease"]; release != "" {
			p.Version += "-" + release
		}
		if epoch := stated["aquasecurity:trivy:SrcEpoch"]; epoch != "" && epoch != "0" {
			p.Version = epoch + ":" + p.Version
		}
	}
	switch {
	case p.Name != "":
		return p
	case stated["syft:metadata:source"] != "": // Debian
		return osv.Source{Name: stated["syft:metadata:source"], Version: stated["syft:metadata:sourceVersion"]}
	case stated["syft:metadata:originPackage"] != "": // Alpine
		return osv.Source{Name: stated["syft:metadata:originPackage"]}
	}
	return osv.Source{Name: stated["syft:metadata:sourceRpm"]} // the name of the file, as in package URLs
}

// sourceOf reads the source package from the field sourceInfo of SPDX as Trivy writes it: "built package from: openssl 3.0.11-1".
func sourceOf(info string) osv.Source {
	rest, ok := strings.CutPrefix(strings.TrimSpace(info), "built package from:")
	words := strings.Fields(rest)
	if !ok || len(words) == 0 || len(words) > 2 {
		return osv.Source{}
	}
	return osv.Source{Name: words[0], Version: strings.Join(words[1:], "")}
}
