package pin

import "strings"

// npm is the grammar of the npm registry and of the package managers that use it.
// Sources: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies (what a dependency may be),
// https://github.com/npm/node-semver#ranges (ranges), https://docs.npmjs.com/cli/v11/commands/npm-dist-tag (tags),
// https://pnpm.io/catalogs and https://yarnpkg.com/protocols (protocols of pnpm and Yarn).
var npm = &grammar{
	types: []string{"npm"},
	forms: join(npmAliases, addresses, []form{
		pattern(path, Exact, "", `^[\w.-]+/[\w.-]+#(?i:[0-9a-f]{64}|[0-9a-f]{40})$`),
		pattern(path, URL, anAddress, `^[\w.-]+/[\w.-]+(#.*)?$`), // owner/repo#ref
		pattern(minus, Floating, distTag, `(?i)^(latest|next|canary|beta|alpha|nightly|stable|lts|dev|experimental|rc|release)-`),
	}, spaces, immutable),
	wordless: distTag,
}

const distTag = "is a dist-tag, which its owner can move"

// npmAliases are other names of packages (npm:other@1.2.3), and versions with the protocol of the registry (npm:1.2.3).
var npmAliases = []form{{needs: path, inner: func(v string) (string, bool) {
	rest, ok := strings.CutPrefix(v, "npm:")
	if !ok {
		if rest, ok = strings.CutPrefix(v, "jsr:"); !ok {
			return "", false
		}
	}
	if i := strings.LastIndexByte(rest, '@'); i > 0 {
		rest = rest[i+1:]
	} else if rest == "" || marksOf(rest[:1])&(digit|operator|star|quote) == 0 && !leadingV(rest) { // the name alone
		rest = "*"
	}
	if rest == "" {
		rest = "*"
	}
	return rest, true
}}}

// leadingV reports whether a text begins like v1.
func leadingV(v string) bool { return len(v) > 1 && v[0] == 'v' && v[1] >= '0' && v[1] <= '9' }
