package contract

import (
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// security is a declared list of security requirements, of which a caller must meet one.
type security struct {
	at           *resolve.Node
	source       string // root or operation
	name         string // of the operation that declares it, or root
	alternatives []alternative
	heirs        []*resolve.Node // the operations that inherit it
}

// alternative is a Security Requirement Object: a caller must satisfy all of its requirements.
type alternative []requirement

// requirement is a scheme that an alternative demands.
type requirement struct {
	at     *resolve.Node
	name   string  // the name of the scheme, or its URI (3.2)
	scheme *scheme // nil when it is not declared
	scopes []string
}

// securityReader reads lists of security requirements.
type securityReader struct {
	spec
	schemes   *schemes
	list      []*security
	omissions []omission
}

func (r *securityReader) read(at *resolve.Node, source, name string) *security {
	s := &security{at: at, source: source, name: name, alternatives: []alternative{}}
	r.list = append(r.list, s)
	if !at.IsList() {
		r.omissions = append(r.omissions, wrongType(r.refs, at, "an array")...)
	}
	for i, item := range at.Items() {
		entry := at.Item(i, item)
		if !item.IsMap() {
			r.omissions = append(r.omissions, wrongType(r.refs, entry, "an object")...)
			continue
		}
		var a alternative
		for name, scopes := range item.Pairs() {
			required := requirement{at: entry.Member(name, scopes), name: name, scheme: r.schemes.find(name)}
			for _, scope := range scopes.Items() {
				required.scopes = append(required.scopes, scope.String())
			}
			a = append(a, required)
		}
		s.alternatives = append(s.alternatives, a)
	}
	return s
}

// isUnauthenticated reports whether no alternative demands a credential.
func (s *security) isUnauthenticated() bool {
	return s == nil || !slices.ContainsFunc(s.alternatives, func(a alternative) bool { return len(a) > 0 })
}

// isAnonymous reports whether some alternative demands no credential.
func (s *security) isAnonymous() bool {
	return s != nil && slices.ContainsFunc(s.alternatives, func(a alternative) bool { return len(a) == 0 })
}

// key is equal for lists of requirements that demand the same of a caller, wherever they are declared. The order in
// which alternatives, schemes and scopes are written makes no difference, nor do repetitions.
func (s *security) key() string {
	if s.isUnauthenticated() {
		return "anonymous"
	}
	var alternatives []string
	for _, a := range s.alternatives {
		var schemes []string
		for _, r := range a {
			schemes = append(schemes, fmt.Sprintf("%q%q", r.name, sortUnique(slices.Clone(r.scopes))))
		}
		alternatives = append(alternatives, fmt.Sprint(sortUnique(schemes)))
	}
	return fmt.Sprint(sortUnique(alternatives))
}

func sortUnique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// credentials are the kinds of credentials that a caller may send. The keys of client certificates
// and of signatures are never sent.
func (s *security) credentials() []string {
	var kinds []string
	if s == nil {
		return kinds
	}
	for _, a := range s.alternatives {
		for _, r := range a {
			if kind := r.credential(); kind != "mutual-tls" && kind != "signature" && kind != "unknown" && !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}

// credential is the kind of credential that a requirement demands.
func (r requirement) credential() string {
	if r.scheme == nil {
		return "unknown"
	}
	return r.scheme.credential
}

// alone lists the requirements that are all that the alternative demands of a caller: a scheme that is not declared adds nothing, and
// API keys beside an API key add only more of the same.
func (a alternative) alone() []requirement {
	var keys, others []requirement
	for _, r := range a {
		switch {
		case r.scheme == nil:
		case r.credential() == "api-key":
			keys = append(keys, r)
		default:
			others = append(others, r)
		}
	}
	switch {
	case len(others) == 0:
		return keys
	case len(others) == 1 && len(keys) == 0:
		return others
	}
	return nil
}

// strength is the strength of the strongest credential of an alternative: a caller must show all of them.
func (a alternative) strength() string {
	if len(a) == 0 {
		return "anonymous"
	}
	best := "unknown"
	for _, r := range a {
		switch r.credential() {
		case "oauth2", "oidc", "bearer", "mutual-tls":
			return "token"
		case "signature":
			best = "signature"
		case "api-key", "basic", "digest":
			if best == "unknown" {
				best = "static"
			}
		}
	}
	return best
}
