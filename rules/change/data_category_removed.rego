# METADATA
# title: Categories of data and regulations are not left out
# description: >-
#   Whoever answers questions about personal data or cards looks at the categories and the regulations. What is left
#   out is not looked for.
# custom:
#   id: change/data-category-removed
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Put the category or the regulation back, unless the data really is no longer transferred.
#   controls: [guide/2.classification, guide/8.regulated, CWE-200]
package sealint.change.data_category_removed

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "data", "categories"], "message": sprintf("%s: no longer among the categories of the data", [lost])} if {
	count(input.categories.lost) > 0
	lost := text.first(input.categories.lost, 5)
}

weaker contains {"at": ["spec", "data", "regulations"], "message": sprintf("%s: no longer among the regulations that apply", [lost])} if {
	count(input.regulations.lost) > 0
	lost := text.first(input.regulations.lost, 5)
}
