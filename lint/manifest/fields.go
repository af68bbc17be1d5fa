package manifest

// The types in this file have the fields and the descriptions of integration.schema.json, so that a rule finds
// spec.identity.method of a manifest at input.spec.identity.method. TestFieldsMirrorTheSchema compares the two.

// Spec is spec of the manifest: how the integration connects, what data it transfers, and how it is built and operated.
type Spec struct {
	Direction     *string        `json:"direction,omitempty" enum:"outbound,inbound,bidirectional" doc:"Who calls whom. outbound: we call the other side. inbound: the other side calls us. bidirectional: both."`
	Pattern       Patterns       `json:"pattern,omitempty" enum:"pull,push,stream" doc:"How data is transferred. pull: the receiver asks for it. push: the sender sends it without being asked. stream: it flows continuously. A list names several, such as [pull, push] for an API that is asked and that also sends webhooks."`
	Provider      *Provider      `json:"provider,omitempty" doc:"The organisation or team that provides the API."`
	Consumers     []Consumer     `json:"consumers,omitempty" doc:"Everybody else who receives the data, including analytics, monitoring and CI."`
	Contract      *Contract      `json:"contract,omitempty" doc:"The OpenAPI document of the API, called the contract."`
	Identity      *Identity      `json:"identity,omitempty" doc:"How the client authenticates to the API."`
	Transport     *Transport     `json:"transport,omitempty" doc:"Network connections of the integration: called URLs, TLS, webhooks and cross-origin access."`
	Limits        *Limits        `json:"limits,omitempty" doc:"Limits of calls: rate, quota, page size and time."`
	Data          *Data          `json:"data,omitempty" doc:"The data that the integration transfers, and its protection."`
	AI            *AI            `json:"ai,omitempty" doc:"Use of the data for machine learning models. If no model uses the data, state use: none."`
	Device        *Device        `json:"device,omitempty" doc:"Devices outside the data centre that take part in the integration, such as sensors. Leave out if there are none."`
	SupplyChain   *SupplyChain   `json:"supplyChain,omitempty" doc:"What the integration is built from, and how."`
	Observability *Observability `json:"observability,omitempty" doc:"Logs, traces, metrics and alerts of the integration."`
	Operations    *Operations    `json:"operations,omitempty" doc:"How the integration is operated."`
	Reviews       []Review       `json:"reviews,omitempty" doc:"Reviews and drills that took place. Rules look at the latest one of each kind."`
	Onboarding    *Onboarding    `json:"onboarding,omitempty" doc:"What new callers of our API receive."`
	Environments  []Environment  `json:"environments,omitempty" doc:"Further environments in which the integration runs, such as staging. The other fields describe production."`
	Evidence      []Evidence     `json:"evidence,omitempty" doc:"Where the evidence for controls is kept, for auditors. A link does not make a control count as met."`
}

// Evidence is one item of spec.evidence: evidence for one control.
type Evidence struct {
	Control string  `json:"control" doc:"Control that it is evidence for, as sealint controls names it, such as guide/6.pipeline."`
	URL     string  `json:"url" doc:"URL of the evidence, such as https://audits.example.org/2026/pipeline."`
	Date    *string `json:"date,omitempty" doc:"Date of the evidence, such as 2026-09-01."`
}

// Environment is one item of spec.environments: one environment.
type Environment struct {
	Name       string                 `json:"name" doc:"Name of the environment, such as staging."`
	ClientID   *string                `json:"clientId,omitempty" doc:"Client id with which the integration authenticates in this environment, such as ledger-payments-staging."`
	TokenURL   *string                `json:"tokenUrl,omitempty" doc:"URL that issues the tokens of this environment, such as https://id.staging.example.org/token."`
	Credential *EnvironmentCredential `json:"credential,omitempty" doc:"Where the credential is stored, and when it is rotated. Never write the credential itself."`
	Endpoints  []string               `json:"endpoints,omitempty" doc:"URLs that the integration calls in this environment."`
}

// EnvironmentCredential is spec.environments[].credential: where the credential is stored, and when it is rotated. Never write the credential itself.
type EnvironmentCredential struct {
	Ref      *string `json:"ref,omitempty" doc:"Reference to the credential in a secret manager, such as vault://payments/ledger."`
	Rotation *string `json:"rotation,omitempty" doc:"Time after which the credential is replaced by a new one, such as 90d."`
	Rotated  *string `json:"rotated,omitempty" doc:"Date on which the credential was last replaced, such as 2026-09-01."`
}

