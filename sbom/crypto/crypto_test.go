package crypto_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/sbom/crypto"
)

// ids returns the ids of the weaknesses of an asset.
func ids(a crypto.Asset) string {
	var list []string
	for _, w := range a.Judge() {
		id := w.ID
		if w.Legacy {
			id += " (legacy)"
		}
		list = append(list, id)
	}
	return strings.Join(list, ", ")
}

// spellings has, for each row over algorithms and key lengths, names that say it.
var spellings = map[string][]string{
	"DES": {
		"DES", "des", "DES-CBC", "DES/CBC/PKCS5Padding", "DES_CBC", "DES-56", "DES56", "DES40", "des-cbc", "DES-CFB", "DES-56-CBC", "DES-ECB",
		"PBEWithMD5AndDES", "PBEWithSHA1AndDES", "pbeWithMD5AndDES-CBC",
	},
	"Skipjack": {"Skipjack", "SKIPJACK-CBC", "skipjack"},
	"MD2":      {"MD2", "MD-2", "md2", "MD2withRSA", "MD2WithRSAEncryption", "md2WithRSA"},
	"MD4":      {"MD4", "MD-4", "md4", "MD4withRSA", "md4WithRSAEncryption"},
	"MD5": {
		"MD5", "MD-5", "md5", "MD5withRSA", "MD5WithRSAEncryption", "md5WithRSAEncryption", "RSA-MD5", "MD5-RSA", "RSA/MD5", "rsa_md5",
	},
	"HMAC-MD5": {"HMAC-MD5", "HmacMD5", "HMACMD5", "hmac-md5-96", "HMAC_MD5"},
	"SHA-1 signature": {
		"SHA1withRSA", "SHA1WithRSAEncryption", "sha1WithRSAEncryption", "sha-1WithRSAEncryption", "SHA1withECDSA", "ecdsa-with-SHA1",
		"RSA-SHA1", "SHA1-RSA", "RSA/SHA-1", "rsa_pkcs1_sha1", "ecdsa_sha1", "RSASSA-PKCS1-SHA-1", "RSASSA-PSS-SHA1-2048", "SHAwithRSA", "RSASHA1",
	},
	"RC4":           {"RC4", "rc4", "ARC4", "ARCFOUR", "arcfour128", "arcfour256", "RC4-40", "RC4-128", "RC4_128", "RC-4", "rc4-md5"},
	"Dual_EC_DRBG":  {"Dual_EC_DRBG", "DUAL-EC-DRBG", "DualEC"},
	"64-bit blocks": {"Blowfish", "BLOWFISH-CBC", "IDEA", "IDEA-CBC", "CAST5", "CAST-128", "CAST5-CBC", "RC5", "GOST 28147"},
	"PBKDF1":        {"PBKDF1", "PBES1", "PBKDF1-SHA-1"},
	"RC2":           {"RC2", "rc2", "RC2-CBC", "RC2-40-CBC", "ARC2", "RC2/CBC/PKCS5Padding", "RC-2"},
	"3DES": {
		"3DES", "3des", "3DES-168", "3DES-CBC", "DESede", "DESede/CBC/PKCS5Padding", "DES-EDE3-CBC", "des-ede3", "DES-EDE", "TripleDES",
		"Triple-DES", "Triple DES", "TDEA", "TDES", "DES3", "3-DES", "2TDEA", "3TDEA", "PBEWithSHA1AndDESede", "des-ede3-cbc",
		"3DES-192-CBC", "PBEWithSHA1And3-KeyTripleDES-CBC",
	},
	"RSA PKCS #1 v1.5 encryption": {"RSA/ECB/PKCS1Padding", "RSA/None/PKCS1Padding"},
	"DSA":                         {"DSA", "dsa", "DSA-1024", "DSA-2048", "DSA2048", "SHA256withDSA", "SHA1withDSA", "dsa-with-sha256", "ssh-dss", "DSS", "DSA-2048-SHA-256"},
	"ECB": {
		"AES-128-ECB", "AES128-ECB", "aes-128-ecb", "AES_128_ECB", "AES/ECB/PKCS5Padding", "AES-ECB", "AES-256-ECB", "AES256ECB", "Camellia-128-ECB",
		"SM4-ECB", "ARIA-128-ECB", "AES-ECB-256", "DES-ECB", "AES/ECB/NoPadding", "id-aes128-ECB",
	},
	"SHA-1": {"SHA-1", "SHA1", "sha1", "SHA_1", "sha-1", "SHA-160", "SHA160"},
	"RSA below 2048 bits": {
		"RSA-1024", "RSA1024", "rsa-1024", "RSA_1024", "RSA 1024", "RSA-768", "RSA-1536", "RSA-PKCS1-1.5-SHA256-1024", "RSA-PSS-SHA256-32-1024",
		"RSA-OAEP-1024", "RSA-OAEP-SHA256-MGF1-1024", "RSA (1024 bit)", "1024-bit RSA", "RSASSA-PSS-1024", "SHA256withRSA-1024", "RSASSA-PKCS1-SHA-256-1024",
	},
	"DH below 2048 bits": {
		"DH-1024", "DH1024", "Diffie-Hellman-1024", "DiffieHellman-768", "DHE-1024", "diffie-hellman-group1-sha1", "modp1024", "MODP-1536",
		"ElGamal-1024", "FFDH-1024", "dh-1024",
	},
	"EC below 224 bits": {
		"ECDSA-P-192", "ECDSA-P192", "EC-secp192r1", "secp160r1", "secp112r1", "ECDH-sect163k1", "prime192v1", "brainpoolP160r1", "ECC-160", "ECDSA-192",
		"P-192", "nist/P-192", "NIST P-192", "nist/K-163", "ECDSA-K-163", "c2pnb163v1", "ECDSA-secp192k1-SHA-256", "nistp192", "EC-192",
	},
}

