package change

import (
	"reflect"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/licence"
)

// ComponentFacts is a component on both sides. The root, which the document describes, is no component here.
type ComponentFacts struct {
	Pair[sbom.ComponentFacts]
	ToolChanged     bool                 `json:"tool_changed" doc:"true if the head's document has another format, or names other tools, than the base's: see change_sbom."`
	VersionOrder    string               `json:"version_order" enum:"higher,lower,equal,unknown" doc:"Whether the version in the head is higher or lower than that in the base, by the order of the package's ecosystem. unknown: it was added or removed, a version is no release, one version is a date and the other is not, or the ecosystem has no order of such versions."`
	MajorStep       int                  `json:"major_step" doc:"By how much the first number of the version grew; 0 if it did not grow, or where that means nothing."`
	HashChanges     []HashChangeFacts    `json:"hash_changes" doc:"Digests that differ although package, version and platform are the same, one for each algorithm: also one that stands beside the former one. A digest that the base states for the same version of the package anywhere is not new."`
	DigestReplaced  bool                 `json:"digest_replaced" doc:"true if package, version and platform are the same, both sides state digests, not only broken ones, and none can be compared: they are of other algorithms, or of other files."`
	NewHosts        []NewHostFacts       `json:"new_hosts" doc:"Sources and repositories on hosts of an owner from which the base got neither this component nor any other. Sources are compared if the base states some, or if its package URL means the public registry of its type and that of the head names another place; repositories if the base states some."`
	Downgrades      []DowngradeFacts     `json:"downgrades" doc:"URLs of the head from which the component is downloaded without encryption, where the base has encrypted ones only, or does not have the component."`
	DroppedRegistry string               `json:"dropped_registry,omitempty" doc:"Registry that the package URL named in the base (repository_url), if it names none any more and the registry is not the public one of its type; otherwise absent."`
	Licence         *LicenceChangeFacts  `json:"licence,omitempty" doc:"The licence, if it became stricter: its class is higher, and known on both sides. Absent otherwise."`
	Producer        *ProducerChangeFacts `json:"producer,omitempty" doc:"The producer if both sides state another one, or else the supplier if both sides state another one. Absent otherwise. The form of the company, the case of letters and web addresses do not count, nor do further names beside the former ones."`
	Lookalike       string               `json:"lookalike,omitempty" doc:"added: name of a package of the base, of the same type and of another owner, for which this name can be mistaken. Its component is at [lookalike]. Absent if there is none."`
	Relocated       *RelocationFacts     `json:"relocated,omitempty" doc:"added: the package of the base that is gone and has the same name under another type or namespace of its package URL, or in another group. Absent if there is none. Places of one owner, such as parts of a Maven group, do not count, nor do names that many packages have, unless the version is the same."`
}

// HashChangeFacts is a digest that differs.
type HashChangeFacts struct {
	Alg    string `json:"alg" doc:"Algorithm, such as SHA-256."`
	Index  int    `json:"index" doc:"Index of the digest in hashes of the head."`
	Before int    `json:"before" doc:"Index of the digest in hashes of the base."`
}

// NewHostFacts is a source on a host of a new owner.
type NewHostFacts struct {
	Host  string `json:"host" doc:"The host."`
	In    string `json:"in" enum:"sources,external_references,purl" doc:"Where the head names the host: in a source, in a reference of type vcs, or in the package URL alone (vcs_url)."`
	Index int    `json:"index" doc:"Index in this list; 0 for purl."`
}

// DowngradeFacts is an unencrypted source.
type DowngradeFacts struct {
	In    string `json:"in" enum:"external_references,sources" doc:"List of the head that contains the URL."`
	Index int    `json:"index" doc:"Index in this list."`
	Type  string `json:"type" doc:"Type of the external reference, such as distribution or vcs; package URL if the URL is in the package URL."`
	Host  string `json:"host" doc:"Host of the URL."`
}

// LicenceChangeFacts is a licence that became stricter.
type LicenceChangeFacts struct {
	Before string `json:"before" doc:"Licence in the base, as its statements write it."`
	After  string `json:"after" doc:"Licence in the head."`
	Class  string `json:"class" enum:"permissive,weak-copyleft,strong-copyleft,network-copyleft,proprietary" doc:"Class of the licence in the head."`
	Index  int    `json:"index" doc:"Index of the statement in licences of the head."`
}

