# Manifests of a base and of the head.
package sealint.lib.manifests

# The base states the field, and the head does not. A field of the head that violates the schema is unknown.
dropped(change, path) if {
	object.get(change.before, path, null) != null
	concat(".", path) in change.after.absent
}

# The base says that something holds, and the head says that it does not, or no longer says it.
switched_off(change, path) if {
	object.get(change.before, path, false) == true
	object.get(change.after, path, true) == false
}

switched_off(change, path) if {
	object.get(change.before, path, false) == true
	dropped(change, path)
}

# The field violates the schema, or a part of it does, or it is part of a value that does.
misstated(facts, path) if {
	some violation in facts.violations
	n := min([count(violation.at), count(path)])
	array.slice(violation.at, 0, n) == array.slice(path, 0, n)
}

# Findings about fields that say less than they did. If the head lacks a whole object, its fields are one finding.
findings(change, weaker) := {finding |
	some at in {place(change, field.at) | some field in weaker}
	messages := [field.message | some field in weaker; place(change, field.at) == at]
	finding := told(concat("; ", messages), at, at)
}

# The field, or the outermost object around it that the head does not state.
place(change, path) := array.slice(path, 0, min(array.concat([count(path)], gone))) if {
	gone := [n |
		some n in numbers.range(2, count(path))
		concat(".", array.slice(path, 0, n)) in change.after.absent
	]
}

# A finding about a place in the head, with that in the base.
told(message, after, before) := {
	"message": message,
	"at": after,
	"related": [{"ref": array.concat(["before"], before), "message": "before"}],
}

# The integration uses no access tokens.
without_tokens(facts) if facts.spec.identity.method in {"mtls", "api-key", "basic", "none"}

without_tokens(facts) if "spec.identity" in facts.absent
