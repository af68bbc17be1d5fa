package pin

import "testing"

var genericSpellings = spellings{
	Exact: {
		"1.2.3", "v1.2.3", "=1.2.3", "==1.2.3", "=== 1.2.3", "[1.0]", "[1.0.0, 1.0.0]", "npm:other@1.2.3",
		"dev-main#" + commit, "1.5!!", "1.0.0-beta.x", "1.0.0-x", "1.0.0+x", "1.2.x86", "1:2.3-4~deb12u1", "2.38-1ubuntu6.3",
		"1.0~rc1-1", "0~20240101-1", "3.0.7^git20240101.abcdef-1.fc40", "1.2.3~beta-4.el9", "r25^20240101.abc", "beta~1",
		"1.2.3_p1-r0", "v2.0.0+incompatible", "5.3.27.RELEASE", "2024-01-31", "20240131", "r6", "1.1.1w", commit, "go1.21.5",
		"sha256:" + sha256, "1.0.0-beta+exp.sha.5114f85", "1.0_beta", "2.0.0.Final", "1!2.0.post1.dev3", "stable-20240101",
		"12-stable", "1.0.0-next.3", "4.17.21-latest", "0.0.0", "1,2", "mainline", "lts-20.1", "9.0 (build 12)", "15.2(4)M3",
		"V9.0(3)", "2.0.RELEASE", "10.0.19045 Build 19045", "Windows 11 23H2", "(1.2.3)", "1.8.0_292-b10", "release/1.2.3",
		"refs/tags/v1.0", "3.14.3-debian13-dev", "x (1.2.3)", "sid-1", "2.3 (beta)", "R2 SP1",
		"git+https://git.example.com/a.git@" + commit + "#egg=a", "https://codeload.example.com/o/r/tar.gz/" + commit,
		"git+https://git.example.com/x#" + commit, "0...1...0.r1", "1.0.0.dev-3",
	},
	GoPseudo: {
		"v0.0.0-20240116215550-a9fa1716bcac",
	},
	LeadingOperator: {
		"%5E1.2.0", "%3E%3D1.0",
		"^1.2.0", "~1.2", "~> 2.1", "~=1.4.2", ">=1.0", "<= 2", "!=1.5", ">1", "<2.0.0", "^v1.2.0", ">=1.0 <2", "v^1.0",
		"≥1.0", "≥ 1.0", "<< 3", ">> 1", "^>=1.2", "(>=1.0)", "(>= 2.36)", "(<< 3)", "[^1.1]", "[>=1.0]", "x>=1.0",
		"x >= 1.0", "libc6 (>= 2.36)", "x (~> 2.0)", "from: 1.2.0", "=<1.2", "=>1.2", "at least 1.0", "up to 2.0",
		"since 1.0", "< 2.0", ">latest", `"^1.2.0"`, "<1.0>",
	},
	InnerOperator: {
		"1.0–2.0", "1.2, 2", "1.0 and onwards",
		"1.0 || 2.0", "1.0||2.0", "1.0|2.0", "1.0 <2", "1.0,<2", "1 - 2", "1.2.3 - 2.3.4", "1.2.3 – 2.3.4", "1.0, !=1.5",
		"=1.0 || =2.0", "1.0.0 or 2.0.0", "1.0 and 2.0", "2.3 or later", "2.3 and above", "2.3 or newer", "2.3 or higher",
		"1.0 to 2.0", "1.0.0..<2.0.0", "1.0.0...2.0.0", "1.0 && <2",
	},
	Wildcard: {
		"*", "x", "1.x", "1.5.X", "1.2.*", "1.+", "+", "v1.x", "1.x.x", "==1.2.*", "*-*", "1.0.0-*", "~1.x", "1.2+", "1.0 +",
	},
	Interval: {
		"[1.0,2.0)", "[1.0],[2.0]", "(,1.0]", "[1.0,)", "(1.0, 2.0)", "]1.0,2.0[", "[1.0,2.0[!!1.5",
	},
	Floating: {
		"latest", "LATEST", "latest.release", "latest.milestone", "stable", "main", "master", "HEAD", "trunk", "develop",
		"next", "canary", "nightly", "lts", "(devel)", "RELEASE", "refs/heads/main", "tip", "unstable", "rolling", "edge",
		"beta", "dev", "current", "any", "upgrade", "testing", "origin/main", "feature/x", "@dev", "branch: main",
	},
	Placeholder: {
		"v{0}", "pending",
		"unknown", "REDACTED", "UNKNOWN", "none", "null", "NOASSERTION", "${project.version}", "1.0-${revision}", "@VERSION@",
		"0.0.0-development", "{{ version }}", "unspecified", "$(VERSION)", "%VERSION%", "$VERSION", "#{version}",
		"<version>", "<unknown>", "__VERSION__", "{version}", "not set", "Not Set", "not specified", "unversioned", "-", "?",
		"N/A", "tbd", "No version set (parsed as 1.0.0)", "0+unknown", "self.version", "v0.0.0-00010101000000-000000000000",
		"1.0-@BUILD@", "%{version}", "<%= version %>", "$Format:%H$", "x.y.z", "[VERSION]", "v<version>", "{{version}}-1",
		"${{ github.ref }}", "version", "v%s",
	},
	URL: {
		"acme/x",
		"file:../lib", "link:./packages/a", "workspace:*", "workspace:^", "git+https://git.example.com/o/r.git",
		"git+ssh://git@git.example.com/o/r.git#v1.0", "https://example.com/a-1.0.tgz", "github:o/r", "acme/x#main",
		"x @ git+https://git.example.com/x@main", "path+file:///x/y", "catalog:", "git@git.example.com:o/r.git", "../x",
		"tag: v1.0", "git+https://g.example/a.git@main#egg=a",
	},
	Snapshot: {
		"1.0-SNAPSHOT", "1.0.0-snapshot", "SNAPSHOT", "1.0.SNAPSHOT", "dev-main", "2.x-dev", "1.0-dev",
		"v1.2.3+dirty", "1.0-5-gabc1234-dirty", "dev-main#0123456",
	},
}

func TestGeneric(t *testing.T) { genericSpellings.check(t, "") }
