package sbom

import (
	"cmp"
	"net/mail"
	"regexp"
	"strconv"
	"strings"

	"github.com/sealint/sealint/sbom/osv"
)

// readCycloneDX reads a CycloneDX document from its JSON values.
func readCycloneDX(v any, version string, notation Notation, base []string) *draft {
	r := cycloneDX{draft: newDraft("cyclonedx", version, notation, base), kinds: &bomKinds{}}
	r.licences.undefinable = !r.facts.IsCycloneDX("1.7") // which has expressionDetails
	r.survey(v)
	r.readMetadata(member(v, "metadata"))
	if n, ok := member(v, "version").(float64); ok {
		version := int(n)
		r.facts.Version = &version
	}
	for facts, document := range map[string]string{
		"version": "version", "spec_version": "specVersion", "authors": "metadata/authors", "tools": "metadata/tools",
		"lifecycles": "metadata/lifecycles", "has_root": "metadata/component", "root_leaf": "metadata/component/name",
	} {
		r.point(facts, document)
	}
	r.facts.Serial = text(v, "serialNumber")
	r.point("serial", "serialNumber")
	switch {
	case r.facts.Serial == "":
		r.facts.SerialProblem = "absent"
	case !serialForm.MatchString(r.facts.Serial):
		r.facts.SerialProblem = "form"
	}
	r.point("signature", "signature")
	r.readCompositions(v)
	r.readGivenLicences(v)
	subject, ok := member(v, "metadata", "component").(map[string]any)
	if !ok && member(v, "metadata", "component") != nil {
		r.unread = append(r.unread, under(base, "metadata/component"))
	}
	if ok {
		r.facts.HasRoot = true
		r.facts.Name = text(subject, "name")
		r.point("name", "metadata/component/name")
		r.readComponent(subject, under(base, "metadata/component"), nil, true)
	}
	r.readComponents(v, under(base, "components"), nil)
	for _, name := range []string{"vulnerabilities", "services", "declarations", "definitions", "formulation"} {
		r.facts.OtherPurpose = r.facts.OtherPurpose || member(v, name) != nil
	}
	r.readServices(list(v, "services"), "services")
	r.readDependencies(list(v, "dependencies"))
	for i, item := range r.list(v, "vulnerabilities", under(base, "vulnerabilities")) {
		at := under(base, index("vulnerabilities", i))
		if _, ok := item.(map[string]any); ok {
			r.readVulnerability(item, at)
		} else {
			r.unread = append(r.unread, at)
		}
	}
	r.readCrypto(r.kinds.crypto, v)
	r.followDatasets(r.kinds.models)
	r.followFlows()
	return r.draft
}

type cycloneDX struct {
	*draft
	kinds *bomKinds
}

// bomKinds are the components of further inventories than software, which are read after everything that they refer to.
type bomKinds struct {
	crypto []cryptoAsset
	models []*Component
}

// serialForm is a UUID as a URN (RFC 9562).
var serialForm = regexp.MustCompile(`^urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`)

func (r cycloneDX) readMetadata(m any) {
	f := r.facts
	f.Timestamp = text(m, "timestamp")
	r.point("timestamp", "metadata/timestamp")
	f.TimestampProblem, f.TimestampDay = checkTimestamp(f.Timestamp)
	for i, author := range list(m, "authors") {
		party := contact(author)
		party.Kind = "person"
		f.Authors = append(f.Authors, party)
		r.point(index("authors", i), index("metadata/authors", i)+"/name")
	}
	for _, name := range []string{"manufacturer", "manufacture"} {
		if maker, ok := member(m, name).(map[string]any); ok {
			f.Manufacturer = organization(maker)
			r.point("manufacturer", "metadata/"+name)
			break
		}
	}
	if supplier, ok := member(m, "supplier").(map[string]any); ok {
		f.Supplier = organization(supplier)
		r.point("supplier", "metadata/supplier")
	}
	// Before 1.5 tools is a list of tools; since then it may be an object of components and services.
	for i, tool := range list(m, "tools") {
		f.Tools = append(f.Tools, ToolFacts{Vendor: text(tool, "vendor"), Name: text(tool, "name"), Version: text(tool, "version")})
		r.point(index("tools", i), index("metadata/tools", i)+"/name")
	}
	for _, kind := range []string{"components", "services"} {
		for i, tool := range list(m, "tools", kind) {
			r.point(index("tools", len(f.Tools)), index("metadata/tools/"+kind, i)+"/name")
			vendor := cmp.Or(text(tool, "manufacturer", "name"), text(tool, "supplier", "name"), text(tool, "provider", "name"),
				text(tool, "publisher"), text(tool, "group"))
			f.Tools = append(f.Tools, ToolFacts{Vendor: vendor, Name: text(tool, "name"), Version: text(tool, "version")})
		}
	}
	for i, lifecycle := range list(m, "lifecycles") {
		r.point(index("lifecycles", len(f.Lifecycles)), index("metadata/lifecycles", i))
		f.Lifecycles = append(f.Lifecycles, cmp.Or(text(lifecycle, "phase"), text(lifecycle, "name")))
	}
	authors := f.Authors
	if f.Manufacturer != nil && f.IsCycloneDX("1.6") { // before 1.6, it is the manufacturer of the subject, not the author of the document
		authors = append(authors[:len(authors):len(authors)], *f.Manufacturer)
	}
	f.describeAuthors(authors)
	f.describeTools()
	switch {
	case len(f.Lifecycles) > 0:
		f.GenerationContext = "present"
	case !f.IsCycloneDX("1.5"):
		f.GenerationContext = "not_applicable"
	default:
		f.GenerationContext = "absent"
	}
}

