# METADATA
# title: A change does not hide a document from the gate
# description: >-
#   The base judges the document, and the head does not, although its file exists: the configuration or
#   git leaves it out, it lies in a folder of other people's files, or its content is not recognised any
#   more.
# custom:
#   id: gate/document-lost
#   entity: policy
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Keep the document where sealint finds it. If nobody needs it any more, delete the file.
package sealint.gate.document_lost

deny contains {"message": sprintf("%s %s is not judged any more: it %s", [item.kind, item.path, item.reason]), "at": ["lost", i]} if some i, item in input.lost
