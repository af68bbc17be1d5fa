package change

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/package-url/packageurl-go"

	"github.com/sealint/sealint/lint/manifest"
)

// HostFacts is a registrable domain to which a URL leads.
type HostFacts struct {
	At     []string `json:"at" doc:"Place of the first such URL in the head: keys and indices from the top of the manifest."`
	Domain string   `json:"domain" doc:"The registrable domain; the host itself for an address or a name of one label."`
}

// SignerFacts is an artifact that somebody of another domain signs than in the base.
type SignerFacts struct {
	Before int    `json:"before" doc:"Index in before.artifacts."`
	After  int    `json:"after" doc:"Index in after.artifacts."`
	Was    string `json:"was" doc:"Registrable domain of signature.identity in the base."`
	Now    string `json:"now" doc:"That in the head."`
}

func (f *IntegrationFacts) compareLists(b, a *manifest.IntegrationFacts) {
	bData, aData := dataOf(b), dataOf(a)
	texts := func(path string, before, after []string, spelling func(string) string, covers func(string) []string) ListFacts {
		x, y := listOf(b, path, before), listOf(a, path, after)
		return compareTexts(x, y, spelt(x, y, spelling), covers)
	}
	f.Categories = texts("spec.data.categories", bData.Categories, aData.Categories, lowerCase, nil)
	f.Regulations = texts("spec.data.regulations", bData.Regulations, aData.Regulations, lettersAndDigits, nil)
	f.Residency = texts("spec.data.residency", bData.Residency, aData.Residency, lowerCase, regionsAround)
	f.Signals = texts("spec.observability.anomalies.signals", signalsOf(b), signalsOf(a), lowerCase, nil)
	f.Origins = texts("spec.transport.cors.origins", originsOf(b), originsOf(a), lowerCase, nil)
	domains := map[string]bool{}
	for _, origin := range originsOf(b) {
		domains[RegistrableDomain(urlHost(origin))] = true
	}
	f.Origins.Gained = slices.DeleteFunc(f.Origins.Gained, func(i int) bool {
		domain := RegistrableDomain(urlHost(originsOf(a)[i]))
		return domain != "" && domains[domain]
	})
	f.Networks = compareNetworks(listOf(b, "spec.identity.networkBinding", networksOf(b)), listOf(a, "spec.identity.networkBinding", networksOf(a)))
	x, y := listOf(b, "spec.contract.operations", listedOperations(b)), listOf(a, "spec.contract.operations", listedOperations(a))
	keys := [2][][]string{listedOperationKeys(b), listedOperationKeys(a)}
	f.Operations = compareTexts(x, y, func(side, i int) []string { return keys[side][i] }, nil)
	f.ScopesGained = scopesGained(b.Scopes, a.Scopes)
}

// maxPrefixed is the longest text of which all beginnings are looked up; a longer one is no name of a scope or a region.
const maxPrefixed = 256

// regionsAround returns the regions that a region is part of by its name: eu-west-1 is part of eu-west and eu.
func regionsAround(region string) []string {
	var list []string
	for i, r := range region[:min(len(region), maxPrefixed)] {
		if r == '-' {
			list = append(list, region[:i])
		}
	}
	return list
}

// scopesGained lists the indices of scopes that the base neither requests nor includes in a wildcard at the beginning or the end of a
// scope that it requests.
func scopesGained(before, after []manifest.ScopeFacts) []int {
	list := []int{}
	if len(before) == 0 {
		return list
	}
	names, beginnings, ends := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, scope := range before {
		names[scope.Name] = true
		if beginning, ok := strings.CutSuffix(scope.Name, "*"); ok {
			beginnings[beginning] = true
		}
		if end, ok := strings.CutPrefix(scope.Name, "*"); ok {
			ends[end] = true
		}
	}
	for i, scope := range after {
		included := names[scope.Name]
		for n := 0; n <= len(scope.Name) && n <= maxPrefixed && !included; n++ {
			included = beginnings[scope.Name[:n]] || ends[scope.Name[n:]]
		}
		if !included {
			list = append(list, i)
		}
	}
	return list
}

// listedOperationKeys returns the names of each operation that a manifest lists: as it is written there, and those that the contract has
// for it. The names of path parameters do not matter.
func listedOperationKeys(facts *manifest.IntegrationFacts) [][]string {
	name := func(text string) string {
		method, path, ok := strings.Cut(strings.TrimSpace(text), " ")
		if !ok {
			return "id " + method
		}
		return strings.ToUpper(method) + " " + parameters.ReplaceAllString(strings.TrimSpace(path), "{}")
	}
	keys := make([][]string, len(listedOperations(facts)))
	for i, text := range listedOperations(facts) {
		keys[i] = []string{name(text)}
	}
	if facts.Contract == nil {
		return keys
	}
	for _, used := range facts.Contract.Used {
		if len(used.At) != 4 {
			continue
		}
		if i, err := strconv.Atoi(used.At[3]); err == nil && i >= 0 && i < len(keys) {
			keys[i] = append(keys[i], name(used.Name))
			if used.ID != "" {
				keys[i] = append(keys[i], "id "+used.ID)
			}
		}
	}
	return keys
}

