package manifest

import (
	"math"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// derive computes facts from the stated fields that would be hard to compute in Rego.
func (f *IntegrationFacts) derive() {
	f.URLs, f.Scopes, f.Webhooks, f.Dependencies, f.Artifacts, f.Reviews = []URLFacts{}, []ScopeFacts{}, []WebhookFacts{}, []DependencyFacts{}, []ArtifactFacts{}, []ReviewFacts{}
	if i := f.Spec.Identity; i != nil {
		f.deriveIdentity(i)
	}
	if t := f.Spec.Transport; t != nil {
		f.deriveTransport(t)
	}
	if s := f.Spec.SupplyChain; s != nil {
		f.deriveSupplyChain(s)
	}
	if l := f.Spec.Limits; l != nil {
		f.deriveLimits(l)
	}
	if d := f.Spec.Data; d != nil {
		f.RetentionSeconds = seconds(d.Retention)
		f.PayloadEncrypted = namesAny(encryptions, d.PayloadEncryption)
		f.FieldsEncrypted = d.encryptsRestricted()
	}
	f.deriveRegions()
	if c := f.Spec.Contract; c != nil {
		f.RegistryPinned = pinsVersion(textOf(c.Registry), textOf(c.Version))
	}
	f.LogContents = []string{}
	if o := f.Spec.Observability; o != nil && o.Logs != nil {
		f.LogContents = contentsOf(o.Logs.Fields)
	}
	if o := f.Spec.Operations; o != nil && o.SLA != nil {
		f.AvailabilityPercent = percent(textOf(o.SLA.Availability))
		if ms, ok := parseMilliseconds(textOf(o.SLA.LatencyP99)); ok {
			f.LatencyMilliseconds = &ms
		}
	}
	f.OverlaySecrets = []OverlaySecretFacts{} // the join looks for them
	f.deriveReviews()
	f.DeriveReceivers(false) // the join with the contract knows more
	f.deriveEnvironments()
	f.deriveEvidence()
}

func (f *IntegrationFacts) deriveIdentity(i *Identity) {
	if i.TokenURL != nil {
		f.addURL(*i.TokenURL, "spec", "identity", "tokenUrl")
	}
	f.TokenTTLSeconds = seconds(i.TokenTTL)
	if c := i.Credential; c != nil {
		if c.Ref != nil {
			f.CredentialStore = credentialStore(*c.Ref)
		}
		f.RotationSeconds = seconds(c.Rotation)
		f.CredentialDue = rotationDue(c.Rotated, f.RotationSeconds)
	}
	if i.Revocation != nil {
		f.StaleAfterSeconds = seconds(i.Revocation.StaleAfter)
	}
	f.NetworkBound = areNarrow(i.NetworkBinding) && (!f.ofAnother() || !slices.ContainsFunc(i.NetworkBinding, isPrivate))
	f.RefreshTokens = i.comesWithRefreshTokens()
	for n, scope := range i.Scopes {
		if scope != "" { // an item that violates the schema is blank
			f.Scopes = append(f.Scopes, ScopeFacts{At: []string{"spec", "identity", "scopes", strconv.Itoa(n)}, Name: scope, Breadth: Breadth(scope)})
		}
	}
}

// rotationDue returns the day on which the next rotation of a credential is due; nil if it is not known.
func rotationDue(rotated *string, period *int) *string {
	if rotated == nil || period == nil {
		return nil
	}
	day, err := time.Parse(time.DateOnly, *rotated)
	if err != nil {
		return nil
	}
	due := day.AddDate(0, 0, (*period+86399)/86400).Format(time.DateOnly)
	return &due
}

// areNarrow reports whether a list of networks says where a client is: each is an IP address or a range of limited size from which a
// client can call, and all of IPv4, and of IPv6, are together not much larger than the largest range. Of a name nobody can tell which addresses it has.
func areNarrow(networks []string) bool {
	share := map[bool]float64{} // of IPv4 and IPv6, as parts of the largest range that is narrow: a /8, or a /32 of IPv6
	for _, text := range networks {
		text = strings.TrimSpace(text)
		network, err := netip.ParsePrefix(text)
		if err != nil {
			address, err := netip.ParseAddr(text)
			if err != nil {
				return false
			}
			network = netip.PrefixFrom(address.Unmap(), address.Unmap().BitLen())
		}
		bits := network.Bits()
		if network.Addr().Is4In6() {
			bits -= 96
		}
		address, narrow := network.Addr().Unmap(), 32
		switch {
		case address.IsUnspecified(), address.IsMulticast(), reserved.Contains(address):
			return false
		case address.Is4():
			narrow = 8
		case uniqueLocal.Contains(address):
			narrow = uniqueLocal.Bits()
		}
		if bits < narrow {
			return false
		}
		share[address.Is4()] += math.Exp2(float64(narrow - bits))
	}
	return len(networks) > 0 && max(share[true], share[false]) <= 2 // the private ranges of IPv4 are a /8, a /12 and a /16
}

// reserved are the addresses of IPv4 that nobody has (RFC 1112, section 4).
var reserved = netip.MustParsePrefix("240.0.0.0/4")

// ofAnother reports whether the provider is another organisation.
func (f *IntegrationFacts) ofAnother() bool {
	p := f.Spec.Provider
	return p != nil && p.Party != nil && *p.Party != "first"
}

// isPrivate reports whether a network is one of private addresses: another organisation never sees calls from these, because they are
// not routed on the internet (RFC 1918, RFC 4193).
func isPrivate(text string) bool {
	text = strings.TrimSpace(text)
	address, err := netip.ParseAddr(text)
	if network, prefixErr := netip.ParsePrefix(text); prefixErr == nil {
		address, err = network.Addr(), nil
	}
	address = address.Unmap()
	return err == nil && (address.IsPrivate() || address.IsLoopback() || address.IsLinkLocalUnicast() || shared.Contains(address))
}

// shared are the addresses behind the address translation of carriers, which are not routed on the internet either (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// uniqueLocal are the private addresses of IPv6 (RFC 4193).
var uniqueLocal = netip.MustParsePrefix("fc00::/7")

func (f *IntegrationFacts) deriveTransport(t *Transport) {
	for n, endpoint := range t.Endpoints {
		if endpoint != "" {
			f.addURL(endpoint, "spec", "transport", "endpoints", strconv.Itoa(n))
		}
	}
	f.deriveWebhooks(t.Webhooks)
}

func (f *IntegrationFacts) deriveSupplyChain(s *SupplyChain) {
	for n, d := range s.Dependencies {
		if d.PURL != "" {
			f.Dependencies = append(f.Dependencies, parseDependency(d.PURL, "spec", "supplyChain", "dependencies", strconv.Itoa(n), "purl"))
		}
	}
	for n, a := range s.Artifacts {
		if a.Ref == "" {
			continue
		}
		artifact := ArtifactFacts{
			At:  []string{"spec", "supplyChain", "artifacts", strconv.Itoa(n), "ref"},
			Ref: a.Ref, Image: namesImage(a.Ref), ByDigest: namesContent(a.Ref),
		}
		if a.Signature != nil {
			artifact.Signed, artifact.Signer = namesAny(signers, a.Signature.By), named(a.Signature.By)
		}
		if a.Name != nil {
			artifact.Name = *a.Name
		}
		if a.Provenance != nil && a.Provenance.Level != nil {
			artifact.Level = *a.Provenance.Level
		}
		f.Artifacts = append(f.Artifacts, artifact)
	}
}

func (f *IntegrationFacts) addURL(text string, at ...string) {
	f.URLs = append(f.URLs, parseURL(text, at))
}

// deriveReviews keeps the latest review of each kind. If two have the same date, it keeps the later one in the manifest.
func (f *IntegrationFacts) deriveReviews() {
	for n, r := range f.Spec.Reviews {
		if r.Kind == "" || r.Date == "" {
			continue
		}
		review := ReviewFacts{
			At: []string{"spec", "reviews", strconv.Itoa(n)}, Kind: r.Kind, Date: r.Date,
			Checklist: append([]string{}, r.Checklist...), Rejected: r.Approved != nil && !*r.Approved,
		}
		i := slices.IndexFunc(f.Reviews, func(o ReviewFacts) bool { return o.Kind == r.Kind })
		switch {
		case i < 0:
			f.Reviews = append(f.Reviews, review)
		case f.Reviews[i].Date <= r.Date:
			f.Reviews[i] = review
		}
	}
}

// seconds returns a duration in seconds; nil if none is stated.
func seconds(duration *string) *int {
	if duration == nil {
		return nil
	}
	n, ok := ParseSeconds(*duration)
	if !ok {
		return nil
	}
	return &n
}

// percent returns the number in a text such as 99.9 or 99.9 %; nil if it is none from 0 to 100.
func percent(text string) *float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%")), 64)
	if err != nil || !(n >= 0 && n <= 100) {
		return nil
	}
	return &n
}

