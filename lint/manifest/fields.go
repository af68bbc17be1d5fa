package manifest

// The types in this file mirror integration.schema.json, field by field and in its words, so that a rule reads
// input.spec.identity.method where the manifest says spec: identity: method. A test holds the two equal.

// Spec is a part of the manifest: how the integration works.
type Spec struct {
	Direction     *string        `json:"direction,omitempty" enum:"outbound,inbound,bidirectional" doc:"Who calls whom: outbound, we call them; inbound, they call us."`
	Pattern       *string        `json:"pattern,omitempty" enum:"pull,push,stream" doc:"How data moves."`
	Provider      *Provider      `json:"provider,omitempty" doc:"Who provides the API."`
	Consumers     []Consumer     `json:"consumers,omitempty" doc:"Who else sees the data: analytics, monitoring and CI included."`
	Contract      *Contract      `json:"contract,omitempty" doc:"The OpenAPI contract of the API."`
	Identity      *Identity      `json:"identity,omitempty" doc:"How the client proves who it is."`
	Transport     *Transport     `json:"transport,omitempty" doc:"What travels where."`
	Limits        *Limits        `json:"limits,omitempty" doc:"How much, how fast."`
	Data          *Data          `json:"data,omitempty" doc:"What data it carries."`
	AI            *AI            `json:"ai,omitempty" doc:"Use with models."`
	Device        *Device        `json:"device,omitempty" doc:"Devices at the edge."`
	SupplyChain   *SupplyChain   `json:"supplyChain,omitempty" doc:"What the integration is made of."`
	Observability *Observability `json:"observability,omitempty" doc:"What can be seen of it."`
	Operations    *Operations    `json:"operations,omitempty" doc:"How it is run."`
	Reviews       []Review       `json:"reviews,omitempty" doc:"Reviews; the last of each kind counts."`
	Onboarding    *Onboarding    `json:"onboarding,omitempty" doc:"How others start."`
}

// Onboarding is a part of the manifest: how others start.
type Onboarding struct {
	Docs           *string `json:"docs,omitempty" doc:"Documentation."`
	SDK            *string `json:"sdk,omitempty" doc:"SDK."`
	SecureDefaults *bool   `json:"secureDefaults,omitempty" doc:"Defaults are secure."`
}

// Review is a part of the manifest: one review.
type Review struct {
	Kind      string   `json:"kind" enum:"security,threat-model,incident-drill,privacy" doc:"What was reviewed."`
	Date      string   `json:"date" doc:"When."`
	Checklist []string `json:"checklist,omitempty" doc:"What was covered."`
	Approved  *bool    `json:"approved,omitempty" doc:"It was approved."`
}

// Operations is a part of the manifest: how it is run.
type Operations struct {
	SLA                *OperationsSLA     `json:"sla,omitempty" doc:"Service levels."`
	Runbook            *string            `json:"runbook,omitempty" doc:"The runbook."`
	Severities         *string            `json:"severities,omitempty" doc:"Incident levels, escalation and communication templates."`
	Rollout            *OperationsRollout `json:"rollout,omitempty" doc:"How changes reach production."`
	TransparencyReport *string            `json:"transparencyReport,omitempty" doc:"The transparency report."`
}

// OperationsRollout is a part of the manifest: how changes reach production.
type OperationsRollout struct {
	Staging  *bool   `json:"staging,omitempty" doc:"There is a staging environment."`
	Replay   *bool   `json:"replay,omitempty" doc:"Recorded traffic is replayed there."`
	Canary   *bool   `json:"canary,omitempty" doc:"Changes reach few first."`
	Rollback *string `json:"rollback,omitempty" doc:"How a change is taken back."`
}

// OperationsSLA is a part of the manifest: service levels.
type OperationsSLA struct {
	Availability *string `json:"availability,omitempty" doc:"Availability in percent, as a string."`
	LatencyP99   *string `json:"latencyP99,omitempty" doc:"99th percentile of latency."`
	Published    *string `json:"published,omitempty" doc:"Where they are published."`
}

// Observability is a part of the manifest: what can be seen of it.
type Observability struct {
	Logs          *ObservabilityLogs      `json:"logs,omitempty" doc:"Logs."`
	Traces        *bool                   `json:"traces,omitempty" doc:"Calls are traced."`
	Metrics       []string                `json:"metrics,omitempty" doc:"Metrics that are recorded."`
	Anomalies     *ObservabilityAnomalies `json:"anomalies,omitempty" doc:"Detection of anomalies."`
	TamperEvident *bool                   `json:"tamperEvident,omitempty" doc:"Logs show tampering."`
}

