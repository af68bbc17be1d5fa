package change

import (
	"cmp"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// IntegrationFacts is an integration on both sides.
type IntegrationFacts struct {
	Pair[manifest.IntegrationFacts]

	ScopesGained []int     `json:"scopes_gained" doc:"Indices in after.scopes of the scopes that the base neither requests nor includes in a wildcard that it requests."`
	Networks     ListFacts `json:"networks" doc:"identity.networkBinding on both sides. A network is gained if addresses of it are in no network of the base."`
	Categories   ListFacts `json:"categories" doc:"data.categories on both sides."`
	Regulations  ListFacts `json:"regulations" doc:"data.regulations on both sides, compared by their letters and digits."`
	Residency    ListFacts `json:"residency" doc:"data.residency on both sides. A part of a region of the base, such as eu-west of eu, is not gained."`
	Operations   ListFacts `json:"operations" doc:"contract.operations on both sides. An operation may be named by its operationId, or by its method and path."`
	Usage        ListFacts `json:"usage" doc:"contract.usage on both sides, compared by the paths from the root of the repository, then by the names of the files: a proof that was moved is neither gained nor lost."`
	Signals      ListFacts `json:"signals" doc:"observability.anomalies.signals on both sides."`
	Origins      ListFacts `json:"origins" doc:"transport.cors.origins on both sides. An origin is gained if the base has none of the same registrable domain."`

	Overlays      ListFacts          `json:"overlays" doc:"contract.overlays on both sides."`
	OverlayLosses []OverlayLossFacts `json:"overlay_losses" doc:"What the contract of the base demands with its overlays, and that of the head, with its own, does not. Empty if the base has no overlays, or one of the contracts could not be read. A finding about item i has a related place at: [before, contract, list of i, index of i]."`

	URLsDowngraded  []ItemPair    `json:"urls_downgraded" doc:"Pairs in before.urls and after.urls: the same host and path in the same field, encrypted in the base and not in the head. Loopback hosts are left out."`
	HostsGained     []HostFacts   `json:"hosts_gained" doc:"Registrable domains to which URLs of the head lead, but none of the base. Empty if no URL of the base is known."`
	Webhooks        []ItemPair    `json:"webhooks" doc:"Pairs in before.webhooks and after.webhooks."`
	Fields          []ItemPair    `json:"fields" doc:"Pairs in before.spec.data.fields and after.spec.data.fields."`
	FieldsLost      []int         `json:"fields_lost" doc:"Indices in before.spec.data.fields of the fields that the head does not list."`
	Consumers       []ItemPair    `json:"consumers" doc:"Pairs in before.spec.consumers and after.spec.consumers: equal names, then equal kinds and purposes."`
	ConsumersGained []int         `json:"consumers_gained" doc:"Indices in after.spec.consumers of the consumers that the base does not have."`
	Environments    []ItemPair    `json:"environments" doc:"Pairs in before.environments and after.environments, by their names."`
	Artifacts       []ItemPair    `json:"artifacts" doc:"Pairs in before.artifacts and after.artifacts: equal names, then references to the same thing in whatever version."`
	SignersChanged  []SignerFacts `json:"signers_changed" doc:"The pairs of artifacts whose signature.identity, a URL or an e-mail address, is in another registrable domain."`
	Dependencies    []ItemPair    `json:"dependencies" doc:"Pairs in before.dependencies and after.dependencies: equal package URLs, then the same package in whatever version."`
}

// AddIntegrations adds the differences between the integrations of a base and those of the head. before and after are entities of kind
// integration, of all manifests. What is gone makes none: Workspace tells it.
func (d *Differences) AddIntegrations(before, after []model.Entity) {
	pairs := pairIntegrations(before, after)
	for i := range after {
		a, b := &after[i], (*model.Entity)(nil)
		if j := pairs.after[i]; j >= 0 {
			if b = &before[j]; b.Name != a.Name || b.Document != a.Document {
				d.integrations = append(d.integrations, [2]*model.Entity{b, a})
			}
			if b.Facts == a.Facts || equalFacts(b, a) { // a document that is the same on both sides is lowered once
				continue
			}
		}
		d.Entities = append(d.Entities, entity(model.EntityChangeIntegration, integrationFacts(b, a), b, a, a.Document, nil))
	}
}

// GoneIntegrations returns the integrations of a base that the head no longer has, of the same entities as AddIntegrations.
func GoneIntegrations(before, after []model.Entity) []model.Entity {
	var list []model.Entity
	for i, partner := range pairIntegrations(before, after).before {
		if partner < 0 {
			list = append(list, before[i])
		}
	}
	return list
}

// pairIntegrations pairs integrations, wherever in the repository they are. The name comes first; of several with one name, those
// of one file belong together. An integration under another name is the same if it is the same client of the same contract and
// provider, or if nothing else differs.
func pairIntegrations(before, after []model.Entity) *matching {
	pairs := newMatching(len(before), len(after))
	step := func(key func(e *model.Entity) string) {
		pairs.byText(func(i int) string { return key(&before[i]) }, func(i int) string { return key(&after[i]) })
	}
	step(func(e *model.Entity) string { return joinedKey(e.Name, e.Document) })
	step(func(e *model.Entity) string { return joinedKey(e.Name, clientKey(e)) })
	step(func(e *model.Entity) string { return e.Name })
	step(clientKey)
	step(specKey)
	// A name that violates the schema is unknown. The manifest is the one of the same file whose partner is missing.
	file := func(side []model.Entity, nameless bool) keysOf {
		return func(i int) []string {
			if nameless && side[i].Name != "" {
				return nil
			}
			return []string{side[i].Document}
		}
	}
	pairs.unique(file(before, false), file(after, true))
	pairs.unique(file(before, true), file(after, false))
	return pairs
}

// joinedKey makes one key of several parts; "" if one of them is empty.
func joinedKey(parts ...string) string {
	if slices.Contains(parts, "") {
		return ""
	}
	return strings.Join(parts, "\x00")
}

// clientKey identifies an integration by what it is to others: its client id, the contract's path from the root, and the provider.
// It is empty without a client id or a contract.
func clientKey(e *model.Entity) string {
	spec := &e.Facts.(*manifest.IntegrationFacts).Spec
	if spec.Identity == nil || spec.Contract == nil || spec.Contract.Path == "" {
		return ""
	}
	client := joinedKey(textOf(spec.Identity.ClientID), path.Join(path.Dir(e.Document), spec.Contract.Path))
	if client == "" || spec.Provider == nil {
		return client
	}
	return client + "\x00" + textOf(spec.Provider.Name)
}

// specKey identifies an integration by everything that it states but its metadata; empty if that is nothing.
func specKey(e *model.Entity) string {
	spec, err := json.Marshal(&e.Facts.(*manifest.IntegrationFacts).Spec)
	if err != nil || string(spec) == "{}" {
		return ""
	}
	return string(spec)
}

// textOf returns a text that may not be stated; then it is empty.
func textOf(stated *string) string {
	if stated == nil {
		return ""
	}
	return *stated
}

// integrationFacts compares two integrations; before is nil if the integration is new, of which nothing is gained or lost.
func integrationFacts(before, after *model.Entity) *IntegrationFacts {
	f := &IntegrationFacts{Pair: pair[manifest.IntegrationFacts](before, after)}
	b := f.Before
	if b == nil {
		b = f.After
	}
	f.compareLists(b, f.After)
	f.compareUsage(b, f.After, [2]string{path.Dir(cmp.Or(before, after).Document), path.Dir(after.Document)})
	f.compareURLs(b, f.After)
	f.compareConsumers(b, f.After)
	f.compareFields(b, f.After)
	f.compareEnvironments(b, f.After)
	f.compareArtifacts(b, f.After)
	f.compareOverlays(b, f.After)
	return f
}
