package pin

import "testing"

var composerSpellings = spellings{
	Exact: {
		"1.0.0", "v1.0.0", "1.0.0.0", "1.0.0-RC1", "1.0.0-beta2", "1.0.0-patch3", "=1.0.0", "==1.0.0", "1.0.0@beta",
		"1.0.0@stable", "dev-main#" + commit, "2.x-dev#" + commit, "dev-main#" + commit + " as 1.0.0", "1.0.0 as 1.1.0",
	},
	LeadingOperator: {
		"^1.2", "~1.2", ">=1.0", ">=1.0 <2.0", "<>1.0", "!=1.5", "^1.0@beta", ">=1.0 <1.1 || >=1.2",
	},
	InnerOperator: {
		"1.0|2.0", "1.0||2.0", "1.0 || 2.0", "1.0 - 2.0", "1.0,<2", "1.0 <2", "1.0, 2.0",
	},
	Wildcard: {
		"*", "1.0.*", "1.0.x", "*@dev", "v1.*",
	},
	Floating: {
		"@dev", "@stable", "@beta", "main", "latest",
	},
	Placeholder: {
		"self.version", "No version set (parsed as 1.0.0)", "1.0.0+no-version-set", "unknown",
	},
	Snapshot: {
		"dev-main", "dev-feature/x", "2.x-dev", "1.0.x-dev", "1.0-dev", "9999999-dev", "dev-main#0123456",
		"dev-main as 1.0.x-dev", "dev-main@dev",
	},
}

func TestComposer(t *testing.T) { composerSpellings.check(t, "composer") }
