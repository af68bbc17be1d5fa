# METADATA
# title: Callers find documentation and secure defaults
# description: >-
#   Callers without documentation copy the code of earlier callers, with its mistakes. Most callers keep the defaults,
#   so defaults must be secure.
# custom:
#   id: integration/no-onboarding
#   entity: integration
#   severity: low
#   profile: strict
#   fix: >-
#     Link the documentation (onboarding.docs), make the defaults of SDKs and templates secure, and state this in
#     onboarding.secureDefaults.
#   controls: [guide/12.organisation]
package sealint.integration.no_onboarding

deny contains finding if {
	"spec.onboarding.docs" in input.absent
	offered
	finding := {"message": "the manifest links no documentation for callers", "at": ["spec", "onboarding", "docs"]}
}

deny contains finding if {
	"spec.onboarding.secureDefaults" in input.absent
	offered
	finding := {"message": "the manifest does not state whether defaults are secure", "at": ["spec", "onboarding", "secureDefaults"]}
}

deny contains finding if {
	input.spec.onboarding.secureDefaults == false
	offered
	finding := {"message": "defaults are not secure", "at": ["spec", "onboarding", "secureDefaults"]}
}

# Others call an interface of ours. One by a contract of the provider is not ours.
offered if {
	input.spec.direction in {"inbound", "bidirectional"}
	not of_provider
}

of_provider if {
	input.spec.contract.by == "provider"
	input.spec.provider.party in {"partner", "third"}
}
