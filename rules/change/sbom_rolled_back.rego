# METADATA
# title: An SBOM does not become older
# description: >-
#   The document is older than the one that it replaces, by its time, or by its version number below the same serial
#   number. An old file that comes back hides every component that was added since.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_timestamp
# custom:
#   id: change/sbom-rolled-back
#   entity: change_sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Let the build write the SBOM anew.
#   controls: [guide/6.sbom, SCVS-2.7]
package sealint.change.sbom_rolled_back

deny contains finding if {
	earlier
	finding := {
		"message": sprintf("the SBOM was of %s, is of %s", [input.before.timestamp_day, input.after.timestamp_day]),
		"at": ["timestamp"],
		"related": [{"ref": ["before", "timestamp"], "message": "before"}],
	}
}

deny contains finding if {
	input.after.version < input.before.version
	input.after.serial == input.before.serial
	not earlier
	finding := {
		"message": sprintf("the SBOM had the version number %d, has %d below the same serial number", [input.before.version, input.after.version]),
		"at": ["version"],
		"related": [{"ref": ["before", "version"], "message": "before"}],
	}
}

earlier if input.after.timestamp_day < input.before.timestamp_day
