package crypto

import (
	"regexp"
	"strconv"
	"strings"
)

// reading is what the texts of an asset say together.
type reading struct {
	// names has the field in which a weak algorithm, a mode or a padding is named first.
	names map[string]Field
	// sizes has the length of a key in bits, by the kind of the key: RSA, DH or EC.
	sizes map[string]size
	// key is the kind of an algorithm with a public key: RSA, DH, EC; "" if it is none, or none of these.
	key            string
	wrapped        bool // a hash in it is part of a MAC, a key derivation or a random number generator
	cipher         bool // a symmetric cipher is named
	signature      bool // an algorithm of signatures is named
	agreement      bool // an agreement or encapsulation of keys is named
	hybrid         bool // an algorithm is named that quantum computers do not break
	transformation bool // a name such as RSA/ECB/PKCS1Padding, by which Java names ciphers
}

type size struct {
	bits  int
	field Field
}

// read reads all fields of an asset.
func (a Asset) read() *reading {
	r := &reading{names: map[string]Field{}, sizes: map[string]size{}}
	texts := []struct {
		field Field
		text  string
	}{{Name, a.Name}, {Family, a.Family}, {OID, oidName(a.OID)}, {Curve, a.Curve}, {Parameters, a.Parameters}, {Mode, a.Mode}, {Padding, a.Padding}}
	for _, t := range texts {
		r.readText(t.field, t.text)
	}
	switch a.Primitive {
	case "mac", "kdf", "drbg":
		r.wrapped = true
	}
	for _, t := range texts {
		r.readSizes(t.field, t.text)
	}
	if a.Size > 0 && r.key != "" {
		r.sizes[r.key] = size{a.Size, Size}
	}
	return r
}

// maxText is how much of a text is read: names of algorithms are short.
const maxText = 256

// plain writes the forms of a name alike: capital letters, words separated by -, and the spellings below replaced by one.
func plain(text string) string {
	text = text[:min(len(text), maxText)]
	text = camelAnd.ReplaceAllString(text, "$1-$2")
	text = strings.ToUpper(text)
	text = separators.ReplaceAllString(text, "-")
	for _, s := range spellings {
		text = s.form.ReplaceAllString(text, s.as)
	}
	return text
}

var (
	camelAnd   = regexp.MustCompile(`([0-9a-z])And([0-9A-Z])`) // PBEWithMD5AndDES
	separators = regexp.MustCompile(`[\s_/:,;+()\[\]|#]+`)
)

// spellings are replaced in this order. What is replaced by a word in angle brackets is not read again by a later expression.
var spellings = []struct {
	form *regexp.Regexp
	as   string
}{
	{regexp.MustCompile(`WITH`), "-WITH-"},
	{regexp.MustCompile(`ENCRYPTION`), "-"},
	{regexp.MustCompile(`H?MAC-?HMAC|HMAC`), "-<HMAC>-"},
	{regexp.MustCompile(`\bPKCS-?1(-?V?1[.-]?5)?(-?PADDING)?\b|\bPKCS1V15\b`), "-<PKCS1>-"},
	{regexp.MustCompile(`\b(HASH)?-?(ML|SLH|FN)-?DSA`), "-<PQ>-"},
	{regexp.MustCompile(`\b(EC|ED|KC|ECKC)-DSA\b`), "${1}DSA"},
	{regexp.MustCompile(`\b(ECDSA|DSA|RSA|RSASSA|RSAES)(SHA|MD)`), "$1-$2"},
	{regexp.MustCompile(`\bSHA-?3-?(224|256|384|512)?\b|\bC?SHAKE-?(128|256)\b`), "-<SHA3>-"},
	{regexp.MustCompile(`\bSHA-?(2-)?(512-?(224|256)|224|256|384|512|2)(-?(224|256|384|512))?\b`), "-<SHA2>-"},
	{regexp.MustCompile(`\bSHA-?1(60)?\b|\bSHA-WITH\b`), "-<SHA1>-"},
	{regexp.MustCompile(`\b(TRIPLE-?DES|[23]-?(KEY)?-?(TRIPLE)?-?T?-?DE[SA]|DES-?EDE[23]?|DES-?CBC3|DES3|T-?DE[SA]|[23]TDEA)(-?(112|168|192))?\b`), "-<3DES>-"},
	{regexp.MustCompile(`\b(DES)-?(40|56|64)?\b|\bDES-?(ECB|CBC|CFB|OFB)`), "-<DES>-$3"},
	{regexp.MustCompile(`\bA?RC-?4(-?(40|56|64|128|256))?\b|\bARCFOUR-?(128|256)?\b`), "-<RC4>-"},
	{regexp.MustCompile(`\bA?RC-?2(-?(40|64|128))?\b|\bRC2CBC\b`), "-<RC2>-"},
	{regexp.MustCompile(`\bMD-?([245])\b`), "-<MD$1>-"},
	{regexp.MustCompile(`\b(AES|CAMELLIA|ARIA|SEED|SM4|TWOFISH|SERPENT|RC6|CAST-?6|CAST-?256)-?(128|192|256)?(-?)(ECB|CBC|CTR|GCM|CCM|XTS|OFB|CFB)?`), "-<CIPHER>-$4"},
}

