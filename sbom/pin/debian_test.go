package pin

import "testing"

var debianSpellings = spellings{
	Exact: {
		"1.0", "7.88.1-10+deb12u8", "1:2.3-4~deb12u1", "2.38-1ubuntu6.3", "0~20240101-1", "1.0~rc1-1", "2.04-dev",
		"2.04-dev-1", "3.0.7+dfsg-1", "1.x-1", "1.5.x", "1.4.13-stable-1", "2.3.x~git20110101-1", "(= 1.0-1)", "= 1.0",
		"libx (= 1:1.0-1)", "1:9.18.19-1~deb12u1+b1", "20230311", "2%3a1.0-1",
	},
	LeadingOperator: {
		"<< 3", "<<3", ">> 1.0", ">>1.0", ">= 2.36", "<= 1", "< 2", "> 1", "(>= 2.36)", "(<< 3)", "(>> 1:1.0-1)",
		"( >= 2.36 )", "libc6 (>= 2.36)", "libc6:any (>= 2.36)", "libc6 (>= 2.36) [amd64]", "libc6 (>= 2.36) <!nocheck>",
	},
	InnerOperator: {
		"libx (= 1.0) | liby", "1.0 | 2.0", "1.0, 2.0",
	},
	Wildcard: {
		"1.2*", "5.10.*", "*",
	},
	Floating: {
		"sid", "unstable", "testing", "bookworm", "stable", "latest",
	},
	Placeholder: {
		"${binary:Version}", "(= ${binary:Version})", "${source:Version}", "(none)", "<none>", "unknown",
	},
}

func TestDebian(t *testing.T) { debianSpellings.check(t, "deb") }
