package sbom

import (
	"cmp"
	"regexp"
	"strings"
)

// readSPDX reads an SPDX 2.2 or 2.3 document from its JSON values.
func readSPDX(v any, version string, notation Notation, base []string) *draft {
	r := spdx{newDraft("spdx", version, notation, base)}
	r.survey(v)
	f := r.facts
	for facts, document := range map[string]string{
		"name": "name", "serial": "documentNamespace", "timestamp": "creationInfo/created", "comment": "creationInfo/comment",
		"data_licence": "dataLicense", "spec_version": "spdxVersion", "authors": "creationInfo/creators", "tools": "creationInfo/creators",
		"lifecycles": "creationInfo/comment", "has_root": "documentDescribes", "root_leaf": "documentDescribes",
		"components": "packages", "dependencies": "relationships",
	} {
		r.point(facts, document)
	}
	f.Name, f.Serial, f.DataLicence = text(v, "name"), text(v, "documentNamespace"), text(v, "dataLicense")
	f.Timestamp, f.Comment = text(v, "creationInfo", "created"), text(v, "creationInfo", "comment")
	switch {
	case f.Serial == "":
		f.SerialProblem = "absent"
	case !isURI(f.Serial) || strings.Contains(f.Serial, "#"): // SPDX 2.3 §6.5
		f.SerialProblem = "form"
	}
	f.TimestampProblem, f.TimestampDay = checkTimestamp(f.Timestamp)
	r.readCreators(list(v, "creationInfo", "creators"))
	f.describeAuthors(f.Authors)
	f.describeTools()
	f.GenerationContext = "absent"
	if contextWord.MatchString(f.Comment) {
		f.GenerationContext = "present"
	}
	for _, item := range list(v, "hasExtractedLicensingInfos") {
		if strings.TrimSpace(text(item, "extractedText")) != "" {
			r.licences.defined[text(item, "licenseId")] = true
		}
	}
	f.FileCount = len(list(v, "files"))
	r.readExternalDocuments(v)
	r.readRelationships(v)

	// A document that describes several packages has no subject, so that rules check all of its packages. The files that it describes
	// beside a package are no further subjects.
	files := map[string]bool{}
	for _, item := range list(v, "files") {
		files[text(item, "SPDXID")] = true
	}
	described := map[string]bool{}
	for _, id := range r.dependencies.roots {
		if !files[id] {
			described[id] = true
		}
	}
	f.HasRoot = len(r.dependencies.roots) > 0
	for i, item := range r.list(v, "packages", under(base, "packages")) {
		at := under(base, index("packages", i))
		if p, ok := item.(map[string]any); ok {
			r.readPackage(p, at, len(described) == 1 && described[text(p, "SPDXID")])
		} else {
			r.unread = append(r.unread, at)
		}
	}
	return r.draft
}

type spdx struct{ *draft }

// contextWord matches the names of the phases of a life cycle (CISA, Types of SBOM Documents).
var contextWord = regexp.MustCompile(`(?i)\b(design|source|build|analy[sz]ed|deployed|runtime)\b`)

// toolVersion matches a tool in the form "name-version".
var toolVersion = regexp.MustCompile(`^(.+?)-v?([0-9][^\s]*)$`)

func (r spdx) readCreators(items []any) {
	f := r.facts
	for i, item := range items {
		creator, _ := item.(string)
		document := index("creationInfo/creators", i)
		if name, ok := strings.CutPrefix(creator, "Tool:"); ok {
			tool := ToolFacts{Name: strings.TrimSpace(name)}
			if m := toolVersion.FindStringSubmatch(tool.Name); m != nil {
				tool.Name, tool.Version = m[1], m[2]
			}
			r.point(index("tools", len(f.Tools)), document)
			f.Tools = append(f.Tools, tool)
			continue
		}
		r.point(index("authors", len(f.Authors)), document)
		f.Authors = append(f.Authors, agent(creator))
	}
}

var agentForm = regexp.MustCompile(`^(Person|Organization):\s*(.*?)\s*(?:\(\s*([^()]*?)\s*\))?$`)

