package manifest

import (
	"slices"
	"strings"
)

// Words of limits.rate.by, in the form of bare.
var (
	// perClient stand for one client, or for less than one.
	perClient = []string{
		"client", "clients", "clientid", "oauthclient", "perclient", "token", "tokens", "accesstoken", "pertoken", "user", "users", "userid", "peruser", "account", "accountid",
		"tenant", "tenantid", "customer", "customerid", "subscriber", "subscription", "subscriptionid", "consumer", "consumerid", "caller", "partner", "partnerid", "merchant",
		"organisation", "organization", "workspace", "team", "project", "application", "app", "appid", "integration", "integrationid", "bot", "key", "apikey", "perkey", "credential", "certificate",
		"principal", "identity", "subject", "sub", "serviceaccount", "device", "deviceid", "installation", "session",
	}
	// perSeveral count the calls of several clients together.
	perSeveral = []string{"ip", "ipaddress", "clientip", "sourceip", "ips", "network", "subnet", "region", "global", "globally", "all", "total", "everybody", "service", "api", "endpoint", "operation", "route", "host", "server"}
)

// deriveLimits computes what the limits allow in a second, and whose they are.
func (f *IntegrationFacts) deriveLimits(l *Limits) {
	if r := l.Rate; r != nil {
		f.RatePerSecond, f.RateKeeper = perSecond(r.Requests, r.Per), f.keeper(r.EnforcedBy)
		if r.By != nil {
			f.RateBy = rateBy(*r.By)
		}
	}
	if l.Quota != nil {
		f.QuotaPerSecond, f.QuotaKeeper = perSecond(l.Quota.Requests, l.Quota.Per), f.keeper(l.Quota.EnforcedBy)
	}
	if l.Page != nil {
		f.PageKeeper = f.keeper(l.Page.EnforcedBy)
	}
}

// rateBy says whose requests a rate limit counts together: client, several or other.
func rateBy(text string) string {
	switch word := strings.TrimPrefix(bare(text), "per"); {
	case slices.Contains(perClient, word), slices.Contains(perClient, bare(text)):
		return "client"
	case slices.Contains(perSeveral, word):
		return "several"
	}
	return "other"
}

// keeper says who keeps a limit: us, provider or unknown. What our own organisation provides, it also limits.
func (f *IntegrationFacts) keeper(stated *string) string {
	p := f.Spec.Provider
	switch {
	case textOf(stated) == "us", p != nil && textOf(p.Party) == "first":
		return "us"
	case stated != nil && f.ofAnother():
		return "provider"
	case stated == nil && textOf(f.Spec.Direction) == "inbound":
		return "us"
	}
	return "unknown"
}
