package sbom

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/sealint/sealint/sbom/crypto"
)

// cryptoAsset is a component with cryptoProperties.
type cryptoAsset struct {
	component *Component
	value     map[string]any // the component
}

// readCrypto reads the cryptographic assets. It needs all components, dependencies and references, because how an asset is used is
// stated elsewhere.
func (r cycloneDX) readCrypto(assets []cryptoAsset, v any) {
	if len(assets) == 0 {
		return
	}
	use := r.readCryptoUse(v)
	byRef := map[string]map[string]any{}
	for _, a := range assets {
		byRef[a.component.Facts.BOMRef] = a.value
	}
	for _, a := range assets {
		properties := member(a.value, "cryptoProperties")
		ref := a.component.Facts.BOMRef
		f := &CryptoFacts{AssetType: text(properties, "assetType"), Weaknesses: []CryptoWeaknessFacts{}}
		a.component.Facts.Crypto = f
		a.component.pointers.Add("crypto", "cryptoProperties/assetType")
		f.OnlyProvided = use.provided[ref] && !use.used[ref] && len(list(a.value, "evidence", "occurrences")) == 0
		switch f.AssetType {
		case "algorithm":
			r.readAlgorithm(a, properties, use.signs[ref])
		case "certificate":
			r.readCertificate(a, member(properties, "certificateProperties"))
		case "related-crypto-material":
			r.readMaterial(a, properties, byRef)
		case "protocol":
			r.readProtocol(a, member(properties, "protocolProperties"))
		}
	}
}

// cryptoUse says by their references how assets are used.
type cryptoUse struct{ provided, used, signs map[string]bool }

