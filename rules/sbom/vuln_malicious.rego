# METADATA
# title: No component is malicious
# description: >-
#   A package that was published to do harm does it when it is installed or loaded, so there is nothing to weigh: no
#   severity, no reachability, no analysis makes it acceptable. VEX statements are not heard here.
# related_resources:
#   - ref: https://github.com/ossf/malicious-packages
#   - ref: https://github.com/ossf/s2c2f
# custom:
#   id: sbom/vuln-malicious
#   entity: vulnerability
#   severity: critical
#   profile: baseline
#   fix: >-
#     Remove the package, treat every machine that installed it as compromised, and replace the credentials that it could
#     reach.
#   controls: [guide/2.threats, guide/6.sbom, S2C2F, CWE-506]
package sealint.sbom.vuln_malicious

deny contains finding if {
	input.malicious
	input.match == "affected"
	input.origin in {"sbom", "osv"}
	finding := {"message": sprintf("%s: %s is malicious", [id, affected]), "at": ["id"]}
}

id := input.id

# The identifier that tells it may be an alias, and the only one.
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
