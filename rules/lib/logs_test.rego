package sealint.lib.logs_test

import data.sealint.lib.logs

test_tagged if {
	logs.tagged(["Client-Id"], "client")
	logs.tagged(["jti"], "token")
	not logs.tagged(["jti"], "client")
	not logs.tagged([], "token")
}
