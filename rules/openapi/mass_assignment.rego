# METADATA
# title: Callers cannot set properties that only the server should set
# description: >-
#   Frameworks bind request members to objects by name. If requests can set a property such as is_admin, balance or
#   created_by, often because one schema is used for requests and responses, callers can give themselves rights.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: openapi/mass-assignment
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Use a request schema without the property. Marking it readOnly is enough where no request needs the property, not
#     even to refer to an existing object.
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
#     body_words:
#       type: array
#       description: Names that only the server should set at the top of a request body; deeper inside they mean something else.
#       default:
#         - role
#         - balance
#         - owner_id
#     shared_words:
#       type: array
#       description: Names that only the server should set at the top of a body whose schema serves requests and responses.
#       default:
#         - id
#         - uuid
#         - roles
#         - permissions
#         - owner
#         - tenant_id
#         - account_id
#         - user_id
#         - created
#         - updated
#         - modified
package sealint.openapi.mass_assignment

import data.sealint.params

deny contains finding if {
	named
	settable
	finding := {"message": sprintf("requests can set %q, which only the server should set", [input.name]), "at": []}
}

deny contains finding if {
	input.shared
	input.phrase in params.shared_words
	not named
	settable
	input.body
	finding := {
		"message": sprintf("requests can set %q: the schema is used for requests and responses, and the property is not readOnly", [input.name]),
		"at": [],
	}
}

named if input.phrase in params.words

named if {
	input.phrase in params.body_words
	input.body
}

# What no response shows is a record of the caller: when its own user signed up.
named if {
	input.phrase in params.record_words
	true in {input.shared, input.returned}
}

settable if {
	input.kind == "property"
	input.direction in {"request", "both"}
	not input.limited # callers may choose one of a few values
	not "object" in input.types
	not input.required # what callers must send is not bound by accident
	not purpose
	not chosen
}

# The description says that the caller chooses the value. A value that is "read-only" besides is a mistake of the schema.
chosen if {
	"chosen" in input.described_as
	not "read-only" in input.described_as
}

# Each operation that takes the object is there to set the property: its path or operationId says so.
purpose if {
	count(input.operations) > 0
	every operation in input.operations {
		sets(split(operation, " "))
	}
}

# /members/{name}/role sets the role.
sets(names) if {
	some word in split(input.phrase, "_")
	not word in {"id", "is", "at", "by", "account", "user", "tenant", "uuid", "last"}
	trim_suffix(word, "s") in names
}

# Whoever invites or manages members gives them their rights.
sets(names) if {
	input.phrase in {"role", "roles", "permissions", "is_admin", "is_superuser", "is_staff", "is_root", "is_verified", "is_approved"}
	some word in names
	word in {
		"role", "member", "membership", "invite", "invitation", "provision", "provisioning", "collaborator", "teammate", "admin", "administrator",
		"permission", "grant", "assign", "access", "acl", "token", "key", "credential", "auth", "login", "certificate",
		"employee", "staff", "position", "job",
	}
}

# A role is what callers choose for somebody else, except where they describe themselves.
sets(names) if {
	input.phrase == "role"
	count({"user", "account", "customer", "profile", "register", "registration", "signup", "sign", "me", "self"} & {name | some name in names}) == 0
}

# Copies of what another system recorded keep its times and amounts.
sets(names) if {
	input.phrase in {
		"balance", "account_balance", "credit_balance", "created_at", "updated_at", "modified_at", "deleted_at", "created",
		"updated", "modified",
	}
	some word in names
	word in {"import", "migrate", "migration", "feed", "sync", "restore", "backfill", "datum", "event", "log", "track"}
}
