# METADATA
# title: Component versions are releases, not snapshots
# description: >-
#   A snapshot or a development branch changes under the same name, so two builds with the same document may contain
#   different code. Advisories name releases, and nobody can tell which fixes a snapshot contains. The subject of the document is
#   no dependency, and is not judged.
# related_resources:
#   - ref: https://maven.apache.org/guides/getting-started/
#   - ref: https://getcomposer.org/doc/articles/versions.md
# custom:
#   id: sbom/version-snapshot
#   entity: component
#   severity: medium
#   profile: recommended
#   identity: [version]
#   fix: >-
#     Depend on a release, or state the commit or digest of the used build.
#   controls: [guide/6.sbom, SCVS-5.6, CWE-1357]
package sealint.sbom.version_snapshot

deny contains finding if {
	not input.is_root
	input.pin.class == "snapshot"
	finding := {"message": sprintf("%s has the version %q, which may change with every build", [input.name, input.version]), "at": ["version"]}
}
