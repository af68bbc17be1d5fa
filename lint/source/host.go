package source

import (
	"net/netip"
	"strings"
)

// IsLoopback reports whether a host, in lower case and without port, never leaves the machine (RFC 6761 §6.3,
// RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
func IsLoopback(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}
