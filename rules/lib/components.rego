# Components of SBOMs, and how they changed.
package sealint.lib.components

import data.sealint.lib.text

# Name and version, as messages write them.
title(c) := text.short(c.name) if not version(c)

title(c) := sprintf("%s %s", [text.short(c.name), text.short(version(c))])

# The version that the component states, or that of its package URL.
version(c) := c.version if not c.version_state in {"absent", "unknown"}

version(c) := c.purl.version if c.version_state in {"absent", "unknown"}

# Where the version is stated.
version_place(c) := ["version"] if c.version

version_place(c) := ["purl"] if {
	not c.version
	c.purl.version
}

version_place(c) := [] if {
	not c.version
	not c.purl.version
}

# The component names one release: by its version, or by its package URL if it states no version.
pinned(c) if {
	c.pin.exact
	not loose(c)
}

pinned(c) if {
	c.version_state in {"absent", "unknown"}
	c.purl_pin.exact
}

# The version in the package URL names several releases.
loose(c) if c.purl_pin.exact == false

# The member of the document that lists the components.
list := {"cyclonedx": "components", "spdx": "packages"}

# The image was named by its digest and is not any more, or it is new and not named by its digest.
by_tag(change) if {
	change.after.image
	not change.after.by_digest
	was_by_digest(change)
}

was_by_digest(change) if change.status == "added"

was_by_digest(change) if change.before.by_digest

# How a rule groups its findings. Another tool writes many components in another way: then the rule has one finding in a document,
# not one for each component.
grouped(change) := "another tool made the SBOM" if change.tool_changed

grouped(change) := "" if not change.tool_changed
