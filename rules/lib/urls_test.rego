package sealint.lib.urls_test

import data.sealint.lib.urls

local := {"text": "http://localhost", "scheme": "http", "transport": "plaintext", "loopback": true}

remote := {"text": "ws://api.acme.io", "scheme": "ws", "transport": "plaintext", "loopback": false}

test_accepted if {
	urls.accepted(local, true)
	not urls.accepted(local, false)
	not urls.accepted(remote, true)
}

test_plain if {
	encrypted := {"text": "https://api.acme.io", "scheme": "https", "transport": "encrypted", "loopback": false}
	urls.plain([local, remote, encrypted], true) == ["ws://api.acme.io"]
	urls.plain([local, remote, encrypted], false) == ["http://localhost", "ws://api.acme.io"]
}
