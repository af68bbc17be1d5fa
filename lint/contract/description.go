package contract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// remarks are things that the description of a field may say about its value and that decide what its name means. The first
// word of a row is the value of described_as.
var remarks = []struct {
	as   string
	form *regexp.Regexp
}{
	{"page-token", regexp.MustCompile(`(?i)\b(next|previous|following|subsequent|last|another|former) (page|set|batch|chunk|portion)|\bpage[- ]?token|paginat|\bpaging\b|continu(e|ation)\b|cursor|(sync|delta)[- ]?token|\bresum(e|ing|ption)\b|incremental(ly)?\b|optimistic`)},
	{"jsonp", regexp.MustCompile(`(?i)jsonp|java ?script|(callback|name of (the|a)) function|\bwrap(s|ped)?\b|padding`)},
	{"url", regexp.MustCompile(`(?i)\bur[li]s?\b|https?:|\bendpoints?\b|\bweb ?(hook|address|site|page)`)},
	{"called", regexp.MustCompile(`(?i)\b(call(s|ed|ing)?|call[- ]?backs?|fetch\w*|download\w*|upload\w*|posts? to|posted|send|sends|sent|sending|redirect\w*|retriev\w*|load(s|ed)?|reads?|web ?hooks?|notif\w*|import\w*|crawl\w*|scrap\w*|scan\w*|prox(y|ies|ied)|forward\w*|deliver\w*|push(es|ed)?|pull(s|ed)?|pings?|destination|endpoints?|source|input|images?|audio|videos?|media|file|render\w*|stream\w*|connect\w*|analy[sz]\w*|process\w*|publish\w*|invok\w*|polls?|returns? to|returned to|transcri\w*|convert\w*)\b`)},
	{"identifier", regexp.MustCompile(`(?i)\b(ids?|identifiers?|arn|resource name|urn)\b|\bidentif(y|ies)\b`)},
	{"group", regexp.MustCompile(`(?i)\bgroup(s|ed|ing)?\b|conversation|dialog|correlat|\btrack|\bsearch|upload|checkout|\bcart\b`)},
	{"withheld", regexp.MustCompile(`(?i)write[- ]?only|\b(never|not|n't) (be |ever )?(returned|shown|included|exposed|displayed|visible|readable|retrievable)|(set to|always|be|is) null\b|input[- ]only`)},
	{"read-only", regexp.MustCompile(`(?i)read[- ]?only|(output|response)[- ]only|\bonly (returned|output)|\b(ur[li]|link) (that|which) can be used to\b`)},
	{"shown", regexp.MustCompile(`(?i)\b(link|ur[li]) (to|of) (the|an?|your|our) [\w' -]{0,30}\b(page|site|website|profile|homepage)\b`)},
	{"resource", regexp.MustCompile(`(?i)\bfully[- ]qualified ur[li]\b|\bself[- ]?link\b|\b(partial|resource) ur[li]\b`)},
	{"device", regexp.MustCompile(`(?i)\bdevice token\b|\bregistration id\b|\bapp\w* on an? (mobile )?device\b`)},
	{"unsupported", regexp.MustCompile(`(?i)\bnot (currently|yet) supported\b`)},
	{"encrypted", regexp.MustCompile(`(?i)^\W*((the|an?) )?(\w+ )?(encrypted|hashed|masked|obfuscated|public (part|key)|hash of)\b`)},
	{"reference", regexp.MustCompile(`(?i)on the file system|\b(path|reference|link|pointer) (to|of)\b|\b(arn|name|location|identifier|id) of the (secret|password|key|credential)|\bfile ?(path|name)\b|\bfile (that|which|with)\b`)},
	{"store", regexp.MustCompile(`(?i)\b(gs|s3|abfss?|wasbs?)://`)},
	{"filter", regexp.MustCompile(`(?i)\bfilter|\bsearch|\b(to )?find\b|\bmatch(es|ing)\b|look ?up`)},
	{"registered", regexp.MustCompile(`(?i)\b(pre-?)?registered\b|white-?list|allow-?list|must match`)},
	{"chosen", regexp.MustCompile(`(?i)\b(required|optional(ly)?|as provided|can be one of|assigned (to|the)|to whom|will be applied|external|by default|when specified)\b|\bif (it is |the value is )?(not |un)?(specified|provided|set|given|omitted)\b`)},
}

