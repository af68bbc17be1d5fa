package contract

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// What an operation is there for. Callers of all but resources cannot be asked for a token first: they are about to get one,
// they are load balancers, or they are browsers that visit a site.
const (
	resourceRole      = "resource"
	authorizationRole = "authorization"
	healthRole        = "health"
	siteRole          = "site"
	publicRole        = "public"
)

var (
	// healthWords are the words of a path that only tells whether a service runs.
	healthWords = []string{"health", "healthz", "healthcheck", "ping", "liveness", "livez", "alive", "readiness", "readyz", "heartbeat"}
	// siteFiles are files that sites serve to every visitor, and descriptions of the API itself.
	siteFiles = []string{
		"favicon.ico", "robots.txt", "sitemap.xml", "humans.txt", "security.txt", "crossdomain.xml",
		"openapi.json", "openapi.yaml", "openapi.yml", "swagger.json", "swagger.yaml", "swagger.yml", "swagger_doc.json", "swagger_doc.yaml", "api-docs",
	}
)

// openText matches a text that says that an operation is open to everybody.
var openText = regexp.MustCompile(`(?i)\bno (auth\w*|credentials?|login|api[- ]key) (is |are )?(required|needed|necessary)\b|\b(does not|doesn't) (require|need) (any )?(auth\w*|credentials?|a login|an api[- ]key)\b`)

// healthText matches a text about an operation that only tells whether a service runs.
var healthText = regexp.MustCompile(`(?i)\b(check|test|get|return|verify|show)s? (the )?(status|health|availability|liveness|readiness) of (the|this|our) (service|api|server|system|application)\b`)

// roleOf finds out what an operation of a path is there for. collection reports whether it reads a list of resources.
func roleOf(op *operation, schemes *schemes, properties *properties, collection bool) string {
	if isAuthorization(op, schemes, properties) {
		return authorizationRole
	}
	segments := strings.Split(strings.Trim(op.path, "/"), "/")
	if op.isSafe() && (openText.MatchString(op.at.Get("description").String()) || openText.MatchString(op.at.Get("summary").String())) {
		return publicRole
	}
	if !op.isSafe() || strings.Contains(op.path, "{") {
		return resourceRole
	}
	if last := segments[len(segments)-1]; slices.Contains(siteFiles, strings.ToLower(last)) {
		return siteRole
	}
	for _, segment := range segments {
		list := words(segment)
		if len(list) > 0 && !collection && slices.Contains(healthWords, list[0]) && (len(list) == 1 || len(list) == 2 && list[1] == "check") {
			return healthRole
		}
	}
	if op.method == "GET" && !collection && len(op.parameters) == 0 && healthText.MatchString(op.at.Get("summary").String()) {
		return healthRole
	}
	return resourceRole
}

// loginWords are words in the paths of operations that take a password and give a token or a session for it.
var loginWords = []string{"login", "signin", "logon", "auth", "authenticate", "authentication", "authorize", "token", "tokens", "jwt", "session", "sessions"}

// forgottenWords are words beside password in the paths of operations for somebody who forgot it.
var forgottenWords = []string{"forgot", "forgotten", "lost", "recover", "recovery", "reset"}

// isAuthorization reports whether an operation authenticates its callers by what they send: an endpoint of OAuth 2.0 (RFC 6749 §3),
// which takes a grant_type or has the URL of a flow, one of a device (RFC 8628 §3.1), one that a client sends a
// token and its secret, a login, which takes a password or the secret of a client, or a request of
// somebody who forgot a password.
func isAuthorization(op *operation, schemes *schemes, properties *properties) bool {
	path, last := words(op.path), words(op.path[strings.LastIndexByte(op.path, '/')+1:])
	// Where the path picks a user, or the body holds a password, somebody sets the password of another one.
	isForgotten := op.method == "POST" && !strings.Contains(op.path, "{") && slices.Contains(path, "password") &&
		slices.ContainsFunc(path, func(w string) bool { return slices.Contains(forgottenWords, w) })
	for _, p := range op.parameters {
		if p.Get("name").String() == "grant_type" {
			return true
		}
	}
	for _, b := range op.request {
		if b.schema == nil {
			continue
		}
		isLogin := op.method == "POST" && slices.ContainsFunc(last, func(w string) bool { return slices.Contains(loginWords, w) })
		has := func(name string) bool { return properties.schema(b.schema, name) != nil }
		isRevocation := op.method == "POST" && has("token") && has("client_secret") // RFC 7009 §2.1, RFC 7662 §2.1
		if has("grant_type") || isRevocation || isLogin && (has("password") || has("client_secret")) {
			return true
		}
		isForgotten = isForgotten && !slices.ContainsFunc(properties.names(b.schema), func(name string) bool { return slices.Contains(words(name), "password") })
	}
	if isForgotten || op.method == "POST" && isDeviceAuthorization(path) {
		return true
	}
	for _, sc := range schemes.list {
		for _, f := range sc.flows {
			for _, name := range flowURLs {
				if isURLOf(op, f.at.Get(name).String()) {
					return true
				}
			}
		}
	}
	return false
}

