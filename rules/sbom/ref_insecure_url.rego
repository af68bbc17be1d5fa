# METADATA
# title: Components are fetched over encrypted connections
# description: >-
#   With http, ftp, git or svn, anyone on the network path can deliver other bytes than those that were requested.
#   Builds, and people who want to check a component, follow the addresses in an SBOM. The home page of a project is
#   not an input of builds, so it is exempt; so are loopback addresses.
# related_resources:
#   - ref: https://baseline.openssf.org/
#   - ref: https://cwe.mitre.org/data/definitions/319.html
# custom:
#   id: sbom/ref-insecure-url
#   entity: component
#   severity: medium
#   profile: recommended
#   standards: [osps]
#   fix: >-
#     State the https or ssh address of the distribution or the repository, and fetch from there.
#   controls: [guide/2.threats, guide/6.sbom, OSPS-BR-03, CWE-319]
package sealint.sbom.ref_insecure_url

deny contains finding if {
	some reference in input.external_references
	reference.insecure
	addresses := sort([[other.url, other.type, i] | some i, other in input.external_references; other.insecure])
	[url, type, first] := addresses[0] # the same one in whatever order the document lists them
	finding := {
		"message": sprintf("%s has the %s address %s, which is not encrypted%s", [input.name, type, url, others(count(addresses) - 1)]),
		"at": ["external_references", first],
	}
}

others(0) := ""

others(n) := sprintf(" (and %d more)", [n]) if n > 0
