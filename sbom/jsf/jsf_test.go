package jsf

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gowebpki/jcs"
)

// signer is a private key with the algorithm that the tests use it for.
type signer struct {
	algorithm string
	private   crypto.Signer
}

var signers = sync.OnceValue(func() []signer {
	must := func(key crypto.Signer, err error) crypto.Signer {
		if err != nil {
			panic(err)
		}
		return key
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		panic(err)
	}
	rsa := must(rsa.GenerateKey(rand.Reader, 2048))
	ec := func(curve elliptic.Curve) crypto.Signer { return must(ecdsa.GenerateKey(curve, rand.Reader)) }
	return []signer{
		{"Ed25519", ed},
		{"ES256", ec(elliptic.P256())},
		{"ES384", ec(elliptic.P384())},
		{"ES512", ec(elliptic.P521())},
		{"RS256", rsa},
		{"RS384", rsa},
		{"RS512", rsa},
		{"PS256", rsa},
		{"PS384", rsa},
		{"PS512", rsa},
	}
})

func (s signer) sign(t testing.TB, message []byte) string {
	t.Helper()
	options := crypto.SignerOpts(crypto.Hash(0))
	if s.algorithm != "Ed25519" {
		hash := map[string]crypto.Hash{"256": crypto.SHA256, "384": crypto.SHA384, "512": crypto.SHA512}[s.algorithm[2:]]
		h := hash.New()
		h.Write(message)
		message, options = h.Sum(nil), hash
		if strings.HasPrefix(s.algorithm, "PS") {
			options = &rsa.PSSOptions{SaltLength: hash.Size(), Hash: hash}
		}
	}
	var value []byte
	var err error
	if private, ok := s.private.(*ecdsa.PrivateKey); ok {
		r, number, signError := ecdsa.Sign(rand.Reader, private, message)
		n := (private.Params().BitSize + 7) / 8
		value, err = append(r.FillBytes(make([]byte, n)), number.FillBytes(make([]byte, n))...), signError
	} else {
		value, err = s.private.Sign(rand.Reader, message, options)
	}
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(value)
}

func (s signer) key() Key { return Key{s.private.Public()} }

func (s signer) jwk() map[string]any {
	encode := base64.RawURLEncoding.EncodeToString
	switch k := s.private.Public().(type) {
	case *rsa.PublicKey:
		return map[string]any{"kty": "RSA", "n": encode(k.N.Bytes()), "e": "AQAB"}
	case *ecdsa.PublicKey:
		point, err := k.Bytes()
		if err != nil {
			panic(err)
		}
		n := len(point) / 2
		return map[string]any{"kty": "EC", "crv": k.Params().Name, "x": encode(point[1 : n+1]), "y": encode(point[n+1:])}
	default:
		return map[string]any{"kty": "OKP", "crv": "Ed25519", "x": encode(k.(ed25519.PublicKey))}
	}
}

// object reads a JSON object without touching its numbers.
func object(t testing.TB, text string) map[string]any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var o map[string]any
	if err := dec.Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

