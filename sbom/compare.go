package sbom

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/osv"
	"github.com/sealint/sealint/sbom/pin"
)

// names are the forms of a component's package URL by which components are compared.
type names struct {
	purl string // equal for package URLs that differ in spelling only
	name string // the package without version and qualifiers; empty without a package URL
}

// compare finds components that repeat or contradict an earlier component.
func compare(components []*Component) {
	forms := make([]names, len(components))
	for i, c := range components {
		forms[i] = names{c.Facts.PURL.key(), c.Facts.PURL.packageName()}
	}
	findDuplicates(components, forms)
	findVersions(components, forms)
	findSharedDigests(components, forms)
	findHashConflicts(components, forms)
}

// findDuplicates marks the components that have the same names and version as an earlier component.
func findDuplicates(components []*Component, forms []names) {
	firsts := map[[5]string]*Component{}
	for i, c := range components {
		f := c.Facts
		if !f.Named && forms[i].purl == "" { // two components of which nothing is known
			continue
		}
		key := [5]string{f.Type, f.Group, f.Name, f.Version, forms[i].purl}
		if first := firsts[key]; first == nil {
			firsts[key] = c
		} else if f.Type != "file" && f.Type != "cryptographic-asset" && first.Facts.BOMRef != f.BOMRef {
			f.Duplicate = true
			c.relate("twin", first)
		}
	}
}

// maxOtherVersions is the largest number of other versions that are listed for a package.
const maxOtherVersions = 5

// findVersions lists the other versions of a package at its first component that states one.
func findVersions(components []*Component, forms []names) {
	firsts := map[string]*Component{}
	releases := map[string][]string{}
	for i, c := range components {
		name := forms[i].name
		if name == "" || c.Facts.VersionState != "present" || c.Facts.Pin.Class == string(pin.Placeholder) {
			continue
		}
		first := firsts[name]
		if first == nil {
			firsts[name] = c
		}
		if first == nil || first.Facts.Version == c.Facts.Version {
			continue
		}
		if releases[name] == nil {
			releases[name] = []string{first.Facts.release()}
		}
		release := c.Facts.release()
		same := func(other string) bool { return other == release || osv.SameVersion(c.Facts.PURL.Type, other, release) }
		if len(releases[name]) <= maxOtherVersions && !slices.ContainsFunc(releases[name], same) {
			releases[name] = append(releases[name], release)
			first.Facts.OtherVersions = append(first.Facts.OtherVersions, c.Facts.Version)
		}
	}
}

// platform matches the platform that the version of a gem ends with, as Bundler writes it: for each, a release has a build of its own.
var platform = regexp.MustCompile(`-((x86|x64|x86_64|amd64|i[3-6]86|arm\w*|aarch64|ppc\w*|powerpc\w*|s390x|riscv64|universal)-)?(linux|darwin|mingw|mswin|java|jruby|freebsd|openbsd|netbsd|solaris|aix|cygwin|dalvik|truffleruby)[\w-]*$`)

// release returns the version of a component in the form in which versions of one package are compared.
func (f *ComponentFacts) release() string {
	version := normalVersion(bareVersion(f.PURL.Type, f.Version))
	if f.PURL.Type == "gem" {
		return platform.ReplaceAllString(version, "")
	}
	return version
}

// findSharedDigests marks the components that have the digest of another package.
func findSharedDigests(components []*Component, forms []names) {
	type digest struct{ alg, value string }
	firsts := map[digest]int{} // the index of the first component with a digest
	for i, c := range components {
		if forms[i].name == "" {
			continue
		}
		for _, h := range c.Facts.Hashes {
			if !h.comparable() {
				continue
			}
			key := digest{h.Alg, normalDigest(h.Value)}
			if first, ok := firsts[key]; !ok {
				firsts[key] = i
			} else if forms[first].name != forms[i].name {
				c.Facts.SharedDigest = true
				c.relate("digest_twin", components[first])
			}
		}
	}
}

// findHashConflicts marks the components that have another digest than a component with the same package URL.
func findHashConflicts(components []*Component, forms []names) {
	type algorithm struct{ purl, alg string }
	firsts := map[algorithm]*Component{}
	for i, c := range components {
		if forms[i].name == "" || c.Facts.PURL.Version == "" {
			continue
		}
		for _, h := range c.Facts.Hashes {
			if !h.comparable() {
				continue
			}
			key := algorithm{forms[i].purl, h.Alg}
			if first := firsts[key]; first == nil {
				firsts[key] = c
			} else if first != c && !first.hasDigest(h.Alg, normalDigest(h.Value)) {
				c.Facts.HashConflict = h.Alg
				c.relate("conflict_twin", first)
			}
		}
	}
}

// comparable reports whether a digest is correct and was computed from the component itself.
func (h HashFacts) comparable() bool { return h.Of == "component" && h.Problem == "" }

// normalDigest returns a digest in the form in which digests are compared.
func normalDigest(value string) string { return strings.ToLower(strings.TrimSpace(value)) }

func (c *Component) hasDigest(alg, value string) bool {
	return slices.ContainsFunc(c.Facts.Hashes, func(h HashFacts) bool {
		return h.Of == "component" && h.Alg == alg && normalDigest(h.Value) == value
	})
}
