# METADATA
# title: The configuration of the base can be read
# description: >-
#   The configuration of the base has a mistake. The change is judged by the default settings, which may
#   be less strict.
# custom:
#   id: gate/policy-unreadable
#   entity: policy
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Let those who are responsible for the gate approve the change that repairs the configuration.
package sealint.gate.policy_unreadable

deny contains {"message": sprintf("a part of the policy of the base cannot be read, and the change is judged without it: %s", [input.unreadable]), "at": []} if {
	input.unreadable != ""
}
