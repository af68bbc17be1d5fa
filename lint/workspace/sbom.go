package workspace

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// sbomIndex is an SBOM with indexes that all manifests naming it share. They are built when first needed.
type sbomIndex struct {
	*bom.BOM
	digests  map[string]bool // of all components
	packages *sbom.Packages
	parts    []*sbomIndex // itself, and the SBOMs that it links, directly or through others; nil until a manifest needs them
	whole    bool         // all documents that these link are among them
}

// joinParts sets the SBOMs that belong to an SBOM.
func (w *Workspace) joinParts(x *sbomIndex) {
	if x.parts != nil {
		return
	}
	var list []*bom.BOM
	list, x.whole = x.Closure()
	for _, b := range list {
		part := &sbomIndex{BOM: b}
		if known := w.boms[b.Path].lowered; b == x.BOM {
			part = x
		} else if known != nil {
			part = known
		}
		x.parts = append(x.parts, part)
	}
}

// hasDigest reports whether some component has a digest, such as sha256:…, written in lower case.
func (x *sbomIndex) hasDigest(text string) bool {
	if x.digests == nil {
		digests := map[string]bool{}
		for _, c := range x.Components {
			for algorithm, values := range digestsOf(c.Facts) {
				for _, value := range values {
					digests[algorithm+":"+value] = true
				}
			}
		}
		x.digests = digests
	}
	return x.digests[text]
}

// candidates returns the indices of the components that may belong to a package.
func (x *sbomIndex) candidates(wanted sbom.Package) []int {
	if x.packages == nil {
		x.packages = sbom.NewPackages(x.Components)
	}
	return x.packages.Candidates(wanted)
}

// sbomPlaces are the places in an SBOM to which the facts of an integration refer.
type sbomPlaces struct {
	bom          *sbomIndex
	dependencies []dependencyPlace // for each dependency, its component, perhaps of another version
}

// dependencyPlace is a component of an SBOM; its index is -1 if there is none.
type dependencyPlace struct {
	bom       *sbomIndex
	component int
}

func newSBOMFacts() *manifest.SBOMFacts {
	return &manifest.SBOMFacts{Artifacts: []manifest.ArtifactMatchFacts{}, Dependencies: []manifest.DependencyMatchFacts{}}
}

// joinSBOM compares a manifest with the SBOM that it names and with those that this one links, and writes the result to facts.SBOM.
func (w *Workspace) joinSBOM(facts *manifest.IntegrationFacts, bom *sbomIndex) *sbomPlaces {
	w.joinParts(bom)
	join, p := facts.SBOM, &sbomPlaces{bom: bom}
	join.Found = true
	for _, part := range bom.parts {
		join.Components += len(part.Components)
	}
	if bom.Subject != nil {
		join.Subject = bom.Subject.Facts.Name
	}
	for _, a := range facts.Artifacts {
		join.Artifacts = append(join.Artifacts, matchArtifact(a, bom))
	}
	for _, d := range facts.Dependencies {
		row, place := matchDependency(d, bom)
		join.Dependencies, p.dependencies = append(join.Dependencies, row), append(p.dependencies, place)
	}
	return p
}

var digest = regexp.MustCompile(`(sha256|sha384|sha512):([0-9a-fA-F]+)($|\?)`)

// matchArtifact looks for an artifact in an SBOM: by its digest, then by its name.
func matchArtifact(a manifest.ArtifactFacts, bom *sbomIndex) manifest.ArtifactMatchFacts {
	row := manifest.ArtifactMatchFacts{At: a.At, Ref: a.Ref, Match: "none"}
	m := digest.FindStringSubmatch(strings.NewReplacer("%3A", ":", "%3a", ":").Replace(a.Ref))
	if m != nil {
		algorithm, value := m[1], strings.ToLower(m[2])
		if bom.Subject != nil && slices.Contains(digestsOf(bom.Subject.Facts)[algorithm], value) {
			row.Match = "digest"
			return row
		}
		if slices.ContainsFunc(bom.parts, func(part *sbomIndex) bool { return part.hasDigest(algorithm + ":" + value) }) {
			row.Match = "component"
			return row
		}
	}
	if bom.Subject == nil { // the SBOM describes several things, or does not say which
		named := func(c *sbom.Component) bool { return hasName(a, c.Facts) }
		if slices.ContainsFunc(bom.parts, func(part *sbomIndex) bool { return slices.ContainsFunc(part.Components, named) }) {
			row.Match = "component"
		}
		return row
	}
	if !hasName(a, bom.Subject.Facts) {
		return row
	}
	row.Match = "name"
	if m != nil && bom.Subject.Facts.Image { // the digest of a program always differs from that of the image that it is in
		if stated := digestsOf(bom.Subject.Facts)[m[1]]; len(stated) > 0 {
			row.Match, row.Found = "other-digest", m[1]+":"+stated[0]
		}
	}
	return row
}