// Onboarding is spec.onboarding: what new callers of our API receive.
type Onboarding struct {
	Docs           *string `json:"docs,omitempty" doc:"URL of the documentation for callers."`
	SDK            *string `json:"sdk,omitempty" doc:"URL of a client library (SDK)."`
	SecureDefaults *bool   `json:"secureDefaults,omitempty" doc:"true if the default settings are secure."`
}

// Review is one item of spec.reviews: one review or drill.
type Review struct {
	Kind      string   `json:"kind" enum:"security,threat-model,incident-drill,privacy" doc:"What took place: a review of security, of the threat model or of privacy, or an incident drill."`
	Date      string   `json:"date" doc:"Date on which it took place, such as 2026-09-01."`
	Checklist []string `json:"checklist,omitempty" doc:"Topics that the review covered."`
	Approved  *bool    `json:"approved,omitempty" doc:"true if the reviewers approved the integration."`
}

// Operations is spec.operations: how the integration is operated.
type Operations struct {
	SLA                *OperationsSLA     `json:"sla,omitempty" doc:"Agreed service levels."`
	Runbook            *string            `json:"runbook,omitempty" doc:"URL of the runbook that says what to do in an incident."`
	Severities         *string            `json:"severities,omitempty" doc:"URL of the document that defines severity levels of incidents, whom to notify, and text templates for it."`
	Communication      *string            `json:"communication,omitempty" doc:"URL of the plan that says who tells partners and users about an incident, and with which texts."`
	Rollout            *OperationsRollout `json:"rollout,omitempty" doc:"How changes reach production."`
	TransparencyReport *string            `json:"transparencyReport,omitempty" doc:"URL of the report in which the provider tells its users about incidents, disclosures and similar events."`
}

// OperationsRollout is spec.operations.rollout: how changes reach production.
type OperationsRollout struct {
	Staging  *bool   `json:"staging,omitempty" doc:"true if changes are tested in a staging environment first."`
	Replay   *bool   `json:"replay,omitempty" doc:"true if recorded traffic is replayed in staging."`
	Canary   *bool   `json:"canary,omitempty" doc:"true if a change first serves only few requests in production (canary)."`
	Rollback *string `json:"rollback,omitempty" doc:"URL of the document that says how to undo a change."`
}

// OperationsSLA is spec.operations.sla: agreed service levels.
type OperationsSLA struct {
	Availability *string               `json:"availability,omitempty" doc:"Availability in percent, in quotes, such as \"99.9\"."`
	LatencyP99   *string               `json:"latencyP99,omitempty" doc:"Time within which 99 % of the calls are answered, such as 500ms."`
	Published    *string               `json:"published,omitempty" doc:"URL at which the service levels are published."`
	By           *string               `json:"by,omitempty" enum:"us,provider" doc:"Who is responsible for the service levels. us: our own organisation. provider: the provider of the API."`
	Unknown      *OperationsSLAUnknown `json:"unknown,omitempty" doc:"Why the integration cannot know what is not stated here, in words. Counts only if by is provider, and the provider is a partner or a third party."`
}

// OperationsSLAUnknown is spec.operations.sla.unknown: why the integration cannot know the service levels.
type OperationsSLAUnknown struct {
	Availability *string `json:"availability,omitempty" doc:"Why the availability is unknown."`
	LatencyP99   *string `json:"latencyP99,omitempty" doc:"Why the time within which calls are answered is unknown."`
	Published    *string `json:"published,omitempty" doc:"Why it is unknown where the service levels are published."`
}

// Observability is spec.observability: logs, traces, metrics and alerts of the integration.
type Observability struct {
	Logs          *ObservabilityLogs      `json:"logs,omitempty" doc:"Logs of the integration."`
	Traces        *bool                   `json:"traces,omitempty" doc:"true if calls are traced from service to service."`
	Metrics       []string                `json:"metrics,omitempty" doc:"Metrics that are recorded."`
	Anomalies     *ObservabilityAnomalies `json:"anomalies,omitempty" doc:"Detection of unusual behaviour."`
	TamperEvident *bool                   `json:"tamperEvident,omitempty" doc:"true if later changes to the logs can be detected."`
}

