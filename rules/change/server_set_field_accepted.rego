# METADATA
# title: Requests gain no property that only the server should set
# description: >-
#   Frameworks bind request members to objects by name. A new member such as is_admin or role, often in a schema
#   that requests and responses share, lets callers give themselves rights.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/server-set-field-accepted
#   entity: change_value
#   severity: high
#   profile: recommended
#   fix: >-
#     Use a request schema without the property, or mark it readOnly.
#   controls: [guide/5.strictness, OWASP-API3:2023, CWE-915]
#   params:
#     words:
#       type: array
#       description: Names, words joined by _, that only the server should set.
#       default:
#         - is_admin
#         - is_superuser
#         - is_staff
#         - is_root
#         - is_verified
#         - is_approved
#         - email_verified
#         - phone_verified
#         - account_balance
#         - credit_balance
#         - password_hash
#     body_words:
#       type: array
#       description: Names that only the server should set at the top of a request body; deeper inside they mean something else.
#       default:
#         - role
#         - balance
#         - owner_id
#     record_words:
#       type: array
#       description: Names of what the server records, which only it should set where a response has the property too.
#       default:
#         - created_at
#         - created_by
#         - updated_at
#         - updated_by
#         - modified_by
#         - modified_at
#         - deleted_at
#         - last_login_at
package sealint.change.server_set_field_accepted

import data.sealint.lib.values
import data.sealint.params

deny contains finding if {
	input.status == "added"
	values.sent(input)
	field := input.after.field
	field.kind == "property"
	not input.after.read_only
	not "object" in field.types
	not field.required # what callers must send is not bound by accident
	server_set(field)
	not meant(field)
	finding := {"message": sprintf("callers may now set %s, which only the server should set", [input.name]), "at": []}
}

server_set(field) if field.phrase in params.words

server_set(field) if {
	field.body
	field.phrase in params.body_words
}

server_set(field) if {
	field.phrase in params.record_words
	true in {field.shared, field.returned}
}

# Each operation that takes the object is there to set the property: its path or operationId says so.
meant(field) if {
	count(field.operations) > 0
	every operation in field.operations {
		sets(field, split(operation, " "))
	}
}

sets(field, names) if {
	some word in split(field.phrase, "_")
	not word in {"id", "is", "at", "by", "account", "user"}
	trim_suffix(word, "s") in names
}

# Whoever manages members, roles or keys gives rights to others.
sets(field, names) if {
	field.phrase in {"role", "is_admin", "is_superuser", "is_staff", "is_root", "is_verified", "is_approved"}
	some word in names
	word in {
		"member", "membership", "invite", "invitation", "provision", "provisioning", "collaborator", "teammate", "admin", "administrator",
		"permission", "grant", "assign", "access", "acl", "token", "key", "credential", "certificate", "employee", "staff", "position", "job",
	}
}