// TestEachRowIsFoundInEachSpelling: a name that says it is found, in whatever case it is written.
func TestEachRowIsFoundInEachSpelling(t *testing.T) {
	for _, row := range crypto.Rows() {
		if row.Kind != crypto.Algorithm && row.Kind != crypto.KeyLength || row.ID == "level below 112 bits" {
			continue
		}
		if len(spellings[row.ID]) == 0 {
			t.Errorf("%s has no spelling", row.ID)
		}
		for _, name := range spellings[row.ID] {
			for _, written := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
				if strings.Contains(name, "And") && written != name { // without capitals, And is part of a word
					continue
				}
				found := crypto.Asset{Name: written}.Judge()
				if !slices.ContainsFunc(found, func(w crypto.Weakness) bool { return w.ID == row.ID && w.Field == crypto.Name }) {
					t.Errorf("%s is not found in the name %q, only: %s", row.ID, written, ids(crypto.Asset{Name: written}))
				}
			}
		}
	}
}

// strong are names of algorithms that no row disallows: combinations of all that are approved, and names that resemble others.
func strong() []string {
	list := []string{
		"ML-DSA-65", "SLH-DSA-SHA2-128s", "HashML-DSA-44", "ML-KEM-512", "ML-KEM-768", "ML-KEM-1024", "MLDSA65", "Ed25519", "Ed448", "EdDSA", "X25519", "X448",
		"ChaCha20-Poly1305", "ChaCha20", "XChaCha20", "Salsa20", "Argon2id", "bcrypt", "scrypt", "HC-128", "HC-256", "Poly1305", "SipHash-2-4", "Whirlpool",
		"Ascon-AEAD128", "Ascon-Hash256", "BLAKE2b-512", "BLAKE3", "RIPEMD-160", "SHAKE128", "SHAKE256", "KMAC128", "SHA-512/256", "SHA-512/224", "SHA-3-224",
		"SHA3-256", "SHA-2", "SHA-3", "SHA256", "sha256", "SHA_512", "SHA2-256", "diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1",
		"diffie-hellman-group16-sha512", "diffie-hellman-group-exchange-sha256", "ffdhe2048", "ffdhe3072", "modp2048", "FFDHE-ffdhe4096", "curve25519-sha256",
		"ecdsa-sha2-nistp256", "rsa-sha2-512", "rsa_pss_rsae_sha256", "ecdsa_secp256r1_sha256", "rsa_pkcs1_sha256", "RSA", "RSA-OAEP", "ECDSA", "ECDH", "EC",
		"RS256", "PS512", "ES256", "HS256", "A256GCM", "RSA-OAEP-256", "RSA/ECB/OAEPWithSHA-256AndMGF1Padding", "RSA/ECB/OAEPWithSHA1AndMGF1Padding",
		"RSA-OAEP-SHA1-MGF1-2048", "RSA-PKCS1-1.5-SHA512", "RSA-PKCS1-1.5-SHA256-2048", "SHA512withRSA", "SHA384withECDSA", "PBKDF2WithHmacSHA1", "PBKDF2-HMAC-SHA1",
		"PBKDF2WithHmacSHA256", "HKDF-SHA1", "HMAC-SHA1", "HmacSHA1", "hmac-sha1-96", "HMAC_SHA1", "HMACSHA1", "HMAC-SHA-1", "hmacWithSHA1", "SHA1PRNG", "Hash_DRBG-SHA1",
		"HMAC_DRBG", "CTR_DRBG-AES-256", "AES-128-Wrap", "AES-256-KWP", "AES-CMAC", "AES-XCBC-MAC-96", "AES-GMAC", "PBES2", "PBEWithHmacSHA1AndAES_128", "PBEWithHmacSHA256AndAES_256",
		"secp256k1", "secp224r1", "prime239v1", "brainpoolP256r1", "sect233k1", "EC-secp521r1", "ECDSA-P-256-SHA-256", "ECDH-P-256", "Curve25519", "FRP256v1", "E-521", "M-383",
		"SM2", "SM3", "SM4-GCM", "CAMELLIA-256-CBC", "ARIA-256-GCM", "SEED-128-CBC", "Twofish-256-CBC", "Serpent-256-CBC", "CAST6", "RC6", "ZUC", "128-EEA3", "AES",
		"key@e2d2c23c-c75a-42cd-9601-eed01e37a62a", "RAW", "Ed25519ph", "ECIES", "HPKE", "DESCRIPTION", "Padding", "X3DH", "LMS", "XMSS-SHA2_10_256", "Design", "IDEAL", "TEAM-KEY",
		"RSA-4096", "RSA-3072", "RSA2048", "RSA-2048-OAEP", "DH-2048", "DH-3072", "ElGamal-3072", "AES-192", "AES256", "modp-3072", "Name here", "google.com", "SHA-224",
	}
	for _, size := range []string{"128", "192", "256"} {
		for _, mode := range []string{"GCM", "CCM", "CTR", "CBC", "XTS", "OFB", "CFB", "CFB8", "SIV", "GCM-SIV", "KW", "CTS"} {
			for _, form := range []string{"AES-%s-%s", "AES%s-%s", "aes-%s-%s", "AES_%s_%s", "id-aes%s-%s", "AES/%s/%s", "Camellia-%s-%s", "ARIA-%s-%s"} {
				list = append(list, fmt.Sprintf(form, size, mode), fmt.Sprintf(form, size, strings.ToLower(mode)))
			}
		}
	}
	for _, hash := range []string{"SHA-256", "SHA256", "SHA384", "SHA-512", "SHA3-256", "SHA-3-512", "SHA512/256", "SHA2-384"} {
		for _, form := range []string{"%swithRSA", "%swithECDSA", "%sWithRSAEncryption", "HMAC-%s", "Hmac%s", "HKDF-%s", "PBKDF2-%s", "ECDSA-P-256-%s", "RSA-PSS-%s-32-2048", "RSASSA-PKCS1-%s-3072", "RSA-OAEP-%s-4096", "%s"} {
			list = append(list, fmt.Sprintf(form, hash))
		}
	}
	for _, bits := range []int{2048, 3072, 4096, 7680, 8192, 15360, 16384} {
		for _, form := range []string{"RSA-%d", "RSA%d", "rsa_%d", "DH-%d", "ffdhe%d", "RSA-PSS-%d", "RSA-OAEP-%d", "RSA (%d bit)", "%d-bit RSA", "ElGamal-%d"} {
			list = append(list, fmt.Sprintf(form, bits))
		}
	}
	for _, curve := range []string{"P-224", "P-256", "P-384", "P-521", "secp256r1", "prime256v1", "sect283k1", "brainpoolP384r1", "K-233", "B-283", "nist/P-256"} {
		for _, form := range []string{"%s", "ECDSA-%s", "ECDH-%s", "EC-%s", "ECDSA-%s-SHA-256"} {
			list = append(list, fmt.Sprintf(form, curve))
		}
	}
	return list
}