// ObservabilityAnomalies is spec.observability.anomalies: detection of unusual behaviour.
type ObservabilityAnomalies struct {
	Signals []string `json:"signals,omitempty" doc:"Signals in which unusual behaviour is looked for."`
	Action  *string  `json:"action,omitempty" enum:"alert,throttle,quarantine" doc:"What happens when unusual behaviour is detected. alert: people are notified. throttle: the client is slowed down. quarantine: the client is cut off."`
}

// ObservabilityLogs is spec.observability.logs: logs of the integration.
type ObservabilityLogs struct {
	Structured *bool    `json:"structured,omitempty" doc:"true if log entries consist of named fields, for example as JSON."`
	Fields     []string `json:"fields,omitempty" doc:"Names of the fields in each log entry."`
	Redacted   *bool    `json:"redacted,omitempty" doc:"true if sensitive data is removed from the logs."`
}

// SupplyChain is spec.supplyChain: what the integration is built from, and how.
type SupplyChain struct {
	SBOM         *string                 `json:"sbom,omitempty" doc:"Path of the SBOM, relative to the manifest, such as ../dist/client.cdx.json."`
	Artifacts    []SupplyChainArtifact   `json:"artifacts,omitempty" doc:"Artifacts that are deployed, such as container images."`
	Dependencies []SupplyChainDependency `json:"dependencies,omitempty" doc:"Dependencies whose versions were reviewed. The SBOM must contain them."`
	Pipeline     *SupplyChainPipeline    `json:"pipeline,omitempty" doc:"The pipeline that builds the integration."`
}

// SupplyChainPipeline is spec.supplyChain.pipeline: the pipeline that builds the integration.
type SupplyChainPipeline struct {
	Protected *bool   `json:"protected,omitempty" doc:"true if only authorised people can change the pipeline."`
	Reviewers *int    `json:"reviewers,omitempty" doc:"Number of reviews that a change of the pipeline needs."`
	ImageScan *bool   `json:"imageScan,omitempty" doc:"true if images are scanned for vulnerabilities before they are deployed."`
	Gate      *string `json:"gate,omitempty" doc:"URL that shows that changes cannot be merged without sealint, such as the settings of a branch. The home page of a host shows nothing."`
}

// SupplyChainDependency is one item of spec.supplyChain.dependencies: one dependency.
type SupplyChainDependency struct {
	PURL string `json:"purl" doc:"Package URL of the dependency with an exact version, such as pkg:npm/left-pad@1.3.0."`
}

// SupplyChainArtifact is one item of spec.supplyChain.artifacts: one artifact.
type SupplyChainArtifact struct {
	Name       *string                        `json:"name,omitempty" doc:"Name of the artifact, such as ledger-client."`
	Ref        string                         `json:"ref" doc:"Reference to the artifact by digest: the name of an image or a package URL, ending in @sha256: and 64 hexadecimal digits."`
	Signature  *SupplyChainArtifactSignature  `json:"signature,omitempty" doc:"Signature of the artifact."`
	Provenance *SupplyChainArtifactProvenance `json:"provenance,omitempty" doc:"Record of how the artifact was built (provenance)."`
}

// SupplyChainArtifactProvenance is spec.supplyChain.artifacts[].provenance: record of how the artifact was built (provenance).
type SupplyChainArtifactProvenance struct {
	Level *int `json:"level,omitempty" doc:"SLSA build level of the artifact: 0 is no provenance."`
}

// SupplyChainArtifactSignature is spec.supplyChain.artifacts[].signature: signature of the artifact.
type SupplyChainArtifactSignature struct {
	By       *string `json:"by,omitempty" doc:"Tool or service that signed the artifact, such as sigstore; none if it is not signed."`
	Identity *string `json:"identity,omitempty" doc:"Person, team or pipeline in whose name the artifact is signed."`
}

// Device is spec.device: devices outside the data centre that take part in the integration, such as sensors.
type Device struct {
	Identity      *string `json:"identity,omitempty" enum:"x509,tpm,shared-key" doc:"What a device proves its identity with. x509: a certificate of its own. tpm: a key in its security chip (TPM). shared-key: a key that all devices share."`
	Attestation   *bool   `json:"attestation,omitempty" doc:"true if devices prove which software they run (attestation)."`
	SignedUpdates *bool   `json:"signedUpdates,omitempty" doc:"true if devices install only signed updates."`
	Processing    *string `json:"processing,omitempty" enum:"edge,central" doc:"Where the data is processed. edge: on or near the device. central: in the data centre."`
}

