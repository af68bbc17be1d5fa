package sbom

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/quote"
)

// The end of a message about an unsupported version: which versions are supported.
const (
	cycloneDXVersions = "CycloneDX 1.2 to 1.7 is judged"
	spdxVersions      = "SPDX 2.2 and 2.3 are judged"
)

func isSupportedCycloneDX(version string) bool {
	return slices.Contains([]string{"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"}, version)
}

// spdxVersion returns the number in a value such as SPDX-2.3, and whether this package reads that version.
func spdxVersion(text string) (version string, supported bool) {
	version = strings.TrimPrefix(text, "SPDX-")
	return version, text == "SPDX-2.2" || text == "SPDX-2.3"
}

// readJSON reads the values of a document, and validates them against the schema at the same time. Neither changes the values.
func readJSON(data []byte, o Options) (*draft, []Fault) {
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		return nil, []Fault{newFault(Malformed, "%s", err)}
	}
	v, base := root, []string(nil)
	inStatement := strings.HasPrefix(text(root, "_type"), "https://in-toto.io/Statement/")
	if inStatement {
		v, base = member(root, "predicate"), []string{"predicate"}
	}
	format, version, fault := recogniseFormat(v, base)
	if fault != nil {
		return nil, []Fault{*fault}
	}
	var d *draft
	var validation func() validation
	if format == "spdx" {
		validation = startValidation("spdx-"+version+".schema.json", v)
		d = readSPDX(v, version, JSON, base)
	} else {
		validation = startValidation("bom-"+version+".SNAPSHOT.schema.json", v)
		d = readCycloneDX(v, version, JSON, base)
		d.verifySignature(data, v, o.Keys)
	}
	if inStatement {
		d.readStatement(root)
	}
	return d, d.addValidation(validation())
}

// recogniseFormat returns the format and the version of a document, or a fault if this package does not read them.
func recogniseFormat(v any, base []string) (format, version string, fault *Fault) {
	unsupported := func(member, format string, args ...any) (string, string, *Fault) {
		fault := newFault(Unsupported, format, args...).atPointer(under(base, member))
		return "", "", &fault
	}
	object, ok := v.(map[string]any)
	if !ok {
		return unsupported("", "the statement's predicate is not an SBOM")
	}
	if context := spdxContext(object["@context"]); context != "" {
		version := strings.TrimPrefix(context[strings.Index(context, "spdx.org/rdf/"):], "spdx.org/rdf/")
		version, _, _ = strings.Cut(version, "/")
		return unsupported("@context", "SPDX %s is not judged yet; %s", version, spdxVersions)
	}
	if stated, ok := object["spdxVersion"]; ok {
		text, isText := stated.(string)
		if !isText {
			return unsupported("spdxVersion", "spdxVersion is not a string; %s", spdxVersions)
		}
		if version, supported := spdxVersion(text); supported {
			return "spdx", version, nil
		}
		return unsupported("spdxVersion", "%s", unsupportedSPDX(text))
	}
	if object["specFormat"] != nil {
		at := "specFormat"
		if object["specVersion"] != nil {
			at = "specVersion"
		}
		return unsupported(at, "CycloneDX %s is not judged yet; %s", quoteVersion(cmp.Or(text(v, "specVersion"), "2.0")), cycloneDXVersions)
	}
	if _, ok := object["specVersion"]; !ok {
		if base == nil || object["bomFormat"] != nil {
			return unsupported("bomFormat", "the document does not state specVersion; %s", cycloneDXVersions)
		}
		return unsupported("", "the statement's predicate is neither CycloneDX nor SPDX")
	}
	if version = text(v, "specVersion"); !isSupportedCycloneDX(version) {
		return unsupported("specVersion", "CycloneDX %s is not judged; %s", quoteVersion(version), cycloneDXVersions)
	}
	return "cyclonedx", version, nil
}

