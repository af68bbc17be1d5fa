package pin

import "testing"

var mavenSpellings = spellings{
	Exact: {
		"1.0", "1.0-jre", "5.3.27.RELEASE", "2.0.0.Final", "1.0-alpha-1", "1.0-rc", "[1.0]", "[ 1.0 ]", "[1.0,1.0]",
		"[1.0, 1.0]", "1.5!!", "{strictly 1.5}", "1.0-20240131.101112-3", "20040616", "r03", "1.0+build", "1.0.0-M2",
		"alpha", "profiles_01", "Finchley.SR2", "=1.0", "1.0-SNAPSHOT-5",
	},
	LeadingOperator: {
		">=1.0", "^1.0", "~1.0", "{require 1.5}", "{prefer 1.5}",
	},
	InnerOperator: {
		"1.0,2.0", "1.0 || 2.0", "1.0 - 2.0",
	},
	Wildcard: {
		"1.+", "1.2.+", "+", "1.2+", "1.*", "*", "1.x",
	},
	Interval: {
		"[1.0,2.0)", "[1.0,2.0]", "(,1.0]", "[1.0,)", "(1.0,2.0)", "(,1.1),(1.1,)", "[1.0],[2.0]", "]1.0,2.0[", "[1.0,2.0[",
		"[1.0,2.0[!!1.5", "{strictly [1.0,2.0[; prefer 1.5}", "(1.0)", "[,1.0]",
	},
	Floating: {
		"LATEST", "RELEASE", "latest.release", "latest.integration", "latest.milestone", "latest.beta", "working@build7",
		"main", "stable",
	},
	Placeholder: {
		"${project.version}", "${revision}${changelist}", "1.0-${sha1}", "@project.version@", "$version", "unspecified",
		"[${a},${b})",
	},
	URL: {
		"file:../x", "https://repo.example.com/x.jar",
	},
	Snapshot: {
		"1.0-SNAPSHOT", "1.0-snapshot", "SNAPSHOT", "1.0.BUILD-SNAPSHOT", "1.0_SNAPSHOT", "1.0SNAPSHOT",
		"1.0-beta-2-SNAPSHOT", "3.0-dev", "1.0.0-5-gabc1234-dirty",
	},
}

func TestMaven(t *testing.T) { mavenSpellings.check(t, "maven") }
