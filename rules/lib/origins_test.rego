package sealint.lib.origins_test

import data.sealint.lib.origins

test_anybody if {
	every origin in ["*", "null", "https://*", "http://*:8080/"] {
		origins.anybody(origin)
	}
	not origins.anybody("https://*.a.test")
	not origins.anybody("https://a.test")
}
