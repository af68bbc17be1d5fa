package pin

// terraform is the grammar of providers and modules.
// Sources: https://developer.hashicorp.com/terraform/language/expressions/version-constraints (=, !=, comparisons, ~>, lists) and
// https://developer.hashicorp.com/terraform/language/modules/sources (git::…?ref=).
var terraform = &grammar{
	types:    []string{"terraform", "opentofu"},
	forms:    join(addresses, immutable),
	wordless: "is no version: all versions of modules and providers have numbers",
}
