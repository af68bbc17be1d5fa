# METADATA
# title: Components with internal names come from internal repositories
# description: >-
#   Anybody can take a name in a public registry that only your own registry serves, and a package manager that asks
#   both may prefer the stranger's higher version. If the document does not show that such a component came from the
#   internal repository, it may be the stranger's. The subject and single files are exempt. The rule finds nothing
#   until names are listed.
# related_resources:
#   - ref: https://github.com/ossf/s2c2f
#   - ref: https://cwe.mitre.org/data/definitions/427.html
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/internal-name-from-public
#   entity: component
#   severity: high
#   profile: recommended
#   fix: >-
#     Bind the name or its scope to the internal registry in the settings of the package manager, and record it in the
#     SBOM: as repository_url of the package URL, or as an external reference of type distribution.
#   controls: [guide/2.threats, guide/6.sbom, S2C2F, CWE-427]
#   params:
#     names:
#       type: array
#       default: []
#       description: >-
#         Globs over internal names, compared with the name, group/name, and namespace/name of the package URL; a star
#         stands for anything. The rule is off while the list is empty.
#     hosts:
#       type: array
#       default: []
#       description: >-
#         Hosts of internal repositories. In *.example.org the star stands for one label, in **.example.org for any
#         number.
package sealint.sbom.internal_name_from_public

import data.sealint.params

deny contains finding if {
	count(params.names) > 0
	input.type != "file"
	not input.is_root
	named
	not fetched_inside
	finding := {"message": sprintf("%s has an internal name, %s", [input.name, origin]), "at": ["purl"]}
}

named if {
	some pattern in params.names
	some name in names
	glob.match(pattern, null, name)
}

names contains input.name

names contains sprintf("%s/%s", [input.group, input.name])

names contains sprintf("%s/%s", [input.purl.namespace, input.purl.name])

names contains input.purl.name if not input.purl.namespace

fetched_inside if {
	some source in input.sources
	some pattern in params.hosts
	glob.match(lower(pattern), ["."], source.host)
}

origin := "and nothing says that it comes from an internal repository" if count(input.sources) == 0

origin := sprintf("but comes from %s", [concat(", ", {source.url | some source in input.sources})]) if count(input.sources) > 0
