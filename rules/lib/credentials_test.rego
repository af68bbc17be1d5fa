package sealint.lib.credentials_test

import data.sealint.lib.credentials

# The platform rotates the credential of a workload, and without authentication there is none.
test_methods if {
	not "workload-identity" in credentials.methods
	not "none" in credentials.methods
	"oauth2" in credentials.methods
}
