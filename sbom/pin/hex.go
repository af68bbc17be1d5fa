package pin

// hex is the grammar of Hex, the registry of Elixir and Erlang.
// Sources: https://hexdocs.pm/elixir/Version.html#module-requirements (comparisons, and, or, ~>),
// https://hexdocs.pm/mix/Mix.Tasks.Deps.html (git, branch, path).
var hex = &grammar{
	types:    []string{"hex", "otp"},
	forms:    join(addresses, options, immutable),
	wordless: "is no version: all versions of Hex packages have numbers",
}