// encryptsRestricted reports whether the restricted fields that are listed are encrypted. A field without a class has that of the data.
func (d *Data) encryptsRestricted() bool {
	restricted := 0
	for _, field := range d.Fields {
		class := textOf(field.Classification)
		if class == "restricted" || class == "" && textOf(d.Classification) == "restricted" {
			restricted++
			if field.Path == "" || !namesAny(encryptions, field.Encryption) {
				return false
			}
		}
	}
	return restricted > 0
}

// perSecond returns a limit as a number of requests in one second; nil if one of its parts is not stated.
func perSecond(requests *int, per *string) *float64 {
	if requests == nil || per == nil {
		return nil
	}
	period, ok := parseMilliseconds(*per)
	if !ok || period == 0 {
		return nil
	}
	rate := float64(*requests) * 1000 / float64(period)
	return &rate
}

// Words that make a scope administrative: a word of administrative anywhere in its name, a word of everything at the end of its
// name, or a name in wholeScope.
var (
	administrative = []string{"admin", "admins", "administrator", "administration", "administer", "root", "sudo", "superuser", "superadmin", "god"}
	everything     = []string{"all", "full", "everything", "fullaccess", "fullcontrol"}
	wholeScope     = []string{"owner", "full_access", "full-access", "full.access", "full_control", "full-control", "write_all", "write-all"}
)

