package sbom

import "strings"

// digestLengths are the lengths of digests in hexadecimal digits, by algorithm. MD6 and BLAKE3 are missing because their
// digests may have any length.
var digestLengths = map[string]int{
	"MD2": 32, "MD4": 32, "MD5": 32, "ADLER32": 8,
	"SHA-1": 40, "SHA-224": 56, "SHA-256": 64, "SHA-384": 96, "SHA-512": 128,
	"SHA3-256": 64, "SHA3-384": 96, "SHA3-512": 128,
	"BLAKE2b-256": 64, "BLAKE2b-384": 96, "BLAKE2b-512": 128,
	"Streebog-256": 64, "Streebog-512": 128,
}

// brokenAlgorithms are the algorithms for which an attacker can make two inputs with the same digest.
var brokenAlgorithms = map[string]bool{"MD2": true, "MD4": true, "MD5": true, "MD6": true, "SHA-1": true, "ADLER32": true}

// emptyDigests are the digests of an empty input: tools state them for files that they could not read.
var emptyDigests = map[string]bool{
	"d41d8cd98f00b204e9800998ecf8427e":                                                                                                 true, // MD5
	"da39a3ee5e6b4b0d3255bfef95601890afd80709":                                                                                         true, // SHA-1
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855":                                                                 true, // SHA-256
	"38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b":                                 true, // SHA-384
	"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e": true, // SHA-512
	"d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f":                                                                         true, // SHA-224
	"a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a":                                                                 true, // SHA3-256
	"0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004":                                 true, // SHA3-384
	"a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a615b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26": true, // SHA3-512
	"786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce": true, // BLAKE2b-512
	"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8":                                                                 true, // BLAKE2b-256
	"b32811423377f52d7862286ee1a72ee540524380fda1724a6f25d7978c6fd3244a6caf0498812673c5e05ef583825100":                                 true, // BLAKE2b-384
	"af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262":                                                                 true, // BLAKE3
}

func newHash(alg, value, of, refType string) HashFacts {
	return HashFacts{Alg: alg, Value: value, Of: of, RefType: refType, Problem: digestProblem(alg, value)}
}

// digestProblem returns what is wrong with a digest: a value of HashFacts.Problem, or "".
func digestProblem(alg, value string) string {
	length, known := digestLengths[alg]
	switch digest := strings.ToLower(strings.TrimSpace(value)); {
	case digest == "" || !isHex(digest):
		return "not_hex"
	case known && len(digest) != length:
		return "length"
	case len(digest)%2 != 0:
		return "not_hex" // half a byte
	case strings.Trim(digest, "0") == "":
		return "zero"
	case emptyDigests[digest]:
		return "empty_input"
	}
	return ""
}

func isHex(s string) bool { return strings.Trim(s, "0123456789abcdefABCDEF") == "" }

// spdxAlgorithm converts the SPDX spelling of a hash algorithm to the CycloneDX spelling.
func spdxAlgorithm(name string) string {
	if digits, ok := strings.CutPrefix(name, "SHA"); ok && digits != "" && !strings.ContainsAny(digits, "-") {
		return "SHA-" + digits
	}
	return name
}