// compareUsage compares the proofs that the manifests of a base and of the head name. folders are those of the manifests.
func (f *IntegrationFacts) compareUsage(b, a *manifest.IntegrationFacts, folders [2]string) {
	before, after := listOf(b, "spec.contract.usage", proofsOf(b)), listOf(a, "spec.contract.usage", proofsOf(a))
	f.Usage = ListFacts{Gained: []int{}, Lost: []string{}}
	if after.unknown || len(before.items) == 0 {
		return
	}
	f.Usage.Dropped = len(after.items) == 0
	proofs := newMatching(len(before.items), len(after.items))
	for _, key := range []func(folder, name string) string{
		func(folder, name string) string { return path.Join(folder, name) },
		func(_, name string) string { return path.Base(name) },
	} {
		proofs.byText(func(i int) string { return key(folders[0], before.items[i]) }, func(i int) string { return key(folders[1], after.items[i]) })
	}
	f.Usage.Gained = withoutPartner(proofs.after, func(i int) bool { return after.items[i] == "" })
	for _, i := range withoutPartner(proofs.before, func(i int) bool { return before.items[i] == "" || after.blank() }) {
		f.Usage.Lost = append(f.Usage.Lost, before.items[i])
	}
}

// urlTarget returns the part of a URL that stays when its scheme, its port or its user changes.
func urlTarget(u manifest.URLFacts) string {
	parsed := parsedURL(u.Text)
	if parsed == nil || parsed.Hostname() == "" {
		return ""
	}
	return joinedKey(fieldOf(u.At), strings.ToLower(parsed.Hostname())) + "\x00" + strings.TrimSuffix(parsed.Path, "/")
}

// fieldOf returns a place without the indices of items.
func fieldOf(at []string) string {
	names := slices.DeleteFunc(slices.Clone(at), func(token string) bool {
		_, err := strconv.Atoi(token)
		return err == nil
	})
	return strings.Join(names, ".")
}

// parsedURL parses a URL of whatever scheme; nil if it cannot be read.
func parsedURL(text string) *url.URL {
	_, rest, ok := strings.Cut(text, "://")
	if !ok {
		return nil
	}
	parsed, err := url.Parse("x://" + rest)
	if err != nil {
		return nil
	}
	return parsed
}

// urlHost returns the host of a URL; empty if there is none.
func urlHost(text string) string {
	if parsed := parsedURL(text); parsed != nil {
		return strings.ToLower(parsed.Hostname())
	}
	return ""
}

func (f *IntegrationFacts) compareURLs(b, a *manifest.IntegrationFacts) {
	f.URLsDowngraded, f.HostsGained = []ItemPair{}, []HostFacts{}
	encrypted, plain, domains := map[string]int{}, map[string]bool{}, map[string]bool{}
	for i, u := range b.URLs {
		if u.Encrypted {
			encrypted[urlTarget(u)] = i
		} else {
			plain[urlTarget(u)] = true
		}
		domains[RegistrableDomain(urlHost(u.Text))] = true
	}
	delete(domains, "")
	known := len(domains) > 0
	for i, u := range a.URLs {
		if u.Loopback {
			continue
		}
		key := urlTarget(u)
		if j, ok := encrypted[key]; ok && key != "" && !u.Encrypted && !plain[key] {
			f.URLsDowngraded = append(f.URLsDowngraded, ItemPair{j, i})
		}
		if domain := RegistrableDomain(urlHost(u.Text)); known && domain != "" && !domains[domain] {
			domains[domain] = true
			f.HostsGained = append(f.HostsGained, HostFacts{u.At, domain})
		}
	}
	webhooks := newMatching(len(b.Webhooks), len(a.Webhooks))
	for _, key := range []func(w manifest.WebhookFacts) string{
		func(w manifest.WebhookFacts) string { return w.URL },
		func(w manifest.WebhookFacts) string {
			return urlTarget(manifest.URLFacts{At: []string{"webhooks"}, Text: w.URL})
		},
	} {
		webhooks.byText(func(i int) string { return key(b.Webhooks[i]) }, func(i int) string { return key(a.Webhooks[i]) })
	}
	all := func(int) []string { return []string{"the one that is left"} }
	webhooks.unique(all, all)
	f.Webhooks = webhooks.itemPairs()
}

func (f *IntegrationFacts) compareConsumers(b, a *manifest.IntegrationFacts) {
	consumers := newMatching(len(b.Spec.Consumers), len(a.Spec.Consumers))
	for _, key := range []func(c manifest.Consumer) string{
		func(c manifest.Consumer) string { return c.Name },
		func(c manifest.Consumer) string { return joinedKey(textOf(c.Kind), textOf(c.Purpose)) },
	} {
		consumers.byText(func(i int) string { return key(b.Spec.Consumers[i]) }, func(i int) string { return key(a.Spec.Consumers[i]) })
	}
	f.Consumers = consumers.itemPairs()
	f.ConsumersGained = withoutPartner(consumers.after, func(i int) bool { return a.Spec.Consumers[i].Name == "" })
}

