package lint_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// linked is an SBOM with the elements that are named, and linking one that links it by its version, its path and its digest.
func linked(version int, elements ...string) string {
	var components []string
	for _, ref := range elements {
		components = append(components, fmt.Sprintf(`{"type":"library","bom-ref":%q,"name":%[1]q,"version":"1.0.0"}`, ref))
	}
	return fmt.Sprintf(`{"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b70","version":%d,"components":[%s]}`, version, strings.Join(components, ","))
}

func linking(digestOf string) string {
	return `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[{"type":"library","bom-ref":"a","name":"a","version":"1.0.0"}],
 "externalReferences":[{"type":"bom","url":"b.cdx.json","hashes":[{"alg":"SHA-256","content":"` + fmt.Sprintf("%x", sha256.Sum256([]byte(digestOf))) + `"}]}],
 "dependencies":[{"ref":"a","dependsOn":["urn:cdx:3e671687-395b-41f5-a30f-a58921a69b70/1#stone"]}]}`
}

// TestLinksSinceTheBase checks that findings about links are compared although only the linked document changed, and that they do not
// depend on the order of documents or on copies of them.
func TestLinksSinceTheBase(t *testing.T) {
	good := linked(1, "gravel", "stone")
	base := files{"a.cdx.json": linking(good), "b.cdx.json": good}
	found := func(report *model.Report) string {
		var list []string
		for _, f := range report.Findings {
			if f.Rule == "sbom/ref-dangling" || f.Rule == "sbom/link-mismatch" || f.Rule == "sbom/bomlink-unresolved" {
				list = append(list, fmt.Sprintf("%s %s %d %s", f.Location.Path, f.Rule, f.Location.Line, f.State))
			}
		}
		return strings.Join(list, "\n")
	}
	lost := linked(1, "gravel")
	for name, test := range map[string]struct {
		head files
		want string
	}{
		"nothing changed":            {base, ""},
		"the element is gone":        {base.with(files{"a.cdx.json": linking(lost), "b.cdx.json": lost}), "a.cdx.json sbom/ref-dangling 3 new"},
		"only the digest differs":    {base.with(files{"b.cdx.json": good + "\n"}), "a.cdx.json sbom/link-mismatch 2 new"},
		"the other document is gone": {base.with(files{"b.cdx.json": ""}), "a.cdx.json sbom/bomlink-unresolved 2 new\na.cdx.json sbom/bomlink-unresolved 3 new"},
		"another document changed":   {base.with(files{"c.cdx.json": linked(7, "x")}), ""},
		"a copy lost the element":    {base.with(files{"0.cdx.json": lost}), ""},
		"another version":            {base.with(files{"b.cdx.json": linked(2, "stone")}), "a.cdx.json sbom/link-mismatch 2 new\na.cdx.json sbom/link-mismatch 3 new"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := found(compare(t, test.head, base)); got != test.want {
				t.Errorf("told %s\nwant %s", got, test.want)
			}
		})
	}
	broken := base.with(files{"a.cdx.json": linking(lost), "b.cdx.json": lost})
	if got := found(compare(t, broken, broken)); got != "a.cdx.json sbom/ref-dangling 3 unchanged" {
		t.Errorf("told %s", got)
	}
}