// ObservabilityAnomalies is a part of the manifest: detection of anomalies.
type ObservabilityAnomalies struct {
	Signals []string `json:"signals,omitempty" doc:"What is watched."`
	Action  *string  `json:"action,omitempty" enum:"alert,throttle,quarantine" doc:"What happens."`
}

// ObservabilityLogs is a part of the manifest: logs.
type ObservabilityLogs struct {
	Structured *bool    `json:"structured,omitempty" doc:"They are structured."`
	Fields     []string `json:"fields,omitempty" doc:"Fields they carry."`
	Redacted   *bool    `json:"redacted,omitempty" doc:"Sensitive data is redacted."`
}

// SupplyChain is a part of the manifest: what the integration is made of.
type SupplyChain struct {
	SBOM         *string                 `json:"sbom,omitempty" doc:"Path of the SBOM, relative to this file."`
	Artifacts    []SupplyChainArtifact   `json:"artifacts,omitempty" doc:"Artifacts that are deployed."`
	Dependencies []SupplyChainDependency `json:"dependencies,omitempty" doc:"Dependencies of the integration."`
	Pipeline     *SupplyChainPipeline    `json:"pipeline,omitempty" doc:"The pipeline that builds it."`
}

// SupplyChainPipeline is a part of the manifest: the pipeline that builds it.
type SupplyChainPipeline struct {
	Protected *bool `json:"protected,omitempty" doc:"Only authorised people may change it."`
	Reviewers *int  `json:"reviewers,omitempty" doc:"Reviews that a change needs."`
}

// SupplyChainDependency is a part of the manifest: one dependency.
type SupplyChainDependency struct {
	PURL string `json:"purl" doc:"Its package URL, with an exact version."`
}

// SupplyChainArtifact is a part of the manifest: one artifact.
type SupplyChainArtifact struct {
	Name       *string                        `json:"name,omitempty" doc:"Its name."`
	Ref        string                         `json:"ref" doc:"Its reference, by digest."`
	Signature  *SupplyChainArtifactSignature  `json:"signature,omitempty" doc:"Its signature."`
	Provenance *SupplyChainArtifactProvenance `json:"provenance,omitempty" doc:"Its provenance."`
}

// SupplyChainArtifactProvenance is a part of the manifest: its provenance.
type SupplyChainArtifactProvenance struct {
	Level *int `json:"level,omitempty" doc:"SLSA build level."`
}

// SupplyChainArtifactSignature is a part of the manifest: its signature.
type SupplyChainArtifactSignature struct {
	By       *string `json:"by,omitempty" doc:"What signed it, such as sigstore."`
	Identity *string `json:"identity,omitempty" doc:"Who signed it."`
}

// Device is a part of the manifest: devices at the edge.
type Device struct {
	Identity      *string `json:"identity,omitempty" enum:"x509,tpm,shared-key" doc:"What identifies a device."`
	Attestation   *bool   `json:"attestation,omitempty" doc:"Devices are attested."`
	SignedUpdates *bool   `json:"signedUpdates,omitempty" doc:"Updates are signed."`
	Processing    *string `json:"processing,omitempty" enum:"edge,central" doc:"Where data is processed."`
}

// AI is a part of the manifest: use with models.
type AI struct {
	Use        *string `json:"use,omitempty" enum:"training,inference,both" doc:"What the data is used for."`
	Provenance *string `json:"provenance,omitempty" enum:"tracked,none" doc:"Whether the origin of training data is tracked."`
	Consent    *string `json:"consent,omitempty" enum:"recorded,none" doc:"Whether consent is recorded."`
	Quarantine *string `json:"quarantine,omitempty" doc:"Runbook for poisoned data."`
	Rollback   *string `json:"rollback,omitempty" doc:"Runbook for rolling a model back."`
}

// Data is a part of the manifest: what data it carries.
type Data struct {
	Classification    *string     `json:"classification,omitempty" enum:"public,internal,confidential,restricted" doc:"The highest classification of the data."`
	Categories        []string    `json:"categories,omitempty" enum:"personal,financial,health,authentication,biometric,media,telemetry,device" doc:"What the data is."`
	Regulations       []string    `json:"regulations,omitempty" doc:"Regulations that apply."`
	Residency         []string    `json:"residency,omitempty" doc:"Where the data may be kept."`
	Retention         *string     `json:"retention,omitempty" doc:"How long it is kept."`
	Deletion          *string     `json:"deletion,omitempty" enum:"propagated,local,none" doc:"What deletion reaches."`
	Fields            []DataField `json:"fields,omitempty" doc:"Sensitive fields."`
	PayloadEncryption *string     `json:"payloadEncryption,omitempty" doc:"Encryption of payloads besides transport, such as jwe."`
	UnknownFields     *string     `json:"unknownFields,omitempty" enum:"reject,ignore" doc:"What the consumer does with fields it does not know."`
	Minimized         *bool       `json:"minimized,omitempty" doc:"Only the fields that are needed are requested."`
}