func (r cycloneDX) readCryptoUse(v any) cryptoUse {
	use := cryptoUse{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, dependency := range list(v, "dependencies") {
		for _, ref := range texts(dependency, "provides") {
			use.provided[r.facts.localRef(ref)] = true
		}
		for _, ref := range texts(dependency, "dependsOn") {
			use.used[r.facts.localRef(ref)] = true
		}
	}
	for _, m := range r.references.mentions {
		if slices.Contains(m.at, "cryptoProperties") {
			ref := r.facts.localRef(m.to)
			use.used[ref] = true
			use.signs[ref] = use.signs[ref] || slices.Contains(m.at, "signatureAlgorithmRef")
		}
	}
	return use
}

// addWeakness records a weakness, and its place in the component.
func (c *Component) addWeakness(row *crypto.Row, legacy bool, subject, document string) {
	f := c.Facts.Crypto
	c.pointers.Add(index("crypto/weaknesses", len(f.Weaknesses)), document)
	f.Weaknesses = append(f.Weaknesses, CryptoWeaknessFacts{
		Of: string(row.Kind), Subject: subject, Reason: row.Reason, Source: row.Source, Since: row.Since, Legacy: legacy || row.Discouraged,
	})
}

// algorithmOf returns what a component says about an algorithm, and the places of its fields.
func algorithmOf(component map[string]any) (crypto.Asset, map[crypto.Field]string) {
	properties := member(component, "cryptoProperties")
	p := member(properties, "algorithmProperties")
	const at = "cryptoProperties/algorithmProperties/"
	places := map[crypto.Field]string{
		crypto.Name: "name", crypto.OID: "cryptoProperties/oid", crypto.Family: at + "algorithmFamily", crypto.Curve: at + "curve",
		crypto.Parameters: at + "parameterSetIdentifier", crypto.Mode: at + "mode", crypto.Padding: at + "padding", crypto.Level: at + "classicalSecurityLevel",
	}
	a := crypto.Asset{
		Name: text(component, "name"), OID: text(properties, "oid"), Family: text(p, "algorithmFamily"), Curve: text(p, "curve"),
		Parameters: text(p, "parameterSetIdentifier"), Mode: text(p, "mode"), Padding: text(p, "padding"),
		Primitive: text(p, "primitive"), Functions: texts(p, "cryptoFunctions"),
	}
	if curve := text(p, "ellipticCurve"); curve != "" { // since 1.7
		a.Curve, places[crypto.Curve] = curve, at+"ellipticCurve"
	}
	if level, ok := member(p, "classicalSecurityLevel").(float64); ok {
		a.Level = bounded(level)
	}
	return a, places
}

// bounded converts a number of bits. What is larger than any key is not a number of bits.
func bounded(n float64) int {
	if n < 0 || n > 1<<20 {
		return 0
	}
	return int(n)
}

func (r cycloneDX) readAlgorithm(a cryptoAsset, properties any, signs bool) {
	c := a.component
	asset, places := algorithmOf(a.value)
	asset.Signs = signs
	c.Facts.Crypto.Primitive = asset.Primitive
	c.pointers.Add("crypto/primitive", "cryptoProperties/algorithmProperties/primitive")
	for _, w := range asset.Judge() {
		c.addWeakness(w.Row, w.Legacy, asset.Name, places[w.Field])
	}
	if kind := asset.QuantumVulnerable(); kind != "several" {
		c.Facts.Crypto.QuantumVulnerable = kind
		c.pointers.Add("crypto/quantum_vulnerable", "name")
	}
}

func (r cycloneDX) readCertificate(a cryptoAsset, p any) {
	f, c := a.component.Facts.Crypto, a.component
	const at = "cryptoProperties/certificateProperties/"
	for _, date := range []struct {
		day           *string
		facts, member string
	}{{&f.NotBefore, "crypto/not_before", "notValidBefore"}, {&f.NotAfter, "crypto/not_after", "notValidAfter"}} {
		_, *date.day = checkTimestamp(text(p, date.member))
		c.pointers.Add(date.facts, at+date.member)
	}
	for i, state := range list(p, "certificateState") {
		stated := text(state, "state")
		switch stated {
		case "revoked":
			f.Revoked = true
			c.pointers.Add("crypto/revoked", index(at+"certificateState", i)+"/state")
		case "deactivated", "destroyed":
			f.OutOfUse = true
		}
		if stated != "" {
			f.State = stated
			c.pointers.Add("crypto/state", index(at+"certificateState", i)+"/state")
		}
	}
	if text(p, "revocationDate") != "" && !f.Revoked {
		f.Revoked = true
		c.pointers.Add("crypto/revoked", at+"revocationDate")
	}
	f.OutOfUse = f.OutOfUse || text(p, "deactivationDate") != "" || text(p, "destructionDate") != ""
}

// secretTypes are the types of material whose value must stay secret. A key of no stated kind may be public.
var secretTypes = []string{"private-key", "secret-key", "password", "credential", "token", "shared-secret"}

// expiringTypes are the types of material that are not used after they expire. A signature or a salt is.
var expiringTypes = []string{"private-key", "public-key", "secret-key", "key", "password", "credential", "token", "shared-secret"}

func (r cycloneDX) readMaterial(a cryptoAsset, properties any, byRef map[string]map[string]any) {
	f, c := a.component.Facts.Crypto, a.component
	p := member(properties, "relatedCryptoMaterialProperties")
	const at = "cryptoProperties/relatedCryptoMaterialProperties/"
	f.MaterialType, f.State = text(p, "type"), text(p, "state")
	f.OutOfUse = f.State == "deactivated" || f.State == "destroyed"
	c.pointers.Add("crypto/state", at+"state")
	c.pointers.Add("crypto/material_type", at+"type")
	if slices.Contains(expiringTypes, f.MaterialType) {
		_, f.Expires = checkTimestamp(text(p, "expirationDate"))
		c.pointers.Add("crypto/expires", at+"expirationDate")
	}
	r.readSecret(c, p, at)
	if !strings.HasSuffix(f.MaterialType, "key") {
		return
	}
	key := crypto.Asset{Name: text(a.value, "name"), OID: text(properties, "oid")}
	if bits, ok := member(p, "size").(float64); ok {
		key.Size = bounded(bits)
	}
	algorithm, _ := algorithmOf(byRef[r.facts.localRef(text(p, "algorithmRef"))])
	if f.MaterialType == "secret-key" { // the length of a modulus is not that of a symmetric key
		return
	}
	key.Family = algorithm.Family
	if key.QuantumVulnerable() == "" {
		key.Family = algorithm.Name
	}
	if kind := key.QuantumVulnerable(); kind != "several" {
		f.QuantumVulnerable = kind
		c.pointers.Add("crypto/quantum_vulnerable", "name")
	}
	for _, w := range key.Judge() {
		if w.Kind != crypto.KeyLength { // an algorithm is reported where it is defined
			continue
		}
		place := map[crypto.Field]string{crypto.Size: at + "size", crypto.OID: "cryptoProperties/oid"}[w.Field]
		if place == "" {
			place = "name"
		}
		c.addWeakness(w.Row, false, key.Name, place)
	}
}

var (
	privatePEM = regexp.MustCompile(`-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----`)
	// noSecret matches values that are no secrets: what is public, encrypted, a digest, or the place of a secret.
	noSecret = regexp.MustCompile(`(?i)-----BEGIN (ENCRYPTED|PUBLIC|RSA PUBLIC|CERTIFICATE|X509|PKCS7|PGP MESSAGE|AGE)|^\s*(ssh-(rsa|dss|ed25519) |ecdsa-sha2-)|Proc-Type: 4,ENCRYPTED|^\s*\$ANSIBLE_VAULT|^[a-z][a-z0-9+.-]*://|^(arn|vault|op|kms|urn|pkcs11|file|env|keychain|projects/|sha(1|256|384|512)|md5|blake2b)[:/]|^\$(2[abxy]|5|6|argon2|y|scrypt|pbkdf2)[$-]`)
)

// readSecret records whether the value of related material is a secret, which no output may show.
func (r cycloneDX) readSecret(c *Component, p any, at string) {
	value := text(p, "value")
	trimmed := strings.TrimSpace(value)
	f := c.Facts.Crypto
	secret := slices.Contains(secretTypes, f.MaterialType) || privatePEM.MatchString(value)
	if !secret || trimmed == "" || placeholder.MatchString(trimmed) || strings.Trim(trimmed, "*xX.-_ ") == "" {
		return
	}
	r.draft.hide(value)
	f.ClearSecret = !noSecret.MatchString(value) && member(p, "securedBy", "algorithmRef") == nil && f.State != "destroyed"
	c.pointers.Add("crypto/clear_secret", at+"value")
}

// hide records a secret for the callers, who must not show it.
func (d *draft) hide(value string) {
	d.credentials = append(d.credentials, value)
	for line := range strings.Lines(value) {
		if line = strings.TrimSpace(line); len(line) > 3 && !strings.HasPrefix(line, "-----") {
			d.credentials = append(d.credentials, line)
		}
	}
	d.secrets = append(d.secrets, value)
}

// hideSpellings records how the text of the document spells its secrets, where escapes make it differ from their values.
func (d *draft) hideSpellings(data []byte, notation Notation) {
	if len(d.secrets) == 0 {
		return
	}
	if notation == XML {
		d.hideSpellingsXML(data)
		return
	}
	dec := jsontext.NewDecoder(bytes.NewReader(data))
	for {
		if dec.PeekKind() != '"' {
			if _, err := dec.ReadToken(); err != nil {
				return
			}
			continue
		}
		raw, err := dec.ReadValue()
		if err != nil {
			return
		}
		if value, err := jsontext.AppendUnquote(nil, raw); err == nil && slices.Contains(d.secrets, string(value)) {
			d.credentials = append(d.credentials, string(raw[1:len(raw)-1]))
		}
	}
}

// hideSpellingsXML does the same for the texts of elements.
func (d *draft) hideSpellingsXML(data []byte) {
	type element struct {
		start int
		text  strings.Builder
	}
	var stack []*element
	dec := newXMLDecoder(data)
	for {
		at := int(dec.InputOffset())
		tok, err := dec.Token()
		if err != nil {
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			stack = append(stack, &element{start: int(dec.InputOffset())})
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text.Write(tok)
			}
		case xml.EndElement:
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			text := strings.TrimSpace(e.text.String())
			if text != "" && e.start <= at && slices.ContainsFunc(d.secrets, func(s string) bool { return strings.TrimSpace(s) == text }) {
				d.credentials = append(d.credentials, strings.TrimSpace(string(data[e.start:at])))
			}
		}
	}
}

