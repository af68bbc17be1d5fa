# METADATA
# title: The client may not call from more networks than before
# description: >-
#   A stolen credential is useless outside of the networks that it is bound to. The wider they are, the more machines
#   can use it.
# custom:
#   id: change/network-binding-widened
#   entity: change_integration
#   severity: high
#   profile: recommended
#   fix: >-
#     Name the networks from which the integration really calls in identity.networkBinding.
#   controls: [guide/3.revocation, guide/2.threats, CWE-284]
package sealint.change.network_binding_widened

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": message} if {
	gained := [input.after.spec.identity.networkBinding[i] | some i in input.networks.gained]
	count(gained) > 0
	message := sprintf("the client could call from %s; now also from %s", [text.first(networks, 5), text.first(gained, 5)])
}

weaker contains {"at": at, "message": sprintf("the client could call from %s; now from anywhere", [text.first(networks, 5)])} if {
	input.networks.dropped
}

networks := input.before.spec.identity.networkBinding

at := ["spec", "identity", "networkBinding"]