// ProducerChangeFacts is who makes the component, on both sides.
type ProducerChangeFacts struct {
	Of     string `json:"of" enum:"producer,supplier" doc:"Which of the two differs."`
	Before string `json:"before" doc:"Name in the base."`
	After  string `json:"after" doc:"Name in the head."`
}

// count counts the components that only one side has: status is added or removed.
func (p *componentPairs) count(status string) int {
	n := 0
	for _, pair := range p.pairs {
		if status == "added" && pair.before == nil || status == "removed" && pair.after == nil {
			n++
		}
	}
	return n
}

// entities makes the entities of the components that differ. document is the head's document as a whole.
func (p *componentPairs) entities(document *model.Entity, path string, toolChanged bool) []model.Entity {
	base := p.surveyBase()
	lookalikes, relocations := p.lookalikes(), p.relocations()
	parent := func() model.Place { return document.Locate([]any{componentsKey(document)}) }
	var list []model.Entity
	for _, c := range p.pairs {
		if c.before != nil && c.after != nil && reflect.DeepEqual(c.before.Facts, c.after.Facts) { // much faster than equalFacts
			continue
		}
		facts := &ComponentFacts{
			Pair: pair[sbom.ComponentFacts](c.before, c.after), ToolChanged: toolChanged, VersionOrder: string(sbom.UnknownOrder),
			HashChanges: []HashChangeFacts{}, NewHosts: []NewHostFacts{}, Downgrades: []DowngradeFacts{},
		}
		facts.compare(base)
		e := entity(model.EntityChangeComponent, facts, c.before, c.after, path, parent)
		if other := lookalikes[c.after]; c.before == nil && other != nil {
			facts.Lookalike = other.Facts.(*sbom.ComponentFacts).Package()
			e.Locate = p.withLookalike(e.Locate, other)
		}
		if r := relocations[c.after]; c.before == nil && r.before != nil {
			facts.Relocated, facts.Lookalike = r.facts, ""
			e.Locate = withRelocated(e.Locate, r.before)
		}
		list = append(list, e)
	}
	return list
}

// withRelocated also locates [before, relocated], the component of the base that has the same name.
func withRelocated(locate func([]any) model.Place, before *model.Entity) func([]any) model.Place {
	return func(at []any) model.Place {
		if len(at) > 1 && at[0] == "before" && at[1] == "relocated" {
			return before.Locate([]any{"purl"})
		}
		return locate(at)
	}
}

// withLookalike also locates [lookalike], the component of the base for which this one can be mistaken: in the head if it is still
// there.
func (p *componentPairs) withLookalike(locate func([]any) model.Place, other *model.Entity) func([]any) model.Place {
	if now := p.partners[other]; now != nil {
		other = now
	}
	return func(at []any) model.Place {
		if len(at) > 0 && at[0] == "lookalike" {
			return other.Locate(nil)
		}
		return locate(at)
	}
}

// componentsKey returns the member of an SBOM that lists the components.
func componentsKey(document *model.Entity) string {
	if document.Facts.(*sbom.SBOMFacts).Format == "spdx" {
		return "packages"
	}
	return "components"
}

// compare sets what follows from both sides.
func (f *ComponentFacts) compare(base *baseSurvey) {
	if f.After == nil {
		return
	}
	f.findDowngrades()
	if f.Before == nil {
		return
	}
	b, a := f.Before, f.After
	f.VersionOrder = string(a.CompareVersion(b))
	if from, ok := b.Major(); ok {
		if to, ok := a.Major(); ok && f.VersionOrder == string(sbom.Higher) {
			f.MajorStep = max(0, to-from)
		}
	}
	f.findHashChanges(base)
	f.findNewHosts(base)
	f.DroppedRegistry = droppedRegistry(b.PURL, a.PURL)
	f.Licence = stricterLicence(b.Licences, a.Licences)
	f.Producer = otherProducer(b, a)
}

// baseSurvey is what the components of the base have together.
type baseSurvey struct {
	owners       map[string]bool       // registrable domains of the hosts of sources
	repositories map[string]bool       // and of those of repositories
	digests      map[statedDigest]bool // of each version of each package
}

// statedDigest is a digest of one version of a package.
type statedDigest struct{ release, of, alg, value string }

func (p *componentPairs) surveyBase() *baseSurvey {
	base := &baseSurvey{owners: map[string]bool{}, repositories: map[string]bool{}, digests: map[statedDigest]bool{}}
	for _, e := range p.before {
		f := e.Facts.(*sbom.ComponentFacts)
		for _, source := range f.Sources {
			base.owners[RegistrableDomain(source.Host)] = true
		}
		for _, host := range repositoryHosts(f) {
			base.repositories[RegistrableDomain(host)] = true
		}
		release := releaseOf(f)
		for _, h := range f.Hashes {
			base.digests[statedDigest{release, h.Of, h.Alg, digest(h)}] = true
		}
	}
	return base
}

