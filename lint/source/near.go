package source

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// nearMiss describes a text that is not a document but nearly one: the member that makes it so, and the message of the problem.
type nearMiss struct {
	id    string // of the problem
	key   string // of the member; empty for the whole text
	atKey bool   // the problem is located at the key, not at the value
	text  string // the message; empty if the text is not nearly a document
}

// findNearMiss reports whether an object that is not a document was probably meant to be one, or wraps one. Without this check, a
// misspelt document would be skipped and the run would pass.
func (d *Document) findNearMiss(top members) nearMiss {
	for _, k := range kinds {
		if n := k.findNearMiss(d, top); n.text != "" {
			return n
		}
	}
	return findEnvelope(top)
}

func (d *Document) nearMissProblem(document int, n nearMiss) *model.Problem {
	p := d.Problem(n.id, "%s", n.text)
	if n.key != "" {
		p.Location = d.Locate([]model.Place{{Path: d.Path, Document: document, Pointer: []string{n.key}, Key: n.atKey}})[0]
	}
	return p
}

func misspelling(key, meant string) nearMiss {
	return nearMiss{model.ProblemUnsupported, key, true, fmt.Sprintf("the key is %s, did you mean %q? As it stands, the file is not judged", quote.Text(key), meant)}
}

// distance returns how many letters to change, insert or remove to make one word of the other (Levenshtein), ignoring case.
func distance(a, b string) int {
	return levenshtein.ComputeDistance(strings.ToLower(a), strings.ToLower(b))
}

// almostVersion matches a version with other characters before its number, or a placeholder of a template for a version.
var almostVersion = regexp.MustCompile(`^[^0-9A-Za-z]*[A-Za-z]{0,2}[. ]?[0-9]|\$\{|\{\{|\$\(|^[$<%@].+|__`)

// findContractNearMiss finds a version whose key is nearly openapi or swagger, and a key openapi or swagger whose value is not a
// version.
func (d *Document) findContractNearMiss(top members) nearMiss {
	mayBeAPI := top.has("paths", "webhooks", "components", "definitions", "info", "servers") || hasDocumentName(d.Path)
	isAPI := top.has("info") && top.has("paths", "webhooks", "components", "definitions")
	for _, m := range top {
		switch meant := strings.ToLower(m.key); {
		case m.key == "openapi" || m.key == "swagger":
			if mayBeAPI && almostVersion.MatchString(m.value) || isAPI {
				says := "states no version"
				if m.value != "" {
					says = quote.Text(m.value) + " is not a version"
				}
				return nearMiss{model.ProblemUnsupported, m.key, m.value == "", fmt.Sprintf("%s; %s must be a version like 3.1.0 or 2.0. As it stands, the file is not judged", says, m.key)}
			}
		case meant == "openapi" || meant == "swagger":
			if isAPI || mayBeAPI && (isVersion(m.value) || almostVersion.MatchString(m.value)) {
				return misspelling(m.key, meant)
			}
		case isAPI && isVersion(m.value):
			for _, meant := range []string{"openapi", "swagger"} {
				if distance(m.key, meant) <= 2 && !top.has("asyncapi") {
					return misspelling(m.key, meant)
				}
			}
		}
	}
	return nearMiss{}
}

// findManifestNearMiss finds an apiVersion that is nearly sealint's, and a file that is named like a manifest but has no apiVersion.
// An apiVersion with the group of another system, such as camel.apache.org/v1, is not a near miss.
func (d *Document) findManifestNearMiss(top members) nearMiss {
	hasName := manifestName.MatchString(d.Path)
	integration := strings.EqualFold(top.value("kind"), "Integration")
	for _, m := range top {
		if m.key != "apiVersion" && distance(m.key, "apiVersion") <= 2 && (isNearGroup(m.value) || integration && hasName) {
			return misspelling(m.key, "apiVersion")
		}
	}
	stated, _ := top.get("apiVersion")
	meant := integration && (isNearGroup(stated.value) || hasName && !isForeignGroup(stated.value))
	if !meant && !(hasName && stated.value == "") {
		return nearMiss{}
	}
	says := "states no apiVersion"
	if stated.value != "" {
		says = "is apiVersion " + quote.Text(stated.value)
	}
	return nearMiss{model.ProblemUnsupported, "apiVersion", false, says + ", and is not judged; a manifest has apiVersion: sealint/v1 and kind: Integration"}
}

// manifestName matches the names that manifests have by convention.
var manifestName = regexp.MustCompile(`(?i)\.integration\.(ya?ml|json)$`)

// isNearGroup reports whether the group of an apiVersion is nearly sealint.
func isNearGroup(version string) bool {
	group, _, _ := strings.Cut(version, "/")
	return distance(group, "sealint") <= 2
}

// isForeignGroup reports whether an apiVersion is that of another system: it has a group that does not contain "sealint" and is not
// just "integration".
func isForeignGroup(version string) bool {
	group, _, grouped := strings.Cut(strings.ToLower(version), "/")
	return grouped && !strings.Contains(group, "sealint") && group != "integration"
}

