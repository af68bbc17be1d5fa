package sbom

// CryptoFacts are the facts of a cryptographic asset (CycloneDX 1.6 and later: cryptoProperties).
type CryptoFacts struct {
	AssetType         string                `json:"asset_type" doc:"Kind of asset: algorithm, certificate, protocol or related-crypto-material."`
	Primitive         string                `json:"primitive,omitempty" doc:"Primitive of an algorithm, such as hash, signature or block-cipher; absent if not stated."`
	MaterialType      string                `json:"material_type,omitempty" doc:"Type of related material, such as private-key, public-key or password; absent if not stated."`
	OnlyProvided      bool                  `json:"only_provided" doc:"true if the document only says that a component implements the asset (provides), and not that anything uses it: no dependsOn, no other asset and no place in the source code (evidence) names it."`
	Weaknesses        []CryptoWeaknessFacts `json:"weaknesses" doc:"What of the asset is disallowed or will be, by the table of sealint (docs/sbom.md). A finding about item i has at: [crypto, weaknesses, i]."`
	QuantumVulnerable string                `json:"quantum_vulnerable,omitempty" doc:"Kind of algorithm or key, RSA, DSA, DH or EC, if a large quantum computer breaks it; otherwise absent."`
	ClearSecret       bool                  `json:"clear_secret" doc:"true if the document contains a secret itself (value): of a private key, secret key, password, credential, token or shared secret. false if the value is encrypted, a placeholder, a digest or the address of a store. The value is no fact."`
	State             string                `json:"state,omitempty" doc:"State of a key, such as active or compromised; of a certificate, the last of its states. Absent if not stated."`
	Revoked           bool                  `json:"revoked" doc:"true for a certificate of which a state or a date says that it was revoked."`
	OutOfUse          bool                  `json:"out_of_use" doc:"true if a state, or the date of deactivation or destruction of a certificate, says that the asset is no longer used."`
	NotBefore         string                `json:"not_before,omitempty" doc:"First day of a certificate in UTC, as YYYY-MM-DD; absent if not stated."`
	NotAfter          string                `json:"not_after,omitempty" doc:"Last day of a certificate in UTC, as YYYY-MM-DD; absent if not stated."`
	Expires           string                `json:"expires,omitempty" doc:"Day on which a key, password, credential or token expires in UTC, as YYYY-MM-DD; absent if not stated."`
}

// CryptoWeaknessFacts is one reason why a cryptographic asset must not be used.
type CryptoWeaknessFacts struct {
	Of      string `json:"of" enum:"algorithm,key-length,protocol,cipher-suite" doc:"What is weak: the algorithm, the length of the key, the version of the protocol, or a cipher suite or transform of it."`
	Subject string `json:"subject" doc:"Name of the weak thing: of the component, or of the cipher suite."`
	Reason  string `json:"reason" doc:"Why, in words that follow the subject."`
	Source  string `json:"source" doc:"Publication that disallows it."`
	Since   string `json:"since" doc:"First day on which it is disallowed, as YYYY-MM-DD; may be in the future."`
	Legacy  bool   `json:"legacy" doc:"true if the source only advises against it, or if the asset only verifies old signatures or decrypts old data and the source allows that."`
}
