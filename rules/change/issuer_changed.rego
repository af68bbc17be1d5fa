# METADATA
# title: Tokens go on coming from the same organisation
# description: >-
#   The URL of the authorization server is now on a host of another registrable domain. Whoever owns that domain
#   gets client secrets and authorization codes, and issues tokens that the API trusts. Other hosts of the same
#   domain are not reported.
# custom:
#   id: change/issuer-changed
#   entity: change_scheme
#   severity: high
#   profile: recommended
#   fix: >-
#     Make sure that the new domain belongs to the organisation that issues the tokens; accept the finding by a
#     waiver if the provider really changed.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-346]
package sealint.change.issuer_changed

deny contains finding if {
	some endpoint in input.endpoints
	endpoint.issuer_after != ""
	finding := {
		"message": sprintf("%s of %q was on %s; now it is on %s", [endpoint.at[count(endpoint.at) - 1], input.after.name, endpoint.issuer_before, endpoint.issuer_after]),
		"at": endpoint.at,
		"related": [{"ref": array.concat(["before"], endpoint.at), "message": "before"}],
	}
}