// findSBOMNearMiss finds an SBOM whose key bomFormat or spdxVersion is misspelt or missing.
func findSBOMNearMiss(_ *Document, top members) nearMiss {
	cycloneDX := slices.Contains([]string{"1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"}, top.value("specVersion")) && top.has("components", "serialNumber", "dependencies", "metadata")
	spdx := top.has("SPDXID") && top.has("packages", "creationInfo", "documentNamespace")
	for _, m := range top {
		switch {
		case distance(m.key, "bomFormat") <= 2 && (cycloneDX || strings.EqualFold(m.value, "CycloneDX")):
			return misspelling(m.key, "bomFormat")
		case distance(m.key, "spdxVersion") <= 2 && (spdx || strings.HasPrefix(strings.ToUpper(m.value), "SPDX-")):
			return misspelling(m.key, "spdxVersion")
		}
	}
	switch {
	case cycloneDX:
		return nearMiss{model.ProblemUnsupported, "specVersion", true, `has a specVersion like CycloneDX but no bomFormat; "bomFormat": "CycloneDX" is required. As it stands, the file is not judged`}
	case spdx:
		return nearMiss{model.ProblemUnsupported, "SPDXID", true, "has an SPDXID but no spdxVersion, which is required. As it stands, the file is not judged"}
	}
	return nearMiss{}
}

// protobufStart matches the beginning of CycloneDX in the protobuf notation: its version, a text of three characters.
var protobufStart = regexp.MustCompile(`\A\n\x031\.[0-9]`)

func (d *Document) protobufSBOM() classification {
	d.Kind = model.SBOM
	return classification{kind: model.SBOM, problem: d.Problem(model.ProblemUnsupported, "is CycloneDX in the protobuf notation; CycloneDX is read as JSON and XML; convert it")}
}

// expandedSPDX matches an element of SPDX 3 in JSON-LD without a context, in which every name is a whole address.
var expandedSPDX = regexp.MustCompile(`"@type"\s*:\s*\[?\s*"https?://spdx\.org/rdf/3[^"]*/terms/(Core/(SpdxDocument|CreationInfo)|Software/(Sbom|Package|File))"`)

// findListedSBOM finds an SBOM that is the first item of a list, and SPDX 3 in the form of a list; nil if there is none.
func (d *Document) findListedSBOM() *model.Problem {
	switch {
	case kindOf(looseMembers(d.Data)) == model.SBOM:
		return d.Problem(model.ProblemUnsupported, "is a list of SBOMs; write each to a file of its own: jq '.[0]'")
	case expandedSPDX.Match(d.Data):
		return d.Problem(model.ProblemUnsupported, "is SPDX 3 as JSON-LD without a context; SPDX 3 is read by the names that its own context gives; compact it")
	}
	return nil
}

// findEnvelope finds what is nearly an SBOM, or a document of another kind, inside another object: in a signed envelope (DSSE), or in
// an answer of GitHub's API for SBOMs. An SBOM in such an object is a document.
func findEnvelope(top members) nearMiss {
	if sbom, ok := top.get("sbom"); ok && slices.Contains(sbom.names, "SPDXID") {
		return nearMiss{model.ProblemUnsupported, "sbom", true, `holds an SBOM without spdxVersion as its member "sbom". As it stands, the file is not judged`}
	}
	key, payload, signed := envelopePayload(top)
	if !signed {
		return nearMiss{}
	}
	decoded, err := decodePayload(payload)
	kind := kindOf(looseMembers(decoded))
	switch {
	case err != nil && payload != "":
		return nearMiss{model.ProblemUnsupported, key, true, "is a signed envelope (DSSE) whose payload is not Base64"}
	case kind == model.Unknown:
		return nearMiss{}
	}
	return nearMiss{model.ProblemUnsupported, key, true, fmt.Sprintf(
		"is a signed envelope (DSSE) around a document of kind %s, and is not opened; write its payload to a file of its own: jq -r '.dsseEnvelope // . | .payload' | base64 -d", kind.Label())}
}

// envelopePayload returns the payload of a signed envelope (DSSE), alone or in a bundle of Sigstore, and the key of the object at the
// top in which it is.
func envelopePayload(top members) (key, payload string, signed bool) {
	if bundle, ok := top.get("dsseEnvelope"); ok {
		return "dsseEnvelope", bundle.inner["payload"], slices.Contains(bundle.names, "payload")
	}
	return "payload", top.value("payload"), top.has("payload") && top.has("payloadType")
}

func decodePayload(payload string) ([]byte, error) {
	decoded, err := base64.StdEncoding.DecodeString(payload)
	if err != nil {
		decoded, err = base64.URLEncoding.DecodeString(payload)
	}
	return decoded, err
}

// envelopeMembers returns the members of the object in the payload of a signed envelope, nil if there is none.
func envelopeMembers(top members) members {
	_, payload, signed := envelopePayload(top)
	decoded, err := decodePayload(payload)
	if !signed || err != nil {
		return nil
	}
	return looseMembers(decoded)
}