// TestStrongAlgorithmsAreNotWeak: what is approved is never found, whichever primitive and functions the document states.
func TestStrongAlgorithmsAreNotWeak(t *testing.T) {
	n := 0
	for _, name := range strong() {
		for _, written := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
			if strings.Contains(name, "And") && written != name {
				continue
			}
			for _, a := range []crypto.Asset{
				{Name: written}, {Name: written, Primitive: "hash", Functions: []string{"digest"}}, {Name: written, Primitive: "other"}, {Parameters: written}, {Name: "x", OID: written},
			} {
				n++
				if found := ids(a); found != "" {
					t.Errorf("%+v has: %s", a, found)
				}
			}
		}
	}
	t.Logf("%d assets", n)
}

func TestUsesDecide(t *testing.T) {
	for _, c := range []struct {
		name string
		a    crypto.Asset
		want string
	}{
		{"a hash", crypto.Asset{Name: "SHA-1", Primitive: "hash", Functions: []string{"digest"}}, "SHA-1"},
		{"a hash that signs", crypto.Asset{Name: "SHA-1", Primitive: "hash", Functions: []string{"sign"}}, "SHA-1 signature"},
		{"a hash of a certificate's signature", crypto.Asset{Name: "SHA1", Primitive: "hash", Signs: true}, "SHA-1 signature"},
		{"a signature that is only verified", crypto.Asset{Name: "SHA1withRSA", Functions: []string{"verify"}}, "SHA-1 signature (legacy)"},
		{"a MAC", crypto.Asset{Name: "SHA-1", Primitive: "mac"}, ""},
		{"a key derivation", crypto.Asset{Name: "SHA1", Primitive: "kdf"}, ""},
		{"a MAC of MD5", crypto.Asset{Name: "MD5", Primitive: "mac"}, "HMAC-MD5 (legacy)"},
		{"DES as a MAC", crypto.Asset{Name: "DES", Primitive: "mac"}, "DES"},
		{"old data that are decrypted", crypto.Asset{Name: "3DES", Functions: []string{"decrypt"}}, "3DES (legacy)"},
		{"new data", crypto.Asset{Name: "3DES", Functions: []string{"encrypt", "decrypt"}}, "3DES"},
		{"RC4 has no legacy use", crypto.Asset{Name: "RC4", Functions: []string{"decrypt"}}, "RC4"},
		{"old signatures", crypto.Asset{Name: "DSA-1024", Functions: []string{"verify"}}, "DSA (legacy)"},
		{"a mode of a cipher", crypto.Asset{Name: "AES-128", Mode: "ecb"}, "ECB"},
		{"a mode of an unknown block cipher", crypto.Asset{Name: "Kuznyechik", Primitive: "block-cipher", Mode: "ecb"}, "ECB"},
		{"a mode of RSA means nothing", crypto.Asset{Name: "RSA-2048", Mode: "ecb", Padding: "oaep"}, ""},
		{"another mode", crypto.Asset{Name: "AES-128", Mode: "gcm"}, ""},
		{"a padding that encrypts", crypto.Asset{Name: "RSA-2048", Padding: "pkcs1v15", Primitive: "pke"}, "RSA PKCS #1 v1.5 encryption"},
		{"a padding that signs", crypto.Asset{Name: "RSA-2048", Padding: "pkcs1v15", Primitive: "signature"}, ""},
		{"a padding of unknown use", crypto.Asset{Name: "RSA-2048", Padding: "pkcs1v15"}, ""},
		{"a family that encrypts", crypto.Asset{Name: "x", Family: "RSAES-PKCS1"}, "RSA PKCS #1 v1.5 encryption"},
		{"a size in the parameters", crypto.Asset{Name: "RSA", Parameters: "1024", Primitive: "pke"}, "RSA below 2048 bits"},
		{"a digest in the parameters", crypto.Asset{Name: "RSA-PKCS1-1.5-SHA512", Parameters: "512", Primitive: "signature"}, ""},
		{"a curve", crypto.Asset{Name: "ECDSA", Curve: "secp160r1"}, "EC below 224 bits"},
		{"a curve of 1.7", crypto.Asset{Name: "ECDSA", Curve: "brainpool/brainpoolP160t1"}, "EC below 224 bits"},
		{"a curve of WTLS", crypto.Asset{Name: "ECDSA", Curve: "wtls/wap-wsg-idm-ecid-wtls9"}, "EC below 224 bits"},
		{"a curve of WTLS with 224 bits", crypto.Asset{Name: "ECDSA", Curve: "wtls/wap-wsg-idm-ecid-wtls12"}, ""},
		{"a curve of Oakley", crypto.Asset{Name: "ECDH", Curve: "oakley/192-bit Random ECP Group"}, "EC below 224 bits"},
		{"a strong curve and a level", crypto.Asset{Name: "ECDSA", Curve: "secp384r1", Parameters: "192"}, ""},
		{"a key by the algorithm of its OID", crypto.Asset{Name: "key", OID: "1.2.840.113549.1.1.1", Size: 1024}, "RSA below 2048 bits"},
		{"a key by its name", crypto.Asset{Name: "RSA key", Size: 2048}, ""},
		{"a key of an unknown algorithm", crypto.Asset{Name: "server key", Size: 128}, ""},
		{"an OID", crypto.Asset{Name: "x", OID: "oid:1.2.840.113549.1.1.4"}, "MD5"},
		{"an OID of a signature", crypto.Asset{Name: "x", OID: "1.2.840.113549.1.1.5"}, "SHA-1 signature"},
		{"an OID of a curve", crypto.Asset{Name: "x", OID: "1.3.132.0.8"}, "EC below 224 bits"},
		{"an OID of AES in ECB mode", crypto.Asset{Name: "x", OID: "2.16.840.1.101.3.4.1.41"}, "ECB"},
		{"a level", crypto.Asset{Name: "x", Primitive: "signature", Level: 80}, "level below 112 bits"},
		{"a level of a hash", crypto.Asset{Name: "x", Primitive: "hash", Level: 80}, ""},
		{"a level with another weakness", crypto.Asset{Name: "RSA-1024", Primitive: "signature", Level: 80}, "RSA below 2048 bits"},
		{"a level that is not known", crypto.Asset{Name: "x", Primitive: "signature"}, ""},
		{"a family", crypto.Asset{Name: "x", Family: "3DES"}, "3DES"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ids(c.a); got != c.want {
				t.Errorf("%+v has %q, want %q", c.a, got, c.want)
			}
		})
	}
}

