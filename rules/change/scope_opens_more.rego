# METADATA
# title: A scope that only read does not come to write
# description: >-
#   Clients were given the scope when it opened nothing but reading operations. After the change a token with only
#   this scope can change data, without anybody having granted that.
# custom:
#   id: change/scope-opens-more
#   entity: change_scheme
#   severity: medium
#   profile: recommended
#   fix: >-
#     Demand another scope of the operations that change data.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.change.scope_opens_more

deny contains finding if {
	some after in input.after.scope_use
	after.writes > 0
	some before in input.before.scope_use
	before.name == after.name
	before.writes == 0
	before.reads > 0
	finding := {
		"message": sprintf("the scope %q opened operations that read only; it now opens %d that change something", [after.name, after.writes]),
		"at": place(after),
		"related": [{"ref": array.concat(["before"], place(before)), "message": "before"}],
	}
}

place(use) := ["flows", use.declared[0], "scopes", use.name] if count(use.declared) > 0

place(use) := [] if count(use.declared) == 0