// digestsOf returns the digests of a component by algorithm: its hashes, and those in its version and in the version of its
// package URL.
func digestsOf(c *sbom.ComponentFacts) map[string][]string {
	digests := map[string][]string{}
	for _, h := range c.Hashes {
		if algorithm := strings.ToLower(strings.ReplaceAll(h.Alg, "-", "")); h.Of == "component" {
			digests[algorithm] = append(digests[algorithm], strings.ToLower(h.Value))
		}
	}
	versions := []string{c.Version}
	if c.PURL != nil {
		versions = append(versions, c.PURL.Version)
	}
	for _, v := range versions {
		if m := digest.FindStringSubmatch(v); m != nil {
			digests[m[1]] = append(digests[m[1]], strings.ToLower(m[2]))
		}
	}
	return digests
}

// hasName reports whether the name of an artifact, or the repository in its reference, is the name of a component. Namespaces may
// be missing on either side.
func hasName(a manifest.ArtifactFacts, c *sbom.ComponentFacts) bool {
	known := []string{c.Name, c.Group + "/" + c.Name}
	if c.PURL != nil {
		known = append(known, c.PURL.Namespace+"/"+c.PURL.Name)
	}
	for _, given := range []string{a.Name, a.Ref} {
		given = plainName(given)
		for _, k := range known {
			if k = plainName(k); given != "" && k != "" && (given == k || path.Base(given) == k || given == path.Base(k)) {
				return true
			}
		}
	}
	return false
}

// plainName returns a name without registry scheme, tag, digest and qualifiers, with slashes between its parts.
func plainName(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(name), "?")
	name = strings.TrimPrefix(name, "oci://")
	if rest, ok := strings.CutPrefix(name, "pkg:"); ok {
		_, name, _ = strings.Cut(rest, "/")
	}
	if i := strings.LastIndexByte(name, '@'); i > 0 {
		name = name[:i]
	}
	last := strings.LastIndexByte(name, '/')
	if i := strings.LastIndexByte(name, ':'); i > last && last >= 0 { // a tag
		name = name[:i]
	}
	return strings.Trim(strings.ReplaceAll(name, ":", "/"), "/@ ")
}

// matchDependency looks for a dependency among the components of an SBOM, and of those that it links, by its package URL, without qualifiers and subpath. It
// recognises a component without a package URL by its name.
func matchDependency(d manifest.DependencyFacts, bom *sbomIndex) (row manifest.DependencyMatchFacts, place dependencyPlace) {
	row, place = manifest.DependencyMatchFacts{At: d.At, PURL: d.PURL, State: "absent", Versions: []string{}}, dependencyPlace{bom, -1}
	wanted, ok := sbom.ParsePackage(d.PURL)
	if !ok {
		row.State = "unknown"
		return row, place
	}
	for _, part := range bom.parts {
		for _, i := range part.candidates(wanted) {
			version, same := wanted.Matches(part.Components[i].Facts)
			if !same {
				continue
			}
			if !d.Exact || wanted.SameVersion(version) { // a dependency that is not pinned matches any version
				row.State, row.Versions = "present", []string{}
				return row, dependencyPlace{part, i}
			}
			if row.State = "other-version"; place.component < 0 {
				place = dependencyPlace{part, i}
			}
			if !slices.Contains(row.Versions, version) {
				row.Versions = append(row.Versions, version)
			}
		}
	}
	if !bom.whole { // it may be in a document that is not part of the run
		row.State, row.Versions = "unknown", []string{}
	}
	slices.Sort(row.Versions)
	return row, place
}

// find returns the place of a path below sbom. An index follows dependencies. Paths that begin with neither dependencies nor
// subject are paths in the SBOM itself.
func (p *sbomPlaces) find(at []any) model.Place {
	found := dependencyPlace{p.bom, -1}
	switch {
	case len(at) >= 2 && at[0] == "dependencies":
		if i, ok := at[1].(int); ok && i >= 0 && i < len(p.dependencies) {
			found, at = p.dependencies[i], at[2:]
		}
	case len(at) >= 1 && at[0] == "subject" && p.bom.Subject != nil:
		found.component, at = slices.Index(p.bom.Components, p.bom.Subject), at[1:]
	}
	if found.component < 0 {
		return p.bom.Entities[0].Locate(at)
	}
	return found.bom.Entities[1+found.component].Locate(at) // Entities[0] is the document
}
