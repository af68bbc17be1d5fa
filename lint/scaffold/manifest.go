package scaffold

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pb33f/go-yaml"
)

// header is the beginning of every manifest. The only text from a document in comments is the names of operations, each encoded in
// one line.
const header = `# What must be known of this integration before it ships. The documents of the repository prove what is filled in. The lines
# that begin with "#" are gaps: state what is true there, and take the mark away.
# "sealint schema integration" prints the schema, "sealint lint" tells what is still missing.
`

// field is a key of a manifest with its value: one or several proven values, a gap, or a section of other fields. A gap is an
// example in a comment, which the user should replace.
type field struct {
	key    string
	value  string
	quoted bool // the value is written in quotes, since it may look like a number
	values []string

	gap     string   // the example in YAML, used if nothing is proven
	gaps    []string // the same for the items of a list
	comment string   // what the field means, shown beside the gap

	fields []field
}

func section(key string, fields ...field) field { return field{key: key, fields: fields} }

func gap(key, example, comment string) field { return field{key: key, gap: example, comment: comment} }

// filled reports whether a field, or a field of its section, has a proven value.
func (f field) filled() bool {
	return f.value != "" || len(f.values) > 0 || slices.ContainsFunc(f.fields, field.filled)
}

// empty reports whether a field has neither a value nor a gap.
func (f field) empty() bool {
	return !f.filled() && f.gap == "" && len(f.gaps) == 0 && !slices.ContainsFunc(f.fields, func(f field) bool { return !f.empty() })
}

