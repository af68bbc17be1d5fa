package pin

// word is a text that names no release, although it has the form of a version.
type word struct {
	class  Class
	reason string
}

// maxWord is the length of the longest word of the table, in bytes.
const maxWord = 48

// What the words of the table are, in words that follow a version.
const (
	newest    = "always means the newest release"
	branch    = "is a branch, which moves with every commit"
	channel   = "is a channel, which moves with every release in it"
	built     = "is a build that is made anew all the time"
	anyOne    = "means any version"
	suite     = "is a suite of a distribution, which moves"
	query     = "is a query, which the package manager answers anew each time"
	untold    = "says that the version is not known"
	unset     = "was never replaced by a version"
	elsewhere = "says where the version is stated, not which it is"
	origin    = "says where the package comes from, not which release it is"
)

// words are the texts that move or stand for nothing, in lower case, each with what it is. A text belongs here if it names no
// release in any ecosystem; an ecosystem whose releases are named by one says so in its grammar.
var words = tableOf([]struct {
	class  Class
	reason string
	words  []string
}{
	{Floating, newest, []string{
		"latest", "@latest", "latest.release", "latest.integration", "latest.milestone", // Gradle and Ivy have a status after latest
		"newest", "most recent", "recent", "current", "up to date", "up-to-date", "release", // RELEASE is one of Maven's
		"latest version", "latest release", "latest stable", "latest-stable", "stable-latest", "latest-release",
	}},
	{Floating, branch, []string{
		"main", "master", "trunk", "head", "tip", "develop", "dev", "development", "devel", "(devel)", // (devel) is Go's, of a working copy
		"default",                // Mercurial's branch
		"working", "work", "wip", // Ivy writes working for a copy that somebody works on
		"origin/main", "origin/master", "origin/head", "origin/develop", "gh-pages", "mainline-dev", "bleeding-edge", "bleeding edge",
		"bleeding", "scm", "cvs", "git", "svn", ":head", "main branch", "master branch", "default branch",
	}},
	{Floating, channel, []string{
		"stable", "beta", "alpha", "rc", "next", "canary", "edge", "rolling", "rolling-release", "lts", "preview", "experimental", "insider", "insiders", "prerelease",
		"pre-release", "pre", "candidate", "early-access", "ea", "prod", "production", "staging", "live", "@next", "@beta", "@stable",
		"@alpha", "@rc", "@canary", "next-major", "lts/*",
	}},
	{Floating, built, []string{"nightly", "nightlies", "daily", "weekly", "monthly", "hourly", "ci", "autobuild", "nightly-build"}},
	{Floating, anyOne, []string{
		"any", "any version", "-any", "all", "all versions", "every", "every version", "@dev", "present", "installed", "whatever", "don't care",
	}},
	{Floating, suite, []string{"unstable", "testing", "sid", "rawhide", "oldstable", "oldoldstable", "tumbleweed", "factory", "cooker"}},
	{Floating, query, []string{"upgrade", "patch", "@upgrade", "@patch"}}, // go get
	{Placeholder, untold, []string{
		"unknown", "noassertion", "unknown version", "version unknown", "n/a", "na", "n.a.", "not available", "not applicable", "not known",
		"unavailable", "undetermined", "undefined", "?", "??", "???", "unversioned", "no version", "noversion", "no-version", "without version", "nil",
		"none", "(none)", "-none", "null", "(null)", "nothing", "missing", "empty", "unresolved", "not found", "notfound", "not-found", "invalid", "error",
		"(unknown)", "[unknown]", "(unknown version)", "(no version)", "unidentified", "not specified", "unspecified", "not-specified", "not defined",
		"not-available", "not-applicable", "no version specified", "no version available", "nan", "void", "false", "true",
		"version not found", "unknown-version", "version-unknown", "redacted", "[redacted]", "<redacted>", "(redacted)", "withheld",
	}},
	{Placeholder, unset, []string{
		"not set", "not-set", "notset", "unset", "tbd", "t.b.d.", "tba", "tbc", "todo", "fixme", "changeme", "change-me", "placeholder", "dummy", "xxx",
		"to be determined", "to be defined", "to be announced", "pending", "version", "version_number", "versionnumber", "your_version", "your-version", "-", "--", "---", ".", "..",
		"x.y", "x.y.z", "x.y.z.w", "vx.y.z", "n.n", "n.n.n", "a.b.c", "major.minor.patch", "yyyy.mm.dd", "#.#.#", "0.0.0-development",
		"0.0.0-semantically-released", "0.0.0-semantic-release", "0.0.0-semantic-released", "0.0.0-placeholder", "0.0.0-use.local", "0.0.0-unknown",
		"0.0.0-unset", "0.0.0-notset", "0.0.0-undefined", "0.0.0-unversioned", "1.0.0+no-version-set", "0.0.0-managed-by-semantic-release",
	}},
	{Placeholder, elsewhere, []string{
		"self.version", // Composer: that of the package that requires it
		"inherited", "inherit", "managed", "parent", "same", "see lockfile", "see lock file", "workspace", "sdk",
	}},
	{Placeholder, origin, []string{"local", "bundled", "vendored", "builtin", "built-in", "embedded", "custom"}},
})

func tableOf(groups []struct {
	class  Class
	reason string
	words  []string
},
) map[string]word {
	table := map[string]word{}
	for _, g := range groups {
		for _, text := range g.words {
			table[text] = word{g.class, g.reason}
		}
	}
	return table
}