// agent reads "Person: name (email)". A value without such a prefix is a name.
func agent(value string) PartyFacts {
	party := PartyFacts{Kind: "unknown", Name: strings.TrimSpace(value), URLs: []string{}}
	if m := agentForm.FindStringSubmatch(party.Name); m != nil {
		party.Kind, party.Name, party.Email = strings.ToLower(m[1]), m[2], m[3]
	}
	return party
}

// forward and backward are the relationships that say that an element contains another, needs it, or was made with or from it:
// forward from the first element to the second, backward from the second to the first.
var (
	forward = map[string]bool{
		"DESCRIBES": true, "CONTAINS": true, "DEPENDS_ON": true, "HAS_PREREQUISITE": true, "STATIC_LINK": true,
		"DYNAMIC_LINK": true, "GENERATED_FROM": true,
	}
	backward = map[string]bool{
		"DESCRIBED_BY": true, "CONTAINED_BY": true, "DEPENDENCY_OF": true, "BUILD_DEPENDENCY_OF": true,
		"DEV_DEPENDENCY_OF": true, "OPTIONAL_DEPENDENCY_OF": true, "PROVIDED_DEPENDENCY_OF": true,
		"TEST_DEPENDENCY_OF": true, "RUNTIME_DEPENDENCY_OF": true, "PREREQUISITE_FOR": true, "PACKAGE_OF": true,
		"OPTIONAL_COMPONENT_OF": true, "GENERATES": true, "BUILD_TOOL_OF": true, "DEV_TOOL_OF": true, "TEST_TOOL_OF": true,
	}
)

func (r spdx) readRelationships(v any) {
	document := cmp.Or(text(v, "SPDXID"), "SPDXRef-DOCUMENT")
	seen, complete := map[string]bool{}, map[string]bool{}
	root := func(id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			r.dependencies.roots = append(r.dependencies.roots, id)
		}
	}
	for i, id := range texts(v, "documentDescribes") {
		r.mention(id, "documentDescribes", []string{"documentDescribes"}, i)
		root(id)
	}
	for i, item := range list(v, "packages") {
		for j, id := range texts(item, "hasFiles") {
			r.mention(id, "hasFiles", under(nil, index("packages", i)+"/hasFiles"), j)
		}
	}
	for i, item := range list(v, "relationships") {
		from, kind, to := text(item, "spdxElementId"), text(item, "relationshipType"), text(item, "relatedSpdxElement")
		at := index("relationships", i)
		if !isNothing(from) {
			r.mention(from, "relationship", under(nil, at+"/spdxElementId"), -1)
		}
		if !isNothing(to) {
			r.mention(to, "relationship", under(nil, at+"/relatedSpdxElement"), -1)
		}
		if backward[kind] {
			from, to = to, from
		} else if !forward[kind] {
			continue
		}
		r.facts.ContainsStated = r.facts.ContainsStated || !isNothing(to) && (kind == "CONTAINS" || kind == "CONTAINED_BY")
		switch {
		case from == "":
		case kind == "DESCRIBES" || kind == "DESCRIBED_BY":
			if from == document && !isNothing(to) {
				root(to)
			}
		case isNothing(to): // DEPENDS_ON NONE means no dependencies
			r.facts.GapsStated = true
			complete[from] = complete[from] || to == "NONE"
			if _, ok := r.dependencies.edges[from]; !ok {
				r.dependencies.edges[from] = nil
			}
		default:
			if _, ok := r.dependencies.entries[from]; !ok {
				r.dependencies.entries[from] = under(nil, at+"/spdxElementId")
			}
			r.depend(from, to, at+"/relatedSpdxElement", -1)
		}
	}
	for _, id := range r.dependencies.roots {
		r.facts.Complete = r.facts.Complete || complete[id]
	}
}

func isNothing(value string) bool { return value == "" || value == "NONE" || value == "NOASSERTION" }

