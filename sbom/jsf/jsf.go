// Package jsf verifies signatures in the JSON Signature Format 0.82 (https://cyberphone.github.io/doc/security/jsf.html),
// which BOMs of CycloneDX 1.4 to 1.7 carry.
package jsf

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gowebpki/jcs"
	"github.com/sealint/sealint/sbom/quote"
)

// property is the member that holds the signature. CycloneDX prescribes the name, JSF does not.
const property = "signature"

// maxSigners bounds the signatures of one object, because each needs another canonical form of the whole object.
const maxSigners = 16

// maxNames bounds the lists of names in a signature, because each member is looked up in them.
const maxNames = 100

// State is the outcome of verifying a signature.
type State string

// The states.
const (
	// Absent: the object has no signature.
	Absent State = "absent"
	// Untrusted: the object has a signature, but no key that the user trusts fits its algorithm; or such a key verifies it,
	// and it does not cover a part of the object.
	Untrusted State = "untrusted"
	// Verified: a key that the user trusts signed the whole object as it is.
	Verified State = "verified"
	// Invalid: the signature is malformed, or there are trusted keys for its algorithm and none verifies it.
	Invalid State = "invalid"
	// Unsupported: signatures of this algorithm, or so many signatures, are not verified.
	Unsupported State = "unsupported"
)

// Result is what is known of the signature of an object.
type Result struct {
	State State
	// Reason says why the signature is in this state. It is empty for Absent and Verified.
	Reason string
	// Algorithm and KeyID are as written in the signature; of several, in the one that State is that of.
	Algorithm, KeyID string
	// HasPublicKey is true if this signature contains a public key or a certificate.
	HasPublicKey bool
	// Intact is true if a trusted key, or the key in this signature, verifies it. The latter proves that the object was not
	// changed since it was signed, not who signed it.
	Intact bool
	// Signers is true if the object has a list of independent signatures; Chain, if it has a list in which each signature
	// covers those before it.
	Signers, Chain bool
	// Excludes are the members of the object that the signature does not cover.
	Excludes []string
}

// Verify verifies the signature in the member "signature" of a JSON object: the document itself, or the object at pointer
// in it, the reference tokens of a JSON Pointer. keys are the keys that the user trusts; the name of the key in the
// signature (keyId) does not matter.
//
// Of several signatures (JSF clauses 8 and 9) one that a trusted key verifies is enough; each covers the object, but not
// those beside it and, in a chain, not those after it.
//
// A signature that excludes members is at best Untrusted: the list of them is not signed, so anyone can add members to a
// signed object and their names to the list. JSF clause 5 lets the verifier choose which it accepts; this one accepts none.
//
// Of a certificate only the key is used; neither its path nor its validity is checked.
//
// Numbers that are the same as IEEE 754 doubles are the same to a signature (RFC 8785 section 3.2.2.3).
func Verify(document []byte, pointer []string, keys []Key) Result {
	signed, err := find(document, pointer)
	if err != nil {
		return Result{State: Invalid, Reason: err.Error()}
	}
	object, err := members(signed)
	if err != nil {
		return Result{State: Invalid, Reason: err.Error()}
	}
	i := slices.IndexFunc(object, func(m member) bool { return m.name == property })
	if i < 0 {
		return Result{State: Absent}
	}
	s, err := parseSignature(object[i].value)
	if err != nil {
		return Result{State: Invalid, Reason: fmt.Sprintf("malformed signature: %s", err)}
	}
	if len(s.cores) > maxSigners {
		return Result{State: Unsupported, Reason: fmt.Sprintf("more than %d signatures", maxSigners)}
	}
	object = slices.DeleteFunc(object, func(m member) bool { return slices.Contains(s.excludes, m.name) })
	i = slices.IndexFunc(object, func(m member) bool { return m.name == property })

	var best Result
	for n, c := range s.cores {
		r := c.verify(keys, func() ([]byte, error) {
			object[i].value = s.form(n)
			return jcs.Transform(encode(object))
		})
		if n == 0 || rank(r.State) > rank(best.State) {
			best = r
		}
	}
	best.Signers, best.Chain, best.Excludes = s.list == "signers", s.list == "chain", s.excludes
	if best.State == Verified && len(s.excludes) > 0 {
		best.State, best.Reason = Untrusted, "a trusted key verifies it, but it does not cover "+quote.Text(strings.Join(s.excludes, ", "))
	}
	return best
}

