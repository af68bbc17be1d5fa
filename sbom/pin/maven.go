package pin

// maven is the grammar of Maven repositories, as Maven, Gradle and Ivy read them. Maven allows any text as a version, also words,
// so only those that have a meaning of their own are not exact.
// Sources: https://maven.apache.org/pom.html#dependency-version-requirement-specification (intervals),
// https://maven.apache.org/ref/current/maven-repository-metadata/ (LATEST, RELEASE, SNAPSHOT and its timestamps),
// https://docs.gradle.org/current/userguide/dependency_versions.html (prefixes, statuses, strictly and !!),
// https://ant.apache.org/ivy/history/latest-milestone/ivyfile/dependency.html#revision (latest.any-status, + and intervals).
var maven = &grammar{
	types: []string{"maven"},
	forms: join(gradleRich, []form{
		pattern(letter, Floating, newest, `(?i)^latest\.\w+$`),
		pattern(path, Floating, branch, `^working@`),
		pattern(digit, Exact, "", `-[0-9]{8}\.[0-9]{6}-[0-9]+$`), // one build of a snapshot
		pattern(letter, Snapshot, aSnapshot, `(?i)SNAPSHOT$`),
		pattern(plus, Wildcard, aRange, `\+$`),
		pattern(bracket, Interval, "is in parentheses, which no version is", `^\([^,()]*\)$`),
	}, addresses, brackets, anyNumber, equals, operators, alternatives, intervals, commas, branchNames, dirty, developments),
	released: map[string]bool{"alpha": true, "beta": true, "rc": true, "pre": true, "candidate": true, "ea": true, "preview": true, "ci": true},
}

// gradleRich are strict versions: 1.5!!, and [1.0,2.0[!!1.5, where the interval decides and 1.5 is only preferred.
var gradleRich = []form{
	wrapped(operator, `^([^!]+)!!.*$`),
	wrapped(bracket, `^\{\s*strictly\s+([^;}]+)[;}].*$`),
	pattern(bracket, LeadingOperator, aRange, `^\{\s*(?:require|prefer|reject)\s`),
}
