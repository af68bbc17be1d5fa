package lint

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// identify gives each finding the name of its place and its fingerprint. Both stay when lines move, keys and lists are put in
// another order, the message gets better words or the file another name: a fingerprint holds none of these. So a finding is
// known by its document and its fingerprint together, and no two findings of a run have both in common.
func identify(documents map[string]*source.Document, drafts []*draft) {
	homes := map[*model.Entity]string{}
	equal := map[identity][]*draft{}
	var identities []identity // in order
	for _, d := range drafts {
		d.name = d.entity.NamePlace(d.place, d.found.At)
		if home, known := homes[d.entity]; known {
			d.home = home
		} else {
			d.home = d.entity.NamePlace(d.entity.Locate(nil), nil)
			homes[d.entity] = d.home
		}
		id := identity{d.document(), d.rule.ID, d.name, d.subject(documents)}
		if equal[id] == nil {
			identities = append(identities, id)
		}
		equal[id] = append(equal[id], d)
	}
	facts := map[*model.Entity][]byte{}
	for _, id := range identities {
		group := equal[id]
		if len(group) > 1 {
			sortByFacts(group, facts)
		}
		for i, d := range group {
			d.identity, d.fingerprint = &id, id.fingerprint(i)
		}
	}
	for _, d := range drafts { // names are shown and written into files, fingerprints tell nothing
		for _, path := range []string{d.place.Path, d.document()} {
			if doc := documents[path]; doc != nil {
				d.name, d.home = maskName(doc, d.name), maskName(doc, d.home)
			}
		}
	}
}

// maskName hides the secrets of a document in the name of a place, also those that have characters in percent-encoding there.
func maskName(doc *source.Document, name string) string {
	name = doc.Mask(name)
	if text, err := url.PathUnescape(name); err == nil && text != name {
		if masked := doc.Mask(text); masked != text {
			return model.EscapeName(masked, "")
		}
	}
	return name
}

// identity is what makes a finding the same finding in another run. Findings that have it in common are told apart by their order.
type identity struct{ document, rule, place, subject string }

// fingerprint is the fingerprint of the nth finding of an identity, counted from 0. The document is no part of it.
func (id identity) fingerprint(n int) string {
	ordinal := ""
	if n > 0 {
		ordinal = "#" + strconv.Itoa(n+1)
	}
	hash := sha256.New()
	for _, part := range []string{"v1", id.rule, id.place, id.subject} {
		_, _ = io.WriteString(hash, part) // a hash takes all
		_, _ = io.WriteString(hash, separator)
	}
	_, _ = io.WriteString(hash, ordinal)
	return hex.EncodeToString(hash.Sum(nil)[:10])
}

// separator stands between the parts of an identity. Names of places have no control characters.
const separator = "\x1f"

// subject is what tells findings of one rule at one place apart: the entity, where the place does not lie in it, and what the
// rule's metadata lists: members of the facts, or the value that stands at the place.
func (d *draft) subject(documents map[string]*source.Document) string {
	var parts []string
	if rest, ok := strings.CutPrefix(d.name, d.home); !ok || rest != "" && !strings.ContainsAny(rest[:1], " .[{|") {
		parts = append(parts, d.home)
	}
	for _, member := range d.rule.Identity {
		value := model.FactsMember(d.entity.Facts, member)
		switch member {
		case model.IdentityValue:
			value = valueAt(documents[d.place.Path], d.place)
		case model.IdentityMessage:
			value = d.found.Message
		}
		parts = append(parts, member+"="+keyed(d.rule.ID, value))
	}
	return strings.Join(parts, " ")
}

// valueAt is the text of the value at a place.
func valueAt(doc *source.Document, at model.Place) string {
	if doc == nil || at.Document >= len(doc.Nodes()) {
		return ""
	}
	return doc.Nodes()[at.Document].Lookup(at.Pointer).String()
}

// keyed is a digest of a value of facts. The value may be a secret: the key makes tables of digests of common secrets useless.
func keyed(key string, value any) string {
	mac := hmac.New(sha256.New, []byte(key))
	_ = json.NewEncoder(mac).Encode(value) // facts are plain data, and a hash takes all
	return hex.EncodeToString(mac.Sum(nil)[:10])
}

// sortByFacts gives findings of one identity an order that does not depend on where they stand, as far as their facts differ. It
// keeps digests of facts in a map.
func sortByFacts(group []*draft, facts map[*model.Entity][]byte) {
	for _, d := range group {
		if facts[d.entity] == nil {
			text, _ := json.Marshal(d.entity.Facts) // the rules saw them as JSON
			sum := sha256.Sum256(text)
			facts[d.entity] = sum[:]
		}
	}
	slices.SortStableFunc(group, func(a, b *draft) int {
		return cmp.Or(bytes.Compare(facts[a.entity], facts[b.entity]), strings.Compare(a.found.Message, b.found.Message))
	})
}