// rank orders the states of several signatures: the object's state is the highest.
func rank(s State) int {
	return slices.Index([]State{Unsupported, Untrusted, Invalid, Verified}, s)
}

// signature is the value of the member "signature".
type signature struct {
	list     string // the member that holds the cores: signers, chain, or "" for the signature itself
	members  []member
	cores    []core
	excludes []string
}

// core is one signature (JSF clause 5, signaturecore).
type core struct {
	members          []member
	raw              []byte
	algorithm, keyID string
	value            []byte
	embedded         *Key // nil if there is none that can be used
	hasPublicKey     bool
	embeddedProblem  error // why embedded is nil although there is a public key
}

// reserved are members that have a meaning in a signature, and so cannot be extensions.
var reserved = []string{
	"algorithm", "certificatePath", "chain", "excludes", "extensions", "keyId", "publicKey", "signers", "value",
}

func parseSignature(raw []byte) (*signature, error) {
	s := &signature{}
	var err error
	if s.members, err = members(raw); err != nil {
		return nil, err
	}
	if s.excludes, err = names(s.members, "excludes"); err != nil {
		return nil, err
	}
	if slices.Contains(s.excludes, property) {
		return nil, errors.New("it excludes itself")
	}
	extensions, err := names(s.members, "extensions")
	if err != nil {
		return nil, err
	}
	for _, name := range extensions {
		if slices.Contains(reserved, name) {
			return nil, fmt.Errorf("%q cannot be an extension", name)
		}
	}
	for _, list := range []string{"signers", "chain"} {
		raw, ok := get(s.members, list)
		if !ok {
			continue
		}
		if s.list != "" {
			return nil, errors.New("it has both signers and chain")
		}
		s.list = list
		cores, err := elements(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", list, err)
		}
		if len(cores) == 0 {
			return nil, fmt.Errorf("%s is empty", list)
		}
		for i, raw := range cores {
			c, err := parseCore(raw, extensions)
			if err != nil {
				return nil, fmt.Errorf("%s %d: %w", list, i, err)
			}
			s.cores = append(s.cores, c)
		}
	}
	if s.list == "" {
		c, err := parseCore(encode(without(s.members, "excludes", "extensions")), extensions)
		s.cores = []core{c}
		return s, err
	}
	return s, checkNames(s.members, []string{s.list, "excludes", "extensions"})
}

func parseCore(raw []byte, extensions []string) (core, error) {
	c := core{raw: raw}
	var err error
	if c.members, err = members(raw); err != nil {
		return c, err
	}
	// JSF clause 6: a signature has no members that are not defined.
	defined := append([]string{"algorithm", "keyId", "publicKey", "certificatePath", "value"}, extensions...)
	if err := checkNames(c.members, defined); err != nil {
		return c, err
	}
	if c.algorithm, err = text(c.members, "algorithm"); err != nil {
		return c, err
	}
	value, err := text(c.members, "value")
	if err != nil {
		return c, err
	}
	if c.value, err = decode(value); err != nil {
		return c, fmt.Errorf("value: %w", err)
	}
	if _, ok := get(c.members, "keyId"); ok {
		if c.keyID, err = text(c.members, "keyId"); err != nil {
			return c, err
		}
	}
	jwk, hasJWK := get(c.members, "publicKey")
	path, hasPath := get(c.members, "certificatePath")
	c.hasPublicKey = hasJWK || hasPath
	var key Key
	switch {
	case hasJWK && hasPath:
		return c, errors.New("it has both publicKey and certificatePath")
	case hasJWK:
		key, c.embeddedProblem = parseJWK(jwk)
	case hasPath:
		key, c.embeddedProblem = parsePath(path)
	}
	if c.hasPublicKey && c.embeddedProblem == nil {
		c.embedded = &key
	}
	return c, nil
}

