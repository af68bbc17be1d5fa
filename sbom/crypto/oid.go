package crypto

import "strings"

// oidName returns the name of the algorithm or curve of an object identifier; "" if the table does not have it. It has those that name
// something disallowed, and those that say what kind of key or use an asset has.
func oidName(oid string) string {
	oid = strings.TrimSpace(oid)
	for _, prefix := range []string{"urn:oid:", "oid:", "OID:", "OID."} {
		oid = strings.TrimPrefix(oid, prefix)
	}
	return oids[strings.TrimSpace(oid)]
}

var oids = map[string]string{
	// PKCS #1 (RFC 8017, RFC 3279)
	"1.2.840.113549.1.1.1": "RSA", "1.2.840.113549.1.1.2": "MD2withRSA", "1.2.840.113549.1.1.3": "MD4withRSA",
	"1.2.840.113549.1.1.4": "MD5withRSA", "1.2.840.113549.1.1.5": "SHA1withRSA", "1.2.840.113549.1.1.7": "RSA-OAEP",
	"1.2.840.113549.1.1.10": "RSASSA-PSS", "1.2.840.113549.1.1.11": "SHA256withRSA", "1.2.840.113549.1.1.12": "SHA384withRSA",
	"1.2.840.113549.1.1.13": "SHA512withRSA",
	// OIW (ISO/IEC 14888 and others)
	"1.3.14.3.2.2": "MD4withRSA", "1.3.14.3.2.3": "MD5withRSA", "1.3.14.3.2.6": "DES-ECB", "1.3.14.3.2.7": "DES-CBC",
	"1.3.14.3.2.8": "DES-OFB", "1.3.14.3.2.9": "DES-CFB", "1.3.14.3.2.12": "DSA", "1.3.14.3.2.13": "SHAwithDSA",
	"1.3.14.3.2.17": "DES-EDE", "1.3.14.3.2.26": "SHA-1", "1.3.14.3.2.27": "SHA1withDSA", "1.3.14.3.2.29": "SHA1withRSA",
	// RSA's digests and ciphers (RFC 3370, RFC 8018)
	"1.2.840.113549.2.2": "MD2", "1.2.840.113549.2.4": "MD4", "1.2.840.113549.2.5": "MD5", "1.2.840.113549.2.6": "HMAC-MD5",
	"1.2.840.113549.2.7": "HMAC-SHA1", "1.2.840.113549.3.2": "RC2-CBC", "1.2.840.113549.3.4": "RC4", "1.2.840.113549.3.7": "DES-EDE3-CBC",
	// password-based encryption (RFC 8018, RFC 7292)
	"1.2.840.113549.1.5.1": "PBEWithMD2AndDES", "1.2.840.113549.1.5.3": "PBEWithMD5AndDES", "1.2.840.113549.1.5.4": "PBEWithMD2AndRC2",
	"1.2.840.113549.1.5.6": "PBEWithMD5AndRC2", "1.2.840.113549.1.5.10": "PBEWithSHA1AndDES", "1.2.840.113549.1.5.11": "PBEWithSHA1AndRC2",
	"1.2.840.113549.1.12.1.1": "PBEWithSHA1AndRC4", "1.2.840.113549.1.12.1.2": "PBEWithSHA1AndRC4", "1.2.840.113549.1.12.1.3": "PBEWithSHA1AndDESede",
	"1.2.840.113549.1.12.1.4": "PBEWithSHA1AndDESede", "1.2.840.113549.1.12.1.5": "PBEWithSHA1AndRC2", "1.2.840.113549.1.12.1.6": "PBEWithSHA1AndRC2",
	// DSA (RFC 3279, RFC 5758), and ECDSA
	"1.2.840.10040.4.1": "DSA", "1.2.840.10040.4.3": "SHA1withDSA", "2.16.840.1.101.3.4.3.1": "SHA224withDSA",
	"2.16.840.1.101.3.4.3.2": "SHA256withDSA", "2.16.840.1.101.3.4.3.3": "SHA384withDSA", "2.16.840.1.101.3.4.3.4": "SHA512withDSA",
	"1.2.840.10045.4.1": "SHA1withECDSA", "1.2.840.10045.2.1": "EC",
	// AES in ECB mode (NIST)
	"2.16.840.1.101.3.4.1.1": "AES-128-ECB", "2.16.840.1.101.3.4.1.21": "AES-192-ECB", "2.16.840.1.101.3.4.1.41": "AES-256-ECB",
	// curves of less than 224 bits (SEC 2, ANSI X9.62, RFC 5639)
	"1.3.132.0.1": "sect163k1", "1.3.132.0.2": "sect163r1", "1.3.132.0.15": "sect163r2", "1.3.132.0.4": "sect113r1", "1.3.132.0.5": "sect113r2",
	"1.3.132.0.6": "secp112r1", "1.3.132.0.7": "secp112r2", "1.3.132.0.8": "secp160r1", "1.3.132.0.9": "secp160k1", "1.3.132.0.22": "sect131r1",
	"1.3.132.0.23": "sect131r2", "1.3.132.0.24": "sect193r1", "1.3.132.0.25": "sect193r2", "1.3.132.0.28": "secp128r1", "1.3.132.0.29": "secp128r2",
	"1.3.132.0.30": "secp160r2", "1.3.132.0.31": "secp192k1", "1.2.840.10045.3.1.1": "prime192v1", "1.2.840.10045.3.1.2": "prime192v2",
	"1.2.840.10045.3.1.3": "prime192v3", "1.3.36.3.3.2.8.1.1.1": "brainpoolP160r1", "1.3.36.3.3.2.8.1.1.2": "brainpoolP160t1",
	"1.3.36.3.3.2.8.1.1.3": "brainpoolP192r1", "1.3.36.3.3.2.8.1.1.4": "brainpoolP192t1",
	// curves that are not weak, to know that a key is one over a curve
	"1.2.840.10045.3.1.7": "prime256v1", "1.3.132.0.33": "secp224r1", "1.3.132.0.34": "secp384r1", "1.3.132.0.35": "secp521r1", "1.3.132.0.10": "secp256k1",
	"1.3.101.110": "X25519", "1.3.101.111": "X448", "1.3.101.112": "Ed25519", "1.3.101.113": "Ed448",
	"1.2.840.113549.1.3.1": "DH", "1.2.840.10046.2.1": "DH",
}