// AI is spec.ai: use of the data for machine learning models.
type AI struct {
	Use            *string `json:"use,omitempty" enum:"training,inference,both,none" doc:"What the data is used for. training: to train a model. inference: as the input of a trained model. both: for both. none: no model uses the data."`
	Provenance     *string `json:"provenance,omitempty" enum:"tracked,none" doc:"Whether the origin of the training data is recorded: tracked or none."`
	Consent        *string `json:"consent,omitempty" enum:"recorded,none" doc:"Whether the consent of the persons in the data is recorded: recorded or none."`
	Quarantine     *string `json:"quarantine,omitempty" doc:"URL of the runbook that says how to isolate poisoned training data."`
	Rollback       *string `json:"rollback,omitempty" doc:"URL of the runbook that says how to return to an earlier model."`
	ProviderTrains *bool   `json:"providerTrains,omitempty" doc:"true if the provider trains models of its own with the data that it receives. Consent of the persons is then needed, whatever our own use is."`
}

// Data is spec.data: the data that the integration transfers, and its protection.
type Data struct {
	Classification    *string     `json:"classification,omitempty" enum:"public,internal,confidential,restricted" doc:"Classification of the most sensitive data that the integration transfers."`
	Categories        []string    `json:"categories,omitempty" enum:"personal,financial,health,authentication,biometric,media,telemetry,device" doc:"Categories of data that the integration transfers."`
	Regulations       []string    `json:"regulations,omitempty" doc:"Laws and standards that apply to the data."`
	Residency         []string    `json:"residency,omitempty" doc:"Regions in which the data may be stored."`
	RegionRouting     *bool       `json:"regionRouting,omitempty" doc:"true if requests and data are routed by region, so that data stays in the regions of residency."`
	Retention         *string     `json:"retention,omitempty" doc:"How long the data is stored, such as 30d."`
	Deletion          *string     `json:"deletion,omitempty" enum:"propagated,local,none" doc:"Which copies are deleted when data is deleted. propagated: the copies of all receivers too. local: only our own. none: no copies are deleted."`
	Fields            []DataField `json:"fields,omitempty" doc:"Sensitive fields of the data."`
	PayloadEncryption *string     `json:"payloadEncryption,omitempty" doc:"How the payload is encrypted in addition to TLS, such as jwe; none if it is not."`
	UnknownFields     *string     `json:"unknownFields,omitempty" enum:"reject,ignore" doc:"What the consumer does with fields that the contract does not define. reject: it rejects the data. ignore: it accepts the data without using these fields."`
	Minimized         *bool       `json:"minimized,omitempty" doc:"true if the integration requests only the fields that it needs."`
}

// DataField is one item of spec.data.fields: one sensitive field.
type DataField struct {
	Path           string  `json:"path" doc:"JSON Pointer of the field in the data, such as /customer/email."`
	Classification *string `json:"classification,omitempty" enum:"public,internal,confidential,restricted" doc:"Classification of the field."`
	Masking        *string `json:"masking,omitempty" enum:"tokenize,hash,redact,encrypt,none" doc:"How the value of the field is hidden from those who do not need it: in logs and displays, and in what consumers receive. tokenize: replaced by a token. hash: replaced by its hash. redact: removed or covered. encrypt: encrypted. none: not hidden."`
	Encryption     *string `json:"encryption,omitempty" doc:"Algorithm or format by which only the receiver can read the field in a payload, such as jwe; none if there is no such encryption."`
}

// Limits is spec.limits: the rate, quota, page size and time of calls.
type Limits struct {
	Rate           *LimitsRate  `json:"rate,omitempty" doc:"Rate limit: how many requests are allowed in a short period."`
	Quota          *LimitsQuota `json:"quota,omitempty" doc:"Quota: how many requests are allowed in a long period."`
	Page           *LimitsPage  `json:"page,omitempty" doc:"Paging of lists."`
	Timeout        *string      `json:"timeout,omitempty" doc:"Time after which the client gives up a call, such as 2s."`
	CircuitBreaker *bool        `json:"circuitBreaker,omitempty" doc:"true if the client stops calling an API that keeps failing (circuit breaker)."`
	Backpressure   *bool        `json:"backpressure,omitempty" doc:"true if a stream slows down when its consumer cannot keep up (backpressure)."`
}

