package bom

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// assets are the facts of cryptographic assets, models, datasets and services of a document.
func assets(t *testing.T, b *BOM) string {
	t.Helper()
	all := []any{}
	for _, c := range b.Components {
		all = append(all, c.Facts.Crypto, c.Facts.Model, c.Facts.Dataset)
	}
	for _, s := range b.Facts.Services {
		all = append(all, s)
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const assetsXML = `<bom xmlns="http://cyclonedx.org/schema/bom/1.7" version="1">
  <components>
    <component type="cryptographic-asset" bom-ref="digest">
      <name>SHA-1</name>
      <cryptoProperties><assetType>algorithm</assetType><algorithmProperties><primitive>hash</primitive>
        <cryptoFunctions><cryptoFunction>digest</cryptoFunction></cryptoFunctions><classicalSecurityLevel>80</classicalSecurityLevel></algorithmProperties></cryptoProperties>
    </component>
    <component type="cryptographic-asset">
      <name>www</name>
      <cryptoProperties><assetType>certificate</assetType><certificateProperties><notValidAfter>2026-01-01T00:00:00Z</notValidAfter>
        <signatureAlgorithmRef>digest</signatureAlgorithmRef>
        <certificateState><state>active</state></certificateState>
        <certificateState><state>revoked</state></certificateState></certificateProperties></cryptoProperties>
    </component>
    <component type="cryptographic-asset">
      <name>key</name>
      <cryptoProperties><assetType>related-crypto-material</assetType><relatedCryptoMaterialProperties><type>private-key</type><value>abcdefgh</value>
        <size>1024</size><securedBy><mechanism>Software</mechanism><algorithmRef>digest</algorithmRef></securedBy></relatedCryptoMaterialProperties>
        <oid>1.2.840.113549.1.1.1</oid></cryptoProperties>
    </component>
    <component type="cryptographic-asset">
      <name>tunnel</name>
      <cryptoProperties><assetType>protocol</assetType><protocolProperties><type>ike</type><version>1</version><ikev2TransformTypes>
        <encr><name>ENCR_AES_GCM_16</name><keyLength>256</keyLength></encr>
        <encr><name>ENCR_3DES</name></encr>
        <ke><group>14</group></ke>
        <ke><group>2</group></ke></ikev2TransformTypes></protocolProperties></cryptoProperties>
    </component>
    <component type="data">
      <name>corpus</name>
      <data><type>dataset</type><name>corpus</name><classification>internal</classification><sensitiveData>names</sensitiveData></data>
    </component>
  </components>
  <services>
    <service bom-ref="shop">
      <name>shop</name>
      <endpoints><endpoint>http://shop.example</endpoint></endpoints>
      <authenticated>true</authenticated>
      <x-trust-boundary>true</x-trust-boundary>
      <data><dataflow name="orders"><classification flow="outbound">PII</classification><destination><url>urn:x</url></destination></dataflow></data>
    </service>
  </services>
</bom>
`

const assetsJSON = `{"bomFormat": "CycloneDX", "specVersion": "1.7", "version": 1, "components": [
{"type": "cryptographic-asset", "bom-ref": "digest", "name": "SHA-1", "cryptoProperties": {"assetType": "algorithm", "algorithmProperties": {
  "primitive": "hash", "classicalSecurityLevel": 80, "cryptoFunctions": ["digest"]}}},
{"type": "cryptographic-asset", "name": "www", "cryptoProperties": {"assetType": "certificate", "certificateProperties": {
  "notValidAfter": "2026-01-01T00:00:00Z", "signatureAlgorithmRef": "digest", "certificateState": [{"state": "active"}, {"state": "revoked"}]}}},
{"type": "cryptographic-asset", "name": "key", "cryptoProperties": {"assetType": "related-crypto-material", "relatedCryptoMaterialProperties": {
  "type": "private-key", "value": "abcdefgh", "size": 1024, "securedBy": {"mechanism": "Software", "algorithmRef": "digest"}}, "oid": "1.2.840.113549.1.1.1"}},
{"type": "cryptographic-asset", "name": "tunnel", "cryptoProperties": {"assetType": "protocol", "protocolProperties": {"type": "ike", "version": "1",
  "ikev2TransformTypes": {"encr": [{"name": "ENCR_AES_GCM_16", "keyLength": 256}, {"name": "ENCR_3DES"}], "ke": [{"group": 14}, {"group": 2}]}}}},
{"type": "data", "name": "corpus", "data": [{"type": "dataset", "name": "corpus", "classification": "internal", "sensitiveData": ["names"]}]}
], "services": [{"bom-ref": "shop", "name": "shop", "endpoints": ["http://shop.example"], "authenticated": true, "x-trust-boundary": true,
  "data": [{"name": "orders", "flow": "outbound", "classification": "PII", "destination": ["urn:x"]}]}]}
`

// TestAssetsInXML: XML and JSON give the same facts of assets, and the places of what is found are the same values.
func TestAssetsInXML(t *testing.T) {
	xmlDoc, inXML, problems := lower(t, "a.cdx.xml", assetsXML)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	jsonDoc, inJSON, problems := lower(t, "a.cdx.json", assetsJSON)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got, want := assets(t, inXML), assets(t, inJSON); got != want {
		t.Errorf("in XML:\n%s\nin JSON:\n%s", got, want)
	}
	for _, v := range inXML.Facts.SchemaViolations {
		t.Errorf("XML: %s %s", v.Message, v.At)
	}
	for _, v := range inJSON.Facts.SchemaViolations {
		t.Errorf("JSON: %s %s", v.Message, v.At)
	}
	for _, c := range []struct {
		entity int // in Entities
		at     []any
		want   string
	}{
		{1, []any{"crypto", "weaknesses", 0}, "SHA-1"},
		{2, []any{"crypto", "not_after"}, "2026-01-01T00:00:00Z"},
		{2, []any{"crypto", "revoked"}, "revoked"},
		{3, []any{"crypto", "weaknesses", 0}, "1024"},
		{4, []any{"crypto", "weaknesses", 0}, "1"},
		{4, []any{"crypto", "weaknesses", 1}, "ENCR_3DES"},
		{4, []any{"crypto", "weaknesses", 2}, "2"},
		{5, []any{"dataset", "sensitive"}, "names"},
		{0, []any{"services", 0, "flows", 0}, "PII"},
		{0, []any{"services", 0, "open_endpoints", 0}, "http://shop.example"},
	} {
		if got := shown(xmlDoc, Locate(xmlDoc, []model.Place{inXML.Entities[c.entity].Locate(c.at)})[0]); got != c.want {
			t.Errorf("XML, entity %d, %v: %q, want %q", c.entity, c.at, got, c.want)
		}
		if got := shown(jsonDoc, Locate(jsonDoc, []model.Place{inJSON.Entities[c.entity].Locate(c.at)})[0]); strings.Trim(got, `"`) != c.want {
			t.Errorf("JSON, entity %d, %v: %q, want %q", c.entity, c.at, got, c.want)
		}
	}
}
