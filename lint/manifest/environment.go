package manifest

import "strconv"

// EnvironmentFacts describes a further environment, such as staging.
type EnvironmentFacts struct {
	At               []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Name             string   `json:"name" doc:"Name of the environment; empty if it violates the schema."`
	CredentialStated bool     `json:"credential_stated" doc:"true if credential is stated, whatever it holds."`
	CredentialStore  string   `json:"credential_store,omitempty" enum:"manager,environment,other" doc:"Where credential.ref says that the credential is. manager: in a secret manager. environment: in an environment variable (env:). other: any other text. Absent if not stated."`
	RotationSeconds  *int     `json:"rotation_seconds,omitempty" doc:"credential.rotation in seconds, rounded down; absent if not stated."`
	CredentialDue    *string  `json:"credential_due,omitempty" doc:"Day on which the next rotation is due, as YYYY-MM-DD: credential.rotated plus credential.rotation. Absent if one of them is not stated."`
}

// deriveEnvironments describes the further environments, and adds their URLs to those of the integration.
func (f *IntegrationFacts) deriveEnvironments() {
	f.Environments = []EnvironmentFacts{}
	for n, e := range f.Spec.Environments {
		index := strconv.Itoa(n)
		row := EnvironmentFacts{At: []string{"spec", "environments", index}, Name: e.Name}
		for m, endpoint := range e.Endpoints {
			if endpoint != "" {
				f.addURL(endpoint, "spec", "environments", index, "endpoints", strconv.Itoa(m))
			}
		}
		if e.TokenURL != nil {
			f.addURL(*e.TokenURL, "spec", "environments", index, "tokenUrl")
		}
		if c := e.Credential; c != nil {
			row.CredentialStated = true
			if c.Ref != nil {
				row.CredentialStore = credentialStore(*c.Ref)
			}
			row.RotationSeconds = seconds(c.Rotation)
			row.CredentialDue = rotationDue(c.Rotated, row.RotationSeconds)
		}
		f.Environments = append(f.Environments, row)
	}
}
