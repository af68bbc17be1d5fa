package pin

// generic is the grammar for packages without a type, and of types that have no grammar here: the forms of all ecosystems that
// cannot be a version in any of them. Distributions use nearly every character in versions: ~ in Debian, ^ in RPM, + in Go. They
// have none of these at the start, and no brackets, vertical lines and comparisons anywhere.
var generic = &grammar{forms: join(
	goCommits, composerAliases, composerBranches, checksums, markers, lockedSources,
	npmAliases, directReferences, gradleRich, cargoIDs, branchNames, shorthands, addresses, options,
	composerSnapshots, brackets, anyNumber, endlessPlus, equals, operators, relations, named, alternatives, dotted, intervals,
	dirty, snapshots, developments,
)}

var (
	// shorthands are those of npm for repositories at GitHub, with the fragment, or without a number.
	shorthands = []form{
		pattern(path, Exact, "", `^[\w.-]+/[\w.-]+#(?i:[0-9a-f]{64}|[0-9a-f]{40})$`),
		pattern(path, URL, anAddress, `^[\w.-]+/[\w.-]+#|^[A-Za-z][A-Za-z_.-]*/[A-Za-z][A-Za-z_.-]*$`),
	}
	// relations are comparisons in parentheses, as in Debian's fields. Without a comparison, parentheses are left as they are.
	relations = []form{wrapped(bracket, `^\(\s*((?:[<>=!^~|&]).*)\)$`)}
)
