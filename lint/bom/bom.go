// Package bom makes entities, places and problems of what package sbom reads, looks components up in vulnerability
// databases, and compares SBOMs with standards.
package bom

import (
	"cmp"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/osv"
)

// BOM is an SBOM of the run.
type BOM struct {
	*sbom.BOM
	// Path is the document's path as model.Location has it.
	Path string
	// Entities are the document itself, then its components in the order of Components, then its vulnerabilities.
	Entities []model.Entity

	// Linked are the SBOMs of the run that the document links as parts of what it describes, directly. Unlinked is true if it links one
	// that is not part of the run.
	Linked   []*BOM
	Unlinked bool

	doc     *source.Document
	digests map[string]string // of the file, by algorithm; made on demand
	// statements are the vulnerabilities of the document, by index, for each component that they affect; made on demand.
	statements map[occurrence][]int
	// byPackage are the components by type, namespace and name of their package URLs, and byLink the BOM-Links that name them; made on
	// demand.
	byPackage map[string][]*sbom.Component
	byLink    map[osv.Link]bool
}

// Lower reads an SBOM. A document that cannot be judged at all gives problems and no BOM; one that can be judged in part
// gives both. The keys are those that signatures are trusted by.
func Lower(doc *source.Document, trusted []jsf.Key) (*BOM, []model.Problem) {
	read, faults := read(doc, trusted)
	if read == nil {
		return nil, problems(doc, faults)
	}
	for _, credential := range read.Credentials { // before any excerpt is made
		doc.Redact(credential)
	}
	b := &BOM{BOM: read, Path: doc.Path, doc: doc}
	b.Entities = make([]model.Entity, 0, 1+len(b.Components)+len(b.Vulnerabilities))
	b.Entities = append(b.Entities, model.Entity{
		Kind: model.EntitySBOM, Name: cmp.Or(b.Facts.Name, b.Facts.Serial), Facts: b.Facts, Locate: locator(doc.Path, b.Pointer), NamePlace: named("sbom", b.Facts),
	})
	for _, c := range b.Components {
		b.Entities = append(b.Entities, model.Entity{
			Kind: model.EntityComponent, Name: c.Name(), Version: releaseOf(c), Facts: c.Facts, Locate: locator(doc.Path, c.Pointer), NamePlace: named(placeOf(c), c.Facts),
		})
	}
	for _, v := range b.Vulnerabilities {
		b.Entities = append(b.Entities, model.Entity{
			Kind: model.EntityVulnerability, Name: cmp.Or(v.Facts.ID, v.Facts.BOMRef), Facts: v.Facts, Locate: locator(doc.Path, v.Pointer),
			NamePlace: named("vulnerability "+model.EscapeName(cmp.Or(v.Facts.ID, v.Facts.BOMRef), " >"), v.Facts),
		})
	}
	return b, problems(doc, faults)
}

// read reads an SBOM in any notation. One in YAML has the values of its JSON form, with the same pointers.
func read(doc *source.Document, trusted []jsf.Key) (*sbom.BOM, []sbom.Fault) {
	data, notation := doc.Data, sbom.Notation(doc.Format)
	if doc.Format == source.YAML {
		var err error
		if data, err = json.Marshal(doc.Nodes()[0].Value(), json.Deterministic(true)); err != nil {
			return nil, []sbom.Fault{{Kind: sbom.Malformed, Message: err.Error(), Pointer: []string{}, Offset: -1}}
		}
		notation = sbom.JSON
	}
	b, faults := sbom.Read(data, notation, sbom.Options{Keys: trusted, MaxDepth: source.MaxDepth})
	if b != nil {
		b.Facts.Notation = string(doc.Format)
	}
	return b, faults
}

// named names places of an entity, whose own place has a name.
func named(own string, facts any) func(model.Place, []any) string {
	return func(_ model.Place, path []any) string { return model.NameFacts(own, facts, path) }
}

// placeOf names the place of a component. A component of another version is the same one: its package URL has none here.
func placeOf(c *sbom.Component) string {
	escape := func(text string) string { return model.EscapeName(text, " >") }
	f := c.Facts
	switch {
	case f.PURL != nil && f.PURL.Name != "":
		name := "component pkg:" + strings.ToLower(f.PURL.Type) + "/"
		if f.PURL.Namespace != "" {
			name += escape(f.PURL.Namespace) + "/"
		}
		name += escape(f.PURL.Name)
		if f.PURL.Subpath != "" {
			name += "#" + escape(f.PURL.Subpath)
		}
		return name
	case f.Group != "":
		return "component name " + escape(f.Group) + "/" + escape(f.Name)
	case f.Named:
		return "component name " + escape(f.Name)
	}
	return "component"
}

// releaseOf is the version of a component: that of its package URL, or the one that it states.
func releaseOf(c *sbom.Component) string {
	if c.Facts.PURL != nil && c.Facts.PURL.Version != "" {
		return c.Facts.PURL.Version
	}
	return c.Facts.Version
}

// locator locates parts of an entity by the pointers of their document.
func locator(path string, pointer func([]any) []string) func([]any) model.Place {
	return func(at []any) model.Place { return model.Place{Path: path, Pointer: pointer(at)} }
}

// Locate finds where targets stand in an SBOM, one location per target, in order. Pointers are those of the JSON form
// whatever the notation. A target that does not exist is located at the nearest existing part around it.
func Locate(doc *source.Document, targets []model.Place) []model.Location {
	if doc.Format == source.JSON || doc.Format == source.YAML {
		return doc.Locate(targets)
	}
	pointers := make([][]string, len(targets))
	for i, t := range targets {
		pointers[i] = t.Pointer
	}
	locations := make([]model.Location, len(targets))
	for i, region := range sbom.Locate(doc.Data, sbom.Notation(doc.Format), pointers) {
		locations[i] = doc.LocateOffsets(region.Start, region.End)
		locations[i].Pointer = source.EncodePointer(pointers[i][:region.Depth])
	}
	return locations
}

// problems locates faults in the document.
func problems(doc *source.Document, faults []sbom.Fault) []model.Problem {
	if len(faults) == 0 {
		return nil
	}
	list := make([]model.Problem, len(faults))
	var targets []model.Place
	var indices []int // of the faults that the targets are those of
	for i, f := range faults {
		kind := model.ProblemSyntax
		if f.Kind == sbom.Unsupported {
			kind = model.ProblemUnsupported
		}
		if f.Offset >= 0 {
			list[i] = *doc.ProblemAt(kind, f.Offset, "%s", f.Message)
			continue
		}
		list[i] = *doc.Problem(kind, "%s", f.Message)
		if f.Pointer != nil {
			targets, indices = append(targets, model.Place{Path: doc.Path, Pointer: f.Pointer}), append(indices, i)
		}
	}
	if len(targets) > 0 {
		for n, location := range Locate(doc, targets) {
			list[indices[n]].Location = location
		}
	}
	return list
}
