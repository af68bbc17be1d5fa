# METADATA
# title: Tokens of users can be refreshed
# description: >-
#   Without a refresh URL a client must keep long-lived tokens, or make users log in again. Short-lived tokens need a
#   way of renewal.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc6749#section-6
# custom:
#   id: openapi/no-token-refresh
#   entity: security_scheme
#   severity: low
#   profile: strict
#   grows: true
#   fix: >-
#     Declare refreshUrl.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-613]
package sealint.openapi.no_token_refresh

deny contains finding if {
	input.operations > 0
	input.family != "2.0" # 2.0 has no field for it
	some flow in input.flows
	flow.kind in {"authorizationCode", "deviceAuthorization"}
	not ["flows", flow.kind, "refreshUrl"] in {endpoint.at | some endpoint in input.endpoints}
	finding := {"message": sprintf("flow %s of %q has no refreshUrl", [flow.kind, input.name]), "at": ["flows", flow.kind, "refreshUrl"]}
}
