package gate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/sbom/purl"
)

// members are the keys of a waiver, by its form. What a waiver hides by its own place it does not name.
var members = map[model.WaiverForm][]string{
	model.WaiverInConfig:   {"rule", "problem", "document", "at", "fingerprint", "limit", "reason", "owner", "created", "expires", "ticket"},
	model.WaiverInContract: {"rule", "limit", "reason", "owner", "created", "expires", "ticket"},
	model.WaiverInManifest: {"rule", "field", "limit", "reason", "owner", "created", "expires", "ticket"},
}

// places are the keys of at.
var places = []string{"operation", "server", "scheme", "schema", "property", "parameter", "component", "vers", "vulnerability", "integration", "field"}

// minReason is the smallest length of a reason, in characters: shorter ones do not say why.
const minReason = 20

// Read reads a waiver. Mistakes in it are faults of the waiver: it hides nothing, and the run goes on.
func Read(n source.Node, at model.Place, form model.WaiverForm) model.Waiver {
	r := &waiverReader{Waiver: model.Waiver{Form: form, Place: at}}
	if !n.IsMap() {
		r.fault(nil, "a waiver is an object with rule, reason, owner, created and expires")
		return r.Waiver
	}
	for key := range n.Pairs() {
		if !slices.Contains(members[form], key) {
			r.fault([]string{key}, "%s is no member of a waiver here%s", strconv.Quote(key), suggest.DidYouMean("", key, members[form]))
		}
	}
	r.Reason, r.Owner, r.Ticket = r.text(n, "reason"), r.text(n, "owner"), r.text(n, "ticket")
	r.Created, r.Expires = r.day(n, "created"), r.day(n, "expires")
	r.Fingerprint, r.Document, r.Problem = r.text(n, "fingerprint"), r.text(n, "document"), r.text(n, "problem")
	r.readRules(n.Get("rule"))
	r.readLimit(n.Get("limit"))
	switch form {
	case model.WaiverInConfig:
		r.readPlace(n)
	case model.WaiverInManifest:
		r.At.Field = r.text(n, "field")
	}
	r.checkStatements()
	return r.Waiver
}

type waiverReader struct{ model.Waiver }

func (r *waiverReader) fault(at []string, format string, args ...any) {
	r.Faults = append(r.Faults, model.WaiverFault{At: at, Message: fmt.Sprintf(format, args...)})
}

// text reads a text. A number or a date without quotes is one, too. What is stated is never taken for something that is missing: the
// waiver would hide more than somebody meant.
func (r *waiverReader) text(n source.Node, key string, above ...string) string {
	value := n.Get(key)
	text, ok := value.Text()
	text = strings.TrimSpace(text)
	switch {
	case value.Exists() && !ok:
		r.fault(append(above, key), "%s is no text", key)
	case value.Exists() && text == "":
		r.fault(append(above, key), "%s is empty", key)
	}
	return text
}

func (r *waiverReader) day(n source.Node, key string) string {
	text := r.text(n, key)
	if text == "" {
		if !n.Get(key).Exists() {
			r.fault(nil, "%s is missing: a day like 2026-01-31", key)
		}
		return ""
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		r.fault([]string{key}, "%s is no day like 2026-01-31", key)
		return ""
	}
	return text
}

func (r *waiverReader) readRules(n source.Node) {
	switch {
	case n.IsList():
		for _, item := range n.Items() {
			r.Rules = append(r.Rules, item.String())
		}
	case n.IsScalar():
		r.Rules = []string{n.String()}
	}
	switch {
	case r.Problem != "" && len(r.Rules) > 0:
		r.fault([]string{"problem"}, "a waiver is for a rule or for a problem, not for both")
	case r.Problem == "" && len(r.Rules) == 0:
		r.fault(nil, "rule is missing: the id of a rule, or a list of ids")
	}
	for _, id := range r.Rules {
		if isGlob(id) {
			r.fault([]string{"rule"}, "rule is a glob: it would hide findings of rules that do not exist yet; write each id")
		}
	}
}

func (r *waiverReader) readLimit(n source.Node) {
	if !n.Exists() {
		return
	}
	limit, err := strconv.Atoi(n.String())
	if err != nil || limit < 1 {
		r.fault([]string{"limit"}, "limit is no positive integer")
		return
	}
	r.Limit = limit
}

