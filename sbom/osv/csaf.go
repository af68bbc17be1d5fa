package osv

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/package-url/packageurl-go"
)

// The document as it is written (https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html), as far as it is read.
type (
	csafDocument struct {
		Document struct {
			Category    string `json:"category"`
			CSAFVersion string `json:"csaf_version"`
			Publisher   struct {
				Name string `json:"name"`
			} `json:"publisher"`
			Tracking struct {
				ID                 string `json:"id"`
				Status             string `json:"status"`
				CurrentReleaseDate string `json:"current_release_date"`
			} `json:"tracking"`
		} `json:"document"`
		ProductTree struct {
			Branches         []csafBranch  `json:"branches"`
			FullProductNames []csafProduct `json:"full_product_names"`
			Groups           []struct {
				ID       string   `json:"group_id"`
				Products []string `json:"product_ids"`
			} `json:"product_groups"`
			Relationships []struct {
				Reference string      `json:"product_reference"`
				RelatesTo string      `json:"relates_to_product_reference"`
				Product   csafProduct `json:"full_product_name"`
			} `json:"relationships"`
		} `json:"product_tree"`
		Vulnerabilities []csafVulnerability `json:"vulnerabilities"`
	}
	csafBranch struct {
		Product  *csafProduct `json:"product"`
		Branches []csafBranch `json:"branches"`
	}
	csafProduct struct {
		ID     string `json:"product_id"`
		Helper struct {
			PURL string `json:"purl"`
		} `json:"product_identification_helper"`
	}
	csafVulnerability struct {
		CVE string `json:"cve"`
		IDs []struct {
			Text string `json:"text"`
		} `json:"ids"`
		Status struct {
			NotAffected   []string `json:"known_not_affected"`
			Affected      []string `json:"known_affected"`
			FirstAffected []string `json:"first_affected"`
			LastAffected  []string `json:"last_affected"`
			Fixed         []string `json:"fixed"`
			FirstFixed    []string `json:"first_fixed"`
			Investigated  []string `json:"under_investigation"`
		} `json:"product_status"`
		Flags        []csafRemark `json:"flags"`
		Threats      []csafRemark `json:"threats"`
		Remediations []csafRemark `json:"remediations"`
	}
	// csafRemark is something that is said of some of the products: a flag, a threat or a remediation.
	csafRemark struct {
		Label    string   `json:"label"`
		Category string   `json:"category"`
		Details  string   `json:"details"`
		Products []string `json:"product_ids"`
		Groups   []string `json:"group_ids"`
	}
)

// csafReader turns a CSAF document into statements.
type csafReader struct {
	products map[string]Product  // by product_id
	groups   map[string][]string // the products of a group
	issued   time.Time
	draft    bool
}

// maxCSAFDepth is how deep the branches of a product tree may be nested. The specification has nine categories of branches.
const maxCSAFDepth = 100

// ReadCSAF reads a CSAF 2.0 document of the profile VEX, or a security advisory. Each product of a status is a statement of its own.
// Products are identified by package URLs; a product of a relationship is a part of the product that it relates to. The error is a
// *VEXError.
func ReadCSAF(data []byte) (*VEX, error) {
	var doc csafDocument
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, vexError(err, "CSAF")
	}
	switch d := doc.Document; {
	case d.CSAFVersion != "2.0":
		return nil, &VEXError{Err: fmt.Errorf("csaf_version is %q, and 2.0 is read", d.CSAFVersion)}
	case d.Category != "csaf_vex" && d.Category != "csaf_security_advisory":
		return nil, &VEXError{Err: fmt.Errorf("the category is %q, and csaf_vex and csaf_security_advisory are read", d.Category)}
	case doc.Vulnerabilities == nil:
		return nil, &VEXError{Err: errors.New("the document has no vulnerabilities")}
	}
	v := &VEX{ID: doc.Document.Tracking.ID, Author: doc.Document.Publisher.Name, Timestamp: parseTime(doc.Document.Tracking.CurrentReleaseDate)}
	r := csafReader{products: map[string]Product{}, groups: map[string][]string{}, issued: v.Timestamp, draft: doc.Document.Tracking.Status == "draft"}
	if err := r.readTree(&doc); err != nil {
		return nil, &VEXError{Err: err}
	}
	for i := range doc.Vulnerabilities {
		r.read(v, &doc.Vulnerabilities[i], []string{"vulnerabilities", strconv.Itoa(i)})
	}
	return v, nil
}

func (r *csafReader) readTree(doc *csafDocument) error {
	tree := &doc.ProductTree
	for _, p := range tree.FullProductNames {
		r.addProduct(p)
	}
	if err := r.readBranches(tree.Branches, 0); err != nil {
		return err
	}
	for _, g := range tree.Groups {
		r.groups[g.ID] = g.Products
	}
	for _, rel := range tree.Relationships {
		if r.addProduct(rel.Product); r.products[rel.Product.ID].PURL != nil {
			continue // it has a package URL of its own
		}
		whole, part := r.products[rel.RelatesTo], r.products[rel.Reference]
		r.products[rel.Product.ID] = Product{Name: rel.Product.ID, PURL: whole.PURL, Subcomponents: []Product{{Name: rel.Reference, PURL: part.PURL}}}
	}
	return nil
}

