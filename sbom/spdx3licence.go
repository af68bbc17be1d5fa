package sbom

import (
	"regexp"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
	"github.com/sealint/sealint/sbom/spdx3"
)

// maxExpression is the largest length of a licence expression that is composed of elements. Elements can share parts, so that a
// short document can describe an expression that doubles with each element.
const maxExpression = 16 << 10

// addLicence adds a licence that a relationship names to a component.
func (r *spdx3Reader) addLicence(c *Component, v spdx3.Value, acknowledgement string) {
	licence := LicenceFacts{Acknowledgement: acknowledgement}
	at := v.At
	if v.Object != nil && v.Object.Is("simplelicensing_LicenseExpression") {
		at = append(clone(v.Object.At), "simplelicensing_licenseExpression")
	}
	text, ok := r.licenceText(v)
	switch {
	case ok:
		licence.Expression = text
	case v.Object == nil: // in another document, or nowhere
		licence.URL = v.Text
	default:
		r.unreadable = append(r.unreadable, newFault(Malformed, "the licence of %s could not be read: it contains itself, is too long, or is no licence", quote.Text(c.Facts.Name)).
			atPointer(append(clone(r.base), v.At...)))
		return
	}
	c.pointers.Add(index("licences", len(c.Facts.Licences)), path3(at))
	c.Facts.Licences = append(c.Facts.Licences, licence)
}

// licenceText returns the expression that says the same as a licence element, if there is one.
func (r *spdx3Reader) licenceText(v spdx3.Value) (string, bool) {
	switch id := listedLicence(v.Text); {
	case id != "":
		return id, true
	case v.Object == nil:
		switch spdx3.Individual(v.Text) {
		case "expandedlicensing_NoneLicense", "NoneElement":
			return "NONE", true
		case "expandedlicensing_NoAssertionLicense", "NoAssertionElement":
			return "NOASSERTION", true
		}
		return "", false
	}
	if v.Text == "" {
		return r.composeLicence(v.Object)
	}
	known, ok := r.licenceTexts[v.Text]
	if !ok {
		r.licenceTexts[v.Text] = "" // a licence that contains itself is none
		known, ok = r.composeLicence(v.Object)
		if !ok {
			known = ""
		}
		r.licenceTexts[v.Text] = known
	}
	return known, known != ""
}

func (r *spdx3Reader) composeLicence(o *spdx3.Object) (string, bool) {
	switch {
	case o.Is("simplelicensing_LicenseExpression"):
		stated := text(o.Value, "simplelicensing_licenseExpression")
		return stated, stated != ""
	case o.Is("expandedlicensing_ConjunctiveLicenseSet"):
		return r.joinLicences(r.graph.Values(o, "expandedlicensing_member"), " AND ")
	case o.Is("expandedlicensing_DisjunctiveLicenseSet"):
		return r.joinLicences(r.graph.Values(o, "expandedlicensing_member"), " OR ")
	case o.Is("expandedlicensing_WithAdditionOperator"):
		parts := append(r.graph.Values(o, "expandedlicensing_subjectExtendableLicense"), r.graph.Values(o, "expandedlicensing_subjectAddition")...)
		if len(parts) != 2 {
			return "", false
		}
		return r.joinLicences(parts, " WITH ")
	case o.Is("expandedlicensing_OrLaterOperator"):
		subject, ok := r.licenceText(r.first(o, "expandedlicensing_subjectLicense"))
		return subject + "+", ok
	case o.Is("expandedlicensing_IndividualLicensingInfo"):
		if strings.Contains(o.ID+text(o.Value, "name"), "NoAssertion") {
			return "NOASSERTION", true
		}
		return "NONE", true
	case o.Is("expandedlicensing_ListedLicense"), o.Is("expandedlicensing_ListedLicenseException"):
		name := text(o.Value, "name")
		if addition := text(o.Value, "expandedlicensing_additionText"); name == "" && listedID.MatchString(addition) {
			name = addition // syft writes the id there
		}
		return name, name != ""
	case o.Is("expandedlicensing_License"), o.Is("simplelicensing_SimpleLicensingText"), o.Is("expandedlicensing_LicenseAddition"):
		return licenceRef(o), true
	}
	if name := text(o.Value, "name"); IsUnknown(name) || name == "NONE" { // a widespread generator has an Element for each
		return name, true
	}
	return "", false
}

func (r *spdx3Reader) joinLicences(parts []spdx3.Value, word string) (string, bool) {
	var list []string
	length := 0
	for _, part := range parts {
		member, ok := r.licenceText(part)
		if length += len(member); !ok || length > maxExpression {
			return "", false
		}
		if strings.Contains(member, " ") && word != " WITH " {
			member = "(" + member + ")"
		}
		list = append(list, member)
	}
	return strings.Join(list, word), len(list) > 0
}

var (
	// statedRef matches an identifier of an element that ends in a LicenseRef.
	statedRef = regexp.MustCompile(`(LicenseRef|AdditionRef)-[A-Za-z0-9.-]+$`)
	notInRef  = regexp.MustCompile(`[^A-Za-z0-9.-]+`)
	// listedID matches the ids of the SPDX licence list.
	listedID = regexp.MustCompile(`^[A-Za-z0-9.+-]+$`)
)

// licenceRef returns the name in expressions of a licence that is not listed.
func licenceRef(o *spdx3.Object) string {
	if ref := statedRef.FindString(o.ID); ref != "" {
		return ref
	}
	kind := "LicenseRef-"
	if o.Is("expandedlicensing_LicenseAddition") {
		kind = "AdditionRef-"
	}
	name := text(o.Value, "name")
	if name == "" {
		name = o.ID[strings.LastIndexAny(o.ID, "/#:")+1:]
	}
	return kind + strings.Trim(notInRef.ReplaceAllString(name, "-"), "-")
}

// defineLicences records the LicenseRefs that the document defines: licences with a text, and names of which an
// expression states the address.
func (r *spdx3Reader) defineLicences() {
	for _, o := range r.graph.Objects {
		for _, property := range []string{"simplelicensing_licenseText", "expandedlicensing_additionText"} {
			if strings.TrimSpace(text(o.Value, property)) != "" {
				r.licences.defined[licenceRef(o)] = true
			}
		}
		if !o.Is("simplelicensing_LicenseExpression") {
			continue
		}
		for _, entry := range r.graph.Values(o, "simplelicensing_customIdToUri") {
			if entry.Object == nil {
				continue
			}
			if text(entry.Object.Value, "value") != "" {
				r.licences.defined[text(entry.Object.Value, "key")] = true
			}
		}
	}
}
