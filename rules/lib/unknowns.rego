# What an integration cannot know, because somebody else decides it.
package sealint.lib.unknowns

# The provider, which is another organisation, decides what the fields of a section say, and the manifest says why one of them is not
# known.
excused(facts, section, field) if {
	facts.spec.provider.party in {"partner", "third"}
	object.get(facts.spec, array.concat(section, ["by"]), "us") == "provider"
	object.get(facts.spec, array.concat(section, ["unknown", field]), null) != null
}

# Findings about the fields of a section that are not known.
findings(facts, section, words) := {finding |
	some field, text in words
	excused(facts, section, field)
	concat(".", array.concat(["spec"], array.concat(section, [field]))) in facts.absent
	at := array.concat(["spec"], array.concat(section, ["unknown", field]))
	finding := {"message": sprintf("it is not known %s: %s", [text, object.get(facts, at, "")]), "at": at}
}
