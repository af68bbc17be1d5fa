# METADATA
# title: The manifest and its contract agree
# description: >-
#   A manifest that was reviewed against another contract than the one in the repository says nothing about what runs.
#   Version, digest, endpoints and the source of tokens connect the two. When they differ, somebody has to review the
#   integration again. The client sends its secret to the token URL: if the contract names another one, the secret may
#   go to a stranger.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/contract-drift
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Review what changed in the contract. Then update the version and the digest in the manifest, and call only
#     servers that the contract declares, and get tokens where and how it says.
#   controls: [guide/5.contract, guide/5.versioning, guide/10.registry, guide/15.gate, OWASP-API9:2023]
package sealint.integration.contract_drift

deny contains finding if {
	input.contract.found == false
	finding := {"message": input.contract.problem, "at": ["spec", "contract", "path"]}
}

deny contains finding if {
	input.contract.found == true
	input.spec.contract.version != input.contract.version
	finding := {
		"message": sprintf("the manifest states version %s, but the contract %s", [input.spec.contract.version, actual]),
		"at": ["spec", "contract", "version"],
		"related": [{"ref": ["contract", "info", "version"], "message": sprintf("the contract %s", [actual])}],
	}
}

deny contains finding if {
	input.contract.digest != ""
	input.spec.contract.digest != input.contract.digest
	finding := {
		"message": sprintf("the digest in the manifest is not that of the contract: %s", [input.contract.digest]),
		"at": ["spec", "contract", "digest"],
		"related": [{"ref": ["contract", "info", "title"], "message": "the contract"}],
	}
}

deny contains finding if {
	some endpoint in input.contract.endpoints
	not endpoint.declared
	finding := {
		"message": sprintf("%s is not under any server URL of the contract", [endpoint.text]),
		"at": endpoint.at,
		"related": [{"ref": ["contract", "servers", i], "message": server} | some i, server in array.slice(input.contract.servers, 0, 10)],
	}
}

deny contains finding if {
	input.contract.other_token_url
	finding := {
		"message": "the token URL is none that the contract states for the used operations",
		"at": ["spec", "identity", "tokenUrl"],
		"related": flows,
	}
}

deny contains finding if {
	input.contract.other_grant
	finding := {
		"message": sprintf("%q is no grant by which the contract gives tokens for the used operations", [input.spec.identity.grant]),
		"at": ["spec", "identity", "grant"],
		"related": flows,
	}
}

flows := [{"ref": ["contract", "flows", i], "message": concat("", [flow.kind, url(flow)])} |
	some i, flow in array.slice(input.contract.flows, 0, 10)
]

url(flow) := concat("", [": ", flow.token_url]) if flow.token_url != ""

else := ""

actual := sprintf("is version %s", [input.contract.version]) if input.contract.version != ""

actual := "has none" if input.contract.version == ""
