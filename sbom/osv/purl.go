package osv

import "github.com/package-url/packageurl-go"

// Covers reports whether a component is what a package URL of a VEX document means: type, namespace and name are equal,
// and the version, subpath and qualifiers are as far as the package URL has them.
func (p *PURL) Covers(component PURL) bool { return p.identifies(component) }

// String writes the package URL.
func (p *PURL) String() string {
	return packageurl.NewPackageURL(p.Type, p.Namespace, p.Name, p.Version, packageurl.QualifiersFromMap(p.Qualifiers), p.Subpath).ToString()
}