// words are the marks of the spellings and further words, with what they say.
var words = []struct {
	form *regexp.Regexp
	say  func(r *reading, field Field)
}{
	{regexp.MustCompile(`<HMAC>|\b(KMAC|CMAC|GMAC|PBKDF|PBKDF2|HKDF|KDF|X963KDF|KBKDF|SCRYPT|PRF|TLS-?PRF|DRBG|PRNG|HASH-DRBG|PBMAC1)(\b|-)|[0-9A-Z>]KDF\b|\bKDF[0-9]?|\bPBE\b`), func(r *reading, _ Field) { r.wrapped = true }},
	{regexp.MustCompile(`<PKCS1>`), named("PKCS1")},
	{regexp.MustCompile(`\bOAEP`), named("OAEP")},
	{regexp.MustCompile(`<PQ>|\bML-?KEM|\bKYBER|\bDILITHIUM|\bFALCON|\bSPHINCS|\bXMSS|\bLMS\b|\bHQC\b|\bFRODO|\bSNTRUP|\bMCELIECE|\bBIKE\b|\bNTRU`), func(r *reading, _ Field) { r.hybrid = true }},
	{regexp.MustCompile(`<SHA1>|\bRS1\b`), named("SHA-1")},
	{regexp.MustCompile(`<3DES>`), cipher("3DES")},
	{regexp.MustCompile(`<DES>`), cipher("DES")},
	{regexp.MustCompile(`<RC4>`), cipher("RC4")},
	{regexp.MustCompile(`<RC2>`), cipher("RC2")},
	{regexp.MustCompile(`\bSKIPJACK\b`), cipher("Skipjack")},
	{regexp.MustCompile(`\b(BLOWFISH|IDEA|CAST-?5|CAST-?128|XTEA|TEA|MISTY1|KASUMI|GOST-?28147|RC-?5)\b`), cipher("64-bit blocks")},
	{regexp.MustCompile(`<CIPHER>`), func(r *reading, _ Field) { r.cipher = true }},
	{regexp.MustCompile(`<MD2>`), named("MD2")},
	{regexp.MustCompile(`<MD4>`), named("MD4")},
	{regexp.MustCompile(`<MD5>`), named("MD5")},
	{regexp.MustCompile(`\bDUAL-?EC(-?DRBG)?\b`), named("Dual_EC_DRBG")},
	{regexp.MustCompile(`\bPBKDF1\b|\bPBES1\b`), named("PBKDF1")},
	{regexp.MustCompile(`\bECB\b`), named("ECB")},
	{regexp.MustCompile(`\bDSA(-?[0-9]+)?\b|\bDSS[0-9]?\b`), named("DSA")},
	{regexp.MustCompile(`\bDSA(-?[0-9]+)?\b|\bDSS[0-9]?\b|\bECDSA|\bRSASSA|\bRSA(-?[0-9]+)?\b|\bRS1\b`), func(r *reading, _ Field) { r.signature = true }},
	{regexp.MustCompile(`\b(RSA|RSASSA|RSAES)(-?[0-9]+)?\b|\b[RP]S(1|256|384|512)\b`), key("RSA")},
	{regexp.MustCompile(`\b(DH|DHE|FFDH|FFDHE|EDH|ELGAMAL|FFMQV|DIFFIE-?HELLMAN|MODP)(-?[0-9]+)?\b|\bDIFFIE-?HELLMAN`), key("DH")},
	{regexp.MustCompile(`\b(EC|ECC|ECDSA|ECDH|ECDHE|ECIES|ECMQV|EDDSA)(-?[0-9]+)?\b|\bED(25519|448)\b|\bX(25519|448)\b|\bES(256|384|512)\b|\bCURVE(25519|448)\b`), key("EC")},
	{regexp.MustCompile(`\b(DHE?|FFDHE?|EDH|FFMQV|ECDHE?|ECMQV|MQV|KEM|KEX|DIFFIE-?HELLMAN)\b`), func(r *reading, _ Field) { r.agreement = true }},
}

