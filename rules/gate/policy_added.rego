# METADATA
# title: Readers see that a change adds a configuration
# description: >-
#   The head has a configuration and the base has none. The change is judged by the default settings;
#   the configuration holds after the merge.
# custom:
#   id: gate/policy-added
#   entity: policy
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Read what it says before you approve the change. Nothing has to be mended.
package sealint.gate.policy_added

deny contains {"message": "the change adds the first configuration; it holds after the merge", "at": []} if input.added
