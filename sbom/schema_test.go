package sbom

import "testing"

// TestSchemasLoad loads every schema. Loading fails if a schema uses an unsupported part of XML Schema.
func TestSchemasLoad(t *testing.T) {
	for _, version := range []string{"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"} {
		if isOldCycloneDX(version) {
			// they exist in XML only
		} else if _, err := schema("bom-" + version + ".SNAPSHOT.schema.json"); err != nil {
			t.Error(err)
		}
		if _, err := xsdFor(version); err != nil {
			t.Error(version, err)
		}
	}
	for _, version := range []string{"2.2", "2.3"} {
		if _, err := schema("spdx-" + version + ".schema.json"); err != nil {
			t.Error(err)
		}
	}
}
