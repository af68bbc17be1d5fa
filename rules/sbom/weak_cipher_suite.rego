# METADATA
# title: No disallowed cipher suite is offered
# description: >-
#   A server and a client agree on a cipher suite that both offer. An attacker can make them agree on the weakest one:
#   without encryption, without authentication, with keys shortened for export, or with RC4 or triple DES. The rule
#   also reads the transforms of IKEv2.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://www.rfc-editor.org/rfc/rfc9325
# custom:
#   id: sbom/weak-cipher-suite
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Remove the suites from the configuration of the server or the library.
#   controls: [guide/2.threats, guide/6.sbom, CWE-327]
package sealint.sbom.weak_cipher_suite

deny contains finding if {
	some w in input.crypto.weaknesses
	found(w)
	places := sort([[weakness.subject, i] | some i, weakness in input.crypto.weaknesses; found(weakness)])
	[_, first] := places[0] # the same one in whatever order the document lists them
	weakness := input.crypto.weaknesses[first]
	message := sprintf("%s offers %s, which %s%s: disallowed since %s by %s", [
		input.name, weakness.subject, weakness.reason, others(count(places) - 1), weakness.since, weakness.source,
	])
	finding := {"message": message, "at": ["crypto", "weaknesses", first]}
}

found(weakness) if {
	weakness.of == "cipher-suite"
	not weakness.legacy
	weakness.since <= data.sealint.today
}

others(0) := ""

others(n) := sprintf(" (and %d more)", [n]) if n > 0
