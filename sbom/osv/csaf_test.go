package osv

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// csaf is a document of the profile VEX about pkg:npm/gravel and an image that contains it.
func csaf(vulnerability string) string {
	return fmt.Sprintf(`{
		"document": {"category": "csaf_vex", "csaf_version": "2.0", "publisher": {"name": "team"},
			"tracking": {"id": "V-1", "status": "final", "current_release_date": "2026-06-01T00:00:00Z"}},
		"product_tree": {
			"branches": [{"branches": [
				{"product": {"product_id": "gravel-1", "product_identification_helper": {"purl": "pkg:npm/gravel@1.0.0"}}},
				{"product": {"product_id": "gravel", "product_identification_helper": {"purl": "pkg:npm/gravel"}}},
				{"product": {"product_id": "named", "name": "gravel 1.0.0"}}
			]}],
			"full_product_names": [{"product_id": "shop", "product_identification_helper": {"purl": "pkg:oci/shop@sha256%%3Aaa"}}],
			"product_groups": [{"group_id": "all", "product_ids": ["gravel-1", "gravel"]}],
			"relationships": [{"category": "default_component_of", "product_reference": "gravel-1", "relates_to_product_reference": "shop",
				"full_product_name": {"product_id": "shop:gravel-1"}}]
		},
		"vulnerabilities": [%s]}`, vulnerability)
}