// manifest returns the text of a manifest that states the evidence, and has a gap for each other field that rules of the profiles
// baseline and recommended demand.
func (e *evidence) manifest() (string, error) {
	var b strings.Builder
	b.WriteString(header)
	for _, f := range e.fields() {
		if err := f.write(&b, "", false); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// write writes a field. Inside a gap, the indentation holds the comment sign, and all values are examples.
func (f field) write(b *strings.Builder, indent string, inGap bool) error {
	if f.empty() {
		return nil
	}
	if !inGap && !f.filled() {
		indent, inGap = indent+"# ", true
	}
	b.WriteString(indent + f.key + ":")
	value, values, comment := f.gap, f.gaps, f.comment
	if !inGap {
		comment = ""
		var err error
		if value, err = scalar(f.value, f.quoted); err != nil {
			return fmt.Errorf("%s: %w", f.key, err)
		}
		values = nil
		for _, v := range f.values {
			encoded, err := scalar(v, false)
			if err != nil {
				return fmt.Errorf("%s: %w", f.key, err)
			}
			values = append(values, encoded)
		}
	}
	if value != "" {
		b.WriteString(" " + value)
	}
	if comment != "" {
		b.WriteString("  # " + comment)
	}
	b.WriteByte('\n')
	for _, v := range values {
		b.WriteString(indent + "  - " + v + "\n")
	}
	for _, below := range f.fields {
		if err := below.write(b, indent+"  ", inGap); err != nil {
			return err
		}
	}
	return nil
}

// scalar encodes a text of a document in one line of YAML. It escapes invisible characters.
func scalar(text string, quoted bool) (string, error) {
	if text == "" {
		return "", nil
	}
	if !utf8.ValidString(text) { // a file name can be anything
		return "", errors.New("is not valid UTF-8, as a manifest must be")
	}
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if quoted || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		node.Style = yaml.DoubleQuotedStyle
	}
	encoded, err := yaml.Marshal(node)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, r := range strings.TrimSuffix(string(encoded), "\n") {
		if unicode.Is(unicode.Cf, r) { // not printable, so the text is in double quotes
			fmt.Fprintf(&b, `\U%08X`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// fields returns the fields of the manifest, in the order of its documentation.
func (e *evidence) fields() []field {
	return []field{
		{key: "apiVersion", value: "sealint/v1"},
		{key: "kind", value: "Integration"},
		section(
			"metadata",
			field{key: "name", value: e.name},
			gap("owner", "team-name", "the one accountable team"),
			gap("contacts", "{security: security@example.com}", "where security problems are reported"),
		),
		section(
			"spec",
			gap("direction", "outbound", "outbound: we call; inbound: they call us; bidirectional: both"),
			gap("pattern", "pull", "pull, push or stream"),
			gap("provider", "{name: Example Ltd, party: third, kind: payments, data: full, retention: 30d, deletes: true}", "who provides the API: first (we), partner or third; what it does with our data"),
			gap("consumers", "[{name: dashboard, kind: analytics, data: aggregated}]", "who else sees the data, monitoring and CI included"),
			section(
				"contract",
				field{key: "path", value: e.contract},
				field{key: "version", value: e.version, quoted: true, gap: `"1.0.0"`, comment: "info.version of the contract"},
				gap("registry", "https://registry.example.com/name/1.0.0", "where the contract is published"),
				e.operationsField(),
			),
			e.identityField(),
			section(
				"transport",
				field{key: "endpoints", values: e.endpoints, gap: "[https://api.example.com/v1]", comment: "URLs that are called"},
				gap("tls", `{minVersion: "1.2", verify: true}`, "what the client insists on"),
				e.webhooksField(),
			),
			section(
				"limits",
				gap("rate", "{requests: 100, per: 1m, by: client}", "or a quota"),
				gap("page", "{max: 100}", "the largest page"),
				gap("timeout", "2s", "how long a call may take"),
				gap("circuitBreaker", "true", "calls to a failing API are stopped"),
			),
			e.dataField(),
			section(
				"supplyChain",
				field{key: "sbom", value: e.sbom, gap: "../dist/client.cdx.json", comment: "of what is deployed"},
				field{
					key: "artifacts", comment: "what is deployed, by digest",
					gaps: []string{`{name: client, ref: "registry.example.com/client@sha256:…", signature: {by: sigstore, identity: builder@example.com}, provenance: {level: 3}}`},
				},
				gap("pipeline", "{protected: true, reviewers: 2, imageScan: true}", "what builds it, how many reviews a change of that needs, and whether images are scanned"),
			),
			e.observabilityField(),
			section(
				"operations",
				gap("sla", `{availability: "99.9", latencyP99: 300ms, published: https://status.example.com/name}`, "what is promised, and where"),
				gap("runbook", "https://runbooks.example.com/name", "what to do when it fails"),
				gap("severities", "https://runbooks.example.com/severities", "levels of incidents, and who is told of each"),
				gap("rollout", "{staging: true, replay: true, canary: true, rollback: https://runbooks.example.com/name/rollback}", "how changes reach production"),
			),
			field{key: "reviews", comment: "the last of each kind", gaps: []string{
				"{kind: security, date: 2026-01-31, checklist: [privacy, retention, revocation], approved: true}",
				"{kind: threat-model, date: 2026-01-31}",
				"{kind: incident-drill, date: 2026-01-31}",
			}},
		),
	}
}

// operationsField returns the field contract.operations: a gap that holds all operations, of which the user keeps those in use.
func (e *evidence) operationsField() field {
	f := field{key: "operations", comment: "keep what this integration uses, and delete the rest"}
	for _, name := range e.operations {
		item, err := scalar(name, false)
		if err == nil && !strings.Contains(item, "\n") { // one line, or the comment would end
			f.gaps = append(f.gaps, item)
		}
	}
	if len(f.gaps) == 0 {
		f.gap, f.comment = "[operationId, GET /path]", "what is used"
	}
	return f
}

// identityField returns the section identity, without the fields that do not apply to the method.
func (e *evidence) identityField() field {
	tokens := e.method == "oauth2" || e.method == "oidc" || e.method == ""
	methods := "oauth2, oidc, mtls, workload-identity, api-key, basic or none"
	if e.silent {
		methods = "the contract does not say how callers authenticate: " + methods
	}
	method := field{key: "method", value: e.method, gap: "oauth2", comment: methods}
	if e.takesStaticKey() { // no rule accepts it before somebody has approved it
		method = gap("method", e.method, "the contract accepts no better one: needs the approval in elevated, and rotation")
	}
	list := []field{
		gap("clientId", "name-of-the-client", "unique to this integration"),
		method,
	}
	if tokens {
		list = append(
			list,
			field{key: "grant", value: e.grant, gap: "client_credentials", comment: "for oauth2"},
			field{key: "tokenUrl", value: e.tokenURL, gap: "https://id.example.com/token", comment: "where tokens are issued"},
			gap("tokenTTL", "15m", "how long a token lives, an hour at most"),
		)
		if e.scoped {
			list = append(list, gap("scopes", "[items:read]", "no more than the operations need"))
		}
	}
	if e.classification == "restricted" && (tokens || e.method == "api-key") {
		list = append(list, gap("senderConstraint", "mtls", "mtls or dpop: what is stolen is of no use to others"))
	}
	if e.method != "none" {
		list = append(list, gap("credential", "{ref: vault://path/of/secret, rotation: 30d, rotated: 2026-01-31}", "a reference, never a value"))
	}
	if e.takesStaticKey() {
		list = append(list, gap(
			"elevated", "{excepts: [static-key], noAlternative: what the provider does not offer, reason: why it is needed, approvedBy: name, expires: 2026-12-31}",
			"an exception that somebody approved",
		))
	}
	return section("identity", append(
		list,
		gap("audit", "{issuance: true, lastUsed: true}", "what is recorded of tokens"),
		gap("revocation", "{automated: true, staleAfter: 30d, drilled: 2026-01-31}", "how access is withdrawn"),
	)...)
}

// takesStaticKey reports whether the contract accepts nothing better than a key or a password.
func (e *evidence) takesStaticKey() bool { return e.method == "api-key" || e.method == "basic" }

// webhooksField returns the field transport.webhooks, which is empty if the contract has no webhooks.
func (e *evidence) webhooksField() field {
	if !e.webhooks {
		return field{}
	}
	return field{key: "webhooks", comment: "where they are received, and how their sender is known", gaps: []string{
		`{url: "https://hooks.example.com/name", signature: hmac-sha256, secret: {ref: "vault://hooks/name", rotation: 90d, rotated: 2026-01-31}, replayWindow: 5m}`,
	}}
}

// dataField returns the section data.
func (e *evidence) dataField() field {
	list := []field{
		{key: "classification", value: e.classification, gap: "confidential", comment: "public, internal, confidential or restricted"},
		{
			key: "categories", values: e.categories, gap: "[personal]",
			comment: "personal, financial, health, authentication, biometric, media, telemetry or device",
		},
		gap("regulations", "[gdpr]", "what applies to the data"),
		gap("residency", "[eu]", "where it may be kept"),
		gap("retention", "30d", "how long it is kept"),
		gap("deletion", "propagated", "propagated, local or none"),
	}
	if e.classification == "restricted" {
		list = append(
			list,
			field{key: "fields", comment: "how each restricted field is masked", gaps: []string{"{path: /name, classification: restricted, masking: tokenize}"}},
			gap("payloadEncryption", "jwe", "besides TLS, unless both sides prove themselves by mtls"),
		)
	}
	return section("data", append(list, gap("unknownFields", "reject", "what the client does with fields that it does not know"))...)
}

// observabilityField returns the section observability.
func (e *evidence) observabilityField() field {
	list := []field{
		gap("logs", "{structured: true, fields: [integration_id, client_id, token_id], redacted: true}", "what each line carries"),
		gap("traces", "true", "calls are traced"),
		gap("metrics", "[exports, pages]", "what is counted"),
		gap("anomalies", "{signals: [export-volume, pagination, token-geo], action: quarantine}", "what is watched; alert, throttle or quarantine"),
	}
	if e.classification == "restricted" {
		list = append(list, gap("tamperEvident", "true", "logs show tampering"))
	}
	return section("observability", list...)
}
