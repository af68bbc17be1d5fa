# Reviews of integrations.
package sealint.lib.reviews

names := {"security": "security review", "threat-model": "threat model", "incident-drill": "incident drill"}

# The integration needs a review of this kind.
required(kind, _) if kind in {"security", "threat-model"}

# A proposed integration does not run yet, so there is nothing to rehearse.
required(kind, metadata) if {
	kind == "incident-drill"
	not metadata.lifecycle == "proposed"
}
