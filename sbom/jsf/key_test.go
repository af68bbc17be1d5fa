package jsf

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"
)

func TestParseKeyReadsEachForm(t *testing.T) {
	for _, s := range signers() {
		public := s.private.Public()
		pkix, err := x509.MarshalPKIXPublicKey(public)
		template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(-time.Hour)}
		forms := map[string][]byte{
			"PEM":  encodePEM(t, "PUBLIC KEY", pkix, err),
			"text": append([]byte("The key of the build\n"), encodePEM(t, "PUBLIC KEY", pkix, err)...),
			"JWK":  append([]byte("\n "), write(t, s.jwk())...),
		}
		certificate, err := x509.CreateCertificate(rand.Reader, template, template, public, s.private)
		forms["certificate"] = encodePEM(t, "CERTIFICATE", certificate, err)
		document := s.signObject(t, bom, map[string]any{"certificatePath": []string{base64.RawURLEncoding.EncodeToString(certificate)}})
		if r := Verify(document, nil, nil); !r.Intact || !r.HasPublicKey {
			t.Errorf("%s: %+v", s.algorithm, r)
		}
		for form, data := range forms {
			key, err := ParseKey(data)
			if err != nil {
				t.Errorf("%s, %s: %v", s.algorithm, form, err)
				continue
			}
			if r := Verify(document, nil, []Key{key}); r.State != Verified {
				t.Errorf("%s, %s: %+v", s.algorithm, form, r)
			}
		}
	}
}

func TestParseKeyRefuses(t *testing.T) {
	p224, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := x509.MarshalPKIXPublicKey(&p224.PublicKey)
	p224PEM := encodePEM(t, "PUBLIC KEY", weak, err)
	short, err := x509.MarshalPKIXPublicKey(&rsa.PublicKey{N: new(big.Int).Lsh(big.NewInt(1), 1023), E: 65537})
	shortPEM := encodePEM(t, "PUBLIC KEY", short, err)
	private, err := x509.MarshalPKCS8PrivateKey(p224)
	privatePEM := encodePEM(t, "PRIVATE KEY", private, err)

	n := func(bits uint) string {
		return base64.RawURLEncoding.EncodeToString(new(big.Int).Lsh(big.NewInt(1), bits-1).Bytes())
	}
	zero := strings.Repeat("A", 43)
	for _, test := range []struct{ data, reason string }{
		{"", "neither PEM nor JWK"},
		{"ssh-ed25519 AAAA", "neither PEM nor JWK"},
		{string(privatePEM), `PEM block "PRIVATE KEY" is neither PUBLIC KEY nor CERTIFICATE`},
		{string(p224PEM), "curve P-224 is not supported"},
		{string(shortPEM), "RSA key of 1024 bits, not of 2048 to 16384"},
		{string(p224PEM) + string(p224PEM), "more than one PEM block"},
		{string(bytes.Replace(p224PEM, []byte("PUBLIC KEY"), []byte("CERTIFICATE"), 2)), "certificate: "},
		{string(encodePEM(t, "PUBLIC KEY", []byte("x"), nil)), "PEM: "},
		{"{", "JWK: "},
		{"{}", "JWK: it has no kty"},
		{`{"keys":[]}`, "JWK: it has no kty"},
		{`{"kty":"oct","k":"AAAA"}`, `JWK: key type "oct" is not supported`},
		{`{"KTY":"RSA"}`, "JWK: it has no kty"},
		{`{"kty":"RSA","kty":"EC"}`, "JWK: "},
		{`{"kty":1}`, "JWK: kty is a number instead of a string"},
		{`{"kty":"OKP","crv":"Ed25519","x":"` + zero + `","d":"` + zero + `"}`, "JWK: it is a private key"},
		{`{"kty":"OKP","crv":"Ed25519","x":"` + zero + `","use":"enc"}`, `JWK: its use is "enc", not to verify signatures`},
		{`{"kty":"OKP","crv":"Ed448","x":"` + zero + `"}`, `JWK: curve "Ed448" is not supported`},
		{`{"kty":"OKP","crv":"Ed25519","x":"AAAA"}`, "JWK: x has 3 bytes instead of 32"},
		{`{"kty":"OKP","crv":"Ed25519","x":"` + zero + `="}`, "JWK: x: not base64url without padding"},
		{`{"kty":"EC","crv":"P-224"}`, `JWK: curve "P-224" is not supported`},
		{`{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}`, "JWK: x has 1 bytes instead of 32"},
		{`{"kty":"EC","crv":"P-256","x":"` + zero + `","y":"` + zero + `"}`, "JWK: the point is not on P-256"},
		{`{"kty":"RSA","n":"` + n(2048) + `"}`, "JWK: it has no e"},
		{`{"kty":"RSA","n":"","e":"AQAB"}`, "JWK: RSA key of 0 bits, not of 2048 to 16384"},
		{`{"kty":"RSA","n":"` + n(2047) + `","e":"AQAB"}`, "JWK: RSA key of 2047 bits, not of 2048 to 16384"},
		{`{"kty":"RSA","n":"` + n(16385) + `","e":"AQAB"}`, "JWK: RSA key of 16385 bits, not of 2048 to 16384"},
		{`{"kty":"RSA","n":"` + n(2048) + `","e":"AQABAAAB"}`, "JWK: e is too large"},
	} {
		key, err := ParseKey([]byte(test.data))
		if err == nil || !strings.HasPrefix(err.Error(), test.reason) || key != (Key{}) {
			t.Errorf("%.80s: %v, want %s", test.data, err, test.reason)
		}
	}
}