func named(name string) func(*reading, Field) {
	return func(r *reading, field Field) {
		if r.names[name] == "" {
			r.names[name] = field
		}
	}
}

func cipher(name string) func(*reading, Field) {
	return func(r *reading, field Field) {
		r.cipher = true
		named(name)(r, field)
	}
}

// key records the kind of an algorithm. If several are named, as in ECDHE-RSA, none is judged by its size.
func key(kind string) func(*reading, Field) {
	return func(r *reading, _ Field) {
		if r.key != "" && r.key != kind {
			kind = "several"
		}
		r.key = kind
	}
}

// javaTransformation matches the name of a cipher of RSA in Java. Its ECB means nothing: RSA has no modes.
var javaTransformation = regexp.MustCompile(`(?i)^\s*RSA/[A-Z]+/PKCS1PADDING\s*$`)

func (r *reading) readText(field Field, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	r.transformation = r.transformation || field == Name && javaTransformation.MatchString(text)
	form := plain(text)
	for _, w := range words {
		if w.form.MatchString(form) {
			w.say(r, field)
		}
	}
	if r.key == "" && field == Curve {
		r.key = "EC"
	}
	if r.key == "" && curveBits(form, field == Curve || field == OID) > 0 {
		r.key = "EC"
	}
}

var (
	numbers = regexp.MustCompile(`[0-9]+(\.[0-9]+)*`)
	// curveForm matches the names of elliptic curves that contain a number of bits. Alone, P-192 can mean many things.
	curveForm = regexp.MustCompile(`\b(SECP|SECT|PRIME|BRAINPOOLP|ANSI[PT]|C2[PTO]NB|NIST-?[PBK]?-?|WAP-WSG-IDM-ECID-WTLS|SSC-|BN)([0-9]+)|\b([PKB])-?([0-9]{3})\b|\b([0-9]{3})-BIT-RANDOM-ECP`)
	ecSize    = regexp.MustCompile(`\b(EC|ECC|ECDSA|ECDH|ECDHE|ECIES)-?([0-9]{3})\b`)
	// dhGroup matches groups by their number in IKE (RFC 2409, 3526, 5114) and SSH (RFC 4253).
	dhGroup = regexp.MustCompile(`\bGROUP-?(1|2|5|22)\b`)
)

// wtls are the bits of the curves of WTLS, which its names count.
var wtls = map[int]int{1: 113, 3: 163, 4: 113, 5: 163, 6: 112, 7: 160, 8: 112, 9: 160, 10: 233, 11: 233, 12: 224}

// curveBits returns the size of the elliptic curve that a text names; 0 if it names none, or none whose name has a size.
func curveBits(form string, certain bool) int {
	m := curveForm.FindStringSubmatch(form)
	if m == nil {
		return 0
	}
	number, family := m[2]+m[4]+m[5], m[1]
	bits, err := strconv.Atoi(number)
	switch {
	case err != nil:
		return 0
	case strings.HasPrefix(family, "WAP"):
		return wtls[bits]
	case m[3] != "" && !certain && !ecContext.MatchString(form) && m[0] != form:
		return 0
	case bits < 100 || bits > 1000:
		return 0
	}
	return bits
}

var ecContext = regexp.MustCompile(`\b(EC|ECC|ECDSA|ECDH|ECDHE|ECIES|NIST|EDDSA|CURVE)\b`)

// readSizes reads the length of keys, after the kind of the key is known from all texts.
func (r *reading) readSizes(field Field, text string) {
	if text == "" || r.key == "" || r.sizes[r.key].bits > 0 || field == Mode || field == Padding || field == Family {
		return
	}
	form := plain(text)
	set := func(bits int) { r.sizes[r.key] = size{bits, field} }
	if r.key == "EC" {
		if bits := curveBits(form, field == Curve || field == OID || field == Parameters); bits > 0 {
			set(bits)
		} else if m := ecSize.FindStringSubmatch(form); m != nil {
			bits, _ := strconv.Atoi(m[2])
			set(bits)
		} else if field == Parameters && (form == "163" || form == "192") {
			bits, _ := strconv.Atoi(form)
			set(bits)
		}
		return
	}
	if m := dhGroup.FindStringSubmatch(form); m != nil && r.key == "DH" {
		set(map[string]int{"1": 1024, "2": 1024, "5": 1536, "22": 1024}[m[1]])
		return
	}
	for _, number := range numbers.FindAllString(form, -1) {
		// Lengths of moduli are multiples of 64. Smaller numbers are those of a digest, a salt or a level.
		if bits, err := strconv.Atoi(number); err == nil && bits >= 576 && bits <= 32768 && bits%64 == 0 && bits > r.sizes[r.key].bits {
			set(bits)
		}
	}
}
