package workspace

// EnvironmentFacts describes a further environment of a manifest of the run.
type EnvironmentFacts struct {
	Name       string    `json:"name" doc:"Name of the environment; empty if it violates the schema."`
	ClientID   string    `json:"client_id" doc:"clientId of the environment; empty if not stated."`
	Client     *UseFacts `json:"client,omitempty" doc:"Who else uses the clientId: an integration in production, or an earlier environment that is not known to be the client of somebody else; absent if nobody does. The hosts of the token URLs tell issuers apart, and where one is missing, the names of the providers."`
	Credential *UseFacts `json:"credential,omitempty" doc:"Who else uses credential.ref: an integration in production, or an earlier environment; absent if nobody does. References to environment variables (env:) are left out."`
}

// UseFacts says where a client or a credential is used.
type UseFacts struct {
	Integration int  `json:"integration" doc:"Index in integrations."`
	Environment *int `json:"environment,omitempty" doc:"Index in its environments; absent if it is production."`
}

// compareEnvironments says who else uses the clients and the credentials of environments. clients and credentials are those of
// production.
func (w *Workspace) compareEnvironments(facts *Facts, clients clients, credentials map[string]int) {
	seen := map[string]UseFacts{}
	for i, m := range w.manifests {
		for n, e := range m.Facts.Spec.Environments {
			here := UseFacts{i, &n}
			row := EnvironmentFacts{Name: e.Name}
			if e.ClientID != nil {
				row.ClientID = *e.ClientID
				of := client{issuer: hostOf(e.TokenURL), provider: provider(m.Facts), use: here}
				if first := clients.first(row.ClientID, of).use; first != here {
					row.Client = &first
				}
			}
			if e.Credential != nil && e.Credential.Ref != nil && m.Facts.Environments[n].CredentialStore != "environment" {
				key := comparableReference(*e.Credential.Ref)
				if first, ok := credentials[key]; ok {
					row.Credential = &UseFacts{Integration: first}
				} else if use, ok := seen[key]; ok {
					row.Credential = &use
				} else if key != "" {
					seen[key] = here
				}
			}
			facts.Integrations[i].Environments = append(facts.Integrations[i].Environments, row)
		}
	}
}

// PathOf returns the path of the manifest, contract or SBOM with an index in one of the lists of the facts; "" if there is none.
func (f *Facts) PathOf(list string, index int) string {
	switch {
	case index < 0:
	case list == "integrations" && index < len(f.Integrations):
		return f.Integrations[index].Path
	case list == "contracts" && index < len(f.Contracts):
		return f.Contracts[index].Path
	case list == "sboms" && index < len(f.SBOMs):
		return f.SBOMs[index].Path
	}
	return ""
}
