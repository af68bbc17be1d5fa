package sbom

import (
	"regexp"
	"slices"
	"strings"
)

// versionlessTypes are the types of components that have no version, or need not have one.
var versionlessTypes = map[string]bool{
	"file":                true,
	"cryptographic-asset": true,
	"operating-system":    true, // distributions that always roll have none (os-release(5), VERSION_ID)
}

// packageLists are the names of files that list packages, in lower case: lock files and manifests. Scanners write them as components
// (trivy, syft and cdxgen name the files that they read in their documentation) to say from where the packages below them are known.
var packageLists = []string{
	"package.json", "package-lock.json", ".package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock",
	"composer.json", "composer.lock", "installed.json",
	"gemfile", "gemfile.lock", "gems.locked",
	"cargo.toml", "cargo.lock",
	"pipfile", "pipfile.lock", "poetry.lock", "pdm.lock", "uv.lock", "pylock.toml", "pyproject.toml", "setup.py", "requirements.txt",
	"environment.yml", "environment.yaml", "conda-lock.yml",
	"go.mod", "go.sum",
	"pom.xml", "build.gradle", "build.gradle.kts", "gradle.lockfile", "buildscript-gradle.lockfile", "build.sbt.lock",
	"packages.lock.json", "packages.config", "directory.packages.props", "project.assets.json",
	"mix.lock", "rebar.lock", "pubspec.yaml", "pubspec.lock",
	"podfile", "podfile.lock", "package.swift", "package.resolved", "cartfile.resolved",
	"conanfile.py", "conanfile.txt", "conan.lock", "vcpkg.json",
	"renv.lock", "manifest.toml", "stack.yaml.lock", "cabal.project.freeze", "cpanfile.snapshot",
	"flake.lock", "chart.lock", ".terraform.lock.hcl",
}

var (
	// packageListForm matches names of such files of which a part is free, such as requirements-dev.txt and shop.deps.json.
	packageListForm = regexp.MustCompile(`^(requirements[-._][\w.-]*\.txt|.+\.(deps\.json|gemspec|csproj|fsproj|vbproj))$`)
	// layerName matches the names of layers of container images: a digest, perhaps as that of an archive, or the archive in which
	// docker save writes a layer.
	layerName = regexp.MustCompile(`^((sha256[:-])?[0-9a-f]{64}(\.tar(\.gz)?)?|layer\.tar(\.gz)?)$`)
)

// needsNoVersion reports whether a component is of a kind that has no version of its own.
func (f *ComponentFacts) needsNoVersion() bool {
	return versionlessTypes[f.Type] || f.VersionRange != "" || f.scanned || f.Listing
}

// lists reports whether a component is no package, but something that lists or holds packages: a lock file or a layer of an image by
// its name, or something that a scanner marks as scanned.
func (f *ComponentFacts) lists() bool {
	if len(f.Identifiers) > 0 {
		return false
	}
	name := strings.ToLower(strings.TrimSpace(f.Name))
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	return f.scanned || slices.Contains(packageLists, name) || packageListForm.MatchString(name) || layerName.MatchString(name)
}

// isScanTarget reports whether trivy made a component of CycloneDX for something that it scanned, such as a lock file or a binary, and
// not for a package: then it states its class.
func isScanTarget(properties []any) bool {
	return slices.ContainsFunc(properties, func(p any) bool { return text(p, "name") == "aquasecurity:trivy:Class" })
}

// scanTargetID matches the SPDXIDs that trivy gives to what it scanned: the kind and a hash of 64 bits. Bitnami adds the name.
var scanTargetID = regexp.MustCompile(`^SPDXRef-(Application|OperatingSystem|Filesystem|Repository)-[0-9a-f]{13,16}(-[\w.-]+)?$`)

// isScanTargetID reports whether trivy made a package of SPDX for something that it scanned. The SPDXID tells, because SPDX before 2.3
// has no purpose of packages. The tools do not: producers such as Bitnami name only themselves.
func isScanTargetID(id string) bool { return scanTargetID.MatchString(id) }
