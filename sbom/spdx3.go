package sbom

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
	"github.com/sealint/sealint/sbom/spdx3"
)

// readSPDX3 reads an SPDX 3 document from its JSON values. The elements of such a document are in one list, and everything that
// relates them, licences and statements about vulnerabilities included, is an element too. So most facts of a package have their
// place in other elements.
func readSPDX3(v map[string]any, version string, base []string) *draft {
	r := spdx3Reader{draft: newDraft("spdx", version, JSON, base), graph: spdx3.ReadGraph(v)}
	r.surveyFor(v, "")
	r.importedFrom, r.licenceTexts = map[string]int{}, map[string]string{}
	r.relations = map[string]map[string][]spdx3.Value{}
	for _, at := range r.graph.Unread {
		at = append(clone(base), at...)
		if object, ok := lookup(v, at[len(base):]).(map[string]any); ok {
			message := fmt.Sprintf("class %s is none of SPDX 3.0.1", quote.Text(text(object, "type")))
			if _, ok := object["type"]; !ok {
				message = "it has no type"
			}
			r.unreadable = append(r.unreadable, newFault(Malformed, "an object could not be read: %s", message).atPointer(append(at, "type")))
		} else {
			r.unread = append(r.unread, at)
		}
	}
	for _, o := range r.graph.Objects {
		r.addElement(o)
		switch {
		case o.Is("SpdxDocument"):
			for _, entry := range r.graph.Values(o, "import") {
				if entry.Object != nil {
					r.readImport(entry.Object.Value, entry.At)
				}
			}
		case o.Is("software_File"):
			r.facts.FileCount++
		}
	}
	r.readDocument()
	r.readReferences()
	r.readRelationships()
	r.indexAssessments()
	r.defineLicences()
	described := map[string]bool{}
	for _, id := range r.dependencies.roots {
		described[id] = true
	}
	r.facts.HasRoot = len(described) > 0
	for _, o := range r.graph.Objects {
		switch {
		case o.Is("software_Package"):
			r.readPackage(o, len(described) == 1 && described[o.ID])
		case o.Is("security_Vulnerability"):
			r.readVulnerability(o)
		case o.Is("build_Build"):
			r.facts.OtherPurpose = true
		}
	}
	r.facts.OtherPurpose = r.facts.OtherPurpose || len(r.vulnerabilities) > 0
	return r.draft
}

// addElement records the place of an object that has an identifier. In JSON-LD, an object that is given twice is the same as once.
func (r *spdx3Reader) addElement(o *spdx3.Object) {
	first := r.graph.Find(o.ID)
	if o.ID == "" || !o.Known() || first != o && reflect.DeepEqual(first.Value, o.Value) {
		return
	}
	name := "spdxId"
	if _, ok := o.Value[name]; !ok {
		name = "@id"
	}
	r.references.elements[o.ID] = append(r.references.elements[o.ID], append(clone(o.At), name))
}

type spdx3Reader struct {
	*draft
	graph        *spdx3.Graph
	importedFrom map[string]int // the elements of other documents that the document names in import, each with the index of its document
	// relations has, by relationship type and identifier of the element that it starts from, the elements that it leads to.
	relations map[string]map[string][]spdx3.Value
	// assessments are the statements about a vulnerability, associated the elements that are said to have it, by its identifier.
	assessments  map[string][]*spdx3.Object
	associated   map[string][]spdx3.Value
	licenceTexts map[string]string // the expressions of licences, by identifier; see licenceText
}

// path joins a pointer of the graph for Pointers.Add and draft.point. The names of properties in it have no slashes.
func path3(at []string, more ...string) string {
	return strings.Join(append(at[:len(at):len(at)], more...), "/")
}

// first returns the first value of a property, or the zero value.
func (r *spdx3Reader) first(o *spdx3.Object, property string) spdx3.Value {
	if values := r.graph.Values(o, property); len(values) > 0 {
		return values[0]
	}
	return spdx3.Value{}
}

