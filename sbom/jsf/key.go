package jsf

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	_ "crypto/sha256" // the hashes of the algorithms
	_ "crypto/sha512"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"

	"github.com/sealint/sealint/sbom/quote"
)

// Sizes of RSA moduli, in bits. RFC 7518 sections 3.3 and 3.5 demand the lower one; the upper one bounds the time that a
// key in a document can take.
const (
	minModulus = 2048
	maxModulus = 16384
)

// Key is a public key that may verify a signature. The zero Key verifies none.
type Key struct {
	public crypto.PublicKey // *rsa.PublicKey, *ecdsa.PublicKey or ed25519.PublicKey
}

// ParseKey reads one public key: a PEM block with a SubjectPublicKeyInfo ("PUBLIC KEY") or with a certificate, of which
// only the key is used, or a JWK (RFC 7517). It may be RSA of 2048 to 16384 bits, EC on P-256, P-384 or P-521, or Ed25519.
// A private key is an error, because verifying does not need it.
func ParseKey(data []byte) (Key, error) {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		key, err := parseJWK(data)
		if err != nil {
			return Key{}, fmt.Errorf("JWK: %w", err)
		}
		return key, nil
	}
	block, rest := pem.Decode(data)
	if block == nil {
		return Key{}, errors.New("neither PEM nor JWK")
	}
	if more, _ := pem.Decode(rest); more != nil {
		return Key{}, errors.New("more than one PEM block")
	}
	switch block.Type {
	case "PUBLIC KEY":
		public, err := x509.ParsePKIXPublicKey(block.Bytes)
		if err != nil {
			return Key{}, fmt.Errorf("PEM: %w", err)
		}
		return newKey(public)
	case "CERTIFICATE":
		return parseCertificate(block.Bytes)
	default:
		return Key{}, fmt.Errorf("PEM block %s is neither PUBLIC KEY nor CERTIFICATE", quote.Text(block.Type))
	}
}

func parseCertificate(der []byte) (Key, error) {
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return Key{}, fmt.Errorf("certificate: %w", err)
	}
	return newKey(certificate.PublicKey)
}

// parsePath reads a certificatePath, the first certificate of which has the key (JSF clause 5).
func parsePath(raw []byte) (Key, error) {
	path, err := elements(raw)
	if err != nil {
		return Key{}, fmt.Errorf("certificatePath: %w", err)
	}
	if len(path) == 0 {
		return Key{}, errors.New("certificatePath is empty")
	}
	encoded, err := unquote(path[0])
	if err != nil {
		return Key{}, fmt.Errorf("certificatePath: %w", err)
	}
	der, err := decode(encoded)
	if err != nil {
		return Key{}, fmt.Errorf("certificatePath: %w", err)
	}
	return parseCertificate(der)
}

func newKey(public crypto.PublicKey) (Key, error) {
	switch k := public.(type) {
	case *rsa.PublicKey:
		if n := k.N.BitLen(); n < minModulus || n > maxModulus {
			return Key{}, fmt.Errorf("RSA key of %d bits, not of %d to %d", n, minModulus, maxModulus)
		}
		return Key{k}, nil
	case *ecdsa.PublicKey:
		for _, curve := range curves {
			if k.Curve == curve {
				return Key{k}, nil
			}
		}
		return Key{}, fmt.Errorf("curve %s is not supported", k.Params().Name)
	case ed25519.PublicKey:
		return Key{k}, nil
	default:
		return Key{}, errors.New("neither an RSA, nor an EC, nor an Ed25519 key")
	}
}

var curves = map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}

// parseJWK reads a public key in the form of RFC 7518 section 6 and RFC 8037 section 2, as far as JSF uses it.
func parseJWK(raw []byte) (Key, error) {
	jwk, err := members(raw)
	if err != nil {
		return Key{}, err
	}
	if _, private := get(jwk, "d"); private {
		return Key{}, errors.New("it is a private key")
	}
	if _, ok := get(jwk, "use"); ok {
		use, err := text(jwk, "use")
		if err != nil {
			return Key{}, err
		}
		if use != "sig" {
			return Key{}, fmt.Errorf("its use is %s, not to verify signatures", quote.Text(use))
		}
	}
	kty, err := text(jwk, "kty")
	if err != nil {
		return Key{}, err
	}
	switch kty {
	case "RSA":
		n, err := octets(jwk, "n")
		if err != nil {
			return Key{}, err
		}
		e, err := octets(jwk, "e")
		if err != nil {
			return Key{}, err
		}
		if len(e) > 4 {
			return Key{}, errors.New("e is too large")
		}
		return newKey(&rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(new(big.Int).SetBytes(e).Int64())})
	case "EC":
		return parseEC(jwk)
	case "OKP":
		crv, err := text(jwk, "crv")
		if err != nil {
			return Key{}, err
		}
		x, err := octets(jwk, "x")
		if err != nil {
			return Key{}, err
		}
		if crv != "Ed25519" {
			return Key{}, fmt.Errorf("curve %s is not supported", quote.Text(crv))
		}
		if len(x) != ed25519.PublicKeySize {
			return Key{}, fmt.Errorf("x has %d bytes instead of %d", len(x), ed25519.PublicKeySize)
		}
		return newKey(ed25519.PublicKey(x))
	default:
		return Key{}, fmt.Errorf("key type %s is not supported", quote.Text(kty))
	}
}

