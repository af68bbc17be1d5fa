package pin

// cargo is the grammar of crates.
// Sources: https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html (requirements, git, path),
// https://doc.rust-lang.org/cargo/reference/pkgid-spec.html (registry+…#name@1.0.0, path+file:…).
var cargo = &grammar{
	types: []string{"cargo"},
	forms: join(cargoIDs, []form{
		pattern(bracket, URL, anAddress, `^\{.*\}$`), // a table of Cargo.toml: { git = "…", branch = "…" }
		pattern(operator, Placeholder, elsewhere, `^workspace\s*=`),
	}, addresses, options, immutable),
	wordless: "is no version: all versions of crates have numbers",
}

// cargoIDs are the ids of packages from a registry, which end in the version. Those of paths and of repositories name one too, but
// what is there can change under it, unless the address has a full commit. The index of crates.io may stand without its kind.
var cargoIDs = []form{
	wrapped(path, `^(?:(?:registry|sparse)\+[a-z]+:[^#]*|https://(?:github\.com/rust-lang/crates\.io-index|index\.crates\.io)/?)#(?:[\w-]+[@:])?([0-9].*)$`),
	pattern(path, Exact, "", `^git\+[a-z]+:[^#]*[?&]rev=(?i:[0-9a-f]{40})(?:[&#].*)?$`),
}
