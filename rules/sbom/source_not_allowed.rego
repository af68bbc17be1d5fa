# METADATA
# title: Components come from allowed hosts
# description: >-
#   Many teams agree on registries and mirrors for their builds, because those are scanned, archived and watched. A
#   component from elsewhere bypasses this agreement, often through one line in a lock file. The rule finds nothing
#   until hosts are listed.
# related_resources:
#   - ref: https://github.com/ossf/s2c2f
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/source-not-allowed
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Fetch the component through an allowed registry or mirror, or have its host reviewed and add it to the list.
#   controls: [guide/2.threats, guide/6.sbom, S2C2F, CWE-829]
#   params:
#     hosts:
#       type: array
#       default: []
#       description: >-
#         Hosts that components may come from. In *.example.org the star stands for one label, in **.example.org for any
#         number. The rule is off while the list is empty.
package sealint.sbom.source_not_allowed

import data.sealint.params

deny contains finding if {
	count(params.hosts) > 0
	some i, source in input.sources
	not allowed(source.host)
	finding := {"message": sprintf("%s comes from %s, %s", [input.name, source.url, fault(source.host)]), "at": ["sources", i]}
}

allowed(host) if {
	some pattern in params.hosts
	glob.match(lower(pattern), ["."], host)
}

fault("") := "which names no host"

fault(host) := sprintf("and %s is not an allowed host", [host]) if host != ""
