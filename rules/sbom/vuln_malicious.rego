# METADATA
# title: No component is malicious
# description: >-
#   A malicious package does harm when it is installed or loaded. No severity, reachability or analysis makes it
#   acceptable, so this rule ignores VEX statements.
# related_resources:
#   - ref: https://github.com/ossf/malicious-packages
#   - ref: https://github.com/ossf/s2c2f
# custom:
#   id: sbom/vuln-malicious
#   entity: vulnerability
#   severity: critical
#   profile: baseline
#   identity: [component]
#   waivable: "no"
#   fix: >-
#     Remove the package, treat every machine that installed it as compromised, and replace the credentials that it
#     could reach.
#   controls: [guide/2.threats, guide/6.sbom, S2C2F, CWE-506]
package sealint.sbom.vuln_malicious

deny contains finding if {
	input.malicious
	input.match == "affected"
	input.origin in {"sbom", "osv"}
	finding := {"message": sprintf("%s: %s is malicious", [id, affected]), "at": ["id"]}
}

id := input.id

# The only identifier may be an alias.
id := concat(", ", input.aliases) if not input.id

affected := input.component

affected := concat(", ", [affects.ref | some affects in input.affects]) if {
	not input.component
	count(input.affects) > 0
}

affected := "what it names" if {
	not input.component
	count(input.affects) == 0
}
