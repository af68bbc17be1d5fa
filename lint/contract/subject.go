package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// subject says whom or what an object or a call is about, as far as names tell.
type subject struct {
	kind       string // person, organisation, or empty
	named      bool   // a field beside holds the name of a person
	identified bool   // a field beside identifies a person in another way
}

// isPerson reports whether the names say that a person is meant.
func (s subject) isPerson() bool {
	return s.named || s.kind == "person" || s.kind == "" && s.identified
}

// isOrganisation reports whether the names say that an organisation or a place is meant, and nobody in it.
func (s subject) isOrganisation() bool { return s.kind == "organisation" && !s.named }

// personWords and organisationWords are words of names that say whom an object is about.
var (
	personWords = []string{
		"account", "actor", "admin", "administrator", "advisor", "billing", "booking", "cart", "manager", "order", "shipping", "agent", "applicant", "athlete", "attendee", "author", "beneficiary", "buyer", "candidate", "cardholder", "child", "citizen",
		"client", "contact", "customer", "donor", "driver", "employee", "guardian", "guest", "holder", "identity", "individual", "insured", "member", "owner", "parent",
		"participant", "passenger", "patient", "payee", "payer", "people", "person", "player", "profile", "recipient", "registration", "resident", "respondent", "sender",
		"shopper", "spouse", "staff", "student", "subscriber", "teacher", "traveler", "traveller", "user", "visitor", "volunteer", "voter", "worker",
	}
	organisationWords = []string{
		"agency", "airport", "branch", "building", "charity", "church", "clinic", "club", "company", "dealer", "dealership", "facility", "garage", "hospital",
		"hotel", "institution", "library", "location", "museum", "office", "organisation", "organization", "place", "restaurant", "retailer", "school", "shop", "station",
		"store", "university", "venue", "warehouse",
	}
	personNames = []string{
		"first_name", "firstname", "last_name", "lastname", "given_name", "givenname", "family_name", "familyname", "middle_name", "surname", "full_name", "fullname",
		"nickname", "username", "user_name", "person_name", "contact_name", "contact_person", "customer_name", "patient_name", "employee_name", "vorname", "nachname",
	}
	personIdentifiers = []string{
		"email", "e_mail", "mail_address", "phone", "telephone", "phone_number", "mobile_number", "ssn", "social_security_number", "national_id", "passport", "passport_number",
		"date_of_birth", "birth_date", "birthdate", "dob", "user_id", "person_id", "patient_id", "customer_id", "member_id", "employee_id", "student_id", "account_id",
	}
)

// kindOf is the subject that a name names: its last word that does.
func kindOf(name string) string {
	list := words(templateExpression.ReplaceAllString(name, "/"))
	for _, word := range slices.Backward(list) {
		if word = singularOf(word); slices.Contains(personWords, word) {
			return "person"
		} else if slices.Contains(organisationWords, word) || slices.Contains(organisationWords, strings.TrimSuffix(word, "ie")+"y") {
			return "organisation"
		}
	}
	return ""
}

// isContact reports whether a name says that a field holds how somebody is reached, such as an e-mail address.
func isContact(name string) bool {
	_, tail := terms(name)
	category, term := sensitivity(name, tail, []string{"string"})
	found := sensitiveTerms()[term]
	return category == "personal" && found != nil && found.contact
}

// look takes notice of a field that stands beside others.
func (s *subject) look(name string) {
	all, _ := terms(name)
	s.named = s.named || slices.ContainsFunc(all, func(term string) bool { return slices.Contains(personNames, term) })
	s.identified = s.identified || slices.ContainsFunc(all, func(term string) bool { return slices.Contains(personIdentifiers, term) })
}

// subjectOf tells whom a field is about: by its own name, by the fields beside it, and by the nearest name around them.
func (r *fieldReader) subjectOf(at *resolve.Node, name string) subject {
	s, ok := r.calls[at.ID()]
	if !ok && at.Parent != nil && at.Parent.Token == "properties" {
		s = r.subjectOfObject(at.Parent.Parent)
	}
	if kind := kindOf(name); kind != "" {
		s.kind = kind
	}
	return s
}

// subjectOfObject tells whom an object is about. The branches of an allOf describe one object.
func (r *fieldReader) subjectOfObject(owner *resolve.Node) subject {
	for owner.Parent != nil && owner.Parent.Token == "allOf" && owner.Parent.Parent != nil {
		owner = owner.Parent.Parent
	}
	if s, ok := r.objects[owner.ID()]; ok {
		return s
	}
	s := subject{}
	for around := range namesAround(r.limits.standing(owner)) {
		if s.kind = kindOf(around); s.kind != "" {
			break
		}
	}
	parts := []*resolve.Node{owner}
	for _, branch := range branches(owner, "allOf") {
		parts = append(parts, branch)
	}
	for _, part := range parts {
		for n := range r.limits.refs.Chain(part) {
			for name := range n.Get("properties").Pairs() {
				s.look(name)
			}
		}
	}
	r.objects[owner.ID()] = s
	return s
}

// namesAround yields the names of what a schema stands in (see standing), from the inside out: properties, definitions, and the path.
func namesAround(schema *resolve.Node) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for at := schema; at != nil && at.Parent != nil; at = at.Parent {
			if slices.Contains([]string{"properties", "schemas", "definitions", "paths", "parameters", "requestBodies", "responses"}, at.Parent.Token) && !at.Parent.IsList() && !yield(at.Token) {
				return
			}
		}
	}
}

// subjectsOfCalls tells, for each parameter, whom the calls are about that send it.
func subjectsOfCalls(doc *document) map[*yaml.Node]subject {
	found := map[*yaml.Node]subject{}
	for _, op := range doc.operations {
		s := subject{kind: kindOf(op.path)}
		for _, p := range op.parameters {
			s.look(p.Get("name").String())
		}
		for _, p := range op.parameters {
			known, ok := found[p.ID()]
			if !ok || s.kind == "person" {
				known.kind = s.kind
			}
			known.named, known.identified = known.named || s.named, known.identified || s.identified
			found[p.ID()] = known
		}
	}
	return found
}
