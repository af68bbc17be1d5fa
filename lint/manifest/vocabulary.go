package manifest

import (
	"slices"
	"strings"
	"unicode"
)

// The lists in this file hold the names of what protects data, in the form of bare. The fields take any text, because names differ
// from provider to provider; what is in no list, such as todo, md5 or base64, counts as no protection.
var (
	// signatures are algorithms and schemes by which the receiver of a delivery can verify who sent it.
	signatures = []string{
		"hmac", "hmacsha1", "hmacsha224", "hmacsha256", "hmacsha384", "hmacsha512", "hmacsha512256", "hmacsha3256", "hmacsha3512", "hmacblake2b", "hmacblake2s",
		"sha256hmac", "sha384hmac", "sha512hmac", "hs256", "hs384", "hs512", "kmac128", "kmac256", "aescmac",
		"rsa", "rsasha256", "rsasha384", "rsasha512", "sha256rsa", "sha384rsa", "sha512rsa", "sha256withrsa", "sha384withrsa", "sha512withrsa",
		"rsapss", "rsapsssha256", "rsapsssha384", "rsapsssha512", "rsav15sha256", "rsapkcs1v15sha256", "rsassapss", "rsassapkcs1v15",
		"rs256", "rs384", "rs512", "ps256", "ps384", "ps512",
		"ecdsa", "ecdsasha256", "ecdsasha384", "ecdsasha512", "ecdsap256", "ecdsap256sha256", "ecdsap384sha384", "ecdsap521sha512", "ecdsasecp256k1",
		"sha256withecdsa", "es256", "es384", "es512", "es256k",
		"eddsa", "ed25519", "ed448", "mldsa", "mldsa44", "mldsa65", "mldsa87", "slhdsa",
		"jws", "jwt", "httpmessagesignatures", "httpmessagesignature", "rfc9421", "standardwebhooks", "svix", "awssnssignature", "awssigv4", "sigv4",
		"xmldsig", "xmldsignature", "cms", "pkcs7", "smime", "pgp", "openpgp", "gpg", "cosesign", "cosesign1", "jwks", "mtls", "mutualtls",
	}
	// encryptions are algorithms and formats by which only the receiver can read a payload.
	encryptions = []string{
		"jwe", "josejwe", "pgp", "openpgp", "gpg", "age", "cms", "cmsenvelopeddata", "envelopeddata", "pkcs7", "smime", "xmlenc", "xmlencryption",
		"coseencrypt", "coseencrypt0", "hpke", "rfc9180", "mls", "tink", "awsencryptionsdk", "nacl", "naclbox", "libsodium", "sealedbox",
		"secretbox", "ecies", "rsaoaep", "rsaoaep256", "rsaoaep384", "rsaoaep512", "ecdhes", "x25519",
		"aesgcm", "aes128gcm", "aes192gcm", "aes256gcm", "a128gcm", "a192gcm", "a256gcm", "aesccm", "aesgcmsiv", "aes256gcmsiv", "aessiv",
		"a128cbchs256", "a192cbchs384", "a256cbchs512", "chacha20poly1305", "xchacha20poly1305", "mlkem", "mlkem768", "mlkem1024",
	}
	// signers are tools and services that sign artifacts.
	signers = []string{
		"sigstore", "cosign", "fulcio", "gitsign", "notation", "notary", "notaryv1", "notaryv2", "notaryproject", "dockercontenttrust", "dct", "tuf", "intoto", "witness", "chains", "tektonchains",
		"slsa", "slsagithubgenerator", "githubattestations", "githubartifactattestations", "githubattestation", "actionsattest", "actionsattestbuildprovenance",
		"npm", "npmprovenance", "pypi", "pypiattestations", "pep740", "maven", "mavengpg", "nuget", "rubygems",
		"gpg", "pgp", "openpgp", "minisign", "signify", "ssh", "sshsig", "cms", "pkcs7", "smime", "jws", "jwt", "jsf", "x509", "xmldsig",
		"authenticode", "signtool", "azuresigntool", "azuretrustedsigning", "trustedsigning", "azureartifactsigning", "codesign", "applecodesign", "notarytool", "appledeveloperid",
		"apksigner", "jarsigner", "rpmsign", "debsign", "dpkgsig", "osslsigncode", "awssigner", "binaryauthorization", "gcpbinaryauthorization",
		"awskms", "gcpkms", "googlekms", "azurekeyvault", "hashicorpvault", "vault", "vaulttransit", "pkcs11", "hsm", "signserver", "signpath", "digicert", "digicertkeylocker",
	}
)

