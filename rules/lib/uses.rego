# Who else uses the client or the credential of an environment: integrations[i].environments[j] of the run.
package sealint.lib.uses

# The integration in words.
name(integration) := integration.name if integration.name != ""

name(integration) := sprintf("an integration of %s", [integration.path]) if integration.name == ""

# The user in words: an integration, or an environment of it.
words(facts, use) := sprintf("%s in production", [name(facts.integrations[use.integration])]) if not use.environment

words(facts, use) := sprintf("%s in %s", [name(facts.integrations[use.integration]), facts.integrations[use.integration].environments[use.environment].name]) if {
	use.environment >= 0
}

# The place of what it states: path in production, or path without identity in an environment.
place(use, path) := array.concat(["integrations", use.integration, "spec", "identity"], path) if not use.environment

place(use, path) := array.concat(["integrations", use.integration, "spec", "environments", use.environment], path) if use.environment >= 0