// LimitsPage is spec.limits.page: paging of lists.
type LimitsPage struct {
	Max        *int    `json:"max,omitempty" doc:"Largest number of items on one page."`
	EnforcedBy *string `json:"enforcedBy,omitempty" enum:"us,provider" doc:"Who keeps the limit. us: our own organisation, by its gateway or its client. provider: the provider of the API. Needed if the integration calls a partner or a third party."`
}

// LimitsQuota is spec.limits.quota: how many requests are allowed in a long period.
type LimitsQuota struct {
	Requests   *int    `json:"requests,omitempty" doc:"Number of requests allowed per period."`
	Per        *string `json:"per,omitempty" doc:"Length of the period, such as 30d."`
	EnforcedBy *string `json:"enforcedBy,omitempty" enum:"us,provider" doc:"Who keeps the limit. us: our own organisation, by its gateway or its client. provider: the provider of the API. Needed if the integration calls a partner or a third party."`
}

// LimitsRate is spec.limits.rate: how many requests are allowed in a short period.
type LimitsRate struct {
	Requests   *int    `json:"requests,omitempty" doc:"Number of requests allowed per period."`
	Per        *string `json:"per,omitempty" doc:"Length of the period, such as 1m."`
	By         *string `json:"by,omitempty" doc:"Whose requests are counted together: a client or what stands for one, such as client, user or token; or several clients, such as ip or global."`
	EnforcedBy *string `json:"enforcedBy,omitempty" enum:"us,provider" doc:"Who keeps the limit. us: our own organisation, by its gateway or its client. provider: the provider of the API. Needed if the integration calls a partner or a third party."`
}

// Transport is spec.transport: network connections of the integration: called URLs, TLS, webhooks and cross-origin access.
type Transport struct {
	Endpoints []string           `json:"endpoints,omitempty" doc:"URLs that the integration calls."`
	TLS       *TransportTLS      `json:"tls,omitempty" doc:"TLS settings of the client."`
	Webhooks  []TransportWebhook `json:"webhooks,omitempty" doc:"Webhooks that the integration receives."`
	CORS      *TransportCORS     `json:"cors,omitempty" doc:"Cross-origin access from web pages (CORS) that the API allows."`
}

// TransportCORS is spec.transport.cors: cross-origin access from web pages (CORS) that the API allows.
type TransportCORS struct {
	Origins     []string `json:"origins,omitempty" doc:"Origins whose web pages may call the API."`
	Credentials *bool    `json:"credentials,omitempty" doc:"true if calls from these origins may carry cookies and other credentials."`
}

// TransportWebhook is one item of spec.transport.webhooks: one webhook.
type TransportWebhook struct {
	URL           string                  `json:"url" doc:"URL to which the webhook is delivered, such as https://hooks.example.org/ledger."`
	Signature     *string                 `json:"signature,omitempty" doc:"Algorithm by which deliveries are signed, such as hmac-sha256 or ed25519; none if they are not signed."`
	Secret        *TransportWebhookSecret `json:"secret,omitempty" doc:"Where the secret is stored with which deliveries are signed and checked, and when it is rotated. Never write the secret itself. Leave out if the sender signs with a private key that only it has."`
	ReplayWindow  *string                 `json:"replayWindow,omitempty" doc:"Age from which the receiver rejects a delivery, such as 5m."`
	Deduplication *string                 `json:"deduplication,omitempty" doc:"How long the receiver remembers deliveries and rejects one that it has already processed, such as 7d. It recognises them by what is signed: the signature, or an id inside the signed body."`
}

// TransportWebhookSecret is spec.transport.webhooks[].secret: where the secret is stored with which deliveries are signed and checked.
type TransportWebhookSecret struct {
	Ref      *string `json:"ref,omitempty" doc:"Reference to the secret in a secret manager, such as vault://payments/ledger-webhook."`
	Rotation *string `json:"rotation,omitempty" doc:"Time after which the secret is replaced by a new one, such as 90d."`
	Rotated  *string `json:"rotated,omitempty" doc:"Date on which the secret was last replaced, such as 2026-09-01."`
}

