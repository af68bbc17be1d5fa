package crypto

import (
	"regexp"
	"slices"
	"strings"
)

// JudgeProtocol returns the disallowed versions of a protocol. kind is the type that CycloneDX names, such as tls; version may name
// several versions, and is read from the name if it is empty.
func JudgeProtocol(kind, version, name string) []*Row {
	kind = strings.ToLower(strings.TrimSpace(kind))
	text := strings.ToLower(strings.TrimSpace(version))
	if text == "" {
		text = strings.ToLower(name)
		if !versionedName.MatchString(text) {
			return nil
		}
	}
	if strings.ContainsAny(text, "<>≥≤") || len(text) > maxText { // a range: what it leaves out is not stated
		return nil
	}
	var list []*Row
	add := func(id string) {
		if row := Find(id); row != nil && !slices.Contains(list, row) {
			list = append(list, row)
		}
	}
	for _, m := range protocolVersion.FindAllStringSubmatch(text, -1) {
		protocol, number := m[1], m[2]
		if protocol == "" {
			protocol = kind
		}
		if !strings.Contains(number, ".") && protocol != "ssh" && protocol != "ike" && protocol != "wpa" {
			number += ".0"
		}
		switch protocol {
		case "tls", "ssl":
			switch {
			case number == "2.0" || number == "3.0": // only SSL has these
				add("SSL " + number)
			case protocol == "tls":
				add("TLS " + number)
			}
		case "dtls":
			add("DTLS " + number)
		case "ssh":
			if number == "1" || strings.HasPrefix(number, "1.") { // 1.99 accepts both versions
				add("SSH 1")
			}
		case "ike":
			if number == "1" || number == "1.0" {
				add("IKEv1")
			}
		case "wpa":
			if number == "1" || number == "1.0" {
				add("WPA")
			}
		}
	}
	if kind == "wpa" || kind == "other" || kind == "" {
		if wep.MatchString(text) {
			add("WEP")
		}
		if version == "" && text == "wpa" {
			add("WPA")
		}
	}
	return list
}

var (
	protocolVersion = regexp.MustCompile(`(?:\b(dtls|tls|ssl|ssh|ike|wpa))?[ _-]?v?\b?([0-9](?:[._][0-9]{1,2})?)\b`)
	versionedName   = regexp.MustCompile(`^(dtls|tls|ssl|ssh|ike|wpa|wep)([ _-]?v?[0-9]([._][0-9]{1,2})?)?$`)
	wep             = regexp.MustCompile(`\bwep\b`)
)

// JudgeSuite returns why a TLS cipher suite is disallowed, by its name in the registry of IANA or in OpenSSL; nil if it is not, or if it
// is not known.
func JudgeSuite(name string) *Row {
	form := strings.ToUpper(separators.ReplaceAllString(name[:min(len(name), maxText)], "-"))
	for _, s := range suites {
		if s.form.MatchString(form) {
			return Find(s.row)
		}
	}
	return nil
}

// suites are read in this order: the first that matches is the worst.
var suites = []struct {
	form *regexp.Regexp
	row  string
}{
	{regexp.MustCompile(`\bWITH-NULL\b|\bNULL-(SHA|MD5)|^E?NULL\b|-NULL-(SHA|MD5|NULL)|\bWITH-SHA(256|384)?$|\bECDHE?-(RSA|ECDSA)-NULL`), "cipher suite without encryption"},
	{regexp.MustCompile(`\bEXPORT(40|56|1024)?\b|^EXP(1024)?-`), "cipher suite with export keys"},
	{regexp.MustCompile(`\bANON\b|^ADH-|^AECDH-`), "cipher suite without authentication"},
	{regexp.MustCompile(`\bRC4\b|\bARCFOUR`), "cipher suite with RC4"},
	{regexp.MustCompile(`\b3DES\b|\bDES-CBC3\b|\bDES-EDE`), "cipher suite with 3DES"},
	{regexp.MustCompile(`\bDES(40)?\b|\bIDEA\b|\bRC2\b`), "cipher suite with DES or IDEA"},
	{regexp.MustCompile(`^TLS-RSA-(PSK-)?WITH\b|^SSL-RSA-WITH\b`), "cipher suite with keys sent by RSA"},
}

// JudgeIKE returns why a transform of IKEv2 is disallowed, by its name in the registry of IANA; nil if it is not.
func JudgeIKE(name string) *Row {
	form := plain(name)
	switch {
	case strings.Contains(form, "<MD5>"):
		return Find("IKEv2 with MD5")
	case strings.Contains(form, "<3DES>"):
		return Find("cipher suite with 3DES")
	case strings.Contains(form, "<DES>") || strings.HasSuffix(form, "IDEA"):
		return Find("cipher suite with DES or IDEA")
	case strings.HasPrefix(form, "ENCR-NULL") && !strings.Contains(form, "AUTH"):
		return Find("cipher suite without encryption")
	}
	return nil
}

// JudgeGroup returns why a group of IKEv2, which its number names, is disallowed; nil if it is not.
func JudgeGroup(number int) *Row {
	if slices.Contains([]int{1, 2, 5, 22}, number) {
		return Find("DH below 2048 bits")
	}
	return nil
}
