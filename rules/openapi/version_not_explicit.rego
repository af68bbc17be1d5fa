# METADATA
# title: The version of the API is explicit
# description: >-
#   Clients can only stay on a version that has a name. Without a version in the URL, a header or a media type, every
#   change reaches every client at once, and nobody can say for which behaviour a client was built. A version is a
#   semantic version, with or without a leading v and with or without the patch number, or a date.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
#   - ref: https://semver.org
# custom:
#   id: openapi/version-not-explicit
#   entity: contract
#   severity: low
#   profile: recommended
#   fix: >-
#     Give info.version a semantic version or a date, and put the major version into the server URL, path or a header.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.openapi.version_not_explicit

deny contains finding if {
	input.info_version != "" # openapi/invalid-document reports that it is missing
	not regex.match(semantic, input.info_version)
	not regex.match(date, input.info_version)
	finding := {"message": sprintf("info.version %q is neither a semantic version nor a date", [input.info_version]), "at": ["info", "version"]}
}

deny contains finding if {
	input.operations > 0
	count(input.versioned_by) == 0
	finding := {"message": "no server, path, parameter or media type names a version of the API", "at": ["info"]}
}

# A pre-release and build metadata follow the grammar of semver.org.
semantic := `^v?(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){1,2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$`

# The day is optional, and a suffix may follow: 2026-01-31-preview.
date := `^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?([-.][A-Za-z].*)?$`
