package manifest

import "testing"

// TestVocabularies holds what counts as a signature, an encryption and a signer, in the spellings that manifests use.
func TestVocabularies(t *testing.T) {
	for name, test := range map[string]struct {
		list     []string
		yes, not []string
	}{
		"signatures": {
			signatures,
			[]string{"hmac-sha256", "HMAC SHA-256", "hmac_sha512", "HMAC-SHA512/256", "Ed25519", "rsa-pss-sha512", "RS256", "ES256", "jws", "JWS (ES256)", "RFC 9421", "Standard Webhooks"},
			[]string{"", " ", "todo", "none", "md5", "sha256", "base64", "hmac-md5", "crc32", "signed", "yes", "true", "token", "no hmac-sha256", "hmac-sha256 todo", "with", "-"},
		},
		"encryptions": {
			encryptions,
			[]string{"jwe", "JWE (RSA-OAEP-256, A256GCM)", "OpenPGP", "age", "AES-256-GCM", "jwe with ecdh-es", "HPKE"},
			[]string{"", "base64", "todo", "tls", "https", "md5", "rot13", "aes-ecb", "des", "rc4", "gzip", "encrypted", "yes", "jws", "not jwe", "jwe planned"},
		},
		"signers": {
			signers,
			[]string{"sigstore", "Cosign", "notation", "GPG", "Notary Project", "AWS Signer", "github-artifact-attestations"},
			[]string{"", "todo", "nobody", "me", "sha256", "md5", "base64", "ci", "yes", "cosign later"},
		},
	} {
		for _, text := range test.yes {
			if !namesAny(test.list, &text) {
				t.Errorf("%s: %q is none", name, text)
			}
		}
		for _, text := range test.not {
			if namesAny(test.list, &text) {
				t.Errorf("%s: %q is one", name, text)
			}
		}
		for _, entry := range test.list {
			if entry != bare(entry) {
				t.Errorf("%s: %q is never found", name, entry)
			}
		}
	}
}