// readDocument reads the facts of the document: those of its SpdxDocument, or without one of its first collection or element.
func (r *spdx3Reader) readDocument() {
	f := r.facts
	head := r.graph.First("SpdxDocument")
	head = cmp.Or(head, r.graph.First("software_Sbom"), r.graph.First("ElementCollection"), r.graph.First("Element"))
	f.TimestampProblem, f.AuthorState, f.ToolState, f.ToolVersionState = "absent", "absent", "absent", "absent"
	f.SerialProblem, f.GenerationContext = "absent", "absent"
	r.point("spec_version", "@context")
	r.point("components", "@graph")
	r.point("dependencies", "@graph")
	if head == nil {
		return
	}
	r.point("has_root", path3(head.At, "type"))
	r.point("root_leaf", path3(head.At, "rootElement"))
	for _, name := range []string{"serial", "name", "data_licence", "lifecycles", "components", "dependencies", "timestamp", "authors", "tools", "comment"} {
		r.point(name, path3(head.At, "type"))
	}
	if head.Is("ElementCollection") {
		f.Serial = head.ID
		r.point("serial", path3(head.At, "spdxId"))
		f.SerialProblem = ""
		switch {
		case f.Serial == "":
			f.SerialProblem = "absent"
		case !addressForm.MatchString(f.Serial):
			f.SerialProblem = "form"
		}
		r.pointMember("name", head, "name")
		f.Name = text(head.Value, "name")
		if licence := r.first(head, "dataLicense"); licence.At != nil {
			f.DataLicence, _ = r.licenceText(licence)
			r.point("data_licence", path3(licence.At))
		}
	}
	if info := r.first(head, "creationInfo").Object; info != nil {
		r.readCreation(info)
	}
	for _, o := range r.graph.Objects {
		if !o.Is("software_Sbom") {
			continue
		}
		for _, phase := range r.graph.Values(o, "software_sbomType") {
			r.point(index("lifecycles", len(f.Lifecycles)), path3(phase.At))
			f.Lifecycles = append(f.Lifecycles, phase.Text)
			f.GenerationContext = "present"
		}
	}
}

