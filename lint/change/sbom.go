package change

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// SBOMFacts is an SBOM as a whole on both sides.
type SBOMFacts struct {
	Pair[sbom.SBOMFacts]
	ToolChanged     bool                  `json:"tool_changed" doc:"true if the head's document has another format, or names other tools, without their versions, than the base's. Names, licences and digests may then differ because they are written in another way."`
	SubjectChanged  bool                  `json:"subject_changed" doc:"true if the document describes another product: the packages of the two roots differ, or their names if one has no package URL. Versions do not count."`
	SubjectBefore   string                `json:"subject_before" doc:"Name of what the base's document describes; empty if it does not say."`
	SubjectAfter    string                `json:"subject_after" doc:"Name of what the head's document describes; empty if it does not say."`
	Added           int                   `json:"added" doc:"Number of components whose package, or whose further version of a package, only the head has."`
	Removed         int                   `json:"removed" doc:"Number of components that only the base has."`
	ExposedServices []ExposedServiceFacts `json:"exposed_services" doc:"Services of both sides that the head protects less than the base."`
	AddedServices   []AddedServiceFacts   `json:"added_services" doc:"Services that only the head has, and services of both sides that have endpoints on hosts of a new owner."`

	LostDependencies []LostDependencyFacts `json:"lost_dependencies" doc:"Dependencies that only the base states although the head has both components, at most 5: of a component that has the same version on both sides, or on a component to which no dependency leads any more."`
	LostCount        int                   `json:"lost_count" doc:"Number of such dependencies."`
	UnstatedCount    int                   `json:"unstated_count" doc:"Number of components of the same version of which the base says that they depend on nothing, and the head does not say on what they depend."`
	IncompleteCount  int                   `json:"incomplete_count" doc:"Number of components, without the root, whose dependencies or parts are complete by a composition of the base, and not by one of the head."`
}

// ExposedServiceFacts is a service that is protected less than it was.
type ExposedServiceFacts struct {
	Name     string `json:"name" doc:"Name of the service."`
	Index    int    `json:"index" doc:"Index of the service in services of the head."`
	Before   int    `json:"before" doc:"Index of the service in services of the base."`
	How      string `json:"how" enum:"unauthenticated,boundary,boundary_unstated,plaintext" doc:"unauthenticated: it was stated that callers must authenticate, and is not stated any more. boundary: its data now crosses a trust boundary. boundary_unstated: it was stated that its data crosses none, and is not stated any more. plaintext: an endpoint has http or ws that had https or wss, or that is new where all endpoints had https or wss."`
	Field    string `json:"field" enum:"authenticated,trust_boundary,endpoints" doc:"Field of the service that says so."`
	Item     int    `json:"item" doc:"plaintext: index of the endpoint in endpoints of the head; otherwise 0."`
	Endpoint string `json:"endpoint,omitempty" doc:"plaintext: the endpoint in the head, without credentials, port and query; otherwise absent."`
}

// AddedServiceFacts is a service that only the head has.
type AddedServiceFacts struct {
	Name  string   `json:"name" doc:"Name of the service."`
	Index int      `json:"index" doc:"Index of the service in services of the head."`
	Hosts []string `json:"hosts" doc:"Hosts of its endpoints with whose owner no service of the base communicates, by their registrable domains."`
}

// sboms compares two SBOMs: the document, its components and its vulnerabilities.
func sboms(before, after Side) []model.Entity {
	b, a := firstEntity(before.of(model.EntitySBOM)), firstEntity(after.of(model.EntitySBOM))
	if b == nil || a == nil {
		return nil // a document that could not be read is told as a problem
	}
	parts := pairComponents(before.of(model.EntityComponent), after.of(model.EntityComponent))
	document := &SBOMFacts{Pair: pair[sbom.SBOMFacts](b, a), Added: parts.count("added"), Removed: parts.count("removed")}
	document.compareTools()
	document.compareSubjects(parts.roots)
	document.compareServices()
	document.compareGraphs(before.BOM, after.BOM, parts)
	var list []model.Entity
	if !equalFacts(b, a) || document.SubjectChanged || document.Added+document.Removed > 0 || document.weaker() {
		e := entity(model.EntityChangeSBOM, document, b, a, after.Path, nil)
		e.Locate = withSubject(e.Locate, parts.roots)
		list = append(list, e)
	}
	list = append(list, parts.entities(a, after.Path, document.ToolChanged)...)
	return append(list, vulnerabilities(before, after, a, parts)...)
}

