package change

import (
	"net/netip"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// RegistrableDomain returns the part of a host name that somebody registered: example.co.uk of api.example.co.uk, by the list of
// https://publicsuffix.org that golang.org/x/net contains. Two hosts with the same one belong to the same owner. Of an address, a
// name of one label and a public suffix it returns the host itself, in lower case: such hosts have an owner in common with no
// other. A port does not count.
func RegistrableDomain(host string) string {
	host = strings.ToLower(strings.TrimSpace(host))
	if address, err := netip.ParseAddrPort(host); err == nil {
		return address.Addr().String()
	}
	if address, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")); err == nil {
		return address.String()
	}
	host, _, _ = strings.Cut(host, ":")
	host = strings.TrimSuffix(host, ".")
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}
