package pin

import (
	"regexp"
	"strings"
)

// The reasons that most forms share, in words that follow a version.
const (
	aRange      = "is a range"
	anAddress   = "is an address, whose content can change"
	notFilledIn = "is a template that was not filled in"
	aSnapshot   = "is a snapshot build, which can change"
	aDirtyTree  = "was built from a working copy with changes that no commit has"
)

// pattern returns the form of the texts that match an expression.
func pattern(needs marks, class Class, reason, expression string) form {
	return form{needs: needs, class: class, reason: reason, is: regexp.MustCompile(expression).MatchString}
}

// wrapped returns the form of the texts that match an expression whose first group that matches something is the version.
func wrapped(needs marks, expression string) form {
	re := regexp.MustCompile(expression)
	return form{needs: needs, inner: func(v string) (string, bool) {
		m := re.FindStringSubmatch(v)
		for i := 1; i < len(m); i++ {
			if m[i] != "" {
				return m[i], true
			}
		}
		return "", false
	}}
}

// join returns the forms of several lists.
func join(lists ...[]form) (all []form) {
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// common are the forms that no ecosystem has in versions: quotes around them, templates and version range specifiers.
var common = join([]form{
	wrapped(quote, `^"([^"]+)"$|^'([^']+)'$|^`+"`([^`]+)`$"),
	pattern(template, Placeholder, notFilledIn, strings.Join([]string{
		`\$[{([A-Za-z_]`,                  // ${version}, $(Version), $VERSION, $[version], $Format:%H$
		`#\{`, `\{\{`, `\{%`, `<%`, `%\{`, // #{version}, {{ version }}, {% version %}, <%= version %>, %{version}
		`%[A-Z_]{3,}`, `%\(`, `^%[A-Za-z]`, `%[sdv]\b`, // %VERSION%, %(version)s, %version, v%s
		`@[A-Za-z_][\w.]*@`, `__[A-Za-z]\w*?__`, // @VERSION@, __VERSION__
		`<[A-Za-z_][\w .-]*>`,               // <version>
		`\{[A-Za-z_][\w.-]*\}`, `\{[0-9]\}`, // {version}, v{0}
		`^\[[A-Z]*VERSION[A-Z]*\]`, // [VERSION]
	}, "|")),
	pattern(template, LeadingOperator, aRange, `^%(?:5E|7E|3C|3E)`),       // an operator that was not decoded
	pattern(plus, Placeholder, untold, `(?i)\+(unknown|no-version-set)$`), // versioneer writes 0+unknown, Composer 1.0.0+no-version-set
	pattern(space, Placeholder, untold, `(?i)^no version set\b`),          // Composer: No version set (parsed as 1.0.0)
}, rangeSpecifiers)

// addresses are the forms of addresses. A commit, or a digest, at the end pins what is there.
var addresses = []form{
	pattern(path, Exact, "", `^`+protocol+`.*`+commitAtEnd+`|^git@[\w.-]+:.*`+commitAtEnd+`|^(?i:svn)(\+[a-z]+)?://.*@r?[0-9]+(#.*)?$`),
	pattern(path, URL, anAddress, `^`+protocol+`|^[A-Za-z][A-Za-z0-9+.-]*://|^git@[\w.-]+:|^[a-z0-9]+::`),
	pattern(path, URL, anAddress, `^(\.{1,2}|~)?[/\\]|^[A-Za-z]:[/\\]`),
}

const (
	protocol = `(?i:file|link|workspace|portal|patch|exec|catalog|npm|jsr|git|svn|hg|bzr|ssh|ftp|https?|github|gitlab|bitbucket|gist|sourcehut` +
		`|(?:git|svn|hg|bzr|registry|sparse|path|directory|url)\+[a-z]+):`
	commitAtEnd = `[@#/=:](?i:[0-9a-f]{64}|[0-9a-f]{40})(\.(git|zip|tgz|tar\.gz|whl))?([#&](egg|subdirectory)=[^#]*)?$`
)

// commitInside matches the full commit in a text that is exact by it.
var commitInside = regexp.MustCompile(`\b(?i:[0-9a-f]{64}|[0-9a-f]{40})\b`)

// options are the forms in which manifests name a source beside a package, as in branch: main or :git => "…".
var options = []form{
	wrapped(path|operator|bracket, optionStart+`(?:exact|exactVersion)`+optionValue),
	pattern(path|operator|bracket, Exact, "", optionStart+`(?:revision|rev|commit|ref)\s*(?::|=>?|\()?\s*["'`+"`"+`]?(?i:[0-9a-f]{64}|[0-9a-f]{40})["'`+"`"+`)]*$`),
	pattern(path|operator|bracket, LeadingOperator, aRange, optionStart+`(?:from|upToNext(?:Major|Minor)(?:Version)?|major(?:Version)?|minor(?:Version)?|range)`+`\s*(?::|=>?|\().*[0-9]`),
	pattern(path|operator|bracket, Floating, branch, optionStart+`(?:branch|head)`+`\s*(?::|=>?|\()`),
	pattern(path|operator|bracket, URL, anAddress, optionStart+`(?:git|path|tag|url|ref|rev|revision|commit|podspec|hosted|sdk|submodules|from)`+`\s*(?::|=>?|\()`),
}

const (
	optionStart = `^[.:{]?\s*`
	optionValue = `\s*(?::|=>?|\()\s*["'` + "`" + `]?([^"'` + "`" + `)]+)["'` + "`" + `)]*$`
)

var (
	// anyNumber are the wildcards. An x counts only before the first - or +: NuGet has releases named 1.0.0-beta.x.
	anyNumber = []form{
		pattern(star, Wildcard, aRange, `\*`),
		pattern(x, Wildcard, aRange, `^[vV=~^<>!\s]*([0-9]+\.)*[xX](\.[0-9xX]+)*([-+].*)?$`),
	}
	// operators are the comparisons with one version, and words for them.
	operators = []form{
		pattern(operator, LeadingOperator, aRange, `^[vV]?\s*(?:[<>≤≥≠]|!\s*=|![=\s]*[vV]?[0-9]|=[<>~]|(?:\^>=|\^|~>|~=|~)[\s"']*[vV=]*\s*[0-9{])`),
		pattern(space, LeadingOperator, aRange, `(?i)^(?:since|from|after|before|until|up to|at least|at most|min(?:imum|\.)?|max(?:imum|\.)?|older than|newer than|later than`+
			`|prior to|greater than|less than|lower than|higher than|earlier than|below|above|between|compatible with|not|except)\s+v?[0-9]`),
		pattern(space, InnerOperator, aRange, `(?i)[0-9a-z.]\s*,?\s+(?:or|and)\s+(?:later|newer|above|higher|greater|more|up|upwards?|onwards?|earlier|older|below|lower|less|prior|before|after|any)\b`),
	}
	// alternatives are the lists of versions and comparisons. A vertical line separates them in every grammar that has one.
	alternatives = []form{
		pattern(pipe, InnerOperator, aRange, `\|`),
		pattern(operator|space|comma|semicolon, InnerOperator, aRange, `&&|[\s,;]\s*(?:[<>=^~≤≥≠]{1,3}|!=)\s*["']?v?[0-9]`),
		pattern(space, InnerOperator, aRange, `[0-9A-Za-z]\s+[-–—]\s+v?[0-9]|[0-9][–—]v?[0-9]|^[^\[(\]]*[0-9]\s*,\s+v?[0-9]|[0-9]\S*\s+(?i:or|and|to|through|thru|until|till)\s+[v<>=~^!]*\s*[0-9]`),
	}
	// dotted are Swift's ranges, 1.0.0..<2.0.0 and 1.0.0...2.0.0. Alpine's versions may have empty numbers, as in 0...1.
	dotted = []form{pattern(dot, InnerOperator, aRange, `[0-9]["']?\s*\.\.<|[0-9]\.[0-9]+["']?\s*\.\.[.=]?\s*["']?[0-9]+\.[0-9]`)}
	// brackets are versions in brackets, and intervals of one version.
	brackets = []form{{needs: bracket, inner: onlyVersion}}
	// intervals are ranges in brackets.
	intervals = []form{pattern(comma, Interval, aRange, `^[\[(\]].*,.*[\])\[]$`)}
	// commas are lists of versions, in ecosystems that have no comma in a version.
	commas = []form{pattern(comma, InnerOperator, aRange, `,`)}
	// spaces are lists of versions that are separated by nothing else, as npm writes them.
	spaces = []form{pattern(space, InnerOperator, aRange, `^[v=]*[0-9]\S*\s+v?[0-9]`)}
	// equals is =1.2.3, which is as exact as 1.2.3.
	equals = []form{wrapped(operator, `^={1,3}\s*([^=<>~\s].*)$`)}
	// endlessPlus is 1.+, any version that begins so in Gradle and Ivy, and 1.2+, which people write for 1.2 and later. Elsewhere
	// a plus begins build metadata, which is not empty.
	endlessPlus = []form{pattern(plus, Wildcard, aRange, `^v?([0-9]+\.)*[0-9]*\s?\+$`)}
	// parentheses are those around a requirement. With a comma and no comparison, they are an interval.
	parentheses = []form{wrapped(bracket, `^\(([^(),]+|\s*[<>=!~^][^()]*)\)$`)}
	// named is a requirement with the name of the package: requests>=2.31, libc6 (>= 2.36).
	named = []form{wrapped(operator|bracket, `^[A-Za-z][\w.+:/-]*?\s*(?:\[[\w, .-]*\]\s*)?(\(\s*(?:[<>=!]|~[>=]|\^)[^()]*\)|(?:[<>=]|!=|~[>=]).*|\s[~^]\s*[0-9].*)$`)}
	// branchNames are references of git that are not tags.
	branchNames = []form{pattern(path, Floating, branch, `^(?:refs/(?:heads|remotes|pull|merge-requests)/|heads/|remotes/|origin/|upstream/|branch(?:es)?/|features?/|bugfix(?:es)?/|hotfix(?:es)?/|dependabot/|renovate/)\S`)}
	// dirty is what git describe --dirty and Go append.
	dirty = []form{pattern(letter, Snapshot, aDirtyTree, `[+.-]dirty$`)}
	// snapshots have the suffix of Maven, which other ecosystems have taken over.
	snapshots = []form{pattern(letter, Snapshot, aSnapshot, `(?i:(^|[-._])SNAPSHOT)$`)}
	// developments have the suffix that Composer's branches have, and the builds of many teams. After anything but a number, it names
	// a variant of an image, as in 3.14.3-debian13-dev.
	developments = []form{pattern(minus, Snapshot, aSnapshot, `^v?[0-9]+(\.[0-9x]+)*-dev$`)}
)

// ranges are the forms of ranges in ecosystems whose versions have numbers, letters, dots, hyphens and pluses only.
var ranges = join(brackets, anyNumber, endlessPlus, equals, operators, parentheses, named, alternatives, dotted, intervals, commas)

// immutable are the forms in registries that publish a version once and have no builds that change.
var immutable = join(ranges, branchNames, dirty, snapshots)

// onlyVersion returns the version in [1.0], and in [1.0,1.0] if both ends are the same.
func onlyVersion(v string) (string, bool) {
	inner, ok := strings.CutPrefix(v, "[")
	if !ok {
		return "", false
	}
	if inner, ok = strings.CutSuffix(inner, "]"); !ok || strings.ContainsAny(inner, "[]()") {
		return "", false
	}
	low, high, two := strings.Cut(inner, ",")
	low, high = strings.TrimSpace(low), strings.TrimSpace(high)
	if two && low != high {
		return "", false
	}
	return low, low != ""
}
