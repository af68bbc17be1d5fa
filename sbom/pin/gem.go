package pin

// gem is the grammar of RubyGems and Bundler.
// Sources: https://guides.rubygems.org/patterns/#declaring-dependencies and https://docs.ruby-lang.org/en/master/Gem/Requirement.html
// (comparisons, ~>), https://bundler.io/man/gemfile.5.html (git, branch, tag, path).
var gem = &grammar{
	types:    []string{"gem"},
	forms:    join(addresses, options, immutable),
	wordless: "is no version: all versions of gems have a number",
}
