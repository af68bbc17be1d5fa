package pin

// nuget is the grammar of NuGet packages.
// Sources: https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges ([1.0] is one version, (1.0) none) and
// https://learn.microsoft.com/nuget/concepts/package-versioning#floating-version-resolutions (1.*, *-*).
var nuget = &grammar{
	types: []string{"nuget"},
	forms: join([]form{
		pattern(bracket, Interval, "is in parentheses, which no version is", `^\([^,()]*\)$`),
	}, addresses, immutable),
	wordless: "is no version: all versions of NuGet packages have numbers",
}