// TransportTLS is spec.transport.tls: TLS settings of the client.
type TransportTLS struct {
	MinVersion *string `json:"minVersion,omitempty" enum:"1.0,1.1,1.2,1.3" doc:"Lowest TLS version that the client accepts. Write it in quotes."`
	Verify     *bool   `json:"verify,omitempty" doc:"true if the client verifies the certificate of the server."`
}

// Identity is spec.identity: how the client authenticates to the API.
type Identity struct {
	ClientID         *string             `json:"clientId,omitempty" doc:"Client id with which the integration authenticates, such as ledger-payments; no other integration may use it."`
	Method           *string             `json:"method,omitempty" enum:"oauth2,oidc,mtls,workload-identity,api-key,basic,none" doc:"How the client authenticates. oauth2 or oidc: by access token. mtls: by client certificate. workload-identity: by the identity that its platform gives it. api-key: by a static key. basic: by user name and password, or by key id and secret. none: not at all."`
	Grant            *string             `json:"grant,omitempty" doc:"OAuth 2.0 grant with which the client gets its tokens, such as client_credentials."`
	TokenURL         *string             `json:"tokenUrl,omitempty" doc:"URL that issues the tokens, such as https://id.example.org/token."`
	TokenTTL         *string             `json:"tokenTTL,omitempty" doc:"How long an access token is valid, such as 15m; never if it does not end."`
	SenderConstraint *string             `json:"senderConstraint,omitempty" enum:"mtls,dpop,none" doc:"What binds a token to its client, so that a stolen token is useless. mtls: the client certificate. dpop: a key of the client (RFC 9449). none: nothing."`
	Scopes           []string            `json:"scopes,omitempty" doc:"Scopes that the client requests."`
	Credential       *IdentityCredential `json:"credential,omitempty" doc:"Where the credential is stored, and when it is rotated. Never write the credential itself."`
	Elevated         *IdentityElevated   `json:"elevated,omitempty" doc:"Approval of an exception: what the integration does although a rule forbids it, such as using a broad scope or a static key."`
	Audit            *IdentityAudit      `json:"audit,omitempty" doc:"What the issuer of the tokens records about them."`
	Revocation       *IdentityRevocation `json:"revocation,omitempty" doc:"How the access of the client is withdrawn (revoked)."`
	NetworkBinding   []string            `json:"networkBinding,omitempty" doc:"Networks from which the client may call."`
	RefreshRotation  *bool               `json:"refreshRotation,omitempty" doc:"true if each use of a refresh token replaces it by a new one (refresh token rotation)."`
}

// IdentityRevocation is spec.identity.revocation: how the access of the client is withdrawn (revoked).
type IdentityRevocation struct {
	Automated  *bool                      `json:"automated,omitempty" doc:"true if access is revoked by a program, without manual steps."`
	StaleAfter *string                    `json:"staleAfter,omitempty" doc:"Time after which a client that is not used is revoked, such as 90d."`
	Drilled    *string                    `json:"drilled,omitempty" doc:"Date on which the revocation was last rehearsed, such as 2026-09-01."`
	By         *string                    `json:"by,omitempty" enum:"us,provider" doc:"Who revokes the access. us: our own organisation. provider: the provider of the API."`
	Unknown    *IdentityRevocationUnknown `json:"unknown,omitempty" doc:"Why the integration cannot know what is not stated here, in words. Counts only if by is provider, and the provider is a partner or a third party."`
}

// IdentityRevocationUnknown is spec.identity.revocation.unknown: why the integration cannot know how access is withdrawn.
type IdentityRevocationUnknown struct {
	Automated  *string `json:"automated,omitempty" doc:"Why it is unknown whether access is revoked by a program."`
	StaleAfter *string `json:"staleAfter,omitempty" doc:"Why it is unknown when a client that is not used is revoked."`
}

// IdentityAudit is spec.identity.audit: what the issuer of the tokens records about them.
type IdentityAudit struct {
	Issuance *bool                 `json:"issuance,omitempty" doc:"true if each issue of a token is recorded."`
	LastUsed *bool                 `json:"lastUsed,omitempty" doc:"true if the last use of each token is recorded."`
	By       *string               `json:"by,omitempty" enum:"us,provider" doc:"Who records it. us: our own organisation. provider: the provider of the API."`
	Unknown  *IdentityAuditUnknown `json:"unknown,omitempty" doc:"Why the integration cannot know what is not stated here, in words. Counts only if by is provider, and the provider is a partner or a third party."`
}