// asked matches a description that asks callers for the value, whatever else it says about it.
var asked = regexp.MustCompile(`(?i)\bprovide (the|an?)\b|\bspecify\b|\bmust be (set|provided|specified)\b`)

// turning are words at the end of names whose meaning depends on the description.
var turning = []string{"token", "jwt", "auth", "session_id", "sessionid", "callback", "webhook", "redirect", "url", "uri", "address", "endpoint", "link", "href", "target"}

// serverSet are names of properties that either the server sets or the caller, which only the description can say.
var serverSet = []string{"id", "uuid", "user_id", "account_id", "tenant_id", "owner", "owner_id", "created_at", "updated_at", "modified_at", "created", "updated", "modified", "created_by", "updated_by", "modified_by", "deleted_at", "last_login_at", "balance"}

// referenceWords are the last words of the names of definitions whose values say where something is, or what it is called.
var referenceWords = []string{"path", "file", "filename", "url", "uri", "arn", "id", "name", "location", "reference", "ref"}

// remarksAbout lists what the descriptions of a field say about its value, if that matters for its name.
func (r *fieldReader) remarksAbout(at, schema *resolve.Node, facts *FieldFacts) []string {
	list := []string{}
	if facts.Category == "none" && facts.Direction == response.String() { // rules ask only about what callers send
		return list
	}
	if facts.Category == "none" && facts.Format != "uri" && facts.Format != "url" &&
		!slices.Contains(serverSet, facts.Phrase) && !slices.ContainsFunc(facts.Tail, func(term string) bool { return slices.Contains(turning, term) }) {
		return list
	}
	var text strings.Builder
	named, marked := false, false
	for n := range r.described(at, schema) {
		if d := n.Get("description"); d.IsString() {
			text.WriteString(d.String() + "\n")
		}
		// Before 3.1, readOnly beside a reference is ignored; it says what the author means all the same.
		marked = marked || n.Get("x-read-only").IsTrue() || n.Get("readOnly").IsTrue()
		if at := r.limits.standing(n); at.Parent != nil && (at.Parent.Token == "schemas" || at.Parent.Token == "definitions") {
			w := words(at.Token)
			named = named || len(w) > 1 && slices.Contains(referenceWords, w[len(w)-1])
		}
	}
	for _, remark := range remarks {
		if text.Len() == 0 && !named && !marked {
			break
		}
		if remark.as == "called" && !facts.isURL() || remark.as == "read-only" && asked.MatchString(text.String()) {
			continue
		}
		if remark.form.MatchString(text.String()) || named && remark.as == "reference" || marked && remark.as == "read-only" {
			list = append(list, remark.as)
		}
	}
	return list
}

// isURL reports whether the name or the format of a field says that it holds a URL.
func (f *FieldFacts) isURL() bool {
	return f.Format == "uri" || f.Format == "url" ||
		slices.ContainsFunc([]string{"url", "uri", "link", "href", "redirect"}, func(term string) bool { return slices.Contains(f.Tail, term) })
}

// described yields the objects that describe a field: those that a chain of references leads to, and the branches of their
// allOf, which wrap references where these have no siblings.
func (r *fieldReader) described(at, schema *resolve.Node) func(yield func(*resolve.Node) bool) {
	refs := r.limits.refs
	return func(yield func(*resolve.Node) bool) {
		for n := range refs.Chain(at, schema) {
			if !yield(n) {
				return
			}
			if n.Get("properties").Exists() {
				continue
			}
			for _, branch := range branches(n, "allOf") {
				for b := range refs.Chain(branch) {
					if !yield(b) {
						return
					}
				}
			}
		}
	}
}

// isWithheld reports whether an extension says that responses never hold the value: x-ms-secret, or x-ms-mutability without
// read (https://azure.github.io/autorest/extensions/).
func (r *fieldReader) isWithheld(at, schema *resolve.Node) bool {
	for n := range r.described(at, schema) {
		if n.Get("x-ms-secret").IsTrue() {
			return true
		}
		if m := n.Get("x-ms-mutability"); m.IsList() && m.Len() > 0 && !slices.Contains(textItems(m), "read") {
			return true
		}
	}
	return false
}