func contact(v any) PartyFacts {
	return PartyFacts{Kind: "unknown", Name: text(v, "name"), Email: text(v, "email"), URLs: []string{}}
}

func organization(v any) *PartyFacts {
	party := &PartyFacts{Kind: "organization", Name: text(v, "name"), URLs: texts(v, "url")}
	for _, c := range list(v, "contact") {
		if party.Email == "" {
			party.Email = text(c, "email")
		}
	}
	return party
}

// readComponents reads the components of v, whose list is at pointer.
func (r cycloneDX) readComponents(v any, pointer []string, parent *Component) {
	for i, item := range r.list(v, "components", pointer) {
		at := under(pointer, strconv.Itoa(i))
		if c, ok := item.(map[string]any); ok {
			r.readComponent(c, at, parent, false)
		} else {
			r.unread = append(r.unread, at)
		}
	}
}

// readServices reads services. Services are not components, but dependencies and vulnerabilities can refer to them.
func (r cycloneDX) readServices(items []any, path string) {
	for i, item := range items {
		at := index(path, i)
		service := ServiceFacts{
			Name: text(item, "name"), BOMRef: text(item, "bom-ref"), Endpoints: texts(item, "endpoints"), Classifications: []string{},
		}
		r.readFlows(&service, item, len(r.facts.Services), at)
		if stated, ok := member(item, "authenticated").(bool); ok {
			service.Authenticated = &stated
			r.point(index("services", len(r.facts.Services))+"/authenticated", at+"/authenticated")
		}
		if stated, ok := member(item, "x-trust-boundary").(bool); ok {
			service.TrustBoundary = &stated
			r.point(index("services", len(r.facts.Services))+"/trust_boundary", at+"/x-trust-boundary")
		}
		for _, data := range list(item, "data") {
			if class := text(data, "classification"); class != "" {
				service.Classifications = append(service.Classifications, class)
			}
		}
		for j := range service.Endpoints {
			r.point(index(index("services", len(r.facts.Services))+"/endpoints", j), index(at+"/endpoints", j))
		}
		r.point(index("services", len(r.facts.Services)), at+"/name")
		r.facts.Services = append(r.facts.Services, service)
		r.readServices(list(item, "services"), at+"/services")
	}
}

// readDependencies reads the edges of the graph. An entry without edges states that the element has no dependencies.
func (r cycloneDX) readDependencies(items []any) {
	for i, dependency := range items {
		ref, at := text(dependency, "ref"), index("dependencies", i)
		if ref == "" {
			continue
		}
		if _, again := r.dependencies.entries[ref]; again {
			r.point(index("repeated_entries", len(r.facts.RepeatedEntries)), at+"/ref")
			r.facts.RepeatedEntries = append(r.facts.RepeatedEntries, ref)
		} else {
			r.dependencies.entries[ref] = under(nil, at+"/ref")
			r.dependencies.edges[ref] = nil
		}
		for j, to := range texts(dependency, "dependsOn") {
			r.depend(ref, to, at+"/dependsOn", j)
		}
	}
}

// readCompositions reads how complete the parts of the document are. A composition that names no part is about the whole
// document.
func (r cycloneDX) readCompositions(v any) {
	root := text(v, "metadata", "component", "bom-ref")
	for i, item := range list(v, "compositions") {
		r.facts.CompositionCount++
		aggregate, at := text(item, "aggregate"), index("compositions", i)
		named := len(texts(item, "vulnerabilities"))
		for _, name := range []string{"assemblies", "dependencies"} {
			for _, ref := range texts(item, name) {
				named++
				r.dependencies.completeness[ref] = completeness(aggregate)
				if ref == root && root != "" {
					r.facts.RootAggregate = aggregate
					r.point("root_aggregate", at+"/aggregate")
				}
			}
		}
		if named == 0 && r.facts.RootAggregate == "" {
			r.facts.RootAggregate = aggregate
			r.point("root_aggregate", at+"/aggregate")
		}
	}
	r.facts.Complete = r.facts.RootAggregate == "complete"
}