func releaseOf(f *sbom.ComponentFacts) string { return f.Package() + "@" + f.ReleaseKey() }

func digest(h sbom.HashFacts) string { return strings.ToLower(strings.TrimSpace(h.Value)) }

// hashed is a thing of which digests are stated, by one algorithm: the component, or a file at an external reference.
type hashed struct{ of, refType, file, alg string }

func (h hashed) withoutFile() hashed { return hashed{of: h.of, refType: h.refType, alg: h.alg} }

// findHashChanges sets which digests differ although the release is the same.
func (f *ComponentFacts) findHashChanges(base *baseSurvey) {
	if !f.After.SameRelease(f.Before) {
		return
	}
	before, after := hashesOf(f.Before), hashesOf(f.After)
	release := releaseOf(f.After)
	told := map[string]bool{}
	f.DigestReplaced = len(before.byFile) > 0 && len(after.byFile) > 0 && !f.Before.WeakHashes && !f.After.WeakHashes
	for i, h := range f.After.Hashes {
		was := before.of(after.things[i], after)
		if len(was) == 0 || h.Problem != "" {
			continue
		}
		f.DigestReplaced = false
		known := base.digests[statedDigest{release, h.Of, h.Alg, digest(h)}] ||
			slices.ContainsFunc(was, func(k int) bool { return digest(f.Before.Hashes[k]) == digest(h) })
		if !known && !told[h.Alg] {
			told[h.Alg] = true
			f.HashChanges = append(f.HashChanges, HashChangeFacts{Alg: h.Alg, Index: i, Before: was[0]})
		}
	}
}

// hashIndex has the digests of a component by the thing of which they are.
type hashIndex struct {
	things []hashed // of each digest
	byFile map[hashed][]int
	byType map[hashed]map[string][]int // without the name of the file; by its ending
	files  map[hashed]map[string]bool  // without the name of the file
}

// hashesOf indexes the digests that have the form of their algorithm. Those of external references follow each other in the order
// of the references.
func hashesOf(f *sbom.ComponentFacts) *hashIndex {
	x := &hashIndex{byFile: map[hashed][]int{}, byType: map[hashed]map[string][]int{}, files: map[hashed]map[string]bool{}}
	var files []string
	for _, ref := range f.ExternalReferences {
		for range ref.HashCount {
			files = append(files, fileOf(ref.URL))
		}
	}
	n := 0
	for i, h := range f.Hashes {
		thing := hashed{of: h.Of, refType: h.RefType, alg: h.Alg}
		if h.Of == "external_reference" {
			if n < len(files) {
				thing.file = files[n]
			}
			n++
		}
		x.things = append(x.things, thing)
		if h.Problem != "" {
			continue
		}
		x.byFile[thing] = append(x.byFile[thing], i)
		kind := thing.withoutFile()
		if x.byType[kind] == nil {
			x.byType[kind], x.files[kind] = map[string][]int{}, map[string]bool{}
		}
		x.byType[kind][ending(thing.file)] = append(x.byType[kind][ending(thing.file)], i)
		x.files[kind][thing.file] = true
	}
	return x
}

// of returns the digests of a thing of other: of the file of the same name, or of the only file if both sides have one, of the same
// kind by its ending.
func (x *hashIndex) of(thing hashed, other *hashIndex) []int {
	if kind := thing.withoutFile(); len(x.files[kind]) == 1 && len(other.files[kind]) == 1 {
		return x.byType[kind][ending(thing.file)]
	}
	return x.byFile[thing]
}

// fileOf returns the last part of the path of a URL.
func fileOf(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	address = strings.TrimRight(address, "/")
	return address[strings.LastIndexByte(address, '/')+1:]
}

// ending returns the ending of the name of an archive; "" if it has none.
func ending(file string) string {
	for _, known := range []string{".whl", ".tar.gz", ".tar.xz", ".tar.bz2", ".tgz", ".zip", ".jar", ".pom", ".aar", ".war", ".gem", ".nupkg", ".crate", ".deb", ".rpm", ".apk"} {
		if strings.HasSuffix(strings.ToLower(file), known) {
			return known
		}
	}
	return ""
}