// withSubject also locates [subject] and [before, subject], what the documents describe.
func withSubject(locate func([]any) model.Place, roots [2]*model.Entity) func([]any) model.Place {
	return func(at []any) model.Place {
		switch {
		case len(at) == 1 && at[0] == "subject" && roots[1] != nil:
			return roots[1].Locate([]any{"purl"}) // or its name
		case len(at) == 2 && at[0] == "before" && at[1] == "subject" && roots[0] != nil:
			return roots[0].Locate([]any{"purl"})
		}
		return locate(at)
	}
}

func firstEntity(list []*model.Entity) *model.Entity {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// compareTools sets whether another tool made the document. The version of a tool does not count.
func (f *SBOMFacts) compareTools() {
	names := func(facts *sbom.SBOMFacts) map[string]bool {
		set := map[string]bool{}
		for _, tool := range facts.Tools {
			set[strings.ToLower(strings.TrimSpace(tool.Name))] = true
		}
		return set
	}
	f.ToolChanged = f.Before.Format != f.After.Format || !maps.Equal(names(f.Before), names(f.After))
}

// compareSubjects sets whether the document describes another product. A document that does not say what it describes has no
// other product.
func (f *SBOMFacts) compareSubjects(roots [2]*model.Entity) {
	if roots[0] == nil || roots[1] == nil {
		return
	}
	b, a := roots[0].Facts.(*sbom.ComponentFacts), roots[1].Facts.(*sbom.ComponentFacts)
	f.SubjectBefore, f.SubjectAfter = subjectName(b), subjectName(a)
	if b.PURL != nil && a.PURL != nil && b.PURL.Name != "" && a.PURL.Name != "" {
		f.SubjectChanged = b.Package() != a.Package()
		return
	}
	f.SubjectChanged = bareName(b) != bareName(a) && bareName(b) != "" && bareName(a) != ""
}

func subjectName(f *sbom.ComponentFacts) string {
	if f.PURL != nil && f.PURL.Name != "" {
		return f.Package()
	}
	return f.Name
}

// bareName returns the name of a component without what changes with its versions: the version itself, and the tag or digest of
// an image.
func bareName(f *sbom.ComponentFacts) string {
	if !f.Named {
		return ""
	}
	name, _, _ := strings.Cut(f.Name, "@")
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') && f.Image {
		name = name[:i]
	}
	if version := strings.TrimPrefix(f.Version, "v"); version != "" {
		name = strings.ReplaceAll(name, version, "")
	}
	if i := strings.LastIndexByte(name, '/'); i >= 0 && i < len(name)-1 {
		name = name[i+1:] // with and without its namespace
	}
	return strings.ToLower(strings.Trim(name, "-_.:v "))
}

// weaker reports whether parts of the document say less although the document as a whole says the same.
func (f *SBOMFacts) weaker() bool { return f.LostCount+f.UnstatedCount+f.IncompleteCount > 0 }

// compareServices sets which services are protected less, and which are new or have endpoints of a new owner.
func (f *SBOMFacts) compareServices() {
	f.ExposedServices, f.AddedServices = []ExposedServiceFacts{}, []AddedServiceFacts{}
	owners := map[string]bool{}
	for _, service := range f.Before.Services {
		for _, endpoint := range service.Endpoints {
			owners[RegistrableDomain(hostOf(endpoint))] = true
		}
	}
	pairs := pairServices(f.Before.Services, f.After.Services)
	for i, service := range f.After.Services {
		added := AddedServiceFacts{Name: service.Name, Index: i, Hosts: []string{}}
		for _, endpoint := range service.Endpoints {
			if host := hostOf(endpoint); host != "" && !owners[RegistrableDomain(host)] && !slices.Contains(added.Hosts, host) {
				added.Hosts = append(added.Hosts, host)
			}
		}
		if pairs.after[i] < 0 || len(added.Hosts) > 0 {
			f.AddedServices = append(f.AddedServices, added)
		}
		if pairs.after[i] >= 0 {
			f.compareService(pairs.after[i], i)
		}
	}
}