// unsupportedSPDX returns the message about an unsupported SPDX version. stated is the value of spdxVersion.
func unsupportedSPDX(stated string) string {
	version, _ := spdxVersion(stated)
	yet := ""
	if strings.HasPrefix(version, "3") {
		yet = " yet"
	}
	return fmt.Sprintf("SPDX %s is not judged%s; %s", quoteVersion(version), yet, spdxVersions)
}

// spdxContext returns the JSON-LD context that identifies a document as SPDX 3, or "". A context is a text, an object, or a list
// of these (JSON-LD 1.1 §3.1).
func spdxContext(context any) string {
	switch c := context.(type) {
	case string:
		if strings.Contains(c, "spdx.org/rdf/") {
			return c
		}
	case []any:
		for _, item := range c {
			if found := spdxContext(item); found != "" {
				return found
			}
		}
	case map[string]any: // definitions of terms
		for _, name := range slices.Sorted(maps.Keys(c)) {
			if text, ok := c[name].(string); ok && strings.Contains(text, "spdx.org/rdf/") {
				return text
			}
		}
	}
	return ""
}

// verifySignature verifies the signature inside the document (CycloneDX 1.4 to 1.7: JSF).
func (d *draft) verifySignature(data []byte, v any, keys []jsf.Key) {
	if member(v, "signature") == nil {
		return
	}
	f := &d.facts.Signature
	f.Algorithm = text(v, "signature", "algorithm")
	if len(keys) == 0 { // the key inside the document does not prove who signed it
		f.State, f.Reason = "untrusted", "no trusted key is configured"
		return
	}
	result := jsf.Verify(data, d.base, keys)
	f.State, f.Reason = string(result.State), result.Reason
	f.Algorithm = cmp.Or(result.Algorithm, f.Algorithm)
}

// readStatement reads the in-toto statement that contains an SBOM (in-toto Attestation Framework, Statement v1).
func (d *draft) readStatement(root any) {
	f := &StatementFacts{
		Type: text(root, "_type"), PredicateType: text(root, "predicateType"), Subjects: []string{}, Undigested: []string{},
	}
	d.pointers["statement"] = []string{} // the statement is the whole document
	d.pointers["statement/type"] = []string{"_type"}
	d.pointers["statement/predicate_type"] = []string{"predicateType"}
	d.pointers["statement/subjects"] = []string{"subject"}
	for i, subject := range list(root, "subject") {
		name, at := text(subject, "name"), under(nil, index("subject", i)+"/name")
		d.pointers[index("statement/subjects", len(f.Subjects))] = at
		f.Subjects = append(f.Subjects, name)
		if digests, _ := member(subject, "digest").(map[string]any); len(digests) == 0 {
			d.pointers[index("statement/undigested", len(f.Undigested))] = at
			f.Undigested = append(f.Undigested, name)
		}
	}
	d.facts.Statement = f
}

// validation is the result of validating a document against its schema.
type validation struct {
	found []ViolationFacts
	err   error // why it could not be validated
}

// startValidation validates values in another goroutine. The returned function waits for the result.
func startValidation(schema string, v any) func() validation {
	done := make(chan validation, 1)
	go func() {
		var outcome validation
		defer func() {
			if cause := recover(); cause != nil {
				outcome.err = fmt.Errorf("the validator fails with %v", cause)
			}
			done <- outcome
		}()
		outcome.found, outcome.err = validate(schema, v)
	}()
	return func() validation { return <-done }
}

// addValidation adds the violations to the facts, and returns the faults of the document.
func (d *draft) addValidation(v validation) []Fault {
	d.addViolations(v.found)
	faults := d.faults()
	if v.err != nil {
		faults = append(faults, newFault(Unsupported, "could not be validated: %s", v.err))
	}
	return faults
}

// quoteVersion shortens a version for a message and leaves out its control characters.
func quoteVersion(version string) string {
	version = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, version)
	if version == "" {
		return "without a version"
	}
	return quote.Truncate(version, 24)
}