// IdentityAuditUnknown is spec.identity.audit.unknown: why the integration cannot know what the issuer of the tokens records.
type IdentityAuditUnknown struct {
	Issuance *string `json:"issuance,omitempty" doc:"Why it is unknown whether each issue of a token is recorded."`
	LastUsed *string `json:"lastUsed,omitempty" doc:"Why it is unknown whether the last use of each token is recorded."`
}

// IdentityElevated is spec.identity.elevated: approval of an exception.
type IdentityElevated struct {
	Reason        *string  `json:"reason,omitempty" doc:"Why the exception is needed, in words."`
	ApprovedBy    *string  `json:"approvedBy,omitempty" doc:"Person or team that approved the exception, such as team-security."`
	Expires       *string  `json:"expires,omitempty" doc:"Last day on which the approval is valid, such as 2026-09-01."`
	Excepts       []string `json:"excepts,omitempty" enum:"broad-scope,static-key,long-lived-token,replay-window,sender-constraint,payload-encryption" doc:"What the approval covers. broad-scope: scopes that are broader than usual. static-key: an API key or a password. long-lived-token: tokens that are valid for up to 24 hours. replay-window: webhooks that are signed without a time. sender-constraint: restricted data behind credentials that are not bound to their client. payload-encryption: restricted data without mutual TLS and without payload encryption. If absent, the approval covers broad scopes and a static key."`
	NoAlternative *string  `json:"noAlternative,omitempty" doc:"Why there is no alternative, in words: what the provider does not offer, such as: the API accepts HTTP basic only."`
}

// IdentityCredential is spec.identity.credential: where the credential is stored, and when it is rotated.
type IdentityCredential struct {
	Ref      *string `json:"ref,omitempty" doc:"Reference to the credential in a secret manager, such as vault://payments/ledger."`
	Rotation *string `json:"rotation,omitempty" doc:"Time after which the credential is replaced by a new one, such as 90d."`
	Rotated  *string `json:"rotated,omitempty" doc:"Date on which the credential was last replaced, such as 2026-09-01."`
}

// Contract is spec.contract: the OpenAPI document of the API, called the contract.
type Contract struct {
	Path       string   `json:"path,omitempty" doc:"Path of the contract, relative to the manifest, such as ../api/ledger.openapi.yaml. Only a manifest with metadata.from may leave it out of contract."`
	Version    *string  `json:"version,omitempty" doc:"Version of the API, such as \"2.1.0\"; must equal info.version of the contract."`
	Digest     *string  `json:"digest,omitempty" doc:"SHA-256 digest of the file at contract.path, written as sha256: and 64 hexadecimal digits in lower case. Other files to which the contract refers are not included."`
	Registry   *string  `json:"registry,omitempty" doc:"URL at which the contract is published, such as https://apis.example.org/ledger."`
	Operations []string `json:"operations,omitempty" doc:"Operations of the contract that the integration uses. If absent or empty, all operations count as used."`
	Usage      []string `json:"usage,omitempty" doc:"Files that show which operations the integration uses: Pact files, in which tests of the client record its calls, and Arazzo descriptions of workflows. sealint compares them with operations."`
	Overlays   []string `json:"overlays,omitempty" doc:"OpenAPI Overlays, in this order, that sealint applies to the contract before it compares it with the manifest, such as classifications of the fields of a contract that is not ours. The digest stays that of the file at path."`
	By         *string  `json:"by,omitempty" enum:"us,provider" doc:"Who maintains the contract. us: our own organisation. provider: the provider, which is a partner or a third party; only it can mend the contract. If absent, a partner or third party maintains the contract if direction is outbound or not stated, or if the integration uses only webhooks of the contract."`
}

