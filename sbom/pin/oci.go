package pin

// oci is the grammar of images in registries. A tag is not exact, but a rule of its own asks for a digest; here, only tags that are
// made to move are told apart.
// Sources: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests (a reference is a tag or a digest),
// https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests, https://docs.docker.com/reference/cli/docker/image/tag/.
var oci = &grammar{
	types: []string{"oci", "docker"},
	forms: join([]form{
		pattern(path, Exact, "", `(^|@)(?i:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$`),
		wrapped(path, `^:([\w][\w.-]*)$`),
		pattern(letter, Floating, newest, `(?i)^latest[-_.]`),
	}, addresses, brackets, anyNumber, equals, operators, alternatives, intervals, relations, branchNames, dirty, snapshots),
}
