package osv

import "github.com/package-url/packageurl-go"

// Covers reports whether a component is one that a package URL of a VEX document means: type, namespace and name are
// equal, and so are the version, subpath and qualifiers that the package URL has. A nil package URL means none.
func (p *PURL) Covers(component PURL) bool {
	if p == nil || p.Type != component.Type || p.Namespace != component.Namespace || p.Name != component.Name {
		return false
	}
	if p.Version != "" && p.Version != component.Version || p.Subpath != "" && p.Subpath != component.Subpath {
		return false
	}
	for name, value := range p.Qualifiers {
		if had, ok := component.Qualifiers[name]; !ok || had != value {
			return false
		}
	}
	return true
}

// String writes the package URL.
func (p *PURL) String() string {
	return packageurl.NewPackageURL(p.Type, p.Namespace, p.Name, p.Version, packageurl.QualifiersFromMap(p.Qualifiers), p.Subpath).ToString()
}

func fromPackageURL(p packageurl.PackageURL) *PURL {
	return &PURL{Type: p.Type, Namespace: p.Namespace, Name: p.Name, Version: p.Version, Subpath: p.Subpath, Qualifiers: p.Qualifiers.Map()}
}
