package pin

import "testing"

var npmSpellings = spellings{
	Exact: {
		"1.2.3", "v1.2.3", "=1.2.3", "1.2.3-beta.4", "1.2.3-next.0", "1.2.3+build.5", "0.0.0-canary-abc123-20240101", "1.2",
		"4.17.21-latest", "npm:other@1.2.3", "npm:@scope/other@1.2.3", "npm:1.2.3", "jsr:@std/path@1.0.8",
		"acme/x#" + commit, "github:acme/x#" + commit, "git+ssh://git@git.example.com/acme/x.git#" + commit,
		"git@git.example.com:acme/x.git#" + commit, "https://codeload.example.com/acme/x/tar.gz/" + commit,
		"https://registry.example.com/x/-/x-1.2.3.tgz#" + commit, "https://git.example.com/x.git#commit=" + commit,
		`"1.2.3"`, "5.0.0-dev", commit,
	},
	LeadingOperator: {
		"^1.2.0", "^ 1.2.0", "~1.2", "~ 1.2.3", ">=1.0.0", ">= 1", "<2", "<=2.0.0-rc.1", ">=1.0.0 <2.0.0", "^1 || ^2",
		"^1.2.3-beta.2", "~>1.2", "npm:other@^1.2.3", "npm:^1.0.0", "jsr:^1", `"^1.2.0"`,
	},
	InnerOperator: {
		"1.2.3 || 1.2.4", "1.0||2.0", "1.2.3 - 2.3.4", "1.2 - 2", "1.2.3 >=1.0", "1.2.3 1.2.4",
		"1 || >=2.5.0 || 5.0.0 - 7.2.3", "1.x || 2",
	},
	Wildcard: {
		"*", "x", "X", "1.x", "1.2.*", "1.X", "v1.x", "1.x.x", "~1.x", ">=1.x", "npm:other", "npm:@scope/other",
		"npm:other@*",
	},
	Vers: {
		"vers:npm/1.2.3|>=2.0.0|<5.0.0", "vers:npm/*",
	},
	Floating: {
		"latest", "next", "beta", "canary", "rc", "legacy", "v-next", "next-14", "latest-6", "main", "my-tag", "LATEST",
		"lts",
	},
	Placeholder: {
		"0.0.0-development", "0.0.0-semantically-released", "0.0.0-use.local", "0.0.0-PLACEHOLDER", "${VERSION}",
		"{{version}}", "unknown",
	},
	URL: {
		"acme/x", "acme/x#main", "acme/x#semver:^1.0", "acme/x#v1.2.3", "acme/x#0123456", "github:acme/x", "gist:0123456",
		"gitlab:acme/x", "bitbucket:acme/x", "git+https://git.example.com/x.git", "git+ssh://git@git.example.com/x.git#v1.0",
		"git://git.example.com/x", "git@git.example.com:acme/x.git", "https://example.com/x-1.0.tgz", "file:../x",
		"link:../x", "portal:../x", "patch:x@npm%3A1.2.3#./x.patch", "workspace:*", "workspace:^", "workspace:1.2.3",
		"catalog:", "catalog:react18", "../x", "./x", "~/x", "/srv/x",
	},
	Snapshot: {
		"1.0.0-SNAPSHOT", "1.0.0+dirty",
	},
}

func TestNPM(t *testing.T) { npmSpellings.check(t, "npm") }