// Breadth tells from the name of a scope how much it permits: wildcard, administrative or narrow.
func Breadth(scope string) string {
	if strings.Contains(scope, "*") {
		return "wildcard"
	}
	lower := strings.ToLower(scope)
	words := strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(":./_- ", r) })
	if slices.Contains(wholeScope, lower) || len(words) > 0 && slices.Contains(everything, words[len(words)-1]) ||
		slices.ContainsFunc(words, func(w string) bool { return slices.Contains(administrative, w) }) {
		return "administrative"
	}
	return "narrow"
}

// absentFields lists the fields of the schema that a manifest does not state, by their paths with dots.
func absentFields(value any, violations []ViolationFacts) []string {
	list := []string{}
	var walk func(schema map[string]any, value any, at []string)
	walk = func(schema map[string]any, value any, at []string) {
		properties, _ := schema["properties"].(map[string]any)
		object, _ := value.(map[string]any)
		for name, property := range properties {
			below := append(at[:len(at):len(at)], name)
			if len(at) == 1 && name == waiversField {
				continue
			}
			if slices.ContainsFunc(violations, func(v ViolationFacts) bool {
				return slices.Equal(v.At, below) || v.meant == name && slices.Equal(v.At[:len(v.At)-1], at)
			}) {
				continue
			}
			stated, ok := object[name]
			if !ok {
				list = append(list, strings.Join(below, "."))
			}
			if p, _ := property.(map[string]any); p != nil {
				walk(p, stated, below)
			}
		}
	}
	properties := format.Value().(map[string]any)["properties"].(map[string]any)
	for _, part := range []string{"metadata", "spec"} {
		object, _ := value.(map[string]any)
		if !slices.ContainsFunc(violations, func(v ViolationFacts) bool { return slices.Equal(v.At, []string{part}) }) {
			walk(properties[part].(map[string]any), object[part], []string{part})
		}
	}
	slices.Sort(list)
	return list
}

// Misstates reports whether a field violates the schema, or a part of the field does, or the field is part of a value that
// does, or whether the manifest leaves the field to a catalog file that could not be read.
func (f *IntegrationFacts) Misstates(field ...string) bool {
	if slices.ContainsFunc(f.open, func(open []string) bool { return slices.Equal(open, field) }) {
		return true
	}
	return slices.ContainsFunc(f.Violations, func(v ViolationFacts) bool {
		n := min(len(v.At), len(field))
		return slices.Equal(v.At[:n], field[:n])
	})
}
