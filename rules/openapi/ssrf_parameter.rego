# METADATA
# title: URLs that callers send are restricted
# description: >-
#   A caller who can choose a URL that the server calls can reach places that only the server can reach: metadata
#   services, databases, other tenants. If the server redirects to the URL, its users can be sent anywhere. Limiting
#   the value to known hosts is the first defence. For a URL that nobody calls, a pattern can say so as well. A link that
#   is only stored and shown, such as a website, needs none, and neither does a URL of which nothing says what it is for.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
# custom:
#   id: openapi/ssrf-parameter
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Limit the value by pattern or enum to https and known hosts; check the resolved address as well.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
#   params:
#     words:
#       type: array
#       description: Endings of names, words joined by _, that say that the value is a URL.
#       default:
#         - url
#         - uri
#         - callback
#         - webhook
#         - redirect
#         - redirect_to
#         - return_to
#         - forward_to
#         - callback_address
#     purposes:
#       type: array
#       description: Words that say that the server calls the URL or sends users to it, in the name or in what holds it.
#       default:
#         - callback
#         - webhook
#         - hook
#         - redirect
#         - redirection
#         - return
#         - source
#         - import
#         - fetch
#         - download
#         - upload
#         - image
#         - target
#         - proxy
#         - notify
#         - notification
#         - endpoint
#         - input
#         - output
#         - remote
#         - artifact
#         - repository
#         - repo
#         - pdf
#         - template
#         - key
#         - feed
#     shown:
#       type: array
#       description: Words in the names of links that are only stored and shown.
#       default:
#         - marketing
#         - privacy
#         - policy
#         - terms
#         - tos
#         - imprint
#         - website
#         - web_site
#         - homepage
#         - home_page
#         - blog
#         - social
#         - facebook
#         - twitter
#         - instagram
#         - linkedin
#         - youtube
#         - support
#         - help
#         - documentation
#         - docs
#         - license
#         - licence
#     parts:
#       type: array
#       description: Names that say so in an object that is itself named like a URL, such as event_url.
#       default:
#         - address
#         - endpoint
#         - target
#         - href
#         - link
#         - destination
package sealint.openapi.ssrf_parameter

import data.sealint.lib.fields
import data.sealint.lib.types
import data.sealint.params

deny contains finding if {
	input.direction in {"request", "both"}
	not input.limited
	url_valued
	types.textual(input.types)
	not described_otherwise
	finding := {"message": sprintf("%s accepts any URL: %q has no pattern or enum", [place, input.name]), "at": fields.name_of(input)}
}

url_valued if {
	named
	not bare
	not shown
}

# Somebody stores and shows such a link, unless something says that the server uses it.
url_valued if {
	bare
	used
}

url_valued if {
	named
	shown
	used
}

named if {
	some term in input.tail
	term in params.words
}

# The address in event_url: {address, method}.
url_valued if {
	input.in_url
	input.phrase in params.parts
}

# The name says no more than that it is a URL, or only the format does.
default bare := false

bare if input.phrase in {"url", "uri"}

bare if {
	formatted
	every term in input.tail {
		not term in params.words
	}
}

default shown := false

shown if {
	some term in input.terms
	term in params.shown
}

shown if "shown" in input.described_as

used if "called" in input.described_as

used if {
	some term in array.concat(input.terms, input.holders)
	term in params.purposes
}

formatted if input.format in {"uri", "url", "iri"}

# The description says that the value is no URL that a server would call.
described_otherwise if {
	not formatted
	"jsonp" in input.described_as
}

described_otherwise if {
	some remark in {"read-only", "filter", "registered", "store", "resource", "unsupported"}
	remark in input.described_as
}

# Names of platforms, packages and namespaces that are written like a URI, and paths below a URL that is known.
described_otherwise if {
	some term in input.terms
	term in {"cpe", "oma", "relative", "namespace", "color"}
}

# An identifier that is written like a URI.
described_otherwise if {
	not formatted
	"identifier" in input.described_as
	not "url" in input.described_as
}

# A path is split at slashes: no URL stands there as it is.
described_otherwise if {
	not formatted
	input.in == "path"
	not "url" in input.described_as
}

# JSONP calls the name of its function callback; a URL says what it is.
described_otherwise if {
	not formatted
	input.phrase == "callback"
	input.in in {"query", "querystring"}
	not "url" in input.described_as
}

place := "request" if input.kind == "property"

place := sprintf("%s %s", [input.in, input.kind]) if input.kind != "property"