// identifierKinds maps SPDX types of external references to kinds of identifiers.
var identifierKinds = map[string]string{
	"purl": "purl", "cpe22Type": "cpe", "cpe23Type": "cpe", "swid": "swid", "gitoid": "gitoid", "swh": "swhid",
	"maven-central": "package-manager", "npm": "package-manager", "nuget": "package-manager", "bower": "package-manager",
}

func (r spdx) readPackage(v map[string]any, pointer []string, root bool) {
	c := newComponent(pointer)
	c.isRoot = root
	f := c.Facts
	field := func(facts, document string) string {
		if _, ok := v[document]; ok {
			c.pointers.Add(facts, document)
		}
		return text(v, document)
	}
	f.Name = field("name", "name")
	f.BOMRef = field("bom_ref", "SPDXID")
	f.Version = field("version", "versionInfo")
	f.Type = strings.ReplaceAll(strings.ToLower(field("type", "primaryPackagePurpose")), "_", "-")
	f.FileName = field("file_name", "packageFileName")
	c.Source = sourceOf(text(v, "sourceInfo"))
	f.scanned = isScanTargetID(f.BOMRef)

	for i, hash := range list(v, "checksums") {
		c.pointers.Add(index("hashes", i), index("checksums", i)+"/checksumValue")
		f.Hashes = append(f.Hashes, newHash(spdxAlgorithm(text(hash, "algorithm")), text(hash, "checksumValue"), "component", ""))
	}
	f.verificationCode = text(member(v, "packageVerificationCode"), "packageVerificationCodeValue") != ""
	r.readExternalRefs(c, v)
	for _, l := range []struct{ document, acknowledgement string }{
		{"licenseConcluded", "concluded"}, {"licenseDeclared", "declared"},
	} {
		if value := text(v, l.document); value != "" {
			c.pointers.Add(index("licences", len(f.Licences)), l.document)
			f.Licences = append(f.Licences, LicenceFacts{Expression: value, Acknowledgement: l.acknowledgement})
		}
	}
	f.LicenceState = licenceState(f.Licences)

	supplier := field("supplier", "supplier")
	f.SupplierState = stateOf(supplier)
	if f.SupplierState == "present" {
		f.Supplier = agent(supplier).Name
	}
	producer := field("producer", "originator")
	f.ProducerState = stateOf(producer)
	if f.ProducerState == "present" {
		party := agent(producer)
		f.Producer, f.ProducerContact = party.Name, reachable([]PartyFacts{party})
	}
	f.CopyrightState, f.DownloadState = stateOf(text(v, "copyrightText")), stateOf(text(v, "downloadLocation"))
	f.Copyright = stateOf(text(v, "copyrightText")) == "present" && text(v, "copyrightText") != "NONE"
	r.add(c)
}

func (r spdx) readExternalRefs(c *Component, v any) {
	add := func(kind, url, document string) {
		if !isNothing(url) {
			c.pointers.Add(index("external_references", len(c.Facts.ExternalReferences)), document)
			scheme, host := splitAddress(url)
			c.Facts.ExternalReferences = append(c.Facts.ExternalReferences, ExternalReferenceFacts{
				Type: kind, URL: url, Scheme: scheme, URI: isURI(url), Insecure: isInsecure(kind, scheme, host),
			})
			if kind == "distribution" {
				c.addSource(url, document)
			}
		}
	}
	if member(v, "downloadLocation") != nil {
		c.pointers.Add("external_references", "downloadLocation")
	}
	add("distribution", text(v, "downloadLocation"), "downloadLocation")
	c.addRevision("download_location", text(v, "downloadLocation"), "downloadLocation", true)
	add("website", text(v, "homepage"), "homepage")
	for i, ref := range list(v, "externalRefs") {
		document := index("externalRefs", i) + "/referenceLocator"
		// The type may be written as the URL of its definition.
		kind := text(ref, "referenceType")
		kind = strings.TrimPrefix(strings.TrimPrefix(kind, "http://spdx.org/rdf/references/"), "https://spdx.org/rdf/references/")
		if id, ok := identifierKinds[kind]; ok {
			c.identify(id, text(ref, "referenceLocator"), document)
		} else {
			add(kind, text(ref, "referenceLocator"), document)
		}
	}
}