// isDeviceAuthorization reports whether the words of a path end with those of the endpoint at which a device asks for a code.
func isDeviceAuthorization(path []string) bool {
	n := len(path)
	return n >= 2 && path[n-2] == "device" && slices.Contains([]string{"code", "codes", "authorization", "authorize"}, path[n-1])
}

// isURLOf reports whether a URL is the one at which an operation is called: its path is that of a server with that of the
// operation. A server without a host may have every host.
func isURLOf(op *operation, text string) bool {
	u, err := url.Parse(text)
	if err != nil || text == "" || len(op.path) < 2 {
		return false
	}
	for _, s := range op.servers {
		base, err := url.Parse(s.template)
		if err != nil || base.Host != "" && u.Host != "" && !strings.EqualFold(base.Host, u.Host) {
			continue
		}
		if strings.TrimSuffix(base.Path, "/")+op.path == u.Path {
			return true
		}
	}
	return len(op.servers) == 0 && op.path == u.Path
}

// authorizationOnly lists the lists of security requirements that only endpoints of OAuth 2.0 have.
func authorizationOnly(doc *document, properties *properties) map[*security]bool {
	only := map[*security]bool{}
	for _, op := range doc.operations {
		if op.security == nil || !op.isServed() {
			continue
		}
		is := isAuthorization(op, doc.schemes, properties)
		if known, ok := only[op.security]; ok {
			is = is && known
		}
		only[op.security] = is
	}
	return only
}

// administration are the words that make an operation administrative; administrators are people whom others may look up or
// leave.
var (
	administration = []string{"admin", "administration", "superuser", "sudo", "backoffice", "back_office"}
	administrators = []string{"administrator"}
	leaving        = []string{"disassociate", "leave", "resign"}
)

// isAdministrative reports whether the path or the tags of an operation say that it is for administrators. A noun with such a
// word, as in adminOverrides, and the administrators themselves may be read by everybody: they count only when the operation
// changes something, or when more follows them in the path.
func isAdministrative(op *operation, tags []string) bool {
	var segments []string
	for segment := range strings.SplitSeq(op.path, "/") {
		if !strings.Contains(segment, "{") && segment != "" {
			segments = append(segments, segment)
		}
	}
	if n := len(segments); n > 0 && slices.ContainsFunc(words(segments[n-1]), func(w string) bool { return slices.Contains(leaving, w) }) {
		return false
	}
	for i, segment := range segments {
		all, _ := terms(segment)
		switch {
		case slices.Contains(all, "administrations"): // as in public administrations
		case slices.ContainsFunc(all, func(t string) bool { return slices.Contains(administration, t) }):
			if !op.isSafe() || len(words(segment)) == 1 || i < len(segments)-1 {
				return true
			}
		case slices.ContainsFunc(all, func(t string) bool { return slices.Contains(administrators, t) }):
			if !op.isSafe() {
				return true
			}
		}
	}
	return slices.ContainsFunc(tags, func(tag string) bool {
		all, _ := terms(tag)
		return !slices.Contains(all, "administrations") && slices.ContainsFunc(all, func(t string) bool {
			return slices.Contains(administration, t) || slices.Contains(administrators, t)
		})
	})
}