// Consumer is one item of spec.consumers: one consumer of the data.
type Consumer struct {
	Name       string   `json:"name" doc:"Name of the consumer, such as billing-reports."`
	Kind       *string  `json:"kind,omitempty" doc:"Kind of consumer, such as service, analytics, monitoring or ci."`
	Party      *string  `json:"party,omitempty" enum:"first,partner,third" doc:"Relation of the consumer to us. first: our own organisation. partner: an organisation that we work with. third: any other organisation."`
	Purpose    *string  `json:"purpose,omitempty" doc:"What the consumer uses the data for, in words."`
	Data       *string  `json:"data,omitempty" enum:"full,aggregated,pseudonymised,without-persons,none" doc:"Form in which the consumer receives the data. full: unchanged. aggregated: only totals and averages. pseudonymised: persons are replaced by pseudonyms. without-persons: only the part that is not about persons. none: it receives no data."`
	Categories []string `json:"categories,omitempty" enum:"personal,financial,health,authentication,biometric,media,telemetry,device" doc:"Categories of sensitive data that the consumer receives, of those in data.categories. If absent, it receives all of them."`
	Retention  *string  `json:"retention,omitempty" doc:"How long the consumer stores the data, such as 30d."`
	Deletes    *bool    `json:"deletes,omitempty" doc:"true if the consumer deletes its copies when data is deleted."`
	Trains     *bool    `json:"trains,omitempty" doc:"true if the consumer trains models with the data."`
}

// ProviderUnknown is spec.provider.unknown: why the integration cannot know what the provider does with the data.
type ProviderUnknown struct {
	Retention *string `json:"retention,omitempty" doc:"Why it is unknown how long the provider stores our data."`
	Deletes   *string `json:"deletes,omitempty" doc:"Why it is unknown whether the provider deletes its copies."`
}

// Provider is spec.provider: the organisation or team that provides the API.
type Provider struct {
	Name      *string          `json:"name,omitempty" doc:"Name of the provider, such as Ledger Ltd."`
	Party     *string          `json:"party,omitempty" enum:"first,partner,third" doc:"Relation of the provider to us. first: our own organisation. partner: an organisation that we work with. third: any other organisation."`
	Kind      *string          `json:"kind,omitempty" doc:"Kind of provider: what it does with the data, such as payments, analytics or ai."`
	Data      *string          `json:"data,omitempty" enum:"full,aggregated,pseudonymised,without-persons,none" doc:"Form in which the provider receives our data. full: unchanged. aggregated: only totals and averages. pseudonymised: persons are replaced by pseudonyms. without-persons: only the part that is not about persons. none: it receives no data."`
	Retention *string          `json:"retention,omitempty" doc:"How long the provider stores our data, such as 30d."`
	Deletes   *bool            `json:"deletes,omitempty" doc:"true if the provider deletes its copies when data is deleted."`
	Unknown   *ProviderUnknown `json:"unknown,omitempty" doc:"Why the integration cannot know what is not stated here, in words. Counts only if the provider is a partner or a third party."`
}

// Metadata is metadata of the manifest: name, owner and life cycle of the integration.
type Metadata struct {
	Name        string    `json:"name" doc:"Name of the integration; no other manifest of the repository may have it. Letters, digits, dots, hyphens and underscores; the first character is a letter or a digit. Example: ledger-payments."`
	Description *string   `json:"description,omitempty" doc:"What the integration does, in one sentence."`
	Owner       *string   `json:"owner,omitempty" doc:"The one team that is responsible for the integration, such as team-payments."`
	Contacts    *Contacts `json:"contacts,omitempty" doc:"How to reach the people responsible for the integration."`
	Lifecycle   *string   `json:"lifecycle,omitempty" enum:"proposed,active,deprecated,retired" doc:"Stage of life of the integration. proposed: planned, not in use yet. active: in use. deprecated: in use, but will end. retired: ended."`
	Sunset      *string   `json:"sunset,omitempty" doc:"Date on which the integration ends, such as 2026-09-01."`
	From        *string   `json:"from,omitempty" doc:"Path of a Backstage catalog file, relative to the manifest, such as ../catalog-info.yaml. What the manifest leaves out of owner, lifecycle and contract.path is taken from it; what both state is compared. To name one of several entities, add # and its reference, such as ../catalog-info.yaml#component:ledger-client."`
}

// Contacts is metadata.contacts: how to reach the people responsible for the integration.
type Contacts struct {
	Security *string `json:"security,omitempty" doc:"E-mail address or URL to which security problems are reported, such as security@example.org."`
	Oncall   *string `json:"oncall,omitempty" doc:"E-mail address or URL that reaches the person on call, such as oncall@example.org."`
}