func completeness(aggregate string) string {
	switch {
	case aggregate == "complete":
		return "complete"
	case strings.HasPrefix(aggregate, "incomplete"):
		return "incomplete"
	case aggregate == "unknown":
		return "unknown"
	}
	return "not_stated"
}

// readGivenLicences records the LicenseRefs that the document defines, by a text or a URI of the licence.
func (r cycloneDX) readGivenLicences(v any) {
	given := func(name string, holder any) {
		if strings.HasPrefix(name, "LicenseRef-") && (text(holder, "text", "content") != "" || isURI(text(holder, "url"))) {
			r.licences.defined[name] = true
		}
	}
	var visit func(item any)
	visit = func(item any) {
		for _, l := range list(item, "licenses") {
			given(text(l, "license", "name"), member(l, "license"))
			for _, detail := range list(l, "expressionDetails") {
				given(text(detail, "licenseIdentifier"), detail)
			}
		}
		for _, child := range list(item, "components") {
			visit(child)
		}
	}
	visit(v)
	visit(member(v, "metadata"))
	visit(member(v, "metadata", "component"))
}

func (r cycloneDX) readComponent(v map[string]any, pointer []string, parent *Component, root bool) {
	c := newComponent(pointer)
	c.parent, c.isRoot = parent, root
	if parent != nil && !parent.isRoot {
		c.Facts.Nesting = parent.Facts.Nesting + 1
	}
	f := c.Facts
	field := func(facts, document string) string {
		value := text(v, document)
		if value != "" {
			c.pointers.Add(facts, document)
		}
		return value
	}
	f.Name = field("name", "name")
	if _, ok := v["name"]; ok && f.Name == "" {
		c.pointers.Add("name", "name") // findings about an empty name point at the name
	}
	f.Group = field("group", "group")
	f.Type = field("type", "type")
	f.BOMRef = field("bom_ref", "bom-ref")
	f.Scope = field("scope", "scope")
	f.Version = field("version", "version")
	if _, ok := v["version"]; ok && f.Version == "" {
		c.pointers.Add("version", "version")
	}
	f.VersionRange = field("version_range", "versionRange")
	f.scanned = isScanTarget(list(v, "properties"))
	if f.IsExternal, _ = v["isExternal"].(bool); f.IsExternal {
		c.pointers.Add("is_external", "isExternal")
	}
	c.identify("purl", text(v, "purl"), "purl")
	c.identify("cpe", text(v, "cpe"), "cpe")
	c.identify("swid", text(v, "swid", "tagId"), "swid/tagId")
	for i, id := range list(v, "omniborId") {
		s, _ := id.(string)
		c.identify("omnibor", s, index("omniborId", i))
	}
	for i, id := range list(v, "swhid") {
		s, _ := id.(string)
		c.identify("swhid", s, index("swhid", i))
	}
	r.readHashes(c, v)
	r.readLicences(c, list(v, "licenses"))
	r.readParties(c, v)
	r.readProperties(c, list(v, "properties"))
	c.Source = sourceProperties(list(v, "properties"))
	for i, commit := range list(v, "pedigree", "commits") {
		document := index("pedigree/commits", i)
		if member(commit, "uid") != nil {
			document += "/uid"
		}
		c.addCommit(text(commit, "uid"), text(commit, "url"), document)
	}
	if _, ok := v["cryptoProperties"].(map[string]any); ok {
		r.kinds.crypto = append(r.kinds.crypto, cryptoAsset{c, v})
	}
	r.readModel(c, v)
	r.readData(c, v)
	r.add(c)
	r.readComponents(v, under(pointer, "components"), c)
}