func TestProtocols(t *testing.T) {
	for _, c := range []struct{ kind, version, name, want string }{
		{"tls", "1.0", "", "TLS 1.0"},
		{"tls", "1.1", "", "TLS 1.1"},
		{"tls", "1", "", "TLS 1.0"},
		{"tls", "1.2", "TLSv1.0", ""},
		{"tls", "1.3", "", ""},
		{"tls", "TLSv1.0", "", "TLS 1.0"},
		{"tls", "TLS 1.1", "", "TLS 1.1"},
		{"tls", "SSLv3", "", "SSL 3.0"},
		{"tls", "3.0", "", "SSL 3.0"},
		{"tls", "SSL 2.0", "", "SSL 2.0"},
		{"tls", "v1.2", "", ""},
		{"tls", "1.0, 1.1, 1.2", "", "TLS 1.0, TLS 1.1"},
		{"tls", ">=1.0", "", ""},
		{"tls", "", "TLSv1.0", "TLS 1.0"},
		{"tls", "", "TLSv1", "TLS 1.0"},
		{"tls", "", "TLS 1.1", "TLS 1.1"},
		{"tls", "", "SSLv3", "SSL 3.0"},
		{"tls", "", "TLS", ""},
		{"tls", "", "TLS of host 1", ""},
		{"tls", "", "OpenSSL 3.0", ""},
		{"dtls", "1.0", "", "DTLS 1.0"},
		{"dtls", "1.2", "", ""},
		{"ssh", "2.0", "", ""},
		{"ssh", "1.99", "", "SSH 1"},
		{"ssh", "1", "", "SSH 1"},
		{"ike", "2", "", ""},
		{"ike", "1", "", "IKEv1"},
		{"ike", "", "IKEv1", "IKEv1"},
		{"ike", "", "IKEv2", ""},
		{"wpa", "1", "", "WPA"},
		{"wpa", "", "WPA", "WPA"},
		{"wpa", "", "WPA2", ""},
		{"wpa", "3", "", ""},
		{"other", "", "WEP", "WEP"},
		{"quic", "1", "", ""},
		{"sstp", "1.0", "", ""},
	} {
		var got []string
		for _, row := range crypto.JudgeProtocol(c.kind, c.version, c.name) {
			got = append(got, row.ID)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s %q (%s): %q, want %q", c.kind, c.version, c.name, s, c.want)
		}
	}
}