func (r *csafReader) readBranches(branches []csafBranch, depth int) error {
	if depth > maxCSAFDepth {
		return fmt.Errorf("the product tree is nested more than %d levels deep", maxCSAFDepth)
	}
	for i := range branches {
		if p := branches[i].Product; p != nil {
			r.addProduct(*p)
		}
		if err := r.readBranches(branches[i].Branches, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// addProduct adds a product. A package URL that cannot be read identifies nothing.
func (r *csafReader) addProduct(p csafProduct) {
	product := Product{Name: p.ID}
	if parsed, err := packageurl.FromString(p.Helper.PURL); err == nil {
		product.PURL = fromPackageURL(parsed)
	}
	r.products[p.ID] = product
}

// read adds a statement for each product with a status.
func (r *csafReader) read(v *VEX, written *csafVulnerability, pointer []string) {
	var names []string
	for _, name := range append([]string{written.CVE}, texts(written)...) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	said := r.remarks(written)
	id := "cve"
	if written.CVE == "" {
		id = "ids"
	}
	for _, list := range []struct {
		status   Status
		name     string
		products []string
	}{
		{StatusNotAffected, "known_not_affected", written.Status.NotAffected},
		{StatusAffected, "known_affected", written.Status.Affected},
		{StatusAffected, "first_affected", written.Status.FirstAffected},
		{StatusAffected, "last_affected", written.Status.LastAffected},
		{StatusFixed, "fixed", written.Status.Fixed},
		{StatusFixed, "first_fixed", written.Status.FirstFixed},
		{StatusUnderInvestigation, "under_investigation", written.Status.Investigated},
	} {
		for i, productID := range list.products {
			at := "product_status/" + list.name + "/" + strconv.Itoa(i)
			s := Statement{
				Pointer: pointer, Places: map[string]string{"id": id, "analysis": at, "analysis/state": at},
				Vulnerabilities: names, Status: list.status, Timestamp: r.issued,
			}
			said.addTo(&s, productID)
			product, known := r.products[productID]
			product.Pointer = under(pointer, "product_status", list.name, strconv.Itoa(i))
			problem := func(kind VEXProblemKind, message string) {
				s.Problems = append(s.Problems, VEXProblem{Kind: kind, Pointer: product.Pointer, Message: message})
			}
			switch {
			case !known:
				problem(Malformed, fmt.Sprintf("%q is no product of the product tree", productID))
				product.Name = productID
			case r.draft:
				problem(Malformed, "the document is a draft")
			}
			switch {
			case len(names) == 0:
				problem(Malformed, "names no vulnerability")
			case s.Status == StatusNotAffected && s.Justification == "" && s.ImpactStatement == "":
				problem(Unjustified, "is known_not_affected without a flag or a threat of category impact")
			case s.Status == StatusAffected && s.ActionStatement == "":
				problem(NoAction, "is affected without a remediation")
			}
			s.Products, s.Overbroad = []Product{product}, product.overbroad()
			v.Add(s)
		}
	}
}

func texts(v *csafVulnerability) (list []string) {
	for _, id := range v.IDs {
		list = append(list, id.Text)
	}
	return list
}

// remarks finds what a vulnerability says of its products.
type remarks struct {
	flags, impacts, actions remarkIndex
}

// remarkIndex is the first remark about each product, by its index in the list.
type remarkIndex struct {
	list    []csafRemark
	first   map[string]int
	general int // the first remark without products, which is about all of them; -1 without one
}

func (r *csafReader) index(list []csafRemark, counts func(csafRemark) bool) remarkIndex {
	x := remarkIndex{list: list, first: map[string]int{}, general: -1}
	add := func(products []string, i int) {
		for _, p := range products {
			if _, ok := x.first[p]; !ok {
				x.first[p] = i
			}
		}
	}
	expanded := map[string]bool{}
	for i, remark := range list {
		if !counts(remark) {
			continue
		}
		if len(remark.Products)+len(remark.Groups) == 0 && x.general < 0 {
			x.general = i
		}
		add(remark.Products, i)
		for _, group := range remark.Groups {
			if !expanded[group] {
				expanded[group] = true
				add(r.groups[group], i)
			}
		}
	}
	return x
}

// about returns the first remark about a product.
func (x *remarkIndex) about(product string) (int, csafRemark) {
	i, ok := x.first[product]
	if !ok {
		i = x.general
	}
	if i < 0 {
		return i, csafRemark{}
	}
	return i, x.list[i]
}

func (r *csafReader) remarks(v *csafVulnerability) remarks {
	return remarks{
		flags:   r.index(v.Flags, func(csafRemark) bool { return true }),
		impacts: r.index(v.Threats, func(threat csafRemark) bool { return threat.Category == "impact" }),
		actions: r.index(v.Remediations, func(csafRemark) bool { return true }),
	}
}

// addTo adds the justification (a flag), the impact (a threat) and the action (a remediation) to a statement about a product.
func (m *remarks) addTo(s *Statement, product string) {
	if i, flag := m.flags.about(product); i >= 0 {
		s.Justification = flag.Label
		s.Places["analysis/justification"] = "flags/" + strconv.Itoa(i) + "/label"
	}
	_, impact := m.impacts.about(product)
	_, action := m.actions.about(product)
	s.ImpactStatement, s.ActionStatement = impact.Details, action.Details
}
