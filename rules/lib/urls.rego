# URLs of servers and endpoints.
package sealint.lib.urls

# The URL is on a loopback host, and the parameter of the rule accepts such URLs without TLS.
accepted(url, allow_loopback) if {
	allow_loopback == true
	url.loopback
}

# The texts of the URLs that are not encrypted and not accepted.
plain(urls, allow_loopback) := [url.text |
	some url in urls
	url.transport == "plaintext"
	not accepted(url, allow_loopback)
]