// form gives the signature as its n-th core signs it: as a part of the object.
func (s *signature) form(n int) []byte {
	if s.list == "" {
		return encode(without(s.members, "value", "excludes"))
	}
	var cores [][]byte
	if s.list == "chain" {
		for _, before := range s.cores[:n] {
			cores = append(cores, before.raw)
		}
	}
	cores = append(cores, encode(without(s.cores[n].members, "value")))
	rest := without(s.members, "excludes")
	for i := range rest {
		if rest[i].name == s.list {
			rest[i].value = array(cores)
		}
	}
	return encode(rest)
}

// verify verifies one signature over the bytes that canonical gives.
func (c *core) verify(keys []Key, canonical func() ([]byte, error)) Result {
	r := Result{Algorithm: c.algorithm, KeyID: c.keyID, HasPublicKey: c.hasPublicKey}
	algorithm, ok := algorithms[c.algorithm]
	switch {
	case slices.Contains([]string{"HS256", "HS384", "HS512"}, c.algorithm):
		r.State, r.Reason = Unsupported, c.algorithm+" uses a shared secret: whoever can verify it can sign as well, so it proves no identity"
		return r
	case !ok:
		r.State, r.Reason = Unsupported, fmt.Sprintf("algorithm %s is not supported", quote.Text(c.algorithm))
		return r
	}
	signed, err := canonical()
	if err != nil {
		r.State, r.Reason = Invalid, fmt.Sprintf("no canonical form: %s", err)
		return r
	}
	fitting := 0
	for _, key := range keys {
		if !algorithm.fits(key) {
			continue
		}
		if algorithm.verify(key, signed, c.value) {
			r.State, r.Intact = Verified, true
			return r
		}
		fitting++
	}
	switch {
	case !c.hasPublicKey:
		r.Reason = "it has no public key"
	case c.embedded == nil:
		r.Reason = fmt.Sprintf("its own key cannot be used: %s", c.embeddedProblem)
	case !algorithm.fits(*c.embedded):
		r.Reason = "its own key is not one for " + c.algorithm
	case algorithm.verify(*c.embedded, signed, c.value):
		r.Intact = true
		r.Reason = "its own key verifies it"
	default:
		r.Reason = "its own key does not verify it"
	}
	switch {
	case fitting > 0:
		r.State = Invalid
		r.Reason = "no trusted key verifies it, and " + r.Reason
		if r.Intact {
			r.Reason = "no trusted key verifies it, only its own key does"
		}
	case len(keys) > 0:
		r.State = Untrusted
		r.Reason = fmt.Sprintf("no trusted key is one for %s; %s", c.algorithm, r.Reason)
	default:
		r.State = Untrusted
		r.Reason = "no trusted key is given; " + r.Reason
	}
	return r
}

// find gives the value at a JSON Pointer.
func find(document []byte, pointer []string) ([]byte, error) {
	for n, token := range pointer {
		var next []byte
		found := false
		switch kind(document) {
		case '{':
			object, err := members(document)
			if err != nil {
				return nil, err
			}
			next, found = get(object, token)
		case '[':
			array, err := elements(document)
			if err != nil {
				return nil, err
			}
			if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(array) && strconv.Itoa(i) == token {
				next, found = array[i], true
			}
		}
		if !found {
			return nil, fmt.Errorf("nothing is at %s", quote.Text("/"+strings.Join(pointer[:n+1], "/")))
		}
		document = next
	}
	return document, nil
}
