package manifest

import (
	"slices"
	"strconv"
)

// WebhookFacts describes a webhook that the integration receives.
type WebhookFacts struct {
	At                   []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	URL                  string   `json:"url" doc:"URL to which the webhook is delivered."`
	Signed               bool     `json:"signed" doc:"true if signature names an algorithm or scheme by which deliveries can be verified, such as hmac-sha256, ed25519 or jws."`
	Signature            string   `json:"signature" doc:"signature as the manifest writes it; empty if it is not stated, or says none, no or false."`
	ReplaySeconds        *int     `json:"replay_seconds,omitempty" doc:"replayWindow in seconds, rounded down; absent if not stated."`
	DeduplicationSeconds *int     `json:"deduplication_seconds,omitempty" doc:"deduplication in seconds, rounded down; absent if not stated."`

	Keys            string  `json:"keys" enum:"shared,public,unknown,none" doc:"Keys by which deliveries are signed. shared: a secret that sender and receiver share, as with hmac-sha256. public: a private key of the sender, as with ed25519. unknown: signature does not say, as with jws alone, or is not stated, or nothing that sealint knows. none: signature says none, no or false."`
	SecretStated    bool    `json:"secret_stated" doc:"true if secret is stated, whatever it holds."`
	SecretStore     string  `json:"secret_store,omitempty" enum:"manager,environment,other" doc:"Where secret.ref says that the secret is. manager: in a secret manager. environment: in an environment variable (env:). other: any other text. Absent if not stated."`
	RotationSeconds *int    `json:"rotation_seconds,omitempty" doc:"secret.rotation in seconds, rounded down; absent if not stated."`
	Rotation        string  `json:"rotation" doc:"secret.rotation as the manifest writes it; empty if not stated."`
	SecretRotated   *string `json:"secret_rotated,omitempty" doc:"secret.rotated, as YYYY-MM-DD; absent if not stated."`
	SecretDue       *string `json:"secret_due,omitempty" doc:"Day on which the next rotation is due, as YYYY-MM-DD: secret.rotated plus secret.rotation. Absent if one of them is not stated."`
}

// deriveWebhooks describes the webhooks, and adds their URLs to those of the integration.
func (f *IntegrationFacts) deriveWebhooks(webhooks []TransportWebhook) {
	for n, w := range webhooks {
		if w.URL == "" { // an item that violates the schema is blank
			continue
		}
		at := []string{"spec", "transport", "webhooks", strconv.Itoa(n)}
		f.addURL(w.URL, append(slices.Clone(at), "url")...)
		row := WebhookFacts{
			At: at, URL: w.URL, ReplaySeconds: seconds(w.ReplayWindow), DeduplicationSeconds: seconds(w.Deduplication),
			Signed: namesAny(signatures, w.Signature), Signature: named(w.Signature), Keys: keysOf(w.Signature),
		}
		if s := w.Secret; s != nil {
			row.SecretStated, row.Rotation, row.SecretRotated = true, textOf(s.Rotation), s.Rotated
			if s.Ref != nil {
				row.SecretStore = credentialStore(*s.Ref)
			}
			row.RotationSeconds = seconds(s.Rotation)
			row.SecretDue = rotationDue(s.Rotated, row.RotationSeconds)
		}
		f.Webhooks = append(f.Webhooks, row)
	}
}

// Signatures, in the form of bare, by the keys that they are made with. All others of signatures are made with a private key.
var (
	sharedSignatures = []string{
		"hmac", "hmacsha1", "hmacsha224", "hmacsha256", "hmacsha384", "hmacsha512", "hmacsha512256", "hmacsha3256", "hmacsha3512", "hmacblake2b", "hmacblake2s",
		"sha256hmac", "sha384hmac", "sha512hmac", "hs256", "hs384", "hs512", "kmac128", "kmac256", "aescmac", "awssigv4", "sigv4",
	}
	eitherSignatures = []string{"jws", "jwt", "httpmessagesignatures", "httpmessagesignature", "rfc9421", "standardwebhooks", "svix", "xmldsig", "xmldsignature"}
)

// keysOf says by which keys deliveries with a signature are signed: shared, public, unknown or none. Of several names, such as "JWS
// with ES256", the one that says it counts.
func keysOf(signature *string) string {
	if signature != nil && isNegative(*signature) {
		return "none"
	}
	names := namesIn(signatures, signature)
	switch {
	case slices.ContainsFunc(names, func(n string) bool { return slices.Contains(sharedSignatures, n) }):
		return "shared"
	case slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(eitherSignatures, n) }):
		return "public"
	}
	return "unknown"
}
