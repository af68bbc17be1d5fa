package pin

import "testing"

var swiftSpellings = spellings{
	Exact: {
		"1.2.3", "v1.2.3", `exact: "1.2.3"`, `.exact("1.2.3")`, "exact: 1.2.3", "exactVersion: 1.2.3",
		`revision: "` + commit + `"`, `.revision("` + commit + `")`, "revision: " + commit, commit,
	},
	LeadingOperator: {
		"from: 1.2.0", `from: "1.2.0"`, `.from("1.2.0")`, `.upToNextMajor(from: "1.2.3")`, `.upToNextMinor(from: "1.2.3")`,
		"upToNextMajor: 1.0.0", "majorVersion: 1.2.0", "minorVersion: 1.2.0", "from 1.2.0", "~> 1.0",
	},
	InnerOperator: {
		"1.0.0..<2.0.0", `"1.0.0"..<"2.0.0"`, "1.0.0...2.0.0", `"1.2.3"..."1.2.6"`, "1.0.0 ..< 2.0.0",
	},
	Floating: {
		"branch: main", `branch: "main"`, `.branch("main")`, "main", "latest", "feature-x",
	},
	URL: {
		"path: ../x", "revision: main", "revision: 0123456", `url: "https://git.example.com/x.git"`,
		"https://git.example.com/x.git", `.revision("0123456")`,
	},
}

func TestSwift(t *testing.T) { swiftSpellings.check(t, "swift") }