func parseEC(jwk []member) (Key, error) {
	crv, err := text(jwk, "crv")
	if err != nil {
		return Key{}, err
	}
	curve, ok := curves[crv]
	if !ok {
		return Key{}, fmt.Errorf("curve %s is not supported", quote.Text(crv))
	}
	point := []byte{4} // uncompressed (SEC 1 section 2.3.3)
	for _, name := range []string{"x", "y"} {
		coordinate, err := octets(jwk, name)
		if err != nil {
			return Key{}, err
		}
		if len(coordinate) != size(curve) {
			return Key{}, fmt.Errorf("%s has %d bytes instead of %d", name, len(coordinate), size(curve))
		}
		point = append(point, coordinate...)
	}
	public, err := ecdsa.ParseUncompressedPublicKey(curve, point)
	if err != nil {
		return Key{}, fmt.Errorf("the point is not on %s", crv)
	}
	return newKey(public)
}

func octets(jwk []member, name string) ([]byte, error) {
	s, err := text(jwk, name)
	if err != nil {
		return nil, err
	}
	data, err := decode(s)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// size gives the bytes of a coordinate.
func size(curve elliptic.Curve) int { return (curve.Params().BitSize + 7) / 8 }

// algorithm is a signature algorithm of RFC 7518 section 3.1 or RFC 8037.
type algorithm struct {
	hash  crypto.Hash
	curve elliptic.Curve // nil if not ECDSA
	pss   bool
}

var algorithms = map[string]algorithm{
	"RS256":   {hash: crypto.SHA256},
	"RS384":   {hash: crypto.SHA384},
	"RS512":   {hash: crypto.SHA512},
	"PS256":   {hash: crypto.SHA256, pss: true},
	"PS384":   {hash: crypto.SHA384, pss: true},
	"PS512":   {hash: crypto.SHA512, pss: true},
	"ES256":   {hash: crypto.SHA256, curve: elliptic.P256()},
	"ES384":   {hash: crypto.SHA384, curve: elliptic.P384()},
	"ES512":   {hash: crypto.SHA512, curve: elliptic.P521()},
	"Ed25519": {},
}

// fits reports whether a key is one for the algorithm.
func (a algorithm) fits(key Key) bool {
	switch k := key.public.(type) {
	case *rsa.PublicKey:
		return a.hash != 0 && a.curve == nil
	case *ecdsa.PublicKey:
		return k.Curve == a.curve
	case ed25519.PublicKey:
		return a.hash == 0
	default:
		return false
	}
}

// verify reports whether a signature was made by the algorithm with a key that fits.
func (a algorithm) verify(key Key, signed, value []byte) bool {
	digest := signed // Ed25519 takes the message itself
	if a.hash != 0 {
		h := a.hash.New()
		h.Write(signed)
		digest = h.Sum(nil)
	}
	switch k := key.public.(type) {
	case *rsa.PublicKey:
		if a.pss {
			// RFC 7518 section 3.5: the salt is as long as the hash.
			return rsa.VerifyPSS(k, a.hash, digest, value, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash}) == nil
		}
		return rsa.VerifyPKCS1v15(k, a.hash, digest, value) == nil
	case *ecdsa.PublicKey:
		// RFC 7518 section 3.4: both numbers in full length, not ASN.1.
		n := size(a.curve)
		if len(value) != 2*n {
			return false
		}
		r, s := new(big.Int).SetBytes(value[:n]), new(big.Int).SetBytes(value[n:])
		return ecdsa.Verify(k, digest, r, s)
	case ed25519.PublicKey:
		return ed25519.Verify(k, digest, value)
	default:
		return false
	}
}
