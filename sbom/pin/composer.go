package pin

// composer is the grammar of Composer and Packagist.
// Source: https://getcomposer.org/doc/articles/versions.md (constraints, | and ||, stability flags, branches, inline aliases) and
// https://getcomposer.org/doc/04-schema.md#package-links (self.version, #commit).
var composer = &grammar{
	types: []string{"composer"},
	forms: join(composerAliases, composerBranches, []form{
		wrapped(path, `^([^@]+)@(?i:dev|alpha|beta|rc|stable)$`), // a stability flag
		pattern(path, Floating, "is a stability, which any version may have", `^@(?i:dev|alpha|beta|rc|stable)$`),
	}, composerSnapshots, addresses, immutable, developments),
	wordless: "is no version: a branch is written as dev-name",
}

var (
	// composerAliases are versions that pass for another; the first is the real one.
	composerAliases = []form{wrapped(space, `^(\S+)\s+as\s+\S+$`)}
	// composerBranches are branches with the commit that is taken of them.
	composerBranches = []form{pattern(path, Exact, "", `^(?:dev-\S+|\S+-dev)#(?i:[0-9a-f]{64}|[0-9a-f]{40})$`)}
	// composerSnapshots are branches. What follows # is not a full commit.
	composerSnapshots = []form{pattern(minus, Snapshot, "is a branch, which moves with every commit", `^dev-|[.0-9xX]x-dev\b|-dev#`)}
)
