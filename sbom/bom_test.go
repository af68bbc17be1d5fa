package sbom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/sbom"
)

func ExampleRead() {
	bom, faults := sbom.Read([]byte(`{
  "bomFormat": "CycloneDX", "specVersion": "1.6",
  "metadata": {"component": {"type": "application", "bom-ref": "shop", "name": "shop"}},
  "components": [
    {"type": "library", "bom-ref": "cart", "name": "cart", "version": "^1.2.0"},
    7
  ],
  "dependencies": [{"ref": "shop", "dependsOn": ["cart"]}]
}`), sbom.JSON, sbom.Options{})
	for _, c := range bom.Components {
		fmt.Println(c.Name(), c.Facts.Reach, c.Facts.Pin.Class, strings.Join(c.Pointer([]any{"version"}), "/"))
	}
	for _, f := range faults {
		fmt.Println(f.Kind, f.Message, strings.Join(f.Pointer, "/"))
	}
	// Output:
	// shop root empty metadata/component/name
	// cart direct leading-operator components/0/version
	// malformed component could not be read: it has the wrong type components/1
}

// TestReadCredentials checks that Credentials has the credentials in URLs exactly as they are written, so that callers can hide
// them.
func TestReadCredentials(t *testing.T) {
	bom, faults := sbom.Read([]byte(`{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
{"type": "library", "name": "a", "externalReferences": [{"type": "vcs", "url": "https://ci:s3cr&t@git.shop.example/a"}]}]}`), sbom.JSON, sbom.Options{})
	if len(faults) > 0 || !slices.Equal(bom.Credentials, []string{"s3cr&t", "s3cr%26t"}) {
		t.Errorf("%v %q", faults, bom.Credentials)
	}
}

// TestLocate checks the regions of pointers of the JSON form in the text of the other notations.
func TestLocate(t *testing.T) {
	for _, test := range []struct {
		notation      sbom.Notation
		text, pointer string
		want          string
		depth         int
	}{
		{sbom.XML, `<bom><components><component><name>a</name></component></components></bom>`, "components/0/name", "a", 3},
		{sbom.XML, `<bom><components><component><name>a</name></component></components></bom>`, "components/0/version", "component", 2},
		{sbom.XML, `<bom version="1"/>`, "version", "1", 1},
		{sbom.XML, `<bom/>`, "components", "bom", 0},
		{sbom.TagValue, "PackageName: a\nPackageVersion: 1.2\n", "packages/0/versionInfo", "1.2", 3},
		{sbom.TagValue, "PackageName: a\nPackageVersion: 1.2\n", "packages/0/supplier", "PackageName", 2},
	} {
		region := sbom.Locate([]byte(test.text), test.notation, [][]string{strings.Split(test.pointer, "/")})[0]
		if got := test.text[region.Start:region.End]; got != test.want || region.Depth != test.depth {
			t.Errorf("%s in %s is %q at depth %d, want %q at %d", test.pointer, test.text, got, region.Depth, test.want, test.depth)
		}
	}
}
