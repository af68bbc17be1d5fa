// Package crypto says which cryptographic algorithms, key lengths and protocol versions are disallowed, since when, and by which
// publication. It reads the names that inventories of cryptographic assets (CBOM) use: those of CycloneDX, Java, OpenSSL, SSH, IANA
// and object identifiers.
//
// Package crypto knows no formats of documents. It reports only what a text states for certain: a name that it does not know, or that
// can mean two things, is not weak.
package crypto

import (
	"fmt"
	"slices"
	"strings"
)

// Asset is what a document states about an algorithm or a key.
type Asset struct {
	Name, OID, Family, Parameters, Curve, Mode, Padding string

	Primitive string   // as CycloneDX names it, such as hash or block-cipher; "" if not stated
	Functions []string // what the algorithm is used for, such as sign or decrypt; empty if not stated
	Signs     bool     // another asset names it as the algorithm of a signature
	Size      int      // the length of a key in bits; 0 if not stated
	Level     int      // the classical security level in bits; 0 if not stated
}

// Field is the part of an asset that states a weakness.
type Field string

// The fields.
const (
	Name       Field = "name"
	OID        Field = "oid"
	Family     Field = "family"
	Parameters Field = "parameters"
	Curve      Field = "curve"
	Mode       Field = "mode"
	Padding    Field = "padding"
	Size       Field = "size"
	Level      Field = "level"
)

// Weakness is one reason why an asset must not be used.
type Weakness struct {
	*Row
	// Field is where the asset states it.
	Field Field
	// Legacy is true if the asset is only used as the source of the row still allows: to verify old signatures, or to decrypt old data.
	Legacy bool
}

// Judge returns the weaknesses of an algorithm or key, in the order of the table, each once.
func (a Asset) Judge() []Weakness {
	r := a.read()
	var list []Weakness
	add := func(id string, field Field) {
		row := Find(id)
		if field == "" || slices.ContainsFunc(list, func(w Weakness) bool { return w.Row == row }) {
			return
		}
		list = append(list, Weakness{Row: row, Field: field, Legacy: row.Discouraged || row.LegacyUse && a.onlyLegacyUse()})
	}
	for _, name := range weakNames {
		if field := r.names[name]; field != "" && !(r.wrapped && isHash(name)) {
			add(name, field)
		}
	}
	if r.wrapped {
		add("HMAC-MD5", r.names["MD5"])
	}
	switch {
	case r.names["SHA-1"] == "" || r.wrapped:
	case r.signs(a):
		add("SHA-1 signature", r.names["SHA-1"])
	case r.key == "" && !slices.Contains([]string{"mac", "kdf", "drbg", "key-agree", "kem", "pke"}, a.Primitive):
		add("SHA-1", r.names["SHA-1"])
	}
	if r.key == "" && (r.cipher || a.Primitive == "block-cipher") {
		add("ECB", r.names["ECB"])
	}
	if r.key == "RSA" && r.encrypts(a) {
		add("RSA PKCS #1 v1.5 encryption", r.names["PKCS1"])
	}
	if size := r.sizes[r.key]; size.bits > 0 && size.bits < minimum[r.key] {
		add(fmt.Sprintf("%s below %d bits", r.key, minimum[r.key]), size.field)
	}
	if len(list) == 0 && a.Level > 0 && a.Level < 112 && slices.Contains(levelled, a.Primitive) {
		add("level below 112 bits", Level)
	}
	return list
}

// levelled are the primitives whose security level is that of a key. The level of a hash depends on its use.
var levelled = []string{"block-cipher", "stream-cipher", "ae", "signature", "pke", "kem", "key-agree", "key-wrap"}

// minimum has the least number of bits of a key, by the name of its kind (NIST SP 800-131A rev. 2).
var minimum = map[string]int{"RSA": 2048, "DH": 2048, "EC": 224}

// onlyLegacyUse reports whether the document says that nothing new is made with the algorithm.
func (a Asset) onlyLegacyUse() bool {
	return len(a.Functions) > 0 && !slices.ContainsFunc(a.Functions, func(f string) bool { return f != "verify" && f != "decrypt" })
}

// QuantumVulnerable returns the kind of the algorithm or key if a large quantum computer breaks it: RSA, DSA, DH or EC; otherwise "".
func (a Asset) QuantumVulnerable() string {
	r := a.read()
	if r.hybrid {
		return ""
	}
	if r.key == "" && r.names["DSA"] != "" {
		return "DSA"
	}
	return r.key
}

// signs reports whether the algorithm makes or verifies signatures.
func (r *reading) signs(a Asset) bool {
	if a.Signs || a.Primitive == "signature" || slices.Contains(a.Functions, "sign") || slices.Contains(a.Functions, "verify") {
		return true
	}
	return (a.Primitive == "" || a.Primitive == "other" || a.Primitive == "unknown") && r.signature && !r.agreement && !r.cipher && r.names["OAEP"] == ""
}

// encrypts reports whether the document says that the algorithm, which is RSA, encrypts data or keys.
func (r *reading) encrypts(a Asset) bool {
	for _, f := range []string{"encrypt", "decrypt", "encapsulate", "decapsulate"} {
		if slices.Contains(a.Functions, f) {
			return true
		}
	}
	if slices.Contains(a.Functions, "sign") || slices.Contains(a.Functions, "verify") || a.Primitive == "signature" {
		return false
	}
	return r.transformation || strings.EqualFold(a.Family, "RSAES-PKCS1") || a.Primitive == "pke" && a.Padding != "" || a.Primitive == "kem"
}

func isHash(name string) bool { return strings.HasPrefix(name, "MD") }
