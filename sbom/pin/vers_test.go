package pin

import "testing"

var versSpellings = spellings{
	Exact: {
		"vers:npm/1.2.3", "vers:pypi/=1.2.3", "vers:deb/1:2.3-4",
	},
	Vers: {
		"vers:npm/1.2.3|>=2.0.0|<5.0.0", "vers:pypi/*", "vers:maven/>=1", "vers:npm/1.2.3|1.2.4", "vers:gem/!=1.0",
		"VERS:npm/>=1", "vers:", "vers:npm/%3E%3D1.0",
	},
	Floating: {
		"vers:npm/latest",
	},
}

func TestVers(t *testing.T) { versSpellings.check(t, "") }