// pairServices pairs the services of two documents: by their names, of several with one name by their order. One under another name is
// the one with the same reference, with an endpoint at the same place or host, or the only one that is left, unless their endpoints
// have other owners.
func pairServices(before, after []sbom.ServiceFacts) *matching {
	m := newMatching(len(before), len(after))
	pair := func(unique bool, keys func(sbom.ServiceFacts) []string) {
		of := func(side []sbom.ServiceFacts) keysOf { return func(i int) []string { return keys(side[i]) } }
		if unique {
			m.unique(of(before), of(after))
		} else {
			m.inOrder(of(before), of(after))
		}
	}
	pair(false, func(s sbom.ServiceFacts) []string { return []string{s.Name} })
	pair(true, func(s sbom.ServiceFacts) []string { return []string{plainName(s.Name)} })
	pair(true, func(s sbom.ServiceFacts) []string {
		if s.BOMRef == "" {
			return nil
		}
		return []string{s.BOMRef}
	})
	for _, part := range []func(string) string{placeOf, hostOf, func(text string) string { return RegistrableDomain(hostOf(text)) }} {
		pair(true, func(s sbom.ServiceFacts) []string { return endpointKeys(s, part) })
	}
	pair(true, func(sbom.ServiceFacts) []string { return []string{"the only one"} })
	domain := func(text string) string { return RegistrableDomain(hostOf(text)) }
	m.undo(func(b, a int) bool {
		was, is := endpointKeys(before[b], domain), endpointKeys(after[a], domain)
		return before[b].Name != after[a].Name && len(was) > 0 && len(is) > 0 && !slices.ContainsFunc(is, func(d string) bool { return slices.Contains(was, d) })
	})
	return m
}

// endpointKeys returns a part of each endpoint of a service, without repetition.
func endpointKeys(s sbom.ServiceFacts, part func(string) string) []string {
	var keys []string
	for _, endpoint := range s.Endpoints {
		if key := part(endpoint); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

func placeOf(endpoint string) string {
	place, _, _ := endpointOf(endpoint)
	return place
}

func (f *SBOMFacts) compareService(before, after int) {
	b, a := f.Before.Services[before], f.After.Services[after]
	add := func(exposed ExposedServiceFacts) {
		exposed.Name, exposed.Index, exposed.Before = a.Name, after, before
		f.ExposedServices = append(f.ExposedServices, exposed)
	}
	if isTrue(b.Authenticated) && !isTrue(a.Authenticated) {
		add(ExposedServiceFacts{How: "unauthenticated", Field: "authenticated"})
	}
	if b.TrustBoundary != nil && !*b.TrustBoundary && (a.TrustBoundary == nil || *a.TrustBoundary) {
		how := "boundary"
		if a.TrustBoundary == nil {
			how = "boundary_unstated"
		}
		add(ExposedServiceFacts{How: how, Field: "trust_boundary"})
	}
	encrypted, plain := map[string]bool{}, map[string]bool{}
	onlyTLS := len(b.Endpoints) > 0
	for _, endpoint := range b.Endpoints {
		place, tls, ok := endpointOf(endpoint)
		onlyTLS = onlyTLS && ok && tls
		encrypted[place] = encrypted[place] || ok && tls
		plain[place] = plain[place] || ok && !tls
	}
	for i, endpoint := range a.Endpoints {
		place, tls, ok := endpointOf(endpoint)
		if ok && !tls && (encrypted[place] || onlyTLS && !isLoopback(hostOf(endpoint))) && !plain[place] {
			plain[place] = true // told once
			scheme, _, _ := strings.Cut(endpoint, ":")
			add(ExposedServiceFacts{How: "plaintext", Field: "endpoints", Item: i, Endpoint: strings.ToLower(scheme) + "://" + place})
		}
	}
}

func isTrue(b *bool) bool { return b != nil && *b }

// endpointOf returns host and path of the URL of an endpoint, and whether it is encrypted; ok is false for other schemes.
func endpointOf(text string) (place string, tls, ok bool) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return "", false, false
	}
	switch strings.ToLower(u.Scheme) {
	case "https", "wss":
		tls = true
	case "http", "ws":
	default:
		return "", false, false
	}
	return strings.ToLower(u.Hostname()) + strings.TrimSuffix(u.Path, "/"), tls, true // a port goes with its scheme
}

// hostOf returns the host of a URL; "" if it has none.
func hostOf(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}
