package sbom

import (
	"strconv"
	"strings"
)

// readCycloneDX reads a CycloneDX document from its JSON values.
func readCycloneDX(v any, version, notation string, base []string) *graph {
	r := cycloneDX{newGraph("cyclonedx", version, notation, base)}
	r.metadata(member(v, "metadata"))
	if n, ok := member(v, "version").(float64); ok {
		version := int(n)
		r.facts.Version = &version
		r.places.add("version", "version")
	}
	if r.facts.Serial = text(v, "serialNumber"); r.facts.Serial != "" {
		r.places.add("serial", "serialNumber")
	}
	r.facts.SignaturePresent = member(v, "signature") != nil
	subject, ok := member(v, "metadata", "component").(map[string]any)
	if !ok && member(v, "metadata", "component") != nil {
		r.unread = append(r.unread, under(base, "metadata/component"))
	}
	if ok {
		r.facts.HasRoot = true
		r.facts.Name = text(subject, "name")
		r.places.add("name", "metadata/component/name")
		r.component(subject, under(base, "metadata/component"), nil, true)
	}
	r.componentList(v, under(base, "components"), nil)
	r.services(list(v, "services"))
	for _, dependency := range list(v, "dependencies") {
		if ref := text(dependency, "ref"); ref != "" {
			r.edges[ref] = append(r.edges[ref], texts(dependency, "dependsOn")...)
		}
	}
	for i, item := range r.list(v, "vulnerabilities", under(base, "vulnerabilities")) {
		at := under(base, index("vulnerabilities", i))
		if _, ok := item.(map[string]any); ok {
			r.vulnerability(item, at)
		} else {
			r.unread = append(r.unread, at)
		}
	}
	return r.graph
}

type cycloneDX struct{ *graph }