func (r cycloneDX) readProtocol(a cryptoAsset, p any) {
	c := a.component
	const at = "cryptoProperties/protocolProperties/"
	version, name := text(p, "version"), text(a.value, "name")
	place := at + "version"
	if version == "" {
		place = "name"
	}
	for _, row := range crypto.JudgeProtocol(text(p, "type"), version, name) {
		c.addWeakness(row, false, name, place)
	}
	for i, suite := range list(p, "cipherSuites") {
		document := index(at+"cipherSuites", i)
		if row := crypto.JudgeSuite(text(suite, "name")); row != nil {
			c.addWeakness(row, false, text(suite, "name"), document+"/name")
		}
		for j, group := range texts(suite, "tlsGroups") {
			r.addNamed(c, crypto.Asset{Name: group}, index(document+"/tlsGroups", j))
		}
		for j, scheme := range texts(suite, "tlsSignatureSchemes") {
			r.addNamed(c, crypto.Asset{Name: scheme, Primitive: "signature"}, index(document+"/tlsSignatureSchemes", j))
		}
	}
	for _, transform := range []string{"encr", "prf", "integ", "ke", "auth"} { // since 1.7 objects; before only references
		for i, item := range list(p, "ikev2TransformTypes", transform) {
			document := index(at+"ikev2TransformTypes/"+transform, i)
			if row := crypto.JudgeIKE(text(item, "name")); row != nil && transform != "auth" {
				c.addWeakness(row, false, text(item, "name"), document+"/name")
			}
			if group, ok := member(item, "group").(float64); ok {
				if row := crypto.JudgeGroup(bounded(group)); row != nil {
					c.addWeakness(row, false, "group "+strconv.Itoa(bounded(group)), document+"/group")
				}
			}
		}
	}
}

// addNamed records the weaknesses of an algorithm of which only the name is stated.
func (r cycloneDX) addNamed(c *Component, a crypto.Asset, document string) {
	for _, w := range a.Judge() {
		c.addWeakness(w.Row, w.Legacy, a.Name, document)
	}
}