func TestAHostileRSAExponentVerifiesNothing(t *testing.T) {
	n := base64.RawURLEncoding.EncodeToString(new(big.Int).Lsh(big.NewInt(1), 2047).Bytes())
	for _, e := range []string{"", "AA", "AQ", "Ag", "_____w"} {
		jwk := fmt.Sprintf(`{"kty":"RSA","n":%q,"e":%q}`, n, e)
		for _, algorithm := range []string{"RS256", "PS256"} {
			document := fmt.Appendf(nil, `{"signature":{"algorithm":%q,"publicKey":%s,"value":%q}}`, algorithm, jwk, n)
			if r := Verify(document, nil, nil); r.Intact || r.State != Untrusted {
				t.Errorf("%s: %+v", document, r)
			}
		}
	}
}

func FuzzParseKey(f *testing.F) {
	for _, s := range signers() {
		pkix, err := x509.MarshalPKIXPublicKey(s.private.Public())
		f.Add(encodePEM(f, "PUBLIC KEY", pkix, err))
		f.Add(write(f, s.jwk()))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		key, err := ParseKey(data)
		if (err == nil) != (key.public != nil) {
			t.Fatal(key, err)
		}
		for name, algorithm := range algorithms {
			if algorithm.fits(key) && algorithm.verify(key, data, data) {
				t.Fatalf("%s verifies the key as its own signature", name)
			}
		}
	})
}

func FuzzVerify(f *testing.F) {
	for _, s := range signers() {
		f.Add(s.signObject(f, bom, map[string]any{"publicKey": s.jwk()}), "")
	}
	f.Add(signers()[0].signObject(f, bom, map[string]any{"excludes": []string{"components"}, "keyId": "x"}), "")
	f.Add([]byte(`{"a":[{"signature":{"chain":[{"algorithm":"ES256","value":"AAAA"}]}}]}`), "a/0")
	f.Add([]byte(`{"signature":{"signers":[{"algorithm":"HS256","value":"AAAA"}],"extensions":["x"]}}`), "")
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	key := Key{&stranger.PublicKey}
	f.Fuzz(func(t *testing.T, document []byte, pointer string) {
		var path []string
		if pointer != "" {
			path = strings.Split(pointer, "/")
		}
		before := bytes.Clone(document)
		r := Verify(document, path, []Key{key})
		if r.State == Verified {
			t.Fatalf("%+v", r)
		}
		if (r.State == Absent) != (r.Reason == "") {
			t.Fatalf("%+v", r)
		}
		if !bytes.Equal(document, before) {
			t.Fatal("the document is changed")
		}
	})
}