// Words are the names that count as a value of a field. Spelling makes no difference: HMAC SHA-256 is hmacsha256.
type Words struct {
	// Field is the path of the field. Meaning says what a value with one of the names states.
	Field, Meaning string
	Names          []string
}

// Vocabulary lists the fields that take any text, but where only names that sealint knows state something.
func Vocabulary() []Words {
	words := []Words{
		{"spec.transport.webhooks[].signature", "deliveries are signed", signatures},
		{"spec.transport.webhooks[].signature", "sender and receiver share a secret", sharedSignatures},
		{"spec.limits.rate.by", "the limit is per client", perClient},
		{"spec.limits.rate.by", "several clients are counted together", perSeveral},
		{"spec.consumers[].kind", "the consumer works with models, by a word of its kind", models},
		{"spec.data.payloadEncryption", "only the receiver can read the payload", encryptions},
		{"spec.data.fields[].encryption", "only the receiver can read the field", encryptions},
		{"spec.supplyChain.artifacts[].signature.by", "the artifact is signed", signers},
	}
	for _, c := range logContents {
		words = append(words, Words{"spec.observability.logs.fields", "entries have the " + strings.ReplaceAll(c.content, "-", " "), c.names})
	}
	return words
}

// logContents are the names of log fields, in the form of bare, by what of a call they hold.
var logContents = []struct {
	content string
	names   []string
}{
	{"method", []string{"method", "httpmethod", "requestmethod", "httprequestmethod", "verb", "httpverb"}},
	{"endpoint", []string{
		"endpoint", "path", "route", "url", "uri", "urlpath", "urlfull", "urltemplate", "httproute", "httptarget", "httpurl", "httppath", "httpendpoint", "requestpath", "requesturi", "requesturl", "httprequestpath",
		"operation", "operationid", "resource",
	}},
	{"response-code", []string{
		"status", "statuscode", "httpstatus", "httpstatuscode", "httpcode", "httpresponsestatuscode", "responsecode", "responsestatus", "responsestatuscode", "rpcgrpcstatuscode", "grpcstatus", "grpcstatuscode",
	}},
}

// hashes and payloads are the words of which the name of a field for the hash of a payload has one each.
var (
	hashes   = []string{"hash", "sha256", "sha384", "sha512", "sha1", "digest", "checksum", "hmac", "fingerprint", "blake2", "blake3"}
	payloads = []string{"payload", "body", "content", "message", "request", "response", "req", "resp"}
)

// contentsOf returns what the fields of a log hold of a call, by their names.
func contentsOf(fields []string) []string {
	contents := []string{}
	for _, c := range logContents {
		if slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(c.names, bare(f)) }) {
			contents = append(contents, c.content)
		}
	}
	if slices.ContainsFunc(fields, func(f string) bool { return hasPart(bare(f), hashes) && hasPart(bare(f), payloads) }) {
		contents = append(contents, "payload-hash")
	}
	return contents
}

func hasPart(text string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

// namesAny reports whether a text consists of names of a list, such as "JWE (RSA-OAEP-256, A256GCM)" of encryptions.
func namesAny(list []string, text *string) bool { return len(namesIn(list, text)) > 0 }

// namesIn returns the names of a list that a text consists of, in the form of bare; none if it has other words, too.
func namesIn(list []string, text *string) []string {
	if text == nil {
		return nil
	}
	if slices.Contains(list, bare(*text)) {
		return []string{bare(*text)}
	}
	words := strings.FieldsFunc(*text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;+&()", r) })
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains([]string{"with", "and", "over", "in"}, strings.ToLower(w)) })
	for i, w := range words {
		if words[i] = bare(w); !slices.Contains(list, words[i]) {
			return nil
		}
	}
	return words
}

// bare returns the letters and digits of a text, in lower case.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// isNegative reports whether the text of a field says that the thing does not exist: none, no, false or only white space.
func isNegative(text string) bool {
	return slices.Contains([]string{"", "none", "no", "false"}, strings.ToLower(strings.TrimSpace(text)))
}

// named returns what a field names as protection; "" if it is not stated or says that there is none.
func named(text *string) string {
	if text == nil || isNegative(*text) {
		return ""
	}
	return *text
}