func (f *IntegrationFacts) compareFields(b, a *manifest.IntegrationFacts) {
	before, after := dataOf(b).Fields, dataOf(a).Fields
	fields := newMatching(len(before), len(after))
	fields.byText(func(i int) string { return before[i].Path }, func(i int) string { return after[i].Path })
	f.Fields = fields.itemPairs()
	unknown := after == nil && !slices.Contains(a.Absent, "spec.data.fields") ||
		slices.ContainsFunc(after, func(d manifest.DataField) bool { return d.Path == "" })
	f.FieldsLost = withoutPartner(fields.before, func(i int) bool { return unknown || before[i].Path == "" })
}

func (f *IntegrationFacts) compareEnvironments(b, a *manifest.IntegrationFacts) {
	environments := newMatching(len(b.Environments), len(a.Environments))
	environments.byText(func(i int) string { return b.Environments[i].Name }, func(i int) string { return a.Environments[i].Name })
	f.Environments = environments.itemPairs()
}

func (f *IntegrationFacts) compareArtifacts(b, a *manifest.IntegrationFacts) {
	artifacts := newMatching(len(b.Artifacts), len(a.Artifacts))
	for _, key := range []func(x manifest.ArtifactFacts) string{
		func(x manifest.ArtifactFacts) string { return x.Name },
		func(x manifest.ArtifactFacts) string { return withoutVersion(x.Ref) },
	} {
		artifacts.byText(func(i int) string { return key(b.Artifacts[i]) }, func(i int) string { return key(a.Artifacts[i]) })
	}
	f.Artifacts, f.SignersChanged = artifacts.itemPairs(), []SignerFacts{}
	for _, p := range f.Artifacts {
		before, after := signerOf(b, b.Artifacts[p.Before]), signerOf(a, a.Artifacts[p.After])
		if before != "" && after != "" && before != after {
			f.SignersChanged = append(f.SignersChanged, SignerFacts{p.Before, p.After, before, after})
		}
	}
	dependencies := newMatching(len(b.Dependencies), len(a.Dependencies))
	for _, key := range []func(purl string) string{func(purl string) string { return purl }, withoutVersion} {
		dependencies.byText(func(i int) string { return key(b.Dependencies[i].PURL) }, func(i int) string { return key(a.Dependencies[i].PURL) })
	}
	f.Dependencies = dependencies.itemPairs()
}

// withoutVersion returns a package URL, or a reference to an image, without its version, tag and digest.
func withoutVersion(ref string) string {
	if purl, err := packageurl.FromString(ref); err == nil {
		return strings.Join([]string{"pkg", purl.Type, strings.ToLower(purl.Namespace), strings.ToLower(purl.Name), purl.Subpath}, "\x00")
	}
	ref, _, _ = strings.Cut(ref, "@")
	if colon := strings.LastIndex(ref, ":"); colon > strings.LastIndex(ref, "/") {
		ref = ref[:colon]
	}
	return ref
}

// signerOf returns the registrable domain of the identity that an artifact is signed by, which is a URL or an e-mail address; empty if it
// is neither, or not stated.
func signerOf(facts *manifest.IntegrationFacts, artifact manifest.ArtifactFacts) string {
	i, err := strconv.Atoi(artifact.At[3]) // spec, supplyChain, artifacts, the index
	if err != nil || facts.Spec.SupplyChain == nil || i >= len(facts.Spec.SupplyChain.Artifacts) {
		return ""
	}
	signature := facts.Spec.SupplyChain.Artifacts[i].Signature
	if signature == nil {
		return ""
	}
	identity := textOf(signature.Identity)
	host := urlHost(identity)
	if at := strings.LastIndex(identity, "@"); host == "" && at >= 0 {
		host = identity[at+1:]
	}
	if host == "" {
		return ""
	}
	return RegistrableDomain(host)
}

// dataOf returns what a manifest states about its data.
func dataOf(facts *manifest.IntegrationFacts) *manifest.Data {
	if facts.Spec.Data == nil {
		return &manifest.Data{}
	}
	return facts.Spec.Data
}

func signalsOf(facts *manifest.IntegrationFacts) []string {
	if o := facts.Spec.Observability; o != nil && o.Anomalies != nil {
		return o.Anomalies.Signals
	}
	return nil
}

func originsOf(facts *manifest.IntegrationFacts) []string {
	if t := facts.Spec.Transport; t != nil && t.CORS != nil {
		return t.CORS.Origins
	}
	return nil
}

func networksOf(facts *manifest.IntegrationFacts) []string {
	if i := facts.Spec.Identity; i != nil {
		return i.NetworkBinding
	}
	return nil
}

func proofsOf(facts *manifest.IntegrationFacts) []string {
	if c := facts.Spec.Contract; c != nil {
		return c.Usage
	}
	return nil
}

func listedOperations(facts *manifest.IntegrationFacts) []string {
	if c := facts.Spec.Contract; c != nil {
		return c.Operations
	}
	return nil
}
