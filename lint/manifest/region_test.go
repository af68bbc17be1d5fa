package manifest

import "testing"

func TestRegions(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"eu", "EEA", "de", "DE", "deu", "ch", "uk", "gb", "us", "us-ca", "DE-BY", "eu-central-1", "eu-west", "eu-north", "us-gov-west-1", "us-east-1", "ap-southeast-2", "europe-west3",
		"northamerica-northeast1", "us-central1", "asia-east1-a", "me-central-1", "eu-frankfurt-1", "us-south", "westeurope", "germanywestcentral", "eastus2", "switzerlandnorth", "uksouth", "centralindia",
	} {
		if !isRegion(name) {
			t.Errorf("%s is no region", name)
		}
	}
	for _, name := range []string{
		"", "mars", "mars-east-1", "moon", "xx", "zz", "aa", "qq", "anywhere", "global", "world", "earth", "all", "emea", "apac", "001", "150", "*", "eu and us", "eu, us", "zz-1", "xx-central-1", "todo", "cloud", "multi-region",
		"ours", "internet", "everywhere", "aws", "s3", "un", "xa", "zzz", "us-", "-1", "de-", "de-bayern",
	} {
		if isRegion(name) {
			t.Errorf("%s is a region", name)
		}
	}
}

func TestPinnedRegistries(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		registry, version string
		want              bool
	}{
		{"https://registry.example.org/ledger/2.3.0", "2.3.0", true},
		{"https://registry.example.org/ledger/v2.3.0/openapi.yaml", "2.3.0", true},
		{"https://registry.example.org/ledger?version=2.3.0", "2.3.0", true},
		{"https://registry.example.org/ledger@2.3.0", "v2.3.0", true},
		{"https://registry.example.org/ledger@sha256:097982796aa725d259c8c9fad9e5c8f03176e810d3dc16b1f74bb124fcea437f", "", true},
		{"https://registry.example.org/ledger", "2.3.0", false},
		{"https://registry.example.org/ledger/latest", "latest", false},
		{"https://registry.example.org/ledger/2.3.01", "2.3.0", false},
		{"https://registry.example.org/ledger/2.3.0", "", false},
		{"https://2.3.0/ledger", "2.3.0", false},
		{"", "", false},
	} {
		if got := pinsVersion(test.registry, test.version); got != test.want {
			t.Errorf("%s of %q: %t", test.registry, test.version, got)
		}
	}
}

func TestModels(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"ai", "AI", "ai-provider", "aiProvider", "AIProvider", "LLM", "llms", "generative AI", "machine_learning", "MachineLearning", "machinelearning", "language models", "deep learning platform", "ai/ml"} {
		if !isModel(kind) {
			t.Errorf("%s is no model", kind)
		}
	}
	for _, kind := range []string{"", "service", "email", "mail", "payments", "analytics", "html", "xml", "domain", "training", "retail", "fair-trade", "monitoring", "ci"} {
		if isModel(kind) {
			t.Errorf("%s is a model", kind)
		}
	}
}

func TestKeysOfSignatures(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"hmac-sha256": "shared", "HMAC SHA-512": "shared", "JWS (HS256)": "shared", "jws with es256": "public", "ed25519": "public", "mtls": "public", "JWKS": "public", "RS256": "public",
		"jws": "unknown", "standard-webhooks": "unknown", "todo": "unknown", "md5": "unknown", "hmac or ed25519": "unknown", "none": "none", " No ": "none", "standard webhooks, ed25519": "unknown", "standardwebhooks, ed25519": "public",
	} {
		if got := keysOf(&text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := keysOf(nil); got != "unknown" {
		t.Errorf("not stated: %s", got)
	}
	for _, list := range [][]string{sharedSignatures, eitherSignatures} {
		for _, name := range list {
			if !namesAny(signatures, &name) {
				t.Errorf("%s is no signature", name)
			}
		}
	}
}

func TestWhoseLimits(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"client": "client", "Client_ID": "client", "per client": "client", "per-user": "client", "ip": "several", "per IP": "several", "global": "several", "address": "other", "whatever": "other", "us": "other"} {
		if got := rateBy(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
