package crypto

// Row says since when an algorithm, a key length or a protocol version is disallowed.
type Row struct {
	// ID is the name of the row.
	ID string
	// Kind is what is disallowed.
	Kind Kind
	// Since is the first day on which it is disallowed, as YYYY-MM-DD. If the publication names only a month, it is the first of the month.
	Since string
	// Source is the publication that disallows it.
	Source string
	// Reason says why, in words that follow the name of the asset.
	Reason string
	// LegacyUse is true if the source still allows to verify old signatures, or to decrypt old data.
	LegacyUse bool
	// Discouraged is true if the source advises against it but does not disallow it.
	Discouraged bool
}

// Kind is what a row disallows.
type Kind string

// The kinds.
const (
	Algorithm   Kind = "algorithm"
	KeyLength   Kind = "key-length"
	Protocol    Kind = "protocol"
	CipherSuite Kind = "cipher-suite"
)

// The publications that several rows name.
const (
	sp800131A = "NIST SP 800-131A rev. 2"
	rfc9325   = "RFC 9325 (BCP 195)"
)

// table is sorted by kind, then by the day since when a row holds.
var table = []Row{
	{ID: "DES", Kind: Algorithm, Since: "2005-05-19", Source: "the withdrawal of FIPS 46-3", Reason: "has keys of 56 bits, which are found by trying all (DES)"},
	{ID: "Skipjack", Kind: Algorithm, Since: "2011-01-01", Source: sp800131A, Reason: "has keys of 80 bits (Skipjack)", LegacyUse: true},
	{ID: "MD2", Kind: Algorithm, Since: "2011-03-01", Source: "RFC 6149", Reason: "hashes so that preimages can be found (MD2)"},
	{ID: "MD4", Kind: Algorithm, Since: "2011-03-01", Source: "RFC 6150", Reason: "hashes so that anybody can make collisions (MD4)"},
	{ID: "MD5", Kind: Algorithm, Since: "2011-03-01", Source: "RFC 6151", Reason: "hashes so that anybody can make collisions (MD5)"},
	{ID: "HMAC-MD5", Kind: Algorithm, Since: "2011-03-01", Source: "RFC 6151", Reason: "derives keys or codes from MD5, which new designs must not use", Discouraged: true},
	{ID: "SHA-1 signature", Kind: Algorithm, Since: "2014-01-01", Source: sp800131A, Reason: "signs hashes for which collisions are affordable (SHA-1)", LegacyUse: true},
	{ID: "RC4", Kind: Algorithm, Since: "2015-02-01", Source: "RFC 7465", Reason: "has a biased key stream, which reveals plaintext (RC4)"},
	{ID: "Dual_EC_DRBG", Kind: Algorithm, Since: "2015-06-24", Source: "NIST SP 800-90A rev. 1", Reason: "can be predicted by whoever chose its constants (Dual_EC_DRBG)"},
	{ID: "64-bit blocks", Kind: Algorithm, Since: "2016-08-24", Source: "CVE-2016-2183", Reason: "has blocks of 64 bits, which repeat after 32 GiB under one key", Discouraged: true},
	{ID: "PBKDF1", Kind: Algorithm, Since: "2017-01-01", Source: "RFC 8018", Reason: "is kept for compatibility only (PKCS #5 v1.5)", Discouraged: true},
	{ID: "RC2", Kind: Algorithm, Since: "2019-03-21", Source: sp800131A, Reason: "was never approved and is broken by related keys (RC2)"},
	{ID: "3DES", Kind: Algorithm, Since: "2024-01-01", Source: sp800131A, Reason: "has blocks of 64 bits, which repeat after 32 GiB under one key (triple DES)", LegacyUse: true},
	{ID: "RSA PKCS #1 v1.5 encryption", Kind: Algorithm, Since: "2024-01-01", Source: sp800131A, Reason: "encrypts with a padding that answers about errors break (PKCS #1 v1.5)", LegacyUse: true},
	{ID: "DSA", Kind: Algorithm, Since: "2024-02-03", Source: "FIPS 186-5", Reason: "is no longer approved for making signatures (DSA)", LegacyUse: true},
	{ID: "ECB", Kind: Algorithm, Since: "2024-09-01", Source: "NIST IR 8459 and BSI TR-02102-1", Reason: "encrypts in ECB mode, which shows equal blocks of the plaintext"},
	{ID: "SHA-1", Kind: Algorithm, Since: "2031-01-01", Source: "NIST's plan of 15 December 2022 for SHA-1", Reason: "has no approved use from then on (SHA-1)"},

	{ID: "RSA below 2048 bits", Kind: KeyLength, Since: "2014-01-01", Source: sp800131A, Reason: "has a modulus of less than 2048 bits (RSA)", LegacyUse: true},
	{ID: "DH below 2048 bits", Kind: KeyLength, Since: "2014-01-01", Source: sp800131A, Reason: "works over a finite field of less than 2048 bits (Diffie-Hellman or ElGamal)"},
	{ID: "EC below 224 bits", Kind: KeyLength, Since: "2014-01-01", Source: sp800131A, Reason: "uses an elliptic curve of less than 224 bits", LegacyUse: true},
	{ID: "level below 112 bits", Kind: KeyLength, Since: "2014-01-01", Source: sp800131A, Reason: "has a security level of less than 112 bits", LegacyUse: true},

	{ID: "SSH 1", Kind: Protocol, Since: "2006-01-01", Source: "RFC 4251 to 4254", Reason: "is or accepts SSH 1, whose checksum does not stop changes"},
	{ID: "SSL 2.0", Kind: Protocol, Since: "2011-03-01", Source: "RFC 6176", Reason: "is SSL 2.0"},
	{ID: "WEP", Kind: Protocol, Since: "2012-03-29", Source: "IEEE 802.11-2012", Reason: "is WEP, whose keys are found in minutes"},
	{ID: "WPA", Kind: Protocol, Since: "2012-03-29", Source: "IEEE 802.11-2012", Reason: "is WPA of the first version, which encrypts by TKIP"},
	{ID: "SSL 3.0", Kind: Protocol, Since: "2015-06-01", Source: "RFC 7568", Reason: "is SSL 3.0"},
	{ID: "TLS 1.0", Kind: Protocol, Since: "2021-03-01", Source: "RFC 8996", Reason: "is TLS 1.0"},
	{ID: "TLS 1.1", Kind: Protocol, Since: "2021-03-01", Source: "RFC 8996", Reason: "is TLS 1.1"},
	{ID: "DTLS 1.0", Kind: Protocol, Since: "2021-03-01", Source: "RFC 8996", Reason: "is DTLS 1.0"},
	{ID: "IKEv1", Kind: Protocol, Since: "2023-04-01", Source: "RFC 9395", Reason: "is IKE version 1"},

	{ID: "cipher suite with DES or IDEA", Kind: CipherSuite, Since: "2009-02-01", Source: "RFC 5469", Reason: "encrypts by DES or IDEA"},
	{ID: "cipher suite with RC4", Kind: CipherSuite, Since: "2015-02-01", Source: "RFC 7465", Reason: "encrypts by RC4"},
	{ID: "IKEv2 with MD5", Kind: CipherSuite, Since: "2017-09-01", Source: "RFC 8247", Reason: "authenticates by MD5"},
	{ID: "cipher suite without encryption", Kind: CipherSuite, Since: "2022-11-01", Source: rfc9325, Reason: "does not encrypt"},
	{ID: "cipher suite with export keys", Kind: CipherSuite, Since: "2022-11-01", Source: rfc9325, Reason: "has keys that were shortened for export"},
	{ID: "cipher suite without authentication", Kind: CipherSuite, Since: "2022-11-01", Source: rfc9325, Reason: "does not authenticate the server"},
	{ID: "cipher suite with 3DES", Kind: CipherSuite, Since: "2024-01-01", Source: sp800131A, Reason: "encrypts by triple DES"},
	{ID: "cipher suite with keys sent by RSA", Kind: CipherSuite, Since: "2022-11-01", Source: rfc9325, Reason: "sends the key encrypted by RSA, so that who gets the private key reads recorded traffic", Discouraged: true},
}

// Rows returns the table.
func Rows() []Row { return table }

var byID = func() map[string]*Row {
	m := make(map[string]*Row, len(table))
	for i := range table {
		m[table[i].ID] = &table[i]
	}
	return m
}()

// Find returns a row by its id; nil if there is none.
func Find(id string) *Row { return byID[id] }

// weakNames are the rows that a name alone decides, in the order of the table.
var weakNames = []string{"DES", "Skipjack", "MD2", "MD4", "MD5", "RC4", "Dual_EC_DRBG", "64-bit blocks", "PBKDF1", "RC2", "3DES", "DSA"}