func TestCipherSuites(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"TLS_RSA_WITH_NULL_SHA256", "cipher suite without encryption"},
		{"TLS_NULL_WITH_NULL_NULL", "cipher suite without encryption"},
		{"NULL-SHA", "cipher suite without encryption"},
		{"TLS_ECDHE_ECDSA_WITH_NULL_SHA", "cipher suite without encryption"},
		{"TLS_RSA_EXPORT_WITH_RC4_40_MD5", "cipher suite with export keys"},
		{"EXP-RC4-MD5", "cipher suite with export keys"},
		{"TLS_DH_anon_WITH_AES_128_CBC_SHA", "cipher suite without authentication"},
		{"ADH-AES256-SHA", "cipher suite without authentication"},
		{"AECDH-NULL-SHA", "cipher suite without encryption"},
		{"TLS_ECDHE_RSA_WITH_RC4_128_SHA", "cipher suite with RC4"},
		{"RC4-MD5", "cipher suite with RC4"},
		{"TLS_RSA_WITH_3DES_EDE_CBC_SHA", "cipher suite with 3DES"},
		{"DES-CBC3-SHA", "cipher suite with 3DES"},
		{"ECDHE-RSA-DES-CBC3-SHA", "cipher suite with 3DES"},
		{"TLS_RSA_WITH_DES_CBC_SHA", "cipher suite with DES or IDEA"},
		{"TLS_RSA_WITH_IDEA_CBC_SHA", "cipher suite with DES or IDEA"},
		{"TLS_RSA_WITH_AES_128_GCM_SHA256", "cipher suite with keys sent by RSA"},
		{"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", ""},
		{"TLS_DHE_RSA_WITH_AES_128_CCM", ""},
		{"TLS_AES_128_GCM_SHA256", ""},
		{"TLS_CHACHA20_POLY1305_SHA256", ""},
		{"TLS_SHA256_SHA256", ""},
		{"ECDHE-ECDSA-AES128-SHA", ""},
		{"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", ""},
		{"TLS_PSK_WITH_AES_128_CCM_8", ""},
	} {
		got := ""
		if row := crypto.JudgeSuite(c.name); row != nil {
			got = row.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for name, want := range map[string]string{
		"ENCR_3DES": "cipher suite with 3DES", "ENCR_DES": "cipher suite with DES or IDEA", "ENCR_AES_GCM_16": "", "AUTH_HMAC_MD5_96": "IKEv2 with MD5", "PRF_HMAC_MD5": "IKEv2 with MD5",
		"AUTH_HMAC_SHA1_96": "", "PRF_HMAC_SHA2_256": "", "AUTH_DES_MAC": "cipher suite with DES or IDEA", "ENCR_NULL": "cipher suite without encryption", "ENCR_NULL_AUTH_AES_GMAC": "",
	} {
		got := ""
		if row := crypto.JudgeIKE(name); row != nil {
			got = row.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestQuantumVulnerable(t *testing.T) {
	for name, want := range map[string]string{
		"RSA-4096": "RSA", "ECDSA-P-384": "EC", "Ed25519": "EC", "X25519": "EC", "DSA": "DSA", "ffdhe3072": "DH", "ML-KEM-768": "", "ML-DSA-65": "", "AES-256-GCM": "",
		"X25519MLKEM768": "", "SHA-256": "", "SHA256withRSA": "RSA",
	} {
		if got := (crypto.Asset{Name: name}).QuantumVulnerable(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestRows holds the table to its form: dates are days, and every row says why and by which publication.
func TestRows(t *testing.T) {
	for _, row := range crypto.Rows() {
		if len(row.Since) != 10 || row.Source == "" || row.Reason == "" || crypto.Find(row.ID) == nil {
			t.Errorf("row %+v", row)
		}
	}
}

func FuzzJudge(f *testing.F) {
	for _, list := range spellings {
		f.Add(list[0], "1.2.840.113549.1.1.5", "secp160r1", "1024")
	}
	f.Fuzz(func(t *testing.T, name, oid, curve, parameters string) {
		a := crypto.Asset{Name: name, OID: oid, Curve: curve, Parameters: parameters}
		first := ids(a)
		if again := ids(a); again != first {
			t.Errorf("%q, then %q", first, again)
		}
		a.QuantumVulnerable()
		crypto.JudgeProtocol("tls", parameters, name)
		crypto.JudgeSuite(name)
		crypto.JudgeIKE(name)
	})
}

// TestTheManualHasTheTable: docs/sbom.md shows each row with its date, its source and what is still allowed.
func TestTheManualHasTheTable(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "sbom.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range crypto.Rows() {
		allowed := ""
		switch {
		case row.LegacyUse:
			allowed = "old data"
		case row.Discouraged:
			allowed = "advised against only"
		}
		line := fmt.Sprintf("| %s | %s | %s | %s |", row.ID, row.Since, row.Source, allowed)
		if !strings.Contains(string(text), line+"\n") {
			t.Errorf("docs/sbom.md lacks the line %s", line)
		}
	}
}