func (r cycloneDX) readHashes(c *Component, v any) {
	f := c.Facts
	add := func(hash any, of, refType, document string) {
		c.pointers.Add(index("hashes", len(f.Hashes)), document+"/content")
		f.Hashes = append(f.Hashes, newHash(text(hash, "alg"), text(hash, "content"), of, refType))
	}
	for i, hash := range list(v, "hashes") {
		add(hash, "component", "", index("hashes", i))
	}
	for i, ref := range list(v, "externalReferences") {
		kind, document := text(ref, "type"), index("externalReferences", i)
		hashes := list(ref, "hashes")
		scheme, host := splitAddress(text(ref, "url"))
		c.pointers.Add(index("external_references", len(f.ExternalReferences)), document+"/url")
		f.ExternalReferences = append(f.ExternalReferences, ExternalReferenceFacts{
			Type: kind, URL: text(ref, "url"), Scheme: scheme, URI: isURI(text(ref, "url")), Insecure: isInsecure(kind, scheme, host), HashCount: len(hashes),
		})
		if kind == "distribution" || kind == "source-distribution" || kind == "distribution-intake" {
			c.addSource(text(ref, "url"), document+"/url")
		}
		switch kind {
		case "vcs":
			c.addRevision("vcs", text(ref, "url"), document+"/url", false)
		case "distribution", "source-distribution":
			c.addRevision("distribution", text(ref, "url"), document+"/url", false)
		}
		for j, hash := range hashes {
			add(hash, "external_reference", kind, index(document+"/hashes", j))
		}
	}
}

func (r cycloneDX) readLicences(c *Component, items []any) {
	f := c.Facts
	for i, item := range items {
		licence, document := LicenceFacts{}, index("licenses", i)
		if expression := text(item, "expression"); expression != "" {
			licence.Expression, licence.Acknowledgement = expression, text(item, "acknowledgement")
			document += "/expression"
		} else {
			stated := member(item, "license")
			licence = LicenceFacts{
				ID: text(stated, "id"), Name: text(stated, "name"), URL: text(stated, "url"),
				HasText: text(stated, "text", "content") != "", Acknowledgement: text(stated, "acknowledgement"),
			}
			document += "/license"
			if licence.ID != "" {
				document += "/id"
			} else if licence.Name != "" {
				document += "/name"
			}
		}
		c.pointers.Add(index("licences", len(f.Licences)), document)
		f.Licences = append(f.Licences, licence)
	}
	f.LicenceState = licenceState(f.Licences)
}

// readProperties reads the properties of the taxonomies that rules use. If a property cdx:cisa:unknown-information names a fact,
// the fact is unknown instead of absent. This taxonomy is only a proposal, so no rule demands it.
func (r cycloneDX) readProperties(c *Component, items []any) {
	f := c.Facts
	for i, item := range items {
		name, value := text(item, "name"), text(item, "value")
		if !strings.HasPrefix(name, "bsi:component:") && !strings.HasPrefix(name, "cdx:cisa:") {
			continue
		}
		c.pointers.Add(index("properties", len(f.Properties)), index("properties", i)+"/value")
		f.Properties = append(f.Properties, PropertyFacts{Name: name, Value: value})
		if name != "cdx:cisa:unknown-information" {
			continue
		}
		for _, field := range []struct {
			word  string
			state *string
		}{{"licen", &f.LicenceState}, {"producer", &f.ProducerState}, {"supplier", &f.SupplierState}} {
			if *field.state == "absent" && strings.Contains(strings.ToLower(value), field.word) {
				*field.state = "unknown"
			}
		}
	}
}

// licenceState returns present if at least one statement says what the licence is. NONE counts as such a statement,
// NOASSERTION does not.
func licenceState(licences []LicenceFacts) string {
	result := "absent"
	for _, l := range licences {
		switch stateOf(cmp.Or(l.ID, l.Expression, l.Name, l.URL)) {
		case "present":
			return "present"
		case "unknown":
			result = "unknown"
		}
		if l.HasText {
			return "present"
		}
	}
	return result
}

func (r cycloneDX) readParties(c *Component, v any) {
	f := c.Facts
	if f.Supplier = text(v, "supplier", "name"); f.Supplier != "" {
		c.pointers.Add("supplier", "supplier/name")
	} else if f.Supplier = text(v, "publisher"); f.Supplier != "" {
		c.pointers.Add("supplier", "publisher")
	}
	f.SupplierState = stateOf(f.Supplier)
	f.Producer = text(v, "manufacturer", "name")
	document := "manufacturer/name"
	for i, author := range list(v, "authors") {
		if name := text(author, "name"); f.Producer == "" && name != "" {
			f.Producer, document = name, index("authors", i)+"/name"
		}
	}
	if f.Producer == "" {
		f.Producer, document = text(v, "author"), "author"
	}
	if f.Producer != "" {
		c.pointers.Add("producer", document)
	}
	f.ProducerState = stateOf(f.Producer)
	contacts := []PartyFacts{*organization(member(v, "manufacturer"))}
	for _, author := range list(v, "authors") {
		contacts = append(contacts, contact(author))
	}
	if !r.facts.IsCycloneDX("1.6") { // before, only the supplier has fields for a contact; the author is a text
		contacts = append(contacts, *organization(member(v, "supplier")))
		if author, err := mail.ParseAddress(text(v, "author")); err == nil {
			contacts = append(contacts, PartyFacts{Email: author.Address})
		}
	}
	f.ProducerContact = reachable(contacts)
	f.Copyright = strings.TrimSpace(text(v, "copyright")) != ""
	f.CopyrightState = stateOf(text(v, "copyright"))
}