func TestCSAFStatements(t *testing.T) {
	const flag = `, "flags": [{"label": "vulnerable_code_not_present", "group_ids": ["all"]}, {"label": "component_not_present", "product_ids": ["shop:gravel-1", "named"]}]`
	gravel, shop := PURL{Type: "npm", Name: "gravel", Version: "1.0.0"}, PURL{Type: "oci", Name: "shop", Version: "sha256:aa"}
	for name, test := range map[string]struct {
		vulnerability string
		within        []PURL
		status        Status // "" if no statement is about the component
		suppresses    bool
	}{
		"not affected":                  {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["gravel-1"]}` + flag + `}`, nil, StatusNotAffected, true},
		"not affected by another id":    {`{"ids": [{"system_name": "x", "text": "CVE-1"}], "product_status": {"known_not_affected": ["gravel-1"]}` + flag + `}`, nil, StatusNotAffected, true},
		"an impact":                     {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["gravel-1"]}, "threats": [{"category": "impact", "details": "d"}]}`, nil, StatusNotAffected, true},
		"an exploit is no impact":       {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["gravel-1"]}, "threats": [{"category": "exploit_status", "details": "d"}]}`, nil, StatusNotAffected, false},
		"no reason":                     {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["gravel-1"]}}`, nil, StatusNotAffected, false},
		"the reason of another product": {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["gravel-1"]}, "flags": [{"label": "x", "product_ids": ["named"]}]}`, nil, StatusNotAffected, false},
		"fixed":                         {`{"cve": "CVE-1", "product_status": {"first_fixed": ["gravel-1"]}}`, nil, StatusFixed, true},
		"affected":                      {`{"cve": "CVE-1", "product_status": {"last_affected": ["gravel-1"]}}`, nil, StatusAffected, false},
		"under investigation":           {`{"cve": "CVE-1", "product_status": {"under_investigation": ["gravel-1"]}}`, nil, StatusUnderInvestigation, false},
		"recommended":                   {`{"cve": "CVE-1", "product_status": {"recommended": ["gravel-1"]}}`, nil, "", false},
		"another vulnerability":         {`{"cve": "CVE-2", "product_status": {"fixed": ["gravel-1"]}}`, nil, "", false},
		"all versions":                  {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["gravel"]}` + flag + `}`, nil, "", false},
		"a name":                        {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["named"]}` + flag + `}`, nil, "", false},
		"a product that is not there":   {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["absent"]}` + flag + `}`, nil, "", false},
		"a part of the product":         {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["shop:gravel-1"]}` + flag + `}`, []PURL{shop}, StatusNotAffected, true},
		"a part of another product":     {`{"cve": "CVE-1", "product_status": {"known_not_affected": ["shop:gravel-1"]}` + flag + `}`, []PURL{gravel}, "", false},
	} {
		v, err := ReadCSAF([]byte(csaf(test.vulnerability)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		s, ok := v.Statement([]string{"cve-1"}, Subject{PURL: &gravel, Within: test.within})
		switch {
		case ok != (test.status != ""):
			t.Errorf("%s: found %v", name, ok)
		case ok && (s.Status != test.status || s.Suppresses() != test.suppresses):
			t.Errorf("%s: got %+v", name, s)
		}
	}
}

func TestADraftOfCSAFSetsNothingAside(t *testing.T) {
	text := strings.Replace(csaf(`{"cve": "CVE-1", "product_status": {"fixed": ["gravel-1"]}}`), `"final"`, `"draft"`, 1)
	v, err := ReadCSAF([]byte(text))
	if err != nil || v.Statements[0].Suppresses() {
		t.Errorf("got %+v, %v", v, err)
	}
}

func TestADocumentThatIsNoVEXOfCSAF(t *testing.T) {
	for name, text := range map[string]string{
		"another version":    strings.Replace(csaf(""), `"2.0"`, `"2.1"`, 1),
		"another category":   strings.Replace(csaf(""), `csaf_vex`, `csaf_base`, 1),
		"no vulnerabilities": strings.Replace(csaf(""), `"vulnerabilities"`, `"x"`, 1),
		"another type":       strings.Replace(csaf(""), `"publisher": {"name": "team"}`, `"publisher": []`, 1),
		"a duplicate key":    strings.Replace(csaf(""), `"category"`, `"csaf_version": "2.0", "category"`, 1),
		"deep":               strings.Replace(csaf(""), `"branches": [{"branches": [`, `"branches": [`+strings.Repeat(`{"branches": [`, 200)+strings.Repeat("]}", 199)+`, {"branches": [`, 1),
	} {
		_, err := ReadCSAF([]byte(text))
		if _, ok := errors.AsType[*VEXError](err); !ok {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestLinks(t *testing.T) {
	for text, want := range map[string]Link{
		"urn:cdx:3E671687-395b-41f5-a30f-a58921a69b79/1#a": {"3e671687-395b-41f5-a30f-a58921a69b79", 1, "a"},
		"urn:cdx:x/2#pkg%3Anpm%2Fa%401%23b":                {"x", 2, "pkg:npm/a@1#b"},
		"urn:cdx:x/2#a#b":                                  {"x", 2, "a#b"},
		"urn:cdx:x/2":                                      {"x", 2, ""},
		"urn:cdx:x":                                        {},
		"urn:cdx:x/0#a":                                    {},
		"urn:cdx:/1#a":                                     {},
		"urn:cdx:x/one#a":                                  {},
		"a":                                                {},
	} {
		if got, ok := ParseLink(text); got != want || ok != (want != Link{}) {
			t.Errorf("%s: got %+v, %v", text, got, ok)
		}
	}
}

func FuzzReadCSAF(f *testing.F) {
	f.Add([]byte(csaf(`{"cve": "CVE-1", "product_status": {"known_not_affected": ["shop:gravel-1", "gravel"]}, "flags": [{"label": "x"}]}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := ReadCSAF(data)
		if err != nil {
			vexErr, ok := errors.AsType[*VEXError](err)
			if !ok || vexErr.Offset < 0 || vexErr.Offset > len(data) {
				t.Fatalf("%#v", err)
			}
			return
		}
		for _, s := range v.Statements {
			if s.Suppresses() && s.Status == StatusNotAffected && s.Justification == "" && s.ImpactStatement == "" {
				t.Fatalf("%+v sets aside without a reason", s)
			}
		}
	})
}
