package contract

import "regexp"

// validScheme matches a URL scheme in lower case (RFC 3986 §3.1).
var validScheme = regexp.MustCompile(`^[a-z][a-z0-9+.-]*$`)

// urlSchemes lists the URL schemes of protocols by how they travel: encrypted, plaintext, or local (not over a network). A
// protocol that can be upgraded to TLS later, as ldap and smtp can, is plaintext: nothing demands the upgrade. The schemes are
// those of the IANA registry of URI schemes (https://www.iana.org/assignments/uri-schemes) with the RFC that says how they
// travel, and the common ones that have a specification elsewhere.
var urlSchemes = map[string]string{
	"https":        "encrypted", // RFC 9110 §4.2.2
	"wss":          "encrypted", // RFC 6455 §3
	"ftps":         "encrypted", // RFC 4217
	"sftp":         "encrypted", // over SSH, RFC 4253
	"ssh":          "encrypted", // RFC 4253
	"coaps":        "encrypted", // RFC 7252 §6.2
	"coaps+tcp":    "encrypted", // RFC 8323 §8.2
	"coaps+ws":     "encrypted", // RFC 8323 §8.4
	"ldaps":        "encrypted", // IANA, port 636
	"imaps":        "encrypted", // RFC 8314 §3
	"pops":         "encrypted", // RFC 8314 §3
	"pop3s":        "encrypted", // RFC 8314 §3
	"smtps":        "encrypted", // RFC 8314 §3
	"submissions":  "encrypted", // RFC 8314 §3
	"sips":         "encrypted", // RFC 3261 §19.1
	"rtsps":        "encrypted", // RFC 7826 §4.2
	"rtmps":        "encrypted", // RTMP over TLS
	"ipps":         "encrypted", // RFC 7472
	"stuns":        "encrypted", // RFC 7064
	"turns":        "encrypted", // RFC 7065
	"amqps":        "encrypted", // AMQP 1.0 §5.2, IANA port 5671
	"mqtts":        "encrypted", // MQTT 5.0 §4.2, IANA port 8883
	"secure-mqtt":  "encrypted", // the same in AsyncAPI
	"grpcs":        "encrypted", // gRPC over TLS
	"rediss":       "encrypted", // IANA, Redis over TLS
	"kafka+ssl":    "encrypted",
	"kafka-secure": "encrypted", // AsyncAPI
	"stomps":       "encrypted",
	"stomp+ssl":    "encrypted",
	"nats+tls":     "encrypted",
	"nntps":        "encrypted", // IANA, port 563
	"snews":        "encrypted", // RFC 5538
	"tls":          "encrypted", // RFC 8446
	"ssl":          "encrypted",
	"quic":         "encrypted", // RFC 9001
	"h3":           "encrypted", // RFC 9114
	"git+https":    "encrypted",
	"git+ssh":      "encrypted",

	"http":      "plaintext", // RFC 9110 §4.2.1
	"ws":        "plaintext", // RFC 6455 §3
	"ftp":       "plaintext", // RFC 959, RFC 1738 §3.2
	"tftp":      "plaintext", // RFC 3617
	"telnet":    "plaintext", // RFC 4248
	"gopher":    "plaintext", // RFC 4266
	"coap":      "plaintext", // RFC 7252 §6.1
	"coap+tcp":  "plaintext", // RFC 8323 §8.1
	"coap+ws":   "plaintext", // RFC 8323 §8.3
	"ldap":      "plaintext", // RFC 4516
	"imap":      "plaintext", // RFC 5092
	"pop":       "plaintext", // RFC 2384
	"pop3":      "plaintext",
	"smtp":      "plaintext", // RFC 5321
	"sip":       "plaintext", // RFC 3261 §19.1
	"rtsp":      "plaintext", // RFC 7826 §4.2
	"rtspu":     "plaintext", // RFC 7826 §4.2
	"rtmp":      "plaintext",
	"ipp":       "plaintext", // RFC 3510
	"stun":      "plaintext", // RFC 7064
	"turn":      "plaintext", // RFC 7065
	"nfs":       "plaintext", // RFC 2224
	"nntp":      "plaintext", // RFC 5538
	"news":      "plaintext", // RFC 5538
	"rsync":     "plaintext", // RFC 5781
	"dict":      "plaintext", // RFC 2229
	"dav":       "plaintext", // RFC 4918
	"snmp":      "plaintext", // RFC 4088
	"soap.beep": "plaintext", // RFC 4227
	"amqp":      "plaintext", // AMQP 1.0, IANA port 5672
	"mqtt":      "plaintext", // MQTT 5.0 §4.2, IANA port 1883
	"grpc":      "plaintext",
	"redis":     "plaintext", // IANA
	"kafka":     "plaintext",
	"stomp":     "plaintext",
	"nats":      "plaintext",
	"tcp":       "plaintext", // RFC 9293
	"udp":       "plaintext", // RFC 768
	"git":       "plaintext",
	"svn":       "plaintext",

	"file":      "local", // RFC 8089
	"unix":      "local",
	"http+unix": "local",
	"npipe":     "local",
}

// transportOf says how what is sent to a URL with a scheme travels. A URL without one is relative and travels as the document did;
// a variable in the place of the scheme is judged by its values. Neither says anything about encryption.
func transportOf(scheme string) string {
	if !validScheme.MatchString(scheme) {
		return "undetermined"
	}
	if transport := urlSchemes[scheme]; transport != "" {
		return transport
	}
	return "unlisted"
}
