package sbom

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/quote"
	"github.com/sealint/sealint/sbom/spdx3"
)

// The end of a message about an unsupported version: which versions are supported.
const (
	cycloneDXVersions = "CycloneDX 1.2 to 1.7 is judged, in XML also 1.0 and 1.1"
	spdxVersions      = "SPDX 2.2, 2.3 and 3.0.1 are judged"
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
	w, fault := unwrap(root, data, o)
	if fault != nil {
		return nil, []Fault{*fault}
	}
	v, base := w.v, w.base
	format, version, fault := recogniseFormat(v, base)
	if fault != nil {
		return nil, []Fault{*fault}
	}
	var d *draft
	var validation func() validation
	switch {
	case format == "spdx" && isSPDX3(version):
		object, _ := v.(map[string]any)
		if version == "3.0.1" {
			validation = startSPDX3Validation(object)
		}
		d = readSPDX3(object, version, base)
	case format == "spdx":
		validation = startValidation("spdx-"+version+".schema.json", v)
		d = readSPDX(v, version, JSON, base)
	default:
		validation = startValidation("bom-"+version+".SNAPSHOT.schema.json", v)
		d = readCycloneDX(v, version, JSON, base)
		if i := slices.Index(base, "payload"); i >= 0 && len(d.secrets) > 0 { // Base64 hides nothing
			payload, _ := lookup(root, base[:i+1]).(string)
			d.secrets = append(d.secrets, payload)
		}
		d.hideSpellings(data, JSON)
		d.verifySignature(w, o.Keys)
	}
	if w.statement != nil {
		d.readStatement(w)
	}
	if w.signed && d.facts.Signature.State == "absent" {
		d.facts.Signature = SignatureFacts{State: "unsupported", Reason: "it is that of an envelope (DSSE); sealint verifies signatures inside CycloneDX only"}
	}
	if validation == nil { // the model of 3.0.0 differs in details from that of 3.0.1
		fault := newFault(Unsupported, "could not be validated: sealint knows the model of SPDX 3.0.1, not that of %s", version).atPointer(under(base, "@context"))
		return d, append(d.faults(), fault)
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
		return unsupported("", "the %s is not an SBOM", quote.Key(base))
	}
	if context := spdx3.ReadContext(object["@context"]); context.Version != "" || spdx3.IsContext(object["@context"]) {
		switch {
		case !isSPDX3(context.Version):
			return unsupported("@context", "SPDX %s is not judged; %s", quoteVersion(context.Version), spdxVersions)
		case context.Problem != "":
			return unsupported("@context", "%s; SPDX 3 is read by the names that its own context gives", context.Problem)
		}
		return "spdx", context.Version, nil
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
		return unsupported("", "the %s is neither CycloneDX nor SPDX", quote.Key(base))
	}
	if version = text(v, "specVersion"); !isSupportedCycloneDX(version) {
		return unsupported("specVersion", "CycloneDX %s is not judged; %s", quoteVersion(version), cycloneDXVersions)
	}
	return "cyclonedx", version, nil
}

// unsupportedSPDX returns the message about an unsupported SPDX version. stated is the value of spdxVersion.
func unsupportedSPDX(stated string) string {
	version, _ := spdxVersion(stated)
	if strings.HasPrefix(version, "3") {
		return fmt.Sprintf("SPDX %s is not judged in this form; SPDX 3 states its version by @context; %s", quoteVersion(version), spdxVersions)
	}
	return fmt.Sprintf("SPDX %s is not judged; %s", quoteVersion(version), spdxVersions)
}

// isSPDX3 reports whether this package reads an SPDX version and it is written in JSON-LD.
func isSPDX3(version string) bool { return version == "3.0.0" || version == "3.0.1" }

// verifySignature verifies the signature inside the document (CycloneDX 1.4 to 1.7: JSF).
func (d *draft) verifySignature(w wrapped, keys []jsf.Key) {
	if member(w.v, "signature") == nil {
		return
	}
	f := &d.facts.Signature
	f.Algorithm = text(w.v, "signature", "algorithm")
	if len(keys) == 0 { // the key inside the document does not prove who signed it
		f.State, f.Reason = "untrusted", "no trusted key is configured"
		return
	}
	result := jsf.Verify(w.data, w.in, keys)
	f.State, f.Reason = string(result.State), result.Reason
	f.Algorithm = cmp.Or(result.Algorithm, f.Algorithm)
}

// readStatement reads the in-toto statement that contains an SBOM (in-toto Attestation Framework, Statement v1).
func (d *draft) readStatement(w wrapped) {
	f := &StatementFacts{
		Type: text(w.statement, "_type"), PredicateType: text(w.statement, "predicateType"), Subjects: []string{}, Undigested: []string{},
	}
	at := d.base[:slices.Index(d.base, "predicate")]
	d.pointers["statement"] = at
	d.pointers["statement/type"] = under(at, "_type")
	d.pointers["statement/predicate_type"] = under(at, "predicateType")
	d.pointers["statement/subjects"] = under(at, "subject")
	for i, subject := range list(w.statement, "subject") {
		name, place := text(subject, "name"), under(at, index("subject", i)+"/name")
		d.pointers[index("statement/subjects", len(f.Subjects))] = place
		f.Subjects = append(f.Subjects, name)
		if digests, _ := member(subject, "digest").(map[string]any); len(digests) == 0 {
			d.pointers[index("statement/undigested", len(f.Undigested))] = place
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
	return start(func() ([]ViolationFacts, error) { return validate(schema, v) })
}

// startSPDX3Validation does the same by the model of SPDX 3.0.1.
func startSPDX3Validation(v map[string]any) func() validation {
	return start(func() ([]ViolationFacts, error) {
		var list []ViolationFacts
		for _, violation := range spdx3.Validate(v) {
			list = append(list, ViolationFacts{Message: violation.Message, Keyword: violation.Keyword, At: violation.At})
		}
		return list, nil
	})
}

func start(validate func() ([]ViolationFacts, error)) func() validation {
	done := make(chan validation, 1)
	go func() {
		var outcome validation
		defer func() {
			if cause := recover(); cause != nil {
				outcome.err = fmt.Errorf("the validator fails with %v", cause)
			}
			done <- outcome
		}()
		outcome.found, outcome.err = validate()
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
