package source

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// kind says how documents of one kind are recognised and read.
type kind struct {
	name model.DocumentKind
	// is reports whether an object with these members is a document of the kind.
	is func(top members) bool
	// findNearMiss reports whether an object that is no document was probably meant to be one of the kind.
	findNearMiss func(d *Document, top members) nearMiss
	// keys, in lower case, are the keys that identify documents of the kind, and those that often stand beside them.
	keys []string
	// words are strings in lower case. Every document of the kind contains at least one of them in a key or value, unless it is
	// written with escapes. A text with none of the words of any kind is not parsed.
	words []string
	// tree: the file is parsed into Nodes. An SBOM has its own reader, which needs them for YAML only.
	tree bool
	// several: a YAML file may hold several documents of the kind.
	several bool
	// duplicates: keys that repeat in an object are kept in Document.Duplicates and become findings. In other kinds they are a
	// problem.
	duplicates bool
	// maxValues is how many values a YAML file may have when its aliases are expanded; 0 means the limit for all files.
	maxValues int
	// isYAML replaces is for YAML if it is stricter there. notYAML says why a document of the kind with these members cannot be judged
	// if it is written in YAML; "" if it can.
	isYAML  func(top members) bool
	notYAML func(top members) string
}

// kinds are the kinds of documents. A text that matches several is a document of the first. Their names in reports and their
// entities are in lint/model/kinds.go, and their lowering in lint/kinds.go.
var kinds = []kind{
	{
		name: model.Contract, is: isContract, findNearMiss: (*Document).findContractNearMiss, tree: true,
		keys:  []string{"openapi", "swagger", "info", "paths", "webhooks", "components", "definitions", "servers"},
		words: []string{"openapi", "swagger"},
	},
	{
		name: model.Manifest, is: isManifest, findNearMiss: (*Document).findManifestNearMiss, tree: true, several: true, duplicates: true, maxValues: maxManifest,
		keys:  []string{"apiversion", "kind"},
		words: []string{"sealint"},
	},
	{
		name: model.SBOM, is: isSBOM, findNearMiss: findSBOMNearMiss,
		isYAML: func(top members) bool { return isSBOM(top) && !hasForeignValue(top) },
		notYAML: func(top members) string {
			if top.has("spdxVersion") && strings.HasPrefix(top.value("spdxVersion"), "SPDX-") && !top.has("bomFormat", "specFormat", "@context", "_type", "payload") {
				return ""
			}
			return "is an SBOM in YAML; of these, SPDX 2.2 and 2.3 are read; CycloneDX is read as JSON and XML, SPDX 3 as JSON-LD; convert it"
		},
		keys: []string{
			"bomformat", "specformat", "specversion", "serialnumber", "spdxversion", "spdxid", "packages", "$schema", "@context",
			"_type", "predicatetype", "predicate", "payload", "payloadtype", "dsseenvelope", "sbom",
		},
		words: []string{"bomformat", "specformat", "specversion", "spdx", "cyclonedx", "payloadtype"},
	},
}

// forManifests is a part of the reason for files that are judged only together with a manifest.
const forManifests = "which sealint reads only for a manifest"

// unsupportedKeys are the keys that identify documents of kinds that sealint does not judge, with the reason.
var unsupportedKeys = map[string]string{
	"asyncapi": "is an AsyncAPI document, which sealint does not judge",
	"arazzo":   "is an Arazzo description, " + forManifests + " that names it in contract.usage, or beside which it is",
}

// vexReason says of an OpenVEX or CSAF document that a search found why it has no effect: whoever adds a file must not be able to set
// vulnerabilities aside. It is empty for any other text.
func vexReason(text []byte) string {
	if text[0] == '{' && (bytes.Contains(text, []byte(`"https://openvex.dev/ns`)) || bytes.Contains(text, []byte(`"csaf_version"`))) {
		return "is a VEX document, which has no effect unless the configuration (vex) or --vex names it"
	}
	return ""
}

// kindByName returns the row of a kind; the zero row for Unknown.
func kindByName(name model.DocumentKind) kind {
	if i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name }); i >= 0 {
		return kinds[i]
	}
	return kind{}
}