// readPlace reads which findings a waiver of the configuration is for.
func (r *waiverReader) readPlace(n source.Node) {
	at := n.Get("at")
	for key := range at.Pairs() {
		if !slices.Contains(places, key) {
			r.fault([]string{"at", key}, "%s is no place%s", strconv.Quote(key), suggest.DidYouMean("", key, places))
		}
	}
	if at.Exists() && !at.IsMap() {
		r.fault([]string{"at"}, "at is no object with one of %s", strings.Join(places, ", "))
	}
	p := &r.At
	var set []string
	for i, to := range []*string{&p.Operation, &p.Server, &p.Scheme, &p.Schema, &p.Property, &p.Parameter, &p.Component, &p.Vers, &p.Vulnerability, &p.Integration, &p.Field} {
		*to = r.text(at, places[i], "at")
		if *to != "" && !slices.Contains([]string{"property", "vers", "field"}, places[i]) {
			set = append(set, places[i])
		}
	}
	switch {
	case len(set) > 1:
		r.fault([]string{"at"}, "at names %s: one waiver is for one of them", strings.Join(set, " and "))
	case p.Property != "" && p.Schema == "":
		r.fault([]string{"at", "property"}, "property goes with schema")
	case p.Vers != "" && p.Component == "":
		r.fault([]string{"at", "vers"}, "vers goes with component")
	case p.Field != "" && p.Integration == "":
		r.fault([]string{"at", "field"}, "field goes with integration")
	}
	if p.Component != "" {
		r.checkComponent(p)
	}
	switch {
	case r.Fingerprint == "" && r.Problem != "":
		r.fault(nil, "fingerprint is missing: a problem is accepted as it is now, and each report tells its fingerprint")
	case r.Fingerprint == "" && r.Document == "":
		r.fault(nil, "document is missing: the path of a document, or a glob")
	case r.Fingerprint != "" && (at.Exists() || r.Limit > 0):
		r.fault([]string{"fingerprint"}, "a fingerprint is for one finding: at and limit do not go with it")
	}
	if r.Limit == 0 && r.Fingerprint == "" && (isGlob(r.Document) || slices.ContainsFunc(
		[]string{p.Operation, p.Server, p.Scheme, p.Schema, p.Parameter, p.Component, p.Vulnerability, p.Integration}, isGlob) || p.Vers != "" || len(set) == 0) {
		r.fault(nil, "limit is missing: the waiver may match many findings, so it has to say how many it may hide")
	}
}

// checkComponent checks the versions of a component that a waiver names.
func (r *waiverReader) checkComponent(p *model.WaiverPlace) {
	name, version, _ := splitVersion(p.Component)
	switch {
	case strings.HasPrefix(version, "vers:") || strings.HasPrefix(version, "vers%3A"):
		r.fault([]string{"at", "component"}, "component has a range of versions: write it as vers, beside component")
	case qualifiers.MatchString(p.Component):
		r.fault([]string{"at", "component"}, "component has qualifiers: write the package URL without what begins with its question mark")
	case version != "" && p.Vers != "":
		r.fault([]string{"at", "vers"}, "component has a version already: write either the version or vers")
	}
	if p.Vers == "" {
		return
	}
	versions, err := purl.ParseRange(p.Vers)
	if err != nil {
		r.fault([]string{"at", "vers"}, "%s", err)
		return
	}
	kind, _, _ := strings.Cut(strings.TrimPrefix(name, "pkg:"), "/")
	if strings.HasPrefix(name, "pkg:") && !isGlob(kind) && !versions.Orders(kind) {
		r.fault([]string{"at", "vers"}, "vers has the order of versions of %s, and the component is of type %s", strconv.Quote(versions.Scheme), strconv.Quote(kind))
	}
}

// checkStatements checks who has accepted what until when.
func (r *waiverReader) checkStatements() {
	if r.Owner == "" {
		r.fault(nil, "owner is missing: who has accepted this")
	}
	switch length := len([]rune(r.Reason)); {
	case length == 0:
		r.fault(nil, "reason is missing: why this is acceptable")
	case length < minReason:
		r.fault([]string{"reason"}, "reason has %d characters; it needs at least %d to say why this is acceptable", length, minReason)
	}
	if r.Created != "" && r.Expires != "" && r.Expires < r.Created {
		r.fault([]string{"expires"}, "expires is before created")
	}
}
