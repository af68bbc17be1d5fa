package sbom

import (
	"encoding/hex"
	"strings"
)

// digestLengths is how long a digest is in hexadecimal digits. MD6 and BLAKE3 are missing: their length is a choice.
var digestLengths = map[string]int{
	"MD2": 32, "MD4": 32, "MD5": 32, "ADLER32": 8,
	"SHA-1": 40, "SHA-224": 56, "SHA-256": 64, "SHA-384": 96, "SHA-512": 128,
	"SHA3-256": 64, "SHA3-384": 96, "SHA3-512": 128,
	"BLAKE2b-256": 64, "BLAKE2b-384": 96, "BLAKE2b-512": 128,
	"Streebog-256": 64, "Streebog-512": 128,
}

// brokenAlgorithms are those for which two inputs with one digest can be made.
var brokenAlgorithms = map[string]bool{"MD2": true, "MD4": true, "MD5": true, "MD6": true, "SHA-1": true, "ADLER32": true}

// emptyDigests are the digests of no input at all: what a tool states when it hashed a file that it could not read.
var emptyDigests = map[string]bool{
	"d41d8cd98f00b204e9800998ecf8427e":                                                                                                 true, // MD5
	"da39a3ee5e6b4b0d3255bfef95601890afd80709":                                                                                         true, // SHA-1
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855":                                                                 true, // SHA-256
	"38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b":                                 true, // SHA-384
	"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e": true, // SHA-512
}

func newHash(alg, value, of, refType string) HashFacts {
	return HashFacts{Alg: alg, Value: value, Of: of, RefType: refType, Problem: digestProblem(alg, value)}
}

func digestProblem(alg, value string) string {
	length, known := digestLengths[alg]
	switch digest := strings.ToLower(strings.TrimSpace(value)); {
	case digest == "" || !isHex(digest):
		return "not_hex"
	case known && len(digest) != length:
		return "length"
	case strings.Trim(digest, "0") == "":
		return "zero"
	case emptyDigests[digest]:
		return "empty_input"
	}
	return ""
}

func isHex(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil
}

// spdxAlgorithm turns SPDX's spelling of a hash algorithm into CycloneDX's.
func spdxAlgorithm(name string) string {
	if digits, ok := strings.CutPrefix(name, "SHA"); ok && digits != "" && !strings.ContainsAny(digits, "-") {
		return "SHA-" + digits
	}
	return name
}
