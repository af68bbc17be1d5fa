# METADATA
# title: The base of a document can be judged
# description: >-
#   The base has the document, and it could not be judged there. So all findings about it are new, and
#   rules over changes say nothing about it.
# custom:
#   id: gate/base-unjudged
#   entity: policy
#   severity: medium
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Nothing has to be mended if the change repairs the document. Look yourself at what the change
#     weakens.
package sealint.gate.base_unjudged

deny contains {"message": sprintf("the base of this document could not be judged, so that nothing can be compared: %s", [item.message]), "at": ["unjudged", i]} if some i, item in input.unjudged