// DataField is a part of the manifest: one field.
type DataField struct {
	Path           string  `json:"path" doc:"JSON Pointer of the field."`
	Classification *string `json:"classification,omitempty" enum:"public,internal,confidential,restricted" doc:"Its classification."`
	Masking        *string `json:"masking,omitempty" enum:"tokenize,hash,redact,encrypt,none" doc:"How it is masked."`
}

// Limits is a part of the manifest: how much, how fast.
type Limits struct {
	Rate           *LimitsRate  `json:"rate,omitempty" doc:"Rate limit."`
	Quota          *LimitsQuota `json:"quota,omitempty" doc:"Quota."`
	Page           *LimitsPage  `json:"page,omitempty" doc:"Paging."`
	Timeout        *string      `json:"timeout,omitempty" doc:"How long a call may take."`
	CircuitBreaker *bool        `json:"circuitBreaker,omitempty" doc:"A circuit breaker stops calls to a failing API."`
	Backpressure   *bool        `json:"backpressure,omitempty" doc:"A stream is slowed when the consumer cannot follow."`
}

// LimitsPage is a part of the manifest: paging.
type LimitsPage struct {
	Max *int `json:"max,omitempty" doc:"Largest page."`
}

// LimitsQuota is a part of the manifest: quota.
type LimitsQuota struct {
	Requests *int    `json:"requests,omitempty" doc:"Requests per period."`
	Per      *string `json:"per,omitempty" doc:"The period."`
}

// LimitsRate is a part of the manifest: rate limit.
type LimitsRate struct {
	Requests *int    `json:"requests,omitempty" doc:"Requests per period."`
	Per      *string `json:"per,omitempty" doc:"The period."`
	By       *string `json:"by,omitempty" doc:"What is counted: client, user, token …"`
}

// Transport is a part of the manifest: what travels where.
type Transport struct {
	Endpoints []string           `json:"endpoints,omitempty" doc:"URLs that are called."`
	TLS       *TransportTLS      `json:"tls,omitempty" doc:"TLS settings of the client."`
	Webhooks  []TransportWebhook `json:"webhooks,omitempty" doc:"Webhooks that are received."`
	CORS      *TransportCORS     `json:"cors,omitempty" doc:"Cross-origin access."`
}

// TransportCORS is a part of the manifest: cross-origin access.
type TransportCORS struct {
	Origins     []string `json:"origins,omitempty" doc:"Origins that are allowed."`
	Credentials *bool    `json:"credentials,omitempty" doc:"Credentials are allowed."`
}

// TransportWebhook is a part of the manifest: one webhook.
type TransportWebhook struct {
	URL          string  `json:"url" doc:"Where it is received."`
	Signature    *string `json:"signature,omitempty" doc:"How it is signed, such as hmac-sha256."`
	ReplayWindow *string `json:"replayWindow,omitempty" doc:"How old a delivery may be."`
}

// TransportTLS is a part of the manifest: the TLS settings of the client.
type TransportTLS struct {
	MinVersion *string `json:"minVersion,omitempty" enum:"1.0,1.1,1.2,1.3" doc:"The lowest version of TLS that is spoken."`
	Verify     *bool   `json:"verify,omitempty" doc:"Certificates are verified."`
}