func write(t testing.TB, o any) []byte {
	t.Helper()
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sign follows JSF clause 7: it adds a signature, of which core has the members but algorithm and value, to an object.
func (s signer) signObject(t testing.TB, text string, core map[string]any) []byte {
	t.Helper()
	o := object(t, text)
	full := map[string]any{"algorithm": s.algorithm}
	for name, value := range core {
		full[name] = value
	}
	covered := map[string]any{}
	excludes, _ := core["excludes"].([]string)
	for name, value := range o {
		if !slices.Contains(excludes, name) {
			covered[name] = value
		}
	}
	delete(full, "excludes")
	covered["signature"] = full
	canonical, err := jcs.Transform(write(t, covered))
	if err != nil {
		t.Fatal(err)
	}
	if excludes != nil {
		full["excludes"] = excludes
	}
	full["value"] = s.sign(t, canonical)
	o["signature"] = full
	return write(t, o)
}

const bom = `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"ratio":1.50,"big":1e21,"name":"<é\u000a>","components":[{"name":"a"}]}`

func TestSignatureByATrustedKeyIsVerified(t *testing.T) {
	for _, s := range signers() {
		for name, core := range map[string]map[string]any{
			"no key in it":   nil,
			"key in it":      {"publicKey": s.jwk()},
			"key identifier": {"keyId": "build"},
			"extension":      {"extensions": []string{"https://example.com/x"}, "https://example.com/x": []any{1, nil}},
		} {
			t.Run(s.algorithm+" "+name, func(t *testing.T) {
				document := s.signObject(t, bom, core)
				others := []Key{{}}
				for _, other := range signers() {
					if !bytes.Equal(write(t, other.jwk()), write(t, s.jwk())) {
						others = append(others, other.key())
					}
				}
				r := Verify(document, nil, append(others, s.key()))
				if r.State != Verified || r.Reason != "" || !r.Intact || r.Algorithm != s.algorithm || r.HasPublicKey != (core["publicKey"] != nil) {
					t.Errorf("%+v of %s", r, document)
				}
				if name == "key identifier" && r.KeyID != "build" {
					t.Errorf("key identifier %q", r.KeyID)
				}
			})
		}
	}
}

func TestSignatureIsVerifiedWhateverTheLayout(t *testing.T) {
	s := signers()[0]
	var indented bytes.Buffer
	if err := json.Indent(&indented, s.signObject(t, bom, nil), " ", "\t"); err != nil {
		t.Fatal(err)
	}
	escaped := strings.Replace(indented.String(), `"signature"`, `"sign\u0061ture"`, 1)
	if r := Verify([]byte(escaped+"\r\n"), nil, []Key{s.key()}); r.State != Verified {
		t.Errorf("%+v of %s", r, escaped)
	}
}

func TestSignatureWithoutATrustedKeyIsUntrusted(t *testing.T) {
	ed, es := signers()[0], signers()[1]
	_, stranger, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	foreign := signer{"Ed25519", stranger}
	tampered := func(document []byte) []byte {
		return bytes.Replace(document, []byte("CycloneDX"), []byte("cycloneDX"), 1)
	}
	own := ed.signObject(t, bom, map[string]any{"publicKey": ed.jwk()})
	for _, test := range []struct {
		name     string
		document []byte
		keys     []Key
		state    State
		reason   string
		intact   bool
	}{
		{"embedded key only", own, nil, Untrusted, "no trusted key is given; its own key verifies it", true},
		{"embedded key, tampered", tampered(own), nil, Untrusted, "no trusted key is given; its own key does not verify it", false},
		{"no key at all", ed.signObject(t, bom, nil), nil, Untrusted, "no trusted key is given; it has no public key", false},
		{"embedded key of another signer", ed.signObject(t, bom, map[string]any{"publicKey": foreign.jwk()}), nil, Untrusted, "no trusted key is given; its own key does not verify it", false},
		{"embedded key of another kind", ed.signObject(t, bom, map[string]any{"publicKey": es.jwk()}), nil, Untrusted, "no trusted key is given; its own key is not one for Ed25519", false},
		{"embedded key is none", ed.signObject(t, bom, map[string]any{"publicKey": map[string]any{}}), nil, Untrusted, "no trusted key is given; its own key cannot be used: it has no kty", false},
		{"certificate is none", ed.signObject(t, bom, map[string]any{"certificatePath": []string{"AA=="}}), nil, Untrusted, "no trusted key is given; its own key cannot be used: certificatePath: not base64url without padding", false},
		{"trusted key of another kind", own, []Key{es.key()}, Untrusted, "no trusted key is one for Ed25519; its own key verifies it", true},
		{"the zero key", own, []Key{{}}, Untrusted, "no trusted key is one for Ed25519; its own key verifies it", true},
		{"other trusted key", own, []Key{foreign.key()}, Invalid, "no trusted key verifies it, only its own key does", true},
		{"other trusted key, tampered", tampered(own), []Key{ed.key()}, Invalid, "no trusted key verifies it, and its own key does not verify it", false},
		{"no embedded key, tampered", tampered(ed.signObject(t, bom, nil)), []Key{ed.key()}, Invalid, "no trusted key verifies it, and it has no public key", false},
	} {
		r := Verify(test.document, nil, test.keys)
		if r.State != test.state || r.Reason != test.reason || r.Intact != test.intact {
			t.Errorf("%s: %+v", test.name, r)
		}
	}
}

func TestEveryChangeIsNoticed(t *testing.T) {
	s := signers()[0]
	document := string(s.signObject(t, bom, map[string]any{"keyId": "build"}))
	for _, change := range [][2]string{
		{`"version":1}`, `"version":2}`},
		{`"version":1}`, `"version":"1"}`},
		{`,"version":1}`, `}`},
		{`{"big"`, `{"more":null,"big"`},
		{`"keyId":"build"`, `"keyId":"other"`},
		{`"keyId":"build",`, ``},
		{`1.50`, `1.51`},
		{`[{"name":"a"}]`, `[]`},
		{`"big"`, `"Big"`},
	} {
		if !strings.Contains(document, change[0]) {
			t.Fatalf("%s is not in %s", change[0], document)
		}
		changed := strings.Replace(document, change[0], change[1], 1)
		if r := Verify([]byte(changed), nil, []Key{s.key()}); r.State != Invalid || r.Intact {
			t.Errorf("%s: %+v", changed, r)
		}
	}
	same := strings.Replace(document, "1.50", "15e-1", 1)
	if r := Verify([]byte(same), nil, []Key{s.key()}); r.State != Verified {
		t.Errorf("the same number in another notation: %+v", r)
	}
}

func TestSignatureThatExcludesMembersIsNotVerified(t *testing.T) {
	s := signers()[1]
	document := s.signObject(t, bom, map[string]any{"excludes": []string{"components", "version", "absent"}})
	r := Verify(document, nil, []Key{s.key()})
	if r.State != Untrusted || !r.Intact || r.Reason != `a trusted key verifies it, but it does not cover "components, version, absent"` ||
		!slices.Equal(r.Excludes, []string{"components", "version", "absent"}) {
		t.Errorf("%+v", r)
	}
	changed := bytes.Replace(document, []byte(`[{"name":"a"}]`), []byte(`[]`), 1)
	if again := Verify(changed, nil, []Key{s.key()}); again.Reason != r.Reason {
		t.Errorf("change in what is excluded: %+v", again)
	}
	shorter := bytes.Replace(document, []byte(`"components",`), nil, 1)
	if r := Verify(shorter, nil, []Key{s.key()}); r.State != Invalid {
		t.Errorf("shorter list: %+v", r)
	}
}

// The list of what is excluded is not signed, so anyone can add members to a signed object together with their names.
func TestMembersAddedAsExcludedDoNotPassAsSigned(t *testing.T) {
	s := signers()[0]
	o := object(t, string(s.signObject(t, bom, nil)))
	o["vulnerabilities"] = []any{}
	o["signature"].(map[string]any)["excludes"] = []string{"vulnerabilities"}
	if r := Verify(write(t, o), nil, []Key{s.key()}); r.State != Untrusted {
		t.Errorf("%+v", r)
	}
}

func TestPathLeadsToTheSignedObject(t *testing.T) {
	s := signers()[0]
	inner := s.signObject(t, `{"name":"a","n":10000000000000000000000}`, nil)
	document := fmt.Appendf(nil, `{"components": [ {"name":"b"}, {"a/b": %s} ]}`, inner)
	for _, test := range []struct {
		path   []string
		state  State
		reason string
	}{
		{nil, Absent, ""},
		{[]string{"components", "0"}, Absent, ""},
		{[]string{"components", "1", "a/b"}, Verified, ""},
		{[]string{"components"}, Invalid, "an array instead of an object"},
		{[]string{"components", "2"}, Invalid, `nothing is at "/components/2"`},
		{[]string{"components", "-1"}, Invalid, `nothing is at "/components/-1"`},
		{[]string{"components", "01"}, Invalid, `nothing is at "/components/01"`},
		{[]string{"components", "x"}, Invalid, `nothing is at "/components/x"`},
		{[]string{"components", "0", "name", "x"}, Invalid, `nothing is at "/components/0/name/x"`},
	} {
		if r := Verify(document, test.path, []Key{s.key()}); r.State != test.state || r.Reason != test.reason {
			t.Errorf("%v: %+v", test.path, r)
		}
	}
}

// severally signs an object with several keys (JSF clauses 8 and 9).
func severally(t *testing.T, list string, by ...signer) []byte {
	t.Helper()
	o := object(t, bom)
	var cores []any
	for _, s := range by {
		core := map[string]any{"algorithm": s.algorithm, "publicKey": s.jwk()}
		covered := []any{core}
		if list == "chain" {
			covered = append(slices.Clone(cores), core)
		}
		o["signature"] = map[string]any{list: covered}
		canonical, err := jcs.Transform(write(t, o))
		if err != nil {
			t.Fatal(err)
		}
		core["value"] = s.sign(t, canonical)
		cores = append(cores, core)
	}
	o["signature"] = map[string]any{list: cores}
	return write(t, o)
}

func TestOneTrustedKeyOfSeveralIsEnough(t *testing.T) {
	ed, es, ps := signers()[0], signers()[1], signers()[7]
	for _, list := range []string{"signers", "chain"} {
		document := severally(t, list, ed, es, ps)
		for _, s := range []signer{ed, es, ps} {
			r := Verify(document, nil, []Key{s.key()})
			if r.State != Verified || r.Algorithm != s.algorithm || r.Signers != (list == "signers") || r.Chain != (list == "chain") {
				t.Errorf("%s, key for %s: %+v", list, s.algorithm, r)
			}
		}
		if r := Verify(document, nil, nil); r.State != Untrusted || !r.Intact {
			t.Errorf("%s without keys: %+v", list, r)
		}
		tampered := bytes.Replace(document, []byte("1.50"), []byte("2.50"), 1)
		if r := Verify(tampered, nil, []Key{es.key()}); r.State != Invalid || r.Algorithm != "ES256" {
			t.Errorf("%s, tampered: %+v", list, r)
		}
		many := severally(t, list, slices.Repeat([]signer{ed}, maxSigners+1)...)
		if r := Verify(many, nil, []Key{ed.key()}); r.State != Unsupported {
			t.Errorf("%s, many: %+v", list, r)
		}
	}
}

func TestALinkOfAChainCoversThoseBefore(t *testing.T) {
	ed, es := signers()[0], signers()[1]
	for list, want := range map[string]State{"signers": Verified, "chain": Invalid} {
		o := object(t, string(severally(t, list, ed, es)))
		first := o["signature"].(map[string]any)[list].([]any)[0].(map[string]any)
		first["keyId"] = "changed"
		if r := Verify(write(t, o), nil, []Key{es.key()}); r.State != want {
			t.Errorf("%s: %+v", list, r)
		}
	}
}

func TestMalformedSignatureIsInvalid(t *testing.T) {
	for _, test := range []struct{ signature, reason string }{
		{`null`, "null instead of an object"},
		{`[]`, "an array instead of an object"},
		{`1`, "a number instead of an object"},
		{`"x"`, "a string instead of an object"},
		{`{}`, "it has no algorithm"},
		{`{"algorithm":"ES256"}`, "it has no value"},
		{`{"value":"AAAA"}`, "it has no algorithm"},
		{`{"algorithm":null,"value":"AAAA"}`, "algorithm is null instead of a string"},
		{`{"algorithm":"ES256","value":7}`, "value is a number instead of a string"},
		{`{"algorithm":"ES256","value":"AA=="}`, "value: not base64url without padding"},
		{`{"algorithm":"ES256","value":"AA+/"}`, "value: not base64url without padding"},
		{`{"algorithm":"ES256","value":"AB"}`, "value: not base64url without padding"},
		{`{"algorithm":"ES256","value":"AAAA\n"}`, "value: not base64url without padding"},
		{`{"algorithm":"ES256","keyId":1,"value":"AAAA"}`, "keyId is a number instead of a string"},
		{`{"algorithm":"ES256","value":"AAAA","x":1}`, `member "x" is not defined`},
		{`{"algorithm":"ES256","value":"AAAA","x":1,"extensions":["y"]}`, `member "x" is not defined`},
		{`{"algorithm":"ES256","value":"AAAA","extensions":["value"]}`, `"value" cannot be an extension`},
		{`{"algorithm":"ES256","value":"AAAA","extensions":["y","y"]}`, `extensions has "y" twice`},
		{`{"algorithm":"ES256","value":"AAAA","excludes":"y"}`, "excludes: a string instead of an array"},
		{`{"algorithm":"ES256","value":"AAAA","excludes":[]}`, "excludes is empty"},
		{`{"algorithm":"ES256","value":"AAAA","excludes":["a"` + strings.Repeat(`,"a"`, maxNames) + `]}`, "excludes has more than 100 names"},
		{`{"algorithm":"ES256","value":"AAAA","excludes":[1]}`, "excludes: a number instead of a string"},
		{`{"algorithm":"ES256","value":"AAAA","excludes":["signature"]}`, "it excludes itself"},
		{`{"algorithm":"ES256","value":"AAAA","publicKey":{},"certificatePath":[]}`, "it has both publicKey and certificatePath"},
		{`{"signers":[]}`, "signers is empty"},
		{`{"signers":{}}`, "signers: an object instead of an array"},
		{`{"chain":[null]}`, "chain 0: null instead of an object"},
		{`{"signers":[{"algorithm":"ES256","value":"AAAA"}],"chain":[{"algorithm":"ES256","value":"AAAA"}]}`, "it has both signers and chain"},
		{`{"signers":[{"algorithm":"ES256","value":"AAAA"}],"value":"AAAA"}`, `member "value" is not defined`},
		{`{"signers":[{"algorithm":"ES256","value":"AAAA","excludes":["components"]}]}`, `signers 0: member "excludes" is not defined`},
	} {
		r := Verify(fmt.Appendf(nil, `{"signature":%s}`, test.signature), nil, []Key{signers()[1].key()})
		if r.State != Invalid || r.Reason != "malformed signature: "+test.reason {
			t.Errorf("%s: %+v", test.signature, r)
		}
	}
}

func TestWhatIsNoSingleObjectIsInvalid(t *testing.T) {
	core := `"signature":{"algorithm":"ES256","value":"AAAA"}`
	for _, document := range []string{
		``, ` `, `null`, `[]`, `{`, `{}}`, `{} {}`, `{"a"}`, `{"a":1,}`, "{\"a\":\"\xff\"," + core + `}`, `{"a":"\ud800",` + core + `}`,
		`{"a":1,"a":2,` + core + `}`, `{"a":{"b":1,"b":2},` + core + `}`, `{` + core + `,` + core + `}`, `{"a":1e999,` + core + `}`,
		`{"a":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `,` + core + `}`,
	} {
		if r := Verify([]byte(document), nil, []Key{signers()[1].key()}); r.State != Invalid || r.Reason == "" {
			t.Errorf("%.80s: %+v", document, r)
		}
	}
}

func TestAlgorithmsThatSayNothingAreUnsupported(t *testing.T) {
	for algorithm, reason := range map[string]string{
		"HS256":                 "HS256 uses a shared secret",
		"HS512":                 "HS512 uses a shared secret",
		"Ed448":                 `algorithm "Ed448" is not supported`,
		"none":                  `algorithm "none" is not supported`,
		"es256":                 `algorithm "es256" is not supported`,
		"":                      `algorithm "" is not supported`,
		"https://example.com/x": `algorithm "https://example.com/x" is not supported`,
	} {
		r := Verify(fmt.Appendf(nil, `{"signature":{"algorithm":%q,"value":""}}`, algorithm), nil, []Key{signers()[1].key()})
		if r.State != Unsupported || !strings.HasPrefix(r.Reason, reason) || r.Algorithm != algorithm {
			t.Errorf("%s: %+v", algorithm, r)
		}
	}
}

func TestASignatureOfWrongLengthIsInvalid(t *testing.T) {
	for _, s := range signers() {
		for _, value := range []string{"", "AAAA", strings.Repeat("A", 1024)} {
			r := Verify(fmt.Appendf(nil, `{"signature":{"algorithm":%q,"value":%q}}`, s.algorithm, value), nil, []Key{s.key()})
			if r.State != Invalid {
				t.Errorf("%s: %+v", s.algorithm, r)
			}
		}
	}
}

// The signatures of the JSF project, made by other hands; see testdata/openkeystore/README.md.
func TestPublishedVectors(t *testing.T) {
	files, err := filepath.Glob("testdata/openkeystore/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			document, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r := Verify(document, nil, nil)
			if strings.Contains(file, "hs256") || strings.Contains(file, "ed448") {
				if r.State != Unsupported {
					t.Errorf("%+v", r)
				}
				return
			}
			if r.State != Untrusted || !r.Intact || r.Reason != "no trusted key is given; its own key verifies it" {
				t.Errorf("without keys: %+v", r)
			}
			for _, key := range embedded(t, document) {
				r := Verify(document, nil, []Key{key})
				if excludes := len(r.Excludes) > 0; excludes != strings.Contains(file, "excl") || r.State != map[bool]State{false: Verified, true: Untrusted}[excludes] || !r.Intact {
					t.Errorf("with its key: %+v", r)
				}
				tampered := []byte(strings.NewReplacer("Joe", "Jim", `"something"`, `"anything"`).Replace(string(document)))
				if r := Verify(tampered, nil, []Key{key}); r.State != Invalid || r.Intact {
					t.Errorf("tampered: %+v", r)
				}
			}
		})
	}
}

// embedded gives the keys that the signatures of a document bring with them.
func embedded(t *testing.T, document []byte) []Key {
	t.Helper()
	top, err := members(document)
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := get(top, "signature")
	s, err := parseSignature(raw)
	if err != nil {
		t.Fatal(err)
	}
	var keys []Key
	for _, c := range s.cores {
		keys = append(keys, *c.embedded)
	}
	return keys
}

func encodePEM(t testing.TB, kind string, der []byte, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}