// kindOf returns the kind of a document with these members at its top.
func kindOf(top members) model.DocumentKind {
	for _, k := range kinds {
		if k.is(top) {
			return k.name
		}
	}
	if isSBOM(envelopeMembers(top)) {
		return model.SBOM
	}
	return model.Unknown
}

// kindOfYAML returns the kind of a YAML document with these members at its top.
func kindOfYAML(top members) model.DocumentKind {
	kind := kindOf(top)
	if is := kindByName(kind).isYAML; is != nil && !is(top) {
		return model.Unknown
	}
	return kind
}

// unsupportedReason says why sealint does not judge a document of another known kind; "" for any other text.
func unsupportedReason(top members) string {
	for key, reason := range unsupportedKeys {
		if top.has(key) {
			return reason
		}
	}
	if top.states("overlay", isVersion) {
		return "is an OpenAPI Overlay, " + forManifests + " that names it in contract.overlays"
	}
	if top.has("consumer") && top.has("provider") && top.has("interactions", "messages") {
		return "is a Pact file, " + forManifests + " that names it in contract.usage, or beside which it is"
	}
	return ""
}

func isContract(top members) bool {
	return top.states("openapi", isVersion) || top.states("swagger", isVersion)
}

func isManifest(top members) bool { return top.states("apiVersion", IsManifestVersion) }

// isSBOM reports whether an object is an SBOM, an in-toto statement about one, or an object around one.
func isSBOM(top members) bool {
	beginsWith := func(key, prefix string) bool { return strings.HasPrefix(top.value(key), prefix) }
	context, _ := top.get("@context")
	predicate, _ := top.get("predicate")
	sbom, _ := top.get("sbom") // as in an answer of GitHub's API
	switch {
	case top.has("bomFormat", "specFormat", "spdxVersion"), holdsSBOM(sbom), beginsWith("$schema", "http://cyclonedx.org/schema/bom"),
		isSPDX3Context(context.value), slices.ContainsFunc(context.texts, isSPDX3Context),
		len(top) > 1 && slices.ContainsFunc(slices.Collect(maps.Values(context.inner)), isSPDX3Context): // otherwise it is only a context
		return true
	}
	return beginsWith("_type", "https://in-toto.io/Statement/") && (isBOMPredicate(top.value("predicateType")) ||
		holdsSBOM(predicate))
}

// isSPDX3Context reports whether a text is the address of the JSON-LD context of SPDX 3, or of its terms.
func isSPDX3Context(text string) bool {
	return strings.HasPrefix(text, "https://spdx.org/rdf/") || strings.HasPrefix(text, "http://spdx.org/rdf/") ||
		strings.HasPrefix(text, "https://spdx.github.io/spdx-spec/") && strings.Contains(text, "spdx-context.json")
}

// holdsSBOM reports whether the value of a member is an SBOM.
func holdsSBOM(m member) bool {
	has := func(name string) bool { return slices.Contains(m.names, name) }
	return has("spdxVersion") || has("bomFormat") || isSPDX3Context(m.inner["@context"]) || has("@context") && has("@graph")
}

// hasForeignValue reports whether the key bomFormat or spdxVersion has a value that no SBOM has there. A YAML file with such a
// key is of another kind.
func hasForeignValue(top members) bool {
	return top.has("bomFormat", "spdxVersion") && !strings.EqualFold(top.value("bomFormat"), "CycloneDX") && !strings.HasPrefix(top.value("spdxVersion"), "SPDX-")
}

func isBOMPredicate(predicateType string) bool {
	return strings.HasPrefix(predicateType, "https://cyclonedx.org/bom") || strings.HasPrefix(predicateType, "https://spdx.dev/Document")
}

// isVersion reports whether a string can be a version. A package with an "openapi" setting, or prose, has another value there.
func isVersion(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && !strings.ContainsAny(s, " \t\n")
}

// IsManifestVersion reports whether an apiVersion is that of a manifest, in any version. It also accepts "sealint" without a
// version.
func IsManifestVersion(apiVersion string) bool {
	return apiVersion == "sealint" || strings.HasPrefix(apiVersion, "sealint/")
}