func (r cycloneDX) readVulnerability(v any, pointer []string) {
	f := &VulnerabilityFacts{
		Origin: "sbom", Match: "affected", Aliases: []string{}, FixedIn: []string{}, Severity: "unknown",
		ID: text(v, "id"), BOMRef: text(v, "bom-ref"), Source: cmp.Or(text(v, "source", "name"), text(v, "source", "url")),
		Recommendation: text(v, "recommendation"), Published: text(v, "published"), Updated: text(v, "updated"),
		Ratings: []RatingFacts{}, CWEs: []int{}, Affects: []AffectsFacts{},
	}
	out := &Vulnerability{Facts: f, pointers: Pointers{Entity: pointer}}
	for _, name := range []string{"id", "source", "recommendation", "published", "updated"} {
		if member(v, name) != nil {
			out.pointers.Add(name, name)
		}
	}
	for i, rating := range list(v, "ratings") {
		facts := RatingFacts{Severity: text(rating, "severity"), Method: text(rating, "method"), Vector: text(rating, "vector")}
		if score, ok := member(rating, "score").(float64); ok {
			facts.Score = &score
		}
		f.Ratings = append(f.Ratings, facts)
		out.pointers.Add(index("ratings", i), index("ratings", i))
	}
	for i, cwe := range list(v, "cwes") {
		if n, ok := cwe.(float64); ok {
			out.pointers.Add(index("cwes", len(f.CWEs)), index("cwes", i))
			f.CWEs = append(f.CWEs, int(n))
		}
	}
	for i, item := range list(v, "affects") {
		f.Affects = append(f.Affects, readAffects(item))
		out.pointers.Add(index("affects", i), index("affects", i)+"/ref")
	}
	for i, reference := range list(v, "references") {
		if id := text(reference, "id"); id != "" {
			out.pointers.Add(index("aliases", len(f.Aliases)), index("references", i)+"/id")
			f.Aliases = append(f.Aliases, id)
		}
	}
	f.Severity = highest(f.Ratings)
	f.Malicious = osv.IsMalicious(f.ID, f.Aliases...)
	out.readAnalysis(v)
	r.vulnerabilities = append(r.vulnerabilities, out)
}

func readAffects(v any) AffectsFacts {
	affects := AffectsFacts{Ref: strings.TrimSpace(text(v, "ref")), Statuses: []string{}}
	for _, version := range list(v, "versions") {
		// The schema's default is affected.
		affects.Statuses = append(affects.Statuses, cmp.Or(text(version, "status"), "affected"))
		affects.versions = append(affects.versions, text(version, "version"))
	}
	return affects
}

// readAnalysis reads the analysis of a vulnerability, and sets SuppressedBy if the vulnerability is not to be reported.
func (out *Vulnerability) readAnalysis(v any) {
	analysis, ok := member(v, "analysis").(map[string]any)
	if !ok {
		return
	}
	f := &AnalysisFacts{
		State: text(analysis, "state"), Justification: text(analysis, "justification"),
		Responses: texts(analysis, "response"), HasDetail: text(analysis, "detail") != "",
		FirstIssued: text(analysis, "firstIssued"), LastUpdated: text(analysis, "lastUpdated"),
	}
	f.Action = len(f.Responses) > 0 || out.Facts.Recommendation != "" || text(v, "workaround") != ""
	_, f.LastDay = checkTimestamp(cmp.Or(f.LastUpdated, f.FirstIssued))
	out.Facts.Analysis = f
	out.pointers.Add("analysis", "analysis")
	for _, name := range []struct{ facts, document string }{
		{"analysis/state", "state"},
		{"analysis/justification", "justification"},
		{"analysis/first_issued", "firstIssued"},
		{"analysis/last_updated", "lastUpdated"},
	} {
		if text(analysis, name.document) != "" {
			out.pointers.Add(name.facts, "analysis/"+name.document)
		}
	}
	switch f.State {
	case "not_affected":
		if f.Justification == "" && !f.HasDetail { // a claim without a reason does not count
			return
		}
	case "false_positive", "resolved", "resolved_with_pedigree":
	default:
		return
	}
	out.Facts.SuppressedBy = f.State + " in the document itself"
}