// findNewHosts sets which sources and repositories are on hosts of an owner that the base does not know. A package URL that names no
// place means the public registry of its type.
func (f *ComponentFacts) findNewHosts(base *baseSurvey) {
	told := map[string]bool{}
	add := func(in string, i int, host string, owners map[string]bool) {
		if owner := RegistrableDomain(host); host != "" && !owners[owner] && !told[owner] {
			told[owner] = true
			f.NewHosts = append(f.NewHosts, NewHostFacts{Host: host, In: in, Index: i})
		}
	}
	public := f.publicOwners()
	stated := slices.ContainsFunc(f.Before.Sources, func(s sbom.SourceFacts) bool { return s.Host != "" })
	for i, source := range f.After.Sources {
		if stated || public != nil && namedByPURL(f.After.PURL, source.Host) && !slices.Contains(public, RegistrableDomain(source.Host)) {
			add("sources", i, source.Host, base.owners)
		}
	}
	was := repositoryHosts(f.Before)
	if len(was) == 0 && public == nil {
		return
	}
	if host := hostOf(strings.TrimPrefix(vcsOf(f.After), "git+")); vcsOf(f.Before) == "" && len(was)+len(public) > 0 {
		add("purl", 0, host, base.repositories)
	}
	for i, ref := range f.After.ExternalReferences {
		if ref.Type == "vcs" && len(was) > 0 {
			add("external_references", i, hostOf(ref.URL), base.repositories)
		}
	}
}

// publicOwners returns the owners of the public registry that the package URL of the base means; nil if it names a place itself, or if its
// type has no such registry.
func (f *ComponentFacts) publicOwners() []string {
	b := f.Before.PURL
	if b == nil || f.After.PURL == nil || len(f.Before.Sources) > 0 || vcsOf(f.Before) != "" {
		return nil
	}
	return publicRegistries[b.Type]
}

// namedByPURL reports whether a package URL names a host as the place of the package.
func namedByPURL(p *sbom.PURLFacts, host string) bool {
	return host != "" && strings.Contains(strings.ToLower(qualifier(p, "repository_url")+" "+qualifier(p, "download_url")), host)
}

// vcsOf returns the repository that the package URL of a component names; "" if it names none.
func vcsOf(f *sbom.ComponentFacts) string {
	if f.PURL == nil {
		return ""
	}
	return qualifier(f.PURL, "vcs_url")
}

// repositoryHosts returns the hosts of the repositories of a component.
func repositoryHosts(f *sbom.ComponentFacts) []string {
	var hosts []string
	for _, ref := range f.ExternalReferences {
		if host := hostOf(ref.URL); ref.Type == "vcs" && host != "" {
			hosts = append(hosts, host)
		}
	}
	if host := hostOf(strings.TrimPrefix(vcsOf(f), "git+")); host != "" {
		hosts = append(hosts, host)
	}
	return hosts
}

// findDowngrades sets which URLs are unencrypted that were not.
func (f *ComponentFacts) findDowngrades() {
	stated, insecure := map[string]bool{}, map[string]bool{}
	if f.Before != nil {
		for _, ref := range f.Before.ExternalReferences {
			stated[ref.Type] = true
			insecure[ref.Type] = insecure[ref.Type] || ref.Insecure
		}
		for _, source := range f.Before.Sources {
			stated["package URL"] = true
			insecure["package URL"] = insecure["package URL"] || isPlain(source)
		}
	}
	told := map[string]bool{}
	add := func(in string, i int, kind, host string) {
		if !told[kind] && !insecure[kind] && (f.Before == nil || stated[kind]) {
			told[kind] = true
			f.Downgrades = append(f.Downgrades, DowngradeFacts{In: in, Index: i, Type: kind, Host: host})
		}
	}
	for i, ref := range f.After.ExternalReferences {
		if ref.Insecure {
			add("external_references", i, ref.Type, hostOf(ref.URL))
		}
	}
	for i, source := range f.After.Sources {
		referred := slices.ContainsFunc(f.After.ExternalReferences, func(r sbom.ExternalReferenceFacts) bool { return r.URL == source.URL })
		if isPlain(source) && !referred {
			add("sources", i, "package URL", source.Host)
		}
	}
}

// isPlain reports whether a source is on another computer and not encrypted.
func isPlain(s sbom.SourceFacts) bool {
	return slices.Contains([]string{"http", "ftp"}, s.Scheme) && !isLoopback(s.Host)
}