// Identity is a part of the manifest: how the client proves who it is.
type Identity struct {
	ClientID         *string             `json:"clientId,omitempty" doc:"Identity of the client, unique to this integration."`
	Method           *string             `json:"method,omitempty" enum:"oauth2,oidc,mtls,workload-identity,api-key,basic,none" doc:"How it authenticates."`
	Grant            *string             `json:"grant,omitempty" doc:"The OAuth 2.0 grant."`
	TokenURL         *string             `json:"tokenUrl,omitempty" doc:"Where tokens are issued."`
	TokenTTL         *string             `json:"tokenTTL,omitempty" doc:"How long a token lives."`
	SenderConstraint *string             `json:"senderConstraint,omitempty" enum:"mtls,dpop,none" doc:"What binds a token to its client."`
	Scopes           []string            `json:"scopes,omitempty" doc:"The scopes that are requested."`
	Credential       *IdentityCredential `json:"credential,omitempty" doc:"Where the credential is kept: a reference, never a value."`
	Elevated         *IdentityElevated   `json:"elevated,omitempty" doc:"Explicit approval of more than ordinary privileges."`
	Audit            *IdentityAudit      `json:"audit,omitempty" doc:"What is recorded of tokens."`
	Revocation       *IdentityRevocation `json:"revocation,omitempty" doc:"How access is withdrawn."`
	NetworkBinding   []string            `json:"networkBinding,omitempty" doc:"Networks from which the client may call."`
}

// IdentityRevocation is a part of the manifest: how access is withdrawn.
type IdentityRevocation struct {
	Automated  *bool   `json:"automated,omitempty" doc:"It is automated."`
	StaleAfter *string `json:"staleAfter,omitempty" doc:"Unused clients are revoked after this time."`
	Drilled    *string `json:"drilled,omitempty" doc:"When it was last rehearsed."`
}

// IdentityAudit is a part of the manifest: what is recorded of tokens.
type IdentityAudit struct {
	Issuance *bool `json:"issuance,omitempty" doc:"Issuing is recorded."`
	LastUsed *bool `json:"lastUsed,omitempty" doc:"Last use is recorded."`
}

// IdentityElevated is a part of the manifest: explicit approval of more than ordinary privileges.
type IdentityElevated struct {
	Reason     *string `json:"reason,omitempty" doc:"Why they are needed."`
	ApprovedBy *string `json:"approvedBy,omitempty" doc:"Who approved."`
	Expires    *string `json:"expires,omitempty" doc:"When the approval ends."`
}

// IdentityCredential is a part of the manifest: where the credential is kept: a reference, never a value.
type IdentityCredential struct {
	Ref      *string `json:"ref,omitempty" doc:"Reference into a secret manager, such as vault://payments/ledger."`
	Rotation *string `json:"rotation,omitempty" doc:"How often it is rotated."`
	Rotated  *string `json:"rotated,omitempty" doc:"When it was last rotated."`
}

// Contract is a part of the manifest: the OpenAPI contract of the API.
type Contract struct {
	Path       string   `json:"path" doc:"Path of the contract, relative to this file."`
	Version    *string  `json:"version,omitempty" doc:"Version of the API: must equal info.version of the contract."`
	Digest     *string  `json:"digest,omitempty" doc:"Digest of the contract's file."`
	Registry   *string  `json:"registry,omitempty" doc:"Where the contract is published."`
	Operations []string `json:"operations,omitempty" doc:"The operations that are used, by operationId or as METHOD /path; all of them when left out."`
}

// Consumer is a part of the manifest: one consumer.
type Consumer struct {
	Name    string  `json:"name" doc:"Name of the consumer."`
	Kind    *string `json:"kind,omitempty" doc:"What it is: service, analytics, monitoring, ci …"`
	Purpose *string `json:"purpose,omitempty" doc:"What it uses the data for."`
	Data    *string `json:"data,omitempty" enum:"full,aggregated,pseudonymised,none" doc:"In which form it receives the data."`
}

// Provider is a part of the manifest: who provides the API.
type Provider struct {
	Name  *string `json:"name,omitempty" doc:"Name of the provider."`
	Party *string `json:"party,omitempty" enum:"first,partner,third" doc:"Who they are to us."`
}

// Metadata is a part of the manifest: who and what the integration is.
type Metadata struct {
	Name        string    `json:"name" doc:"The name of the integration, unique in the workspace."`
	Description *string   `json:"description,omitempty" doc:"What the integration does, in a sentence."`
	Owner       *string   `json:"owner,omitempty" doc:"The one team that is accountable for it."`
	Contacts    *Contacts `json:"contacts,omitempty" doc:"Whom to reach."`
	Lifecycle   *string   `json:"lifecycle,omitempty" enum:"proposed,active,deprecated,retired" doc:"Where it is in its life."`
	Sunset      *string   `json:"sunset,omitempty" doc:"The day on which it ends."`
}

// Contacts is a part of the manifest: whom to reach.
type Contacts struct {
	Security *string `json:"security,omitempty" doc:"Where security problems are reported: an address or URL."`
	Oncall   *string `json:"oncall,omitempty" doc:"Where whoever is on call is reached: an address or URL."`
}
