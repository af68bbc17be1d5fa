package manifest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/secret"
	"github.com/sealint/sealint/lint/source"
)

// reference matches references to secrets in a secret manager. A credential in a manifest should be such a reference.
var reference = regexp.MustCompile(`(?i)^(vault|aws-sm|gcp-sm|azure-kv|k8s|op|doppler)://\S+$|^arn:aws[a-z-]*:(secretsmanager|ssm):\S+$|^projects/[^/]+/secrets/\S+$|^https://[a-z0-9-]+\.vault\.azure\.net/(secrets|keys|certificates)/\S+$`)

// credentialStore returns where a reference to a credential leads: manager, environment or other.
func credentialStore(ref string) string {
	switch {
	case reference.MatchString(ref):
		return "manager"
	case inEnvironment(ref):
		return "environment"
	}
	return "other"
}

// inEnvironment reports whether a reference names an environment variable.
func inEnvironment(ref string) bool { return strings.HasPrefix(strings.ToLower(ref), "env:") }

// notSecret are fields of the manifest whose names contain the word token although their values are not credentials.
var notSecret = map[string]bool{"tokenUrl": true, "tokenTTL": true}

// findSecrets looks for secrets in all strings of a manifest, also in unknown fields, which often contain secrets. The second
// result is the secrets themselves, line by line, so that they can be redacted.
func findSecrets(root source.Node) ([]SecretFacts, []string) {
	secrets, values := []SecretFacts{}, []string(nil)
	var walk func(n source.Node, at []string) // the calls share the memory of at, so only copies may be kept
	walk = func(n source.Node, at []string) {
		for key, v := range n.Pairs() {
			walk(v, append(at, key))
		}
		for i, v := range n.Items() {
			walk(v, append(at, strconv.Itoa(i)))
		}
		value, ok := n.Text()
		if !ok {
			return
		}
		if kind, found := classify(at, value); kind != "" {
			secrets = append(secrets, SecretFacts{At: slices.Clone(at), Kind: kind, Shown: secret.Mask(found)})
			values = append(values, strings.Split(found, "\n")...)
			if found != value {
				values = append(values, found)
			}
		}
	}
	walk(root, nil)
	return secrets, values
}

// classify returns the kind of secret that a value holds, in words, and the secret; "" if it holds none.
func classify(at []string, value string) (kind, found string) {
	if isCredential(at) {
		for _, f := range secret.Find("", value, false) {
			return f.Kind, f.Secret
		}
		if !reference.MatchString(value) && !inEnvironment(value) && !secret.Placeholder(value) {
			return "no reference into a secret manager", value
		}
		return "", ""
	}
	field := fieldOf(at)
	if notSecret[field] || reference.MatchString(value) {
		field = ""
	}
	for _, f := range secret.Find(field, value, false) {
		return f.Kind, f.Secret
	}
	return "", ""
}

// isCredential reports whether a place is that of a reference to a credential: of the identity, of an environment, or to the secret
// of a webhook.
func isCredential(at []string) bool {
	n := len(at)
	if n >= 4 && at[n-4] == "webhooks" && slices.Equal(at[n-2:], []string{"secret", "ref"}) {
		return true
	}
	return n >= 3 && slices.Equal(at[n-3:], []string{"identity", "credential", "ref"}) ||
		n >= 4 && at[n-4] == "environments" && slices.Equal(at[n-2:], []string{"credential", "ref"})
}

// fieldOf returns the last key of a place. The items of a list belong to the field that contains the list.
func fieldOf(at []string) string {
	for i := len(at) - 1; i >= 0; i-- {
		if _, err := strconv.Atoi(at[i]); err != nil {
			return at[i]
		}
	}
	return ""
}
