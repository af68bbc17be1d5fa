package sbom

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// FlowFacts are data that a service sends or receives.
type FlowFacts struct {
	Name           string   `json:"name,omitempty" doc:"Name of the data (CycloneDX 1.5 and later); absent if not stated."`
	Direction      string   `json:"direction,omitempty" doc:"inbound: the service receives the data. outbound: it sends them. bi-directional: both. unknown: not known. Absent if not stated."`
	Classification string   `json:"classification,omitempty" doc:"Classification as the document writes it; absent if not stated, or if it only says that it is not known."`
	Sensitive      bool     `json:"sensitive" doc:"true if a word of the classification is one for sensitive data, such as PII, confidential or health."`
	Unprotected    []string `json:"unprotected" doc:"Names of the services of this document to which the data are sent, that do not demand authentication (authenticated: false), and that have another provider, another trust zone, or a trust boundary in between."`

	destinations []string
}

// EndpointFacts is an endpoint of a service.
type EndpointFacts struct {
	Scheme string `json:"scheme" doc:"Scheme of the URL in lower case."`
	Shown  string `json:"shown" doc:"URL without what stands before the host."`
}

// plainSchemes are schemes of protocols that are not encrypted, and whose encrypted form has another scheme.
var plainSchemes = []string{"http", "ws", "ftp", "tftp", "telnet", "mqtt", "amqp", "ldap", "redis", "coap", "stomp"}

// readFlows reads the data and the endpoints of service i, which is at document.
func (r cycloneDX) readFlows(s *ServiceFacts, item any, i int, document string) {
	at := index("services", i)
	s.Provider, s.TrustZone = text(item, "provider", "name"), text(item, "trustZone")
	s.Flows, s.OpenEndpoints, s.UserEndpoints = []FlowFacts{}, []EndpointFacts{}, []EndpointFacts{}
	for j, data := range list(item, "data") {
		f := FlowFacts{Name: text(data, "name"), Direction: text(data, "flow"), Unprotected: []string{}, destinations: texts(data, "destination")}
		stated := text(data, "classification")
		f.Classification = statedClass(stated)
		f.Sensitive = isSensitive(f.Classification)
		place := index(document+"/data", j)
		if member(data, "classification") != nil {
			place += "/classification"
		}
		r.point(index(at+"/flows", len(s.Flows)), place)
		s.Flows = append(s.Flows, f)
	}
	for j, endpoint := range list(item, "endpoints") {
		address, _ := endpoint.(string)
		scheme, rest, ok := strings.Cut(strings.TrimSpace(address), "://")
		if !ok {
			continue
		}
		scheme = strings.ToLower(scheme)
		authority, path, slash := strings.Cut(rest, "/")
		user := ""
		if k := strings.LastIndex(authority, "@"); k >= 0 {
			user, authority = authority[:k], authority[k+1:]
		}
		if slash {
			path, _, _ = strings.Cut(path, "?")
			authority += "/" + path
		}
		facts := EndpointFacts{Scheme: scheme, Shown: quote.Truncate(scheme+"://"+authority, 120)}
		if _, host := splitAddress(address); slices.Contains(plainSchemes, scheme) && !isLoopback(host) {
			r.point(index(at+"/open_endpoints", len(s.OpenEndpoints)), index(document+"/endpoints", j))
			s.OpenEndpoints = append(s.OpenEndpoints, facts)
		}
		if user != "" && !strings.Contains(user, ":") && !placeholder.MatchString(user) {
			r.point(index(at+"/user_endpoints", len(s.UserEndpoints)), index(document+"/endpoints", j))
			s.UserEndpoints = append(s.UserEndpoints, facts)
		}
	}
}

// followFlows finds the services to which sensitive data are sent without protection.
func (d *draft) followFlows() {
	byRef := map[string]*ServiceFacts{}
	for i := range d.facts.Services {
		if ref := d.facts.Services[i].BOMRef; ref != "" {
			byRef[ref] = &d.facts.Services[i]
		}
	}
	for i := range d.facts.Services {
		from := &d.facts.Services[i]
		for j := range from.Flows {
			flow := &from.Flows[j]
			if !flow.Sensitive || flow.Direction != "outbound" && flow.Direction != "bi-directional" {
				continue
			}
			for _, destination := range flow.destinations {
				to := byRef[d.facts.localRef(destination)]
				if to != nil && to != from && to.Authenticated != nil && !*to.Authenticated && crosses(from, to) && !slices.Contains(flow.Unprotected, to.Name) {
					flow.Unprotected = append(flow.Unprotected, to.Name)
				}
			}
		}
	}
}

// crosses reports whether data between two services leave a trust boundary.
func crosses(from, to *ServiceFacts) bool {
	differ := func(a, b string) bool { return a != "" && b != "" && !strings.EqualFold(a, b) }
	boundary := to.TrustBoundary != nil && *to.TrustBoundary || from.TrustBoundary != nil && *from.TrustBoundary
	return boundary || differ(from.Provider, to.Provider) || differ(from.TrustZone, to.TrustZone)
}