// addressForm is an absolute address (IRI).
var addressForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$`)

// pointMember points at a member of an object, if it has the member.
func (r *spdx3Reader) pointMember(facts string, o *spdx3.Object, member string) {
	if _, ok := o.Value[member]; ok {
		r.point(facts, path3(o.At, member))
	}
}

func (r *spdx3Reader) readCreation(info *spdx3.Object) {
	f := r.facts
	f.Timestamp, f.Comment = text(info.Value, "created"), text(info.Value, "comment")
	r.pointMember("timestamp", info, "created")
	r.pointMember("comment", info, "comment")
	r.pointMember("authors", info, "createdBy")
	r.pointMember("tools", info, "createdBy")
	r.pointMember("tools", info, "createdUsing")
	f.TimestampProblem, f.TimestampDay = checkTimestamp(f.Timestamp)
	tool := func(v spdx3.Value, facts ToolFacts) {
		r.point(index("tools", len(f.Tools)), path3(v.At))
		f.Tools = append(f.Tools, facts)
	}
	for _, v := range r.graph.Values(info, "createdBy") {
		if v.Object != nil && v.Object.Is("SoftwareAgent") { // tools are not authors
			tool(v, ToolFacts{Name: text(v.Object.Value, "name")})
			continue
		}
		r.point(index("authors", len(f.Authors)), path3(v.At))
		f.Authors = append(f.Authors, r.agent(v))
	}
	for _, v := range r.graph.Values(info, "createdUsing") {
		facts := ToolFacts{}
		if v.Object != nil {
			facts.Name = text(v.Object.Value, "name")
			if m := toolVersion.FindStringSubmatch(facts.Name); m != nil {
				facts.Name, facts.Version = m[1], m[2]
			}
			for _, id := range r.identifiers(v.Object) {
				if id.kind == "purl" && facts.Version == "" {
					facts.Version = parsePURL(id.value).Version
				}
			}
		} else if r.isElsewhere(v.Text) {
			facts.Name = v.Text
		}
		tool(v, facts)
	}
	f.describeAuthors(f.Authors)
	f.describeTools()
}

// agent reads a person, an organisation or another agent. Of an agent that another document defines, only the identifier is known.
func (r *spdx3Reader) agent(v spdx3.Value) PartyFacts {
	party := PartyFacts{Kind: "unknown", URLs: []string{}}
	if v.Object == nil {
		if r.isElsewhere(v.Text) {
			party.Name = v.Text
		}
		return party
	}
	switch {
	case v.Object.Is("Person"):
		party.Kind = "person"
	case v.Object.Is("Organization"):
		party.Kind = "organization"
	}
	party.Name = text(v.Object.Value, "name")
	if m := agentForm.FindStringSubmatch(party.Name); m != nil { // as in SPDX 2
		party.Name, party.Email = m[2], m[3]
	}
	for _, id := range r.graph.Values(v.Object, "externalIdentifier") {
		if id.Object == nil {
			continue
		}
		switch text(id.Object.Value, "externalIdentifierType") {
		case "email":
			party.Email = cmp.Or(party.Email, text(id.Object.Value, "identifier"))
		case "urlScheme":
			party.URLs = append(party.URLs, text(id.Object.Value, "identifier"))
		case "other": // TR-03183-2 v2.1.0, 8.2 writes the URL of the creator of a component so
			if url := text(id.Object.Value, "identifier"); isURI(url) {
				party.URLs = append(party.URLs, url)
			}
		}
	}
	for _, ref := range r.graph.Values(v.Object, "externalRef") {
		if ref.Object != nil {
			party.URLs = append(party.URLs, texts(ref.Object.Value, "locator")...)
		}
	}
	return party
}

// isElsewhere reports whether an identifier is that of an element outside the document, which needs no definition in it: one that
// the document imports, one that SPDX itself defines, or a licence of the SPDX licence list.
func (r *spdx3Reader) isElsewhere(id string) bool {
	return r.isImported(id) || spdx3.Individual(id) != "" || listedLicence(id) != ""
}

// isImported reports whether the document names an element in import.
func (r *spdx3Reader) isImported(id string) bool {
	_, ok := r.importedFrom[id]
	return ok
}

// listedLicence returns the id of a licence or exception of the SPDX licence list in its address, or "".
func listedLicence(id string) string {
	m := licenceAddress.FindStringSubmatch(id)
	if m == nil {
		return ""
	}
	return m[1]
}

var licenceAddress = regexp.MustCompile(`^https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?/?$`)

// readReferences records the references that lead to no element of the document.
func (r *spdx3Reader) readReferences() {
	seen := map[[2]string]bool{}
	for _, ref := range r.graph.References {
		kind := ref.Property
		switch {
		case ref.To == "" || r.graph.Find(ref.To) != nil || !strings.Contains(ref.To, ":"): // the validation reports the last
			continue
		case spdx3.Individual(ref.To) != "" || listedLicence(ref.To) != "": // everybody knows these
			continue
		case r.isImported(ref.To):
			r.linkElement(ref.To, r.importedFrom[ref.To], ref.To, ref.At)
			continue
		case ref.From.Is("Relationship") && (kind == "from" || kind == "to"):
			kind = "relationship"
		case seen[[2]string{kind, ref.To}]: // thousands of elements may share one missing creationInfo
			continue
		}
		seen[[2]string{kind, ref.To}] = true
		r.point(index("dangling_refs", len(r.facts.DanglingRefs)), path3(ref.At))
		r.facts.DanglingRefs = append(r.facts.DanglingRefs, DanglingRefFacts{Ref: ref.To, In: kind})
	}
}

// forward3 and backward3 are the relationships that say that an element contains another, needs it, or was made with or from it:
// forward from the first element to the second, backward from the second to the first.
var (
	forward3 = map[string]bool{
		"contains": true, "dependsOn": true, "hasStaticLink": true, "hasDynamicLink": true, "hasPrerequisite": true,
		"hasOptionalComponent": true, "hasOptionalDependency": true, "hasProvidedDependency": true,
		"hasInput": true, "usesTool": true, "trainedOn": true, "testedOn": true,
	}
	backward3 = map[string]bool{"generates": true, "hasOutput": true}
	// kept3 are those of which the packages need the targets.
	kept3 = map[string]bool{"hasConcludedLicense": true, "hasDeclaredLicense": true, "hasDistributionArtifact": true, "trainedOn": true, "testedOn": true}
)

// relationshipType returns the type of a relationship. A widespread generator writes it like SPDX 2: DEPENDS_ON for dependsOn.
func relationshipType(o *spdx3.Object) string {
	stated := text(o.Value, "relationshipType")
	if stated == "" || strings.ToUpper(stated) != stated {
		return stated
	}
	words := strings.Split(strings.ToLower(stated), "_")
	for i, word := range words[1:] {
		if word != "" {
			words[i+1] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, "")
}

func (r *spdx3Reader) readRelationships() {
	for _, o := range r.graph.Objects {
		if !o.Is("Relationship") {
			continue
		}
		from, kind, to := r.first(o, "from"), relationshipType(o), r.graph.Values(o, "to")
		if kept3[kind] {
			if r.relations[kind] == nil {
				r.relations[kind] = map[string][]spdx3.Value{}
			}
			r.relations[kind][from.Text] = append(r.relations[kind][from.Text], to...)
		}
		if from.Text == "" || !forward3[kind] && !backward3[kind] {
			continue
		}
		r.facts.ContainsStated = r.facts.ContainsStated || kind == "contains" && slices.ContainsFunc(to, func(v spdx3.Value) bool { return !isNothing3(v.Text) })
		r.readEdges(o, from, to, backward3[kind])
	}
	r.readRoots()
}

func (r *spdx3Reader) readEdges(o *spdx3.Object, from spdx3.Value, to []spdx3.Value, back bool) {
	complete := text(o.Value, "completeness")
	if complete != "" && !back {
		r.facts.GapsStated = true
		r.complete(from.Text, complete)
	}
	for _, target := range to {
		tail, head, at := from.Text, target.Text, target.At
		if isNothing3(head) {
			r.facts.GapsStated = true
			if spdx3.Individual(head) == "NoneElement" && !back {
				r.complete(tail, "complete")
			}
			if _, ok := r.dependencies.edges[tail]; !ok && !back {
				r.dependencies.edges[tail] = nil
			}
			continue
		}
		if back {
			tail, head, at = head, tail, from.At
		}
		if tail == "" || head == "" {
			continue
		}
		if _, ok := r.dependencies.entries[tail]; !ok {
			r.dependencies.entries[tail] = at
		}
		r.depend(tail, head, path3(at), -1)
	}
}

// complete records what a relationship says about the completeness of the relationships of an element. Of several, the worst counts.
func (r *spdx3Reader) complete(id, stated string) {
	words := []string{"complete", "unknown", "incomplete"}
	now := slices.Index(words, map[string]string{"complete": "complete", "noAssertion": "unknown", "incomplete": "incomplete"}[stated])
	if before := slices.Index(words, r.dependencies.completeness[id]); now > before {
		r.dependencies.completeness[id] = words[now]
	}
}

// isNothing3 reports whether an identifier is that of the element that stands for nothing, or for what is not known.
func isNothing3(id string) bool {
	individual := spdx3.Individual(id)
	return individual == "NoneElement" || individual == "NoAssertionElement"
}

// readRoots finds what the document describes: the root elements of its collections that are no collections themselves.
func (r *spdx3Reader) readRoots() {
	var collections []*spdx3.Object
	for _, class := range []string{"SpdxDocument", "Bom", "ElementCollection"} { // a document decides; without one, its BOMs
		for _, o := range r.graph.Objects {
			if o.Is(class) {
				collections = append(collections, o)
			}
		}
		if len(collections) > 0 {
			break
		}
	}
	describes := map[string][]spdx3.Value{}
	for _, o := range r.graph.Objects {
		if o.Is("Relationship") && relationshipType(o) == "describes" {
			from := r.first(o, "from").Text
			describes[from] = append(describes[from], r.graph.Values(o, "to")...)
		}
	}
	seen := map[string]bool{}
	for len(collections) > 0 {
		o := collections[0]
		collections = collections[1:]
		if o.ID != "" && seen[o.ID] {
			continue
		}
		seen[o.ID] = true
		for _, root := range slices.Concat(r.graph.Values(o, "rootElement"), describes[o.ID]) {
			switch {
			case root.Object != nil && root.Object.Is("ElementCollection"):
				collections = append(collections, root.Object)
			case root.Text == "" || seen[root.Text] || isNothing3(root.Text):
			default:
				seen[root.Text] = true
				r.dependencies.roots = append(r.dependencies.roots, root.Text)
			}
		}
	}
	if len(r.dependencies.roots) == 1 {
		if stated := r.dependencies.completeness[r.dependencies.roots[0]]; stated == "complete" || stated == "incomplete" {
			r.facts.RootAggregate = stated
			r.facts.Complete = stated == "complete"
		}
	}
}

// identifier3 is an identifier of an element, with its place.
type identifier3 struct {
	kind, value string
	at          []string
}

// identifierKinds3 maps the types of external and content identifiers to kinds of identifiers. Others, such as those of
// vulnerabilities and addresses, identify no component. A widespread generator writes purl.
var identifierKinds3 = map[string]string{
	"packageUrl": "purl", "purl": "purl", "cpe22": "cpe", "cpe23": "cpe", "swid": "swid", "gitoid": "gitoid", "swhid": "swhid",
}

func (r *spdx3Reader) identifiers(o *spdx3.Object) []identifier3 {
	var list []identifier3
	if v := r.first(o, "software_packageUrl"); v.Text != "" {
		list = append(list, identifier3{"purl", v.Text, v.At})
	}
	for _, form := range []struct{ property, kind, value string }{
		{"externalIdentifier", "externalIdentifierType", "identifier"},
		{"software_contentIdentifier", "software_contentIdentifierType", "software_contentIdentifierValue"},
	} {
		for _, v := range r.graph.Values(o, form.property) {
			if v.Object == nil {
				continue
			}
			if kind, ok := identifierKinds3[text(v.Object.Value, form.kind)]; ok {
				list = append(list, identifier3{kind, text(v.Object.Value, form.value), append(clone(v.Object.At), form.value)})
			}
		}
	}
	return list
}

func (r *spdx3Reader) readPackage(o *spdx3.Object, root bool) {
	c := newComponent(r.base)
	c.isRoot = root
	f := c.Facts
	field := func(facts, property string) string {
		if _, ok := o.Value[property]; ok {
			c.pointers.Add(facts, path3(o.At, property))
		}
		return text(o.Value, property)
	}
	f.Name = field("name", "name")
	if _, ok := o.Value["name"]; !ok {
		c.pointers.Add("name", path3(o.At, "type"))
	}
	f.BOMRef = o.ID
	field("bom_ref", "spdxId")
	f.Version = field("version", "software_packageVersion")
	c.Source = sourceOf(text(o.Value, "software_sourceInfo"))
	f.Type = kebab(field("type", "software_primaryPurpose"))
	switch {
	case f.Type == "model" || f.Type == "" && o.Is("ai_AIPackage"):
		f.Type = "machine-learning-model"
	case f.Type == "" && o.Is("dataset_DatasetPackage"):
		f.Type = "data"
	}
	for _, id := range r.identifiers(o) {
		if id.kind != "purl" || f.PURL == nil || f.PURL.Text != id.value { // often stated in both places
			c.identify(id.kind, id.value, path3(id.at))
		}
	}
	r.addHashes(c, o, "component", "")
	r.readExternalRefs(c, o)
	r.readDistribution(c, o)
	for _, l := range []struct{ relation, acknowledgement string }{
		{"hasConcludedLicense", "concluded"}, {"hasDeclaredLicense", "declared"},
	} {
		for _, v := range r.relations[l.relation][o.ID] {
			r.addLicence(c, v, l.acknowledgement)
		}
	}
	f.LicenceState = licenceState(f.Licences)

	if supplier := r.first(o, "suppliedBy"); supplier.At != nil {
		c.pointers.Add("supplier", path3(supplier.At))
		f.Supplier = r.agent(supplier).Name
	}
	f.SupplierState = stateOf(f.Supplier)
	var producers []PartyFacts
	for _, v := range r.graph.Values(o, "originatedBy") {
		if len(producers) == 0 {
			c.pointers.Add("producer", path3(v.At))
		}
		producers = append(producers, r.agent(v))
		f.Producer = cmp.Or(f.Producer, producers[len(producers)-1].Name)
	}
	f.ProducerState, f.ProducerContact = stateOf(f.Producer), reachable(producers)
	for _, party := range []struct {
		state string
		name  *string
	}{{f.SupplierState, &f.Supplier}, {f.ProducerState, &f.Producer}} {
		if party.state != "present" {
			*party.name = ""
		}
	}
	copyright := text(o.Value, "software_copyrightText")
	f.Copyright = stateOf(copyright) == "present" && copyright != "NONE"
	download := text(o.Value, "software_downloadLocation")
	f.CopyrightState, f.DownloadState = stateOf(copyright), stateOf(download)
	c.addRevision("download_location", download, path3(o.At, "software_downloadLocation"), true)
	r.readAI(c, o)
	r.add(c)
}

// kebab writes a name in camel case like the types of CycloneDX: operatingSystem as operating-system.
func kebab(name string) string {
	return strings.ToLower(upperCase.ReplaceAllString(name, "-$0"))
}

var upperCase = regexp.MustCompile(`\B[A-Z]`)

// addHashes adds the hashes of an element to a component. A verification code of a package is no hash of a file.
func (r *spdx3Reader) addHashes(c *Component, o *spdx3.Object, of, refType string) {
	for _, v := range r.graph.Values(o, "verifiedUsing") {
		if v.Object == nil || !v.Object.Is("Hash") {
			continue
		}
		c.pointers.Add(index("hashes", len(c.Facts.Hashes)), path3(v.Object.At, "hashValue"))
		alg := hashNames3.Replace(text(v.Object.Value, "algorithm"))
		c.Facts.Hashes = append(c.Facts.Hashes, newHash(alg, text(v.Object.Value, "hashValue"), of, refType))
	}
}

// hashNames3 converts the SPDX 3 spelling of hash algorithms to the CycloneDX spelling.
var hashNames3 = strings.NewReplacer("sha3_", "SHA3-", "sha", "SHA-", "blake2b", "BLAKE2b-", "blake3", "BLAKE3", "md", "MD", "adler32", "ADLER32")

// referenceTypes3 maps types of external references to those of CycloneDX, as far as rules know them.
var referenceTypes3 = map[string]string{
	"altDownloadLocation": "distribution", "binaryArtifact": "distribution", "sourceArtifact": "source-distribution",
	"altWebPage": "website", "vcs": "vcs", "issueTracker": "issue-tracker", "mailingList": "mailing-list", "socialMedia": "social",
}

func (r *spdx3Reader) readExternalRefs(c *Component, o *spdx3.Object) {
	add := func(kind, url string, at []string) {
		if isNothing(url) {
			return
		}
		c.pointers.Add(index("external_references", len(c.Facts.ExternalReferences)), path3(at))
		scheme, host := splitAddress(url)
		c.Facts.ExternalReferences = append(c.Facts.ExternalReferences, ExternalReferenceFacts{
			Type: kind, URL: url, Scheme: scheme, URI: isURI(url), Insecure: isInsecure(kind, scheme, host),
		})
		if kind == "distribution" || kind == "source-distribution" {
			c.addSource(url, path3(at))
		}
	}
	if _, ok := o.Value["software_downloadLocation"]; ok {
		c.pointers.Add("external_references", path3(o.At, "software_downloadLocation"))
	}
	add("distribution", text(o.Value, "software_downloadLocation"), append(clone(o.At), "software_downloadLocation"))
	add("website", text(o.Value, "software_homePage"), append(clone(o.At), "software_homePage"))
	for _, ref := range r.graph.Values(o, "externalRef") {
		if ref.Object == nil {
			continue
		}
		kind := text(ref.Object.Value, "externalRefType")
		for _, locator := range r.graph.Values(ref.Object, "locator") {
			add(cmp.Or(referenceTypes3[kind], kebab(kind), "other"), locator.Text, locator.At)
		}
	}
}

// readDistribution reads the file in which a package is distributed. BSI TR-03183-2 asks for its name, its hash and three of its
// properties, which SPDX 3 states as purposes of the file (version 2.1.0, 8.2): executable and archive by their words or by the lack of
// them, structured by container, and unstructured by firmware.
func (r *spdx3Reader) readDistribution(c *Component, o *spdx3.Object) {
	for _, v := range r.relations["hasDistributionArtifact"][o.ID] {
		if v.Object == nil || !v.Object.Is("software_SoftwareArtifact") {
			continue
		}
		file, first := v.Object, c.Facts.FileName == ""
		r.addHashes(c, file, "external_reference", "distribution")
		if !first || text(file.Value, "name") == "" {
			continue
		}
		c.Facts.FileName = text(file.Value, "name")
		c.pointers.Add("file_name", path3(file.At, "name"))
		purposes := append(texts(file.Value, "software_additionalPurpose"), text(file.Value, "software_primaryPurpose"))
		for _, p := range []struct{ name, word, yes, no string }{
			{"executable", "executable", "executable", "non-executable"},
			{"archive", "archive", "archive", "no archive"},
			{"structured", "container", "structured", ""},
			{"structured", "firmware", "unstructured", ""},
		} {
			value := p.no
			if slices.Contains(purposes, p.word) {
				value = p.yes
			}
			if value == "" {
				continue
			}
			c.pointers.Add(index("properties", len(c.Facts.Properties)), path3(file.At, "name"))
			c.Facts.Properties = append(c.Facts.Properties, PropertyFacts{Name: "bsi:component:" + p.name, Value: value})
		}
	}
}
