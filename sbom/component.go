package sbom

import (
	"slices"
	"strings"
)

func newComponent(pointer []string) *Component {
	return &Component{pointers: Pointers{Entity: pointer}, Facts: &ComponentFacts{
		Identifiers: []IdentifierFacts{}, Hashes: []HashFacts{}, Licences: []LicenceFacts{},
		ExternalReferences: []ExternalReferenceFacts{}, LicenceState: "absent",
		SupplierState: "absent", ProducerState: "absent", Completeness: "not_stated", CopyrightState: "absent", DownloadState: "absent",
		OtherVersions: []string{}, Properties: []PropertyFacts{}, Sources: []SourceFacts{},
	}}
}

// identify adds an identifier to the list of identifiers. The first package URL, CPE name and SWID tag also go to their own
// members of the facts.
func (c *Component) identify(kind, value, document string) {
	if strings.TrimSpace(value) == "" {
		return
	}
	f := c.Facts
	c.pointers.Add(index("identifiers", len(f.Identifiers)), document)
	f.Identifiers = append(f.Identifiers, IdentifierFacts{Kind: kind, Value: value})
	switch {
	case kind == "purl" && f.PURL == nil:
		f.PURL = parsePURL(value)
	case kind == "cpe" && f.CPE == "":
		f.CPE = value
	case kind == "swid" && f.SWID == "":
		f.SWID = value
	default:
		return
	}
	c.pointers.Add(kind, document)
}

// addSource records a URL from which the component is downloaded.
func (c *Component) addSource(address, document string) {
	scheme, host := splitAddress(address)
	c.pointers.Add(index("sources", len(c.Facts.Sources)), document)
	c.Facts.Sources = append(c.Facts.Sources, SourceFacts{URL: address, Scheme: scheme, Host: host})
}

// relate records another component that a finding about this component mentions.
func (c *Component) relate(name string, other *Component) {
	if c.related == nil {
		c.related = map[string]*Component{}
	}
	c.related[name] = other
}

// add computes the facts that follow from those that were read, and adds the component to the draft.
func (d *draft) add(c *Component) {
	f := c.Facts
	f.Format, f.SpecVersion = d.facts.Format, d.facts.SpecVersion
	f.describeVersion()
	c.describePURL()
	if f.CPE != "" {
		f.CPEProblem, f.CPEWildcardVersion = checkCPE(f.CPE)
		f.CPEWildcardVersion = f.CPEWildcardVersion && f.VersionState == "present"
	}
	f.describeHashes(c.isRoot)
	f.describeImage()
	d.licences.describe(f)
	if f.isNoSoftware() && f.LicenceState == "absent" {
		f.LicenceState = "not_applicable"
	}
	if f.Named = strings.TrimSpace(f.Name) != ""; !f.Named {
		f.Name = "a component without a name"
	}
	d.components = append(d.components, c)
}

// isNoSoftware reports whether a component is of a type that has neither files nor licences.
func (f *ComponentFacts) isNoSoftware() bool {
	return f.Type == "device" || f.Type == "cryptographic-asset"
}

func (f *ComponentFacts) describeVersion() {
	f.Pin = f.pinOf(f.Version)
	f.VersionState, f.Listing = stateOf(f.Version), f.lists()
	if f.VersionState == "absent" && f.needsNoVersion() {
		f.VersionState = "not_applicable"
	}
}

// describePURL compares the package URL with the component's name and version, and adds the URLs in it to the sources.
func (c *Component) describePURL() {
	f := c.Facts
	if f.PURL == nil {
		return
	}
	f.PURLNameMismatch = len(f.PURL.Problems) == 0 && f.PURL.contradicts(f.Group, f.Name)
	for _, name := range []string{"repository_url", "download_url"} {
		if value := f.PURL.qualifier(name); value != "" {
			if !strings.Contains(value, "://") { // registries of images are usually written without a scheme
				value = "https://" + value
			}
			document, _ := c.pointers.path([]any{"purl"})
			c.addSource(value, document)
		}
	}
	for _, name := range []string{"vcs_url", "download_url"} {
		if value := f.PURL.qualifier(name); value != "" {
			document, _ := c.pointers.path([]any{"purl"})
			c.addRevision(name, value, document, name == "vcs_url")
		}
	}
	if f.PURL.Version != "" {
		pin := f.pinOf(f.PURL.Version)
		f.PURLPin = &pin
		if f.Pin.Names() && pin.Names() { // other rules report ranges and words
			f.PURLVersionMismatch = compareVersions(f.Version, f.PURL)
		}
	}
}

// describeHashes sets whether a digest is stated, and whether all digests are of broken algorithms.
func (f *ComponentFacts) describeHashes(isRoot bool) {
	switch {
	case len(f.Hashes) > 0:
		f.HashState = "present"
		f.WeakHashes = !slices.ContainsFunc(f.Hashes, func(h HashFacts) bool { return !brokenAlgorithms[h.Alg] })
	case f.verificationCode:
		f.HashState = "present"
	case f.Type == "file" || f.Listing || f.isNoSoftware() || isRoot:
		f.HashState = "not_applicable"
	default:
		f.HashState = "absent"
	}
}

// describeImage sets whether the component is a container image, and whether a digest identifies it.
func (f *ComponentFacts) describeImage() {
	f.Image = f.Type == "container" || f.PURL != nil && (f.PURL.Type == "oci" || f.PURL.Type == "docker")
	f.ByDigest = f.Image && (isAddress(f.Version) || isAddress(f.Name) || f.PURL != nil && isAddress(f.PURL.Version) ||
		slices.ContainsFunc(f.Hashes, func(h HashFacts) bool { return h.Of == "component" && h.Problem == "" }))
}

// stateOf returns present, unknown (the value says that nothing is known) or absent.
func stateOf(value string) string {
	switch {
	case strings.TrimSpace(value) == "":
		return "absent"
	case IsUnknown(value):
		return "unknown"
	}
	return "present"
}
