# What overlays change in a contract: input.contract.weakened.
package sealint.lib.overlays

# The overlay adds something that the manifest needs: it demands no less of what the contract has.
adds(weaker) if weaker.kind == "server"

adds(weaker) if {
	weaker.kind in {"operation", "field"}
	weaker.was == "not in the contract"
}

adds(weaker) if {
	weaker.kind == "scope"
	weaker.was in {"not declared", "needed by no used operation"}
}