func (r cycloneDX) metadata(m any) {
	f := r.facts
	if f.Timestamp = text(m, "timestamp"); f.Timestamp != "" {
		r.places.add("timestamp", "metadata/timestamp")
	}
	for i, author := range list(m, "authors") {
		party := contact(author)
		party.Kind = "person"
		f.Authors = append(f.Authors, party)
		r.places.add(index("authors", i), index("metadata/authors", i)+"/name")
	}
	for _, name := range []string{"manufacturer", "manufacture"} {
		if maker, ok := member(m, name).(map[string]any); ok {
			f.Manufacturer = organization(maker)
			r.places.add("manufacturer", "metadata/"+name)
			break
		}
	}
	if supplier, ok := member(m, "supplier").(map[string]any); ok {
		f.Supplier = organization(supplier)
		r.places.add("supplier", "metadata/supplier")
	}
	// Before 1.5 tools is a list of tools; since then it may be an object of components and services.
	for i, tool := range list(m, "tools") {
		f.Tools = append(f.Tools, ToolFacts{Vendor: text(tool, "vendor"), Name: text(tool, "name"), Version: text(tool, "version")})
		r.places.add(index("tools", i), index("metadata/tools", i)+"/name")
	}
	for _, kind := range []string{"components", "services"} {
		for i, tool := range list(m, "tools", kind) {
			r.places.add(index("tools", len(f.Tools)), index("metadata/tools/"+kind, i)+"/name")
			vendor := firstOf(text(tool, "manufacturer", "name"), text(tool, "supplier", "name"), text(tool, "provider", "name"),
				text(tool, "publisher"), text(tool, "group"))
			f.Tools = append(f.Tools, ToolFacts{Vendor: vendor, Name: text(tool, "name"), Version: text(tool, "version")})
		}
	}
	for i, lifecycle := range list(m, "lifecycles") {
		r.places.add(index("lifecycles", len(f.Lifecycles)), index("metadata/lifecycles", i))
		f.Lifecycles = append(f.Lifecycles, firstOf(text(lifecycle, "phase"), text(lifecycle, "name")))
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

// componentList reads the components of v, which are at pointer.
func (r cycloneDX) componentList(v any, pointer []string, parent *component) {
	for i, item := range r.list(v, "components", pointer) {
		at := under(pointer, strconv.Itoa(i))
		if c, ok := item.(map[string]any); ok {
			r.component(c, at, parent, false)
		} else {
			r.unread = append(r.unread, at)
		}
	}
}

// services are no components, but dependencies and vulnerabilities refer to them.
func (r cycloneDX) services(items []any) {
	for _, item := range items {
		if ref := text(item, "bom-ref"); ref != "" {
			r.others[ref] = true
		}
		r.services(list(item, "services"))
	}
}

func (r cycloneDX) component(v map[string]any, pointer []string, parent *component, root bool) {
	c := newComponent(pointer)
	c.parent, c.isRoot = parent, root
	if parent != nil && !parent.isRoot {
		c.facts.Nesting = parent.facts.Nesting + 1
	}
	f := c.facts
	field := func(facts, document string) string {
		value := text(v, document)
		if value != "" {
			c.places.add(facts, document)
		}
		return value
	}
	f.Name = field("name", "name")
	if _, ok := v["name"]; ok && f.Name == "" {
		c.places.add("name", "name") // it is there to point at, though it says nothing
	}
	f.Group = field("group", "group")
	f.Type = field("type", "type")
	f.BOMRef = field("bom_ref", "bom-ref")
	f.Scope = field("scope", "scope")
	f.Version = field("version", "version")
	if _, ok := v["version"]; ok && f.Version == "" {
		c.places.add("version", "version")
	}
	f.VersionRange = field("version_range", "versionRange")
	if f.IsExternal, _ = v["isExternal"].(bool); f.IsExternal {
		c.places.add("is_external", "isExternal")
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
	r.hashes(c, v)
	r.licences(c, list(v, "licenses"))
	r.parties(c, v)
	r.add(c)
	r.componentList(v, under(pointer, "components"), c)
}

func (r cycloneDX) hashes(c *component, v any) {
	f := c.facts
	add := func(hash any, of, refType, document string) {
		c.places.add(index("hashes", len(f.Hashes)), document+"/content")
		f.Hashes = append(f.Hashes, newHash(text(hash, "alg"), text(hash, "content"), of, refType))
	}
	for i, hash := range list(v, "hashes") {
		add(hash, "component", "", index("hashes", i))
	}
	for i, ref := range list(v, "externalReferences") {
		kind, document := text(ref, "type"), index("externalReferences", i)
		hashes := list(ref, "hashes")
		c.places.add(index("external_references", len(f.ExternalReferences)), document+"/url")
		f.ExternalReferences = append(f.ExternalReferences, ExternalReferenceFacts{
			Type: kind, URL: text(ref, "url"), HashCount: len(hashes),
		})
		for j, hash := range hashes {
			add(hash, "external_reference", kind, index(document+"/hashes", j))
		}
	}
}

func (r cycloneDX) licences(c *component, items []any) {
	f := c.facts
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
		c.places.add(index("licences", len(f.Licences)), document)
		f.Licences = append(f.Licences, licence)
	}
	f.LicenceState = licenceState(f.Licences)
}

// licenceState is present as soon as one statement says something; NONE is an answer, NOASSERTION is none.
func licenceState(licences []LicenceFacts) string {
	result := "absent"
	for _, l := range licences {
		switch state(firstOf(l.ID, l.Expression, l.Name, l.URL)) {
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

func (r cycloneDX) parties(c *component, v any) {
	f := c.facts
	if f.Supplier = text(v, "supplier", "name"); f.Supplier != "" {
		c.places.add("supplier", "supplier/name")
	} else if f.Supplier = text(v, "publisher"); f.Supplier != "" {
		c.places.add("supplier", "publisher")
	}
	f.SupplierState = state(f.Supplier)
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
		c.places.add("producer", document)
	}
	f.ProducerState = state(f.Producer)
}

func (r cycloneDX) vulnerability(v any, pointer []string) {
	f := &VulnerabilityFacts{
		ID: text(v, "id"), BOMRef: text(v, "bom-ref"), Source: firstOf(text(v, "source", "name"), text(v, "source", "url")),
		Recommendation: text(v, "recommendation"), Published: text(v, "published"), Updated: text(v, "updated"),
		Ratings: []RatingFacts{}, CWEs: []int{}, Affects: []AffectsFacts{},
	}
	out := &vulnerability{facts: f, pointer: pointer}
	for _, name := range []string{"id", "source", "recommendation", "published", "updated"} {
		if member(v, name) != nil {
			out.places.add(name, name)
		}
	}
	for i, rating := range list(v, "ratings") {
		facts := RatingFacts{Severity: text(rating, "severity"), Method: text(rating, "method"), Vector: text(rating, "vector")}
		if score, ok := member(rating, "score").(float64); ok {
			facts.Score = &score
		}
		f.Ratings = append(f.Ratings, facts)
		out.places.add(index("ratings", i), index("ratings", i))
	}
	for i, cwe := range list(v, "cwes") {
		if n, ok := cwe.(float64); ok {
			out.places.add(index("cwes", len(f.CWEs)), index("cwes", i))
			f.CWEs = append(f.CWEs, int(n))
		}
	}
	for i, item := range list(v, "affects") {
		affects := AffectsFacts{Ref: strings.TrimSpace(text(item, "ref")), Statuses: []string{}}
		for _, version := range list(item, "versions") {
			// The schema's default is affected.
			affects.Statuses = append(affects.Statuses, firstOf(text(version, "status"), "affected"))
		}
		f.Affects = append(f.Affects, affects)
		out.places.add(index("affects", i), index("affects", i)+"/ref")
	}
	if analysis, ok := member(v, "analysis").(map[string]any); ok {
		f.Analysis = &AnalysisFacts{
			State: text(analysis, "state"), Justification: text(analysis, "justification"),
			Responses: texts(analysis, "response"), HasDetail: text(analysis, "detail") != "",
			FirstIssued: text(analysis, "firstIssued"), LastUpdated: text(analysis, "lastUpdated"),
		}
		out.places.add("analysis", "analysis")
		for _, name := range []struct{ facts, document string }{
			{"analysis/state", "state"},
			{"analysis/justification", "justification"},
			{"analysis/first_issued", "firstIssued"},
			{"analysis/last_updated", "lastUpdated"},
		} {
			if text(analysis, name.document) != "" {
				out.places.add(name.facts, "analysis/"+name.document)
			}
		}
	}
	r.vulnerabilities = append(r.vulnerabilities, out)
}
