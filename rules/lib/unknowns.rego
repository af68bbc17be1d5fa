# What an integration cannot know, because somebody else decides it.
package sealint.lib.unknowns

# The provider, which is another organisation, decides what the fields of a section say, and the manifest says why one of them is not
# known.
excused(facts, section, field) if {
	elsewhere(facts, section)
	object.get(facts.spec, array.concat(section, ["unknown", field]), null) != null
}

# The provider, which is another organisation, decides what the fields of a section say.
elsewhere(facts, section) if {
	facts.spec.provider.party in {"partner", "third"}
	object.get(facts.spec, array.concat(section, ["by"]), "us") == "provider"
}

# What it does with the data, nobody else decides.
elsewhere(facts, ["provider"]) if facts.spec.provider.party in {"partner", "third"}

# Findings about what such a provider does not do. Nobody but the provider can mend it, so to know it costs no more than not to know it.
refusals(facts, section, words) := {finding |
	elsewhere(facts, section)
	some field, text in words
	at := array.concat(["spec"], array.concat(section, [field]))
	object.get(facts, at, null) == false
	finding := {"message": sprintf("the provider states that %s", [text]), "at": at}
}

# Findings about the fields of a section that are not known.
findings(facts, section, words) := {finding |
	some field, text in words
	excused(facts, section, field)
	concat(".", array.concat(["spec"], array.concat(section, [field]))) in facts.absent
	at := array.concat(["spec"], array.concat(section, ["unknown", field]))
	finding := {"message": sprintf("it is not known %s: %s", [text, object.get(facts, at, "")]), "at": at}
}
