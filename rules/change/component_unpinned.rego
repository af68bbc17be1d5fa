# METADATA
# title: New components have one version
# description: >-
#   A range, a tag such as latest, or a branch means whatever is newest when somebody looks. The document cannot say
#   which code was added, and nobody reviewed what will come. Components that the environment provides (isExternal)
#   may have a range. change/image-tag judges images, and sbom/version-missing components without any version.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://slsa.dev/spec/v1.0/requirements
# custom:
#   id: change/component-unpinned
#   entity: change_component
#   severity: high
#   profile: baseline
#   identity: [value]
#   fix: >-
#     State the version, digest or commit that was resolved when the artefact was built.
#   controls: [guide/6.sbom, guide/6.pipeline, SCVS-5.6]
package sealint.change.component_unpinned

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	input.status == "added"
	not input.after.is_external
	not input.after.is_root # it is no dependency
	not input.after.version_state in {"not_applicable", "unknown"}
	not components.by_tag(input)
	not input.after.by_digest
	not components.pinned(input.after)
	components.version(input.after)
	finding := {
		"message": sprintf("new component %s has the floating version %q", [text.short(input.after.name), text.short(version)]),
		"at": place,
	}
}

version := input.after.version if not input.after.pin.exact

version := input.after.purl.version if input.after.pin.exact

place := ["version"] if not input.after.pin.exact

place := ["purl"] if input.after.pin.exact