func isLoopback(host string) bool {
	return host == "localhost" || strings.HasPrefix(host, "127.") || host == "::1"
}

// publicRegistries are the public registries of types of package URLs: a package URL that names none means one of them
// (https://github.com/package-url/purl-spec, default_repository_url of the types; and the hosts from which their clients download).
var publicRegistries = map[string][]string{
	"cargo":    {"crates.io"},
	"composer": {"packagist.org"},
	"conan":    {"conan.io"},
	"conda":    {"anaconda.org", "anaconda.com"},
	"cran":     {"r-project.org"},
	"docker":   {"docker.com", "docker.io"},
	"gem":      {"rubygems.org"},
	"golang":   {"go.dev", "golang.org"},
	"hackage":  {"haskell.org"},
	"hex":      {"hex.pm"},
	"maven":    {"maven.org", "apache.org"},
	"npm":      {"npmjs.org", "npmjs.com", "yarnpkg.com"},
	"nuget":    {"nuget.org"},
	"oci":      {"docker.com", "docker.io"},
	"pub":      {"pub.dev", "dartlang.org"},
	"pypi":     {"pypi.org", "pythonhosted.org"},
}

// droppedRegistry returns the registry that a package URL no longer names; "" if it named none, still names a place, or named the
// public registry, and for types without a public registry.
func droppedRegistry(before, after *sbom.PURLFacts) string {
	if before == nil || after == nil || before.Type != after.Type {
		return ""
	}
	registry := qualifier(before, "repository_url")
	public, known := publicRegistries[after.Type]
	if registry == "" || !known || qualifier(after, "repository_url")+qualifier(after, "download_url")+qualifier(after, "vcs_url") != "" {
		return ""
	}
	host := registry
	if i := strings.Index(host, "://"); i >= 0 {
		host = host[i+3:]
	}
	host, _, _ = strings.Cut(host, "/")
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	if slices.Contains(public, RegistrableDomain(host)) {
		return ""
	}
	return host
}

func qualifier(p *sbom.PURLFacts, name string) string {
	for _, q := range p.Qualifiers {
		if q.Name == name {
			return q.Value
		}
	}
	return ""
}

// stricterLicence returns the change of the statements that decide, if they became stricter; otherwise nil. Several statements
// hold together, unless they only list what one expression gave the choice of.
func stricterLicence(before, after []sbom.LicenceFacts) *LicenceChangeFacts {
	was, _, from := decidingLicence(before)
	is, index, to := decidingLicence(after)
	if !licence.Stricter(from, to) {
		return nil
	}
	if strings.Contains(is, ", ") && !namesMore(before, after) {
		return nil
	}
	return &LicenceChangeFacts{Before: was, After: is, Class: to, Index: index}
}

// decidingLicence returns the text and the class of the statements that decide, and the index of the strictest.
func decidingLicence(statements []sbom.LicenceFacts) (text string, strictest int, class string) {
	var texts []string
	class = licence.Unknown
	for i, l := range statements {
		switch {
		case !l.Decides:
			continue
		case l.Class == licence.Unknown:
			return "", 0, licence.Unknown
		case len(texts) == 0 || licence.Stricter(class, l.Class):
			strictest, class = i, l.Class
		}
		texts = append(texts, l.Stated)
	}
	return strings.Join(texts, ", "), strictest, class
}

// namesMore reports whether statements name a licence that the former ones do not name.
func namesMore(before, after []sbom.LicenceFacts) bool {
	named := map[string]bool{}
	each := func(statements []sbom.LicenceFacts, visit func(string)) {
		for _, l := range statements {
			if e, err := licence.Parse(l.Stated); err == nil && l.Decides {
				for _, term := range e.Terms() {
					visit(term.String())
				}
			}
		}
	}
	each(before, func(term string) { named[term] = true })
	more := false
	each(after, func(term string) { more = more || !named[term] })
	return more
}

// otherProducer returns who makes a component, if another one does, or else who supplies it; nil if both sides agree.
func otherProducer(b, a *sbom.ComponentFacts) *ProducerChangeFacts {
	if b.ProducerState == "present" && a.ProducerState == "present" && !sameParty(b.Producer, a.Producer) {
		return &ProducerChangeFacts{Of: "producer", Before: b.Producer, After: a.Producer}
	}
	if b.SupplierState == "present" && a.SupplierState == "present" && !sameParty(b.Supplier, a.Supplier) {
		return &ProducerChangeFacts{Of: "supplier", Before: b.Supplier, After: a.Supplier}
	}
	return nil
}
