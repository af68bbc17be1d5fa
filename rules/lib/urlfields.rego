# Fields with a URL that a server calls, or sends its users to, if callers may choose it.
package sealint.lib.urlfields

import data.sealint.lib.types

called(field) if {
	types.textual(field.types)
	url_valued(field)
	not described_otherwise(field)
}

url_valued(field) if {
	named(field)
	not bare(field)
	not shown(field)
}

# Somebody stores and shows such a link, unless something says that the server uses it.
url_valued(field) if {
	bare(field)
	used(field)
}

url_valued(field) if {
	named(field)
	shown(field)
	used(field)
}

# The address in event_url: {address, method}.
url_valued(field) if {
	field.in_url
	field.phrase in {"address", "endpoint", "target", "href", "link", "destination"}
}

named(field) if {
	some term in field.tail
	term in {"url", "uri", "callback", "webhook", "redirect", "redirect_to", "return_to", "forward_to", "callback_address"}
}

# The name says no more than that it is a URL, or only the format does.
bare(field) if field.phrase in {"url", "uri"}

bare(field) if {
	formatted(field)
	not named(field)
}

formatted(field) if field.format in {"uri", "url", "iri"}

shown(field) if "shown" in field.described_as

shown(field) if {
	some term in field.terms
	term in {
		"marketing", "privacy", "policy", "terms", "tos", "imprint", "website", "web_site", "homepage", "home_page", "blog", "social", "facebook",
		"twitter", "instagram", "linkedin", "youtube", "support", "help", "documentation", "docs", "license", "licence",
	}
}

used(field) if "called" in field.described_as

used(field) if {
	some term in array.concat(field.terms, field.holders)
	term in {
		"callback", "webhook", "hook", "redirect", "redirection", "return", "source", "import", "fetch", "download", "upload", "image", "target",
		"proxy", "notify", "notification", "endpoint", "input", "output", "remote", "artifact", "repository", "repo", "pdf", "template", "key", "feed",
	}
}

# The description says that the value is no URL that a server would call.
described_otherwise(field) if {
	some remark in {"read-only", "filter", "registered", "store", "resource", "unsupported"}
	remark in field.described_as
}

# Names of platforms, packages and namespaces that are written like a URI, and paths below a URL that is known.
described_otherwise(field) if {
	some term in field.terms
	term in {"cpe", "oma", "relative", "namespace", "color"}
}

# The name of a function, an identifier that is written like a URI, or a part of a path.
described_otherwise(field) if {
	not formatted(field)
	not "url" in field.described_as
	not is_url(field)
}

is_url(field) if {
	not "jsonp" in field.described_as
	not "identifier" in field.described_as
	field.in != "path"
	not jsonp(field)
}

# JSONP calls the name of its function callback; a URL says what it is.
jsonp(field) if {
	field.phrase == "callback"
	field.in in {"query", "querystring"}
}
