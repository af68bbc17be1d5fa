package manifest

import (
	"slices"
	"strconv"
)

// ReceiverFacts describes a consumer of the data, or the provider.
type ReceiverFacts struct {
	At               []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Role             string   `json:"role" enum:"consumer,provider" doc:"consumer: an item of consumers. provider: the provider."`
	Name             string   `json:"name" doc:"Name as the manifest writes it; empty if not stated."`
	Kind             string   `json:"kind" doc:"Kind as the manifest writes it; empty if not stated."`
	Receives         bool     `json:"receives" doc:"true if it receives data in any form but none. A consumer does. A provider does if it is a partner or a third party, and either we push the data, or a used operation takes data: a body, or a parameter that is classified or sensitive. A provider that calls us (direction: inbound) receives nothing."`
	Form             string   `json:"form" enum:",full,aggregated,pseudonymised,without-persons,none" doc:"Form in which it receives the data; empty if not stated."`
	Retention        string   `json:"retention" doc:"How long it keeps the data, as the manifest writes it; empty if not stated."`
	RetentionSeconds *int     `json:"retention_seconds,omitempty" doc:"retention in seconds, rounded down; absent if not stated or too long to count."`
	Deletes          *bool    `json:"deletes,omitempty" doc:"deletes; absent if not stated."`
	Sensitive        []string `json:"sensitive" doc:"Categories of data that it receives of personal, financial, health and biometric: its own categories, or data.categories if it states none. Empty for data that is aggregated, and without personal, health and biometric for data without persons."`
	Party            string   `json:"party" enum:",first,partner,third" doc:"Relation to us; empty if not stated."`
	Model            bool     `json:"model" doc:"true if the kind or the name says that it is a model, or works with models, such as the kinds ai, llm or machine-learning and the names of well-known models and their makers."`
	Trains           *bool    `json:"trains,omitempty" doc:"Whether it trains models with the data: trains of a consumer, ai.providerTrains of the provider; absent if not stated."`
}

// DeriveReceivers lists who receives the data: the consumers, then the provider if it is stated. sends says that calls of used
// operations carry data.
func (f *IntegrationFacts) DeriveReceivers(sends bool) {
	f.Receivers, f.ProviderReceives = []ReceiverFacts{}, false
	for n, c := range f.Spec.Consumers {
		form := textOf(c.Data)
		f.Receivers = append(f.Receivers, ReceiverFacts{
			At: []string{"spec", "consumers", strconv.Itoa(n)}, Role: "consumer", Name: c.Name, Kind: textOf(c.Kind),
			Receives: c.Name != "" && form != "none", // an item that violates the schema is blank
			Form:     form, Retention: textOf(c.Retention), RetentionSeconds: seconds(c.Retention), Deletes: c.Deletes,
			Sensitive: f.sensitiveOf(form, c.Categories),
			Party:     textOf(c.Party), Model: isModel(textOf(c.Kind)) || isModelByName(c.Name), Trains: c.Trains,
		})
	}
	if p := f.Spec.Provider; p != nil {
		form := textOf(p.Data)
		f.ProviderReceives = form != "none" && f.reachesProvider(sends)
		row := ReceiverFacts{
			At: []string{"spec", "provider"}, Role: "provider", Name: textOf(p.Name), Kind: textOf(p.Kind), Receives: f.ProviderReceives,
			Form: form, Retention: textOf(p.Retention), RetentionSeconds: seconds(p.Retention), Deletes: p.Deletes, Sensitive: f.sensitiveOf(form, nil),
			Party: textOf(p.Party), Model: isModel(textOf(p.Kind)) || isModelByName(textOf(p.Name)),
		}
		if f.Spec.AI != nil {
			row.Trains = f.Spec.AI.ProviderTrains
		}
		f.Receivers = append(f.Receivers, row)
	}
}

// sensitiveOf returns the sensitive categories of data that somebody receives in a form: those in own, or of the data if own is empty.
func (f *IntegrationFacts) sensitiveOf(form string, own []string) []string {
	if d := f.Spec.Data; d != nil && len(own) == 0 {
		own = d.Categories
	}
	list := []string{}
	for _, category := range []string{"personal", "financial", "health", "biometric"} {
		if slices.Contains(own, category) && form != "aggregated" && (form != "without-persons" || category == "financial") {
			list = append(list, category)
		}
	}
	return list
}

// reachesProvider reports whether data of ours reaches a provider of another organisation.
func (f *IntegrationFacts) reachesProvider(sends bool) bool {
	party, direction := textOf(f.Spec.Provider.Party), textOf(f.Spec.Direction)
	if party != "partner" && party != "third" || direction == "inbound" || f.Misstates("spec", "direction") {
		return false
	}
	return sends || slices.Contains(f.Spec.Pattern, "push") && direction != ""
}

// textOf returns a text that may not be stated; then it is empty.
func textOf(stated *string) string {
	if stated == nil {
		return ""
	}
	return *stated
}

// refreshing are the grants that come with refresh tokens, in the form of bare.
var refreshing = []string{"refreshtoken", "authorizationcode", "devicecode", "urnietfparamsoauthgranttypedevicecode", "deviceauthorization"}

// comesWithRefreshTokens reports whether the client gets refresh tokens: by its grant, or by the scope that asks for them.
func (i *Identity) comesWithRefreshTokens() bool {
	return slices.Contains(refreshing, bare(textOf(i.Grant))) || slices.Contains(i.Scopes, "offline_access")
}
