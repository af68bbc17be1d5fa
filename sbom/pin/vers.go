package pin

// rangeSpecifiers are version range specifiers (vers:npm/>=1|<2), which are ranges in every ecosystem. One version without a
// comparison, or with =, is that version.
// Source: https://github.com/package-url/vers-spec/blob/main/VERSION-RANGE-SPEC.md (version constraints).
var rangeSpecifiers = []form{
	pattern(path, Vers, aRange, `^(?i:vers):.*%(?i:21|2A|3C|3D|3E|7C)`), // comparisons that were not decoded
	wrapped(path, `^(?i:vers):[a-z][a-z0-9.+-]*/=?([^<>=!|*,\s]+)$`),
	pattern(path, Vers, aRange, `^(?i:vers):`),
}
