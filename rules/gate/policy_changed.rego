# METADATA
# title: Readers see that a change touches the policy
# description: >-
#   The change adds, removes or modifies a file of the policy: the configuration, a file that it
#   extends, a custom rule, a VEX file or a key. The change itself is judged by the policy of the
#   base.
# custom:
#   id: gate/policy-changed
#   entity: policy
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Read what the file says before you approve the change. Nothing has to be mended.
package sealint.gate.policy_changed

deny contains {"message": sprintf("the file of the policy is %s; it holds after the merge", [item.status]), "at": ["changed", i]} if some i, item in input.changed
